//! How much of everything: the whole bench, or its quick form.

use std::time::Duration;

/// Agents connected in every run, each with conversations of their own.
pub const AGENTS: u64 = 50;
/// Conversations that each agent holds.
pub const HELD_EACH: u64 = 8;
/// Connections that post in an open loop.
pub const OPEN_SENDERS: usize = 64;

/// The sizes of one bench.
#[derive(Debug, Clone)]
pub struct Plan {
    pub quick: bool,
    pub traffic: bool,
    pub stored: bool,
    /// Runs of each measurement; the median counts.
    pub runs: usize,
    /// Senders in a closed loop, and the messages of one run: the same number against both, so
    /// that both databases grow alike.
    pub closed: Vec<(usize, u64)>,
    /// Messages a second in an open loop.
    pub rates: Vec<u64>,
    /// How long an open loop lasts.
    pub open_for: Duration,
    /// Open tickets whose memory is measured; scaled to 100,000.
    pub tickets: u64,
    /// Stored events that a start and a replay read.
    pub events: u64,
}

impl Plan {
    /// `BATON_BENCH_QUICK=1` asks for the quick form.
    pub fn chosen() -> Self {
        let mut plan = Self::of_form();
        // `BATON_BENCH_ONLY=traffic` or `stored`: one half, for whoever works on it. `busy`: nothing
        // but the closed loop with the most senders, for whoever profiles it.
        if let Ok(part) = std::env::var("BATON_BENCH_ONLY") {
            plan.traffic = part == "traffic" || part == "busy";
            plan.stored = part == "stored";
            if part == "busy" {
                plan.closed.drain(..plan.closed.len() - 1);
                plan.rates.clear();
            }
        }
        plan
    }

    fn of_form() -> Self {
        if std::env::var_os("BATON_BENCH_QUICK").is_some_and(|set| set == "1") {
            return Self {
                quick: true,
                traffic: true,
                stored: true,
                runs: 3,
                closed: vec![(1, 500), (64, 8_000)],
                rates: vec![500],
                open_for: Duration::from_secs(2),
                tickets: 10_000,
                events: 100_000,
            };
        }
        Self {
            quick: false,
            traffic: true,
            stored: true,
            runs: 5,
            closed: vec![(1, 2_000), (8, 8_000), (64, 24_000)],
            rates: vec![100, 500, 2_000],
            open_for: Duration::from_secs(4),
            tickets: 100_000,
            events: 1_000_000,
        }
    }

    /// What a reader must know before the figures.
    pub fn stated(&self) -> String {
        let form = if self.quick { "quick form, for orientation only" } else { "whole form" };
        format!(
            "load: {form}; median of {} runs (least to greatest); {AGENTS} agents connected, each \
             holds {HELD_EACH} conversations;\nno bot, no callback; raised for the bench: \
             channel_per_s to 100000 (all senders share one channel), \
             handler_timeout_s to 30 (overload shall show as latency)",
            self.runs
        )
    }
}
