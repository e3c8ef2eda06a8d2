//! Keys as in the contract, each with what it must ask for.

use baton_shared::wire::{
    Act, Answer, Ask, Change, ClientFrame, From, ServerFrame, Status, Target, TicketState,
};
use jiff::SignedDuration;

use super::desk::Desk;
use super::fixture::{entry, held, maria, maria_whole, number, offered, row};
use crate::client::{LinkState, NetEvent};
use crate::tui::model::{Attention, Overlay, Pane, Scroll};
use crate::tui::update::{Effect, Msg};

const BIG: (u16, u16) = (120, 40);

fn open() -> Desk {
    let mut desk = Desk::busy(BIG);
    desk.open_maria();
    desk
}

fn billing(queue: &str) -> Target {
    Target::Queue(queue.parse().expect("a queue"))
}

#[test]
fn one_key_acts_on_the_open_ticket() {
    let table = [
        ("R", Act::Release),
        ("H", Act::Hold { until: None }),
        ("B", Act::Handback),
        ("t 1 Enter", Act::Transfer { to: billing("support"), note: None, force: false }),
        ("t r e t Enter", Act::Transfer { to: billing("returns"), note: None, force: false }),
        ("x 2 Enter", Act::Close { disposition: Some("explained".to_owned()) }),
        ("! s p a m Enter", Act::Mute { reason: "spam".to_owned() }),
        (": r e l e a s e Enter", Act::Release),
    ];
    for (keys, act) in table {
        let mut desk = open();
        desk.keys(keys);
        assert_eq!(desk.acts(), [(4821, act)], "after {keys}");
    }
}

#[test]
fn a_command_takes_words_after_its_name() {
    let table = [
        (
            "transfer bob she knows",
            Act::Transfer {
                to: "bob".to_owned().try_into().expect("a target"),
                note: Some("she knows".to_owned()),
                force: false,
            },
        ),
        (
            "transfer queue:returns",
            Act::Transfer { to: billing("returns"), note: None, force: false },
        ),
        ("note call her", Act::Note { text: "call her".to_owned() }),
        ("close explained", Act::Close { disposition: Some("explained".to_owned()) }),
        ("hold 2h", Act::Hold { until: Some(super::fixture::at("16:07:12")) }),
    ];
    for (words, act) in table {
        let mut desk = open();
        desk.keys(":");
        desk.types(words);
        desk.keys("Enter");
        assert_eq!(desk.acts(), [(4821, act)], "after :{words}");
    }
}

#[test]
fn a_transfer_note_is_typed_after_tab() {
    let mut desk = open();
    desk.keys("t 3 Tab");
    desk.types("with 3 words");
    desk.keys("Enter");
    let note = Some("with 3 words".to_owned());
    let to = "bob".to_owned().try_into().expect("a target");
    assert_eq!(desk.acts(), [(4821, Act::Transfer { to, note, force: false })]);
}

#[test]
fn a_picker_keeps_its_rows_and_refuses_who_left() {
    let mut desk = open();
    desk.keys("t");
    desk.presence(&["zoe", "bob"]);
    desk.keys("4 Enter");
    assert!(desk.acts().is_empty(), "cem left; the digit still means him");
    assert!(desk.toasts().contains("cem is not there any more"));
    assert!(desk.screen().contains("(left)"));
    assert!(!desk.screen().contains("zoe"), "nobody new pushes a row away");
    desk.keys("3 Enter");
    assert_eq!(desk.acts().len(), 1);
}

#[test]
fn a_queue_that_the_policy_forbids_keeps_its_place_and_says_why_it_cannot_be_chosen() {
    let mut desk = open();
    desk.billing_goes_to = Some(vec!["returns".parse().expect("a queue")]);
    desk.presence(&["bob", "cem"]);
    desk.keys("t");
    let screen = desk.screen();
    let of = |queue: &str| {
        let mut lines = screen.lines().filter(|line| line.contains("3 waiting"));
        let line = lines.find(|line| line.contains(&format!(" {queue} ")));
        line.unwrap_or_else(|| panic!("{queue} is not there:\n{screen}")).to_owned()
    };
    assert!(of("support").contains("(not from billing)"), "{screen}");
    assert!(!of("returns").contains("(not from"), "{screen}");
    desk.keys("1 Enter");
    assert!(desk.acts().is_empty(), "the relay would refuse it");
    assert!(desk.toasts().contains("support cannot be chosen: not from billing"));
    desk.keys("2 Enter");
    let to = billing("returns");
    assert_eq!(desk.acts(), [(4821, Act::Transfer { to, note: None, force: false })]);
    // The choice begins at the first that can be chosen.
    let mut desk = open();
    desk.billing_goes_to = Some(vec!["returns".parse().expect("a queue")]);
    desk.presence(&["bob", "cem"]);
    desk.keys("t Enter");
    assert_eq!(desk.acts().len(), 1);
    assert!(desk.toasts().is_empty() || !desk.toasts().contains("cannot be chosen"));
}

#[test]
fn a_digit_alone_transfers_nothing() {
    let mut desk = open();
    desk.keys("t 1 2 3 Esc");
    assert!(desk.acts().is_empty());
}

#[test]
fn c_takes_and_never_releases() {
    let mut desk = Desk::busy(BIG);
    desk.keys(": 4 8 3 3 Enter c c");
    assert_eq!(desk.acts()[0], (4833, Act::Take));
    let mut mine = open();
    mine.keys("c");
    assert!(mine.acts().is_empty());
    assert!(mine.toasts().contains("yours already"));
}

#[test]
fn an_offer_shows_a_banner_and_y_and_n_answer_it() {
    let mut desk = Desk::busy(BIG);
    desk.upsert(offered(row(4840, "Lena", "support", "hi"), "bob"));
    let screen = desk.screen();
    assert!(screen.contains("» bob offers #4840 Lena: she knows you"), "{screen}");
    assert!(desk.effects.contains(&Effect::Bell));
    desk.keys("N");
    assert_eq!(desk.acts(), [(4840, Act::Decline { reason: None })]);
    desk.keys("Y");
    assert_eq!(desk.acts()[1], (4840, Act::Accept));
    assert_eq!(desk.model.open, Some(number(4840)));
}

#[test]
fn a_transfer_that_waits_for_an_answer_says_so_and_stays_ones_own() {
    let mut desk = open();
    let mut row = maria();
    row.offer = offered(row.clone(), "anna").offer.map(|mut offer| {
        offer.to = "bob".parse().expect("a name");
        offer
    });
    desk.upsert(row);
    let screen = desk.screen();
    assert!(screen.contains("offered to bob · 00:48"), "{screen}");
    assert!(!screen.contains("Y accept"), "the offer is not for the one who made it");
}

#[test]
fn u_takes_back_a_close_while_its_time_runs_and_says_how_long() {
    let mut desk = open();
    desk.keys("x 1 Enter");
    desk.done(Some(super::fixture::at("14:07:17")));
    assert!(desk.screen().contains("#4821: close · u undoes it (5 s)"), "{}", desk.screen());
    desk.keys("u");
    assert_eq!(desk.acts()[1], (4821, Act::Undo));
    let mut late = open();
    late.keys("x 1 Enter");
    late.done(Some(super::fixture::at("14:07:17")));
    late.pass(SignedDuration::from_secs(6));
    late.keys("u");
    assert_eq!(late.acts().len(), 1, "too late is too late");
}

#[test]
fn opening_follows_asks_and_leaving_unfollows() {
    let mut desk = open();
    let follows = |desk: &Desk, frame: ClientFrame| desk.effects.contains(&Effect::Send(frame));
    assert!(follows(&desk, ClientFrame::Follow { ticket: number(4821) }));
    desk.keys(": 4 8 1 7 Enter");
    assert!(follows(&desk, ClientFrame::Unfollow { ticket: number(4821) }));
    desk.asked(|ask| *ask == Ask::Ticket { number: number(4817) });
}

#[test]
fn gc_lists_the_customers_earlier_tickets_and_opens_one() {
    let mut desk = open();
    desk.keys("g");
    assert!(
        desk.screen().contains("c the customer's earlier tickets"),
        "the prefix shows its keys"
    );
    desk.keys("c");
    let id = desk.asked(|ask| *ask == Ask::Earlier { number: number(4821) });
    let mut old = row(4102, "Maria Lind", "support", "Late parcel");
    old.state = TicketState::Closed;
    desk.frame(ServerFrame::Answer {
        id,
        answer: Answer::Tickets { rows: vec![old], more: false },
    });
    desk.keys("1 Enter");
    assert_eq!(desk.model.open, Some(number(4102)));
}

#[test]
fn brackets_go_to_ones_own_tickets_with_something_new() {
    let mut desk = Desk::busy(BIG);
    desk.keys("]");
    assert_eq!(desk.model.open, Some(number(4821)));
    desk.keys("A 2 Enter");
    let set = desk.effects.iter().any(|effect| {
        matches!(effect, Effect::Send(ClientFrame::SetStatus { status: Status::Away, .. }))
    });
    assert!(set, "A, 2, Enter says away");
}

#[test]
fn quitting_with_open_chats_asks_once_what_becomes_of_them() {
    let mut desk = Desk::busy(BIG);
    desk.keys(": q Enter");
    assert!(desk.screen().contains("you have 3 open chats"));
    desk.keys("Enter");
    assert!(!desk.effects.contains(&Effect::Quit), "staying is what Enter alone means");
    desk.keys(": q Enter 3 Enter");
    let released: Vec<u64> = desk.acts().into_iter().map(|(n, _)| n).collect();
    assert_eq!(released, [4790, 4817, 4821]);
    assert!(!desk.effects.contains(&Effect::Quit), "not before the relay has answered");
    desk.pass(SignedDuration::from_secs(3));
    assert!(desk.effects.contains(&Effect::Quit));
    let mut idle = Desk::empty(BIG);
    idle.keys(": q Enter");
    assert!(idle.effects.contains(&Effect::Quit));
}

#[test]
fn quitting_waits_for_words_that_are_on_their_way() {
    let mut desk = Desk::busy(BIG);
    desk.keys("i h i Enter Esc");
    desk.keys(": q Enter 2 Enter");
    assert!(!desk.effects.contains(&Effect::Quit), "{}", desk.screen());
    assert!(desk.screen().contains("sending what you wrote"), "{}", desk.screen());
    desk.pass(SignedDuration::from_secs(3));
    assert!(desk.effects.contains(&Effect::Quit), "nor does it wait for ever");
}

#[test]
fn one_interrupt_warns_and_the_second_quits() {
    let mut desk = Desk::busy(BIG);
    desk.keys("C-c");
    assert!(!desk.effects.contains(&Effect::Quit));
    desk.pass(SignedDuration::from_secs(3));
    desk.keys("C-c");
    assert!(!desk.effects.contains(&Effect::Quit), "the first was too long ago");
    desk.keys("C-c");
    assert!(desk.effects.contains(&Effect::Quit));
}

#[test]
fn q_and_escape_never_quit() {
    let mut desk = open();
    desk.keys("q q q Esc Esc");
    assert!(!desk.effects.contains(&Effect::Quit));
}

#[test]
fn the_relay_hears_of_keys_at_most_once_a_minute() {
    let mut desk = Desk::busy(BIG);
    let told = |desk: &Desk| {
        desk.effects.iter().filter(|e| **e == Effect::Send(ClientFrame::Active)).count()
    };
    desk.keys("j j j k");
    assert_eq!(told(&desk), 1);
    desk.pass(SignedDuration::from_secs(60));
    desk.keys("j");
    assert_eq!(told(&desk), 2);
}

#[test]
fn nothing_is_drawn_while_nothing_visible_changes() {
    let mut desk = Desk::empty(BIG);
    desk.pass(SignedDuration::from_secs(2));
    let before = desk.model.version;
    desk.pass(SignedDuration::from_secs(40));
    assert_eq!(desk.model.version, before, "an empty desk is silent within a minute");
    desk.pass(SignedDuration::from_secs(30));
    assert_eq!(desk.model.version, before + 1, "the clock moved once");
    let mut counting = Desk::busy(BIG);
    counting.pass(SignedDuration::from_secs(2));
    let before = counting.model.version;
    counting.pass(SignedDuration::from_secs(10));
    assert_eq!(counting.model.version, before + 10, "waiting times count by the second");
}

#[test]
fn reading_back_keeps_its_place_and_says_what_is_below() {
    let mut desk = Desk::busy((80, 24));
    desk.open_maria();
    desk.keys("g g");
    let first =
        |desk: &Desk| desk.screen().lines().find(|l| l.contains("13:57")).map(str::to_owned);
    assert!(first(&desk).is_some());
    for seq in 30..40 {
        desk.says(4821, entry(seq, From::Customer, "Maria", "14:07:00", "hello?"));
    }
    assert!(first(&desk).is_some(), "new lines do not move what one reads");
    assert!(desk.screen().contains("below · G"));
    desk.keys("G");
    assert_eq!(desk.model.thread().map(|t| t.scroll.clone()), Some(Scroll::End));
    assert!(!desk.screen().contains("below · G"));
}

#[test]
fn scrolling_up_and_down_again_ends_where_it_began() {
    let mut desk = Desk::busy((80, 24));
    desk.open_maria();
    desk.keys("G");
    let end = desk.screen();
    desk.keys("k k k k k");
    assert_ne!(desk.screen(), end);
    desk.keys("j j j j j");
    assert_eq!(desk.screen(), end);
}

#[test]
fn search_finds_in_the_focused_pane_and_n_goes_on() {
    let mut desk = Desk::busy(BIG);
    desk.keys("/ c h i d i Enter");
    assert_eq!(desk.model.selected, Some(number(4833)));
    desk.open_maria();
    desk.keys("/ r e f u n d Enter");
    let found = |desk: &Desk| desk.model.thread().and_then(|t| t.found.clone()).map(|key| key.1);
    assert_eq!(found(&desk).as_deref(), Some("m10"), "from the end backwards");
    desk.keys("n");
    assert_eq!(found(&desk).as_deref(), Some("m9"));
}

#[test]
fn a_bell_rings_for_ones_own_ticket_only_while_one_looks_elsewhere() {
    let mut desk = open();
    desk.keys("i h Enter Esc");
    let bells = |desk: &Desk| desk.effects.iter().filter(|e| **e == Effect::Bell).count();
    desk.says(4821, entry(30, From::Customer, "Maria", "14:07:00", "hello?"));
    assert_eq!(bells(&desk), 0);
    desk.msg(Msg::Focus(Attention::Elsewhere));
    desk.says(4821, entry(31, From::Customer, "Maria", "14:07:01", "secret words"));
    desk.says(4821, entry(32, From::Customer, "Maria", "14:07:01", "again"));
    assert_eq!(bells(&desk), 1, "not one per line");
    let notice = desk.effects.iter().find_map(|effect| match effect {
        Effect::Notify(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(notice.as_deref(), Some("baton: new message in #4821"));
    assert!(desk.screen().contains("2 new"));
}

#[test]
fn the_open_ticket_that_is_closed_by_somebody_else_is_not_said_to_be_ones_own() {
    let mut desk = open();
    assert!(desk.screen().contains("yours"), "{}", desk.screen());
    desk.change(Change::Remove { ticket: number(4821) });
    let mut closed = maria_whole();
    closed.row.state = TicketState::Closed;
    desk.answer(closed);
    let heading =
        |desk: &Desk| desk.screen().lines().find(|l| l.contains("2 #4821")).map(str::to_owned);
    let said = heading(&desk).expect("it stays open");
    assert!(said.contains("closed") && !said.contains("yours"), "{said}");
}

#[test]
fn nobody_looking_rings_whatever_one_does() {
    let mut desk = open();
    let queue = "billing".parse().expect("a queue");
    desk.change(Change::Notify { ticket: number(4833), queue, waiting_s: 40 });
    assert!(desk.effects.contains(&Effect::Bell));
    assert!(desk.toasts().contains("nobody took it"));
}

#[test]
fn an_outage_is_said_in_words_with_what_waits() {
    let mut desk = open();
    let since = super::fixture::at("14:06:30");
    let retry_at = super::fixture::at("14:07:15");
    let why = "is restarting".to_owned();
    desk.net(NetEvent::State(LinkState::Offline { since, retry_at, waiting: 2, why }));
    assert!(
        desk.screen().contains("offline 00:42 · retry in 3 s · 2 waiting to send"),
        "{}",
        desk.screen()
    );
}

#[test]
fn a_snapshot_replaces_the_list_only_once_it_is_whole() {
    let mut desk = Desk::busy(BIG);
    desk.change(Change::Reset);
    desk.frame(ServerFrame::Snapshot { seq: 9, rows: vec![maria()], done: false });
    assert_eq!(desk.model.rows.len(), 6, "old rows are better than none");
    desk.frame(ServerFrame::Snapshot { seq: 9, rows: vec![], done: true });
    assert_eq!(desk.model.rows.len(), 1);
}

#[test]
fn help_and_hint_bar_offer_only_what_would_work() {
    let mut desk = Desk::busy(BIG);
    desk.upsert(held(row(4801, "Eva", "returns", "ok"), "bob"));
    desk.keys(": 4 8 0 1 Enter");
    let screen = desk.screen();
    assert!(!screen.contains("x close") && !screen.contains("t transfer"), "{screen}");
    desk.keys("?");
    assert!(!desk.screen().contains(":release"));
    desk.keys("Esc x");
    assert!(desk.acts().is_empty());
    assert!(desk.toasts().contains("#4801 is with bob"));
}

#[test]
fn panes_are_reached_by_digit_and_tab() {
    let mut desk = open();
    desk.keys("1");
    assert_eq!(desk.model.pane, Pane::Queue);
    desk.keys("Tab Tab");
    assert_eq!(desk.model.pane, Pane::Briefing);
    desk.keys("S-Tab");
    assert_eq!(desk.model.pane, Pane::Chat);
    desk.keys("b");
    assert!(!desk.screen().contains("3 Briefing"));
    desk.keys("b z");
    assert!(!desk.screen().contains("1 Queue"), "z shows this pane alone");
}

#[test]
fn an_unknown_command_says_so_and_a_fuzzy_one_runs() {
    let mut desk = open();
    desk.keys(": z z z z q Enter");
    assert!(desk.toasts().contains("is no command"));
    desk.keys(": h e l Enter");
    assert!(matches!(desk.model.overlay, Some(Overlay::Help { .. })));
}

#[test]
fn an_offer_of_ones_own_is_told_and_u_takes_it_back() {
    let mut desk = open();
    desk.keys("t");
    let at = desk.model.colleagues.iter().position(|one| one.name.as_str() == "bob");
    assert!(at.is_some());
    desk.types("bob");
    desk.keys("Enter");
    assert!(matches!(desk.acts()[0], (4821, Act::Transfer { .. })), "{:?}", desk.acts());
    desk.done(Some(desk.now + SignedDuration::from_secs(5)));
    assert!(desk.toasts().contains("#4821 is offered to bob"), "{}", desk.toasts());
    let mut row = maria();
    row.offer = offered(row.clone(), "anna").offer.map(|mut offer| {
        offer.to = "bob".parse().expect("a name");
        offer
    });
    desk.upsert(row);
    assert!(desk.screen().contains("u take back the offer"), "{}", desk.screen());
    desk.keys("u");
    assert_eq!(desk.acts()[1], (4821, Act::Undo));
}

#[test]
fn the_transfer_picker_begins_where_one_passed_a_ticket_last() {
    let mut desk = open();
    desk.keys("t 2 Enter");
    let Act::Transfer { to: first, .. } = desk.acts()[0].1.clone() else { panic!("a transfer") };
    desk.done(None);
    desk.keys("t Enter");
    let Act::Transfer { to: again, .. } = desk.acts()[1].1.clone() else { panic!("a transfer") };
    assert_eq!(first, again);
}

#[test]
fn a_briefing_is_rated_in_its_own_pane_only() {
    let mut desk = open();
    desk.keys("+");
    assert!(desk.acts().is_empty());
    assert!(desk.toasts().contains("rated in its pane"), "{}", desk.toasts());
    desk.keys("3 -");
    assert_eq!(desk.acts(), [(4821, Act::RateBriefing { good: false })]);
    desk.done(None);
    assert!(desk.toasts().contains("briefing rated poor"));
}

#[test]
fn a_picker_about_a_ticket_that_somebody_else_took_closes_and_says_who() {
    let mut desk = open();
    desk.keys("t");
    assert!(desk.model.overlay.is_some());
    desk.upsert(held(maria(), "bob"));
    assert!(desk.model.overlay.is_none());
    assert!(desk.toasts().contains("#4821 is with bob now"));
}

#[test]
fn a_search_says_how_many_it_found_and_nothing_found_is_said_too() {
    let mut desk = Desk::busy(BIG);
    desk.keys("1 /");
    desk.types("support");
    assert!(desk.screen().contains("/ in queue: support   3 matches"), "{}", desk.screen());
    desk.types("zz");
    assert!(desk.screen().contains("no match"), "{}", desk.screen());
    desk.keys("Enter");
    assert!(desk.toasts().contains("no “supportzz” here"), "{}", desk.toasts());
    assert!(desk.model.search.is_none());
}
