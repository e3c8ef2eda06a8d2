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
        let encoded = relay.secret.strip_prefix("whsec_").expect("a secret");
        Self { address: relay.address, key: STANDARD.decode(encoded).expect("base64") }
    }

    fn sign(&self, id: &str, at: i64, body: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("any length");
        mac.update(format!("{id}.{at}.{body}").as_bytes());
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    }

    /// Signs and posts any body once.
    pub(crate) fn post(&self, body: &str) -> std::io::Result<Answer> {
        let at = jiff::Timestamp::now().as_second();
        let (stamp, signature) = (at.to_string(), self.sign("delivery", at, body));
        let headers = [
            ("content-type", "application/json"),
            ("webhook-id", "delivery"),
            ("webhook-timestamp", &stamp),
            ("webhook-signature", &signature),
        ];
        http(self.address, "POST", "/channels/hook", &headers, body.as_bytes())
    }

    /// One message, once.
    pub(crate) fn message(&self, customer: &str, id: &str, text: &str) -> std::io::Result<Answer> {
        let data = json!({"id": id, "customer": {"id": customer, "language": "en"}, "text": text});
        self.post(&json!({"type": "message.created", "data": data}).to_string())
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

/// A callback as it came.
#[derive(Debug, Clone)]
pub(crate) struct Callback {
    /// The header's id.
    pub(crate) id: String,
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
    kept: Arc<Mutex<Vec<Callback>>>,
}

impl Receiver {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/callback", listener.local_addr().expect("an address"));
        let receiver = Self { url, kept: Arc::default() };
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
            if stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").is_err() {
                return;
            }
        }
    }
}

/// A whole request; `None` for a part of one.
fn read(reader: &mut BufReader<TcpStream>) -> Option<Callback> {
    let (mut id, mut length) = (String::new(), 0);
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
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.parse().ok()?;
            }
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Callback { id, body: serde_json::from_slice(&body).ok()? })
}
