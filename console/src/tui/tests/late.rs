//! What does not get through: when its agent is asked, and what the answer does.

use baton_shared::wire::{Act, DeliveryState, Entry, From};
use jiff::SignedDuration;

use super::desk::Desk;
use super::fixture::entry;

const BIG: (u16, u16) = (120, 40);
const QUESTION: &str = "Send or drop it? g s";
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

/// Said at 14:07, and not delivered.
fn stuck() -> Entry {
    let mut entry = entry(90, From::Agent, "anna", "14:07:00", "The bank has it now.");
    entry.delivery = Some(DeliveryState::Queued);
    entry
}

fn desk() -> Desk {
    let mut desk = Desk::busy(BIG);
    desk.open_maria();
    desk.says(4821, stuck());
    desk
}

#[test]
fn its_agent_is_asked_once_when_it_has_waited_for_as_long_as_the_policy_says() {
    let mut desk = desk();
    desk.pass(MINUTE * 9);
    assert!(!desk.screen().contains(QUESTION));
    desk.keys("g s");
    assert_eq!(desk.acts(), [], "nothing is asked yet");
    desk.pass(SignedDuration::from_secs(49));
    assert!(desk.screen().contains(QUESTION), "{}", desk.screen());
    let told = |desk: &Desk| desk.toasts().matches("1 message does not get through").count();
    assert_eq!(told(&desk), 1, "{}", desk.toasts());
    // The same line again, as after a break, is no other question.
    desk.says(4821, stuck());
    assert!(desk.screen().contains(QUESTION));
    assert_eq!(told(&desk), 1, "{}", desk.toasts());
    let sent = Entry { delivery: Some(DeliveryState::Sent), ..stuck() };
    desk.says(4821, sent);
    assert!(!desk.screen().contains(QUESTION), "{}", desk.screen());
}

#[test]
fn the_answer_sends_it_all_the_same_or_drops_it() {
    for (choice, send) in [("1", true), ("2", false)] {
        let mut desk = desk();
        desk.pass(MINUTE * 10);
        desk.keys("g s");
        assert!(desk.screen().contains("The bank has it now."), "{}", desk.screen());
        desk.keys(&format!("{choice} Enter"));
        let message = "m90".parse().expect("an id");
        assert_eq!(desk.acts(), [(4821, Act::Unsent { message, send })]);
    }
    let mut desk = desk();
    desk.pass(MINUTE * 10);
    desk.says(4821, Entry { wanted: true, ..stuck() });
    assert!(!desk.screen().contains(QUESTION), "{}", desk.screen());
    assert!(desk.screen().contains("sent as soon as it can be"), "{}", desk.screen());
    let dropped = Some("it was dropped".to_owned());
    let cancelled = Some(DeliveryState::Cancelled);
    desk.says(4821, Entry { delivery: cancelled, trouble: dropped, ..stuck() });
    assert!(desk.screen().contains("not sent: it was dropped"), "{}", desk.screen());
}

#[test]
fn nobody_is_asked_about_a_colleagues_ticket() {
    let mut desk = desk();
    let mut row = super::fixture::maria();
    row.agent = Some(super::fixture::name("bob"));
    desk.upsert(row);
    desk.pass(MINUTE * 20);
    assert!(!desk.screen().contains(QUESTION), "{}", desk.screen());
}
