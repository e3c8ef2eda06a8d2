//! Widths, wrapping, clipping and the words for times. Everything is measured in cells.

use std::ops::Range;

use jiff::SignedDuration;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells a text takes.
#[must_use]
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// A text in at most so many cells: whole words where two of them fit, then `…`.
#[must_use]
pub(super) fn clip(text: &str, cells: usize) -> String {
    if text.width() <= cells {
        return text.to_owned();
    }
    let Some(room) = cells.checked_sub(1) else { return String::new() };
    let mut taken = 0;
    let mut end = 0;
    let mut word_end = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        let cells = grapheme.width();
        if taken + cells > room {
            break;
        }
        if grapheme == " " {
            word_end = at;
        }
        taken += cells;
        end = at + grapheme.len();
    }
    // The break is at a word's end already if a space follows it.
    let at_word = text[end..].starts_with(' ');
    let kept = if at_word || word_end * 2 < end { end } else { word_end };
    format!("{}…", text[..kept].trim_end())
}

/// A text in exactly so many cells, clipped or padded on the right.
#[must_use]
pub(super) fn fit(text: &str, cells: usize) -> String {
    let mut text = clip(text, cells);
    let missing = cells.saturating_sub(text.width());
    text.extend(std::iter::repeat_n(' ', missing));
    text
}

/// A text in exactly so many cells, clipped or padded on the left.
#[must_use]
pub(super) fn fit_right(text: &str, cells: usize) -> String {
    let text = clip(text, cells);
    let missing = cells.saturating_sub(text.width());
    " ".repeat(missing) + &text
}

/// Cuts one line (no newline in it) into rows, at spaces where there are any. Every byte is in
/// exactly one row, so a cursor has one place; an empty line is one empty row.
#[must_use]
pub(super) fn rows(line: &str, cells: usize) -> Vec<Range<usize>> {
    let cells = cells.max(2);
    let mut rows = Vec::new();
    let (mut start, mut taken, mut space) = (0, 0, None);
    for (at, grapheme) in line.grapheme_indices(true) {
        let wide = grapheme.width();
        if taken + wide > cells && grapheme != " " && at > start {
            let cut = space.filter(|space| *space > start).unwrap_or(at);
            rows.push(start..cut);
            taken = line[cut..at].width();
            start = cut;
            space = None;
        }
        taken += wide;
        if grapheme == " " {
            space = Some(at + 1);
        }
    }
    rows.push(start..line.len());
    rows
}

/// A text with newlines as rows without trailing spaces.
#[must_use]
pub(super) fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cut = |line: &str| -> Vec<String> {
        rows(line, cells).into_iter().map(|row| clip(line[row].trim_end(), cells)).collect()
    };
    text.trim_end().split('\n').flat_map(cut).collect()
}

/// How long something has counted: `00:42`, `12:05`, `3 h 07`, `2 d`.
#[must_use]
pub(super) fn counted(time: SignedDuration) -> String {
    let s = time.as_secs().max(0);
    match s {
        0..3_600 => format!("{:02}:{:02}", s / 60, s % 60),
        3_600..86_400 => format!("{} h {:02}", s / 3_600, s % 3_600 / 60),
        _ => format!("{} d", s / 86_400),
    }
}

/// About how long: `40 s`, `4 min`, `2 h`.
#[must_use]
pub fn brief_duration(time: SignedDuration) -> String {
    let s = time.as_secs().max(0);
    match s {
        0..60 => format!("{s} s"),
        60..3_600 => format!("{} min", s / 60),
        _ => format!("{} h", s / 3_600),
    }
}

/// `1 open chat`, `3 open chats`.
#[must_use]
pub fn plural(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// `84 kB`.
#[must_use]
pub(super) fn bytes(size: u64) -> String {
    match size {
        0..1_000 => format!("{size} B"),
        1_000..1_000_000 => format!("{} kB", size / 1_000),
        _ => format!("{} MB", size / 1_000_000),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_clipped_text_ends_at_a_word() {
        assert_eq!(clip("where is my refund", 14), "where is my…");
        assert_eq!(clip("where is my refund", 18), "where is my refund");
        assert_eq!(clip("incomprehensibilities", 8), "incompr…");
    }

    #[test]
    fn words_wrap_whole_and_a_long_one_is_cut() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("a\n\nb", 4), ["a", "", "b"]);
    }

    proptest! {
        #[test]
        fn no_row_is_wider_than_asked_and_no_byte_is_lost(text in "[a-z 日é👍🏽\u{301}]{0,80}", cells in 2usize..30) {
            let cut = rows(&text, cells);
            let whole: String = cut.iter().map(|row| &text[row.clone()]).collect();
            prop_assert_eq!(&whole, &text);
            for row in wrap(&text, cells) {
                prop_assert!(width(&row) <= cells, "{row:?} is wider than {cells}");
            }
            prop_assert!(width(&fit(&text, cells)) == cells);
        }
    }
}
