//! The accept loop: connections under limits, from the first byte to the last.
//!
//! axum's own `serve` keeps a silent or dripping client for ever, so hyper is driven here with a
//! header time limit, small buffers, a cap on connections in all and per address, and a limit on
//! how long a peer may leave our bytes unread. Knows nothing of routes.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1::{self, UpgradeableConnection};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tower::ServiceExt as _;

mod closing;
mod stream;
#[cfg(test)]
mod tests;
pub mod tls;

use closing::{Closing, LINGER, Stage};
use stream::Guarded;
use tls::Tls;

/// Who is at the other end: an extension of every request.
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
    /// Most connections at once; further ones wait in the system's backlog.
    pub connections: u32,
    /// Most connections of one address (IPv6: one /64) at once; further ones get 429.
    pub per_address: u32,
    /// Reverse proxies: addresses that speak for many and have only the cap on all.
    pub proxies: Vec<IpAddr>,
    /// How long a stop waits for what is under way.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            header_timeout: Duration::from_secs(5),
            header_bytes: 32 * 1024,
            headers: 64,
            stall_timeout: Duration::from_secs(20),
            connections: 1024,
            per_address: 32,
            proxies: Vec::new(),
            drain: Duration::from_secs(25),
        }
    }
}

/// How a stop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drained {
    /// All connections ended by themselves, upgraded ones too.
    Whole,
    /// So many were still open at the deadline and are cut off.
    Cut(usize),
}

/// Serves one router on any number of listeners.
#[derive(Debug)]
pub struct Server {
    shared: Arc<Shared>,
    listeners: Vec<TcpListener>,
    router: Router,
}

#[derive(Debug)]
struct Shared {
    limits: Limits,
    /// Where absent, connections are in the clear.
    tls: Option<Tls>,
    /// One permit a connection, held by its stream: an upgraded connection keeps counting.
    room: Arc<Semaphore>,
    addresses: Arc<Addresses>,
}

impl Server {
    /// Nothing is accepted before [`Server::run`].
    #[must_use]
    pub fn new(listeners: Vec<TcpListener>, router: Router, limits: Limits) -> Self {
        let room = Arc::new(Semaphore::new(as_count(limits.connections)));
        let addresses = Arc::new(Addresses::default());
        let shared = Shared { limits, tls: None, room, addresses };
        Self { shared: Arc::new(shared), listeners, router }
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
        let Self { shared, listeners, router } = self;
        let (stage, stages) = watch::channel(Stage::default());
        let mut loops = JoinSet::new();
        for listener in listeners {
            let (shared, router, stages) = (Arc::clone(&shared), router.clone(), stages.clone());
            loops.spawn(accept_all(listener, router, shared, stages));
        }
        drop(router);
        stop.await;
        stage.send_replace(Stage::LastAnswers);
        if shared.room.available_permits() < as_count(shared.limits.connections) {
            tokio::time::sleep(LINGER.min(shared.limits.drain)).await;
        }
        stage.send_replace(Stage::Closed);
        let all = shared.limits.connections;
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
    router: Router,
    shared: Arc<Shared>,
    mut stages: watch::Receiver<Stage>,
) {
    let mut connections = JoinSet::new();
    let mut pause = Pause::default();
    loop {
        let accepted = tokio::select! {
            () = closing::closed(&mut stages) => break,
            Some(ended) = connections.join_next() => {
                log_end(ended);
                continue;
            }
            accepted = accept(&listener, &shared.room) => accepted,
        };
        match accepted {
            Ok((stream, peer, permit)) => {
                pause = Pause::default();
                if let Some(place) = Addresses::enter(&shared, peer.ip()) {
                    let stream = Guarded::new(stream, shared.limits.stall_timeout, (permit, place));
                    let (router, shared) = (router.clone(), Arc::clone(&shared));
                    let closing = Closing::new(stages.clone());
                    connections.spawn(connection(stream, peer, router, shared, closing));
                } else {
                    turn_away(&stream);
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
    room: &Arc<Semaphore>,
) -> io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let permit = Arc::clone(room).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    // A frame is written whole; held back until the last one is acknowledged, it comes 40 ms late.
    // A connection that is gone already says so at its first read.
    let _ = stream.set_nodelay(true);
    Ok((stream, peer, permit))
}

fn log_end(ended: Result<(), tokio::task::JoinError>) {
    if let Err(error) = ended
        && error.is_panic()
    {
        tracing::error!(%error, "a handler panicked; its connection is closed, the relay goes on");
    }
}

/// In the clear or over TLS; a handshake that fails is its peer's affair.
async fn connection(
    stream: Guarded,
    peer: SocketAddr,
    router: Router,
    shared: Arc<Shared>,
    closing: Closing,
) {
    let Some(tls) = &shared.tls else {
        return exchange(stream, peer, router, &shared.limits, closing).await;
    };
    match tls.handshake(stream).await {
        Ok(stream) => exchange(stream, peer, router, &shared.limits, closing).await,
        Err(error) => tracing::debug!(%error, "a TLS handshake failed"),
    }
}

async fn exchange<S>(stream: S, peer: SocketAddr, router: Router, limits: &Limits, closing: Closing)
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let answers = closing.clone();
    let service = service_fn(move |mut request: Request<Incoming>| {
        answers.asked();
        request.extensions_mut().insert(Peer(peer));
        let (answer, answers) = (router.clone().oneshot(request.map(Body::new)), answers.clone());
        async move { answer.await.and_then(|response| answers.mark(response)) }
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

/// Best effort: the answer is lost where the peer's bytes already lie unread, the refusal is not.
fn turn_away(stream: &TcpStream) {
    let body = super::error::ApiError::too_many(1).to_json().to_string();
    let answer = format!(
        "HTTP/1.1 429 Too Many Requests\r\nretry-after: 1\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    if let Err(error) = stream.try_write(answer.as_bytes()) {
        tracing::debug!(%error, "a refused connection took no answer");
    }
}

/// Connections by address. As large as the number of connections at most: whoever leaves last
/// takes the entry along.
#[derive(Debug, Default)]
struct Addresses(Mutex<HashMap<IpAddr, u32>>);

impl Addresses {
    /// A place for one more connection of this address, if it may have one.
    fn enter(shared: &Shared, address: IpAddr) -> Option<Place> {
        let address = address.to_canonical();
        let this = &shared.addresses;
        if shared.limits.proxies.contains(&address) {
            return Some(Place { addresses: Arc::clone(this), key: None });
        }
        let key = network(address);
        let mut counts = this.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.get(&key).copied().unwrap_or(0);
        if count >= shared.limits.per_address {
            return None;
        }
        counts.insert(key, count + 1);
        Some(Place { addresses: Arc::clone(this), key: Some(key) })
    }

    fn leave(&self, key: IpAddr) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&key) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&key);
            }
        }
    }
}

/// One connection's place in the count; given back when dropped.
#[derive(Debug)]
struct Place {
    addresses: Arc<Addresses>,
    key: Option<IpAddr>,
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            self.addresses.leave(key);
        }
    }
}

/// A household has a whole IPv6 /64, so that is what counts as one address.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::from((v6.to_bits() & !u128::from(u64::MAX)).to_be_bytes()),
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
