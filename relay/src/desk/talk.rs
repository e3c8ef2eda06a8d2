//! What was said and asked of late: lines for lists and briefings, the bot's call in flight.

use std::collections::BTreeMap;

use baton_shared::id::{BotName, CallId, Epoch, Position};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::conversation::{Conversation, first_chars};
use super::event::{Control, Said};
use super::parts::Intent;

/// Lines of the bot session kept for the briefing.
const RECENT_LINES: usize = 24;
/// Characters kept of each.
const RECENT_CHARS: usize = 300;

/// Author of a line, for lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Author {
    Customer,
    Bot,
    Agent,
    System,
}

/// A line, cut short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Who wrote it.
    pub from: Author,
    /// Its beginning.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// A call to the bot that has no answer yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The position of the latest customer message it answers.
    pub id: CallId,
    /// The bot.
    pub bot: BotName,
    /// The epoch it was made in.
    pub epoch: Epoch,
    /// Positions of the customer messages it is about.
    pub messages: Vec<Position>,
    /// It will answer later, until then.
    pub deferred_until: Option<Timestamp>,
    /// Where it began.
    pub since: Position,
}

/// What is known of the bot's work since it last got control.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BotSession {
    /// The call in flight: at most one.
    pub call: Option<Call>,
    /// Customer messages the bot has not been asked about.
    pub unasked: Vec<Position>,
    /// Variables it set.
    pub variables: BTreeMap<String, String>,
    /// The latest intent.
    pub intent: Option<Intent>,
    /// Explicit wishes for a person.
    pub wishes: u32,
    /// Misunderstandings in a row.
    pub misunderstood: u32,
    /// Answers in a row that brought neither a new intent nor a new value.
    pub idle_turns: u32,
    /// What was said, for the briefing.
    pub recent: Vec<Line>,
}

impl BotSession {
    /// Takes over what an answer brought, and counts it if it brought nothing new.
    pub(super) fn learn(&mut self, intent: Option<&Intent>, values: BTreeMap<String, String>) {
        let named = |intent: &Intent| intent.name.clone();
        let other = intent.is_some() && intent.map(named) != self.known_intent();
        let news =
            other || values.iter().any(|(name, value)| self.variables.get(name) != Some(value));
        self.idle_turns = if news { 0 } else { self.idle_turns.saturating_add(1) };
        if intent.is_some() {
            self.intent = intent.cloned();
        }
        self.variables.extend(values);
    }

    fn known_intent(&self) -> Option<String> {
        self.intent.as_ref().map(|intent| intent.name.clone())
    }
}

impl Conversation {
    pub(super) fn hear(&mut self, said: Option<&Said>, pos: Position, at: Timestamp) {
        self.line(Author::Customer, said, at);
        self.waiting_since.get_or_insert(at);
        self.unread = self.unread.saturating_add(1);
        self.gone = None;
        (self.abandoned, self.ended) = (false, false);
        // Written to only where it says otherwise: what is not written to is not copied.
        if let Some(ticket) = self.ticket.as_mut().filter(|ticket| ticket.silent_since.is_some()) {
            ticket.silent_since = None;
        }
        if matches!(self.control, Control::Bot | Control::Inbox(_)) {
            self.bot.unasked.push(pos);
        }
    }

    /// What was heard last was meant for the survey: no bot is asked about it, and nobody waits for
    /// an answer to it.
    pub(super) fn unhear(&mut self) {
        if matches!(self.control, Control::Bot | Control::Inbox(_)) {
            self.bot.unasked.pop();
            self.bot.recent.pop();
        }
        self.unread = self.unread.saturating_sub(1);
        self.waiting_since = self.waiting_since.filter(|_| self.unread > 0);
    }

    pub(super) fn call(&mut self, bot: &BotName, pos: Position) {
        let messages = std::mem::take(&mut self.bot.unasked);
        let latest = messages.last().copied().unwrap_or(pos);
        // The id names conversation and position, so that every retry carries the same one.
        let Ok(id) = CallId::try_from(format!("{}-{latest}", self.id)) else { return };
        self.bot.call = Some(Call {
            id,
            bot: bot.clone(),
            epoch: self.epoch,
            messages,
            deferred_until: None,
            since: pos,
        });
    }

    pub(super) fn line(&mut self, from: Author, said: Option<&Said>, at: Timestamp) {
        let text = said.map_or("", |said| said.text.as_str());
        let line = Line { from, text: first_chars(text, RECENT_CHARS).to_owned(), at };
        let kept = match &self.control {
            Control::Bot => matches!(from, Author::Customer | Author::Bot),
            Control::Inbox(_) => from != Author::System,
            Control::Queue | Control::Agent(_) | Control::Nobody => false,
        };
        if kept {
            if self.bot.recent.len() == RECENT_LINES {
                // The opening words tell the goal and are kept; the middle goes.
                self.bot.recent.remove(1);
            }
            self.bot.recent.push(line.clone());
        }
        if from != Author::System {
            // The relay's own notices say nothing of what the matter is.
            self.last = Some(line.into());
        }
    }
}
