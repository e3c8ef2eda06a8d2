//! The keeper: a second process of this program that runs the demo's relay and cleans up after the
//! demo however the demo ends.
//!
//! The demo holds the other end of the keeper's standard input. The kernel closes it when the demo
//! is gone, be it by `:q`, by a panic or by a SIGKILL; then the keeper ends the relay and removes
//! the directory. Only who kills the keeper itself by SIGKILL leaves something behind.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::process::{Child, Command};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::place::Place;

/// The relay's log, in the demo's directory.
const LOG: &str = "relay.log";
/// Most of the log that is shown, in lines.
const LOG_LINES: usize = 6;
/// For the keeper to clean up.
const PATIENCE: Duration = Duration::from_secs(5);

/// Runs the relay until standard input ends, then leaves nothing.
///
/// # Errors
/// Where the directory is no demo's, or the relay does not start.
pub async fn keep(dir: &Path, relay: &Path) -> io::Result<()> {
    let place = Place::adopt(dir)?;
    // What the terminal sends is for the demo; it tells us by ending.
    let _hangup = signal(SignalKind::hangup())?;
    let _interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut child = Command::new(relay)
        .arg("serve")
        .arg("--config")
        .arg(dir.join("baton.toml"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        // Ours is the log.
        .stderr(Stdio::inherit())
        .kill_on_drop(true)
        .spawn()?;
    let (alive, demo) = oneshot::channel::<()>();
    // Nothing is ever written there: it only ends.
    std::thread::spawn(move || {
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        drop(alive);
    });
    tokio::select! {
        _ = demo => {}
        _ = terminate.recv() => {}
        _ = child.wait() => {
            // The demo sees that we are gone, shows the log, and removes the directory.
            place.leave();
            return Ok(());
        }
    }
    // Everything is thrown away in a moment: there is nothing to wind down.
    let _ = child.kill().await;
    drop(place);
    Ok(())
}

/// The demo's end of it.
#[derive(Debug)]
pub(super) struct Keeper {
    child: Child,
    log: PathBuf,
}

impl Keeper {
    /// Starts a keeper for a directory.
    ///
    /// # Errors
    /// Where this program cannot be started a second time.
    pub(super) fn start(place: &Place, relay: &Path) -> io::Result<Self> {
        let log = place.dir().join(LOG);
        let child = Command::new(std::env::current_exe()?)
            .arg("demo")
            .arg("--keep")
            .arg(place.dir())
            .arg("--with")
            .arg(relay)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(File::create(&log)?)
            // Away from the terminal's signals.
            .process_group(0)
            .spawn()?;
        Ok(Self { child, log })
    }

    /// Whether the relay has ended by itself.
    pub(super) fn gone(&mut self) -> io::Result<bool> {
        Ok(self.child.try_wait()?.is_some())
    }

    /// The end of the relay's log.
    pub(super) fn log(&self) -> String {
        let text = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(LOG_LINES)..].join("\n")
    }

    /// Ends the relay and waits until nothing is left.
    pub(super) async fn end(mut self) {
        drop(self.child.stdin.take());
        if timeout(PATIENCE, self.child.wait()).await.is_err() {
            let _ = self.child.kill().await;
        }
    }
}
