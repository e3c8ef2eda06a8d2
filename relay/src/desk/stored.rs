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

    /// As they stand in logs: these bytes never change.
    #[test]
    fn events_of_the_providers_inbox_are_stored_as_ever_and_names_nobody_in_the_clear() {
        use crate::desk::Control;
        use crate::desk::event::{Passed, Sensed, Watches};
        let inbox: baton_shared::id::AgentName = "inbox:hook".parse().expect("a name");
        let until = "2026-11-21T10:00:00Z".parse().expect("an instant");
        let epoch = baton_shared::id::Epoch(4);
        let passed = Passed { to: Control::Inbox(inbox.clone()), epoch };
        let by = Some("Sam".to_owned());
        let events = [
            (
                ConversationEvent::InboxSaid {
                    message: "m1".parse().expect("id"),
                    inbox: inbox.clone(),
                    sent_at: None,
                    passed: Some(passed),
                    until: Some(until),
                    private: Some(Said { text: "hello".to_owned(), by, ..Said::default() }),
                },
                r#"{"message":"m1","inbox":"inbox:hook","sent_at":null,"passed":{"to":{"is":"inbox","agent":"inbox:hook"},"epoch":4},"until":"2026-11-21T10:00:00Z"}"#,
                Some(r#"{"text":"hello","choices":[],"attachments":[],"choice":null,"by":"Sam"}"#),
            ),
            (ConversationEvent::InboxAsked { until }, r#"{"until":"2026-11-21T10:00:00Z"}"#, None),
            (
                ConversationEvent::InboxLeft {
                    passed: Passed { to: Control::Bot, epoch },
                    watches: Watches::default(),
                },
                r#"{"passed":{"to":{"is":"bot"},"epoch":4},"watches":{"notify_at":null,"still_here_at":null}}"#,
                None,
            ),
            (
                ConversationEvent::Sensed {
                    policy: "p".to_owned(),
                    saw: Sensed::InboxReply { inbox, from: Control::Bot, waited_s: 20 },
                },
                r#"{"policy":"p","saw":{"trigger":"inbox_reply","inbox":"inbox:hook","from":{"is":"bot"},"waited_s":20}}"#,
                None,
            ),
        ];
        for (event, facts, private) in events {
            let stored = split(&event).expect("json");
            assert_eq!(String::from_utf8_lossy(&stored.facts), facts);
            let kept = stored.private.as_deref().map(String::from_utf8_lossy);
            assert_eq!(kept.as_deref(), private);
            let back = join(&stored.kind, facts.as_bytes(), private.map(str::as_bytes));
            assert_eq!(back.ok(), Some(event));
        }
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
