//! Who reads: agents' sockets, each with the conversations of its own.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use futures_util::{SinkExt, StreamExt};
use hdrhistogram::Histogram;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

use super::figures::histogram;
use super::senders::Moments;

/// The last frame of a run comes by then, or it is lost.
const ARRIVES_WITHIN: Duration = Duration::from_secs(10);

type Socket = WebSocketStream<TcpStream>;

/// What all agents have seen since the last [`Seen::begin`].
#[derive(Debug)]
pub struct Seen {
    moments: Arc<Moments>,
    messages: AtomicU64,
    times: Mutex<Histogram<u64>>,
}

impl Seen {
    pub fn new(moments: Arc<Moments>) -> Arc<Self> {
        Arc::new(Self { moments, messages: AtomicU64::new(0), times: Mutex::new(histogram()) })
    }

    pub fn begin(&self) {
        self.messages.store(0, Ordering::Relaxed);
        self.times.lock().unwrap().clear();
    }

    /// Waits until every message has reached its agent; how long each took.
    pub async fn whole(&self, messages: u64) -> Histogram<u64> {
        let begun = Instant::now();
        while self.messages.load(Ordering::Relaxed) < messages {
            let seen = self.messages.load(Ordering::Relaxed);
            assert!(begun.elapsed() < ARRIVES_WITHIN, "{seen} of {messages} reached an agent");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        self.times.lock().unwrap().clone()
    }

    /// A frame with a message of the bench: its row comes before it and does not count.
    fn frame(&self, text: &str) {
        let head = &text[..text.len().min(80)];
        if !head.contains("\"kind\":\"message\"") {
            return;
        }
        let Some((_, rest)) = text.split_once("\"n=") else { return };
        let Some((number, _)) = rest.split_once(';') else { return };
        let took = self.moments.since(number.parse().unwrap());
        self.times.lock().unwrap().saturating_record(took);
        self.messages.fetch_add(1, Ordering::Relaxed);
    }
}

/// An agent's open session.
pub struct Agent(Socket);

impl Agent {
    /// Connects and says hello; `rows` asks for the agent's own tickets.
    pub async fn connect(address: SocketAddr, token: &str) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        let mut request = format!("ws://{address}/v1/agent").into_client_request().unwrap();
        let bearer = format!("Bearer {token}").parse().unwrap();
        request.headers_mut().insert("authorization", bearer);
        let config = WebSocketConfig::default().read_buffer_size(8 * 1024);
        let opened = tokio_tungstenite::client_async_with_config(request, stream, Some(config));
        let (socket, _) = opened.await.unwrap();
        let mut agent = Self(socket);
        agent
            .send(json!({
                "type": "hello", "protocol": baton_shared::wire::PROTOCOL, "client": "bench",
                "surface": "console",
                "subscription": {"filter": {"mine": true}, "limit": 200},
            }))
            .await;
        agent.until("type", "welcome").await;
        agent
    }

    async fn send(&mut self, frame: Value) {
        self.0.send(Message::text(frame.to_string())).await.unwrap();
    }

    /// The next frame whose `key` is `value`.
    async fn until(&mut self, key: &str, value: &str) -> Value {
        loop {
            let Message::Text(text) = self.0.next().await.unwrap().unwrap() else { continue };
            let frame: Value = serde_json::from_str(&text).unwrap();
            assert_ne!(frame["type"], "refused", "{frame}");
            if frame[key] == value {
                return frame;
            }
        }
    }

    /// Takes a ticket.
    pub async fn take(&mut self, ticket: u64) {
        let (ask, take) = (format!("ask-{ticket}"), format!("take-{ticket}"));
        self.send(json!({"type": "ask", "id": ask, "ask": "ticket", "number": ticket})).await;
        let answer = self.until("id", &ask).await;
        let epoch = &answer["ticket"]["epoch"];
        assert!(epoch.is_number(), "{answer}");
        let act = json!({"do": "take"});
        self.send(
            json!({"type": "command", "id": take, "ticket": ticket, "epoch": epoch, "act": act}),
        )
        .await;
        self.until("id", &take).await;
    }

    /// Reads for as long as the socket lives.
    pub fn read(self, seen: Arc<Seen>) -> JoinHandle<()> {
        let mut socket = self.0;
        tokio::spawn(async move {
            while let Some(Ok(message)) = socket.next().await {
                if let Message::Text(text) = message {
                    seen.frame(&text);
                }
            }
        })
    }
}
