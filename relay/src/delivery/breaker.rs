//! Whether a destination is worth asking: one circuit each. Pure.
//!
//! Closed, everything goes. After a run of failures it opens: then one probe at a time, one each
//! half minute, until a probe succeeds. So an hour's outage costs some 120 requests, not thousands.

use std::time::Duration;

use jiff::Timestamp;

use super::backoff::later;

/// When a circuit opens and how often it is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tolerance {
    /// Failures in a row that open it.
    pub failures: u32,
    /// From one probe to the next.
    pub probe_every: Duration,
}

impl Default for Tolerance {
    fn default() -> Self {
        Self { failures: 5, probe_every: Duration::from_secs(30) }
    }
}

/// Whether an attempt may be made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// Yes.
    Free,
    /// One, whose outcome decides.
    Probe,
    /// Not before this.
    NotBefore(Timestamp),
    /// Not before the probe under way has ended.
    AfterProbe,
}

/// One destination's circuit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Breaker {
    failures: u32,
    open: Option<Open>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Open {
    since: Timestamp,
    probe: Probe,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Probe {
    At(Timestamp),
    UnderWay,
}

impl Breaker {
    /// Whether an attempt may be made now.
    #[must_use]
    pub fn pass(&self, now: Timestamp) -> Pass {
        match self.open.map(|open| open.probe) {
            None => Pass::Free,
            Some(Probe::UnderWay) => Pass::AfterProbe,
            Some(Probe::At(at)) if at <= now => Pass::Probe,
            Some(Probe::At(at)) => Pass::NotBefore(at),
        }
    }

    /// The probe that [`Breaker::pass`] allowed is under way.
    pub fn probing(&mut self) {
        if let Some(open) = &mut self.open {
            open.probe = Probe::UnderWay;
        }
    }

    /// The probe was not made after all: the next may be made at once.
    pub fn unprobed(&mut self, now: Timestamp) {
        if let Some(open) = &mut self.open {
            open.probe = Probe::At(now);
        }
    }

    /// The destination answered: all is well, from whichever attempt.
    pub fn succeeded(&mut self) {
        *self = Self::default();
    }

    /// An ordinary attempt failed. Those that were under way when it opened change nothing.
    pub fn failed(&mut self, tolerance: &Tolerance, now: Timestamp) {
        if self.open.is_some() {
            return;
        }
        self.failures += 1;
        if self.failures >= tolerance.failures {
            let probe = Probe::At(later(now, tolerance.probe_every));
            self.open = Some(Open { since: now, probe });
        }
    }

    /// The probe failed.
    pub fn probe_failed(&mut self, tolerance: &Tolerance, now: Timestamp) {
        if let Some(open) = &mut self.open {
            open.probe = Probe::At(later(now, tolerance.probe_every));
        }
    }

    /// Failures in a row, while closed.
    #[must_use]
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// Since when it is open.
    #[must_use]
    pub fn open_since(&self) -> Option<Timestamp> {
        self.open.map(|open| open.since)
    }

    /// When the next probe is due, while open and none is under way.
    #[must_use]
    pub fn next_probe(&self) -> Option<Timestamp> {
        match self.open?.probe {
            Probe::At(at) => Some(at),
            Probe::UnderWay => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    fn opened() -> Breaker {
        let mut breaker = Breaker::default();
        for second in 0..5 {
            assert_eq!(breaker.pass(at(second)), Pass::Free);
            breaker.failed(&Tolerance::default(), at(second));
        }
        breaker
    }

    #[test]
    fn five_failures_in_a_row_open_it_and_one_success_between_does_not() {
        assert_eq!(opened().open_since(), Some(at(4)));
        let mut breaker = Breaker::default();
        for _ in 0..4 {
            breaker.failed(&Tolerance::default(), at(0));
        }
        breaker.succeeded();
        breaker.failed(&Tolerance::default(), at(0));
        assert_eq!(breaker.pass(at(0)), Pass::Free);
    }

    #[test]
    fn an_open_circuit_lets_one_probe_through_each_half_minute() {
        let mut breaker = opened();
        assert_eq!(breaker.pass(at(33)), Pass::NotBefore(at(34)));
        assert_eq!(breaker.pass(at(34)), Pass::Probe);
        breaker.probing();
        assert_eq!(breaker.pass(at(99)), Pass::AfterProbe);
        breaker.failed(&Tolerance::default(), at(50));
        assert_eq!(breaker.pass(at(99)), Pass::AfterProbe, "a straggler is no probe");
        breaker.probe_failed(&Tolerance::default(), at(54));
        assert_eq!(breaker.pass(at(83)), Pass::NotBefore(at(84)));
        breaker.succeeded();
        assert_eq!((breaker.pass(at(83)), breaker.open_since()), (Pass::Free, None));
    }
}
