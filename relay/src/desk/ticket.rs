//! One piece of work for people.

use std::collections::{BTreeMap, BTreeSet};

use baton_shared::id::{AgentName, Position, QueueName, TicketNumber};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::event::{Ending, Trigger, Watches};
use super::parts::{Briefing, Intent, Priority};

/// Where a ticket stands. Whom the customer talks to is another fact: see `Control`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum TicketState {
    Queued,
    Active,
    OnHold,
    Closed,
}

/// A transfer that waits for a colleague's word. The sender keeps control meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Who offers.
    pub by: AgentName,
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

/// The state of a ticket: bounded facts, never the transcript.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ticket {
    /// Its number.
    pub number: TicketNumber,
    /// Where it stands.
    pub state: TicketState,
    /// Its queue.
    pub queue: QueueName,
    /// Who holds it.
    pub agent: Option<AgentName>,
    /// Urgency.
    pub priority: Priority,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Its place in any queue; transfers and returns keep it.
    pub order_at: Timestamp,
    /// Service level.
    pub due_at: Option<Timestamp>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// How it was closed.
    pub ending: Option<Ending>,
    /// Label of the outcome.
    pub disposition: Option<String>,
    /// The intent found.
    pub intent: Option<Intent>,
    /// Labels.
    pub tags: Vec<String>,
    /// Skills asked for.
    pub skills: Vec<String>,
    /// What fired.
    pub trigger: Trigger,
    /// What travels.
    pub briefing: Briefing,
    /// The bot's variables.
    pub variables: BTreeMap<String, String>,
    /// A transfer waiting for an answer.
    pub offer: Option<Offer>,
    /// An act that can be taken back.
    pub grace: Option<Grace>,
    /// End of the hold.
    pub hold_until: Option<Timestamp>,
    /// When to look at it again while it waits.
    pub watches: Watches,
    /// Where it last entered a queue: watches of an earlier wait are void.
    pub queued_since: Position,
    /// Where it was opened.
    #[serde(default)]
    pub opened_since: Position,
    /// Fields of the briefing that the customer set right: `goal`, `collected.<name>`.
    #[serde(default)]
    pub corrected: BTreeSet<String>,
    /// An agent has spoken.
    pub answered: bool,
}

impl Ticket {
    /// Whether people still have work with it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state != TicketState::Closed
    }

    /// Whether `agent` holds it.
    #[must_use]
    pub fn held_by(&self, agent: &AgentName) -> bool {
        self.is_open() && self.agent.as_ref() == Some(agent)
    }
}
