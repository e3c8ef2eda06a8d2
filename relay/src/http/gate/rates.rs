//! How often an address and a channel may come.
//!
//! Whoever has proved to be a channel's sender is held to the channel's rate and not to a
//! stranger's. Memory is bounded: beyond it, addresses share buckets with others of their kind.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock, Reference};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

/// For how long a sender counts as known after its last good delivery.
const KNOWN_FOR: Duration = Duration::from_secs(600);
/// Between two searches of a full memory for what can be forgotten.
const SWEEP_EVERY: Duration = Duration::from_secs(1);
/// Buckets of those for whom there is no memory left.
const SHARED: u64 = 256;

/// What a rate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Requests a second of a stranger's address.
    pub address_per_s: NonZeroU32,
    /// Of them at once.
    pub address_burst: NonZeroU32,
    /// Verified deliveries a second of one channel; twice as many at once.
    pub channel_per_s: NonZeroU32,
    /// Addresses remembered.
    pub addresses: usize,
}

type Limiter<K, C> = RateLimiter<K, HashMapStateStore<K>, C, NoOpMiddleware<<C as Clock>::Instant>>;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Spot {
    Address(IpAddr),
    Shared(u64),
}

/// The rates of one relay.
#[derive(Debug)]
pub struct Rates<C: Clock> {
    clock: C,
    pace: Pace,
    addresses: Limiter<Spot, C>,
    channels: Limiter<String, C>,
    known: Mutex<HashMap<(IpAddr, String), C::Instant>>,
    swept: Mutex<C::Instant>,
}

impl<C: Clock + Clone> Rates<C> {
    /// Nobody has come yet.
    #[must_use]
    pub fn new(pace: Pace, clock: C) -> Self {
        let strangers = Quota::per_second(pace.address_per_s).allow_burst(pace.address_burst);
        let twice = pace.channel_per_s.saturating_mul(NonZeroU32::MIN.saturating_add(1));
        let verified = Quota::per_second(pace.channel_per_s).allow_burst(twice);
        Self {
            pace,
            addresses: RateLimiter::new(strangers, HashMapStateStore::default(), clock.clone()),
            channels: RateLimiter::new(verified, HashMapStateStore::default(), clock.clone()),
            known: Mutex::default(),
            swept: Mutex::new(clock.now()),
            clock,
        }
    }

    /// One more request of an address, for a signer where its path names one.
    ///
    /// # Errors
    /// How long to wait.
    pub fn admit(&self, address: IpAddr, signer: Option<&str>) -> Result<(), Duration> {
        if signer.is_some_and(|signer| self.is_known(address, signer)) {
            return Ok(());
        }
        let spot = self.spot(address);
        self.addresses.check_key(&spot).map_err(|early| early.wait_time_from(self.clock.now()))
    }

    /// A delivery was verified; `address` is known as its sender's from now on.
    ///
    /// # Errors
    /// How long to wait, where the channel has had its share.
    pub fn verified(&self, address: Option<IpAddr>, signer: &str) -> Result<(), Duration> {
        let now = self.clock.now();
        if let Some(address) = address {
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            if known.len() >= self.pace.addresses {
                known.retain(|_, seen| is_recent(seen, now));
            }
            // A full memory only means that a stranger's rate goes on to hold.
            if known.len() < self.pace.addresses {
                known.insert((address, signer.to_owned()), now);
            }
        }
        // Only names from the config get here, so that this map needs no other bound.
        self.channels.check_key(&signer.to_owned()).map_err(|early| early.wait_time_from(now))
    }

    /// What claimed to be a delivery was none: its address is a stranger's again.
    pub fn forged(&self, address: IpAddr, signer: &str) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.remove(&(address, signer.to_owned()));
    }

    fn is_known(&self, address: IpAddr, signer: &str) -> bool {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = known.get(&(address, signer.to_owned()));
        seen.is_some_and(|seen| is_recent(seen, self.clock.now()))
    }

    fn spot(&self, address: IpAddr) -> Spot {
        if self.addresses.len() >= self.pace.addresses {
            self.sweep();
        }
        if self.addresses.len() < self.pace.addresses {
            return Spot::Address(address);
        }
        let mut hasher = DefaultHasher::new();
        address.hash(&mut hasher);
        Spot::Shared(hasher.finish() % SHARED)
    }

    /// Forgets all addresses whose bucket is full again. Looking through all of them for every
    /// request would be an attack's work done for it.
    fn sweep(&self) {
        let now = self.clock.now();
        let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
        if Duration::from(now.duration_since(*swept)) >= SWEEP_EVERY {
            *swept = now;
            self.addresses.retain_recent();
            self.addresses.shrink_to_fit();
        }
    }
}

fn is_recent<I: Reference>(seen: &I, now: I) -> bool {
    Duration::from(now.duration_since(*seen)) < KNOWN_FOR
}

#[cfg(test)]
mod tests {
    use governor::clock::FakeRelativeClock;

    use super::*;

    fn rates(addresses: usize) -> (Rates<FakeRelativeClock>, FakeRelativeClock) {
        let clock = FakeRelativeClock::default();
        let n = |n| NonZeroU32::new(n).expect("not zero");
        let pace =
            Pace { address_per_s: n(50), address_burst: n(100), channel_per_s: n(500), addresses };
        (Rates::new(pace, clock.clone()), clock)
    }

    fn address(n: u32) -> IpAddr {
        IpAddr::from(n.to_be_bytes())
    }

    fn admitted(rates: &Rates<FakeRelativeClock>, address: IpAddr, signer: Option<&str>) -> usize {
        (0..2_000).take_while(|_| rates.admit(address, signer).is_ok()).count()
    }

    #[test]
    fn a_stranger_has_a_burst_and_then_its_rate_and_is_told_how_long_to_wait() {
        let (rates, clock) = rates(1_000);
        assert_eq!(admitted(&rates, address(1), None), 100);
        let wait = rates.admit(address(1), None).expect_err("empty");
        assert_eq!(wait, Duration::from_millis(20));
        assert_eq!(admitted(&rates, address(2), None), 100, "another address has its own");
        clock.advance(Duration::from_secs(1));
        assert_eq!(admitted(&rates, address(1), None), 50);
    }

    #[test]
    fn a_known_sender_has_its_channels_rate_until_it_forges() {
        let (rates, clock) = rates(1_000);
        let hook = "channels/hook";
        rates.verified(Some(address(1)), hook).expect("the first");
        assert_eq!(admitted(&rates, address(1), Some(hook)), 2_000);
        assert_eq!(admitted(&rates, address(1), Some("channels/other")), 100);
        let passed = (0..2_000).take_while(|_| rates.verified(None, hook).is_ok()).count();
        assert_eq!(passed, 999, "a burst of two seconds' worth, one of it used");
        clock.advance(Duration::from_secs(1));
        let passed = (0..2_000).take_while(|_| rates.verified(None, hook).is_ok()).count();
        assert_eq!(passed, 500);
        rates.forged(address(1), hook);
        assert!(admitted(&rates, address(1), Some(hook)) <= 50);
    }

    #[test]
    fn a_flood_of_addresses_takes_bounded_memory_and_gets_no_more_than_its_share() {
        let (rates, clock) = rates(1_000);
        let passed = (0..100_000).filter(|&n| rates.admit(address(n), None).is_ok()).count();
        assert!(rates.addresses.len() <= 1_000 + 256, "{}", rates.addresses.len());
        assert!(passed <= 1_000 + 256 * 100, "{passed}");
        clock.advance(Duration::from_secs(5));
        assert!(rates.admit(address(7), None).is_ok());
        assert!(rates.addresses.len() <= 2, "what has recovered is forgotten");
    }
}
