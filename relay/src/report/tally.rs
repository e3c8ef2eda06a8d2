//! What is counted of one month: facts in, numbers kept. Knows no event, no log and no form.

use std::collections::BTreeMap;

use crate::desk::event::{Clock, Ending};

/// Different names kept of one grouping; what comes after them is counted together.
const NAMES_MAX: usize = 2_000;
/// Characters of a name that is shown.
const NAME_CHARS: usize = 60;
/// The name of what has none.
pub(super) const NONE: &str = "(none)";
/// The name of what is counted together.
pub(super) const OTHER: &str = "(other)";

/// Counts by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counts(BTreeMap<String, u64>);

impl Counts {
    /// One more of a name; an empty one is none.
    fn add(&mut self, name: Option<&str>) {
        let name = name.map(str::trim).filter(|name| !name.is_empty()).unwrap_or(NONE);
        let plain = |c: char| if c.is_control() { ' ' } else { c };
        let name: String = name.chars().take(NAME_CHARS).map(plain).collect();
        let known = self.0.len() < NAMES_MAX || self.0.contains_key(&name);
        *self.0.entry(if known { name } else { OTHER.to_owned() }).or_default() += 1;
    }

    /// How many of a name.
    pub(super) fn of(&self, name: &str) -> u64 {
        self.0.get(name).copied().unwrap_or_default()
    }

    /// All names.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// How many in all.
    pub(super) fn all(&self) -> u64 {
        self.0.values().sum()
    }
}

/// A hand-over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HandedOver {
    pub(super) trigger: String,
    pub(super) kind: String,
    pub(super) intent: Option<String>,
    pub(super) channel: Option<String>,
    pub(super) language: Option<String>,
    pub(super) queue: String,
    /// Of the day, on the wall clock of the report's zone; set by the fold.
    pub(super) hour: usize,
    /// The customer had a ticket closed within the policy's window.
    pub(super) again: bool,
}

/// How a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WaitEnd {
    /// An agent came.
    Taken,
    /// The customer left the queue or ended the chat, or was silent until the ticket was closed.
    Left,
    /// The visitor was gone for longer than the policy waits.
    Gone,
    /// Nobody came in the queue's time: back to the bot.
    TimedOut,
    /// Otherwise, as by an agent's close.
    Otherwise,
}

/// How a ticket was passed on, or was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Move {
    /// To another queue.
    Queue,
    /// To a colleague who accepted.
    Agent,
    /// To a colleague who was not asked.
    Forced,
    /// The colleague declined.
    Declined,
    /// The colleague did not answer.
    Expired,
    /// The sender took the offer back.
    Withdrawn,
}

/// How a queue's offer to an agent ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Offered {
    /// The agent took the ticket.
    Taken,
    /// Somebody else took it.
    ByOther,
    /// The agent said no.
    Declined,
    /// Nothing came in time.
    Missed,
    /// The agent went, or the ticket did.
    Withdrawn,
}

/// What moved a ticket to another queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mover {
    /// An agent or a lead.
    Hand,
    /// Its queue, where it waited too long.
    Overflow,
    /// A service level.
    Level,
}

/// What became of a close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Close {
    pub(super) how: Ending,
    pub(super) disposition: Option<String>,
    /// An agent had it.
    pub(super) worked: bool,
    /// It was passed on at least once.
    pub(super) moved: bool,
    /// It was moved by hand out of the queue that the hand-over chose, soon.
    pub(super) misrouted: bool,
}

/// One thing to count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fact {
    HandedOver(Box<HandedOver>),
    /// A hand-over was decided, and the customer turned away.
    TurnedAway,
    /// An agent came for the first time, so many seconds after the hand-over.
    Taken(u64),
    /// An agent spoke for the first time, so many seconds after the hand-over.
    Answered(u64),
    /// A trigger fired that is no rule of the policy: its name.
    Sensed(&'static str),
    /// A wait ended whose customer had been told to wait.
    WaitOver(WaitEnd),
    /// A service level's clock was met (or not).
    Clock(Clock, Kept),
    Moved(Move),
    QueueOffer(Offered),
    QueueLeft(Mover),
    Closed(Close),
    Reopened,
    /// A wait that was promised is over.
    Promise {
        within_s: Option<u64>,
        expected_s: Option<u64>,
        waited_s: u64,
    },
    SurveyAsked,
    /// The survey was answered, with stars or words alone.
    Rated(Option<u8>),
    /// An agent's word on a briefing, in place of their earlier one.
    Briefing {
        good: bool,
        instead_of: Option<bool>,
    },
}

/// Whether something owed came in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    Met,
    Missed,
}

/// The numbers of one month. Percentiles keep four bytes a ticket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) handed_over: u64,
    pub(super) turned_away: u64,
    pub(super) again: u64,
    pub(super) trigger: Counts,
    pub(super) kind: Counts,
    pub(super) intent: Counts,
    pub(super) channel: Counts,
    pub(super) language: Counts,
    pub(super) queue: Counts,
    pub(super) hour: [u64; 24],
    /// Triggers that are no rules of the policy.
    pub(super) sensed: Counts,
    pub(super) waits: Vec<u32>,
    pub(super) answers: Vec<u32>,
    /// First response, next response, resolution: met and missed.
    pub(super) clocks: [[u64; 2]; 3],
    /// Waits of customers who had been told to wait, by how they ended.
    pub(super) told: [u64; 5],
    pub(super) moves: [u64; 6],
    /// Offers of queues, by how they ended.
    pub(super) offers: [u64; 5],
    /// Moves between queues, by what moved.
    pub(super) movers: [u64; 3],
    pub(super) closed: u64,
    /// Closes of tickets that an agent had had.
    pub(super) worked: u64,
    pub(super) moved: u64,
    pub(super) misrouted: u64,
    pub(super) reopened: u64,
    pub(super) ending: [u64; 5],
    pub(super) disposition: Counts,
    /// Waits with a stated bound that are over, and those within it.
    pub(super) promised: u64,
    pub(super) kept: u64,
    /// By how many seconds the estimate was off.
    pub(super) errors: Vec<u32>,
    pub(super) asked: u64,
    pub(super) rated: u64,
    pub(super) stars: [u64; 5],
    /// Briefings rated poor and good.
    pub(super) briefing: [u64; 2],
}

fn small(seconds: u64) -> u32 {
    u32::try_from(seconds).unwrap_or(u32::MAX)
}

impl Tally {
    /// Counts one fact.
    pub(super) fn count(&mut self, fact: Fact) {
        match fact {
            Fact::HandedOver(handed) => self.handed_over(&handed),
            Fact::TurnedAway => self.turned_away += 1,
            Fact::Sensed(name) => self.sensed.add(Some(name)),
            Fact::Taken(seconds) => self.waits.push(small(seconds)),
            Fact::Answered(seconds) => self.answers.push(small(seconds)),
            Fact::WaitOver(end) => self.told[end as usize] += 1,
            Fact::Clock(clock, kept) => self.clocks[clock as usize][kept as usize] += 1,
            Fact::Moved(how) => self.moves[how as usize] += 1,
            Fact::QueueOffer(end) => self.offers[end as usize] += 1,
            Fact::QueueLeft(mover) => self.movers[mover as usize] += 1,
            Fact::Closed(close) => self.closed(&close),
            Fact::Reopened => self.reopened += 1,
            Fact::Promise { within_s, expected_s, waited_s } => {
                if let Some(within) = within_s {
                    self.promised += 1;
                    self.kept += u64::from(waited_s <= within);
                }
                self.errors.extend(expected_s.map(|expected| small(expected.abs_diff(waited_s))));
            }
            Fact::SurveyAsked => self.asked += 1,
            Fact::Rated(stars) => {
                self.rated += 1;
                let place = stars.and_then(|stars| usize::from(stars).checked_sub(1));
                if let Some(count) = place.and_then(|place| self.stars.get_mut(place)) {
                    *count += 1;
                }
            }
            Fact::Briefing { good, instead_of } => {
                if let Some(before) = instead_of {
                    let count = &mut self.briefing[usize::from(before)];
                    *count = count.saturating_sub(1);
                }
                self.briefing[usize::from(good)] += 1;
            }
        }
    }

    fn handed_over(&mut self, handed: &HandedOver) {
        self.handed_over += 1;
        self.again += u64::from(handed.again);
        self.trigger.add(Some(&handed.trigger));
        self.kind.add(Some(&handed.kind));
        self.intent.add(handed.intent.as_deref());
        self.channel.add(handed.channel.as_deref());
        self.language.add(handed.language.as_deref());
        self.queue.add(Some(&handed.queue));
        if let Some(count) = self.hour.get_mut(handed.hour) {
            *count += 1;
        }
    }

    fn closed(&mut self, close: &Close) {
        self.closed += 1;
        self.worked += u64::from(close.worked);
        self.moved += u64::from(close.worked && close.moved);
        self.misrouted += u64::from(close.worked && close.misrouted);
        self.ending[close.how as usize] += 1;
        self.disposition.add(close.disposition.as_deref());
    }

    /// Whether nothing at all was counted.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Ready for percentiles.
    pub(super) fn sorted(mut self) -> Self {
        self.waits.sort_unstable();
        self.answers.sort_unstable();
        self.errors.sort_unstable();
        self
    }
}

/// The smallest value that at least so many of a hundred do not exceed (nearest rank). The values
/// are sorted; of none there is none.
pub(super) fn percentile(sorted: &[u32], percent: usize) -> Option<u64> {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.checked_sub(1)?).copied().map(u64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_value_that_was_there() {
        assert_eq!(percentile(&[], 50), None);
        assert_eq!(percentile(&[7], 50), Some(7));
        assert_eq!(percentile(&[7], 90), Some(7));
        assert_eq!(percentile(&[1, 2], 50), Some(1));
        let ten: Vec<u32> = (1..=10).collect();
        assert_eq!((percentile(&ten, 50), percentile(&ten, 90)), (Some(5), Some(9)));
        let eleven: Vec<u32> = (1..=11).collect();
        assert_eq!((percentile(&eleven, 50), percentile(&eleven, 90)), (Some(6), Some(10)));
    }

    #[test]
    fn names_without_end_take_no_room_without_end() {
        let mut counts = Counts::default();
        for n in 0..NAMES_MAX + 50 {
            counts.add(Some(&format!("intent-{n}")));
        }
        counts.add(Some("intent-3"));
        counts.add(Some("  "));
        counts.add(None);
        assert_eq!(counts.all(), NAMES_MAX as u64 + 53);
        assert_eq!(counts.of("intent-3"), 2);
        assert!(counts.names().count() <= NAMES_MAX + 1);
        counts.add(Some(&"x".repeat(5_000)));
        assert!(counts.names().all(|name| name.chars().count() <= NAME_CHARS));
    }

    #[test]
    fn a_changed_mind_about_a_briefing_counts_once() {
        let mut tally = Tally::default();
        tally.count(Fact::Briefing { good: true, instead_of: None });
        tally.count(Fact::Briefing { good: false, instead_of: Some(true) });
        assert_eq!(tally.briefing, [1, 0]);
    }
}
