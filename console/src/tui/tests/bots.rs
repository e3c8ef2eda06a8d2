//! What bots have, at a lead's console: the list, reading, taking, and what happens meanwhile.

use baton_shared::id::{CommandId, Epoch};
use baton_shared::wire::{
    Act, Answer, Ask, BotRow, BotTrouble, Change, ClientFrame, Done, ErrorBody, From, IntentView,
    LastLine, Me, Role, ServerFrame, Status,
};
use jiff::SignedDuration;

use super::desk::Desk;
use super::fixture::{at, held, name, number, offered, row};
use crate::client::{LinkState, NetEvent};
use crate::tui::model::{Overlay, Pane};
use crate::tui::update::Effect;

pub(super) fn become_a(role: Role, desk: &mut Desk) {
    let me = Me {
        name: name("anna"),
        role,
        status: Status::Available,
        reason: None,
        wrap_up_until: None,
        queues: Vec::new(),
        skills: Vec::new(),
    };
    desk.frame(ServerFrame::Me { me });
}

fn said(from: From, time: &str, text: &str) -> LastLine {
    LastLine { from, text: text.to_owned(), at: at(time) }
}

fn talk(id: &str, customer: &str, last: LastLine) -> BotRow {
    BotRow {
        conversation: id.parse().expect("an id"),
        epoch: Epoch(2),
        customer: customer.to_owned(),
        channel: "hook".parse().expect("a channel"),
        language: Some("en".to_owned()),
        bot: Some("faq".parse().expect("a bot")),
        intent: None,
        trouble: BotTrouble::default(),
        last,
    }
}

/// Three of them, the latest first.
pub(super) fn three() -> Vec<BotRow> {
    let mut ann = talk("cv-1", "Ann", said(From::Customer, "14:07:00", "No, the OTHER parcel!"));
    ann.trouble = BotTrouble { wishes: 0, misunderstood: 2, idle_turns: 1 };
    ann.intent = Some(IntentView { name: "track_order".to_owned(), confidence: 0.41 });
    let ben = "Your parcel is on its way. You will get a message when it is at your door, and you \
               can change the place of delivery until the evening before.";
    let ben = talk("cv-2", "Benedict Cumberland-Montgomery", said(From::Bot, "14:05:30", ben));
    let chi = talk("cv-3", "יוסי כהן", said(From::Customer, "13:20:00", "where is my refund"));
    vec![ann, ben, chi]
}

fn listed(desk: &mut Desk, rows: Vec<BotRow>, more: bool) {
    let id = desk.asked(|ask| matches!(ask, Ask::Conversations { .. }));
    desk.frame(ServerFrame::Answer { id, answer: Answer::Conversations { rows, more } });
}

/// A lead who looks at three of them.
pub(super) fn looking(size: (u16, u16)) -> Desk {
    let mut desk = Desk::busy(size);
    become_a(Role::Lead, &mut desk);
    desk.keys("g b");
    listed(&mut desk, three(), false);
    desk
}

/// The chosen one is read.
pub(super) fn read(desk: &mut Desk) {
    desk.keys("Enter");
    let id = desk.asked(|ask| matches!(ask, Ask::Conversation { .. }));
    let recent = vec![
        said(From::Customer, "13:58:00", "Where is my parcel 8123?"),
        said(From::Bot, "13:58:02", "Your parcel is on its way. Is there anything else?"),
        said(
            From::Customer,
            "14:06:00",
            "That is not the one, I have two of them with you, one \
              from March and one from April, and the one from March is here",
        ),
        said(From::Bot, "14:06:02", "Your parcel is on its way. Is there anything else?"),
        said(From::Customer, "14:07:00", "No, the OTHER parcel!"),
    ];
    let row = Box::new(three().remove(0));
    desk.frame(ServerFrame::Answer { id, answer: Answer::Conversation { row, recent } });
}

fn takeovers(desk: &Desk) -> Vec<(CommandId, String, Epoch)> {
    let sent = desk.effects.iter().filter_map(|effect| match effect {
        Effect::Send(ClientFrame::TakeOver { id, conversation, epoch }) => {
            Some((id.clone(), conversation.to_string(), *epoch))
        }
        _ => None,
    });
    sent.collect()
}

fn asks(desk: &Desk) -> usize {
    let ask = |effect: &&Effect| {
        matches!(effect, Effect::Send(ClientFrame::Ask { ask: Ask::Conversations { .. }, .. }))
    };
    desk.effects.iter().filter(ask).count()
}

#[test]
fn a_lead_reads_what_a_bot_has_takes_it_and_is_in_its_chat() {
    let mut desk = looking((80, 24));
    let screen = desk.screen();
    assert!(screen.contains("not understood 2× · “No, the OTHER…”"), "{screen}");
    assert!(!screen.contains("nothing new"), "one answer without news is none\n{screen}");
    read(&mut desk);
    assert!(desk.screen().contains("14:06  Ann"), "{}", desk.screen());
    desk.keys("c c");
    let sent = takeovers(&desk);
    assert_eq!(sent.len(), 1, "pressed twice, asked once");
    assert_eq!((sent[0].1.as_str(), sent[0].2), ("cv-1", Epoch(2)));
    desk.upsert(held(row(77, "Ann", "support", "No, the OTHER parcel!"), "anna"));
    let done = Done {
        seq: 9,
        epoch: Some(Epoch(3)),
        ticket: Some(number(77)),
        message: None,
        undo_until: None,
        duplicate: false,
    };
    desk.frame(ServerFrame::Done { id: sent[0].0.clone(), done });
    assert_eq!((desk.model.open, desk.model.pane), (Some(number(77)), Pane::Chat));
    assert!(desk.model.bots.is_none());
    assert!(desk.toasts().contains("#77 is yours: the bot is silent · B gives Ann back"));
    desk.keys("B");
    assert_eq!(desk.acts(), [(77, Act::Handback)]);
}

#[test]
fn an_agent_is_told_who_may_and_asks_for_nothing() {
    let mut desk = Desk::busy((80, 24));
    for role in [Role::Agent, Role::Auditor] {
        become_a(role, &mut desk);
        desk.keys("g b : b o t s Enter");
        assert_eq!(desk.toasts(), "what bots have is read and taken by a lead or an admin");
        assert!(desk.model.bots.is_none());
    }
    assert_eq!(asks(&desk), 0);
    become_a(Role::Admin, &mut desk);
    desk.keys(": b o t s Enter");
    assert!(desk.model.bots.is_some());
    become_a(Role::Agent, &mut desk);
    assert!(desk.model.bots.is_none(), "no lead any more");
}

#[test]
fn the_choice_follows_its_conversation_and_is_gone_with_it() {
    let mut desk = looking((120, 40));
    desk.keys("j");
    let mut rows = three();
    rows.rotate_left(1);
    desk.pass(SignedDuration::from_secs(5));
    assert_eq!(asks(&desk), 2, "read anew after five seconds");
    listed(&mut desk, rows, false);
    desk.keys("c");
    assert_eq!(takeovers(&desk)[0].1, "cv-2", "wherever it is now");
    desk.pass(SignedDuration::from_secs(5));
    let others = three().into_iter().filter(|row| row.conversation.as_str() != "cv-2").collect();
    listed(&mut desk, others, false);
    assert!(desk.toasts().contains("Benedict Cumberland-Montgomery is not with the bot any more"));
    desk.keys("c Enter");
    assert_eq!(takeovers(&desk).len(), 1, "nothing is chosen");
    assert!(desk.toasts().contains("none is chosen: j does"), "{}", desk.toasts());
    desk.keys("j c");
    assert_eq!(takeovers(&desk).len(), 2);
}

#[test]
fn a_takeover_that_came_too_late_says_why_and_the_list_is_read_anew() {
    let mut desk = looking((120, 40));
    desk.keys("c");
    let (id, ..) = takeovers(&desk).remove(0);
    let message = "it has ticket 12 by now: take that".to_owned();
    let error = ErrorBody { code: "has_ticket".to_owned(), message };
    desk.frame(ServerFrame::Refused { id, error, standing: None });
    assert_eq!(desk.toasts(), "Ann is not yours: it has ticket 12 by now: take that");
    assert_eq!(asks(&desk), 2);
    assert!(desk.model.bots.is_some());
}

#[test]
fn without_a_connection_no_questions_pile_up_and_with_it_they_go_on() {
    let mut desk = looking((120, 40));
    let (since, retry_at) = (desk.now, desk.now);
    let error = "gone".to_owned();
    desk.net(NetEvent::State(LinkState::Offline { since, retry_at, waiting: 0, why: error }));
    desk.pass(SignedDuration::from_secs(60));
    assert_eq!(asks(&desk), 1);
    desk.net(NetEvent::State(LinkState::Online { lag_ms: 4 }));
    desk.pass(SignedDuration::from_secs(60));
    assert_eq!(asks(&desk), 2, "asked again, and not twice without an answer");
}

#[test]
fn an_offer_is_answered_from_the_view_and_escape_goes_back_step_by_step() {
    let mut desk = looking((80, 24));
    read(&mut desk);
    desk.keys("Esc");
    assert!(desk.model.bots.as_ref().is_some_and(|bots| bots.reading.is_none()));
    desk.keys("? Esc");
    assert!(desk.model.bots.is_some(), "help lies over it");
    desk.upsert(offered(row(4840, "Lena", "support", "hi"), "bob"));
    assert!(desk.screen().contains("Y accept"), "{}", desk.screen());
    desk.keys("Y");
    assert_eq!(desk.acts().last().map(|act| act.0), Some(4840));
    assert!(desk.model.bots.is_none());
    desk.keys("1 g b Esc");
    assert!(desk.model.bots.is_none());
}

#[test]
fn an_erased_customer_leaves_the_list_and_what_is_read_at_once() {
    let mut desk = looking((80, 24));
    read(&mut desk);
    let conversation = "cv-1".parse().expect("an id");
    desk.change(Change::Erased { conversation, tickets: Vec::new() });
    let screen = desk.screen();
    assert!(!screen.contains("OTHER parcel") && screen.contains("Benedict"), "{screen}");
}

#[test]
fn where_bots_have_nothing_no_key_is_offered_for_it() {
    let mut desk = looking((80, 24));
    desk.keys("r");
    listed(&mut desk, Vec::new(), false);
    let screen = desk.screen();
    assert!(screen.contains("no bot has a conversation that goes on"), "{screen}");
    assert!(screen.contains("Esc back") && !screen.contains("c take"), "{screen}");
    desk.keys("c Enter");
    assert!(desk.toasts().ends_with("no bot has a conversation that goes on"), "{}", desk.toasts());
    assert!(takeovers(&desk).is_empty());
}

#[test]
fn a_long_list_scrolls_and_what_is_read_scrolls_back_to_its_beginning() {
    let mut desk = looking((80, 24));
    let last = said(From::Customer, "14:00:00", "hello");
    let many = (0..200).map(|n| talk(&format!("cv-{n}"), &format!("Customer {n}"), last.clone()));
    desk.keys("r");
    listed(&mut desk, many.collect(), true);
    desk.keys("G");
    assert!(desk.screen().contains("▌ Customer 199"), "{}", desk.screen());
    assert!(desk.screen().contains("… and older ones"), "{}", desk.screen());
    desk.keys("g g Enter");
    let id = desk.asked(|ask| matches!(ask, Ask::Conversation { .. }));
    let recent = (0..24).map(|n| said(From::Customer, "14:00:00", &format!("line {n}.")));
    let recent = recent.collect();
    let row = Box::new(talk("cv-0", "Customer 0", last));
    desk.frame(ServerFrame::Answer { id, answer: Answer::Conversation { row, recent } });
    assert!(desk.screen().contains("line 23.") && !desk.screen().contains("line 0."));
    desk.keys("C-u C-u C-u C-u C-u C-u C-u C-u");
    assert!(desk.screen().contains("line 0.") && !desk.screen().contains("line 23."));
    desk.keys("C-d C-d C-d C-d C-d C-d C-d C-d");
    assert!(desk.screen().contains("line 23."));
}

#[test]
fn a_lead_passes_on_closes_and_hands_back_what_is_not_theirs_and_an_agent_does_not() {
    let mut desk = Desk::busy((120, 40));
    desk.keys(": 4 8 3 3 Enter");
    desk.keys("t x B");
    assert_eq!(desk.acts(), []);
    assert_eq!(desk.toasts(), "#4833 is not yours: c takes it");
    become_a(Role::Lead, &mut desk);
    desk.keys("t");
    assert!(desk.screen().contains("transfer #4833"), "{}", desk.screen());
    desk.upsert(row(4833, "Chidi", "support", "and one thing more"));
    desk.keys("1 Enter");
    let to = "queue:billing".to_owned().try_into().expect("a queue");
    let transfer = Act::Transfer { to, note: None, force: false };
    assert_eq!(desk.acts(), [(4833, transfer)]);
    desk.keys(": 4 8 0 1 Enter t");
    let Some(Overlay::Picker(picker)) = &desk.model.overlay else { panic!("a picker") };
    let bob = picker.items.iter().any(|item| &*item.label == "bob");
    assert!(!bob, "who has it is no choice");
    desk.keys("Esc B x");
    let close = Act::Close { disposition: None };
    assert_eq!(desk.acts()[1..], [(4801, Act::Handback), (4801, close)]);
}
