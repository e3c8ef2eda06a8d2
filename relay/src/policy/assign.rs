//! Who is offered which ticket, where a queue does not wait to be asked. Owns the ways of choosing,
//! what an agent can carry and the order of lines; who is there and who waits come in as values.
//!
//! Tickets that ask the same of an agent stand in one line, in the order of their queue. The ticket
//! that comes first of all lines goes first; where nobody can take the head of a line for what it
//! asks, nobody can take the rest of it, so a pass looks at no more tickets than it offers or finds
//! declined, however many wait.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use baton_shared::id::{AgentName, Position, QueueName, TicketNumber};
use jiff::Timestamp;

/// How a queue finds agents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Assign {
    /// Agents take from it.
    #[default]
    Pull,
    /// It asks who has had nothing new for longest.
    LongestIdle,
    /// It asks who carries least.
    LeastBusy,
    /// It asks one after another.
    RoundRobin,
}

/// What agents carry, in units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capacity {
    /// What an agent carries at once.
    pub units: u32,
    /// What a ticket of a channel weighs; of a channel not named here, 1.
    pub channels: BTreeMap<String, u32>,
    /// What certain agents carry instead; with 0 they are never asked.
    pub agents: BTreeMap<AgentName, u32>,
}

impl Default for Capacity {
    fn default() -> Self {
        Self { units: 5, channels: BTreeMap::new(), agents: BTreeMap::new() }
    }
}

impl Capacity {
    /// What a ticket of a channel weighs.
    #[must_use]
    pub fn weight(&self, channel: &str) -> u32 {
        self.channels.get(channel).copied().unwrap_or(1)
    }

    /// What an agent carries.
    #[must_use]
    pub fn of(&self, agent: &AgentName) -> u32 {
        self.agents.get(agent).copied().unwrap_or(self.units)
    }

    /// The most that anybody carries.
    #[must_use]
    pub fn greatest(&self) -> u32 {
        self.agents.values().copied().chain([self.units]).max().unwrap_or(self.units)
    }
}

/// What a queue's tickets no longer ask for once they have waited so long there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relax {
    /// Minutes of waiting.
    pub after_min: u64,
    /// Skills; [`Relax::ALL`] is every one.
    pub drop: Vec<String>,
}

impl Relax {
    /// Stands for every skill.
    pub const ALL: &'static str = "*";

    /// Of a ticket's skills, those that a queue's steps up to so many minutes drop.
    #[must_use]
    pub fn dropped(steps: &[Self], after_min: u64, skills: &[String]) -> Vec<String> {
        let done = || steps.iter().filter(|step| step.after_min <= after_min);
        let gone = |skill: &&String| {
            done().any(|step| step.drop.iter().any(|drop| drop == *skill || drop == Self::ALL))
        };
        skills.iter().filter(gone).cloned().collect()
    }

    /// The minutes of the next step after one.
    #[must_use]
    pub fn next(steps: &[Self], after_min: u64) -> Option<u64> {
        steps.iter().map(|step| step.after_min).find(|minutes| *minutes > after_min)
    }
}

/// What a ticket asks of an agent.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asks {
    /// They serve it.
    pub queue: QueueName,
    /// They have so many units free.
    pub weight: u32,
    /// They have all of these.
    pub skills: Vec<String>,
}

/// Whether the customer is still there; those who have left come after all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Customer {
    Waits,
    HasLeft,
}

/// A place in line: urgency and service level are in the instant already.
pub type Place = (Customer, Timestamp, TicketNumber);

/// An agent who may be asked: present, available, and not done with the last ticket's wrap-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub name: AgentName,
    /// Whom they serve; none named is every queue.
    pub queues: Vec<QueueName>,
    /// What they can.
    pub skills: Vec<String>,
    /// Units they carry, offers that wait for their word included.
    pub used: u32,
    /// Units they could carry besides.
    pub free: u32,
    /// Where they were last given or asked something, or came free.
    pub idle_since: Position,
    /// Where they were last asked.
    pub offered_at: Position,
    /// Where they last came free: what they let pass before that is theirs again.
    pub freed_at: Position,
}

impl Hand {
    /// Whether they could take such a ticket.
    #[must_use]
    pub fn fits(&self, asks: &Asks) -> bool {
        self.free >= asks.weight
            && (self.queues.is_empty() || self.queues.contains(&asks.queue))
            && asks.skills.iter().all(|skill| self.skills.contains(skill))
    }

    fn is_asked(&mut self, weight: u32) {
        self.free = self.free.saturating_sub(weight);
        self.used = self.used.saturating_add(weight);
        (self.idle_since, self.offered_at) = (Position(u64::MAX), Position(u64::MAX));
    }

    /// The least of them is asked; the name only makes it certain who.
    fn order(&self, by: Assign) -> (u64, u64, &AgentName) {
        let used = u64::from(self.used);
        match by {
            Assign::Pull | Assign::LongestIdle => (self.idle_since.0, used, &self.name),
            Assign::LeastBusy => (used, self.idle_since.0, &self.name),
            Assign::RoundRobin => (self.offered_at.0, used, &self.name),
        }
    }
}

/// Tickets that ask the same, in order.
#[derive(Debug)]
pub struct Line<'a, T> {
    /// What they ask.
    pub asks: &'a Asks,
    /// How their queue finds agents.
    pub by: Assign,
    /// The tickets, the first first.
    pub tickets: T,
}

/// A ticket and who is to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Offer {
    pub ticket: TicketNumber,
    pub to: AgentName,
}

/// Whom to ask about which ticket now, at most `most` of them; `passed` tells who let a ticket pass.
#[must_use]
pub fn offers(
    mut lines: Vec<Line<'_, impl Iterator<Item = Place>>>,
    mut hands: Vec<Hand>,
    passed: impl Fn(TicketNumber, &Hand) -> bool,
    most: usize,
) -> Vec<Offer> {
    let mut found = Vec::new();
    let mut heads = BinaryHeap::new();
    for (index, line) in lines.iter_mut().enumerate() {
        heads.extend(line.tickets.next().map(|place| Reverse((place, index))));
    }
    while let Some(Reverse((place, index))) = heads.pop() {
        let Some(line) = lines.get_mut(index) else { continue };
        if found.len() >= most || hands.iter().all(|hand| hand.free == 0) {
            break;
        }
        if !hands.iter().any(|hand| hand.fits(line.asks)) {
            // Nor will anybody fit the rest of the line: hands only fill.
            continue;
        }
        let ticket = place.2;
        let may = |hand: &&mut Hand| hand.fits(line.asks) && !passed(ticket, hand);
        let chosen = hands.iter_mut().filter(may);
        let chosen = chosen.min_by(|a, b| a.order(line.by).cmp(&b.order(line.by)));
        if let Some(hand) = chosen {
            hand.is_asked(line.asks.weight);
            found.push(Offer { ticket, to: hand.name.clone() });
        }
        heads.extend(line.tickets.next().map(|place| Reverse((place, index))));
    }
    found
}

#[cfg(test)]
mod tests;
