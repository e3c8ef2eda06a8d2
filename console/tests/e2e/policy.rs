//! A lead changes the policy from their desk, and asks why: both programs, the real relay.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::relay::{Agent, Relay, Setup, json, signal, text, until};
use crate::sender::{Receiver, Sender};

/// A lead's desk: the relay, the lead, and a folder with the pulled policy.
struct Desk {
    relay: Relay,
    lead: Agent,
    _folder: tempfile::TempDir,
    file: PathBuf,
}

impl Desk {
    fn start() -> Self {
        let relay = Relay::start();
        let lead =
            relay.agent("lea", &["--role", "lead", "--queue", "support", "--queue", "billing"]);
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("policy.toml");
        let desk = Self { relay, lead, _folder: folder, file };
        desk.done(&["policy", "pull", text(&desk.file)]);
        desk
    }

    fn done(&self, args: &[&str]) -> Value {
        let args: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
        let output = self.lead.run(&args);
        assert!(output.status.success(), "{args:?}: {output:?}");
        json(&output)
    }

    /// The exit code and the error's code.
    fn refused(&self, args: &[&str]) -> (i32, String) {
        let args: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
        let output = self.lead.run(&args);
        let error: Value = serde_json::from_slice(&output.stderr)
            .unwrap_or_else(|_| panic!("{args:?}: an error object: {output:?}"));
        let code = error["error"]["code"].as_str().unwrap_or_default().to_owned();
        (output.status.code().expect("it ended"), code)
    }

    fn edit(&self, old: &str, new: &str) {
        let whole = read(&self.file);
        assert!(whole.contains(old), "{old}");
        std::fs::write(&self.file, whole.replacen(old, new, 1)).expect("written");
    }

    fn file(&self) -> &str {
        text(&self.file)
    }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("there")
}

fn hash(value: &Value) -> String {
    value["hash"].as_str().expect("a hash").to_owned()
}

#[test]
fn a_lead_pulls_tries_activates_and_rolls_back_and_nobody_overwrites_another() {
    let desk = Desk::start();
    let first = hash(&desk.done(&["policy", "pull", "-"]));
    assert!(read(&desk.file).ends_with(&format!("# pulled: {first}\n")));
    assert_eq!(desk.refused(&["policy", "pull", desk.file()]).0, 1, "it is there");
    // As pulled it has no finding, its examples hold, and nothing differs.
    assert_eq!(desk.done(&["policy", "lint", desk.file()])["findings"], serde_json::json!([]));
    assert!(desk.done(&["policy", "test", desk.file()])["cases"].as_u64() > Some(50));
    assert_eq!(desk.done(&["policy", "diff", desk.file()])["changes"], serde_json::json!([]));
    let said = desk.done(&["policy", "messages", desk.file(), "--language", "de"]);
    assert_eq!((&said[0]["language"], said.as_array().map(Vec::len)), (&"de".into(), Some(1)));
    let joined = |one: &&Value| one["name"] == "joined";
    let said = said[0]["messages"].as_array().and_then(|all| all.iter().find(joined));
    assert_eq!(
        said.expect("shown")["text"].as_str().map(|text| text.starts_with("Anna ")),
        Some(true)
    );
    // A change that an example notices.
    desk.edit("misunderstood = 2", "misunderstood = 3");
    assert_eq!(desk.refused(&["policy", "test", desk.file()]), (1, "findings".to_owned()));
    desk.edit("misunderstood_before = 1", "misunderstood_before = 2");
    desk.done(&["policy", "test", desk.file()]);
    let changes = desk.done(&["policy", "diff", desk.file()]);
    let rules = changes["changes"].as_array().expect("a list").iter().map(|one| &one["rule"]);
    assert_eq!(rules.filter(|rule| **rule == "trigger not_understood").count(), 1);
    let stale = desk.file.with_file_name("stale.toml");
    std::fs::copy(&desk.file, &stale).expect("copied");
    let done = desk.done(&["policy", "activate", desk.file(), "--note", "three strikes"]);
    let second = hash(&done);
    assert_ne!(second, first);
    assert!(read(&desk.file).ends_with(&format!("# pulled: {second}\n")));
    // Whoever edits the relay's own file next starts from what holds.
    let local = desk.relay.dir().join("policy.toml");
    until("the relay's file", || read(&local).contains("misunderstood = 3").then_some(()));
    // Whoever worked on the first version is told.
    let moved = desk.refused(&["policy", "activate", text(&stale), "--note", "mine"]);
    assert_eq!(moved, (3, "policy_moved".to_owned()));
    desk.edit("fallback = \"support\"", "fallback = \"nowhere\"");
    let faulty = desk.refused(&["policy", "activate", desk.file(), "--note", "oops"]);
    assert_eq!(faulty, (1, "policy_faulty".to_owned()));
    let missing = desk.refused(&["policy", "diff", "nowhere.toml"]);
    assert_eq!(missing, (1, "unreadable".to_owned()), "a file, not a version");
    assert_eq!(desk.refused(&["policy", "rollback", "nowhere"]).1, "no_such_policy");
    let back = desk.done(&["policy", "rollback", &first[..12], "--note", "two was right"]);
    assert_eq!(back["changes"].as_array().map(Vec::len), Some(2), "{back}");
    let history = desk.done(&["policy", "history"]);
    let versions = history["versions"].as_array().expect("a list");
    assert_eq!((hash(&versions[0]), versions[0]["by"].as_str()), (first.clone(), Some("lea")));
    assert_eq!(versions[1]["note"], "three strikes");
    // The same on the box, also after a restart: the log has it.
    let box_history = json(&desk.relay.admin(&["policy", "history", "--json"]));
    assert_eq!(box_history, history);
    let audit = json(&desk.relay.admin(&["audit", "--by", "lea", "--json"]));
    let kinds = audit.as_array().expect("a list").iter().map(|line| line["what"].as_str());
    assert_eq!(kinds.filter(|what| *what == Some("policy_activated")).count(), 2);
}

#[test]
fn an_agent_may_neither_read_nor_change_the_policy_and_an_auditor_only_reads() {
    let desk = Desk::start();
    let agent = desk.relay.agent("bob", &[]);
    let auditor = desk.relay.agent("ada", &["--role", "auditor"]);
    assert_eq!(agent.run(&["policy", "history"]).status.code(), Some(1));
    assert!(auditor.run(&["policy", "history"]).status.success());
    let activate = ["policy", "activate", desk.file(), "--note", "n"];
    assert_eq!(auditor.run(&activate).status.code(), Some(1));
    assert_eq!(desk.done(&["policy", "history"])["versions"].as_array().map(Vec::len), Some(1));
}

#[test]
fn why_names_the_words_that_asked_for_a_person_whether_a_list_heard_them_or_they_were_learnt() {
    let desk = Desk::start();
    let sender = Sender::to(&desk.relay);
    let mut told_of = Vec::new();
    for (customer, said, told) in [
        ("c-1", "Lost, twice. Can I talk to a human about it?", "talk to a human\","),
        (
            "c-2",
            "Lost. is it possible that an employee reads this and answers me themself?",
            "\", which was learnt as a wish for a person",
        ),
    ] {
        sender.says(customer, &format!("m-{customer}"), said);
        let number = until("a ticket", || {
            let tickets = desk.done(&["tickets"]);
            let all = tickets.as_array().into_iter().flatten();
            let latest = all.filter_map(|ticket| ticket["number"].as_u64()).max();
            latest.filter(|latest| told_of.last() != Some(latest))
        });
        told_of.push(number);
        let output = desk.lead.run(&["why", &number.to_string()]);
        let why = String::from_utf8(output.stdout).expect("text");
        let (sentence, details) = why.split_once('\n').expect("details");
        assert!(sentence.contains("wrote \"") && sentence.contains(told), "{sentence}");
        assert!(!sentence.contains("Lost"), "{sentence}");
        assert!(details.contains("decided again alike"), "{details}");
        assert!(details.contains("  wrote: \"Lost"), "{details}");
        let why = desk.done(&["why", &number.to_string()]);
        let asking = &why["decisions"][0]["outcome"]["trigger"]["saw"]["asking"];
        let place = |name: &str| asking[name].as_u64().and_then(|at| usize::try_from(at).ok());
        let (from, to) = (place("from").expect("a place"), place("to").expect("a place"));
        assert!(sentence.contains(&said[from..to]), "{sentence}");
    }
}

#[test]
fn a_lead_takes_a_conversation_from_its_bot_and_an_agent_may_neither_see_nor_take_it() {
    let desk = Desk::start();
    let sender = Sender::to(&desk.relay);
    let question = "what are your opening hours?";
    sender.says("c-1", "m-1", question);
    let row = until("the bot's answer", || {
        let rows = desk.done(&["bots"]);
        (rows[0]["from"] == "bot").then(|| rows[0].clone())
    });
    assert_eq!((&row["customer"], &row["channel"]), (&"c-1".into(), &"hook".into()));
    sender.says("c-2", "m-2", question);
    let rows = until("two of them", || {
        let rows = desk.done(&["bots"]);
        rows.as_array().filter(|rows| rows.len() == 2).cloned()
    });
    assert_eq!(rows[0]["customer"], "c-2", "the latest first");
    let id = row["conversation"].as_str().expect("an id");
    let anna = desk.relay.agent("anna", &["--queue", "support"]);
    for args in [&["bots"][..], &["takeover", id]] {
        let refused = anna.run(args);
        assert_eq!(refused.status.code(), Some(1), "{refused:?}");
        assert!(String::from_utf8_lossy(&refused.stderr).contains("a lead may"), "{refused:?}");
    }
    let text = String::from_utf8(desk.lead.run(&["bots"]).stdout).expect("text");
    assert!(text.starts_with("CONVERSATION") && text.contains(id), "{text}");
    let done = desk.done(&["takeover", id]);
    let number = done["ticket"].as_u64().expect("a number");
    assert_eq!(desk.refused(&["takeover", id]), (1, "no_such_conversation".to_owned()));
    let ticket = desk.done(&["show", &number.to_string()]);
    assert_eq!((&ticket["agent"], &ticket["state"]), (&"lea".into(), &"active".into()));
    let lines = desk.lead.lines(number);
    let (last_from, last) = lines.last().expect("lines");
    assert!(last_from == "system" && last.contains("lea"), "{lines:?}");
    sender.says("c-1", "m-3", "and now?");
    desk.done(&["say", &number.to_string(), "I look for it myself."]);
    let bot = desk.lead.lines(number).iter().filter(|(from, _)| from == "bot").count();
    assert_eq!(bot, lines.iter().filter(|(from, _)| from == "bot").count(), "it is silent");
    let why = desk.done(&["why", &number.to_string()]);
    let sentence = why["sentence"].as_str().expect("a sentence");
    assert!(sentence.contains("because lea took it over from the bot faq"), "{sentence}");
    desk.done(&["handback", &number.to_string()]);
    until("it is the bot's again", || {
        let rows = desk.done(&["bots"]);
        rows.as_array()?.iter().any(|row| row["conversation"] == id).then_some(())
    });
}

#[test]
fn why_backtest_and_shadow_speak_of_what_customers_really_wrote() {
    let desk = Desk::start();
    let sender = Sender::to(&desk.relay);
    sender.says("c-1", "m-1", "my refund: I want to talk to a person");
    let number = until("a ticket", || {
        let tickets = desk.done(&["tickets"]);
        tickets[0]["number"].as_u64()
    });
    let why = desk.done(&["why", &number.to_string()]);
    let sentence = why["sentence"].as_str().expect("a sentence").to_owned();
    assert!(sentence.starts_with("went to billing at "), "{sentence}");
    assert!(sentence.contains("wrote \"want to talk to a person\","), "{sentence}");
    assert_eq!(why["decisions"][0]["compared"]["is"], "alike");
    let on_the_box = json(&desk.relay.admin(&["why", &number.to_string(), "--json"]));
    assert_eq!(on_the_box["sentence"], why["sentence"]);
    let nothing = desk.done(&["policy", "backtest", desk.file(), "--from", "1h"]);
    assert_eq!(nothing["differences"]["all"], 0);
    desk.edit("\"refund*\", \"invoice*\"", "\"invoice*\"");
    let one = desk.done(&["policy", "backtest", desk.file(), "--from", "1h"]);
    assert_eq!(one["differences"]["all"], 1);
    assert_eq!(one["listed"][0]["draft"]["queue"], "support");
    assert_eq!(desk.refused(&["policy", "shadow"]).1, "no_shadow");
    desk.done(&["policy", "shadow", desk.file()]);
    sender.says("c-2", "m-3", "my refund: I want to talk to a person");
    let shadow = until("a disagreement", || {
        let shadow = desk.done(&["policy", "shadow"]);
        (shadow["differences"]["all"] == 1).then_some(shadow)
    });
    assert_eq!(shadow["listed"][0]["was"]["queue"], "billing");
}

#[test]
fn a_signal_takes_a_faultless_file_up_and_refuses_a_faulty_one() {
    let desk = Desk::start();
    let local = desk.relay.dir().join("policy.toml");
    let first = read(&local);
    std::fs::write(&local, first.replacen("undo_s = 5", "undo_s = 9", 1)).expect("written");
    signal(desk.relay.id(), "-HUP");
    let active = || {
        let shown = desk.done(&["policy", "pull", "-"]);
        shown["text"].as_str().expect("a text").to_owned()
    };
    until("the new version", || active().contains("undo_s = 9").then_some(()));
    std::fs::write(&local, first.replacen("undo_s = 5", "undo_s = 900", 1)).expect("written");
    signal(desk.relay.id(), "-HUP");
    until("a refusal", || desk.relay.said().contains("the policy stays as it was").then_some(()));
    assert!(active().contains("undo_s = 9\n") || active().contains("undo_s = 9 "));
    assert_eq!(desk.relay.admin(&["policy", "lint"]).status.code(), Some(1));
}

/// The pulled policy with two hundred rules more, of words enough for 300 KiB.
fn many_rules(text: &str) -> String {
    use std::fmt::Write as _;
    let words = |n: usize| (0..100).map(|k| format!("\"matter{n}x{k}*\"")).collect::<Vec<_>>();
    let mut rules = String::new();
    for n in 0..200 {
        let _ = write!(
            rules,
            "[[route]]\nname = \"r{n}\"\nowner = \"Dana\"\nnote = \"matter {n}\"\n\
             queue = \"billing\"\nwhen = {{ keywords = [{}] }}\n\n",
            words(n).join(", ")
        );
    }
    let (first, rest) = text.split_once("# ---- Queues").expect("the shipped policy");
    format!("{first}{rules}# ---- Queues{rest}")
}

#[test]
fn a_policy_of_two_hundred_rules_goes_over_the_wire_whole_both_ways() {
    let desk = Desk::start();
    let long = many_rules(&read(&desk.file));
    assert!(long.len() > 300_000, "{}", long.len());
    std::fs::write(&desk.file, &long).expect("written");
    // Rules that no example speaks of are found; the answer is long, too.
    assert_eq!(desk.refused(&["policy", "lint", desk.file()]), (1, "findings".to_owned()));
    assert!(desk.done(&["policy", "test", desk.file()])["cases"].as_u64() > Some(50));
    let changes = desk.done(&["policy", "diff", desk.file()]);
    let added = |one: &&Value| one["what"] == "added" && one["key"].is_null();
    let changes = changes["changes"].as_array().expect("a list");
    assert_eq!(changes.iter().filter(added).count(), 200);
    let ask = ["policy", "backtest", desk.file(), "--from", "1h"];
    assert_eq!(desk.done(&ask)["differences"]["all"], 0);
    let done = desk.done(&["policy", "activate", desk.file(), "--note", "many matters"]);
    let again = desk.done(&["policy", "pull", "-"]);
    assert_eq!(hash(&again), hash(&done));
    assert_eq!(again["text"].as_str().map(str::len), Some(long.len() - pulled(&long).len()));
    // And on the box, by its own socket.
    let longer = desk.file.with_file_name("longer.toml");
    std::fs::write(&longer, format!("{long}\n# {}\n", "x".repeat(600_000))).expect("written");
    let args = ["policy", "diff", "--policy", text(&longer), "--json"];
    assert_eq!(json(&desk.relay.admin(&args))["changes"], serde_json::json!([]));
    // What no relay takes is refused before it is sent.
    std::fs::write(&longer, "x".repeat(1_100_000)).expect("written");
    assert_eq!(desk.refused(&["policy", "lint", text(&longer)]), (1, "unreadable".to_owned()));
}

/// The line that says what a file was made from.
fn pulled(text: &str) -> String {
    let line = text.lines().find(|line| line.starts_with("# pulled: ")).expect("pulled");
    format!("{line}\n")
}

const ENDPOINT_SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

#[test]
fn a_route_asks_an_endpoint_where_to_and_a_dead_one_harms_nobody() {
    let crm = Receiver::answering(r#"{"queue":"billing","priority":"high","reason":"owes us"}"#);
    let dead = format!("http://127.0.0.1:{}/route", crate::relay::free_port());
    let endpoint = |name: &str, url: &str| {
        format!(
            "\n[[endpoint]]\nname = \"{name}\"\nurl = \"{url}\"\nsecret = \"{ENDPOINT_SECRET}\"\n"
        )
    };
    let asks = |name: &str| {
        format!(
            "[[route]]\nname = \"by_{name}\"\nqueue = \"support\"\nwhen = {{ keywords = [\"{name}\"] }}\n\
             ask = {{ endpoint = \"{name}\", timeout_ms = 5000 }}\n\n"
        )
    };
    let rules = format!("{}{}# ---- Queues", asks("crm"), asks("dead"));
    let relay = Relay::with(&Setup {
        config: &(endpoint("crm", &crm.url) + &endpoint("dead", &dead)),
        policy: &[("# ---- Queues", &rules)],
        ..Setup::default()
    });
    let lead = relay.agent("lea", &["--role", "lead", "--queue", "support", "--queue", "billing"]);
    let sender = Sender::to(&relay);
    sender.says("c-1", "m-1", "crm: I want to talk to a person");
    sender.says("c-2", "m-2", "dead: I want to talk to a person");
    let moved = until("an answer", || {
        let tickets = lead.json(&["tickets"]);
        let all = tickets.as_array()?;
        all.iter().find(|ticket| ticket["queue"] == "billing").cloned()
    });
    assert_eq!((&moved["customer"]["id"], &moved["priority"]), (&"c-1".into(), &"high".into()));
    {
        let asked = crm.kept();
        let question = asked.first().expect("asked");
        assert_eq!(
            (question.body["type"].as_str(), question.data("route")),
            (Some("route.asked"), "by_crm")
        );
        let signer = Sender::signing(relay.address, ENDPOINT_SECRET);
        assert_eq!(question.signature, signer.signature(&question.id, question.at, &question.raw));
    }
    // Each customer hears once where they stand; the endpoint that is gone changed nothing.
    for (customer, queue) in [("c-1", "billing"), ("c-2", "support")] {
        let number = lead.ticket_of(customer);
        let notices = until("a notice", || {
            let lines = lead.lines(number);
            let told = lines.iter().filter(|(from, _)| from == "system").count();
            (told > 0).then_some(told)
        });
        assert_eq!(notices, 1, "{customer}");
        let shown = lead.json(&["show", &number.to_string()]);
        assert_eq!(shown["queue"], queue);
        let history = shown["history"].as_array().expect("a list");
        assert_eq!(history.iter().filter(|line| line["what"] == "routed").count(), 1);
        let why = lead.run(&["why", &number.to_string()]);
        let told = String::from_utf8_lossy(&why.stdout).into_owned();
        assert!(told.contains("asked"), "{told}");
    }
}

#[test]
fn a_lead_switches_hand_overs_off_and_everybody_can_ask_how_they_stand() {
    let desk = Desk::start();
    let agent = desk.relay.agent("bob", &[]);
    let status = || agent.json(&["desk", "status"]);
    assert_eq!(status()["disabled"], false);
    assert_eq!(agent.run(&["desk", "disable", "--reason", "no"]).status.code(), Some(1));
    desk.done(&["desk", "disable", "--reason", "the payment service is down", "--for", "2h"]);
    let off = status();
    assert_eq!((&off["disabled"], off["by"].as_str()), (&Value::Bool(true), Some("lea")));
    assert!(off["until"].is_string(), "{off}");
    desk.done(&["desk", "enable"]);
    assert_eq!(status()["disabled"], false);
}
