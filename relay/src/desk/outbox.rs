//! The outbox of one conversation: a fold, not a cursor.
//!
//! A send is pending from the event that wrote the message until an event tells its outcome.

use baton_shared::id::{Epoch, MessageId, Position};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How answers reach the customer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outlet {
    /// They are sent, and wait in the outbox until the destination took them.
    #[default]
    Sent,
    /// The customer's side fetches them, as the web chat does.
    Fetched,
    /// There is none: the channel only listens.
    Nowhere,
}

/// What became of a message on its way out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum SendOutcome {
    /// The destination took it.
    Sent {
        /// A restart fell between an attempt and its outcome.
        #[serde(default)]
        possibly_repeated: bool,
    },
    /// The destination refuses it for good.
    Parked {
        /// Its words.
        why: String,
    },
    /// Control changed before the first attempt.
    Overtaken,
    /// An agent or admin dropped it.
    Dropped,
}

/// How far the customer has received or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Receipt {
    Delivered,
    Read,
}

/// What kind of thing is to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SendKind {
    /// A bot's message: void once control has changed, if not yet attempted.
    Bot,
    /// An agent's message.
    Agent,
    /// The relay's own words.
    System,
    /// Tells the channel who has control now.
    Updated,
}

/// One pending send. Its words are in the log at `at`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Send {
    /// The id every attempt carries.
    pub message: MessageId,
    /// Where the message is in the log.
    pub at: Position,
    /// When it was written.
    pub since: Timestamp,
    /// What it is.
    pub kind: SendKind,
    /// The epoch it was written in.
    pub epoch: Epoch,
    /// An attempt has been recorded.
    pub tried: bool,
    /// Its agent was asked and wants it sent, however late.
    #[serde(default)]
    pub wanted: bool,
    /// The destination refuses it; it no longer blocks its lane.
    pub parked: Option<String>,
}

/// The pending sends, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Outbox(Vec<Send>);

impl Outbox {
    /// Adds one at the end.
    pub(super) fn push(&mut self, send: Send) {
        self.0.push(send);
    }

    /// Notes that an attempt begins.
    pub(super) fn tried(&mut self, message: &MessageId) {
        if let Some(send) = self.0.iter_mut().find(|send| send.message == *message) {
            send.tried = true;
        }
    }

    /// Notes that its agent wants it sent.
    pub(super) fn wanted(&mut self, message: &MessageId) {
        if let Some(send) = self.0.iter_mut().find(|send| send.message == *message) {
            send.wanted = true;
        }
    }

    /// Notes an outcome: a parked send stays, to be retried or dropped by hand; others leave.
    pub(super) fn settle(&mut self, message: &MessageId, outcome: &SendOutcome) {
        if let SendOutcome::Parked { why } = outcome {
            if let Some(send) = self.0.iter_mut().find(|send| send.message == *message) {
                send.parked = Some(why.clone());
            }
        } else {
            self.0.retain(|send| send.message != *message);
        }
    }

    /// The send that is next on its lane.
    #[must_use]
    pub fn head(&self) -> Option<&Send> {
        self.0.iter().find(|send| send.parked.is_none())
    }

    /// The pending send of a message.
    #[must_use]
    pub fn get(&self, message: &MessageId) -> Option<&Send> {
        self.0.iter().find(|send| send.message == *message)
    }

    /// All of them, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Send> {
        self.0.iter()
    }

    /// How many wait, parked ones too.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Bot messages that a change of control has overtaken before their first attempt.
    pub fn overtaken(&self, epoch: Epoch) -> impl Iterator<Item = &Send> {
        self.0.iter().filter(move |s| s.kind == SendKind::Bot && !s.tried && s.epoch < epoch)
    }
}
