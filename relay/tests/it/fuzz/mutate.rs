//! How an input is changed: bytes, words of its language, and whole values where it is JSON.

use std::fmt;

use proptest::prelude::*;
use serde_json::Value;

/// Longest input made.
const LONGEST: usize = 256 * 1024;

/// An input; shown as text where it is one, so that it can be read and kept.
#[derive(Clone)]
pub(super) struct Input(pub(super) Vec<u8>);

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.escape_ascii())
    }
}

/// One change. Places are taken modulo the length, so that every number is one.
#[derive(Debug, Clone)]
enum Change {
    Flip {
        at: u32,
        bit: u8,
    },
    Byte {
        at: u32,
        byte: u8,
    },
    Delete {
        at: u32,
        bytes: u16,
    },
    Repeat {
        at: u32,
        bytes: u8,
        times: u8,
    },
    Cut {
        at: u32,
    },
    Word {
        at: u32,
        word: u16,
    },
    Character {
        at: u32,
        character: char,
    },
    Splice {
        other: u16,
        from: u32,
        bytes: u16,
        at: u32,
    },
    /// A value of a JSON document becomes another, goes, or comes twice.
    Value {
        place: u16,
        becomes: u8,
    },
    /// The input inside so many brackets.
    Nest {
        levels: u8,
    },
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        2 => (any::<u32>(), 0..8_u8).prop_map(|(at, bit)| Change::Flip { at, bit }),
        2 => (any::<u32>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte { at, byte }),
        2 => (any::<u32>(), 1..64_u16).prop_map(|(at, bytes)| Change::Delete { at, bytes }),
        1 => (any::<u32>(), 1..32_u8, 1..200_u8)
            .prop_map(|(at, bytes, times)| Change::Repeat { at, bytes, times }),
        1 => any::<u32>().prop_map(|at| Change::Cut { at }),
        6 => (any::<u32>(), any::<u16>()).prop_map(|(at, word)| Change::Word { at, word }),
        2 => (any::<u32>(), any::<char>()).prop_map(|(at, character)| Change::Character { at, character }),
        3 => (any::<u16>(), any::<u32>(), 1..512_u16, any::<u32>())
            .prop_map(|(other, from, bytes, at)| Change::Splice { other, from, bytes, at }),
        8 => (any::<u16>(), any::<u8>()).prop_map(|(place, becomes)| Change::Value { place, becomes }),
        1 => (1..200_u8).prop_map(|levels| Change::Nest { levels }),
    ]
}

/// Inputs of the corpus after one to eight changes.
pub(super) fn changed(corpus: Vec<Vec<u8>>, words: &[&str]) -> impl Strategy<Value = Input> {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let changes = prop::collection::vec(change(), 1..8);
    (0..corpus.len(), changes).prop_map(move |(first, changes)| {
        let mut input = corpus[first].clone();
        for change in &changes {
            apply(change, &mut input, &corpus, &words);
            input.truncate(LONGEST);
        }
        Input(input)
    })
}

fn place(at: u32, input: &[u8]) -> usize {
    usize::try_from(at).unwrap_or(0) % (input.len() + 1)
}

fn apply(change: &Change, input: &mut Vec<u8>, corpus: &[Vec<u8>], words: &[String]) {
    match *change {
        Change::Flip { at, bit } => {
            let at = place(at, input);
            if let Some(byte) = input.get_mut(at) {
                *byte ^= 1 << bit;
            }
        }
        Change::Byte { at, byte } => input.insert(place(at, input), byte),
        Change::Delete { at, bytes } => {
            let at = place(at, input);
            let end = (at + usize::from(bytes)).min(input.len());
            input.drain(at..end);
        }
        Change::Repeat { at, bytes, times } => {
            let at = place(at, input);
            let end = (at + usize::from(bytes)).min(input.len());
            let piece = input[at..end].repeat(usize::from(times));
            insert(input, at, &piece);
        }
        Change::Cut { at } => input.truncate(place(at, input)),
        Change::Word { at, word } => {
            let word = words[usize::from(word) % words.len()].clone();
            insert(input, place(at, input), word.as_bytes());
        }
        Change::Character { at, character } => {
            insert(input, place(at, input), character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        Change::Splice { other, from, bytes, at } => {
            let other = &corpus[usize::from(other) % corpus.len()];
            let from = place(from, other);
            let end = (from + usize::from(bytes)).min(other.len());
            insert(input, place(at, input), &other[from..end]);
        }
        Change::Value { place, becomes } => {
            if let Ok(mut document) = serde_json::from_slice(input) {
                let mut left = usize::from(place) % nodes(&document).max(1);
                visit(&mut document, &mut left, becomes);
                *input = document.to_string().into_bytes();
            }
        }
        Change::Nest { levels } => {
            let levels = usize::from(levels);
            let inside = std::mem::take(input);
            *input = [b"[".repeat(levels), inside, b"]".repeat(levels)].concat();
        }
    }
}

fn insert(input: &mut Vec<u8>, at: usize, piece: &[u8]) {
    input.splice(at..at, piece.iter().copied());
}

fn nodes(value: &Value) -> usize {
    1 + match value {
        Value::Array(all) => all.iter().map(nodes).sum(),
        Value::Object(all) => all.values().map(nodes).sum(),
        _ => 0_usize,
    }
}

/// Changes the node that is `left` further on.
fn visit(value: &mut Value, left: &mut usize, becomes: u8) -> bool {
    if *left == 0 {
        *value = other(value, becomes);
        return true;
    }
    *left -= 1;
    match value {
        Value::Array(all) => all.iter_mut().any(|value| visit(value, left, becomes)),
        Value::Object(all) => all.values_mut().any(|value| visit(value, left, becomes)),
        _ => false,
    }
}

fn other(value: &Value, becomes: u8) -> Value {
    match becomes % 16 {
        0 => Value::Null,
        1 => true.into(),
        2 => (-1).into(),
        3 => u64::MAX.into(),
        4 => 1e300.into(),
        5 => "".into(),
        6 => " \t\n".into(),
        7 => "x".repeat(70_000).into(),
        8 => "a\u{0}\u{1b}[2J\u{202e}\u{feff}".into(),
        9 => vec![value.clone(); 2].into(),
        10 => vec![Value::Null; 1_100].into(),
        11 => Value::Object(serde_json::Map::new()),
        12 => value.to_string().into(),
        13 => serde_json::json!({ "id": value.clone(), "type": value.clone() }),
        14 => "2026-11-21T09:00:00+25:00".into(),
        _ => "e\u{301}".repeat(5_000).into(),
    }
}
