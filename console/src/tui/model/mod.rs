//! Everything the screen shows and nothing it does: no input or output, no clock, no wire text.

mod input;
mod picker;
mod thread;
mod ticket;

use std::collections::{BTreeMap, HashMap, VecDeque};

use baton_shared::id::{AgentName, CommandId, Epoch, QueueName, TicketNumber};
use baton_shared::wire::{Counts, Role, Status, TicketState};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

pub use input::{Composer, LineInput, TEXT_MAX};
pub use picker::{Item, Pick, Picker, Purpose, ranked};
pub use thread::{LINES_MAX, Scroll, Thread};
pub use ticket::{
    Act, Briefing, Collected, Customer, File, Last, Line, LineKey, Offer, Pending, Row, plain_line,
};

use super::Clean;
use super::keymap::{Chord, Keymap};
use super::snippets::Snippet;
use super::view::Theme;
use crate::client::LinkState;

/// Most lines `:messages` remembers.
pub const LOG_MAX: usize = 200;

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
}

/// Who one is.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Myself {
    pub name: AgentName,
    pub role: Role,
    pub status: Status,
    pub reason: Option<Clean>,
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
    /// The whole ticket.
    Detail(TicketNumber),
    /// The customer's earlier tickets.
    Earlier(TicketNumber),
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

/// What the model is built from; the runtime gathers it once.
#[derive(Debug)]
pub struct Start {
    /// Whose console it is, before the relay has said so.
    pub me: AgentName,
    /// Unique per start.
    pub id_prefix: String,
    /// The agent's own zone.
    pub zone: TimeZone,
    /// Colours or none.
    pub theme: Theme,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Canned answers.
    pub snippets: Vec<Snippet>,
    /// Drafts found on disk.
    pub drafts: HashMap<(TicketNumber, DraftKind), String>,
}

/// The state of the console.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Model {
    /// Rises with every visible change.
    pub version: u64,
    pub size: (u16, u16),
    pub attention: Attention,
    pub zone: TimeZone,
    pub theme: Theme,
    pub keymap: Keymap,
    pub snippets: Vec<Snippet>,
    pub ids: Ids,

    pub me: Myself,
    pub link: LinkState,
    /// The relay's clock minus ours.
    pub skew: SignedDuration,
    pub rows: BTreeMap<TicketNumber, Row>,
    /// Rows of a snapshot that is still arriving.
    pub arriving: BTreeMap<TicketNumber, Row>,
    /// Whether a whole snapshot has arrived.
    pub attached: bool,
    pub order: Vec<TicketNumber>,
    pub colleagues: Vec<Colleague>,
    pub queues: Vec<Queue>,
    pub counts: Counts,
    pub threads: BTreeMap<TicketNumber, Thread>,
    /// Until when the customer is shown as typing.
    pub typing: HashMap<TicketNumber, Timestamp>,

    pub selected: Option<TicketNumber>,
    pub open: Option<TicketNumber>,
    pub pane: Pane,
    pub zoom: Zoom,
    pub briefing_pane: BriefingPane,
    pub briefing_top: usize,
    pub mode: Mode,
    pub overlay: Option<Overlay>,
    pub prefix: Vec<Chord>,
    pub search: Option<Search>,

    pub composer: Composer,
    pub drafts: HashMap<(TicketNumber, DraftKind), String>,
    pub sent: HashMap<CommandId, Sent>,
    pub undos: Vec<Undo>,
    pub toasts: Vec<Toast>,
    pub log: VecDeque<Toast>,
    pub deadlines: Deadlines,
    /// When the shown times were last brought up to date.
    pub drawn_at: Option<Timestamp>,
}

impl Model {
    /// Before anything has arrived.
    #[must_use]
    pub fn new(start: Start) -> Self {
        let me = Myself {
            name: start.me,
            role: Role::Agent,
            status: Status::Off,
            reason: None,
            queues: Vec::new(),
        };
        Self {
            version: 1,
            size: start.size,
            attention: Attention::Here,
            zone: start.zone,
            theme: start.theme,
            keymap: Keymap::new(),
            snippets: start.snippets,
            ids: Ids::new(&start.id_prefix),
            me,
            link: LinkState::Connecting,
            skew: SignedDuration::ZERO,
            rows: BTreeMap::new(),
            arriving: BTreeMap::new(),
            attached: false,
            order: Vec::new(),
            colleagues: Vec::new(),
            queues: Vec::new(),
            counts: Counts::default(),
            threads: BTreeMap::new(),
            typing: HashMap::new(),
            selected: None,
            open: None,
            pane: Pane::Queue,
            zoom: Zoom::Panes,
            briefing_pane: BriefingPane::Shown,
            briefing_top: 0,
            mode: Mode::Normal,
            overlay: None,
            prefix: Vec::new(),
            search: None,
            composer: Composer::default(),
            drafts: start.drafts,
            sent: HashMap::new(),
            undos: Vec::new(),
            toasts: Vec::new(),
            log: VecDeque::new(),
            deadlines: Deadlines::default(),
            drawn_at: None,
        }
    }

    /// Something visible changed.
    pub fn touch(&mut self) {
        self.version += 1;
    }

    /// A ticket's row, listed or opened.
    #[must_use]
    pub fn row(&self, number: TicketNumber) -> Option<&Row> {
        self.rows.get(&number).or_else(|| self.threads.get(&number)?.row.as_ref())
    }

    /// The ticket that a key is about: the selected one in the queue, else the open one.
    #[must_use]
    pub fn target(&self) -> Option<&Row> {
        let number = match (self.pane, self.mode) {
            (Pane::Queue, Mode::Normal) => self.selected,
            _ => self.open.or(self.selected),
        };
        number.and_then(|n| self.row(n))
    }

    /// The open ticket's thread.
    #[must_use]
    pub fn thread(&self) -> Option<&Thread> {
        self.open.and_then(|n| self.threads.get(&n))
    }

    /// The tickets one holds.
    pub fn mine(&self) -> impl Iterator<Item = &Row> {
        self.rows.values().filter(|row| row.held_by(&self.me.name))
    }

    /// The offer shown in the banner: the one that runs out first.
    #[must_use]
    pub fn offer(&self) -> Option<&Row> {
        let mine = self.rows.values().filter(|row| row.offered_to(&self.me.name));
        mine.min_by_key(|row| row.offer.as_ref().map(|offer| offer.until))
    }

    /// The undo shown in the banner: the one that runs out first.
    #[must_use]
    pub fn undo(&self) -> Option<&Undo> {
        self.undos.iter().min_by_key(|undo| undo.until)
    }

    /// Whether a draft is kept for a ticket.
    #[must_use]
    pub fn has_draft(&self, ticket: TicketNumber) -> bool {
        let kept = |kind| self.drafts.get(&(ticket, kind)).is_some_and(|text| !text.is_empty());
        kept(DraftKind::Reply) || kept(DraftKind::Note)
    }

    /// What the relay's clock shows.
    #[must_use]
    pub fn relay_now(&self, now: Timestamp) -> Timestamp {
        now.checked_add(self.skew).unwrap_or(now)
    }

    /// Sorts the list: offers to answer, one's own, those waiting, the rest.
    pub fn sort(&mut self) {
        let me = &self.me.name;
        let mut keyed: Vec<_> = self.rows.values().map(|row| (rank(row, me), row.number)).collect();
        keyed.sort();
        self.order = keyed.into_iter().map(|(_, number)| number).collect();
        let listed = |n: &TicketNumber| self.rows.contains_key(n);
        if !self.selected.as_ref().is_some_and(listed) {
            self.selected = self.order.first().copied();
        }
    }
}

type Rank = (u8, std::cmp::Reverse<baton_shared::wire::Priority>, Timestamp);

fn rank(row: &Row, me: &AgentName) -> Rank {
    let class = match row.state {
        _ if row.offered_to(me) => 0,
        TicketState::Closed => 5,
        TicketState::OnHold if row.held_by(me) => 2,
        _ if row.held_by(me) => 1,
        TicketState::Queued | TicketState::Offered => 3,
        TicketState::Active | TicketState::OnHold => 4,
    };
    // One's own keep their places whatever happens in them, so that a hand finds them again.
    let priority = if class == 3 { row.priority } else { baton_shared::wire::Priority::Normal };
    (class, std::cmp::Reverse(priority), row.opened_at)
}
