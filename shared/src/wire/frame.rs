//! The frames themselves, both directions.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::act::Act;
use super::ask::{Answer, Ask};
use super::policy::PolicyChange;
use super::view::{
    AgentView, Controller, Counts, DeskOff, Entry, QueueView, Role, Status, TicketRow, TicketState,
};
use crate::id::{AgentName, CommandId, ConversationId, Epoch, MessageId, QueueName, TicketNumber};
pub use crate::staff::Surface;

/// Which tickets a list or subscription is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Only one's own.
    pub mine: bool,
    /// Only of this queue.
    pub queue: Option<QueueName>,
    /// Only in this state.
    pub state: Option<TicketState>,
    /// Only of this customer id.
    pub customer: Option<String>,
    /// Closed ones too, if closed since then.
    pub closed_since: Option<Timestamp>,
}

/// A standing question: rows one's own first, then by queue order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// Which tickets.
    #[serde(default)]
    pub filter: Filter,
    /// At most so many rows, up to [`super::SUBSCRIPTION_MAX`].
    pub limit: usize,
}

impl Default for Subscription {
    fn default() -> Self {
        Self { filter: Filter::default(), limit: 200 }
    }
}

/// Where a client left off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resume {
    /// The last `seq` it has handled.
    pub cursor: u64,
    /// `role_version` of its last welcome.
    pub role_version: u64,
}

/// Whether customers are handed over at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "desk", rename_all = "snake_case")]
pub enum DeskSwitch {
    /// Nobody is handed over; customers are told why.
    Disable {
        /// Shown to customers.
        reason: String,
        /// Ends by itself after so many seconds; absent: until it is enabled.
        #[serde(default)]
        for_s: Option<u64>,
    },
    /// As the policy says.
    Enable,
}

/// From the client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClientFrame {
    /// First frame.
    Hello {
        /// [`super::PROTOCOL`].
        protocol: u32,
        /// Program and version, for the relay's log.
        client: String,
        /// What kind of client.
        surface: Surface,
        /// Rows wanted; `null` for none.
        subscription: Option<Subscription>,
        /// Where one left off.
        #[serde(default)]
        resume: Option<Resume>,
    },
    /// Messages, notes and typing of this ticket, from now on.
    Follow {
        /// Which.
        ticket: TicketNumber,
    },
    /// No more.
    Unfollow {
        /// Which.
        ticket: TicketNumber,
    },
    /// Do something with a ticket.
    Command {
        /// A repeat with the same id is answered like the first.
        id: CommandId,
        /// On which ticket.
        ticket: TicketNumber,
        /// The epoch one saw.
        epoch: Epoch,
        /// What.
        act: Act,
    },
    /// Take a conversation from its bot, which opens a ticket; leads only.
    TakeOver {
        /// A repeat with the same id is answered like the first.
        id: CommandId,
        /// Which.
        conversation: ConversationId,
        /// The epoch one saw.
        epoch: Epoch,
    },
    /// Set one's own status.
    SetStatus {
        /// A repeat with the same id is answered like the first.
        id: CommandId,
        /// To what.
        status: Status,
        /// Why away.
        #[serde(default)]
        reason: Option<String>,
        /// How long at most a mere watch keeps one available, in seconds.
        #[serde(default)]
        for_s: Option<u64>,
    },
    /// Switch hand-overs off, as in an incident, or on again; leads only.
    Desk {
        /// A repeat with the same id is answered like the first.
        id: CommandId,
        /// Which.
        #[serde(flatten)]
        switch: DeskSwitch,
    },
    /// Change the policy; leads only.
    Policy {
        /// A repeat with the same id is answered like the first.
        id: CommandId,
        /// How.
        #[serde(flatten)]
        change: PolicyChange,
    },
    /// Ask.
    Ask {
        /// Comes back with the answer.
        id: CommandId,
        /// What.
        #[serde(flatten)]
        ask: Ask,
    },
    /// A key was pressed within the last minute; sent at most once a minute.
    Active,
    /// One is typing to the customer, or stopped.
    Typing {
        /// Where.
        ticket: TicketNumber,
        /// Whether.
        on: bool,
    },
}

/// Who one is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Me {
    pub name: AgentName,
    pub role: Role,
    pub status: Status,
    pub reason: Option<String>,
    /// The time after a close ends then, by itself; absent while there is none. Nothing is offered
    /// before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrap_up_until: Option<Timestamp>,
    pub queues: Vec<QueueName>,
    pub skills: Vec<String>,
}

/// An error as every surface of Baton says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody {
    /// `snake_case`, stable.
    pub code: String,
    /// What to do.
    pub message: String,
}

/// How things stand, told with a refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Standing {
    pub state: TicketState,
    pub control: Controller,
    pub epoch: Epoch,
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The position after it.
    pub seq: u64,
    /// The epoch after it.
    pub epoch: Option<Epoch>,
    /// The ticket that a takeover opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<TicketNumber>,
    /// The message it wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<MessageId>,
    /// Until when it can be undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undo_until: Option<Timestamp>,
    /// The id was seen before; nothing was done again.
    #[serde(default)]
    pub duplicate: bool,
}

/// What changed, at a position. `watch --json` prints these.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// The row after the change; it may be new to this viewer.
    Upsert {
        /// The whole row.
        row: Box<TicketRow>,
    },
    /// It left this viewer's sight.
    Remove {
        /// Which.
        ticket: TicketNumber,
    },
    /// A line of a followed or held ticket, new or with another delivery state.
    Message {
        /// Which ticket; `null` while none is open.
        ticket: Option<TicketNumber>,
        /// Which conversation.
        conversation: ConversationId,
        /// The line, whole.
        entry: Box<Entry>,
    },
    /// Nobody has taken it: ring.
    Notify {
        /// Which.
        ticket: TicketNumber,
        /// Its queue.
        queue: QueueName,
        /// How long it has waited.
        waiting_s: u64,
    },
    /// A customer's data was erased: forget every row, line and draft of these tickets, also what
    /// is kept on disk.
    Erased {
        /// Which conversation.
        conversation: ConversationId,
        /// Every ticket it had.
        tickets: Vec<TicketNumber>,
    },
    /// The cursor is too old: a snapshot follows.
    Reset,
}

/// From the relay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerFrame {
    /// Answer to hello.
    Welcome {
        /// [`super::PROTOCOL`].
        protocol: u32,
        /// The relay's version.
        relay: String,
        /// Who one is.
        me: Me,
        /// Changes with a greater `seq` follow.
        cursor: u64,
        /// Rises when one's role, queues or skills change.
        role_version: u64,
        /// The cursor was good: only what was missed follows, no snapshot.
        resumed: bool,
        /// The relay's clock.
        now: Timestamp,
        /// A message to a customer that is queued for longer asks its agent whether to send or drop
        /// it ([`Act::Unsent`]), in seconds; absent where nobody is to be asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stale_send_s: Option<u64>,
    },
    /// Rows at attach, in chunks.
    Snapshot {
        /// As of this position.
        seq: u64,
        /// Some of the rows.
        rows: Vec<TicketRow>,
        /// Whether this is the last chunk.
        done: bool,
    },
    /// One change.
    Change {
        /// Its position.
        seq: u64,
        /// What.
        #[serde(flatten)]
        change: Change,
    },
    /// Colleagues, queues and counts, sent whole at attach and when they change.
    Presence {
        /// Everybody.
        agents: Vec<AgentView>,
        /// Every queue.
        queues: Vec<QueueView>,
        /// Counts for this viewer.
        counts: Counts,
        /// Hand-overs are switched off; absent while they are not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        off: Option<DeskOff>,
    },
    /// Somebody is typing.
    Typing {
        /// Where.
        ticket: TicketNumber,
        /// Who: the customer, or a colleague by name.
        who: Option<AgentName>,
        /// Whether.
        on: bool,
    },
    /// One's own status changed.
    Me {
        /// Who one is now.
        me: Me,
    },
    /// A command was carried out, and is on disk.
    Done {
        /// Which command.
        id: CommandId,
        /// What became of it.
        #[serde(flatten)]
        done: Done,
    },
    /// A command or question was refused; nothing was done.
    Refused {
        /// Which.
        id: CommandId,
        /// Why, and what to do.
        error: ErrorBody,
        /// How things stand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        standing: Option<Standing>,
    },
    /// The answer to a question.
    Answer {
        /// Which.
        id: CommandId,
        /// What.
        #[serde(flatten)]
        answer: Answer,
    },
    /// The answer to a question takes a while: how far it is. Sent every now and then until the
    /// answer comes; a client that does not know it skips it.
    Progress {
        /// Which question.
        id: CommandId,
        /// Looked through.
        done: u64,
        /// To look through in all; 0 while it waits for its turn.
        of: u64,
    },
    /// The relay closes the connection after this.
    Bye {
        /// Why.
        error: ErrorBody,
        /// Come back after so many milliseconds; absent: do not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_ms: Option<u64>,
    },
}

impl ServerFrame {
    /// Adds the frame's JSON to `out`. Here rather than where frames are sent: every message brings
    /// two of them, and what is in this crate is built for speed.
    ///
    /// # Errors
    /// None that these types can bring about.
    pub fn write_to(&self, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
        serde_json::to_writer(out, self)
    }
}
