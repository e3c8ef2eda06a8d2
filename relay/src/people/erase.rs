//! All that is kept of a person goes.
//!
//! In this order, so that whatever interrupts it, the rest is done at the next start: the list
//! that no backup brings back, the files, the log. The log's tombstone says that it is done.

use baton_shared::id::ConversationId;

use super::erasures::{self, Erasure};
use super::who::folder;
use super::{Fault, Place};
use crate::desk::Conversation;
use crate::desk::event::Cause;
use crate::engine::{Answer, Command, Forgotten};
use crate::log::WriteAhead;

/// Longest reason, in characters.
const REASON_CHARS: usize = 200;

/// What went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone {
    /// Private parts of events.
    pub records: u64,
    /// Files.
    pub files: u64,
    /// Whether some of it still lies in the log's write-ahead file, until a long read has ended.
    pub write_ahead: WriteAhead,
}

impl Gone {
    /// Nothing yet.
    pub(super) const NOTHING: Self =
        Self { records: 0, files: 0, write_ahead: WriteAhead::Emptied };

    pub(super) fn and(self, other: Self) -> Self {
        let due = self.write_ahead == WriteAhead::Due || other.write_ahead == WriteAhead::Due;
        Self {
            records: self.records + other.records,
            files: self.files + other.files,
            write_ahead: if due { WriteAhead::Due } else { WriteAhead::Emptied },
        }
    }
}

/// Erases conversations with everything that belongs to them.
///
/// # Errors
/// [`Fault`]; what is on the list is then erased at the next start at the latest.
pub async fn erase(
    place: &Place,
    conversations: &[ConversationId],
    (cause, reason): (Cause, Option<String>),
) -> Result<Gone, Fault> {
    for id in conversations {
        if let Some(conv) = place.engine.conversation(id).await? {
            check_reason(reason.as_deref(), &conv)?;
        }
    }
    let now = place.engine.now();
    let list: Vec<Erasure> = conversations.iter().map(|id| Erasure::of(id, now)).collect();
    erasures::append(&place.data, &list).map_err(|error| {
        Fault::Disk(format!(
            "nothing was erased: {} cannot be written: {error}",
            erasures::path(&place.data).display()
        ))
    })?;
    let mut gone = Gone::NOTHING;
    for id in conversations {
        gone = gone.and(erase_one(place, id, (cause, reason.clone())).await?);
    }
    Ok(gone)
}

/// Erases one conversation that is on the list.
pub(super) async fn erase_one(
    place: &Place,
    id: &ConversationId,
    (cause, reason): (Cause, Option<String>),
) -> Result<Gone, Fault> {
    let Some(conv) = place.engine.conversation(id).await? else { return Ok(Gone::NOTHING) };
    let files = place.media.forget(&folder(&conv)).await?.files;
    let command = Command::Erase { conversation: id.clone(), cause, reason };
    let Answer { forgotten, .. } = place.engine.ask(command).await?;
    let nothing = Forgotten { records: 0, write_ahead: WriteAhead::Emptied };
    let Forgotten { records, write_ahead } = forgotten.unwrap_or(nothing);
    Ok(Gone { records, files, write_ahead })
}

/// The reason stays for ever: it must not say whom it was about.
fn check_reason(reason: Option<&str>, conv: &Conversation) -> Result<(), Fault> {
    let Some(reason) = reason else { return Ok(()) };
    if reason.chars().count() > REASON_CHARS {
        return Err(Fault::Asked(format!("a reason has at most {REASON_CHARS} characters")));
    }
    let reason = reason.to_lowercase();
    let known =
        [Some(&conv.customer.id), conv.customer.name.as_ref(), conv.customer.email.as_ref()];
    let names = known.into_iter().flatten().filter(|name| name.chars().count() > 2);
    for name in names {
        if reason.contains(&name.to_lowercase()) {
            return Err(Fault::Asked(
                "the reason names the person, and it is kept: say it without their name, id or address"
                    .to_owned(),
            ));
        }
    }
    Ok(())
}
