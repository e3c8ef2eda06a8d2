//! What an action does.

use baton_shared::id::TicketNumber;
use baton_shared::wire::{self, TicketState};
use jiff::{SignedDuration, Timestamp};

use super::{Effect, Turn};
use crate::tui::command::{ACTIONS, Action, is_unread};
use crate::tui::model::{
    BriefingPane, DraftKind, Level, LineInput, Overlay, Pane, Prompt, PromptKind, Row, Sent, Zoom,
};

const BY_A_LEAD: &str = "hand-overs are switched off and on by a lead";
/// Where bots have nothing to take.
const NO_BOT: &str = "no bot has a conversation that goes on";
const BOTS_BY_A_LEAD: &str = "what bots have is read and taken by a lead or an admin";

impl Turn<'_> {
    /// Runs an action, or says why it would do nothing.
    pub(super) fn run(&mut self, action: Action) {
        let def = ACTIONS.iter().find(|def| def.action == action);
        if def.is_some_and(|def| !(def.when)(self.m)) {
            return self.explain(action);
        }
        match action {
            Action::Reply => self.reply(),
            Action::Take => self.take(),
            Action::Transfer => self.choose_target(),
            Action::Note => self.note(),
            Action::Close => self.close(None),
            Action::Undo => self.undo(),
            Action::Hold => self.hold(None),
            Action::Release => self.on_target(wire::Act::Release, "release"),
            Action::Handback => self.on_target(wire::Act::Handback, "hand back"),
            Action::Accept => self.accept(),
            Action::Decline => self.decline(None),
            Action::Mute => self.ask_mute_reason(),
            Action::RateGood => {
                self.on_target(wire::Act::RateBriefing { good: true }, "rate the briefing good");
            }
            Action::RatePoor => {
                self.on_target(wire::Act::RateBriefing { good: false }, "rate the briefing poor");
            }
            Action::Earlier => self.earlier(),
            Action::Reveal => self.reveal(),
            Action::Unsent => self.choose_unsent(),
            Action::Status => self.choose_status(),
            Action::Incident => self.prompt(PromptKind::Incident, ""),
            Action::Bots => self.open_bots(),
            Action::ListBots => self.list_bots(),
            Action::ReadBot => self.read_bot(),
            Action::TakeFromBot => self.take_from_bot(),
            Action::Copy => self.choose_copy(),
            Action::Open => self.open_or_write(),
            Action::Quit => self.choose_quit(),
            Action::Send => self.send_composer(),
            Action::Newline => self.newline(),
            Action::LeaveComposer => self.leave_composer(),
            Action::Editor => self.editor(),
            Action::Interrupt => self.interrupt(),
            Action::Redraw => self.out.push(Effect::Redraw),
            Action::Suspend => {
                self.keep_draft();
                self.out.push(Effect::Suspend);
            }
            other => self.look(other),
        }
    }

    /// Actions that only change what one sees.
    fn look(&mut self, action: Action) {
        match action {
            Action::NextUnread => self.unread(1),
            Action::PreviousUnread => self.unread(-1),
            Action::Down => self.move_by(1),
            Action::Up => self.move_by(-1),
            Action::PageDown => self.page(1),
            Action::PageUp => self.page(-1),
            Action::Top => self.edge(-1),
            Action::Bottom => self.edge(1),
            Action::Search => self.prompt(PromptKind::Search(self.m.pane), ""),
            Action::SearchNext => self.search_step(1),
            Action::SearchPrevious => self.search_step(-1),
            Action::Command => self.prompt(PromptKind::Command, ""),
            Action::Help => {
                self.m.overlay = Some(Overlay::Help { filter: LineInput::default(), top: 0 });
            }
            Action::Messages => self.m.overlay = Some(Overlay::Messages { back: 0 }),
            Action::Briefing => self.toggle_briefing(),
            Action::FocusQueue => self.m.pane = Pane::Queue,
            Action::FocusChat => self.m.pane = Pane::Chat,
            Action::FocusBriefing => self.focus_briefing(),
            Action::FocusNext => self.cycle([Pane::Chat, Pane::Briefing, Pane::Queue]),
            Action::FocusPrevious => self.cycle([Pane::Briefing, Pane::Queue, Pane::Chat]),
            Action::Zoom => {
                self.m.zoom = match self.m.zoom {
                    Zoom::Panes => Zoom::Focused,
                    Zoom::Focused => Zoom::Panes,
                };
            }
            Action::Back => self.back(),
            _ => {}
        }
    }

    /// Why an action does nothing now, and what would.
    fn explain(&mut self, action: Action) {
        if matches!(action, Action::TakeFromBot | Action::ReadBot) {
            return self.toast(Level::Info, NO_BOT);
        }
        let Some(row) = self.target() else {
            let text = match action {
                Action::Accept | Action::Decline => "nothing is offered to you",
                Action::Undo => "nothing to undo",
                Action::NextUnread | Action::PreviousUnread => "nothing unread in your tickets",
                Action::SearchNext | Action::SearchPrevious => "nothing was searched for: / does",
                Action::Incident => BY_A_LEAD,
                Action::Bots => BOTS_BY_A_LEAD,
                _ => "no ticket is selected",
            };
            return self.toast(Level::Info, text);
        };
        let n = row.number;
        let holder = row.agent.as_ref().filter(|agent| **agent != self.m.me.name);
        let text = match (action, holder) {
            (Action::Accept | Action::Decline, _) => "nothing is offered to you".to_owned(),
            (Action::Undo, _) => "nothing to undo".to_owned(),
            (Action::NextUnread | Action::PreviousUnread, _) => {
                "nothing unread in your tickets".to_owned()
            }
            (Action::SearchNext | Action::SearchPrevious, _) => {
                "nothing was searched for: / does".to_owned()
            }
            (Action::Incident, _) => BY_A_LEAD.to_owned(),
            (Action::Bots, _) => BOTS_BY_A_LEAD.to_owned(),
            (Action::RateGood | Action::RatePoor, _) => {
                "a briefing is rated in its pane: 3".to_owned()
            }
            (Action::Unsent, _) => format!("#{n}: nothing waits too long"),
            (Action::Mute, _) if &*row.channel != "web" => {
                format!("#{n} is not from web chat: only its visitors are muted")
            }
            _ if row.state == TicketState::Closed => format!("#{n} is closed"),
            (Action::Take, _) => format!("#{n} is yours already"),
            (_, Some(agent)) => format!("#{n} is with {agent}"),
            _ => format!("#{n} is not yours: c takes it"),
        };
        self.toast(Level::Info, &text);
    }

    fn cycle(&mut self, after: [Pane; 3]) {
        let [queue, chat, briefing] = after;
        self.m.pane = match self.m.pane {
            Pane::Queue => queue,
            Pane::Chat => chat,
            Pane::Briefing => briefing,
        };
        if self.m.pane == Pane::Briefing {
            self.m.briefing_pane = BriefingPane::Shown;
        }
    }

    fn focus_briefing(&mut self) {
        self.m.briefing_pane = BriefingPane::Shown;
        self.m.pane = Pane::Briefing;
    }

    /// `b`: where panes share their place it goes there and back, else it shows and hides.
    fn toggle_briefing(&mut self) {
        let shared = crate::tui::view::briefing_shares_its_place(self.m);
        match (self.m.pane, self.m.briefing_pane) {
            (Pane::Briefing, _) if shared => self.m.pane = Pane::Chat,
            (_, _) if shared => self.focus_briefing(),
            (_, BriefingPane::Hidden) => self.m.briefing_pane = BriefingPane::Shown,
            (pane, BriefingPane::Shown) => {
                self.m.briefing_pane = BriefingPane::Hidden;
                self.m.pane = if pane == Pane::Briefing { Pane::Chat } else { pane };
            }
        }
    }

    /// Back one step: a search, a zoom, a pane. It never quits.
    fn back(&mut self) {
        if self.m.bots.is_some() {
            return self.bots_back();
        }
        if self.m.search.take().is_some() {
            if let Some(thread) = self.m.open.and_then(|n| self.m.threads.get_mut(&n)) {
                thread.found = None;
            }
        } else if self.m.zoom == Zoom::Focused {
            self.m.zoom = Zoom::Panes;
        } else if self.m.pane == Pane::Queue {
            self.toast(Level::Info, ":q quits");
        } else {
            self.m.pane = Pane::Queue;
        }
    }

    fn on_target(&mut self, act: wire::Act, what: &str) {
        if let Some(row) = self.target() {
            self.plain(row.number, act, what);
        }
    }

    fn take(&mut self) {
        let Some(row) = self.target() else { return };
        if row.offered_to(&self.m.me.name) {
            return self.accept();
        }
        self.open(row.number);
        self.m.pane = Pane::Chat;
        self.plain(row.number, wire::Act::Take, "take");
    }

    /// Writes to the customer; a ticket that nobody holds is taken first, and said to be.
    fn reply(&mut self) {
        let Some(row) = self.target() else { return };
        self.open(row.number);
        self.m.pane = Pane::Chat;
        if !row.held_by(&self.m.me.name) {
            self.plain(row.number, wire::Act::Take, "take");
            self.toast(Level::Good, &format!("taking #{} first: it will be yours", row.number));
        }
        self.compose(DraftKind::Reply);
    }

    fn note(&mut self) {
        let Some(row) = self.target() else { return };
        self.open(row.number);
        self.m.pane = Pane::Chat;
        self.compose(DraftKind::Note);
    }

    fn open_or_write(&mut self) {
        let Some(row) = self.target() else { return };
        let already = self.m.open == Some(row.number) && self.m.pane == Pane::Chat;
        if already && row.held_by(&self.m.me.name) {
            return self.compose(DraftKind::Reply);
        }
        self.open(row.number);
        self.m.pane = Pane::Chat;
    }

    /// Closes, after asking for the outcome where the queue wants one.
    pub(super) fn close(&mut self, outcome: Option<String>) {
        let Some(row) = self.target() else { return };
        let labels = self.m.queues.iter().find(|queue| queue.name == row.queue);
        let labels: Vec<String> = labels
            .map(|queue| queue.dispositions.iter().map(ToString::to_string).collect())
            .unwrap_or_default();
        if outcome.is_none() && !labels.is_empty() {
            return self.choose_disposition(row.number, &labels);
        }
        self.plain(row.number, wire::Act::Close { disposition: outcome }, "close");
    }

    fn undo(&mut self) {
        let Some(undo) = self.m.undo().cloned() else {
            // An offer that nobody has answered has no end of its grace time.
            if let Some(number) = self.m.offered_on().map(|row| row.number) {
                self.plain(number, wire::Act::Undo, "undo");
            }
            return;
        };
        let what = crate::tui::Clean::line("undo");
        let sent = Sent::Act { ticket: undo.ticket, what };
        let epoch = self.m.rows.get(&undo.ticket).map_or(undo.epoch, |row| row.epoch);
        self.act_at(undo.ticket, epoch.max(undo.epoch), wire::Act::Undo, sent);
    }

    /// Holds until a time, or ends the hold.
    pub(super) fn hold(&mut self, wait: Option<SignedDuration>) {
        let Some(row) = self.target() else { return };
        if row.state == TicketState::OnHold && wait.is_none() {
            return self.plain(row.number, wire::Act::Resume, "resume");
        }
        let relay_now: Timestamp = self.m.relay_now(self.now);
        let until = wait.and_then(|wait| relay_now.checked_add(wait).ok());
        self.plain(row.number, wire::Act::Hold { until }, "hold");
    }

    fn accept(&mut self) {
        let Some(number) = self.m.offer().map(|row| row.number) else { return };
        self.plain(number, wire::Act::Accept, "accept");
        self.m.selected = Some(number);
        self.open(number);
        self.m.pane = Pane::Chat;
    }

    pub(super) fn decline(&mut self, reason: Option<String>) {
        let Some(number) = self.m.offer().map(|row| row.number) else { return };
        self.plain(number, wire::Act::Decline { reason }, "decline");
    }

    fn ask_mute_reason(&mut self) {
        if let Some(row) = self.target() {
            self.prompt(PromptKind::Mute(row.number), "");
        }
    }

    pub(super) fn mute(&mut self, ticket: TicketNumber, reason: &str) {
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return self.toast(Level::Info, "not muted: a reason is needed");
        }
        self.plain(ticket, wire::Act::Mute { reason }, "mute");
    }

    fn earlier(&mut self) {
        if let Some(row) = self.target() {
            self.ask(wire::Ask::Earlier { number: row.number }, Sent::Earlier(row.number));
        }
    }

    /// Asks for the latest masked line as it was written.
    fn reveal(&mut self) {
        let Some(number) = self.m.open else { return };
        let line = self.m.thread().and_then(|thread| thread.masked());
        let Some(message) = line.and_then(|line| line.id.parse().ok()) else { return };
        let ask = wire::Ask::Reveal { number, message: Some(message) };
        self.ask(ask, Sent::Reveal(number));
    }

    /// The next ticket of one's own with something new, opened.
    fn unread(&mut self, step: isize) {
        let waits = |row: &&Row| is_unread(self.m, row);
        let order: Vec<TicketNumber> = self
            .m
            .order
            .iter()
            .filter_map(|n| self.m.rows.get(n))
            .filter(waits)
            .map(|row| row.number)
            .collect();
        let at = order.iter().position(|n| self.m.open == Some(*n));
        let next = match (at, step) {
            (Some(at), 1) => order.get(at + 1).or(order.first()),
            (Some(at), _) => at.checked_sub(1).map_or(order.last(), |at| order.get(at)),
            (None, _) => order.first(),
        };
        if let Some(number) = next.copied() {
            self.m.selected = Some(number);
            self.open(number);
            self.m.pane = Pane::Chat;
        }
    }

    pub(super) fn prompt(&mut self, kind: PromptKind, text: &str) {
        let input = LineInput::with(text);
        self.m.overlay = Some(Overlay::Prompt(Prompt { kind, input, at: 0 }));
    }
}
