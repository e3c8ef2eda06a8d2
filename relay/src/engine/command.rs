//! What the engine is asked to do, and what it answers.

use baton_shared::id::{
    AgentName, ApiName, BotName, CallId, ChannelName, CommandId, ConversationId, Epoch, MessageId,
    Position, QueueName, TicketNumber,
};
use jiff::Timestamp;

use crate::desk::act::Act;
use crate::desk::event::{Cause, Outlet, Receipt, Role, Said, SendOutcome, Status, Surface};
use crate::desk::parts::{BotReply, Customer};
use crate::desk::{AuditBy, AuditEvent, Control, Refusal, TicketState};
use crate::log::WriteAhead;
use crate::policy::BotFailure;

/// A customer's message from any channel, verified and parsed.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerMessage {
    /// The channel it came by.
    pub channel: ChannelName,
    /// The provider's id for it: the de-duplication key.
    pub provider_id: String,
    /// Who wrote it.
    pub customer: Customer,
    /// The words.
    pub said: Said,
    /// The provider's own time.
    pub sent_at: Option<Timestamp>,
    /// Who answers on this channel, if a bot does.
    pub bot: Option<BotName>,
    /// How answers reach the customer.
    pub outlet: Outlet,
}

/// What a web visitor does besides writing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum VisitorAct {
    Left,
    Back,
    Received { up_to: Position, receipt: Receipt },
    End,
    LeaveQueue,
    Rate { stars: Option<u8>, comment: Option<String> },
    Correct { field: String, value: String },
}

/// What came of a bot call.
#[derive(Debug, Clone, PartialEq)]
pub enum BotResult {
    /// An answer.
    Answered(Box<BotReply>),
    /// It will answer later, until then.
    Deferred(Timestamp),
    /// No answer, or no sensible one; with words for an admin.
    Failed(BotFailure, String),
}

/// A token that was just minted: what is kept of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// Its public id.
    pub id: String,
    /// The hash of the whole.
    pub hash: String,
    /// It opens nothing from then on; `None` for one that lasts until it is replaced.
    pub expires: Option<Timestamp>,
}

impl From<(String, String)> for NewToken {
    /// A public id and a hash, without an end.
    fn from((id, hash): (String, String)) -> Self {
        Self { id, hash, expires: None }
    }
}

/// An account, as an admin changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum AccountAct {
    Add { role: Role, queues: Vec<QueueName>, skills: Vec<String>, token: NewToken },
    Set { role: Role, queues: Vec<QueueName>, skills: Vec<String> },
    Token { token: NewToken },
    Revoke,
}

/// A bot platform's token, as an admin changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ApiAct {
    Add {
        token: NewToken,
        callback_origin: Option<String>,
    },
    Revoke,
    /// It opened something.
    Seen,
}

/// A change of the policy. Texts are faultless: whoever asks has read them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum PolicyAct {
    /// Comes into force. `over`: the version it was made from; refused where another one is active.
    Activate { hash: String, text: String, note: Option<String>, over: Option<String> },
    /// Is watched beside the policy, without effect.
    Shadow { hash: String, text: String },
    /// No draft is watched any more.
    EndShadow,
}

impl PolicyAct {
    /// This version comes into force, whatever is now.
    #[must_use]
    pub fn activate(policy: &crate::policy::Policy) -> Self {
        let (hash, text) = (policy.hash().to_owned(), policy.text().to_owned());
        Self::Activate { hash, text, note: None, over: None }
    }
}

/// What the engine is asked to do.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Command {
    /// Nothing: its answer proves that the loop turns.
    Beat,
    Customer(Box<CustomerMessage>),
    /// A person's reply, typed in the inbox of the channel's provider: its customer is who it went
    /// to. See [`super::Engine::echoed`], which tells it from the relay's own words.
    Inbox(Box<CustomerMessage>),
    /// `id`: the visitor's own of the act, if it has one; a repeat of it does nothing.
    Visitor {
        conversation: ConversationId,
        id: Option<String>,
        act: VisitorAct,
    },
    Bot {
        conversation: ConversationId,
        call: CallId,
        reply_id: Option<String>,
        result: BotResult,
    },
    /// What somebody outside said of where a ticket goes.
    Routed {
        conversation: ConversationId,
        ticket: TicketNumber,
        said: super::asked::Said,
    },
    Agent {
        by: AgentName,
        id: CommandId,
        ticket: TicketNumber,
        epoch: Epoch,
        act: Act,
    },
    /// A lead takes a conversation from its bot.
    TakeOver {
        by: AgentName,
        id: CommandId,
        conversation: ConversationId,
        epoch: Epoch,
    },
    Status {
        by: AgentName,
        status: Status,
        reason: Option<String>,
        until: Option<Timestamp>,
    },
    /// They pressed a key.
    Responded {
        by: AgentName,
    },
    SessionOpened {
        by: AgentName,
        session: String,
        surface: Surface,
    },
    SessionClosed {
        by: AgentName,
        session: String,
    },
    Account {
        name: AgentName,
        act: AccountAct,
    },
    /// A bot platform's token.
    Api {
        name: ApiName,
        act: ApiAct,
    },
    /// An agent's token opened something.
    TokenSeen {
        by: AgentName,
    },
    SendTried {
        conversation: ConversationId,
        message: MessageId,
    },
    SendSettled {
        conversation: ConversationId,
        message: MessageId,
        outcome: SendOutcome,
    },
    /// An admin gives a parked send up.
    SendDropped {
        conversation: ConversationId,
        message: MessageId,
        by: AuditBy,
    },
    Policy {
        act: PolicyAct,
        /// An agent's name, or what the change came from, such as `file`.
        by: String,
    },
    Delivery {
        held: bool,
    },
    /// Erases all that is kept of a conversation's customer.
    Erase {
        conversation: ConversationId,
        cause: Cause,
        reason: Option<String>,
    },
    /// Records what changes nothing else, such as a read.
    Audit(AuditEvent),
    /// The incident switch: off with a reason for customers, or on.
    Desk {
        by: AuditBy,
        off: Option<(String, Option<Timestamp>)>,
    },
}

/// What was done, and is on disk.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// The position after it.
    pub pos: Position,
    /// The id was seen before; nothing was done again.
    pub duplicate: bool,
    /// The conversation concerned.
    pub conversation: Option<ConversationId>,
    /// Its epoch after it.
    pub epoch: Option<Epoch>,
    /// The ticket it opened.
    pub ticket: Option<TicketNumber>,
    /// The message it wrote.
    pub message: Option<MessageId>,
    /// Until when it can be undone.
    pub undo_until: Option<Timestamp>,
    /// What an erasure took away.
    pub forgotten: Option<Forgotten>,
}

/// What an erasure took away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forgotten {
    /// Private parts of events.
    pub records: u64,
    /// Whether some of it still lies in the log's write-ahead file, until a long read has ended.
    pub write_ahead: WriteAhead,
}

/// How things stand, told with a refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Standing {
    pub state: TicketState,
    pub control: Control,
    pub epoch: Epoch,
}

/// Why nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failed {
    /// The desk refuses.
    Refused {
        /// Why.
        refusal: Refusal,
        /// How things stand.
        standing: Option<Standing>,
    },
    /// The log cannot take it now; certainly nothing was written.
    Unavailable {
        /// Why, for the relay's own log.
        reason: String,
    },
    /// The relay is stopping.
    Stopped,
}

impl From<Refusal> for Failed {
    fn from(refusal: Refusal) -> Self {
        Self::Refused { refusal, standing: None }
    }
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused { refusal, .. } => refusal.fmt(f),
            Self::Unavailable { reason } => write!(f, "the relay cannot store it now: {reason}"),
            Self::Stopped => f.write_str("the relay is stopping; try again in a moment"),
        }
    }
}

impl std::error::Error for Failed {}
