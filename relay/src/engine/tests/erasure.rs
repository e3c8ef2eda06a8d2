//! A person is erased: what the engine holds, writes and answers afterwards.

use std::sync::Arc;

use baton_shared::id::{ConversationId, Position};

use super::world::World;
use crate::desk::act::Act;
use crate::desk::event::Cause;
use crate::desk::parts::BotReply;
use crate::desk::{Control, ConversationEvent};
use crate::engine::{Answer, BotResult, Command, Failed, VisitorAct};
use crate::log::{Log, verify};

const CANARY: &str = "zebra-4711";

fn say(text: &str) -> Act {
    Act::Say { message: "a-1".parse().expect("id"), text: text.to_owned() }
}

/// A customer whose every word is a canary, in the hands of anna, with an answer on its way.
async fn known() -> (World, ConversationId) {
    let mut world = World::new().await;
    world.agent("anna").await;
    let id = world.says(CANARY, &format!("I am {CANARY}")).await;
    let variables = [("who".to_owned(), CANARY.to_owned())].into();
    world.bot(&id, BotReply { variables, ..BotReply::default() }).await;
    world.says(CANARY, "I want to talk to a person").await;
    world.does("anna", &id, Act::Take).await.expect("she takes it");
    world.does("anna", &id, say(&format!("Dear {CANARY}"))).await.expect("said");
    world.does("anna", &id, Act::Note { text: format!("{CANARY} rang") }).await.expect("noted");
    (world, id)
}

async fn erase(world: &World, id: &ConversationId) -> Result<Answer, Failed> {
    let (conversation, cause) = (id.clone(), Cause::Wish);
    world.ask(Command::Erase { conversation, cause, reason: None }).await
}

#[tokio::test]
async fn nothing_of_an_erased_person_is_left_in_the_log_or_in_memory() {
    let (world, id) = known().await;
    assert!(format!("{:?}", *world.engine.state()).contains(CANARY), "the test can fail");
    let answer = erase(&world, &id).await.expect("erased");
    assert!(answer.forgotten.expect("counted").records >= 6, "{answer:?}");
    assert!(!format!("{:?}", *world.engine.state()).contains(CANARY));
    let records = world.log.read_all(Position(0), 1_000).await.expect("read");
    for record in &records {
        assert!(!format!("{:?}", (&record.kind, &record.private)).contains(CANARY));
        assert!(!String::from_utf8_lossy(&record.facts).contains(CANARY), "{}", record.kind);
    }
    verify(&world.log, None, |_, _| {}).await.expect("the chain is whole");
    let again = World::on(world.log.clone(), world.clock.clone()).await;
    assert!(!format!("{:?}", *again.engine.state()).contains(CANARY));
}

#[tokio::test]
async fn what_was_on_its_way_is_dropped_and_the_agent_is_free() {
    let (world, id) = known().await;
    let pending = world.conv(&id).outbox.iter().count();
    assert!(pending > 0, "the test can fail");
    erase(&world, &id).await.expect("erased");
    let dropped = world
        .events(&id)
        .await
        .into_iter()
        .filter(|event| matches!(event, ConversationEvent::SendSettled { .. }));
    assert_eq!(dropped.count(), pending);
    let conv = world.engine.conversation(&id).await.expect("read").expect("a tombstone");
    assert!(conv.erased && conv.outbox.is_empty() && conv.ticket.is_none());
    assert_eq!(conv.control, Control::Nobody);
    let state = world.engine.state();
    let anna = state.agent(&"anna".parse().expect("name")).expect("there");
    assert!(anna.holds.is_empty());
}

#[tokio::test]
async fn whoever_comes_back_is_a_stranger_and_an_old_message_is_not_taken_in_again() {
    let mut world = World::new().await;
    let first = world.message("ann", "hello");
    let taken = world.ask(Command::Customer(Box::new(first.clone()))).await.expect("taken in");
    let old = taken.conversation.expect("one");
    erase(&world, &old).await.expect("erased");
    let again = world.ask(Command::Customer(Box::new(first))).await.expect("answered");
    assert!(again.duplicate, "its provider sends it again");
    assert_eq!(world.engine.state().conversations().filter(|c| !c.erased).count(), 0);
    let new = world.says("ann", "me again").await;
    assert_ne!(new, old);
    assert_eq!(world.conv(&new).bot.recent.len(), 1);
}

#[tokio::test]
async fn nothing_can_be_done_in_an_erased_conversation() {
    let (mut world, id) = known().await;
    let (ticket, epoch) = {
        let conv = world.conv(&id);
        (conv.ticket_number().expect("a ticket"), conv.epoch)
    };
    let call = format!("{id}-1").parse().expect("an id");
    erase(&world, &id).await.expect("erased");
    let written = world.events(&id).await.len();
    let late = world.does_seeing("anna", (ticket, epoch), say("late")).await;
    assert!(matches!(late, Err(Failed::Refused { .. })), "{late:?}");
    let act = VisitorAct::Rate { stars: Some(1), comment: Some(CANARY.to_owned()) };
    let rated = Command::Visitor { conversation: id.clone(), id: None, act };
    assert!(world.ask(rated).await.is_err());
    let variables = [("who".to_owned(), CANARY.to_owned())].into();
    let result = BotResult::Answered(Box::new(BotReply { variables, ..BotReply::default() }));
    let bot = Command::Bot { conversation: id.clone(), call, reply_id: None, result };
    world.ask(bot).await.expect("absorbed");
    assert_eq!(world.events(&id).await.len(), written);
    let twice = erase(&world, &id).await.expect("answered");
    assert!(twice.duplicate);
    assert_eq!(world.events(&id).await.len(), written);
}

#[tokio::test]
async fn a_client_from_before_the_erasure_has_to_start_over() {
    let (world, id) = known().await;
    let before = world.engine.state().pos;
    assert!(world.engine.state().since(before).is_some());
    erase(&world, &id).await.expect("erased");
    assert!(world.engine.state().since(before).is_none());
    let now = world.engine.state().pos;
    assert!(world.engine.state().since(now).is_some());
}

#[tokio::test]
async fn erasing_somebody_unknown_is_refused() {
    let world = World::new().await;
    let refused = erase(&world, &"nobody".parse().expect("id")).await;
    assert!(matches!(refused, Err(Failed::Refused { .. })), "{refused:?}");
}

#[tokio::test]
async fn others_are_told_of_the_erasure_and_of_every_ticket_it_took() {
    let (world, id) = known().await;
    let mut changes = world.engine.follow();
    erase(&world, &id).await.expect("erased");
    let committed: Arc<_> = changes.recv().await.expect("told");
    let numbers = committed.events.iter().find_map(|one| match &one.event {
        crate::engine::Event::Conversation(_, ConversationEvent::Erased { tickets, .. }) => {
            Some(tickets.clone())
        }
        _ => None,
    });
    assert_eq!(numbers.expect("named").len(), 1);
}
