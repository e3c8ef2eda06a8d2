//! Which policy is in force: the last one activated in the log, or the file if it was edited since.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;

use crate::config::Config;
use crate::engine::{Activated, Command, Engine, PolicyAct, active_policy};
use crate::log::Log;
use crate::policy::Policy;

/// How often it is looked whether another policy is in force.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// A policy and where it comes from.
#[derive(Debug)]
pub(super) struct Chosen {
    pub(super) policy: Policy,
    /// It is not in the log yet.
    pub(super) fresh: bool,
}

/// The policy to start with. A file edited after the last activation wins if it is faultless;
/// otherwise the log wins, and the file is written anew with a warning.
///
/// # Errors
/// Where neither the file nor the log has a policy that can be read.
pub(super) async fn choose(config: &Config, log: &dyn Log) -> Result<Chosen, String> {
    let active = active_policy(log).await.map_err(|error| error.to_string())?;
    let path = &config.relay.policy;
    let file = std::fs::read_to_string(path);
    match (active, file) {
        (None, Ok(text)) => parse(path, &text).map(|policy| Chosen { policy, fresh: true }),
        (None, Err(error)) => {
            Err(format!("{}: {error}; `baton-relay init` writes a policy", path.display()))
        }
        (Some(active), file) => decide(path, &active, file.ok().as_deref()),
    }
}

fn decide(path: &Path, active: &Activated, file: Option<&str>) -> Result<Chosen, String> {
    let same = file.is_some_and(|text| text == active.text);
    let edited = changed_at(path).is_some_and(|at| at > active.at);
    if let Some(text) = file.filter(|_| !same && edited) {
        match parse(path, text) {
            Ok(policy) => return Ok(Chosen { policy, fresh: true }),
            Err(faults) => {
                for fault in faults.lines() {
                    tracing::warn!("the edited policy has faults and the old one stays: {fault}");
                }
            }
        }
    }
    let policy = parse(path, &active.text)?;
    if !same && !edited {
        tracing::warn!(path = %path.display(), "the policy file is older than the active policy and is written anew");
        write(path, &active.text);
    }
    Ok(Chosen { policy, fresh: false })
}

fn write(path: &Path, text: &str) {
    if let Err(error) = std::fs::write(path, text) {
        tracing::warn!(%error, path = %path.display(), "the policy file cannot be written");
    }
}

/// Keeps the file what is in force when a lead activates another policy over the wire, so that whoever
/// edits it next does not take that back unawares. Runs until `stop` turns true.
pub(super) async fn keep(engine: Engine, path: PathBuf, mut stop: watch::Receiver<bool>) {
    let mut before = engine.policy();
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
        let now = engine.policy();
        if !Arc::ptr_eq(&before, &now) && before.hash() != now.hash() {
            tracing::info!(hash = now.hash(), "the policy in force");
            replace(&path, (before.text(), now.text()));
        }
        before = now;
    }
}

/// Writes the file anew where nobody has edited it since.
fn replace(path: &Path, (before, now): (&str, &str)) {
    match std::fs::read_to_string(path) {
        Ok(text) if text == now => {}
        Ok(text) if text == before => write(path, now),
        Ok(_) => tracing::warn!(
            path = %path.display(),
            "the policy file was edited while another policy came into force and is left as it is: \
             `baton-relay policy diff` compares them"
        ),
        Err(error) => {
            tracing::warn!(%error, path = %path.display(), "the policy file cannot be read");
        }
    }
}

fn changed_at(path: &Path) -> Option<Timestamp> {
    std::fs::metadata(path).ok()?.modified().ok()?.try_into().ok()
}

fn parse(path: &Path, text: &str) -> Result<Policy, String> {
    Policy::parse(text).map_err(|faults| {
        let lines = faults.iter().map(|f| format!("{}:{}: {}", path.display(), f.line, f.message));
        lines.collect::<Vec<_>>().join("\n")
    })
}

/// Reads the file again, as on SIGHUP, by the same rule as at start: a file edited since the last
/// activation comes into force if it is faultless, otherwise the log wins.
///
/// # Errors
/// The faults, or why it could not be stored.
pub(super) async fn reload(config: &Config, engine: &Engine) -> Result<(), String> {
    let path = &config.relay.policy;
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    if text == engine.policy().text() {
        return Ok(());
    }
    // A faulty file is named with its lines even where the log would win anyway.
    parse(path, &text)?;
    let active = active_policy(engine.log().as_ref()).await.map_err(|error| error.to_string())?;
    let fresh = match &active {
        Some(active) => decide(path, active, Some(&text))?,
        None => Chosen { policy: parse(path, &text)?, fresh: true },
    };
    if fresh.fresh { activate(engine, &fresh.policy, "file").await } else { Ok(()) }
}

/// Makes a policy the active one.
///
/// # Errors
/// Why it could not be stored.
pub(super) async fn activate(engine: &Engine, policy: &Policy, by: &str) -> Result<(), String> {
    let command = Command::Policy { act: PolicyAct::activate(policy), by: by.to_owned() };
    engine.ask(command).await.map(drop).map_err(|failed| failed.to_string())
}

#[cfg(test)]
mod tests;
