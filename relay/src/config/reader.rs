//! Reads TOML tables key by key, so that one reading finds every fault and not only the first.
//!
//! A [`Section`] hands out the keys it is asked for; what nobody asked for is an unknown key. So
//! the list of known keys cannot drift from the code that reads them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::fault::{Fault, nearest};

/// One file being read: its faults so far and the keys asked for.
#[derive(Debug)]
pub(super) struct Reading<'i> {
    pub(super) file: PathBuf,
    text: &'i str,
    pub(super) faults: Vec<Fault>,
    pub(super) warnings: Vec<Fault>,
    /// `section.key` of every key that some reader knows.
    pub(super) known: BTreeSet<String>,
    /// Those of them that the file sets.
    pub(super) set: BTreeSet<String>,
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) offset: usize,
}

type Keys<'i> = BTreeMap<String, (usize, Spanned<DeValue<'i>>)>;

/// The whole file as a table of tables.
#[derive(Debug)]
pub(super) struct Root<'i> {
    keys: Keys<'i>,
}

/// One `[table]` or one entry of a `[[table]]`.
#[derive(Debug)]
pub(super) struct Section<'r, 'i> {
    pub(super) reading: &'r mut Reading<'i>,
    name: &'static str,
    /// Where its header stands; `None` where the file has no such table.
    header: Option<usize>,
    keys: Keys<'i>,
    asked: Vec<&'static str>,
}

fn keyed(table: DeTable<'_>) -> Keys<'_> {
    table
        .into_iter()
        .map(|(key, value)| (key.get_ref().to_string(), (key.span().start, value)))
        .collect()
}

impl<'i> Reading<'i> {
    /// Parses the syntax; faults of syntax are collected too, and the rest is still read.
    pub(super) fn new(file: &Path, text: &'i str) -> (Self, Root<'i>) {
        let mut reading = Self {
            file: file.to_owned(),
            text,
            faults: Vec::new(),
            warnings: Vec::new(),
            known: BTreeSet::new(),
            set: BTreeSet::new(),
        };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let offset = error.span().map_or(0, |span| span.start);
            reading.fault(Some(offset), format!("not TOML: {}", error.message()));
        }
        (reading, Root { keys: keyed(table.into_inner()) })
    }

    pub(super) fn fault(&mut self, offset: Option<usize>, message: impl Into<String>) {
        self.faults.push(self.place(offset, message));
    }

    pub(super) fn warn(&mut self, offset: Option<usize>, message: impl Into<String>) {
        self.warnings.push(self.place(offset, message));
    }

    fn place(&self, offset: Option<usize>, message: impl Into<String>) -> Fault {
        match offset {
            Some(offset) => Fault::at(&self.file, self.text, offset, message),
            None => Fault::of_file(&self.file, message),
        }
    }
}

impl<'i> Root<'i> {
    /// The table `[name]`, empty where the file has none.
    pub(super) fn section<'r>(
        &mut self,
        reading: &'r mut Reading<'i>,
        name: &'static str,
    ) -> Section<'r, 'i> {
        let found = self.keys.remove(name);
        let mut section =
            Section { reading, name, header: None, keys: Keys::new(), asked: Vec::new() };
        if let Some((at, value)) = found {
            section.header = Some(at);
            match value.into_inner() {
                DeValue::Table(table) => section.keys = keyed(table),
                _ => section.reading.fault(Some(at), format!("write it as a table: [{name}]")),
            }
        }
        section
    }

    /// Every entry of `[[name]]` that is a table, with its place.
    pub(super) fn entries(
        &mut self,
        reading: &mut Reading<'i>,
        name: &'static str,
    ) -> Vec<(usize, DeTable<'i>)> {
        let Some((at, value)) = self.keys.remove(name) else { return Vec::new() };
        let DeValue::Array(array) = value.into_inner() else {
            reading.fault(
                Some(at),
                format!("write [[{name}]] with two brackets: there may be several"),
            );
            return Vec::new();
        };
        let mut entries = Vec::new();
        for item in array {
            let start = item.span().start;
            match item.into_inner() {
                DeValue::Table(table) => entries.push((start, table)),
                _ => reading.fault(Some(start), format!("every [[{name}]] must be a table")),
            }
        }
        entries
    }

    /// Whatever table no reader knows is a fault.
    pub(super) fn finish(self, reading: &mut Reading<'i>, known: &[&str]) {
        for (key, (at, _)) in self.keys {
            let meant = nearest(&key, known.iter().copied());
            let hint = match meant {
                Some(word) => format!("did you mean `{word}`?"),
                None => format!("the tables are {}", known.join(", ")),
            };
            reading.fault(Some(at), format!("unknown table `{key}`: {hint}"));
        }
    }
}

impl<'r, 'i> Section<'r, 'i> {
    /// One entry of a `[[name]]`.
    pub(super) fn entry(
        reading: &'r mut Reading<'i>,
        name: &'static str,
        (header, table): (usize, DeTable<'i>),
    ) -> Self {
        Self { reading, name, header: Some(header), keys: keyed(table), asked: Vec::new() }
    }

    /// Where its header stands.
    pub(super) fn header(&self) -> Option<usize> {
        self.header
    }

    /// A key of any type serde knows; `None` where it is absent or faulty.
    pub(super) fn get<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<At<T>> {
        let (offset, value) = self.raw(key)?;
        match T::deserialize(ValueDeserializer::from(value)) {
            Ok(value) => Some(At { value, offset }),
            Err(error) => {
                let offset = error.span().map_or(offset, |span| span.start);
                self.key_fault(Some(offset), key, error.message());
                None
            }
        }
    }

    fn raw(&mut self, key: &'static str) -> Option<(usize, Spanned<DeValue<'i>>)> {
        self.asked.push(key);
        let full = format!("{}.{key}", self.name);
        self.reading.known.insert(full.clone());
        let found = self.keys.remove(key)?;
        self.reading.set.insert(full);
        Some(found)
    }

    /// Whether the file sets a key; asks for nothing.
    pub(super) fn has(&self, key: &str) -> bool {
        self.keys.contains_key(key)
    }

    /// A key that must be there; its absence is a fault that says what to write.
    pub(super) fn need<T: DeserializeOwned>(
        &mut self,
        key: &'static str,
        write: &str,
    ) -> Option<At<T>> {
        if !self.has(key) {
            self.asked.push(key);
            self.reading.known.insert(format!("{}.{key}", self.name));
            let message = format!("{}.{key} is missing: write {write}", self.name);
            self.reading.fault(self.header, message);
            return None;
        }
        self.get(key)
    }

    /// A text parsed by its type's own rule; `None` where absent or faulty.
    pub(super) fn parsed<T>(&mut self, key: &'static str) -> Option<At<T>>
    where
        T: FromStr<Err: Display>,
    {
        let text = self.get::<String>(key)?;
        match text.value.parse() {
            Ok(value) => Some(At { value, offset: text.offset }),
            Err(error) => {
                self.key_fault(Some(text.offset), key, &error.to_string());
                None
            }
        }
    }

    /// A whole number within a range.
    pub(super) fn int<T>(&mut self, key: &'static str, default: T, range: RangeInclusive<T>) -> T
    where
        T: Copy + Display + PartialOrd + TryFrom<i64>,
    {
        let Some((offset, value)) = self.raw(key) else { return default };
        let number = i64::deserialize(ValueDeserializer::from(value)).ok();
        let number = number.and_then(|number| T::try_from(number).ok());
        match number.filter(|number| range.contains(number)) {
            Some(number) => number,
            None => {
                let (low, high) = (range.start(), range.end());
                let rule =
                    format!("must be a whole number from {low} to {high} (default {default})");
                self.key_fault(Some(offset), key, &rule);
                default
            }
        }
    }

    /// A number of seconds.
    pub(super) fn seconds(
        &mut self,
        key: &'static str,
        default: u32,
        range: RangeInclusive<u32>,
    ) -> Duration {
        Duration::from_secs(self.int(key, default, range).into())
    }

    /// A number of KiB, as bytes.
    pub(super) fn kib(
        &mut self,
        key: &'static str,
        default: u16,
        range: RangeInclusive<u16>,
    ) -> usize {
        usize::from(self.int(key, default, range)) * 1024
    }

    /// A fault of one key.
    pub(super) fn key_fault(&mut self, offset: Option<usize>, key: &str, rule: &str) {
        let message = format!("{}.{key}: {}", self.name, rule.trim_end());
        self.reading.fault(offset, message);
    }

    /// Where a key stands that has another home now.
    pub(super) fn moved(&mut self, key: &str) -> Option<usize> {
        self.keys.remove(key).map(|(at, _)| at)
    }

    /// Drops the keys not yet asked for, where it is unknown which belong here.
    pub(super) fn forget_rest(&mut self) {
        self.keys.clear();
    }

    /// Whatever key nobody asked for is a fault.
    pub(super) fn finish(self) {
        for (key, (at, _)) in self.keys {
            let hint = match nearest(&key, self.asked.iter().copied()) {
                Some(word) => format!("did you mean `{word}`?"),
                None => format!("its keys are {}", self.asked.join(", ")),
            };
            let message = format!("unknown key `{key}` in [{}]: {hint}", self.name);
            self.reading.fault(Some(at), message);
        }
    }
}
