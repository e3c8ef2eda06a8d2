//! The files for systemd, judged by systemd's own tools. Neither needs a running systemd.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Tenths of what `systemd-analyze security` may find; a unit without any protection has 96.
const EXPOSURE_MAX: &str = "15";

fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("systemd").join(name)
}

fn analyze(args: &[&str], files: &[PathBuf]) -> Output {
    let mut command = Command::new("systemd-analyze");
    command.args(args).args(files).output().expect("systemd-analyze: the package systemd")
}

fn told(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    format!("{}{}", String::from_utf8_lossy(out), String::from_utf8_lossy(err))
}

#[test]
fn the_service_is_exposed_no_more_than_it_must_be() {
    let threshold = format!("--threshold={EXPOSURE_MAX}");
    let judged = ["security", "--offline=true", "--no-pager", &threshold];
    let output = analyze(&judged, &[shipped("baton-relay.service")]);
    assert!(output.status.success(), "{}", told(&output));
    let verdict = told(&output);
    let verdict = verdict.lines().find(|line| line.contains("Overall exposure level"));
    assert!(verdict.is_some_and(|line| line.contains("OK")), "{verdict:?}");
}

#[test]
fn systemd_finds_no_fault_in_service_and_socket() {
    // The program is where this build put it; everything else is as shipped.
    let folder = TempDir::new().expect("temp");
    let units = ["baton-relay.service", "baton-relay.socket"].map(|name| {
        let text = fs::read_to_string(shipped(name)).expect("shipped");
        let here = text.replace("/usr/local/bin/baton-relay", env!("CARGO_BIN_EXE_baton-relay"));
        let path = folder.path().join(name);
        fs::write(&path, here).expect("written");
        path
    });
    let output = analyze(&["verify", "--man=no", "--recursive-errors=no"], &units);
    assert!(output.status.success(), "{}", told(&output));
    assert_eq!(told(&output), "", "it warns");
}

#[test]
fn the_service_is_made_for_what_the_relay_does() {
    let unit = fs::read_to_string(shipped("baton-relay.service")).expect("shipped");
    let set = |key: &str| {
        let mut lines = unit.lines().filter_map(|line| line.strip_prefix(key)?.strip_prefix('='));
        lines.next().unwrap_or_default().to_owned()
    };
    assert_eq!(set("Type"), "notify");
    assert_eq!(set("WatchdogSec"), "30");
    assert_eq!(set("LimitNOFILE"), "32768");
    assert_eq!(set("Requires"), "baton-relay.socket");
    // A stop waits for what is under way, and then for the engine and its threads.
    let stop: u64 = set("TimeoutStopSec").parse().expect("seconds");
    let drain = baton_relay::config::Limits::default().drain.as_secs();
    assert!(drain + 4 < stop, "{drain} s of draining in {stop} s");
}

/// `systemd-sysusers` reads the file as it reads all others, below a root that is not this machine's.
#[test]
fn systemd_makes_the_user_that_the_service_runs_as() {
    let root = TempDir::new().expect("temp");
    let folder = root.path().join("etc/sysusers.d");
    fs::create_dir_all(&folder).expect("made");
    fs::copy(shipped("sysusers.d/baton.conf"), folder.join("baton.conf")).expect("copied");
    let mut command = Command::new("systemd-sysusers");
    let output = command.arg("--root").arg(root.path()).arg("baton.conf").output();
    let output = output.expect("systemd-sysusers: the package systemd");
    assert!(output.status.success(), "{}", told(&output));
    let users = fs::read_to_string(root.path().join("etc/passwd")).expect("made");
    let baton = users.lines().find(|line| line.starts_with("baton:")).expect("a user");
    assert!(baton.ends_with(":/var/lib/baton:/usr/sbin/nologin"), "{baton}");
}
