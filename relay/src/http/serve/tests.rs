//! Over real sockets, with time limits short enough to wait for.

use std::io::ErrorKind;

use axum::Router;
use axum::extract::Extension;
use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::routing::{get, post};
use bytes::Bytes;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpSocket;
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

use super::pools::Size;
use super::*;
use crate::http::front::Front;
use crate::http::limits::{Times, capped};

const LONG: Duration = Duration::from_secs(30);
const SHORT: Duration = Duration::from_millis(60);

struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<Drained>,
    entered: Arc<Notify>,
    release: Arc<Notify>,
}

impl Running {
    async fn stopped(self) -> Drained {
        self.stop.send(()).expect("running");
        self.ended.await.expect("no panic")
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("connected")
    }

    async fn says(&self, request: &str) -> String {
        let mut stream = self.connect().await;
        stream.write_all(request.as_bytes()).await.expect("written");
        to_end(&mut stream).await
    }
}

/// All there is until the other side closes, politely or not.
async fn to_end(stream: &mut TcpStream) -> String {
    let mut all = Vec::new();
    let mut some = [0_u8; 4096];
    loop {
        match stream.read(&mut some).await {
            Ok(0) => break,
            Ok(n) => all.extend(&some[..n]),
            Err(error) if error.kind() == ErrorKind::ConnectionReset => break,
            Err(error) => panic!("{error}"),
        }
    }
    String::from_utf8(all).expect("text")
}

async fn until(stream: &mut TcpStream, mark: &str) -> String {
    let mut all = String::new();
    while !all.contains(mark) {
        let mut some = [0_u8; 512];
        let n = stream.read(&mut some).await.expect("readable");
        assert!(n > 0, "closed after {all:?}");
        all.push_str(std::str::from_utf8(&some[..n]).expect("text"));
    }
    all
}

fn limits() -> Limits {
    Limits { header_timeout: LONG, drain: LONG, ..Limits::default() }
}

fn times() -> Times {
    Times { request: LONG, handler: LONG }
}

async fn start(limits: Limits, times: Times) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("bound");
    let (entered, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (inside, gate) = (Arc::clone(&entered), Arc::clone(&release));
    let waits = move || {
        let (inside, gate) = (Arc::clone(&inside), Arc::clone(&gate));
        async move {
            inside.notify_one();
            gate.notified().await;
            "waited"
        }
    };
    let echo = capped(Router::new().route("/echo", post(|body: Bytes| async { body })), 100);
    let router = Router::new()
        .route(
            "/",
            get(|Extension(Peer(peer)): Extension<Peer>| async move { peer.ip().to_string() }),
        )
        .route("/wait", get(waits.clone()))
        .route(
            "/proved",
            get(|Extension(claim): Extension<Claim>| async move {
                claim.prove(Class::Hooks).expect("it has a place");
                waits().await
            }),
        )
        .route("/ws", get(|ws: WebSocketUpgrade| async { ws.on_upgrade(listens) }))
        .merge(echo);
    let (stop, stopped) = oneshot::channel::<()>();
    let server = Server::new(vec![listener], Front::from(router).within(times), limits);
    let ended = tokio::spawn(server.run(async move {
        let _ = stopped.await;
    }));
    Running { address, stop, ended, entered, release }
}

async fn listens(mut socket: WebSocket) {
    while socket.recv().await.is_some_and(|frame| frame.is_ok()) {}
}

const GET: &str = "GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";

#[tokio::test]
async fn a_request_is_answered_and_the_handler_knows_the_peer() {
    let server = start(limits(), times()).await;
    let answer = server.says(GET).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("127.0.0.1"), "{answer}");
    assert_eq!(server.stopped().await, Drained::Whole);
}

#[tokio::test]
async fn a_silent_socket_and_an_idle_one_are_cut() {
    let server = start(Limits { header_timeout: SHORT, ..limits() }, times()).await;
    assert_eq!(server.says("").await, "");
    let kept = server.says("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(kept.starts_with("HTTP/1.1 200 OK"), "{kept}");
}

#[tokio::test]
async fn a_header_that_drips_is_cut() {
    let server = start(Limits { header_timeout: SHORT, ..limits() }, times()).await;
    let (mut reader, mut writer) = server.connect().await.into_split();
    let drip = tokio::spawn(async move {
        writer.write_all(b"GET / HTTP/1.1\r\nx: ").await.expect("open at first");
        // Ends only because the server closes.
        while writer.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    let mut answer = Vec::new();
    let _ = reader.read_to_end(&mut answer).await;
    assert!(!answer.starts_with(b"HTTP/1.1 200"));
    drip.await.expect("the drip ended");
}

#[tokio::test]
async fn headers_too_large_or_too_many_are_answered_431() {
    let server = start(limits(), times()).await;
    let large = format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "x".repeat(33 * 1024));
    let answer = server.says(&large).await;
    // The answer is lost where the system resets the connection with our bytes unread.
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
    let many = |n: usize| {
        let fields: String = (0..n).map(|i| format!("x-{i}: 1\r\n")).collect();
        format!("GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{fields}\r\n")
    };
    assert!(server.says(&many(62)).await.starts_with("HTTP/1.1 200"));
    assert!(server.says(&many(63)).await.starts_with("HTTP/1.1 431"));
}

#[tokio::test]
async fn a_body_over_the_cap_is_refused_when_announced_and_while_it_streams() {
    let server = start(limits(), times()).await;
    let post = |head: &str, body: &str| {
        format!("POST /echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{head}\r\n\r\n{body}")
    };
    let fits = server.says(&post("content-length: 100", &"y".repeat(100))).await;
    assert!(fits.starts_with("HTTP/1.1 200") && fits.ends_with(&"y".repeat(100)), "{fits}");
    let announced = server.says(&post("content-length: 101", "")).await;
    assert!(announced.starts_with("HTTP/1.1 413"), "{announced}");
    let chunks = format!("3c\r\n{0}\r\n3c\r\n{0}\r\n0\r\n\r\n", "y".repeat(60));
    let streamed = server.says(&post("transfer-encoding: chunked", &chunks)).await;
    assert!(streamed.starts_with("HTTP/1.1 413"), "{streamed}");
    for answer in [announced, streamed] {
        assert!(answer.contains(r#"{"error":{"code":"too_large","message":"the body is larger"#));
    }
}

#[tokio::test]
async fn a_body_that_does_not_come_to_its_end_is_answered_408() {
    let server = start(limits(), Times { request: SHORT, handler: LONG }).await;
    let answer =
        server.says("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nabc").await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(answer.contains(r#""code":"request_timeout""#), "{answer}");
}

#[tokio::test]
async fn a_handler_that_thinks_too_long_is_answered_503_with_patience() {
    let server = start(limits(), Times { request: LONG, handler: SHORT }).await;
    let answer = server.says("GET /wait HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("retry-after: 1"), "{answer}");
}

#[tokio::test]
async fn what_no_route_answers_has_the_error_object_and_keeps_its_headers() {
    let server = start(limits(), times()).await;
    let answer = server.says(&GET.replace("GET / ", "GET /nothing ")).await;
    assert!(
        answer.starts_with("HTTP/1.1 404") && answer.contains(r#""code":"not_found""#),
        "{answer}"
    );
    let answer = server.says(&GET.replace("GET / ", "PUT / ")).await;
    assert!(answer.starts_with("HTTP/1.1 405") && answer.contains("allow: GET"), "{answer}");
    assert!(answer.contains(r#""code":"method_not_allowed""#), "{answer}");
}

#[tokio::test]
async fn a_malformed_request_is_answered_400_and_the_next_one_is_served() {
    let server = start(limits(), times()).await;
    assert!(server.says("GET\0/ HTTP/1.1\r\n\r\n").await.starts_with("HTTP/1.1 400"));
    assert_eq!(server.says("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").await.find("200 OK"), None);
    assert!(server.says(GET).await.starts_with("HTTP/1.1 200"));
}

async fn connect_from(source: &str, to: SocketAddr) -> TcpStream {
    let socket = TcpSocket::new_v4().expect("socket");
    socket.bind(format!("{source}:0").parse().expect("address")).expect("bound");
    socket.connect(to).await.expect("connected")
}

fn size(all: u32, per_address: u32) -> Size {
    Size { all, per_address: Some(per_address) }
}

/// Limits with another size of the pool of webhooks, which all paths here belong to.
fn hooks(all: u32, per_address: u32) -> Limits {
    Limits { sizes: Sizes { hooks: size(all, per_address), ..Sizes::default() }, ..limits() }
}

#[tokio::test]
async fn an_address_with_too_many_connections_is_refused_while_another_is_served() {
    let server = start(hooks(100, 2), times()).await;
    let mut first = server.connect().await;
    let mut second = server.connect().await;
    for stream in [&mut first, &mut second] {
        stream.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("written");
        until(stream, "127.0.0.1").await;
    }
    let refused = server.says(GET).await;
    assert!(refused.starts_with("HTTP/1.1 429") && refused.contains("too_many"), "{refused}");
    assert!(refused.contains("retry-after: 1") && refused.contains("connection: close"));
    let mut other = connect_from("127.0.0.2", server.address).await;
    other.write_all(GET.as_bytes()).await.expect("written");
    assert!(to_end(&mut other).await.ends_with("127.0.0.2"));
    let waiting = "GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    first.write_all(waiting.as_bytes()).await.expect("written");
    until(&mut first, "127.0.0.1").await;
    to_end(&mut first).await;
    // The place is given back with the socket, a moment after the peer saw it close.
    while !server.says(GET).await.starts_with("HTTP/1.1 200") {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn an_address_with_too_many_silent_connections_waits_for_them_and_is_refused_in_the_end() {
    let sizes = Sizes { unproven: size(10, 2), ..Sizes::default() };
    let server = start(Limits { sizes, unproven: SHORT * 5, ..limits() }, times()).await;
    let mut silent = [server.connect().await, server.connect().await];
    let mut third = server.connect().await;
    third.write_all(GET.as_bytes()).await.expect("written");
    let mut other = connect_from("127.0.0.2", server.address).await;
    other.write_all(GET.as_bytes()).await.expect("written");
    assert!(to_end(&mut other).await.ends_with("127.0.0.2"), "another address need not wait");
    silent[0].write_all(GET.as_bytes()).await.expect("written");
    assert!(to_end(&mut silent[0]).await.ends_with("127.0.0.1"));
    assert!(to_end(&mut third).await.ends_with("127.0.0.1"), "its turn came");

    let full = Sizes { unproven: size(1, 1), ..Sizes::default() };
    let server = start(Limits { sizes: full, ..limits() }, times()).await;
    // One has the place and eight wait for it.
    let _silent = futures_util::future::join_all((0..9).map(|_| server.connect())).await;
    let refused = to_end(&mut server.connect().await).await;
    assert!(refused.starts_with("HTTP/1.1 429") && refused.contains("too_many"), "{refused}");
}

#[tokio::test]
async fn when_strangers_fill_their_pool_the_oldest_is_cut_and_a_newcomer_is_served() {
    let sizes = Sizes { unproven: size(3, 3), ..Sizes::default() };
    let server = start(Limits { sizes, ..limits() }, times()).await;
    let mut silent = Vec::new();
    for n in 2..5 {
        silent.push(connect_from(&format!("127.0.0.{n}"), server.address).await);
    }
    assert!(server.says(GET).await.starts_with("HTTP/1.1 200"));
    assert_eq!(to_end(&mut silent[0]).await, "", "the oldest is closed without a word");
    silent[2].write_all(GET.as_bytes()).await.expect("written");
    assert!(to_end(&mut silent[2]).await.ends_with("127.0.0.4"), "the youngest is still welcome");
}

#[tokio::test]
async fn whoever_does_not_show_in_time_what_they_are_is_cut() {
    let classify = |_: &str| Class::Unproven;
    let server = start(Limits { unproven: SHORT, classify, ..limits() }, times()).await;
    let kept = server.says("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(kept.starts_with("HTTP/1.1 200"), "{kept}");
}

#[tokio::test]
async fn the_oldest_unproved_request_gives_way_and_a_proved_one_stays() {
    let server = start(hooks(1, 1), times()).await;
    let mut waits = server.connect().await;
    waits.write_all(b"GET /wait HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("written");
    server.entered.notified().await;
    let mut other = connect_from("127.0.0.2", server.address).await;
    other.write_all(GET.as_bytes()).await.expect("written");
    assert!(to_end(&mut other).await.ends_with("127.0.0.2"));
    let cut = to_end(&mut waits).await;
    assert!(cut.is_empty() || cut.starts_with("HTTP/1.1 503"), "{cut}");

    let mut proved = server.connect().await;
    proved.write_all(b"GET /proved HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("written");
    server.entered.notified().await;
    let mut other = connect_from("127.0.0.2", server.address).await;
    other.write_all(GET.as_bytes()).await.expect("written");
    let refused = to_end(&mut other).await;
    assert!(refused.starts_with("HTTP/1.1 503") && refused.contains("retry-after: 1"), "{refused}");
    server.release.notify_one();
    assert!(until(&mut proved, "waited").await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn an_upgraded_connection_keeps_its_place_until_it_ends_and_a_stop_waits_for_it() {
    let server = start(hooks(10, 1), times()).await;
    let mut socket = server.connect().await;
    let handshake = "GET /ws HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
                     sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    socket.write_all(handshake.as_bytes()).await.expect("written");
    assert!(until(&mut socket, "\r\n\r\n").await.starts_with("HTTP/1.1 101"));
    assert!(server.says(GET).await.starts_with("HTTP/1.1 429"));
    server.stop.send(()).expect("running");
    let mut ended = server.ended;
    assert!(tokio::time::timeout(SHORT, &mut ended).await.is_err(), "did not wait");
    drop(socket);
    assert_eq!(ended.await.expect("no panic"), Drained::Whole);
}

/// Tells when it is dropped.
struct Tells(Arc<Notify>);

impl Drop for Tells {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

#[tokio::test]
async fn a_peer_that_leaves_its_answer_unread_is_cut() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("bound");
    let dropped = Arc::new(Notify::new());
    let told = Arc::clone(&dropped);
    let endless = move || async move {
        let tells = Tells(told);
        Body::from_stream(futures_util::stream::repeat_with(move || {
            let _alive = &tells;
            Ok::<_, io::Error>(Bytes::from_static(&[b'x'; 8192]))
        }))
    };
    let router = Router::new().route("/", get(endless));
    let limits = Limits { stall_timeout: SHORT, ..limits() };
    tokio::spawn(Server::new(vec![listener], router, limits).run(std::future::pending()));
    let mut stream = TcpStream::connect(address).await.expect("connected");
    stream.write_all(GET.as_bytes()).await.expect("written");
    dropped.notified().await;
}

#[tokio::test]
async fn each_request_of_a_proxy_takes_a_place_for_whom_it_names_and_the_proxy_none() {
    let addresses = vec!["127.0.0.1".parse().expect("address")];
    let proxies = Proxies { addresses, ..Proxies::default() };
    let sizes = Sizes { unproven: size(1, 1), hooks: size(10, 1), ..Sizes::default() };
    let server = start(Limits { sizes, proxies, ..limits() }, times()).await;
    let _idle = [server.connect().await, server.connect().await];
    let get = |path: &str, who: &str| {
        format!(
            "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-forwarded-for: {who}\r\n\r\n"
        )
    };
    let mut waits = server.connect().await;
    waits.write_all(get("/wait", "192.0.2.1").as_bytes()).await.expect("written");
    server.entered.notified().await;
    assert!(server.says(&get("/", "192.0.2.1")).await.starts_with("HTTP/1.1 429"));
    assert!(server.says(&get("/", "192.0.2.2")).await.ends_with("192.0.2.2"));
    assert!(server.says(GET).await.starts_with("HTTP/1.1 200"), "nobody named: nobody to count");
    server.release.notify_one();
    assert!(to_end(&mut waits).await.ends_with("waited"));
    while !server.says(&get("/", "192.0.2.1")).await.starts_with("HTTP/1.1 200") {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_stop_lets_a_request_finish_and_takes_no_new_one() {
    let server = start(limits(), times()).await;
    let (address, release) = (server.address, Arc::clone(&server.release));
    let mut idle = server.connect().await;
    idle.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("written");
    until(&mut idle, "127.0.0.1").await;
    let mut kept = server.connect().await;
    kept.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("written");
    until(&mut kept, "127.0.0.1").await;
    let mut stream = server.connect().await;
    stream.write_all(b"GET /wait HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("written");
    server.entered.notified().await;
    server.stop.send(()).expect("running");
    kept.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("written");
    let last = to_end(&mut kept).await;
    assert!(last.contains("200 OK") && last.contains("connection: close"), "{last}");
    assert_eq!(to_end(&mut idle).await, "", "an idle connection is closed");
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    release.notify_one();
    assert!(to_end(&mut stream).await.ends_with("waited"));
    assert_eq!(server.ended.await.expect("no panic"), Drained::Whole);
}

#[tokio::test]
async fn what_was_accepted_and_has_not_asked_yet_is_answered_in_a_stop_and_not_reset() {
    let server = start(limits(), times()).await;
    let mut silent = server.connect().await;
    let mut late = server.connect().await;
    // Whatever was accepted before this one is accepted.
    assert!(server.says(GET).await.contains("200 OK"));
    server.stop.send(()).expect("running");
    while TcpStream::connect(server.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    late.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("written");
    let answer = to_end(&mut late).await;
    assert!(answer.contains("200 OK") && answer.contains("connection: close"), "{answer}");
    assert_eq!(to_end(&mut silent).await, "", "whoever says nothing is closed in the end");
    assert_eq!(server.ended.await.expect("no panic"), Drained::Whole);
}

#[tokio::test]
async fn a_stop_cuts_what_is_still_open_at_its_deadline() {
    let server = start(Limits { drain: SHORT, ..limits() }, times()).await;
    let mut stream = server.connect().await;
    stream.write_all(b"GET /wait HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("written");
    server.entered.notified().await;
    assert_eq!(server.stopped().await, Drained::Cut(1));
    assert_eq!(to_end(&mut stream).await, "");
}

#[test]
fn a_lack_of_descriptors_is_waited_out_and_a_broken_connection_is_not() {
    let mut pause = Pause::default();
    assert_eq!(pause.next(&ErrorKind::ConnectionAborted.into()), None);
    // EMFILE, "too many open files", has no name of its own in the standard library.
    let full = io::Error::from_raw_os_error(24);
    let waits: Vec<_> = (0..7).filter_map(|_| pause.next(&full)).map(|w| w.as_millis()).collect();
    assert_eq!(waits, [50, 100, 200, 400, 800, 1600, 1600]);
}
