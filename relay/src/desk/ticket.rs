//! One piece of work for people.

use std::collections::{BTreeMap, BTreeSet};

use baton_shared::id::{AgentName, Position, QueueName, TicketNumber};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::event::{ConversationEvent as Event, Ending, Trigger, Watches};
use super::parts::{Briefing, Collected, Intent, Priority, Source};

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
    /// The blocker is the relay's own reading, in words for agents.
    #[serde(default)]
    pub blocker_derived: bool,
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

impl Ticket {
    pub(super) fn opened(
        number: TicketNumber,
        queue: QueueName,
        order_at: Timestamp,
        at: Timestamp,
    ) -> Self {
        Self {
            number,
            state: TicketState::Queued,
            queue,
            agent: None,
            priority: Priority::Normal,
            opened_at: at,
            order_at,
            due_at: None,
            closed_at: None,
            ending: None,
            disposition: None,
            intent: None,
            tags: Vec::new(),
            skills: Vec::new(),
            trigger: Trigger::default(),
            briefing: Briefing::default(),
            blocker_derived: false,
            variables: BTreeMap::new(),
            offer: None,
            grace: None,
            hold_until: None,
            watches: Watches::default(),
            queued_since: Position(0),
            opened_since: Position(0),
            corrected: BTreeSet::new(),
            answered: false,
        }
    }

    pub(super) fn describe(&mut self, event: &Event) {
        if let Event::TicketOpened {
            priority,
            intent,
            tags,
            skills,
            trigger,
            due_at,
            watches,
            ..
        } = event
        {
            self.priority = *priority;
            self.intent.clone_from(intent);
            self.tags.clone_from(tags);
            self.skills.clone_from(skills);
            self.trigger = trigger.clone();
            self.due_at = *due_at;
            self.watches = watches.clone();
        }
    }

    pub(super) fn give_to(&mut self, agent: AgentName) {
        self.state = TicketState::Active;
        self.agent = Some(agent);
        self.hold_until = None;
        self.watches = Watches::default();
    }

    pub(super) fn enqueue(&mut self, watches: &Watches, pos: Position) {
        self.state = TicketState::Queued;
        self.agent = None;
        self.hold_until = None;
        self.watches = watches.clone();
        self.queued_since = pos;
    }

    pub(super) fn close(&mut self, how: Ending, disposition: Option<String>, at: Timestamp) {
        self.state = TicketState::Closed;
        self.closed_at = Some(at);
        self.ending = Some(how);
        self.disposition = disposition;
        self.watches = Watches::default();
    }

    pub(super) fn settle(&mut self) {
        self.offer = None;
        self.grace = None;
    }

    /// What an act within its grace time would restore.
    pub(super) fn kept(
        mut self,
        what: GraceOf,
        by: &AgentName,
        until: Timestamp,
        since: Position,
    ) -> Grace {
        self.settle();
        Grace { what, by: by.clone(), until, before: Box::new(self), since }
    }

    pub(super) fn undo(&mut self) {
        if let Some(grace) = self.grace.take() {
            *self = *grace.before;
        }
        self.offer = None;
    }

    /// The bot found out, while the customer waits, what the queue needs.
    pub(super) fn learn(&mut self, values: &BTreeMap<String, String>) {
        let (known, open): (Vec<String>, Vec<String>) =
            self.briefing.missing.drain(..).partition(|field| values.contains_key(field));
        self.briefing.missing = open;
        for field in known {
            let value = values.get(&field).cloned().unwrap_or_default();
            let given = Collected { value, by: Source::Bot, verified: false };
            self.briefing.collected.insert(field, given);
        }
    }

    pub(super) fn correct(&mut self, field: &str, value: Option<&str>) {
        let Some(value) = value else { return };
        let (value, by) = (value.to_owned(), Source::Customer);
        match field {
            "goal" => {
                self.briefing.goal = Some(value);
                self.corrected.insert(field.to_owned());
            }
            _ => {
                let field = field.strip_prefix("collected.").unwrap_or(field);
                let given = Collected { value, by, verified: false };
                self.briefing.collected.insert(field.to_owned(), given);
                self.briefing.missing.retain(|missing| missing != field);
                self.corrected.insert(format!("collected.{field}"));
            }
        }
    }
}
