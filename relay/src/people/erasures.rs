//! The list of what was erased: `<data>/erasures.jsonl`, one line each, readable by the owner only.
//!
//! It names opaque ids and instants and nothing of the person. A backup is older than it may seem:
//! whoever restores one puts this list beside it, and the next start erases again what the list
//! names. A line is written before anything is erased.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use baton_shared::id::ConversationId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::erase::erase_one;
use super::{Fault, Place};
use crate::desk::event::Cause;
use crate::engine::codec::person_of;

/// The list's name in the data folder.
pub const FILE: &str = "erasures.jsonl";
/// Conversations looked up at once.
const STEP: usize = 1_000;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// The conversation.
    pub conversation: ConversationId,
    /// The person, as the log's private rows name them.
    pub person: String,
    /// When it was asked for.
    pub at: Timestamp,
}

impl Erasure {
    /// A conversation that is to be erased.
    #[must_use]
    pub fn of(id: &ConversationId, at: Timestamp) -> Self {
        Self { conversation: id.clone(), person: person_of(id), at }
    }
}

/// Where the list is.
#[must_use]
pub fn path(data: &Path) -> PathBuf {
    data.join(FILE)
}

/// Adds lines; they are on disk when it returns.
///
/// # Errors
/// Where the file cannot be written.
pub fn append(data: &Path, list: &[Erasure]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    let mut file = options.read(true).append(true).create(true).mode(0o600).open(path(data))?;
    let mut lines = Vec::new();
    if is_torn(&mut file)? {
        lines.push(b'\n');
    }
    for one in list {
        serde_json::to_writer(&mut lines, one)?;
        lines.push(b'\n');
    }
    file.write_all(&lines)?;
    file.sync_all()?;
    File::open(data)?.sync_all()
}

/// Whether the last line was cut off.
fn is_torn(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

/// Reads the list of a data folder; empty where there is none. A line that was cut off by a crash
/// is left out: what it asked for had not begun.
///
/// # Errors
/// Where the file cannot be read, or a whole line is none of ours; names the line.
pub fn read(data: &Path) -> io::Result<Vec<Erasure>> {
    let text = match std::fs::read_to_string(path(data)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut list = Vec::new();
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        match serde_json::from_str(line) {
            Ok(one) => list.push(one),
            Err(_) if line.trim().is_empty() || cut_off(line) => {}
            Err(error) => {
                let why = format!("line {number} of {}: {error}", path(data).display());
                return Err(io::Error::new(io::ErrorKind::InvalidData, why));
            }
        }
    }
    Ok(list)
}

/// A torn line has no end of its own; the one after it begins a new line.
fn cut_off(line: &str) -> bool {
    !line.trim_end().ends_with('}')
}

/// Erases again what the list names and the log still holds, as after a restored backup. Harmless
/// to repeat; what the log never knew is passed over. Answers how many were erased.
///
/// # Errors
/// [`Fault`]; asked again, it goes on where it ended.
pub async fn apply(place: &Place, list: &[Erasure]) -> Result<u64, Fault> {
    let mut count = 0;
    for step in list.chunks(STEP) {
        let ids: Vec<ConversationId> = step.iter().map(|one| one.conversation.clone()).collect();
        let done = place.engine.erased(&ids).await?;
        for id in ids.iter().filter(|id| !done.contains(id)) {
            let there = place.engine.conversation(id).await?;
            if there.is_some_and(|conv| !conv.erased) {
                erase_one(place, id, (Cause::Restore, None)).await?;
                count += 1;
            }
        }
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn erasure(id: &str) -> Erasure {
        Erasure::of(&id.parse().expect("id"), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn the_list_comes_back_as_it_was_written_and_only_its_owner_reads_it() {
        let data = tempfile::tempdir().expect("a folder");
        assert_eq!(read(data.path()).expect("none yet"), []);
        append(data.path(), &[erasure("a"), erasure("b")]).expect("written");
        append(data.path(), &[erasure("c")]).expect("written");
        assert_eq!(read(data.path()).expect("read"), [erasure("a"), erasure("b"), erasure("c")]);
        let mode = std::fs::metadata(path(data.path())).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_line_that_a_crash_cut_off_costs_no_other_line() {
        let data = tempfile::tempdir().expect("a folder");
        append(data.path(), &[erasure("a"), erasure("b")]).expect("written");
        let whole = std::fs::read(path(data.path())).expect("there");
        for cut in 1..whole.len() {
            std::fs::write(path(data.path()), &whole[..cut]).expect("torn");
            append(data.path(), &[erasure("c")]).expect("written");
            let list = read(data.path()).expect("still read");
            assert_eq!(list.last(), Some(&erasure("c")), "cut at {cut}");
        }
    }

    #[test]
    fn a_line_of_something_else_is_no_empty_list() {
        let data = tempfile::tempdir().expect("a folder");
        std::fs::write(path(data.path()), "{\"conversation\":\"a\"}\n").expect("written");
        let error = read(data.path()).expect_err("not ours");
        assert!(error.to_string().contains("line 1"), "{error}");
    }
}
