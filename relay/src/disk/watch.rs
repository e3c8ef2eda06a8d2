//! Looks at the disk again and again, and says what changed.

use std::time::Duration;

use super::{Disk, Room, Seen};

/// How often it is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Runs until dropped; `told` hears every look, and the log every change once.
pub async fn watch(disk: Disk, told: impl Fn(Seen) + Send) {
    let mut before = Room::Enough;
    loop {
        let looking = disk.clone();
        // A file system of the network may hang; then only this task waits.
        match tokio::task::spawn_blocking(move || looking.look()).await {
            Ok(Ok(seen)) => {
                tell(&disk, seen, before);
                before = seen.room;
                told(seen);
            }
            Ok(Err(error)) => tracing::warn!(%error, "the disk cannot be looked at"),
            Err(_) => tracing::error!("the disk cannot be looked at: the look panicked"),
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

fn tell(disk: &Disk, seen: Seen, before: Room) {
    if seen.room == before {
        return;
    }
    let (free_mib, used_percent) = (seen.space.free / 1024 / 1024, seen.space.used_percent());
    let floor_mib = disk.rules().floor / 1024 / 1024;
    match seen.room {
        Room::Enough => tracing::info!(free_mib, used_percent, "there is room on the disk again"),
        Room::Low => tracing::warn!(free_mib, used_percent, "the disk fills up: make room"),
        Room::Refuse => tracing::error!(
            free_mib,
            used_percent,
            floor_mib,
            "the disk is full: customers' messages are refused until there is room; agents go on"
        ),
    }
}
