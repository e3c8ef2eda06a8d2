//! The accept loop: connections under limits, from the first byte to the last.
//!
//! axum's own `serve` keeps a silent or dripping client for ever, so hyper is driven here with a
//! header time limit, small buffers, a place for every connection and a limit on how long a peer
//! may leave our bytes unread. Knows nothing of routes: what a path is for, it is told.
//!
//! - [`pools`]: the places, apart for each kind of user.
//! - [`caller`]: for whom a request counts, also behind a proxy.
//! - `stream`, `held`: a connection and an answer that hold their place as long as they last.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use axum::http::header::{CONNECTION, HeaderValue};
use axum::response::{IntoResponse as _, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1::{self, UpgradeableConnection};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use rustix::net::sockopt::set_socket_send_buffer_size;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;

pub mod caller;
mod closing;
mod held;
pub mod pools;
mod stream;
#[cfg(test)]
mod tests;
pub mod tls;

use super::error::ApiError;
use super::front::Front;
use caller::Proxies;
use closing::{Closing, LINGER, Stage};
use held::Held;
use pools::{Claim, Class, Full, Pools, Sizes};
use stream::Guarded;
use tls::Tls;

/// Who is at the other end, or whom a trusted proxy names: an extension of every request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub SocketAddr);

/// What a connection may take.
#[derive(Debug, Clone)]
pub struct Limits {
    /// From connecting, or the last answer, to the end of the headers; bounds idle keep-alive too.
    pub header_timeout: Duration,
    /// Most bytes of request line and headers. hyper needs at least 8192.
    pub header_bytes: usize,
    /// Most headers.
    pub headers: usize,
    /// How long a peer may leave our bytes unread.
    pub stall_timeout: Duration,
    /// Bytes that the system may hold for a peer who does not read; it takes up to twice as many.
    pub send_buffer: usize,
    /// Places, each kind of user apart.
    pub sizes: Sizes,
    /// From connecting to having shown what one is.
    pub unproven: Duration,
    /// What a path is for.
    pub classify: fn(&str) -> Class,
    /// Reverse proxies. Their connections carry many users, so it is each request that takes a
    /// place, for the address they name.
    pub proxies: Proxies,
    /// How long a stop waits for what is under way.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            header_timeout: Duration::from_secs(5),
            header_bytes: 32 * 1024,
            headers: 64,
            stall_timeout: Duration::from_secs(8),
            send_buffer: 256 * 1024,
            sizes: Sizes::default(),
            unproven: Duration::from_secs(5),
            classify: |_| Class::Hooks,
            proxies: Proxies::default(),
            drain: Duration::from_secs(25),
        }
    }
}

impl Limits {
    /// Connections at once, those of proxies included; further ones wait in the system's backlog.
    #[must_use]
    pub fn connections(&self) -> u32 {
        self.sizes.total().saturating_add(PROXY_SPARE)
    }
}

/// Connections that proxies may keep open without a request under way.
const PROXY_SPARE: u32 = 512;

/// Connections accepted before those already there are heard: a fraction of the smallest pool.
const BETWEEN: u64 = 4;

/// How a stop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drained {
    /// All connections ended by themselves, upgraded ones too.
    Whole,
    /// So many were still open at the deadline and are cut off.
    Cut(usize),
}

/// Serves one front on any number of listeners.
#[derive(Debug)]
pub struct Server {
    shared: Arc<Shared>,
    listeners: Vec<TcpListener>,
    front: Front,
}

#[derive(Debug)]
struct Shared {
    limits: Limits,
    /// Where absent, connections are in the clear.
    tls: Option<Tls>,
    /// One permit a connection, held by its stream: an upgraded connection keeps counting.
    room: Arc<Semaphore>,
    pools: Arc<Pools>,
}

impl Server {
    /// Nothing is accepted before [`Server::run`].
    #[must_use]
    pub fn new(listeners: Vec<TcpListener>, front: impl Into<Front>, limits: Limits) -> Self {
        let room = Arc::new(Semaphore::new(as_count(limits.connections())));
        let pools = Pools::new(limits.sizes);
        let shared = Shared { limits, tls: None, room, pools };
        Self { shared: Arc::new(shared), listeners, front: front.into() }
    }

    /// Over TLS, every connection. Call it before [`Server::run`].
    #[must_use]
    pub fn over(mut self, tls: Option<Tls>) -> Self {
        if let Some(shared) = Arc::get_mut(&mut self.shared) {
            shared.tls = tls;
        }
        self
    }

    /// Serves until `stop` resolves; then ends as [`closing`] says, lets requests under way finish
    /// and waits for all connections, at most for the drain time. Whoever owns upgraded
    /// connections tells them to end.
    pub async fn run(self, stop: impl Future<Output = ()>) -> Drained {
        let Self { shared, listeners, front } = self;
        let (stage, stages) = watch::channel(Stage::default());
        let mut loops = JoinSet::new();
        for listener in listeners {
            let (shared, front, stages) = (Arc::clone(&shared), front.clone(), stages.clone());
            loops.spawn(accept_all(listener, front, shared, stages));
        }
        drop(front);
        stop.await;
        let all = shared.limits.connections();
        stage.send_replace(Stage::LastAnswers);
        if shared.room.available_permits() < as_count(all) {
            tokio::time::sleep(LINGER.min(shared.limits.drain)).await;
        }
        stage.send_replace(Stage::Closed);
        let ended = shared.room.acquire_many(all);
        match tokio::time::timeout(shared.limits.drain, ended).await {
            Ok(_) => Drained::Whole,
            Err(_) => Drained::Cut(as_count(all) - shared.room.available_permits()),
        }
    }
}

fn as_count(connections: u32) -> usize {
    usize::try_from(connections).unwrap_or(Semaphore::MAX_PERMITS).min(Semaphore::MAX_PERMITS)
}

/// One listener's loop. Its connections are its children: they are cut when it is dropped.
async fn accept_all(
    listener: TcpListener,
    front: Front,
    shared: Arc<Shared>,
    mut stages: watch::Receiver<Stage>,
) {
    let mut connections = JoinSet::new();
    let (mut pause, mut came) = (Pause::default(), 0_u64);
    loop {
        let accepted = tokio::select! {
            () = closing::closed(&mut stages) => break,
            Some(ended) = connections.join_next() => {
                log_end(ended);
                continue;
            }
            accepted = accept(&listener, &shared) => accepted,
        };
        match accepted {
            Ok((stream, peer, permit)) => {
                pause = Pause::default();
                let arrived = Arrived { stream, peer, permit, shared: Arc::clone(&shared) };
                connections.spawn(arrived.serve(front.clone(), Closing::new(stages.clone())));
                came += 1;
                // Those who came before shall be heard before many more come.
                if came % BETWEEN == 0 {
                    tokio::task::yield_now().await;
                }
            }
            Err(error) => pause.after(&error).await,
        }
    }
    drop(listener);
    while let Some(ended) = connections.join_next().await {
        log_end(ended);
    }
}

/// Takes the room first: at the cap, further connections wait in the backlog.
async fn accept(
    listener: &TcpListener,
    shared: &Shared,
) -> io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let permit = Arc::clone(&shared.room).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    // A frame is written whole; held back until the last one is acknowledged, it comes 40 ms late.
    // A connection that is gone already says so at its first read.
    let _ = stream.set_nodelay(true);
    let _ = set_socket_send_buffer_size(&stream, shared.limits.send_buffer);
    Ok((stream, peer, permit))
}

fn log_end(ended: Result<(), tokio::task::JoinError>) {
    if let Err(error) = ended
        && error.is_panic()
    {
        // Not the error itself: it repeats the panic's words.
        tracing::error!("a handler panicked; its connection is closed, the relay goes on");
    }
}

/// A connection that has no place yet.
struct Arrived {
    stream: TcpStream,
    peer: SocketAddr,
    permit: OwnedSemaphorePermit,
    shared: Arc<Shared>,
}

impl Arrived {
    async fn serve(self, front: Front, closing: Closing) {
        let Self { stream, peer, permit, shared } = self;
        let late = Instant::now() + shared.limits.unproven;
        // A proxy's connection has no place of its own.
        let claim = if shared.limits.proxies.trust(peer.ip()) {
            None
        } else {
            let place = shared.pools.arrive(caller::network(peer.ip()));
            match tokio::time::timeout_at(late, place).await {
                Ok(Ok(claim)) => Some(claim),
                Ok(Err(_)) | Err(_) => return turn_away(&stream),
            }
        };
        let stream = Guarded::new(stream, shared.limits.stall_timeout, (permit, claim.clone()));
        let serving = Serving { peer, claim: claim.clone(), shared, closing };
        tokio::select! {
            () = serving.connection(stream, front) => {}
            () = given_up(claim.as_ref(), late) => {}
        }
    }
}

/// One connection being served.
#[derive(Clone)]
struct Serving {
    peer: SocketAddr,
    /// Its place; `None` for a proxy, whose requests have each their own.
    claim: Option<Claim>,
    shared: Arc<Shared>,
    closing: Closing,
}

impl Serving {
    /// In the clear or over TLS; a handshake that fails is its peer's affair.
    async fn connection(self, stream: Guarded, front: Front) {
        let Some(tls) = &self.shared.tls else { return self.exchange(stream, front).await };
        match tls.handshake(stream).await {
            Ok(stream) => self.exchange(stream, front).await,
            Err(error) => tracing::debug!(%error, "a TLS handshake failed"),
        }
    }

    async fn exchange<S>(self, stream: S, front: Front)
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        let (limits, closing) = (self.shared.limits.clone(), self.closing.clone());
        let service = service_fn(move |request: Request<Incoming>| {
            self.closing.asked();
            let closing = self.closing.clone();
            // On the heap while it lasts: inline it would take its room in every idle connection.
            let answer = Box::pin(self.clone().answer(front.clone(), request));
            async move { answer.await.and_then(|response| closing.mark(response)) }
        });
        let serving = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.header_timeout)
            .max_buf_size(limits.header_bytes.max(8192))
            .max_header_size(limits.header_bytes)
            .max_headers(limits.headers)
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades();
        tokio::pin!(serving);
        if let Err(error) = closing.drive(serving, UpgradeableConnection::graceful_shutdown).await {
            tracing::debug!(%error, "a connection ended early");
        }
    }

    async fn answer(
        self,
        front: Front,
        mut request: Request<Incoming>,
    ) -> Result<Response, Infallible> {
        let limits = &self.shared.limits;
        let caller = limits.proxies.caller(self.peer, request.headers());
        let class = (limits.classify)(request.uri().path());
        let claim = match &self.claim {
            Some(claim) => claim.show(class).map(|()| claim.clone()),
            None => self.shared.pools.enter(class, caller.counted),
        };
        let claim = match claim {
            Ok(claim) => claim,
            Err(full) => return Ok(no_place(full)),
        };
        request.extensions_mut().insert(Peer(caller.address));
        request.extensions_mut().insert(caller);
        request.extensions_mut().insert(claim.clone());
        let response = tokio::select! {
            response = front.answer(request.map(Body::new)) => response,
            () = claim.cut() => return Ok(no_place(Full::Pool)),
        };
        // A place of the connection's own lasts longer than its answers anyway.
        Ok(match self.claim {
            Some(_) => response,
            None => response.map(|body| Body::new(Held::new(body, claim))),
        })
    }
}

/// Until a connection loses its place: it was cut for another, or did not show in time what it is.
async fn given_up(claim: Option<&Claim>, late: Instant) {
    let Some(claim) = claim else { return std::future::pending().await };
    let late = async {
        tokio::time::sleep_until(late).await;
        if claim.class() != Some(Class::Unproven) {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = claim.cut() => {}
        () = late => {}
    }
}

fn no_place(full: Full) -> Response {
    let error = match full {
        Full::Address => ApiError::too_many(1),
        Full::Pool => ApiError::unavailable(1),
    };
    let mut response = error.into_response();
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

/// Best effort: the answer is lost where the peer's bytes already lie unread, the refusal is not.
fn turn_away(stream: &TcpStream) {
    let body = ApiError::too_many(1).to_json().to_string();
    let answer = format!(
        "HTTP/1.1 429 Too Many Requests\r\nretry-after: 1\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    if let Err(error) = stream.try_write(answer.as_bytes()) {
        tracing::debug!(%error, "a refused connection took no answer");
    }
}

/// Backs off while the system has no descriptor or memory for another connection; a loop without
/// it would spin.
#[derive(Debug, Default)]
struct Pause(u32);

impl Pause {
    async fn after(&mut self, error: &io::Error) {
        if let Some(wait) = self.next(error) {
            tracing::error!(%error, ?wait, "cannot accept connections: raise LimitNOFILE?");
            tokio::time::sleep(wait).await;
        }
    }

    /// `None` where only this one connection failed. Else 50 ms, doubling to 1.6 s.
    fn next(&mut self, error: &io::Error) -> Option<Duration> {
        use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
        if matches!(
            error.kind(),
            ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted
        ) {
            return None;
        }
        let wait = Duration::from_millis(50 << self.0);
        self.0 = (self.0 + 1).min(5);
        Some(wait)
    }
}
