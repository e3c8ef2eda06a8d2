//! The gate of signed posts, channels' and bots' alike: tried not too often, verified over the bytes
//! as they came, counted. An unknown name and a bad signature get the same answer; only the relay's
//! own log says which.

use axum::http::HeaderMap;

use super::error::ApiError;
use super::gate::{Credential, Guard};
use super::refusals::Refusals;
use super::serve::pools::Class;
use crate::engine::Engine;
use crate::webhook::{Verified, Verifier};

/// One kind of senders.
#[derive(Debug)]
pub(super) struct Senders<'a> {
    pub(super) engine: &'a Engine,
    pub(super) refusals: &'a Refusals,
    /// What they are called in the log, such as `channels`.
    pub(super) kind: &'static str,
    /// Why nobody has the name, for the log.
    pub(super) unknown: &'static str,
}

/// A post as it came.
#[derive(Debug, Clone, Copy)]
pub(super) struct Post<'a> {
    pub(super) guard: &'a Guard,
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a [u8],
}

impl Senders<'_> {
    /// Who sent it, and the bytes they signed.
    ///
    /// # Errors
    /// 401 for an unknown name and a bad signature; 429 and 503 where the gate has enough.
    pub(super) fn verified<'p, T>(
        &self,
        name: &str,
        known: Option<(T, &Verifier)>,
        post: Post<'p>,
    ) -> Result<(T, Verified<'p>), ApiError> {
        let Post { guard, headers, body } = post;
        // A made-up name has no count of its own: their number has no end.
        let signer = if known.is_some() { format!("{}/{name}", self.kind) } else { String::new() };
        let credential = Credential::Signer(&signer);
        guard.may_try(credential)?;
        let now = self.engine.now();
        let refuse = |what: &str, why: &dyn std::fmt::Display| {
            self.engine.meters().refused.credential.add_one();
            guard.failed(credential);
            self.refusals.note(what, why, now);
            ApiError::unauthorized()
        };
        // Whoever made the name up shall not write it into the log.
        let (sender, verifier) = known.ok_or_else(|| refuse(self.kind, &self.unknown))?;
        let verified = verifier.verify(headers, body, now).map_err(|why| refuse(name, &why))?;
        guard.prove(Class::Hooks)?;
        guard.succeeded(credential)?;
        Ok((sender, verified))
    }
}
