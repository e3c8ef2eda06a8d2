//! The runs against both servers, in turns, so that whatever else the machine does weighs on both.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use hdrhistogram::Histogram;
use serde_json::{Value, json};

use super::agents::{Agent, Seen};
use super::baseline;
use super::figures::{Report, Run, Spread, histogram, millis};
use super::plan::{AGENTS, HELD_EACH, OPEN_SENDERS, Plan};
use super::relay::{Desk, Running, folder};
use super::senders::{Moments, Post, closed, open};

/// Both servers, ready.
struct Both {
    relay: Post,
    baseline: Post,
    seen: Arc<Seen>,
    running: (Running, Running),
}

/// Measures and prints everything about messages.
pub async fn run(plan: &Plan, report: &mut Report) {
    let folders = (folder(), folder(), folder());
    idle(folders.2.path(), report);
    let both = both(folders.0.path(), folders.1.path()).await;
    println!("\nclosed loop: acknowledged messages a second; milliseconds");
    for (senders, messages) in &plan.closed {
        let runs = closed_runs(&both, plan.runs, *senders, *messages).await;
        compare(report, *senders, &runs);
    }
    if plan.rates.is_empty() {
        return;
    }
    println!(
        "\nopen loop, {OPEN_SENDERS} connections, {AGENTS} agents; milliseconds from the moment a message is due"
    );
    for rate in &plan.rates {
        let runs = open_runs(&both, plan.runs, *rate, plan.open_for).await;
        steady(report, *rate, &runs);
    }
}

/// What it takes to wait for the first customer: config and policy as `init` writes them.
fn idle(dir: &Path, report: &mut Report) {
    let (dir, address) = (dir.join("desk"), super::relay::free_address());
    let mut init = Command::new(super::relay::program());
    init.args(["init", "--listen", &address.to_string(), "--dir"]).arg(&dir);
    assert!(init.output().unwrap().status.success());
    let (running, _) = super::relay::start(&dir.join("baton.toml"), &dir, address);
    std::thread::sleep(Duration::from_secs(1));
    let mib = running.rss_mib();
    println!("\nidle, as `init` sets it up: {mib:.1} MiB resident");
    report.number("idle_rss_mib", mib);
}

async fn both(relay: &Path, bare: &Path) -> Both {
    let moments = Moments::new();
    let seen = Seen::new(Arc::clone(&moments));
    let customers = AGENTS * HELD_EACH;
    let desk = Desk::new(relay);
    let (running, _) = desk.start();
    let (address, key) = (desk.address, desk.key.clone());
    let relay = Post { address, key: key.clone(), moments: Arc::clone(&moments), customers };
    // Each customer writes once; agents then take tickets 1 to the last.
    closed(&relay, 1, customers).await;
    for n in 0..AGENTS {
        let token = desk.agent(&format!("agent-{n}"));
        let mut agent = Agent::connect(address, &token).await;
        for held in 0..HELD_EACH {
            agent.take(1 + n * HELD_EACH + held).await;
        }
        agent.read(Arc::clone(&seen));
    }
    let (bare, address) = start_baseline(bare, &key.reveal());
    let baseline = Post { address, key, moments, customers };
    closed(&baseline, 1, customers).await;
    Both { relay, baseline, seen, running: (running, bare) }
}

fn start_baseline(dir: &Path, key: &str) -> (Running, std::net::SocketAddr) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg(baseline::ARGUMENT).arg(dir).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = Running(command.spawn().unwrap());
    writeln!(running.0.stdin.take().unwrap(), "{key}").unwrap();
    let mut line = String::new();
    BufReader::new(running.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (running, line.trim().parse().unwrap())
}

/// Runs of the relay and of the baseline.
struct Pairs {
    relay: Vec<Run>,
    bare: Vec<Run>,
}

async fn closed_runs(both: &Both, runs: usize, senders: usize, messages: u64) -> Pairs {
    let mut pairs = Pairs { relay: Vec::new(), bare: Vec::new() };
    for _ in 0..runs {
        let loops = async |post: &Post| closed(post, senders, messages).await;
        both.pair(&mut pairs, messages, loops).await;
    }
    pairs
}

async fn open_runs(both: &Both, runs: usize, rate: u64, lasts: Duration) -> Pairs {
    let mut pairs = Pairs { relay: Vec::new(), bare: Vec::new() };
    for _ in 0..runs {
        let loops = async |post: &Post| open(post, OPEN_SENDERS, rate, lasts).await;
        both.pair(&mut pairs, rate * lasts.as_secs(), loops).await;
    }
    pairs
}

impl Both {
    /// One run against each.
    async fn pair(
        &self,
        pairs: &mut Pairs,
        messages: u64,
        loops: impl AsyncFn(&Post) -> (f64, Histogram<u64>),
    ) {
        let (relay, bare) = &self.running;
        self.seen.begin();
        let before = relay.cpu_s();
        let (per_s, ack) = loops(&self.relay).await;
        let frame = self.seen.whole(messages).await;
        let cpu_us = each_us(relay.cpu_s() - before, messages);
        pairs.relay.push(Run { per_s, cpu_us, ack, frame });
        let before = bare.cpu_s();
        let (per_s, ack) = loops(&self.baseline).await;
        let cpu_us = each_us(bare.cpu_s() - before, messages);
        pairs.bare.push(Run { per_s, cpu_us, ack, frame: histogram() });
    }
}

#[allow(clippy::cast_precision_loss)] // Thousands.
fn each_us(seconds: f64, messages: u64) -> f64 {
    seconds * 1_000_000.0 / messages as f64
}

fn compare(report: &mut Report, senders: usize, runs: &Pairs) {
    let rate = |runs: &[Run]| Spread::of(runs.iter().map(|run| run.per_s));
    let (relay, bare) = (rate(&runs.relay), rate(&runs.bare));
    let pairs = || runs.relay.iter().zip(&runs.bare);
    let ratio = Spread::of(pairs().map(|(a, b)| a.per_s / b.per_s));
    let latency = Spread::of(pairs().map(|(a, b)| a.ack.mean() / b.ack.mean()));
    println!("{senders:>3} senders  relay     {relay}");
    println!("             baseline  {bare}");
    println!("             ratio     {ratio}   of latency {latency}");
    let cpu = |runs: &[Run]| Spread::of(runs.iter().map(|run| run.cpu_us));
    let (relay_cpu, bare_cpu) = (cpu(&runs.relay), cpu(&runs.bare));
    println!("             processor time a message, us: relay {relay_cpu}, baseline {bare_cpu}");
    print_times("             relay     ", &runs.relay);
    print_times("             baseline  ", &runs.bare);
    report.number(&format!("relay_{senders}_per_s"), relay.median);
    report.number(&format!("baseline_{senders}_per_s"), bare.median);
    report.number(&format!("ratio_{senders}"), ratio.median);
    report.number(&format!("latency_ratio_{senders}"), latency.median);
    report.put(
        &format!("closed_{senders}"),
        json!({
            "relay_per_s": relay.json(), "baseline_per_s": bare.json(), "ratio": ratio.json(),
            "latency_ratio": latency.json(), "relay_ms": times(&runs.relay),
            "baseline_ms": times(&runs.bare), "relay_cpu_us": relay_cpu.json(),
            "baseline_cpu_us": bare_cpu.json(),
        }),
    );
}

fn steady(report: &mut Report, rate: u64, runs: &Pairs) {
    println!("{rate:>5}/s");
    print_times("             relay     ", &runs.relay);
    print_times("             baseline  ", &runs.bare);
    if rate == 500 {
        let p99 = millis(&runs.relay, |run| &run.frame, 99.0).median;
        report.number("end_to_end_p99_ms", p99);
        report.number("end_to_end_p50_ms", millis(&runs.relay, |run| &run.frame, 50.0).median);
        report.number("ack_p99_ms", millis(&runs.relay, |run| &run.ack, 99.0).median);
    }
    let both = json!({"relay_ms": times(&runs.relay), "baseline_ms": times(&runs.bare)});
    report.put(&format!("open_{rate}"), both);
}

const PERCENTILES: [(&str, f64); 4] = [("p50", 50.0), ("p90", 90.0), ("p99", 99.0), ("p999", 99.9)];

fn print_times(before: &str, runs: &[Run]) {
    let show = |of: fn(&Run) -> &Histogram<u64>| {
        let all = PERCENTILES.map(|(name, p)| format!("{name} {}", millis(runs, of, p)));
        all.join("  ")
    };
    println!("{before}ack   {}", show(|run| &run.ack));
    if !runs[0].frame.is_empty() {
        println!("{before}frame {}", show(|run| &run.frame));
    }
}

fn times(runs: &[Run]) -> Value {
    let of = |of: fn(&Run) -> &Histogram<u64>| {
        let all = PERCENTILES.map(|(name, p)| (name.to_owned(), millis(runs, of, p).json()));
        Value::Object(all.into_iter().collect())
    };
    let mut both = json!({"ack": of(|run| &run.ack)});
    if !runs[0].frame.is_empty() {
        both["frame"] = of(|run| &run.frame);
    }
    both
}
