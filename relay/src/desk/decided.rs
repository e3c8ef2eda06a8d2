//! A decision of the policy as the log keeps it, so that it can be shown and made again.
//!
//! The desk stores it and never looks inside: what a policy sees and says is the policy's own
//! vocabulary, kept here as JSON. Numbers are by value; words are not copied but found again by
//! the decision's position, since it stands right behind the message it was made on.

use baton_shared::id::{AgentName, QueueName};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::event::Control;
use super::parts::{Priority, Signal};

/// The trigger that fired, as the policy names it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Trigger {
    /// The rule's name.
    pub rule: String,
    /// The trigger's kind, such as `explicit_request`.
    pub kind: String,
    /// The route that chose the queue.
    pub route: String,
    /// Hash of the policy that decided.
    pub policy: String,
    /// Routes that lost, each with its reason.
    pub losers: Vec<(String, String)>,
}

impl Trigger {
    /// The kind of a ticket that a lead opened by taking a conversation from its bot: no rule asked
    /// for it, and no decision stands before it. A lead's taking from an agent is sensed by that name.
    pub const TAKEN_OVER: &'static str = "taken_over";

    /// Whether a lead took the conversation from its bot.
    #[must_use]
    pub fn is_takeover(&self) -> bool {
        self.kind == Self::TAKEN_OVER
    }
}

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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signal: Option<Signal>,
}

/// Words of a message: their first byte, and the byte behind their last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Place {
    pub from: usize,
    pub to: usize,
}

impl Place {
    /// The words themselves; `None` of another text that is too short.
    #[must_use]
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.from..self.to)
    }
}

/// What a policy makes of a customer who takes their wish for a person back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heeded {
    /// The ticket ends, and the bot goes on; the only one there was in earlier versions.
    #[default]
    BackToBot,
    /// It is known, and the ticket waits on.
    KeepsWaiting,
}

impl Heeded {
    #[allow(clippy::trivially_copy_pass_by_ref)] // As serde asks.
    fn is_back_to_bot(&self) -> bool {
        *self == Self::BackToBot
    }
}

/// A trigger that is no rule of the policy: what a person did, or a clock, and what it saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "trigger", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Sensed {
    /// The customer, who waited, took their wish for a person back; in the message before.
    WishWithdrawn {
        queue: QueueName,
        waited_s: u64,
        /// Which words of that message; nobody wrote that down in earlier versions.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Place>,
        /// What the policy makes of it.
        #[serde(default, skip_serializing_if = "Heeded::is_back_to_bot")]
        then: Heeded,
    },
    /// Nobody took the ticket in the queue's time.
    QueueTimedOut { queue: QueueName, waited_s: u64, limit_min: u64 },
    /// A lead took the ticket from another agent.
    TakenOver { queue: QueueName, by: AgentName, from: AgentName },
    /// A person answered in the provider's own inbox, in the message before.
    InboxReply {
        inbox: AgentName,
        /// Who had control until then.
        from: Control,
        /// How long the customer had waited for an answer; 0 where nobody waited.
        waited_s: u64,
    },
}

impl Sensed {
    /// The names of all there are, as in the stored events: the one list of them.
    pub const NAMES: [&'static str; 4] =
        ["wish_withdrawn", "queue_timed_out", Trigger::TAKEN_OVER, "inbox_reply"];

    /// Its name, as in the stored event.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::WishWithdrawn { .. } => Self::NAMES[0],
            Self::QueueTimedOut { .. } => Self::NAMES[1],
            Self::TakenOver { .. } => Self::NAMES[2],
            Self::InboxReply { .. } => Self::NAMES[3],
        }
    }
}

impl std::fmt::Display for Sensed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::WishWithdrawn { queue, waited_s, then, .. } => {
                write!(f, "took the wish for a person back after {waited_s} s in {queue}")?;
                match then {
                    Heeded::BackToBot => Ok(()),
                    Heeded::KeepsWaiting => f.write_str(", where the policy lets it wait on"),
                }
            }
            Self::QueueTimedOut { queue, waited_s, limit_min } => {
                write!(f, "nobody of {queue} took it in {limit_min} min ({waited_s} s)")
            }
            Self::TakenOver { queue, by, from } => {
                write!(f, "{by} took it over from {from} in {queue}")
            }
            Self::InboxReply { inbox, from, waited_s } => {
                let from = match from {
                    Control::Bot => "the bot",
                    Control::Queue => "the queue",
                    Control::Agent(name) | Control::Inbox(name) => name.as_str(),
                    Control::Nobody => "nobody",
                };
                write!(f, "a person answered in {inbox} after {waited_s} s, instead of {from}")
            }
        }
    }
}

/// Why a person's data was erased.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Somebody asked for it.
    #[default]
    Wish,
    /// It was kept for as long as the config says.
    Age,
    /// It had been erased, and a restored copy held it again.
    Restore,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_triggers_beside_the_rules_names_all_that_can_be_stored() {
        let unknown = serde_json::from_str::<Sensed>(r#"{"trigger":"?"}"#).expect_err("unknown");
        let known: Vec<String> = Sensed::NAMES.iter().map(|name| format!("`{name}`")).collect();
        let meant = format!("expected one of {} at line", known.join(", "));
        assert!(unknown.to_string().contains(&meant), "add to Sensed::NAMES: {unknown}");
    }
}
