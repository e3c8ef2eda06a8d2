//! A decision of the policy as the log keeps it, so that it can be shown and made again.
//!
//! The desk stores it and never looks inside: what a policy sees and says is the policy's own
//! vocabulary, kept here as JSON. Numbers are by value; words are not copied but found again by
//! the decision's position, since it stands right behind the message it was made on.

use baton_shared::id::QueueName;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::parts::Priority;

/// One decision to hand over.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recorded {
    /// Hash of the policy that decided.
    pub policy: String,
    /// The code, lexicon and data that decided.
    pub evaluator: String,
    /// What it was decided on: numbers and names, no words of the customer's.
    pub facts: Value,
    /// What was decided: triggers, route, losers with their reasons, dialog.
    pub outcome: Value,
}

/// What a bot asked for with its wish to hand over, as far as a policy looks at it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct AskedFor {
    pub queue: Option<QueueName>,
    pub priority: Option<Priority>,
    pub skills: Vec<String>,
    pub tags: Vec<String>,
    pub intent: Option<String>,
}
