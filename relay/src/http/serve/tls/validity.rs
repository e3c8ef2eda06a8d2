//! The one fact read from a certificate here: until when it is good (RFC 5280 §4.1.2.5). A walk
//! over the outermost DER elements; everything else about certificates is rustls's.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// The end of a certificate's validity; `None` where the bytes are none.
pub(super) fn not_after(der: &[u8]) -> Option<Timestamp> {
    let (certificate, _) = content(der, SEQUENCE)?;
    let (mut signed, _) = content(certificate, SEQUENCE)?;
    if signed.first() == Some(&VERSION) {
        (_, _, signed) = element(signed)?;
    }
    // Serial number, algorithm, issuer.
    for _ in 0..3 {
        (_, _, signed) = element(signed)?;
    }
    let (validity, _) = content(signed, SEQUENCE)?;
    let (_, _, end) = element(validity)?;
    let (tag, end, _) = element(end)?;
    instant(tag, str::from_utf8(end).ok()?)
}

/// Tag, content and what follows.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = der.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81..=0x84 => {
            let (bytes, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (bytes.iter().fold(0, |length, &byte| length << 8 | usize::from(byte)), rest)
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((tag, content, rest))
}

fn content(der: &[u8], wanted: u8) -> Option<(&[u8], &[u8])> {
    let (tag, content, rest) = element(der)?;
    (tag == wanted).then_some((content, rest))
}

/// `YYMMDDHHMMSSZ` of 1950 to 2049, or `YYYYMMDDHHMMSSZ`.
fn instant(tag: u8, text: &str) -> Option<Timestamp> {
    let text = match tag {
        UTC_TIME => {
            let century = if *text.as_bytes().first()? >= b'5' { "19" } else { "20" };
            format!("{century}{text}")
        }
        GENERALIZED_TIME => text.to_owned(),
        _ => return None,
    };
    // The parser takes numbers of fewer digits too; DER does not.
    let whole = text.len() == "YYYYMMDDHHMMSSZ".len();
    let civil = DateTime::strptime("%Y%m%d%H%M%SZ", text).ok().filter(|_| whole)?;
    // The very end of the year 9999, which stands for "never", is beyond what can be counted.
    let zoned = civil.to_zoned(TimeZone::UTC);
    Some(zoned.map_or(Timestamp::MAX, |zoned| zoned.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_to_write_an_instant_are_read_and_others_are_not() {
        let at = |text: &str| text.parse::<Timestamp>().ok();
        assert_eq!(instant(UTC_TIME, "261121093000Z"), at("2026-11-21T09:30:00Z"));
        assert_eq!(instant(UTC_TIME, "491231235959Z"), at("2049-12-31T23:59:59Z"));
        assert_eq!(instant(UTC_TIME, "500101000000Z"), at("1950-01-01T00:00:00Z"));
        assert_eq!(instant(GENERALIZED_TIME, "20500101000000Z"), at("2050-01-01T00:00:00Z"));
        // RFC 5280 §4.1.2.5: a certificate that is good for ever.
        assert!(
            instant(GENERALIZED_TIME, "99991231235959Z")
                .is_some_and(|end| { end > Timestamp::from_second(0).expect("an instant") })
        );
        for wrong in ["", "Z", "26112109300Z", "2611210930000", "26112109300\u{e4}"] {
            assert_eq!(instant(UTC_TIME, wrong), None, "{wrong}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(der in proptest::collection::vec(0_u8.., 0..64)) {
            let _read = not_after(&der);
        }
    }
}
