//! Walks the chain from a position to the head. Knows the trait only, so it checks every
//! implementation alike: reads check each record by itself, this checks that they follow.

use baton_shared::id::Position;

use super::{Broken, Digest, Log, ReadError, Record, Verified};

/// Records per step: large enough to be quick, small enough for memory and for progress.
pub(super) const STEP: usize = 2_000;

/// Checks every record after `from` (from the first without one; the record at `from` is then
/// checked by itself and trusted as the beginning). `progress` hears the position reached and the
/// head as it was at the start.
///
/// # Errors
/// [`ReadError::Broken`] with the first position that is not what was written or does not follow.
pub async fn verify(
    log: &dyn Log,
    from: Option<Position>,
    mut progress: impl FnMut(Position, Position) + Send,
) -> Result<Verified, ReadError> {
    let goal = log.head().await?;
    let mut walk = start(log, from).await?;
    loop {
        let step = log.read_all(walk.last, STEP).await?;
        walk.take(&step)?;
        progress(walk.last, goal);
        if step.len() < STEP {
            return Ok(walk.end());
        }
    }
}

/// How far a walk along the chain has come.
#[derive(Debug)]
pub(super) struct Walk {
    pub(super) last: Position,
    prev: Digest,
    records: u64,
}

impl Walk {
    /// Before the first record.
    pub(super) fn from_the_first() -> Self {
        Self { last: Position(0), prev: Digest::GENESIS, records: 0 }
    }

    /// The next records, each checked by itself already.
    pub(super) fn take(&mut self, step: &[Record]) -> Result<(), ReadError> {
        for record in step {
            if record.prev != self.prev {
                let what = format!("it does not follow the record at {}", self.last);
                return Err(ReadError::Broken(Broken { pos: record.pos, what }));
            }
            (self.last, self.prev) = (record.pos, record.digest);
            self.records += 1;
        }
        Ok(())
    }

    /// All of it was whole.
    pub(super) fn end(self) -> Verified {
        Verified { records: self.records, head: self.last, digest: self.prev }
    }
}

async fn start(log: &dyn Log, from: Option<Position>) -> Result<Walk, ReadError> {
    let Some(pos) = from else { return Ok(Walk::from_the_first()) };
    match log.records(vec![pos]).await?.pop().flatten() {
        Some(record) => Ok(Walk { last: pos, prev: record.digest, records: 0 }),
        None => {
            let what = "there is no record to begin at".to_owned();
            Err(ReadError::Broken(Broken { pos, what }))
        }
    }
}
