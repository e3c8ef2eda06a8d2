//! Types that hold only what is within bounds: the one gate of each field of a visitor's frame.
//!
//! Pure: knows no frame. What they hold is bounded, and still hostile.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a bounded string is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoundError(usize);

impl fmt::Display for BoundError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "must be 1 to {} bytes and more than white space", self.0)
    }
}

/// A string of at most `MAX` bytes that is more than white space. Still hostile.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Bounded<const MAX: usize>(String);

impl<const MAX: usize> Bounded<MAX> {
    /// The string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> TryFrom<String> for Bounded<MAX> {
    type Error = BoundError;
    fn try_from(s: String) -> Result<Self, BoundError> {
        if s.trim().is_empty() || s.len() > MAX { Err(BoundError(MAX)) } else { Ok(Self(s)) }
    }
}

impl<const MAX: usize> From<Bounded<MAX>> for String {
    fn from(bounded: Bounded<MAX>) -> String {
        bounded.0
    }
}

/// The id a browser gives to what it does, so that a repeat is answered like the first: 8 to 64
/// of `a-z A-Z 0-9 -`. It is a name within the visitor's own conversation, never global.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ClientId(String);

impl ClientId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ClientId {
    type Error = &'static str;
    fn try_from(s: String) -> Result<Self, &'static str> {
        let ok = (8..=64).contains(&s.len())
            && s.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-');
        if ok { Ok(Self(s)) } else { Err("must be 8 to 64 of a-z, A-Z, 0-9 and '-'") }
    }
}

impl From<ClientId> for String {
    fn from(id: ClientId) -> String {
        id.0
    }
}

/// One to five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Stars(u8);

impl TryFrom<u8> for Stars {
    type Error = &'static str;
    fn try_from(n: u8) -> Result<Self, &'static str> {
        if (1..=5).contains(&n) { Ok(Self(n)) } else { Err("must be 1 to 5") }
    }
}

impl From<Stars> for u8 {
    fn from(stars: Stars) -> u8 {
        stars.0
    }
}

/// Which part of the briefing a customer corrects: `goal`, or `collected.<field>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum BriefingField {
    /// What they want.
    Goal,
    /// One of the values collected.
    Collected(String),
}

impl TryFrom<String> for BriefingField {
    type Error = &'static str;
    fn try_from(s: String) -> Result<Self, &'static str> {
        match s.strip_prefix("collected.") {
            Some(field) if (1..=64).contains(&field.len()) => Ok(Self::Collected(field.to_owned())),
            None if s == "goal" => Ok(Self::Goal),
            _ => Err("must be `goal` or `collected.` and a field of 1 to 64 bytes"),
        }
    }
}

impl From<BriefingField> for String {
    fn from(field: BriefingField) -> String {
        match field {
            BriefingField::Goal => "goal".to_owned(),
            BriefingField::Collected(field) => format!("collected.{field}"),
        }
    }
}

/// At most `MAX` elements.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<T>", bound(deserialize = "T: Deserialize<'de>"))]
pub struct Few<T, const MAX: usize>(Vec<T>);

impl<T, const MAX: usize> Few<T, MAX> {
    /// The elements.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }
}

impl<T, const MAX: usize> Default for Few<T, MAX> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, const MAX: usize> TryFrom<Vec<T>> for Few<T, MAX> {
    type Error = String;
    fn try_from(all: Vec<T>) -> Result<Self, String> {
        if all.len() > MAX { Err(format!("at most {MAX} are allowed")) } else { Ok(Self(all)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_gate_lets_through_its_bounds_and_nothing_beyond() {
        let bounded = |s: &str| Bounded::<4>::try_from(s.to_owned()).is_ok();
        assert!(bounded("abcd") && bounded(" a "));
        assert!(!bounded("abcde") && !bounded("ééé") && !bounded("") && !bounded(" \t"));
        let id = |s: &str| ClientId::try_from(s.to_owned()).is_ok();
        assert!(id("abcd-123") && id(&"x".repeat(64)));
        assert!(!id("short") && !id(&"x".repeat(65)) && !id("with spaces") && !id("slash/slash"));
        assert_eq!(
            (0..9).filter(|&n| Stars::try_from(n).is_ok()).collect::<Vec<_>>(),
            [1, 2, 3, 4, 5]
        );
        assert!(Few::<u8, 2>::try_from(vec![1, 2]).is_ok());
        assert!(Few::<u8, 2>::try_from(vec![1, 2, 3]).is_err());
    }

    #[test]
    fn a_field_of_the_briefing_reads_as_it_is_written() {
        for text in ["goal", "collected.order", "collected.a.b"] {
            let field = BriefingField::try_from(text.to_owned()).expect("a field");
            assert_eq!(String::from(field), text);
        }
        for text in ["blocker", "collected.", "collected", "goal.x"] {
            assert!(BriefingField::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
