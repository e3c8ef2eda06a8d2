//! The one task that writes. While a transaction is under way the next jobs queue up and then
//! share one: one lock, one fsync and one notification for all of them.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout};
use tracing::{error, warn};

use super::batch::Batch;
use super::doubt::Doubt;
use super::fault::{Stage, Trouble, append_error, not_written};
use super::known::{Head, Named};
use super::seen::Seen;
use super::session::{Connector, NoSession, Role, Session, advance};
use super::sql::{self, Failed};
use super::write::write;
use crate::log::{AppendError, Commit, CommitId, Outcome, SnapshotRow};

/// Jobs waiting for the writer; more wait at their sender.
const QUEUE: usize = 1024;
/// Jobs that share one transaction. Bounds how long the first of them waits for the last.
const MERGED: usize = 512;
/// Bytes from which no further job joins a transaction.
const MERGED_BYTES: usize = 32 * 1024 * 1024;
/// From the transaction's begin to its last row. Longer than the server's own time-outs.
const OPEN_MAX: Duration = Duration::from_secs(25);
/// For the answer to COMMIT, a synchronous standby's round trip included.
const COMMIT_MAX: Duration = Duration::from_secs(30);
/// How long a batch whose fate is unknown waits for a database that is down.
const SETTLE: Duration = Duration::from_secs(30);
const FIRST_WAIT: Duration = Duration::from_millis(50);
const LAST_WAIT: Duration = Duration::from_secs(5);

/// What is asked of the writer.
#[derive(Debug)]
pub(super) enum Work {
    Append(Arc<[Commit]>),
    Snapshots(Vec<SnapshotRow>),
    Erase { person: String, tombstone: Box<Commit> },
    Probe,
}

/// What became of it.
#[derive(Debug)]
pub(super) enum Done {
    Appended(Vec<Outcome>),
    Saved,
    Erased { outcome: Outcome, rows: u64, snapshots: u64 },
    Probed,
}

#[derive(Debug)]
struct Job {
    work: Work,
    reply: oneshot::Sender<Result<Done, AppendError>>,
}

/// The handle to the writer's task; after the last one is dropped the queue runs dry.
#[derive(Debug)]
pub(super) struct Writer(mpsc::Sender<Job>);

impl Writer {
    /// Starts the task on an open session.
    pub(super) fn start(connector: Connector, session: Session, seen: Arc<Seen>) -> Self {
        let (jobs, queue) = mpsc::channel(QUEUE);
        let (session, down) = (Some(session), None);
        let task = Loop { connector, session, seen, down, doubt: Doubt::default() };
        tokio::spawn(task.run(queue));
        Self(jobs)
    }

    /// Does the work in the next transaction and answers after its commit.
    pub(super) async fn run(&self, work: Work) -> Result<Done, AppendError> {
        let (reply, answer) = oneshot::channel();
        self.0.send(Job { work, reply }).await.map_err(|_| gone())?;
        answer.await.unwrap_or_else(|_| Err(gone()))
    }
}

fn gone() -> AppendError {
    AppendError::Fatal { reason: "the log's writer task is gone".to_owned() }
}

impl Work {
    fn ids(&self) -> impl Iterator<Item = CommitId> {
        let commits = match self {
            Self::Append(commits) => &commits[..],
            Self::Erase { tombstone, .. } => std::slice::from_ref(&**tombstone),
            Self::Snapshots(_) | Self::Probe => &[],
        };
        commits.iter().map(|commit| commit.id)
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Append(commits) => commits.iter().map(commit_bytes).sum(),
            Self::Snapshots(rows) => rows.iter().map(|row| row.snapshot.body.len()).sum(),
            Self::Erase { .. } | Self::Probe => 0,
        }
    }

    fn name<'j>(&'j self, named: &mut Named<'j>) {
        match self {
            Self::Append(commits) => commits.iter().for_each(|commit| named.commit(commit)),
            Self::Snapshots(rows) => rows.iter().for_each(|row| named.snapshot(&row.snapshot)),
            Self::Erase { person, tombstone } => {
                named.commit(tombstone);
                named.person(person);
            }
            Self::Probe => {}
        }
    }

    async fn decide<'j>(
        &'j self,
        batch: &mut Batch<'j>,
        session: &Session,
    ) -> Result<Done, Trouble> {
        Ok(match self {
            Self::Append(commits) => {
                let outcomes = commits.iter().map(|commit| batch.append(commit));
                Done::Appended(outcomes.collect::<Result<_, _>>().map_err(|e| unsalted(&e))?)
            }
            Self::Snapshots(rows) => {
                rows.iter().for_each(|row| batch.save_snapshot(row));
                Done::Saved
            }
            Self::Erase { person, tombstone } => erase(batch, session, person, tombstone).await?,
            Self::Probe => Done::Probed,
        })
    }
}

fn commit_bytes(commit: &Commit) -> usize {
    let private = |e: &crate::log::NewEvent| e.private.as_ref().map_or(0, |p| p.body.len());
    let events: usize = commit.events.iter().map(|e| e.facts.len() + private(e)).sum();
    events + commit.snapshots.iter().map(|s| s.body.len()).sum::<usize>()
}

fn unsalted(error: &getrandom::Error) -> AppendError {
    not_written(format!("no random bytes: {error}"))
}

/// Runs alone in its transaction, so the rows of the person are all in the tables already.
async fn erase<'j>(
    batch: &mut Batch<'j>,
    session: &Session,
    person: &str,
    tombstone: &'j Commit,
) -> Result<Done, Trouble> {
    if let Some(outcome) = batch.check(tombstone) {
        return Ok(Done::Erased { outcome, rows: 0, snapshots: 0 });
    }
    let open = |error: Failed| Trouble::open(&error);
    let id = batch.mark_erased(person);
    let rows = session.execute(sql::ERASE_ROWS, &[&id]).await.map_err(open)?;
    let snapshots = session.execute(sql::ERASE_SNAPSHOTS, &[&id]).await.map_err(open)?;
    let span = batch.insert(tombstone).map_err(|e| unsalted(&e))?;
    Ok(Done::Erased { outcome: Outcome::Written(span), rows, snapshots })
}

/// When the database is tried again, and why it has to be.
#[derive(Debug)]
struct Down {
    until: Instant,
    wait: Duration,
    reason: String,
}

/// What the task owns.
struct Loop {
    connector: Connector,
    session: Option<Session>,
    seen: Arc<Seen>,
    down: Option<Down>,
    doubt: Doubt,
}

impl Loop {
    async fn run(mut self, mut queue: mpsc::Receiver<Job>) {
        let mut jobs = Vec::with_capacity(MERGED);
        while queue.recv_many(&mut jobs, MERGED).await > 0 {
            while !jobs.is_empty() {
                let part: Vec<Job> = jobs.drain(..together(&jobs)).collect();
                self.serve(part).await;
            }
        }
    }

    async fn serve(&mut self, jobs: Vec<Job>) {
        let (work, replies): (Vec<Work>, Vec<_>) =
            jobs.into_iter().map(|job| (job.work, job.reply)).unzip();
        let answers: Vec<Result<Done, AppendError>> = match self.write(&work).await {
            Ok(done) => {
                work.iter().flat_map(Work::ids).for_each(|id| self.doubt.settle(id));
                done.into_iter().map(Ok).collect()
            }
            Err(error) => {
                if matches!(error, AppendError::Unknown { .. }) {
                    work.iter().flat_map(Work::ids).for_each(|id| self.doubt.add(id));
                }
                work.iter().map(|one| Err(self.doubt.about(one.ids(), error.clone()))).collect()
            }
        };
        for (reply, answer) in replies.into_iter().zip(answers) {
            // Where nobody waits any more, what was written stays written all the same.
            let _ = reply.send(answer);
        }
    }

    async fn write(&mut self, work: &[Work]) -> Result<Vec<Done>, AppendError> {
        if let Some(stopped) = self.seen.stopped() {
            return Err(stopped);
        }
        let reused = self.session.is_some();
        let result = match self.write_once(work).await {
            // It may have died while it lay idle.
            Err(Trouble::Gone(_)) if reused => self.write_once(work).await,
            result => result,
        };
        let result = result.map_err(AppendError::from);
        match &result {
            Ok(_) => {}
            Err(AppendError::Fatal { reason }) => {
                error!(%reason, "the log stops writing");
                self.seen.stop(reason);
            }
            Err(other) => warn!(%other, jobs = work.len(), "a batch was not written"),
        }
        result
    }

    async fn write_once(&mut self, work: &[Work]) -> Result<Vec<Done>, Trouble> {
        let patient = work.iter().flat_map(Work::ids).any(|id| self.doubt.is_about(id));
        let session = self.connected(patient).await?;
        match transact(&session, work, &self.seen).await {
            Ok((done, head)) => {
                self.seen.advance(head.pos, head.digest);
                advance(self.connector.heads(), head.pos);
                self.session = Some(session);
                Ok(done)
            }
            // The session goes with its transaction: whatever state it is in, the server rolls
            // back what was not committed, and the next one begins clean.
            Err(error) => Err(error),
        }
    }

    /// The session, or a new one. While the database is down it is tried again after a rising
    /// pause; until then batches are turned away, and only one in doubt waits.
    async fn connected(&mut self, patient: bool) -> Result<Session, AppendError> {
        if let Some(session) = self.session.take().filter(|s| !s.client.is_closed()) {
            return Ok(session);
        }
        let give_up = Instant::now() + if patient { SETTLE } else { Duration::ZERO };
        loop {
            if let Some(down) = &self.down {
                if down.until > give_up.max(Instant::now()) {
                    return Err(not_written(down.reason.clone()));
                }
                tokio::time::sleep_until(down.until).await;
            }
            match self.open().await {
                Ok(session) => {
                    self.down = None;
                    return Ok(session);
                }
                Err(NoSession::Never(reason)) => return Err(AppendError::Fatal { reason }),
                Err(NoSession::Later(reason)) => {
                    let wait = self.down.as_ref().map_or(FIRST_WAIT, |d| LAST_WAIT.min(d.wait * 2));
                    self.down = Some(Down { until: Instant::now() + wait, wait, reason });
                }
            }
        }
    }

    async fn open(&self) -> Result<Session, NoSession> {
        let session = self.connector.open(Role::Writer, sql::WRITES).await?;
        self.seen.check_session(&session).await?;
        Ok(session)
    }
}

/// How many of the first jobs share a transaction: an erasure goes alone.
fn together(jobs: &[Job]) -> usize {
    let mut bytes = 0;
    let mut joined = jobs.iter().take_while(|job| {
        let joins = bytes < MERGED_BYTES && !matches!(job.work, Work::Erase { .. });
        bytes += job.work.bytes();
        joins
    });
    joined.by_ref().count().max(1)
}

/// One transaction; its end is known when this returns, or the error says that it is not.
async fn transact(
    session: &Session,
    work: &[Work],
    seen: &Seen,
) -> Result<(Vec<Done>, Head), Trouble> {
    let silent = || "the database did not answer in time".to_owned();
    let filled = timeout(OPEN_MAX, fill(session, work, seen)).await;
    let (done, head, is_empty) = filled.unwrap_or_else(|_| Err(not_written(silent()).into()))?;
    if is_empty {
        // Nothing to keep: all were repeats or in conflict. No fsync, and the lock goes.
        let end = session.client.batch_execute("ROLLBACK").await;
        return end.map(|()| (done, head)).map_err(|e| Trouble::open(&e));
    }
    match timeout(COMMIT_MAX, session.client.batch_execute("COMMIT")).await {
        Ok(Ok(())) => Ok((done, head)),
        Ok(Err(error)) => Err(append_error(&error, Stage::Commit).into()),
        Err(_) => Err(AppendError::Unknown { reason: silent() }.into()),
    }
}

async fn fill(
    session: &Session,
    work: &[Work],
    seen: &Seen,
) -> Result<(Vec<Done>, Head, bool), Trouble> {
    let mut named = Named::default();
    work.iter().for_each(|one| one.name(&mut named));
    let known = named.ask(session).await?;
    seen.check(&known.head)?;
    let before = known.head.pos;
    let mut batch = Batch::new(known);
    let mut done = Vec::with_capacity(work.len());
    for one in work {
        done.push(one.decide(&mut batch, session).await?);
    }
    let probes = i64::from(work.iter().any(|one| matches!(one, Work::Probe)));
    let is_empty = probes == 0 && batch.rows.spans.is_empty() && batch.rows.snapshots.is_empty();
    if !is_empty {
        let written = write(session, &batch, before, probes).await;
        written.map_err(|error| Trouble::open(&error))?;
    }
    Ok((done, batch.known.head, is_empty))
}
