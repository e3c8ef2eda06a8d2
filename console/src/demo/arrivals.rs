//! Who comes when: a wave at the start, so that the desk is alive at once, then one after another.
//! Pure: times are counted from the start of the demo.

use std::time::Duration;

use super::cast::{OPENING_NIGHT, STORIES};
use super::chance::Chance;
use super::story::{Persona, Story};

/// Most customers of one demo. It ends some time; at a customer each half minute, in four hours.
const CUSTOMERS_MAX: usize = 500;
/// Between two of the first wave, in milliseconds.
const WAVE_MS: u64 = 450;

/// How fast a customer reads and types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tempo {
    /// Those who are at it already when the demo begins.
    Brisk,
    Natural,
}

/// One customer to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Arrival {
    /// Since the start.
    pub(super) at: Duration,
    pub(super) story: &'static Story,
    pub(super) persona: Persona,
    pub(super) tempo: Tempo,
    /// What this customer draws from.
    pub(super) chance: Chance,
}

/// All customers of a demo, in order.
#[derive(Debug)]
pub(super) struct Arrivals {
    chance: Chance,
    count: usize,
    at: Duration,
    deck: Vec<&'static Story>,
    last: &'static str,
}

impl Arrivals {
    pub(super) fn new(mut chance: Chance) -> Self {
        // Those who are not there at the start come first.
        let mut deck: Vec<&'static Story> = STORIES[OPENING_NIGHT..].iter().collect();
        chance.shuffle(&mut deck);
        Self { chance, count: 0, at: Duration::ZERO, deck, last: "" }
    }

    /// Every story comes once before one comes again, and never twice in a row.
    fn draw(&mut self) -> &'static Story {
        if self.deck.is_empty() {
            self.deck = STORIES.iter().collect();
            self.chance.shuffle(&mut self.deck);
            if self.deck.last().is_some_and(|story| story.key == self.last) {
                self.deck.reverse();
            }
        }
        self.deck.pop().unwrap_or(&STORIES[0])
    }
}

impl Iterator for Arrivals {
    type Item = Arrival;

    fn next(&mut self) -> Option<Arrival> {
        let n = self.count;
        if n >= CUSTOMERS_MAX {
            return None;
        }
        self.count += 1;
        let (story, tempo) = match STORIES[..OPENING_NIGHT].get(n) {
            Some(story) => {
                if n > 0 {
                    self.at += self.chance.between(WAVE_MS / 2, WAVE_MS);
                }
                (story, Tempo::Brisk)
            }
            None => {
                self.at += self.chance.between(20_000, 40_000);
                (self.draw(), Tempo::Natural)
            }
        };
        self.last = story.key;
        let mut chance = self.chance.part(u64::try_from(n).unwrap_or(u64::MAX));
        let persona = Persona::new(story.language, n, &mut chance);
        Some(Arrival { at: self.at, story, persona, tempo, chance })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn come(seed: u64, count: usize) -> Vec<Arrival> {
        Arrivals::new(Chance::new(seed)).take(count).collect()
    }

    #[test]
    fn the_same_seed_brings_the_same_people_at_the_same_times() {
        assert_eq!(come(11, 60), come(11, 60));
        let later = |seed| come(seed, 60).iter().map(|a| a.story.key).collect::<Vec<_>>();
        assert_ne!(later(11), later(12));
    }

    #[test]
    fn the_first_wave_is_there_within_four_seconds_and_then_one_comes_every_half_minute() {
        for seed in 0..50 {
            let all = come(seed, 60);
            assert!(all[OPENING_NIGHT - 1].at < Duration::from_secs(4));
            for pair in all[OPENING_NIGHT - 1..].windows(2) {
                let gap = (pair[1].at - pair[0].at).as_secs_f64();
                assert!((20.0..=40.0).contains(&gap), "{gap}");
                assert_ne!(pair[0].story.key, pair[1].story.key);
            }
        }
    }

    #[test]
    fn every_story_comes_again_with_another_name() {
        let all = come(3, OPENING_NIGHT + 2 * STORIES.len());
        for story in &STORIES {
            let told: Vec<_> = all.iter().filter(|a| a.story.key == story.key).collect();
            assert!(told.len() >= 2, "{}", story.key);
            let names: BTreeSet<_> = told.iter().map(|a| a.persona.name.clone()).collect();
            assert_eq!(names.len(), told.len(), "{}: {names:?}", story.key);
        }
    }

    #[test]
    fn they_come_to_an_end() {
        assert_eq!(Arrivals::new(Chance::new(1)).count(), CUSTOMERS_MAX);
    }
}
