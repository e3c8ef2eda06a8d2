//! Who is let in, for how long, and to what: over real sockets against the real relay.

use std::time::{Duration, Instant};

use baton_console::client::{Broken, Heard, Socket};
use baton_shared::wire::{ClientFrame, ErrorBody, PROTOCOL, ServerFrame, Subscription, Surface};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::relay::{Agent, PATIENCE, Relay, Setup, http, until};
use crate::sender::Sender;

/// The promise: a token that has ended closes what it opened within this time.
const WITHIN: Duration = Duration::from_secs(1);

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("threads")
}

async fn open(agent: &Agent, surface: Surface) -> Result<Socket, Broken> {
    let (relay, token) = agent.access();
    let mut socket = Socket::connect(&relay, &token).await?;
    let client = "trust".to_owned();
    let subscription = Some(Subscription::default());
    let hello =
        ClientFrame::Hello { protocol: PROTOCOL, client, surface, subscription, resume: None };
    socket.send(&hello).await?;
    welcomed(&mut socket).await;
    Ok(socket)
}

async fn heard(socket: &mut Socket) -> Result<ServerFrame, Broken> {
    loop {
        if let Heard::Frame(frame) =
            timeout(PATIENCE, socket.next()).await.expect("the relay does not hang")?
        {
            return Ok(*frame);
        }
    }
}

async fn welcomed(socket: &mut Socket) {
    let first = heard(socket).await.expect("open");
    assert!(matches!(first, ServerFrame::Welcome { .. }), "{first:?}");
}

/// Reads until the relay says good-bye.
async fn bye(socket: &mut Socket) -> ErrorBody {
    loop {
        match heard(socket).await {
            Ok(ServerFrame::Bye { error, .. }) => return error,
            Ok(_) => {}
            Err(broken) => panic!("closed without a word: {broken:?}"),
        }
    }
}

/// An agent's requests are refused as those of a stranger.
fn shut_out(relay: &Relay, agent: &Agent) {
    let output = agent.run(&["tickets", "--json"]);
    assert_ne!(output.status.code(), Some(0), "{output:?}");
    let error: Value = serde_json::from_slice(&output.stderr).expect("an error object");
    assert_eq!(error["error"]["code"], "unauthorized", "{error}");
    let bearer = format!("Bearer {}", agent.token);
    let answer =
        http(relay.address, "GET", "/v1/files/any/thing", &[("authorization", &bearer)], b"");
    assert_eq!(answer.expect("answered").status, 401);
}

#[test]
fn an_ended_token_closes_its_sockets_within_a_second_and_opens_nothing_any_more() {
    let relay = Relay::start();
    for (name, how) in [("alice", "revoke"), ("bob", "token")] {
        let agent = relay.agent(name, &[]);
        runtime().block_on(async {
            let mut sockets = Vec::new();
            for surface in [Surface::Console, Surface::Watch, Surface::Command] {
                sockets.push(open(&agent, surface).await.expect("let in"));
            }
            let done = relay.admin(&["agent", how, name]);
            assert!(done.status.success(), "{done:?}");
            let ended = Instant::now();
            for socket in &mut sockets {
                assert_eq!(bye(socket).await.code, "signed_out");
            }
            assert!(ended.elapsed() < WITHIN, "it took {:?}", ended.elapsed());
            assert!(open(&agent, Surface::Command).await.is_err());
        });
        shut_out(&relay, &agent);
    }
}

#[test]
fn a_token_with_an_end_closes_its_socket_when_it_comes() {
    let relay = Relay::start();
    let agent = relay.agent("alice", &["--expires", "3s"]);
    let list = relay.admin(&["agent", "list", "--json"]);
    let list: Value = serde_json::from_slice(&list.stdout).expect("JSON");
    let end: jiff::Timestamp = list[0]["expires"].as_str().expect("an end").parse().expect("one");
    runtime().block_on(async {
        let mut socket = open(&agent, Surface::Console).await.expect("let in");
        assert_eq!(bye(&mut socket).await.code, "signed_out");
        let late = jiff::Timestamp::now().duration_since(end);
        assert!(!late.is_negative(), "closed before its end");
        assert!(late < jiff::SignedDuration::try_from(WITHIN).expect("short"), "{late:?} late");
    });
    shut_out(&relay, &agent);
    let past = relay.admin(&["agent", "token", "alice", "--expires", "-1d"]);
    assert_eq!(past.status.code(), Some(2), "{past:?}");
}

#[test]
fn another_role_reaches_live_sessions_and_an_auditor_reads_everything_and_changes_nothing() {
    let relay = Relay::start();
    let alice = relay.agent("alice", &["--queue", "support"]);
    let olga = relay.agent("olga", &["--role", "auditor"]);
    Sender::to(&relay).says("c-1", "m-1", "I want to talk to a person");
    let number = alice.ticket_of("c-1").to_string();
    let shown = olga.json(&["show", &number]);
    assert_eq!(shown["queue"], "support");
    let forbidden: [&[&str]; 14] = [
        &["take", &number],
        &["say", &number, "hello"],
        &["note", &number, "hello"],
        &["transfer", &number, "--to", "alice"],
        &["transfer", &number, "--to", "alice", "--force"],
        &["transfer", &number, "--to", "queue:billing"],
        &["accept", &number],
        &["decline", &number],
        &["release", &number],
        &["hold", &number],
        &["handback", &number],
        &["close", &number],
        &["undo", &number],
        &["status", "available"],
    ];
    for words in forbidden {
        let output = olga.run(&[words, &["--json"]].concat());
        let error: Value = serde_json::from_slice(&output.stderr)
            .unwrap_or_else(|_| panic!("{words:?} was not refused: {output:?}"));
        assert_eq!(error["error"]["code"], "forbidden", "{words:?}: {error}");
    }
    let disable = olga.run(&["desk", "disable", "--reason", "no", "--json"]);
    assert_ne!(disable.status.code(), Some(0), "{disable:?}");
    assert_eq!(alice.json(&["show", &number])["epoch"], shown["epoch"]);
    // Who has become an auditor gives back what they hold, and is in no promise.
    alice.json(&["take", &number]);
    let set = relay.admin(&["agent", "set", "alice", "--role", "auditor"]);
    assert!(set.status.success(), "{set:?}");
    let after = olga.json(&["show", &number]);
    assert_eq!((&after["state"], &after["agent"]), (&json!("queued"), &Value::Null));
    assert_eq!(alice.run(&["take", &number, "--json"]).status.code(), Some(1));
}

#[test]
fn who_opens_a_ticket_without_holding_it_is_in_the_audit_once() {
    let relay = Relay::start();
    let [alice, bob] = ["alice", "bob"].map(|name| relay.agent(name, &[]));
    Sender::to(&relay).says("c-1", "m-1", "I want to talk to a person");
    let number = alice.ticket_of("c-1");
    alice.json(&["take", &number.to_string()]);
    for agent in [&bob, &bob, &alice, &alice] {
        agent.json(&["show", &number.to_string()]);
    }
    let audit = relay.admin(&["audit", "--json"]);
    let lines: Value = serde_json::from_slice(&audit.stdout).expect("JSON");
    let opened = |by: &str| {
        let lines = lines.as_array().expect("a list").iter();
        lines.filter(|line| line["what"] == "opened" && line["by"] == by).count()
    };
    // Alice looked before she took it; her own is no matter for the audit.
    assert_eq!((opened("bob"), opened("alice")), (1, 1), "{lines}");
    assert!(lines.as_array().expect("a list").iter().any(|line| line["ticket"] == number));
}

#[test]
fn a_bot_platforms_token_is_no_agents() {
    let relay = Relay::start();
    let made = relay.admin(&["token", "add", "shop", "--json"]);
    let made: Value = serde_json::from_slice(&made.stdout).expect("JSON");
    let token = made["token"].as_str().expect("a token");
    shut_out(&relay, &Agent::new(&relay.url, "shop", token));
}

/// 2,000 forged requests of each kind of credential; a refusal may be a 429 to who tries on.
#[test]
fn no_forged_request_is_let_in_over_http() {
    let relay = Relay::with(&Setup::default());
    let agent = relay.agent("alice", &[]);
    let sender = Sender::to(&relay);
    sender.says("c-good", "m-good", "I want to talk to a person");
    agent.ticket_of("c-good");
    let session = http(relay.address, "POST", "/chat/session", &[], b"").expect("answered");
    let visitor = session.json()["token"].as_str().expect("a token").to_owned();
    for at in 0..2_000_usize {
        let answer = match at % 4 {
            0 | 1 => forged_hook(&relay, at),
            2 => {
                let bearer = format!("Bearer {}", smudged(&agent.token, at));
                let headers = [("authorization", bearer.as_str())];
                http(relay.address, "GET", "/v1/files/c/f", &headers, b"")
            }
            _ => {
                let bearer = format!("Bearer {}", smudged(&visitor, at));
                let headers = [("authorization", bearer.as_str())];
                http(relay.address, "GET", "/chat/files/0123456789abcdef", &headers, b"")
            }
        };
        // A connection that is not even answered lets nobody in.
        let Ok(answer) = answer else { continue };
        assert!([401, 429].contains(&answer.status), "forgery {at}: {answer:?}");
    }
    let rows = until("the relay still serves", || {
        let output = agent.run(&["tickets", "--json"]);
        serde_json::from_slice::<Value>(&output.stdout).ok()
    });
    assert_eq!(rows.as_array().map(Vec::len), Some(1), "{rows}");
}

/// One letter becomes another of the same alphabet, wherever `at` says.
fn smudged(token: &str, at: usize) -> String {
    let mut bytes = token.as_bytes().to_vec();
    let place = 3 + at % (bytes.len() - 3);
    bytes[place] = if bytes[place] == b'a' { b'b' } else { b'a' };
    String::from_utf8(bytes).expect("ASCII")
}

fn forged_hook(relay: &Relay, at: usize) -> std::io::Result<crate::relay::Answer> {
    let body = json!({"type": "message.created", "data": {"id": format!("f-{at}"),
        "customer": {"id": format!("c-{at}")}, "text": "I want to talk to a person"}});
    let body = body.to_string();
    let now = jiff::Timestamp::now().as_second();
    let good = Sender::to(relay).signature("delivery", now, &body);
    let (stale, now) = ((now - 301).to_string(), now.to_string());
    let old = Sender::to(relay).signature("delivery", now.parse().unwrap_or(0) - 301, &body);
    let (changed, cut) = (smudged(&good, at), good[..good.len() - 1 - at % 40].to_owned());
    let (v0, v1a) = (good.replace("v1,", "v0,"), good.replace("v1,", "v1a,"));
    let (id, time, sign) = ("webhook-id", "webhook-timestamp", "webhook-signature");
    let headers: Vec<(&str, &str)> = match at % 9 {
        0 => vec![(id, "delivery"), (time, &now), (sign, &changed)],
        1 => vec![(id, "delivery"), (time, &now), (sign, &cut)],
        2 => vec![(id, "delivery"), (time, &stale), (sign, &old)],
        3 => vec![(id, "delivery"), (time, &stale), (sign, &good)],
        4 => vec![(id, "another"), (time, &now), (sign, &good)],
        5 => vec![(id, "delivery"), (time, &now), (sign, &v0)],
        6 => vec![(id, "delivery"), (time, &now), (sign, &v1a)],
        7 => vec![(id, "delivery"), (id, "delivery"), (time, &now), (sign, &good)],
        _ => vec![(id, "delivery"), (time, &now)],
    };
    http(relay.address, "POST", "/channels/hook", &headers, body.as_bytes())
}
