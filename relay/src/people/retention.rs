//! What has been kept for long enough: conversations by their last event, files by their age.
//!
//! The log is walked once, in steps: a conversation is looked at where its last event stands, so
//! each is met exactly once, and what came after the walk is met by a later one. Where a walk ended
//! is kept in `<data>/retention.json`; without that file the next walk begins at the beginning.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use baton_shared::id::{ChannelName, ConversationId, Position};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::erase::{Gone, erase_one};
use super::erasures::{self, Erasure};
use super::{Fault, Place};
use crate::desk::event::Cause;
use crate::desk::{AuditAct, AuditBy, AuditEvent};
use crate::engine::{Command, Range, StreamId};
use crate::log::{Order, Record};
use crate::media::{Sweep, Swept};

/// Records per step of the walk.
const STEP: usize = 2_000;
/// Conversations erased in one run; a run that has more to do says so.
pub const RUN_MAX: usize = 500;
/// A file that belongs to no message after so long was sent by nobody who meant to write.
const UNSENT: Duration = Duration::from_secs(3_600);
/// Where the walk ended.
const FILE: &str = "retention.json";

/// How long things are kept, in days; 0 keeps them for ever.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Terms {
    /// A conversation in which nothing is going on, from its last event on.
    pub conversations_days: u32,
    /// A file, from its upload on.
    pub media_days: u32,
}

/// Whether anything is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Run {
    Dry,
    Real,
}

/// What a run did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Conversations last heard of before then.
    pub before: Option<Timestamp>,
    /// Conversations erased.
    pub conversations: u64,
    /// Private parts of events in them; 0 for a dry run, which does not count them.
    pub records: u64,
    /// Files removed by their age.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Whether another run would find more at once.
    pub more: bool,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Walked {
    /// Everything up to here has been looked at.
    up_to: Position,
}

/// Runs once.
///
/// # Errors
/// [`Fault`]; what was erased stays erased, and the next run goes on from there.
pub async fn run(place: &Place, terms: Terms, run: Run) -> Result<Outcome, Fault> {
    let now = place.engine.now();
    let mut outcome = Outcome::default();
    if let Some(before) = cutoff(now, terms.conversations_days) {
        outcome.before = Some(before);
        conversations(place, before, run, &mut outcome).await?;
    }
    if let Some(before) = cutoff(now, terms.media_days) {
        let how = if run == Run::Dry { Sweep::DryRun } else { Sweep::Remove };
        let Swept { files, bytes } = place.media.sweep(SystemTime::from(before), how).await?;
        (outcome.files, outcome.bytes) = (outcome.files + files, outcome.bytes + bytes);
    }
    if let (Run::Real, Some(before)) = (run, outcome.before)
        && outcome.conversations > 0
    {
        let act = AuditAct::RetentionRun { before, persons: outcome.conversations };
        place.engine.ask(Command::Audit(AuditEvent { by: AuditBy::Relay, act })).await?;
    }
    Ok(outcome)
}

fn cutoff(now: Timestamp, days: u32) -> Option<Timestamp> {
    let age = SignedDuration::from_hours(i64::from(days) * 24);
    (days > 0).then(|| now.checked_sub(age).ok()).flatten()
}

async fn conversations(
    place: &Place,
    before: Timestamp,
    run: Run,
    outcome: &mut Outcome,
) -> Result<(), Fault> {
    let mut walked = walked(&place.data);
    loop {
        let records = place.engine.log().read_all(walked.up_to, STEP).await?;
        let whole = records.len();
        let old: Vec<Record> = records.into_iter().take_while(|one| one.at < before).collect();
        let Some(last) = old.last() else { return Ok(()) };
        let last = last.pos;
        let over = over(place, &old).await?;
        let done = usize::try_from(outcome.conversations).unwrap_or(usize::MAX);
        let room = if run == Run::Dry { over.len() } else { RUN_MAX.saturating_sub(done) };
        let due = &over[..over.len().min(room)];
        if run == Run::Real {
            outcome.records += erase_all(place, due).await?.records;
        }
        outcome.conversations += due.len() as u64;
        if due.len() < over.len() {
            outcome.more = true;
            return Ok(());
        }
        walked.up_to = last;
        if run == Run::Real {
            keep(&place.data, &walked).map_err(|error| {
                Fault::Disk(format!("{}: {error}", file(&place.data).display()))
            })?;
        }
        if old.len() < whole || whole < STEP {
            return Ok(());
        }
    }
}

/// The conversations whose last event is among these and in which nothing is going on.
async fn over(place: &Place, records: &[Record]) -> Result<Vec<ConversationId>, Fault> {
    let mut last: BTreeMap<ConversationId, Position> = BTreeMap::new();
    for record in records {
        if let Some(id) = record.stream.as_conversation() {
            last.insert(id, record.pos);
        }
    }
    let ids: Vec<ConversationId> = last.keys().cloned().collect();
    let erased = place.engine.erased(&ids).await?;
    let mut over = Vec::new();
    for (id, seen) in last.into_iter().filter(|(id, _)| !erased.contains(id)) {
        let range = Range { order: Order::NewestFirst, limit: 1, ..Range::default() };
        let newest = place.engine.log().read_stream(StreamId::conversation(&id), range).await?;
        if newest.first().is_none_or(|newest| newest.pos != seen) {
            continue;
        }
        let conv = place.engine.conversation(&id).await?;
        if conv.is_some_and(|conv| !conv.erased && !conv.is_resident()) {
            over.push(id);
        }
    }
    Ok(over)
}

async fn erase_all(place: &Place, ids: &[ConversationId]) -> Result<Gone, Fault> {
    let now = place.engine.now();
    let list: Vec<Erasure> = ids.iter().map(|id| Erasure::of(id, now)).collect();
    if !list.is_empty() {
        erasures::append(&place.data, &list).map_err(|e| Fault::Disk(e.to_string()))?;
    }
    let mut gone = Gone::NOTHING;
    for id in ids {
        gone = gone.and(erase_one(place, id, (Cause::Age, None)).await?);
        // Customers who write now come first.
        tokio::task::yield_now().await;
    }
    Ok(gone)
}

/// Removes the files of visitors who uploaded and never wrote.
///
/// # Errors
/// The disk, or where the log cannot be read.
pub async fn sweep_unsent(place: &Place, channel: &ChannelName) -> Result<Swept, Fault> {
    let now = SystemTime::from(place.engine.now());
    let since = now.checked_sub(UNSENT).unwrap_or(SystemTime::UNIX_EPOCH);
    let mut swept = Swept::default();
    for visitor in place.media.idle(since).await? {
        if place.engine.conversation_of_customer(channel, &visitor).await?.is_none() {
            let one = place.media.forget(&visitor).await?;
            swept.files += one.files;
            swept.bytes += one.bytes;
        }
    }
    Ok(swept)
}

fn file(data: &Path) -> PathBuf {
    data.join(FILE)
}

/// A file that is not there or cannot be read costs time, nothing else.
fn walked(data: &Path) -> Walked {
    let text = std::fs::read(file(data)).unwrap_or_default();
    serde_json::from_slice(&text).unwrap_or_default()
}

fn keep(data: &Path, walked: &Walked) -> io::Result<()> {
    let aside = file(data).with_extension("json.new");
    std::fs::write(&aside, serde_json::to_vec(walked)?)?;
    std::fs::rename(&aside, file(data))
}
