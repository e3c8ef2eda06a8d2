//! The gate in front of every route: is the relay meant, may this page ask, does this address come
//! too often, has it shown too many bad credentials.
//!
//! - [`hosts`]: names and pages. [`rates`]: how often. [`strikes`]: bad credentials.
//! - [`paths`]: what a path is for.
//!
//! Handlers that check a credential ask the [`Guard`] of their request before, and tell it after.

pub mod hosts;
pub mod paths;
pub mod rates;
pub mod strikes;
#[cfg(test)]
mod tests;

use std::convert::Infallible;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{FromRequestParts, Request};
use axum::http::header::{CONNECTION, HeaderValue};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use governor::clock::DefaultClock;
use tokio::time::Instant;

use self::hosts::Hosts;
use self::rates::{Pace, Rates};
use self::strikes::{Key, Patience, Strikes};
use super::error::{ApiError, Status};
use super::serve::caller::Caller;
use super::serve::pools::{Claim, Class};

/// After how long a full pool may be asked again, in seconds.
const FULL_RETRY_S: u32 = 5;

/// One a relay.
#[derive(Debug)]
pub struct Gate {
    hosts: Hosts,
    rates: Rates<DefaultClock>,
    strikes: Mutex<Strikes>,
    started: Instant,
}

impl Gate {
    /// Open for everybody who keeps to these.
    #[must_use]
    pub fn new(hosts: Hosts, pace: Pace, patience: Patience) -> Self {
        Self {
            hosts,
            rates: Rates::new(pace, DefaultClock::default()),
            strikes: Mutex::new(Strikes::new(patience)),
            started: Instant::now(),
        }
    }
}

/// Lets a request in, with its [`Guard`], or says why not.
pub(super) fn admit(gate: &Arc<Gate>, request: &mut Request) -> Result<(), ApiError> {
    gate.hosts.check(request.version(), request.uri(), request.headers())?;
    let counted = request.extensions().get::<Caller>().and_then(|caller| caller.counted);
    if let Some(address) = counted {
        let signer = paths::signer(request.uri().path());
        gate.rates.admit(address, signer.as_deref()).map_err(too_often)?;
    }
    let claim = request.extensions().get::<Claim>().cloned();
    request.extensions_mut().insert(Guard { gate: Some(gate.clone()), counted, claim });
    Ok(())
}

/// The answer to one who was not let in.
pub(super) fn turned_away(error: ApiError) -> Response {
    let mut response = error.into_response();
    // What a flood has already sent behind this request is not worth reading.
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

fn too_often(wait: Duration) -> ApiError {
    ApiError::too_many(seconds(wait))
}

/// Whole seconds, rounded up, for `Retry-After`.
fn seconds(wait: Duration) -> u32 {
    let whole = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    u32::try_from(whole).unwrap_or(u32::MAX).max(1)
}

/// A credential as far as counting needs it.
#[derive(Debug, Clone, Copy)]
pub enum Credential<'a> {
    /// A signature of `channels/NAME` or `bots/NAME`; empty for names that nobody has.
    Signer(&'a str),
    /// An agent's token, by its public id; `None` where it cannot be one.
    Token(Option<&'a str>),
    /// A visitor's token.
    Visitor,
}

/// What the gate knows of one request. Without a gate, as in a test of one route, it allows all
/// but foreign pages.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    gate: Option<Arc<Gate>>,
    counted: Option<IpAddr>,
    claim: Option<Claim>,
}

impl<S: Sync> FromRequestParts<S> for Guard {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

impl Guard {
    /// Whether the page that asks, if it is one, may use the agents' side.
    #[must_use]
    pub fn admits_page(&self, headers: &HeaderMap) -> bool {
        match &self.gate {
            Some(gate) => gate.hosts.admits(headers),
            None => !headers.contains_key(header::ORIGIN),
        }
    }

    /// Whether this credential is looked at at all.
    ///
    /// # Errors
    /// 429, the same whatever the credential is worth.
    pub fn may_try(&self, credential: Credential<'_>) -> Result<(), ApiError> {
        let Some(gate) = &self.gate else { return Ok(()) };
        let now = gate.started.elapsed();
        let strikes = gate.strikes.lock().unwrap_or_else(PoisonError::into_inner);
        let refused = self.keys(credential).into_iter().map(|(key, _)| strikes.refused(&key, now));
        match refused.flatten().max() {
            Some(left) => Err(refusal(left)),
            None => Ok(()),
        }
    }

    /// The credential was bad.
    pub fn failed(&self, credential: Credential<'_>) {
        let Some(gate) = &self.gate else { return };
        if let (Some(address), Credential::Signer(signer)) = (self.counted, credential) {
            gate.rates.forged(address, signer);
        }
        let now = gate.started.elapsed();
        let mut strikes = gate.strikes.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, shown) in self.keys(credential) {
            let said = format!("{key:?}");
            if let Some(refusal) = strikes.bad(key, shown, now) {
                let refusal_s = refusal.as_secs();
                tracing::warn!(who = said, refusal_s, "too many bad credentials: refused");
            }
        }
    }

    /// The credential was good.
    ///
    /// # Errors
    /// 429 where a channel has had its share.
    pub fn succeeded(&self, credential: Credential<'_>) -> Result<(), ApiError> {
        let Some(gate) = &self.gate else { return Ok(()) };
        {
            let mut strikes = gate.strikes.lock().unwrap_or_else(PoisonError::into_inner);
            // Else a guesser with one good token of its own would never be refused.
            for (key, _) in self.keys(credential) {
                if matches!(key, Key::Token(_) | Key::Signer(..)) {
                    strikes.good(&key);
                }
            }
        }
        match credential {
            Credential::Signer(signer) => {
                gate.rates.verified(self.counted, signer).map_err(too_often)
            }
            _ => Ok(()),
        }
    }

    /// Takes the place of one who belongs to this pool, for good.
    ///
    /// # Errors
    /// 503 where the pool is full of others who do, 429 where the address has its share.
    pub fn prove(&self, class: Class) -> Result<(), ApiError> {
        use super::serve::pools::Full;
        let Some(claim) = &self.claim else { return Ok(()) };
        claim.prove(class).map_err(|full| match full {
            Full::Pool => ApiError::unavailable(FULL_RETRY_S),
            Full::Address => ApiError::too_many(FULL_RETRY_S),
        })
    }

    /// Until this connection's place is needed for another.
    pub async fn cut(&self) {
        match &self.claim {
            Some(claim) => claim.cut().await,
            None => std::future::pending().await,
        }
    }

    /// What a credential counts for, each with what tells it apart from others.
    fn keys(&self, credential: Credential<'_>) -> Vec<(Key, Option<u64>)> {
        let mut keys = Vec::new();
        match credential {
            Credential::Signer(signer) => {
                keys.extend(self.counted.map(|ip| (Key::Signer(ip, signer.to_owned()), None)));
            }
            Credential::Visitor => {
                keys.extend(self.counted.map(|ip| (Key::Visitors(ip), None)));
            }
            Credential::Token(id) => {
                keys.extend(self.counted.map(|ip| (Key::Agents(ip), id.map(told_apart))));
                keys.extend(id.map(|id| (Key::Token(id.to_owned()), None)));
            }
        }
        keys
    }
}

fn told_apart(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// Always the same words; how long is in the header alone.
fn refusal(left: Duration) -> ApiError {
    let status = Status::TooManyRequests { retry_after_s: seconds(left) };
    let message = "too many bad credentials: wait as long as Retry-After says";
    ApiError::new(status, "too_many_requests", message)
}
