//! Who waits in which queue, kept in order with every change, so that nobody's place and no queue's
//! length is ever counted over all open tickets.

use std::collections::{BTreeSet, HashMap};

use baton_shared::id::{QueueName, TicketNumber};
use jiff::Timestamp;

use crate::desk::level::ClockState;
use crate::desk::{Conversation, TicketState};

/// A ticket's place in any queue: its instant, then its number.
type Order = (Timestamp, TicketNumber);

/// The queues' lines.
#[derive(Debug, Default)]
pub(super) struct Lines {
    queues: HashMap<QueueName, Line>,
    /// Open tickets that are offered to a colleague or within an act's grace time: few at any time.
    between: BTreeSet<TicketNumber>,
}

#[derive(Debug, Default)]
struct Line {
    /// Those who count.
    waiting: BTreeSet<Order>,
    /// Those too whose customer is gone.
    queued: u32,
    /// Open tickets, held or not, whose service level is at risk or breached.
    at_risk: u32,
}

/// Where a conversation's ticket stands in line, if it does.
fn standing(conv: &Conversation) -> Option<(&QueueName, Order, bool)> {
    let ticket = conv.open_ticket().filter(|ticket| ticket.state == TicketState::Queued)?;
    Some((&ticket.queue, (ticket.order_at, ticket.number), !conv.abandoned))
}

/// The queue in whose count a ticket stands that is at risk.
fn at_risk(conv: &Conversation) -> Option<&QueueName> {
    let ticket = conv.open_ticket().filter(|t| t.standing() != ClockState::Running)?;
    Some(&ticket.queue)
}

fn between(conv: &Conversation) -> Option<TicketNumber> {
    let ticket = conv.open_ticket()?;
    (ticket.offer.is_some() || ticket.grace.is_some()).then_some(ticket.number)
}

impl Lines {
    /// Takes over what changed in a conversation.
    pub(super) fn follow(&mut self, before: Option<&Conversation>, conv: &Conversation) {
        let (old, new) = (before.and_then(standing), standing(conv));
        if old != new {
            if let Some((queue, order, counts)) = old {
                self.leave(queue, order, counts);
            }
            if let Some((queue, order, counts)) = new {
                self.enter(queue, order, counts);
            }
        }
        let (old, new) = (before.and_then(at_risk), at_risk(conv));
        if old != new {
            if let Some(line) = old.and_then(|queue| self.queues.get_mut(queue)) {
                line.at_risk = line.at_risk.saturating_sub(1);
            }
            if let Some(queue) = new {
                self.queues.entry(queue.clone()).or_default().at_risk += 1;
            }
        }
        let (old, new) = (before.and_then(between), between(conv));
        if old != new {
            if let Some(number) = old {
                self.between.remove(&number);
            }
            self.between.extend(new);
        }
    }

    fn enter(&mut self, queue: &QueueName, order: Order, counts: bool) {
        let line = self.queues.entry(queue.clone()).or_default();
        line.queued += 1;
        if counts {
            line.waiting.insert(order);
        }
    }

    fn leave(&mut self, queue: &QueueName, order: Order, counts: bool) {
        let Some(line) = self.queues.get_mut(queue) else { return };
        line.queued = line.queued.saturating_sub(1);
        if counts {
            line.waiting.remove(&order);
        }
    }

    /// Tickets that wait in a queue and count.
    pub(super) fn waiting(&self, queue: &QueueName) -> u32 {
        self.queues.get(queue).map_or(0, |line| count(line.waiting.len()))
    }

    /// The place of the first who counts.
    pub(super) fn first(&self, queue: &QueueName) -> Option<Timestamp> {
        self.queues.get(queue)?.waiting.first().map(|(at, _)| *at)
    }

    /// How many stand before a place. Counted from the nearer end: whoever asks stands mostly
    /// close to one of the two.
    pub(super) fn ahead_of(&self, queue: &QueueName, at: Timestamp, number: TicketNumber) -> u32 {
        let Some(line) = self.queues.get(queue) else { return 0 };
        let here = (at, number);
        let (mut ahead, mut behind) = (line.waiting.range(..here), line.waiting.range(here..));
        let mut steps = 0;
        loop {
            if ahead.next().is_none() {
                return count(steps);
            }
            if behind.next().is_none() {
                return count(line.waiting.len() - steps);
            }
            steps += 1;
        }
    }

    /// Every queue and how many tickets are in it.
    pub(super) fn queued(&self) -> impl Iterator<Item = (&QueueName, u32)> {
        self.queues.iter().map(|(queue, line)| (queue, line.queued))
    }

    /// Every queue and how many of its open tickets are at risk.
    pub(super) fn at_risk(&self) -> impl Iterator<Item = (&QueueName, u32)> {
        self.queues.iter().map(|(queue, line)| (queue, line.at_risk))
    }

    /// Open tickets that are offered, or within an act's grace time.
    pub(super) fn between(&self) -> impl Iterator<Item = TicketNumber> {
        self.between.iter().copied()
    }
}

fn count(tickets: usize) -> u32 {
    u32::try_from(tickets).unwrap_or(u32::MAX)
}
