//! What happens to an agent: account, presence, the tickets held; and the words for it.

use baton_shared::id::{ConversationId, QueueName, TicketNumber};
pub use baton_shared::staff::{Status, Surface};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::offers::OfferEnd;
use super::role::Role;

/// Events of `agent/<name>`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum AgentEvent {
    Added {
        role: Role,
        queues: Vec<QueueName>,
        skills: Vec<String>,
    },
    Changed {
        role: Role,
        queues: Vec<QueueName>,
        skills: Vec<String>,
    },
    /// Any earlier token ends.
    TokenMinted {
        id: String,
        hash: String,
        #[serde(default)]
        expires: Option<Timestamp>,
    },
    /// The token was used; recorded once a day at most.
    TokenSeen {
        at: Timestamp,
    },
    Revoked,
    StatusSet {
        status: Status,
        reason: Option<String>,
        until: Option<Timestamp>,
    },
    SessionOpened {
        session: String,
        surface: Surface,
    },
    SessionClosed {
        session: String,
        grace_until: Timestamp,
    },
    /// Time to themselves after a close: nothing is promised in their name until then.
    WrapUp {
        until: Timestamp,
    },
    WrapEnded,
    /// The grace of a vanished agent is over.
    GraceOver,
    Picked {
        ticket: TicketNumber,
        conversation: ConversationId,
    },
    Dropped {
        ticket: TicketNumber,
    },
    /// A queue asks them about a ticket.
    Offered {
        ticket: TicketNumber,
        conversation: ConversationId,
    },
    /// The ticket is offered to them no more, and they do not have it.
    OfferOver {
        ticket: TicketNumber,
        why: OfferEnd,
    },
    /// They let too many offers pass in silence: nothing is offered or promised in their name until
    /// they show that they are there.
    StoppedResponding,
    /// A key was pressed, or something done.
    Responded,
}
