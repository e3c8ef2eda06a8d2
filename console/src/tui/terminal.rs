//! The terminal's modes and escapes. Whatever ends the program, [`restore`] puts everything back;
//! nothing here waits for the terminal to answer.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange,
    KeyboardEnhancementFlags, PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    SetTitle, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use super::model::Model;
use super::view::view;

/// One write per frame, whatever its size.
const BUFFER: usize = 64 * 1024;
/// Terminals take no longer clipboard texts than this, in bytes before base64.
pub const COPY_MAX: usize = 74_000;

static ENTERED: AtomicBool = AtomicBool::new(false);
static KEYBOARD: AtomicBool = AtomicBool::new(false);
static HOOK: Once = Once::new();

/// What the environment says about the terminal; it is never asked itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    keyboard: Keyboard,
    notice: Notice,
    tmux: Tmux,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keyboard {
    Kitty,
    Legacy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Notice {
    Osc9,
    Osc777,
    BellOnly,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tmux {
    Inside,
    Outside,
}

impl Kind {
    /// From the environment's variables.
    #[must_use]
    pub fn of(var: impl Fn(&str) -> Option<String>) -> Self {
        let term = var("TERM").unwrap_or_default();
        let program = var("TERM_PROGRAM").unwrap_or_default();
        let tmux = if var("TMUX").is_some() { Tmux::Inside } else { Tmux::Outside };
        let kitty = var("KITTY_WINDOW_ID").is_some()
            || ["kitty", "ghostty", "foot"].iter().any(|name| term.contains(name))
            || ["WezTerm", "ghostty"].contains(&program.as_str());
        let keyboard = match (kitty, tmux) {
            (true, Tmux::Outside) => Keyboard::Kitty,
            _ => Keyboard::Legacy,
        };
        let notice = match program.as_str() {
            "iTerm.app" => Notice::Osc9,
            _ if kitty || var("KONSOLE_VERSION").is_some() => Notice::Osc777,
            _ => Notice::BellOnly,
        };
        Self { keyboard, notice, tmux }
    }

    /// The escape of a desktop notice; empty where the terminal knows none.
    #[must_use]
    pub fn notice(self, words: &str) -> String {
        let safe: String = words
            .chars()
            .filter(|c| c.is_ascii_graphic() && *c != ';' || *c == ' ')
            .take(120)
            .collect();
        let osc = match self.notice {
            Notice::Osc9 => format!("\x1b]9;{safe}\x07"),
            Notice::Osc777 => format!("\x1b]777;notify;Baton;{safe}\x07"),
            Notice::BellOnly => return String::new(),
        };
        match self.tmux {
            Tmux::Outside => osc,
            Tmux::Inside => format!("\x1bPtmux;{}\x1b\\", osc.replace('\x1b', "\x1b\x1b")),
        }
    }
}

/// Puts the terminal back as it was. Harmless when called again or without need.
pub fn restore() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    // Each is tried: a failure of one is no reason to leave the others.
    let _ = execute!(out, EndSynchronizedUpdate);
    if KEYBOARD.swap(false, Ordering::SeqCst) {
        let _ = execute!(out, PopKeyboardEnhancementFlags);
    }
    let _ = execute!(out, DisableFocusChange, DisableBracketedPaste);
    // Pops the title pushed on entering.
    let _ = out.write_all(b"\x1b[23;0t");
    let _ = execute!(out, LeaveAlternateScreen, cursor::Show);
    let _ = disable_raw_mode();
}

/// The screen while it is ours. Dropping it puts the terminal back.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    kind: Kind,
}

impl Screen {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// What the terminal says; it is put back then.
    pub fn enter(kind: Kind) -> io::Result<Self> {
        HOOK.call_once(|| {
            let before = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |panic| {
                restore();
                before(panic);
            }));
        });
        modes(kind).inspect_err(|_| restore())?;
        let out = BufWriter::with_capacity(BUFFER, io::stdout());
        let terminal = Terminal::new(CrosstermBackend::new(out)).inspect_err(|_| restore())?;
        Ok(Self { terminal, kind })
    }

    /// Takes the terminal over again after an editor or a stop.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn reenter(&mut self) -> io::Result<()> {
        modes(self.kind)?;
        self.forget()
    }

    /// Forgets what is on the screen, so that the next frame draws every cell.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn forget(&mut self) -> io::Result<()> {
        // `Terminal::clear` would ask the terminal for its cursor and wait for the answer.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// Where there is no terminal.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Draws what changed, as one frame.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn draw(&mut self, model: &Model, now: jiff::Timestamp) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| view(model, frame, now))?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Rings.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn bell(&mut self) -> io::Result<()> {
        self.say(b"\x07")
    }

    /// A desktop notice, where the terminal knows one.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn notify(&mut self, words: &str) -> io::Result<()> {
        let notice = self.kind.notice(words);
        self.say(notice.as_bytes())
    }

    /// The window's title.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn title(&mut self, title: &str) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), SetTitle(title))
    }

    /// To the clipboard, as far as the terminal allows; it does not tell.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let end = (0..=COPY_MAX.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
        let text = &text[..end.unwrap_or(0)];
        execute!(self.terminal.backend_mut(), CopyToClipboard::to_clipboard_from(text))
    }

    fn say(&mut self, bytes: &[u8]) -> io::Result<()> {
        let out = self.terminal.backend_mut();
        out.write_all(bytes)?;
        Write::flush(out)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

fn modes(kind: Kind) -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    let mut out = io::stdout();
    // Pushes the title, so that it can be put back.
    out.write_all(b"\x1b[22;0t")?;
    execute!(out, EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange)?;
    if kind.keyboard == Keyboard::Kitty {
        KEYBOARD.store(true, Ordering::SeqCst);
        let flags = KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES;
        execute!(out, PushKeyboardEnhancementFlags(flags))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn kitty_keys_are_pushed_only_where_the_environment_says_so() {
        let kitty = Kind::of(env(&[("TERM", "xterm-kitty")]));
        assert_eq!(kitty.keyboard, Keyboard::Kitty);
        let tmux =
            Kind::of(env(&[("TERM", "tmux-256color"), ("KITTY_WINDOW_ID", "1"), ("TMUX", "x")]));
        assert_eq!(tmux.keyboard, Keyboard::Legacy);
        assert_eq!(Kind::of(env(&[("TERM", "xterm-256color")])).keyboard, Keyboard::Legacy);
    }

    #[test]
    fn a_notice_carries_no_escape_but_its_own() {
        let kitty = Kind::of(env(&[("TERM", "xterm-kitty")]));
        let notice = kitty.notice("#12;\u{1b}]52;c;AAAA\u{7}\u{202e}");
        assert_eq!(notice, "\u{1b}]777;notify;Baton;#12]52cAAAA\u{7}");
        assert_eq!(Kind::of(env(&[])).notice("words"), "");
    }
}
