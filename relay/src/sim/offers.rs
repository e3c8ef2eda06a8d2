//! What must hold of queues that ask agents: whom they may ask, who knows of it, and that nobody
//! waits for ever.

use baton_shared::id::{AgentName, ConversationId, QueueName};
use jiff::Timestamp;

use super::fold::Fold;
use super::world::{ASK_AGAIN_S, UNITS, WEB_UNITS, World};
use crate::desk::event::OfferEnd;
use crate::desk::{Conversation, Ticket, TicketState};

fn weight(conv: &Conversation) -> u32 {
    let web = conv.channel.as_ref().is_some_and(|channel| channel.as_str() == "web");
    if web { WEB_UNITS } else { 1 }
}

/// Whether a queue may ask this agent about the ticket, by the log up to here.
pub(super) fn may(
    fold: &Fold,
    conv: &Conversation,
    (queue, to): (&QueueName, &AgentName),
) -> Result<(), String> {
    let ticket = conv.open_ticket().ok_or("there is no open ticket")?;
    let agent = fold.agents.get(to).ok_or("there is no such agent")?;
    if conv.may_be_offered().is_none() || ticket.queue != *queue {
        return Err(format!("it cannot be offered: {:?} in {}", ticket.state, ticket.queue));
    }
    if !agent.is_available() || !agent.serves(queue) {
        return Err(format!("{to} is not there for {queue}: {agent:?}"));
    }
    if let Some(skill) = ticket.skills.iter().find(|skill| !agent.skills.contains(skill)) {
        return Err(format!("{to} has no {skill}"));
    }
    if ticket.was_passed_by(to, agent.freed_at) {
        return Err(format!("{to} let it pass before"));
    }
    let on_hold = |conv: &&Conversation| {
        conv.open_ticket().is_some_and(|ticket| ticket.state == TicketState::OnHold)
    };
    let known = |id: &ConversationId| fold.conversations.get(id);
    let held = agent.holds.values().filter_map(known).filter(|conv| !on_hold(conv));
    let asked = agent.offers.values().filter_map(known);
    let carried: u32 = held.chain(asked).map(weight).sum();
    if carried + weight(conv) > UNITS {
        return Err(format!("{to} carries {carried} of {UNITS} already"));
    }
    Ok(())
}

/// Whether an offer may end so.
pub(super) fn may_end(
    ticket: &Ticket,
    agent: &AgentName,
    (why, at): (OfferEnd, Timestamp),
) -> Result<(), String> {
    if ticket.offered_by_queue() != Some(agent) {
        return Err(format!("it is not offered to {agent}"));
    }
    let until = ticket.offer.as_ref().map_or(at, |offer| offer.until);
    if why == OfferEnd::Missed && until > at {
        return Err("they may still answer".to_owned());
    }
    Ok(())
}

/// Whether everybody may be asked about a ticket again.
pub(super) fn may_begin(ticket: &Ticket, at: Timestamp) -> Result<(), String> {
    let (since, _) = ticket.rests_since().ok_or("there is somebody left to ask")?;
    let rested = at.duration_since(since).as_secs();
    if rested < ASK_AGAIN_S {
        return Err(format!("nobody was left to ask for {rested} s only"));
    }
    Ok(())
}

/// Whom a queue asks knows it, is there for it, and nobody else thinks so.
pub(super) fn one_asked(fold: &Fold, id: &ConversationId) -> Result<(), String> {
    let Some(ticket) = fold.conversations.get(id).and_then(|conv| conv.ticket.as_ref()) else {
        return Ok(());
    };
    let think = fold.agents.values().filter(|agent| agent.offers.contains_key(&ticket.number));
    let think: Vec<&AgentName> = think.map(|agent| &agent.name).collect();
    let asked: Vec<&AgentName> = ticket.offered_by_queue().into_iter().collect();
    if think != asked {
        return Err(format!("{} is offered to {asked:?}, and {think:?} think so", ticket.number));
    }
    let gone = asked.iter().find(|name| !fold.agents[**name].is_available());
    gone.map_or(Ok(()), |name| Err(format!("{} is offered to {name}, who is gone", ticket.number)))
}

/// The agents stayed, let some offers pass once, took what they were asked about then and closed it,
/// until nothing was left to ask.
pub(super) fn nobody_starved(world: &World, fold: &Fold) -> Result<(), String> {
    if !world.asks() {
        return Ok(());
    }
    let waits = |conv: &&Conversation| conv.may_be_offered().is_some();
    match fold.conversations.values().find(waits) {
        Some(conv) => Err(format!("nobody was asked about {conv:#?}")),
        None => Ok(()),
    }
}
