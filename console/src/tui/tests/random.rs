//! Any keys, sizes and news, in any order: the console never panics and always draws.

use baton_shared::wire::{Answer, Change, From, Role, ServerFrame};
use proptest::prelude::*;

use super::bots;
use super::desk::Desk;
use super::fixture::{entry, maria, number, offered, row};
use crate::tui::model::Attention;
use crate::tui::update::Msg;

const KEYS: &[&str] = &[
    "c",
    "R",
    "t",
    "a",
    "x",
    "u",
    "H",
    "B",
    "Y",
    "N",
    "A",
    "b",
    "g",
    "!",
    "]",
    "[",
    "/",
    "n",
    ":",
    "?",
    "Esc",
    "q",
    "C-l",
    "i",
    "Tab",
    "S-Tab",
    "1",
    "2",
    "3",
    "z",
    "C-o",
    "y",
    "j",
    "k",
    "G",
    "C-d",
    "C-u",
    "Enter",
    "Alt-Enter",
    "C-j",
    "Up",
    "Down",
    "Backspace",
    "Space",
    "日",
    "é",
    "/",
    "C-w",
    "4",
    "8",
    "o",
    "p",
    "r",
];

#[derive(Debug, Clone)]
enum Step {
    Key(usize),
    Paste(String),
    Size(u16, u16),
    Away,
    Says(u64, String),
    Leaves(u64),
    Offers,
    Whole,
    Pass(i64),
    Done,
    Refused,
    Lead,
    Bots(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (0..KEYS.len()).prop_map(Step::Key),
        1 => "[a-z\n日👍🏽 ]{0,60}".prop_map(Step::Paste),
        2 => (1u16..230, 1u16..70).prop_map(|(w, h)| Step::Size(w, h)),
        1 => Just(Step::Away),
        2 => (19u64..60, "[a-z 日]{0,400}").prop_map(|(seq, text)| Step::Says(seq, text)),
        1 => (4780u64..4840).prop_map(Step::Leaves),
        1 => Just(Step::Offers),
        1 => Just(Step::Whole),
        1 => (0i64..400).prop_map(Step::Pass),
        1 => Just(Step::Done),
        1 => Just(Step::Refused),
        1 => Just(Step::Lead),
        1 => (0usize..4).prop_map(Step::Bots),
    ]
}

fn take(desk: &mut Desk, step: Step) {
    let commanded = desk.effects.iter().any(|effect| {
        matches!(
            effect,
            crate::tui::update::Effect::Send(baton_shared::wire::ClientFrame::Command { .. })
        )
    });
    match step {
        Step::Key(i) => desk.keys(KEYS[i]),
        Step::Paste(text) => desk.msg(Msg::Paste(text)),
        Step::Size(w, h) => desk.msg(Msg::Resize(w, h)),
        Step::Away => desk.msg(Msg::Focus(Attention::Elsewhere)),
        Step::Says(seq, text) => {
            desk.says(4821, entry(seq, From::Customer, "Maria", "14:07:00", &text));
        }
        Step::Leaves(n) => desk.change(Change::Remove { ticket: number(n) }),
        Step::Offers => desk.upsert(offered(row(4840, "Lena", "support", "hi"), "bob")),
        Step::Whole => desk.upsert(maria()),
        Step::Pass(s) => desk.pass(jiff::SignedDuration::from_secs(s)),
        Step::Done if commanded => desk.done(Some(desk.now + jiff::SignedDuration::from_secs(5))),
        Step::Refused if commanded => desk.refuse("stale_epoch", "bob"),
        Step::Done | Step::Refused => {}
        Step::Lead => bots::become_a(Role::Lead, desk),
        Step::Bots(rows) => {
            desk.keys("Esc Esc Esc g b");
            let rows = bots::three().into_iter().take(rows).collect();
            let answer = Answer::Conversations { rows, more: false };
            let id = "unasked".parse().expect("an id");
            desk.frame(ServerFrame::Answer { id, answer });
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn nothing_that_can_happen_makes_it_panic(steps in prop::collection::vec(step(), 1..60)) {
        let mut desk = Desk::busy((80, 24));
        desk.open_maria();
        for step in steps {
            take(&mut desk, step);
            let screen = desk.screen();
            prop_assert_eq!(screen.lines().count(), usize::from(desk.model.size.1));
        }
    }
}
