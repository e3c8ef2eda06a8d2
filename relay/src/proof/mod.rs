//! The policy shown, tried, compared and proved on what was recorded.
//!
//! - [`paper`]: what needs only a file: findings, examples, differences.
//! - [`backtest`]: what another policy would have done; a draft watched beside the policy is the same
//!   question, asked since it was put there, so that it can have no effect.
//! - [`why`]: why a ticket is where it is; `wording`: what fired and what was seen, in plain words;
//!   `known`: what was known of the customer; `after`: what became of it since.
//!
//! Reads through the engine; changes go to the engine as commands. Knows no socket and no terminal:
//! every answer is a [`PolicyReport`], the same for people and for programs.

mod after;
pub mod backtest;
mod known;
mod listing;
pub mod paper;
pub mod why;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use baton_shared::wire::{PolicyAsk, PolicyChange, PolicyReport};
use serde_json::json;

use crate::desk::Refusal;
use crate::engine::versions::{Version, Versions};
use crate::engine::{Answer, Command, Engine, Failed, Fault, PolicyAct};
use crate::policy::Policy;
use crate::policy::lint::{Desk, Known};

/// Differences that an answer lists where nothing is said.
const LISTED: usize = 60;
/// The beginning of a hash by which people name a version.
const SHORT: usize = 12;

/// The beginning of a hash.
fn short(hash: &str) -> &str {
    hash.get(..SHORT).unwrap_or(hash)
}

/// Answers one question.
///
/// # Errors
/// [`Fault`]: what to ask instead, or that the log cannot be read now.
pub async fn answer(engine: &Engine, ask: PolicyAsk) -> Result<PolicyReport, Fault> {
    match ask {
        PolicyAsk::Show { version } => {
            let versions = engine.versions().await?;
            let version = one(&versions, version.as_deref())?;
            Ok(shown(engine, version))
        }
        PolicyAsk::History => Ok(history(&engine.versions().await?)),
        PolicyAsk::Lint { text } => {
            let text = text.unwrap_or_else(|| engine.policy().text().to_owned());
            let (desk, now) = (desk(engine, &text), engine.now());
            aside(move || paper::lint(&text, Some(&desk), now)).await
        }
        PolicyAsk::Test { text, mutations } => {
            let text = text.unwrap_or_else(|| engine.policy().text().to_owned());
            let depth = if mutations { paper::Depth::Mutations } else { paper::Depth::Examples };
            aside(move || paper::test(&text, depth)).await
        }
        PolicyAsk::Messages { text, language, channel } => {
            let policy = match text {
                Some(text) => draft(&text)?,
                None => engine.policy().as_ref().clone(),
            };
            let now = engine.now();
            let on = channel.unwrap_or_default();
            aside(move || paper::messages(&policy, language.as_deref(), (&on, now))).await
        }
        PolicyAsk::Diff { from, text, to } => {
            let versions = engine.versions().await?;
            let before = named_text(engine, &versions, from.as_deref())?;
            let after = match text {
                Some(text) => text,
                None => named_text(engine, &versions, to.as_deref())?,
            };
            aside(move || paper::diff(&before, &after)).await
        }
        PolicyAsk::Backtest { text, from, to, limit } => {
            let policy = match text {
                Some(text) => draft(&text)?,
                None => engine.policy().as_ref().clone(),
            };
            let span = backtest::Span { from, to, listed: limit.unwrap_or(LISTED) };
            let found = backtest::run(engine.log(), &policy, span).await?;
            Ok(found.report(&policy))
        }
        PolicyAsk::Shadow => shadow(engine).await,
        PolicyAsk::Why { number } => why::answer(engine, number).await,
    }
}

/// Long rules take long to try: that must hold nobody else up.
async fn aside(
    work: impl FnOnce() -> PolicyReport + Send + 'static,
) -> Result<PolicyReport, Fault> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Fault::new("unavailable", format!("it did not end: {error}")))
}

/// Carries one change out.
///
/// # Errors
/// [`Failed`]: then nothing was done.
pub async fn change(engine: &Engine, by: &str, change: PolicyChange) -> Result<Answer, Failed> {
    let act = match change {
        PolicyChange::Activate { text, note, base } => {
            let policy = faultless(&text)?;
            PolicyAct::Activate {
                hash: policy.hash().to_owned(),
                text,
                note: Some(note),
                over: base,
            }
        }
        PolicyChange::Rollback { version, note } => {
            let versions = engine.versions().await;
            let versions =
                versions.map_err(|error| Failed::Unavailable { reason: error.to_string() })?;
            let found = versions.named(&version).ok_or(Refusal::NoSuchPolicy(version))?;
            faultless(&found.text)?;
            let back = format!("back to {}", short(&found.hash));
            let note = Some(note.map_or(back.clone(), |note| format!("{back}: {note}")));
            let (hash, text) = (found.hash.clone(), found.text.clone());
            PolicyAct::Activate { hash, text, note, over: None }
        }
        PolicyChange::Shadow { text } => {
            PolicyAct::Shadow { hash: faultless(&text)?.hash().to_owned(), text }
        }
        PolicyChange::EndShadow => PolicyAct::EndShadow,
    };
    engine.ask(Command::Policy { act, by: by.to_owned() }).await
}

fn faultless(text: &str) -> Result<Policy, Refusal> {
    Policy::parse(text).map_err(|faults| {
        let first = faults.first().map(ToString::to_string).unwrap_or_default();
        let more = match faults.len() {
            0 | 1 => String::new(),
            many => format!("; and {} more", many - 1),
        };
        Refusal::PolicyFaulty(format!("{first}{more}"))
    })
}

fn draft(text: &str) -> Result<Policy, Fault> {
    Ok(faultless(text)?)
}

/// What a running desk adds to the findings of a text, which may have queues that nobody has yet; of
/// customers, what its rules look at.
fn desk(engine: &Engine, text: &str) -> Desk {
    let state = engine.state();
    // A faulty text has no findings but its faults.
    let Ok(policy) = Policy::parse(text) else { return Desk::default() };
    let serves = |queue: &&crate::policy::Queue| {
        state.agents().any(|agent| !agent.revoked && agent.serves(&queue.name))
    };
    let served = policy.queues.iter().filter(serves).map(|queue| queue.name.clone()).collect();
    let intents = state.conversations().filter_map(|conv| conv.bot.intent.as_ref());
    let intents: BTreeSet<String> = intents.map(|intent| intent.name.clone()).collect();
    let names = policy.looks_at();
    let mut values: BTreeMap<String, Known> = BTreeMap::new();
    for conv in state.conversations() {
        // What the bot found counts before what the channel says.
        let (found, told) = (&conv.bot.variables, &conv.customer.attributes);
        let known = |name: &&str| found.get(*name).or_else(|| told.get(*name));
        for (name, value) in names.iter().filter_map(|name| Some((name, known(name)?))) {
            values.entry((*name).to_owned()).or_default().count(value);
        }
    }
    Desk { served, intents, values }
}

fn one<'a>(versions: &'a Versions, hash: Option<&str>) -> Result<Option<&'a Version>, Fault> {
    match hash {
        None => Ok(versions.active()),
        Some(hash) => match versions.named(hash) {
            Some(version) => Ok(Some(version)),
            None => Err(Refusal::NoSuchPolicy(hash.to_owned()).into()),
        },
    }
}

fn named_text(engine: &Engine, versions: &Versions, hash: Option<&str>) -> Result<String, Fault> {
    let version = one(versions, hash)?;
    Ok(version.map_or_else(|| engine.policy().text().to_owned(), |version| version.text.clone()))
}

/// A version; without any in the log, the policy that the relay started with.
fn shown(engine: &Engine, version: Option<&Version>) -> PolicyReport {
    let (hash, text) = match version {
        Some(version) => (version.hash.clone(), version.text.clone()),
        None => (engine.policy().hash().to_owned(), engine.policy().text().to_owned()),
    };
    let active = *engine.policy().hash() == hash;
    let lines = text.lines().map(ToOwned::to_owned).collect();
    PolicyReport {
        ok: true,
        lines,
        report: json!({ "hash": hash, "active": active, "text": text }),
    }
}

fn history(versions: &Versions) -> PolicyReport {
    let active = versions.all.len().saturating_sub(1);
    let mut lines = Vec::new();
    let mut report = Vec::new();
    for (index, version) in versions.all.iter().enumerate().rev() {
        let before = index.checked_sub(1).and_then(|before| versions.all.get(before));
        let changes = before.map_or(0, |b| crate::policy::diff::diff(&b.text, &version.text).len());
        let sign = if index == active { '*' } else { ' ' };
        let note = version.note.as_deref().unwrap_or("-");
        let at = version.at.strftime("%F %H:%M UTC");
        lines.push(format!(
            "{sign} {}  {at}  {}  {changes} change{}  {note}",
            short(&version.hash),
            version.by,
            if changes == 1 { "" } else { "s" },
        ));
        report.push(json!({
            "hash": version.hash, "at": version.at, "by": version.by, "note": version.note,
            "changes": changes, "active": index == active,
        }));
    }
    if lines.is_empty() {
        lines.push("no version was activated yet".to_owned());
    }
    let shadow = versions.shadow.as_ref().map(|shadow| {
        lines.push(format!(
            "watched beside it: {} since {} by {}",
            short(&shadow.hash),
            shadow.since.strftime("%F %H:%M UTC"),
            shadow.by
        ));
        json!({ "hash": shadow.hash, "since": shadow.since, "by": shadow.by })
    });
    let report = json!({ "versions": report, "shadow": shadow });
    PolicyReport { ok: true, lines, report }
}

async fn shadow(engine: &Engine) -> Result<PolicyReport, Fault> {
    let Some(shadow) = engine.versions().await?.shadow else {
        return Err(Fault::new(
            "no_shadow",
            "no draft is watched: `baton policy shadow FILE` puts one beside the policy",
        ));
    };
    let policy = draft(&shadow.text)?;
    let span = backtest::Span { from: shadow.since, to: jiff::Timestamp::MAX, listed: LISTED };
    let found = backtest::run(engine.log(), &policy, span).await?;
    let mut report = found.report(&policy);
    report.report["to"] = json!(engine.now());
    Ok(report)
}
