//! Decides a batch on what is known and collects the rows it makes. Pure but for the salts; the
//! rows borrow from the jobs, so that no body is copied.

use std::collections::HashMap;

use baton_shared::id::Position;

use super::known::{Known, Stream};
use crate::entropy;
use crate::log::chain::{self, Digest, Link, SALT_BYTES, Salt};
use crate::log::{
    Claim, Commit, CommitId, Expected, NewEvent, Outcome, Private, Snapshot, SnapshotRow, Span,
    StreamId,
};

/// The rows of one transaction.
#[derive(Debug, Default)]
pub(super) struct Rows<'j> {
    pub(super) events: Vec<EventRow<'j>>,
    pub(super) private: Vec<PrivateRow<'j>>,
    pub(super) spans: Vec<(CommitId, Span)>,
    /// With the first position of its commit and its stream's number.
    pub(super) claims: Vec<(&'j Claim, Position, i64)>,
    /// Space and key of stored claims that are given up. Deleted before any is inserted.
    pub(super) releases: Vec<(&'j str, &'j str)>,
    /// By the stream's number: only the last of each is written.
    pub(super) snapshots: HashMap<i64, SnapshotCells<'j>>,
}

#[derive(Debug)]
pub(super) struct EventRow<'j> {
    pub(super) pos: Position,
    pub(super) commit: &'j Commit,
    pub(super) event: &'j NewEvent,
    pub(super) stream: i64,
    pub(super) private: Option<Digest>,
    pub(super) prev: Digest,
    pub(super) digest: Digest,
}

#[derive(Debug)]
pub(super) struct PrivateRow<'j> {
    pub(super) pos: Position,
    pub(super) person: i64,
    pub(super) salt: Salt,
    pub(super) body: &'j [u8],
}

#[derive(Debug)]
pub(super) struct SnapshotCells<'j> {
    pub(super) pos: Position,
    pub(super) fold_version: i64,
    pub(super) person: Option<i64>,
    pub(super) body: &'j [u8],
}

/// One transaction: what is known, with what it has decided so far, and the rows.
#[derive(Debug)]
pub(super) struct Batch<'j> {
    pub(super) known: Known,
    pub(super) rows: Rows<'j>,
}

impl<'j> Batch<'j> {
    pub(super) fn new(known: Known) -> Self {
        Self { known, rows: Rows::default() }
    }

    pub(super) fn append(&mut self, commit: &'j Commit) -> Result<Outcome, getrandom::Error> {
        match self.check(commit) {
            Some(refused) => Ok(refused),
            None => Ok(Outcome::Written(self.insert(commit)?)),
        }
    }

    /// Why the commit is not to be written, before anything of it is.
    pub(super) fn check(&self, commit: &Commit) -> Option<Outcome> {
        if let Some(span) = self.known.spans.get(&commit.id) {
            return Some(Outcome::Replayed(*span));
        }
        for claim in &commit.claims {
            let key = (claim.space.clone(), claim.key.clone());
            if let Some(by) = self.known.claims.get(&key) {
                return Some(Outcome::Claimed { claim: claim.clone(), by: by.clone() });
            }
        }
        let moved = commit.expects.iter().find(|(stream, seen)| !self.is_at(stream, *seen));
        moved.map(|(stream, _)| Outcome::Conflict {
            stream: stream.clone(),
            head: self.known.head_of(stream),
        })
    }

    fn is_at(&self, stream: &StreamId, seen: Expected) -> bool {
        let head = self.known.streams.get(stream).and_then(|s| s.head);
        match seen {
            Expected::Head(seen) => head.map(|(pos, _)| pos) == seen,
            Expected::Commit(id) => head.is_some_and(|(_, by)| by == id),
        }
    }

    pub(super) fn insert(&mut self, commit: &'j Commit) -> Result<Span, getrandom::Error> {
        let first = self.known.head.pos.next();
        for event in &commit.events {
            self.insert_event(commit, event)?;
        }
        let span = Span { first, last: self.known.head.pos };
        self.known.spans.insert(commit.id, span);
        self.rows.spans.push((commit.id, span));
        for claim in &commit.claims {
            let stream = self.known.stream(&claim.stream).id;
            let key = (claim.space.clone(), claim.key.clone());
            let row = crate::log::ClaimRow { pos: first, stream: claim.stream.clone() };
            self.known.claims.insert(key, row);
            self.rows.claims.push((claim, first, stream));
        }
        commit.releases.iter().for_each(|key| self.release(key));
        for (stream, resident) in &commit.resident {
            let stream = self.known.stream(stream);
            stream.changed |= stream.resident != *resident;
            stream.resident = *resident;
        }
        for snapshot in &commit.snapshots {
            let head = self.known.head_of(&snapshot.stream).unwrap_or_default();
            self.keep(head, snapshot);
        }
        Ok(span)
    }

    /// A key that this transaction took itself was never stored.
    fn release(&mut self, key: &'j (String, String)) {
        self.known.claims.remove(key);
        let (space, name) = key;
        let is_new = |claim: &Claim| claim.space == *space && claim.key == *name;
        let before = self.rows.claims.len();
        self.rows.claims.retain(|(claim, ..)| !is_new(claim));
        // The database's text has no zero bytes, so such a key was never taken.
        if self.rows.claims.len() == before && !space.contains('\0') && !name.contains('\0') {
            self.rows.releases.push((space, name));
        }
    }

    fn insert_event(
        &mut self,
        commit: &'j Commit,
        event: &'j NewEvent,
    ) -> Result<(), getrandom::Error> {
        let pos = self.known.head.pos.next();
        let private = match &event.private {
            Some(private) => Some(self.insert_private(pos, private)?),
            None => None,
        };
        let prev = self.known.head.digest;
        let link = Link {
            prev,
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
        let stream = self.known.stream(&event.stream);
        (stream.head, stream.changed) = (Some((pos, commit.id)), true);
        let stream = stream.id;
        self.rows.events.push(EventRow { pos, commit, event, stream, private, prev, digest });
        (self.known.head.pos, self.known.head.digest) = (pos, digest);
        Ok(())
    }

    fn insert_private(
        &mut self,
        pos: Position,
        private: &'j Private,
    ) -> Result<Digest, getrandom::Error> {
        let salt = entropy::bytes::<SALT_BYTES>()?;
        let person = self.known.person(&private.person).id;
        self.rows.private.push(PrivateRow { pos, person, salt, body: &private.body });
        Ok(chain::private_digest(&salt, &private.person, &private.body))
    }

    /// Keeps a snapshot made outside a commit, unless it came too late.
    pub(super) fn save_snapshot(&mut self, row: &'j SnapshotRow) {
        let Snapshot { stream, fold_version, person, .. } = &row.snapshot;
        let Some(Stream { head: Some((head, _)), snapshot, .. }) = self.known.streams.get(stream)
        else {
            return;
        };
        let newer =
            |(pos, fold): (Position, i64)| fold == i64::from(*fold_version) && pos > row.pos;
        let erased = person.as_ref().and_then(|name| self.known.persons.get(name)?.erased);
        let late = row.pos > *head || snapshot.is_some_and(newer);
        if !late && erased.is_none_or(|at| at <= row.pos) {
            self.keep(row.pos, &row.snapshot);
        }
    }

    fn keep(&mut self, pos: Position, new: &'j Snapshot) {
        let person = new.person.as_deref().map(|name| self.known.person(name).id);
        let fold_version = i64::from(new.fold_version);
        let stream = self.known.stream(&new.stream);
        stream.snapshot = Some((pos, fold_version));
        let cells = SnapshotCells { pos, fold_version, person, body: &new.body };
        self.rows.snapshots.insert(stream.id, cells);
    }

    /// Marks a person as erased with the commit that comes next; answers the person's number.
    pub(super) fn mark_erased(&mut self, name: &str) -> i64 {
        let at = self.known.head.pos.next();
        let person = self.known.person(name);
        (person.erased, person.changed) = (Some(at), true);
        person.id
    }
}
