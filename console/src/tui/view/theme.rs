//! Colours by what they mean, on the terminal's own foreground and background.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Tone {
    Plain,
    Quiet,
    Strong,
    Focus,
    Selected,
    Key,
    Customer,
    Own,
    Bot,
    Note,
    Good,
    Warn,
    Bad,
    Found,
}

/// Whether tones may be told by colour too. Words and glyphs tell them in both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's sixteen colours.
    #[default]
    Colour,
    /// Bold, dim, underline and reverse only.
    Mono,
}

impl Theme {
    /// The style of a tone.
    #[must_use]
    pub fn style(self, tone: Tone) -> Style {
        let plain = Style::new();
        let style = match tone {
            Tone::Plain | Tone::Customer => plain,
            Tone::Quiet | Tone::Bot => plain.add_modifier(Modifier::DIM),
            Tone::Strong | Tone::Key | Tone::Selected => plain.add_modifier(Modifier::BOLD),
            Tone::Focus => plain.add_modifier(Modifier::BOLD).fg(Color::Cyan),
            Tone::Own | Tone::Good => plain.fg(Color::Green),
            Tone::Note => plain.add_modifier(Modifier::ITALIC).fg(Color::Yellow),
            Tone::Warn => plain.fg(Color::Yellow),
            Tone::Bad => plain.add_modifier(Modifier::BOLD).fg(Color::Red),
            Tone::Found => plain.add_modifier(Modifier::REVERSED),
        };
        match self {
            Self::Colour => style,
            Self::Mono => Style { fg: None, bg: None, ..style },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_no_tone_has_one_and_the_background_is_always_the_terminals() {
        let tones = [
            Tone::Plain,
            Tone::Quiet,
            Tone::Strong,
            Tone::Focus,
            Tone::Selected,
            Tone::Key,
            Tone::Customer,
            Tone::Own,
            Tone::Bot,
            Tone::Note,
            Tone::Good,
            Tone::Warn,
            Tone::Bad,
            Tone::Found,
        ];
        for tone in tones {
            assert_eq!(Theme::Mono.style(tone).fg, None, "{tone:?}");
            assert_eq!(Theme::Colour.style(tone).bg, None, "{tone:?}");
        }
    }
}
