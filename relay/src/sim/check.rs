//! The reckoning: what was promised against what is in the log, in the relays and at the provider.

use std::collections::BTreeMap;

use baton_shared::id::Position;
use baton_shared::wire;
use jiff::tz::TimeZone;

use super::fold::{Fold, Read};
use super::outside::Arrived;
use super::people::Effect;
use super::world::World;
use crate::desk::event::SendOutcome;
use crate::desk::{Conversation, ConversationEvent as Event};
use crate::engine::codec;
use crate::engine::{Engine, State};
use crate::log::{Log, READ_MAX, Record, verify};
use crate::report::{self, Room};

/// The log as far as it was looked at.
#[derive(Debug, Default)]
pub(super) struct Known {
    log: Vec<Read>,
    fold: Fold,
}

impl Known {
    /// Folds up to a position, from the beginning where it has gone beyond it.
    fn fold_to(&mut self, pos: Position) -> Result<&Fold, String> {
        if self.fold.pos > pos {
            self.fold = Fold::default();
        }
        self.fold.advance(&self.log, pos)?;
        Ok(&self.fold)
    }
}

/// Compares every running relay with the log as far as it has read, while everything goes on.
pub(super) async fn compare(world: &World) {
    if let Err(wrong) = compared(world).await {
        world.trace.fail(wrong);
    }
}

async fn compared(world: &World) -> Result<(), String> {
    let read = world.known.lock().expect("one thread").log.last().map(|one| one.placed.pos);
    let new = records(world, read.unwrap_or_default()).await;
    let mut known = world.known.lock().expect("one thread");
    for record in &new {
        known.log.push(Read::of(record)?);
    }
    let mut relays = world.relays.running();
    relays.sort_by_key(|(index, engine)| (engine.state().pos, *index));
    for (index, engine) in relays {
        let pos = engine.state().pos;
        let fold = known.fold_to(pos)?;
        same(fold, &engine).map_err(|wrong| format!("relay {index} at {pos}: {wrong}"))?;
    }
    Ok(())
}

/// Everything, once nothing moves any more.
pub(super) async fn reckon(world: &World) {
    compare(world).await;
    if let Err(wrong) = reckoned(world).await {
        world.trace.fail(wrong);
    }
}

async fn reckoned(world: &World) -> Result<(), String> {
    let mut known = std::mem::take(&mut *world.known.lock().expect("one thread"));
    known.fold = Fold::default();
    let fold = known.fold_to(world.disk.head())?;
    verify(&world.disk.log, None, |_, _| {}).await.map_err(|error| error.to_string())?;
    at_rest(world, fold).await?;
    super::offers::nobody_starved(world, fold)?;
    super::waits::nothing_is_overdue(world)?;
    inbound(world, fold)?;
    super::inbox::replied(world, fold)?;
    commands(world, fold)?;
    delivered(fold, &world.provider.arrived())?;
    super::told::known_outside(fold, &world.provider.arrived())?;
    for (name, agent) in &fold.agents {
        if !agent.sessions.is_empty() {
            return Err(format!(
                "{name} has gone home and is still connected: {:?}",
                agent.sessions
            ));
        }
    }
    // Last of all, since time goes on while a relay reads; and in some worlds, since it takes a while.
    if world.disk.head().0.is_multiple_of(4) { reported(world).await } else { Ok(()) }
}

/// What a relay reports of the month is what the whole log says, though it reads less of it.
async fn reported(world: &World) -> Result<(), String> {
    let Some((_, engine)) = world.relays.running().into_iter().next() else { return Ok(()) };
    let month = wire::Month::of(engine.now().to_zoned(TimeZone::UTC).date());
    let ask = wire::ReportAsk { month, zone: Some("UTC".to_owned()), form: wire::ReportForm::Json };
    let said = report::answer(&engine, &ask, Room::Any).await;
    let said = said.map_err(|fault| fault.message)?.report;
    let mut told = Vec::new();
    for record in records(world, Position(0)).await {
        let placed = codec::place(&record).map_err(|error| error.to_string())?;
        if let codec::Event::Conversation(id, event) = placed.event {
            told.push((id, placed.at, event));
        }
    }
    let meant = report::figures_of(&told, month, "UTC");
    if said["figures"] != meant {
        return Err(format!("reports {}\ninstead of {meant}", said["figures"]));
    }
    let opened = told.iter().filter(|(_, _, event)| matches!(event, Event::TicketOpened { .. }));
    let (opened, counted) = (opened.count() as u64, meant[0]["value"].as_u64());
    if counted != Some(opened) {
        return Err(format!("reports {counted:?} hand-overs instead of {opened}"));
    }
    Ok(())
}

async fn records(world: &World, after: Position) -> Vec<Record> {
    let (mut all, mut after) = (Vec::new(), after);
    loop {
        let page = world.disk.log.read_all(after, READ_MAX).await.expect("memory");
        let Some(last) = page.last() else { return all };
        after = last.pos;
        all.extend(page);
    }
}

/// A relay's memory against the fold of the log from its beginning.
fn same(fold: &Fold, engine: &Engine) -> Result<(), String> {
    let state: &State = &engine.state();
    for conv in state.conversations() {
        let meant = fold.conversations.get(&conv.id);
        if meant.is_none_or(|meant| *meant != **conv) {
            return Err(format!("holds {conv:#?}\ninstead of {meant:#?}"));
        }
    }
    for conv in fold.conversations.values().filter(|conv| conv.is_resident()) {
        if state.conversation(&conv.id).is_none() {
            return Err(format!("does not hold {}, where something is going on", conv.id));
        }
    }
    let agents: Vec<_> = state.agents().map(AsRef::as_ref).collect();
    if agents != fold.agents.values().collect::<Vec<_>>() {
        return Err(format!("holds {agents:#?}\ninstead of {:#?}", fold.agents));
    }
    super::waits::in_one_line(fold, state)?;
    let here = (state.last_ticket, state.delivery_held, state.disabled.is_some());
    let meant = (fold.last_ticket, fold.held, fold.disabled);
    if here != meant {
        return Err(format!("has (last ticket, held, disabled) {here:?} instead of {meant:?}"));
    }
    let hash = engine.policy().hash().to_owned();
    if fold.policy.as_ref().is_some_and(|meant| *meant != hash) {
        return Err(format!("decides by {hash} instead of {:?}", fold.policy));
    }
    Ok(())
}

/// What is read from snapshots and tails is the same as what is folded from the beginning.
async fn at_rest(world: &World, fold: &Fold) -> Result<(), String> {
    for (index, engine) in world.relays.running() {
        for (id, meant) in &fold.conversations {
            let read = engine.conversation(id).await.map_err(|error| error.to_string())?;
            if read.as_deref() != Some(meant) {
                return Err(format!("relay {index} reads {read:#?}\ninstead of {meant:#?}"));
            }
        }
    }
    Ok(())
}

/// Every acknowledged message is there once, and those that waited for each other are in order.
fn inbound(world: &World, fold: &Fold) -> Result<(), String> {
    let mut places: BTreeMap<String, Vec<Position>> = BTreeMap::new();
    for one in &fold.events {
        if let codec::Event::Conversation(_, Event::CustomerSaid { private: Some(said), .. }) =
            &one.event
        {
            let id = said.text.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
            places.entry(id.to_owned()).or_default().push(one.pos);
        }
    }
    let inbound = world.records.inbound.lock().expect("one thread");
    for (id, known) in inbound.iter() {
        let found = places.get(id).map_or(0, Vec::len);
        if found > 1 || (known.acknowledged.is_some() && found != 1) {
            return Err(format!("{id} is in the log {found} times; {known:?}"));
        }
        let Some(acknowledged) = known.acknowledged else { continue };
        let later = inbound
            .iter()
            .filter(|(_, other)| other.customer == known.customer && other.sent > acknowledged);
        for (other, _) in later {
            let (first, second) = (places.get(id), places.get(other));
            if first > second && second.is_some() {
                return Err(format!("{other} was sent after {id} was taken and stands before it"));
            }
        }
    }
    Ok(())
}

/// What agents were told is what happened.
fn commands(world: &World, fold: &Fold) -> Result<(), String> {
    let issued = world.records.issued.lock().expect("one thread");
    for one in issued.iter() {
        let Some(words) = &one.words else { continue };
        let found = fold.said.iter().filter(|said| said.ends_with(words.as_str())).count();
        let right = match one.effect {
            Effect::Done => found == 1,
            Effect::None => found == 0,
            Effect::Unknown => found <= 1,
        };
        if !right {
            return Err(format!(
                "{} of {} was answered {:?} and is there {found} times",
                one.id, one.by, one.effect
            ));
        }
    }
    Ok(())
}

/// A message on its way out, as the log tells it.
#[derive(Debug, Default)]
struct Outgoing {
    outcome: Option<SendOutcome>,
    parked: bool,
    tried: Option<Position>,
}

/// Every message reached the provider, or an event says why not; in order, under one id, and not
/// before its attempt was recorded.
fn delivered(fold: &Fold, arrived: &[Arrived]) -> Result<(), String> {
    let mut known: BTreeMap<String, Outgoing> = BTreeMap::new();
    let mut lanes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (conv, send) in &fold.sends {
        known.insert(send.message.to_string(), Outgoing::default());
        lanes.entry(conv.to_string()).or_default().push(send.message.to_string());
    }
    for one in &fold.events {
        let pos = &one.pos;
        match &one.event {
            codec::Event::Conversation(_, Event::SendTried { message, .. }) => {
                let send = known.get_mut(message.as_str()).ok_or("tried what is no send")?;
                send.tried.get_or_insert(*pos);
            }
            codec::Event::Conversation(_, Event::SendSettled { message, outcome }) => {
                let send = known.get_mut(message.as_str()).ok_or("settled what is no send")?;
                send.parked |= matches!(outcome, SendOutcome::Parked { .. });
                send.outcome = Some(outcome.clone());
            }
            _ => {}
        }
    }
    let mut texts: BTreeMap<&str, &str> = BTreeMap::new();
    for one in arrived {
        let send = known
            .get(&one.id)
            .ok_or_else(|| format!("{} was sent, and nobody wrote it", one.id))?;
        if send.tried.is_none_or(|tried| tried > one.head) {
            return Err(format!("{} arrived before its attempt was on disk: {send:?}", one.id));
        }
        let text = *texts.entry(&one.id).or_insert(&one.text);
        if text != one.text {
            return Err(format!("{} said {text:?}, then {:?}", one.id, one.text));
        }
    }
    for (id, send) in &known {
        let told = arrived.iter().any(|one| one.id == *id && one.told);
        let made = arrived.iter().any(|one| one.id == *id);
        match &send.outcome {
            None => return Err(format!("{id} still waits: {send:?}")),
            Some(SendOutcome::Sent { .. }) if !told => {
                return Err(format!("{id} counts as sent and was never taken: {send:?}"));
            }
            Some(SendOutcome::Overtaken) if made => {
                return Err(format!("{id} counts as overtaken and was sent: {send:?}"));
            }
            Some(_) => {}
        }
    }
    in_order(&known, &lanes, arrived)
}

fn in_order(
    known: &BTreeMap<String, Outgoing>,
    lanes: &BTreeMap<String, Vec<String>>,
    arrived: &[Arrived],
) -> Result<(), String> {
    let first = |id: &String| arrived.iter().position(|one| one.id == *id && one.done);
    for (lane, ids) in lanes {
        let mut latest: Option<(usize, &String)> = None;
        // What was parked once may come late, by hand.
        for id in ids.iter().filter(|id| known.get(*id).is_some_and(|send| !send.parked)) {
            let Some(place) = first(id) else { continue };
            if let Some((before, other)) = latest
                && place < before
            {
                return Err(format!("in {lane} {id} reached the provider before {other}"));
            }
            latest = Some((place, id));
        }
    }
    Ok(())
}

/// Used by the fold to say which conversation is meant.
pub(super) fn named(conv: &Conversation) -> String {
    format!("{} at epoch {}", conv.id, conv.epoch)
}
