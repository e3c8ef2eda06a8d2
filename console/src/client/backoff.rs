//! When to try again: exponential with full jitter, so that a thousand consoles do not return to a
//! restarted relay in one wave.

use std::time::Duration;

const FIRST_MS: u64 = 500;
const MOST_MS: u64 = 30_000;

/// Counts failures since the last welcome.
#[derive(Debug, Clone, Default)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    /// How long to wait after one more failure: anything from nothing to a bound that doubles from
    /// half a second to thirty. `random` is spread evenly over `u64`.
    #[must_use]
    pub fn fail(&mut self, random: u64) -> Duration {
        let bound = FIRST_MS.saturating_mul(1 << self.failures.min(6)).min(MOST_MS);
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
        let mut probe = backoff.clone();
        let most = (0..=MOST_MS).map(|r| probe.clone().fail(r)).max().unwrap_or_default();
        let _ = probe.fail(0);
        *backoff = probe;
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
        let mut backoff = Backoff { failures: u32::MAX };
        assert!(backoff.fail(u64::MAX) <= Duration::from_millis(MOST_MS));
    }
}
