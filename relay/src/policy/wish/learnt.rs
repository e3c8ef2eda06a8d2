//! A second opinion on a wish, learnt from labelled texts: a weight for every run of words and of
//! letters. Owns what is looked at and how the weights are read; `tests::train` makes them from the texts
//! beside it, and nobody writes them by hand.
//!
//! A linear classifier over hashed runs, as in Joachims, "Text categorization with support vector
//! machines" (1998), and Weinberger et al., "Feature hashing" (2009): it sees whole sentences where the
//! lists see phrases, knows no grammar, and its errors are others than theirs.

use std::iter;

use super::Run;
use crate::policy::words::Token;

/// Weights, one a bucket, in steps of 1/[`STEPS`].
const WEIGHTS: &[u8; BUCKETS] = include_bytes!("learnt/weights.bin");
const BUCKETS: usize = 1 << BITS;
/// Of a bucket's number.
const BITS: u32 = 17;
const STEPS: f64 = 16.0;

/// The least margins that are believed: of a text as a whole, or of one clause against the rest of it
/// ("my parcel is lost, agent please").
pub(super) struct Bar {
    whole: f64,
    clause: f64,
}

/// A wish that a list knows.
pub(super) const LISTED: Bar = Bar { whole: -0.3, clause: 0.2 };
/// A wish that no list knows.
pub(super) const NEW: Bar = Bar { whole: 0.2, clause: 0.8 };
/// A wish where a list hears one that is denied or speaks of something else: no clause stands alone.
pub(super) const SPOILT: Bar = Bar { whole: 0.4, clause: f64::INFINITY };

/// What a word is told by beside its neighbours: so many first letters, for endings differ and mistakes
/// are made late.
const STEM: usize = 4;
/// How many words on the second of a pair stands at most: one or two may be left out.
const REACH: usize = 3;
/// Letters of a run, the two edges of a word counted as one each.
const LETTERS: std::ops::RangeInclusive<usize> = 4..=5;
/// What stands for the edges of a word.
const EDGES: (char, char) = ('<', '>');
/// Letters of a word that are looked at: longer ones are no words.
const WORD_MAX: usize = 40;
/// Texts of so few words are short.
const FEW: usize = 3;
/// Fewest and most words that a wish is said to stand in; a shorter clause is told whole.
const TOLD_MIN: usize = 3;
const TOLD_MAX: usize = 5;

/// Whether the text weighs enough for a wish.
pub(super) fn clears(said: &[Token], bar: &Bar) -> bool {
    if weigh(said).margin() >= bar.whole {
        return true;
    }
    // One clause is the whole, and its bar is the higher one.
    let has_more = clauses(said).nth(1).is_some();
    has_more && clauses(said).any(|clause| weigh(clause).margin() >= bar.clause)
}

fn clauses(said: &[Token]) -> impl Iterator<Item = &[Token]> {
    said.chunk_by(|a, b| a.clause == b.clause)
}

/// The words of a wish that no list hears.
pub(super) fn hears(said: &[Token], bar: &Bar) -> Option<Run> {
    clears(said, bar).then(|| plainest(said)).flatten()
}

/// The few words of one clause that are most of a wish by themselves, the first of equals.
fn plainest(said: &[Token]) -> Option<Run> {
    let (mut best, mut first) = (None, 0);
    for clause in clauses(said) {
        let least = clause.len().min(TOLD_MIN);
        for from in 0..=clause.len() - least {
            for to in from + least..=clause.len().min(from + TOLD_MAX) {
                let steps = weigh(&clause[from..to]).steps;
                if best.is_none_or(|(most, _)| steps > most) {
                    best = Some((steps, (first + from, first + to)));
                }
            }
        }
        first += clause.len();
    }
    best.map(|(_, run)| run)
}

/// What the runs of a text weigh together, each counted once.
#[derive(Debug, Default)]
struct Weight {
    steps: i32,
    runs: u32,
}

impl Weight {
    /// How far a text is on the side of a wish; below zero on the other one.
    fn margin(&self) -> f64 {
        f64::from(self.steps) / STEPS * length(self.runs)
    }
}

fn weigh(said: &[Token]) -> Weight {
    let (mut seen, mut all) = ([0_u64; BUCKETS / 64], Weight::default());
    each_run(said, &mut |run| {
        let run = run as usize;
        let (place, bit) = (run / 64, 1 << (run % 64));
        if seen[place] & bit == 0 {
            seen[place] |= bit;
            all.runs += 1;
            all.steps += i32::from(WEIGHTS[run].cast_signed());
        }
    });
    all
}

/// What each run counts for, so that long texts weigh no more than short ones.
fn length(runs: u32) -> f64 {
    f64::from(runs.max(1)).sqrt().recip()
}

/// Tells the buckets of a text's runs, some of them more than once.
fn each_run(said: &[Token], tell: &mut impl FnMut(u32)) {
    tell(Hash::of("~").bucket());
    match said.len() {
        1 => tell(Hash::of("~one").bucket()),
        2..=FEW => tell(Hash::of("~few").bucket()),
        _ => {}
    }
    for clause in clauses(said) {
        runs_of_words(clause, tell);
        runs_of_stems(clause, tell);
        if clause.last().is_some_and(|last| last.asked) {
            words_asked(clause, tell);
        }
        clause.iter().for_each(|token| runs_of_letters(&token.word, tell));
    }
    last_words(said, tell);
}

/// The words of the last of several clauses: what is asked for mostly stands there.
fn last_words(said: &[Token], tell: &mut impl FnMut(u32)) {
    let mut all = clauses(said);
    if let (Some(_), Some(last)) = (all.next(), all.last()) {
        let at_last = Hash::of("last");
        last.iter().for_each(|token| tell(at_last.join(Hash::of(&token.word)).bucket()));
    }
}

/// The words of a question.
fn words_asked(clause: &[Token], tell: &mut impl FnMut(u32)) {
    let (asked, first) = (Hash::of("?"), Hash::of("?first"));
    tell(asked.bucket());
    tell(first.join(Hash::of(&clause[0].word)).bucket());
    clause.iter().for_each(|token| tell(asked.join(Hash::of(&token.word)).bucket()));
}

/// A clause's words with its beginning and end.
fn edged(clause: &[Token]) -> impl Iterator<Item = &str> {
    let end = if clause.last().is_some_and(|last| last.asked) { "$?" } else { "$" };
    let words = clause.iter().map(|token| token.word.as_str());
    iter::once("^").chain(words).chain(iter::once(end))
}

/// Words of a clause and pairs of them, side by side or with some left out.
fn runs_of_words(clause: &[Token], tell: &mut impl FnMut(u32)) {
    let mut before: [Option<Hash>; REACH] = [None; REACH];
    for (place, word) in edged(clause).enumerate() {
        let word = Hash::of(word);
        if (1..=clause.len()).contains(&place) {
            tell(word.bucket());
        }
        for (apart, earlier) in (1..).zip(before) {
            if let Some(earlier) = earlier {
                tell(earlier.turned(apart).join(word).bucket());
            }
        }
        before.rotate_right(1);
        before[0] = Some(word);
    }
}

/// Two and three words side by side, told by their stems.
fn runs_of_stems(clause: &[Token], tell: &mut impl FnMut(u32)) {
    let mut before: [Option<Hash>; 2] = [None; 2];
    for word in edged(clause) {
        let end = word.char_indices().nth(STEM).map_or(word.len(), |(behind, _)| behind);
        let mut stem = Hash::of("%");
        stem.add(&word[..end]);
        let pair = before[0].map(|earlier| earlier.join(stem));
        if let Some(pair) = pair {
            tell(pair.bucket());
            if let Some(first) = before[1] {
                tell(first.turned(1).join(pair).bucket());
            }
        }
        before = [Some(stem), before[0]];
    }
}

/// Runs of letters in a word, its edges among them: endings and stems, and most of a misspelt word.
fn runs_of_letters(word: &str, tell: &mut impl FnMut(u32)) {
    let (mut letters, mut count) = ([EDGES.0; WORD_MAX + 2], 1);
    for letter in word.chars().take(WORD_MAX) {
        letters[count] = letter;
        count += 1;
    }
    letters[count] = EDGES.1;
    let start = Hash::of("#");
    let (least, most) = (*LETTERS.start(), *LETTERS.end());
    for begin in 0..(count + 2).saturating_sub(least) {
        // Runs that begin alike share what is reckoned for the shorter one.
        let mut hash = start;
        let (short, longer) = letters[begin..=count].split_at(least - 1);
        short.iter().for_each(|letter| hash.letter(*letter));
        for letter in &longer[..longer.len().min(most + 1 - least)] {
            hash.letter(*letter);
            tell(hash.bucket());
        }
    }
}

/// FNV-1a, 32 bits; every digit counts as the same one.
/// <http://www.isthe.com/chongo/tech/comp/fnv/>
#[derive(Clone, Copy)]
struct Hash(u32);

impl Default for Hash {
    fn default() -> Self {
        Self(0x811c_9dc5)
    }
}

impl Hash {
    fn of(text: &str) -> Self {
        let mut hash = Self::default();
        hash.add(text);
        hash
    }

    /// Of what both stand for, in this order.
    fn join(self, next: Self) -> Self {
        let first = self.0.wrapping_mul(0x9e37_79b1).rotate_left(13);
        Self((first ^ next.0).wrapping_mul(0x0100_0193))
    }

    /// Another one for the same, for each count of bits.
    fn turned(self, bits: u32) -> Self {
        Self(self.0.rotate_left(bits))
    }

    fn add(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.byte(byte));
    }

    fn letter(&mut self, letter: char) {
        match u8::try_from(letter) {
            Ok(byte) if byte.is_ascii() => self.byte(byte),
            _ => self.add(letter.encode_utf8(&mut [0; 4])),
        }
    }

    fn byte(&mut self, byte: u8) {
        let byte = if byte.is_ascii_digit() { b'0' } else { byte };
        self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }

    /// Folded to the width of a bucket's number.
    fn bucket(self) -> u32 {
        ((self.0 >> BITS) ^ self.0) % (1 << BITS)
    }
}

#[cfg(test)]
mod tests;
