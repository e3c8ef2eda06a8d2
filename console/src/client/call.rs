//! [`Call`]: a connection for one command. Hello and the first question travel together, so that
//! an answer costs one round trip after the upgrade.
//!
//! A command that was sent is sent again, with the same id, until it is answered: a relay that
//! restarts in between does it once.

use std::time::Duration;

use baton_shared::id::CommandId;
use baton_shared::text::Clean;
use baton_shared::wire::{
    Answer, Ask, ClientFrame, Done, ErrorBody, Me, PROTOCOL, ServerFrame, Standing, Surface,
};
use jiff::Timestamp;
use tokio::time::{Instant, sleep, timeout_at};

use super::link::{goodbye, not_welcome, other_protocol};
use super::{Backoff, Broken, CLIENT, Heard, Relay, Socket, Token};

/// From sending a command to giving up on its answer, reconnects included.
const PATIENCE: Duration = Duration::from_secs(20);

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallError {
    /// The relay was not reached; nothing that changes anything was sent.
    Unreachable {
        /// In words that follow "the relay". Clean.
        why: String,
    },
    /// The relay said no; nothing was done.
    Refused {
        /// Why, and what to do. Not cleaned.
        error: ErrorBody,
        /// How things stand, where it is about a ticket.
        standing: Option<Standing>,
    },
    /// A command was sent and never answered: it may have been carried out.
    Unknown {
        /// In words that follow "the relay". Clean.
        why: String,
    },
}

/// What is answered to a request.
enum Reply {
    Answer(Answer),
    Done(Done),
}

/// Whether a request may be lost without harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    Question,
    Act,
}

/// How long an answer may still take, and who hears how far it is.
struct Waiting<'a> {
    deadline: Instant,
    patience: Duration,
    tell: &'a mut (dyn FnMut(u64, u64) + Send),
}

impl Waiting<'_> {
    /// It works on it: patience begins again.
    fn told(&mut self, done: u64, of: u64) {
        self.deadline = Instant::now() + self.patience;
        (self.tell)(done, of);
    }
}

/// Who one is, and where the relay's log stood at the welcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Welcomed {
    /// Who one is.
    pub me: Me,
    /// For [`Resume`](baton_shared::wire::Resume).
    pub role_version: u64,
    /// The relay's position.
    pub cursor: u64,
    /// What its clock showed.
    pub now: Timestamp,
}

/// A connection for one command.
#[derive(Debug)]
pub struct Call {
    relay: Relay,
    token: Token,
    socket: Option<Socket>,
    welcomed: Option<Welcomed>,
}

impl Call {
    /// Prepares a call; the first request connects.
    #[must_use]
    pub fn new(relay: Relay, token: Token) -> Self {
        Self { relay, token, socket: None, welcomed: None }
    }

    /// Connects and learns who one is.
    ///
    /// # Errors
    /// [`CallError::Unreachable`], or [`CallError::Refused`] for a bad token or another protocol.
    pub async fn welcome(&mut self) -> Result<Welcomed, CallError> {
        let deadline = Instant::now() + PATIENCE;
        self.connect().await.map_err(|b| sort(b, Weight::Question))?;
        loop {
            if let Some(welcomed) = &self.welcomed {
                return Ok(welcomed.clone());
            }
            self.hear(deadline, None).await.map_err(|b| sort(b, Weight::Question))?;
        }
    }

    /// Asks one question.
    ///
    /// # Errors
    /// [`CallError::Unreachable`] or [`CallError::Refused`].
    pub async fn ask(&mut self, id: CommandId, ask: Ask) -> Result<Answer, CallError> {
        self.ask_telling(id, ask, (PATIENCE, &mut |_, _| {})).await
    }

    /// Asks one question whose answer may keep silent for so long; what it tells of its progress,
    /// done and of how much, is heard on the way.
    ///
    /// # Errors
    /// [`CallError::Unreachable`] or [`CallError::Refused`].
    pub async fn ask_telling(
        &mut self,
        id: CommandId,
        ask: Ask,
        (patience, tell): (Duration, &mut (dyn FnMut(u64, u64) + Send)),
    ) -> Result<Answer, CallError> {
        let frame = ClientFrame::Ask { id: id.clone(), ask };
        let mut waiting = Waiting { deadline: Instant::now() + patience, patience, tell };
        match self.request(&id, &frame, Weight::Question, &mut waiting).await? {
            Reply::Answer(answer) => Ok(answer),
            Reply::Done(_) => Err(unfitting()),
        }
    }

    /// Carries out one act: a command or a change of status, whose id is `id`.
    ///
    /// # Errors
    /// Any [`CallError`].
    pub async fn act(&mut self, id: &CommandId, frame: &ClientFrame) -> Result<Done, CallError> {
        let deadline = Instant::now() + PATIENCE;
        let mut waiting = Waiting { deadline, patience: PATIENCE, tell: &mut |_, _| {} };
        match self.request(id, frame, Weight::Act, &mut waiting).await? {
            Reply::Done(done) => Ok(done),
            Reply::Answer(_) => Err(unfitting()),
        }
    }

    /// Says good-bye.
    pub async fn close(self) {
        if let Some(socket) = self.socket {
            socket.close().await;
        }
    }

    async fn request(
        &mut self,
        id: &CommandId,
        frame: &ClientFrame,
        weight: Weight,
        waiting: &mut Waiting<'_>,
    ) -> Result<Reply, CallError> {
        let mut backoff = Backoff::default();
        let mut sent = Weight::Question;
        loop {
            let outcome = self.attempt(id, frame, (weight, &mut sent), waiting).await;
            let broken = match outcome {
                Ok(Ok(reply)) => return Ok(reply),
                Ok(Err((error, standing))) => return Err(CallError::Refused { error, standing }),
                Err(broken) => broken,
            };
            self.socket = None;
            // Only what may have been carried out is worth asking about again.
            let pause = backoff.fail(getrandom::u64().unwrap_or(0));
            let hopeless = Instant::now() + pause >= waiting.deadline;
            if sent == Weight::Question || hopeless || matches!(broken, Broken::Refused(_)) {
                return Err(sort(broken, sent));
            }
            sleep(pause).await;
        }
    }

    /// One attempt over the open connection or a new one. `sent` becomes [`Weight::Act`] before
    /// the first byte of an act may have left.
    async fn attempt(
        &mut self,
        id: &CommandId,
        frame: &ClientFrame,
        (weight, sent): (Weight, &mut Weight),
        waiting: &mut Waiting<'_>,
    ) -> Result<Result<Reply, (ErrorBody, Option<Standing>)>, Broken> {
        let socket = self.connect().await?;
        if weight == Weight::Act {
            *sent = Weight::Act;
        }
        socket.send(frame).await?;
        loop {
            match self.hear(waiting.deadline, Some(id)).await? {
                Some(ServerFrame::Progress { done, of, .. }) => waiting.told(done, of),
                Some(ServerFrame::Answer { answer, .. }) => return Ok(Ok(Reply::Answer(answer))),
                Some(ServerFrame::Done { done, .. }) => return Ok(Ok(Reply::Done(done))),
                Some(ServerFrame::Refused { error, standing, .. }) => {
                    return Ok(Err((error, standing)));
                }
                _ => {}
            }
        }
    }

    /// The open connection, or a new one with hello on its way.
    async fn connect(&mut self) -> Result<&mut Socket, Broken> {
        if self.socket.is_none() {
            let mut socket = Box::pin(Socket::connect(&self.relay, &self.token)).await?;
            let hello = ClientFrame::Hello {
                protocol: PROTOCOL,
                client: CLIENT.to_owned(),
                surface: Surface::Command,
                subscription: None,
                resume: None,
            };
            socket.send(&hello).await?;
            self.welcomed = None;
            self.socket = Some(socket);
        }
        self.socket.as_mut().ok_or_else(|| Broken::away("is not connected"))
    }

    /// The next frame. Keeps a welcome; returns the answer to `id`.
    async fn hear(
        &mut self,
        deadline: Instant,
        id: Option<&CommandId>,
    ) -> Result<Option<ServerFrame>, Broken> {
        let socket = self.socket.as_mut().ok_or_else(|| Broken::away("is not connected"))?;
        let heard = timeout_at(deadline, socket.next())
            .await
            .map_err(|_| Broken::away("did not answer in time"))??;
        let Heard::Frame(frame) = heard else { return Ok(None) };
        match *frame {
            ServerFrame::Welcome { protocol, .. } if protocol != PROTOCOL => {
                Err(other_protocol(protocol))
            }
            ServerFrame::Welcome { me, role_version, cursor, now, .. } => {
                self.welcomed = Some(Welcomed { me, role_version, cursor, now });
                Ok(None)
            }
            ServerFrame::Bye { error, retry_ms } => Err(goodbye(&error, retry_ms)),
            frame if self.welcomed.is_none() => Err(not_welcome(&frame)),
            frame => Ok(Some(frame).filter(|frame| answers(frame) == id)),
        }
    }
}

/// The request that a frame answers.
fn answers(frame: &ServerFrame) -> Option<&CommandId> {
    match frame {
        ServerFrame::Done { id, .. }
        | ServerFrame::Refused { id, .. }
        | ServerFrame::Answer { id, .. }
        | ServerFrame::Progress { id, .. } => Some(id),
        _ => None,
    }
}

/// A final refusal answers for the whole call only while nothing was sent: later it says nothing
/// of what became of the command.
fn sort(broken: Broken, sent: Weight) -> CallError {
    match (broken, sent) {
        (Broken::Refused(error), Weight::Question) => CallError::Refused { error, standing: None },
        (Broken::Away { why, .. }, Weight::Question) => CallError::Unreachable { why },
        (Broken::Away { why, .. }, Weight::Act) => CallError::Unknown { why },
        (Broken::Refused(error), Weight::Act) => {
            CallError::Unknown { why: format!("said: {}", Clean::line(&error.message)) }
        }
    }
}

fn unfitting() -> CallError {
    CallError::Refused {
        error: ErrorBody {
            code: "protocol".to_owned(),
            message: "the relay's answer does not fit the question: update the older of the two"
                .to_owned(),
        },
        standing: None,
    }
}
