//! Which question a text means, and how sure that is. Knows phrasings by number, no answers.
//!
//! The confidence of a text `t` for a phrasing `p`, in 0..=1:
//!
//! ```text
//! words      = sqrt(covered * meant)
//!   covered  = bm25(t, p) / bm25(p, p)            how much of the phrasing's weight the text has
//!   meant    = sum of sureness / words of t       how much of the text the phrasing explains
//! letters    = 0.9 * Dice coefficient of the letter trigrams of t's and p's telling words
//! confidence = max(words, letters)
//! ```
//!
//! Both sides are stemmed and without fillers. A word that no phrasing has is read as the known
//! word of the same first letter whose trigrams are nearest, if their Dice coefficient is at least
//! one half; that coefficient is then its sureness, otherwise 1. So 1.0 means "said like written in
//! the file", one wrong letter in a word costs a little, a long text about something else a lot.

use bm25::{Embedder, EmbedderBuilder, Scorer, TokenEmbedder, Tokenizer};

use super::language::Language;

/// Below this two words are not the same one misspelt.
const SAME_WORD: f64 = 0.5;
/// Trigrams blur short words, so only longer ones are corrected.
const CORRECTED_CHARS_MIN: usize = 4;
/// Letters alone never count as fully sure.
const LETTERS_WEIGHT: f64 = 0.9;

type Trigrams = Vec<[char; 3]>;

/// A term as BM25 sees it: the word itself rather than a hash, so that nobody can craft a clash.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Term(String);

impl TokenEmbedder for Term {
    type EmbeddingSpace = Self;
    fn embed(token: &str) -> Self {
        Self(token.to_owned())
    }
}

/// Terms arrive ready made, joined by spaces.
struct Spaces;

impl Tokenizer for Spaces {
    fn tokenize(&self, text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }
}

struct Phrasing {
    question: usize,
    terms: Vec<String>,
    trigrams: Trigrams,
    /// Its BM25 score for its own words: the most a text can reach.
    full: f64,
}

/// The phrasings of one language.
pub(super) struct Index {
    pub(super) language: Language,
    embedder: Embedder<Term, Spaces>,
    scorer: Scorer<usize, Term>,
    phrasings: Vec<Phrasing>,
    vocabulary: Vec<(String, Trigrams)>,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index")
            .field("language", &self.language.code)
            .field("phrasings", &self.phrasings.len())
            .finish_non_exhaustive()
    }
}

/// A question that a text may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Match {
    pub(super) question: usize,
    pub(super) confidence: f64,
}

impl Index {
    /// `phrasings` are a question's number and one way to ask it.
    pub(super) fn new<'a>(
        language: Language,
        phrasings: impl Iterator<Item = (usize, &'a str)>,
    ) -> Self {
        let said: Vec<(usize, Vec<String>)> =
            phrasings.map(|(q, ask)| (q, language.terms(ask))).collect();
        let joined: Vec<String> = said.iter().map(|(_, terms)| terms.join(" ")).collect();
        let corpus: Vec<&str> = joined.iter().map(String::as_str).collect();
        let embedder =
            EmbedderBuilder::<Term, Spaces>::with_tokenizer_and_fit_to_corpus(Spaces, &corpus)
                .build();
        let mut scorer = Scorer::new();
        for (number, text) in corpus.iter().enumerate() {
            scorer.upsert(&number, embedder.embed(text));
        }
        let full = |number: usize| score(&scorer, number, &embedder.embed(corpus[number]));
        let phrasings: Vec<Phrasing> = said
            .into_iter()
            .enumerate()
            .map(|(number, (question, terms))| Phrasing {
                question,
                trigrams: trigrams_of_all(&terms),
                full: full(number),
                terms,
            })
            .collect();
        let vocabulary = vocabulary(&phrasings);
        Self { language, embedder, scorer, phrasings, vocabulary }
    }

    /// The questions a text may mean, surest first, each once.
    pub(super) fn matches(&self, text: &str) -> Vec<Match> {
        let terms = self.language.terms(text);
        let trigrams = trigrams_of_all(&terms);
        let known: Vec<(String, f64)> = terms.into_iter().map(|t| self.correct(t)).collect();
        let query: Vec<&str> = known.iter().map(|(term, _)| term.as_str()).collect();
        let query = self.embedder.embed(&dedup(query).join(" "));
        let mut best: Vec<Match> = Vec::new();
        for (number, phrasing) in self.phrasings.iter().enumerate() {
            let bm25 = score(&self.scorer, number, &query);
            let words = if bm25 > 0.0 { words(bm25, phrasing, &known) } else { 0.0 };
            let letters = LETTERS_WEIGHT * dice(&trigrams, &phrasing.trigrams);
            let confidence = words.max(letters).clamp(0.0, 1.0);
            note(&mut best, Match { question: phrasing.question, confidence });
        }
        best.sort_by(|a, b| {
            b.confidence.total_cmp(&a.confidence).then(a.question.cmp(&b.question))
        });
        best
    }

    /// The known word that a term stands for, and how sure that is (0 where there is none).
    fn correct(&self, term: String) -> (String, f64) {
        if self.vocabulary.binary_search_by(|(known, _)| known.as_str().cmp(&term)).is_ok() {
            return (term, 1.0);
        }
        if term.chars().count() < CORRECTED_CHARS_MIN {
            return (term, 0.0);
        }
        let trigrams = trigrams(&term);
        let nearest = self
            .vocabulary
            .iter()
            .filter(|(known, _)| known.chars().next() == term.chars().next())
            .map(|(known, theirs)| (known, dice(&trigrams, theirs)))
            .filter(|(_, sureness)| *sureness >= SAME_WORD)
            .max_by(|a, b| a.1.total_cmp(&b.1));
        match nearest {
            Some((known, sureness)) => (known.clone(), sureness),
            None => (term, 0.0),
        }
    }
}

fn words(bm25: f64, phrasing: &Phrasing, known: &[(String, f64)]) -> f64 {
    let covered = (bm25 / phrasing.full).min(1.0);
    let explained: f64 = known
        .iter()
        .filter(|(t, _)| phrasing.terms.contains(t))
        .map(|(_, sureness)| sureness)
        .sum();
    (covered * explained / known.len() as f64).sqrt()
}

fn note(best: &mut Vec<Match>, found: Match) {
    match best.iter_mut().find(|m| m.question == found.question) {
        Some(known) => known.confidence = known.confidence.max(found.confidence),
        None => best.push(found),
    }
}

fn score(scorer: &Scorer<usize, Term>, number: usize, query: &bm25::Embedding<Term>) -> f64 {
    f64::from(scorer.score(&number, query).unwrap_or(0.0))
}

fn dedup(terms: Vec<&str>) -> Vec<&str> {
    let mut kept = Vec::with_capacity(terms.len());
    for term in terms {
        if !kept.contains(&term) {
            kept.push(term);
        }
    }
    kept
}

fn vocabulary(phrasings: &[Phrasing]) -> Vec<(String, Trigrams)> {
    let mut terms: Vec<&String> = phrasings.iter().flat_map(|p| &p.terms).collect();
    terms.sort();
    terms.dedup();
    terms.into_iter().map(|term| (term.clone(), trigrams(term))).collect()
}

/// The letter trigrams of a word with its edges marked, sorted.
fn trigrams(word: &str) -> Trigrams {
    let padded: Vec<char> =
        std::iter::once(' ').chain(word.chars()).chain(std::iter::once(' ')).collect();
    let mut grams: Trigrams = padded.windows(3).map(|w| [w[0], w[1], w[2]]).collect();
    grams.sort_unstable();
    grams
}

fn trigrams_of_all(terms: &[String]) -> Trigrams {
    let mut grams: Trigrams = terms.iter().flat_map(|term| trigrams(term)).collect();
    grams.sort_unstable();
    grams
}

/// 2·|A∩B| / (|A|+|B|) of two sorted bags.
fn dice(a: &Trigrams, b: &Trigrams) -> f64 {
    let (mut i, mut j, mut shared) = (0, 0, 0_u32);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let all = a.len() + b.len();
    if all == 0 { 0.0 } else { f64::from(2 * shared) / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let asks = [
            (0, "how do I reset my password"),
            (1, "where is my order"),
            (1, "track my parcel"),
            (2, "I want my money back"),
        ];
        Index::new(Language::new("en"), asks.into_iter())
    }

    #[test]
    fn a_question_asked_as_written_is_fully_sure() {
        for (question, text) in [(0, "How do I reset my password?"), (1, "where's my order")] {
            let best = index().matches(text)[0];
            assert_eq!(best.question, question, "{text}");
            assert!(best.confidence > 0.99, "{text}: {}", best.confidence);
        }
    }

    #[test]
    fn a_typo_costs_a_little_and_another_subject_a_lot() {
        let typo = index().matches("resett my pasword")[0];
        assert_eq!(typo.question, 0);
        assert!((0.6..0.99).contains(&typo.confidence), "{}", typo.confidence);
        let other = index().matches("does the shop sell green garden chairs")[0];
        assert!(other.confidence < 0.4, "{}", other.confidence);
    }

    #[test]
    fn one_word_in_a_long_text_about_something_else_is_not_enough() {
        let long = "my grandmother would love the blue curtains of your spring order catalogue";
        let best = index().matches(long)[0];
        assert!(best.confidence < 0.5, "{}", best.confidence);
    }

    #[test]
    fn an_empty_text_means_nothing_at_all() {
        assert!(index().matches("").iter().all(|m| m.confidence == 0.0));
    }
}
