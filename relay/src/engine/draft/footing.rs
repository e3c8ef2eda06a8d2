//! What a step stands on, by which the log tells whether it still holds; and which of what it touched
//! stays in memory after it. Knows streams and positions, not what was decided.

use baton_shared::id::Position;

use super::Step;
use crate::engine::codec::Event;
use crate::log::{Expected, NewEvent, StreamId};

impl Step<'_, '_> {
    /// What the log must still hold for the decision to stand. A stream that an earlier commit of
    /// this batch writes to was decided on as that one leaves it.
    pub(super) fn expects(&self, events: &[NewEvent]) -> Vec<(StreamId, Expected)> {
        let mut expects: Vec<(StreamId, Expected)> = Vec::with_capacity(1);
        #[cfg(test)]
        if crate::engine::bug::is(crate::engine::bug::Bug::NoExpectations) {
            return expects;
        }
        let written =
            events.iter().zip(&self.events).map(|(new, event)| (&new.stream, Some(event)));
        for (stream, event) in written.chain(self.counted.iter().map(|stream| (stream, None))) {
            // Nothing is decided by the audit, and every relay appends to it.
            if stream.is_audit() || expects.iter().any(|(known, _)| known == stream) {
                continue;
            }
            let earlier = self.draft.written.get(stream).copied().map(Expected::Commit);
            let head = || event.map_or_else(|| self.head(stream), |event| self.head_of(event));
            expects.push((stream.clone(), earlier.unwrap_or_else(|| Expected::Head(head()))));
        }
        expects
    }

    pub(super) fn head(&self, stream: &StreamId) -> Option<Position> {
        let base = self.draft.base;
        if let Some(id) = stream.as_conversation() {
            base.conversation(&id).and_then(|conv| conv.head)
        } else if let Some(name) = stream.as_agent() {
            base.agent(&name).and_then(|agent| agent.head)
        } else if *stream == StreamId::api() {
            base.api.head
        } else {
            base.desk_head
        }
    }

    /// The head of an event's stream, without reading its name.
    fn head_of(&self, event: &Event) -> Option<Position> {
        let base = self.draft.base;
        match event {
            Event::Conversation(id, _) => base.conversation(id).and_then(|conv| conv.head),
            Event::Agent(name, _) => base.agent(name).and_then(|agent| agent.head),
            Event::Api(_) => base.api.head,
            Event::Desk(_) | Event::Audit(_) => base.desk_head,
        }
    }

    /// Which of the streams written to are to be in memory after a start.
    pub(super) fn resident(&self, events: &[NewEvent]) -> Vec<(StreamId, bool)> {
        let mut all = Vec::with_capacity(self.conversations.len() + self.agents.len());
        for conv in self.conversations.values() {
            let of_conv =
                |event: &Event| matches!(event, Event::Conversation(id, _) if *id == conv.id);
            let known = self.events.iter().position(of_conv).and_then(|index| events.get(index));
            let stream = known.map(|event| event.stream.clone());
            let stream = stream.unwrap_or_else(|| StreamId::conversation(&conv.id));
            all.push((stream, conv.is_resident()));
        }
        all.extend(self.agents.keys().map(|name| (StreamId::agent(name), true)));
        all
    }
}
