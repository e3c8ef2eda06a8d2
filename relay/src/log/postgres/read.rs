//! The queries. Every record that leaves here was checked against its own digest.

use baton_shared::id::Position;
use jiff::Timestamp;
use tokio_postgres::Row;

use super::fault::{describe, read_error};
use super::pool::Pool;
use super::sql::{self, Failed, digest, fixed, maybe_position, number, position};
use crate::log::chain::{Digest, Salt};
use crate::log::stored::{PrivateRow, Stored};
use crate::log::{
    Broken, ClaimRow, CommitId, Loaded, Order, PrivatePart, READ_MAX, Range, ReadError, Record,
    SnapshotBody, StreamId,
};

type Read<T> = Result<T, ReadError>;

fn stored(row: &Row) -> Result<Stored, Failed> {
    let at_ns: i64 = row.try_get(2)?;
    let at = Timestamp::from_nanosecond(i128::from(at_ns)).unwrap_or_default();
    let private: Option<&[u8]> = row.try_get(7)?;
    let (side, body) = match row.try_get::<_, Option<bool>>(10)? {
        None => (None, PrivatePart::None),
        Some(true) => (
            Some(PrivateRow { erased: true, salt: Salt::default(), person: String::new() }),
            PrivatePart::Erased,
        ),
        Some(false) => {
            let (salt, person) = (fixed(row.try_get(11)?), row.try_get(13)?);
            (Some(PrivateRow { erased: false, salt, person }), PrivatePart::Kept(row.try_get(12)?))
        }
    };
    let record = Record {
        pos: position(row, 0)?,
        commit: CommitId(fixed(row.try_get(1)?)),
        at,
        stream: StreamId::stored(row.try_get(3)?),
        kind: row.try_get(4)?,
        // Another number was never written; as 0 it fails the digest.
        version: u16::try_from(row.try_get::<_, i32>(5)?).unwrap_or_default(),
        facts: row.try_get(6)?,
        private: body,
        prev: digest(row, 8)?,
        digest: digest(row, 9)?,
    };
    Ok(Stored { record, at_ns, private: private.map(|p| Digest(fixed(p))), row: side })
}

/// Checked records. A row that cannot even be read as one is damage at its position.
fn records(rows: &[Row]) -> Read<Vec<Record>> {
    let damaged = |row: &Row, error: &Failed| {
        let pos = position(row, 0).unwrap_or_default();
        ReadError::Broken(Broken { pos, what: describe(error) })
    };
    rows.iter().map(|row| stored(row).map_err(|e| damaged(row, &e))?.checked()).collect()
}

/// At most [`READ_MAX`], as a column.
fn bounded(limit: usize) -> i64 {
    i64::try_from(limit.min(READ_MAX)).unwrap_or(i64::MAX)
}

pub(super) async fn after(pool: &Pool, after: Position, limit: usize) -> Read<Vec<Record>> {
    records(&pool.rows((sql::AFTER, &[&number(after), &bounded(limit)])).await?)
}

pub(super) async fn at(pool: &Pool, wanted: &[Position]) -> Read<Vec<Option<Record>>> {
    let wanted = &wanted[..wanted.len().min(READ_MAX)];
    let numbers: Vec<i64> = wanted.iter().copied().map(number).collect();
    let mut found = records(&pool.rows((sql::AT, &[&numbers])).await?)?;
    found.sort_unstable_by_key(|record| record.pos);
    let find = |pos: &Position| {
        let index = found.binary_search_by_key(pos, |record| record.pos).ok()?;
        found.get(index).cloned()
    };
    Ok(wanted.iter().map(find).collect())
}

pub(super) async fn range(pool: &Pool, stream: &StreamId, range: Range) -> Read<Vec<Record>> {
    let sql = match range.order {
        Order::OldestFirst => sql::OLDEST,
        Order::NewestFirst => sql::NEWEST,
    };
    let after = number(range.after.unwrap_or_default());
    let before = range.before.map_or(i64::MAX, number);
    let (name, limit) = (stream.as_str(), bounded(range.limit));
    records(&pool.rows((sql, &[&name, &after, &before, &limit])).await?)
}

/// Head, snapshot and tail belong together.
pub(super) async fn load(pool: &Pool, stream: &StreamId, fold_version: u32) -> Read<Loaded> {
    let (name, fold) = (stream.as_str(), i64::from(fold_version));
    let both = pool.pair((sql::LOADED, &[&name, &fold]), (sql::TAIL, &[&name, &fold])).await?;
    let (first, tail) = both;
    let Some(row) = first.first() else {
        return Ok(Loaded { head: None, snapshot: None, tail: Vec::new() });
    };
    let heads = || {
        let snapshot = match maybe_position(row, 1)? {
            Some(pos) => Some(SnapshotBody { pos, body: row.try_get(2)? }),
            None => None,
        };
        Ok((maybe_position(row, 0)?, snapshot))
    };
    let (head, snapshot) = heads().map_err(|e: Failed| read_error(&e))?;
    Ok(Loaded { head, snapshot, tail: records(&tail)? })
}

pub(super) async fn claimed(pool: &Pool, keys: &[(String, String)]) -> Read<Vec<Option<ClaimRow>>> {
    // The database's text has no zero bytes, so no such key was ever taken.
    let possible = |(_, (space, key)): &(usize, &(String, String))| {
        !space.contains('\0') && !key.contains('\0')
    };
    let asked: Vec<(usize, &(String, String))> = keys.iter().enumerate().filter(possible).collect();
    let spaces: Vec<&str> = asked.iter().map(|(_, (space, _))| space.as_str()).collect();
    let names: Vec<&str> = asked.iter().map(|(_, (_, key))| key.as_str()).collect();
    let numbers: Vec<i64> =
        asked.iter().map(|(nr, _)| i64::try_from(*nr).unwrap_or(i64::MAX)).collect();
    let mut found = vec![None; keys.len()];
    for row in pool.rows((sql::CLAIMS, &[&spaces, &names, &numbers])).await? {
        let (nr, by) = claim_row(&row).map_err(|e| read_error(&e))?;
        if let Some(slot) = found.get_mut(nr) {
            *slot = Some(by);
        }
    }
    Ok(found)
}

fn claim_row(row: &Row) -> Result<(usize, ClaimRow), Failed> {
    let nr = usize::try_from(row.try_get::<_, i64>(0)?).unwrap_or(usize::MAX);
    let stream = StreamId::stored(row.try_get(2)?);
    Ok((nr, ClaimRow { pos: position(row, 1)?, stream }))
}

pub(super) async fn greatest_key(pool: &Pool, space: &str) -> Read<Option<String>> {
    let rows = pool.rows((sql::GREATEST, &[&space])).await?;
    rows.first().map(|row| row.try_get(0).map_err(|e| read_error(&e))).transpose()
}

pub(super) async fn resident(pool: &Pool) -> Read<Vec<StreamId>> {
    let rows = pool.rows((sql::RESIDENT, &[])).await?;
    let name = |row: &Row| row.try_get(0).map(StreamId::stored).map_err(|e| read_error(&e));
    rows.iter().map(name).collect()
}

pub(super) async fn head(pool: &Pool) -> Read<Position> {
    let rows = pool.rows((sql::HEAD, &[])).await?;
    rows.first().map_or(Ok(Position(0)), |row| position(row, 0).map_err(|e| read_error(&e)))
}
