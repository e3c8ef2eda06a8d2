//! Holds the frames to `golden.jsonl`: what was once sent must be understood, and sent, for as
//! long as [`PROTOCOL`](super::PROTOCOL) stays the same. Holds `docs/protocol.md` to it too.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::*;

const GOLDEN: &str = include_str!("golden.jsonl");
const DOC: &str = include_str!("../../../docs/protocol.md");

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Side {
    Client,
    Relay,
}

#[derive(Deserialize)]
struct Line {
    by: Side,
    what: String,
    frame: Value,
}

fn lines() -> Vec<Line> {
    GOLDEN.lines().map(|line| serde_json::from_str(line).expect("a golden line")).collect()
}

/// Reads a frame and writes it again.
fn round<T: DeserializeOwned + serde::Serialize>(line: &Line) -> (T, Value) {
    let parsed: T = serde_json::from_value(line.frame.clone()).unwrap_or_else(|error| {
        panic!(
            "'{}' is no longer understood ({error}). An older program sends it so: raise PROTOCOL, \
             or read both forms.",
            line.what
        )
    });
    let written = serde_json::to_value(&parsed).expect("frames serialise");
    (parsed, written)
}

/// Every field of `old` with its value, anywhere below.
fn lost(old: &Value, new: &Value, path: &str, out: &mut Vec<String>) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            for (key, value) in old {
                let below = format!("{path}.{key}");
                match new.get(key) {
                    Some(now) => lost(value, now, &below, out),
                    None => out.push(below),
                }
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (at, (old, new)) in old.iter().zip(new).enumerate() {
                lost(old, new, &format!("{path}[{at}]"), out);
            }
        }
        (old, new) if old != new => out.push(path.to_owned()),
        _ => {}
    }
}

fn hold(line: &Line, written: &Value) {
    let mut missing = Vec::new();
    lost(&line.frame, written, &line.what, &mut missing);
    assert!(
        missing.is_empty(),
        "no longer sent as it was: {missing:?}. An older program reads it so: raise PROTOCOL."
    );
    assert_eq!(
        written, &line.frame,
        "'{}' has a new field. That is allowed within a version, if both sides do without it: add \
         it to golden.jsonl and docs/protocol.md.",
        line.what
    );
}

/// Exhaustive, so that a new variant does not compile until it is named here.
fn client_variant(frame: &ClientFrame) -> String {
    match frame {
        ClientFrame::Hello { .. } => "hello".to_owned(),
        ClientFrame::Follow { .. } => "follow".to_owned(),
        ClientFrame::Unfollow { .. } => "unfollow".to_owned(),
        ClientFrame::Command { act, .. } => format!("command {}", act.name()),
        ClientFrame::TakeOver { .. } => "take_over".to_owned(),
        ClientFrame::SetStatus { .. } => "set_status".to_owned(),
        ClientFrame::Desk { switch: DeskSwitch::Disable { .. }, .. } => "desk disable".to_owned(),
        ClientFrame::Desk { switch: DeskSwitch::Enable, .. } => "desk enable".to_owned(),
        ClientFrame::Policy { change, .. } => match change {
            PolicyChange::Activate { .. } => "policy activate".to_owned(),
            PolicyChange::Rollback { .. } => "policy rollback".to_owned(),
            PolicyChange::Shadow { .. } => "policy shadow".to_owned(),
            PolicyChange::EndShadow => "policy end_shadow".to_owned(),
        },
        ClientFrame::Ask { ask, .. } => format!("ask {}", ask_variant(ask)),
        ClientFrame::Active => "active".to_owned(),
        ClientFrame::Typing { .. } => "typing".to_owned(),
    }
}

fn ask_variant(ask: &Ask) -> &'static str {
    match ask {
        Ask::Tickets { .. } => "tickets",
        Ask::Ticket { .. } => "ticket",
        Ask::Earlier { .. } => "earlier",
        Ask::Reveal { .. } => "reveal",
        Ask::Conversations { .. } => "conversations",
        Ask::Conversation { .. } => "conversation",
        Ask::Desk => "desk",
        Ask::Policy { question } => match question {
            PolicyAsk::Show { .. } => "policy show",
            PolicyAsk::History => "policy history",
            PolicyAsk::Lint { .. } => "policy lint",
            PolicyAsk::Test { .. } => "policy test",
            PolicyAsk::Messages { .. } => "policy messages",
            PolicyAsk::Diff { .. } => "policy diff",
            PolicyAsk::Backtest { .. } => "policy backtest",
            PolicyAsk::Shadow => "policy shadow",
            PolicyAsk::Why { .. } => "policy why",
        },
        Ask::Report { .. } => "report",
    }
}

fn server_variant(frame: &ServerFrame) -> &'static str {
    match frame {
        ServerFrame::Welcome { .. } => "welcome",
        ServerFrame::Snapshot { .. } => "snapshot",
        ServerFrame::Change { change, .. } => match change {
            Change::Upsert { .. } => "change upsert",
            Change::Remove { .. } => "change remove",
            Change::Message { .. } => "change message",
            Change::Notify { .. } => "change notify",
            Change::Erased { .. } => "change erased",
            Change::Reset => "change reset",
        },
        ServerFrame::Presence { .. } => "presence",
        ServerFrame::Typing { .. } => "typing",
        ServerFrame::Me { .. } => "me",
        ServerFrame::Done { .. } => "done",
        ServerFrame::Refused { .. } => "refused",
        ServerFrame::Answer { answer, .. } => match answer {
            Answer::Tickets { .. } => "answer tickets",
            Answer::Ticket { .. } => "answer ticket",
            Answer::Revealed { .. } => "answer revealed",
            Answer::Conversations { .. } => "answer conversations",
            Answer::Conversation { .. } => "answer conversation",
            Answer::Desk { .. } => "answer desk",
            Answer::Policy { .. } => "answer policy",
            Answer::Report { .. } => "answer report",
        },
        ServerFrame::Progress { .. } => "progress",
        ServerFrame::Bye { .. } => "bye",
    }
}

/// As many as the arms above: a variant that is named there must have its line.
const CLIENT_VARIANTS: usize = 9 + 15 + 8 + 4 + 9;
const SERVER_VARIANTS: usize = 9 + 6 + 8;

#[test]
fn every_frame_is_read_and_written_as_it_always_was() {
    let (mut by_client, mut by_relay) = (BTreeSet::new(), BTreeSet::new());
    for line in lines() {
        let variant = match line.by {
            Side::Client => {
                let (frame, written) = round::<ClientFrame>(&line);
                hold(&line, &written);
                let variant = client_variant(&frame);
                by_client.insert(variant.clone());
                variant
            }
            Side::Relay => {
                let (frame, written) = round::<ServerFrame>(&line);
                hold(&line, &written);
                by_relay.insert(server_variant(&frame));
                server_variant(&frame).to_owned()
            }
        };
        let named = line.what.split(',').next().unwrap_or_default();
        assert_eq!(named, variant, "a golden line is misnamed");
    }
    assert_eq!(by_client.len(), CLIENT_VARIANTS, "{by_client:?}");
    assert_eq!(by_relay.len(), SERVER_VARIANTS, "{by_relay:?}");
}

#[test]
fn a_field_this_version_does_not_know_is_ignored() {
    for line in lines() {
        let mut frame = line.frame.clone();
        let object = frame.as_object_mut().expect("a frame is an object");
        object.insert("of_a_later_version".to_owned(), Value::from(1));
        let known = match line.by {
            Side::Client => serde_json::from_value::<ClientFrame>(frame).is_ok(),
            Side::Relay => serde_json::from_value::<ServerFrame>(frame).is_ok(),
        };
        assert!(known, "{}", line.what);
    }
}

#[test]
fn the_document_shows_every_frame_just_as_it_is() {
    let shown: Vec<Value> = DOC
        .split("```json\n")
        .skip(1)
        .map(|block| block.split("```").next().unwrap_or_default())
        .map(|text| serde_json::from_str(text).unwrap_or_else(|e| panic!("{e} in: {text}")))
        .collect();
    let golden = lines();
    for line in &golden {
        assert!(
            shown.contains(&line.frame),
            "docs/protocol.md lacks '{}' as golden.jsonl has it:\n{}",
            line.what,
            serde_json::to_string_pretty(&line.frame).expect("JSON")
        );
    }
    for example in shown {
        assert!(
            golden.iter().any(|line| line.frame == example),
            "docs/protocol.md shows what no golden line has: {example}"
        );
    }
}
