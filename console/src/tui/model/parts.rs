//! The small parts of the model: where the focus is, what lies on top, what is owed when.

use baton_shared::id::{AgentName, CommandId, ConversationId, Epoch, QueueName, TicketNumber};
use baton_shared::wire::{Role, Status};
use jiff::Timestamp;

use super::input::LineInput;
use super::picker::Picker;
use crate::tui::Clean;

/// A reply reaches the customer, a note never does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum DraftKind {
    Reply,
    Note,
}

/// The parts of the screen that take the focus.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Pane {
    #[default]
    Queue,
    Chat,
    Briefing,
}

/// Whether keys are commands or text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// Keys act.
    #[default]
    Normal,
    /// Keys write.
    Compose(DraftKind),
}

/// Whether the terminal has the focus, as far as it tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Attention {
    #[default]
    Here,
    Elsewhere,
}

/// Whether the focused pane has the whole screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Zoom {
    #[default]
    Panes,
    Focused,
}

/// Whether the briefing pane is shown where it has a place of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum BriefingPane {
    #[default]
    Shown,
    Hidden,
}

/// What a one-line prompt is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptKind {
    /// `:`
    Command,
    /// `/` in this pane.
    Search(Pane),
    /// Why this visitor is muted.
    Mute(TicketNumber),
    /// Why hand-overs are switched off; or whether they are switched on.
    Incident,
}

/// A one-line prompt on the last row.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What for.
    pub kind: PromptKind,
    /// What is typed.
    pub input: LineInput,
    /// Which completion is chosen.
    pub at: usize,
}

/// What lies over the panes and takes the keys.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// A list to choose from.
    Picker(Picker),
    /// A line to type.
    Prompt(Prompt),
    /// The keys that work here.
    Help {
        /// What is typed to narrow them.
        filter: LineInput,
        /// Rows scrolled away.
        top: usize,
    },
    /// What was said in toasts, newest last.
    Messages {
        /// Rows back from the end.
        back: usize,
    },
}

/// How loud a toast is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Level {
    Info,
    Good,
    Bad,
}

/// A short word from the console to its agent.
#[derive(Debug, Clone)]
pub struct Toast {
    /// What.
    pub text: Clean,
    /// How loud.
    pub level: Level,
    /// When said.
    pub at: Timestamp,
    /// When it leaves the screen.
    pub until: Timestamp,
}

/// A close or transfer that can still be taken back.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Undo {
    pub ticket: TicketNumber,
    pub what: Clean,
    pub until: Timestamp,
    pub epoch: Epoch,
}

/// A colleague, as the transfer picker shows them.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Colleague {
    pub name: AgentName,
    pub status: Status,
    pub reason: Option<Clean>,
    pub present: bool,
    pub open: u32,
}

/// A queue, as the pickers show it.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Queue {
    pub name: QueueName,
    pub title: Clean,
    pub waiting: u32,
    pub staffed: u32,
    pub expected_wait_s: Option<u64>,
    pub open_now: bool,
    pub dispositions: Vec<Clean>,
    /// Queues that its tickets may be transferred to; `None` is any.
    pub transfer_to: Option<Vec<QueueName>>,
}

/// Hand-overs are switched off.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct SwitchedOff {
    pub reason: Clean,
    pub until: Option<Timestamp>,
}

/// Who one is.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Myself {
    pub name: AgentName,
    pub role: Role,
    pub status: Status,
    pub reason: Option<Clean>,
    /// The time after a close ends then.
    pub wrap_up_until: Option<Timestamp>,
    pub queues: Vec<QueueName>,
}

/// What was asked of the relay and is not answered yet.
#[derive(Debug, Clone)]
pub enum Sent {
    /// A reply or note, with what it said.
    Words {
        /// Where.
        ticket: TicketNumber,
        /// What.
        text: String,
        /// Reply or note.
        kind: DraftKind,
    },
    /// Another act, by the word a toast uses.
    Act {
        /// Where.
        ticket: TicketNumber,
        /// As in `take` or `transfer to bob`.
        what: Clean,
    },
    /// One's status.
    Status,
    /// The incident switch.
    Incident,
    /// The whole ticket.
    Detail(TicketNumber),
    /// What became of the open ticket, which has left the list.
    Gone(TicketNumber),
    /// The customer's earlier tickets.
    Earlier(TicketNumber),
    /// A line as it was written.
    Reveal(TicketNumber),
    /// What bots have.
    Bots,
    /// What was said in one of those.
    BotRead(ConversationId),
    /// One of those is to be one's own.
    TakeOver {
        /// Which.
        conversation: ConversationId,
        /// Whose, for the words about the answer.
        customer: Clean,
    },
}

/// Where `n` and `N` go on.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Search {
    pub pane: Pane,
    pub words: String,
}

/// Absolute instants at which something is owed.
#[derive(Debug, Clone, Default)]
pub struct Deadlines {
    /// The draft goes to disk.
    pub draft: Option<Timestamp>,
    /// The customer is told that typing stopped.
    pub typing_off: Option<Timestamp>,
    /// A second C-c before this quits.
    pub quit_armed: Option<Timestamp>,
    /// No `active` frame before this.
    pub active_after: Option<Timestamp>,
    /// Quitting after giving tickets back: not later than this.
    pub leaving: Option<Timestamp>,
    /// What bots have is asked for again.
    pub bots: Option<Timestamp>,
    /// No bell before this.
    pub bell_after: Option<Timestamp>,
}

/// Mints command ids: a prefix that is unique per start, and a count.
#[derive(Debug, Clone)]
pub struct Ids {
    prefix: String,
    next: u64,
}

impl Ids {
    /// From a prefix that no other start of the console has.
    #[must_use]
    pub fn new(prefix: &str) -> Self {
        let prefix = prefix.chars().filter(char::is_ascii_alphanumeric).take(64).collect();
        Self { prefix, next: 0 }
    }

    /// The next id.
    pub fn mint(&mut self) -> CommandId {
        self.next += 1;
        let id = format!("{}-{}", self.prefix, self.next);
        id.parse().expect("letters, digits and a hyphen make a command id")
    }
}
