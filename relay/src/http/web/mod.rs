//! The customers' web chat: page, widget, visitor's session, socket and files.
//!
//! In reading order:
//! - [`origin`]: which sites may embed it.
//! - [`assets`]: the page and its parts, served from the program.
//! - [`session`]: the visitor's token. [`identity`]: the site's signed word on who it is.
//! - [`bounds`]: types that hold only what is within bounds.
//! - [`frames`]: what goes over the socket.
//! - [`desk`]: what is needed of the desk; the engine implements it.
//! - [`limit`]: token buckets.
//! - [`files`]: what visitors may send and how it goes out again.
//! - [`socket`]: the life of one visitor's socket.
//!
//! Knows no log, no ticket and no policy. Documented for implementers in `docs/webchat.md`.

pub mod assets;
pub mod bounds;
pub mod desk;
pub mod files;
pub mod frames;
pub mod identity;
pub mod limit;
pub mod origin;
pub mod session;
pub mod socket;

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{Extension, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use baton_shared::json::DEPTH_MAX;
use serde_json::json;
use tokio::sync::{Semaphore, watch};
use tokio::time::Instant;

use self::assets::Assets;
use self::desk::{Refusal, SocketId, VisitorDesk};
use self::limit::{ByAddress, Rate};
use self::origin::Sites;
use self::session::{Keys, VISITOR_BYTES, VisitorId};
use super::gate::{Credential, Guard};
use super::serve::Peer;
use crate::config::Identity;
use crate::http::refusals::Refusals;

/// New sessions an address may ask for.
const SESSION_RATE: Rate = Rate { per_second: 1.0, burst: 20.0 };
/// Files an address may send.
const UPLOAD_RATE: Rate = Rate { per_second: 1.0, burst: 10.0 };
/// Files on their way in at once: each holds up to 5 MiB of memory.
const UPLOADS_MAX: usize = 16;
/// Files on their way out at once: each holds up to 5 MiB of memory too.
const DOWNLOADS_MAX: usize = 8;
/// Addresses remembered.
const ADDRESSES_MAX: usize = 10_000;

/// Random bytes for a visitor's id.
pub type RandomSource = Arc<dyn Fn() -> [u8; VISITOR_BYTES] + Send + Sync>;

/// What an admin sets.
#[derive(Debug, Clone)]
pub struct WebConfig {
    /// Whose chat it is: the heading and the window's title.
    pub title: String,
    /// Languages the policy has, BCP 47, the default first.
    pub languages: Vec<String>,
    /// Sites that may embed the chat.
    pub sites: Sites,
    /// Keys for visitors' tokens.
    pub keys: Keys,
    /// What one socket may take.
    pub limits: Limits,
    /// Who may vouch for visitors.
    pub identity: Identity,
}

/// What one visitor's socket may take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// All frames of one socket.
    pub frames: Rate,
    /// Messages and other acts that end in the log.
    pub messages: Rate,
    /// Bytes of one frame.
    pub frame_bytes: usize,
    /// Levels of arrays and objects in one frame.
    pub json_depth: usize,
    /// Bytes that may wait to be written.
    pub write_buffer: usize,
    /// From the opened socket to the token.
    pub hello: Duration,
    /// Silence after which a ping goes out.
    pub ping: Duration,
    /// Silence after that ping until the other side is taken for gone.
    pub pong: Duration,
    /// How long the other side may leave our frames unread.
    pub stall: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            frames: Rate { per_second: 20.0, burst: 40.0 },
            messages: Rate { per_second: 5.0, burst: 20.0 },
            frame_bytes: frames::FRAME_MAX,
            json_depth: DEPTH_MAX,
            write_buffer: 256 * 1024,
            hello: Duration::from_secs(5),
            ping: Duration::from_secs(20),
            pong: Duration::from_secs(10),
            stall: Duration::from_secs(8),
        }
    }
}

/// The web chat of one relay.
pub struct Web {
    config: WebConfig,
    assets: Assets,
    desk: Arc<dyn VisitorDesk>,
    random: RandomSource,
    stop: watch::Receiver<bool>,
    started: Instant,
    sessions: Mutex<ByAddress>,
    uploads: Mutex<ByAddress>,
    uploading: Semaphore,
    downloading: Arc<Semaphore>,
    next_socket: AtomicU64,
    refusals: Refusals,
}

impl fmt::Debug for Web {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Web").field("config", &self.config).finish_non_exhaustive()
    }
}

impl Web {
    /// Ready to serve; `stop` turns `true` when the relay is about to go.
    #[must_use]
    pub fn new(
        config: WebConfig,
        desk: Arc<dyn VisitorDesk>,
        random: RandomSource,
        stop: watch::Receiver<bool>,
    ) -> Arc<Self> {
        Arc::new(Self {
            assets: Assets::new(&config),
            config,
            desk,
            random,
            stop,
            started: Instant::now(),
            sessions: Mutex::new(ByAddress::new(SESSION_RATE, ADDRESSES_MAX)),
            uploads: Mutex::new(ByAddress::new(UPLOAD_RATE, ADDRESSES_MAX)),
            uploading: Semaphore::new(UPLOADS_MAX),
            downloading: Arc::new(Semaphore::new(DOWNLOADS_MAX)),
            next_socket: AtomicU64::new(1),
            refusals: Refusals::default(),
        })
    }

    fn desk(&self) -> &dyn VisitorDesk {
        &*self.desk
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    fn socket_id(&self) -> SocketId {
        SocketId(self.next_socket.fetch_add(1, Ordering::Relaxed))
    }

    /// Whose token the request carries. Any fault gets the same answer.
    #[allow(clippy::result_large_err, reason = "the error is the answer itself")]
    fn visitor(&self, headers: &HeaderMap, guard: &Guard) -> Result<VisitorId, Response> {
        if !self.config.sites.admit(headers) {
            return Err(foreign());
        }
        guard.may_try(Credential::Visitor).map_err(IntoResponse::into_response)?;
        let now = self.desk.now();
        bearer(headers).and_then(|token| self.config.keys.verify_at(token, now)).ok_or_else(|| {
            if bearer(headers).is_some() {
                guard.failed(Credential::Visitor);
            }
            let text = "the token is missing or not of this relay: ask /chat/session for one";
            problem(StatusCode::UNAUTHORIZED, "unauthorized", text)
        })
    }

    /// One token of this address; requests without one share one.
    #[allow(clippy::result_large_err, reason = "the error is the answer itself")]
    fn take(&self, from: &Mutex<ByAddress>, peer: Option<Extension<Peer>>) -> Result<(), Response> {
        let address = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |Extension(peer)| peer.0.ip());
        let mut buckets = from.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.take(address, self.elapsed()).map_err(too_many)
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// The web chat's routes; they bring their state along.
pub fn router(web: Arc<Web>) -> Router {
    Router::new()
        .route("/chat", get(assets::page))
        .route("/chat/{*path}", get(assets::part))
        .route("/widget.js", get(assets::widget))
        .route("/chat/config.json", get(assets::config))
        .route("/chat/session", post(open_session))
        .route("/chat/socket", get(socket::upgrade))
        .route("/chat/files", post(files::upload))
        .route("/chat/files/{id}", get(files::download))
        .with_state(web)
}

/// `POST /chat/session`: a token for a new visitor, or the same visitor's token under the current
/// key. Writes nothing anywhere.
async fn open_session(
    State(web): State<Arc<Web>>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
) -> Response {
    if !web.config.sites.admit(&headers) {
        return foreign();
    }
    if let Err(response) = web.take(&web.sessions, peer) {
        return response;
    }
    let known = bearer(&headers).and_then(|token| web.config.keys.verify(token));
    let visitor = known.unwrap_or_else(|| VisitorId::from_random((web.random)()));
    let no_store = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (no_store, Json(json!({ "token": web.config.keys.mint(&visitor) }))).into_response()
}

fn problem(status: StatusCode, code: &str, message: &str) -> Response {
    let body = Json(json!({ "error": { "code": code, "message": message } }));
    (status, [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], body).into_response()
}

fn foreign() -> Response {
    let text = "this page's site is not allowed: add its origin to `sites` of the web channel";
    problem(StatusCode::FORBIDDEN, "foreign_origin", text)
}

fn too_many(wait: Duration) -> Response {
    let body = problem(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", "wait and try again");
    with_retry(body, wait)
}

fn refused(why: &Refusal) -> Response {
    match why.retry {
        Some(after) => {
            with_retry(problem(StatusCode::SERVICE_UNAVAILABLE, why.code, &why.message), after)
        }
        None => problem(StatusCode::UNPROCESSABLE_ENTITY, why.code, &why.message),
    }
}

fn with_retry(mut response: Response, after: Duration) -> Response {
    let seconds = after.as_secs() + u64::from(after.subsec_nanos() > 0);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

#[cfg(test)]
#[path = "web_tests.rs"]
mod tests;
