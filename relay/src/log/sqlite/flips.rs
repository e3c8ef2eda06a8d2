//! Flips single bits of a closed log: each is seen by the open, by a read or by what `doctor` looks
//! at, or changes nothing that anybody is told. `BATON_FLIPS` says how many (200), `BATON_SEED`
//! repeats a run.

use std::fs;
use std::path::Path;

use rusqlite::types::Value;

use super::tests::Directory;
use super::{Inspector, SqliteLog, store};
use crate::log::contract::{
    claiming, commit, event, everything, expecting, private, snapshot, stream,
};
use crate::log::{Log, Outcome};

/// Everything that is ever served, in an order.
const SERVED: [&str; 6] = [
    "SELECT e.pos, e.commit_id, e.at_ns, s.name, e.kind, e.version, e.facts, e.private, e.prev,
     e.digest FROM event e LEFT JOIN stream s ON s.id = e.stream ORDER BY e.pos",
    "SELECT p.pos, w.name, p.erased, p.salt, p.body FROM private p
     LEFT JOIN person w ON w.id = p.person ORDER BY p.pos",
    "SELECT c.space, c.key, c.pos, s.name FROM claim c LEFT JOIN stream s ON s.id = c.stream
     ORDER BY c.space, c.key",
    "SELECT id, first_pos, last_pos FROM commit_span ORDER BY id",
    "SELECT s.name, s.head, s.resident, n.pos, n.fold_version, w.name,
     substr(t.body, 1, n.length) FROM stream s LEFT JOIN snapshot n ON n.stream = s.id
     LEFT JOIN slot t ON t.id = n.slot LEFT JOIN person w ON w.id = n.person ORDER BY s.name",
    "SELECT name, erased FROM person ORDER BY name",
];
const COMMITS: u64 = 90;

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().expect("a number"))
}

/// A log with everything that a log can hold, closed: one file.
async fn written(place: &Directory) -> Vec<u8> {
    let log = SqliteLog::open(place.path()).expect("opened");
    let mut heads = [None; 6];
    for n in 0..COMMITS {
        let at = usize::try_from(n % 6).expect("small");
        let own = stream(n % 6);
        let words = format!("words number {n} of a customer");
        let person = format!("person-{}", n % 4);
        let new = commit(n, vec![private(&own, &person, &words), event(&own, "seen")]);
        let new = expecting(new, &[(&own, heads[at])]);
        let mut new = claiming(new, "in/hook", &format!("message-{n}"), &own);
        if n % 7 == 3 {
            new.resident.push((own.clone(), n % 2 == 0));
            new.snapshots.push(snapshot(&own, Some(&person), &words.repeat(9)));
        }
        let outcomes = log.append(vec![new]).await.expect("written");
        let Outcome::Written(span) = outcomes[0] else { panic!("{outcomes:?}") };
        heads[at] = Some(span.last);
    }
    let tombstone = commit(COMMITS, vec![event(&stream(9), "erased")]);
    log.erase("person-3".to_owned(), tombstone).await.expect("erased");
    drop(log);
    fs::read(place.path().join(store::DATABASE)).expect("one file")
}

/// What the tables say; an error where they cannot be read.
fn served(dir: &Path) -> rusqlite::Result<Vec<Vec<Value>>> {
    let conn =
        store::alone(&dir.join(store::DATABASE)).map_err(|_| rusqlite::Error::InvalidQuery)?;
    let mut all = Vec::new();
    for sql in SERVED {
        let mut query = conn.prepare(sql)?;
        let columns = query.column_count();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let row = (0..columns).map(|column| row.get(column));
            all.push(row.collect::<rusqlite::Result<_>>()?);
        }
    }
    Ok(all)
}

/// Who noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    AtOpen,
    AtRead,
    ByDoctor,
    Harmless,
}

fn look(dir: &Path, good: &[Vec<Value>]) -> Option<Seen> {
    let Ok(log) = SqliteLog::open(dir) else { return Some(Seen::AtOpen) };
    drop(log);
    let Ok(look) = Inspector::open(dir) else { return Some(Seen::AtOpen) };
    if look.verify(|_, _| {}).is_err() {
        return Some(Seen::AtRead);
    }
    let whole = |faults: Result<Vec<String>, _>| faults.is_ok_and(|faults| faults.is_empty());
    if !whole(look.integrity()) || !whole(look.rows()) {
        return Some(Seen::ByDoctor);
    }
    served(dir).is_ok_and(|found| found == good).then_some(Seen::Harmless)
}

#[tokio::test]
#[allow(clippy::print_stderr)]
async fn a_flipped_bit_is_seen_or_harmless() {
    let place = Directory::new();
    let file = written(&place).await;
    let good = served(place.path()).expect("read");
    assert!(good.len() > 400, "{} rows", good.len());
    assert_eq!(look(place.path(), &good), Some(Seen::Harmless), "nothing is flipped yet");
    let now = jiff::Timestamp::now().as_millisecond().unsigned_abs();
    let (seed, flips) =
        (setting("BATON_SEED").unwrap_or(now), setting("BATON_FLIPS").unwrap_or(200));
    let bits = file.len() as u64 * 8;
    let (mut state, mut counts) = (seed, [0u64; 4]);
    for _ in 0..flips {
        // A full-period step, then mixed: any bit is as likely as any other.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let bit = (state ^ (state >> 29)) % bits;
        let (byte, mask) = (usize::try_from(bit / 8).expect("small"), 1u8 << (bit % 8));
        let mut flipped = file.clone();
        flipped[byte] ^= mask;
        let copy = Directory::new();
        fs::write(copy.path().join(store::DATABASE), flipped).expect("written");
        match look(copy.path(), &good) {
            Some(seen) => counts[seen as usize] += 1,
            None => {
                panic!("bit {bit} (byte {byte}) was flipped and nobody saw it; BATON_SEED={seed}")
            }
        }
    }
    let [open, read, doctor, harmless] = counts;
    eprintln!(
        "{flips} flips, BATON_SEED={seed}: {open} seen at open, {read} at read, {doctor} by doctor, \
         {harmless} harmless"
    );
    assert!(read > 0 && doctor > 0, "{counts:?}");
}

#[tokio::test]
async fn erased_words_that_become_somebody_elses_are_seen() {
    let place = Directory::new();
    written(&place).await;
    for person in [1, 99] {
        let conn = store::alone_for_writing(&place.path().join(store::DATABASE)).expect("opened");
        let moved = conn.execute("UPDATE private SET person = ?1 WHERE erased = 1", [person]);
        assert!(moved.expect("moved") > 0);
        drop(conn);
        let look = Inspector::open(place.path()).expect("opened");
        assert_ne!(look.rows().expect("read"), Vec::<String>::new(), "person {person}");
    }
}

#[tokio::test]
async fn a_log_of_the_first_version_is_brought_up_to_date_and_all_its_sums_hold() {
    let place = Directory::new();
    let file = place.path().join(store::DATABASE);
    written(&place).await;
    let good = served(place.path()).expect("read");
    {
        let conn = store::alone_for_writing(&file).expect("opened");
        for table in ["claim", "stream", "person", "snapshot"] {
            conn.execute_batch(&format!("ALTER TABLE {table} DROP COLUMN sum")).expect("dropped");
        }
        conn.pragma_update(None, "user_version", 1).expect("set");
    }
    let log = SqliteLog::open(place.path()).expect("brought up to date");
    assert!(!everything(&log).await.is_empty());
    drop(log);
    let look = Inspector::open(place.path()).expect("opened");
    assert_eq!(look.rows().expect("read"), Vec::<String>::new());
    assert_eq!(served(place.path()).expect("read"), good);
}
