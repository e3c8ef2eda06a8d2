//! What an auditor finds afterwards: every act once, in the commit of the act.

use baton_shared::id::AgentName;

use super::world::World;
use crate::desk::act::Act;
use crate::desk::event::Role;
use crate::desk::{AuditAct, AuditBy, AuditEvent};
use crate::engine::audit::Question;
use crate::engine::{AccountAct, Command, Event, Failed};
use crate::log::StreamId;
use crate::log::memory::Fault;

fn name(name: &str) -> AgentName {
    name.parse().expect("a name")
}

fn all() -> Question {
    Question { limit: 100, ..Question::default() }
}

async fn audited(world: &World, asked: &Question) -> Vec<AuditEvent> {
    let placed = world.engine.audited(asked).await.expect("read");
    let events = placed.into_iter().filter_map(|one| match one.event {
        Event::Audit(event) => Some(event),
        _ => None,
    });
    events.collect()
}

async fn lead(world: &World, who: &str) {
    let token = (who.to_owned(), "hash".to_owned());
    let act =
        AccountAct::Add { role: Role::Lead, queues: vec![], skills: vec![], token: token.into() };
    world.ask(Command::Account { name: name(who), act }).await.expect("added");
}

#[tokio::test]
async fn each_act_of_an_admin_is_recorded_in_the_commit_that_did_it() {
    let world = World::new().await;
    lead(&world, "lea").await;
    let set = AccountAct::Set { role: Role::Agent, queues: vec![], skills: vec![] };
    let acts = [set, AccountAct::Token { token: ("two".to_owned(), "hash".to_owned()).into() }];
    for act in acts {
        world.ask(Command::Account { name: name("lea"), act }).await.expect("done");
    }
    world.ask(Command::Delivery { held: false }).await.expect("done");
    let revoke = Command::Account { name: name("lea"), act: AccountAct::Revoke };
    world.ask(revoke).await.expect("done");
    let records = audited(&world, &all()).await;
    let agent = name("lea");
    let meant = [
        AuditAct::AccountAdded { agent: agent.clone(), role: Role::Lead },
        AuditAct::AccountChanged { agent: agent.clone(), was: Role::Lead, role: Role::Agent },
        AuditAct::TokenReplaced { agent: agent.clone(), token: "two".to_owned(), expires: None },
        AuditAct::DeliveryResumed,
        AuditAct::AccountRevoked { agent },
    ];
    assert_eq!(records.iter().map(|one| one.act.clone()).collect::<Vec<_>>(), meant);
    assert!(records.iter().all(|one| one.by == AuditBy::Owner));
    let log = world.engine.log().read_all(baton_shared::id::Position(0), 100).await.expect("read");
    for record in log.iter().filter(|record| record.stream == StreamId::audit()) {
        let beside = log.iter().filter(|other| other.commit == record.commit).count();
        assert!(beside > 1, "{} stands alone in its commit", record.kind);
    }
}

#[tokio::test]
async fn a_lead_at_the_incident_switch_is_named_and_a_refused_agent_leaves_no_record() {
    let mut world = World::new().await;
    world.agent("anna").await;
    lead(&world, "lea").await;
    let off = |by: &str| {
        let by = AuditBy::Agent(name(by));
        Command::Desk { by, off: Some(("down".to_owned(), None)) }
    };
    assert!(world.ask(off("anna")).await.is_err());
    world.ask(off("lea")).await.expect("a lead may");
    let of_lea = Question { by: Some(AuditBy::Agent(name("lea"))), ..all() };
    let records = audited(&world, &of_lea).await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0].act, AuditAct::DeskDisabled { until: None });
    let of_anna = Question { by: Some(AuditBy::Agent(name("anna"))), ..all() };
    assert!(audited(&world, &of_anna).await.is_empty());
}

#[tokio::test]
async fn opening_a_ticket_one_does_not_hold_is_recorded_once_an_hour_and_ones_own_never() {
    let mut world = World::new().await;
    world.agent("anna").await;
    world.agent("bob").await;
    let id = world.says("ann", "agent please").await;
    let bob = || AuditBy::Agent(name("bob"));
    for _ in 0..3 {
        world.engine.note_opened(bob(), &world.conv(&id)).await.expect("recorded");
    }
    world
        .engine
        .note_opened(AuditBy::Agent(name("anna")), &world.conv(&id))
        .await
        .expect("recorded");
    let opened = Question { by: Some(bob()), ..all() };
    assert_eq!(audited(&world, &opened).await.len(), 1);
    world.later(3_600).await;
    world.engine.note_opened(bob(), &world.conv(&id)).await.expect("recorded");
    assert_eq!(audited(&world, &opened).await.len(), 2);
    world.does("bob", &id, Act::Take).await.expect("taken");
    world.later(3_600).await;
    world.engine.note_opened(bob(), &world.conv(&id)).await.expect("recorded");
    assert_eq!(audited(&world, &opened).await.len(), 2, "it is bob's now");
}

#[tokio::test]
async fn a_look_that_cannot_be_recorded_is_refused_and_the_holder_reads_on() {
    let mut world = World::new().await;
    world.agent("anna").await;
    world.agent("bob").await;
    let id = world.says("ann", "agent please").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    let look = async |who: &str| {
        let by = AuditBy::Agent(name(who));
        world.engine.note_opened(by, &world.conv(&id)).await
    };
    world.log.fail_next(Fault::NotWritten);
    look("anna").await.expect("it is hers, and nothing is to be written");
    let refused = look("bob").await;
    assert!(matches!(refused, Err(Failed::Unavailable { .. })), "{refused:?}");
    look("bob").await.expect("the disk has room again");
    world.log.fail_next(Fault::NotWritten);
    look("bob").await.expect("this hour's look is on record");
}

#[tokio::test]
async fn pages_follow_one_another_without_a_gap_and_since_cuts_what_is_older() {
    let world = World::new().await;
    for _ in 0..5 {
        world.ask(Command::Delivery { held: true }).await.expect("done");
    }
    let page = |before| Question { before, limit: 2, ..Question::default() };
    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let found = world.engine.audited(&page(before)).await.expect("read");
        let Some(first) = found.first() else { break };
        before = Some(first.pos);
        seen.splice(0..0, found.iter().map(|one| one.pos));
    }
    let whole = world.engine.audited(&all()).await.expect("read");
    assert_eq!(seen, whole.iter().map(|one| one.pos).collect::<Vec<_>>());
    assert_eq!(seen.len(), 5);
    let later = world.engine.now() + jiff::SignedDuration::from_secs(1);
    assert!(audited(&world, &Question { since: Some(later), ..all() }).await.is_empty());
}
