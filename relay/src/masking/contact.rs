//! Addresses and telephones: found by their shape alone, so they are masked only where it is wanted.

use super::Spot;
use super::digits::{joins, value};

/// Digits of a telephone number with its country code (ITU-T E.164: at most 15).
pub(super) const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// Telephone numbers that begin with `+` or `00`.
pub(super) fn phones(text: &str) -> Vec<Spot> {
    let (mut found, mut past) = (Vec::new(), 0);
    let mut before = None;
    for (at, c) in text.char_indices() {
        let begins = at >= past
            && (matches!(c, '+' | '\u{ff0b}') || text[at..].starts_with("00"))
            && !before.is_some_and(char::is_alphanumeric);
        before = Some(c);
        if begins && let Some(spot) = phone_at(text, at) {
            past = spot.place.end;
            found.push(spot);
        }
    }
    found
}

fn phone_at(text: &str, start: usize) -> Option<Spot> {
    let (mut digits, mut end) = (Vec::new(), start);
    for (at, c) in text[start..].char_indices() {
        if let Some(value) = value(c) {
            digits.push(value);
            end = start + at + c.len_utf8();
        } else if !(joins(c) || "()".contains(c) || (at == 0 && "+\u{ff0b}".contains(c))) {
            break;
        }
        if digits.len() > *PHONE_DIGITS.end() + 2 {
            break;
        }
    }
    let prefix = if text[start..].starts_with("00") { 2 } else { 0 };
    if !PHONE_DIGITS.contains(&digits.len().saturating_sub(prefix)) {
        return None;
    }
    let last: String =
        digits[digits.len() - 2..].iter().map(|digit| char::from(b'0' + digit)).collect();
    Some(Spot { place: start..end, shown: format!("+•••• •••• {last}") })
}

/// E-mail addresses: what stands around an at sign, up to blanks and brackets.
pub(super) fn emails(text: &str) -> Vec<Spot> {
    let part = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
    let host = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let mut found: Vec<Spot> = Vec::new();
    for (at, sign) in text.match_indices(['@', '\u{ff20}']) {
        let name: usize =
            text[..at].chars().rev().take_while(|c| part(*c)).map(char::len_utf8).sum();
        let after = &text[at + sign.len()..];
        let rest: usize = after.chars().take_while(|c| host(*c)).map(char::len_utf8).sum();
        let domain = after[..rest].trim_end_matches(['.', '-']);
        let start = at - name;
        let whole = name > 0 && domain.contains('.') && !domain.starts_with('.');
        if whole && found.last().is_none_or(|before| before.place.end <= start) {
            let first = text[start..].chars().next().unwrap_or('•');
            let place = start..at + sign.len() + domain.len();
            found.push(Spot { place, shown: format!("{first}•••@•••") });
        }
    }
    found
}
