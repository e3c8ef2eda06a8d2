//! Reads TOML tables field by field and notes every fault with its line instead of stopping at
//! the first. Knows TOML's types; knows nothing of what a policy means.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::faults::Faults;
use super::settings;

/// What the file as a whole is called in faults.
pub(super) const TOP: &str = "the policy";
/// Most entries in one list of a policy.
const LIST_MAX: usize = 500;
/// Longest single string, in bytes.
const STRING_MAX: usize = 4000;

/// A value with its place in the file.
#[derive(Debug, Clone)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) at: Range<usize>,
}

/// What stands under keys that the author chooses, each with its place.
pub(super) type Keyed<T> = Vec<(At<String>, T)>;

/// A table that remembers which keys were asked for, so that the others are faults.
pub(super) struct Table<'a> {
    table: &'a DeTable<'a>,
    /// Where faults of the table as a whole are shown.
    pub(super) at: Range<usize>,
    name: String,
    known: BTreeSet<&'static str>,
}

impl<'a> Table<'a> {
    pub(super) fn new(table: &'a DeTable<'a>, at: Range<usize>, name: impl Into<String>) -> Self {
        Self { table, at, name: name.into(), known: BTreeSet::new() }
    }

    /// Calls the table by a better name once it is known.
    pub(super) fn rename(&mut self, name: String) {
        self.name = name;
    }

    fn get(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.known.insert(key);
        self.table.get(key)
    }

    /// Whether the key is written.
    pub(super) fn has(&mut self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    /// Of what was read of a table and of defaults, what the table itself names.
    pub(super) fn named<T>(&mut self, mut read: Vec<(&'static str, T)>) -> Vec<(&'static str, T)> {
        read.retain(|(key, _)| self.has(key));
        read
    }

    /// The place of a key's value, or of the table.
    pub(super) fn place(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or_else(|| self.at.clone(), Spanned::span)
    }

    fn expect(&self, faults: &mut Faults, key: &str, want: &str) {
        let of = if self.name == TOP { String::new() } else { format!("{}.", self.name) };
        let message = format!("{of}{key} must be {want}");
        faults.add(&self.place(key), "wrong_type", message);
    }

    /// A string of bounded length that is not blank.
    pub(super) fn string(&mut self, faults: &mut Faults, key: &'static str) -> Option<At<String>> {
        let value = self.get(key)?;
        let found = text_of(value);
        if found.is_none() {
            let want = format!("text in quotes, not blank, at most {STRING_MAX} bytes");
            self.expect(faults, key, &want);
        }
        found
    }

    /// A string that must be there.
    pub(super) fn required(
        &mut self,
        faults: &mut Faults,
        key: &'static str,
        example: &str,
    ) -> Option<At<String>> {
        if !self.has(key) {
            let message = format!("{} needs {key}, such as {key} = {example}", self.name);
            faults.add(&self.at, "missing_key", message);
        }
        self.string(faults, key)
    }

    pub(super) fn boolean(&mut self, faults: &mut Faults, key: &'static str) -> Option<bool> {
        let value = self.get(key)?.get_ref().as_bool();
        if value.is_none() {
            self.expect(faults, key, "true or false");
        }
        value
    }

    /// A whole number within bounds.
    pub(super) fn number(
        &mut self,
        faults: &mut Faults,
        key: &'static str,
        bounds: Range<u64>,
    ) -> Option<u64> {
        let integer = self.get(key)?.get_ref().as_integer();
        let number = integer.and_then(|i| u64::from_str_radix(i.as_str(), i.radix()).ok());
        let found = number.filter(|n| bounds.contains(n));
        if found.is_none() {
            let want = format!("a whole number from {} to {}", bounds.start, bounds.end - 1);
            self.expect(faults, key, &want);
        }
        found
    }

    /// A share from 0 to 1.
    pub(super) fn share(&mut self, faults: &mut Faults, key: &'static str) -> Option<f64> {
        let found = match self.get(key)?.get_ref() {
            DeValue::Float(float) => float.as_str().parse::<f64>().ok(),
            DeValue::Integer(integer) => integer.as_str().parse::<f64>().ok(),
            _ => None,
        }
        .filter(|share| (0.0..=1.0).contains(share));
        if found.is_none() {
            self.expect(faults, key, "a number from 0 to 1, such as 0.4");
        }
        found
    }

    /// How words sound, from -1 to 1.
    pub(super) fn mood(&mut self, faults: &mut Faults, key: &'static str) -> Option<f64> {
        let found = match self.get(key)?.get_ref() {
            DeValue::Float(float) => float.as_str().parse::<f64>().ok(),
            DeValue::Integer(integer) => integer.as_str().parse::<f64>().ok(),
            _ => None,
        }
        .filter(|mood| (-1.0..=1.0).contains(mood));
        if found.is_none() {
            self.expect(faults, key, "a number from -1 to 1, such as -0.5");
        }
        found
    }

    /// All keys with their values as whole numbers from 0 to 100.
    pub(super) fn percents(&self, faults: &mut Faults) -> Vec<(At<String>, u32)> {
        self.keys()
            .filter_map(|(key, value)| {
                let integer = value.get_ref().as_integer();
                let number = integer.and_then(|i| u32::from_str_radix(i.as_str(), i.radix()).ok());
                let percent = number.filter(|n| *n <= 100);
                if percent.is_none() {
                    self.expect(faults, &key.value, "a whole number from 0 to 100");
                }
                Some((key, percent?))
            })
            .collect()
    }

    /// All keys with their values as whole numbers within bounds.
    pub(super) fn numbers(
        &self,
        faults: &mut Faults,
        bounds: RangeInclusive<u64>,
    ) -> Vec<(At<String>, u64)> {
        let number = |(key, value): (At<String>, &Spanned<DeValue<'_>>)| {
            let integer = value.get_ref().as_integer();
            let number = integer.and_then(|i| u64::from_str_radix(i.as_str(), i.radix()).ok());
            let found = number.filter(|n| bounds.contains(n));
            if found.is_none() {
                let want = format!("a whole number from {} to {}", bounds.start(), bounds.end());
                self.expect(faults, &key.value, &want);
            }
            Some((key, found?))
        };
        self.keys().filter_map(number).collect()
    }

    /// A key's text, without noting a fault or that anybody asked.
    pub(super) fn peek(&self, key: &str) -> Option<String> {
        Some(text_of(self.table.get(key)?)?.value)
    }

    /// A string or a list of strings.
    pub(super) fn strings(&mut self, faults: &mut Faults, key: &'static str) -> Vec<At<String>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let found = strings_of(value);
        if found.is_none() {
            let want = format!("a list of texts such as [\"one\", \"two\"], at most {LIST_MAX}");
            self.expect(faults, key, &want);
        }
        found.unwrap_or_default()
    }

    /// A table below this one.
    pub(super) fn table(&mut self, faults: &mut Faults, key: &'static str) -> Option<Table<'a>> {
        let value = self.get(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.expect(faults, key, "a table such as { name = \"value\" }");
        }
        Some(Table::new(table?, value.span(), format!("{}.{key}", self.name)))
    }

    /// The tables written as `[[key]]`.
    pub(super) fn tables(&mut self, faults: &mut Faults, key: &'static str) -> Vec<Table<'a>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let list = value.get_ref().as_array().filter(|list| list.len() <= LIST_MAX);
        let tables: Option<Vec<Table<'a>>> = list.and_then(|list| {
            let table = |v: &'a Spanned<DeValue<'a>>| {
                v.get_ref().as_table().map(|t| Table::new(t, v.span(), format!("[[{key}]]")))
            };
            list.iter().map(table).collect()
        });
        if tables.is_none() {
            self.expect(faults, key, &format!("written as [[{key}]], at most {LIST_MAX} times"));
        }
        tables.unwrap_or_default()
    }

    /// Whether the value of a key is a table.
    pub(super) fn is_table(&mut self, key: &'static str) -> bool {
        self.get(key).is_some_and(|value| value.get_ref().is_table())
    }

    /// All keys with their values as text, for tables whose keys the author chooses.
    pub(super) fn entries(&self, faults: &mut Faults) -> Keyed<At<String>> {
        self.keys()
            .filter_map(|(key, value)| {
                let text = text_of(value);
                if text.is_none() {
                    self.expect(faults, &key.value, "text in quotes, not blank");
                }
                Some((key, text?))
            })
            .collect()
    }

    /// All keys with their values: texts, and tables.
    pub(super) fn texts_and_sections(
        &self,
        faults: &mut Faults,
    ) -> (Keyed<At<String>>, Keyed<Table<'a>>) {
        let (mut texts, mut sections) = (Vec::new(), Vec::new());
        for (key, value) in self.keys() {
            if let Some(table) = value.get_ref().as_table() {
                let name = format!("[{}.{}]", self.name, key.value);
                sections.push((key, Table::new(table, value.span(), name)));
            } else if let Some(text) = text_of(value) {
                texts.push((key, text));
            } else {
                self.expect(faults, &key.value, "text in quotes, not blank");
            }
        }
        (texts, sections)
    }

    /// All keys with their values as lists of text.
    pub(super) fn lists(&self, faults: &mut Faults) -> Keyed<Vec<At<String>>> {
        self.keys()
            .filter_map(|(key, value)| {
                let list = strings_of(value);
                if list.is_none() {
                    self.expect(faults, &key.value, "a list of texts such as [\"one\", \"two\"]");
                }
                Some((key, list?))
            })
            .collect()
    }

    /// All keys with their values as tables.
    pub(super) fn sections(&self, faults: &mut Faults) -> Keyed<Table<'a>> {
        self.keys()
            .filter_map(|(key, value)| {
                let table = value.get_ref().as_table();
                let name = format!("[{}.{}]", self.name, key.value);
                if table.is_none() {
                    self.expect(faults, &key.value, "a table");
                }
                Some((key, Table::new(table?, value.span(), name)))
            })
            .collect()
    }

    fn keys(&self) -> impl Iterator<Item = (At<String>, &'a Spanned<DeValue<'a>>)> {
        self.table.iter().map(|(key, value)| {
            (At { value: key.get_ref().clone().into_owned(), at: key.span() }, value)
        })
    }

    /// Every key nobody asked for is a fault.
    pub(super) fn finish(self, faults: &mut Faults) {
        for key in self.table.keys().filter(|key| !self.known.contains(key.get_ref().as_ref())) {
            let known: Vec<&str> = self.known.iter().copied().collect();
            let word = key.get_ref();
            let hint = misplaced(word).filter(|_| self.name != TOP);
            let hint = hint.unwrap_or_else(|| nearest(word, &known));
            let message = format!("{} has no key \"{word}\"{hint}", self.name);
            faults.add(&key.span(), "unknown_key", message);
        }
    }
}

/// Of a setting that stands in a table, as after pasting it at the end.
fn misplaced(word: &str) -> Option<String> {
    let hint = "; it is of the whole desk: write it at the top, before the first table";
    settings::is_one(word).then(|| hint.to_owned())
}

/// "; did you mean X?" or the list of what there is.
pub(super) fn nearest(word: &str, known: &[&str]) -> String {
    let close = known.iter().find(|k| super::wish::within_edits(word, k, 2));
    match close {
        Some(k) => format!("; did you mean \"{k}\"?"),
        None if known.is_empty() => String::new(),
        None => format!("; there is {}", known.join(", ")),
    }
}

fn text_of(value: &Spanned<DeValue<'_>>) -> Option<At<String>> {
    let text = value.get_ref().as_str()?;
    let fits = !text.trim().is_empty() && text.len() <= STRING_MAX;
    fits.then(|| At { value: text.to_owned(), at: value.span() })
}

fn strings_of(value: &Spanned<DeValue<'_>>) -> Option<Vec<At<String>>> {
    if value.get_ref().is_str() {
        return text_of(value).map(|one| vec![one]);
    }
    let list = value.get_ref().as_array().filter(|list| list.len() <= LIST_MAX)?;
    list.iter().map(text_of).collect()
}
