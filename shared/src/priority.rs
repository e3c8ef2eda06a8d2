//! How urgent a ticket is: the same four steps in the policy, on the desk, in the log and on the wire.

use serde::{Deserialize, Serialize};

/// How urgent a ticket is, in rising order. Its names are stored and sent.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Priority {
    Low,
    #[default]
    Normal,
    High,
    Urgent,
}
