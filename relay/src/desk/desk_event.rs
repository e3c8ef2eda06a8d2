//! What happened at the desk as a whole: which policy is in force, whether hand-overs are switched
//! off, whether answers go out. Knows no conversation and no agent.

use baton_shared::id::AgentName;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Events of `desk`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum DeskEvent {
    /// A version of the policy came into force; its whole text is kept.
    PolicyActivated {
        hash: String,
        text: String,
        by: String,
        /// Why, in the words of whoever did it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A draft is watched beside the policy in force; it has no effect.
    PolicyShadowed {
        hash: String,
        text: String,
        by: String,
    },
    /// No draft is watched any more.
    ShadowEnded {
        by: String,
    },
    /// By nobody: by whoever owns the data.
    Disabled {
        reason: String,
        until: Option<Timestamp>,
        by: Option<AgentName>,
    },
    /// By nobody at its stated end, or by whoever owns the data.
    Enabled {
        by: Option<AgentName>,
    },
    DeliveryHeld,
    DeliveryReleased,
}
