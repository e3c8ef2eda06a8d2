//! The shipped policy is what its examples say, and every change of it is noticed.

use super::*;
use crate::policy::mutate::{keys, mutants, unnoticed};

fn default() -> Policy {
    Policy::parse(Policy::default_text()).expect("faultless")
}

#[test]
fn the_shipped_policy_does_what_its_examples_say() {
    let tried = try_all(&default());
    let wrong: Vec<&Tried> = tried.iter().filter(|tried| !tried.wrong.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(tried.len() > 50);
}

#[test]
fn no_change_of_a_rule_of_the_shipped_policy_goes_unnoticed() {
    let policy = default();
    assert!(mutants(&policy).len() > 60);
    assert_eq!(unnoticed(&policy), Vec::<String>::new());
}

/// The fuller policy of the documentation: hours, service levels, texts of its own.
const OFFICE: &str = include_str!("../../../../docs/policy-office.toml");

#[test]
fn no_change_of_a_rule_a_time_or_a_text_of_the_office_goes_unnoticed() {
    let policy = Policy::parse(OFFICE).unwrap_or_else(|faults| panic!("{faults:?}"));
    let tried = try_all(&policy);
    let wrong: Vec<&Tried> = tried.iter().filter(|tried| !tried.wrong.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(unnoticed(&policy), Vec::<String>::new());
    let rules: Vec<String> = mutants(&policy).into_iter().map(|mutant| mutant.rule).collect();
    for kind in ["trigger", "route", "fallback", "queue", "hours", "service_level", "stage", "idle"]
        .into_iter()
        .chain(["messages.en", "messages.de", "settings", "capacity", "fields"])
    {
        assert!(rules.iter().any(|rule| rule.starts_with(kind)), "{kind}");
    }
}

/// The keys whose value no example can see, so that nothing changes it. Everything else is changed.
const UNSEEN: [&str; 5] = ["version", "owner", "note", "name", "intents"];

#[test]
fn every_key_that_the_office_writes_is_changed_but_for_a_short_list() {
    assert_eq!(keys::UNSEEN.map(|(key, _)| key), UNSEEN);
    let policy = Policy::parse(OFFICE).expect("faultless");
    let changes: Vec<String> = mutants(&policy)
        .into_iter()
        .map(|mutant| format!("{}: {}", mutant.rule, mutant.change))
        .collect();
    for key in [
        "settings: bot_silent becomes",
        "settings: undo_s becomes 11",
        "settings: missed_offers becomes 2",
        "inbox_reply: return_after_min becomes 46",
        "capacity: units becomes 4",
        "capacity: channels.phone becomes 2",
        "capacity: agents.ben becomes 0",
        "queue billing: without transfer_to",
        "queue billing: transfer_to becomes []",
        "queue billing: relax.1.after_min becomes 6",
        "queue billing: relax.1.drop becomes []",
        "queue billing: overflow.unstaffed_min becomes 3",
        "queue support: overflow.after_min becomes 16",
        "queue support: overflow.wait_min becomes 19",
        "queue support: overflow.to becomes",
        "queue support: title becomes",
        "queue support: links.Track a parcel becomes",
        "hours office: zone becomes",
        "fields: order.de becomes",
        "stage 1: text.de becomes",
    ] {
        assert!(changes.iter().any(|change| change.starts_with(key)), "{key}: {changes:#?}");
    }
}

#[test]
fn a_wait_on_paper_goes_where_the_limits_of_its_queue_lead() {
    let policy = SMALL.replace(
        "name = \"support\"",
        "name = \"support\"\noverflow = { to = \"billing\", after_min = 5 }",
    );
    let asks = "says = [\"I want to talk to a person\"]\n";
    // Billing opens at nine, so that of the looks every five minutes the one at nine leads there.
    let at = "at = \"2026-11-23T08:43:00+01:00\"\n";
    for (given, after, wrong) in [
        ("", "{ 16 = \"support\", 20 = \"billing\" }", 0),
        ("", "{ 15 = \"billing\" }", 1),
        ("absent = [\"billing\"]\n", "{ 60 = \"support\" }", 0),
    ] {
        let example = format!("{asks}{at}{given}expect = {{ queue_after = {after} }}");
        let text = format!("{policy}[[example]]\nname = \"e\"\n{example}\n");
        let policy = Policy::parse(&text).unwrap_or_else(|faults| panic!("{faults:?}"));
        let found: Vec<Wrong> =
            try_all(&policy).into_iter().flat_map(|tried| tried.wrong).collect();
        assert_eq!(found.len(), wrong, "{given}{after}: {found:?}");
    }
}

const SMALL: &str = r#"version = 1
owner = "Dana"
fallback = "support"
[[route]]
name = "refunds"
when = { keywords = ["refund"] }
queue = "billing"
[[queue]]
name = "support"
[[queue]]
name = "billing"
hours = "office"
when_closed = "turn_away"
[[hours]]
name = "office"
zone = "Europe/Berlin"
mon = ["09:00-17:00"]
"#;

fn wrong(example: &str) -> Vec<String> {
    let text = format!("{SMALL}[[example]]\nname = \"e\"\n{example}\n");
    let policy = Policy::parse(&text).unwrap_or_else(|faults| panic!("{faults:?}"));
    let tried = try_all(&policy);
    let wrong = tried.iter().flat_map(|tried| &tried.wrong);
    wrong.map(|w| format!("{}: {} not {}", w.what, w.got, w.expected)).collect()
}

#[test]
fn what_is_not_as_expected_is_named_with_what_came_instead() {
    let says = "says = [\"my refund: I want to talk to a person\"]\n";
    let at = "at = \"2026-11-23T10:00:00+01:00\"\n";
    assert!(
        wrong(&format!(
            "{says}{at}expect = {{ queue = \"billing\", dialog = \"opened\", route = \"refunds\" }}"
        ))
        .is_empty()
    );
    assert_eq!(
        wrong(&format!(
            "{says}{at}expect = {{ queue = \"support\", trigger = \"x\", tags = [\"vip\"] }}"
        )),
        ["trigger: explicit_request not x", "queue: billing not support", "tags:  not vip"]
    );
    assert_eq!(
        wrong(&format!("{says}expect = {{ handover = false }}")),
        ["who: a person not the bot"]
    );
    assert_eq!(
        wrong("says = [\"hello\"]\nexpect = { queue = \"support\" }"),
        ["who: the bot not a person"]
    );
}

#[test]
fn instants_are_told_by_the_clock_of_the_desk() {
    let says = "says = [\"my refund: I want to talk to a person\"]\n";
    let at = "at = [\"2026-11-23T17:00:00+01:00\", \"2026-11-23T18:00:00+01:00\"]\n";
    let late = format!(
        "{says}{at}expect = {{ opens_at = \"2026-11-30T08:00:00Z\", closes_at = \"2026-11-23T16:00:00Z\" }}"
    );
    let once = "closes at: not said not 2026-11-23T17:00:00+01:00";
    assert_eq!(wrong(&late), [once, once]);
    let text = format!("{SMALL}[[example]]\nname = \"e\"\n{late}\n");
    let policy = Policy::parse(&text).expect("faultless");
    let at: Vec<_> = try_all(&policy).into_iter().filter_map(|tried| tried.at).collect();
    assert_eq!(at, ["2026-11-23T17:00:00+01:00", "2026-11-23T18:00:00+01:00"]);
}

#[test]
fn time_staffing_and_the_switch_decide_the_dialog() {
    let asks = "says = [\"refund\", \"human agent please\"]\n";
    for (given, dialog) in [
        ("at = \"2026-11-23T08:59:00+01:00\"", "turned_away"),
        ("at = \"2026-11-23T09:00:00+01:00\"", "opened"),
        ("at = \"2026-11-23T09:00:00+01:00\"\nabsent = [\"billing\"]", "unstaffed"),
        ("at = \"2026-11-23T09:00:00+01:00\"\npresent = 0", "unstaffed"),
        ("at = \"2026-11-23T09:00:00+01:00\"\ndisabled = \"fire\"", "disabled"),
    ] {
        let example =
            format!("{asks}{given}\nexpect = {{ queue = \"billing\", dialog = \"{dialog}\" }}");
        assert!(wrong(&example).is_empty(), "{given}: {:?}", wrong(&example));
    }
}

#[test]
fn what_the_bot_does_is_asked_after_what_the_customer_said() {
    let hand = |given: &str, trigger: &str| {
        let example = format!("{given}\nexpect = {{ trigger = \"{trigger}\" }}");
        assert!(wrong(&example).is_empty(), "{given}: {:?}", wrong(&example));
    };
    hand("says = [\"hello\"]\nbot = { fails = \"timed_out\" }", "bot_failure");
    hand("says = [\"hello\"]\nbot = { asks = true, queue = \"billing\" }", "bot_signal");
    hand("says = [\"a human agent please\"]\nbot = { fails = \"timed_out\" }", "explicit_request");
    hand("says = [\"a human agent please\", \"a human agent please\"]", "asked_twice");
    hand("asked_before = 1\nsays = [\"a human agent please\"]", "asked_twice");
}

#[test]
fn a_faulty_example_is_a_fault_of_the_file_with_its_line() {
    let faults = |example: &str| {
        let text = format!("{SMALL}[[example]]\nname = \"e\"\n{example}\n");
        let faults = Policy::parse(&text).expect_err("faulty");
        faults.into_iter().map(|fault| (fault.code, fault.line)).collect::<Vec<_>>()
    };
    assert_eq!(faults("says = [\"x\"]"), [("missing_key", 18)]);
    assert_eq!(faults("expect = { handover = false }"), [("missing_key", 18)]);
    assert_eq!(faults("says = [\"x\"]\nat = \"monday\"\nexpect = {}"), [("bad_time", 21)]);
    assert_eq!(faults("says = [\"x\"]\nexpect = { queue = \"biling\" }"), [("unknown_queue", 21)]);
    let settings = "says = [\"x\"]\nexpect = { settings = { undo_s = 500 } }";
    assert_eq!(faults(settings), [("wrong_type", 21)]);
    let minutes = "says = [\"x\"]\nexpect = { queue_after = { soon = \"billing\" } }";
    assert_eq!(faults(minutes), [("wrong_type", 21)]);
    assert_eq!(faults("says = [\"x\"]\nexpect = { dialogue = \"opened\" }"), [("unknown_key", 21)]);
}
