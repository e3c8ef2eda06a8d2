//! The gate over a real server: rates, bad credentials and foreign pages, each for whom it counts.

use std::net::SocketAddr;

use axum::Router;
use axum::routing::{get, post};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket};

use super::*;
use crate::http::front::Front;
use crate::http::serve::{Limits, Server};

fn patience() -> Patience {
    Patience {
        bad: 5,
        window: Duration::from_secs(60),
        first: Duration::from_secs(60),
        longest: Duration::from_secs(3_600),
        entries: 100,
    }
}

/// A credential is good if it says so.
async fn signed(guard: Guard, headers: HeaderMap) -> Result<&'static str, ApiError> {
    let name = headers["name"].to_str().expect("text").to_owned();
    check(&guard, Credential::Signer(&name), &headers)
}

async fn agent(guard: Guard, headers: HeaderMap) -> Result<&'static str, ApiError> {
    let id = headers["name"].to_str().expect("text").to_owned();
    check(&guard, Credential::Token(Some(&id)), &headers)
}

fn check(
    guard: &Guard,
    credential: Credential<'_>,
    headers: &HeaderMap,
) -> Result<&'static str, ApiError> {
    guard.may_try(credential)?;
    if headers["is"] == "good" {
        guard.succeeded(credential)?;
        return Ok("welcome");
    }
    guard.failed(credential);
    Err(ApiError::unauthorized())
}

async fn start(per_s: u32, burst: u32) -> SocketAddr {
    let n = |n| std::num::NonZeroU32::new(n).expect("not zero");
    let pace = Pace {
        address_per_s: n(per_s),
        address_burst: n(burst),
        channel_per_s: n(1_000),
        addresses: 100,
    };
    let router = Router::new()
        .route("/channels/{name}", post(signed))
        .route("/v1/agent", get(agent))
        .route("/", get(|| async { "hello" }));
    let gate = Gate::new(Hosts::default(), pace, patience());
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("bound");
    let front = Front::from(router).behind(gate);
    let server = Server::new(vec![listener], front, Limits::default());
    tokio::spawn(server.run(std::future::pending()));
    address
}

/// The whole answer to one request from this loopback address.
async fn ask(to: SocketAddr, from: u8, request: &str, name: &str, is: &str) -> String {
    let socket = TcpSocket::new_v4().expect("socket");
    socket.bind(SocketAddr::from(([127, 0, 0, from], 0))).expect("bound");
    let mut stream = socket.connect(to).await.expect("connected");
    let request = format!(
        "{request} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nname: {name}\r\nis: {is}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.expect("written");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer");
    answer
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).expect("a status")
}

#[tokio::test]
async fn an_address_that_comes_too_often_is_told_when_to_come_back_and_another_is_served() {
    let to = start(1, 3).await;
    for _ in 0..3 {
        assert_eq!(status(&ask(to, 2, "GET /", "", "").await), "200");
    }
    let refused = ask(to, 2, "GET /", "", "").await;
    assert_eq!(status(&refused), "429");
    assert!(
        refused.contains("retry-after: 1") && refused.contains("connection: close"),
        "{refused}"
    );
    assert_eq!(status(&ask(to, 3, "GET /", "", "").await), "200");
}

#[tokio::test]
async fn a_proved_sender_is_not_held_to_a_strangers_rate() {
    let to = start(1, 3).await;
    for _ in 0..20 {
        assert_eq!(status(&ask(to, 2, "POST /channels/a", "channels/a", "good").await), "200");
    }
    assert_eq!(status(&ask(to, 2, "POST /channels/a", "channels/a", "bad").await), "401");
    let answers = [
        ask(to, 2, "POST /channels/a", "channels/a", "good").await,
        ask(to, 2, "POST /channels/b", "channels/b", "good").await,
        ask(to, 2, "GET /", "", "").await,
    ];
    let refused = answers.iter().filter(|answer| status(answer) == "429").count();
    assert!(refused >= 1, "after a forgery it is a stranger's: {answers:?}");
}

#[tokio::test]
async fn five_bad_signatures_shut_out_that_channel_from_that_address_and_nothing_else() {
    let to = start(1_000, 1_000).await;
    for _ in 0..5 {
        assert_eq!(status(&ask(to, 2, "POST /channels/a", "channels/a", "bad").await), "401");
    }
    let bad = ask(to, 2, "POST /channels/a", "channels/a", "bad").await;
    let good = ask(to, 2, "POST /channels/a", "channels/a", "good").await;
    assert_eq!(status(&bad), "429");
    let body = |answer: &str| answer.split("\r\n\r\n").nth(1).expect("a body").to_owned();
    assert_eq!(body(&bad), body(&good), "the answer says nothing of the credential");
    let after = bad.split("retry-after: ").nth(1).and_then(|rest| rest.split('\r').next());
    let after: u64 = after.expect("there").parse().expect("a number");
    assert!((1..=60).contains(&after), "{after}");
    assert_eq!(status(&ask(to, 2, "POST /channels/b", "channels/b", "good").await), "200");
    assert_eq!(status(&ask(to, 3, "POST /channels/a", "channels/a", "good").await), "200");
    assert_eq!(status(&ask(to, 2, "GET /v1/agent", "t1", "good").await), "200");
}

#[tokio::test]
async fn a_guessed_token_is_shut_out_everywhere_and_a_guessing_address_for_all_tokens() {
    let to = start(1_000, 1_000).await;
    for _ in 0..5 {
        assert_eq!(status(&ask(to, 2, "GET /v1/agent", "victim", "bad").await), "401");
    }
    assert_eq!(status(&ask(to, 3, "GET /v1/agent", "victim", "bad").await), "429");
    assert_eq!(status(&ask(to, 2, "GET /v1/agent", "colleague", "good").await), "200");
    for n in 0..4 {
        assert_eq!(status(&ask(to, 2, "GET /v1/agent", &format!("g{n}"), "bad").await), "401");
    }
    assert_eq!(status(&ask(to, 2, "GET /v1/agent", "colleague", "good").await), "429");
    assert_eq!(status(&ask(to, 3, "GET /v1/agent", "colleague", "good").await), "200");
}

#[tokio::test]
async fn a_foreign_name_and_a_foreign_page_are_refused_before_any_handler() {
    let to = start(1_000, 1_000).await;
    for (head, wanted) in [
        ("host: evil.example", "421"),
        ("host: localhost\r\norigin: https://evil.example", "403"),
        ("host: localhost\r\nhost: evil.example", "400"),
        ("host: localhost", "200"),
    ] {
        let mut stream = tokio::net::TcpStream::connect(to).await.expect("connected");
        let request = format!(
            "GET /v1/agent HTTP/1.1\r\n{head}\r\nconnection: close\r\nname: t\r\nis: good\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await.expect("written");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.expect("an answer");
        assert_eq!(status(&answer), wanted, "{head}");
    }
}
