//! From a customer as an admin names them to their conversations, and what is kept there.

use std::sync::Arc;

use baton_shared::id::{ChannelName, ConversationId, Position};
use jiff::Timestamp;

use super::{Fault, Place};
use crate::admin::Who;
use crate::desk::Conversation;
use crate::desk::event::Outlet;
use crate::engine::{Engine, Range, StreamId};
use crate::log::PrivatePart;

/// What is kept of one conversation's customer.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The conversation as it stands.
    pub conversation: Arc<Conversation>,
    /// Events in it.
    pub events: u64,
    /// Those of them with something personal.
    pub private: u64,
    /// Tickets it had.
    pub tickets: u64,
    /// Files.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Its first event.
    pub since: Option<Timestamp>,
    /// Its last event.
    pub until: Option<Timestamp>,
}

/// The conversations that are meant, each once, in the order named.
///
/// # Errors
/// [`Fault::Asked`] that names whoever is not known.
pub async fn resolve(place: &Place, who: &[Who]) -> Result<Vec<ConversationId>, Fault> {
    let mut found = Vec::new();
    for one in who {
        let id = match one {
            Who::Conversation(id) => known(&place.engine, id).await?,
            Who::Customer(name) => customer(&place.engine, name).await?,
        };
        if !found.contains(&id) {
            found.push(id);
        }
    }
    match found.is_empty() {
        true => Err(Fault::Asked("name somebody: --customer CHANNEL:ID".to_owned())),
        false => Ok(found),
    }
}

async fn known(engine: &Engine, id: &ConversationId) -> Result<ConversationId, Fault> {
    match engine.conversation(id).await? {
        Some(conv) if !conv.erased => Ok(id.clone()),
        Some(_) => Err(Fault::Asked(format!("{id} was erased already"))),
        None => Err(Fault::Asked(format!("there is no conversation {id}"))),
    }
}

/// A channel's name may hold colons, and so may an id: the first split that leads somewhere counts.
async fn customer(engine: &Engine, name: &str) -> Result<ConversationId, Fault> {
    for (at, _) in name.match_indices(':') {
        let (channel, id) = (&name[..at], &name[at + 1..]);
        let Ok(channel) = channel.parse::<ChannelName>() else { continue };
        if let Some(found) = engine.conversation_of_customer(&channel, id).await? {
            return Ok(found);
        }
    }
    Err(Fault::Asked(match name.contains(':') {
        // The id is not repeated: it would end up in the shell's and the service's logs.
        true => {
            "nobody of this id is known on this channel; `--conversation ID` names a conversation"
                .to_owned()
        }
        false => "write the channel, a colon and the customer's id, as in hook:c-9".to_owned(),
    }))
}

/// Looks at what is kept.
///
/// # Errors
/// Where it cannot be read.
pub async fn kept(place: &Place, id: &ConversationId) -> Result<Kept, Fault> {
    let conversation = place.engine.conversation(id).await?;
    let conversation =
        conversation.ok_or_else(|| Fault::Asked(format!("there is no conversation {id}")))?;
    let files = place.media.list(&folder(&conversation)).await?;
    let mut kept = Kept {
        conversation,
        events: 0,
        private: 0,
        tickets: 0,
        files: files.len() as u64,
        bytes: files.iter().map(|(_, about)| about.size).sum(),
        since: None,
        until: None,
    };
    let mut after: Option<Position> = None;
    loop {
        let range = Range { after, ..Range::default() };
        let log = place.engine.log();
        let records = log.read_stream(StreamId::conversation(id), range).await?;
        let Some(last) = records.last() else { return Ok(kept) };
        (after, kept.until) = (Some(last.pos), Some(last.at));
        kept.since = kept.since.or(records.first().map(|first| first.at));
        kept.events += records.len() as u64;
        for record in &records {
            kept.private += u64::from(matches!(record.private, PrivatePart::Kept(_)));
            kept.tickets += u64::from(record.kind == "ticket_opened");
        }
    }
}

/// The name of a customer's folder of files; only the web chat's visitors have one.
pub(super) fn folder(conv: &Conversation) -> String {
    match conv.outlet {
        Outlet::Fetched => conv.customer.id.clone(),
        Outlet::Sent | Outlet::Nowhere => String::new(),
    }
}
