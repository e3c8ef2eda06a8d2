//! Standard output: JSON for programs, aligned lines for people. Nothing foreign gets past it
//! uncleaned.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};

use baton_shared::text::{Clean, is_hidden};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::failure::Failure;

/// For whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Human,
    Json,
}

/// Where results go.
pub(super) struct Out {
    to: Box<dyn Write>,
    form: Form,
    style: Style,
}

/// Whether headings stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Bold,
}

impl Out {
    pub(super) fn stdout(form: Form) -> Self {
        let colour = io::stdout().is_terminal()
            && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let style = if colour { Style::Bold } else { Style::Plain };
        Self { to: Box::new(io::stdout().lock()), form, style }
    }

    pub(super) fn form(&self) -> Form {
        self.form
    }

    /// One JSON value on a line of its own, out at once.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string(value).map_err(io::Error::from)?;
        self.raw(format!("{}\n", safe_json(&text)).as_bytes())
    }

    /// One line for people, out at once.
    pub(super) fn line(&mut self, line: &Clean) -> Result<(), Failure> {
        self.raw(format!("{line}\n").as_bytes())
    }

    /// A heading on a line of its own.
    pub(super) fn heading(&mut self, line: &Clean) -> Result<(), Failure> {
        match self.style {
            Style::Plain => self.line(line),
            Style::Bold => self.raw(format!("\u{1b}[1m{line}\u{1b}[0m\n").as_bytes()),
        }
    }

    /// Bytes of our own making.
    pub(super) fn raw(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.to.write_all(bytes)?;
        self.to.flush()?;
        Ok(())
    }
}

/// The same JSON, with everything escaped that a terminal would obey or hide. Lossless: outside
/// of strings JSON has no such characters.
pub(super) fn safe_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Cuts to at most `columns`, with an ellipsis where something is lost.
pub(super) fn fit(text: &Clean, columns: usize) -> Clean {
    use unicode_segmentation::UnicodeSegmentation;
    if text.width() <= columns {
        return text.clone();
    }
    let mut kept = String::new();
    for cluster in text.graphemes(true) {
        if kept.width() + cluster.width() + 1 > columns {
            break;
        }
        kept.push_str(cluster);
    }
    kept.push('…');
    Clean::line(&kept)
}

/// Rows as lines, each column as wide as its widest cell.
pub(super) fn align(rows: &[Vec<Clean>]) -> Vec<Clean> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |at: usize| rows.iter().filter_map(|r| r.get(at)).map(|c| c.width()).max();
    let widths: Vec<usize> = (0..columns).map(|at| width(at).unwrap_or_default()).collect();
    rows.iter().map(|row| align_row(row, &widths)).collect()
}

fn align_row(row: &[Clean], widths: &[usize]) -> Clean {
    let mut line = String::new();
    for (cell, width) in row.iter().zip(widths) {
        line.push_str(cell);
        line.extend(std::iter::repeat_n(' ', 2 + width - cell.width()));
    }
    Clean::line(line.trim_end())
}

/// Seconds as people say them: `45s`, `12m`, `3h 5m`, `2d`.
pub(super) fn ago(seconds: u64) -> String {
    match (seconds, seconds / 60, seconds / 3600, seconds / 86_400) {
        (s, 0, ..) => format!("{s}s"),
        (_, m, 0, _) => format!("{m}m"),
        (_, m, h, 0) => format!("{h}h {}m", m % 60),
        (.., d) => format!("{d}d"),
    }
}

#[cfg(test)]
mod tests {
    use baton_shared::text::hostile::HOSTILE;

    use super::*;

    #[test]
    fn json_says_the_same_and_holds_nothing_a_terminal_obeys() {
        for raw in HOSTILE {
            let json = safe_json(&serde_json::to_string(raw).expect("a string"));
            assert!(!json.chars().any(is_hidden), "{json:?}");
            let back: String = serde_json::from_str(&json).expect("still JSON");
            assert_eq!(&back, raw);
        }
    }

    #[test]
    fn columns_line_up_for_wide_characters_too() {
        let row = |a: &str, b: &str| vec![Clean::line(a), Clean::line(b)];
        let lines = align(&[row("Ann", "x"), row("日本", "y"), row("Bartholomew", "z")]);
        let texts: Vec<&str> = lines.iter().map(Clean::as_str).collect();
        assert_eq!(texts, ["Ann          x", "日本         y", "Bartholomew  z"]);
    }

    #[test]
    fn a_cut_text_says_so_and_keeps_to_its_columns() {
        assert_eq!(&*fit(&Clean::line("short"), 5), "short");
        assert_eq!(&*fit(&Clean::line("日本語です"), 6), "日本…");
    }

    #[test]
    fn waiting_times_are_short() {
        let said: Vec<String> = [5, 60, 3_900, 90_000].map(ago).into();
        assert_eq!(said, ["5s", "1m", "1h 5m", "1d"]);
    }
}
