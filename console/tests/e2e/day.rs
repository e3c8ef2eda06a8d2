//! A customer's day with everything real: a browser on the web chat, the relay, agents at their
//! consoles in terminals.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::driver::Browser;
use crate::relay::{Agent, LOOK, PATIENCE, Relay, Setup, pause, text, until};
use crate::sender::{Receiver, Sender};
use crate::terminal::Terminal;

const HOURS: &str = "what are your opening hours";
const WISH: &str = "I want to talk to a person";

/// The console of an agent.
struct Desk(Terminal);

impl Desk {
    fn of(agent: &Agent) -> Self {
        let mut desk = Self(Terminal::sized((40, 120), &agent.url, &agent.token));
        desk.0.shows("available");
        desk
    }

    fn reply(&mut self, words: &str) {
        self.0.types("i");
        self.0.shows("reply to");
        self.0.types(words);
        self.0.shows(words);
        self.0.types("\r");
        self.0.until("an empty composer", |screen| {
            !screen.contents().contains(&format!("> {words}"))
        });
        self.keys();
    }

    /// From writing back to the keys.
    fn keys(&mut self) {
        self.0.types("\u{1b}");
        self.0.shows("KEYS");
    }

    fn command(&mut self, words: &str) {
        self.0.types(":");
        self.0.types(words);
        self.0.shows(words);
        self.0.types("\r");
    }
}

/// The only ticket, once it waits.
fn ticket(agent: &Agent) -> u64 {
    until("a ticket", || agent.json(&["tickets"]).as_array()?.first()?["number"].as_u64())
}

/// Where these texts stand among what the browser shows; each must stand there once.
fn places(browser: &mut Browser, texts: &[&str]) -> Vec<usize> {
    let lines = browser.lines();
    let place = |text: &&str| {
        let at: Vec<usize> = (0..lines.len()).filter(|&n| lines[n].1.contains(text)).collect();
        assert_eq!(at.len(), 1, "{text:?} in {lines:#?}");
        at[0]
    };
    texts.iter().map(place).collect()
}

fn in_this_order(browser: &mut Browser, texts: &[&str]) {
    let places = places(browser, texts);
    assert!(places.is_sorted(), "{texts:?} at {places:?} of {:#?}", browser.lines());
}

/// Bot, wish, the first agent's answer, and the transfer to the second.
fn reach_bob(at_alice: &mut Desk, at_bob: &mut Desk, browser: &mut Browser, number: u64) {
    at_alice.0.shows(&format!("#{number}"));
    at_alice.0.types("c");
    at_alice.0.shows("yours");
    browser.wait_text("alice");
    at_alice.reply("Hello, I am Alice.");
    browser.wait_text("Hello, I am Alice.");
    browser.say("My parcel is wet");
    at_alice.0.shows("My parcel is wet");
    at_alice.command("transfer bob she waits for a parcel");
    at_bob.0.shows("alice offers #1");
    at_bob.0.types("Y");
    at_bob.0.shows("yours");
    at_bob.reply("Bob here, one moment.");
    browser.wait_text("Bob here, one moment.");
}

/// Both write while the relay is dead; both find back by themselves.
fn through_a_kill(relay: &mut Relay, at_bob: &mut Desk, browser: &mut Browser) {
    relay.kill9();
    browser.say("Are you still there?");
    at_bob.0.shows("offline");
    at_bob.reply("We send a new one.");
    relay.restart();
    browser.wait_text("We send a new one.");
    browser.gone(".pending");
    at_bob.0.shows("Are you still there?");
    at_bob.reply("It comes on Monday.");
    browser.wait_text("It comes on Monday.");
}

fn sees_the_end_and_rates(at_bob: &mut Desk, browser: &mut Browser) {
    at_bob.0.types("x");
    browser.wait(".rating");
    browser.run(json!({"do": "click", "selector": ".star:nth-child(5)"}));
    browser.click("Send rating");
    browser.wait_text("Thank you for your rating");
}

fn thanks_wake_no_bot(browser: &mut Browser) {
    browser.say("Thanks!");
    browser.gone(".pending");
    browser.say("And my other parcel?");
    browser.wait_text("Is there anything else?");
    let lines = browser.lines();
    let thanks = lines.iter().position(|(_, text)| text.contains("Thanks!")).expect("it is shown");
    assert!(
        lines[thanks + 1].1.contains("And my other parcel?"),
        "thanks were answered: {lines:?}"
    );
    assert!(lines[thanks..].iter().all(|(from, _)| from != "bot"), "{lines:#?}");
}

#[test]
fn a_customer_is_answered_by_bot_and_people_through_a_transfer_and_a_killed_relay() {
    let mut relay =
        Relay::with(&Setup { policy: &[("undo_s = 5 ", "undo_s = 1 ")], ..Setup::default() });
    let [alice, bob] = ["alice", "bob"].map(|name| relay.agent(name, &["--queue", "support"]));
    let (mut at_alice, mut at_bob) = (Desk::of(&alice), Desk::of(&bob));
    let mut browser = Browser::start();
    browser.open(&format!("{}/chat", relay.url));
    browser.say(HOURS);
    browser.wait_text("Monday to Saturday");
    browser.say(WISH);
    let number = ticket(&alice);
    reach_bob(&mut at_alice, &mut at_bob, &mut browser, number);
    through_a_kill(&mut relay, &mut at_bob, &mut browser);
    sees_the_end_and_rates(&mut at_bob, &mut browser);
    let (moment, new, monday) =
        ("Bob here, one moment.", "We send a new one.", "It comes on Monday.");
    let said = [HOURS, "Monday to Saturday", WISH, "I am Alice.", "is wet", moment, new, monday];
    in_this_order(&mut browser, &said);
    in_this_order(&mut browser, &[moment, "Are you still there?", monday]);
    let shown = alice.json(&["show", &number.to_string()]);
    assert_eq!(shown["state"], "closed");
    let acts: Vec<&Value> =
        shown["history"].as_array().expect("a history").iter().map(|act| &act["what"]).collect();
    for act in ["handover", "take", "accept", "close"] {
        assert_eq!(acts.iter().filter(|done| **done == act).count(), 1, "{act} in {acts:?}");
    }
    thanks_wake_no_bot(&mut browser);
    assert_eq!(browser.run(json!({"do": "errors"})), json!([]));
}

#[test]
fn a_visitor_who_left_finds_the_answer_on_return() {
    let relay = Relay::start();
    let alice = relay.agent("alice", &["--queue", "support"]);
    let mut browser = Browser::start();
    let chat = format!("{}/chat", relay.url);
    browser.open(&chat);
    browser.say(WISH);
    let number = ticket(&alice).to_string();
    alice.json(&["take", &number]);
    // A page elsewhere keeps the browser's storage while the chat is closed.
    let elsewhere = format!("{}/healthz", relay.url);
    browser.run(json!({"do": "open", "page": "b", "like": "a", "url": elsewhere}));
    let present = || {
        let shown = alice.json(&["show", &number]);
        shown["customer"]["present"].as_bool().expect("yes or no")
    };
    assert!(present());
    browser.run(json!({"do": "close"}));
    until("the agent to see that the visitor has left", || (!present()).then_some(()));
    alice.json(&["say", &number, "I found your parcel."]);
    browser.run(json!({"do": "open", "like": "b", "url": chat}));
    browser.wait_text("I found your parcel.");
    until("the agent to see that the visitor is back", || present().then_some(()));
    in_this_order(&mut browser, &[WISH, "I found your parcel."]);
    browser.say("Thank you, Alice");
    browser.gone(".pending");
    let said = alice.lines(number.parse().expect("a number"));
    assert_eq!(said.last().map(|(_, text)| text.as_str()), Some("Thank you, Alice"));
}

/// A console in a terminal that nobody looks at.
struct Detached {
    socket: PathBuf,
    _home: tempfile::TempDir,
}

impl Detached {
    fn open(agent: &Agent) -> Self {
        let home = tempfile::Builder::new().prefix("t-").tempdir_in("/tmp").expect("a folder");
        let socket = home.path().join("tmux");
        let mut command = Command::new("tmux");
        command.args(["-S", text(&socket), "-f", "/dev/null", "new-session", "-d"]);
        command.args(["-x", "120", "-y", "40", env!("CARGO_BIN_EXE_baton")]);
        command.env("HOME", home.path()).env("BATON_RELAY", &agent.url);
        command.env("BATON_TOKEN", &agent.token).env("TERM", "xterm-256color").env_remove("TMUX");
        let opened = command.stdin(Stdio::null()).status();
        assert!(opened.expect("tmux is missing, run: bash .ci/test").success());
        Self { socket, _home: home }
    }
}

impl Drop for Detached {
    fn drop(&mut self) {
        let _ = Command::new("tmux").args(["-S", text(&self.socket), "kill-server"]).status();
    }
}

/// What a new customer is told when they ask for a person.
fn promised(relay: &Relay, receiver: &Receiver, customer: &str) -> String {
    Sender::to(relay).says(customer, &format!("{customer}-1"), WISH);
    until("a notice", || {
        let kept = receiver.kept();
        let told = kept
            .iter()
            .find(|one| one.is_message() && one.customer() == customer && one.author() == "system");
        told.map(|one| one.data("text").to_owned())
    })
}

#[test]
fn a_console_that_nobody_sits_at_promises_no_customer_a_person() {
    let receiver = Receiver::start();
    let policy = [("idle_away_min = 15", "idle_away_min = 1")];
    let relay =
        Relay::with(&Setup { callback: Some(&receiver.url), policy: &policy, ..Setup::default() });
    let alice = relay.agent("alice", &["--queue", "support"]);
    let nobody = "Nobody is at the desk right now";
    assert!(promised(&relay, &receiver, "c-before").contains(nobody));
    let detached = Detached::open(&alice);
    let status = || {
        let told = alice.json(&["status"]);
        (told["status"].clone(), told["reason"].clone())
    };
    until("an available agent", || (status().0 == "available").then_some(()));
    let live = promised(&relay, &receiver, "c-live");
    assert!(live.contains("in the queue") && !live.contains(nobody), "{live}");
    // The least that the policy takes is a minute, and a minute it takes.
    let end = Instant::now() + PATIENCE * 2;
    while status() != (json!("away"), json!("idle")) {
        assert!(Instant::now() < end, "still {:?} without a key", status());
        pause(LOOK + Duration::from_millis(500));
    }
    let idle = promised(&relay, &receiver, "c-idle");
    assert!(idle.contains(nobody) && !idle.contains("in the queue"), "{idle}");
    drop(detached);
}
