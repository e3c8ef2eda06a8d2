//! From the desk's state and events to the wire's shapes, converted by hand.

use std::collections::HashMap;

use baton_shared::id::{MessageId, Position};
use baton_shared::wire;
use jiff::Timestamp;

pub use super::crowd::{agents, counts, off, queues};
use super::mask;
use crate::desk::act::sees;
use crate::desk::conversation::{Author, Line, first_chars};
use crate::desk::event::{Outlet, Said, SendOutcome};
use crate::desk::parts::{Briefing, Source};
use crate::desk::ticket::GraceOf;
use crate::desk::{Agent, Control, Conversation, ConversationEvent as Event, Ticket, TicketState};
use crate::engine::{Engine, Event as AnyEvent, Placed, ReadError};
use crate::masking::Masking;

/// Characters of the latest line that a row shows.
const LAST_CHARS: usize = 200;

/// A ticket as a row, as of `now`, with what agents need not read masked.
#[must_use]
pub fn row(
    conv: &Conversation,
    ticket: &Ticket,
    now: Timestamp,
    masking: Masking,
) -> wire::TicketRow {
    let mut row = row_as_written(conv, ticket, now);
    row.last = conv.last.as_ref().map(|line| last(line, masking));
    mask::row(masking, &mut row);
    row
}

/// A ticket as a row with everything as it was written.
pub(super) fn row_as_written(
    conv: &Conversation,
    ticket: &Ticket,
    now: Timestamp,
) -> wire::TicketRow {
    let waiting = conv.waiting_since.filter(|_| ticket.is_open());
    let waiting_s = waiting.map_or(0, |since| seconds(now.duration_since(since)));
    wire::TicketRow {
        number: ticket.number,
        conversation: conv.id.clone(),
        state: state(ticket),
        queue: ticket.queue.clone(),
        agent: ticket.agent.clone(),
        control: controller(&conv.control),
        epoch: conv.epoch,
        customer: customer(conv),
        channel: conv.channel.clone().unwrap_or_else(|| "web".parse().expect("a valid name")),
        language: conv.language.clone(),
        priority: ticket.priority,
        waiting_s,
        waiting_since: waiting,
        unread: if ticket.is_open() { conv.unread } else { 0 },
        opened_at: ticket.opened_at,
        order_at: ticket.order_at,
        closed_at: ticket.closed_at,
        due_at: ticket.due_at,
        at_risk_at: ticket.clocks.iter().filter_map(|one| one.at_risk_at).min(),
        hold_until: ticket.hold_until,
        tags: ticket.tags.clone(),
        variables: ticket.variables.clone(),
        intent: ticket.intent.as_ref().map(|intent| wire::IntentView {
            name: intent.name.clone(),
            confidence: intent.confidence,
        }),
        briefing: briefing(&ticket.briefing, conv.customer.verified),
        offer: ticket.offer.as_ref().map(|offer| wire::OfferView {
            from: offer.by.clone(),
            to: offer.to.clone(),
            until: offer.until,
            note: offer.note.clone(),
        }),
        undo: ticket.grace.as_ref().map(|grace| wire::UndoView {
            what: match grace.what {
                GraceOf::Close => "close".to_owned(),
                GraceOf::Transfer => "transfer".to_owned(),
            },
            by: grace.by.clone(),
            until: grace.until,
        }),
        last: conv.last.as_ref().map(|line| last(line, Masking::NOTHING)),
        disposition: ticket.disposition.clone(),
    }
}

fn seconds(span: jiff::SignedDuration) -> u64 {
    u64::try_from(span.as_secs()).unwrap_or(0)
}

/// Where a ticket stands, for clients.
#[must_use]
pub fn state(ticket: &Ticket) -> wire::TicketState {
    match ticket.state {
        TicketState::Queued if ticket.offered_by_queue().is_some() => wire::TicketState::Offered,
        TicketState::Queued => wire::TicketState::Queued,
        TicketState::Active => wire::TicketState::Active,
        TicketState::OnHold => wire::TicketState::OnHold,
        TicketState::Closed => wire::TicketState::Closed,
    }
}

/// Who has control, for clients.
#[must_use]
pub fn controller(control: &Control) -> wire::Controller {
    match control {
        Control::Bot => wire::Controller::Bot,
        Control::Queue => wire::Controller::Queue,
        Control::Agent(name) | Control::Inbox(name) => wire::Controller::Agent(name.clone()),
        Control::Nobody => wire::Controller::Nobody,
    }
}

pub(super) fn customer(conv: &Conversation) -> wire::CustomerView {
    let known = &conv.customer;
    wire::CustomerView {
        id: known.id.clone(),
        name: known.name.clone().or_else(|| visitor(conv)),
        email: known.email.clone(),
        language: known.language.clone(),
        attributes: known.attributes.clone(),
        verified: known.verified,
        present: conv.gone.is_none(),
    }
}

/// A web visitor who gave no name has an id nobody can say aloud.
fn visitor(conv: &Conversation) -> Option<String> {
    let id = conv.customer.id.get(..4)?;
    (conv.outlet == Outlet::Fetched).then(|| format!("Visitor {id}"))
}

fn briefing(known: &Briefing, verified: bool) -> wire::BriefingView {
    let by = |by: Source| match by {
        Source::Bot => "bot",
        Source::Customer => "customer",
        Source::Agent => "agent",
        Source::Lookup => "lookup",
    };
    let collected = known.collected.iter().map(|(field, given)| {
        let by = by(given.by).to_owned();
        let value = given.value.clone();
        (field.clone(), wire::CollectedView { value, by, verified: given.verified })
    });
    wire::BriefingView {
        goal: known.goal.clone(),
        tried: known.tried.clone(),
        collected: collected.collect(),
        blocker: known.blocker.clone(),
        reason: known.reason.clone(),
        sources: known.sources.clone(),
        missing: known.missing.clone(),
        must_verify: known.must_verify && !verified,
    }
}

pub(super) fn last(line: &Line, masking: Masking) -> wire::LastLine {
    let from = match line.from {
        Author::Customer => wire::From::Customer,
        Author::Bot => wire::From::Bot,
        Author::Agent => wire::From::Agent,
        Author::System => wire::From::System,
    };
    let text = first_chars(&masking.text(&line.text), LAST_CHARS).to_owned();
    wire::LastLine { from, text, at: line.at }
}

/// The line an event wrote, if it wrote one, with what agents need not read masked.
#[must_use]
pub fn entry(conv: &Conversation, placed: &Placed, masking: Masking) -> Option<wire::Entry> {
    let mut entry = entry_as_written(conv, placed)?;
    mask::entry(masking, &mut entry);
    Some(entry)
}

/// The line an event wrote, as it was written.
pub(super) fn entry_as_written(conv: &Conversation, placed: &Placed) -> Option<wire::Entry> {
    let AnyEvent::Conversation(_, event) = &placed.event else { return None };
    let (id, from, name, said) = match event {
        Event::CustomerSaid { message, private, .. } => {
            let name = conv.customer.name.clone().or_else(|| visitor(conv));
            (message.clone(), wire::From::Customer, name, private)
        }
        Event::BotSaid { message, private, .. } => {
            let name = conv.bot_name.as_ref().map(ToString::to_string);
            (message.clone(), wire::From::Bot, name, private)
        }
        Event::AgentSaid { message, agent, private, .. } => {
            (message.clone(), wire::From::Agent, Some(agent.to_string()), private)
        }
        Event::InboxSaid { message, inbox, private, .. } => {
            let by = private.as_ref().and_then(|said| said.by.as_ref());
            let name = by.map_or(inbox.to_string(), |by| format!("{by} ({inbox})"));
            (message.clone(), wire::From::Agent, Some(name), private)
        }
        Event::SystemSaid { message, private, .. } => {
            (message.clone(), wire::From::System, None, private)
        }
        Event::Noted { agent, private } => return note_entry(placed, agent, private.as_ref()),
        _ => return None,
    };
    let outbound = from != wire::From::Customer;
    let delivery = outbound.then(|| delivery(conv, &id, placed.pos)).flatten();
    let wanted = conv.outbox.get(&id).is_some_and(|send| send.wanted);
    let line = filled(placed, (id, from, name), said.as_ref(), delivery);
    Some(wire::Entry { wanted, ..line })
}

fn filled(
    placed: &Placed,
    (id, from, name): (MessageId, wire::From, Option<String>),
    said: Option<&Said>,
    delivery: Option<wire::DeliveryState>,
) -> wire::Entry {
    let known = said.cloned().unwrap_or_default();
    let choices = known.choices.into_iter();
    let files = known.attachments.into_iter();
    wire::Entry {
        id,
        seq: placed.pos.0,
        from,
        name,
        text: known.text,
        at: placed.at,
        delivery,
        trouble: None,
        choices: choices.map(|c| wire::ChoiceView { id: c.id, title: c.title }).collect(),
        attachments: files
            .map(|f| wire::AttachmentView { url: f.url, kind: f.kind, name: f.name, size: f.size })
            .collect(),
        erased: said.is_none(),
        wanted: false,
    }
}

fn note_entry(
    placed: &Placed,
    agent: &baton_shared::id::AgentName,
    words: Option<&crate::desk::event::Words>,
) -> Option<wire::Entry> {
    let id = MessageId::try_from(format!("note-{}", placed.pos)).ok()?;
    let said = words.map(|words| Said { text: words.text.clone(), ..Said::default() });
    Some(filled(placed, (id, wire::From::Note, Some(agent.to_string())), said.as_ref(), None))
}

/// What is known of a message on its way out, from the state alone.
fn delivery(conv: &Conversation, id: &MessageId, pos: Position) -> Option<wire::DeliveryState> {
    use wire::DeliveryState as D;
    if let Some(send) = conv.outbox.get(id) {
        return Some(if send.parked.is_some() { D::Failed } else { D::Queued });
    }
    match conv.outlet {
        Outlet::Nowhere => None,
        _ if conv.read >= pos => Some(D::Read),
        _ if conv.delivered >= pos => Some(D::Delivered),
        Outlet::Sent | Outlet::Fetched => Some(D::Sent),
    }
}

/// A ticket with its transcript, notes and history.
///
/// # Errors
/// Where the log cannot be read.
pub async fn detail(
    engine: &Engine,
    conv: &Conversation,
    limit: usize,
) -> Result<Option<wire::TicketDetail>, ReadError> {
    let Some(ticket) = &conv.ticket else { return Ok(None) };
    let masking = engine.masks().agents;
    let (mut events, truncated) = engine.history(&conv.id, limit * 4).await?;
    // An earlier ticket ends where the conversation, as it was then, ends.
    events.retain(|event| Some(event.pos) <= conv.head);
    let outcomes = outcomes(&events);
    let mut entries: Vec<wire::Entry> =
        events.iter().filter_map(|one| entry(conv, one, masking)).collect();
    for entry in &mut entries {
        if let Some((state, trouble)) = outcomes.get(&entry.id) {
            entry.delivery = Some(*state);
            entry.trouble.clone_from(trouble);
        }
    }
    let (notes, mut transcript): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|entry| entry.from == wire::From::Note);
    let skipped = too_much(&transcript, limit);
    transcript.drain(..skipped);
    let mut detail = wire::TicketDetail {
        row: row(conv, ticket, engine.now(), masking),
        transcript,
        truncated: truncated || skipped > 0,
        notes: notes.into_iter().filter_map(note).collect(),
        history: events.iter().filter_map(super::history::entry).collect(),
    };
    mask::detail(masking, &mut detail);
    Ok(Some(detail))
}

/// Bytes of text in one detail, so that it fits a frame that clients accept.
const DETAIL_BYTES: usize = 512 * 1024;

/// How many of the oldest lines must go.
fn too_much(transcript: &[wire::Entry], limit: usize) -> usize {
    let mut left = DETAIL_BYTES;
    let kept = transcript.iter().rev().take(limit).take_while(|entry| {
        // The words, and what JSON puts around them.
        let size = entry.text.len() + 512;
        let fits = size <= left;
        left = left.saturating_sub(size);
        fits
    });
    transcript.len() - kept.count()
}

/// Outcomes that the state no longer tells: what failed for good or was overtaken.
pub(super) fn outcomes(
    events: &[Placed],
) -> HashMap<MessageId, (wire::DeliveryState, Option<String>)> {
    let ended = events.iter().filter_map(|one| match &one.event {
        AnyEvent::Conversation(_, Event::SendSettled { message, outcome }) => {
            let state = match outcome {
                SendOutcome::Sent { .. } => return None,
                SendOutcome::Parked { why } => (wire::DeliveryState::Failed, Some(why.clone())),
                SendOutcome::Overtaken => (wire::DeliveryState::Cancelled, None),
                SendOutcome::Dropped => {
                    (wire::DeliveryState::Cancelled, Some("it was dropped".to_owned()))
                }
            };
            Some((message.clone(), state))
        }
        _ => None,
    });
    ended.collect()
}

fn note(entry: wire::Entry) -> Option<wire::NoteView> {
    let by = entry.name?.parse().ok()?;
    Some(wire::NoteView { by, text: entry.text, at: entry.at })
}

/// Whether a list with this filter shows the ticket to this agent.
#[must_use]
pub fn listed(filter: &wire::Filter, agent: &Agent, conv: &Conversation) -> bool {
    let Some(ticket) = &conv.ticket else { return false };
    let undoable = ticket.grace.as_ref().is_some_and(|grace| grace.by == agent.name);
    let recent = filter.closed_since.is_some_and(|since| ticket.closed_at >= Some(since));
    let held = ticket.held_by(&agent.name)
        || ticket.offer.as_ref().is_some_and(|offer| offer.to == agent.name);
    sees(agent, ticket)
        && (ticket.is_open() || undoable || recent)
        && (!filter.mine || held || (undoable && !ticket.is_open()))
        && filter.queue.as_ref().is_none_or(|queue| *queue == ticket.queue)
        && filter.state.is_none_or(|wanted| wanted == state(ticket))
        && filter.customer.as_ref().is_none_or(|id| *id == conv.customer.id)
}

/// One's own first, then by place; urgency is in the place already.
#[must_use]
pub fn order(agent: &Agent, conv: &Conversation) -> (bool, bool, Timestamp, u64) {
    let Some(ticket) = &conv.ticket else { return (true, true, Timestamp::MAX, 0) };
    let offered = ticket.offer.as_ref().is_some_and(|offer| offer.to == agent.name);
    let mine = ticket.held_by(&agent.name) || offered;
    let waits = ticket.state == TicketState::Queued;
    (!mine, !waits, ticket.order_at, ticket.number.0)
}

/// An agent's account, for themselves.
#[must_use]
pub fn me(agent: &Agent) -> wire::Me {
    wire::Me {
        name: agent.name.clone(),
        role: agent.role,
        status: agent.status,
        reason: agent.reason.clone().or_else(|| super::crowd::not_on(agent)),
        wrap_up_until: agent.wrap_until.filter(|_| agent.is_on()),
        queues: agent.queues.clone(),
        skills: agent.skills.clone(),
    }
}
