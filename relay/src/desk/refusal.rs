//! Why an act was refused. Every refusal is typed, has a stable code, and says what to do.

use std::fmt;

use baton_shared::id::{AgentName, QueueName, TicketNumber};

/// A refusal; nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Refusal {
    NoSuchTicket,
    /// No bot has such a conversation.
    NoSuchConversation,
    /// The conversation has this open ticket.
    HasTicket(TicketNumber),
    NoSuchAgent(AgentName),
    NoSuchQueue(QueueName),
    /// The epoch the sender saw is over.
    StaleEpoch,
    Taken(AgentName),
    AlreadyYours,
    NotYours(Option<AgentName>),
    NotHeld,
    Closed,
    NotOnHold,
    NoOffer,
    OfferPending(AgentName),
    NotOfferedToYou(AgentName),
    Absent(AgentName),
    ToYourself,
    SameQueue(QueueName),
    /// The policy says where tickets of this queue may be transferred, and names other queues.
    WrongWay(QueueName, Vec<QueueName>),
    Forbidden(&'static str),
    NotYourQueue(QueueName),
    DispositionNeeded(Vec<String>),
    UnknownDisposition(String, Vec<String>),
    NothingToUndo,
    Bounds(String),
    Muted,
    /// Another version of the policy is in force than the one the sender worked on: its hash.
    PolicyMoved(String),
    /// No version of the policy has this hash.
    NoSuchPolicy(String),
    /// The policy has faults.
    PolicyFaulty(String),
}

impl Refusal {
    /// The code on the wire, stable.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSuchTicket => "no_such_ticket",
            Self::NoSuchConversation => "no_such_conversation",
            Self::HasTicket(_) => "has_ticket",
            Self::NoSuchAgent(_) => "no_such_agent",
            Self::NoSuchQueue(_) => "no_such_queue",
            Self::StaleEpoch => "stale_epoch",
            Self::Taken(_) => "taken",
            Self::AlreadyYours => "already_yours",
            Self::NotYours(_) => "not_yours",
            Self::NotHeld => "not_held",
            Self::Closed => "closed",
            Self::NotOnHold => "not_on_hold",
            Self::NoOffer => "no_offer",
            Self::OfferPending(_) => "offer_pending",
            Self::NotOfferedToYou(_) => "not_offered_to_you",
            Self::Absent(_) => "absent",
            Self::ToYourself => "to_yourself",
            Self::SameQueue(_) => "same_queue",
            Self::WrongWay(..) => "wrong_way",
            Self::Forbidden(_) => "forbidden",
            Self::NotYourQueue(_) => "not_your_queue",
            Self::DispositionNeeded(_) => "disposition_needed",
            Self::UnknownDisposition(..) => "unknown_disposition",
            Self::NothingToUndo => "nothing_to_undo",
            Self::Bounds(_) => "out_of_bounds",
            Self::Muted => "muted",
            Self::PolicyMoved(_) => "policy_moved",
            Self::NoSuchPolicy(_) => "no_such_policy",
            Self::PolicyFaulty(_) => "policy_faulty",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchTicket => f.write_str("there is no such ticket; list them with `tickets`"),
            Self::NoSuchConversation => {
                f.write_str("no bot has such a conversation; list them with `bots`")
            }
            Self::HasTicket(number) => write!(f, "it has ticket {number}: take that"),
            Self::NoSuchAgent(name) => write!(f, "there is no agent {name}"),
            Self::NoSuchQueue(queue) => write!(f, "there is no queue {queue} in the policy"),
            Self::StaleEpoch => f.write_str("the ticket changed hands meanwhile; look again first"),
            Self::Taken(who) => write!(f, "{who} has it"),
            Self::AlreadyYours => f.write_str("you have it already"),
            Self::NotYours(Some(who)) => write!(f, "{who} has it; take it over or ask them"),
            Self::NotYours(None) | Self::NotHeld => f.write_str("nobody has it; take it first"),
            Self::Closed => {
                f.write_str("it is closed; undo within its grace time, or wait for the customer")
            }
            Self::NotOnHold => f.write_str("it is not on hold"),
            Self::NoOffer => f.write_str("nothing is offered on this ticket any more"),
            Self::OfferPending(to) => write!(f, "it is offered to {to}; undo that first"),
            Self::NotOfferedToYou(to) => write!(f, "it is offered to {to}, not to you"),
            Self::Absent(who) => {
                write!(f, "{who} is not here; choose another or a queue (a lead may force it)")
            }
            Self::ToYourself => f.write_str("you have it; choose somebody else"),
            Self::SameQueue(queue) => {
                write!(f, "it is in {queue}; use release to put it back there")
            }
            Self::WrongWay(from, to) if to.is_empty() => {
                write!(f, "tickets of {from} go to no other queue; transfer it to a colleague")
            }
            Self::WrongWay(from, to) => {
                let to: Vec<&str> = to.iter().map(QueueName::as_str).collect();
                write!(f, "tickets of {from} may only be transferred to {}", to.join(", "))
            }
            Self::Forbidden(what) => write!(f, "your role may not {what}"),
            Self::NotYourQueue(queue) => write!(f, "you do not serve the queue {queue}"),
            Self::DispositionNeeded(choices) => {
                write!(f, "this queue asks for an outcome: {}", choices.join(", "))
            }
            Self::UnknownDisposition(given, choices) => {
                write!(
                    f,
                    "{given} is no outcome of this queue; choose one of {}",
                    choices.join(", ")
                )
            }
            Self::NothingToUndo => f.write_str("nothing can be undone: its grace time is over"),
            Self::Bounds(what) => f.write_str(what),
            Self::Muted => f.write_str("this visitor is muted"),
            Self::PolicyMoved(hash) => write!(
                f,
                "version {} became active since you pulled; pull again and put your change on top",
                short(hash)
            ),
            Self::NoSuchPolicy(hash) if hash.len() < 4 => {
                write!(f, "{hash} is too short to tell a version: see `policy history`")
            }
            Self::NoSuchPolicy(hash) => {
                write!(f, "no version of the policy begins with {hash}; see `policy history`")
            }
            Self::PolicyFaulty(why) => write!(f, "the policy has faults and was not taken: {why}"),
        }
    }
}

/// The beginning of a hash, as people name a version.
fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

impl std::error::Error for Refusal {}
