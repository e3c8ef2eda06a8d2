//! What was masked, shown as it was written: to whoever may see the ticket, recorded before it is
//! shown.

use baton_shared::id::{AgentName, MessageId, Position, TicketNumber};
use baton_shared::wire;

use super::commands::{PAST_MAX, Unanswered, seen};
use super::view;
use crate::desk::{AuditAct, AuditBy, AuditEvent, Conversation};
use crate::engine::{Command, Engine, Placed, ReadError};

/// One line, or without a message what stands in the ticket's row.
pub(super) async fn answer(
    engine: &Engine,
    name: &AgentName,
    number: TicketNumber,
    message: Option<MessageId>,
) -> Result<Option<wire::Answer>, Unanswered> {
    let Some(conv) = seen(engine, name, number).await? else { return Ok(None) };
    let Some(ticket) = &conv.ticket else { return Ok(None) };
    let answer = match &message {
        None => {
            record(engine, name, (&conv, number), ticket.opened_since).await?;
            let row = view::row_as_written(&conv, ticket, engine.now());
            wire::Answer::Revealed { row: Some(Box::new(row)), entry: None }
        }
        Some(message) => {
            let Some(placed) = line(engine, &conv, message).await? else { return Ok(None) };
            record(engine, name, (&conv, number), placed.pos).await?;
            let entry = view::entry_as_written(&conv, &placed).map(Box::new);
            wire::Answer::Revealed { row: None, entry }
        }
    };
    Ok(Some(answer))
}

/// The event that wrote a line.
async fn line(
    engine: &Engine,
    conv: &Conversation,
    message: &MessageId,
) -> Result<Option<Placed>, ReadError> {
    let (events, _) = engine.history(&conv.id, PAST_MAX).await?;
    let is_it = |placed: &Placed| {
        view::entry_as_written(conv, placed).is_some_and(|entry| entry.id == *message)
    };
    Ok(events.into_iter().find(is_it))
}

/// Whoever cannot be recorded is shown nothing.
async fn record(
    engine: &Engine,
    name: &AgentName,
    (conv, ticket): (&Conversation, TicketNumber),
    at: Position,
) -> Result<(), Unanswered> {
    let act = AuditAct::Revealed { conversation: conv.id.clone(), ticket: Some(ticket), at };
    let by = AuditBy::Agent(name.clone());
    let recorded = engine.ask(Command::Audit(AuditEvent { by, act })).await;
    recorded.map(drop).map_err(Unanswered::Unrecorded)
}
