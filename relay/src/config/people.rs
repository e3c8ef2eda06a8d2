//! What concerns people's data: how long it is kept, and what agents and bots see masked.

use std::path::Path;

use super::reader::{Reading, Section};

/// `[retention]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Days from a conversation's last event to its erasure; 0 keeps it.
    pub conversations_days: u32,
    /// Days from a file's upload to its removal; 0 keeps it.
    pub media_days: u32,
    /// The hour of the day, UTC, at which both are looked for.
    pub hour: i8,
}

impl Retention {
    pub(super) fn from(mut s: Section<'_, '_>) -> Self {
        let retention = Self {
            conversations_days: s.int("conversations_days", 0, 0..=36_500),
            media_days: s.int("media_days", 0, 0..=36_500),
            hour: s.int("hour", 3, 0..=23),
        };
        s.finish();
        retention
    }
}

impl Default for Retention {
    fn default() -> Self {
        let (mut reading, mut root) = Reading::new(Path::new(""), "");
        Self::from(root.section(&mut reading, "retention"))
    }
}

/// `[masking]`. A switch each: what is a number of this kind is shown as dots and its last digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Each is a key of the file, and named like one.
pub struct Masking {
    /// Payment cards.
    pub cards: bool,
    /// Bank accounts by IBAN.
    pub ibans: bool,
    /// E-mail addresses in what customers write.
    pub emails: bool,
    /// Telephone numbers in international form.
    pub phones: bool,
    /// Bots get masked text too.
    pub bots: bool,
}

impl Masking {
    pub(super) fn from(mut s: Section<'_, '_>) -> Self {
        let mut switch = |key, default| s.get::<bool>(key).map_or(default, |at| at.value);
        let masking = Self {
            cards: switch("cards", true),
            ibans: switch("ibans", true),
            emails: switch("emails", false),
            phones: switch("phones", false),
            bots: switch("bots", true),
        };
        s.finish();
        masking
    }
}

impl Default for Masking {
    fn default() -> Self {
        let (mut reading, mut root) = Reading::new(Path::new(""), "");
        Self::from(root.section(&mut reading, "masking"))
    }
}
