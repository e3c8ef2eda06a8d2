//! How far long work is: one line on standard error that is written over, on a terminal only.

use std::io::{IsTerminal as _, Write as _};

/// The line; taken away when dropped.
#[derive(Debug)]
pub(super) struct Line {
    shown: bool,
    drawn: bool,
}

impl Line {
    pub(super) fn new() -> Self {
        Self { shown: std::io::stderr().is_terminal(), drawn: false }
    }

    /// Draws it. Of nothing there is nothing done yet: it waits for its turn.
    pub(super) fn draw(&mut self, step: &str, done: u64, of: u64) {
        if !self.shown {
            return;
        }
        self.drawn = true;
        // A terminal that is gone needs no progress.
        let _ = write!(std::io::stderr(), "\r{step} {} % \x1b[K", percent(done, of));
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.drawn {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

fn percent(done: u64, of: u64) -> u128 {
    (u128::from(done) * 100).checked_div(of.into()).unwrap_or(0).min(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_relay_says_is_at_most_all_of_it() {
        let said = [(0, 0), (7, 0), (1, 3), (3, 3), (9, 3), (u64::MAX, 1)];
        assert_eq!(said.map(|(done, of)| percent(done, of)), [0, 0, 33, 100, 100, 100]);
    }
}
