//! How a customer's words sound: a score from -1 to 1, and words of urgency and dissatisfaction.
//!
//! Source: the lists are this project's own, short, and made of words that mean the same in most
//! sentences of a support chat. The score is a count, no model: negative words against positive
//! ones, strong words twice, a positive word behind a "not" as a negative one. It is coarse on
//! purpose: it can be recomputed by hand, and a policy asks for a limit and a repetition.

mod lists;

use std::sync::LazyLock;

use super::model::KeywordList;
use super::words::{Keyword, Text, is_of};

/// A built-in list that a policy switches on by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoodWords {
    /// It has to be now.
    Urgency,
    /// The customer is not served well.
    Dissatisfaction,
}

impl MoodWords {
    /// The first of its words that was said.
    pub(super) fn first_in(self, said: &Text, language: Option<&str>) -> Option<&'static str> {
        match self {
            Self::Urgency => URGENCY.first_in(said, language),
            Self::Dissatisfaction => DISSATISFACTION.first_in(said, language),
        }
    }
}

static URGENCY: LazyLock<KeywordList> = LazyLock::new(|| built_in(&lists::URGENCY));
static DISSATISFACTION: LazyLock<KeywordList> = LazyLock::new(|| built_in(&lists::DISSATISFIED));

/// Lists of one text with commas, by language.
pub(super) fn built_in(lists: &[(&str, &str)]) -> KeywordList {
    let by_language = lists.iter().map(|(language, words)| {
        ((*language).to_owned(), words.split(',').filter_map(Keyword::new).collect())
    });
    KeywordList { any: Vec::new(), by_language: by_language.collect() }
}

/// The words of one language, each with its weight.
struct Tones {
    language: &'static str,
    words: Vec<(Keyword, f64)>,
    nots: Vec<Keyword>,
}

static TONES: LazyLock<Vec<Tones>> = LazyLock::new(|| {
    let keywords = |list: &str| list.split(',').filter_map(Keyword::new).collect::<Vec<_>>();
    let tones = lists::TONES.iter().map(|(language, list)| {
        let weighed = |words: &str, weight: f64| {
            keywords(words).into_iter().map(move |word| (word, weight)).collect::<Vec<_>>()
        };
        let mut words = weighed(list.bad, -1.0);
        words.extend(weighed(list.awful, -2.0));
        words.extend(weighed(list.good, 1.0));
        Tones { language, words, nots: keywords(list.nots) }
    });
    tones.collect()
});

/// How a text sounds, from -1 (nothing but anger) over 0 (neither, or nothing known) to 1. Words
/// of the language count where it is known, else those of every language.
pub(super) fn score(said: &Text, language: Option<&str>) -> f64 {
    let is_spoken = |tones: &Tones| language.is_some_and(|tag| is_of(tag, tones.language));
    let known = TONES.iter().any(is_spoken);
    let (mut good, mut bad) = (0.0, 0.0);
    for tones in TONES.iter() {
        if known && !is_spoken(tones) {
            continue;
        }
        for (word, weight) in &tones.words {
            for at in said.places_of(word) {
                let before = &said[at.saturating_sub(2)..at];
                let denied = tones.nots.iter().any(|not| not.is_in(before));
                match (*weight > 0.0, denied) {
                    (true, false) => good += weight,
                    (true, true) => bad += weight,
                    (false, false) => bad -= weight,
                    // "Not bad" praises nothing.
                    (false, true) => {}
                }
            }
        }
    }
    // The one in the denominator keeps a single mild word from being an outburst.
    (good - bad) / (good + bad + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sounds(text: &str, language: &str) -> f64 {
        score(&Text::of(text), Some(language))
    }

    #[test]
    fn anger_is_below_thanks_in_every_language() {
        for (language, angry, glad) in [
            ("en", "this is ridiculous, terrible service", "great, thank you, perfect"),
            ("de", "eine Frechheit, so ein schlechter Service", "super, danke, perfekt"),
            ("es", "es una vergüenza, pésimo servicio", "genial, gracias, perfecto"),
            ("fr", "c'est honteux, service nul", "super, merci, parfait"),
            ("it", "è vergognoso, pessimo servizio", "ottimo, grazie, perfetto"),
            ("pt", "é uma vergonha, péssimo serviço", "ótimo, obrigado, perfeito"),
            ("nl", "schandalig, slechte service", "geweldig, bedankt, perfect"),
        ] {
            assert!(sounds(angry, language) <= -0.6, "{angry}: {}", sounds(angry, language));
            assert!(sounds(glad, language) >= 0.6, "{glad}: {}", sounds(glad, language));
        }
    }

    #[test]
    fn a_plain_question_sounds_of_nothing_and_a_denied_praise_of_trouble() {
        assert!(sounds("where is my parcel", "en").abs() < f64::EPSILON);
        assert!(sounds("this is not good", "en") < 0.0);
        assert!(sounds("not bad", "en").abs() < f64::EPSILON);
    }

    #[test]
    fn a_score_stays_within_its_bounds_however_long_the_text() {
        let score = sounds(&"awful terrible ".repeat(5000), "en");
        assert!((-1.0..=-0.9).contains(&score), "{score}");
    }

    #[test]
    fn words_of_urgency_are_those_of_the_language_spoken() {
        let said = Text::of("es ist dringend");
        assert_eq!(MoodWords::Urgency.first_in(&said, Some("de")), Some("dringend"));
        assert_eq!(MoodWords::Urgency.first_in(&said, Some("en")), None);
    }
}
