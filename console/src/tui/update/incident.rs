//! The incident switch: asked for by a prompt or as `:desk`, sent to the relay, shown in line 0.

use baton_shared::wire::{ClientFrame, DeskOff, DeskSwitch};

use super::Turn;
use super::prompt::duration;
use crate::tui::intake;
use crate::tui::model::{Level, Sent};

impl Turn<'_> {
    /// What the relay says of the switch. Only a change is worth a word.
    pub(super) fn switched(&mut self, off: Option<&DeskOff>) {
        let was = self.m.off.is_some();
        self.m.off = off.map(intake::off);
        match (&self.m.off, was) {
            (Some(off), false) => {
                let words = format!("hand-overs are off; customers hear: {}", &*off.reason);
                self.toast(Level::Bad, &words);
            }
            (None, true) => self.toast(Level::Good, "customers are handed over again"),
            _ => {}
        }
    }

    /// The prompt's answer: a reason while they are on, `on` while they are off.
    pub(super) fn incident(&mut self, text: &str) {
        match (self.m.off.is_some(), text) {
            (_, "") => self.toast(Level::Info, "nothing was switched"),
            (true, _) => self.switch(text),
            (false, _) => self.switch(&format!("off {text}")),
        }
    }

    /// `on`, or `off`, a time if it is to end by itself, and the reason.
    pub(super) fn switch(&mut self, words: &str) {
        let (word, rest) = words.trim().split_once(' ').unwrap_or((words.trim(), ""));
        let rest = rest.trim();
        let switch = match word {
            "on" if rest.is_empty() => DeskSwitch::Enable,
            "off" => {
                let (first, more) = rest.split_once(' ').unwrap_or((rest, ""));
                let time = duration(first).and_then(|time| u64::try_from(time.as_secs()).ok());
                let reason = if time.is_some() { more.trim() } else { rest }.to_owned();
                if reason.is_empty() {
                    let how = "say why, for customers: 2h the payment service is down";
                    return self.toast(Level::Bad, how);
                }
                DeskSwitch::Disable { reason, for_s: time }
            }
            _ => {
                let how = ":desk on, or :desk off 2h the payment service is down";
                return self.toast(Level::Bad, how);
            }
        };
        let id = self.m.ids.mint();
        self.m.sent.insert(id.clone(), Sent::Incident);
        self.send(ClientFrame::Desk { id, switch });
    }
}
