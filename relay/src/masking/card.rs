//! Payment cards: 13 to 19 digits (ISO/IEC 7812-1) of a known issuer whose check digit is right.
//!
//! One number in ten passes the check by chance; the issuer's first digits keep most order numbers
//! and tracking numbers readable.

use super::digits::{Digit, runs};
use super::{Spot, dotted};

pub(super) const SHORTEST: usize = 13;
const LONGEST: usize = 19;

/// Every card number in a text, the longest first where several would begin at one digit.
pub(super) fn find(text: &str) -> Vec<Spot> {
    // With a plus before it, it is a telephone's.
    let plus = |run: &&Vec<Digit>| text[..run[0].place.start].ends_with(['+', '\u{ff0b}']);
    runs(text).iter().filter(|run| !plus(run)).flat_map(|run| in_run(run)).collect()
}

fn in_run(run: &[Digit]) -> Vec<Spot> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at + SHORTEST <= run.len() {
        match card_at(run, at) {
            Some(end) => {
                found.push(spot(&run[at..end]));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Where a card that begins at this digit ends. It begins and ends where a group of digits does: a
/// part of a longer number is no card.
fn card_at(run: &[Digit], at: usize) -> Option<usize> {
    if at > 0 && !run[at].apart {
        return None;
    }
    let longest = LONGEST.min(run.len() - at);
    let ends = (SHORTEST..=longest).rev().map(|length| at + length);
    ends.filter(|end| run.get(*end).is_none_or(|next| next.apart)).find(|end| {
        let digits: Vec<u8> = run[at..*end].iter().map(|digit| digit.value).collect();
        is_card(&digits)
    })
}

/// Whether these digits are a card's.
pub(super) fn is_card(digits: &[u8]) -> bool {
    let known = (SHORTEST..=LONGEST).contains(&digits.len()) && is_issued(digits);
    known && checks(digits) && digits.iter().any(|digit| *digit != digits[0])
}

/// Whether an issuer gives out numbers that begin so and are so long.
#[allow(clippy::unnested_or_patterns)] // A row a network reads better than a nest.
fn is_issued(digits: &[u8]) -> bool {
    let begin =
        |n: usize| digits.iter().take(n).fold(0_u32, |number, d| number * 10 + u32::from(*d));
    // Visa; American Express; Diners Club; Mastercard, both ranges; JCB; Discover and UnionPay;
    // Maestro and what took its ranges; Mir; UATP; Troy.
    matches!(
        (begin(1), begin(2), begin(4), digits.len()),
        (4, _, _, 13 | 16 | 19)
            | (_, 34 | 37, _, 15)
            | (_, 36 | 38 | 39, _, 14..=19)
            | (_, _, 3000..=3059 | 3095, 14..=19)
            | (_, 51..=55, _, 16)
            | (_, _, 2221..=2720, 16)
            | (_, _, 3528..=3589, 16..=19)
            | (_, 60 | 62 | 64 | 65 | 81 | 82, _, 14..=19)
            | (_, 50 | 56..=59 | 61 | 63 | 66..=69, _, 13..=19)
            | (_, _, 2200..=2205, 16..=19)
            | (1, _, _, 15)
            | (_, _, 9792, 16)
    )
}

/// The check of ISO/IEC 7812-1, Annex B.
fn checks(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(*digit);
            match place % 2 {
                0 => digit,
                _ if digit > 4 => digit * 2 - 9,
                _ => digit * 2,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

fn spot(digits: &[Digit]) -> Spot {
    let last: String =
        digits[digits.len() - 4..].iter().map(|digit| char::from(b'0' + digit.value)).collect();
    let place = digits[0].place.start..digits[digits.len() - 1].place.end;
    Spot { place, shown: dotted(&last) }
}
