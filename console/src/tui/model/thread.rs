//! One opened ticket: its lines, where one reads, and the memory of line heights.

use std::cell::RefCell;
use std::collections::HashMap;

use baton_shared::wire::{DeliveryState, From};
use jiff::Timestamp;

use super::ticket::{Act, Line, LineKey, Pending, Row};

/// Most lines of one ticket kept in memory; the oldest go first.
pub const LINES_MAX: usize = 2_000;

/// Where the chat pane stands in the lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scroll {
    /// At the newest line, following.
    #[default]
    End,
    /// This line is at the top, with so many of its rows above the edge.
    At {
        /// Which line.
        top: LineKey,
        /// Rows of it that are hidden.
        skip: usize,
    },
}

/// One opened ticket.
#[derive(Debug, Default)]
pub struct Thread {
    /// Lines by place in the log.
    pub lines: Vec<Line>,
    /// What was done with the ticket, oldest first.
    pub history: Vec<Act>,
    /// Whether older lines exist at the relay.
    pub truncated: bool,
    /// Whether the whole ticket has arrived once.
    pub loaded: bool,
    /// The row, for tickets that are not in the list any more.
    pub row: Option<Row>,
    /// Sent, not yet in the transcript.
    pub pending: Vec<Pending>,
    /// Where one reads.
    pub scroll: Scroll,
    /// Lines of the customer after this place are new.
    pub new_after: Option<u64>,
    /// Where a search stands.
    pub found: Option<LineKey>,
    heights: RefCell<HashMap<(String, usize), usize>>,
}

impl Thread {
    /// Puts a line in its place, or replaces the one with its id.
    pub fn put(&mut self, mut line: Line) {
        self.forget_height(&line.id);
        line.late |= self.lines.iter().any(|old| old.id == line.id && old.late);
        self.lines.retain(|old| old.id != line.id && !same_note(old, &line));
        let at = self.lines.partition_point(|old| (old.seq, old.at) <= (line.seq, line.at));
        self.lines.insert(at, line);
        let over = self.lines.len().saturating_sub(LINES_MAX);
        self.lines.drain(..over);
    }

    /// Marks what has waited since before `before` and is to be asked about, and unmarks the rest.
    /// How many are so anew.
    pub fn mark_late(&mut self, before: Option<Timestamp>) -> usize {
        let mut anew = 0;
        for at in 0..self.lines.len() {
            let line = &mut self.lines[at];
            let waits = line.delivery == Some(DeliveryState::Queued) && !line.wanted;
            let late = waits && before.is_some_and(|before| line.at <= before);
            if line.late != late {
                line.late = late;
                anew += usize::from(late);
                let id = line.id.clone();
                self.forget_height(&id);
            }
        }
        anew
    }

    /// The messages about which one is asked, oldest first.
    pub fn late(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.late)
    }

    fn forget_height(&self, line: &str) {
        self.heights.borrow_mut().retain(|(id, _), _| id != line);
    }

    /// The latest line in which something is masked.
    #[must_use]
    pub fn masked(&self) -> Option<&Line> {
        self.lines.iter().rev().find(|line| line.text.contains("••••"))
    }

    /// Remembers that everything from `seq` on is new, unless something older already is.
    pub fn mark_new(&mut self, seq: u64) {
        self.new_after.get_or_insert(seq.saturating_sub(1));
    }

    /// Lines of the customer that are new.
    #[must_use]
    pub fn new_lines(&self) -> usize {
        let Some(after) = self.new_after else { return 0 };
        self.lines.iter().filter(|l| l.seq > after && l.from == From::Customer).count()
    }

    /// Height of a line's text at a width, measured once.
    pub fn height(&self, line: &Line, width: usize, measure: impl FnOnce() -> usize) -> usize {
        if let Some(height) = self.heights.borrow().get(&(line.id.clone(), width)) {
            return *height;
        }
        let height = measure();
        let mut heights = self.heights.borrow_mut();
        if heights.len() > 2 * LINES_MAX {
            heights.clear();
        }
        heights.insert((line.id.clone(), width), height);
        height
    }
}

/// A note is told twice, once without its id; author and instant settle that it is one.
fn same_note(a: &Line, b: &Line) -> bool {
    a.from == From::Note && b.from == From::Note && a.at == b.at && a.text == b.text
}
