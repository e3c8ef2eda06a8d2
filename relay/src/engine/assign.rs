//! Queues that ask agents: which tickets may be offered, and when that is looked at again.
//!
//! Every commit moves the tickets it touched in or out of their lines and notes which queues have
//! one more to offer and which agents changed; the turn after it asks [`policy::assign`] about those
//! alone. A desk whose queues all wait to be asked pays for none of it. Whoever dispatches does it,
//! as for deadlines; an offer is a commit on the streams of ticket and agent, so that two who think
//! they dispatch make one offer of it.
//!
//! [`policy::assign`]: crate::policy::assign

use std::collections::{BTreeMap, BTreeSet};

use baton_shared::id::{AgentName, ConversationId, QueueName, TicketNumber};
use jiff::SignedDuration;

use super::codec::{Event, Placed};
use super::draft::{Draft, Step};
use super::state::{Committed, State};
use crate::desk::event::{DeskEvent, OfferEnd};
use crate::desk::{
    Action, Agent, AgentEvent, Conversation, ConversationEvent, Ticket, TicketState, allows,
};
use crate::log::StreamId;
use crate::meter::{self, Counter};
use crate::policy::assign::{self, Asks, Assign, Customer, Hand, Line, Offer, Place};
use crate::policy::{Capacity, Policy};

/// Most offers of one pass; the rest comes with the next.
const PASS_MAX: usize = 256;

/// What is to be looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    queues: BTreeSet<QueueName>,
    agents: BTreeSet<AgentName>,
    /// Every queue that asks.
    all: bool,
}

impl Look {
    fn is_needed(&self) -> bool {
        self.all || !self.queues.is_empty() || !self.agents.is_empty()
    }
}

/// Tickets that may be offered, in lines, and what is to be looked at next.
#[derive(Debug, Default)]
pub(super) struct Push {
    lines: BTreeMap<Asks, BTreeSet<Place>>,
    look: Look,
}

impl Push {
    /// Builds the lines anew: at a start, and under another policy. Everything is looked at.
    pub(super) fn begin(&mut self, state: &State, policy: &Policy) {
        self.lines.clear();
        if policy.pushes() {
            for (conv, _) in state.open() {
                self.enter(conv, policy);
            }
        }
        self.look_at_all(policy);
    }

    /// Whoever dispatches from now on knows nothing of what was left to do.
    pub(super) fn look_at_all(&mut self, policy: &Policy) {
        self.look = Look { all: policy.pushes(), ..Look::default() };
    }

    /// Takes over a commit.
    pub(super) fn follow(&mut self, committed: &Committed, state: &State, policy: &Policy) {
        let activated =
            |one: &Placed| matches!(one.event, Event::Desk(DeskEvent::PolicyActivated { .. }));
        if committed.events.iter().any(activated) {
            return self.begin(state, policy);
        }
        if !policy.pushes() {
            return;
        }
        for (before, conv) in &committed.conversations {
            let before = before.as_deref();
            if !before.is_some_and(|before| stands_alike(before, conv)) {
                if let Some(before) = before {
                    self.leave(before, policy);
                }
                self.enter(conv, policy);
            }
            self.frees(before, conv);
        }
        #[cfg(test)]
        if super::bug::is(super::bug::Bug::NeverAsksAgain) {
            return;
        }
        let free = committed.agents.iter().filter(|agent| agent.is_available());
        self.look.agents.extend(free.map(|agent| agent.name.clone()));
    }

    /// A hold gives its agent room, and writes nothing on their stream.
    fn frees(&mut self, before: Option<&Conversation>, conv: &Conversation) {
        let held = |conv: &Conversation| {
            conv.open_ticket().is_some_and(|ticket| ticket.state == TicketState::OnHold)
        };
        if held(conv) && !before.is_some_and(held) {
            let agent = conv.open_ticket().and_then(|ticket| ticket.agent.clone());
            self.look.agents.extend(agent);
        }
    }

    fn enter(&mut self, conv: &Conversation, policy: &Policy) {
        let Some((asks, place)) = stand(conv, policy) else { return };
        self.look.queues.insert(asks.queue.clone());
        self.lines.entry(asks).or_default().insert(place);
    }

    fn leave(&mut self, conv: &Conversation, policy: &Policy) {
        let Some((asks, place)) = stand(conv, policy) else { return };
        if let Some(line) = self.lines.get_mut(&asks) {
            line.remove(&place);
            if line.is_empty() {
                self.lines.remove(&asks);
            }
        }
    }

    /// Whether somebody might be asked now.
    pub(super) fn is_needed(&self) -> bool {
        self.look.is_needed()
    }

    /// What is to be looked at now; from here on it counts as done.
    pub(super) fn take(&mut self) -> Look {
        std::mem::take(&mut self.look)
    }

    /// It was not done, or not all of it.
    pub(super) fn again(&mut self, look: Look) {
        self.look.queues.extend(look.queues);
        self.look.agents.extend(look.agents);
        self.look.all |= look.all;
    }

    /// Asks agents in a batch that is being decided.
    pub(super) fn offer(&self, draft: &mut Draft<'_>, look: &Look) -> Offers {
        let plan = self.plan(look, draft.base, draft.policy);
        let mut offers = if plan.len() < PASS_MAX { Offers::Made } else { Offers::InPart };
        for one in &plan {
            let mut step = draft.step();
            if !offer(&mut step, one) {
                offers = Offers::InPart;
            } else if let Err(error) = step.finish() {
                tracing::error!(%error, ?one, "an offer cannot be written");
            }
        }
        // Where nothing was written, another look would see the same.
        if draft.commits.is_empty() { Offers::Made } else { offers }
    }

    /// Whom to ask about which ticket.
    fn plan(&self, look: &Look, state: &State, policy: &Policy) -> Vec<Offer> {
        let agents = || look.agents.iter().filter_map(|name| state.agent(name));
        let wanted = |queue: &QueueName| {
            look.all || look.queues.contains(queue) || agents().any(|agent| agent.serves(queue))
        };
        let lines: Vec<_> = self
            .lines
            .iter()
            .filter(|(asks, _)| wanted(&asks.queue))
            .map(|(asks, places)| Line {
                asks,
                by: policy.assigns(&asks.queue),
                tickets: places.iter().copied(),
            })
            .collect();
        if lines.is_empty() {
            return Vec::new();
        }
        // Where no queue has one more to offer, whoever did not change was asked all they can be.
        let whole = look.all || !look.queues.is_empty();
        let known = |id: &ConversationId| state.conversation(id).map(AsRef::as_ref);
        let hand = |agent: &Agent| hand(agent, &policy.capacity, known);
        let hands: Vec<Hand> = if whole {
            state.agents().filter_map(|agent| hand(agent)).collect()
        } else {
            agents().filter_map(|agent| hand(agent)).collect()
        };
        let passed = |ticket, hand: &Hand| {
            let ticket = state.of_ticket(ticket).and_then(|conv| conv.open_ticket());
            ticket.is_some_and(|ticket| ticket.was_passed_by(&hand.name, hand.freed_at))
        };
        assign::offers(lines, hands, passed, PASS_MAX)
    }
}

/// Whether all that could be offered is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Offers {
    Made,
    InPart,
}

/// Where a ticket stands in line, if it may be offered.
fn stand(conv: &Conversation, policy: &Policy) -> Option<(Asks, Place)> {
    let ticket = conv.may_be_offered()?;
    if policy.assigns(&ticket.queue) == Assign::Pull {
        return None;
    }
    Some((asks(conv, ticket, &policy.capacity), place(conv, ticket)))
}

fn asks(conv: &Conversation, ticket: &Ticket, capacity: &Capacity) -> Asks {
    let mut skills = ticket.skills.clone();
    skills.sort_unstable();
    skills.dedup();
    Asks { queue: ticket.queue.clone(), weight: weight(conv, capacity), skills }
}

fn place(conv: &Conversation, ticket: &Ticket) -> Place {
    let customer = if conv.abandoned { Customer::HasLeft } else { Customer::Waits };
    (customer, ticket.order_at, ticket.number)
}

fn weight(conv: &Conversation, capacity: &Capacity) -> u32 {
    conv.channel.as_ref().map_or(1, |channel| capacity.weight(channel.as_str()))
}

/// Whether nothing changed that decides about offers: most messages do not.
fn stands_alike(before: &Conversation, conv: &Conversation) -> bool {
    let standing = |conv: &Conversation| conv.may_be_offered().is_some();
    let (Some(old), Some(new)) = (&before.ticket, &conv.ticket) else {
        return before.ticket.is_none() && conv.ticket.is_none();
    };
    standing(before) == standing(conv)
        && old.number == new.number
        && old.queue == new.queue
        && old.order_at == new.order_at
        && old.skills == new.skills
        && old.round == new.round
        && before.abandoned == conv.abandoned
        && before.channel == conv.channel
}

/// An agent as somebody who may be asked; `None` where they may not, or carry all they can. What is
/// on hold weighs nothing; what they are asked about weighs as if they had it.
fn hand<'c>(
    agent: &Agent,
    capacity: &Capacity,
    known: impl Fn(&ConversationId) -> Option<&'c Conversation>,
) -> Option<Hand> {
    if !agent.is_available() || !allows(agent.role, Action::Take) {
        return None;
    }
    let held = |id: &&ConversationId| !known(id).is_some_and(is_on_hold);
    let carried = agent.holds.values().filter(held).chain(agent.offers.values());
    let weighs = |id: &ConversationId| known(id).map_or(1, |conv| weight(conv, capacity));
    let used = carried.map(weighs).fold(0, u32::saturating_add);
    #[cfg(test)]
    let used = if super::bug::is(super::bug::Bug::WeighsNothing) { 0 } else { used };
    let free = capacity.of(&agent.name).saturating_sub(used);
    (free > 0).then(|| Hand {
        name: agent.name.clone(),
        queues: agent.queues.clone(),
        skills: agent.skills.clone(),
        used,
        free,
        idle_since: agent.idle_since(),
        offered_at: agent.offered_at,
        freed_at: agent.freed_at,
    })
}

/// Whether an agent could carry a conversation's ticket beside what they have.
pub(super) fn has_room(
    state: &State,
    policy: &Policy,
    (agent, conv): (&Agent, &Conversation),
) -> bool {
    let known = |id: &ConversationId| state.conversation(id).map(AsRef::as_ref);
    let hand = hand(agent, &policy.capacity, known);
    hand.is_some_and(|hand| hand.free >= weight(conv, &policy.capacity))
}

fn is_on_hold(conv: &Conversation) -> bool {
    conv.open_ticket().is_some_and(|ticket| ticket.state == TicketState::OnHold)
}

/// Makes an offer, if what was planned still holds where this step stands; whether it did.
pub(super) fn offer(step: &mut Step<'_, '_>, offer: &Offer) -> bool {
    let Some((id, queue)) = holds(step, offer) else { return false };
    let until = step.now() + SignedDuration::from_secs(step.policy().offer_s(&queue).cast_signed());
    let Some(agent) = step.agent(&offer.to) else { return false };
    // They weigh nothing only while they are on hold: what resumes one meanwhile undoes the offer.
    let on_hold = |id: &&ConversationId| step.conversation(id).is_some_and(is_on_hold);
    let counted: Vec<StreamId> =
        agent.holds.values().filter(on_hold).map(StreamId::conversation).collect();
    step.counts_on(counted);
    let (to, ticket, conversation) = (offer.to.clone(), offer.ticket, id.clone());
    step.tell(&id, ConversationEvent::QueueOffered { queue, to, until });
    step.tell_agent(&offer.to, AgentEvent::Offered { ticket, conversation });
    true
}

fn holds(step: &Step<'_, '_>, offer: &Offer) -> Option<(ConversationId, QueueName)> {
    let id = step.state().of_ticket(offer.ticket)?.id.clone();
    let (conv, policy) = (step.conversation(&id)?, step.policy());
    let ticket = conv.open_ticket().filter(|ticket| ticket.number == offer.ticket)?;
    let (asks, _) = stand(conv, policy)?;
    let hand = hand(step.agent(&offer.to)?, &policy.capacity, |id| step.conversation(id))?;
    let fits = hand.fits(&asks) && !ticket.was_passed_by(&hand.name, hand.freed_at);
    fits.then(|| (id, ticket.queue.clone()))
}

/// An offer's time is over. Who lets too many pass in silence is not asked any more.
pub(super) fn missed(step: &mut Step<'_, '_>, id: &ConversationId) {
    let ticket = step.conversation(id).and_then(|conv| conv.open_ticket());
    let Some((ticket, agent)) =
        ticket.and_then(|t| Some((t.number, t.offered_by_queue()?.clone())))
    else {
        return;
    };
    let why = OfferEnd::Missed;
    step.tell(id, ConversationEvent::OfferPassed { agent: agent.clone(), why });
    step.tell_agent(&agent, AgentEvent::OfferOver { ticket, why });
    let most = step.policy().settings.missed_offers;
    let silent = step.agent(&agent).is_some_and(|a| !a.not_responding && a.missed >= most);
    if most > 0 && silent {
        step.tell_agent(&agent, AgentEvent::StoppedResponding);
    }
}

/// Nobody was left to ask for some time, and the ticket waits still: everybody may be asked again.
/// Who no longer answers is not among them until they show themselves.
pub(super) fn ask_again(step: &mut Step<'_, '_>, id: &ConversationId) {
    step.tell(id, ConversationEvent::RoundBegan);
}

/// Offers end with what they rested on: the agent is there for the queue, the ticket waits for them.
/// Whatever a step did, both streams say the same of its offers afterwards.
pub(super) fn put_right(step: &mut Step<'_, '_>) {
    let why = OfferEnd::Withdrawn;
    for (agent, id) in without_agent(step) {
        step.tell(&id, ConversationEvent::OfferPassed { agent, why });
    }
    for (agent, ticket) in without_ticket(step) {
        step.tell_agent(&agent, AgentEvent::OfferOver { ticket, why });
    }
}

/// Counts what a commit of this relay did about offers of queues.
pub(super) fn count(committed: &Committed, meters: &meter::Offers) {
    let made = |one: &&Placed| {
        matches!(one.event, Event::Conversation(_, ConversationEvent::QueueOffered { .. }))
    };
    meters.made.add(committed.events.iter().filter(made).count() as u64);
    for (before, conv) in &committed.conversations {
        let offer = |conv: &Conversation| {
            let ticket = conv.open_ticket()?;
            Some((ticket.offered_by_queue()?.clone(), ticket.offer.as_ref()?.since))
        };
        let Some((asked, since)) = before.as_deref().and_then(offer) else { continue };
        if offer(conv).is_some_and(|(_, now)| now == since) {
            continue;
        }
        let of_conv = committed.events.iter().filter_map(|one| match &one.event {
            Event::Conversation(id, event) if *id == conv.id => Some(event),
            _ => None,
        });
        ended(of_conv, &asked, meters).add_one();
    }
}

/// The counter of how an offer ended, by what happened to its conversation then.
fn ended<'a, 'm>(
    mut events: impl Iterator<Item = &'a ConversationEvent>,
    asked: &AgentName,
    meters: &'m meter::Offers,
) -> &'m Counter {
    let counter = events.find_map(|event| match event {
        ConversationEvent::Taken { agent, .. } | ConversationEvent::Accepted { agent, .. } => {
            Some(if agent == asked { &meters.accepted } else { &meters.taken_by_another })
        }
        ConversationEvent::Declined { .. } => Some(&meters.declined),
        ConversationEvent::OfferPassed { why, .. } => Some(match why {
            OfferEnd::Declined => &meters.declined,
            OfferEnd::Missed => &meters.timed_out,
            OfferEnd::Withdrawn => &meters.withdrawn,
        }),
        _ => None,
    });
    // It was closed, sent on or erased.
    counter.unwrap_or(&meters.withdrawn)
}

/// Offers to agents of this step who are not there for them any more.
fn without_agent(step: &Step<'_, '_>) -> Vec<(AgentName, ConversationId)> {
    let mut found = Vec::new();
    for agent in step.changed_agents() {
        for (number, id) in &agent.offers {
            let ticket = step.conversation(id).and_then(|conv| conv.open_ticket());
            let ticket = ticket.filter(|ticket| ticket.number == *number);
            let offered = ticket.filter(|t| t.offered_by_queue() == Some(&agent.name));
            let there = |queue| agent.is_available() && agent.serves(queue);
            if offered.is_some_and(|ticket| !there(&ticket.queue)) {
                found.push((agent.name.clone(), id.clone()));
            }
        }
    }
    found
}

/// Offers of tickets of this step that are nobody's to take any more.
fn without_ticket(step: &Step<'_, '_>) -> Vec<(AgentName, TicketNumber)> {
    let offered = |conv: &Conversation| {
        let ticket = conv.open_ticket()?;
        Some((ticket.offered_by_queue()?.clone(), ticket.number))
    };
    let mut found = Vec::new();
    for conv in step.changed_conversations() {
        let Some((name, number)) = step.before(&conv.id).and_then(offered) else { continue };
        let still = offered(conv).is_some_and(|now| now == (name.clone(), number));
        let known = step.agent(&name).is_some_and(|agent| agent.offers.contains_key(&number));
        if !still && known {
            found.push((name, number));
        }
    }
    found
}
