//! Kills a process that appends, again and again, and checks that whatever it had been told is
//! written is there, once, in order. (A kill spares the system's cache; fsync is not tested here.)

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::SqliteLog;
use super::tests::Directory;
use crate::log::contract::{claiming, commit, commit_id, event, everything, expecting, stream};
use crate::log::{CommitId, Log, Outcome, Record, verify};
use baton_shared::id::Position;

/// Names the directory to the child, and makes it one.
const DIRECTORY: &str = "BATON_TEST_KILL_DIR";
const ROUND: &str = "BATON_TEST_KILL_ROUND";
const THIS: &str =
    "log::sqlite::kill::what_was_acknowledged_before_a_kill_is_there_once_and_in_order";
const ROUNDS: u64 = 15;
/// Acknowledgements after which a round's child is killed; in between comes what the queue holds.
const AFTER: [usize; 5] = [1, 40, 7, 350, 120];

/// Ids never repeat between rounds, so that a record of any round can be named.
const PER_ROUND: u64 = 1_000_000;

#[test]
fn what_was_acknowledged_before_a_kill_is_there_once_and_in_order() {
    // This test runs itself again as the program that it kills.
    if let Some(dir) = std::env::var_os(DIRECTORY) {
        return append_until_killed(Path::new(&dir));
    }
    let place = Directory::new();
    let mut acked: Vec<(CommitId, Position)> = Vec::new();
    for (round, after) in (0..ROUNDS).zip(AFTER.into_iter().cycle()) {
        acked.extend(run_and_kill(place.path(), round, after));
    }
    assert!(acked.len() > 1_000, "only {} acknowledgements", acked.len());
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(check(place.path(), &acked));
}

/// What the child said before it died.
fn run_and_kill(dir: &Path, round: u64, after: usize) -> Vec<(CommitId, Position)> {
    let mut child = Command::new(std::env::current_exe().expect("this program"));
    child.args([THIS, "--exact", "--nocapture"]);
    child.env(DIRECTORY, dir).env(ROUND, round.to_string());
    let mut child = child.stdout(Stdio::piped()).spawn().expect("started");
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let mut acked = Vec::new();
    let mut heard = |line: std::io::Result<String>| acked.extend(parse(&line.expect("text")));
    let mut count = 0;
    while count < after {
        let line = lines.next().expect("the child lives until it is killed");
        count += usize::from(line.as_ref().is_ok_and(|l| parse(l).is_some()));
        heard(line);
    }
    child.kill().expect("killed");
    lines.for_each(heard);
    child.wait().expect("reaped");
    acked
}

/// `ack <id> <position>`; a line cut short by the kill or by the harness is none.
fn parse(line: &str) -> Option<(CommitId, Position)> {
    let mut words = line.strip_prefix("ack ")?.strip_suffix('.')?.split(' ');
    let id = words.next()?.parse().ok()?;
    Some((commit_id(id), words.next()?.parse().ok()?))
}

async fn check(dir: &Path, acked: &[(CommitId, Position)]) {
    let log = SqliteLog::open(dir).expect("opened after the last kill");
    let mut all: Vec<Record> = Vec::new();
    loop {
        let after = all.last().map(|r| r.pos).unwrap_or_default();
        let step = log.read_all(after, 5_000).await.expect("read");
        if step.is_empty() {
            break;
        }
        all.extend(step);
    }
    for (id, pos) in acked {
        let found: Vec<Position> = all.iter().filter(|r| r.commit == *id).map(|r| r.pos).collect();
        assert_eq!(found, [*pos, pos.next()], "commit {id}");
    }
    let walked = verify(&log, None, |_, _| {}).await.expect("the chain is whole");
    assert_eq!(walked.records, all.len() as u64);
    assert!(all.is_sorted_by(|a, b| a.pos < b.pos));
}

/// The program that [`run_and_kill`] kills.
fn append_until_killed(dir: &Path) {
    let round: u64 = std::env::var(ROUND).expect("named").parse().expect("a number");
    let log = Arc::new(SqliteLog::open(dir).expect("opened after a kill"));
    let next = Arc::new(AtomicU64::new(round * PER_ROUND));
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(async {
        assert!(round == 0 || !everything(&*log).await.is_empty(), "a round left nothing");
        let appenders = (0..8).map(|n| append_for_ever(&log, n, &next));
        futures_util::future::join_all(appenders).await;
    });
}

async fn append_for_ever(log: &SqliteLog, appender: u64, next: &AtomicU64) {
    let own = stream(appender);
    let mut head = log.load(own.clone(), 1).await.expect("loaded").head;
    loop {
        let id = next.fetch_add(1, Ordering::Relaxed);
        let new = commit(id, vec![event(&own, "first"), event(&own, "second")]);
        let new = expecting(new, &[(&own, head)]);
        let new = claiming(new, "in/hook", &id.to_string(), &own);
        let outcomes = log.append(vec![new]).await.expect("appended");
        let Outcome::Written(span) = outcomes[0] else { panic!("{outcomes:?}") };
        head = Some(span.last);
        let line = format!("ack {id} {}.\n", span.first);
        std::io::stdout().write_all(line.as_bytes()).expect("heard");
    }
}
