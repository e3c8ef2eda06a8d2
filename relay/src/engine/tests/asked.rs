//! A route that asks somebody outside: whatever comes of the question, the customer hears once where
//! they stand, and nobody is held up.

use baton_shared::id::{ConversationId, TicketNumber};

use super::world::World;
use crate::desk::act::Act;
use crate::desk::asking::RouteAnswer;
use crate::desk::parts::Priority;
use crate::engine::Command;
use crate::policy::Policy;

fn policy() -> String {
    let asks = "[[route]]\nname = \"crm\"\nqueue = \"support\"\nwhen = { keywords = [\"contract\"] }\n\
                ask = { endpoint = \"crm\", timeout_ms = 5000 }\n\n[[queue]]\nname = \"night\"\n\
                hours = \"night\"\n[[hours]]\nname = \"night\"\nzone = \"UTC\"\n\
                dates = { \"2020-01-01\" = [\"01:00-01:01\"] }\nmon = [\"00:00-00:01\"]\n\n\
                # ---- Queues";
    Policy::default_text().replacen("# ---- Queues", asks, 1)
}

async fn asking() -> (World, ConversationId, TicketNumber) {
    let mut world = World::under(&policy()).await;
    world.agent("anna").await;
    let id = world.says("ann", "my contract: I want to talk to a person").await;
    let conv = world.conv(&id);
    let ticket = conv.open_ticket().expect("a ticket");
    assert!(ticket.asking.is_some() && ticket.promised.is_none());
    assert!(world.notices(&id).await.is_empty(), "nothing is said before it is known where to");
    (world, id, ticket.number)
}

fn to(queue: &str) -> RouteAnswer {
    RouteAnswer { queue: Some(queue.parse().expect("a name")), ..RouteAnswer::default() }
}

async fn answers(world: &World, id: &ConversationId, ticket: TicketNumber, answer: RouteAnswer) {
    let (conversation, said) = (id.clone(), Ok((answer, Some("owes us".to_owned()))));
    let command = Command::Routed { conversation, ticket, said };
    world.ask(command).await.expect("taken in");
}

fn queue(world: &World, id: &ConversationId) -> String {
    world.conv(id).open_ticket().expect("a ticket").queue.to_string()
}

#[tokio::test]
async fn an_answer_moves_the_ticket_and_the_customer_hears_of_it_once() {
    let (world, id, number) = asking().await;
    let answer = RouteAnswer {
        priority: Some(Priority::Urgent),
        tags: vec!["vip".to_owned()],
        skills: vec!["contracts".to_owned()],
        ..to("billing")
    };
    answers(&world, &id, number, answer.clone()).await;
    let conv = world.conv(&id);
    let ticket = conv.open_ticket().expect("a ticket");
    assert_eq!((ticket.queue.as_str(), ticket.priority), ("billing", Priority::Urgent));
    assert_eq!(
        (ticket.tags.as_slice(), ticket.skills.as_slice()),
        (&["vip".to_owned()][..], &["contracts".to_owned()][..])
    );
    assert!(ticket.asking.is_none() && ticket.promised.is_some());
    assert!(ticket.order_at < ticket.opened_at, "urgent goes before");
    assert_eq!(world.notices(&id).await, ["handover_opened"]);
    // The same again, and another one, change nothing.
    answers(&world, &id, number, answer).await;
    answers(&world, &id, number, to("support")).await;
    assert_eq!(queue(&world, &id), "billing");
    assert_eq!(world.notices(&id).await.len(), 1);
}

#[tokio::test]
async fn silence_leaves_the_ticket_in_its_routes_queue_when_the_time_is_over() {
    let (mut world, id, number) = asking().await;
    world.later(4).await;
    assert!(world.notices(&id).await.is_empty());
    world.later(1).await;
    assert_eq!(world.notices(&id).await, ["handover_opened"]);
    answers(&world, &id, number, to("billing")).await;
    assert_eq!(queue(&world, &id), "support", "too late");
    assert_eq!(world.notices(&id).await.len(), 1);
}

#[tokio::test]
async fn an_answer_that_cannot_be_followed_leaves_the_ticket_where_it_is() {
    for (answer, queue_then) in
        [(to("nowhere"), "support"), (to("night"), "support"), (RouteAnswer::default(), "support")]
    {
        let (world, id, number) = asking().await;
        answers(&world, &id, number, answer).await;
        assert_eq!(queue(&world, &id), queue_then);
        assert_eq!(world.notices(&id).await, ["handover_opened"]);
    }
}

#[tokio::test]
async fn an_agent_may_take_the_ticket_meanwhile_and_then_it_is_theirs() {
    let (mut world, id, number) = asking().await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    answers(&world, &id, number, to("billing")).await;
    world.later(10).await;
    assert_eq!(queue(&world, &id), "support");
    assert_eq!(world.notices(&id).await, ["joined"]);
}

#[tokio::test]
async fn an_answer_moves_a_ticket_whose_customer_is_answered_in_the_providers_inbox_in_silence() {
    let (mut world, id, number) = asking().await;
    let reply = world.message("ann", "Sam here.");
    world.ask(Command::Inbox(Box::new(reply))).await.expect("taken in");
    world.later(10).await;
    answers(&world, &id, number, to("billing")).await;
    let conv = world.conv(&id);
    let ticket = conv.open_ticket().expect("a ticket");
    assert_eq!((ticket.queue.as_str(), ticket.promised.is_some()), ("billing", false));
    assert!(conv.inbox.is_some(), "they go on");
    assert!(world.notices(&id).await.is_empty(), "nobody speaks over the person");
}
