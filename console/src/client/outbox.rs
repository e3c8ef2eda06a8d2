//! What the relay still owes an answer to, and what it must be told again after a break.

use std::collections::{BTreeSet, VecDeque};

use baton_shared::id::{CommandId, TicketNumber};
use baton_shared::wire::ClientFrame;

/// Most frames kept; beyond, the link takes no more from its user until one is answered.
const OUTBOX_MAX: usize = 256;

/// Commands, status and questions without an answer yet, in order, and the tickets followed.
#[derive(Debug, Clone, Default)]
pub struct Outbox {
    owed: VecDeque<(CommandId, ClientFrame)>,
    followed: BTreeSet<TicketNumber>,
}

/// What is to be done with a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Kept here until answered, or as part of what is followed: send it now or after a welcome.
    Kept,
    /// Only worth sending now.
    Fleeting,
    /// Not for the user of a link to send.
    NotYours,
}

impl Outbox {
    /// Takes a frame in.
    pub fn put(&mut self, frame: &ClientFrame) -> Sort {
        match frame {
            ClientFrame::Command { id, .. }
            | ClientFrame::TakeOver { id, .. }
            | ClientFrame::SetStatus { id, .. }
            | ClientFrame::Desk { id, .. }
            | ClientFrame::Policy { id, .. }
            | ClientFrame::Ask { id, .. } => self.owed.push_back((id.clone(), frame.clone())),
            ClientFrame::Follow { ticket } => {
                self.followed.insert(*ticket);
            }
            ClientFrame::Unfollow { ticket } => {
                self.followed.remove(ticket);
            }
            ClientFrame::Active | ClientFrame::Typing { .. } => return Sort::Fleeting,
            ClientFrame::Hello { .. } => return Sort::NotYours,
        }
        Sort::Kept
    }

    /// The answer to `id` came. `false` if none was owed: then it is a repeat.
    pub fn settle(&mut self, id: &CommandId) -> bool {
        let place = self.owed.iter().position(|(owed, _)| owed == id);
        place.is_some_and(|at| self.owed.remove(at).is_some())
    }

    /// Everything that a new connection must be told, in order.
    pub fn again(&self) -> impl Iterator<Item = ClientFrame> + '_ {
        let followed = self.followed.iter().map(|&ticket| ClientFrame::Follow { ticket });
        followed.chain(self.owed.iter().map(|(_, frame)| frame.clone()))
    }

    /// How many acts wait for an answer. Questions do not count: they change nothing.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.owed.iter().filter(|(_, frame)| !matches!(frame, ClientFrame::Ask { .. })).count()
    }

    /// Whether one more fits.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.owed.len() < OUTBOX_MAX
    }
}

#[cfg(test)]
mod tests {
    use baton_shared::id::Epoch;
    use baton_shared::wire::{Act, Ask};

    use super::*;

    fn id(text: &str) -> CommandId {
        text.parse().expect("valid")
    }

    fn take(name: &str) -> ClientFrame {
        ClientFrame::Command {
            id: id(name),
            ticket: TicketNumber(1),
            epoch: Epoch(1),
            act: Act::Take,
        }
    }

    #[test]
    fn a_command_is_sent_again_in_its_order_until_it_is_answered_once() {
        let mut outbox = Outbox::default();
        for name in ["a", "b", "c"] {
            assert_eq!(outbox.put(&take(name)), Sort::Kept);
        }
        assert!(outbox.settle(&id("b")));
        assert!(!outbox.settle(&id("b")));
        assert_eq!(outbox.again().collect::<Vec<_>>(), [take("a"), take("c")]);
        assert_eq!(outbox.waiting(), 2);
    }

    #[test]
    fn what_is_followed_is_asked_for_again_and_a_question_is_no_waiting_act() {
        let mut outbox = Outbox::default();
        outbox.put(&ClientFrame::Follow { ticket: TicketNumber(7) });
        outbox.put(&ClientFrame::Follow { ticket: TicketNumber(7) });
        outbox.put(&ClientFrame::Follow { ticket: TicketNumber(8) });
        outbox.put(&ClientFrame::Unfollow { ticket: TicketNumber(8) });
        let desk = ClientFrame::Ask { id: id("q"), ask: Ask::Desk };
        outbox.put(&desk);
        let follow = ClientFrame::Follow { ticket: TicketNumber(7) };
        assert_eq!(outbox.again().collect::<Vec<_>>(), [follow, desk]);
        assert_eq!(outbox.waiting(), 0);
    }

    #[test]
    fn typing_is_never_sent_late_and_there_is_an_end_to_what_is_kept() {
        let mut outbox = Outbox::default();
        assert_eq!(outbox.put(&ClientFrame::Active), Sort::Fleeting);
        let typing = ClientFrame::Typing { ticket: TicketNumber(1), on: true };
        assert_eq!(outbox.put(&typing), Sort::Fleeting);
        for n in 0..OUTBOX_MAX {
            assert!(outbox.has_room());
            outbox.put(&take(&n.to_string()));
        }
        assert!(!outbox.has_room());
    }
}
