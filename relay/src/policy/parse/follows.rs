//! Reads what an `[[example]]` expects to follow from its hand-over.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::examples::{agents, instant, text};
use super::{PRIORITIES, choice, known_queue, values};
use crate::policy::examples::{Escalated, Follows, Manners, Waits};
use crate::policy::faults::Faults;
use crate::policy::level::Bell;
use crate::policy::model::{CallbackOffer, Identity};
use crate::policy::notice::Key;
use crate::policy::read::{At, Table, nearest};

pub(super) fn follows(
    wanted: &mut Table<'_>,
    faults: &mut Faults,
    queues: &BTreeSet<String>,
) -> Follows {
    let mut at = |key, faults: &mut Faults| time(wanted, faults, key);
    let first_response_by = at("first_response_by", faults);
    let next_response_by = at("next_response_by", faults);
    let resolution_by = at("resolution_by", faults);
    let (at_risk_at, opens_at) = (at("at_risk_at", faults), at("opens_at", faults));
    Follows {
        level: text(wanted, faults, "service_level"),
        first_response_by,
        next_response_by,
        resolution_by,
        at_risk_at,
        when_at_risk: escalated(wanted, faults, ("when_at_risk", queues)),
        when_breached: escalated(wanted, faults, ("when_breached", queues)),
        opens_at,
        closes_at: time(wanted, faults, "closes_at"),
        missing: list(wanted, faults, "missing"),
        agent: agents(wanted, faults, "agent").pop(),
        asks: text(wanted, faults, "asks"),
        says: values(wanted.strings(faults, "says")),
        texts: texts(wanted, faults),
        stages: stages(wanted, faults),
        manners: manners(wanted, faults),
        waits: waits(wanted, faults, queues),
        settings: super::settings::expected(wanted, faults),
    }
}

fn time(table: &mut Table<'_>, faults: &mut Faults, key: &'static str) -> Option<Timestamp> {
    let written = table.string(faults, key)?;
    instant(&written, faults)
}

/// An empty list says that nothing may be there; none says nothing.
fn list(table: &mut Table<'_>, faults: &mut Faults, key: &'static str) -> Option<Vec<String>> {
    table.has(key).then(|| values(table.strings(faults, key)))
}

fn escalated(
    table: &mut Table<'_>,
    faults: &mut Faults,
    (key, queues): (&'static str, &BTreeSet<String>),
) -> Option<Escalated> {
    let mut table = table.table(faults, key)?;
    let queue = table.string(faults, "queue");
    let escalated = Escalated {
        priority: choice(&mut table, faults, "priority", &PRIORITIES),
        queue: queue.and_then(|at| known_queue(&at, queues, faults)).map(|q| q.to_string()),
        bell: table.boolean(faults, "notify").map(|on| match on {
            true => Bell::Rings,
            false => Bell::Silent,
        }),
    };
    table.finish(faults);
    Some(escalated)
}

fn texts(table: &mut Table<'_>, faults: &mut Faults) -> BTreeMap<Key, String> {
    let Some(table) = table.table(faults, "texts") else { return BTreeMap::new() };
    let mut texts = BTreeMap::new();
    for (key, words) in table.entries(faults) {
        match Key::named(&key.value) {
            Some(known) => drop(texts.insert(known, words.value)),
            None => {
                let all: Vec<&str> = Key::ALL.iter().map(|key| key.as_str()).collect();
                let hint = nearest(&key.value, &all);
                let message = format!("no message \"{}\"{hint}", key.value);
                faults.add(&key.at, "unknown_message", message);
            }
        }
    }
    texts
}

fn stages(table: &mut Table<'_>, faults: &mut Faults) -> Option<BTreeMap<u64, String>> {
    let table = table.table(faults, "stages")?;
    let mut stages = BTreeMap::new();
    for (after, words) in table.entries(faults) {
        match after.value.parse() {
            Ok(after_s) => drop(stages.insert(after_s, words.value)),
            Err(_) => {
                let message = format!("\"{}\" is no number of seconds", after.value);
                faults.add(&after.at, "wrong_type", message);
            }
        }
    }
    Some(stages)
}

/// Longest wait that is looked at, in minutes: two days.
const WAIT_MAX: u64 = 2_880;

fn waits(wanted: &mut Table<'_>, faults: &mut Faults, queues: &BTreeSet<String>) -> Waits {
    let queue_after = after(wanted, faults, "queue_after");
    let skills = wanted.table(faults, "skills_after").map(|table| table.lists(faults));
    let skills = skills
        .into_iter()
        .flatten()
        .filter_map(|(minutes, skills)| Some((minutes_of(&minutes, faults)?, values(skills))));
    let skills_after = skills.collect();
    let queue =
        |(minutes, name): (u64, At<String>)| Some((minutes, known_queue(&name, queues, faults)?));
    Waits {
        queue_after: queue_after.into_iter().filter_map(queue).collect(),
        skills_after,
        offered_to: text(wanted, faults, "offered_to"),
        transfers: list(wanted, faults, "transfers"),
    }
}

/// `{ 15 = "billing" }`: minutes, and what is then.
fn after(table: &mut Table<'_>, faults: &mut Faults, key: &'static str) -> Vec<(u64, At<String>)> {
    let entries = table.table(faults, key).map(|table| table.entries(faults));
    let entries = entries.into_iter().flatten();
    entries.filter_map(|(min, then)| Some((minutes_of(&min, faults)?, then))).collect()
}

fn minutes_of(written: &At<String>, faults: &mut Faults) -> Option<u64> {
    let minutes = written.value.parse().ok().filter(|minutes| *minutes <= WAIT_MAX);
    if minutes.is_none() {
        let message = format!("\"{}\" is no number of minutes up to {WAIT_MAX}", written.value);
        faults.add(&written.at, "wrong_type", message);
    }
    minutes
}

fn manners(table: &mut Table<'_>, faults: &mut Faults) -> Manners {
    Manners {
        dispositions: list(table, faults, "dispositions"),
        wrap_up_s: table.number(faults, "wrap_up_s", 0..3_601),
        assign: choice(table, faults, "assign", &super::assignment::WAYS),
        offer_s: table.number(faults, "offer_s", 5..3_601),
        relax_min: list(table, faults, "relax_min")
            .map(|minutes| minutes.iter().filter_map(|minute| minute.parse().ok()).collect()),
        back_to_bot_min: table.number(faults, "back_to_bot_min", 0..1_441),
        callback: table.boolean(faults, "callback").map(|offered| match offered {
            true => CallbackOffer::Offered,
            false => CallbackOffer::None,
        }),
        identity: table.boolean(faults, "verified").map(|needed| match needed {
            true => Identity::Verified,
            false => Identity::Any,
        }),
        remind_after_min: table.number(faults, "remind_after_min", 0..43_201),
        close_after_min: table.number(faults, "close_after_min", 0..43_201),
    }
}
