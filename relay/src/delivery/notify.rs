//! Wakes people when nobody takes a ticket: an admin's command, or a signed POST.
//!
//! It passes on the ticket's number, its queue and how long it has waited, never who waits or
//! what they said. A bell that fails is logged with what to do; the ticket's history has the
//! firing either way, so nothing here is kept.

use std::convert::Infallible;
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use baton_shared::id::{ConversationId, QueueName, TicketNumber};
use jiff::Timestamp;
use reqwest::Url;
use serde_json::json;
use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::process::Command as Program;
use tokio::sync::Semaphore;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::JoinSet;

use super::classify::{Outcome, Verdict, classify};
use super::transport::{Request, Transport};
use crate::desk::ConversationEvent;
use crate::engine::{Committed, Engine, Event};
use crate::webhook::Key;

/// How long a command may run.
const COMMAND_TIME: Duration = Duration::from_secs(10);
/// Bells ringing at once.
const AT_ONCE: usize = 4;
/// Bells ringing or waiting to ring; more are left out, since more would wake nobody faster.
const WAITING_MAX: usize = 64;
/// Bytes kept of each of a command's two outputs.
const OUTPUT_MAX: usize = 2_048;
/// Pauses between the attempts of a POST.
const PAUSES: [Duration; 2] = [Duration::from_secs(2), Duration::from_secs(10)];
/// Where programs are found, if the relay itself was started without a search path.
const PATH: &str = "/usr/local/bin:/usr/bin:/bin";

/// One `[[notify]]`.
#[derive(Debug, Clone)]
pub struct Bell {
    /// How somebody is woken.
    pub how: How,
    /// For which queues; all where empty.
    pub queues: Vec<QueueName>,
}

/// How somebody is woken.
#[derive(Debug, Clone)]
pub enum How {
    /// A program by its absolute path, and its arguments. No shell reads them.
    Command(Vec<String>),
    /// A signed POST of `ticket.waiting`.
    Post {
        /// Where to.
        url: Url,
        /// Sign it.
        keys: Vec<Key>,
    },
}

/// What a bell says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Ring {
    conversation: ConversationId,
    ticket: TicketNumber,
    queue: QueueName,
    waiting_s: u64,
    at: Timestamp,
}

/// Rings until `stop` resolves; what is ringing then is cut off.
pub async fn run(
    engine: Engine,
    bells: Vec<Bell>,
    transport: Arc<dyn Transport>,
    stop: impl Future<Output = ()>,
) {
    let (mut commits, leads) = (engine.follow(), engine.leads());
    let mut ringer = Ringer {
        bells: bells.into_iter().map(Arc::new).collect(),
        transport,
        engine,
        pauses: PAUSES,
        room: Arc::new(Semaphore::new(AT_ONCE)),
        ringing: JoinSet::new(),
    };
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => return,
            Some(_) = ringer.ringing.join_next() => {}
            commit = commits.recv() => match commit {
                Ok(commit) if *leads.borrow() => {
                    rings(&commit).iter().for_each(|ring| ringer.ring(ring));
                }
                Ok(_) => {}
                Err(RecvError::Lagged(missed)) => tracing::warn!(
                    missed,
                    "too much at once to follow: a bell may not have rung; the queue shows who waits"
                ),
                Err(RecvError::Closed) => return,
            },
        }
    }
}

/// The firings of one commit.
fn rings(commit: &Committed) -> Vec<Ring> {
    let fired = commit.events.iter().filter_map(|placed| match &placed.event {
        Event::Conversation(id, ConversationEvent::Notified { waiting_s }) => {
            Some((id, *waiting_s, placed.at))
        }
        _ => None,
    });
    let described = fired.filter_map(|(id, waiting_s, at)| {
        let (_, conv) = commit.conversations.iter().find(|(_, conv)| conv.id == *id)?;
        let ticket = conv.ticket.as_ref()?;
        let (conversation, queue) = (id.clone(), ticket.queue.clone());
        Some(Ring { conversation, ticket: ticket.number, queue, waiting_s, at })
    });
    described.collect()
}

#[derive(Debug)]
struct Ringer {
    bells: Vec<Arc<Bell>>,
    transport: Arc<dyn Transport>,
    engine: Engine,
    pauses: [Duration; 2],
    room: Arc<Semaphore>,
    ringing: JoinSet<()>,
}

impl Ringer {
    fn ring(&mut self, ring: &Ring) {
        let wanted =
            |bell: &&Arc<Bell>| bell.queues.is_empty() || bell.queues.contains(&ring.queue);
        for bell in self.bells.iter().filter(wanted) {
            if self.ringing.len() >= WAITING_MAX {
                tracing::warn!(ticket = %ring.ticket, "too many bells ring already: one is left out");
                continue;
            }
            let (bell, ring, room) = (bell.clone(), ring.clone(), self.room.clone());
            let (transport, engine) = (self.transport.clone(), self.engine.clone());
            let pauses = self.pauses;
            self.ringing.spawn(async move {
                let Ok(_place) = room.acquire().await else { return };
                match &bell.how {
                    How::Command(command) => run_command(command, &ring).await,
                    How::Post { url, keys } => {
                        let post = Post { url, keys, ring: &ring, engine: &engine };
                        post.send(transport.as_ref(), pauses).await;
                    }
                }
            });
        }
    }
}

async fn run_command(command: &[String], ring: &Ring) {
    let Some((program, arguments)) = command.split_first() else { return };
    let ended = tokio::time::timeout(COMMAND_TIME, execute(program, arguments, ring)).await;
    let ticket = ring.ticket;
    match ended {
        Ok(Ok(status)) if status.success() => {}
        Ok(Ok(status)) => tracing::warn!(
            program, %ticket, %status,
            "the notify command failed: run it by hand with BATON_TICKET and BATON_QUEUE set"
        ),
        Ok(Err(error)) => tracing::warn!(
            program, %ticket, %error,
            "the notify command cannot run: is it there and executable for the relay's user?"
        ),
        Err(_) => tracing::warn!(
            program, %ticket, limit = ?COMMAND_TIME,
            "the notify command took too long and was ended: let it start what is slow and return"
        ),
    }
}

/// Runs the program with an environment of its own: nothing of the relay's reaches it.
async fn execute(program: &str, arguments: &[String], ring: &Ring) -> std::io::Result<ExitStatus> {
    let path = std::env::var_os("PATH").unwrap_or_else(|| PATH.into());
    let mut child = Program::new(program)
        .args(arguments)
        .env_clear()
        .env("PATH", path)
        .env("BATON_TICKET", ring.ticket.to_string())
        .env("BATON_QUEUE", ring.queue.as_str())
        .env("BATON_WAITING_S", ring.waiting_s.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let (mut said, mut complained) = (Vec::new(), Vec::new());
    let status = {
        // What the program leaves running may keep the pipes open: its own end is what counts.
        let reading = async {
            tokio::join!(read_some(stdout, &mut said), read_some(stderr, &mut complained));
            std::future::pending::<Infallible>().await
        };
        tokio::select! {
            status = child.wait() => status?,
            never = reading => match never {},
        }
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
    tracing::debug!(program, %status, stdout = text(&said), stderr = text(&complained), "notified");
    Ok(status)
}

/// Keeps the beginning and reads the rest away, so that the program is not stopped by it.
async fn read_some(from: Option<impl AsyncRead + Unpin>, kept: &mut Vec<u8>) {
    let Some(mut from) = from else { return };
    let mut buffer = [0; 512];
    while let Ok(count @ 1..) = from.read(&mut buffer).await {
        let room = OUTPUT_MAX.saturating_sub(kept.len());
        kept.extend_from_slice(&buffer[..count.min(room)]);
    }
}

struct Post<'a> {
    url: &'a Url,
    keys: &'a [Key],
    ring: &'a Ring,
    engine: &'a Engine,
}

impl Post<'_> {
    async fn send(&self, transport: &dyn Transport, pauses: [Duration; 2]) {
        let Ring { conversation, ticket, queue, waiting_s, at } = self.ring;
        let data = json!({ "ticket": ticket, "queue": queue, "waiting_s": waiting_s });
        let body = json!({ "type": "ticket.waiting", "timestamp": at.to_string(), "data": data });
        let mut request = Request {
            url: self.url.clone(),
            id: format!("{conversation}-n{}", at.as_millisecond()),
            at: self.engine.now(),
            body: body.to_string().into(),
            keys: self.keys.to_vec(),
        };
        let mut pauses = pauses.into_iter();
        loop {
            let outcome = transport.send(&request).await;
            let again = match classify(outcome) {
                Verdict::Sent => return,
                Verdict::Park(_) => None,
                Verdict::Retry { .. } | Verdict::Down { .. } => pauses.next(),
            };
            let Some(pause) = again else { return self.failed(outcome) };
            tokio::time::sleep(pause).await;
            request.at = self.engine.now();
        }
    }

    fn failed(&self, outcome: Outcome) {
        // Only the host: a path or query may hold a secret.
        let (host, ticket) = (self.url.host_str().unwrap_or_default(), self.ring.ticket);
        tracing::warn!(
            host, %ticket, ?outcome,
            "the notify POST was not taken: check the url and secret of its [[notify]]"
        );
    }
}

#[cfg(test)]
mod tests;
