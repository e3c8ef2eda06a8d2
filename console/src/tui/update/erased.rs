//! A customer was erased: nothing of theirs stays on the screen, in memory or among the drafts.

use baton_shared::id::TicketNumber;

use super::Turn;
use crate::tui::model::{DraftKind, Level, Mode, Pane, Sent};

impl Turn<'_> {
    /// Forgets these tickets.
    pub(super) fn erased(&mut self, tickets: &[TicketNumber]) {
        let gone = |number: &TicketNumber| tickets.contains(number);
        let shown = self.m.open.filter(gone);
        let known = shown.is_some() || tickets.iter().any(|n| self.m.row(*n).is_some());
        if shown.is_some() {
            self.put_away();
        }
        self.m.rows.retain(|number, _| !gone(number));
        self.m.arriving.retain(|number, _| !gone(number));
        self.m.threads.retain(|number, _| !gone(number));
        self.m.typing.retain(|number, _| !gone(number));
        self.m.undos.retain(|undo| !gone(&undo.ticket));
        self.m.sent.retain(|_, sent| !matches!(sent, Sent::Words { ticket, .. } if gone(ticket)));
        for ticket in tickets {
            for kind in [DraftKind::Reply, DraftKind::Note] {
                if self.m.drafts.remove(&(*ticket, kind)).is_some() {
                    // An empty draft is one that is taken off the disk.
                    self.save_draft(*ticket, kind);
                }
            }
        }
        self.m.sort();
        if known {
            let numbers: Vec<String> = tickets.iter().map(|n| format!("#{n}")).collect();
            let words = format!("{}: the customer's data was erased", numbers.join(" "));
            self.toast(Level::Info, &words);
        }
    }

    /// What is being read and written is not to be kept.
    fn put_away(&mut self) {
        self.m.deadlines.draft = None;
        self.m.mode = Mode::Normal;
        self.m.composer = crate::tui::model::Composer::default();
        self.m.overlay = None;
        self.m.search = None;
        self.m.open = None;
        self.m.pane = Pane::Queue;
    }
}
