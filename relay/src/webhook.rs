//! Standard Webhooks: the key and its signature. Knows no channel, no bot and no clock.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::secret::Secret;

/// A signing key, written `whsec_` and base64.
#[derive(Debug, Clone)]
pub struct Key(Secret);

/// Why a string is not a signing key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyError;

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a webhook secret is \"whsec_\" and base64")
    }
}

impl std::error::Error for KeyError {}

impl Key {
    /// Reads `whsec_…`.
    ///
    /// # Errors
    /// [`KeyError`] where the prefix or the base64 is wrong.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let encoded = text.strip_prefix("whsec_").ok_or(KeyError)?;
        let bytes = STANDARD.decode(encoded).map_err(|_| KeyError)?;
        if bytes.is_empty() { Err(KeyError) } else { Ok(Self(Secret::new(bytes))) }
    }

    /// The `webhook-signature` of a body; `timestamp` in seconds since 1970.
    #[must_use]
    pub fn sign(&self, id: &str, timestamp: i64, body: &[u8]) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.expose())
            .expect("HMAC takes a key of any length");
        mac.update(format!("{id}.{timestamp}.").as_bytes());
        mac.update(body);
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    }
}
