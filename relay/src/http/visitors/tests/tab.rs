//! A browser's tab as far as the relay can tell: a token, a socket, and what was heard.

use std::net::SocketAddr;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::http_client::client;

/// A new visitor's token.
pub(super) async fn token(at: SocketAddr) -> String {
    let answer = client().post(format!("http://{at}/chat/session")).send().await.expect("a token");
    let answer: Value = answer.json().await.expect("JSON");
    answer["token"].as_str().expect("a token").to_owned()
}

pub(super) struct Tab {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// Every frame, as text.
    pub(super) heard: Vec<Value>,
    pub(super) welcome: Value,
    pub(super) history: Vec<Value>,
    /// The last cursor handled.
    pub(super) cursor: Value,
}

impl Tab {
    pub(super) async fn open(at: SocketAddr, token: &str) -> Self {
        Self::resume(at, token, &Value::Null).await
    }

    pub(super) async fn resume(at: SocketAddr, token: &str, cursor: &Value) -> Self {
        let (socket, _) = connect_async(format!("ws://{at}/chat/socket")).await.expect("a socket");
        let mut tab = Self {
            socket,
            heard: vec![],
            welcome: Value::Null,
            history: vec![],
            cursor: Value::Null,
        };
        tab.send(json!({
            "type": "hello", "token": token, "cursor": cursor, "languages": ["fr", "de-AT"],
            "page": "https://shop.example/cart", "time_zone": "Europe/Vienna", "name": "Ann",
        }))
        .await;
        tab.welcome = tab.until(|frame| frame["type"] == "welcome").await;
        loop {
            let frame = tab.until(|frame| frame["type"] == "history").await;
            tab.history.extend(frame["entries"].as_array().expect("entries").clone());
            if frame["done"] == true {
                tab.cursor = tab.welcome["cursor"].clone();
                return tab;
            }
        }
    }

    pub(super) async fn send(&mut self, frame: Value) {
        self.socket.send(Message::text(frame.to_string())).await.expect("sent");
    }

    pub(super) async fn say(&mut self, id: &str, text: &str) -> Value {
        self.send(json!({"type": "say", "client_id": id, "text": text})).await;
        self.answer(id).await
    }

    /// What became of an act.
    pub(super) async fn answer(&mut self, id: &str) -> Value {
        self.until(|frame| {
            frame["client_id"] == id && (frame["type"] == "acked" || frame["type"] == "refused")
        })
        .await
    }

    /// The next frame that is as wanted; the others are kept.
    pub(super) async fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = tokio::time::timeout(Duration::from_secs(10), self.socket.next()).await;
            let message = message.unwrap_or_else(|_| panic!("not heard in {:#?}", self.heard));
            let Message::Text(text) = message.expect("open").expect("whole") else { continue };
            let frame: Value = serde_json::from_str(&text).expect("JSON");
            self.heard.push(frame.clone());
            if frame["cursor"].is_u64() && frame["type"] != "welcome" {
                self.cursor = frame["cursor"].clone();
            }
            if wanted(&frame) {
                return frame;
            }
        }
    }

    /// The entry of a text.
    pub(super) async fn entry(&mut self, text: &str) -> Value {
        self.known(|frame| frame["type"] == "entry" && frame["entry"]["text"] == text).await["entry"]
            .clone()
    }

    /// How things stand, once they stand like this.
    pub(super) async fn state(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        self.until(|frame| frame["type"] == "state" && wanted(&frame["state"])).await["state"]
            .clone()
    }

    /// A frame that was heard before or comes now.
    pub(super) async fn known(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        match self.heard.iter().find(|frame| wanted(frame)) {
            Some(frame) => frame.clone(),
            None => self.until(wanted).await,
        }
    }

    /// Everything heard until the relay has answered a ping: nothing else was on its way.
    pub(super) async fn quiet(&mut self) {
        self.send(json!({"type": "ping"})).await;
        self.until(|frame| frame["type"] == "pong").await;
    }

    /// What came after the first so many frames, in order.
    pub(super) fn kinds_since(&self, before: usize) -> Vec<&str> {
        self.heard[before..].iter().map(|frame| frame["type"].as_str().expect("a type")).collect()
    }

    pub(super) fn texts(&self) -> Vec<String> {
        let entries = self.heard.iter().filter(|frame| frame["type"] == "entry");
        entries.map(|frame| frame["entry"]["text"].as_str().expect("text").to_owned()).collect()
    }

    pub(super) async fn close(mut self) -> Value {
        self.socket.close(None).await.expect("closed");
        self.cursor
    }
}

pub(super) fn texts(entries: &[Value]) -> Vec<&str> {
    entries.iter().map(|entry| entry["text"].as_str().expect("text")).collect()
}
