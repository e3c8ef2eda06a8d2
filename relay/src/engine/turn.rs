//! The loop: collect, decide, commit, tell.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use baton_shared::id::{ConversationId, Position};
use jiff::Timestamp;
use tokio::sync::{mpsc, watch};

use super::assign::{Look, Offers, Push};
use super::carry::{carry_out, keys, named};
use super::codec::Event;
use super::command::{Answer, Command, Failed};
use super::deadlines::{Due, Schedule, Whose, of_agent, of_conversation};
use super::draft::Draft;
use super::names::Older;
use super::silence::Patience;
use super::taken::Taken;
use super::{Asked, Shared, firing, start};
use crate::log::{AppendError, Commit, Outcome, StreamId};
use crate::policy::Policy;

/// Most commands decided in one batch.
const BATCH_MAX: usize = 512;
/// How often an unknown outcome is asked about again.
pub(super) const UNKNOWN_TRIES: u32 = 5;
/// How often a command is decided anew because another relay was quicker.
const DECIDE_TRIES: u32 = 16;
/// Pause after the log could not take a batch, or cannot be read.
pub(super) const PAUSE: Duration = Duration::from_millis(200);
/// Pause after a conflict with something that cannot be read yet.
const NOT_YET: Duration = Duration::from_millis(10);
/// How long the loop sleeps at most, so that a jump of the wall clock is noticed.
const SLEEP_MAX: Duration = Duration::from_secs(1);
/// How long after a deadline was fired in vain it is fired again, unless a command wakes the loop.
/// None should be; one that is must not take a processor.
const FIRE_AGAIN: Duration = Duration::from_millis(250);

/// The loop's own state.
#[derive(Debug)]
pub struct Turn {
    pub(super) shared: Arc<Shared>,
    asked: mpsc::Receiver<Asked>,
    pub(super) schedule: Schedule,
    pub(super) push: Push,
    pub(super) unsaved: start::Unsaved,
    /// How far the log has got, by whoever wrote.
    pub(super) heads: watch::Receiver<Position>,
    leads: watch::Receiver<bool>,
    /// Up to here everything has been read; after it there may be gaps.
    pub(super) followed: Position,
    look_up: LookUp,
    /// A deadline was fired and still holds: nothing came of it.
    in_vain: bool,
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

/// What is looked up in the log before a batch is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LookUp {
    /// What memory does not tell; repeats are found when the log refuses them.
    Unknown,
    /// Everything: after a batch in which something was repeated there are mostly more.
    All,
}

impl LookUp {
    fn after(outcomes: &[Outcome]) -> Self {
        let repeated = |one: &Outcome| matches!(one, Outcome::Claimed { .. });
        if outcomes.iter().any(repeated) { Self::All } else { Self::Unknown }
    }
}

/// A batch as decided, and what each sender hears if the log takes it.
struct Decided {
    commits: Vec<Commit>,
    events: Vec<Vec<Event>>,
    answers: Vec<Decision>,
    offers: Offers,
}

struct Decision {
    answer: Result<Answer, Failed>,
    /// Its commit in the batch; refusals and repeats have none.
    commit: Option<usize>,
    /// How many commits of the batch it could see.
    after: usize,
}

impl Decision {
    /// Whether it was made on something that has not come true.
    fn is_void(&self, outcomes: &[Outcome], first_lost: Option<usize>) -> bool {
        match self.commit.and_then(|index| outcomes.get(index)) {
            #[cfg(test)]
            Some(_) if super::bug::is(super::bug::Bug::ConflictIsFine) => false,
            Some(outcome) => outcome.span().is_none(),
            None => first_lost.is_some_and(|lost| lost < self.after),
        }
    }
}

impl Turn {
    pub(super) fn new(
        shared: Arc<Shared>,
        asked: mpsc::Receiver<Asked>,
        unsaved: start::Unsaved,
    ) -> Self {
        let (mut heads, leads) = (shared.parts.log.heads(), shared.parts.log.leads());
        // What was written since the state was read is looked at first.
        heads.mark_changed();
        let followed = shared.state.read().unwrap_or_else(PoisonError::into_inner).pos;
        let (schedule, push) = (Schedule::default(), Push::default());
        let look_up = LookUp::Unknown;
        let in_vain = false;
        Self { shared, asked, schedule, push, unsaved, heads, leads, followed, look_up, in_vain }
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
                () = changed(&mut self.heads) => {}
                () = changed(&mut self.leads) => {
                    let policy = self.policy();
                    self.push.look_at_all(&policy);
                }
                () = tokio::time::sleep(wake) => {}
            }
            self.one(std::mem::take(&mut batch)).await?;
        }
    }

    fn sleep(&self) -> Duration {
        if !*self.leads.borrow() {
            return SLEEP_MAX;
        }
        if self.push.is_needed() {
            return Duration::ZERO;
        }
        let now = self.shared.parts.clock.now();
        let due = self.schedule.next().map_or(SLEEP_MAX, |at| {
            Duration::try_from(at.duration_since(now)).unwrap_or(Duration::ZERO).min(SLEEP_MAX)
        });
        if self.in_vain { due.max(FIRE_AGAIN) } else { due }
    }

    /// One turn of the loop.
    async fn one(&mut self, asked: Vec<Asked>) -> Result<(), Fatal> {
        if self.is_behind()
            && let Err(error) = self.catch_up().await
        {
            return give_up(asked, &error).await;
        }
        let leads = *self.leads.borrow();
        let now = self.shared.parts.clock.now();
        let dues = if leads { self.schedule.take_due(now, BATCH_MAX) } else { Vec::new() };
        let look = if leads { self.push.take() } else { Look::default() };
        if asked.is_empty() && dues.is_empty() && look == Look::default() {
            return Ok(());
        }
        // An erasure is a transaction of its own: what it came with is written before it.
        let (erasures, asked) = super::erase::told_apart(asked);
        let done = self.carry_through(asked, &dues, look).await;
        self.in_vain = self.put_back(&dues);
        done?;
        for erasure in erasures {
            self.erase(erasure).await?;
        }
        Ok(())
    }

    /// Decides and writes; what another relay has overtaken is decided anew on what it wrote.
    async fn carry_through(
        &mut self,
        asked: Vec<Asked>,
        dues: &[Due],
        look: Look,
    ) -> Result<(), Fatal> {
        let (mut waiting, mut dues, mut look) = (asked, dues, look);
        for attempt in 0..DECIDE_TRIES {
            let asked = waiting;
            let now = self.shared.parts.clock.now();
            let look_up = if attempt == 0 { self.look_up } else { LookUp::All };
            let claims = match self.prepare(&asked, look_up, now).await {
                Ok(claims) => claims,
                Err(error) => {
                    self.push.again(look);
                    return give_up(asked, &error).await;
                }
            };
            let decided = self.decide(&asked, (dues, &look), now, claims);
            let Decided { commits, events, answers, offers } = decided;
            #[cfg(test)]
            let (asked, answers) = answered_early(asked, answers);
            let outcomes = match self.append(commits).await? {
                Ok(outcomes) => outcomes,
                Err(reason) => {
                    self.push.again(look);
                    tracing::error!(%reason, "the log cannot take a batch; senders are told to retry");
                    refuse_all(asked, &reason);
                    tokio::time::sleep(PAUSE).await;
                    return Ok(());
                }
            };
            self.look_up = LookUp::after(&outcomes);
            self.settle(&outcomes, events, now).await?;
            waiting = self.answer(asked, answers, &outcomes);
            dues = &[];
            let whole = outcomes.iter().all(|outcome| outcome.span().is_some());
            let look = std::mem::take(&mut look);
            if !whole || offers == Offers::InPart {
                self.push.again(look);
            }
            if whole {
                return Ok(());
            }
            let before = self.pos();
            if let Err(error) = self.catch_up().await {
                return give_up(waiting, &error).await;
            }
            if self.pos() == before && look_up == LookUp::All {
                tokio::time::sleep(NOT_YET).await;
            }
            if waiting.is_empty() {
                return Ok(());
            }
        }
        refuse_all(waiting, "other relays were quicker each time; try again");
        Ok(())
    }

    /// Looks up what the batch may repeat, and loads what it is about.
    async fn prepare(
        &mut self,
        asked: &[Asked],
        look_up: LookUp,
        now: Timestamp,
    ) -> Result<Taken, start::StartError> {
        let mut claims = Taken::default();
        let keys = self.unknown(asked, look_up, now);
        if !keys.is_empty() {
            let rows = self.shared.parts.log.claimed(keys.clone()).await?;
            let pos = self.pos();
            if rows.iter().flatten().any(|row| row.pos > pos) {
                // Another relay took it just now: what it wrote is part of what is decided on.
                self.catch_up().await?;
            }
            for (key, row) in keys.into_iter().zip(rows) {
                if let Some(row) = row {
                    claims.found(key, row.stream);
                }
            }
        }
        let mut wanted: BTreeSet<ConversationId> =
            asked.iter().filter_map(|a| named(&a.command)).collect();
        wanted.extend(claims.streams().filter_map(StreamId::as_conversation));
        for id in wanted {
            self.load(&id).await?;
        }
        Ok(claims)
    }

    /// The keys that must be looked up. A customer whose conversation is in memory is known without
    /// the log, and their message is taken for new: where it is not, the log refuses its claim, and
    /// it is decided again with everything looked up.
    fn unknown(&self, asked: &[Asked], look_up: LookUp, now: Timestamp) -> Vec<(String, String)> {
        let state = self.shared.state.read().unwrap_or_else(PoisonError::into_inner);
        let ids = self.shared.parts.ids.as_ref();
        // What may stand under an older key, the log would not refuse under this one.
        let by_memory = look_up == LookUp::Unknown && ids.older() == Older::None;
        let mut wanted = Vec::new();
        for Asked { command, .. } in asked {
            let known = match command {
                Command::Customer(message) | Command::Inbox(message) if by_memory => {
                    state.of_customer(&message.channel, &message.customer.id).is_some()
                }
                _ => false,
            };
            if !known {
                wanted.extend(keys(command, ids, now));
            }
        }
        wanted
    }

    fn decide(
        &self,
        asked: &[Asked],
        (dues, look): (&[Due], &Look),
        now: Timestamp,
        claims: Taken,
    ) -> Decided {
        let policy = self.policy();
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
        let offers = self.push.offer(&mut draft, look);
        let answers = asked.iter().map(|Asked { command, .. }| {
            let after = draft.commits.len();
            let mut step = draft.step();
            let decided = carry_out(&mut step, command);
            let (answer, commit) = match decided {
                Ok(answer) => match step.finish() {
                    Ok(commit) => (Ok(answer), commit),
                    Err(error) => (Err(Failed::Unavailable { reason: error.to_string() }), None),
                },
                Err(failed) => (Err(failed), None),
            };
            Decision { answer, commit, after }
        });
        let answers = answers.collect();
        let (commits, events) = draft.commits.into_iter().unzip();
        Decided { commits, events, answers, offers }
    }

    /// Writes the batch. An unknown outcome is asked about under the same ids.
    async fn append(&self, commits: Vec<Commit>) -> Result<Result<Vec<Outcome>, String>, Fatal> {
        if commits.is_empty() {
            return Ok(Ok(Vec::new()));
        }
        let commits: Arc<[Commit]> = commits.into();
        let mut certain = true;
        for attempt in 1..=UNKNOWN_TRIES {
            let began = Instant::now();
            let appended = self.shared.parts.log.append_shared(Arc::clone(&commits)).await;
            match &appended {
                Ok(outcomes) => self.measure(outcomes, began.elapsed()),
                Err(_) => self.shared.meters.failed_batches.add_one(),
            }
            match appended {
                Ok(outcomes) => return Ok(Ok(outcomes)),
                Err(AppendError::NotWritten { reason, .. }) if certain => return Ok(Err(reason)),
                Err(AppendError::Fatal { reason }) => return Err(Fatal(reason)),
                // That the second attempt was not written says nothing of the first.
                Err(AppendError::Unknown { reason } | AppendError::NotWritten { reason, .. }) => {
                    tracing::warn!(%reason, attempt, "asking again what was written");
                    certain = false;
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
        Err(Fatal("the outcome of a batch stays unknown".to_owned()))
    }

    fn measure(&self, outcomes: &[Outcome], took: Duration) {
        let meters = &self.shared.meters;
        let written = outcomes.iter().filter(|outcome| outcome.span().is_some()).count();
        let written = u32::try_from(written).unwrap_or(u32::MAX);
        meters.commits.add(written.into());
        meters.batch.observe(written.into());
        meters.append.observe_time(took);
    }

    /// Answers whose decision stands; gives back whose does not.
    fn answer(
        &self,
        asked: Vec<Asked>,
        answers: Vec<Decision>,
        outcomes: &[Outcome],
    ) -> Vec<Asked> {
        let head = self.pos();
        let first_lost = outcomes.iter().position(|outcome| outcome.span().is_none());
        let mut again = Vec::new();
        for (one, decision) in asked.into_iter().zip(answers) {
            if decision.is_void(outcomes, first_lost) {
                again.push(one);
                continue;
            }
            let span = decision.commit.and_then(|index| outcomes.get(index)?.span());
            let pos = span.map_or(head, |span| span.last);
            let _gone = one.answer.send(decision.answer.map(|answer| Answer { pos, ..answer }));
        }
        again
    }

    fn policy(&self) -> Arc<Policy> {
        self.shared.policy.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn patience(&self) -> Patience {
        Patience::of(&self.policy())
    }

    fn schedule_all(&mut self) {
        let patience = self.patience();
        let state = self.shared.state.read().unwrap_or_else(PoisonError::into_inner);
        for conv in state.conversations() {
            let dues = of_conversation(conv, &patience);
            self.schedule.set(&Whose::Conversation(conv.id.clone()), dues);
        }
        for agent in state.agents() {
            self.schedule.set(&Whose::Agent(agent.name.clone()), of_agent(agent));
        }
        self.schedule.set(&Whose::Desk, super::switch::due(&state));
        let policy = self.shared.policy.read().unwrap_or_else(PoisonError::into_inner);
        self.push.begin(&state, &policy);
    }

    /// What was taken out and still holds is due again; says whether any does.
    fn put_back(&mut self, dues: &[Due]) -> bool {
        let patience = self.patience();
        let shared = self.shared.clone();
        let state = shared.state.read().unwrap_or_else(PoisonError::into_inner);
        let mut in_vain = false;
        for due in dues {
            let still = match &due.whose {
                Whose::Conversation(id) => {
                    state.conversation(id).map(|conv| of_conversation(conv, &patience))
                }
                Whose::Agent(name) => state.agent(name).map(|agent| of_agent(agent)),
                Whose::Desk => Some(super::switch::due(&state)),
            };
            let still = still.unwrap_or_default();
            in_vain |= still.contains(due);
            self.schedule.set(&due.whose, still);
        }
        in_vain
    }
}

/// Resolves when the value changes; never where nobody can change it any more.
async fn changed<T>(watched: &mut watch::Receiver<T>) {
    if watched.changed().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// The log cannot be read now; or it holds what only a newer program understands.
async fn give_up(asked: Vec<Asked>, error: &start::StartError) -> Result<(), Fatal> {
    if let start::StartError::Event(newer) = error {
        return Err(Fatal(newer.to_string()));
    }
    tracing::error!(%error, "the log cannot be read; senders are told to retry");
    refuse_all(asked, &error.to_string());
    tokio::time::sleep(PAUSE).await;
    Ok(())
}

fn refuse_all(asked: Vec<Asked>, reason: &str) {
    for one in asked {
        let _gone = one.answer.send(Err(Failed::Unavailable { reason: reason.to_owned() }));
    }
}

/// The bug of answering before the batch is on disk.
#[cfg(test)]
fn answered_early(asked: Vec<Asked>, answers: Vec<Decision>) -> (Vec<Asked>, Vec<Decision>) {
    if !super::bug::is(super::bug::Bug::EarlyAnswer) {
        return (asked, answers);
    }
    for (one, decision) in asked.into_iter().zip(answers) {
        let _gone = one.answer.send(decision.answer);
    }
    (Vec::new(), Vec::new())
}
