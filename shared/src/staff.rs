//! Who works at a desk and from where: the same words on the desk, in the log and on the wire.

use serde::{Deserialize, Serialize};

/// What somebody may do is said by their role. Its names are stored and sent.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Role {
    #[default]
    Agent,
    Lead,
    Admin,
    Auditor,
}

/// What an agent has set, or what the relay set for them. Its names are stored and sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Status {
    Available,
    Away,
    TransfersOnly,
    #[default]
    Off,
}

/// What opened a session; only a console or a watch that says so makes its agent present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Surface {
    /// The console: opening it makes one available.
    Console,
    /// `baton watch`: counts only after `baton status available`.
    Watch,
    /// A one-shot command: never changes presence.
    Command,
}
