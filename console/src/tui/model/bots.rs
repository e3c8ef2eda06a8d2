//! What bots have, as a lead looks at it: the list, which is chosen, what was said in it. It knows
//! no ticket: there is none yet.

use baton_shared::id::{ConversationId, Epoch};
use baton_shared::wire::{BotTrouble, From};
use jiff::Timestamp;

use crate::tui::Clean;

/// One line of what was said.
#[derive(Debug, Clone)]
pub struct Said {
    /// Who wrote it.
    pub from: From,
    /// Its beginning, on one line.
    pub text: Clean,
    /// When.
    pub at: Timestamp,
}

/// A conversation that its bot has.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Talk {
    pub conversation: ConversationId,
    /// A takeover names it.
    pub epoch: Epoch,
    /// The customer's name, or their id.
    pub customer: Clean,
    pub channel: Clean,
    pub language: Option<Clean>,
    pub bot: Option<Clean>,
    /// Its name and confidence from 0 to 1.
    pub intent: Option<(Clean, f64)>,
    pub trouble: BotTrouble,
    pub last: Said,
}

/// What was said in one of them, oldest first.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Reading {
    pub conversation: ConversationId,
    pub lines: Vec<Said>,
}

/// The view of what bots have. The choice follows its conversation, wherever that moves in the list,
/// so that a key never takes another one than was looked at.
#[derive(Debug, Clone, Default)]
pub struct Bots {
    /// The one with the latest line first.
    pub rows: Vec<Talk>,
    /// There are more than were asked for.
    pub more: bool,
    /// Whether the relay has answered yet.
    pub loaded: bool,
    /// Which one is chosen; none after it left the list, until one moves.
    pub chosen: Option<ConversationId>,
    /// Where in the list the choice is, or was.
    place: usize,
    /// What is being read.
    pub reading: Option<Reading>,
    /// Screen rows scrolled back from the end of what is read.
    pub back: usize,
}

impl Bots {
    /// The chosen one.
    #[must_use]
    pub fn talk(&self) -> Option<&Talk> {
        let chosen = self.chosen.as_ref()?;
        self.rows.iter().find(|row| row.conversation == *chosen)
    }

    /// Where the list is looked at.
    #[must_use]
    pub fn place(&self) -> usize {
        self.place.min(self.rows.len().saturating_sub(1))
    }

    /// What is read of the chosen one.
    #[must_use]
    pub fn read(&self) -> Option<&Reading> {
        self.reading.as_ref().filter(|read| self.chosen.as_ref() == Some(&read.conversation))
    }

    /// Takes a new list in. The name of the chosen one's customer, where it is not among them.
    pub fn refresh(&mut self, rows: Vec<Talk>, more: bool) -> Option<Clean> {
        let before = self.talk().map(|talk| talk.customer.clone());
        let first = !self.loaded;
        (self.rows, self.more, self.loaded) = (rows, more, true);
        if first {
            self.choose(0);
            return None;
        }
        let chosen = self.chosen.as_ref()?;
        match self.rows.iter().position(|row| row.conversation == *chosen) {
            Some(place) => {
                self.place = place;
                None
            }
            None => {
                (self.chosen, self.reading) = (None, None);
                before
            }
        }
    }

    /// Forgets one, as when its customer was erased.
    pub fn forget(&mut self, conversation: &ConversationId) {
        self.rows.retain(|row| row.conversation != *conversation);
        if self.chosen.as_ref() == Some(conversation) {
            (self.chosen, self.reading) = (None, None);
        }
    }

    /// Down and up, stopping at the ends. After the chosen one left, the first step only chooses
    /// again, where it was.
    pub fn step(&mut self, down: isize) {
        let from = self.place();
        let to = if self.chosen.is_some() { from.saturating_add_signed(down) } else { from };
        self.choose(to);
    }

    fn choose(&mut self, place: usize) {
        self.place = place.min(self.rows.len().saturating_sub(1));
        self.chosen = self.rows.get(self.place).map(|row| row.conversation.clone());
        self.back = 0;
        if self.read().is_none() {
            self.reading = None;
        }
    }
}
