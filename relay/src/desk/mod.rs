//! The desk: conversations, tickets and agents as pure state machines.
//!
//! Events are facts; [`Conversation::apply`] and [`Agent::apply`] fold them into state; [`decide`]
//! turns an agent's act into events or a typed [`Refusal`]. No clock, no I/O, no randomness, no
//! tokio, and no word of the policy: instants and texts come in as arguments.
//!
//! - [`parts`]: the values that commands and events are made of.
//! - [`event`], [`desk_event`], [`decided`], [`stored`]: what happened, and how it is kept.
//! - [`conversation`], [`talk`], [`ticket`], [`grace`], [`outbox`], [`agent`]: the state and how events fold into it.
//! - [`inbox`]: replies that people type in a provider's own inbox.
//! - [`sharing`]: what copies of a conversation share.
//! - [`asking`]: a question to somebody outside about where a ticket goes.
//! - [`staff`]: what happens to agents. [`level`]: waits promised, and service levels' clocks.
//!   [`offers`]: whom a queue asked. [`watches`]: when it is
//!   looked at again.
//! - [`api`]: tokens of bot platforms.
//! - [`role`]: who may do what: the one table.
//! - [`act`]: what agents do, and when they may not. [`audit`]: what an auditor asks about.

pub mod act;
pub mod agent;
pub mod api;
pub mod asking;
pub mod audit;
pub mod conversation;
pub mod decided;
pub mod desk_event;
pub mod event;
pub mod grace;
pub mod inbox;
pub mod level;
pub mod offers;
pub mod outbox;
pub mod parts;
pub mod refusal;
pub mod role;
pub mod sharing;
pub mod staff;
pub mod stored;
pub mod talk;
pub mod ticket;
pub mod watches;

pub use act::{Act, Acted, Actor, Rules, decide};
pub use agent::Agent;
pub use api::{ApiEvent, ApiToken, ApiTokens};
pub use audit::{AuditAct, AuditBy, AuditEvent};
pub use conversation::Conversation;
pub use event::{AgentEvent, Control, ConversationEvent, DeskEvent};
pub use refusal::Refusal;
pub use role::{Action, allows, permit};
pub use ticket::{Ticket, TicketState};

#[cfg(test)]
mod tests;
