//! Hostile text in every field that a customer, a colleague or a bot can fill, through the real
//! relay into the real console: the terminal receives no sequence but those the console's own
//! drawing needs.

use std::collections::BTreeSet;

use baton_shared::text::hostile::HOSTILE;
use baton_shared::text::is_hidden;
use serde_json::json;

use crate::relay::{Agent, Relay, Setup};
use crate::sender::Sender;
use crate::terminal::Terminal;

/// How sequences end that draw: colours and places. The console erases by writing blanks.
const DRAWS: &str = "mH";
/// The modes that the console sets and resets: cursor, screen, paste, focus, drawing at once.
const MODES: [&str; 5] = ["?25", "?1049", "?2004", "?1004", "?2026"];
/// Pushes and pops the title; what it is called stays the terminal's affair.
const TITLE: [&str; 2] = ["22;0t", "23;0t"];
const CUSTOMER: &str = "c-hostile";

/// What a terminal would do with bytes, other than show characters.
#[derive(Debug, Default)]
struct Heard {
    /// Sequences that no drawing needs.
    foreign: BTreeSet<String>,
    bells: usize,
}

impl Heard {
    fn of(bytes: &[u8]) -> Self {
        let text = String::from_utf8(bytes.to_vec()).expect("the console writes UTF-8");
        let mut heard = Self::default();
        let mut rest = text.as_str();
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '\u{1b}' => rest = heard.sequence(rest),
                '\u{7}' => heard.bells += 1,
                '\r' | '\n' | '\u{8}' => {}
                c if is_hidden(c) => {
                    heard.foreign.insert(format!("character {c:?}"));
                }
                _ => {}
            }
        }
        heard
    }

    /// Takes one sequence off the front.
    fn sequence<'a>(&mut self, rest: &'a str) -> &'a str {
        let Some(kind) = rest.chars().next() else {
            self.foreign.insert("ESC at the end".to_owned());
            return rest;
        };
        let after = &rest[kind.len_utf8()..];
        match kind {
            '[' => {
                let end = after.find(|c: char| ('@'..='~').contains(&c)).unwrap_or(after.len());
                let (params, ending) = after.split_at(end);
                let last = ending.chars().next().unwrap_or(' ');
                let plain =
                    params.bytes().all(|byte| byte.is_ascii_digit() || b":;".contains(&byte));
                let draws = DRAWS.contains(last) && plain;
                let mode = "hl".contains(last) && MODES.contains(&params);
                let sequence = format!("{params}{last}");
                if !draws && !mode && !TITLE.contains(&sequence.as_str()) {
                    self.foreign.insert(format!("CSI {sequence}"));
                }
                &ending[last.len_utf8().min(ending.len())..]
            }
            ']' => {
                let end = after.find(['\u{7}', '\u{1b}']).unwrap_or(after.len());
                let (said, ending) = after.split_at(end);
                if !is_title(said) {
                    self.foreign.insert(format!("OSC {said}"));
                }
                ending.strip_prefix('\u{7}').or(ending.strip_prefix("\u{1b}\\")).unwrap_or(ending)
            }
            '7' | '8' => after,
            other => {
                self.foreign.insert(format!("ESC {other}"));
                after
            }
        }
    }
}

/// The console's own, with the number of unread tickets. To this kind of terminal a notice is a
/// bell; others get words by OSC 9 or 777.
fn is_title(osc: &str) -> bool {
    let Some(title) = osc.strip_prefix("0;") else { return false };
    let count = title.strip_suffix(" baton").and_then(|count| count.strip_prefix('('));
    title == "baton"
        || count.and_then(|count| count.strip_suffix(')')).is_some_and(|n| n.parse::<u32>().is_ok())
}

fn short(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or_default()]
}

/// A message with `payload` wherever the channel takes free text.
fn message(n: usize, payload: &str) -> String {
    let attributes = json!({short(payload, 64): short(payload, 1024), "tier": payload});
    let customer = json!({
        "id": CUSTOMER, "name": short(payload, 200), "email": short(payload, 200),
        "language": "en", "attributes": attributes,
    });
    let files = json!([{"url": format!("https://a.example/{n}"), "name": short(payload, 200),
        "type": short(payload, 60), "size": 1}]);
    let text = format!("{payload}\nmark-{n}");
    let data = json!({"id": format!("h-{n}"), "customer": customer, "text": text,
        "attachments": files});
    json!({"type": "message.created", "data": data}).to_string()
}

/// A bot whose answer and buttons are hostile too.
fn faq() -> String {
    let toml = |text: String| toml::Value::String(text).to_string();
    let all = HOSTILE.join(" ");
    let known = ["order-status", "return", "refund", "login", "opening-hours", "payment"];
    let titles: Vec<String> = known
        .iter()
        .zip(HOSTILE.iter().step_by(9))
        .map(|(id, payload)| {
            let title = toml(format!("{} {id}", short(payload, 30)));
            format!("{{ id = \"{id}\", title = {title} }}")
        })
        .collect();
    format!(
        "\n[[question]]\nid = \"hostile\"\ntitle = \"Hostile\"\nask = [\"open the gates\"]\n\
         answer = {}\nbuttons = [{}]\n",
        toml(short(&all, 4000).to_owned()),
        titles.join(", ")
    )
}

/// Nothing hidden reaches a screen or a pipe.
fn prints_clean(agent: &Agent, args: &[&str]) {
    let output = agent.run(args);
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let bad: BTreeSet<char> = text.chars().filter(|&c| c != '\n' && is_hidden(c)).collect();
    assert!(bad.is_empty(), "{args:?} prints {bad:?}");
    assert!(text.contains("mark-") || args[0] == "tickets", "{args:?} prints {text}");
}

#[test]
fn no_foreign_sequence_reaches_the_terminal_whatever_a_customer_a_bot_or_a_colleague_writes() {
    let relay = Relay::with(&Setup { faq: &faq(), ..Setup::default() });
    let alice = relay.agent("alice", &["--queue", "support", "--queue", "billing"]);
    let bob = relay.agent("bob", &["--queue", "support", "--queue", "billing"]);
    let sender = Sender::to(&relay);
    sender.says(CUSTOMER, "first", "open the gates");
    let mut terminal = Terminal::sized((60, 200), &relay.url, &alice.token);
    let all = HOSTILE.join("\n");
    sender.says(CUSTOMER, "wish", &format!("I want to talk to a person\n{}", short(&all, 8000)));
    let ticket = bob.ticket_of(CUSTOMER).to_string();
    terminal.shows(&format!("#{ticket}"));
    terminal.types("c");
    terminal.shows("yours");
    for (n, payload) in HOSTILE.iter().enumerate() {
        let answer = sender.post(&message(n, payload)).expect("the relay runs");
        assert_eq!(answer.status, 200, "{payload:?}: {answer:?}");
        terminal.shows(&format!("mark-{n}"));
    }
    for (n, part) in HOSTILE.chunks(20).enumerate() {
        let note = format!("{} noted-{n}", part.join(" ").replace('\0', " "));
        assert!(bob.run(&["note", &ticket, "--", &note]).status.success());
        terminal.shows(&format!("noted-{n}"));
    }
    // Every pane alone and beside the others, from its beginning to its end.
    terminal.types("3zGz1zzbb2zggGz?");
    terminal.shows("keys that work here");
    terminal.types("\u{1b}");
    terminal.until("closed help", |screen| !screen.contents().contains("keys that work here"));
    terminal.types("i");
    terminal.shows("reply to");
    let heard = Heard::of(&terminal.written);
    assert_eq!(heard.foreign, BTreeSet::new());
    assert!(heard.bells <= HOSTILE.len() + 20, "{} bells", heard.bells);
    for args in
        [&["show", &ticket][..], &["tickets"], &["show", &ticket, "--json"], &["tickets", "--json"]]
    {
        prints_clean(&bob, args);
    }
}

#[test]
fn the_reader_of_sequences_finds_what_it_must_find() {
    let tame = Heard::of(b"\x1b[22;0t\x1b[?1049h\x1b[38;5;12m\x1b[1;1Hhello\x1b[0m\x07");
    assert_eq!((tame.foreign, tame.bells), (BTreeSet::new(), 1));
    // What these do, drawing does too; whether they came through is seen by their neighbours here.
    let draws = ["[9999;9999H", "[8m", "[38:2::1:2:3m", "[?1049h", "[?2004l", "[?2026h"];
    let draws = |payload: &str| draws.iter().any(|begin| payload[1..].starts_with(begin));
    for payload in HOSTILE.iter().filter(|payload| payload.starts_with('\u{1b}')) {
        let found = Heard::of(payload.as_bytes());
        assert!(!found.foreign.is_empty() || draws(payload), "{payload:?}");
    }
}
