//! A backtest for people: what it looked at, and a table of what would have been otherwise.

use std::collections::BTreeMap;

use super::backtest::{Backtest, Difference, Kind, part_of, word};
use crate::policy::Policy;

/// The lines of a backtest: `shown` of its differences, with the median waits of their queues.
pub(super) fn lines(
    test: &Backtest,
    draft: &Policy,
    (shown, waits): (&[Difference], &BTreeMap<&str, Option<u64>>),
) -> Vec<String> {
    let mut lines = vec![format!(
        "{} looked at, {} of them handed over; {} decided again alike, {} not",
        many(test.asked, "message"),
        test.handed_over,
        test.alike,
        test.unlike
    )];
    let passed = test.not_comparable.iter();
    lines.extend(passed.map(|(why, count)| format!("{count} not comparable: {why}")));
    let hash = super::short(draft.hash());
    if test.differences.is_empty() {
        let passed: u64 = test.not_comparable.values().sum();
        let of = match passed {
            0 => String::new(),
            _ => format!(" of the {} that can be compared", test.asked.saturating_sub(passed)),
        };
        lines.push(format!("{hash} would have changed nothing{of}"));
        return lines;
    }
    let all = test.differences.len();
    let counted = |kind| test.differences.iter().filter(|one| one.kind == kind).count();
    lines.push(format!(
        "{hash} would have changed {all}: {} handed over otherwise, {} earlier, {} besides, {} left \
         to the bot",
        counted(Kind::Changed),
        counted(Kind::Earlier),
        counted(Kind::Added),
        counted(Kind::Dropped)
    ));
    lines.extend(as_it_was(test, waits));
    lines.push(String::new());
    lines.extend(table(shown));
    if shown.len() < all {
        lines.push(format!("and {} more: --limit {all} lists them", all - shown.len()));
    }
    lines
}

fn many(count: u64, what: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {what}{s}")
}

/// Waits and service levels of that time, by which the differences are judged.
fn as_it_was(test: &Backtest, waits: &BTreeMap<&str, Option<u64>>) -> Vec<String> {
    let waited = |s: &Option<u64>| s.map_or_else(|| "nobody was taken".to_owned(), time);
    let waits: Vec<String> =
        waits.iter().map(|(queue, wait)| format!("{queue} {}", waited(wait))).collect();
    let late: Vec<String> = test
        .kept_and_late()
        .into_iter()
        .filter(|(_, ran, _)| *ran > 0)
        .map(|(clock, ran, late)| format!("{} {late} of {ran}", word(clock)))
        .collect();
    let told = [("median wait as it was: ", waits), ("late as it was: ", late)];
    let told = told.into_iter().filter(|(_, parts)| !parts.is_empty());
    told.map(|(what, parts)| format!("{what}{}", parts.join(", "))).collect()
}

fn table(shown: &[Difference]) -> Vec<String> {
    let head = ["WHEN (UTC)", "TICKET", "WAITED", "LATE", "WOULD BE"].map(str::to_owned);
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(shown.iter().map(row)).collect();
    let wide = |column: usize| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default()
    };
    let wide = [0, 1, 2, 3].map(wide);
    let line = |[at, ticket, waited, late, what]: &[String; 5]| {
        format!(
            "{at:<0$}  {ticket:<1$}  {waited:<2$}  {late:<3$}  {what}",
            wide[0], wide[1], wide[2], wide[3]
        )
    };
    rows.iter().map(line).collect()
}

fn row(one: &Difference) -> [String; 5] {
    let waited = match (one.ticket, one.waited_s) {
        (None, _) => "-".to_owned(),
        (_, None) => "not taken".to_owned(),
        (_, Some(s)) => time(s),
    };
    let late: Vec<&str> = one.late.iter().map(|clock| word(*clock)).collect();
    let late = if late.is_empty() { "-".to_owned() } else { late.join(", ") };
    let ticket = one.ticket.map_or_else(|| "-".to_owned(), |number| format!("#{number}"));
    [one.at.strftime("%F %H:%M").to_string(), ticket, waited, late, what(one)]
}

fn what(one: &Difference) -> String {
    match (&one.was, &one.draft) {
        (Some(was), Some(draft)) if one.kind == Kind::Changed => {
            let of = |brief, part| Some(part_of(brief, part)).filter(|value| !value.is_empty());
            let of = |brief, part| of(brief, part).unwrap_or_else(|| "none".to_owned());
            let parts = one.differs.iter();
            let parts =
                parts.map(|part| format!("{part} {} becomes {}", of(was, part), of(draft, part)));
            parts.collect::<Vec<_>>().join(", ")
        }
        (_, Some(draft)) if one.kind == Kind::Earlier => {
            format!("handed over earlier, to {} by {}", draft.queue, draft.trigger)
        }
        (_, Some(draft)) => format!(
            "handed over to {} by {} (conversation {})",
            draft.queue, draft.trigger, one.conversation
        ),
        (Some(was), None) => format!("left to the bot, was {} by {}", was.queue, was.trigger),
        (None, None) => String::new(),
    }
}

/// Seconds as people say them.
fn time(s: u64) -> String {
    match (s / 3_600, s / 60 % 60, s % 60) {
        (0, 0, s) => format!("{s}s"),
        (0, m, s) => format!("{m}m {s}s"),
        (h, m, _) => format!("{h}h {m}m"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_people_say_them_and_one_message_is_one() {
        assert_eq!([59, 61, 3_660].map(time), ["59s", "1m 1s", "1h 1m"]);
        assert_eq!([many(1, "message"), many(2, "message")], ["1 message", "2 messages"]);
    }

    #[test]
    fn nothing_changed_is_said_of_what_could_be_compared_alone() {
        let policy = Policy::parse(Policy::default_text()).expect("faultless");
        let mut test = Backtest::default();
        test.asked = 3;
        let last = |test: &Backtest| lines(test, &policy, (&[], &BTreeMap::new())).pop();
        assert!(last(&test).is_some_and(|line| line.ends_with("would have changed nothing")));
        test.not_comparable.insert("the words were erased".to_owned(), 2);
        assert!(
            last(&test).is_some_and(|line| line.ends_with("nothing of the 1 that can be compared"))
        );
    }
}
