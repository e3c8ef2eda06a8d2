//! A destination that is down: the console asks its agent what becomes of what does not get through.

use serde_json::Value;

use crate::relay::{Agent, Relay, Setup, until};
use crate::sender::Sender;
use crate::terminal::Terminal;

const QUESTION: &str = "Send or drop it? g s";

fn lines(alice: &Agent, number: &str) -> Vec<Value> {
    alice.json(&["show", number])["transcript"].as_array().expect("a transcript").clone()
}

/// The line of this text in the ticket's transcript.
fn line(alice: &Agent, number: &str, text: &str) -> Value {
    let line = lines(alice, number).into_iter().find(|line| line["text"] == text);
    line.expect("the line")
}

/// Chooses for a message: the list has two choices for each that waits, the oldest first.
fn settle(console: &mut Terminal, (alice, number): (&Agent, &str), text: &str, choice: usize) {
    let waits = |line: &Value| line["delivery"] == "queued" && line["wanted"] != true;
    let waiting: Vec<Value> = lines(alice, number).into_iter().filter(waits).collect();
    let place = waiting.iter().position(|line| line["text"] == text).expect("it waits");
    let asked = |screen: &vt100::Screen| screen.contents().matches(QUESTION).count();
    console.until("a question about each", |screen| asked(screen) == waiting.len());
    console.types("gs");
    console.shows("not delivered yet");
    console.types(&(2 * place + choice).to_string());
    console.types("\r");
    console.until("a closed list", |screen| !screen.contents().contains("send all the same"));
}

#[test]
fn what_does_not_get_through_is_asked_about_and_dropped_or_kept_as_its_agent_says() {
    // Nobody listens on the discard port, and whatever waits is asked about at once.
    let policy = [("stale_send_min = 30", "stale_send_min = 0")];
    let callback = Some("http://127.0.0.1:9/answers");
    let relay = Relay::with(&Setup { callback, policy: &policy, ..Setup::default() });
    let alice = relay.agent("alice", &["--queue", "support"]);
    Sender::to(&relay).says("c-1", "m-1", "I want to talk to a person");
    let number = alice.ticket_of("c-1").to_string();
    alice.json(&["take", &number]);
    alice.json(&["say", &number, "Your parcel is here."]);
    let mut console = Terminal::sized((40, 120), &relay.url, &alice.token);
    console.shows("c-1");
    console.types("\r");
    console.shows("Your parcel is here.");
    settle(&mut console, (&alice, &number), "Your parcel is here.", 2);
    console.shows("not sent: it was dropped");
    until("the drop", || {
        (line(&alice, &number, "Your parcel is here.")["delivery"] == "cancelled").then_some(())
    });

    alice.json(&["say", &number, "Call me, please."]);
    console.shows("Call me, please.");
    settle(&mut console, (&alice, &number), "Call me, please.", 1);
    console.shows("sent as soon as it can be");
    let kept = line(&alice, &number, "Call me, please.");
    assert_eq!((&kept["delivery"], &kept["wanted"]), (&"queued".into(), &true.into()), "{kept}");
}
