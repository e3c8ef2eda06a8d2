//! Colleagues, queues and counts: what stands beside the rows.

use std::sync::Arc;

use baton_shared::id::QueueName;
use baton_shared::wire;
use jiff::Timestamp;

use crate::desk::act::sees;
use crate::desk::level::ClockState;
use crate::desk::{Agent, Control, Conversation, TicketState};
use crate::engine::{Committed, Event, Placed, State, staffing};
use crate::policy::{LivePromise, Policy};

/// Whether a commit changes what stands beside the rows.
pub(super) fn has_changed(committed: &Committed) -> bool {
    let moved = |(before, after): &(Option<Arc<Conversation>>, Arc<Conversation>)| {
        before.as_deref().map(stand) != Some(stand(after))
    };
    let desk = |one: &Placed| matches!(one.event, Event::Desk(_));
    !committed.agents.is_empty()
        || committed.conversations.iter().any(moved)
        || committed.events.iter().any(desk)
}

/// What of a conversation is counted: who has it, and where its ticket is and how late.
fn stand(conv: &Conversation) -> (&Control, Option<(&QueueName, ClockState)>) {
    let ticket = conv.open_ticket().map(|ticket| (&ticket.queue, ticket.standing()));
    (&conv.control, ticket)
}

/// Everybody, for transfers.
#[must_use]
pub fn agents(state: &State) -> Vec<wire::AgentView> {
    let known = state.agents().filter(|agent| !agent.revoked);
    let views = known.map(|agent| wire::AgentView {
        name: agent.name.clone(),
        role: agent.role,
        status: if agent.sessions.is_empty() { wire::Status::Off } else { agent.status },
        reason: agent.reason.clone().or_else(|| not_on(agent)),
        present: agent.is_present(),
        queues: agent.queues.clone(),
        skills: agent.skills.clone(),
        open: u32::try_from(agent.holds.len()).unwrap_or(u32::MAX),
    });
    views.collect()
}

/// Why nobody counts on an agent who is available; it is shown where a reason stands.
pub(super) fn not_on(agent: &Agent) -> Option<String> {
    let silent = agent.not_responding.then_some("not responding");
    silent.or(agent.wrap_until.map(|_| "wrap-up")).map(str::to_owned)
}

/// Every queue and its load.
#[must_use]
pub fn queues(state: &State, policy: &Policy, now: Timestamp) -> Vec<wire::QueueView> {
    let views = policy.queues.iter().map(|queue| {
        let staff = staffing::of_queue(state, &queue.name);
        let hours = policy.hours_of(&queue.name);
        let open_now = hours.is_none_or(|hours| hours.is_open(now));
        wire::QueueView {
            name: queue.name.clone(),
            title: queue.title.clone(),
            waiting: staff.waiting,
            staffed: staff.present,
            expected_wait_s: LivePromise::new(&staff).and_then(|p| p.expected_wait_s()),
            open_now,
            opens_at: hours.filter(|_| !open_now).and_then(|hours| hours.opens_at(now)),
            dispositions: queue.dispositions.clone(),
            transfer_to: queue.transfer_to.clone(),
        }
    });
    views.collect()
}

/// Whether hand-overs are switched off now, why and until when.
#[must_use]
pub fn off(state: &State, now: Timestamp) -> Option<wire::DeskOff> {
    let off = state.disabled.as_ref()?;
    off.until.is_none_or(|until| until > now).then(|| wire::DeskOff {
        reason: off.reason.clone(),
        until: off.until,
        by: off.by.clone(),
    })
}

/// Counts over all that an agent may see.
#[must_use]
pub fn counts(state: &State, agent: &Agent) -> wire::Counts {
    let mut counts = wire::Counts::default();
    for conv in agent.holds.values().filter_map(|id| state.conversation(id)) {
        if conv.open_ticket().is_some_and(|ticket| ticket.held_by(&agent.name)) {
            counts.mine += 1;
            counts.unread += conv.unread;
        }
    }
    let all = crate::desk::allows(agent.role, crate::desk::Action::SeeAllQueues);
    let serves = |queue: &QueueName| all || agent.serves(queue);
    let queued = state.queued().filter(|(queue, _)| serves(queue));
    counts.waiting = queued.map(|(_, queued)| queued).sum();
    let at_risk = state.at_risk().filter(|(queue, _)| serves(queue));
    counts.at_risk = at_risk.map(|(_, tickets)| tickets).sum();
    for ticket in state.between() {
        // What one has just transferred to another queue stays in sight while it can be undone.
        let elsewhere = ticket.state == TicketState::Queued && !serves(&ticket.queue);
        counts.waiting += u32::from(elsewhere && sees(agent, ticket));
        let offered = ticket.offer.as_ref().is_some_and(|offer| offer.to == agent.name);
        counts.offered += u32::from(offered);
    }
    counts
}

#[cfg(test)]
mod tests {
    use baton_shared::id::{ConversationId, Position};

    use super::*;
    use crate::desk::ConversationEvent;
    use crate::desk::level::Clock;

    #[test]
    fn an_answer_in_time_changes_how_many_are_at_risk_and_what_a_customer_writes_does_not() {
        let id: ConversationId = "01M4J51AW86DZZP7QC5MMJJCWK".parse().expect("an id");
        let mut conv = Conversation::new(id);
        let mut pos = Position::default();
        let mut then = |event: serde_json::Value| {
            let event: ConversationEvent = serde_json::from_value(event).expect("an event");
            let before = Arc::new(conv.clone());
            pos = Position(pos.0 + 1);
            conv.apply(&event, pos, Timestamp::UNIX_EPOCH);
            has_changed(&Committed {
                pos,
                at: Timestamp::UNIX_EPOCH,
                events: Vec::new(),
                conversations: vec![(Some(before), Arc::new(conv.clone()))],
                agents: Vec::new(),
            })
        };
        let watches = serde_json::json!({});
        assert!(then(serde_json::json!({
            "kind": "ticket_opened", "number": 1, "queue": "support", "priority": "normal",
            "language": null, "intent": null, "tags": [], "skills": [],
            "trigger": { "rule": "w", "kind": "bot_signal", "route": "fallback", "policy": "" },
            "passed": { "to": { "is": "queue" }, "epoch": 1 },
            "order_at": "2026-11-20T12:00:00Z", "due_at": null, "watches": watches, "private": null
        })));
        let clock = serde_json::to_value(Clock::FirstResponse).expect("JSON");
        let (at, due) = ("2026-11-20T12:00:00Z", "2026-11-20T13:00:00Z");
        then(serde_json::json!({
            "kind": "clock_started", "clock": clock, "level": "l", "at_risk_at": at, "due_at": due
        }));
        assert!(then(serde_json::json!({ "kind": "at_risk", "clock": clock })));
        assert!(!then(serde_json::json!({ "kind": "at_risk", "clock": clock })), "as before");
        assert!(then(serde_json::json!({
            "kind": "agent_said", "message": "a-1", "agent": "anna", "epoch": 1, "private": null
        })));
    }
}
