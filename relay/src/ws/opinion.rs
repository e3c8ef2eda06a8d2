//! What somebody thought of a ticket: agents of its briefing, its customer of how it went.

use baton_shared::wire;
use jiff::Timestamp;

use crate::desk::ConversationEvent as Event;

/// What somebody thought of it, in a ticket's history.
pub(super) fn of(at: Timestamp, event: &Event) -> Option<wire::HistoryEntry> {
    let (what, by, to, note) = match event {
        Event::BriefingRated { by, good } => {
            let word = if *good { "good" } else { "poor" };
            ("briefing", Some(by.clone()), None, Some(word.to_owned()))
        }
        Event::Rated { stars, private } => {
            let stars = stars.map(|stars| format!("{stars} of 5"));
            ("rating", None, stars, private.as_ref().map(|words| words.text.clone()))
        }
        _ => return None,
    };
    Some(wire::HistoryEntry { at, what: what.to_owned(), by, to, note })
}
