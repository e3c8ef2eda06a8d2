//! A customer is erased while an agent reads and writes.

use baton_shared::wire::{Change, ServerFrame};

use super::desk::Desk;
use super::fixture::number;
use crate::tui::model::DraftKind;

const BIG: (u16, u16) = (120, 40);

#[test]
fn nothing_of_an_erased_customer_stays_on_the_screen_or_among_the_drafts() {
    let mut desk = Desk::busy(BIG);
    desk.model.open = Some(number(4817));
    desk.model.drafts.insert((number(4817), DraftKind::Reply), "Dear J. Okafor".to_owned());
    assert!(desk.screen().contains("Okafor"), "the test can fail");
    let conversation = "cv-1".parse().expect("an id");
    let change = Change::Erased { conversation, tickets: vec![number(4817)] };
    desk.frame(ServerFrame::Change { seq: 9, change });
    assert!(!desk.screen().contains("Okafor"), "{}", desk.screen());
    assert!(desk.screen().contains("#4817: the customer's data was erased"), "{}", desk.screen());
    assert!(!desk.model.rows.contains_key(&number(4817)) && desk.model.open.is_none());
    assert!(desk.model.drafts.is_empty());
    let taken_off = desk.effects.iter().any(|effect| {
        matches!(effect, crate::tui::update::Effect::SaveDraft { ticket, text, .. }
            if *ticket == number(4817) && text.is_empty())
    });
    assert!(taken_off, "{:?}", desk.effects);
}
