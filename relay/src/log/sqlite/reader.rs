//! The threads that read, each on a connection of its own, so that no read waits for the writer
//! and no writer for a read.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use crate::log::ReadError;

/// Reads waiting for a thread; more wait at their sender.
const QUEUE: usize = 256;

type Query = Box<dyn FnOnce(&Connection) + Send>;
type Queue = Arc<Mutex<mpsc::Receiver<Query>>>;

/// The pool; dropping it lets the queue run dry and joins.
pub(super) struct Readers {
    queries: Option<mpsc::Sender<Query>>,
    threads: Vec<JoinHandle<()>>,
}

impl fmt::Debug for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Readers({})", self.threads.len())
    }
}

impl Readers {
    /// One thread per connection.
    pub(super) fn start(connections: Vec<Connection>) -> std::io::Result<Self> {
        let (queries, queue) = mpsc::channel(QUEUE);
        let queue: Queue = Arc::new(Mutex::new(queue));
        let mut pool = Self { queries: Some(queries), threads: Vec::new() };
        for conn in connections {
            let queue = Arc::clone(&queue);
            let thread = thread::Builder::new().name("log-reader".to_owned());
            pool.threads.push(thread.spawn(move || serve(&conn, &queue))?);
        }
        Ok(pool)
    }

    /// Runs a query on the next free connection.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T, ReadError> + Send + 'static,
    ) -> Result<T, ReadError> {
        let (reply, answer) = oneshot::channel();
        let work: Query = Box::new(move |conn| {
            if !reply.is_closed() {
                // Nobody waits any more: nothing to do.
                let _ = reply.send(query(conn));
            }
        });
        let queries = self.queries.as_ref().ok_or_else(gone)?;
        queries.send(work).await.map_err(|_| gone())?;
        answer.await.unwrap_or_else(|_| Err(gone()))
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        drop(self.queries.take());
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a reader thread of the log had died");
            }
        }
    }
}

fn gone() -> ReadError {
    ReadError::Unavailable { reason: "the log's reader threads are gone".to_owned() }
}

fn serve(conn: &Connection, queue: &Queue) {
    loop {
        // The guard is released before the query runs, so the others go on taking work.
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
        let Some(query) = next else { return };
        query(conn);
    }
}
