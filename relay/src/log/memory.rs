//! The log without a disk: the same promises, gone with the process, and faults on demand.
//! For tests and `demo`; it passes the contract that every log passes.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use baton_shared::id::Position;
use tokio::sync::watch;

use super::chain::{self, Digest, Link, SALT_BYTES, Salt};
use super::{
    AppendError, Claim, ClaimRow, Commit, CommitId, Erasure, Expected, Fut, Loaded, Log, NewEvent,
    Order, Outcome, PrivatePart, READ_MAX, Range, ReadError, Record, Retry, Snapshot, SnapshotBody,
    SnapshotRow, Span, StreamId, WriteAhead,
};

/// What the next append suffers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Answers as on a full disk.
    NotWritten,
    /// Writes and answers that it does not know.
    UnknownButWritten,
    /// Does not write and answers that it does not know.
    UnknownNotWritten,
    /// Answers as after a failed fsync, now and ever after.
    Fatal,
}

/// A log in memory. Clones share one log, so a clone stands for a reopened one.
#[derive(Debug, Clone)]
pub struct MemoryLog {
    state: Arc<Mutex<State>>,
    heads: watch::Sender<Position>,
}

#[derive(Debug, Default)]
struct State {
    gap: u64,
    records: Vec<Stored>,
    streams: HashMap<StreamId, (Position, CommitId)>,
    commits: HashMap<CommitId, Span>,
    claims: BTreeMap<(String, String), ClaimRow>,
    resident: BTreeSet<StreamId>,
    snapshots: HashMap<StreamId, SnapshotRow>,
    erased: HashMap<String, Position>,
    faults: VecDeque<Fault>,
}

#[derive(Debug)]
struct Stored {
    record: Record,
    person: Option<String>,
}

impl Default for MemoryLog {
    fn default() -> Self {
        Self::new()
    }
}

impl MemoryLog {
    /// An empty log.
    #[must_use]
    pub fn new() -> Self {
        Self::with_gaps(0)
    }

    /// An empty log that leaves out this many positions before each commit, as a log shared by
    /// several relays may.
    #[must_use]
    pub fn with_gaps(gap: u64) -> Self {
        let state = Arc::new(Mutex::new(State { gap, ..State::default() }));
        Self { state, heads: watch::Sender::new(Position(0)) }
    }

    /// Lets the next append (after those already named) suffer a fault.
    pub fn fail_next(&self, fault: Fault) {
        self.state().faults.push_back(fault);
    }

    /// A panic elsewhere leaves no half-written state: every change ends before its guard.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, commits: &[Commit]) -> Result<Vec<Outcome>, AppendError> {
        let mut state = self.state();
        if let Some(reason) = commits.iter().find_map(Commit::fault) {
            return Err(AppendError::NotWritten { reason, retry: Retry::Never });
        }
        let fault = state.next_fault();
        if matches!(fault, None | Some(Fault::UnknownButWritten)) {
            let outcomes = commits.iter().map(|commit| state.append(commit)).collect();
            self.heads.send_replace(state.head());
            if fault.is_none() {
                return Ok(outcomes);
            }
        }
        Err(fault.map_or_else(unknown, Fault::error))
    }
}

impl Fault {
    fn error(self) -> AppendError {
        match self {
            Self::NotWritten => {
                let reason = "the disk is full (asked for)".to_owned();
                AppendError::NotWritten { reason, retry: Retry::Later }
            }
            Self::UnknownButWritten | Self::UnknownNotWritten => unknown(),
            Self::Fatal => AppendError::Fatal { reason: "fsync failed (asked for)".to_owned() },
        }
    }
}

fn unknown() -> AppendError {
    AppendError::Unknown { reason: "the answer was lost (asked for)".to_owned() }
}

impl State {
    fn next_fault(&mut self) -> Option<Fault> {
        match self.faults.front() {
            Some(Fault::Fatal) => Some(Fault::Fatal),
            _ => self.faults.pop_front(),
        }
    }

    fn head(&self) -> Position {
        self.records.last().map_or(Position(0), |s| s.record.pos)
    }

    fn append(&mut self, commit: &Commit) -> Outcome {
        match self.check(commit) {
            Some(refused) => refused,
            None => Outcome::Written(self.insert(commit)),
        }
    }

    fn check(&self, commit: &Commit) -> Option<Outcome> {
        if let Some(span) = self.commits.get(&commit.id) {
            return Some(Outcome::Replayed(*span));
        }
        for claim in &commit.claims {
            if let Some(by) = self.claims.get(&(claim.space.clone(), claim.key.clone())) {
                return Some(Outcome::Claimed { claim: claim.clone(), by: by.clone() });
            }
        }
        let moved = commit.expects.iter().find(|(stream, seen)| !self.is_at(stream, *seen));
        moved.map(|(stream, _)| Outcome::Conflict {
            stream: stream.clone(),
            head: self.head_of(stream),
        })
    }

    fn is_at(&self, stream: &StreamId, seen: Expected) -> bool {
        match seen {
            Expected::Head(head) => self.head_of(stream) == head,
            Expected::Commit(id) => self.streams.get(stream).is_some_and(|(_, by)| *by == id),
        }
    }

    fn head_of(&self, stream: &StreamId) -> Option<Position> {
        self.streams.get(stream).map(|(pos, _)| *pos)
    }

    fn insert(&mut self, commit: &Commit) -> Span {
        let first = Position(self.head().0 + self.gap + 1);
        let mut pos = first;
        for event in &commit.events {
            self.insert_event(commit, event, pos);
            pos = pos.next();
        }
        let span = Span { first, last: self.head() };
        self.commits.insert(commit.id, span);
        for Claim { space, key, stream } in &commit.claims {
            let row = ClaimRow { pos: first, stream: stream.clone() };
            self.claims.insert((space.clone(), key.clone()), row);
        }
        for key in &commit.releases {
            self.claims.remove(key);
        }
        for (stream, resident) in &commit.resident {
            if *resident {
                self.resident.insert(stream.clone());
            } else {
                self.resident.remove(stream);
            }
        }
        for snapshot in &commit.snapshots {
            let (pos, _) = self.streams[&snapshot.stream];
            self.keep(SnapshotRow { pos, snapshot: snapshot.clone() });
        }
        span
    }

    fn insert_event(&mut self, commit: &Commit, event: &NewEvent, pos: Position) {
        let prev = self.records.last().map_or(Digest::GENESIS, |s| s.record.digest);
        let private = event.private.as_ref();
        let salt = salt(pos);
        let link = Link {
            prev,
            pos,
            commit: commit.id,
            at_ns: commit.at_ns().unwrap_or_default(),
            stream: event.stream.as_str(),
            kind: &event.kind,
            version: event.version,
            facts: &event.facts,
            private: private.map(|p| chain::private_digest(&salt, &p.person, &p.body)),
        };
        let record = Record {
            pos,
            commit: commit.id,
            at: commit.at,
            stream: event.stream.clone(),
            kind: event.kind.clone(),
            version: event.version,
            facts: event.facts.clone(),
            private: private.map_or(PrivatePart::None, |p| PrivatePart::Kept(p.body.clone())),
            prev,
            digest: link.digest(),
        };
        self.streams.insert(event.stream.clone(), (pos, commit.id));
        self.records.push(Stored { record, person: private.map(|p| p.person.clone()) });
    }

    fn keep(&mut self, row: SnapshotRow) {
        let Snapshot { stream, fold_version, person, .. } = &row.snapshot;
        let ahead = self.head_of(stream).is_none_or(|head| row.pos > head);
        let stored = self.snapshots.get(stream);
        let older =
            stored.is_some_and(|s| s.snapshot.fold_version == *fold_version && s.pos > row.pos);
        let erased = person.as_ref().and_then(|p| self.erased.get(p));
        if !(ahead || older || erased.is_some_and(|at| row.pos < *at)) {
            self.snapshots.insert(stream.clone(), row);
        }
    }

    fn erase(&mut self, person: &str, tombstone: &Commit) -> Erasure {
        let write_ahead = WriteAhead::Emptied;
        if let Some(outcome) = self.check(tombstone) {
            return Erasure { outcome, rows: 0, snapshots: 0, write_ahead };
        }
        let mut rows = 0;
        for stored in self.records.iter_mut().filter(|s| s.person.as_deref() == Some(person)) {
            stored.record.private = PrivatePart::Erased;
            stored.person = None;
            rows += 1;
        }
        let before = self.snapshots.len();
        self.snapshots.retain(|_, row| row.snapshot.person.as_deref() != Some(person));
        let snapshots = (before - self.snapshots.len()) as u64;
        let at = Position(self.head().0 + self.gap + 1);
        self.erased.insert(person.to_owned(), at);
        Erasure { outcome: Outcome::Written(self.insert(tombstone)), rows, snapshots, write_ahead }
    }

    fn load(&self, stream: &StreamId, fold_version: u32) -> Loaded {
        let row = self.snapshots.get(stream).filter(|r| r.snapshot.fold_version == fold_version);
        let snapshot =
            row.map(|row| SnapshotBody { pos: row.pos, body: row.snapshot.body.clone() });
        let after = row.map_or(Position(0), |row| row.pos);
        let in_tail = |r: &&Record| r.stream == *stream && r.pos > after;
        let tail = self.iter().filter(in_tail).cloned().collect();
        Loaded { head: self.head_of(stream), snapshot, tail }
    }

    fn range(&self, stream: &StreamId, range: Range) -> Vec<Record> {
        let inside = |r: &&Record| {
            r.stream == *stream
                && range.after.is_none_or(|after| r.pos > after)
                && range.before.is_none_or(|before| r.pos < before)
        };
        let limit = range.limit.min(READ_MAX);
        match range.order {
            Order::OldestFirst => self.iter().filter(inside).take(limit).cloned().collect(),
            Order::NewestFirst => self.iter().rev().filter(inside).take(limit).cloned().collect(),
        }
    }

    fn iter(&self) -> impl DoubleEndedIterator<Item = &Record> {
        self.records.iter().map(|s| &s.record)
    }

    fn at(&self, pos: Position) -> Option<Record> {
        self.iter().find(|r| r.pos == pos).cloned()
    }
}

/// Not random: nothing here has to outlive an erasure on a disk.
fn salt(pos: Position) -> Salt {
    let mut salt = [0; SALT_BYTES];
    salt[..8].copy_from_slice(&pos.0.to_be_bytes());
    salt
}

impl Log for MemoryLog {
    fn append_shared(&self, commits: Arc<[Commit]>) -> Fut<'_, Result<Vec<Outcome>, AppendError>> {
        Box::pin(async move { self.write(&commits) })
    }

    fn save_snapshots(&self, rows: Vec<SnapshotRow>) -> Fut<'_, Result<(), AppendError>> {
        Box::pin(async move {
            let mut state = self.state();
            rows.into_iter().for_each(|row| state.keep(row));
            Ok(())
        })
    }

    fn erase(&self, person: String, tombstone: Commit) -> Fut<'_, Result<Erasure, AppendError>> {
        Box::pin(async move {
            if let Some(reason) = tombstone.fault() {
                return Err(AppendError::NotWritten { reason, retry: Retry::Never });
            }
            let mut state = self.state();
            let erasure = state.erase(&person, &tombstone);
            self.heads.send_replace(state.head());
            Ok(erasure)
        })
    }

    fn probe(&self) -> Fut<'_, Result<(), AppendError>> {
        Box::pin(async move {
            match self.state().faults.front() {
                Some(Fault::Fatal) => Err(Fault::Fatal.error()),
                _ => Ok(()),
            }
        })
    }

    fn claimed(
        &self,
        keys: Vec<(String, String)>,
    ) -> Fut<'_, Result<Vec<Option<ClaimRow>>, ReadError>> {
        Box::pin(async move {
            let state = self.state();
            Ok(keys.iter().map(|key| state.claims.get(key).cloned()).collect())
        })
    }

    fn greatest_key(&self, space: String) -> Fut<'_, Result<Option<String>, ReadError>> {
        Box::pin(async move {
            let state = self.state();
            let mut keys = state.claims.keys().rev();
            Ok(keys.find(|(s, _)| *s == space).map(|(_, key)| key.clone()))
        })
    }

    fn load(&self, stream: StreamId, fold_version: u32) -> Fut<'_, Result<Loaded, ReadError>> {
        Box::pin(async move { Ok(self.state().load(&stream, fold_version)) })
    }

    fn read_stream(
        &self,
        stream: StreamId,
        range: Range,
    ) -> Fut<'_, Result<Vec<Record>, ReadError>> {
        Box::pin(async move { Ok(self.state().range(&stream, range)) })
    }

    fn records(&self, positions: Vec<Position>) -> Fut<'_, Result<Vec<Option<Record>>, ReadError>> {
        Box::pin(async move {
            let state = self.state();
            Ok(positions.into_iter().take(READ_MAX).map(|pos| state.at(pos)).collect())
        })
    }

    fn read_all(&self, after: Position, limit: usize) -> Fut<'_, Result<Vec<Record>, ReadError>> {
        Box::pin(async move {
            let state = self.state();
            let later = state.iter().filter(|r| r.pos > after);
            Ok(later.take(limit.min(READ_MAX)).cloned().collect())
        })
    }

    fn resident(&self) -> Fut<'_, Result<Vec<StreamId>, ReadError>> {
        Box::pin(async move { Ok(self.state().resident.iter().cloned().collect()) })
    }

    fn head(&self) -> Fut<'_, Result<Position, ReadError>> {
        Box::pin(async move { Ok(self.state().head()) })
    }

    fn heads(&self) -> watch::Receiver<Position> {
        self.heads.subscribe()
    }

    fn durability(&self) -> &'static str {
        "in memory only: gone when the process ends"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::contract::{self, Place, commit, event, everything, stream};

    impl Place for MemoryLog {
        fn open(&self) -> Arc<dyn Log> {
            Arc::new(self.clone())
        }
    }

    mod without_gaps {
        use super::*;
        contract::contract_tests!(MemoryLog::new());
    }

    mod with_gaps {
        use super::*;
        contract::contract_tests!(MemoryLog::with_gaps(3));
    }

    #[tokio::test]
    async fn faults_come_once_and_in_the_order_asked_for() {
        let log = MemoryLog::new();
        log.fail_next(Fault::NotWritten);
        log.fail_next(Fault::UnknownNotWritten);
        log.fail_next(Fault::UnknownButWritten);
        let commits = vec![commit(1, vec![event(&stream(1), "x")])];
        let error = log.append(commits.clone()).await;
        assert!(matches!(error, Err(AppendError::NotWritten { retry: Retry::Later, .. })));
        let error = log.append(commits.clone()).await;
        assert!(matches!(error, Err(AppendError::Unknown { .. })));
        assert_eq!(everything(&log).await.len(), 0);
        let error = log.append(commits.clone()).await;
        assert!(matches!(error, Err(AppendError::Unknown { .. })));
        let again = log.append(commits).await.expect("settled");
        assert!(matches!(again[0], Outcome::Replayed(_)));
    }

    #[tokio::test]
    async fn a_fatal_fault_stays() {
        let log = MemoryLog::new();
        log.fail_next(Fault::Fatal);
        for n in 1..=2 {
            let answer = log.append(vec![commit(n, vec![event(&stream(1), "x")])]).await;
            assert!(matches!(answer, Err(AppendError::Fatal { .. })));
        }
        assert!(log.probe().await.is_err());
    }
}
