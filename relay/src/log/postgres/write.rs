//! A decided batch into the tables: a few statements of arrays, sent without waiting in between,
//! in pieces that bound what one statement holds.

use std::future::Future;
use std::pin::Pin;

use baton_shared::id::Position;
use futures_util::future::try_join_all;

use super::batch::{Batch, EventRow, PrivateRow, Rows, SnapshotCells};
use super::known::Known;
use super::session::Session;
use super::sql::{self, Failed, number};

/// Most rows of one statement.
const ROWS: usize = 1_000;
/// Most bytes of bodies in one statement; a single larger one goes by itself.
const BYTES: usize = 16 * 1024 * 1024;

type Sent<'s> = Pin<Box<dyn Future<Output = Result<u64, Failed>> + Send + 's>>;

/// Writes everything of the batch and tells the others; the commit is the caller's.
pub(super) async fn write(
    session: &Session,
    batch: &Batch<'_>,
    before: Position,
    probes: i64,
) -> Result<(), Failed> {
    let (known, rows) = (&batch.known, &batch.rows);
    if !rows.releases.is_empty() {
        let (spaces, keys): (Vec<&str>, Vec<&str>) = rows.releases.iter().copied().unzip();
        session.execute(sql::RELEASE, &[&spaces, &keys]).await?;
    }
    let mut sent: Vec<Sent<'_>> = vec![
        Box::pin(streams(session, known)),
        Box::pin(persons(session, known)),
        Box::pin(spans(session, rows)),
        Box::pin(claims(session, rows)),
        Box::pin(head(session, known, probes)),
    ];
    for piece in pieces(&rows.events, |row| row.event.facts.len()) {
        sent.push(Box::pin(events(session, piece)));
    }
    for piece in pieces(&rows.private, |row| row.body.len()) {
        sent.push(Box::pin(private(session, piece)));
    }
    let kept: Vec<(i64, &SnapshotCells<'_>)> =
        rows.snapshots.iter().map(|(stream, cells)| (*stream, cells)).collect();
    for piece in pieces(&kept, |(_, cells)| cells.body.len()) {
        sent.push(Box::pin(snapshots(session, piece.to_vec())));
    }
    if known.head.pos > before {
        sent.push(Box::pin(tell(session, known)));
    }
    try_join_all(sent).await.map(|_| ())
}

/// Runs of rows within both bounds.
fn pieces<T>(rows: &[T], size: impl Fn(&T) -> usize) -> Vec<&[T]> {
    let (mut pieces, mut start, mut bytes) = (Vec::new(), 0, 0);
    for (i, row) in rows.iter().enumerate() {
        let more = size(row);
        if i > start && (i - start >= ROWS || bytes + more > BYTES) {
            pieces.push(&rows[start..i]);
            (start, bytes) = (i, 0);
        }
        bytes += more;
    }
    if start < rows.len() {
        pieces.push(&rows[start..]);
    }
    pieces
}

async fn streams(session: &Session, known: &Known) -> Result<u64, Failed> {
    let changed = || known.streams.iter().filter(|(_, stream)| stream.changed);
    let ids: Vec<i64> = changed().map(|(_, s)| s.id).collect();
    if ids.is_empty() {
        return Ok(0);
    }
    let names: Vec<&str> = changed().map(|(name, _)| name.as_str()).collect();
    let heads: Vec<Option<i64>> =
        changed().map(|(_, s)| s.head.map(|(pos, _)| number(pos))).collect();
    let resident: Vec<bool> = changed().map(|(_, s)| s.resident).collect();
    session.execute(sql::PUT_STREAMS, &[&ids, &names, &heads, &resident]).await
}

async fn persons(session: &Session, known: &Known) -> Result<u64, Failed> {
    let changed = || known.persons.iter().filter(|(_, person)| person.changed);
    let ids: Vec<i64> = changed().map(|(_, p)| p.id).collect();
    if ids.is_empty() {
        return Ok(0);
    }
    let names: Vec<&str> = changed().map(|(name, _)| name.as_str()).collect();
    let erased: Vec<Option<i64>> = changed().map(|(_, p)| p.erased.map(number)).collect();
    session.execute(sql::PUT_PERSONS, &[&ids, &names, &erased]).await
}

async fn spans(session: &Session, rows: &Rows<'_>) -> Result<u64, Failed> {
    if rows.spans.is_empty() {
        return Ok(0);
    }
    let ids: Vec<&[u8]> = rows.spans.iter().map(|(id, _)| id.0.as_slice()).collect();
    let firsts: Vec<i64> = rows.spans.iter().map(|(_, span)| number(span.first)).collect();
    let lasts: Vec<i64> = rows.spans.iter().map(|(_, span)| number(span.last)).collect();
    session.execute(sql::PUT_SPANS, &[&ids, &firsts, &lasts]).await
}

async fn claims(session: &Session, rows: &Rows<'_>) -> Result<u64, Failed> {
    if rows.claims.is_empty() {
        return Ok(0);
    }
    let spaces: Vec<&str> = rows.claims.iter().map(|(c, ..)| c.space.as_str()).collect();
    let keys: Vec<&str> = rows.claims.iter().map(|(c, ..)| c.key.as_str()).collect();
    let positions: Vec<i64> = rows.claims.iter().map(|(_, pos, _)| number(*pos)).collect();
    let streams: Vec<i64> = rows.claims.iter().map(|(.., stream)| *stream).collect();
    session.execute(sql::PUT_CLAIMS, &[&spaces, &keys, &positions, &streams]).await
}

async fn head(session: &Session, known: &Known, probes: i64) -> Result<u64, Failed> {
    let head = &known.head;
    let (pos, digest) = (number(head.pos), head.digest.0.as_slice());
    let params: [super::session::Param<'_>; 5] =
        [&pos, &digest, &head.streams, &head.persons, &probes];
    session.execute(sql::PUT_HEAD, &params).await
}

async fn tell(session: &Session, known: &Known) -> Result<u64, Failed> {
    session.execute(sql::TELL, &[&known.head.pos.to_string()]).await
}

async fn events(session: &Session, rows: &[EventRow<'_>]) -> Result<u64, Failed> {
    let positions: Vec<i64> = rows.iter().map(|r| number(r.pos)).collect();
    let commits: Vec<&[u8]> = rows.iter().map(|r| r.commit.id.0.as_slice()).collect();
    let at: Vec<i64> = rows.iter().map(|r| r.commit.at_ns().unwrap_or_default()).collect();
    let streams: Vec<i64> = rows.iter().map(|r| r.stream).collect();
    let kinds: Vec<&str> = rows.iter().map(|r| r.event.kind.as_str()).collect();
    let versions: Vec<i32> = rows.iter().map(|r| i32::from(r.event.version)).collect();
    let facts: Vec<&[u8]> = rows.iter().map(|r| r.event.facts.as_slice()).collect();
    let private: Vec<Option<&[u8]>> =
        rows.iter().map(|r| r.private.as_ref().map(|p| p.0.as_slice())).collect();
    let prev: Vec<&[u8]> = rows.iter().map(|r| r.prev.0.as_slice()).collect();
    let digests: Vec<&[u8]> = rows.iter().map(|r| r.digest.0.as_slice()).collect();
    let params: [super::session::Param<'_>; 10] =
        [&positions, &commits, &at, &streams, &kinds, &versions, &facts, &private, &prev, &digests];
    session.execute(sql::PUT_EVENTS, &params).await
}

async fn private(session: &Session, rows: &[PrivateRow<'_>]) -> Result<u64, Failed> {
    let positions: Vec<i64> = rows.iter().map(|r| number(r.pos)).collect();
    let persons: Vec<i64> = rows.iter().map(|r| r.person).collect();
    let salts: Vec<&[u8]> = rows.iter().map(|r| r.salt.as_slice()).collect();
    let bodies: Vec<&[u8]> = rows.iter().map(|r| r.body).collect();
    session.execute(sql::PUT_PRIVATE, &[&positions, &persons, &salts, &bodies]).await
}

async fn snapshots(session: &Session, rows: Vec<(i64, &SnapshotCells<'_>)>) -> Result<u64, Failed> {
    let streams: Vec<i64> = rows.iter().map(|(stream, _)| *stream).collect();
    let positions: Vec<i64> = rows.iter().map(|(_, r)| number(r.pos)).collect();
    let folds: Vec<i64> = rows.iter().map(|(_, r)| r.fold_version).collect();
    let persons: Vec<Option<i64>> = rows.iter().map(|(_, r)| r.person).collect();
    let bodies: Vec<&[u8]> = rows.iter().map(|(_, r)| r.body).collect();
    session.execute(sql::PUT_SNAPSHOTS, &[&streams, &positions, &folds, &persons, &bodies]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_stay_within_rows_and_bytes_and_leave_nothing_out() {
        let small = vec![1_usize; 2_500];
        assert_eq!(
            pieces(&small, |_| 1).iter().map(|p| p.len()).collect::<Vec<_>>(),
            [1_000, 1_000, 500]
        );
        let large = [BYTES, 1, BYTES - 1, BYTES + 5, 2];
        let sizes: Vec<Vec<usize>> = pieces(&large, |n| *n).iter().map(|p| p.to_vec()).collect();
        assert_eq!(sizes, [vec![BYTES], vec![1, BYTES - 1], vec![BYTES + 5], vec![2]]);
        assert!(pieces(&[0_usize; 0], |n| *n).is_empty());
    }
}
