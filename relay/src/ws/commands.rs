//! From frames to commands, and from answers to frames.

use std::fmt;
use std::sync::Arc;

use baton_shared::id::{AgentName, CommandId, ConversationId, MessageId, TicketNumber};
use baton_shared::text::Text;
use baton_shared::wire::{self, ErrorBody, ServerFrame};
use jiff::{SignedDuration, Timestamp};

use super::{bots, policy, reveal, view};
use crate::desk::act::{Act, Target};
use crate::desk::{AuditBy, Conversation, Refusal};
use crate::engine::{Answer, Engine, Event, Failed, ReadError, consent};

/// Longest note that goes with an act, in characters.
const NOTE_CHARS: usize = 2_000;

/// The desk's act for a wire act.
///
/// # Errors
/// Where a text is empty or too long.
pub(super) fn act(wire: wire::Act, message: MessageId) -> Result<Act, Refusal> {
    let text = |raw: &str| {
        Text::new(raw).map(String::from).map_err(|error| Refusal::Bounds(error.to_string()))
    };
    Ok(match wire {
        wire::Act::Take => Act::Take,
        wire::Act::Say { text: raw } => Act::Say { message, text: text(&raw)? },
        wire::Act::Note { text: raw } => Act::Note { text: text(&raw)? },
        wire::Act::Transfer { to, note, force } => {
            Act::Transfer { to: target(to), note: note.map(short), consent: consent(force) }
        }
        wire::Act::Accept => Act::Accept,
        wire::Act::Decline { reason } => Act::Decline { reason: reason.map(short) },
        wire::Act::Release => Act::Release,
        wire::Act::Hold { until } => Act::Hold { until },
        wire::Act::Resume => Act::Resume,
        wire::Act::Handback => Act::Handback,
        wire::Act::Close { disposition } => Act::Close { disposition },
        wire::Act::Undo => Act::Undo,
        wire::Act::Mute { reason } => Act::Mute { reason: short(reason) },
        wire::Act::Unsent { message, send } => Act::Unsent { message, send },
        wire::Act::RateBriefing { good } => Act::RateBriefing { good },
    })
}

fn short(text: String) -> String {
    if text.chars().count() > NOTE_CHARS { text.chars().take(NOTE_CHARS).collect() } else { text }
}

fn target(to: wire::Target) -> Target {
    match to {
        wire::Target::Agent(name) => Target::Agent(name),
        wire::Target::Queue(queue) => Target::Queue(queue),
    }
}

/// The incident switch: the reason and the end, or nothing where it is switched on again.
pub(super) fn off(switch: wire::DeskSwitch, now: Timestamp) -> Option<(String, Option<Timestamp>)> {
    match switch {
        wire::DeskSwitch::Disable { reason, for_s } => {
            let until = for_s.and_then(|s| {
                now.checked_add(SignedDuration::from_secs(i64::try_from(s).ok()?)).ok()
            });
            Some((short(reason), until))
        }
        wire::DeskSwitch::Enable => None,
    }
}

/// The frame that answers a command.
pub(super) fn answered(id: CommandId, outcome: Result<Answer, Failed>) -> ServerFrame {
    match outcome {
        Ok(answer) => ServerFrame::Done {
            id,
            done: wire::Done {
                seq: answer.pos.0,
                epoch: answer.epoch,
                ticket: answer.ticket,
                message: answer.message,
                undo_until: answer.undo_until,
                duplicate: answer.duplicate,
            },
        },
        Err(Failed::Refused { refusal, standing }) => ServerFrame::Refused {
            id,
            error: error(refusal.code(), refusal.to_string()),
            standing: standing.map(|standing| wire::Standing {
                state: match standing.state {
                    crate::desk::TicketState::Queued => wire::TicketState::Queued,
                    crate::desk::TicketState::Active => wire::TicketState::Active,
                    crate::desk::TicketState::OnHold => wire::TicketState::OnHold,
                    crate::desk::TicketState::Closed => wire::TicketState::Closed,
                },
                control: view::controller(&standing.control),
                epoch: standing.epoch,
            }),
        },
        Err(failed @ (Failed::Unavailable { .. } | Failed::Stopped)) => {
            refused(id, "unavailable", &failed.to_string())
        }
    }
}

/// A refusal that is no refusal of the desk's.
pub(super) fn refused(id: CommandId, code: &str, message: &str) -> ServerFrame {
    ServerFrame::Refused { id, error: error(code, message.to_owned()), standing: None }
}

pub(super) fn error(code: &str, message: String) -> ErrorBody {
    ErrorBody { code: code.to_owned(), message }
}

/// Why a question that somebody may ask has no answer now.
#[derive(Debug)]
pub(super) enum Unanswered {
    /// The log cannot be read.
    Read(ReadError),
    /// Such a look is recorded, and cannot be.
    Unrecorded(Failed),
}

impl From<ReadError> for Unanswered {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl fmt::Display for Unanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => error.fmt(f),
            Self::Unrecorded(failed) => {
                write!(f, "not shown, because the look cannot be recorded: {failed}")
            }
        }
    }
}

/// Answers a question.
pub(super) async fn answer(
    engine: &Engine,
    name: &AgentName,
    id: CommandId,
    ask: wire::Ask,
) -> ServerFrame {
    let answered = match ask {
        wire::Ask::Policy { question } => return policy::answer(engine, name, id, question).await,
        wire::Ask::Report { .. } => {
            // Begun by the session before it comes here.
            return refused(id, "internal", "the relay took a report for a question");
        }
        wire::Ask::Tickets { filter, limit, after } => {
            tickets(engine, name, (filter, limit), after).await.map_err(Into::into)
        }
        wire::Ask::Ticket { number } => ticket(engine, name, number).await,
        wire::Ask::Earlier { number } => earlier(engine, name, number).await.map_err(Into::into),
        wire::Ask::Reveal { number, message } => {
            reveal::answer(engine, name, number, message).await
        }
        wire::Ask::Conversations { limit } => Ok(Some(bots::answer(engine, limit))),
        wire::Ask::Conversation { conversation } => {
            return bots::read(engine, name, id, &conversation).await;
        }
        wire::Ask::Desk => Ok(desk(engine, name)),
    };
    match answered {
        Ok(Some(answer)) => ServerFrame::Answer { id, answer },
        Ok(None) => refused(id, Refusal::NoSuchTicket.code(), &Refusal::NoSuchTicket.to_string()),
        Err(failed) => refused(id, "unavailable", &failed.to_string()),
    }
}

async fn tickets(
    engine: &Engine,
    name: &AgentName,
    (filter, limit): (wire::Filter, usize),
    after: Option<TicketNumber>,
) -> Result<Option<wire::Answer>, ReadError> {
    // Open tickets are in memory; of the closed ones only the latest are looked up.
    let closed = match filter.closed_since {
        Some(_) => engine.latest_closed(CLOSED_MAX).await?,
        None => Vec::new(),
    };
    Ok(page(engine, name, (&filter, limit), after, &closed))
}

fn page(
    engine: &Engine,
    name: &AgentName,
    (filter, limit): (&wire::Filter, usize),
    after: Option<TicketNumber>,
    closed: &[Arc<Conversation>],
) -> Option<wire::Answer> {
    let (state, now) = (engine.state(), engine.now());
    let agent = state.agent(name)?;
    let absent = closed.iter().filter(|conv| state.conversation(&conv.id).is_none());
    let mut listed: Vec<_> = state
        .conversations()
        .chain(absent)
        .filter(|conv| view::listed(filter, agent, conv))
        .collect();
    listed.sort_by_cached_key(|conv| view::order(agent, conv));
    let skip = after.map_or(0, |after| {
        let found = listed.iter().position(|conv| conv.ticket_number() == Some(after));
        found.map_or(listed.len(), |index| index + 1)
    });
    let limit = limit.clamp(1, wire::SUBSCRIPTION_MAX);
    let more = listed.len() > skip + limit;
    let page = listed.into_iter().skip(skip).take(limit);
    let masking = engine.masks().agents;
    let row = |conv: &Arc<Conversation>| Some(view::row(conv, conv.ticket.as_ref()?, now, masking));
    let rows = page.filter_map(row).collect();
    Some(wire::Answer::Tickets { rows, more })
}

/// Closed tickets looked at for a list, latest first.
const CLOSED_MAX: u64 = 1_000;
/// Events read to tell a conversation's past.
pub(super) const PAST_MAX: usize = 5_000;
/// Lines of the transcript that a detail carries at most.
const TRANSCRIPT_MAX: usize = 500;

async fn ticket(
    engine: &Engine,
    name: &AgentName,
    number: TicketNumber,
) -> Result<Option<wire::Answer>, Unanswered> {
    let Some(conv) = seen(engine, name, number).await? else { return Ok(None) };
    engine
        .note_opened(AuditBy::Agent(name.clone()), &conv)
        .await
        .map_err(Unanswered::Unrecorded)?;
    let detail = view::detail(engine, &conv, TRANSCRIPT_MAX).await?;
    Ok(detail.map(|ticket| wire::Answer::Ticket { ticket: Box::new(ticket) }))
}

/// The conversation as it is or was at the end of a ticket, if the agent may see that one.
pub(super) async fn seen(
    engine: &Engine,
    name: &AgentName,
    number: TicketNumber,
) -> Result<Option<Arc<Conversation>>, ReadError> {
    let Some(id) = engine.conversation_of(number).await? else { return Ok(None) };
    let Some(now) = engine.conversation(&id).await? else { return Ok(None) };
    let conv = match now.ticket_number() {
        Some(latest) if latest == number => now,
        _ => match as_it_was(engine, &id, number).await? {
            Some(then) => Arc::new(then),
            None => return Ok(None),
        },
    };
    let sees = {
        let state = engine.state();
        let agent = state.agent(name);
        agent.zip(conv.ticket.as_ref()).is_some_and(|(agent, t)| crate::desk::act::sees(agent, t))
    };
    Ok(sees.then_some(conv))
}

/// The conversation at the end of an earlier ticket.
async fn as_it_was(
    engine: &Engine,
    id: &ConversationId,
    number: TicketNumber,
) -> Result<Option<Conversation>, ReadError> {
    let (events, _) = engine.history(id, PAST_MAX).await?;
    let mut conv = Conversation::new(id.clone());
    let mut then = None;
    for placed in &events {
        let Event::Conversation(_, event) = &placed.event else { continue };
        conv.apply(event, placed.pos, placed.at);
        if conv.ticket_number() == Some(number) {
            then = Some(conv.clone());
        }
    }
    Ok(then)
}

/// The customer's earlier tickets, newest first: those of this conversation, read off its history.
async fn earlier(
    engine: &Engine,
    name: &AgentName,
    number: TicketNumber,
) -> Result<Option<wire::Answer>, ReadError> {
    let Some(id) = engine.conversation_of(number).await? else { return Ok(None) };
    let (events, _) = engine.history(&id, PAST_MAX).await?;
    let (mut rows, now) = (Vec::new(), engine.now());
    let mut conv = Conversation::new(id);
    for placed in &events {
        let Event::Conversation(_, event) = &placed.event else { continue };
        conv.apply(event, placed.pos, placed.at);
        if let Some(ticket) = conv.ticket.as_ref().filter(|ticket| !ticket.is_open()) {
            rows.retain(|row: &wire::TicketRow| row.number != ticket.number);
            rows.push(view::row(&conv, ticket, now, engine.masks().agents));
        }
    }
    let state = engine.state();
    let Some(agent) = state.agent(name) else { return Ok(None) };
    let sees = conv.ticket.as_ref().is_some_and(|t| crate::desk::act::sees(agent, t));
    rows.retain(|row| row.number != number);
    rows.reverse();
    Ok(sees.then_some(wire::Answer::Tickets { rows, more: false }))
}

fn desk(engine: &Engine, name: &AgentName) -> Option<wire::Answer> {
    let (policy, now) = (engine.policy(), engine.now());
    let state = engine.state();
    let agent = state.agent(name)?;
    Some(wire::Answer::Desk {
        agents: view::agents(&state),
        queues: view::queues(&state, &policy, now),
        counts: view::counts(&state, agent),
        off: view::off(&state, now),
    })
}
