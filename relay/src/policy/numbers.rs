//! What a decision was made on, as it is recorded: every number and name by value, no words of the
//! customer's. Owns the shape of the record; gathers nothing and decides nothing.
//!
//! [`Facts`] is taken apart field by field, so that a new fact does not compile until it is said
//! here whether it is recorded by value or found again in the conversation.

use std::collections::BTreeMap;

use baton_shared::id::{AgentName, QueueName};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::facts::{BotFacts, BotFailure, Facts, HandoverWish, Signal};
use super::model::Priority;
use super::promise::Staffing;

/// The numbers and names of [`Facts`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct Numbers {
    pub channel: String,
    pub language: Option<String>,
    pub intent: Option<String>,
    pub tags: Vec<String>,
    pub bot: BotNumbers,
    pub wishes_before: u32,
    pub misunderstood_before: u32,
    #[serde(skip_serializing_if = "is_zero")]
    pub idle_turns: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_agent: Option<AgentName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returning: Option<(AgentName, Vec<QueueName>)>,
    /// Agents who would have taken a ticket, where the policy names agents.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub on: Vec<(AgentName, Vec<QueueName>)>,
    /// Hand-overs were switched off.
    pub disabled: Option<DisabledThen>,
    /// Queues with somebody on or waiting.
    pub staffing: BTreeMap<QueueName, Staffing>,
}

/// What the bot did.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum BotNumbers {
    #[default]
    NotAsked,
    Replied {
        understood: Option<bool>,
        confidence: Option<f64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        intent_confidence: Option<f64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retrieval: Option<f64>,
        asked: Option<WishNumbers>,
    },
    Failed {
        why: BotFailure,
    },
    Requested {
        asked: WishNumbers,
    },
}

/// What the bot asked for with its wish to hand over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct WishNumbers {
    pub queue: Option<QueueName>,
    pub priority: Option<Priority>,
    pub skills: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signal: Option<Signal>,
}

/// How hand-overs were switched off.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct DisabledThen {
    pub reason: Option<String>,
    pub until: Option<Timestamp>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // As serde asks.
fn is_zero(count: &u32) -> bool {
    *count == 0
}

impl Numbers {
    /// What is recorded of the facts.
    #[must_use]
    pub fn of(facts: &Facts<'_>) -> Self {
        // `latest`, `earlier`, `lines`, `attributes` and `variables` are the customer's: they stay
        // where they are and are found again by the decision's position, as is the conversation's
        // own id. A decision is only ever made with no ticket open.
        let Facts {
            latest: _,
            earlier: _,
            lines: _,
            key: _,
            attributes: _,
            variables: _,
            ticket_open: _,
            language,
            channel,
            tags,
            intent,
            bot,
            wishes_before,
            misunderstood_before,
            idle_turns,
            last_agent,
            returning,
            on,
            disabled,
            staffing,
        } = *facts;
        let idle = Staffing::default();
        let staffing = staffing.iter().filter(|(_, staff)| **staff != idle);
        Self {
            channel: channel.to_owned(),
            language: language.map(ToOwned::to_owned),
            intent: intent.map(ToOwned::to_owned),
            tags: tags.to_vec(),
            bot: BotNumbers::of(bot),
            wishes_before,
            misunderstood_before,
            idle_turns,
            last_agent: last_agent.cloned(),
            returning: returning.cloned(),
            on: on.to_vec(),
            disabled: disabled.map(|disabled| DisabledThen {
                reason: disabled.reason.map(ToOwned::to_owned),
                until: disabled.until,
            }),
            staffing: staffing.map(|(queue, staff)| (queue.clone(), *staff)).collect(),
        }
    }
}

impl BotNumbers {
    fn of(bot: BotFacts<'_>) -> Self {
        match bot {
            BotFacts::NotAsked => Self::NotAsked,
            BotFacts::Replied(reply) => Self::Replied {
                understood: reply.understood,
                confidence: reply.confidence,
                intent_confidence: reply.intent_confidence,
                retrieval: reply.retrieval,
                asked: reply.handover.map(WishNumbers::of),
            },
            BotFacts::Failed(why) => Self::Failed { why },
            BotFacts::Requested(wish) => Self::Requested { asked: WishNumbers::of(wish) },
        }
    }
}

impl WishNumbers {
    fn of(wish: HandoverWish<'_>) -> Self {
        Self {
            queue: wish.queue.cloned(),
            priority: wish.priority,
            skills: wish.skills.to_vec(),
            signal: wish.signal,
        }
    }
}
