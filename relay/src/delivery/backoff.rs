//! When a refused attempt is made again. Pure: time and randomness are parameters.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// How often and how long a send is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    /// The first pause; each next one is twice as long.
    pub first: Duration,
    /// The longest pause, also of what a destination asks for.
    pub cap: Duration,
    /// Attempts in all.
    pub attempts: u32,
    /// From the first attempt to the last.
    pub total: Duration,
}

impl Default for Backoff {
    /// 5 s, doubled up to 6 h; 12 attempts within 72 h.
    fn default() -> Self {
        Self {
            first: Duration::from_secs(5),
            cap: Duration::from_hours(6),
            attempts: 12,
            total: Duration::from_hours(72),
        }
    }
}

/// What comes after an attempt that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Another attempt, not before this.
    At(Timestamp),
    /// That was the last.
    GiveUp(Spent),
}

/// What ran out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Spent {
    Attempts,
    Time,
}

impl Backoff {
    /// After `made` attempts, the first one at `since`. The pause is drawn evenly between nothing
    /// and the doubled one ("full jitter", so that sends that failed together do not return
    /// together), or is what the destination asked for.
    #[must_use]
    pub fn next(
        &self,
        made: u32,
        since: Timestamp,
        now: Timestamp,
        asked: Option<Duration>,
        random: u64,
    ) -> Next {
        if made >= self.attempts {
            return Next::GiveUp(Spent::Attempts);
        }
        let pause = asked.map_or_else(|| self.jittered(made, random), |asked| asked.min(self.cap));
        let at = later(now, pause);
        if at.duration_since(since) > signed(self.total) {
            return Next::GiveUp(Spent::Time);
        }
        Next::At(at)
    }

    /// A pause after `made` attempts.
    #[must_use]
    pub fn jittered(&self, made: u32, random: u64) -> Duration {
        let doubled = 1_u32.checked_shl(made.saturating_sub(1)).unwrap_or(u32::MAX);
        let most = self.first.saturating_mul(doubled).min(self.cap);
        let most_ms = u64::try_from(most.as_millis()).unwrap_or(u64::MAX);
        Duration::from_millis(random % most_ms.saturating_add(1))
    }
}

/// `now` and so much more, at most the end of time.
pub(super) fn later(now: Timestamp, pause: Duration) -> Timestamp {
    now.saturating_add(signed(pause)).unwrap_or(Timestamp::MAX)
}

fn signed(duration: Duration) -> SignedDuration {
    SignedDuration::try_from(duration).unwrap_or(SignedDuration::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const START: Timestamp = Timestamp::UNIX_EPOCH;

    fn next(made: u32, asked_s: Option<u64>, random: u64) -> Next {
        Backoff::default().next(made, START, START, asked_s.map(Duration::from_secs), random)
    }

    fn at(ms: i64) -> Next {
        Next::At(Timestamp::from_millisecond(ms).expect("in range"))
    }

    #[test]
    fn the_longest_pause_doubles_from_five_seconds() {
        let longest = |made| Backoff::default().jittered(made, 5_000 << (made - 1)).as_millis();
        assert_eq!([1, 2, 3, 11].map(longest), [5_000, 10_000, 20_000, 5_120_000]);
        let patient = Backoff { attempts: 100, ..Backoff::default() };
        assert_eq!(patient.jittered(99, 6 * 3_600_000).as_secs(), 6 * 3_600);
        assert_eq!(patient.jittered(99, 6 * 3_600_000 + 1).as_secs(), 0);
    }

    #[test]
    fn what_the_destination_asks_is_honoured_up_to_six_hours() {
        assert_eq!(next(1, Some(90), 7), at(90_000));
        assert_eq!(next(1, Some(9_999_999), 7), at(6 * 3_600_000));
    }

    #[test]
    fn twelve_attempts_or_three_days_are_the_end() {
        assert!(matches!(next(11, None, 0), Next::At(_)));
        assert_eq!(next(12, None, 0), Next::GiveUp(Spent::Attempts));
        let late = Timestamp::from_second(72 * 3_600 - 10).expect("in range");
        let backoff = Backoff::default();
        let asked = |s| Some(Duration::from_secs(s));
        assert!(matches!(backoff.next(2, START, late, asked(10), 0), Next::At(_)));
        assert_eq!(backoff.next(2, START, late, asked(11), 0), Next::GiveUp(Spent::Time));
    }

    proptest! {
        #[test]
        fn a_pause_never_exceeds_its_bound(made in 1_u32..200, random in any::<u64>()) {
            let backoff = Backoff::default();
            let bound = 5_u64.saturating_mul(1 << (made - 1).min(40)).min(6 * 3_600);
            prop_assert!(backoff.jittered(made, random) <= Duration::from_secs(bound));
        }
    }
}
