//! What of the stream of changes was handled, so that a resumed one misses nothing and repeats
//! nothing.
//!
//! One position of the log may change two things, a row and a line of its transcript, so several
//! changes may carry one `seq`, one after the other. A connection may break between them: the
//! cursor therefore resumes before the last `seq` it saw, and knows which of that one's changes it
//! has handed on already.

use baton_shared::id::{ConversationId, MessageId, TicketNumber};
use baton_shared::wire::{Change, Resume};

/// Most changes of one `seq` that are told apart.
const SUBJECTS_MAX: usize = 64;

/// The place in the stream.
#[derive(Debug, Clone, Default)]
pub struct Cursor {
    role_version: u64,
    place: Option<Place>,
}

#[derive(Debug, Clone)]
struct Place {
    /// Everything up to here is handled.
    whole: u64,
    /// The `seq` last seen; its changes may not all have come.
    last: u64,
    /// What came of it.
    seen: Vec<Subject>,
}

impl Place {
    fn at(seq: u64) -> Self {
        Self { whole: seq, last: seq, seen: Vec::new() }
    }
}

/// What a change is about: with its `seq`, its identity.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Subject {
    Row(TicketNumber),
    Gone(TicketNumber),
    Line(MessageId),
    Ring(TicketNumber),
    Erased(ConversationId),
    Reset,
}

impl Cursor {
    /// A cursor that begins where an earlier connection left off.
    #[must_use]
    pub fn resuming(resume: &Resume) -> Self {
        Self { role_version: resume.role_version, place: Some(Place::at(resume.cursor)) }
    }

    /// What hello says; `None` if there is nothing to resume, so that the relay sends everything.
    #[must_use]
    pub fn resume(&self) -> Option<Resume> {
        let place = self.place.as_ref()?;
        Some(Resume { cursor: place.whole, role_version: self.role_version })
    }

    /// The relay's welcome. `resumed` is its answer to [`Cursor::resume`]; without it a snapshot
    /// begins, and only once it is whole there is a place to resume from.
    pub fn welcome(&mut self, cursor: u64, role_version: u64, begin: Begin) {
        self.role_version = role_version;
        match begin {
            Begin::Resumed => {}
            Begin::Snapshot => self.place = None,
            Begin::Here => self.place = Some(Place::at(cursor)),
        }
    }

    /// The last chunk of a snapshot came.
    pub fn snapshot_done(&mut self, seq: u64) {
        self.place = Some(Place::at(seq));
    }

    /// Whether a change is new and so to be handed on.
    pub fn admit(&mut self, seq: u64, change: &Change) -> bool {
        let subject = subject(change);
        // Before a snapshot is whole its changes pass: rows are sent whole, so a repeat is harmless.
        let Some(place) = &mut self.place else { return true };
        if seq < place.last || seq <= place.whole {
            return false;
        }
        if seq > place.last {
            *place = Place { whole: place.last, last: seq, seen: Vec::new() };
        }
        if place.seen.contains(&subject) {
            return false;
        }
        if place.seen.len() < SUBJECTS_MAX {
            place.seen.push(subject);
        }
        true
    }
}

/// How the stream goes on after a welcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begin {
    /// From where it was left.
    Resumed,
    /// With a snapshot, to be awaited.
    Snapshot,
    /// From the welcome on: nothing was subscribed to.
    Here,
}

fn subject(change: &Change) -> Subject {
    match change {
        Change::Upsert { row } => Subject::Row(row.number),
        Change::Remove { ticket } => Subject::Gone(*ticket),
        Change::Message { entry, .. } => Subject::Line(entry.id.clone()),
        Change::Notify { ticket, .. } => Subject::Ring(*ticket),
        Change::Erased { conversation, .. } => Subject::Erased(conversation.clone()),
        Change::Reset => Subject::Reset,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn gone(ticket: u64) -> Change {
        Change::Remove { ticket: TicketNumber(ticket) }
    }

    fn at(cursor: u64) -> Cursor {
        Cursor::resuming(&Resume { cursor, role_version: 1 })
    }

    #[test]
    fn what_was_handled_is_not_handed_on_again() {
        let mut cursor = at(10);
        assert!(!cursor.admit(10, &gone(1)));
        assert!(cursor.admit(12, &gone(1)));
        assert!(!cursor.admit(12, &gone(1)));
        assert!(!cursor.admit(11, &gone(1)));
    }

    #[test]
    fn two_changes_of_one_position_both_pass_even_with_a_break_between_them() {
        let mut cursor = at(10);
        assert!(cursor.admit(12, &gone(1)));
        assert_eq!(cursor.resume().map(|r| r.cursor), Some(10));
        cursor.welcome(20, 1, Begin::Resumed);
        assert!(!cursor.admit(12, &gone(1)));
        assert!(cursor.admit(12, &gone(2)));
        assert!(cursor.admit(13, &gone(1)));
        assert_eq!(cursor.resume().map(|r| r.cursor), Some(12));
    }

    #[test]
    fn half_a_snapshot_is_nothing_to_resume_from() {
        let mut cursor = at(10);
        cursor.welcome(20, 2, Begin::Snapshot);
        assert_eq!(cursor.resume(), None);
        cursor.snapshot_done(20);
        assert_eq!(cursor.resume(), Some(Resume { cursor: 20, role_version: 2 }));
        assert!(!cursor.admit(20, &gone(1)));
    }

    #[test]
    fn a_relay_restored_from_a_copy_counts_from_its_own_place() {
        let mut cursor = at(1_000);
        cursor.welcome(40, 1, Begin::Here);
        assert!(cursor.admit(41, &gone(1)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// A relay with a log of (seq, ticket) sends what follows the cursor; connections break
        /// anywhere. What is handed on is the log, in order, once.
        #[test]
        fn however_often_the_connection_breaks_each_change_is_handed_on_once_and_in_order(
            steps in prop::collection::vec((0u64..3, 1u64..4), 1..40),
            breaks in prop::collection::vec(0usize..9, 0..60),
        ) {
            let mut log: Vec<(u64, u64)> = Vec::new();
            let mut seq = 10;
            for (rise, ticket) in steps {
                seq += rise;
                if !log.contains(&(seq, ticket)) && seq > 10 {
                    log.push((seq, ticket));
                }
            }
            let mut cursor = at(10);
            let mut handed = Vec::new();
            let rest = std::iter::once(usize::MAX);
            for take in breaks.into_iter().chain(rest) {
                let from = cursor.resume().expect("always a place").cursor;
                for &(seq, ticket) in log.iter().filter(|(s, _)| *s > from).take(take) {
                    if cursor.admit(seq, &gone(ticket)) {
                        handed.push((seq, ticket));
                    }
                }
            }
            prop_assert_eq!(handed, log);
        }
    }
}
