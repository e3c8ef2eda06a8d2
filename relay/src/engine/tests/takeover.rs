//! A lead takes a conversation from its bot: what comes of it, and who may not.

use baton_shared::id::{ConversationId, Epoch};
use baton_shared::wire::PolicyAsk;
use jiff::Timestamp;

use super::world::World;
use crate::desk::act::Act;
use crate::desk::event::{ConversationEvent as Event, Role, Status};
use crate::desk::parts::{BotLine, BotReply};
use crate::desk::{Control, Refusal, Ticket};
use crate::engine::command::{AccountAct, BotResult};
use crate::engine::{Answer, Command, Failed};
use crate::policy::Policy;
use crate::proof;

async fn role(world: &World, who: &str, role: Role) {
    let act = AccountAct::Set { role, queues: Vec::new(), skills: Vec::new() };
    let name = who.parse().expect("a name");
    world.ask(Command::Account { name, act }).await.expect("set");
}

/// A desk with an agent and a lead, and a customer whom the bot has answered.
async fn answered_by_a_bot(policy: &str) -> (World, ConversationId) {
    let mut world = World::under(policy).await;
    world.agent("anna").await;
    world.agent("dana").await;
    role(&world, "dana", Role::Lead).await;
    let id = world.says("ann", "Where is my parcel 8123?").await;
    world.bot_says(&id, "It is on its way.").await;
    (world, id)
}

async fn takes(
    world: &World,
    who: &str,
    (command, conversation): (&str, &ConversationId),
    epoch: Epoch,
) -> Result<Answer, Failed> {
    let (by, id) = (who.parse().expect("a name"), command.parse().expect("an id"));
    world.ask(Command::TakeOver { by, id, conversation: conversation.clone(), epoch }).await
}

fn refusal(outcome: Result<Answer, Failed>) -> Refusal {
    match outcome {
        Err(Failed::Refused { refusal, .. }) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

fn ticket(world: &World, id: &ConversationId) -> Ticket {
    world.conv(id).open_ticket().expect("a ticket").clone()
}

#[tokio::test]
async fn a_lead_has_the_conversation_at_once_with_a_briefing_and_the_customer_is_told_who_joined() {
    for silent in ["on_request", "on_accept"] {
        let text = Policy::default_text().replace("\"on_request\"", &format!("\"{silent}\""));
        let (mut world, id) = answered_by_a_bot(&text).await;
        // As by a one-shot command: whoever takes need not be on.
        world.status("dana", Status::Off).await;
        let before = world.conv(&id).epoch;
        let done = takes(&world, "dana", ("over-1", &id), before).await.expect("taken");
        let conv = world.conv(&id);
        assert_eq!(conv.control, Control::Agent("dana".parse().expect("a name")), "{silent}");
        assert!(conv.epoch > before);
        let found = ticket(&world, &id);
        assert_eq!((done.ticket, done.epoch), (Some(found.number), Some(conv.epoch)));
        assert_eq!((found.queue.as_str(), found.promised), ("support", None));
        assert_eq!(found.briefing.goal.as_deref(), Some("Where is my parcel 8123?"));
        let reason = found.briefing.reason.as_deref();
        assert_eq!(reason, Some("dana took it over from the bot faq"));
        assert_eq!(world.notices(&id).await, ["joined"], "no dialog of a wait");
        let events = world.events(&id).await;
        assert!(!events.iter().any(|event| matches!(event, Event::Decided { .. })));
        let holds = world.engine.state().agent(&"dana".parse().expect("a name")).cloned();
        assert!(holds.expect("known").holds.contains_key(&found.number), "{silent}");
    }
}

#[tokio::test]
async fn a_repeat_is_answered_like_the_first_and_opens_no_second_ticket() {
    let (mut world, id) = answered_by_a_bot(Policy::default_text()).await;
    let epoch = world.conv(&id).epoch;
    let first = takes(&world, "dana", ("over-1", &id), epoch).await.expect("taken");
    let again = takes(&world, "dana", ("over-1", &id), epoch).await.expect("taken");
    assert!(again.duplicate && !first.duplicate);
    assert_eq!((again.ticket, again.epoch), (first.ticket, first.epoch));
    // Whatever has happened since.
    world.does("dana", &id, Act::Handback).await.expect("given back");
    let again = takes(&world, "dana", ("over-1", &id), epoch).await.expect("taken");
    assert_eq!((again.duplicate, again.ticket), (true, first.ticket));
    assert_eq!(world.conv(&id).control, Control::Bot);
}

#[tokio::test]
async fn agents_and_auditors_may_not_and_nothing_is_taken_that_was_not_seen() {
    let (mut world, id) = answered_by_a_bot(Policy::default_text()).await;
    let epoch = world.conv(&id).epoch;
    let refused = refusal(takes(&world, "anna", ("over-1", &id), epoch).await);
    assert!(matches!(refused, Refusal::Forbidden(_)), "{refused}");
    world.agent("audrey").await;
    role(&world, "audrey", Role::Auditor).await;
    let refused = refusal(takes(&world, "audrey", ("over-1", &id), epoch).await);
    assert!(matches!(refused, Refusal::Forbidden(_)), "{refused}");
    let another = "cv-unheard-of".parse().expect("an id");
    let refused = refusal(takes(&world, "dana", ("over-2", &another), epoch).await);
    assert_eq!(refused, Refusal::NoSuchConversation);
    let refused = refusal(takes(&world, "dana", ("over-3", &id), epoch.next()).await);
    assert_eq!(refused, Refusal::StaleEpoch);
    assert!(world.conv(&id).ticket.is_none(), "nothing came of it");
    world.says("ann", "I want to talk to a person").await;
    let number = ticket(&world, &id).number;
    let refused = refusal(takes(&world, "dana", ("over-4", &id), world.conv(&id).epoch).await);
    assert_eq!(refused, Refusal::HasTicket(number));
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.does("anna", &id, Act::Handback).await.expect("given back");
    // The epoch of before the person: another bot session than the one that was seen.
    assert_eq!(refusal(takes(&world, "dana", ("over-5", &id), epoch).await), Refusal::StaleEpoch);
    takes(&world, "dana", ("over-6", &id), world.conv(&id).epoch).await.expect("taken");
}

#[tokio::test]
async fn what_the_bot_still_answers_is_dropped() {
    let (mut world, id) = answered_by_a_bot(Policy::default_text()).await;
    world.says("ann", "and when does it come?").await;
    let conv = world.conv(&id);
    let call = conv.bot.call.clone().expect("the bot was asked").id;
    takes(&world, "dana", ("over-1", &id), conv.epoch).await.expect("taken");
    let line = BotLine { text: "Tomorrow.".to_owned(), choices: Vec::new() };
    let reply = BotReply { messages: vec![line], ..BotReply::default() };
    let result = BotResult::Answered(Box::new(reply));
    let command = Command::Bot { conversation: id.clone(), call, reply_id: None, result };
    world.ask(command).await.expect("heard");
    let events = world.events(&id).await;
    let said = events.iter().filter(|event| matches!(event, Event::BotSaid { .. })).count();
    assert_eq!(said, 1, "only what it said before");
    world.says("ann", "hello?").await;
    assert!(world.conv(&id).bot.call.is_none(), "the bot is asked no more");
}

#[tokio::test]
async fn why_says_who_took_it_and_a_backtest_of_the_same_policy_finds_nothing() {
    let (mut world, id) = answered_by_a_bot(Policy::default_text()).await;
    let epoch = world.conv(&id).epoch;
    let done = takes(&world, "dana", ("over-1", &id), epoch).await.expect("taken");
    world.later(60).await;
    world.says("ann", "thank you, and the refund?").await;
    world.does("dana", &id, Act::Close { disposition: None }).await.expect("closed");
    // So long after it that the customer does not mean this ticket any more.
    world.later(43_200).await;
    let number = done.ticket.expect("a ticket");
    let why = proof::answer(&world.engine, PolicyAsk::Why { number }).await.expect("answered");
    let told = why.lines.join("\n");
    assert!(told.starts_with("went to support at "), "{told}");
    assert!(told.contains("because dana took it over from the bot faq"), "{told}");
    assert!(told.contains("closed by dana") && !told.contains("dana has it"), "{told}");
    assert_eq!(why.report["taken_over"]["by"], "dana");
    assert_eq!(why.report["decisions"], serde_json::json!([]));
    let ask = PolicyAsk::Backtest {
        text: Some(Policy::default_text().to_owned()),
        from: Timestamp::MIN,
        to: Timestamp::MAX,
        limit: None,
    };
    let test = proof::answer(&world.engine, ask).await.expect("answered");
    assert_eq!(test.report["differences"]["all"], 0, "{:?}", test.lines);
    assert_eq!(test.report["not_comparable"], serde_json::json!({}));
    // The next ticket of the same conversation is decided by a rule, and told so.
    world.says("ann", "I want to talk to a person").await;
    let number = ticket(&world, &id).number;
    let why = proof::answer(&world.engine, PolicyAsk::Why { number }).await.expect("answered");
    assert_eq!(why.report["decisions"][0]["compared"]["is"], "alike", "{:?}", why.lines);
}
