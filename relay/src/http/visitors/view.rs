//! What a visitor may see of a conversation: lines, who has it, what was passed on.
//!
//! Pure. Notes have no way through: an event gets a line here only if it is named here. What an
//! agent did within its grace time has not happened yet: the customer sees it as before.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::desk::event::Ending;
use crate::desk::event::Said;
use crate::desk::parts::Briefing;
use crate::desk::{Control, Conversation, ConversationEvent as Fact, Ticket, TicketState};
use crate::engine::{Event as AnyEvent, Placed};
use crate::http::web::frames::{self, Attachment, Author, ChatState, Choice, Collected, Entry};
use crate::policy::LivePromise;

/// How things stand for a visitor at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct View {
    /// Who has it, place and wait, the end.
    pub(super) state: ChatState,
    /// What was passed on with the open ticket.
    pub(super) briefing: Option<Box<frames::Briefing>>,
    /// The bot was asked and has not answered.
    pub(super) bot_thinks: bool,
}

impl View {
    /// Before the first message.
    pub(super) fn empty(control: frames::Control) -> Self {
        let state = ChatState { control, place: None, wait_s: None, ended: false, ratable: false };
        Self { state, briefing: None, bot_thinks: false }
    }

    /// A conversation as of `now`; `promise` is asked only for a ticket that waits.
    pub(super) fn of(
        conv: &Conversation,
        promise: impl FnOnce(&Ticket) -> Option<LivePromise>,
        now: Timestamp,
    ) -> Self {
        let ticket = conv.ticket.as_deref().map(shown);
        let waiting = ticket.filter(|ticket| ticket.state == TicketState::Queued);
        let promise = waiting.and_then(promise);
        let state = ChatState {
            control: control(conv),
            place: promise.map(|promise| promise.position()),
            wait_s: promise.and_then(|promise| promise.within_s()),
            ended: ended(conv),
            ratable: conv.survey_until.is_some_and(|until| until > now),
        };
        let briefing = ticket.filter(|ticket| ticket.is_open()).and_then(briefing);
        Self { state, briefing, bot_thinks: conv.bot.call.is_some() }
    }
}

/// A ticket as the customer has it: within a grace time as it was before.
fn shown(ticket: &Ticket) -> &Ticket {
    ticket.grace.as_ref().map_or(ticket, |grace| &grace.before)
}

fn control(conv: &Conversation) -> frames::Control {
    let before = conv.ticket.as_deref().filter(|ticket| ticket.grace.is_some()).map(shown);
    if let Some(before) = before {
        return match &before.agent {
            Some(agent) => frames::Control::Agent(agent.to_string()),
            None => frames::Control::Queue,
        };
    }
    match &conv.control {
        Control::Bot => frames::Control::Bot,
        Control::Queue => frames::Control::Queue,
        Control::Agent(name) | Control::Inbox(name) => frames::Control::Agent(name.to_string()),
        Control::Nobody => frames::Control::Nobody,
    }
}

/// Ended, and the customer has said nothing since: a change of control to the bot or to nobody
/// starts that count anew.
fn ended(conv: &Conversation) -> bool {
    let closed = conv.ticket.as_ref().is_some_and(|ticket| {
        !ticket.is_open() && ticket.grace.is_none() && ticket.ending != Some(Ending::Handback)
    });
    conv.ended || (closed && conv.unread == 0)
}

fn briefing(ticket: &Ticket) -> Option<Box<frames::Briefing>> {
    let Briefing { goal, tried, collected, blocker, .. } = &ticket.briefing;
    // The relay's own reading of what stands in the way is in words for agents.
    let blocker = blocker.as_ref().filter(|_| !ticket.blocker_derived);
    if goal.is_none() && tried.is_empty() && collected.is_empty() && blocker.is_none() {
        return None;
    }
    let collected: BTreeMap<_, _> = collected
        .iter()
        .map(|(field, given)| {
            let corrected = ticket.corrected.contains(&format!("collected.{field}"));
            (field.clone(), Collected { value: given.value.clone(), corrected })
        })
        .collect();
    Some(Box::new(frames::Briefing {
        seq: ticket.opened_since.0,
        goal: goal.clone(),
        goal_corrected: ticket.corrected.contains("goal"),
        tried: tried.clone(),
        collected,
        blocker: blocker.cloned(),
    }))
}

/// The line an event wrote, if it wrote one that the customer may see.
pub(super) fn entry(conv: &Conversation, placed: &Placed) -> Option<Entry> {
    let AnyEvent::Conversation(id, event) = &placed.event else { return None };
    if *id != conv.id {
        return None;
    }
    let (message, from, name, said) = match event {
        Fact::CustomerSaid { message, private, .. } => {
            (message, Author::Customer, conv.customer.name.clone(), private)
        }
        Fact::BotSaid { message, private, .. } => (message, Author::Bot, None, private),
        Fact::AgentSaid { message, agent, private, .. } => {
            (message, Author::Agent, Some(agent.to_string()), private)
        }
        Fact::InboxSaid { message, private, .. } => {
            let by = private.as_ref().and_then(|said| said.by.clone());
            (message, Author::Agent, by, private)
        }
        Fact::SystemSaid { message, private, .. } => (message, Author::System, None, private),
        _ => return None,
    };
    let Said { text, choices, attachments, client_id, .. } = private_of(said);
    let own = from == Author::Customer;
    Some(Entry {
        id: message.to_string(),
        seq: placed.pos.0,
        from,
        name,
        text,
        at: placed.at,
        choices: choices.into_iter().map(|c| Choice { id: c.id, title: c.title }).collect(),
        attachments: attachments
            .into_iter()
            .map(|f| Attachment { url: f.url, kind: f.kind, name: f.name, size: f.size })
            .collect(),
        client_id: client_id.filter(|_| own),
    })
}

/// What was erased is shown as empty.
fn private_of(said: &Option<Said>) -> Said {
    said.clone().unwrap_or_default()
}
