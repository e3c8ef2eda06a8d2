//! Each further sign fires on what it is for, not just short of it, and tells what it saw.

use std::collections::BTreeMap;

use super::super::facts::{HandoverWish, Latest, Reply, Signal};
use super::super::language::SaidBy;
use super::*;

fn policy(when: &str) -> Policy {
    let text = format!(
        "version = 1\nowner = \"Dana\"\nfallback = \"support\"\n[[queue]]\nname = \"support\"\n\
         [risks.fraud]\nintents = [\"card gone\"]\nkeywords = [\"skimmed\"]\n\
         [risks.chargeback]\nkeywords = [\"chargeback\"]\n\
         [[trigger]]\nname = \"it\"\nwhen = {{ {when} }}\n"
    );
    Policy::parse(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn saw(when: &str, facts: &Facts<'_>) -> Option<Saw> {
    let now = "2026-11-20T10:00:00Z".parse().expect("an instant");
    let handover = evaluate(&policy(when), facts, now).handover?;
    let mut all = std::iter::once(handover.trigger).chain(handover.also);
    all.find(|fired| fired.name == "it").map(|fired| fired.saw)
}

fn says(text: &str) -> Facts<'_> {
    Facts { latest: Latest::judged(text, Some("en")), language: Some("en"), ..Facts::on("web") }
}

fn replied(reply: Reply<'_>) -> Facts<'_> {
    Facts { bot: BotFacts::Replied(reply), ..says("where is my parcel") }
}

#[test]
fn turns_without_progress_fire_at_the_number_named_and_only_after_an_answer() {
    let after = |idle_turns| Facts { idle_turns, ..replied(Reply::default()) };
    assert_eq!(saw("no_progress = 3", &after(2)), None);
    assert_eq!(saw("no_progress = 3", &after(3)), Some(Saw::NoProgress { turns: 3 }));
    assert_eq!(saw("no_progress = 3", &Facts { idle_turns: 3, ..says("hm") }), None);
}

#[test]
fn the_same_words_again_fire_whatever_their_case_and_other_words_between_begin_anew() {
    let lines = ["Where is it?", "where is it"];
    let again = Facts { lines: &lines, ..says("WHERE IS IT!!") };
    assert_eq!(saw("repeated = 3", &again), Some(Saw::Repeated { count: 3 }));
    let lines = ["Where is it?", "hello", "where is it"];
    assert_eq!(saw("repeated = 3", &Facts { lines: &lines, ..says("where is it") }), None);
    assert_eq!(saw("repeated = 2", &Facts { lines: &["", ""], ..says("") }), None);
}

#[test]
fn low_confidence_in_intent_and_in_what_was_found_fire_apart() {
    let unsure = replied(Reply {
        confidence: Some(0.9),
        intent_confidence: Some(0.2),
        retrieval: Some(0.4),
        ..Reply::default()
    });
    let found = Saw::IntentConfidence { value: 0.2, below: 0.3 };
    assert_eq!(saw("intent_confidence_below = 0.3", &unsure), Some(found));
    assert_eq!(saw("intent_confidence_below = 0.2", &unsure), None);
    let found = Saw::RetrievalConfidence { value: 0.4, below: 0.5 };
    assert_eq!(saw("retrieval_below = 0.5", &unsure), Some(found));
    assert_eq!(saw("retrieval_below = 0.5", &replied(Reply::default())), None);
}

#[test]
fn anger_fires_at_once_or_only_when_it_lasts_as_the_policy_says() {
    let angry = Facts { lines: &["this is awful", "terrible service"], ..says("ridiculous!") };
    let once = Facts { lines: &["this is awful", "thanks"], ..says("ridiculous!") };
    let lasting = "sentiment = { below = -0.5, times = 3 }";
    assert!(matches!(saw(lasting, &angry), Some(Saw::Sentiment { times: 3, .. })));
    assert_eq!(saw(lasting, &once), None);
    let at_once = "sentiment = { below = -0.5 }";
    assert!(matches!(saw(at_once, &once), Some(Saw::Sentiment { times: 1, .. })));
    assert_eq!(saw(at_once, &says("where is my parcel")), None);
}

#[test]
fn built_in_words_are_switched_on_by_kind_and_read_in_the_language_spoken() {
    let german = Facts { language: Some("de-AT"), ..says("es ist dringend") };
    let found = Saw::Keyword { keyword: "dringend".to_owned() };
    assert_eq!(saw("words = \"urgency\"", &german), Some(found));
    assert_eq!(saw("words = \"dissatisfaction\"", &german), None);
}

#[test]
fn a_matter_of_risk_is_known_by_the_bots_intent_or_by_words_and_a_policy_extends_it() {
    let risk = |intent: Option<&str>, word: Option<&str>, risk: &str| {
        let owned = |text: Option<&str>| text.map(ToOwned::to_owned);
        Some(Saw::Risk { risk: risk.to_owned(), intent: owned(intent), word: owned(word) })
    };
    let when = "risk = [\"fraud\", \"chargeback\"]";
    let by_intent = Facts { intent: Some("Card-Gone"), ..says("help") };
    assert_eq!(saw(when, &by_intent), risk(Some("card_gone"), None, "fraud"));
    assert_eq!(saw(when, &says("my card was skimmed")), risk(None, Some("skimmed"), "fraud"));
    assert_eq!(
        saw(when, &says("I did a chargeback")),
        risk(None, Some("chargeback"), "chargeback")
    );
    assert_eq!(saw("risk = [\"legal\"]", &says("my card was skimmed")), None);
}

#[test]
fn a_customer_of_worth_is_known_by_all_that_the_policy_names() {
    let worth = |spent: &str| {
        BTreeMap::from([
            ("tier".to_owned(), "Gold".to_owned()),
            ("spent".to_owned(), spent.to_owned()),
        ])
    };
    let (rich, poor) = (worth("1200"), worth("12"));
    let when = "customer = { tier = \"gold\", spent = \">= 1000\" }";
    assert!(saw(when, &Facts { attributes: &rich, ..says("hi") }).is_some());
    assert_eq!(saw(when, &Facts { attributes: &poor, ..says("hi") }), None);
}

#[test]
fn a_bots_reason_is_told_apart_and_takes_its_own_place_among_the_triggers() {
    let wish = |signal| HandoverWish { signal, ..HandoverWish::default() };
    let asks = |signal| replied(Reply { handover: Some(wish(signal)), ..Reply::default() });
    let found = Saw::SignalOf { signal: Signal::Approval };
    assert_eq!(saw("signal = [\"approval\"]", &asks(Some(Signal::Approval))), Some(found));
    assert_eq!(saw("signal = [\"approval\"]", &asks(Some(Signal::Unsupported))), None);
    assert_eq!(saw("signal = [\"approval\"]", &asks(None)), None);
    assert!(
        saw("intent = [\"Close Account\"]", &Facts { intent: Some("close_account"), ..says("x") })
            .is_some()
    );
}

#[test]
fn the_language_is_read_off_the_words_where_nobody_names_it_and_the_decision_says_who_did() {
    let now = "2026-11-20T10:00:00Z".parse().expect("an instant");
    let text = "Ich warte seit letzter Woche auf mein Paket, ich will mit einem Menschen sprechen";
    let asked = |language| {
        let facts = Facts { latest: Latest::judged(text, language), language, ..Facts::on("web") };
        evaluate(&policy("repeated = 2"), &facts, now).handover.expect("a wish").language
    };
    let found = asked(None).expect("long enough");
    assert_eq!((found.tag.as_str(), found.by), ("de", SaidBy::Detected));
    assert_eq!(asked(Some("de-CH")).expect("given").by, SaidBy::Given);
}

#[test]
fn faults_of_conditions_are_told_with_their_line_and_what_there_is() {
    for (when, code) in [
        ("repeated = 1", "wrong_type"),
        ("retrieval_below = 2", "wrong_type"),
        ("sentiment = { times = 2 }", "missing_key"),
        ("sentiment = { below = -2 }", "wrong_type"),
        ("words = \"panic\"", "unknown_value"),
        ("risk = [\"frud\"]", "unknown_value"),
        ("signal = [\"aproval\"]", "unknown_value"),
        ("customer = { spent = \">= much\" }", "bad_comparison"),
        ("customer = {}", "empty_condition"),
        ("repeated = 2, no_progress = 3", "one_condition"),
    ] {
        let text = format!(
            "version = 1\nowner = \"D\"\nfallback = \"s\"\n[[queue]]\nname = \"s\"\n\
             [[trigger]]\nname = \"it\"\nwhen = {{ {when} }}\n"
        );
        let faults = Policy::parse(&text).expect_err(when);
        assert!(
            faults.iter().any(|fault| fault.code == code && fault.line == 8),
            "{when}: {faults:?}"
        );
    }
}
