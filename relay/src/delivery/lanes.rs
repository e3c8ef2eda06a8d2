//! What is attempted next. Pure: time and randomness are parameters, bodies stay elsewhere.
//!
//! A lane is (destination, conversation). Its sends go strictly in order of their numbers: the
//! head is tried until it is sent or parked, then the next one's turn comes. Other lanes do not
//! wait for it. A destination has at most so many attempts under way and one circuit; while that
//! is open its lanes wait, nothing in them counts as tried and nothing parks.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use jiff::Timestamp;

mod parts;
mod report;
#[cfg(test)]
mod tests;

pub use parts::{
    Attempt, Cancelled, Destination, Freshness, Kind, Lane, Limits, ParkReason, Parked, Pending,
    SendNumber, Settled, Unmade,
};
pub use report::{DestinationStatus, Status};

use super::backoff::{Next, later};
use super::breaker::{Breaker, Pass};
use super::classify::Verdict;
use parts::{Entry, State};

/// All sends that have no outcome yet. A fold of the log: at start the caller inserts what is
/// pending, later each outcome is an event first and told here after.
#[derive(Debug)]
pub struct Lanes {
    limits: Limits,
    gate: Gate,
    /// Never holds an empty queue.
    lanes: HashMap<Lane, VecDeque<Entry>>,
    destinations: BTreeMap<Destination, Traffic>,
    index: HashMap<SendNumber, Lane>,
    parked: BTreeMap<SendNumber, Parked>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gate {
    Open,
    Held,
}

/// One destination. A lane with sends has its head either in `ready` or under way.
#[derive(Debug, Default)]
struct Traffic {
    breaker: Breaker,
    in_flight: usize,
    paused_until: Option<Timestamp>,
    ready: BTreeSet<(Timestamp, SendNumber)>,
    /// One lane's own trouble must not open the circuit for all: of failures that are answers,
    /// only those of alternating lanes count.
    last_failed: Option<Lane>,
}

impl Traffic {
    /// When the next attempt may be made, `None` while only an outcome can tell.
    fn next_at(&self, limits: &Limits, now: Timestamp) -> Option<Timestamp> {
        let (due, _) = *self.ready.first()?;
        if self.in_flight >= limits.in_flight {
            return None;
        }
        let circuit = match self.breaker.pass(now) {
            Pass::AfterProbe => return None,
            Pass::NotBefore(at) => at,
            Pass::Free | Pass::Probe => Timestamp::MIN,
        };
        Some(due.max(circuit).max(self.paused_until.unwrap_or(Timestamp::MIN)))
    }

    fn pause(&mut self, until: Timestamp) {
        self.paused_until = self.paused_until.max(Some(until));
    }

    fn is_idle(&self, now: Timestamp) -> bool {
        self.ready.is_empty()
            && self.in_flight == 0
            && self.paused_until.is_none_or(|until| until <= now)
    }
}

impl Lanes {
    /// No sends yet, delivering.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            gate: Gate::Open,
            lanes: HashMap::new(),
            destinations: BTreeMap::new(),
            index: HashMap::new(),
            parked: BTreeMap::new(),
        }
    }

    /// Stops giving out attempts, as after a restore: the copy may be older than what was sent.
    pub fn hold(&mut self) {
        self.gate = Gate::Held;
    }

    /// Delivers again.
    pub fn release(&mut self) {
        self.gate = Gate::Open;
    }

    /// A send to be made, at its place by number. A number that is known already changes nothing.
    pub fn push(&mut self, send: Pending) {
        if self.index.contains_key(&send.number) || self.parked.contains_key(&send.number) {
            return;
        }
        let lane = send.lane.clone();
        self.index.insert(send.number, lane.clone());
        let queue = self.lanes.entry(lane.clone()).or_default();
        let head_flies = queue.front().is_some_and(|head| head.state != State::Waiting);
        let place = queue.partition_point(|entry| entry.send.number < send.number);
        let place = place.max(usize::from(head_flies));
        let entry = Entry { due: send.queued_at, state: State::Waiting, send };
        let new = entry.key();
        queue.insert(place, entry);
        let former = queue.get(1).map(Entry::key);
        let traffic = self.destinations.entry(lane.destination).or_default();
        if place == 0 {
            former.map(|head| traffic.ready.remove(&head));
            traffic.ready.insert(new);
        }
    }

    /// The next attempt to make now, if any. Every attempt given out comes back through
    /// [`Lanes::settled`] or [`Lanes::unmade`].
    pub fn next(&mut self, now: Timestamp) -> Option<Attempt> {
        if self.gate == Gate::Held {
            return None;
        }
        let limits = &self.limits;
        let may = |traffic: &Traffic| traffic.next_at(limits, now).is_some_and(|at| at <= now);
        let traffic = self.destinations.values_mut().find(|traffic| may(traffic))?;
        let (_, number) = traffic.ready.pop_first()?;
        traffic.in_flight += 1;
        let probe = traffic.breaker.pass(now) == Pass::Probe;
        if probe {
            traffic.breaker.probing();
        }
        let lane = self.index.get(&number)?.clone();
        let head = self.lanes.get_mut(&lane)?.front_mut()?;
        head.state = State::InFlight;
        head.send.made += 1;
        head.send.since.get_or_insert(now);
        let id = head.send.id.clone();
        let freshness = head.send.freshness;
        Some(Attempt { number, id, lane, made: head.send.made, freshness, probe })
    }

    /// When to ask [`Lanes::next`] again, if nothing else happens before.
    #[must_use]
    pub fn wake_at(&self, now: Timestamp) -> Option<Timestamp> {
        if self.gate == Gate::Held {
            return None;
        }
        self.destinations.values().filter_map(|traffic| traffic.next_at(&self.limits, now)).min()
    }

    /// An attempt's outcome. Returns what became of the send, for the caller to record.
    pub fn settled(
        &mut self,
        attempt: Attempt,
        verdict: Verdict,
        now: Timestamp,
        random: u64,
    ) -> Settled {
        let Attempt { number, lane, probe, .. } = attempt;
        let Some(mut entry) = self.take_head(&lane, number) else { return Settled::Unknown };
        let settled = self.judge(&mut entry, &lane, verdict, probe, (now, random));
        let cancelled = entry.state == State::Cancelled;
        match settled {
            Settled::Again { at } if !cancelled => {
                entry.due = at;
                entry.state = State::Waiting;
                self.put_head(&lane, entry);
            }
            Settled::Again { .. } | Settled::Sent | Settled::Cancelled | Settled::Unknown => {
                self.index.remove(&number);
            }
            Settled::Parked(why) => {
                self.index.remove(&number);
                if !cancelled {
                    self.parked.insert(number, Parked { send: entry.send, why, at: now });
                }
            }
        }
        self.go_on(&lane, now);
        if cancelled && settled != Settled::Sent { Settled::Cancelled } else { settled }
    }

    /// An attempt that was not made after all: overtaken, or its body could not be read now.
    pub fn unmade(&mut self, attempt: Attempt, what: Unmade, now: Timestamp) {
        let Attempt { number, lane, probe, .. } = attempt;
        let Some(mut entry) = self.take_head(&lane, number) else { return };
        if probe && let Some(traffic) = self.destinations.get_mut(&lane.destination) {
            traffic.breaker.unprobed(now);
        }
        entry.send.made -= 1;
        match what {
            Unmade::Later(at) if entry.state != State::Cancelled => {
                entry.due = at;
                entry.state = State::Waiting;
                self.put_head(&lane, entry);
            }
            Unmade::Later(_) | Unmade::Never => {
                self.index.remove(&number);
            }
        }
        self.go_on(&lane, now);
    }

    /// Ends a send: overtaken by a change of control, erased, or dropped by an admin. One under
    /// way cannot be recalled; it is not tried again.
    pub fn cancel(&mut self, number: SendNumber) -> Cancelled {
        if self.parked.remove(&number).is_some() {
            return Cancelled::Removed;
        }
        let Some(lane) = self.index.get(&number).cloned() else { return Cancelled::Unknown };
        let Some(queue) = self.lanes.get_mut(&lane) else { return Cancelled::Unknown };
        let Some(place) = queue.iter().position(|entry| entry.send.number == number) else {
            return Cancelled::Unknown;
        };
        if queue[place].state != State::Waiting {
            queue[place].state = State::Cancelled;
            return Cancelled::UnderWay;
        }
        let removed = queue.remove(place).map(|entry| entry.key());
        self.index.remove(&number);
        if let Some(traffic) = self.destinations.get_mut(&lane.destination) {
            removed.map(|key| traffic.ready.remove(&key));
        }
        if place == 0 {
            self.go_on(&lane, Timestamp::MIN);
        }
        Cancelled::Removed
    }

    /// Tries a parked send again, from the start, at its place in its lane.
    pub fn retry(&mut self, number: SendNumber) -> bool {
        let Some(parked) = self.parked.remove(&number) else { return false };
        self.push(Pending { counted: 0, since: None, ..parked.send });
        true
    }

    /// What the verdict means for the circuit and for the send.
    fn judge(
        &mut self,
        entry: &mut Entry,
        lane: &Lane,
        verdict: Verdict,
        probe: bool,
        (now, random): (Timestamp, u64),
    ) -> Settled {
        let Self { limits, destinations, .. } = self;
        let traffic = destinations.entry(lane.destination.clone()).or_default();
        let (after, answered) = match verdict {
            Verdict::Sent | Verdict::Park(_) => {
                traffic.breaker.succeeded();
                traffic.last_failed = None;
                return match verdict {
                    Verdict::Park(why) => Settled::Parked(ParkReason::Refused(why)),
                    _ => Settled::Sent,
                };
            }
            Verdict::Retry { after } => (after, true),
            Verdict::Down { after } => (after, false),
        };
        if probe {
            traffic.breaker.probe_failed(&limits.tolerance, now);
        } else if !answered || traffic.last_failed.as_ref() != Some(lane) {
            traffic.breaker.failed(&limits.tolerance, now);
        }
        traffic.last_failed = Some(lane.clone());
        if let Some(after) = after {
            traffic.pause(later(now, after.min(limits.backoff.cap)));
        }
        if traffic.breaker.open_since().is_some() || !answered {
            return waiting(entry, traffic, limits, (now, random));
        }
        entry.send.counted += 1;
        let since = entry.send.since.unwrap_or(now);
        match limits.backoff.next(entry.send.counted, since, now, after, random) {
            Next::At(at) => Settled::Again { at },
            Next::GiveUp(spent) => Settled::Parked(ParkReason::Spent(spent)),
        }
    }

    /// Takes the head that was under way out of its lane.
    fn take_head(&mut self, lane: &Lane, number: SendNumber) -> Option<Entry> {
        let queue = self.lanes.get_mut(lane)?;
        let head = queue
            .pop_front_if(|entry| entry.send.number == number && entry.state != State::Waiting)?;
        if let Some(traffic) = self.destinations.get_mut(&lane.destination) {
            traffic.in_flight = traffic.in_flight.saturating_sub(1);
        }
        Some(head)
    }

    fn put_head(&mut self, lane: &Lane, entry: Entry) {
        if let Some(queue) = self.lanes.get_mut(lane) {
            queue.push_front(entry);
        }
    }

    /// Makes the lane's head ready, and forgets what has become empty.
    fn go_on(&mut self, lane: &Lane, now: Timestamp) {
        let Some(traffic) = self.destinations.get_mut(&lane.destination) else { return };
        match self.lanes.get(lane).map(|queue| queue.front().map(Entry::key)) {
            Some(Some(head)) => {
                traffic.ready.insert(head);
            }
            Some(None) => {
                self.lanes.remove(lane);
            }
            None => {}
        }
        if traffic.is_idle(now) {
            self.destinations.remove(&lane.destination);
        }
    }
}

/// The destination is at fault: the send waits without a mark against it. Behind an open circuit
/// the probes set the pace, and the lane goes to the back so that each probe is another lane's.
fn waiting(
    entry: &Entry,
    traffic: &Traffic,
    limits: &Limits,
    (now, random): (Timestamp, u64),
) -> Settled {
    let since = entry.send.since.unwrap_or(now);
    let expired = now > later(since, limits.backoff.total);
    if entry.send.kind == Kind::Callback && expired {
        return Settled::Parked(ParkReason::Spent(super::backoff::Spent::Time));
    }
    if traffic.breaker.open_since().is_some() {
        return Settled::Again { at: now };
    }
    Settled::Again { at: later(now, limits.backoff.jittered(traffic.breaker.failures(), random)) }
}
