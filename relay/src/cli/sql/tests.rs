//! A real log in a folder, asked as an admin would.

use std::path::Path;

use baton_shared::text::hostile;

use super::*;
use crate::cli::args::ConfigArg;
use crate::log::sqlite::SqliteLog;
use crate::log::{Commit, CommitId, Log as _, NewEvent, Private, StreamId};

fn args(limit: usize) -> SqlArgs {
    SqlArgs { at: ConfigArg { config: None }, query: None, limit, json: false }
}

fn event(kind: &str, body: &str) -> NewEvent {
    NewEvent {
        stream: StreamId::desk(),
        kind: kind.to_owned(),
        version: 1,
        facts: br#"{"a":1}"#.to_vec(),
        private: Some(Private { person: "p".to_owned(), body: body.as_bytes().to_vec() }),
    }
}

async fn write(dir: &Path, bodies: &[&str]) -> SqliteLog {
    let log = SqliteLog::open(dir).expect("opened");
    let events = bodies.iter().map(|body| event("said", body)).collect();
    let commit = Commit::new(CommitId([1; 16]), jiff::Timestamp::UNIX_EPOCH, events);
    log.append(vec![commit]).await.expect("written");
    log
}

#[tokio::test]
async fn a_running_log_is_read_and_what_is_private_is_marked() {
    let place = tempfile::tempdir().expect("a folder");
    let _running = write(place.path(), &["secret words"]).await;
    let args = args(10);
    let shell = Shell::new(Inspector::open(place.path()).expect("opened"), &args).expect("a shell");
    let answer = shell.ask("SELECT pos, kind, facts FROM event", &[]).expect("read");
    assert_eq!(answer.rows, [[json!(1), json!("said"), json!("{\"a\":1}")]]);
    assert!(!answer.private && !answer.more);
    let answer = shell.ask("SELECT body FROM private", &[]).expect("read");
    assert!(answer.private);
    assert!(answer.table().contains("secret words") && answer.table().ends_with(PRIVATE));
    let joined =
        "SELECT count(*) FROM event e JOIN private p ON p.pos = e.pos WHERE p.body LIKE 's%'";
    assert!(shell.ask(joined, &[]).expect("read").private, "a condition can tell it too");
}

#[tokio::test]
async fn nothing_can_be_changed_and_no_file_can_be_made() {
    let place = tempfile::tempdir().expect("a folder");
    drop(write(place.path(), &["words"]).await);
    let args = args(10);
    let shell = Shell::new(Inspector::open(place.path()).expect("opened"), &args).expect("a shell");
    let out = place.path().join("out.db");
    let (attach, vacuum) =
        (format!("ATTACH '{0}' AS o", out.display()), format!("VACUUM INTO '{0}'", out.display()));
    for sql in [
        "DELETE FROM event",
        "UPDATE event SET kind = 'x'",
        "INSERT INTO probe (id, count) VALUES (7, 7)",
        "CREATE TABLE t (a)",
        "CREATE TEMP TABLE t (a)",
        "DROP TABLE event",
        "PRAGMA query_only = OFF",
        "PRAGMA journal_mode = DELETE",
        "SELECT load_extension('x')",
        "VACUUM",
        "BEGIN IMMEDIATE",
        &attach,
        &vacuum,
    ] {
        assert!(shell.ask(sql, &[]).is_err(), "{sql} was let through");
    }
    assert!(!out.exists());
    let refused = shell.ask("DELETE FROM event", &[]).expect_err("refused");
    assert!(refused.message.contains("only reading"), "{}", refused.message);
    assert!(
        shell.ask("SELECT 1; SELECT 2", &[]).is_err(),
        "the second would be passed over silently"
    );
}

#[tokio::test]
async fn what_customers_wrote_does_nothing_to_a_terminal() {
    let place = tempfile::tempdir().expect("a folder");
    let bodies: Vec<&str> = hostile::HOSTILE.to_vec();
    let _running = write(place.path(), &bodies).await;
    let args = args(10_000);
    let shell = Shell::new(Inspector::open(place.path()).expect("opened"), &args).expect("a shell");
    let answer = shell.ask("SELECT body AS \"b\u{1b}[31m\" FROM private", &[]).expect("read");
    assert_eq!(answer.rows.len(), bodies.len());
    let text = answer.table();
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
}

#[tokio::test]
async fn rows_are_bounded_and_the_answer_says_so() {
    let place = tempfile::tempdir().expect("a folder");
    let _running = write(place.path(), &["a", "b", "c"]).await;
    let args = args(2);
    let shell = Shell::new(Inspector::open(place.path()).expect("opened"), &args).expect("a shell");
    let answer = shell.ask("SELECT pos FROM event", &[]).expect("read");
    assert_eq!((answer.rows.len(), answer.more), (2, true));
    assert!(answer.table().contains("--limit"));
    assert_eq!(answer.json()["more"], true);
}

#[test]
fn a_long_blob_is_cut_and_a_short_one_is_whole() {
    assert_eq!(cell(&json!({ "hex": "00ff" })), "x'00ff'");
    assert_eq!(
        cell(&json!({ "hex": "ab".repeat(40) })),
        format!("x'{}…'", "ab".repeat(BLOB_SHOWN))
    );
    assert_eq!(value(ValueRef::Blob(b"{}")), json!("{}"));
}
