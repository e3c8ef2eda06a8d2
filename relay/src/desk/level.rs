//! What is promised and owed in time: the wait a customer was told of, and the clocks of a service
//! level. The policy sets the instants; here they are only kept.

use baton_shared::id::{AgentName, Position, QueueName, TicketNumber};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What the figures of a promise rest on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseBasis {
    /// An agent was free.
    FreeAgent,
    /// Others had to be served before.
    #[default]
    Line,
}

/// What a customer was told of their wait; what was not known stays away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promised {
    /// Their place, 1 is next.
    pub position: u32,
    /// What the figures rest on.
    pub basis: PromiseBasis,
    /// The estimate, seconds.
    pub expected_s: Option<u64>,
    /// By how much it is usually off, seconds.
    pub spread_s: Option<u64>,
    /// What four of five wait at most, seconds: what the customer read, rounded up.
    pub within_s: Option<u64>,
}

/// How long agents had a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handled {
    /// Its queue.
    pub queue: QueueName,
    /// From the first take to the close, holds left out.
    pub seconds: u64,
}

/// The next words for somebody who waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageWatch {
    /// Which of the policy's stages.
    pub stage: u32,
    /// When.
    pub at: Timestamp,
    /// Since when the stages count.
    pub since: Timestamp,
}

/// A wish to be called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Callback {
    /// The telephone number, as written.
    pub number: String,
    /// When it suits, as written.
    pub time: Option<String>,
    /// In which zone they mean it, if that is known.
    pub zone: Option<String>,
}

/// The ticket before this one, of a customer who came again soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Its number.
    pub ticket: TicketNumber,
    /// Who had it last.
    pub agent: Option<AgentName>,
    /// When it was closed.
    pub closed_at: Timestamp,
}

/// What a service level's clock waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// An agent's first words.
    FirstResponse,
    /// An agent's words after the customer's.
    NextResponse,
    /// The close.
    Resolution,
}

/// How far a clock has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ClockState {
    #[default]
    Running,
    AtRisk,
    Breached,
}

/// A clock that runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticking {
    /// What it waits for.
    pub clock: Clock,
    /// The service level's name.
    pub level: String,
    /// When it is at risk, if the level warns.
    pub at_risk_at: Option<Timestamp>,
    /// When it is breached.
    pub due_at: Timestamp,
    /// How far it has come.
    pub state: ClockState,
    /// Where it was started.
    pub since: Position,
}

impl Ticking {
    /// What is next with it, and when; nothing once it is breached.
    #[must_use]
    pub fn next(&self) -> Option<(Timestamp, ClockState)> {
        match (self.state, self.at_risk_at) {
            (ClockState::Running, Some(at)) => Some((at, ClockState::AtRisk)),
            (ClockState::Running | ClockState::AtRisk, _) => {
                Some((self.due_at, ClockState::Breached))
            }
            (ClockState::Breached, _) => None,
        }
    }
}
