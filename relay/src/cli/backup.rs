//! `backup` and `restore`: all data in one file, and back.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use jiff::Timestamp;
use serde_json::json;

use super::Program;
use super::args::{BackupArgs, RestoreArgs};
use super::failure::Failure;
use super::out;
use super::progress::Line;
use crate::admin::{DataLock, ensure_owner, make_data_folder};
use crate::backup::{self, Depth, Progress, Restored};
use crate::config::LogEngine;

/// The list of erasures in a data folder.
const ERASURES: &str = "erasures.jsonl";

/// Writes the backup.
pub(super) fn backup(args: &BackupArgs) -> Result<(), Failure> {
    let config = args.at.read()?;
    let data = &config.relay.data;
    ensure_owner(data, &config.path).map_err(|error| Failure::owner(&error))?;
    if let LogEngine::Postgres(_) = config.log {
        let what = "the log is in a database: back it up with pg_dump, see docs/postgres.md";
        return Err(Failure::failed(what));
    }
    if !data.join("log").join("log.db").exists() {
        let data = data.display();
        return Err(Failure::failed(format!(
            "{data} holds no log yet: there is nothing to back up"
        )));
    }
    let made = {
        let mut line = Line::new();
        let mut draw = |p: Progress| line.draw(p.step, p.done, p.of);
        backup::make(data, &args.to, Timestamp::now(), &mut draw)
    };
    let made = made.map_err(|fault| Failure::failed(fault.to_string()))?;
    if args.json {
        return out::json(&made);
    }
    out::text(&format!(
        "{}: {} KiB, the log up to position {}, {} customers' files\n\
         The config, the policy and the secrets are not in it: copy {} as well.",
        made.file.display(),
        made.bytes.div_ceil(1024),
        made.position,
        made.media,
        config.folder().display(),
    ))
}

/// Puts a backup back.
pub(super) fn restore(args: &RestoreArgs, program: &dyn Program) -> Result<(), Failure> {
    let dir = std::path::absolute(&args.dir).unwrap_or_else(|_| args.dir.clone());
    make_data_folder(&dir).map_err(|error| Failure::failed(error.to_string()))?;
    ensure_owner(&dir, &dir).map_err(|error| Failure::owner(&error))?;
    if !is_empty(&dir)? {
        return Err(Failure::failed(backup::Fault::NotEmpty(dir).to_string()));
    }
    // No relay may start on half of it.
    let lock = DataLock::take(&dir).map_err(|error| Failure::failed(error.to_string()))?;
    let done = put_back(args, &dir, program);
    drop(lock);
    let restored = match done {
        Ok(restored) => restored,
        Err(failure) => {
            // Empty again, so that another backup can be tried; the first failure is the one to tell.
            let _ = clear(&dir);
            return Err(failure);
        }
    };
    report(args, &dir, &restored)
}

fn put_back(args: &RestoreArgs, dir: &Path, program: &dyn Program) -> Result<Restored, Failure> {
    let depth = if args.verify { Depth::Structure } else { Depth::Chain };
    let restored = {
        let mut line = Line::new();
        let mut draw = |p: Progress| line.draw(p.step, p.done, p.of);
        backup::restore(&args.from, dir, depth, &mut draw)
    };
    let restored = restored.map_err(|fault| Failure::failed(fault.to_string()))?;
    if let Some(list) = &args.erasures {
        add_erasures(list, dir)?;
    }
    program.hold_delivery(dir).map_err(Failure::failed)?;
    Ok(restored)
}

fn is_empty(dir: &Path) -> Result<bool, Failure> {
    let mut all = fs::read_dir(dir)
        .map_err(|error| Failure::failed(format!("{}: {error}", dir.display())))?;
    Ok(all.next().is_none())
}

fn clear(dir: &Path) -> std::io::Result<()> {
    for one in fs::read_dir(dir)? {
        let path = one?.path();
        if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    Ok(())
}

/// Lines of both lists: a repeated one is harmless, a missing one would bring somebody back.
fn add_erasures(list: &Path, dir: &Path) -> Result<(), Failure> {
    let failed = |path: &Path, error| Failure::failed(format!("{}: {error}", path.display()));
    let mut lines = fs::read(list).map_err(|error| failed(list, error))?;
    if lines.last().is_some_and(|last| *last != b'\n') {
        lines.push(b'\n');
    }
    let to = dir.join(ERASURES);
    let file = OpenOptions::new().append(true).create(true).mode(0o600).open(&to);
    file.and_then(|mut file| file.write_all(&lines).and_then(|()| file.sync_all()))
        .map_err(|error| failed(&to, error))
}

fn report(args: &RestoreArgs, dir: &Path, restored: &Restored) -> Result<(), Failure> {
    if args.json {
        return out::json(&json!({
            "dir": dir, "records": restored.records, "position": restored.position,
            "digest": restored.digest, "media": restored.media, "made_at": restored.made_at,
            "delivery": "held",
        }));
    }
    let checked = if args.verify { "chain and structure whole" } else { "chain whole" };
    let mut text = format!(
        "{}: {} records as of {}, {checked}, {} customers' files\n\
         Delivery is held: start the relay with `data` set to this folder, look at \
         `baton-relay delivery status`, then `baton-relay delivery resume`.",
        dir.display(),
        restored.records,
        restored.made_at,
        restored.media,
    );
    if args.erasures.is_none() {
        text.push_str(
            "\nWas anybody erased since? Put the erasures.jsonl that was kept apart into this folder \
             before the first start.",
        );
    }
    out::text(&text)
}
