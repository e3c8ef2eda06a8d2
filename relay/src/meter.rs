//! Counters and histograms: how often and how long, never who. Cheap enough for every message.
//!
//! Knows no metric's name and no text format; whoever shows them does.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// Names kept apart, such as channels; what comes beyond is counted together.
const NAMES_MAX: usize = 64;
/// The name of what came beyond.
const OTHERS: &str = "other";

/// Only ever rises.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// One more.
    pub fn add_one(&self) {
        self.add(1);
    }

    /// So many more.
    pub fn add(&self, more: u64) {
        self.0.fetch_add(more, Ordering::Relaxed);
    }

    /// Since the start of the process.
    #[must_use]
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// How many there are now.
#[derive(Debug, Default)]
pub struct Gauge(AtomicU64);

impl Gauge {
    /// One more.
    pub fn enter(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// One less.
    pub fn leave(&self) {
        let less = |now: u64| Some(now.saturating_sub(1));
        // The closure never declines, so the update never fails.
        let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
    }

    /// Now.
    #[must_use]
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// How often a value was at most so much, for fixed bounds.
#[derive(Debug)]
pub struct Histogram {
    bounds: &'static [f64],
    /// One per bound, and one for what is above all of them.
    counts: Vec<Counter>,
    /// In millionths, so that it can be an integer.
    sum: Counter,
}

/// A histogram at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// Each bound with how many values were at most that; the last bound is infinite.
    pub up_to: Vec<(f64, u64)>,
    /// Of all values.
    pub sum: f64,
}

impl Histogram {
    fn new(bounds: &'static [f64]) -> Self {
        let counts = (0..=bounds.len()).map(|_| Counter::default()).collect();
        Self { bounds, counts, sum: Counter::default() }
    }

    /// One more value, not negative.
    pub fn observe(&self, value: f64) {
        let at = self.bounds.partition_point(|bound| *bound < value);
        self.counts[at].add_one();
        self.sum.add(millionths(value));
    }

    /// One more duration, in seconds.
    pub fn observe_time(&self, took: Duration) {
        self.observe(took.as_secs_f64());
    }

    /// As it is now.
    #[must_use]
    pub fn counted(&self) -> Counted {
        let bounds = self.bounds.iter().copied().chain([f64::INFINITY]);
        let mut below = 0;
        let up_to = bounds.zip(&self.counts).map(|(bound, count)| {
            below += count.get();
            (bound, below)
        });
        let up_to = up_to.collect();
        #[allow(clippy::cast_precision_loss)] // A sum for a graph.
        let sum = self.sum.get() as f64 / 1e6;
        Counted { up_to, sum }
    }
}

fn millionths(value: f64) -> u64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    // Saturates, by the language.
    let whole = (value * 1e6) as u64;
    whole
}

/// A set of counters for each of some names.
#[derive(Debug)]
pub struct ByName<T>(RwLock<BTreeMap<String, Arc<T>>>);

impl<T> Default for ByName<T> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<T: Default> ByName<T> {
    /// The counters of a name that is the relay's own, as a channel's: never a customer's.
    pub fn of(&self, name: &str) -> Arc<T> {
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return Arc::clone(known);
        }
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let name = if all.len() < NAMES_MAX { name } else { OTHERS };
        Arc::clone(all.entry(name.to_owned()).or_default())
    }

    /// All of them, by name.
    #[must_use]
    pub fn all(&self) -> Vec<(String, Arc<T>)> {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        all.iter().map(|(name, counters)| (name.clone(), Arc::clone(counters))).collect()
    }
}

/// Customers' messages by one channel.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct Messages {
    pub accepted: Counter,
    pub duplicate: Counter,
    pub unavailable: Counter,
}

/// Calls of one bot.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct Calls {
    pub made: Counter,
    pub failed: Counter,
}

/// Requests refused before the engine saw them.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct Refused {
    pub credential: Counter,
    pub malformed: Counter,
}

/// Attempts to send something out, by how they ended.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct Attempts {
    pub sent: Counter,
    pub again: Counter,
    pub down: Counter,
    pub parked: Counter,
}

/// Tickets that queues offered to agents, by how that ended.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct Offers {
    pub made: Counter,
    pub accepted: Counter,
    pub taken_by_another: Counter,
    pub declined: Counter,
    pub timed_out: Counter,
    pub withdrawn: Counter,
}

/// Everything that is counted as it happens. What is a state is read where it lies.
#[derive(Debug)]
pub struct Meters {
    /// By channel.
    pub messages: ByName<Messages>,
    /// By bot.
    pub calls: ByName<Calls>,
    /// At the doors.
    pub refused: Refused,
    /// To the outside.
    pub attempts: Attempts,
    /// Of queues to agents, as far as this relay wrote them.
    pub offers: Offers,
    /// Open sockets of web visitors.
    pub visitors: Gauge,
    /// Commits on disk.
    pub commits: Counter,
    /// Batches that the log did not take.
    pub failed_batches: Counter,
    /// Commits of one batch.
    pub batch: Histogram,
    /// Seconds from a batch's append to its answer.
    pub append: Histogram,
}

impl Default for Meters {
    fn default() -> Self {
        Self {
            messages: ByName::default(),
            calls: ByName::default(),
            refused: Refused::default(),
            attempts: Attempts::default(),
            offers: Offers::default(),
            visitors: Gauge::default(),
            commits: Counter::default(),
            failed_batches: Counter::default(),
            batch: Histogram::new(&[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0]),
            append: Histogram::new(&[
                0.000_5, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1.0, 5.0,
            ]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_counts_at_its_bound_and_above() {
        let histogram = Histogram::new(&[1.0, 2.0]);
        for value in [0.5, 1.0, 1.5, 9.0] {
            histogram.observe(value);
        }
        let counted = histogram.counted();
        assert_eq!(counted.up_to, [(1.0, 2), (2.0, 3), (f64::INFINITY, 4)]);
        assert!((counted.sum - 12.0).abs() < 1e-9);
    }

    #[test]
    fn names_are_bounded() {
        let names = ByName::<Calls>::default();
        for n in 0..NAMES_MAX * 2 {
            names.of(&n.to_string()).made.add_one();
        }
        let all = names.all();
        assert_eq!(all.len(), NAMES_MAX + 1);
        let total: u64 = all.iter().map(|(_, calls)| calls.made.get()).sum();
        assert_eq!(total, NAMES_MAX as u64 * 2);
    }
}
