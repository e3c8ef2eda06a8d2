//! Questions, and their answers.

use serde::{Deserialize, Serialize};

use super::frame::Filter;
use super::policy::{PolicyAsk, PolicyReport};
use super::report::{MonthReport, ReportAsk};
use super::view::{
    AgentView, BotRow, Counts, DeskOff, Entry, LastLine, QueueView, TicketDetail, TicketRow,
};
use crate::id::{ConversationId, MessageId, TicketNumber};

/// Questions that change nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum Ask {
    /// Rows by a filter, in pages.
    Tickets {
        /// Which.
        filter: Filter,
        /// At most so many, up to [`super::SUBSCRIPTION_MAX`].
        limit: usize,
        /// After this ticket of the page before.
        #[serde(default)]
        after: Option<TicketNumber>,
    },
    /// One ticket, whole.
    Ticket {
        /// Which.
        number: TicketNumber,
    },
    /// The customer's earlier tickets.
    Earlier {
        /// Of this ticket's customer.
        number: TicketNumber,
    },
    /// What is masked, as it was written; recorded.
    Reveal {
        /// In this ticket.
        number: TicketNumber,
        /// This line; absent: what the ticket's row holds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<MessageId>,
    },
    /// Conversations that their bots have, the latest first; leads only.
    Conversations {
        /// At most so many, up to [`super::SUBSCRIPTION_MAX`].
        limit: usize,
    },
    /// One of those and what was said in it of late; leads only, and recorded.
    Conversation {
        /// Which.
        conversation: ConversationId,
    },
    /// Colleagues, queues and counts.
    Desk,
    /// About the policy.
    Policy {
        /// What.
        #[serde(flatten)]
        question: PolicyAsk,
    },
    /// The report of a month.
    Report {
        /// Which.
        #[serde(flatten)]
        question: ReportAsk,
    },
}

/// Answers to [`Ask`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Answer {
    Tickets {
        rows: Vec<TicketRow>,
        more: bool,
    },
    Conversations {
        rows: Vec<BotRow>,
        /// There are more than were asked for.
        more: bool,
    },
    Conversation {
        /// How it stands now.
        row: Box<BotRow>,
        /// What was said since the bot got it, oldest first: its opening and the latest lines, each
        /// cut like that of the row.
        recent: Vec<LastLine>,
    },
    Ticket {
        ticket: Box<TicketDetail>,
    },
    Revealed {
        /// The row as it was written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<Box<TicketRow>>,
        /// The line as it was written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entry: Option<Box<Entry>>,
    },
    Desk {
        agents: Vec<AgentView>,
        queues: Vec<QueueView>,
        counts: Counts,
        /// Hand-overs are switched off; absent while they are not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        off: Option<DeskOff>,
    },
    Policy {
        #[serde(flatten)]
        report: PolicyReport,
    },
    Report {
        #[serde(flatten)]
        report: MonthReport,
    },
}
