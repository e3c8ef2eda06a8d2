//! Two relays over one log: what one decides, the other has decided on, or decides again.

use baton_shared::id::{AgentName, Position};
use tokio::sync::watch;

use super::world::World;
use crate::desk::act::Act;
use crate::desk::event::Status;
use crate::desk::{Control, Refusal};
use crate::engine::{Command, Committed, Engine, Failed};
use crate::log::Log;
use crate::policy::Policy;

async fn two() -> (World, World) {
    let here = World::new().await;
    let there = World::on(here.log.clone(), here.clock.clone()).await;
    (here, there)
}

/// Until an engine has folded all that is in the log.
async fn caught_up(world: &World) {
    let head = world.log.head().await.expect("readable");
    while world.engine.state().pos < head {
        tokio::task::yield_now().await;
    }
}

async fn both(here: &World, there: &World) {
    caught_up(here).await;
    caught_up(there).await;
}

fn name(name: &str) -> AgentName {
    name.parse().expect("a valid name")
}

#[tokio::test]
async fn what_one_relay_commits_the_other_folds() {
    let (mut here, there) = two().await;
    here.agent("anna").await;
    let id = here.says("ann", "my parcel is lost, agent please").await;
    here.does("anna", &id, Act::Take).await.expect("she takes it");
    both(&here, &there).await;
    assert_eq!(*here.conv(&id), *there.conv(&id));
    assert_eq!(here.engine.state().agent(&name("anna")), there.engine.state().agent(&name("anna")));
    assert_eq!(here.engine.state().last_ticket, there.engine.state().last_ticket);
}

#[tokio::test]
async fn of_two_agents_on_two_relays_one_gets_the_ticket_and_the_other_hears_who() {
    let (mut here, mut there) = two().await;
    here.agent("anna").await;
    here.agent("bob").await;
    let id = here.says("ann", "my parcel is lost, agent please").await;
    both(&here, &there).await;
    let (first, second) =
        tokio::join!(here.does("anna", &id, Act::Take), there.does("bob", &id, Act::Take));
    let (winner, failed) = match (first, second) {
        (Ok(_), Err(failed)) => ("anna", failed),
        (Err(failed), Ok(_)) => ("bob", failed),
        other => panic!("not one winner: {other:?}"),
    };
    let Failed::Refused { refusal: Refusal::Taken(by), standing } = failed else {
        panic!("not told who has it: {failed:?}");
    };
    assert_eq!(by, name(winner));
    let standing = standing.expect("told how things stand");
    assert_eq!(standing.control, Control::Agent(name(winner)));
    both(&here, &there).await;
    assert_eq!(*here.conv(&id), *there.conv(&id));
}

#[tokio::test]
async fn a_message_to_both_relays_at_once_has_one_effect() {
    let (mut here, there) = two().await;
    let message = here.message("ann", "hello");
    let (first, second) = tokio::join!(
        here.ask(Command::Customer(Box::new(message.clone()))),
        there.ask(Command::Customer(Box::new(message))),
    );
    let (first, second) = (first.expect("taken in"), second.expect("taken in"));
    assert_eq!(first.conversation, second.conversation);
    assert!(first.duplicate != second.duplicate, "{first:?} {second:?}");
    both(&here, &there).await;
    let id = first.conversation.expect("named");
    assert_eq!(here.conv(&id).unread, 1);
}

#[tokio::test]
async fn two_first_messages_of_one_customer_begin_one_conversation() {
    let (mut here, mut there) = two().await;
    let first = here.message("ann", "hello");
    let mut second = there.message("ann", "are you there?");
    second.provider_id = "another".to_owned();
    let (first, second) = tokio::join!(
        here.ask(Command::Customer(Box::new(first))),
        there.ask(Command::Customer(Box::new(second))),
    );
    let (first, second) = (first.expect("taken in"), second.expect("taken in"));
    assert_eq!(first.conversation, second.conversation);
    assert!(!first.duplicate && !second.duplicate);
    both(&here, &there).await;
    assert_eq!(here.conv(&first.conversation.expect("named")).unread, 2);
}

#[tokio::test]
async fn tickets_of_two_relays_have_two_numbers() {
    let (mut here, mut there) = two().await;
    let mut other = there.message("bea", "agent please");
    other.provider_id = "another".to_owned();
    let first = here.message("ann", "agent please");
    let (first, second) = tokio::join!(
        here.ask(Command::Customer(Box::new(first))),
        there.ask(Command::Customer(Box::new(other))),
    );
    let ids = [first, second].map(|one| one.expect("taken in").conversation.expect("named"));
    both(&here, &there).await;
    let mut numbers = ids.map(|id| here.conv(&id).ticket_number().expect("opened").0);
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2]);
}

fn told(
    follower: &mut tokio::sync::broadcast::Receiver<std::sync::Arc<Committed>>,
) -> Vec<Position> {
    let mut told = Vec::new();
    while let Ok(commit) = follower.try_recv() {
        told.extend(commit.events.iter().map(|placed| placed.pos));
    }
    told
}

#[tokio::test]
async fn followers_are_told_own_and_foreign_commits_once_in_the_order_of_the_log() {
    let (mut here, mut there) = two().await;
    let (mut hears, mut listens) = (here.engine.follow(), there.engine.follow());
    for round in 0..20 {
        let first = here.message("ann", &format!("one {round}"));
        let mut second = there.message("bea", &format!("two {round}"));
        second.provider_id = format!("there-{round}");
        let (first, second) = tokio::join!(
            here.ask(Command::Customer(Box::new(first))),
            there.ask(Command::Customer(Box::new(second))),
        );
        first.and(second).expect("both are taken in");
    }
    both(&here, &there).await;
    let all = here.log.read_all(Position(0), 10_000).await.expect("readable");
    let all: Vec<Position> = all.iter().map(|record| record.pos).collect();
    assert_eq!(told(&mut hears), all);
    assert_eq!(told(&mut listens), all);
}

#[tokio::test]
async fn a_policy_activated_by_one_relay_is_in_force_at_the_other() {
    let (here, there) = two().await;
    let text = Policy::default_text().replace("undo_s = 5", "undo_s = 7");
    let parsed = Policy::parse(&text).expect("faultless");
    assert_ne!(parsed.hash(), there.engine.policy().hash());
    here.activate(&parsed).await;
    both(&here, &there).await;
    assert_eq!(there.engine.policy().hash(), parsed.hash());
}

#[tokio::test]
async fn a_deadline_that_two_relays_fire_is_written_once() {
    let (mut here, mut there) = two().await;
    here.agent("anna").await;
    let id = here.says("ann", "agent please").await;
    here.does("anna", &id, Act::Take).await.expect("taken");
    here.does("anna", &id, Act::Close { disposition: None }).await.expect("closed");
    both(&here, &there).await;
    here.later(6).await;
    there.later(0).await;
    both(&here, &there).await;
    let notices = here.notices(&id).await;
    let closed = notices.iter().filter(|notice| *notice == "closed");
    assert_eq!(closed.count(), 1, "{notices:?}");
    assert_eq!(*here.conv(&id), *there.conv(&id));
}

#[tokio::test]
async fn a_relay_started_beside_another_takes_in_what_the_other_goes_on_to_write() {
    let mut here = World::new().await;
    here.agent("anna").await;
    let old = here.says("ann", "agent please").await;
    let there = World::on(here.log.clone(), here.clock.clone()).await;
    let new = here.says("bea", "agent please").await;
    here.status("anna", Status::Away).await;
    both(&here, &there).await;
    for id in [&old, &new] {
        assert_eq!(*here.conv(id), *there.conv(id));
    }
    assert_eq!(here.engine.state().agent(&name("anna")), there.engine.state().agent(&name("anna")));
}

#[tokio::test]
async fn a_session_is_its_relays_own_by_name() {
    let (here, there) = two().await;
    let unnamed = here.engine.session_id();
    here.engine.name_relay("relay-1");
    there.engine.name_relay("relay-2");
    let own = |engine: &Engine, session: &str| engine.is_own_session(session);
    let session = here.engine.session_id();
    assert!(own(&here.engine, &session) && !own(&there.engine, &session), "{session}");
    // What was written before relays had names stood in a log of one relay.
    assert!(own(&here.engine, &unnamed) && own(&there.engine, &unnamed), "{unnamed}");
}

#[tokio::test]
async fn a_log_that_one_process_owns_leads_for_ever() {
    let world = World::new().await;
    let mut leads: watch::Receiver<bool> = world.engine.leads();
    assert!(*leads.borrow());
    assert!(leads.changed().await.is_err(), "nobody can change it");
}
