//! Random interleavings of customers, bots, agents and clocks, against the desk's invariants.

use std::collections::BTreeSet;

use baton_shared::id::{Epoch, MessageId};
use proptest::prelude::*;

use super::world::World;
use crate::desk::act::{Act, Acted, Consent, Target, undone};
use crate::desk::event::{ConversationEvent as Event, SendOutcome, Watches};
use crate::desk::outbox::SendKind;
use crate::desk::{Control, TicketState};

#[derive(Debug, Clone)]
enum Step {
    Customer,
    /// The bot speaks, having seen the epoch so many changes ago.
    Bot {
        behind: u64,
    },
    HandOver {
        on_request: bool,
    },
    Agent {
        who: &'static str,
        act: Act,
        behind: u64,
    },
    /// The transport takes the head of the lane, and maybe answers.
    Attempt {
        answered: bool,
    },
    GraceOver,
    CustomerDuringGrace,
    /// Somebody answers in the provider's own inbox.
    Inbox,
    /// Nobody does any more.
    InboxQuiet,
}

fn act() -> impl Strategy<Value = Act> {
    let agent = |name: &str| Target::Agent(name.parse().expect("name"));
    let queue = |name: &str| Target::Queue(name.parse().expect("name"));
    let targets =
        vec![agent("anna"), agent("bob"), agent("lea"), queue("billing"), queue("support")];
    let consent = prop_oneof![4 => Just(Consent::Asked), 1 => Just(Consent::Forced)];
    prop_oneof![
        4 => Just(Act::Take),
        4 => "[a-z]{8}".prop_map(|id| Act::Say {
            message: format!("a-{id}").parse().expect("id"),
            text: "words to the customer".to_owned(),
        }),
        2 => Just(Act::Note { text: "secret note".to_owned() }),
        3 => (prop::sample::select(targets), consent)
            .prop_map(|(to, consent)| Act::Transfer { to, note: None, consent }),
        3 => Just(Act::Accept),
        1 => Just(Act::Decline { reason: None }),
        2 => Just(Act::Release),
        1 => Just(Act::Hold { until: None }),
        1 => Just(Act::Resume),
        1 => Just(Act::Handback),
        2 => Just(Act::Close { disposition: None }),
        2 => Just(Act::Undo),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let who = prop::sample::select(vec!["anna", "bob", "lea"]);
    prop_oneof![
        3 => Just(Step::Customer),
        3 => (0..3_u64).prop_map(|behind| Step::Bot { behind }),
        2 => any::<bool>().prop_map(|on_request| Step::HandOver { on_request }),
        10 => (who, act(), prop_oneof![5 => Just(0_u64), 1 => Just(1)])
            .prop_map(|(who, act, behind)| Step::Agent { who, act, behind }),
        3 => any::<bool>().prop_map(|answered| Step::Attempt { answered }),
        1 => Just(Step::GraceOver),
        1 => Just(Step::CustomerDuringGrace),
        1 => Just(Step::Inbox),
        1 => Just(Step::InboxQuiet),
    ]
}

fn run(world: &mut World, step: Step) {
    match step {
        Step::Customer => world.customer("words of the customer"),
        Step::Bot { behind } => {
            // The engine's fence: a reply is committed only under the epoch and control it saw.
            let seen = Epoch(world.conv.epoch.0.saturating_sub(behind));
            if seen == world.conv.epoch && world.conv.control == Control::Bot {
                world.bot_says("words of the bot", seen);
            }
        }
        Step::HandOver { on_request } => {
            let free = world.conv.ticket.as_ref().is_none_or(|t| !t.is_open() && t.grace.is_none());
            if free && world.conv.control == Control::Bot {
                world.hand_over(on_request);
            }
        }
        Step::Agent { who, act, behind } => {
            let seen = Epoch(world.conv.epoch.0.saturating_sub(behind));
            let _refused = world.does_seeing(who, act, seen);
        }
        Step::Attempt { answered } => attempt(world, answered),
        Step::GraceOver => {
            if world.conv.ticket.as_ref().is_some_and(|t| t.grace.is_some()) {
                world.apply(Event::Settled);
            }
        }
        Step::Inbox => world.inbox("words typed elsewhere"),
        Step::InboxQuiet => {
            if world.conv.inbox.is_some() {
                let left = world.conv.inbox_left(Watches::default());
                world.apply_all(Acted { conversation: vec![left], agents: vec![] });
            }
        }
        Step::CustomerDuringGrace => {
            let ticket = world.conv.ticket.clone();
            if let Some(ticket) = ticket.filter(|t| t.grace.is_some() && !t.is_open()) {
                let acted = undone(&world.conv, &ticket, None);
                world.apply_all(acted);
                world.customer("wait");
            }
        }
    }
}

fn attempt(world: &mut World, answered: bool) {
    let Some(head) = world.conv.outbox.head().cloned() else { return };
    // The delivery's own fence, asked again right before the first attempt.
    if head.kind == SendKind::Bot && !head.tried {
        assert_eq!(head.epoch, world.conv.epoch, "a bot message is attempted after a takeover");
    }
    world.apply(Event::SendTried { message: head.message.clone(), wanted: false });
    if answered {
        let outcome = SendOutcome::Sent { possibly_repeated: false };
        world.apply(Event::SendSettled { message: head.message, outcome });
    }
}

/// Rule 5 of the design: one controller; and no ticket in two hands.
fn one_hand(world: &World) {
    let Some(ticket) = &world.conv.ticket else { return };
    let holders = world.holders();
    assert!(holders.len() <= 1, "in two hands: {holders:?}");
    let holder = ticket.agent.as_ref().filter(|_| ticket.is_open());
    assert_eq!(holders.first().copied(), holder.map(baton_shared::id::AgentName::as_str));
    match (&world.conv.control, ticket.state) {
        (Control::Agent(name), TicketState::Active | TicketState::OnHold) => {
            assert_eq!(Some(name), ticket.agent.as_ref());
        }
        (Control::Inbox(_) | Control::Bot, TicketState::Queued | TicketState::Closed)
        | (Control::Queue, TicketState::Queued) => {}
        odd => panic!("control and ticket disagree: {odd:?}"),
    }
}

/// Rule 6, and: every word to the customer is pending or settled, exactly once.
fn nothing_lost(world: &World) {
    let mut settled: BTreeSet<&MessageId> = BTreeSet::new();
    for event in &world.log {
        if let Event::SendSettled { message, .. } = event {
            assert!(settled.insert(message), "{message} has two outcomes");
        }
    }
    for event in &world.log {
        let (Event::BotSaid { message, .. } | Event::AgentSaid { message, .. }) = event else {
            continue;
        };
        let pending = world.conv.outbox.get(message).is_some();
        assert!(pending != settled.contains(message), "{message} is lost or doubled");
    }
}

/// What was typed in the provider's inbox is with the customer already.
fn nothing_is_sent_twice(world: &World) {
    for event in &world.log {
        let Event::InboxSaid { message, .. } = event else { continue };
        let sent = |event: &Event| matches!(event, Event::SendTried { message: tried, .. } if tried == message);
        assert!(!world.log.iter().any(sent) && world.conv.outbox.get(message).is_none());
    }
    let held = matches!(world.conv.control, Control::Inbox(_));
    assert_eq!(held, world.conv.inbox.is_some());
}

fn epochs_rise(world: &World) {
    let epochs = world.log.iter().filter_map(|event| match event {
        Event::Taken { passed, .. }
        | Event::Accepted { passed, .. }
        | Event::Transferred { passed, .. }
        | Event::Returned { passed, .. }
        | Event::InboxLeft { passed, .. }
        | Event::InboxSaid { passed: Some(passed), .. }
        | Event::Closed { passed, .. } => Some(passed.epoch),
        _ => None,
    });
    let epochs: Vec<Epoch> = epochs.collect();
    assert!(epochs.windows(2).all(|pair| pair[0] < pair[1]), "an epoch came twice: {epochs:?}");
}

/// A bot message written after a person took control would be the bot talking over them.
fn bot_is_silent_under_people(world: &World) {
    let mut person = false;
    for event in &world.log {
        match event {
            Event::Taken { .. }
            | Event::Accepted { .. }
            | Event::InboxSaid { passed: Some(_), .. } => person = true,
            Event::Closed { .. } | Event::InboxLeft { .. } => person = false,
            Event::Undone { passed: Some(passed), .. } => {
                person = matches!(passed.to, Control::Agent(_));
            }
            Event::BotSaid { .. } => assert!(!person, "the bot talked over a person"),
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_order_nobody_talks_over_another_and_nothing_is_lost(
        steps in prop::collection::vec(step(), 1..60)
    ) {
        let mut world = World::new();
        for step in steps {
            run(&mut world, step);
            one_hand(&world);
        }
        nothing_lost(&world);
        nothing_is_sent_twice(&world);
        epochs_rise(&world);
        bot_is_silent_under_people(&world);
    }

    #[test]
    fn state_is_the_fold_of_its_events_and_survives_a_snapshot(
        steps in prop::collection::vec(step(), 1..40)
    ) {
        let mut world = World::new();
        for step in steps {
            run(&mut world, step);
        }
        let bytes = serde_json::to_vec(&world.conv).expect("json");
        let back: crate::desk::Conversation = serde_json::from_slice(&bytes).expect("json");
        prop_assert_eq!(&back, &world.conv);
    }
}
