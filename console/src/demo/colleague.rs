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
                    self.see(row, now);
                }
            }
            ServerFrame::Change { change: Change::Upsert { row }, .. } => self.see(*row, now),
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
    fn see(&mut self, row: TicketRow, now: Duration) {
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
        self.work_on(&row, was_mine, now);
    }

    fn work_on(&mut self, row: &TicketRow, was_mine: bool, now: Duration) {
        let last = row.last.as_ref().map(|last| last.from);
        let job = self.jobs.entry(row.number).or_default();
        let idle = match job.plan.as_ref().map(|plan| &plan.deed) {
            None => true,
            // These were for a ticket that is now one's own, or waits for nothing.
            Some(Deed::Take | Deed::Accept) => true,
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
        // Nobody works in a workshop that is closed, but for the user.
        let open = |name: &QueueName| self.queues.get(name).is_none_or(|queue| queue.open_now);
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
