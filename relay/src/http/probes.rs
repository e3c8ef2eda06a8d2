//! `/healthz`, `/readyz` and `/metrics`: for machines that watch the relay. Counts only, nothing
//! of a customer.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::{Mutex, watch};
use tokio::time::Instant;

use super::error::{ApiError, Status};
use crate::desk::TicketState;
use crate::engine::{Engine, State as Desk, staffing};
use crate::policy::Policy;

/// How long the log may take to prove that it can be written.
const PROBE_TIME: Duration = Duration::from_secs(2);
/// How long a proof counts, so that whoever asks all the time costs no writes.
const PROOF_KEPT: Duration = Duration::from_secs(1);
/// The text format's media type: <https://prometheus.io/docs/instrumenting/exposition_formats/>.
const METRICS_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

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

/// The three routes. Built once the state is recovered: before, nothing listens.
pub fn router(engine: Engine, phase: watch::Receiver<Phase>) -> Router {
    let probes = Probes { engine, phase, proof: Mutex::default() };
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state(Arc::new(probes))
}

async fn ready(State(probes): State<Arc<Probes>>) -> Response {
    let stopping = *probes.phase.borrow() == Phase::Stopping;
    let proof =
        if stopping { Err("the relay is stopping".to_owned()) } else { probes.prove().await };
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

async fn metrics(State(probes): State<Arc<Probes>>) -> Response {
    let policy = probes.engine.policy();
    let text = write_metrics(&probes.engine.state(), &policy);
    (StatusCode::OK, [(CONTENT_TYPE, METRICS_TYPE)], text).into_response()
}

fn write_metrics(desk: &Desk, policy: &Policy) -> String {
    let mut page = Page::default();
    page.family("baton_build_info", "gauge", "The relay's version.");
    page.sample("baton_build_info", &[("version", env!("CARGO_PKG_VERSION"))], 1);
    tickets(&mut page, desk);
    queues(&mut page, desk, policy);
    outbox(&mut page, desk);
    let present = desk.agents().filter(|agent| agent.is_present()).count();
    page.family("baton_agents_present", "gauge", "Agents whom a transfer would find.");
    page.sample("baton_agents_present", &[], count(present));
    page.family("baton_log_position", "counter", "Position of the last event on disk.");
    page.sample("baton_log_position", &[], desk.pos.0);
    page.0
}

fn tickets(page: &mut Page, desk: &Desk) {
    let count_of = |state| count(desk.open().filter(|(_, ticket)| ticket.state == state).count());
    page.family("baton_tickets", "gauge", "Open tickets by state.");
    let states = [
        ("queued", TicketState::Queued),
        ("active", TicketState::Active),
        ("on_hold", TicketState::OnHold),
    ];
    for (word, state) in states {
        page.sample("baton_tickets", &[("state", word)], count_of(state));
    }
}

fn queues(page: &mut Page, desk: &Desk, policy: &Policy) {
    let all = staffing::of_desk(desk, policy);
    page.family("baton_queue_waiting", "gauge", "Customers who wait in a queue and are there.");
    for (queue, staffing) in &all {
        let waiting = staffing.waiting.into();
        page.sample("baton_queue_waiting", &[("queue", queue.as_str())], waiting);
    }
    page.family("baton_queue_agents", "gauge", "Agents who take new tickets of a queue.");
    for (queue, staffing) in &all {
        let present = staffing.present.into();
        page.sample("baton_queue_agents", &[("queue", queue.as_str())], present);
    }
}

fn outbox(page: &mut Page, desk: &Desk) {
    let (mut pending, mut parked) = (0, 0);
    for send in desk.conversations().flat_map(|conv| conv.outbox.iter()) {
        if send.parked.is_some() { parked += 1 } else { pending += 1 }
    }
    page.family("baton_outbox_sends", "gauge", "Sends without an outcome, and parked ones.");
    page.sample("baton_outbox_sends", &[("state", "pending")], pending);
    page.sample("baton_outbox_sends", &[("state", "parked")], parked);
    page.family("baton_delivery_held", "gauge", "1 while nothing goes out after a restore.");
    page.sample("baton_delivery_held", &[], u64::from(desk.delivery_held));
}

fn count(of: usize) -> u64 {
    u64::try_from(of).unwrap_or(u64::MAX)
}

/// A page in the text format. Labels are names of ours, which need no escape.
#[derive(Debug, Default)]
struct Page(String);

impl Page {
    fn family(&mut self, name: &str, kind: &str, help: &str) {
        // Writing into a string cannot fail.
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn sample(&mut self, name: &str, labels: &[(&str, &str)], value: u64) {
        let labels: Vec<String> =
            labels.iter().map(|(name, value)| format!("{name}=\"{value}\"")).collect();
        let labels =
            if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
        let _ = writeln!(self.0, "{name}{labels} {value}");
    }
}

#[cfg(test)]
mod tests;
