//! What the engine gathers before it asks the policy. Owns the shape of the question; knows no
//! rule and gathers nothing itself.

use std::collections::BTreeMap;

use baton_shared::id::{AgentName, QueueName};
use jiff::Timestamp;

use super::model::Priority;
use super::promise::Staffing;
use super::wish::{Wish, wants_person};

/// The customer's latest words, and whether they ask for a person: judged once, when they come in,
/// and handed on with them.
#[derive(Debug, Clone, Copy)]
pub struct Latest<'a> {
    text: &'a str,
    wish: Wish,
}

impl<'a> Latest<'a> {
    /// Judges a text; `language` is the BCP 47 tag of the conversation, where one is known.
    #[must_use]
    pub fn judged(text: &'a str, language: Option<&str>) -> Self {
        Self { text, wish: wants_person(text, language) }
    }

    /// A text that nobody judges: its writer has a person already.
    #[must_use]
    pub const fn unjudged(text: &'a str) -> Self {
        Self { text, wish: Wish::No }
    }

    /// The words.
    #[must_use]
    pub const fn text(self) -> &'a str {
        self.text
    }

    /// What they ask for.
    #[must_use]
    pub const fn wish(self) -> Wish {
        self.wish
    }
}

/// All that a decision may depend on, at one instant.
///
/// The engine asks twice for each customer message: before the bot is called, with
/// [`BotFacts::NotAsked`] (a wish or a keyword may hand over at once), and after the bot answered,
/// with the same `latest`. `wishes_before` and `misunderstood_before` are the same both times: they
/// count what came before this message.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The customer's latest words, several messages joined by line breaks; none are empty.
    pub latest: Latest<'a>,
    /// What the customer wrote before that in this bot session; only routes look at it, for who
    /// asks for a person has often named the matter a message earlier.
    pub earlier: Option<&'a str>,
    /// The customer's messages before the latest of this bot session, oldest first; few, and each
    /// cut short: what repeats, and how it sounded.
    pub lines: &'a [&'a str],
    /// The conversation's id: what a percentage split goes by, so that a customer stays on one side.
    pub key: &'a str,
    /// BCP 47 tag, from the channel or the bot; where it is missing, it is read off the words.
    pub language: Option<&'a str>,
    /// The channel's name.
    pub channel: &'a str,
    /// What the channel told of the customer, such as `tier`.
    pub attributes: &'a BTreeMap<String, String>,
    /// Labels of the conversation.
    pub tags: &'a [String],
    /// The bot's variables; one of the same name wins over an attribute.
    pub variables: &'a BTreeMap<String, String>,
    /// The name of the intent found.
    pub intent: Option<&'a str>,
    /// What the bot did.
    pub bot: BotFacts<'a>,
    /// Explicit wishes in earlier messages of this bot session.
    pub wishes_before: u32,
    /// Customer messages not understood in a row up to now.
    pub misunderstood_before: u32,
    /// Answers of the bot in a row, the latest included, that brought neither a new intent nor a
    /// new value.
    pub idle_turns: u32,
    /// Who had the customer's last ticket.
    pub last_agent: Option<&'a AgentName>,
    /// Who had the ticket that was closed so lately that the customer comes again, if they would
    /// take one now, and the queues they serve.
    pub returning: Option<&'a (AgentName, Vec<QueueName>)>,
    /// Agents who would take a ticket now, and the queues they serve; an empty list serves all.
    pub on: &'a [(AgentName, Vec<QueueName>)],
    /// Hand-overs are switched off.
    pub disabled: Option<Disabled<'a>>,
    /// People and waiting by queue; a queue left out has nobody.
    pub staffing: &'a BTreeMap<QueueName, Staffing>,
    /// A ticket is open already: nothing hands over a second time.
    pub ticket_open: bool,
}

static NO_PAIRS: BTreeMap<String, String> = BTreeMap::new();
static NO_STAFF: BTreeMap<QueueName, Staffing> = BTreeMap::new();

impl<'a> Facts<'a> {
    /// Nothing known but the channel.
    #[must_use]
    pub fn on(channel: &'a str) -> Self {
        Self {
            latest: Latest::unjudged(""),
            earlier: None,
            lines: &[],
            key: "",
            language: None,
            channel,
            attributes: &NO_PAIRS,
            tags: &[],
            variables: &NO_PAIRS,
            intent: None,
            bot: BotFacts::NotAsked,
            wishes_before: 0,
            misunderstood_before: 0,
            idle_turns: 0,
            last_agent: None,
            returning: None,
            on: &[],
            disabled: None,
            staffing: &NO_STAFF,
            ticket_open: false,
        }
    }

    /// The customer's latest words, where there are any.
    pub(super) fn text(&self) -> Option<&'a str> {
        Some(self.latest.text).filter(|text| !text.is_empty())
    }

    /// A variable of the bot or an attribute of the customer.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&'a str> {
        self.variables.get(name).or_else(|| self.attributes.get(name)).map(String::as_str)
    }

    /// What the bot wishes, where it wishes to hand over.
    #[must_use]
    pub fn handover_wish(&self) -> Option<HandoverWish<'a>> {
        match self.bot {
            BotFacts::Replied(reply) => reply.handover,
            BotFacts::Requested(wish) => Some(wish),
            BotFacts::NotAsked | BotFacts::Failed(_) => None,
        }
    }
}

/// What the bot did with the customer's message.
#[derive(Debug, Clone, Copy)]
pub enum BotFacts<'a> {
    /// It was not called (yet).
    NotAsked,
    /// It answered.
    Replied(Reply<'a>),
    /// It did not answer, or not sensibly.
    Failed(BotFailure),
    /// A bot platform asked for the hand-over itself: no policy forbids that.
    Requested(HandoverWish<'a>),
}

/// An answer of the bot.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reply<'a> {
    /// Whether it understood; `None` where it does not tell.
    pub understood: Option<bool>,
    /// How sure it is, 0 to 1.
    pub confidence: Option<f64>,
    /// How sure it is of the intent, 0 to 1.
    pub intent_confidence: Option<f64>,
    /// How well what it found fits the question, 0 to 1.
    pub retrieval: Option<f64>,
    /// It asks for a hand-over.
    pub handover: Option<HandoverWish<'a>>,
}

/// A hand-over the bot asks for.
#[derive(Debug, Clone, Copy, Default)]
pub struct HandoverWish<'a> {
    /// Where to, if it knows; a queue the policy does not have is passed over.
    pub queue: Option<&'a QueueName>,
    /// Urgency.
    pub priority: Option<Priority>,
    /// Skills needed.
    pub skills: &'a [String],
    /// Why it needs a person, where it says so in a word.
    pub signal: Option<Signal>,
}

/// Why a bot needs a person, as far as rules tell it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// An act on the customer's account needs a person's approval.
    Approval,
    /// The customer's matter is one that the bot has no way for.
    Unsupported,
}

impl Signal {
    /// For agents.
    #[must_use]
    pub const fn as_words(self) -> &'static str {
        match self {
            Self::Approval => "an act on the account needs a person's approval",
            Self::Unsupported => "the bot has no way for this matter",
        }
    }
}

/// Why a bot gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BotFailure {
    /// No answer in time.
    TimedOut,
    /// It could not be reached.
    Unreachable,
    /// It answered with an error status.
    Refused,
    /// Its answer could not be read.
    Garbled,
    /// No bot of that name is set up.
    Missing,
}

/// Hand-overs are switched off by a lead, as in an incident.
#[derive(Debug, Clone, Copy)]
pub struct Disabled<'a> {
    /// The lead's words to customers.
    pub reason: Option<&'a str>,
    /// When it ends by itself; past that instant it counts as over.
    pub until: Option<Timestamp>,
}
