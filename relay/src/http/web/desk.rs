//! What the web chat needs of the desk: one trait, spoken in the visitors' own vocabulary.
//!
//! The engine implements it; tests implement it in memory. Nothing here knows a socket, a log or a
//! ticket.

use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use tokio::sync::mpsc;

use super::files::FileKind;
use super::frames::{
    Briefing, ChatState, Correct, End, Entry, ErrorBody, Profile, Rate, Say, ServerFrame, Welcome,
};
use super::session::VisitorId;

/// Events a socket may be behind before it is closed; the browser then resumes by its cursor.
pub const QUEUE_MAX: usize = 256;

/// Numbers the sockets of one process: a visitor may have several tabs open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SocketId(pub u64);

/// The position at which something was committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ack {
    /// Where; of the first time, for a repeat.
    pub seq: u64,
}

/// Nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Stable, `snake_case`.
    pub code: &'static str,
    /// What the customer can do.
    pub message: String,
    /// The same may be sent again after this long; `None`: it would be refused again.
    pub retry: Option<Duration>,
}

impl Refusal {
    /// For good.
    #[must_use]
    pub fn never(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), retry: None }
    }

    /// For now.
    #[must_use]
    pub fn later(code: &'static str, message: impl Into<String>, after: Duration) -> Self {
        Self { code, message: message.into(), retry: Some(after) }
    }

    pub(super) fn body(&self) -> ErrorBody {
        ErrorBody { code: self.code, message: self.message.clone() }
    }

    pub(super) fn retry_ms(&self) -> Option<u64> {
        self.retry.map(|after| u64::try_from(after.as_millis()).unwrap_or(u64::MAX))
    }
}

/// What a visitor is told while connected, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// An entry, new or changed.
    Entry {
        /// Its position.
        cursor: u64,
        /// Whole.
        entry: Box<Entry>,
    },
    /// How the chat stands.
    State {
        /// The position, where the change has one.
        cursor: Option<u64>,
        /// Whole.
        state: ChatState,
    },
    /// What was passed on.
    Briefing {
        /// The position, where the change has one.
        cursor: Option<u64>,
        /// Whole; `None` takes it away.
        briefing: Option<Box<Briefing>>,
    },
    /// Somebody at the desk is typing.
    Typing {
        /// Bot or agent.
        who: super::frames::Author,
        /// By the name the customer may see.
        name: Option<String>,
        /// Whether.
        on: bool,
    },
    /// The connection is to end.
    Bye(Refusal),
}

impl From<Event> for ServerFrame {
    fn from(event: Event) -> Self {
        match event {
            Event::Entry { cursor, entry } => Self::Entry { cursor, entry },
            Event::State { cursor, state } => Self::State { cursor, state },
            Event::Briefing { cursor, briefing } => Self::Briefing { cursor, briefing },
            Event::Typing { who, name, on } => Self::Typing { who, name, on },
            Event::Bye(why) => Self::Bye { retry_ms: why.retry_ms(), error: why.body() },
        }
    }
}

/// What a visitor finds when the door opens.
#[derive(Debug)]
pub struct Opened {
    /// How things stand.
    pub welcome: Welcome,
    /// With a good cursor what was missed, else the latest entries, oldest first.
    pub history: Vec<Entry>,
    /// The briefing of the open ticket, if one was passed on.
    pub briefing: Option<Box<Briefing>>,
    /// Everything after `welcome.cursor`, in order: make the channel [`QUEUE_MAX`] long, never
    /// wait for it, and drop the sender when it is full. The socket then closes and the browser
    /// resumes by its cursor.
    pub events: mpsc::Receiver<Event>,
}

/// A file on its way in: size and content were checked, the name is cleaned.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// Found in the bytes, not claimed.
    pub kind: FileKind,
    /// Cleaned; its ending fits the kind.
    pub name: String,
    /// The content.
    pub bytes: Bytes,
}

/// A file on its way out.
#[derive(Debug, Clone)]
pub struct StoredFile {
    /// What it is.
    pub kind: FileKind,
    /// Its name.
    pub name: String,
    /// The content.
    pub bytes: Bytes,
}

/// The desk as a visitor sees it. Every future owns what it needs; every answer with a position
/// is given after the commit; a repeated `client_id` is answered like the first time.
pub trait VisitorDesk: Send + Sync + 'static {
    /// What time it is here: the machine's, unless the desk keeps its own.
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
    /// The visitor is here. No conversation is begun by this. The profile of a visitor without a
    /// conversation is kept for the first message, for as long as the socket lives. A cursor that
    /// is too old or not of this conversation is answered with `resumed: false` and the history.
    fn open(
        &self,
        visitor: VisitorId,
        socket: SocketId,
        profile: Profile,
        cursor: Option<u64>,
    ) -> BoxFuture<'static, Result<Opened, Refusal>>;
    /// They say something; the first time begins the conversation.
    fn say(&self, visitor: VisitorId, say: Say) -> BoxFuture<'static, Result<Ack, Refusal>>;
    /// They end the chat.
    fn end(&self, visitor: VisitorId, end: End) -> BoxFuture<'static, Result<Ack, Refusal>>;
    /// They rate it.
    fn rate(&self, visitor: VisitorId, rate: Rate) -> BoxFuture<'static, Result<Ack, Refusal>>;
    /// They correct the briefing.
    fn correct(&self, visitor: VisitorId, c: Correct) -> BoxFuture<'static, Result<Ack, Refusal>>;
    /// They type, or stopped. Never waits.
    fn typing(&self, visitor: &VisitorId, on: bool);
    /// They have seen everything up to here. Never waits; a lost one is repeated by a later one.
    fn read(&self, visitor: &VisitorId, seq: u64);
    /// This socket is gone. Never waits; called once for each `open` that succeeded.
    fn left(&self, visitor: &VisitorId, socket: SocketId);
    /// Keeps a file; the answer is its id, of letters, digits, `-` and `_`, at most 64.
    fn keep(
        &self,
        visitor: VisitorId,
        file: NewFile,
    ) -> BoxFuture<'static, Result<String, Refusal>>;
    /// A file of this visitor's own conversation; `None` for any other.
    fn fetch(
        &self,
        visitor: VisitorId,
        id: String,
    ) -> BoxFuture<'static, Result<Option<StoredFile>, Refusal>>;
}
