//! What can be said of a policy file alone: findings, examples, differences, its words. Pure: text in, report
//! out; the clock is a parameter.

use baton_shared::wire::PolicyReport;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::policy::examples::{Tried, try_all};
use crate::policy::faults::Fault;
use crate::policy::lint::{Desk, lint as findings};
use crate::policy::mutate::{mutants, unnoticed};
use crate::policy::preview::{Look, Preview};
use crate::policy::{Policy, diff as changes};

/// How deep a test goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Every example.
    Examples,
    /// And whether an example notices each change of a rule.
    Mutations,
}

/// The faults and findings of a file.
#[must_use]
pub fn lint(text: &str, desk: Option<&Desk>, now: Timestamp) -> PolicyReport {
    let found = match Policy::parse(text) {
        Ok(policy) => findings(&policy, desk, now),
        Err(faults) => faults,
    };
    faults(&found, "no findings")
}

fn faults(found: &[Fault], none: &str) -> PolicyReport {
    let mut lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    if lines.is_empty() {
        lines.push(none.to_owned());
    }
    let list: Vec<Value> = found
        .iter()
        .map(|f| json!({ "line": f.line, "code": f.code, "message": f.message }))
        .collect();
    PolicyReport { ok: found.is_empty(), lines, report: json!({ "findings": list }) }
}

/// Tries the examples of a file.
#[must_use]
pub fn test(text: &str, depth: Depth) -> PolicyReport {
    let policy = match Policy::parse(text) {
        Ok(policy) => policy,
        Err(found) => return faults(&found, ""),
    };
    let tried = try_all(&policy);
    let failed: Vec<&Tried> = tried.iter().filter(|tried| !tried.wrong.is_empty()).collect();
    let mut lines: Vec<String> = failed.iter().map(|tried| told(tried)).collect();
    lines.push(match (tried.len(), failed.len()) {
        (0, _) => "no examples: write [[example]] tables beside the rules".to_owned(),
        (1, 0) => "1 case, as expected".to_owned(),
        (1, _) => "1 case, not as expected".to_owned(),
        (all, 0) => format!("{all} cases, all as expected"),
        (all, bad) => format!("{all} cases, {bad} not as expected"),
    });
    let missed = match depth {
        Depth::Examples => None,
        Depth::Mutations => Some(unnoticed(&policy)),
    };
    if let Some(missed) = &missed {
        lines.extend(missed.iter().map(|change| format!("unnoticed: {change}")));
        let all = mutants(&policy).len();
        lines.push(format!("{all} changes of rules tried, {} unnoticed", missed.len()));
    }
    let ok = failed.is_empty() && missed.as_ref().is_none_or(Vec::is_empty);
    let report = json!({ "cases": tried.len(), "failed": failed, "unnoticed": missed });
    PolicyReport { ok, lines, report }
}

fn told(tried: &Tried) -> String {
    let mut said = tried.said.as_ref().map(|said| format!(" ({said})")).unwrap_or_default();
    said.extend(tried.at.as_ref().map(|at| format!(" at {at}")));
    let wrong: Vec<String> = tried
        .wrong
        .iter()
        .map(|wrong| format!("{} is {}, expected {}", wrong.what, wrong.got, wrong.expected))
        .collect();
    let unread = tried.unread.iter().map(|one| format!("; {one}")).collect::<String>();
    format!("line {}: {}{said}: {}{unread}", tried.line, tried.name, wrong.join("; "))
}

/// Every text with sample values, in one language or in all that have some, as a channel of that
/// name says it.
#[must_use]
pub fn messages(
    policy: &Policy,
    language: Option<&str>,
    (channel, now): (&str, Timestamp),
) -> PolicyReport {
    let all: Vec<String> = match language {
        Some(language) => vec![policy.spoken(Some(language))],
        None => policy.languages().into_iter().map(ToOwned::to_owned).collect(),
    };
    let (mut lines, mut report) = (Vec::new(), Vec::new());
    for language in all {
        let said = policy.preview(&language, (channel, Look::Messages), now);
        lines.push(format!("== {language}"));
        lines.extend(said.iter().flat_map(preview));
        report.push(json!({ "language": language, "messages": said }));
    }
    PolicyReport { ok: true, lines, report: report.into() }
}

/// One message for people: its name and queue, its words, its buttons.
#[must_use]
pub fn preview(one: &Preview) -> Vec<String> {
    let mut lines = vec![format!("{} ({})", one.name, one.queue)];
    lines.extend(one.text.lines().map(|line| format!("    {line}")));
    if !one.choices.is_empty() {
        lines.push(format!("    [{}]", one.choices.join("] [")));
    }
    lines
}

/// What changed from one file to another.
#[must_use]
pub fn diff(before: &str, after: &str) -> PolicyReport {
    let changes = changes::diff(before, after);
    let mut lines: Vec<String> = changes.iter().map(ToString::to_string).collect();
    if lines.is_empty() {
        lines.push("no change of a rule".to_owned());
    }
    PolicyReport { ok: true, lines, report: json!({ "changes": changes }) }
}
