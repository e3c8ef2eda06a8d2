//! Bots: the other side is a program that answers customers. Each file converts between a bot's
//! vocabulary and [`crate::desk::parts`] by hand; none knows the log, the desk's state or a clock.
//!
//! - [`faq`]: answers from a TOML file of questions, inside the relay.
//! - [`router`]: asks endpoints where tickets go.
//! - [`runner`]: asks what the committed events say must be asked.
//! - [`webhook`]: any bot behind HTTP, in Baton's own shape or in that of Rasa's REST channel.

pub mod faq;
pub mod router;
pub mod runner;
pub mod webhook;

use std::collections::BTreeMap;
use std::fmt;
#[cfg(test)]
use std::sync::Arc;

use baton_shared::id::{CallId, ConversationId, Epoch, MessageId};
#[cfg(test)]
use futures_util::future::BoxFuture;
use jiff::Timestamp;

use crate::desk::parts::{BotReply, Customer};

pub use faq::Faq;
pub use webhook::WebhookBot;

/// Every variable whose name begins so belongs to the `faq` bot's own memory: kept and passed back
/// by the engine, never shown to an agent.
pub const FAQ_VARIABLE_PREFIX: &str = "_faq_";

/// One customer message, as a bot sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BotMessage {
    /// The relay's id for it.
    pub id: MessageId,
    /// The words; empty where the customer only pressed a button.
    pub text: String,
    /// The id of the button pressed.
    pub choice: Option<String>,
    /// When it was committed.
    pub at: Timestamp,
}

/// One call to a bot: all customer messages that wait for an answer, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BotCall {
    /// The same on every retry.
    pub call_id: CallId,
    /// The conversation's epoch when the call was made; an answer of an older one is dropped.
    pub epoch: Epoch,
    /// The conversation.
    pub conversation: ConversationId,
    /// The customer, as the channel describes them.
    pub customer: Customer,
    /// What they wrote since the last call.
    pub messages: Vec<BotMessage>,
    /// What bots have set in this conversation.
    pub variables: BTreeMap<String, String>,
    /// Fields that the queue of a waiting ticket needs and nobody has said: to be asked for.
    pub missing: Vec<String>,
}

/// What a call brought.
// One at a time is in flight and soon taken apart; a box would only be in the way.
#[allow(clippy::large_enum_variant)]
#[derive(Debug, Clone, PartialEq)]
pub enum BotAnswer {
    /// An answer.
    Reply(BotReply),
    /// The bot took the call and will post its answer (HTTP 202).
    Later,
}

/// Why a call brought nothing. The conversation goes to people; the text is for the admin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BotFailure {
    /// No whole answer within the bot's time limit.
    Timeout,
    /// A status other than 200 and 202.
    Status(u16),
    /// An answer that is not of the agreed shape: where, and what is wrong.
    Garbage(String),
    /// No connection, or one that broke.
    Unreachable(String),
}

impl fmt::Display for BotFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Timeout => f.write_str(
                "the bot did not answer in time: look at its load, or raise its `timeout_s`",
            ),
            Self::Status(code @ (401 | 403)) => {
                write!(
                    f,
                    "the bot refused the call with status {code}: compare its secret with `secret`"
                )
            }
            Self::Status(code @ 300..=399) => {
                write!(f, "the bot redirects (status {code}): put the final address into its `url`")
            }
            Self::Status(404) => {
                f.write_str("the bot knows no such path (status 404): look at its `url`")
            }
            Self::Status(code) => {
                write!(f, "the bot answered with status {code}: look at the bot's own log")
            }
            Self::Garbage(why) => {
                write!(f, "the bot's answer cannot be used: {why}; its shape is in docs/bots")
            }
            Self::Unreachable(why) => {
                write!(f, "the bot cannot be reached: {why}; look whether it runs and at its `url`")
            }
        }
    }
}

impl std::error::Error for BotFailure {}

/// A configured bot.
#[derive(Debug)]
pub enum Bot {
    /// Inside the relay.
    Faq(Faq),
    /// Behind HTTP.
    Webhook(WebhookBot),
    /// Whatever a test needs.
    #[cfg(test)]
    Simulated(Arc<dyn Simulated>),
}

/// A bot that a test plays.
#[cfg(test)]
pub trait Simulated: fmt::Debug + Send + Sync {
    /// As [`Bot::call`].
    fn call(&self, call: BotCall) -> BoxFuture<'static, Result<BotAnswer, BotFailure>>;
}

impl Bot {
    /// Asks the bot. `now` goes into the signature of the request.
    ///
    /// # Errors
    /// [`BotFailure`]; a retry carries the same [`BotCall::call_id`].
    pub async fn call(&self, call: &BotCall, now: Timestamp) -> Result<BotAnswer, BotFailure> {
        match self {
            Self::Faq(faq) => Ok(BotAnswer::Reply(faq.answer(call))),
            Self::Webhook(bot) => bot.call(call, now).await,
            #[cfg(test)]
            Self::Simulated(bot) => bot.call(call.clone()).await,
        }
    }
}
