//! A second opinion on a wish, learnt from labelled texts: a weight for every run of words and of
//! letters. Owns what is looked at and how the weights are read; `tests::train` makes them from the texts
//! beside it, and nobody writes them by hand.
//!
//! A linear classifier over hashed runs, as in Joachims, "Text categorization with support vector
//! machines" (1998), and Weinberger et al., "Feature hashing" (2009): it sees whole sentences where the
//! lists see phrases, knows no grammar, and its errors are others than theirs.

use super::Run;
use crate::policy::words::Token;

/// Weights, one a bucket, in steps of 1/[`STEPS`].
const WEIGHTS: &[u8; BUCKETS] = include_bytes!("learnt/weights.bin");
const BUCKETS: usize = 1 << 16;
const STEPS: f64 = 16.0;

/// The least margin of a wish that a list knows: below it is none although one says so.
const DOUBTFUL: f64 = -0.5;
/// The least margin of a clause that is believed against the rest of the text.
const PLAIN: f64 = 0.1;
/// The least margin of a wish that no list knows.
pub(super) const SURE: f64 = 0.3;
/// The same where a list hears a wish that is denied or speaks of something else.
pub(super) const CERTAIN: f64 = 0.8;

/// Words of a run at most.
const WORDS_MAX: usize = 3;
/// Letters of a run, the two edges of a word counted as one each.
const LETTERS: std::ops::RangeInclusive<usize> = 4..=6;
/// Letters of a word that are looked at: longer ones are no words.
const WORD_MAX: usize = 40;
/// Texts of so few words are short.
const FEW: usize = 3;
/// Fewest and most words that a wish is said to stand in; a shorter clause is told whole.
const TOLD_MIN: usize = 3;
const TOLD_MAX: usize = 5;

/// Whether a wish that a list hears is believed.
pub(super) fn bears_out(said: &[Token]) -> bool {
    margin(&runs(said)) >= DOUBTFUL || says_so_plainly(said)
}

/// The words of a wish that no list hears, if its margin is at least this.
pub(super) fn hears(said: &[Token], least: f64) -> Option<Run> {
    (margin(&runs(said)) >= least).then(|| plainest(said)).flatten()
}

/// Whether a clause is a wish by itself, whatever stands around it: "my parcel is lost, agent please".
fn says_so_plainly(said: &[Token]) -> bool {
    said.chunk_by(|a, b| a.clause == b.clause).any(|clause| margin(&runs(clause)) >= PLAIN)
}

/// The few words of one clause that are most of a wish by themselves, the first of equals.
fn plainest(said: &[Token]) -> Option<Run> {
    let (mut best, mut first) = (None, 0);
    for clause in said.chunk_by(|a, b| a.clause == b.clause) {
        let least = clause.len().min(TOLD_MIN);
        for from in 0..=clause.len() - least {
            for to in from + least..=clause.len().min(from + TOLD_MAX) {
                let weight = weight(&runs(&clause[from..to]));
                if best.is_none_or(|(most, _)| weight > most) {
                    best = Some((weight, (first + from, first + to)));
                }
            }
        }
        first += clause.len();
    }
    best.map(|(_, run)| run)
}

/// How far a text is on the side of a wish; below zero on the other one.
fn margin(runs: &[u16]) -> f64 {
    f64::from(weight(runs)) / STEPS * length(runs)
}

/// What the runs weigh together, in steps.
fn weight(runs: &[u16]) -> i32 {
    runs.iter().map(|run| i32::from(WEIGHTS[usize::from(*run)].cast_signed())).sum()
}

/// What each run counts for, so that long texts weigh no more than short ones.
fn length(runs: &[u16]) -> f64 {
    let count = u32::try_from(runs.len().max(1)).unwrap_or(u32::MAX);
    f64::from(count).sqrt().recip()
}

/// The buckets of a text's runs, each once.
fn runs(said: &[Token]) -> Vec<u16> {
    let mut found = vec![bucket("~", "")];
    match said.len() {
        1 => found.push(bucket("~", "one")),
        2..=FEW => found.push(bucket("~", "few")),
        _ => {}
    }
    for clause in said.chunk_by(|a, b| a.clause == b.clause) {
        runs_of_words(clause, &mut found);
        for token in clause {
            runs_of_letters(&token.word, &mut found);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Runs of words in a clause, its beginning and end among them.
fn runs_of_words(clause: &[Token], found: &mut Vec<u16>) {
    let words = clause.iter().map(|token| token.word.as_str());
    let words: Vec<&str> = std::iter::once("^").chain(words).chain(["$"]).collect();
    for begin in 0..words.len() {
        let mut hash = Hash::default();
        for (at, word) in words[begin..].iter().take(WORDS_MAX).enumerate() {
            hash.add(word);
            let is_edge = at == 0 && matches!(*word, "^" | "$");
            if !is_edge {
                found.push(hash.bucket());
            }
            hash.add(" ");
        }
    }
}

/// Runs of letters in a word, its edges among them: endings and stems, and most of a misspelt word.
fn runs_of_letters(word: &str, found: &mut Vec<u16>) {
    let letters: Vec<char> =
        std::iter::once('<').chain(word.chars().take(WORD_MAX)).chain(['>']).collect();
    for count in LETTERS {
        for run in letters.windows(count) {
            let mut hash = Hash::default();
            hash.add("#");
            run.iter().for_each(|letter| hash.add(letter.encode_utf8(&mut [0; 4])));
            found.push(hash.bucket());
        }
    }
}

fn bucket(kind: &str, name: &str) -> u16 {
    let mut hash = Hash::default();
    hash.add(kind);
    hash.add(name);
    hash.bucket()
}

/// FNV-1a, 32 bits; every digit counts as the same one.
/// <http://www.isthe.com/chongo/tech/comp/fnv/>
struct Hash(u32);

impl Default for Hash {
    fn default() -> Self {
        Self(0x811c_9dc5)
    }
}

impl Hash {
    fn add(&mut self, text: &str) {
        for byte in text.bytes() {
            let byte = if byte.is_ascii_digit() { b'0' } else { byte };
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }

    /// Folded to the width of a bucket's number.
    fn bucket(&self) -> u16 {
        let [a, b, c, d] = self.0.to_be_bytes();
        u16::from_be_bytes([a ^ c, b ^ d])
    }
}

#[cfg(test)]
mod tests;
