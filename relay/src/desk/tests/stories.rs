//! Stories of single acts.

use baton_shared::id::{AgentName, MessageId};

use super::world::World;
use crate::desk::act::{Act, Consent, Target, undone};
use crate::desk::event::{ConversationEvent as Event, SendOutcome, Status};
use crate::desk::outbox::SendKind;
use crate::desk::{AgentEvent, Control, Refusal, TicketState};

fn name(s: &str) -> AgentName {
    s.parse().expect("a name")
}

fn say(text: &str) -> Act {
    let message: MessageId = format!("m-{}", text.len()).parse().expect("id");
    Act::Say { message, text: text.to_owned() }
}

fn transfer_to(who: &str) -> Act {
    Act::Transfer { to: Target::Agent(name(who)), note: None, consent: Consent::Asked }
}

fn transfer_to_billing() -> Act {
    let to = Target::Queue("billing".parse().expect("id"));
    Act::Transfer { to, note: Some("card charged twice".to_owned()), consent: Consent::Asked }
}

fn close() -> Act {
    Act::Close { disposition: None }
}

#[test]
fn a_hand_over_takes_control_from_the_bot_and_raises_the_epoch() {
    let mut world = World::new();
    let before = world.conv.epoch;
    world.hand_over(true);
    assert_eq!(world.conv.control, Control::Queue);
    assert!(world.conv.epoch > before);
}

#[test]
fn under_on_accept_the_bot_goes_on_until_an_agent_takes_the_ticket() {
    let mut world = World::new();
    world.hand_over(false);
    assert_eq!(world.conv.control, Control::Bot);
    assert_eq!(world.ticket().state, TicketState::Queued);
    world.does("anna", Act::Take).expect("she may");
    assert_eq!(world.conv.control, Control::Agent(name("anna")));
}

#[test]
fn the_second_to_take_a_ticket_is_told_who_has_it() {
    let mut world = World::queued();
    let seen = world.conv.epoch;
    world.does_seeing("anna", Act::Take, seen).expect("first");
    let late = world.does_seeing("bob", Act::Take, seen);
    assert_eq!(late, Err(Refusal::Taken(name("anna"))));
    assert_eq!(world.holders(), ["anna"]);
}

#[test]
fn a_lead_takes_over_from_the_holder_they_saw_and_from_no_other() {
    let mut world = World::with_anna();
    let seen = world.conv.epoch;
    world.does_seeing("lea", Act::Take, seen).expect("a lead may");
    assert_eq!(world.holders(), ["lea"]);
    assert_eq!(world.does_seeing("anna", say("still me?"), seen), Err(Refusal::StaleEpoch));
}

#[test]
fn a_bot_message_not_yet_attempted_is_cancelled_by_the_take_over() {
    let mut world = World::new();
    world.customer("hello");
    world.bot_says("let me think", world.conv.epoch);
    world.hand_over(true);
    let cancelled = world
        .log
        .iter()
        .any(|event| matches!(event, Event::SendSettled { outcome: SendOutcome::Overtaken, .. }));
    assert!(cancelled);
    assert!(world.conv.outbox.iter().all(|send| send.kind != SendKind::Bot));
}

#[test]
fn a_bot_message_in_flight_is_not_recalled() {
    let mut world = World::new();
    world.bot_says("on its way", world.conv.epoch);
    let message = world.conv.outbox.head().expect("pending").message.clone();
    world.apply(Event::SendTried { message, wanted: false });
    world.hand_over(true);
    assert!(world.conv.outbox.iter().any(|send| send.kind == SendKind::Bot && send.tried));
}

#[test]
fn what_waits_too_long_is_dropped_or_sent_all_the_same_as_its_holder_says() {
    let mut world = World::with_anna();
    for text in ["one", "three"] {
        world.does("anna", say(text)).expect("she holds it");
    }
    let message = |id: &str| -> MessageId { id.parse().expect("id") };
    let settle = |id: &str, send| Act::Unsent { message: message(id), send };
    let refused = world.does("bob", settle("m-3", false));
    assert_eq!(refused, Err(Refusal::NotYours(Some(name("anna")))));
    world.does("anna", settle("m-3", false)).expect("dropped");
    assert!(world.conv.outbox.get(&message("m-3")).is_none());
    assert_eq!(world.does("anna", settle("m-3", true)), Err(Refusal::NothingToUndo));
    world.does("anna", settle("m-5", true)).expect("kept");
    let kept = world.conv.outbox.get(&message("m-5")).expect("it waits");
    assert!(kept.wanted && !kept.tried, "wanted is not tried: {kept:?}");
}

#[test]
fn an_agent_is_told_when_hundreds_of_messages_wait_for_one_customer() {
    let mut world = World::with_anna();
    let say = |n: usize| Act::Say {
        message: format!("m-{n}").parse().expect("id"),
        text: "are you there?".to_owned(),
    };
    let waiting = world.conv.outbox.len();
    for n in waiting..500 {
        world.does("anna", say(n)).expect("room");
    }
    let refused = world.does("anna", say(500));
    assert!(matches!(refused, Err(Refusal::Bounds(why)) if why.contains("nothing reaches them")));
    let message = "m-499".parse().expect("id");
    world.does("anna", Act::Unsent { message, send: false }).expect("dropped");
    world.does("anna", say(500)).expect("room again");
}

#[test]
fn nobody_but_the_holder_speaks_to_the_customer() {
    let mut world = World::with_anna();
    assert_eq!(world.does("bob", say("hi")), Err(Refusal::NotYours(Some(name("anna")))));
    world.does("anna", say("hi")).expect("she holds it");
    assert_eq!(world.conv.waiting_since, None);
}

#[test]
fn a_note_has_no_way_out() {
    let mut world = World::with_anna();
    let before = world.conv.outbox.iter().count();
    world.does("bob", Act::Note { text: "bank has the money".to_owned() }).expect("any colleague");
    assert_eq!(world.conv.outbox.iter().count(), before);
}

#[test]
fn during_an_offered_transfer_the_sender_keeps_control() {
    let mut world = World::with_anna();
    let epoch = world.conv.epoch;
    world.does("anna", transfer_to("bob")).expect("bob is here");
    assert_eq!(world.conv.epoch, epoch);
    world.does("anna", say("one moment")).expect("she still may");
    world.does("bob", Act::Accept).expect("it was offered to him");
    assert_eq!(world.conv.control, Control::Agent(name("bob")));
    assert_eq!(world.holders(), ["bob"]);
}

#[test]
fn a_declined_transfer_stays_with_its_sender() {
    let mut world = World::with_anna();
    world.does("anna", transfer_to("bob")).expect("bob is here");
    world.does("bob", Act::Decline { reason: None }).expect("he may");
    assert_eq!(world.holders(), ["anna"]);
    assert_eq!(world.does("bob", Act::Accept), Err(Refusal::NoOffer));
}

#[test]
fn a_transfer_to_somebody_absent_is_refused_but_a_lead_may_force_it() {
    let mut world = World::with_anna();
    let away = AgentEvent::StatusSet { status: Status::Away, reason: None, until: None };
    world.agents.get_mut("bob").expect("bob").apply(&away, baton_shared::id::Position(99));
    assert_eq!(world.does("anna", transfer_to("bob")), Err(Refusal::Absent(name("bob"))));
    let to = Target::Agent(name("bob"));
    let force = Act::Transfer { to, note: None, consent: Consent::Forced };
    assert!(matches!(world.does("anna", force.clone()), Err(Refusal::Forbidden(_))));
    world.does("lea", force).expect("a lead may");
    assert_eq!(world.holders(), ["bob"]);
}

#[test]
fn a_transfer_to_a_queue_is_immediate_keeps_its_place_and_can_be_undone() {
    let mut world = World::with_anna();
    let order = world.ticket().order_at;
    world.does("anna", transfer_to_billing()).expect("she may");
    assert_eq!(world.ticket().queue.as_str(), "billing");
    assert_eq!((world.ticket().order_at, world.holders()), (order, vec![]));
    world.does("anna", Act::Undo).expect("within its grace time");
    assert_eq!((world.ticket().queue.as_str(), world.holders()), ("support", vec!["anna"]));
    assert_eq!(world.conv.control, Control::Agent(name("anna")));
}

#[test]
fn a_transfer_that_somebody_has_taken_cannot_be_undone() {
    let mut world = World::with_anna();
    world.does("anna", transfer_to_billing()).expect("she may");
    world.does("lea", Act::Take).expect("a lead serves all");
    assert!(world.does("anna", Act::Undo).is_err());
    assert_eq!(world.holders(), ["lea"]);
}

#[test]
fn a_close_gives_control_back_at_once_and_can_be_undone() {
    let mut world = World::with_anna();
    world.does("anna", close()).expect("she holds it");
    assert_eq!((&world.conv.control, world.ticket().state), (&Control::Bot, TicketState::Closed));
    world.does("anna", Act::Undo).expect("within its grace time");
    assert_eq!(world.ticket().state, TicketState::Active);
    assert_eq!(world.holders(), ["anna"]);
    assert_eq!(world.does("anna", Act::Undo), Err(Refusal::NothingToUndo));
}

#[test]
fn a_settled_close_cannot_be_undone() {
    let mut world = World::with_anna();
    world.does("anna", close()).expect("she holds it");
    world.apply(Event::Settled);
    assert_eq!(world.does("anna", Act::Undo), Err(Refusal::NothingToUndo));
    assert!(!world.conv.outbox.iter().any(|send| send.kind == SendKind::System));
}

#[test]
fn a_customer_message_within_the_grace_time_takes_the_close_back() {
    let mut world = World::with_anna();
    world.does("anna", close()).expect("she holds it");
    let acted = undone(&world.conv, &world.ticket().clone(), None);
    world.apply_all(acted);
    world.customer("wait, one more thing");
    assert_eq!((world.holders(), world.conv.unread), (vec!["anna"], 1));
}

#[test]
fn a_queue_that_wants_an_outcome_gets_one() {
    let mut world = World::with_anna();
    world.dispositions = vec!["solved".to_owned(), "spam".to_owned()];
    assert!(matches!(world.does("anna", close()), Err(Refusal::DispositionNeeded(_))));
    let odd = Act::Close { disposition: Some("maybe".to_owned()) };
    assert!(matches!(world.does("anna", odd), Err(Refusal::UnknownDisposition(..))));
    let good = Act::Close { disposition: Some("solved".to_owned()) };
    world.does("anna", good).expect("a known outcome");
}

#[test]
fn a_released_ticket_keeps_its_place() {
    let mut world = World::with_anna();
    let order = world.ticket().order_at;
    world.does("anna", Act::Release).expect("she holds it");
    assert_eq!((world.ticket().state, world.ticket().order_at), (TicketState::Queued, order));
    assert_eq!(world.conv.control, Control::Queue);
}

#[test]
fn a_hold_keeps_control_and_ends_by_resume() {
    let mut world = World::with_anna();
    world.does("anna", Act::Hold { until: None }).expect("she holds it");
    assert_eq!(world.conv.control, Control::Agent(name("anna")));
    world.does("anna", Act::Resume).expect("it is on hold");
    assert_eq!(world.does("anna", Act::Resume), Err(Refusal::NotOnHold));
}

#[test]
fn an_agent_of_another_queue_sees_nothing_of_the_ticket() {
    let mut world = World::queued();
    let queues = vec!["billing".parse().expect("id")];
    let moved =
        AgentEvent::Changed { role: crate::desk::event::Role::Agent, queues, skills: vec![] };
    world.agents.get_mut("bob").expect("bob").apply(&moved, baton_shared::id::Position(99));
    assert!(matches!(world.does("bob", Act::Take), Err(Refusal::NotYourQueue(_))));
}

#[test]
fn a_customers_correction_of_the_briefing_is_marked_as_theirs() {
    let mut world = World::queued();
    let words = crate::desk::event::Words { text: "8124".to_owned() };
    world.apply(Event::Corrected { field: "order".to_owned(), private: Some(words) });
    let given = &world.ticket().briefing.collected["order"];
    assert_eq!((given.value.as_str(), given.by), ("8124", crate::desk::parts::Source::Customer));
}

#[test]
fn one_call_is_in_flight_and_later_messages_go_together() {
    let mut world = World::new();
    let bot: baton_shared::id::BotName = "faq".parse().expect("id");
    world.customer("one");
    world.apply(Event::BotCalled { bot: bot.clone() });
    world.customer("two");
    world.customer("three");
    assert_eq!(world.conv.bot.unasked.len(), 2);
    let call = world.conv.bot.call.clone().expect("in flight");
    world.apply(Event::BotAnswered {
        call: call.id,
        understood: Some(true),
        confidence: None,
        intent: None,
        stale: false,
        asked: None,
        private: None,
    });
    world.apply(Event::BotCalled { bot });
    assert_eq!(world.conv.bot.call.as_ref().expect("the next").messages.len(), 2);
}
