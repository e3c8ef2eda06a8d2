//! Between an event and its two stored parts: clear facts, and what can be erased.

use serde::Serialize;
use serde::de::DeserializeOwned;

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
    let mut value = serde_json::to_value(event)?;
    let mut kind = String::new();
    let mut private = None;
    if let Some(map) = value.as_object_mut() {
        if let Some(serde_json::Value::String(name)) = map.remove("kind") {
            kind = name;
        }
        private = map.remove("private").filter(|part| !part.is_null());
    }
    let private = private.map(|part| serde_json::to_vec(&part)).transpose()?;
    Ok(Stored { kind, facts: serde_json::to_vec(&value)?, private })
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
    let mut map: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(facts)?;
    map.insert("kind".to_owned(), kind.into());
    if let Some(part) = private {
        map.insert("private".to_owned(), serde_json::from_slice(part)?);
    }
    serde_json::from_value(serde_json::Value::Object(map))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::ConversationEvent;
    use crate::desk::event::Said;

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
