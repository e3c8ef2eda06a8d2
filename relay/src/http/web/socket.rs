//! The life of one visitor's socket: hello, welcome, then both directions until either ends.
//!
//! The loop never waits for the desk: what the visitor did is carried out one act at a time, in
//! the order it came, while events go on flowing the other way.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use futures_util::future::BoxFuture;
use tokio::sync::{OwnedSemaphorePermit, mpsc, watch};
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

use super::desk::{Ack, Event, Opened, Refusal, SocketId};
use super::frames::{self, ClientFrame, Correct, End, Entry, FRAME_MAX, Hello, Say, ServerFrame};
use super::limit::{Bucket, Rate};
use super::session::VisitorId;
use super::{Web, foreign, problem};

/// Time to say who one is.
const HELLO_WITHIN: Duration = Duration::from_secs(5);
/// Silence after which a ping goes out.
const PING_AFTER: Duration = Duration::from_secs(20);
/// Silence after which the other side is taken for gone.
const GONE_AFTER: Duration = Duration::from_secs(30);
/// How often silence is looked at.
const BEAT: Duration = Duration::from_secs(5);
/// A frame that cannot be written within this finds nobody at the other end.
const WRITE_WITHIN: Duration = Duration::from_secs(10);
/// Bytes that may wait to be written.
const WRITE_BUFFER: usize = 256 * 1024;
/// Bytes read at once; zeroed at every look for a frame, and there is one a visitor.
const READ_BUFFER: usize = 4 * 1024;
/// Messages and other acts that end in the log.
const ACT_RATE: Rate = Rate { per_second: 5.0, burst: 20.0 };
/// All frames.
const FRAME_RATE: Rate = Rate { per_second: 20.0, burst: 60.0 };
/// Acts that may wait for the one under way.
const ACTS_MAX: usize = 32;
/// Room for the frame around entries in a history chunk.
const CHUNK_MAX: usize = FRAME_MAX - 1024;

/// `GET /chat/socket`.
pub(super) async fn upgrade(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    ws: WebSocketUpgrade,
) -> Response {
    if !web.config.sites.admit(&headers) {
        return foreign();
    }
    let permits =
        (web.unproven.clone().try_acquire_owned(), web.sockets.clone().try_acquire_owned());
    let (Ok(unproven), Ok(seat)) = permits else {
        let busy = problem(StatusCode::SERVICE_UNAVAILABLE, "busy", "try again in a moment");
        return super::with_retry(busy, Duration::from_secs(5));
    };
    ws.max_message_size(FRAME_MAX)
        .max_frame_size(FRAME_MAX)
        .read_buffer_size(READ_BUFFER)
        .max_write_buffer_size(WRITE_BUFFER)
        .on_upgrade(move |socket| async move {
            let _seat = seat;
            serve(socket, web, unproven).await;
        })
}

async fn serve(socket: WebSocket, web: Arc<Web>, unproven: OwnedSemaphorePermit) {
    let mut wire = Wire(socket);
    let hello = match timeout(HELLO_WITHIN, wire.hello()).await {
        Ok(Some(hello)) => hello,
        Ok(None) => return,
        Err(_) => return wire.bye(&hello_missing(), close_code::POLICY).await,
    };
    let Some(visitor) = web.config.keys.verify(hello.token.as_str()) else {
        let why = Refusal::never("unauthorized", "ask /chat/session for a token");
        return wire.bye(&why, close_code::POLICY).await;
    };
    drop(unproven);
    let socket = web.socket_id();
    let opened = web.desk().open(visitor.clone(), socket, hello.profile, hello.cursor).await;
    match opened {
        Ok(opened) => {
            let seat = Seat { web: web.clone(), visitor, socket };
            Visit::new(wire, seat, opened).await.run().await;
        }
        Err(why) => wire.bye(&why, close_code::AGAIN).await,
    }
}

fn hello_missing() -> Refusal {
    let text = "the first frame must be hello, within 5 seconds";
    Refusal::later("hello_missing", text, Duration::from_secs(5))
}

/// Tells the desk that this socket is gone, whatever way it went.
struct Seat {
    web: Arc<Web>,
    visitor: VisitorId,
    socket: SocketId,
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.web.desk().left(&self.visitor, self.socket);
    }
}

/// The socket, speaking frames.
struct Wire(WebSocket);

impl Wire {
    /// The first frame; `None` where the browser went away.
    async fn hello(&mut self) -> Option<Hello> {
        while let Some(Ok(message)) = self.0.recv().await {
            let why = match message {
                Message::Text(text) => match frames::parse(&text) {
                    Ok(ClientFrame::Hello(hello)) => return Some(*hello),
                    Ok(_) => hello_missing(),
                    Err(error) => Refusal::never("invalid_frame", error.message),
                },
                Message::Ping(_) | Message::Pong(_) => continue,
                Message::Binary(_) => Refusal::never("invalid_frame", "frames are JSON text"),
                Message::Close(_) => return None,
            };
            self.bye(&why, close_code::POLICY).await;
            return None;
        }
        None
    }

    async fn send(&mut self, frame: &ServerFrame) -> ControlFlow<()> {
        let Ok(json) = serde_json::to_string(frame) else {
            return ControlFlow::Break(());
        };
        self.write(Message::Text(json.into())).await
    }

    async fn write(&mut self, message: Message) -> ControlFlow<()> {
        match timeout(WRITE_WITHIN, self.0.send(message)).await {
            Ok(Ok(())) => ControlFlow::Continue(()),
            Ok(Err(_)) | Err(_) => ControlFlow::Break(()),
        }
    }

    /// Says why, then closes. The other side may be gone already: nothing more can be done then.
    async fn bye(&mut self, why: &Refusal, code: u16) {
        let bye = ServerFrame::Bye { retry_ms: why.retry_ms(), error: why.body() };
        if self.send(&bye).await.is_continue() {
            let close = CloseFrame { code, reason: why.code.into() };
            let _ = self.write(Message::Close(Some(close))).await;
        }
    }
}

/// Something that ends in the log and is answered by its `client_id`.
enum Act {
    Say(Say),
    End(End),
    Rate(frames::Rate),
    Correct(Correct),
}

impl Act {
    fn client_id(&self) -> String {
        let id = match self {
            Self::Say(say) => &say.client_id,
            Self::End(end) => &end.client_id,
            Self::Rate(rate) => &rate.client_id,
            Self::Correct(correct) => &correct.client_id,
        };
        id.as_str().to_owned()
    }
}

struct Doing {
    client_id: String,
    outcome: BoxFuture<'static, Result<Ack, Refusal>>,
}

async fn finished(doing: &mut Option<Doing>) -> Result<Ack, Refusal> {
    match doing {
        Some(doing) => (&mut doing.outcome).await,
        None => std::future::pending().await,
    }
}

/// What woke the loop.
enum Step {
    Heard(Option<Message>),
    Event(Option<Event>),
    Finished(Result<Ack, Refusal>),
    Beat,
    Stopping,
}

struct Visit {
    wire: Wire,
    seat: Seat,
    events: mpsc::Receiver<Event>,
    stop: watch::Receiver<bool>,
    doing: Option<Doing>,
    waiting: VecDeque<Act>,
    acts: Bucket,
    frames: Bucket,
    heard: Instant,
    open: ControlFlow<()>,
}

impl Visit {
    async fn new(mut wire: Wire, seat: Seat, opened: Opened) -> Self {
        let open = greet(&mut wire, &opened).await;
        let now = seat.web.elapsed();
        Self {
            wire,
            stop: seat.web.stop.clone(),
            seat,
            events: opened.events,
            doing: None,
            waiting: VecDeque::new(),
            acts: Bucket::new(ACT_RATE, now),
            frames: Bucket::new(FRAME_RATE, now),
            heard: Instant::now(),
            open,
        }
    }

    async fn run(mut self) {
        let mut beat = interval(BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while self.open.is_continue() {
            let step = tokio::select! {
                heard = self.wire.0.recv() => Step::Heard(heard.and_then(Result::ok)),
                event = self.events.recv() => Step::Event(event),
                outcome = finished(&mut self.doing) => Step::Finished(outcome),
                _ = beat.tick() => Step::Beat,
                _ = self.stop.wait_for(|stopping| *stopping) => Step::Stopping,
            };
            self.open = match step {
                Step::Heard(message) => self.hear(message).await,
                Step::Event(event) => self.tell(event).await,
                Step::Finished(outcome) => self.answer(outcome).await,
                Step::Beat => self.beat().await,
                Step::Stopping => self.stopping().await,
            };
        }
    }

    async fn hear(&mut self, message: Option<Message>) -> ControlFlow<()> {
        self.heard = Instant::now();
        let text = match message {
            Some(Message::Text(text)) => text,
            Some(Message::Ping(_) | Message::Pong(_)) => return ControlFlow::Continue(()),
            Some(Message::Binary(_)) => {
                return self.refuse(None, &Refusal::never("invalid_frame", "send text")).await;
            }
            Some(Message::Close(_)) | None => return ControlFlow::Break(()),
        };
        if self.frames.take(self.seat.web.elapsed()).is_err() {
            let text = "more than 20 frames a second: slow down";
            let why = Refusal::later("too_many_frames", text, Duration::from_secs(5));
            self.wire.bye(&why, close_code::POLICY).await;
            return ControlFlow::Break(());
        }
        match frames::parse(&text) {
            Ok(frame) => self.obey(frame).await,
            Err(error) => {
                let why = Refusal::never("invalid_frame", error.message);
                self.refuse(error.client_id, &why).await
            }
        }
    }

    async fn obey(&mut self, frame: ClientFrame) -> ControlFlow<()> {
        let act = match frame {
            ClientFrame::Say(say) => Act::Say(say),
            ClientFrame::End(end) => Act::End(end),
            ClientFrame::Rate(rate) => Act::Rate(rate),
            ClientFrame::Correct(correct) => Act::Correct(correct),
            ClientFrame::Typing(typing) => {
                self.seat.web.desk().typing(&self.seat.visitor, typing.on);
                return ControlFlow::Continue(());
            }
            ClientFrame::Read(read) => {
                self.seat.web.desk().read(&self.seat.visitor, read.seq);
                return ControlFlow::Continue(());
            }
            ClientFrame::Ping => return self.wire.send(&ServerFrame::Pong).await,
            ClientFrame::Hello(_) => {
                let why = Refusal::never("already_open", "hello was said before");
                return self.refuse(None, &why).await;
            }
        };
        self.admit(act).await
    }

    async fn admit(&mut self, act: Act) -> ControlFlow<()> {
        let wait = match self.acts.take(self.seat.web.elapsed()) {
            Ok(()) if self.waiting.len() < ACTS_MAX => {
                self.waiting.push_back(act);
                self.start_next();
                return ControlFlow::Continue(());
            }
            Ok(()) => Duration::from_secs(1),
            Err(wait) => wait,
        };
        let why = Refusal::later("slow_down", "more than 5 messages a second", wait);
        self.refuse(Some(act.client_id()), &why).await
    }

    fn start_next(&mut self) {
        if self.doing.is_some() {
            return;
        }
        let Some(act) = self.waiting.pop_front() else {
            return;
        };
        let (desk, visitor) = (self.seat.web.desk(), self.seat.visitor.clone());
        let client_id = act.client_id();
        let outcome = match act {
            Act::Say(say) => desk.say(visitor, say),
            Act::End(end) => desk.end(visitor, end),
            Act::Rate(rate) => desk.rate(visitor, rate),
            Act::Correct(correct) => desk.correct(visitor, correct),
        };
        self.doing = Some(Doing { client_id, outcome });
    }

    async fn answer(&mut self, outcome: Result<Ack, Refusal>) -> ControlFlow<()> {
        let Some(doing) = self.doing.take() else {
            return ControlFlow::Continue(());
        };
        self.start_next();
        match outcome {
            Ok(Ack { seq }) => {
                self.wire.send(&ServerFrame::Acked { client_id: doing.client_id, seq }).await
            }
            Err(why) => self.refuse(Some(doing.client_id), &why).await,
        }
    }

    async fn refuse(&mut self, client_id: Option<String>, why: &Refusal) -> ControlFlow<()> {
        let (error, retry_ms) = (why.body(), why.retry_ms());
        self.wire.send(&ServerFrame::Refused { client_id, error, retry_ms }).await
    }

    async fn tell(&mut self, event: Option<Event>) -> ControlFlow<()> {
        let Some(event) = event else {
            let text = "this connection fell behind: come back with the cursor";
            let why = Refusal::later("behind", text, Duration::from_millis(500));
            self.wire.bye(&why, close_code::AGAIN).await;
            return ControlFlow::Break(());
        };
        if let Event::Bye(why) = &event {
            self.wire.bye(why, close_code::NORMAL).await;
            return ControlFlow::Break(());
        }
        self.wire.send(&event.into()).await
    }

    async fn beat(&mut self) -> ControlFlow<()> {
        match self.heard.elapsed() {
            silent if silent >= GONE_AFTER => ControlFlow::Break(()),
            silent if silent >= PING_AFTER => {
                self.wire.write(Message::Ping(bytes::Bytes::new())).await
            }
            _ => ControlFlow::Continue(()),
        }
    }

    /// The pause differs from visitor to visitor, so that they do not all return in one instant.
    async fn stopping(&mut self) -> ControlFlow<()> {
        let pause = Duration::from_millis(500 + 37 * (self.seat.socket.0 % 100));
        let why = Refusal::later("restarting", "the relay restarts: come back", pause);
        self.wire.bye(&why, close_code::RESTART).await;
        ControlFlow::Break(())
    }
}

async fn greet(wire: &mut Wire, opened: &Opened) -> ControlFlow<()> {
    wire.send(&ServerFrame::Welcome(Box::new(opened.welcome.clone()))).await?;
    for chunk in chunks(&opened.history) {
        wire.send(&chunk).await?;
    }
    if let Some(briefing) = &opened.briefing {
        let briefing = Some(briefing.clone());
        wire.send(&ServerFrame::Briefing { cursor: None, briefing }).await?;
    }
    ControlFlow::Continue(())
}

/// Cuts the history below the longest frame; the last chunk says so, even if it is empty.
fn chunks(history: &[Entry]) -> Vec<ServerFrame> {
    let mut chunks = vec![Vec::new()];
    let mut filled = 0;
    for entry in history {
        let size = serde_json::to_string(entry).map_or(0, |json| json.len() + 1);
        if filled + size > CHUNK_MAX && filled > 0 {
            chunks.push(Vec::new());
            filled = 0;
        }
        filled += size;
        if let Some(last) = chunks.last_mut() {
            last.push(entry.clone());
        }
    }
    let last = chunks.len() - 1;
    chunks
        .into_iter()
        .enumerate()
        .map(|(at, entries)| ServerFrame::History { entries, done: at == last })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(seq: u64, bytes: usize) -> Entry {
        Entry {
            id: format!("m{seq}"),
            seq,
            from: frames::Author::Bot,
            name: None,
            text: "x".repeat(bytes),
            at: jiff::Timestamp::UNIX_EPOCH,
            choices: vec![],
            attachments: vec![],
            client_id: None,
        }
    }

    #[test]
    fn a_long_history_is_cut_below_the_longest_frame_and_keeps_its_order() {
        let history: Vec<_> = (1..=20).map(|seq| entry(seq, 16 * 1024)).collect();
        let chunks = chunks(&history);
        let mut seen = Vec::new();
        for (at, chunk) in chunks.iter().enumerate() {
            assert!(serde_json::to_string(chunk).expect("JSON").len() <= FRAME_MAX);
            let ServerFrame::History { entries, done } = chunk else { panic!("{chunk:?}") };
            assert_eq!(*done, at + 1 == chunks.len());
            seen.extend(entries.iter().map(|entry| entry.seq));
        }
        assert_eq!(seen, (1..=20).collect::<Vec<_>>());
        assert!(chunks.len() > 1);
    }

    #[test]
    fn an_empty_history_still_says_that_it_is_done() {
        assert_eq!(chunks(&[]), [ServerFrame::History { entries: vec![], done: true }]);
    }
}
