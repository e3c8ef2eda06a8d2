//! A connected console alone makes no live promise true: an agent whose keyboard has been silent
//! for long is set away, and one whose queues have all closed for the day is set off. Line 0 says so.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use baton_shared::id::AgentName;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use crate::desk::Agent;
use crate::desk::event::{Status, Surface};
use crate::engine::{Command, Engine};

/// How often it is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Runs until `stop` turns true.
pub(super) async fn run(engine: Engine, mut stop: watch::Receiver<bool>) {
    let started = engine.now();
    // Nobody is idle for the time before this relay could see their keys.
    let mut seen: HashMap<AgentName, Timestamp> = HashMap::new();
    let (mut closed_before, mut first) = (HashSet::new(), true);
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
        for agent in idle(&engine, started, &mut seen) {
            set(&engine, agent, Status::Away, "idle").await;
        }
        let now = closed(&engine);
        // Only the moment of closing counts: whoever comes in later means to work.
        let ended = now.iter().filter(|agent| !closed_before.contains(*agent));
        let ended: Vec<AgentName> =
            ended.filter(|agent| !first && on(&engine, agent)).cloned().collect();
        for agent in ended {
            set(&engine, agent, Status::Off, "hours").await;
        }
        (closed_before, first) = (now, false);
    }
}

fn on(engine: &Engine, agent: &AgentName) -> bool {
    engine.state().agent(agent).is_some_and(|agent| agent.status != Status::Off)
}

async fn set(engine: &Engine, by: AgentName, status: Status, why: &str) {
    let command =
        Command::Status { by: by.clone(), status, reason: Some(why.to_owned()), until: None };
    if let Err(failed) = engine.ask(command).await {
        tracing::warn!(agent = %by, %failed, "a status could not be set");
    }
}

/// The agents of whose queues none is open now.
fn closed(engine: &Engine) -> HashSet<AgentName> {
    let (policy, now) = (engine.policy(), engine.now());
    let open = |agent: &Agent| {
        policy
            .queues
            .iter()
            .filter(|queue| agent.serves(&queue.name))
            .any(|queue| policy.hours_of(&queue.name).is_none_or(|hours| hours.is_open(now)))
    };
    let state = engine.state();
    let done = state.agents().filter(|agent| !agent.revoked && !open(agent));
    done.map(|agent| agent.name.clone()).collect()
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
        let mut consoles = agent.sessions.iter().filter(|(_, on)| **on == Surface::Console);
        // Keys at a console of another relay are not seen here.
        let here = consoles.clone().all(|(session, _)| engine.is_own_session(session));
        consoles.next().is_some()
            && here
            && matches!(agent.status, Status::Available | Status::TransfersOnly)
    });
    let silent = consoles.filter(|agent| {
        let last = engine.last_key(&agent.name).unwrap_or(started);
        let last =
            *seen.entry(agent.name.clone()).and_modify(|at| *at = last.max(*at)).or_insert(last);
        now.duration_since(last) >= allowed
    });
    silent.map(|agent| agent.name.clone()).collect()
}
