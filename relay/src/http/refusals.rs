//! The log's word on refused requests: why, never the body or a secret, at most a line a second,
//! so that whoever knocks all night cannot fill the disk.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

/// One a daemon; shared by all that refuse.
#[derive(Debug, Default)]
pub struct Refusals(Mutex<Gate>);

#[derive(Debug, Default)]
struct Gate {
    last: Option<Timestamp>,
    kept_back: u64,
}

impl Gate {
    /// `Some` with the number kept back since the last line, where a line is due.
    fn pass(&mut self, now: Timestamp) -> Option<u64> {
        let early =
            self.last.is_some_and(|last| last <= now && now.duration_since(last).as_secs() < 1);
        if early {
            self.kept_back += 1;
            return None;
        }
        self.last = Some(now);
        Some(std::mem::take(&mut self.kept_back))
    }
}

impl Refusals {
    /// Notes that `what` (a channel or route, by the relay's own name for it) was refused.
    pub fn note(&self, what: &str, why: &dyn fmt::Display, now: Timestamp) {
        let due = self.0.lock().unwrap_or_else(PoisonError::into_inner).pass(now);
        if let Some(kept_back) = due {
            tracing::warn!(what, %why, kept_back, "refused");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_has_one_line_and_the_next_line_counts_the_rest() {
        let mut gate = Gate::default();
        let at = |ms| Timestamp::from_millisecond(ms).expect("in range");
        assert_eq!(gate.pass(at(0)), Some(0));
        assert_eq!([gate.pass(at(1)), gate.pass(at(999))], [None, None]);
        assert_eq!(gate.pass(at(1000)), Some(2));
        // A clock set back must not silence the log.
        assert_eq!(gate.pass(at(5)), Some(0));
    }
}
