//! Transfers that lead nowhere: queues whose tickets agents can only pass round among themselves.

use std::collections::BTreeSet;

use baton_shared::id::QueueName;

use super::fault;
use super::places::Places;
use crate::policy::faults::Fault;
use crate::policy::model::Policy;

/// Each circle once, at the first of its queues in the file.
pub(super) fn circles(policy: &Policy, places: &Places, found: &mut Vec<Fault>) {
    let mut told: BTreeSet<&QueueName> = BTreeSet::new();
    for queue in &policy.queues {
        let Some(circle) = circle(policy, &queue.name) else { continue };
        if circle.iter().any(|one| told.contains(one)) {
            continue;
        }
        let names: Vec<&str> = circle.iter().map(|name| name.as_str()).collect();
        let message = format!(
            "tickets of these queues can only be transferred round among them: {}",
            names.join(", ")
        );
        found.push(fault(places.line("queue", queue.name.as_str()), "transfer_cycle", message));
        told.extend(circle);
    }
}

/// All queues that transfers from this one lead to, where it is among them and others are not.
fn circle<'p>(policy: &'p Policy, from: &'p QueueName) -> Option<BTreeSet<&'p QueueName>> {
    let (mut reached, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(name) = next.pop() {
        // A queue without a list lets its tickets go anywhere.
        let targets = policy.queue(name)?.transfer_to.as_ref()?;
        next.extend(targets.iter().filter(|target| reached.insert(*target)));
    }
    (reached.contains(from) && reached.len() < policy.queues.len()).then_some(reached)
}
