//! Channels: where customers write. Each kind has one file that turns a provider's payload into an
//! [`Inbound`] and what goes back into the provider's payload; the payloads never leave it.
//!
//! Knows no log, no engine and no desk beyond its vocabulary of values.

use std::fmt;
use std::str::FromStr;

use baton_shared::id::MessageId;
use baton_shared::text::Text;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::desk::parts::{Attachment, Customer};

pub mod bounds;
pub mod hook;

/// What speaks on the other side of a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The generic channel: Standard Webhooks both ways.
    Hook,
    /// The relay's own web chat.
    Web,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Hook, Self::Web];

    /// The word for it in the config.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hook => "hook",
            Self::Web => "web",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that names no kind of channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownKind;

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Kind::ALL.map(Kind::as_str).join("`, `");
        write!(f, "a channel's kind must be one of `{known}`")
    }
}

impl std::error::Error for UnknownKind {}

impl FromStr for Kind {
    type Err = UnknownKind;
    fn from_str(word: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word).ok_or(UnknownKind)
    }
}

/// One message of a customer, whatever channel it came by. It says something: a text, a file or a
/// choice is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inbound {
    /// The provider's id of the message: with the channel's name, what repeats are found by.
    pub provider_id: String,
    /// Who wrote.
    pub customer: Customer,
    /// What they wrote.
    pub text: Option<Text>,
    /// Files, by reference.
    pub attachments: Vec<Attachment>,
    /// The id of the button or list entry they chose.
    pub choice: Option<String>,
    /// When the sender says it was written: shown, never sorted by.
    pub sent_at: Option<Timestamp>,
}

/// What a provider says was sent to a customer by somebody: the relay itself, or a person in the
/// provider's own inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echo {
    /// The message; its customer is whom it went to. It says something, and chooses nothing.
    pub sent: Inbound,
    /// The name of whoever wrote it, where the provider tells.
    pub author: Option<String>,
    /// The relay's own id of what was sent, where the channel passes it back.
    pub of: Option<MessageId>,
}

/// A payload that cannot be used, said in its sender's terms: `data.customer.id is missing`.
///
/// Names places and shapes, never what stood there, so it may be logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    path: String,
    problem: String,
}

impl Malformed {
    /// A fault at a JSON path (empty for the body as a whole), in words that follow the path:
    /// `is missing`.
    #[must_use]
    pub fn at(path: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { path: path.into(), problem: problem.into() }
    }

    /// Where, as in `data.attachments[2].url`; empty for the body as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.path.is_empty() { "the body" } else { &self.path };
        write!(f, "{place} {}", self.problem)
    }
}

impl std::error::Error for Malformed {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back_from_its_word_and_others_are_told_the_words() {
        for kind in Kind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).expect("json"), kind.as_str());
        }
        let error = "whatsap".parse::<Kind>().expect_err("unknown");
        assert_eq!(error.to_string(), "a channel's kind must be one of `hook`, `web`");
    }
}
