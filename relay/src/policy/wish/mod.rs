//! Does the customer ask for a person? Owns the verdict and how it is reached; the words of each
//! language stand in one file each, and `pattern` matches them.
//!
//! Phrases decide, never single words: "agent" counts only inside a wish ("can I talk to an
//! agent") or as a whole message. What follows the person must be able to follow a person, so
//! "I need a human resources contact" is none. Quoted words count as mentions. The last verdict
//! in a text stands: "never mind the bot, get me a human" is a wish.

mod de;
mod en;
mod es;
mod pattern;
mod vocabulary;

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::Serialize;

use super::words::{Token, primary_language, tokens};
use pattern::Lexicon;
pub(super) use pattern::within_edits;

/// Whether the customer asks for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// In so many words.
    Yes,
    /// Not at all, or they say that they need none.
    No,
    /// They take an earlier wish back.
    Withdrawn,
}

/// The words of one language, as its file writes them; the notation is explained in `pattern`.
struct Words {
    /// Its BCP 47 primary subtag.
    tag: &'static str,
    /// Named lists of phrases that patterns refer to. Lists are one text with commas, so that a
    /// reader sees many phrases at once.
    classes: &'static [(&'static str, &'static str)],
    /// What asks for a person.
    asks: &'static [&'static str],
    /// What takes the wish back.
    withdrawals: &'static [&'static str],
    /// What asks for a person when it is all that is said.
    alone: &'static str,
    /// Courtesy around a wish that carries no meaning of its own.
    polite: &'static str,
    /// Right before a match, these turn it into something else.
    vetoes: &'static str,
    /// Never part of a gap.
    negators: &'static str,
}

static LEXICONS: LazyLock<Vec<Lexicon>> =
    LazyLock::new(|| [&en::WORDS, &de::WORDS, &es::WORDS].map(Lexicon::new).into());

/// Whether `text` asks for a person. `language` is a BCP 47 tag if one is known: its words are
/// tried first, then the others', for people do not always write what their browser says.
#[must_use]
pub fn wants_person(text: &str, language: Option<&str>) -> Wish {
    let said = tokens(&without_quotes(text));
    if said.is_empty() {
        return Wish::No;
    }
    let spoken = language.map(primary_language);
    let ours = |lexicon: &&Lexicon| Some(lexicon.tag) == spoken.as_deref();
    let (first, rest): (Vec<&Lexicon>, Vec<&Lexicon>) = LEXICONS.iter().partition(ours);
    first
        .into_iter()
        .chain(rest)
        .map(|lexicon| verdict(lexicon, &said))
        .find(|wish| *wish != Wish::No)
        .unwrap_or(Wish::No)
}

fn verdict(lexicon: &Lexicon, said: &[Token]) -> Wish {
    let heard = lexicon.hear(said);
    if lexicon.is_alone(said, &heard) {
        return Wish::Yes;
    }
    match (lexicon.last_ask(said, &heard), lexicon.last_withdrawal(said, &heard)) {
        (Some(ask), Some(withdrawal)) if withdrawal >= ask => Wish::Withdrawn,
        (Some(_), _) => Wish::Yes,
        (None, Some(_)) => Wish::Withdrawn,
        (None, None) => Wish::No,
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// The text with quoted parts blanked out, unless nothing else is left.
fn without_quotes(text: &str) -> Cow<'_, str> {
    if !text.contains(is_quote) {
        return Cow::Borrowed(text);
    }
    let (mut out, mut inside) = (String::with_capacity(text.len()), false);
    for c in text.chars() {
        if is_quote(c) {
            inside = !inside;
            // A word no lexicon knows keeps the neighbours apart.
            out.push_str(if inside { " quotation " } else { " " });
        } else if !inside {
            out.push(c);
        }
    }
    let outside = tokens(&out).iter().filter(|token| token.word != "quotation").count();
    // An unclosed quote, or nothing but a quote, is no mention.
    if inside || outside == 0 { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

#[cfg(test)]
mod tests;
