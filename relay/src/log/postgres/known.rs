//! What the database holds of everything that a batch names, asked once and under the lock.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use baton_shared::id::Position;
use futures_util::future::{try_join, try_join5};

use super::fault::Trouble;
use super::session::Session;
use super::sql::{self, Failed, digest, fixed, maybe_position, position};
use crate::log::chain::Digest;
use crate::log::{AppendError, ClaimRow, Commit, CommitId, Snapshot, Span, StreamId};

/// The one row under whose lock everything is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) version: i32,
    pub(super) pos: Position,
    pub(super) digest: Digest,
    /// The last stream number.
    pub(super) streams: i64,
    /// The last person number.
    pub(super) persons: i64,
}

/// A stream as the transaction sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stream {
    pub(super) id: i64,
    /// Its last record and the commit that wrote it.
    pub(super) head: Option<(Position, CommitId)>,
    pub(super) resident: bool,
    /// Of its snapshot: position and fold version.
    pub(super) snapshot: Option<(Position, i64)>,
    /// Whether its row has to be written.
    pub(super) changed: bool,
}

/// A person as the transaction sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) id: i64,
    /// The position of the last erasure's tombstone.
    pub(super) erased: Option<Position>,
    /// Whether the row has to be written.
    pub(super) changed: bool,
}

/// What is known before a batch is decided.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) head: Head,
    pub(super) spans: HashMap<CommitId, Span>,
    pub(super) claims: HashMap<(String, String), ClaimRow>,
    pub(super) streams: HashMap<StreamId, Stream>,
    pub(super) persons: HashMap<String, Person>,
}

/// What is to be asked for. Borrows from the jobs.
#[derive(Debug, Default)]
pub(super) struct Named<'j> {
    ids: Vec<&'j [u8]>,
    spaces: Vec<&'j str>,
    keys: Vec<&'j str>,
    streams: Vec<&'j str>,
    persons: Vec<&'j str>,
}

impl<'j> Named<'j> {
    pub(super) fn commit(&mut self, commit: &'j Commit) {
        self.ids.push(&commit.id.0);
        for claim in &commit.claims {
            self.spaces.push(&claim.space);
            self.keys.push(&claim.key);
            self.streams.push(claim.stream.as_str());
        }
        self.streams.extend(commit.expects.iter().map(|(stream, _)| stream.as_str()));
        self.streams.extend(commit.resident.iter().map(|(stream, _)| stream.as_str()));
        for event in &commit.events {
            self.streams.push(event.stream.as_str());
            self.persons.extend(event.private.as_ref().map(|private| private.person.as_str()));
        }
        commit.snapshots.iter().for_each(|snapshot| self.snapshot(snapshot));
    }

    pub(super) fn snapshot(&mut self, snapshot: &'j Snapshot) {
        self.streams.push(snapshot.stream.as_str());
        self.persons.extend(snapshot.person.as_deref());
    }

    pub(super) fn person(&mut self, name: &'j str) {
        self.persons.push(name);
    }

    /// Opens the transaction, waits for the lock and asks, all in one exchange: the statements
    /// after the lock are run when it is held, each seeing what was committed by then.
    pub(super) async fn ask(mut self, session: &Session) -> Result<Known, Trouble> {
        for names in [&mut self.streams, &mut self.persons] {
            names.sort_unstable();
            names.dedup();
        }
        let numbers: Vec<i64> = (0..).take(self.keys.len()).collect();
        let lock = try_join(session.client.batch_execute("BEGIN"), session.query(sql::LOCK, &[]));
        let open = |error: Failed| Trouble::open(&error);
        let (((), head), spans, claims, streams, persons) = try_join5(
            lock,
            session.query(sql::SPANS, &[&self.ids]),
            session.query(sql::CLAIMS, &[&self.spaces, &self.keys, &numbers]),
            session.query(sql::STREAMS, &[&self.streams]),
            session.query(sql::PERSONS, &[&self.persons]),
        )
        .await
        .map_err(open)?;
        let Some(head) = head.first() else {
            let reason = "the log's row `baton.head` is gone: restore a backup".to_owned();
            return Err(AppendError::Fatal { reason }.into());
        };
        (|| {
            Ok(Known {
                head: read_head(head)?,
                spans: spans.iter().map(read_span).collect::<Result<_, Failed>>()?,
                claims: self.read_claims(&claims)?,
                streams: streams.iter().map(read_stream).collect::<Result<_, Failed>>()?,
                persons: persons.iter().map(read_person).collect::<Result<_, Failed>>()?,
            })
        })()
        .map_err(open)
    }

    fn read_claims(
        &self,
        rows: &[tokio_postgres::Row],
    ) -> Result<HashMap<(String, String), ClaimRow>, Failed> {
        let mut claims = HashMap::new();
        for row in rows {
            let nr = usize::try_from(row.try_get::<_, i64>(0)?).unwrap_or(usize::MAX);
            if let (Some(space), Some(key)) = (self.spaces.get(nr), self.keys.get(nr)) {
                let by =
                    ClaimRow { pos: position(row, 1)?, stream: StreamId::stored(row.try_get(2)?) };
                claims.insert(((*space).to_owned(), (*key).to_owned()), by);
            }
        }
        Ok(claims)
    }
}

fn read_head(row: &tokio_postgres::Row) -> Result<Head, Failed> {
    Ok(Head {
        version: row.try_get(0)?,
        pos: position(row, 1)?,
        digest: digest(row, 2)?,
        streams: row.try_get(3)?,
        persons: row.try_get(4)?,
    })
}

fn read_span(row: &tokio_postgres::Row) -> Result<(CommitId, Span), Failed> {
    let span = Span { first: position(row, 1)?, last: position(row, 2)? };
    Ok((CommitId(fixed(row.try_get(0)?)), span))
}

fn read_stream(row: &tokio_postgres::Row) -> Result<(StreamId, Stream), Failed> {
    let by = row.try_get::<_, Option<&[u8]>>(3)?.map(|id| CommitId(fixed(id)));
    let stamp = maybe_position(row, 5)?.zip(row.try_get::<_, Option<i64>>(6)?);
    let stream = Stream {
        id: row.try_get(0)?,
        head: maybe_position(row, 2)?.zip(by),
        resident: row.try_get(4)?,
        snapshot: stamp,
        changed: false,
    };
    Ok((StreamId::stored(row.try_get(1)?), stream))
}

fn read_person(row: &tokio_postgres::Row) -> Result<(String, Person), Failed> {
    let person = Person { id: row.try_get(0)?, erased: maybe_position(row, 2)?, changed: false };
    Ok((row.try_get(1)?, person))
}

impl Known {
    /// The stream, made where there is none yet.
    pub(super) fn stream(&mut self, name: &StreamId) -> &mut Stream {
        match self.streams.entry(name.clone()) {
            Entry::Occupied(found) => found.into_mut(),
            Entry::Vacant(none) => {
                self.head.streams += 1;
                none.insert(Stream {
                    id: self.head.streams,
                    head: None,
                    resident: false,
                    snapshot: None,
                    changed: true,
                })
            }
        }
    }

    /// The person, made where there is none yet.
    pub(super) fn person(&mut self, name: &str) -> &mut Person {
        match self.persons.entry(name.to_owned()) {
            Entry::Occupied(found) => found.into_mut(),
            Entry::Vacant(none) => {
                self.head.persons += 1;
                none.insert(Person { id: self.head.persons, erased: None, changed: true })
            }
        }
    }

    pub(super) fn head_of(&self, stream: &StreamId) -> Option<Position> {
        self.streams.get(stream).and_then(|s| s.head).map(|(pos, _)| pos)
    }
}
