//! Token buckets: one for a connection, and a bounded map of them by address.
//!
//! Pure: the time is a parameter, counted from any fixed instant. Knows no socket.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

/// So many a second, with a reserve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// Refill.
    pub per_second: f64,
    /// Reserve.
    pub burst: f64,
}

/// A token bucket.
#[derive(Debug, Clone)]
pub struct Bucket {
    rate: Rate,
    tokens: f64,
    seen: Duration,
}

impl Bucket {
    /// A full one.
    #[must_use]
    pub fn new(rate: Rate, now: Duration) -> Self {
        Self { rate, tokens: rate.burst, seen: now }
    }

    /// Takes one token.
    ///
    /// # Errors
    /// How long to wait for the next.
    pub fn take(&mut self, now: Duration) -> Result<(), Duration> {
        let passed = now.saturating_sub(self.seen).as_secs_f64();
        self.tokens = (self.tokens + passed * self.rate.per_second).min(self.rate.burst);
        self.seen = self.seen.max(now);
        if self.tokens >= 1.0 {
            self.tokens -= 1.0;
            Ok(())
        } else {
            Err(Duration::from_secs_f64((1.0 - self.tokens) / self.rate.per_second))
        }
    }
}

/// Buckets by address, IPv6 grouped by /64 because one household owns that many addresses.
#[derive(Debug)]
pub struct ByAddress {
    rate: Rate,
    max: usize,
    buckets: HashMap<IpAddr, Bucket>,
}

impl ByAddress {
    /// At most `max` addresses are remembered; the longest unseen is forgotten first.
    #[must_use]
    pub fn new(rate: Rate, max: usize) -> Self {
        Self { rate, max, buckets: HashMap::new() }
    }

    /// Takes one token of this address.
    ///
    /// # Errors
    /// How long to wait for the next.
    pub fn take(&mut self, address: IpAddr, now: Duration) -> Result<(), Duration> {
        let key = group(address);
        if !self.buckets.contains_key(&key) && self.buckets.len() >= self.max {
            self.forget_oldest();
        }
        let rate = self.rate;
        self.buckets.entry(key).or_insert_with(|| Bucket::new(rate, now)).take(now)
    }

    fn forget_oldest(&mut self) {
        let oldest = self.buckets.iter().min_by_key(|(_, bucket)| bucket.seen).map(|(key, _)| *key);
        if let Some(oldest) = oldest {
            self.buckets.remove(&oldest);
        }
    }
}

fn group(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { per_second: 5.0, burst: 2.0 };

    #[test]
    fn a_bucket_gives_its_reserve_then_its_rate() {
        let mut bucket = Bucket::new(RATE, Duration::ZERO);
        assert!(bucket.take(Duration::ZERO).is_ok());
        assert!(bucket.take(Duration::ZERO).is_ok());
        let wait = bucket.take(Duration::ZERO).expect_err("empty");
        assert_eq!(wait, Duration::from_millis(200));
        assert!(bucket.take(wait).is_ok());
        assert!(bucket.take(wait).is_err());
    }

    #[test]
    fn a_clock_that_steps_back_gives_nothing_away() {
        let mut bucket = Bucket::new(RATE, Duration::from_secs(9));
        assert!(bucket.take(Duration::from_secs(9)).is_ok());
        assert!(bucket.take(Duration::ZERO).is_ok());
        assert!(bucket.take(Duration::ZERO).is_err());
    }

    #[test]
    fn one_address_cannot_exhaust_another_and_memory_is_bounded() {
        let mut map = ByAddress::new(Rate { per_second: 1.0, burst: 1.0 }, 2);
        let at = Duration::from_secs;
        let v4 = |n: u8| IpAddr::from([192, 0, 2, n]);
        assert!(map.take(v4(1), at(0)).is_ok());
        assert!(map.take(v4(1), at(0)).is_err());
        assert!(map.take(v4(2), at(0)).is_ok());
        assert!(map.take(v4(3), at(1)).is_ok());
        assert_eq!(map.buckets.len(), 2);
    }

    #[test]
    fn neighbours_in_one_v6_network_share_a_bucket() {
        let mut map = ByAddress::new(Rate { per_second: 1.0, burst: 1.0 }, 8);
        let first: IpAddr = "2001:db8:1:2::1".parse().expect("address");
        let second: IpAddr = "2001:db8:1:2:ffff::9".parse().expect("address");
        let other: IpAddr = "2001:db8:1:3::1".parse().expect("address");
        assert!(map.take(first, Duration::ZERO).is_ok());
        assert!(map.take(second, Duration::ZERO).is_err());
        assert!(map.take(other, Duration::ZERO).is_ok());
    }
}
