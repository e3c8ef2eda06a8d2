//! What happens: `(&mut Model, Msg, now) -> Vec<Effect>`. Pure: what it wants done it asks for.
//!
//! One file per kind of cause: [`net`], [`keys`], [`act`], [`compose`], [`choose`], [`prompt`],
//! [`scroll`], [`tick`], [`bots`].

mod act;
mod bots;
mod choose;
mod compose;
mod erased;
mod incident;
mod keys;
mod net;
mod prompt;
mod scroll;
mod tick;

use baton_shared::id::{CommandId, Epoch, TicketNumber};
use baton_shared::wire::{self, ClientFrame};
use crossterm::event::KeyEvent;
use jiff::{SignedDuration, Timestamp};

use super::Clean;
use super::model::{Attention, DraftKind, LOG_MAX, Level, Model, Row, Sent, Toast};
use crate::client::NetEvent;

pub use prompt::{SHOWN, completions, hits};
pub use tick::next_deadline;

/// How long a toast stays.
const TOAST: SignedDuration = SignedDuration::from_secs(6);
/// A toast that reports a failure stays longer.
const TOAST_BAD: SignedDuration = SignedDuration::from_secs(12);
/// Bells and notices are at least this far apart.
const BELL_GAP: SignedDuration = SignedDuration::from_secs(3);

/// What the disk reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disk {
    /// A draft could not be kept, and why.
    DraftFailed(String),
}

/// Everything that can happen to the console.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::large_enum_variant)] // Short-lived, one at a time.
pub enum Msg {
    /// A key went down.
    Key(KeyEvent),
    /// Text came in one piece.
    Paste(String),
    /// Columns and rows.
    Resize(u16, u16),
    /// The terminal got or lost the focus.
    Focus(Attention),
    /// From the link.
    Net(NetEvent),
    /// A deadline passed.
    Tick,
    /// From the disk.
    Disk(Disk),
    /// The editor closed with this text.
    Edited {
        /// For which ticket.
        ticket: TicketNumber,
        /// Reply or note.
        kind: DraftKind,
        /// The text.
        text: String,
    },
    /// The program is about to end: what is unsaved must be saved.
    Ending,
}

/// Everything the console can want done.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::large_enum_variant)] // Short-lived, few at a time.
pub enum Effect {
    /// To the relay.
    Send(ClientFrame),
    /// Keep this draft; an empty one is forgotten.
    SaveDraft {
        /// Of which ticket.
        ticket: TicketNumber,
        /// Reply or note.
        kind: DraftKind,
        /// The text.
        text: String,
    },
    /// Ring.
    Bell,
    /// A desktop notice; never holds a customer's words.
    Notify(String),
    /// The window's title; never holds a customer's words.
    Title(String),
    /// To the terminal's clipboard.
    Copy(String),
    /// Edit this text outside.
    Editor {
        /// Of which ticket.
        ticket: TicketNumber,
        /// Reply or note.
        kind: DraftKind,
        /// The text so far.
        text: String,
    },
    /// Draw every cell anew.
    Redraw,
    /// Stop until the shell continues us.
    Suspend,
    /// End.
    Quit,
}

/// Handles one message.
pub fn update(model: &mut Model, msg: Msg, now: Timestamp) -> Vec<Effect> {
    let unread = title(model);
    let mut turn = Turn { m: model, now, out: Vec::new() };
    match msg {
        Msg::Key(key) => turn.key(key),
        Msg::Paste(text) => turn.paste(&text),
        Msg::Resize(columns, rows) => {
            turn.m.size = (columns, rows);
            turn.m.touch();
        }
        Msg::Focus(attention) => turn.focus(attention),
        Msg::Net(event) => turn.net(event),
        Msg::Tick => turn.tick(),
        Msg::Disk(Disk::DraftFailed(why)) => {
            turn.toast(Level::Bad, &format!("the draft could not be kept on disk: {why}"));
        }
        Msg::Edited { ticket, kind, text } => turn.edited(ticket, kind, &text),
        Msg::Ending => turn.keep_draft(),
    }
    let Turn { mut out, .. } = turn;
    let title = title(model);
    if title != unread {
        out.push(Effect::Title(title));
    }
    out
}

/// A word from the shell around the core, such as a fault in a file it read.
pub fn tell(model: &mut Model, level: Level, text: &str, now: Timestamp) {
    Turn { m: model, now, out: Vec::new() }.toast(level, text);
}

/// The window's title: how many of one's own have something new.
fn title(model: &Model) -> String {
    match model.rows.values().filter(|row| super::command::is_unread(model, row)).count() {
        0 => "baton".to_owned(),
        n => format!("({n}) baton"),
    }
}

/// One message being handled.
struct Turn<'a> {
    m: &'a mut Model,
    now: Timestamp,
    out: Vec<Effect>,
}

impl Turn<'_> {
    fn send(&mut self, frame: ClientFrame) {
        self.out.push(Effect::Send(frame));
    }

    /// Sends an act and remembers what to say about its answer.
    fn act(&mut self, ticket: TicketNumber, act: wire::Act, sent: Sent) -> CommandId {
        let epoch = self.m.row(ticket).map(|row| row.epoch);
        self.act_at(ticket, epoch.unwrap_or_default(), act, sent)
    }

    fn act_at(
        &mut self,
        ticket: TicketNumber,
        epoch: Epoch,
        act: wire::Act,
        sent: Sent,
    ) -> CommandId {
        let id = self.m.ids.mint();
        self.m.sent.insert(id.clone(), sent);
        self.send(ClientFrame::Command { id: id.clone(), ticket, epoch, act });
        self.m.touch();
        id
    }

    /// An act whose answer needs only a word.
    fn plain(&mut self, ticket: TicketNumber, act: wire::Act, what: &str) {
        let what = Clean::line(what);
        self.act(ticket, act, Sent::Act { ticket, what });
    }

    fn ask(&mut self, ask: wire::Ask, sent: Sent) {
        let id = self.m.ids.mint();
        self.m.sent.insert(id.clone(), sent);
        self.send(ClientFrame::Ask { id, ask });
    }

    fn toast(&mut self, level: Level, text: &str) {
        let stays = if level == Level::Bad { TOAST_BAD } else { TOAST };
        let until = self.now.checked_add(stays).unwrap_or(self.now);
        let toast = Toast { text: Clean::line(text), level, at: self.now, until };
        // Said again, it stays longer instead of filling the screen.
        self.m.toasts.retain(|old| old.text != toast.text);
        self.m.log.push_back(toast.clone());
        if self.m.log.len() > LOG_MAX {
            self.m.log.pop_front();
        }
        self.m.toasts.push(toast);
        let over = self.m.toasts.len().saturating_sub(3);
        self.m.toasts.drain(..over);
        self.m.touch();
    }

    /// Rings, at most every few seconds, with a notice that never quotes anybody.
    fn ring(&mut self, words: &str) {
        if self.m.deadlines.bell_after.is_some_and(|after| self.now < after) {
            return;
        }
        self.m.deadlines.bell_after = self.now.checked_add(BELL_GAP).ok();
        self.out.push(Effect::Bell);
        self.out.push(Effect::Notify(words.to_owned()));
    }

    fn focus(&mut self, attention: Attention) {
        self.m.attention = attention;
        if attention == Attention::Elsewhere {
            self.keep_draft();
        }
    }

    fn target(&self) -> Option<Row> {
        self.m.target().cloned()
    }

    /// Shows a ticket in the chat pane and follows it.
    fn open(&mut self, number: TicketNumber) {
        self.close_bots();
        if self.m.open == Some(number) {
            return;
        }
        self.leave();
        self.m.open = Some(number);
        self.m.briefing_top = 0;
        self.m.threads.entry(number).or_default();
        self.forget_old_threads();
        self.load_composer(DraftKind::Reply);
        self.follow();
        self.m.touch();
    }

    fn follow(&mut self) {
        let Some(ticket) = self.m.open else { return };
        self.send(ClientFrame::Follow { ticket });
        self.ask(wire::Ask::Ticket { number: ticket }, Sent::Detail(ticket));
    }

    /// Leaves the open ticket: its draft is kept, what was new has been seen.
    fn leave(&mut self) {
        self.leave_composer();
        let Some(ticket) = self.m.open.take() else { return };
        if let Some(thread) = self.m.threads.get_mut(&ticket) {
            thread.new_after = None;
            thread.found = None;
        }
        self.send(ClientFrame::Unfollow { ticket });
    }

    fn forget_old_threads(&mut self) {
        const KEPT: usize = 40;
        if self.m.threads.len() <= KEPT {
            return;
        }
        let (open, me) = (self.m.open, self.m.me.name.clone());
        let rows = &self.m.rows;
        self.m.threads.retain(|number, thread| {
            let held = rows.get(number).is_some_and(|row| row.held_by(&me));
            open == Some(*number) || held || !thread.pending.is_empty()
        });
    }
}
