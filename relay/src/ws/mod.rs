//! The agents' socket, `/v1/agent`: authenticates, then lends one session a view of the desk.
//!
//! - `view`: rows, entries and details, from the desk's state to the wire's shapes;
//!   `history`: what was done with a ticket.
//! - `mask`: what agents need not read. `reveal`: what they see of it all the same, recorded.
//! - `sight`: which rows a session has, and what a commit changes in them; `shelf`: how that looks
//!   on the wire, written once for all; `hub`: who hears of it.
//! - `session`: one connection from hello to bye; `attach`, how it begins; `bucket`, how fast it may be;
//!   `speak`, what it says; `passing`, what it is told and nobody keeps.
//! - `gate`: what the table of roles says to a frame.
//! - `bots`: what bots have. `policy`: questions about the policy. `report`: the report of a month.
//! - `read`: from text to frames. `commands`: from frames to commands and back.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State as Extract;
use axum::extract::ws::WebSocketUpgrade;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use baton_shared::json::DEPTH_MAX;
use baton_shared::wire::{FRAME_MAX, POLICY_FRAME_MAX};
use tokio::sync::watch;

use crate::desk::{Action, allows};
use crate::engine::Engine;
use crate::http::bearer::{Bearer, prove, public_id};
use crate::http::error::{ApiError, Status};
use crate::http::gate::{Credential, Guard};
use crate::http::serve::pools::Class;

mod attach;
mod bots;
mod bucket;
mod commands;
mod crowd;
mod gate;
mod history;
mod hub;
mod mask;
mod passing;
mod policy;
mod read;
mod report;
mod reveal;
mod session;
mod shelf;
mod sight;
mod speak;
pub mod view;

pub use read::read_frame;

/// Bytes after which a frame is written without waiting for more.
const WRITE_AT: usize = 16 * 1024;
/// Bytes read at once. The buffer is zeroed at every look for a frame, also where none came, and
/// there is one a session: large ones cost more than everything else a session does.
const READ_AT: usize = 4 * 1024;

/// Bounds of the agents' sockets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Sessions of one agent at once.
    pub sessions_per_agent: usize,
    /// Frames a second from one session, on average.
    pub frames_per_s: u32,
    /// Frames of one session at once.
    pub frames_burst: u32,
    /// Bytes of one frame.
    pub frame_bytes: usize,
    /// Levels of arrays and objects in one frame.
    pub json_depth: usize,
    /// Commits that may wait for a slow session before it is closed to resume later.
    pub queue: usize,
    /// Bytes that may wait to be written.
    pub write_buffer: usize,
    /// From the opened socket to its first frame.
    pub hello: Duration,
    /// Between two pings.
    pub ping: Duration,
    /// From a ping to its pong.
    pub pong: Duration,
    /// How long the other side may leave our frames unread.
    pub stall: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sessions_per_agent: 5,
            frames_per_s: 20,
            frames_burst: 40,
            frame_bytes: FRAME_MAX,
            json_depth: DEPTH_MAX,
            queue: 256,
            write_buffer: 256 * 1024,
            hello: Duration::from_secs(5),
            ping: Duration::from_secs(20),
            pong: Duration::from_secs(10),
            stall: Duration::from_secs(8),
        }
    }
}

#[derive(Debug)]
struct Desk {
    engine: Engine,
    limits: Limits,
    hub: Arc<hub::Hub>,
    stop: watch::Receiver<bool>,
}

/// The route of the agents' socket. Called on a runtime: what tells the sessions runs beside it.
pub fn router(engine: Engine, limits: Limits, stop: watch::Receiver<bool>) -> Router {
    let hub = Arc::new(hub::Hub::masked(engine.masks().agents));
    tokio::spawn(hub.clone().run(engine.follow()));
    let desk = Arc::new(Desk { engine, limits, hub, stop });
    Router::new().route("/v1/agent", get(upgrade)).with_state(desk)
}

async fn upgrade(
    Extract(desk): Extract<Arc<Desk>>,
    headers: HeaderMap,
    guard: Guard,
    socket: Result<WebSocketUpgrade, axum::extract::ws::rejection::WebSocketUpgradeRejection>,
) -> Response {
    // A browser sends an origin; agents' programs never do, and a page must not act for an agent.
    if !guard.admits_page(&headers) {
        let message = "this socket is not for web pages";
        return ApiError::new(Status::Forbidden, "origin_refused", message).into_response();
    }
    let credential = Credential::Token(public_id(&headers));
    if let Err(refused) = guard.may_try(credential) {
        return refused.into_response();
    }
    let Some(bearer) = prove(&desk.engine, &headers) else {
        // Whoever shows nothing guesses nothing.
        if headers.contains_key(axum::http::header::AUTHORIZATION) {
            guard.failed(credential);
        }
        return ApiError::unauthorized().into_response();
    };
    let _counted = guard.succeeded(credential);
    let Ok(socket) = socket else {
        let message = "this is a WebSocket: connect with `baton` or see docs/protocol.md";
        return ApiError::new(Status::BadRequest, "not_a_websocket", message).into_response();
    };
    // This relay is about to go; the next one takes the session.
    if *desk.stop.borrow() {
        return ApiError::unavailable(1).into_response();
    }
    if let Err(full) = guard.prove(Class::Agents) {
        return full.into_response();
    }
    let limits = desk.limits;
    let policies = room_for_policies(&desk.engine, &bearer);
    let (longest, buffer) = (limits.frame_bytes.max(policies), limits.write_buffer + policies);
    socket
        .max_message_size(longest)
        .max_frame_size(longest)
        .read_buffer_size(READ_AT)
        .write_buffer_size(limits.write_buffer.min(WRITE_AT))
        .max_write_buffer_size(buffer)
        .on_upgrade(move |socket| async move {
            let lent = (desk.engine.clone(), desk.hub.clone());
            session::run(socket, lent, bearer, limits, desk.stop.clone()).await;
            // The place in the pool is given back with the session.
            drop(guard);
        })
}

/// Whole policies go to and fro for those who may read them; a session whose role changes ends. Which
/// frames may be that long is held by the session.
fn room_for_policies(engine: &Engine, bearer: &Bearer) -> usize {
    let state = engine.state();
    let reads = |role| allows(role, Action::ReadPolicy);
    let agent = state.agent(&bearer.agent).filter(|agent| reads(agent.role));
    agent.map_or(0, |_| POLICY_FRAME_MAX)
}
