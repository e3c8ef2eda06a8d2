//! Reads `[[example]]`: a conversation, a time, a staffing, and what must come of it.

use std::collections::{BTreeMap, BTreeSet};

use baton_shared::id::{AgentName, QueueName};
use jiff::Timestamp;

use super::follows::follows;
use super::{Names, PRIORITIES, choice, each, known_queue, named, values};
use crate::policy::examples::{
    Asks, DialogKind, Example, ExampleBot, ExampleStaff, Expect, Expected,
};
use crate::policy::facts::{BotFailure, Signal};
use crate::policy::faults::Faults;
use crate::policy::read::{At, Table};

/// A Wednesday at noon, where an example names no time.
const NOON: i64 = 1_768_392_000;

const FAILURES: [(&str, BotFailure); 5] = [
    ("timed_out", BotFailure::TimedOut),
    ("unreachable", BotFailure::Unreachable),
    ("refused", BotFailure::Refused),
    ("garbled", BotFailure::Garbled),
    ("missing", BotFailure::Missing),
];

const SIGNALS: [(&str, Signal); 2] =
    [("approval", Signal::Approval), ("unsupported", Signal::Unsupported)];

pub(super) fn all(
    top: &mut Table<'_>,
    faults: &mut Faults,
    queues: &BTreeSet<String>,
) -> Vec<Example> {
    each(top, faults, "example", |table, faults, seen| one(table, faults, seen, queues))
}

fn one(
    mut table: Table<'_>,
    faults: &mut Faults,
    seen: &mut Names,
    queues: &BTreeSet<String>,
) -> Option<Example> {
    let line = faults.line(table.place("name").start);
    let name = named(&mut table, "example", seen, faults);
    let at = times(&mut table, faults);
    let says = values(table.strings(faults, "says"));
    let each = values(table.strings(faults, "each"));
    let count = |n: Option<u64>| n.map(|n| u32::try_from(n).unwrap_or(u32::MAX));
    let example = Example {
        name: String::new(),
        line,
        at,
        channel: text(&mut table, faults, "channel").unwrap_or_else(|| "web".to_owned()),
        language: text(&mut table, faults, "language"),
        attributes: pairs(&mut table, faults, "customer"),
        variables: pairs(&mut table, faults, "variables"),
        tags: values(table.strings(faults, "tags")),
        intent: text(&mut table, faults, "intent"),
        says,
        each,
        bot: bot(&mut table, faults, queues),
        asked_before: count(table.number(faults, "asked_before", 0..100)),
        misunderstood_before: count(table.number(faults, "misunderstood_before", 0..100))
            .unwrap_or(0),
        idle_turns: count(table.number(faults, "idle_turns", 0..100)).unwrap_or(0),
        staff: staff(&mut table, faults, queues),
        disabled: text(&mut table, faults, "disabled"),
        expect: expect(&mut table, faults, queues),
    };
    if example.says.is_empty() && example.each.is_empty() && example.bot == ExampleBot::NotAsked {
        let message =
            "an example needs says, such as says = [\"Hello\", \"a person please\"]".to_owned();
        faults.add(&table.at.clone(), "missing_key", message);
    }
    table.finish(faults);
    Some(Example { name: name?, ..example })
}

/// One time or several; noon of a Wednesday where none is named.
fn times(table: &mut Table<'_>, faults: &mut Faults) -> Vec<Timestamp> {
    let written = table.strings(faults, "at");
    let mut at: Vec<Timestamp> = written.iter().filter_map(|at| instant(at, faults)).collect();
    if at.is_empty() {
        at.extend(Timestamp::from_second(NOON).ok());
    }
    at
}

pub(super) fn text(
    table: &mut Table<'_>,
    faults: &mut Faults,
    key: &'static str,
) -> Option<String> {
    table.string(faults, key).map(|at| at.value)
}

fn pairs(
    table: &mut Table<'_>,
    faults: &mut Faults,
    key: &'static str,
) -> BTreeMap<String, String> {
    let below = table.table(faults, key).map(|table| table.entries(faults));
    below.into_iter().flatten().map(|(key, value)| (key.value, value.value)).collect()
}

pub(super) fn instant(at: &At<String>, faults: &mut Faults) -> Option<Timestamp> {
    let parsed = at.value.parse::<Timestamp>();
    if parsed.is_err() {
        let message = format!(
            "\"{}\" is not an instant: write it as \"2026-11-23T14:00:00+01:00\"",
            at.value
        );
        faults.add(&at.at, "bad_time", message);
    }
    parsed.ok()
}

fn queue(
    table: &mut Table<'_>,
    faults: &mut Faults,
    queues: &BTreeSet<String>,
) -> Option<QueueName> {
    table.string(faults, "queue").and_then(|name| known_queue(&name, queues, faults))
}

fn bot(table: &mut Table<'_>, faults: &mut Faults, queues: &BTreeSet<String>) -> ExampleBot {
    let Some(mut bot) = table.table(faults, "bot") else { return ExampleBot::NotAsked };
    let failed = choice(&mut bot, faults, "fails", &FAILURES);
    let understood = bot.boolean(faults, "understood");
    let confidence = bot.has("confidence").then(|| bot.share(faults, "confidence")).flatten();
    let mut share = |key| bot.has(key).then(|| bot.share(faults, key)).flatten();
    let (intent_confidence, retrieval) = (share("intent_confidence"), share("retrieval"));
    let asks = bot.boolean(faults, "asks") == Some(true);
    let wish = Asks {
        queue: queue(&mut bot, faults, queues),
        priority: choice(&mut bot, faults, "priority", &PRIORITIES),
        skills: values(bot.strings(faults, "skills")),
        signal: choice(&mut bot, faults, "signal", &SIGNALS),
    };
    bot.finish(faults);
    match failed {
        Some(why) => ExampleBot::Failed(why),
        None => ExampleBot::Replied {
            understood,
            confidence,
            intent_confidence,
            retrieval,
            asks: asks.then_some(wish),
        },
    }
}

fn staff(table: &mut Table<'_>, faults: &mut Faults, queues: &BTreeSet<String>) -> ExampleStaff {
    let base = ExampleStaff::default();
    let small = |n: Option<u64>| n.and_then(|n| u32::try_from(n).ok());
    let absent = table.strings(faults, "absent");
    ExampleStaff {
        present: small(table.number(faults, "present", 0..10_000)).unwrap_or(base.present),
        absent: absent.iter().filter_map(|name| known_queue(name, queues, faults)).collect(),
        waiting: small(table.number(faults, "waiting", 0..1_000_000)).unwrap_or(base.waiting),
        last_agent: agents(table, faults, "last_agent").pop(),
        on: agents(table, faults, "on"),
        closed_h_ago: table.number(faults, "closed_h_ago", 0..10_000),
        carries: carries(table, faults),
        handle_s: table.number(faults, "handle_s", 1..86_401),
    }
}

/// `carries = { anna = 2 }`: units.
fn carries(table: &mut Table<'_>, faults: &mut Faults) -> BTreeMap<AgentName, u32> {
    let written = table.table(faults, "carries").map(|inner| inner.numbers(faults, 0..=100_000));
    let mut carries = BTreeMap::new();
    for (name, units) in written.into_iter().flatten() {
        match name.value.parse() {
            Ok(agent) => drop(carries.insert(agent, u32::try_from(units).unwrap_or(u32::MAX))),
            Err(why) => faults.add(&name.at, "bad_name", format!("carries: {why}")),
        }
    }
    carries
}

pub(super) fn agents(
    table: &mut Table<'_>,
    faults: &mut Faults,
    key: &'static str,
) -> Vec<AgentName> {
    let named = table.strings(faults, key).into_iter();
    let read = named.filter_map(|name| {
        let parsed = name.value.parse();
        parsed.map_err(|why| faults.add(&name.at, "bad_name", format!("{key}: {why}"))).ok()
    });
    read.collect()
}

fn expect(table: &mut Table<'_>, faults: &mut Faults, queues: &BTreeSet<String>) -> Expect {
    let Some(mut wanted) = table.table(faults, "expect") else {
        let message =
            "an example needs expect, such as expect = { queue = \"billing\" }".to_owned();
        faults.add(&table.at.clone(), "missing_key", message);
        return Expect::default();
    };
    let handover = wanted.boolean(faults, "handover").map(|person| match person {
        true => Expected::Person,
        false => Expected::Bot,
    });
    let expect = Expect {
        handover,
        trigger: text(&mut wanted, faults, "trigger"),
        route: text(&mut wanted, faults, "route"),
        queue: queue(&mut wanted, faults, queues),
        dialog: choice(&mut wanted, faults, "dialog", &DialogKind::ALL),
        priority: choice(&mut wanted, faults, "priority", &PRIORITIES),
        tags: values(wanted.strings(faults, "tags")),
        skills: values(wanted.strings(faults, "skills")),
        follows: follows(&mut wanted, faults, queues),
    };
    wanted.finish(faults);
    expect
}
