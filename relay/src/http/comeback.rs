//! When a client that was sent away by a stop may come back: spread over a few seconds, so that a
//! restart is not met by everybody in one instant.

use std::time::Duration;

/// The longest pause.
pub const COMEBACK_MAX: Duration = Duration::from_secs(5);

/// A pause from nothing to [`COMEBACK_MAX`], another for everybody.
#[must_use]
pub fn comeback() -> Duration {
    // Without randomness all come in the middle, which is worse and still works.
    getrandom::u64().map_or(COMEBACK_MAX / 2, spread)
}

fn spread(random: u64) -> Duration {
    let most = u64::try_from(COMEBACK_MAX.as_millis()).unwrap_or(u64::MAX - 1);
    Duration::from_millis(random % (most + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_fill_the_whole_span_and_nothing_beyond() {
        assert_eq!(spread(0), Duration::ZERO);
        assert_eq!(spread(5_000), COMEBACK_MAX);
        assert_eq!(spread(5_001), Duration::ZERO);
        assert!(comeback() <= COMEBACK_MAX);
    }
}
