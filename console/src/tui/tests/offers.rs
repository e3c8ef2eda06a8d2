//! What a queue itself offers, and an agent on whom nobody counts any more.

use baton_shared::wire::{Act, ClientFrame, Me, OfferView, Role, ServerFrame, Status, TicketState};

use super::desk::Desk;
use super::fixture::{offered, row};
use crate::tui::update::Effect;

const BIG: (u16, u16) = (120, 40);

#[test]
fn a_queues_own_offer_names_the_queue_and_y_and_n_answer_it() {
    let mut desk = Desk::busy(BIG);
    let mut asked = offered(row(4840, "Lena", "billing", "hi"), "bob");
    asked.state = TicketState::Offered;
    asked.offer = asked.offer.map(|offer| OfferView { from: None, note: None, ..offer });
    desk.upsert(asked);
    let screen = desk.screen();
    assert!(screen.contains("» billing offers #4840 Lena"), "{screen}");
    assert!(screen.contains("Y accept  N decline"), "{screen}");
    assert!(desk.effects.contains(&Effect::Bell));
    desk.keys("N Y");
    assert_eq!(desk.acts(), [(4840, Act::Decline { reason: None }), (4840, Act::Accept)]);
}

#[test]
fn whoever_counts_as_not_responding_is_heard_with_the_very_next_key() {
    let mut desk = Desk::busy(BIG);
    desk.keys("j");
    let me = Me {
        name: "anna".parse().expect("a name"),
        role: Role::Agent,
        status: Status::Available,
        reason: Some("not responding".to_owned()),
        wrap_up_until: None,
        queues: Vec::new(),
        skills: Vec::new(),
    };
    desk.frame(ServerFrame::Me { me });
    assert!(desk.screen().contains("available (not responding)"), "{}", desk.screen());
    desk.keys("k");
    let told = desk.effects.iter().filter(|e| **e == Effect::Send(ClientFrame::Active));
    assert_eq!(told.count(), 2);
}
