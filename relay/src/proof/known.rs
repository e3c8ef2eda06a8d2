//! What was known of a customer when a decision was made, in plain English: the values that the rules
//! look at, as the conversation had them at that moment. Owns the words; nothing of it is stored, so
//! that it is gone once the customer is erased.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::wording::cut;
use crate::desk::event::Recorded;
use crate::engine::hindsight::{Moment, Teller};
use crate::policy::compare::Comparison;
use crate::policy::{Attribute, NotRead, Policy, Saw, Unread};

/// Values of one customer at one moment, as agents see them.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// Name, value and who told it.
    values: Vec<(String, String, Teller)>,
    /// Looked at by the rules, and told by nobody.
    unknown: Vec<String>,
}

impl Known {
    /// All that the policy's rules look at, and what this decision names besides.
    pub(super) fn of(
        moment: &Moment<'_>,
        policy: Option<&Policy>,
        recorded: &Recorded,
        mask: impl Fn(&str) -> String,
    ) -> Self {
        let outcome = &recorded.outcome;
        let unread = unread(outcome);
        let also = outcome["also"].as_array().into_iter().flatten();
        let saws = std::iter::once(&outcome["trigger"]).chain(also).filter_map(saw);
        let seen: Vec<Attribute> = saws.flat_map(of_saw).collect();
        let mut names: BTreeSet<&str> = policy.map(Policy::looks_at).unwrap_or_default();
        names.extend(seen.iter().map(|one| one.attribute.as_str()));
        names.extend(unread.iter().map(|one| one.attribute.as_str()));
        let mut known = Self::default();
        for name in names {
            match moment.known(name) {
                Some((value, by)) => known.values.push((name.to_owned(), mask(value), by)),
                None => known.unknown.push(name.to_owned()),
            }
        }
        known
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(known, ..)| known == name).map(|(_, value, _)| value.as_str())
    }

    /// What a trigger saw of the customer, as the second half of a sentence.
    pub(super) fn because(&self, who: &str, all: &[Attribute]) -> String {
        let parts: Vec<String> = all.iter().map(|one| self.part(one)).collect();
        format!("{who}'s {}", parts.join(" and "))
    }

    fn part(&self, one: &Attribute) -> String {
        let Attribute { attribute, wanted } = one;
        match (self.value(attribute), Comparison::of(wanted)) {
            (Some(value), Some(Comparison::Number(..))) => {
                format!("{attribute} was \"{}\", which is {wanted}", cut(value))
            }
            (Some(value), _) => format!("{attribute} was \"{}\"", cut(value)),
            (None, _) => format!("{attribute} is {wanted}"),
        }
    }

    /// Triggers that did not fire because a value is not read as a number.
    pub(super) fn unread(&self, recorded: &Recorded) -> Vec<String> {
        unread(&recorded.outcome).iter().map(|one| self.unread_line(one)).collect()
    }

    fn unread_line(&self, one: &Unread) -> String {
        let Unread { rule, attribute, wanted, why } = one;
        let Some(value) = self.value(attribute) else { return one.to_string() };
        let is = match why {
            NotRead::NoNumber => "is no number".to_owned(),
            NotRead::TwoReadings => {
                let [whole, parted] = readings(value);
                format!("may be {whole} or {parted}")
            }
        };
        let value = cut(value);
        format!("{rule} did not fire: {attribute} was \"{value}\", which {is}; {wanted} is wanted")
    }

    /// One line of all, where the rules look at any.
    pub(super) fn seen(&self) -> Option<String> {
        let told = |(name, value, by): &(String, String, Teller)| {
            let by = if *by == Teller::Bot { " (by the bot)" } else { "" };
            format!("{name} \"{}\"{by}", cut(value))
        };
        let mut parts: Vec<String> = self.values.iter().map(told).collect();
        parts.extend(self.unknown.iter().map(|name| format!("{name} unknown")));
        (!parts.is_empty()).then(|| format!("of the customer {}", parts.join(", ")))
    }

    /// The same for programs, by name; `null` is unknown.
    pub(super) fn report(&self) -> Value {
        let known = self
            .values
            .iter()
            .map(|(name, value, by)| (name.clone(), json!({ "value": value, "by": by })));
        let unknown = self.unknown.iter().map(|name| (name.clone(), Value::Null));
        known.chain(unknown).collect::<serde_json::Map<_, _>>().into()
    }
}

/// What a value with one comma or point may mean.
fn readings(value: &str) -> [String; 2] {
    let parted = value.replace(',', ".");
    let shortest = parted.trim().parse::<f64>().map(|number| number.to_string());
    [value.replace(['.', ','], ""), shortest.unwrap_or(parted)]
}

fn saw(fired: &Value) -> Option<Saw> {
    serde_json::from_value(fired["saw"].clone()).ok()
}

fn of_saw(saw: Saw) -> Vec<Attribute> {
    match saw {
        Saw::Customer { attribute, wanted, and } => {
            std::iter::once(Attribute { attribute, wanted }).chain(and).collect()
        }
        _ => Vec::new(),
    }
}

fn unread(outcome: &Value) -> Vec<Unread> {
    serde_json::from_value(outcome["unread"].clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        let told = |name: &str, value: &str, by| (name.to_owned(), value.to_owned(), by);
        Known {
            values: vec![
                told("spent", "1,500", Teller::Channel),
                told("tier", "Gold", Teller::Bot),
            ],
            unknown: vec!["region".to_owned()],
        }
    }

    fn unread(why: &str) -> Recorded {
        let one = json!({ "rule": "vip", "attribute": "spent", "wanted": ">= 1000", "why": why });
        Recorded { outcome: json!({ "unread": [one] }), ..Recorded::default() }
    }

    #[test]
    fn a_value_is_told_with_its_rule_and_without_it_once_it_is_erased() {
        let two =
            "vip did not fire: spent was \"1,500\", which may be 1500 or 1.5; >= 1000 is wanted";
        assert_eq!(known().unread(&unread("two_readings")), [two]);
        let none = "vip did not fire: spent was \"1,500\", which is no number; >= 1000 is wanted";
        assert_eq!(known().unread(&unread("no_number")), [none]);
        let erased = "vip did not fire: spent may be read as two numbers, and >= 1000 is wanted";
        assert_eq!(Known::default().unread(&unread("two_readings")), [erased]);
    }

    #[test]
    fn all_that_the_rules_look_at_is_told_and_what_nobody_knows() {
        let line = "of the customer spent \"1,500\", tier \"Gold\" (by the bot), region unknown";
        assert_eq!(known().seen().as_deref(), Some(line));
        assert_eq!(Known::default().seen(), None);
        let report = json!({
            "spent": { "value": "1,500", "by": "channel" },
            "tier": { "value": "Gold", "by": "bot" },
            "region": null,
        });
        assert_eq!(known().report(), report);
    }
}
