//! The weights are what their texts teach, and texts of which they know nothing stay as they are.

use self::train::{all, weights};
use super::super::{said, wants_person};
use super::*;

mod train;

/// Where the weights are written if `BATON_TRAIN` asks for it.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/policy/wish/learnt/weights.bin");

/// The buckets of a text's runs, each once.
fn runs(said: &[Token]) -> Vec<u32> {
    let mut found = Vec::new();
    each_run(said, &mut |run| found.push(run));
    found.sort_unstable();
    found.dedup();
    found
}

#[test]
fn the_weights_are_what_the_labelled_texts_teach() {
    let made: Vec<u8> = weights(&all()).into_iter().map(i8::cast_unsigned).collect();
    if std::env::var_os("BATON_TRAIN").is_some() {
        return std::fs::write(FILE, made).expect("written");
    }
    let others = made.iter().zip(WEIGHTS).filter(|(made, kept)| made != kept).count();
    assert_eq!(others, 0, "weights differ: make them anew with BATON_TRAIN=1");
}

#[test]
fn a_text_in_another_language_leans_to_nothing() {
    for text in [
        "gdzie jest moja paczka, numer 8123",
        "siparişim hâlâ gelmedi, ne zaman gelir acaba",
        "var är mitt paket, jag har väntat i två veckor",
        "kde je moje objednávka, čekám už týden",
        "моя посылка не пришла",
        "荷物はどこですか",
        "hol van a csomagom, kérem nézzék meg",
        "paketti ei ole tullut vielä",
    ] {
        assert_eq!(hears(&said(text), &NEW), None, "{text}");
    }
}

#[test]
fn digits_are_all_one_and_a_run_counts_once() {
    assert_eq!(runs(&said("order 1000")), runs(&said("order 2934")));
    assert_eq!(runs(&said("help, help")), runs(&said("help, help, help")));
}

#[test]
fn a_word_without_end_has_few_runs() {
    let said = said(&"x1y2".repeat(500_000));
    assert_eq!(said.len(), 1);
    assert!(runs(&said).len() < 200);
}

#[test]
fn a_plain_wish_behind_a_matter_of_its_own_is_not_doubted() {
    for (matter, wish, language) in [
        ("my parcel is lost", "agent please", "en"),
        ("the invoice of March is wrong and was paid twice", "can I talk to someone", "en"),
        ("mein Paket ist weg", "bitte einen Mitarbeiter", "de"),
        ("mon colis est perdu", "un conseiller svp", "fr"),
        ("mi paquete se perdió", "quiero hablar con un agente", "es"),
        ("il pacco è andato perso", "operatore per favore", "it"),
        ("minha encomenda sumiu", "quero falar com um atendente", "pt"),
        ("mijn pakket is kwijt", "medewerker graag", "nl"),
    ] {
        for text in [format!("{matter}, {wish}"), format!("{wish}. {matter}")] {
            assert!(wants_person(&text, Some(language)).asking().is_some(), "{text}");
        }
    }
}

#[test]
fn what_stands_behind_a_plain_wish_to_say_who_or_what_does_not_hide_it() {
    for (wish, language) in [
        ("agent please", "en"),
        ("Mitarbeiter bitte", "de"),
        ("un conseiller svp", "fr"),
        ("agente por favor", "es"),
        ("operatore per favore", "it"),
        ("atendente por favor", "pt"),
        ("medewerker graag", "nl"),
    ] {
        for reference in ["c0-3", "b-12", "44-7181", "ref x4", "order 55120"] {
            let text = format!("{wish} {reference}.");
            assert!(wants_person(&text, Some(language)).asking().is_some(), "{text}");
        }
    }
}
