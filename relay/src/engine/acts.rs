//! Agents' acts: the desk decides, the relay tells the customer what changed.

use baton_shared::id::{AgentName, CommandId, ConversationId, Epoch, TicketNumber};
use jiff::SignedDuration;

use super::command::{Answer, Failed, Standing};
use super::draft::{Step, command_space};
use super::{customers, handover, people, promises};
use crate::desk::act::{self, Act, Acted, Actor, Consent, Rules, Target};
use crate::desk::event::{Ending, Outlet, Return, Sensed, Watches};
use crate::desk::{AgentEvent, Conversation, ConversationEvent as Event, Refusal, Ticket};
use crate::log::StreamId;
use crate::policy::{Key, Notice, Vars};

/// An agent's command.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) by: &'a AgentName,
    pub(super) id: &'a CommandId,
    pub(super) ticket: TicketNumber,
    pub(super) epoch: Epoch,
    pub(super) act: &'a Act,
}

/// Decides a command; a repeat of its id is answered like the first.
pub(super) fn asked(
    step: &mut Step<'_, '_>,
    conversation: Option<ConversationId>,
    asked: &Asked<'_>,
) -> Result<Answer, Failed> {
    let space = command_space(asked.by);
    if let Some(stream) = step.holder(&space, asked.id.as_str()) {
        let conversation = stream.as_conversation();
        let epoch = conversation.as_ref().and_then(|id| step.conversation(id)).map(|c| c.epoch);
        return Ok(Answer { duplicate: true, conversation, epoch, ..Answer::default() });
    }
    let id = conversation.ok_or(Refusal::NoSuchTicket)?;
    let acted = decide(step, &id, asked).map_err(|refusal| refused(step, &id, refusal))?;
    step.claim(&space, asked.id.as_str(), StreamId::conversation(&id));
    let message = acted.conversation.iter().find_map(message_of);
    let undo_until = acted.conversation.iter().find_map(undo_until);
    let before = step.conversation(&id).cloned();
    let told = acted.conversation.clone();
    step.tell_all(&id, acted);
    people::shows_up(step, asked.by);
    if let Some(before) = before {
        for event in &told {
            tell_customer(step, &id, &before, event);
        }
    }
    let epoch = step.conversation(&id).map(|conv| conv.epoch);
    Ok(Answer { conversation: Some(id), epoch, message, undo_until, ..Answer::default() })
}

fn decide(step: &Step<'_, '_>, id: &ConversationId, asked: &Asked<'_>) -> Result<Acted, Refusal> {
    let conv = step.conversation(id).ok_or(Refusal::NoSuchTicket)?;
    let ticket = conv.ticket.as_ref().ok_or(Refusal::NoSuchTicket)?;
    if ticket.number != asked.ticket {
        return Err(Refusal::Closed);
    }
    let by = step.agent(asked.by).filter(|agent| !agent.revoked);
    let by = by.ok_or_else(|| Refusal::NoSuchAgent(asked.by.clone()))?;
    let settings = &step.policy().settings;
    let (other, queue) = match asked.act {
        Act::Transfer { to: Target::Agent(name), .. } => (step.agent(name), &ticket.queue),
        Act::Transfer { to: Target::Queue(queue), .. } => (None, queue),
        _ => (None, &ticket.queue),
    };
    let here = step.policy().queue(&ticket.queue);
    let rules = Rules {
        now: step.now(),
        undo: SignedDuration::from_secs(settings.undo_s.cast_signed()),
        offer: SignedDuration::from_secs(settings.offer_s.cast_signed()),
        other,
        queue_exists: step.policy().queue(queue).is_some(),
        transfer_to: here.and_then(|queue| queue.transfer_to.as_deref()),
        dispositions: here.map(|queue| queue.dispositions.as_slice()).unwrap_or_default(),
        watches: handover::watches(step, queue, true),
        front: front(step, ticket),
    };
    act::decide(conv, Actor { agent: by, epoch: asked.epoch }, asked.act.clone(), &rules)
}

/// A refusal with how things stand.
pub(super) fn refused(step: &Step<'_, '_>, id: &ConversationId, refusal: Refusal) -> Failed {
    let standing = step.conversation(id).and_then(|conv| {
        let state = conv.ticket.as_ref()?.state;
        Some(Standing { state, control: conv.control.clone(), epoch: conv.epoch })
    });
    Failed::Refused { refusal, standing }
}

fn message_of(event: &Event) -> Option<baton_shared::id::MessageId> {
    match event {
        Event::AgentSaid { message, .. } => Some(message.clone()),
        _ => None,
    }
}

fn undo_until(event: &Event) -> Option<jiff::Timestamp> {
    match event {
        Event::Transferred { undo_until, .. } | Event::Offered { undo_until, .. } => {
            Some(*undo_until)
        }
        Event::Closed { undo_until, .. } => *undo_until,
        _ => None,
    }
}

/// What the customer hears of an act at once. Close and transfer wait for their grace time.
fn tell_customer(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    before: &Conversation,
    event: &Event,
) {
    match event {
        Event::Taken { agent, from, .. } => {
            if let (Some(from), Some(ticket)) = (from, before.open_ticket()) {
                let (queue, by) = (ticket.queue.clone(), agent.clone());
                let saw = Sensed::TakenOver { queue, by, from: from.clone() };
                customers::sensed(step, id, saw);
            }
            promises::ended(step, id);
            say(step, id, Key::Joined, Some(agent));
        }
        Event::Accepted { agent, .. } => say(step, id, Key::Transferred, Some(agent)),
        Event::Closed { how: Ending::Done, .. } => wrap_up(step, before),
        Event::Returned { why: Return::Released, by, .. } => {
            let spoke = before.open_ticket().is_some_and(|ticket| ticket.answered);
            if spoke {
                say(step, id, Key::BackToQueue, by.as_ref());
            }
        }
        _ => {}
    }
}

/// The queue gives its agent some time after a close; whoever is not on for new tickets has it anyway.
fn wrap_up(step: &mut Step<'_, '_>, before: &Conversation) {
    let Some(ticket) = before.open_ticket() else { return };
    let seconds = step.policy().queue(&ticket.queue).map_or(0, |queue| queue.wrap_up_s);
    let agent = ticket.agent.as_ref().and_then(|name| step.agent(name));
    let on = agent
        .filter(|agent| agent.is_available() && agent.holds.is_empty() && agent.offers.is_empty());
    let Some(name) = on.map(|agent| agent.name.clone()).filter(|_| seconds > 0) else { return };
    let until = step.now() + SignedDuration::from_secs(seconds.cast_signed());
    step.tell_agent(&name, AgentEvent::WrapUp { until });
}

/// Says one of the policy's texts about the ticket.
pub(super) fn say(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    key: Key,
    agent: Option<&AgentName>,
) {
    let Some(ticket) = step.conversation(id).and_then(|conv| conv.ticket.as_ref()).cloned() else {
        return;
    };
    let vars = Vars {
        queue: Some(&ticket.queue),
        agent: agent.map(AgentName::as_str),
        number: Some(ticket.number.0),
        now: step.now(),
        ..Vars::default()
    };
    step.say(id, Notice::Plain(key), &vars, Vec::new());
}

/// The grace time of an act is over: what was held back goes out.
pub(super) fn settle(step: &mut Step<'_, '_>, id: &ConversationId) {
    let Some(ticket) = step.conversation(id).and_then(|conv| conv.ticket.clone()) else { return };
    step.tell(id, Event::Settled);
    match ticket.ending {
        None => say(step, id, Key::Transferred, None),
        Some(Ending::Handback) => say(step, id, Key::HandedBack, ticket.agent.as_ref()),
        Some(Ending::Done) => {
            say(step, id, Key::TicketClosed, ticket.agent.as_ref());
            ask_survey(step, id, &ticket);
        }
        Some(Ending::Left | Ending::Ended | Ending::Silent) => {}
    }
}

/// Answers within this time are taken as the survey's, and the bot never sees them.
const SURVEY: SignedDuration = SignedDuration::from_mins(10);

/// Asks how it was, if a person had part in it.
pub(super) fn ask_survey(step: &mut Step<'_, '_>, id: &ConversationId, ticket: &Ticket) {
    if !ticket.answered {
        return;
    }
    step.tell(id, Event::SurveyAsked { until: step.now() + SURVEY });
    // The web chat shows stars of its own.
    if step.conversation(id).is_some_and(|conv| conv.outlet != Outlet::Fetched) {
        say(step, id, Key::SurveyAsk, ticket.agent.as_ref());
    }
}

/// Puts one agent's ticket back into its queue, because they vanished or were revoked.
pub(super) fn give_back(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    agent: &AgentName,
    why: Return,
) {
    let Some(conv) = step.conversation(id) else { return };
    let Some(ticket) = conv.open_ticket().filter(|ticket| ticket.held_by(agent)) else { return };
    let watches: Watches = handover::watches(step, &ticket.queue, true);
    let acted = act::returned(conv, ticket, None, why, (front(step, ticket), watches));
    step.tell_all(id, acted);
    say(step, id, Key::BackToQueue, Some(agent));
}

/// Where a ticket must stand to be before all who wait in its queue, if it does not already.
fn front(step: &Step<'_, '_>, ticket: &Ticket) -> Option<jiff::Timestamp> {
    let first =
        step.state().first_in_line(&ticket.queue).filter(|first| *first <= ticket.order_at)?;
    first.checked_sub(SignedDuration::from_millis(1)).ok()
}

/// Whether a transfer by this act needs the receiver's word.
#[must_use]
pub fn consent(force: bool) -> Consent {
    if force { Consent::Forced } else { Consent::Asked }
}
