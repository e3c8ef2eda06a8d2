//! Everything the screen shows and nothing it does: no input or output, no clock, no wire text.

mod bots;
mod input;
mod parts;
mod picker;
mod thread;
mod ticket;

use std::collections::{BTreeMap, HashMap, VecDeque};

use baton_shared::id::{AgentName, CommandId, TicketNumber};
use baton_shared::wire::{Counts, Role, Status, Target, TicketState};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

pub use bots::{Bots, Reading, Said, Talk};
pub use input::{Composer, LineInput, TEXT_MAX};
pub use parts::{
    Attention, BriefingPane, Colleague, Deadlines, DraftKind, Ids, Level, Mode, Myself, Overlay,
    Pane, Prompt, PromptKind, Queue, Search, Sent, SwitchedOff, Toast, Undo, Zoom,
};
pub use picker::{Item, Pick, Picker, Purpose, ranked};
pub use thread::{LINES_MAX, Scroll, Thread};
pub use ticket::{
    Act, Briefing, Collected, Customer, File, Last, Line, LineKey, Offer, Pending, Row, plain_line,
};

use super::keymap::{Chord, Keymap};
use super::snippets::Snippet;
use super::view::Theme;
use crate::client::LinkState;

/// Most lines `:messages` remembers.
pub const LOG_MAX: usize = 200;

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
    /// Age from which a message that still waits asks its agent: send or drop.
    pub stale_send: Option<SignedDuration>,
    pub rows: BTreeMap<TicketNumber, Row>,
    /// Rows of a snapshot that is still arriving.
    pub arriving: BTreeMap<TicketNumber, Row>,
    /// Whether a whole snapshot has arrived.
    pub attached: bool,
    pub order: Vec<TicketNumber>,
    pub colleagues: Vec<Colleague>,
    pub queues: Vec<Queue>,
    pub counts: Counts,
    /// Hand-overs are switched off.
    pub off: Option<SwitchedOff>,
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
    /// What bots have, while a lead looks at it, in the place of the panes.
    pub bots: Option<Bots>,
    pub prefix: Vec<Chord>,
    pub search: Option<Search>,

    pub composer: Composer,
    pub drafts: HashMap<(TicketNumber, DraftKind), String>,
    pub sent: HashMap<CommandId, Sent>,
    pub undos: Vec<Undo>,
    /// Where one last passed a ticket; the picker begins there.
    pub passed_to: Option<Target>,
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
            wrap_up_until: None,
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
            stale_send: None,
            rows: BTreeMap::new(),
            arriving: BTreeMap::new(),
            attached: false,
            order: Vec::new(),
            colleagues: Vec::new(),
            queues: Vec::new(),
            counts: Counts::default(),
            off: None,
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
            bots: None,
            prefix: Vec::new(),
            search: None,
            composer: Composer::default(),
            drafts: start.drafts,
            sent: HashMap::new(),
            undos: Vec::new(),
            passed_to: None,
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

    /// The ticket that keys are about, while a transfer of one's own still waits for an answer.
    #[must_use]
    pub fn offered_on(&self) -> Option<&Row> {
        let own = |row: &&Row| {
            row.offer.as_ref().is_some_and(|offer| offer.from.as_ref() == Some(&self.me.name))
        };
        self.target().filter(own)
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

/// The relay's own order within a class: its instant knows priority and service level already.
type Rank = (u8, Timestamp);

fn rank(row: &Row, me: &AgentName) -> Rank {
    let class = match row.state {
        _ if row.offered_to(me) => 0,
        TicketState::Closed => 5,
        TicketState::OnHold if row.held_by(me) => 2,
        _ if row.held_by(me) => 1,
        TicketState::Queued | TicketState::Offered => 3,
        TicketState::Active | TicketState::OnHold => 4,
    };
    (class, row.order_at)
}
