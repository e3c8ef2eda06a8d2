//! From text to [`Policy`], or to every fault with its line. Owns the keys of the file format;
//! TOML is read by `read`, and what a policy does is elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use baton_shared::id::QueueName;
use sha2::{Digest, Sha256};
use toml::de::DeTable;

use super::faults::{Fault, Faults};
use super::level::ServiceLevel;
use super::model::{
    CallbackOffer, Identity, KeywordList, Outcome, Policy, Priority, Queue, Route, Trigger, Use,
    When, WhenClosed,
};
use super::notice::{Key, Messages, TextFault};
use super::read::{At, TOP, Table, nearest};
use super::risk::Risk;
use super::words::{Keyword, primary_language};
use messages::is_language;

mod assignment;
mod examples;
mod fields;
mod follows;
mod hours;
mod inbox;
mod level;
mod messages;
mod route;
mod settings;
mod waiting;
mod when;

/// The format this reads.
const VERSION: u64 = 1;
/// Longest policy file, in bytes.
const FILE_MAX: usize = 1024 * 1024;

/// Names defined in a file, each with its first line.
type Names = BTreeMap<String, usize>;

pub(super) fn policy(text: &str) -> Result<Policy, Vec<Fault>> {
    let mut faults = Faults::of(text);
    if text.len() > FILE_MAX {
        faults.add(&(0..0), "too_long", format!("a policy has at most {FILE_MAX} bytes"));
        return Err(faults.finish());
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    // What follows the first is guesswork: one bracket that is missing would be a page of faults.
    if let Some(error) = errors.iter().min_by_key(|error| error.span().map(|span| span.start)) {
        let message = format!("not TOML: {}", error.message().replace('\n', ", "));
        faults.add(&error.span().unwrap_or(0..0), "syntax", message);
    }
    if !faults.is_empty() {
        return Err(faults.finish());
    }
    let top = Table::new(root.get_ref(), 0..0, TOP);
    let policy = read(top, text, &mut faults);
    match policy {
        Some(policy) if faults.is_empty() => Ok(policy),
        _ => Err(faults.finish()),
    }
}

fn read(mut top: Table<'_>, text: &str, faults: &mut Faults) -> Option<Policy> {
    version(&mut top, faults);
    let owner = top.required(faults, "owner", "\"Dana, support lead\"");
    let settings = settings::settings(&mut top, faults);
    let hours = hours::all(&mut top, faults);
    let queues = queues(&mut top, faults, &hours.keys().cloned().collect());
    let names: BTreeSet<String> = queues.iter().map(|queue| queue.name.to_string()).collect();
    let fallback = top
        .required(faults, "fallback", "\"support\"")
        .and_then(|name| known_queue(&name, &names, faults));
    let triggers = triggers(&mut top, faults, &names);
    let levels = level::all(&mut top, faults, &names);
    let known = Known { queues: &names, hours: &hours.keys().cloned().collect(), levels: &levels };
    let routes = routes(&mut top, faults, &known);
    let mut messages = messages::read(&mut top, faults);
    let stages = waiting::stages(&mut top, faults, &names, &mut messages);
    let idle = waiting::idle(&mut top, faults);
    let inbox_reply = inbox::reply(&mut top, faults);
    let capacity = assignment::capacity(&mut top, faults);
    let examples = examples::all(&mut top, faults, &names);
    let intents = values(top.strings(faults, "intents"));
    let fields = fields::fields(&mut top, faults);
    top.finish(faults);
    Some(Policy {
        owner: owner?.value,
        settings,
        triggers,
        routes,
        queues,
        fallback: fallback?,
        hours,
        levels,
        stages,
        idle,
        inbox_reply,
        capacity,
        examples,
        intents,
        fields,
        messages,
        text: text.to_owned(),
        hash: hash(text),
    })
}

/// SHA-256 in hex.
fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn version(top: &mut Table<'_>, faults: &mut Faults) {
    if !top.has("version") {
        let message = format!("the policy needs version = {VERSION} at its beginning");
        faults.add(&top.at.clone(), "missing_key", message);
    } else if let Some(found) = top.number(faults, "version", 0..u64::MAX)
        && found != VERSION
    {
        let message = format!("this relay reads version {VERSION}, not {found}");
        faults.add(&top.place("version"), "wrong_version", message);
    }
}

/// One of a few words.
fn choice<T: Copy>(
    table: &mut Table<'_>,
    faults: &mut Faults,
    key: &'static str,
    words: &[(&str, T)],
) -> Option<T> {
    let written = table.string(faults, key)?;
    let found = words.iter().find(|(word, _)| *word == written.value).map(|(_, value)| *value);
    if found.is_none() {
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let message = format!("{key} is one of {}, not \"{}\"", all.join(", "), written.value);
        faults.add(&written.at, "unknown_value", message);
    }
    found
}

const PRIORITIES: [(&str, Priority); 4] = [
    ("low", Priority::Low),
    ("normal", Priority::Normal),
    ("high", Priority::High),
    ("urgent", Priority::Urgent),
];

/// Notes a name already taken by another of its kind.
fn unique(seen: &mut Names, name: &At<String>, kind: &str, faults: &mut Faults) {
    let line = faults.line(name.at.start);
    if let Some(first) = seen.get(&name.value) {
        let message = format!(
            "the {kind} \"{}\" is already on line {first}: write all of it there",
            name.value
        );
        faults.add(&name.at, "duplicate_name", message);
    } else {
        seen.insert(name.value.clone(), line);
    }
}

/// Every `[[kind]]` of the file that can be read, in its order; `one` is told the names before it.
fn each<'a, T>(
    top: &mut Table<'a>,
    faults: &mut Faults,
    kind: &'static str,
    mut one: impl FnMut(Table<'a>, &mut Faults, &mut Names) -> Option<T>,
) -> Vec<T> {
    let mut seen = Names::new();
    let tables = top.tables(faults, kind).into_iter();
    tables.filter_map(|table| one(table, faults, &mut seen)).collect()
}

/// The name of a `[[kind]]`, noted as unique and used in the messages of further faults.
fn named(
    table: &mut Table<'_>,
    kind: &'static str,
    seen: &mut Names,
    faults: &mut Faults,
) -> Option<String> {
    let name = table.required(faults, "name", "\"a-short-name\"")?;
    unique(seen, &name, kind, faults);
    table.rename(format!("[[{kind}]] {}", name.value));
    Some(name.value)
}

fn queues(top: &mut Table<'_>, faults: &mut Faults, hours: &BTreeSet<String>) -> Vec<Queue> {
    let mut seen = Names::new();
    let tables = top.tables(faults, "queue");
    if tables.is_empty() {
        let message = "the policy needs at least one [[queue]] with a name".to_owned();
        faults.add(&top.at.clone(), "missing_queue", message);
    }
    let names: BTreeSet<String> = tables.iter().filter_map(|table| table.peek("name")).collect();
    let known = (hours, &names);
    tables.into_iter().filter_map(|table| queue(table, faults, &mut seen, known)).collect()
}

fn queue(
    mut table: Table<'_>,
    faults: &mut Faults,
    seen: &mut Names,
    (known_hours, names): (&BTreeSet<String>, &BTreeSet<String>),
) -> Option<Queue> {
    let place = table.place("name");
    let name = named(&mut table, "queue", seen, faults);
    let title = table.string(faults, "title").map(|title| title.value);
    let hours = table.string(faults, "hours");
    if let Some(hours) = hours.as_ref().filter(|hours| !known_hours.contains(&hours.value)) {
        let known: Vec<&str> = known_hours.iter().map(String::as_str).collect();
        let hint = nearest(&hours.value, &known);
        let message = format!("there are no [[hours]] named \"{}\"{hint}", hours.value);
        faults.add(&hours.at, "unknown_hours", message);
    }
    let closed = [("take_message", WhenClosed::TakeMessage), ("turn_away", WhenClosed::TurnAway)];
    let when_closed = choice(&mut table, faults, "when_closed", &closed).unwrap_or_default();
    let dispositions = values(table.strings(faults, "dispositions"));
    let skills = values(table.strings(faults, "skills"));
    let overflow = route::overflow(&mut table, faults, names);
    let back_to_bot_min = table.number(faults, "back_to_bot_min", 1..1441);
    let required = route::required(&mut table, faults);
    let identity = match table.boolean(faults, "verified") {
        Some(true) => Identity::Verified,
        _ => Identity::Any,
    };
    let links = waiting::links(&mut table, faults);
    let callback = match table.boolean(faults, "callback") {
        Some(true) => CallbackOffer::Offered,
        _ => CallbackOffer::None,
    };
    let wrap_up_s = table.number(faults, "wrap_up_s", 0..3_601).unwrap_or(0);
    let (assign, offer_s) = assignment::of_queue(&mut table, faults);
    let relax = assignment::relax(&mut table, faults);
    let transfer_to = route::transfer_to(&mut table, faults, names);
    table.finish(faults);
    let name = name?;
    let parsed =
        name.parse::<QueueName>().map_err(|e| faults.add(&place, "bad_name", e.to_string()));
    let title = title.unwrap_or(name);
    let hours = hours.map(|hours| hours.value);
    let name = parsed.ok()?;
    Some(Queue {
        name,
        title,
        hours,
        when_closed,
        dispositions,
        skills,
        overflow,
        back_to_bot_min,
        required,
        identity,
        links,
        callback,
        wrap_up_s,
        assign,
        offer_s,
        relax,
        transfer_to,
    })
}

fn values<T>(list: Vec<At<T>>) -> Vec<T> {
    list.into_iter().map(|at| at.value).collect()
}

fn known_queue(
    name: &At<String>,
    names: &BTreeSet<String>,
    faults: &mut Faults,
) -> Option<QueueName> {
    if names.contains(&name.value) {
        return name.value.parse().ok();
    }
    let known: Vec<&str> = names.iter().map(String::as_str).collect();
    let hint = nearest(&name.value, &known);
    let message = format!("there is no [[queue]] named \"{}\"{hint}", name.value);
    faults.add(&name.at, "unknown_queue", message);
    None
}

fn outcome(table: &mut Table<'_>, faults: &mut Faults, names: &BTreeSet<String>) -> Outcome {
    Outcome {
        queue: table.string(faults, "queue").and_then(|name| known_queue(&name, names, faults)),
        priority: choice(table, faults, "priority", &PRIORITIES),
        skills: values(table.strings(faults, "skills")),
        tags: values(table.strings(faults, "tags")),
    }
}

fn triggers(top: &mut Table<'_>, faults: &mut Faults, names: &BTreeSet<String>) -> Vec<Trigger> {
    let risks = when::risks(top, faults);
    each(top, faults, "trigger", |table, faults, seen| {
        trigger(table, faults, seen, (names, &risks))
    })
}

fn trigger(
    mut table: Table<'_>,
    faults: &mut Faults,
    seen: &mut Names,
    (names, risks): (&BTreeSet<String>, &[Risk]),
) -> Option<Trigger> {
    let name = named(&mut table, "trigger", seen, faults);
    let owner = table.string(faults, "owner").map(|at| at.value);
    let note = table.string(faults, "note").map(|at| at.value);
    let used = match table.boolean(faults, "enabled") {
        Some(false) => Use::Forbidden,
        _ => Use::Enabled,
    };
    if !table.has("when") {
        let message = "a trigger needs when, such as when = { misunderstood = 2 }".to_owned();
        faults.add(&table.at.clone(), "missing_key", message);
    }
    let when = table.table(faults, "when").and_then(|table| when::when(table, faults, risks));
    if used == Use::Forbidden && when == Some(When::BotFailure) {
        let message = "bot_failure cannot be switched off: it would strand the customer".to_owned();
        faults.add(&table.place("enabled"), "failure_forbidden", message);
    }
    let outcome = outcome(&mut table, faults, names);
    table.finish(faults);
    Some(Trigger { name: name?, owner, note, when: when?, used, outcome })
}

/// `keywords = ["fraud"]`, or by language `keywords = { en = ["fraud"], de = ["betrug"] }`.
fn keywords(table: &mut Table<'_>, faults: &mut Faults) -> Option<KeywordList> {
    if !table.is_table("keywords") {
        let any = keyword_list(table.strings(faults, "keywords"), faults);
        return (!any.is_empty()).then(|| KeywordList { any, ..KeywordList::default() });
    }
    let by_language = table
        .table(faults, "keywords")?
        .lists(faults)
        .into_iter()
        .map(|(language, list)| (primary_language(&language.value), keyword_list(list, faults)))
        .collect();
    Some(KeywordList { any: Vec::new(), by_language })
}

fn keyword_list(list: Vec<At<String>>, faults: &mut Faults) -> Vec<Keyword> {
    list.into_iter()
        .filter_map(|word| {
            let keyword = Keyword::new(&word.value);
            if keyword.is_none() {
                let message = format!("the keyword \"{}\" has no letter or digit", word.value);
                faults.add(&word.at, "bad_keyword", message);
            }
            keyword
        })
        .collect()
}

/// What a route may name.
struct Known<'a> {
    queues: &'a BTreeSet<String>,
    hours: &'a BTreeSet<String>,
    levels: &'a [ServiceLevel],
}

fn routes(top: &mut Table<'_>, faults: &mut Faults, known: &Known<'_>) -> Vec<Route> {
    each(top, faults, "route", |table, faults, seen| route(table, faults, seen, known))
}

fn route(
    mut table: Table<'_>,
    faults: &mut Faults,
    seen: &mut Names,
    known: &Known<'_>,
) -> Option<Route> {
    let name = named(&mut table, "route", seen, faults);
    let owner = table.string(faults, "owner").map(|at| at.value);
    let note = table.string(faults, "note").map(|at| at.value);
    for (key, example) in [("when", "{ intent = \"refund\" }"), ("queue", "\"billing\"")] {
        if !table.has(key) {
            let message = format!("a route needs {key}, such as {key} = {example}");
            faults.add(&table.at.clone(), "missing_key", message);
        }
    }
    let when =
        table.table(faults, "when").map(|table| route::conditions(table, faults, known.hours));
    let outcome = outcome(&mut table, faults, known.queues);
    let way = route::way(&mut table, faults, (known.queues, known.levels));
    table.finish(faults);
    let queue = outcome.queue.clone()?;
    Some(Route { name: name?, owner, note, when: when?, queue, outcome, way })
}

#[cfg(test)]
mod tests;
