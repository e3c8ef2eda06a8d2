//! Compiles and matches the patterns of a language's word list. Owns the notation; knows no
//! language.
//!
//! A pattern is a row of elements: `word`, `one|another`, either with `?` for optional; `<class>`
//! for any phrase of a class (`word|<class>` for either), with `*` for up to six of them; `_3` for
//! up to three words that are not negators; `-one|another` for "right behind none of these"; `^` and `$` for the beginning and end of a clause,
//! courtesy left aside; `>` for "a clause ends here or a phrase of class `after` follows", `>>` the
//! same with `strict`; `@` for "somebody is named here": a word, and no phrase of class `thing` close
//! behind; `!` for "no phrase of class `compound` follows", which would make another
//! thing of the person before it.

use super::Words;
use super::lexicon::Hearing;
use super::vocabulary::{Heard, List, Phrase, Spelling, Vocabulary};
use crate::policy::words::phrase;

/// Most repetitions of a class with `*`.
const REPEAT_MAX: usize = 6;

#[derive(Debug, Clone, Copy)]
enum Element {
    Once(List),
    Optional(List),
    Many(List),
    Gap(usize),
    NotBehind(List),
    Start,
    End,
    Follow(List),
    Alone(List),
    Somebody(List),
}

/// How far behind the place of somebody a thing makes it none: "to the guest wifi".
const NAME_WITHIN: usize = 4;

/// A pattern, and the lists without which no text can match it.
#[derive(Debug)]
pub(super) struct Pattern {
    elements: Vec<Element>,
    needs: Vec<List>,
}

impl Pattern {
    pub(super) fn new(text: &str, words: &Words, vocabulary: &mut Vocabulary) -> Self {
        let parts = text.split_whitespace();
        let elements: Vec<Element> = parts.map(|part| element(part, words, vocabulary)).collect();
        let needs = elements.iter().filter_map(|element| match element {
            Element::Once(list) => Some(*list),
            _ => None,
        });
        Self { needs: needs.collect(), elements }
    }

    pub(super) fn is_possible(&self, heard: &Heard) -> bool {
        self.needs.iter().all(|list| heard.has(*list))
    }

    /// Whether it matches within the clause from a place on.
    pub(super) fn matches(&self, text: Hearing<'_>, clause: (usize, usize), at: usize) -> bool {
        Place { text, start: clause.0, end: clause.1 }.fits(&self.elements, at)
    }
}

/// The clause that a pattern is tried in.
#[derive(Clone, Copy)]
struct Place<'a> {
    text: Hearing<'a>,
    start: usize,
    end: usize,
}

impl Place<'_> {
    fn fits(self, elements: &[Element], at: usize) -> bool {
        let Some((element, rest)) = elements.split_first() else { return true };
        let next = |skip: usize| self.fits(rest, at + skip);
        let found = |list: List, spelling| self.text.heard.lengths(list, spelling, (at, self.end));
        match element {
            Element::Once(list) => found(*list, Spelling::Alike).any(next),
            Element::Optional(list) => found(*list, Spelling::Alike).any(next) || next(0),
            Element::Many(list) => self.repeated(*list, rest, at, REPEAT_MAX),
            Element::Gap(most) => (0..=*most.min(&(self.end - at)))
                .take_while(|n| *n == 0 || !self.text.is_negator(at + n - 1))
                .any(next),
            Element::NotBehind(list) => {
                let is_behind = at > self.start && self.text.heard.is_at(*list, (at - 1, at));
                !is_behind && next(0)
            }
            Element::Start => self.text.is_yes((self.start, at)) && next(0),
            Element::End => self.text.is_yes((at, self.end)) && next(0),
            Element::Alone(list) => !self.text.heard.is_at(*list, (at, self.end)) && next(0),
            Element::Somebody(list) => {
                let near = at..self.end.min(at + NAME_WITHIN);
                !near.is_empty()
                    && !near
                        .into_iter()
                        .any(|place| self.text.heard.is_at(*list, (place, self.end)))
                    && next(0)
            }
            Element::Follow(list) => {
                self.text.is_yes((at, self.end))
                    || found(*list, Spelling::Exact)
                        .any(|length| length > 1 || !self.text.is_no(at, self.end))
            }
        }
    }

    /// Any number of phrases of a class, then the rest of the pattern.
    fn repeated(self, list: List, rest: &[Element], at: usize, left: usize) -> bool {
        if self.fits(rest, at) {
            return true;
        }
        let mut lengths = self.text.heard.lengths(list, Spelling::Exact, (at, self.end));
        left > 0 && lengths.any(|length| self.repeated(list, rest, at + length, left - 1))
    }
}

/// The phrases of a list with commas.
pub(super) fn phrases(list: &str) -> Vec<Phrase> {
    list.split(',').map(phrase).filter(|words| !words.is_empty()).collect()
}

fn element(part: &str, words: &Words, vocabulary: &mut Vocabulary) -> Element {
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
        return Element::Once(vocabulary.list(any.collect()));
    }
    if let Some(name) = part.strip_prefix('<') {
        let (name, many) = name.strip_suffix(">*").map_or((name, false), |name| (name, true));
        let list = vocabulary.list(class(name.trim_end_matches('>')));
        return if many { Element::Many(list) } else { Element::Once(list) };
    }
    match part {
        "^" => Element::Start,
        "$" => Element::End,
        ">" => Element::Follow(vocabulary.list(class("after"))),
        ">>" => Element::Follow(vocabulary.list(class("strict"))),
        "!" => Element::Alone(vocabulary.list(class("compound"))),
        "@" => Element::Somebody(vocabulary.list(class("thing"))),
        _ => match part.strip_prefix('_').and_then(|n| n.parse().ok()) {
            Some(most) => Element::Gap(most),
            None => plain(part, vocabulary),
        },
    }
}

/// One of some words, optional or forbidden right before.
fn plain(part: &str, vocabulary: &mut Vocabulary) -> Element {
    let mut list = |any: &str| {
        let each = any.split('|').flat_map(phrase).map(|word| vec![word]);
        vocabulary.list(each.collect())
    };
    match (part.strip_prefix('-'), part.strip_suffix('?')) {
        (Some(any), _) => Element::NotBehind(list(any)),
        (None, Some(any)) => Element::Optional(list(any)),
        (None, None) => Element::Once(list(part)),
    }
}
