//! The visitor's token: `vt_<visitor>_<mac>`, proof that this relay named this visitor. Of somebody
//! whom the site vouched for: `vp_<visitor>.<end>.<mac>`, which ends, since it may be lent a
//! shared browser.
//!
//! Pure: key, randomness and text come in as parameters. Nothing is stored, so a page that is
//! only looked at leaves no trace; the visitor enters the log with the first message. A token opens
//! only its own conversation, travels in headers and frames, never in an address.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::secret::Secret;

/// Shortest key accepted, in bytes: a mac is no stronger than its key.
pub const KEY_MIN: usize = 32;
/// Random bytes in a visitor's id.
pub const VISITOR_BYTES: usize = 16;
/// Bound into the mac, so that the key may sign other things too without mixing them up.
const PURPOSE: &[u8] = b"baton visitor token 1\0";

const PERSON_PURPOSE: &[u8] = b"baton person token 1\0";
/// How long a vouched-for visitor may go on without the site's word, in seconds.
pub const PERSON_S: i64 = 12 * 3_600;
/// Longest id of the site's own that is taken as it is.
const PLAIN_MAX: usize = 48;
/// Begins the ids that stand for such as are too long or too strange to be taken as they are.
const DIGESTED: &str = "p-";

/// Who sits at a browser: 32 lower-case hexadecimal digits, or the site's own id of somebody it
/// vouches for. The web channel's customer id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VisitorId(String);

impl VisitorId {
    /// A new one, from random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; VISITOR_BYTES]) -> Self {
        Self(bytes.iter().map(|b| format!("{b:02x}")).collect())
    }

    /// Somebody the site vouches for, by its own id of them. Different ids stay different, and none
    /// is one that a stranger can be given: what has the shape of those is digested.
    #[must_use]
    pub fn of_person(id: &str) -> Self {
        let plain = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
        let own = (1..=PLAIN_MAX).contains(&id.len())
            && id.bytes().all(plain)
            && !id.starts_with(DIGESTED)
            && !id.bytes().all(|c| c.is_ascii_hexdigit() && id.len() == 2 * VISITOR_BYTES);
        if own {
            return Self(id.to_owned());
        }
        let digest = Sha256::digest(id.as_bytes());
        let hex: String = digest.iter().take(20).map(|byte| format!("{byte:02x}")).collect();
        Self(format!("{DIGESTED}{hex}"))
    }

    /// Whether a site vouched for them.
    #[must_use]
    pub fn is_person(&self) -> bool {
        Self::parse(&self.0).is_none()
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

    /// The token of somebody the site vouched for just now.
    #[must_use]
    pub fn mint_person(&self, visitor: &VisitorId, now: Timestamp) -> String {
        let named = format!("{visitor}.{}", now.as_second() + PERSON_S);
        let mac = person_mac(&self.0[0], &named).finalize().into_bytes();
        format!("vp_{named}.{}", URL_SAFE_NO_PAD.encode(mac))
    }

    /// Whose token this is, of either kind; `None` for anything this relay did not mint, and after
    /// its end.
    #[must_use]
    pub fn verify_at(&self, token: &str, now: Timestamp) -> Option<VisitorId> {
        let Some(person) = token.strip_prefix("vp_") else { return self.verify(token) };
        let (named, proof) = person.rsplit_once('.')?;
        let proof = URL_SAFE_NO_PAD.decode(proof).ok()?;
        let minted = |key| person_mac(key, named).verify_slice(&proof).is_ok();
        let (visitor, end) = named.rsplit_once('.')?;
        let open = self.0.iter().any(minted) && end.parse::<i64>().ok()? > now.as_second();
        open.then(|| VisitorId(visitor.to_owned()))
    }

    /// Whose token this is, of a visitor whom nobody vouched for; `None` for anything else.
    #[must_use]
    pub fn verify(&self, token: &str) -> Option<VisitorId> {
        let (visitor, proof) = token.strip_prefix("vt_")?.split_once('_')?;
        let visitor = VisitorId::parse(visitor)?;
        let proof = URL_SAFE_NO_PAD.decode(proof).ok()?;
        self.0.iter().any(|key| mac(key, &visitor).verify_slice(&proof).is_ok()).then_some(visitor)
    }
}

fn person_mac(key: &Secret, named: &str) -> Hmac<Sha256> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.expose()).expect("HMAC takes keys of any length");
    mac.update(PERSON_PURPOSE);
    mac.update(named.as_bytes());
    mac
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
    fn a_persons_token_ends_and_opens_nobody_else() {
        let keys = keys(&[1]);
        let at = |second| Timestamp::from_second(second).expect("in range");
        let ann = VisitorId::of_person("7781");
        let token = keys.mint_person(&ann, at(1_000));
        assert_eq!(keys.verify_at(&token, at(1_000 + PERSON_S - 1)), Some(ann.clone()));
        assert_eq!(keys.verify_at(&token, at(1_000 + PERSON_S)), None);
        assert_eq!(keys.verify(&token), None, "never renewed without the site's word");
        let longer = token.replace(&(1_000 + PERSON_S).to_string(), "99999999999");
        let other = token.replace("7781", "7782");
        for forged in [longer, other, token.replace("vp_", "vt_")] {
            assert_ne!(forged, token);
            assert_eq!(keys.verify_at(&forged, at(1_000)), None, "{forged}");
        }
    }

    #[test]
    fn no_id_of_a_site_is_one_that_a_stranger_can_be_given_or_that_another_id_has() {
        let stranger = VisitorId::from_random([7; 16]);
        let digested = VisitorId::of_person("ann@example.org");
        let ids = [stranger.as_str(), digested.as_str(), "7781", "a.b", "../x", "ann@example.org"];
        let made: Vec<VisitorId> = ids.iter().map(|id| VisitorId::of_person(id)).collect();
        for (at, one) in made.iter().enumerate() {
            assert!(one.is_person() && *one != stranger, "{one}");
            assert!(made[..at].iter().all(|other| other != one), "{one}");
            assert!(one.as_str().bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-'));
        }
        assert_eq!(made[2].as_str(), "7781");
        assert!(!stranger.is_person());
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
