//! Where a ticket stands in line, and what its customer is told of that.

use baton_shared::id::ConversationId;

use super::world::World;
use crate::desk::act::Act;

/// Three who wait, in the order of their coming.
async fn three() -> (World, [ConversationId; 3]) {
    let mut world = World::new().await;
    world.agent("anna").await;
    let mut all = Vec::new();
    for who in ["ann", "bob", "cleo"] {
        all.push(world.says(who, "agent please").await);
        world.later(10).await;
    }
    (world, all.try_into().expect("three"))
}

fn place(world: &World, id: &ConversationId) -> u32 {
    let conv = world.conv(id);
    let ticket = conv.open_ticket().expect("a ticket");
    world.engine.state().place(ticket.number, &ticket.queue, ticket.order_at)
}

#[tokio::test]
async fn what_a_vanished_agent_held_goes_before_all_who_wait_the_oldest_of_it_first() {
    let (mut world, [ann, bob, cleo]) = three().await;
    let urgent = world.says("dora", "This is fraud").await;
    for id in [&cleo, &bob] {
        world.does("anna", id, Act::Take).await.expect("taken");
    }
    world.agent("ben").await;
    world.vanishes("anna").await;
    world.later(61).await;
    let places = [&bob, &cleo, &urgent, &ann].map(|id| place(&world, id));
    assert_eq!(places, [1, 2, 3, 4]);
    assert!(world.told(&cleo).await.contains("front of the queue"));
    let again = World::on(world.log.clone(), world.clock.clone()).await;
    assert_eq!([&bob, &cleo, &urgent, &ann].map(|id| place(&again, id)), places);
}

#[tokio::test]
async fn a_ticket_put_back_goes_before_all_who_wait() {
    let (mut world, [ann, bob, cleo]) = three().await;
    world.does("anna", &cleo, Act::Take).await.expect("taken");
    world.does("anna", &cleo, Act::Release).await.expect("put back");
    assert_eq!([&cleo, &ann, &bob].map(|id| place(&world, id)), [1, 2, 3]);
    world.does("anna", &ann, Act::Take).await.expect("taken");
    world.does("anna", &ann, Act::Release).await.expect("put back");
    assert_eq!([&ann, &cleo, &bob].map(|id| place(&world, id)), [1, 2, 3]);
}

#[tokio::test]
async fn who_comes_with_something_urgent_is_told_the_place_they_have() {
    let (mut world, _) = three().await;
    let urgent = world.says("dora", "This is fraud").await;
    assert_eq!(place(&world, &urgent), 1);
    assert!(world.told(&urgent).await.contains("You are number 1 in the queue"));
    let promised = world.conv(&urgent).open_ticket().expect("a ticket").promised;
    assert_eq!(promised.map(|promised| promised.position), Some(1));
}
