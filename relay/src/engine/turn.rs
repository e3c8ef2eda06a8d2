//! The loop: collect, decide, commit, tell.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use baton_shared::id::ConversationId;
use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};

use super::codec::{Event, Placed};
use super::command::{Answer, Command, Failed};
use super::deadlines::{Due, Schedule, Whose, of_agent, of_conversation};
use super::draft::{
    AUDIT_SPACE, Draft, Step, VISITOR_SPACE, command_space, customer_space, hashed, inbound_space,
    ticket_key, visitor_key,
};
use super::{Asked, Shared, acts, audit, bots, customers, firing, people, start, visitors};
use crate::desk::event::DeskEvent;
use crate::desk::{ConversationEvent, Refusal, conversation};
use crate::log::{AppendError, Commit, Outcome, Snapshot, SnapshotRow, StreamId};
use crate::policy::Policy;

/// Most commands decided in one batch.
const BATCH_MAX: usize = 512;
/// Events of a conversation between two snapshots.
const SNAPSHOT_EVERY: u32 = 64;
/// How often an unknown outcome is asked about again.
const UNKNOWN_TRIES: u32 = 5;
/// Pause after the log could not take a batch.
const PAUSE: Duration = Duration::from_millis(200);
/// How long the loop sleeps at most, so that a jump of the wall clock is noticed.
const SLEEP_MAX: Duration = Duration::from_secs(1);

type Claims = HashMap<(String, String), StreamId>;
type Answered = (oneshot::Sender<Result<Answer, Failed>>, Result<Answer, Failed>, Option<usize>);

/// The loop's own state.
#[derive(Debug)]
pub struct Turn {
    shared: Arc<Shared>,
    asked: mpsc::Receiver<Asked>,
    schedule: Schedule,
    unsaved: HashMap<ConversationId, u32>,
}

/// Why the process must stop: the log's word can no longer be trusted.
#[derive(Debug)]
pub struct Fatal(pub String);

impl std::fmt::Display for Fatal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the log failed and the relay stops rather than serve a lie: {}", self.0)
    }
}

impl std::error::Error for Fatal {}

impl Turn {
    pub(super) fn new(shared: Arc<Shared>, asked: mpsc::Receiver<Asked>) -> Self {
        Self { shared, asked, schedule: Schedule::default(), unsaved: HashMap::new() }
    }

    /// Runs until every handle is gone.
    ///
    /// # Errors
    /// [`Fatal`] where the log failed in a way that only a new start can mend.
    pub async fn run(mut self) -> Result<(), Fatal> {
        self.schedule_all();
        let mut batch = Vec::with_capacity(BATCH_MAX);
        loop {
            let wake = self.sleep();
            tokio::select! {
                biased;
                count = self.asked.recv_many(&mut batch, BATCH_MAX) => if count == 0 {
                    return Ok(());
                },
                () = tokio::time::sleep(wake) => {}
            }
            self.one(std::mem::take(&mut batch)).await?;
        }
    }

    fn sleep(&self) -> Duration {
        let now = self.shared.parts.clock.now();
        self.schedule.next().map_or(SLEEP_MAX, |at| {
            Duration::try_from(at.duration_since(now)).unwrap_or(Duration::ZERO).min(SLEEP_MAX)
        })
    }

    /// One turn of the loop.
    async fn one(&mut self, asked: Vec<Asked>) -> Result<(), Fatal> {
        let now = self.shared.parts.clock.now();
        let dues = self.schedule.take_due(now, BATCH_MAX);
        if asked.is_empty() && dues.is_empty() {
            return Ok(());
        }
        let claims = match self.prepare(&asked, now).await {
            Ok(claims) => claims,
            Err(reason) => {
                self.put_back(&dues);
                refuse_all(asked, &reason);
                tokio::time::sleep(PAUSE).await;
                return Ok(());
            }
        };
        let (commits, answers) = self.decide(asked, &dues, now, claims);
        let (commits, events): (Vec<Commit>, Vec<Vec<Event>>) = commits.into_iter().unzip();
        match self.append(commits).await? {
            Ok(outcomes) => self.settle(&outcomes, events, answers, now).await,
            Err(reason) => {
                tracing::error!(%reason, "the log cannot take a batch; senders are told to retry");
                let unavailable = || Err(Failed::Unavailable { reason: reason.clone() });
                for (sender, _, _) in answers {
                    let _gone = sender.send(unavailable());
                }
                tokio::time::sleep(PAUSE).await;
            }
        }
        self.put_back(&dues);
        Ok(())
    }

    /// Looks up what the batch may repeat, and loads what it is about.
    async fn prepare(&self, asked: &[Asked], now: Timestamp) -> Result<Claims, String> {
        let keys: Vec<(String, String)> =
            asked.iter().flat_map(|a| keys(&a.command, now)).collect();
        let log = self.shared.parts.log.as_ref();
        let rows = log.claimed(keys.clone()).await.map_err(|error| error.to_string())?;
        let held = keys.into_iter().zip(rows);
        let claims: Claims = held.filter_map(|(key, row)| Some((key, row?.stream))).collect();
        let mut wanted: HashSet<ConversationId> =
            asked.iter().filter_map(|a| named(&a.command)).collect();
        wanted.extend(claims.values().filter_map(StreamId::as_conversation));
        for id in wanted {
            self.load(&id).await?;
        }
        Ok(claims)
    }

    async fn load(&self, id: &ConversationId) -> Result<(), String> {
        let known = {
            let state = self.shared.state.read().unwrap_or_else(PoisonError::into_inner);
            state.conversation(id).is_some()
        };
        if !known {
            let log = self.shared.parts.log.as_ref();
            let conv = start::conversation(log, id).await.map_err(|error| error.to_string())?;
            if conv.head.is_some() {
                let mut state = self.shared.state.write().unwrap_or_else(PoisonError::into_inner);
                state.keep(Arc::new(conv));
            }
        }
        Ok(())
    }

    fn decide(
        &self,
        asked: Vec<Asked>,
        dues: &[Due],
        now: Timestamp,
        claims: Claims,
    ) -> (Vec<(Commit, Vec<Event>)>, Vec<Answered>) {
        let policy = self.shared.policy.read().unwrap_or_else(PoisonError::into_inner).clone();
        let state = self.shared.state.read().unwrap_or_else(PoisonError::into_inner);
        let ids = self.shared.parts.ids.as_ref();
        let mut draft = Draft::new(&state, &policy, now, ids, claims);
        for due in dues {
            let mut step = draft.step();
            firing::fire(&mut step, due);
            if let Err(error) = step.finish() {
                tracing::error!(%error, ?due, "a deadline cannot be written");
            }
        }
        let answers = asked.into_iter().map(|Asked { command, answer }| {
            let mut step = draft.step();
            let decided = carry_out(&mut step, command);
            let (decided, commit) = match decided {
                Ok(decided) => match step.finish() {
                    Ok(commit) => (Ok(decided), commit),
                    Err(error) => (Err(Failed::Unavailable { reason: error.to_string() }), None),
                },
                Err(failed) => (Err(failed), None),
            };
            (answer, decided, commit)
        });
        let answers = answers.collect();
        (draft.commits, answers)
    }

    /// Writes the batch. An unknown outcome is asked about under the same ids.
    async fn append(&self, commits: Vec<Commit>) -> Result<Result<Vec<Outcome>, String>, Fatal> {
        if commits.is_empty() {
            return Ok(Ok(Vec::new()));
        }
        for attempt in 1..=UNKNOWN_TRIES {
            match self.shared.parts.log.append(commits.clone()).await {
                Ok(outcomes) => return Ok(Ok(outcomes)),
                Err(AppendError::NotWritten { reason, .. }) => return Ok(Err(reason)),
                Err(AppendError::Fatal { reason }) => return Err(Fatal(reason)),
                Err(AppendError::Unknown { reason }) => {
                    tracing::warn!(%reason, attempt, "asking again what was written");
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
        Err(Fatal("the outcome of a batch stays unknown".to_owned()))
    }

    /// What is on disk becomes the state; everybody is told.
    async fn settle(
        &mut self,
        outcomes: &[Outcome],
        events: Vec<Vec<Event>>,
        answers: Vec<Answered>,
        now: Timestamp,
    ) {
        for (outcome, events) in outcomes.iter().zip(events) {
            match outcome.span() {
                Some(span) => {
                    let placed = span.positions().zip(events);
                    let placed = placed.map(|(pos, event)| Placed { pos, at: now, event });
                    self.install(placed.collect());
                }
                None => self.forget(&events).await,
            }
        }
        let head = self.shared.state.read().unwrap_or_else(PoisonError::into_inner).pos;
        for (sender, answer, commit) in answers {
            let outcome = commit.and_then(|index| outcomes.get(index));
            let answer = match outcome {
                Some(outcome) => answer.and_then(|answer| placed(answer, outcome)),
                None => answer.map(|answer| Answer { pos: head, ..answer }),
            };
            let _gone = sender.send(answer);
        }
    }

    fn install(&mut self, placed: Vec<Placed>) {
        let activated = placed.iter().rev().find_map(|one| match &one.event {
            Event::Desk(DeskEvent::PolicyActivated { text, .. }) => Policy::parse(text).ok(),
            _ => None,
        });
        if let Some(policy) = activated {
            let mut active = self.shared.policy.write().unwrap_or_else(PoisonError::into_inner);
            *active = Arc::new(policy);
        }
        let committed = {
            let mut state = self.shared.state.write().unwrap_or_else(PoisonError::into_inner);
            for one in &placed {
                if let Event::Conversation(_, ConversationEvent::TicketOpened { number, .. }) =
                    &one.event
                {
                    state.last_ticket = state.last_ticket.max(*number);
                }
            }
            state.install(placed)
        };
        let abandon = self.abandon_after();
        for (_, conv) in &committed.conversations {
            let whose = Whose::Conversation(conv.id.clone());
            self.schedule.set(&whose, of_conversation(conv, abandon));
        }
        for agent in &committed.agents {
            self.schedule.set(&Whose::Agent(agent.name.clone()), of_agent(agent));
        }
        self.save_snapshots(&committed);
        // Nobody follows yet: fine.
        let _nobody = self.shared.changes.send(committed);
    }

    /// Lets go of streams that another relay has moved on; they are read again when next asked for.
    async fn forget(&self, events: &[Event]) {
        for event in events {
            if let Event::Conversation(id, _) = event {
                let log = self.shared.parts.log.as_ref();
                if let Ok(conv) = start::conversation(log, id).await {
                    let mut state =
                        self.shared.state.write().unwrap_or_else(PoisonError::into_inner);
                    state.keep(Arc::new(conv));
                }
            }
        }
    }

    fn save_snapshots(&mut self, committed: &super::Committed) {
        let mut rows = Vec::new();
        for (before, conv) in &committed.conversations {
            let events = committed
                .events
                .iter()
                .filter(|one| one.event.stream() == StreamId::conversation(&conv.id));
            let count = self.unsaved.entry(conv.id.clone()).or_default();
            *count += u32::try_from(events.count()).unwrap_or(u32::MAX);
            let rested = !conv.is_resident() && before.as_ref().is_some_and(|b| b.is_resident());
            if *count >= SNAPSHOT_EVERY || rested {
                self.unsaved.remove(&conv.id);
                rows.extend(row(conv));
            }
        }
        if !rows.is_empty() {
            let log = self.shared.parts.log.clone();
            // A lost snapshot costs time at the next start, nothing else.
            tokio::spawn(async move { log.save_snapshots(rows).await });
        }
    }

    fn abandon_after(&self) -> jiff::SignedDuration {
        let policy = self.shared.policy.read().unwrap_or_else(PoisonError::into_inner);
        jiff::SignedDuration::from_secs(policy.settings.abandon_after_s.cast_signed())
    }

    fn schedule_all(&mut self) {
        let abandon = self.abandon_after();
        let state = self.shared.state.read().unwrap_or_else(PoisonError::into_inner);
        for conv in state.conversations() {
            let dues = of_conversation(conv, abandon);
            self.schedule.set(&Whose::Conversation(conv.id.clone()), dues);
        }
        for agent in state.agents() {
            self.schedule.set(&Whose::Agent(agent.name.clone()), of_agent(agent));
        }
    }

    /// What was taken out and still holds is due again.
    fn put_back(&mut self, dues: &[Due]) {
        let abandon = self.abandon_after();
        let shared = self.shared.clone();
        let state = shared.state.read().unwrap_or_else(PoisonError::into_inner);
        for due in dues {
            let still = match &due.whose {
                Whose::Conversation(id) => {
                    state.conversation(id).map(|conv| of_conversation(conv, abandon))
                }
                Whose::Agent(name) => state.agent(name).map(|agent| of_agent(agent)),
            };
            self.schedule.set(&due.whose, still.unwrap_or_default());
        }
    }
}

fn row(conv: &crate::desk::Conversation) -> Option<SnapshotRow> {
    let snapshot = Snapshot {
        stream: StreamId::conversation(&conv.id),
        fold_version: conversation::FOLD,
        person: Some(super::codec::person_of(&conv.id)),
        body: serde_json::to_vec(conv).ok()?,
    };
    Some(SnapshotRow { pos: conv.head?, snapshot })
}

fn placed(answer: Answer, outcome: &Outcome) -> Result<Answer, Failed> {
    match outcome {
        Outcome::Written(span) => Ok(Answer { pos: span.last, ..answer }),
        Outcome::Replayed(span) => Ok(Answer { pos: span.last, duplicate: true, ..answer }),
        Outcome::Conflict { stream, .. } => {
            Err(Failed::Unavailable { reason: format!("{stream} moved on meanwhile; try again") })
        }
        Outcome::Claimed { claim, .. } => {
            let reason = format!("{}/{} was taken meanwhile; try again", claim.space, claim.key);
            Err(Failed::Unavailable { reason })
        }
    }
}

fn refuse_all(asked: Vec<Asked>, reason: &str) {
    tracing::error!(%reason, "the log cannot be read; senders are told to retry");
    for one in asked {
        let _gone = one.answer.send(Err(Failed::Unavailable { reason: reason.to_owned() }));
    }
}

/// The keys a command may repeat or refer to.
fn keys(command: &Command, now: Timestamp) -> Vec<(String, String)> {
    match command {
        Command::Customer(message) => vec![
            (inbound_space(&message.channel), hashed(&message.provider_id)),
            (customer_space(&message.channel), hashed(&message.customer.id)),
        ],
        Command::Visitor { conversation, id: Some(id), .. } => {
            vec![(VISITOR_SPACE.to_owned(), visitor_key(conversation, id))]
        }
        Command::Bot { call, reply_id, .. } => {
            let reply =
                reply_id.as_ref().map(|reply| ("reply".to_owned(), format!("{call}/{reply}")));
            let call = ("bot".to_owned(), call.to_string());
            std::iter::once(call).chain(reply).collect()
        }
        Command::Agent { by, id, ticket, .. } => {
            vec![(command_space(by), id.to_string()), ("ticket".to_owned(), ticket_key(*ticket))]
        }
        Command::Audit(event) => {
            event.once(now).map(|key| (AUDIT_SPACE.to_owned(), key)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The conversation a command names outright.
fn named(command: &Command) -> Option<ConversationId> {
    match command {
        Command::Visitor { conversation, .. }
        | Command::Bot { conversation, .. }
        | Command::SendTried { conversation, .. }
        | Command::SendDropped { conversation, .. }
        | Command::SendSettled { conversation, .. } => Some(conversation.clone()),
        _ => None,
    }
}

/// One command on one step: a row a kind.
fn carry_out(step: &mut Step<'_, '_>, command: Command) -> Result<Answer, Failed> {
    let done = match command {
        Command::Customer(message) => customers::said(step, &message),
        Command::Visitor { conversation, id, act } => {
            visitors::asked(step, &conversation, id.as_deref(), act)
        }
        Command::Bot { conversation, call, reply_id, result } => {
            bots::came(step, &conversation, &call, reply_id.as_deref(), result)
        }
        Command::Agent { by, id, ticket, epoch, act } => {
            let conversation =
                step.holder("ticket", &ticket_key(ticket)).and_then(|s| s.as_conversation());
            let asked = acts::Asked { by, id, ticket, epoch, act };
            return acts::asked(step, conversation, &asked);
        }
        Command::Status { by, status, reason, until } => {
            people::status(step, &by, (status, reason, until))
        }
        Command::SessionOpened { by, session, surface } => {
            people::opened(step, &by, session, surface)
        }
        Command::SessionClosed { by, session } => people::closed(step, &by, session),
        Command::Account { name, act } => people::account(step, &name, act),
        Command::Api { name, act } => people::api(step, name, act),
        Command::TokenSeen { by } => people::seen(step, &by),
        Command::SendTried { conversation, message } => tried(step, &conversation, message),
        Command::SendSettled { conversation, message, outcome } => {
            if step.conversation(&conversation).is_some_and(|c| c.outbox.get(&message).is_some()) {
                step.tell(&conversation, ConversationEvent::SendSettled { message, outcome });
            }
            Ok(Answer::default())
        }
        Command::SendDropped { conversation, message, by } => {
            audit::dropped(step, &conversation, message, by)
        }
        Command::Policy { text, hash, by } => audit::activated(step, text, hash, by),
        Command::Desk { by, off } => people::switch(step, by, off),
        Command::Delivery { held } => audit::held(step, held),
        Command::Audit(event) => audit::noted(step, event),
    };
    done.map_err(Failed::from)
}

/// The fence before the first attempt: a bot's message of an earlier epoch is not sent any more.
fn tried(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    message: baton_shared::id::MessageId,
) -> Result<Answer, Refusal> {
    let conv = step.conversation(id).ok_or(Refusal::NoSuchTicket)?;
    let Some(send) = conv.outbox.get(&message) else { return Err(Refusal::NothingToUndo) };
    if !send.tried {
        step.tell(id, ConversationEvent::SendTried { message });
    }
    Ok(Answer { conversation: Some(id.clone()), ..Answer::default() })
}
