//! Which queue a hand-over goes to. Owns the order of those who may say so: a trigger's rule, the
//! bot, the routes from the top, the fallback; every one passed over is named with the reason.

use baton_shared::id::QueueName;
use serde::Serialize;

use super::facts::Facts;
use super::model::{Conditions, Outcome, Policy, Priority, Route};
use super::words::{Token, primary_language};

/// Where a hand-over goes and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Routed {
    /// The queue; always one of the policy's.
    pub queue: QueueName,
    /// What decided it.
    pub rule: DecidedBy,
    /// The highest urgency that anything asked for.
    pub priority: Priority,
    /// Skills needed: the queue's, the route's, the triggers' and the bot's.
    pub skills: Vec<String>,
    /// Labels that triggers and route add.
    pub tags: Vec<String>,
    /// What was looked at first and passed over, in order.
    pub losers: Vec<Loser>,
}

/// What decided the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "name", rename_all = "snake_case")]
pub enum DecidedBy {
    /// A trigger that names its queue.
    Trigger,
    /// The bot.
    Bot,
    /// The route of this name.
    Route(String),
    /// No rule fitted.
    Fallback,
}

/// A rule passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Loser {
    /// Its name.
    pub rule: String,
    /// Why it did not fit, in words; nothing of the customer's is copied.
    pub why: String,
}

/// Finds the queue. `outcomes` are those of the fired triggers, the foremost first.
pub(super) fn route(
    policy: &Policy,
    facts: &Facts<'_>,
    said: &[Token],
    outcomes: &[&Outcome],
) -> Routed {
    let mut losers = Vec::new();
    let (queue, rule, won) = decide(policy, facts, said, outcomes, &mut losers);
    let wish = facts.handover_wish();
    let ruled = || outcomes.iter().copied().chain(won.map(|route| &route.outcome));
    let priority = ruled().filter_map(|o| o.priority).chain(wish.and_then(|w| w.priority)).max();
    let own = policy.queue(&queue).map(|queue| queue.skills.as_slice()).unwrap_or_default();
    let asked = wish.map(|wish| wish.skills).unwrap_or_default();
    Routed {
        skills: merged(own.iter().chain(ruled().flat_map(|o| &o.skills)).chain(asked)),
        tags: merged(ruled().flat_map(|o| &o.tags)),
        priority: priority.unwrap_or_default(),
        queue,
        rule,
        losers,
    }
}

fn decide<'p>(
    policy: &'p Policy,
    facts: &Facts<'_>,
    said: &[Token],
    outcomes: &[&Outcome],
    losers: &mut Vec<Loser>,
) -> (QueueName, DecidedBy, Option<&'p Route>) {
    if let Some(queue) = outcomes.iter().find_map(|outcome| outcome.queue.clone()) {
        return (queue, DecidedBy::Trigger, None);
    }
    if let Some(queue) = facts.handover_wish().and_then(|wish| wish.queue) {
        if policy.queue(queue).is_some() {
            return (queue.clone(), DecidedBy::Bot, None);
        }
        let why = format!("the bot named {queue}, which is not a queue of this policy");
        losers.push(Loser { rule: "bot".to_owned(), why });
    }
    for route in &policy.routes {
        match misfit(&route.when, facts, said) {
            None => {
                let by = DecidedBy::Route(route.name.clone());
                return (route.queue.clone(), by, Some(route));
            }
            Some(why) => losers.push(Loser { rule: route.name.clone(), why }),
        }
    }
    (policy.fallback.clone(), DecidedBy::Fallback, None)
}

fn merged<'a>(words: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in words {
        if !all.contains(word) {
            all.push(word.clone());
        }
    }
    all
}

/// Why a route does not fit; `None` if it does.
fn misfit(when: &Conditions, facts: &Facts<'_>, said: &[Token]) -> Option<String> {
    if let Some(list) = &when.keywords
        && list.first_in(said, facts.language).is_none()
    {
        return Some("none of its keywords was said".to_owned());
    }
    let language = facts.language.map(primary_language);
    let one_of = [
        ("the intent", &when.intent, facts.intent),
        ("the language", &when.language, language.as_deref()),
        ("the channel", &when.channel, Some(facts.channel)),
    ];
    for (what, wanted, found) in one_of {
        if let Some(why) = not_among(what, wanted, found) {
            return Some(why);
        }
    }
    if !when.tag.is_empty() && !when.tag.iter().any(|tag| facts.tags.contains(tag)) {
        return Some(format!("no tag is {}", when.tag.join(" or ")));
    }
    when.variable.iter().find(|(name, wanted)| !has(facts, name, wanted)).map(|(name, wanted)| {
        let state = if facts.variable(name).is_some() { "is not" } else { "is unknown, not" };
        format!("{name} {state} {wanted}")
    })
}

fn has(facts: &Facts<'_>, name: &str, wanted: &str) -> bool {
    facts.variable(name).is_some_and(|value| value.trim().to_lowercase() == wanted.to_lowercase())
}

fn not_among(what: &str, wanted: &[String], found: Option<&str>) -> Option<String> {
    if wanted.is_empty() || found.is_some_and(|f| wanted.iter().any(|w| w.eq_ignore_ascii_case(f)))
    {
        return None;
    }
    let state = if found.is_some() { "is not" } else { "is unknown, not" };
    Some(format!("{what} {state} {}", wanted.join(" or ")))
}
