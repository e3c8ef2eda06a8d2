//! `[pools]`: how many connections each kind of user may have. The pools are apart, so that one
//! that is full slows or refuses its own users and never its neighbours.
//!
//! Only numbers and their defaults; who enforces them is elsewhere.

use std::path::Path;
use std::time::Duration;

use super::reader::{Reading, Section};

/// `[pools]`. One address is an IPv4 address or an IPv6 /64, named by a trusted proxy where there
/// is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pools {
    /// Agents' sockets, counted once their token is known to be good.
    pub agents: u32,
    /// Web visitors: their pages and files, and their sockets once they showed a token.
    pub visitors: u32,
    /// Of them from one address.
    pub visitors_per_address: u32,
    /// Webhooks and the API.
    pub hooks: u32,
    /// Of them from one address.
    pub hooks_per_address: u32,
    /// Connections that have not yet shown what they are.
    pub unproven: u32,
    /// Of them from one address.
    pub unproven_per_address: u32,
    /// From connecting to having shown it.
    pub unproven_time: Duration,
}

impl Pools {
    pub(super) fn from(mut s: Section<'_, '_>) -> Self {
        let most = 1_000_000;
        let pools = Self {
            agents: s.int("agents", 500, 1..=most),
            visitors: s.int("visitors", 10_000, 1..=most),
            visitors_per_address: s.int("visitors_per_address", 256, 1..=most),
            hooks: s.int("hooks", 512, 1..=most),
            hooks_per_address: s.int("hooks_per_address", 128, 1..=most),
            unproven: s.int("unproven", 64, 1..=most),
            unproven_per_address: s.int("unproven_per_address", 8, 1..=most),
            unproven_time: s.seconds("unproven_s", 5, 1..=60),
        };
        s.finish();
        pools
    }

    /// Connections in all.
    #[must_use]
    pub fn total(&self) -> u32 {
        [self.visitors, self.hooks, self.unproven]
            .into_iter()
            .fold(self.agents, u32::saturating_add)
    }
}

impl Default for Pools {
    fn default() -> Self {
        let (mut reading, mut root) = Reading::new(Path::new(""), "");
        Self::from(root.section(&mut reading, "pools"))
    }
}
