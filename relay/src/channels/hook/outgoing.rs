//! What the generic channel's callback receives. The bytes depend on the event alone, so that
//! every attempt sends the same body.

use baton_shared::id::{AgentName, ConversationId, Epoch, MessageId, QueueName, TicketNumber};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use crate::desk::parts::{Attachment, Choice};

/// One thing to tell the channel about one customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// When it happened: the envelope's timestamp, the same on every attempt.
    pub at: Timestamp,
    /// The channel's id for the customer.
    pub customer: String,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// `message.created`: something to show the customer.
    Message {
        /// The relay's id for it.
        id: MessageId,
        /// Who speaks.
        author: Author,
        /// The words; `None` where files stand alone.
        text: Option<String>,
        /// Buttons.
        choices: Vec<Choice>,
        /// Files.
        attachments: Vec<Attachment>,
    },
    /// `typing`: somebody is writing to the customer; lasts a few seconds, never retried.
    Typing {
        /// Who.
        author: Author,
    },
    /// `conversation.updated`: control or the ticket changed.
    Updated(Update),
}

/// Who speaks to the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "name", rename_all = "snake_case")]
pub enum Author {
    /// The bot, by the name customers see.
    Bot(String),
    /// An agent, by the name customers see.
    Agent(String),
    /// The relay: notices, place in queue.
    System(Option<String>),
}

/// Who has control, as a sender is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Controller {
    /// The bot answers.
    Bot,
    /// The customer waits in a queue.
    Queue,
    /// An agent answers.
    Agent(AgentName),
    /// Nobody does.
    Nobody,
}

impl Controller {
    fn word(&self) -> &'static str {
        match self {
            Self::Bot => "bot",
            Self::Queue => "queue",
            Self::Agent(_) => "agent",
            Self::Nobody => "nobody",
        }
    }
}

/// How a conversation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// The conversation.
    pub conversation: ConversationId,
    /// Who has control.
    pub control: Controller,
    /// The epoch of that control: whoever writes to the customer names it.
    pub epoch: Epoch,
    /// The queue that the ticket waits in, where it does; the bot may have control meanwhile.
    pub queue: Option<QueueName>,
    /// The open ticket, if any.
    pub ticket: Option<TicketNumber>,
    /// Place in the queue, from 1, while waiting.
    pub position: Option<u32>,
    /// Honest expectation in seconds, where there is one.
    pub expected_wait_s: Option<u64>,
}

/// The body to sign and send.
#[must_use]
pub fn envelope(outgoing: &Outgoing) -> Vec<u8> {
    let customer = json!({ "id": outgoing.customer });
    let (kind, data) = match &outgoing.what {
        What::Message { id, author, text, choices, attachments } => {
            let files: Vec<Value> = attachments.iter().map(file).collect();
            let data = json!({
                "id": id, "customer": customer, "author": author, "text": text,
                "choices": choices, "attachments": files,
            });
            ("message.created", data)
        }
        What::Typing { author } => ("typing", json!({ "customer": customer, "author": author })),
        What::Updated(update) => ("conversation.updated", updated(&customer, update)),
    };
    let timestamp = outgoing.at.to_string();
    json!({ "type": kind, "timestamp": timestamp, "data": data }).to_string().into_bytes()
}

fn file(file: &Attachment) -> Value {
    json!({ "url": file.url, "type": file.kind, "name": file.name, "size": file.size })
}

fn updated(customer: &Value, update: &Update) -> Value {
    let agent = match &update.control {
        Controller::Agent(name) => Some(name),
        Controller::Queue | Controller::Bot | Controller::Nobody => None,
    };
    json!({
        "conversation": update.conversation, "customer": customer,
        "control": update.control.word(), "queue": update.queue, "agent": agent,
        "epoch": update.epoch, "ticket": update.ticket, "position": update.position,
        "expected_wait_s": update.expected_wait_s,
    })
}
