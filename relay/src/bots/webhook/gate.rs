//! The bounds of everything a bot may say, and the words for what breaks them. Each function takes
//! the JSON path of what it judges, so that a bot's author finds the place.

use std::collections::BTreeMap;

use baton_shared::id::QueueName;
use baton_shared::text::Text;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::desk::parts::{
    Briefing, Choice, Collected, HandoverRequest, Intent, Priority, Signal, Source, number_text,
};

/// What is wrong and where, in words.
pub(super) type Fault = String;

pub(super) const MESSAGES_MAX: usize = 20;
const CHOICES_MAX: usize = 20;
const CHOICE_ID_MAX: usize = 256;
const CHOICE_TITLE_MAX: usize = 256;
const VARIABLES_MAX: usize = 64;
const VARIABLE_NAME_MAX: usize = 64;
const VARIABLE_MAX: usize = 1024;
const LINES_MAX: usize = 20;
const LINE_MAX: usize = 1024;
const TAGS_MAX: usize = 20;
const NAME_MAX: usize = 128;

#[derive(Deserialize)]
pub(super) struct WireIntent {
    name: String,
    confidence: Option<f64>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct WireHandover {
    reason: Option<String>,
    briefing: Option<WireBriefing>,
    intent: Option<WireIntent>,
    variables: BTreeMap<String, Value>,
    tags: Vec<String>,
    skills: Vec<String>,
    language: Option<String>,
    priority: Option<Priority>,
    queue: Option<String>,
    signal: Option<Signal>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct WireBriefing {
    goal: Option<String>,
    tried: Vec<String>,
    collected: BTreeMap<String, Value>,
    blocker: Option<String>,
    reason: Option<String>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
struct WireCollected {
    value: Value,
    by: Option<Source>,
    #[serde(default)]
    verified: bool,
}

/// Reads JSON; a fault names its path as in `handover.queue is missing`.
pub(super) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Fault> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.inner();
        if inner.is_syntax() || inner.is_eof() {
            return format!("it is no JSON ({inner})");
        }
        let said = inner.to_string();
        let missing = said.strip_prefix("missing field `").and_then(|rest| rest.split_once('`'));
        match missing {
            Some((field, _)) if path == "." => format!("{field} is missing"),
            Some((field, _)) => format!("{path}.{field} is missing"),
            None => format!("{path}: {}", without_place(&said)),
        }
    })?;
    reader.end().map_err(|_| "something follows the JSON value".to_owned())?;
    Ok(value)
}

/// Line and column tell nothing where the JSON is on one line; the path does.
fn without_place(said: &str) -> &str {
    said.rsplit_once(" at line ").map_or(said, |(what, _)| what)
}

pub(super) fn at_most(count: usize, max: usize, path: &str) -> Result<(), Fault> {
    if count > max {
        Err(format!("{path} has {count} entries, at most {max} are allowed"))
    } else {
        Ok(())
    }
}

pub(super) fn text(raw: &str, path: &str) -> Result<String, Fault> {
    Text::new(raw).map(String::from).map_err(|error| format!("{path}: {error}"))
}

/// A short text, in bytes.
fn short(raw: String, max: usize, path: &str) -> Result<String, Fault> {
    if raw.trim().is_empty() {
        return Err(format!("{path} is empty"));
    }
    within(raw, max, path)
}

fn within(raw: String, max: usize, path: &str) -> Result<String, Fault> {
    if raw.len() > max {
        return Err(format!("{path} has {} bytes, at most {max} are allowed", raw.len()));
    }
    Ok(raw)
}

/// An optional line; an empty one counts as absent.
fn line(raw: Option<String>, path: &str) -> Result<Option<String>, Fault> {
    let kept = raw.filter(|text| !text.trim().is_empty());
    kept.map(|text| within(text, LINE_MAX, path)).transpose()
}

pub(super) fn lines(raw: Vec<String>, path: &str) -> Result<Vec<String>, Fault> {
    at_most(raw.len(), LINES_MAX, path)?;
    let numbered = raw.into_iter().enumerate();
    numbered.map(|(i, text)| short(text, LINE_MAX, &format!("{path}[{i}]"))).collect()
}

pub(super) fn confidence(raw: Option<f64>, path: &str) -> Result<Option<f64>, Fault> {
    match raw {
        Some(value) if !(0.0..=1.0).contains(&value) => {
            Err(format!("{path} is {value}: it goes from 0 to 1"))
        }
        fine => Ok(fine),
    }
}

/// An intent without its own confidence has that of the answer.
pub(super) fn intent(
    wire: WireIntent,
    of_answer: Option<f64>,
    path: &str,
) -> Result<Intent, Fault> {
    let name = short(wire.name, NAME_MAX, &format!("{path}.name"))?;
    let own = confidence(wire.confidence, &format!("{path}.confidence"))?;
    let confidence = own.or(of_answer).ok_or_else(|| format!("{path}.confidence is missing"))?;
    Ok(Intent { name, confidence })
}

pub(super) fn choices(choices: Vec<Choice>, path: &str) -> Result<Vec<Choice>, Fault> {
    at_most(choices.len(), CHOICES_MAX, path)?;
    let numbered = choices.into_iter().enumerate();
    numbered
        .map(|(i, choice)| {
            Ok(Choice {
                id: short(choice.id, CHOICE_ID_MAX, &format!("{path}[{i}].id"))?,
                title: short(choice.title, CHOICE_TITLE_MAX, &format!("{path}[{i}].title"))?,
            })
        })
        .collect()
}

/// Numbers and booleans are taken as text; null means "forget it", as the empty string does.
pub(super) fn variables(
    raw: BTreeMap<String, Value>,
    path: &str,
) -> Result<BTreeMap<String, String>, Fault> {
    at_most(raw.len(), VARIABLES_MAX, path)?;
    let each = raw.into_iter().map(|(name, value)| {
        variable_name(&name, path)?;
        let value = scalar(value, &format!("{path}.{name}"))?;
        Ok((name, value))
    });
    each.collect()
}

fn variable_name(name: &str, path: &str) -> Result<(), Fault> {
    let fine = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    if (1..=VARIABLE_NAME_MAX).contains(&name.len()) && name.chars().all(fine) {
        return Ok(());
    }
    let shown: String = name.chars().take(VARIABLE_NAME_MAX).collect();
    Err(format!(
        "{path} has the name {shown:?}: use at most {VARIABLE_NAME_MAX} bytes of letters, digits, '_', '-' and '.'"
    ))
}

fn scalar(value: Value, path: &str) -> Result<String, Fault> {
    let text = match value {
        Value::String(text) => text,
        Value::Number(number) => number_text(&number),
        Value::Bool(flag) => flag.to_string(),
        Value::Null => String::new(),
        Value::Array(_) | Value::Object(_) => return Err(format!("{path} must be a string")),
    };
    within(text, VARIABLE_MAX, path)
}

fn slugs(raw: Vec<String>, path: &str) -> Result<Vec<String>, Fault> {
    at_most(raw.len(), TAGS_MAX, path)?;
    for (i, slug) in raw.iter().enumerate() {
        // Tags and skills travel in routes and filters, so they follow the rule of names.
        if slug.parse::<QueueName>().is_err() {
            return Err(format!(
                "{path}[{i}] must be 1 to 40 characters of a-z, 0-9, '-', '_', '.', ':'"
            ));
        }
    }
    Ok(raw)
}

pub(super) fn handover(wire: WireHandover, path: &str) -> Result<HandoverRequest, Fault> {
    let at = |field: &str| format!("{path}.{field}");
    let queue = match line(wire.queue, &at("queue"))? {
        Some(name) => Some(name.parse().map_err(|e| format!("{}: {e}", at("queue")))?),
        None => None,
    };
    let reason = line(wire.reason, &at("reason"))?;
    let known = briefing(wire.briefing.unwrap_or_default(), &at("briefing"))?;
    Ok(HandoverRequest {
        briefing: Briefing { reason: known.reason.or(reason), ..known },
        intent: wire.intent.map(|i| intent(i, None, &at("intent"))).transpose()?,
        variables: variables(wire.variables, &at("variables"))?,
        tags: slugs(wire.tags, &at("tags"))?,
        skills: slugs(wire.skills, &at("skills"))?,
        language: match line(wire.language, &at("language"))? {
            Some(tag) => Some(within(tag, NAME_MAX, &at("language"))?),
            None => None,
        },
        priority: wire.priority,
        queue,
        signal: wire.signal,
    })
}

fn briefing(wire: WireBriefing, path: &str) -> Result<Briefing, Fault> {
    let at = |field: &str| format!("{path}.{field}");
    at_most(wire.collected.len(), VARIABLES_MAX, &at("collected"))?;
    let collected = wire.collected.into_iter().map(|(name, value)| {
        variable_name(&name, &at("collected"))?;
        let value = collected(value, &at(&format!("collected.{name}")))?;
        Ok((name, value))
    });
    Ok(Briefing {
        goal: line(wire.goal, &at("goal"))?,
        tried: lines(wire.tried, &at("tried"))?,
        collected: collected.collect::<Result<_, Fault>>()?,
        blocker: line(wire.blocker, &at("blocker"))?,
        reason: line(wire.reason, &at("reason"))?,
        sources: lines(wire.sources, &at("sources"))?,
        missing: Vec::new(),
        must_verify: false,
    })
}

/// `{"value", "by", "verified"}`, or the bare value.
fn collected(raw: Value, path: &str) -> Result<Collected, Fault> {
    let wire = if raw.is_object() {
        serde_json::from_value(raw).map_err(|error| format!("{path}: {error}"))?
    } else {
        WireCollected { value: raw, by: None, verified: false }
    };
    let value = scalar(wire.value, path)?;
    Ok(Collected { value, by: wire.by.unwrap_or(Source::Bot), verified: wire.verified })
}
