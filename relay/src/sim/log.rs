//! The one log that all relays share, as each of them sees it: slow, lossy, sometimes full, with
//! answers that do not come and writes that come true after their writer has died.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use baton_shared::id::Position;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::Instant;

use super::relay::Order;
use super::trace::Trace;
use crate::chance::Chance;
use crate::log::memory::MemoryLog;
use crate::log::{
    AppendError, ClaimRow, Commit, Erasure, Fut, Loaded, Log, Outcome, Range, ReadError, Record,
    Retry, SnapshotRow, StreamId,
};

/// What becomes of one append.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Written,
    Full,
    /// Written; the answer is lost.
    AnswerLost,
    /// Not written, and nobody says so.
    Lost,
    /// The answer is lost at once; it is written later all the same.
    Late(Duration),
    /// As after a failed fsync: the process must stop. Written or not.
    Fatal(bool),
    /// The relay is killed before or after the write; no answer comes in time.
    Death(bool),
}

/// What all openings share.
#[derive(Debug)]
pub(super) struct Disk {
    pub(super) log: MemoryLog,
    chance: Mutex<Chance>,
    /// Faults happen.
    stormy: AtomicBool,
    full: AtomicBool,
    openings: Mutex<Vec<Arc<Opening>>>,
    trace: Trace,
}

/// One relay's connection to it.
#[derive(Debug)]
pub(super) struct Opening {
    relay: usize,
    alive: AtomicBool,
    heads: watch::Sender<Position>,
    /// One channel a listener: those of one channel are woken in an order that no seed decides.
    leads: Mutex<Vec<watch::Sender<bool>>>,
    /// Since when it has not led, where it does not.
    idle_since: Mutex<Option<Instant>>,
    kill: mpsc::Sender<Order>,
}

impl Opening {
    pub(super) fn close(&self) {
        self.alive.store(false, Ordering::Relaxed);
    }

    pub(super) fn lead(&self, leads: bool) {
        let mut idle_since = self.idle_since.lock().expect("one thread");
        if idle_since.is_none() != leads {
            *idle_since = (!leads).then(Instant::now);
        }
        for one in self.leads.lock().expect("one thread").iter() {
            one.send_if_modified(|old| std::mem::replace(old, leads) != leads);
        }
    }

    /// How long it has not led; zero where it does.
    pub(super) fn idle_for(&self) -> Duration {
        self.idle_since.lock().expect("one thread").map_or(Duration::ZERO, |at| at.elapsed())
    }

    fn is_alive(&self) -> bool {
        self.alive.load(Ordering::Relaxed)
    }
}

impl Disk {
    pub(super) fn new(chance: Chance, gap: u64, trace: Trace) -> Self {
        Self {
            log: MemoryLog::with_gaps(gap),
            chance: Mutex::new(chance),
            stormy: AtomicBool::new(false),
            full: AtomicBool::new(false),
            openings: Mutex::default(),
            trace,
        }
    }

    pub(super) fn storm(&self, on: bool) {
        self.stormy.store(on, Ordering::Relaxed);
    }

    pub(super) fn fill(&self, full: bool) {
        self.full.store(full, Ordering::Relaxed);
    }

    pub(super) fn open(
        self: &Arc<Self>,
        relay: usize,
        leads: bool,
        kill: mpsc::Sender<Order>,
    ) -> (SimLog, Arc<Opening>) {
        let opening = Arc::new(Opening {
            relay,
            alive: AtomicBool::new(true),
            heads: watch::Sender::new(self.head()),
            leads: Mutex::default(),
            idle_since: Mutex::new((!leads).then(Instant::now)),
            kill,
        });
        let mut openings = self.openings.lock().expect("one thread");
        openings.retain(|one| one.is_alive());
        openings.push(opening.clone());
        (SimLog { disk: self.clone(), opening: opening.clone() }, opening)
    }

    pub(super) fn head(&self) -> Position {
        *self.log.heads().borrow()
    }

    fn draw<T>(&self, with: impl FnOnce(&mut Chance) -> T) -> T {
        with(&mut self.chance.lock().expect("one thread"))
    }

    fn is_stormy(&self) -> bool {
        self.stormy.load(Ordering::Relaxed)
    }

    fn fate(&self) -> Fate {
        if self.full.load(Ordering::Relaxed) {
            return Fate::Full;
        }
        if !self.is_stormy() {
            return Fate::Written;
        }
        self.draw(|chance| match chance.below(200) {
            0..3 => Fate::Full,
            3..6 => Fate::AnswerLost,
            6..8 => Fate::Lost,
            8..11 => Fate::Late(chance.millis(1, 900)),
            11 => Fate::Fatal(chance.percent(50)),
            12..14 => Fate::Death(chance.percent(50)),
            _ => Fate::Written,
        })
    }

    async fn write(&self, by: &Opening, commits: Arc<[Commit]>) -> Vec<Outcome> {
        let kinds: Vec<String> = commits.iter().map(kinds).collect();
        let outcomes = self.log.append_shared(commits).await.expect("memory takes it");
        for (outcome, kinds) in outcomes.iter().zip(kinds) {
            self.trace.say(|| format!("relay {} writes {kinds}: {}", by.relay, short(outcome)));
        }
        let head = self.head();
        for opening in self.openings.lock().expect("one thread").iter() {
            let lag = if opening.relay == by.relay && self.draw(|c| c.percent(80)) {
                Duration::ZERO
            } else {
                self.draw(|c| if c.percent(10) { c.millis(50, 1_500) } else { c.millis(0, 30) })
            };
            let opening = opening.clone();
            let raise = move || {
                opening
                    .heads
                    .send_if_modified(|old| head > *old && std::mem::replace(old, head) < head)
            };
            if lag.is_zero() {
                raise();
            } else {
                tokio::spawn(async move {
                    tokio::time::sleep(lag).await;
                    raise();
                });
            }
        }
        outcomes
    }
}

fn kinds(commit: &Commit) -> String {
    let kinds: Vec<String> =
        commit.events.iter().map(|event| format!("{} {}", event.stream, event.kind)).collect();
    format!("{} [{}]", &commit.id.to_string()[26..], kinds.join(", "))
}

fn short(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Written(span) => format!("at {}", span.first),
        Outcome::Replayed(span) => format!("repeats {}", span.first),
        Outcome::Conflict { stream, head } => format!("conflict on {stream} at {head:?}"),
        Outcome::Claimed { claim, .. } => format!("{}/{} is taken", claim.space, claim.key),
    }
}

/// The log as one relay opened it.
#[derive(Debug, Clone)]
pub(super) struct SimLog {
    disk: Arc<Disk>,
    opening: Arc<Opening>,
}

impl SimLog {
    async fn appended(&self, commits: Arc<[Commit]>) -> Result<Vec<Outcome>, AppendError> {
        let (disk, opening) = (self.disk.clone(), self.opening.clone());
        let fate = disk.fate();
        let (before, outlives) = disk.draw(|c| (c.millis(0, 4), c.percent(50)));
        let (tell, told) = oneshot::channel();
        // The log's own work: it goes on, or not, when its asker has died.
        tokio::spawn(async move {
            tokio::time::sleep(before).await;
            if !opening.is_alive() && !outlives {
                return;
            }
            let after = disk.draw(|c| c.millis(0, 3));
            let answer = match fate {
                Fate::Written => Ok(disk.write(&opening, commits).await),
                Fate::Full => Err(full()),
                Fate::Lost => Err(unknown()),
                Fate::AnswerLost => {
                    disk.write(&opening, commits).await;
                    Err(unknown())
                }
                Fate::Fatal(written) => {
                    if written {
                        disk.write(&opening, commits).await;
                    }
                    Err(AppendError::Fatal { reason: "fsync failed".to_owned() })
                }
                Fate::Death(written) => {
                    if written {
                        disk.write(&opening, commits).await;
                    }
                    // One that is dying already needs no other order.
                    let _dying = opening.kill.try_send(Order::Crash);
                    tokio::time::sleep(Duration::from_secs(1)).await;
                    Err(unknown())
                }
                Fate::Late(late) => {
                    let _asker_may_be_gone = tell.send(Err(unknown()));
                    tokio::time::sleep(late).await;
                    disk.write(&opening, commits).await;
                    return;
                }
            };
            tokio::time::sleep(after).await;
            let _asker_may_be_gone = tell.send(answer);
        });
        told.await.unwrap_or_else(|_| Err(unknown()))
    }

    /// A read takes a while, and may fail.
    async fn read(&self) -> Result<(), ReadError> {
        let (wait, fails) = self.disk.draw(|c| {
            (if c.percent(50) { Duration::ZERO } else { c.millis(1, 3) }, c.below(150) == 0)
        });
        if !wait.is_zero() {
            tokio::time::sleep(wait).await;
        }
        if fails && self.disk.is_stormy() {
            return Err(ReadError::Unavailable { reason: "the connection broke".to_owned() });
        }
        Ok(())
    }
}

fn full() -> AppendError {
    AppendError::NotWritten { reason: "the disk is full".to_owned(), retry: Retry::Later }
}

fn unknown() -> AppendError {
    AppendError::Unknown { reason: "the answer was lost".to_owned() }
}

impl Log for SimLog {
    fn append_shared(&self, commits: Arc<[Commit]>) -> Fut<'_, Result<Vec<Outcome>, AppendError>> {
        Box::pin(self.appended(commits))
    }

    fn save_snapshots(&self, rows: Vec<SnapshotRow>) -> Fut<'_, Result<(), AppendError>> {
        Box::pin(async move {
            if self.disk.draw(|c| c.percent(30)) {
                return Ok(());
            }
            self.disk.log.save_snapshots(rows).await
        })
    }

    fn erase(&self, person: String, tombstone: Commit) -> Fut<'_, Result<Erasure, AppendError>> {
        self.disk.log.erase(person, tombstone)
    }

    fn probe(&self) -> Fut<'_, Result<(), AppendError>> {
        self.disk.log.probe()
    }

    fn claimed(
        &self,
        keys: Vec<(String, String)>,
    ) -> Fut<'_, Result<Vec<Option<ClaimRow>>, ReadError>> {
        Box::pin(async move {
            self.read().await?;
            self.disk.log.claimed(keys).await
        })
    }

    fn greatest_key(&self, space: String) -> Fut<'_, Result<Option<String>, ReadError>> {
        Box::pin(async move {
            self.read().await?;
            self.disk.log.greatest_key(space).await
        })
    }

    fn load(&self, stream: StreamId, fold_version: u32) -> Fut<'_, Result<Loaded, ReadError>> {
        Box::pin(async move {
            self.read().await?;
            self.disk.log.load(stream, fold_version).await
        })
    }

    fn read_stream(
        &self,
        stream: StreamId,
        range: Range,
    ) -> Fut<'_, Result<Vec<Record>, ReadError>> {
        Box::pin(async move {
            self.read().await?;
            self.disk.log.read_stream(stream, range).await
        })
    }

    fn records(&self, positions: Vec<Position>) -> Fut<'_, Result<Vec<Option<Record>>, ReadError>> {
        Box::pin(async move {
            self.read().await?;
            self.disk.log.records(positions).await
        })
    }

    fn read_all(&self, after: Position, limit: usize) -> Fut<'_, Result<Vec<Record>, ReadError>> {
        Box::pin(async move {
            self.read().await?;
            self.disk.log.read_all(after, limit).await
        })
    }

    fn resident(&self) -> Fut<'_, Result<Vec<StreamId>, ReadError>> {
        Box::pin(async move {
            self.read().await?;
            self.disk.log.resident().await
        })
    }

    fn head(&self) -> Fut<'_, Result<Position, ReadError>> {
        Box::pin(async move {
            self.read().await?;
            self.disk.log.head().await
        })
    }

    fn heads(&self) -> watch::Receiver<Position> {
        self.opening.heads.subscribe()
    }

    fn leads(&self) -> watch::Receiver<bool> {
        let leads = self.opening.idle_since.lock().expect("one thread").is_none();
        let (told, listener) = watch::channel(leads);
        self.opening.leads.lock().expect("one thread").push(told);
        listener
    }

    fn durability(&self) -> &'static str {
        "simulated"
    }
}
