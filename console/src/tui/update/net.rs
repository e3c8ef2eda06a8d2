//! What the relay says.

use baton_shared::id::{CommandId, TicketNumber};
use baton_shared::wire::{
    self, Answer, Change, Controller, Done, Entry, ErrorBody, From, ServerFrame, Standing,
    TicketRow, TicketState,
};
use jiff::SignedDuration;

use super::Turn;
use crate::client::{LinkState, NetEvent};
use crate::tui::command::{draft_word, leads, may_move};
use crate::tui::intake;
use crate::tui::model::{DraftKind, Level, Overlay, Picker, Purpose, Row, Scroll, Sent, Undo};

/// A customer who says nothing more is not typing any more.
const TYPING: SignedDuration = SignedDuration::from_secs(8);

/// Why nothing is offered to an agent who is available, in the relay's word.
const NOT_RESPONDING: &str = "not responding";

impl Turn<'_> {
    pub(super) fn net(&mut self, event: NetEvent) {
        match event {
            NetEvent::State(link) => {
                if let LinkState::Refused { error } = &link {
                    let why = format!("the relay said no: {}", &*intake::error(error));
                    self.toast(Level::Bad, &why);
                }
                if matches!(link, LinkState::Offline { .. }) {
                    self.m.typing.clear();
                }
                self.m.link = link;
            }
            NetEvent::Frame(frame) => self.frame(*frame),
        }
        self.look_for_late();
        self.m.touch();
    }

    fn frame(&mut self, frame: ServerFrame) {
        match frame {
            ServerFrame::Welcome { me, now, resumed, stale_send_s, .. } => {
                self.m.skew = now.duration_since(self.now);
                let age = stale_send_s.and_then(|s| i64::try_from(s).ok());
                self.m.stale_send = age.map(SignedDuration::from_secs);
                self.m.me = intake::myself(me);
                self.m.arriving.clear();
                self.m.attached |= resumed;
                if !resumed {
                    // What was erased meanwhile is not told any more: read again what is looked at.
                    let open = self.m.open;
                    self.m
                        .threads
                        .retain(|n, thread| open == Some(*n) || !thread.pending.is_empty());
                }
                // The link follows again by itself; only what was said meanwhile may be missing.
                if let Some(number) = self.m.open {
                    self.ask(wire::Ask::Ticket { number }, Sent::Detail(number));
                }
            }
            ServerFrame::Snapshot { rows, done, .. } => self.snapshot(rows, done),
            ServerFrame::Change { change, .. } => self.change(change),
            ServerFrame::Presence { agents, queues, counts, off } => {
                self.switched(off.as_ref());
                self.presence(agents, queues, counts);
            }
            ServerFrame::Typing { ticket, who: None, on } => {
                self.m.typing.remove(&ticket);
                if on && let Ok(until) = self.now.checked_add(TYPING) {
                    self.m.typing.insert(ticket, until);
                }
            }
            // Colleagues' typing is theirs; what takes long only one-shot commands ask.
            ServerFrame::Typing { who: Some(_), .. } | ServerFrame::Progress { .. } => {}
            ServerFrame::Me { me } => {
                if me.reason.as_deref() == Some(NOT_RESPONDING) {
                    // The relay waits for a sign: the very next key is one.
                    self.m.deadlines.active_after = None;
                }
                self.m.me = intake::myself(me);
                if !leads(self.m) {
                    self.close_bots();
                }
            }
            ServerFrame::Done { id, done } => self.done(&id, &done),
            ServerFrame::Refused { id, error, standing } => self.refused(&id, &error, standing),
            ServerFrame::Answer { id, answer } => self.answer(&id, answer),
            ServerFrame::Bye { error, .. } => {
                self.toast(Level::Bad, &format!("the relay hung up: {}", &*intake::error(&error)));
            }
        }
    }

    fn snapshot(&mut self, rows: Vec<TicketRow>, done: bool) {
        for row in rows.into_iter().map(intake::row) {
            self.m.arriving.insert(row.number, row);
        }
        if done {
            self.m.rows = std::mem::take(&mut self.m.arriving);
            self.m.attached = true;
            self.m.sort();
            self.collect_undos();
        }
    }

    /// Acts that the list itself says can be undone, such as those of an earlier start.
    fn collect_undos(&mut self) {
        let me = &self.m.me.name;
        let open = self.m.rows.values().filter_map(|row| {
            let (what, by, until) = row.undo.as_ref()?;
            let undo =
                Undo { ticket: row.number, what: what.clone(), until: *until, epoch: row.epoch };
            (by == me).then_some(undo)
        });
        let found: Vec<Undo> = open.collect();
        for mut undo in found {
            // One's own word for it is the more exact one.
            if let Some(old) = self.m.undos.iter().find(|old| old.ticket == undo.ticket) {
                undo.what.clone_from(&old.what);
            }
            self.m.undos.retain(|old| old.ticket != undo.ticket);
            self.m.undos.push(undo);
        }
    }

    fn change(&mut self, change: Change) {
        match change {
            Change::Upsert { row } => self.upsert(&intake::row(*row)),
            Change::Remove { ticket } => {
                self.m.rows.remove(&ticket);
                self.m.sort();
                if self.m.open == Some(ticket) {
                    // Closed, or in a queue that is not one's own: what was known of it is no more.
                    self.ask(wire::Ask::Ticket { number: ticket }, Sent::Gone(ticket));
                }
            }
            Change::Message { ticket: Some(ticket), entry, .. } => self.message(ticket, *entry),
            Change::Message { ticket: None, .. } => {}
            Change::Notify { ticket, queue, waiting_s } => {
                let words =
                    format!("#{ticket} in {queue} has waited {waiting_s} s and nobody took it");
                self.ring(&format!("baton: #{ticket} in {queue} is waiting"));
                self.toast(Level::Info, &words);
            }
            Change::Erased { conversation, tickets } => {
                if let Some(bots) = &mut self.m.bots {
                    bots.forget(&conversation);
                }
                self.erased(&tickets);
            }
            // A snapshot follows; until it is whole the old rows are better than none.
            Change::Reset => self.m.arriving.clear(),
        }
    }

    fn upsert(&mut self, row: &Row) {
        let number = row.number;
        let before = self.m.rows.insert(number, row.clone());
        self.m.undos.retain(|undo| undo.ticket != number || row.undo.is_some());
        self.m.sort();
        self.collect_undos();
        let Some(before) = before else { return self.newcomer(row) };
        let mine = row.held_by(&self.m.me.name);
        if mine && row.unread > before.unread {
            self.ring_unfocused(row);
        }
        if before.held_by(&self.m.me.name) && !mine && row.agent.is_some() {
            let holder = row.agent.as_ref().map_or("nobody", |agent| agent.as_str());
            if holder != self.m.me.name.as_str() {
                self.toast(Level::Info, &format!("#{number} is with {holder} now"));
            }
        }
        if !before.offered_to(&self.m.me.name) {
            self.newcomer(row);
        }
        let about = |picker: &Picker| {
            [Purpose::Close(number), Purpose::Transfer(number)].contains(&picker.purpose)
        };
        if let Some(Overlay::Picker(picker)) = &self.m.overlay
            && about(picker)
            && !may_move(self.m, row)
        {
            // There is nothing left to choose: whoever has it now was just told.
            self.m.overlay = None;
        }
        let acted = before.epoch != row.epoch || before.state != row.state;
        if self.m.open == Some(number) && acted {
            self.ask(wire::Ask::Ticket { number }, Sent::Detail(number));
        }
    }

    /// A row that was not there, or was not offered to one before.
    fn newcomer(&mut self, row: &Row) {
        if row.offered_to(&self.m.me.name) {
            self.ring(&format!("baton: #{} is offered to you", row.number));
        }
    }

    fn ring_unfocused(&mut self, row: &Row) {
        if self.m.attention == crate::tui::model::Attention::Elsewhere {
            self.ring(&format!("baton: new message in #{}", row.number));
        }
    }

    fn message(&mut self, ticket: TicketNumber, entry: Entry) {
        let line = intake::entry(entry);
        if line.from == From::Customer {
            self.m.typing.remove(&ticket);
            if let Some(row) = self.m.row(ticket).cloned()
                && row.held_by(&self.m.me.name)
            {
                self.ring_unfocused(&row);
            }
        }
        let reading =
            self.m.open == Some(ticket) && self.m.attention == crate::tui::model::Attention::Here;
        let me = self.m.me.name.to_string();
        let Some(thread) = self.m.threads.get_mut(&ticket) else { return };
        let fresh = !thread.lines.iter().any(|old| old.id == line.id);
        if fresh && line.from == From::Customer && (!reading || thread.scroll != Scroll::End) {
            thread.mark_new(line.seq);
        }
        // One's own words stop being pending with the first line that is them.
        let own = matches!(line.from, From::Agent | From::Note)
            && line.name.as_ref().is_some_and(|name| **name == *me);
        let same = |text: &str| text.trim() == line.text.trim();
        if let Some(at) = thread.pending.iter().position(|sent| {
            sent.message.as_ref().is_some_and(|id| id.as_str() == line.id)
                || (fresh && own && sent.message.is_none() && same(&sent.text))
        }) {
            thread.pending.remove(at);
        }
        thread.put(line);
    }

    fn presence(
        &mut self,
        agents: Vec<wire::AgentView>,
        queues: Vec<wire::QueueView>,
        counts: wire::Counts,
    ) {
        self.m.colleagues = agents.into_iter().map(intake::colleague).collect();
        self.m.queues = queues.into_iter().map(intake::queue).collect();
        self.m.counts = counts;
        let there = self.m.colleagues.iter().filter(|one| one.present).map(|one| one.name.clone());
        let (agents, queues): (Vec<_>, Vec<_>) =
            (there.collect(), self.m.queues.iter().map(|queue| queue.name.clone()).collect());
        if let Some(Overlay::Picker(picker)) = &mut self.m.overlay
            && matches!(picker.purpose, Purpose::Transfer(_))
        {
            picker.strike(&agents, &queues);
        }
    }

    fn done(&mut self, id: &CommandId, done: &Done) {
        let Some(sent) = self.m.sent.remove(id) else { return };
        let ticket = match &sent {
            Sent::Words { ticket, .. } | Sent::Act { ticket, .. } => *ticket,
            Sent::TakeOver { customer, .. } => {
                self.taken_from_bot(customer, done);
                return self.quit_if_settled();
            }
            _ => return self.quit_if_settled(),
        };
        if let (Some(epoch), Some(row)) = (done.epoch, self.m.rows.get_mut(&ticket)) {
            row.epoch = row.epoch.max(epoch);
        }
        match sent {
            Sent::Words { .. } => self.words_done(ticket, id, done),
            Sent::Act { what, .. } => {
                // An offer is undone until it is answered, not only in a grace time.
                let grace = done.undo_until.filter(|_| !what.starts_with("offer to "));
                if let Some(until) = grace {
                    let row = self.m.row(ticket).map(|row| row.epoch);
                    let epoch = done.epoch.or(row).unwrap_or_default();
                    self.m.undos.retain(|old| old.ticket != ticket);
                    self.m.undos.push(Undo { ticket, what, until, epoch });
                } else {
                    self.m.undos.retain(|old| old.ticket != ticket || &*what != "undo");
                    if let Some(words) = outcome(&what) {
                        self.toast(Level::Good, &format!("#{ticket} {words}"));
                    }
                }
            }
            _ => {}
        }
        self.quit_if_settled();
    }

    fn words_done(&mut self, ticket: TicketNumber, id: &CommandId, done: &Done) {
        let Some(thread) = self.m.threads.get_mut(&ticket) else { return };
        let there = |id: &str| thread.lines.iter().any(|line| line.id == id);
        let told = done.message.as_ref().is_none_or(|message| there(message.as_str()));
        if told {
            thread.pending.retain(|sent| sent.command != *id);
        } else if let Some(sent) = thread.pending.iter_mut().find(|sent| sent.command == *id) {
            sent.message.clone_from(&done.message);
        }
    }

    fn refused(&mut self, id: &CommandId, error: &ErrorBody, standing: Option<Standing>) {
        let Some(sent) = self.m.sent.remove(id) else { return };
        let why = intake::error(error);
        match sent {
            Sent::Words { ticket, text, kind } => {
                let who = self.stand(ticket, standing);
                if let Some(thread) = self.m.threads.get_mut(&ticket) {
                    thread.pending.retain(|sent| sent.command != *id);
                }
                self.give_back(ticket, kind, &text);
                let word = draft_word(kind);
                let why = reason(who, error, &why);
                let text = format!("#{ticket}: {word} not sent, kept as a draft: {why}");
                self.toast(Level::Bad, &text);
            }
            Sent::Act { ticket, what } => {
                let who = self.stand(ticket, standing);
                self.m.undos.retain(|undo| undo.ticket != ticket || &*what != "undo");
                let why = reason(who, error, &why);
                self.toast(Level::Bad, &format!("#{ticket}: {} refused: {why}", &*what));
                let lost = self.m.row(ticket).is_none_or(|row| !row.held_by(&self.m.me.name));
                if &*what == "take" && lost && self.m.open == Some(ticket) {
                    self.leave_composer();
                }
            }
            Sent::Status => self.toast(Level::Bad, &format!("status not changed: {}", &*why)),
            Sent::Incident => self.toast(Level::Bad, &format!("nothing switched: {}", &*why)),
            Sent::Gone(ticket) => {
                if let Some(thread) = self.m.threads.get_mut(&ticket) {
                    thread.row = None;
                }
            }
            Sent::Detail(ticket) if error.code == "no_such_ticket" => self.erased(&[ticket]),
            Sent::Detail(ticket) => {
                if let Some(thread) = self.m.threads.get_mut(&ticket) {
                    thread.loaded = true;
                }
                self.toast(Level::Bad, &format!("#{ticket} cannot be shown: {}", &*why));
            }
            Sent::Bots => {
                if error.code == "forbidden" {
                    self.close_bots();
                }
                self.toast(Level::Bad, &format!("what bots have cannot be listed: {}", &*why));
            }
            Sent::BotRead(_) => {
                self.toast(Level::Bad, &format!("it cannot be read: {}", &*why));
                self.bots_due();
            }
            Sent::TakeOver { customer, .. } => {
                self.toast(Level::Bad, &format!("{} is not yours: {}", &*customer, &*why));
                self.bots_due();
            }
            Sent::Reveal(ticket) => {
                self.toast(Level::Bad, &format!("#{ticket} stays masked: {}", &*why));
            }
            Sent::Earlier(ticket) => {
                self.toast(Level::Bad, &format!("earlier tickets of #{ticket}: {}", &*why));
            }
        }
        self.quit_if_settled();
    }

    /// Learns how things stand, and says who has the ticket.
    fn stand(&mut self, ticket: TicketNumber, standing: Option<Standing>) -> String {
        let Some(standing) = standing else { return String::new() };
        let me = self.m.me.name.clone();
        let who = match &standing.control {
            _ if standing.state == TicketState::Closed => "it is closed".to_owned(),
            Controller::Agent(name) if *name == me => String::new(),
            Controller::Agent(name) if name.is_inbox() => {
                "somebody answered in the provider's inbox".to_owned()
            }
            Controller::Agent(name) => format!("{name} has it now"),
            Controller::Queue => "it is back in its queue".to_owned(),
            Controller::Bot => "the bot has it now".to_owned(),
            Controller::Nobody => "nobody has it now".to_owned(),
        };
        if let Some(row) = self.m.rows.get_mut(&ticket) {
            if let Controller::Agent(name) = &standing.control
                && !name.is_inbox()
            {
                row.agent = Some(name.clone());
            }
            row.state = standing.state;
            row.control = standing.control;
            row.epoch = standing.epoch;
        }
        self.m.sort();
        who
    }

    fn answer(&mut self, id: &CommandId, answer: Answer) {
        let sent = self.m.sent.remove(id);
        match (answer, sent) {
            (Answer::Ticket { ticket }, _) => {
                let number = ticket.row.number;
                let unread = usize::try_from(ticket.row.unread).unwrap_or(usize::MAX);
                let Some(thread) = self.m.threads.get_mut(&number) else { return };
                intake::detail(thread, *ticket);
                if !thread.loaded {
                    thread.loaded = true;
                    let said = thread.lines.iter().rev().filter(|l| l.from == From::Customer);
                    if let Some(seq) = said.take(unread).last().map(|line| line.seq) {
                        thread.mark_new(seq);
                    }
                }
            }
            (Answer::Tickets { rows, .. }, Some(Sent::Earlier(ticket))) => {
                let rows = rows.into_iter().map(intake::row).collect();
                self.choose_earlier(ticket, rows);
            }
            (Answer::Revealed { entry: Some(entry), .. }, Some(Sent::Reveal(ticket))) => {
                if let Some(thread) = self.m.threads.get_mut(&ticket) {
                    thread.put(intake::entry(*entry));
                    self.toast(Level::Info, "shown as it was written; that is recorded");
                }
            }
            (Answer::Conversations { rows, more }, _) => self.bots_listed(rows, more),
            (Answer::Conversation { recent, .. }, Some(Sent::BotRead(conversation))) => {
                self.bot_was_read(conversation, &recent);
            }
            // The policy is asked about by command.
            (
                Answer::Tickets { .. }
                | Answer::Conversation { .. }
                | Answer::Revealed { .. }
                | Answer::Policy { .. }
                | Answer::Report { .. },
                _,
            ) => {}
            (Answer::Desk { agents, queues, counts, off }, _) => {
                self.switched(off.as_ref());
                self.presence(agents, queues, counts);
            }
        }
    }

    /// Puts refused words back where they were written, before anything written since.
    fn give_back(&mut self, ticket: TicketNumber, kind: DraftKind, text: &str) {
        let shown = self.m.open == Some(ticket) && self.composer_kind() == kind;
        let since = if shown {
            self.m.composer.text()
        } else {
            self.m.drafts.get(&(ticket, kind)).cloned().unwrap_or_default()
        };
        let whole =
            if since.trim().is_empty() { text.to_owned() } else { format!("{text}\n{since}") };
        self.m.drafts.insert((ticket, kind), whole);
        if shown {
            self.load_composer(kind);
        }
        self.save_draft(ticket, kind);
    }
}

/// What is said of an act that the screen does not show by itself.
fn outcome(what: &str) -> Option<String> {
    if let Some(name) = what.strip_prefix("offer to ") {
        return Some(format!("is offered to {name}: yours until they accept · u takes it back"));
    }
    let words = match what {
        "undo" => "is as it was: undone",
        "release" => "is back in its queue, at the front",
        "decline" => "is declined: it stays with its sender",
        "mute" => "is muted: the visitor was silenced",
        "rate the briefing good" => "briefing rated good",
        "rate the briefing poor" => "briefing rated poor",
        _ => return None,
    };
    Some(words.to_owned())
}

/// Who has it now says all where the ticket changed hands; else the relay's own words do.
fn reason(who: String, error: &ErrorBody, why: &str) -> String {
    let moved = ["taken", "stale_epoch", "not_yours", "not_held", "closed"];
    match who.is_empty() {
        false if moved.contains(&error.code.as_str()) => who,
        false => format!("{who}; {why}"),
        true => why.to_owned(),
    }
}
