//! Columns to and from the log's types.

use baton_shared::id::Position;
use rusqlite::Row;
use rusqlite::types::Type;

/// A position as a column. `SQLite`'s integers end at 2^63, which no log reaches.
pub(super) fn number(pos: Position) -> i64 {
    i64::try_from(pos.0).unwrap_or(i64::MAX)
}

pub(super) fn position(row: &Row<'_>, column: usize) -> rusqlite::Result<Position> {
    let number: i64 = row.get(column)?;
    match u64::try_from(number) {
        Ok(pos) => Ok(Position(pos)),
        Err(e) => Err(rusqlite::Error::FromSqlConversionFailure(column, Type::Integer, e.into())),
    }
}

/// A blob of a fixed size.
pub(super) fn blob<const N: usize>(row: &Row<'_>, column: usize) -> rusqlite::Result<[u8; N]> {
    let bytes = row.get_ref(column)?.as_blob()?;
    bytes.try_into().map_err(|e: std::array::TryFromSliceError| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Blob, e.into())
    })
}

/// A value that cannot be what was written.
pub(super) fn damaged(column: usize, why: &'static str) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Blob, why.into())
}
