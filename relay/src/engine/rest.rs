//! Which conversations are at rest, the longest first: those are let go when memory is needed.

use std::collections::{BTreeMap, HashMap};

use baton_shared::id::ConversationId;

use crate::desk::Conversation;

/// Conversations in which nothing is due, by when they were last touched.
#[derive(Debug, Default)]
pub(super) struct Resting {
    since: HashMap<ConversationId, u64>,
    by_age: BTreeMap<u64, ConversationId>,
    touches: u64,
}

impl Resting {
    /// A conversation was touched: at rest it becomes the youngest, else it leaves.
    pub(super) fn touch(&mut self, conv: &Conversation) {
        if conv.is_resident() {
            return self.leave(&conv.id);
        }
        self.touches += 1;
        if let Some(before) = self.since.insert(conv.id.clone(), self.touches) {
            self.by_age.remove(&before);
        }
        self.by_age.insert(self.touches, conv.id.clone());
    }

    /// A conversation is no longer in memory, or no longer at rest.
    pub(super) fn leave(&mut self, id: &ConversationId) {
        if let Some(since) = self.since.remove(id) {
            self.by_age.remove(&since);
        }
    }

    /// Takes out the one longest at rest, where there are more than `most`.
    pub(super) fn beyond(&mut self, most: usize) -> Option<ConversationId> {
        if self.by_age.len() <= most {
            return None;
        }
        let (_, id) = self.by_age.pop_first()?;
        self.since.remove(&id);
        Some(id)
    }
}
