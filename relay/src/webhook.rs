//! Standard Webhooks, signing and verifying: the symmetric scheme `v1` of
//! <https://www.standardwebhooks.com>, the same for what comes in and what goes out.
//!
//! Knows headers, bytes and one instant; knows no channel, no JSON and no clock.

use std::fmt;

use axum::http::HeaderMap;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha2::Sha256;
use subtle::{Choice, ConstantTimeEq as _};

use crate::secret::Secret;

/// Header of the delivery's id, the same on every attempt.
pub const ID: &str = "webhook-id";
/// Header of the attempt's time, in Unix seconds.
pub const TIMESTAMP: &str = "webhook-timestamp";
/// Header of the signatures, separated by spaces.
pub const SIGNATURE: &str = "webhook-signature";

/// How far a sender's clock may be off, in seconds, either way: the specification's five minutes.
pub const TOLERANCE_S: i64 = 300;

const PREFIX: &str = "whsec_";
const VERSION: &str = "v1,";
const KEY_MIN: usize = 24;
const KEY_MAX: usize = 64;
const KEY_NEW: usize = 32;
const ID_MAX: usize = 256;
/// A rotation needs two signatures; whoever sends hundreds wants our processor time.
const SIGNATURES_MAX: usize = 16;

/// A signing key. Prints as `[secret]`.
#[derive(Debug, Clone)]
pub struct Key(Secret);

impl Key {
    /// Reads `whsec_` and base64 of 24 to 64 bytes, padded or not.
    ///
    /// # Errors
    /// [`KeyError`], which says how to make a good one and never repeats the bad one.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let encoded = text.trim().strip_prefix(PREFIX).ok_or(KeyError::NoPrefix)?;
        let bare = encoded.trim_end_matches('=');
        let bytes = base64::engine::general_purpose::STANDARD_NO_PAD
            .decode(bare)
            .map_err(|_| KeyError::NotBase64)?;
        Self::from_bytes(bytes)
    }

    /// A fresh key of 32 bytes from the system's random source.
    ///
    /// # Errors
    /// Where the system has none.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let mut bytes = [0_u8; KEY_NEW];
        getrandom::fill(&mut bytes)?;
        Ok(Self(Secret::new(bytes)))
    }

    fn from_bytes(bytes: Vec<u8>) -> Result<Self, KeyError> {
        match bytes.len() {
            KEY_MIN..=KEY_MAX => Ok(Self(Secret::new(bytes))),
            bytes => Err(KeyError::Length { bytes }),
        }
    }

    /// The key as [`Key::parse`] reads it, to be shown once or written to a private file.
    #[must_use]
    pub fn reveal(&self) -> String {
        format!("{PREFIX}{}", STANDARD.encode(self.0.expose()))
    }

    /// `v1,<base64>` over `id.unix_ts.body`. An `id` with a dot would make the three ambiguous:
    /// the ids the relay mints have none.
    #[must_use]
    pub fn sign(&self, id: &str, unix_ts: i64, body: &[u8]) -> String {
        self.sign_parts(id, &unix_ts.to_string(), body)
    }

    /// Signs the header's own text, so that nothing is lost between reading and checking.
    fn sign_parts(&self, id: &str, timestamp: &str, body: &[u8]) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.expose())
            .expect("HMAC takes a key of any length");
        for part in [id.as_bytes(), b".", timestamp.as_bytes(), b".", body] {
            mac.update(part);
        }
        format!("{VERSION}{}", STANDARD.encode(mac.finalize().into_bytes()))
    }
}

/// The signature header's value under several keys, the current one first: while a key is being
/// changed the receiver accepts either.
#[must_use]
pub fn signatures(keys: &[Key], id: &str, unix_ts: i64, body: &[u8]) -> String {
    keys.iter().map(|key| key.sign(id, unix_ts, body)).collect::<Vec<_>>().join(" ")
}

/// Why a text is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyError {
    /// It does not begin with `whsec_`.
    NoPrefix,
    /// What follows is not base64.
    NotBase64,
    /// Too short to be safe or longer than the format allows.
    Length {
        /// Its length after decoding.
        bytes: usize,
    },
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPrefix => f.write_str("the secret must begin with `whsec_`")?,
            Self::NotBase64 => f.write_str("what follows `whsec_` must be base64")?,
            Self::Length { bytes } => {
                write!(f, "the secret has {bytes} bytes, {KEY_MIN} to {KEY_MAX} are needed")?;
            }
        }
        f.write_str("; make one with: echo \"whsec_$(openssl rand -base64 32)\"")
    }
}

impl std::error::Error for KeyError {}

/// Checks deliveries against the current key and, during a rotation, earlier ones.
#[derive(Debug, Clone)]
pub struct Verifier {
    keys: Vec<Key>,
    tolerance_s: i64,
}

impl Verifier {
    /// Accepts what `key` signed within [`TOLERANCE_S`]. There is no verifier without a key.
    #[must_use]
    pub fn new(key: Key) -> Self {
        Self { keys: vec![key], tolerance_s: TOLERANCE_S }
    }

    /// Accepts what `key` signed too.
    #[must_use]
    pub fn or(mut self, key: Key) -> Self {
        self.keys.push(key);
        self
    }

    /// Accepts clocks that are off by up to so many seconds.
    #[must_use]
    pub fn within(mut self, tolerance_s: u32) -> Self {
        self.tolerance_s = i64::from(tolerance_s);
        self
    }

    /// The one gate to [`Verified`]: give it the body's bytes as they came.
    ///
    /// # Errors
    /// [`Rejected`], for the relay's log; the sender gets the same 401 for all of them.
    pub fn verify<'a>(
        &self,
        headers: &'a HeaderMap,
        body: &'a [u8],
        now: Timestamp,
    ) -> Result<Verified<'a>, Rejected> {
        let id = single(headers, ID)?;
        let timestamp = single(headers, TIMESTAMP)?;
        let given = single(headers, SIGNATURE)?;
        if !is_id(id) {
            return Err(Rejected::BadId);
        }
        let sent_s = unix_seconds(timestamp).ok_or(Rejected::BadTimestamp)?;
        let skew_s = now.as_second() - sent_s;
        if skew_s.abs() > self.tolerance_s {
            return Err(Rejected::Stale { skew_s });
        }
        if self.signed(id, timestamp, body, given) {
            Ok(Verified { id, sent_s, body })
        } else {
            Err(Rejected::NoMatch)
        }
    }

    /// Compares every signature with every key, in time that tells nothing about either.
    fn signed(&self, id: &str, timestamp: &str, body: &[u8], given: &str) -> bool {
        let mut found = Choice::from(0);
        for key in &self.keys {
            let own = key.sign_parts(id, timestamp, body);
            for one in given.split(' ').take(SIGNATURES_MAX) {
                found |= own.as_bytes().ct_eq(one.as_bytes());
            }
        }
        found.into()
    }
}

/// A delivery whose signature held. Only [`Verifier::verify`] makes one.
#[derive(Debug, Clone, Copy)]
pub struct Verified<'a> {
    id: &'a str,
    sent_s: i64,
    body: &'a [u8],
}

impl<'a> Verified<'a> {
    /// The delivery's id: signature input, not the key that repeats are found by.
    #[must_use]
    pub fn id(&self) -> &'a str {
        self.id
    }

    /// When it was signed, in Unix seconds.
    #[must_use]
    pub fn sent_s(&self) -> i64 {
        self.sent_s
    }

    /// The signed bytes.
    #[must_use]
    pub fn body(&self) -> &'a [u8] {
        self.body
    }
}

/// Why a delivery was not believed. For the log only: it would help who forges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejected {
    /// A header is missing.
    MissingHeader(&'static str),
    /// A header came twice, so that two readers could see two values.
    DuplicateHeader(&'static str),
    /// A header has other than visible ASCII.
    BadHeader(&'static str),
    /// The id is empty, too long or has a dot.
    BadId,
    /// The timestamp is not Unix seconds.
    BadTimestamp,
    /// Signed too long ago, or in the future.
    Stale {
        /// Our clock minus theirs, in seconds.
        skew_s: i64,
    },
    /// No signature fits any key: another secret, or the body was re-encoded on its way.
    NoMatch,
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingHeader(name) => write!(f, "the header {name} is missing"),
            Self::DuplicateHeader(name) => write!(f, "the header {name} came more than once"),
            Self::BadHeader(name) => write!(f, "the header {name} is not visible ASCII"),
            Self::BadId => write!(f, "{ID} must be 1 to {ID_MAX} characters without a dot"),
            Self::BadTimestamp => write!(f, "{TIMESTAMP} must be Unix seconds"),
            Self::Stale { skew_s } if *skew_s < 0 => {
                write!(f, "signed {} s in the future: compare the two clocks", -skew_s)
            }
            Self::Stale { skew_s } => {
                write!(f, "signed {skew_s} s ago: compare the two clocks, or it is a replay")
            }
            Self::NoMatch => f.write_str(
                "no signature fits: another secret, or a proxy re-encoded the body on its way",
            ),
        }
    }
}

impl std::error::Error for Rejected {}

fn single<'a>(headers: &'a HeaderMap, name: &'static str) -> Result<&'a str, Rejected> {
    let mut all = headers.get_all(name).iter();
    let value = all.next().ok_or(Rejected::MissingHeader(name))?;
    if all.next().is_some() {
        return Err(Rejected::DuplicateHeader(name));
    }
    value.to_str().map_err(|_| Rejected::BadHeader(name))
}

fn is_id(id: &str) -> bool {
    (1..=ID_MAX).contains(&id.len()) && id.bytes().all(|c| c.is_ascii_graphic() && c != b'.')
}

/// Digits only: Rust's own parser would take a sign too, which the specification has not.
fn unix_seconds(text: &str) -> Option<i64> {
    let digits = (1..=12).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests;
