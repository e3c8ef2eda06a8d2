//! Who is on for a queue: counted from the state at one instant.

use std::collections::BTreeMap;
use std::sync::Arc;

use baton_shared::id::{AgentName, QueueName};
use jiff::Timestamp;

use super::assign::has_room;
use super::handover::earlier;
use super::state::State;
use crate::desk::{Agent, Conversation, Ticket};
use crate::policy::model::OnReturn;
use crate::policy::promise::Recent;
use crate::policy::{LivePromise, Policy, Staffing};

/// Present and waiting, for one queue.
#[must_use]
pub fn of_queue(state: &State, queue: &QueueName) -> Staffing {
    let on = || state.agents().filter(|agent| agent.serves(queue) && agent.is_on());
    // Who wraps up, or is being asked about another ticket, is not free for a newcomer.
    let idle = |agent: &&Arc<Agent>| {
        agent.is_available() && agent.holds.is_empty() && agent.offers.is_empty()
    };
    let free = on().filter(idle).count();
    let past = state.past(queue);
    Staffing {
        present: u32::try_from(on().count()).unwrap_or(u32::MAX),
        available: u32::try_from(free).unwrap_or(u32::MAX),
        waiting: state.waiting(queue),
        recent_handle_s: past.and_then(Recent::handle_s),
        learnt: past.map(Recent::learnt).unwrap_or_default(),
    }
}

/// What may honestly be said of a ticket that waits: nothing live outside the hours or with nobody
/// present.
#[must_use]
pub fn promise(
    state: &State,
    policy: &Policy,
    ticket: &Ticket,
    now: Timestamp,
) -> Option<LivePromise> {
    if policy.hours_of(&ticket.queue).is_some_and(|hours| !hours.is_open(now)) {
        return None;
    }
    let place = state.place(ticket.number, &ticket.queue, ticket.order_at);
    LivePromise::at(&of_queue(state, &ticket.queue), place)
}

/// Present and waiting, for every queue of the policy.
#[must_use]
pub fn of_desk(state: &State, policy: &Policy) -> BTreeMap<QueueName, Staffing> {
    policy.queues.iter().map(|q| (q.name.clone(), of_queue(state, &q.name))).collect()
}

/// Agents who would take a ticket now, each with the queues they serve; none named is all. Nobody is
/// looked up for a policy that names no agent.
#[must_use]
pub fn agents_on(state: &State, policy: &Policy) -> Vec<(AgentName, Vec<QueueName>)> {
    if !policy.names_agents() {
        return Vec::new();
    }
    let on = state.agents().filter(|agent| agent.is_available());
    on.map(|agent| (agent.name.clone(), agent.queues.clone())).collect()
}

/// Who had a customer's last ticket, where it was closed so lately that they come again, and the
/// agent is there and can carry one more; with the queues they serve.
#[must_use]
pub fn returning(
    state: &State,
    policy: &Policy,
    conv: &Conversation,
    now: Timestamp,
) -> Option<(AgentName, Vec<QueueName>)> {
    if policy.settings.on_return == OnReturn::Anyone {
        return None;
    }
    let earlier = earlier(conv, policy.settings.repeat_window_h, now)?;
    let agent = state.agent(&earlier.agent?)?;
    if !has_room(state, policy, (agent, conv)) {
        return None;
    }
    Some((agent.name.clone(), agent.queues.clone()))
}
