//! A log on disk of three months, of which a report reads what it needs. `BATON_REPORT_TICKETS` sets
//! the tickets of each month (200 without): with 100,000 it says how long a report takes.

use std::sync::Mutex;
use std::time::Instant;

use baton_shared::id::{AgentName, Epoch, TicketNumber};

use super::super::figures::{Measure, Number, figures};
use super::*;
use crate::desk::ConversationEvent as Told;
use crate::desk::event::{Clock, Control, Ending, Outlet, Passed, Said, Trigger, Watches};
use crate::desk::parts::{Customer, Priority};
use crate::log::sqlite::SqliteLog;
use crate::log::{Commit, CommitId};

/// Commits in one append.
const BATCH: usize = 500;

fn instant(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn anna() -> AgentName {
    "anna".parse().expect("a name")
}

fn passed(to: Control) -> Passed {
    Passed { to, epoch: Epoch(1) }
}

fn began() -> Told {
    let channel = "hook".parse().expect("a name");
    Told::Began { channel, bot: None, outlet: Outlet::Sent, private: Some(Customer::default()) }
}

fn opened(number: u64, at: Timestamp) -> Told {
    Told::TicketOpened {
        number: TicketNumber(number),
        queue: "support".parse().expect("a name"),
        priority: Priority::Normal,
        language: Some("en".to_owned()),
        intent: None,
        tags: vec![],
        skills: vec![],
        queue_skills: vec![],
        trigger: Trigger { rule: "wants_person".to_owned(), ..Trigger::default() },
        passed: None,
        order_at: at,
        due_at: None,
        level: None,
        watches: Watches::default(),
        promised: None,
        earlier: None,
        asking: None,
        private: None,
    }
}

fn said(agent: bool, n: u64) -> Told {
    let (message, private) = (format!("m-{n}").parse().expect("an id"), Some(Said::default()));
    match agent {
        true => Told::AgentSaid { message, agent: anna(), epoch: Epoch(1), private },
        false => Told::CustomerSaid { message, sent_at: None, wish: false, private },
    }
}

fn closed() -> Told {
    Told::Closed {
        by: Some(anna()),
        how: Ending::Done,
        disposition: None,
        passed: passed(Control::Nobody),
        undo_until: None,
        handled: None,
    }
}

/// What a ticket's day brings, each some seconds after the one before.
fn day(number: u64, at: Timestamp) -> Vec<(i64, Told)> {
    let start = |clock| Told::ClockStarted {
        clock,
        level: "standard".to_owned(),
        at_risk_at: None,
        due_at: at,
    };
    let taken = Told::Taken { agent: anna(), from: None, passed: passed(Control::Agent(anna())) };
    vec![
        (0, said(false, number)),
        (0, opened(number, at)),
        (0, start(Clock::FirstResponse)),
        (0, start(Clock::Resolution)),
        (60, taken),
        (60, said(true, number)),
        (30, said(false, number)),
        (30, said(true, number)),
        (0, Told::SendTried { message: "m-1".parse().expect("an id"), wanted: false }),
        (300, closed()),
    ]
}

fn id(number: u64) -> ConversationId {
    format!("cv-{number}").parse().expect("an id")
}

/// Writes commits in order, each of one event.
struct Writer {
    log: SqliteLog,
    waiting: Vec<Commit>,
    written: u64,
}

impl Writer {
    async fn put(&mut self, id: &ConversationId, at: Timestamp, event: Told) {
        let event = Event::Conversation(id.clone(), event).encode().expect("JSON");
        self.written += 1;
        let name = CommitId(u128::from(self.written).to_be_bytes());
        self.waiting.push(Commit::new(name, at, vec![event]));
        if self.waiting.len() == BATCH {
            self.flush().await;
        }
    }

    async fn flush(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        if !waiting.is_empty() {
            self.log.append(waiting).await.expect("written");
        }
    }
}

/// August, September and October 2026, so many tickets each; one ticket more was opened in August and
/// is closed in October.
async fn three_months(log: SqliteLog, tickets: u64) -> (Arc<dyn Log>, u64) {
    let mut writer = Writer { log, waiting: Vec::new(), written: 0 };
    let old = id(0);
    let august = instant("2026-08-01T00:00:00Z");
    writer.put(&old, august, began()).await;
    writer.put(&old, august, opened(1_000_000_000, august)).await;
    let mut number = 0;
    for start in ["2026-08-01T00:00:00Z", "2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z"] {
        let apart = 29 * 86_400 * 1_000 / i64::try_from(tickets).expect("small");
        for nth in 0..i64::try_from(tickets).expect("small") {
            number += 1;
            let mut at = instant(start) + SignedDuration::from_millis(nth * apart);
            writer.put(&id(number), at, began()).await;
            for (later, event) in day(number, at) {
                at += SignedDuration::from_secs(later);
                writer.put(&id(number), at, event).await;
            }
        }
    }
    writer.put(&old, instant("2026-10-30T12:00:00Z"), closed()).await;
    writer.flush().await;
    (Arc::new(writer.log), writer.written)
}

/// The most memory that this process ever had, in KiB; nothing where the system does not tell.
fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map(|line| line.trim().trim_end_matches(" kB").to_owned()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
#[allow(clippy::print_stderr)]
async fn a_report_reads_two_months_and_the_whole_past_of_what_is_older() {
    let asked = std::env::var("BATON_REPORT_TICKETS").ok();
    let tickets = asked.as_ref().map_or(200, |asked| asked.parse().expect("a number"));
    let folder = tempfile::tempdir().expect("a folder");
    let log = SqliteLog::open(folder.path()).expect("opened");
    let (log, written) = three_months(log, tickets).await;
    let month = "2026-10".parse().expect("a month");
    let months = Months::new(month, "UTC", Timestamp::MAX).expect("a month");
    let (begun, told) = (Instant::now(), Mutex::new(Vec::new()));
    let tell = |done, of| told.lock().expect("one thread").push((done, of));
    let read = read(&log, &months, &tell).await.expect("read");
    let all = figures(&read.folded.reported, &read.folded.former, 40);
    let drawn = readable(&log, read.folded.lot).await.expect("read");
    if asked.is_some() {
        let took = begun.elapsed();
        eprintln!("{} of {written} records, {tickets} tickets a month: {took:?}", read.records);
        eprintln!("most memory of this process, the writing of the log too: {} KiB", most_memory());
    }
    let told = told.into_inner().expect("one thread");
    assert!(told.len() as u64 >= read.records / PAGE as u64, "after every page");
    assert!(told.is_sorted_by_key(|(done, _)| *done), "it only goes on");
    let end = told.last().expect("told");
    assert!(end.0 == end.1 && told.iter().all(|(_, of)| *of == end.1), "{end:?}");
    // A third of the log, and three hours more, is not read.
    let needless = written * 2 / 3 + 12;
    assert!(read.records <= needless, "{} of {written}", read.records);
    assert_eq!(drawn.len(), DRAWN);
    let whole = |section: &str, key: &str, measure: Measure| {
        let same = |section: &str| {
            all.iter()
                .find(|one| one.section.name == section && one.key == key && one.measure == measure)
        };
        same(section).and_then(|one| one.now.value)
    };
    let total = |key| whole("volume", key, Measure::Total);
    assert_eq!(total("hand_overs"), Some(Number::Whole(tickets)));
    assert_eq!(total("closed"), Some(Number::Whole(tickets + 1)), "the old one too");
    assert_eq!(whole("wait", "wait", Measure::P90), Some(Number::Whole(60)));
    assert_eq!(whole("first_answer", "first_answer", Measure::P50), Some(Number::Whole(120)));
    let count = |section, key| whole(section, key, Measure::Count);
    assert_eq!(count("first_response_met", "met"), Some(Number::Whole(tickets)));
    assert_eq!(count("handovers_by_channel", "hook"), Some(Number::Whole(tickets)));
}

#[tokio::test]
async fn the_place_to_begin_is_the_last_one_before_an_instant() {
    let log = crate::log::memory::MemoryLog::with_gaps(2);
    for n in 0..40_u64 {
        let at = Timestamp::from_second(i64::try_from(n).expect("small")).expect("in range");
        let event = Event::Conversation(id(n), began()).encode().expect("JSON");
        let name = CommitId(u128::from(n).to_be_bytes());
        log.append(vec![Commit::new(name, at, vec![event])]).await.expect("written");
    }
    for second in [0, 1, 17, 39, 40] {
        let at = Timestamp::from_second(second).expect("in range");
        let begin = before(&log, at).await.expect("read");
        let rest = log.read_all(begin, 100).await.expect("read");
        assert_eq!(rest.len(), 40 - usize::try_from(second).expect("small"), "{second}");
    }
    let empty = crate::log::memory::MemoryLog::new();
    assert_eq!(before(&empty, Timestamp::MAX).await, Ok(Position(0)));
}
