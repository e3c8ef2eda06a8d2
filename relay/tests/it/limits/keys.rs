//! Each key of `[limits]`, `[pools]` and `[rates]` has its effect: either here, on the program, or
//! in a test that is named here.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::relay::{Answer, PATIENCE, Relay, answer};

const EXAMPLE: &str = include_str!("../../../../config.example.toml");

/// Keys shown by the tests of this file.
const HERE: &[&str] = &[
    "limits.header_bytes",
    "limits.header_count",
    "limits.header_timeout_s",
    "limits.request_timeout_s",
    "limits.body_kib",
    "limits.json_depth",
    "limits.text_kib",
    "limits.frame_kib",
    "limits.frames_per_s",
    "limits.frames_burst",
    "limits.ping_s",
    "limits.pong_timeout_s",
    "limits.sessions_per_agent",
    "pools.agents",
    "pools.visitors",
    "pools.unproven_s",
    "rates.address_per_s",
    "rates.address_burst",
    "rates.messages_per_s",
    "rates.messages_burst",
    "rates.bad_credentials",
];

/// Keys shown elsewhere: the file below the crate, and the test in it.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    ("limits.handler_timeout_s", "src/http/serve/tests.rs", "a_handler_that_thinks_too_long"),
    ("limits.drain_s", "src/http/serve/tests.rs", "a_stop_cuts_what_is_still_open"),
    ("limits.stall_timeout_s", "tests/it/limits/stalled.rs", "fifty_stalled_consoles"),
    ("limits.write_buffer_kib", "tests/it/limits/stalled.rs", "fifty_stalled_consoles"),
    ("limits.session_queue", "tests/it/limits/stalled.rs", "a_console_that_falls_behind"),
    ("pools.visitors_per_address", "src/http/serve/pools.rs", "an_address_has_its_share"),
    ("pools.hooks", "src/http/serve/tests.rs", "the_oldest_unproved_request_gives_way"),
    ("pools.hooks_per_address", "src/http/serve/tests.rs", "an_address_with_too_many_conn"),
    ("pools.unproven", "src/http/serve/tests.rs", "when_strangers_fill_their_pool"),
    ("pools.unproven_per_address", "src/http/serve/tests.rs", "an_address_with_too_many_sil"),
    ("rates.channel_per_s", "src/http/gate/rates.rs", "a_known_sender_has_its_channels_rate"),
    ("rates.addresses", "src/http/gate/rates.rs", "a_flood_of_addresses_takes_bounded"),
    ("rates.bad_window_s", "src/http/gate/strikes.rs", "a_slow_one_is_never_refused"),
    ("rates.refusal_s", "src/http/gate/strikes.rs", "five_in_a_minute_are_refused"),
    ("rates.refusal_max_s", "src/http/gate/strikes.rs", "five_in_a_minute_are_refused"),
];

#[test]
fn every_limit_of_the_example_is_shown_by_some_test() {
    let (mut section, mut known) = ("", BTreeSet::new());
    for line in EXAMPLE.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name;
        } else if let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#'))
            && ["limits", "pools", "rates"].contains(&section)
        {
            known.insert(format!("{section}.{key}"));
        }
    }
    let mut shown: BTreeSet<String> = HERE.iter().map(|key| (*key).to_owned()).collect();
    for (key, file, test) in ELSEWHERE {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file));
        assert!(text.expect("there").contains(&format!("fn {test}")), "{file} has no {test}");
        shown.insert((*key).to_owned());
    }
    assert_eq!(known, shown);
}

fn code(answer: &Answer) -> String {
    answer.json()["error"]["code"].as_str().expect("a code").to_owned()
}

fn padded(headers: usize, bytes: usize) -> String {
    let fields: String = (0..headers).map(|n| format!("x-{n}: 1\r\n")).collect();
    let pad = "p".repeat(bytes);
    format!(
        "GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{fields}x: {pad}\r\n\r\n"
    )
}

#[tokio::test]
async fn what_a_request_may_be_is_as_configured() {
    let more = "\n[limits]\nheader_bytes = 8192\nheader_count = 20\nheader_timeout_s = 1\n\
                request_timeout_s = 1\nbody_kib = 1\njson_depth = 4\ntext_kib = 1\n\
                [[channel]]\nname = \"wide\"\nkind = \"generic\"\nsecret = \"{secret}\"\n\
                body_kib = 2\n";
    let relay = Relay::start("", more).await;
    let status = async |request: String| relay.ask(&request, 2).await.expect("an answer").status;
    assert_eq!(status(padded(17, 1)).await, 200);
    assert_eq!(status(padded(18, 1)).await, 431, "header_count");
    assert_eq!(status(padded(1, 7_000)).await, 200);
    // The answer is lost where the system resets the connection with our bytes unread.
    assert!([431, 0].contains(&status(padded(1, 9_000)).await), "header_bytes");

    let mut silent = relay.connect(2).await;
    assert_eq!(answer(&mut silent).await.expect("an end").status, 0, "header_timeout_s");
    let half = "POST /channels/hook HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\nabc";
    assert_eq!(status(half.to_owned()).await, 408, "request_timeout_s");

    let of = |text: usize| {
        let data = json!({ "id": "m", "customer": { "id": "c" }, "text": "x".repeat(text) });
        json!({ "type": "message.created", "data": data }).to_string()
    };
    assert_eq!(status(relay.signed("hook", &of(800))).await, 200);
    assert_eq!(status(relay.signed("hook", &of(1_000))).await, 413, "body_kib");
    assert_eq!(status(relay.signed("wide", &of(1_000))).await, 200, "a channel's own body_kib");
    assert_eq!(status(relay.signed("wide", &of(2_000))).await, 413, "a channel's own body_kib");
    let long = relay.ask(&relay.signed("wide", &of(1_030)), 2).await.expect("an answer");
    assert_eq!((long.status, code(&long).as_str()), (400, "malformed"), "text_kib");
    assert!(long.body.contains("data.text has 1030 bytes, at most 1024"), "{long:?}");
    let deep = json!({ "type": "order.paid", "data": [[[[1]]]] }).to_string();
    let deep = relay.ask(&relay.signed("hook", &deep), 2).await.expect("an answer");
    assert!(deep.status == 400 && deep.body.contains("deeper than 4 levels"), "{deep:?}");
}

#[tokio::test]
async fn what_a_socket_may_do_is_as_configured() {
    let more = "\n[limits]\nframe_kib = 4\nframes_per_s = 1\nframes_burst = 5\nping_s = 1\n\
                pong_timeout_s = 1\nsessions_per_agent = 1\njson_depth = 4\n\
                [pools]\nunproven_s = 1\n[rates]\nmessages_per_s = 1\nmessages_burst = 2\n";
    let relay = Relay::start("", more).await;
    let token = relay.agent("ann");

    let desk = relay.desk(&token, 2).await;
    let bearer = format!("Bearer {token}");
    let second = relay.socket("/v1/agent", &[("authorization", &bearer)], 2).await;
    let mut second = second.expect("upgraded");
    second.send(&super::relay::hello()).await;
    assert_eq!(second.bye().await, "too_many_sessions", "sessions_per_agent");
    // The one that does not answer pings is gone, and makes room.
    let mut deaf = desk;
    tokio::time::sleep(Duration::from_millis(2_500)).await;
    while deaf.next().await.is_some() {}

    let mut desk = relay.desk(&token, 2).await;
    desk.send(&json!({ "type": "active", "pad": "x".repeat(5_000) })).await;
    assert_eq!(desk.bye().await, "", "frame_kib");
    // Whole policies are for those who may read them, and nothing else is that long.
    let lead = relay.of_role("lea", "lead");
    let text = "x".repeat(100_000);
    let ask =
        json!({ "type": "ask", "id": "q-1", "ask": "policy", "policy": "lint", "text": text });
    let mut leads = relay.desk(&lead, 2).await;
    leads.send(&ask).await;
    assert_eq!(leads.until("answer").await["id"], "q-1");
    leads.send(&json!({ "type": "active", "pad": "x".repeat(5_000) })).await;
    assert_eq!(leads.bye().await, "bad_frame", "frame_kib");
    let mut desk = again(&relay, &token).await;
    desk.send(&ask).await;
    assert_eq!(desk.bye().await, "", "frame_kib");
    let mut desk = again(&relay, &token).await;
    desk.send(&json!({ "type": "active", "pad": [[[[[1]]]]] })).await;
    assert_eq!(desk.bye().await, "bad_frame", "json_depth");
    let mut desk = again(&relay, &token).await;
    for _ in 0..12 {
        desk.send(&json!({ "type": "active" })).await;
    }
    assert_eq!(desk.bye().await, "too_fast", "frames_per_s and frames_burst");

    let mut mute = relay.socket("/chat/socket", &[], 3).await.expect("upgraded");
    assert_eq!(mute.bye().await, "hello_missing", "unproven_s");
    let mut chat = relay.chat(3).await;
    for n in 0..3 {
        chat.send(&json!({ "type": "say", "client_id": format!("client-{n}"), "text": "hi" }))
            .await;
    }
    let refused = chat.until("refused").await;
    assert_eq!(refused["error"]["code"], "slow_down", "messages_per_s and messages_burst");
    for _ in 0..12 {
        chat.send(&json!({ "type": "ping" })).await;
    }
    assert_eq!(chat.bye().await, "too_many_frames", "frames_per_s and frames_burst");
    let mut chat = relay.chat(3).await;
    chat.send(&json!({ "type": "typing", "on": true, "pad": "x".repeat(5_000) })).await;
    assert_eq!(chat.bye().await, "", "frame_kib");
}

/// A new session, as soon as the relay has noticed the end of the former one.
async fn again(relay: &Relay, token: &str) -> super::relay::Socket {
    let bearer = format!("Bearer {token}");
    let opened = async {
        loop {
            let socket = relay.socket("/v1/agent", &[("authorization", &bearer)], 1).await;
            let mut socket = socket.expect("upgraded");
            socket.send(&super::relay::hello()).await;
            if let Some(frame) = socket.next().await
                && frame["type"] == "welcome"
            {
                return socket;
            }
        }
    };
    tokio::time::timeout(PATIENCE, opened).await.expect("in time")
}

#[tokio::test]
async fn a_full_pool_refuses_its_own_and_bad_credentials_only_those_who_show_them() {
    let more = "\n[pools]\nagents = 1\nvisitors = 1\n[rates]\nbad_credentials = 2\n";
    let relay = Relay::start("", more).await;
    let (ann, ben) = (relay.agent("ann"), relay.agent("ben"));
    let token = relay.visitor(1).await;
    let _chat = relay.chat(3).await;
    let mut second = relay.socket("/chat/socket", &[], 1).await.expect("upgraded");
    second.send(&json!({ "type": "hello", "token": token })).await;
    assert_eq!(second.bye().await, "busy", "pools.visitors");

    let _desk = relay.desk(&ann, 4).await;
    let bearer = format!("Bearer {ben}");
    let full = relay.socket("/v1/agent", &[("authorization", &bearer)], 5).await.err();
    assert_eq!(full.expect("refused").status, 503, "pools.agents");
    let hook = relay.ask(&relay.message("c", "hello"), 6).await.expect("an answer");
    assert_eq!(hook.status, 200, "webhooks have their own pool");

    let forged = relay.message("c", "hello").replace("hello", "he11o");
    for wanted in [401, 401, 429] {
        assert_eq!(relay.ask(&forged, 7).await.expect("an answer").status, wanted);
    }
    let good = relay.message("c", "hello again");
    let refused = relay.ask(&good, 7).await.expect("an answer");
    assert_eq!(refused.status, 429, "bad_credentials");
    assert!(refused.head.contains("retry-after: "), "{refused:?}");
    assert_eq!(relay.ask(&good, 8).await.expect("an answer").status, 200);
    let guess = format!("Bearer {}x", &ben[..ben.len() - 1]);
    for wanted in [401, 401, 429] {
        let refused = relay.socket("/v1/agent", &[("authorization", &guess)], 9).await.err();
        assert_eq!(refused.expect("refused").status, wanted);
    }
}

#[tokio::test]
async fn names_pages_and_addresses_are_as_configured() {
    let in_relay = "proxy_header = \"forwarded\"\nhosts = [\"relay.internal\"]\n\
                    agent_origins = [\"https://desk.example.org\"]\n";
    let more = "\n[rates]\naddress_per_s = 1\naddress_burst = 3\n";
    let relay = Relay::start(in_relay, more).await;
    let ask = async |head: &str, from: u8| {
        let request = format!("GET /v1/agent HTTP/1.1\r\nconnection: close\r\n{head}\r\n\r\n");
        relay.ask(&request, from).await.expect("an answer").status
    };
    assert_eq!(ask("host: relay.internal", 1).await, 401, "hosts");
    assert_eq!(ask("host: evil.example", 1).await, 421, "hosts");
    assert_eq!(ask("host: localhost\r\norigin: https://desk.example.org", 1).await, 401);
    assert_eq!(ask("host: localhost\r\norigin: https://evil.example", 1).await, 403);
    let of =
        |who: &str| format!("host: localhost\r\nforwarded: for={who}\r\nx-forwarded-for: 1.1.1.1");
    for wanted in [401, 401, 401, 429] {
        assert_eq!(ask(&of("192.0.2.7"), 1).await, wanted, "address_burst");
    }
    assert_eq!(ask(&of("192.0.2.8"), 1).await, 401, "another address has its own");
    // From an address that is no proxy the header is only a claim.
    for (n, wanted) in [401, 401, 401, 429].into_iter().enumerate() {
        assert_eq!(ask(&of(&format!("192.0.2.{}", 20 + n)), 9).await, wanted);
    }
}

#[tokio::test]
async fn the_relay_raises_its_own_limit_on_open_files() {
    let relay = Relay::start("", "\n[pools]\nvisitors = 300\n").await;
    let mut stream = relay.connect(1).await;
    stream.write_all(b"GET /healthz HTTP/1.0\r\n\r\n").await.expect("written");
    let mut text = String::new();
    stream.read_to_string(&mut text).await.expect("a probe needs no Host");
    assert!(text.contains("200 OK"), "{text}");
    assert!(relay.open_files() >= 300 + 500 + 512, "{}", relay.open_files());
}
