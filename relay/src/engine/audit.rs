//! The audit: acts that are recorded with what they change, and the reading of the records, from
//! the newest back, a page at a time, never the whole stream.

use baton_shared::id::{ConversationId, MessageId, Position};
use jiff::Timestamp;

use super::command::{Answer, Command};
use super::draft::Step;
use super::{Engine, Event, Failed, Placed, codec};
use crate::desk::event::SendOutcome;
use crate::desk::{
    AuditAct, AuditBy, AuditEvent, Conversation, ConversationEvent, DeskEvent, Refusal,
};
use crate::log::{Order, Range, ReadError, StreamId};

/// Records read at once.
const PAGE: usize = 1_000;
/// Records that one question looks through at most; the next one goes on from there.
const LOOKED_MAX: usize = 1_000_000;

/// Which records are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Question {
    /// Nothing older.
    pub since: Option<Timestamp>,
    /// Only what they did.
    pub by: Option<AuditBy>,
    /// Only before this position: how the next page is asked for.
    pub before: Option<Position>,
    /// At most this many, the newest of them.
    pub limit: usize,
}

impl Engine {
    /// The newest audit records that answer the question, oldest first.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn audited(&self, asked: &Question) -> Result<Vec<Placed>, ReadError> {
        let (mut found, mut before, mut looked) = (Vec::new(), asked.before, 0);
        while found.len() < asked.limit && looked < LOOKED_MAX {
            let range = Range { before, order: Order::NewestFirst, limit: PAGE, after: None };
            let page = self.log().read_stream(StreamId::audit(), range).await?;
            looked += page.len();
            // What a newer version wrote is left out of the answer; it stays in the log.
            let placed: Vec<Placed> = page.iter().filter_map(|r| codec::place(r).ok()).collect();
            let young = |one: &Placed| asked.since.is_none_or(|since| one.at >= since);
            let old = placed.iter().any(|one| !young(one));
            found.extend(placed.into_iter().filter(|one| young(one) && asked.names(one)));
            before = page.last().map(|record| record.pos);
            if old || page.len() < PAGE {
                break;
            }
        }
        found.truncate(asked.limit);
        found.reverse();
        Ok(found)
    }

    /// Records that somebody looks at a ticket they do not hold, once an hour. Whoever holds it needs
    /// no record, and goes on reading while a disk is full.
    ///
    /// # Errors
    /// It cannot be recorded now: then nothing is to be shown.
    pub async fn note_opened(&self, by: AuditBy, conv: &Conversation) -> Result<(), Failed> {
        let Some(ticket) = &conv.ticket else { return Ok(()) };
        let mine = matches!(&by, AuditBy::Agent(name) if ticket.held_by(name));
        if mine {
            return Ok(());
        }
        let event = AuditEvent { by, act: AuditAct::Opened { ticket: ticket.number } };
        self.ask(Command::Audit(event)).await.map(drop)
    }
}

impl Question {
    fn names(&self, one: &Placed) -> bool {
        let Event::Audit(event) = &one.event else { return false };
        self.by.as_ref().is_none_or(|by| *by == event.by)
    }
}

/// Records what changes nothing else.
pub(super) fn noted(step: &mut Step<'_, '_>, event: AuditEvent) -> Result<Answer, Refusal> {
    step.audit_once(event);
    Ok(Answer::default())
}

/// Delivery is held, as by a restore, or let go, as only the owner does.
pub(super) fn held(step: &mut Step<'_, '_>, held: bool) -> Result<Answer, Refusal> {
    let (event, by, act) = if held {
        (DeskEvent::DeliveryHeld, AuditBy::Relay, AuditAct::DeliveryHeld)
    } else {
        (DeskEvent::DeliveryReleased, AuditBy::Owner, AuditAct::DeliveryResumed)
    };
    step.tell_desk(event);
    step.audit(by, act);
    Ok(Answer::default())
}

/// An admin gives a parked send up.
pub(super) fn dropped(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    message: MessageId,
    by: AuditBy,
) -> Result<Answer, Refusal> {
    let conv = step.conversation(id).ok_or(Refusal::NoSuchTicket)?;
    let Some(send) = conv.outbox.get(&message) else { return Err(Refusal::NothingToUndo) };
    let act = AuditAct::DeliveryDropped { at: send.at };
    let outcome = SendOutcome::Dropped;
    step.tell(id, ConversationEvent::SendSettled { message, outcome });
    step.audit(by, act);
    Ok(Answer::default())
}
