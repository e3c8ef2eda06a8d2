//! `hook send` and `hook listen`: the two ends of the generic channel, for whoever connects
//! something to it. `send` signs and posts as a sender would; `listen` verifies and prints what a
//! callback receives.
//!
//! Takes plain values and writers; knows no flags and no config.

use std::fmt;
use std::io::{self, Write};
use std::slice;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use bytes::Bytes;
use jiff::Timestamp;
use reqwest::Url;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::http::error::ApiError;
use crate::http::front::Front;
use crate::http::limits::{self, Times};
use crate::http::serve::{Limits, Server};
use crate::http_client;
use crate::webhook::{Key, Verifier};

/// Largest callback that `listen` takes, in bytes: the generic channel's own limit.
const BODY_MAX: usize = 256 * 1024;
/// Most of an answer that `send` prints, in bytes.
const ANSWER_MAX: usize = 64 * 1024;

/// A message to send as a customer, or to one.
#[derive(Debug, Clone)]
pub struct Message {
    /// Unique: the relay finds repeats by it.
    pub id: String,
    /// The channel's id for the customer.
    pub customer: String,
    /// The words.
    pub text: String,
    /// Who writes.
    pub by: By,
}

/// Who writes a message that is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The customer.
    Customer,
    /// A person, to the customer, in the provider's own inbox.
    Inbox,
}

/// Why a command of this file failed.
#[derive(Debug)]
pub enum HookError {
    /// Nobody answers there; nothing was sent.
    Unreachable(Url),
    /// The connection broke after the message was sent: it may have arrived.
    NoAnswer(Url),
    /// The relay's answer was no success.
    Refused {
        /// Its status.
        status: u16,
        /// Its body, as far as kept.
        answer: String,
    },
    /// The output could not be written.
    Output(io::Error),
}

impl fmt::Display for HookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(url) => {
                write!(f, "no relay answers at {url}, nothing was sent: is it running?")
            }
            Self::NoAnswer(url) => write!(
                f,
                "the connection to {url} broke before an answer: repeat it, a repeat is harmless"
            ),
            Self::Refused { status: 401, .. } => f.write_str(
                "the relay refused the signature (401): its log says whether secret or clock differ",
            ),
            Self::Refused { status, answer } => write!(f, "the relay answered {status}: {answer}"),
            Self::Output(error) => write!(f, "cannot write the output: {error}"),
        }
    }
}

impl std::error::Error for HookError {}

impl From<io::Error> for HookError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Posts one signed message to a generic channel's address and prints the answer as one line.
///
/// # Errors
/// [`HookError`]; nothing is printed then.
pub async fn send(
    client: &reqwest::Client,
    (url, key): (&Url, &Key),
    message: &Message,
    now: Timestamp,
    out: &mut (dyn Write + Send),
) -> Result<(), HookError> {
    let kind = match message.by {
        By::Customer => "message.created",
        By::Inbox => "message.echo",
    };
    let body = json!({
        "type": kind, "timestamp": now.to_string(),
        "data": { "id": message.id, "customer": { "id": message.customer }, "text": message.text },
    })
    .to_string();
    // The delivery's id may have no dot; the message's may.
    let id = message.id.replace('.', "-");
    let signing = (slice::from_ref(key), id.as_str(), now);
    let post = http_client::signed(client.post(url.clone()), signing, body);
    let answer = post.send().await.map_err(|error| unanswered(&error, url))?;
    let status = answer.status();
    let answer = bounded(answer).await;
    if status.is_success() {
        writeln!(out, "{answer}")?;
        Ok(out.flush()?)
    } else {
        Err(HookError::Refused { status: status.as_u16(), answer })
    }
}

fn unanswered(error: &reqwest::Error, url: &Url) -> HookError {
    if error.is_connect() || error.is_builder() {
        HookError::Unreachable(url.clone())
    } else {
        HookError::NoAnswer(url.clone())
    }
}

/// JSON on one line; what is no JSON without its control characters.
async fn bounded(mut answer: reqwest::Response) -> String {
    let mut bytes = Vec::new();
    while let Ok(Some(chunk)) = answer.chunk().await {
        bytes.extend_from_slice(&chunk);
        if bytes.len() >= ANSWER_MAX {
            bytes.truncate(ANSWER_MAX);
            break;
        }
    }
    one_line(&bytes)
}

fn one_line(bytes: &[u8]) -> String {
    match serde_json::from_slice::<Value>(bytes) {
        Ok(value) => value.to_string(),
        Err(_) => String::from_utf8_lossy(bytes).replace(char::is_control, " "),
    }
}

/// Where `listen` writes: deliveries, one JSON a line, and the reasons of refused ones.
pub struct Output {
    /// Verified bodies and nothing else.
    pub deliveries: Box<dyn Write + Send>,
    /// Why others were refused: here, unlike on a relay, sender and receiver are one person.
    pub refusals: Box<dyn Write + Send>,
}

impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Output")
    }
}

struct Listening {
    verifier: Verifier,
    output: Mutex<Output>,
    failed: Mutex<Option<io::Error>>,
    ended: Notify,
}

/// Receives callbacks on any path until `stop`, and prints what verifies.
///
/// # Errors
/// [`HookError::Output`] once the output is closed, as by `| head -1`.
pub async fn listen(
    listener: TcpListener,
    verifier: Verifier,
    output: Output,
    stop: impl Future<Output = ()>,
) -> Result<(), HookError> {
    let listening = Arc::new(Listening {
        verifier,
        output: Mutex::new(output),
        failed: Mutex::new(None),
        ended: Notify::new(),
    });
    let router = Router::new().fallback(receive).with_state(Arc::clone(&listening));
    let front = Front::from(limits::capped(router, BODY_MAX)).within(Times::default());
    let stop = async {
        tokio::select! {
            () = stop => {}
            () = listening.ended.notified() => {}
        }
    };
    Server::new(vec![listener], front, Limits::default()).run(stop).await;
    let failed = listening.failed.lock().unwrap_or_else(PoisonError::into_inner).take();
    failed.map_or(Ok(()), |error| Err(HookError::Output(error)))
}

async fn receive(State(on): State<Arc<Listening>>, headers: HeaderMap, body: Bytes) -> Response {
    let verified = on.verifier.verify(&headers, &body, Timestamp::now());
    let mut output = on.output.lock().unwrap_or_else(PoisonError::into_inner);
    let (written, answer) = match verified {
        Ok(verified) => {
            let line = one_line(verified.body());
            (print(&mut output.deliveries, &line), StatusCode::OK)
        }
        Err(why) => {
            let line = format!("refused: {why}");
            (print(&mut output.refusals, &line), StatusCode::UNAUTHORIZED)
        }
    };
    match (written, answer) {
        (Err(error), _) => {
            *on.failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
            on.ended.notify_one();
            ApiError::unavailable(1).into_response()
        }
        (Ok(()), StatusCode::OK) => Json(json!({})).into_response(),
        (Ok(()), _) => ApiError::unauthorized().into_response(),
    }
}

fn print(to: &mut impl Write, line: &str) -> io::Result<()> {
    writeln!(to, "{line}")?;
    to.flush()
}

#[cfg(test)]
mod tests;
