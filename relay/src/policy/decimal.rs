//! Numbers as people, shops and programs write them. Owns which forms are read, and why one is not;
//! knows no rule. What has two readings is never guessed: `1,500` is 1500 in English and 1.5 in
//! German.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotRead {
    /// None at all, such as `many`, or a number with something around it, such as `1500 EUR`.
    NoNumber,
    /// Its one comma or point may group thousands or part off a fraction.
    TwoReadings,
}

impl fmt::Display for NotRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoNumber => "is no number",
            Self::TwoReadings => "may be read as two numbers",
        })
    }
}

/// Reads a number. Digits may be grouped by blanks, `_`, an apostrophe, and by a comma or a point
/// where the other parts off the fraction or it stands more than once.
///
/// # Errors
/// Why it is not read.
pub(super) fn decimal(text: &str) -> Result<f64, NotRead> {
    let text = text.trim();
    let unsigned = text.strip_prefix(['-', '−']);
    let is_negative = unsigned.is_some();
    let digits = unsigned.or(text.strip_prefix('+')).unwrap_or(text).trim_start();
    let (whole, fraction) = parted(digits)?;
    let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return Err(NotRead::NoNumber);
    }
    let whole = if whole.is_empty() { String::new() } else { ungrouped(whole)? };
    let value: f64 = format!("{whole}.{fraction}").parse().map_err(|_| NotRead::NoNumber)?;
    Ok(if is_negative { -value } else { value })
}

/// A number of a policy, where a point always parts off the fraction: its format says so.
pub(super) fn limit(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '_').collect();
    let digits = plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    plain.parse::<f64>().ok().filter(|_| digits)
}

/// The whole part and the fraction.
fn parted(digits: &str) -> Result<(&str, &str), NotRead> {
    let Some(last) = digits.rfind(['.', ',']) else { return Ok((digits, "")) };
    let (whole, mark) = (&digits[..last], &digits[last..=last]);
    let fraction = &digits[last + 1..];
    if whole.contains(mark) {
        // More than one of them: they group, and there is no fraction.
        return Ok((digits, ""));
    }
    let is_thousand = fraction.len() == 3 && (1..=3).contains(&whole.len());
    let is_bare = whole.bytes().all(|byte| byte.is_ascii_digit()) && !whole.starts_with('0');
    if is_thousand && is_bare && fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotRead::TwoReadings);
    }
    Ok((whole, fraction))
}

fn groups(c: char) -> bool {
    c.is_whitespace() || matches!(c, '_' | '\'' | '’' | '.' | ',')
}

/// Digits without what groups them: always the same mark, by threes from the right; before them by
/// twos too, as in `12,34,567`.
fn ungrouped(whole: &str) -> Result<String, NotRead> {
    let pieces: Vec<&str> = whole.split(groups).collect();
    let mut marks = whole.chars().filter(|c| groups(*c));
    let first = marks.next();
    let is_one_mark = marks.all(|mark| Some(mark) == first);
    let fits = |(place, piece): (usize, &&str)| match (place, pieces.len() - 1 - place) {
        (0, 0) => !piece.is_empty(),
        (0, _) => (1..=3).contains(&piece.len()),
        (_, 0) => piece.len() == 3,
        _ => matches!(piece.len(), 2 | 3),
    };
    let is_digits = pieces.iter().all(|piece| piece.bytes().all(|byte| byte.is_ascii_digit()));
    if is_one_mark && is_digits && pieces.iter().enumerate().all(fits) {
        Ok(pieces.concat())
    } else {
        Err(NotRead::NoNumber)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_read_in_every_form_that_has_one_reading() {
        for (text, value) in [
            ("1500", 1500.0),
            (" -5 ", -5.0),
            ("− 5.0", -5.0),
            ("+7", 7.0),
            ("007", 7.0),
            ("1_500", 1500.0),
            ("1 500.5", 1500.5),
            ("1\u{202f}500,250", 1500.25),
            ("1'500", 1500.0),
            ("1’500’000.00", 1_500_000.0),
            ("1,500.00", 1500.0),
            ("1.500,00", 1500.0),
            ("1,500,000", 1_500_000.0),
            ("1.500.000", 1_500_000.0),
            ("12,34,567.8", 1_234_567.8),
            ("1500,5", 1500.5),
            ("1500.500", 1500.5),
            ("0,500", 0.5),
            ("0.125", 0.125),
            (".5", 0.5),
            ("5.", 5.0),
            ("1,5", 1.5),
            ("1.5000", 1.5),
        ] {
            assert_eq!(decimal(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn what_has_two_readings_is_not_guessed() {
        for text in ["1,500", "1.500", "-12,345", "999.000", "+ 1,000"] {
            assert_eq!(decimal(text), Err(NotRead::TwoReadings), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            " ",
            "-",
            ".",
            ",",
            "many",
            "NaN",
            "inf",
            "1e5",
            "1500 EUR",
            "€1500",
            "15%",
            "01.02.2024",
            "10.0.0.1",
            "1,50,0",
            "1.5,5.5",
            "1,500.000,5",
            "1 500,000,000",
            "12 34",
            "1__500",
            "1,5x",
            "--5",
            "1,,500",
            ",500,",
            "1.500.",
            "5-",
        ] {
            assert_eq!(decimal(text), Err(NotRead::NoNumber), "{text}");
        }
    }

    proptest! {
        /// However a program of any land writes a value of cents, it is read as that value, or not at
        /// all: never as another.
        #[test]
        fn no_form_is_read_as_another_number(cents in 0_u64..1_000_000_000_000, group in 0..5_usize, comma: bool) {
            let whole = (cents / 100).to_string();
            let group = ["", ",", ".", " ", "'"][group];
            let mark = if comma { "," } else { "." };
            prop_assume!(group != mark);
            let digits: Vec<&str> = whole.as_bytes().rchunks(3).rev()
                .map(|three| std::str::from_utf8(three).expect("digits")).collect();
            let whole_only = digits.join(group);
            let written = format!("{whole_only}{mark}{:02}", cents % 100);
            prop_assert_eq!(decimal(&written), Ok(format!("{whole}.{:02}", cents % 100).parse().expect("a number")));
            let read = decimal(&whole_only);
            let value: f64 = whole.parse().expect("a number");
            prop_assert!(read == Ok(value) || read == Err(NotRead::TwoReadings), "{} {:?}", whole_only, read);
        }

        #[test]
        fn nothing_makes_it_fall_over(text in "[0-9.,'_ +-]{0,12}|\\PC{0,8}") {
            let _ = decimal(&text);
        }
    }
}
