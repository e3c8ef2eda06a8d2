//! Writing: drafts, sending, refusals, pasting.

use baton_shared::id::{Epoch, TicketNumber};
use baton_shared::wire::{
    Act, ClientFrame, Controller, DeliveryState, From, Me, Role, ServerFrame, Status,
};
use jiff::SignedDuration;

use super::desk::Desk;
use super::fixture::{entry, held, name, row};
use crate::tui::model::{DraftKind, Mode};
use crate::tui::update::{Effect, Msg};

const BIG: (u16, u16) = (120, 40);

fn writing() -> Desk {
    let mut desk = Desk::busy(BIG);
    desk.open_maria();
    desk.keys("i");
    desk
}

#[test]
fn enter_sends_and_the_words_stand_in_the_chat_until_the_relay_has_them() {
    let mut desk = writing();
    desk.types("on its way");
    desk.keys("Enter");
    assert_eq!(desk.acts(), [(4821, Act::Say { text: "on its way".to_owned() })]);
    assert_eq!(desk.last_command().1, Epoch(4), "the epoch one saw goes with it");
    assert!(desk.screen().contains("on its way"));
    let mut told = entry(30, From::Agent, "anna", "14:07:13", "on its way");
    told.delivery = Some(DeliveryState::Sent);
    desk.says(4821, told);
    desk.done(None);
    assert_eq!(desk.screen().matches("on its way").count(), 1, "once, not twice");
    assert!(desk.screen().contains('✓'));
}

#[test]
fn a_newline_is_a_newline_and_an_empty_message_is_none() {
    let mut desk = writing();
    desk.keys("Enter");
    assert!(desk.acts().is_empty());
    desk.keys("o n e Alt-Enter t w o C-j 3 Enter");
    assert_eq!(desk.acts(), [(4821, Act::Say { text: "one\ntwo\n3".to_owned() })]);
}

#[test]
fn the_keys_of_a_shell_edit_the_line() {
    let table = [("C-u", ""), ("C-w", "one "), ("C-a X", "Xone two"), ("C-a C-k", "")];
    for (keys, left) in table {
        let mut desk = writing();
        desk.types("one two");
        desk.keys(keys);
        assert_eq!(desk.model.composer.text(), left, "after {keys}");
    }
}

#[test]
fn a_note_is_an_act_of_its_own_and_says_so_on_the_screen() {
    let mut desk = Desk::busy(BIG);
    desk.open_maria();
    desk.keys("a");
    let screen = desk.screen();
    assert!(screen.contains("note to the team") && screen.contains("the customer never sees this"));
    desk.types("call her back");
    desk.keys("Enter");
    assert_eq!(desk.acts(), [(4821, Act::Note { text: "call her back".to_owned() })]);
    assert_eq!(desk.model.mode, Mode::Normal, "the next keys are not a second note");
}

#[test]
fn reply_and_note_keep_their_own_drafts() {
    let mut desk = writing();
    desk.types("to maria");
    desk.keys("Esc a");
    desk.types("to the team");
    desk.keys("Esc i");
    assert_eq!(desk.model.composer.text(), "to maria");
    desk.keys("Esc a");
    assert_eq!(desk.model.composer.text(), "to the team");
}

#[test]
fn a_draft_is_saved_once_the_keys_rest_and_not_at_every_key() {
    let mut desk = writing();
    desk.types("abc");
    let saves =
        |desk: &Desk| desk.effects.iter().filter(|e| matches!(e, Effect::SaveDraft { .. })).count();
    assert_eq!(saves(&desk), 0);
    desk.pass(SignedDuration::from_millis(299));
    assert_eq!(saves(&desk), 0);
    desk.pass(SignedDuration::from_millis(1));
    assert_eq!(saves(&desk), 1);
    assert_eq!(desk.draft(4821, DraftKind::Reply), Some("abc"));
    desk.types("d");
    desk.msg(Msg::Ending);
    assert_eq!(saves(&desk), 2, "what is unsaved is saved at the end");
}

#[test]
fn a_sent_draft_is_forgotten_on_disk() {
    let mut desk = writing();
    desk.types("abc");
    desk.pass(SignedDuration::from_secs(1));
    desk.keys("Enter");
    let last = desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::SaveDraft { ticket, kind, text } => Some((*ticket, *kind, text.clone())),
        _ => None,
    });
    assert_eq!(last, Some((TicketNumber(4821), DraftKind::Reply, String::new())));
}

#[test]
fn a_stale_epoch_gives_the_words_back_as_a_draft_and_says_who_has_it() {
    let mut desk = writing();
    desk.types("too late");
    desk.keys("Enter");
    desk.types("more");
    desk.refuse("stale_epoch", "bob");
    assert_eq!(desk.model.composer.text(), "too late\nmore", "nothing that was typed is lost");
    assert_eq!(desk.draft(4821, DraftKind::Reply), Some("too late\nmore"));
    assert!(desk.toasts().contains("bob has it now"), "{}", desk.toasts());
    assert!(!desk.screen().contains("on its way"));
}

#[test]
fn a_paste_never_sends_and_a_long_one_asks() {
    let mut desk = writing();
    desk.msg(Msg::Paste("one\r\ntwo\r\n".to_owned()));
    assert!(desk.acts().is_empty());
    assert_eq!(desk.model.composer.lines().len(), 2, "the last line's end adds none");
    desk.msg(Msg::Paste("line\n".repeat(21)));
    assert!(desk.screen().contains("the clipboard has 21 lines"));
    desk.keys("Enter");
    assert_eq!(desk.model.composer.lines().len(), 2, "it is left out unless one says so");
    desk.msg(Msg::Paste("line\n".repeat(21)));
    desk.keys("2 Enter");
    assert_eq!(desk.model.composer.lines().len(), 22);
}

#[test]
fn a_paste_where_keys_are_commands_runs_nothing() {
    let mut desk = Desk::busy(BIG);
    desk.open_maria();
    desk.msg(Msg::Paste("x\nR\nB\n".to_owned()));
    assert!(desk.acts().is_empty());
    assert!(desk.toasts().contains("press i or a first"));
}

#[test]
fn i_on_a_ticket_nobody_holds_takes_it_first_and_says_so() {
    let mut desk = Desk::busy(BIG);
    desk.keys(": 4 8 3 3 Enter i");
    assert_eq!(desk.acts(), [(4833, Act::Take)]);
    assert!(desk.toasts().contains("taking #4833 first"));
    assert_eq!(desk.model.mode, Mode::Compose(DraftKind::Reply));
}

#[test]
fn words_for_a_ticket_that_is_not_ones_own_stay_a_draft() {
    let mut desk = writing();
    desk.types("hello");
    desk.upsert(held(row(4821, "Maria Lind", "billing", "hi"), "bob"));
    assert!(desk.toasts().contains("#4821 is with bob now"));
    desk.keys("Enter");
    assert!(desk.acts().is_empty());
    assert_eq!(desk.model.composer.text(), "hello");
}

#[test]
fn the_customer_is_told_of_typing_and_of_its_end_but_not_of_notes() {
    let typing = |desk: &Desk| -> Vec<bool> {
        let on = |effect: &Effect| match effect {
            Effect::Send(ClientFrame::Typing { on, .. }) => Some(*on),
            _ => None,
        };
        desk.effects.iter().filter_map(on).collect()
    };
    let mut desk = writing();
    desk.types("abc");
    assert_eq!(typing(&desk), [true]);
    desk.pass(SignedDuration::from_secs(6));
    assert_eq!(typing(&desk), [true, false]);
    desk.keys("Esc a");
    desk.types("about her");
    assert_eq!(typing(&desk), [true, false]);
}

#[test]
fn a_snippet_fills_in_the_name_and_waits_to_be_sent() {
    let mut desk = writing();
    desk.keys("/ h e Enter");
    assert_eq!(desk.model.composer.text(), "Hello Maria, this is Anna.");
    desk.keys("/");
    assert!(desk.model.overlay.is_none(), "a slash inside a text is a slash");
    assert!(desk.acts().is_empty());
}

#[test]
fn words_in_passing_leave_the_hint_bar_in_sight_once_a_ticket_is_open() {
    let mut desk = Desk::busy((80, 24));
    desk.open_maria();
    desk.keys("[ Y n @ &");
    assert!(desk.screen().contains("i reply"), "{}", desk.screen());
}

#[test]
fn line_0_says_how_to_come_back_where_one_is_not_available() {
    let mut desk = Desk::busy((80, 24));
    desk.frame(ServerFrame::Me {
        me: Me {
            name: name("anna"),
            role: Role::Agent,
            status: Status::Away,
            reason: Some("idle".to_owned()),
            wrap_up_until: None,
            queues: Vec::new(),
            skills: Vec::new(),
        },
    });
    let line = desk.screen().lines().next().unwrap_or_default().to_owned();
    assert!(line.contains("anna away (idle) · A"), "{line}");
}

#[test]
fn who_was_answered_in_the_providers_inbox_is_seen_in_list_and_chat_and_nobody_holds_them() {
    let mut desk = Desk::busy(BIG);
    desk.keys(": 4 8 3 3 Enter");
    let mut answered = row(4833, "Tom", "billing", "hi");
    answered.control = Controller::Agent(name("inbox:hook"));
    (answered.waiting_since, answered.due_at) = (None, None);
    desk.upsert(answered);
    let screen = desk.screen();
    assert!(screen.contains("answered in the provider's inbox"), "{screen}");
    let line = screen.lines().find(|line| line.contains("4833")).expect("its row");
    assert!(line.contains("inbox"), "{line}");
    desk.keys("i");
    assert_eq!(desk.acts(), [(4833, Act::Take)], "it is anybody's to take");
    desk.refuse("stale_epoch", "inbox:hook");
    assert!(
        desk.toasts().contains("somebody answered in the provider's inbox"),
        "{}",
        desk.toasts()
    );
    let number = TicketNumber(4833);
    assert_eq!(desk.model.row(number).expect("known").agent, None);
}

#[test]
fn a_reply_from_the_providers_inbox_has_an_author_that_is_not_cut() {
    let mut desk = Desk::busy((80, 24));
    desk.open_maria();
    desk.says(4821, entry(40, From::Agent, "inbox:hook", "14:20:00", "I have looked it up"));
    let screen = desk.screen();
    let line = screen.lines().find(|line| line.contains("I have looked it up")).expect("its line");
    assert!(line.contains(" inbox ") && !line.contains("inbox:"), "{line}");
}

#[test]
fn line_0_counts_the_time_after_a_close_down_and_says_how_to_end_it() {
    for size in [(80, 24), (200, 60)] {
        let mut desk = Desk::busy(size);
        desk.frame(ServerFrame::Me {
            me: Me {
                name: name("anna"),
                role: Role::Agent,
                status: Status::Available,
                reason: Some("wrap-up".to_owned()),
                wrap_up_until: Some(desk.now + SignedDuration::from_secs(90)),
                queues: Vec::new(),
                skills: Vec::new(),
            },
        });
        let head = |desk: &Desk| desk.screen().lines().next().unwrap_or_default().to_owned();
        assert!(head(&desk).contains("anna wrap-up 01:30"), "{}", head(&desk));
        assert!(head(&desk).contains("1 at risk!"), "{}", head(&desk));
        assert!(head(&desk).contains("· A ends it"), "{}", head(&desk));
        desk.pass(SignedDuration::from_secs(48));
        assert!(head(&desk).contains("anna wrap-up 00:42"), "{}", head(&desk));
        // The relay ends it; until it says so, nothing is made up.
        desk.pass(SignedDuration::from_secs(60));
        assert!(head(&desk).contains("anna wrap-up 00:00"), "{}", head(&desk));
        desk.keys("A Enter");
        assert!(desk.effects.iter().any(|effect| matches!(
            effect,
            Effect::Send(ClientFrame::SetStatus { status: Status::Available, .. })
        )));
    }
}
