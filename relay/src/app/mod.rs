//! The relay, wired: reads as a start-up list, top to bottom, and stops in the opposite order.
//!
//! - `serving`: what runs while the relay serves.
//! - `admin`: what the admin socket and the offline commands may do, and how.
//! - `policies`: which policy is in force: the log's or the file's.
//! - `wiring`: from the config to bots, channels and bells.
//! - `relay_name`: what this relay calls itself beside others.
//! - `idle`: sets agents away whose keyboard is silent.
//! - `doctor`: what stands between a customer writing now and a person.

use std::sync::Arc;

use crate::admin::{AdminRequest, AdminResponse, DataLock, Offline};
use crate::cli::Program;
use crate::config::{Config, LogEngine};
use crate::engine::{Engine, Parts, RandomIds, SystemClock};
use crate::log::Log;
use crate::log::postgres::PostgresLog;
use crate::log::sqlite::SqliteLog;

mod admin;
mod doctor;
mod idle;
mod policies;
mod relay_name;
mod serving;
mod wiring;

/// The wired program.
#[derive(Debug, Clone, Copy)]
pub struct App;

impl Program for App {
    fn serve(&self, config: Config) -> Result<(), String> {
        start_logging();
        let runtime = tokio::runtime::Runtime::new()
            .map_err(|error| format!("no threads for the relay: {error}"))?;
        runtime.block_on(serving::serve(config))
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
    let log = open_log(config).await?;
    let chosen = policies::choose(config, log.as_ref()).await?;
    let parts = Parts { log, clock: Arc::new(SystemClock), ids: Arc::new(RandomIds) };
    let (engine, turn) =
        Engine::start(parts, chosen.policy).await.map_err(|error| error.to_string())?;
    Ok((engine, turn))
}

/// The log that the config names.
async fn open_log(config: &Config) -> Result<Arc<dyn Log>, String> {
    if let LogEngine::Postgres(settings) = &config.log {
        let log =
            PostgresLog::open((**settings).clone()).await.map_err(|error| error.to_string())?;
        return Ok(Arc::new(log));
    }
    let folder = config.relay.data.join("log");
    let log = tokio::task::spawn_blocking(move || SqliteLog::open(&folder))
        .await
        .map_err(|error| error.to_string())?
        .map_err(|error| error.to_string())?;
    Ok(Arc::new(log))
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
