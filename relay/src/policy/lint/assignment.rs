//! What is wrong with queues that ask agents: nobody to ask, nothing anybody could carry, skills that
//! nobody asked for in the first place.

use std::collections::BTreeSet;

use super::places::Places;
use super::{Desk, fault};
use crate::policy::assign::{Assign, Relax};
use crate::policy::faults::Fault;
use crate::policy::model::Policy;

pub(super) fn all(policy: &Policy, places: &Places, desk: Option<&Desk>, found: &mut Vec<Fault>) {
    capacity(policy, places, found);
    let asked = asked(policy);
    for queue in &policy.queues {
        let line = places.line("queue", queue.name.as_str());
        let asks = queue.assign != Assign::Pull;
        if asks && desk.is_some_and(|desk| !desk.served.contains(&queue.name)) {
            let message = format!(
                "the queue {} asks agents, and none serves it: baton-relay agent set NAME --queue=+{}",
                queue.name, queue.name
            );
            found.push(fault(line, "nobody_to_ask", message));
        }
        for skill in queue.relax.iter().flat_map(|step| &step.drop) {
            if skill != Relax::ALL && !asked.contains(skill.as_str()) {
                let message = format!(
                    "the queue {} drops the skill {skill} after a while, and no rule asks for it",
                    queue.name
                );
                found.push(fault(line, "unknown_skill", message));
            }
        }
    }
}

fn capacity(policy: &Policy, places: &Places, found: &mut Vec<Fault>) {
    let written = places.has_top("capacity");
    let line = places.top("capacity");
    if written && !policy.pushes() {
        let message = "no queue asks agents, so nobody's capacity counts: add assign to a queue";
        found.push(fault(line, "unused_capacity", message.to_owned()));
    }
    let most = policy.capacity.greatest();
    for (channel, weight) in policy.capacity.channels.iter().filter(|(_, weight)| **weight > most) {
        if policy.pushes() {
            let message = format!(
                "a ticket of {channel} weighs {weight}, and nobody carries more than {most}: it is never offered"
            );
            found.push(fault(line, "never_offered", message));
        }
    }
}

/// Every skill that a queue or a rule asks for.
fn asked(policy: &Policy) -> BTreeSet<&str> {
    let queues = policy.queues.iter().flat_map(|queue| &queue.skills);
    let routes = policy
        .routes
        .iter()
        .flat_map(|route| route.outcome.skills.iter().chain(&route.when.at.skill));
    let triggers = policy.triggers.iter().flat_map(|trigger| &trigger.outcome.skills);
    queues.chain(routes).chain(triggers).map(String::as_str).collect()
}
