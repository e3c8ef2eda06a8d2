//! Where a hand-over goes by its circumstances, and why it did not go elsewhere.

use std::collections::BTreeMap;

use baton_shared::id::{AgentName, QueueName};

use super::super::facts::{HandoverWish, Latest, Reply};
use super::super::promise::Staffing;
use super::super::route::{DecidedBy, Loser};
use super::*;

const FRIDAY: &str = "2026-11-20T10:00:00Z";
const NIGHT: &str = "2026-11-20T23:00:00Z";

fn policy(more: &str) -> Policy {
    let text = format!(
        "version = 1\nowner = \"Dana\"\nfallback = \"support\"\n\
         [[hours]]\nname = \"office\"\nzone = \"UTC\"\nfri = [\"09:00-17:00\"]\n\
         [[queue]]\nname = \"support\"\n{more}"
    );
    Policy::parse(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn asks() -> Facts<'static> {
    let latest = Latest::judged("I want a human", Some("en"));
    Facts { latest, language: Some("en"), ..Facts::on("web") }
}

fn routed(policy: &Policy, facts: &Facts<'_>, at: &str) -> Routed {
    evaluate(policy, facts, at.parse().expect("an instant")).handover.expect("a wish").route
}

fn lost<'a>(routed: &'a Routed, rule: &str) -> Option<&'a str> {
    let found = routed.losers.iter().find(|Loser { rule: one, .. }| one == rule);
    found.map(|loser| loser.why.as_str())
}

fn queue(name: &str) -> QueueName {
    name.parse().expect("a queue's name")
}

#[test]
fn tier_region_hours_mood_and_skills_decide_and_each_says_why_it_did_not() {
    let policy = policy(
        "[[queue]]\nname = \"vip\"\n\
         [[route]]\nname = \"tier\"\nwhen = { tier = [\"gold\"], region = [\"EU\"] }\nqueue = \"vip\"\n\
         [[route]]\nname = \"spent\"\nwhen = { variable = { spent = \">= 1000\" } }\nqueue = \"vip\"\n\
         [[route]]\nname = \"mood\"\nwhen = { sentiment_below = -0.5 }\nqueue = \"vip\"\n\
         [[route]]\nname = \"skill\"\nwhen = { skill = [\"sql\"] }\nqueue = \"vip\"\n\
         [[route]]\nname = \"night\"\nwhen = { closed = [\"office\"] }\nqueue = \"vip\"\n",
    );
    let by = |facts: &Facts<'_>, at: &str| routed(&policy, facts, at).rule;
    let pairs = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    };
    let (gold, rich) = (pairs(&[("tier", "Gold"), ("country", "eu")]), pairs(&[("spent", "1000")]));
    assert_eq!(by(&Facts { attributes: &gold, ..asks() }, FRIDAY), DecidedBy::Route("tier".into()));
    assert_eq!(
        by(&Facts { attributes: &rich, ..asks() }, FRIDAY),
        DecidedBy::Route("spent".into())
    );
    let latest = Latest::judged("this is awful and terrible, I want a human", Some("en"));
    let angry = Facts { latest, ..asks() };
    assert_eq!(by(&angry, FRIDAY), DecidedBy::Route("mood".into()));
    let skills = ["sql".to_owned()];
    let wish = HandoverWish { skills: &skills, ..HandoverWish::default() };
    let bot = BotFacts::Replied(Reply { handover: Some(wish), ..Reply::default() });
    assert_eq!(by(&Facts { bot, ..asks() }, FRIDAY), DecidedBy::Route("skill".into()));
    assert_eq!(by(&asks(), NIGHT), DecidedBy::Route("night".into()));
    let plain = routed(&policy, &asks(), FRIDAY);
    assert_eq!(plain.rule, DecidedBy::Fallback);
    assert_eq!(lost(&plain, "tier"), Some("the tier is unknown, not gold"));
    assert_eq!(lost(&plain, "night"), Some("office is open"));
    assert!(lost(&plain, "mood").is_some_and(|why| why.contains("not below -0.50")));
}

#[test]
fn a_full_queue_passes_on_to_the_next_never_in_a_circle_and_never_far() {
    let chain = "[[queue]]\nname = \"a\"\noverflow = { to = \"b\", waiting = 2 }\n\
         [[queue]]\nname = \"b\"\noverflow = { to = \"c\", waiting = 2 }\n\
         [[queue]]\nname = \"c\"\noverflow = { to = \"a\", waiting = 2 }\n\
         [[route]]\nname = \"all\"\nwhen = { channel = \"web\" }\nqueue = \"a\"\n";
    let policy = policy(chain);
    let with = |waiting: [u32; 3]| -> BTreeMap<QueueName, Staffing> {
        let one = |waiting| Staffing { present: 1, waiting, ..Staffing::default() };
        ["a", "b", "c"].iter().zip(waiting).map(|(name, n)| (queue(name), one(n))).collect()
    };
    let to = |waiting| {
        let staffing = with(waiting);
        routed(&policy, &Facts { staffing: &staffing, ..asks() }, FRIDAY)
    };
    assert_eq!(to([1, 0, 0]).queue.as_str(), "a");
    let once = to([2, 1, 0]);
    assert_eq!(once.queue.as_str(), "b");
    assert_eq!(lost(&once, "a"), Some("2 wait, of at most 2: on to b"));
    assert_eq!(to([5, 5, 1]).queue.as_str(), "c");
    let all_full = to([5, 5, 5]);
    assert!(all_full.losers.len() <= 6, "{all_full:?}");
}

#[test]
fn overflow_goes_by_wait_and_by_staffing_and_never_into_a_closed_queue() {
    let policy = policy(
        "[[queue]]\nname = \"day\"\nhours = \"office\"\n\
         [[queue]]\nname = \"slow\"\noverflow = { to = \"support\", wait_min = 10 }\n\
         [[queue]]\nname = \"empty\"\noverflow = { to = \"day\", unstaffed = true }\n\
         [[route]]\nname = \"slow\"\nwhen = { tag = \"slow\" }\nqueue = \"slow\"\n\
         [[route]]\nname = \"rest\"\nwhen = { channel = \"web\" }\nqueue = \"empty\"\n",
    );
    assert_eq!(routed(&policy, &asks(), FRIDAY).queue.as_str(), "day");
    let night = routed(&policy, &asks(), NIGHT);
    assert_eq!(night.queue.as_str(), "empty");
    assert_eq!(lost(&night, "overflow of empty"), Some("nobody of it is there, but day is closed"));
    let tags = ["slow".to_owned()];
    let busy =
        Staffing { present: 1, waiting: 4, recent_handle_s: Some(300), ..Staffing::default() };
    let calm = Staffing { present: 1, available: 1, ..busy };
    let calm = Staffing { waiting: 0, ..calm };
    for (staffing, expected) in [(busy, "support"), (calm, "slow")] {
        let there = Staffing { present: 1, ..Staffing::default() };
        let staffing = BTreeMap::from([(queue("slow"), staffing), (queue("support"), there)]);
        let facts = Facts { tags: &tags, staffing: &staffing, ..asks() };
        assert_eq!(routed(&policy, &facts, FRIDAY).queue.as_str(), expected);
    }
}

#[test]
fn nobody_leaves_a_queue_where_somebody_is_for_one_where_nobody_is() {
    let policy = policy(
        "[[queue]]\nname = \"a\"\noverflow = { to = \"b\", waiting = 2 }\n\
         [[queue]]\nname = \"b\"\noverflow = { to = \"c\", unstaffed = true }\n\
         [[queue]]\nname = \"c\"\n\
         [[route]]\nname = \"all\"\nwhen = { channel = \"web\" }\nqueue = \"a\"\n",
    );
    let to = |present: [u32; 3]| {
        let one = |present| Staffing { present, waiting: 2, ..Staffing::default() };
        let queues = ["a", "b", "c"].iter().zip(present);
        let staffing = queues.map(|(name, n)| (queue(name), one(n))).collect();
        routed(&policy, &Facts { staffing: &staffing, ..asks() }, FRIDAY)
    };
    let stays = to([1, 0, 0]);
    assert_eq!(stays.queue.as_str(), "a");
    let why = "2 wait, of at most 2, but nobody of b is there";
    assert_eq!(lost(&stays, "overflow of a"), Some(why));
    assert_eq!((stays.losers.len(), lost(&stays, "b")), (1, None));
    for (present, expected) in [([1, 1, 0], "b"), ([1, 0, 1], "c"), ([0, 0, 0], "c")] {
        assert_eq!(to(present).queue.as_str(), expected, "{present:?}");
    }
}

#[test]
fn a_route_that_wins_says_what_it_saw_of_each_condition() {
    let policy = policy(
        "[[queue]]\nname = \"vip\"\n\
         [[route]]\nname = \"all\"\nqueue = \"vip\"\nwhen = { keywords = { en = [\"parcel*\", \
         \"human*\"] }, intent = [\"a\", \"refund\"], language = [\"en\"], channel = [\"web\"], \
         tag = [\"press\"], variable = { spent = \">= 1000\" }, tier = [\"gold\"], region = [\"EU\"], \
         open = [\"office\"], sentiment_below = 0.5 }\n",
    );
    let pairs = [("tier", "Gold"), ("country", "eu"), ("spent", "1500")];
    let attributes = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let tags = ["press".to_owned()];
    let facts = Facts { intent: Some("refund"), tags: &tags, attributes: &attributes, ..asks() };
    assert_eq!(
        routed(&policy, &facts, FRIDAY).fits,
        [
            "\"human*\" was said",
            "the intent is refund",
            "the language is en",
            "the channel is web",
            "a tag is press",
            "spent is >= 1000",
            "the tier is gold",
            "the region is EU",
            "office is open",
            "sounds like 0.00, below 0.50",
        ]
    );
}

#[test]
fn a_split_deals_a_conversation_to_the_same_side_and_tells_what_it_drew() {
    let policy = policy(
        "[[queue]]\nname = \"b\"\n\
         [[route]]\nname = \"half\"\nwhen = { channel = \"web\" }\nqueue = \"support\"\nsplit = { b = 50 }\n",
    );
    let to = |key: &str| routed(&policy, &Facts { key, ..asks() }, FRIDAY);
    let keys: Vec<String> = (0..200).map(|n| n.to_string()).collect();
    let there = keys.iter().filter(|key| to(key).queue.as_str() == "b").count();
    assert!((60..140).contains(&there), "{there}");
    assert_eq!(to("7").queue, to("7").queue);
    let stayed = keys.iter().map(|key| to(key)).find(|routed| routed.queue.as_str() == "support");
    let why = stayed.as_ref().and_then(|routed| lost(routed, "half, split")).expect("told");
    assert!(why.starts_with("50 of 100 go to b, and this one drew "), "{why}");
}

#[test]
fn the_last_agent_is_asked_first_if_they_are_there_and_serve_the_queue() {
    let policy = policy(
        "[[route]]\nname = \"back\"\nwhen = { channel = \"web\" }\nqueue = \"support\"\nagent = \"last\"\n",
    );
    let anna: AgentName = "anna".parse().expect("a name");
    let on =
        |queues: &[&str]| vec![(anna.clone(), queues.iter().map(|name| queue(name)).collect())];
    let (all, other) = (on(&[]), on(&["billing"]));
    let ask = |on: &[(AgentName, Vec<QueueName>)]| {
        routed(&policy, &Facts { last_agent: Some(&anna), on, ..asks() }, FRIDAY)
    };
    assert_eq!(ask(&all).agent.as_ref(), Some(&anna));
    assert_eq!(lost(&ask(&other), "anna"), Some("does not serve this queue"));
    assert_eq!(lost(&ask(&[]), "anna"), Some("takes no tickets now"));
    let new = routed(&policy, &asks(), FRIDAY);
    assert_eq!(lost(&new, "last agent"), Some("the customer had none before"));
}

#[test]
fn what_a_queue_needs_for_an_intent_and_nobody_said_is_missing() {
    let policy = policy(
        "[[queue]]\nname = \"billing\"\nrequired = { refund = [\"order\", \"iban\"] }\n\
         [[queue]]\nname = \"tech\"\nrequired = [\"serial\"]\n\
         [[route]]\nname = \"money\"\nwhen = { intent = [\"refund\", \"invoice\"] }\nqueue = \"billing\"\n\
         [[route]]\nname = \"rest\"\nwhen = { channel = \"web\" }\nqueue = \"tech\"\n",
    );
    let known = BTreeMap::from([
        ("order".to_owned(), "55".to_owned()),
        ("serial".to_owned(), " ".to_owned()),
    ]);
    let missing = |intent| {
        let facts = Facts { intent, variables: &known, ..asks() };
        routed(&policy, &facts, FRIDAY).missing
    };
    assert_eq!(missing(Some("refund")), ["iban"]);
    assert!(missing(Some("invoice")).is_empty());
    assert_eq!(missing(None), ["serial"]);
}

#[test]
fn faults_of_routes_and_queues_are_told_with_their_code() {
    let route = "[[route]]\nname = \"r\"\nqueue = \"support\"\n";
    for (more, code) in [
        (format!("{route}when = {{ open = [\"ofice\"] }}\n"), "unknown_hours"),
        (format!("{route}when = {{ variable = {{ spent = \"> x\" }} }}\n"), "bad_comparison"),
        (format!("{route}when = {{ tag = \"x\" }}\nsplit = {{ nowhere = 5 }}\n"), "unknown_queue"),
        (format!("{route}when = {{ tag = \"x\" }}\nsplit = {{ support = 101 }}\n"), "wrong_type"),
        (format!("{route}when = {{ tag = \"x\" }}\nagent = \"a b\"\n"), "bad_name"),
        (
            "[[queue]]\nname = \"q\"\noverflow = { to = \"q\", waiting = 3 }\n".to_owned(),
            "overflow_to_itself",
        ),
        (
            "[[queue]]\nname = \"q\"\noverflow = { to = \"suport\", waiting = 3 }\n".to_owned(),
            "unknown_queue",
        ),
        ("[[queue]]\nname = \"q\"\noverflow = { to = \"support\" }\n".to_owned(), "missing_key"),
    ] {
        let text = format!(
            "version = 1\nowner = \"D\"\nfallback = \"support\"\n[[queue]]\nname = \"support\"\n{more}"
        );
        let faults = Policy::parse(&text).expect_err(&more);
        assert!(faults.iter().any(|fault| fault.code == code), "{more}: {faults:?}");
    }
}
