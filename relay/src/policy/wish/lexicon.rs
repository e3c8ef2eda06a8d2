//! One language's word list, compiled, and what it makes of a text. Owns where a wish stands and
//! what makes it none; knows no language.

use std::collections::HashSet;

use super::accents::PAST;
use super::pattern::{Pattern, phrases};
use super::vocabulary::{Heard, List, Phrase, Spelling, Vocabulary};
use super::{Order, Run, Words};
use crate::policy::words::{Token, phrase};

/// Guards farther behind the beginning of a wish say nothing about it: "talk to someone who knows
/// what that means".
const GUARDS_WITHIN: usize = 8;

/// A third person so close behind the beginning of a wish is the one who wishes: "can my wife …".
const OTHERS_WITHIN: usize = 2;

/// As many clauses at the end of a text as a bare wish is looked for in: "a manager, please, now".
const TAIL_CLAUSES: usize = 3;

/// A compiled word list.
#[derive(Debug)]
pub(super) struct Lexicon {
    vocabulary: Vocabulary,
    asks: Vec<Pattern>,
    loose: Vec<Pattern>,
    frames: Vec<Pattern>,
    withdrawals: Vec<Pattern>,
    alone: List,
    roles: List,
    own: List,
    inquiries: List,
    makers: List,
    linkers: List,
    vetoes: List,
    guards: List,
    /// Those that count for frames: without the ones that only name a role.
    frame_guards: List,
    others: List,
    joints: List,
    manner: Manner,
}

/// The lists that every pattern may look at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    pub(super) polite: List,
    pub(super) negators: List,
}

/// A text as one language hears it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hearing<'a> {
    pub(super) said: &'a [Token],
    pub(super) heard: &'a Heard,
    pub(super) manner: Manner,
}

/// What some patterns find in a text; the better, the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Found {
    Nothing,
    /// What they match is denied, or speaks of something else.
    Spoilt,
    At(Run),
}

impl Lexicon {
    pub(super) fn new(words: &Words) -> Self {
        let mut vocabulary = Vocabulary::new(phrases(words.elisions), phrases(words.heads));
        let compile = |list: &[&str], vocabulary: &mut Vocabulary| {
            let patterns = list.iter().map(|text| Pattern::new(text, words, vocabulary));
            patterns.collect::<Vec<_>>()
        };
        let (asks, loose) =
            (compile(words.asks, &mut vocabulary), compile(words.loose, &mut vocabulary));
        let withdrawals = compile(words.withdrawals, &mut vocabulary);
        let negators = phrases(words.negators).into_iter().flatten().map(|word| vec![word]);
        let manner = Manner {
            polite: vocabulary.list(phrases(words.polite)),
            negators: vocabulary.list(negators.collect()),
        };
        let alone = vocabulary.list(phrases(words.alone));
        let roles = phrases(class(words, "role"));
        let kin = phrases(class(words, "kin"));
        vocabulary.spell_short();
        let frames = compile(words.frames, &mut vocabulary);
        let frame_guards = phrases(words.guards)
            .into_iter()
            .filter(|guard| !ends_in(guard, &roles) || (guard.len() > 1 && ends_in(guard, &kin)));
        Self {
            asks,
            loose,
            frames,
            withdrawals,
            manner,
            alone,
            vetoes: vocabulary.list(phrases(words.vetoes)),
            guards: vocabulary.list(phrases(words.guards).into_iter().chain(past()).collect()),
            frame_guards: vocabulary.list(frame_guards.chain(past()).collect()),
            roles: vocabulary.list(roles),
            makers: vocabulary.list(phrases(class(words, "maker"))),
            linkers: vocabulary.list(phrases(class(words, "linker"))),
            inquiries: vocabulary.list(phrases(class(words, "inquiry"))),
            own: vocabulary.list(phrases(class(words, "own"))),
            others: vocabulary.list(phrases(words.others)),
            joints: vocabulary.list(phrases(words.joints)),
            vocabulary,
        }
    }

    /// Which phrases of this list a text holds: asked once, before anything is matched.
    pub(super) fn hear(&self, said: &[Token]) -> Heard {
        self.vocabulary.hear(said)
    }

    /// The text with what is heard in it.
    pub(super) fn hearing<'a>(&self, said: &'a [Token], heard: &'a Heard) -> Hearing<'a> {
        Hearing { said, heard, manner: self.manner }
    }

    /// Where a text, or its last clauses after a longer one, are nothing but a wish.
    pub(super) fn alone(&self, text: Hearing<'_>) -> Option<Run> {
        let (said, end) = (text.said, text.said.len());
        let has_alone = text.heard.has(self.alone);
        if !has_alone && !text.heard.has(self.roles) {
            return None;
        }
        if self.only_wish(text, 0, &[self.alone, self.roles], &[self.manner.polite, self.own]) {
            return Some((0, end));
        }
        let starts = (1..end).rev().filter(|at| said[at - 1].clause != said[*at].clause);
        let is_wish = |start: &usize| {
            let longer = said[..*start].iter().filter(|t| t.clause == said[start - 1].clause);
            longer.count() >= 2
                && !self.asks_who_made(text, *start)
                && self.only_wish(text, *start, &[self.alone], &[self.manner.polite])
        };
        let tail = || starts.take(TAIL_CLAUSES).find(is_wish).map(|start| (start, end));
        has_alone.then(tail).flatten()
    }

    /// Whether the clause before a place asks who made the bot: "a human?" guesses at that.
    fn asks_who_made(&self, text: Hearing<'_>, place: usize) -> bool {
        let start = clause_start(text.said, place - 1);
        (start..place).any(|from| text.heard.is_at(self.makers, (from, place)))
    }

    /// Courtesy and at least one phrase that asks when alone, nothing else; a no in its clause
    /// denies it.
    fn only_wish(&self, text: Hearing<'_>, from: usize, asks: &[List], around: &[List]) -> bool {
        let end = text.said.len();
        let (mut at, mut found) = (from, false);
        let (mut denied, mut wished) = (None, None);
        while at < end {
            let longest = |lists: &[List]| {
                lists.iter().filter_map(|list| text.heard.longest(*list, (at, end))).max()
            };
            let (alone, polite) = (longest(asks), longest(around));
            let Some(length) = alone.max(polite) else { return false };
            let clause = Some(text.said[at].clause);
            if alone == Some(length) {
                (found, wished) = (true, clause);
            } else if length == 1 && text.is_negator(at) {
                denied = clause;
            }
            if denied.is_some() && denied == wished {
                return false;
            }
            at += length;
        }
        found
    }

    /// The last wish, all patterns tried once.
    pub(super) fn last_ask(&self, text: Hearing<'_>, order: Order) -> Found {
        let is_meant = |clause: (usize, usize), at| !self.is_vetoed(text, clause.0, at);
        let bound = self.last(&self.asks, text, |clause, at| {
            is_meant(clause, at) && !self.speaks_of_else(self.guards, text, clause, at)
        });
        let is_free = |guards| {
            move |clause, at| {
                order == Order::Free
                    && is_meant(clause, at)
                    && !self.is_guarded(guards, text, clause, at)
            }
        };
        let loose = self.last(&self.loose, text, is_free(self.guards));
        bound.max(loose).max(self.last(&self.frames, text, is_free(self.frame_guards)))
    }

    /// The words of the last withdrawal.
    pub(super) fn last_withdrawal(&self, text: Hearing<'_>) -> Option<Run> {
        let is_meant = |clause: (usize, usize), at| !self.is_vetoed(text, clause.0, at);
        match self.last(&self.withdrawals, text, is_meant) {
            Found::At(run) => Some(run),
            Found::Spoilt | Found::Nothing => None,
        }
    }

    /// Whether the one clause there is says no.
    pub(super) fn is_refusal(&self, text: Hearing<'_>) -> bool {
        let is_one = text.said.windows(2).all(|pair| pair[0].clause == pair[1].clause);
        is_one && (0..text.said.len()).any(|at| text.is_negator(at))
    }

    /// The last match in the text that `counts` in its clause.
    fn last(
        &self,
        patterns: &[Pattern],
        text: Hearing<'_>,
        counts: impl Fn((usize, usize), usize) -> bool,
    ) -> Found {
        // Most texts hold nothing that could be a person, and are done here.
        let possible = patterns.iter().filter(|pattern| pattern.is_possible(text.heard));
        let patterns: Vec<&Pattern> = possible.collect();
        if patterns.is_empty() {
            return Found::Nothing;
        }
        let (mut best, mut end) = (Found::Nothing, text.said.len());
        while end > 0 {
            let clause = (clause_start(text.said, end - 1), end);
            for begin in (clause.0..end).rev() {
                let matched = patterns.iter().find_map(|one| one.matches(text, clause, begin));
                match matched {
                    Some(end) if counts(clause, begin) => return Found::At((begin, end)),
                    Some(_) => best = Found::Spoilt,
                    None => {}
                }
            }
            end = clause.0;
        }
        best
    }

    /// How far a withdrawal reaches: to the end of its clause, or to what is joined to it.
    pub(super) fn reach(&self, text: Hearing<'_>, withdrawal: usize) -> usize {
        let number = text.said[withdrawal].clause;
        let behind = text.said[withdrawal..].iter().position(|t| t.clause != number);
        let end = behind.map_or(text.said.len(), |length| withdrawal + length);
        let is_joint = |place: &usize| text.heard.is_at(self.joints, (*place, end));
        (withdrawal + 1..end).find(is_joint).unwrap_or(end)
    }

    /// Whether the words of the clause before a match end in a veto.
    fn is_vetoed(&self, text: Hearing<'_>, start: usize, at: usize) -> bool {
        (start..at).any(|from| {
            let mut lengths = text.heard.lengths(self.vetoes, Spelling::Exact, (from, at));
            lengths.any(|length| from + length == at)
        })
    }

    /// Whether a clause speaks of something else, or a no stands close before the match.
    fn is_guarded(
        &self,
        guards: List,
        text: Hearing<'_>,
        clause: (usize, usize),
        at: usize,
    ) -> bool {
        let opening = self.opening(text, clause.0, at);
        if opening < at && text.heard.is_at(self.inquiries, (opening, clause.1)) {
            return true;
        }
        let close = at.saturating_sub(2).max(clause.0);
        (close..at).any(|place| text.is_negator(place))
            || self.speaks_of_else(guards, text, clause, at)
    }

    /// Where the part of the clause that a match begins in opens, courtesy left aside.
    fn opening(&self, text: Hearing<'_>, start: usize, at: usize) -> usize {
        let mut opening = start;
        while let Some(length) = text.heard.longest(self.manner.polite, (opening, at)) {
            opening += length;
        }
        opening
    }

    /// Whether a guard stands in the part of the clause that the match begins in: what is joined
    /// to it ("he was rude and I want …") is a matter of its own.
    fn speaks_of_else(
        &self,
        guards: List,
        text: Hearing<'_>,
        clause: (usize, usize),
        at: usize,
    ) -> bool {
        if !text.heard.has(guards) && !text.heard.has(self.others) {
            return false;
        }
        let is_joint = |place: &usize| {
            text.heard.is_at(self.joints, (*place, clause.1))
                && !self.is_vetoed(text, clause_start(text.said, *place), *place)
        };
        // "Die Option, dass …": what a clause hangs on guards it too.
        let hangs = clause.0 > 0 && text.heard.is_at(self.linkers, clause);
        let opens = if hangs { clause_start(text.said, clause.0 - 1) } else { clause.0 };
        let start = (opens..=at).rev().find(is_joint).unwrap_or(opens);
        let end = (at + 1..clause.1).find(is_joint).unwrap_or(clause.1);
        let end = end.min(at + GUARDS_WITHIN);
        (start..end).any(|from| text.heard.is_at(guards, (from, end)))
            || (start.max(clause.0)..end.min(at + OTHERS_WITHIN))
                .any(|from| text.heard.is_at(self.others, (from, end)))
    }
}

impl Hearing<'_> {
    pub(super) fn is_negator(self, at: usize) -> bool {
        self.heard.is_at(self.manner.negators, (at, at + 1))
    }

    /// Courtesy without a no that stands for itself.
    pub(super) fn is_yes(self, (mut at, end): (usize, usize)) -> bool {
        while at < end {
            match self.heard.longest(self.manner.polite, (at, end)) {
                Some(1) if self.is_negator(at) => return false,
                Some(length) => at += length,
                None => return false,
            }
        }
        true
    }

    /// Whether the word after a person is a mere no: "agent no, thanks", not "agent, no bot".
    pub(super) fn is_no(self, at: usize, end: usize) -> bool {
        self.is_negator(at) && self.is_polite((at + 1, end))
    }

    fn is_polite(self, (mut at, end): (usize, usize)) -> bool {
        while at < end {
            match self.heard.longest(self.manner.polite, (at, end)) {
                Some(length) => at += length,
                None => return false,
            }
        }
        true
    }
}

/// Where the clause of a token begins.
fn clause_start(said: &[Token], at: usize) -> usize {
    said[..at].iter().rposition(|t| t.clause != said[at].clause).map_or(0, |i| i + 1)
}

/// The guard that verbs of the past leave behind.
fn past() -> impl Iterator<Item = Phrase> {
    std::iter::once(vec![PAST.to_owned()])
}

/// Whether a guard only names one of these ("driver", "my doctor").
fn ends_in(guard: &Phrase, roles: &[Phrase]) -> bool {
    let last = guard.last().map(|last| vec![last.clone()]);
    guard.len() <= 2 && last.is_some_and(|last| roles.contains(&last))
}

/// The text of a class; empty where the language has none of this name.
fn class(words: &Words, name: &str) -> &'static str {
    words.classes.iter().find(|(known, _)| *known == name).map_or("", |(_, list)| list)
}

/// Every word that a list names anywhere, but for its guards.
pub(super) fn own_words(words: &Words) -> HashSet<String> {
    let patterns =
        words.asks.iter().chain(words.loose).chain(words.frames).chain(words.withdrawals).copied();
    let lists = words.classes.iter().map(|(_, list)| *list);
    let others = [words.alone, words.polite, words.vetoes, words.negators];
    let mut all: HashSet<String> = lists.chain(others).flat_map(phrase).collect();
    let plain = patterns.flat_map(str::split_whitespace).filter(|part| !part.starts_with('<'));
    all.extend(plain.flat_map(phrase));
    all
}
