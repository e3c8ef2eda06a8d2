//! Who a request comes from, by its bearer token.

use axum::http::{HeaderMap, header};
use baton_shared::id::AgentName;

use crate::engine::{Command, Engine};
use crate::token::{Token, TokenRecord};

/// The public id of the token that a request bears; `None` for what cannot be one.
#[must_use]
pub fn public_id(headers: &HeaderMap) -> Option<&str> {
    let bearer = headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")?.trim();
    Token::parse(bearer)?;
    bearer.split('_').nth(1)
}

/// Whose token was shown, and which one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// The agent.
    pub agent: AgentName,
    /// The token's public id.
    pub token: String,
}

/// The agent whose token the request bears. Unknown, malformed, expired and revoked look alike, in
/// time too. One header only: of two, a proxy and the relay might read different ones.
#[must_use]
pub fn prove(engine: &Engine, headers: &HeaderMap) -> Option<Bearer> {
    let mut shown = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(bearer), None) = (shown.next(), shown.next()) else { return None };
    let bearer = bearer.to_str().ok()?.strip_prefix("Bearer ")?;
    let token = Token::parse(bearer)?;
    let now = engine.now();
    let state = engine.state();
    let agent = state.of_token(token.id());
    let stored = agent.and_then(|agent| agent.token.as_ref());
    let record = stored.map_or_else(TokenRecord::nobody, |stored| TokenRecord {
        id: stored.id.clone(),
        sha256: stored.hash.clone(),
    });
    let good = token.verify(&record);
    let agent = agent.filter(|agent| good && agent.holds_token(token.id(), now))?;
    if agent.token.as_ref().is_some_and(|token| token.is_news(now)) {
        let (engine, by) = (engine.clone(), agent.name.clone());
        // Nothing waits for it, and a use that is not recorded is recorded at the next one.
        tokio::spawn(async move { engine.ask(Command::TokenSeen { by }).await });
    }
    Some(Bearer { agent: agent.name.clone(), token: token.id().to_owned() })
}

/// As [`prove`], where it does not matter which token it was.
#[must_use]
pub fn authenticate(engine: &Engine, headers: &HeaderMap) -> Option<AgentName> {
    prove(engine, headers).map(|bearer| bearer.agent)
}
