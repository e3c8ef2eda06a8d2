//! Service levels that come to nothing: those no ticket can have, and those that move a waiting
//! ticket round in a circle.

use std::collections::BTreeSet;

use baton_shared::id::QueueName;

use super::fault;
use super::places::Places;
use crate::policy::faults::Fault;
use crate::policy::level::{Applies, ServiceLevel};
use crate::policy::model::{Policy, Priority};

/// Levels that no ticket can have.
pub(super) fn reach(policy: &Policy, places: &Places, found: &mut Vec<Fault>) {
    let named = |level: &ServiceLevel| {
        policy.routes.iter().any(|route| route.way.level.as_ref() == Some(&level.name))
    };
    for (index, level) in policy.levels.iter().enumerate().filter(|(_, level)| !named(level)) {
        let earlier = policy.levels[..index].iter().find(|earlier| forestalls(earlier, level));
        let nowhere = |queue: &QueueName| !places.leads_to(queue.as_str());
        let why = if level.applies == Applies::ByName {
            "no route names it".to_owned()
        } else if let Some(earlier) = earlier {
            format!("{} before it fits whenever it does", earlier.name)
        } else if !level.queues.is_empty() && level.queues.iter().all(nowhere) {
            "nothing leads to its queues".to_owned()
        } else {
            continue;
        };
        let message = format!("the service level {} is nobody's: {why}", level.name);
        found.push(fault(places.line("service_level", &level.name), "dead_level", message));
    }
}

/// Whether an earlier level fits every ticket that a later one does.
fn forestalls(earlier: &ServiceLevel, later: &ServiceLevel) -> bool {
    const ALL: [Priority; 4] = [Priority::Low, Priority::Normal, Priority::High, Priority::Urgent];
    let queues = earlier.queues.is_empty()
        || !later.queues.is_empty() && later.queues.iter().all(|q| earlier.queues.contains(q));
    let wanted = if later.priorities.is_empty() { &ALL[..] } else { &later.priorities };
    let priorities = earlier.priorities.is_empty()
        || wanted.iter().all(|priority| earlier.priorities.contains(priority));
    earlier.applies == Applies::ByTicket && queues && priorities
}

/// Circles of escalation, each once, at the level that begins it.
pub(super) fn circles(policy: &Policy, places: &Places, found: &mut Vec<Fault>) {
    let mut told: BTreeSet<&QueueName> = BTreeSet::new();
    for queue in &policy.queues {
        let Some((first, circle)) = circle(policy, &queue.name) else { continue };
        if circle.iter().any(|one| told.contains(one)) {
            continue;
        }
        let names: Vec<&str> = circle.iter().map(|queue| queue.as_str()).collect();
        let message = format!("escalation moves a ticket in a circle: {}", names.join(", "));
        found.push(fault(places.line("service_level", &first.name), "escalation_cycle", message));
        told.extend(circle);
    }
}

/// The queues on a way that begins in a queue and leads back to it, and the level that begins it.
fn circle<'p>(
    policy: &'p Policy,
    start: &'p QueueName,
) -> Option<(&'p ServiceLevel, BTreeSet<&'p QueueName>)> {
    for (first, to) in moves(policy, start) {
        let (mut seen, mut next) = (BTreeSet::from([to]), vec![to]);
        while let Some(queue) = next.pop() {
            for (_, to) in moves(policy, queue) {
                if to == start {
                    seen.insert(start);
                    return Some((first, seen));
                }
                if seen.insert(to) {
                    next.push(to);
                }
            }
        }
    }
    None
}

/// Where levels may move a ticket that waits in a queue.
fn moves<'p>(
    policy: &'p Policy,
    from: &'p QueueName,
) -> impl Iterator<Item = (&'p ServiceLevel, &'p QueueName)> {
    let of = move |level: &&ServiceLevel| level.queues.is_empty() || level.queues.contains(from);
    policy.levels.iter().filter(of).flat_map(move |level| {
        let asked = [&level.when_at_risk, &level.when_breached].into_iter();
        let to = asked.filter_map(|escalation| escalation.queue.as_ref());
        to.filter(move |to| *to != from).map(move |to| (level, to))
    })
}
