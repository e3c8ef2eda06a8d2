//! What happened: the events of the three kinds of stream, as they are stored.
//!
//! An event's clear facts and its personal part (`private`) are stored apart, so that a person can
//! be erased while the chain of facts stays whole; a missing `private` means *erased*. Stored
//! bytes never change: a field is only ever added, with a default.

use std::collections::BTreeMap;

use baton_shared::id::{
    AgentName, BotName, CallId, ChannelName, Epoch, MessageId, Position, QueueName, TicketNumber,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use super::asking::{Asking, Needs, RouteAnswered};
pub use super::decided::{AskedFor, Cause, Heeded, Place, Recorded, Sensed, Trigger};
pub use super::desk_event::DeskEvent;
pub use super::level::{Callback, Clock, Earlier, Handled, PromiseBasis, Promised, StageWatch};
pub use super::offers::OfferEnd;
pub use super::outbox::{Outlet, Receipt, SendOutcome};
use super::parts::{Briefing, Customer, Intent, Priority};
pub use super::parts::{Said, Words};
pub use super::role::Role;
pub use super::staff::{AgentEvent, Status, Surface};
pub use super::watches::{MovedFor, Moves, Relaxing, Watches};

/// Who may speak to the customer: one fact, fenced by the epoch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", content = "agent", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Control {
    Bot,
    Queue,
    Agent(AgentName),
    /// People who answer in the provider's own inbox: `inbox:<channel>`.
    Inbox(AgentName),
    Nobody,
}

/// A change of control and the epoch it brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Who has it now.
    pub to: Control,
    /// The epoch from now on.
    pub epoch: Epoch,
}

/// The personal part of a hand-over.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Handed {
    /// What travels.
    pub briefing: Briefing,
    /// The bot's variables.
    pub variables: BTreeMap<String, String>,
    /// The blocker is the relay's own reading, in words for agents.
    pub blocker_derived: bool,
}

/// Why a ticket went back to its queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Return {
    Released,
    Vanished,
    Revoked,
}

/// How a ticket ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// An agent closed it.
    Done,
    /// An agent gave the customer back to the bot.
    Handback,
    /// The customer left the queue.
    Left,
    /// The customer ended the chat.
    Ended,
    /// Nobody said anything any more.
    Silent,
}

/// How a survey was answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RatedBy {
    /// On the web chat's form; and all that was stored before this was told apart.
    #[default]
    Form,
    /// In a message of the customer's.
    Words,
}

impl RatedBy {
    fn is_form(&self) -> bool {
        *self == Self::Form
    }
}

/// Events of `conversation/<id>`.
#[allow(clippy::large_enum_variant)] // Events live one at a time; a box would stand in every match.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ConversationEvent {
    Began {
        channel: ChannelName,
        bot: Option<BotName>,
        outlet: Outlet,
        private: Option<Customer>,
    },
    /// The channel was set up anew: how answers reach the customer changed.
    OutletChanged {
        outlet: Outlet,
    },
    CustomerChanged {
        private: Option<Customer>,
    },
    CustomerSaid {
        message: MessageId,
        /// The provider's own time, shown, never sorted by.
        sent_at: Option<Timestamp>,
        /// The words asked for a person.
        #[serde(default)]
        wish: bool,
        private: Option<Said>,
    },
    /// The bot is asked about every customer message since its last answer; the call's id is the
    /// position of the latest of them.
    BotCalled {
        bot: BotName,
    },
    BotSaid {
        message: MessageId,
        call: CallId,
        epoch: Epoch,
        private: Option<Said>,
    },
    /// Ends the call in flight.
    BotAnswered {
        call: CallId,
        understood: Option<bool>,
        confidence: Option<f64>,
        /// How well what the bot found fits the question.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retrieval: Option<f64>,
        intent: Option<Intent>,
        /// It came after control had changed, and was not sent.
        #[serde(default)]
        stale: bool,
        /// It asked for a hand-over: what it asked for, as far as a policy looks at it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asked: Option<AskedFor>,
        private: Option<BTreeMap<String, String>>,
    },
    /// The bot took the call and will answer later.
    BotDeferred {
        call: CallId,
        until: Timestamp,
    },
    BotFailed {
        call: CallId,
        why: String,
    },
    AgentSaid {
        message: MessageId,
        agent: AgentName,
        epoch: Epoch,
        private: Option<Said>,
    },
    /// A person answered in the provider's own inbox. The customer has it already: it is never sent.
    InboxSaid {
        message: MessageId,
        inbox: AgentName,
        /// The provider's own time, shown, never sorted by.
        sent_at: Option<Timestamp>,
        /// Absent where the inbox had control already, and where an agent has it and keeps it.
        passed: Option<Passed>,
        /// When control returns unless they write again; absent where an agent has it.
        until: Option<Timestamp>,
        private: Option<Said>,
    },
    /// The customer wrote to whoever answers in the inbox; when control returns if nobody does.
    InboxAsked {
        until: Timestamp,
    },
    /// Nobody has answered in the inbox for long: control returns to where the customer belongs.
    InboxLeft {
        passed: Passed,
        /// Of a ticket that waits again.
        #[serde(default)]
        watches: Watches,
    },
    SystemSaid {
        message: MessageId,
        /// Which of the policy's texts.
        notice: String,
        private: Option<Said>,
    },
    Noted {
        agent: AgentName,
        private: Option<Words>,
    },
    /// The policy decided to hand over; what came of it follows in the same commit.
    Decided {
        on: Recorded,
        /// Variables that came with the bot's wish and are kept nowhere else.
        private: Option<BTreeMap<String, String>>,
    },
    TicketOpened {
        number: TicketNumber,
        queue: QueueName,
        priority: Priority,
        language: Option<String>,
        intent: Option<Intent>,
        tags: Vec<String>,
        skills: Vec<String>,
        /// Those of them that the queue alone asks for.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        queue_skills: Vec<String>,
        trigger: Trigger,
        /// Absent where the bot goes on until an agent takes over.
        passed: Option<Passed>,
        order_at: Timestamp,
        due_at: Option<Timestamp>,
        /// The service level that the route names.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<Box<str>>,
        #[serde(default)]
        watches: Watches,
        /// What the customer was told of the wait.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        promised: Option<Promised>,
        /// The customer came again soon.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        earlier: Option<Earlier>,
        /// Somebody outside is asked where it goes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asking: Option<Box<Asking>>,
        private: Option<Handed>,
    },
    /// An agent came: what was promised, and what became of it.
    WaitEnded {
        queue: QueueName,
        promised: Promised,
        waited_s: u64,
    },
    /// A service level's clock runs; it ends with an answer or a close.
    ClockStarted {
        clock: Clock,
        /// The service level's name in the policy.
        level: String,
        at_risk_at: Option<Timestamp>,
        due_at: Timestamp,
    },
    /// Most of a clock's time is over.
    AtRisk {
        clock: Clock,
    },
    Breached {
        clock: Clock,
    },
    /// What a service level asks for when it is at risk or breached: urgency, and a queue for a
    /// ticket that still waits.
    Escalated {
        clock: Clock,
        priority: Priority,
        order_at: Timestamp,
        to: Option<QueueName>,
        watches: Watches,
    },
    /// It has waited so long that it asks for less.
    Relaxed {
        dropped: Vec<String>,
        next: Option<Box<Moves>>,
    },
    /// It has waited too long here, and goes on to another queue.
    Overflowed {
        from: QueueName,
        to: QueueName,
        why: MovedFor,
        /// How often it has been moved so.
        moved: u32,
        watches: Watches,
    },
    /// It stays for now; when to look again.
    Stayed {
        next: Option<Box<Moves>>,
    },
    /// The queue it has come to needs to know who the customer is and nobody vouches for it, or does
    /// not need to, unlike the one it was in.
    IdentityNeeded {
        again: bool,
    },
    /// The queue it has come to asks for other skills, or needs to know something else.
    NeedsChanged {
        now: Needs,
    },
    /// What somebody outside said of where a ticket goes; their reason is private.
    RouteAnswered {
        on: Box<RouteAnswered>,
        private: Option<Words>,
    },
    /// The ticket has come to wait in this queue, and control stayed where it was: the channel is
    /// told, who else hears of changes of control alone.
    WaitsIn {
        message: MessageId,
        control: Control,
        ticket: TicketNumber,
        queue: QueueName,
    },
    Taken {
        agent: AgentName,
        /// A lead took it from this one.
        from: Option<AgentName>,
        passed: Passed,
    },
    Offered {
        by: AgentName,
        to: AgentName,
        until: Timestamp,
        undo_until: Timestamp,
        private: Option<Words>,
    },
    Accepted {
        agent: AgentName,
        from: AgentName,
        /// A lead moved it without asking.
        #[serde(default)]
        forced: bool,
        passed: Passed,
    },
    /// Its queue asks an agent. Control does not change; anybody may still take it.
    QueueOffered {
        queue: QueueName,
        to: AgentName,
        until: Timestamp,
    },
    /// The agent whom the queue asked did not take it, and did not say no either.
    OfferPassed {
        agent: AgentName,
        why: OfferEnd,
    },
    /// Nobody was left to ask for some time: whoever let it pass may be asked again.
    RoundBegan,
    /// By the one it was offered to, or by nobody when a transfer's time ran out.
    Declined {
        agent: Option<AgentName>,
        private: Option<Words>,
    },
    Transferred {
        by: AgentName,
        to: QueueName,
        passed: Passed,
        undo_until: Timestamp,
        #[serde(default)]
        watches: Watches,
        private: Option<Words>,
    },
    Returned {
        by: Option<AgentName>,
        why: Return,
        passed: Passed,
        /// Its place in line from now on, where somebody stood before it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        order_at: Option<Timestamp>,
        #[serde(default)]
        watches: Watches,
    },
    Held {
        by: AgentName,
        until: Option<Timestamp>,
    },
    /// By its agent, by the customer's words, or by the clock.
    Resumed {
        by: Option<AgentName>,
    },
    Closed {
        by: Option<AgentName>,
        how: Ending,
        disposition: Option<String>,
        passed: Passed,
        undo_until: Option<Timestamp>,
        /// How long an agent had it, where one had.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        handled: Option<Handled>,
    },
    /// An act within its grace time was taken back.
    Undone {
        by: Option<AgentName>,
        passed: Option<Passed>,
    },
    /// The grace time is over; what was held back goes out.
    Settled,
    Reopened {
        queue: QueueName,
        passed: Passed,
        #[serde(default)]
        watches: Watches,
    },
    /// The customer was asked whether they want the agent or the assistant.
    LingerAsked,
    LingerAnswered,
    Notified {
        waiting_s: u64,
    },
    /// The next look at a waiting customer.
    StillHere {
        next: Option<Timestamp>,
    },
    /// A stage's words are due; they follow, unless the customer has left.
    Staged {
        stage: u32,
        next: Option<StageWatch>,
    },
    /// A silent customer was asked whether they are still there.
    IdleReminded,
    /// A telephone number and a time were asked for; the words are what was answered without one.
    CallbackAsked {
        private: Option<Words>,
    },
    CallbackWanted {
        private: Option<Callback>,
    },
    SendTried {
        message: MessageId,
        /// Its agent wants it sent, however late.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        wanted: bool,
    },
    SendSettled {
        message: MessageId,
        outcome: SendOutcome,
    },
    Received {
        up_to: Position,
        receipt: Receipt,
    },
    VisitorLeft {
        abandon_at: Timestamp,
    },
    VisitorBack,
    Abandoned,
    /// The customer ended a chat in which no person had work.
    Ended,
    Muted {
        by: AgentName,
        private: Option<Words>,
    },
    SurveyAsked {
        until: Timestamp,
    },
    Rated {
        stars: Option<u8>,
        /// By words, the customer's message just before it is the answer, and nothing else.
        #[serde(default, skip_serializing_if = "RatedBy::is_form")]
        by: RatedBy,
        private: Option<Words>,
    },
    BriefingRated {
        by: AgentName,
        good: bool,
    },
    /// What no rule of the policy looks for fired: what a person did, or a clock.
    Sensed {
        policy: String,
        saw: Sensed,
    },
    /// The customer is asked for what the queue needs to know, and answers.
    FieldAsked {
        field: String,
    },
    FieldGiven {
        field: String,
        private: Option<Words>,
    },
    /// The customer set a briefing's field right.
    Corrected {
        field: String,
        private: Option<Words>,
    },
    /// All that was said and known is gone; the conversation is over for good, and the customer
    /// begins another one if they return.
    Erased {
        cause: Cause,
        /// In the owner's words: a clear fact that stays, so no name of the customer.
        #[serde(default)]
        reason: Option<String>,
        passed: Passed,
        /// Every ticket the conversation had, so that whoever shows one forgets it.
        tickets: Vec<TicketNumber>,
    },
}
