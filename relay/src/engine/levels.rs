//! Service levels at work: clocks start with a ticket and with a customer's words, end with an
//! answer or a close, and where they come to their marks the policy's escalation follows.

use baton_shared::id::{ConversationId, QueueName};
use jiff::Timestamp;

use super::deadlines::Due;
use super::draft::Step;
use super::handover;
use crate::desk::level::{Clock, ClockState, Ticking};
use crate::desk::parts::Priority;
use crate::desk::{Control, ConversationEvent as Event, Ticket, TicketState};
use crate::policy::Key;
use crate::policy::level::{Bell, Escalation, Owed, ServiceLevel, Target};

fn target(clock: Clock) -> Target {
    match clock {
        Clock::FirstResponse => Target::FirstResponse,
        Clock::NextResponse => Target::NextResponse,
        Clock::Resolution => Target::Resolution,
    }
}

fn owed<'p>(
    step: &Step<'_, 'p>,
    (queue, priority): (&QueueName, Priority),
    (named, clock): (Option<&str>, Clock),
) -> Option<(&'p ServiceLevel, Owed)> {
    let level = step.policy().level_of(named, (queue, priority))?;
    let owed = level.owed(target(clock), step.policy().hours_of(queue), step.now())?;
    Some((level, owed))
}

/// By when a ticket opened now must be answered.
pub(super) fn due(
    step: &Step<'_, '_>,
    of: (&QueueName, Priority),
    named: Option<&str>,
) -> Option<Timestamp> {
    owed(step, of, (named, Clock::FirstResponse)).map(|(_, owed)| owed.due_at)
}

/// A ticket was opened: an answer and an end are owed.
pub(super) fn opened(step: &mut Step<'_, '_>, id: &ConversationId) {
    start(step, id, Clock::FirstResponse);
    start(step, id, Clock::Resolution);
}

/// The customer wrote to an agent: where nothing is owed already, an answer is owed from now on.
pub(super) fn said(step: &mut Step<'_, '_>, id: &ConversationId) {
    let Some(conv) = step.conversation(id) else { return };
    let Some(ticket) = conv.open_ticket() else { return };
    let owed = ticket.clocks.iter().any(|one| one.clock != Clock::Resolution);
    if matches!(conv.control, Control::Agent(_)) && ticket.answered && !owed {
        start(step, id, Clock::NextResponse);
    }
}

/// A closed ticket is open again: somebody waits for an answer.
pub(super) fn reopened(step: &mut Step<'_, '_>, id: &ConversationId) {
    start(step, id, Clock::NextResponse);
}

fn start(step: &mut Step<'_, '_>, id: &ConversationId, clock: Clock) {
    let ticket = step.conversation(id).and_then(|conv| conv.open_ticket());
    let Some(ticket) = ticket else { return };
    let (queue, priority, named) = (&ticket.queue, ticket.priority, ticket.level.as_deref());
    if let Some((level, owed)) = owed(step, (queue, priority), (named, clock)) {
        let (level, at_risk_at, due_at) = (level.name.clone(), owed.at_risk_at, owed.due_at);
        step.tell(id, Event::ClockStarted { clock, level, at_risk_at, due_at });
    }
}

/// A clock has come to a mark.
pub(super) fn fired(step: &mut Step<'_, '_>, id: &ConversationId, due: &Due) {
    let Some(ticket) = step.conversation(id).and_then(|conv| conv.open_ticket()).cloned() else {
        return;
    };
    let Some(ticking) = ticket.clocks.iter().find(|one| one.since == due.since) else { return };
    let Some((_, state)) = ticking.next().filter(|(at, _)| *at <= step.now()) else { return };
    let clock = ticking.clock;
    step.tell(
        id,
        match state {
            ClockState::Breached => Event::Breached { clock },
            _ => Event::AtRisk { clock },
        },
    );
    escalate(step, id, &ticket, (ticking, state));
}

fn escalate(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    ticket: &Ticket,
    (ticking, state): (&Ticking, ClockState),
) {
    // A level that the policy no longer has asks for nothing.
    let Some(level) = step.policy().level(&ticking.level) else { return };
    let asked: &Escalation =
        if state == ClockState::Breached { &level.when_breached } else { &level.when_at_risk };
    let waits = ticket.state == TicketState::Queued;
    let priority = asked.priority.unwrap_or(ticket.priority).max(ticket.priority);
    let moved = asked.queue.clone().filter(|queue| waits && *queue != ticket.queue);
    if priority != ticket.priority || moved.is_some() {
        let order_at = handover::raised(ticket, priority);
        let watches = match &moved {
            Some(queue) => handover::watches(step, queue, true),
            None => ticket.watches.clone(),
        };
        let (clock, to) = (ticking.clock, moved.clone());
        step.tell(id, Event::Escalated { clock, priority, order_at, to, watches });
    }
    let outside = step.conversation(id).is_some_and(|conv| conv.inbox.is_some());
    if moved.is_some() && !outside {
        super::acts::say(step, id, Key::Transferred, None);
    }
    if asked.bell == Bell::Rings && waits {
        let waited = step.now().duration_since(ticket.opened_at).as_secs();
        let waiting_s = u64::try_from(waited).unwrap_or(0);
        step.tell(id, Event::Notified { waiting_s });
    }
}
