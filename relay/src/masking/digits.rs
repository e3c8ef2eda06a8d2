//! Runs of digits, and what may stand between them without breaking the number up.

use std::ops::Range;

/// Most characters between two digits of one number.
const GAP_MAX: usize = 3;
/// The zeros of the scripts whose digits people type (Unicode general category Nd, each a block of
/// ten): Western, Arabic, Persian, N'Ko, the Indic scripts, Thai, Lao, Tibetan, Burmese, Khmer,
/// Mongolian, full width and the mathematical ones.
const ZEROS: &[u32] = &[
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66,
    0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
    0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
    0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1fbf0,
];

/// The value of a digit of any script.
pub(super) fn value(c: char) -> Option<u8> {
    let code = u32::from(c);
    if code < 0x80 {
        return u8::try_from(code).ok().filter(u8::is_ascii_digit).map(|byte| byte - b'0');
    }
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    u8::try_from(code - zero).ok()
}

/// How many digits there are in a text.
pub(super) fn count(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(u8::is_ascii_digit).count();
    }
    text.chars().filter(|c| value(*c).is_some()).count()
}

/// What may stand between the digits of one number: blanks, dashes, dots, and what is not seen.
pub(super) fn joins(c: char) -> bool {
    c.is_whitespace() || is_dash(c) || matches!(c, '.' | '·' | '_' | '/') || is_unseen(c)
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{ad}' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// Format characters that a screen does not show.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{180e}' | '\u{fe00}'..='\u{fe0f}')
}

/// One digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Digit {
    pub(super) value: u8,
    pub(super) place: Range<usize>,
    /// Something stands between it and the digit before it.
    pub(super) apart: bool,
}

/// The runs of a text: digits with at most a few joining characters between them.
pub(super) fn runs(text: &str) -> Vec<Vec<Digit>> {
    let mut runs: Vec<Vec<Digit>> = Vec::new();
    let (mut gap, mut open) = (0, false);
    for (at, c) in text.char_indices() {
        if let Some(value) = value(c) {
            let digit = Digit { value, place: at..at + c.len_utf8(), apart: open && gap > 0 };
            match runs.last_mut().filter(|_| open) {
                Some(run) => run.push(digit),
                None => runs.push(vec![digit]),
            }
            (gap, open) = (0, true);
        } else if joins(c) {
            // What is not seen does not count: any number of it still looks like one number.
            gap += usize::from(!is_unseen(c));
            open &= gap <= GAP_MAX;
        } else {
            open = false;
        }
    }
    runs
}
