//! Which phrases of a language's lists a text holds, and where: asked once, before any pattern is
//! tried, so that a pattern only looks at bits. Owns words, lists and typing mistakes; knows no
//! pattern.

use std::collections::{BTreeMap, HashMap};

use super::typo::{EDITS_MAX, alike, edits_allowed};
use crate::policy::words::Token;

/// Most words of a phrase: as many as a byte has bits.
const PHRASE_MAX: usize = 8;

/// Fewest letters of a word behind an elision: shorter ones stand in too many others by chance.
const ELIDED_MIN: usize = 5;

/// Words of fewer letters are spelled once [`Vocabulary::spell_short`] says so.
const SPELLED_BELOW: usize = 9;

pub(super) type Phrase = Vec<String>;

/// The number of a list of phrases in its vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct List(u16);

impl List {
    fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The words of one language's lists.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<String, usize>,
    /// What begins with a word, by its number.
    begins: Vec<Begins>,
    /// Words that bear mistakes, the shortest first, by their first byte, which must be right.
    long: BTreeMap<u8, Vec<Long>>,
    lists: HashMap<Vec<Phrase>, List>,
    elisions: Vec<String>,
    heads: Vec<String>,
    spelled_below: usize,
}

/// The lists that hold a word as a whole phrase, and the longer phrases that it begins.
#[derive(Debug, Default)]
struct Begins {
    whole: Vec<List>,
    longer: Vec<(Vec<usize>, List)>,
}

#[derive(Debug)]
struct Long {
    word: String,
    edits: usize,
    letters: u32,
    number: usize,
}

/// How a phrase is to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// Letter by letter.
    Exact,
    /// Typing mistakes allowed.
    Alike,
}

/// Where a text holds which lists' phrases.
#[derive(Debug)]
pub(super) struct Heard {
    /// For each place and list, the lengths of its phrases that begin there, a bit each: in the
    /// lower byte those spelled alike, in the upper one those spelled exactly.
    hits: Vec<u16>,
    lists: usize,
    anywhere: Vec<bool>,
}

impl Heard {
    /// Whether a phrase of the list begins anywhere in the text.
    pub(super) fn has(&self, list: List) -> bool {
        self.anywhere[list.index()]
    }

    /// The lengths of the list's phrases that begin `at` a place and end before `end`, the longest
    /// first.
    pub(super) fn lengths(
        &self,
        list: List,
        spelling: Spelling,
        (at, end): (usize, usize),
    ) -> impl Iterator<Item = usize> + use<> {
        let room = end.saturating_sub(at).min(PHRASE_MAX);
        let hit = if room == 0 { 0 } else { self.hits[at * self.lists + list.index()] };
        let bits = match spelling {
            Spelling::Exact => hit >> PHRASE_MAX,
            Spelling::Alike => hit,
        };
        (1..=room).rev().filter(move |length| bits & (1 << (length - 1)) != 0)
    }

    /// Whether a phrase of the list stands there, letter by letter.
    pub(super) fn is_at(&self, list: List, place: (usize, usize)) -> bool {
        self.lengths(list, Spelling::Exact, place).next().is_some()
    }

    /// The longest phrase of the list that stands there, typing mistakes allowed.
    pub(super) fn longest(&self, list: List, place: (usize, usize)) -> Option<usize> {
        self.lengths(list, Spelling::Alike, place).next()
    }

    fn mark(&mut self, list: List, at: usize, length: usize, spelling: Spelling) {
        let bit = 1 << (length - 1);
        let both = if spelling == Spelling::Exact { bit << PHRASE_MAX } else { 0 };
        self.hits[at * self.lists + list.index()] |= bit | both;
        self.anywhere[list.index()] = true;
    }
}

/// The listed words that a said one may be.
struct Said {
    exact: Option<usize>,
    alike: Vec<usize>,
}

impl Said {
    fn spelling_of(&self, number: usize) -> Option<Spelling> {
        if self.exact == Some(number) {
            return Some(Spelling::Exact);
        }
        self.alike.contains(&number).then_some(Spelling::Alike)
    }
}

impl Vocabulary {
    /// An empty one for a language that writes these before a word without a space, and ends
    /// compounds in those.
    pub(super) fn new(elisions: Vec<Phrase>, heads: Vec<Phrase>) -> Self {
        let flat = |phrases: Vec<Phrase>| phrases.into_iter().flatten().collect();
        Self { elisions: flat(elisions), heads: flat(heads), ..Self::default() }
    }

    /// The number of this list; a new one becomes part of the vocabulary.
    pub(super) fn list(&mut self, phrases: Vec<Phrase>) -> List {
        if let Some(list) = self.lists.get(&phrases) {
            return *list;
        }
        let list = List(u16::try_from(self.lists.len()).expect("a language has few lists"));
        for phrase in &phrases {
            debug_assert!(phrase.len() <= PHRASE_MAX, "too long: {phrase:?}");
            let numbers: Vec<usize> = phrase.iter().map(|word| self.number(word)).collect();
            match numbers.as_slice() {
                [] => {}
                [only] => self.begins[*only].whole.push(list),
                [first, rest @ ..] => self.begins[*first].longer.push((rest.to_vec(), list)),
            }
        }
        self.lists.insert(phrases, list);
        list
    }

    /// From here on, short words that no list said before do not bear typing mistakes: trades and
    /// the forms of verbs have too many others beside them ("broken" is no broker).
    pub(super) fn spell_short(&mut self) {
        self.spelled_below = SPELLED_BELOW;
    }

    /// The number of a word, and whether it had one before.
    fn known(&mut self, word: &str) -> (usize, bool) {
        if let Some(number) = self.numbers.get(word) {
            return (*number, true);
        }
        let number = self.numbers.len();
        self.numbers.insert(word.to_owned(), number);
        self.begins.push(Begins::default());
        (number, false)
    }

    fn number(&mut self, word: &str) -> usize {
        let (number, is_known) = self.known(word);
        if is_known {
            return number;
        }
        if word.len() < self.spelled_below {
            return number;
        }
        if let (edits @ 1.., Some(first)) = (edits_allowed(word), word.bytes().next()) {
            let long = Long { word: word.to_owned(), edits, letters: letters(word), number };
            let all = self.long.entry(first).or_default();
            all.insert(all.partition_point(|one| one.word.len() <= word.len()), long);
        }
        number
    }

    /// Looks at every word of a text once.
    pub(super) fn hear(&self, said: &[Token]) -> Heard {
        let lists = self.lists.len();
        let words: Vec<Said> = said.iter().map(|token| self.said(&token.word)).collect();
        let mut heard =
            Heard { hits: vec![0; lists * said.len()], lists, anywhere: vec![false; lists] };
        for (at, word) in words.iter().enumerate() {
            for number in word.exact.iter().chain(&word.alike) {
                let spelling =
                    if word.exact == Some(*number) { Spelling::Exact } else { Spelling::Alike };
                let begins = &self.begins[*number];
                begins.whole.iter().for_each(|list| heard.mark(*list, at, 1, spelling));
                for (rest, list) in &begins.longer {
                    if let Some(theirs) = spelled(rest, &words[at + 1..]) {
                        let both = if theirs == Spelling::Alike { theirs } else { spelling };
                        heard.mark(*list, at, 1 + rest.len(), both);
                    }
                }
            }
        }
        heard
    }

    fn said(&self, word: &str) -> Said {
        let exact = self.numbers.get(word).or_else(|| self.elided(word));
        let exact = exact.or_else(|| self.compound(word)).copied();
        let (length, set) = (word.chars().count(), letters(word));
        let long = word.bytes().next().and_then(|first| self.long.get(&first));
        let long = long.map_or(&[][..], |all| {
            let from = all.partition_point(|known| known.word.len() + EDITS_MAX < length);
            let to = all.partition_point(|known| known.word.len() <= length + EDITS_MAX);
            &all[from..to]
        });
        // An edit changes at most two letters of a word's set, mostly far fewer than what two
        // words differ by.
        let near = long.iter().filter(|known| {
            known.word.len().abs_diff(length) <= known.edits
                && (set ^ known.letters).count_ones() as usize <= 2 * known.edits
                && Some(known.number) != exact
                && alike(word, &known.word)
        });
        let mut alike: Vec<usize> = near.map(|known| known.number).collect();
        // "lagent" may be listed itself and be "agent" all the same.
        alike.extend(self.elided(word).copied().filter(|number| Some(*number) != exact));
        Said { exact, alike }
    }
}

impl Vocabulary {
    /// The word behind an elision: "agent" of "lagent", for apostrophes are folded away.
    fn elided(&self, word: &str) -> Option<&usize> {
        let behind = self.elisions.iter().filter_map(|elision| word.strip_prefix(elision.as_str()));
        behind.filter(|rest| rest.len() >= ELIDED_MIN).find_map(|rest| self.numbers.get(rest))
    }
}

impl Vocabulary {
    /// The word that a compound ends in, the longest: "leiter" of "turnierleiter".
    fn compound(&self, word: &str) -> Option<&usize> {
        let is_head =
            |head: &&String| word.len() >= head.len() + ELIDED_MIN - 2 && word.ends_with(*head);
        let head = self.heads.iter().filter(is_head).max_by_key(|head| head.len())?;
        self.numbers.get(head)
    }
}

/// Whether the words begin with these, and how well they are spelled.
fn spelled(rest: &[usize], words: &[Said]) -> Option<Spelling> {
    if words.len() < rest.len() {
        return None;
    }
    rest.iter().zip(words).try_fold(Spelling::Exact, |so_far, (number, word)| {
        let one = word.spelling_of(*number)?;
        Some(if one == Spelling::Alike { one } else { so_far })
    })
}

/// Which letters a word has, a bit each; letters beyond the Latin ones share bits.
fn letters(word: &str) -> u32 {
    word.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % 32))
}
