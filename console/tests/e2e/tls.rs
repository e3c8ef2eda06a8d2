//! The relay's own TLS, against another program's TLS and by the console's own.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use baton_console::client::{Link, LinkConfig, LinkState, NetEvent, Timing};
use baton_shared::wire::{Subscription, Surface};

use crate::relay::{Agent, Relay, Setup, json, signal, text, until};

const TABLE: &str = "[tls]\ncertificate = \"chain.pem\"\nkey = \"file:key.pem\"\nhsts_days = 1\n";
/// From `serve::tls`: how long a handshake may take, and a little more for a busy machine.
const HANDSHAKE: Duration = Duration::from_secs(5 + 5);

fn issue(folder: &Path, days: u32) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../relay/tests/certificates.sh");
    let made = Command::new("sh").arg(script).arg(folder).arg(days.to_string()).output();
    let made = made.expect("a shell");
    assert!(made.status.success(), "openssl is needed: {made:?}");
}

/// A relay that serves by https, and its authority's certificate.
fn served() -> (Relay, PathBuf) {
    let mut relay = Relay::written(&Setup { config: TABLE, ..Setup::default() });
    issue(&relay.dir(), 5);
    let ca = relay.dir().join("ca.pem");
    relay.url = format!("https://{}", relay.address);
    relay.launch();
    until("a relay that answers by https", || {
        let asked = asked(&relay, &ca, &["-tls1_3"], "/readyz");
        told(&asked).contains("200 OK").then_some(())
    });
    (relay, ca)
}

/// One request by `openssl s_client`, which trusts the authority and nobody else.
fn asked(relay: &Relay, ca: &Path, options: &[&str], path: &str) -> Output {
    let address = relay.address.to_string();
    let mut command = Command::new("openssl");
    command.args(["s_client", "-connect", &address, "-CAfile", text(ca), "-verify_return_error"]);
    command.args(["-ign_eof", "-servername", "localhost"]).args(options);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("openssl");
    let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    let mut stdin = child.stdin.take().expect("piped");
    // It may have ended for want of a common version.
    let _ = stdin.write_all(request.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn told(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[test]
fn only_new_tls_with_strong_ciphers_is_spoken_and_browsers_are_told_to_stay_with_it() {
    let (relay, ca) = served();
    for version in ["-tls1_3", "-tls1_2"] {
        let answer = told(&asked(&relay, &ca, &[version], "/healthz"));
        assert!(answer.contains("200 OK"), "{version}: {answer}");
        assert!(answer.contains("strict-transport-security: max-age=86400"), "{answer}");
        assert!(answer.contains("Verify return code: 0 (ok)"), "{answer}");
    }
    let weak: [&[&str]; 5] = [
        &["-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0"],
        &["-tls1", "-cipher", "DEFAULT:@SECLEVEL=0"],
        &["-tls1_2", "-cipher", "ECDHE-ECDSA-AES256-SHA384"],
        &["-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA"],
        &["-tls1_2", "-cipher", "AES128-GCM-SHA256"],
    ];
    for options in weak {
        let answer = told(&asked(&relay, &ca, options, "/healthz"));
        assert!(!answer.contains("200 OK"), "{options:?}: {answer}");
        assert!(
            answer.contains("alert") || answer.contains("no protocols"),
            "{options:?}: {answer}"
        );
    }
    // In the clear there is no answer, and whoever says nothing is cut.
    let mut plain = TcpStream::connect(relay.address).expect("it listens");
    plain.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").expect("written");
    let mut answer = Vec::new();
    let _cut = plain.read_to_end(&mut answer);
    assert!(!String::from_utf8_lossy(&answer).contains("HTTP/1.1"), "{answer:?}");
    let mut silent = TcpStream::connect(relay.address).expect("it listens");
    let begun = Instant::now();
    silent.set_read_timeout(Some(HANDSHAKE)).expect("set");
    assert_eq!(silent.read(&mut [0]).expect("cut, not left open"), 0);
    assert!(begun.elapsed() < HANDSHAKE);
}

#[test]
fn the_console_comes_by_https_with_a_private_authority_and_not_without_it() {
    let (relay, ca) = served();
    let ca = text(&ca);
    let alice = relay.agent("alice", &["--queue", "support"]);
    let tickets = json(&alice.run(&["tickets", "--json", "--ca-file", ca]));
    assert_eq!(tickets.as_array().map(Vec::len), Some(0));
    let stranger = alice.run(&["tickets"]);
    assert_eq!(stranger.status.code(), Some(4), "{stranger:?}");
    let why = String::from_utf8_lossy(&stranger.stderr);
    assert!(why.contains("not trusted here") && why.contains("--ca-file"), "{why}");
    let other = tempfile::tempdir().expect("a folder");
    issue(other.path(), 1);
    let wrong = alice.run(&["tickets", "--ca-file", text(&other.path().join("ca.pem"))]);
    assert_eq!(wrong.status.code(), Some(4), "{wrong:?}");
    let none = alice.run(&["tickets", "--ca-file", text(&relay.config())]);
    assert_eq!(none.status.code(), Some(1), "{none:?}");
    assert!(String::from_utf8_lossy(&none.stderr).contains("holds no certificate"), "{none:?}");
    // `login` keeps it, so that the console needs it once.
    let login = alice.run(&["login", "--ca-file", ca]);
    assert!(login.status.success(), "{login:?}");
    let again = alice.run(&["tickets", "--json"]);
    assert_eq!(again.status.code(), Some(4), "the login belongs to its own token: {again:?}");
    assert_eq!(json(&alice.saved(&["tickets", "--json"])).as_array().map(Vec::len), Some(0));
}

/// The agent's link, and whether it was ever lost.
fn link(
    agent: &Agent,
    ca: &Path,
) -> (tokio::runtime::Runtime, tokio::sync::mpsc::Receiver<NetEvent>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("threads");
    let (relay, token) = agent.access();
    let config = LinkConfig {
        relay: relay.trusting(Some(ca.to_owned())),
        token,
        surface: Surface::Console,
        subscription: Some(Subscription::default()),
        resume: None,
        timing: Timing { ping: Duration::from_millis(50), ..Timing::default() },
    };
    let (commands, events) = runtime.block_on(async { Link::spawn(config) });
    // It ends with the runtime.
    runtime.spawn(async move {
        commands.closed().await;
    });
    (runtime, events)
}

fn until_online(events: &mut tokio::sync::mpsc::Receiver<NetEvent>) {
    until("a session", || match events.try_recv() {
        Ok(NetEvent::State(LinkState::Online { .. })) => Some(()),
        _ => None,
    });
}

/// The serial number of the certificate that a new connection gets.
fn serial(relay: &Relay, ca: &Path) -> String {
    let shown = told(&asked(relay, ca, &["-tls1_3"], "/healthz"));
    let (_, pem) = shown.split_once("-----BEGIN CERTIFICATE-----").expect("a certificate");
    let (pem, _) = pem.split_once("-----END CERTIFICATE-----").expect("whole");
    pem.to_owned()
}

#[test]
fn a_new_certificate_is_served_after_a_reload_a_bad_one_is_not_and_no_session_notices() {
    let (relay, ca) = served();
    let alice = relay.agent("alice", &[]);
    let (runtime, mut events) = link(&alice, &ca);
    until_online(&mut events);
    let first = serial(&relay, &ca);
    assert_eq!(first, serial(&relay, &ca));
    issue(&relay.dir(), 9);
    signal(relay.id(), "-HUP");
    until("the new certificate", || (serial(&relay, &ca) != first).then_some(()));
    let second = serial(&relay, &ca);
    fs::write(relay.dir().join("chain.pem"), "half a file").expect("written");
    signal(relay.id(), "-HUP");
    until("a word about the bad one", || {
        relay.said().contains("the TLS certificate stays as it was").then_some(())
    });
    assert_eq!(serial(&relay, &ca), second);
    // Three more round trips on the session that began under the first one.
    while events.try_recv().is_ok() {}
    (0..3).for_each(|_| until_online(&mut events));
    runtime.shutdown_background();
    assert!(!relay.said().contains("panicked"));
}
