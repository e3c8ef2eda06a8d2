//! An agent: account, presence and the tickets held.

use std::collections::BTreeMap;

use baton_shared::id::{AgentName, ConversationId, Position, QueueName, TicketNumber};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::event::{AgentEvent, OfferEnd, Role, Status, Surface};

/// Version of this fold; a snapshot of another one is folded anew.
pub const FOLD: u32 = 2;

/// A stored token: its public id and the hash of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct TokenHash {
    pub id: String,
    pub hash: String,
    /// It opens nothing from then on.
    #[serde(default)]
    pub expires: Option<Timestamp>,
    /// When it was last seen in use, to within [`SEEN_EVERY`].
    #[serde(default)]
    pub seen: Option<Timestamp>,
}

/// How often the use of a token is recorded at most.
pub const SEEN_EVERY: SignedDuration = SignedDuration::from_hours(24);

impl TokenHash {
    /// Whether a use now is worth recording.
    #[must_use]
    pub fn is_news(&self, now: Timestamp) -> bool {
        self.seen.is_none_or(|seen| now.duration_since(seen) >= SEEN_EVERY)
    }
}

/// The state of `agent/<name>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// The name; the stream's own.
    pub name: AgentName,
    /// Rights.
    pub role: Role,
    /// Queues served.
    pub queues: Vec<QueueName>,
    /// Skills.
    pub skills: Vec<String>,
    /// The one token that opens a session.
    pub token: Option<TokenHash>,
    /// The account is ended.
    pub revoked: bool,
    /// What they set.
    pub status: Status,
    /// Why away.
    pub reason: Option<String>,
    /// A watch counts at most until then.
    pub status_until: Option<Timestamp>,
    /// Open sessions.
    pub sessions: BTreeMap<String, Surface>,
    /// All sessions are gone; tickets return then.
    pub grace_until: Option<Timestamp>,
    /// Where the grace began.
    pub grace_since: Position,
    /// They have time to themselves after a close until then.
    #[serde(default)]
    pub wrap_until: Option<Timestamp>,
    /// Tickets held.
    pub holds: BTreeMap<TicketNumber, ConversationId>,
    /// Tickets that queues offer them now.
    #[serde(default)]
    pub offers: BTreeMap<TicketNumber, ConversationId>,
    /// Offers in a row that they let pass in silence.
    #[serde(default)]
    pub missed: u32,
    /// They let so many pass that nobody counts on them.
    #[serde(default)]
    pub not_responding: bool,
    /// Where a queue last asked them.
    #[serde(default)]
    pub offered_at: Position,
    /// Where they last got a ticket.
    #[serde(default)]
    pub picked_at: Position,
    /// Where they last came free: a ticket less, back from somewhere, other queues or skills.
    #[serde(default)]
    pub freed_at: Position,
    /// Rises when role, queues or skills change.
    pub role_version: u64,
    /// Position of the last event folded.
    pub head: Option<Position>,
}

impl Agent {
    /// An agent of whom nothing is known yet.
    #[must_use]
    pub fn new(name: AgentName) -> Self {
        Self {
            name,
            role: Role::Agent,
            queues: Vec::new(),
            skills: Vec::new(),
            token: None,
            revoked: true,
            status: Status::Off,
            reason: None,
            status_until: None,
            sessions: BTreeMap::new(),
            grace_until: None,
            grace_since: Position(0),
            wrap_until: None,
            holds: BTreeMap::new(),
            offers: BTreeMap::new(),
            missed: 0,
            not_responding: false,
            offered_at: Position(0),
            picked_at: Position(0),
            freed_at: Position(0),
            role_version: 0,
            head: None,
        }
    }

    /// Folds one event.
    pub fn apply(&mut self, event: &AgentEvent, pos: Position) {
        self.head = Some(pos);
        match event {
            AgentEvent::Added { role, queues, skills }
            | AgentEvent::Changed { role, queues, skills } => {
                (self.role, self.queues, self.skills) = (*role, queues.clone(), skills.clone());
                self.revoked = false;
                self.freed_at = pos;
                self.role_version = pos.0;
            }
            AgentEvent::TokenMinted { id, hash, expires } => {
                let (id, hash) = (id.clone(), hash.clone());
                self.token = Some(TokenHash { id, hash, expires: *expires, seen: None });
            }
            AgentEvent::TokenSeen { at } => {
                if let Some(token) = &mut self.token {
                    token.seen = Some(*at);
                }
            }
            AgentEvent::Revoked => {
                self.token = None;
                self.revoked = true;
                self.status = Status::Off;
                self.sessions.clear();
                self.grace_until = None;
            }
            AgentEvent::StatusSet { status, reason, until } => {
                self.status = *status;
                self.reason.clone_from(reason);
                self.status_until = *until;
                self.wrap_until = None;
                self.responds(pos);
            }
            AgentEvent::SessionOpened { session, surface } => {
                if self.sessions.is_empty() {
                    self.freed_at = pos;
                }
                self.sessions.insert(session.clone(), *surface);
                self.grace_until = None;
            }
            AgentEvent::SessionClosed { session, grace_until } => {
                self.sessions.remove(session);
                if self.sessions.is_empty() {
                    self.grace_until = Some(*grace_until);
                    self.grace_since = pos;
                }
            }
            AgentEvent::WrapUp { until } => self.wrap_until = Some(*until),
            AgentEvent::WrapEnded => {
                self.wrap_until = None;
                self.freed_at = pos;
            }
            AgentEvent::GraceOver => {
                self.wrap_until = None;
                self.grace_until = None;
                self.status = Status::Off;
                self.reason = None;
            }
            AgentEvent::Picked { ticket, conversation } => {
                self.holds.insert(*ticket, conversation.clone());
                self.offers.remove(ticket);
                self.wrap_until = None;
                (self.missed, self.not_responding, self.picked_at) = (0, false, pos);
            }
            AgentEvent::Dropped { .. }
            | AgentEvent::Offered { .. }
            | AgentEvent::OfferOver { .. }
            | AgentEvent::StoppedResponding
            | AgentEvent::Responded => self.apply_ticket(event, pos),
        }
    }

    fn apply_ticket(&mut self, event: &AgentEvent, pos: Position) {
        match event {
            AgentEvent::Dropped { ticket } => {
                self.holds.remove(ticket);
                self.freed_at = pos;
            }
            AgentEvent::Offered { ticket, conversation } => {
                self.offers.insert(*ticket, conversation.clone());
                self.offered_at = pos;
            }
            AgentEvent::OfferOver { ticket, why } => {
                self.offers.remove(ticket);
                match why {
                    OfferEnd::Missed => self.missed = self.missed.saturating_add(1),
                    OfferEnd::Declined => self.missed = 0,
                    OfferEnd::Withdrawn => {}
                }
            }
            AgentEvent::StoppedResponding => self.not_responding = true,
            AgentEvent::Responded => self.responds(pos),
            _ => {}
        }
    }

    /// They are there, and free for what they let pass before.
    fn responds(&mut self, pos: Position) {
        (self.missed, self.not_responding, self.freed_at) = (0, false, pos);
    }

    /// Since where they have been given nothing new.
    #[must_use]
    pub fn idle_since(&self) -> Position {
        self.freed_at.max(self.offered_at).max(self.picked_at)
    }

    /// Whether a transfer to them finds somebody: a surface is connected, and they want work.
    #[must_use]
    pub fn is_present(&self) -> bool {
        !self.revoked
            && !self.sessions.is_empty()
            && matches!(self.status, Status::Available | Status::TransfersOnly)
    }

    /// Whether they would take a ticket now.
    #[must_use]
    pub fn is_available(&self) -> bool {
        self.is_on() && self.wrap_until.is_none()
    }

    /// Whether somebody who waits is waiting for them. Wrap-up is no absence: it ends by itself, and
    /// whoever is in it is as busy as with a ticket.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.is_present() && self.status == Status::Available && !self.not_responding
    }

    /// Whether they work on this queue; an agent of no queue serves all of them.
    #[must_use]
    pub fn serves(&self, queue: &QueueName) -> bool {
        self.queues.is_empty() || self.queues.contains(queue)
    }

    /// Whether the token of this public id still opens anything.
    #[must_use]
    pub fn holds_token(&self, id: &str, now: Timestamp) -> bool {
        let current = self.token.as_ref().filter(|token| token.id == id);
        !self.revoked && current.is_some_and(|token| token.expires.is_none_or(|end| end > now))
    }
}
