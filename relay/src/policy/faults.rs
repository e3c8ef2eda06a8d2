//! What can be wrong with a policy file: one fault a place, with its line. Owns the list and its
//! order; knows nothing of what a policy means.

use std::fmt;
use std::ops::Range;

/// One fault of a policy file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Line in the file, from 1.
    pub line: usize,
    /// Its kind in `snake_case`, stable, for scripts.
    pub code: &'static str,
    /// What is wrong and what to do, in one line.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {} [{}]", self.line, self.message, self.code)
    }
}

/// Collects faults while a text is read.
#[derive(Debug)]
pub(super) struct Faults {
    starts: Vec<usize>,
    list: Vec<Fault>,
}

impl Faults {
    pub(super) fn of(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
        Self { starts: std::iter::once(0).chain(ends).collect(), list: Vec::new() }
    }

    /// The line, from 1, of a byte offset.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }

    pub(super) fn add(&mut self, at: &Range<usize>, code: &'static str, message: String) {
        let line = self.line(at.start);
        self.list.push(Fault { line, code, message });
    }

    /// All of them in the order of their lines.
    pub(super) fn finish(mut self) -> Vec<Fault> {
        self.list.sort();
        self.list.dedup();
        self.list
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
