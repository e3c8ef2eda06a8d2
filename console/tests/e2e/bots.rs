//! A lead looks at what bots have, reads and takes one at the console: both programs, the real
//! relay, a real terminal.

use serde_json::Value;

use crate::relay::{Relay, json, until};
use crate::sender::Sender;
use crate::terminal::Terminal;

fn looks(relay: &Relay) -> usize {
    let audit = json(&relay.admin(&["audit", "--by", "lea", "--json"]));
    let kinds = audit.as_array().expect("a list").iter().map(|line| line["what"].as_str());
    kinds.filter(|what| *what == Some("conversation_read")).count()
}

#[test]
fn a_lead_reads_and_takes_a_bots_conversation_at_the_console_and_gives_it_back() {
    let relay = Relay::start();
    let lead = relay.agent("lea", &["--role", "lead", "--queue", "support"]);
    let sender = Sender::to(&relay);
    for (n, size) in [(1, (24, 80)), (2, (60, 200))] {
        let (first, later) = (format!("first-{n}"), format!("later-{n}"));
        sender.says(&first, &format!("m-{n}"), "what are your opening hours?");
        until("the bot's answer", || {
            let rows: Value = json(&lead.run(&["bots", "--json"]));
            (rows[0]["customer"] == first.as_str() && rows[0]["from"] == "bot").then_some(())
        });
        let mut console = Terminal::sized(size, &lead.url, &lead.token);
        console.shows("lea available");
        console.types(":bots\r");
        console.shows(&format!("▌ {first} "));
        // It comes by itself, and what is chosen stays chosen.
        sender.says(&later, &format!("later-m-{n}"), "\u{1b}[2Jwhat are your opening hours?");
        console.shows(&format!("  {later} "));
        console.types("\r");
        console.shows(&format!("{first}         what are your opening hours?"));
        assert_eq!(looks(&relay), n, "recorded before it is shown");
        console.types("c");
        console.shows(&format!("is yours: the bot is silent · B gives {first} back"));
        console.shows("lea is here now");
        console.types("B");
        console.shows("0 mine");
        console.types("gb");
        console.shows("What bots have");
        console.shows(&format!("  {first} "));
        console.types("q:q\r");
        assert!(console.child.wait().expect("it ends").success());
    }
    let anna = relay.agent("anna", &["--queue", "support"]);
    let mut console = Terminal::sized((24, 80), &anna.url, &anna.token);
    console.shows("anna available");
    console.types(":bots\r");
    console.shows("what bots have is read and taken by a lead or an admin");
}
