//! The incident switch at the console: who may turn it, what is asked, and that nobody overlooks it.

use baton_shared::wire::{ClientFrame, Counts, DeskOff, DeskSwitch, Me, Role, ServerFrame, Status};

use super::desk::Desk;
use super::fixture::at;
use crate::tui::update::Effect;

fn become_lead(desk: &mut Desk) {
    let me = Me {
        name: "anna".parse().expect("a name"),
        role: Role::Lead,
        status: Status::Available,
        reason: None,
        wrap_up_until: None,
        queues: Vec::new(),
        skills: Vec::new(),
    };
    desk.frame(ServerFrame::Me { me });
}

fn presence(desk: &mut Desk, off: Option<DeskOff>) {
    let (agents, queues, counts) = (Vec::new(), Vec::new(), Counts::default());
    desk.frame(ServerFrame::Presence { agents, queues, counts, off });
}

fn down() -> DeskOff {
    let reason = "the payment service is down".to_owned();
    DeskOff { reason, until: Some(at("16:30:00")), by: None }
}

fn switched(desk: &Desk) -> Vec<DeskSwitch> {
    let sent = desk.effects.iter().filter_map(|effect| match effect {
        Effect::Send(ClientFrame::Desk { switch, .. }) => Some(switch.clone()),
        _ => None,
    });
    sent.collect()
}

#[test]
fn a_lead_switches_hand_overs_off_with_a_reason_and_an_end_and_on_again() {
    let mut desk = Desk::busy((120, 40));
    become_lead(&mut desk);
    desk.keys("D");
    desk.types("2h the payment service is down");
    desk.keys("Enter");
    presence(&mut desk, Some(down()));
    desk.keys("D");
    desk.types("on");
    desk.keys("Enter");
    let reason = "the payment service is down".to_owned();
    let off = DeskSwitch::Disable { reason, for_s: Some(7_200) };
    assert_eq!(switched(&desk), [off, DeskSwitch::Enable]);
}

#[test]
fn an_empty_answer_or_one_without_a_reason_switches_nothing() {
    let mut desk = Desk::busy((120, 40));
    become_lead(&mut desk);
    desk.keys("D Enter");
    desk.keys("D");
    desk.types("2h");
    desk.keys("Enter");
    presence(&mut desk, Some(down()));
    desk.keys("D");
    desk.types("yes");
    desk.keys("Enter");
    assert_eq!(switched(&desk), []);
}

#[test]
fn an_agent_is_told_that_a_lead_does_it() {
    let mut desk = Desk::busy((120, 40));
    desk.keys("D");
    assert!(desk.toasts().contains("by a lead"), "{}", desk.toasts());
    assert_eq!(switched(&desk), []);
}

#[test]
fn line_0_shows_it_at_every_width_until_it_is_over() {
    for width in [120, 80, 50] {
        let mut desk = Desk::busy((width, 30));
        presence(&mut desk, Some(down()));
        let first = desk.screen().lines().next().unwrap_or_default().to_owned();
        assert!(first.contains("HAND-OVERS OFF until"), "at {width}: {first}");
        presence(&mut desk, None);
        assert!(!desk.screen().lines().next().unwrap_or_default().contains("HAND-OVERS"));
    }
}
