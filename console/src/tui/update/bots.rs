//! What bots have: the list, kept up to date while it is looked at; reading one; taking it.

use baton_shared::id::ConversationId;
use baton_shared::wire::{Ask, BotRow, ClientFrame, Done, LastLine};
use jiff::SignedDuration;

use super::Turn;
use crate::client::LinkState;
use crate::tui::intake;
use crate::tui::model::{Bots, Level, Pane, Reading, Sent};
use crate::tui::view;

/// The list is asked for again so long after it came.
const REFRESH: SignedDuration = SignedDuration::from_secs(5);
/// Most conversations listed; the relay's own list begins with the latest.
const LISTED: usize = 200;

impl Turn<'_> {
    pub(super) fn open_bots(&mut self) {
        self.m.bots = Some(Bots::default());
        self.list_bots();
    }

    /// Asks for the list, unless it is asked for already.
    pub(super) fn list_bots(&mut self) {
        self.m.deadlines.bots = self.now.checked_add(REFRESH).ok();
        if !self.m.sent.values().any(|sent| matches!(sent, Sent::Bots)) {
            self.ask(Ask::Conversations { limit: LISTED }, Sent::Bots);
        }
    }

    /// Time to look again. Without a connection a question would only wait with the others.
    pub(super) fn bots_due(&mut self) {
        if self.m.bots.is_none() {
            self.m.deadlines.bots = None;
        } else if matches!(self.m.link, LinkState::Online { .. }) {
            self.list_bots();
        } else {
            self.m.deadlines.bots = self.now.checked_add(REFRESH).ok();
        }
    }

    pub(super) fn bots_listed(&mut self, rows: Vec<BotRow>, more: bool) {
        let Some(bots) = &mut self.m.bots else { return };
        let rows = rows.into_iter().map(intake::talk).collect();
        let gone = bots.refresh(rows, more);
        let behind = bots.read().is_some_and(|read| {
            let known = read.lines.last().map(|line| line.at);
            bots.talk().is_some_and(|talk| known.is_none_or(|known| known < talk.last.at))
        });
        if let Some(name) = gone {
            let words = format!("{} is not with the bot any more · j chooses again", &*name);
            self.toast(Level::Info, &words);
        }
        if behind {
            self.read_bot();
        }
    }

    /// What was said in the chosen one.
    pub(super) fn read_bot(&mut self) {
        let talk = self.m.bots.as_ref().and_then(Bots::talk);
        let Some(conversation) = talk.map(|talk| talk.conversation.clone()) else {
            return self.nothing_chosen();
        };
        let asked = |sent: &Sent| matches!(sent, Sent::BotRead(asked) if *asked == conversation);
        if !self.m.sent.values().any(asked) {
            let ask = Ask::Conversation { conversation: conversation.clone() };
            self.ask(ask, Sent::BotRead(conversation));
        }
    }

    pub(super) fn bot_was_read(&mut self, conversation: ConversationId, recent: &[LastLine]) {
        let Some(bots) = &mut self.m.bots else { return };
        let lines = recent.iter().map(intake::said).collect();
        let reading = Reading { conversation, lines };
        if bots.chosen.as_ref() == Some(&reading.conversation) {
            bots.reading = Some(reading);
        }
    }

    /// Takes the chosen one from its bot, as it was seen.
    pub(super) fn take_from_bot(&mut self) {
        let Some(talk) = self.m.bots.as_ref().and_then(Bots::talk) else {
            return self.nothing_chosen();
        };
        let (conversation, epoch) = (talk.conversation.clone(), talk.epoch);
        let customer = talk.customer.clone();
        let asked = |sent: &Sent| matches!(sent, Sent::TakeOver { conversation: asked, .. } if *asked == conversation);
        if self.m.sent.values().any(asked) {
            return;
        }
        let id = self.m.ids.mint();
        let sent = Sent::TakeOver { conversation: conversation.clone(), customer };
        self.m.sent.insert(id.clone(), sent);
        self.send(ClientFrame::TakeOver { id, conversation, epoch });
    }

    /// It is one's own: to its chat, unless one has gone elsewhere meanwhile.
    pub(super) fn taken_from_bot(&mut self, customer: &str, done: &Done) {
        let Some(ticket) = done.ticket else { return };
        let words = format!("#{ticket} is yours: the bot is silent · B gives {customer} back");
        self.toast(Level::Good, &words);
        if self.m.bots.is_some() {
            self.m.selected = Some(ticket);
            self.open(ticket);
            self.m.pane = Pane::Chat;
        }
    }

    /// Back one step: from reading to the list, from the list to the panes.
    pub(super) fn bots_back(&mut self) {
        let reading = self.m.bots.as_mut().and_then(|bots| bots.reading.take());
        if reading.is_none() {
            self.close_bots();
        }
    }

    pub(super) fn close_bots(&mut self) {
        self.m.bots = None;
        self.m.deadlines.bots = None;
    }

    pub(super) fn bots_step(&mut self, rows: isize) {
        if let Some(bots) = &mut self.m.bots {
            bots.step(rows);
        }
    }

    /// Half a screen of what is read, else of the list.
    pub(super) fn bots_page(&mut self, direction: isize) {
        let (half, most) = view::bots_page(self.m);
        let rows = isize::try_from(half).unwrap_or(1).max(1) * direction;
        match &mut self.m.bots {
            Some(bots) if bots.read().is_some() => {
                bots.back = bots.back.min(most).saturating_add_signed(-rows).min(most);
            }
            _ => self.bots_step(rows),
        }
    }

    fn nothing_chosen(&mut self) {
        self.toast(Level::Info, "none is chosen: j does");
    }
}
