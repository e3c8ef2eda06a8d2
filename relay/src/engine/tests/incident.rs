//! The incident switch and its stated end.

use jiff::SignedDuration;

use super::world::World;
use crate::desk::event::{DeskEvent, Role};
use crate::desk::{AuditAct, AuditBy};
use crate::engine::audit::Question;
use crate::engine::{AccountAct, Command, Event};

async fn off(world: &World, by: AuditBy, seconds: i64) -> Result<(), crate::engine::Failed> {
    let until = world.engine.now() + SignedDuration::from_secs(seconds);
    let off = Some(("the payment service is down".to_owned(), Some(until)));
    world.ask(Command::Desk { by, off }).await.map(drop)
}

/// The desk's own events about the switch.
async fn told(world: &World) -> Vec<DeskEvent> {
    let log = world.engine.log().read_all(baton_shared::id::Position(0), 1_000).await;
    let events = log.expect("readable").into_iter().filter_map(|record| {
        let placed = crate::engine::codec::place(&record).ok()?;
        match placed.event {
            Event::Desk(event @ (DeskEvent::Disabled { .. } | DeskEvent::Enabled { .. })) => {
                Some(event)
            }
            _ => None,
        }
    });
    events.collect()
}

#[tokio::test]
async fn the_stated_end_comes_by_itself_as_an_event_with_its_record() {
    let mut world = World::new().await;
    world.agent("anna").await;
    off(&world, AuditBy::Owner, 7_200).await.expect("the owner may");
    let id = world.says("ann", "agent please").await;
    assert_eq!(world.notices(&id).await, ["handover_disabled"]);
    world.later(7_199).await;
    assert!(world.engine.state().disabled.is_some());
    world.later(1).await;
    assert!(world.engine.state().disabled.is_none());
    assert_eq!(told(&world).await.last(), Some(&DeskEvent::Enabled { by: None }));
    let question = Question { since: None, by: Some(AuditBy::Relay), before: None, limit: 10 };
    let records = world.engine.audited(&question).await.expect("readable");
    let enabled = |placed: &crate::engine::Placed| matches!(&placed.event, Event::Audit(record) if record.act == AuditAct::DeskEnabled);
    assert!(records.iter().any(enabled));
    world.says("ann", "agent please").await;
    assert!(world.conv(&id).open_ticket().is_some());
    // Why the ticket is where it is comes first, and why there was none before it comes last.
    let why = baton_shared::wire::PolicyAsk::Why { number: baton_shared::id::TicketNumber(1) };
    let report = crate::proof::answer(&world.engine, why).await.expect("answered");
    assert!(report.lines[0].starts_with("went to support at"), "{:?}", report.lines);
    assert!(report.lines[1].starts_with("  policy "), "{:?}", report.lines);
    let before = report.lines.iter().position(|line| line.starts_with("before that: was told"));
    let opened = report.lines.iter().position(|line| line.contains("dialog opened"));
    let off = report.lines.iter().position(|line| line.contains("dialog disabled"));
    assert!(opened < before && before < off, "{:?}", report.lines);
}

#[tokio::test]
async fn the_stated_end_comes_after_a_restart_too_and_only_once() {
    let world = World::new().await;
    off(&world, AuditBy::Owner, 60).await.expect("the owner may");
    let mut again = World::on(world.log.clone(), world.clock.clone()).await;
    again.later(61).await;
    again.later(61).await;
    assert!(again.engine.state().disabled.is_none());
    assert_eq!(told(&again).await.len(), 2);
}

#[tokio::test]
async fn a_later_switch_has_the_later_end() {
    let mut world = World::new().await;
    off(&world, AuditBy::Owner, 60).await.expect("the owner may");
    off(&world, AuditBy::Owner, 600).await.expect("the owner may");
    world.later(61).await;
    assert!(world.engine.state().disabled.is_some());
    world.later(600).await;
    assert!(world.engine.state().disabled.is_none());
}

#[tokio::test]
async fn without_a_reason_or_with_an_end_in_the_past_nothing_is_switched() {
    let mut world = World::new().await;
    let (role, token) = (Role::Lead, ("lea".to_owned(), "hash".to_owned()));
    let act = AccountAct::Add { role, queues: vec![], skills: vec![], token: token.into() };
    world.ask(Command::Account { name: "lea".parse().expect("a name"), act }).await.expect("added");
    world.arrives("lea").await;
    let lea = || AuditBy::Agent("lea".parse().expect("a name"));
    let blank = Command::Desk { by: lea(), off: Some(("  ".to_owned(), None)) };
    assert!(world.ask(blank).await.is_err());
    assert!(off(&world, lea(), -1).await.is_err());
    assert!(world.engine.state().disabled.is_none());
    world.ask(Command::Desk { by: lea(), off: None }).await.expect("on already: nothing to do");
    assert_eq!(told(&world).await, []);
}
