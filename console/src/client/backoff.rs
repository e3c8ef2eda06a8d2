//! When to try again: exponential with full jitter, so that a thousand consoles do not return to a
//! restarted relay in one wave.

use std::time::Duration;

/// Counts failures since the last welcome.
#[derive(Debug, Clone)]
pub struct Backoff {
    first_ms: u64,
    most_ms: u64,
    failures: u32,
}

impl Default for Backoff {
    fn default() -> Self {
        Self::new(Duration::from_millis(500), Duration::from_secs(30))
    }
}

impl Backoff {
    /// A bound that doubles from `first` to `most`.
    #[must_use]
    pub fn new(first: Duration, most: Duration) -> Self {
        let ms = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX / 2);
        Self { first_ms: ms(first), most_ms: ms(most), failures: 0 }
    }

    /// How long to wait after one more failure: anything from nothing to the bound. `random` is
    /// spread evenly over `u64`.
    #[must_use]
    pub fn fail(&mut self, random: u64) -> Duration {
        let bound = self.first_ms.saturating_mul(1 << self.failures.min(20)).min(self.most_ms);
        self.failures = self.failures.saturating_add(1);
        Duration::from_millis(random % (bound + 1))
    }

    /// The relay said welcome.
    pub fn reset(&mut self) {
        self.failures = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest(backoff: &mut Backoff) -> u64 {
        let probe = backoff.clone();
        let most = (0..=30_000).map(|r| probe.clone().fail(r)).max().unwrap_or_default();
        let _ = backoff.fail(0);
        u64::try_from(most.as_millis()).expect("small")
    }

    #[test]
    fn the_bound_doubles_to_thirty_seconds_and_a_welcome_ends_it() {
        let mut backoff = Backoff::default();
        let bounds: Vec<u64> = (0..8).map(|_| longest(&mut backoff)).collect();
        assert_eq!(bounds, [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
        backoff.reset();
        assert_eq!(longest(&mut backoff), 500);
    }

    #[test]
    fn a_relay_away_for_days_overflows_nothing() {
        let mut backoff = Backoff { failures: u32::MAX, ..Backoff::default() };
        assert!(backoff.fail(u64::MAX) <= Duration::from_secs(30));
    }
}
