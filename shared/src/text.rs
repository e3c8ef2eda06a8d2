//! Text: [`Text`] is bounded on its way into the relay, [`Clean`] is harmless on its way to a
//! terminal. One gate each; what lies behind a gate is trusted.

mod clean;
pub mod hostile;

pub use clean::{Clean, is_hidden};

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// Longest message text, in bytes after NFC.
pub const TEXT_MAX: usize = 16 * 1024;

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextError {
    /// Nothing but white space.
    Empty,
    /// More bytes than allowed.
    TooLong {
        /// Its length in bytes after NFC.
        bytes: usize,
    },
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the text is empty"),
            Self::TooLong { bytes } => {
                write!(
                    f,
                    "the text has {bytes} bytes, at most {TEXT_MAX} are allowed: send a file instead"
                )
            }
        }
    }
}

impl std::error::Error for TextError {}

/// A message's text as it entered: valid UTF-8 in NFC, not empty, bounded. Still hostile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text(String);

impl Text {
    /// The one gate.
    ///
    /// # Errors
    /// [`TextError`] where it is empty or longer than [`TEXT_MAX`].
    pub fn new(raw: &str) -> Result<Self, TextError> {
        if raw.trim().is_empty() {
            return Err(TextError::Empty);
        }
        // Composition never more than triples a text, so a far longer one is refused unread.
        if raw.len() > 4 * TEXT_MAX {
            return Err(TextError::TooLong { bytes: raw.len() });
        }
        // ASCII is in NFC as it stands (UAX #15, 3.1), and most texts of most desks are ASCII.
        let text: String = if raw.is_ascii() { raw.to_owned() } else { raw.nfc().collect() };
        if text.len() > TEXT_MAX {
            Err(TextError::TooLong { bytes: text.len() })
        } else {
            Ok(Self(text))
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Text {
    type Error = TextError;
    fn try_from(raw: String) -> Result<Self, TextError> {
        Self::new(&raw)
    }
}

impl From<Text> for String {
    fn from(text: Text) -> String {
        text.0
    }
}
