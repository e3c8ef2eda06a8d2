//! The relay's end of the admin socket.

use std::fs;
use std::future::Future;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use baton_shared::wire::POLICY_FRAME_MAX;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::unix::OwnedWriteHalf;
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{Instant, interval_at};

use super::client::Tell;
use super::protocol::{AdminLine, AdminRequest, AdminResponse};

/// Longest request, in bytes: one that carries a whole policy.
const LINE_MAX: u64 = POLICY_FRAME_MAX as u64;
/// Commands served at once; more wait.
const AT_ONCE: usize = 16;
/// How long a silent command keeps its place.
const IDLE: Duration = Duration::from_secs(30);

/// Between two words of how far long work is.
const TELL_EVERY: Duration = Duration::from_millis(250);

/// A future on the heap, so that a handler can be a trait object.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Does what commands ask; the engine's side.
pub trait AdminHandler: Send + Sync {
    /// Answers one request. Once polled it runs to its end, even if the asker has gone.
    /// `tell` hears how far it is, where that takes long.
    fn handle(&self, request: AdminRequest, tell: Tell) -> BoxFuture<AdminResponse>;
}

/// Opens the socket for its owner only. The caller holds the data's lock, so whatever lies at the
/// path is left from a dead relay and is replaced.
///
/// # Errors
/// Where the folder cannot be written.
pub fn bind_admin(socket: &Path) -> io::Result<UnixListener> {
    // Bound aside and moved, so that no moment shows it with a wider mode.
    let aside = socket.with_extension("new");
    match fs::remove_file(&aside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(&aside)?;
    fs::set_permissions(&aside, fs::Permissions::from_mode(0o600))?;
    fs::rename(&aside, socket)?;
    Ok(listener)
}

/// Serves until dropped.
pub async fn serve_admin(listener: UnixListener, handler: Arc<dyn AdminHandler>) {
    let places = Arc::new(Semaphore::new(AT_ONCE));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, _)) => {
                let handler = Arc::clone(&handler);
                tokio::spawn(async move {
                    if let Err(error) = serve_one(stream, handler).await {
                        tracing::debug!(%error, "an admin command went away");
                    }
                    drop(place);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "the admin socket does not accept; trying again");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

async fn serve_one(stream: UnixStream, handler: Arc<dyn AdminHandler>) -> io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut read = BufReader::new(read);
    loop {
        let mut line = Vec::new();
        let mut bounded = (&mut read).take(LINE_MAX);
        let read = tokio::time::timeout(IDLE, bounded.read_until(b'\n', &mut line)).await??;
        if read == 0 {
            return Ok(());
        }
        let whole = line.ends_with(b"\n");
        let response = match serde_json::from_slice::<AdminRequest>(&line) {
            Ok(request) if whole => run(&handler, request, &mut write).await?,
            Ok(_) => AdminResponse::error("bad_request", "the request's line is not ended"),
            Err(error) => AdminResponse::error("bad_request", format!("no admin request: {error}")),
        };
        say(&mut write, &AdminLine::Answer(response)).await?;
        if !whole {
            return Ok(());
        }
    }
}

async fn say(write: &mut OwnedWriteHalf, line: &AdminLine) -> io::Result<()> {
    let mut line = serde_json::to_vec(line)?;
    line.push(b'\n');
    write.write_all(&line).await
}

/// Runs in a task of its own: a command that is interrupted must not leave its work half done. How
/// far it is is said on the way, where it says so itself.
async fn run(
    handler: &Arc<dyn AdminHandler>,
    request: AdminRequest,
    write: &mut OwnedWriteHalf,
) -> io::Result<AdminResponse> {
    if request == AdminRequest::Ping {
        return Ok(AdminResponse::Ok(serde_json::Value::Null));
    }
    let (far, mut told) = watch::channel((0, 0));
    let tell: Tell = Arc::new(move |done, of| {
        far.send_replace((done, of));
    });
    let mut work = tokio::spawn(handler.handle(request, tell));
    let mut tick = interval_at(Instant::now() + TELL_EVERY, TELL_EVERY);
    loop {
        tokio::select! {
            biased;
            done = &mut work => return Ok(done.unwrap_or_else(|error| {
                AdminResponse::error("internal", format!("the relay failed: {error}"))
            })),
            _ = tick.tick() => if told.has_changed().unwrap_or(false) {
                let progress = *told.borrow_and_update();
                say(write, &AdminLine::Far { progress }).await?;
            },
        }
    }
}
