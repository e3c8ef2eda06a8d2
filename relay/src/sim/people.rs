//! Customers and agents, and what they were answered.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use baton_shared::id::{AgentName, ConversationId, Epoch, Position, QueueName, TicketNumber};
use jiff::SignedDuration;
use tokio::time::Instant;

use super::inbox::Replies;
use super::waits;
use super::words::{message, visit};
use super::world::World;
use crate::chance::Chance;
use crate::desk::act::{Act, Consent, Target};
use crate::desk::event::{Role, Status, Surface};
use crate::desk::{Conversation, TicketState};
use crate::engine::{AccountAct, Answer, Command, CustomerMessage, Engine, Failed};

/// What every note says, and nothing that leaves the desk.
pub(super) const NOTE: &str = "NOTE-NOT-FOR-CUSTOMERS";

/// What is known of a customer's message.
#[derive(Debug, Clone)]
pub(super) struct Inbound {
    pub(super) customer: String,
    pub(super) sent: Instant,
    /// When the provider was first told that it is taken.
    pub(super) acknowledged: Option<Instant>,
    pub(super) conversation: Option<ConversationId>,
    /// How often the provider was told so as for the first time.
    pub(super) firsts: u32,
}

/// What may be in the log of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// It was answered as done.
    Done,
    /// It was answered as refused or not stored, and never otherwise.
    None,
    /// No answer came.
    Unknown,
}

/// An agent's command with words of its own.
#[derive(Debug, Clone)]
pub(super) struct Issued {
    pub(super) by: AgentName,
    pub(super) id: String,
    pub(super) words: Option<String>,
    pub(super) effect: Effect,
    pub(super) firsts: u32,
}

/// All that was answered.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub(super) inbound: Mutex<BTreeMap<String, Inbound>>,
    pub(super) issued: Mutex<Vec<Issued>>,
    pub(super) open: Mutex<u32>,
    pub(super) replies: Mutex<Replies>,
}

/// A customer on a channel: they write while the storm lasts.
pub(super) async fn customer(world: Arc<World>, mut chance: Chance, name: String, web: bool) {
    let mut count = 0;
    let mut conversation = None;
    while world.is_stormy() {
        tokio::time::sleep(chance.millis(300, 12_000)).await;
        count += 1;
        let id = format!("{name}-{count}");
        if web && chance.percent(30) {
            visit(&world, &mut chance, &name, &mut conversation, count).await;
            continue;
        }
        let message = message(&mut chance, &name, &id, web);
        let inbound = Inbound {
            customer: name.clone(),
            sent: Instant::now(),
            acknowledged: None,
            conversation: None,
            firsts: 0,
        };
        world.records.inbound.lock().expect("one thread").insert(id.clone(), inbound);
        let copies = 1 + chance.below(3);
        for copy in 0..copies {
            *world.records.open.lock().expect("one thread") += 1;
            let sure = copy == 0;
            tokio::spawn(webhook(world.clone(), chance.fork(), message.clone(), sure));
        }
    }
}

/// One copy of a message on its way to whichever relay answers; the sure one is repeated until it
/// is acknowledged.
async fn webhook(world: Arc<World>, mut chance: Chance, message: CustomerMessage, sure: bool) {
    let late = if chance.percent(15) { chance.millis(500, 9_000) } else { chance.millis(0, 150) };
    tokio::time::sleep(late).await;
    loop {
        if let Some((relay, engine)) = world.relays.any(&mut chance) {
            let asked = Command::Customer(Box::new(message.clone()));
            match engine.ask(asked).await {
                Ok(answer) => {
                    acknowledged(&world, &message, &answer, relay);
                    // Some providers never see the answer.
                    if !chance.percent(6) {
                        break;
                    }
                }
                Err(Failed::Refused { refusal, .. }) => {
                    world.trace.fail(format!("{} was refused: {refusal}", message.provider_id));
                    break;
                }
                Err(Failed::Unavailable { .. } | Failed::Stopped) => {}
            }
        }
        if !sure && chance.percent(50) {
            break;
        }
        tokio::time::sleep(chance.millis(100, 2_500)).await;
    }
    *world.records.open.lock().expect("one thread") -= 1;
}

fn acknowledged(world: &World, message: &CustomerMessage, answer: &Answer, relay: usize) {
    let id = &message.provider_id;
    world.trace.say(|| format!("relay {relay} takes {id}, duplicate {}", answer.duplicate));
    let mut inbound = world.records.inbound.lock().expect("one thread");
    let Some(known) = inbound.get_mut(id) else { return };
    known.acknowledged.get_or_insert_with(Instant::now);
    known.firsts += u32::from(!answer.duplicate);
    if known.firsts > 1 {
        world.trace.fail(format!("{id} was taken twice as for the first time"));
    }
    match (&known.conversation, &answer.conversation) {
        (Some(before), Some(now)) if before != now => {
            world.trace.fail(format!("{id} was taken into {before}, then into {now}"));
        }
        (_, None) => world.trace.fail(format!("{id} was taken into no conversation")),
        (_, Some(now)) => known.conversation = Some(now.clone()),
    }
}

/// What an agent sees of a ticket.
pub(super) struct Seen {
    pub(super) ticket: TicketNumber,
    pub(super) epoch: Epoch,
    pub(super) state: TicketState,
    pub(super) agent: Option<AgentName>,
    pub(super) offered: Option<AgentName>,
    pub(super) undoable: bool,
}

pub(super) fn seen(conv: &Conversation, me: &AgentName) -> Option<Seen> {
    let ticket = conv.ticket.as_ref()?;
    Some(Seen {
        ticket: ticket.number,
        epoch: conv.epoch,
        state: ticket.state,
        agent: ticket.agent.clone(),
        offered: ticket.offer.as_ref().map(|offer| offer.to.clone()),
        undoable: ticket.grace.as_ref().is_some_and(|grace| grace.by == *me),
    })
}

/// An agent with a console on one relay at a time.
pub(super) struct Person {
    pub(super) world: Arc<World>,
    pub(super) chance: Chance,
    pub(super) name: AgentName,
    lead: bool,
    others: Vec<AgentName>,
    pub(super) at: Option<(usize, Engine, String)>,
    cursor: Position,
    pub(super) count: u32,
    /// Offers of the last shift that they let pass, each once.
    pub(super) declined: BTreeSet<TicketNumber>,
}

impl Person {
    pub(super) fn new(world: Arc<World>, chance: Chance, name: &str, all: &[&str]) -> Self {
        let others = all.iter().filter(|other| **other != name);
        let others = others.map(|other| other.parse().expect("a name")).collect();
        let (lead, name) = (name == "carol", name.parse().expect("a name"));
        let (cursor, declined) = (Position(0), BTreeSet::new());
        Self { world, chance, name, lead, others, at: None, cursor, count: 0, declined }
    }

    pub(super) async fn work(mut self) {
        self.enroll().await;
        while self.world.is_stormy() {
            let pause = self.chance.millis(100, 2_500);
            tokio::time::sleep(pause).await;
            if !self.attach().await {
                continue;
            }
            match self.chance.below(100) {
                0..4 => self.vanish().await,
                4..10 => self.set_status().await,
                // At their console, and looking elsewhere.
                10..13 => tokio::time::sleep(self.chance.millis(5_000, 14_000)).await,
                _ => self.act().await,
            }
        }
        if self.world.asks() {
            self.last_shift().await;
        }
        self.detach().await;
        self.world.went_home();
    }

    async fn enroll(&mut self) {
        let role = if self.lead { Role::Lead } else { Role::Agent };
        let token = (format!("t-{}", self.name), "hash".to_owned()).into();
        let skilled = self.name.as_str() != "bob";
        let skills = skilled.then(|| "fraud".to_owned()).into_iter().collect();
        let queues = waits::served(&self.world.policy);
        let act = AccountAct::Add { role, queues, skills, token };
        let add = Command::Account { name: self.name.clone(), act };
        loop {
            if let Some((_, engine)) = self.world.relays.any(&mut self.chance)
                && let Ok(_) | Err(Failed::Refused { .. }) = engine.ask(add.clone()).await
            {
                return;
            }
            tokio::time::sleep(self.chance.millis(50, 400)).await;
        }
    }

    /// Makes sure of a console on a relay that lives; the cursor goes with the agent.
    pub(super) async fn attach(&mut self) -> bool {
        if let Some((relay, engine, session)) = &self.at {
            let now = self.world.relays.get(*relay);
            let ended = {
                let state = engine.state();
                !state.agent(&self.name).is_some_and(|me| me.sessions.contains_key(session))
            };
            if !ended && now.is_some_and(|now| Arc::ptr_eq(now.log(), engine.log())) {
                self.cursor = engine.state().pos;
                return true;
            }
            self.at = None;
        }
        let Some((relay, engine)) = self.world.relays.any(&mut self.chance) else { return false };
        let session = engine.session_id();
        let (by, surface) = (self.name.clone(), Surface::Console);
        let opened = Command::SessionOpened { by, session: session.clone(), surface };
        match engine.ask(opened).await {
            Ok(_) => {}
            Err(Failed::Refused { .. }) => {
                // Revoked meanwhile: an admin adds them again.
                self.enroll().await;
                return false;
            }
            Err(_) => return false,
        }
        self.resume(relay, &engine).await;
        self.at = Some((relay, engine, session));
        true
    }

    /// Resuming tells all that was missed, or says that it cannot.
    async fn resume(&mut self, relay: usize, engine: &Engine) {
        let (missed, head) = {
            let state = engine.state();
            (state.since(self.cursor), state.pos)
        };
        let Some(missed) = missed else { return };
        let told = missed.iter().flat_map(|commit| commit.events.iter().map(|one| one.pos));
        let told: Vec<Position> = told.collect();
        let stored = self.world.disk.log_after(self.cursor).await;
        let meant: Vec<Position> = stored.into_iter().take_while(|pos| *pos <= head).collect();
        if told != meant {
            let (name, cursor) = (&self.name, self.cursor);
            self.world.trace.fail(format!(
                "{name} resumed at relay {relay} from {cursor} and was told {told:?}, not {meant:?}"
            ));
        }
    }

    async fn detach(&mut self) {
        let Some((_, engine, session)) = self.at.take() else { return };
        loop {
            let closed = Command::SessionClosed { by: self.name.clone(), session: session.clone() };
            match engine.ask(closed).await {
                Err(Failed::Unavailable { .. }) => {
                    tokio::time::sleep(Duration::from_millis(300)).await;
                }
                _ => return,
            }
        }
    }

    async fn vanish(&mut self) {
        self.detach().await;
        let away = self.chance.millis(500, 14_000);
        tokio::time::sleep(away).await;
    }

    async fn set_status(&mut self) {
        let Some((_, engine, _)) = self.at.clone() else { return };
        let status = self.chance.pick(&[
            Status::Available,
            Status::Available,
            Status::Away,
            Status::TransfersOnly,
        ]);
        let soon = SignedDuration::from_secs(i64::try_from(2 + self.chance.below(9)).unwrap_or(2));
        let until = self.chance.percent(30).then(|| engine.now() + soon);
        let by = self.name.clone();
        let _whatever = engine.ask(Command::Status { by, status, reason: None, until }).await;
    }

    async fn act(&mut self) {
        let Some((relay, engine, _)) = self.at.clone() else { return };
        if self.lead && self.world.takes_over && self.chance.percent(15) {
            return self.take_over(relay, engine).await;
        }
        let tickets = {
            let state = engine.state();
            let mut seen: Vec<Seen> =
                state.conversations().filter_map(|conv| seen(conv, &self.name)).collect();
            seen.retain(|one| one.state != TicketState::Closed || one.undoable);
            seen.sort_by_key(|one| one.ticket);
            seen
        };
        if tickets.is_empty() {
            return;
        }
        let seen = &tickets[self.chance.index(tickets.len())];
        let (act, words) = self.choose(seen, &engine);
        let id = self.next_id();
        let mut epoch = seen.epoch;
        if self.chance.percent(6) {
            epoch = Epoch(epoch.0.saturating_sub(1));
        }
        let command = Command::Agent {
            by: self.name.clone(),
            id: id.parse().expect("an id"),
            ticket: seen.ticket,
            epoch,
            act,
        };
        let _in_the_records = self.send((relay, engine), (id, words), command).await;
    }

    pub(super) fn next_id(&mut self) -> String {
        self.count += 1;
        format!("{}-{}", self.name, self.count)
    }

    /// Asks until there is an answer, now and then at two relays at once.
    pub(super) async fn send(
        &mut self,
        (relay, engine): (usize, Engine),
        (id, words): (String, Option<String>),
        command: Command,
    ) -> Effect {
        self.world.trace.say(|| format!("{id} at relay {relay}: {command:?}"));
        let twice = self.chance.percent(8);
        let other = if twice { self.world.relays.any(&mut self.chance) } else { None };
        let issued = Issued { by: self.name.clone(), id, words, effect: Effect::None, firsts: 0 };
        let (first, second) = (self.chance.fork(), self.chance.fork());
        let issued = match other {
            Some((_, other)) => {
                let (one, two) = tokio::join!(
                    issue(&self.world, first, engine, command.clone(), issued.clone()),
                    issue(&self.world, second, other, command, issued),
                );
                both(one, &two)
            }
            None => issue(&self.world, first, engine, command, issued).await,
        };
        if issued.firsts > 1 {
            self.world.trace.fail(format!("{} was done twice as for the first time", issued.id));
        }
        let effect = issued.effect;
        self.world.records.issued.lock().expect("one thread").push(issued);
        effect
    }

    fn choose(&mut self, seen: &Seen, engine: &Engine) -> (Act, Option<String>) {
        let words = format!("words {}-{}.", self.name, self.count);
        if seen.undoable && self.chance.percent(60) {
            return (Act::Undo, None);
        }
        if seen.offered.as_ref() == Some(&self.name) && self.chance.percent(85) {
            return match self.chance.percent(60) {
                true => (Act::Accept, None),
                false => (Act::Decline { reason: None }, None),
            };
        }
        let mine = seen.agent.as_ref() == Some(&self.name);
        if !mine && self.chance.percent(waits::eager(&self.world.policy)) {
            return (Act::Take, None);
        }
        let to = self.chance.pick(&self.others);
        let consent =
            if self.lead && self.chance.percent(40) { Consent::Forced } else { Consent::Asked };
        match self.chance.below(20) {
            0..8 => {
                let message = crate::engine::clock::token(engine.mint()).parse().expect("an id");
                (Act::Say { message, text: words.clone() }, Some(words))
            }
            8..10 => (Act::Note { text: format!("{NOTE} {words}") }, Some(words)),
            10..13 => (Act::Transfer { to: Target::Agent(to), note: None, consent }, None),
            13 => {
                let queue: QueueName =
                    self.chance.pick(&["support", "billing", "night"]).parse().expect("a name");
                let note = Some(format!("{NOTE} {words}"));
                (Act::Transfer { to: Target::Queue(queue), note, consent: Consent::Asked }, None)
            }
            14 => (Act::Release, None),
            15 => {
                let until = engine.now() + SignedDuration::from_secs(6);
                (Act::Hold { until: self.chance.percent(60).then_some(until) }, None)
            }
            16 => (Act::Resume, None),
            17 => (Act::Handback, None),
            _ => (Act::Close { disposition: None }, None),
        }
    }
}

/// Asks until there is an answer, at another relay where the first has died.
async fn issue(
    world: &World,
    mut chance: Chance,
    mut engine: Engine,
    command: Command,
    mut issued: Issued,
) -> Issued {
    for _ in 0..6 {
        match engine.ask(command.clone()).await {
            Ok(answer) => {
                issued.effect = Effect::Done;
                issued.firsts += u32::from(!answer.duplicate);
                break;
            }
            Err(Failed::Refused { .. }) => break,
            // Certainly not stored, says the relay.
            Err(Failed::Unavailable { .. }) if chance.percent(40) => break,
            Err(Failed::Unavailable { .. }) => {}
            Err(Failed::Stopped) => issued.effect = Effect::Unknown,
        }
        tokio::time::sleep(chance.millis(50, 900)).await;
        if let Some((_, next)) = world.relays.any(&mut chance) {
            engine = next;
        }
    }
    world.trace.say(|| format!("{} is {:?}", issued.id, issued.effect));
    issued
}

fn both(one: Issued, two: &Issued) -> Issued {
    let effect = match (one.effect, two.effect) {
        (Effect::Done, _) | (_, Effect::Done) => Effect::Done,
        (Effect::Unknown, _) | (_, Effect::Unknown) => Effect::Unknown,
        (Effect::None, Effect::None) => Effect::None,
    };
    Issued { effect, firsts: one.firsts + two.firsts, ..one }
}
