//! `watch`: changes as they happen, one a line.

use baton_shared::text::Clean;
use baton_shared::wire::{
    Change, ClientFrame, Filter, Resume, SUBSCRIPTION_MAX, ServerFrame, Subscription, Surface,
};
use serde_json::json;
use tokio::time::sleep;

use super::access::{Access, Session};
use super::args::Watch;
use super::failure::Failure;
use super::list::{customer_name, state_word};
use super::out::{Form, Out, ago};
use crate::client::{Call, Link, LinkConfig, LinkState, NetEvent, Timing};

pub(super) async fn watch(access: &Access, wish: Watch, out: &mut Out) -> Result<(), Failure> {
    let session = access.session()?;
    let resume = match wish.from {
        Some(cursor) => Some(Resume { cursor, role_version: role_version(&session).await? }),
        None => None,
    };
    let filter = Filter { mine: wish.mine, queue: wish.queue, ..Filter::default() };
    let (commands, mut events) = Link::spawn(LinkConfig {
        relay: session.relay,
        token: session.token,
        surface: Surface::Watch,
        subscription: Some(Subscription { filter, limit: SUBSCRIPTION_MAX }),
        timing: Timing::default(),
        resume,
    });
    for ticket in wish.follow {
        // Bounded by the arguments; the link takes them in while it connects.
        let _ = commands.send(ClientFrame::Follow { ticket }).await;
    }
    let end = wish.for_time.and_then(|time| std::time::Duration::try_from(time).ok());
    let mut watcher = Watcher::new(wish.from);
    let mut stop = std::pin::pin!(stop(end));
    loop {
        tokio::select! {
            ended = &mut stop => return ended,
            event = events.recv() => match event {
                Some(event) => watcher.hear(event, out)?,
                None => return Ok(()),
            },
        }
    }
}

/// Resuming needs it, and only a welcome tells it.
async fn role_version(session: &Session) -> Result<u64, Failure> {
    let mut call = Call::new(session.relay.clone(), session.token.clone());
    let welcomed = call.welcome().await?;
    call.close().await;
    Ok(welcomed.role_version)
}

/// Until a signal, or the end of the time asked for. Both are how a watch is meant to end.
async fn stop(end: Option<std::time::Duration>) -> Result<(), Failure> {
    let timer = async {
        match end {
            Some(time) => sleep(time).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        done = tokio::signal::ctrl_c() => Ok(done?),
        done = terminated() => done,
        () = timer => Ok(()),
    }
}

#[cfg(unix)]
async fn terminated() -> Result<(), Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    signal(SignalKind::terminate())?.recv().await;
    Ok(())
}

#[cfg(not(unix))]
async fn terminated() -> Result<(), Failure> {
    std::future::pending().await
}

/// Where the stream stands between two events.
struct Watcher {
    /// Whether the caller counts on a stream without a gap: from `--from`, or from the first
    /// welcome on.
    continuous: bool,
    /// Whether it was ever connected.
    welcomed: bool,
    /// Whether a break was told of and its end was not.
    offline: bool,
    /// A reset was printed and the relay's own word of it may follow.
    reset_told: bool,
}

impl Watcher {
    fn new(from: Option<u64>) -> Self {
        Self { continuous: from.is_some(), welcomed: false, offline: false, reset_told: false }
    }

    fn hear(&mut self, event: NetEvent, out: &mut Out) -> Result<(), Failure> {
        match event {
            NetEvent::State(state) => self.state(state),
            NetEvent::Frame(frame) => self.frame(*frame, out),
        }
    }

    #[allow(clippy::print_stderr)]
    fn state(&mut self, state: LinkState) -> Result<(), Failure> {
        match state {
            LinkState::Refused { error } => return Err(Failure::refused(error)),
            LinkState::Offline { why, .. } if !self.welcomed => {
                return Err(Failure::unreachable(&why));
            }
            LinkState::Offline { why, .. } if !self.offline => {
                self.offline = true;
                eprintln!("baton: the relay {why}; trying again");
            }
            LinkState::Online { .. } if self.offline => {
                self.offline = false;
                eprintln!("baton: connected again");
            }
            LinkState::Online { .. } | LinkState::Offline { .. } | LinkState::Connecting => {}
        }
        Ok(())
    }

    fn frame(&mut self, frame: ServerFrame, out: &mut Out) -> Result<(), Failure> {
        match frame {
            ServerFrame::Welcome { resumed, cursor, .. } => {
                let gap = self.continuous && !resumed;
                self.continuous = true;
                self.welcomed = true;
                if gap { self.reset(cursor, out) } else { Ok(()) }
            }
            ServerFrame::Change { seq, change: Change::Reset } => {
                if std::mem::take(&mut self.reset_told) { Ok(()) } else { self.reset(seq, out) }
            }
            ServerFrame::Change { seq, change } => {
                self.reset_told = false;
                print(seq, &change, out)
            }
            ServerFrame::Snapshot { done: true, .. } => {
                self.reset_told = false;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn reset(&mut self, seq: u64, out: &mut Out) -> Result<(), Failure> {
        self.reset_told = true;
        print(seq, &Change::Reset, out)
    }
}

fn print(seq: u64, change: &Change, out: &mut Out) -> Result<(), Failure> {
    match out.form() {
        Form::Human => out.line(&sentence(change)),
        Form::Json => {
            let mut value = serde_json::to_value(change).map_err(std::io::Error::from)?;
            if let Some(object) = value.as_object_mut() {
                object.insert("seq".to_owned(), json!(seq));
            }
            out.json(&value)
        }
    }
}

/// A change in one line.
fn sentence(change: &Change) -> Clean {
    Clean::line(&match change {
        Change::Upsert { row } => {
            let agent = row.agent.as_ref().map(|a| format!(" with {a}")).unwrap_or_default();
            let last = row.last.as_ref().map(|l| format!(": {}", l.text)).unwrap_or_default();
            let (number, state, name) = (row.number, state_word(row.state), customer_name(row));
            format!("#{number} {state}{agent} in {}, {name}{last}", row.queue)
        }
        Change::Remove { ticket } => format!("#{ticket} left the list"),
        Change::Message { ticket, entry, .. } => {
            let ticket = ticket.map(|t| format!("#{t} ")).unwrap_or_default();
            let who = entry.name.clone().unwrap_or_else(|| format!("{:?}", entry.from));
            format!("{ticket}{who}: {}", entry.text)
        }
        Change::Notify { ticket, queue, waiting_s } => {
            format!("#{ticket} in {queue} waits for {} and nobody took it", ago(*waiting_s))
        }
        Change::Erased { tickets, .. } => {
            let numbers: Vec<String> = tickets.iter().map(|ticket| format!("#{ticket}")).collect();
            format!("{}: the customer's data was erased", numbers.join(" "))
        }
        Change::Reset => "changes were missed: look at `baton tickets` again".to_owned(),
    })
}
