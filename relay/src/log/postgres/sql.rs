//! Every statement, and columns to and from the log's types.

use baton_shared::id::Position;
use tokio_postgres::Row;

use crate::log::chain::Digest;

pub(super) type Failed = tokio_postgres::Error;

// Under the lock.

/// Waits for whoever writes now; what follows sees all that was committed before.
pub(super) const LOCK: &str =
    "SELECT version, pos, digest, streams, persons FROM baton.head WHERE id = 1 FOR UPDATE";
pub(super) const SPANS: &str =
    "SELECT id, first_pos, last_pos FROM baton.commit_span WHERE id = ANY($1::bytea[])";
/// `$3` counts the keys, so that the answer can be put beside them.
pub(super) const CLAIMS: &str = "SELECT k.nr, c.pos, s.name
    FROM unnest($1::text[], $2::text[], $3::int8[]) AS k (space, key, nr)
    JOIN baton.claim c ON c.space = k.space AND c.key = k.key
    JOIN baton.stream s ON s.id = c.stream";
pub(super) const STREAMS: &str =
    "SELECT s.id, s.name, s.head, e.commit_id, s.resident, n.pos, n.fold_version
    FROM baton.stream s LEFT JOIN baton.event e ON e.pos = s.head
    LEFT JOIN baton.snapshot n ON n.stream = s.id WHERE s.name = ANY($1::text[])";
pub(super) const PERSONS: &str =
    "SELECT id, name, erased FROM baton.person WHERE name = ANY($1::text[])";

pub(super) const PUT_STREAMS: &str = "INSERT INTO baton.stream (id, name, head, resident)
    SELECT * FROM unnest($1::int8[], $2::text[], $3::int8[], $4::bool[])
    ON CONFLICT (id) DO UPDATE SET head = excluded.head, resident = excluded.resident";
pub(super) const PUT_PERSONS: &str = "INSERT INTO baton.person (id, name, erased)
    SELECT * FROM unnest($1::int8[], $2::text[], $3::int8[])
    ON CONFLICT (id) DO UPDATE SET erased = excluded.erased";
pub(super) const PUT_EVENTS: &str = "INSERT INTO baton.event (pos, commit_id, at_ns, stream, kind,
    version, facts, private, prev, digest) SELECT * FROM unnest($1::int8[], $2::bytea[],
    $3::int8[], $4::int8[], $5::text[], $6::int4[], $7::bytea[], $8::bytea[], $9::bytea[],
    $10::bytea[])";
pub(super) const PUT_PRIVATE: &str = "INSERT INTO baton.private (pos, person, erased, salt, body)
    SELECT pos, person, false, salt, body FROM unnest($1::int8[], $2::int8[], $3::bytea[],
    $4::bytea[]) AS p (pos, person, salt, body)";
pub(super) const PUT_SPANS: &str = "INSERT INTO baton.commit_span (id, first_pos, last_pos)
    SELECT * FROM unnest($1::bytea[], $2::int8[], $3::int8[])";
pub(super) const PUT_CLAIMS: &str = "INSERT INTO baton.claim (space, key, pos, stream)
    SELECT * FROM unnest($1::text[], $2::text[], $3::int8[], $4::int8[])";
pub(super) const RELEASE: &str = "DELETE FROM baton.claim USING unnest($1::text[], $2::text[])
    AS k (space, key) WHERE claim.space = k.space AND claim.key = k.key";
pub(super) const PUT_SNAPSHOTS: &str =
    "INSERT INTO baton.snapshot (stream, pos, fold_version, person, body)
    SELECT * FROM unnest($1::int8[], $2::int8[], $3::int8[], $4::int8[], $5::bytea[])
    ON CONFLICT (stream) DO UPDATE SET pos = excluded.pos, fold_version = excluded.fold_version,
    person = excluded.person, body = excluded.body";
pub(super) const PUT_HEAD: &str = "UPDATE baton.head SET pos = $1, digest = $2, streams = $3,
    persons = $4, probes = probes + $5 WHERE id = 1";
/// Takes a lock of the whole database until the commit is over, hence once a batch.
pub(super) const TELL: &str = "SELECT pg_notify('baton_log', $1)";
pub(super) const ERASE_ROWS: &str = "UPDATE baton.private SET erased = true, salt = '', body = ''
    WHERE person = $1 AND NOT erased";
pub(super) const ERASE_SNAPSHOTS: &str = "DELETE FROM baton.snapshot WHERE person = $1";

/// What a writing session prepares.
pub(super) const WRITES: &[&str] = &[
    LOCK,
    SPANS,
    CLAIMS,
    STREAMS,
    PERSONS,
    PUT_STREAMS,
    PUT_PERSONS,
    PUT_EVENTS,
    PUT_PRIVATE,
    PUT_SPANS,
    PUT_CLAIMS,
    RELEASE,
    PUT_SNAPSHOTS,
    PUT_HEAD,
    TELL,
    ERASE_ROWS,
    ERASE_SNAPSHOTS,
];

// Reads.

/// The columns that `read` takes a record from, in its order.
macro_rules! select_records {
    ($rest:literal) => {
        concat!(
            "SELECT e.pos, e.commit_id, e.at_ns, s.name, e.kind, e.version, e.facts, e.private,
             e.prev, e.digest, p.erased, p.salt, p.body, w.name
             FROM baton.event e JOIN baton.stream s ON s.id = e.stream
             LEFT JOIN baton.private p ON p.pos = e.pos
             LEFT JOIN baton.person w ON w.id = p.person ",
            $rest
        )
    };
}

pub(super) const AFTER: &str = select_records!("WHERE e.pos > $1 ORDER BY e.pos LIMIT $2");
pub(super) const AT: &str = select_records!("WHERE e.pos = ANY($1::int8[])");
pub(super) const OLDEST: &str = select_records!(
    "WHERE e.stream = (SELECT id FROM baton.stream WHERE name = $1)
     AND e.pos > $2 AND e.pos < $3 ORDER BY e.pos LIMIT $4"
);
pub(super) const NEWEST: &str = select_records!(
    "WHERE e.stream = (SELECT id FROM baton.stream WHERE name = $1)
     AND e.pos > $2 AND e.pos < $3 ORDER BY e.pos DESC LIMIT $4"
);
pub(super) const LOADED: &str = "SELECT s.head, n.pos, n.body FROM baton.stream s
    LEFT JOIN baton.snapshot n ON n.stream = s.id AND n.fold_version = $2 WHERE s.name = $1";
pub(super) const TAIL: &str = select_records!(
    "WHERE e.stream = (SELECT id FROM baton.stream WHERE name = $1)
     AND e.pos > coalesce((SELECT n.pos FROM baton.snapshot n
         JOIN baton.stream t ON t.id = n.stream WHERE t.name = $1 AND n.fold_version = $2), 0)
     ORDER BY e.pos"
);
pub(super) const GREATEST: &str =
    "SELECT key FROM baton.claim WHERE space = $1 ORDER BY key DESC LIMIT 1";
pub(super) const RESIDENT: &str = "SELECT name FROM baton.stream WHERE resident ORDER BY name";
pub(super) const HEAD: &str = "SELECT pos, digest FROM baton.head WHERE id = 1";
pub(super) const DIGEST_AT: &str = "SELECT digest FROM baton.event WHERE pos = $1";

/// What a reading session prepares.
pub(super) const READS: &[&str] =
    &[AFTER, AT, OLDEST, NEWEST, LOADED, TAIL, GREATEST, RESIDENT, HEAD, CLAIMS];

/// A position as a column. The database's integers end at 2^63, which no log reaches.
pub(super) fn number(pos: Position) -> i64 {
    i64::try_from(pos.0).unwrap_or(i64::MAX)
}

pub(super) fn position(row: &Row, column: usize) -> Result<Position, Failed> {
    Ok(placed(row.try_get(column)?))
}

pub(super) fn maybe_position(row: &Row, column: usize) -> Result<Option<Position>, Failed> {
    Ok(row.try_get::<_, Option<i64>>(column)?.map(placed))
}

/// A negative number was never written; as 0 it fails the digest of its record.
fn placed(number: i64) -> Position {
    Position(u64::try_from(number).unwrap_or_default())
}

/// Bytes of a fixed size. Others were never written; as zeros they fail the digest.
pub(super) fn fixed<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes.try_into().unwrap_or([0; N])
}

pub(super) fn digest(row: &Row, column: usize) -> Result<Digest, Failed> {
    Ok(Digest(fixed(row.try_get(column)?)))
}
