//! Fails every call that touches the data, one run each: at whatever moment the disk fails, what
//! the relay acknowledged is there after the next start, once and in order, and nothing panics.
//!
//! A run of about 200 events makes some hundred calls. CI tries a sample of them that moves with
//! the seed; `BATON_FAULTS=all` tries every one, `BATON_FAULTS=N` every Nth.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::process::{Desk, Random, Running, copy_folder};
use super::run::{Acknowledged, MESSAGES, check, customer, drive, word, words};
use super::shim::{How, Shim};

/// Points tried per way of failing where nothing else is asked for.
const SAMPLE: u64 = 5;
/// Runs at once.
const AT_ONCE: usize = 3;

const CLEAN: How = How("eio");
/// What may go wrong with the disk while the machine runs on.
const FAULTS: [How; 7] = [
    How("eio"),
    How("eio+"),
    How("enospc"),
    How("enospc+"),
    How("short"),
    How("tear"),
    How("read"),
];

/// Whether what was not synced is gone afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Power {
    Kept,
    Lost,
}

/// What all the runs of a sweep came to.
#[derive(Debug, Default)]
struct Sum {
    runs: usize,
    acknowledged: usize,
    refused: usize,
    stopped: usize,
    killed: usize,
    records: usize,
}

fn desk() -> Desk {
    // Without a bot and without callbacks nothing runs beside what is asked for.
    let desk = Desk::new("");
    desk.change("bot = \"faq\"", "");
    desk
}

/// One run with the fault at call `at`; the calls counted.
fn one(how: How, at: u64, power: Power, sum: &Mutex<Sum>) -> u64 {
    let desk = desk();
    let shim = match power {
        Power::Kept => Shim::under(&desk),
        Power::Lost => Shim::remembering(&desk),
    };
    let mut command = desk.serve();
    shim.put(&mut command, how, at);
    let (acked, ended) = match Running::launch(&desk, command).ready() {
        Ok(mut relay) => {
            let acked = drive(&desk, &mut relay);
            let ended = match relay.ended() {
                Some(ended) => ended,
                None => relay.stop(),
            };
            (acked, ended)
        }
        Err(ended) => (Acknowledged::default(), ended),
    };
    let context = format!("{how:?} at {at}, {power:?}");
    assert!(!ended.said.contains("panicked"), "{context}: {}", ended.said);
    if !ended.was_killed() && !ended.status.success() {
        let last = ended.said.lines().last().unwrap_or_default();
        assert!(last.starts_with("baton-relay: "), "{context}: no word why: {}", ended.said);
    }
    if power == Power::Lost {
        shim.lose_power();
    }
    let records = after(&desk, &acked);
    let mut sum = sum.lock().expect("no run failed");
    sum.runs += 1;
    sum.acknowledged += acked.said.len() + acked.answered.len();
    sum.refused += acked.refused;
    sum.killed += usize::from(ended.was_killed());
    sum.stopped += usize::from(!ended.was_killed() && !ended.status.success());
    sum.records = sum.records.max(records);
    shim.calls()
}

/// On a good disk again: all that was acknowledged is there, and what was not is taken once.
fn after(desk: &Desk, acked: &Acknowledged) -> usize {
    check(&desk.data(), acked);
    let relay = desk.start();
    let mut sender = relay.sender();
    let mut all = acked.clone();
    let open = (0..MESSAGES).filter(|n| !acked.said.contains(&word(*n)));
    let (open, known): (Vec<usize>, _) = (open.take(2).collect(), acked.said.len().checked_sub(1));
    for n in open.iter().copied().chain(known.filter(|n| acked.said[*n] == word(*n))) {
        let reply = sender.message(&customer(n), &format!("m-{n}"), &words(n)).expect("an answer");
        assert_eq!(reply.status, 200, "{reply:?}");
        if !open.contains(&n) {
            assert_eq!(reply.json()["duplicate"], true, "{reply:?}");
        }
    }
    // A later message may have been stored before an earlier one was repeated.
    all.said.extend(open.iter().map(|n| word(*n)));
    let ended = relay.stop();
    assert!(ended.status.success(), "{ended:?}");
    let in_order = open.is_empty();
    let records = check(&desk.data(), if in_order { &all } else { acked });
    for n in &open {
        check(&desk.data(), &Acknowledged { said: vec![word(*n)], ..Acknowledged::default() });
    }
    records
}

/// The calls to fail, of `calls`.
fn points(calls: u64, random: &mut Random) -> Vec<u64> {
    let stride = match std::env::var("BATON_FAULTS").ok().as_deref() {
        Some("all") => 1,
        Some(every) => every.parse().expect("BATON_FAULTS is `all` or a number"),
        None => calls.div_ceil(SAMPLE).max(1),
    };
    let first = 1 + random.below(stride.min(calls));
    (first..=calls).step_by(usize::try_from(stride).expect("small")).collect()
}

/// Some runs at once.
#[allow(clippy::print_stderr)]
fn sweep(name: &str, ways: &[How], power: Power) {
    let mut random = Random::new();
    let sum = Mutex::new(Sum::default());
    let mut plan = Vec::new();
    for how in ways {
        // A clean run first: how many calls there are to fail.
        let clean = if *how == How("read") { *how } else { CLEAN };
        let calls = one(clean, 0, power, &sum);
        assert!(calls > 100, "only {calls} calls: is the shim under the relay?");
        plan.extend(points(calls, &mut random).into_iter().map(|at| (*how, at)));
    }
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some((how, at)) = plan.get(next.fetch_add(1, Ordering::Relaxed)) {
                    one(*how, *at, power, &sum);
                }
            });
        }
    });
    let sum = sum.into_inner().expect("no run failed");
    eprintln!("{name}: {sum:?}");
    assert!(sum.records >= 180, "a run has only {} events", sum.records);
    assert!(sum.killed + sum.stopped > 0, "no fault was felt: {sum:?}");
}

#[test]
fn whatever_call_fails_nothing_acknowledged_is_lost_and_nothing_panics() {
    sweep("faults", &FAULTS, Power::Kept);
}

#[test]
fn when_the_power_goes_at_any_call_what_was_synced_is_enough() {
    sweep("power losses", &[How("kill")], Power::Lost);
}

/// The copy is a copy: modes and bytes, so that a run may begin from a kept folder.
#[test]
fn a_power_loss_without_any_sync_leaves_nothing() {
    let desk = desk();
    let shim = Shim::remembering(&desk);
    std::fs::write(desk.data().join("forgotten"), "never synced").expect("written");
    let kept: &Path = &desk.beside("kept");
    copy_folder(&desk.data(), kept);
    shim.lose_power();
    assert!(kept.join("forgotten").exists() && !desk.data().join("forgotten").exists());
}
