//! Does the customer ask for a person? Owns the verdict and how it is reached; the words of each
//! language stand in one file each, and `pattern` matches them.
//!
//! Phrases decide, never single words: "agent" counts only inside a wish ("can I talk to an
//! agent") or as a whole message. What follows the person must be able to follow a person, so
//! "I need a human resources contact" is none. Beside exact patterns each language has loose ones,
//! verb class by person class with room between, which count only in a clause without a guard:
//! another trade ("travel agent"), a third person, the past. Quoted words count as mentions. The last verdict
//! in a text stands: "never mind the bot, get me a human" is a wish.

mod de;
mod en;
mod es;
mod fr;
mod it;
mod nl;
mod pattern;
mod pt;
mod typo;
mod vocabulary;

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::Serialize;

use super::words::{Token, primary_language, tokens};
use pattern::Lexicon;
pub(super) use typo::within_edits;

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
    /// What asks for a person in a freer order of words; counts only in a clause without a guard.
    loose: &'static [&'static str],
    /// Anywhere in a clause, these speak of something else: another trade, a third person, the
    /// past, a question about the word itself.
    guards: &'static str,
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

static LEXICONS: LazyLock<Vec<Lexicon>> = LazyLock::new(|| {
    let all = [&en::WORDS, &de::WORDS, &es::WORDS, &fr::WORDS, &it::WORDS, &pt::WORDS, &nl::WORDS];
    all.map(Lexicon::new).into()
});

/// Whether `text` asks for a person. `language` is a BCP 47 tag if one is known: its words come
/// first; others' count where the text looks more like theirs, for people do not always write what
/// their browser says.
#[must_use]
pub fn wants_person(text: &str, language: Option<&str>) -> Wish {
    let said = tokens(&without_quotes(text));
    let spoken = language.map(primary_language);
    let known: Vec<(usize, &Lexicon)> =
        LEXICONS.iter().map(|lexicon| (lexicon.known(&said), lexicon)).collect();
    let most = known.iter().map(|(count, _)| *count).max().unwrap_or(0);
    let is_spoken = |lexicon: &Lexicon| Some(lexicon.tag) == spoken.as_deref();
    // The language said to be spoken has one word's advantage.
    let likely =
        known.into_iter().filter(|(n, lexicon)| n + usize::from(is_spoken(lexicon)) >= most);
    let mut likely: Vec<(usize, &Lexicon)> = likely.collect();
    likely.sort_by_key(|(_, lexicon)| !is_spoken(lexicon));
    let spoken_is_likely = likely.first().is_some_and(|(_, lexicon)| is_spoken(lexicon));
    let verdicts = likely.into_iter().map(|(_, lexicon)| {
        let freely = !spoken_is_likely || is_spoken(lexicon);
        verdict(lexicon, &said, if freely { Order::Free } else { Order::Bound })
    });
    verdicts.into_iter().find(|wish| *wish != Wish::No).unwrap_or(Wish::No)
}

/// Which patterns count: a language that is only possible beside the one spoken is held to its
/// exact ones, for neighbours share too many words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Bound,
    Free,
}

fn verdict(lexicon: &Lexicon, said: &[Token], order: Order) -> Wish {
    let heard = lexicon.hear(said);
    if lexicon.is_alone(said, &heard) {
        return Wish::Yes;
    }
    match (lexicon.last_ask(said, &heard, order), lexicon.last_withdrawal(said, &heard)) {
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
