//! What is not pure, made from one seed: ids and time. Numbers come from [`Chance`].

use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

use crate::chance::Chance;
use crate::engine::{Clock, Ids};

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
