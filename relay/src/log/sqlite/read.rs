//! The queries. Every record that leaves here was checked against its own digest.

use baton_shared::id::Position;
use jiff::Timestamp;
use rusqlite::{CachedStatement, Connection, OptionalExtension, Params, Row, params};

use super::batch::claim_row;
use super::fault::read_error;
use super::sql::{blob, damaged as damaged_value, number, position};
use crate::log::chain::{Digest, Salt};
use crate::log::stored::{PrivateRow, Stored};
use crate::log::{
    Broken, ClaimRow, CommitId, Loaded, Order, PrivatePart, READ_MAX, Range, ReadError, Record,
    SnapshotBody, StreamId,
};

type Read<T> = Result<T, ReadError>;

/// The columns of [`Row::get`] below, in its order.
macro_rules! select_records {
    ($rest:literal) => {
        concat!(
            "SELECT e.pos, e.commit_id, e.at_ns, s.name, e.kind, e.version, e.facts, e.private,
             e.prev, e.digest, p.erased, p.salt, p.body, w.name
             FROM event e JOIN stream s ON s.id = e.stream
             LEFT JOIN private p ON p.pos = e.pos LEFT JOIN person w ON w.id = p.person ",
            $rest
        )
    };
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let at_ns: i64 = row.get(2)?;
    let at = Timestamp::from_nanosecond(i128::from(at_ns)).unwrap_or_default();
    let private = match row.get_ref(7)?.as_blob_or_null()? {
        Some(_) => Some(Digest(blob(row, 7)?)),
        None => None,
    };
    let (side, body) = match row.get::<_, Option<bool>>(10)? {
        None => (None, PrivatePart::None),
        Some(true) if row.get_ref(12)?.as_blob()?.iter().any(|byte| *byte != 0) => {
            return Err(damaged_value(12, "it is marked as erased, but its bytes are there"));
        }
        Some(true) => (
            Some(PrivateRow { erased: true, salt: Salt::default(), person: String::new() }),
            PrivatePart::Erased,
        ),
        Some(false) => {
            let (salt, person) = (blob(row, 11)?, row.get(13)?);
            (Some(PrivateRow { erased: false, salt, person }), PrivatePart::Kept(row.get(12)?))
        }
    };
    let record = Record {
        pos: position(row, 0)?,
        commit: CommitId(blob(row, 1)?),
        at,
        stream: StreamId::stored(row.get(3)?),
        kind: row.get(4)?,
        version: row.get(5)?,
        facts: row.get(6)?,
        private: body,
        prev: Digest(blob(row, 8)?),
        digest: Digest(blob(row, 9)?),
    };
    Ok(Stored { record, at_ns, private, row: side })
}

/// Collects checked records. A row that cannot even be read as one is damage at its position.
fn collect(query: &mut CachedStatement<'_>, params: impl Params) -> Read<Vec<Record>> {
    let mut rows = query.query(params).map_err(|e| read_error(&e))?;
    let mut records = Vec::new();
    while let Some(row) = rows.next().map_err(|e| read_error(&e))? {
        let stored = stored(row).map_err(|e| damaged(row, &e))?;
        records.push(stored.checked()?);
    }
    Ok(records)
}

fn damaged(row: &Row<'_>, error: &rusqlite::Error) -> ReadError {
    let pos = position(row, 0).unwrap_or_default();
    ReadError::Broken(Broken { pos, what: error.to_string() })
}

fn prepared<'c>(conn: &'c Connection, sql: &str) -> Read<CachedStatement<'c>> {
    conn.prepare_cached(sql).map_err(|e| read_error(&e))
}

/// At most [`READ_MAX`], as a column.
fn bounded(limit: usize) -> i64 {
    i64::try_from(limit.min(READ_MAX)).unwrap_or(i64::MAX)
}

pub(super) fn after(conn: &Connection, after: Position, limit: usize) -> Read<Vec<Record>> {
    let sql = select_records!("WHERE e.pos > ?1 ORDER BY e.pos LIMIT ?2");
    collect(&mut prepared(conn, sql)?, params![number(after), bounded(limit)])
}

pub(super) fn at(conn: &Connection, positions: &[Position]) -> Read<Vec<Option<Record>>> {
    let mut query = prepared(conn, select_records!("WHERE e.pos = ?1"))?;
    let one = |pos: &Position| Ok(collect(&mut query, [number(*pos)])?.pop());
    positions.iter().take(READ_MAX).map(one).collect()
}

pub(super) fn range(conn: &Connection, stream: &StreamId, range: Range) -> Read<Vec<Record>> {
    let sql = match range.order {
        Order::OldestFirst => select_records!(
            "WHERE e.stream = (SELECT id FROM stream WHERE name = ?1)
             AND e.pos > ?2 AND e.pos < ?3 ORDER BY e.pos LIMIT ?4"
        ),
        Order::NewestFirst => select_records!(
            "WHERE e.stream = (SELECT id FROM stream WHERE name = ?1)
             AND e.pos > ?2 AND e.pos < ?3 ORDER BY e.pos DESC LIMIT ?4"
        ),
    };
    let after = number(range.after.unwrap_or_default());
    let before = range.before.map_or(i64::MAX, number);
    let params = params![stream.as_str(), after, before, bounded(range.limit)];
    collect(&mut prepared(conn, sql)?, params)
}

/// In one read transaction, so that head, snapshot and tail belong together.
pub(super) fn load(conn: &Connection, stream: &StreamId, fold_version: u32) -> Read<Loaded> {
    let tx = conn.unchecked_transaction().map_err(|e| read_error(&e))?;
    let head = stream_head(&tx, stream).map_err(|e| read_error(&e))?;
    let snapshot = snapshot(&tx, stream, fold_version).map_err(|e| read_error(&e))?;
    let after = snapshot.as_ref().map(|s| number(s.pos)).unwrap_or_default();
    let sql = select_records!(
        "WHERE e.stream = (SELECT id FROM stream WHERE name = ?1) AND e.pos > ?2 ORDER BY e.pos"
    );
    let tail = collect(&mut prepared(&tx, sql)?, params![stream.as_str(), after])?;
    Ok(Loaded { head, snapshot, tail })
}

fn stream_head(conn: &Connection, stream: &StreamId) -> rusqlite::Result<Option<Position>> {
    let sql = "SELECT head FROM stream WHERE name = ?1 AND head IS NOT NULL";
    let mut query = conn.prepare_cached(sql)?;
    query.query_row([stream.as_str()], |row| position(row, 0)).optional()
}

/// One whose sum does not hold is none: the stream is folded from its beginning.
fn snapshot(
    conn: &Connection,
    stream: &StreamId,
    fold_version: u32,
) -> rusqlite::Result<Option<SnapshotBody>> {
    let mut query = conn.prepare_cached(
        "SELECT n.pos, substr(slot.body, 1, n.length) FROM snapshot n
         JOIN slot ON slot.id = n.slot JOIN stream s ON s.id = n.stream
         WHERE s.name = ?1 AND n.fold_version = ?2 AND n.sum IS
         baton_sum(n.stream, n.pos, n.fold_version, n.person, substr(slot.body, 1, n.length))",
    )?;
    let row = |row: &Row<'_>| Ok(SnapshotBody { pos: position(row, 0)?, body: row.get(1)? });
    query.query_row(params![stream.as_str(), fold_version], row).optional()
}

pub(super) fn claimed(conn: &Connection, keys: &[(String, String)]) -> Read<Vec<Option<ClaimRow>>> {
    let row = |(space, key): &(String, String)| claim_row(conn, space, key);
    keys.iter().map(|key| row(key).map_err(|e| read_error(&e))).collect()
}

pub(super) fn greatest_key(conn: &Connection, space: &str) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT key FROM claim WHERE space = ?1 ORDER BY key DESC LIMIT 1";
    conn.prepare_cached(sql)?.query_row([space], |row| row.get(0)).optional()
}

pub(super) fn resident(conn: &Connection) -> rusqlite::Result<Vec<StreamId>> {
    let sql = "SELECT name FROM stream WHERE resident = 1 ORDER BY name";
    let mut query = conn.prepare_cached(sql)?;
    query.query_map([], |row| row.get(0).map(StreamId::stored))?.collect()
}

pub(super) fn head(conn: &Connection) -> rusqlite::Result<Position> {
    let sql = "SELECT pos FROM event ORDER BY pos DESC LIMIT 1";
    let head = conn.prepare_cached(sql)?.query_row([], |row| position(row, 0)).optional()?;
    Ok(head.unwrap_or_default())
}
