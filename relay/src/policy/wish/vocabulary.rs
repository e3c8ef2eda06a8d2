//! Which words of a list a text holds, typing mistakes allowed, so that a pattern is only tried on
//! a text that has a word for each of its places. Changes no verdict: what is passed over here
//! could not have matched.

use std::collections::HashMap;

use super::typo::{alike, edits_allowed};
use crate::policy::words::Token;

/// The words of one list that patterns cannot do without.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<String, usize>,
    /// Words that bear mistakes, by their first byte, which must be right.
    long: HashMap<u8, Vec<Long>>,
}

#[derive(Debug)]
struct Long {
    word: String,
    edits: usize,
    letters: u32,
    number: usize,
}

/// Some words of a vocabulary, a bit each.
#[derive(Debug, Default)]
pub(super) struct WordSet(Vec<u64>);

/// The words of a vocabulary that a text holds.
#[derive(Debug)]
pub(super) struct Heard(WordSet);

impl WordSet {
    fn add(&mut self, number: usize) {
        let block = number / 64;
        if self.0.len() <= block {
            self.0.resize(block + 1, 0);
        }
        self.0[block] |= 1 << (number % 64);
    }
}

impl Heard {
    /// Whether the text holds one of these.
    pub(super) fn has_any(&self, words: &WordSet) -> bool {
        self.0.0.iter().zip(&words.0).any(|(heard, wanted)| heard & wanted != 0)
    }
}

impl Vocabulary {
    /// The set of these words; new ones become part of the vocabulary.
    pub(super) fn set<'a>(&mut self, words: impl IntoIterator<Item = &'a String>) -> WordSet {
        let mut set = WordSet::default();
        words.into_iter().for_each(|word| set.add(self.number(word)));
        set
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.numbers.len();
        self.numbers.insert(word.to_owned(), number);
        if let (edits @ 1.., Some(first)) = (edits_allowed(word), word.bytes().next()) {
            let long = Long { word: word.to_owned(), edits, letters: letters(word), number };
            self.long.entry(first).or_default().push(long);
        }
        number
    }

    pub(super) fn hear(&self, said: &[Token]) -> Heard {
        let mut heard = WordSet::default();
        for Token { word, .. } in said {
            if let Some(number) = self.numbers.get(word) {
                heard.add(*number);
            }
            let Some(long) = word.bytes().next().and_then(|first| self.long.get(&first)) else {
                continue;
            };
            let said = letters(word);
            for known in long {
                // An edit changes at most two letters of a word's set, mostly far fewer than
                // what two words differ by.
                let differ = (said ^ known.letters).count_ones() as usize;
                if differ <= 2 * known.edits && alike(word, &known.word) {
                    heard.add(known.number);
                }
            }
        }
        Heard(heard)
    }
}

/// Which letters a word has, a bit each; letters beyond the Latin ones share bits.
fn letters(word: &str) -> u32 {
    word.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % 32))
}
