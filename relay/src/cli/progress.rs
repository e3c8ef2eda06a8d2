//! How far long work is: one line on standard error that is written over, on a terminal only.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// Between two drawings.
const DRAW_EVERY: Duration = Duration::from_millis(100);

/// The line.
#[derive(Debug)]
pub(super) struct Line {
    shown: bool,
    last: Option<Instant>,
}

impl Line {
    pub(super) fn new() -> Self {
        Self { shown: std::io::stderr().is_terminal(), last: None }
    }

    /// Draws it, at most some times a second.
    pub(super) fn draw(&mut self, step: &str, done: u64, of: u64) {
        if !self.shown || self.last.is_some_and(|last| last.elapsed() < DRAW_EVERY) {
            return;
        }
        self.last = Some(Instant::now());
        let percent = (u128::from(done) * 100).checked_div(of.into()).unwrap_or(100);
        // A terminal that is gone needs no progress.
        let _ = write!(std::io::stderr(), "\r{step} {percent} % \x1b[K");
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.last.is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
