//! Tests that bytes which were once stored are read, and written, as ever.

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Stored, join, split};
use crate::desk::{AgentEvent, ApiEvent, AuditAct, AuditEvent, ConversationEvent, DeskEvent};

/// At least one event of each kind as a log holds it: stream, kind, facts, private part. Lines are
/// only ever added: for a new kind, and where a kind gains a field that is stored.
const KEPT: &str = include_str!("kept.tsv");

/// The stream's kind and what is stored.
fn kept() -> impl Iterator<Item = (&'static str, Stored)> {
    KEPT.lines().map(|line| {
        let parts: Vec<&str> = line.split('\t').collect();
        let [stream, kind, facts, private] = parts[..] else { panic!("four parts: {line}") };
        let private = Some(private.as_bytes().to_vec()).filter(|body| !body.is_empty());
        let stream = stream.split('/').next().unwrap_or_default();
        (stream, Stored { kind: kind.to_owned(), facts: facts.as_bytes().to_vec(), private })
    })
}

fn again<E: Serialize + DeserializeOwned>(stored: &Stored, private: Option<&[u8]>) -> Stored {
    let event: E = join(&stored.kind, &stored.facts, private)
        .unwrap_or_else(|error| panic!("{}: {error}", stored.kind));
    split(&event).expect("JSON")
}

/// What is stored, after it was read and written.
fn read_and_written(stream: &str, stored: &Stored, private: Option<&[u8]>) -> Stored {
    match stream {
        "conversation" => again::<ConversationEvent>(stored, private),
        "agent" => again::<AgentEvent>(stored, private),
        "desk" => again::<DeskEvent>(stored, private),
        "api" => again::<ApiEvent>(stored, private),
        "audit" => again::<AuditEvent>(stored, private),
        other => panic!("no such stream: {other}"),
    }
}

#[test]
fn every_kept_event_is_read_and_written_again_to_the_byte() {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for (stream, stored) in kept() {
        let again = read_and_written(stream, &stored, stored.private.as_deref());
        assert_eq!(text(&again.facts), text(&stored.facts), "{stream} {}", stored.kind);
        let parts = [&again, &stored].map(|one| one.private.as_deref().map(text));
        assert_eq!(parts[0], parts[1], "{stream} {}", stored.kind);
    }
}

#[test]
fn an_event_whose_private_part_was_erased_keeps_its_facts() {
    for (stream, stored) in kept() {
        let again = read_and_written(stream, &stored, None);
        assert_eq!((&again.facts, again.private), (&stored.facts, None), "{}", stored.kind);
    }
}

/// Every kind of a stream's events: serde names them all where it is given one that is none.
fn kinds<E: DeserializeOwned>(stream: &'static str) -> Vec<(&'static str, String)> {
    let refused = join::<E>("none", b"{}", None).err().expect("no such kind").to_string();
    let (_, list) = refused.split_once(", expected ").expect("a list of kinds");
    list.split('`').skip(1).step_by(2).map(|kind| (stream, kind.to_owned())).collect()
}

#[test]
fn one_event_of_every_kind_is_kept() {
    let all = [
        kinds::<ConversationEvent>("conversation"),
        kinds::<AgentEvent>("agent"),
        kinds::<DeskEvent>("desk"),
        kinds::<ApiEvent>("api"),
        kinds::<AuditAct>("audit"),
    ];
    let here: BTreeSet<(&str, String)> =
        kept().map(|(stream, stored)| (stream, stored.kind)).collect();
    let missing: Vec<_> = all.concat().into_iter().filter(|kind| !here.contains(kind)).collect();
    assert!(missing.is_empty(), "no line for {missing:?}");
}
