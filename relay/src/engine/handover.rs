//! The hand-over itself: a ticket, a briefing, and an honest word to the customer.

use baton_shared::id::{AgentName, ConversationId, QueueName, TicketNumber};
use jiff::{SignedDuration, Timestamp};

use super::draft::Step;
use super::judge::{self, Handover};
use super::{acts, asked};
use super::{callbacks, fields, levels, moves, promises, silence, staffing};
use crate::desk::event::{AgentEvent, Earlier, Handed, Watches};
use crate::desk::parts::{HandoverRequest, Priority};
use crate::desk::{Agent, Control, Conversation, ConversationEvent as Event, Ticket};
use crate::policy::{BotSilent, Dialog, Key, LivePromise, Notice, Vars};

/// Opens a ticket, or tells the customer why none is opened.
pub(super) fn begin(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    handover: &Handover,
    request: Option<HandoverRequest>,
) {
    // First of all the decision itself: in hindsight the conversation before it is what it saw.
    let variables = request.as_ref().map(|request| request.variables.clone());
    step.tell(
        id,
        Event::Decided {
            on: handover.recorded.clone(),
            private: variables.filter(|variables| !variables.is_empty()),
        },
    );
    let opens = handover.dialog.opens_ticket();
    let number = opens.then(|| open(step, id, handover, request));
    let given = step.conversation(id).is_some_and(|conv| matches!(conv.control, Control::Agent(_)));
    if let Some(agent) = handover.agent.as_ref().filter(|_| given) {
        return acts::say(step, id, Key::Joined, Some(agent));
    }
    if step.conversation(id).and_then(Conversation::open_ticket).is_some_and(|t| t.asking.is_some())
    {
        // Said once it is known where to: see `asked`.
        return;
    }
    let (mut notice, mut vars) = words(handover, step.now());
    let ticket = step.conversation(id).and_then(Conversation::open_ticket);
    let place = ticket.map(|ticket| (ticket.number, ticket.order_at));
    if let Some(promise) = place.and_then(|place| promise(step, handover, place)) {
        notice = Notice::Opened(promise);
    }
    vars.number = number.map(|number| number.0);
    // Where nobody is there to wait for, a call may be left instead.
    let alone = opens && !matches!(handover.dialog, Dialog::Opened { .. });
    let call = alone.then(|| callbacks::choice(step, id, &handover.queue)).flatten();
    step.say(id, notice, &vars, call.into_iter().collect());
    fields::ask(step, id);
}

/// Opens the ticket of a hand-over; where the policy names an agent who is there, they have it.
pub(super) fn open(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    handover: &Handover,
    request: Option<HandoverRequest>,
) -> TicketNumber {
    let number = step.ticket_number(id);
    let request = request.unwrap_or_default();
    let live = matches!(handover.dialog, Dialog::Opened { .. });
    let mut watches = watches(step, &handover.queue, live);
    watches.back_to_bot_at = back_to_bot_at(step, id, &handover.queue);
    let silent = step.policy().settings.bot_silent;
    let now = step.now();
    let Some(conv) = step.conversation(id) else { return number };
    let on_request = silent == BotSilent::OnRequest || conv.control != Control::Bot;
    let mut variables = conv.bot.variables.clone();
    variables.retain(|name, _| !name.starts_with('_'));
    variables.extend(request.variables.clone());
    let blocker_derived = request.briefing.blocker.is_none();
    let briefing = judge::brief(conv, handover, request.briefing.clone(), &variables);
    let earlier = earlier(conv, step.policy().settings.repeat_window_h, now);
    let mut tags = handover.tags.clone();
    tags.extend(earlier.as_ref().map(|_| REPEAT_TAG.to_owned()));
    tags.extend(request.tags.iter().filter(|tag| !handover.tags.contains(tag)).cloned());
    let priority = request.priority.unwrap_or(handover.priority).max(handover.priority);
    let order_at = now - credit(priority);
    let asking = asked::question(step, handover).map(Box::new);
    let due_at = levels::due(step, (&handover.queue, priority), handover.level.as_deref());
    let order_at = due_at.map_or(order_at, |due| order_at.min(due - credit(Priority::Urgent)));
    let promised = promise(step, handover, (number, order_at)).filter(|_| asking.is_none());
    let event = Event::TicketOpened {
        number,
        queue: handover.queue.clone(),
        priority,
        language: request.language.or_else(|| handover.language.clone()),
        intent: request.intent.or_else(|| conv.bot.intent.clone()),
        tags,
        skills: handover.skills.clone(),
        queue_skills: handover.queue_skills.clone(),
        trigger: handover.trigger.clone(),
        passed: on_request.then(|| conv.pass(Control::Queue)),
        order_at,
        due_at,
        level: handover.level.as_deref().map(Into::into),
        watches,
        promised: promised.as_ref().map(promises::kept),
        earlier,
        asking,
        private: Some(Handed { briefing, variables, blocker_derived }),
    };
    step.tell(id, event);
    levels::opened(step, id);
    let here = |name: &&AgentName| step.agent(name).is_some_and(Agent::is_available);
    if let Some(agent) = handover.agent.as_ref().filter(here) {
        give(step, id, agent);
    }
    number
}

/// What may be promised to a newcomer at their own place: the policy decides before it is known what
/// is owed by when, and knows only of a place behind all others.
fn promise(
    step: &Step<'_, '_>,
    handover: &Handover,
    (number, order_at): (TicketNumber, Timestamp),
) -> Option<LivePromise> {
    let Dialog::Opened { promise } = &handover.dialog else { return None };
    let place = step.state().place(number, &handover.queue, order_at);
    let staff = staffing::of_queue(step.state(), &handover.queue);
    Some(LivePromise::at(&staff, place).unwrap_or(*promise))
}

/// Gives a ticket that has just been queued to an agent.
pub(super) fn give(step: &mut Step<'_, '_>, id: &ConversationId, agent: &AgentName) {
    let Some(conv) = step.conversation(id) else { return };
    let Some(ticket) = conv.open_ticket().map(|ticket| ticket.number) else { return };
    let passed = conv.pass(Control::Agent(agent.clone()));
    step.tell(id, Event::Taken { agent: agent.clone(), from: None, passed });
    step.tell_agent(agent, AgentEvent::Picked { ticket, conversation: id.clone() });
}

/// Marks a ticket whose customer came again soon.
const REPEAT_TAG: &str = "repeat";

/// The last ticket, if it was closed within so many hours.
pub(super) fn earlier(conv: &Conversation, hours: u64, now: Timestamp) -> Option<Earlier> {
    let last = conv.ticket.as_ref().filter(|ticket| !ticket.is_open())?;
    let closed_at = last.closed_at?;
    let window = SignedDuration::from_hours(hours.cast_signed());
    let soon = now.duration_since(closed_at) < window;
    soon.then(|| Earlier { ticket: last.number, agent: last.agent.clone(), closed_at })
}

/// Urgency as waiting time already served: an urgent ticket goes before those that came up to half
/// an hour earlier, and nobody starves behind it for longer. So does one whose answer is due now; one
/// due in twenty minutes goes before those that came up to ten minutes earlier.
pub(super) fn credit(priority: Priority) -> SignedDuration {
    SignedDuration::from_mins(match priority {
        Priority::Low => -10,
        Priority::Normal => 0,
        Priority::High => 10,
        Priority::Urgent => 30,
    })
}

/// A ticket's place in line when its priority rises to this. What is owed may have put it as far to
/// the front already: the two are never added, or it would overtake who came half an hour before.
pub(super) fn raised(ticket: &Ticket, priority: Priority) -> Timestamp {
    ticket.order_at.min(ticket.opened_at - credit(priority))
}

/// When a ticket that nobody takes goes back to its bot.
pub(super) fn back_to_bot_at(
    step: &Step<'_, '_>,
    id: &ConversationId,
    queue: &QueueName,
) -> Option<Timestamp> {
    step.conversation(id)?.bot_name.as_ref()?;
    let minutes = step.policy().queue(queue)?.back_to_bot_min?;
    Some(step.now() + SignedDuration::from_mins(minutes.cast_signed()))
}

/// When to look at a ticket again that enters a queue now.
pub(super) fn watches(step: &Step<'_, '_>, queue: &QueueName, live: bool) -> Watches {
    let settings = &step.policy().settings;
    if let Some(hours) = step.policy().hours_of(queue).filter(|hours| !hours.is_open(step.now())) {
        // A bell in the night wakes nobody: it rings when the queue opens.
        let notify_at = hours.opens_at(step.now());
        let moves = notify_at.and_then(|opens| moves::first(step.policy(), queue, opens));
        return Watches { notify_at, moves, ..Watches::default() };
    }
    let present = staffing::of_queue(step.state(), queue).present;
    let notify_s = if present == 0 { 0 } else { settings.notify_after_s };
    let after = |s: u64| Some(step.now() + SignedDuration::from_secs(s.cast_signed()));
    Watches {
        notify_at: after(notify_s),
        still_here_at: live.then(|| after(settings.still_here_s)).flatten(),
        back_to_bot_at: None,
        stage: silence::first_stage(step.policy(), queue, step.now()),
        moves: moves::first(step.policy(), queue, step.now()),
    }
}

fn words(handover: &Handover, now: Timestamp) -> (Notice, Vars<'_>) {
    let mut vars = Vars { queue: Some(&handover.queue), now, ..Vars::default() };
    let notice = match &handover.dialog {
        Dialog::Opened { promise } => Notice::Opened(*promise),
        Dialog::OpenUnstaffed { closes_at } => {
            vars.closes_at = *closes_at;
            Notice::Plain(Key::OpenUnstaffed)
        }
        Dialog::Closed { opens_at, .. } => {
            vars.opens_at = *opens_at;
            let intake = handover.dialog.opens_ticket();
            Notice::Plain(if intake { Key::Closed } else { Key::ClosedTurnAway })
        }
        Dialog::Disabled { reason, until } => {
            vars.until = *until;
            vars.reason = reason.as_deref();
            Notice::Plain(Key::Disabled)
        }
    };
    (notice, vars)
}

/// Opens the last ticket again, with the agent who had it if they are here.
pub(super) fn reopen(step: &mut Step<'_, '_>, id: &ConversationId) {
    let Some(conv) = step.conversation(id) else { return };
    let Some(ticket) = conv.ticket.clone() else { return };
    let passed = conv.pass(Control::Queue);
    let watches = watches(step, &ticket.queue, true);
    step.tell(id, Event::Reopened { queue: ticket.queue.clone(), passed, watches });
    levels::reopened(step, id);
    let back = ticket.agent.as_ref().and_then(|name| step.agent(name)).cloned();
    let back = back.filter(|agent| agent.is_available() && agent.serves(&ticket.queue));
    let name = back.as_ref().map(|agent| agent.name.to_string());
    if let Some(agent) = back {
        let Some(passed) =
            step.conversation(id).map(|conv| conv.pass(Control::Agent(agent.name.clone())))
        else {
            return;
        };
        step.tell(id, Event::Taken { agent: agent.name.clone(), from: None, passed });
        let picked = AgentEvent::Picked { ticket: ticket.number, conversation: id.clone() };
        step.tell_agent(&agent.name, picked);
    }
    let vars = Vars {
        agent: name.as_deref(),
        queue: Some(&ticket.queue),
        number: Some(ticket.number.0),
        now: step.now(),
        ..Vars::default()
    };
    step.say(id, Notice::Plain(Key::Reopened), &vars, Vec::new());
}

/// How a waiting ticket stands: what may honestly be said to its customer now.
pub(super) fn still_waiting(step: &Step<'_, '_>, conv: &Conversation) -> Option<Waiting> {
    let ticket = conv.open_ticket()?;
    if let Some(hours) = step.policy().hours_of(&ticket.queue)
        && !hours.is_open(step.now())
    {
        return Some(Waiting::Closed(hours.opens_at(step.now())));
    }
    let staff = staffing::of_queue(step.state(), &ticket.queue);
    let place = step.state().place(ticket.number, &ticket.queue, ticket.order_at);
    Some(match LivePromise::at(&staff, place) {
        Some(promise) => Waiting::Live(promise),
        None => Waiting::Unstaffed,
    })
}

/// What a waiting customer can be told.
pub(super) enum Waiting {
    /// Somebody is on.
    Live(LivePromise),
    /// Within the hours, but nobody is on.
    Unstaffed,
    /// Outside the hours.
    Closed(Option<Timestamp>),
}
