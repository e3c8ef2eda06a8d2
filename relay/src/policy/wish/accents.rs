//! Words that only their accents tell from another: "llamé" (I called) from "llame" (call), and
//! "konnte" from "könnte" with somebody who writes umlauts. Owns these words; knows no wish.
//!
//! Folding makes both one word, for many type without accents; what is written with them, or
//! without by somebody who has them elsewhere, is not in doubt.

use std::borrow::Cow;

/// What such a word becomes: one that guards its clause, for it speaks of the past.
pub(super) const PAST: &str = "pasttense";

/// Spanish, Italian and Portuguese: the accent makes them past.
const ACCENTED: [&str; 27] = [
    "llamé",
    "llamó",
    "hablé",
    "habló",
    "pasó",
    "contactó",
    "marcó",
    "contestó",
    "comuniqué",
    "comunicó",
    "atendió",
    "atendí",
    "respondió",
    "transfirió",
    "derivó",
    "conectó",
    "escribió",
    "ayudó",
    "esperé",
    "pidió",
    "necesitó",
    "quedó",
    "chiamò",
    "parlò",
    "passò",
    "contattò",
    "telefonò",
];

/// German: the missing umlaut makes them past.
const UNACCENTED: [&str; 8] =
    ["konnte", "konnten", "hatte", "hatten", "wurde", "wurden", "musste", "durfte"];

/// Bytes of the longest of these words.
const LONGEST: usize = 12;

/// German, with an umlaut that folding would make past ("war"): told by their other spelling.
const WISHED: [(&str, &str); 3] = [("wär", "waere"), ("wärs", "waere"), ("wärn", "waeren")];

/// The other word that one is told by; `None` for nearly all.
fn other(word: &str, has_umlaut: bool) -> Option<&'static str> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let word = word.as_str();
    if ACCENTED.contains(&word) || (has_umlaut && UNACCENTED.contains(&word)) {
        return Some(PAST);
    }
    WISHED.iter().find(|(known, _)| *known == word).map(|(_, other)| *other)
}

/// Whether somebody writes umlauts.
pub(super) fn has_umlaut(text: &str) -> bool {
    !text.is_ascii() && text.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü'])
}

/// The text with such words replaced; `has_umlaut` says whether its writer has umlauts.
pub(super) fn told_apart(text: &str, has_umlaut: bool) -> Cow<'_, str> {
    if !has_umlaut && text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut copied, mut at) = (String::new(), 0, 0);
    for part in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
        if let Some(other) = other(word, has_umlaut) {
            out.push_str(&text[copied..at]);
            out.push_str(other);
            copied = at + word.len();
        }
        at += part.len();
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        told_apart(text, has_umlaut(text)).into_owned()
    }

    #[test]
    fn an_accent_makes_a_spanish_verb_past_and_a_text_without_any_is_left_alone() {
        assert_eq!(told("Llamé ayer, ¿no?"), "pasttense ayer, ¿no?");
        assert_eq!(told("llame al encargado"), "llame al encargado");
        assert_eq!(told("¿me llama un técnico?"), "¿me llama un técnico?");
    }

    #[test]
    fn a_missing_umlaut_says_something_only_with_somebody_who_writes_them() {
        assert_eq!(told("Ich konnte für ihn nichts tun"), "Ich pasttense für ihn nichts tun");
        assert_eq!(told("konnte mich jemand anrufen"), "konnte mich jemand anrufen");
        assert_eq!(told("Lieber wär mir ein Mensch"), "Lieber waere mir ein Mensch");
    }
}
