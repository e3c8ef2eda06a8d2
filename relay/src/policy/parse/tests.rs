//! One fault a test: where it is and what it is called.

use super::*;
use crate::policy::model::Settings;

const GOOD: &str = r#"version = 1
owner = "Dana"
fallback = "support"
[[queue]]
name = "support"
[[queue]]
name = "billing"
hours = "office"
dispositions = ["solved", "refunded"]
skills = ["money"]
when_closed = "turn_away"
[[hours]]
name = "office"
zone = "Europe/Berlin"
mon = ["09:00-12:30", "13:30-18:00"]
holidays = ["2026-12-25"]
dates = { "2026-12-24" = ["09:00-12:00"], "2026-12-31" = [] }
"#;

/// The codes with their lines, for the good policy with more text at its end.
fn faults(more: &str) -> Vec<(usize, &'static str)> {
    let text = format!("{GOOD}{more}");
    let list = Policy::parse(&text).err().unwrap_or_default();
    list.into_iter().map(|fault| (fault.line - GOOD.lines().count(), fault.code)).collect()
}

/// The codes with their lines, for the good policy with one part replaced.
fn faults_with(from: &str, to: &str) -> Vec<(usize, &'static str)> {
    assert!(GOOD.contains(from), "{from} is not in the text");
    let list = Policy::parse(&GOOD.replace(from, to)).err().unwrap_or_default();
    list.into_iter().map(|fault| (fault.line, fault.code)).collect()
}

#[test]
fn the_default_policy_is_faultless_open_at_all_hours_and_speaks_of_every_kind_of_trigger() {
    let policy = Policy::parse(Policy::default_text()).expect("faultless");
    let names: Vec<&str> = policy.queues.iter().map(|queue| queue.name.as_str()).collect();
    assert_eq!(names, ["support", "billing"]);
    assert_eq!(policy.settings, Settings::default());
    for queue in &policy.queues {
        let hours = policy.hours_of(&queue.name).expect("hours");
        assert_eq!(hours.closes_at("2026-12-25T00:00:00Z".parse().unwrap()), None);
    }
    let kinds = policy.triggers.iter().map(|t| std::mem::discriminant(&t.when));
    assert_eq!(kinds.collect::<std::collections::HashSet<_>>().len(), 7);
}

/// What the pages show is what a file may have: each block beside an owner, a fallback and the queues
/// that it speaks of and does not write.
#[test]
fn every_block_of_the_policys_pages_is_faultless() {
    let pages = [
        include_str!("../../../../docs/policy-assignment.md"),
        include_str!("../../../../docs/policy-hours.md"),
        include_str!("../../../../docs/policy-proof.md"),
        include_str!("../../../../docs/policy-rules.md"),
    ];
    let mut blocks = 0;
    for part in pages.iter().flat_map(|page| page.split("```toml\n").skip(1)) {
        let block = part.split("```").next().expect("the block");
        let mut text = format!("version = 1\nowner = \"Dana\"\nfallback = \"support\"\n{block}\n");
        for queue in ["support", "billing"] {
            let table = format!("[[queue]]\nname = \"{queue}\"\n");
            if !text.contains(&table) {
                text.push_str(&table);
            }
        }
        let faults = Policy::parse(&text).err().unwrap_or_default();
        assert!(faults.is_empty(), "{faults:?}\n{text}");
        blocks += 1;
    }
    assert!(blocks >= 8, "{blocks}");
}

#[test]
fn a_setting_pasted_behind_a_table_is_told_where_it_belongs() {
    let told =
        |more: &str| Policy::parse(&format!("{GOOD}{more}")).expect_err("a fault")[0].to_string();
    let pasted = told("missed_offers = 2\n");
    assert!(pasted.contains("write it at the top, before the first table"), "{pasted}");
    let again = told("[[queue]]\nname = \"support\"\n");
    assert!(again.contains("is already on line 5: write all of it there"), "{again}");
    let top = GOOD.replace("owner =", "grace_s = 3\nowner =");
    let told = Policy::parse(&top).expect_err("a fault")[0].to_string();
    assert!(told.contains("grace_s must be a whole number") && !told.contains("policy."), "{told}");
}

#[test]
fn a_good_policy_says_what_it_says() {
    let policy = Policy::parse(GOOD).expect("faultless");
    let billing = policy.queue(&"billing".parse().unwrap()).expect("billing");
    assert_eq!(billing.title, "billing");
    assert_eq!(billing.dispositions, ["solved", "refunded"]);
    assert_eq!(billing.when_closed, WhenClosed::TurnAway);
    let hours = policy.hours_of(&billing.name).expect("hours");
    assert!(hours.is_open("2026-12-24T08:30:00Z".parse().unwrap()));
    assert!(hours.spans("2026-12-31".parse().unwrap()).is_empty());
    assert_eq!(hours.spans("2026-11-23".parse().unwrap()).len(), 2);
}

#[test]
fn the_hash_is_that_of_the_text() {
    let policy = Policy::parse(GOOD).expect("faultless");
    assert_eq!(policy.hash().len(), 64);
    assert_eq!(policy.text(), GOOD);
    let edited = Policy::parse(&format!("{GOOD}\n")).expect("faultless");
    assert_ne!(policy.hash(), edited.hash());
}

#[test]
fn an_empty_file_is_told_all_it_lacks() {
    let list = Policy::parse("").expect_err("faults");
    let codes: Vec<&str> = list.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["missing_key", "missing_key", "missing_key", "missing_queue"]);
}

#[test]
fn broken_toml_is_one_fault_with_its_line() {
    assert_eq!(faults_with("owner = \"Dana\"", "owner = \"Dana"), [(2, "syntax")]);
    let open = faults_with("skills = [\"money\"]", "skills = [\"money\"");
    assert_eq!(open.len(), 1, "an open bracket is one fault: {open:?}");
}

#[test]
fn all_faults_are_found_at_once_in_the_order_of_their_lines() {
    let more = "[[route]]\nname = \"a\"\nqueue = \"supprt\"\nwhen = { intnet = \"x\" }\n\
                [[trigger]]\nname = \"t\"\nwhen = { misunderstood = 0 }\nprioritty = \"high\"\n";
    let expected = [
        (3, "unknown_queue"),
        (4, "empty_condition"),
        (4, "unknown_key"),
        (7, "wrong_type"),
        (8, "unknown_key"),
    ];
    assert_eq!(faults(more), expected);
}

#[test]
fn a_mistyped_name_is_answered_with_the_nearest_one() {
    let text =
        format!("{GOOD}[[route]]\nname = \"a\"\nqueue = \"biling\"\nwhen = {{ tag = \"x\" }}\n");
    let list = Policy::parse(&text).expect_err("a fault");
    assert_eq!(list.len(), 1);
    assert!(list[0].message.contains("did you mean \"billing\"?"), "{}", list[0]);
    assert!(list[0].to_string().starts_with("line 20: "), "{}", list[0]);
}

#[test]
fn head_faults_have_their_lines() {
    assert_eq!(faults_with("version = 1", "version = 2"), [(1, "wrong_version")]);
    assert_eq!(faults_with("fallback = \"support\"", "fallback = \"x\""), [(3, "unknown_queue")]);
    assert_eq!(faults_with("fallback = \"support\"\n", ""), [(1, "missing_key")]);
    assert_eq!(faults_with("owner = \"Dana\"", "owner = 7"), [(2, "wrong_type")]);
    let setting = "owner = \"Dana\"\nundo_s = 600\nbot_silent = \"never\"\nhurry = 1";
    let expected = [(3, "wrong_type"), (4, "unknown_value"), (5, "unknown_key")];
    assert_eq!(faults_with("owner = \"Dana\"", setting), expected);
}

#[test]
fn hours_faults_have_their_lines() {
    assert_eq!(faults_with("Europe/Berlin", "Europe/Bärlin"), [(14, "bad_zone")]);
    assert_eq!(faults_with("13:30-18:00", "12:00-18:00"), [(15, "overlapping_spans")]);
    assert_eq!(faults_with("13:30-18:00", "13:30-13:30"), [(15, "bad_span")]);
    let night = GOOD.replace("13:30-18:00", "22:00-06:00");
    assert!(Policy::parse(&night).is_ok(), "a span may go over midnight");
    assert_eq!(faults_with("2026-12-25", "25.12.2026"), [(16, "bad_date")]);
    assert_eq!(faults_with("hours = \"office\"", "hours = \"offise\""), [(8, "unknown_hours")]);
    assert_eq!(faults_with("mon =", "monday ="), [(12, "never_open"), (15, "unknown_key")]);
    let both = "zone = \"UTC\"\nalways = true";
    assert_eq!(faults_with("zone = \"Europe/Berlin\"", both), [(15, "contradiction")]);
}

#[test]
fn queue_faults_have_their_lines() {
    assert_eq!(faults_with("name = \"billing\"", "name = \"support\""), [(7, "duplicate_name")]);
    assert_eq!(faults_with("name = \"billing\"", "name = \"Big Bills\""), [(7, "bad_name")]);
    assert_eq!(faults_with("turn_away", "go_away"), [(11, "unknown_value")]);
    assert_eq!(faults_with("skills = [\"money\"]", "skills = [7]"), [(10, "wrong_type")]);
}

#[test]
fn trigger_faults_have_their_lines() {
    let one = |body: &str| faults(&format!("[[trigger]]\nname = \"t\"\n{body}\n"));
    assert_eq!(one(""), [(1, "missing_key")]);
    assert_eq!(one("when = {}"), [(3, "one_condition")]);
    let two = "when = { bot_signal = true, misunderstood = 2 }";
    assert_eq!(one(two), [(3, "one_condition")]);
    assert_eq!(one("when = { bot_signal = false }"), [(3, "one_condition"), (3, "wrong_value")]);
    assert_eq!(one("when = { confidence_below = 40 }"), [(3, "wrong_type")]);
    assert_eq!(one("when = { keywords = [\"!\"] }"), [(3, "bad_keyword")]);
    let forbidden = "when = { bot_failure = true }\nenabled = false";
    assert_eq!(one(forbidden), [(4, "failure_forbidden")]);
    assert_eq!(one("when = { explicit_request = true }\nenabled = false"), []);
    assert_eq!(
        one("when = { confidence_below = 0.4 }\npriority = \"asap\""),
        [(4, "unknown_value")]
    );
}

#[test]
fn message_faults_have_their_lines() {
    let one = |body: &str| faults(&format!("[messages.en]\n{body}\n"));
    assert_eq!(one("joined = \"{{ agent\""), [(2, "bad_template")]);
    assert_eq!(one("joined = \"{{ agent | shout }}\""), [(2, "bad_template")]);
    assert_eq!(one("joined = \"{{ agnet }}\""), [(2, "unknown_variable")]);
    assert_eq!(one("joined = \"wait {{ wait }}\""), [(2, "unknown_variable")]);
    assert_eq!(one("joinned = \"x\""), [(2, "unknown_message")]);
    assert_eq!(one("joined = 1"), [(2, "wrong_type")]);
    assert_eq!(faults("[messages.english]\njoined = \"x\"\n"), [(1, "bad_language")]);
}

#[test]
fn no_text_makes_the_reader_panic() {
    for cut in 0..GOOD.len() {
        let _ = Policy::parse(&GOOD[..cut]);
    }
    for text in ["[[queue]]", "queue = 1", "messages = 3", "[[hours]]\ndates = 1", "version = -1"] {
        assert!(Policy::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_text_of_one_channel_is_read_like_one_of_all_and_a_message_is_no_channel() {
    let with = |text: &str| {
        let faults = Policy::parse(&format!("{GOOD}\n{text}")).err().unwrap_or_default();
        faults.into_iter().map(|fault| fault.code).collect::<Vec<_>>()
    };
    assert_eq!(with("[messages.en.hook]\njoined = \"{{ agent }} here\"\n"), [""; 0]);
    assert_eq!(with("[messages.en.hook]\njoind = \"x\"\n"), ["unknown_message"]);
    assert_eq!(with("[messages.en.hook]\njoined = \"{{ position }}\"\n"), ["unknown_variable"]);
    assert_eq!(with("[messages.en.joined]\nhook = \"x\"\n"), ["wrong_type"]);
}
