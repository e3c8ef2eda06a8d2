//! What an admin and the console are told about the lanes.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::parts::{Destination, Parked};
use super::{Gate, Lanes};

/// All of delivery at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Whether nothing goes out until an admin says so.
    pub held: bool,
    /// Destinations with something to send.
    pub destinations: Vec<DestinationStatus>,
    /// What waits for an admin, by number.
    pub parked: Vec<Parked>,
}

/// One destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DestinationStatus {
    /// Which.
    pub destination: Destination,
    /// Sends without an outcome, those under way included.
    pub waiting: usize,
    /// Attempts under way.
    pub in_flight: usize,
    /// When the oldest was decided.
    pub oldest: Option<Timestamp>,
    /// Since when it is held to be down.
    pub down_since: Option<Timestamp>,
    /// When it is tried next, while it is down.
    pub next_probe: Option<Timestamp>,
    /// Until when it asked us to wait.
    pub paused_until: Option<Timestamp>,
}

impl Lanes {
    /// Counts everything: for a person who asks, not for each message.
    #[must_use]
    pub fn status(&self) -> Status {
        let mut sums: BTreeMap<&Destination, (usize, Option<Timestamp>)> = BTreeMap::new();
        for (lane, queue) in &self.lanes {
            let sum = sums.entry(&lane.destination).or_default();
            sum.0 += queue.len();
            let oldest = queue.iter().map(|entry| entry.send.queued_at).min();
            sum.1 = [sum.1, oldest].into_iter().flatten().min();
        }
        let describe = |(name, traffic): (&Destination, &super::Traffic)| {
            let (waiting, oldest) = sums.get(name).copied().unwrap_or_default();
            DestinationStatus {
                destination: name.clone(),
                waiting,
                in_flight: traffic.in_flight,
                oldest,
                down_since: traffic.breaker.open_since(),
                next_probe: traffic.breaker.next_probe(),
                paused_until: traffic.paused_until,
            }
        };
        Status {
            held: self.gate == Gate::Held,
            destinations: self.destinations.iter().map(describe).collect(),
            parked: self.parked.values().cloned().collect(),
        }
    }

    /// Whether a destination is held to be down.
    #[must_use]
    pub fn is_down(&self, destination: &Destination) -> bool {
        let traffic = self.destinations.get(destination);
        traffic.is_some_and(|traffic| traffic.breaker.open_since().is_some())
    }
}
