//! The one thread that writes. While a transaction is being written the next jobs queue up and
//! then share one transaction: one fsync for all of them.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use baton_shared::id::Position;
use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot, watch};
use tracing::{error, warn};

use super::batch::{Batch, Known};
use super::fault::{Stage, append_error};
use super::store::empty_wal;
use crate::log::AppendError;

/// Jobs waiting for the writer; more wait at their sender.
const QUEUE: usize = 1024;
/// Jobs that share one transaction. Bounds how long the first of them waits for the last.
const MERGED: usize = 512;

/// A piece of a transaction and the one who waits for it.
trait Job: Send {
    fn run(&mut self, batch: &mut Batch<'_>) -> rusqlite::Result<()>;
    fn answer(self: Box<Self>, result: Result<(), AppendError>);
}

struct Task<T, F> {
    work: F,
    value: Option<T>,
    reply: oneshot::Sender<Result<T, AppendError>>,
}

impl<T, F> Job for Task<T, F>
where
    T: Send,
    F: FnMut(&mut Batch<'_>) -> rusqlite::Result<T> + Send,
{
    fn run(&mut self, batch: &mut Batch<'_>) -> rusqlite::Result<()> {
        self.value = Some((self.work)(batch)?);
        Ok(())
    }

    fn answer(self: Box<Self>, result: Result<(), AppendError>) {
        let Self { value, reply, .. } = *self;
        // Where nobody waits any more, what was written stays written all the same.
        let _ = reply.send(result.and_then(|()| value.ok_or_else(gone)));
    }
}

/// The handle to the writer's thread; dropping it lets the queue run dry and joins.
pub(super) struct Writer {
    jobs: Option<mpsc::Sender<Box<dyn Job>>>,
    thread: Option<JoinHandle<()>>,
    heads: watch::Sender<Position>,
    wal_due: Arc<AtomicBool>,
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").field("head", &*self.heads.borrow()).finish_non_exhaustive()
    }
}

impl Writer {
    /// Starts the thread on its connection.
    pub(super) fn start(conn: Connection) -> Result<Self, rusqlite::Error> {
        let head = Batch::begin(&conn, Known::default())?.head();
        let heads = watch::Sender::new(head);
        let wal_due = Arc::new(AtomicBool::new(false));
        let (jobs, queue) = mpsc::channel(QUEUE);
        let (publish, due) = (heads.clone(), Arc::clone(&wal_due));
        let known = Known::default();
        let run = move || {
            Loop { conn, known, heads: publish, wal_due: due, stopped: None }.run(queue);
        };
        let thread = thread::Builder::new().name("log-writer".to_owned()).spawn(run);
        let thread = thread.map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread), heads, wal_due })
    }

    pub(super) fn heads(&self) -> watch::Receiver<Position> {
        self.heads.subscribe()
    }

    /// Whether erased bytes still lie in the write-ahead log.
    pub(super) fn is_wal_due(&self) -> bool {
        self.wal_due.load(Ordering::Acquire)
    }

    /// Runs work in the next transaction and answers after its commit.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnMut(&mut Batch<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, AppendError> {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Task { work, value: None, reply });
        let jobs = self.jobs.as_ref().ok_or_else(gone)?;
        jobs.send(job).await.map_err(|_| gone())?;
        answer.await.unwrap_or_else(|_| Err(gone()))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            error!("the log's writer thread had died");
        }
    }
}

fn gone() -> AppendError {
    AppendError::Fatal { reason: "the log's writer thread is gone".to_owned() }
}

/// What the thread owns.
struct Loop {
    conn: Connection,
    /// Of the last commit; nothing after a transaction that was rolled back.
    known: Known,
    heads: watch::Sender<Position>,
    wal_due: Arc<AtomicBool>,
    /// After a fatal error nothing is written any more.
    stopped: Option<AppendError>,
}

impl Loop {
    fn run(mut self, mut queue: mpsc::Receiver<Box<dyn Job>>) {
        let mut jobs = Vec::with_capacity(MERGED);
        while queue.blocking_recv_many(&mut jobs, MERGED) > 0 {
            let result = self.serve(&mut jobs);
            for job in jobs.drain(..) {
                job.answer(result.clone());
            }
        }
    }

    fn serve(&mut self, jobs: &mut [Box<dyn Job>]) -> Result<(), AppendError> {
        if let Some(stopped) = &self.stopped {
            return Err(stopped.clone());
        }
        let result = self.transact(jobs);
        match &result {
            Ok(()) => self.empty_wal_if_due(),
            Err(fatal @ AppendError::Fatal { reason }) => {
                error!(%reason, "the log stops writing");
                self.stopped = Some(fatal.clone());
            }
            Err(other) => warn!(%other, jobs = jobs.len(), "a batch was not written"),
        }
        result
    }

    /// One transaction; its end is known when this returns, or the error says that it is not.
    fn transact(&mut self, jobs: &mut [Box<dyn Job>]) -> Result<(), AppendError> {
        let open = |e: rusqlite::Error| append_error(&e, Stage::Open);
        execute(&self.conn, "BEGIN IMMEDIATE").map_err(open)?;
        let written = fill(&self.conn, std::mem::take(&mut self.known), jobs).map_err(open);
        let done = written.and_then(|done| {
            let commit = execute(&self.conn, "COMMIT");
            commit.map(|()| done).map_err(|e| append_error(&e, Stage::Commit))
        });
        match done {
            Ok(Filled { head, erased, known }) => {
                self.known = known;
                self.wal_due.fetch_or(erased, Ordering::AcqRel);
                self.heads.send_if_modified(|old| std::mem::replace(old, head) != head);
                Ok(())
            }
            Err(error) => Err(self.roll_back(error)),
        }
    }

    /// Some errors roll back by themselves; where one does not and ROLLBACK fails too, this
    /// connection can write nothing more.
    fn roll_back(&self, error: AppendError) -> AppendError {
        if self.conn.is_autocommit() {
            return error;
        }
        match self.conn.execute_batch("ROLLBACK") {
            Ok(()) => error,
            Err(e) => AppendError::Fatal { reason: format!("{error}; then ROLLBACK failed: {e}") },
        }
    }

    fn empty_wal_if_due(&self) {
        if !self.wal_due.load(Ordering::Acquire) {
            return;
        }
        match empty_wal(&self.conn) {
            Ok(true) => self.wal_due.store(false, Ordering::Release),
            Ok(false) => warn!("a long read keeps erased bytes in the write-ahead log for now"),
            Err(e) => warn!(%e, "the write-ahead log could not be emptied yet"),
        }
    }
}

/// Prepared once: at one append a transaction parsing would be felt.
fn execute(conn: &Connection, sql: &str) -> rusqlite::Result<()> {
    conn.prepare_cached(sql)?.execute([]).map(|_| ())
}

/// A transaction that only waits for its commit.
struct Filled {
    head: Position,
    erased: bool,
    known: Known,
}

fn fill(conn: &Connection, known: Known, jobs: &mut [Box<dyn Job>]) -> rusqlite::Result<Filled> {
    let mut batch = Batch::begin(conn, known)?;
    for job in jobs {
        job.run(&mut batch)?;
    }
    let (head, erased) = (batch.head(), batch.erased);
    Ok(Filled { head, erased, known: batch.finish()? })
}
