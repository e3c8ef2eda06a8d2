//! The customer's day.

use super::world::World;
use crate::desk::act::{Act, Consent, Target};
use crate::desk::event::{ConversationEvent as Event, Receipt, Role, Status};
use crate::desk::parts::{BotReply, Briefing, HandoverRequest};
use crate::desk::{AuditBy, Control, TicketState};
use crate::engine::command::BotResult;
use crate::engine::customers::button;
use crate::engine::{AccountAct, Command, Failed, VisitorAct};
use crate::policy::{BotFailure, Policy};

fn say(text: &str) -> Act {
    let id = format!("a-{}", text.len());
    Act::Say { message: id.parse().expect("id"), text: text.to_owned() }
}

fn close() -> Act {
    Act::Close { disposition: None }
}

/// A customer in the hands of anna.
async fn with_anna() -> (World, baton_shared::id::ConversationId) {
    let mut world = World::new().await;
    world.agent("anna").await;
    let id = world.says("ann", "my parcel is lost").await;
    world.bot_says(&id, "Have you looked at the tracking page?").await;
    world.says("ann", "I want to talk to a person").await;
    world.does("anna", &id, Act::Take).await.expect("she takes it");
    (world, id)
}

#[tokio::test]
async fn the_bot_answers_until_the_customer_asks_for_a_person() {
    let mut world = World::new().await;
    world.agent("anna").await;
    let id = world.says("ann", "my parcel is lost").await;
    assert!(world.conv(&id).bot.call.is_some());
    world.bot_says(&id, "The tracking page shows where it is.").await;
    world.says("ann", "I want to talk to a person").await;
    let conv = world.conv(&id);
    let ticket = conv.open_ticket().expect("a ticket");
    assert_eq!((&conv.control, ticket.state), (&Control::Queue, TicketState::Queued));
    assert_eq!(ticket.briefing.goal.as_deref(), Some("my parcel is lost"));
    assert_eq!(ticket.briefing.tried, ["The tracking page shows where it is."]);
    assert_eq!(world.notices(&id).await, ["handover_opened"]);
}

#[tokio::test]
async fn with_nobody_on_no_live_person_is_promised() {
    let mut world = World::new().await;
    let id = world.says("ann", "agent please").await;
    assert_eq!(world.notices(&id).await, ["handover_unstaffed"]);
    assert!(!world.told(&id).await.contains("queue. You are number"));
}

#[tokio::test]
async fn an_agent_set_away_makes_no_live_promise_true() {
    let mut world = World::new().await;
    world.agent("anna").await;
    world.status("anna", Status::Away).await;
    let id = world.says("ann", "agent please").await;
    assert_eq!(world.notices(&id).await, ["handover_unstaffed"]);
}

#[tokio::test]
async fn a_late_bot_reply_never_reaches_a_customer_whom_a_person_has() {
    let mut world = World::new().await;
    world.agent("anna").await;
    let id = world.says("ann", "my parcel is lost").await;
    let call = world.conv(&id).bot.call.clone().expect("asked").id;
    world.says("ann", "I want to talk to a person").await;
    world.does("anna", &id, Act::Take).await.expect("she takes it");
    let reply = BotReply {
        messages: vec![crate::desk::parts::BotLine { text: "hello?".into(), choices: vec![] }],
        ..BotReply::default()
    };
    let result = BotResult::Answered(Box::new(reply));
    let late = Command::Bot { conversation: id.clone(), call, reply_id: None, result };
    world.ask(late).await.expect("absorbed");
    assert!(!world.events(&id).await.iter().any(|event| matches!(event, Event::BotSaid { .. })));
}

#[tokio::test]
async fn a_repeated_message_is_answered_like_the_first_and_has_one_effect() {
    let mut world = World::new().await;
    let message = world.message("ann", "hello");
    let first = world.ask(Command::Customer(Box::new(message.clone()))).await.expect("taken in");
    let again = world.ask(Command::Customer(Box::new(message))).await.expect("taken in");
    assert!(again.duplicate && !first.duplicate);
    assert_eq!(again.conversation, first.conversation);
    let id = first.conversation.expect("of a conversation");
    let said =
        world.events(&id).await.iter().filter(|e| matches!(e, Event::CustomerSaid { .. })).count();
    assert_eq!(said, 1);
}

#[tokio::test]
async fn repeats_within_one_batch_are_seen_too() {
    let mut world = World::new().await;
    let message = world.message("ann", "hello");
    let asks = (0..20).map(|_| world.ask(Command::Customer(Box::new(message.clone()))));
    let answers = futures_util::future::join_all(asks).await;
    let fresh = answers.iter().filter(|a| !a.as_ref().expect("taken in").duplicate).count();
    assert_eq!(fresh, 1);
}

#[tokio::test]
async fn a_bot_that_fails_opens_the_conversation_to_people() {
    let mut world = World::new().await;
    let id = world.says("ann", "my parcel is lost").await;
    let call = world.conv(&id).bot.call.clone().expect("asked").id;
    let result = BotResult::Failed(BotFailure::TimedOut, "no answer in 10 s".to_owned());
    let command = Command::Bot { conversation: id.clone(), call, reply_id: None, result };
    world.ask(command).await.expect("taken in");
    assert!(world.conv(&id).open_ticket().is_some());
}

#[tokio::test]
async fn the_bots_own_signal_hands_over_with_all_it_knows() {
    let mut world = World::new().await;
    let id = world.says("ann", "I was charged twice").await;
    let request = HandoverRequest {
        briefing: Briefing { reason: Some("Above my limit".to_owned()), ..Briefing::default() },
        variables: [("order".to_owned(), "8123".to_owned())].into(),
        tags: vec!["double_charge".to_owned()],
        queue: Some("billing".parse().expect("a name")),
        ..HandoverRequest::default()
    };
    let reply = BotReply { handover: Some(request), ..BotReply::default() };
    world.bot(&id, reply).await;
    let conv = world.conv(&id);
    let ticket = conv.open_ticket().expect("a ticket");
    assert_eq!(ticket.queue.as_str(), "billing");
    assert_eq!(ticket.briefing.collected["order"].value, "8123");
    assert_eq!(ticket.briefing.reason.as_deref(), Some("Above my limit"), "in the bot's words");
    assert_eq!(ticket.tags, ["double_charge"]);
}

#[tokio::test]
async fn two_agents_take_the_same_ticket_and_one_has_it() {
    let mut world = World::new().await;
    world.agent("anna").await;
    world.agent("bob").await;
    for round in 0..1_000 {
        let id = world.says(&format!("c{round}"), "agent please").await;
        let conv = world.conv(&id);
        let ticket = conv.ticket_number().expect("a ticket");
        let take = |who: &str| Command::Agent {
            by: who.parse().expect("a name"),
            id: format!("t{round}").parse().expect("an id"),
            ticket,
            epoch: conv.epoch,
            act: Act::Take,
        };
        let (one, two) = tokio::join!(world.ask(take("anna")), world.ask(take("bob")));
        assert!(one.is_ok() != two.is_ok(), "round {round}: {one:?} {two:?}");
        let loser = if one.is_ok() { two } else { one };
        let Err(Failed::Refused { refusal, standing }) = loser else { panic!("{loser:?}") };
        assert_eq!(refusal.code(), "taken");
        assert!(matches!(standing.expect("told").control, Control::Agent(_)));
    }
}

#[tokio::test]
async fn nothing_of_a_close_goes_out_before_its_grace_time_is_over() {
    let (mut world, id) = with_anna().await;
    world.does("anna", &id, say("it comes tomorrow")).await.expect("she holds it");
    world.does("anna", &id, close()).await.expect("she closes");
    assert!(!world.notices(&id).await.contains(&"closed".to_owned()));
    world.later(6).await;
    let notices = world.notices(&id).await;
    assert!(notices.ends_with(&["closed".to_owned(), "survey_ask".to_owned()]), "{notices:?}");
}

#[tokio::test]
async fn an_undone_close_is_never_told() {
    let (mut world, id) = with_anna().await;
    world.does("anna", &id, close()).await.expect("she closes");
    world.does("anna", &id, Act::Undo).await.expect("in time");
    world.later(10).await;
    assert!(!world.notices(&id).await.contains(&"closed".to_owned()));
    assert_eq!(world.conv(&id).ticket.as_ref().expect("a ticket").state, TicketState::Active);
}

#[tokio::test]
async fn a_customer_who_writes_within_the_grace_time_takes_the_close_back() {
    let (mut world, id) = with_anna().await;
    world.does("anna", &id, close()).await.expect("she closes");
    world.says("ann", "wait!").await;
    let conv = world.conv(&id);
    assert!(matches!(&conv.control, Control::Agent(name) if name.as_str() == "anna"));
}

#[tokio::test]
async fn thanks_after_a_close_get_no_bot_answer_and_more_offers_the_agent() {
    let (mut world, id) = with_anna().await;
    world.does("anna", &id, close()).await.expect("she closes");
    world.later(6).await;
    world.says("ann", "Thanks a lot!").await;
    assert!(world.conv(&id).bot.call.is_none());
    world.says("ann", "but where is the invoice").await;
    assert_eq!(world.notices(&id).await.last().map(String::as_str), Some("linger_offer"));
    world.presses("ann", button::AGENT).await;
    let conv = world.conv(&id);
    let ticket = conv.open_ticket().expect("the same ticket");
    assert_eq!(
        (ticket.number.0, ticket.agent.as_ref().map(baton_shared::id::AgentName::as_str)),
        (1, Some("anna"))
    );
}

#[tokio::test]
async fn who_asks_for_a_person_after_a_close_is_not_asked_whether_they_want_one() {
    let (mut world, id) = with_anna().await;
    world.does("anna", &id, close()).await.expect("she closes");
    world.later(6).await;
    world.says("ann", "I want to talk to a person again").await;
    assert_eq!(world.notices(&id).await.last().map(String::as_str), Some("reopened"));
    let conv = world.conv(&id);
    assert!(matches!(&conv.control, Control::Agent(name) if name.as_str() == "anna"));
}

#[tokio::test]
async fn after_a_close_the_assistant_answers_whoever_chooses_it() {
    let (mut world, id) = with_anna().await;
    world.does("anna", &id, close()).await.expect("she closes");
    world.later(6).await;
    world.says("ann", "and what are your opening hours").await;
    world.presses("ann", button::ASSISTANT).await;
    assert!(world.conv(&id).bot.call.is_some());
}

#[tokio::test]
async fn a_survey_answer_is_taken_before_the_bot_sees_it() {
    let (mut world, id) = with_anna().await;
    world.does("anna", &id, say("it comes tomorrow")).await.expect("she holds it");
    world.does("anna", &id, close()).await.expect("she closes");
    world.later(6).await;
    world.says("ann", "5").await;
    let conv = world.conv(&id);
    assert!(conv.bot.call.is_none() && conv.bot.unasked.is_empty());
    assert_eq!((conv.unread, conv.waiting_since), (0, None), "nobody has to answer a rating");
    let rated = world
        .events(&id)
        .await
        .into_iter()
        .any(|e| matches!(e, Event::Rated { stars: Some(5), .. }));
    assert!(rated);
}

#[tokio::test]
async fn silence_towards_a_waiting_customer_never_lasts_longer_than_promised() {
    let mut world = World::new().await;
    world.agent("anna").await;
    let id = world.says("ann", "agent please").await;
    for _ in 0..3 {
        world.later(181).await;
    }
    let still = world.notices(&id).await.iter().filter(|n| *n == "still_waiting").count();
    assert_eq!(still, 3);
}

#[tokio::test]
async fn a_ticket_that_nobody_takes_rings_once() {
    let mut world = World::new().await;
    world.agent("anna").await;
    let id = world.says("ann", "agent please").await;
    world.later(31).await;
    world.later(31).await;
    let rung =
        world.events(&id).await.into_iter().filter(|e| matches!(e, Event::Notified { .. })).count();
    assert_eq!(rung, 1);
}

#[tokio::test]
async fn a_vanished_agents_tickets_return_and_the_customer_is_told() {
    let (mut world, id) = with_anna().await;
    world.vanishes("anna").await;
    world.later(30).await;
    assert!(matches!(world.conv(&id).control, Control::Agent(_)), "within the grace time");
    world.later(31).await;
    assert_eq!(world.conv(&id).control, Control::Queue);
    assert_eq!(
        world.notices(&id).await.last().map(String::as_str),
        Some("agent_gone_back_to_queue")
    );
}

#[tokio::test]
async fn an_agent_who_comes_back_in_time_keeps_their_tickets() {
    let (mut world, id) = with_anna().await;
    world.vanishes("anna").await;
    world.later(30).await;
    world.arrives("anna").await;
    world.later(60).await;
    assert!(matches!(world.conv(&id).control, Control::Agent(_)));
}

#[tokio::test]
async fn an_unanswered_offer_returns_to_its_sender() {
    let (mut world, id) = with_anna().await;
    world.agent("bob").await;
    let to = Target::Agent("bob".parse().expect("a name"));
    let offer = Act::Transfer { to, note: None, consent: Consent::Asked };
    world.does("anna", &id, offer).await.expect("bob is here");
    world.later(31).await;
    let conv = world.conv(&id);
    assert!(conv.open_ticket().expect("a ticket").offer.is_none());
    assert!(matches!(&conv.control, Control::Agent(name) if name.as_str() == "anna"));
}

#[tokio::test]
async fn a_customer_who_leaves_the_queue_is_no_longer_waited_for() {
    let mut world = World::new().await;
    world.agent("anna").await;
    let id = world.says("ann", "agent please").await;
    world.presses("ann", button::LEAVE).await;
    assert!(world.conv(&id).open_ticket().is_none());
    assert_eq!(world.notices(&id).await.last().map(String::as_str), Some("queue_left"));
}

#[tokio::test]
async fn a_visitor_gone_for_long_counts_in_nobodys_place_and_finds_the_answer_on_return() {
    let mut world = World::new().await;
    world.agent("anna").await;
    let id = world.says("ann", "agent please").await;
    let second = world.says("eve", "agent please").await;
    let left = Command::Visitor { conversation: id.clone(), id: None, act: VisitorAct::Left };
    world.ask(left).await.expect("taken in");
    world.later(601).await;
    let place = |world: &World| {
        let conv = world.conv(&second);
        let ticket = conv.open_ticket().expect("a ticket");
        world.engine.state().place(ticket.number, &ticket.queue, ticket.order_at)
    };
    assert_eq!(place(&world), 1);
    world.does("anna", &id, Act::Take).await.expect("she may");
    world.does("anna", &id, say("your parcel is found")).await.expect("she holds it");
    let back = Command::Visitor { conversation: id.clone(), id: None, act: VisitorAct::Back };
    world.ask(back).await.expect("taken in");
    assert!(world.conv(&id).gone.is_none());
    let read = VisitorAct::Received {
        up_to: world.conv(&id).head.expect("events"),
        receipt: Receipt::Read,
    };
    world
        .ask(Command::Visitor { conversation: id.clone(), id: None, act: read })
        .await
        .expect("taken in");
    assert!(world.conv(&id).read > baton_shared::id::Position(0));
}

#[tokio::test]
async fn a_repeated_command_is_answered_like_the_first() {
    let (world, id) = with_anna().await;
    let conv = world.conv(&id);
    let command = Command::Agent {
        by: "anna".parse().expect("a name"),
        id: "say-1".parse().expect("an id"),
        ticket: conv.ticket_number().expect("a ticket"),
        epoch: conv.epoch,
        act: say("hello"),
    };
    let first = world.ask(command.clone()).await.expect("said");
    let again = world.ask(command).await.expect("said");
    assert!(!first.duplicate && again.duplicate);
    let said = world
        .events(&id)
        .await
        .into_iter()
        .filter(|e| matches!(e, Event::AgentSaid { .. }))
        .count();
    assert_eq!(said, 1);
}

#[tokio::test]
async fn who_needs_no_person_gets_none() {
    let mut world = World::new().await;
    let id = world.says("ann", "I don't need a person, just my invoice").await;
    assert!(world.conv(&id).open_ticket().is_none());
    assert!(world.conv(&id).bot.call.is_some());
}

#[tokio::test]
async fn under_on_accept_the_bot_answers_until_somebody_takes_the_ticket() {
    let text = Policy::default_text().replace("on_request", "on_accept");
    let mut world = World::under(&text).await;
    world.agent("anna").await;
    let id = world.says("ann", "I want to talk to a person").await;
    assert_eq!(world.conv(&id).control, Control::Bot);
    world.says("ann", "meanwhile, what are your opening hours").await;
    world.bot_says(&id, "We are here from nine to five.").await;
    world.does("anna", &id, Act::Take).await.expect("she takes it");
    world.says("ann", "thank you").await;
    let conv = world.conv(&id);
    assert!(conv.bot.call.is_none() && matches!(conv.control, Control::Agent(_)));
}

#[tokio::test]
async fn a_channel_without_a_bot_leads_to_people() {
    let mut world = World::new().await;
    let mut message = world.message("ann", "hello");
    message.bot = None;
    let answer = world.ask(Command::Customer(Box::new(message))).await.expect("taken in");
    let conv = world.conv(&answer.conversation.expect("of a conversation"));
    assert!(conv.open_ticket().is_some());
}

#[tokio::test]
async fn outside_the_hours_the_message_is_kept_and_the_bell_waits_for_the_morning() {
    let hours = "\n[[hours]]\nname = \"night\"\nzone = \"UTC\"\nmon = [\"02:00-02:30\"]\n";
    let text = Policy::default_text().replacen("\"always\"", "\"night\"", 1) + hours;
    let mut world = World::under(&text).await;
    world.agent("anna").await;
    let id = world.says("ann", "agent please").await;
    assert_eq!(world.notices(&id).await, ["handover_closed"]);
    let conv = world.conv(&id);
    let watches = &conv.open_ticket().expect("kept").watches;
    assert!(watches.notify_at.expect("in the morning") > world.engine.now());
    assert_eq!(watches.still_here_at, None);
}

#[tokio::test]
async fn in_an_incident_nobody_is_handed_over_and_the_reason_is_told() {
    let mut world = World::new().await;
    world.agent("anna").await;
    let off = |by: &str| Command::Desk {
        by: AuditBy::Agent(by.parse().expect("a name")),
        off: Some(("the payment service is down".to_owned(), None)),
    };
    assert!(world.ask(off("anna")).await.is_err(), "only a lead may");
    let (role, token) = (Role::Lead, ("lea".to_owned(), "hash".to_owned()));
    let act = AccountAct::Add { role, queues: vec![], skills: vec![], token: token.into() };
    world.ask(Command::Account { name: "lea".parse().expect("a name"), act }).await.expect("added");
    world.ask(off("lea")).await.expect("a lead may");
    let id = world.says("ann", "agent please").await;
    assert_eq!(world.notices(&id).await, ["handover_disabled"]);
    assert!(world.told(&id).await.contains("the payment service is down"));
    assert!(world.conv(&id).open_ticket().is_none());
    let on = Command::Desk { by: AuditBy::Agent("lea".parse().expect("a name")), off: None };
    world.ask(on).await.expect("a lead may");
    world.says("ann", "agent please").await;
    assert!(world.conv(&id).open_ticket().is_some());
}

#[tokio::test]
async fn an_urgent_ticket_goes_before_those_that_wait_and_nobody_starves_behind_it() {
    let mut world = World::new().await;
    world.agent("anna").await;
    let early = world.says("eve", "agent please").await;
    world.later(60).await;
    let urgent = world.says("ann", "there is fraud on my account, agent please").await;
    let order = |world: &World, id| world.conv(id).open_ticket().expect("a ticket").order_at;
    assert!(order(&world, &urgent) < order(&world, &early));
    let waited = jiff::SignedDuration::from_mins(31);
    assert!(order(&world, &urgent) > order(&world, &early) - waited);
}
