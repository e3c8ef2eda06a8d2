//! Tickets, lines and briefings as the screen shows them: every text already [`Clean`].

use baton_shared::id::{AgentName, Epoch, MessageId, QueueName, TicketNumber};
use baton_shared::wire::{Controller, DeliveryState, From, Priority, TicketState};
use jiff::Timestamp;

use crate::tui::Clean;

/// The customer of a ticket.
#[derive(Debug, Clone, Default)]
pub struct Customer {
    /// The channel's id for them.
    pub id: Clean,
    /// Display name, or their id where none is known.
    pub name: Clean,
    /// Address for a later answer.
    pub email: Option<Clean>,
    /// Their tier.
    pub tier: Option<Clean>,
    /// The page they write from.
    pub page: Option<Clean>,
    /// Their IANA zone, for the local time beside their name.
    pub zone: Option<Clean>,
    /// What else the channel told.
    pub attributes: Vec<(Clean, Clean)>,
    /// Whether the site vouched for the identity.
    pub verified: bool,
    /// Whether they are there now.
    pub present: bool,
}

/// One collected value.
#[derive(Debug, Clone)]
pub struct Collected {
    /// Which field.
    pub field: Clean,
    /// Its value.
    pub value: Clean,
    /// Who said it.
    pub by: Clean,
    /// Whether it was checked.
    pub verified: bool,
}

/// What travels with a hand-over.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Briefing {
    pub goal: Option<Clean>,
    pub tried: Vec<Clean>,
    pub collected: Vec<Collected>,
    pub blocker: Option<Clean>,
    pub reason: Option<Clean>,
    pub sources: Vec<Clean>,
    /// What the queue needs and nobody has said.
    pub missing: Vec<Clean>,
    /// Who the customer is has to be verified again.
    pub must_verify: bool,
}

/// A transfer that waits for an answer.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Who offered it; `None`: the relay.
    pub from: Option<AgentName>,
    /// Who may accept it.
    pub to: AgentName,
    /// When it returns to the sender.
    pub until: Timestamp,
    /// The sender's words.
    pub note: Option<Clean>,
}

/// The latest line, for the list.
#[derive(Debug, Clone)]
pub struct Last {
    /// Who wrote it.
    pub from: From,
    /// Its beginning.
    pub text: Clean,
}

/// One ticket in the list.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Row {
    pub number: TicketNumber,
    pub state: TicketState,
    pub queue: QueueName,
    pub agent: Option<AgentName>,
    pub control: Controller,
    pub epoch: Epoch,
    pub customer: Customer,
    pub channel: Clean,
    pub language: Option<Clean>,
    pub priority: Priority,
    pub waiting_since: Option<Timestamp>,
    pub unread: u32,
    pub opened_at: Timestamp,
    pub order_at: Timestamp,
    pub due_at: Option<Timestamp>,
    pub at_risk_at: Option<Timestamp>,
    pub hold_until: Option<Timestamp>,
    pub tags: Vec<Clean>,
    pub variables: Vec<(Clean, Clean)>,
    /// Its name and confidence from 0 to 1.
    pub intent: Option<(Clean, f64)>,
    pub briefing: Briefing,
    pub offer: Option<Offer>,
    /// What can be undone, by whom, until when.
    pub undo: Option<(Clean, AgentName, Timestamp)>,
    pub last: Option<Last>,
    pub disposition: Option<Clean>,
}

impl Row {
    /// Whether this agent holds it.
    #[must_use]
    pub fn held_by(&self, me: &AgentName) -> bool {
        self.agent.as_ref() == Some(me) && self.state != TicketState::Closed
    }

    /// Whether it waits for this agent's yes or no.
    #[must_use]
    pub fn offered_to(&self, me: &AgentName) -> bool {
        self.offer.as_ref().is_some_and(|offer| offer.to == *me)
    }
}

/// Names one line of a chat for scrolling: its place, then its id.
pub type LineKey = (u64, String);

/// One line of a chat.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its place in the log; notes without one carry the place they were read at.
    pub seq: u64,
    /// Its id, or one made of author and instant for notes without.
    pub id: String,
    /// Author kind.
    pub from: From,
    /// Author's name.
    pub name: Option<Clean>,
    /// What was said.
    pub text: Clean,
    /// When.
    pub at: Timestamp,
    /// For messages to the customer.
    pub delivery: Option<DeliveryState>,
    /// Why delivery failed or waits.
    pub trouble: Option<Clean>,
    /// Buttons offered.
    pub choices: Vec<Clean>,
    /// Files: name, type, bytes.
    pub files: Vec<File>,
    /// Erased at the customer's wish.
    pub erased: bool,
    /// One's wish that it be sent, however late.
    pub wanted: bool,
    /// It has waited for so long that one is asked: send or drop.
    pub late: bool,
}

/// A file by reference.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct File {
    pub name: Clean,
    pub kind: Option<Clean>,
    pub size: Option<u64>,
    /// Where a browser finds it, where one can.
    pub url: Option<Clean>,
}

/// One act in the history.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Act {
    pub at: Timestamp,
    pub what: Clean,
    pub by: Option<AgentName>,
    pub to: Option<Clean>,
    pub note: Option<Clean>,
}

/// What was sent and is not in the transcript yet.
#[derive(Debug, Clone)]
pub struct Pending {
    /// The command's id.
    pub command: baton_shared::id::CommandId,
    /// What was said.
    pub text: Clean,
    /// Reply or note.
    pub kind: super::DraftKind,
    /// When.
    pub at: Timestamp,
    /// The message it became.
    pub message: Option<MessageId>,
}

/// A line of which only place, author and instant are known yet.
#[must_use]
pub fn plain_line(seq: u64, id: String, from: From, at: Timestamp) -> Line {
    Line {
        seq,
        id,
        from,
        name: None,
        text: Clean::default(),
        at,
        delivery: None,
        trouble: None,
        choices: Vec::new(),
        files: Vec::new(),
        erased: false,
        wanted: false,
        late: false,
    }
}
