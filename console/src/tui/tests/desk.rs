//! A console on a made-up desk, with a clock that the test turns.

use std::collections::HashMap;

use baton_shared::id::{CommandId, Epoch, QueueName};
use baton_shared::wire::{
    Act, AgentView, Answer, Ask, Change, ClientFrame, Controller, Counts, Done, Entry, ErrorBody,
    From, LastLine, Me, QueueView, Role, ServerFrame, Standing, Status, TicketDetail, TicketRow,
    TicketState,
};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::fixture::{at, held, maria, maria_whole, name, number, row};
use crate::client::{LinkState, NetEvent};
use crate::tui::model::{DraftKind, Model, Start};
use crate::tui::snippets::Snippet;
use crate::tui::update::{Effect, Msg, next_deadline, update};
use crate::tui::view::{Theme, view};

/// A console, its clock, and what it has asked for so far.
pub(super) struct Desk {
    pub(super) model: Model,
    pub(super) now: Timestamp,
    pub(super) effects: Vec<Effect>,
    /// Where tickets of billing may be transferred, where the policy says so.
    pub(super) billing_goes_to: Option<Vec<QueueName>>,
}

impl Desk {
    /// Connected as anna at 14:07, with nothing in the list.
    pub(super) fn empty(size: (u16, u16)) -> Self {
        let snippet = Snippet {
            code: "hello".to_owned(),
            text: "Hello {name}, this is Anna.".to_owned(),
            queue: None,
            agent: None,
        };
        let model = Model::new(Start {
            me: name("anna"),
            id_prefix: "t".to_owned(),
            zone: TimeZone::UTC,
            theme: Theme::Mono,
            size,
            snippets: vec![snippet],
            drafts: HashMap::new(),
        });
        let mut desk =
            Self { model, now: at("14:07:12"), effects: Vec::new(), billing_goes_to: None };
        desk.net(NetEvent::State(LinkState::Online { lag_ms: 41 }));
        let me = Me {
            name: name("anna"),
            role: Role::Agent,
            status: Status::Available,
            reason: None,
            wrap_up_until: None,
            queues: vec!["billing".parse().expect("a queue")],
            skills: Vec::new(),
        };
        let now = desk.now;
        desk.frame(ServerFrame::Welcome {
            protocol: 1,
            relay: "0.1.0".to_owned(),
            me,
            cursor: 1,
            role_version: 1,
            resumed: false,
            now,
            stale_send_s: Some(600),
        });
        desk.presence(&["bob", "cem"]);
        desk
    }

    /// A working day: three tickets of anna's, one offered to her, others waiting.
    pub(super) fn busy(size: (u16, u16)) -> Self {
        let mut desk = Self::empty(size);
        let mut okafor = held(row(4817, "J. Okafor", "support", "I will look in the app."), "anna");
        okafor.unread = 0;
        okafor.waiting_since = None;
        okafor.last = Some(LastLine {
            from: From::Agent,
            text: "Please look in the app.".to_owned(),
            at: at("14:00:00"),
        });
        let mut park = held(row(4790, "Sam Park", "support", "Thanks, I wait."), "anna");
        park.state = TicketState::OnHold;
        park.unread = 0;
        park.waiting_since = None;
        let mut late = row(4830, "דנה לוי", "billing", "Invoice 8123 is wrong");
        late.due_at = Some(at("14:06:00"));
        let rows = vec![
            maria(),
            okafor,
            park,
            late,
            row(
                4833,
                "Chidi Anagonye-Montgomery",
                "support",
                "I cannot log in since the update of this morning, please help",
            ),
            held(row(4801, "Eva", "returns", "ok"), "bob"),
        ];
        desk.frame(ServerFrame::Snapshot { seq: 1, rows, done: true });
        desk
    }

    pub(super) fn presence(&mut self, there: &[&str]) {
        let agents = there.iter().zip(1..).map(|(who, open)| AgentView {
            name: name(who),
            role: Role::Agent,
            status: Status::Available,
            reason: None,
            present: true,
            queues: Vec::new(),
            skills: Vec::new(),
            open,
        });
        let queue = |queue: &str, dispositions: &[&str]| QueueView {
            name: queue.parse().expect("a queue"),
            title: queue.to_owned(),
            waiting: 3,
            staffed: 2,
            expected_wait_s: Some(240),
            open_now: true,
            opens_at: None,
            dispositions: dispositions.iter().map(|label| (*label).to_owned()).collect(),
            transfer_to: None,
        };
        let mut queues = vec![
            queue("billing", &["refunded", "explained"]),
            queue("support", &[]),
            queue("returns", &[]),
        ];
        queues[0].transfer_to.clone_from(&self.billing_goes_to);
        let counts = Counts { mine: 3, waiting: 2, offered: 0, at_risk: 1, unread: 1 };
        self.frame(ServerFrame::Presence { agents: agents.collect(), queues, counts, off: None });
    }

    pub(super) fn msg(&mut self, msg: Msg) {
        self.effects.extend(update(&mut self.model, msg, self.now));
    }

    pub(super) fn net(&mut self, event: NetEvent) {
        self.msg(Msg::Net(event));
    }

    pub(super) fn frame(&mut self, frame: ServerFrame) {
        self.net(NetEvent::Frame(Box::new(frame)));
    }

    pub(super) fn change(&mut self, change: Change) {
        self.frame(ServerFrame::Change { seq: 2, change });
    }

    pub(super) fn upsert(&mut self, row: TicketRow) {
        self.change(Change::Upsert { row: Box::new(row) });
    }

    pub(super) fn says(&mut self, ticket: u64, entry: Entry) {
        let conversation = format!("c{ticket}").parse().expect("an id");
        let entry = Box::new(entry);
        self.change(Change::Message { ticket: Some(number(ticket)), conversation, entry });
    }

    /// Presses keys, written with spaces between: `t 2 Enter`.
    pub(super) fn keys(&mut self, keys: &str) {
        for key in keys.split(' ').filter(|key| !key.is_empty()) {
            self.msg(Msg::Key(key_event(key)));
        }
    }

    /// Types a text, spaces too.
    pub(super) fn types(&mut self, text: &str) {
        for c in text.chars() {
            self.msg(Msg::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)));
        }
    }

    /// Lets time pass, firing every deadline on the way.
    pub(super) fn pass(&mut self, time: SignedDuration) {
        let end = self.now + time;
        for _ in 0..10_000 {
            match next_deadline(&self.model, self.now).filter(|at| *at <= end) {
                Some(at) => {
                    self.now = at;
                    self.msg(Msg::Tick);
                }
                None => break,
            }
        }
        self.now = end;
    }

    /// Opens Maria's ticket, whole.
    pub(super) fn open_maria(&mut self) {
        self.keys(": 4 8 2 1 Enter");
        self.answer(maria_whole());
    }

    pub(super) fn answer(&mut self, ticket: TicketDetail) {
        let n = ticket.row.number;
        let id = self.asked(|ask| *ask == Ask::Ticket { number: n });
        let answer = Answer::Ticket { ticket: Box::new(ticket) };
        self.frame(ServerFrame::Answer { id, answer });
    }

    /// The id of the last question that fits.
    pub(super) fn asked(&self, fits: impl Fn(&Ask) -> bool) -> CommandId {
        let asks = self.effects.iter().rev().filter_map(|effect| match effect {
            Effect::Send(ClientFrame::Ask { id, ask }) if fits(ask) => Some(id.clone()),
            _ => None,
        });
        asks.clone().next().expect("it was asked")
    }

    /// The acts sent so far, as ticket and act.
    pub(super) fn acts(&self) -> Vec<(u64, Act)> {
        let act = |effect: &Effect| match effect {
            Effect::Send(ClientFrame::Command { ticket, act, .. }) => Some((ticket.0, act.clone())),
            _ => None,
        };
        self.effects.iter().filter_map(act).collect()
    }

    /// The last command's id and epoch.
    pub(super) fn last_command(&self) -> (CommandId, Epoch) {
        let command = |effect: &Effect| match effect {
            Effect::Send(ClientFrame::Command { id, epoch, .. }) => Some((id.clone(), *epoch)),
            _ => None,
        };
        self.effects.iter().rev().find_map(command).expect("a command was sent")
    }

    pub(super) fn done(&mut self, undo_until: Option<Timestamp>) {
        let (id, epoch) = self.last_command();
        let done = Done {
            seq: 9,
            epoch: Some(epoch.next()),
            ticket: None,
            message: None,
            undo_until,
            duplicate: false,
        };
        self.frame(ServerFrame::Done { id, done });
    }

    pub(super) fn refuse(&mut self, code: &str, holder: &str) {
        let (id, epoch) = self.last_command();
        let error =
            ErrorBody { code: code.to_owned(), message: "look again, then decide".to_owned() };
        let control = Controller::Agent(name(holder));
        let standing = Some(Standing { state: TicketState::Active, control, epoch: epoch.next() });
        self.frame(ServerFrame::Refused { id, error, standing });
    }

    pub(super) fn toasts(&self) -> String {
        let texts: Vec<&str> = self.model.toasts.iter().map(|toast| &*toast.text).collect();
        texts.join(" | ")
    }

    pub(super) fn draft(&self, ticket: u64, kind: DraftKind) -> Option<&str> {
        self.model.drafts.get(&(number(ticket), kind)).map(String::as_str)
    }

    /// The screen as text, without trailing spaces.
    pub(super) fn screen(&self) -> String {
        let (w, h) = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(w, h)).expect("a screen");
        terminal.draw(|frame| view(&self.model, frame, self.now)).expect("drawn");
        let buffer = terminal.backend().buffer();
        let mut text = String::new();
        for y in 0..h {
            let mut line = String::new();
            let mut skip = 0;
            for x in 0..w {
                let symbol = buffer[(x, y)].symbol();
                if skip == 0 {
                    line.push_str(symbol);
                    skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
                } else {
                    skip -= 1;
                }
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

fn key_event(key: &str) -> KeyEvent {
    let (modifiers, name) = if let Some(rest) = key.strip_prefix("C-") {
        (KeyModifiers::CONTROL, rest)
    } else if let Some(rest) = key.strip_prefix("Alt-") {
        (KeyModifiers::ALT, rest)
    } else {
        (KeyModifiers::NONE, key)
    };
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "S-Tab" => KeyCode::BackTab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Backspace" => KeyCode::Backspace,
        "Space" => KeyCode::Char(' '),
        one => KeyCode::Char(one.chars().next().expect("a key")),
    };
    KeyEvent::new(code, modifiers)
}
