//! A queue that asks agents, over real sockets: `baton watch` makes them available, one-shot
//! commands answer for them, and one of them does not answer at all.

use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::relay::{Agent, Relay, Setup, until};
use crate::sender::Sender;
use crate::terminal::Terminal;

/// The queue asks who has had nothing new for longest; one silence is enough to be asked no more.
const POLICY: &[(&str, &str)] = &[
    ("offer_s = 30 ", "offer_s = 5\nmissed_offers = 1 "),
    ("name = \"support\"\n", "name = \"support\"\nassign = \"longest_idle\"\n"),
];

/// A running `baton watch`, ended with the test.
struct Watching(Child);

impl Watching {
    fn start(agent: &Agent) -> Self {
        agent.json(&["status", "available"]);
        let mut command = Command::new(env!("CARGO_BIN_EXE_baton"));
        command.args(["watch", "--json"]).env_clear();
        command.env("BATON_RELAY", &agent.url).env("BATON_TOKEN", &agent.token);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Self(command.spawn().expect("baton runs"))
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ended = self.0.kill();
        let _ended = self.0.wait();
    }
}

fn shown(agent: &Agent, ticket: u64) -> Value {
    agent.json(&["show", &ticket.to_string()])
}

/// Waits until the ticket is offered to somebody of whom this holds.
fn offered(agent: &Agent, ticket: u64, whom: impl Fn(&str) -> bool) -> String {
    until("an offer", || {
        let shown = shown(agent, ticket);
        let to = shown["offer"]["to"].as_str().filter(|to| whom(to))?;
        assert_eq!(shown["state"], "offered");
        assert_eq!(shown["offer"]["from"], Value::Null, "its queue offers it");
        Some(to.to_owned())
    })
}

#[test]
fn an_offer_that_is_not_answered_goes_to_the_next_agent_who_accepts_it() {
    let relay = Relay::with(&Setup { policy: POLICY, ..Setup::default() });
    let agents = ["alice", "bob"].map(|name| relay.agent(name, &["--queue", "support"]));
    let _watching = agents.each_ref().map(Watching::start);
    let [alice, bob] = &agents;
    let agent = |name: &str| if name == "alice" { alice } else { bob };
    Sender::to(&relay).says("c-1", "m-1", "I want to talk to a person");
    let ticket = alice.ticket_of("c-1");
    let first = offered(alice, ticket, |_| true);
    let second = offered(alice, ticket, |to| to != first);
    let silent = agent(&first).json(&["status"]);
    assert_eq!(
        (silent["status"].as_str(), silent["reason"].as_str()),
        (Some("available"), Some("not responding"))
    );
    let number = ticket.to_string();
    agent(&second).json(&["accept", &number]);
    let taken = shown(alice, ticket);
    assert_eq!(
        (taken["state"].as_str(), taken["agent"].as_str()),
        (Some("active"), Some(&*second))
    );
    let history = taken["history"].as_array().expect("a history");
    let acts: Vec<&str> = history.iter().filter_map(|entry| entry["what"].as_str()).collect();
    let story = ["offer", "offer_over", "offer", "take"];
    assert!(acts.windows(4).any(|four| four == story), "{acts:?}");
    // Whoever says that they are there is asked again, and may say no.
    agent(&first).json(&["status", "available"]);
    Sender::to(&relay).says("c-2", "m-2", "I want to talk to a person");
    let ticket = alice.ticket_of("c-2");
    let asked = offered(alice, ticket, |_| true);
    let number = ticket.to_string();
    agent(&asked).json(&["decline", &number]);
    assert_ne!(offered(alice, ticket, |to| to != asked), asked);
}

#[test]
fn a_relay_killed_in_the_middle_of_an_offer_offers_it_again_when_its_agent_is_back() {
    let mut relay = Relay::with(&Setup { policy: &POLICY[1..], ..Setup::default() });
    let alice = relay.agent("alice", &["--queue", "support"]);
    let _watching = Watching::start(&alice);
    Sender::to(&relay).says("c-1", "m-1", "I want to talk to a person");
    let ticket = alice.ticket_of("c-1");
    offered(&alice, ticket, |to| to == "alice");
    relay.kill9();
    relay.restart();
    offered(&alice, ticket, |to| to == "alice");
    alice.json(&["accept", &ticket.to_string()]);
    assert_eq!(shown(&alice, ticket)["agent"].as_str(), Some("alice"));
}

#[test]
fn after_a_close_the_console_counts_down_and_customers_hear_that_somebody_is_there() {
    let wraps = ("name = \"support\"\n", "name = \"support\"\nwrap_up_s = 120\n");
    let relay = Relay::with(&Setup { policy: &[wraps], ..Setup::default() });
    let alice = relay.agent("alice", &["--queue", "support"]);
    let mut console = Terminal::sized((24, 80), &alice.url, &alice.token);
    console.shows("alice available");
    let sender = Sender::to(&relay);
    sender.says("c-1", "m-1", "I want to talk to a person");
    console.shows("c-1");
    console.types("c");
    console.shows("1 mine");
    console.types("x");
    console.shows("alice wrap-up 01:");
    let status = alice.json(&["status"]);
    assert_eq!(status["reason"], "wrap-up");
    assert!(status["wrap_up_until"].is_string(), "{status}");
    sender.says("c-2", "m-2", "I want to talk to a person");
    let ticket = alice.ticket_of("c-2");
    let told = until("a notice", || {
        let lines = alice.lines(ticket);
        lines.into_iter().find(|(from, _)| from == "system").map(|(_, text)| text)
    });
    assert!(told.contains("but somebody is at the desk"), "{told}");
    console.types("A\r");
    console.shows("alice available");
}
