//! The relay's certificate: opened at start, replaced when its files change, and complained of in
//! time.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::time::{Instant, MissedTickBehavior, interval};

use crate::config::Config;
use crate::http::serve::tls::{Files, Reloaded, Tls, TlsError};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(60);
/// How often a certificate about to end is complained of.
const COMPLAIN: Duration = Duration::from_secs(24 * 60 * 60);
/// From how long before its end.
const SOON: SignedDuration = SignedDuration::from_hours(14 * 24);

/// The certificate of the config, if it has one.
///
/// # Errors
/// In words: its files cannot be used.
pub(super) fn open(config: &Config) -> Result<Option<Tls>, String> {
    let Some(set) = &config.tls else { return Ok(None) };
    let files = Files { certificate: set.certificate.clone(), key: set.key.clone() };
    let tls = Tls::open(files).map_err(|error| format!("[tls] {error}"))?;
    tracing::info!(expires = %tls.expires(), "TLS");
    Ok(Some(tls))
}

/// Reads the files again because somebody asked.
pub(super) async fn reload(tls: &Tls) {
    let tls = tls.clone();
    tell(tokio::task::spawn_blocking(move || tls.reload()).await.unwrap_or(Ok(Reloaded::Same)));
}

/// Looks at the files every minute, for ever.
pub(super) async fn keep(tls: Tls) {
    let mut looks = interval(LOOK);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut complained: Option<Instant> = None;
    loop {
        looks.tick().await;
        let looked = tls.clone();
        let done = tokio::task::spawn_blocking(move || looked.refresh()).await;
        tell(done.unwrap_or(Ok(Reloaded::Same)));
        let due = complained.is_none_or(|at| at.elapsed() >= COMPLAIN);
        if due && tls.expires().duration_since(Timestamp::now()) < SOON {
            complained = Some(Instant::now());
            tracing::warn!(expires = %tls.expires(), "the TLS certificate ends soon: renew it");
        }
    }
}

fn tell(looked: Result<Reloaded, TlsError>) {
    match looked {
        Ok(Reloaded::Same) => {}
        Ok(Reloaded::Replaced(expires)) => tracing::info!(%expires, "a new TLS certificate"),
        Err(error) => tracing::error!("the TLS certificate stays as it was: {error}"),
    }
}
