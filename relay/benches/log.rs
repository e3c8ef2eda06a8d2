//! How many appends a second the log acknowledges, beside the least that any durable log must do
//! on the same disk in the same run: group commit into a bare file, one write and one sync a batch.
//!
//! `cargo bench -p baton-relay --bench log`. Every answer waits for the sync. Prints the median of
//! the rounds; the ratio travels between machines, the figures do not.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use baton_relay::log::sqlite::SqliteLog;
use baton_relay::log::{Claim, Commit, CommitId, Log, NewEvent, Outcome, Private, StreamId};
use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};

const APPENDERS: [u64; 3] = [1, 8, 64];
const RUNS: usize = 5;
const RUN: Duration = Duration::from_millis(1_000);
const EVENT_BYTES: usize = 300;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    println!("appends/s | p50 | p99 (us), {EVENT_BYTES} B events, median of {RUNS} rounds");
    for appenders in APPENDERS {
        let (mut bare, mut event, mut inbound) = (Vec::new(), Vec::new(), Vec::new());
        // Taken in turns, so that whatever else the machine does weighs on all alike.
        for _ in 0..RUNS {
            bare.push(in_new_dir(|dir| runtime.block_on(bare_file(dir, appenders))));
            event.push(in_new_dir(|dir| runtime.block_on(log(dir, appenders, Shape::Event))));
            inbound.push(in_new_dir(|dir| runtime.block_on(log(dir, appenders, Shape::Inbound))));
        }
        println!("{appenders:>3} appenders, bare file            {}", median(bare.clone()));
        for (name, runs) in [("one event", event), ("inbound message", inbound)] {
            let ratio = median_ratio(&runs, &bare);
            let figures = median(runs);
            println!(
                "{appenders:>3} appenders, log: {name:<16} {figures}  {ratio:.2} of the bare file"
            );
        }
    }
}

/// What a commit holds: one expected event, or all that a customer's message needs.
#[derive(Debug, Clone, Copy)]
enum Shape {
    Event,
    Inbound,
}

#[derive(Debug, Clone, Copy)]
struct Figures {
    per_second: f64,
    p50: Duration,
    p99: Duration,
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (p50, p99) = (self.p50.as_micros(), self.p99.as_micros());
        write!(f, "{:>8.0} | {p50:>6} | {p99:>6}", self.per_second)
    }
}

fn in_new_dir(run: impl FnOnce(&Path) -> Figures) -> Figures {
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    run(dir.path())
}

fn median(mut runs: Vec<Figures>) -> Figures {
    runs.sort_by(|a, b| a.per_second.total_cmp(&b.per_second));
    runs[runs.len() / 2]
}

fn median_ratio(runs: &[Figures], bare: &[Figures]) -> f64 {
    let pairs = runs.iter().zip(bare);
    let mut ratios: Vec<f64> = pairs.map(|(a, b)| a.per_second / b.per_second).collect();
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}

fn figures(mut latencies: Vec<Duration>, took: Duration) -> Figures {
    latencies.sort();
    let n = latencies.len();
    let count = f64::from(u32::try_from(n).unwrap());
    let per_second = count / took.as_secs_f64();
    Figures { per_second, p50: latencies[n / 2], p99: latencies[n * 99 / 100] }
}

async fn race<F>(appenders: u64, append: impl Fn(u64) -> F) -> Figures
where
    F: Future<Output = Vec<Duration>> + Send + 'static,
{
    let start = Instant::now();
    let tasks: Vec<_> = (0..appenders).map(|n| tokio::spawn(append(n))).collect();
    let mut latencies = Vec::new();
    for task in tasks {
        latencies.extend(task.await.unwrap());
    }
    figures(latencies, start.elapsed())
}

async fn log(dir: &Path, appenders: u64, shape: Shape) -> Figures {
    let log: Arc<dyn Log> = Arc::new(SqliteLog::open(dir).unwrap());
    let ids = Arc::new(AtomicU64::new(1));
    race(appenders, |n| append_to(Arc::clone(&log), n, Arc::clone(&ids), shape)).await
}

async fn append_to(log: Arc<dyn Log>, n: u64, ids: Arc<AtomicU64>, shape: Shape) -> Vec<Duration> {
    let stream = StreamId::conversation(&format!("c-{n}").parse().unwrap());
    let (mut head, mut latencies, start) = (None, Vec::new(), Instant::now());
    while start.elapsed() < RUN {
        let id = ids.fetch_add(1, Ordering::Relaxed);
        let mut commit = new_commit(id, &stream, shape);
        commit.expects.push((stream.clone(), head.into()));
        let begin = Instant::now();
        let outcomes = log.append(vec![commit]).await.unwrap();
        latencies.push(begin.elapsed());
        let Outcome::Written(span) = outcomes[0] else { panic!("{outcomes:?}") };
        head = Some(span.last);
    }
    latencies
}

fn new_commit(id: u64, stream: &StreamId, shape: Shape) -> Commit {
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&id.to_be_bytes());
    let mut event = NewEvent {
        stream: stream.clone(),
        kind: "said".to_owned(),
        version: 1,
        facts: vec![b'x'; EVENT_BYTES],
        private: None,
    };
    if let Shape::Inbound = shape {
        event.facts.truncate(EVENT_BYTES / 3);
        let body = vec![b'x'; EVENT_BYTES - event.facts.len()];
        event.private = Some(Private { person: format!("p-{stream}"), body });
    }
    let mut commit = Commit::new(CommitId(bytes), Timestamp::UNIX_EPOCH, vec![event]);
    if let Shape::Inbound = shape {
        let (space, key) = ("in/bench".to_owned(), format!("{id:032x}"));
        commit.claims.push(Claim { space, key, stream: stream.clone() });
    }
    commit
}

async fn bare_file(dir: &Path, appenders: u64) -> Figures {
    let file = File::create(dir.join("bare")).unwrap();
    let (jobs, queue) = mpsc::channel(1_024);
    let thread = std::thread::spawn(move || sync_batches(file, queue));
    let done = race(appenders, |_| append_bare(jobs.clone())).await;
    drop(jobs);
    thread.join().unwrap();
    done
}

type Bare = (Vec<u8>, oneshot::Sender<()>);

fn sync_batches(mut file: File, mut queue: mpsc::Receiver<Bare>) {
    let (mut jobs, mut bytes) = (Vec::new(), Vec::new());
    while queue.blocking_recv_many(&mut jobs, 512) > 0 {
        bytes.clear();
        jobs.iter().for_each(|(event, _)| bytes.extend_from_slice(event));
        file.write_all(&bytes).unwrap();
        file.sync_data().unwrap();
        for (_, done) in jobs.drain(..) {
            let _ = done.send(());
        }
    }
}

async fn append_bare(jobs: mpsc::Sender<Bare>) -> Vec<Duration> {
    let (mut latencies, start) = (Vec::new(), Instant::now());
    while start.elapsed() < RUN {
        let (done, answer) = oneshot::channel();
        let event = vec![b'x'; EVENT_BYTES];
        let begin = Instant::now();
        jobs.send((event, done)).await.unwrap();
        answer.await.unwrap();
        latencies.push(begin.elapsed());
    }
    latencies
}
