//! What is kept beside the fold must say the same as the fold: queues in order, the whole log read
//! anew, and how much one open ticket takes.

use std::sync::Arc;

use baton_shared::id::QueueName;

use super::world::World;
use crate::desk::act::Act;
use crate::desk::{Conversation, TicketState, conversation};
use crate::engine::{State, VisitorAct, replay};
use crate::log::{Log as _, StreamId};

/// Some wait, some are held, one left, one is gone.
async fn busy_desk() -> World {
    let mut world = World::new().await;
    world.agent("anna").await;
    for n in 0..12 {
        let id = world.says(&format!("c{n}"), "I want to talk to a person").await;
        match n % 6 {
            0 => {
                world.does("anna", &id, Act::Take).await.expect("she takes it");
            }
            1 => {
                let act = VisitorAct::LeaveQueue;
                let left = crate::engine::Command::Visitor { conversation: id, id: None, act };
                world.ask(left).await.expect("left");
            }
            2 => {
                let act = VisitorAct::Left;
                let gone = crate::engine::Command::Visitor { conversation: id, id: None, act };
                world.ask(gone).await.expect("gone");
            }
            3 => {
                let queue: QueueName = "billing".parse().expect("a name");
                world.does("anna", &id, Act::Take).await.expect("she takes it");
                let to = crate::desk::act::Target::Queue(queue);
                let consent = crate::desk::act::Consent::Asked;
                let transfer = Act::Transfer { to, note: None, consent };
                world.does("anna", &id, transfer).await.expect("passed on");
            }
            _ => {}
        }
    }
    world
}

/// The same, counted over everything.
fn counted(state: &State, queue: &QueueName) -> Vec<(jiff::Timestamp, u64)> {
    let waits = |conv: &Conversation| !conv.abandoned;
    let open = state.open().filter(|(conv, ticket)| {
        ticket.state == TicketState::Queued && ticket.queue == *queue && waits(conv)
    });
    let mut line: Vec<_> = open.map(|(_, ticket)| (ticket.order_at, ticket.number.0)).collect();
    line.sort();
    line
}

#[tokio::test]
async fn places_and_lengths_of_queues_are_as_if_counted_over_all_tickets() {
    let mut world = busy_desk().await;
    // Whoever left for long counts no more once their deadline has fired.
    world.later(660).await;
    let state = world.engine.state();
    let mut seen = 0;
    for queue in ["support", "billing"].map(|name| name.parse::<QueueName>().expect("a name")) {
        let line = counted(&state, &queue);
        assert_eq!(state.waiting(&queue), u32::try_from(line.len()).expect("few"), "{queue}");
        for (place, (order, number)) in (1..).zip(line) {
            let number = baton_shared::id::TicketNumber(number);
            assert_eq!(state.place(number, &queue, order), place, "{number:?} in {queue}");
            seen += 1;
        }
    }
    assert!(seen >= 4, "only {seen} tickets wait");
}

#[tokio::test]
async fn the_whole_log_read_anew_gives_the_state_that_is_in_memory() {
    let world = busy_desk().await;
    let replayed = replay(Arc::new(world.log.clone())).await.expect("replays");
    let state = world.engine.state();
    assert_eq!(replayed.head, state.pos);
    assert!(replayed.events > 30);
    for conv in state.conversations() {
        assert_eq!(replayed.conversations.get(&conv.id), Some(conv.as_ref()));
    }
    for agent in state.agents() {
        assert_eq!(replayed.agents.get(&agent.name), Some(agent.as_ref()));
    }
    assert_eq!(replayed.conversations.len(), 12);
}

/// The struct with what it points to: 100,000 of these must leave room under 400 MiB for the
/// indexes beside them. The text form stands for the heap: it names every field besides.
#[tokio::test]
async fn an_open_ticket_takes_less_than_four_kibibytes() {
    let mut world = World::new().await;
    let id = world.says("ann", "I want to talk to a person about my parcel").await;
    let conv = world.conv(&id);
    assert!(conv.open_ticket().is_some());
    let text = serde_json::to_vec(conv.as_ref()).expect("JSON").len();
    let whole = size_of::<Conversation>() + text;
    assert!(whole < 4_096, "{} in the struct, {text} as text", size_of::<Conversation>());
}

#[tokio::test]
async fn a_relay_that_is_often_restarted_comes_to_a_snapshot_all_the_same() {
    let mut world = World::new().await;
    let id = world.says("ann", "I want to talk to a person").await;
    for n in 0..100 {
        world = World::on(world.log.clone(), world.clock.clone()).await;
        let message = VisitorAct::Left;
        let act = if n % 2 == 0 { message } else { VisitorAct::Back };
        let seen = crate::engine::Command::Visitor { conversation: id.clone(), id: None, act };
        world.ask(seen).await.expect("recorded");
    }
    // It is saved beside the answer, not before it.
    let stream = StreamId::conversation(&id);
    let mut left = 100;
    while world.log.load(stream.clone(), conversation::FOLD).await.expect("read").snapshot.is_none()
    {
        left -= 1;
        assert!(left > 0, "no life was long enough to count to it");
        tokio::task::yield_now().await;
    }
}
