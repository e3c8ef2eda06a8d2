//! What is said, in which language, and what can never be said.

use super::*;
use crate::policy::promise::Staffing;

fn policy(messages: &str) -> Policy {
    Policy::parse(&format!("{}\n{messages}", Policy::default_text())).expect("a faultless policy")
}

fn staffed() -> LivePromise {
    let desk = Staffing {
        present: 2,
        available: 1,
        waiting: 1,
        recent_handle_s: Some(200),
        ..Staffing::default()
    };
    LivePromise::new(&desk).expect("somebody is there")
}

fn notices() -> impl Iterator<Item = Notice> {
    let live = [Notice::Opened(staffed()), Notice::StillWaiting(staffed())];
    Key::ALL.iter().map(|key| Notice::Plain(*key)).chain(live)
}

#[test]
fn every_notice_has_words_in_every_built_in_language_with_all_values_and_with_none() {
    let policy = policy("");
    let queue = "billing".parse().unwrap();
    let now = "2026-11-20T18:00:00Z".parse().unwrap();
    let full = Vars {
        channel: Some("hook"),
        queue: Some(&queue),
        agent: Some("Ann"),
        number: Some(12),
        now,
        opens_at: Some(now),
        closes_at: Some(now),
        until: Some(now),
        field: Some("order"),
        reason: Some("the phones are down."),
    };
    for language in BUILT_IN {
        for notice in notices() {
            for vars in [full, Vars::default()] {
                let said = policy.say(notice, Some(language), &vars);
                assert!(!said.is_empty(), "{language} {notice:?}");
                for trace in ["{", "}", "()", "  ", " .", "..", ": .", "undefined"] {
                    assert!(!said.contains(trace), "{language} {notice:?}: {said}");
                }
            }
        }
    }
}

/// What only a text that promises a live person says, in each built-in language.
const LIVE: [(&str, &[&str]); 3] = [
    ("en", &["You are number", "now number", "somebody is at the desk", "It usually takes"]),
    ("de", &["Sie sind Nummer", "jetzt als Nummer", "es ist jemand da", "Meist dauert es"]),
    ("es", &["Normalmente tarda", "Es el número", "ahora con el número", "hay alguien"]),
];

#[test]
fn the_live_texts_are_known_by_their_words_and_no_other_text_has_them() {
    let policy = policy("");
    for (language, words) in LIVE {
        for notice in notices() {
            let said = policy.say(notice, Some(language), &Vars::default());
            let live = matches!(notice, Notice::Opened(_) | Notice::StillWaiting(_));
            let told = words.iter().any(|word| said.contains(word));
            assert_eq!(told, live, "{language} {notice:?}: {said}");
        }
    }
}

/// Small whole numbers from a seed, for facts that nobody thought of.
fn dice(seed: &mut u64, sides: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % sides
}

#[test]
fn with_nobody_on_no_customer_ever_reads_live_wording_whatever_else_is_true() {
    use crate::policy::promise::Learnt;
    use crate::policy::{BotFacts, BotFailure, Disabled, Facts, Latest, evaluate};
    let hours = "[[hours]]\nname = \"office\"\nzone = \"Europe/Berlin\"\nwed = [\"22:00-06:00\"]\n";
    let text = Policy::default_text().replacen("\"always\"", "\"office\"", 1);
    let own = "[messages.fr]\nhandover_opened = \"LIVE\"\nstill_waiting = \"LIVE\"\n";
    let policy = Policy::parse(&format!("{text}{hours}{own}")).expect("faultless");
    let queues: Vec<_> = policy.queues.iter().map(|queue| queue.name.clone()).collect();
    let texts = [
        "agent please",
        "refund, agent please",
        "fraud! ein Mensch bitte",
        "quiero hablar con una persona",
    ];
    let (mut seed, mut live) = (7, 0);
    for _ in 0..4_000 {
        let mut roll = |sides| dice(&mut seed, sides);
        let staffing = queues.iter().map(|queue| {
            let small = |n: u64| u32::try_from(n).unwrap_or(0);
            let present = small(roll(3));
            let staffing = Staffing {
                present,
                available: small(roll(4)),
                waiting: small(roll(30)),
                recent_handle_s: Some(roll(900)).filter(|s| *s > 300),
                learnt: Learnt { picked_up_s: Some(roll(60)), missed_by: Some(500) },
            };
            (queue.clone(), staffing)
        });
        let staffing: BTreeMap<QueueName, Staffing> = staffing.collect();
        let now = Timestamp::from_second(1_795_000_000 + i64::try_from(roll(700_000)).unwrap_or(0))
            .expect("in range");
        let until = (roll(2) == 0).then_some(now);
        let disabled = (roll(5) == 0).then_some(Disabled { reason: Some("down"), until });
        let text = texts[usize::try_from(roll(4)).unwrap_or(0)];
        let bot =
            if roll(3) == 0 { BotFacts::Failed(BotFailure::TimedOut) } else { BotFacts::NotAsked };
        let latest = Latest::judged(text, None);
        let facts = Facts { latest, staffing: &staffing, disabled, bot, ..Facts::on("web") };
        let Some(handover) = evaluate(&policy, &facts, now).handover else { continue };
        let nobody = staffing.get(&handover.route.queue).is_none_or(|staff| staff.present == 0);
        for (language, words) in LIVE.into_iter().chain([("fr", &["LIVE"] as &[&str])]) {
            let queue = Some(&handover.route.queue);
            let vars = Vars { queue, number: Some(12), now, ..Vars::default() };
            let said = policy.announce(&handover.dialog, Some(language), &vars);
            let told = words.iter().any(|word| said.contains(word));
            assert!(!(told && nobody), "{language}: {said}");
            live += u32::from(told);
        }
    }
    assert!(live > 1_000, "with somebody on it is said: {live}");
}

#[test]
fn every_built_in_text_uses_only_the_variables_of_its_occasion() {
    for language in BUILT_IN {
        for key in Key::ALL {
            let text = key.built_in(language).expect("built in");
            let fresh = Messages::built_in().replace((language, None), *key, text);
            assert!(fresh.is_ok(), "{language} {}: {fresh:?}", key.as_str());
        }
    }
}

#[test]
fn buttons_fit_the_narrowest_channel() {
    for language in BUILT_IN {
        for key in Key::ALL.iter().filter(|key| key.as_str().starts_with("choice_")) {
            let title = key.built_in(language).expect("built in");
            assert!(title.chars().count() <= 20, "{language}: {title}");
        }
    }
}

#[test]
fn without_a_promise_there_is_no_live_wording_whoever_asks_for_it() {
    let policy = policy("[messages.en]\nhandover_opened = \"LIVE {{ position }}\"\n");
    let say = |notice| policy.say(notice, Some("en"), &Vars::default());
    assert_eq!(say(Notice::Opened(staffed())), "LIVE 2");
    assert!(say(Notice::Plain(Key::Opened)).contains("Nobody is at the desk"));
    assert!(say(Notice::Plain(Key::StillWaiting)).contains("nobody is at the desk"));
}

#[test]
fn the_customers_questions_are_answered_when_waiting_and_when_closed() {
    let policy = policy("");
    let opened = policy.say(Notice::Opened(staffed()), Some("en"), &Vars::default());
    assert!(opened.contains("number 2 in the queue"), "{opened}");
    assert!(opened.contains("It usually takes 3 minutes at most."), "{opened}");
    let now = "2026-11-20T18:00:00Z".parse().unwrap();
    let opens_at = Some("2026-11-21T09:00:00Z".parse().unwrap());
    let vars = Vars { now, opens_at, number: Some(12), ..Vars::default() };
    let closed = policy.say(Notice::Plain(Key::Closed), Some("de"), &vars);
    assert!(closed.contains("morgen um 09:00"), "{closed}");
    assert!(closed.contains("Nummer 12"), "{closed}");
}

#[test]
fn what_a_person_typed_is_never_read_as_a_template_and_never_long() {
    let policy = policy("");
    let name = format!("{{{{ 7 * 7 }}}}{{% raw %}}{}", "x".repeat(10_000));
    let vars = Vars { agent: Some(&name), ..Vars::default() };
    let said = policy.say(Notice::Plain(Key::Joined), None, &vars);
    assert!(said.starts_with("{{ 7 * 7 }}{% raw %}xxx"), "{said}");
    assert!(said.chars().count() < 400);
}

#[test]
fn an_unknown_language_is_answered_in_english_and_a_new_one_can_be_added() {
    let policy = policy("[messages.fr]\njoined = \"{{ agent }} est là.\"\n");
    let vars = Vars { agent: Some("Ann"), ..Vars::default() };
    let say = |key, language| policy.say(Notice::Plain(key), language, &vars);
    assert_eq!(say(Key::Joined, Some("fr-CA")), "Ann est là.");
    assert_eq!(say(Key::QueueLeft, Some("fr")), en::text(Key::QueueLeft));
    assert_eq!(say(Key::QueueLeft, Some("tlh")), en::text(Key::QueueLeft));
    assert_eq!(policy.languages(), ["de", "en", "es", "fr"]);
    assert_eq!(policy.spoken(Some("ja")), "en");
}

#[test]
fn line_breaks_of_an_author_stay() {
    let policy = policy("[messages.en]\nclosed = \"\"\"\nBye.\n\nNumber {{ number }}\"\"\"\n");
    let said = policy.say(Notice::Plain(Key::TicketClosed), None, &Vars::default());
    assert_eq!(said, "Bye.\n\nNumber");
}
