//! [`Link`]: a connection that stays. One task that connects, says hello, resumes, pings, sends
//! again what was not answered, and tells its user what it hears and how it stands.
//!
//! Its user sees each change once and in order, each answer once, and no sign of reconnecting but
//! [`LinkState`].

use std::time::{Duration, Instant};

use baton_shared::id::CommandId;
use baton_shared::wire::{
    ClientFrame, ErrorBody, FRAME_MAX, PROTOCOL, Resume, ServerFrame, Subscription, Surface,
};
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

use super::{Backoff, Begin, Broken, CLIENT, Cursor, Heard, Outbox, Relay, Socket, Sort, Token};

/// Frames from the user that may wait for the link.
const COMMANDS_MAX: usize = 64;
/// Events that may wait for the user; then the link stops reading, and TCP slows the relay down.
const EVENTS_MAX: usize = 256;

/// What a link needs to know.
#[derive(Debug, Clone)]
pub struct LinkConfig {
    /// Where to.
    pub relay: Relay,
    /// By what right.
    pub token: Token,
    /// What kind of client this is.
    pub surface: Surface,
    /// Rows wanted.
    pub subscription: Option<Subscription>,
    /// Where an earlier run left off.
    pub resume: Option<Resume>,
    /// How patient it is.
    pub timing: Timing,
}

/// How patient a link is. The defaults notice a dead connection within 25 seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// Between two pings.
    pub ping: Duration,
    /// For any sign of life after a ping.
    pub pong: Duration,
    /// For the welcome after hello.
    pub welcome: Duration,
    /// Bound of the first wait before a new attempt.
    pub retry_first: Duration,
    /// Bound of any wait before a new attempt.
    pub retry_most: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            ping: Duration::from_secs(15),
            pong: Duration::from_secs(10),
            welcome: Duration::from_secs(10),
            retry_first: Duration::from_millis(500),
            retry_most: Duration::from_secs(30),
        }
    }
}

/// What a link tells its user.
#[derive(Debug, Clone, PartialEq)]
pub enum NetEvent {
    /// A frame of the relay; after a reconnect without resume it begins with a welcome that says
    /// so, and a snapshot that replaces all rows.
    Frame(Box<ServerFrame>),
    /// How the link stands.
    State(LinkState),
}

/// How a link stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkState {
    /// An attempt is under way.
    Connecting,
    /// Welcomed.
    Online {
        /// The last round trip, in milliseconds.
        lag_ms: u64,
    },
    /// Not connected; an attempt follows at `retry_at`.
    Offline {
        /// Since when there was no connection.
        since: Timestamp,
        /// When the next attempt begins.
        retry_at: Timestamp,
        /// How many acts wait to be sent.
        waiting: usize,
        /// In words that follow "the relay". Clean.
        why: String,
    },
    /// The relay said no; the link has ended.
    Refused {
        /// Why, and what to do. Not cleaned.
        error: ErrorBody,
    },
}

/// Why a connection, or the link, ended.
enum Ending {
    /// Its user is gone.
    Unwanted,
    Broken(Broken),
}

impl From<Broken> for Ending {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

/// The task's state.
#[derive(Debug)]
pub struct Link {
    config: LinkConfig,
    commands: mpsc::Receiver<ClientFrame>,
    events: mpsc::Sender<NetEvent>,
    cursor: Cursor,
    outbox: Outbox,
    backoff: Backoff,
    offline_since: Option<Timestamp>,
}

impl Link {
    /// Starts a link on the current runtime. It ends when the sender is dropped, the receiver is
    /// dropped, or the relay refuses.
    ///
    /// Frames sent while offline are kept and sent after the next welcome, typing excepted. The
    /// link stops reading the socket while its events are not taken, so a user that waits for room
    /// to send must go on receiving: use `try_send`, or two tasks.
    #[must_use]
    pub fn spawn(config: LinkConfig) -> (mpsc::Sender<ClientFrame>, mpsc::Receiver<NetEvent>) {
        let (commands_in, commands) = mpsc::channel(COMMANDS_MAX);
        let (events, events_out) = mpsc::channel(EVENTS_MAX);
        let cursor = config.resume.as_ref().map(Cursor::resuming).unwrap_or_default();
        let backoff = Backoff::new(config.timing.retry_first, config.timing.retry_most);
        let link = Self {
            config,
            commands,
            events,
            cursor,
            outbox: Outbox::default(),
            backoff,
            offline_since: None,
        };
        tokio::spawn(link.run());
        (commands_in, events_out)
    }

    async fn run(mut self) {
        loop {
            let ending = match self.connection().await {
                Ok(never) => match never {},
                Err(ending) => ending,
            };
            let waited = match ending {
                Ending::Unwanted => return,
                Ending::Broken(Broken::Refused(error)) => {
                    let _ = self.state(LinkState::Refused { error }).await;
                    return;
                }
                Ending::Broken(Broken::Away { why, retry_after }) => {
                    self.wait(&why, retry_after).await
                }
            };
            if waited.is_err() {
                return;
            }
        }
    }

    /// One connection from its first packet to its end.
    async fn connection(&mut self) -> Result<std::convert::Infallible, Ending> {
        self.state(LinkState::Connecting).await?;
        let connecting = Socket::connect(&self.config.relay, &self.config.token);
        let mut socket = tokio::select! {
            socket = connecting => socket?,
            () = self.events.closed() => return Err(Ending::Unwanted),
        };
        let lag = self.greet(&mut socket).await?;
        self.backoff.reset();
        self.offline_since = None;
        self.state(LinkState::Online { lag_ms: millis(lag) }).await?;
        let again: Vec<ClientFrame> = self.outbox.again().collect();
        for frame in &again {
            socket.send(frame).await?;
        }
        let ended = self.attend(&mut socket).await;
        if let Err(Ending::Unwanted) = ended {
            socket.close().await;
        }
        ended
    }

    /// Hello and welcome. Returns the round trip.
    async fn greet(&mut self, socket: &mut Socket) -> Result<Duration, Ending> {
        let asked = self.cursor.resume();
        let hello = ClientFrame::Hello {
            protocol: PROTOCOL,
            client: CLIENT.to_owned(),
            surface: self.config.surface,
            subscription: self.config.subscription.clone(),
            resume: asked.clone(),
        };
        let begun = Instant::now();
        socket.send(&hello).await?;
        let frame = loop {
            match timeout(self.config.timing.welcome, socket.next()).await {
                Ok(heard) => match heard? {
                    Heard::Frame(frame) => break frame,
                    Heard::Pong(_) | Heard::Other => {}
                },
                Err(_) => return Err(Broken::away("did not say welcome").into()),
            }
        };
        let lag = begun.elapsed();
        let ServerFrame::Welcome { protocol, cursor, role_version, resumed, .. } = *frame else {
            return Err(not_welcome(&frame).into());
        };
        if protocol != PROTOCOL {
            return Err(other_protocol(protocol).into());
        }
        let begin = match (resumed && asked.is_some(), &self.config.subscription) {
            (true, _) => Begin::Resumed,
            (false, Some(_)) => Begin::Snapshot,
            (false, None) => Begin::Here,
        };
        self.cursor.welcome(cursor, role_version, begin);
        self.tell(NetEvent::Frame(frame)).await?;
        Ok(lag)
    }

    /// The conversation after the welcome.
    async fn attend(&mut self, socket: &mut Socket) -> Result<std::convert::Infallible, Ending> {
        let mut pulse = Pulse::new(self.config.timing);
        loop {
            tokio::select! {
                heard = socket.next() => {
                    let lag = pulse.heard(&heard);
                    self.hear(heard?, lag).await?;
                }
                frame = self.commands.recv(), if self.outbox.has_room() => {
                    let frame = frame.ok_or(Ending::Unwanted)?;
                    if self.keep(&frame).await? {
                        socket.send(&frame).await?;
                    }
                }
                () = self.events.closed() => return Err(Ending::Unwanted),
                () = sleep(pulse.until()) => match pulse.due() {
                    Beat::Ping(payload) => socket.ping(payload).await?,
                    // The sign of life may have come while the user kept this task waiting.
                    Beat::Dead => match socket.next().now_or_never() {
                        Some(heard) => {
                            let lag = pulse.heard(&heard);
                            self.hear(heard?, lag).await?;
                        }
                        None => return Err(Broken::away("fell silent").into()),
                    },
                },
            }
        }
    }

    async fn hear(&mut self, heard: Heard, lag: Option<Duration>) -> Result<(), Ending> {
        match heard {
            Heard::Pong(_) => match lag {
                Some(lag) => self.state(LinkState::Online { lag_ms: millis(lag) }).await,
                None => Ok(()),
            },
            Heard::Other => Ok(()),
            Heard::Frame(frame) => self.hear_frame(frame).await,
        }
    }

    async fn hear_frame(&mut self, frame: Box<ServerFrame>) -> Result<(), Ending> {
        let pass = match &*frame {
            ServerFrame::Change { seq, change } => self.cursor.admit(*seq, change),
            ServerFrame::Snapshot { seq, done, .. } => {
                if *done {
                    self.cursor.snapshot_done(*seq);
                }
                true
            }
            ServerFrame::Done { id, .. }
            | ServerFrame::Refused { id, .. }
            | ServerFrame::Answer { id, .. } => self.outbox.settle(id),
            ServerFrame::Bye { error, retry_ms } => return Err(goodbye(error, *retry_ms).into()),
            _ => true,
        };
        if pass { self.tell(NetEvent::Frame(frame)).await } else { Ok(()) }
    }

    /// Takes a frame of the user in. Whether it is to be sent now.
    async fn keep(&mut self, frame: &ClientFrame) -> Result<bool, Ending> {
        if let Some((id, bytes)) = too_long(frame) {
            let error = ErrorBody {
                code: "too_large".to_owned(),
                message: format!(
                    "{bytes} bytes are too much for one frame of {FRAME_MAX}: \
                     shorten the text or send a file"
                ),
            };
            let refused = ServerFrame::Refused { id, error, standing: None };
            self.tell(NetEvent::Frame(Box::new(refused))).await?;
            return Ok(false);
        }
        Ok(self.outbox.put(frame) != Sort::NotYours)
    }

    /// Waits for the next attempt, taking frames in meanwhile.
    async fn wait(&mut self, why: &str, retry_after: Option<Duration>) -> Result<(), Ending> {
        let random = getrandom::u64().unwrap_or(u64::MAX / 2);
        let pause = self.backoff.fail(random).max(retry_after.unwrap_or_default());
        let now = Timestamp::now();
        let since = *self.offline_since.get_or_insert(now);
        let retry_at = SignedDuration::try_from(pause)
            .ok()
            .and_then(|pause| now.checked_add(pause).ok())
            .unwrap_or(now);
        let deadline = tokio::time::Instant::now() + pause;
        loop {
            let waiting = self.outbox.waiting();
            let why = why.to_owned();
            self.state(LinkState::Offline { since, retry_at, waiting, why }).await?;
            tokio::select! {
                () = tokio::time::sleep_until(deadline) => return Ok(()),
                () = self.events.closed() => return Err(Ending::Unwanted),
                frame = self.commands.recv(), if self.outbox.has_room() => {
                    let frame = frame.ok_or(Ending::Unwanted)?;
                    self.keep(&frame).await?;
                }
            }
        }
    }

    async fn state(&self, state: LinkState) -> Result<(), Ending> {
        self.tell(NetEvent::State(state)).await
    }

    async fn tell(&self, event: NetEvent) -> Result<(), Ending> {
        self.events.send(event).await.map_err(|_| Ending::Unwanted)
    }
}

/// What a first frame that is not a welcome means.
pub(super) fn not_welcome(frame: &ServerFrame) -> Broken {
    match frame {
        ServerFrame::Bye { error, retry_ms } => goodbye(error, *retry_ms),
        ServerFrame::Refused { error, .. } => Broken::Refused(error.clone()),
        _ => Broken::away("did not begin with a welcome"),
    }
}

pub(super) fn goodbye(error: &ErrorBody, retry_ms: Option<u64>) -> Broken {
    match retry_ms {
        None => Broken::Refused(error.clone()),
        Some(ms) => Broken::Away {
            why: format!("said: {}", baton_shared::text::Clean::line(&error.message)),
            retry_after: Some(Duration::from_millis(ms.min(300_000))),
        },
    }
}

pub(super) fn other_protocol(theirs: u32) -> Broken {
    Broken::Refused(ErrorBody {
        code: "protocol_version".to_owned(),
        message: format!(
            "the relay speaks version {theirs} of the protocol, this program version {PROTOCOL}: \
             update the older of the two"
        ),
    })
}

fn too_long(frame: &ClientFrame) -> Option<(CommandId, usize)> {
    let (ClientFrame::Command { id, .. }
    | ClientFrame::TakeOver { id, .. }
    | ClientFrame::SetStatus { id, .. }
    | ClientFrame::Desk { id, .. }
    | ClientFrame::Ask { id, .. }) = frame
    else {
        return None;
    };
    let bytes = serde_json::to_string(frame).map_or(usize::MAX, |text| text.len());
    (bytes > FRAME_MAX).then(|| (id.clone(), bytes))
}

fn millis(lag: Duration) -> u64 {
    u64::try_from(lag.as_millis()).unwrap_or(u64::MAX)
}

/// Pings and the wait for their answers.
struct Pulse {
    timing: Timing,
    /// When the ping that is not answered yet was sent.
    pinged: Option<Instant>,
    /// Whether anything was heard since then: a snapshot under way is life enough.
    alive: bool,
    rested: Instant,
    count: u64,
}

enum Beat {
    Ping(Vec<u8>),
    Dead,
}

impl Pulse {
    fn new(timing: Timing) -> Self {
        Self { timing, pinged: None, alive: true, rested: Instant::now(), count: 0 }
    }

    /// How long until something is due.
    fn until(&self) -> Duration {
        let due = match self.pinged {
            Some(at) => at + self.timing.pong,
            None => self.rested + self.timing.ping,
        };
        due.saturating_duration_since(Instant::now())
    }

    fn due(&mut self) -> Beat {
        if self.pinged.is_some() && !self.alive {
            return Beat::Dead;
        }
        self.count += 1;
        self.alive = false;
        self.pinged = Some(Instant::now());
        Beat::Ping(self.count.to_be_bytes().to_vec())
    }

    /// Anything is a sign of life; a pong tells the round trip.
    fn heard(&mut self, heard: &Result<Heard, Broken>) -> Option<Duration> {
        self.alive = true;
        let Ok(Heard::Pong(_)) = heard else { return None };
        self.rested = Instant::now();
        Some(self.pinged.take()?.elapsed())
    }
}
