//! Which language the customer's words are in, and who says so. Owns the choice between what was
//! given and what the words look like; detection is the library's.

use serde::Serialize;
use whatlang::{Detector, Lang};

use super::facts::Facts;

/// Fewer letters than this tell nothing.
const LETTERS_MIN: usize = 12;
/// Surer than this, of 1, or it is not said.
const SURE: f64 = 0.5;
/// As much of a text as is looked at, in characters.
const CHARS_MAX: usize = 600;

/// The languages that rules know words of, and those customers of such desks write most.
const LANGUAGES: [(Lang, &str); 12] = [
    (Lang::Eng, "en"),
    (Lang::Deu, "de"),
    (Lang::Spa, "es"),
    (Lang::Fra, "fr"),
    (Lang::Ita, "it"),
    (Lang::Por, "pt"),
    (Lang::Nld, "nl"),
    (Lang::Pol, "pl"),
    (Lang::Tur, "tr"),
    (Lang::Rus, "ru"),
    (Lang::Swe, "sv"),
    (Lang::Ukr, "uk"),
];

/// A language and its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spoken {
    /// BCP 47: as given, or a primary subtag.
    pub tag: String,
    /// Who says so.
    pub by: SaidBy,
}

/// Who says which language it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SaidBy {
    /// The channel or the bot.
    Given,
    /// The words themselves.
    Detected,
}

/// The language of a conversation: the one given, else the one its words are in.
pub(super) fn spoken(facts: &Facts<'_>) -> Option<Spoken> {
    if let Some(tag) = facts.language {
        return Some(Spoken { tag: tag.to_owned(), by: SaidBy::Given });
    }
    let text = [facts.earlier, facts.text()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    detect(&text).map(|tag| Spoken { tag: tag.to_owned(), by: SaidBy::Detected })
}

/// The primary subtag of the language that a text is in; `None` where it cannot be told.
#[must_use]
pub fn detect(text: &str) -> Option<&'static str> {
    let text: String = text.chars().take(CHARS_MAX).collect();
    if text.chars().filter(|c| c.is_alphabetic()).count() < LETTERS_MIN {
        return None;
    }
    let detector = Detector::with_allowlist(LANGUAGES.map(|(lang, _)| lang).to_vec());
    let found = detector.detect(&text).filter(|found| found.confidence() >= SURE)?;
    LANGUAGES.iter().find(|(lang, _)| *lang == found.lang()).map(|(_, tag)| *tag)
}

#[cfg(test)]
mod tests {
    use super::super::facts::Latest;
    use super::*;

    #[test]
    fn a_sentence_is_known_by_its_words_and_a_word_or_two_are_not_guessed() {
        for (tag, text) in [
            ("en", "I have been waiting for my parcel since last week and nobody answers"),
            ("de", "Ich warte seit letzter Woche auf mein Paket und niemand antwortet mir"),
            ("es", "Estoy esperando mi pedido desde la semana pasada y nadie me responde"),
            ("fr", "J'attends mon colis depuis la semaine dernière et personne ne me répond"),
            ("it", "Sto aspettando il mio pacco dalla settimana scorsa e nessuno mi risponde"),
            ("pt", "Estou esperando minha encomenda desde a semana passada e ninguém responde"),
            ("nl", "Ik wacht al sinds vorige week op mijn pakket en niemand geeft antwoord"),
        ] {
            assert_eq!(detect(text), Some(tag), "{text}");
        }
        assert_eq!(detect("hi"), None);
        assert_eq!(detect("🙂🙂🙂 12345678901234567890"), None);
    }

    #[test]
    fn what_is_given_stands_whatever_the_words_look_like() {
        let facts = Facts {
            language: Some("de-AT"),
            latest: Latest::unjudged("I have been waiting for my parcel since last week"),
            ..Facts::on("web")
        };
        let spoken = spoken(&facts).expect("given");
        assert_eq!((spoken.tag.as_str(), spoken.by), ("de-AT", SaidBy::Given));
    }
}
