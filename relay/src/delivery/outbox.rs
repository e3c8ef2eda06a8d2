//! The runner: turns the pending sends of all conversations into attempts.
//!
//! It keeps nothing of its own that a restart would lose. What is pending is read from the
//! engine's state, at start and after each commit; what became of a send is an event before the
//! lane goes on. A send's number is the position of the event that wrote it: unique, rising in
//! the order of decision, the same after a restart.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use baton_shared::id::{ConversationId, MessageId, Position};
use jiff::Timestamp;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::egress::Callbacks;
use super::lanes::{
    Cancelled, Destination, Freshness, Kind, Lane, Lanes, Limits, ParkReason, Pending, SendNumber,
    Settled, Unmade,
};
use super::transport::Transport;
use crate::desk::event::SendOutcome;
use crate::desk::outbox::{Send, SendKind};
use crate::desk::{AuditAct, AuditBy, AuditEvent, Conversation, ConversationEvent};
use crate::engine::{Command, Committed, Engine, Event, Hint};

mod attempt;
mod control;
mod report;
#[cfg(test)]
mod tests;
mod typing;

pub use control::{Asked, Control, ControlError, ParkedSend, Report};

use attempt::{Done, End, Means};
use control::Ask;
use typing::Typing;

/// How long the runner sleeps at most, so that a jump of the wall clock is noticed.
const SLEEP_MAX: Duration = Duration::from_secs(1);

/// What the runner is set up with.
#[derive(Debug)]
pub struct Parts {
    /// Whose outboxes.
    pub engine: Engine,
    /// Where answers go.
    pub callbacks: Arc<Callbacks>,
    /// What carries them.
    pub transport: Arc<dyn Transport>,
    /// Pace and patience.
    pub limits: Limits,
}

/// Delivers until `stop` resolves; then makes no further attempt and waits for those under way,
/// for which the caller sets the limit: whatever is dropped then is made again at the next start.
pub async fn run(parts: Parts, asked: Asked, stop: impl Future<Output = ()>) {
    let mut asked = asked.0;
    // Subscribed before the state is read: what is committed in between is seen twice, not never.
    let mut commits = parts.engine.follow();
    let mut hints = parts.engine.hints();
    let mut leads = parts.engine.leads();
    let mut runner = Runner::new(parts);
    runner.resync(Freshness::PossiblyRepeated);
    tokio::pin!(stop);
    loop {
        runner.begin();
        let wake = runner.sleep();
        tokio::select! {
            biased;
            () = &mut stop => break,
            Some(ask) = asked.recv() => runner.answer(ask).await,
            Ok(()) = leads.changed() => runner.resync(Freshness::PossiblyRepeated),
            Some(done) = runner.flying.join_next() => match done {
                Ok(done) => runner.ended(done).await,
                Err(error) => tracing::error!(%error, "an attempt failed inside the relay; it is made again after a restart"),
            },
            Ok(hint) = hints.recv() => runner.hinted(&hint),
            commit = commits.recv() => match commit {
                Ok(commit) => runner.committed(&commit),
                Err(RecvError::Lagged(_)) => runner.resync(Freshness::New),
                Err(RecvError::Closed) => break,
            },
            () = tokio::time::sleep(wake) => {}
        }
    }
    while runner.flying.join_next().await.is_some() {}
}

/// What this run knows of a send it parked.
#[derive(Debug, Clone, Copy)]
struct ParkedHere {
    attempts: u32,
    at: Timestamp,
}

#[derive(Debug)]
struct Runner {
    means: Means,
    lanes: Lanes,
    /// The sends in `lanes` and under way.
    jobs: HashMap<ConversationId, BTreeMap<SendNumber, MessageId>>,
    parked: BTreeMap<SendNumber, ParkedHere>,
    flying: JoinSet<Done>,
    typing: Typing,
    /// Whether this relay is the one that sends.
    leads: watch::Receiver<bool>,
}

impl Runner {
    fn new(parts: Parts) -> Self {
        let Parts { engine, callbacks, transport, limits } = parts;
        let leads = engine.leads();
        Self {
            means: Means { engine, callbacks, transport },
            lanes: Lanes::new(limits),
            jobs: HashMap::new(),
            parked: BTreeMap::new(),
            flying: JoinSet::new(),
            typing: Typing::default(),
            leads,
        }
    }

    fn now(&self) -> Timestamp {
        self.means.engine.now()
    }

    fn sleep(&self) -> Duration {
        let now = self.now();
        self.lanes.wake_at(now).map_or(SLEEP_MAX, |at| {
            Duration::try_from(at.duration_since(now)).unwrap_or(Duration::ZERO).min(SLEEP_MAX)
        })
    }

    /// Begins all attempts that may be made now.
    fn begin(&mut self) {
        let now = self.now();
        while let Some(attempt) = self.lanes.next(now) {
            let lane = &attempt.lane().conversation;
            let job = self.jobs.get(lane).and_then(|jobs| jobs.get(&attempt.number())).cloned();
            match job {
                Some(message) => {
                    self.flying.spawn(self.means.clone().make(attempt, message));
                }
                None => self.lanes.unmade(attempt, Unmade::Never, now),
            }
        }
    }

    /// Takes in the whole state, at start and after having lost the thread.
    fn resync(&mut self, tried: Freshness) {
        let engine = self.means.engine.clone();
        let (held, pending): (bool, Vec<Arc<Conversation>>) = {
            let state = engine.state();
            let pending = state.conversations().filter(|conv| !conv.outbox.is_empty());
            (state.delivery_held, pending.cloned().collect())
        };
        self.hold(held);
        let leads = self.leads();
        let known: Vec<ConversationId> = self.jobs.keys().cloned().collect();
        let gone = |id: &&ConversationId| !leads || !pending.iter().any(|conv| conv.id == **id);
        for id in known.iter().filter(gone) {
            self.forget(id, None);
        }
        for conv in &pending {
            self.take_in(conv, tried);
        }
    }

    /// The jobs of a relay that does not send are nobody's: it takes all of them in, as at a
    /// start, when it begins to.
    fn leads(&self) -> bool {
        *self.leads.borrow()
    }

    fn hold(&mut self, held: bool) {
        if held { self.lanes.hold() } else { self.lanes.release() }
    }

    /// Takes in what a commit changed. The state is read, not the commit: an outcome that came
    /// later must not be undone by an earlier picture.
    fn committed(&mut self, commit: &Committed) {
        if commit.events.iter().any(|placed| matches!(placed.event, Event::Desk(_))) {
            let held = self.means.engine.state().delivery_held;
            self.hold(held);
        }
        for (before, conv) in &commit.conversations {
            let had = before.as_ref().is_some_and(|before| !before.outbox.is_empty());
            if !had && conv.outbox.is_empty() && !self.jobs.contains_key(&conv.id) {
                // Most messages are a customer's, and leave nothing to be sent.
                continue;
            }
            let now = self.means.engine.state().conversation(&conv.id).cloned();
            match now {
                Some(now) => self.take_in(&now, Freshness::New),
                None => self.forget(&conv.id, None),
            }
            for number in before.iter().flat_map(|before| resent(before, commit)) {
                self.again(&conv.id, number);
            }
        }
    }

    /// Pushes what is new in a conversation's outbox and gives up what has left it.
    fn take_in(&mut self, conv: &Conversation, tried: Freshness) {
        self.forget(&conv.id, Some(conv));
        if !self.leads() {
            return;
        }
        for send in conv.outbox.iter().filter(|send| send.parked.is_none()) {
            let freshness = if send.tried { tried } else { Freshness::New };
            self.push(conv, send, freshness);
        }
    }

    fn push(&mut self, conv: &Conversation, send: &Send, freshness: Freshness) {
        let number = SendNumber(send.at.0);
        let jobs = self.jobs.entry(conv.id.clone()).or_default();
        if jobs.contains_key(&number) {
            return;
        }
        jobs.insert(number, send.message.clone());
        let kind = if send.kind == SendKind::Updated { Kind::Callback } else { Kind::Chat };
        let destination = conv.channel.as_ref().map_or("", |name| name.as_str());
        let lane =
            Lane { destination: Destination::new(destination), conversation: conv.id.clone() };
        let pending = Pending::new(number, send.message.as_str(), lane, kind, send.since);
        self.lanes.push(Pending { freshness, ..pending });
    }

    /// Gives up the jobs of a conversation that are not pending (any more) in `conv`.
    fn forget(&mut self, id: &ConversationId, conv: Option<&Conversation>) {
        let Some(jobs) = self.jobs.get_mut(id) else { return };
        let pending = |id: &MessageId| conv.is_some_and(|conv| conv.outbox.get(id).is_some());
        let lanes = &mut self.lanes;
        // One under way keeps its job until it has ended.
        jobs.retain(|number, message| {
            pending(message) || lanes.cancel(*number) == Cancelled::UnderWay
        });
        if jobs.is_empty() {
            self.jobs.remove(id);
        }
    }

    /// An attempt has ended; the lane goes on.
    async fn ended(&mut self, done: Done) {
        let Done { attempt, message, end } = done;
        let now = self.now();
        let (number, made) = (attempt.number(), attempt.made());
        let id = attempt.lane().conversation.clone();
        let settled = match end {
            End::Unmade(unmade) => {
                self.lanes.unmade(attempt, unmade, now);
                if unmade != Unmade::Never {
                    // It may have been given up while it was being begun.
                    let conv = self.means.engine.state().conversation(&id).cloned();
                    return self.forget(&id, conv.as_deref());
                }
                Settled::Cancelled
            }
            End::Made(verdict) => {
                // Jitter: the low half of an id is random.
                let random = low_half(self.means.engine.mint());
                self.lanes.settled(attempt, verdict, now, random)
            }
        };
        match settled {
            Settled::Again { .. } => return,
            Settled::Parked(why) => {
                self.lanes.cancel(number);
                tracing::warn!(%number, %why, "a send is parked: `baton-relay delivery status`");
                if let ParkReason::Spent(_) = why {
                    // What the destination refused was recorded with the attempt; only the lanes
                    // know what was tried long enough. Nothing else is begun before it is on disk.
                    let outcome = SendOutcome::Parked { why: why.to_string() };
                    self.means.settle_in(&id, &message, outcome).await;
                }
                self.parked.insert(number, ParkedHere { attempts: made, at: now });
            }
            Settled::Sent | Settled::Cancelled | Settled::Unknown => {
                self.parked.remove(&number);
            }
        }
        if let Some(jobs) = self.jobs.get_mut(&id) {
            jobs.remove(&number);
            if jobs.is_empty() {
                self.jobs.remove(&id);
            }
        }
        if settled == Settled::Cancelled {
            // Given up while under way, and pending again: another relay sent for a while.
            let conv = self.means.engine.state().conversation(&id).cloned();
            conv.iter().for_each(|conv| self.take_in(conv, Freshness::PossiblyRepeated));
        }
    }

    /// Tries a parked send again.
    fn again(&mut self, id: &ConversationId, number: SendNumber) {
        let conv = self.means.engine.state().conversation(id).cloned();
        let Some(conv) = conv else { return };
        if let Some(send) = conv.outbox.iter().find(|send| send.at.0 == number.0) {
            self.push(&conv, send, Freshness::New);
        }
    }

    fn hinted(&mut self, hint: &Hint) {
        if let Hint::Typing { conversation, agent: Some(agent), on: true } = hint {
            let lanes = &self.lanes;
            self.typing.pass_on(&self.means, (conversation, agent), |to| lanes.is_down(to));
        }
    }

    async fn answer(&mut self, ask: Ask) {
        // Whoever asked may be gone by now.
        match ask {
            Ask::Status(answer) => {
                let _gone = answer.send(self.report());
            }
            Ask::Resume(answer) => {
                let resumed = self.means.engine.ask(Command::Delivery { held: false }).await;
                let held = self.means.engine.state().delivery_held;
                self.hold(held);
                let _gone = answer.send(resumed.map(|_| self.report()));
            }
            Ask::Retry(number, answer) => {
                let done = self.retry_parked(number).await;
                let _gone = answer.send(done.map(|()| self.report()));
            }
            Ask::Drop(number, answer) => {
                let done = self.drop_parked(number).await;
                let _gone = answer.send(done.map(|()| self.report()));
            }
        }
    }

    /// The record comes first: an attempt leaves the relay, and nobody may deny having asked.
    async fn retry_parked(&mut self, number: SendNumber) -> Result<(), ControlError> {
        let found = self.find_parked(number).ok_or(ControlError::NotParked(number))?;
        let act = AuditAct::DeliveryRetried { at: Position(number.0) };
        let asked = Command::Audit(AuditEvent { by: AuditBy::Owner, act });
        self.means.engine.ask(asked).await.map_err(ControlError::Engine)?;
        self.again(&found.0, number);
        Ok(())
    }

    async fn drop_parked(&mut self, number: SendNumber) -> Result<(), ControlError> {
        let found = self.find_parked(number).ok_or(ControlError::NotParked(number))?;
        let (conversation, message) = found;
        let by = AuditBy::Owner;
        let dropped = Command::SendDropped { conversation, message, by };
        self.means.engine.ask(dropped).await.map_err(ControlError::Engine)?;
        self.parked.remove(&number);
        Ok(())
    }

    /// A parked send that is not being tried again just now.
    fn find_parked(&self, number: SendNumber) -> Option<(ConversationId, MessageId)> {
        let state = self.means.engine.state();
        let parked = |send: &&Send| send.at.0 == number.0 && send.parked.is_some();
        let mut all = state.conversations();
        let (id, message) = all.find_map(|conv| {
            let send = conv.outbox.iter().find(parked)?;
            Some((conv.id.clone(), send.message.clone()))
        })?;
        let tried = self.jobs.get(&id).is_some_and(|jobs| jobs.contains_key(&number));
        (!tried).then_some((id, message))
    }
}

/// Parked sends that an agent asked to send again in this commit. The runner's own note of a
/// first attempt is always about a send that is not parked.
fn resent(before: &Conversation, commit: &Committed) -> Vec<SendNumber> {
    let tried = commit.events.iter().filter_map(|placed| match &placed.event {
        Event::Conversation(id, ConversationEvent::SendTried { message, .. })
            if *id == before.id =>
        {
            before.outbox.get(message)
        }
        _ => None,
    });
    tried.filter(|send| send.parked.is_some()).map(|send| SendNumber(send.at.0)).collect()
}

fn low_half(id: u128) -> u64 {
    u64::try_from(id & u128::from(u64::MAX)).unwrap_or(0)
}
