//! `faq.toml`: the shape an admin writes, and the gate that turns it into a [`Faq`]. All faults of
//! meaning are found in one reading, each with its line. Knows no conversation.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use baton_shared::id::QueueName;
use baton_shared::text::TEXT_MAX;
use serde::Deserialize;
use toml::Spanned;

use super::language::{Language, primary};
use super::matching::Index;
use super::{Button, Faq, Handover, Pattern, PerLanguage, Question, Variable};
use crate::desk::parts::Priority;

/// Longest file, in bytes.
const FILE_MAX: usize = 1024 * 1024;
/// Most phrasings over all questions: each message is compared with every one.
const PHRASINGS_MAX: usize = 5_000;
/// Most languages in one file.
const LANGUAGES_MAX: usize = 20;
/// Most buttons under one answer.
const BUTTONS_MAX: usize = 20;
const TITLE_MAX: usize = 80;

/// What is wrong with a file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what to write instead.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Spanned<String>,
    #[serde(default = "default_threshold")]
    threshold: Spanned<f64>,
    greeting: Spanned<Words>,
    thanks: Spanned<Words>,
    fallback: Spanned<Words>,
    again: Spanned<Words>,
    #[serde(default)]
    menu: Vec<Spanned<String>>,
    #[serde(default)]
    variable: Vec<Spanned<RawVariable>>,
    #[serde(default)]
    question: Vec<Spanned<RawQuestion>>,
}

fn default_threshold() -> Spanned<f64> {
    Spanned::new(0..0, 0.5)
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    One(String),
    Many(BTreeMap<String, String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawVariable {
    name: String,
    ask: Words,
    #[serde(default)]
    pattern: Pattern,
    #[serde(default = "one")]
    min: usize,
    #[serde(default = "default_max")]
    max: usize,
}

fn one() -> usize {
    1
}

fn default_max() -> usize {
    200
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuestion {
    id: String,
    language: Option<String>,
    title: Option<String>,
    ask: Vec<String>,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    buttons: Vec<RawButton>,
    #[serde(default)]
    needs: Vec<String>,
    handover: Option<RawHandover>,
    #[serde(default)]
    tags: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawButton {
    id: String,
    title: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHandover {
    queue: Option<QueueName>,
    reason: String,
    #[serde(default)]
    tags: Vec<String>,
    priority: Option<Priority>,
}

pub(super) fn parse(text: &str) -> Result<Faq, Vec<Fault>> {
    if text.len() > FILE_MAX {
        let message = format!("the file has {} bytes, at most {FILE_MAX} are allowed", text.len());
        return Err(vec![Fault { line: 1, message }]);
    }
    let file: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        vec![Fault { line, message: error.message().to_owned() }]
    })?;
    let mut gate = Gate::new(text, &file);
    let faq = gate.faq(file);
    if gate.faults.is_empty() { Ok(faq) } else { Err(gate.faults) }
}

fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|b| *b == b'\n').count()
}

/// What must be known of the whole file to judge a part of it.
struct Gate<'a> {
    text: &'a str,
    default: String,
    languages: BTreeSet<String>,
    variables: BTreeSet<String>,
    /// (id, language) → title.
    titles: BTreeMap<(String, String), String>,
    /// (id, language) of the questions read so far.
    seen: BTreeSet<(String, String)>,
    faults: Vec<Fault>,
}

impl<'a> Gate<'a> {
    fn new(text: &'a str, file: &File) -> Self {
        let default = primary(file.language.get_ref());
        let language =
            |q: &RawQuestion| q.language.as_deref().map_or_else(|| default.clone(), primary);
        let questions = || file.question.iter().map(Spanned::get_ref);
        let mut languages: BTreeSet<String> = questions().map(language).collect();
        languages.insert(default.clone());
        let titles =
            questions().map(|q| ((q.id.clone(), language(q)), title_of(q).to_owned())).collect();
        let variables = file.variable.iter().map(|v| v.get_ref().name.clone()).collect();
        Self {
            text,
            default,
            languages,
            variables,
            titles,
            seen: BTreeSet::new(),
            faults: Vec::new(),
        }
    }

    fn fault(&mut self, at: usize, message: String) {
        self.faults.push(Fault { line: line_of(self.text, at), message });
    }

    fn faq(&mut self, file: File) -> Faq {
        self.whole(&file);
        let threshold = *file.threshold.get_ref();
        let greeting = self.spanned_words(file.greeting, "greeting");
        let thanks = self.spanned_words(file.thanks, "thanks");
        let fallback = self.spanned_words(file.fallback, "fallback");
        let again = self.spanned_words(file.again, "again");
        let menu = self.menu(file.menu);
        let variables = file.variable.into_iter().map(|v| self.variable(v)).collect();
        let questions: Vec<Question> =
            file.question.into_iter().map(|q| self.question(q)).collect();
        let indices = self.languages.iter().map(|code| index(code, &questions)).collect();
        let default = self.default.clone();
        Faq {
            default,
            threshold,
            greeting,
            thanks,
            fallback,
            again,
            menu,
            variables,
            questions,
            indices,
        }
    }

    fn whole(&mut self, file: &File) {
        let threshold = *file.threshold.get_ref();
        if !(0.1..=1.0).contains(&threshold) {
            let at = file.threshold.span().start;
            self.fault(at, format!("`threshold` is {threshold}: write a number from 0.1 to 1"));
        }
        if self.default.is_empty() {
            let at = file.language.span().start;
            self.fault(at, "`language` is empty: write a tag such as \"en\"".to_owned());
        }
        if self.languages.len() > LANGUAGES_MAX {
            self.fault(0, format!("more than {LANGUAGES_MAX} languages"));
        }
        let phrasings: usize = file.question.iter().map(|q| q.get_ref().ask.len()).sum();
        if phrasings > PHRASINGS_MAX {
            self.fault(0, format!("{phrasings} phrasings, at most {PHRASINGS_MAX} are allowed"));
        }
        if file.question.is_empty() {
            self.fault(0, "no [[question]]: write at least one".to_owned());
        }
    }

    fn spanned_words(&mut self, words: Spanned<Words>, what: &str) -> PerLanguage {
        let at = words.span().start;
        self.words(words.into_inner(), at, what)
    }

    fn words(&mut self, words: Words, at: usize, what: &str) -> PerLanguage {
        let by_language: BTreeMap<String, String> = match words {
            Words::One(text) => BTreeMap::from([(self.default.clone(), text)]),
            Words::Many(many) => many.into_iter().map(|(tag, t)| (primary(&tag), t)).collect(),
        };
        for text in by_language.values() {
            self.bounded(text, at, what);
        }
        match by_language.get(&self.default).cloned() {
            Some(default) => PerLanguage { by_language, default },
            None => {
                let default = self.default.clone();
                self.fault(
                    at,
                    format!("`{what}` has no text in the file's language \"{default}\""),
                );
                PerLanguage { by_language, default: String::new() }
            }
        }
    }

    fn bounded(&mut self, text: &str, at: usize, what: &str) {
        if text.trim().is_empty() {
            self.fault(at, format!("`{what}` is empty"));
        } else if text.len() > TEXT_MAX / 2 {
            // Half of a message: the other half is room for the variables put into it.
            self.fault(at, format!("`{what}` is longer than {} bytes", TEXT_MAX / 2));
        }
    }

    fn menu(&mut self, menu: Vec<Spanned<String>>) -> Vec<String> {
        for entry in &menu {
            self.leads_somewhere(entry.get_ref(), entry.span().start, "menu");
        }
        menu.into_iter().take(BUTTONS_MAX).map(Spanned::into_inner).collect()
    }

    fn leads_somewhere(&mut self, id: &str, at: usize, what: &str) {
        if !self.titles.keys().any(|(known, _)| known == id) {
            self.fault(at, format!("`{what}` names \"{id}\", but no question has this id"));
        }
    }

    fn variable(&mut self, raw: Spanned<RawVariable>) -> Variable {
        let at = raw.span().start;
        let raw = raw.into_inner();
        if !is_name(&raw.name) {
            let message = format!("the variable's name \"{}\" must be a-z, 0-9 and '_'", raw.name);
            self.fault(at, message);
        }
        if raw.min > raw.max || raw.max > default_max() {
            let limit = default_max();
            self.fault(at, format!("`min` and `max` count characters: 1 <= min <= max <= {limit}"));
        }
        let ask = self.words(raw.ask, at, "ask");
        Variable { name: raw.name, ask, pattern: raw.pattern, min: raw.min.max(1), max: raw.max }
    }

    fn question(&mut self, raw: Spanned<RawQuestion>) -> Question {
        let at = raw.span().start;
        let raw = raw.into_inner();
        let language = raw.language.as_deref().map_or_else(|| self.default.clone(), primary);
        self.asked(&raw, at);
        self.answered(&raw, at);
        self.needed(&raw, at);
        let title = title_of(&raw).to_owned();
        let buttons = raw.buttons.into_iter().map(|b| self.button(b, at, &language)).collect();
        let handover = raw.handover.map(|h| Handover {
            queue: h.queue,
            reason: h.reason,
            tags: h.tags,
            priority: h.priority,
        });
        let (id, ask, answer, needs, tags) = (raw.id, raw.ask, raw.answer, raw.needs, raw.tags);
        Question { id, language, title, ask, answer, buttons, needs, handover, tags }
    }

    fn asked(&mut self, raw: &RawQuestion, at: usize) {
        let id = &raw.id;
        if !is_slug(id) {
            self.fault(at, format!("the question's id \"{id}\" must be like \"opening-hours\""));
        }
        if raw.ask.iter().all(|ask| ask.trim().is_empty()) {
            self.fault(at, format!("\"{id}\" has no `ask`: write how customers put it"));
        }
        if title_of(raw).len() > TITLE_MAX {
            self.fault(at, format!("\"{id}\" needs a `title` of at most {TITLE_MAX} bytes"));
        }
        let language = raw.language.as_deref().map_or_else(|| self.default.clone(), primary);
        if !self.seen.insert((id.clone(), language)) {
            self.fault(at, format!("\"{id}\" is there twice in the same language"));
        }
    }

    fn answered(&mut self, raw: &RawQuestion, at: usize) {
        let id = &raw.id;
        if raw.handover.is_none() || !raw.answer.is_empty() {
            self.bounded(&raw.answer, at, "answer");
        }
        if let Some(handover) = &raw.handover {
            self.bounded(&handover.reason, at, "reason");
        }
        let tags = raw.tags.iter().chain(raw.handover.iter().flat_map(|h| &h.tags));
        let bad: Vec<&String> = tags.filter(|tag| !is_slug(tag)).collect();
        for tag in bad {
            self.fault(
                at,
                format!("\"{id}\" has the tag \"{tag}\": write it like \"late-parcel\""),
            );
        }
        if raw.buttons.len() > BUTTONS_MAX {
            self.fault(at, format!("\"{id}\" has more than {BUTTONS_MAX} buttons"));
        }
    }

    fn needed(&mut self, raw: &RawQuestion, at: usize) {
        let id = &raw.id;
        for name in &raw.needs {
            if !self.variables.contains(name) {
                let message = format!("\"{id}\" needs \"{name}\": add a [[variable]] of this name");
                self.fault(at, message);
            }
        }
        for name in super::talk::placeholders(&raw.answer) {
            if !raw.needs.iter().any(|need| need == name) {
                self.fault(at, format!("\"{id}\" answers with {{{name}}}: add it to its `needs`"));
            }
        }
    }

    fn button(&mut self, raw: RawButton, at: usize, language: &str) -> Button {
        self.leads_somewhere(&raw.id, at, "buttons");
        let same = self.titles.get(&(raw.id.clone(), language.to_owned()));
        let title = raw.title.or_else(|| same.cloned()).unwrap_or_else(|| raw.id.clone());
        if title.len() > TITLE_MAX || title.trim().is_empty() {
            self.fault(at, format!("a button's title has 1 to {TITLE_MAX} bytes: \"{title}\""));
        }
        Button { id: raw.id, title }
    }
}

fn title_of(question: &RawQuestion) -> &str {
    let first = question.ask.first().map_or("", String::as_str);
    question.title.as_deref().unwrap_or(first)
}

fn index(code: &str, questions: &[Question]) -> Index {
    let own = questions.iter().enumerate().filter(|(_, q)| q.language == code);
    let phrasings = own.flat_map(|(number, q)| {
        q.ask.iter().chain(std::iter::once(&q.title)).map(move |ask| (number, ask.as_str()))
    });
    Index::new(Language::new(code), phrasings)
}

fn is_name(name: &str) -> bool {
    let fine = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_';
    (1..=40).contains(&name.len()) && name.bytes().all(fine) && !name.starts_with('_')
}

/// Tags and question ids travel in routes and filters, so they follow the rule of names.
fn is_slug(text: &str) -> bool {
    text.parse::<QueueName>().is_ok()
}
