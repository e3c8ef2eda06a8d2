//! What of a ticket is not settled: an offer that waits for a word, an act that can be taken back.

use baton_shared::id::{AgentName, Position};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

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
