//! A report as a page of at most 80 columns.

use baton_shared::text::Clean;
use jiff::Timestamp;
use unicode_width::UnicodeWidthStr as _;

use super::figures::{Figure, Measure, Number, Part};
use super::{InForce, Report};

/// Columns of a page.
const WIDE: usize = 80;
/// Columns of a figure's name, its value, the month before's, and the change.
const COLUMNS: [usize; 4] = [28, 26, 12, 12];
/// The beginning of a hash by which people name a version.
const HASH: usize = 12;

/// The lines of a page.
pub(super) fn page(report: &Report) -> Vec<String> {
    let mut lines = head(report);
    if report.is_empty() {
        lines.push(String::new());
        lines.push("Nothing was handed over, closed or rated in this month.".to_owned());
    } else {
        sections(report, &mut lines);
        lines.push(String::new());
        drawn(report, &mut lines);
    }
    lines.push(String::new());
    lines.push("Policy versions in force".to_owned());
    match report.policies.as_slice() {
        [] => lines.push("  none was activated by the end of this month".to_owned()),
        all => lines.extend(all.iter().map(|one| version(one, report))),
    }
    lines.iter().map(|line| cut(line, WIDE)).collect()
}

fn head(report: &Report) -> Vec<String> {
    let months = &report.months;
    let (from, to) = months.span();
    let mut lines = vec![
        format!("Report of {}, days of {}", months.month, months.zone_name),
        format!("from {} to {}", local(from, report), local(to, report)),
    ];
    if !report.complete {
        lines.push(format!("NOT OVER: counted up to {}", local(report.now, report)));
    }
    lines.push(String::new());
    let former = months.former.to_string();
    lines.push(row("", ["of this month", &former, "change"]));
    lines
}

fn local(at: Timestamp, report: &Report) -> String {
    at.to_zoned(report.months.zone.clone()).strftime("%F %H:%M").to_string()
}

fn sections(report: &Report, lines: &mut Vec<String>) {
    let mut last = None;
    for figure in report.figures.iter().filter(|figure| !figure.is_idle_hour()) {
        if last != Some(figure.section) {
            lines.push(String::new());
            lines.push(format!("{} (of {})", figure.section.title, figure.section.of));
            last = Some(figure.section);
        }
        let now = value(figure, figure.now);
        let before = short(figure, figure.before);
        lines.push(row(&name(figure), [&now, &before, &change(figure)]));
    }
}

/// Names of the report's own have spaces for people; those of the desk stand as they are.
fn name(figure: &Figure) -> String {
    let own = !figure.section.name.contains("_by_");
    let mut name = if own { figure.key.replace('_', " ") } else { figure.key.clone() };
    if matches!(figure.measure, Measure::P50 | Measure::P90) {
        name = format!("{name}, {}", figure.measure.word());
    }
    name
}

/// A value with what it is of: `81 % (13 of 16)`.
fn value(figure: &Figure, part: Part) -> String {
    match (figure.measure, part.value) {
        (Measure::Total, Some(value)) => plain(value),
        (Measure::Count, Some(value)) => {
            let share = figure.share(part).map_or_else(|| "-".to_owned(), percent);
            format!("{share} ({} of {})", plain(value), part.of)
        }
        (Measure::P50 | Measure::P90, Some(value)) => {
            format!("{} (of {})", time(value.real()), part.of)
        }
        (Measure::Mean, Some(value)) => format!("{} (of {})", plain(value), part.of),
        (_, None) => format!("- (of {})", part.of),
    }
}

/// The same without what it is of.
fn short(figure: &Figure, part: Part) -> String {
    match (figure.measure, part.value) {
        (Measure::Count, Some(_)) => figure.share(part).map_or_else(|| "-".to_owned(), percent),
        (Measure::P50 | Measure::P90, Some(value)) => time(value.real()),
        (_, Some(value)) => plain(value),
        (_, None) => "-".to_owned(),
    }
}

fn change(figure: &Figure) -> String {
    let Some(change) = figure.change() else { return "-".to_owned() };
    let sign = if change < 0.0 { "-" } else { "+" };
    let size = change.abs();
    match figure.measure {
        Measure::Total => format!("{sign}{size:.0}"),
        Measure::Count if size.round() == 0.0 => "0 pts".to_owned(),
        Measure::Count => format!("{sign}{size:.0} pts"),
        Measure::P50 | Measure::P90 => format!("{sign}{}", time(size)),
        Measure::Mean => format!("{sign}{size:.2}"),
    }
}

fn plain(value: Number) -> String {
    match value {
        Number::Whole(whole) => whole.to_string(),
        Number::Mean(mean) => format!("{mean:.2}"),
    }
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// Seconds as people say them: `45s`, `2m 10s`, `3h 5m`, `2d 4h`.
fn time(seconds: f64) -> String {
    let all = format!("{seconds:.0}").parse::<u64>().unwrap_or_default();
    let (d, h, m, s) = (all / 86_400, all / 3_600 % 24, all / 60 % 60, all % 60);
    match (d, h, m) {
        (0, 0, 0) => format!("{s}s"),
        (0, 0, _) => format!("{m}m {s}s"),
        (0, ..) => format!("{h}h {m}m"),
        _ => format!("{d}d {h}h"),
    }
}

/// A line of figures: the name to the left, the rest to the right.
fn row(name: &str, cells: [&str; 3]) -> String {
    let [first, rest @ ..] = COLUMNS;
    let name = cut(name, first);
    let mut line = format!("  {name}{}", " ".repeat(first - name.width()));
    for (cell, width) in cells.into_iter().zip(rest) {
        line.push_str(&" ".repeat(width.saturating_sub(cell.width())));
        line.push_str(cell);
    }
    line.trim_end().to_owned()
}

fn drawn(report: &Report, lines: &mut Vec<String>) {
    let seed = report.months.month;
    if report.drawn.is_empty() {
        lines.push("To read: no ticket of this month can still be read".to_owned());
        return;
    }
    let many = report.drawn.len();
    lines.push(format!("To read: {many} tickets drawn by chance (seed {seed})"));
    let mut line = String::from(" ");
    for number in &report.drawn {
        let word = format!(" {number}");
        if line.len() + word.len() > WIDE {
            lines.push(std::mem::replace(&mut line, String::from(" ")));
        }
        line.push_str(&word);
    }
    lines.push(line);
}

fn version(version: &InForce, report: &Report) -> String {
    let hash = version.hash.get(..HASH).unwrap_or(&version.hash);
    let to = version.to.map_or_else(|| "now".to_owned(), |to| local(to, report));
    let from = local(version.from, report);
    let note = version.note.as_deref().unwrap_or_default();
    format!("  {hash}  {from} to {to}  {}  {note}", version.by)
}

/// Cuts to so many columns, with an ellipsis where something is lost, and without what a terminal
/// would obey.
fn cut(text: &str, columns: usize) -> String {
    let clean = Clean::line(text);
    let clean = clean.trim_end();
    if clean.width() <= columns {
        return clean.to_owned();
    }
    let mut kept = String::new();
    for c in clean.chars() {
        let mut next = kept.clone();
        next.push(c);
        if next.width() + 1 > columns {
            break;
        }
        kept = next;
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_shares_read_as_people_say_them() {
        let times = [0.0, 45.0, 130.0, 3_600.0, 11_100.0, 187_200.0].map(time);
        assert_eq!(times, ["0s", "45s", "2m 10s", "1h 0m", "3h 5m", "2d 4h"]);
        assert_eq!(percent(13.0 / 16.0), "81 %");
    }

    #[test]
    fn a_line_keeps_to_its_columns_and_obeys_nothing() {
        assert_eq!(cut("a\u{1b}[31mb", 20), cut("a\u{1b}[31mb", 80));
        assert!(!cut("a\u{1b}[31mb\u{202e}", 80).contains(['\u{1b}', '\u{202e}']));
        assert_eq!(cut("日本語です", 6), "日本…");
        let line = row(&"x".repeat(99), ["100 % (12345 of 12345)", "100 %", "-100 pts"]);
        assert_eq!(line.width(), WIDE);
    }
}
