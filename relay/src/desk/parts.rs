//! The values that commands and events are made of.
//!
//! They are stored inside events, so a field is only ever added with a default; see `event`.

use std::collections::BTreeMap;

use baton_shared::id::QueueName;
pub use baton_shared::priority::Priority;
use serde::{Deserialize, Serialize};

/// A detected intent, in the bot's vocabulary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Intent {
    /// Its name.
    pub name: String,
    /// 0 to 1.
    pub confidence: f64,
}

/// A JSON number as the text that attributes and variables are kept as. A point in JSON always parts
/// off a fraction; in a text three digits behind it may be thousands, so a fourth is written.
#[must_use]
pub fn number_text(number: &serde_json::Number) -> String {
    let text = number.to_string();
    let has_three = text.split_once('.').is_some_and(|(_, fraction)| fraction.len() == 3);
    if has_three { text + "0" } else { text }
}

/// Who vouches for a collected value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Source {
    Bot,
    Customer,
    Agent,
    Lookup,
}

/// One collected value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collected {
    /// The value.
    pub value: String,
    /// Who gave it.
    pub by: Source,
    /// Whether it was checked against a source that knows.
    #[serde(default)]
    pub verified: bool,
}

/// What travels with a hand-over. Empty parts stay empty: nothing is invented.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Briefing {
    /// What the customer wants.
    pub goal: Option<String>,
    /// What was tried, in order.
    pub tried: Vec<String>,
    /// Data collected, by field.
    pub collected: BTreeMap<String, Collected>,
    /// What stands in the way.
    pub blocker: Option<String>,
    /// Why a person is needed, in words.
    pub reason: Option<String>,
    /// What the bot showed the customer.
    pub sources: Vec<String>,
    /// Fields that the queue needs and nobody has said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// The queue needs to know who the customer is, and nobody vouched for it when the ticket came
    /// to it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub must_verify: bool,
}

/// A button or list entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What comes back when it is chosen.
    pub id: String,
    /// What the customer sees.
    pub title: String,
}

/// A file by reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Where it is.
    pub url: String,
    /// Media type the sender claims.
    pub kind: Option<String>,
    /// File name.
    pub name: Option<String>,
    /// Bytes.
    pub size: Option<u64>,
}

/// Words, buttons and files of one message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    /// The text; may be empty where there are files or a choice.
    pub text: String,
    /// Buttons offered.
    pub choices: Vec<Choice>,
    /// Files.
    pub attachments: Vec<Attachment>,
    /// The button chosen.
    pub choice: Option<String>,
    /// The id the customer's own page gave it, so that the page knows its message again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// Who wrote it, where the provider's own inbox tells the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// Words that stay inside the desk, or that go with an act.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The text.
    pub text: String,
}

/// The customer as a channel describes them with each message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Customer {
    /// The channel's id for them.
    pub id: String,
    /// Display name.
    pub name: Option<String>,
    /// Address for a later answer.
    pub email: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Whatever else the channel told, such as `tier` or `page`.
    pub attributes: BTreeMap<String, String>,
    /// Whether the site vouched for the identity.
    pub verified: bool,
}

/// Why a bot needs a person, in a word that rules go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// An act on the customer's account needs a person's approval.
    Approval,
    /// The customer's matter is one that the bot has no way for.
    Unsupported,
}

/// A bot's wish to hand over, with all it knows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandoverRequest {
    /// What the bot knows, its reason too.
    pub briefing: Briefing,
    /// The intent found.
    pub intent: Option<Intent>,
    /// Variables to show and to route by.
    pub variables: BTreeMap<String, String>,
    /// Labels.
    pub tags: Vec<String>,
    /// Skills needed.
    pub skills: Vec<String>,
    /// The conversation's language.
    pub language: Option<String>,
    /// Urgency.
    pub priority: Option<Priority>,
    /// Where to, if the bot knows.
    pub queue: Option<QueueName>,
    /// Why, in a word that rules go by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signal: Option<Signal>,
}

/// One thing a bot says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BotLine {
    /// The words.
    pub text: String,
    /// Buttons.
    #[serde(default)]
    pub choices: Vec<Choice>,
}

/// What a bot answered to one call.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BotReply {
    /// What it says, in order.
    pub messages: Vec<BotLine>,
    /// How sure it is of its answer, 0 to 1.
    pub confidence: Option<f64>,
    /// How well what it found fits the question, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrieval: Option<f64>,
    /// The intent found.
    pub intent: Option<Intent>,
    /// Whether it understood; `None` where it does not tell.
    pub understood: Option<bool>,
    /// Variables set, kept for the conversation.
    pub variables: BTreeMap<String, String>,
    /// What it showed the customer.
    pub sources: Vec<String>,
    /// Its wish to hand over.
    pub handover: Option<HandoverRequest>,
}
