//! Replies typed in a provider's own inbox: who has the customer then, and how they return.

use baton_shared::id::{AgentName, ConversationId};
use baton_shared::wire::PolicyAsk;

use super::world::World;
use crate::desk::act::Act;
use crate::desk::event::{Clock, ConversationEvent as Event, Said, Sensed};
use crate::desk::outbox::SendKind;
use crate::desk::{Control, TicketState};
use crate::engine::inbox::{Echo, Echoed};
use crate::policy::Policy;
use crate::proof;

const WISH: &str = "I want to talk to a person";

/// The default policy with short times.
fn policy() -> String {
    let short = "[inbox_reply]\nreturn_after_min = 30\nanswer_within_min = 5\n";
    format!("{}\n{short}", Policy::default_text())
}

fn inbox() -> AgentName {
    "inbox:hook".parse().expect("a name")
}

impl World {
    /// What a provider echoes, as a channel passes it on.
    async fn echoes(&mut self, customer: &str, text: &str) -> Echoed {
        let message = self.message(customer, text);
        self.engine.echoed(Echo { message, of: None }).await.expect("taken in")
    }

    /// A person answers in the provider's inbox.
    async fn types(&mut self, customer: &str, text: &str) -> ConversationId {
        match self.echoes(customer, text).await {
            Echoed::Inbox(answer) => answer.conversation.expect("of a conversation"),
            Echoed::Own(id) => panic!("taken for the relay's own words in {id}"),
        }
    }

    async fn sensed(&self, id: &ConversationId) -> Vec<Sensed> {
        let events = self.events(id).await.into_iter();
        let saw = events.filter_map(|event| match event {
            Event::Sensed { saw, .. } => Some(saw),
            _ => None,
        });
        saw.collect()
    }
}

#[tokio::test]
async fn a_reply_in_the_inbox_takes_the_customer_from_the_bot_whose_late_answer_is_dropped() {
    let mut world = World::under(&policy()).await;
    let id = world.says("ann", "where is my parcel").await;
    let (before, call) = (world.conv(&id).epoch, world.conv(&id).bot.call.clone());
    world.later(20).await;
    world.types("ann", "It left our house this morning.").await;
    let conv = world.conv(&id);
    assert_eq!(conv.control, Control::Inbox(inbox()));
    assert_eq!((conv.epoch, conv.waiting_since, conv.unread), (before.next(), None, 0));
    let wanted = Sensed::InboxReply { inbox: inbox(), from: Control::Bot, waited_s: 20 };
    assert_eq!(world.sensed(&id).await, [wanted]);
    // The answer to the open call comes too late, and says nothing.
    let late = crate::engine::BotResult::Answered(Box::new(crate::desk::parts::BotReply {
        messages: vec![crate::desk::parts::BotLine { text: "too late".into(), choices: vec![] }],
        ..Default::default()
    }));
    let call = call.expect("the bot was asked").id;
    let late = crate::engine::Command::Bot {
        conversation: id.clone(),
        call,
        reply_id: None,
        result: late,
    };
    world.ask(late).await.expect("taken in");
    world.says("ann", "and when will it be here?").await;
    assert!(world.conv(&id).bot.call.is_none(), "the bot is not asked");
    let events = world.events(&id).await;
    assert!(!events.iter().any(|event| matches!(event, Event::BotSaid { .. })));
    // What was typed is with the customer already: nothing but the news of who has them goes out.
    assert!(world.conv(&id).outbox.iter().all(|send| send.kind == SendKind::Updated));
}

#[tokio::test]
async fn what_waits_in_the_outbox_of_the_bot_is_cancelled_by_a_reply_in_the_inbox() {
    let mut world = World::under(&policy()).await;
    let id = world.says("ann", "where is my parcel").await;
    world.bot_says(&id, "Which parcel?").await;
    assert!(world.conv(&id).outbox.iter().any(|send| send.kind == SendKind::Bot));
    world.types("ann", "I am looking for it.").await;
    assert!(!world.conv(&id).outbox.iter().any(|send| send.kind == SendKind::Bot));
}

#[tokio::test]
async fn echoes_of_the_relays_own_words_are_known_by_id_or_by_words_and_have_no_effect() {
    let mut world = World::under(&policy()).await;
    let id = world.says("ann", "hello").await;
    world.bot_says(&id, "Good morning.  How can I help?").await;
    let before = world.events(&id).await;
    let own = before.iter().find_map(|event| match event {
        Event::BotSaid { message, .. } => Some(message.clone()),
        _ => None,
    });
    // Providers trim and fold white space.
    assert_eq!(
        world.echoes("ann", "Good morning. How can I help? ").await,
        Echoed::Own(id.clone())
    );
    world.later(3_600).await;
    let message = world.message("ann", "shortened by the provider");
    let by_id = world.engine.echoed(Echo { message, of: own }).await;
    assert_eq!(by_id, Ok(Echoed::Own(id.clone())), "however late");
    assert_eq!(world.events(&id).await, before);
    assert_eq!(world.conv(&id).control, Control::Bot);
    // Words alone are proof for a few minutes only; after that somebody typed them.
    world.types("ann", "Good morning. How can I help?").await;
    // What an unknown id names is looked at by its words.
    let message = world.message("ann", "I am Sam.");
    let of = Some("not-one-of-ours".parse().expect("an id"));
    assert!(matches!(world.engine.echoed(Echo { message, of }).await, Ok(Echoed::Inbox(_))));
}

#[tokio::test]
async fn a_repeated_echo_is_one_reply_and_a_first_word_from_the_inbox_begins_a_conversation() {
    let mut world = World::under(&policy()).await;
    let mut message = world.message("ann", "Your parcel is back with us.");
    message.said = Said { by: Some("Sam".to_owned()), ..message.said };
    for duplicate in [false, true] {
        let echo = Echo { message: message.clone(), of: None };
        let Ok(Echoed::Inbox(answer)) = world.engine.echoed(echo).await else {
            panic!("it is a person's")
        };
        assert_eq!(answer.duplicate, duplicate);
    }
    let id = world.says("ann", "what now?").await;
    assert_eq!(world.conv(&id).control, Control::Inbox(inbox()));
    let said = |event: &Event| {
        matches!(event, Event::InboxSaid { private: Some(said), .. }
        if said.by.as_deref() == Some("Sam"))
    };
    assert_eq!(world.events(&id).await.iter().filter(|event| said(event)).count(), 1);
    assert!(world.conv(&id).bot.call.is_none());
}

#[tokio::test]
async fn an_agent_keeps_the_customer_whom_somebody_answers_in_the_inbox() {
    let mut world = World::under(&policy()).await;
    world.agent("anna").await;
    let id = world.says("ann", WISH).await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.says("ann", "are you there?").await;
    for hold in [false, true] {
        if hold {
            world.does("anna", &id, Act::Hold { until: None }).await.expect("on hold");
        }
        let before = world.conv(&id);
        world.types("ann", "We are on it.").await;
        let conv = world.conv(&id);
        assert_eq!((&conv.control, conv.epoch), (&before.control, before.epoch));
        assert_eq!(conv.control, Control::Agent("anna".parse().expect("a name")));
        assert_eq!((conv.inbox, conv.waiting_since, conv.unread), (None, None, 0));
        assert_eq!(conv.last.as_ref().expect("a line").text, "We are on it.");
        let state = conv.open_ticket().expect("a ticket").state;
        assert_eq!(state, if hold { TicketState::OnHold } else { TicketState::Active });
    }
    assert_eq!(world.sensed(&id).await, [], "nobody took anything");
}

/// A policy whose queue owes answers, asks agents itself and speaks to those who wait.
fn strict() -> String {
    let queue = "name = \"support\"\n";
    let asks = format!("{queue}assign = \"longest_idle\"\nback_to_bot_min = 20\n");
    let level = "[[service_level]]\nname = \"all\"\nqueue = \"support\"\n\
                 first_response_min = 10\nnext_response_min = 5\n";
    let stage = "[[stage]]\nafter_s = 60\ntext = { en = \"Still here.\" }\n";
    format!("{}\n{level}{stage}", policy().replacen(queue, &asks, 1))
}

#[tokio::test]
async fn a_waiting_ticket_stays_is_answered_and_nobody_is_asked_or_told_to_wait_meanwhile() {
    let mut world = World::under(&strict()).await;
    let id = world.says("ann", WISH).await;
    let owed = |world: &World| {
        let conv = world.conv(&id);
        conv.open_ticket()
            .expect("it stays")
            .clocks
            .iter()
            .any(|one| one.clock != Clock::Resolution)
    };
    assert!(owed(&world), "a first answer is owed");
    world.types("ann", "Sam here, how can I help?").await;
    let conv = world.conv(&id);
    let ticket = conv.open_ticket().expect("it stays");
    assert_eq!((ticket.state, &conv.control), (TicketState::Queued, &Control::Inbox(inbox())));
    assert!(ticket.answered && !owed(&world));
    let said = world.notices(&id).await.len();
    // Somebody who could be asked comes; stages and the way back to the bot fall due.
    world.agent("anna").await;
    world.later(1_500).await;
    assert!(world.conv(&id).open_ticket().expect("it stays").offer.is_none());
    assert_eq!(world.notices(&id).await.len(), said, "nobody speaks over the inbox");
    assert_eq!(world.conv(&id).control, Control::Inbox(inbox()));
    // A button means what it says all the same.
    world.presses("ann", "baton:leave").await;
    let conv = world.conv(&id);
    assert_eq!((&conv.control, conv.open_ticket(), conv.inbox), (&Control::Bot, None, None));
}

#[tokio::test]
async fn an_agent_may_take_it_from_the_inbox_and_has_it_until_they_close() {
    let mut world = World::under(&policy()).await;
    let id = world.says("ann", WISH).await;
    world.types("ann", "Sam here.").await;
    world.agent("anna").await;
    let stale = world.conv(&id).epoch;
    world.does("anna", &id, Act::Take).await.expect("taken");
    let conv = world.conv(&id);
    assert_eq!(conv.control, Control::Agent("anna".parse().expect("a name")));
    assert_eq!((conv.inbox, conv.epoch), (None, stale.next()));
    world.later(7_200).await;
    assert_eq!(world.conv(&id).control, Control::Agent("anna".parse().expect("a name")));
}

#[tokio::test]
async fn a_silent_inbox_gives_the_customer_back_and_each_reply_begins_the_time_anew() {
    let mut world = World::under(&policy()).await;
    let id = world.says("ann", "hello").await;
    world.types("ann", "Good morning.").await;
    let held = world.conv(&id).epoch;
    world.later(29 * 60).await;
    world.types("ann", "Are you still there?").await;
    world.later(29 * 60).await;
    assert_eq!((&world.conv(&id).control, world.conv(&id).epoch), (&Control::Inbox(inbox()), held));
    assert_eq!(world.sensed(&id).await.len(), 1, "it had control already");
    world.later(60).await;
    let known = world.engine.conversation(&id).await.expect("read").expect("known");
    assert_eq!((&known.control, known.epoch, known.inbox), (&Control::Bot, held.next(), None));
    assert!(known.bot.call.is_none(), "nobody asked anything");
    world.says("ann", "where is my parcel").await;
    assert!(world.conv(&id).bot.call.is_some(), "the bot goes on");
}

#[tokio::test]
async fn words_that_nobody_answers_in_the_inbox_go_to_the_bot_or_to_people_if_they_ask_for_them() {
    let mut world = World::under(&policy()).await;
    for (customer, words, handed) in [("ann", "where is my parcel", false), ("ben", WISH, true)] {
        let id = world.says(customer, "hello").await;
        world.bot_says(&id, "hello").await;
        world.types(customer, "Good morning.").await;
        world.later(60).await;
        world.says(customer, words).await;
        world.later(240).await;
        // More words do not give them more time.
        world.says(customer, "hello??").await;
        assert_eq!(world.conv(&id).control, Control::Inbox(inbox()));
        world.later(60).await;
        let conv = world.conv(&id);
        if handed {
            let number = conv.open_ticket().expect("people are asked").number;
            let why = proof::answer(&world.engine, PolicyAsk::Why { number }).await;
            let why = why.expect("answered");
            assert!(why.ok && why.lines.join("\n").contains("decided again alike"), "{why:?}");
        } else {
            assert_eq!(conv.control, Control::Bot);
            let asked = conv.bot.call.as_ref().expect("the bot is asked").messages.len();
            assert_eq!(asked, 2, "about what nobody has answered, and nothing before");
            assert!(conv.waiting_since.is_some(), "they have waited all along");
        }
    }
}

#[tokio::test]
async fn a_waiting_ticket_goes_back_to_its_queue_and_an_answer_is_owed_again() {
    let mut world = World::under(&strict()).await;
    let id = world.says("ann", WISH).await;
    let order = world.conv(&id).open_ticket().expect("it waits").order_at;
    world.types("ann", "Sam here.").await;
    world.says("ann", "hello Sam").await;
    world.agent("anna").await;
    world.later(300).await;
    world.later(1).await;
    let conv = world.conv(&id);
    let ticket = conv.open_ticket().expect("it waits again");
    assert_eq!((&conv.control, ticket.order_at), (&Control::Queue, order));
    assert!(ticket.clocks.iter().any(|one| one.clock == Clock::NextResponse));
    let anna = "anna".parse().expect("a name");
    assert_eq!(ticket.offered_by_queue(), Some(&anna), "agents are asked again");
}

#[tokio::test]
async fn nobody_can_be_called_like_an_inbox() {
    let world = World::under(&policy()).await;
    let token = ("t".to_owned(), "hash".to_owned()).into();
    let (role, queues, skills) = (crate::desk::event::Role::Agent, vec![], vec![]);
    let act = crate::engine::AccountAct::Add { role, queues, skills, token };
    let refused = world.ask(crate::engine::Command::Account { name: inbox(), act }).await;
    assert!(refused.expect_err("refused").to_string().contains("provider's inbox"));
}

#[tokio::test]
async fn a_reply_after_the_end_of_a_ticket_changes_nothing_of_it() {
    let mut world = World::under(&policy()).await;
    let id = world.says("ann", WISH).await;
    world.presses("ann", "baton:leave").await;
    let closed = world.conv(&id).ticket.clone();
    world.types("ann", "Sam here, I saw your question.").await;
    let conv = world.conv(&id);
    assert_eq!((&conv.control, conv.ticket.clone()), (&Control::Inbox(inbox()), closed));
}
