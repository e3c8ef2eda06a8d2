//! Where things stand in the file, and what its tables say of queues and intents, whatever their
//! keys are called: a key added to the format is seen here without being named.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{fault, live};
use crate::policy::faults::{Fault, Faults};

/// A policy file as tables with lines.
pub(super) struct Places {
    /// Line by kind and name.
    named: BTreeMap<(String, String), usize>,
    /// Line by key at the top.
    top: BTreeMap<String, usize>,
    /// Queues that a rule, the fallback or an overflow names.
    led_to: BTreeSet<String>,
    /// Intents that any rule names.
    intents: BTreeSet<String>,
    /// Overflow, from a queue to others.
    overflow: BTreeMap<String, BTreeSet<String>>,
    /// Language, occasion, text and line of the desk's own messages and stages.
    messages: Vec<(String, String, String, usize)>,
}

impl Places {
    pub(super) fn of(text: &str) -> Self {
        let lines = Faults::of(text);
        let (root, _) = DeTable::parse_recoverable(text);
        let mut places = Self {
            named: BTreeMap::new(),
            top: BTreeMap::new(),
            led_to: BTreeSet::new(),
            intents: BTreeSet::new(),
            overflow: BTreeMap::new(),
            messages: Vec::new(),
        };
        for (key, value) in root.get_ref() {
            let kind = key.get_ref().as_ref();
            places.top.insert(kind.to_owned(), lines.line(key.span().start));
            match value.get_ref() {
                DeValue::Array(list) => {
                    list.iter().filter_map(|one| one.get_ref().as_table()).for_each(|table| {
                        places.table(kind, table, &lines);
                        if kind == "stage" {
                            places.stage(table, &lines);
                        }
                    });
                }
                DeValue::Table(table) if kind == "messages" => places.texts(table, &lines),
                value if kind == "fallback" => strings(value, &mut places.led_to),
                _ => {}
            }
        }
        places
    }

    fn table(&mut self, kind: &str, table: &DeTable<'_>, lines: &Faults) {
        let Some(name) = table.get("name").and_then(|name| name.get_ref().as_str()) else { return };
        let line = table.get("name").map_or(1, |name| lines.line(name.span().start));
        self.named.entry((kind.to_owned(), name.to_owned())).or_insert(line);
        // Examples, hours and messages say what is, not what is to be done.
        if !["example", "hours"].contains(&kind) {
            // Whose tickets a level or a stage is for leads nobody there; where it moves them does.
            let own = ["service_level", "stage"].contains(&kind);
            let led = table.iter().filter(|(key, _)| !own || key.get_ref() != "queue");
            led.for_each(|(key, value)| leads(key.get_ref(), value, &mut self.led_to));
            named_below(table, &["intent", "intents"], &mut self.intents);
        }
        if kind == "queue" {
            let mut targets = BTreeSet::new();
            let overflows = table.iter().filter(|(key, _)| key.get_ref().contains("overflow"));
            overflows.for_each(|(_, value)| strings(value.get_ref(), &mut targets));
            self.led_to.extend(targets.iter().cloned());
            self.overflow.insert(name.to_owned(), targets);
        }
    }

    fn texts(&mut self, table: &DeTable<'_>, lines: &Faults) {
        for (language, section) in table {
            let Some(section) = section.get_ref().as_table() else { continue };
            for (key, text) in section {
                // Of all channels, or in a table of one.
                for (of_channel, text) in text.get_ref().as_table().into_iter().flatten() {
                    self.text((language.get_ref(), of_channel.get_ref()), text, lines);
                }
                self.text((language.get_ref(), key.get_ref()), text, lines);
            }
        }
    }

    fn stage(&mut self, table: &DeTable<'_>, lines: &Faults) {
        let texts = table.get("text").and_then(|text| text.get_ref().as_table());
        for (language, text) in texts.into_iter().flatten() {
            self.text((language.get_ref(), live::STAGE), text, lines);
        }
    }

    fn text(&mut self, (language, key): (&str, &str), text: &Spanned<DeValue<'_>>, lines: &Faults) {
        let Some(words) = text.get_ref().as_str() else { return };
        let line = lines.line(text.span().start);
        self.messages.push((language.to_owned(), key.to_owned(), words.to_owned(), line));
    }

    /// The line of a named table; 1 where there is none.
    pub(super) fn line(&self, kind: &str, name: &str) -> usize {
        self.named.get(&(kind.to_owned(), name.to_owned())).copied().unwrap_or(1)
    }

    /// The line of a key at the top; 1 where there is none.
    pub(super) fn top(&self, key: &str) -> usize {
        self.top.get(key).copied().unwrap_or(1)
    }

    pub(super) fn has_top(&self, key: &str) -> bool {
        self.top.contains_key(key)
    }

    pub(super) fn leads_to(&self, queue: &str) -> bool {
        self.led_to.contains(queue)
    }

    pub(super) fn speaks_of_intent(&self, intent: &str) -> bool {
        self.intents.iter().any(|known| known.eq_ignore_ascii_case(intent))
    }

    pub(super) fn live_promises(&self) -> Vec<Fault> {
        let nobody = |key: &str| live::NOBODY_ON.contains(&key);
        let texts = self.messages.iter().filter(|(_, key, ..)| nobody(key));
        let found = texts.filter_map(|(language, key, text, line)| {
            let word = live::promise(language, text)?;
            let message = format!("{key} may be said with nobody on, and promises \"{word}\"");
            Some(fault(*line, "live_promise", message))
        });
        found.collect()
    }

    /// Each circle once, at its first queue by name.
    pub(super) fn overflow_cycles(&self) -> Vec<Fault> {
        let reaches = |from: &str, to: &str| {
            let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
            while let Some(queue) = next.pop() {
                for target in self.overflow.get(queue).into_iter().flatten() {
                    if target == to {
                        return true;
                    }
                    if seen.insert(target.as_str()) {
                        next.push(target);
                    }
                }
            }
            false
        };
        let mut told: BTreeSet<&str> = BTreeSet::new();
        let mut found = Vec::new();
        for queue in self.overflow.keys().filter(|queue| reaches(queue, queue)) {
            let circle = self.overflow.keys().filter(|o| reaches(queue, o) && reaches(o, queue));
            let circle: Vec<&str> = circle.map(String::as_str).collect();
            if circle.iter().any(|one| told.contains(one)) {
                continue;
            }
            let message = format!("these queues overflow in a circle: {}", circle.join(", "));
            found.push(fault(self.line("queue", queue), "overflow_cycle", message));
            told.extend(circle);
        }
        found
    }
}

/// The queues that a key leads to, whether it names them or something below it does.
fn leads(key: &str, value: &Spanned<DeValue<'_>>, found: &mut BTreeSet<String>) {
    match key {
        "queue" | "to" => strings(value.get_ref(), found),
        _ => below(value, &["queue", "to"], found),
    }
}

/// The texts at these keys anywhere below a table.
fn named_below(table: &DeTable<'_>, keys: &[&str], found: &mut BTreeSet<String>) {
    for (key, value) in table {
        if keys.contains(&key.get_ref().as_ref()) {
            strings(value.get_ref(), found);
        } else {
            below(value, keys, found);
        }
    }
}

fn below(value: &Spanned<DeValue<'_>>, keys: &[&str], found: &mut BTreeSet<String>) {
    match value.get_ref() {
        DeValue::Table(table) => named_below(table, keys, found),
        DeValue::Array(list) => list.iter().for_each(|one| below(one, keys, found)),
        _ => {}
    }
}

/// Every text in a value, however deep.
fn strings(value: &DeValue<'_>, found: &mut BTreeSet<String>) {
    match value {
        DeValue::String(text) => {
            found.insert(text.to_string());
        }
        DeValue::Array(list) => list.iter().for_each(|one| strings(one.get_ref(), found)),
        DeValue::Table(table) => table.iter().for_each(|(_, one)| strings(one.get_ref(), found)),
        _ => {}
    }
}
