//! Checksums of the rows that the chain of digests does not cover: keys, snapshots, what is resident.
//! They tell a flipped bit from what was written; against a forger only the chain helps.
//!
//! One SQL function computes them, so that a query can write a row and check a whole table.

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};

/// FNV-1a, 64 bits: every step is reversible, so one changed byte always changes the sum.
/// <http://www.isthe.com/chongo/tech/comp/fnv/>
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// Each question finds rows that are not what was written, or do not fit the chain.
const QUESTIONS: [(&str, &str); 9] = [
    (
        "a key",
        "SELECT space || ' ' || key FROM claim WHERE sum IS NOT baton_sum(space, key, pos, stream)",
    ),
    ("a stream", "SELECT name FROM stream WHERE sum IS NOT baton_sum(name, resident)"),
    ("a person", "SELECT id FROM person WHERE sum IS NOT baton_sum(name, erased)"),
    (
        "a snapshot",
        "SELECT n.stream FROM snapshot n LEFT JOIN slot s ON s.id = n.slot WHERE n.sum IS NOT
         baton_sum(n.stream, n.pos, n.fold_version, n.person, substr(s.body, 1, n.length))",
    ),
    (
        "a stream's head",
        "SELECT name FROM stream s WHERE s.head IS NOT
         (SELECT max(e.pos) FROM event e WHERE e.stream = s.id)",
    ),
    (
        "a commit's span",
        "SELECT c.first_pos FROM commit_span c LEFT JOIN
         (SELECT commit_id, min(pos) AS low, max(pos) AS high FROM event GROUP BY commit_id) e
         ON e.commit_id = c.id WHERE e.low IS NOT c.first_pos OR e.high IS NOT c.last_pos",
    ),
    (
        "a commit without its span",
        "SELECT min(pos) FROM event WHERE commit_id NOT IN (SELECT id FROM commit_span)
         GROUP BY commit_id",
    ),
    (
        "erased bytes",
        "SELECT pos FROM private WHERE erased NOT IN (0, 1) OR (erased = 1 AND
         (salt IS NOT zeroblob(length(salt)) OR body IS NOT zeroblob(length(body))))",
    ),
    (
        // The chain holds whose words they were only as long as they are there.
        "whose erased bytes they were",
        "SELECT p.pos FROM private p LEFT JOIN person w ON w.id = p.person
         WHERE p.erased = 1 AND w.erased IS NULL",
    ),
];

/// Makes `baton_sum(…)` known to a connection.
pub(super) fn register(conn: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    conn.create_scalar_function("baton_sum", -1, flags, |values| Ok(of(values)))
}

fn of(values: &Context<'_>) -> i64 {
    let mut sum = OFFSET;
    for n in 0..values.len() {
        // The kind first and the length of what varies, so that no two rows sum alike by shifting.
        match values.get_raw(n) {
            ValueRef::Null => add(&mut sum, b"n"),
            ValueRef::Integer(number) => {
                add(&mut sum, b"i");
                add(&mut sum, &number.to_le_bytes());
            }
            ValueRef::Real(number) => add(&mut sum, &number.to_le_bytes()),
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                add(&mut sum, b"b");
                add(&mut sum, &(bytes.len() as u64).to_le_bytes());
                add(&mut sum, bytes);
            }
        }
    }
    sum.cast_signed()
}

fn add(sum: &mut u64, bytes: &[u8]) {
    for byte in bytes {
        *sum = (*sum ^ u64::from(*byte)).wrapping_mul(PRIME);
    }
}

/// The first row that each question finds; nothing where all is as it was written. Then whether
/// the tables are those that this release makes.
pub(super) fn faults(conn: &Connection, fresh: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut found = Vec::new();
    for (what, question) in QUESTIONS {
        let mut ask = conn.prepare(question)?;
        let row = ask.query_row([], |row| row.get::<_, rusqlite::types::Value>(0)).optional()?;
        if let Some(row) = row {
            found.push(format!("{what} is not what was written: {}", shown(&row)));
        }
    }
    if schema(conn)? != schema(fresh)? {
        found.push("a table is not as this release makes it".to_owned());
    }
    Ok(found)
}

fn shown(value: &rusqlite::types::Value) -> String {
    match value {
        rusqlite::types::Value::Integer(number) => number.to_string(),
        rusqlite::types::Value::Text(text) => text.escape_debug().to_string(),
        _ => "unreadable".to_owned(),
    }
}

fn schema(conn: &Connection) -> rusqlite::Result<Vec<(String, String, Option<String>)>> {
    let sql = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name";
    let mut all = conn.prepare(sql)?;
    all.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
}
