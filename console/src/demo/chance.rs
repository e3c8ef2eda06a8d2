//! Everything that looks like chance in the demo, from one seed, so that a demo can be shown twice.
//! Not for secrets.

use std::time::Duration;

/// A source of numbers that depend on the seed alone (`SplitMix64`, Steele, Lea and Flood 2014).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A source of its own for part `n`, so that the order in which parts draw changes nothing.
    pub(super) fn part(&self, n: u64) -> Self {
        let mut chance = Self(self.0 ^ n.wrapping_mul(0xd6e8_feb8_6659_fd93));
        chance.next();
        chance
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Anything below `bound`; 0 where `bound` is.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound.max(1)).unwrap_or(1);
        usize::try_from(self.next() % bound).unwrap_or(0)
    }

    /// Happens `n` times out of a hundred.
    pub(super) fn percent(&mut self, n: usize) -> Luck {
        if self.below(100) < n { Luck::Yes } else { Luck::No }
    }

    /// A time between two, in milliseconds.
    pub(super) fn between(&mut self, from_ms: u64, to_ms: u64) -> Duration {
        let spread = to_ms.saturating_sub(from_ms).saturating_add(1);
        Duration::from_millis(from_ms + self.next() % spread)
    }

    /// One of several; `None` where there are none.
    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// Puts things into another order.
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for at in (1..things.len()).rev() {
            things.swap(at, self.below(at + 1));
        }
    }
}

/// How a draw came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Luck {
    Yes,
    No,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_and_another_seed_something_else() {
        let draw = |seed| {
            let mut chance = Chance::new(seed);
            std::array::from_fn::<u64, 4, _>(|_| chance.next())
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        // The first output of the published algorithm for seed 0.
        assert_eq!(Chance::new(0).next(), 0xe220_a839_7b1d_cdaf);
    }

    #[test]
    fn a_time_lies_between_its_bounds_and_both_bounds_occur() {
        let mut chance = Chance::new(1);
        let drawn: Vec<u64> = (0..200)
            .map(|_| u64::try_from(chance.between(3, 5).as_millis()).expect("small"))
            .collect();
        assert!(drawn.iter().all(|ms| (3..=5).contains(ms)));
        assert!(drawn.contains(&3) && drawn.contains(&5));
    }

    #[test]
    fn shuffling_loses_nothing() {
        let mut things: Vec<u8> = (0..20).collect();
        Chance::new(3).shuffle(&mut things);
        assert_ne!(things, (0..20).collect::<Vec<u8>>());
        things.sort_unstable();
        assert_eq!(things, (0..20).collect::<Vec<u8>>());
    }
}
