//! In one commit of one conversation: where the policy was asked, and about what. Owns the rules of
//! when it is asked, as the engine's own commands have them; asks nothing itself.

use std::collections::BTreeMap;

use baton_shared::id::Position;
use jiff::Timestamp;

use super::At;
use crate::desk::event::{AskedFor, Recorded, Said};
use crate::desk::parts::{BotReply, HandoverRequest, Intent};
use crate::desk::{Control, Conversation, ConversationEvent as Event};
use crate::engine::{bots, customers, inbox, words};

/// Whether what was asked about is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// All of it.
    Whole,
    /// The words are gone.
    Erased,
    /// It handed over before decisions were recorded.
    Unrecorded,
}

/// What the bot had done.
#[derive(Debug)]
pub(super) enum Bot {
    NotAsked,
    Replied(Box<BotReply>),
    Failed,
}

/// One question to the policy.
#[derive(Debug)]
pub(super) struct Point {
    pub(super) pos: Position,
    pub(super) at: Timestamp,
    pub(super) said: Said,
    pub(super) bot: Bot,
    pub(super) recorded: Option<Recorded>,
    pub(super) kept: Kept,
}

/// What stands behind a question in the same commit.
enum Then<'a> {
    /// The decision, and the variables that came with the bot's wish.
    Decided(usize, &'a Recorded, Option<&'a BTreeMap<String, String>>),
    /// A ticket without a recorded decision.
    Opened,
    /// It was answered otherwise, and the policy was not asked.
    Otherwise,
    Nothing,
}

/// Folds one commit's events of a conversation and tells every question, with the conversation as
/// the policy saw it.
pub(super) fn walk(
    conv: &mut Conversation,
    events: &[At<'_>],
    (linger_min, erased): (u64, &mut bool),
    tell: &mut dyn FnMut(&Point, &Conversation),
) {
    let mut waiting: Option<(usize, Point)> = None;
    for (index, (pos, at, event)) in events.iter().enumerate() {
        if let Some((_, point)) = waiting.take_if(|(decided, _)| *decided == index) {
            tell(&point, conv);
        }
        *erased |= matches!(event, Event::CustomerSaid { private: None, .. });
        conv.apply(event, *pos, *at);
        let then = then(&events[index + 1..], index + 1);
        if !asks(conv, event, (linger_min, *at)) || matches!(then, Then::Otherwise) {
            continue;
        }
        let Some((said, bot)) = question(conv, event, &then) else { continue };
        let mut point = Point {
            pos: *pos,
            at: *at,
            said,
            bot,
            recorded: None,
            kept: if *erased { Kept::Erased } else { Kept::Whole },
        };
        match then {
            Then::Decided(at, recorded, _) => {
                point.recorded = Some(recorded.clone());
                point.pos = events[at].0;
                waiting = Some((at, point));
            }
            Then::Opened => {
                point.kept = Kept::Unrecorded;
                tell(&point, conv);
            }
            // A bot's failure that handed nobody over was not decided by a rule.
            Then::Nothing if matches!(point.bot, Bot::Failed) => {}
            Then::Nothing | Then::Otherwise => tell(&point, conv),
        }
    }
}

fn then<'a>(rest: &[At<'a>], first: usize) -> Then<'a> {
    for (offset, (_, _, event)) in rest.iter().enumerate() {
        match event {
            Event::Decided { on, private } => {
                return Then::Decided(first + offset, on, private.as_ref());
            }
            Event::TicketOpened { .. } => return Then::Opened,
            Event::Rated { .. } | Event::LingerAsked | Event::Reopened { .. } => {
                return Then::Otherwise;
            }
            Event::CustomerSaid { .. } | Event::BotAnswered { .. } | Event::BotFailed { .. } => {
                return Then::Nothing;
            }
            _ => {}
        }
    }
    Then::Nothing
}

/// Whether the policy is asked after this event; the conversation is as the event left it.
fn asks(conv: &Conversation, event: &Event, (linger_min, at): (u64, Timestamp)) -> bool {
    if conv.open_ticket().is_some() {
        return false;
    }
    match event {
        Event::CustomerSaid { private, .. } => {
            let text = private.as_ref().map_or("", |said| said.text.as_str());
            let thanks = words::thanks(text) && !conv.linger_asked;
            let done = thanks && customers::just_closed(conv, linger_min, at).is_some();
            matches!(conv.control, Control::Bot | Control::Nobody) && !conv.muted && !done
        }
        // Nobody answered the customer in the provider's inbox: the bot is to, or people.
        Event::InboxLeft { .. } => inbox::goes_on(conv),
        Event::BotAnswered { stale, .. } => !stale,
        Event::BotFailed { .. } => true,
        _ => false,
    }
}

fn question(conv: &Conversation, event: &Event, then: &Then<'_>) -> Option<(Said, Bot)> {
    match event {
        Event::CustomerSaid { private, .. } => {
            Some((private.clone().unwrap_or_default(), Bot::NotAsked))
        }
        Event::BotAnswered { understood, confidence, retrieval, intent, asked, .. } => {
            let variables = match then {
                Then::Decided(_, _, variables) => variables.cloned().unwrap_or_default(),
                _ => BTreeMap::new(),
            };
            let reply = BotReply {
                understood: *understood,
                confidence: *confidence,
                retrieval: *retrieval,
                intent: intent.clone(),
                handover: asked.as_ref().map(|asked| wish(asked, variables)),
                ..BotReply::default()
            };
            Some((bots::last_said(&conv.bot.recent), Bot::Replied(Box::new(reply))))
        }
        Event::InboxLeft { .. } => Some((bots::last_said(&conv.bot.recent), Bot::NotAsked)),
        Event::BotFailed { .. } => Some((bots::last_said(&conv.bot.recent), Bot::Failed)),
        _ => None,
    }
}

fn wish(asked: &AskedFor, variables: BTreeMap<String, String>) -> HandoverRequest {
    let intent = asked.intent.clone().map(|name| Intent { name, confidence: 0.0 });
    HandoverRequest {
        intent,
        variables,
        tags: asked.tags.clone(),
        skills: asked.skills.clone(),
        priority: asked.priority,
        queue: asked.queue.clone(),
        signal: asked.signal,
        ..HandoverRequest::default()
    }
}
