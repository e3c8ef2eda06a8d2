//! The visitor's token: `vt_<visitor>_<mac>`, proof that this relay named this visitor.
//!
//! Pure: key, randomness and text come in as parameters. Nothing is stored, so a page that is
//! only looked at leaves no trace; the visitor enters the log with the first message. A token opens
//! only its own conversation, travels in headers and frames, never in an address.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::secret::Secret;

/// Shortest key accepted, in bytes: a mac is no stronger than its key.
pub const KEY_MIN: usize = 32;
/// Random bytes in a visitor's id.
pub const VISITOR_BYTES: usize = 16;
/// Bound into the mac, so that the key may sign other things too without mixing them up.
const PURPOSE: &[u8] = b"baton visitor token 1\0";

/// Who sits at a browser: 32 lower-case hexadecimal digits. The web channel's customer id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VisitorId(String);

impl VisitorId {
    /// A new one, from random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; VISITOR_BYTES]) -> Self {
        Self(bytes.iter().map(|b| format!("{b:02x}")).collect())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn parse(s: &str) -> Option<Self> {
        let hex = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
        (s.len() == 2 * VISITOR_BYTES && s.bytes().all(hex)).then(|| Self(s.to_owned()))
    }
}

impl fmt::Display for VisitorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for VisitorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The keys that sign visitors' tokens: the first signs, all verify, so a key can be replaced
/// while open chats go on.
#[derive(Debug, Clone)]
pub struct Keys(Vec<Secret>);

/// Why keys cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyError;

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the web chat needs a key of at least {KEY_MIN} bytes, and none that is shorter")
    }
}

impl std::error::Error for KeyError {}

impl Keys {
    /// The current key, then former ones.
    ///
    /// # Errors
    /// [`KeyError`] if there is none, or one is shorter than [`KEY_MIN`].
    pub fn new(keys: Vec<Secret>) -> Result<Self, KeyError> {
        if keys.is_empty() || keys.iter().any(|key| key.expose().len() < KEY_MIN) {
            return Err(KeyError);
        }
        Ok(Self(keys))
    }

    /// The visitor's token.
    #[must_use]
    pub fn mint(&self, visitor: &VisitorId) -> String {
        let mac = mac(&self.0[0], visitor).finalize().into_bytes();
        format!("vt_{visitor}_{}", URL_SAFE_NO_PAD.encode(mac))
    }

    /// Whose token this is; `None` for anything this relay did not mint.
    #[must_use]
    pub fn verify(&self, token: &str) -> Option<VisitorId> {
        let (visitor, proof) = token.strip_prefix("vt_")?.split_once('_')?;
        let visitor = VisitorId::parse(visitor)?;
        let proof = URL_SAFE_NO_PAD.decode(proof).ok()?;
        self.0.iter().any(|key| mac(key, &visitor).verify_slice(&proof).is_ok()).then_some(visitor)
    }
}

fn mac(key: &Secret, visitor: &VisitorId) -> Hmac<Sha256> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.expose()).expect("HMAC takes keys of any length");
    mac.update(PURPOSE);
    mac.update(visitor.as_str().as_bytes());
    mac
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(bytes: &[u8]) -> Keys {
        Keys::new(bytes.iter().map(|&b| Secret::new([b; 32])).collect()).expect("keys")
    }

    #[test]
    fn a_token_opens_its_own_visitor_and_no_other() {
        let keys = keys(&[1]);
        let (ann, ben) = (VisitorId::from_random([7; 16]), VisitorId::from_random([8; 16]));
        let token = keys.mint(&ann);
        assert_eq!(keys.verify(&token), Some(ann.clone()));
        let forged = token.replace(ann.as_str(), ben.as_str());
        assert_eq!(keys.verify(&forged), None);
    }

    #[test]
    fn any_changed_or_cut_token_is_refused() {
        let keys = keys(&[1]);
        let token = keys.mint(&VisitorId::from_random([7; 16]));
        for at in 0..token.len() {
            assert_eq!(keys.verify(&token[..at]), None, "cut at {at}");
            let mut bytes = token.clone().into_bytes();
            bytes[at] ^= 1;
            let changed = String::from_utf8(bytes).expect("ASCII");
            // The last digit of a base64 mac holds two spare bits; the decoder refuses those too.
            assert_eq!(keys.verify(&changed), None, "changed at {at}");
        }
    }

    #[test]
    fn a_replaced_key_still_opens_old_tokens_and_a_removed_one_does_not() {
        let visitor = VisitorId::from_random([7; 16]);
        let old = keys(&[1]).mint(&visitor);
        assert_eq!(keys(&[2, 1]).verify(&old), Some(visitor.clone()));
        assert_ne!(keys(&[2, 1]).mint(&visitor), old);
        assert_eq!(keys(&[2]).verify(&old), None);
    }

    #[test]
    fn a_short_or_missing_key_is_refused_at_the_start() {
        assert!(Keys::new(vec![]).is_err());
        assert!(Keys::new(vec![Secret::new([1; 32]), Secret::new(*b"short")]).is_err());
    }
}
