//! What is said, in which language, and what can never be said.

use super::*;
use crate::policy::promise::Staffing;

fn policy(messages: &str) -> Policy {
    Policy::parse(&format!("{}\n{messages}", Policy::default_text())).expect("a faultless policy")
}

fn staffed() -> LivePromise {
    let desk = Staffing { present: 2, available: 1, waiting: 1, recent_handle_s: Some(200) };
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
        queue: Some(&queue),
        agent: Some("Ann"),
        number: Some(12),
        now,
        opens_at: Some(now),
        closes_at: Some(now),
        until: Some(now),
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

#[test]
fn every_built_in_text_uses_only_the_variables_of_its_occasion() {
    for language in BUILT_IN {
        for key in Key::ALL {
            let text = key.built_in(language).expect("built in");
            let fresh = Messages::built_in().replace(language, *key, text);
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
    assert!(opened.contains("The wait is about 7 minutes."), "{opened}");
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
