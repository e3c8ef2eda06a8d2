//! Which queue a hand-over goes to. Owns the order of those who may say so: a trigger's rule, the
//! bot, the routes from the top, the fallback; then overflow and the agent asked for; every one
//! passed over is named with the reason.

use baton_shared::id::{AgentName, QueueName};
use jiff::Timestamp;
use serde::Serialize;

use super::circumstance::{Ask, OVERFLOW_DEPTH, ToAgent};
use super::compare::Comparison;
use super::evaluate::Seen;
use super::facts::Facts;
use super::fits::fits;
use super::model::{Conditions, OnReturn, Outcome, Policy, Priority, Route};
use super::risk::plain;
use super::words::{Text, primary_language};

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
    /// Those of them that nothing but the queue asks for.
    #[serde(skip)]
    pub queue_skills: Vec<String>,
    /// Labels that triggers and route add.
    pub tags: Vec<String>,
    /// Whom it is offered to first: somebody who is there and serves the queue.
    pub agent: Option<AgentName>,
    /// The service level that the route names; otherwise queue and priority find it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Somebody outside says where it goes; until then it waits here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<Ask>,
    /// What the queue needs to know and nobody has said, by field; the bot asks for it, and the
    /// briefing shows it.
    pub missing: Vec<String>,
    /// What was looked at first and passed over, in order.
    pub losers: Vec<Loser>,
    /// What the route that won saw, a condition each. Not recorded: found again when it is asked why.
    #[serde(skip)]
    pub fits: Vec<String>,
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
    seen: &Seen<'_>,
    said: &Text,
    (outcomes, now): (&[&Outcome], Timestamp),
) -> Routed {
    let facts = seen.facts;
    let mut losers = Vec::new();
    let (queue, rule, won) = decide(policy, seen, said, (outcomes, now), &mut losers);
    let queue = overflown(policy, facts, queue, (now, &mut losers));
    let wish = facts.handover_wish();
    let ruled = || outcomes.iter().copied().chain(won.map(|route| &route.outcome));
    let priority = ruled().filter_map(|o| o.priority).chain(wish.and_then(|w| w.priority)).max();
    let wished = wish.map(|wish| wish.skills).unwrap_or_default();
    let asked: Vec<&String> = ruled().flat_map(|outcome| &outcome.skills).chain(wished).collect();
    let Needs { skills, queue_skills, missing } =
        needs(policy, (&queue, facts.intent), &asked, |field| facts.variable(field));
    Routed {
        skills,
        queue_skills,
        tags: merged(ruled().flat_map(|o| &o.tags)),
        priority: priority.unwrap_or_default(),
        agent: match won.filter(|route| route.way.agent.is_some()) {
            Some(route) => agent(route, facts, &queue, &mut losers),
            None => returning(policy, facts, &queue, &mut losers),
        },
        missing,
        level: won.and_then(|route| route.way.level.clone()),
        ask: won.and_then(|route| route.way.ask.clone()),
        fits: won.map(|route| fits(&route.when, seen, said)).unwrap_or_default(),
        queue,
        rule,
        losers,
    }
}

fn decide<'p>(
    policy: &'p Policy,
    seen: &Seen<'_>,
    said: &Text,
    (outcomes, now): (&[&Outcome], Timestamp),
    losers: &mut Vec<Loser>,
) -> (QueueName, DecidedBy, Option<&'p Route>) {
    if let Some(queue) = outcomes.iter().find_map(|outcome| outcome.queue.clone()) {
        return (queue, DecidedBy::Trigger, None);
    }
    if let Some(queue) = seen.facts.handover_wish().and_then(|wish| wish.queue) {
        if policy.queue(queue).is_some() {
            return (queue.clone(), DecidedBy::Bot, None);
        }
        let why = format!("the bot named {queue}, which is not a queue of this policy");
        losers.push(Loser { rule: "bot".to_owned(), why });
    }
    for route in &policy.routes {
        let misfit = misfit(&route.when, seen, said);
        match misfit.or_else(|| route.when.at.misfit(policy, seen, now)) {
            None => {
                let by = DecidedBy::Route(route.name.clone());
                return (dealt(route, seen.facts.key, losers), by, Some(route));
            }
            Some(why) => losers.push(Loser { rule: route.name.clone(), why }),
        }
    }
    (policy.fallback.clone(), DecidedBy::Fallback, None)
}

/// The queue of a route, or the one its split deals the conversation to.
fn dealt(route: &Route, key: &str, losers: &mut Vec<Loser>) -> QueueName {
    let Some((to, drawn)) = route.way.dealt(&route.name, key) else { return route.queue.clone() };
    let to = to.unwrap_or(&route.queue);
    for split in route.way.split.iter().filter(|split| split.to != *to) {
        let why = format!("{} of 100 go to {}, and this one drew {drawn}", split.percent, split.to);
        losers.push(Loser { rule: format!("{}, split", route.name), why });
    }
    to.clone()
}

/// Where a newcomer ends who is passed on by full queues: never round in a circle, never far, never
/// into a queue that is closed, and never from one where somebody is into one where nobody is.
fn overflown(
    policy: &Policy,
    facts: &Facts<'_>,
    first: QueueName,
    (now, losers): (Timestamp, &mut Vec<Loser>),
) -> QueueName {
    let (mut queue, mut way, mut end) = (first, Vec::<(QueueName, String)>::new(), None);
    while way.len() < OVERFLOW_DEPTH {
        let Some(overflow) = policy.queue(&queue).and_then(|queue| queue.overflow.as_ref()) else {
            break;
        };
        let Some(why) = overflow.reached(&queue, facts) else { break };
        let open = policy.is_open(&overflow.to, now);
        if !open || way.iter().any(|(been, _)| *been == overflow.to) {
            let state = if open { "has passed it on already" } else { "is closed" };
            end = Some(stays(&queue, &why, &format!("{} {state}", overflow.to)));
            break;
        }
        way.push((std::mem::replace(&mut queue, overflow.to.clone()), why));
    }
    let somebody = |queue: &QueueName| facts.staffing.get(queue).is_some_and(|s| s.present > 0);
    let staffed = way.iter().rposition(|(been, _)| somebody(been));
    if let Some(last) = staffed.filter(|_| !somebody(&queue)) {
        let next = way.get(last + 1).map_or(&queue, |(next, _)| next);
        let (been, why) = &way[last];
        end = Some(stays(been, why, &format!("nobody of {next} is there")));
        queue = been.clone();
        way.truncate(last);
    }
    let onward = way.iter().skip(1).map(|(been, _)| been).chain([&queue]);
    losers.extend(way.iter().zip(onward).map(|((been, why), to)| Loser {
        rule: been.to_string(),
        why: format!("{why}: on to {to}"),
    }));
    losers.extend(end);
    queue
}

/// A queue that should pass a newcomer on, and does not.
fn stays(queue: &QueueName, why: &str, but: &str) -> Loser {
    Loser { rule: format!("overflow of {queue}"), why: format!("{why}, but {but}") }
}

/// The agent a route asks for, if they are there.
fn agent(
    route: &Route,
    facts: &Facts<'_>,
    queue: &QueueName,
    losers: &mut Vec<Loser>,
) -> Option<AgentName> {
    let wanted = match route.way.agent.as_ref()? {
        ToAgent::Last => facts.last_agent,
        ToAgent::Named(name) => Some(name),
    };
    let lost = |who: String, why: &str| Loser { rule: who, why: why.to_owned() };
    let Some(wanted) = wanted else {
        losers.push(lost("last agent".to_owned(), "the customer had none before"));
        return None;
    };
    let on = facts.on.iter().find(|(name, _)| name == wanted);
    let Some((name, queues)) = on else {
        losers.push(lost(wanted.to_string(), "takes no tickets now"));
        return None;
    };
    if !queues.is_empty() && !queues.contains(queue) {
        losers.push(lost(wanted.to_string(), "does not serve this queue"));
        return None;
    }
    Some(name.clone())
}

/// Who had the customer's last ticket, where they come again soon.
fn returning(
    policy: &Policy,
    facts: &Facts<'_>,
    queue: &QueueName,
    losers: &mut Vec<Loser>,
) -> Option<AgentName> {
    let (name, queues) =
        facts.returning.filter(|_| policy.settings.on_return == OnReturn::SameAgent)?;
    if !queues.is_empty() && !queues.contains(queue) {
        let why = "had the last ticket, and does not serve this queue".to_owned();
        losers.push(Loser { rule: name.to_string(), why });
        return None;
    }
    Some(name.clone())
}

/// What a ticket asks for in a queue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// Skills: the queue's own, then what else asks for some.
    pub skills: Vec<String>,
    /// Those of them that nothing but the queue asks for.
    pub queue_skills: Vec<String>,
    /// What the queue requires and nobody has said, by field.
    pub missing: Vec<String>,
}

/// What a ticket of this intent asks for in a queue, whatever brings it there; `asked` are the skills
/// that rules, bot and endpoints ask for.
#[must_use]
pub fn needs<'a>(
    policy: &Policy,
    (queue, intent): (&QueueName, Option<&str>),
    asked: &[&String],
    known: impl Fn(&str) -> Option<&'a str>,
) -> Needs {
    let own = policy.queue(queue).map(|queue| queue.skills.as_slice()).unwrap_or_default();
    Needs {
        skills: merged(own.iter().chain(asked.iter().copied())),
        queue_skills: merged(own.iter().filter(|skill| !asked.contains(skill))),
        missing: missing(policy, (queue, intent), known),
    }
}

/// What the queue requires for an intent and is not known, by field.
fn missing<'a>(
    policy: &Policy,
    (queue, intent): (&QueueName, Option<&str>),
    known: impl Fn(&str) -> Option<&'a str>,
) -> Vec<String> {
    let required = policy.queue(queue).map(|queue| queue.required.as_slice()).unwrap_or_default();
    let intent = intent.map(plain);
    let concerns = |intents: &[String]| {
        intents.is_empty() || intents.iter().any(|one| Some(plain(one)) == intent)
    };
    let unknown = |field: &str| known(field).is_none_or(|value| value.trim().is_empty());
    let fields = required.iter().filter(|one| concerns(&one.intents) && unknown(&one.field));
    merged(fields.map(|one| &one.field))
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
fn misfit(when: &Conditions, seen: &Seen<'_>, said: &Text) -> Option<String> {
    let facts = seen.facts;
    if let Some(list) = &when.keywords
        && list.first_in(said, seen.language_for(list)).is_none()
    {
        return Some("none of its keywords was said".to_owned());
    }
    let language = seen.language().map(primary_language);
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
    when.variable.iter().find_map(|(name, wanted)| lacks(facts, name, wanted))
}

/// Why a value is not as wanted; the value itself is not copied.
fn lacks(facts: &Facts<'_>, name: &str, wanted: &str) -> Option<String> {
    let Some(value) = facts.variable(name) else {
        return Some(format!("{name} is unknown, not {wanted}"));
    };
    match Comparison::of(wanted).map(|comparison| comparison.judge(value)) {
        Some(Ok(true)) => None,
        Some(Err(why)) => Some(format!("{name} {why}: {wanted} is wanted")),
        Some(Ok(false)) | None => Some(format!("{name} is not {wanted}")),
    }
}

pub(super) fn not_among(what: &str, wanted: &[String], found: Option<&str>) -> Option<String> {
    if wanted.is_empty() || found.is_some_and(|f| wanted.iter().any(|w| w.eq_ignore_ascii_case(f)))
    {
        return None;
    }
    let state = if found.is_some() { "is not" } else { "is unknown, not" };
    Some(format!("{what} {state} {}", wanted.join(" or ")))
}
