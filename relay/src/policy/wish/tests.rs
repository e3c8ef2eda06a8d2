//! The labelled set: `+` a wish, `-` none, `~` withdrawn.

use super::*;

const SET: &str = include_str!("../testdata/wish.tsv");

fn asks(text: &str, language: Option<&str>) -> bool {
    wants_person(text, language).asking().is_some()
}

fn labelled() -> impl Iterator<Item = (char, &'static str, &'static str)> {
    SET.lines().map(|line| {
        let mut parts = line.splitn(3, '\t');
        let label = parts.next().and_then(|label| label.chars().next()).expect("a label");
        (label, parts.next().expect("a language"), parts.next().expect("a text"))
    })
}

/// Texts judged otherwise than labelled, with the language known (`Hint::Given`) or not.
fn misjudged(hinted: bool) -> Vec<String> {
    labelled()
        .filter_map(|(label, language, text)| {
            let got = match wants_person(text, hinted.then_some(language)) {
                Wish::Yes(_) => '+',
                Wish::No => '-',
                Wish::Withdrawn(_) => '~',
            };
            (got != label).then(|| format!("{language} {label} but {got}: {text}"))
        })
        .collect()
}

#[test]
fn the_labelled_set_is_large_enough_to_mean_something() {
    let count = |wanted: char| labelled().filter(|(label, _, _)| *label == wanted).count();
    assert!(count('+') >= 60, "{} wishes", count('+'));
    assert!(count('-') >= 120, "{} others", count('-'));
}

#[test]
fn every_labelled_text_is_judged_as_labelled_with_its_language_known() {
    let wrong = misjudged(true);
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_labelled_text_is_judged_as_labelled_with_its_language_unknown() {
    let wrong = misjudged(false);
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn an_english_wish_in_a_german_browser_is_a_wish() {
    assert!(asks("can I talk to a human", Some("de-DE")));
    assert!(asks("quiero hablar con una persona", Some("fr")));
}

#[test]
fn the_last_verdict_in_a_text_stands() {
    let text = "I want a human. Actually I no longer need a human";
    let back = wants_person(text, Some("en")).withdrawing().expect("taken back");
    assert_eq!(back.of(text), Some("no longer need a human"));
    assert!(asks("forget the agent... no wait, get me a human", None));
}

#[test]
fn a_wish_at_the_end_of_a_very_long_text_is_found() {
    let text = format!("{}. I want to talk to a human.", "log line ".repeat(20_000));
    assert!(asks(&text, Some("en")));
}

#[test]
fn texts_without_words_are_no_wish() {
    for text in ["", "   ", "🙂🙂", "\"", "\"\"", "?!", "\u{202e}\u{0}"] {
        assert_eq!(wants_person(text, None), Wish::No, "{text:?}");
    }
}

#[test]
fn edits_are_counted_with_swapped_neighbours_as_one() {
    assert!(within_edits("agnet", "agent", 1));
    assert!(!within_edits("agenda", "agent", 1));
    assert!(within_edits("", "ab", 2) && !within_edits("", "abc", 2));
}

/// Written after the word lists and not used to tune them.
const UNSEEN: &str = include_str!("../testdata/wish_unseen.tsv");

#[test]
fn on_a_set_the_lists_were_not_made_for_nine_in_ten_verdicts_hold_each_way() {
    let (mut right, mut missed, mut false_alarm) = (0, Vec::new(), Vec::new());
    for line in UNSEEN.lines() {
        let mut parts = line.splitn(3, '\t');
        let (label, language, text) = (parts.next(), parts.next(), parts.next().expect("a text"));
        match (label == Some("+"), asks(text, language)) {
            (true, true) => right += 1,
            (true, false) => missed.push(text),
            (false, true) => false_alarm.push(text),
            (false, false) => {}
        }
    }
    assert!(right >= 9 * missed.len(), "found {right}, missed {missed:#?}, false {false_alarm:#?}");
    assert!(
        right >= 9 * false_alarm.len(),
        "found {right}, missed {missed:#?}, false {false_alarm:#?}"
    );
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_judgement_panic(text in "\\PC{0,60}", said in "[a-z ,.\"']{0,200}") {
        let _ = wants_person(&text, None);
        let _ = wants_person(&said, Some("en"));
    }
}

/// Seven languages, written by somebody who had not seen the word lists, and split in two: this half
/// may be tuned on.
const SEVEN: &str = include_str!("../testdata/wish_seven.tsv");
/// This half may not.
const SEVEN_UNSEEN: &str = include_str!("../testdata/wish_seven_unseen.tsv");

/// Wishes found, wishes missed, false alarms, per language; what was judged wrongly.
fn judged(set: &'static str) -> (Vec<(&'static str, [u32; 3])>, Vec<String>) {
    let mut counts: Vec<(&str, [u32; 3])> = Vec::new();
    let mut wrong = Vec::new();
    for line in set.lines() {
        let mut parts = line.splitn(3, '\t');
        let (label, language) = (parts.next(), parts.next().expect("a language"));
        let text = parts.next().expect("a text");
        let place = counts.iter().position(|(known, _)| *known == language);
        let place = place.unwrap_or_else(|| {
            counts.push((language, [0; 3]));
            counts.len() - 1
        });
        let column = match (label == Some("+"), asks(text, Some(language))) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => continue,
        };
        counts[place].1[column] += 1;
        if column > 0 {
            wrong.push(line.to_owned());
        }
    }
    (counts, wrong)
}

/// Numbers only, where they are asked for: what is not seen stays unseen.
fn show(what: &str, counts: &[(&str, [u32; 3])]) {
    if std::env::var_os("BATON_SHOW").is_some() {
        eprintln!("{what}: found, missed, false: {counts:?}, all {:?}", sums(counts));
    }
}

/// Found and missed wishes and false alarms of all languages together.
fn sums(counts: &[(&str, [u32; 3])]) -> (u32, u32, u32) {
    let sum = |column: usize| counts.iter().map(|(_, one)| one[column]).sum();
    (sum(0), sum(1), sum(2))
}

/// A floor under what is reached today, so that a change of the lists cannot lose it unseen; it is
/// to be raised, not a goal. What was judged wrongly is not shown: the set stays unseen.
#[test]
fn in_seven_languages_nine_of_ten_unseen_wishes_are_found_and_few_other_things() {
    let (counts, _) = judged(SEVEN_UNSEEN);
    show("second set", &counts);
    assert_eq!(counts.len(), 7);
    let (found, missed, alarms) = sums(&counts);
    let told = format!("{found} found, {missed} missed, {alarms} false: {counts:?}");
    assert!(found * 100 >= (found + missed) * 94, "{told}");
    assert!(found * 100 >= (found + alarms) * 92, "{told}");
    for (language, [found, missed, alarms]) in &counts {
        assert!(found * 100 >= (found + missed) * 88, "{language}: {told}");
        assert!(found * 100 >= (found + alarms) * 85, "{language}: {told}");
    }
}

#[test]
fn on_the_half_that_may_be_tuned_on_hardly_anything_is_misjudged() {
    let (counts, wrong) = judged(SEVEN);
    assert_eq!(counts.len(), 7);
    let (found, missed, alarms) = sums(&counts);
    assert!(missed + alarms <= 4, "{found} found; wrong: {wrong:#?}");
}

/// Ways of asking and what only looks like it, written while the lists were made.
const PHRASES: &str = include_str!("../testdata/wish_phrases.tsv");

#[test]
fn of_the_phrases_the_lists_were_made_with_nine_in_ten_are_judged_rightly() {
    let (counts, wrong) = judged(PHRASES);
    for (language, [found, missed, alarms]) in &counts {
        assert!(found * 100 >= (found + missed) * 90, "{language} {wrong:#?}");
        assert!(found * 100 >= (found + alarms) * 97, "{language} {wrong:#?}");
    }
}

/// A third set in seven languages, by one writer who had not seen the lists, halved before tuning:
/// every second line of each language and label. This half may be tuned on.
const THIRD: &str = include_str!("../testdata/wish_third.tsv");
/// This half may not: results of it were counted once before and once after the tuning.
const THIRD_UNSEEN: &str = include_str!("../testdata/wish_third_unseen.tsv");

#[test]
fn of_a_third_set_hardly_anything_of_the_half_tuned_on_is_misjudged() {
    let (counts, wrong) = judged(THIRD);
    assert_eq!(counts.len(), 7);
    let (found, missed, alarms) = sums(&counts);
    assert!(missed + alarms <= 6, "{found} found; wrong: {wrong:#?}");
}

/// A floor under what is reached today in every language; what was judged wrongly is not shown.
#[test]
fn of_the_unseen_half_of_the_third_set_most_wishes_are_found_in_every_language() {
    let (counts, _) = judged(THIRD_UNSEEN);
    show("third set", &counts);
    assert_eq!(counts.len(), 7);
    for (language, [found, missed, alarms]) in &counts {
        assert!(found * 100 >= (found + missed) * 92, "{language}");
        assert!(found * 100 >= (found + alarms) * 88, "{language}");
    }
    let (found, missed, alarms) = sums(&counts);
    assert!(found * 100 >= (found + missed) * 96 && found * 100 >= (found + alarms) * 92);
}

/// A fourth set in seven languages, by two writers who had not seen the lists: harder, with trades
/// of every kind, dialects and long stories. Halved by a seeded shuffle of each language and label
/// before anybody read it. This half may be tuned on.
const FOURTH: &str = include_str!("../testdata/wish_fourth_dev.tsv");
/// This half may not: it was counted once before the tuning and three times during it.
const FOURTH_UNSEEN: &str = include_str!("../testdata/wish_fourth_unseen.tsv");

#[test]
fn of_a_fourth_set_hardly_anything_of_the_half_tuned_on_is_misjudged() {
    let (counts, wrong) = judged(FOURTH);
    assert_eq!(counts.len(), 7);
    let (found, missed, alarms) = sums(&counts);
    assert!(missed + alarms <= 6, "{found} found; wrong: {wrong:#?}");
}

/// A floor under what is reached today; what was judged wrongly is not shown.
#[test]
fn of_the_unseen_half_of_the_fourth_set_four_in_five_wishes_are_found() {
    let (counts, _) = judged(FOURTH_UNSEEN);
    show("fourth set", &counts);
    assert_eq!(counts.len(), 7);
    for (language, [found, missed, alarms]) in &counts {
        assert!(found * 100 >= (found + missed) * 80, "{language}");
        assert!(found * 100 >= (found + alarms) * 80, "{language}");
    }
    let (found, missed, alarms) = sums(&counts);
    assert!(found * 100 >= (found + missed) * 90 && found * 100 >= (found + alarms) * 88);
}

/// A fifth set in seven languages, by one writer who had seen neither lists nor any other set: half
/// the ways most people ask, half less usual ones. Nobody read it; it was counted in a trial, with the
/// lists alone and six pairs of limits, which were then set by the texts learnt from, and at the end.
const FIFTH_UNSEEN: &str = include_str!("../testdata/wish_fifth_unseen.tsv");

#[test]
fn of_a_fifth_set_that_nobody_read_nine_in_ten_wishes_are_found_in_every_language() {
    let (counts, _) = judged(FIFTH_UNSEEN);
    show("fifth set", &counts);
    assert_eq!(counts.len(), 7);
    for (language, [found, missed, alarms]) in &counts {
        assert!(found * 100 >= (found + missed) * 88, "{language}");
        assert!(found * 100 >= (found + alarms) * 80, "{language}");
    }
    let (found, missed, alarms) = sums(&counts);
    assert!(found * 100 >= (found + missed) * 94 && found * 100 >= (found + alarms) * 88);
}

/// A sixth set in seven languages, by one writer who had seen neither lists nor any other set, written
/// while what is learnt from grew. Counted once, with weights that were committed before: 433 found, 10
/// missed, 66 false. Then its errors were read, and texts about other matters written to learn from.
const SIXTH_UNSEEN: &str = include_str!("../testdata/wish_sixth_unseen.tsv");

#[test]
fn of_a_sixth_set_nearly_all_wishes_are_found_in_every_language() {
    let (counts, _) = judged(SIXTH_UNSEEN);
    show("sixth set", &counts);
    assert_eq!(counts.len(), 7);
    for (language, [found, missed, alarms]) in &counts {
        assert!(found * 100 >= (found + missed) * 92, "{language}");
        assert!(found * 100 >= (found + alarms) * 78, "{language}");
    }
    let (found, missed, alarms) = sums(&counts);
    assert!(found * 100 >= (found + missed) * 96 && found * 100 >= (found + alarms) * 86);
}

#[test]
fn a_role_is_asked_for_whatever_the_trade_and_a_thing_is_not_somebody() {
    for (language, somebody, thing) in [
        ("en", "put me through to the harbour pilot", "connect me to the guest wifi"),
        ("de", "verbinden Sie mich mit der Hafenmeisterin", "verbinden Sie mich mit dem WLAN"),
        ("nl", "verbind me met de havenmeester", "verbind me met het wifi"),
        ("fr", "mettez-moi en relation avec la sage-femme", "connectez-moi au wifi"),
        ("es", "comuníqueme con la partera", "conécteme a la red wifi"),
        ("it", "mi metta in contatto con l'ostetrica", "mi colleghi alla rete wifi"),
        ("pt", "me põe em contato com a parteira", "me conecta com a rede wifi"),
    ] {
        assert!(asks(somebody, Some(language)), "{somebody}");
        assert!(!asks(thing, Some(language)), "{thing}");
    }
}

#[test]
fn an_accent_tells_what_was_done_from_what_is_asked_for() {
    assert!(asks("llame al encargado, por favor", Some("es")));
    assert_eq!(wants_person("Llamé al encargado y no contestó", Some("es")), Wish::No);
}

#[test]
fn a_wish_taken_back_is_a_withdrawal_and_a_booked_call_asked_about_is_none() {
    let judge = |line: &str| -> Option<(bool, bool)> {
        let mut parts = line.splitn(3, '\t');
        let (label, language, text) = (parts.next()?, parts.next(), parts.next()?);
        Some((label == "~", wants_person(text, language).withdrawing().is_some()))
    };
    let judged: Vec<_> = THIRD.lines().filter_map(judge).collect();
    let count = |one: (bool, bool)| judged.iter().filter(|other| **other == one).count();
    let (taken, kept, wrongly) = (count((true, true)), count((true, false)), count((false, true)));
    assert!(taken >= 18 && kept <= 2 && wrongly <= 2, "{taken} taken back, {kept} not, {wrongly}");
}

#[test]
fn shouted_letters_do_not_hide_a_word() {
    assert!(asks("AGENTTTTT", Some("en")));
    assert!(asks("quero um atendenteeee", Some("pt")));
    assert_eq!(wants_person("order 1000 is late", Some("en")), Wish::No);
}

#[test]
fn single_quotation_marks_hold_a_mention_and_apostrophes_do_not() {
    let quoted = "the menu says 'press 0 to talk to an agent' and hangs up";
    assert_eq!(wants_person(quoted, Some("en")), Wish::No);
    let apostrophes = "I can't, I won't, the customers' bot isn't good, get me a human";
    assert!(asks(apostrophes, Some("en")));
    assert!(asks("'talk to an agent'", Some("en")));
    assert!(asks("'k wil 'n mens spreken over foto's", Some("nl")));
}

#[test]
fn what_is_joined_to_a_wish_does_not_guard_it() {
    let joined = "the driver was rude and I want to talk to a manager";
    assert!(asks(joined, Some("en")));
    assert_eq!(wants_person("the driver wants to talk to a manager", Some("en")), Wish::No);
}

#[test]
fn a_plea_for_help_or_haste_is_the_bots_to_answer() {
    for (language, text) in [
        ("en", "please"),
        ("de", "bitte bitte"),
        ("es", "por favor!!"),
        ("fr", "svp"),
        ("fr", "stp !!"),
        ("it", "per favore"),
        ("pt", "pfv"),
        ("nl", "aub"),
        ("en", "help me please"),
        ("en", "It is urgent, please hurry up"),
        ("en", "hello please answer"),
        ("de", "Hilfe bitte"),
        ("de", "dringend dringend"),
        ("de", "mal antworten bitte"),
        ("es", "ayuda por favor"),
        ("es", "esto es muy urgente!!"),
        ("fr", "aidez-moi svp"),
        ("fr", "réponse rapide svp"),
        ("it", "aiuto per favore"),
        ("it", "risposta veloce grazie"),
        ("pt", "dá uma ajuda por favor"),
        ("pt", "urgente urgente"),
        ("nl", "graag hulp"),
        ("nl", "dit is echt dringend!!"),
    ] {
        assert_eq!(wants_person(text, Some(language)), Wish::No, "{text}");
    }
}

/// What customers ask for every day: none of it was learnt from, none of it is a wish for a person.
const ORDINARY: &str = include_str!("../testdata/wish_ordinary.tsv");

#[test]
fn whoever_wants_something_else_is_not_taken_to_want_a_person() {
    let lines: Vec<_> = ORDINARY.lines().filter_map(|line| line.split_once('\t')).collect();
    assert!(lines.len() > 120, "{} texts", lines.len());
    let heard = lines.into_iter().filter(|(language, text)| asks(text, Some(language)));
    assert_eq!(heard.collect::<Vec<_>>(), []);
}
