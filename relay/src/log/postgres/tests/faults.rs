//! What can go wrong between a log and its database, and what the log then says.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use super::proxy::{Cut, Proxy};
use super::*;
use crate::log::contract::{
    commit, commit_id, event, everything, private, snapshot, stream, write,
};
use crate::log::{Broken, PrivatePart, verify};

fn by_proxy(place: &Database) -> (Proxy, PostgresLog) {
    let server = Server::shared();
    let proxy = Proxy::start(server.socket());
    let log = open(&server.url_by_port(&place.url, proxy.port())).expect("opened");
    (proxy, log)
}

#[tokio::test]
async fn a_connection_cut_in_mid_commit_is_unknown_and_the_same_id_settles_it_once() {
    let place = Database::new();
    let (proxy, log) = by_proxy(&place);
    for (n, cut) in [(1, Cut::Before), (2, Cut::After), (3, Cut::Before), (4, Cut::After)] {
        let new = || vec![commit(n, vec![event(&stream(n), &n.to_string())])];
        proxy.cut_next(cut);
        let answer = log.append(new()).await;
        assert!(matches!(answer, Err(AppendError::Unknown { .. })), "{cut:?}: {answer:?}");
        let settled = log.append(new()).await.expect("settled").remove(0);
        match cut {
            Cut::Before => assert!(matches!(settled, Outcome::Written(_)), "{settled:?}"),
            Cut::After => assert!(matches!(settled, Outcome::Replayed(_)), "{settled:?}"),
        }
        assert_eq!(
            log.append(new()).await,
            Ok(vec![Outcome::Replayed(settled.span().expect("placed"))])
        );
    }
    assert_eq!(proxy.cuts(), 4);
    assert_eq!(everything(&log).await.len(), 4);
    assert_eq!(verify(&log, None, |_, _| {}).await.expect("whole").records, 4);
}

#[tokio::test]
async fn what_another_log_writes_after_a_cut_commit_comes_after_it() {
    let place = Database::new();
    let (proxy, log) = by_proxy(&place);
    let other = place.log();
    proxy.cut_next(Cut::After);
    let lost = vec![commit(1, vec![event(&stream(1), "lost answer")])];
    assert!(matches!(log.append(lost.clone()).await, Err(AppendError::Unknown { .. })));
    let after = write(&other, commit(2, vec![event(&stream(1), "after")])).await;
    let settled = log.append(lost).await.expect("settled").remove(0);
    assert!(settled.span().expect("placed").last < after.first);
}

#[tokio::test]
async fn a_session_that_died_while_idle_costs_nothing() {
    let place = Database::new();
    let log = place.log();
    write(&log, commit(1, vec![event(&stream(1), "x")])).await;
    assert_eq!(everything(&log).await.len(), 1);
    place.tamper(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    write(&log, commit(2, vec![event(&stream(1), "y")])).await;
    assert_eq!(everything(&log).await.len(), 2);
}

/// As a relay whose machine froze: its session is there and says nothing more.
async fn frozen(place: &Database, role: Role, last_words: &str) -> Session {
    let heads = watch::Sender::new(Position(0));
    let Settings { target, connect_timeout, .. } = settings(&place.url);
    let connector = Connector::new(target, connect_timeout, heads).expect("plain");
    let session = connector.open(role, &[]).await.expect("a session");
    session.client.batch_execute(last_words).await.expect("said");
    session
}

#[tokio::test]
async fn a_relay_that_freezes_with_the_lock_or_the_lease_loses_both_to_the_others() {
    let place = Database::new();
    let log = place.log();
    let lock = "BEGIN; SELECT pos FROM baton.head FOR UPDATE";
    let _lock = frozen(&place, Role::Writer, lock).await;
    let lease = format!("SELECT pg_advisory_lock({})", follower::LEASE);
    let _lease = frozen(&place, Role::Follower, &lease).await;
    let mut leads = log.leads();
    assert!(!*leads.borrow());
    let turned_away = log.append(vec![commit(1, vec![event(&stream(1), "x")])]).await;
    assert!(
        matches!(turned_away, Err(AppendError::NotWritten { retry: Retry::Later, .. })),
        "{turned_away:?}"
    );
    insist(&log, 1, &AtomicU64::new(0)).await;
    leads.wait_for(|leads| *leads).await.expect("open");
}

/// Appends until the commit has an outcome, and counts it once it has.
async fn insist(log: &PostgresLog, n: u64, acknowledged: &AtomicU64) {
    loop {
        let new = vec![commit(n, vec![event(&stream(n % 7), &n.to_string())])];
        match log.append(new).await {
            Ok(outcomes) => {
                assert!(outcomes[0].span().is_some(), "{outcomes:?}");
                acknowledged.fetch_add(1, Ordering::SeqCst);
                return;
            }
            Err(AppendError::Fatal { reason }) => panic!("{reason}"),
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_crashes_under_load_loses_nothing_acknowledged() {
    const CRASHES: u64 = 3;
    const LANES: u64 = 8;
    let server = Arc::new(Server::start());
    let url = server.database();
    let logs = Arc::new([open(&url).expect("opened"), open(&url).expect("opened")]);
    let acknowledged = Arc::new(AtomicU64::new(0));
    let (stop, stopped) = watch::channel(false);
    let lanes: Vec<_> = (0..LANES)
        .map(|lane| {
            let (logs, count) = (logs.clone(), acknowledged.clone());
            let stopped = stopped.clone();
            tokio::spawn(async move {
                let log = &logs[usize::try_from(lane % 2).expect("small")];
                let mut n = 0;
                while !*stopped.borrow() {
                    insist(log, lane * 1_000_000 + n, &count).await;
                    n += 1;
                }
                n
            })
        })
        .collect();
    for crash in 1..=CRASHES {
        let before = acknowledged.load(Ordering::SeqCst);
        while acknowledged.load(Ordering::SeqCst) < before + 50 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let server = server.clone();
        let done = tokio::task::spawn_blocking(move || server.crash_and_restart()).await;
        assert!(done.is_ok(), "crash {crash}");
    }
    stop.send(true).expect("lanes listen");
    let mut meant = 0;
    for lane in lanes {
        meant += lane.await.expect("a lane ends");
    }
    let mut times = BTreeMap::new();
    let mut cursor = Position(0);
    loop {
        let step = logs[0].read_all(cursor, READ).await.expect("read");
        step.iter().for_each(|record| *times.entry(record.commit).or_insert(0) += 1);
        cursor = step.last().map_or(cursor, |record| record.pos);
        if step.len() < READ {
            break;
        }
    }
    assert_eq!(acknowledged.load(Ordering::SeqCst), meant);
    assert_eq!(times.len() as u64, meant, "every one acknowledged is there");
    assert!(times.values().all(|times| *times == 1), "each once");
    assert_eq!(verify(&logs[1], None, |_, _| {}).await.expect("whole").records, meant);
    assert!(times.contains_key(&commit_id(0)));
}

const READ: usize = 5_000;

#[test]
fn a_server_that_answers_before_its_disk_has_it_is_refused() {
    let server = Server::start();
    let url = server.database();
    for setting in ["fsync", "full_page_writes"] {
        let set = |value: &str| {
            server.sql("postgres", &format!("ALTER SYSTEM SET {setting} = {value}"));
            server.crash_and_restart();
        };
        set("off");
        let refused = open(&url).expect_err("refused").to_string();
        assert!(refused.contains(&format!("set {setting} = on")), "{refused}");
        set("on");
    }
    // A lazy commit is only a default: the log's own sessions do not follow it.
    server.sql("postgres", "ALTER SYSTEM SET synchronous_commit = off");
    server.crash_and_restart();
    let log = open(&url).expect("opened");
    assert!(log.durability().contains("fsync and synchronous_commit on"));
    let shown = outside(async {
        let session = log.connector.open(Role::Writer, &[]).await.expect("a session");
        session.client.query_one_scalar::<String, _>("SHOW synchronous_commit", &[]).await
    });
    assert_eq!(shown.expect("shown"), "on");
}

#[test]
fn a_newer_log_and_a_foreign_schema_are_refused_in_plain_words() {
    let place = Database::new();
    drop(place.log());
    place.tamper("INSERT INTO baton.version VALUES (99, now())");
    let newer = open(&place.url).expect_err("refused").to_string();
    let words = "the log has version 99, this release knows up to 1: use the newer release";
    assert!(newer.ends_with(words), "{newer}");
    let place = Database::new();
    place.tamper("CREATE SCHEMA baton; CREATE TABLE baton.t (i int)");
    let foreign = open(&place.url).expect_err("refused").to_string();
    assert!(foreign.contains("not a log of Baton"), "{foreign}");
}

#[tokio::test]
async fn a_newer_release_that_changes_the_tables_stops_the_older_one_that_still_runs() {
    let place = Database::new();
    let log = place.log();
    write(&log, commit(1, vec![event(&stream(1), "x")])).await;
    place.tamper("UPDATE baton.head SET version = 99");
    let answer = log.append(vec![commit(2, vec![event(&stream(1), "y")])]).await;
    let Err(AppendError::Fatal { reason }) = answer else { panic!("{answer:?}") };
    assert!(reason.contains("use the newer release"), "{reason}");
    assert!(matches!(log.probe().await, Err(AppendError::Fatal { .. })), "and stays stopped");
}

#[tokio::test]
async fn a_database_that_forgot_what_it_had_committed_is_written_to_no_more() {
    let place = Database::new();
    let log = place.log();
    let kept = write(&log, commit(1, vec![event(&stream(1), "kept")])).await.last;
    write(&log, commit(2, vec![event(&stream(1), "lost")])).await;
    // As after a failover to a standby that had not got the second one yet.
    place.tamper(&format!(
        "DELETE FROM baton.event WHERE pos > {kept}; DELETE FROM baton.commit_span WHERE last_pos > {kept};
         UPDATE baton.stream SET head = {kept};
         UPDATE baton.head SET pos = {kept}, digest = (SELECT digest FROM baton.event WHERE pos = {kept})"
    ));
    let answer = log.append(vec![commit(3, vec![event(&stream(1), "next")])]).await;
    let Err(AppendError::Fatal { reason }) = answer else { panic!("{answer:?}") };
    assert!(reason.contains("no longer holds record 2"), "{reason}");
    assert_eq!(everything(&log).await.len(), 1, "nothing was put on top");
}

#[tokio::test]
async fn a_changed_byte_is_found_at_read_and_named_by_position() {
    let place = Database::new();
    let log = place.log();
    write(&log, commit(1, vec![event(&stream(1), "first")])).await;
    let bad = write(&log, commit(2, vec![event(&stream(2), "second")])).await.last;
    place.tamper(&format!("UPDATE baton.event SET facts = 'Second' WHERE pos = {bad}"));
    let what = "its bytes do not match their digest".to_owned();
    let broken = ReadError::Broken(Broken { pos: bad, what });
    assert_eq!(log.load(stream(2), 1).await, Err(broken.clone()));
    assert_eq!(verify(&log, None, |_, _| {}).await, Err(broken));
    assert_eq!(log.load(stream(1), 1).await.expect("loaded").tail.len(), 1);
}

#[tokio::test]
async fn an_erased_person_is_nowhere_in_the_database() {
    let place = Database::new();
    let log = place.log();
    let a = stream(1);
    let canary = "canary-7391";
    // As the database's own text form of bytes has it.
    let hex: String = canary.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut first = commit(1, vec![private(&a, "ann", canary)]);
    first.snapshots.push(snapshot(&a, Some("ann"), canary));
    write(&log, first).await;
    let count = || Server::shared().dump(&place.url).matches(&hex).count();
    assert_eq!(count(), 2, "the dump would show it");
    let erasure = log.erase("ann".into(), commit(2, vec![event(&a, "erased")])).await;
    let erasure = erasure.expect("erased");
    assert_eq!((erasure.rows, erasure.snapshots), (1, 1));
    assert_eq!(count(), 0);
    assert_eq!(everything(&log).await[0].private, PrivatePart::Erased);
}

#[tokio::test]
async fn a_name_with_a_zero_byte_is_refused_and_spoils_no_batch() {
    let place = Database::new();
    let log = place.log();
    let bad = contract::claiming(commit(1, vec![event(&stream(1), "x")]), "s", "a\0b", &stream(1));
    let answer = log.append(vec![bad]).await;
    assert!(matches!(answer, Err(AppendError::NotWritten { retry: Retry::Never, .. })));
    let keys = vec![("s".to_owned(), "a\0b".to_owned()), ("s".to_owned(), "ab".to_owned())];
    assert_eq!(log.claimed(keys).await, Ok(vec![None, None]));
}

#[tokio::test]
async fn a_database_that_is_away_turns_writers_away_and_takes_them_again_when_it_is_back() {
    let server = Server::start();
    let url = server.database();
    let log = open(&url).expect("opened");
    server.sql("postgres", &format!("ALTER DATABASE {} ALLOW_CONNECTIONS false", "log0"));
    let end =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'log0'";
    server.sql("postgres", end);
    let new = || vec![commit(1, vec![event(&stream(1), "x")])];
    let answer = log.append(new()).await;
    assert!(
        matches!(answer, Err(AppendError::NotWritten { retry: Retry::Later, .. })),
        "{answer:?}"
    );
    assert!(log.head().await.is_err());
    server.sql("postgres", "ALTER DATABASE log0 ALLOW_CONNECTIONS true");
    let back = AtomicU64::new(0);
    insist(&log, 1, &back).await;
    assert_eq!(everything(&log).await.len(), 1);
}
