//! One run against a disk that may fail: customers write, an agent answers, and everything that the
//! relay acknowledged is remembered where the relay cannot reach it.

use std::io;
use std::path::Path;

use baton_relay::log::sqlite::SqliteLog;
use baton_relay::log::{Log, PrivatePart, Record, verify};
use baton_shared::id::{CommandId, Epoch, TicketNumber};
use baton_shared::wire::{Act, Ask, ClientFrame, PROTOCOL, ServerFrame, Surface};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio_tungstenite::tungstenite::{self, Message, client::IntoClientRequest as _};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::process::{Desk, PATIENCE, Running, Sender};

/// Customers' messages of one run; with the tickets, notices and sends that follow, about 200 events.
pub(super) const MESSAGES: usize = 130;
/// Customers who take turns.
const CUSTOMERS: usize = 4;
/// The agent says something after every so many messages.
const ANSWER_EVERY: usize = 3;
/// How often something is tried again before the run gives up on a relay that only refuses.
const TRIES: usize = 3;
/// After so many refusals the disk will not come back in this run.
const REFUSALS: usize = 6;

/// What was acknowledged: texts that occur nowhere else, in order.
#[derive(Debug, Default, Clone)]
pub(super) struct Acknowledged {
    pub(super) said: Vec<String>,
    pub(super) answered: Vec<String>,
    /// Refused with a status that says try again.
    pub(super) refused: usize,
}

pub(super) fn word(n: usize) -> String {
    format!("word-{n}.")
}

pub(super) fn customer(n: usize) -> String {
    format!("c-{}", n % CUSTOMERS)
}

/// What customer `n` writes; the first message of each asks for a person.
pub(super) fn words(n: usize) -> String {
    let wish = if n < CUSTOMERS { "I want to talk to a person " } else { "my parcel is late " };
    format!("{wish}{}", word(n))
}

/// The whole run. It ends early where the relay ends.
pub(super) fn drive(desk: &Desk, relay: &mut Running) -> Acknowledged {
    let mut acked = Acknowledged::default();
    let mut sender = relay.sender();
    let mut agent = None;
    for n in 0..MESSAGES {
        if !say(&mut sender, relay, n, &mut acked) {
            break;
        }
        if n % ANSWER_EVERY == ANSWER_EVERY - 1 {
            let agent = agent.get_or_insert_with(|| Agent::of(desk, relay));
            let text = format!("answer-{n}.");
            if agent.as_mut().is_some_and(|agent| agent.say(&text).is_ok()) {
                acked.answered.push(text);
            }
        }
    }
    acked
}

/// Until it is acknowledged or refused often enough; `false` where the relay has ended.
fn say(sender: &mut Sender, relay: &mut Running, n: usize, acked: &mut Acknowledged) -> bool {
    for _ in 0..TRIES {
        match sender.message(&customer(n), &format!("m-{n}"), &words(n)) {
            Ok(reply) if reply.status == 200 => {
                acked.said.push(word(n));
                return true;
            }
            Ok(reply) => {
                assert_eq!(reply.status, 503, "{reply:?}");
                assert!(reply.header("retry-after").is_some(), "{reply:?}");
                acked.refused += 1;
            }
            Err(error) => {
                assert_ne!(error.kind(), io::ErrorKind::TimedOut, "the relay hangs");
                assert_ne!(error.kind(), io::ErrorKind::WouldBlock, "the relay hangs");
                if relay.ended().is_some() {
                    return false;
                }
            }
        }
    }
    relay.ended().is_none() && acked.refused < REFUSALS
}

/// Everything acknowledged is in the log of this data folder, once and in order, and the log is whole.
/// How many records it has.
pub(super) fn check(data: &Path, acked: &Acknowledged) -> usize {
    let runtime = runtime();
    let records = runtime.block_on(async {
        let log = SqliteLog::open(&data.join("log")).expect("the log opens after the fault");
        let mut all: Vec<Record> = Vec::new();
        loop {
            let after = all.last().map(|record| record.pos).unwrap_or_default();
            let step = log.read_all(after, 5_000).await.expect("read");
            if step.is_empty() {
                break;
            }
            all.extend(step);
        }
        let whole = verify(&log, None, |_, _| {}).await.expect("the chain is whole");
        assert_eq!(whole.records, all.len() as u64);
        all
    });
    there_once(&records, "customer_said", &acked.said);
    there_once(&records, "agent_said", &acked.answered);
    records.len()
}

fn there_once(records: &[Record], kind: &str, words: &[String]) {
    let bodies: Vec<String> = records
        .iter()
        .filter(|record| record.kind == kind)
        .filter_map(|record| match &record.private {
            PrivatePart::Kept(body) => Some(String::from_utf8_lossy(body).into_owned()),
            _ => None,
        })
        .collect();
    let mut last = None;
    for word in words {
        let mut at = bodies.iter().enumerate().filter(|(_, body)| body.contains(word.as_str()));
        let Some((first, _)) = at.next() else { panic!("{word} was acknowledged and is lost") };
        assert!(at.next().is_none(), "{word} is there twice");
        assert!(last < Some(first), "{word} is out of order");
        last = Some(first);
    }
}

pub(super) fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

/// Done with the epoch after it, or refused with the epoch that holds and the reason.
type Answered = Result<Option<Epoch>, (Option<Epoch>, String)>;

/// An agent who holds ticket 1.
pub(super) struct Agent {
    runtime: Runtime,
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    epoch: Epoch,
    commands: u64,
}

impl Agent {
    /// Added, connected and holding the ticket; `None` where the relay could not.
    fn of(desk: &Desk, relay: &Running) -> Option<Self> {
        let added = desk.admin(&["agent", "add", "alice", "--queue", "support", "--json"]);
        let value: serde_json::Value = serde_json::from_slice(&added.stdout).ok()?;
        Self::connect(relay, value["token"].as_str()?)
    }

    /// Connected, and holding the ticket.
    pub(super) fn connect(relay: &Running, token: &str) -> Option<Self> {
        let mut agent = Self::attach(relay, token)?;
        agent.act(&Act::Take).ok()?;
        Some(agent)
    }

    /// Connected, and holding nothing.
    pub(super) fn attach(relay: &Running, token: &str) -> Option<Self> {
        let runtime = runtime();
        let url = format!("ws://{}/v1/agent", relay.address());
        let mut request = url.into_client_request().expect("a request");
        let bearer = format!("Bearer {token}").parse().expect("a header");
        request.headers_mut().insert("authorization", bearer);
        let (socket, _) = runtime.block_on(connect_async(request)).ok()?;
        let mut agent = Self { runtime, socket, epoch: Epoch(0), commands: 0 };
        agent.tell(&ClientFrame::Hello {
            protocol: PROTOCOL,
            client: "test".to_owned(),
            surface: Surface::Console,
            subscription: None,
            resume: None,
        })?;
        Some(agent)
    }

    pub(super) fn say(&mut self, text: &str) -> Result<(), String> {
        self.act(&Act::Say { text: text.to_owned() })
    }

    /// Opens the ticket, as `baton show` does.
    pub(super) fn looks(&mut self) -> Result<(), String> {
        let id = self.next_id()?;
        let ask = Ask::Ticket { number: TicketNumber(1) };
        self.tell(&ClientFrame::Ask { id: id.clone(), ask }).ok_or("the socket is gone")?;
        self.heard(&id)?.map(drop).map_err(|(_, reason)| reason)
    }

    fn next_id(&mut self) -> Result<CommandId, String> {
        self.commands += 1;
        let id = format!("cmd-{}-{}", std::process::id(), self.commands);
        id.parse().map_err(|error| format!("{error}"))
    }

    /// Done and on disk, or why not. A stale epoch is looked up and tried again.
    fn act(&mut self, act: &Act) -> Result<(), String> {
        let mut refusal = String::new();
        for _ in 0..TRIES {
            let id = self.next_id()?;
            let (ticket, epoch) = (TicketNumber(1), self.epoch);
            let frame = ClientFrame::Command { id: id.clone(), ticket, epoch, act: act.clone() };
            self.tell(&frame).ok_or("the socket is gone")?;
            match self.heard(&id)? {
                Ok(epoch) => {
                    self.epoch = epoch.unwrap_or(self.epoch);
                    return Ok(());
                }
                Err((epoch, reason)) => {
                    self.epoch = epoch.unwrap_or(self.epoch);
                    refusal = reason;
                }
            }
        }
        Err(format!("refused: {refusal}"))
    }

    fn tell(&mut self, frame: &ClientFrame) -> Option<()> {
        let text = serde_json::to_string(frame).expect("JSON");
        self.runtime.block_on(self.socket.send(Message::text(text))).ok()
    }

    /// The answer to a command: the epoch after it, or the one that holds where it was refused, and why.
    fn heard(&mut self, wanted: &CommandId) -> Result<Answered, String> {
        let socket = &mut self.socket;
        self.runtime.block_on(async {
            loop {
                let next = tokio::time::timeout(PATIENCE, socket.next()).await;
                let next = next.expect("the relay answers or goes");
                let frame = match next {
                    Some(Ok(Message::Text(text))) => text,
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return Err("gone".to_owned()),
                    Some(Ok(_)) => continue,
                };
                match serde_json::from_str::<ServerFrame>(&frame) {
                    Ok(ServerFrame::Done { id, done }) if id == *wanted => {
                        return Ok(Ok(done.epoch));
                    }
                    Ok(ServerFrame::Answer { id, .. }) if id == *wanted => return Ok(Ok(None)),
                    Ok(ServerFrame::Refused { id, standing, error }) if id == *wanted => {
                        let epoch = standing.map(|standing| standing.epoch);
                        return Ok(Err((epoch, error.message)));
                    }
                    Ok(ServerFrame::Bye { error, .. }) => return Err(error.message),
                    _ => {}
                }
            }
        })
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        let _gone: Result<(), tungstenite::Error> = self.runtime.block_on(self.socket.close(None));
    }
}
