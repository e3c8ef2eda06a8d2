//! What a commit looks like on the wire, written once for all sessions that have it in sight.
//!
//! A row or a line after a change is the same for every viewer, so the first session that needs
//! it writes it and the others send the same bytes. Only the latest commits are kept: sessions
//! read them within moments, and a resuming one pays for what it missed.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use axum::extract::ws::Utf8Bytes;
use baton_shared::id::Position;
use baton_shared::wire::{Change, ServerFrame};

use super::view;
use crate::engine::{Committed, Event};
use crate::masking::Masking;

/// Commits kept: more than one batch of the engine, so that none is written twice in it.
const KEPT: usize = 1_024;
/// Room for a frame that a thread keeps between two of them; most are far shorter.
const SCRATCH_BYTES: usize = 16 * 1_024;

thread_local! {
    /// Where a frame grows, to be copied out at its length: grown in memory of its own it would be
    /// moved at every doubling and keep what it does not need.
    static SCRATCH: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// One commit's frames, by the index of the conversation or event they are about.
#[derive(Debug)]
pub(super) struct Written {
    masking: Masking,
    rows: Box<[OnceLock<Option<Utf8Bytes>>]>,
    lines: Box<[OnceLock<Option<Utf8Bytes>>]>,
}

/// The latest commits' frames.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    kept: Mutex<VecDeque<(Position, Arc<Written>)>>,
    /// What agents see masked: the same for all.
    masking: Masking,
}

impl Shelf {
    /// An empty one for views masked like this.
    pub(super) fn masked(masking: Masking) -> Self {
        Self { kept: Mutex::default(), masking }
    }

    /// The frames of a commit, as far as they are written.
    pub(super) fn of(&self, committed: &Committed) -> Arc<Written> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.binary_search_by_key(&committed.pos, |(pos, _)| *pos) {
            Ok(found) => kept[found].1.clone(),
            Err(place) => {
                let new = Arc::new(Written::nothing(committed, self.masking));
                // An old one that a session missed goes in and out again at once.
                kept.insert(place, (committed.pos, new.clone()));
                if kept.len() > KEPT {
                    kept.pop_front();
                }
                new
            }
        }
    }
}

impl Written {
    fn nothing(committed: &Committed, masking: Masking) -> Self {
        let empty = |len: usize| (0..len).map(|_| OnceLock::new()).collect();
        Self {
            masking,
            rows: empty(committed.conversations.len()),
            lines: empty(committed.events.len()),
        }
    }

    /// The ticket's row as of this commit.
    pub(super) fn row(&self, committed: &Committed, index: usize) -> Option<Utf8Bytes> {
        let make = || {
            let (_, conv) = committed.conversations.get(index)?;
            let row = view::row(conv, conv.ticket.as_ref()?, committed.at, self.masking);
            frame(committed.pos, Change::Upsert { row: Box::new(row) })
        };
        self.rows.get(index)?.get_or_init(make).clone()
    }

    /// The line that an event wrote.
    pub(super) fn line(&self, committed: &Committed, index: usize) -> Option<Utf8Bytes> {
        let make = || {
            let placed = committed.events.get(index)?;
            let Event::Conversation(id, _) = &placed.event else { return None };
            let (_, conv) = committed.conversations.iter().find(|(_, conv)| conv.id == *id)?;
            let change = Change::Message {
                ticket: conv.ticket_number(),
                conversation: id.clone(),
                entry: Box::new(view::entry(conv, placed, self.masking)?),
            };
            frame(committed.pos, change)
        };
        self.lines.get(index)?.get_or_init(make).clone()
    }
}

/// A change as a frame; every type of the wire has a JSON form.
pub(super) fn frame(pos: Position, change: Change) -> Option<Utf8Bytes> {
    let frame = ServerFrame::Change { seq: pos.0, change };
    SCRATCH.with_borrow_mut(|scratch| {
        scratch.clear();
        scratch.shrink_to(SCRATCH_BYTES);
        frame.write_to(scratch).ok()?;
        std::str::from_utf8(scratch).ok().map(Utf8Bytes::from)
    })
}

#[cfg(test)]
mod tests {
    use baton_shared::id::ConversationId;

    use super::*;
    use crate::desk::event::{ConversationEvent, Outlet, Said};
    use crate::desk::{Control, Conversation};
    use crate::engine::Placed;

    fn said(pos: u64) -> Committed {
        let id: ConversationId = "c1".parse().expect("an id");
        let at = jiff::Timestamp::UNIX_EPOCH;
        let mut conv = Conversation::new(id.clone());
        let began = ConversationEvent::Began {
            channel: "hook".parse().expect("a name"),
            bot: None,
            outlet: Outlet::Nowhere,
            private: None,
        };
        conv.apply(&began, Position(1), at);
        assert_eq!(conv.control, Control::Nobody);
        let event = ConversationEvent::CustomerSaid {
            message: "m1".parse().expect("an id"),
            sent_at: None,
            wish: false,
            private: Some(Said { text: "hello".to_owned(), ..Said::default() }),
        };
        conv.apply(&event, Position(pos), at);
        let event = Event::Conversation(id, event);
        Committed {
            pos: Position(pos),
            at,
            events: vec![Placed { pos: Position(pos), at, event }],
            conversations: vec![(None, Arc::new(conv))],
            agents: Vec::new(),
        }
    }

    #[test]
    fn all_sessions_send_the_same_bytes_of_an_event() {
        let (shelf, committed) = (Shelf::default(), said(2));
        let lines = (0..50).map(|_| shelf.of(&committed).line(&committed, 0).expect("a line"));
        let mut places: Vec<*const u8> = lines.map(|line| line.as_str().as_ptr()).collect();
        places.dedup();
        assert_eq!(places.len(), 1, "written more than once");
    }

    #[test]
    fn what_is_kept_is_bounded_and_an_old_commit_is_written_anew() {
        let shelf = Shelf::default();
        for pos in 2..10_000 {
            shelf.of(&said(pos));
        }
        assert!(shelf.kept.lock().expect("unpoisoned").len() <= KEPT);
        let old = said(3);
        let line = shelf.of(&old).line(&old, 0).expect("a line");
        assert!(line.contains("\"seq\":3"), "{line}");
        assert!(shelf.kept.lock().expect("unpoisoned").len() <= KEPT);
    }
}
