//! The small bot inside the relay: answers from a TOML file of questions. Pure: a call and the
//! file decide the answer; between calls it remembers only what it sets as `_faq_…` variables.
//!
//! - `file`: the file's shape and its faults.
//! - `language`: folding, stems, fillers, greetings.
//! - `matching`: which question is meant, and how sure that is.
//! - `value`: finding an order number or an address in a text.
//! - `talk`: one turn of the conversation.

mod file;
mod language;
mod matching;
mod talk;
#[cfg(test)]
mod tests;
mod value;

use std::collections::BTreeMap;

use baton_shared::id::QueueName;
use serde::Deserialize;

use super::BotCall;
use crate::desk::parts::{BotReply, Priority};
use matching::Index;

pub use file::Fault;

/// The file that a new desk starts with: a small shop in English, German and Spanish.
pub const DEFAULT: &str = include_str!("default.toml");

/// A parsed file of questions.
#[derive(Debug)]
pub struct Faq {
    default: String,
    threshold: f64,
    greeting: PerLanguage,
    thanks: PerLanguage,
    fallback: PerLanguage,
    again: PerLanguage,
    menu: Vec<String>,
    variables: Vec<Variable>,
    questions: Vec<Question>,
    indices: Vec<Index>,
}

impl Faq {
    /// Reads `faq.toml`; `docs/bots/README.md` lists its keys.
    ///
    /// # Errors
    /// Every fault of meaning at once, or the first one of syntax.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        file::parse(text)
    }

    /// The answer to one call. Any text is fine, none at all too (that gets the greeting).
    ///
    /// A variable set to the empty string is to be forgotten. [`BotReply::sources`] holds the id
    /// of the question whose answer was shown.
    #[must_use]
    pub fn answer(&self, call: &BotCall) -> BotReply {
        talk::answer(self, call)
    }

    /// Queues that hand-overs of this file name, for whoever checks that they exist.
    pub fn queues(&self) -> impl Iterator<Item = &QueueName> {
        self.questions.iter().filter_map(|q| q.handover.as_ref()?.queue.as_ref())
    }
}

/// A text in several languages; never without the default one.
#[derive(Debug)]
struct PerLanguage {
    by_language: BTreeMap<String, String>,
    default: String,
}

impl PerLanguage {
    fn get(&self, language: &str) -> &str {
        self.by_language.get(language).unwrap_or(&self.default)
    }
}

/// What a collected value looks like. Deliberately few: a wrong regular expression is worse.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Pattern {
    /// A run of digits, `#`, spaces and hyphens around it ignored.
    Digits,
    /// Something with one `@` and a dot after it.
    Email,
    /// One word: letters, digits and hyphens.
    Word,
    /// The whole message.
    #[default]
    Any,
}

#[derive(Debug)]
struct Variable {
    name: String,
    ask: PerLanguage,
    pattern: Pattern,
    min: usize,
    max: usize,
}

#[derive(Debug)]
struct Question {
    id: String,
    language: String,
    title: String,
    ask: Vec<String>,
    answer: String,
    buttons: Vec<Button>,
    needs: Vec<String>,
    handover: Option<Handover>,
    tags: Vec<String>,
}

#[derive(Debug)]
struct Button {
    id: String,
    title: String,
}

#[derive(Debug)]
struct Handover {
    queue: Option<QueueName>,
    reason: String,
    tags: Vec<String>,
    priority: Option<Priority>,
}
