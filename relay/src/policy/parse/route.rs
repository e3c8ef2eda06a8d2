//! What a route asks and does, and what its queue needs. Owns the keys of `when` in a `[[route]]`,
//! of splits and of a certain agent, and of a queue's overflow and required fields.

use std::collections::BTreeSet;

use super::when::comparison;
use super::{Faults, Table, keywords, known_queue, values};
use crate::policy::circumstance::{
    Ask, Circumstances, Limits, Overflow, Split, ToAgent, Unstaffed, Way,
};
use crate::policy::level::ServiceLevel;
use crate::policy::model::{Conditions, Required};
use crate::policy::read::{At, nearest};
use crate::policy::words::primary_language;

/// How long an answer from outside is waited for where the file does not say, in milliseconds.
const ASK_MS: u64 = 3_000;

/// What `when` may hold.
const KEYS: [&str; 12] = [
    "keywords",
    "intent",
    "tag",
    "variable",
    "language",
    "channel",
    "tier",
    "region",
    "skill",
    "open",
    "closed",
    "sentiment_below",
];

pub(super) fn conditions(
    mut table: Table<'_>,
    faults: &mut Faults,
    hours: &BTreeSet<String>,
) -> Conditions {
    let place = table.at.clone();
    let keywords = keywords(&mut table, faults);
    let variable = table.table(faults, "variable").map(|table| table.entries(faults));
    for (_, wanted) in variable.iter().flatten() {
        comparison(wanted, faults);
    }
    let languages = values(table.strings(faults, "language"));
    let conditions = Conditions {
        keywords,
        intent: values(table.strings(faults, "intent")),
        tag: values(table.strings(faults, "tag")),
        variable: variable.into_iter().flatten().map(|(k, v)| (k.value, v.value)).collect(),
        language: languages.iter().map(|tag| primary_language(tag)).collect(),
        channel: values(table.strings(faults, "channel")),
        at: circumstances(&mut table, faults, hours),
    };
    let keys = KEYS;
    if !keys.iter().any(|key| table.has(key)) {
        let message = format!(
            "when needs at least one of {}: for all others there is fallback",
            keys.join(", ")
        );
        faults.add(&place, "empty_condition", message);
    }
    table.finish(faults);
    conditions
}

fn circumstances(
    table: &mut Table<'_>,
    faults: &mut Faults,
    hours: &BTreeSet<String>,
) -> Circumstances {
    let mut named = |key, faults: &mut Faults| {
        let names = table.strings(faults, key);
        names.iter().for_each(|name| known_hours(name, hours, faults));
        values(names)
    };
    let (open, closed) = (named("open", faults), named("closed", faults));
    Circumstances {
        tier: values(table.strings(faults, "tier")),
        region: values(table.strings(faults, "region")),
        skill: values(table.strings(faults, "skill")),
        open,
        closed,
        sentiment_below: table.mood(faults, "sentiment_below"),
    }
}

fn known_hours(name: &At<String>, hours: &BTreeSet<String>, faults: &mut Faults) {
    if !hours.contains(&name.value) {
        let known: Vec<&str> = hours.iter().map(String::as_str).collect();
        let hint = nearest(&name.value, &known);
        let message = format!("there are no [[hours]] named \"{}\"{hint}", name.value);
        faults.add(&name.at, "unknown_hours", message);
    }
}

/// `split = { billing-b = 30 }`, `agent = "last"` or a name, `service_level = "urgent"`.
pub(super) fn way(
    table: &mut Table<'_>,
    faults: &mut Faults,
    (names, levels): (&BTreeSet<String>, &[ServiceLevel]),
) -> Way {
    let place = table.place("split");
    let shares = table.table(faults, "split").map(|inner| inner.percents(faults));
    let split: Vec<Split> = shares
        .into_iter()
        .flatten()
        .filter_map(|(name, percent)| {
            Some(Split { to: known_queue(&name, names, faults)?, percent })
        })
        .collect();
    if split.iter().map(|share| share.percent).sum::<u32>() > 100 {
        let message = "the shares of split are more than 100 together".to_owned();
        faults.add(&place, "split_over_100", message);
    }
    let agent = table.string(faults, "agent").and_then(|agent| match agent.value.as_str() {
        "last" => Some(ToAgent::Last),
        name => match name.parse() {
            Ok(name) => Some(ToAgent::Named(name)),
            Err(why) => {
                faults.add(&agent.at, "bad_name", format!("agent is \"last\" or a name: {why}"));
                None
            }
        },
    });
    Way { split, agent, level: named_level(table, faults, levels), ask: ask(table, faults) }
}

/// `ask = { endpoint = "crm", timeout_ms = 2000 }`.
fn ask(table: &mut Table<'_>, faults: &mut Faults) -> Option<Ask> {
    let mut inner = table.table(faults, "ask")?;
    let endpoint = inner.required(faults, "endpoint", "\"crm\"");
    let timeout_ms = inner.number(faults, "timeout_ms", 100..10_001).unwrap_or(ASK_MS);
    inner.finish(faults);
    let endpoint = endpoint?;
    match endpoint.value.parse() {
        Ok(endpoint) => Some(Ask { endpoint, timeout_ms }),
        Err(why) => {
            faults.add(&endpoint.at, "bad_name", format!("endpoint: {why}"));
            None
        }
    }
}

fn named_level(
    table: &mut Table<'_>,
    faults: &mut Faults,
    levels: &[ServiceLevel],
) -> Option<String> {
    let level = table.string(faults, "service_level")?;
    let known: Vec<&str> = levels.iter().map(|level| level.name.as_str()).collect();
    if !known.contains(&level.value.as_str()) {
        let hint = nearest(&level.value, &known);
        let message = format!("there is no [[service_level]] named \"{}\"{hint}", level.value);
        faults.add(&level.at, "unknown_level", message);
    }
    Some(level.value)
}

/// `overflow = { to = "support", waiting = 20, wait_min = 15, unstaffed = true }` for newcomers,
/// `after_min = 10, unstaffed_min = 5` for who waits already.
pub(super) fn overflow(
    table: &mut Table<'_>,
    faults: &mut Faults,
    names: &BTreeSet<String>,
) -> Option<Overflow> {
    let mut inner = table.table(faults, "overflow")?;
    let to = inner.required(faults, "to", "\"support\"");
    let waiting = inner.number(faults, "waiting", 1..100_001);
    let limits = Limits {
        waiting: waiting.and_then(|n| u32::try_from(n).ok()),
        wait_min: inner.number(faults, "wait_min", 1..1441),
        unstaffed: inner.boolean(faults, "unstaffed").filter(|on| *on).map(|_| Unstaffed),
        after_min: inner.number(faults, "after_min", 1..1441),
        unstaffed_min: inner.number(faults, "unstaffed_min", 1..1441),
    };
    let place = inner.at.clone();
    if limits == Limits::default() {
        let message =
            "overflow needs waiting, wait_min, unstaffed = true, after_min or unstaffed_min"
                .to_owned();
        faults.add(&place, "missing_key", message);
    }
    inner.finish(faults);
    let to = known_queue(&to?, names, faults)?;
    if table.peek("name").is_some_and(|own| own == to.as_str()) {
        faults.add(&place, "overflow_to_itself", format!("{to} cannot overflow into itself"));
    }
    Some(Overflow { to, limits })
}

/// `transfer_to = ["support"]`: where agents may transfer its tickets; an empty list is nowhere.
pub(super) fn transfer_to(
    table: &mut Table<'_>,
    faults: &mut Faults,
    names: &BTreeSet<String>,
) -> Option<Vec<baton_shared::id::QueueName>> {
    if !table.has("transfer_to") {
        return None;
    }
    let queues = table.strings(faults, "transfer_to");
    Some(queues.iter().filter_map(|queue| known_queue(queue, names, faults)).collect())
}

/// `required = ["order_number"]`, or by intent `required = { refund = ["order_number"] }`.
pub(super) fn required(table: &mut Table<'_>, faults: &mut Faults) -> Vec<Required> {
    if !table.is_table("required") {
        let fields = values(table.strings(faults, "required"));
        return fields.into_iter().map(|field| Required { field, intents: Vec::new() }).collect();
    }
    let Some(inner) = table.table(faults, "required") else { return Vec::new() };
    let by_intent = inner.lists(faults).into_iter();
    let fields = by_intent.flat_map(|(intent, fields)| {
        let one = move |field: At<String>| Required {
            field: field.value,
            intents: vec![intent.value.clone()],
        };
        fields.into_iter().map(one)
    });
    fields.collect()
}
