//! From an agent's text to a frame, or to words that say where it is wrong.
//!
//! Pure. A tagged frame is read in two steps, so the parser forgets where it was; the place is
//! found again by leaving parts out until the fault is another one. That is done once, since the
//! connection ends with it.

use baton_shared::json::nesting;
use baton_shared::wire::ClientFrame;
use serde::Deserialize as _;
use serde_json::{Map, Value};

/// Keys of one object that are looked at for a fault; no frame has more.
const KEYS_MAX: usize = 16;
/// Longest name of a key that is shown.
const KEY_SHOWN: usize = 40;

/// Reads one frame of at most `depth` levels of arrays and objects.
///
/// # Errors
/// What is wrong with it: its JSON path, or line and column.
pub fn read_frame(text: &str, depth: usize) -> Result<ClientFrame, String> {
    if nesting(text.as_bytes()) > depth {
        return Err(format!("it is nested deeper than {depth} levels"));
    }
    if !text.trim_start().starts_with('{') {
        return Err("it must be a JSON object, at line 1".to_owned());
    }
    serde_json::from_str(text).map_err(|error| match (error.line(), serde_json::from_str(text)) {
        (0, Ok(whole)) => placed(whole, &error.to_string()),
        (0, Err(syntax)) => syntax.to_string(),
        _ => error.to_string(),
    })
}

fn placed(mut whole: Value, fault: &str) -> String {
    let (mut path, mut pointer) = (String::new(), String::new());
    while let Some(key) = culprit(&mut whole, &pointer, fault) {
        let shown: String = key.chars().take(KEY_SHOWN).map(printable).collect();
        path = if path.is_empty() { shown } else { format!("{path}.{shown}") };
        pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
    }
    if path.is_empty() { fault.to_owned() } else { format!("{path}: {fault}") }
}

fn printable(c: char) -> char {
    if c.is_ascii_graphic() { c } else { '?' }
}

/// The key of the object at `pointer` without which the fault is another one, or none.
fn culprit(whole: &mut Value, pointer: &str, fault: &str) -> Option<String> {
    let keys: Vec<String> = object(whole, pointer)?.keys().take(KEYS_MAX).cloned().collect();
    keys.into_iter().find(|key| {
        let Some(without) = object(whole, pointer).and_then(|object| object.remove(key)) else {
            return false;
        };
        let other = ClientFrame::deserialize(&*whole).map_err(|error| error.to_string());
        if let Some(object) = object(whole, pointer) {
            object.insert(key.clone(), without);
        }
        // A tag that is missing says nothing of the tag that was there.
        !matches!(key.as_str(), "type" | "do") && other.err().as_deref() != Some(fault)
    })
}

fn object<'a>(whole: &'a mut Value, pointer: &str) -> Option<&'a mut Map<String, Value>> {
    whole.pointer_mut(pointer)?.as_object_mut()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        read_frame(text, 32).expect_err("faulty")
    }

    #[test]
    fn a_fault_names_its_place() {
        for (text, start) in [
            (r#"{"type":"follow","ticket":-1}"#, "ticket: invalid value"),
            (r#"{"type":"follow"}"#, "missing field `ticket`"),
            (r#"{"type":"dance"}"#, "unknown variant `dance`"),
            (
                r#"{"type":"command","id":"c-1","ticket":1,"epoch":1,"act":{"do":"say","text":5}}"#,
                "act.text: invalid type",
            ),
            (r#"{"type":"set_status","id":"c 1","status":"available"}"#, "id: "),
            ("{\n\"type\":", "EOF while parsing a value at line 2"),
            (r#"{"type":"follow","ticket":-1} x"#, "trailing characters at line 1"),
            ("[1]", "it must be a JSON object"),
        ] {
            assert!(fault(text).starts_with(start), "{text}: {}", fault(text));
        }
        assert!(read_frame(r#"{"type":"active"}"#, 1).is_ok());
        assert!(read_frame(r#"{"type":"active","x":[]}"#, 1).is_err());
    }
}
