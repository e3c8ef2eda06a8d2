//! What is stored and what is kept: memory by open tickets, the time of a start, a full replay.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use baton_relay::desk::event::{ConversationEvent, Ending, Outlet, Passed, Said, Trigger, Watches};
use baton_relay::desk::parts::{Customer, Priority};
use baton_relay::desk::{Control, Conversation, conversation};
use baton_relay::engine::{Event, codec, replay};
use baton_relay::log::sqlite::SqliteLog;
use baton_relay::log::{Commit, CommitId, Log, Outcome, Snapshot, StreamId};
use baton_shared::id::{ConversationId, Epoch, Position, TicketNumber};
use jiff::Timestamp;

use super::figures::{Report, Spread};
use super::plan::Plan;
use super::relay::{Desk, folder};
use super::senders::{Moments, Post, closed, per_second};

/// Events of one conversation in the stored log.
const EACH: u64 = 100;
/// One conversation in so many is still open.
const OPEN_ONE_IN: u64 = 10;
/// Snapshots as the relay makes them: after so many events.
const SNAPSHOT_EVERY: u64 = 64;
const SENDERS: usize = 64;

/// Measures and prints everything about what lies still.
pub async fn run(plan: &Plan, report: &mut Report) {
    println!("\nstored");
    memory(plan, report).await;
    let dir = folder();
    let desk = Desk::new(dir.path());
    let log_dir = dir.path().join("data/log");
    build(&log_dir, plan.events).await;
    starts(&desk, plan, report);
    replays(&log_dir, plan, report).await;
}

/// Every customer writes once and nobody takes the ticket.
#[allow(clippy::cast_precision_loss)] // Hundreds of thousands.
async fn memory(plan: &Plan, report: &mut Report) {
    let dir = folder();
    let desk = Desk::new(dir.path());
    let (running, _) = desk.start();
    let before = running.rss_mib();
    let (address, key) = (desk.address, desk.key.clone());
    let post = Post { address, key, moments: Moments::new(), customers: plan.tickets };
    let (rate, _) = closed(&post, SENDERS, plan.tickets).await;
    std::thread::sleep(Duration::from_secs(1));
    let after = running.rss_mib();
    running.stop();
    let (again, took) = desk.start();
    let restarted = again.rss_mib();
    let scale = 100_000.0 / plan.tickets as f64;
    let whole = before + (after - before) * scale;
    println!(
        "{} tickets opened at {rate:.0}/s: {before:.1} -> {after:.1} MiB resident, \
         {restarted:.1} after a restart that took {:.2} s{}",
        plan.tickets,
        took.as_secs_f64(),
        if plan.quick { format!("; scaled to 100,000: {whole:.0} MiB") } else { String::new() },
    );
    report.number("open_tickets_100k_mib", whole);
    report.number("open_tickets_100k_restarted_mib", before + (restarted - before) * scale);
    report.number("open_tickets_start_s", took.as_secs_f64());
    report.number("open_tickets_opened_per_s", rate);
}

/// The real program on a log with a long history.
fn starts(desk: &Desk, plan: &Plan, report: &mut Report) {
    let times = (0..plan.runs).map(|_| {
        let (running, took) = desk.start();
        running.stop();
        took.as_secs_f64()
    });
    let times = Spread::of(times);
    println!(
        "{} stored events, 1 in {OPEN_ONE_IN} conversations open: start {times} s",
        plan.events
    );
    let name = if plan.quick { "start_100k_events_s" } else { "start_1m_events_s" };
    report.number(name, times.median);
    report.put("start_s", times.json());
}

async fn replays(dir: &Path, plan: &Plan, report: &mut Report) {
    let log: Arc<dyn Log> = Arc::new(SqliteLog::open(dir).unwrap());
    let mut rates = Vec::new();
    for _ in 0..plan.runs {
        let begun = Instant::now();
        let state = replay(Arc::clone(&log)).await.unwrap();
        assert!(state.events >= plan.events);
        rates.push(per_second(state.events, begun.elapsed()));
    }
    let rates = Spread::of(rates);
    println!("full replay, every digest checked, no snapshot used: {rates} events/s");
    report.number("replay_per_s", rates.median);
    report.put("replay", rates.json());
}

/// A log as the relay writes it, in larger commits so that it is made in seconds.
async fn build(dir: &Path, events: u64) {
    let log = SqliteLog::open(dir).unwrap();
    for first in (0..events / EACH).step_by(50) {
        let lives = (first..(first + 50).min(events / EACH)).map(life);
        for half in split(lives.collect()) {
            let outcomes = log.append(half).await.unwrap();
            assert!(outcomes.iter().all(|one| matches!(one, Outcome::Written(_))), "{outcomes:?}");
        }
    }
}

/// The part with the snapshot of each life, then what came after it.
fn split(lives: Vec<(Commit, Commit)>) -> [Vec<Commit>; 2] {
    let (early, late) = lives.into_iter().unzip();
    [early, late]
}

fn life(n: u64) -> (Commit, Commit) {
    let id: ConversationId = format!("bench-{n:020}").parse().unwrap();
    let at = Timestamp::UNIX_EPOCH + Duration::from_secs(1_700_000_000 + n);
    let mut conv = Conversation::new(id.clone());
    let events: Vec<ConversationEvent> = (0..EACH).map(|i| event(n, i)).collect();
    for (i, event) in (1..).zip(&events).take(usize::try_from(SNAPSHOT_EVERY).unwrap()) {
        conv.apply(event, Position(i), at);
    }
    let snapshot = Snapshot {
        stream: StreamId::conversation(&id),
        fold_version: conversation::FOLD,
        person: Some(codec::person_of(&id)),
        body: serde_json::to_vec(&conv).unwrap(),
    };
    let mut encoded = events.into_iter().map(|event| Event::Conversation(id.clone(), event));
    let mut commit = |count: u64, half: u128| {
        let some = encoded.by_ref().take(usize::try_from(count).unwrap());
        let events = some.map(|event| event.encode().unwrap()).collect();
        let number = (u128::from(n) * 2 + half).to_be_bytes();
        Commit::new(CommitId(number), at, events)
    };
    let mut early = commit(SNAPSHOT_EVERY, 0);
    early.snapshots.push(snapshot);
    let mut late = commit(EACH - SNAPSHOT_EVERY, 1);
    late.resident.push((StreamId::conversation(&id), n.is_multiple_of(OPEN_ONE_IN)));
    (early, late)
}

fn event(n: u64, i: u64) -> ConversationEvent {
    match i {
        0 => ConversationEvent::Began {
            channel: "hook".parse().unwrap(),
            bot: None,
            outlet: Outlet::Nowhere,
            private: Some(Customer { id: format!("c-{n}"), ..Customer::default() }),
        },
        2 => ConversationEvent::TicketOpened {
            number: TicketNumber(n + 1),
            queue: "support".parse().unwrap(),
            priority: Priority::Normal,
            language: None,
            intent: None,
            tags: Vec::new(),
            skills: Vec::new(),
            trigger: Trigger::default(),
            passed: Some(Passed { to: Control::Queue, epoch: Epoch(1) }),
            order_at: Timestamp::UNIX_EPOCH,
            due_at: None,
            watches: Watches::default(),
            private: None,
        },
        last if last == EACH - 1 && !n.is_multiple_of(OPEN_ONE_IN) => ConversationEvent::Closed {
            by: None,
            how: Ending::Ended,
            disposition: None,
            passed: Passed { to: Control::Nobody, epoch: Epoch(2) },
            undo_until: None,
        },
        _ => ConversationEvent::CustomerSaid {
            message: format!("bench-{n}-{i}").parse().unwrap(),
            sent_at: None,
            wish: false,
            private: Some(Said { text: format!("line {i} of customer {n}"), ..Said::default() }),
        },
    }
}
