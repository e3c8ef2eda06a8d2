//! The whole log folded anew, from its first record and without a snapshot: what the state must
//! equal, and what a start costs where no snapshot is of use. Writes nothing.

use std::collections::HashMap;
use std::sync::Arc;

use baton_shared::id::{AgentName, ConversationId, Position};

use super::codec::{Event, Placed, Undecodable, place};
use super::start::StartError;
use crate::desk::{Agent, Conversation};
use crate::log::{Log, READ_MAX, Record};

/// All streams of a log, folded.
#[derive(Debug, Default)]
pub struct Replayed {
    /// Records read.
    pub events: u64,
    /// The last of them.
    pub head: Position,
    /// Every conversation there ever was.
    pub conversations: HashMap<ConversationId, Conversation>,
    /// Every agent there ever was.
    pub agents: HashMap<AgentName, Agent>,
}

/// Reads and folds the whole log; the digest of every record is checked on the way.
///
/// # Errors
/// Where a record cannot be read, is damaged, or is newer than this program.
pub async fn replay(log: Arc<dyn Log>) -> Result<Replayed, StartError> {
    let mut replayed = Replayed::default();
    let mut records = log.read_all(Position(0), READ_MAX).await?;
    while let Some(last) = records.last() {
        replayed.head = last.pos;
        // The next part is read while this one is folded.
        let next = {
            let (log, after) = (Arc::clone(&log), last.pos);
            tokio::spawn(async move { log.read_all(after, READ_MAX).await })
        };
        replayed.fold(&records)?;
        records = next.await.map_err(|error| StartError::Stopped(error.to_string()))??;
    }
    Ok(replayed)
}

impl Replayed {
    fn fold(&mut self, records: &[Record]) -> Result<(), Undecodable> {
        for record in records {
            self.apply(place(record)?);
            self.events += 1;
        }
        Ok(())
    }

    fn apply(&mut self, Placed { pos, at, event }: Placed) {
        match event {
            Event::Conversation(id, event) => {
                let new = || Conversation::new(id.clone());
                self.conversations.entry(id.clone()).or_insert_with(new).apply(&event, pos, at);
            }
            Event::Agent(name, event) => {
                let new = || Agent::new(name.clone());
                self.agents.entry(name.clone()).or_insert_with(new).apply(&event, pos);
            }
            Event::Desk(_) | Event::Audit(_) => {}
        }
    }
}
