//! A route that asks somebody outside where its tickets go: the ticket waits in the route's own
//! queue, nobody is held up, and whatever comes of the question (an answer, a refusal, silence, a
//! restart) ends with one honest word to the customer.

use baton_shared::id::{ConversationId, QueueName, TicketNumber};
use jiff::SignedDuration;

use super::command::Answer;
use super::draft::Step;
use super::handover::{self, Waiting, still_waiting};
use super::judge::Handover;
use super::{callbacks, fields, levels, promises};
use crate::desk::asking::{Asking, RouteAnswer, RouteAnswered};
use crate::desk::event::Words;
use crate::desk::parts::Priority;
use crate::desk::{ConversationEvent as Event, Refusal, Ticket};
use crate::policy::{Key, Notice, Vars};

/// What an endpoint said: its answer with the reason it gave, or why there is none.
pub type Said = Result<(RouteAnswer, Option<String>), String>;

/// The question that a hand-over asks, if its route has one.
pub(super) fn question(step: &Step<'_, '_>, handover: &Handover) -> Option<Asking> {
    let ask = handover.ask.as_ref()?;
    let time = SignedDuration::from_millis(ask.timeout_ms.cast_signed());
    let until = step.now().checked_add(time).ok()?;
    let (endpoint, route) = (ask.endpoint.clone(), handover.trigger.route.clone());
    Some(Asking { endpoint, route, until })
}

/// An answer came. One that comes twice, or too late, changes nothing.
pub(super) fn came(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    number: TicketNumber,
    said: &Said,
) -> Result<Answer, Refusal> {
    if waiting(step, id).is_some_and(|(ticket, _)| ticket.number == number) {
        settle(step, id, said.clone());
    }
    Ok(Answer { conversation: Some(id.clone()), ..Answer::default() })
}

/// Nobody answered in time.
pub(super) fn timed_out(step: &mut Step<'_, '_>, id: &ConversationId) {
    settle(step, id, Err("no answer in time".to_owned()));
}

fn waiting(step: &Step<'_, '_>, id: &ConversationId) -> Option<(Ticket, Asking)> {
    let ticket = step.conversation(id)?.open_ticket()?;
    #[cfg(test)]
    if super::bug::is(super::bug::Bug::DecidesLate) && ticket.asking.is_none() {
        let (endpoint, until) = ("crm".parse().ok()?, step.now());
        return Some((ticket.clone(), Asking { endpoint, route: String::new(), until }));
    }
    Some((ticket.clone(), ticket.asking.as_deref()?.clone()))
}

fn settle(step: &mut Step<'_, '_>, id: &ConversationId, said: Said) {
    let Some((ticket, asking)) = waiting(step, id) else { return };
    let (answer, reason, why_not) = match said {
        Ok((answer, reason)) => {
            let why_not = answer.queue.as_ref().and_then(|queue| misfit(step, queue));
            (Some(answer), reason, why_not)
        }
        Err(why) => (None, None, Some(why)),
    };
    let to = answer.as_ref().and_then(|answer| answer.queue.clone());
    let to = to.filter(|queue| why_not.is_none() && *queue != ticket.queue);
    let queue = to.clone().unwrap_or_else(|| ticket.queue.clone());
    let asked: Option<Priority> = answer.as_ref().and_then(|answer| answer.priority);
    let priority = asked.map_or(ticket.priority, |asked| asked.max(ticket.priority));
    let live = super::staffing::of_queue(step.state(), &queue).present > 0;
    let mut watches = handover::watches(step, &queue, live);
    watches.back_to_bot_at = handover::back_to_bot_at(step, id, &queue);
    let mut on = RouteAnswered {
        endpoint: asking.endpoint,
        answer,
        why_not,
        to,
        priority,
        order_at: handover::raised(&ticket, priority),
        watches,
        promised: None,
    };
    let standing = standing(step, id, &queue, on.order_at);
    if let Some(Waiting::Live(promise)) = &standing {
        on.promised = Some(promises::kept(promise));
    }
    let changed = on.to.is_some() || priority != ticket.priority;
    let private = reason.map(|text| Words { text });
    step.tell(id, Event::RouteAnswered { on: Box::new(on), private });
    if changed {
        // What is owed is that of the queue it is in now, from now on.
        levels::opened(step, id);
    }
    tell(step, id, (&queue, ticket.number), standing.as_ref());
}

/// Why a ticket cannot go where the answer says.
fn misfit(step: &Step<'_, '_>, queue: &QueueName) -> Option<String> {
    if step.policy().queue(queue).is_none() {
        return Some(format!("{queue} is not a queue of this policy"));
    }
    let shut = !step.policy().is_open(queue, step.now());
    shut.then(|| format!("{queue} is closed"))
}

/// What may honestly be said to the customer, in the queue that was decided.
fn standing(
    step: &Step<'_, '_>,
    id: &ConversationId,
    queue: &QueueName,
    order_at: jiff::Timestamp,
) -> Option<Waiting> {
    // To whom people in the provider's inbox speak nobody promises anything.
    let mut conv = step.conversation(id).filter(|conv| conv.inbox.is_none())?.clone();
    let ticket = conv.ticket.as_mut()?;
    (ticket.queue, ticket.order_at) = (queue.clone(), order_at);
    still_waiting(step, &conv)
}

fn tell(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    (queue, number): (&QueueName, TicketNumber),
    standing: Option<&Waiting>,
) {
    if step.conversation(id).is_some_and(|conv| conv.inbox.is_some()) {
        return;
    }
    let now = step.now();
    let mut vars = Vars { queue: Some(queue), number: Some(number.0), now, ..Vars::default() };
    let notice = match standing {
        Some(Waiting::Live(promise)) => Notice::Opened(*promise),
        Some(Waiting::Closed(opens_at)) => {
            vars.opens_at = *opens_at;
            Notice::Plain(Key::Closed)
        }
        Some(Waiting::Unstaffed) | None => {
            vars.closes_at = step.policy().hours_of(queue).and_then(|hours| hours.closes_at(now));
            Notice::Plain(Key::OpenUnstaffed)
        }
    };
    let alone = !matches!(notice, Notice::Opened(_));
    let call = alone.then(|| callbacks::choice(step, id, queue)).flatten();
    step.say(id, notice, &vars, call.into_iter().collect());
    fields::ask(step, id);
}
