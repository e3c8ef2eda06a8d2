//! Every decision is recorded so that it can be made again, and hides no word of a customer's.

use std::sync::Arc;

use baton_shared::id::Position;
use jiff::Timestamp;

use super::world::World;
use crate::desk::AuditBy;
use crate::desk::act::Act;
use crate::desk::event::{ConversationEvent as Event, Role, Status};
use crate::desk::parts::{BotReply, HandoverRequest};
use crate::engine::hindsight::{Again, Hindsight, NotComparable, Seen};
use crate::engine::{AccountAct, BotResult, Command};
use crate::log::{Log, Range, StreamId};
use crate::policy::{BotFailure, Policy};

const ALL: (Timestamp, Timestamp) = (Timestamp::MIN, Timestamp::MAX);

/// What each recorded decision came to when made again, and how many moments handed nobody over.
async fn again(world: &World) -> (Vec<Result<Again, NotComparable>>, usize) {
    let log: Arc<dyn Log> = Arc::new(world.log.clone());
    let (mut decided, mut passed) = (Vec::new(), 0);
    let mut look = Hindsight::default();
    let tell = |seen: Seen<'_>, policies: &_| match seen {
        Seen::Asked(moment) if moment.recorded().is_some() => decided.push(moment.again(policies)),
        Seen::Asked(moment) => {
            let policy = Policy::parse(Policy::default_text()).expect("faultless");
            assert_eq!(moment.comparable(), Ok(()));
            assert_eq!(moment.ask(&policy).0.handover, None, "{:?}", moment.words());
            passed += 1;
        }
        Seen::Happened(..) => {}
    };
    look.look(&log, ALL, tell).await.expect("readable");
    (decided, passed)
}

/// A day with every kind of hand-over, under a policy that the log holds.
async fn a_day() -> World {
    let mut world = World::under(Policy::default_text()).await;
    world.agent("anna").await;
    let ann = world.says("ann", "my zebraword parcel is lost").await;
    world.bot_says(&ann, "Look at the tracking page.").await;
    world.says("ann", "I was charged twice zebraword").await;
    world
        .bot(
            &ann,
            BotReply {
                understood: Some(false),
                confidence: Some(0.1 + 0.2),
                ..BotReply::default()
            },
        )
        .await;
    world.says("ann", "I want to talk to a person").await;
    world.does("anna", &ann, Act::Take).await.expect("taken");
    world.does("anna", &ann, Act::Close { disposition: None }).await.expect("closed");
    world.later(30).await;
    world.says("ann", "thanks").await;
    world.status("anna", Status::Away).await;
    let bob = world.says("bob", "hello zebraword").await;
    let variables = [("order".to_owned(), "zebraword".to_owned())].into();
    let wish =
        HandoverRequest { variables, tags: vec!["vip".to_owned()], ..HandoverRequest::default() };
    world.bot(&bob, BotReply { handover: Some(wish), ..BotReply::default() }).await;
    let cleo = world.says("cleo", "is it open zebraword").await;
    let call = world.conv(&cleo).bot.call.clone().expect("asked").id;
    let result = BotResult::Failed(BotFailure::Garbled, "what".to_owned());
    let failed = Command::Bot { conversation: cleo, call, reply_id: None, result };
    world.ask(failed).await.expect("taken in");
    let off = Some(("a zoo fire".to_owned(), None));
    let by: baton_shared::id::AgentName = "lea".parse().expect("a name");
    let token = ("lea".to_owned(), "hash".to_owned()).into();
    let act = AccountAct::Add { role: Role::Lead, queues: vec![], skills: vec![], token };
    world.ask(Command::Account { name: by.clone(), act }).await.expect("added");
    world.ask(Command::Desk { by: AuditBy::Agent(by), off }).await.expect("off");
    world.says("dora", "I want to talk to a person zebraword").await;
    world
}

#[tokio::test]
async fn every_decision_of_a_day_made_again_agrees_in_every_part() {
    let (decided, passed) = again(&a_day().await).await;
    assert!(decided.len() >= 4, "{decided:?}");
    assert!(decided.iter().all(|one| *one == Ok(Again::Agrees)), "{decided:#?}");
    assert!(passed >= 3, "{passed}");
}

#[tokio::test]
async fn no_word_of_a_customer_is_in_the_clear_part_of_a_decision() {
    let world = a_day().await;
    let mut seen = 0;
    for record in world.log.read_all(Position(0), 5_000).await.expect("readable") {
        if record.kind == "decided" {
            let facts = String::from_utf8(record.facts.clone()).expect("text");
            assert!(!facts.contains("zebra"), "{facts}");
            seen += 1;
        }
    }
    assert!(seen >= 4);
}

#[tokio::test]
async fn a_record_that_was_tampered_with_or_decided_otherwise_is_told() {
    let world = a_day().await;
    let log: Arc<dyn Log> = Arc::new(world.log.clone());
    let mut told = Vec::new();
    let tell = |seen: Seen<'_>, policies: &_| {
        if let Seen::Asked(moment) = seen
            && moment.recorded().is_some()
        {
            let other =
                Policy::default_text().replace("queue = \"billing\"", "queue = \"support\"");
            let other = Policy::parse(&other).expect("faultless");
            let same = moment.again(policies) == Ok(Again::Agrees);
            let (decision, _) = moment.ask(&other);
            let billing = decision.handover.map(|found| found.route.queue.to_string());
            told.push((same, billing));
        }
    };
    Hindsight::default().look(&log, ALL, tell).await.expect("readable");
    assert!(
        told.iter().all(|(same, queue)| *same && queue.as_deref() == Some("support")),
        "{told:?}"
    );
}

#[tokio::test]
async fn a_decision_stands_before_the_ticket_it_opened_and_names_its_policy() {
    let mut world = World::under(Policy::default_text()).await;
    let id = world.says("ann", "I want to talk to a person").await;
    let events = world.events(&id).await;
    let at =
        events.iter().position(|event| matches!(event, Event::Decided { .. })).expect("decided");
    let Event::Decided { on, private } = &events[at] else { panic!("a decision") };
    assert!(matches!(events[at + 1], Event::TicketOpened { .. }));
    assert_eq!(on.policy, world.engine.policy().hash());
    assert_eq!(on.outcome["trigger"]["name"], "wants_person");
    assert_eq!(on.facts["channel"], "hook");
    assert_eq!(*private, None);
    let range = Range::default();
    let records =
        world.log.read_stream(StreamId::conversation(&id), range).await.expect("readable");
    assert!(records.len() >= 4);
}

#[tokio::test]
async fn what_was_erased_is_not_compared() {
    let world = a_day().await;
    let id = {
        let state = world.engine.state();
        let channel = "hook".parse().expect("a name");
        state.of_customer(&channel, "cleo").expect("known").id.clone()
    };
    let erase =
        Command::Erase { conversation: id, cause: crate::desk::event::Cause::Wish, reason: None };
    world.ask(erase).await.expect("erased");
    let (decided, _) = again_erased(&world).await;
    assert_eq!(decided.iter().filter(|one| **one == Err(NotComparable::Erased)).count(), 1);
}

async fn again_erased(world: &World) -> (Vec<Result<Again, NotComparable>>, usize) {
    let log: Arc<dyn Log> = Arc::new(world.log.clone());
    let mut decided = Vec::new();
    let tell = |seen: Seen<'_>, policies: &_| {
        if let Seen::Asked(moment) = seen
            && moment.recorded().is_some()
        {
            decided.push(moment.again(policies));
        }
    };
    Hindsight::default().look(&log, ALL, tell).await.expect("readable");
    (decided, 0)
}
