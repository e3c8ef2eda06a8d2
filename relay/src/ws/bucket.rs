//! How fast a client may send.

use tokio::time::Instant;

use super::Limits;

/// Offences after which a client that floods is closed.
const STRIKES_MAX: u32 = 3;

/// Frames a client may send: a steady rate with a burst, and a few offences.
pub(super) struct Bucket {
    limits: Limits,
    tokens: f64,
    last: Instant,
    strikes: u32,
}

impl Bucket {
    pub(super) fn new(limits: Limits) -> Self {
        let tokens = f64::from(limits.frames_burst);
        Self { limits, tokens, last: Instant::now(), strikes: 0 }
    }

    pub(super) fn take(&mut self, now: Instant) -> bool {
        let refill = (now - self.last).as_secs_f64() * f64::from(self.limits.frames_per_s);
        self.tokens = (self.tokens + refill).min(f64::from(self.limits.frames_burst));
        self.last = now;
        if self.tokens >= 1.0 {
            self.tokens -= 1.0;
            return true;
        }
        self.strikes += 1;
        self.strikes < STRIKES_MAX
    }
}
