//! One turn of the conversation: from a call to a reply. Knows no file format and no scoring.

use std::collections::BTreeMap;

use super::language::{Courtesy, primary};
use super::matching::Match;
use super::{Faq, Handover, Pattern, Question, Variable};
use crate::bots::{BotCall, FAQ_VARIABLE_PREFIX};
use crate::desk::parts::{
    BotLine, BotReply, Briefing, Choice, Collected, HandoverRequest, Intent, Source,
};

/// The question that waits for a value.
const PENDING: &str = "_faq_question";
/// The variable it waits for.
const WAITING: &str = "_faq_waiting";
/// How often the value was asked for again.
const TRIES: &str = "_faq_tries";
/// The language spoken last.
const LANGUAGE: &str = "_faq_language";
/// Ids of the questions answered so far, newest last, joined by commas.
const SHOWN: &str = "_faq_shown";

/// After so many misfits the bot stops asking for a value.
const TRIES_MAX: u32 = 2;
/// Answers remembered for the briefing.
const SHOWN_MAX: usize = 10;
/// A text as likely in two languages is in the one spoken before.
const SAME_LANGUAGE: f64 = 0.05;
/// Near misses from this confidence on are offered as buttons.
const SUGGEST: f64 = 0.25;
const SUGGESTIONS_MAX: usize = 3;
const TAGS_MAX: usize = 20;
/// Bytes looked at of one call's text: no question is longer.
const READ_MAX: usize = 4 * 1024;

pub(super) fn answer(faq: &Faq, call: &BotCall) -> BotReply {
    let turn = Turn::new(faq, call);
    turn.reply()
}

/// The names between braces in an answer, as in `{order}`.
pub(super) fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

struct Turn<'a> {
    faq: &'a Faq,
    call: &'a BotCall,
    text: String,
    choice: Option<&'a str>,
    /// What may stand in an answer or satisfy a need.
    known: BTreeMap<&'a str, &'a str>,
    language: String,
}

impl<'a> Turn<'a> {
    fn new(faq: &'a Faq, call: &'a BotCall) -> Self {
        let texts: Vec<&str> = call.messages.iter().map(|m| m.text.as_str()).collect();
        let mut text = texts.join("\n");
        text.truncate(text.floor_char_boundary(READ_MAX));
        let choice = call.messages.last().and_then(|m| m.choice.as_deref());
        let mut known = BTreeMap::new();
        let customer = &call.customer;
        for (name, value) in [("name", &customer.name), ("email", &customer.email)] {
            if let Some(value) = value {
                known.insert(name, value.as_str());
            }
        }
        let set = call.variables.iter().filter(|(_, value)| !value.is_empty());
        known.extend(set.map(|(name, value)| (name.as_str(), value.as_str())));
        let language = spoken(faq, call, &text, &known);
        Self { faq, call, text, choice, known, language }
    }

    fn reply(&self) -> BotReply {
        if self.call.messages.is_empty() {
            return self.courtesy(Courtesy::Greeting, &self.language);
        }
        if let Some(question) = self.choice.and_then(|id| self.by_id(id)) {
            return self.lead_to(question, 1.0);
        }
        if let Some((question, variable)) = self.pending() {
            return self.value_for(question, variable);
        }
        for index in &self.faq.indices {
            if let Some(courtesy) = index.language.courtesy(&self.text) {
                return self.courtesy(courtesy, &index.language.code);
            }
        }
        let matches = self.matches();
        match matches.first() {
            Some(best) if best.confidence >= self.faq.threshold => {
                self.lead_to(&self.faq.questions[best.question], best.confidence)
            }
            _ => self.not_understood(&matches),
        }
    }

    /// All languages' candidates, surest first; the language spoken wins a near tie.
    fn matches(&self) -> Vec<Match> {
        let mut all: Vec<(f64, Match)> = Vec::new();
        for index in &self.faq.indices {
            let bonus = if index.language.code == self.language { SAME_LANGUAGE } else { 0.0 };
            all.extend(index.matches(&self.text).into_iter().map(|m| (m.confidence + bonus, m)));
        }
        all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.question.cmp(&b.1.question)));
        all.into_iter().map(|(_, m)| m).collect()
    }

    fn by_id(&self, id: &str) -> Option<&'a Question> {
        let all = || self.faq.questions.iter().filter(|q| q.id == id);
        all().find(|q| q.language == self.language).or_else(|| all().next())
    }

    fn pending(&self) -> Option<(&'a Question, &'a Variable)> {
        let question = self.by_id(self.known.get(PENDING)?)?;
        let name = self.known.get(WAITING)?;
        Some((question, self.faq.variables.iter().find(|v| v.name == *name)?))
    }

    /// The customer was asked for a value: take it, or see what they said instead.
    fn value_for(&self, question: &'a Question, variable: &Variable) -> BotReply {
        if let Some(value) = variable.read(&self.text) {
            return self.go_on(question, 1.0, BTreeMap::from([(variable.name.clone(), value)]));
        }
        let matches = self.matches();
        if let Some(best) = matches.first().filter(|m| m.confidence >= self.faq.threshold) {
            let other = &self.faq.questions[best.question];
            if other.id != question.id {
                return self.lead_to(other, best.confidence);
            }
        }
        let tries = self.known.get(TRIES).and_then(|t| t.parse().ok()).unwrap_or(0_u32) + 1;
        if tries < TRIES_MAX {
            return self.ask_again(question, variable, tries);
        }
        // Whoever is to go to a person goes there without the value: asking on helps nobody.
        match &question.handover {
            Some(handover) => self.show(question, Some(handover), 1.0, BTreeMap::new()),
            None => self.not_understood(&matches),
        }
    }

    fn lead_to(&self, question: &'a Question, confidence: f64) -> BotReply {
        // A value given along with the question is not asked for; free text would match anything.
        let told = question
            .needs
            .iter()
            .filter(|need| !self.known.contains_key(need.as_str()))
            .filter_map(|need| self.faq.variables.iter().find(|v| v.name == *need))
            .filter(|v| matches!(v.pattern, Pattern::Digits | Pattern::Email))
            .filter_map(|v| Some((v.name.clone(), v.read(&self.text)?)))
            .collect();
        self.go_on(question, confidence, told)
    }

    /// Asks for the next value a question needs, or answers it.
    fn go_on(
        &self,
        question: &'a Question,
        confidence: f64,
        told: BTreeMap<String, String>,
    ) -> BotReply {
        let has = |need: &str| told.contains_key(need) || self.known.contains_key(need);
        let missing = question.needs.iter().find(|need| !has(need));
        match missing.and_then(|need| self.faq.variables.iter().find(|v| v.name == *need)) {
            Some(variable) => {
                let mut reply = self.line(variable.ask.get(&question.language), question);
                reply.confidence = Some(confidence);
                reply.intent = Some(Intent { name: question.id.clone(), confidence });
                reply.variables.extend(told);
                wait_for(&mut reply, question, variable, 0);
                reply
            }
            None => self.show(question, question.handover.as_ref(), confidence, told),
        }
    }

    fn ask_again(&self, question: &Question, variable: &Variable, tries: u32) -> BotReply {
        let again = self.faq.again.get(&question.language);
        let text = format!("{again} {}", variable.ask.get(&question.language));
        let mut reply = self.line(&text, question);
        reply.understood = Some(false);
        reply.confidence = Some(0.0);
        wait_for(&mut reply, question, variable, tries);
        reply
    }

    fn show(
        &self,
        question: &Question,
        handover: Option<&Handover>,
        confidence: f64,
        told: BTreeMap<String, String>,
    ) -> BotReply {
        let value = |name: &str| {
            told.get(name).map(String::as_str).or_else(|| self.known.get(name).copied())
        };
        let mut reply = self.line(&insert(&question.answer, value), question);
        if question.answer.is_empty() {
            reply.messages.clear();
        } else {
            reply.sources = vec![question.id.clone()];
            let mut shown = self.shown();
            shown.retain(|id| *id != question.id);
            shown.push(&question.id);
            let newest = shown.len().saturating_sub(SHOWN_MAX);
            reply.variables.insert(SHOWN.to_owned(), shown[newest..].join(","));
        }
        if let Some(line) = reply.messages.first_mut() {
            let button = |b: &super::Button| Choice { id: b.id.clone(), title: b.title.clone() };
            line.choices = question.buttons.iter().map(button).collect();
        }
        let intent = Intent { name: question.id.clone(), confidence };
        reply.handover = handover.map(|h| self.handover(question, h, &intent, &told));
        reply.confidence = Some(confidence);
        reply.intent = Some(intent);
        reply.variables.extend(told);
        reply
    }

    fn handover(
        &self,
        question: &Question,
        handover: &Handover,
        intent: &Intent,
        told: &BTreeMap<String, String>,
    ) -> HandoverRequest {
        let shown: Vec<&Question> =
            self.shown().into_iter().filter_map(|s| self.by_id(s)).collect();
        let own = self.call.variables.iter();
        let own = own.filter(|(n, v)| !n.starts_with(FAQ_VARIABLE_PREFIX) && !v.is_empty());
        let variables: BTreeMap<String, String> =
            own.chain(told).map(|(n, v)| (n.clone(), v.clone())).collect();
        let collected = |v: &Variable| {
            let value = variables.get(&v.name)?.clone();
            Some((v.name.clone(), Collected { value, by: Source::Customer, verified: false }))
        };
        let briefing = Briefing {
            goal: Some(question.title.clone()),
            tried: shown.iter().map(|q| q.title.clone()).collect(),
            collected: self.faq.variables.iter().filter_map(collected).collect(),
            blocker: None,
            reason: Some(handover.reason.clone()),
            sources: shown.iter().map(|q| q.id.clone()).collect(),
            missing: Vec::new(),
            must_verify: false,
        };
        let mut tags: Vec<String> = handover.tags.iter().chain(&question.tags).cloned().collect();
        tags.extend(shown.iter().flat_map(|q| q.tags.iter().cloned()));
        HandoverRequest {
            briefing,
            intent: Some(intent.clone()),
            variables,
            tags: distinct(tags),
            skills: Vec::new(),
            language: Some(question.language.clone()),
            priority: handover.priority,
            queue: handover.queue.clone(),
            signal: None,
        }
    }

    fn shown(&self) -> Vec<&str> {
        let shown = self.known.get(SHOWN).copied().unwrap_or_default();
        shown.split(',').filter(|id| !id.is_empty()).take(SHOWN_MAX).collect()
    }

    /// A reply of one line in a question's language, with nothing pending.
    fn line(&self, text: &str, question: &Question) -> BotReply {
        self.say(text, &question.language)
    }

    fn say(&self, text: &str, language: &str) -> BotReply {
        let mut reply = BotReply {
            messages: vec![BotLine { text: text.to_owned(), choices: Vec::new() }],
            understood: Some(true),
            ..BotReply::default()
        };
        for name in [PENDING, WAITING, TRIES] {
            if self.known.contains_key(name) {
                reply.variables.insert(name.to_owned(), String::new());
            }
        }
        reply.variables.insert(LANGUAGE.to_owned(), language.to_owned());
        reply
    }

    fn courtesy(&self, courtesy: Courtesy, language: &str) -> BotReply {
        let (text, name) = match courtesy {
            Courtesy::Greeting => (&self.faq.greeting, "greeting"),
            Courtesy::Thanks => (&self.faq.thanks, "thanks"),
        };
        let mut reply = self.say(text.get(language), language);
        reply.confidence = Some(1.0);
        reply.intent = Some(Intent { name: name.to_owned(), confidence: 1.0 });
        if courtesy == Courtesy::Greeting {
            offer(&mut reply, &self.menu(language));
        }
        reply
    }

    fn not_understood(&self, matches: &[Match]) -> BotReply {
        let mut reply = self.say(self.faq.fallback.get(&self.language), &self.language);
        reply.understood = Some(false);
        reply.confidence = Some(matches.first().map_or(0.0, |m| m.confidence));
        let near = matches.iter().filter(|m| m.confidence >= SUGGEST);
        let near = near.map(|m| &self.faq.questions[m.question]);
        let near: Vec<&Question> =
            near.filter(|q| q.language == self.language).take(SUGGESTIONS_MAX).collect();
        let offered = if near.is_empty() { self.menu(&self.language) } else { near };
        offer(&mut reply, &offered);
        reply
    }

    fn menu(&self, language: &str) -> Vec<&'a Question> {
        let all = &self.faq.questions;
        let own = |id: &String| all.iter().find(|q| q.id == *id && q.language == language);
        self.faq.menu.iter().filter_map(own).collect()
    }
}

fn offer(reply: &mut BotReply, questions: &[&Question]) {
    if let Some(line) = reply.messages.first_mut() {
        let choice = |q: &&Question| Choice { id: q.id.clone(), title: q.title.clone() };
        line.choices = questions.iter().map(choice).collect();
    }
}

/// The language to speak: of the text if its fillers tell, else the last one, else the customer's.
fn spoken(faq: &Faq, call: &BotCall, text: &str, known: &BTreeMap<&str, &str>) -> String {
    let has = |code: &String| faq.indices.iter().any(|index| index.language.code == *code);
    let before = known.get(LANGUAGE).map(|code| (*code).to_owned());
    let customer = call.customer.language.as_deref().map(primary);
    let used = before.filter(has).or(customer.filter(has));
    let used = used.unwrap_or_else(|| faq.default.clone());
    let mut best = (0, used.clone());
    for index in &faq.indices {
        let code = &index.language.code;
        let count = index.language.fillers_in(text);
        if count > best.0 || (count == best.0 && count > 0 && *code == used) {
            best = (count, code.clone());
        }
    }
    best.1
}

/// Puts values into an answer, in one pass: a brace inside a value stays a brace.
fn insert<'v>(text: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                out.push_str(value(name).unwrap_or("…"));
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn wait_for(reply: &mut BotReply, question: &Question, variable: &Variable, tries: u32) {
    let mut set = |name: &str, value: String| reply.variables.insert(name.to_owned(), value);
    set(PENDING, question.id.clone());
    set(WAITING, variable.name.clone());
    set(TRIES, tries.to_string());
}

fn distinct(tags: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for tag in tags {
        if !kept.contains(&tag) && kept.len() < TAGS_MAX {
            kept.push(tag);
        }
    }
    kept
}
