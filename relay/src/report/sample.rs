//! Tickets drawn by chance that anybody can draw again: each number's place is a digest of the month
//! and the number, and the first ones in that order are drawn. No ticket has a better chance than
//! another, and one that can no longer be read makes room for the next.

use std::collections::BTreeMap;

use baton_shared::id::{ConversationId, TicketNumber};
use sha2::{Digest as _, Sha256};

/// Tickets drawn.
pub(super) const DRAWN: usize = 20;
/// Tickets kept while drawing, since some may be erased.
const KEPT: usize = 1_000;

/// A ticket's place in the order of the draw.
type Place = [u8; 32];

/// The tickets of a month in the order of the draw, the first ones only.
#[derive(Debug)]
pub(super) struct Lot {
    seed: String,
    first: BTreeMap<(Place, TicketNumber), ConversationId>,
}

impl Lot {
    pub(super) fn new(seed: String) -> Self {
        Self { seed, first: BTreeMap::new() }
    }

    /// One more to draw from.
    pub(super) fn put(&mut self, number: TicketNumber, conversation: &ConversationId) {
        let place = place(&self.seed, number);
        let late = self.first.last_key_value().is_some_and(|((last, _), _)| place > *last);
        if self.first.len() >= KEPT && late {
            return;
        }
        self.first.insert((place, number), conversation.clone());
        if self.first.len() > KEPT {
            self.first.pop_last();
        }
    }

    /// In the order of the draw.
    pub(super) fn drawn(self) -> impl Iterator<Item = (TicketNumber, ConversationId)> {
        self.first.into_iter().map(|((_, number), id)| (number, id))
    }
}

/// SHA-256 of the seed, a space, and the number in decimal.
fn place(seed: &str, number: TicketNumber) -> Place {
    Sha256::digest(format!("{seed} {}", number.0)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(seed: &str, numbers: impl Iterator<Item = u64>) -> Vec<u64> {
        let mut lot = Lot::new(seed.to_owned());
        let id = "cv-1".parse().expect("an id");
        numbers.for_each(|number| lot.put(TicketNumber(number), &id));
        lot.drawn().map(|(number, _)| number.0).take(DRAWN).collect()
    }

    #[test]
    fn the_same_month_draws_the_same_tickets_in_whatever_order_they_came() {
        let drawn_once = drawn("2026-10", 1..5_000);
        assert_eq!(drawn_once.len(), DRAWN);
        assert_eq!(drawn_once, drawn("2026-10", (1..5_000).rev()));
        assert_ne!(drawn_once, drawn("2026-11", 1..5_000));
        assert_eq!(drawn("2026-10", 7..10).len(), 3);
    }

    #[test]
    fn early_and_late_tickets_have_the_same_chance() {
        let months = (1..=200).map(|month| drawn(&format!("month {month}"), 1..=1_000));
        let early = months.flatten().filter(|number| *number <= 500).count();
        // 4,000 draws: 2,000 are expected, and 5 standard deviations are 158.
        assert!((1_842..=2_158).contains(&early), "{early}");
    }
}
