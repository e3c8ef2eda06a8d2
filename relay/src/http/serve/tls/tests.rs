//! Files as an admin has them, made by another program.

use std::fs;
use std::process::Command;

use jiff::SignedDuration;
use tempfile::TempDir;

use super::*;

fn files(folder: &TempDir) -> Files {
    let at = |name| folder.path().join(name);
    Files { certificate: at("chain.pem"), key: at("key.pem") }
}

/// Makes a certificate good for so many days, in the place of the one before.
fn issue(folder: &TempDir, days: u32) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/certificates.sh");
    let made = Command::new("sh").arg(script).arg(folder.path()).arg(days.to_string()).output();
    let made = made.expect("a shell");
    assert!(made.status.success(), "openssl is needed: {made:?}");
}

fn issued(days: u32) -> TempDir {
    let folder = TempDir::new().expect("temp");
    issue(&folder, days);
    folder
}

fn days_left(until: Timestamp) -> i64 {
    // Half a day more, so that the moment of the test does not matter.
    (until.duration_since(Timestamp::now()) + SignedDuration::from_hours(12)).as_hours() / 24
}

#[test]
fn the_end_of_a_certificate_is_what_another_program_wrote_into_it() {
    for days in [1, 40, 20_000] {
        let folder = issued(days);
        assert_eq!(days_left(expires(&files(&folder)).expect("usable")), i64::from(days));
    }
}

#[test]
fn files_that_cannot_be_used_are_refused_with_their_name_and_what_to_do() {
    let folder = issued(5);
    let files = files(&folder);
    let complaint = || Tls::open(files.clone()).expect_err("refused").to_string();
    fs::set_permissions(&files.key, fs::Permissions::from_mode(0o604)).expect("mode");
    assert!(complaint().contains("key.pem: run chmod 600"), "{}", complaint());
    fs::set_permissions(&files.key, fs::Permissions::from_mode(0o600)).expect("mode");
    let other = issued(5);
    fs::copy(other.path().join("key.pem"), &files.key).expect("copied");
    assert!(complaint().contains("does not go with"), "{}", complaint());
    fs::write(&files.key, "no key").expect("written");
    assert!(complaint().contains("holds no private key"), "{}", complaint());
    fs::write(&files.certificate, "").expect("written");
    assert!(complaint().contains("holds no certificate"), "{}", complaint());
    fs::remove_file(&files.certificate).expect("there");
    assert!(complaint().contains("chain.pem"), "{}", complaint());
}

#[test]
fn a_new_certificate_is_taken_a_bad_one_leaves_the_old_and_is_complained_of_once() {
    let folder = issued(5);
    let tls = Tls::open(files(&folder)).expect("usable");
    assert_eq!(tls.refresh(), Ok(Reloaded::Same));
    issue(&folder, 9);
    assert!(matches!(tls.refresh(), Ok(Reloaded::Replaced(_))));
    assert_eq!(days_left(tls.expires()), 9);
    fs::write(folder.path().join("chain.pem"), "half a file").expect("written");
    tls.refresh().expect_err("it is none");
    assert_eq!(tls.refresh(), Ok(Reloaded::Same));
    tls.reload().expect_err("asked again, told again");
    assert_eq!(days_left(tls.expires()), 9);
    issue(&folder, 7);
    assert!(matches!(tls.clone().refresh(), Ok(Reloaded::Replaced(_))));
    assert_eq!(days_left(tls.expires()), 7, "all clones have the same");
}
