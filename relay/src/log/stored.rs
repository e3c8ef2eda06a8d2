//! A record as a row has it, and the check that it is what was written. Knows no database.

use super::chain::{self, Digest, Link, Salt};
use super::{Broken, PrivatePart, ReadError, Record};

/// A record as its row has it, unchecked.
pub(super) struct Stored {
    pub(super) record: Record,
    pub(super) at_ns: i64,
    /// The salted digest by which the record knows its private half.
    pub(super) private: Option<Digest>,
    pub(super) row: Option<PrivateRow>,
}

/// What stands beside a private body.
pub(super) struct PrivateRow {
    pub(super) erased: bool,
    pub(super) salt: Salt,
    pub(super) person: String,
}

impl Stored {
    /// The record, where its bytes are those that were written.
    pub(super) fn checked(self) -> Result<Record, ReadError> {
        match self.fault() {
            None => Ok(self.record),
            Some(what) => {
                Err(ReadError::Broken(Broken { pos: self.record.pos, what: what.to_owned() }))
            }
        }
    }

    fn fault(&self) -> Option<&'static str> {
        let record = &self.record;
        let link = Link {
            prev: record.prev,
            pos: record.pos,
            commit: record.commit,
            at_ns: self.at_ns,
            stream: record.stream.as_str(),
            kind: &record.kind,
            version: record.version,
            facts: &record.facts,
            private: self.private,
        };
        if link.digest() != record.digest {
            return Some("its bytes do not match their digest");
        }
        match (&self.private, &self.row, &record.private) {
            (None, None, _) => None,
            (Some(_), Some(row), _) if row.erased => None,
            (Some(digest), Some(row), PrivatePart::Kept(body)) => {
                let same = chain::private_digest(&row.salt, &row.person, body) == *digest;
                (!same).then_some("its private bytes do not match their digest")
            }
            _ => Some("its private row is missing or was added"),
        }
    }
}
