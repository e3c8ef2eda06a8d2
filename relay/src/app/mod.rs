//! The relay, wired: reads as a start-up list, top to bottom, and stops in the opposite order.
//!
//! - `serving`: what runs while the relay serves.
//! - `admin`: what the admin socket and the offline commands may do, and how.
//! - `life`: what systemd hands over and is told. `tls`: the certificate.
//! - `audit`: the auditor's questions.
//! - `policies`: which policy is in force: the log's or the file's.
//! - `room`: what a full disk means for the engine.
//! - `bounds`: from the config's limits to those who enforce them.
//! - `wiring`: from the config to bots, channels and bells.
//! - `relay_name`: what this relay calls itself beside others.
//! - `tokens`: bot platforms' tokens, and the secrets that sign for them.
//! - `idle`: sets agents away whose keyboard is silent.
//! - `logging`: what a log line looks like, and where.
//! - `keys`: the data folder's keys are those of the log.
//! - `panics`: what is told of a fault in the program itself.
//! - `names`: the secret under which the log knows customers.
//! - `doctor`: what stands between a customer writing now and a person.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::admin::{AdminRequest, AdminResponse, DataLock, Offline, Tell};
use crate::cli::{LogFormat, Program};
use crate::config::{Config, LogEngine};
use crate::desk::event::DeskEvent;
use crate::engine::{Clock as _, Engine, Event, Parts, SystemClock};
use crate::log::postgres::PostgresLog;
use crate::log::sqlite::SqliteLog;
use crate::log::{Commit, CommitId, Log};
use crate::media::Media;
use crate::token;

mod admin;
mod audit;
mod bounds;
mod desk;
mod doctor;
mod idle;
mod keys;
mod life;
mod logging;
mod names;
mod panics;
mod policies;
mod relay_name;
mod room;
mod serving;
mod tls;
mod tokens;
mod wiring;

/// How long threads may take to end.
const WIND_DOWN: Duration = Duration::from_secs(1);

/// The wired program.
#[derive(Debug, Clone, Copy)]
pub struct App;

impl Program for App {
    fn serve(&self, config: Config, log: LogFormat) -> Result<(), String> {
        logging::start(log);
        panics::tell();
        let life = life::Life::from_env()?;
        let runtime = tokio::runtime::Runtime::new()
            .map_err(|error| format!("no threads for the relay: {error}"))?;
        let ended = runtime.block_on(serving::serve(config, life));
        // A thread that is stuck on the disk must not hold the process up.
        runtime.shutdown_timeout(WIND_DOWN);
        ended
    }

    fn hold_delivery(&self, data: &Path) -> Result<(), String> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| error.to_string())?;
        runtime.block_on(hold(data))
    }
}

impl Offline for App {
    /// Without a relay a command opens the log itself, under the lock it holds, and appends
    /// through the same engine.
    fn handle(
        &self,
        config: &Config,
        _lock: &DataLock,
        asked: AdminRequest,
        tell: &Tell,
    ) -> AdminResponse {
        let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => return AdminResponse::error("no_threads", error.to_string()),
        };
        runtime.block_on(async {
            match open(config).await {
                Ok((engine, turn)) => {
                    let running = tokio::spawn(turn.run());
                    let answer = match media(config) {
                        Ok(media) => {
                            admin::answer(&engine, (config, &media), None, (asked, tell)).await
                        }
                        Err(why) => AdminResponse::error("no_files", why),
                    };
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

/// Appends to a restored log that nothing goes out. Without an engine: its loop would act on every
/// deadline that has passed since the backup.
async fn hold(data: &Path) -> Result<(), String> {
    let log = SqliteLog::open(&data.join("log")).map_err(|error| error.to_string())?;
    let event = Event::Desk(DeskEvent::DeliveryHeld).encode().map_err(|error| error.to_string())?;
    let id = token::random::<16>().map_err(|error| error.to_string())?;
    let commit = Commit::new(CommitId(id), SystemClock.now(), vec![event]);
    log.append(vec![commit]).await.map(drop).map_err(|error| error.to_string())
}

/// Opens the log and starts an engine on it.
///
/// # Errors
/// Why not, and what to do, in one line.
async fn open(config: &Config) -> Result<(Engine, crate::engine::Turn), String> {
    let log = open_log(config).await?;
    let chosen = policies::choose(config, log.as_ref()).await?;
    let ids = keys::settle(config, log.as_ref()).await?;
    let parts = Parts { log, clock: Arc::new(SystemClock), ids: Arc::new(ids) };
    let (engine, turn) =
        Engine::start(parts, chosen.policy).await.map_err(|error| error.to_string())?;
    Ok((engine, turn))
}

/// Opens the folder of customers' files.
///
/// # Errors
/// Why not, in one line.
fn media(config: &Config) -> Result<Media, String> {
    let data = &config.relay.data;
    Media::open(data).map_err(|error| format!("{}: {error}", data.join("media").display()))
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
