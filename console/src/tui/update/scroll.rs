//! Moving in the focused pane.

use super::Turn;
use crate::tui::model::{Pane, Scroll};
use crate::tui::view;

impl Turn<'_> {
    pub(super) fn move_by(&mut self, rows: isize) {
        if self.m.bots.is_some() {
            return self.bots_step(rows);
        }
        match self.m.pane {
            Pane::Queue => self.select_by(rows),
            Pane::Chat => self.scroll_chat(rows),
            Pane::Briefing => {
                let last = view::briefing_rows(self.m, self.now).saturating_sub(1);
                self.m.briefing_top = self.m.briefing_top.saturating_add_signed(rows).min(last);
            }
        }
    }

    pub(super) fn page(&mut self, direction: isize) {
        if self.m.bots.is_some() {
            return self.bots_page(direction);
        }
        let half = isize::try_from(view::pane_rows(self.m) / 2).unwrap_or(1).max(1);
        let half = if self.m.pane == Pane::Queue { half.min(5) } else { half };
        self.move_by(direction * half);
    }

    /// To the beginning or the end.
    pub(super) fn edge(&mut self, direction: isize) {
        if self.m.bots.is_some() {
            return self.bots_step(direction * 10_000);
        }
        match self.m.pane {
            Pane::Queue if direction < 0 => self.m.selected = self.m.order.first().copied(),
            Pane::Queue => self.m.selected = self.m.order.last().copied(),
            Pane::Briefing if direction < 0 => self.m.briefing_top = 0,
            Pane::Briefing => self.move_by(10_000),
            Pane::Chat => {
                let Some(number) = self.m.open else { return };
                let Some(thread) = self.m.threads.get_mut(&number) else { return };
                let first = thread.lines.first().map(|line| (line.seq, line.id.clone()));
                thread.scroll = match (direction < 0, first) {
                    (true, Some(top)) => Scroll::At { top, skip: 0 },
                    _ => Scroll::End,
                };
            }
        }
    }

    fn select_by(&mut self, rows: isize) {
        let at = self.m.order.iter().position(|n| self.m.selected == Some(*n)).unwrap_or(0);
        let last = self.m.order.len().saturating_sub(1);
        let at = at.saturating_add_signed(rows).min(last);
        self.m.selected = self.m.order.get(at).copied();
        self.m.briefing_top = 0;
    }

    pub(super) fn scroll_chat(&mut self, rows: isize) {
        let Some(scroll) = view::scrolled(self.m, rows) else { return };
        let Some(number) = self.m.open else { return };
        if let Some(thread) = self.m.threads.get_mut(&number) {
            thread.scroll = scroll;
        }
    }
}
