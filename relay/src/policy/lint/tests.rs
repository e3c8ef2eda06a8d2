//! A smallest faulty policy for each code, and none on what is shipped.

use super::*;
use crate::policy::preview::Look;

fn now() -> Timestamp {
    "2026-11-23T10:00:00Z".parse().expect("an instant")
}

fn found(text: &str, desk: Option<&Desk>) -> Vec<(&'static str, usize)> {
    let policy = Policy::parse(text).unwrap_or_else(|faults| panic!("faultless: {faults:?}"));
    lint(&policy, desk, now()).into_iter().map(|f| (f.code, f.line)).collect()
}

const CLEAN: &str = r#"version = 1
owner = "Dana"
fallback = "support"
[[trigger]]
name = "wish"
owner = "Dana"
note = "n"
when = { explicit_request = true }
[[route]]
name = "refunds"
owner = "Dana"
note = "n"
when = { intent = ["refund"] }
queue = "billing"
[[queue]]
name = "support"
[[queue]]
name = "billing"
[[example]]
name = "e"
says = ["I want to talk to a person"]
intent = "refund"
expect = { queue = "billing", route = "refunds", trigger = "wish" }
"#;

fn with(old: &str, new: &str) -> String {
    assert!(CLEAN.contains(old), "{old}");
    CLEAN.replace(old, new)
}

fn served(queues: &[&str]) -> Desk {
    let served = queues.iter().map(|queue| queue.parse().expect("a name")).collect();
    Desk { served, ..Desk::default() }
}

#[test]
fn what_is_shipped_and_a_small_clean_policy_have_no_finding() {
    assert_eq!(found(CLEAN, Some(&served(&["support", "billing"]))), []);
    assert_eq!(found(Policy::default_text(), Some(&served(&["support", "billing"]))), []);
}

#[test]
fn each_code_has_a_smallest_policy_that_brings_it_about_at_its_line() {
    let route = "\n[[route]]\nname = \"later\"\nowner = \"Dana\"\nnote = \"n\"\n\
                 when = { intent = \"REFUND\", channel = \"web\" }\nqueue = \"support\"\n[[queue]]";
    let closed = "[[hours]]\nname = \"h\"\nzone = \"UTC\"\n";
    let hours = |spans: &str| {
        format!("{CLEAN}{closed}{spans}\n").replace(
            "[[queue]]\nname = \"billing\"",
            "[[queue]]\nname = \"billing\"\nhours = \"h\"",
        )
    };
    let cases = [
        (
            with(
                "owner = \"Dana\"\nnote = \"n\"\nwhen = { intent",
                "note = \"n\"\nwhen = { intent",
            ),
            "missing_owner",
            10,
        ),
        (with("note = \"n\"\nwhen = { intent", "when = { intent"), "missing_note", 10),
        (
            with(
                "intent = \"refund\"\nexpect = { queue = \"billing\", route = \"refunds\", trigger",
                "expect = { trigger",
            ),
            "missing_example",
            10,
        ),
        (hours("mon = [\"09:00-12:59\", \"13:00-18:00\"]"), "hours_gap", 26),
        (
            format!(
                "{CLEAN}[messages.en]\nhandover_unstaffed = \"Somebody is with you shortly.\"\n"
            ),
            "live_promise",
            25,
        ),
        (
            with(
                "owner = \"Dana\"\nfallback",
                "owner = \"Dana\"\nintents = [\"refund\", \"return\"]\nfallback",
            ),
            "uncovered_intent",
            3,
        ),
    ];
    for (text, code, line) in cases {
        assert_eq!(found(&text, None), [(code, line)], "{code}");
    }
    let twice = CLEAN.replacen("[[queue]]", route.trim_start_matches('\n'), 1);
    assert_eq!(found(&twice, None), [("missing_example", 16), ("unreachable_rule", 16)]);
    let never = hours(
        "dates = { \"2020-01-01\" = [\"09:00-10:00\"] }\nmon = [\"09:00-10:00\"]\nholidays = []",
    );
    assert_eq!(found(&never, None), []);
    assert_eq!(found(CLEAN, Some(&served(&["support"]))), [("empty_queue", 18)]);
}

#[test]
fn hours_that_never_open_again_make_a_dead_queue() {
    let days = (0..60).map(|week| {
        let monday = jiff::civil::date(2026, 11, 23).checked_add(jiff::Span::new().weeks(week));
        format!("\"{}\"", monday.expect("a day"))
    });
    let holidays: Vec<String> = days.collect();
    let text = format!(
        "{}[[hours]]\nname = \"h\"\nzone = \"UTC\"\nmon = [\"09:00-10:00\"]\nholidays = [{}]\n",
        CLEAN.replace(
            "name = \"billing\"\n[[example]]",
            "name = \"billing\"\nhours = \"h\"\n[[example]]"
        ),
        holidays.join(", ")
    );
    assert_eq!(found(&text, None), [("dead_queue", 18)]);
}

#[test]
fn a_trigger_that_another_forestalls_and_that_adds_nothing_is_told() {
    let second = "[[trigger]]\nname = \"again\"\nowner = \"D\"\nnote = \"n\"\nwhen = { misunderstood = 3 }\nX\
                  [[trigger]]\nname = \"first\"\nowner = \"D\"\nnote = \"n\"\nwhen = { misunderstood = 2 }\n";
    let codes = |text: &str| -> Vec<&str> { found(text, None).iter().map(|f| f.0).collect() };
    let order = |outcome: &str, swap: bool| {
        let (a, b) = second.split_once('X').expect("two");
        let (a, b) = if swap {
            (b.to_owned(), format!("{a}{outcome}"))
        } else {
            (format!("{a}{outcome}"), b.to_owned())
        };
        CLEAN.replacen("[[route]]", &format!("{a}{b}[[route]]"), 1)
    };
    let unreached = |text: &str| codes(text).contains(&"unreachable_rule");
    assert!(unreached(&order("", true)));
    assert!(!unreached(&order("", false)), "in this order the later one is reached first");
    assert!(!unreached(&order("priority = \"high\"\n", true)), "it raises the priority");
}

#[test]
fn queues_that_overflow_in_a_circle_are_found_whatever_the_key_is_called() {
    let text = "[[queue]]\nname = \"a\"\noverflow_to = \"b\"\n[[queue]]\nname = \"b\"\n\
                overflow = [{ after_s = 5, queue = \"c\" }]\n[[queue]]\nname = \"c\"\noverflow = { queue = \"a\" }\n\
                [[queue]]\nname = \"d\"\noverflow_to = \"a\"\n";
    let found = Places::of(text).overflow_cycles();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code, found[0].line), ("overflow_cycle", 2));
    assert!(found[0].message.ends_with("a, b, c"));
    let straight = text.replace("queue = \"a\" }", "queue = \"e\" }");
    assert!(Places::of(&straight).overflow_cycles().is_empty());
}

#[test]
fn queues_whose_tickets_go_only_round_among_themselves_are_told_once() {
    let queue = |name: &str, to: &str| format!("[[queue]]\nname = \"{name}\"\n{to}");
    let policy = |a: &str, b: &str| {
        let both = queue("a", &format!("transfer_to = {a}\n")) + &queue("b", b);
        Policy::parse(&format!(
            "version = 1\nowner = \"D\"\nfallback = \"c\"\n{both}{}",
            queue("c", "")
        ))
    };
    let told = |a: &str, b: &str| {
        let all = lint(&policy(a, b).expect("faultless"), None, now());
        all.into_iter().filter(|one| one.code == "transfer_cycle").map(|one| one.message).collect()
    };
    let told: &dyn Fn(&str, &str) -> Vec<String> = &told;
    let found = told("[\"b\"]", "transfer_to = [\"a\"]\n");
    assert!(found.len() == 1 && found[0].ends_with("a, b"), "{found:?}");
    assert!(told("[\"b\"]", "").is_empty(), "from b they go anywhere");
    assert!(told("[\"b\"]", "transfer_to = [\"a\", \"c\"]\n").is_empty());
    assert!(told("[]", "transfer_to = []\n").is_empty(), "nobody passes them on");
    let unknown = policy("[\"d\"]", "").expect_err("there is no d");
    assert_eq!(unknown[0].code, "unknown_queue");
}

#[test]
fn a_service_level_that_nobody_can_have_and_moves_in_a_circle_are_told() {
    let level = |name: &str, body: &str| {
        format!("[[service_level]]\nname = \"{name}\"\nfirst_response_min = 5\n{body}\n")
    };
    let codes = |levels: &[(&str, &str)]| {
        let levels: String = levels.iter().map(|(name, body)| level(name, body)).collect();
        found(&format!("{CLEAN}{levels}"), None)
    };
    let narrow = ("narrow", "queue = \"billing\"\npriority = \"urgent\"");
    let wide = ("wide", "queue = [\"billing\", \"support\"]");
    assert_eq!(codes(&[narrow, wide]), []);
    assert_eq!(codes(&[wide, narrow]), [("dead_level", 29)]);
    assert_eq!(codes(&[("contract", "by_name = true"), wide]), [("dead_level", 25)]);
    let all = [("all", ""), ("any", "priority = [\"low\", \"normal\", \"high\", \"urgent\"]")];
    assert_eq!(codes(&all), [("dead_level", 29)]);
    let off = with("queue = \"billing\"\n[[queue]]", "queue = \"support\"\n[[queue]]")
        .replace("queue = \"billing\", route", "queue = \"support\", route");
    let off = format!("{off}{}", level(narrow.0, narrow.1));
    assert_eq!(found(&off, None), [("dead_level", 25)], "nothing leads to billing");
    let there = ("there", "queue = \"support\"\nwhen_breached = { queue = \"billing\" }");
    let back = ("back", "queue = \"billing\"\nwhen_at_risk = { queue = \"support\" }");
    assert_eq!(codes(&[there]), []);
    assert_eq!(codes(&[there, back]), [("escalation_cycle", 25)]);
}

#[test]
fn the_office_of_the_documentation_has_no_finding() {
    let office = include_str!("../../../../docs/policy-office.toml");
    assert_eq!(found(office, Some(&served(&["support", "billing", "complaints"]))), []);
}

#[test]
fn every_code_is_listed_once_and_in_order() {
    assert!(CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
}

#[test]
fn a_queue_that_only_a_split_or_an_overflow_leads_to_is_led_to() {
    let places = Places::of(
        "[[route]]\nname = \"r\"\nqueue = \"a\"\nsplit = [{ to = \"b\", percent = 10 }]\n\
         [[queue]]\nname = \"a\"\noverflow = { to = \"c\", waiting = 5 }\n[[queue]]\nname = \"d\"\n",
    );
    assert!(["a", "b", "c"].iter().all(|queue| places.leads_to(queue)));
    assert!(!places.leads_to("d"));
}

#[test]
fn queues_that_ask_agents_need_some_who_can_carry_their_tickets_and_skills_that_were_asked_for() {
    let codes = |text: &str, desk: Option<&Desk>| -> Vec<&str> {
        found(text, desk).iter().map(|found| found.0).collect()
    };
    let asking =
        with("name = \"billing\"\n[[ex", "name = \"billing\"\nassign = \"least_busy\"\n[[ex");
    assert!(codes(&asking, None).is_empty());
    let served = ["support".parse().expect("a queue")].into();
    let desk = Desk { served, ..Desk::default() };
    assert_eq!(found(&asking, Some(&desk)), [("nobody_to_ask", 18)]);
    let heavy = "[capacity]\nunits = 2\nchannels = { phone = 3, web = 2 }\n";
    let lines = asking.lines().count();
    assert_eq!(found(&format!("{asking}{heavy}"), None), [("never_offered", lines + 1)]);
    assert_eq!(codes(&format!("{CLEAN}{heavy}"), None), ["unused_capacity"]);
    let relax = |drop: &str| {
        let relaxed = format!(
            "assign = \"least_busy\"\nskills = [\"german\"]\nrelax = [{{ after_min = 5, drop = \"{drop}\" }}]\n"
        );
        asking.replace("assign = \"least_busy\"\n", &relaxed)
    };
    assert!(codes(&relax("german"), None).is_empty() && codes(&relax("*"), None).is_empty());
    assert_eq!(codes(&relax("germn"), None), ["unknown_skill"]);
}

#[test]
fn a_value_that_is_compared_as_a_number_and_is_none_of_customers_seen_lately_is_named() {
    let trigger = "[[trigger]]\nname = \"vip\"\nowner = \"D\"\nnote = \"n\"\nqueue = \"billing\"\n\
                   when = { customer = { tier = \"gold\", spent = \">= 1000\" } }\n\
                   [[example]]\nname = \"vip\"\nsays = [\"hello\"]\n\
                   customer = { tier = \"gold\", spent = \"1500\" }\nexpect = { trigger = \"vip\" }\n";
    let text = format!("{CLEAN}{trigger}");
    let mut desk = Desk::default();
    desk.served.extend(["support", "billing"].map(|name| name.parse().expect("a queue")));
    assert_eq!(found(&text, Some(&desk)), []);
    for (name, value) in [("tier", "gold"), ("spent", "1500"), ("spent", "1,500.00")] {
        desk.values.entry(name.to_owned()).or_default().count(value);
    }
    assert_eq!(found(&text, Some(&desk)), [], "words need not be numbers");
    desk.values.entry("spent".to_owned()).or_default().count("1,500");
    let policy = Policy::parse(&text).expect("faultless");
    let all = lint(&policy, Some(&desk), now());
    assert_eq!(all.iter().map(|one| one.code).collect::<Vec<_>>(), ["unread_number"]);
    assert!(all[0].message.contains("trigger vip compares spent"), "{}", all[0].message);
    assert!(all[0].message.contains("1 of 3 customers"), "{}", all[0].message);
}

#[test]
fn a_promise_of_somebody_soon_is_found_however_it_is_put_and_an_honest_text_is_left_alone() {
    let found = |language: &str, text: &str| live::promise(language, text).is_some();
    for (language, text) in [
        ("en", "One of us will be with you soon."),
        ("en", "An agent is on the way. Please hold."),
        ("en", "We will connect you to a colleague."),
        ("en", "Your wait is about 5 minutes."),
        ("de", "Wir verbinden Sie mit einem Mitarbeiter."),
        ("de", "In 3 Minuten ist jemand bei Ihnen."),
        ("es", "Le paso con un compañero, no cuelgue."),
        ("fr", "Je vous mets en relation, ne quittez pas."),
        ("it", "Resti in linea: tra 2 minuti siamo da Lei."),
        ("pt", "Um colega fala consigo daqui a pouco."),
        ("nl", "Ik verbind u door, blijf aan de lijn."),
    ] {
        assert!(found(language, text), "{language}: {text}");
    }
    for (language, text) in [
        ("en", "Nobody is here now. We answer as soon as we are back, {{ opens_at }}."),
        ("en", "Your message is kept as number 12. It is about your 5 parcels."),
        ("de", "Ihre Nachricht ist gespeichert; sobald jemand da ist, antworten wir hier."),
        ("es", "Le responderemos aquí en cuanto volvamos."),
        ("fr", "Votre message est gardé. À bientôt."),
        ("it", "Il messaggio è salvato con il numero 12."),
        ("nl", "Wij antwoorden hier zodra wij terug zijn."),
    ] {
        assert!(!found(language, text), "{language}: {text}");
    }
}

#[test]
fn the_words_of_one_channel_are_looked_at_as_those_of_all() {
    let own = "[messages.en.hook]\nhandover_closed = \"Somebody is with you shortly.\"\n";
    assert_eq!(found(&format!("{CLEAN}{own}"), None), [("live_promise", 25)]);
}

#[test]
fn a_stage_is_said_with_nobody_on_too() {
    let stage = "[[stage]]\nafter_s = 60\ntext = { en = \"Somebody is with you shortly.\" }\n";
    assert_eq!(found(&format!("{CLEAN}{stage}"), None), [("live_promise", 26)]);
    let stage = stage.replace("Somebody is with you shortly", "Thank you for waiting");
    assert_eq!(found(&format!("{CLEAN}{stage}"), None), []);
}

#[test]
fn no_built_in_text_that_may_be_said_with_nobody_on_promises_somebody() {
    let policy = Policy::parse(Policy::default_text()).expect("faultless");
    let now = "2026-11-20T12:00:00Z".parse().expect("an instant");
    for language in ["en", "de", "es"] {
        let all = policy.preview(language, ("hook", Look::Messages), now);
        let alone = all.iter().filter(|one| live::NOBODY_ON.contains(&one.name.as_str()));
        assert!(alone.clone().count() >= live::NOBODY_ON.len() - 1, "all but stages");
        for one in alone {
            assert_eq!(live::promise(language, &one.text), None, "{}: {}", one.name, one.text);
        }
    }
}
