//! The seeds of every run, one seed by name, and the bugs that must be found.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use super::play;
use crate::engine::bug::{Bug, inject};

/// Seeds of an ordinary run.
const SEEDS: u64 = 1_000;
/// Within so many seeds an injected bug must show.
const FOUND_WITHIN: u64 = 240;

fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} must be a number, not {text:?}")))
}

fn told(seed: u64, failure: &str) -> String {
    format!(
        "seed {seed}: {failure}\nplay it again: BATON_SIM_SEED={seed} cargo test -p baton-relay --lib sim"
    )
}

/// Plays one seed by name, and writes down what happened where that is asked for.
fn one_world(seed: u64) {
    let trace = play(seed);
    if let Ok(path) = std::env::var("BATON_SIM_TRACE") {
        std::fs::write(&path, trace.lines().join("\n")).expect("the trace can be written");
    }
    let failure = trace.failure();
    assert!(failure.is_none(), "{}", told(seed, &failure.unwrap_or_default()));
}

#[test]
fn every_promise_holds_in_worlds_that_meet_everything_that_can_happen() {
    if let Some(seed) = number("BATON_SIM_SEED") {
        return one_world(seed);
    }
    let seeds = number("BATON_SIM_SEEDS").unwrap_or(SEEDS);
    let first = number("BATON_SIM_FROM").unwrap_or(1);
    let (next, failed) = (AtomicU64::new(first), Mutex::new(None));
    let unmet = Mutex::new(MET.to_vec());
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + seeds || failed.lock().expect("no panic").is_some() {
                        return;
                    }
                    let trace = play(seed);
                    if let Some(failure) = trace.failure() {
                        failed.lock().expect("no panic").get_or_insert(told(seed, &failure));
                    }
                    meet(&mut unmet.lock().expect("no panic"), &trace.lines());
                }
            });
        }
    });
    let failed = failed.into_inner().expect("no panic");
    assert!(failed.is_none(), "{}", failed.unwrap_or_default());
    let unmet = unmet.into_inner().expect("no panic");
    assert!(seeds < SEEDS || unmet.is_empty(), "{seeds} worlds never met {unmet:?}");
}

/// Strikes out what happened in a world.
fn meet(unmet: &mut Vec<&str>, lines: &[String]) {
    unmet.retain(|word| !lines.iter().any(|line| line.contains(word)));
}

#[test]
fn the_same_seed_is_the_same_story_to_the_letter() {
    for seed in [3, 11, 42, 77] {
        let (once, again) = (play(seed).lines(), play(seed).lines());
        let differs = once.iter().zip(&again).position(|(a, b)| a != b);
        if let Some(at) = differs {
            panic!("seed {seed}, line {at}:\n{}\n{}", once[at], again[at]);
        }
        assert_eq!(once.len(), again.len(), "seed {seed}");
        assert!(once.len() > 100, "seed {seed} is no story: {} lines", once.len());
    }
}

/// What a storm must bring about, or the promises are held against nothing.
const MET: &[&str] = &[
    "1 relays",
    "3 relays",
    "is killed",
    "is asked to stop",
    "fsync failed",
    "conflict on",
    "repeats",
    "is taken",
    "the disk is full",
    "the provider is down",
    "duplicate true",
    "bot is asked",
    "done, Answered { status: 500",
    "not done, NoAnswer(TimedOut)",
    "bot_said",
    "bot_answered",
    "bot_deferred",
    "bot_failed",
    "agent_said",
    "noted",
    "inbox_said",
    "inbox_asked",
    "inbox_left",
    "takes the echo",
    ": Own(",
    "ticket_opened",
    "took it from its bot",
    "taken",
    "offered",
    "queue_offered",
    "field_asked",
    "field_given",
    "outside is asked",
    "route_answered",
    "overflowed",
    "stayed",
    "relaxed",
    "identity_needed",
    "needs_changed",
    "offer_passed",
    "round_began",
    "stopped_responding",
    "accepted",
    "declined",
    "transferred",
    "returned",
    "held",
    "resumed",
    "closed",
    "undone",
    "settled",
    "reopened",
    "notified",
    "still_here",
    "waits_in",
    "sensed",
    "visitor_left",
    "status_set",
    "grace_over",
    "policy_activated",
    "delivery_held",
    "revoked",
    "is None",
];

#[test]
fn bugs_made_on_purpose_are_found() {
    let bugs = [
        Bug::NoFence,
        Bug::EarlyAnswer,
        Bug::NoExpectations,
        Bug::DeafToOthers,
        Bug::ConflictIsFine,
        Bug::WeighsNothing,
        Bug::NeverAsksAgain,
        Bug::AsksOnlyOnce,
        Bug::ForgetsIdentity,
        Bug::KeepsItsSkills,
        Bug::AsksAgain,
        Bug::DecidesLate,
        Bug::WaitsForOutside,
        Bug::NeverOverflows,
        Bug::NeverRelaxes,
        Bug::TakesFromAnybody,
        Bug::MovesInSilence,
    ];
    for bug in bugs {
        inject(Some(bug));
        let found = (1..=FOUND_WITHIN).find(|seed| play(*seed).failure().is_some());
        inject(None);
        assert!(found.is_some(), "{bug:?} was not found within {FOUND_WITHIN} seeds");
    }
}
