//! The signs that a person may be needed, beyond a wish, keywords and the bot's plain answer. Owns
//! what each looks at and what it saw; their place among the triggers is `evaluate`.

use std::collections::BTreeMap;

use super::attributes::{self, Attribute};
use super::compare::Comparison;
use super::evaluate::Seen;
use super::facts::{BotFacts, Reply, Signal};
use super::fired::{Saw, TriggerKind};
use super::mood::{self, MoodWords};
use super::risk::{KnownBy, Risk, plain};
use super::words::{Text, phrase};

/// What makes a trigger fire.
#[derive(Debug, Clone, PartialEq)]
pub enum Sign {
    /// So many answers of the bot in a row brought neither a new intent nor a new value.
    NoProgress(u32),
    /// The customer wrote the same so many times in a row.
    Repeated(u32),
    /// The bot is less sure of the intent than this (0 to 1).
    IntentBelow(f64),
    /// What the bot found fits the question less than this (0 to 1).
    RetrievalBelow(f64),
    /// The customer's words sound worse than this (-1 to 1), in so many messages in a row.
    Sentiment {
        /// The limit.
        below: f64,
        /// At least 1.
        times: u32,
    },
    /// A built-in list of words, in the language spoken.
    Words(MoodWords),
    /// One of these matters.
    Risk(Vec<Risk>),
    /// The bot found one of these intents.
    Intent(Vec<String>),
    /// The customer has all of these.
    Customer(BTreeMap<String, Comparison>),
    /// The bot asks for a person for one of these reasons.
    Signal(Vec<Signal>),
}

impl Sign {
    pub(super) fn kind(&self) -> TriggerKind {
        match self {
            Self::NoProgress(_) => TriggerKind::NoProgress,
            Self::Repeated(_) => TriggerKind::Repeated,
            Self::IntentBelow(_) => TriggerKind::IntentConfidence,
            Self::RetrievalBelow(_) => TriggerKind::RetrievalConfidence,
            Self::Sentiment { .. } => TriggerKind::Sentiment,
            Self::Words(MoodWords::Urgency) => TriggerKind::Urgency,
            Self::Words(MoodWords::Dissatisfaction) => TriggerKind::Dissatisfaction,
            Self::Risk(_) => TriggerKind::Risk,
            Self::Intent(_) => TriggerKind::Intent,
            Self::Customer(_) => TriggerKind::Customer,
            Self::Signal(signals) => match signals.as_slice() {
                [Signal::Unsupported] => TriggerKind::Unsupported,
                _ => TriggerKind::Approval,
            },
        }
    }

    /// What it saw, if it shows.
    pub(super) fn saw(&self, seen: &Seen<'_>) -> Option<Saw> {
        let facts = seen.facts;
        match self {
            Self::NoProgress(n) => {
                let turns = facts.idle_turns;
                (replied(seen).is_some() && turns >= *n).then_some(Saw::NoProgress { turns })
            }
            Self::Repeated(n) => {
                let count = repetitions(facts.text()?, facts.lines);
                (count >= *n).then_some(Saw::Repeated { count })
            }
            Self::IntentBelow(below) => {
                let value = replied(seen)?.intent_confidence.filter(|value| value < below)?;
                Some(Saw::IntentConfidence { value, below: *below })
            }
            Self::RetrievalBelow(below) => {
                let value = replied(seen)?.retrieval.filter(|value| value < below)?;
                Some(Saw::RetrievalConfidence { value, below: *below })
            }
            Self::Sentiment { below, times } => sentiment(seen, *below, *times),
            Self::Words(words) => {
                let keyword = words.first_in(seen.said, seen.language())?.to_owned();
                Some(Saw::Keyword { keyword })
            }
            Self::Risk(risks) => risks.iter().find_map(|risk| known(risk, seen)),
            Self::Intent(wanted) => {
                let found = plain(facts.intent?);
                let intent = wanted.iter().find(|intent| plain(intent) == found)?;
                Some(Saw::Intent { intent: intent.clone() })
            }
            Self::Customer(wanted) => customer(attributes::all(facts, wanted)?),
            Self::Signal(signals) => {
                let signal = facts.handover_wish()?.signal?;
                signals.contains(&signal).then_some(Saw::SignalOf { signal })
            }
        }
    }
}

fn replied<'a>(seen: &Seen<'a>) -> Option<Reply<'a>> {
    match seen.facts.bot {
        BotFacts::Replied(reply) => Some(reply),
        _ => None,
    }
}

/// How often the same words stand at the end of what was written, the latest included.
fn repetitions(text: &str, lines: &[&str]) -> u32 {
    let latest = phrase(text);
    if latest.is_empty() {
        return 0;
    }
    let same = lines.iter().rev().take_while(|line| phrase(line) == latest).count();
    u32::try_from(same).unwrap_or(u32::MAX).saturating_add(1)
}

fn sentiment(seen: &Seen<'_>, below: f64, times: u32) -> Option<Saw> {
    let language = seen.language();
    seen.facts.text()?;
    let score = mood::score(seen.said, language);
    if score >= below {
        return None;
    }
    let lines = seen.facts.lines.iter().rev();
    let before = lines.take_while(|line| mood::score(&Text::of(line), language) < below).count();
    let count = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
    (count >= times).then_some(Saw::Sentiment { score, below, times: count })
}

fn known(risk: &Risk, seen: &Seen<'_>) -> Option<Saw> {
    let by = risk.known_by(seen.facts.intent, seen.said, seen.language())?;
    let (intent, word) = match by {
        KnownBy::Intent(intent) => (Some(intent.to_owned()), None),
        KnownBy::Word(word) => (None, Some(word.to_owned())),
    };
    Some(Saw::Risk { risk: risk.name.clone(), intent, word })
}

fn customer(all: Vec<Attribute>) -> Option<Saw> {
    let mut all = all.into_iter();
    let Attribute { attribute, wanted } = all.next()?;
    Some(Saw::Customer { attribute, wanted, and: all.collect() })
}
