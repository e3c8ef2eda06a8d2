//! Agents' consoles that stop reading: the others get everything, the stalled ones are closed.

use std::time::Duration;

use futures_util::StreamExt as _;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use super::relay::{PATIENCE, Relay, Socket, connect, hello, loopback, upgrade};
use super::report;

/// Agents with five consoles each.
const AGENTS: u8 = 10;
const MESSAGES: usize = 80;
/// Bytes of one message: few of them fill what a socket may hold.
const TEXT: usize = 15 * 1024;

/// A console that asks for everything and then reads nothing any more.
async fn stalled(relay: &Relay, token: &str, ticket: u64, from: u8) -> Socket {
    let stream = connect(relay.address, loopback(from), Some(4_096)).await.expect("connected");
    let bearer = format!("Bearer {token}");
    let socket = upgrade(stream, "/v1/agent", &[("authorization", &bearer)]).await;
    let mut socket = socket.expect("upgraded");
    socket.send(&hello()).await;
    socket.until("welcome").await;
    socket.send(&json!({ "type": "follow", "ticket": ticket })).await;
    socket
}

/// Reads what still lies in the system's buffers; whether the relay had ended the socket, and how
/// much of what was sent it had taken.
async fn remains(mut socket: Socket) -> usize {
    let mut messages = 0;
    let rest = async {
        while let Some(Ok(message)) = socket.0.next().await {
            if let Message::Text(text) = message {
                let frame = serde_json::from_str(&text).expect("JSON");
                messages += usize::from(number(&frame).is_some());
            }
        }
    };
    tokio::time::timeout(PATIENCE, rest).await.expect("the relay has ended a stalled socket");
    messages
}

/// The number of the only ticket, once its row is there.
async fn ticket(desk: &mut Socket) -> u64 {
    loop {
        let frame = desk.next().await.expect("open");
        let row = frame.pointer("/row/number");
        if let Some(number) = row.or_else(|| frame.pointer("/rows/0/number")) {
            return number.as_u64().expect("a number");
        }
    }
}

async fn bulk(relay: &Relay, messages: std::ops::Range<usize>) {
    for n in messages {
        let text = format!("bulk {n} {}", "x".repeat(TEXT));
        let answer = relay.ask(&relay.message("c-1", &text), 3).await.expect("an answer");
        assert_eq!(answer.status, 200, "{answer:?}");
    }
}

/// The number of the bulk message that a frame brings.
fn number(frame: &Value) -> Option<usize> {
    let text = frame.pointer("/entry/text")?.as_str()?;
    text.strip_prefix("bulk ")?.split(' ').next()?.parse().ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_console_that_falls_behind_is_told_to_come_back_and_nothing_is_missing() {
    let more = "\n[limits]\nsession_queue = 16\nwrite_buffer_kib = 64\nstall_timeout_s = 60\n\
                [rates]\naddress_per_s = 1000\naddress_burst = 1000\n";
    let relay = Relay::start("", more).await;
    let token = relay.agent("ann");
    let asked = relay.ask(&relay.message("c-1", "I want to talk to a person"), 3).await;
    assert_eq!(asked.expect("an answer").status, 200);
    let ticket = ticket(&mut relay.desk(&token, 2).await).await;
    let mut behind = stalled(&relay, &token, ticket, 2).await;
    bulk(&relay, 0..MESSAGES).await;
    let (mut heard, mut code) = (Vec::new(), String::new());
    while let Some(frame) = behind.next().await {
        heard.extend(number(&frame));
        if frame["type"] == "bye" {
            code = frame["error"]["code"].as_str().expect("a code").to_owned();
            assert!(frame["retry_ms"].is_u64(), "it may come back");
        }
    }
    assert_eq!(code, "too_slow");
    assert_eq!(heard, (0..heard.len()).collect::<Vec<_>>(), "what it got has no gap");
    assert!((1..MESSAGES).contains(&heard.len()), "{heard:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_stalled_consoles_harm_no_one_and_are_closed() {
    let more = "\n[limits]\nstall_timeout_s = 1\nwrite_buffer_kib = 64\n\
                [rates]\naddress_per_s = 1000\naddress_burst = 1000\n";
    let relay = Relay::start("", more).await;
    let good = relay.agent("good");
    let mut good = relay.desk(&good, 2).await;
    let answer = relay.ask(&relay.message("c-1", "I want to talk to a person"), 3).await;
    assert_eq!(answer.expect("an answer").status, 200);
    let ticket = ticket(&mut good).await;
    good.send(&json!({ "type": "follow", "ticket": ticket })).await;
    let mut consoles = Vec::new();
    for agent in 0..AGENTS {
        let token = relay.agent(&format!("slow{agent}"));
        for _ in 0..5 {
            consoles.push(stalled(&relay, &token, ticket, 10 + agent).await);
        }
    }
    let before = relay.memory_kib();
    let reading = tokio::spawn(async move {
        let mut heard = Vec::new();
        while heard.len() < MESSAGES {
            let frame = good.next().await.expect("the good console stays open");
            heard.extend(number(&frame));
        }
        heard
    });
    bulk(&relay, 0..MESSAGES).await;
    let heard = tokio::time::timeout(PATIENCE, reading).await.expect("in time").expect("no panic");
    assert_eq!(heard, (0..MESSAGES).collect::<Vec<_>>(), "the good console heard all, in order");
    let most = relay.memory_kib();
    // Only a moment after the last byte that would go out, the stall has lasted long enough.
    tokio::time::sleep(Duration::from_millis(2_500)).await;
    let count = consoles.len();
    let mut taken = Vec::new();
    for console in consoles {
        taken.push(remains(console).await);
    }
    assert_eq!(count, 50);
    assert!(taken.iter().all(|messages| *messages < MESSAGES), "{taken:?}");
    let most_taken = taken.iter().max().copied().unwrap_or_default();
    let grown = most.saturating_sub(before);
    report(&format!(
        "50 stalled consoles: all closed, none took more than {most_taken} of {MESSAGES} messages \
         of {TEXT} bytes; memory +{grown} KiB"
    ));
}
