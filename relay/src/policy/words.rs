//! Words as rules see them: folded tokens in clauses. Owns folding, tokens and keyword matching;
//! knows no language and no rule.
//!
//! Folding makes "MÖCHTE", "möchte" and "mochte" one word, drops apostrophes ("don't" is "dont")
//! and splits at hyphens, because that is how people type on a phone.

use std::borrow::Cow;
use std::ops::Deref;

/// Most tokens of one text that rules look at; what lies between the first and the last half of
/// them is skipped, so that a pasted log cannot make a decision slow.
const TOKENS_MAX: usize = 1200;

/// One folded word and the clause it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Lower case, without accents or apostrophes.
    pub(super) word: String,
    /// Rises at every mark that ends a clause.
    pub(super) clause: u32,
    /// Whether a question mark follows before the next word.
    pub(super) asked: bool,
    /// Where it stands in the text: its first byte, and the one behind its last.
    pub(super) at: (usize, usize),
}

fn folded(written: &str) -> String {
    if written.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return written.to_ascii_lowercase();
    }
    let mut word = String::with_capacity(written.len());
    written.chars().for_each(|c| fold(c, &mut word));
    word
}

/// Appends the folded form of one letter: nothing where it vanishes.
fn fold(c: char, out: &mut String) {
    match c {
        '\'' | '’' | '‘' | '`' | '´' | '\u{300}'..='\u{36f}' => {}
        'ß' | 'ẞ' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        _ => out.extend(c.to_lowercase().map(base_letter)),
    }
}

/// A Latin letter without its accent.
fn base_letter(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

/// Whether a character belongs to a word.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '‘' | '`' | '´' | '\u{300}'..='\u{36f}')
}

/// Whether a character ends a clause.
fn ends_clause(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | '!' | '?' | '¿' | '¡' | '\n' | '(' | ')' | '…' | '–' | '—')
}

/// The tokens of a text in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut reader = Reader::default();
    reader.read(text, (0, text.len()), Cow::Borrowed);
    reader.tokens()
}

/// Reads a text piece by piece.
#[derive(Debug, Default)]
pub(super) struct Reader {
    all: Vec<Token>,
    clause: u32,
}

impl Reader {
    /// Reads the words of `text` between two bytes of it, each as `spelled` writes it.
    pub(super) fn read<'a>(
        &mut self,
        text: &'a str,
        (from, to): (usize, usize),
        spelled: impl Fn(&'a str) -> Cow<'a, str>,
    ) {
        let mut rest = from;
        while rest < to {
            let begin = rest;
            let mut end = begin;
            let mut behind = None;
            for c in text[begin..to].chars() {
                if !is_word(c) {
                    behind = Some(c);
                    break;
                }
                end += c.len_utf8();
            }
            if end > begin {
                self.word(&spelled(&text[begin..end]), (begin, end));
            }
            self.clause += u32::from(behind.is_some_and(ends_clause));
            if let (Some('?'), Some(last)) = (behind, self.all.last_mut()) {
                last.asked = true;
            }
            rest = end + behind.map_or(0, char::len_utf8);
        }
    }

    /// Puts one word in the place of some bytes.
    pub(super) fn word(&mut self, written: &str, at: (usize, usize)) {
        let word = folded(written);
        if !word.is_empty() {
            self.all.push(Token { word, clause: self.clause, asked: false, at });
        }
    }

    /// What was read, the middle of very much left out.
    pub(super) fn tokens(mut self) -> Vec<Token> {
        if self.all.len() > TOKENS_MAX {
            self.all.drain(TOKENS_MAX / 2..self.all.len() - TOKENS_MAX / 2);
        }
        self.all
    }
}

/// The tokens of a text, and how its words begin: what most keywords are ruled out by.
#[derive(Debug, Clone)]
pub(super) struct Text {
    tokens: Vec<Token>,
    beginnings: u128,
}

impl Text {
    pub(super) fn of(text: &str) -> Self {
        tokens(text).into()
    }

    /// Whether it contains the keyword.
    pub(super) fn has(&self, keyword: &Keyword) -> bool {
        self.may_have(keyword) && keyword.is_in(&self.tokens)
    }

    /// Where a keyword stands among the tokens, by its first word.
    pub(super) fn places_of<'a>(&'a self, keyword: &'a Keyword) -> impl Iterator<Item = usize> {
        let tokens = if self.may_have(keyword) { self.tokens.as_slice() } else { &[] };
        let windows = tokens.windows(keyword.words.len()).enumerate();
        windows.filter(|(_, window)| keyword.equals(window)).map(|(at, _)| at)
    }

    fn may_have(&self, keyword: &Keyword) -> bool {
        self.beginnings & keyword.beginnings == keyword.beginnings
    }
}

impl From<Vec<Token>> for Text {
    fn from(tokens: Vec<Token>) -> Self {
        let beginnings = tokens.iter().fold(0, |all, token| all | beginning(&token.word));
        Self { tokens, beginnings }
    }
}

impl Deref for Text {
    type Target = [Token];

    fn deref(&self) -> &[Token] {
        &self.tokens
    }
}

/// A bit for the first two bytes of a word; some share one.
fn beginning(word: &str) -> u128 {
    let bytes = word.as_bytes();
    let [first, second] = [0, 1].map(|at| bytes.get(at).copied().unwrap_or_default());
    1 << (first.wrapping_mul(37).wrapping_add(second) % 128)
}

/// The folded words of a phrase written in a table or a policy.
pub(super) fn phrase(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|t| t.word).collect()
}

/// A keyword or phrase of a policy: a whole word, or with `*` at the end the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyword {
    written: String,
    words: Vec<String>,
    open_end: bool,
    /// How its words begin, but for a last one too short to say.
    beginnings: u128,
}

impl Keyword {
    /// Reads a keyword; `None` where it holds no letter or digit.
    #[must_use]
    pub fn new(written: &str) -> Option<Self> {
        let trimmed = written.trim();
        let words = phrase(trimmed);
        let open_end = trimmed.ends_with('*');
        let last = words.last()?;
        let sure = words.len() - usize::from(open_end && last.len() < 2);
        let beginnings = words[..sure].iter().fold(0, |all, word| all | beginning(word));
        Some(Self { written: trimmed.to_owned(), words, open_end, beginnings })
    }

    /// As the policy writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Whether the tokens contain it.
    pub(super) fn is_in(&self, tokens: &[Token]) -> bool {
        tokens.windows(self.words.len()).any(|window| self.equals(window))
    }

    fn equals(&self, window: &[Token]) -> bool {
        let last = self.words.len() - 1;
        window.iter().zip(&self.words).enumerate().all(|(i, (token, word))| {
            if i == last && self.open_end {
                token.word.starts_with(word.as_str())
            } else {
                token.word == *word
            }
        })
    }
}

/// The primary subtag of a BCP 47 tag, in lower case: `de` of `de-AT`.
#[must_use]
pub fn primary_language(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// Whether a BCP 47 tag is of the language with this primary subtag, in lower case.
pub(super) fn is_of(tag: &str, primary: &str) -> bool {
    tag.split(['-', '_']).next().is_some_and(|own| own.eq_ignore_ascii_case(primary))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, keyword: &str) -> bool {
        let (text, keyword) = (Text::of(text), Keyword::new(keyword).expect("a keyword"));
        let places = text.places_of(&keyword).count();
        let is_in = keyword.is_in(&text);
        assert_eq!((text.has(&keyword), places > 0), (is_in, is_in), "ruled out by its beginning");
        is_in
    }

    #[test]
    fn case_accents_apostrophes_and_hyphens_do_not_matter() {
        assert_eq!(phrase("I DON’T möchte-Straße"), ["i", "dont", "mochte", "strasse"]);
    }

    #[test]
    fn a_keyword_is_a_whole_word_unless_it_ends_in_a_star() {
        assert!(said("This is FRAUD!", "fraud"));
        assert!(!said("a fraudulent claim", "fraud"));
        assert!(said("a fraudulent claim", "fraud*"));
        assert!(
            said("a claim", "c*") && said("a first claim", "first c*") && said("ça va", "ca *")
        );
        assert!(said("Ich möchte kündigen", "kündig*"));
        assert!(said("I want my money back now", "money back"));
        assert!(!said("money is not coming back", "money back"));
    }

    #[test]
    fn a_very_long_text_is_read_at_its_beginning_and_its_end() {
        let text = format!("fraud {} refund", "x ".repeat(100_000));
        assert!(said(&text, "fraud") && said(&text, "refund"));
        assert!(tokens(&text).len() <= TOKENS_MAX);
    }

    #[test]
    fn a_language_tag_is_known_by_its_first_part() {
        assert_eq!(primary_language("de-AT"), "de");
        assert_eq!(primary_language("ES_mx"), "es");
        assert!(is_of("ES_mx", "es") && is_of("de", "de") && !is_of("deu-AT", "de"));
    }
}
