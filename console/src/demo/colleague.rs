//! A simulated colleague: what they saw of the desk in, what they do out. Pure; all times count from
//! the start of the demo.
//!
//! They take a waiting ticket now and then, never the last ones: the work is the user's. They
//! accept what is offered to them, answer turn by turn, pass one on to the user at times, and close.

use std::collections::BTreeMap;
use std::time::Duration;

use baton_shared::id::{AgentName, Epoch, QueueName, TicketNumber};
use baton_shared::wire::{
    Act, AgentView, Change, From, QueueView, ServerFrame, Target, TicketRow, TicketState,
};

use super::chance::{Chance, Luck};
use super::phrases::{CLOSING_NOTES, TRANSFER_NOTES, taking_over, turns};
use super::story::Language;

/// Tickets that are left waiting for the user at least.
const LEFT_FOR_USER: usize = 3;
/// Tickets that may wait in a queue that is closed.
const CLOSED_PILE: u32 = 2;
/// Tickets that a colleague works on at once.
const HANDS: usize = 2;
/// A customer who says nothing for so long is told good-bye.
const CUSTOMER_SILENT: Duration = Duration::from_secs(75);
/// Between two transfers to the user.
const TRANSFER_GAP: Duration = Duration::from_secs(150);
/// How often one shows that somebody is at the keyboard.
const ACTIVE_EVERY: Duration = Duration::from_secs(60);

/// What a colleague does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Move {
    Act { ticket: TicketNumber, epoch: Epoch, act: Act },
    Typing(TicketNumber),
    Active,
}

/// What is to be done with a ticket, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Plan {
    at: Duration,
    typing_at: Option<Duration>,
    deed: Deed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Deed {
    Take,
    Accept,
    Say,
    PassOn,
    Note,
    Close,
}

/// How far one is with a ticket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Job {
    turn: usize,
    taken_over: Takeover,
    plan: Option<Plan>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Takeover {
    #[default]
    No,
    Yes,
}

/// One colleague.
#[derive(Debug)]
pub(super) struct Colleague {
    me: AgentName,
    /// Whose demo it is.
    user: AgentName,
    serves: Vec<QueueName>,
    rows: BTreeMap<TicketNumber, TicketRow>,
    jobs: BTreeMap<TicketNumber, Job>,
    queues: BTreeMap<QueueName, QueueView>,
    user_is_there: Presence,
    chance: Chance,
    looks_at: Duration,
    active_at: Duration,
    passes_from: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Presence {
    There,
    Away,
}

impl Colleague {
    pub(super) fn new(me: AgentName, user: AgentName, mut chance: Chance) -> Self {
        let looks_at = chance.between(7_000, 11_000);
        let passes_from = chance.between(45_000, 90_000);
        Self {
            me,
            user,
            serves: Vec::new(),
            rows: BTreeMap::new(),
            jobs: BTreeMap::new(),
            queues: BTreeMap::new(),
            user_is_there: Presence::Away,
            chance,
            looks_at,
            active_at: ACTIVE_EVERY,
            passes_from,
        }
    }

    /// Takes in what the relay says.
    pub(super) fn hear(&mut self, frame: ServerFrame, now: Duration) {
        match frame {
            ServerFrame::Welcome { me, resumed, .. } => {
                self.serves = me.queues;
                if !resumed {
                    self.rows.clear();
                }
            }
            ServerFrame::Snapshot { rows, .. } => {
                for row in rows {
                    self.see(&row, now);
                }
            }
            ServerFrame::Change { change: Change::Upsert { row }, .. } => self.see(&row, now),
            ServerFrame::Change { change: Change::Remove { ticket }, .. } => {
                self.rows.remove(&ticket);
                self.jobs.remove(&ticket);
            }
            ServerFrame::Presence { agents, queues, .. } => self.look_around(&agents, queues),
            _ => {}
        }
    }

    fn look_around(&mut self, agents: &[AgentView], queues: Vec<QueueView>) {
        let there = agents.iter().any(|agent| agent.name == self.user && agent.present);
        self.user_is_there = if there { Presence::There } else { Presence::Away };
        self.queues = queues.into_iter().map(|queue| (queue.name.clone(), queue)).collect();
    }

    /// One ticket as it now is: what is to be done follows from it, or what was planned goes on.
    fn see(&mut self, row: &TicketRow, now: Duration) {
        let number = row.number;
        let before = self.rows.insert(number, row.clone());
        if row.state == TicketState::Closed {
            self.jobs.remove(&number);
            return;
        }
        if let Some(offer) = &row.offer {
            if offer.to == self.me {
                return self.plan_accept(number, now);
            }
            // Offered by oneself: its new owner answers now.
            return self.drop_plan(number);
        }
        if row.undo.is_some() {
            return self.drop_plan(number);
        }
        if row.agent.as_ref() != Some(&self.me) {
            let taking = matches!(self.deed(number), Some(Deed::Take));
            if !(taking && row.state == TicketState::Queued) {
                self.jobs.remove(&number);
            }
            return;
        }
        let was_mine = before.is_some_and(|before| before.agent.as_ref() == Some(&self.me));
        self.work_on(row, was_mine, now);
    }

    fn work_on(&mut self, row: &TicketRow, was_mine: bool, now: Duration) {
        let last = row.last.as_ref().map(|last| last.from);
        let job = self.jobs.entry(row.number).or_default();
        let idle = match job.plan.as_ref().map(|plan| &plan.deed) {
            // Those two were for a ticket that is one's own by now.
            None | Some(Deed::Take | Deed::Accept) => true,
            Some(Deed::Close) => last == Some(From::Customer),
            Some(Deed::Say | Deed::PassOn | Deed::Note) => false,
        };
        if !idle {
            return;
        }
        if !was_mine && job.turn == 0 {
            let after = self.chance.between(2_500, 5_000);
            return self.plan_say(row.number, now + after);
        }
        if last == Some(From::Customer) && row.unread > 0 {
            let after = self.chance.between(3_000, 8_000);
            return self.plan_answer(row, now + after);
        }
        self.plan(row.number, now + CUSTOMER_SILENT, Deed::Close);
    }

    fn plan_answer(&mut self, row: &TicketRow, at: Duration) {
        let turn = self.jobs.get(&row.number).map_or(0, |job| job.turn);
        let passes = turn == 1
            && self.user_is_there == Presence::There
            && at >= self.passes_from
            && self.chance.percent(45) == Luck::Yes;
        if passes {
            return self.plan(row.number, at, Deed::PassOn);
        }
        if turn < turns(language(row)).len() {
            self.plan_say(row.number, at);
        } else {
            let deed = if self.chance.percent(50) == Luck::Yes { Deed::Note } else { Deed::Close };
            self.plan(row.number, at, deed);
        }
    }

    fn plan_say(&mut self, ticket: TicketNumber, at: Duration) {
        let typing = self.chance.between(2_500, 5_500);
        let plan = Plan { at: at + typing, typing_at: Some(at), deed: Deed::Say };
        self.jobs.entry(ticket).or_default().plan = Some(plan);
    }

    fn plan_accept(&mut self, ticket: TicketNumber, now: Duration) {
        if self.deed(ticket) != Some(Deed::Accept) {
            let after = self.chance.between(3_000, 7_000);
            self.plan(ticket, now + after, Deed::Accept);
        }
    }

    fn plan(&mut self, ticket: TicketNumber, at: Duration, deed: Deed) {
        self.jobs.entry(ticket).or_default().plan = Some(Plan { at, typing_at: None, deed });
    }

    fn drop_plan(&mut self, ticket: TicketNumber) {
        if let Some(job) = self.jobs.get_mut(&ticket) {
            job.plan = None;
        }
    }

    fn deed(&self, ticket: TicketNumber) -> Option<Deed> {
        Some(self.jobs.get(&ticket)?.plan.as_ref()?.deed.clone())
    }

    /// When [`Colleague::act`] has something to do next.
    pub(super) fn due(&self) -> Duration {
        let plans = self.jobs.values().filter_map(|job| job.plan.as_ref());
        let plans = plans.map(|plan| plan.typing_at.unwrap_or(plan.at));
        plans.chain([self.looks_at, self.active_at]).min().unwrap_or(self.looks_at)
    }

    /// Everything that is due now.
    pub(super) fn act(&mut self, now: Duration) -> Vec<Move> {
        let mut moves = Vec::new();
        if now >= self.active_at {
            self.active_at = now + ACTIVE_EVERY;
            moves.push(Move::Active);
        }
        if now >= self.looks_at {
            self.looks_at = now + self.chance.between(25_000, 55_000);
            self.look_for_work(now);
        }
        for ticket in self.jobs.keys().copied().collect::<Vec<_>>() {
            moves.extend(self.act_on(ticket, now));
        }
        moves
    }

    fn look_for_work(&mut self, now: Duration) {
        let waits = |row: &&TicketRow| row.state == TicketState::Queued;
        let waiting = self.rows.values().filter(waits).count();
        let mine = self.rows.values().filter(|row| row.agent.as_ref() == Some(&self.me)).count();
        if waiting <= LEFT_FOR_USER || mine >= HANDS {
            return;
        }
        // What came while a queue is closed waits for the user, but does not pile up.
        let ready = |queue: &QueueView| queue.open_now || queue.waiting > CLOSED_PILE;
        let open = |name: &QueueName| self.queues.get(name).is_none_or(ready);
        let serves = |name: &QueueName| self.serves.contains(name) && open(name);
        let fits = |row: &&TicketRow| waits(row) && serves(&row.queue);
        let fitting: Vec<TicketNumber> =
            self.rows.values().filter(fits).map(|row| row.number).collect();
        if let Some(ticket) = self.chance.one(&fitting).copied() {
            self.plan(ticket, now, Deed::Take);
        }
    }

    fn act_on(&mut self, ticket: TicketNumber, now: Duration) -> Option<Move> {
        let row = self.rows.get(&ticket)?.clone();
        let job = self.jobs.get_mut(&ticket)?;
        let plan = job.plan.as_mut()?;
        if plan.typing_at.is_some_and(|at| at <= now) {
            plan.typing_at = None;
            return Some(Move::Typing(ticket));
        }
        if plan.at > now {
            return None;
        }
        let deed = job.plan.take()?.deed;
        let act = self.carry_out(&row, &deed, now)?;
        Some(Move::Act { ticket, epoch: row.epoch, act })
    }

    fn carry_out(&mut self, row: &TicketRow, deed: &Deed, now: Duration) -> Option<Act> {
        let ticket = row.number;
        Some(match deed {
            Deed::Take => Act::Take,
            Deed::Accept => {
                self.jobs.entry(ticket).or_default().taken_over = Takeover::Yes;
                Act::Accept
            }
            Deed::Say => {
                let job = self.jobs.entry(ticket).or_default();
                let words = words(row, job)?;
                job.turn += 1;
                Act::Say { text: self.fill(words, row) }
            }
            Deed::PassOn => {
                self.passes_from = now + TRANSFER_GAP;
                let note = self.chance.one(&TRANSFER_NOTES).map(|note| (*note).to_owned());
                // Should it come back, the next line is said instead.
                self.plan_say(ticket, now + CUSTOMER_SILENT);
                Act::Transfer { to: Target::Agent(self.user.clone()), note, force: false }
            }
            Deed::Note => {
                let after = self.chance.between(2_000, 4_000);
                self.plan(ticket, now + after, Deed::Close);
                let text = self.chance.one(&CLOSING_NOTES).copied().unwrap_or_default();
                Act::Note { text: text.to_owned() }
            }
            Deed::Close => {
                let labels = self.queues.get(&row.queue).map_or(&[][..], |q| &q.dispositions);
                Act::Close { disposition: self.chance.one(labels).cloned() }
            }
        })
    }

    fn fill(&self, words: &str, row: &TicketRow) -> String {
        let mut me = self.me.to_string();
        if let Some(first) = me.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let name = row.customer.name.as_deref().unwrap_or_default();
        let name = name.split(' ').next().unwrap_or_default();
        words.replace("{me}", &me).replace("{name}", name).replace(" ,", ",")
    }
}

fn language(row: &TicketRow) -> Language {
    Language::of(row.language.as_deref().or(row.customer.language.as_deref()))
}

fn words(row: &TicketRow, job: &Job) -> Option<&'static str> {
    if job.turn == 0 && job.taken_over == Takeover::Yes {
        return Some(taking_over(language(row)));
    }
    turns(language(row)).get(job.turn).copied()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// A ticket as the relay sends it, with some of its fields set.
    fn row(number: u64, set: Value) -> ServerFrame {
        let mut row = json!({
            "number": number, "conversation": "cv-1", "state": "queued", "queue": "support",
            "agent": null, "control": { "kind": "queue" }, "epoch": 4,
            "customer": { "id": "c", "name": "Lena Vogel", "email": null, "language": "de",
                "attributes": {}, "verified": false, "present": true },
            "channel": "web", "language": "de", "priority": "normal", "waiting_s": 1,
            "waiting_since": null, "order_at": "2026-11-21T09:00:00Z", "unread": 0, "opened_at": "2026-11-21T09:00:00Z",
            "closed_at": null, "due_at": null, "hold_until": null, "tags": [], "variables": {},
            "intent": null, "briefing": { "goal": null, "tried": [], "collected": {},
                "blocker": null, "reason": null, "sources": [] },
            "offer": null, "undo": null, "last": null, "disposition": null,
        });
        let Value::Object(set) = set else { panic!("fields") };
        row.as_object_mut().expect("an object").extend(set);
        let change = json!({ "type": "change", "seq": number, "kind": "upsert", "row": row });
        serde_json::from_value(change).expect("a frame")
    }

    fn mine(number: u64, last: &str, unread: u32) -> ServerFrame {
        let last = json!({ "from": last, "text": "…", "at": "2026-11-21T09:00:00Z" });
        let control = json!({ "kind": "agent", "name": "cleo" });
        let set = json!({ "state": "active", "agent": "cleo", "control": control, "last": last,
            "unread": unread });
        row(number, set)
    }

    fn cleo() -> Colleague {
        let name = |name: &str| name.parse::<AgentName>().expect("a name");
        let mut colleague = Colleague::new(name("cleo"), name("dana"), Chance::new(4));
        let welcome = json!({
            "type": "welcome", "protocol": 1, "relay": "0", "cursor": 1, "role_version": 1,
            "resumed": false, "now": "2026-11-21T09:00:00Z",
            "me": { "name": "cleo", "role": "agent", "status": "available", "reason": null,
                "queues": ["support"], "skills": [] },
        });
        colleague.hear(serde_json::from_value(welcome).expect("a frame"), Duration::ZERO);
        colleague
    }

    /// Everything done until `end`, without the signs of life.
    fn until(colleague: &mut Colleague, end: Duration) -> Vec<Move> {
        let mut all = Vec::new();
        while colleague.due() <= end {
            let now = colleague.due();
            all.extend(colleague.act(now));
        }
        all.retain(|made| *made != Move::Active);
        all
    }

    #[test]
    fn the_last_waiting_tickets_are_left_to_the_user() {
        let mut colleague = cleo();
        for number in 1..=3 {
            colleague.hear(row(number, json!({})), Duration::ZERO);
        }
        assert_eq!(until(&mut colleague, 60 * SECOND), []);
        colleague.hear(row(4, json!({})), 60 * SECOND);
        let taken = until(&mut colleague, 120 * SECOND);
        assert!(matches!(taken[0], Move::Act { act: Act::Take, .. }), "{taken:?}");
    }

    #[test]
    fn tickets_of_queues_one_does_not_serve_are_not_taken() {
        let mut colleague = cleo();
        for number in 1..=9 {
            colleague.hear(row(number, json!({ "queue": "billing" })), Duration::ZERO);
        }
        assert_eq!(until(&mut colleague, 300 * SECOND), []);
    }

    #[test]
    fn what_is_offered_is_accepted_and_greeted_in_the_customers_language() {
        let mut colleague = cleo();
        let offer =
            json!({ "from": "dana", "to": "cleo", "until": "2026-11-21T09:01:00Z", "note": null });
        let set = json!({ "state": "active", "agent": "dana", "offer": offer });
        colleague.hear(row(1, set), Duration::ZERO);
        let moves = until(&mut colleague, 10 * SECOND);
        assert!(matches!(moves[..], [Move::Act { act: Act::Accept, .. }]), "{moves:?}");
        colleague.hear(mine(1, "customer", 1), 10 * SECOND);
        let moves = until(&mut colleague, 30 * SECOND);
        let [Move::Typing(_), Move::Act { act: Act::Say { text }, .. }] = &moves[..] else {
            panic!("{moves:?}")
        };
        assert!(text.starts_with("Guten Tag Lena, ich bin Cleo und übernehme"), "{text}");
    }

    #[test]
    fn a_ticket_is_answered_turn_by_turn_and_closed_in_the_end() {
        let mut colleague = cleo();
        let mut now = Duration::ZERO;
        let mut said = 0;
        colleague.hear(mine(1, "system", 1), now);
        for _ in 0..12 {
            now += 30 * SECOND;
            for made in until(&mut colleague, now) {
                match made {
                    Move::Act { act: Act::Close { .. }, .. } => {
                        assert_eq!(said, turns(Language::De).len());
                        return;
                    }
                    Move::Act { act: Act::Say { .. }, .. } => {
                        said += 1;
                        colleague.hear(mine(1, "agent", 0), now);
                    }
                    _ => {}
                }
            }
            colleague.hear(mine(1, "customer", 1), now);
        }
        panic!("never closed after {said} turns");
    }

    #[test]
    fn a_ticket_that_somebody_else_has_is_nobodys_plan_any_more() {
        let mut colleague = cleo();
        colleague.hear(mine(1, "customer", 1), Duration::ZERO);
        colleague.hear(row(1, json!({ "state": "active", "agent": "dana" })), SECOND);
        assert_eq!(until(&mut colleague, 20 * SECOND), []);
    }
}
