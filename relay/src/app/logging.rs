//! Log lines go to standard error: as text, as JSON, or as text with the priorities that journald
//! understands. `RUST_LOG` widens or narrows them.
//!
//! Whatever comes from outside is escaped: no line that a customer, a bot or a provider brought about
//! holds a control character, and none can pass for a line of its own.

use std::env;
use std::fmt;
use std::io;
use std::os::fd::AsFd;

use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::filter::{FilterFn, Targets};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, fmt as layer};

use crate::cli::LogFormat;

/// Where systemd says which socket is the journal's: `DEVICE:INODE`, sd-daemon(3).
const JOURNAL: &str = "JOURNAL_STREAM";
/// Levels of the whole program and of its parts, as Rust programs are told them.
const LEVELS: &str = "RUST_LOG";

/// Starts logging for the process.
pub(super) fn start(format: LogFormat) {
    let levels = env::var(LEVELS).ok().filter(|levels| !levels.trim().is_empty());
    let (filter, fault) = match levels.map(|levels| levels.parse::<Targets>()) {
        Some(Ok(levels)) => (levels, None),
        Some(Err(fault)) => (usual(), Some(fault)),
        None => (usual(), None),
    };
    let prefix = if journal_reads() { Prefix::Priority } else { Prefix::Time };
    let lines = layer::layer().with_ansi(false).with_writer(io::stderr);
    let lines = match format {
        LogFormat::Json => lines.json().with_target(false).with_filter(discreet()).boxed(),
        LogFormat::Text => lines.event_format(Lines { prefix }).with_filter(discreet()).boxed(),
    };
    // A test that drives this in its own process may have set one already.
    let _already = tracing_subscriber::registry().with(filter).with(lines).try_init();
    if let Some(fault) = fault {
        tracing::warn!(%fault, "{LEVELS} is not understood and not used: write it as `info` or `info,baton_relay::ws=debug`");
    }
}

fn usual() -> Targets {
    Targets::new().with_default(Level::INFO)
}

/// Below INFO only the relay's own words: libraries write whole frames and headers there, whatever
/// they hold.
fn discreet() -> FilterFn {
    FilterFn::new(|about| *about.level() <= Level::INFO || about.target().starts_with("baton_"))
}

/// Whether standard error is the journal's own stream, and not redirected since.
fn journal_reads() -> bool {
    let Ok(named) = env::var(JOURNAL) else { return false };
    let stat = rustix::fs::fstat(io::stderr().as_fd());
    stat.is_ok_and(|stat| named == format!("{}:{}", stat.st_dev, stat.st_ino))
}

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Prefix {
    /// Time and level.
    Time,
    /// `<N>`, as sd-daemon(3) has it; the journal adds the time.
    Priority,
}

/// One event a line: `message name=value …`.
#[derive(Debug, Clone, Copy)]
struct Lines {
    prefix: Prefix,
}

fn priority(level: Level) -> u8 {
    match level {
        Level::ERROR => 3,
        Level::WARN => 4,
        Level::INFO => 6,
        _ => 7,
    }
}

impl<S, N> FormatEvent<S, N> for Lines
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        _: &FmtContext<'_, S, N>,
        mut to: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let level = *event.metadata().level();
        match self.prefix {
            Prefix::Priority => write!(to, "<{}>", priority(level))?,
            Prefix::Time => {
                SystemTime.format_time(&mut to)?;
                write!(to, " {level:>5} ")?;
            }
        }
        let mut line = Line::default();
        event.record(&mut line);
        writeln!(to, "{}{}", line.message, line.fields)
    }
}

/// An event's fields as text without control characters.
#[derive(Debug, Default)]
struct Line {
    message: String,
    fields: String,
}

impl Visit for Line {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.add(field, value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.add(field, &format!("{value:?}"));
    }
}

impl Line {
    fn add(&mut self, field: &Field, value: &str) {
        if field.name() == "message" {
            escape(value, &mut self.message);
        } else {
            self.fields.push(' ');
            self.fields.push_str(field.name());
            self.fields.push('=');
            escape(value, &mut self.fields);
        }
    }
}

/// Control characters and what turns text around become `\u{…}`; so does nothing else.
fn escape(text: &str, to: &mut String) {
    for c in text.chars() {
        if c.is_control() || baton_shared::text::is_hidden(c) {
            to.extend(c.escape_unicode());
        } else {
            to.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use baton_shared::text::hostile;
    use tracing_subscriber::layer::SubscriberExt as _;

    use super::*;

    #[derive(Debug, Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("no panic").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// What is logged while `what` runs.
    fn logged(prefix: Prefix, what: impl FnOnce()) -> String {
        let kept = Kept::default();
        let to = kept.clone();
        let lines = layer::layer().event_format(Lines { prefix }).with_ansi(false);
        let subscriber = tracing_subscriber::registry().with(lines.with_writer(move || to.clone()));
        tracing::subscriber::with_default(subscriber, what);
        let bytes = kept.0.lock().expect("no panic").clone();
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn a_line_has_the_journals_priority_and_its_fields() {
        let text = logged(Prefix::Priority, || {
            tracing::error!("bad");
            tracing::warn!(channel = "hook", why = %"stale", "refused");
            tracing::info!(count = 3, "fine");
            tracing::debug!("detail");
        });
        assert_eq!(text, "<3>bad\n<4>refused channel=hook why=stale\n<6>fine count=3\n<7>detail\n");
    }

    #[test]
    fn nothing_from_outside_reaches_the_log_raw() {
        for raw in hostile::HOSTILE {
            let text = logged(Prefix::Time, || {
                tracing::warn!(one = %raw, two = ?raw, three = raw, "a word: {raw}");
            });
            let (line, rest) = text.split_once('\n').expect("a line");
            assert_eq!(rest, "", "{raw:?} made two lines");
            assert!(line.chars().all(|c| !c.is_control()), "{line:?}");
        }
    }

    #[test]
    fn a_line_cannot_be_forged() {
        let text = logged(Prefix::Priority, || tracing::info!("x\n<0>the system goes down"));
        assert_eq!(text, "<6>x\\u{a}<0>the system goes down\n");
    }
}
