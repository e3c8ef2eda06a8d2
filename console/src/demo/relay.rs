//! The demo's private relay: found, set up by its own commands as an admin would, and started.

use std::ffi::OsStr;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use jiff::Zoned;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tokio::process::Command;
use tokio::time::{Instant, sleep};

use super::DemoError;
use super::desk;
use super::keeper::Keeper;
use super::place::Place;

const PROGRAM: &str = "baton-relay";
/// For the relay to be ready.
const READY_WITHIN: Duration = Duration::from_secs(10);
const BETWEEN_LOOKS: Duration = Duration::from_millis(40);

/// What `init --json` prints.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Initialised {
    /// As in `http://127.0.0.1:8080`.
    pub(super) url: String,
    pub(super) hook_secret: String,
}

/// What `agent add --json` prints.
#[derive(Deserialize)]
struct Added {
    token: String,
}

/// The relay's program: beside this one, else on PATH.
///
/// # Errors
/// Where there is none; the message says what to do.
pub(super) fn find() -> Result<PathBuf, DemoError> {
    let own = std::env::current_exe().ok();
    let beside = own.as_deref().and_then(Path::parent).map(Path::to_owned);
    let path = std::env::var_os("PATH").unwrap_or_default();
    find_in(beside, &path).ok_or_else(|| {
        let beside = own.unwrap_or_default();
        DemoError::new(
            "no_relay",
            format!(
                "there is no {PROGRAM} beside {} nor on PATH: run `cargo build --workspace`, or \
                 install the two programs together",
                beside.display()
            ),
        )
    })
}

fn find_in(beside: Option<PathBuf>, path: &OsStr) -> Option<PathBuf> {
    let program = format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX);
    let dirs = beside.into_iter().chain(std::env::split_paths(path));
    dirs.map(|dir| dir.join(&program)).find(|path| path.is_file())
}

/// A port of this machine that is free now.
///
/// # Errors
/// Where there is none.
pub(super) fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// The relay's commands, run on a demo's directory.
#[derive(Debug)]
pub(super) struct Admin<'a> {
    pub(super) program: &'a Path,
    pub(super) place: &'a Place,
}

impl Admin<'_> {
    /// Writes config, policy and bot.
    ///
    /// # Errors
    /// What `init` says, or the disk.
    pub(super) async fn init(
        &self,
        port: u16,
        callback: u16,
        now: &Zoned,
    ) -> Result<Initialised, DemoError> {
        let dir = self.place.dir();
        let listen = format!("127.0.0.1:{port}");
        let callback = format!("http://127.0.0.1:{callback}/");
        let args = ["--listen", &listen, "--callback-url", &callback, "--json"].map(OsStr::new);
        let args =
            [OsStr::new("init"), OsStr::new("--dir"), dir.as_os_str()].into_iter().chain(args);
        let initialised = self.run("init", args).await?;
        let written = std::fs::write(dir.join("policy.toml"), desk::policy(now))
            .and_then(|()| std::fs::write(dir.join("faq.toml"), desk::FAQ));
        written.map_err(|error| {
            DemoError::new("disk", format!("{} cannot be written: {error}", dir.display()))
        })?;
        Ok(initialised)
    }

    /// Adds an agent; returns the token.
    ///
    /// # Errors
    /// What `agent add` says.
    pub(super) async fn add(
        &self,
        name: &str,
        role: &str,
        queues: &[&str],
    ) -> Result<String, DemoError> {
        let config = self.place.dir().join("baton.toml");
        let mut args =
            ["agent", "add", name, "--role", role, "--json", "--config"].map(OsStr::new).to_vec();
        args.push(config.as_os_str());
        for queue in queues {
            args.extend(["--queue", queue].map(OsStr::new));
        }
        let Added { token } = self.run("agent add", args).await?;
        Ok(token)
    }

    async fn run<T: DeserializeOwned>(
        &self,
        what: &str,
        args: impl IntoIterator<Item = &OsStr>,
    ) -> Result<T, DemoError> {
        let failed = |why: &str| {
            let why = why.lines().next_back().unwrap_or("it ended without a word").trim();
            DemoError::new("relay_failed", format!("`{PROGRAM} {what}` failed: {why}"))
        };
        let output = Command::new(self.program)
            .args(args)
            .env_remove("BATON_CONFIG")
            .stdin(Stdio::null())
            .kill_on_drop(true)
            .output()
            .await
            .map_err(|error| failed(&format!("{}: {error}", self.program.display())))?;
        if !output.status.success() {
            return Err(failed(&String::from_utf8_lossy(&output.stderr)));
        }
        serde_json::from_slice(&output.stdout).map_err(|error| {
            failed(&format!("it printed something else than expected ({error}): are both programs of one release?"))
        })
    }
}

/// Waits until the relay answers.
///
/// # Errors
/// With the end of its log, where it ended or does not get ready in time.
pub(super) async fn ready(
    client: &reqwest::Client,
    base: &str,
    keeper: &mut Keeper,
) -> Result<(), DemoError> {
    let end = Instant::now() + READY_WITHIN;
    let address = format!("{base}/readyz");
    loop {
        let asked = client.get(&address).timeout(Duration::from_secs(1)).send().await;
        if asked.is_ok_and(|answer| answer.status().is_success()) {
            return Ok(());
        }
        let gone = keeper.gone().unwrap_or(true);
        if gone || Instant::now() >= end {
            let what =
                if gone { "the relay ended" } else { "the relay was not ready in 10 seconds" };
            let message = format!("{what}; the end of its log:\n{}", keeper.log());
            return Err(DemoError::new("relay_failed", message));
        }
        sleep(BETWEEN_LOOKS).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_relay_beside_this_program_wins_over_one_on_the_path() {
        let home = tempfile::tempdir().expect("a directory");
        let (beside, path) = (home.path().join("a"), home.path().join("b"));
        let program = format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX);
        for dir in [&beside, &path] {
            std::fs::create_dir(dir).expect("made");
        }
        assert_eq!(find_in(Some(beside.clone()), path.as_os_str()), None);
        std::fs::write(path.join(&program), "").expect("written");
        assert_eq!(find_in(Some(beside.clone()), path.as_os_str()), Some(path.join(&program)));
        std::fs::write(beside.join(&program), "").expect("written");
        assert_eq!(find_in(Some(beside.clone()), path.as_os_str()), Some(beside.join(&program)));
    }
}
