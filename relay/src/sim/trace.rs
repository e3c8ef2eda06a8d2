//! What happened, line by line: equal for equal seeds, and read when a seed fails.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use tokio::time::Instant;

/// Lines shown with a failure.
const SHOWN: usize = 80;

#[derive(Debug, Default)]
struct Told {
    lines: Vec<String>,
    failed: Option<(usize, String)>,
}

/// The trace of one world; clones write to the same one.
#[derive(Debug, Clone)]
pub(super) struct Trace {
    start: Instant,
    told: Arc<Mutex<Told>>,
}

impl Trace {
    pub(super) fn new() -> Self {
        Self { start: Instant::now(), told: Arc::default() }
    }

    /// Adds a line.
    pub(super) fn say(&self, line: impl FnOnce() -> String) {
        let at = self.start.elapsed();
        let line = format!("{:>4}.{:03} {}", at.as_secs(), at.subsec_millis(), line());
        self.told.lock().expect("one thread").lines.push(line);
    }

    /// A promise is broken. The first one counts: the rest may follow from it.
    pub(super) fn fail(&self, what: impl Into<String>) {
        let what = what.into();
        self.say(|| format!("FAILED: {what}"));
        let mut told = self.told.lock().expect("one thread");
        let step = told.lines.len();
        told.failed.get_or_insert((step, what));
    }

    pub(super) fn has_failed(&self) -> bool {
        self.told.lock().expect("one thread").failed.is_some()
    }

    /// The first broken promise with the lines before it.
    pub(super) fn failure(&self) -> Option<String> {
        let told = self.told.lock().expect("one thread");
        let (step, what) = told.failed.as_ref()?;
        let mut text = format!("step {step}: {what}\n");
        for line in &told.lines[step.saturating_sub(SHOWN)..*step] {
            let _infallible = writeln!(text, "  {line}");
        }
        Some(text)
    }

    pub(super) fn lines(&self) -> Vec<String> {
        self.told.lock().expect("one thread").lines.clone()
    }
}
