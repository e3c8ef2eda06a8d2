//! The threads that read, each on a connection of its own, so that no read waits for the writer
//! and no writer for a read.
//!
//! One is there from the start; others begin when all are busy, and stay. A relay at rest has one
//! connection's memory instead of three.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::OpenError;
use crate::log::ReadError;

/// Reads waiting for a thread; more wait at their sender.
const QUEUE: usize = 256;

type Query = Box<dyn FnOnce(&Connection, &Shared) + Send>;
type Open = Arc<dyn Fn() -> Result<Connection, OpenError> + Send + Sync>;

/// The pool; dropping it lets the queue run dry and joins.
pub(super) struct Readers {
    queries: Option<mpsc::Sender<Query>>,
    shared: Arc<Shared>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    open: Open,
    most: usize,
}

/// What the threads have in common.
struct Shared {
    queue: Mutex<mpsc::Receiver<Query>>,
    /// Queries that were asked and are not done.
    asked: AtomicUsize,
}

impl fmt::Debug for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Readers(at most {})", self.most)
    }
}

impl Readers {
    /// At most so many threads; the first connection is opened at once, so that one that cannot be
    /// opened is told.
    pub(super) fn start(
        most: usize,
        open: impl Fn() -> Result<Connection, OpenError> + Send + Sync + 'static,
    ) -> Result<Self, OpenError> {
        let first = open()?;
        let (queries, queue) = mpsc::channel(QUEUE);
        let shared = Shared { queue: Mutex::new(queue), asked: AtomicUsize::new(0) };
        let (shared, open) = (Arc::new(shared), Arc::new(open));
        let begun = begin({
            let shared = Arc::clone(&shared);
            move || serve(&first, &shared)
        });
        let unopened = |error| OpenError::Database(rusqlite::Error::ToSqlConversionFailure(error));
        let threads = Mutex::new(vec![begun.map_err(|error| unopened(error.into()))?]);
        Ok(Self { queries: Some(queries), shared, threads, open, most })
    }

    /// Runs a query on the next free connection.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T, ReadError> + Send + 'static,
    ) -> Result<T, ReadError> {
        let (reply, answer) = oneshot::channel();
        let work: Query = Box::new(move |conn, shared| {
            // Where nobody waits any more there is nothing to do.
            let answer = (!reply.is_closed()).then(|| query(conn));
            // Before the answer: whoever has it finds this thread free.
            shared.asked.fetch_sub(1, Ordering::Relaxed);
            if let Some(answer) = answer {
                let _ = reply.send(answer);
            }
        });
        let queries = self.queries.as_ref().ok_or_else(gone)?;
        let place = queries.reserve().await.map_err(|_| gone())?;
        self.make_room();
        place.send(work);
        answer.await.unwrap_or_else(|_| Err(gone()))
    }

    /// One more is asked; where all threads are busy, another one begins.
    fn make_room(&self) {
        let asked = self.shared.asked.fetch_add(1, Ordering::Relaxed) + 1;
        let mut threads = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        if asked <= threads.len() || threads.len() >= self.most {
            return;
        }
        let (open, shared) = (Arc::clone(&self.open), Arc::clone(&self.shared));
        let begun = begin(move || match open() {
            Ok(conn) => serve(&conn, &shared),
            Err(error) => tracing::warn!(%error, "one reader fewer: a connection cannot be opened"),
        });
        match begun {
            Ok(thread) => threads.push(thread),
            Err(error) => tracing::warn!(%error, "one reader fewer: no thread for it"),
        }
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        drop(self.queries.take());
        let threads = self.threads.get_mut().unwrap_or_else(PoisonError::into_inner);
        for thread in threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a reader thread of the log had died");
            }
        }
    }
}

fn begin(work: impl FnOnce() + Send + 'static) -> std::io::Result<JoinHandle<()>> {
    thread::Builder::new().name("log-reader".to_owned()).spawn(work)
}

fn gone() -> ReadError {
    ReadError::Unavailable { reason: "the log's reader threads are gone".to_owned() }
}

fn serve(conn: &Connection, shared: &Shared) {
    loop {
        // The guard is released before the query runs, so the others go on taking work.
        let next = shared.queue.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
        let Some(query) = next else { return };
        query(conn, shared);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    fn readers(opened: &Arc<AtomicUsize>) -> Readers {
        let opened = Arc::clone(opened);
        let open = move || {
            opened.fetch_add(1, Ordering::Relaxed);
            Ok(Connection::open_in_memory()?)
        };
        Readers::start(2, open).expect("readers")
    }

    #[tokio::test]
    async fn one_after_another_is_read_on_one_connection() {
        let opened = Arc::default();
        let readers = readers(&opened);
        for _ in 0..3 {
            readers.run(|_| Ok(())).await.expect("read");
        }
        assert_eq!(opened.load(Ordering::Relaxed), 1);
    }

    #[tokio::test]
    async fn reads_at_one_time_are_read_beside_each_other_by_no_more_than_there_may_be() {
        let opened = Arc::default();
        let readers = readers(&opened);
        let both = Arc::new(Barrier::new(2));
        // Neither ends before the other has begun.
        let beside = || {
            let both = Arc::clone(&both);
            readers.run(move |_| {
                both.wait();
                Ok(())
            })
        };
        let (one, two, three) = tokio::join!(beside(), beside(), readers.run(|_| Ok(())));
        assert!(one.is_ok() && two.is_ok() && three.is_ok());
        assert_eq!(opened.load(Ordering::Relaxed), 2);
    }
}
