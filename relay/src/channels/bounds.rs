//! Bounds that every channel's payload is held to, and reading JSON so that a fault is told with
//! its path and its expected shape, without repeating the sender's data.

use baton_shared::id::TOKEN_MAX;
use baton_shared::json::{DEPTH_MAX, nesting};
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

use super::Malformed;

/// Most entries in an array.
pub const ITEMS_MAX: usize = 1000;
/// Most free attributes of a customer.
pub const ATTRIBUTES_MAX: usize = 64;
/// Longest attribute's name, in bytes.
pub const ATTRIBUTE_NAME_MAX: usize = 64;
/// Longest attribute's value, in bytes.
pub const ATTRIBUTE_VALUE_MAX: usize = 1024;
/// Longest name of a customer or file, in bytes.
pub const NAME_MAX: usize = 256;
/// Longest e-mail address, in bytes: RFC 5321 §4.5.3.1.3 less its angle brackets.
pub const EMAIL_MAX: usize = 254;
/// Longest language tag, in bytes: RFC 5646 §4.4.1.
pub const LANGUAGE_MAX: usize = 35;
/// Longest address of a file, in bytes.
pub const URL_MAX: usize = 2048;
/// Longest media type, in bytes: RFC 6838 §4.2, both halves.
pub const MEDIA_TYPE_MAX: usize = 255;
/// Longest id of a choice, in bytes.
pub const CHOICE_MAX: usize = 256;

/// Reads a body.
///
/// # Errors
/// [`Malformed`] with the path of the first fault.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Malformed> {
    if nesting(body) > DEPTH_MAX {
        return Err(Malformed::at("", format!("is nested deeper than {DEPTH_MAX} levels")));
    }
    again(body)
}

/// Reads a body that [`read`] has read in another shape: how deep it is nested is known.
///
/// # Errors
/// As [`read`].
pub fn again<T: DeserializeOwned>(body: &[u8]) -> Result<T, Malformed> {
    // Else an array of the right values would pass for an object.
    if body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[') {
        return Err(Malformed::at("", "must be an object"));
    }
    // The path of a fault is only worth keeping track of where there is one.
    if let Ok(value) = serde_json::from_slice(body) {
        return Ok(value);
    }
    let mut reader = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| explain(error.path(), error.inner()))?;
    reader.end().map_err(|error| explain_syntax(&error))?;
    Ok(value)
}

fn explain(path: &Path, error: &serde_json::Error) -> Malformed {
    if !error.is_data() {
        return explain_syntax(error);
    }
    let said = error.to_string();
    let path = dotted(path);
    if let Some(field) = between(&said, "missing field `", "`") {
        return Malformed::at(joined(&path, field), "is missing");
    }
    if let Some(field) = between(&said, "duplicate field `", "`") {
        return Malformed::at(joined(&path, field), "stands there twice");
    }
    // The library's message quotes the value it met; only what it wanted is passed on. An untagged
    // enum says nothing else.
    let wanted = match between(&said, ", expected ", " at line") {
        Some(wanted) => plain(wanted),
        None => said.split(" at line").next().unwrap_or("of another type"),
    };
    Malformed::at(path, format!("must be {wanted}"))
}

fn explain_syntax(error: &serde_json::Error) -> Malformed {
    let (line, column) = (error.line(), error.column());
    if error.is_eof() {
        Malformed::at("", "is JSON that ends too early: was it cut?")
    } else {
        Malformed::at("", format!("is not valid JSON at line {line}, column {column}"))
    }
}

/// The parser's words for a type in words of JSON.
fn plain(wanted: &str) -> &str {
    match wanted {
        "a sequence" => "an array",
        "a map" => "an object",
        "a boolean" => "true or false",
        "u64" | "u32" | "usize" => "a whole number, not negative",
        other => other,
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after).map_or(rest, |(inner, _)| inner))
}

fn joined(path: &str, field: &str) -> String {
    if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") }
}

/// `data.attachments[2].url`. A key of the sender's own making is shortened and made harmless.
fn dotted(path: &Path) -> String {
    let mut text = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => text.push_str(&format!("[{index}]")),
            Segment::Map { key } => text = joined(&text, &harmless(key)),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    text
}

/// A key as it may be shown in an error: short, printable ASCII.
#[must_use]
pub fn harmless(key: &str) -> String {
    let visible = |c: char| if c.is_ascii_graphic() { c } else { '?' };
    key.chars().take(ATTRIBUTE_NAME_MAX).map(visible).collect()
}

/// A value that must be there.
///
/// # Errors
/// `… is missing`.
pub fn required<T>(path: &str, value: Option<T>) -> Result<T, Malformed> {
    value.ok_or_else(|| Malformed::at(path, "is missing"))
}

/// An id from outside: what every id of the relay is made of.
///
/// # Errors
/// What an id may be.
pub fn token(path: &str, value: String) -> Result<String, Malformed> {
    let allowed = |c: u8| c.is_ascii_graphic() && !b"\"'/\\".contains(&c);
    if (1..=TOKEN_MAX).contains(&value.len()) && value.bytes().all(allowed) {
        return Ok(value);
    }
    Err(Malformed::at(
        path,
        format!(
            "must be 1 to {TOKEN_MAX} visible ASCII characters without quotes, slashes or spaces"
        ),
    ))
}

/// A string of at most so many bytes; one of nothing but white space counts as absent.
///
/// # Errors
/// The limit.
pub fn short(path: &str, value: Option<String>, max: usize) -> Result<Option<String>, Malformed> {
    match value {
        Some(value) if value.trim().is_empty() => Ok(None),
        Some(value) if value.len() > max => Err(Malformed::at(
            path,
            format!("has {} bytes, at most {max} are allowed", value.len()),
        )),
        other => Ok(other),
    }
}

/// At most so many entries.
///
/// # Errors
/// The limit.
pub fn at_most(path: &str, count: usize, max: usize) -> Result<(), Malformed> {
    if count <= max {
        return Ok(());
    }
    Err(Malformed::at(path, format!("has {count} entries, at most {max} are allowed")))
}
