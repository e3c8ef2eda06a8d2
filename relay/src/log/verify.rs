//! Walks the chain from a position to the head. Knows the trait only, so it checks every
//! implementation alike: reads check each record by itself, this checks that they follow.

use baton_shared::id::Position;

use super::{Broken, Digest, Log, ReadError, Verified};

/// Records per step: large enough to be quick, small enough for memory and for progress.
const STEP: usize = 2_000;

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
    let (mut last, mut prev) = start(log, from).await?;
    let mut records = 0;
    loop {
        let step = log.read_all(last, STEP).await?;
        for record in &step {
            if record.prev != prev {
                let what = format!("it does not follow the record at {last}");
                return Err(ReadError::Broken(Broken { pos: record.pos, what }));
            }
            (last, prev) = (record.pos, record.digest);
            records += 1;
        }
        progress(last, goal);
        if step.len() < STEP {
            return Ok(Verified { records, head: last, digest: prev });
        }
    }
}

async fn start(log: &dyn Log, from: Option<Position>) -> Result<(Position, Digest), ReadError> {
    let Some(pos) = from else { return Ok((Position(0), Digest::GENESIS)) };
    match log.records(vec![pos]).await?.pop().flatten() {
        Some(record) => Ok((pos, record.digest)),
        None => {
            let what = "there is no record to begin at".to_owned();
            Err(ReadError::Broken(Broken { pos, what }))
        }
    }
}
