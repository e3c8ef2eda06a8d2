//! The command's end: asks the running relay, or does the work itself where none runs.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::UnixStream;
use tokio::time::timeout;

use super::lock::{DataLock, LockError};
use super::owner::{OwnerError, ensure_owner, make_data_folder};
use super::protocol::{AdminLine, AdminRequest, AdminResponse};
use crate::config::Config;

/// How long a relay may be silent before it counts as stuck.
pub const PATIENCE: Duration = Duration::from_secs(5);
/// How long the work itself may take once the relay has shown that it lives.
const WORK: Duration = Duration::from_secs(60);
/// Between two looks at a relay that holds the lock and has not opened its socket yet.
const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// Longest answer, in bytes.
const ANSWER_MAX: u64 = 64 * 1024 * 1024;

/// Hears how far long work is: how much is done, of how much.
pub type Tell = Arc<dyn Fn(u64, u64) + Send + Sync>;

/// How long a command waits for a relay, and who hears how far it is.
#[derive(Clone)]
pub struct Waiting {
    /// For a sign of life.
    pub alive: Duration,
    /// For the answer, or for the next word of how far it is.
    pub work: Duration,
    /// Hears how far.
    pub tell: Tell,
}

impl Default for Waiting {
    fn default() -> Self {
        Self { alive: PATIENCE, work: WORK, tell: Arc::new(|_, _| {}) }
    }
}

impl fmt::Debug for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Waiting({:?}, {:?})", self.alive, self.work)
    }
}

/// Does one request where no relay runs: opens the log under the lock, works through the engine,
/// closes it. Called outside any async runtime, so it may start its own.
pub trait Offline {
    /// Answers one request; the lock is held until it returns.
    fn handle(
        &self,
        config: &Config,
        lock: &DataLock,
        request: AdminRequest,
        tell: &Tell,
    ) -> AdminResponse;
}

/// Why nobody answered.
#[derive(Debug)]
pub enum AskError {
    /// This user must not touch the data.
    Owner(OwnerError),
    /// The data cannot be locked.
    Lock(LockError),
    /// A relay holds the data and says nothing.
    Silent(PathBuf),
    /// The relay took the request and did not answer it: it may be done or not.
    Unknown(PathBuf),
    /// The socket failed.
    Io(PathBuf, io::Error),
}

impl fmt::Display for AskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Owner(error) => error.fmt(f),
            Self::Lock(error) => error.fmt(f),
            Self::Silent(socket) => write!(
                f,
                "a relay holds the data but does not answer at {}: nothing was changed; look at its log, or stop it and try again",
                socket.display()
            ),
            Self::Unknown(socket) => write!(
                f,
                "the relay at {} took the request but did not answer: see whether it was done before you repeat it",
                socket.display()
            ),
            Self::Io(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for AskError {}

/// Where a request can be answered.
enum Way {
    Relay(UnixStream),
    Lock(DataLock),
}

/// Asks the relay on the config's data, or `offline` where none runs.
///
/// # Errors
/// [`AskError`] where nobody could answer; a refusal is a good answer of kind
/// [`AdminResponse::Error`].
pub fn ask(
    config: &Config,
    request: AdminRequest,
    offline: &dyn Offline,
    waiting: &Waiting,
) -> Result<AdminResponse, AskError> {
    let data = &config.relay.data;
    ensure_owner(data, &config.path).map_err(AskError::Owner)?;
    make_data_folder(data).map_err(AskError::Owner)?;
    let socket = config.admin_socket();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| AskError::Io(socket.clone(), error))?;
    let online = runtime.block_on(async {
        match find_way(data, &socket, waiting.alive).await? {
            Way::Relay(stream) => talk(stream, &socket, &request, waiting).await.map(Ok),
            Way::Lock(lock) => Ok(Err(lock)),
        }
    })?;
    drop(runtime);
    Ok(match online {
        Ok(response) => response,
        Err(lock) => offline.handle(config, &lock, request, &waiting.tell),
    })
}

/// The socket if somebody listens, else the lock. Where neither is to be had a relay is just
/// starting or stopping, or stuck.
async fn find_way(data: &Path, socket: &Path, patience: Duration) -> Result<Way, AskError> {
    let look = async {
        loop {
            match UnixStream::connect(socket).await {
                Ok(stream) => return Ok(Way::Relay(stream)),
                Err(error) if nobody_listens(&error) => {}
                Err(error) => return Err(AskError::Io(socket.to_owned(), error)),
            }
            match DataLock::take(data) {
                Ok(lock) => return Ok(Way::Lock(lock)),
                Err(LockError::Held(_)) => tokio::time::sleep(LOOK_AGAIN).await,
                Err(error) => return Err(AskError::Lock(error)),
            }
        }
    };
    timeout(patience, look).await.unwrap_or_else(|_| Err(AskError::Silent(socket.to_owned())))
}

fn nobody_listens(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused)
}

/// A ping first: only a relay that lives is given work, so its silence is known to have changed
/// nothing.
async fn talk(
    stream: UnixStream,
    socket: &Path,
    request: &AdminRequest,
    waiting: &Waiting,
) -> Result<AdminResponse, AskError> {
    let mut stream = BufReader::new(stream);
    let ping = async {
        say(&mut stream, &AdminRequest::Ping).await?;
        hear(&mut stream).await
    };
    let answer = timeout(waiting.alive, ping).await;
    if !matches!(answer, Ok(Ok(AdminLine::Answer(AdminResponse::Ok(_))))) {
        return Err(AskError::Silent(socket.to_owned()));
    }
    let unknown = || AskError::Unknown(socket.to_owned());
    match timeout(waiting.work, say(&mut stream, request)).await {
        Ok(Ok(())) => {}
        Ok(Err(_)) | Err(_) => return Err(unknown()),
    }
    loop {
        match timeout(waiting.work, hear(&mut stream)).await {
            Ok(Ok(AdminLine::Far { progress: (done, of) })) => (waiting.tell)(done, of),
            Ok(Ok(AdminLine::Answer(response))) => return Ok(response),
            Ok(Err(_)) | Err(_) => return Err(unknown()),
        }
    }
}

async fn say(stream: &mut BufReader<UnixStream>, request: &AdminRequest) -> io::Result<()> {
    let mut line = serde_json::to_vec(request)?;
    line.push(b'\n');
    stream.get_mut().write_all(&line).await
}

async fn hear(stream: &mut BufReader<UnixStream>) -> io::Result<AdminLine> {
    let mut answer = Vec::new();
    stream.take(ANSWER_MAX).read_until(b'\n', &mut answer).await?;
    Ok(serde_json::from_slice(&answer)?)
}
