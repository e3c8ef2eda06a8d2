//! Real folders, real archives; the drill with the real relay is in `tests/it/faults`.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use tempfile::TempDir;

use super::*;
use crate::log::sqlite::SqliteLog;
use crate::log::{Commit, CommitId, Log as _, NewEvent, Private, StreamId};

/// A data folder with a log of some records and one customer's file.
async fn data() -> TempDir {
    let data = TempDir::new().expect("a folder");
    let log = SqliteLog::open(&data.path().join("log")).expect("opened");
    for n in 0..50u8 {
        let private = Private { person: "p".to_owned(), body: vec![n; 100] };
        let event = NewEvent {
            stream: StreamId::desk(),
            kind: "said".to_owned(),
            version: 1,
            facts: vec![n; 20],
            private: Some(private),
        };
        let commit = Commit::new(CommitId([n; 16]), Timestamp::UNIX_EPOCH, vec![event]);
        log.append(vec![commit]).await.expect("written");
    }
    fs::create_dir_all(data.path().join("media/p1")).expect("made");
    fs::write(data.path().join("media/p1/file"), "bytes of a customer").expect("written");
    fs::write(data.path().join(ERASURES), "{}\n").expect("written");
    for key in KEYS {
        fs::write(data.path().join(key), format!("secret of {key}")).expect("written");
    }
    data
}

fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).expect("in range")
}

fn quiet(_: Progress) {}

#[tokio::test]
async fn what_was_backed_up_comes_back_whole_and_private() {
    let (data, out) = (data().await, TempDir::new().expect("a folder"));
    let file = out.path().join("b.tar");
    let made = make(data.path(), &file, now(), &mut quiet).expect("made");
    assert_eq!((made.position, made.media), (50, 1));
    assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(out.path()).expect("listed").count(), 1, "nothing is left beside it");
    let to = out.path().join("new");
    let restored = restore(&file, &to, Depth::Structure, &mut quiet).expect("restored");
    assert_eq!((restored.records, restored.position, restored.media), (50, 50, 1));
    assert_eq!(restored.made_at, now().to_string());
    for name in KEYS.into_iter().chain(["media/p1/file", ERASURES]) {
        let (old, new) = (data.path().join(name), to.join(name));
        assert_eq!(fs::read(old).expect("old"), fs::read(&new).expect("new"));
        assert_eq!(fs::metadata(new).expect("there").permissions().mode() & 0o777, 0o600);
    }
}

#[tokio::test]
async fn a_file_that_is_there_is_not_overwritten() {
    let data = data().await;
    let file = data.path().join("b.tar");
    fs::write(&file, "precious").expect("written");
    let refused = make(data.path(), &file, now(), &mut quiet).expect_err("refused");
    assert!(refused.to_string().contains("name another file"), "{refused}");
    assert_eq!(fs::read(&file).expect("there"), b"precious");
}

#[tokio::test]
async fn a_backup_that_was_cut_off_or_changed_is_refused_and_leaves_nothing() {
    let (data, out) = (data().await, TempDir::new().expect("a folder"));
    let file = out.path().join("b.tar");
    make(data.path(), &file, now(), &mut quiet).expect("made");
    let good = fs::read(&file).expect("there");
    let to = out.path().join("new");
    let tried = |bytes: &[u8]| {
        fs::write(&file, bytes).expect("written");
        let refused = restore(&file, &to, Depth::Chain, &mut quiet).expect_err("refused");
        assert!(refused.to_string().contains("use another backup"), "{refused}");
        let left =
            KEYS.into_iter().chain(["log", MEDIA, ERASURES]).find(|name| to.join(name).exists());
        assert_eq!(left, None);
    };
    for part in [0, 10, good.len() / 2, good.len() * 9 / 10] {
        tried(&good[..part]);
    }
    // Past the header of the log's entry, and inside the customer's file.
    let media = good.windows(19).position(|w| w == b"bytes of a customer").expect("stored");
    for at in [5_000, media] {
        let mut changed = good.clone();
        changed[at] ^= 1;
        tried(&changed);
    }
    tried(b"something else entirely");
}

#[test]
fn nothing_in_an_archive_leads_out_of_the_folder() {
    for bad in [
        "../x",
        "/etc/passwd",
        "media/../log",
        "media/a/b/c",
        "media/.a/b",
        "log/lock",
        "other.key",
        "",
    ] {
        assert!(!is_ours(bad), "{bad}");
    }
    for good in KEYS.into_iter().chain([LOG, ERASURES, "media/p1/file.json"]) {
        assert!(is_ours(good), "{good}");
    }
}
