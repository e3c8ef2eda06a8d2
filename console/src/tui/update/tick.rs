//! Deadlines: what is owed when, and what happens then. All instants are absolute.

use baton_shared::wire::TicketState;
use jiff::{SignedDuration, Timestamp};

use super::{Effect, Turn};
use crate::client::LinkState;
use crate::tui::model::{Level, Model, Sent};
use crate::tui::view::plural;

impl Turn<'_> {
    pub(super) fn tick(&mut self) {
        let now = self.now;
        let due = |at: Option<Timestamp>| at.is_some_and(|at| at <= now);
        if due(self.m.deadlines.draft) {
            self.keep_draft();
        }
        if due(self.m.deadlines.typing_off) {
            self.typing_stopped();
        }
        if due(self.m.deadlines.quit_armed) {
            self.m.deadlines.quit_armed = None;
        }
        if due(self.m.deadlines.leaving) {
            self.out.push(Effect::Quit);
        }
        if due(self.m.deadlines.bots) {
            self.bots_due();
        }
        self.look_for_late();
        let before = (self.m.toasts.len(), self.m.typing.len(), self.m.undos.len());
        self.m.toasts.retain(|toast| toast.until > now);
        self.m.typing.retain(|_, until| *until > now);
        let relay_now = self.m.relay_now(now);
        self.m.undos.retain(|undo| undo.until > relay_now);
        let after = (self.m.toasts.len(), self.m.typing.len(), self.m.undos.len());
        if before != after || self.m.drawn_at.is_none_or(|at| clock_moved(self.m, at, now)) {
            self.m.drawn_at = Some(now);
            self.m.touch();
        }
    }

    /// Asks about messages of one's own tickets that have waited too long.
    pub(super) fn look_for_late(&mut self) {
        let now = self.m.relay_now(self.now);
        let before = self.m.stale_send.and_then(|age| now.checked_sub(age).ok());
        let mut asked = Vec::new();
        for (number, thread) in &mut self.m.threads {
            let row = self.m.rows.get(number);
            let mine = row.filter(|row| row.held_by(&self.m.me.name));
            let anew = thread.mark_late(mine.and(before));
            if let Some(row) = mine.filter(|_| anew > 0) {
                asked.push(format!(
                    "#{number} {}: {}; g s sends or drops",
                    &*row.customer.name,
                    plural(anew, "message does not get through", "messages do not get through"),
                ));
            }
        }
        for text in asked {
            self.toast(Level::Bad, &text);
            self.m.touch();
        }
    }

    /// After a quit that waits: ends when the relay has answered for all.
    pub(super) fn quit_if_settled(&mut self) {
        if self.m.deadlines.leaving.is_some() && !self.is_owed_an_answer() {
            self.quit();
        }
    }

    /// Whether words or acts of one's own are on their way.
    pub(super) fn is_owed_an_answer(&self) -> bool {
        let own = |sent: &Sent| {
            matches!(sent, Sent::Words { .. } | Sent::Act { .. } | Sent::TakeOver { .. })
        };
        self.m.sent.values().any(own)
    }
}

/// Whether the screen would show another time: the minute, or a second where one is counted.
fn clock_moved(model: &Model, before: Timestamp, now: Timestamp) -> bool {
    let step = if counts_seconds(model) { 1 } else { 60 };
    before.as_second().div_euclid(step) != now.as_second().div_euclid(step)
}

fn counts_seconds(model: &Model) -> bool {
    let waits = |row: &crate::tui::model::Row| {
        row.state != TicketState::Closed && (row.waiting_since.is_some() || row.offer.is_some())
    };
    matches!(model.link, LinkState::Offline { .. })
        || !model.undos.is_empty()
        || model.me.wrap_up_until.is_some()
        || model.rows.values().any(waits)
}

/// The next instant at which [`super::Msg::Tick`] is owed.
#[must_use]
pub fn next_deadline(model: &Model, now: Timestamp) -> Option<Timestamp> {
    let owed = &model.deadlines;
    let ahead = model.skew;
    let undos = model.undos.iter().filter_map(|undo| undo.until.checked_sub(ahead).ok());
    let toasts = model.toasts.iter().map(|toast| toast.until);
    let fixed = [owed.draft, owed.typing_off, owed.quit_armed, owed.leaving, owed.bots];
    let fixed = fixed.into_iter().flatten();
    let step = if counts_seconds(model) { 1 } else { 60 };
    let clock = (now.as_second().div_euclid(step) + 1) * step;
    let clock = Timestamp::from_second(clock).ok();
    // Never a busy loop, even if an instant in the past is never settled.
    let past = |at: &Timestamp| *at <= now;
    let soon = now.checked_add(SignedDuration::from_millis(5)).ok();
    let typing = model.typing.values().copied();
    let next = fixed.chain(undos).chain(toasts).chain(typing).chain(clock).min();
    if next.as_ref().is_some_and(past) { soon } else { next }
}
