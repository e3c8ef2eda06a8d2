//! How the log knows names that came from outside: customers' ids, providers' message ids.
//!
//! Keys are clear facts. An id may be a telephone number, and all telephone numbers can be hashed
//! in an afternoon: so keys are hashed under a secret that lies beside the log and not in it. A log
//! begun before there was a secret has keys without one; they are still found.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::clock::{Ids, RandomIds};
use crate::secret::Secret;

/// The key of one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameKeys {
    /// The one that is written.
    pub written: String,
    /// The one that an older log may hold instead.
    pub older: Option<String>,
}

impl NameKeys {
    /// Without a secret.
    #[must_use]
    pub fn plain(name: &str) -> Self {
        Self { written: hex(&Sha256::digest(name.as_bytes())), older: None }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.written.as_str()).chain(self.older.as_deref())
    }
}

/// Whether a log may hold keys from before it had a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Older {
    None,
    Plain,
}

/// Random ids, and names hashed under a secret.
#[derive(Debug, Clone)]
pub struct KeyedIds {
    secret: Secret,
    mark: String,
    older: Older,
}

impl KeyedIds {
    /// With the secret of this log.
    #[must_use]
    pub fn new(secret: Secret, older: Older) -> Self {
        let mark = mark(&secret);
        Self { secret, mark, older }
    }

    /// What every key of this secret begins with.
    #[must_use]
    pub fn mark(&self) -> &str {
        &self.mark
    }

    /// The mark of the secret under which a stored key was made; `None` for one without a secret.
    #[must_use]
    pub fn mark_of(key: &str) -> Option<&str> {
        // `k` sorts after every hexadecimal digit: the greatest key of a space tells.
        key.starts_with('k').then(|| key.split('.').next()).flatten()
    }
}

impl Ids for KeyedIds {
    fn mint(&self, now: Timestamp) -> u128 {
        RandomIds.mint(now)
    }

    fn keys_of(&self, name: &str) -> NameKeys {
        let digest = keyed(&self.secret, b"name", name.as_bytes());
        let written = [&self.mark, ".", &digest].concat();
        let older = (self.older == Older::Plain).then(|| NameKeys::plain(name).written);
        NameKeys { written, older }
    }

    fn older(&self) -> Older {
        self.older
    }
}

fn mark(secret: &Secret) -> String {
    let digest = keyed(secret, b"mark", b"");
    format!("k{}", &digest[..8])
}

fn keyed(secret: &Secret, purpose: &[u8], name: &[u8]) -> String {
    use hmac::{Hmac, KeyInit as _, Mac as _};
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose()).expect("any length will do");
    mac.update(purpose);
    mac.update(&[0]);
    mac.update(name);
    hex(&mac.finalize().into_bytes())
}

fn hex(bytes: &[u8]) -> String {
    const HEX: [u8; 16] = *b"0123456789abcdef";
    let digit = |half: u8| char::from(HEX[usize::from(half)]);
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.extend([digit(byte >> 4), digit(byte & 15)]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_key_under_one_secret_and_another_under_another() {
        let one = KeyedIds::new(Secret::new([1; 32]), Older::None);
        let two = KeyedIds::new(Secret::new([2; 32]), Older::None);
        let key = one.keys_of("+4915112345678");
        assert_eq!(key, one.keys_of("+4915112345678"));
        assert_ne!(key, two.keys_of("+4915112345678"));
        assert_ne!(key, one.keys_of("+4915112345679"));
        assert_eq!(KeyedIds::mark_of(&key.written), Some(one.mark()));
        assert_ne!(one.mark(), two.mark());
    }

    #[test]
    fn who_can_guess_a_number_cannot_make_its_key_without_the_secret() {
        let keyed = KeyedIds::new(Secret::new([1; 32]), Older::None).keys_of("+4915112345678");
        let guessed = NameKeys::plain("+4915112345678").written;
        assert!(keyed.iter().all(|key| !key.contains(&guessed)));
        assert_eq!(KeyedIds::mark_of(&guessed), None);
    }

    #[test]
    fn a_log_from_before_the_secret_is_still_read() {
        let both = KeyedIds::new(Secret::new([1; 32]), Older::Plain).keys_of("ann");
        assert_eq!(both.older, Some(NameKeys::plain("ann").written));
        assert!(both.written > both.older.clone().expect("one"), "the greatest key tells");
    }
}
