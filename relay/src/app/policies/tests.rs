//! Which policy starts: the log's or the file's.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use super::*;

fn active(text: &str) -> Activated {
    let hash = Policy::parse(text).expect("faultless").hash().to_owned();
    Activated { hash, text: text.to_owned(), at: Timestamp::now() }
}

/// A policy file last written so long before or after now.
fn file(text: &str, seconds: i64) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("policy.toml");
    std::fs::write(&path, text).expect("written");
    let span = Duration::from_secs(seconds.unsigned_abs());
    let now = SystemTime::now();
    let at = if seconds < 0 { now - span } else { now + span };
    let file = std::fs::File::options().write(true).open(&path).expect("there");
    file.set_modified(at).expect("set");
    (dir, path)
}

fn default() -> &'static str {
    Policy::default_text()
}

fn edited() -> String {
    default().replace("undo_s = 5", "undo_s = 7")
}

#[test]
fn a_faultless_file_edited_after_the_activation_comes_into_force() {
    let (_dir, path) = file(&edited(), 60);
    let chosen = decide(&path, &active(default()), Some(&edited())).expect("a policy");
    assert!(chosen.fresh);
    assert_eq!(chosen.policy.settings.undo_s, 7);
}

#[test]
fn an_older_file_loses_to_the_log_and_is_written_anew() {
    let (_dir, path) = file(&edited(), -60);
    let chosen = decide(&path, &active(default()), Some(&edited())).expect("a policy");
    assert!(!chosen.fresh);
    assert_eq!(chosen.policy.settings.undo_s, 5);
    assert_eq!(std::fs::read_to_string(&path).expect("there"), default());
}

#[test]
fn a_faulty_file_is_refused_and_left_to_be_mended_while_the_old_policy_stays() {
    let faulty = edited().replace("fallback = \"support\"", "fallback = \"nowhere\"");
    let (_dir, path) = file(&faulty, 60);
    let chosen = decide(&path, &active(default()), Some(&faulty)).expect("a policy");
    assert!(!chosen.fresh);
    assert_eq!(chosen.policy.hash(), active(default()).hash);
    assert_eq!(std::fs::read_to_string(&path).expect("there"), faulty);
}

#[test]
fn a_file_that_nobody_edited_follows_what_a_lead_activates_and_an_edited_one_is_left() {
    let (_dir, path) = file(default(), -60);
    replace(&path, (default(), &edited()));
    assert_eq!(std::fs::read_to_string(&path).expect("there"), edited());
    let by_hand = edited().replace("grace_s = 60", "grace_s = 61");
    std::fs::write(&path, &by_hand).expect("written");
    replace(&path, (&edited(), default()));
    assert_eq!(std::fs::read_to_string(&path).expect("there"), by_hand);
}
