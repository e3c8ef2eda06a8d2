//! Visitors who have the chat open and say nothing, behind a proxy as on the open web.
//!
//! Short: 500. Long: 10,000, as many as the pool has places.

use std::net::Ipv4Addr;

use serde_json::json;
use tokio::io::AsyncWriteExt as _;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::relay::{Relay, Socket, answer, connect, loopback, upgrade};
use super::{long, report};

/// Opened at the same time.
const AT_ONCE: usize = 50;

/// One visitor's chat, from an address of their own that the proxy at 127.0.0.1 names.
async fn visitor(relay: &Relay, n: usize) -> Socket {
    let who = Ipv4Addr::from_bits(0x0a00_0000 + u32::try_from(n).expect("few")).to_string();
    let mut stream = connect(relay.address, loopback(1), None).await.expect("connected");
    let request = format!(
        "POST /chat/session HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\
         x-forwarded-for: {who}\r\ncontent-length: 0\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.expect("written");
    let session = answer(&mut stream).await.expect("an answer");
    assert_eq!(session.status, 200, "{session:?}");
    let token = session.json()["token"].clone();
    let stream = connect(relay.address, loopback(1), None).await.expect("connected");
    let socket = upgrade(stream, "/chat/socket", &[("x-forwarded-for", &who)]).await;
    let mut socket = socket.expect("upgraded");
    socket.send(&json!({ "type": "hello", "token": token })).await;
    socket.until("history").await;
    socket
}

/// Has the chat open, as a page in the background, until all shall say something; whether the
/// relay then answered.
async fn idle(mut socket: Socket, mut now: watch::Receiver<bool>) -> bool {
    tokio::select! {
        // Reading is what answers the relay's pings.
        _ = socket.until("never") => return false,
        _ = now.wait_for(|now| *now) => {}
    }
    socket.send(&json!({ "type": "ping" })).await;
    socket.until("pong").await;
    true
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_idle_visitors_are_connected_at_once_and_an_agent_still_gets_in() {
    let visitors = if long() { 10_000 } else { 500 };
    let relay = Relay::start("", "").await;
    let token = relay.agent("ann");
    let (say, now) = watch::channel(false);
    let mut open = JoinSet::new();
    // What the first one costs belongs to the program.
    open.spawn(idle(visitor(&relay, 0).await, now.clone()));
    let before = relay.memory_kib();
    while open.len() < visitors {
        let from = open.len();
        let until = (from + AT_ONCE).min(visitors);
        let more = (from..until).map(|n| visitor(&relay, n));
        for socket in futures_util::future::join_all(more).await {
            open.spawn(idle(socket, now.clone()));
        }
    }
    let grown = relay.memory_kib().saturating_sub(before);
    let each = grown * 1024 / u64::try_from(visitors).expect("few");
    let _agent = relay.desk(&token, 2).await;
    say.send_replace(true);
    let answered = open.join_all().await;
    assert_eq!(answered.into_iter().filter(|answered| *answered).count(), visitors);
    report(&format!(
        "{visitors} idle visitors at once: memory +{grown} KiB, {each} bytes each; all answered"
    ));
    if long() {
        assert!(each < 32 * 1024, "{each} bytes a visitor");
    }
}
