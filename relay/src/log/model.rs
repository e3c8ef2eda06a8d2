//! Random histories against a model that is a plain list: whatever the order of appends,
//! conflicts, repeats, claims and restarts, the log answers as the list does.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::contract::{Place, claiming, commit, commit_id, event, everything, expecting, stream};
use super::memory::MemoryLog;
use super::postgres::tests::Database;
use super::sqlite::tests::Directory;
use super::*;

#[derive(Debug, Clone)]
enum Step {
    Append(Vec<Planned>),
    Reopen,
}

/// A commit in terms of the model, so that its expectation can be right or wrong on purpose.
#[derive(Debug, Clone)]
struct Planned {
    id: u64,
    streams: Vec<u64>,
    expects: Expects,
    claim: Option<u64>,
}

#[derive(Debug, Clone, Copy)]
enum Expects {
    Anything,
    TheHead,
    Nothing,
}

fn planned() -> impl Strategy<Value = Planned> {
    let expects =
        prop_oneof![Just(Expects::Anything), Just(Expects::TheHead), Just(Expects::Nothing)];
    // Few ids, streams and keys, so that repeats, conflicts and taken claims are common.
    (0..40_u64, prop::collection::vec(0..4_u64, 1..4), expects, prop::option::of(0..12_u64))
        .prop_map(|(id, streams, expects, claim)| Planned { id, streams, expects, claim })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let append = prop::collection::vec(planned(), 1..5).prop_map(Step::Append);
    prop::collection::vec(prop_oneof![6 => append, 1 => Just(Step::Reopen)], 1..24)
}

/// The model: every event ever written, with all that is needed to answer.
#[derive(Debug, Default)]
struct Model {
    events: Vec<(u64, u64)>,
    claims: Vec<(u64, u64)>,
}

#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Written,
    Replayed,
    Conflict,
    Claimed,
}

impl Model {
    fn head(&self, stream: u64) -> Option<usize> {
        self.events.iter().rposition(|(_, s)| *s == stream)
    }

    fn append(&mut self, new: &Planned) -> Answer {
        if self.events.iter().any(|(id, _)| *id == new.id) {
            return Answer::Replayed;
        }
        if new.claim.is_some_and(|key| self.claims.iter().any(|(k, _)| *k == key)) {
            return Answer::Claimed;
        }
        if matches!(new.expects, Expects::Nothing) && self.head(new.streams[0]).is_some() {
            return Answer::Conflict;
        }
        self.events.extend(new.streams.iter().map(|stream| (new.id, *stream)));
        self.claims.extend(new.claim.map(|key| (key, new.id)));
        Answer::Written
    }
}

fn concrete(new: &Planned, model: &Model, positions: &[Position]) -> Commit {
    let events = new.streams.iter().map(|s| event(&stream(*s), &new.id.to_string())).collect();
    let mut made = commit(new.id, events);
    let first = stream(new.streams[0]);
    match new.expects {
        Expects::Anything => {}
        Expects::Nothing => made = expecting(made, &[(&first, None)]),
        Expects::TheHead => {
            let head = model.head(new.streams[0]).map(|i| positions[i]);
            made = expecting(made, &[(&first, head)]);
        }
    }
    match new.claim {
        Some(key) => claiming(made, "in/hook", &key.to_string(), &first),
        None => made,
    }
}

fn answer(outcome: &Outcome) -> Answer {
    match outcome {
        Outcome::Written(_) => Answer::Written,
        Outcome::Replayed(_) => Answer::Replayed,
        Outcome::Conflict { .. } => Answer::Conflict,
        Outcome::Claimed { .. } => Answer::Claimed,
    }
}

async fn compare(place: &impl Place, steps: Vec<Step>) {
    let mut log = Some(place.open());
    let (mut model, mut positions) = (Model::default(), Vec::new());
    for step in steps {
        match step {
            Step::Reopen => {
                drop(log.take());
                log = Some(place.open());
            }
            Step::Append(batch) => {
                let log = log.as_ref().expect("open");
                append_both(&**log, &batch, &mut model, &mut positions).await;
            }
        }
    }
    check_all(&*log.expect("open"), &model, &positions).await;
}

async fn append_both(
    log: &dyn Log,
    batch: &[Planned],
    model: &mut Model,
    positions: &mut Vec<Position>,
) {
    // An expectation names positions, which are known only of what is written: so the head
    // expected is the one before the batch, and the model is asked whether that still holds.
    let commits: Vec<Commit> = batch.iter().map(|new| concrete(new, model, positions)).collect();
    let heads: Vec<Option<usize>> = batch.iter().map(|new| model.head(new.streams[0])).collect();
    let outcomes = log.append(commits).await.expect("appended");
    for ((new, outcome), seen) in batch.iter().zip(&outcomes).zip(heads) {
        let moved = model.head(new.streams[0]) != seen;
        let stale = matches!(new.expects, Expects::TheHead) && moved;
        let asked =
            if stale { Planned { expects: Expects::Nothing, ..new.clone() } } else { new.clone() };
        assert_eq!(answer(outcome), model.append(&asked), "{new:?}");
        match outcome {
            Outcome::Written(span) => positions.extend(span.positions()),
            Outcome::Replayed(span) => {
                let first = model.events.iter().position(|(id, _)| *id == new.id);
                assert_eq!(first.map(|i| positions[i]), Some(span.first));
            }
            Outcome::Conflict { stream: at, head } => {
                assert_eq!(*at, stream(new.streams[0]));
                assert_eq!(*head, model.head(new.streams[0]).map(|i| positions[i]));
            }
            Outcome::Claimed { by, .. } => {
                let (_, id) =
                    model.claims.iter().find(|(k, _)| Some(*k) == new.claim).expect("held");
                let first = model.events.iter().position(|(i, _)| i == id).expect("written");
                assert_eq!(by.pos, positions[first]);
            }
        }
    }
}

async fn check_all(log: &dyn Log, model: &Model, positions: &[Position]) {
    let seen: Vec<(Position, CommitId, StreamId)> =
        everything(log).await.into_iter().map(|r| (r.pos, r.commit, r.stream)).collect();
    let meant: Vec<(Position, CommitId, StreamId)> = positions
        .iter()
        .zip(&model.events)
        .map(|(pos, (id, s))| (*pos, commit_id(*id), stream(*s)))
        .collect();
    assert_eq!(seen, meant);
    for s in 0..4 {
        let loaded = log.load(stream(s), 1).await.expect("loaded");
        let meant: Vec<Position> =
            seen.iter().filter(|(_, _, at)| *at == stream(s)).map(|(pos, ..)| *pos).collect();
        assert_eq!(loaded.tail.iter().map(|r| r.pos).collect::<Vec<_>>(), meant);
        assert_eq!(loaded.head, meant.last().copied());
    }
    let walked = verify(log, None, |_, _| {}).await.expect("the chain is whole");
    assert_eq!(walked.records, model.events.len() as u64);
}

/// The same histories on every run.
fn check(cases: u32, open: impl Fn() -> Box<dyn Fn(Vec<Step>)>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let run = |history| {
        open()(history);
        Ok(())
    };
    TestRunner::new_with_rng(config, rng).run(&steps(), run).expect("the log is as the list");
}

fn block_on(future: impl Future<Output = ()>) {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(future);
}

#[test]
fn a_log_in_memory_answers_like_a_list() {
    check(200, || Box::new(|history| block_on(compare(&MemoryLog::with_gaps(1), history))));
}

#[test]
fn a_log_on_disk_answers_like_a_list() {
    check(24, || {
        let place = Directory::new();
        Box::new(move |history| block_on(compare(&place, history)))
    });
}

#[test]
fn a_log_in_a_shared_database_answers_like_a_list() {
    check(12, || {
        let place = Database::new();
        Box::new(move |history| block_on(compare(&place, history)))
    });
}
