//! The agents' socket, `/v1/agent`: authenticates, then lends one session a view of the desk.
//!
//! - `view`: rows, entries and details, from the desk's state to the wire's shapes.
//! - `sight`: which rows a session has, and what a commit changes in them.
//! - `session`: one connection from hello to bye; `attach`, how it begins; `bucket`, how fast it may be.
//! - `commands`: from frames to commands and back.

use std::sync::Arc;

use axum::Router;
use axum::extract::State as Extract;
use axum::extract::ws::WebSocketUpgrade;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use baton_shared::wire::FRAME_MAX;
use tokio::sync::{Semaphore, watch};

use crate::engine::Engine;
use crate::http::bearer::authenticate;
use crate::http::error::{ApiError, Status};

mod attach;
mod bucket;
mod commands;
mod session;
mod sight;
pub mod view;

/// Bytes a slow session may leave unsent before it is closed.
const WRITE_BUFFER_MAX: usize = 256 * 1024;
/// Bytes read at once. The buffer is zeroed at every look for a frame, also where none came, and
/// there is one a session: large ones cost more than everything else a session does.
const READ_BUFFER: usize = 4 * 1024;

/// Bounds of the agents' sockets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Limits {
    pub sessions: usize,
    pub sessions_per_agent: usize,
    pub frames_per_s: u32,
    pub frames_burst: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { sessions: 500, sessions_per_agent: 5, frames_per_s: 20, frames_burst: 40 }
    }
}

#[derive(Debug)]
struct Desk {
    engine: Engine,
    limits: Limits,
    slots: Arc<Semaphore>,
    stop: watch::Receiver<bool>,
}

/// The route of the agents' socket.
pub fn router(engine: Engine, limits: Limits, stop: watch::Receiver<bool>) -> Router {
    let slots = Arc::new(Semaphore::new(limits.sessions));
    let desk = Arc::new(Desk { engine, limits, slots, stop });
    Router::new().route("/v1/agent", get(upgrade)).with_state(desk)
}

async fn upgrade(
    Extract(desk): Extract<Arc<Desk>>,
    headers: HeaderMap,
    socket: Result<WebSocketUpgrade, axum::extract::ws::rejection::WebSocketUpgradeRejection>,
) -> Response {
    // A browser sends an origin; agents' programs never do, and a page must not act for an agent.
    if headers.contains_key(header::ORIGIN) {
        let message = "this socket is not for web pages";
        return ApiError::new(Status::Forbidden, "origin_refused", message).into_response();
    }
    let Some(agent) = authenticate(&desk.engine, &headers) else {
        return ApiError::unauthorized().into_response();
    };
    let Ok(socket) = socket else {
        let message = "this is a WebSocket: connect with `baton` or see docs/protocol.md";
        return ApiError::new(Status::BadRequest, "not_a_websocket", message).into_response();
    };
    let Ok(slot) = desk.slots.clone().try_acquire_owned() else {
        return ApiError::unavailable(5).into_response();
    };
    socket
        .max_message_size(FRAME_MAX)
        .max_frame_size(FRAME_MAX)
        .read_buffer_size(READ_BUFFER)
        .max_write_buffer_size(WRITE_BUFFER_MAX)
        .on_upgrade(move |socket| async move {
            session::run(socket, desk.engine.clone(), agent, desk.limits, desk.stop.clone()).await;
            drop(slot);
        })
}
