//! Matches the patterns of a language's word list. Owns the notation and the tolerance for
//! typing mistakes; knows no language.
//!
//! A pattern is a row of elements: `word`, `one|another`, either with `?` for optional; `<class>`
//! for any phrase of a class, with `*` for up to six of them; `_3` for up to three words that are
//! not negators; `^` and `$` for the beginning and end of a clause, courtesy left aside; `>` for
//! "a clause ends here or a phrase of class `after` follows", `>>` the same with `strict`.

use super::Words;
use super::vocabulary::{Heard, Vocabulary, WordSet};
use crate::policy::words::{Token, phrase};

/// Most repetitions of a class with `*`.
const REPEAT_MAX: usize = 6;

/// Words that look like a mistyped lexicon word and are not.
const REAL_WORDS: [&str; 16] = [
    "agenda",
    "agency",
    "humane",
    "humana",
    "manage",
    "managed",
    "mitarbeit",
    "operation",
    "operate",
    "personal",
    "representation",
    "stuff",
    "support",
    "supports",
    "persons",
    "speaker",
];

type Phrase = Vec<String>;

#[derive(Debug)]
enum Element {
    Words { any: Vec<String>, optional: bool },
    Class { phrases: Vec<Phrase>, many: bool },
    Gap(usize),
    Start,
    End,
    Follow(Vec<Phrase>),
}

/// A pattern, and the words without which no text can match it.
#[derive(Debug)]
struct Pattern {
    elements: Vec<Element>,
    /// One word of each set must be heard.
    needs: Vec<WordSet>,
}

impl Pattern {
    fn new(elements: Vec<Element>, vocabulary: &mut Vocabulary) -> Self {
        let needs = elements.iter().filter_map(|element| match element {
            Element::Words { any, optional: false } => Some(vocabulary.set(any)),
            Element::Class { phrases, many: false } => Some(vocabulary.set(firsts(phrases))),
            _ => None,
        });
        let needs = needs.collect();
        Self { elements, needs }
    }

    fn is_possible(&self, heard: &Heard) -> bool {
        self.needs.iter().all(|set| heard.has_any(set))
    }
}

fn firsts(phrases: &[Phrase]) -> impl Iterator<Item = &String> {
    phrases.iter().filter_map(|phrase| phrase.first())
}

/// A compiled word list.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) tag: &'static str,
    vocabulary: Vocabulary,
    asks: Vec<Pattern>,
    withdrawals: Vec<Pattern>,
    /// With what a phrase of `alone` begins.
    alone_begins: WordSet,
    alone: Vec<Phrase>,
    polite: Vec<Phrase>,
    vetoes: Vec<Phrase>,
    negators: Vec<String>,
}

impl Lexicon {
    pub(super) fn new(words: &Words) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut compile = |list: &[&str]| {
            let patterns = list.iter().map(|pattern| compile(pattern, words));
            patterns.map(|one| Pattern::new(one, &mut vocabulary)).collect::<Vec<_>>()
        };
        let (asks, withdrawals) = (compile(words.asks), compile(words.withdrawals));
        let alone = phrases(words.alone);
        Self {
            tag: words.tag,
            asks,
            withdrawals,
            alone_begins: vocabulary.set(firsts(&alone)),
            vocabulary,
            alone,
            polite: phrases(words.polite),
            vetoes: phrases(words.vetoes),
            negators: phrases(words.negators).into_iter().flatten().collect(),
        }
    }

    /// Which words of this list a text holds: asked once, before anything is matched.
    pub(super) fn hear(&self, said: &[Token]) -> Heard {
        self.vocabulary.hear(said)
    }

    /// Whether the whole text, or its last clause after a longer one, is nothing but a wish.
    pub(super) fn is_alone(&self, said: &[Token], heard: &Heard) -> bool {
        if !heard.has_any(&self.alone_begins) {
            return false;
        }
        let Some(last) = said.last() else { return false };
        let start = said.iter().position(|t| t.clause == last.clause).unwrap_or(0);
        let before_it = start
            .checked_sub(1)
            .map_or(0, |end| said[..start].iter().filter(|t| t.clause == said[end].clause).count());
        self.only_wish(said) || (before_it >= 3 && self.only_wish(&said[start..]))
    }

    /// Courtesy and at least one phrase that asks when alone, nothing else.
    fn only_wish(&self, said: &[Token]) -> bool {
        let (mut at, mut found) = (0, false);
        while at < said.len() {
            let alone = longest(&self.alone, &said[at..]);
            let polite = longest(&self.polite, &said[at..]);
            match alone.max(polite) {
                None => return false,
                Some(length) => {
                    found |= alone == Some(length);
                    at += length;
                }
            }
        }
        found
    }

    /// Where the last wish begins.
    pub(super) fn last_ask(&self, said: &[Token], heard: &Heard) -> Option<usize> {
        self.last(&self.asks, said, heard)
    }

    /// Where the last withdrawal begins.
    pub(super) fn last_withdrawal(&self, said: &[Token], heard: &Heard) -> Option<usize> {
        self.last(&self.withdrawals, said, heard)
    }

    /// The place of the last match in the text.
    fn last(&self, patterns: &[Pattern], said: &[Token], heard: &Heard) -> Option<usize> {
        // Most texts hold nothing that could be a person, and are done here.
        let possible = patterns.iter().filter(|pattern| pattern.is_possible(heard));
        let patterns: Vec<&[Element]> = possible.map(|one| one.elements.as_slice()).collect();
        if patterns.is_empty() {
            return None;
        }
        let mut end = said.len();
        while end > 0 {
            let number = said[end - 1].clause;
            let start = said[..end].iter().rposition(|t| t.clause != number).map_or(0, |i| i + 1);
            let clause = &said[start..end];
            let hit = (0..clause.len()).rev().find(|at| {
                !self.is_vetoed(&clause[..*at])
                    && patterns.iter().any(|pattern| self.matches(pattern, clause, *at))
            });
            if let Some(at) = hit {
                return Some(start + at);
            }
            end = start;
        }
        None
    }

    /// Whether the words before a match end in a veto.
    fn is_vetoed(&self, before: &[Token]) -> bool {
        self.vetoes.iter().any(|veto| {
            before.len() >= veto.len() && starts_exactly(&before[before.len() - veto.len()..], veto)
        })
    }

    fn matches(&self, pattern: &[Element], clause: &[Token], at: usize) -> bool {
        let Some((element, rest)) = pattern.split_first() else { return true };
        let here = &clause[at..];
        let next = |skip: usize| self.matches(rest, clause, at + skip);
        match element {
            Element::Words { any, optional } => {
                let hit = here.first().is_some_and(|t| any.iter().any(|w| alike(&t.word, w)));
                (hit && next(1)) || (*optional && next(0))
            }
            Element::Class { phrases, many: false } => {
                phrases.iter().any(|p| starts_with(here, p) && next(p.len()))
            }
            Element::Class { phrases, many: true } => {
                self.repeated(phrases, rest, (clause, at), REPEAT_MAX)
            }
            Element::Gap(most) => (0..=*most.min(&here.len()))
                .take_while(|n| here[..*n].iter().all(|t| !self.negators.contains(&t.word)))
                .any(next),
            Element::Start => self.is_polite(&clause[..at]) && next(0),
            Element::End => self.is_polite(here) && next(0),
            Element::Follow(phrases) => {
                self.is_polite(here) || phrases.iter().any(|p| starts_exactly(here, p))
            }
        }
    }

    /// Any number of phrases of a class, then the rest of the pattern.
    fn repeated(
        &self,
        phrases: &[Phrase],
        rest: &[Element],
        (clause, at): (&[Token], usize),
        left: usize,
    ) -> bool {
        if self.matches(rest, clause, at) {
            return true;
        }
        left > 0
            && phrases
                .iter()
                .filter(|p| starts_exactly(&clause[at..], p))
                .any(|p| self.repeated(phrases, rest, (clause, at + p.len()), left - 1))
    }

    fn is_polite(&self, mut said: &[Token]) -> bool {
        while !said.is_empty() {
            match longest(&self.polite, said) {
                Some(length) => said = &said[length..],
                None => return false,
            }
        }
        true
    }
}

/// The phrases of a list with commas.
fn phrases(list: &str) -> Vec<Phrase> {
    list.split(',').map(phrase).filter(|words| !words.is_empty()).collect()
}

fn compile(pattern: &str, words: &Words) -> Vec<Element> {
    pattern.split_whitespace().map(|part| element(part, words)).collect()
}

fn element(part: &str, words: &Words) -> Element {
    let class = |name: &str| {
        let found = words.classes.iter().find(|(known, _)| *known == name);
        let phrases = found.map(|(_, list)| phrases(list)).unwrap_or_default();
        debug_assert!(!phrases.is_empty(), "{}: no class {name} in {part}", words.tag);
        phrases
    };
    if let Some(name) = part.strip_prefix('<') {
        let (name, many) = name.strip_suffix(">*").map_or((name, false), |name| (name, true));
        return Element::Class { phrases: class(name.trim_end_matches('>')), many };
    }
    match part {
        "^" => Element::Start,
        "$" => Element::End,
        ">" => Element::Follow(class("after")),
        ">>" => Element::Follow(class("strict")),
        _ => match part.strip_prefix('_').and_then(|n| n.parse().ok()) {
            Some(most) => Element::Gap(most),
            None => {
                let (any, optional) = part.strip_suffix('?').map_or((part, false), |p| (p, true));
                Element::Words { any: any.split('|').flat_map(phrase).collect(), optional }
            }
        },
    }
}

/// The length of the longest phrase that the tokens begin with.
fn longest(phrases: &[Phrase], said: &[Token]) -> Option<usize> {
    phrases.iter().filter(|p| starts_with(said, p)).map(Vec::len).max()
}

/// Begins with the phrase, typing mistakes allowed.
fn starts_with(said: &[Token], phrase: &Phrase) -> bool {
    said.len() >= phrase.len() && said.iter().zip(phrase).all(|(t, w)| alike(&t.word, w))
}

fn starts_exactly(said: &[Token], phrase: &Phrase) -> bool {
    said.len() >= phrase.len() && said.iter().zip(phrase).all(|(t, w)| t.word == *w)
}

/// The same word, or a likely typing mistake of it: one edit in a word of five letters or more,
/// two in one of eleven or more, the first letter right.
pub(super) fn alike(said: &str, word: &str) -> bool {
    if said == word {
        return true;
    }
    let edits = edits_allowed(word);
    edits > 0
        && said.as_bytes().first() == word.as_bytes().first()
        && !REAL_WORDS.contains(&said)
        && within_edits(said, word, edits)
}

/// How many typing mistakes a word bears; by its length in bytes.
pub(super) fn edits_allowed(word: &str) -> usize {
    match word.len() {
        0..=4 => 0,
        5..=10 => 1,
        _ => 2,
    }
}

/// Whether two words differ by at most `most` insertions, deletions, replacements or swaps of
/// neighbours (optimal string alignment).
pub(in crate::policy) fn within_edits(a: &str, b: &str, most: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let (mut before, mut last) = (Vec::new(), (0..=b.len()).collect::<Vec<usize>>());
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                let swapped: &Vec<usize> = &before;
                row[j] = row[j].min(swapped[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()] <= most
}
