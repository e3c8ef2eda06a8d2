//! When a waiting ticket is looked at again. The instants come from the policy; here they are only kept.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::level::StageWatch;

/// When the relay must look at a waiting ticket again. Absolute, so that a restart changes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Watches {
    /// Ring if nobody has taken it by then.
    pub notify_at: Option<Timestamp>,
    /// Tell the customer how things stand.
    pub still_here_at: Option<Timestamp>,
    /// Back to the bot if nobody has taken it by then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back_to_bot_at: Option<Timestamp>,
    /// Say the next stage's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<StageWatch>,
    /// Ask for less, or go to another queue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moves: Option<Box<Moves>>,
}

/// What waiting brings about besides words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// Since when the minutes count.
    pub since: Timestamp,
    /// The next time it asks for less.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relax: Option<Relaxing>,
    /// It has waited long enough for another queue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waited_at: Option<Timestamp>,
    /// Look whether anybody is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unstaffed_at: Option<Timestamp>,
}

impl Moves {
    /// When the next queue is thought of.
    #[must_use]
    pub fn overflow_at(&self) -> Option<Timestamp> {
        self.waited_at.into_iter().chain(self.unstaffed_at).min()
    }
}

/// A step of asking for less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaxing {
    /// The policy's step, by its minutes.
    pub after_min: u64,
    /// When.
    pub at: Timestamp,
}

/// Why a ticket went on to another queue by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MovedFor {
    /// It waited too long.
    Waited,
    /// Nobody of its queue was there.
    Unstaffed,
}
