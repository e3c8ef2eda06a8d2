//! Given facts, when asked, then a decision: each name says what a customer meets.

use std::collections::BTreeMap;

use baton_shared::id::QueueName;

use super::super::facts::{BotFailure, Disabled, HandoverWish, Latest, Reply};
use super::super::model::Priority;
use super::super::route::DecidedBy;
use super::*;

const NIGHT: &str = "2026-11-20T23:00:00Z";
const DAY: &str = "2026-11-20T10:00:00Z";

fn default_policy() -> Policy {
    Policy::parse(Policy::default_text()).expect("faultless")
}

fn policy(more: &str) -> Policy {
    let head = "version = 1\nowner = \"Dana\"\nfallback = \"support\"\n[[queue]]\nname = \"support\"\n\
                [[queue]]\nname = \"billing\"\nhours = \"office\"\nskills = [\"money\"]\n\
                [[hours]]\nname = \"office\"\nzone = \"Europe/Berlin\"\nfri = [\"09:00-17:00\"]\n\
                mon = [\"09:00-17:00\"]\n";
    Policy::parse(&format!("{head}{more}")).expect("faultless")
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn says(text: &str) -> Facts<'_> {
    Facts { latest: Latest::judged(text, None), ..Facts::on("web") }
}

fn queue(name: &str) -> QueueName {
    name.parse().expect("a queue's name")
}

fn handed(policy: &Policy, facts: &Facts<'_>) -> Option<Handover> {
    evaluate(policy, facts, at(DAY)).handover
}

fn trigger_of(policy: &Policy, facts: &Facts<'_>) -> Option<String> {
    handed(policy, facts).map(|handover| handover.trigger.name)
}

fn replied(reply: Reply<'_>) -> Facts<'_> {
    Facts { bot: BotFacts::Replied(reply), ..says("where is my parcel") }
}

#[test]
fn an_ordinary_question_stays_with_the_bot() {
    let decision = evaluate(&default_policy(), &says("where is my parcel"), at(DAY));
    assert_eq!(decision.handover, None);
    assert!(!decision.misunderstood);
    assert_eq!(decision.policy_hash, default_policy().hash());
}

#[test]
fn a_wish_for_a_person_hands_over_at_once_and_the_second_is_called_asked_twice() {
    let first = says("can I talk to a human");
    assert_eq!(trigger_of(&default_policy(), &first).as_deref(), Some("wants_person"));
    let second = Facts { wishes_before: 1, ..first };
    let handover = handed(&default_policy(), &second).expect("handed over");
    assert_eq!(handover.trigger.name, "asked_again");
    assert!(matches!(handover.trigger.saw, Saw::Wishes { count: 2, .. }));
    assert_eq!(handover.also[0].name, "wants_person");
    for fired in [&handover.trigger, &handover.also[0]] {
        let asking = fired.saw.asking().expect("its words");
        assert_eq!(asking.of(second.latest.text()), Some("can I talk to a human"));
    }
}

#[test]
fn a_policy_without_rules_still_hands_over_on_wish_signal_and_failure() {
    let bare = policy("");
    assert_eq!(trigger_of(&bare, &says("human")).as_deref(), Some("explicit_request"));
    let failed = Facts { bot: BotFacts::Failed(BotFailure::TimedOut), ..says("hi") };
    assert_eq!(trigger_of(&bare, &failed).as_deref(), Some("bot_failure"));
    let signal = replied(Reply { handover: Some(HandoverWish::default()), ..Reply::default() });
    assert_eq!(trigger_of(&bare, &signal).as_deref(), Some("bot_signal"));
}

#[test]
fn a_forbidden_wish_waits_for_the_second_time_unless_that_is_forbidden_too() {
    let no_wish =
        "[[trigger]]\nname = \"w\"\nenabled = false\nwhen = { explicit_request = true }\n";
    let no_second = "[[trigger]]\nname = \"s\"\nenabled = false\nwhen = { asked_times = 2 }\n";
    let (once, twice) = (says("human"), Facts { wishes_before: 1, ..says("human") });
    let first = policy(no_wish);
    assert_eq!(trigger_of(&first, &once), None);
    assert_eq!(trigger_of(&first, &twice).as_deref(), Some("asked_twice"));
    assert_eq!(trigger_of(&policy(&format!("{no_wish}{no_second}")), &twice), None);
}

#[test]
fn a_platforms_own_request_is_never_forbidden_and_a_bots_signal_can_be() {
    let forbids =
        policy("[[trigger]]\nname = \"b\"\nenabled = false\nwhen = { bot_signal = true }\n");
    let wish = HandoverWish::default();
    let signal = replied(Reply { handover: Some(wish), ..Reply::default() });
    assert_eq!(trigger_of(&forbids, &signal), None);
    let request = Facts { bot: BotFacts::Requested(wish), ..Facts::on("hook") };
    assert_eq!(trigger_of(&forbids, &request).as_deref(), Some("bot_signal"));
}

#[test]
fn two_misunderstandings_in_a_row_hand_over_and_one_does_not() {
    let lost = replied(Reply { understood: Some(false), ..Reply::default() });
    let decision = evaluate(&default_policy(), &lost, at(DAY));
    assert!(decision.misunderstood && decision.handover.is_none());
    let again = Facts { misunderstood_before: 1, ..lost };
    assert_eq!(trigger_of(&default_policy(), &again).as_deref(), Some("not_understood"));
    let answered = replied(Reply { understood: Some(true), ..Reply::default() });
    let recovered = Facts { misunderstood_before: 5, ..answered };
    assert_eq!(trigger_of(&default_policy(), &recovered), None);
}

#[test]
fn a_guessing_bot_hands_over_and_one_exactly_at_the_limit_does_not() {
    let sure = |confidence| replied(Reply { confidence: Some(confidence), ..Reply::default() });
    assert_eq!(trigger_of(&default_policy(), &sure(0.29)).as_deref(), Some("unsure"));
    assert_eq!(trigger_of(&default_policy(), &sure(0.3)), None);
    assert_eq!(trigger_of(&default_policy(), &sure(f64::NAN)), None);
}

#[test]
fn a_worry_about_fraud_keeps_its_urgency_beside_a_wish_for_a_person() {
    let facts = says("Fraud on my account! I want to talk to a person");
    let handover = handed(&default_policy(), &facts).expect("handed over");
    assert_eq!(handover.trigger.name, "wants_person");
    assert_eq!(handover.also[0].saw, Saw::Keyword { keyword: "fraud*".into() });
    assert_eq!(handover.route.priority, Priority::Urgent);
    assert_eq!(handover.route.tags, ["risk"]);
}

#[test]
fn keywords_of_another_language_do_not_fire_where_the_language_is_known() {
    let rule = "[[trigger]]\nname = \"k\"\nwhen = { keywords = { de = [\"gift\"] } }\n";
    let policy = policy(rule);
    let spoken = |language| Facts { language, ..says("a gift for my wife") };
    assert_eq!(trigger_of(&policy, &spoken(Some("en"))), None);
    assert_eq!(trigger_of(&policy, &spoken(Some("de-CH"))).as_deref(), Some("k"));
    assert_eq!(trigger_of(&policy, &spoken(None)).as_deref(), Some("k"));
}

#[test]
fn an_open_ticket_is_not_handed_over_again() {
    let facts = Facts { ticket_open: true, ..says("human") };
    assert_eq!(handed(&default_policy(), &facts), None);
}

#[test]
fn the_matter_named_a_message_earlier_decides_the_queue() {
    let facts = Facts { earlier: Some("I want a refund"), ..says("human please") };
    let route = handed(&default_policy(), &facts).expect("handed over").route;
    assert_eq!(route.queue, queue("billing"));
    assert_eq!(route.rule, DecidedBy::Route("billing_words".into()));
    assert_eq!(route.losers[0].rule, "billing_intent");
    assert!(route.losers[0].why.contains("the intent is unknown"), "{:?}", route.losers);
}

#[test]
fn the_queue_is_named_by_trigger_then_bot_then_routes_then_fallback() {
    let rules = "[[route]]\nname = \"gold\"\nqueue = \"billing\"\nskills = [\"vip\"]\n\
                 when = { variable = { tier = \"Gold\" }, channel = \"web\" }\n";
    let routes = policy(rules);
    let gold = BTreeMap::from([("tier".to_owned(), "gold".to_owned())]);
    let facts = Facts { attributes: &gold, ..says("human") };
    let route = handed(&routes, &facts).expect("handed over").route;
    assert_eq!((route.queue, route.rule), (queue("billing"), DecidedBy::Route("gold".into())));
    assert_eq!(route.skills, ["money", "vip"]);

    let (support, ghost) = (queue("support"), queue("ghost"));
    let wish = |queue| HandoverWish { queue: Some(queue), ..HandoverWish::default() };
    let asked = Facts { bot: BotFacts::Requested(wish(&support)), ..facts };
    assert_eq!(handed(&routes, &asked).expect("handed over").route.rule, DecidedBy::Bot);
    let lost = Facts { bot: BotFacts::Requested(wish(&ghost)), ..Facts::on("hook") };
    let route = handed(&routes, &lost).expect("handed over").route;
    assert_eq!((route.queue, route.rule), (queue("support"), DecidedBy::Fallback));
    let losers: Vec<&str> = route.losers.iter().map(|loser| loser.rule.as_str()).collect();
    assert_eq!(losers, ["bot", "gold"]);

    let trigger =
        "[[trigger]]\nname = \"w\"\nqueue = \"billing\"\nwhen = { explicit_request = true }\n";
    let asked = Facts { bot: BotFacts::Requested(wish(&support)), ..says("human") };
    let route = handed(&policy(trigger), &asked).expect("handed over").route;
    assert_eq!((route.queue, route.rule), (queue("billing"), DecidedBy::Trigger));
}

#[test]
fn with_somebody_on_the_customer_is_told_place_and_wait_and_with_nobody_no_live_word() {
    let desk = Staffing {
        present: 1,
        available: 1,
        waiting: 2,
        recent_handle_s: Some(60),
        ..Staffing::default()
    };
    let staffing = BTreeMap::from([(queue("support"), desk)]);
    let facts = Facts { staffing: &staffing, ..says("human") };
    let Some(Dialog::Opened { promise }) = handed(&policy(""), &facts).map(|h| h.dialog) else {
        panic!("a live promise was expected")
    };
    assert_eq!((promise.position(), promise.expected_wait_s()), (3, Some(120)));
    let alone = handed(&policy(""), &says("human")).map(|h| h.dialog);
    assert_eq!(alone, Some(Dialog::OpenUnstaffed { closes_at: None }));
}

#[test]
fn outside_the_hours_the_next_opening_is_told_even_with_somebody_on() {
    let trigger =
        "[[trigger]]\nname = \"w\"\nqueue = \"billing\"\nwhen = { explicit_request = true }\n";
    let staffing =
        BTreeMap::from([(queue("billing"), Staffing { present: 3, ..Staffing::default() })]);
    let facts = Facts { staffing: &staffing, ..says("human") };
    let dialog = evaluate(&policy(trigger), &facts, at(NIGHT)).handover.map(|h| h.dialog);
    let opens_at = Some(at("2026-11-23T08:00:00Z"));
    assert_eq!(dialog, Some(Dialog::Closed { opens_at, intake: Intake::Ticket }));
}

#[test]
fn a_switched_off_desk_says_so_until_the_switch_runs_out() {
    let off = |until| Facts {
        disabled: Some(Disabled { reason: Some("flood"), until }),
        ..says("human")
    };
    let later = Some(at("2026-11-20T11:00:00Z"));
    let dialog = handed(&policy(""), &off(later)).map(|h| h.dialog).expect("handed over");
    assert_eq!(dialog, Dialog::Disabled { reason: Some("flood".into()), until: later });
    assert!(!dialog.opens_ticket());
    let over = handed(&policy(""), &off(Some(at(DAY)))).map(|h| h.dialog);
    assert_eq!(over, Some(Dialog::OpenUnstaffed { closes_at: None }));
}

#[test]
fn the_same_facts_give_the_same_decision() {
    let facts = Facts { wishes_before: 1, ..says("Betrug! ich will einen Menschen") };
    let policy = default_policy();
    assert_eq!(evaluate(&policy, &facts, at(DAY)), evaluate(&policy, &facts, at(DAY)));
}

#[test]
fn each_dialog_is_told_in_its_own_words_with_its_own_facts() {
    let policy = policy("");
    let billing = queue("billing");
    let vars = Vars { queue: Some(&billing), number: Some(7), now: at(NIGHT), ..Vars::default() };
    let opens_at = Some(at("2026-11-23T08:00:00Z"));
    let closed = |intake| policy.announce(&Dialog::Closed { opens_at, intake }, Some("en"), &vars);
    assert!(closed(Intake::Ticket).contains("on Monday at 09:00 (Berlin time)"));
    assert!(closed(Intake::Ticket).contains("number 7"));
    assert!(closed(Intake::Nothing).contains("you are not in a queue"));
    let off = Dialog::Disabled { reason: Some("flood".into()), until: None };
    assert!(policy.announce(&off, Some("en"), &vars).contains("right now: flood."));
    let alone = Dialog::OpenUnstaffed { closes_at: None };
    assert!(policy.announce(&alone, Some("de"), &vars).contains("niemand am Platz"));
}
