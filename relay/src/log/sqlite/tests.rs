//! What only a log on disk can promise: its files, its owner, damage, erased bytes, a full disk.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use rusqlite::OpenFlags;

use super::*;
use crate::log::contract::{
    self, Place, commit, event, everything, private, snapshot, stream, write,
};
use crate::log::{Broken, PrivatePart, Snapshot, verify};

/// A data directory that goes with the test.
pub(in crate::log) struct Directory(tempfile::TempDir);

impl Directory {
    pub(in crate::log) fn new() -> Self {
        Self(tempfile::tempdir().expect("a directory"))
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    fn sqlite(&self) -> SqliteLog {
        SqliteLog::open(self.path()).expect("opened")
    }

    /// How often the bytes occur in all files of the directory.
    fn count(&self, needle: &[u8]) -> usize {
        let files = fs::read_dir(self.path()).expect("listed");
        let bytes = files.map(|f| fs::read(f.expect("entry").path()).expect("read"));
        bytes.map(|b| b.windows(needle.len()).filter(|w| *w == needle).count()).sum()
    }

    /// Runs SQL behind the log's back.
    fn tamper(&self, sql: &str) {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
        let path = self.path().join(store::DATABASE);
        let conn = rusqlite::Connection::open_with_flags(path, flags).expect("opened");
        conn.execute_batch(sql).expect("done");
    }
}

impl Place for Directory {
    fn open(&self) -> Arc<dyn Log> {
        Arc::new(self.sqlite())
    }
}

mod promises {
    use super::*;
    contract::contract_tests!(Directory::new());
}

#[test]
fn a_second_owner_is_told_who_is_in_the_way_and_gets_in_when_the_first_has_gone() {
    let place = Directory::new();
    let first = place.sqlite();
    let refused = SqliteLog::open(place.path()).expect_err("held");
    assert!(matches!(refused, OpenError::Held { .. }));
    assert!(refused.to_string().contains("in use by another baton-relay"), "{refused}");
    drop(first);
    drop(place.sqlite());
}

#[tokio::test]
async fn every_file_is_readable_by_the_owner_only() {
    let place = Directory::new();
    let dir = place.path().join("data");
    let log = SqliteLog::open(&dir).expect("opened");
    write(&log, commit(1, vec![event(&stream(1), "x")])).await;
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&dir), 0o700);
    let files: Vec<_> =
        fs::read_dir(&dir).expect("listed").map(|f| f.expect("entry").path()).collect();
    assert!(files.len() >= 4, "database, write-ahead log, index, lock: {files:?}");
    for file in files {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
}

#[test]
fn a_newer_log_and_a_foreign_database_are_refused_in_plain_words() {
    let place = Directory::new();
    drop(place.sqlite());
    place.tamper("PRAGMA user_version = 99");
    let newer = SqliteLog::open(place.path()).expect_err("refused").to_string();
    assert_eq!(newer, "the log has version 99, this release knows up to 2: use the newer release");
    place.tamper("PRAGMA application_id = 5");
    let foreign = SqliteLog::open(place.path()).expect_err("refused");
    assert!(matches!(foreign, OpenError::Foreign { .. }));
}

#[tokio::test]
async fn a_flipped_byte_is_found_at_read_and_by_the_walk_and_named_by_position() {
    let place = Directory::new();
    let log = place.sqlite();
    for (n, facts) in (1..).zip(["first", "needle-in-the-log", "last"]) {
        write(&log, commit(n, vec![event(&stream(n), facts)])).await;
    }
    let bad = everything(&log).await[1].pos;
    drop(log);
    let path = place.path().join(store::DATABASE);
    let mut bytes = fs::read(&path).expect("read");
    let needle = b"needle-in-the-log";
    let at = bytes.windows(needle.len()).position(|w| w == needle).expect("stored");
    bytes[at + 3] ^= 1;
    fs::write(&path, bytes).expect("written");

    let log = place.sqlite();
    let what = "its bytes do not match their digest".to_owned();
    let broken = ReadError::Broken(Broken { pos: bad, what });
    assert_eq!(log.records(vec![bad]).await, Err(broken.clone()));
    assert_eq!(log.load(stream(2), 1).await, Err(broken.clone()));
    assert_eq!(verify(&log, None, |_, _| {}).await, Err(broken));
    // What is not damaged is served on.
    assert_eq!(log.load(stream(3), 1).await.expect("loaded").tail.len(), 1);
}

#[tokio::test]
async fn a_record_or_a_private_row_that_was_taken_out_is_missed() {
    let place = Directory::new();
    let log = place.sqlite();
    let (a, b) = (stream(1), stream(2));
    let events = vec![event(&a, "1"), private(&b, "ann", "hello"), event(&a, "3")];
    let span = write(&log, commit(1, events)).await;
    drop(log);
    place.tamper(&format!("DELETE FROM event WHERE pos = {}", span.first));
    let log = place.sqlite();
    let broken = verify(&log, None, |_, _| {}).await.expect_err("missed");
    let second = span.first.next();
    let what = "it does not follow the record at 0".to_owned();
    assert_eq!(broken, ReadError::Broken(Broken { pos: second, what }));
    drop(log);
    place.tamper("DELETE FROM private");
    let missed = place.sqlite().records(vec![second]).await.expect_err("missed");
    assert!(matches!(missed, ReadError::Broken(Broken { pos, .. }) if pos == second));
}

const PEOPLE: u64 = 40;

/// Marks all bytes of a person, so that any of them that stays behind is found.
fn marked(person: u64, bytes: usize) -> String {
    format!("<canary-{person:04}>").chars().cycle().take(bytes).collect()
}

/// Sizes on both sides of a page and of the snapshots' size classes.
fn size(n: u64) -> usize {
    const SIZES: [usize; 7] = [20, 300, 1_200, 260, 5_000, 90, 13_000];
    SIZES[usize::try_from(n % 7).expect("small")]
}

#[tokio::test]
async fn of_an_erased_person_no_byte_is_left_in_any_file() {
    let place = Directory::new();
    let log = place.sqlite();
    let mut id = 0;
    for round in 0..6 {
        for person in 0..PEOPLE {
            id += 1;
            let (at, name) = (stream(person), format!("p-{person}"));
            let body = marked(person, size(person + round));
            let mut said = commit(id, vec![private(&at, &name, &body)]);
            let state = marked(person, size(person * 3 + round));
            said.snapshots.push(snapshot(&at, Some(&name), &state));
            write(&log, said).await;
        }
    }
    for n in 0..PEOPLE {
        // An order in which neighbours on a page go at different times.
        let person = n * 7 % PEOPLE;
        let needle = format!("<canary-{person:04}>");
        assert!(place.count(needle.as_bytes()) > 0, "{needle} was never there");
        id += 1;
        let tombstone = commit(id, vec![event(&stream(person), "erased")]);
        let erasure = log.erase(format!("p-{person}"), tombstone).await.expect("erased");
        assert_eq!((erasure.rows, erasure.snapshots), (6, 1));
        assert_eq!(place.count(needle.as_bytes()), 0, "{needle} is left");
    }
    verify(&log, None, |_, _| {}).await.expect("the chain is whole");
}

#[tokio::test]
async fn slots_are_used_again_so_that_new_snapshots_do_not_grow_the_file() {
    let place = Directory::new();
    let log = place.sqlite();
    let a = stream(1);
    let mut written = commit(1, vec![event(&a, "x")]);
    written.snapshots.push(Snapshot { body: vec![7; 100_000], ..snapshot(&a, None, "") });
    write(&log, written).await;
    for n in 2..60 {
        let mut next = commit(n, vec![event(&a, "x")]);
        let body = vec![7; if n % 2 == 0 { 100 } else { 100_000 }];
        next.snapshots.push(Snapshot { body, ..snapshot(&a, None, "") });
        write(&log, next).await;
    }
    drop(log);
    let bytes = fs::metadata(place.path().join(store::DATABASE)).expect("there").len();
    assert!(bytes < 400_000, "{bytes} bytes for one snapshot of 100,000");
}

#[tokio::test]
async fn a_full_disk_is_not_written_reads_go_on_and_space_cures_it() {
    let place = Directory::new();
    let log = place.sqlite();
    let a = stream(1);
    write(&log, commit(1, vec![event(&a, "x")])).await;
    log.writer.run(|batch| batch.limit_pages(1)).await.expect("limited");
    let big = commit(2, vec![event(&a, &"x".repeat(500_000))]);
    let full = log.append(vec![big.clone()]).await;
    let Err(AppendError::NotWritten { reason, retry: Retry::Later }) = full else {
        panic!("{full:?}");
    };
    assert_eq!(reason, "the disk is full: free some space");
    assert_eq!(everything(&log).await.len(), 1);
    log.writer.run(|batch| batch.limit_pages(1_000_000)).await.expect("freed");
    write(&log, big).await;
    verify(&log, None, |_, _| {}).await.expect("the chain is whole");
}

#[tokio::test]
async fn a_lock_of_another_program_is_not_written_and_nothing_is_lost() {
    let place = Directory::new();
    let log = place.sqlite();
    log.writer.run(|batch| batch.wait_for_locks(0)).await.expect("set");
    let other = rusqlite::Connection::open_with_flags(
        place.path().join(store::DATABASE),
        OpenFlags::SQLITE_OPEN_READ_WRITE,
    );
    let other = other.expect("opened");
    other.execute_batch("BEGIN IMMEDIATE").expect("locked");
    let new = commit(1, vec![event(&stream(1), "x")]);
    let busy = log.append(vec![new.clone()]).await;
    assert!(matches!(busy, Err(AppendError::NotWritten { retry: Retry::Later, .. })), "{busy:?}");
    assert_eq!(log.head().await, Ok(Position(0)));
    other.execute_batch("ROLLBACK").expect("released");
    write(&log, new).await;
}

#[tokio::test]
async fn a_read_does_not_wait_for_a_transaction_that_is_being_written() {
    let place = Directory::new();
    let log = Arc::new(place.sqlite());
    write(&*log, commit(1, vec![event(&stream(1), "x")])).await;
    let (inside, entered) = tokio::sync::oneshot::channel();
    let (release, held) = std::sync::mpsc::channel::<()>();
    let mut inside = Some(inside);
    let writer = Arc::clone(&log);
    let writing = tokio::spawn(async move {
        let hold = move |_: &mut batch::Batch<'_>| {
            inside.take().expect("once").send(()).expect("awaited");
            held.recv().expect("released");
            Ok(())
        };
        writer.writer.run(hold).await
    });
    entered.await.expect("the transaction is open");
    assert_eq!(everything(&*log).await.len(), 1);
    release.send(()).expect("held");
    writing.await.expect("joined").expect("written");
}

#[tokio::test]
async fn a_backup_made_while_in_use_opens_as_the_same_log() {
    let place = Directory::new();
    let log = place.sqlite();
    let mut first = commit(1, vec![private(&stream(1), "ann", "hello")]);
    first.snapshots.push(snapshot(&stream(1), Some("ann"), "state"));
    write(&log, first).await;
    let copy = Directory::new();
    let path = copy.path().join(store::DATABASE);
    log.backup_to(path.clone()).await.expect("copied");
    assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
    let again = log.backup_to(path).await.expect_err("never over another file").to_string();
    assert!(again.contains("there already"), "{again}");
    let copy = copy.sqlite();
    assert_eq!(everything(&copy).await, everything(&log).await);
    assert_eq!(copy.load(stream(1), 1).await, log.load(stream(1), 1).await);
    assert_eq!(verify(&copy, None, |_, _| {}).await, verify(&log, None, |_, _| {}).await);
    assert_eq!(everything(&copy).await[0].private, PrivatePart::Kept(b"hello".to_vec()));
}

#[tokio::test]
async fn a_long_read_delays_emptying_the_write_ahead_log_until_it_ends() {
    let place = Directory::new();
    let log = Arc::new(place.sqlite());
    log.writer.run(|batch| batch.wait_for_locks(0)).await.expect("set");
    write(&*log, commit(1, vec![private(&stream(1), "ann", "<canary>")])).await;
    let (inside, entered) = tokio::sync::oneshot::channel();
    let (release, held) = std::sync::mpsc::channel::<()>();
    let reader = Arc::clone(&log);
    let reading = tokio::spawn(async move {
        let hold = move |conn: &rusqlite::Connection| {
            let tx = conn.unchecked_transaction().expect("begun");
            read::head(&tx).expect("read");
            inside.send(()).expect("awaited");
            held.recv().expect("released");
            Ok(())
        };
        reader.readers.run(hold).await
    });
    entered.await.expect("the read has begun");
    let tombstone = commit(2, vec![event(&stream(1), "erased")]);
    let erasure = log.erase("ann".into(), tombstone).await.expect("erased");
    assert_eq!((erasure.rows, erasure.write_ahead), (1, WriteAhead::Due));
    assert!(place.count(b"<canary>") > 0, "the reader's moment is still on disk");
    release.send(()).expect("held");
    reading.await.expect("joined").expect("read");
    write(&*log, commit(3, vec![event(&stream(1), "later")])).await;
    assert_eq!(place.count(b"<canary>"), 0);
}

#[tokio::test]
async fn after_a_fatal_error_nothing_more_is_written() {
    let place = Directory::new();
    let log = place.sqlite();
    let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_IOERR_FSYNC);
    let fail = move |_: &mut batch::Batch<'_>| -> rusqlite::Result<()> {
        Err(rusqlite::Error::SqliteFailure(code, None))
    };
    let first = log.writer.run(fail).await.expect_err("stopped");
    assert!(matches!(first, AppendError::Fatal { .. }));
    let new = commit(1, vec![event(&stream(1), "x")]);
    assert_eq!(log.append(vec![new.clone()]).await, Err(first.clone()));
    assert_eq!(log.probe().await, Err(first));
    drop(log);
    write(&place.sqlite(), new).await;
}
