//! `baton demo` with the real relay in a real terminal: it is alive soon, ends as asked, and leaves
//! nothing behind, however it ends.

use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;

use super::terminal::Terminal;

/// How long anything may take on a busy machine before the test gives up on it.
const PATIENCE: Duration = Duration::from_secs(20);

/// The demo looks for the relay beside itself.
fn built() -> &'static Path {
    let baton = Path::new(env!("CARGO_BIN_EXE_baton"));
    let relay = baton.with_file_name("baton-relay");
    assert!(relay.is_file(), "{} is missing: run `cargo build --workspace` first", relay.display());
    baton
}

/// A demo whose temporary files, and its user's own, all lie in one directory of the test.
fn demo() -> Terminal {
    let home = tempfile::tempdir().expect("a directory");
    let mut command = CommandBuilder::new(built());
    command.args(["demo", "--seed", "7"]);
    command.env_clear();
    command.env("HOME", home.path());
    command.env("TMPDIR", home.path());
    command.env("USER", "dana");
    command.env("TERM", "xterm-256color");
    command.env("PATH", "/usr/bin:/bin");
    Terminal::run(command, home)
}

fn waiting(contents: &str) -> Option<u32> {
    let before = contents.split(" waiting").next()?;
    before.rsplit(' ').next()?.parse().ok()
}

fn is_alive(terminal: &mut Terminal) {
    terminal.until("desk with three tickets", |screen| {
        waiting(&screen.contents()).is_some_and(|count| count >= 3)
    });
}

/// Where the demo's relay listens, as the file for `--customer` says.
fn address(home: &Path) -> SocketAddr {
    let state = files(home).into_iter().find(|path| path.extension().is_some_and(|e| e == "json"));
    let text = std::fs::read_to_string(state.expect("a state file")).expect("readable");
    let told: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let url = told["url"].as_str().expect("an address");
    url.trim_start_matches("http://").parse().expect("an address")
}

fn files(home: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(home).expect("the home is there");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

/// Waits until nothing of a demo is left: no file, no relay.
fn is_gone(home: &Path, relay: SocketAddr) {
    let end = Instant::now() + PATIENCE;
    while !files(home).is_empty() || TcpStream::connect(relay).is_ok() {
        assert!(Instant::now() < end, "still there: {:?}", files(home));
        std::thread::park_timeout(Duration::from_millis(50));
    }
}

fn kill(terminal: &Terminal, signal: &str) {
    let id = terminal.child.process_id().expect("it runs").to_string();
    let killed = Command::new("kill").args([signal, &id]).status().expect("kill");
    assert!(killed.success());
}

#[test]
fn it_is_a_desk_with_briefings_at_once_and_quits_without_a_trace() {
    let mut terminal = demo();
    is_alive(&mut terminal);
    let relay = address(terminal.home.path());
    terminal.types("\r");
    terminal.shows("goal:");
    terminal.types(":q");
    terminal.shows("quit; asks what becomes of open chats");
    terminal.types("\r");
    terminal.shows("nothing of it is left");
    let status = terminal.child.wait().expect("it ends");
    assert!(status.success(), "{status:?}");
    is_gone(terminal.home.path(), relay);
}

#[test]
fn killed_without_a_chance_to_clean_up_it_leaves_no_trace_either() {
    for signal in ["-KILL", "-TERM", "-HUP"] {
        let mut terminal = demo();
        terminal.shows("waiting");
        let relay = address(terminal.home.path());
        kill(&terminal, signal);
        terminal.child.wait().expect("it ends");
        is_gone(terminal.home.path(), relay);
    }
}

#[test]
fn a_customer_in_another_terminal_talks_to_the_bot_of_the_running_demo() {
    let mut terminal = demo();
    terminal.shows("waiting");
    let mut customer = Command::new(built())
        .args(["demo", "--customer"])
        .env("TMPDIR", terminal.home.path())
        .env("LANG", "en_GB.UTF-8")
        .env_remove("XDG_RUNTIME_DIR")
        .env_remove("LC_ALL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("baton runs");
    let mut said = customer.stdin.take().expect("its input");
    let heard = customer.stdout.take().expect("its output");
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(heard));
    let mut until = |words: &str| {
        let mut all = Vec::new();
        for line in lines.by_ref() {
            all.push(line.expect("text"));
            if all.last().is_some_and(|line| line.contains(words)) {
                return;
            }
        }
        panic!("no “{words}” in {all:#?}");
    };
    until("You are a customer now");
    std::io::Write::write_all(&mut said, b"where is my order\n").expect("said");
    until("assistant: Which order is it about?");
    std::io::Write::write_all(&mut said, b"8123\n").expect("said");
    until("assistant: Order 8123 is on its way");
    drop(said);
    until("you have left the chat");
    assert!(customer.wait().expect("it ends").success());
}

#[test]
fn a_customer_without_a_demo_is_told_to_start_one() {
    let home = tempfile::tempdir().expect("a directory");
    let output = Command::new(built())
        .args(["demo", "--customer"])
        .env("TMPDIR", home.path())
        .env("XDG_RUNTIME_DIR", home.path())
        .output()
        .expect("baton runs");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("start `baton demo` in another terminal first"), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[test]
fn without_a_relay_beside_it_or_on_the_path_it_says_what_to_do() {
    let home = tempfile::tempdir().expect("a directory");
    let alone = home.path().join("baton");
    std::fs::copy(built(), &alone).expect("copied");
    let output = Command::new(&alone)
        .arg("demo")
        .env("TMPDIR", home.path())
        .env("PATH", home.path())
        .env_remove("XDG_RUNTIME_DIR")
        .output()
        .expect("baton runs");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("cargo build --workspace"), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    assert_eq!(files(home.path()), [alone]);
}
