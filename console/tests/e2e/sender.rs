//! The generic channel's other side in Rust, for traffic that outlives the relay: a sender that
//! repeats a message until it is acknowledged, and a receiver of callbacks.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::relay::{Answer, LOOK, PATIENCE, Relay, http, pause};

/// A signing sender.
#[derive(Debug, Clone)]
pub(crate) struct Sender {
    address: SocketAddr,
    key: Vec<u8>,
}

impl Sender {
    pub(crate) fn to(relay: &Relay) -> Self {
        Self::signing(relay.address, &relay.secret)
    }

    /// One that signs with this secret.
    pub(crate) fn signing(address: SocketAddr, secret: &str) -> Self {
        let encoded = secret.strip_prefix("whsec_").expect("a secret");
        Self { address, key: STANDARD.decode(encoded).expect("base64") }
    }

    /// The signature header's value.
    pub(crate) fn signature(&self, id: &str, at: i64, body: &str) -> String {
        self.sign(id, at, body)
    }

    fn sign(&self, id: &str, at: i64, body: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("any length");
        mac.update(format!("{id}.{at}.{body}").as_bytes());
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    }

    fn signed(&self, body: &str) -> [(&'static str, String); 4] {
        let at = jiff::Timestamp::now().as_second();
        [
            ("content-type", "application/json".to_owned()),
            ("webhook-id", "delivery".to_owned()),
            ("webhook-timestamp", at.to_string()),
            ("webhook-signature", self.sign("delivery", at, body)),
        ]
    }

    /// A message as a whole request, for a connection that is kept.
    pub(crate) fn request(&self, customer: &str, id: &str, text: &str) -> Vec<u8> {
        let body = envelope(customer, id, text);
        let mut request = format!("POST /channels/hook HTTP/1.1\r\nhost: {}\r\n", self.address);
        for (name, value) in self.signed(&body) {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str(&format!("content-length: {}\r\n\r\n{body}", body.len()));
        request.into_bytes()
    }

    /// Signs and posts any body once.
    pub(crate) fn post(&self, body: &str) -> std::io::Result<Answer> {
        let signed = self.signed(body);
        let headers = signed.each_ref().map(|(name, value)| (*name, value.as_str()));
        http(self.address, "POST", "/channels/hook", &headers, body.as_bytes())
    }

    /// One message, once.
    pub(crate) fn message(&self, customer: &str, id: &str, text: &str) -> std::io::Result<Answer> {
        self.post(&envelope(customer, id, text))
    }

    /// One message of a relay that runs.
    pub(crate) fn says(&self, customer: &str, id: &str, text: &str) {
        let answer = self.message(customer, id, text).expect("the relay runs");
        assert_eq!(answer.status, 200, "{answer:?}");
    }

    /// The same message until it is acknowledged, whatever becomes of the relay. How often.
    pub(crate) fn insists(&self, customer: &str, id: &str, text: &str) -> u32 {
        let end = Instant::now() + PATIENCE;
        for attempt in 1.. {
            match self.message(customer, id, text) {
                Ok(answer) if answer.status == 200 => return attempt,
                Ok(answer) => assert!(answer.status >= 500 || answer.status == 429, "{answer:?}"),
                Err(_) => {}
            }
            assert!(Instant::now() < end, "{id} of {customer} is never acknowledged");
            pause(LOOK);
        }
        unreachable!("it returns or fails")
    }
}

fn envelope(customer: &str, id: &str, text: &str) -> String {
    let data = json!({"id": id, "customer": {"id": customer, "language": "en"}, "text": text});
    json!({"type": "message.created", "data": data}).to_string()
}

/// A callback as it came.
#[derive(Debug, Clone)]
pub(crate) struct Callback {
    /// The header's id.
    pub(crate) id: String,
    /// The header's signatures.
    pub(crate) signature: String,
    /// The header's seconds.
    pub(crate) at: i64,
    /// What was signed.
    pub(crate) raw: String,
    pub(crate) body: Value,
}

impl Callback {
    pub(crate) fn data(&self, member: &str) -> &str {
        self.body["data"][member].as_str().unwrap_or_default()
    }

    pub(crate) fn customer(&self) -> &str {
        self.body["data"]["customer"]["id"].as_str().unwrap_or_default()
    }

    pub(crate) fn author(&self) -> &str {
        self.body["data"]["author"]["kind"].as_str().unwrap_or_default()
    }

    pub(crate) fn is_message(&self) -> bool {
        self.body["type"] == "message.created"
    }
}

/// Takes every callback and keeps it, in order of arrival.
#[derive(Debug, Clone)]
pub(crate) struct Receiver {
    pub(crate) url: String,
    /// What it answers.
    answer: &'static str,
    kept: Arc<Mutex<Vec<Callback>>>,
}

impl Receiver {
    pub(crate) fn start() -> Self {
        Self::answering("{}")
    }

    pub(crate) fn answering(answer: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/callback", listener.local_addr().expect("an address"));
        let receiver = Self { url, answer, kept: Arc::default() };
        let all = receiver.clone();
        // It ends with the test's process.
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let all = all.clone();
                std::thread::spawn(move || all.serve(stream));
            }
        });
        receiver
    }

    pub(crate) fn kept(&self) -> MutexGuard<'_, Vec<Callback>> {
        self.kept.lock().expect("no thread panicked while holding it")
    }

    /// Until the other side closes, or was killed in the middle.
    fn serve(&self, mut stream: TcpStream) {
        let Ok(reading) = stream.try_clone() else { return };
        let mut reader = BufReader::new(reading);
        while let Some(callback) = read(&mut reader) {
            self.kept().push(callback);
            let (length, body) = (self.answer.len(), self.answer);
            let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}");
            if stream.write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
    }
}

/// A whole request; `None` for a part of one.
fn read(reader: &mut BufReader<TcpStream>) -> Option<Callback> {
    let (mut id, mut signature, mut at, mut length) = (String::new(), String::new(), 0, 0);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|&read| read > 0)?;
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        match line.split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("webhook-id") => {
                value.clone_into(&mut id);
            }
            Some((name, value)) if name.eq_ignore_ascii_case("webhook-signature") => {
                value.clone_into(&mut signature);
            }
            Some((name, value)) if name.eq_ignore_ascii_case("webhook-timestamp") => {
                at = value.parse().ok()?;
            }
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.parse().ok()?;
            }
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let raw = String::from_utf8(body).ok()?;
    let body = serde_json::from_str(&raw).ok()?;
    Some(Callback { id, signature, at, raw, body })
}
