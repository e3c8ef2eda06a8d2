//! The chain: each record's digest covers its own bytes and the digest before it. Pure.
//!
//! A private body enters only as a salted digest. The salt is stored with the body and erased with
//! it, so that what stays behind says nothing about a text that could be guessed.

use std::fmt;

use baton_shared::id::Position;
use sha2::{Digest as _, Sha256};

use super::record::CommitId;

/// Bytes of random salt per private body.
pub(super) const SALT_BYTES: usize = 16;
pub(super) type Salt = [u8; SALT_BYTES];

/// Begins every record's digest, so that a change of this layout cannot pass for another one.
const LAYOUT: &[u8] = b"baton/log/record/1";
const PRIVATE_LAYOUT: &[u8] = b"baton/log/private/1";

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(pub(super) [u8; 32]);

impl Digest {
    /// What stands before the first record.
    pub(super) const GENESIS: Self = Self([0; 32]);
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

/// All that a record's digest covers.
#[derive(Debug)]
pub(super) struct Link<'a> {
    pub(super) prev: Digest,
    pub(super) pos: Position,
    pub(super) commit: CommitId,
    pub(super) at_ns: i64,
    pub(super) stream: &'a str,
    pub(super) kind: &'a str,
    pub(super) version: u16,
    pub(super) facts: &'a [u8],
    pub(super) private: Option<Digest>,
}

impl Link<'_> {
    pub(super) fn digest(&self) -> Digest {
        let mut hash = Sha256::new();
        hash.update(LAYOUT);
        hash.update(self.prev.0);
        hash.update(self.pos.0.to_be_bytes());
        hash.update(self.commit.0);
        hash.update(self.at_ns.to_be_bytes());
        sized(&mut hash, self.stream.as_bytes());
        sized(&mut hash, self.kind.as_bytes());
        hash.update(self.version.to_be_bytes());
        sized(&mut hash, self.facts);
        match self.private {
            Some(digest) => sized(&mut hash, &digest.0),
            None => sized(&mut hash, b""),
        }
        Digest(hash.finalize().into())
    }
}

/// The digest by which a record knows its private half.
pub(super) fn private_digest(salt: &Salt, person: &str, body: &[u8]) -> Digest {
    let mut hash = Sha256::new();
    hash.update(PRIVATE_LAYOUT);
    hash.update(salt);
    sized(&mut hash, person.as_bytes());
    sized(&mut hash, body);
    Digest(hash.finalize().into())
}

/// Length first, so that no two sequences of fields hash alike.
fn sized(hash: &mut Sha256, bytes: &[u8]) {
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(kind: &'static str, facts: &'static [u8]) -> Link<'static> {
        Link {
            prev: Digest::GENESIS,
            pos: Position(1),
            commit: CommitId([7; 16]),
            at_ns: 1,
            stream: "desk",
            kind,
            version: 1,
            facts,
            private: None,
        }
    }

    #[test]
    fn every_field_counts() {
        let base = link("opened", b"x").digest();
        let mut changed = vec![
            Link { prev: Digest([1; 32]), ..link("opened", b"x") },
            Link { pos: Position(2), ..link("opened", b"x") },
            Link { commit: CommitId([8; 16]), ..link("opened", b"x") },
            Link { at_ns: 2, ..link("opened", b"x") },
            Link { stream: "agent/bob", ..link("opened", b"x") },
            Link { version: 2, ..link("opened", b"x") },
            Link { private: Some(Digest::GENESIS), ..link("opened", b"x") },
        ];
        changed.extend([link("openedx", b""), link("opened", b"y"), link("opene", b"dx")]);
        for other in changed {
            assert_ne!(base, other.digest(), "{other:?}");
        }
    }

    /// Computed by another program from the description above: a changed layout breaks every log
    /// in the field.
    #[test]
    fn the_layout_never_changes() {
        assert_eq!(
            link("opened", b"x").digest().to_string(),
            "20657a93aa6ca19be1c8987cebd676d8b606e196990c6f24825bb533a060f76c"
        );
    }
}
