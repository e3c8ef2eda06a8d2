//! A connected console alone makes no live promise true: an agent whose keyboard has been silent
//! for long is set away, and says so on their line 0.

use std::collections::HashMap;
use std::time::Duration;

use baton_shared::id::AgentName;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use crate::desk::event::{Status, Surface};
use crate::engine::{Command, Engine};

/// How often it is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Runs until `stop` turns true.
pub(super) async fn run(engine: Engine, mut stop: watch::Receiver<bool>) {
    let started = engine.now();
    // Nobody is idle for the time before this relay could see their keys.
    let mut seen: HashMap<AgentName, Timestamp> = HashMap::new();
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
        for agent in idle(&engine, started, &mut seen) {
            let reason = Some("idle".to_owned());
            let away =
                Command::Status { by: agent.clone(), status: Status::Away, reason, until: None };
            if let Err(failed) = engine.ask(away).await {
                tracing::warn!(%agent, %failed, "an idle agent could not be set away");
            }
        }
    }
}

fn idle(
    engine: &Engine,
    started: Timestamp,
    seen: &mut HashMap<AgentName, Timestamp>,
) -> Vec<AgentName> {
    let minutes = engine.policy().settings.idle_away_min.cast_signed();
    let (now, allowed) = (engine.now(), SignedDuration::from_mins(minutes));
    let state = engine.state();
    let consoles = state.agents().filter(|agent| {
        let console = agent.sessions.values().any(|surface| *surface == Surface::Console);
        console && matches!(agent.status, Status::Available | Status::TransfersOnly)
    });
    let silent = consoles.filter(|agent| {
        let last = engine.last_key(&agent.name).unwrap_or(started);
        let last =
            *seen.entry(agent.name.clone()).and_modify(|at| *at = last.max(*at)).or_insert(last);
        now.duration_since(last) >= allowed
    });
    silent.map(|agent| agent.name.clone()).collect()
}
