//! Bad credentials: who shows too many is turned away for a time that doubles.
//!
//! An address that guesses is known by many different credentials; a program with one old token or
//! one wrong secret shows the same again and again, and must not shut out its neighbours behind
//! the same address. So a channel's signatures count for that address and channel alone, and one
//! token shown again counts for the token, not for the address. Pure: the time is a parameter,
//! counted from any fixed instant.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::Duration;

/// How many, in which time, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// So many lead to a refusal.
    pub bad: u32,
    /// Within this time.
    pub window: Duration,
    /// The first refusal.
    pub first: Duration,
    /// The longest; also how long one must keep quiet to be new again.
    pub longest: Duration,
    /// Most entries kept.
    pub entries: usize,
}

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Key {
    /// Agents' tokens from one address.
    Agents(IpAddr),
    /// One agent's token, by its public id, from anywhere.
    Token(String),
    /// Visitors' tokens from one address.
    Visitors(IpAddr),
    /// Signatures of one channel or bot from one address.
    Signer(IpAddr, String),
}

#[derive(Debug, Default)]
struct Entry {
    /// When the window began.
    since: Duration,
    bad: u32,
    /// Which credentials were shown in the window, as far as that matters; at most `bad` of them.
    shown: Vec<u64>,
    refusals: u32,
    until: Duration,
    seen: Duration,
}

/// All that is remembered.
#[derive(Debug)]
pub struct Strikes {
    patience: Patience,
    entries: HashMap<Key, Entry>,
}

impl Strikes {
    /// Nobody has done anything yet.
    #[must_use]
    pub fn new(patience: Patience) -> Self {
        Self { patience, entries: HashMap::new() }
    }

    /// How much longer this one is refused.
    #[must_use]
    pub fn refused(&self, key: &Key, now: Duration) -> Option<Duration> {
        let entry = self.entries.get(key)?;
        entry.until.checked_sub(now).filter(|left| !left.is_zero())
    }

    /// Counts a bad credential. `shown` tells credentials apart where a repeat of the same does
    /// not count again; `None` counts always. The answer is the refusal, where one begins.
    pub fn bad(&mut self, key: Key, shown: Option<u64>, now: Duration) -> Option<Duration> {
        let patience = self.patience;
        if !self.entries.contains_key(&key) && self.entries.len() >= patience.entries {
            self.forget(now);
        }
        let entry = self.entries.entry(key).or_default();
        if now.saturating_sub(entry.seen.max(entry.until)) > patience.longest {
            entry.refusals = 0;
        }
        if now.saturating_sub(entry.since) > patience.window {
            (entry.since, entry.bad) = (now, 0);
            entry.shown.clear();
        }
        entry.seen = now;
        if let Some(shown) = shown {
            if entry.shown.contains(&shown) {
                return None;
            }
            entry.shown.push(shown);
        }
        entry.bad += 1;
        if entry.bad < patience.bad {
            return None;
        }
        let doubled = patience.first.saturating_mul(1 << entry.refusals.min(20));
        let refusal = doubled.min(patience.longest);
        entry.refusals += 1;
        entry.until = now + refusal;
        (entry.since, entry.bad) = (entry.until, 0);
        entry.shown.clear();
        Some(refusal)
    }

    /// A good credential ends the counting, not a refusal.
    pub fn good(&mut self, key: &Key) {
        if let Some(entry) = self.entries.get_mut(key) {
            entry.bad = 0;
            entry.shown.clear();
        }
    }

    /// Forgets all that has no effect any more; if that is nothing, the longest unseen.
    fn forget(&mut self, now: Duration) {
        let keep = self.patience.window;
        self.entries.retain(|_, entry| entry.until > now || now.saturating_sub(entry.seen) <= keep);
        if self.entries.len() < self.patience.entries {
            return;
        }
        let oldest = self.entries.iter().min_by_key(|(_, entry)| (entry.until, entry.seen));
        if let Some(key) = oldest.map(|(key, _)| key.clone()) {
            self.entries.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Patience = Patience {
        bad: 5,
        window: Duration::from_secs(60),
        first: Duration::from_secs(60),
        longest: Duration::from_secs(3_600),
        entries: 100,
    };

    fn at(s: u64) -> Duration {
        Duration::from_secs(s)
    }

    fn address(n: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, n])
    }

    fn token(id: &str) -> Key {
        Key::Token(id.to_owned())
    }

    #[test]
    fn five_in_a_minute_are_refused_for_a_minute_and_each_time_twice_as_long_up_to_an_hour() {
        let mut strikes = Strikes::new(PATIENCE);
        let mut now = at(1_000);
        for minutes in [1, 2, 4, 8, 16, 32, 60, 60] {
            for _ in 0..4 {
                assert_eq!(strikes.bad(token("a"), None, now), None);
            }
            assert_eq!(strikes.refused(&token("a"), now), None);
            assert_eq!(strikes.bad(token("a"), None, now), Some(at(minutes * 60)));
            assert_eq!(strikes.refused(&token("a"), now + at(1)), Some(at(minutes * 60 - 1)));
            now += at(minutes * 60);
            assert_eq!(strikes.refused(&token("a"), now), None);
        }
        now += at(3_601);
        for _ in 0..4 {
            strikes.bad(token("a"), None, now);
        }
        assert_eq!(strikes.bad(token("a"), None, now), Some(at(60)), "an hour of quiet is enough");
    }

    #[test]
    fn a_slow_one_is_never_refused_and_a_good_one_starts_over() {
        let mut strikes = Strikes::new(PATIENCE);
        for n in 0..50 {
            assert_eq!(strikes.bad(token("slow"), None, at(n * 16)), None, "{n}");
        }
        for n in 0..50 {
            if n % 4 == 0 {
                strikes.good(&token("now and then"));
            }
            assert_eq!(strikes.bad(token("now and then"), None, at(1)), None, "{n}");
        }
    }

    #[test]
    fn the_same_credential_again_and_again_is_no_guessing() {
        let mut strikes = Strikes::new(PATIENCE);
        let office = || Key::Agents(address(1));
        for n in 0..100 {
            assert_eq!(strikes.bad(office(), Some(7), at(n / 10)), None);
        }
        for guess in 0..3 {
            assert_eq!(strikes.bad(office(), Some(guess), at(11)), None);
        }
        assert_eq!(strikes.bad(office(), Some(3), at(11)), Some(at(60)));
    }

    #[test]
    fn one_misconfigured_channel_leaves_the_others_of_its_address_alone() {
        let mut strikes = Strikes::new(PATIENCE);
        let of = |name: &str| Key::Signer(address(1), name.to_owned());
        for _ in 0..5 {
            strikes.bad(of("channels/wrong"), None, at(1));
        }
        assert!(strikes.refused(&of("channels/wrong"), at(1)).is_some());
        assert!(strikes.refused(&of("channels/good"), at(1)).is_none());
        assert!(
            strikes.refused(&Key::Signer(address(2), "channels/wrong".into()), at(1)).is_none()
        );
        assert!(strikes.refused(&Key::Agents(address(1)), at(1)).is_none());
    }

    #[test]
    fn memory_is_bounded_and_a_refusal_outlives_a_flood_of_new_names() {
        let mut strikes = Strikes::new(PATIENCE);
        for _ in 0..5 {
            strikes.bad(token("guesser"), None, at(1));
        }
        for n in 0..10_000 {
            strikes.bad(token(&format!("t{n}")), None, at(2));
        }
        assert!(strikes.entries.len() <= PATIENCE.entries);
        assert!(strikes.refused(&token("guesser"), at(3)).is_some());
    }
}
