//! The relay under load beside the least that any durable relay must do, in one run.
//!
//! `cargo bench -p baton-relay --bench load`; with `BATON_BENCH_QUICK=1` in under a minute. Starts
//! the real `baton-relay`, posts signed webhooks, reads agents' sockets; starts the bare baseline
//! (this program once more) and posts the same to it. Prints both and their ratio, and writes
//! `target/bench/load.json`. `docs/bench.md` says how to read it.
//!
//! - `plan`: how much of everything. `figures`: medians, spreads, the JSON.
//! - `relay`, `baseline`: the two servers. `senders`, `agents`: who writes, who reads.
//! - `traffic`: the runs against both. `stored`: memory, start and replay.

#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs, unreachable_pub)]
// The baseline opens a database of its own, and a bench paces itself by sleeping.
#![allow(clippy::disallowed_methods)]

use std::path::Path;

mod agents;
mod baseline;
mod figures;
mod plan;
mod relay;
mod senders;
mod stored;
mod traffic;

use figures::Report;
use plan::Plan;

fn main() {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some(baseline::ARGUMENT) {
        let dir = arguments.next().expect("a directory for the baseline");
        return baseline::serve(Path::new(&dir));
    }
    let plan = Plan::chosen();
    // One thread for all senders and agents: what they cost is the same against either server.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut report = Report::new(&plan);
    println!("{}", plan.stated());
    runtime.block_on(async {
        if plan.traffic {
            traffic::run(&plan, &mut report).await;
        }
        if plan.stored {
            stored::run(&plan, &mut report).await;
        }
    });
    let path = report.write();
    println!("\nwritten to {}", path.display());
}
