//! Carries one signed request to one address and says what came of it. Decides nothing.

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use jiff::Timestamp;
use reqwest::Url;
use reqwest::header::RETRY_AFTER;

use super::classify::{NoAnswer, Outcome, retry_after};
use crate::http_client::{self, Clients, Trust};
use crate::webhook::Key;

/// Most bytes of an answer's body that are read, and then dropped.
pub const ANSWER_MAX: usize = 64 * 1024;

/// One attempt.
#[derive(Debug, Clone)]
pub struct Request {
    /// Where to.
    pub url: Url,
    /// Whose word that is.
    pub trust: Trust,
    /// The send's id, the same on every attempt: receivers find repeats by it. Without dots.
    pub id: String,
    /// When the attempt is made: part of the signature.
    pub at: Timestamp,
    /// JSON.
    pub body: Bytes,
    /// The current key and, during a rotation, the former one.
    pub keys: Vec<Key>,
}

/// The future of one attempt.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Outcome> + Send + 'a>>;

/// What carries requests: HTTP in the daemon, whatever a test needs elsewhere.
pub trait Transport: fmt::Debug + Send + Sync {
    /// Makes the attempt. It always ends, and with an outcome.
    fn send<'a>(&'a self, request: &'a Request) -> Sending<'a>;
}

/// By HTTP, signed by Standard Webhooks.
#[derive(Debug, Clone)]
pub struct Http {
    clients: Clients,
    total: Duration,
}

impl Http {
    /// Over the clients of [`crate::http_client`], which follow no redirect.
    #[must_use]
    pub fn new(clients: impl Into<Clients>) -> Self {
        Self { clients: clients.into(), total: http_client::TOTAL_TIMEOUT }
    }

    /// With another limit on a whole exchange.
    #[must_use]
    pub fn within(mut self, total: Duration) -> Self {
        self.total = total;
        self
    }

    async fn attempt(&self, request: &Request) -> Outcome {
        let client = match self.clients.to(&request.url, &request.trust) {
            Ok(client) => client,
            Err(rule) => return forbidden(&rule),
        };
        let post = client.post(request.url.clone()).timeout(self.total);
        let signing = (request.keys.as_slice(), request.id.as_str(), request.at);
        match http_client::signed(post, signing, request.body.clone()).send().await {
            Ok(answer) => answered(answer, request.at).await,
            Err(error) if http_client::forbidden(&error) => forbidden(&error),
            Err(error) => Outcome::NoAnswer(why(&error)),
        }
    }
}

impl Transport for Http {
    fn send<'a>(&'a self, request: &'a Request) -> Sending<'a> {
        Box::pin(self.attempt(request))
    }
}

/// The rule goes to the relay's log: whoever named the address learns nothing of what is there.
fn forbidden(rule: &dyn std::error::Error) -> Outcome {
    let mut cause = rule;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    tracing::warn!(rule = %cause, "a request named an address that the relay does not go to");
    Outcome::Forbidden
}

/// The status is the answer. The body is read, within bounds, only so that the connection can be
/// used again; a body that breaks off changes nothing.
async fn answered(mut answer: reqwest::Response, now: Timestamp) -> Outcome {
    let asked = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
    let retry_after = asked.and_then(|value| retry_after(value, now));
    let status = answer.status().as_u16();
    let mut left = ANSWER_MAX;
    while let Ok(Some(chunk)) = answer.chunk().await {
        match left.checked_sub(chunk.len()) {
            Some(rest) => left = rest,
            None => break,
        }
    }
    Outcome::Answered { status, retry_after }
}

fn why(error: &reqwest::Error) -> NoAnswer {
    if error.is_connect() {
        NoAnswer::CannotConnect
    } else if error.is_timeout() {
        NoAnswer::TimedOut
    } else {
        NoAnswer::Broken
    }
}

#[cfg(test)]
mod tests;
