//! The report of a month: every figure with its denominator, against the month before.
//!
//! In reading order:
//! - `month`: the two months as instants of one zone.
//! - `tally`: what is counted; `case`: one ticket; `fold`: from events to counts, pure.
//! - `sample`: tickets drawn by chance.
//! - `scan`: what of the log is read.
//! - `figures`: the list of what a report says; `page`, `csv`: its forms for people and tables.
//!
//! Reads the log and the versions of the policy; writes nothing. No words of customers, agents or
//! bots come into a report: names, numbers and counts only, so the counts of erased people stay.
//! Knows no socket and no terminal.

mod case;
mod csv;
mod figures;
mod fold;
mod month;
mod page;
mod sample;
mod scan;
mod tally;

use baton_shared::id::TicketNumber;
use baton_shared::wire::{MonthReport, ReportAsk, ReportForm};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;
use serde_json::{Value, json};

use crate::engine::versions::Versions;
use crate::engine::{Engine, Fault};
use crate::policy::Policy;
use figures::{Figure, Measure, Part};
use month::Months;
use tally::Tally;

/// Versions of the policy listed, the latest ones.
const VERSIONS: usize = 30;
/// Names of one grouping that are listed: as many as there is room for.
const LISTED: [usize; 4] = [40, 15, 6, 2];

/// A version of the policy and when it was in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct InForce {
    hash: String,
    from: Timestamp,
    /// None while it is in force.
    to: Option<Timestamp>,
    by: String,
    note: Option<String>,
}

/// A month, reported.
#[derive(Debug)]
struct Report {
    months: Months,
    now: Timestamp,
    /// The month is over.
    complete: bool,
    /// The counts of the month and of the month before.
    counts: [Tally; 2],
    figures: Vec<Figure>,
    drawn: Vec<TicketNumber>,
    policies: Vec<InForce>,
    records: u64,
}

/// How long an answer may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// As long as it is.
    Any,
    /// So many bytes of JSON: rarer names are counted together until it fits.
    Bytes(usize),
}

/// Makes the report that is asked for, in its form.
///
/// # Errors
/// [`Fault`]: what to ask instead, or that the log cannot be read now.
pub async fn answer(engine: &Engine, ask: &ReportAsk, room: Room) -> Result<MonthReport, Fault> {
    answer_telling(engine, ask, room, &|_, _| {}).await
}

/// The same, telling after every page read how many positions of the log were looked through, and
/// how many there are to look through.
///
/// # Errors
/// As [`answer`].
pub async fn answer_telling(
    engine: &Engine,
    ask: &ReportAsk,
    room: Room,
    tell: &(dyn Fn(u64, u64) + Send + Sync),
) -> Result<MonthReport, Fault> {
    let zone = ask.zone.clone().unwrap_or_else(|| default_zone(&engine.policy()));
    let months = Months::new(ask.month, &zone, engine.now())?;
    let mut report = make(engine, months, tell).await?;
    for listed in LISTED {
        let answer = report.listing(listed).form(ask.form);
        if room.takes(&answer) {
            return Ok(answer);
        }
    }
    let message = "the report is too long for the wire: ask by `baton-relay report` there";
    Err(Fault::new("too_long", message))
}

impl Room {
    fn takes(self, answer: &MonthReport) -> bool {
        match self {
            Self::Any => true,
            Self::Bytes(most) => serde_json::to_vec(answer).is_ok_and(|bytes| bytes.len() <= most),
        }
    }
}

async fn make(
    engine: &Engine,
    months: Months,
    tell: &(dyn Fn(u64, u64) + Send + Sync),
) -> Result<Report, Fault> {
    let now = engine.now();
    let read = scan::read(engine.log(), &months, tell).await?;
    let folded = read.folded;
    let counts = [folded.reported, folded.former];
    let drawn = scan::readable(engine.log(), folded.lot).await?;
    let policies = in_force(&engine.versions().await?, months.span());
    let complete = now >= months.span().1;
    let records = read.records;
    let figures = Vec::new();
    Ok(Report { months, now, complete, counts, figures, drawn, policies, records })
}

/// The zone of the fallback queue's hours, else of the first hours by name, else UTC.
fn default_zone(policy: &Policy) -> String {
    let hours = policy.hours_of(&policy.fallback).or_else(|| policy.hours.values().next());
    let zone = hours.map_or(TimeZone::UTC, |hours| hours.zone.clone());
    zone.iana_name().unwrap_or("UTC").to_owned()
}

/// The versions that were in force at any instant of a span, the latest ones.
fn in_force(versions: &Versions, (from, to): (Timestamp, Timestamp)) -> Vec<InForce> {
    let ends = versions.all.iter().skip(1).map(|next| Some(next.at)).chain([None]);
    let all = versions.all.iter().zip(ends);
    let mut within: Vec<InForce> = all
        .filter(|(version, end)| version.at < to && end.is_none_or(|end| end > from))
        .map(|(version, end)| InForce {
            hash: version.hash.clone(),
            from: version.at,
            to: end,
            by: version.by.clone(),
            note: version.note.clone(),
        })
        .collect();
    within.split_off(within.len().saturating_sub(VERSIONS))
}

impl Report {
    /// Whether nothing happened in the month.
    fn is_empty(&self) -> bool {
        self.counts[0].is_empty()
    }

    /// With so many names of each grouping.
    fn listing(&mut self, listed: usize) -> &Self {
        let [reported, former] = &self.counts;
        self.figures = figures::figures(reported, former, listed);
        self
    }

    fn form(&self, form: ReportForm) -> MonthReport {
        match form {
            ReportForm::Page => MonthReport { lines: page::page(self), report: Value::Null },
            ReportForm::Csv => MonthReport { lines: csv::lines(self), report: Value::Null },
            ReportForm::Json => MonthReport { lines: Vec::new(), report: self.json() },
        }
    }

    /// For programs: all keys, always.
    fn json(&self) -> Value {
        let (from, to) = self.months.span();
        json!({
            "month": self.months.month,
            "month_before": self.months.former,
            "zone": self.months.zone_name,
            "from": from,
            "to": to,
            "made_at": self.now,
            "complete": self.complete,
            "records_read": self.records,
            "figures": self.figures.iter().map(of_figure).collect::<Vec<_>>(),
            "policies": self.policies,
            "sample": { "seed": self.months.month, "tickets": self.drawn },
        })
    }
}

fn of_figure(figure: &Figure) -> Value {
    let share = |part: Part| figure.share(part).map(thousandths);
    json!({
        "section": figure.section.name,
        "key": figure.key,
        "measure": figure.measure,
        "unit": figure.unit,
        "value": figure.now.value,
        "of": figure.now.of,
        "of_what": figure.section.of,
        "share": share(figure.now),
        "month_before": {
            "value": figure.before.value,
            "of": figure.before.of,
            "share": share(figure.before),
        },
        "change": figure.change().map(thousandths),
        "change_in": if figure.measure == Measure::Count { "points" } else { figure.unit.word() },
    })
}

/// With three digits behind the point.
fn thousandths(exact: f64) -> f64 {
    (exact * 1_000.0).round() / 1_000.0
}

/// The kinds of events that figures come from.
#[cfg(test)]
pub(crate) use fold::KINDS;

/// The figures of a list of events, in JSON: the fold without a log.
#[cfg(test)]
pub(crate) fn figures_of(
    told: &[(baton_shared::id::ConversationId, Timestamp, crate::desk::ConversationEvent)],
    month: baton_shared::wire::Month,
    zone: &str,
) -> Value {
    let months = Months::new(month, zone, Timestamp::MAX).expect("a month of the past");
    let mut fold = fold::Fold::new(months);
    told.iter().for_each(|(id, at, event)| fold.apply(id, event, *at));
    let folded = fold.finish();
    let figures = figures::figures(&folded.reported, &folded.former, LISTED[0]);
    Value::from(figures.iter().map(of_figure).collect::<Vec<_>>())
}
