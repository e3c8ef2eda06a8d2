//! A report as comma-separated values in the long form: one figure a line, every line with all
//! columns. Safe to open in a spreadsheet: no cell begins as a formula does.

use super::Report;
use super::figures::{Number, Part};

/// The names of the columns.
const COLUMNS: [&str; 8] =
    ["section", "key", "measure", "value", "of", "unit", "month_before", "month_before_of"];

/// The lines.
pub(super) fn lines(report: &Report) -> Vec<String> {
    let mut lines = vec![COLUMNS.join(",")];
    let fact = |section: &str, key: &str, measure: &str, value: &str, unit: &str| {
        line([section, key, measure, value, "", unit, "", ""])
    };
    let (from, to) = report.months.span();
    let text = |key, value: &str| fact("report", key, "is", value, "text");
    lines.push(text("month", &report.months.month.to_string()));
    lines.push(text("zone", &report.months.zone_name));
    lines.push(text("month_before", &report.months.former.to_string()));
    lines.push(fact("report", "from", "is", &from.to_string(), "instant"));
    lines.push(fact("report", "to", "is", &to.to_string(), "instant"));
    lines.push(text("complete", if report.complete { "yes" } else { "no" }));
    for figure in &report.figures {
        let (now, before) = (figure.now, figure.before);
        lines.push(line([
            figure.section.name,
            &figure.key,
            figure.measure.word(),
            &number(now),
            &now.of.to_string(),
            figure.unit.word(),
            &number(before),
            &before.of.to_string(),
        ]));
    }
    lines.push(text("seed", &report.months.month.to_string()));
    for (place, ticket) in report.drawn.iter().enumerate() {
        let (place, ticket) = ((place + 1).to_string(), ticket.to_string());
        lines.push(fact("sample", &place, "ticket", &ticket, "number"));
    }
    for version in &report.policies {
        let fact = |measure: &str, value: &str, unit: &str| {
            fact("policy", &version.hash, measure, value, unit)
        };
        lines.push(fact("from", &version.from.to_string(), "instant"));
        let to = version.to.map(|to| to.to_string()).unwrap_or_default();
        lines.push(fact("to", &to, "instant"));
        lines.push(fact("by", &version.by, "text"));
        lines.push(fact("note", version.note.as_deref().unwrap_or_default(), "text"));
    }
    lines
}

fn number(part: Part) -> String {
    match part.value {
        Some(Number::Whole(whole)) => whole.to_string(),
        Some(Number::Mean(mean)) => format!("{mean:.2}"),
        None => String::new(),
    }
}

fn line(cells: [&str; COLUMNS.len()]) -> String {
    cells.map(cell).join(",")
}

/// One cell: on one line, quoted where it must be, and with an apostrophe before what a spreadsheet
/// would calculate.
fn cell(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let formula = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    let text = if formula { format!("'{text}") } else { text };
    if text.contains([',', '"', ';']) {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_as_a_formula_or_breaks_out_of_its_line() {
        let hostile = [
            ("=1+1", "'=1+1"),
            ("+49", "'+49"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0"),
            ("\t=1", "' =1"),
            ("a,b", "\"a,b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("two\r\nlines", "two  lines"),
            ("=\"a\",1", "\"'=\"\"a\"\",1\""),
            ("billing", "billing"),
            ("", ""),
        ];
        for (raw, safe) in hostile {
            assert_eq!(cell(raw), safe, "{raw:?}");
        }
    }
}
