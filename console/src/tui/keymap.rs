//! Keys as text, and the table from key sequences to actions. It knows no action by name.

use std::collections::HashMap;
use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::command::{ACTIONS, Action, Scope};

/// One pressed key, in the one form that the table uses: shift is part of the character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    code: KeyCode,
    modifiers: KeyModifiers,
}

impl Chord {
    /// From an event.
    #[must_use]
    pub fn of(key: KeyEvent) -> Self {
        let mut modifiers = key.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        let code = match key.code {
            // Terminals differ in how they tell Shift-Tab.
            KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(c.to_ascii_lowercase())
            }
            KeyCode::Enter if key.modifiers.contains(KeyModifiers::SHIFT) => {
                modifiers |= KeyModifiers::ALT;
                KeyCode::Enter
            }
            code => code,
        };
        Self { code, modifiers }
    }

    /// Reads `c`, `C-d`, `Alt-Enter`, `Esc`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (modifiers, name) = if let Some(rest) = text.strip_prefix("C-") {
            (KeyModifiers::CONTROL, rest)
        } else if let Some(rest) = text.strip_prefix("Alt-") {
            (KeyModifiers::ALT, rest)
        } else {
            (KeyModifiers::NONE, text)
        };
        let mut chars = name.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) => KeyCode::Char(c),
            _ => named(name)?,
        };
        Some(Self { code, modifiers })
    }
}

fn named(name: &str) -> Option<KeyCode> {
    Some(match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "S-Tab" => KeyCode::BackTab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Backspace" => KeyCode::Backspace,
        _ => return None,
    })
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            f.write_str("C-")?;
        } else if self.modifiers.contains(KeyModifiers::ALT) {
            f.write_str("Alt-")?;
        }
        match self.code {
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::BackTab => f.write_str("S-Tab"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            code => write!(f, "{code:?}"),
        }
    }
}

/// Reads a sequence such as `g c`.
fn sequence(keys: &str) -> Option<Vec<Chord>> {
    keys.split(' ').map(Chord::parse).collect()
}

/// What a sequence means so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'a> {
    /// The first of these that would do something now.
    Actions(&'a [Action]),
    /// It may become something.
    Prefix,
    /// Nothing begins so.
    Nothing,
}

/// From sequences to actions, per scope.
#[derive(Debug)]
pub struct Keymap {
    bound: HashMap<(Scope, Vec<Chord>), Vec<Action>>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new()
    }
}

impl Keymap {
    /// From the table of actions.
    #[must_use]
    pub fn new() -> Self {
        let mut bound: HashMap<_, Vec<Action>> = HashMap::new();
        for def in ACTIONS {
            for keys in def.keys.iter().filter_map(|keys| sequence(keys)) {
                bound.entry((def.scope, keys)).or_default().push(def.action);
            }
        }
        Self { bound }
    }

    /// Looks a sequence up.
    #[must_use]
    pub fn find(&self, scope: Scope, keys: &[Chord]) -> Found<'_> {
        if let Some(actions) = self.bound.get(&(scope, keys.to_vec())) {
            return Found::Actions(actions);
        }
        let begins = |(at, bound): &(Scope, Vec<Chord>)| *at == scope && bound.starts_with(keys);
        if self.bound.keys().any(begins) { Found::Prefix } else { Found::Nothing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_in_the_table_can_be_read_and_only_n_has_two_meanings() {
        let mut seen = HashMap::new();
        for def in ACTIONS {
            for keys in def.keys {
                let read = sequence(keys).unwrap_or_else(|| panic!("{keys} is not a key"));
                let text = read.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
                assert_eq!(&text, keys, "a key is shown as it is written");
                let before = seen.insert((def.scope, read), def.name);
                let free = before.is_none() || *keys == "N";
                assert!(free, "{keys} means {} and {before:?}", def.name);
            }
        }
    }

    #[test]
    fn no_sequence_hides_behind_a_shorter_one() {
        let map = Keymap::new();
        for (scope, keys) in map.bound.keys() {
            for n in 1..keys.len() {
                assert_eq!(map.find(*scope, &keys[..n]), Found::Prefix, "{keys:?}");
            }
        }
    }
}
