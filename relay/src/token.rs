//! Bearer tokens and webhook secrets: how they are minted, stored and compared.
//!
//! A token is `bt_<id>_<secret>`: 8 characters of public id, by which its record is found and it
//! may be named in logs, and 43 characters of base64url, 32 random bytes. Only the SHA-256 of the
//! whole is kept: with 256 bits of randomness a slow hash adds nothing. Randomness is a parameter.

use std::fmt::Write as _;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// Random bytes that one token takes: 5 for the id, 32 for the secret.
pub const TOKEN_RANDOM: usize = 37;
/// Random bytes that one webhook secret takes.
pub const SECRET_RANDOM: usize = 32;

const PREFIX: &str = "bt_";
const ID_LEN: usize = 8;
const SECRET_LEN: usize = 43;
/// 32 letters that are hard to misread aloud: no `i`, `l`, `o`, `u`.
const ID_LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What is stored of a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenRecord {
    /// The public id.
    pub id: String,
    /// SHA-256 of the whole token, in lower-case hex.
    pub sha256: String,
}

/// A token as presented: its shape is checked, its secret is not. Does not print the secret.
#[derive(Clone)]
pub struct Token {
    id: String,
    digest: [u8; 32],
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Token({})", self.id)
    }
}

impl Token {
    /// A new token: what is shown once, and what is stored.
    #[must_use]
    pub fn mint(random: &[u8; TOKEN_RANDOM]) -> (String, TokenRecord) {
        let (id_bytes, secret) = random.split_at(TOKEN_RANDOM - 32);
        let id = id_of(id_bytes);
        let shown = format!("{PREFIX}{id}_{}", URL_SAFE_NO_PAD.encode(secret));
        let sha256 = hex(&Sha256::digest(shown.as_bytes()));
        (shown, TokenRecord { id, sha256 })
    }

    /// Reads a presented token; `None` where it cannot be one. Callers answer that like an
    /// unknown one.
    #[must_use]
    pub fn parse(presented: &str) -> Option<Self> {
        let rest = presented.strip_prefix(PREFIX)?;
        let (id, secret) = rest.split_at_checked(ID_LEN)?;
        let secret = secret.strip_prefix('_')?;
        let good = id.bytes().all(|c| ID_LETTERS.contains(&c))
            && secret.len() == SECRET_LEN
            && secret.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-' || c == b'_');
        good.then(|| Self {
            id: id.to_owned(),
            digest: Sha256::digest(presented.as_bytes()).into(),
        })
    }

    /// The public id, to look the record up by.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether this is the token that was recorded, in constant time. Compare with
    /// [`TokenRecord::nobody`] where no record was found, so that both take as long.
    #[must_use]
    pub fn verify(&self, record: &TokenRecord) -> bool {
        let same = hex(&self.digest).as_bytes().ct_eq(record.sha256.as_bytes());
        same.into()
    }
}

impl TokenRecord {
    /// A record that no token matches.
    #[must_use]
    pub fn nobody() -> Self {
        Self { id: String::new(), sha256: "-".repeat(64) }
    }
}

/// A fresh secret of Standard Webhooks: `whsec_` and base64.
#[must_use]
pub fn webhook_secret(random: &[u8; SECRET_RANDOM]) -> String {
    format!("whsec_{}", STANDARD.encode(random))
}

/// Randomness from the operating system.
///
/// # Errors
/// Where the system has none to give, which happens only in a crippled sandbox.
pub fn random<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// Five bytes as eight letters of five bits.
fn id_of(bytes: &[u8]) -> String {
    let bits = bytes.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    (0..ID_LEN)
        .rev()
        .filter_map(|place| usize::try_from(bits >> (5 * place) & 31).ok())
        .map(|letter| char::from(ID_LETTERS[letter]))
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minted(first: u8) -> (String, TokenRecord) {
        let mut random = [7; TOKEN_RANDOM];
        random[0] = first;
        random[36] = first;
        Token::mint(&random)
    }

    #[test]
    fn a_minted_token_has_the_documented_shape_and_is_found_by_its_id() {
        let (shown, record) = minted(255);
        assert_eq!(shown.len(), 3 + 8 + 1 + 43);
        let token = Token::parse(&shown).expect("well formed");
        assert_eq!(token.id(), record.id);
        assert!(shown.starts_with(&format!("bt_{}_", record.id)));
        assert!(token.verify(&record));
    }

    #[test]
    fn another_secret_under_the_same_id_does_not_verify() {
        let (shown, record) = minted(1);
        let end = if shown.ends_with('A') { "B" } else { "A" };
        let forged = format!("{}{end}", &shown[..shown.len() - 1]);
        let token = Token::parse(&forged).expect("well formed");
        assert_eq!(token.id(), record.id);
        assert!(!token.verify(&record));
        assert!(!token.verify(&TokenRecord::nobody()));
    }

    #[test]
    fn what_cannot_be_a_token_is_refused_without_a_panic() {
        let (shown, _) = minted(2);
        for bad in ["", "bt_", "bt_ääää", &shown[1..], &shown[..shown.len() - 1], "Bearer x"] {
            assert!(Token::parse(bad).is_none(), "{bad}");
        }
        assert!(Token::parse(&format!("{shown} ")).is_none());
    }

    #[test]
    fn neither_the_record_nor_debug_contains_the_secret() {
        let (shown, record) = minted(3);
        let secret = &shown[12..];
        let token = Token::parse(&shown).expect("well formed");
        assert!(!format!("{token:?}{record:?}").contains(secret));
    }

    #[test]
    fn different_randomness_gives_different_ids_over_all_its_bits() {
        assert_ne!(minted(0).1.id, minted(128).1.id);
        assert_eq!(id_of(&[255; 5]), "zzzzzzzz");
        assert_eq!(id_of(&[0, 0, 0, 0, 33]), "00000011");
    }

    #[test]
    fn a_webhook_secret_is_accepted_by_an_independent_implementation() {
        let secret = webhook_secret(&[9; SECRET_RANDOM]);
        assert!(standardwebhooks::Webhook::new(&secret).is_ok());
    }
}
