//! `/healthz` and `/readyz`: for machines that watch the relay. Nothing of a customer.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::{Mutex, watch};
use tokio::time::Instant;

use super::error::{ApiError, Status};
use crate::engine::Engine;

/// How long the log may take to prove that it can be written.
const PROBE_TIME: Duration = Duration::from_secs(2);
/// How long a proof counts, so that whoever asks all the time costs no writes.
const PROOF_KEPT: Duration = Duration::from_secs(1);

/// Whether the relay is on its way out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Phase {
    /// It serves.
    #[default]
    Serving,
    /// It stops: no new work should be sent to it.
    Stopping,
}

#[derive(Debug)]
struct Probes {
    engine: Engine,
    phase: watch::Receiver<Phase>,
    proof: Mutex<Option<(Instant, Result<(), String>)>>,
}

/// The two routes. Built once the state is recovered: before, nothing listens.
pub fn router(engine: Engine, phase: watch::Receiver<Phase>) -> Router {
    let probes = Probes { engine, phase, proof: Mutex::default() };
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .with_state(Arc::new(probes))
}

async fn ready(State(probes): State<Arc<Probes>>) -> Response {
    let stopping = *probes.phase.borrow() == Phase::Stopping;
    let proof = match probes.engine.intake_closed() {
        _ if stopping => Err("the relay is stopping".to_owned()),
        Some(why) => Err(why),
        None => probes.prove().await,
    };
    match proof {
        Ok(()) => "ready\n".into_response(),
        Err(why) => {
            let status = Status::Unavailable { retry_after_s: 1 };
            ApiError::new(status, "not_ready", why).into_response()
        }
    }
}

impl Probes {
    /// One writes at a time; who asks meanwhile waits for the same answer.
    async fn prove(&self) -> Result<(), String> {
        let mut kept = self.proof.lock().await;
        if let Some((_, proof)) = kept.as_ref().filter(|(at, _)| at.elapsed() < PROOF_KEPT) {
            return proof.clone();
        }
        let proof = match tokio::time::timeout(PROBE_TIME, self.engine.log().probe()).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => {
                tracing::error!(%error, "not ready: the log cannot be written");
                Err("the log cannot be written; the relay's log says why".to_owned())
            }
            Err(_) => Err("the log does not answer in time: is the disk busy?".to_owned()),
        };
        *kept = Some((Instant::now(), proof.clone()));
        proof
    }
}

#[cfg(test)]
mod tests;
