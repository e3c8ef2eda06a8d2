//! The text format: families in order, each sample under its own.

use super::{Counted, write_line};

/// What a family is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Counter,
    Gauge,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Gauge => "gauge",
        }
    }
}

/// A page in the making.
#[derive(Debug, Default)]
pub(super) struct Page(String);

impl Page {
    pub(super) fn family(&mut self, name: &str, kind: Kind, help: &str) {
        write_line(
            &mut self.0,
            format_args!("# HELP {name} {help}\n# TYPE {name} {}", kind.word()),
        );
    }

    pub(super) fn sample(&mut self, name: &str, labels: &[(&str, &str)], value: u64) {
        write_line(&mut self.0, format_args!("{name}{} {value}", braced(labels)));
    }

    pub(super) fn float(&mut self, name: &str, value: f64) {
        write_line(&mut self.0, format_args!("{name} {value}"));
    }

    pub(super) fn histogram(&mut self, name: &str, help: &str, counted: &Counted) {
        write_line(&mut self.0, format_args!("# HELP {name} {help}\n# TYPE {name} histogram"));
        for (bound, count) in &counted.up_to {
            let bound = if bound.is_infinite() { "+Inf".to_owned() } else { bound.to_string() };
            self.sample(&format!("{name}_bucket"), &[("le", &bound)], *count);
        }
        self.float(&format!("{name}_sum"), counted.sum);
        let count = counted.up_to.last().map_or(0, |(_, count)| *count);
        self.sample(&format!("{name}_count"), &[], count);
    }

    pub(super) fn end(self) -> String {
        self.0
    }
}

/// A label's value may hold what a policy's author writes, so it is escaped as the format asks.
fn braced(labels: &[(&str, &str)]) -> String {
    if labels.is_empty() {
        return String::new();
    }
    let escaped =
        |value: &str| value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    let pairs: Vec<String> =
        labels.iter().map(|(name, value)| format!("{name}=\"{}\"", escaped(value))).collect();
    format!("{{{}}}", pairs.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_cannot_break_out_of_its_quotes() {
        assert_eq!(braced(&[("queue", "a\"b\\c\nd")]), "{queue=\"a\\\"b\\\\c\\nd\"}");
    }
}
