//! An agent without hands: takes what waits and answers every question once, by a link alone, and
//! notes what the link should not have done.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use baton_console::client::{Link, LinkConfig, NetEvent, Timing};
use baton_shared::id::{Epoch, TicketNumber};
use baton_shared::wire::{
    Act, Answer, Ask, Change, ClientFrame, Entry, From, ServerFrame, Subscription, Surface,
    TicketDetail, TicketRow, TicketState,
};
use tokio::sync::mpsc;

use crate::relay::Agent;

/// Begins each message that it answers.
pub(crate) const ASKS: &str = "question ";
/// Its name.
pub(crate) const AGENT: &str = "alice";

/// What the agent knows by the link alone.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    rows: BTreeMap<TicketNumber, TicketRow>,
    pub(crate) lines: BTreeMap<TicketNumber, BTreeMap<u64, Entry>>,
    followed: BTreeSet<TicketNumber>,
    /// Asked for: what came before the next line is not known yet.
    awaited: BTreeSet<TicketNumber>,
    /// Texts of the questions answered so far.
    answered: BTreeSet<String>,
    /// Since the last snapshot: the last position, and what was handed on of it.
    place: (u64, Vec<String>),
    pub(crate) welcomes: u32,
    pub(crate) resumed: u32,
    pub(crate) faults: Vec<String>,
}

/// An agent who takes what waits and answers every question once.
struct Answering {
    seen: Arc<Mutex<Seen>>,
    commands: mpsc::Sender<ClientFrame>,
    owed: HashMap<String, ClientFrame>,
}

impl Answering {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().expect("no thread panicked while holding it")
    }

    async fn run(mut self, mut events: mpsc::Receiver<NetEvent>) {
        // Whoever waits for room among the commands hears nothing meanwhile, and the link waits for
        // whoever does not hear: after a long absence there is more to answer than the link takes.
        let (answers, waiting) = mpsc::unbounded_channel();
        tokio::spawn(hand_on(waiting, self.commands.clone()));
        while let Some(event) = events.recv().await {
            if let NetEvent::Frame(frame) = event {
                for frame in self.hear(*frame) {
                    if answers.send(frame).is_err() {
                        return;
                    }
                }
            }
        }
        self.seen().faults.push("the link ended by itself".to_owned());
    }

    fn hear(&mut self, frame: ServerFrame) -> Vec<ClientFrame> {
        match frame {
            ServerFrame::Welcome { resumed, .. } => {
                let mut seen = self.seen();
                seen.welcomes += 1;
                seen.resumed += u32::from(resumed);
                Vec::new()
            }
            ServerFrame::Snapshot { seq, rows, done } => {
                let mut asked = Vec::new();
                self.seen().place = (seq, Vec::new());
                for row in rows {
                    let ticket = row.number;
                    self.seen().rows.insert(ticket, row);
                    asked.extend(self.act_on(ticket));
                }
                if done {
                    // What was said meanwhile is asked for: a snapshot has no lines.
                    let followed = self.seen().followed.clone();
                    self.seen().awaited.clone_from(&followed);
                    asked.extend(followed.into_iter().map(|number| ask(number, seq)));
                }
                asked
            }
            ServerFrame::Change { seq, change } => self.changed(seq, change),
            ServerFrame::Answer { answer: Answer::Ticket { ticket }, .. } => self.learn(*ticket),
            ServerFrame::Done { id, .. } => {
                self.owed.remove(id.as_str());
                Vec::new()
            }
            ServerFrame::Refused { id, error, .. } => self.refused(id.as_str(), &error.code),
            _ => Vec::new(),
        }
    }

    fn refused(&mut self, id: &str, code: &str) -> Vec<ClientFrame> {
        // The relay was about to stop, or to fail: nothing was done, the same can be asked again.
        if code == "unavailable" {
            return self.owed.get(id).cloned().into_iter().collect();
        }
        self.seen().faults.push(format!("{id} was refused: {code}"));
        Vec::new()
    }

    fn changed(&mut self, seq: u64, change: Change) -> Vec<ClientFrame> {
        self.note(seq, &change);
        match change {
            Change::Upsert { row } => {
                let ticket = row.number;
                self.seen().rows.insert(ticket, *row);
                self.act_on(ticket)
            }
            Change::Message { ticket: Some(ticket), entry, .. } => {
                self.seen().lines.entry(ticket).or_default().insert(entry.seq, *entry);
                self.act_on(ticket)
            }
            _ => Vec::new(),
        }
    }

    /// Nothing twice, nothing out of order.
    fn note(&self, seq: u64, change: &Change) {
        let mut seen = self.seen();
        let what = match change {
            Change::Upsert { row } => format!("row {}", row.number),
            Change::Message { entry, .. } => format!("line {} {:?}", entry.id, entry.delivery),
            Change::Reset => return,
            other => format!("{other:?}"),
        };
        if seq < seen.place.0 {
            let fault = format!("{what} at {seq} came after {}", seen.place.0);
            seen.faults.push(fault);
        } else if seq > seen.place.0 {
            seen.place = (seq, Vec::new());
        }
        if seen.place.1.contains(&what) {
            seen.faults.push(format!("{what} at {seq} came twice"));
        }
        seen.place.1.push(what);
    }

    fn learn(&mut self, detail: TicketDetail) -> Vec<ClientFrame> {
        let ticket = detail.row.number;
        let lines = detail.transcript.into_iter().map(|entry| (entry.seq, entry));
        self.seen().lines.entry(ticket).or_default().extend(lines);
        self.seen().awaited.remove(&ticket);
        self.act_on(ticket)
    }

    /// Takes a ticket that waits; answers what was asked of one's own.
    fn act_on(&mut self, ticket: TicketNumber) -> Vec<ClientFrame> {
        let mut acts = Vec::new();
        {
            let mut seen = self.seen();
            let Some(row) = seen.rows.get(&ticket) else { return acts };
            let (state, epoch) = (row.state, row.epoch);
            let mine = row.agent.as_ref().is_some_and(|agent| agent.as_str() == AGENT);
            let newly = seen.followed.insert(ticket);
            if newly {
                seen.awaited.insert(ticket);
                acts.push(ClientFrame::Follow { ticket });
                acts.push(ask(ticket, 0));
            }
            if state == TicketState::Queued && newly {
                acts.push(command(&format!("take-{ticket}"), ticket, epoch, Act::Take));
            }
            if state == TicketState::Active && mine && !seen.awaited.contains(&ticket) {
                let lines = seen.lines.get(&ticket).cloned().unwrap_or_default();
                for entry in lines.values().filter(|entry| entry.from == From::Customer) {
                    if entry.text.starts_with(ASKS) && seen.answered.insert(entry.text.clone()) {
                        let name = format!("say-{}", entry.id);
                        let text = format!("answer to {}", entry.text);
                        acts.push(command(&name, ticket, epoch, Act::Say { text }));
                    }
                }
            }
        }
        for act in &acts {
            if let ClientFrame::Command { id, .. } = act {
                self.owed.insert(id.as_str().to_owned(), act.clone());
            }
        }
        acts
    }
}

async fn hand_on(
    mut waiting: mpsc::UnboundedReceiver<ClientFrame>,
    commands: mpsc::Sender<ClientFrame>,
) {
    while let Some(frame) = waiting.recv().await {
        if commands.send(frame).await.is_err() {
            return;
        }
    }
}

fn command(name: &str, ticket: TicketNumber, epoch: Epoch, act: Act) -> ClientFrame {
    ClientFrame::Command { id: name.parse().expect("an id"), ticket, epoch, act }
}

fn ask(number: TicketNumber, seq: u64) -> ClientFrame {
    let id = format!("ask-{number}-{seq}").parse().expect("an id");
    ClientFrame::Ask { id, ask: Ask::Ticket { number } }
}

/// The agent's link, on threads of its own.
pub(crate) fn answering(agent: &Agent) -> (tokio::runtime::Runtime, Arc<Mutex<Seen>>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("threads");
    let (relay, token) = agent.access();
    let config = LinkConfig {
        relay,
        token,
        surface: Surface::Console,
        subscription: Some(Subscription::default()),
        resume: None,
        timing: Timing {
            retry_first: Duration::from_millis(10),
            retry_most: Duration::from_millis(100),
            ..Timing::default()
        },
    };
    let seen = Arc::<Mutex<Seen>>::default();
    let kept = Arc::clone(&seen);
    runtime.spawn(async move {
        let (commands, events) = Link::spawn(config);
        Answering { seen: kept, commands, owed: HashMap::new() }.run(events).await;
    });
    (runtime, seen)
}
