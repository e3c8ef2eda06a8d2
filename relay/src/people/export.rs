//! Everything of one person, as JSON lines, a page at a time. `docs/data.md` describes the lines.
//!
//! The lines are the log's own records of that person's conversation with both halves put together,
//! as they were written: nothing is masked, nothing summed up, and no other conversation is read.

use baton_shared::id::{ConversationId, Position};
use serde_json::{Map, Value, json};

use super::who::folder;
use super::{Fault, Place};
use crate::engine::{Range, StreamId};
use crate::log::{PrivatePart, Record};

/// Records on one page.
const PAGE: usize = 500;
/// The shape of the lines; rises when a field changes its meaning.
const VERSION: u32 = 1;

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its lines.
    pub lines: Vec<Value>,
    /// Where the next one begins; `None` after the last.
    pub next: Option<Position>,
}

/// What stands first: what this is, and the person as they are known now.
///
/// # Errors
/// Where the log cannot be read.
pub async fn head(place: &Place, id: &ConversationId) -> Result<Vec<Value>, Fault> {
    let conv = place.engine.conversation(id).await?;
    let conv = conv.ok_or_else(|| Fault::Asked(format!("there is no conversation {id}")))?;
    let mut customer = json!({"record": "customer", "conversation": id, "channel": conv.channel});
    merge(&mut customer, serde_json::to_value(&conv.customer).unwrap_or_default());
    let about = json!({
        "record": "export", "version": VERSION, "conversation": id, "made_at": place.engine.now(),
        "relay": env!("CARGO_PKG_VERSION"),
    });
    Ok(vec![about, customer])
}

/// The records after a position.
///
/// # Errors
/// Where the log cannot be read.
pub async fn page(
    place: &Place,
    id: &ConversationId,
    after: Option<Position>,
) -> Result<Page, Fault> {
    let range = Range { after, limit: PAGE, ..Range::default() };
    let records = place.engine.log().read_stream(StreamId::conversation(id), range).await?;
    let next = records.last().filter(|_| records.len() == PAGE).map(|last| last.pos);
    Ok(Page { lines: records.iter().map(|record| line(id, record)).collect(), next })
}

/// The person's files, one line each.
///
/// # Errors
/// Where they cannot be read.
pub async fn files(place: &Place, id: &ConversationId) -> Result<Vec<Value>, Fault> {
    let Some(conv) = place.engine.conversation(id).await? else { return Ok(Vec::new()) };
    let files = place.media.list(&folder(&conv)).await?;
    let line = |(file, about)| {
        let mut line = json!({"record": "file", "conversation": id, "id": file});
        merge(&mut line, serde_json::to_value(about).unwrap_or_default());
        line
    };
    Ok(files.into_iter().map(line).collect())
}

/// The bytes of one of them.
///
/// # Errors
/// Where there is none of this id, or it cannot be read.
pub async fn file(place: &Place, id: &ConversationId, file: &str) -> Result<bytes::Bytes, Fault> {
    let gone = || Fault::Asked(format!("there is no file {file} in {id}"));
    let conv = place.engine.conversation(id).await?.ok_or_else(gone)?;
    let found = place.media.fetch(&folder(&conv), file).await?;
    found.map(|(_, bytes)| bytes).ok_or_else(gone)
}

fn line(id: &ConversationId, record: &Record) -> Value {
    let mut line = json!({
        "record": "event", "conversation": id, "seq": record.pos, "at": record.at,
        "kind": record.kind,
    });
    merge(&mut line, parsed(&record.facts));
    match &record.private {
        PrivatePart::None => {}
        PrivatePart::Kept(body) => line["private"] = parsed(body),
        PrivatePart::Erased => line["private"] = Value::Null,
    }
    line
}

/// What a newer program wrote may have another shape; it still belongs to the person.
fn parsed(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_else(|_| json!({"raw": String::from_utf8_lossy(bytes)}))
}

/// Puts an object's fields beside those that are there; these stay.
fn merge(into: &mut Value, more: Value) {
    let (Some(into), Value::Object(more)) = (into.as_object_mut(), more) else { return };
    let fresh: Map<String, Value> =
        more.into_iter().filter(|(key, _)| !into.contains_key(key)).collect();
    into.extend(fresh);
}
