//! What changed between two policies, rule by rule and key by key, as a lead would say it. Reads the
//! two files as TOML and knows no key: whatever a rule may say is compared.

use std::collections::BTreeMap;

use serde::Serialize;
use toml::{Table, Value};

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Change {
    pub what: What,
    /// Such as `route refunds`; empty for a key at the top of the file.
    pub rule: String,
    /// The key within it, dotted; `None` where the whole rule came, went or moved.
    pub key: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Kinds of difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum What {
    Added,
    Removed,
    Changed,
    /// It stands elsewhere among its kind; the order of rules matters.
    Moved,
}

impl std::fmt::Display for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = match self.what {
            What::Added => '+',
            What::Removed => '-',
            What::Changed => '~',
            What::Moved => '^',
        };
        let place: Vec<&str> = [self.rule.as_str(), self.key.as_deref().unwrap_or_default()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        write!(f, "{sign} {}", place.join(": "))?;
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => write!(f, " {before} becomes {after}"),
            (None, Some(value)) | (Some(value), None) => write!(f, " {value}"),
            (None, None) => match self.what {
                What::Moved => f.write_str(" stands elsewhere; the first rule that fits wins"),
                _ => Ok(()),
            },
        }
    }
}

/// Compares two files. A file that is not TOML has no rules.
#[must_use]
pub fn diff(before: &str, after: &str) -> Vec<Change> {
    let read = |text: &str| text.parse::<Table>().unwrap_or_default();
    let (before, after) = (Rules::of(&read(before)), Rules::of(&read(after)));
    let mut all = Vec::new();
    for (rule, keys) in &before.all {
        match after.find(rule) {
            Some(now) => changed(rule, keys, now, &mut all),
            None => all.push(whole(What::Removed, rule)),
        }
    }
    for (rule, keys) in &after.all {
        if before.find(rule).is_none() {
            all.push(whole(What::Added, rule));
            let keys = keys.iter().filter(|(key, _)| *key != "name");
            all.extend(keys.map(|(key, value)| added(rule, key, value)));
        }
    }
    all.extend(moved(&before, &after));
    all
}

fn whole(what: What, rule: &str) -> Change {
    Change { what, rule: rule.to_owned(), key: None, before: None, after: None }
}

fn added(rule: &str, key: &str, value: &str) -> Change {
    let after = Some(value.to_owned());
    Change {
        what: What::Added,
        rule: rule.to_owned(),
        key: Some(key.to_owned()),
        before: None,
        after,
    }
}

type Keys = BTreeMap<String, String>;

fn changed(rule: &str, before: &Keys, after: &Keys, all: &mut Vec<Change>) {
    let both: BTreeMap<&String, (Option<&String>, Option<&String>)> = before
        .keys()
        .chain(after.keys())
        .map(|key| (key, (before.get(key), after.get(key))))
        .collect();
    for (key, (before, after)) in both.into_iter().filter(|(_, (before, after))| before != after) {
        let what = match (before, after) {
            (None, _) => What::Added,
            (_, None) => What::Removed,
            _ => What::Changed,
        };
        let (before, after) = (before.cloned(), after.cloned());
        all.push(Change { what, rule: rule.to_owned(), key: Some(key.clone()), before, after });
    }
}

/// Of the rules that both have, those that no longer stand behind the same one: as few as explain
/// the new order.
fn moved(before: &Rules, after: &Rules) -> Vec<Change> {
    let kept = |rules: &Rules, other: &Rules| -> Vec<String> {
        let both = rules.all.iter().filter(|(rule, _)| other.find(rule).is_some());
        both.map(|(rule, _)| rule.clone()).filter(|rule| !rule.is_empty()).collect()
    };
    let (mut was, now) = (kept(before, after), kept(after, before));
    let mut all = Vec::new();
    for (index, rule) in now.iter().enumerate() {
        if was.get(index) == Some(rule) {
            continue;
        }
        let Some(from) = was.iter().position(|old| old == rule) else { continue };
        let rule = was.remove(from);
        all.push(whole(What::Moved, &rule));
        was.insert(index.min(was.len()), rule);
    }
    all
}

/// A file as its named tables in order, each with its keys flat; what stands at the top of the file
/// is the table without a name.
struct Rules {
    all: Vec<(String, Keys)>,
}

impl Rules {
    fn of(file: &Table) -> Self {
        let mut top = Keys::new();
        let mut all = Vec::new();
        for (key, value) in file {
            match value {
                Value::Array(list) if !list.is_empty() && list.iter().all(Value::is_table) => {
                    for (index, one) in list.iter().enumerate() {
                        let table = one.as_table().cloned().unwrap_or_default();
                        let name = table.get("name").and_then(Value::as_str).map(str::to_owned);
                        let name = name.unwrap_or_else(|| (index + 1).to_string());
                        let mut keys = Keys::new();
                        flat("", &table, &mut keys);
                        all.push((format!("{key} {name}"), keys));
                    }
                }
                value => entry(key, value, &mut top),
            }
        }
        all.insert(0, (String::new(), top));
        Self { all }
    }

    fn find(&self, rule: &str) -> Option<&Keys> {
        self.all.iter().find(|(name, _)| name == rule).map(|(_, keys)| keys)
    }
}

fn flat(under: &str, table: &Table, keys: &mut Keys) {
    for (key, value) in table {
        let path = if under.is_empty() { key.clone() } else { format!("{under}.{key}") };
        entry(&path, value, keys);
    }
}

fn entry(path: &str, value: &Value, keys: &mut Keys) {
    match value {
        Value::Table(table) if !table.is_empty() => flat(path, table, keys),
        value => {
            keys.insert(path.to_owned(), value.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(before: &str, after: &str) -> Vec<String> {
        diff(before, after).iter().map(ToString::to_string).collect()
    }

    const OLD: &str = "owner = \"Dana\"\n[[route]]\nname = \"a\"\nqueue = \"x\"\nwhen = { intent = \"i\" }\n\
                       [[route]]\nname = \"b\"\nqueue = \"y\"\n";

    #[test]
    fn a_file_does_not_differ_from_itself_nor_by_comments_and_layout() {
        assert!(diff(OLD, OLD).is_empty());
        assert!(diff(OLD, &format!("# a comment\n\n{}", OLD.replace(" = ", "="))).is_empty());
    }

    #[test]
    fn a_change_names_rule_and_key_with_both_values() {
        let new = OLD.replace("queue = \"y\"", "queue = \"z\"").replace("\"i\"", "\"j\"");
        assert_eq!(
            said(OLD, &new),
            ["~ route a: when.intent \"i\" becomes \"j\"", "~ route b: queue \"y\" becomes \"z\""]
        );
        assert_eq!(said(OLD, &OLD.replace("Dana", "Eve")), ["~ owner \"Dana\" becomes \"Eve\""]);
    }

    #[test]
    fn rules_that_came_went_or_moved_are_told() {
        let new = "owner = \"Dana\"\n[[route]]\nname = \"b\"\nqueue = \"y\"\n[[route]]\nname = \"a\"\n\
                   queue = \"x\"\nwhen = { intent = \"i\" }\n";
        assert_eq!(said(OLD, new), ["^ route b stands elsewhere; the first rule that fits wins"]);
        let less = "owner = \"Dana\"\n[[route]]\nname = \"b\"\nqueue = \"y\"\n";
        assert_eq!(said(OLD, less), ["- route a"]);
        assert_eq!(
            said(less, OLD),
            ["+ route a", "+ route a: queue \"x\"", "+ route a: when.intent \"i\""]
        );
    }
}
