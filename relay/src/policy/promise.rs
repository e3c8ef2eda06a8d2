//! Who is on duty and what may be promised because of it. Owns the rule that a live promise
//! exists only with somebody present, and the estimate of a wait with its bound; knows neither
//! hours nor words.
//!
//! **The estimate.** With a free agent for everybody ahead, only the time in which a free agent
//! picks a ticket up is left. Otherwise as many agents must become free as stand before the
//! customer and have none; with `n` agents who spend `h` seconds on a ticket on average, the
//! `k`-th becomes free after about `k·h/n` seconds, give or take `√k·h/n`.
//!
//! **The bound** is learnt, not assumed: of the recent waits of the queue it is known by how many
//! of those spreads each missed its estimate, and the bound is where four of five of them stayed
//! below. So whatever the formula leaves out, such as agents who hold several tickets or are slow
//! to pick up, moves the bound until it is true again. Waits that follow each other are alike: in
//! a rush those of the last hour say too little of the next. Therefore the share aimed at moves
//! too, up with each promise that was broken and down by a quarter of that with each that was
//! kept, which balances where one of five is broken (adaptive conformal inference; Gibbs and
//! Candès, 2021).

use std::collections::VecDeque;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

/// Handling times and waits of a queue that are remembered.
pub const RECENT_MAX: usize = 60;
/// Fewer handling times than this give no figure.
const HANDLED_MIN: usize = 3;
/// Fewer observed waits than this give no learnt bound.
const WAITS_MIN: usize = 8;
/// Longest wait that is reckoned with: what is longer was forgotten, not waited.
const MOST_S: i64 = 30 * 86_400;
/// How many of a thousand waits the bound is to cover.
const COVERED: i64 = 800;
/// By how many thousandths a broken promise raises the share aimed at, times the covered share.
const STEP: i64 = 25;
/// One over the square by which the mean of recent handling is usually off: a sixth.
const MEAN_OFF: u64 = 36;
/// The share aimed at stays between these, in thousandths; above 1000 it lies beyond what is
/// remembered.
const AIM: RangeInclusive<i64> = 400..=2_000;
/// The bound before anything is learnt, in thousandths of a spread above the estimate: between that
/// of one exponential time (0.61) and that of many (0.84).
const UNLEARNT: i64 = 750;

/// The people and the waiting of one queue, as counted by the engine at one instant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Staffing {
    /// Agents of the queue who are at their desk: a surface connected **and** used. Also those who
    /// have no room, or wrap up their last ticket.
    pub present: u32,
    /// Those of them who would take a ticket now.
    pub available: u32,
    /// Tickets that wait in the queue and count for somebody's place.
    pub waiting: u32,
    /// Mean seconds an agent has recently spent on a ticket; `None` without enough of them.
    pub recent_handle_s: Option<u64>,
    /// What recent waits have taught.
    pub learnt: Learnt,
}

/// What recent waits of a queue have taught; `None` where there were too few of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Learnt {
    /// Seconds within which four of five tickets were taken that found a free agent.
    pub picked_up_s: Option<u64>,
    /// Where four of five other waits ended, in thousandths of a spread above their estimate.
    pub missed_by: Option<i64>,
}

/// What a customer found on arrival: the two kinds of wait are learnt apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// An agent was free for them.
    FreeAgent,
    /// Others had to be served before.
    #[default]
    Line,
}

/// A promise that a person is there. It cannot be made with nobody present: the fields are
/// private and [`LivePromise::new`] is the only way to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LivePromise {
    position: u32,
    basis: Basis,
    expected_wait_s: Option<u64>,
    spread_s: Option<u64>,
    within_s: Option<u64>,
}

impl LivePromise {
    /// The promise to a newcomer who would be last in the queue; `None` with nobody present.
    #[must_use]
    pub fn new(staffing: &Staffing) -> Option<Self> {
        Self::at(staffing, staffing.waiting.saturating_add(1))
    }

    /// The promise to somebody who already waits at `position` (1 is next); see the module for how
    /// the figures come about. Where no honest figure exists there is none.
    #[must_use]
    pub fn at(staffing: &Staffing, position: u32) -> Option<Self> {
        if staffing.present == 0 {
            return None;
        }
        let position = position.max(1);
        let free = staffing.available.min(staffing.present);
        let to_come = position.saturating_sub(free);
        if to_come == 0 {
            return Some(Self::picked_up(position, staffing.learnt));
        }
        let per_agent = |times: u64| {
            staffing
                .recent_handle_s
                .map(|s| s.saturating_mul(times).div_ceil(u64::from(staffing.present) * 1_000))
        };
        let expected_wait_s = per_agent(u64::from(to_come) * 1_000);
        // In thousandths: the root of a place is no whole number. Behind many others it is the
        // mean itself that may be off, and that error grows with their number.
        let k = u64::from(to_come);
        let spread_s = per_agent(
            (k * 1_000_000).saturating_add((k * k).saturating_mul(1_000_000 / MEAN_OFF)).isqrt(),
        )
        .map(|s| s.max(1));
        let missed_by = staffing.learnt.missed_by.unwrap_or(UNLEARNT);
        let within_s = expected_wait_s.zip(spread_s).map(|(expected, spread)| {
            let above = i128::from(spread) * i128::from(missed_by) / 1_000;
            u64::try_from((i128::from(expected) + above).max(1)).unwrap_or(u64::MAX)
        });
        Some(Self { position, basis: Basis::Line, expected_wait_s, spread_s, within_s })
    }

    fn picked_up(position: u32, learnt: Learnt) -> Self {
        let within_s = learnt.picked_up_s;
        // Nobody is ahead: what is expected is what it mostly was, and no more is known.
        Self {
            position,
            basis: Basis::FreeAgent,
            expected_wait_s: within_s,
            spread_s: None,
            within_s,
        }
    }

    /// Place in the queue, 1 is next.
    #[must_use]
    pub fn position(&self) -> u32 {
        self.position
    }

    /// What the figures rest on.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// Expected seconds until a person answers; `None` where no honest figure exists.
    #[must_use]
    pub fn expected_wait_s(&self) -> Option<u64> {
        self.expected_wait_s
    }

    /// Seconds by which the estimate is usually off.
    #[must_use]
    pub fn spread_s(&self) -> Option<u64> {
        self.spread_s
    }

    /// Seconds within which four of five customers are answered; `None` where no honest figure
    /// exists.
    #[must_use]
    pub fn within_s(&self) -> Option<u64> {
        self.within_s
    }
}

/// A wait that has ended, against what was foreseen when it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waited {
    /// What it rested on.
    pub basis: Basis,
    /// As [`LivePromise::expected_wait_s`].
    pub expected_s: Option<u64>,
    /// As [`LivePromise::spread_s`].
    pub spread_s: Option<u64>,
    /// As [`LivePromise::within_s`].
    pub within_s: Option<u64>,
    /// What it became.
    pub actual_s: u64,
}

/// What a queue remembers of its recent past, bounded: the newest drive out the oldest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recent {
    handled: VecDeque<u64>,
    picked_up: Errors,
    missed_by: Errors,
    /// What they teach, reckoned once a change and not at every question.
    learnt: Learnt,
    handle_s: Option<u64>,
}

/// How the waits of one kind turned out.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Errors {
    list: VecDeque<i64>,
    /// The share of them below the bound, in thousandths.
    aim: i64,
}

impl Default for Errors {
    fn default() -> Self {
        Self { list: VecDeque::new(), aim: COVERED }
    }
}

impl Recent {
    /// An agent was done with a ticket after so many seconds.
    pub fn handled(&mut self, seconds: u64) {
        keep(&mut self.handled, seconds.max(1));
        let count = u64::try_from(self.handled.len()).unwrap_or(u64::MAX);
        let sum = self.handled.iter().fold(0_u64, |sum, s| sum.saturating_add(*s));
        self.handle_s = (self.handled.len() >= HANDLED_MIN).then(|| sum.div_ceil(count));
    }

    /// A customer was answered.
    pub fn waited(&mut self, wait: &Waited) {
        let small = |seconds: u64| i64::try_from(seconds).unwrap_or(i64::MAX).min(MOST_S);
        let actual = small(wait.actual_s);
        let errors = match (wait.basis, wait.expected_s, wait.spread_s) {
            (Basis::FreeAgent, ..) => {
                keep(&mut self.picked_up.list, actual);
                &mut self.picked_up
            }
            (Basis::Line, Some(expected), Some(spread)) => {
                let missed = (actual - small(expected)) * 1_000 / small(spread).max(1);
                keep(&mut self.missed_by.list, missed);
                &mut self.missed_by
            }
            // Nothing was foreseen that could be wrong.
            (Basis::Line, ..) => return,
        };
        if let Some(within) = wait.within_s {
            errors.judge(wait.actual_s <= within);
        }
        let picked_up = self.picked_up.bound().map(|s| u64::try_from(s).unwrap_or(0).max(1));
        self.learnt = Learnt { picked_up_s: picked_up, missed_by: self.missed_by.bound() };
    }

    /// Mean seconds spent on a ticket; `None` below three of them.
    #[must_use]
    pub fn handle_s(&self) -> Option<u64> {
        self.handle_s
    }

    /// What its waits have taught.
    #[must_use]
    pub fn learnt(&self) -> Learnt {
        self.learnt
    }
}

impl Errors {
    /// The share aimed at follows what became of the promises.
    fn judge(&mut self, kept: bool) {
        let change = if kept { COVERED - 1_000 } else { COVERED };
        self.aim = (self.aim + change * STEP / 1_000).clamp(*AIM.start(), *AIM.end());
    }

    /// The value below which the share aimed at of these lies.
    fn bound(&self) -> Option<i64> {
        if self.list.len() < WAITS_MIN {
            return None;
        }
        let mut sorted: Vec<i64> = self.list.iter().copied().collect();
        sorted.sort_unstable();
        let aim = usize::try_from(self.aim.min(1_000)).unwrap_or(0);
        let place = ((sorted.len() + 1) * aim).div_ceil(1_000).clamp(1, sorted.len());
        let (middle, bound) = (sorted[sorted.len() / 2], sorted[place - 1]);
        // It gets worse than anything remembered: as far beyond as the promises say.
        let beyond = (bound - middle) * (self.aim - 1_000).max(0) / 1_000;
        Some(bound + beyond)
    }
}

fn keep<T>(list: &mut VecDeque<T>, one: T) {
    list.push_back(one);
    if list.len() > RECENT_MAX {
        list.pop_front();
    }
}

#[cfg(test)]
mod simulation_tests;
#[cfg(test)]
mod tests;
