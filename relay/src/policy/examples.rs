//! Examples beside the rules: this conversation, this time, this staffing; expect this trigger, this
//! queue, this dialog. Owns their shape and the comparison; what is decided is `evaluate`'s.
//!
//! An example is asked like a live message: first before the bot answered, and only if that hands
//! nobody over, with what the bot did.

use std::collections::BTreeMap;

use baton_shared::id::{AgentName, QueueName};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::attributes::{Unread, unread};
use super::evaluate::{Decision, Dialog, Handover, Intake, evaluate};
use super::facts::{BotFacts, BotFailure, Disabled, Facts, HandoverWish, Latest, Reply, Signal};
use super::model::{Policy, Priority};
use super::promise::Staffing;
use super::route::DecidedBy;
use super::wish::wants_person;

mod follows;
mod later;

pub use follows::{Escalated, Follows, Manners};
pub use later::Waits;

/// Stands for no agent.
pub(super) const NOBODY: &str = "nobody";

/// One `[[example]]`.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct Example {
    pub name: String,
    /// Where it stands in the file.
    pub line: usize,
    /// Each of these in turn is the time; never empty.
    pub at: Vec<Timestamp>,
    pub channel: String,
    pub language: Option<String>,
    pub attributes: BTreeMap<String, String>,
    pub variables: BTreeMap<String, String>,
    pub tags: Vec<String>,
    pub intent: Option<String>,
    /// What the customer wrote, in order; the decision is about the last.
    pub says: Vec<String>,
    /// Each of these in turn is the last.
    pub each: Vec<String>,
    pub bot: ExampleBot,
    /// Earlier wishes; counted in `says` where nothing is said.
    pub asked_before: Option<u32>,
    pub misunderstood_before: u32,
    /// Answers of the bot in a row that brought nothing new, the last one included.
    pub idle_turns: u32,
    pub staff: ExampleStaff,
    pub disabled: Option<String>,
    pub expect: Expect,
}

/// What the bot did with the last message.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs)]
pub enum ExampleBot {
    #[default]
    NotAsked,
    Replied {
        understood: Option<bool>,
        confidence: Option<f64>,
        intent_confidence: Option<f64>,
        retrieval: Option<f64>,
        asks: Option<Asks>,
    },
    Failed(BotFailure),
}

/// The bot's wish to hand over.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Asks {
    pub queue: Option<QueueName>,
    pub priority: Option<Priority>,
    pub skills: Vec<String>,
    pub signal: Option<Signal>,
}

/// Who is on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ExampleStaff {
    /// In every queue.
    pub present: u32,
    /// But not in these.
    pub absent: Vec<QueueName>,
    /// Waiting in every queue.
    pub waiting: u32,
    /// Who had the customer's last ticket.
    pub last_agent: Option<AgentName>,
    /// Who would take a ticket now, by name.
    pub on: Vec<AgentName>,
    /// So many hours ago the customer's last ticket was closed.
    pub closed_h_ago: Option<u64>,
    /// Agents whom a queue may ask, and the units they carry.
    pub carries: BTreeMap<AgentName, u32>,
    /// What agents lately needed for a ticket, in seconds.
    pub handle_s: Option<u64>,
}

impl Default for ExampleStaff {
    fn default() -> Self {
        Self {
            present: 1,
            absent: Vec::new(),
            waiting: 0,
            last_agent: None,
            on: Vec::new(),
            closed_h_ago: None,
            carries: BTreeMap::new(),
            handle_s: None,
        }
    }
}

/// What must come of it; what is not named may be anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Expect {
    pub handover: Option<Expected>,
    pub trigger: Option<String>,
    /// The route, or `trigger`, `bot`, `fallback`.
    pub route: Option<String>,
    pub queue: Option<QueueName>,
    pub dialog: Option<DialogKind>,
    pub priority: Option<Priority>,
    /// All of these, and others may be.
    pub tags: Vec<String>,
    /// All of these, and others may be.
    pub skills: Vec<String>,
    /// What comes of it later.
    pub follows: Follows,
}

/// Whether a person takes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Expected {
    Person,
    Bot,
}

/// The dialogs by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum DialogKind {
    Opened,
    Unstaffed,
    Closed,
    TurnedAway,
    Disabled,
}

impl DialogKind {
    /// Every one by its name in a policy.
    pub const ALL: [(&'static str, Self); 5] = [
        ("opened", Self::Opened),
        ("unstaffed", Self::Unstaffed),
        ("closed", Self::Closed),
        ("turned_away", Self::TurnedAway),
        ("disabled", Self::Disabled),
    ];

    /// The kind of a dialog.
    #[must_use]
    pub fn of(dialog: &Dialog) -> Self {
        match dialog {
            Dialog::Opened { .. } => Self::Opened,
            Dialog::OpenUnstaffed { .. } => Self::Unstaffed,
            Dialog::Closed { intake: Intake::Ticket, .. } => Self::Closed,
            Dialog::Closed { intake: Intake::Nothing, .. } => Self::TurnedAway,
            Dialog::Disabled { .. } => Self::Disabled,
        }
    }

    /// Its name in a policy.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("opened", |(name, _)| name)
    }
}

/// What decided the queue, in a word: the route's name, or `trigger`, `bot`, `fallback`.
#[must_use]
pub fn route_word(by: &DecidedBy) -> &str {
    match by {
        DecidedBy::Trigger => "trigger",
        DecidedBy::Bot => "bot",
        DecidedBy::Route(name) => name,
        DecidedBy::Fallback => "fallback",
    }
}

/// What came of one example.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Tried {
    pub name: String,
    pub line: usize,
    /// The last message, where the example has several.
    pub said: Option<String>,
    /// The time, where the example has several, on the desk's own wall.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What was not as expected; empty where all was.
    pub wrong: Vec<Wrong>,
    /// The rules that had their say: triggers that fired and the route.
    pub rules: Vec<String>,
    /// Triggers that might have fired, but for a value that is not read as a number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<Unread>,
}

/// One thing that was not as expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Wrong {
    pub what: &'static str,
    pub expected: String,
    pub got: String,
}

/// Where the desk is: the first zone of its hours that is not UTC.
fn zone(policy: &Policy) -> TimeZone {
    let mut zones = policy.hours.values().map(|hours| &hours.zone);
    zones.find(|zone| **zone != TimeZone::UTC).cloned().unwrap_or(TimeZone::UTC)
}

/// An instant as an example would write it.
fn on_the_wall(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%FT%T%:z").to_string()
}

/// Tries every example of a policy on the policy itself.
#[must_use]
pub fn try_all(policy: &Policy) -> Vec<Tried> {
    policy.examples.iter().flat_map(|example| tried(policy, example)).collect()
}

/// Whether all that examples expect comes of a policy; the first that does not ends it.
#[must_use]
pub fn all_hold(policy: &Policy, examples: &[Example]) -> bool {
    let holds = |example: &Example| tried(policy, example).iter().all(|one| one.wrong.is_empty());
    examples.iter().all(holds)
}

fn tried(policy: &Policy, example: &Example) -> Vec<Tried> {
    let one = |last: Option<&String>, at: Timestamp| {
        let (decision, unread) = decide(policy, example, (last.map(String::as_str), at));
        let handover = decision.handover.as_ref();
        Tried {
            name: example.name.clone(),
            line: example.line,
            said: last.cloned(),
            at: (example.at.len() > 1).then(|| on_the_wall(at, &zone(policy))),
            wrong: wrong(policy, example, (handover, at)),
            rules: rules(handover),
            unread,
        }
    };
    let lasts: Vec<Option<&String>> = match example.each.as_slice() {
        [] => vec![None],
        each => each.iter().map(Some).collect(),
    };
    lasts
        .into_iter()
        .flat_map(|last| example.at.iter().map(move |at| (last, *at)))
        .map(|(last, at)| one(last, at))
        .collect()
}

fn rules(handover: Option<&Handover>) -> Vec<String> {
    let Some(handover) = handover else { return Vec::new() };
    let fired = std::iter::once(&handover.trigger).chain(&handover.also);
    let route = match &handover.route.rule {
        DecidedBy::Route(name) => Some(format!("route {name}")),
        _ => None,
    };
    fired.map(|fired| format!("trigger {}", fired.name)).chain(route).collect()
}

/// Decides as the engine would: before the bot, and then with it.
fn decide(
    policy: &Policy,
    example: &Example,
    (last, at): (Option<&str>, Timestamp),
) -> (Decision, Vec<Unread>) {
    let mut says: Vec<&str> = example.says.iter().map(String::as_str).chain(last).collect();
    let text = says.pop().unwrap_or_default();
    let language = example.language.as_deref();
    let asked = |said: &&&str| wants_person(said, language).asking().is_some();
    let wished = says.iter().filter(asked).count();
    let earlier = says.join("\n");
    let staffing = staffing(policy, &example.staff);
    let on = example.staff.on.iter().map(|name| (name.clone(), Vec::new())).collect::<Vec<_>>();
    let returning = returning(policy, &example.staff);
    let facts = Facts {
        latest: Latest::judged(text, language),
        earlier: (!earlier.is_empty()).then_some(earlier.as_str()),
        lines: &says,
        key: &example.name,
        language,
        attributes: &example.attributes,
        tags: &example.tags,
        variables: &example.variables,
        intent: example.intent.as_deref(),
        wishes_before: example.asked_before.unwrap_or(u32::try_from(wished).unwrap_or(u32::MAX)),
        misunderstood_before: example.misunderstood_before,
        idle_turns: example.idle_turns,
        disabled: example.disabled.as_ref().map(|why| Disabled { reason: Some(why), until: None }),
        staffing: &staffing,
        last_agent: example.staff.last_agent.as_ref(),
        returning: returning.as_ref(),
        on: &on,
        ..Facts::on(&example.channel)
    };
    let (first, unread) = (evaluate(policy, &facts, at), unread(policy, &facts));
    let bot = match &example.bot {
        ExampleBot::NotAsked => return (first, unread),
        ExampleBot::Failed(why) => BotFacts::Failed(*why),
        ExampleBot::Replied { understood, confidence, intent_confidence, retrieval, asks } => {
            BotFacts::Replied(Reply {
                understood: *understood,
                confidence: *confidence,
                intent_confidence: *intent_confidence,
                retrieval: *retrieval,
                handover: asks.as_ref().map(|asks| HandoverWish {
                    queue: asks.queue.as_ref(),
                    priority: asks.priority,
                    skills: &asks.skills,
                    signal: asks.signal,
                }),
            })
        }
    };
    if first.handover.is_some() {
        return (first, unread);
    }
    (evaluate(policy, &Facts { bot, ..facts }, at), unread)
}

/// Who had the last ticket, where it was closed lately and they are there.
fn returning(policy: &Policy, staff: &ExampleStaff) -> Option<(AgentName, Vec<QueueName>)> {
    staff.closed_h_ago.filter(|hours| *hours < policy.settings.repeat_window_h)?;
    let last = staff.last_agent.clone().filter(|name| staff.on.contains(name))?;
    Some((last, Vec::new()))
}

fn staffing(policy: &Policy, staff: &ExampleStaff) -> BTreeMap<QueueName, Staffing> {
    let one = |queue: &QueueName| {
        let present = if staff.absent.contains(queue) { 0 } else { staff.present };
        let (waiting, recent_handle_s) = (staff.waiting, staff.handle_s);
        Staffing { present, available: present, waiting, recent_handle_s, ..Staffing::default() }
    };
    policy.queues.iter().map(|queue| (queue.name.clone(), one(&queue.name))).collect()
}

fn wrong(
    policy: &Policy,
    example: &Example,
    (handover, at): (Option<&Handover>, Timestamp),
) -> Vec<Wrong> {
    let expect = &example.expect;
    let person = if handover.is_some() { "a person" } else { "the bot" };
    let expected = match expect.handover {
        Some(Expected::Bot) => "the bot",
        Some(Expected::Person) | None => "a person",
    };
    if person != expected {
        return vec![Wrong { what: "who", expected: expected.to_owned(), got: person.to_owned() }];
    }
    let Some(handover) = handover else { return Vec::new() };
    let route = &handover.route;
    let mut wrong = Vec::new();
    let mut hold = |what: &'static str, expected: Option<String>, got: String| {
        if let Some(expected) = expected.filter(|expected| *expected != got) {
            wrong.push(Wrong { what, expected, got });
        }
    };
    let dialog = DialogKind::of(&handover.dialog);
    hold("trigger", expect.trigger.clone(), handover.trigger.name.clone());
    hold("route", expect.route.clone(), route_word(&route.rule).to_owned());
    hold("queue", expect.queue.as_ref().map(ToString::to_string), route.queue.to_string());
    hold("dialog", expect.dialog.map(|d| d.as_str().to_owned()), dialog.as_str().to_owned());
    hold("priority", expect.priority.map(priority_word), priority_word(route.priority));
    for (what, wanted, got) in
        [("tags", &expect.tags, &route.tags), ("skills", &expect.skills, &route.skills)]
    {
        let all = wanted.iter().all(|one| got.contains(one));
        hold(what, (!all).then(|| wanted.join(", ")), got.join(", "));
    }
    wrong.extend(expect.follows.wrong(policy, example, (handover, at)));
    wrong
}

fn priority_word(priority: Priority) -> String {
    let word = match priority {
        Priority::Low => "low",
        Priority::Normal => "normal",
        Priority::High => "high",
        Priority::Urgent => "urgent",
    };
    word.to_owned()
}

#[cfg(test)]
mod tests;
