//! Between an event and its two stored parts: clear facts, and what can be erased.

use serde::Serialize;
use serde::de::DeserializeOwned;

use self::splitter::Splitter;

mod splitter;

/// An event as the log keeps it: its kind, its clear facts, and its personal part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The event's `kind`.
    pub kind: String,
    /// JSON without the personal part.
    pub facts: Vec<u8>,
    /// JSON of the personal part.
    pub private: Option<Vec<u8>>,
}

/// Splits an event into what is stored.
///
/// # Errors
/// Where a value has no JSON form; none of the types here can bring that about.
pub fn split<E: Serialize>(event: &E) -> Result<Stored, serde_json::Error> {
    event.serialize(Splitter)
}

/// Puts a stored event together again; `private` is `None` where it was erased.
///
/// # Errors
/// Where the bytes are not an event of this kind: the log is damaged or newer than this program.
pub fn join<E: DeserializeOwned>(
    kind: &str,
    facts: &[u8],
    private: Option<&[u8]>,
) -> Result<E, serde_json::Error> {
    // Put together as text: what is read twice is not built twice.
    let fields = facts.strip_prefix(b"{").ok_or_else(|| bad("the facts are no object"))?;
    let mut whole =
        Vec::with_capacity(facts.len() + kind.len() + 32 + private.map_or(0, <[u8]>::len));
    whole.extend_from_slice(b"{\"kind\":");
    serde_json::to_writer(&mut whole, kind)?;
    if let Some(part) = private {
        whole.extend_from_slice(b",\"private\":");
        whole.extend_from_slice(part);
    }
    if fields.trim_ascii_start() != b"}" {
        whole.push(b',');
    }
    whole.extend_from_slice(fields);
    serde_json::from_slice(&whole)
}

fn bad(why: &str) -> serde_json::Error {
    serde::ser::Error::custom(why)
}

#[cfg(test)]
mod kept;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::event::Said;
    use crate::desk::{AuditAct, AuditBy, AuditEvent, ConversationEvent};

    fn said() -> ConversationEvent {
        ConversationEvent::CustomerSaid {
            message: "m1".parse().expect("id"),
            sent_at: None,
            wish: true,
            private: Some(Said { text: "my card is 4111".to_owned(), ..Said::default() }),
        }
    }

    #[test]
    fn the_clear_facts_of_a_message_hold_none_of_its_words() {
        let stored = split(&said()).expect("json");
        assert_eq!(stored.kind, "customer_said");
        assert!(!String::from_utf8_lossy(&stored.facts).contains("4111"));
        assert!(String::from_utf8_lossy(&stored.private.expect("kept apart")).contains("4111"));
    }

    #[test]
    fn an_event_within_a_record_is_split_like_any_other() {
        let event = AuditEvent { by: AuditBy::Owner, act: AuditAct::DeliveryHeld };
        let stored = split(&event).expect("json");
        assert_eq!(stored.kind, "delivery_held");
        let facts = String::from_utf8_lossy(&stored.facts);
        assert_eq!(facts, r#"{"by":"@owner"}"#);
        assert_eq!(join::<AuditEvent>(&stored.kind, &stored.facts, None).expect("joins"), event);
    }

    #[test]
    fn an_event_comes_back_as_it_was_and_an_erased_one_without_its_words() {
        let stored = split(&said()).expect("json");
        let whole: ConversationEvent =
            join(&stored.kind, &stored.facts, stored.private.as_deref()).expect("joins");
        assert_eq!(whole, said());
        let erased: ConversationEvent = join(&stored.kind, &stored.facts, None).expect("joins");
        assert!(matches!(
            erased,
            ConversationEvent::CustomerSaid { private: None, wish: true, .. }
        ));
    }
}
