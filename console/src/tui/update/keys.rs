//! Where a key goes: to what lies on top, else to the composer, else to the table of actions.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use jiff::SignedDuration;

use baton_shared::wire::ClientFrame;

use super::{Effect, Turn};
use crate::tui::command::{ACTIONS, Action, scope};
use crate::tui::keymap::{Chord, Found};
use crate::tui::model::{Level, LineInput, Mode, Overlay};

/// The relay hears of keys at most once in this time.
const ACTIVE_GAP: SignedDuration = SignedDuration::from_secs(60);
/// A second C-c within this time quits.
const QUIT_ARMED: SignedDuration = SignedDuration::from_secs(2);

/// What a key does to a one-line input.
pub(super) enum Edit {
    /// The text changed.
    Changed,
    /// It is not an editing key.
    Other,
}

/// Edits a one-line input.
pub(super) fn edit(input: &mut LineInput, key: KeyEvent) -> Edit {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Char('u') if control => input.clear(),
        KeyCode::Char('w') if control => input.pop_word(),
        KeyCode::Char('h') if control => input.pop(),
        KeyCode::Char(c) if !control && !key.modifiers.contains(KeyModifiers::ALT) => {
            input.push(c.encode_utf8(&mut [0; 4]));
        }
        KeyCode::Backspace => input.pop(),
        _ => return Edit::Other,
    }
    Edit::Changed
}

impl Turn<'_> {
    pub(super) fn key(&mut self, key: KeyEvent) {
        if key.kind == KeyEventKind::Release {
            return;
        }
        self.tell_active();
        self.m.touch();
        let interrupt = Chord::parse("C-c") == Some(Chord::of(key));
        match self.m.overlay.take() {
            Some(_) if interrupt => {}
            Some(Overlay::Picker(picker)) => self.picker_key(picker, key),
            Some(Overlay::Prompt(prompt)) => self.prompt_key(prompt, key),
            Some(Overlay::Help { filter, top }) => self.help_key(filter, top, key),
            Some(Overlay::Messages { back }) => self.messages_key(back, key),
            None => self.bound_key(key),
        }
    }

    fn tell_active(&mut self) {
        if self.m.deadlines.active_after.is_none_or(|after| self.now >= after) {
            self.m.deadlines.active_after = self.now.checked_add(ACTIVE_GAP).ok();
            self.send(ClientFrame::Active);
        }
    }

    fn bound_key(&mut self, key: KeyEvent) {
        let mut keys = std::mem::take(&mut self.m.prefix);
        let began = !keys.is_empty();
        keys.push(Chord::of(key));
        let scope = scope(self.m);
        match self.m.keymap.find(scope, &keys) {
            Found::Actions(actions) => {
                let would = |action: &&Action| {
                    let def = ACTIONS.iter().find(|d| d.action == **action && d.scope == scope);
                    def.is_some_and(|def| (def.when)(self.m))
                };
                if let Some(action) = actions.iter().find(would).or(actions.first()).copied() {
                    self.run(action);
                }
            }
            Found::Prefix => self.m.prefix = keys,
            Found::Nothing if began || key.code == KeyCode::Esc => {}
            Found::Nothing => match self.m.mode {
                Mode::Compose(_) => self.write(key),
                Mode::Normal => self.unknown(key),
            },
        }
    }

    fn unknown(&mut self, key: KeyEvent) {
        // Esc and a key that came together over a slow line look like Alt and that key.
        if key.modifiers.contains(KeyModifiers::ALT) && matches!(key.code, KeyCode::Char(_)) {
            self.bound_key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));
            let plain = key.modifiers.difference(KeyModifiers::ALT);
            return self.bound_key(KeyEvent::new(key.code, plain));
        }
        let chord = Chord::of(key);
        if matches!(key.code, KeyCode::Char(_)) {
            self.toast(Level::Info, &format!("{chord} does nothing here · ? shows the keys"));
        }
    }

    fn help_key(&mut self, mut filter: LineInput, top: usize, key: KeyEvent) {
        let top = match key.code {
            KeyCode::Esc | KeyCode::Enter => return,
            KeyCode::Char('q' | '?') if filter.text().is_empty() => return,
            KeyCode::Down | KeyCode::PageDown => top + 1,
            KeyCode::Up | KeyCode::PageUp => top.saturating_sub(1),
            _ => match edit(&mut filter, key) {
                Edit::Changed => 0,
                Edit::Other => top,
            },
        };
        let top = top.min(ACTIONS.len());
        self.m.overlay = Some(Overlay::Help { filter, top });
    }

    fn messages_key(&mut self, back: usize, key: KeyEvent) {
        let last = self.m.log.len().saturating_sub(1);
        let back = match key.code {
            KeyCode::Esc | KeyCode::Enter | KeyCode::Char('q') => return,
            KeyCode::Up | KeyCode::PageUp | KeyCode::Char('k') => (back + 1).min(last),
            KeyCode::Down | KeyCode::PageDown | KeyCode::Char('j') => back.saturating_sub(1),
            _ => back,
        };
        self.m.overlay = Some(Overlay::Messages { back });
    }

    /// C-c: the second one in time quits; the relay keeps one's chats for the grace time.
    pub(super) fn interrupt(&mut self) {
        if self.m.deadlines.quit_armed.is_some_and(|until| self.now < until) {
            return self.quit();
        }
        self.m.deadlines.quit_armed = self.now.checked_add(QUIT_ARMED).ok();
        self.toast(Level::Info, "C-c again quits; your chats are kept for the grace time");
    }

    pub(super) fn quit(&mut self) {
        self.keep_draft();
        self.out.push(Effect::Quit);
    }
}
