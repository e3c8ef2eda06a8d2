//! Bank accounts: two letters, two check digits and up to thirty letters and digits whose sum is
//! right (ISO 13616-1, check by ISO/IEC 7064 MOD 97-10).

use super::Spot;
use super::digits::{is_unseen, value};

/// Every account number has these two.
pub(super) const CHECK_DIGITS: usize = 2;
/// How long each country's are: the registry that SWIFT keeps for ISO 13616.
const LENGTHS: &[(usize, &str)] = &[
    (15, "NO"),
    (16, "BE"),
    (18, "DK FI FK FO GL NL SD"),
    (19, "MK SI"),
    (20, "AT BA EE KZ LT LU MN XK"),
    (21, "CH CR HR LI LV"),
    (22, "BG BH DE GB GE IE ME RS"),
    (23, "AE GI IL IQ OM SO TL"),
    (24, "AD CZ ES MD PK RO SA SE SK TN VG DZ"),
    (25, "LY PT ST"),
    (26, "IS TR"),
    (27, "BI DJ FR GR IT MC MR SM"),
    (28, "AL AZ BY CY DO GT HN HU LB NI PL SV CM"),
    (29, "BR EG PS QA UA"),
    (30, "JO KW MU YE"),
    (31, "MT SC"),
    (32, "LC"),
    (33, "RU"),
];

/// One character of an account number that may be written in groups.
struct Sign {
    /// As it counts: 0 to 9, A to Z.
    value: u8,
    end: usize,
}

/// Every account number in a text.
pub(super) fn find(text: &str) -> Vec<Spot> {
    let (mut found, mut past) = (Vec::new(), 0);
    let mut before = None;
    for (at, c) in text.char_indices() {
        let begins = at >= past
            && letter(c).is_some()
            && !is_word(text.as_bytes(), at)
            && !before.is_some_and(char::is_alphanumeric);
        before = Some(c);
        if begins && let Some(spot) = at_letter(text, at) {
            past = spot.place.end;
            found.push(spot);
        }
    }
    found
}

/// Whether three plain letters begin here: an account's third sign is a digit.
fn is_word(text: &[u8], at: usize) -> bool {
    let three = text.get(at..at + 3);
    three.is_some_and(|three| three.iter().all(u8::is_ascii_alphabetic))
}

/// The account number that begins here: as long as its country's are, whatever stands behind it.
fn at_letter(text: &str, start: usize) -> Option<Spot> {
    let mut coming = signs(text, start);
    let mut begun = |digit: bool| coming.next().filter(|sign| (sign.value < 10) == digit);
    // What is none ends here, and takes no memory.
    let begun = [begun(false)?, begun(false)?, begun(true)?, begun(true)?];
    let mut signs = Vec::from(begun);
    let country: String = signs[..2].iter().map(|sign| shown(sign.value)).collect();
    let (length, _) = LENGTHS.iter().find(|(_, names)| names.split(' ').any(|n| n == country))?;
    signs.extend(coming.take(length - signs.len()));
    if signs.len() < *length || !checks(&signs) {
        return None;
    }
    let last: String = signs[length - 4..].iter().map(|sign| shown(sign.value)).collect();
    let end = signs[length - 1].end;
    Some(Spot {
        place: start..end, shown: format!("{country}•• •••• •••• {last}")
    })
}

/// Letters and digits from here on, one joining character between groups at most.
fn signs(text: &str, start: usize) -> impl Iterator<Item = Sign> {
    let (mut rest, mut gap) = (text[start..].char_indices(), 0);
    std::iter::from_fn(move || {
        for (at, c) in rest.by_ref() {
            match value(c).or_else(|| letter(c)) {
                Some(value) => {
                    gap = 0;
                    return Some(Sign { value, end: start + at + c.len_utf8() });
                }
                None if is_unseen(c) => {}
                None if gap == 0 && (c.is_whitespace() || c == '-' || c == '.') => gap = 1,
                None => break,
            }
        }
        None
    })
    .fuse()
}

/// A is 10, Z is 35; full-width letters too.
fn letter(c: char) -> Option<u8> {
    let plain = match c {
        '\u{ff21}'..='\u{ff3a}' => char::from_u32(u32::from(c) - 0xff21 + u32::from('A'))?,
        '\u{ff41}'..='\u{ff5a}' => char::from_u32(u32::from(c) - 0xff41 + u32::from('A'))?,
        c => c.to_ascii_uppercase(),
    };
    plain.is_ascii_uppercase().then(|| u8::try_from(u32::from(plain) - 55).ok()).flatten()
}

fn shown(value: u8) -> char {
    char::from(if value < 10 { b'0' + value } else { b'A' + value - 10 })
}

fn checks(signs: &[Sign]) -> bool {
    let turned = signs[4..].iter().chain(&signs[..4]);
    let rest = turned.fold(0_u32, |rest, sign| {
        let shift = if sign.value > 9 { 100 } else { 10 };
        (rest * shift + u32::from(sign.value)) % 97
    });
    rest == 1
}
