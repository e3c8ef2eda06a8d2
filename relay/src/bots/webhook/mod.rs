//! A bot behind HTTP: one signed POST per call, one bounded answer. Knows no log, no retries and
//! no clock; whoever calls retries with the same call id.
//!
//! - `baton`: the shape of `docs/bots/README.md`.
//! - `rasa`: the shape of Rasa's REST channel.
//! - `gate`: the one way from a bot's JSON into [`BotReply`].

mod baton;
mod gate;
mod rasa;
#[cfg(test)]
mod tests;

use std::fmt;
use std::time::Duration;

use baton_shared::id::{BotName, CallId, CommandId};
use jiff::Timestamp;

use super::{BotAnswer, BotCall, BotFailure};
use crate::desk::parts::BotReply;
use crate::http_client::{self, Unread};
use crate::webhook::Key;

/// Longest answer read, in bytes; a longer one is refused while it arrives.
pub const ANSWER_MAX: usize = 64 * 1024;
/// How long a bot may take where the config says nothing.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(10);

/// How a bot speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Baton's own.
    #[default]
    Baton,
    /// Rasa's REST channel.
    Rasa,
}

/// What the config says about a bot behind HTTP, and the client to reach it with.
#[derive(Clone)]
pub struct WebhookBot {
    /// Its name in the config.
    pub name: BotName,
    /// Where it listens. May hold a credential, so it is never shown.
    pub url: reqwest::Url,
    /// Signs the calls; without one they go unsigned.
    pub key: Option<Key>,
    /// For the whole call, from connecting to the last byte.
    pub timeout: Duration,
    /// How it speaks.
    pub shape: Shape,
    /// [`crate::http_client::client`].
    pub http: reqwest::Client,
}

impl fmt::Debug for WebhookBot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookBot")
            .field("name", &self.name)
            .field("shape", &self.shape)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

impl WebhookBot {
    /// Asks the bot; `now` goes into the signature.
    ///
    /// # Errors
    /// [`BotFailure`].
    pub async fn call(&self, call: &BotCall, now: Timestamp) -> Result<BotAnswer, BotFailure> {
        let exchange = Box::pin(self.exchange(call, now));
        tokio::time::timeout(self.timeout, exchange).await.unwrap_or(Err(BotFailure::Timeout))
    }

    async fn exchange(&self, call: &BotCall, now: Timestamp) -> Result<BotAnswer, BotFailure> {
        let body = match self.shape {
            Shape::Baton => baton::request(call),
            Shape::Rasa => rasa::request(call),
        };
        let (keys, id) = (self.key.as_slice(), call.call_id.as_str());
        let post = http_client::signed(self.http.post(self.url.clone()), (keys, id, now), body);
        let response = post.send().await.map_err(unreachable)?;
        match (response.status().as_u16(), self.shape) {
            (200, Shape::Baton) => parse_reply(&read(response).await?).map(BotAnswer::Reply),
            (200, Shape::Rasa) => rasa::parse(&read(response).await?).map(BotAnswer::Reply),
            (202, Shape::Baton) => Ok(BotAnswer::Later),
            (status, _) => Err(BotFailure::Status(status)),
        }
    }
}

/// Reads an answer in Baton's shape.
///
/// # Errors
/// [`BotFailure::Garbage`] with the JSON path of the first thing wrong.
pub fn parse_reply(body: &[u8]) -> Result<BotReply, BotFailure> {
    baton::parse(body).map_err(BotFailure::Garbage)
}

/// An answer that came later, as `POST /v1/bots/{name}/replies`.
#[derive(Debug, Clone, PartialEq)]
pub struct LateReply {
    /// The call it answers.
    pub call_id: CallId,
    /// The bot's id for this answer: a repeat is answered like the first.
    pub reply_id: CommandId,
    /// The answer.
    pub reply: BotReply,
}

/// Reads a later answer: `call_id`, `reply_id` and the fields of an answer at once.
///
/// # Errors
/// What is wrong, with its JSON path.
pub fn parse_late_reply(body: &[u8]) -> Result<LateReply, String> {
    baton::parse_late(body)
}

async fn read(response: reqwest::Response) -> Result<Vec<u8>, BotFailure> {
    http_client::whole(response, ANSWER_MAX).await.map_err(|unread| match unread {
        Unread::Broken(error) => unreachable(error),
        Unread::TooLong(max) => BotFailure::Garbage(format!("it has more than {max} bytes")),
    })
}

/// The innermost cause, without the address: that may hold a credential.
#[allow(clippy::needless_pass_by_value)]
fn unreachable(error: reqwest::Error) -> BotFailure {
    let mut cause: &dyn std::error::Error = &error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    let said = if cause.source().is_none() && cause.is::<reqwest::Error>() {
        "the connection failed".to_owned()
    } else {
        cause.to_string()
    };
    BotFailure::Unreachable(said)
}
