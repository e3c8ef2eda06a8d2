//! A trigger that fired: its kind, and what it saw. Owns the words for it; decides nothing.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::attributes::Attribute;
use super::facts::{BotFailure, Signal};
use super::wish::Asking;

/// A trigger and what it saw.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fired {
    /// Its name in the policy, or the built-in one.
    pub name: String,
    /// Its kind.
    pub kind: TriggerKind,
    /// What made it fire: numbers by value, the customer's words by their place.
    pub saw: Saw,
}

/// The kinds of triggers, in order of precedence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum TriggerKind {
    AskedTimes,
    ExplicitRequest,
    BotFailure,
    Risk,
    Keywords,
    Urgency,
    Dissatisfaction,
    // What a bot's signal is about says more than that there was one.
    Approval,
    Unsupported,
    BotSignal,
    Intent,
    Misunderstood,
    NoProgress,
    Repeated,
    Sentiment,
    Confidence,
    IntentConfidence,
    RetrievalConfidence,
    Customer,
}

/// What made a trigger fire. Displayed as words for an agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Saw {
    /// Where the words are that ask for a person; nobody wrote that down before `baton-policy/4`.
    Wish {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asking: Option<Asking>,
    },
    Wishes {
        count: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asking: Option<Asking>,
    },
    Keyword {
        keyword: String,
    },
    Misunderstood {
        count: u32,
    },
    Confidence {
        value: f64,
        below: f64,
    },
    Signal,
    Failure {
        why: BotFailure,
    },
    /// The bot named why it needs a person.
    SignalOf {
        signal: Signal,
    },
    /// Answers in a row that brought neither a new intent nor a new value.
    NoProgress {
        turns: u32,
    },
    /// The customer wrote the same again.
    Repeated {
        count: u32,
    },
    IntentConfidence {
        value: f64,
        below: f64,
    },
    RetrievalConfidence {
        value: f64,
        below: f64,
    },
    /// The latest score, and how many messages in a row were below the limit.
    Sentiment {
        score: f64,
        below: f64,
        times: u32,
    },
    /// A high-risk matter, by the bot's intent or by a word of the list.
    Risk {
        risk: String,
        intent: Option<String>,
        word: Option<String>,
    },
    Intent {
        intent: String,
    },
    /// What the policy wanted of the customer, and they have. The values themselves are found again
    /// in the conversation, by the decision's place.
    Customer {
        attribute: String,
        wanted: String,
        /// Whatever else of the same condition; nobody wrote that down before `baton-policy/5`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        and: Vec<Attribute>,
    },
}

impl Saw {
    /// Where the words are that ask for a person.
    #[must_use]
    pub fn asking(&self) -> Option<Asking> {
        match self {
            Self::Wish { asking } | Self::Wishes { asking, .. } => *asking,
            _ => None,
        }
    }
}

impl fmt::Display for Saw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wish { .. } => f.write_str("asked for a person"),
            Self::Wishes { count, .. } => write!(f, "asked for a person {count} times"),
            Self::Keyword { keyword } => write!(f, "used a word that matters: {keyword}"),
            Self::Misunderstood { count: 1 } => f.write_str("the bot did not understand"),
            Self::Misunderstood { count } => {
                write!(f, "the bot did not understand {count} times in a row")
            }
            Self::Confidence { value, below } => {
                write!(f, "the bot was unsure ({value:.2}, below {below:.2})")
            }
            Self::Signal => f.write_str("the bot asked for a person to take over"),
            Self::SignalOf { signal } => f.write_str(signal.as_words()),
            Self::Failure { why } => f.write_str(failure(*why)),
            Self::NoProgress { turns } => {
                write!(f, "{turns} answers of the bot brought nothing new")
            }
            Self::Repeated { count } => write!(f, "wrote the same {count} times"),
            Self::IntentConfidence { value, below } => {
                write!(f, "the bot was unsure of the intent ({value:.2}, below {below:.2})")
            }
            Self::RetrievalConfidence { value, below } => {
                write!(f, "the bot found little about it ({value:.2}, below {below:.2})")
            }
            Self::Sentiment { score, times: 1, .. } => write!(f, "sounds upset ({score:.2})"),
            Self::Sentiment { score, times, .. } => {
                write!(f, "sounds upset in {times} messages in a row ({score:.2})")
            }
            Self::Risk { risk, .. } => write!(f, "a matter of risk: {}", risk.replace('_', " ")),
            Self::Intent { intent } => write!(f, "a matter for people: {intent}"),
            Self::Customer { attribute, wanted, and } => {
                write!(f, "{attribute} is {wanted}")?;
                and.iter().try_for_each(|one| write!(f, ", {} is {}", one.attribute, one.wanted))
            }
        }
    }
}

fn failure(why: BotFailure) -> &'static str {
    match why {
        BotFailure::TimedOut => "the bot did not answer in time",
        BotFailure::Unreachable => "the bot could not be reached",
        BotFailure::Refused => "the bot answered with an error",
        BotFailure::Garbled => "the bot's answer could not be read",
        BotFailure::Missing => "no bot is set up for this channel",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_is_read_and_written_as_it_was_once_recorded() {
        for recorded in [
            r#"{"kind":"wish"}"#,
            r#"{"kind":"wish","asking":{"by":"list","from":11,"to":37}}"#,
            r#"{"kind":"wishes","count":2}"#,
            r#"{"kind":"wishes","count":2,"asking":{"by":"learnt","from":0,"to":9}}"#,
            r#"{"kind":"customer","attribute":"tier","wanted":"gold"}"#,
            r#"{"kind":"customer","attribute":"spent","wanted":">= 1000","and":[{"attribute":"tier","wanted":"gold"}]}"#,
        ] {
            let saw: Saw = serde_json::from_str(recorded).expect("known");
            assert_eq!(serde_json::to_string(&saw).expect("JSON"), recorded);
        }
    }
}
