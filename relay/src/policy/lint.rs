//! What is legal in a policy and still wrong: rules nobody reaches, queues nobody opens or serves,
//! promises nobody keeps, rules nobody answers for. Owns the codes; changes nothing.
//!
//! The clock and what only a running desk knows come in as [`Desk`]; without it the checks that
//! need it are left out, and say nothing rather than guess.

use std::collections::{BTreeMap, BTreeSet};

use baton_shared::id::QueueName;
use jiff::{SignedDuration, Timestamp};

use super::assign::Assign;
use super::decimal::decimal;
use super::examples::try_all;
use super::faults::Fault;
use super::model::{Outcome, Policy, Trigger, Use, When};

mod assignment;
mod levels;
mod live;
mod places;
mod reach;
mod transfers;
mod values;

use places::Places;

/// How far ahead hours are looked through for gaps.
const LOOK_DAYS: i64 = 15;
/// A closed time shorter than this between two open ones is a slip of the pen.
const GAP: SignedDuration = SignedDuration::from_mins(10);

/// What only a running desk knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Desk {
    /// Queues that at least one agent serves.
    pub served: BTreeSet<QueueName>,
    /// Intents that bots have named lately.
    pub intents: BTreeSet<String>,
    /// Values of customers seen lately, by name.
    pub values: BTreeMap<String, Known>,
}

/// How many customers have a value, and of how many it is not read as a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Known {
    pub all: u64,
    pub unread: u64,
}

impl Known {
    /// One customer more.
    pub fn count(&mut self, value: &str) {
        self.all += 1;
        self.unread += u64::from(decimal(value).is_err());
    }
}

/// Every code there is, with what it means: for tests, and for the page that lists them.
pub const CODES: [(&str, &str); 18] = [
    ("dead_level", "a service level that no ticket can ever have"),
    ("dead_queue", "a queue whose hours never open within 400 days"),
    ("empty_queue", "a queue that rules lead to and no agent serves"),
    ("escalation_cycle", "service levels that move a waiting ticket round in a circle"),
    ("hours_gap", "hours that close for less than ten minutes between two spans"),
    ("live_promise", "a message for times with nobody on that promises somebody soon"),
    ("missing_example", "a rule that no example makes fire"),
    ("missing_note", "a rule that does not say why it is there"),
    ("missing_owner", "a rule that nobody answers for"),
    (
        "never_offered",
        "tickets that weigh more than any agent carries, in a queue that asks agents",
    ),
    ("nobody_to_ask", "a queue that asks agents and that no agent serves"),
    ("overflow_cycle", "queues that overflow into each other in a circle"),
    ("transfer_cycle", "queues whose tickets can only be transferred round among themselves"),
    ("uncovered_intent", "an intent the bot knows that no rule speaks of"),
    ("unknown_skill", "a skill that is dropped after a while and that no rule asks for"),
    ("unreachable_rule", "a rule that another one before it always forestalls"),
    ("unread_number", "a value that a rule compares as a number and customers have otherwise"),
    ("unused_capacity", "a capacity of agents where no queue asks them"),
];

/// Every finding, in the order of lines.
#[must_use]
pub fn lint(policy: &Policy, desk: Option<&Desk>, now: Timestamp) -> Vec<Fault> {
    let places = Places::of(policy.text());
    let mut found = Vec::new();
    answered_for(policy, &places, &mut found);
    reach::triggers(policy, &places, &mut found);
    reach::routes(policy, &places, &mut found);
    destinations(policy, &places, desk, now, &mut found);
    gaps(policy, &places, now, &mut found);
    intents(policy, &places, desk, &mut found);
    levels::reach(policy, &places, &mut found);
    levels::circles(policy, &places, &mut found);
    transfers::circles(policy, &places, &mut found);
    examples(policy, &places, &mut found);
    assignment::all(policy, &places, desk, &mut found);
    values::unread(policy, &places, desk, &mut found);
    found.extend(places.live_promises());
    found.extend(places.overflow_cycles());
    found.sort();
    found.dedup();
    found
}

fn fault(line: usize, code: &'static str, message: String) -> Fault {
    Fault { line, code, message }
}

/// Owner and note of every rule, whatever its kind.
fn answered_for(policy: &Policy, places: &Places, found: &mut Vec<Fault>) {
    let triggers = policy.triggers.iter().map(|t| ("trigger", &t.name, &t.owner, &t.note));
    let routes = policy.routes.iter().map(|r| ("route", &r.name, &r.owner, &r.note));
    for (kind, name, owner, note) in triggers.chain(routes) {
        let line = places.line(kind, name);
        if owner.is_none() {
            let message = format!("the {kind} {name} has no owner: who answers for it?");
            found.push(fault(line, "missing_owner", message));
        }
        if note.is_none() {
            let message = format!("the {kind} {name} has no note: why is it there?");
            found.push(fault(line, "missing_note", message));
        }
    }
}

fn destinations(
    policy: &Policy,
    places: &Places,
    desk: Option<&Desk>,
    now: Timestamp,
    found: &mut Vec<Fault>,
) {
    for queue in &policy.queues {
        let line = places.line("queue", queue.name.as_str());
        let hours = policy.hours_of(&queue.name);
        if hours.is_some_and(|hours| hours.opens_at(now).is_none()) {
            let message = format!("the queue {} never opens within 400 days", queue.name);
            found.push(fault(line, "dead_queue", message));
        }
        let empty = desk.is_some_and(|desk| !desk.served.contains(&queue.name));
        // One that asks agents is found to have none whether or not a rule leads to it.
        let asks = queue.assign != Assign::Pull;
        if empty && !asks && places.leads_to(queue.name.as_str()) {
            let message = format!(
                "no agent serves the queue {}: baton-relay agent set NAME --queue=+{}",
                queue.name, queue.name
            );
            found.push(fault(line, "empty_queue", message));
        }
    }
}

fn gaps(policy: &Policy, places: &Places, now: Timestamp, found: &mut Vec<Fault>) {
    for hours in policy.hours.values() {
        let end = now + SignedDuration::from_hours(24 * LOOK_DAYS);
        let mut at = now;
        while let Some(closes) = hours.closes_at(at).filter(|closes| *closes < end) {
            let Some(opens) = hours.opens_at(closes) else { break };
            if opens > closes && opens.duration_since(closes) < GAP && closes > now {
                let message = format!(
                    "the hours {} close at {} for {} min only: should they stay open?",
                    hours.name,
                    hours.local(closes).strftime("%a %H:%M"),
                    opens.duration_since(closes).as_mins()
                );
                found.push(fault(places.line("hours", &hours.name), "hours_gap", message));
                break;
            }
            at = opens.max(closes + SignedDuration::from_mins(1));
        }
    }
}

fn intents(policy: &Policy, places: &Places, desk: Option<&Desk>, found: &mut Vec<Fault>) {
    let told = policy.intents.iter().chain(desk.into_iter().flat_map(|desk| &desk.intents));
    for intent in told.collect::<BTreeSet<_>>() {
        if !places.speaks_of_intent(intent) {
            let message = format!(
                "the bot knows the intent {intent}, and no rule speaks of it: it goes to {}",
                policy.fallback
            );
            found.push(fault(places.top("intents"), "uncovered_intent", message));
        }
    }
}

fn examples(policy: &Policy, places: &Places, found: &mut Vec<Fault>) {
    let tried = try_all(policy);
    let shown: BTreeSet<&str> =
        tried.iter().flat_map(|tried| &tried.rules).map(String::as_str).collect();
    let forbidden = |trigger: &&Trigger| trigger.used == Use::Enabled;
    let triggers = policy.triggers.iter().filter(forbidden).map(|t| ("trigger", &t.name));
    let routes = policy.routes.iter().map(|route| ("route", &route.name));
    for (kind, name) in triggers.chain(routes) {
        if !shown.contains(format!("{kind} {name}").as_str()) {
            let message = format!("no example makes the {kind} {name} fire");
            found.push(fault(places.line(kind, name), "missing_example", message));
        }
    }
}

/// Whether whatever makes `later` fire makes `earlier` fire too.
fn implies(later: &When, earlier: &When) -> bool {
    match (later, earlier) {
        (When::AskedTimes(later), When::AskedTimes(earlier))
        | (When::Misunderstood(later), When::Misunderstood(earlier)) => later >= earlier,
        (When::ConfidenceBelow(later), When::ConfidenceBelow(earlier)) => later <= earlier,
        (When::Keywords(later), When::Keywords(earlier)) => reach::words_within(later, earlier),
        (later, earlier) => later == earlier,
    }
}

/// Whether a rule that is not the first to fire still changes something.
fn adds_nothing(outcome: &Outcome) -> bool {
    *outcome == Outcome::default()
}

#[cfg(test)]
mod tests;
