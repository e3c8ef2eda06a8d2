//! Pickers: what opens them and what a choice does. Digits choose, Enter acts.

use baton_shared::id::{MessageId, TicketNumber};
use baton_shared::wire::{self, ClientFrame, From, Role, Status, Target};
use crossterm::event::{KeyCode, KeyEvent};
use jiff::SignedDuration;

use super::keys::{Edit, edit};
use super::{Effect, Turn};
use crate::tui::model::{
    Colleague, Item, Level, LineInput, Overlay, Pick, Picker, Purpose, Queue, Row, Sent,
};
use crate::tui::view::{brief_duration, plural};

/// How long quitting waits for the relay to confirm what was sent and given back.
const LEAVE_WAIT: SignedDuration = SignedDuration::from_secs(3);

impl Turn<'_> {
    fn pick_from(&mut self, purpose: Purpose, title: &str, items: Vec<Item>) {
        self.m.overlay = Some(Overlay::Picker(Picker::new(purpose, title, items)));
    }

    pub(super) fn picker_key(&mut self, mut picker: Picker, key: KeyEvent) {
        if let Some(mut note) = picker.note.take() {
            match key.code {
                KeyCode::Esc | KeyCode::BackTab => {}
                KeyCode::Enter => return self.choose(&picker, Some(note.text().trim())),
                _ => {
                    edit(&mut note, key);
                    picker.note = Some(note);
                }
            }
            self.m.overlay = Some(Overlay::Picker(picker));
            return;
        }
        match key.code {
            KeyCode::Esc => return,
            KeyCode::Enter => return self.choose(&picker, None),
            KeyCode::Down => picker.step(1),
            KeyCode::Up => picker.step(-1),
            KeyCode::Tab if matches!(picker.purpose, Purpose::Transfer(_)) => {
                picker.note = Some(LineInput::default());
            }
            KeyCode::Char(digit @ '1'..='9') => {
                picker.digit(digit.to_digit(10).map_or(1, |digit| digit as usize));
            }
            _ => {
                if let Edit::Changed = edit(&mut picker.filter, key) {
                    picker.narrow();
                }
            }
        }
        self.m.overlay = Some(Overlay::Picker(picker));
    }

    fn choose(&mut self, picker: &Picker, note: Option<&str>) {
        let Some(item) = picker.chosen() else { return };
        if item.gone {
            self.toast(Level::Bad, &format!("{} is not there any more", &*item.label));
            self.m.overlay = Some(Overlay::Picker(picker.clone()));
            return;
        }
        if let Some(why) = &item.barred {
            self.toast(Level::Bad, &format!("{} cannot be chosen: {why}", &*item.label));
            self.m.overlay = Some(Overlay::Picker(picker.clone()));
            return;
        }
        let note = note.filter(|note| !note.is_empty()).map(str::to_owned);
        match (item.pick.clone(), picker.purpose) {
            (Pick::Target(to), Purpose::Transfer(ticket)) => self.transfer(ticket, to, note),
            (Pick::Disposition(disposition), Purpose::Close(ticket)) => {
                self.plain(ticket, wire::Act::Close { disposition }, "close");
            }
            (Pick::Status(status), _) => self.set_status(status, None),
            (Pick::Ticket(number), _) => {
                self.open(number);
                self.m.pane = crate::tui::model::Pane::Chat;
            }
            (Pick::Copy(text), _) => {
                self.out.push(Effect::Copy(text));
                self.toast(Level::Info, "sent to the terminal's clipboard");
            }
            (Pick::Unsent { message, send }, Purpose::Unsent(ticket)) => {
                let what = if send { "send it late" } else { "drop the message" };
                self.plain(ticket, wire::Act::Unsent { message, send }, what);
            }
            (Pick::Paste(text) | Pick::Snippet(text), _) => self.insert(&text),
            (Pick::QuitKeeping, _) => self.quit_once_sent(),
            (Pick::QuitReleasing, _) => self.quit_releasing(),
            _ => {}
        }
    }

    /// Whom to pass it to. Those who are there and least busy come first.
    pub(super) fn choose_target(&mut self) {
        let Some(row) = self.target() else { return };
        let lead = matches!(self.m.me.role, Role::Lead | Role::Admin);
        let me = self.m.me.name.clone();
        // Whoever has it is no choice.
        let has = |one: &Colleague| one.name == me || row.agent.as_ref() == Some(&one.name);
        let there = |one: &&Colleague| !has(one) && (one.present || lead);
        let mut people: Vec<&Colleague> = self.m.colleagues.iter().filter(there).collect();
        people.sort_by_key(|one| (!one.present, one.status == Status::Away, one.open));
        let here = self.m.queues.iter().find(|queue| queue.name == row.queue);
        let allowed = here.and_then(|queue| queue.transfer_to.as_ref());
        let queues = self.m.queues.iter().filter(|queue| queue.name != row.queue);
        let queues = queues.map(|queue| match allowed {
            Some(allowed) if !allowed.contains(&queue.name) => {
                queue_item(queue).barred(&format!("not from {}", row.queue))
            }
            _ => queue_item(queue),
        });
        let items: Vec<Item> = queues.chain(people.into_iter().map(person_item)).collect();
        if items.is_empty() {
            return self.toast(Level::Info, "nobody else is there, and there is no other queue");
        }
        let title = format!("transfer #{} {} to", row.number, &*row.customer.name);
        let last = self.m.passed_to.clone().map(Pick::Target);
        let can = |item: &Item| item.barred.is_none();
        let at = items.iter().position(|item| Some(&item.pick) == last.as_ref() && can(item));
        let at = at.or_else(|| items.iter().position(can)).unwrap_or(0);
        let mut picker = Picker::new(Purpose::Transfer(row.number), &title, items);
        // The rows keep their places; only the choice begins where it was made last.
        picker.at = at;
        self.m.overlay = Some(Overlay::Picker(picker));
    }

    pub(super) fn transfer(&mut self, ticket: TicketNumber, to: Target, note: Option<String>) {
        let absent = match &to {
            Target::Agent(name) => {
                !self.m.colleagues.iter().any(|one| one.name == *name && one.present)
            }
            Target::Queue(_) => false,
        };
        let force = absent && matches!(self.m.me.role, Role::Lead | Role::Admin);
        let what = match &to {
            Target::Agent(name) if force => format!("forced transfer to {name}"),
            Target::Agent(name) => format!("offer to {name}"),
            Target::Queue(queue) => format!("transfer to {queue}"),
        };
        self.m.passed_to = Some(to.clone());
        self.plain(ticket, wire::Act::Transfer { to, note, force }, &what);
    }

    pub(super) fn choose_disposition(&mut self, ticket: TicketNumber, labels: &[String]) {
        let item = |label: &String| Item::new(Pick::Disposition(Some(label.clone())), label, &[]);
        let items = labels.iter().map(item).collect();
        self.pick_from(Purpose::Close(ticket), &format!("close #{ticket}: the outcome"), items);
    }

    /// What becomes of the messages that do not get through: two choices each, oldest first.
    pub(super) fn choose_unsent(&mut self) {
        let Some(row) = self.target() else { return };
        let Some(thread) = self.m.threads.get(&row.number) else { return };
        let zone = &self.m.zone;
        let items = thread.late().filter_map(|line| {
            let message: MessageId = line.id.parse().ok()?;
            let time = line.at.to_zoned(zone.clone()).strftime("%H:%M").to_string();
            let choice = |send, label: &str| {
                let pick = Pick::Unsent { message: message.clone(), send };
                Item::new(pick, label, &[&time, &line.text])
            };
            Some([choice(true, "send all the same"), choice(false, "drop")])
        });
        let items = items.flatten().collect();
        let title = format!("#{} {}: not delivered yet", row.number, &*row.customer.name);
        self.pick_from(Purpose::Unsent(row.number), &title, items);
    }

    pub(super) fn choose_status(&mut self) {
        let items = vec![
            Item::new(Pick::Status(Status::Available), "available", &["tickets may come to you"]),
            Item::new(Pick::Status(Status::Away), "away", &["nothing new; yours stay yours"]),
            Item::new(
                Pick::Status(Status::TransfersOnly),
                "transfers-only",
                &["colleagues may pass you some"],
            ),
            Item::new(Pick::Status(Status::Off), "off", &["your day is over"]),
        ];
        self.pick_from(Purpose::Status, "you are", items);
    }

    pub(super) fn set_status(&mut self, status: Status, reason: Option<String>) {
        let id = self.m.ids.mint();
        self.m.sent.insert(id.clone(), Sent::Status);
        self.send(ClientFrame::SetStatus { id, status, reason, for_s: None });
    }

    /// Canned answers that fit this queue and this person, the customer's name filled in.
    pub(super) fn choose_snippet(&mut self) {
        let Some(row) = self.m.open.and_then(|n| self.m.row(n)) else { return };
        let name = first_name(row);
        let fits = |s: &&crate::tui::snippets::Snippet| s.fits(&row.queue, &self.m.me.name);
        let items: Vec<Item> = self
            .m
            .snippets
            .iter()
            .filter(fits)
            .map(|s| {
                // Of a customer without a name the space before it goes too: "Hello, …".
                let gap = if name.is_empty() { " {name}" } else { "{name}" };
                let text = s.text.replace(gap, &name).replace("{name}", &name);
                Item::new(Pick::Snippet(text.clone()), &s.code, &[&text])
            })
            .collect();
        if items.is_empty() {
            // Without snippets a slash is a slash.
            return self.insert("/");
        }
        self.pick_from(Purpose::Snippet, "snippet", items);
    }

    pub(super) fn choose_earlier(&mut self, ticket: TicketNumber, rows: Vec<Row>) {
        if rows.is_empty() {
            return self.toast(Level::Info, &format!("#{ticket}: no earlier tickets"));
        }
        let zone = self.m.zone.clone();
        let mut items = Vec::new();
        for row in rows.into_iter().filter(|row| row.number != ticket) {
            let day = row.opened_at.to_zoned(zone.clone()).strftime("%-d %b %Y").to_string();
            let goal = row.briefing.goal.clone().or(row.last.as_ref().map(|l| l.text.clone()));
            let outcome = row.disposition.clone().unwrap_or_default();
            let label = format!("#{}", row.number);
            let columns = [day.as_str(), &outcome, goal.as_deref().unwrap_or("")];
            items.push(Item::new(Pick::Ticket(row.number), &label, &columns));
            // An earlier ticket may have left the list; what is known of it is kept for its title.
            self.m.threads.entry(row.number).or_default().row.get_or_insert(row);
        }
        self.pick_from(
            Purpose::Earlier,
            &format!("earlier tickets of #{ticket}'s customer"),
            items,
        );
    }

    pub(super) fn choose_copy(&mut self) {
        let Some(row) = self.target() else { return };
        let mut items = Vec::new();
        let mut offer = |what: &str, text: String| {
            if !text.is_empty() {
                items.push(Item::new(Pick::Copy(text.clone()), what, &[&text]));
            }
        };
        let lines = self.m.threads.get(&row.number).map_or(&[][..], |thread| &thread.lines);
        let said = lines.iter().rev().find(|line| line.from == From::Customer);
        offer("last message", said.map(|line| line.text.to_string()).unwrap_or_default());
        offer("ticket number", format!("#{}", row.number));
        offer("customer's id", row.customer.id.to_string());
        offer("e-mail", row.customer.email.as_deref().unwrap_or("").to_owned());
        for file in lines.iter().rev().flat_map(|line| &line.files).take(5) {
            offer(&file.name, file.url.as_deref().unwrap_or("").to_owned());
        }
        let spoken = lines.iter().filter(|line| line.from != From::Note);
        let whole: Vec<String> = spoken
            .map(|line| {
                let who = line.name.as_deref().unwrap_or("-");
                format!("{} {who}: {}", line.at.strftime("%Y-%m-%d %H:%MZ"), &*line.text)
            })
            .collect();
        offer("transcript without notes", whole.join("\n"));
        self.pick_from(Purpose::Copy, "copy", items);
    }

    /// Quits; with chats open it asks once what becomes of them.
    pub(super) fn choose_quit(&mut self) {
        let open = self.m.mine().count();
        if open == 0 {
            return self.quit_once_sent();
        }
        let keep = "they wait for you, then return to their queues";
        let release = "they go to the front of their queues now";
        let items = vec![
            Item::new(Pick::Cancel, "stay here", &[]),
            Item::new(Pick::QuitKeeping, "quit, keep them", &[keep]),
            Item::new(Pick::QuitReleasing, "quit, release them", &[release]),
        ];
        let chats = plural(open, "open chat", "open chats");
        self.pick_from(Purpose::Quit, &format!("you have {chats}"), items);
    }

    /// What was entered a moment before may not have left this machine yet.
    fn quit_once_sent(&mut self) {
        if !self.is_owed_an_answer() {
            return self.quit();
        }
        self.leave_soon("sending what you wrote, then leaving");
    }

    fn quit_releasing(&mut self) {
        let mine: Vec<TicketNumber> = self.m.mine().map(|row| row.number).collect();
        for ticket in mine {
            self.plain(ticket, wire::Act::Release, "release");
        }
        self.leave_soon("giving the tickets back, then leaving");
    }

    /// Quits once the relay has answered for all, or does not in time.
    fn leave_soon(&mut self, why: &str) {
        self.m.deadlines.leaving = self.now.checked_add(LEAVE_WAIT).ok();
        self.toast(Level::Info, why);
    }
}

fn queue_item(queue: &Queue) -> Item {
    let waiting = format!("{} waiting", queue.waiting);
    let wait = match queue.expected_wait_s {
        _ if !queue.open_now => "closed now".to_owned(),
        Some(s) => {
            format!("~{}", brief_duration(SignedDuration::from_secs(i64::try_from(s).unwrap_or(0))))
        }
        None if queue.staffed == 0 => "nobody there".to_owned(),
        None => String::new(),
    };
    Item::new(
        Pick::Target(Target::Queue(queue.name.clone())),
        queue.name.as_str(),
        &["queue", &waiting, &wait],
    )
}

fn person_item(one: &Colleague) -> Item {
    let open = format!("{} open", one.open);
    let status = match (one.present, one.status) {
        (false, _) => "absent · you may force it",
        (true, Status::Available) => match &one.reason {
            // Such as `wrap-up` or `not responding`.
            Some(why) => why,
            None if one.open == 0 => "free",
            None => "",
        },
        (true, Status::Away) => "away",
        (true, Status::TransfersOnly) => "transfers only",
        (true, Status::Off) => "off",
    };
    Item::new(
        Pick::Target(Target::Agent(one.name.clone())),
        one.name.as_str(),
        &["person", &open, status],
    )
}

/// How one addresses a customer: by the first word of their name, by nothing if it is but an id.
fn first_name(row: &Row) -> String {
    if row.customer.name == row.customer.id {
        return String::new();
    }
    row.customer.name.split_whitespace().next().unwrap_or("").to_owned()
}
