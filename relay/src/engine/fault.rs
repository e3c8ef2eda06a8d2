//! Why a question about what the log recorded has no answer: asked of the policy's proofs and of the
//! month's report alike. Owns the form; whoever answers finds the words.

use super::ReadError;
use crate::desk::Refusal;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// `snake_case`, stable.
    pub code: &'static str,
    /// What to do, in one line.
    pub message: String,
}

impl Fault {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl From<ReadError> for Fault {
    fn from(error: ReadError) -> Self {
        Self::new("unavailable", error.to_string())
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::new(refusal.code(), refusal.to_string())
    }
}
