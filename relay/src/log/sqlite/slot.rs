//! Where snapshots' bytes lie: rows of fixed sizes that are overwritten in place and used again,
//! so that nothing of an old state remains in the file. The migration says why.

use rusqlite::{Connection, OptionalExtension, params};

/// The smallest slot has 2^8 bytes.
const CLASS_MIN: u32 = 8;

/// The slot that holds a stream's snapshot.
pub(super) fn of_stream(conn: &Connection, stream: i64) -> rusqlite::Result<Option<i64>> {
    let mut find = conn.prepare_cached("SELECT slot FROM snapshot WHERE stream = ?1")?;
    find.query_row([stream], |row| row.get(0)).optional()
}

/// Stores a body in the slot held so far where it fits, else in a free one, else in a new one.
pub(super) fn put(conn: &Connection, held: Option<i64>, body: &[u8]) -> rusqlite::Result<i64> {
    let class = body.len().max(1 << CLASS_MIN).next_power_of_two().trailing_zeros();
    let mut padded = body.to_vec();
    padded.resize(1 << class, 0);
    if let Some(slot) = held {
        let fits = "UPDATE slot SET body = ?2 WHERE id = ?1 AND class = ?3";
        if conn.prepare_cached(fits)?.execute(params![slot, padded, class])? == 1 {
            return Ok(slot);
        }
        free(conn, slot)?;
    }
    let mut free = conn.prepare_cached("SELECT id FROM slot WHERE class = ?1 AND used = 0")?;
    if let Some(slot) = free.query_row([class], |row| row.get::<_, i64>(0)).optional()? {
        let fill = "UPDATE slot SET used = 1, body = ?2 WHERE id = ?1";
        conn.prepare_cached(fill)?.execute(params![slot, padded])?;
        return Ok(slot);
    }
    let insert = "INSERT INTO slot (class, used, body) VALUES (?1, 1, ?2)";
    conn.prepare_cached(insert)?.execute(params![class, padded])?;
    Ok(conn.last_insert_rowid())
}

/// Frees the slots of a person's snapshots and forgets these; answers how many.
pub(super) fn free_person(conn: &Connection, person: i64) -> rusqlite::Result<u64> {
    let mut held = conn.prepare_cached("SELECT slot FROM snapshot WHERE person = ?1")?;
    let slots = held.query_map([person], |row| row.get(0))?;
    for slot in slots.collect::<rusqlite::Result<Vec<i64>>>()? {
        free(conn, slot)?;
    }
    let gone = conn.execute("DELETE FROM snapshot WHERE person = ?1", [person])?;
    Ok(gone as u64)
}

fn free(conn: &Connection, slot: i64) -> rusqlite::Result<()> {
    let zero = "UPDATE slot SET used = 0, body = zeroblob(length(body)) WHERE id = ?1";
    conn.prepare_cached(zero)?.execute([slot])?;
    Ok(())
}
