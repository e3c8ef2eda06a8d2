//! What a transcript itself says, for a bot that passed nothing. Owns the four labelled parts of
//! a derived briefing; invents nothing: every part is quoted from the transcript or empty.

use super::evaluate::Fired;
use super::wish::{Wish, wants_person};
use super::words::{phrase, tokens};

/// Longest quotation, in characters.
const QUOTE_MAX: usize = 160;
/// Most steps listed; of more, the latest count.
const TRIED_MAX: usize = 5;

/// Who said a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum From {
    Customer,
    Bot,
}

/// One line of the transcript since the bot took over, oldest first.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct Line<'a> {
    pub from: From,
    pub text: &'a str,
}

/// What the transcript says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Derived {
    /// The customer's first words that are neither greeting nor wish for a person, verbatim.
    pub goal: Option<String>,
    /// The first sentence of each of the bot's answers, in order, at most five.
    pub tried: Vec<String>,
    /// What made the trigger fire, and the customer's last words.
    pub blocker: Option<String>,
    /// Why a person is needed: every trigger that fired, in words.
    pub reason: Option<String>,
    /// The customer's last words, verbatim.
    pub last_words: Option<String>,
}

/// Reads a transcript. `fired` are the triggers of the decision, the foremost first.
#[must_use]
pub fn derive(transcript: &[Line<'_>], fired: &[&Fired], language: Option<&str>) -> Derived {
    let customer = || transcript.iter().filter(|line| line.from == From::Customer);
    let last_words = customer().next_back().map(|line| quote(line.text)).filter(|q| !q.is_empty());
    let reasons: Vec<String> = fired.iter().map(|fired| fired.saw.to_string()).collect();
    let blocker = match (reasons.first(), &last_words) {
        (Some(why), Some(words)) => Some(format!("{why}; last words: “{words}”")),
        (Some(why), None) => Some(why.clone()),
        // Without a trigger nothing is known to be in the way.
        (None, _) => None,
    };
    Derived {
        goal: customer().find_map(|line| substance(line.text, language)),
        tried: tried(transcript),
        blocker,
        reason: (!reasons.is_empty()).then(|| reasons.join("; ")),
        last_words,
    }
}

/// The bot's answers after the customer's first words; what it said before is a welcome.
fn tried(transcript: &[Line<'_>]) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    let answers = transcript
        .iter()
        .skip_while(|line| line.from == From::Bot)
        .filter(|line| line.from == From::Bot);
    for line in answers {
        let step = sentences(line.text).into_iter().next().map(quote).unwrap_or_default();
        // What the bot asked was no attempt to help.
        let asked = step.ends_with('?');
        if !step.is_empty() && !asked && steps.last() != Some(&step) {
            steps.push(step);
        }
    }
    steps.split_off(steps.len().saturating_sub(TRIED_MAX))
}

/// The parts of a line that say what it is about, if there are any.
fn substance(text: &str, language: Option<&str>) -> Option<String> {
    let is_wish = |part: &str| wants_person(part, language) != Wish::No;
    let kept: Vec<&str> = sentences(text)
        .into_iter()
        .flat_map(|sentence| {
            // "I was charged twice, let me talk to a person": the wish is only one clause of it.
            if is_wish(sentence) { clauses(sentence) } else { vec![sentence] }
        })
        .filter(|part| !is_greeting(part) && !is_wish(part))
        .collect();
    // A wish cut out of a sentence may leave a stump such as "please".
    let words = kept.iter().map(|part| tokens(part).len()).sum::<usize>();
    let whole = kept.len() == sentences(text).len();
    (words >= if whole { 1 } else { 3 }).then(|| quote(kept.join(" ")))
}

/// Words that only greet, in the languages of the word lists.
const GREETINGS: &str = "hi hello hey there good morning afternoon evening day howdy greetings dear \
    hallo guten tag abend moin servus gruss gott liebe lieber hola buenas buenos dias tardes noches \
    que tal please bitte por favor thanks danke gracias you how are ok okay yes no ja nein si team \
    everyone all anyone all alle todos y and und";

fn is_greeting(text: &str) -> bool {
    phrase(text).iter().all(|word| GREETINGS.split_whitespace().any(|known| known == word))
}

fn sentences(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let blank_next = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if c == '\n' || (matches!(c, '.' | '!' | '?' | '…') && blank_next) {
            all.push(text[start..end].trim());
            start = end;
        }
    }
    all.push(text[start..].trim());
    all.retain(|part| !part.is_empty());
    all
}

fn clauses(sentence: &str) -> Vec<&str> {
    sentence.split([',', ';', '–', '—']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The words verbatim in one line, cut at a word where they are longer than [`QUOTE_MAX`].
fn quote(text: impl AsRef<str>) -> String {
    let line = text.as_ref().split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= QUOTE_MAX {
        return line;
    }
    let cut: String = line.chars().take(QUOTE_MAX - 1).collect();
    let at_word = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{}…", at_word.trim_end_matches([',', ';', '.']))
}

#[cfg(test)]
mod tests {
    use super::super::evaluate::{Saw, TriggerKind};
    use super::*;

    fn line(text: &str) -> Line<'_> {
        match text.strip_prefix("bot: ") {
            Some(text) => Line { from: From::Bot, text },
            None => Line { from: From::Customer, text },
        }
    }

    fn derived(lines: &[&str]) -> Derived {
        let fired = Fired {
            name: "wants_person".into(),
            kind: TriggerKind::ExplicitRequest,
            saw: Saw::Wish { asking: None },
        };
        let lines: Vec<Line<'_>> = lines.iter().map(|text| line(text)).collect();
        derive(&lines, &[&fired], None)
    }

    #[test]
    fn the_goal_is_what_the_customer_first_said_in_substance_not_the_greeting_nor_the_wish() {
        let found = derived(&[
            "bot: Welcome! How can I help?",
            "Hi there",
            "I want to talk to a person",
            "My parcel 8123 never arrived.",
            "bot: Parcels take three days. You can follow them here.",
            "It has been two weeks!",
        ]);
        assert_eq!(found.goal.as_deref(), Some("My parcel 8123 never arrived."));
        assert_eq!(found.tried, ["Parcels take three days."]);
        assert_eq!(found.last_words.as_deref(), Some("It has been two weeks!"));
        assert_eq!(
            found.blocker.as_deref(),
            Some("asked for a person; last words: “It has been two weeks!”")
        );
    }

    #[test]
    fn a_goal_and_a_wish_in_one_sentence_are_told_apart() {
        let found = derived(&["I was charged twice, let me speak to an agent"]);
        assert_eq!(found.goal.as_deref(), Some("I was charged twice"));
        let found = derived(&["Hola. Me cobraron dos veces. Quiero hablar con una persona"]);
        assert_eq!(found.goal.as_deref(), Some("Me cobraron dos veces."));
    }

    #[test]
    fn where_nothing_was_said_nothing_is_claimed() {
        assert_eq!(derive(&[], &[], None), Derived::default());
        let found = derived(&["hello", "human please"]);
        assert_eq!(found.goal, None);
        assert!(found.tried.is_empty());
        let unasked = derive(&[line("my bike is broken")], &[], None);
        assert_eq!((unasked.blocker, unasked.reason), (None, None));
        assert_eq!(unasked.goal.as_deref(), Some("my bike is broken"));
    }

    #[test]
    fn long_words_are_cut_at_a_word_and_the_latest_five_steps_stay() {
        let long = "parcel ".repeat(60);
        let mut lines = vec![long.as_str()];
        lines.extend(["bot: One.", "bot: Two.", "bot: Two.", "bot: Three.", "bot: Four."]);
        lines.extend(["bot: Five.", "bot: Six."]);
        let found = derived(&lines);
        let goal = found.goal.expect("a goal");
        assert!(goal.chars().count() <= QUOTE_MAX && goal.ends_with("parcel…"), "{goal}");
        assert_eq!(found.tried, ["Two.", "Three.", "Four.", "Five.", "Six."]);
    }
}
