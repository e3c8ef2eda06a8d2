//! What the log can do to the engine, and what the engine makes of it.

use std::time::Duration;

use super::world::World;
use crate::engine::bug::{Bug, fired_in_vain, inject};
use crate::engine::{Command, Failed};
use crate::log::Log;
use crate::log::memory::Fault;

#[tokio::test]
async fn what_was_certainly_not_written_is_refused_and_has_not_happened() {
    let mut world = World::new().await;
    world.log.fail_next(Fault::NotWritten);
    let message = world.message("ann", "hello");
    let failed = world.ask(Command::Customer(Box::new(message.clone()))).await;
    assert!(matches!(failed, Err(Failed::Unavailable { .. })), "{failed:?}");
    assert_eq!(world.engine.state().conversations().count(), 0);
    let again = world.ask(Command::Customer(Box::new(message))).await.expect("now it goes");
    assert!(!again.duplicate);
}

#[tokio::test]
async fn an_unknown_outcome_is_settled_under_the_same_ids() {
    for fault in [Fault::UnknownButWritten, Fault::UnknownNotWritten] {
        let mut world = World::new().await;
        world.log.fail_next(fault);
        let id = world.says("ann", "hello").await;
        let said = world.events(&id).await.len();
        assert_eq!(world.engine.state().conversations().count(), 1, "{fault:?}");
        assert!(said >= 2, "{fault:?}: {said}");
        assert_eq!(world.conv(&id).unread, 1, "{fault:?}");
    }
}

#[tokio::test]
async fn a_restart_finds_what_was_going_on() {
    let mut world = World::new().await;
    world.agent("anna").await;
    let id = world.says("ann", "my parcel is lost, agent please").await;
    world.does("anna", &id, crate::desk::act::Act::Take).await.expect("she takes it");
    let before = world.conv(&id);
    let again = World::on(world.log.clone(), world.clock.clone()).await;
    assert_eq!(*again.conv(&id), *before);
    assert_eq!(again.engine.state().last_ticket, world.engine.state().last_ticket);
    let head = world.log.head().await.expect("readable");
    assert_eq!(again.engine.state().pos, head);
}

#[tokio::test]
async fn a_conversation_at_rest_is_not_loaded_at_start_and_is_found_when_it_speaks() {
    let mut world = World::new().await;
    let id = world.says("ann", "hello").await;
    world.bot_says(&id, "hi").await;
    // The hook's callback takes both, and nothing is due any more.
    for message in world.conv(&id).outbox.iter().map(|send| send.message.clone()) {
        let outcome = crate::desk::event::SendOutcome::Sent { possibly_repeated: false };
        let settled = Command::SendSettled { conversation: id.clone(), message, outcome };
        world.ask(settled).await.expect("settled");
    }
    let mut again = World::on(world.log.clone(), world.clock.clone()).await;
    assert!(again.engine.state().conversation(&id).is_none());
    let message = crate::engine::CustomerMessage {
        provider_id: "later".to_owned(),
        ..again.message("ann", "are you there?")
    };
    let answer = again.ask(Command::Customer(Box::new(message))).await.expect("taken in");
    assert_eq!(answer.conversation, Some(id));
}

#[tokio::test(start_paused = true)]
async fn a_deadline_of_which_nothing_comes_is_fired_with_pauses() {
    let mut world = World::new().await;
    world.agent("anna").await;
    world.says("ann", "my parcel is lost, agent please").await;
    inject(Some(Bug::FiresInVain));
    world.clock.advance(jiff::SignedDuration::from_mins(15));
    tokio::time::sleep(Duration::from_secs(5)).await;
    let fired = fired_in_vain();
    inject(None);
    assert!((5..200).contains(&fired), "{fired} times in five seconds");
}
