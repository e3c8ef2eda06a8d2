//! One agent's connection from hello to bye.
//!
//! What a session must not miss comes by the engine's followers in order; a session that cannot
//! keep up is closed with a hint to come back, and resumes from its cursor.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use baton_shared::id::{
    AgentName, CommandId, ConversationId, Epoch, MessageId, Position, TicketNumber,
};
use baton_shared::wire::{self, Change, ClientFrame, PROTOCOL, Resume, ServerFrame, Subscription};
use tokio::sync::watch;
use tokio::time::{Instant, interval_at, timeout};

use super::bucket::Bucket;
use super::commands;
use super::crowd;
use super::gate;
use super::hub::{Hub, Place, Rows};
use super::report;
use super::shelf;
use super::sight::{Piece, Sight};
use super::{Limits, read_frame, view};
use crate::desk::event::Surface;
use crate::desk::outbox::Send;
use crate::desk::{Agent, AuditBy};
use crate::engine::{Command, Committed, Engine, clock};
use crate::http::bearer::Bearer;

/// Colleagues and loads are told at most this often.
const PRESENCE_EVERY: Duration = Duration::from_millis(250);
/// Commits told before the session looks for frames of its client again.
const TOLD_AT_ONCE: usize = 64;

/// The connection is over.
pub(super) struct Gone;

pub(super) type Going<T> = Result<T, Gone>;

pub(super) struct Session {
    pub(super) socket: WebSocket,
    pub(super) engine: Engine,
    pub(super) hub: Arc<Hub>,
    pub(super) agent: AgentName,
    /// Public id of the token that opened it.
    pub(super) token: String,
    /// The account as of the cursor, so that a commit is read without a look at the state.
    pub(super) account: Option<Arc<Agent>>,
    pub(super) sight: Sight,
    pub(super) cursor: Position,
    pub(super) role_version: u64,
    ponged: bool,
    pub(super) unflushed: bool,
    pub(super) presence_due: Option<Instant>,
    bucket: Bucket,
    /// A report that is being made.
    pub(super) report: Option<report::Making>,
    pub(super) limits: Limits,
    stop: watch::Receiver<bool>,
}

/// Runs one connection to its end.
pub(super) async fn run(
    socket: WebSocket,
    (engine, hub): (Engine, Arc<Hub>),
    bearer: Bearer,
    limits: Limits,
    stop: watch::Receiver<bool>,
) {
    let masking = engine.masks().agents;
    let session = Session {
        socket,
        engine,
        hub,
        agent: bearer.agent,
        token: bearer.token,
        account: None,
        sight: Sight::new(None, masking),
        cursor: Position(0),
        role_version: 0,
        ponged: true,
        unflushed: false,
        presence_due: None,
        bucket: Bucket::new(limits),
        report: None,
        limits,
        stop,
    };
    session.run().await;
}

impl Session {
    async fn run(mut self) {
        let mut stop = self.stop.clone();
        let hello = tokio::select! {
            biased;
            () = stopped(&mut stop) => return self.restarting().await,
            hello = self.hello() => hello,
        };
        let Some(hello) = hello else { return };
        if self.sessions() >= self.limits.sessions_per_agent {
            let message = "too many open sessions of this agent; close one first";
            return self.bye("too_many_sessions", message, None).await;
        }
        let id = self.engine.session_id();
        let surface = hello.surface;
        if !self.open(&id, surface).await {
            return;
        }
        let _gone = self.serve(hello).await;
        if surface != Surface::Command {
            let closed = Command::SessionClosed { by: self.agent.clone(), session: id };
            if let Err(failed) = self.engine.ask(closed).await {
                tracing::warn!(agent = %self.agent, %failed, "a session's end was not recorded");
            }
        }
    }

    /// Records that a surface is connected. A one-shot command leaves no trace.
    async fn open(&mut self, id: &str, surface: Surface) -> bool {
        if surface == Surface::Command {
            return true;
        }
        self.engine.key_pressed(&self.agent);
        let by = self.agent.clone();
        let opened = Command::SessionOpened { by, session: id.to_owned(), surface };
        match self.engine.ask(opened).await {
            Ok(_) => true,
            Err(failed) => {
                self.bye("unavailable", &failed.to_string(), Some(1_000)).await;
                false
            }
        }
    }

    fn sessions(&self) -> usize {
        self.engine.state().agent(&self.agent).map_or(0, |agent| agent.sessions.len())
    }

    async fn hello(&mut self) -> Option<Hello> {
        let first = timeout(self.limits.hello, self.socket.recv()).await.ok()??.ok()?;
        let Message::Text(text) = first else { return None };
        match read_frame(&text, self.limits.json_depth) {
            Ok(ClientFrame::Hello { protocol, surface, subscription, resume, client }) => {
                if protocol == PROTOCOL {
                    tracing::debug!(agent = %self.agent, %client, "an agent connects");
                    return Some(Hello { surface, subscription, resume });
                }
                let message = format!(
                    "this relay speaks protocol {PROTOCOL}, the client {protocol}: install the same version of both"
                );
                self.bye("protocol_version", &message, None).await;
            }
            Ok(_) => self.bye("hello_expected", "the first frame must be hello", None).await,
            Err(error) => self.bye("bad_frame", &format!("hello: {error}"), None).await,
        }
        None
    }

    async fn serve(&mut self, hello: Hello) -> Going<()> {
        // Following begins before the snapshot is taken: what falls between comes twice and is
        // told by its position.
        let mine = hello.subscription.as_ref().is_none_or(|asked| asked.filter.mine);
        let rows = if mine { Rows::Own } else { Rows::Others };
        let mut changes = self.hub.clone().enter(self.agent.clone(), rows, self.limits.queue);
        let mut hints = self.engine.hints();
        self.attach(hello).await?;
        let Limits { ping: every, pong: pong_within, .. } = self.limits;
        let mut ping = interval_at(Instant::now() + every, every);
        let mut pong_by: Option<Instant> = None;
        let expiry = self.expiry();
        let mut stop = self.stop.clone();
        loop {
            let presence = self.presence_due;
            tokio::select! {
                biased;
                () = stopped(&mut stop) => {
                    self.restarting().await;
                    return Err(Gone);
                }
                () = sleep_until(expiry) => return self.signed_out().await,
                frame = self.socket.recv() => self.received(frame, &changes).await?,
                change = changes.next() => self.changed(change, &mut changes).await?,
                hint = hints.recv() => self.hinted(hint).await?,
                () = sleep_until(presence) => self.tell_presence().await?,
                news = report::news(&mut self.report) => self.tell_report(news).await?,
                () = sleep_until(pong_by) => {
                    if !self.ponged {
                        return Err(Gone);
                    }
                    pong_by = None;
                }
                _ = ping.tick() => {
                    // One that is still due is not forgiven by the next ping.
                    if pong_by.is_none() {
                        self.ponged = false;
                        pong_by = Some(Instant::now() + pong_within);
                    }
                    self.raw(Message::Ping(Vec::new().into())).await?;
                }
            }
        }
    }

    /// Tells what is new, and with it what else has come by now: one flush for all of it.
    async fn changed(&mut self, mut next: Option<Arc<Committed>>, place: &mut Place) -> Going<()> {
        if next.is_none() {
            self.lost_seat().await;
            return Err(Gone);
        }
        for told in 1.. {
            let Some(committed) = next else { break };
            if committed.pos > self.cursor {
                self.tell(&committed).await?;
            }
            if told == TOLD_AT_ONCE {
                break;
            }
            next = place.waiting();
        }
        self.flush().await
    }

    /// The seat was taken away: the relay goes, or this session left too much waiting. It resumes
    /// from its cursor.
    async fn lost_seat(&mut self) {
        if *self.stop.borrow() {
            return self.restarting().await;
        }
        self.bye("too_slow", "this client cannot keep up; it may resume", Some(200)).await;
    }

    /// What one commit means to this session. Written, not yet flushed.
    pub(super) async fn tell(&mut self, committed: &Committed) -> Going<()> {
        if committed.agents.iter().any(|one| one.name == self.agent) && !self.is_signed_in() {
            return self.signed_out().await;
        }
        let (pieces, me) = self.read(committed)?;
        self.cursor = committed.pos;
        if !pieces.is_empty() {
            let written = self.hub.shelf.of(committed);
            for piece in pieces {
                let text = match piece {
                    Piece::Row(index) => written.row(committed, index),
                    Piece::Line(index) => written.line(committed, index),
                    Piece::Own(change) => shelf::frame(committed.pos, change),
                };
                if let Some(text) = text {
                    self.write(Message::Text(text)).await?;
                }
            }
        }
        for change in self.settled(committed).await {
            self.change(committed.pos, change).await?;
        }
        if let Some(me) = me {
            self.frame(&ServerFrame::Me { me }).await?;
        }
        if crowd::has_changed(committed) {
            self.presence_due.get_or_insert(Instant::now() + PRESENCE_EVERY);
        }
        Ok(())
    }

    fn read(&mut self, committed: &Committed) -> Going<(Vec<Piece>, Option<wire::Me>)> {
        let touched = committed.agents.iter().find(|one| one.name == self.agent);
        if let Some(account) = touched {
            self.account = Some(account.clone());
        }
        let now = self.engine.now();
        let agent = self.account.as_ref().filter(|agent| self.proves(agent, now)).ok_or(Gone)?;
        if agent.role_version != self.role_version {
            // Another role sees other rows: the client attaches anew and gets a snapshot.
            return Err(Gone);
        }
        let mut pieces: Vec<Piece> =
            self.sight.erased(committed).into_iter().map(Piece::Own).collect();
        self.sight.changes(committed, &self.engine, agent, &mut pieces);
        self.sight.lines(committed, agent, &mut pieces);
        pieces.extend(self.sight.rings(committed, agent).into_iter().map(Piece::Own));
        Ok((pieces, touched.map(|agent| view::me(agent))))
    }

    /// Lines whose delivery state changed: read again, since state holds no text.
    async fn settled(&mut self, committed: &Committed) -> Vec<Change> {
        let mut changes = Vec::new();
        for (before, conv) in &committed.conversations {
            let Some(before) = before.as_ref().filter(|before| !before.outbox.is_empty()) else {
                continue;
            };
            let reads = self.account.as_ref().is_some_and(|agent| self.sight.reads(agent, conv));
            if !reads {
                continue;
            }
            // What was dropped has left the outbox like what was sent.
            let outcomes = view::outcomes(&committed.events);
            let changed =
                |now: &Send, was: &Send| (&now.parked, now.wanted) != (&was.parked, was.wanted);
            let left = before
                .outbox
                .iter()
                .filter(|send| conv.outbox.get(&send.message).is_none_or(|now| changed(now, send)));
            for send in left {
                let Ok(Some(placed)) = self.engine.event(send.at).await else { continue };
                if let Some(mut entry) = view::entry(conv, &placed, self.engine.masks().agents) {
                    if let Some((state, trouble)) = outcomes.get(&entry.id) {
                        entry.delivery = Some(*state);
                        entry.trouble.clone_from(trouble);
                    }
                    changes.push(Change::Message {
                        ticket: conv.ticket_number(),
                        conversation: conv.id.clone(),
                        entry: Box::new(entry),
                    });
                }
            }
        }
        changes
    }

    async fn received(
        &mut self,
        frame: Option<Result<Message, axum::Error>>,
        place: &Place,
    ) -> Going<()> {
        let text = match frame {
            Some(Ok(Message::Text(text))) => text,
            Some(Ok(Message::Pong(_))) => {
                self.ponged = true;
                return Ok(());
            }
            Some(Ok(Message::Ping(_))) => return Ok(()),
            Some(Ok(Message::Binary(_))) => {
                self.bye("bad_frame", "frames are text", None).await;
                return Err(Gone);
            }
            Some(Ok(Message::Close(_)) | Err(_)) | None => return Err(Gone),
        };
        if !self.bucket.take(Instant::now()) {
            self.bye("too_fast", "too many frames; slow down", Some(2_000)).await;
            return Err(Gone);
        }
        match read_frame(&text, self.limits.json_depth) {
            Ok(frame) if text.len() > self.limits.frame_bytes && !gate::carries_policy(&frame) => {
                let most = self.limits.frame_bytes;
                let message = format!("only a policy takes a frame of more than {most} bytes");
                self.bye("bad_frame", &message, None).await;
                Err(Gone)
            }
            Ok(frame) => self.obey(frame, place).await,
            Err(error) => {
                self.bye("bad_frame", &format!("a frame cannot be read: {error}"), None).await;
                Err(Gone)
            }
        }
    }

    async fn obey(&mut self, frame: ClientFrame, place: &Place) -> Going<()> {
        if !self.is_signed_in() {
            return self.signed_out().await;
        }
        if let Err(refusal) = self.permitted(&frame) {
            // What is not answered when it is done is not answered when it is not.
            let Some(id) = gate::id(&frame) else { return Ok(()) };
            let refused = commands::answered(id.clone(), Err(refusal.into()));
            return self.frame(&refused).await;
        }
        match frame {
            ClientFrame::Hello { .. } => {
                self.bye("bad_frame", "hello comes once", None).await;
                Err(Gone)
            }
            ClientFrame::Follow { ticket } => self.follow(ticket, place).await,
            ClientFrame::Unfollow { ticket } => {
                if let Ok(Some(id)) = self.engine.conversation_of(ticket).await {
                    place.unfollow(&id);
                    self.sight.unfollow(&id);
                }
                Ok(())
            }
            ClientFrame::Command { id, ticket, epoch, act } => {
                let message = clock::token(clock::Ids::mint(&clock::RandomIds, self.engine.now()));
                let message = MessageId::try_from(message).map_err(|_| Gone)?;
                let by = self.agent.clone();
                let outcome = match commands::act(act, message) {
                    Ok(act) => {
                        let command = Command::Agent { by, id: id.clone(), ticket, epoch, act };
                        self.engine.ask(command).await
                    }
                    Err(refusal) => Err(refusal.into()),
                };
                self.frame(&commands::answered(id, outcome)).await
            }
            ClientFrame::TakeOver { id, conversation, epoch } => {
                self.take_over(id, conversation, epoch).await
            }
            ClientFrame::SetStatus { id, status, reason, for_s } => {
                let until = for_s.and_then(|s| {
                    let span = jiff::SignedDuration::from_secs(i64::try_from(s).ok()?);
                    self.engine.now().checked_add(span).ok()
                });
                let by = self.agent.clone();
                let outcome = self.engine.ask(Command::Status { by, status, reason, until }).await;
                self.frame(&commands::answered(id, outcome)).await
            }
            ClientFrame::Desk { id, switch } => {
                let off = commands::off(switch, self.engine.now());
                let by = AuditBy::Agent(self.agent.clone());
                let outcome = self.engine.ask(Command::Desk { by, off }).await;
                self.frame(&commands::answered(id, outcome)).await
            }
            ClientFrame::Policy { id, change } => {
                let by = self.agent.to_string();
                let outcome = crate::proof::change(&self.engine, &by, change).await;
                self.frame(&commands::answered(id, outcome)).await
            }
            ClientFrame::Ask { id, ask } => self.ask(id, ask).await,
            ClientFrame::Active => {
                self.active().await;
                Ok(())
            }
            ClientFrame::Typing { ticket, on } => {
                self.typing(ticket, on);
                Ok(())
            }
        }
    }

    async fn take_over(
        &mut self,
        id: CommandId,
        conversation: ConversationId,
        epoch: Epoch,
    ) -> Going<()> {
        let by = self.agent.clone();
        let command = Command::TakeOver { by, id: id.clone(), conversation, epoch };
        let outcome = self.engine.ask(command).await;
        self.frame(&commands::answered(id, outcome)).await
    }

    async fn ask(&mut self, id: CommandId, ask: wire::Ask) -> Going<()> {
        if let wire::Ask::Report { question } = ask {
            return self.begin_report(id, question).await;
        }
        let answer = commands::answer(&self.engine, &self.agent, id, ask).await;
        self.frame(&answer).await
    }

    async fn follow(&mut self, ticket: TicketNumber, place: &Place) -> Going<()> {
        let Ok(Some(id)) = self.engine.conversation_of(ticket).await else { return Ok(()) };
        if let Ok(Some(conv)) = self.engine.conversation(&id).await {
            let sees = {
                let state = self.engine.state();
                let me = state.agent(&self.agent).ok_or(Gone)?;
                conv.ticket.as_ref().is_some_and(|ticket| crate::desk::act::sees(me, ticket))
            };
            let by = AuditBy::Agent(self.agent.clone());
            // Not answered: whoever follows asks for the ticket too, and is told there.
            if sees && self.engine.note_opened(by, &conv).await.is_err() {
                return Ok(());
            }
        }
        // One that is out of sight now may come into it, and is then told.
        place.follow(id.clone());
        self.sight.follow(id);
        Ok(())
    }
}

pub(super) struct Hello {
    surface: Surface,
    pub(super) subscription: Option<Subscription>,
    pub(super) resume: Option<Resume>,
}

/// Until the relay stops. What the channel lends must not live across the next await.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    let _closed = stop.wait_for(|stop| *stop).await;
}

async fn sleep_until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}
