//! What is typed: the composer's several lines, and the one-line inputs of prompts and pickers.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui_textarea::{CursorMove, Input, TextArea};

use crate::tui::Clean;

/// Most bytes the composer keeps, the wire's limit for one text.
pub const TEXT_MAX: usize = 16 * 1024;

/// The reply or note being written.
#[derive(Debug, Default)]
pub struct Composer {
    area: TextArea<'static>,
}

impl Composer {
    /// With a text in it, the cursor after its end.
    #[must_use]
    pub fn with(text: &str) -> Self {
        let lines = text.split('\n').map(str::to_owned).collect();
        let mut area = TextArea::new(lines);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Its lines.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        self.area.lines()
    }

    /// Line and character of the cursor.
    #[must_use]
    pub fn cursor(&self) -> (usize, usize) {
        let at = self.area.cursor();
        (at.0, at.1)
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// An editing key; `true` where the text changed.
    pub fn input(&mut self, key: KeyEvent) -> bool {
        // As in a shell; the widget would undo.
        if key.code == KeyCode::Char('u') && key.modifiers.contains(KeyModifiers::CONTROL) {
            return self.area.delete_line_by_head();
        }
        self.area.input(Input::from(key))
    }

    /// Puts cleaned text at the cursor, as far as there is room.
    pub fn insert(&mut self, text: &str) {
        let room = TEXT_MAX.saturating_sub(self.text().len());
        let text = Clean::block(text);
        let end = (0..=room.min(text.len())).rev().find(|i| text.is_char_boundary(*i));
        self.area.insert_str(&text[..end.unwrap_or(0)]);
    }

    /// A new line.
    pub fn newline(&mut self) {
        self.area.insert_newline();
    }
}

/// A one-line input, edited at its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineInput {
    text: String,
}

impl LineInput {
    /// With a text in it.
    #[must_use]
    pub fn with(text: &str) -> Self {
        Self { text: text.to_owned() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Appends cleaned text, on one line, up to a bound.
    pub fn push(&mut self, text: &str) {
        for c in text.chars().filter(|c| !c.is_control()) {
            if self.text.len() < 1_000 {
                self.text.push(c);
            }
        }
    }

    /// Removes the last character.
    pub fn pop(&mut self) {
        self.text.pop();
    }

    /// Removes the last word.
    pub fn pop_word(&mut self) {
        let kept = self.text.trim_end().rfind(' ').map_or(0, |space| space + 1);
        self.text.truncate(kept);
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        self.text.clear();
    }
}
