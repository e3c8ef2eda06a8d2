//! One list widget for everything that is chosen: colleagues, outcomes, snippets, statuses.

use baton_shared::id::{AgentName, MessageId, QueueName, TicketNumber};
use baton_shared::wire::{Status, Target};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::input::LineInput;
use crate::tui::Clean;

/// What an item stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// Transfer there.
    Target(Target),
    /// Close with this outcome, or with none.
    Disposition(Option<String>),
    /// Become this.
    Status(Status),
    /// Put this text in the composer.
    Snippet(String),
    /// Open this ticket.
    Ticket(TicketNumber),
    /// Copy this text.
    Copy(String),
    /// Leave, and the relay keeps one's chats for the grace time.
    QuitKeeping,
    /// Leave after giving every chat back to its queue.
    QuitReleasing,
    /// Put the pasted text in the composer.
    Paste(String),
    /// Send a message that has waited too long, or drop it.
    Unsent {
        /// Which.
        message: MessageId,
        /// Whether it is to be sent.
        send: bool,
    },
    /// Do nothing.
    Cancel,
}

/// What the picker is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Purpose {
    Transfer(TicketNumber),
    Close(TicketNumber),
    Status,
    Snippet,
    Earlier,
    Copy,
    Quit,
    Paste,
    Unsent(TicketNumber),
}

/// One thing to choose.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it stands for.
    pub pick: Pick,
    /// Its name.
    pub label: Clean,
    /// What is said beside it, column by column.
    pub columns: Vec<Clean>,
    /// It left while the picker was open.
    pub gone: bool,
    /// Why it cannot be chosen, where the relay would refuse it.
    pub barred: Option<Clean>,
}

impl Item {
    /// A name and what is said beside it.
    #[must_use]
    pub fn new(pick: Pick, label: &str, columns: &[&str]) -> Self {
        let columns = columns.iter().map(|c| Clean::line(c)).collect();
        Self { pick, label: Clean::line(label), columns, gone: false, barred: None }
    }

    /// The same, which cannot be chosen. It keeps its place, so that digits mean what they did.
    #[must_use]
    pub fn barred(mut self, why: &str) -> Self {
        self.barred = Some(Clean::line(why));
        self
    }
}

/// An open list. Its rows and digits stay as they were when it opened.
#[derive(Debug, Clone)]
pub struct Picker {
    /// What for.
    pub purpose: Purpose,
    /// The line above the list.
    pub title: Clean,
    /// Everything there is to choose; an item's digit is its place here.
    pub items: Vec<Item>,
    /// What is typed to narrow it.
    pub filter: LineInput,
    /// Indices of the items shown, best first.
    pub shown: Vec<usize>,
    /// Which of `shown` is chosen.
    pub at: usize,
    /// Words that go with the choice, while they are being typed.
    pub note: Option<LineInput>,
}

impl Picker {
    /// Opens a list.
    #[must_use]
    pub fn new(purpose: Purpose, title: &str, items: Vec<Item>) -> Self {
        let shown = (0..items.len()).collect();
        let title = Clean::line(title);
        Self { purpose, title, items, filter: LineInput::default(), shown, at: 0, note: None }
    }

    /// The chosen item.
    #[must_use]
    pub fn chosen(&self) -> Option<&Item> {
        self.shown.get(self.at).and_then(|i| self.items.get(*i))
    }

    /// Chooses the item with this digit, shown or not.
    pub fn digit(&mut self, digit: usize) {
        if let Some(at) = self.shown.iter().position(|i| i + 1 == digit) {
            self.at = at;
        } else if digit <= self.items.len() {
            self.filter.clear();
            self.narrow();
            self.at = digit - 1;
        }
    }

    /// Down and up, stopping at the ends.
    pub fn step(&mut self, down: isize) {
        let last = self.shown.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(down).min(last);
    }

    /// Shows what matches the filter, best first.
    pub fn narrow(&mut self) {
        let texts = self.items.iter().map(|item| item.label.to_string());
        self.shown = ranked(self.filter.text(), texts);
        self.at = 0;
    }

    /// Strikes out targets that are not there any more, without moving a row.
    pub fn strike(&mut self, agents: &[AgentName], queues: &[QueueName]) {
        for item in &mut self.items {
            item.gone = match &item.pick {
                Pick::Target(Target::Agent(name)) => !agents.contains(name),
                Pick::Target(Target::Queue(name)) => !queues.contains(name),
                _ => false,
            };
        }
    }
}

/// Indices of the texts that match a query, best first; all of them, in order, for an empty one.
#[must_use]
pub fn ranked(query: &str, texts: impl Iterator<Item = String>) -> Vec<usize> {
    if query.trim().is_empty() {
        return texts.enumerate().map(|(i, _)| i).collect();
    }
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut scored: Vec<(u32, usize)> = texts
        .enumerate()
        .filter_map(|(i, text)| {
            let score = pattern.score(Utf32Str::new(&text, &mut buffer), &mut matcher)?;
            Some((score, i))
        })
        .collect();
    scored.sort_by_key(|(score, i)| (std::cmp::Reverse(*score), *i));
    scored.into_iter().map(|(_, i)| i).collect()
}
