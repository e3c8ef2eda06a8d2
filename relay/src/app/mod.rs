//! The relay, wired: reads as a start-up list, top to bottom, and stops in the opposite order.
//!
//! - `serving`: what runs while the relay serves.
//! - `admin`: what the admin socket and the offline commands may do, and how.
//! - `audit`: the auditor's questions.
//! - `policies`: which policy is in force: the log's or the file's.
//! - `wiring`: from the config to bots, channels and bells.
//! - `tokens`: bot platforms' tokens, and the secrets that sign for them.
//! - `idle`: sets agents away whose keyboard is silent.
//! - `doctor`: what stands between a customer writing now and a person.

use std::sync::Arc;

use tracing_subscriber::Layer as _;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::admin::{AdminRequest, AdminResponse, DataLock, Offline};
use crate::cli::Program;
use crate::config::Config;
use crate::engine::{Engine, Parts, RandomIds, SystemClock};
use crate::log::Log;
use crate::log::sqlite::SqliteLog;

mod admin;
mod audit;
mod doctor;
mod idle;
mod policies;
mod serving;
mod tokens;
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

/// Below INFO only the relay's own words: libraries write whole frames and headers there, whatever
/// they hold.
fn is_discreet(about: &tracing::Metadata<'_>) -> bool {
    *about.level() <= tracing::Level::INFO || about.target().starts_with("baton_")
}

/// To stderr; journald adds time and unit by itself. `RUST_LOG` widens or narrows it.
fn start_logging() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(false)
        .with_target(false)
        .with_writer(std::io::stderr)
        .with_filter(tracing_subscriber::filter::filter_fn(is_discreet));
    let logging = tracing_subscriber::registry().with(filter).with(lines);
    // A test that drives this in its own process may have set one already.
    let _already = logging.try_init();
}
