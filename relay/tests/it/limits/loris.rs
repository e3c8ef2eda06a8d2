//! Slow clients of six shapes hold on to what they can, from many addresses, while an honest
//! sender from another address delivers webhooks.
//!
//! Short: 300 sockets. Long: 2,000, and the figures of the promise are asserted.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::relay::{PATIENCE, Relay, connect};
use super::{long, report};

/// Between two bytes of a drip.
const DRIP: Duration = Duration::from_millis(300);
/// Where the honest sender comes from.
const HONEST: u8 = 250;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Silent,
    DrippedHeader,
    DrippedBody,
    IdleKeepAlive,
    SilentWebSocket,
    NeverReading,
}

const SHAPES: [Shape; 6] = [
    Shape::Silent,
    Shape::DrippedHeader,
    Shape::DrippedBody,
    Shape::IdleKeepAlive,
    Shape::SilentWebSocket,
    Shape::NeverReading,
];

impl Shape {
    fn opening(self) -> String {
        match self {
            Self::Silent => String::new(),
            Self::DrippedHeader => "GET / HTTP/1.1\r\nhost: localhost\r\nx-drip: ".to_owned(),
            Self::DrippedBody => "POST /channels/hook HTTP/1.1\r\nhost: localhost\r\n\
                                  content-length: 100000\r\n\r\n"
                .to_owned(),
            Self::IdleKeepAlive => "GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n".to_owned(),
            Self::SilentWebSocket => "GET /chat/socket HTTP/1.1\r\nhost: localhost\r\n\
                                      connection: upgrade\r\nupgrade: websocket\r\n\
                                      sec-websocket-version: 13\r\n\
                                      sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
                .to_owned(),
            // Far more answers than the system's buffers hold.
            Self::NeverReading => {
                "GET /chat/css/chat.css HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(45)
            }
        }
    }

    fn drips(self) -> bool {
        matches!(self, Self::DrippedHeader | Self::DrippedBody)
    }
}

/// Holds a socket in this shape until the relay has ended it; how long that took.
async fn hold(shape: Shape, to: std::net::SocketAddr, from: IpAddr) -> Duration {
    let receive = (shape == Shape::NeverReading).then_some(4_096);
    let mut stream = connect(to, from, receive).await.expect("connected");
    let began = Instant::now();
    let opening = shape.opening();
    // The relay may take none of it.
    let opened = tokio::time::timeout(PATIENCE, stream.write_all(opening.as_bytes())).await;
    if let Ok(Ok(())) = opened {
        match shape {
            Shape::NeverReading => never_read(&mut stream).await,
            shape => read_to_end(stream, shape.drips()).await,
        }
    }
    began.elapsed()
}

async fn read_to_end(stream: TcpStream, drips: bool) {
    let (mut reader, mut writer) = stream.into_split();
    let drip = async {
        while drips && writer.write_all(b"x").await.is_ok() {
            tokio::time::sleep(DRIP).await;
        }
        std::future::pending::<()>().await;
    };
    let mut some = [0_u8; 1_024];
    let end = async {
        while let Ok(n) = reader.read(&mut some).await
            && n > 0
        {}
    };
    tokio::select! {
        () = drip => {}
        () = end => {}
    }
}

/// Only a write tells whoever never reads that the other side is gone.
async fn never_read(stream: &mut TcpStream) {
    while let Ok(Ok(())) = tokio::time::timeout(PATIENCE, stream.write_all(b"G")).await {
        tokio::time::sleep(DRIP).await;
    }
}

/// What the honest sender met.
#[derive(Default)]
struct Honest {
    times: Vec<Duration>,
    refused: usize,
}

impl Honest {
    /// One message; whoever is refused tries again, as providers do.
    async fn sends(&mut self, relay: &Relay, n: usize) {
        let message = relay.message(&format!("honest-{}", n % 20), "hello");
        for _ in 0..10 {
            let began = Instant::now();
            let answer = relay.ask(&message, HONEST).await;
            if answer.is_ok_and(|answer| answer.status == 200) {
                self.times.push(began.elapsed());
                return;
            }
            self.refused += 1;
        }
        panic!("an honest message was refused ten times");
    }

    fn percentile(&mut self, percent: usize) -> Duration {
        self.times.sort();
        let last = self.times.len() - 1;
        self.times[last * percent / 100]
    }
}

/// Addresses of the slow ones: none is the honest sender's or the proxy's.
fn address(n: usize) -> IpAddr {
    let [high, low] = u16::try_from(n % 240).expect("small").to_be_bytes();
    Ipv4Addr::new(127, 0, 1 + high, low + 2).into()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_slow_sockets_of_six_shapes_are_cut_and_the_honest_sender_is_served() {
    let (sockets, waves) = if long() { (2_000, 3) } else { (300, 1) };
    let relay = Arc::new(Relay::start("", "").await);
    let mut honest = Honest::default();
    for n in 0..50 {
        honest.sends(&relay, n).await;
    }
    let (quiet, before) = (honest.percentile(99), relay.memory_kib());
    let (mut honest, mut most) = (Honest::default(), before);
    let mut longest = [Duration::ZERO; SHAPES.len()];
    let mut sent = 0;
    for wave in 0..waves {
        let mut held = JoinSet::new();
        for n in 0..sockets {
            let (which, to) = (n % SHAPES.len(), relay.address);
            let from = address(n + wave * sockets);
            held.spawn(async move { (which, hold(SHAPES[which], to, from).await) });
            if n % 20 == 19 {
                honest.sends(&relay, sent).await;
                sent += 1;
            }
        }
        while !held.is_empty() {
            honest.sends(&relay, sent).await;
            sent += 1;
            most = most.max(relay.memory_kib());
            tokio::time::sleep(Duration::from_millis(20)).await;
            while let Some(ended) = held.try_join_next() {
                let (which, took) = ended.expect("every slow socket is ended by the relay");
                longest[which] = longest[which].max(took);
            }
        }
    }
    let (p50, p99) = (honest.percentile(50), honest.percentile(99));
    let (count, refused) = (honest.times.len(), honest.refused);
    let grown = most.saturating_sub(before);
    report(&format!(
        "{sockets} slow sockets, {waves} times: {count} honest webhooks, p50 {p50:?}, p99 {p99:?} \
         (undisturbed p99 {quiet:?}), {refused} refused and repeated; memory +{grown} KiB; \
         longest held {longest:?} of {SHAPES:?}"
    ));
    if long() {
        assert!(p99 < Duration::from_millis(100), "{p99:?}");
        assert!(longest.iter().all(|took| *took < Duration::from_secs(10)), "{longest:?}");
        assert!(grown < 64 * 1024, "{grown} KiB");
    }
}
