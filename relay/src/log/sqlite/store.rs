//! The data directory: one owner, private modes, the pragmas, the migrations.
//! The only place that opens a database file.

use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::sum;

/// The database's name in the data directory.
pub(super) const DATABASE: &str = "log.db";
const LOCK: &str = "lock";

/// Waited for a lock that another connection holds for a moment.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// The write-ahead log is cut back to this after a spike, in bytes.
const WAL_KEPT_BYTES: i64 = 64 * 1024 * 1024;
/// Page cache of the writer, in KiB.
const WRITER_CACHE_KIB: i64 = 32 * 1024;
/// Statements kept prepared per connection; more than this module has.
const STATEMENTS: usize = 64;
/// "Btn1" in the file's header: what this file is.
const APPLICATION_ID: i32 = 0x4274_6e31;

/// Forward only; number n brings `user_version` to n. Never edit a released one.
const MIGRATIONS: &[&str] =
    &[include_str!("migrations/0001.sql"), include_str!("migrations/0002.sql")];

/// Why the log cannot be opened.
#[derive(Debug)]
pub enum OpenError {
    /// Another process owns the directory.
    Held {
        /// The directory.
        dir: PathBuf,
    },
    /// A newer release wrote it.
    Newer {
        /// The version found.
        found: i64,
        /// The last version this release knows.
        known: i64,
    },
    /// The file is a database, but not this one's.
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The directory or a file in it cannot be used.
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The database cannot be used.
    Database(rusqlite::Error),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Held { dir } => write!(
                f,
                "{} is in use by another baton-relay: stop it, or let it do the work",
                dir.display()
            ),
            Self::Newer { found, known } => write!(
                f,
                "the log has version {found}, this release knows up to {known}: use the newer release"
            ),
            Self::Foreign { path } => {
                write!(f, "{} is not a log of Baton: choose another data directory", path.display())
            }
            Self::Io { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Database(source) => write!(f, "the log cannot be opened: {source}"),
        }
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Database(source) => Some(source),
            _ => None,
        }
    }
}

impl From<rusqlite::Error> for OpenError {
    fn from(source: rusqlite::Error) -> Self {
        Self::Database(source)
    }
}

/// A data directory that this process owns until the value is dropped.
#[derive(Debug)]
pub(super) struct Store {
    dir: PathBuf,
    /// Held for its lock only; the system releases it with the process, also after a crash.
    lock: File,
}

impl Store {
    /// Creates the directory if need be and takes its lock.
    pub(super) fn own(dir: &Path) -> Result<Self, OpenError> {
        let io = |path: &Path, source| OpenError::Io { path: path.to_owned(), source };
        DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(|e| io(dir, e))?;
        let path = dir.join(LOCK);
        let lock = private_file(&path).map_err(|e| io(&path, e))?;
        match lock.try_lock() {
            Ok(()) => {
                sync_names(dir).map_err(|e| io(dir, e))?;
                Ok(Self { dir: dir.to_owned(), lock })
            }
            Err(TryLockError::WouldBlock) => Err(OpenError::Held { dir: dir.to_owned() }),
            Err(TryLockError::Error(source)) => Err(io(&path, source)),
        }
    }

    pub(super) fn database(&self) -> PathBuf {
        self.dir.join(DATABASE)
    }

    /// The connection of the one writer, with the schema brought up to date.
    pub(super) fn writer(&self) -> Result<Connection, OpenError> {
        let path = self.database();
        // Made before SQLite opens it, because SQLite gives its side files the modes of this one.
        let made = private_file(&path).and_then(|_| sync_names(&self.dir));
        made.map_err(|source| OpenError::Io { path, source })?;
        let mut conn = connect(&self.database(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        self.check_owner(&conn)?;
        conn.pragma_update(None, "journal_mode", "WAL")?;
        conn.pragma_update(None, "synchronous", "FULL")?;
        conn.pragma_update(None, "secure_delete", "ON")?;
        conn.pragma_update(None, "foreign_keys", "ON")?;
        conn.pragma_update(None, "cache_size", -WRITER_CACHE_KIB)?;
        conn.pragma_update(None, "journal_size_limit", WAL_KEPT_BYTES)?;
        migrate(&mut conn)?;
        // What an erasure before a crash left in the write-ahead log goes now.
        empty_wal(&conn)?;
        Ok(conn)
    }

    /// A connection that can only read, to a log that somebody else may own.
    pub(super) fn foreign(dir: &Path) -> Result<Connection, OpenError> {
        let path = dir.join(DATABASE);
        let found =
            fs::metadata(&path).map_err(|source| OpenError::Io { path: path.clone(), source });
        found?;
        let conn = connect(&path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let application: i32 = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
        if application != APPLICATION_ID {
            return Err(OpenError::Foreign { path });
        }
        let found: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        if found > known { Err(OpenError::Newer { found, known }) } else { Ok(conn) }
    }

    /// A connection that can only read. The writer's must be open.
    pub(super) fn reader(&self) -> Result<Connection, OpenError> {
        reader(&self.database())
    }

    fn check_owner(&self, conn: &Connection) -> Result<(), OpenError> {
        let found: i32 = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
        let tables: i64 =
            conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if found == APPLICATION_ID || (found == 0 && tables == 0) {
            Ok(())
        } else {
            Err(OpenError::Foreign { path: self.database() })
        }
    }
}

impl Drop for Store {
    /// Closing the file is not enough: a child process that is just being started holds a copy of
    /// it for a moment, and the lock with it.
    fn drop(&mut self) {
        // Where even that fails, closing the file does it.
        let _ = self.lock.unlock();
    }
}

/// Opens for reading and writing, making it for the owner only, and never empties it.
pub(super) fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).mode(0o600);
    let file = options.open(path)?;
    if file.metadata()?.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    }
    Ok(file)
}

/// A file that was synced is lost all the same where its name was not: the directory's names, and
/// the directory's own name in its parent.
fn sync_names(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()?;
    match dir.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        Some(parent) => File::open(parent)?.sync_all(),
        None => Ok(()),
    }
}

fn connect(path: &Path, access: OpenFlags) -> rusqlite::Result<Connection> {
    // Each connection stays on one thread, so SQLite's own mutexes would only cost.
    let conn = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(BUSY_TIMEOUT)?;
    sum::register(&conn)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(conn)
}

/// A connection that can only read, by the path of the database.
pub(super) fn reader(database: &Path) -> Result<Connection, OpenError> {
    Ok(connect(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
}

/// The tables as this release makes them, in memory.
pub(super) fn fresh() -> Result<Connection, OpenError> {
    let mut conn = Connection::open_in_memory()?;
    sum::register(&conn)?;
    migrate(&mut conn)?;
    Ok(conn)
}

/// A database that nobody else has open, such as a copy; nothing is made beside it.
pub(super) fn alone(path: &Path) -> Result<Connection, OpenError> {
    Ok(connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
}

/// The same, to be tampered with.
#[cfg(test)]
pub(super) fn alone_for_writing(path: &Path) -> Result<Connection, OpenError> {
    Ok(connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?)
}

fn migrate(conn: &mut Connection) -> Result<(), OpenError> {
    let found: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(OpenError::Newer { found, known });
    }
    for (version, sql) in (1..).zip(MIGRATIONS).skip_while(|(version, _)| *version <= found) {
        let tx = conn.transaction()?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", version)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.commit()?;
    }
    Ok(())
}

/// Moves all of the write-ahead log into the database and cuts it to nothing. `false` where a
/// reader was in the way for as long as the busy timeout.
pub(super) fn empty_wal(conn: &Connection) -> rusqlite::Result<bool> {
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0))
        .map(|busy| busy == 0)
}
