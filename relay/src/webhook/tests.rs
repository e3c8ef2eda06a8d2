//! Against the `standardwebhooks` crate in both directions, and against forgers.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use jiff::Timestamp;
use proptest::prelude::*;

use super::*;

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const BODY: &[u8] = br#"{"type":"message.created","data":{}}"#;

fn key() -> Key {
    Key::parse(SECRET).expect("a good key")
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("in range")
}

fn headers(parts: &[(&'static str, &str)]) -> HeaderMap {
    let mut map = HeaderMap::new();
    for (name, value) in parts {
        map.append(HeaderName::from_static(name), HeaderValue::from_str(value).expect("ascii"));
    }
    map
}

fn signed(id: &str, second: i64, body: &[u8]) -> HeaderMap {
    let signature = key().sign(id, second, body);
    headers(&[(ID, id), (TIMESTAMP, &second.to_string()), (SIGNATURE, &signature)])
}

fn verdict(headers: &HeaderMap, now: i64) -> Result<(), Rejected> {
    Verifier::new(key()).verify(headers, BODY, at(now)).map(|_| ())
}

#[test]
fn the_published_example_signs_as_published() {
    // The vector of the Svix documentation and of the reference libraries' own tests.
    let signature =
        key().sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, br#"{"test": 2432232314}"#);
    assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

#[test]
fn the_reference_crate_accepts_what_we_sign() {
    let now = Timestamp::now().as_second();
    let theirs = standardwebhooks::Webhook::new(SECRET).expect("their key");
    theirs.verify(BODY, &signed("msg-1", now, BODY)).expect("they accept ours");
}

#[test]
fn we_accept_what_the_reference_crate_signs() {
    let theirs = standardwebhooks::Webhook::new(SECRET).expect("their key");
    let signature = theirs.sign("msg_1", 1_700_000_000, BODY).expect("signed");
    let headers = headers(&[(ID, "msg_1"), (TIMESTAMP, "1700000000"), (SIGNATURE, &signature)]);
    let verifier = Verifier::new(key());
    let verified = verifier.verify(&headers, BODY, at(1_700_000_005)).expect("ours accepts");
    assert_eq!((verified.id(), verified.sent_s(), verified.body()), ("msg_1", 1_700_000_000, BODY));
}

#[test]
fn a_clock_may_be_off_by_five_minutes_either_way_and_no_more() {
    let headers = signed("m", 1_000_000, BODY);
    for now in [1_000_000 - 300, 1_000_000, 1_000_000 + 300] {
        assert_eq!(verdict(&headers, now), Ok(()));
    }
    assert_eq!(verdict(&headers, 1_000_301), Err(Rejected::Stale { skew_s: 301 }));
    assert_eq!(verdict(&headers, 999_699), Err(Rejected::Stale { skew_s: -301 }));
}

#[test]
fn during_a_rotation_either_key_is_accepted_and_both_are_sent() {
    let new = Key::generate().expect("random");
    let both = signatures(&[new.clone(), key()], "m", 50, BODY);
    let headers = headers(&[(ID, "m"), (TIMESTAMP, "50"), (SIGNATURE, &both)]);
    for verifier in [Verifier::new(new.clone()), Verifier::new(key()), Verifier::new(new).or(key())]
    {
        assert!(verifier.verify(&headers, BODY, at(50)).is_ok());
    }
    let other = Verifier::new(Key::generate().expect("random"));
    assert_eq!(other.verify(&headers, BODY, at(50)).map(|_| ()), Err(Rejected::NoMatch));
}

#[test]
fn each_refusal_names_its_reason() {
    let good = key().sign("m", 50, BODY);
    let all = [(ID, "m"), (TIMESTAMP, "50"), (SIGNATURE, good.as_str())];
    for (name, _) in all {
        let mut map = headers(&all);
        map.remove(name);
        assert_eq!(verdict(&map, 50), Err(Rejected::MissingHeader(name)));
        let mut map = headers(&all);
        let value = map[name].clone();
        map.append(name, value);
        assert_eq!(verdict(&map, 50), Err(Rejected::DuplicateHeader(name)));
    }
    assert_eq!(verdict(&signed("a.b", 50, BODY), 50), Err(Rejected::BadId));
    assert_eq!(verdict(&signed(&"x".repeat(257), 50, BODY), 50), Err(Rejected::BadId));
    for bad in ["+50", "5e1", " 50", "-50", "", "99999999999999999999", "２"] {
        let mut map = headers(&all);
        map.insert(TIMESTAMP, HeaderValue::from_bytes(bad.as_bytes()).expect("bytes"));
        assert!(
            matches!(verdict(&map, 50), Err(Rejected::BadTimestamp | Rejected::BadHeader(_))),
            "{bad:?}"
        );
    }
}

#[test]
fn other_versions_and_bare_signatures_do_not_count() {
    let good = key().sign("m", 50, BODY);
    let bare = good.strip_prefix("v1,").expect("prefixed");
    for bad in [bare.to_owned(), format!("v1a,{bare}"), format!("V1,{bare}"), format!("v2,{bare}")]
    {
        let map = headers(&[(ID, "m"), (TIMESTAMP, "50"), (SIGNATURE, &bad)]);
        assert_eq!(verdict(&map, 50), Err(Rejected::NoMatch), "{bad}");
        let both = format!("{bad} {good}");
        let map = headers(&[(ID, "m"), (TIMESTAMP, "50"), (SIGNATURE, &both)]);
        assert_eq!(verdict(&map, 50), Ok(()), "{both}");
    }
}

#[test]
fn a_bad_key_is_told_how_to_be_made_and_never_repeated() {
    for (bad, want) in [
        ("hunter2-hunter2-hunter2", KeyError::NoPrefix),
        ("whsec_!!hunter2!!", KeyError::NotBase64),
        ("whsec_aHVudGVyMg==", KeyError::Length { bytes: 7 }),
        ("whsec_", KeyError::Length { bytes: 0 }),
    ] {
        let error = Key::parse(bad).expect_err("bad");
        assert_eq!(error, want);
        assert!(error.to_string().contains("openssl rand -base64 32"));
        assert!(!error.to_string().contains("hunter2"));
    }
    assert_eq!(
        Key::parse(&format!("whsec_{}", "A".repeat(88))).map(|_| ()),
        Err(KeyError::Length { bytes: 66 })
    );
}

#[test]
fn a_generated_key_reads_back_and_does_not_print() {
    let key = Key::generate().expect("random");
    let again = Key::parse(&key.reveal()).expect("reads back");
    assert_eq!(again.sign("m", 1, b"x"), key.sign("m", 1, b"x"));
    assert!(!format!("{key:?}").contains(&key.reveal()[6..]));
}

/// One way to tamper with a good delivery.
#[derive(Debug, Clone)]
enum Tamper {
    FlipBody { byte: usize, bit: u8 },
    CutBody { keep: usize },
    GrowBody { with: Vec<u8> },
    FlipHeader { which: usize, byte: usize, bit: u8 },
    CutHeader { which: usize, keep: usize },
    Double { which: usize },
    Swap { a: usize, b: usize },
    UpperCaseSignature,
    Age { by_s: i64 },
}

fn tampering() -> impl Strategy<Value = Tamper> {
    let bit = 0_u8..8;
    prop_oneof![
        (any::<usize>(), bit.clone()).prop_map(|(byte, bit)| Tamper::FlipBody { byte, bit }),
        any::<usize>().prop_map(|keep| Tamper::CutBody { keep }),
        prop::collection::vec(any::<u8>(), 1..9).prop_map(|with| Tamper::GrowBody { with }),
        (0_usize..3, any::<usize>(), bit).prop_map(|(which, byte, bit)| Tamper::FlipHeader {
            which,
            byte,
            bit
        }),
        (0_usize..3, any::<usize>()).prop_map(|(which, keep)| Tamper::CutHeader { which, keep }),
        (0_usize..3).prop_map(|which| Tamper::Double { which }),
        (0_usize..3, 1_usize..3).prop_map(|(a, by)| Tamper::Swap { a, b: (a + by) % 3 }),
        Just(Tamper::UpperCaseSignature),
        prop_oneof![301_i64..1_000_000, -1_000_000_i64..-300].prop_map(|by_s| Tamper::Age { by_s }),
    ]
}

fn apply(
    tamper: &Tamper,
    values: &mut [Vec<u8>; 3],
    body: &mut Vec<u8>,
    now: &mut i64,
) -> Option<usize> {
    match tamper {
        Tamper::FlipBody { byte, bit } => {
            let at = byte % body.len();
            body[at] ^= 1 << bit;
        }
        Tamper::CutBody { keep } => body.truncate(keep % body.len()),
        Tamper::GrowBody { with } => body.extend(with),
        Tamper::FlipHeader { which, byte, bit } => {
            let at = byte % values[*which].len();
            values[*which][at] ^= 1 << bit;
        }
        Tamper::CutHeader { which, keep } => {
            let keep = keep % values[*which].len();
            values[*which].truncate(keep);
        }
        Tamper::Double { which } => return Some(*which),
        Tamper::Swap { a, b } => values.swap(*a, *b),
        Tamper::UpperCaseSignature => values[2].make_ascii_uppercase(),
        Tamper::Age { by_s } => *now += by_s,
    }
    None
}

proptest! {
    #[test]
    fn no_tampered_delivery_is_accepted(
        id in "[a-z]{1,8}_[0-9]{1,6}",
        original in prop::collection::vec(any::<u8>(), 1..200),
        tamper in tampering(),
    ) {
        let mut now = 1_700_000_000_i64;
        let mut body = original.clone();
        let names = [ID, TIMESTAMP, SIGNATURE];
        let signature = key().sign(&id, now, &body);
        let mut values =
            [id.into_bytes(), now.to_string().into_bytes(), signature.into_bytes()];
        let verifier = Verifier::new(key());
        let double = apply(&tamper, &mut values, &mut body, &mut now);
        let mut map = HeaderMap::new();
        for (name, value) in names.iter().zip(&values) {
            // What is no header value at all would not have reached us.
            let Ok(value) = HeaderValue::from_bytes(value) else { return Ok(()) };
            map.append(*name, value);
        }
        if let Some(which) = double {
            let value = map[names[which]].clone();
            map.append(names[which], value);
        }
        prop_assert!(verifier.verify(&map, &body, at(now)).is_err(), "{tamper:?}");
    }
}
