//! One conversation: who has control, its bot session, its open ticket, its outbox.

use baton_shared::id::{
    BotName, ChannelName, ConversationId, Epoch, MessageId, Position, TicketNumber,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::event::{
    Control, ConversationEvent as Event, Handed, Outlet, Passed, RatedBy, Receipt, SendOutcome,
};
use super::inbox::Held;
use super::outbox::{Outbox, Send, SendKind};
use super::parts::Customer;
use super::sharing::Shared;
pub use super::talk::{Author, BotSession, Call, Line};
use super::ticket::{GraceOf, Offer, Ticket, TicketState};

/// Version of this fold; a snapshot of another one is folded anew.
pub const FOLD: u32 = 6;

/// The state of `conversation/<id>`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    /// Its id; the stream's own.
    pub id: ConversationId,
    /// The channel.
    pub channel: Option<ChannelName>,
    /// How answers reach the customer.
    #[serde(default)]
    pub outlet: Outlet,
    /// The bot that answers here, if any.
    pub bot_name: Option<BotName>,
    /// The customer as last described.
    pub customer: Shared<Customer>,
    /// The language the ticket or the customer has.
    pub language: Option<String>,
    /// Who may speak.
    pub control: Control,
    /// Rises with every change of control.
    pub epoch: Epoch,
    /// How long the provider's inbox has control, while it has.
    #[serde(default)]
    pub inbox: Option<Held>,
    /// The bot's work.
    pub bot: Shared<BotSession>,
    /// The open ticket, or the last one.
    pub ticket: Option<Shared<Ticket>>,
    /// What waits to go out.
    pub outbox: Outbox,
    /// The latest line.
    pub last: Option<Shared<Line>>,
    /// Since when the customer waits for an answer.
    pub waiting_since: Option<Timestamp>,
    /// Customer messages since a person last spoke.
    pub unread: u32,
    /// A web visitor is gone; counts in nobody's place from then on.
    pub gone: Option<Timestamp>,
    /// Where they left.
    pub gone_since: Position,
    /// Gone for good: no promises, no place.
    pub abandoned: bool,
    /// Silenced.
    pub muted: bool,
    /// The customer ended it and has said nothing since; no person had work with it.
    #[serde(default)]
    pub ended: bool,
    /// All of it was erased: nothing happens here any more.
    #[serde(default)]
    pub erased: bool,
    /// A survey answer is taken until then.
    pub survey_until: Option<Timestamp>,
    /// Words that belong to a rating are taken until then.
    #[serde(default)]
    pub comment_until: Option<Timestamp>,
    /// Asked whether they want the agent or the assistant.
    pub linger_asked: bool,
    /// How far the customer has received and read.
    pub delivered: Position,
    /// How far the customer has read.
    pub read: Position,
    /// Position of the last event folded.
    pub head: Option<Position>,
}

impl Conversation {
    /// A conversation in which nothing has happened.
    #[must_use]
    pub fn new(id: ConversationId) -> Self {
        Self {
            id,
            channel: None,
            outlet: Outlet::Sent,
            bot_name: None,
            customer: Shared::default(),
            language: None,
            control: Control::Nobody,
            epoch: Epoch(0),
            inbox: None,
            bot: Shared::default(),
            ticket: None,
            outbox: Outbox::default(),
            last: None,
            waiting_since: None,
            unread: 0,
            gone: None,
            gone_since: Position(0),
            abandoned: false,
            muted: false,
            ended: false,
            erased: false,
            survey_until: None,
            comment_until: None,
            linger_asked: false,
            delivered: Position(0),
            read: Position(0),
            head: None,
        }
    }

    /// The open ticket.
    #[must_use]
    pub fn open_ticket(&self) -> Option<&Ticket> {
        self.ticket.as_deref().filter(|ticket| ticket.is_open())
    }

    /// Control would pass to `to`, with the next epoch.
    #[must_use]
    pub fn pass(&self, to: Control) -> Passed {
        Passed { to, epoch: self.epoch.next() }
    }

    /// Who has control when no person has work with it.
    #[must_use]
    pub fn idle_control(&self) -> Control {
        if self.bot_name.is_some() { Control::Bot } else { Control::Nobody }
    }

    /// Whether it must stay in memory: somebody or something is due.
    #[must_use]
    pub fn is_resident(&self) -> bool {
        self.open_ticket().is_some()
            || self.ticket.as_ref().is_some_and(|ticket| ticket.grace.is_some())
            || self.bot.call.is_some()
            || self.inbox.is_some()
            || !self.outbox.is_empty()
    }

    /// Folds one event. Total: what cannot be is ignored, since the log is the truth.
    pub fn apply(&mut self, event: &Event, pos: Position, at: Timestamp) {
        self.head = Some(pos);
        match event {
            Event::OutletChanged { outlet } => self.outlet = *outlet,
            Event::Began { channel, bot, outlet, private } => {
                self.channel = Some(channel.clone());
                self.outlet = *outlet;
                self.bot_name.clone_from(bot);
                self.control = self.idle_control();
                self.describe(private.as_ref());
            }
            Event::CustomerChanged { private } => self.describe(private.as_ref()),
            Event::CustomerSaid { wish, private, .. } => {
                self.hear(private.as_ref(), pos, at);
                if *wish {
                    self.bot.wishes += 1;
                }
            }
            Event::Received { up_to, receipt } => self.receive(*up_to, *receipt),
            Event::VisitorLeft { .. } => {
                self.gone = Some(at);
                self.gone_since = pos;
            }
            Event::VisitorBack => {
                self.gone = None;
                self.abandoned = false;
            }
            Event::Abandoned => self.abandoned = true,
            Event::Ended => self.end(),
            Event::Erased { passed, .. } => self.erase(passed),
            Event::Muted { .. } => self.muted = true,
            Event::SurveyAsked { until } => self.survey_until = Some(*until),
            Event::Rated { stars, by, private } => {
                if *by == RatedBy::Words {
                    self.unhear();
                }
                // Words may follow stars where stars are written as a number.
                let numbered = stars.is_some() && private.is_none();
                let until = self.survey_until.take();
                self.comment_until = until.filter(|_| numbered && self.outlet == Outlet::Sent);
            }
            Event::LingerAsked => (self.linger_asked, self.comment_until) = (true, None),
            Event::LingerAnswered => self.linger_asked = false,
            Event::Noted { .. }
            | Event::BriefingRated { .. }
            | Event::Decided { .. }
            | Event::Sensed { .. } => {}
            Event::BotCalled { .. }
            | Event::BotSaid { .. }
            | Event::BotAnswered { .. }
            | Event::BotDeferred { .. }
            | Event::BotFailed { .. } => self.apply_bot(event, pos, at),
            Event::AgentSaid { .. }
            | Event::SystemSaid { .. }
            | Event::WaitsIn { .. }
            | Event::SendTried { .. }
            | Event::SendSettled { .. } => self.apply_words(event, pos, at),
            Event::InboxSaid { .. } | Event::InboxAsked { .. } | Event::InboxLeft { .. } => {
                self.apply_inbox(event, pos, at);
            }
            _ => self.apply_ticket(event, pos, at),
        }
    }

    fn apply_bot(&mut self, event: &Event, pos: Position, at: Timestamp) {
        match event {
            Event::BotCalled { bot } => {
                self.comment_until = None;
                self.call(bot, pos);
            }
            Event::BotSaid { message, epoch, private, .. } => {
                self.send(message, SendKind::Bot, *epoch, pos, at);
                self.line(Author::Bot, private.as_ref(), at);
                self.waiting_since = None;
            }
            Event::BotAnswered { understood, intent, private, .. } => {
                self.bot.call = None;
                self.bot.misunderstood =
                    if *understood == Some(false) { self.bot.misunderstood + 1 } else { 0 };
                let values = private.clone().unwrap_or_default();
                if let Some(ticket) = self.ticket.as_mut().filter(|ticket| ticket.is_open()) {
                    ticket.learn(&values);
                }
                self.bot.learn(intent.as_ref(), values);
            }
            Event::BotDeferred { until, .. } => {
                if let Some(call) = &mut self.bot.call {
                    call.deferred_until = Some(*until);
                }
            }
            Event::BotFailed { .. } => self.bot.call = None,
            _ => {}
        }
    }

    fn apply_words(&mut self, event: &Event, pos: Position, at: Timestamp) {
        match event {
            Event::AgentSaid { message, epoch, private, .. } => {
                self.send(message, SendKind::Agent, *epoch, pos, at);
                self.line(Author::Agent, private.as_ref(), at);
                self.responded(at, pos);
            }
            Event::SystemSaid { message, private, .. } => {
                self.send(message, SendKind::System, self.epoch, pos, at);
                self.line(Author::System, private.as_ref(), at);
            }
            Event::WaitsIn { message, .. } => {
                self.send(message, SendKind::Updated, self.epoch, pos, at);
            }
            Event::SendTried { message, wanted: true } => self.outbox.wanted(message),
            Event::SendTried { message, wanted: false } => self.outbox.tried(message),
            Event::SendSettled { message, outcome } => self.outbox.settle(message, outcome),
            _ => {}
        }
    }

    fn apply_ticket(&mut self, event: &Event, pos: Position, at: Timestamp) {
        if let Event::TicketOpened { .. } = event {
            return self.open(event, pos, at);
        }
        let before = self.ticket.clone();
        let Some(ticket) = &mut self.ticket else { return };
        match event {
            Event::Taken { agent, .. } | Event::Accepted { agent, .. } => {
                ticket.settle();
                ticket.give_to(agent.clone(), at);
                self.unread = 0;
            }
            Event::Offered { by, to, until, private, .. } => {
                ticket.settle();
                ticket.offer = Some(Offer {
                    by: Some(by.clone()),
                    to: to.clone(),
                    until: *until,
                    note: private.as_ref().map(|words| words.text.clone()),
                    since: pos,
                });
            }
            Event::QueueOffered { to, until, .. } => {
                let (by, note) = (None, None);
                ticket.offer = Some(Offer { by, to: to.clone(), until: *until, note, since: pos });
            }
            Event::Declined { .. } | Event::OfferPassed { .. } => ticket.offer_ends(pos, at),
            Event::RoundBegan => ticket.begin_round(),
            Event::Transferred { by, to, undo_until, watches, .. } => {
                ticket.settle();
                ticket.grace =
                    before.map(|before| before.kept(GraceOf::Transfer, by, *undo_until, pos));
                ticket.queue = to.clone();
                ticket.promised = None;
                ticket.enqueue(watches, pos);
            }
            Event::Returned { order_at, watches, .. } => {
                ticket.settle();
                ticket.order_at = order_at.unwrap_or(ticket.order_at);
                ticket.enqueue(watches, pos);
            }
            Event::Held { until, .. } => ticket.hold(*until, at),
            Event::Resumed { .. } => {
                ticket.resume(at);
                ticket.state = TicketState::Active;
            }
            Event::Closed { by, how, disposition, undo_until, .. } => {
                ticket.settle();
                ticket.close(*how, disposition.clone(), at);
                if let (Some(by), Some(until), Some(before)) = (by, undo_until, before) {
                    ticket.grace = Some(before.kept(GraceOf::Close, by, *until, pos));
                }
            }
            Event::Undone { .. } => ticket.undo(),
            Event::Settled => ticket.settle(),
            Event::Reopened { queue, watches, .. } => {
                ticket.queue = queue.clone();
                (ticket.closed_at, ticket.ending, ticket.disposition) = (None, None, None);
                (ticket.taken_at, ticket.held_s) = (None, 0);
                ticket.enqueue(watches, pos);
            }
            Event::Notified { .. } => ticket.watches.notify_at = None,
            Event::StillHere { next } => ticket.watches.still_here_at = *next,
            Event::Corrected { field, private } => {
                ticket.correct(field, private.as_ref().map(|words| words.text.as_str()));
            }
            _ => ticket.owe(event, pos),
        }
        self.control_from(event, pos, at);
    }

    /// A person has answered.
    pub(super) fn responded(&mut self, at: Timestamp, pos: Position) {
        (self.waiting_since, self.unread) = (None, 0);
        if let Some(ticket) = self.ticket.as_mut().filter(|ticket| ticket.is_open()) {
            ticket.respond(at, pos);
        }
    }

    /// What a ticket's events change of control and epoch; `inbox` has the others.
    fn control_from(&mut self, event: &Event, pos: Position, at: Timestamp) {
        let passed = match event {
            Event::Taken { passed, .. }
            | Event::Accepted { passed, .. }
            | Event::Transferred { passed, .. }
            | Event::Returned { passed, .. }
            | Event::Closed { passed, .. }
            | Event::Reopened { passed, .. } => Some(passed),
            Event::TicketOpened { passed, .. } | Event::Undone { passed, .. } => passed.as_ref(),
            _ => None,
        };
        let Some(passed) = passed else { return };
        self.inbox = None;
        if passed.to == Control::Bot || passed.to == Control::Nobody {
            let variables = std::mem::take(&mut self.bot.variables);
            self.bot = BotSession { variables, ..BotSession::default() }.into();
            (self.waiting_since, self.unread) = (None, 0);
        }
        self.passes(passed, pos, at);
    }

    pub(super) fn passes(&mut self, passed: &Passed, pos: Position, at: Timestamp) {
        self.control = passed.to.clone();
        self.epoch = passed.epoch;
        let id = format!("{}-e{}", self.id, self.epoch);
        if let Ok(message) = MessageId::try_from(id) {
            self.send(&message, SendKind::Updated, passed.epoch, pos, at);
        }
    }

    fn open(&mut self, event: &Event, pos: Position, at: Timestamp) {
        let Event::TicketOpened { number, queue, language, order_at, private, .. } = event else {
            return;
        };
        let Handed { briefing, variables, blocker_derived } = private.clone().unwrap_or_default();
        let mut ticket = Ticket::opened(*number, queue.clone(), *order_at, at);
        ticket.describe(event);
        (ticket.briefing, ticket.variables) = (briefing, variables);
        ticket.blocker_derived = blocker_derived;
        (ticket.queued_since, ticket.opened_since) = (pos, pos);
        self.ticket = Some(ticket.into());
        if language.is_some() {
            self.language.clone_from(language);
        }
        (self.linger_asked, self.comment_until) = (false, None);
        // Not since what the bot was asked, or thanks that nobody had to answer.
        self.waiting_since = Some(at);
        self.control_from(event, pos, at);
    }

    fn describe(&mut self, customer: Option<&Customer>) {
        if let Some(customer) = customer {
            if self.language.is_none() || customer.language.is_some() {
                self.language.clone_from(&customer.language);
            }
            self.customer = customer.clone().into();
        }
    }

    /// The bot begins afresh next time; what it still thinks about is wanted by nobody.
    fn end(&mut self) {
        self.ended = true;
        self.bot = Shared::default();
        (self.waiting_since, self.unread) = (None, 0);
    }

    /// Only where it was and that it is over stays.
    fn erase(&mut self, passed: &Passed) {
        let nothing = Self::new(self.id.clone());
        *self = Self {
            channel: self.channel.take(),
            outlet: self.outlet,
            control: passed.to.clone(),
            epoch: passed.epoch,
            head: self.head,
            erased: true,
            ..nothing
        };
    }

    fn send(&mut self, id: &MessageId, kind: SendKind, epoch: Epoch, pos: Position, at: Timestamp) {
        if self.outlet != Outlet::Sent {
            return;
        }
        self.outbox.push(Send {
            message: id.clone(),
            at: pos,
            since: at,
            kind,
            epoch,
            tried: false,
            wanted: false,
            parked: None,
        });
    }

    fn receive(&mut self, up_to: Position, receipt: Receipt) {
        self.delivered = self.delivered.max(up_to);
        if receipt == Receipt::Read {
            self.read = self.read.max(up_to);
        }
    }

    /// Events that cancel the bot messages a change of control has overtaken.
    #[must_use]
    pub fn overtaken(&self) -> Vec<Event> {
        self.outbox
            .overtaken(self.epoch)
            .map(|send| Event::SendSettled {
                message: send.message.clone(),
                outcome: SendOutcome::Overtaken,
            })
            .collect()
    }

    /// The number of its latest ticket.
    #[must_use]
    pub fn ticket_number(&self) -> Option<TicketNumber> {
        self.ticket.as_ref().map(|ticket| ticket.number)
    }
}

/// At most so many characters from the beginning.
pub(crate) fn first_chars(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}
