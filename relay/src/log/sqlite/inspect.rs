//! Looks at a log that somebody else may own, a running relay too: nothing here ever writes to it.

use std::fmt;
use std::path::Path;

use baton_shared::id::Position;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use super::backup;
use super::fault::read_error;
use super::read;
use super::store::{self, Store};
use super::{BackupError, OpenError, sum};
use crate::log::verify::{STEP, Walk};
use crate::log::{Broken, ReadError, Verified};

/// Faults that `SQLite` names at most.
const FAULTS_MAX: usize = 20;

/// A connection of one's own that only reads.
pub struct Inspector(Connection);

impl fmt::Debug for Inspector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Inspector")
    }
}

impl Inspector {
    /// Opens the log in `dir`; where there is none, that is an error of the kind `NotFound`.
    ///
    /// # Errors
    /// [`OpenError`]; its text says what to do.
    pub fn open(dir: &Path) -> Result<Self, OpenError> {
        Store::foreign(dir).map(Self)
    }

    /// The last position.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn head(&self) -> Result<Position, ReadError> {
        read::head(&self.0).map_err(|e| read_error(&e))
    }

    /// When the last record was written, by the clock of its writer.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn last_at(&self) -> Result<Option<Timestamp>, ReadError> {
        let sql = "SELECT at_ns FROM event ORDER BY pos DESC LIMIT 1";
        let at: Option<i64> =
            self.0.query_row(sql, [], |row| row.get(0)).optional().map_err(|e| read_error(&e))?;
        Ok(at.and_then(|at| Timestamp::from_nanosecond(at.into()).ok()))
    }

    /// Walks the whole chain, every record and private row against its digest. `progress` hears the
    /// position reached and the head as it was at the start.
    ///
    /// # Errors
    /// [`ReadError::Broken`] with the first position that is not what was written.
    pub fn verify(
        &self,
        mut progress: impl FnMut(Position, Position),
    ) -> Result<Verified, ReadError> {
        let goal = self.head()?;
        let mut walk = Walk::from_the_first();
        loop {
            let step = read::after(&self.0, walk.last, STEP)?;
            walk.take(&step)?;
            progress(walk.last, goal);
            if step.len() < STEP {
                break;
            }
        }
        // A record whose stream cannot be found is passed over by the read, not by the head.
        if walk.last < goal {
            let what = "it cannot be read".to_owned();
            return Err(ReadError::Broken(Broken { pos: goal, what }));
        }
        Ok(walk.end())
    }

    /// What `SQLite` finds wrong in its own structures; nothing where all is well.
    ///
    /// # Errors
    /// Where it cannot even look.
    pub fn integrity(&self) -> Result<Vec<String>, ReadError> {
        let sql = format!("PRAGMA integrity_check({FAULTS_MAX})");
        let mut check = self.0.prepare(&sql).map_err(|e| read_error(&e))?;
        let lines = check.query_map([], |row| row.get::<_, String>(0));
        let lines = lines.and_then(Iterator::collect::<rusqlite::Result<Vec<String>>>);
        let lines = lines.map_err(|e| read_error(&e))?;
        Ok(lines.into_iter().filter(|line| line != "ok").collect())
    }

    /// Rows beside the chain that are not what was written: keys, streams, snapshots, commits' spans.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn rows(&self) -> Result<Vec<String>, ReadError> {
        let unreadable = |e: OpenError| ReadError::Unavailable { reason: e.to_string() };
        let fresh = store::fresh().map_err(unreadable)?;
        let version = |conn: &Connection| {
            conn.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0))
        };
        let (own, latest) = (version(&self.0), version(&fresh));
        if own.map_err(|e| read_error(&e))? < latest.map_err(|e| read_error(&e))? {
            // Written by an earlier release; the next start brings it up to date.
            return Ok(Vec::new());
        }
        sum::faults(&self.0, &fresh).map_err(|e| read_error(&e))
    }

    /// Writes a whole copy, as of one moment, to a new file of mode 0600, synced when this returns.
    ///
    /// # Errors
    /// [`BackupError`]: the file is there already, or cannot be written.
    pub fn copy_into(&self, path: &Path) -> Result<(), BackupError> {
        backup::copy(&self.0, path)
    }

    /// The connection, for queries of an admin's own; not even a temporary table can be made on it.
    ///
    /// # Errors
    /// Where it cannot be made so.
    pub fn into_connection(self) -> Result<Connection, ReadError> {
        let only = self.0.pragma_update(None, "query_only", "ON");
        only.map_err(|e| read_error(&e)).map(|()| self.0)
    }
}
