//! Replies that people type in the inbox of a channel's provider: who has control then, and until
//! when. Owns what such a reply changes in a conversation; knows no channel's payload, and nothing
//! of how an echo is told from the relay's own words.
//!
//! One rule: whoever answers the customer has them. A reply takes control from bot, queue and
//! nobody; an agent who has the customer keeps them and sees the line. When the inbox falls silent
//! control goes where the customer belongs: to the queue where a ticket waits, else to the bot.

use baton_shared::id::{AgentName, MessageId, Position};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::conversation::Conversation;
use super::event::{Control, ConversationEvent as Event, Said, Watches};
use super::talk::{Author, BotSession};
use super::ticket::Ticket;

/// Until when the inbox has control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Control returns then, unless they write again.
    pub until: Timestamp,
    /// The event that says so.
    pub since: Position,
    /// The customer has written since, and waits for them.
    pub asked: bool,
}

/// A reply as it was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// The relay's id for it.
    pub message: MessageId,
    /// The pseudo-agent of the inbox.
    pub inbox: AgentName,
    /// The provider's own time.
    pub sent_at: Option<Timestamp>,
    /// The words, and who wrote them.
    pub said: Said,
}

impl Conversation {
    /// What a reply in the provider's inbox brings about; `until`: when control would return.
    #[must_use]
    pub fn typed(&self, typed: Typed, until: Timestamp) -> Event {
        let Typed { message, inbox, sent_at, said } = typed;
        let (passed, until) = match &self.control {
            Control::Agent(_) => (None, None),
            Control::Inbox(_) => (None, Some(until)),
            Control::Bot | Control::Queue | Control::Nobody => {
                (Some(self.pass(Control::Inbox(inbox.clone()))), Some(until))
            }
        };
        Event::InboxSaid { message, inbox, sent_at, passed, until, private: Some(said) }
    }

    /// The inbox is silent: control goes to the queue where a ticket waits, else to the bot.
    #[must_use]
    pub fn inbox_left(&self, watches: Watches) -> Event {
        let waits = self.open_ticket().is_some();
        let to = if waits { Control::Queue } else { self.idle_control() };
        Event::InboxLeft { passed: self.pass(to), watches }
    }

    /// A ticket that its queue may ask agents about. While people answer in the provider's inbox
    /// nobody is asked; whoever looks may take it.
    #[must_use]
    pub fn may_be_offered(&self) -> Option<&Ticket> {
        let held = matches!(self.control, Control::Inbox(_));
        self.open_ticket().filter(|ticket| !held && ticket.may_be_offered())
    }

    pub(super) fn apply_inbox(&mut self, event: &Event, pos: Position, at: Timestamp) {
        match event {
            Event::InboxSaid { passed, until, private, .. } => {
                if let Some(passed) = passed {
                    // What the bot still thinks about is answered; and no survey is open to a
                    // customer whom a person asks something.
                    self.bot.call = None;
                    (self.survey_until, self.comment_until) = (None, None);
                    self.linger_asked = false;
                    if let Some(ticket) = self.ticket.as_mut().filter(|t| t.promised.is_some()) {
                        // No agent came in the time that was promised, and none was needed.
                        ticket.promised = None;
                    }
                    self.passes(passed, pos, at);
                }
                self.inbox = until.map(|until| Held { until, since: pos, asked: false });
                self.line(Author::Agent, private.as_ref(), at);
                if !self.bot.unasked.is_empty() {
                    self.bot.unasked.clear();
                }
                self.responded(at, pos);
            }
            Event::InboxAsked { until } => {
                let held = Held { until: *until, since: pos, asked: true };
                self.inbox = self.inbox.map(|_| held);
            }
            Event::InboxLeft { passed, watches } => {
                if let Some(ticket) = self.ticket.as_mut().filter(|ticket| ticket.is_open()) {
                    ticket.enqueue(watches, pos);
                }
                self.inbox = None;
                // The bot begins afresh, with what was said meanwhile and nobody answered.
                let BotSession { variables, unasked, recent, .. } = (*self.bot).clone();
                self.bot =
                    BotSession { variables, unasked, recent, ..BotSession::default() }.into();
                self.passes(passed, pos, at);
            }
            _ => {}
        }
    }
}
