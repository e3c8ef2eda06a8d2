//! What the rules of a policy do to a conversation as it runs.

use baton_shared::id::ConversationId;

use super::world::World;
use crate::desk::act::{Act, Consent, Target};
use crate::desk::parts::{BotReply, HandoverRequest, Intent};
use crate::desk::{Control, ConversationEvent, TicketState};
use crate::engine::{Event, Failed};

const HEAD: &str = "version = 1\nowner = \"Dana\"\nfallback = \"support\"\n";

fn with(settings: &str, queue: &str, rest: &str) -> String {
    format!("{HEAD}{settings}[[queue]]\nname = \"support\"\n{queue}{rest}")
}

/// The rule that opened the last ticket.
async fn opened_by(world: &World, id: &ConversationId) -> Option<String> {
    let (events, _) = world.engine.history(id, 100).await.expect("read");
    events.iter().rev().find_map(|placed| match &placed.event {
        Event::Conversation(_, ConversationEvent::TicketOpened { trigger, .. }) => {
            Some(trigger.rule.clone())
        }
        _ => None,
    })
}

#[tokio::test]
async fn who_takes_the_wish_back_leaves_the_queue_and_the_bot_goes_on() {
    let mut world = World::under(&with("", "", "")).await;
    let id = world.says("ann", "I want to talk to a human").await;
    assert_eq!(world.conv(&id).control, Control::Queue);
    world.says("ann", "I no longer need a human").await;
    assert_eq!(world.conv(&id).control, Control::Bot);
    assert_eq!(
        world.conv(&id).ticket.as_ref().map(|ticket| ticket.state),
        Some(TicketState::Closed)
    );
    assert!(world.notices(&id).await.contains(&"queue_left".to_owned()));
}

#[tokio::test]
async fn a_ticket_is_transferred_only_where_its_queue_lets_it_go() {
    let others = "[[queue]]\nname = \"billing\"\n[[queue]]\nname = \"fraud\"\n";
    let mut world = World::under(&with("", "transfer_to = [\"billing\"]\n", others)).await;
    world.agent("anna").await;
    let id = world.says("ann", "I want to talk to a human").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    let to = |queue: &str| {
        let to = Target::Queue(queue.parse().expect("a name"));
        Act::Transfer { to, note: None, consent: Consent::Asked }
    };
    let Err(Failed::Refused { refusal, .. }) = world.does("anna", &id, to("fraud")).await else {
        panic!("it went to fraud")
    };
    assert_eq!(refusal.code(), "wrong_way");
    assert_eq!(refusal.to_string(), "tickets of support may only be transferred to billing");
    world.does("anna", &id, to("billing")).await.expect("moved");
    let queue = world.conv(&id).ticket.as_ref().map(|ticket| ticket.queue.to_string());
    assert_eq!(queue.as_deref(), Some("billing"));
}

#[tokio::test]
async fn a_policy_may_keep_them_waiting_all_the_same() {
    let policy = with("on_withdrawal = \"keep_waiting\"\n", "", "");
    let mut world = World::under(&policy).await;
    let id = world.says("ann", "I want to talk to a human").await;
    world.says("ann", "I no longer need a human").await;
    assert_eq!(world.conv(&id).control, Control::Queue);
}

#[tokio::test]
async fn a_ticket_nobody_takes_in_the_queues_time_goes_back_to_the_bot() {
    let mut world = World::under(&with("", "back_to_bot_min = 30\n", "")).await;
    let id = world.says("ann", "I want to talk to a human").await;
    world.later(29 * 60).await;
    assert_eq!(world.conv(&id).control, Control::Queue);
    world.later(2 * 60).await;
    assert_eq!(world.conv(&id).control, Control::Bot);
    assert!(world.notices(&id).await.contains(&"queue_timed_out".to_owned()));
}

#[tokio::test]
async fn answers_that_bring_nothing_new_are_counted_and_hand_over() {
    let trigger = "[[trigger]]\nname = \"stuck\"\nwhen = { no_progress = 3 }\n";
    let mut world = World::under(&with("", "", trigger)).await;
    let known = || Intent { name: "parcel".to_owned(), confidence: 0.9 };
    let answer = || BotReply { intent: Some(known()), ..BotReply::default() };
    let mut id = world.says("ann", "where is it").await;
    world.bot(&id, answer()).await;
    for text in ["and now", "still not here"] {
        id = world.says("ann", text).await;
        world.bot(&id, answer()).await;
        assert!(world.conv(&id).open_ticket().is_none());
    }
    world.says("ann", "hm").await;
    world.bot(&id, answer()).await;
    assert_eq!(opened_by(&world, &id).await.as_deref(), Some("stuck"));
}

#[tokio::test]
async fn the_same_words_three_times_hand_over_at_the_third() {
    let trigger = "[[trigger]]\nname = \"again\"\nwhen = { repeated = 3 }\n";
    let mut world = World::under(&with("", "", trigger)).await;
    for _ in 0..2 {
        let id = world.says("ann", "order 55?").await;
        world.bot_says(&id, "one moment").await;
        assert!(world.conv(&id).open_ticket().is_none());
    }
    let id = world.says("ann", "Order 55").await;
    assert_eq!(opened_by(&world, &id).await.as_deref(), Some("again"));
}

#[tokio::test]
async fn a_route_gives_the_ticket_to_the_agent_it_names_and_the_customer_hears_who_it_is() {
    let route = "[[route]]\nname = \"anna\"\nwhen = { channel = \"hook\" }\nqueue = \"support\"\nagent = \"anna\"\n";
    let mut world = World::under(&with("", "", route)).await;
    let id = world.says("ben", "I want to talk to a human").await;
    assert_eq!(world.conv(&id).control, Control::Queue, "anna is not there");
    world.agent("anna").await;
    let id = world.says("ann", "I want to talk to a human").await;
    assert_eq!(world.conv(&id).control, Control::Agent("anna".parse().expect("a name")));
    assert_eq!(world.notices(&id).await, ["joined"]);
}

#[tokio::test]
async fn what_the_queue_needs_is_shown_as_missing_until_the_bot_finds_it_out() {
    let policy = with("bot_silent = \"on_accept\"\n", "required = [\"order\", \"email\"]\n", "");
    let mut world = World::under(&policy).await;
    let id = world.says("ann", "my parcel is lost").await;
    let request = HandoverRequest {
        variables: [("email".to_owned(), "a@example.org".to_owned())].into(),
        ..HandoverRequest::default()
    };
    world.bot(&id, BotReply { handover: Some(request), ..BotReply::default() }).await;
    let missing =
        |world: &World| world.conv(&id).open_ticket().expect("a ticket").briefing.missing.clone();
    assert_eq!(missing(&world), ["order"]);
    world.says("ann", "it is 8123").await;
    let variables = [("order".to_owned(), "8123".to_owned())].into();
    world.bot(&id, BotReply { variables, ..BotReply::default() }).await;
    assert!(missing(&world).is_empty());
    let conv = world.conv(&id);
    let briefing = &conv.open_ticket().expect("a ticket").briefing;
    assert_eq!(briefing.collected["order"].value, "8123");
}
