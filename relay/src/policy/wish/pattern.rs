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
    If(Test),
}

/// What takes no words.
#[derive(Debug, Clone, Copy)]
enum Test {
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

    /// Where what it matches within the clause from a place on ends, if it does.
    pub(super) fn matches(
        &self,
        text: Hearing<'_>,
        clause: (usize, usize),
        at: usize,
    ) -> Option<usize> {
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
    fn fits(self, elements: &[Element], at: usize) -> Option<usize> {
        let Some((element, rest)) = elements.split_first() else { return Some(at) };
        let next = |skip: usize| self.fits(rest, at + skip);
        let found = |list: List, spelling| self.text.heard.lengths(list, spelling, (at, self.end));
        match element {
            Element::Once(list) => found(*list, Spelling::Alike).find_map(next),
            Element::Optional(list) => {
                found(*list, Spelling::Alike).find_map(next).or_else(|| next(0))
            }
            Element::Many(list) => self.repeated(*list, rest, at, REPEAT_MAX),
            Element::Gap(most) => (0..=*most.min(&(self.end - at)))
                .take_while(|n| *n == 0 || !self.text.is_negator(at + n - 1))
                .find_map(next),
            Element::If(test) if self.holds(*test, at) => next(0),
            Element::If(_) => None,
        }
    }

    fn holds(self, test: Test, at: usize) -> bool {
        let is_at = |list: List, at| self.text.heard.is_at(list, (at, self.end));
        match test {
            Test::NotBehind(list) => at == self.start || !self.text.heard.is_at(list, (at - 1, at)),
            Test::Start => self.text.is_yes((self.start, at)),
            Test::End => self.text.is_yes((at, self.end)),
            Test::Alone(list) => !is_at(list, at),
            Test::Somebody(list) => {
                let mut near = at..self.end.min(at + NAME_WITHIN);
                !near.is_empty() && !near.any(|place| is_at(list, place))
            }
            Test::Follow(list) => {
                let mut found = self.text.heard.lengths(list, Spelling::Exact, (at, self.end));
                self.text.is_yes((at, self.end))
                    || found.any(|length| length > 1 || !self.text.is_no(at, self.end))
            }
        }
    }

    /// Any number of phrases of a class, then the rest of the pattern.
    fn repeated(self, list: List, rest: &[Element], at: usize, left: usize) -> Option<usize> {
        let end = self.fits(rest, at);
        if end.is_some() || left == 0 {
            return end;
        }
        let mut lengths = self.text.heard.lengths(list, Spelling::Exact, (at, self.end));
        lengths.find_map(|length| self.repeated(list, rest, at + length, left - 1))
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
        "^" => Element::If(Test::Start),
        "$" => Element::If(Test::End),
        ">" => Element::If(Test::Follow(vocabulary.list(class("after")))),
        ">>" => Element::If(Test::Follow(vocabulary.list(class("strict")))),
        "!" => Element::If(Test::Alone(vocabulary.list(class("compound")))),
        "@" => Element::If(Test::Somebody(vocabulary.list(class("thing")))),
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
        (Some(any), _) => Element::If(Test::NotBehind(list(any))),
        (None, Some(any)) => Element::Optional(list(any)),
        (None, None) => Element::Once(list(part)),
    }
}
