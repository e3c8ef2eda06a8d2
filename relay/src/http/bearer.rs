//! Who a request comes from, by its bearer token.

use axum::http::{HeaderMap, header};
use baton_shared::id::AgentName;

use crate::engine::Engine;
use crate::token::{Token, TokenRecord};

/// The public id of the token that a request bears; `None` for what cannot be one.
#[must_use]
pub fn public_id(headers: &HeaderMap) -> Option<&str> {
    let bearer = headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")?.trim();
    Token::parse(bearer)?;
    bearer.split('_').nth(1)
}

/// The agent whose token the request bears. Unknown, malformed and revoked look alike, in time too.
#[must_use]
pub fn authenticate(engine: &Engine, headers: &HeaderMap) -> Option<AgentName> {
    let bearer = headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")?;
    let token = Token::parse(bearer.trim())?;
    let state = engine.state();
    let agent = state.of_token(token.id());
    let stored = agent.and_then(|agent| agent.token.as_ref());
    let record = stored.map_or_else(TokenRecord::nobody, |stored| TokenRecord {
        id: stored.id.clone(),
        sha256: stored.hash.clone(),
    });
    let good = token.verify(&record);
    agent.filter(|agent| good && !agent.revoked).map(|agent| agent.name.clone())
}
