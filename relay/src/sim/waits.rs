//! What waiting brings about and what the relay asks while it does: fields of customers, somebody
//! outside about where a ticket goes, overflow by length, time and staffing, skills that are let go
//! of, and what a queue needs to know of its customer. The policy's parts for it, somebody outside
//! who is slow and unkind, and what must hold of all of it, by the log's own order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use baton_shared::id::{QueueName, TicketNumber};
use futures_util::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};

use super::fold::Fold;
use super::trace::Trace;
use super::world::World;
use crate::bots::router::Simulated;
use crate::chance::Chance;
use crate::desk::asking::{RouteAnswer, RouteAnswered};
use crate::desk::parts::Priority;
use crate::desk::{Control, Conversation, ConversationEvent as E, Ticket, TicketState};
use crate::engine::asked::Said;
use crate::engine::{Engine, State, deadlines};
use crate::policy::OVERFLOW_DEPTH;

/// A queue that nobody serves: who comes to it waits for its overflow.
const NIGHT: &str = "night";
/// What only a queue asks for, never a rule or somebody outside.
const SKILL: &str = "german";
/// What a queue needs to know, in its order.
const FIELDS: [&str; 2] = ["order", "post_code"];
/// How long the endpoint is waited for.
const ANSWER_MS: u64 = 1_500;
/// Fields a customer is asked for at most.
const QUESTIONS: usize = 5;
/// What fell due may be seen to so much later, by clocks that differ and relays that take turns.
const LATE: SignedDuration = SignedDuration::from_secs(6);

/// Further keys of the queues, and a route for everybody.
pub(super) fn parts(text: &str, chance: &mut Chance, pushes: bool) -> String {
    let night = pushes && chance.percent(60);
    let mut keys = BTreeMap::from([("support", Vec::new()), ("billing", Vec::new())]);
    let mut add = |queue: &'static str, key: &str| {
        keys.entry(queue).or_default().push(key.to_owned());
    };
    // First of its keys: see `verifies`.
    if chance.percent(50) {
        add("billing", "verified = true");
    }
    if chance.percent(65) {
        add("support", "required = [\"order\", \"post_code\"]");
    }
    if chance.percent(50) {
        let when = chance.pick(&["after_min = 1", "unstaffed_min = 1"]);
        add("support", &format!("overflow = {{ to = \"billing\", waiting = 2, {when} }}"));
    }
    if pushes && chance.percent(60) {
        // Nobody is skilled so: without letting go of it nobody would ever be asked.
        let relax = "relax = [{ after_min = 1, drop = \"german\" }]";
        let queue = chance.pick(&["support", "billing"]);
        add(queue, "skills = [\"german\"]");
        add(queue, relax);
    }
    let mut text = text.to_owned();
    for (queue, keys) in keys {
        let head = format!("[[queue]]\nname = \"{queue}\"\n");
        text = text.replacen(&head, &format!("{head}{}\n", keys.join("\n")), 1);
    }
    let split = if night { "billing = 35, night = 30" } else { "billing = 40" };
    let asks = chance.percent(50);
    let ask = format!("ask = {{ endpoint = \"crm\", timeout_ms = {ANSWER_MS} }}\n");
    text += &format!(
        "\n[[route]]\nname = \"all\"\nwhen = {{ channel = [\"web\", \"hook\"] }}\nqueue = \
         \"support\"\nsplit = {{ {split} }}\n{}",
        if asks { ask.as_str() } else { "" }
    );
    if night {
        let when = chance.pick(&["after_min = 1", "unstaffed_min = 1"]);
        text += &format!(
            "\n[[queue]]\nname = \"{NIGHT}\"\nassign = \"least_busy\"\noverflow = {{ to = \
             \"support\", {when} }}\n"
        );
    }
    text
}

/// The queues an agent serves; none named is all.
pub(super) fn served(policy: &str) -> Vec<QueueName> {
    let night = policy.contains(&format!("name = \"{NIGHT}\""));
    let names = if night { &["support", "billing"][..] } else { &[] };
    names.iter().map(|name| name.parse().expect("a name")).collect()
}

/// How likely an agent takes a ticket that nobody offers them: where time brings things about, it is
/// given some.
pub(super) fn eager(policy: &str) -> u64 {
    let waits = policy.contains("relax = ") || policy.contains(NIGHT);
    if waits { 25 } else { 85 }
}

/// Whether a queue needs to know who its customer is.
fn verifies(policy: &str, queue: &QueueName) -> bool {
    policy.contains(&format!("name = \"{queue}\"\nverified = true"))
}

/// Somebody outside who says where tickets go, if they feel like it.
#[derive(Debug)]
pub(super) struct Outsider {
    chance: Mutex<Chance>,
    stormy: AtomicBool,
    trace: Trace,
}

impl Outsider {
    pub(super) fn new(chance: Chance, trace: Trace) -> Self {
        Self { chance: Mutex::new(chance), stormy: AtomicBool::new(true), trace }
    }

    pub(super) fn storm(&self, on: bool) {
        self.stormy.store(on, Ordering::Relaxed);
    }

    fn mood(&self) -> (Duration, Said) {
        let storm = self.stormy.load(Ordering::Relaxed);
        let mut chance = self.chance.lock().expect("one thread");
        let quick = chance.millis(5, 700);
        match chance.below(100) {
            // Past the time that it has.
            0..15 if storm => (chance.millis(ANSWER_MS - 100, 5_000), Ok(answer(&mut chance))),
            15..20 if storm => (Duration::from_secs(60), Err("never comes".to_owned())),
            20..30 if storm => (quick, Err("it answered with status 500".to_owned())),
            30..40 => (quick, Ok((RouteAnswer::default(), None))),
            _ => (quick, Ok(answer(&mut chance))),
        }
    }
}

fn answer(chance: &mut Chance) -> (RouteAnswer, Option<String>) {
    let queue = chance.pick(&["support", "billing", NIGHT, "nowhere"]);
    let answer = RouteAnswer {
        queue: Some(queue.parse().expect("a name")),
        priority: chance.percent(30).then_some(Priority::High),
        tags: vec!["crm".to_owned()],
        skills: chance.percent(10).then(|| "fraud".to_owned()).into_iter().collect(),
    };
    (answer, Some("as the books say".to_owned()))
}

impl Simulated for std::sync::Arc<Outsider> {
    fn ask(&self, ticket: TicketNumber) -> BoxFuture<'static, Said> {
        let (wait, said) = self.mood();
        self.trace.say(|| format!("outside is asked about {ticket}: {said:?} in {wait:?}"));
        Box::pin(async move {
            tokio::time::sleep(wait).await;
            said
        })
    }
}

/// What was seen of it on the way through the log.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The policy in force.
    pub(super) policy: String,
    asked: BTreeSet<(TicketNumber, String)>,
    routed: BTreeSet<TicketNumber>,
}

fn must(holds: bool, or: impl Into<String>) -> Result<(), String> {
    if holds { Ok(()) } else { Err(or.into()) }
}

/// Whether an event may stand where it stands.
pub(super) fn may(
    fold: &mut Fold,
    conv: &Conversation,
    (event, at): (&E, Timestamp),
) -> Result<(), String> {
    let ticket = conv.open_ticket().ok_or("there is no open ticket")?;
    match event {
        E::FieldAsked { field } => may_ask(&mut fold.waits, conv, (ticket, field)),
        E::FieldGiven { field, .. } => {
            let open = ticket.fields.as_ref().and_then(|fields| fields.open.as_ref());
            must(open == Some(field), format!("{open:?} is asked for"))
        }
        E::RouteAnswered { on, .. } => {
            must(fold.waits.routed.insert(ticket.number), "it was decided before")?;
            may_decide(ticket, on, at)
        }
        E::Overflowed { from, to, moved, .. } => {
            may_wait(ticket)?;
            let moves = ticket.watches.moves.as_ref().and_then(|moves| moves.overflow_at());
            must(moves.is_some_and(|due| due <= at), format!("it is due at {moves:?}"))?;
            must(ticket.queue == *from && to != from, format!("it is in {}", ticket.queue))?;
            let before = ticket.round.as_ref().map_or(0, |round| round.moved);
            let deep = usize::try_from(*moved).is_ok_and(|moved| moved <= OVERFLOW_DEPTH);
            must(*moved == before + 1 && deep, format!("it was moved {before} times"))
        }
        E::Stayed { .. } => {
            may_wait(ticket)?;
            let moves = ticket.watches.moves.as_ref().and_then(|moves| moves.overflow_at());
            must(moves.is_some_and(|due| due <= at), format!("it is due at {moves:?}"))
        }
        E::Relaxed { dropped, .. } => {
            must(ticket.state == TicketState::Queued, "it does not wait")?;
            let step = ticket.watches.moves.as_ref().and_then(|moves| moves.relax);
            must(step.is_some_and(|step| step.at <= at), format!("it is due at {step:?}"))?;
            let held = dropped.iter().all(|skill| ticket.skills.contains(skill));
            must(held, format!("it asks for {:?}", ticket.skills))
        }
        E::IdentityNeeded { again } => {
            must(ticket.briefing.must_verify != *again, "the briefing says so already")
        }
        E::NeedsChanged { now } => {
            let kept =
                |skill: &&String| ticket.skills.contains(skill) || now.queue_skills.contains(skill);
            must(now.skills.iter().all(|skill| kept(&skill)), format!("nobody asked for {now:?}"))
        }
        _ => Ok(()),
    }
}

fn may_wait(ticket: &Ticket) -> Result<(), String> {
    must(ticket.state == TicketState::Queued, "it does not wait")?;
    must(ticket.offer.is_none(), "somebody thinks about it")
}

fn may_ask(
    seen: &mut Seen,
    conv: &Conversation,
    (ticket, field): (&Ticket, &String),
) -> Result<(), String> {
    must(conv.control == Control::Queue, "nobody waits")?;
    must(ticket.briefing.missing.contains(field), "it is known")?;
    must(seen.asked.insert((ticket.number, field.clone())), "it was asked for before")?;
    let all = seen.asked.iter().filter(|(number, _)| *number == ticket.number).count();
    must(all <= QUESTIONS, format!("{all} questions"))
}

/// Somebody outside decides where a ticket goes that waits for it, in time; who is late decides
/// nothing.
fn may_decide(ticket: &Ticket, on: &RouteAnswered, at: Timestamp) -> Result<(), String> {
    let asking = ticket.asking.as_ref().ok_or("nobody outside is asked")?;
    must(ticket.state == TicketState::Queued, "it does not wait")?;
    must(asking.endpoint == on.endpoint, "somebody else is asked")?;
    let in_vain = on.why_not.as_deref() == Some("no answer in time");
    must(!in_vain || asking.until <= at, "there is time left")?;
    must(on.answer.is_some() || on.to.is_none(), "nobody said where to")?;
    let said = on.answer.as_ref().and_then(|answer| answer.queue.as_ref());
    must(on.to.is_none() || on.to.as_ref() == said, format!("{said:?} was said"))?;
    must(on.priority >= ticket.priority, "it is less urgent than before")
}

/// After a commit: a ticket that has come to a queue says what this one needs to know.
pub(super) fn known_there(
    fold: &Fold,
    before: Option<&Ticket>,
    conv: &Conversation,
) -> Result<(), String> {
    let Some(ticket) = conv.open_ticket() else { return Ok(()) };
    if before.is_some_and(|old| old.number == ticket.number && old.queue == ticket.queue) {
        return Ok(());
    }
    let needs = verifies(&fold.waits.policy, &ticket.queue) && !conv.customer.verified;
    must(
        ticket.briefing.must_verify == needs,
        format!("{} is in {}, and its briefing says the contrary", ticket.number, ticket.queue),
    )?;
    let keys = keys(&fold.waits.policy, &ticket.queue);
    must(
        ticket.skills.iter().any(|skill| skill == SKILL) == keys.contains("skills = "),
        format!("{} is in {}, and asks for {:?}", ticket.number, ticket.queue, ticket.skills),
    )?;
    let open = |field: &&str| {
        let said = ticket.briefing.collected.contains_key(*field);
        keys.contains("required = ") && !said
    };
    must(
        FIELDS.iter().filter(|field| open(field)).eq(&ticket.briefing.missing),
        format!("{} in {} still needs {:?}", ticket.number, ticket.queue, ticket.briefing.missing),
    )
}

/// What the policy says of a queue.
fn keys<'a>(policy: &'a str, queue: &QueueName) -> &'a str {
    let head = format!("[[queue]]\nname = \"{queue}\"\n");
    let said = policy.split_once(&head).map_or("", |(_, said)| said);
    said.split_once("\n[").map_or(said, |(keys, _)| keys)
}

/// Every ticket that waits stands in the line of its own queue, and in no other.
pub(super) fn in_one_line(fold: &Fold, state: &State) -> Result<(), String> {
    let mut meant: BTreeMap<&QueueName, u32> = BTreeMap::new();
    let waiting = fold.conversations.values().filter_map(Conversation::open_ticket);
    for ticket in waiting.filter(|ticket| ticket.state == TicketState::Queued) {
        *meant.entry(&ticket.queue).or_default() += 1;
    }
    let there: BTreeMap<&QueueName, u32> = state.queued().filter(|(_, count)| *count > 0).collect();
    must(there == meant, format!("has {there:?} in its lines instead of {meant:?}"))
}

/// Once nothing fails any more nothing that fell due is left undone.
pub(super) fn nothing_is_overdue(world: &World) -> Result<(), String> {
    let overdue = |engine: &Engine| {
        let (state, policy, now) = (engine.state(), engine.policy(), engine.now());
        let dues = state.conversations().flat_map(|conv| deadlines::under(&policy, conv));
        dues.filter(|due| due.at + LATE < now).min()
    };
    let Some((index, engine)) = world.relays.running().into_iter().next() else { return Ok(()) };
    match overdue(&engine) {
        Some(due) => Err(format!("relay {index} left undone what was due at {}: {due:?}", due.at)),
        None => Ok(()),
    }
}
