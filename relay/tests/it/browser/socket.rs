//! The socket spoken raw: what a hostile or hasty program meets.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use baton_relay::http::web::session::{Keys, VisitorId};
use baton_relay::secret::Secret;

use super::server::Server;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

async fn connect(server: &Server) -> Socket {
    let url = server.url("/chat/socket").replace("http", "ws");
    connect_async(url).await.expect("connected").0
}

async fn tell(socket: &mut Socket, frame: &Value) {
    socket.send(Message::text(frame.to_string())).await.expect("sent");
}

async fn next(socket: &mut Socket) -> Value {
    while let Some(Ok(message)) = socket.next().await {
        if let Message::Text(text) = message {
            return serde_json::from_str(&text).expect("JSON");
        }
    }
    Value::Null
}

async fn until(socket: &mut Socket, kind: &str) -> Value {
    loop {
        let frame = next(socket).await;
        if frame.is_null() || frame["type"] == kind {
            return frame;
        }
    }
}

fn token(visitor: u8) -> String {
    Keys::new(vec![Secret::new([7; 32])])
        .expect("a key")
        .mint(&VisitorId::from_random([visitor; 16]))
}

async fn greeted(server: &Server, cursor: Option<u64>) -> Socket {
    let mut socket = connect(server).await;
    tell(&mut socket, &json!({"type": "hello", "token": token(1), "cursor": cursor})).await;
    assert_eq!(next(&mut socket).await["type"], "welcome");
    socket
}

#[test]
fn a_repeat_is_answered_like_the_first_and_kept_once() {
    let server = Server::start();
    runtime().block_on(async {
        let mut socket = greeted(&server, None).await;
        let say = json!({"type": "say", "client_id": "c-0000001", "text": "once"});
        tell(&mut socket, &say).await;
        let first = until(&mut socket, "acked").await;
        tell(&mut socket, &say).await;
        assert_eq!(until(&mut socket, "acked").await, first);
        drop(socket);
        let mut again = greeted(&server, None).await;
        tell(&mut again, &say).await;
        assert_eq!(until(&mut again, "acked").await, first);
    });
    assert_eq!(server.desk.said(), ["once"]);
}

#[test]
fn a_cursor_brings_what_was_missed_and_nothing_twice() {
    let server = Server::start();
    runtime().block_on(async {
        let mut socket = greeted(&server, None).await;
        let say = json!({"type": "say", "client_id": "c-0000001", "text": "seen"});
        tell(&mut socket, &say).await;
        let cursor = until(&mut socket, "entry").await["cursor"].as_u64();
        drop(socket);
        server.desk.bot("missed", &[]);
        let mut socket = greeted(&server, cursor).await;
        let history = until(&mut socket, "history").await;
        assert_eq!(history["done"], true);
        let texts: Vec<_> = history["entries"]
            .as_array()
            .expect("entries")
            .iter()
            .map(|e| e["text"].clone())
            .collect();
        assert_eq!(texts, ["missed"]);
    });
}

#[test]
fn without_a_good_hello_the_door_stays_shut() {
    let server = Server::start();
    runtime().block_on(async {
        for (frame, code) in [
            (json!({"type": "hello", "token": "vt_nobody_x"}), "unauthorized"),
            (json!({"type": "say", "client_id": "c-0000001", "text": "x"}), "hello_missing"),
            (json!({"type": "hello"}), "invalid_frame"),
            (json!(7), "invalid_frame"),
        ] {
            let mut socket = connect(&server).await;
            tell(&mut socket, &frame).await;
            let bye = next(&mut socket).await;
            assert_eq!(bye["type"], "bye", "{frame}");
            assert_eq!(bye["error"]["code"], code, "{frame}");
            assert_eq!(next(&mut socket).await, Value::Null, "{frame}: still open");
        }
    });
    assert_eq!(server.desk.visitors(), 0);
}

#[test]
fn a_refused_frame_names_itself_and_the_connection_goes_on() {
    let server = Server::start();
    runtime().block_on(async {
        let mut socket = greeted(&server, None).await;
        tell(&mut socket, &json!({"type": "rate", "client_id": "c-0000001", "stars": 9})).await;
        let refused = until(&mut socket, "refused").await;
        assert_eq!(refused["client_id"], "c-0000001");
        let message = refused["error"]["message"].as_str().expect("text");
        assert!(message.starts_with("stars: must be 1 to 5"), "{message}");
        tell(&mut socket, &json!({"type": "ping"})).await;
        assert_eq!(until(&mut socket, "pong").await["type"], "pong");
    });
}

#[test]
fn a_flood_of_messages_is_slowed_and_a_flood_of_frames_is_cut() {
    let server = Server::start();
    runtime().block_on(async {
        let mut socket = greeted(&server, None).await;
        for n in 0..40 {
            let say = json!({"type": "say", "client_id": format!("c-{n:07}"), "text": "flood"});
            tell(&mut socket, &say).await;
        }
        let refused = until(&mut socket, "refused").await;
        assert_eq!(refused["error"]["code"], "slow_down");
        assert!(refused["retry_ms"].as_u64().expect("a pause") > 0);
        for _ in 0..60 {
            // The relay may have hung up by now; that is the point.
            if socket.send(Message::text(r#"{"type":"ping"}"#)).await.is_err() {
                break;
            }
        }
        let bye = until(&mut socket, "bye").await;
        assert_eq!(bye["error"]["code"], "too_many_frames");
    });
    assert!(server.desk.said().len() < 40);
}

#[test]
fn a_frame_beyond_the_limit_ends_the_connection() {
    let server = Server::start();
    runtime().block_on(async {
        let mut socket = greeted(&server, None).await;
        let huge = json!({"type": "say", "client_id": "c-0000001", "text": "x".repeat(70_000)});
        tell(&mut socket, &huge).await;
        assert_eq!(until(&mut socket, "acked").await, Value::Null);
    });
    assert_eq!(server.desk.said(), Vec::<String>::new());
}

#[test]
fn a_reader_who_falls_behind_is_sent_away_with_a_time_to_return() {
    let server = Server::start();
    runtime().block_on(async {
        let mut socket = greeted(&server, None).await;
        until(&mut socket, "history").await;
        // This one thread does not read meanwhile; the desk's queue for it runs over.
        for n in 0..20_000 {
            server.desk.bot(&format!("{n} {}", "x".repeat(2000)), &[]);
            if server.desk.sockets() == 0 {
                break;
            }
        }
        assert_eq!(server.desk.sockets(), 0, "the queue has no end");
        let bye = until(&mut socket, "bye").await;
        assert_eq!(bye["error"]["code"], "behind");
        assert!(bye["retry_ms"].as_u64().is_some());
    });
}

#[test]
fn a_foreign_page_cannot_open_the_socket() {
    let server = Server::start_for(&["https://shop.example"]);
    runtime().block_on(async {
        let url = server.url("/chat/socket").replace("http", "ws");
        for (origin, open) in [
            ("https://evil.example", false),
            ("https://shop.example", true),
            (server.url("").as_str(), true),
        ] {
            let mut request = url.as_str().into_client_request().expect("a request");
            request.headers_mut().insert("origin", origin.parse().expect("an origin"));
            match connect_async(request).await {
                Ok(_) => assert!(open, "{origin} was let in"),
                Err(Error::Http(response)) => {
                    assert!(!open, "{origin} was kept out");
                    assert_eq!(response.status(), 403);
                }
                Err(other) => panic!("{origin}: {other}"),
            }
        }
    });
}

#[test]
fn the_desk_learns_when_a_visitor_leaves() {
    let server = Server::start();
    runtime().block_on(async {
        let mut socket = greeted(&server, None).await;
        until(&mut socket, "history").await;
        assert_eq!(server.desk.sockets(), 1);
        drop(socket);
        tokio::time::timeout(Duration::from_secs(20), async {
            while server.desk.sockets() > 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        })
        .await
        .expect("it was told");
    });
}
