//! Files beside the console: drafts written off the task that answers keys, the editor's file.

use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use baton_shared::id::TicketNumber;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::drafts;
use super::model::DraftKind;
use super::update::Disk;

/// A draft on its way to the disk.
pub(super) type Saving = (TicketNumber, DraftKind, String);

/// Where to put drafts, when the last is written, and what went wrong.
pub(super) type Saver = (std::sync::mpsc::Sender<Saving>, JoinHandle<()>, mpsc::Receiver<Disk>);

/// Writes drafts in their order, off the task that answers keys.
pub(super) fn saver(dir: Option<PathBuf>) -> Saver {
    let (saves, asked) = std::sync::mpsc::channel::<Saving>();
    let (news, disk) = mpsc::channel(16);
    let task = tokio::task::spawn_blocking(move || {
        for (ticket, kind, text) in asked {
            let Some(dir) = &dir else { continue };
            if let Err(why) = drafts::save(dir, ticket, kind, &text) {
                // A full channel means that this was already said.
                let _ = news.try_send(Disk::DraftFailed(why.to_string()));
            }
        }
    });
    (saves, task, disk)
}

/// Lets the agent's editor work on a text.
///
/// # Errors
/// Where it cannot be run, or ends with a failure.
pub(super) async fn edit_file(path: &Path, text: &str) -> io::Result<String> {
    if let Some(dir) = path.parent() {
        std::fs::create_dir_all(dir)?;
    }
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    let editor = ["VISUAL", "EDITOR"].iter().find_map(|name| std::env::var(name).ok());
    let editor =
        editor.filter(|editor| !editor.trim().is_empty()).unwrap_or_else(|| "vi".to_owned());
    // The variable may hold arguments, so a shell takes it apart; the path goes beside it.
    let status = tokio::process::Command::new("sh")
        .arg("-c")
        .arg(format!("{editor} \"$1\""))
        .arg("sh")
        .arg(path)
        .status()
        .await?;
    if !status.success() {
        return Err(io::Error::other(format!("`{editor}` ended with {status}")));
    }
    std::fs::read_to_string(path)
}
