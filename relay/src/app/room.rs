//! The room on the disk, from the config to the engine: where it is short, customers' messages are
//! refused before anything of them is written.

use crate::config::Config;
use crate::disk::{self, Disk, Room, Seen};
use crate::engine::Engine;
use crate::http::metrics::Sources;
use crate::log::sqlite;

/// The disk of the data folder.
///
/// # Errors
/// Where it cannot be looked at.
pub(super) fn disk(config: &Config) -> Result<Disk, String> {
    let data = &config.relay.data;
    Disk::of(data, config.disk.clone()).map_err(|error| format!("{}: {error}", data.display()))
}

/// Looks at the disk until dropped and tells the engine.
pub(super) async fn watch(disk: Disk, engine: Engine) {
    disk::watch(disk, move |seen| {
        let why = (seen.room == Room::Refuse).then(|| shortage(seen));
        if engine.intake_closed().is_some() != why.is_some() {
            engine.close_intake(why);
        }
    })
    .await;
}

/// Why customers' messages are refused, for `/readyz` and senders' admins.
pub(super) fn shortage(seen: Seen) -> String {
    let (free, used) = (seen.space.free / 1024 / 1024, seen.space.used_percent());
    format!(
        "the disk is full ({free} MiB free, {used} % used): customers' messages are refused until \
         there is room; agents go on"
    )
}

/// What `/metrics` shows besides the engine.
pub(super) fn sources(config: &Config, disk: Disk) -> Sources {
    let files = sqlite::files(&config.relay.data.join("log"));
    let token = config.metrics.token.clone();
    Sources { disk: Some(disk), files: files.into(), token }
}
