//! Does the customer ask for a person? Owns the verdict and how it is reached; the words of each
//! language stand in one file each, and `pattern` matches them.
//!
//! Phrases decide, never single words: "agent" counts only inside a wish ("can I talk to an
//! agent") or as a whole message. What follows the person must be able to follow a person, so
//! "I need a human resources contact" is none. Beside exact patterns each language has loose ones,
//! verb class by person class with room between, which count only in a clause without a guard:
//! another trade ("travel agent"), a third person, the past. Quoted words count as mentions. The last verdict
//! in a text stands: "never mind the bot, get me a human" is a wish. Beside the lists stands what was
//! `learnt`, which overrules them where it is surer.

mod accents;
mod de;
mod en;
mod es;
mod fr;
mod it;
mod learnt;
mod lexicon;
mod nl;
mod pattern;
mod pt;
mod typo;
mod vocabulary;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use serde::Serialize;

use super::words::{Token, primary_language, tokens};
use accents::told_apart;
use lexicon::{Lexicon, own_words};
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
    /// What asks for somebody by their role, whatever it is ("put me through to the matron"): so
    /// tight that a role named in a guard guards nothing; else they count as loose ones do.
    frames: &'static [&'static str],
    /// Anywhere in a clause, these speak of something else: another trade, a third person, the
    /// past, a question about the word itself.
    guards: &'static str,
    /// Third persons: they speak of something else where they come before a wish, for then it is
    /// theirs ("my husband wants …"), not behind it ("could somebody call my husband").
    others: &'static str,
    /// Where within a clause another one is joined to it: a guard reaches no farther.
    joints: &'static str,
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
    /// What may stand before a word without a space: "l" of "l'agent".
    elisions: &'static str,
    /// What a word for a person may end in where the language writes compounds as one:
    /// "leiter" of "turnierleiter".
    heads: &'static str,
}

const ALL: [&Words; 7] =
    [&en::WORDS, &de::WORDS, &es::WORDS, &fr::WORDS, &it::WORDS, &pt::WORDS, &nl::WORDS];

/// Compiled when a text first looks like the language.
static LEXICONS: [OnceLock<Lexicon>; ALL.len()] = [const { OnceLock::new() }; ALL.len()];

/// Which languages' lists name a word, a bit each in the order of [`ALL`].
static KNOWN: LazyLock<HashMap<String, u8>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (place, words) in ALL.iter().enumerate() {
        for word in own_words(words) {
            *known.entry(word).or_insert(0) |= 1 << place;
        }
    }
    known
});

/// How many of the words each language's lists know: how much the text looks like it.
fn known(said: &[Token]) -> [usize; ALL.len()] {
    let mut counts = [0; ALL.len()];
    for token in said {
        let languages = KNOWN.get(&token.word).copied().unwrap_or(0);
        for (place, count) in counts.iter_mut().enumerate() {
            *count += usize::from(languages & (1 << place) != 0);
        }
    }
    counts
}

/// Whether `text` asks for a person. `language` is a BCP 47 tag if one is known: its words come
/// first; others' count where the text looks more like theirs, for people do not always write what
/// their browser says.
///
/// Lists decide, and beside them what was learnt: see `learnt`. A withdrawal is found by lists alone.
#[must_use]
pub fn wants_person(text: &str, language: Option<&str>) -> Wish {
    let said = said(text);
    let listed = listed(&said, language);
    match listed {
        Listed::Withdrawal => Wish::Withdrawn,
        listed if said.is_empty() || !learnt::is_wish(&said, listed) => Wish::No,
        _ => Wish::Yes,
    }
}

/// The words of a text as they are judged.
fn said(text: &str) -> Vec<Token> {
    let mut said = tokens(&told_apart(without_quotes(text)));
    said.iter_mut().for_each(calm);
    said
}

/// What the lists say of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Listed {
    Wish,
    Withdrawal,
    /// The words of a wish, denied or guarded; or a mere no.
    Spoilt,
    Nothing,
}

fn listed(said: &[Token], language: Option<&str>) -> Listed {
    let tag = language.map(primary_language);
    let spoken = ALL.iter().position(|words| Some(words.tag) == tag.as_deref());
    let known = known(said);
    let most = known.iter().copied().max().unwrap_or(0);
    // The language said to be spoken has one word's advantage, and comes first.
    let is_likely = |place: usize| known[place] + usize::from(spoken == Some(place)) >= most;
    let spoken_is_likely = spoken.is_some_and(is_likely);
    let others = (0..ALL.len()).filter(|place| Some(*place) != spoken);
    let likely = spoken.into_iter().chain(others).filter(|place| is_likely(*place));
    let verdicts = likely.map(|place| {
        let lexicon = LEXICONS[place].get_or_init(|| Lexicon::new(ALL[place]));
        let freely = !spoken_is_likely || spoken == Some(place);
        verdict(lexicon, said, if freely { Order::Free } else { Order::Bound })
    });
    let mut best = Listed::Nothing;
    for verdict in verdicts {
        match verdict {
            Listed::Nothing => {}
            Listed::Spoilt => best = Listed::Spoilt,
            Listed::Wish | Listed::Withdrawal => return verdict,
        }
    }
    best
}

/// Which patterns count: a language that is only possible beside the one spoken is held to its
/// exact ones, for neighbours share too many words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Bound,
    Free,
}

fn verdict(lexicon: &Lexicon, said: &[Token], order: Order) -> Listed {
    if said.is_empty() {
        return Listed::Nothing;
    }
    let heard = lexicon.hear(said);
    let text = lexicon.hearing(said, &heard);
    if lexicon.is_alone(text) {
        return Listed::Wish;
    }
    match (lexicon.last_ask(text, order), lexicon.last_withdrawal(text)) {
        (Some(ask), Some(back)) if ask < lexicon.reach(text, back) => Listed::Withdrawal,
        (Some(_), _) => Listed::Wish,
        (None, Some(_)) => Listed::Withdrawal,
        (None, None) if lexicon.is_spoilt(text) => Listed::Spoilt,
        (None, None) => Listed::Nothing,
    }
}

/// Shouted words as they are written: "agenttttt" is "agent".
fn calm(token: &mut Token) {
    let shouted = |w: &[u8]| w[0].is_ascii_lowercase() && w[0] == w[1] && w[1] == w[2];
    if token.word.as_bytes().windows(3).any(shouted) {
        let mut last = None;
        token.word.retain(|c| last.replace(c) != Some(c));
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Where the words between single quotation marks begin and end: an apostrophe opens none, for it
/// has a letter before it or no partner behind.
fn single_quotes(text: &str) -> Option<(usize, usize)> {
    let marks = || text.char_indices().filter(|(_, c)| matches!(c, '\'' | '‘' | '’'));
    let letter_before = |at: usize| text[..at].ends_with(char::is_alphanumeric);
    let letter_behind =
        |at: usize, c: char| text[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
    let (open, mark) = marks().find(|(at, c)| !letter_before(*at) && letter_behind(*at, *c))?;
    let words = open + mark.len_utf8();
    let close = marks().find(|(at, c)| *at > words && !letter_behind(*at, *c))?;
    Some((words, close.0))
}

/// The text with quoted parts blanked out, unless nothing else is left.
fn without_quotes(text: &str) -> Cow<'_, str> {
    if !text.contains(is_quote) {
        return match single_quotes(text) {
            Some((begin, end)) if text[begin..end].contains(' ') => {
                unless_empty(text, format!("{} quotation {}", &text[..begin], &text[end..]))
            }
            _ => Cow::Borrowed(text),
        };
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
    // An unclosed quote is no mention.
    if inside { Cow::Borrowed(text) } else { unless_empty(text, out) }
}

/// What is left of a text without its quotes; the text where that is nothing.
fn unless_empty(text: &str, left: String) -> Cow<'_, str> {
    let is_left = tokens(&left).iter().any(|token| token.word != "quotation");
    if is_left { Cow::Owned(left) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests;
