//! From the counts of two months to figures, each with its own denominator in both. The one list of
//! what a report says; every form shows it in this order.

use std::collections::BTreeMap;

use serde::Serialize;

use super::tally::{Counts, OTHER, Tally, percentile};
use crate::desk::event::Sensed;

/// What a value is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Unit {
    /// Things counted, a part of those that `of` counts.
    Count,
    /// Seconds, of those that `of` counts.
    Seconds,
    /// Stars from 1 to 5, of those that `of` counts.
    Stars,
}

/// What was done with the things counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Measure {
    /// All of them were counted: it is its own denominator.
    Total,
    /// They were counted, as a part of all.
    Count,
    /// Half of them have at most this.
    P50,
    /// Nine of ten have at most this.
    P90,
    /// Their mean.
    Mean,
}

impl Measure {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Count => "count",
            Self::P50 => "p50",
            Self::P90 => "p90",
            Self::Mean => "mean",
        }
    }
}

impl Unit {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Seconds => "seconds",
            Self::Stars => "stars",
        }
    }
}

/// A number: whole, or a mean.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Number {
    Whole(u64),
    Mean(f64),
}

impl Number {
    /// For differences and shares.
    #[allow(clippy::cast_precision_loss)] // Counts and seconds are far below 2^52.
    pub(super) fn real(self) -> f64 {
        match self {
            Self::Whole(whole) => whole as f64,
            Self::Mean(mean) => mean,
        }
    }
}

/// A value and what it is of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Part {
    /// None where there was nothing to measure.
    pub(super) value: Option<Number>,
    pub(super) of: u64,
}

/// One figure of a report, in both months.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    pub(super) section: Section,
    pub(super) key: String,
    pub(super) measure: Measure,
    pub(super) unit: Unit,
    pub(super) now: Part,
    pub(super) before: Part,
}

/// A part of the report: one kind of thing, counted in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Section {
    /// Its name for programs.
    pub(super) name: &'static str,
    /// For people.
    pub(super) title: &'static str,
    /// What its figures are of.
    pub(super) of: &'static str,
}

macro_rules! sections {
    ($($id:ident = $name:literal, $title:literal, $of:literal;)*) => {
        $(const $id: Section = Section { name: $name, title: $title, of: $of };)*
        /// Every section, in order.
        #[cfg(test)]
        pub(super) const SECTIONS: &[Section] = &[$($id),*];
    };
}

sections! {
    VOLUME = "volume", "In all", "all of them";
    HANDOVERS = "handovers", "Hand-overs", "decided hand-overs";
    BY_TRIGGER = "handovers_by_trigger", "Hand-overs by trigger", "hand-overs";
    BY_KIND = "handovers_by_kind", "Hand-overs by kind of trigger", "hand-overs";
    BY_INTENT = "handovers_by_intent", "Hand-overs by intent", "hand-overs";
    BY_QUEUE = "handovers_by_queue", "Hand-overs by first queue", "hand-overs";
    BY_CHANNEL = "handovers_by_channel", "Hand-overs by channel", "hand-overs";
    BY_LANGUAGE = "handovers_by_language", "Hand-overs by language", "hand-overs";
    BY_HOUR = "handovers_by_hour", "Hand-overs by hour of day", "hand-overs";
    SENSED = "sensed", "Triggers beside the rules", "triggers beside the rules";
    WAIT = "wait", "Wait until an agent took it", "tickets taken";
    ANSWER = "first_answer", "Wait until an agent answered", "tickets answered";
    LEVELS_FIRST = "first_response_met", "First response in time", "first responses owed";
    LEVELS_NEXT = "next_response_met", "Next response in time", "next responses owed";
    LEVELS_END = "resolution_met", "Resolution in time", "resolutions owed";
    ABANDONED = "abandoned", "After the waiting message", "waits ended";
    TRANSFERS = "transfers", "Transfers and offers", "transfers and offers";
    OFFERS = "queue_offers", "Offers of queues to agents", "offers ended";
    MOVERS = "queue_moves", "Moves between queues", "moves between queues";
    ROUTED = "passed_on", "Passed on", "closes of tickets an agent had";
    CLOSED = "closed", "Closed", "closes";
    BY_DISPOSITION = "closed_by_disposition", "Closed by disposition", "closes";
    REPEAT = "repeat_contact", "Repeat contact", "hand-overs";
    SURVEY = "survey", "Customers asked for a rating", "customers asked";
    STARS = "survey_stars", "Stars", "ratings with stars";
    BRIEFING = "briefing", "Briefings rated by agents", "briefings rated";
    PROMISES = "promises", "Promised waits kept", "waits with a stated bound";
    ESTIMATE = "estimate", "Estimate of the wait off by", "waits with an estimate";
}

/// Figures on their way, of the month and the month before.
struct Table<'a> {
    now: &'a Tally,
    before: &'a Tally,
    /// Names of one grouping that are listed; what is rarer is counted together.
    listed: usize,
    figures: Vec<Figure>,
}

/// All figures, in order, with so many names of each grouping.
pub(super) fn figures(now: &Tally, before: &Tally, listed: usize) -> Vec<Figure> {
    let mut table = Table { now, before, listed, figures: Vec::new() };
    table.volume();
    table.handovers();
    table.waits();
    table.moves();
    table.closes();
    table.ratings();
    table.figures
}

impl Table<'_> {
    fn put(
        &mut self,
        section: Section,
        key: &str,
        (measure, unit): (Measure, Unit),
        part: impl Fn(&Tally) -> Part,
    ) {
        let (now, before) = (part(self.now), part(self.before));
        self.figures.push(Figure { section, key: key.to_owned(), measure, unit, now, before });
    }

    fn count(&mut self, section: Section, key: &str, part: impl Fn(&Tally) -> (u64, u64)) {
        self.put(section, key, (Measure::Count, Unit::Count), |tally| {
            let (value, of) = part(tally);
            Part { value: Some(Number::Whole(value)), of }
        });
    }

    fn total(&mut self, key: &str, all: impl Fn(&Tally) -> u64) {
        self.put(VOLUME, key, (Measure::Total, Unit::Count), |tally| Part {
            value: Some(Number::Whole(all(tally))),
            of: all(tally),
        });
    }

    fn times(&mut self, section: Section, key: &str, times: impl Fn(&Tally) -> &[u32]) {
        for (measure, percent) in [(Measure::P50, 50), (Measure::P90, 90)] {
            self.put(section, key, (measure, Unit::Seconds), |tally| {
                let times = times(tally);
                let value = percentile(times, percent).map(Number::Whole);
                Part { value, of: times.len() as u64 }
            });
        }
    }

    /// The most frequent names of either month; the rest together.
    fn group(&mut self, section: Section, counts: impl Fn(&Tally) -> &Counts) {
        let mut totals: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
        for name in counts(self.now).names() {
            totals.entry(name).or_default().0 = counts(self.now).of(name);
        }
        for name in counts(self.before).names() {
            totals.entry(name).or_default().1 = counts(self.before).of(name);
        }
        let mut names: Vec<(&str, (u64, u64))> = totals.into_iter().collect();
        names.sort_by_key(|(name, (now, before))| {
            (*name == OTHER, u64::MAX - now, u64::MAX - before)
        });
        let rest = names.split_off(names.len().min(self.listed));
        let (now_all, before_all) = (counts(self.now).all(), counts(self.before).all());
        let other = rest.iter().fold((0, 0), |sum, (_, part)| (sum.0 + part.0, sum.1 + part.1));
        let mut parts: Vec<(String, (u64, u64))> =
            names.into_iter().map(|(name, part)| (name.to_owned(), part)).collect();
        if !rest.is_empty() {
            parts.push((OTHER.to_owned(), other));
        }
        for (key, (now, before)) in parts {
            let part = |value, of| Part { value: Some(Number::Whole(value)), of };
            let (measure, unit) = (Measure::Count, Unit::Count);
            let (now, before) = (part(now, now_all), part(before, before_all));
            self.figures.push(Figure { section, key, measure, unit, now, before });
        }
    }

    fn volume(&mut self) {
        self.total("hand_overs", |t| t.handed_over);
        self.total("taken", |t| t.waits.len() as u64);
        self.total("answered", |t| t.answers.len() as u64);
        self.total("closed", |t| t.closed);
    }

    fn handovers(&mut self) {
        self.count(HANDOVERS, "tickets_opened", |t| (t.handed_over, t.handed_over + t.turned_away));
        self.count(HANDOVERS, "turned_away", |t| (t.turned_away, t.handed_over + t.turned_away));
        self.group(BY_TRIGGER, |t| &t.trigger);
        self.group(BY_KIND, |t| &t.kind);
        self.group(BY_INTENT, |t| &t.intent);
        self.group(BY_QUEUE, |t| &t.queue);
        self.group(BY_CHANNEL, |t| &t.channel);
        self.group(BY_LANGUAGE, |t| &t.language);
        for hour in 0..24 {
            self.count(BY_HOUR, &format!("{hour:02}"), |t| (t.hour[hour], t.handed_over));
        }
        self.count(REPEAT, "came_again", |t| (t.again, t.handed_over));
        for name in Sensed::NAMES {
            self.count(SENSED, name, |t| (t.sensed.of(name), t.sensed.all()));
        }
    }

    fn waits(&mut self) {
        self.times(WAIT, "wait", |t| &t.waits);
        self.times(ANSWER, "first_answer", |t| &t.answers);
        for (clock, section) in [LEVELS_FIRST, LEVELS_NEXT, LEVELS_END].into_iter().enumerate() {
            self.count(section, "met", |t| (t.clocks[clock][0], t.clocks[clock].iter().sum()));
        }
        let ends = ["taken", "left", "gone", "back_to_bot", "otherwise"];
        let abandoned = |t: &Tally| (t.told[1] + t.told[2], t.told.iter().sum());
        self.count(ABANDONED, "abandoned", abandoned);
        for (end, key) in ends.into_iter().enumerate() {
            self.count(ABANDONED, key, |t| (t.told[end], t.told.iter().sum()));
        }
        self.count(PROMISES, "kept", |t| (t.kept, t.promised));
        self.times(ESTIMATE, "off_by", |t| &t.errors);
    }

    fn moves(&mut self) {
        let moves = ["to_queue", "to_agent", "forced", "declined", "expired", "withdrawn"];
        for (how, key) in moves.into_iter().enumerate() {
            self.count(TRANSFERS, key, |t| (t.moves[how], t.moves.iter().sum()));
        }
        let ends = ["taken", "taken_by_another", "declined", "missed", "withdrawn"];
        for (end, key) in ends.into_iter().enumerate() {
            self.count(OFFERS, key, |t| (t.offers[end], t.offers.iter().sum()));
        }
        for (mover, key) in ["by_hand", "overflow", "service_level"].into_iter().enumerate() {
            self.count(MOVERS, key, |t| (t.movers[mover], t.movers.iter().sum()));
        }
        self.count(ROUTED, "passed_on", |t| (t.moved, t.worked));
        self.count(ROUTED, "misrouted", |t| (t.misrouted, t.worked));
    }

    fn closes(&mut self) {
        let endings = ["by_agent", "handed_back", "customer_left", "customer_ended", "silent"];
        for (how, key) in endings.into_iter().enumerate() {
            self.count(CLOSED, key, |t| (t.ending[how], t.closed));
        }
        self.count(CLOSED, "reopened", |t| (t.reopened, t.closed));
        self.group(BY_DISPOSITION, |t| &t.disposition);
    }

    fn ratings(&mut self) {
        self.count(SURVEY, "answered", |t| (t.rated, t.asked));
        self.put(STARS, "stars", (Measure::Mean, Unit::Stars), |t| {
            let of: u64 = t.stars.iter().sum();
            let sum: u64 = t.stars.iter().zip(1..).map(|(count, stars)| count * stars).sum();
            let mean = (of > 0).then(|| Number::Mean(hundredths(sum, of)));
            Part { value: mean, of }
        });
        for stars in (1..=5_usize).rev() {
            self.count(STARS, &stars.to_string(), |t| (t.stars[stars - 1], t.stars.iter().sum()));
        }
        let rated = |t: &Tally| t.briefing.iter().sum();
        self.count(BRIEFING, "good", |t| (t.briefing[1], rated(t)));
        self.count(BRIEFING, "poor", |t| (t.briefing[0], rated(t)));
    }
}

/// A quotient with two digits behind the point.
fn hundredths(sum: u64, of: u64) -> f64 {
    let exact = Number::Whole(sum).real() / Number::Whole(of).real();
    (exact * 100.0).round() / 100.0
}

impl Figure {
    /// Whether a page for people does without it: an hour of the day at which nobody was handed
    /// over, in neither month.
    pub(super) fn is_idle_hour(&self) -> bool {
        let none = |part: Part| part.value == Some(Number::Whole(0));
        self.section == BY_HOUR && none(self.now) && none(self.before)
    }

    /// Which part of `of` it is, in a month; `None` for totals, times and stars, and of nothing.
    pub(super) fn share(&self, part: Part) -> Option<f64> {
        let value = part.value.filter(|_| self.measure == Measure::Count && part.of > 0)?;
        Some(value.real() / Number::Whole(part.of).real())
    }

    /// Against the month before: points of a hundred for shares, else in the figure's own unit.
    /// Nothing where one of the two has nothing to compare.
    pub(super) fn change(&self) -> Option<f64> {
        match self.measure {
            Measure::Count => Some((self.share(self.now)? - self.share(self.before)?) * 100.0),
            Measure::Total | Measure::P50 | Measure::P90 | Measure::Mean => {
                Some(self.now.value?.real() - self.before.value?.real())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOC: &str = include_str!("../../../docs/report.md");
    const LISTED: usize = 15;

    #[test]
    fn every_section_is_explained_with_its_title_and_what_it_is_of() {
        for section in SECTIONS {
            let begin = format!("| `{}` \"{}\" |", section.name, section.title);
            let row = DOC.lines().find(|line| line.starts_with(&begin));
            let row = row.unwrap_or_else(|| panic!("docs/report.md lacks {begin}"));
            let of = row.rsplit('|').nth(1).unwrap_or_default();
            assert!(of.contains(section.of), "{begin}: {of}");
        }
        let shown: Vec<Section> = {
            let mut shown: Vec<Section> = Vec::new();
            for figure in figures(&Tally::default(), &Tally::default(), 1) {
                if shown.last() != Some(&figure.section) {
                    shown.push(figure.section);
                }
                assert!(
                    DOC.contains(&format!("`{}`", figure.key))
                        || figure.section == BY_HOUR
                        || figure.section == STARS,
                    "docs/report.md lacks the key {}",
                    figure.key
                );
            }
            shown
        };
        assert!(shown.iter().all(|one| SECTIONS.contains(one)));
    }

    #[test]
    fn rare_names_are_counted_together_and_the_frequent_come_first() {
        let mut tally = Tally::default();
        for (n, times) in (0..20_usize).zip((1..=20).rev()) {
            for _ in 0..times {
                let handed = super::super::tally::HandedOver {
                    trigger: format!("rule-{n:02}"),
                    kind: String::new(),
                    intent: None,
                    channel: None,
                    language: None,
                    queue: "support".to_owned(),
                    hour: 0,
                    again: false,
                };
                tally.count(super::super::tally::Fact::HandedOver(Box::new(handed)));
            }
        }
        let all = figures(&tally, &Tally::default(), LISTED);
        let named: Vec<&Figure> = all.iter().filter(|one| one.section == BY_TRIGGER).collect();
        assert_eq!(named.len(), LISTED + 1);
        assert_eq!(named[0].key, "rule-00");
        assert_eq!(named[LISTED].key, OTHER);
        let whole = |figure: &Figure| match figure.now.value {
            Some(Number::Whole(value)) => value,
            _ => 0,
        };
        assert_eq!(whole(named[LISTED]), 15);
        assert_eq!(named.iter().map(|one| whole(one)).sum::<u64>(), 210);
        assert!(named.iter().all(|one| one.now.of == 210 && one.before.of == 0));
        assert_eq!(named[0].change(), None, "there is nothing to compare with");
    }
}
