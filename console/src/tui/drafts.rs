//! Drafts on disk: one small file per ticket and kind, written whole, readable only by its owner.

use std::collections::HashMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use baton_shared::id::TicketNumber;

use super::Clean;
use super::model::{DraftKind, TEXT_MAX};

/// Most drafts read at start.
const DRAFTS_MAX: usize = 1_000;

/// All drafts, by what they belong to.
pub type Drafts = HashMap<(TicketNumber, DraftKind), String>;

fn file_name(ticket: TicketNumber, kind: DraftKind) -> String {
    match kind {
        DraftKind::Reply => format!("{ticket}.reply"),
        DraftKind::Note => format!("{ticket}.note"),
    }
}

fn owner_of(path: &Path) -> Option<(TicketNumber, DraftKind)> {
    let (number, kind) = path.file_name()?.to_str()?.split_once('.')?;
    let kind = match kind {
        "reply" => DraftKind::Reply,
        "note" => DraftKind::Note,
        _ => return None,
    };
    Some((number.parse().ok()?, kind))
}

/// Reads every draft in a directory; a directory that is not there has none.
#[must_use]
pub fn load(dir: &Path) -> Drafts {
    let Ok(files) = fs::read_dir(dir) else { return Drafts::new() };
    let files = files.filter_map(|file| Some(file.ok()?.path())).take(DRAFTS_MAX);
    files.filter_map(|path| Some((owner_of(&path)?, read(&path)?))).collect()
}

fn read(path: &Path) -> Option<String> {
    let size = fs::metadata(path).ok()?.len();
    if usize::try_from(size).ok()? > TEXT_MAX {
        return None;
    }
    let text = Clean::block(&fs::read_to_string(path).ok()?);
    (!text.is_empty()).then(|| text.to_string())
}

/// Keeps a draft, or forgets it where nothing is written.
///
/// # Errors
/// What the disk says; the former draft is still there then.
pub fn save(dir: &Path, ticket: TicketNumber, kind: DraftKind, text: &str) -> io::Result<()> {
    let path = dir.join(file_name(ticket, kind));
    if text.trim().is_empty() {
        return match fs::remove_file(&path) {
            Err(gone) if gone.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        };
    }
    fs::DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
    let beside: PathBuf = dir.join(format!("{}.new", file_name(ticket, kind)));
    let mut file =
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_data()?;
    fs::rename(&beside, &path)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_draft_is_there_again_after_a_restart_and_gone_once_sent() {
        let dir = tempfile::tempdir().expect("a directory");
        let dir = dir.path().join("drafts");
        let owner = (TicketNumber(12), DraftKind::Reply);
        save(&dir, owner.0, owner.1, "two\nlines").expect("saved");
        save(&dir, owner.0, DraftKind::Note, "a note").expect("saved");
        assert_eq!(load(&dir).get(&owner).map(String::as_str), Some("two\nlines"));
        let mode = fs::metadata(dir.join("12.reply")).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "nobody else reads a draft");
        save(&dir, owner.0, owner.1, "").expect("forgotten");
        assert_eq!(load(&dir).len(), 1, "only the note is left");
    }

    #[test]
    fn what_is_not_a_draft_is_left_alone() {
        let dir = tempfile::tempdir().expect("a directory");
        fs::write(dir.path().join("12.reply.new"), "half").expect("written");
        fs::write(dir.path().join("x.reply"), "no number").expect("written");
        assert!(load(dir.path()).is_empty());
    }
}
