//! The policy over the wire: what a lead asks of it, and how it is changed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::id::TicketNumber;

/// Longest policy, in bytes. Twice of it and what stands around it fit a stored event.
pub const POLICY_MAX: usize = 1024 * 1024;
/// Longest frame that is about the policy, in bytes: a policy's quotes and line ends take two. Only
/// who may read the policy sends and gets frames longer than [`FRAME_MAX`](super::FRAME_MAX).
pub const POLICY_FRAME_MAX: usize = 2 * POLICY_MAX + 64 * 1024;

/// Questions about the policy. Where a `text` is asked for and absent, the policy in force is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "policy", rename_all = "snake_case")]
pub enum PolicyAsk {
    /// One version's text.
    Show {
        /// The beginning of its hash; absent: the one in force.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        version: Option<String>,
    },
    /// Every version, with who activated it, when and why.
    History,
    /// What is legal and still wrong.
    Lint {
        /// A draft.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// The examples beside the rules.
    Test {
        /// A draft.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Also change every rule in turn and see whether an example notices.
        #[serde(default)]
        mutations: bool,
    },
    /// Every text with sample values, as a customer would read it.
    Messages {
        /// A draft.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Only this language; absent: every one that has texts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// With the words of this channel; absent: those for all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        channel: Option<String>,
    },
    /// What changed between two versions, rule by rule.
    Diff {
        /// The beginning of a version's hash; absent: the one in force.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<String>,
        /// A draft; absent: the version named by `to`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// The beginning of another version's hash.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<String>,
    },
    /// What another policy would have done with recorded conversations.
    Backtest {
        /// A draft.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// From this instant on.
        from: Timestamp,
        /// Before this one.
        to: Timestamp,
        /// Differences listed at most; all are counted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<usize>,
    },
    /// Where the draft that is watched beside the policy would have decided otherwise.
    Shadow,
    /// Why a ticket is where it is.
    Why {
        /// Which.
        number: TicketNumber,
    },
}

/// Changes of the policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum PolicyChange {
    /// A version comes into force.
    Activate {
        /// The whole file.
        text: String,
        /// Why, for the history.
        note: String,
        /// Hash of the version it was made from; another one in force refuses it with
        /// `policy_moved`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<String>,
    },
    /// An earlier version comes into force again.
    Rollback {
        /// The beginning of its hash.
        version: String,
        /// Why, for the history.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A draft is watched beside the policy, without effect.
    Shadow {
        /// The whole file.
        text: String,
    },
    /// No draft is watched any more.
    EndShadow,
}

/// An answer about the policy: the same for people and for programs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PolicyReport {
    /// Nothing was found that should be mended.
    pub ok: bool,
    /// For people.
    pub lines: Vec<String>,
    /// For programs.
    pub report: Value,
}
