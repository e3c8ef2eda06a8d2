//! Who a visitor is, by the word of the site that embeds the chat: a signed JWT (RFC 7519).
//!
//! Pure: text, keys and one instant. The algorithm is the key's, never the token's own choice; `none`
//! is nobody's. `exp` and `sub` are required, `nbf`, `iss` and `aud` checked where they apply, with a
//! minute's grace for clocks. The signatures are ring's and hmac's work. See `docs/identity.md`.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use ring::signature::{ED25519, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use serde::Deserialize;
use sha2::Sha256;

use super::bounds::Bounded;
use crate::config::{Identity, PublicKey};
use crate::secret::Secret;

/// Longest token, in bytes.
pub const TOKEN_MAX: usize = 4096;
/// How far the site's clock may be off, in seconds.
const LEEWAY_S: f64 = 60.0;
/// Longest `sub`, in bytes.
const SUB_MAX: usize = 128;

/// Somebody the site vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The site's own id for them: `sub`.
    pub id: String,
    /// What they are called.
    pub name: Option<String>,
    /// Where they can be written to.
    pub email: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
}

/// Why an identity was not believed: for the relay's log, never for whoever sent it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Disbelief {
    Shape,
    Algorithm,
    Critical,
    Signature,
    Claims,
    Expired,
    NotYet,
    Issuer,
    Audience,
    Subject,
}

impl fmt::Display for Disbelief {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "it is no JWT of three parts",
            Self::Algorithm => "its algorithm is none for which [identity] has a key",
            Self::Critical => "its header has `crit`, which is not understood",
            Self::Signature => "its signature fits no key of [identity]",
            Self::Claims => "a claim is missing or of another type: `exp` and `sub` are needed",
            Self::Expired => "it has expired: compare the two clocks, or sign one at each page",
            Self::NotYet => "`nbf` is not yet: compare the two clocks",
            Self::Issuer => "`iss` is not the issuer of [identity]",
            Self::Audience => "`aud` does not name the audience of [identity]",
            Self::Subject => "`sub` is empty, too long or has control characters",
        })
    }
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    crit: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: f64,
    #[serde(default)]
    nbf: Option<f64>,
    #[serde(default)]
    iss: Option<String>,
    #[serde(default)]
    aud: Option<Audience>,
    #[serde(default)]
    name: Option<Bounded<80>>,
    #[serde(default)]
    email: Option<Bounded<254>>,
    #[serde(default)]
    language: Option<Bounded<35>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

impl Audience {
    fn names(&self, wanted: &str) -> bool {
        match self {
            Self::One(one) => one == wanted,
            Self::Many(many) => many.iter().any(|one| one == wanted),
        }
    }
}

/// Reads a token; the one gate to [`Person`].
///
/// # Errors
/// [`Disbelief`]; whoever sent it is told nothing of it.
pub fn verify(keys: &Identity, token: &str, now: Timestamp) -> Result<Person, Disbelief> {
    if token.len() > TOKEN_MAX {
        return Err(Disbelief::Shape);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(Disbelief::Shape)?;
    let (header, claims) = signed.split_once('.').ok_or(Disbelief::Shape)?;
    if claims.contains('.') {
        return Err(Disbelief::Shape);
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| Disbelief::Shape)?;
    let header: Header = json(header).ok_or(Disbelief::Shape)?;
    if header.crit.is_some() {
        return Err(Disbelief::Critical);
    }
    if !is_signed(keys, &header.alg, signed.as_bytes(), &signature)? {
        return Err(Disbelief::Signature);
    }
    believed(keys, json(claims).ok_or(Disbelief::Claims)?, now)
}

fn json<T: serde::de::DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

/// Whether the signature is of the key that belongs to the algorithm.
fn is_signed(
    keys: &Identity,
    algorithm: &str,
    signed: &[u8],
    signature: &[u8],
) -> Result<bool, Disbelief> {
    match (algorithm, &keys.public_key) {
        ("HS256", _) if keys.secret.is_some() => {
            let mut secrets = keys.secret.iter().chain(&keys.former);
            Ok(secrets.any(|secret| mac(secret, signed, signature)))
        }
        ("EdDSA", Some(PublicKey::Ed25519(key))) => {
            Ok(UnparsedPublicKey::new(&ED25519, key).verify(signed, signature).is_ok())
        }
        ("RS256", Some(PublicKey::Rsa(key))) => {
            let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key);
            Ok(key.verify(signed, signature).is_ok())
        }
        _ => Err(Disbelief::Algorithm),
    }
}

fn mac(secret: &Secret, signed: &[u8], signature: &[u8]) -> bool {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.expose()) else { return false };
    mac.update(signed);
    mac.verify_slice(signature).is_ok()
}

fn believed(keys: &Identity, claims: Claims, now: Timestamp) -> Result<Person, Disbelief> {
    let now = now.as_duration().as_secs_f64();
    // JSON has no number that is none, so each comparison is one way or the other.
    if claims.exp + LEEWAY_S <= now {
        return Err(Disbelief::Expired);
    }
    if !claims.nbf.is_none_or(|start| start - LEEWAY_S <= now) {
        return Err(Disbelief::NotYet);
    }
    if keys.issuer.is_some() && claims.iss != keys.issuer {
        return Err(Disbelief::Issuer);
    }
    // RFC 7519 §4.1.3: a token for somebody is for nobody else.
    let meant = match (&keys.audience, &claims.aud) {
        (Some(wanted), Some(aud)) => aud.names(wanted),
        (None, None) => true,
        _ => false,
    };
    if !meant {
        return Err(Disbelief::Audience);
    }
    let sub = claims.sub;
    if sub.is_empty() || sub.len() > SUB_MAX || sub.chars().any(char::is_control) {
        return Err(Disbelief::Subject);
    }
    Ok(Person {
        id: sub,
        name: claims.name.map(String::from),
        email: claims.email.map(String::from),
        language: claims.language.map(String::from),
    })
}

#[cfg(test)]
mod tests {
    use ring::signature::{Ed25519KeyPair, KeyPair as _};
    use serde_json::{Value, json};

    use super::*;

    const SECRET: &str = "0123456789abcdef0123456789abcdef";
    const NOW: i64 = 1_795_255_200;

    fn keys() -> Identity {
        Identity { secret: Some(Secret::new(SECRET)), ..Identity::default() }
    }

    fn signed(header: &Value, claims: &Value, secret: &str) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(header), part(claims));
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length");
        mac.update(text.as_bytes());
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    }

    fn hs256(claims: &Value) -> String {
        signed(&json!({ "alg": "HS256", "typ": "JWT" }), claims, SECRET)
    }

    fn claims() -> Value {
        json!({ "sub": "7781", "exp": NOW + 300, "name": "Ann", "email": "ann@example.org", "language": "de" })
    }

    fn with(changes: &Value) -> Value {
        let mut claims = claims();
        for (key, value) in changes.as_object().expect("an object") {
            claims[key] = value.clone();
        }
        claims
    }

    fn at(keys: &Identity, token: &str) -> Result<Person, Disbelief> {
        verify(keys, token, Timestamp::from_second(NOW).expect("in range"))
    }

    #[test]
    fn a_good_identity_says_who_it_is() {
        let person = at(&keys(), &hs256(&claims())).expect("believed");
        assert_eq!(person.id, "7781");
        assert_eq!(person.name.as_deref(), Some("Ann"));
        assert_eq!(person.email.as_deref(), Some("ann@example.org"));
        assert_eq!(person.language.as_deref(), Some("de"));
    }

    #[test]
    fn nobody_chooses_how_their_own_token_is_checked() {
        let none = |alg: &str| {
            let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
            format!("{}.{}.", part(&json!({ "alg": alg })), part(&claims()))
        };
        for alg in ["none", "None", "NONE", "", "HS256 "] {
            assert!(at(&keys(), &none(alg)).is_err(), "{alg}");
        }
        assert_eq!(at(&keys(), &none("HS256")), Err(Disbelief::Signature));
        for alg in ["HS384", "HS512", "RS256", "EdDSA", "hs256"] {
            let token = signed(&json!({ "alg": alg }), &claims(), SECRET);
            assert_eq!(at(&keys(), &token), Err(Disbelief::Algorithm), "{alg}");
        }
        let crit = json!({ "alg": "HS256", "crit": ["exp"] });
        assert_eq!(at(&keys(), &signed(&crit, &claims(), SECRET)), Err(Disbelief::Critical));
    }

    #[test]
    fn a_public_key_is_no_secret_to_sign_with() {
        let pair = Ed25519KeyPair::from_seed_unchecked(&[7; 32]).expect("a pair");
        let public = pair.public_key().as_ref().to_vec();
        let keys = Identity {
            public_key: Some(PublicKey::Ed25519(public.clone())),
            ..Identity::default()
        };
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(&json!({ "alg": "EdDSA" })), part(&claims()));
        let good = format!("{text}.{}", URL_SAFE_NO_PAD.encode(pair.sign(text.as_bytes())));
        assert_eq!(at(&keys, &good).map(|person| person.id).as_deref(), Ok("7781"));
        // The classic confusion: an HMAC under the bytes that everybody knows.
        let mut mac = Hmac::<Sha256>::new_from_slice(&public).expect("any length");
        let text = format!("{}.{}", part(&json!({ "alg": "HS256" })), part(&claims()));
        mac.update(text.as_bytes());
        let forged = format!("{text}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()));
        assert_eq!(at(&keys, &forged), Err(Disbelief::Algorithm));
    }

    #[test]
    fn time_issuer_audience_and_subject_are_checked_with_a_minutes_grace() {
        let says = |changes| at(&keys(), &hs256(&with(&changes))).err();
        assert_eq!(says(json!({ "exp": NOW - 59 })), None);
        assert_eq!(says(json!({ "exp": NOW - 60 })), Some(Disbelief::Expired));
        assert_eq!(says(json!({ "nbf": NOW + 60 })), None);
        assert_eq!(says(json!({ "nbf": NOW + 61 })), Some(Disbelief::NotYet));
        for bad in [json!(null), json!("soon"), json!([NOW + 300])] {
            assert_eq!(says(json!({ "exp": bad })), Some(Disbelief::Claims));
        }
        for bad in ["", "a\nb", &"x".repeat(129)] {
            assert_eq!(says(json!({ "sub": bad })), Some(Disbelief::Subject));
        }
        assert_eq!(says(json!({ "aud": "baton" })), Some(Disbelief::Audience));
        let strict = Identity {
            issuer: Some("https://shop.example.org".to_owned()),
            audience: Some("baton".to_owned()),
            ..keys()
        };
        let asks = |changes| at(&strict, &hs256(&with(&changes))).err();
        let iss = "https://shop.example.org";
        assert_eq!(asks(json!({ "iss": iss, "aud": ["other", "baton"] })), None);
        assert_eq!(asks(json!({ "iss": iss, "aud": "other" })), Some(Disbelief::Audience));
        assert_eq!(asks(json!({ "iss": iss })), Some(Disbelief::Audience));
        assert_eq!(asks(json!({ "aud": "baton" })), Some(Disbelief::Issuer));
    }

    #[test]
    fn any_changed_cut_or_repeated_part_is_refused_and_a_former_secret_still_counts() {
        let good = hs256(&claims());
        for cut in 0..good.len() {
            assert!(at(&keys(), &good[..cut]).is_err(), "cut at {cut}");
        }
        for place in 0..good.len() {
            let mut bytes = good.clone().into_bytes();
            bytes[place] ^= 1;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            assert!(at(&keys(), &changed).is_err(), "changed at {place}");
        }
        assert!(at(&keys(), &format!("{good}.{good}")).is_err());
        assert!(at(&keys(), &format!(" {good}")).is_err());
        let other = signed(&json!({ "alg": "HS256" }), &claims(), &"y".repeat(32));
        assert_eq!(at(&keys(), &other), Err(Disbelief::Signature));
        let changing = Identity {
            secret: Some(Secret::new("z".repeat(32))),
            former: keys().secret,
            ..Identity::default()
        };
        assert!(at(&changing, &good).is_ok());
        assert_eq!(at(&Identity::default(), &good), Err(Disbelief::Algorithm));
    }
}
