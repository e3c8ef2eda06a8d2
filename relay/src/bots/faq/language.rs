//! What the bot knows of languages: folding, stemming, filler words, greetings and thanks.
//! Knows no question. Languages it has no words for still work, without stems and fillers.

use rust_stemmers::{Algorithm, Stemmer};

/// Words read of one message; the rest of a longer one is not looked at.
const WORDS_MAX: usize = 64;
/// Characters read of one word.
const WORD_CHARS_MAX: usize = 40;

const FILLERS_EN: &str = "a about am an and any are at be been but by can could did do does doing \
    dont for from get had has have hello help hey hi hasnt havent how i id if ill im in \
    is it its ive just know like me my need of on or our please show so some somehow still tell thank thanks that the their them there \
    they this to us want was we were what whats when where wheres which who will with would yet you \
    your";
const FILLERS_DE: &str = "aber alles als am an auch auf aus bei bin bis bitte da damit danke das \
    dass dem den denn der des die dies diese dieses doch du ein eine einem einen einer er es etwas \
    fuer gibt habe haben hallo hat hi ich ihr ihre ihren im in ist ja kann kannst koennen koennte \
    man mehr mein meine meinem meinen meiner mich mir mit moechte moin muss nach noch nun nur ob \
    oder schon sich sie sind so und uns unser vom von vor wann war warum was wegen welche wenn wer \
    werden wie will wird wo zu zum zur";
const FILLERS_ES: &str = "a al algo buenas como con cual cuando cuanto de del desde donde e el ella \
    ellos en eres es esa ese eso esta estan estas este esto estoy favor gracias ha hacer hago has \
    hasta hay he hola la las le les lo los mas me mi mis muy necesito nos o para pero por porque \
    puedo puede que quiero quisiera se si sin sobre son su sus te tengo tiene tu tus un una uno \
    usted y ya yo";

const GREETINGS_EN: &[&str] = &[
    "hi",
    "hello",
    "hey",
    "hi there",
    "hello there",
    "good morning",
    "good afternoon",
    "good evening",
    "good day",
    "greetings",
];
const GREETINGS_DE: &[&str] = &[
    "hallo",
    "guten tag",
    "guten morgen",
    "guten abend",
    "moin",
    "servus",
    "gruess gott",
    "hallo zusammen",
    "gruezi",
];
const GREETINGS_ES: &[&str] = &[
    "hola",
    "buenas",
    "buenos dias",
    "buenas tardes",
    "buenas noches",
    "hola buenas",
    "hola buenos dias",
    "hola buenas tardes",
];

const THANKS_EN: &[&str] = &[
    "thanks",
    "thank you",
    "thanks a lot",
    "many thanks",
    "thank you very much",
    "thx",
    "cheers",
    "great thanks",
    "perfect thanks",
    "ok thanks",
    "ok thank you",
    "bye",
    "goodbye",
];
const THANKS_DE: &[&str] = &[
    "danke",
    "vielen dank",
    "danke schoen",
    "dankeschoen",
    "besten dank",
    "super danke",
    "ok danke",
    "alles klar danke",
    "tschuess",
    "auf wiedersehen",
];
const THANKS_ES: &[&str] = &[
    "gracias",
    "muchas gracias",
    "mil gracias",
    "ok gracias",
    "vale gracias",
    "perfecto gracias",
    "adios",
    "hasta luego",
];

/// A message that is only a courtesy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Courtesy {
    Greeting,
    Thanks,
}

/// One language of the file, by its primary subtag.
#[derive(Debug, Clone)]
pub(super) struct Language {
    pub(super) code: String,
    algorithm: Option<Algorithm>,
    fillers: Vec<&'static str>,
    greetings: &'static [&'static str],
    thanks: &'static [&'static str],
}

impl Language {
    pub(super) fn new(code: &str) -> Self {
        let (fillers, greetings, thanks): (&'static str, &'static [_], &'static [_]) = match code {
            "en" => (FILLERS_EN, GREETINGS_EN, THANKS_EN),
            "de" => (FILLERS_DE, GREETINGS_DE, THANKS_DE),
            "es" => (FILLERS_ES, GREETINGS_ES, THANKS_ES),
            _ => ("", &[], &[]),
        };
        let fillers = fillers.split_whitespace().collect();
        Self { code: code.to_owned(), algorithm: algorithm(code), fillers, greetings, thanks }
    }

    /// The telling words of a text, folded and stemmed, each once, in order. A text of nothing but
    /// fillers keeps them, so that "who are you" can still be a question.
    pub(super) fn terms(&self, text: &str) -> Vec<String> {
        let words = words(text);
        let mut telling: Vec<&String> = words.iter().filter(|w| !self.is_filler(w)).collect();
        if telling.is_empty() {
            telling = words.iter().collect();
        }
        let mut terms: Vec<String> = Vec::with_capacity(telling.len());
        for word in telling {
            let term = self.stem(word);
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        terms
    }

    /// How many words of a text are this language's fillers: enough to tell languages apart.
    pub(super) fn fillers_in(&self, text: &str) -> usize {
        words(text).iter().filter(|w| self.is_filler(w)).count()
    }

    /// Whether a text is nothing but a greeting or thanks.
    pub(super) fn courtesy(&self, text: &str) -> Option<Courtesy> {
        let said = words(text).join(" ");
        if self.greetings.contains(&said.as_str()) {
            Some(Courtesy::Greeting)
        } else {
            self.thanks.contains(&said.as_str()).then_some(Courtesy::Thanks)
        }
    }

    fn is_filler(&self, word: &str) -> bool {
        self.fillers.contains(&word)
    }

    fn stem(&self, word: &str) -> String {
        match self.algorithm {
            Some(algorithm) => Stemmer::create(algorithm).stem(word).into_owned(),
            None => word.to_owned(),
        }
    }
}

/// The primary subtag of a BCP 47 tag, in lower case: `de` of `de-AT`.
pub(super) fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// The words of a text, folded. Numbers, addresses and links say nothing about the question.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .filter(|chunk| !chunk.contains('@') && !chunk.contains("://"))
        .flat_map(|chunk| {
            let chunk: String = chunk.chars().take(WORD_CHARS_MAX * 2).collect();
            split(&fold(&chunk))
        })
        .take(WORDS_MAX)
        .collect()
}

fn split(folded: &str) -> Vec<String> {
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().any(char::is_alphabetic))
        .map(|word| word.chars().take(WORD_CHARS_MAX).collect())
        .collect()
}

/// Lower case without accents, as people type in a hurry: `ü` and `ue` become one.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' | 'æ' => folded.push_str("ae"),
            'ö' | 'ø' | 'œ' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            'á' | 'à' | 'â' | 'ã' | 'å' => folded.push('a'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'í' | 'ì' | 'î' | 'ï' => folded.push('i'),
            'ó' | 'ò' | 'ô' | 'õ' => folded.push('o'),
            'ú' | 'ù' | 'û' => folded.push('u'),
            'ñ' => folded.push('n'),
            'ç' => folded.push('c'),
            // Apostrophes join ("don't"), combining accents vanish.
            '\'' | '’' | '\u{300}'..='\u{36f}' => {}
            other => folded.push(other),
        }
    }
    folded
}

fn algorithm(code: &str) -> Option<Algorithm> {
    Some(match code {
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nl" => Algorithm::Dutch,
        "no" | "nb" | "nn" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_accents_and_apostrophes_do_not_part_equal_words() {
        let de = Language::new("de");
        assert_eq!(de.terms("Öffnungszeiten"), de.terms("oeffnungszeit"));
        let es = Language::new("es");
        assert_eq!(es.terms("¿Devolución?"), es.terms("devolucion"));
        let en = Language::new("en");
        assert_eq!(en.terms("I don't need orders"), en.terms("order"));
    }

    #[test]
    fn numbers_addresses_and_links_are_no_words() {
        let en = Language::new("en");
        assert_eq!(en.terms("order 8123 of a@example.org https://x.example/y"), ["order"]);
    }

    #[test]
    fn a_courtesy_is_one_only_when_nothing_else_is_said() {
        let en = Language::new("en");
        assert_eq!(en.courtesy("Hello there!"), Some(Courtesy::Greeting));
        assert_eq!(en.courtesy("Thanks a lot :)"), Some(Courtesy::Thanks));
        assert_eq!(en.courtesy("Hello, where is my parcel?"), None);
    }
}
