//! One ticket as a report follows it: what is counted when it ends, and how it came there.

use baton_shared::id::{AgentName, QueueName};
use jiff::{SignedDuration, Timestamp};

use super::tally::{Close, Fact, Kept, Mover, Offered, WaitEnd};
use crate::desk::event::{Clock, Ending};

/// A ticket moved by hand later than this after it was first taken was not misrouted: the work on
/// it changed its kind.
pub(super) const MISROUTED_WITHIN: SignedDuration = SignedDuration::from_mins(30);

/// Whole seconds between two instants; none where the clock was set back.
pub(super) fn seconds(from: Timestamp, to: Timestamp) -> u64 {
    u64::try_from(to.duration_since(from).as_secs()).unwrap_or(0)
}

/// Where the wait of its customer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wait {
    /// It goes on, and nobody was told to wait.
    Untold,
    /// It goes on, and the customer was told to wait.
    Told,
    Over,
}

/// What a report knows of a ticket.
#[derive(Debug, Clone)]
pub(super) struct Case {
    opened_at: Timestamp,
    /// The queue that the hand-over chose.
    first_queue: QueueName,
    queue: QueueName,
    wait: Wait,
    taken_at: Option<Timestamp>,
    answered: bool,
    /// It is closed: what is said from now on belongs to no ticket.
    over: bool,
    moved: bool,
    /// Somebody moved it to another queue by hand.
    by_hand: bool,
    misrouted: bool,
    /// It is offered to a colleague.
    pub(super) offered: bool,
    /// Whom its queue asks.
    asked: Option<AgentName>,
    /// Clocks that run, with whether they were missed already.
    clocks: Vec<(Clock, Kept)>,
}

impl Case {
    pub(super) fn opened(queue: QueueName, at: Timestamp) -> Self {
        Self {
            opened_at: at,
            first_queue: queue.clone(),
            queue,
            wait: Wait::Untold,
            taken_at: None,
            answered: false,
            over: false,
            moved: false,
            by_hand: false,
            misrouted: false,
            offered: false,
            asked: None,
            clocks: Vec::new(),
        }
    }

    /// The customer heard that they wait.
    pub(super) fn told(&mut self) {
        if self.wait == Wait::Untold {
            self.wait = Wait::Told;
        }
    }

    /// The wait is over, if it was not.
    pub(super) fn wait_over(&mut self, end: WaitEnd) -> Option<Fact> {
        let told = self.wait == Wait::Told;
        self.wait = Wait::Over;
        told.then_some(Fact::WaitOver(end))
    }

    /// An agent has it: for the first time?
    pub(super) fn taken(&mut self, at: Timestamp) -> Option<Fact> {
        self.offered = false;
        let first = self.taken_at.is_none();
        self.taken_at.get_or_insert(at);
        first.then(|| Fact::Taken(seconds(self.opened_at, at)))
    }

    /// An agent spoke: answers owed are given.
    pub(super) fn answered(&mut self, at: Timestamp, tell: &mut impl FnMut(Fact)) {
        if !self.answered {
            self.answered = true;
            tell(Fact::Answered(seconds(self.opened_at, at)));
        }
        self.clocks.retain(|(clock, kept)| {
            if *clock != Clock::Resolution && *kept == Kept::Met {
                tell(Fact::Clock(*clock, Kept::Met));
            }
            *clock == Clock::Resolution
        });
    }

    /// A person answered in the provider's own inbox: nobody waits, and answers owed are given.
    pub(super) fn answered_outside(&mut self, at: Timestamp, tell: &mut impl FnMut(Fact)) {
        if !self.over {
            self.wait_over(WaitEnd::Otherwise).into_iter().for_each(&mut *tell);
            self.answered(at, tell);
        }
    }

    /// It is open again.
    pub(super) fn reopened(&mut self) -> Fact {
        self.over = false;
        Fact::Reopened
    }

    /// A clock starts; one of its kind that runs is replaced.
    pub(super) fn clock(&mut self, clock: Clock) {
        self.clocks.retain(|(other, _)| *other != clock);
        self.clocks.push((clock, Kept::Met));
    }

    /// A clock ran out.
    pub(super) fn breached(&mut self, clock: Clock) -> Option<Fact> {
        let running = self.clocks.iter_mut().find(|(other, _)| *other == clock);
        let (_, kept) = running.filter(|(_, kept)| *kept == Kept::Met)?;
        *kept = Kept::Missed;
        Some(Fact::Clock(clock, Kept::Missed))
    }

    /// Somebody outside chose its queue: that is where the hand-over led.
    pub(super) fn routed(&mut self, to: &QueueName) {
        if self.queue == self.first_queue {
            self.queue = to.clone();
        }
        self.first_queue = to.clone();
    }

    /// Its queue asks an agent.
    pub(super) fn asked(&mut self, agent: &AgentName) {
        self.asked = Some(agent.clone());
    }

    /// The queue's offer, if there is one, ended so.
    pub(super) fn offer_over(&mut self, end: Offered) -> Option<Fact> {
        self.asked.take().map(|_| Fact::QueueOffer(end))
    }

    /// An agent took it: the one whom the queue asked?
    pub(super) fn taken_by(&mut self, agent: &AgentName) -> Option<Fact> {
        let own = self.asked.as_ref() == Some(agent);
        self.offer_over(if own { Offered::Taken } else { Offered::ByOther })
    }

    /// The relay moved it.
    pub(super) fn moved_by(&mut self, mover: Mover, to: &QueueName) -> Fact {
        self.queue = to.clone();
        Fact::QueueLeft(mover)
    }

    /// Somebody passed it to another queue.
    pub(super) fn passed_to_queue(&mut self, to: &QueueName, at: Timestamp) {
        let soon = self.taken_at.is_none_or(|taken| at.duration_since(taken) <= MISROUTED_WITHIN);
        let out_of_first = self.queue == self.first_queue && *to != self.first_queue;
        self.misrouted |= !self.by_hand && out_of_first && soon;
        (self.moved, self.by_hand, self.offered) = (true, true, false);
        self.queue = to.clone();
    }

    /// A colleague has it.
    pub(super) fn passed_to_agent(&mut self) {
        self.moved = true;
    }

    /// It is closed: the end that was owed came.
    pub(super) fn closed(&mut self, how: Ending, disposition: Option<&str>) -> Vec<Fact> {
        let end = match how {
            Ending::Left | Ending::Ended | Ending::Silent => WaitEnd::Left,
            Ending::Done | Ending::Handback => WaitEnd::Otherwise,
        };
        let mut facts: Vec<Fact> = self.wait_over(end).into_iter().collect();
        let resolved = self.clocks.drain(..).any(|clock| clock == (Clock::Resolution, Kept::Met));
        facts.extend(resolved.then_some(Fact::Clock(Clock::Resolution, Kept::Met)));
        facts.push(Fact::Closed(Close {
            how,
            disposition: disposition.map(ToOwned::to_owned),
            worked: self.taken_at.is_some(),
            moved: self.moved,
            misrouted: self.misrouted,
        }));
        (self.offered, self.over) = (false, true);
        facts
    }
}
