//! The relay is restarted again and again under systemd's socket while 200 webhooks a second come
//! in: nobody is refused, nothing is lost, and agents' sessions come back by themselves.
//!
//! `BATON_RESTARTS` says how often (8); 100 is the long form.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use baton_console::client::{Link, LinkConfig, LinkState, NetEvent, Timing};
use baton_shared::wire::{Subscription, Surface};

use crate::relay::{Agent, Relay, Setup, pause, until};
use crate::sender::Sender;
use crate::supervisor::Supervisor;

/// Webhooks a second, from so many senders. Every second one keeps its connection.
const RATE: u32 = 200;
const SENDERS: u32 = 40;
const AGENTS: usize = 10;
/// Who ask at once, in the end, whether all is there.
const CHECKERS: usize = 6;
/// Inside `TimeoutStopSec` of the unit.
const STOP_WITHIN: Duration = Duration::from_secs(30);

/// What became of one message.
#[derive(Debug)]
struct Sent {
    customer: String,
    id: String,
    outcome: Result<u16, String>,
    took: Duration,
}

/// A sender's connection, kept as long as the relay keeps it.
struct Wire {
    address: SocketAddr,
    open: Option<TcpStream>,
    keeps: bool,
}

impl Wire {
    /// As any client does: a kept connection that the other side closed meanwhile is not used.
    fn stream(&mut self) -> std::io::Result<TcpStream> {
        if let Some(stream) = self.open.take() {
            stream.set_nonblocking(true)?;
            let idle = stream.peek(&mut [0]).is_err_and(|e| e.kind() == ErrorKind::WouldBlock);
            stream.set_nonblocking(false)?;
            if idle {
                return Ok(stream);
            }
        }
        let stream = TcpStream::connect_timeout(&self.address, Duration::from_secs(10))?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        Ok(stream)
    }

    fn post(&mut self, request: &[u8]) -> std::io::Result<u16> {
        let mut stream = self.stream()?;
        stream.write_all(request)?;
        let mut answer = Vec::new();
        let whole = loop {
            if let Some(whole) = Whole::of(&answer) {
                break whole;
            }
            let mut some = [0; 2048];
            match stream.read(&mut some)? {
                0 => return Err(ErrorKind::UnexpectedEof.into()),
                count => answer.extend(&some[..count]),
            }
        };
        if self.keeps && !whole.last {
            self.open = Some(stream);
        }
        Ok(whole.status)
    }
}

struct Whole {
    status: u16,
    last: bool,
}

impl Whole {
    fn of(answer: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(answer).ok()?;
        let (head, body) = text.split_once("\r\n\r\n")?;
        let head = head.to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?;
        let complete = length.trim().parse() == Ok(body.len());
        let status = head.split(' ').nth(1)?.parse().ok()?;
        complete.then(|| Self { status, last: head.contains("\r\nconnection: close") })
    }
}

/// Sends at its own pace, whatever the answers' pace is, until told to stop.
fn sender(n: u32, sender: &Sender, address: SocketAddr, stop: &AtomicBool) -> Vec<Sent> {
    let every = Duration::from_secs(SENDERS.into()) / RATE;
    let (begun, customer) = (Instant::now() + every * n / SENDERS, format!("c-{n}"));
    let mut wire = Wire { address, open: None, keeps: n.is_multiple_of(2) };
    let mut sent = Vec::new();
    for turn in 0.. {
        pause((begun + every * turn).saturating_duration_since(Instant::now()));
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let id = format!("{customer}-{turn}");
        let request = sender.request(&customer, &id, "are you there?");
        let asked = Instant::now();
        let outcome = wire.post(&request).map_err(|error| error.to_string());
        sent.push(Sent { customer: customer.clone(), id, outcome, took: asked.elapsed() });
    }
    sent
}

/// How long each agent was away, each time.
#[derive(Debug, Default)]
struct Away {
    online: usize,
    times: Vec<Duration>,
}

/// Links as the console has them, with its own patience.
fn links(agents: &[Agent]) -> (tokio::runtime::Runtime, Arc<Mutex<Away>>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("threads");
    let away = Arc::<Mutex<Away>>::default();
    for agent in agents {
        let (relay, token) = agent.access();
        let config = LinkConfig {
            relay,
            token,
            surface: Surface::Console,
            subscription: Some(Subscription::default()),
            resume: None,
            timing: Timing::default(),
        };
        let away = Arc::clone(&away);
        runtime.spawn(async move {
            let (_commands, mut events) = Link::spawn(config);
            let (mut online, mut since) = (false, None);
            while let Some(event) = events.recv().await {
                let NetEvent::State(state) = event else { continue };
                let mut away = away.lock().expect("no panic");
                match state {
                    LinkState::Online { .. } if !online => {
                        online = true;
                        away.online += 1;
                        away.times.extend(since.take().map(|since: Instant| since.elapsed()));
                    }
                    LinkState::Offline { .. } if online => {
                        (online, since) = (false, Some(Instant::now()));
                        away.online -= 1;
                    }
                    LinkState::Refused { error } => panic!("{error:?}"),
                    _ => {}
                }
            }
        });
    }
    (runtime, away)
}

fn percentile(times: &mut [Duration], of_hundred: usize) -> Duration {
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    times.get((times.len() * of_hundred / 100).min(last)).copied().unwrap_or_default()
}

fn senders(relay: &Relay, stop: &Arc<AtomicBool>) -> Vec<JoinHandle<Vec<Sent>>> {
    let begin = |n| {
        let (to, address, stop) = (Sender::to(relay), relay.address, Arc::clone(stop));
        std::thread::spawn(move || sender(n, &to, address, &stop))
    };
    (0..SENDERS).map(begin).collect()
}

/// Restarts and waits for everybody, so often. The longest stop.
fn restart(supervisor: &mut Supervisor, times: u32, away: &Mutex<Away>) -> Duration {
    let mut longest = Duration::ZERO;
    for _ in 0..times {
        let (status, took) = supervisor.stop();
        assert!(status.success(), "{status:?}");
        longest = longest.max(took);
        supervisor.start();
        until("everybody to be back", || {
            (away.lock().expect("no panic").online == AGENTS).then_some(())
        });
    }
    longest
}

/// The relay knows the message: a repeat of it is one.
fn is_stored(sender: &Sender, sent: &Sent) -> bool {
    let answer = until("an answer", || {
        let answer = sender.message(&sent.customer, &sent.id, "are you there?").expect("it runs");
        // Here everybody asks as fast as it goes, which may be too fast for the channel.
        (answer.status != 429).then_some(answer)
    });
    answer.status == 200 && answer.json()["duplicate"] == true
}

/// How many messages were acknowledged and are not there.
fn lost(to: &Sender, sent: &[Sent]) -> usize {
    let acknowledged: Vec<&Sent> = sent.iter().filter(|sent| sent.outcome == Ok(200)).collect();
    let part = acknowledged.len().div_ceil(CHECKERS).max(1);
    let missing = |some: &[&Sent]| some.iter().filter(|one| !is_stored(to, one)).count();
    std::thread::scope(|scope| {
        let parts = acknowledged.chunks(part).map(|some| scope.spawn(move || missing(some)));
        let parts: Vec<_> = parts.collect();
        parts.into_iter().map(|part| part.join().expect("no panic")).sum()
    })
}

#[test]
#[allow(clippy::print_stderr)]
fn restarted_again_and_again_under_load_it_refuses_nobody_and_loses_nothing() {
    let set = std::env::var("BATON_RESTARTS").ok();
    let restarts = set.map_or(8, |count| count.parse().expect("a number"));
    // No proxy: the senders are one address, as a provider is.
    let relay = Relay::written(&Setup { listener: "proxies = []\n", ..Setup::default() });
    let mut supervisor = Supervisor::of(&relay);
    assert_eq!(supervisor.address(), relay.address);
    supervisor.start();
    let agents: Vec<Agent> = (0..AGENTS).map(|n| relay.agent(&format!("agent{n}"), &[])).collect();
    let (runtime, away) = links(&agents);
    until("everybody", || (away.lock().expect("no panic").online == AGENTS).then_some(()));
    let stop = Arc::new(AtomicBool::new(false));
    let (threads, begun) = (senders(&relay, &stop), Instant::now());
    let longest = restart(&mut supervisor, restarts, &away);
    stop.store(true, Ordering::Relaxed);
    let joined = threads.into_iter().flat_map(|thread| thread.join().expect("no panic"));
    let sent: Vec<Sent> = joined.collect();
    let lasted = begun.elapsed();
    let failed: Vec<&Sent> = sent.iter().filter(|sent| sent.outcome != Ok(200)).collect();
    let to = Sender::to(&relay);
    let lost = lost(&to, &sent);
    runtime.shutdown_background();
    let mut times = std::mem::take(&mut away.lock().expect("no panic").times);
    let mut answers: Vec<Duration> = sent.iter().map(|sent| sent.took).collect();
    let per_second = u128::try_from(sent.len()).expect("few") * 1_000 / lasted.as_millis();
    eprintln!(
        "{restarts} restarts in {lasted:.1?}: {} webhooks ({per_second}/s), {} refused or broken, \
         {lost} lost; answered in p50 {:.1?} p99 {:.1?} most {:.1?}; {} sessions back in p50 {:.2?} \
         p99 {:.2?}; longest stop {longest:.2?}",
        sent.len(),
        failed.len(),
        percentile(&mut answers, 50),
        percentile(&mut answers, 99),
        percentile(&mut answers, 100),
        times.len(),
        percentile(&mut times, 50),
        percentile(&mut times, 99),
    );
    assert!(failed.is_empty(), "{} of {}: {:?}", failed.len(), sent.len(), &failed[..1]);
    assert_eq!(lost, 0);
    assert!(longest < STOP_WITHIN, "{longest:?}");
    let back = usize::try_from(restarts).expect("few") * AGENTS;
    assert_eq!(times.len(), back, "each session came back once a restart");
}
