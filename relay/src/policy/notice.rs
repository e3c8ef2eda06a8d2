//! What customers are told: one notice an occasion, in their language, from the policy's own
//! texts or the built-in ones. Owns the occasions, the variables each text may use and the order
//! of fall-backs; knows no channel and decides nothing.
//!
//! Saying something never fails. Values are inserted into templates and never read as one, so
//! what a customer or an agent typed stays text. Wording that promises a live person needs a
//! [`LivePromise`], which only present staff can give.

use std::collections::{BTreeMap, BTreeSet};

use baton_shared::id::QueueName;
use jiff::Timestamp;
use minijinja::{Environment, Value};

use super::model::{Link, Policy};
use super::promise::LivePromise;
use super::words::primary_language;

mod de;
mod en;
mod es;
mod local;

pub use local::{instant_phrase, time_phrase, wait_phrase};

/// Longest value inserted into a text, in characters.
const VALUE_MAX: usize = 200;
/// Languages with built-in texts; English is the last resort.
pub(super) const BUILT_IN: [&str; 3] = ["en", "de", "es"];

macro_rules! keys {
    ($($(#[$doc:meta])* $variant:ident = $name:literal [$($var:ident)*],)*) => {
        /// The occasions, as `[messages.<language>]` of a policy names them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key {
            $($(#[$doc])* $variant,)*
        }

        impl Key {
            /// Every occasion.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in a policy.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The variables its text may use.
            #[must_use]
            pub fn variables(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$(stringify!($var),)*],)* }
            }
        }
    };
}

keys! {
    /// Handed over, somebody is on: place and honest wait.
    Opened = "handover_opened" [queue number position wait within],
    /// Handed over within the hours, but nobody is on.
    OpenUnstaffed = "handover_unstaffed" [queue number closes_at links],
    /// Handed over outside the hours; the message is taken.
    Closed = "handover_closed" [queue number opens_at links],
    /// Outside the hours and the queue takes no message.
    ClosedTurnAway = "handover_closed_turn_away" [queue opens_at links],
    /// Hand-overs are switched off, as in an incident.
    Disabled = "handover_disabled" [reason until],
    /// An agent took the ticket.
    Joined = "joined" [agent queue number],
    /// Another agent or queue has it now.
    Transferred = "transferred" [agent queue number],
    /// Said while waiting, so that silence is never long.
    StillWaiting = "still_waiting" [queue number position wait within],
    /// Still waiting, and nobody is on.
    StillWaitingUnstaffed = "still_waiting_unstaffed" [queue number],
    /// Still waiting, and the queue has closed.
    StillWaitingClosed = "still_waiting_closed" [queue number opens_at],
    /// The agent vanished or gave the ticket back; it is at the front again.
    BackToQueue = "agent_gone_back_to_queue" [agent queue number],
    /// The assistant goes on.
    HandedBack = "handed_back" [agent],
    /// The ticket is closed.
    TicketClosed = "closed" [agent number],
    /// Asks for a rating.
    SurveyAsk = "survey_ask" [agent number],
    /// Thanks for a rating.
    SurveyThanks = "survey_thanks" [],
    /// The message is kept and will be answered.
    MessageLeft = "message_left" [queue number opens_at],
    /// After a close the customer writes more: agent or assistant?
    LingerOffer = "linger_offer" [agent number],
    /// A closed ticket is open again.
    Reopened = "reopened" [agent queue number],
    /// The assistant cannot answer; a dialog follows.
    BotFailed = "bot_failed" [],
    /// The customer left the queue.
    QueueLeft = "queue_left" [queue],
    /// Nobody took the ticket in the queue's time; the assistant goes on.
    QueueTimedOut = "queue_timed_out" [queue number],
    /// The customer has not answered the agent for long.
    IdleReminder = "idle_reminder" [agent queue number],
    /// The ticket was closed because nobody said anything any more.
    IdleClosed = "idle_closed" [agent queue number],
    /// Asks for a telephone number and a time.
    CallbackAsk = "callback_ask" [queue number opens_at],
    /// Number and time are noted.
    CallbackTaken = "callback_taken" [queue number opens_at],
    /// Asks for what the queue needs to know, while the customer waits.
    FieldAsk = "field_ask" [queue number field],
    /// All of it is noted.
    FieldThanks = "field_thanks" [queue number],
    /// Thanks for words that came with a rating.
    CommentThanks = "comment_thanks" [],
    /// A button: be called back.
    ChoiceCallback = "choice_callback" [],
    /// A button, at most 20 characters as `WhatsApp` demands: keep waiting.
    ChoiceStay = "choice_stay" [],
    /// A button: leave a message.
    ChoiceLeaveMessage = "choice_leave_message" [],
    /// A button: leave the queue.
    ChoiceLeaveQueue = "choice_leave_queue" [],
    /// A button: the agent again.
    ChoiceAgent = "choice_agent" [],
    /// A button: the assistant.
    ChoiceAssistant = "choice_assistant" [],
}

impl Key {
    /// The occasion of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.as_str() == name)
    }

    /// Its name where one channel has words of its own.
    fn on(self, channel: &str) -> String {
        format!("{}@{channel}", self.as_str())
    }

    fn built_in(self, language: &str) -> Option<&'static str> {
        match language {
            "en" => Some(en::text(self)),
            "de" => Some(de::text(self)),
            "es" => Some(es::text(self)),
            _ => None,
        }
    }
}

/// Something to tell a customer. What promises a live person carries the promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// [`Key::Opened`].
    Opened(LivePromise),
    /// [`Key::StillWaiting`].
    StillWaiting(LivePromise),
    /// Any other occasion; for those two it becomes the honest text without a live person.
    Plain(Key),
}

impl Notice {
    /// Its occasion.
    #[must_use]
    pub fn key(self) -> Key {
        match self {
            Self::Opened(_) => Key::Opened,
            Self::StillWaiting(_) => Key::StillWaiting,
            // Without a promise there is no live wording, whoever asks for it.
            Self::Plain(Key::Opened) => Key::OpenUnstaffed,
            Self::Plain(Key::StillWaiting) => Key::StillWaitingUnstaffed,
            Self::Plain(key) => key,
        }
    }

    fn promise(self) -> Option<LivePromise> {
        match self {
            Self::Opened(promise) | Self::StillWaiting(promise) => Some(promise),
            Self::Plain(_) => None,
        }
    }
}

/// What the texts may speak of; what is unknown stays `None` and its half sentence is left out.
#[derive(Debug, Clone, Copy, Default)]
#[allow(missing_docs)]
pub struct Vars<'a> {
    /// By its name; it may have words of its own.
    pub channel: Option<&'a str>,
    /// Gives the title, and the zone for instants.
    pub queue: Option<&'a QueueName>,
    /// The agent's display name.
    pub agent: Option<&'a str>,
    /// The ticket's number.
    pub number: Option<u64>,
    /// The instant of speaking, which makes "today" and "tomorrow".
    pub now: Timestamp,
    pub opens_at: Option<Timestamp>,
    pub closes_at: Option<Timestamp>,
    /// When an incident is expected to end.
    pub until: Option<Timestamp>,
    /// Why hand-overs are switched off, in the lead's words to customers.
    pub reason: Option<&'a str>,
    /// How the field is called that is asked for.
    pub field: Option<&'a str>,
}

/// The texts of a policy, compiled.
#[derive(Debug, Clone)]
pub(super) struct Messages {
    env: Environment<'static>,
    languages: BTreeSet<String>,
}

/// Why a text cannot be used.
#[derive(Debug)]
pub(super) enum TextFault {
    Syntax(String),
    UnknownVariable(String),
}

impl Messages {
    /// The built-in texts alone.
    pub(super) fn built_in() -> Self {
        let mut env = Environment::empty();
        env.add_filter("upper", minijinja::filters::upper);
        env.add_filter("lower", minijinja::filters::lower);
        env.add_filter("capitalize", minijinja::filters::capitalize);
        env.add_filter("default", minijinja::filters::default);
        // Compiled when first said: a hundred of them take a megabyte, and few are ever used.
        env.set_loader(|name| Ok(built_in_text(name)));
        Self { env, languages: BUILT_IN.iter().map(ToString::to_string).collect() }
    }

    /// Takes a text of the policy in place of the built-in one, on all channels or on one.
    pub(super) fn replace(
        &mut self,
        (language, channel): (&str, Option<&str>),
        key: Key,
        text: &str,
    ) -> Result<(), TextFault> {
        let name = channel.map_or_else(|| key.as_str().to_owned(), |on| key.on(on));
        self.add(&name, language, text, key.variables())?;
        self.languages.insert(language.to_owned());
        Ok(())
    }

    /// Takes a text of any name that may use these variables.
    pub(super) fn add(
        &mut self,
        key: &str,
        language: &str,
        text: &str,
        variables: &[&str],
    ) -> Result<(), TextFault> {
        let syntax = |e: minijinja::Error| {
            let what = e.detail().map_or_else(|| e.kind().to_string(), ToOwned::to_owned);
            TextFault::Syntax(what)
        };
        let name = format!("{language}/{key}");
        self.env.add_template_owned(name.clone(), text.to_owned()).map_err(syntax)?;
        let template = self.env.get_template(&name).map_err(syntax)?;
        let unknown = template
            .undeclared_variables(false)
            .into_iter()
            .filter(|v| !variables.contains(&v.as_str()))
            .min();
        if let Some(unknown) = unknown {
            return Err(TextFault::UnknownVariable(unknown));
        }
        // An unknown filter shows only when rendered: once with everything, once with nothing.
        for sample in ["x", ""] {
            let vars: BTreeMap<&str, Value> =
                variables.iter().map(|v| (*v, Value::from(sample))).collect();
            template.render(Value::from(vars)).map_err(syntax)?;
        }
        Ok(())
    }

    /// Language and occasion of each text that is the policy's own; of one channel's as
    /// `joined@phone`.
    pub(super) fn own(&self) -> Vec<(String, String)> {
        let names = self.env.templates().map(|(name, _)| name);
        let own = names.filter_map(|name| name.split_once('/'));
        let named = |key: &str| Key::named(key.split('@').next().unwrap_or(key)).is_some();
        let own = own.filter(|(_, key)| named(key));
        let mut own: Vec<_> = own.map(|(l, key)| (l.to_owned(), key.to_owned())).collect();
        own.sort();
        own
    }

    /// Takes one of them away.
    pub(super) fn forget(&mut self, language: &str, key: &str) {
        self.env.remove_template(&format!("{language}/{key}"));
    }

    fn render(
        &self,
        key: Key,
        (language, channel): (&str, Option<&str>),
        values: &BTreeMap<&str, Value>,
    ) -> Option<String> {
        let names = [language, "en"].map(|language| {
            let of_channel = channel.map(|on| format!("{language}/{}", key.on(on)));
            let own = format!("{language}/{}", key.as_str());
            [of_channel, Some(own), Some(built_in_name(language, key))]
        });
        names.iter().flatten().flatten().find_map(|name| {
            let said = self.env.get_template(name).ok()?.render(Value::from(values.clone()));
            said.ok().map(|text| tidy(&text))
        })
    }
}

fn built_in_name(language: &str, key: Key) -> String {
    format!("built-in/{language}/{}", key.as_str())
}

/// What [`built_in_name`] names.
fn built_in_text(name: &str) -> Option<&'static str> {
    let (language, key) = name.strip_prefix("built-in/")?.split_once('/')?;
    Key::named(key)?.built_in(language)
}

impl Policy {
    /// The words of a notice in a language: the policy's text for the channel, else for all, else the built-in one, else the
    /// same in English. `language` is a BCP 47 tag; only its primary part counts.
    #[must_use]
    pub fn say(&self, notice: Notice, language: Option<&str>, vars: &Vars<'_>) -> String {
        let language = self.spoken(language);
        let values = self.values(notice, &language, vars);
        // The built-in English text of every key renders with any values: a test holds it.
        self.messages.render(notice.key(), (&language, vars.channel), &values).unwrap_or_default()
    }

    /// Channels that have words of their own.
    #[must_use]
    pub fn channels_with_words(&self) -> BTreeSet<String> {
        let own = self.messages.own().into_iter();
        own.filter_map(|(_, key)| Some(key.split_once('@')?.1.to_owned())).collect()
    }

    /// Primary subtags of the languages with texts, sorted: what a web chat may offer.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        self.messages.languages.iter().map(String::as_str).collect()
    }

    /// The language a customer of this tag is spoken to in.
    #[must_use]
    pub fn spoken(&self, language: Option<&str>) -> String {
        language
            .map(primary_language)
            .filter(|language| self.messages.languages.contains(language))
            .unwrap_or_else(|| "en".to_owned())
    }

    /// A queue's links, one a line.
    fn links(&self, queue: Option<&QueueName>) -> String {
        let links = queue.and_then(|queue| self.queue(queue)).map(|queue| queue.links.as_slice());
        let line = |link: &Link| format!("{}: {}", link.title, link.url);
        links.unwrap_or_default().iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// The words of a text that is none of the occasions, such as a stage's.
    pub(super) fn say_extra(
        &self,
        key: &str,
        language: Option<&str>,
        vars: &Vars<'_>,
    ) -> Option<String> {
        let language = language.map(primary_language).unwrap_or_default();
        let values = self.values(Notice::Plain(Key::SurveyThanks), &language, vars);
        let named = |language: &str| self.messages.env.get_template(&format!("{language}/{key}"));
        let said = named(&language).or_else(|_| named("en")).ok()?.render(Value::from(values));
        said.ok().map(|text| tidy(&text)).filter(|text| !text.is_empty())
    }

    fn values(
        &self,
        notice: Notice,
        language: &str,
        vars: &Vars<'_>,
    ) -> BTreeMap<&'static str, Value> {
        let zone = vars.queue.and_then(|queue| self.hours_of(queue)).map(|hours| &hours.zone);
        let instant = |at: Option<Timestamp>| {
            at.map(|at| instant_phrase(at, vars.now, zone, language)).unwrap_or_default()
        };
        let title = vars.queue.map(|name| {
            self.queue(name).map_or_else(|| name.to_string(), |queue| queue.title.clone())
        });
        let promise = notice.promise();
        let wait = promise.and_then(|p| p.expected_wait_s()).map(|s| wait_phrase(s, language));
        let within = promise.and_then(|p| p.within_s()).map(|s| time_phrase(s, language));
        let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
        BTreeMap::from([
            ("queue", Value::from(bounded(title.as_deref()))),
            ("agent", Value::from(bounded(vars.agent))),
            ("number", Value::from(number(vars.number))),
            ("position", Value::from(number(promise.map(|p| p.position().into())))),
            ("wait", Value::from(wait.unwrap_or_default())),
            ("within", Value::from(within.unwrap_or_default())),
            ("links", Value::from(self.links(vars.queue))),
            ("opens_at", Value::from(instant(vars.opens_at))),
            ("closes_at", Value::from(instant(vars.closes_at))),
            ("until", Value::from(instant(vars.until))),
            ("field", Value::from(bounded(vars.field))),
            ("reason", Value::from(bounded(vars.reason.map(|r| r.trim_end_matches('.'))))),
        ])
    }
}

/// Without the blanks that left-out half sentences leave behind; line breaks stay.
fn tidy(text: &str) -> String {
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim().lines().map(line).collect::<Vec<_>>().join("\n")
}

fn bounded(text: Option<&str>) -> String {
    text.unwrap_or_default().chars().take(VALUE_MAX).collect()
}

#[cfg(test)]
mod tests;
