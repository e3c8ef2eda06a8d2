//! One open transaction: checks and writes commits, snapshots and erasures.
//! Knows neither threads nor how the transaction ends; the writer does.

use std::collections::HashMap;

use baton_shared::id::Position;
use rusqlite::{CachedStatement, Connection, OptionalExtension, params};

use super::slot;
use super::sql::{blob, damaged, number, position};
use crate::entropy;
use crate::log::chain::{self, Digest, Link, SALT_BYTES, Salt};
use crate::log::{
    Claim, ClaimRow, Commit, CommitId, Expected, NewEvent, Outcome, Private, Snapshot, SnapshotRow,
    Span, StreamId,
};

/// Streams and persons kept from one transaction to the next; more, and all are looked up anew.
const KNOWN_MAX: usize = 8_192;

const SPAN: &str = "SELECT first_pos, last_pos FROM commit_span WHERE id = ?1";
const DELETE_SPAN: &str = "DELETE FROM commit_span WHERE id = ?1";
const DELETE_CLAIM: &str = "DELETE FROM claim WHERE space = ?1 AND key = ?2";
// What every commit runs. Keys are written at once instead of looked for first: nearly all are new.
const INSERT_SPAN: &str = "INSERT INTO commit_span (id, first_pos, last_pos) VALUES (?1, ?2, ?3)
     ON CONFLICT DO NOTHING";
const INSERT_EVENT: &str = "INSERT INTO event (pos, commit_id, at_ns, stream, kind, version, facts,
    private, prev, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
const INSERT_PRIVATE: &str =
    "INSERT INTO private (pos, person, erased, salt, body) VALUES (?1, ?2, 0, ?3, ?4)";
const INSERT_CLAIM: &str = "INSERT INTO claim (space, key, pos, stream, sum)
     VALUES (?1, ?2, ?3, ?4, baton_sum(?1, ?2, ?3, ?4)) ON CONFLICT DO NOTHING";
const MOVE: &str = "UPDATE stream SET head = ?2 WHERE id = ?1";

/// The statements of every commit, looked up once a transaction.
struct Hot<'c> {
    event: CachedStatement<'c>,
    private: CachedStatement<'c>,
    span: CachedStatement<'c>,
    claim: CachedStatement<'c>,
}

impl<'c> Hot<'c> {
    fn of(conn: &'c Connection) -> rusqlite::Result<Self> {
        Ok(Self {
            event: conn.prepare_cached(INSERT_EVENT)?,
            private: conn.prepare_cached(INSERT_PRIVATE)?,
            span: conn.prepare_cached(INSERT_SPAN)?,
            claim: conn.prepare_cached(INSERT_CLAIM)?,
        })
    }
}

/// What one transaction has seen and written so far.
pub(super) struct Batch<'c> {
    conn: &'c Connection,
    hot: Hot<'c>,
    known: Known,
    /// Streams whose heads are written back at the end.
    moved: Vec<StreamId>,
    head: Position,
    digest: Digest,
    /// Whether something was erased, so that the write-ahead log must be emptied.
    pub(super) erased: bool,
}

/// What the tables hold, as of the last commit: nobody else writes them. Lost with a transaction
/// that is rolled back.
#[derive(Debug, Default)]
pub(super) struct Known {
    streams: HashMap<StreamId, Stream>,
    persons: HashMap<String, i64>,
    last: Option<(Position, Digest)>,
}

/// A stream as this transaction sees it; its head is written back once, at the end.
#[derive(Debug, Clone, Copy)]
struct Stream {
    id: i64,
    head: Option<Position>,
    resident: bool,
    /// The commit of this transaction that wrote to it last.
    moved_by: Option<CommitId>,
}

impl<'c> Batch<'c> {
    /// Begins on a connection whose transaction is open.
    pub(super) fn begin(conn: &'c Connection, mut known: Known) -> rusqlite::Result<Self> {
        if known.streams.len() > KNOWN_MAX || known.persons.len() > KNOWN_MAX {
            known = Known { last: known.last, ..Known::default() };
        }
        let (head, digest) = match known.last {
            Some(last) => last,
            None => last_record(conn)?,
        };
        let hot = Hot::of(conn)?;
        Ok(Self { conn, hot, known, moved: Vec::new(), head, digest, erased: false })
    }

    /// The last position, with what this transaction wrote.
    pub(super) fn head(&self) -> Position {
        self.head
    }

    /// Writes what was kept back. Called once, before the transaction's end; what is known then
    /// holds if that end is a commit.
    pub(super) fn finish(mut self) -> rusqlite::Result<Known> {
        let mut update = self.conn.prepare_cached(MOVE)?;
        for moved in &self.moved {
            let Some(stream) = self.known.streams.get_mut(moved) else { continue };
            if stream.moved_by.take().is_some() {
                update.execute(params![stream.id, stream.head.map(number)])?;
            }
        }
        self.known.last = Some((self.head, self.digest));
        Ok(self.known)
    }

    pub(super) fn append(&mut self, commit: &Commit) -> rusqlite::Result<Outcome> {
        if let Some(conflict) = self.conflict(commit)? {
            // What was written before is told so, however far its streams have come since.
            return Ok(self.repeat(commit)?.unwrap_or(conflict));
        }
        match self.take_keys(commit)? {
            Some(repeat) => Ok(repeat),
            None => Ok(Outcome::Written(self.insert(commit)?)),
        }
    }

    /// Takes the commit's name and keys, all or none.
    fn take_keys(&mut self, commit: &Commit) -> rusqlite::Result<Option<Outcome>> {
        let first = self.head.next();
        let last = Position(self.head.0 + commit.events.len() as u64);
        let named = params![&commit.id.0[..], number(first), number(last)];
        if self.hot.span.execute(named)? == 0 {
            return Ok(self.span_of(commit.id)?.map(Outcome::Replayed));
        }
        for (taken, claim) in commit.claims.iter().enumerate() {
            if !self.insert_claim(claim, first)? {
                let by = claim_row(self.conn, &claim.space, &claim.key)?;
                self.give_back(commit, taken)?;
                return Ok(by.map(|by| Outcome::Claimed { claim: claim.clone(), by }));
            }
        }
        Ok(None)
    }

    /// Undoes the first of a commit's claims, and its name.
    fn give_back(&self, commit: &Commit, taken: usize) -> rusqlite::Result<()> {
        let mut delete = self.conn.prepare_cached(DELETE_CLAIM)?;
        for claim in &commit.claims[..taken] {
            delete.execute([&claim.space, &claim.key])?;
        }
        self.conn.prepare_cached(DELETE_SPAN)?.execute([&commit.id.0[..]])?;
        Ok(())
    }

    /// The commit that this one repeats, or that has one of its keys.
    fn repeat(&self, commit: &Commit) -> rusqlite::Result<Option<Outcome>> {
        if let Some(span) = self.span_of(commit.id)? {
            return Ok(Some(Outcome::Replayed(span)));
        }
        for claim in &commit.claims {
            if let Some(by) = claim_row(self.conn, &claim.space, &claim.key)? {
                return Ok(Some(Outcome::Claimed { claim: claim.clone(), by }));
            }
        }
        Ok(None)
    }

    /// A stream that is not where the commit was decided.
    fn conflict(&mut self, commit: &Commit) -> rusqlite::Result<Option<Outcome>> {
        for (stream, seen) in &commit.expects {
            let found = self.find(stream)?;
            if !self.is_at(found, *seen)? {
                let head = found.and_then(|s| s.head);
                return Ok(Some(Outcome::Conflict { stream: stream.clone(), head }));
            }
        }
        Ok(None)
    }

    fn is_at(&self, stream: Option<Stream>, seen: Expected) -> rusqlite::Result<bool> {
        let head = stream.and_then(|s| s.head);
        match (seen, head) {
            (Expected::Head(seen), head) => Ok(head == seen),
            (Expected::Commit(_), None) => Ok(false),
            (Expected::Commit(id), Some(head)) => match stream.and_then(|s| s.moved_by) {
                Some(by) => Ok(by == id),
                // Not of this transaction: whoever wrote it stands with the record.
                None => Ok(self.writer_of(head)? == Some(id)),
            },
        }
    }

    fn writer_of(&self, pos: Position) -> rusqlite::Result<Option<CommitId>> {
        let mut query = self.conn.prepare_cached("SELECT commit_id FROM event WHERE pos = ?1")?;
        query.query_row([number(pos)], |row| Ok(CommitId(blob(row, 0)?))).optional()
    }

    fn span_of(&self, id: CommitId) -> rusqlite::Result<Option<Span>> {
        let mut query = self.conn.prepare_cached(SPAN)?;
        let span = |row: &rusqlite::Row<'_>| {
            Ok(Span { first: position(row, 0)?, last: position(row, 1)? })
        };
        query.query_row([&id.0[..]], span).optional()
    }

    /// Writes what comes with the keys.
    fn insert(&mut self, commit: &Commit) -> rusqlite::Result<Span> {
        let first = self.head.next();
        for event in &commit.events {
            self.insert_event(commit, event)?;
        }
        for (space, key) in &commit.releases {
            self.conn.prepare_cached(DELETE_CLAIM)?.execute([space, key])?;
        }
        for (stream, resident) in &commit.resident {
            let known = self.obtain(stream)?;
            if known.resident != *resident {
                self.conn
                    .prepare_cached(
                        "UPDATE stream SET resident = ?2, sum = baton_sum(name, ?2) WHERE id = ?1",
                    )?
                    .execute(params![known.id, resident])?;
                let changed = Stream { resident: *resident, ..known };
                self.known.streams.insert(stream.clone(), changed);
            }
        }
        for snapshot in &commit.snapshots {
            let stream = self.obtain(&snapshot.stream)?;
            self.store(&stream, stream.head.unwrap_or_default(), snapshot)?;
        }
        Ok(Span { first, last: self.head })
    }

    fn insert_event(&mut self, commit: &Commit, event: &NewEvent) -> rusqlite::Result<()> {
        let stream = self.obtain(&event.stream)?;
        let pos = self.head.next();
        let private = match &event.private {
            Some(private) => Some(self.insert_private(pos, private)?),
            None => None,
        };
        let link = Link {
            prev: self.digest,
            pos,
            commit: commit.id,
            at_ns: commit.at_ns().unwrap_or_default(),
            stream: event.stream.as_str(),
            kind: &event.kind,
            version: event.version,
            facts: &event.facts,
            private,
        };
        let digest = link.digest();
        self.hot.event.execute(params![
            number(pos),
            &commit.id.0[..],
            link.at_ns,
            stream.id,
            link.kind,
            link.version,
            link.facts,
            private.map(|p| p.0),
            &link.prev.0[..],
            &digest.0[..],
        ])?;
        (self.head, self.digest) = (pos, digest);
        if let Some(stream) = self.known.streams.get_mut(&event.stream) {
            stream.head = Some(pos);
            if stream.moved_by.replace(commit.id).is_none() {
                self.moved.push(event.stream.clone());
            }
        }
        Ok(())
    }

    fn insert_private(&mut self, pos: Position, private: &Private) -> rusqlite::Result<Digest> {
        let salt = new_salt()?;
        let person = self.person(&private.person)?;
        self.hot.private.execute(params![number(pos), person, &salt[..], private.body])?;
        Ok(chain::private_digest(&salt, &private.person, &private.body))
    }

    /// Whether the key was free.
    fn insert_claim(&mut self, claim: &Claim, pos: Position) -> rusqlite::Result<bool> {
        let stream = self.obtain(&claim.stream)?;
        let row = params![claim.space, claim.key, number(pos), stream.id];
        Ok(self.hot.claim.execute(row)? == 1)
    }

    fn person(&mut self, name: &str) -> rusqlite::Result<i64> {
        if let Some(id) = self.known.persons.get(name) {
            return Ok(*id);
        }
        let mut find = self.conn.prepare_cached("SELECT id FROM person WHERE name = ?1")?;
        let id = match find.query_row([name], |row| row.get(0)).optional()? {
            Some(id) => id,
            None => {
                let insert = "INSERT INTO person (name, sum) VALUES (?1, baton_sum(?1, NULL))";
                self.conn.prepare_cached(insert)?.execute([name])?;
                self.conn.last_insert_rowid()
            }
        };
        self.known.persons.insert(name.to_owned(), id);
        Ok(id)
    }

    fn find(&mut self, stream: &StreamId) -> rusqlite::Result<Option<Stream>> {
        if let Some(known) = self.known.streams.get(stream) {
            return Ok(Some(*known));
        }
        let sql = "SELECT id, head, resident FROM stream WHERE name = ?1";
        let mut find = self.conn.prepare_cached(sql)?;
        let row = |row: &rusqlite::Row<'_>| {
            let head: Option<i64> = row.get(1)?;
            let head = head.and_then(|h| u64::try_from(h).ok()).map(Position);
            Ok(Stream { id: row.get(0)?, head, resident: row.get(2)?, moved_by: None })
        };
        let found = find.query_row([stream.as_str()], row).optional()?;
        if let Some(found) = found {
            self.known.streams.insert(stream.clone(), found);
        }
        Ok(found)
    }

    fn obtain(&mut self, stream: &StreamId) -> rusqlite::Result<Stream> {
        if let Some(found) = self.find(stream)? {
            return Ok(found);
        }
        let mut insert = self
            .conn
            .prepare_cached("INSERT INTO stream (name, sum) VALUES (?1, baton_sum(?1, 0))")?;
        insert.execute([stream.as_str()])?;
        let id = self.conn.last_insert_rowid();
        let new = Stream { id, head: None, resident: false, moved_by: None };
        self.known.streams.insert(stream.clone(), new);
        Ok(new)
    }

    /// Keeps a snapshot made outside a commit, unless it came too late.
    pub(super) fn save_snapshot(&mut self, row: &SnapshotRow) -> rusqlite::Result<()> {
        let stream = self.find(&row.snapshot.stream)?;
        let Some(stream) = stream.filter(|s| s.head.is_some_and(|head| row.pos <= head)) else {
            return Ok(());
        };
        let mut stored = self.conn.prepare_cached(
            "SELECT count(*) FROM snapshot WHERE stream = ?1 AND fold_version = ?2 AND pos > ?3",
        )?;
        let newer = params![stream.id, row.snapshot.fold_version, number(row.pos)];
        let mut erased = self
            .conn
            .prepare_cached("SELECT count(*) FROM person WHERE name = ?1 AND erased > ?2")?;
        let later = params![row.snapshot.person, number(row.pos)];
        let count = |row: &rusqlite::Row<'_>| row.get::<_, i64>(0);
        if stored.query_row(newer, count)? == 0 && erased.query_row(later, count)? == 0 {
            self.store(&stream, row.pos, &row.snapshot)?;
        }
        Ok(())
    }

    fn store(&mut self, stream: &Stream, pos: Position, new: &Snapshot) -> rusqlite::Result<()> {
        let person = new.person.as_deref().map(|name| self.person(name)).transpose()?;
        let slot = slot::put(self.conn, slot::of_stream(self.conn, stream.id)?, &new.body)?;
        self.conn
            .prepare_cached(
                "INSERT INTO snapshot (stream, pos, fold_version, person, slot, length, sum)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, baton_sum(?1, ?2, ?3, ?4, ?7))
                 ON CONFLICT (stream) DO UPDATE SET pos = excluded.pos,
                 fold_version = excluded.fold_version, person = excluded.person,
                 slot = excluded.slot, length = excluded.length, sum = excluded.sum",
            )?
            .execute(params![
                stream.id,
                number(pos),
                new.fold_version,
                person,
                slot,
                i64::try_from(new.body.len()).unwrap_or(i64::MAX),
                new.body,
            ])?;
        Ok(())
    }

    /// Overwrites what belongs to the person and appends the tombstone, or does neither.
    /// Answers the outcome and how many rows and snapshots are gone.
    pub(super) fn erase(
        &mut self,
        name: &str,
        tombstone: &Commit,
    ) -> rusqlite::Result<(Outcome, u64, u64)> {
        let repeat = self.repeat(tombstone)?;
        let refused = match repeat {
            None => self.conflict(tombstone)?,
            repeat => repeat,
        };
        if let Some(outcome) = refused {
            // A repeat may come because a crash cut off the first one before the log was emptied.
            self.erased |= matches!(outcome, Outcome::Replayed(_));
            return Ok((outcome, 0, 0));
        }
        let person = self.person(name)?;
        // As many zeros as there were bytes: see the migration for why nothing is deleted here.
        let rows = self.conn.execute(
            "UPDATE private SET erased = 1, salt = zeroblob(length(salt)),
             body = zeroblob(length(body)) WHERE person = ?1 AND erased = 0",
            [person],
        )?;
        let snapshots = slot::free_person(self.conn, person)?;
        self.conn.execute(
            "UPDATE person SET erased = ?2, sum = baton_sum(name, ?2) WHERE id = ?1",
            params![person, number(self.head.next())],
        )?;
        self.erased = true;
        // Its keys were free a moment ago, in this transaction.
        self.take_keys(tombstone)?;
        Ok((Outcome::Written(self.insert(tombstone)?), rows as u64, snapshots))
    }

    /// Writes something that means nothing.
    pub(super) fn touch(&self) -> rusqlite::Result<()> {
        let sql = "INSERT INTO probe (id, count) VALUES (1, 1)
                   ON CONFLICT (id) DO UPDATE SET count = count + 1";
        self.conn.prepare_cached(sql)?.execute([]).map(|_| ())
    }
}

/// How often `SQLite` prepared one of the hot statements of a connection again.
#[cfg(test)]
pub(super) fn prepared_again(conn: &Connection) -> rusqlite::Result<i32> {
    let count = |sql| Ok(times_prepared(&*conn.prepare_cached(sql)?));
    [CLAIM, STREAM_NAME, SPAN, MOVE].into_iter().map(count).sum()
}

#[cfg(test)]
fn times_prepared(statement: &rusqlite::Statement<'_>) -> i32 {
    statement.get_status(rusqlite::StatementStatus::RePrepare)
}

#[cfg(test)]
impl Batch<'_> {
    pub(super) fn prepared_again(&self) -> rusqlite::Result<i32> {
        let Hot { event, private, span, claim } = &self.hot;
        let hot = [event, private, span, claim].map(|one| times_prepared(one));
        Ok(prepared_again(self.conn)? + hot.iter().sum::<i32>())
    }

    /// Makes the disk full at this many pages from here on, or as soon as it may be.
    pub(super) fn limit_pages(&self, pages: u32) -> rusqlite::Result<()> {
        let sql = format!("PRAGMA max_page_count = {pages}");
        self.conn.query_row(&sql, [], |_| Ok(()))
    }

    pub(super) fn wait_for_locks(&self, millis: u64) -> rusqlite::Result<()> {
        self.conn.busy_timeout(std::time::Duration::from_millis(millis))
    }
}

/// Where the log ends.
fn last_record(conn: &Connection) -> rusqlite::Result<(Position, Digest)> {
    let mut last =
        conn.prepare_cached("SELECT pos, digest FROM event ORDER BY pos DESC LIMIT 1")?;
    let last = last.query_row([], |row| Ok((position(row, 0)?, Digest(blob(row, 1)?))));
    Ok(last.optional()?.unwrap_or((Position(0), Digest::GENESIS)))
}

/// Two plain look-ups. As one join `SQLite` prepared it again at every call, since it takes the bound
/// values for a hint to a better plan; that cost more than everything else a commit does.
const CLAIM: &str = "SELECT pos, stream, sum IS baton_sum(space, key, pos, stream) FROM claim
     WHERE space = ?1 AND key = ?2";
const STREAM_NAME: &str = "SELECT name FROM stream WHERE id = ?1";

/// Who holds a key.
pub(super) fn claim_row(
    conn: &Connection,
    space: &str,
    key: &str,
) -> rusqlite::Result<Option<ClaimRow>> {
    let mut find = conn.prepare_cached(CLAIM)?;
    let row = |row: &rusqlite::Row<'_>| {
        if !row.get::<_, bool>(2)? {
            return Err(damaged(2, "a key is not what was written"));
        }
        Ok((position(row, 0)?, row.get::<_, i64>(1)?))
    };
    let Some((pos, stream)) = find.query_row([space, key], row).optional()? else {
        return Ok(None);
    };
    let mut name = conn.prepare_cached(STREAM_NAME)?;
    let stream = name.query_row([stream], |row| row.get(0)).map(StreamId::stored)?;
    Ok(Some(ClaimRow { pos, stream }))
}

fn new_salt() -> rusqlite::Result<Salt> {
    let failed = |e: getrandom::Error| {
        rusqlite::Error::ToSqlConversionFailure(std::io::Error::other(e.to_string()).into())
    };
    entropy::bytes::<SALT_BYTES>().map_err(failed)
}
