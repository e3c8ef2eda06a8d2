//! What an agent does with a ticket, and where a transfer goes.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{AgentName, MessageId, QueueName};

/// Where a transfer goes: `bob` or `queue:billing`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[allow(missing_docs)]
pub enum Target {
    Agent(AgentName),
    Queue(QueueName),
}

impl TryFrom<String> for Target {
    type Error = crate::id::IdError;
    fn try_from(s: String) -> Result<Self, Self::Error> {
        match s.strip_prefix("queue:") {
            Some(queue) => queue.parse().map(Self::Queue),
            None => s.parse().map(Self::Agent),
        }
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Agent(name) => f.pad(name.as_str()),
            Self::Queue(queue) => write!(f, "queue:{queue}"),
        }
    }
}

impl From<Target> for String {
    fn from(target: Target) -> String {
        target.to_string()
    }
}

/// What an agent does with a ticket. Every one of these names the epoch it saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Act {
    /// Take it out of the queue, or over from the bot (a lead: from an agent too).
    Take,
    /// Say something to the customer.
    Say {
        /// At most 16 KiB.
        text: String,
    },
    /// Write an internal note.
    Note {
        /// At most 16 KiB.
        text: String,
    },
    /// Pass it on: to a person as an offer, to a queue at once.
    Transfer {
        /// To whom.
        to: Target,
        /// Words for the colleague.
        #[serde(default)]
        note: Option<String>,
        /// A lead may transfer to somebody absent and without their consent.
        #[serde(default)]
        force: bool,
    },
    /// Accept what was offered.
    Accept,
    /// Decline what was offered; it returns to the sender.
    Decline {
        /// Why.
        #[serde(default)]
        reason: Option<String>,
    },
    /// Back to the front of its queue.
    Release,
    /// Keep it, wait for the customer or a date.
    Hold {
        /// Until when; else until the customer writes.
        #[serde(default)]
        until: Option<Timestamp>,
    },
    /// End the hold.
    Resume,
    /// Back to the bot; the ticket is closed.
    Handback,
    /// Done.
    Close {
        /// The outcome, where the queue asks for one.
        #[serde(default)]
        disposition: Option<String>,
    },
    /// Take back a close or transfer within its grace time.
    Undo,
    /// Silence a web visitor.
    Mute {
        /// Kept in the history.
        reason: String,
    },
    /// Settle a message that waited too long for its destination.
    Unsent {
        /// Which.
        message: MessageId,
        /// `true` sends it all the same, `false` drops it.
        send: bool,
    },
    /// Could one act at once on the briefing?
    RateBriefing {
        /// `+` or `-`.
        good: bool,
    },
}

impl Act {
    /// Its name, as on the command line and in the frame's `do`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Take => "take",
            Self::Say { .. } => "say",
            Self::Note { .. } => "note",
            Self::Transfer { .. } => "transfer",
            Self::Accept => "accept",
            Self::Decline { .. } => "decline",
            Self::Release => "release",
            Self::Hold { .. } => "hold",
            Self::Resume => "resume",
            Self::Handback => "handback",
            Self::Close { .. } => "close",
            Self::Undo => "undo",
            Self::Mute { .. } => "mute",
            Self::Unsent { .. } => "unsent",
            Self::RateBriefing { .. } => "rate_briefing",
        }
    }
}
