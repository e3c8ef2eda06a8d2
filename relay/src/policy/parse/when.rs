//! The conditions of a trigger, and the policy's own matters of risk. Owns their keys.

use std::collections::BTreeMap;

use super::{Faults, Risk, Table, choice, keywords, values};
use crate::policy::compare::Comparison;
use crate::policy::facts::Signal;
use crate::policy::model::{KeywordList, When};
use crate::policy::mood::MoodWords;
use crate::policy::read::{At, nearest};
use crate::policy::risk::plain;
use crate::policy::sign::Sign;

/// The conditions that carry a value.
const KEYS: [&str; 14] = [
    "asked_times",
    "misunderstood",
    "confidence_below",
    "keywords",
    "no_progress",
    "repeated",
    "intent_confidence_below",
    "retrieval_below",
    "sentiment",
    "words",
    "risk",
    "intent",
    "customer",
    "signal",
];

/// The one condition of a trigger.
pub(super) fn when(mut table: Table<'_>, faults: &mut Faults, risks: &[Risk]) -> Option<When> {
    let place = table.at.clone();
    let mut found: Vec<When> = Vec::new();
    for (key, when) in [
        ("explicit_request", When::ExplicitRequest),
        ("bot_signal", When::BotSignal),
        ("bot_failure", When::BotFailure),
    ] {
        match table.boolean(faults, key) {
            Some(true) => found.push(when),
            Some(false) => {
                let message = format!("write {key} = true, and enabled = false to forbid it");
                faults.add(&table.place(key), "wrong_value", message);
            }
            None => {}
        }
    }
    let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    found.extend(table.number(faults, "asked_times", 2..11).map(|n| When::AskedTimes(count(n))));
    found.extend(
        table.number(faults, "misunderstood", 1..11).map(|n| When::Misunderstood(count(n))),
    );
    found.extend(table.share(faults, "confidence_below").map(When::ConfidenceBelow));
    found.extend(keywords(&mut table, faults).map(When::Keywords));
    found.extend(signs(&mut table, faults, risks).into_iter().map(When::Sign));
    let faulty = found.is_empty() && KEYS.iter().any(|key| table.has(key));
    table.finish(faults);
    if found.len() != 1 && !faulty {
        let message = format!(
            "when has exactly one condition: explicit_request, bot_signal, bot_failure, {}",
            KEYS.join(", ")
        );
        faults.add(&place, "one_condition", message);
    }
    found.pop()
}

fn signs(table: &mut Table<'_>, faults: &mut Faults, risks: &[Risk]) -> Vec<Sign> {
    let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let mut found = Vec::new();
    found.extend(table.number(faults, "no_progress", 2..51).map(|n| Sign::NoProgress(count(n))));
    found.extend(table.number(faults, "repeated", 2..11).map(|n| Sign::Repeated(count(n))));
    found.extend(table.share(faults, "intent_confidence_below").map(Sign::IntentBelow));
    found.extend(table.share(faults, "retrieval_below").map(Sign::RetrievalBelow));
    found.extend(sentiment(table, faults));
    let words = [("urgency", MoodWords::Urgency), ("dissatisfaction", MoodWords::Dissatisfaction)];
    found.extend(choice(table, faults, "words", &words).map(Sign::Words));
    let named = table.strings(faults, "risk");
    let known: Vec<Risk> = named.iter().filter_map(|name| risk(name, faults, risks)).collect();
    found.extend((!known.is_empty()).then_some(Sign::Risk(known)));
    let intents = values(table.strings(faults, "intent"));
    found.extend((!intents.is_empty()).then_some(Sign::Intent(intents)));
    found.extend(customer(table, faults).map(Sign::Customer));
    let named = table.strings(faults, "signal");
    let known: Vec<Signal> = named.iter().filter_map(|name| signal(name, faults)).collect();
    found.extend((!known.is_empty()).then_some(Sign::Signal(known)));
    found
}

/// `sentiment = { below = -0.5, times = 2 }`.
fn sentiment(table: &mut Table<'_>, faults: &mut Faults) -> Option<Sign> {
    let mut inner = table.table(faults, "sentiment")?;
    if !inner.has("below") {
        let message = "sentiment needs below, from -1 to 1, such as below = -0.5".to_owned();
        faults.add(&inner.at.clone(), "missing_key", message);
    }
    let below = inner.mood(faults, "below");
    let times = inner.number(faults, "times", 1..11).unwrap_or(1);
    inner.finish(faults);
    Some(Sign::Sentiment { below: below?, times: u32::try_from(times).unwrap_or(1) })
}

/// `customer = { tier = "gold", spent = ">= 1000" }`: all of them.
fn customer(table: &mut Table<'_>, faults: &mut Faults) -> Option<BTreeMap<String, Comparison>> {
    let inner = table.table(faults, "customer")?;
    let place = inner.at.clone();
    let all: BTreeMap<String, Comparison> = inner
        .entries(faults)
        .into_iter()
        .filter_map(|(name, wanted)| Some((name.value, comparison(&wanted, faults)?)))
        .collect();
    if all.is_empty() {
        let message =
            "customer names at least one attribute, such as { tier = \"gold\" }".to_owned();
        faults.add(&place, "empty_condition", message);
    }
    (!all.is_empty()).then_some(all)
}

/// A value to compare with.
pub(super) fn comparison(wanted: &At<String>, faults: &mut Faults) -> Option<Comparison> {
    let found = Comparison::of(&wanted.value);
    if found.is_none() {
        let message = format!("\"{}\" needs a plain number, such as \">= 1000\"", wanted.value);
        faults.add(&wanted.at, "bad_comparison", message);
    }
    found
}

fn signal(name: &At<String>, faults: &mut Faults) -> Option<Signal> {
    let found = match name.value.as_str() {
        "approval" => Some(Signal::Approval),
        "unsupported" => Some(Signal::Unsupported),
        _ => None,
    };
    if found.is_none() {
        let hint = nearest(&name.value, &["approval", "unsupported"]);
        faults.add(&name.at, "unknown_value", format!("no signal \"{}\"{hint}", name.value));
    }
    found
}

/// The policy's own matters of risk: `[risks.fraud]` with intents and keywords extends a built-in
/// one, another name makes a new one.
pub(super) fn risks(top: &mut Table<'_>, faults: &mut Faults) -> Vec<Risk> {
    let Some(all) = top.table(faults, "risks") else { return Vec::new() };
    let tables = all.sections(faults).into_iter().map(|(name, mut table)| {
        let mut risk = Risk::built_in(&name.value)
            .unwrap_or_else(|| Risk { name: name.value.clone(), ..Risk::default() });
        let intents = table.strings(faults, "intents");
        risk.intents.extend(intents.iter().map(|intent| plain(&intent.value)));
        if let Some(words) = keywords(&mut table, faults) {
            risk.words.any.extend(words.any);
            for (language, words) in words.by_language {
                risk.words.by_language.entry(language).or_default().extend(words);
            }
        }
        if risk.intents.is_empty() && risk.words == KeywordList::default() {
            let message = format!("the risk \"{}\" needs intents or keywords", name.value);
            faults.add(&name.at, "empty_condition", message);
        }
        table.finish(faults);
        risk
    });
    tables.collect()
}

fn risk(name: &At<String>, faults: &mut Faults, own: &[Risk]) -> Option<Risk> {
    let found = own.iter().find(|risk| risk.name == name.value).cloned();
    let found = found.or_else(|| Risk::built_in(&name.value));
    if found.is_none() {
        let mut known: Vec<&str> = Risk::names().collect();
        known.extend(own.iter().map(|risk| risk.name.as_str()));
        let hint = nearest(&name.value, &known);
        faults.add(&name.at, "unknown_value", format!("no risk \"{}\"{hint}", name.value));
    }
    found
}
