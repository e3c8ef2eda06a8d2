//! What an example may expect of a ticket that waits: who is asked to take it, where it is and what
//! it asks for after so many minutes in which nobody does, where agents may transfer it. Owns the
//! course of such a wait on paper, with the people who are there staying as they are; the limits,
//! the steps of asking for less and the choice among agents are those the relay itself goes by.

use std::collections::BTreeMap;

use baton_shared::id::{Position, QueueName, TicketNumber};
use jiff::{SignedDuration, Timestamp};

use super::follows::Held;
use super::{Example, NOBODY, staffing};
use crate::policy::assign::{Asks, Assign, Customer, Hand, Line, Relax, offers};
use crate::policy::circumstance::OVERFLOW_DEPTH;
use crate::policy::evaluate::Handover;
use crate::policy::model::Policy;

/// What is expected of the ticket's wait; what is not named may be anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waits {
    /// Which of the agents there the queue asks first, or `nobody`.
    pub offered_to: Option<String>,
    /// Where it is after so many minutes in which nobody takes it.
    pub queue_after: BTreeMap<u64, QueueName>,
    /// The skills it still asks for after so many minutes in its queue.
    pub skills_after: BTreeMap<u64, Vec<String>>,
    /// All queues that agents may transfer it to, in the order of the file.
    pub transfers: Option<Vec<String>>,
}

impl Waits {
    pub(super) fn hold(
        &self,
        policy: &Policy,
        example: &Example,
        (handover, at, held): (&Handover, Timestamp, &mut Held),
    ) {
        let route = &handover.route;
        held.hold("offered to", self.offered_to.clone(), offered_to(policy, example, handover));
        for (minutes, queue) in &self.queue_after {
            let got = queue_after(policy, example, (&route.queue, at), *minutes);
            held.hold("queue after a wait", Some(queue.to_string()), got.as_str());
        }
        let steps = policy.queue(&route.queue).map(|queue| queue.relax.as_slice());
        for (minutes, wanted) in &self.skills_after {
            let gone = Relax::dropped(steps.unwrap_or_default(), *minutes, &route.skills);
            let left = route.skills.iter().filter(|skill| !gone.contains(skill));
            let left: Vec<&str> = left.map(String::as_str).collect();
            held.hold("skills after a wait", Some(wanted.join(", ")), left.join(", "));
        }
        let transfers = self.transfers.as_ref().map(|queues| queues.join(", "));
        held.hold("transfers", transfers, transfers_of(policy, &route.queue).join(", "));
    }
}

/// Whom the queue asks first of those who are there, each with what they carry already.
fn offered_to(policy: &Policy, example: &Example, handover: &Handover) -> String {
    let queue = &handover.route.queue;
    let by = policy.assigns(queue);
    let weight = policy.capacity.weight(&example.channel);
    let asks = Asks { queue: queue.clone(), weight, skills: Vec::new() };
    let hands = example.staff.carries.iter().filter_map(|(name, used)| {
        let free = policy.capacity.of(name).saturating_sub(*used);
        (free > 0).then(|| Hand {
            name: name.clone(),
            queues: Vec::new(),
            skills: Vec::new(),
            used: *used,
            free,
            idle_since: Position::default(),
            offered_at: Position::default(),
            freed_at: Position::default(),
        })
    });
    let place = (Customer::Waits, Timestamp::UNIX_EPOCH, TicketNumber(1));
    let line = Line { asks: &asks, by, tickets: std::iter::once(place) };
    let lines = if by == Assign::Pull { Vec::new() } else { vec![line] };
    let asked = offers(lines, hands.collect(), |_, _| false, 1).pop();
    asked.map_or_else(|| NOBODY.to_owned(), |offer| offer.to.to_string())
}

/// Where a ticket is that nobody takes. Its minutes count from when its queue is open; one that has
/// gone on counts anew.
fn queue_after(
    policy: &Policy,
    example: &Example,
    (queue, at): (&QueueName, Timestamp),
    minutes: u64,
) -> QueueName {
    let people = staffing(policy, &example.staff);
    let there = |queue: &QueueName| people.get(queue).is_some_and(|staff| staff.present > 0);
    let clock = |minute: u64| at + SignedDuration::from_mins(minute.cast_signed());
    let open = |queue: &QueueName, minute: &u64| policy.is_open(queue, clock(*minute));
    let (mut queue, mut entered) = (queue.clone(), 0);
    for _ in 0..OVERFLOW_DEPTH {
        let overflow = policy.queue(&queue).and_then(|queue| queue.overflow.as_ref());
        let opens = (entered..=minutes).find(|minute| open(&queue, minute));
        let (Some(overflow), Some(since)) = (overflow, opens) else { break };
        let goes = |minute: &u64| {
            overflow.limits.think_of_another(minute - since, there(&queue))
                && there(&overflow.to)
                && open(&overflow.to, minute)
        };
        let Some(minute) = (since..=minutes).find(goes) else { break };
        (queue, entered) = (overflow.to.clone(), minute);
    }
    queue
}

fn transfers_of<'p>(policy: &'p Policy, from: &QueueName) -> Vec<&'p str> {
    let allowed = policy.queue(from).and_then(|queue| queue.transfer_to.as_deref());
    let others = policy.queues.iter().map(|queue| &queue.name).filter(|name| *name != from);
    let may = |name: &&QueueName| allowed.is_none_or(|allowed| allowed.contains(name));
    others.filter(may).map(QueueName::as_str).collect()
}
