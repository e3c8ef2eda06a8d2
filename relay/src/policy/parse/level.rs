//! Reads `[[service_level]]`.

use std::collections::BTreeSet;

use super::{Names, PRIORITIES, choice, each, known_queue, named};
use crate::policy::faults::Faults;
use crate::policy::level::{Applies, Bell, Escalation, ServiceLevel};
use crate::policy::model::Priority;
use crate::policy::read::{Table, nearest};

/// The share of the time after which a level is at risk where the file does not say.
const AT_RISK: f64 = 0.75;
/// Longest target: ninety days of open hours.
const TARGET_MAX: u64 = 90 * 1_440;

pub(super) fn all(
    top: &mut Table<'_>,
    faults: &mut Faults,
    queues: &BTreeSet<String>,
) -> Vec<ServiceLevel> {
    each(top, faults, "service_level", |table, faults, seen| one(table, faults, seen, queues))
}

fn one(
    mut table: Table<'_>,
    faults: &mut Faults,
    seen: &mut Names,
    queues: &BTreeSet<String>,
) -> Option<ServiceLevel> {
    let name = named(&mut table, "service_level", seen, faults);
    let mut minutes = |key| table.number(faults, key, 1..TARGET_MAX + 1);
    let first_response_min = minutes("first_response_min");
    let next_response_min = minutes("next_response_min");
    let resolution_min = minutes("resolution_min");
    let targets = ["first_response_min", "next_response_min", "resolution_min"];
    if !targets.iter().any(|key| table.has(key)) {
        let message = format!("a service level needs one of {} at least", targets.join(", "));
        faults.add(&table.at.clone(), "missing_key", message);
    }
    let named_queues = table.strings(faults, "queue");
    let level = ServiceLevel {
        note: table.string(faults, "note").map(|at| at.value),
        applies: match table.boolean(faults, "by_name") {
            Some(true) => Applies::ByName,
            _ => Applies::ByTicket,
        },
        queues: named_queues.iter().filter_map(|at| known_queue(at, queues, faults)).collect(),
        priorities: priorities(&mut table, faults),
        first_response_min,
        next_response_min,
        resolution_min,
        at_risk: table.share(faults, "at_risk").unwrap_or(AT_RISK),
        when_at_risk: escalation(&mut table, "when_at_risk", faults, queues),
        when_breached: escalation(&mut table, "when_breached", faults, queues),
        name: name?,
    };
    table.finish(faults);
    Some(level)
}

fn priorities(table: &mut Table<'_>, faults: &mut Faults) -> Vec<Priority> {
    let words: Vec<&str> = PRIORITIES.iter().map(|(word, _)| *word).collect();
    let written = table.strings(faults, "priority");
    let known = |value: &str| PRIORITIES.iter().find(|(word, _)| *word == value).map(|(_, p)| *p);
    let found = written.iter().filter_map(|at| {
        let found = known(&at.value);
        if found.is_none() {
            let hint = nearest(&at.value, &words);
            let message = format!("there is no priority \"{}\"{hint}", at.value);
            faults.add(&at.at, "unknown_value", message);
        }
        found
    });
    found.collect()
}

fn escalation(
    table: &mut Table<'_>,
    key: &'static str,
    faults: &mut Faults,
    queues: &BTreeSet<String>,
) -> Escalation {
    let Some(mut table) = table.table(faults, key) else { return Escalation::default() };
    let escalation = Escalation {
        priority: choice(&mut table, faults, "priority", &PRIORITIES),
        queue: table.string(faults, "queue").and_then(|at| known_queue(&at, queues, faults)),
        bell: match table.boolean(faults, "notify") {
            Some(true) => Bell::Rings,
            _ => Bell::Silent,
        },
    };
    table.finish(faults);
    escalation
}

#[cfg(test)]
mod tests {
    use crate::policy::Policy;

    /// Codes with their lines after the default policy.
    fn faults(body: &str) -> Vec<(usize, &'static str)> {
        let text = Policy::default_text();
        let before = text.lines().count();
        let list = Policy::parse(&format!("{text}[[service_level]]\nname = \"x\"\n{body}\n"));
        let list = list.err().unwrap_or_default();
        list.into_iter().map(|fault| (fault.line - before, fault.code)).collect()
    }

    #[test]
    fn each_fault_of_a_service_level_has_its_line_and_code() {
        let good = "first_response_min = 5";
        assert_eq!(faults(good), []);
        assert_eq!(faults(""), [(1, "missing_key")]);
        assert_eq!(faults("first_response_min = 0"), [(3, "wrong_type")]);
        assert_eq!(faults(&format!("{good}\nqueue = \"suport\"")), [(4, "unknown_queue")]);
        assert_eq!(faults(&format!("{good}\npriority = \"hi\"")), [(4, "unknown_value")]);
        assert_eq!(faults(&format!("{good}\nat_risk = 1.5")), [(4, "wrong_type")]);
        let moved = format!("{good}\nwhen_breached = {{ queue = \"nowhere\" }}");
        assert_eq!(faults(&moved), [(4, "unknown_queue")]);
        let mistyped = format!("{good}\nwhen_at_risk = {{ notfy = true }}");
        assert_eq!(faults(&mistyped), [(4, "unknown_key")]);
    }
}
