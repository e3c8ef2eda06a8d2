//! What an admin or an agent gets wrong with the real programs: one clear line each, the exit code
//! of the contract, and a relay that runs goes on.

use std::fs;
use std::net::TcpListener;
use std::process::Output;
use std::time::Duration;

use baton_console::client::{Heard, Socket};
use baton_shared::wire::{ClientFrame, ServerFrame, Surface};
use tokio::time::timeout;

use crate::desk::Desk;
use crate::relay::{Agent, PATIENCE, Relay, Setup, baton_relay, program, text};

/// The exit code, and the one line on standard error.
fn complaint(output: &Output) -> (i32, String) {
    let told = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    assert!(output.stdout.is_empty(), "{output:?}");
    assert_eq!(told.trim_end().lines().count(), 1, "{told}");
    (output.status.code().expect("it ended by itself"), told)
}

/// Serves until the fault is found; a relay that starts instead is ended and fails the test.
fn serve(config: &std::path::Path) -> Output {
    let mut command = std::process::Command::new("timeout");
    let patience = PATIENCE.as_secs().to_string();
    command.arg(patience).arg(program()).args(["serve", "--config"]).arg(config);
    command.output().expect("timeout runs")
}

/// The relay's config with one line changed, in a file beside it.
fn changed(relay: &Relay, from: &str, to: &str) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let config = fs::read_to_string(relay.config()).expect("init wrote it");
    assert!(config.contains(from), "no {from} in {config}");
    let path = relay.dir().join("changed.toml");
    fs::write(&path, config.replace(from, to)).expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("a mode");
    path
}

#[test]
fn a_bad_config_is_one_line_with_file_and_line_number() {
    let relay = Relay::written(&Setup::default());
    let config = changed(&relay, "data = \"data\"", "data = 7");
    for output in [serve(&config), baton_relay(&["agent", "list", "--config", text(&config)])] {
        let (code, told) = complaint(&output);
        assert_eq!(code, 1);
        assert!(told.contains("changed.toml:"), "{told}");
        assert!(told.contains("data"), "{told}");
    }
}

#[test]
fn a_taken_port_is_named_with_where_to_change_it() {
    let relay = Relay::written(&Setup::default());
    let _taker = TcpListener::bind(relay.address).expect("free until now");
    let (code, told) = complaint(&serve(&relay.config()));
    assert_eq!(code, 1);
    assert!(told.contains(&format!("{} is taken", relay.address)), "{told}");
    assert!(told.contains("baton.toml"), "{told}");
}

#[test]
fn a_data_folder_that_cannot_be_written_is_named_with_what_to_do() {
    let relay = Relay::written(&Setup::default());
    fs::write(relay.dir().join("file"), "").expect("written");
    // Nobody makes files below /proc, not even root, to whom modes mean nothing.
    for data in ["file", "/proc/self", "/proc/no-such-process/data"] {
        let config = changed(&relay, "data = \"data\"", &format!("data = \"{data}\""));
        let (code, told) = complaint(&serve(&config));
        assert_eq!(code, 1, "{data}");
        assert!(told.contains(data), "{told}");
        assert!(told.contains("cannot be used as the data folder"), "{told}");
        assert!(told.contains("write") || told.contains("writable"), "{told}");
    }
}

#[test]
fn an_unknown_flag_is_wrong_use_and_named() {
    let agent = Agent::new("http://127.0.0.1:9", "alice", "no-token");
    let flags = [baton_relay(&["serve", "--colour"]), agent.run(&["tickets", "--colour"])];
    for output in flags {
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(output.stdout.is_empty(), "{output:?}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.lines().next().is_some_and(|line| line.contains("--colour")), "{told}");
    }
}

#[test]
fn a_wrong_token_is_refused_without_saying_why_and_the_token_is_in_no_log() {
    let relay = Relay::start();
    let wrong = "bt_0123456789abcdefghijklmnopqrstuvwxyz";
    let mallory = Agent::new(&relay.url, "mallory", wrong);
    let (code, told) = complaint(&mallory.run(&["tickets"]));
    assert_eq!(code, 1);
    assert!(told.contains("not valid"), "{told}");
    assert!(!told.contains(wrong) && !relay.said().contains(wrong));
    let alice = relay.agent("alice", &[]);
    relay.admin(&["agent", "token", "alice"]);
    let (code, old) = complaint(&alice.run(&["tickets"]));
    assert_eq!((code, old), (1, told), "a token that has ended is refused like any other");
}

#[test]
fn a_relay_that_is_not_there_is_4_and_nothing_was_sent() {
    let agent = Agent::new("http://127.0.0.1:9", "alice", "bt_some-token");
    let (code, told) = complaint(&agent.run(&["say", "1", "hello"]));
    assert_eq!(code, 4);
    assert!(told.contains("nothing was sent"), "{told}");
}

#[test]
fn another_protocol_version_is_told_to_install_the_same_on_both_sides() {
    let relay = Relay::start();
    let alice = relay.agent("alice", &[]);
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let bye = runtime.block_on(async {
        let (address, token) = alice.access();
        let mut socket = Socket::connect(&address, &token).await.expect("a socket");
        let hello = ClientFrame::Hello {
            protocol: 0,
            client: "baton of long ago".to_owned(),
            surface: Surface::Command,
            subscription: None,
            resume: None,
        };
        socket.send(&hello).await.expect("sent");
        loop {
            let heard = timeout(Duration::from_secs(20), socket.next()).await.expect("no hang");
            if let Heard::Frame(frame) = heard.expect("an answer") {
                break *frame;
            }
        }
    });
    let ServerFrame::Bye { error, retry_ms: None } = bye else { panic!("{bye:?}") };
    assert_eq!(error.code, "protocol_version");
    assert!(error.message.contains("install the same version"), "{error:?}");
    let desk = Desk::open();
    desk.state().protocol = 0;
    let (code, told) =
        complaint(&Agent::new(&desk.url, "alice", crate::desk::TOKEN).run(&["count"]));
    assert_eq!(code, 1);
    assert!(told.contains("protocol") || told.contains("version"), "{told}");
}

#[test]
fn a_second_relay_on_the_same_data_is_refused_and_the_first_goes_on() {
    let mut relay = Relay::start();
    let elsewhere = format!("127.0.0.1:{}", crate::relay::free_port());
    let config = changed(&relay, &relay.address.to_string(), &elsewhere);
    let (code, told) = complaint(&serve(&config));
    assert_eq!(code, 1);
    assert!(told.contains("another relay"), "{told}");
    relay.ready();
    relay.stop();
    assert!(relay.said().contains("stopping"), "{}", relay.said());
}
