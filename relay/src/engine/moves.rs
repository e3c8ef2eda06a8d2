//! What waiting itself brings about: a ticket asks for less, or its queue sends it on to another one.

use baton_shared::id::{ConversationId, QueueName};
use jiff::{SignedDuration, Timestamp};

use super::draft::Step;
use super::{acts, handover, staffing};
use crate::desk::ConversationEvent as Event;
use crate::desk::event::{MovedFor, Moves, Relaxing};
use crate::policy::assign::Relax;
use crate::policy::{Key, OVERFLOW_DEPTH, Overflow, Policy};

fn minutes(n: u64) -> SignedDuration {
    SignedDuration::from_mins(n.cast_signed())
}

/// What is due with a ticket that enters a queue, its minutes counted from an instant.
pub(super) fn first(policy: &Policy, queue: &QueueName, since: Timestamp) -> Option<Box<Moves>> {
    let queue = policy.queue(queue)?;
    let after = |n: Option<u64>| since.checked_add(minutes(n?)).ok();
    let limits = queue.overflow.as_ref().map(|overflow| &overflow.limits);
    let moves = Moves {
        since,
        relax: relaxing(&queue.relax, 0, since),
        waited_at: after(limits.and_then(|limits| limits.after_min)),
        unstaffed_at: after(limits.and_then(|limits| limits.unstaffed_min)),
    };
    let any = moves.relax.is_some() || moves.overflow_at().is_some();
    any.then(|| Box::new(moves))
}

fn relaxing(steps: &[Relax], after_min: u64, since: Timestamp) -> Option<Relaxing> {
    let after_min = Relax::next(steps, after_min)?;
    Some(Relaxing { after_min, at: since.checked_add(minutes(after_min)).ok()? })
}

/// It has waited long enough to ask for less.
pub(super) fn relax(step: &mut Step<'_, '_>, id: &ConversationId) {
    let Some(ticket) = step.conversation(id).and_then(|conv| conv.open_ticket()) else { return };
    let Some(moves) = ticket.watches.moves.clone() else { return };
    let Some(due) = moves.relax.filter(|due| due.at <= step.now()) else { return };
    let steps = step.policy().queue(&ticket.queue).map(|queue| queue.relax.as_slice());
    let steps = steps.unwrap_or_default();
    let dropped = Relax::dropped(steps, due.after_min, &ticket.skills);
    let relax = relaxing(steps, due.after_min, moves.since);
    step.tell(id, Event::Relaxed { dropped, next: Some(Box::new(Moves { relax, ..*moves })) });
}

/// It has waited long enough to think of another queue: one that is open, and where somebody is.
pub(super) fn overflow(step: &mut Step<'_, '_>, id: &ConversationId) {
    let Some(ticket) = step.conversation(id).and_then(|conv| conv.open_ticket()) else { return };
    let Some(moves) = ticket.watches.moves.clone() else { return };
    let (from, now) = (ticket.queue.clone(), step.now());
    let moved = ticket.round.as_ref().map_or(0, |round| round.moved);
    let known = step.policy().queue(&from).and_then(|queue| queue.overflow.as_ref());
    let deep = usize::try_from(moved).is_ok_and(|moved| moved >= OVERFLOW_DEPTH);
    let Some(overflow) = known.filter(|_| !deep) else {
        let next = Moves { waited_at: None, unstaffed_at: None, ..*moves };
        return step.tell(id, Event::Stayed { next: Some(Box::new(next)) });
    };
    let Some(why) = reason(step, &from, &moves).filter(|_| takes(step, &overflow.to)) else {
        let next = look_again(overflow, &moves, now);
        return step.tell(id, Event::Stayed { next: Some(Box::new(next)) });
    };
    let to = overflow.to.clone();
    let watches = handover::watches(step, &to, true);
    step.tell(id, Event::Overflowed { from, to, why, moved: moved + 1, watches });
    acts::say(step, id, Key::Transferred, None);
}

fn reason(step: &Step<'_, '_>, queue: &QueueName, moves: &Moves) -> Option<MovedFor> {
    let due = |at: Option<Timestamp>| at.is_some_and(|at| at <= step.now());
    if due(moves.waited_at) {
        return Some(MovedFor::Waited);
    }
    let nobody = || staffing::of_queue(step.state(), queue).present == 0;
    (due(moves.unstaffed_at) && nobody()).then_some(MovedFor::Unstaffed)
}

/// Nobody is better off in a queue that is closed, or where nobody is either.
fn takes(step: &Step<'_, '_>, queue: &QueueName) -> bool {
    step.policy().is_open(queue, step.now()) && staffing::of_queue(step.state(), queue).present > 0
}

/// What was due comes again after the same time.
fn look_again(overflow: &Overflow, moves: &Moves, now: Timestamp) -> Moves {
    let later = |at: Option<Timestamp>, every: Option<u64>| match at {
        Some(at) if at <= now => now.checked_add(minutes(every?)).ok(),
        at => at,
    };
    Moves {
        waited_at: later(moves.waited_at, overflow.limits.after_min),
        unstaffed_at: later(moves.unstaffed_at, overflow.limits.unstaffed_min),
        ..*moves
    }
}
