//! Everything that is not pure, made from one seed: chance, ids, time.

use std::sync::Mutex;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

use crate::engine::{Clock, Ids};

/// A stream of random numbers (SplitMix64): small, quick, the same everywhere.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A stream of its own, so that one actor's draws change nothing for the others.
    pub(super) fn fork(&mut self) -> Self {
        Self(self.next())
    }

    /// 0 to `n - 1`.
    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.next() % n.max(1)
    }

    /// True `percent` times in a hundred.
    pub(super) fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub(super) fn millis(&mut self, from: u64, to: u64) -> Duration {
        Duration::from_millis(from + self.below(to.saturating_sub(from) + 1))
    }

    pub(super) fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).expect("below a length")
    }

    pub(super) fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.index(from.len())].clone()
    }
}

/// Ids as in earnest, but from the seed.
#[derive(Debug)]
pub(super) struct SimIds(pub(super) Mutex<Chance>);

impl Ids for SimIds {
    fn mint(&self, now: Timestamp) -> u128 {
        let mut chance = self.0.lock().expect("one thread");
        let random = u128::from(chance.next()) << 64 | u128::from(chance.next());
        let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
        ulid::Ulid::from_parts(millis, random).into()
    }
}

/// A wall clock over tokio's paused time; each machine's is a little off.
#[derive(Debug)]
pub(super) struct SimClock {
    start: Instant,
    off: SignedDuration,
}

impl SimClock {
    pub(super) fn new(start: Instant, off: SignedDuration) -> Self {
        Self { start, off }
    }
}

impl Clock for SimClock {
    fn now(&self) -> Timestamp {
        let base = Timestamp::from_second(1_795_255_200).expect("in range");
        let passed = SignedDuration::try_from(self.start.elapsed()).expect("in range");
        base + passed + self.off
    }
}
