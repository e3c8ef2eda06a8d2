//! Matches the patterns of a language's word list. Owns the notation; knows no language.
//!
//! A pattern is a row of elements: `word`, `one|another`, either with `?` for optional; `<class>`
//! for any phrase of a class (`word|<class>` for either), with `*` for up to six of them; `_3` for
//! up to three words that are not negators; `^` and `$` for the beginning and end of a clause,
//! courtesy left aside; `>` for "a clause ends here or a phrase of class `after` follows", `>>` the
//! same with `strict`; `!` for "no phrase of class `compound` follows", which would make another
//! thing of the person before it.

use std::collections::HashSet;

use super::typo::alike;
use super::vocabulary::{Heard, Vocabulary, WordSet};
use super::{Order, Words};
use crate::policy::words::{Token, phrase};

/// Most repetitions of a class with `*`.
const REPEAT_MAX: usize = 6;

type Phrase = Vec<String>;

#[derive(Debug)]
enum Element {
    Words { any: Vec<String>, optional: bool },
    Class { phrases: Vec<Phrase>, many: bool },
    Gap(usize),
    Start,
    End,
    Follow(Vec<Phrase>),
    Alone(Vec<Phrase>),
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
    loose: Vec<Pattern>,
    withdrawals: Vec<Pattern>,
    /// With what a phrase of `alone` begins.
    alone_begins: WordSet,
    alone: Vec<Phrase>,
    polite: Vec<Phrase>,
    vetoes: Vec<Phrase>,
    guards: Vec<Phrase>,
    negators: Vec<String>,
    /// Every word that its list names anywhere.
    own_words: HashSet<String>,
}

impl Lexicon {
    pub(super) fn new(words: &Words) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut compile = |list: &[&str]| {
            let patterns = list.iter().map(|pattern| compile(pattern, words));
            patterns.map(|one| Pattern::new(one, &mut vocabulary)).collect::<Vec<_>>()
        };
        let (asks, withdrawals) = (compile(words.asks), compile(words.withdrawals));
        let loose = compile(words.loose);
        let alone = phrases(words.alone);
        Self {
            tag: words.tag,
            own_words: own_words(words),
            asks,
            loose,
            withdrawals,
            alone_begins: vocabulary.set(firsts(&alone)),
            vocabulary,
            alone,
            polite: phrases(words.polite),
            vetoes: phrases(words.vetoes),
            guards: phrases(words.guards),
            negators: phrases(words.negators).into_iter().flatten().collect(),
        }
    }

    /// How many of the words this list knows at all: how much the text looks like its language.
    pub(super) fn known(&self, said: &[Token]) -> usize {
        said.iter().filter(|token| self.own_words.contains(&token.word)).count()
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
        self.only_wish(said) || (before_it >= 2 && self.only_wish(&said[start..]))
    }

    /// Courtesy and at least one phrase that asks when alone, nothing else; a no in its clause
    /// denies it.
    fn only_wish(&self, said: &[Token]) -> bool {
        let (mut at, mut found) = (0, false);
        let (mut denied, mut wished) = (None, None);
        while at < said.len() {
            let alone = longest(&self.alone, &said[at..]);
            let polite = longest(&self.polite, &said[at..]);
            match alone.max(polite) {
                None => return false,
                Some(length) => {
                    let clause = Some(said[at].clause);
                    if alone == Some(length) {
                        (found, wished) = (true, clause);
                    } else if length == 1 && self.negators.contains(&said[at].word) {
                        denied = clause;
                    }
                    if denied.is_some() && denied == wished {
                        return false;
                    }
                    at += length;
                }
            }
        }
        found
    }

    /// Where the last wish begins.
    pub(super) fn last_ask(&self, said: &[Token], heard: &Heard, order: Order) -> Option<usize> {
        let bound =
            self.last(&self.asks, said, heard, |c: &[Token], _: usize| !self.speaks_of_else(c));
        if order == Order::Bound {
            return bound;
        }
        let free = |clause: &[Token], at: usize| !self.is_guarded(clause, at);
        bound.max(self.last(&self.loose, said, heard, free))
    }

    /// Where the last withdrawal begins.
    pub(super) fn last_withdrawal(&self, said: &[Token], heard: &Heard) -> Option<usize> {
        self.last(&self.withdrawals, said, heard, |_, _| true)
    }

    /// The place of the last match in the text that `counts` in its clause.
    fn last(
        &self,
        patterns: &[Pattern],
        said: &[Token],
        heard: &Heard,
        counts: impl Fn(&[Token], usize) -> bool,
    ) -> Option<usize> {
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
                    && counts(clause, *at)
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

    /// Whether a clause speaks of something else, or a no stands close before the match.
    fn is_guarded(&self, clause: &[Token], at: usize) -> bool {
        let close = &clause[at.saturating_sub(2)..at];
        close.iter().any(|token| self.negators.contains(&token.word)) || self.speaks_of_else(clause)
    }

    /// Whether a clause holds a guard.
    fn speaks_of_else(&self, clause: &[Token]) -> bool {
        (0..clause.len()).any(|from| self.guards.iter().any(|p| starts_exactly(&clause[from..], p)))
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
            Element::Start => self.is_yes(&clause[..at]) && next(0),
            Element::End => self.is_yes(here) && next(0),
            Element::Alone(phrases) => !phrases.iter().any(|p| starts_exactly(here, p)) && next(0),
            Element::Follow(phrases) => {
                self.is_yes(here)
                    || phrases.iter().any(|p| starts_exactly(here, p) && !self.is_no(p, here))
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

    /// Courtesy without a no that stands for itself.
    fn is_yes(&self, said: &[Token]) -> bool {
        let mut at = 0;
        while at < said.len() {
            match longest(&self.polite, &said[at..]) {
                Some(1) if self.negators.contains(&said[at].word) => return false,
                Some(length) => at += length,
                None => return false,
            }
        }
        true
    }

    /// Whether a phrase after a person is a mere no: "agent no, thanks", not "agent, no bot".
    fn is_no(&self, phrase: &Phrase, here: &[Token]) -> bool {
        matches!(phrase.as_slice(), [word] if self.negators.contains(word))
            && self.is_polite(&here[1..])
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

/// Every word that a list names anywhere.
fn own_words(words: &Words) -> HashSet<String> {
    let patterns = words.asks.iter().chain(words.loose).chain(words.withdrawals).copied();
    let lists = words.classes.iter().map(|(_, list)| *list);
    let others = [words.alone, words.polite, words.vetoes, words.negators];
    let mut all: HashSet<String> = lists.chain(others).flat_map(phrase).collect();
    let plain = patterns.flat_map(str::split_whitespace).filter(|part| !part.starts_with('<'));
    all.extend(plain.flat_map(phrase));
    all
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
    if part.contains('<') && part.contains('|') {
        let any = part.split('|').flat_map(|one| match one.strip_prefix('<') {
            Some(name) => class(name.trim_end_matches('>')),
            None => phrases(one),
        });
        return Element::Class { phrases: any.collect(), many: false };
    }
    if let Some(name) = part.strip_prefix('<') {
        let (name, many) = name.strip_suffix(">*").map_or((name, false), |name| (name, true));
        return Element::Class { phrases: class(name.trim_end_matches('>')), many };
    }
    match part {
        "^" => Element::Start,
        "$" => Element::End,
        ">" => Element::Follow(class("after")),
        ">>" => Element::Follow(class("strict")),
        "!" => Element::Alone(class("compound")),
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
