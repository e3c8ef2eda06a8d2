//! `[rates]`: how often an address, a channel or a visitor may come, and how long whoever guesses
//! credentials is turned away.
//!
//! Only numbers and their defaults; who enforces them is elsewhere.

use std::path::Path;
use std::time::Duration;

use super::reader::{Reading, Section};

/// `[rates]`. One address is an IPv4 address or an IPv6 /64, named by a trusted proxy where there
/// is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rates {
    /// Requests a second from one address that has not proved itself, on average.
    pub address_per_s: u32,
    /// Of them at once.
    pub address_burst: u32,
    /// Verified deliveries a second of one channel, on average; twice as many at once.
    pub channel_per_s: u32,
    /// Addresses remembered, here and for bad credentials.
    pub addresses: usize,
    /// A visitor's messages a second, on average.
    pub messages_per_s: u32,
    /// A visitor's messages at once.
    pub messages_burst: u32,
    /// Bad credentials within [`Rates::bad_window`] that lead to a refusal.
    pub bad_credentials: u32,
    /// The time they are counted in.
    pub bad_window: Duration,
    /// The first refusal; doubled each time.
    pub refusal: Duration,
    /// The longest refusal.
    pub refusal_max: Duration,
}

impl Rates {
    pub(super) fn from(mut s: Section<'_, '_>) -> Self {
        let rates = Self {
            address_per_s: s.int("address_per_s", 50, 1..=1_000_000),
            address_burst: s.int("address_burst", 100, 1..=1_000_000),
            channel_per_s: s.int("channel_per_s", 500, 1..=1_000_000),
            addresses: s.int("addresses", 10_000, 100..=1_000_000),
            messages_per_s: s.int("messages_per_s", 5, 1..=1_000),
            messages_burst: s.int("messages_burst", 20, 1..=1_000),
            bad_credentials: s.int("bad_credentials", 5, 1..=1_000),
            bad_window: s.seconds("bad_window_s", 60, 1..=3_600),
            refusal: s.seconds("refusal_s", 60, 1..=3_600),
            refusal_max: s.seconds("refusal_max_s", 3_600, 1..=86_400),
        };
        if rates.refusal_max < rates.refusal {
            s.key_fault(s.header(), "refusal_max_s", "must not be shorter than refusal_s");
        }
        s.finish();
        rates
    }
}

impl Default for Rates {
    fn default() -> Self {
        let (mut reading, mut root) = Reading::new(Path::new(""), "");
        Self::from(root.section(&mut reading, "rates"))
    }
}
