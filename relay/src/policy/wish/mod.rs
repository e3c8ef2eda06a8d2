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

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use serde::{Deserialize, Serialize};

use super::words::{Reader, Token, primary_language};
use accents::{has_umlaut, told_apart};
use lexicon::{Found, Lexicon, own_words};
pub(super) use typo::within_edits;

/// Whether the customer asks for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// In these words.
    Yes(Asking),
    /// Not at all, or they say that they need none.
    No,
    /// They take an earlier wish back, in these words.
    Withdrawn(Asking),
}

impl Wish {
    /// The words that ask for a person, where some do.
    #[must_use]
    pub fn asking(self) -> Option<Asking> {
        match self {
            Self::Yes(asking) => Some(asking),
            Self::No | Self::Withdrawn(_) => None,
        }
    }

    /// The words that take a wish back, where some do.
    #[must_use]
    pub fn withdrawing(self) -> Option<Asking> {
        match self {
            Self::Withdrawn(words) => Some(words),
            Self::Yes(_) | Self::No => None,
        }
    }
}

/// Which words of a text ask for a person, or take that back, by their place: whoever has the text can read them, and
/// once it is erased nobody can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// Who heard them.
    pub by: HeardBy,
    /// Their first byte in the text.
    pub from: usize,
    /// The byte behind their last.
    pub to: usize,
}

impl Asking {
    /// The words themselves, of the text that was judged; `None` of any other that is too short.
    #[must_use]
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.from..self.to)
    }
}

/// What heard a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeardBy {
    /// A pattern of a language's lists, which these words match.
    List,
    /// What was learnt; of these few words it is surest.
    Learnt,
}

/// Words in a row: the first, and the one behind the last.
type Run = (usize, usize);

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
    if said.is_empty() {
        return Wish::No;
    }
    let (by, run) = match listed(&said, language) {
        Listed::Withdrawal(run) => {
            return Wish::Withdrawn(place(&said, (HeardBy::List, run)));
        }
        Listed::Wish(run) => (HeardBy::List, learnt::clears(&said, &learnt::LISTED).then_some(run)),
        Listed::Spoilt => (HeardBy::Learnt, learnt::hears(&said, &learnt::SPOILT)),
        Listed::Nothing => (HeardBy::Learnt, learnt::hears(&said, &learnt::NEW)),
    };
    run.map_or(Wish::No, |run| Wish::Yes(place(&said, (by, run))))
}

/// Where words in a row stand in the text.
fn place(said: &[Token], (by, (first, behind)): (HeardBy, Run)) -> Asking {
    let last = &said[behind.max(first + 1) - 1];
    Asking { by, from: said[first].at.0, to: last.at.1 }
}

/// What stands for words that somebody else said; no list knows it.
const QUOTATION: &str = "quotation";

/// The words of a text as they are judged: a quotation is one word, unless there is nothing else.
fn said(text: &str) -> Vec<Token> {
    let quotes = quotes(text);
    let said = without(text, &quotes);
    let is_all = !quotes.is_empty() && said.iter().all(|token| token.word == QUOTATION);
    let mut said = if is_all { without(text, &[]) } else { said };
    said.iter_mut().for_each(calm);
    said
}

/// The words of a text without what stands between these bytes.
fn without(text: &str, quotes: &[(usize, usize)]) -> Vec<Token> {
    let (mut reader, mut at, has_umlaut) = (Reader::default(), 0, has_umlaut(text));
    let spelled = |word| told_apart(word, has_umlaut);
    for (from, to) in quotes {
        reader.read(text, (at, *from), spelled);
        reader.word(QUOTATION, (*from, *to));
        at = *to;
    }
    reader.read(text, (at, text.len()), spelled);
    reader.tokens()
}

/// What the lists say of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Listed {
    Wish(Run),
    Withdrawal(Run),
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
            Listed::Wish(_) | Listed::Withdrawal(_) => return verdict,
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
    let heard = lexicon.hear(said);
    let text = lexicon.hearing(said, &heard);
    if let Some(run) = lexicon.alone(text) {
        return Listed::Wish(run);
    }
    match (lexicon.last_ask(text, order), lexicon.last_withdrawal(text)) {
        (Found::At((ask, _)), Some(back)) if ask < lexicon.reach(text, back.0) => {
            Listed::Withdrawal(back)
        }
        (Found::At(run), _) => Listed::Wish(run),
        (_, Some(back)) => Listed::Withdrawal(back),
        (Found::Spoilt, None) => Listed::Spoilt,
        (Found::Nothing, None) if lexicon.is_refusal(text) => Listed::Spoilt,
        (Found::Nothing, None) => Listed::Nothing,
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

/// Where somebody else's words begin and end; an unclosed mark opens no quotation.
fn quotes(text: &str) -> Vec<(usize, usize)> {
    let marks: Vec<(usize, &str)> = text.match_indices(is_quote).collect();
    if marks.is_empty() {
        let single = single_quotes(text).filter(|(from, to)| text[*from..*to].contains(' '));
        return single.into_iter().collect();
    }
    let (pairs, unclosed) = marks.as_chunks::<2>();
    let pair = |[(open, _), (close, mark)]: &[(usize, &str); 2]| (*open, close + mark.len());
    if unclosed.is_empty() { pairs.iter().map(pair).collect() } else { Vec::new() }
}

#[cfg(test)]
mod tests;
