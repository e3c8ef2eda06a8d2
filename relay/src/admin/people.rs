//! Requests about people's data, and the shapes inside a good response.

use baton_shared::id::{ConversationId, Position};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Whose data.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// `CHANNEL:ID`, the id as the channel's provider gave it.
    Customer(String),
    /// A conversation's id.
    Conversation(ConversationId),
}

impl std::fmt::Debug for Who {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            // An id may be a telephone number.
            Self::Customer(_) => f.write_str("Customer([redacted])"),
            Self::Conversation(id) => write!(f, "Conversation({id})"),
        }
    }
}

/// What a command asks about people's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "people", rename_all = "snake_case")]
pub enum PeopleRequest {
    /// What is kept of them. Answered by a list of [`KeptLine`], one a conversation.
    Kept {
        /// Whose.
        who: Vec<Who>,
    },
    /// Erases all of it. Answered by an [`ErasedReport`].
    Erase {
        /// Whose.
        who: Vec<Who>,
        /// How many conversations that is, as one saw it; another number erases nothing.
        conversations: u64,
        /// Why: kept for ever, so no name.
        reason: Option<String>,
    },
    /// One page of everything of a conversation. Answered by an [`ExportPage`].
    Export {
        /// Which.
        conversation: ConversationId,
        /// The page after this one's `next`; the first without it.
        after: Option<Position>,
    },
    /// A customer's file. Answered by its bytes in base64.
    File {
        /// Whose.
        conversation: ConversationId,
        /// Its id.
        file: String,
    },
    /// Lets go of what was kept for long enough. Answered by a [`RetentionReport`].
    Retention {
        /// Only counts.
        dry: bool,
    },
}

/// What is kept of one conversation's customer. No name: a report is copied into tickets and mails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptLine {
    /// The conversation.
    pub conversation: ConversationId,
    /// Its channel.
    pub channel: String,
    /// Events in it.
    pub events: u64,
    /// Those of them with something personal.
    pub private: u64,
    /// Tickets it had.
    pub tickets: u64,
    /// The one that is open.
    pub open_ticket: Option<u64>,
    /// Messages on their way out.
    pub pending: u64,
    /// Files.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Its first event (RFC 3339).
    pub since: Option<String>,
    /// Its last event (RFC 3339).
    pub until: Option<String>,
}

/// What an erasure took away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedReport {
    /// The conversations.
    pub conversations: Vec<ConversationId>,
    /// Private parts of events.
    pub records: u64,
    /// Files.
    pub files: u64,
    /// Some of it still lies in the log's write-ahead file, until a long read has ended.
    pub write_ahead_due: bool,
}

/// One page of an export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExportPage {
    /// Its lines, as `docs/data.md` describes them.
    pub lines: Vec<Value>,
    /// Where the next one begins; absent after the last.
    pub next: Option<Position>,
}

/// What a run of retention did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionReport {
    /// Days a conversation is kept; 0 for ever.
    pub conversations_days: u32,
    /// Days a file is kept; 0 for ever.
    pub media_days: u32,
    /// Conversations last heard of before then (RFC 3339).
    pub before: Option<String>,
    /// Conversations erased.
    pub conversations: u64,
    /// Private parts of events in them; 0 for a dry run.
    pub records: u64,
    /// Files removed by their age.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Whether another run would find more at once.
    pub more: bool,
    /// Nothing was removed.
    pub dry_run: bool,
}
