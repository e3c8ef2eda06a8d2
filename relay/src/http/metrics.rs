//! `/metrics` in Prometheus' text format, for this machine's scrapers or whoever bears the token.
//! Counts and durations only: no label or value comes from a customer.

use std::fmt::Write as _;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Extension, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, FORWARDED};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, http};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::error::{ApiError, Status};
use super::serve::Peer;
use crate::desk::TicketState;
use crate::disk::Disk;
use crate::engine::{Engine, State as Desk, staffing};
use crate::meter::{Counted, Counter, Meters, Offers};
use crate::policy::Policy;
use crate::secret::Secret;

mod page;
mod process;
#[cfg(test)]
mod tests;

use page::{Kind, Page};

/// The text format's media type: <https://prometheus.io/docs/instrumenting/exposition_formats/>.
const TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";
/// Where a proxy names who asked it; a scraper on this machine sends neither.
const FORWARDED_FOR: http::HeaderName = http::HeaderName::from_static("x-forwarded-for");

/// What is shown besides the engine's own numbers, and to whom.
#[derive(Debug)]
pub struct Sources {
    /// The disk, where there is one to watch.
    pub disk: Option<Disk>,
    /// Files whose sizes are told, each with its name in the label `file`.
    pub files: Vec<(&'static str, PathBuf)>,
    /// What a scraper bears; `None` admits this machine's programs only.
    pub token: Option<Secret>,
}

#[derive(Debug)]
struct Door {
    engine: Engine,
    sources: Sources,
}

/// The route.
pub fn router(engine: Engine, sources: Sources) -> Router {
    let door = Arc::new(Door { engine, sources });
    Router::new().route("/metrics", get(show)).with_state(door)
}

async fn show(
    State(door): State<Arc<Door>>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
) -> Response {
    let from = peer.map(|Extension(Peer(address))| address.ip());
    if let Err(refused) = admit(&door.sources, from, &headers) {
        return refused.into_response();
    }
    let text = write(&door.engine, &door.sources);
    (StatusCode::OK, [(CONTENT_TYPE, TYPE)], text).into_response()
}

fn admit(sources: &Sources, from: Option<IpAddr>, headers: &HeaderMap) -> Result<(), ApiError> {
    let Some(token) = &sources.token else {
        let here = from.is_some_and(|ip| ip.to_canonical().is_loopback());
        let forwarded = headers.contains_key(FORWARDED_FOR) || headers.contains_key(FORWARDED);
        if here && !forwarded {
            return Ok(());
        }
        let message =
            "the counters are for this machine: set [metrics] token to read them elsewhere";
        return Err(ApiError::new(Status::Forbidden, "metrics_closed", message));
    };
    let given = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    // Both hashed, so that not even the length shows in the time.
    let same = Sha256::digest(given.as_bytes()).ct_eq(&Sha256::digest(token.expose()));
    if same.into() { Ok(()) } else { Err(ApiError::unauthorized()) }
}

fn write(engine: &Engine, sources: &Sources) -> String {
    let mut page = Page::default();
    page.family("baton_build_info", Kind::Gauge, "The relay's version.");
    page.sample("baton_build_info", &[("version", env!("CARGO_PKG_VERSION"))], 1);
    let policy = engine.policy();
    // The lock is held for the counting only; the text is put together after.
    let counts = Counts::of(&engine.state(), &policy);
    counts.write(&mut page);
    meters(&mut page, engine.meters());
    let closed = u64::from(engine.intake_closed().is_some());
    page.family("baton_intake_closed", Kind::Gauge, "1 while customers' messages are refused.");
    page.sample("baton_intake_closed", &[], closed);
    storage(&mut page, sources);
    process::write(&mut page);
    page.end()
}

/// What the state says, as numbers.
struct Counts {
    tickets: [u64; 3],
    queues: Vec<(String, u64, u64)>,
    sends: [u64; 2],
    held: bool,
    agents: [u64; 3],
    position: u64,
}

impl Counts {
    fn of(desk: &Desk, policy: &Policy) -> Self {
        let mut tickets = [0; 3];
        for (_, ticket) in desk.open() {
            match ticket.state {
                TicketState::Queued => tickets[0] += 1,
                TicketState::Active => tickets[1] += 1,
                TicketState::OnHold => tickets[2] += 1,
                _ => {}
            }
        }
        let mut sends = [0; 2];
        for send in desk.conversations().flat_map(|conv| conv.outbox.iter()) {
            sends[usize::from(send.parked.is_some())] += 1;
        }
        let mut agents = [0; 3];
        for agent in desk.agents() {
            agents[0] += agent.sessions.len() as u64;
            agents[1] += u64::from(agent.is_present());
            agents[2] += u64::from(agent.is_available());
        }
        let queues = staffing::of_desk(desk, policy).into_iter();
        let queues = queues.map(|(queue, staff)| {
            (queue.to_string(), u64::from(staff.waiting), u64::from(staff.present))
        });
        let (queues, position) = (queues.collect(), desk.pos.0);
        Self { tickets, queues, sends, held: desk.delivery_held, agents, position }
    }

    fn write(&self, page: &mut Page) {
        page.family("baton_tickets", Kind::Gauge, "Open tickets by state.");
        for (state, count) in ["queued", "active", "on_hold"].into_iter().zip(self.tickets) {
            page.sample("baton_tickets", &[("state", state)], count);
        }
        page.family(
            "baton_queue_waiting",
            Kind::Gauge,
            "Customers who wait in a queue and are there.",
        );
        for (queue, waiting, _) in &self.queues {
            page.sample("baton_queue_waiting", &[("queue", queue)], *waiting);
        }
        page.family("baton_queue_agents", Kind::Gauge, "Agents who take new tickets of a queue.");
        for (queue, _, present) in &self.queues {
            page.sample("baton_queue_agents", &[("queue", queue)], *present);
        }
        page.family(
            "baton_outbox_sends",
            Kind::Gauge,
            "Sends without an outcome, and parked ones.",
        );
        for (state, count) in ["pending", "parked"].into_iter().zip(self.sends) {
            page.sample("baton_outbox_sends", &[("state", state)], count);
        }
        let one = |page: &mut Page, name, kind, help, value| {
            page.family(name, kind, help);
            page.sample(name, &[], value);
        };
        let held = u64::from(self.held);
        let [sessions, present, available] = self.agents;
        let g = Kind::Gauge;
        one(page, "baton_delivery_held", g, "1 while nothing goes out after a restore.", held);
        one(page, "baton_agent_sessions", g, "Open sessions of agents.", sessions);
        one(page, "baton_agents_present", g, "Agents whom a transfer would find.", present);
        one(page, "baton_agents_available", g, "Agents who take new customers.", available);
        let help = "Position of the last event on disk.";
        one(page, "baton_log_position", Kind::Counter, help, self.position);
    }
}

fn meters(page: &mut Page, meters: &Meters) {
    let name = "baton_messages_total";
    page.family(name, Kind::Counter, "Customers' messages by channel and what became of them.");
    for (channel, messages) in meters.messages.all() {
        let counts = [
            ("accepted", &messages.accepted),
            ("duplicate", &messages.duplicate),
            ("unavailable", &messages.unavailable),
        ];
        for (result, count) in counts {
            page.sample(name, &[("channel", &channel), ("result", result)], count.get());
        }
    }
    let name = "baton_requests_refused_total";
    page.family(name, Kind::Counter, "Requests refused at the door by reason.");
    let refused = &meters.refused;
    for (reason, count) in [("credential", &refused.credential), ("malformed", &refused.malformed)]
    {
        page.sample(name, &[("reason", reason)], count.get());
    }
    let name = "baton_bot_calls_total";
    page.family(name, Kind::Counter, "Calls of bots that have ended.");
    for (bot, calls) in meters.calls.all() {
        page.sample(name, &[("bot", &bot)], calls.made.get());
    }
    let name = "baton_bot_failures_total";
    page.family(name, Kind::Counter, "Calls of bots that failed.");
    for (bot, calls) in meters.calls.all() {
        page.sample(name, &[("bot", &bot)], calls.failed.get());
    }
    let name = "baton_send_attempts_total";
    page.family(name, Kind::Counter, "Attempts to send out, by how they ended.");
    let attempts = &meters.attempts;
    let ends = [
        ("sent", &attempts.sent),
        ("retry", &attempts.again),
        ("down", &attempts.down),
        ("parked", &attempts.parked),
    ];
    results(page, name, &ends);
    offers(page, &meters.offers);
    log(page, meters);
}

/// One counter an end.
fn results(page: &mut Page, name: &str, ends: &[(&str, &Counter)]) {
    for (end, count) in ends {
        page.sample(name, &[("result", end)], count.get());
    }
}

fn offers(page: &mut Page, offers: &Offers) {
    let name = "baton_queue_offers_total";
    page.family(name, Kind::Counter, "Tickets that queues offered to agents.");
    page.sample(name, &[], offers.made.get());
    let name = "baton_queue_offers_ended_total";
    page.family(name, Kind::Counter, "Offers of queues to agents, by how they ended.");
    let ends = [
        ("accepted", &offers.accepted),
        ("taken_by_another", &offers.taken_by_another),
        ("declined", &offers.declined),
        ("timed_out", &offers.timed_out),
        ("withdrawn", &offers.withdrawn),
    ];
    results(page, name, &ends);
}

fn log(page: &mut Page, meters: &Meters) {
    page.family("baton_visitor_sockets", Kind::Gauge, "Open sockets of web visitors.");
    page.sample("baton_visitor_sockets", &[], meters.visitors.get());
    page.family("baton_log_commits_total", Kind::Counter, "Commits on disk.");
    page.sample("baton_log_commits_total", &[], meters.commits.get());
    let help = "Batches that the log did not take.";
    page.family("baton_log_failed_batches_total", Kind::Counter, help);
    page.sample("baton_log_failed_batches_total", &[], meters.failed_batches.get());
    page.histogram("baton_log_batch_commits", "Commits of one batch.", &meters.batch.counted());
    let help = "From a batch's append to its place on disk.";
    page.histogram("baton_log_append_seconds", help, &meters.append.counted());
}

fn storage(page: &mut Page, sources: &Sources) {
    if let Some(disk) = &sources.disk {
        let seen = disk.seen();
        page.family("baton_disk_free_bytes", Kind::Gauge, "Free for the relay on the data's disk.");
        page.sample("baton_disk_free_bytes", &[], seen.space.free);
        page.family("baton_disk_size_bytes", Kind::Gauge, "Size of the data's disk.");
        page.sample("baton_disk_size_bytes", &[], seen.space.total);
        page.family("baton_disk_ballast_bytes", Kind::Gauge, "Set aside for a full disk.");
        page.sample("baton_disk_ballast_bytes", &[], seen.ballast);
    }
    page.family("baton_log_file_bytes", Kind::Gauge, "Sizes of the log's files.");
    for (name, path) in &sources.files {
        let bytes = std::fs::metadata(path).map_or(0, |meta| meta.len());
        page.sample("baton_log_file_bytes", &[("file", name)], bytes);
    }
}

fn write_line(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing into a string cannot fail.
    let _ = writeln!(text, "{line}");
}
