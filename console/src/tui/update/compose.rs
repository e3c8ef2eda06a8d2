//! The composer: drafts, sending, pasting, typing indicators. A note is never one key from a reply.

use baton_shared::id::TicketNumber;
use baton_shared::wire::{self, ClientFrame};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::SignedDuration;

use super::{Effect, Turn};
use crate::tui::Clean;
use crate::tui::command::draft_word;
use crate::tui::model::{
    Composer, DraftKind, Item, Level, Mode, Overlay, Pane, Pending, Pick, Picker, Purpose, Scroll,
    Sent, TEXT_MAX,
};

/// A draft goes to disk this long after the last key.
const DRAFT_REST: SignedDuration = SignedDuration::from_millis(300);
/// The customer is told that typing stopped this long after the last key.
const TYPING_REST: SignedDuration = SignedDuration::from_secs(5);
/// A paste of more lines than this is asked about.
const PASTE_LINES: usize = 20;

impl Turn<'_> {
    /// Which draft the composer holds.
    pub(super) fn composer_kind(&self) -> DraftKind {
        match self.m.mode {
            Mode::Compose(kind) => kind,
            Mode::Normal => DraftKind::Reply,
        }
    }

    pub(super) fn compose(&mut self, kind: DraftKind) {
        self.leave_composer();
        self.m.mode = Mode::Compose(kind);
        self.load_composer(kind);
        self.m.touch();
    }

    pub(super) fn load_composer(&mut self, kind: DraftKind) {
        let draft = self.m.open.and_then(|n| self.m.drafts.get(&(n, kind)));
        self.m.composer = Composer::with(draft.map_or("", String::as_str));
    }

    /// Back to keys; what is written stays a draft.
    pub(super) fn leave_composer(&mut self) {
        if self.m.mode == Mode::Normal {
            return;
        }
        self.keep_draft();
        self.typing_stopped();
        self.m.mode = Mode::Normal;
        self.load_composer(DraftKind::Reply);
        self.m.touch();
    }

    /// Puts what is written among the drafts, and asks for it to be saved if that is owed.
    pub(super) fn keep_draft(&mut self) {
        let Some(ticket) = self.m.open else { return };
        let kind = self.composer_kind();
        if self.m.deadlines.draft.take().is_some() {
            self.m.drafts.insert((ticket, kind), self.m.composer.text());
            self.save_draft(ticket, kind);
        }
    }

    pub(super) fn save_draft(&mut self, ticket: TicketNumber, kind: DraftKind) {
        let text = self.m.drafts.get(&(ticket, kind)).cloned().unwrap_or_default();
        if text.is_empty() {
            self.m.drafts.remove(&(ticket, kind));
        }
        self.out.push(Effect::SaveDraft { ticket, kind, text });
    }

    fn written(&mut self) {
        self.m.deadlines.draft = self.now.checked_add(DRAFT_REST).ok();
        self.m.touch();
        let (Some(ticket), Mode::Compose(DraftKind::Reply)) = (self.m.open, self.m.mode) else {
            return;
        };
        let told = self.m.deadlines.typing_off.is_some();
        self.m.deadlines.typing_off = self.now.checked_add(TYPING_REST).ok();
        if !told {
            self.send(ClientFrame::Typing { ticket, on: true });
        }
    }

    pub(super) fn typing_stopped(&mut self) {
        if let (Some(_), Some(ticket)) = (self.m.deadlines.typing_off.take(), self.m.open) {
            self.send(ClientFrame::Typing { ticket, on: false });
        }
    }

    /// A key that is text.
    pub(super) fn write(&mut self, key: KeyEvent) {
        let plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        if key.code == KeyCode::Char('/') && plain && self.m.composer.is_empty() {
            return self.choose_snippet();
        }
        if key.code == KeyCode::Tab {
            return;
        }
        let grows = matches!(key.code, KeyCode::Char(_)) && plain;
        if grows && self.m.composer.text().len() >= TEXT_MAX {
            return self.toast(Level::Bad, "a message holds at most 16 KiB: send this part first");
        }
        if self.m.composer.input(key) {
            self.written();
        }
    }

    pub(super) fn newline(&mut self) {
        self.m.composer.newline();
        self.written();
    }

    /// Pasted text goes where text is written, and never sends or runs anything.
    pub(super) fn paste(&mut self, text: &str) {
        self.m.touch();
        match &mut self.m.overlay {
            Some(Overlay::Prompt(prompt)) => return prompt.input.push(text),
            Some(Overlay::Picker(picker)) => {
                if let Some(note) = &mut picker.note {
                    return note.push(text);
                }
                picker.filter.push(text);
                return picker.narrow();
            }
            Some(_) => return,
            None => {}
        }
        if self.m.mode == Mode::Normal {
            return self.toast(Level::Info, "pasted text was dropped: press i or a first");
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        // A copied last line brings its end along; nobody wants an empty line for it.
        let text = text.strip_suffix('\n').map_or(text.clone(), str::to_owned);
        let lines = text.lines().count();
        if lines > PASTE_LINES {
            let items = vec![
                Item::new(Pick::Cancel, "leave it out", &[]),
                Item::new(Pick::Paste(text), &format!("put all {lines} lines in"), &[]),
            ];
            let title = format!("the clipboard has {lines} lines");
            self.m.overlay = Some(Overlay::Picker(Picker::new(Purpose::Paste, &title, items)));
            return;
        }
        self.insert(&text);
    }

    pub(super) fn insert(&mut self, text: &str) {
        let room = TEXT_MAX.saturating_sub(self.m.composer.text().len());
        if text.len() > room {
            self.toast(Level::Bad, "cut: a message holds at most 16 KiB");
        }
        self.m.composer.insert(text);
        self.written();
    }

    /// Sends what is written. Without a ticket of one's own a reply stays a draft.
    pub(super) fn send_composer(&mut self) {
        let (Some(ticket), Mode::Compose(kind)) = (self.m.open, self.m.mode) else { return };
        let text = self.m.composer.text().trim_end().to_owned();
        if text.trim().is_empty() {
            return;
        }
        if kind == DraftKind::Reply && !self.may_speak(ticket) {
            return self.toast(
                Level::Bad,
                &format!("#{ticket} is not yours: Esc, then c takes it; your text is kept"),
            );
        }
        self.say(ticket, kind, &text);
        self.m.composer = Composer::default();
        self.m.deadlines.draft = None;
        self.m.drafts.remove(&(ticket, kind));
        self.save_draft(ticket, kind);
        self.typing_stopped();
        if kind == DraftKind::Note {
            // Whoever writes a note next means to; the reply is where one was before.
            self.leave_composer();
        }
    }

    pub(super) fn say(&mut self, ticket: TicketNumber, kind: DraftKind, text: &str) {
        let text = text.to_owned();
        let act = match kind {
            DraftKind::Reply => wire::Act::Say { text: text.clone() },
            DraftKind::Note => wire::Act::Note { text: text.clone() },
        };
        let clean = Clean::block(&text);
        let command = self.act(ticket, act, Sent::Words { ticket, text, kind });
        let pending = Pending { command, text: clean, kind, at: self.now, message: None };
        let thread = self.m.threads.entry(ticket).or_default();
        thread.pending.push(pending);
        thread.scroll = Scroll::End;
        thread.new_after = None;
    }

    /// One may speak where one holds the ticket, or has just asked to.
    fn may_speak(&self, ticket: TicketNumber) -> bool {
        let held = self.m.row(ticket).is_some_and(|row| row.held_by(&self.m.me.name));
        let asked = self.m.sent.values().any(|sent| match sent {
            Sent::Act { ticket: n, what } => {
                *n == ticket && matches!(&**what, "take" | "accept" | "undo")
            }
            _ => false,
        });
        held || asked
    }

    pub(super) fn editor(&mut self) {
        let (Some(ticket), Mode::Compose(kind)) = (self.m.open, self.m.mode) else { return };
        self.keep_draft();
        self.out.push(Effect::Editor { ticket, kind, text: self.m.composer.text() });
    }

    /// What the editor left goes in the composer, unsent.
    pub(super) fn edited(&mut self, ticket: TicketNumber, kind: DraftKind, text: &str) {
        let text = Clean::block(text.trim_end());
        self.m.drafts.insert((ticket, kind), text.to_string());
        self.save_draft(ticket, kind);
        if self.m.open == Some(ticket) {
            self.m.pane = Pane::Chat;
            self.m.mode = Mode::Compose(kind);
            self.load_composer(kind);
            self.toast(Level::Info, &format!("{} taken over, not sent", draft_word(kind)));
        }
        self.m.touch();
    }
}
