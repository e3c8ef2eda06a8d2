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
use super::relay::{Desk, Running, folder};
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
    let replayed =
        std::thread::scope(|scope| scope.spawn(|| replays(&log_dir, plan, report)).join());
    replayed.expect("the replay went through");
}

/// Every customer writes once and nobody takes the ticket. What a ticket takes is measured between
/// half of them and all, so that what grows only once counts once.
#[allow(clippy::cast_precision_loss)] // Hundreds of thousands.
async fn memory(plan: &Plan, report: &mut Report) {
    let dir = folder();
    let desk = Desk::new(dir.path());
    let (running, _) = desk.start();
    let (address, key) = (desk.address, desk.key.clone());
    let post = Post { address, key, moments: Moments::new(), customers: plan.tickets };
    let half = plan.tickets / 2;
    let first = closed(&post, SENDERS, half).await.0;
    let at_half = settled_mib(&running);
    let second = closed(&post, SENDERS, plan.tickets - half).await.0;
    let at_all = settled_mib(&running);
    running.stop();
    let (again, took) = desk.start();
    let restarted = again.rss_mib();
    let each_kib = (at_all - at_half) * 1_024.0 / (plan.tickets - half) as f64;
    let whole = at_all + each_kib / 1_024.0 * (100_000.0 - plan.tickets as f64);
    println!(
        "{} open tickets: {at_all:.0} MiB resident, {each_kib:.2} KiB each; at 100,000 {whole:.0} \
         MiB; opened at {first:.0}, then {second:.0}/s",
        plan.tickets
    );
    println!("restarted with them in {:.2} s, then {restarted:.0} MiB", took.as_secs_f64());
    report.number("open_tickets_100k_mib", whole);
    report.number("open_ticket_kib", each_kib);
    report.number("open_tickets_restarted_mib", restarted);
    report.number("open_tickets_start_s", took.as_secs_f64());
    report.number("open_tickets_opened_per_s", second);
}

/// Memory once the relay has nothing more to do.
fn settled_mib(running: &Running) -> f64 {
    let mut busy = running.cpu_s();
    loop {
        std::thread::sleep(Duration::from_millis(500));
        let now = running.cpu_s();
        if now - busy < 0.05 {
            return running.rss_mib();
        }
        busy = now;
    }
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

/// On threads of its own, as in the relay: reading and folding go on at the same time.
fn replays(dir: &Path, plan: &Plan, report: &mut Report) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let log: Arc<dyn Log> = Arc::new(SqliteLog::open(dir).unwrap());
    let mut rates = Vec::new();
    for _ in 0..plan.runs {
        let begun = Instant::now();
        let state = runtime.block_on(replay(Arc::clone(&log))).unwrap();
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
            queue_skills: Vec::new(),
            trigger: Trigger::default(),
            passed: Some(Passed { to: Control::Queue, epoch: Epoch(1) }),
            order_at: Timestamp::UNIX_EPOCH,
            due_at: None,
            watches: Watches::default(),
            promised: None,
            earlier: None,
            level: None,
            asking: None,
            private: None,
        },
        last if last == EACH - 1 && !n.is_multiple_of(OPEN_ONE_IN) => ConversationEvent::Closed {
            by: None,
            how: Ending::Ended,
            disposition: None,
            passed: Passed { to: Control::Nobody, epoch: Epoch(2) },
            undo_until: None,
            handled: None,
        },
        _ => ConversationEvent::CustomerSaid {
            message: format!("bench-{n}-{i}").parse().unwrap(),
            sent_at: None,
            wish: false,
            private: Some(Said { text: format!("line {i} of customer {n}"), ..Said::default() }),
        },
    }
}
