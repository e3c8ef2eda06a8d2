//! Small words a customer says after a chat: thanks, and a rating.

/// Longest message that can be mere thanks, in words.
const THANKS_WORDS: usize = 6;

/// A rating of one to five stars, if the message is nothing else.
pub(super) fn stars(text: &str) -> Option<u8> {
    let text = text.trim();
    let stars = text.chars().filter(|c| *c == '★' || *c == '⭐').count();
    if stars > 0 && text.chars().all(|c| c == '★' || c == '⭐' || c == '\u{fe0f}') {
        return u8::try_from(stars).ok().filter(|n| (1..=5).contains(n));
    }
    let number = text.trim_end_matches("/5").trim();
    number.parse().ok().filter(|n| (1..=5).contains(n))
}

/// Whether a message is thanks or a farewell and asks for nothing.
pub(super) fn thanks(text: &str) -> bool {
    if text.contains('?') {
        return false;
    }
    let text = text.to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        // A thumb or a heart.
        return !text.trim().is_empty();
    }
    let core = |word: &&str| THANKS.contains(word);
    let filler = |word: &&str| FILLER.contains(word);
    words.len() <= THANKS_WORDS
        && words.iter().any(core)
        && words.iter().all(|word| core(word) || filler(word))
}

const THANKS: &[&str] = &[
    "thanks",
    "thank",
    "thx",
    "ty",
    "cheers",
    "bye",
    "goodbye",
    "perfect",
    "great",
    "ok",
    "okay",
    "danke",
    "dankeschön",
    "dank",
    "tschüss",
    "tschüs",
    "super",
    "prima",
    "perfekt",
    "gracias",
    "adiós",
    "adios",
    "perfecto",
    "genial",
    "merci",
    "grazie",
    "obrigado",
    "obrigada",
    "bedankt",
];

const FILLER: &[&str] = &[
    "you",
    "so",
    "much",
    "very",
    "a",
    "lot",
    "many",
    "for",
    "your",
    "the",
    "help",
    "all",
    "and",
    "that",
    "is",
    "was",
    "it",
    "have",
    "nice",
    "day",
    "good",
    "vielen",
    "herzlichen",
    "für",
    "die",
    "hilfe",
    "ihre",
    "schönen",
    "tag",
    "noch",
    "sehr",
    "alles",
    "gut",
    "und",
    "muchas",
    "mil",
    "por",
    "la",
    "ayuda",
    "su",
    "tu",
    "muy",
    "bien",
    "todo",
    "anna",
    "bye",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thanks_are_told_from_a_further_question() {
        for text in
            ["Thanks!", "thank you so much", "Vielen Dank für die Hilfe", "muchas gracias", "👍"]
        {
            assert!(thanks(text), "{text}");
        }
        for text in [
            "thanks, but it still fails",
            "thanks?",
            "and the invoice",
            "ok but where is it",
            "danke, und die Rechnung",
            "",
        ] {
            assert!(!thanks(text), "{text}");
        }
    }

    #[test]
    fn a_rating_is_a_bare_number_from_one_to_five() {
        assert_eq!((stars(" 5 "), stars("4/5"), stars("⭐⭐⭐")), (Some(5), Some(4), Some(3)));
        assert_eq!((stars("0"), stars("6"), stars("5 boxes are missing")), (None, None, None));
    }
}
