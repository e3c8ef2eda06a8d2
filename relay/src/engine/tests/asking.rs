//! What the relay asks of customers while they wait, and what is recorded of what people do.

use baton_shared::id::{ConversationId, Position, QueueName};
use baton_shared::wire::PolicyAsk;

use super::world::World;
use crate::desk::act::Act;
use crate::desk::event::{ConversationEvent as Event, Heeded, Place, Role, Sensed};
use crate::desk::parts::Source;
use crate::desk::{Control, Ticket};
use crate::engine::Command;
use crate::engine::command::AccountAct;
use crate::log::{Log as _, StreamId};
use crate::policy::Policy;
use crate::proof;

fn queue(keys: &str) -> String {
    let first = "name = \"support\"\n";
    Policy::default_text().replacen(first, &format!("{first}{keys}\n"), 1)
}

fn required(more: &str) -> String {
    format!(
        "{}\n[fields.order]\nen = \"your order number\"\n",
        queue(&format!("required = [\"order\", \"post_code\"]\n{more}"))
    )
}

fn ticket(world: &World, id: &ConversationId) -> Ticket {
    world.conv(id).open_ticket().expect("a ticket").clone()
}

#[tokio::test]
async fn who_waits_is_asked_for_what_is_missing_one_question_at_a_time() {
    let mut world = World::under(&required("")).await;
    world.agent("anna").await;
    let id = world.says("ann", "I want to talk to a person").await;
    assert!(world.told(&id).await.ends_with("please write us your order number."));
    // A question of their own leaves ours open.
    world.says("ann", "how long will it take?").await;
    assert_eq!(ticket(&world, &id).briefing.missing.len(), 2);
    world.says("ann", "8123").await;
    let found = ticket(&world, &id);
    let order = found.briefing.collected.get("order").expect("collected");
    assert_eq!((order.value.as_str(), order.by, order.verified), ("8123", Source::Customer, false));
    assert_eq!(found.briefing.missing, ["post_code"]);
    assert!(world.told(&id).await.ends_with("please write us post code."), "by its name");
    world.says("ann", "10115").await;
    assert_eq!(ticket(&world, &id).briefing.missing, Vec::<String>::new());
    assert_eq!(world.notices(&id).await.last().map(String::as_str), Some("field_thanks"));
    // What comes then belongs to nobody's question.
    world.says("ann", "hurry up").await;
    assert_eq!(ticket(&world, &id).briefing.collected.len(), 2);
    assert_eq!(world.notices(&id).await.iter().filter(|one| *one == "field_ask").count(), 2);
}

#[tokio::test]
async fn nothing_is_asked_where_an_agent_is_there_the_bot_goes_on_or_the_policy_forbids_it() {
    let mut world = World::under(&required("")).await;
    world.agent("anna").await;
    let id = world.says("ann", "I want to talk to a person").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.says("ann", "8123").await;
    assert_eq!(ticket(&world, &id).briefing.missing.len(), 2, "the agent asks now");
    let asks = |notices: Vec<String>| notices.iter().any(|notice| notice == "field_ask");
    for (from, to) in [
        ("on_missing = \"ask\"", "on_missing = \"show\""),
        ("bot_silent = \"on_request\"", "bot_silent = \"on_accept\""),
    ] {
        let text = required("");
        assert!(text.contains(from), "{from}");
        let mut world = World::under(&text.replacen(from, to, 1)).await;
        let id = world.says("ann", "I want to talk to a person").await;
        assert!(!asks(world.notices(&id).await), "{to}");
        assert_eq!(ticket(&world, &id).briefing.missing.len(), 2);
    }
}

#[tokio::test]
async fn a_queue_may_need_customers_to_be_verified_again() {
    let mut world = World::under(&queue("verified = true")).await;
    let id = world.says("ann", "I want to talk to a person").await;
    assert!(ticket(&world, &id).briefing.must_verify);
    let mut vouched = world.message("ben", "I want to talk to a person");
    vouched.customer.verified = true;
    let ben = world.ask(Command::Customer(Box::new(vouched))).await.expect("taken in");
    assert!(!ticket(&world, &ben.conversation.expect("one")).briefing.must_verify);
}

/// "Never mind the agent" behind "It works. ".
fn back(queue: &QueueName, waited_s: u64, then: Heeded) -> Sensed {
    let words = Some(Place { from: 10, to: 30 });
    Sensed::WishWithdrawn { queue: queue.clone(), waited_s, words, then }
}

async fn sensed(world: &World, id: &ConversationId) -> Vec<Sensed> {
    let events = world.events(id).await.into_iter();
    let sensed = events.filter_map(|event| match event {
        Event::Sensed { saw, .. } => Some(saw),
        _ => None,
    });
    sensed.collect()
}

#[tokio::test]
async fn withdrawal_time_out_and_takeover_are_recorded_with_what_they_saw_and_told_by_why() {
    let mut world = World::under(&queue("back_to_bot_min = 10")).await;
    world.agent("anna").await;
    let lead = AccountAct::Set { role: Role::Lead, queues: Vec::new(), skills: Vec::new() };
    let support: QueueName = "support".parse().expect("a name");
    let ann = world.says("ann", "I want to talk to a person").await;
    world.later(30).await;
    world.says("ann", "It works. Never mind the agent").await;
    assert_eq!(sensed(&world, &ann).await, [back(&support, 30, Heeded::BackToBot)]);
    let number = world.conv(&ann).ticket_number().expect("a ticket");
    let why = proof::answer(&world.engine, PolicyAsk::Why { number }).await.expect("answered");
    let told = why.lines.join("\n");
    assert!(told.contains("wish_withdrawn") && told.contains("\"Never mind the agent\""), "{told}");
    assert_eq!(why.report["triggers_after"][0]["saw"]["trigger"], "wish_withdrawn");
    let ben = world.says("ben", "I want to talk to a person").await;
    world.later(600).await;
    assert_eq!(
        sensed(&world, &ben).await,
        [Sensed::QueueTimedOut { queue: support.clone(), waited_s: 600, limit_min: 10 }]
    );
    let cleo = world.says("cleo", "I want to talk to a person").await;
    world.does("anna", &cleo, Act::Take).await.expect("taken");
    world.agent("lea").await;
    let name = "lea".parse().expect("a name");
    world.ask(Command::Account { name, act: lead }).await.expect("a lead");
    world.does("lea", &cleo, Act::Take).await.expect("taken over");
    let (by, from) = ("lea".parse().expect("a name"), "anna".parse().expect("a name"));
    assert_eq!(sensed(&world, &cleo).await, [Sensed::TakenOver { queue: support, by, from }]);
}

#[tokio::test]
async fn who_comes_back_soon_gets_the_agent_they_had_if_that_agent_is_there() {
    for (setting, away, theirs) in [
        ("on_return = \"same_agent\"", false, true),
        ("on_return = \"same_agent\"", true, false),
        ("on_return = \"anyone\"", false, false),
    ] {
        let text = Policy::default_text().replacen("on_return = \"same_agent\"", setting, 1);
        let mut world = World::under(&text).await;
        world.agent("anna").await;
        world.agent("bert").await;
        let id = world.says("ann", "I want to talk to a person").await;
        world.does("anna", &id, Act::Take).await.expect("taken");
        world.does("anna", &id, Act::Close { disposition: None }).await.expect("closed");
        world.later(3_600).await;
        if away {
            world.vanishes("anna").await;
            world.later(120).await;
        }
        world.says("ann", "I want to talk to a person").await;
        let control = world.conv(&id).control.clone();
        let anna = Control::Agent("anna".parse().expect("a name"));
        assert_eq!(control == anna, theirs, "{setting}, away: {away}");
        let number = world.conv(&id).ticket_number().expect("a ticket");
        let why = proof::answer(&world.engine, PolicyAsk::Why { number }).await.expect("answered");
        assert!(why.ok, "decided again alike: {:?}", why.lines);
        assert_eq!(why.lines.iter().any(|line| line.contains("came again soon")), theirs);
        assert_eq!(why.lines[0].contains(", at once to anna,"), theirs, "{}", why.lines[0]);
    }
}

#[tokio::test]
async fn words_behind_a_rating_given_as_a_number_are_its_comment_once() {
    let mut world = World::under(Policy::default_text()).await;
    world.agent("anna").await;
    let id = world.says("ann", "I want to talk to a person").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    let say = Act::Say { message: "a-1".parse().expect("an id"), text: "Hello.".to_owned() };
    world.does("anna", &id, say).await.expect("said");
    world.does("anna", &id, Act::Close { disposition: None }).await.expect("closed");
    world.later(6).await;
    world.says("ann", "5").await;
    world.says("ann", "Anna was very kind").await;
    world.later(3_600).await;
    world.says("ann", "my parcel is late").await;
    let conv = world.conv(&id);
    let asked = conv.bot.call.as_ref().map(|call| call.messages.len());
    assert_eq!(asked, Some(1), "the bot is asked about the parcel alone");
    world.later(60).await;
    world.says("ann", "I want to talk to a person").await;
    let conv = world.conv(&id);
    let ticket = conv.open_ticket().expect("handed over");
    assert_eq!(ticket.briefing.goal.as_deref(), Some("my parcel is late"));
    assert_eq!(conv.waiting_since, Some(ticket.opened_at), "for a person, since the wish");
    let rated: Vec<(Option<u8>, Option<String>)> = world
        .events(&id)
        .await
        .into_iter()
        .filter_map(|event| match event {
            Event::Rated { stars, private, .. } => Some((stars, private.map(|words| words.text))),
            _ => None,
        })
        .collect();
    assert_eq!(rated, [(Some(5), None), (None, Some("Anna was very kind".to_owned()))]);
}

#[tokio::test]
async fn a_callback_may_be_asked_for_while_the_bot_goes_on() {
    let text = queue("callback = true").replacen("\"on_request\"", "\"on_accept\"", 1);
    let mut world = World::under(&text).await;
    let id = world.says("ann", "I want to talk to a person").await;
    world.presses("ann", "baton:callback").await;
    world.says("ann", "+49 30 1234567, tomorrow").await;
    let found = ticket(&world, &id);
    assert_eq!(
        found.briefing.collected.get("callback.number").map(|given| given.value.as_str()),
        Some("+49 30 1234567")
    );
    assert!(world.conv(&id).bot.call.is_none(), "the bot never saw the number");
}

#[tokio::test]
async fn what_a_decision_looks_at_does_not_grow_with_a_conversation() {
    let mut world = World::under(Policy::default_text()).await;
    let (mut id, mut sizes) = (None, Vec::new());
    for turn in 0..120 {
        let text = format!("the gizmo number {turn:03} does not do what the page says it does");
        let of = world.says("ann", &text).await;
        world.bot_says(&of, "Have you tried to turn it off and on again?").await;
        if turn == 40 || turn == 119 {
            let conv = world.conv(&of);
            let chars = conv.bot.recent.iter().map(|line| line.text.len()).sum::<usize>();
            sizes.push((conv.bot.recent.len(), chars, conv.bot.unasked.len()));
        }
        id = Some(of);
    }
    assert_eq!(sizes[0], sizes[1]);
    assert!(sizes[0].0 <= 24, "{sizes:?}");
    // And what is recorded of it is as long after 120 messages as it would be after one.
    let id = id.expect("a conversation");
    world.says("ann", "I want to talk to a person").await;
    let other = world.says("ben", "I want to talk to a person").await;
    let facts = async |id: &ConversationId| {
        let events = world.events(id).await.into_iter();
        let decided = events.filter_map(|event| match event {
            Event::Decided { on, .. } => Some(on.facts.to_string().len()),
            _ => None,
        });
        decided.last().expect("decided")
    };
    assert!(facts(&id).await.abs_diff(facts(&other).await) < 250);
}

/// A desk whose policy lets a ticket wait on, whatever its customer says of it.
fn patient(text: &str) -> String {
    text.replacen("on_withdrawal = \"back_to_bot\"", "on_withdrawal = \"keep_waiting\"", 1)
}

#[tokio::test]
async fn a_wish_taken_back_is_recorded_and_nothing_else_where_the_policy_lets_the_ticket_wait() {
    let support: QueueName = "support".parse().expect("a name");
    for silent in ["on_request", "on_accept"] {
        let text = patient(&queue("")).replacen(
            "bot_silent = \"on_request\"",
            &format!("bot_silent = \"{silent}\""),
            1,
        );
        let mut world = World::under(&text).await;
        let ann = world.says("ann", "I want to talk to a person").await;
        world.later(30).await;
        let before = world.conv(&ann).clone();
        let events = world.events(&ann).await.len();
        world.says("ann", "It works. Never mind the agent").await;
        world.says("ann", "thanks").await;
        let saw = || back(&support, 30, Heeded::KeepsWaiting);
        assert_eq!(sensed(&world, &ann).await, [saw()], "{silent}");
        let after = world.conv(&ann).clone();
        assert_eq!(after.open_ticket(), before.open_ticket(), "{silent}");
        assert_eq!((&after.control, after.epoch), (&before.control, before.epoch), "{silent}");
        let bot = usize::from(silent == "on_accept");
        assert_eq!(world.events(&ann).await.len(), events + 3 + bot, "{silent}: the bot is asked");
        let number = after.ticket_number().expect("a ticket");
        let why = proof::answer(&world.engine, PolicyAsk::Why { number }).await.expect("answered");
        let line = "the customer took the wish for a person back after 30 s in support, where the \
                    policy lets it wait on, by \"Never mind the agent\" (wish_withdrawn)";
        assert!(why.lines.iter().any(|told| told.ends_with(line)), "{:?}", why.lines);
        let fired = &why.report["triggers_after"][0];
        assert_eq!(fired["saw"], serde_json::to_value(saw()).expect("JSON"));
        assert_eq!(fired["words"], "Never mind the agent");
    }
}

#[tokio::test]
async fn words_that_took_a_wish_back_are_in_no_clear_part_and_go_with_an_erasure() {
    let mut world = World::under(&patient(&queue(""))).await;
    let ann = world.says("ann", "I want to talk to a person").await;
    world.says("ann", "zebra. Never mind the agent").await;
    let all = world.log.read_all(Position(0), 1_000).await.expect("readable");
    for record in all.into_iter().filter(|record| record.stream != StreamId::desk()) {
        let facts = String::from_utf8_lossy(&record.facts).into_owned();
        assert!(!facts.contains("ever mind the agent"), "{facts}");
    }
    let number = world.conv(&ann).ticket_number().expect("a ticket");
    let cause = crate::desk::event::Cause::Wish;
    let erase = Command::Erase { conversation: ann, cause, reason: None };
    world.ask(erase).await.expect("erased");
    let why = proof::answer(&world.engine, PolicyAsk::Why { number }).await.expect("answered");
    let all = format!("{:?} {}", why.lines, why.report);
    assert!(!all.contains("ever mind") && !all.contains("zebra"), "{all}");
    assert!(all.contains("wish_withdrawn"), "{all}");
}
