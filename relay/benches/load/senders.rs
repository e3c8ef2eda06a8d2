//! Who writes: signed webhooks over kept-alive connections, in a closed or an open loop.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use baton_relay::webhook::Key;
use hdrhistogram::Histogram;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{Mutex, mpsc};

use super::figures::histogram;

/// Messages that one bench may send; bounds the table of moments.
const MESSAGES_MAX: usize = 4_000_000;

/// When each message was due, by its number, so that whoever sees it knows how long it took.
#[derive(Debug)]
pub struct Moments {
    origin: Instant,
    due: Box<[AtomicU64]>,
    next: AtomicU64,
}

impl Moments {
    pub fn new() -> Arc<Self> {
        let due = (0..MESSAGES_MAX).map(|_| AtomicU64::new(0)).collect();
        Arc::new(Self { origin: Instant::now(), due, next: AtomicU64::new(0) })
    }

    fn nanos(&self, at: Instant) -> u64 {
        u64::try_from(at.duration_since(self.origin).as_nanos()).unwrap()
    }

    /// A number for a message that is due at `at`.
    fn number(&self, at: Instant) -> u64 {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        self.due[usize::try_from(number).unwrap()].store(self.nanos(at), Ordering::Relaxed);
        number
    }

    /// How long ago a message was due, in nanoseconds.
    pub fn since(&self, number: u64) -> u64 {
        let due = self.due[usize::try_from(number).unwrap()].load(Ordering::Relaxed);
        self.nanos(Instant::now()).saturating_sub(due)
    }
}

/// What is posted where.
#[derive(Debug, Clone)]
pub struct Post {
    pub address: SocketAddr,
    pub key: Key,
    pub moments: Arc<Moments>,
    /// Customers who write, in turns.
    pub customers: u64,
}

impl Post {
    /// A whole request.
    fn write(&self, number: u64, out: &mut Vec<u8>) {
        use std::io::Write;
        let customer = number % self.customers;
        let body = format!(
            "{{\"type\":\"message.created\",\"timestamp\":\"2026-11-21T09:00:00Z\",\"data\":{{\
             \"id\":\"m-{number}\",\"customer\":{{\"id\":\"c-{customer}\",\
             \"name\":\"Customer {customer}\",\"language\":\"en\"}},\"text\":\"n={number}; where \
             is my parcel? It was to come on Tuesday, and the page has said the same for days.\"}}}}"
        );
        let id = format!("msg_{number}");
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let signature = self.key.sign(&id, i64::try_from(now).unwrap(), body.as_bytes());
        out.clear();
        write!(
            out,
            "POST /channels/hook HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\n\
             content-length: {}\r\nwebhook-id: {id}\r\nwebhook-timestamp: {now}\r\n\
             webhook-signature: {signature}\r\n\r\n{body}",
            self.address,
            body.len(),
        )
        .unwrap();
    }
}

/// One kept-alive connection.
struct Sender {
    stream: TcpStream,
    request: Vec<u8>,
    answer: Vec<u8>,
}

impl Sender {
    async fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream, request: Vec::with_capacity(1_024), answer: Vec::with_capacity(1_024) }
    }

    /// Posts one message that is due at `at` and waits for its acknowledgement.
    async fn post(&mut self, post: &Post, at: Instant) -> u64 {
        let number = post.moments.number(at);
        post.write(number, &mut self.request);
        self.stream.write_all(&self.request).await.unwrap();
        let answered = self.answer().await.unwrap();
        assert!(answered, "not accepted: {}", String::from_utf8_lossy(&self.answer));
        post.moments.since(number)
    }

    /// Reads one answer whole; whether it is a 200.
    async fn answer(&mut self) -> io::Result<bool> {
        self.answer.clear();
        loop {
            if self.stream.read_buf(&mut self.answer).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if is_whole(&self.answer) {
                return Ok(self.answer.starts_with(b"HTTP/1.1 200 "));
            }
        }
    }
}

fn is_whole(answer: &[u8]) -> bool {
    let Some(head) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let headers = std::str::from_utf8(&answer[..head]).unwrap();
    let length = headers.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().unwrap())
    });
    answer.len() >= head + 4 + length.expect("an answer has a length")
}

/// `senders` post one after another until `messages` are acknowledged; how many a second.
pub async fn closed(post: &Post, senders: usize, messages: u64) -> (f64, Histogram<u64>) {
    let mut ready = Vec::new();
    for _ in 0..senders {
        ready.push(Sender::connect(post.address).await);
    }
    let left = Arc::new(AtomicU64::new(messages));
    let begun = Instant::now();
    let tasks = ready.into_iter().map(|mut sender| {
        let (post, left) = (post.clone(), Arc::clone(&left));
        tokio::spawn(async move {
            let mut times = histogram();
            while left
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1))
                .is_ok()
            {
                times.saturating_record(sender.post(&post, Instant::now()).await);
            }
            times
        })
    });
    let tasks: Vec<_> = tasks.collect();
    let mut times = histogram();
    for task in tasks {
        times.add(task.await.unwrap()).unwrap();
    }
    (per_second(messages, begun.elapsed()), times)
}

/// Messages fall due at a steady rate whether or not earlier ones were answered, and each counts
/// from the moment it was due: waiting for a free connection is latency too.
pub async fn open(
    post: &Post,
    senders: usize,
    rate: u64,
    lasts: Duration,
) -> (f64, Histogram<u64>) {
    let (due, dues) = mpsc::unbounded_channel();
    let dues = Arc::new(Mutex::new(dues));
    let mut tasks = Vec::new();
    for _ in 0..senders {
        let mut sender = Sender::connect(post.address).await;
        let (post, dues) = (post.clone(), Arc::clone(&dues));
        tasks.push(tokio::spawn(async move {
            let mut times = histogram();
            loop {
                let next = dues.lock().await.recv().await;
                let Some(at) = next else { return times };
                times.saturating_record(sender.post(&post, at).await);
            }
        }));
    }
    let messages = rate * lasts.as_secs();
    let begun = Instant::now();
    // A thread of its own: the runtime's timers are a millisecond coarse.
    let pace = std::thread::spawn(move || {
        for n in 0..u32::try_from(messages).unwrap() {
            let at = begun + Duration::from_secs(n.into()) / u32::try_from(rate).unwrap();
            std::thread::sleep(at.saturating_duration_since(Instant::now()));
            due.send(at).unwrap();
        }
    });
    let mut times = histogram();
    for task in tasks {
        times.add(task.await.unwrap()).unwrap();
    }
    pace.join().unwrap();
    (per_second(messages, begun.elapsed()), times)
}

#[allow(clippy::cast_precision_loss)] // Millions.
pub fn per_second(count: u64, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}
