//! The policy as values: what a faultless `policy.toml` says. Owns the types and their look-ups;
//! reading them from text is `parse`, using them is `evaluate` and `route`.

use std::collections::BTreeMap;
use std::fmt;

use baton_shared::id::QueueName;
pub use baton_shared::priority::Priority;
use serde::Serialize;

use super::assign::{Assign, Capacity, Relax};
use super::circumstance::{Circumstances, Overflow, Way};
use super::examples::Example;
use super::faults::Fault;
use super::hours::Hours;
use super::inbox::InboxReply;
use super::level::ServiceLevel;
use super::notice::Messages;
use super::parse;
use super::sign::Sign;
use super::waiting::{Idle, Stage};
use super::words::Keyword;

/// When the bot stops answering.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BotSilent {
    /// From the hand-over on.
    #[default]
    OnRequest,
    /// When an agent takes the ticket; until then the bot goes on.
    OnAccept,
}

/// What becomes of a waiting ticket whose customer takes the wish for a person back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OnWithdrawal {
    /// It is closed, and the bot goes on.
    #[default]
    BackToBot,
    /// It waits on.
    KeepWaiting,
}

/// Who a customer who comes again soon is given to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OnReturn {
    /// Whoever had their last ticket, if they are there and serve the queue.
    #[default]
    SameAgent,
    /// Anyone.
    Anyone,
}

/// What becomes of required fields that nobody has said, where the bot is silent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OnMissing {
    /// The relay asks the customer who waits.
    #[default]
    Ask,
    /// The briefing shows them, and that is all.
    Show,
}

/// Whether a queue needs to know that a customer is who they say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Identity {
    /// It does not.
    #[default]
    Any,
    /// It does: who is not verified must be verified again.
    Verified,
}

/// How a required field is called, by field and primary language subtag.
pub type FieldTitles = BTreeMap<String, BTreeMap<String, String>>;

/// Times and manners that hold for every queue. Seconds end in `_s`, minutes in `_min`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Settings {
    pub bot_silent: BotSilent,
    pub on_withdrawal: OnWithdrawal,
    pub on_return: OnReturn,
    pub on_missing: OnMissing,
    /// How long a close or a transfer can be undone.
    pub undo_s: u64,
    /// Longest silence towards a customer who waits.
    pub still_here_s: u64,
    /// A visitor gone for longer counts in nobody's place in the queue.
    pub abandon_after_s: u64,
    /// After a close, thanks get no bot answer for this long.
    pub linger_min: u64,
    /// How long an agent who vanished keeps their tickets.
    pub grace_s: u64,
    /// How long a transfer, or a queue's offer, waits to be accepted.
    pub offer_s: u64,
    /// A ticket not taken for this long is announced.
    pub notify_after_s: u64,
    /// An agent without a key pressed for this long is away.
    pub idle_away_min: u64,
    /// An answer not delivered for this long asks its agent: send or drop. 0 asks at once.
    pub stale_send_min: u64,
    /// Who comes back within so many hours of a close comes again; 0 looks at none.
    pub repeat_window_h: u64,
    /// Who lets so many offers in a row pass in silence is not asked any more; 0 asks on.
    pub missed_offers: u32,
    /// A ticket about which nobody is left to ask for so long begins a new round: whoever let it
    /// pass is asked again.
    pub ask_again_s: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bot_silent: BotSilent::OnRequest,
            on_withdrawal: OnWithdrawal::BackToBot,
            on_return: OnReturn::SameAgent,
            on_missing: OnMissing::Ask,
            undo_s: 5,
            still_here_s: 180,
            abandon_after_s: 600,
            linger_min: 10,
            grace_s: 60,
            offer_s: 30,
            notify_after_s: 30,
            idle_away_min: 15,
            stale_send_min: 30,
            repeat_window_h: 72,
            missed_offers: 2,
            ask_again_s: 60,
        }
    }
}

/// What makes a trigger fire.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// The customer asks for a person in so many words.
    ExplicitRequest,
    /// The customer asks for the n-th time, whatever else is forbidden.
    AskedTimes(u32),
    /// The bot did not understand n times in a row.
    Misunderstood(u32),
    /// The bot's confidence in its answer is below this (0 to 1).
    ConfidenceBelow(f64),
    /// The customer used one of these words.
    Keywords(KeywordList),
    /// The bot itself asks for a hand-over.
    BotSignal,
    /// The bot did not answer, or not sensibly.
    BotFailure,
    /// Any of the further signs that a relay can see.
    Sign(Sign),
}

/// Words to look for, some of them only in one language.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KeywordList {
    /// Whatever the language.
    pub any: Vec<Keyword>,
    /// By primary language subtag; looked for there and where the language is unknown.
    pub by_language: BTreeMap<String, Vec<Keyword>>,
}

/// Whether a rule takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It does.
    Enabled,
    /// The policy forbids it: it never fires, nor does what is built in for its kind.
    Forbidden,
}

/// What a rule adds to the ticket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Outcome {
    pub queue: Option<QueueName>,
    pub priority: Option<Priority>,
    pub skills: Vec<String>,
    pub tags: Vec<String>,
}

/// One reason to hand over.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct Trigger {
    pub name: String,
    pub owner: Option<String>,
    pub note: Option<String>,
    pub when: When,
    pub used: Use,
    pub outcome: Outcome,
}

/// The conditions of a route: all that are given must hold, of each list one is enough.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Conditions {
    pub keywords: Option<KeywordList>,
    pub intent: Vec<String>,
    pub tag: Vec<String>,
    /// Variables or customer attributes and the value each must have, case ignored.
    pub variable: BTreeMap<String, String>,
    /// Primary language subtags.
    pub language: Vec<String>,
    pub channel: Vec<String>,
    /// Tier, region, skills, hours, mood.
    pub at: Circumstances,
}

/// One rule that leads to a queue.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct Route {
    pub name: String,
    pub owner: Option<String>,
    pub note: Option<String>,
    pub when: Conditions,
    pub queue: QueueName,
    pub outcome: Outcome,
    /// Splits, and to whom first.
    pub way: Way,
}

/// What happens to a customer who comes outside the hours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WhenClosed {
    /// A ticket is opened and answered once open.
    #[default]
    TakeMessage,
    /// No ticket; the text says when to come back.
    TurnAway,
}

/// Whether a customer may ask to be called back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum CallbackOffer {
    #[default]
    None,
    Offered,
}

/// Something that may help a customer meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is about.
    pub title: String,
    /// Where.
    pub url: String,
}

/// A queue of tickets that a group of agents serves.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Queue {
    pub name: QueueName,
    /// What customers and agents see.
    pub title: String,
    /// Name of its hours; `None` is open at every instant.
    pub hours: Option<String>,
    pub when_closed: WhenClosed,
    /// Labels to choose from at close; empty asks for none.
    pub dispositions: Vec<String>,
    /// Skills every ticket of the queue needs.
    pub skills: Vec<String>,
    /// When it passes newcomers on.
    pub overflow: Option<Overflow>,
    /// A ticket that waited so long goes back to the bot, where there is one.
    pub back_to_bot_min: Option<u64>,
    /// What must be known before an agent takes a ticket of it.
    pub required: Vec<Required>,
    /// Whether it needs to know that a customer is who they say.
    pub identity: Identity,
    /// What may help where nobody can answer now.
    pub links: Vec<Link>,
    /// Whether who waits may leave a number instead.
    pub callback: CallbackOffer,
    /// Seconds an agent has to themselves after a close.
    pub wrap_up_s: u64,
    /// How it finds agents.
    pub assign: Assign,
    /// How long an agent whom it asks may think, where that differs from a transfer.
    pub offer_s: Option<u64>,
    /// What its tickets no longer ask for after so long; the soonest first.
    pub relax: Vec<Relax>,
    /// Queues that its tickets may be transferred to by hand; `None` is any.
    pub transfer_to: Option<Vec<QueueName>>,
}

/// A value that a queue needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Required {
    /// The variable's, attribute's or collected field's name.
    pub field: String,
    /// Only for these intents; empty is for all.
    pub intents: Vec<String>,
}

/// A faultless policy.
#[derive(Clone)]
#[allow(missing_docs)]
pub struct Policy {
    pub owner: String,
    pub settings: Settings,
    /// In the file's order.
    pub triggers: Vec<Trigger>,
    /// In the file's order: the first that fits wins.
    pub routes: Vec<Route>,
    pub queues: Vec<Queue>,
    /// The queue of all that no rule claims.
    pub fallback: QueueName,
    pub hours: BTreeMap<String, Hours>,
    /// In the file's order: the first that fits a ticket is its own.
    pub levels: Vec<ServiceLevel>,
    /// Said to who waits, in the file's order.
    pub stages: Vec<Stage>,
    /// What silence leads to.
    pub idle: Idle,
    /// How long a provider's own inbox keeps a customer.
    pub inbox_reply: InboxReply,
    /// What agents carry where queues ask them.
    pub capacity: Capacity,
    /// In the file's order.
    pub examples: Vec<Example>,
    /// What the bot is known to recognise, where the file says.
    pub intents: Vec<String>,
    /// How required fields are called.
    pub fields: FieldTitles,
    pub(super) messages: Messages,
    pub(super) text: String,
    pub(super) hash: String,
}

impl Policy {
    /// Reads a policy file.
    ///
    /// # Errors
    /// Every fault found, in the order of their lines; never an empty list.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        parse::policy(text)
    }

    /// A commented policy for a new desk: queues `support` and `billing`, open at all hours.
    #[must_use]
    pub fn default_text() -> &'static str {
        include_str!("default_policy.toml")
    }

    /// SHA-256 of the text, in hex: the name of this version.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The text as it was read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A queue by name.
    #[must_use]
    pub fn queue(&self, name: &QueueName) -> Option<&Queue> {
        self.queues.iter().find(|queue| queue.name == *name)
    }

    /// Whether a queue needs to know that a customer is who they say.
    #[must_use]
    pub fn verifies(&self, name: &QueueName) -> bool {
        self.queue(name).is_some_and(|queue| queue.identity == Identity::Verified)
    }

    /// How a required field is called in a language, else in English, else by its name.
    #[must_use]
    pub fn field_title(&self, field: &str, language: Option<&str>) -> String {
        let titles = self.fields.get(field);
        let spoken = self.spoken(language);
        let title = titles.and_then(|titles| titles.get(&spoken).or_else(|| titles.get("en")));
        title.cloned().unwrap_or_else(|| field.replace('_', " "))
    }

    /// How a queue finds agents; an unknown one waits for them.
    #[must_use]
    pub fn assigns(&self, name: &QueueName) -> Assign {
        self.queue(name).map(|queue| queue.assign).unwrap_or_default()
    }

    /// Whether any queue asks agents.
    #[must_use]
    pub fn pushes(&self) -> bool {
        self.queues.iter().any(|queue| queue.assign != Assign::Pull)
    }

    /// How long an agent whom a queue asks may think, in seconds.
    #[must_use]
    pub fn offer_s(&self, name: &QueueName) -> u64 {
        self.queue(name).and_then(|queue| queue.offer_s).unwrap_or(self.settings.offer_s)
    }

    /// Whether a route asks for a certain agent: only then does anybody have to say who is there.
    #[must_use]
    pub fn names_agents(&self) -> bool {
        self.routes.iter().any(|route| route.way.agent.is_some())
    }

    /// The hours of a queue; `None` for a queue open at every instant or unknown.
    #[must_use]
    pub fn hours_of(&self, name: &QueueName) -> Option<&Hours> {
        self.hours.get(self.queue(name)?.hours.as_deref()?)
    }

    /// Whether a queue is open; one without hours always is.
    #[must_use]
    pub fn is_open(&self, name: &QueueName, now: jiff::Timestamp) -> bool {
        self.hours_of(name).is_none_or(|hours| hours.is_open(now))
    }
}

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy")
            .field("owner", &self.owner)
            .field("hash", &self.hash)
            .finish_non_exhaustive()
    }
}
