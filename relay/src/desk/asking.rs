//! Questions that are open: to somebody outside about where a ticket goes, to the customer for what a
//! queue needs to know. Values only: who is asked and how is not known here.

use baton_shared::id::{EndpointName, QueueName};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::event::Watches;
use super::level::Promised;
use super::parts::Priority;

/// A question that is open. The ticket waits in its route's own queue meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// The endpoint's name in the config.
    pub endpoint: EndpointName,
    /// The route that asks.
    pub route: String,
    /// From then on no answer is waited for.
    pub until: Timestamp,
}

/// What the customer is asked for while they wait.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FieldsAsked {
    /// The field of the question that waits for an answer.
    pub open: Option<String>,
    /// Every field that was asked for.
    pub asked: Vec<String>,
}

/// What a ticket needs in the queue that it has come to, where that is not what it needed before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Needs {
    /// All the skills it asks for from now on.
    pub skills: Vec<String>,
    /// Those of them that the queue alone asks for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub queue_skills: Vec<String>,
    /// Fields that the queue needs and nobody has said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

/// What an endpoint answered, within bounds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RouteAnswer {
    /// Where to; without one the ticket stays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue: Option<QueueName>,
    /// At least this urgent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// Labels to add.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Skills to add.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<String>,
}

/// What came of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteAnswered {
    /// Who was asked.
    pub endpoint: EndpointName,
    /// What they answered; `None` where they did not, or not sensibly.
    pub answer: Option<RouteAnswer>,
    /// Why the ticket stays although something else was asked for, or nothing was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
    /// Where the ticket goes; `None` where it stays.
    pub to: Option<QueueName>,
    /// Its urgency from then on.
    pub priority: Priority,
    /// Its place from then on.
    pub order_at: Timestamp,
    /// When to look at it again, counted from now.
    pub watches: Watches,
    /// What the customer is told of the wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<Promised>,
}
