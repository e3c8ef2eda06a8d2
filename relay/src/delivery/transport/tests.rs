//! Against real servers on loopback, checked by the reference crate.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use tokio::net::TcpListener;

use super::*;
use crate::http::serve::{Limits, Server};

type Seen = Arc<Mutex<Vec<(HeaderMap, Bytes)>>>;

async fn receive(State(seen): State<Seen>, headers: HeaderMap, body: Bytes) -> StatusCode {
    seen.lock().expect("no panic").push((headers, body));
    StatusCode::ACCEPTED
}

async fn endless() -> Response {
    let chunk = || Ok::<_, std::io::Error>(Bytes::from_static(&[b'x'; 8192]));
    Body::from_stream(futures_util::stream::repeat_with(chunk)).into_response()
}

async fn receiver() -> (SocketAddr, Seen) {
    let seen = Seen::default();
    let router = Router::new()
        .route("/ok", post(receive))
        .route("/endless", post(endless))
        .route("/busy", post(|| async { (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "17")]) }))
        .route("/moved", post(|| async { Redirect::temporary("/ok") }))
        .route("/silent", post(std::future::pending::<()>))
        .with_state(Arc::clone(&seen));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("bound");
    let server = Server::new(vec![listener], router, Limits::default());
    tokio::spawn(server.run(std::future::pending()));
    (address, seen)
}

fn request(address: SocketAddr, path: &str, keys: Vec<Key>) -> Request {
    Request {
        url: format!("http://{address}{path}").parse().expect("a url"),
        trust: Trust::Config,
        id: "send-1".into(),
        at: Timestamp::now(),
        body: Bytes::from_static(b"{\"type\":\"message.created\"}"),
        keys,
    }
}

fn key() -> Key {
    Key::generate().expect("random")
}

fn http() -> Http {
    Http::new(http_client::client())
}

#[tokio::test]
async fn what_arrives_is_signed_so_that_the_reference_crate_accepts_it_under_either_key() {
    let (address, seen) = receiver().await;
    let (new, old) = (key(), key());
    let transport: Box<dyn Transport> = Box::new(http());
    let request = request(address, "/ok", vec![new.clone(), old.clone()]);
    let outcome = transport.send(&request).await;
    assert_eq!(outcome, Outcome::Answered { status: 202, retry_after: None });
    let again = Request { at: Timestamp::now(), ..request };
    transport.send(&again).await;
    let seen = seen.lock().expect("no panic");
    assert_eq!(seen.len(), 2);
    for (headers, body) in seen.iter() {
        assert_eq!(headers["webhook-id"], "send-1", "every attempt has the same id");
        for key in [&new, &old] {
            let theirs = standardwebhooks::Webhook::new(&key.reveal()).expect("their key");
            theirs.verify(body, headers).expect("they accept ours");
        }
    }
}

#[tokio::test]
async fn patience_is_passed_on_a_redirect_is_not_followed_and_an_endless_body_is_dropped() {
    let (address, seen) = receiver().await;
    let outcome = |path| async move { http().send(&request(address, path, vec![key()])).await };
    let retry_after = Some(Duration::from_secs(17));
    assert_eq!(outcome("/busy").await, Outcome::Answered { status: 429, retry_after });
    assert_eq!(outcome("/moved").await, Outcome::Answered { status: 307, retry_after: None });
    assert!(seen.lock().expect("no panic").is_empty());
    assert_eq!(outcome("/endless").await, Outcome::Answered { status: 200, retry_after: None });
}

#[tokio::test]
async fn silence_and_a_closed_port_are_no_answer() {
    let (address, _) = receiver().await;
    let hasty = http().within(Duration::from_millis(60));
    let outcome = hasty.send(&request(address, "/silent", vec![key()])).await;
    assert_eq!(outcome, Outcome::NoAnswer(NoAnswer::TimedOut));
    let closed = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = closed.local_addr().expect("bound");
    drop(closed);
    let outcome = http().send(&request(address, "/ok", vec![key()])).await;
    assert_eq!(outcome, Outcome::NoAnswer(NoAnswer::CannotConnect));
}
