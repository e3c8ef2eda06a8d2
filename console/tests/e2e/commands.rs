//! The program's output and exit codes, run as a process against a desk.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use baton_shared::id::TicketNumber;
use baton_shared::wire::{Act, Change, ClientFrame, Status, Surface};
use serde_json::Value;

use crate::desk::{Desk, TOKEN, row};

/// A home of its own, so that nothing of the user who runs the tests is read or written.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("temp dir"))
    }

    fn bare(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_baton"));
        command.args(args).env_clear().env("HOME", self.0.path()).env("TZ", "UTC");
        command.stdin(Stdio::null());
        command
    }

    fn at(&self, desk: &Desk, args: &[&str]) -> Command {
        let mut command = self.bare(args);
        command.env("BATON_RELAY", &desk.url).env("BATON_TOKEN", TOKEN);
        command
    }
}

fn run(desk: &Desk, args: &[&str]) -> Output {
    Home::new().at(desk, args).output().expect("baton runs")
}

fn stdout(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn json(output: &Output) -> Value {
    let text = stdout(output);
    assert_eq!(text.lines().count(), 1, "one value, nothing else: {text}");
    serde_json::from_str(&text).expect("JSON")
}

/// Exit code and error code of a failure told with `--json`.
fn failure(output: &Output) -> (i32, String) {
    assert!(output.stdout.is_empty(), "{output:?}");
    let told: Value = serde_json::from_slice(&output.stderr).expect("a JSON error object");
    assert!(told["error"]["message"].as_str().is_some_and(|m| !m.is_empty()), "{told}");
    let code = told["error"]["code"].as_str().expect("a code").to_owned();
    (output.status.code().expect("an exit code"), code)
}

fn assert_safe(text: &str) {
    let bad = text.chars().find(|&c| c != '\n' && baton_shared::text::is_hidden(c));
    assert_eq!(bad, None, "{text:?}");
}

#[test]
fn tickets_prints_the_array_of_the_contract() {
    let desk = Desk::open();
    let rows = json(&run(&desk, &["tickets", "--json"]));
    let first = &rows.as_array().expect("an array")[0];
    for key in [
        "number",
        "state",
        "queue",
        "agent",
        "customer",
        "channel",
        "language",
        "priority",
        "waiting_s",
        "unread",
        "opened_at",
        "order_at",
        "due_at",
        "tags",
        "variables",
        "intent",
        "briefing",
    ] {
        assert!(first.get(key).is_some(), "{key} is missing");
    }
    assert_eq!(first["number"], 12);
    let page = json(&run(&desk, &["tickets", "--json", "--limit", "1", "--after", "12"]));
    assert_eq!(page[0]["number"], 13);
    let none = json(&run(&desk, &["tickets", "--json", "--state", "on_hold"]));
    assert_eq!(none, serde_json::json!([]));
}

#[test]
fn hostile_text_reaches_neither_screen_nor_json_as_it_is() {
    let desk = Desk::open();
    for args in
        [&["tickets"][..], &["show", "12"], &["tickets", "--json"], &["show", "12", "--json"]]
    {
        let text = stdout(&run(&desk, args));
        assert!(text.contains("Ann"), "{text}");
        assert_safe(&text);
    }
    let rows = json(&run(&desk, &["tickets", "--json"]));
    assert_eq!(rows[0]["customer"]["name"], "Ann\u{1b}]0;owned\u{7}\u{202e}", "JSON is lossless");
}

#[test]
fn show_prints_the_object_of_the_contract_and_no_line_passes_for_another_author() {
    let desk = Desk::open();
    let ticket = json(&run(&desk, &["show", "12", "--json"]));
    for key in ["number", "transcript", "epoch", "offer", "notes", "history", "briefing"] {
        assert!(ticket.get(key).is_some(), "{key} is missing");
    }
    assert_eq!(ticket["transcript"][0]["from"], "customer");
    assert_eq!(ticket["notes"][0]["by"], "bob");
    let text = stdout(&run(&desk, &["show", "#12"]));
    assert!(text.contains("Goal: a refund"), "{text}");
    assert!(text.contains("order: 8123 (by customer, not verified)"), "{text}");
    assert!(text.contains("\n       12:00  Bob (agent): refund approved"), "{text}");
}

#[test]
fn two_who_take_the_same_ticket_are_told_apart_by_exit_code() {
    let desk = Desk::open();
    let taken = json(&run(&desk, &["take", "12", "--json"]));
    assert_eq!((&taken["ticket"], &taken["done"]), (&Value::from(12), &Value::from("take")));
    assert_eq!(taken["epoch"], 8);
    assert_eq!(failure(&run(&desk, &["take", "12", "--json"])), (3, "taken".to_owned()));
    let words = run(&desk, &["take", "12"]);
    assert_eq!(words.status.code(), Some(3));
    assert_eq!(String::from_utf8_lossy(&words.stderr), "baton: taken: look again\n");
    assert_eq!(failure(&run(&desk, &["accept", "13", "--json"])), (3, "no_offer".to_owned()));
    assert_eq!(failure(&run(&desk, &["show", "99", "--json"])), (1, "not_found".to_owned()));
}

#[test]
fn saying_with_an_id_twice_says_it_once() {
    let desk = Desk::open();
    let say = ["say", "12", "It left today.", "--id", "order-77", "--json"];
    assert_eq!(json(&run(&desk, &say))["duplicate"], false);
    assert_eq!(json(&run(&desk, &say))["duplicate"], true);
    let state = desk.state();
    assert_eq!(state.said, ["It left today."]);
    assert_eq!(state.acts[0].0.as_str(), "say-order-77");
}

#[test]
fn an_answer_lost_on_the_way_is_asked_for_again_and_nothing_is_said_twice() {
    let desk = Desk::open();
    // Welcome and the ticket go through; the answer to the command does not.
    desk.state().cuts.push_back(2);
    let done = json(&run(&desk, &["say", "12", "hello", "--json"]));
    assert_eq!(done["duplicate"], true);
    assert_eq!(desk.state().said, ["hello"]);
    assert_eq!(desk.state().hellos.len(), 2);
}

#[test]
fn text_may_come_from_a_pipe_of_any_size_up_to_the_limit() {
    let desk = Desk::open();
    let home = Home::new();
    let pipe = |text: &[u8]| {
        let mut command = home.at(&desk, &["say", "12", "-"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("baton runs");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A refused text may end the program before it has read everything.
        let _ = stdin.write_all(text);
        drop(stdin);
        child.wait_with_output().expect("baton ends").status.code()
    };
    assert_eq!(pipe("two\nlines – ünïcode\n".as_bytes()), Some(0));
    assert_eq!(pipe(b" \n"), Some(2));
    assert_eq!(pipe(&[b'x'; 17 * 1024]), Some(2));
    assert_eq!(pipe(&[0xff, 0xfe]), Some(2));
    assert_eq!(desk.state().said, ["two\nlines – ünïcode"]);
}

#[test]
fn every_act_reaches_the_desk_as_it_was_typed() {
    let desk = Desk::open();
    for args in [
        &["note", "12", "only", "us"][..],
        &["transfer", "12", "--to", "queue:billing", "--note", "knows it"],
        &["transfer", "12", "--to", "bob", "--force"],
        &["decline", "12", "--reason", "lunch"],
        &["release", "12"],
        &["hold", "12", "--until", "2099-01-01T00:00:00Z"],
        &["resume", "12"],
        &["handback", "12"],
        &["close", "12", "--disposition", "refunded"],
        &["undo", "12"],
    ] {
        let text = stdout(&run(&desk, args));
        assert!(text.starts_with("#12 "), "{args:?}: {text}");
    }
    let state = desk.state();
    let acts: Vec<Value> =
        state.acts.iter().map(|(_, act)| serde_json::to_value(act).expect("JSON")).collect();
    assert_eq!(acts[0], serde_json::json!({"do": "note", "text": "only us"}));
    assert_eq!(acts[1]["to"], "queue:billing");
    assert_eq!(acts[2]["force"], true);
    assert_eq!(acts[3]["reason"], "lunch");
    assert_eq!(acts[5]["until"], "2099-01-01T00:00:00Z");
    assert_eq!(acts[8]["disposition"], "refunded");
    assert!(matches!(state.acts[9].1, Act::Undo));
}

#[test]
fn a_relay_that_is_not_there_exits_4() {
    let home = Home::new();
    let closed = {
        let desk = Desk::open();
        desk.url.clone()
    };
    for verb in [&["tickets", "--json"][..], &["say", "12", "x", "--json"], &["watch", "--json"]] {
        let mut command = home.bare(verb);
        command.env("BATON_RELAY", &closed).env("BATON_TOKEN", TOKEN);
        let output = command.output().expect("baton runs");
        assert_eq!(failure(&output), (4, "unreachable".to_owned()), "{verb:?}");
    }
    let desk = Desk::open();
    desk.state().refuse = Some(503);
    assert_eq!(failure(&run(&desk, &["take", "12", "--json"])).0, 4);
}

#[test]
fn what_answers_without_tls_never_sees_the_token_of_an_https_address() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    let heard = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a caller");
        stream.write_all(b"HTTP/1.1 101 Switching Protocols\r\n\r\n").expect("answered");
        let mut heard = Vec::new();
        // The caller hangs up; whether politely is its affair.
        let _ = std::io::Read::read_to_end(&mut stream, &mut heard);
        heard
    });
    let mut command = Home::new().bare(&["tickets", "--json"]);
    command.env("BATON_RELAY", &url).env("BATON_TOKEN", TOKEN);
    let output = command.output().expect("baton runs");
    assert_eq!(failure(&output), (4, "unreachable".to_owned()));
    let heard = heard.join().expect("listener");
    assert_eq!(heard.first(), Some(&22), "a TLS handshake record comes first");
    assert!(!heard.windows(TOKEN.len()).any(|bytes| bytes == TOKEN.as_bytes()));
}

#[test]
fn a_wrong_token_and_another_protocol_exit_1_with_what_to_do() {
    let desk = Desk::open();
    let home = Home::new();
    let mut command = home.at(&desk, &["tickets", "--json"]);
    let wrong = command.env("BATON_TOKEN", "wrong").output().expect("baton runs");
    assert_eq!(failure(&wrong), (1, "unauthorized".to_owned()));
    desk.state().protocol = 2;
    for verb in [&["tickets", "--json"][..], &["watch", "--json"], &["status", "--json"]] {
        assert_eq!(failure(&run(&desk, verb)), (1, "protocol_version".to_owned()), "{verb:?}");
    }
}

#[test]
fn wrong_use_exits_2_and_sends_nothing() {
    let desk = Desk::open();
    for args in [
        &["--nonsense"][..],
        &["take"],
        &["take", "twelve"],
        &["say", "12"],
        &["say", "12", "x", "--id", "not an id"],
        &["transfer", "12", "--to", "No Body"],
        &["hold", "12", "--until", "yesterday"],
        &["status", "off", "lunch"],
        &["count", "--format", "{nothing}"],
        &["tickets", "--token", TOKEN],
        &["tickets", "--relay", "http://desk.example.org"],
        &["login", TOKEN],
        &["say", "12", "-", "--token-file", "-"],
    ] {
        let output = run(&desk, args);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {output:?}");
        let mut with_json = args.to_vec();
        with_json.push("--json");
        assert_eq!(failure(&run(&desk, &with_json)), (2, "usage".to_owned()), "{args:?}");
    }
    assert!(desk.state().hellos.is_empty());
}

#[test]
fn without_a_relay_the_first_command_says_how_to_log_in() {
    let output = Home::new().bare(&["tickets"]).output().expect("baton runs");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("baton login --relay"), "{said}");
}

#[test]
fn counts_fill_a_status_line_in_one_connection_that_changes_no_presence() {
    let desk = Desk::open();
    let line = stdout(&run(&desk, &["count", "--format", "{mine} {waiting} {unread}"]));
    assert_eq!(line, "2 5 3\n");
    let counts = json(&run(&desk, &["count", "--json"]));
    assert_eq!(counts["waiting"], 5);
    for hello in &desk.state().hellos {
        assert!(matches!(hello, ClientFrame::Hello { surface: Surface::Command, .. }));
    }
}

#[test]
fn status_is_shown_and_set_with_its_reason_and_its_end() {
    let desk = Desk::open();
    let me = json(&run(&desk, &["status", "--json"]));
    assert_eq!((&me["agent"], &me["status"]), (&Value::from("alice"), &Value::from("off")));
    assert!(desk.state().statuses.is_empty());
    assert!(stdout(&run(&desk, &["status", "away", "lunch"])).contains("away (lunch)"));
    stdout(&run(&desk, &["status", "available", "--for", "4h"]));
    stdout(&run(&desk, &["status", "transfers-only"]));
    assert_eq!(
        desk.state().statuses,
        [
            (Status::Away, Some("lunch".to_owned()), None),
            (Status::Available, None, Some(4 * 3600)),
            (Status::TransfersOnly, None, None),
        ]
    );
}

/// A running `watch`, ended with the test whatever happens.
struct Watch {
    child: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Watch {
    fn start(desk: &Desk, args: &[&str]) -> Self {
        let mut command = Home::new().at(desk, args);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("baton runs");
        let lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        Self { child, lines }
    }

    fn line(&mut self) -> Value {
        let line = self.lines.next().expect("a line").expect("readable");
        serde_json::from_str(&line).expect("JSON")
    }

    fn signal(mut self, name: &str) -> Option<i32> {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &pid]).status().expect("kill runs").success());
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let hang = Instant::now() + Duration::from_secs(60);
    while !done() {
        assert!(Instant::now() < hang, "waited in vain for: {what}");
        std::thread::yield_now();
    }
}

fn watching(desk: &Desk) -> bool {
    let surface =
        |hello: &ClientFrame| matches!(hello, ClientFrame::Hello { surface: Surface::Watch, .. });
    desk.state().hellos.iter().any(surface)
}

#[test]
fn watch_prints_what_happens_from_its_connection_on_and_ends_well_by_a_signal() {
    for signal in ["-INT", "-TERM"] {
        let desk = Desk::open();
        desk.state().push(Change::Remove { ticket: TicketNumber(1) });
        let mut watch = Watch::start(&desk, &["watch", "--json"]);
        wait_until("hello", || watching(&desk));
        desk.state().push(Change::Upsert { row: Box::new(row(12)) });
        let change = watch.line();
        assert_eq!((&change["seq"], &change["kind"]), (&Value::from(12), &Value::from("upsert")));
        assert_eq!(change["row"]["number"], 12);
        desk.state().push(Change::Remove { ticket: TicketNumber(12) });
        assert_eq!(watch.line()["kind"], "remove");
        assert_eq!(watch.signal(signal), Some(0));
    }
}

#[test]
fn watch_resumes_after_the_seq_it_is_given_or_says_that_it_cannot() {
    let desk = Desk::open();
    for ticket in 1..=3 {
        desk.state().push(Change::Remove { ticket: TicketNumber(ticket) });
    }
    let mut watch = Watch::start(&desk, &["watch", "--json", "--from", "11"]);
    let seqs = [watch.line()["seq"].clone(), watch.line()["seq"].clone()];
    assert_eq!(seqs, [12, 13]);
    drop(watch);
    desk.state().forgetful = true;
    let mut watch = Watch::start(&desk, &["watch", "--json", "--from", "11"]);
    let reset = watch.line();
    assert_eq!((&reset["kind"], &reset["seq"]), (&Value::from("reset"), &Value::from(13)));
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let desk = Desk::open();
    let mut command = Home::new().at(&desk, &["tickets", "--json"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("baton runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn a_login_is_checked_saved_for_its_owner_and_forgotten() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::open();
    let home = Home::new();
    let login = |token: &str| {
        let mut command = home.bare(&["login", "--relay", &desk.url]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("baton runs");
        let mut stdin = child.stdin.take().expect("a pipe");
        stdin.write_all(token.as_bytes()).expect("the token is read");
        drop(stdin);
        child.wait_with_output().expect("baton ends")
    };
    assert_eq!(login("wrong\n").status.code(), Some(1));
    let path = home.0.path().join(".config/baton/login.toml");
    assert!(!path.exists(), "a refused token must not be saved");
    let said = stdout(&login(&format!("{TOKEN}\n")));
    assert!(said.contains("as alice"), "{said}");
    assert!(!said.contains(TOKEN), "{said}");
    assert_eq!(std::fs::metadata(&path).expect("saved").permissions().mode() & 0o777, 0o600);
    let listed = home.bare(&["tickets", "--json"]).output().expect("baton runs");
    assert_eq!(json(&listed)[0]["number"], 12);
    // The saved token is for that relay only.
    let other = home.bare(&["tickets", "--relay", "https://other.example", "--json"]).output();
    assert_eq!(failure(&other.expect("baton runs")), (1, "not_logged_in".to_owned()));
    stdout(&home.bare(&["logout"]).output().expect("baton runs"));
    assert!(!path.exists());
}

#[test]
fn help_and_completions_teach_without_a_relay() {
    let home = Home::new();
    let help = stdout(&home.bare(&["--help"]).output().expect("baton runs"));
    for word in ["take", "transfer", "Exit codes", "baton login --relay", "BATON_TOKEN"] {
        assert!(help.contains(word), "{word} is missing in {help}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let script = home.bare(&["completions", shell]).output().expect("baton runs");
        assert!(stdout(&script).contains("handback"));
    }
}
