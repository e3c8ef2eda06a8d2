//! The relay, wired: reads as a start-up list, top to bottom, and stops in the opposite order.
//!
//! - `serving`: what runs while the relay serves.
//! - `admin`: what the admin socket and the offline commands may do, and how.
//! - `life`: what systemd hands over and is told. `tls`: the certificate.
//! - `policies`: which policy is in force: the log's or the file's.
//! - `bounds`: from the config's limits to those who enforce them.
//! - `wiring`: from the config to bots, channels and bells.
//! - `idle`: sets agents away whose keyboard is silent.
//! - `doctor`: what stands between a customer writing now and a person.

use std::sync::Arc;
use std::time::Duration;

use crate::admin::{AdminRequest, AdminResponse, DataLock, Offline};
use crate::cli::Program;
use crate::config::Config;
use crate::engine::{Engine, Parts, RandomIds, SystemClock};
use crate::log::Log;
use crate::log::sqlite::SqliteLog;

mod admin;
mod bounds;
mod doctor;
mod idle;
mod life;
mod policies;
mod serving;
mod tls;
mod wiring;

/// How long threads may take to end.
const WIND_DOWN: Duration = Duration::from_secs(1);

/// The wired program.
#[derive(Debug, Clone, Copy)]
pub struct App;

impl Program for App {
    fn serve(&self, config: Config) -> Result<(), String> {
        start_logging();
        let life = life::Life::from_env()?;
        let runtime = tokio::runtime::Runtime::new()
            .map_err(|error| format!("no threads for the relay: {error}"))?;
        let ended = runtime.block_on(serving::serve(config, life));
        // A thread that is stuck on the disk must not hold the process up.
        runtime.shutdown_timeout(WIND_DOWN);
        ended
    }
}

impl Offline for App {
    /// Without a relay a command opens the log itself, under the lock it holds, and appends
    /// through the same engine.
    fn handle(&self, config: &Config, _lock: &DataLock, asked: AdminRequest) -> AdminResponse {
        let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => return AdminResponse::error("no_threads", error.to_string()),
        };
        runtime.block_on(async {
            match open(config).await {
                Ok((engine, turn)) => {
                    let running = tokio::spawn(turn.run());
                    let answer = admin::answer(&engine, config, None, asked).await;
                    drop(engine);
                    // The loop ends when its last handle is gone, after what it was asked is done.
                    let _ended = running.await;
                    answer
                }
                Err(why) => AdminResponse::error("no_log", why),
            }
        })
    }
}

/// Opens the log and starts an engine on it.
///
/// # Errors
/// Why not, and what to do, in one line.
async fn open(config: &Config) -> Result<(Engine, crate::engine::Turn), String> {
    let folder = config.relay.data.join("log");
    let log = tokio::task::spawn_blocking(move || SqliteLog::open(&folder))
        .await
        .map_err(|error| error.to_string())?
        .map_err(|error| error.to_string())?;
    let log: Arc<dyn Log> = Arc::new(log);
    let chosen = policies::choose(config, log.as_ref()).await?;
    let parts = Parts { log, clock: Arc::new(SystemClock), ids: Arc::new(RandomIds) };
    let (engine, turn) =
        Engine::start(parts, chosen.policy).await.map_err(|error| error.to_string())?;
    Ok((engine, turn))
}

/// To stderr; journald adds time and unit by itself. `RUST_LOG` widens or narrows it.
fn start_logging() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let logging = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_target(false)
        .with_writer(std::io::stderr);
    // A test that drives this in its own process may have set one already.
    let _already = logging.try_init();
}
