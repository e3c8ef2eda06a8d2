//! Reads of the log what a report needs and no more: from shortly before the month before on. Of a
//! conversation that is older, what happened before is read from its own stream.

use std::sync::Arc;

use baton_shared::id::{ConversationId, Position, TicketNumber};
use jiff::{SignedDuration, Timestamp};

use super::fold::{Fold, Folded, KINDS};
use super::month::Months;
use super::sample::{DRAWN, Lot};
use crate::engine::Fault;
use crate::engine::codec::{self, Event};
use crate::log::{Log, Order, READ_MAX, Range, ReadError, Record, StreamId};

/// Several relays' clocks never agree entirely; surveys and undone acts end later than they begin.
const SLACK: SignedDuration = SignedDuration::from_hours(1);
/// Records read at once: few enough that whoever else the thread serves does not wait for long.
const PAGE: usize = 1_000;
/// Records of a stream's end among which an erasure is.
const LAST: usize = 8;

/// What was read.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) folded: Folded,
    /// Records read, those of earlier streams too.
    pub(super) records: u64,
}

/// Folds all that counts; `tell` hears after every page how many positions are behind, and of how
/// many. The last thing it hears is that all are.
///
/// # Errors
/// Where the log cannot be read, or holds what this program does not know.
pub(super) async fn read(
    log: &Arc<dyn Log>,
    months: &Months,
    tell: &(dyn Fn(u64, u64) + Send + Sync),
) -> Result<Read, Fault> {
    let [former, _, end] = months.bounds;
    let (start, stop) = (earlier(former), later(end));
    let begin = before(log.as_ref(), start).await?;
    let all = before(log.as_ref(), stop).await?.0.saturating_sub(begin.0);
    let mut fold = Fold::new(months.clone());
    let (mut after, mut records) = (begin, 0);
    loop {
        let page = log.read_all(after, PAGE).await?;
        for record in &page {
            if record.at >= stop {
                tell(all, all);
                return Ok(Read { folded: fold.finish(), records });
            }
            records += 1;
            let Some(id) = told(record) else { continue };
            if record.kind != KINDS[0] && !fold.knows(&id) {
                records += history(log.as_ref(), &id, begin, &mut fold).await?;
            }
            apply(&mut fold, record)?;
        }
        match page.last() {
            Some(last) if page.len() == PAGE => {
                after = last.pos;
                tell(after.0.saturating_sub(begin.0).min(all), all);
            }
            _ => {
                tell(all, all);
                return Ok(Read { folded: fold.finish(), records });
            }
        }
    }
}

fn earlier(at: Timestamp) -> Timestamp {
    at.checked_sub(SLACK).unwrap_or(Timestamp::MIN)
}

fn later(at: Timestamp) -> Timestamp {
    at.checked_add(SLACK).unwrap_or(Timestamp::MAX)
}

/// The conversation of a record that the fold looks at.
fn told(record: &Record) -> Option<ConversationId> {
    let looked_at = KINDS.contains(&record.kind.as_str());
    looked_at.then(|| record.stream.as_conversation()).flatten()
}

fn apply(fold: &mut Fold, record: &Record) -> Result<(), Fault> {
    let placed =
        codec::place(record).map_err(|error| Fault::new("unavailable", error.to_string()))?;
    if let Event::Conversation(id, event) = &placed.event {
        fold.apply(id, event, placed.at);
    }
    Ok(())
}

/// What happened in a conversation up to a position.
async fn history(
    log: &dyn Log,
    id: &ConversationId,
    up_to: Position,
    fold: &mut Fold,
) -> Result<u64, Fault> {
    let (mut after, mut records) = (None, 0);
    loop {
        let range = Range { after, before: Some(Position(up_to.0 + 1)), ..Range::default() };
        let page = log.read_stream(StreamId::conversation(id), range).await?;
        for record in &page {
            records += 1;
            if told(record).is_some() {
                apply(fold, record)?;
            }
        }
        match page.last() {
            Some(last) if page.len() == READ_MAX => after = Some(last.pos),
            _ => return Ok(records),
        }
    }
}

/// The position up to which all records are older than an instant, found by halving.
async fn before(log: &dyn Log, at: Timestamp) -> Result<Position, ReadError> {
    let (mut low, mut high) = (0, log.head().await?.0);
    while low < high {
        let middle = low + (high - low) / 2;
        match log.read_all(Position(middle), 1).await?.first() {
            Some(record) if record.at < at => low = record.pos.0,
            _ => high = middle,
        }
    }
    Ok(Position(low))
}

/// The tickets drawn, leaving out those that can no longer be read. In rising order.
///
/// # Errors
/// Where the log cannot be read.
pub(super) async fn readable(log: &Arc<dyn Log>, lot: Lot) -> Result<Vec<TicketNumber>, Fault> {
    let mut kept = Vec::with_capacity(DRAWN);
    for (number, id) in lot.drawn() {
        if kept.len() == DRAWN {
            break;
        }
        let range = Range { order: Order::NewestFirst, limit: LAST, ..Range::default() };
        let last = log.read_stream(StreamId::conversation(&id), range).await?;
        if !last.iter().any(|record| record.kind == "erased") {
            kept.push(number);
        }
    }
    kept.sort_unstable();
    Ok(kept)
}

#[cfg(test)]
mod tests;
