//! What of a ticket is not settled: an offer that waits for a word, an act that can be taken back.

use baton_shared::id::{AgentName, Position};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::parts::Briefing;
use super::ticket::Ticket;

/// A ticket that waits for an agent's word: a colleague's transfer, who keeps control meanwhile, or
/// out of its queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Who offers; `None` is its queue.
    #[serde(default)]
    pub by: Option<AgentName>,
    /// Who may accept.
    pub to: AgentName,
    /// When it returns.
    pub until: Timestamp,
    /// The sender's words.
    pub note: Option<String>,
    /// Where the offer was written.
    pub since: Position,
}

/// An act that can still be taken back, and what it would restore.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Grace {
    /// Which act.
    pub what: GraceOf,
    /// Who did it.
    pub by: AgentName,
    /// Until when.
    pub until: Timestamp,
    /// The ticket as it was before.
    pub before: Box<Ticket>,
    /// Where the act was written.
    pub since: Position,
}

/// The acts that have a grace time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum GraceOf {
    Close,
    Transfer,
}

impl Ticket {
    pub(super) fn settle(&mut self) {
        self.offer = None;
        self.grace = None;
    }

    /// What an act within its grace time would restore.
    pub(super) fn kept(
        &self,
        what: GraceOf,
        by: &AgentName,
        until: Timestamp,
        since: Position,
    ) -> Grace {
        let mut before = self.clone();
        before.settle();
        Grace { what, by: by.clone(), until, before: Box::new(before), since }
    }

    pub(super) fn undo(&mut self) {
        if let Some(grace) = self.grace.take() {
            let undone = std::mem::replace(self, *grace.before);
            self.keep_what_was_said(undone);
        }
        self.offer = None;
    }

    /// What the customer was asked and said meanwhile is not taken back by an agent.
    fn keep_what_was_said(&mut self, meanwhile: Self) {
        let Briefing { goal, collected, .. } = meanwhile.briefing;
        if meanwhile.corrected.contains("goal") {
            self.briefing.goal = goal;
        }
        self.briefing.collected.extend(collected);
        let known = &self.briefing.collected;
        self.briefing.missing.retain(|field| !known.contains_key(field));
        self.corrected = meanwhile.corrected;
        self.fields = meanwhile.fields;
        if let Some(fields) = self.fields.as_deref_mut().filter(|_| self.agent.is_some()) {
            fields.open = None;
        }
    }
}
