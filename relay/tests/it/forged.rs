//! Forged signatures and tokens against the verifiers, in process: none may be accepted.
//!
//! 100,000 of them in the usual run. `BATON_FORGED=1000000` makes it a million; the seed is fixed,
//! and `BATON_FORGED_SEED` takes another. A failure names the seed and the number of the forgery.

use std::collections::HashMap;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use baton_relay::config::Identity;
use baton_relay::http::web::identity;
use baton_relay::http::web::session::{Keys, VisitorId};
use baton_relay::secret::Secret;
use baton_relay::token::{TOKEN_RANDOM, Token, TokenRecord};
use baton_relay::webhook::{ID, Key, SIGNATURE, TIMESTAMP, TOLERANCE_S, Verifier};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha2::Sha256;

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OTHER: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const NOW: i64 = 1_795_255_200;

/// `SplitMix64`: repeatable, and random enough to choose where to strike.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).expect("small")).expect("small")
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.next().to_le_bytes()[0])
    }
}

fn set(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// A number of forgeries, each in its own right, from one seed.
fn forgeries(share: u64) -> (u64, impl Iterator<Item = (u64, Chance)>) {
    let (count, seed) =
        (set("BATON_FORGED", 100_000) / share, set("BATON_FORGED_SEED", 20_261_121));
    (seed, (0..count).map(move |at| (at, Chance(seed.wrapping_mul(31).wrapping_add(at)))))
}

/// What goes over the network.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Delivery {
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Delivery {
    /// As a third party's library signs it.
    fn signed(secret: &str, id: &str, at: i64, body: &[u8]) -> Self {
        let signer = standardwebhooks::Webhook::new(secret).expect("a key");
        let signature = signer.sign(id, at, body).expect("signed");
        let headers =
            vec![(ID, id.to_owned()), (TIMESTAMP, at.to_string()), (SIGNATURE, signature)];
        Self { headers, body: body.to_vec() }
    }

    fn value(&mut self, name: &str) -> &mut String {
        let found = self.headers.iter_mut().find(|(known, _)| *known == name);
        &mut found.expect("a header of every delivery").1
    }

    fn accepted(&self, verifier: &Verifier) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in &self.headers {
            // What is no header's value never reaches the verifier.
            let Ok(value) = HeaderValue::from_bytes(value.as_bytes()) else { return false };
            map.append(HeaderName::from_static(name), value);
        }
        let now = Timestamp::from_second(NOW).expect("in range");
        verifier.verify(&map, &self.body, now).is_ok()
    }
}

/// Changes one character into another one.
fn smudge(text: &mut String, chance: &mut Chance) {
    const LETTERS: &[u8] =
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_,. ";
    let mut bytes = std::mem::take(text).into_bytes();
    let at = chance.below(bytes.len());
    bytes[at] = loop {
        let letter = LETTERS[chance.below(LETTERS.len())];
        if letter != bytes[at] {
            break letter;
        }
    };
    *text = String::from_utf8(bytes).expect("ASCII");
}

/// One forgery made of a good delivery: each kind is what somebody has tried somewhere.
fn forge(good: &Delivery, chance: &mut Chance) -> Delivery {
    let mut bad = good.clone();
    match chance.below(16) {
        0 => {
            let (at, bit) = (chance.below(bad.body.len()), chance.below(8));
            bad.body[at] ^= 1 << bit;
        }
        1 => bad.body.truncate(chance.below(good.body.len())),
        2 => bad.body.push(b' '),
        3 => smudge(bad.value(SIGNATURE), chance),
        4 => smudge(bad.value(ID), chance),
        5 => smudge(bad.value(TIMESTAMP), chance),
        6 => {
            let cut = chance.below(bad.value(SIGNATURE).len());
            bad.value(SIGNATURE).truncate(cut);
        }
        7 => {
            // Signed well, at a time that is over or not yet.
            let off = TOLERANCE_S + 1 + i64::try_from(chance.below(1_000_000)).expect("small");
            let at = if chance.below(2) == 0 { NOW - off } else { NOW + off };
            return Delivery::signed(SECRET, "msg_stale", at, &good.body);
        }
        8 => return Delivery::signed(OTHER, "msg_1", NOW, &good.body),
        9 => {
            let twice = chance.below(3);
            let again = bad.headers[twice].clone();
            bad.headers.push(again);
        }
        10 => drop(bad.headers.remove(chance.below(3))),
        11 => {
            let (one, two) = (chance.below(3), 1 + chance.below(2));
            let other = (one + two) % 3;
            let kept = bad.headers[one].1.clone();
            bad.headers[one].1 = std::mem::replace(&mut bad.headers[other].1, kept);
        }
        12 => {
            let versions = ["v0,", "v1a,", "v2,", "V1,", "", "v1=", "v1 ", "sha256="];
            let version = versions[chance.below(versions.len())];
            let signature = bad.value(SIGNATURE);
            *signature = signature.replacen("v1,", version, 1);
        }
        13 => {
            let signature = bad.value(SIGNATURE);
            *signature = signature.to_lowercase();
        }
        14 => {
            // The boundary between id and time moves: the same bytes under the signature.
            let at = bad.value(TIMESTAMP).clone();
            bad.value(ID).push_str(&format!(".{}", &at[..4]));
            *bad.value(TIMESTAMP) = at[4..].to_owned();
        }
        _ => {
            // Any mac, of any length, in a list of them.
            let macs = (0..=chance.below(4)).map(|_| {
                let raw: Vec<u8> =
                    (0..chance.below(64)).map(|_| chance.next().to_le_bytes()[0]).collect();
                format!("v1,{}", STANDARD.encode(&raw))
            });
            *bad.value(SIGNATURE) = macs.collect::<Vec<_>>().join(" ");
        }
    }
    bad
}

#[test]
fn no_forged_webhook_is_accepted_and_every_good_one_is() {
    let verifier = Verifier::new(Key::parse(SECRET).expect("a key"));
    let (seed, forgeries) = forgeries(2);
    let mut tried = 0;
    for (at, mut chance) in forgeries {
        let body = format!(r#"{{"type":"message.created","data":{{"id":"m-{at}"}}}}"#);
        let good = Delivery::signed(SECRET, &format!("msg_{at}"), NOW, body.as_bytes());
        if at % 100 == 0 {
            assert!(good.accepted(&verifier), "seed {seed}, {at}: a good one is refused");
        }
        let bad = forge(&good, &mut chance);
        if bad == good {
            continue;
        }
        tried += 1;
        assert!(!bad.accepted(&verifier), "seed {seed}, {at}: accepted {bad:?}");
    }
    assert!(tried > set("BATON_FORGED", 100_000) / 3, "{tried} were forgeries");
}

#[test]
fn no_forged_agents_token_is_accepted_and_every_good_one_is() {
    let mut issuer = Chance(7);
    let issued: Vec<(String, TokenRecord)> =
        (0..1_000).map(|_| Token::mint(&issuer.bytes::<TOKEN_RANDOM>())).collect();
    let records: HashMap<&str, &TokenRecord> =
        issued.iter().map(|(_, record)| (record.id.as_str(), record)).collect();
    let accepted = |shown: &str| {
        let Some(token) = Token::parse(shown) else { return false };
        let nobody = TokenRecord::nobody();
        token.verify(records.get(token.id()).copied().unwrap_or(&nobody))
    };
    assert!(issued.iter().all(|(shown, _)| accepted(shown)));
    let (seed, forgeries) = forgeries(4);
    for (at, mut chance) in forgeries {
        let (good, other) = (&issued[chance.below(1_000)].0, &issued[chance.below(1_000)].0);
        let bad = mutated(good, other, 12, &mut chance);
        if issued.iter().any(|(shown, _)| *shown == bad) {
            continue;
        }
        assert!(!accepted(&bad), "seed {seed}, {at}: accepted {bad}");
    }
}

#[test]
fn no_forged_visitors_token_is_accepted_and_every_good_one_is() {
    let keys = Keys::new(vec![Secret::new([7; 32]), Secret::new([8; 32])]).expect("keys");
    let foreign = Keys::new(vec![Secret::new([9; 32])]).expect("keys");
    let (seed, forgeries) = forgeries(4);
    for (at, mut chance) in forgeries {
        let [one, two] =
            [VisitorId::from_random(chance.bytes()), VisitorId::from_random(chance.bytes())];
        let (good, other) = (keys.mint(&one), keys.mint(&two));
        assert_eq!(keys.verify(&good), Some(one.clone()), "seed {seed}, {at}");
        let bad = match chance.below(8) {
            0 => foreign.mint(&one),
            _ => mutated(&good, &other, 36, &mut chance),
        };
        if bad != good && bad != other {
            assert_eq!(keys.verify(&bad), None, "seed {seed}, {at}: accepted {bad}");
        }
    }
}

#[test]
fn no_forged_identity_is_believed_and_every_good_one_is() {
    let secret = "0123456789abcdef0123456789abcdef";
    let keys = Identity { secret: Some(Secret::new(secret)), ..Identity::default() };
    let now = Timestamp::from_second(NOW).expect("in range");
    let (seed, forgeries) = forgeries(4);
    for (at, mut chance) in forgeries {
        let signed = |sub: String, end: i64, secret: &str| {
            let claims = format!(r#"{{"sub":"{sub}","exp":{end}}}"#);
            let text = [r#"{"alg":"HS256"}"#, &claims].map(|part| URL_SAFE_NO_PAD.encode(part));
            let text = text.join(".");
            let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length");
            mac.update(text.as_bytes());
            format!("{text}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
        };
        let (good, other) = (
            signed(format!("a{at}"), NOW + 300, secret),
            signed(format!("b{at}"), NOW + 300, secret),
        );
        assert!(identity::verify(&keys, &good, now).is_ok(), "seed {seed}, {at}");
        let bad = match chance.below(8) {
            0 => signed(format!("a{at}"), NOW + 300, "another secret of as many bytes!"),
            1 => signed(format!("a{at}"), NOW - 61, secret),
            // One's claims under another's signature, at the same length.
            _ => mutated(&good, &other, good.rfind('.').expect("three parts"), &mut chance),
        };
        if bad != good && bad != other {
            assert!(identity::verify(&keys, &bad, now).is_err(), "seed {seed}, {at}: {bad}");
        }
    }
}

/// One change of a token; `split` is where its public part ends.
fn mutated(good: &str, other: &str, split: usize, chance: &mut Chance) -> String {
    let mut bad = good.to_owned();
    match chance.below(8) {
        0 => bad.truncate(chance.below(good.len())),
        1 => bad.push(char::from(other.as_bytes()[chance.below(other.len())])),
        // One's public part with another's secret.
        2 => bad = format!("{}{}", &good[..split], &other[split..]),
        3 => bad = bad.to_uppercase(),
        4 => bad = format!(" {good}"),
        5 => {
            let at = chance.below(good.len());
            bad.remove(at);
        }
        _ => {
            for _ in 0..=chance.below(3) {
                smudge(&mut bad, chance);
            }
        }
    }
    bad
}
