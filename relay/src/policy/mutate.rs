//! A policy with one rule changed: dropped, sent elsewhere, a word or a threshold off. What examples
//! do not notice of that, nobody would. Owns which changes there are; tries them on the examples.
//!
//! Conditions and rules are taken apart field by field, so that a new one does not compile until it
//! is said here how it can be wrong; all other keys are changed where they are written.

use baton_shared::id::QueueName;

use super::examples::all_hold;
use super::model::{Conditions, KeywordList, Outcome, Policy, Priority, Route, Trigger, Use, When};
use super::words::Keyword;

mod desk;
pub(super) mod keys;
mod signs;

/// A policy with one change.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// The rule, as in `route billing_words`.
    pub rule: String,
    /// The change, in words that follow the rule's name.
    pub change: String,
    /// With it.
    pub policy: Policy,
}

/// The changes that no example notices, each as `rule: change`.
#[must_use]
pub fn unnoticed(policy: &Policy) -> Vec<String> {
    let unnoticed = |mutant: &Mutant| all_hold(&mutant.policy, &policy.examples);
    let missed = mutants(policy).into_iter().filter(unnoticed);
    missed.map(|mutant| format!("{}: {}", mutant.rule, mutant.change)).collect()
}

/// Every change of every rule.
#[must_use]
pub fn mutants(policy: &Policy) -> Vec<Mutant> {
    let mut all = Vec::new();
    for (index, trigger) in policy.triggers.iter().enumerate() {
        let rule = format!("trigger {}", trigger.name);
        let mut add = |change: String, with: Option<Trigger>| {
            let mut policy = policy.clone();
            match with {
                Some(with) => policy.triggers[index] = with,
                None => drop(policy.triggers.remove(index)),
            }
            all.push(Mutant { rule: rule.clone(), change, policy });
        };
        add("dropped".to_owned(), None);
        for (change, with) in triggers(policy, trigger) {
            add(change, Some(with));
        }
    }
    for (index, route) in policy.routes.iter().enumerate() {
        let rule = format!("route {}", route.name);
        let mut add = |change: String, with: Option<Route>| {
            let mut policy = policy.clone();
            match with {
                Some(with) => policy.routes[index] = with,
                None => drop(policy.routes.remove(index)),
            }
            all.push(Mutant { rule: rule.clone(), change, policy });
        };
        add("dropped".to_owned(), None);
        for (change, with) in routes(policy, route) {
            add(change, Some(with));
        }
    }
    all.extend(desk::mutants(policy));
    all.extend(keys::mutants(policy));
    all
}

fn triggers(policy: &Policy, trigger: &Trigger) -> Vec<(String, Trigger)> {
    let Trigger { name: _, owner: _, note: _, when, used, outcome } = trigger;
    let whens = whens(when).into_iter();
    let whens = whens.map(|(change, when)| (change, Trigger { when, ..trigger.clone() }));
    let outcomes = outcomes(policy, outcome).into_iter();
    let outcomes =
        outcomes.map(|(change, outcome)| (change, Trigger { outcome, ..trigger.clone() }));
    match used {
        Use::Enabled => whens.chain(outcomes).collect(),
        Use::Forbidden => {
            vec![("allowed".to_owned(), Trigger { used: Use::Enabled, ..trigger.clone() })]
        }
    }
}

fn whens(when: &When) -> Vec<(String, When)> {
    match when {
        When::ExplicitRequest | When::BotSignal | When::BotFailure => Vec::new(),
        When::AskedTimes(n) => counts(*n, When::AskedTimes),
        When::Misunderstood(n) => counts(*n, When::Misunderstood),
        When::ConfidenceBelow(below) => signs::limits(*below, When::ConfidenceBelow),
        When::Sign(sign) => {
            let others = signs::signs(sign).into_iter();
            others.map(|(change, sign)| (change, When::Sign(sign))).collect()
        }
        When::Keywords(list) => {
            let lists = keywords(list).into_iter();
            lists.map(|(change, list)| (change, When::Keywords(list))).collect()
        }
    }
}

fn counts<T>(n: u32, make: impl Fn(u32) -> T) -> Vec<(String, T)> {
    let others = [n.saturating_sub(1), n + 1].into_iter().filter(|other| *other > 0);
    others.map(|other| (format!("{n} becomes {other}"), make(other))).collect()
}

/// A word of nobody's.
fn nonsense() -> Option<Keyword> {
    Keyword::new("zqxwvk")
}

/// Each word in turn replaced by one that nobody says.
fn keywords(list: &KeywordList) -> Vec<(String, KeywordList)> {
    let KeywordList { any, by_language } = list;
    let mut all = Vec::new();
    for (index, keyword) in any.iter().enumerate() {
        let mut with = list.clone();
        with.any.splice(index..=index, nonsense());
        all.push((format!("without the word {}", keyword.as_str()), with));
    }
    for (language, words) in by_language {
        for (index, keyword) in words.iter().enumerate() {
            let mut with = list.clone();
            if let Some(words) = with.by_language.get_mut(language) {
                words.splice(index..=index, nonsense());
            }
            all.push((format!("without the {language} word {}", keyword.as_str()), with));
        }
    }
    all
}

fn outcomes(policy: &Policy, outcome: &Outcome) -> Vec<(String, Outcome)> {
    let Outcome { queue, priority, skills, tags } = outcome;
    let mut all = Vec::new();
    if let Some(other) = queue.as_ref().and_then(|queue| another(policy, queue)) {
        let change = format!("queue becomes {other}");
        all.push((change, Outcome { queue: Some(other), ..outcome.clone() }));
    }
    if let Some(priority) = priority {
        let other = if *priority == Priority::Low { Priority::Urgent } else { Priority::Low };
        let change = format!("priority {priority:?} becomes {other:?}").to_lowercase();
        all.push((change, Outcome { priority: Some(other), ..outcome.clone() }));
    }
    for (index, skill) in skills.iter().enumerate() {
        let mut with = outcome.clone();
        with.skills.remove(index);
        all.push((format!("without the skill {skill}"), with));
    }
    for (index, tag) in tags.iter().enumerate() {
        let mut with = outcome.clone();
        with.tags.remove(index);
        all.push((format!("without the tag {tag}"), with));
    }
    all
}

fn another(policy: &Policy, queue: &QueueName) -> Option<QueueName> {
    policy.queues.iter().map(|other| &other.name).find(|other| *other != queue).cloned()
}

fn routes(policy: &Policy, route: &Route) -> Vec<(String, Route)> {
    let Route { name: _, owner: _, note: _, when, queue, outcome, way } = route;
    let mut all = Vec::new();
    if let Some(other) = another(policy, queue) {
        let change = format!("queue becomes {other}");
        all.push((change, Route { queue: other, ..route.clone() }));
    }
    // A route's queue stands in its outcome too, and counts once.
    let rest = Outcome { queue: None, ..outcome.clone() };
    for (change, outcome) in outcomes(policy, &rest) {
        let queue = route.outcome.queue.clone();
        all.push((change, Route { outcome: Outcome { queue, ..outcome }, ..route.clone() }));
    }
    for (change, way) in signs::ways(way) {
        all.push((change, Route { way, ..route.clone() }));
    }
    for (change, when) in conditions(when) {
        all.push((change, Route { when, ..route.clone() }));
    }
    all
}

fn conditions(when: &Conditions) -> Vec<(String, Conditions)> {
    let Conditions { keywords: words, intent, tag, variable, language, channel, at } = when;
    let mut all = Vec::new();
    for (change, list) in words.as_ref().map(keywords).unwrap_or_default() {
        all.push((change, Conditions { keywords: Some(list), ..when.clone() }));
    }
    for (change, intent) in lists("intent", intent) {
        all.push((change, Conditions { intent, ..when.clone() }));
    }
    for (change, tag) in lists("tag", tag) {
        all.push((change, Conditions { tag, ..when.clone() }));
    }
    for (change, language) in lists("language", language) {
        all.push((change, Conditions { language, ..when.clone() }));
    }
    for (change, channel) in lists("channel", channel) {
        all.push((change, Conditions { channel, ..when.clone() }));
    }
    for (change, at) in signs::circumstances(at) {
        all.push((change, Conditions { at, ..when.clone() }));
    }
    for (name, value) in variable {
        let mut with = when.clone();
        with.variable.insert(name.clone(), "zqxwvk".to_owned());
        all.push((format!("{name} no longer {value}"), with));
    }
    all
}

fn lists(what: &str, list: &[String]) -> Vec<(String, Vec<String>)> {
    let one = |(index, word): (usize, &String)| {
        let mut with = list.to_vec();
        with[index] = "zqxwvk".to_owned();
        (format!("without the {what} {word}"), with)
    };
    list.iter().enumerate().map(one).collect()
}
