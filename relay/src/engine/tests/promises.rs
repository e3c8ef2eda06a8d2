//! Waits that were promised, against what became of them.

use baton_shared::id::ConversationId;

use super::world::World;
use crate::desk::act::{Act, Target};
use crate::desk::event::ConversationEvent as Event;
use crate::desk::level::{PromiseBasis, Promised};

/// What was promised in a conversation and how long it took, in order.
async fn ended(world: &World, id: &ConversationId) -> Vec<(Promised, u64)> {
    let events = world.events(id).await.into_iter().filter_map(|event| match event {
        Event::WaitEnded { promised, waited_s, .. } => Some((promised, waited_s)),
        _ => None,
    });
    events.collect()
}

/// Customers in the queue, taken after `wait_s` each and closed after `handle_s`.
async fn served(world: &mut World, customers: u32, wait_s: i64, handle_s: i64) {
    for n in 0..customers {
        let id = world.says(&format!("c-{n}-{wait_s}"), "agent please").await;
        world.later(wait_s).await;
        world.does("anna", &id, Act::Take).await.expect("taken");
        world.later(handle_s).await;
        world.does("anna", &id, Act::Close { disposition: None }).await.expect("closed");
    }
}

#[tokio::test]
async fn what_was_promised_is_kept_and_held_against_what_became_of_it() {
    let mut world = World::new().await;
    world.agent("anna").await;
    served(&mut world, 8, 40, 300).await;
    let id = world.says("ann", "agent please").await;
    assert!(world.told(&id).await.contains("It usually takes a minute at most."));
    let promised = world.conv(&id).open_ticket().expect("a ticket").promised.expect("promised");
    assert_eq!((promised.basis, promised.within_s), (PromiseBasis::FreeAgent, Some(40)));
    world.later(75).await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    assert_eq!(ended(&world, &id).await, [(promised, 75)]);
    // Anna is busy now: the next one stands in line, and handling is known.
    let bob = world.says("bob", "agent please").await;
    let promised = world.conv(&bob).open_ticket().expect("a ticket").promised.expect("promised");
    assert_eq!((promised.basis, promised.expected_s), (PromiseBasis::Line, Some(300)));
    assert!(promised.within_s > Some(300));
}

#[tokio::test]
async fn what_was_learnt_outlives_a_restart() {
    let mut world = World::new().await;
    world.agent("anna").await;
    served(&mut world, 9, 20, 200).await;
    let queue = "support".parse().expect("a name");
    let before = world.engine.state().past(&queue).cloned();
    assert!(before.as_ref().is_some_and(|past| past.learnt().picked_up_s == Some(20)));
    let again = World::on(world.log.clone(), world.clock.clone()).await;
    assert_eq!(again.engine.state().past(&queue), before.as_ref());
}

#[tokio::test]
async fn a_promise_for_one_queue_is_not_held_against_another() {
    let mut world = World::new().await;
    world.agent("anna").await;
    let id = world.says("ann", "agent please").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    assert_eq!(ended(&world, &id).await.len(), 1);
    let to = Target::Queue("billing".parse().expect("a name"));
    let consent = crate::desk::act::Consent::Asked;
    world.does("anna", &id, Act::Transfer { to, note: None, consent }).await.expect("moved");
    world.later(10).await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    assert_eq!(ended(&world, &id).await.len(), 1);
}

#[tokio::test]
async fn with_nobody_on_nothing_is_promised_and_nothing_is_learnt_from_the_wait() {
    let mut world = World::new().await;
    let id = world.says("ann", "agent please").await;
    assert_eq!(world.conv(&id).open_ticket().expect("a ticket").promised, None);
    world.agent("anna").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    assert_eq!(ended(&world, &id).await, []);
}

#[tokio::test]
async fn a_hold_is_no_time_of_handling() {
    let mut world = World::new().await;
    world.agent("anna").await;
    let id = world.says("ann", "agent please").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.later(100).await;
    world.does("anna", &id, Act::Hold { until: None }).await.expect("held");
    world.later(50_000).await;
    world.says("ann", "I have found it").await;
    world.later(40).await;
    world.does("anna", &id, Act::Hold { until: None }).await.expect("held");
    world.later(7_000).await;
    world.does("anna", &id, Act::Close { disposition: None }).await.expect("closed");
    let handled = world.events(&id).await.into_iter().find_map(|event| match event {
        Event::Closed { handled, .. } => handled,
        _ => None,
    });
    assert_eq!(handled.map(|handled| handled.seconds), Some(140));
}
