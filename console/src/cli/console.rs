//! The door to the full-screen console: gives it a link and its directories, and says how it
//! ended.

use std::path::PathBuf;

use baton_shared::wire::{SUBSCRIPTION_MAX, Subscription, Surface};
use sha2::{Digest, Sha256};

use super::access::Session;
use super::failure::{Exit, Failure};
use crate::client::{Link, LinkConfig, Timing};
use crate::paths::Paths;
use crate::tui::{self, ExitReason};

/// Opens the console on a relay.
///
/// # Errors
/// [`Failure`] where the console cannot run, or the relay refuses it.
pub(super) async fn run(session: Session) -> Result<(), Failure> {
    let paths = Paths::of_user();
    let drafts_dir = paths.as_ref().map(|paths| drafts_dir(paths, &session));
    let (frames, net) = Link::spawn(LinkConfig {
        relay: session.relay,
        token: session.token,
        surface: Surface::Console,
        subscription: Some(Subscription { limit: SUBSCRIPTION_MAX, ..Subscription::default() }),
        resume: None,
        timing: Timing::default(),
    });
    let me = session.agent;
    let config_dir = paths.map(|paths| paths.config);
    let notice = Vec::new();
    let session = tui::Session { me, frames, net, drafts_dir, config_dir, notice };
    ended(Box::pin(tui::run(session)).await)
}

/// How a console's end is said.
pub(super) fn ended(reason: ExitReason) -> Result<(), Failure> {
    match reason {
        ExitReason::Quit | ExitReason::Signal => Ok(()),
        ExitReason::Refused(error) => Err(Failure::refused(error)),
        ExitReason::NoTerminal => Err(Failure::new(
            Exit::Failed,
            "no_terminal",
            "the console needs a terminal; in scripts use `baton tickets`, `baton show N` and the \
             other commands in `baton --help`",
        )),
        ExitReason::Terminal(error) => Err(Failure::from(error)),
    }
}

/// A directory per relay and agent. Whose an unsaved token is becomes known only with the
/// welcome, and drafts are read before; its digest keeps two agents apart until then.
fn drafts_dir(paths: &Paths, session: &Session) -> PathBuf {
    let owner = match &session.agent {
        Some(agent) => agent.to_string(),
        None => {
            let digest = Sha256::digest(session.token.expose());
            digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
        }
    };
    paths.state.join("drafts").join(session.relay.slug()).join(owner)
}
