//! How long a start takes: it should depend on what is still going on, not on history.
//!
//! `cargo bench -p baton-relay --bench start` builds two logs with the same number of open tickets,
//! one with a short and one with a long history, opens each five times and prints both medians and
//! their ratio.

#![allow(clippy::print_stdout)]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use baton_relay::desk::event::{Outlet, Said};
use baton_relay::desk::parts::Customer;
use baton_relay::engine::{
    Command, CustomerMessage, Engine, Parts, RandomIds, SystemClock, VisitorAct,
};
use baton_relay::log::sqlite::SqliteLog;
use baton_relay::policy::Policy;

const OPEN: usize = 200;
const SHORT: usize = 1_000;
const LONG: usize = 30_000;
const ROUNDS: usize = 5;
/// Customers who write at once while a log is being built.
const AT_ONCE: usize = 256;

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let [short, long] = [SHORT, LONG].map(|rested| {
        let folder = tempfile::tempdir().expect("a folder");
        runtime.block_on(build(folder.path(), rested));
        let times = (0..ROUNDS).map(|_| runtime.block_on(start(folder.path())));
        let mut times: Vec<Duration> = times.collect();
        times.sort();
        println!(
            "{OPEN} open, {rested:>6} at rest: median {:>6.1} ms (from {:.1} to {:.1})",
            ms(times[ROUNDS / 2]),
            ms(times[0]),
            ms(times[ROUNDS - 1])
        );
        times[ROUNDS / 2]
    });
    println!("thirty times the history costs {:.2} times the start", ms(long) / ms(short));
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

async fn open(folder: &Path) -> (Engine, tokio::task::JoinHandle<()>) {
    let log = Arc::new(SqliteLog::open(folder).expect("opens"));
    let parts = Parts { log, clock: Arc::new(SystemClock), ids: Arc::new(RandomIds) };
    let policy = Policy::parse(Policy::default_text()).expect("faultless");
    let (engine, turn) = Engine::start(parts, policy).await.expect("starts");
    let turning = tokio::spawn(async move {
        let _ended = turn.run().await;
    });
    (engine, turning)
}

/// Opens a log until the engine would take its first command.
async fn start(folder: &Path) -> Duration {
    let begun = Instant::now();
    let (engine, turning) = open(folder).await;
    let took = begun.elapsed();
    assert_eq!(engine.state().open().count(), OPEN);
    drop(engine);
    turning.await.expect("ends by itself");
    took
}

async fn build(folder: &Path, rested: usize) {
    let (engine, turning) = open(folder).await;
    let customers: Vec<usize> = (0..rested + OPEN).collect();
    for some in customers.chunks(AT_ONCE) {
        let lives = some.iter().map(|n| live(&engine, *n, *n < rested));
        futures_util::future::join_all(lives).await;
    }
    // Snapshots are written beside the commits; the last ones need a moment that nobody counts.
    engine.log().probe().await.expect("the writer answers");
    drop(engine);
    turning.await.expect("ends by itself");
}

/// A customer writes four times; most then end the chat, and it comes to rest.
async fn live(engine: &Engine, n: usize, ends: bool) {
    let mut conversation = None;
    for line in 0..4 {
        let message = CustomerMessage {
            channel: "web".parse().expect("a name"),
            provider_id: format!("{n}/{line}"),
            customer: Customer { id: format!("c{n}"), ..Customer::default() },
            said: Said { text: format!("line {line} of customer {n}"), ..Said::default() },
            sent_at: None,
            bot: None,
            outlet: Outlet::Fetched,
        };
        let answer = engine.ask(Command::Customer(Box::new(message))).await.expect("taken in");
        conversation = answer.conversation;
    }
    if let (true, Some(conversation)) = (ends, conversation) {
        let act = VisitorAct::End;
        engine.ask(Command::Visitor { conversation, id: None, act }).await.expect("ended");
    }
}
