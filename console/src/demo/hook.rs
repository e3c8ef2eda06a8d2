//! The generic channel from the sender's side: signed webhooks in, callbacks to a small listener on
//! this machine, sorted by customer. Plays a shop's own system; knows no story.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::sign::{Fit, Key};
use super::story::{Persona, Story};

/// Longest head and body of a callback, in bytes.
const HEAD_MAX: usize = 16 * 1024;
const BODY_MAX: usize = 256 * 1024;
/// For one callback, from its first byte to the answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Callbacks that may wait for their customer.
const WAITING_MAX: usize = 64;

/// A callback, as far as a customer cares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Called {
    /// Somebody said something; by whom, with which buttons.
    Message { by: By, choices: Vec<String> },
    /// Who has the conversation now.
    Control(Holder),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum By {
    Bot,
    Agent,
    System,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Holder {
    Bot,
    Queue,
    Agent,
    Nobody,
}

type Doors = Arc<Mutex<HashMap<String, mpsc::Sender<Called>>>>;

/// The shop's side of the channel.
#[derive(Debug, Clone)]
pub(super) struct Hub {
    client: reqwest::Client,
    url: String,
    key: Key,
    doors: Doors,
}

impl Hub {
    /// Speaks to the channel at `url` and listens for its callbacks.
    pub(super) fn open(
        client: reqwest::Client,
        url: String,
        key: Key,
        listener: TcpListener,
    ) -> Self {
        let doors = Doors::default();
        let hub = Self { client, url, key: key.clone(), doors: Arc::clone(&doors) };
        tokio::spawn(listen(listener, key, doors));
        hub
    }

    /// A customer's own line; dropping it closes it.
    pub(super) fn customer(&self, persona: Persona, story: &'static Story) -> Guest {
        let (door, called) = mpsc::channel(WAITING_MAX);
        lock(&self.doors).insert(persona.id.clone(), door);
        Guest { hub: self.clone(), persona, story, called, sent: 0 }
    }

    /// Signs and posts one event. A failure is the demo's end coming, nothing to tell anybody.
    async fn post(&self, id: &str, body: String) {
        let at = Timestamp::now().as_second().to_string();
        let signature = self.key.sign(id, &at, body.as_bytes());
        let sent = self
            .client
            .post(&self.url)
            .header("content-type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", at)
            .header("webhook-signature", signature)
            .timeout(PATIENCE)
            .body(body)
            .send();
        let _ = sent.await;
    }
}

/// One customer of the shop's own system.
#[derive(Debug)]
pub(super) struct Guest {
    hub: Hub,
    persona: Persona,
    story: &'static Story,
    called: mpsc::Receiver<Called>,
    sent: usize,
}

impl Guest {
    /// What comes next; `None` once nothing will.
    pub(super) async fn next(&mut self) -> Option<Called> {
        self.called.recv().await
    }

    /// Says something, or presses a button whose title is `text`.
    pub(super) async fn say(&mut self, text: &str, choice: Option<&str>) {
        self.sent += 1;
        let who = &self.persona;
        let attributes: HashMap<&str, &str> = self.story.attributes.iter().copied().collect();
        let choice = choice.map(|id| json!({ "id": id }));
        let body = json!({
            "type": "message.created", "timestamp": Timestamp::now().to_string(),
            "data": {
                "id": format!("{}-{}", who.id, self.sent),
                "customer": {
                    "id": who.id, "name": who.name, "email": who.email, "verified": true,
                    "language": self.story.language.tag(), "attributes": attributes,
                },
                "text": text, "choice": choice,
            },
        });
        let id = format!("d-{}-{}", who.id, self.sent);
        self.hub.post(&id, body.to_string()).await;
    }

    /// Shows that one is typing.
    pub(super) async fn typing(&mut self) {
        self.sent += 1;
        let body = json!({
            "type": "typing", "timestamp": Timestamp::now().to_string(),
            "data": { "customer": { "id": self.persona.id } },
        });
        let id = format!("d-{}-{}", self.persona.id, self.sent);
        self.hub.post(&id, body.to_string()).await;
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        lock(&self.hub.doors).remove(&self.persona.id);
    }
}

fn lock(doors: &Doors) -> std::sync::MutexGuard<'_, HashMap<String, mpsc::Sender<Called>>> {
    doors.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn listen(listener: TcpListener, key: Key, doors: Doors) {
    let key = Arc::new(key);
    while let Ok((stream, _)) = listener.accept().await {
        let (key, doors) = (Arc::clone(&key), Arc::clone(&doors));
        tokio::spawn(async move {
            let _ = timeout(PATIENCE, answer(stream, &key, &doors)).await;
        });
    }
}

/// One request per connection: read, judged, answered, closed.
async fn answer(mut stream: TcpStream, key: &Key, doors: &Doors) -> std::io::Result<()> {
    let status = match read(&mut stream).await? {
        Some(request) => receive(&request, key, doors),
        None => "400 Bad Request",
    };
    let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    stream.write_all(answer.as_bytes()).await?;
    stream.shutdown().await
}

/// A request as far as it matters.
#[derive(Debug, PartialEq, Eq)]
struct Request {
    headers: HashMap<String, String>,
    body: Vec<u8>,
}

async fn read(stream: &mut (impl AsyncReadExt + Unpin)) -> std::io::Result<Option<Request>> {
    let mut bytes = Vec::new();
    let split = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at;
        }
        if bytes.len() > HEAD_MAX || stream.read_buf(&mut bytes).await? == 0 {
            return Ok(None);
        }
    };
    let headers = headers(&bytes[..split]);
    let length: usize = match headers.get("content-length").map(|text| text.parse()) {
        Some(Ok(length)) if length <= BODY_MAX => length,
        _ => return Ok(None),
    };
    let mut body = bytes.split_off(split + 4);
    while body.len() < length {
        if stream.read_buf(&mut body).await? == 0 {
            return Ok(None);
        }
    }
    body.truncate(length);
    Ok(Some(Request { headers, body }))
}

fn headers(head: &[u8]) -> HashMap<String, String> {
    let head = String::from_utf8_lossy(head);
    let lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    lines.map(|(name, value)| (name.trim().to_lowercase(), value.trim().to_owned())).collect()
}

/// Judges a callback and hands it on.
fn receive(request: &Request, key: &Key, doors: &Doors) -> &'static str {
    let header = |name: &str| request.headers.get(name).map(String::as_str).unwrap_or_default();
    let signature = header("webhook-signature");
    let (id, at) = (header("webhook-id"), header("webhook-timestamp"));
    if key.fits(id, at, &request.body, signature) != Fit::Good {
        return "401 Unauthorized";
    }
    if let Some((customer, called)) = parse(&request.body) {
        let door = lock(doors).get(&customer).cloned();
        // Whoever is gone, or far behind, misses it, as in life.
        let _ = door.map(|door| door.try_send(called));
    }
    "200 OK"
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(rename = "type")]
    kind: String,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    customer: Customer,
    author: Option<Author>,
    #[serde(default)]
    choices: Vec<Button>,
    control: Option<Holder>,
}

#[derive(Deserialize)]
struct Customer {
    id: String,
}

#[derive(Deserialize)]
struct Author {
    kind: By,
}

#[derive(Deserialize)]
struct Button {
    id: String,
}

/// For whom, and what; `None` for what no customer acts on.
fn parse(body: &[u8]) -> Option<(String, Called)> {
    let Envelope { kind, data } = serde_json::from_slice(body).ok()?;
    let called = match kind.as_str() {
        "message.created" => Called::Message {
            by: data.author?.kind,
            choices: data.choices.into_iter().map(|button| button.id).collect(),
        },
        "conversation.updated" => Called::Control(data.control?),
        _ => return None,
    };
    Some((data.customer.id, called))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = r#"{"type":"message.created","timestamp":"2026-11-21T09:00:00Z","data":{"id":"m-1","customer":{"id":"demo-3"},"author":{"kind":"bot","name":"faq"},"text":"Which order?","choices":[{"id":"x","title":"X"}],"attachments":[]}}"#;

    fn key() -> Key {
        Key::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").expect("a good key")
    }

    fn request(signature: &str) -> Request {
        let headers = [
            ("webhook-id", "d-1"),
            ("webhook-timestamp", "1700000000"),
            ("webhook-signature", signature),
        ];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Request { headers: HashMap::from(headers), body: BODY.as_bytes().to_vec() }
    }

    #[test]
    fn a_signed_callback_reaches_its_customer_and_a_forged_one_nobody() {
        let doors = Doors::default();
        let (door, mut called) = mpsc::channel(4);
        lock(&doors).insert("demo-3".to_owned(), door);
        let good = key().sign("d-1", "1700000000", BODY.as_bytes());
        assert_eq!(receive(&request("v1,AAAA"), &key(), &doors), "401 Unauthorized");
        assert!(called.try_recv().is_err());
        assert_eq!(receive(&request(&good), &key(), &doors), "200 OK");
        let said = Called::Message { by: By::Bot, choices: vec!["x".to_owned()] };
        assert_eq!(called.try_recv(), Ok(said));
    }

    #[test]
    fn control_is_told_and_typing_is_not() {
        let updated = br#"{"type":"conversation.updated","data":{"conversation":"c","customer":{"id":"a"},"control":"queue","queue":"billing","agent":null,"epoch":3,"ticket":1,"position":1,"expected_wait_s":null}}"#;
        assert_eq!(parse(updated), Some(("a".to_owned(), Called::Control(Holder::Queue))));
        let typing = br#"{"type":"typing","data":{"customer":{"id":"a"},"author":{"kind":"agent","name":"cleo"}}}"#;
        assert_eq!(parse(typing), None);
        assert_eq!(parse(b"{}"), None);
    }

    #[tokio::test]
    async fn a_request_is_read_whole_in_pieces_too_and_a_boundless_one_refused() {
        let whole = b"POST / HTTP/1.1\r\nContent-Length: 5\r\nWebhook-Id: a\r\n\r\nhello".to_vec();
        let (mut ours, mut theirs) = tokio::io::duplex(7);
        let writing = tokio::spawn(async move { theirs.write_all(&whole).await });
        let request = read(&mut ours).await.expect("read").expect("a request");
        writing.await.expect("joined").expect("written");
        assert_eq!(
            (request.body.as_slice(), &*request.headers["webhook-id"]),
            (&b"hello"[..], "a")
        );
        let mut endless: &[u8] = b"POST / HTTP/1.1\r\ncontent-length: 99999999\r\n\r\n";
        assert_eq!(read(&mut endless).await.expect("read"), None);
    }
}
