//! Who a request comes from, by its bearer token.

use axum::http::{HeaderMap, header};
use baton_shared::id::{AgentName, ApiName};

use crate::desk::agent::TokenHash;
use crate::engine::{ApiAct, Command, Engine};
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
    let token = shown(headers)?;
    let now = engine.now();
    let state = engine.state();
    let agent = state.of_token(token.id());
    let stored = agent.and_then(|agent| agent.token.as_ref());
    let good = token.verify(&record(stored));
    let agent = agent.filter(|agent| good && agent.holds_token(token.id(), now))?;
    if agent.token.as_ref().is_some_and(|token| token.is_news(now)) {
        let (engine, by) = (engine.clone(), agent.name.clone());
        // Nothing waits for it, and a use that is not recorded is recorded at the next one.
        tokio::spawn(async move { engine.ask(Command::TokenSeen { by }).await });
    }
    Some(Bearer { agent: agent.name.clone(), token: token.id().to_owned() })
}

/// The bot platform whose token the request bears. An agent's token is none, and the other way round.
#[must_use]
pub fn prove_api(engine: &Engine, headers: &HeaderMap) -> Option<ApiName> {
    let token = shown(headers)?;
    let now = engine.now();
    let state = engine.state();
    let known = state.api.of_token(token.id());
    let good = token.verify(&record(known.map(|known| &known.token)));
    let known = known.filter(|known| good && known.token.expires.is_none_or(|end| end > now))?;
    if known.token.is_news(now) {
        let (engine, name) = (engine.clone(), known.name.clone());
        let act = ApiAct::Seen;
        tokio::spawn(async move { engine.ask(Command::Api { name, act }).await });
    }
    Some(known.name.clone())
}

/// The one token that is shown.
fn shown(headers: &HeaderMap) -> Option<Token> {
    let mut shown = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(bearer), None) = (shown.next(), shown.next()) else { return None };
    Token::parse(bearer.to_str().ok()?.strip_prefix("Bearer ")?)
}

/// What to compare with: somebody's, or nobody's, which takes as long.
fn record(stored: Option<&TokenHash>) -> TokenRecord {
    stored.map_or_else(TokenRecord::nobody, |stored| TokenRecord {
        id: stored.id.clone(),
        sha256: stored.hash.clone(),
    })
}

/// As [`prove`], where it does not matter which token it was.
#[must_use]
pub fn authenticate(engine: &Engine, headers: &HeaderMap) -> Option<AgentName> {
    prove(engine, headers).map(|bearer| bearer.agent)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::desk::event::Role;
    use crate::engine::clock::TestClock;
    use crate::engine::{AccountAct, NewToken, Parts, RandomIds};
    use crate::log::memory::MemoryLog;
    use crate::policy::Policy;
    use crate::token::TOKEN_RANDOM;

    struct World {
        engine: Engine,
        clock: Arc<TestClock>,
    }

    impl World {
        async fn new() -> Self {
            let at = "2026-11-21T10:00:00Z".parse().expect("a time");
            let clock = Arc::new(TestClock::at(at));
            let parts = Parts {
                log: Arc::new(MemoryLog::new()),
                clock: clock.clone(),
                ids: Arc::new(RandomIds),
            };
            let policy = Policy::parse(Policy::default_text()).expect("a policy");
            let (engine, turn) = Engine::start(parts, policy).await.expect("starts");
            tokio::spawn(turn.run());
            Self { engine, clock }
        }

        async fn asks(&self, command: Command) {
            self.engine.ask(command).await.expect("done");
        }

        /// Reads state after what was spawned has been recorded.
        async fn settled(&self) {
            tokio::task::yield_now().await;
            self.asks(Command::Delivery { held: false }).await;
        }
    }

    fn minted(seed: u8, expires: Option<jiff::Timestamp>) -> (String, NewToken) {
        let (shown, record) = Token::mint(&[seed; TOKEN_RANDOM]);
        (shown, NewToken { id: record.id, hash: record.sha256, expires })
    }

    fn bearing(token: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let value = format!("Bearer {token}").parse().expect("a header");
        headers.insert(header::AUTHORIZATION, value);
        headers
    }

    #[tokio::test]
    async fn a_token_opens_its_own_scope_alone_and_nothing_after_its_end_or_revocation() {
        let world = World::new().await;
        let (agents, token) = minted(1, None);
        let (role, name) = (Role::Agent, "alice".parse().expect("a name"));
        let act = AccountAct::Add { role, queues: vec![], skills: vec![], token };
        world.asks(Command::Account { name, act }).await;
        let end = world.engine.now() + jiff::SignedDuration::from_secs(60);
        let names: [ApiName; 2] = ["shop", "other"].map(|name| name.parse().expect("a name"));
        let (shops, token) = minted(2, None);
        let add = |token| ApiAct::Add { token, callback_origin: None };
        world.asks(Command::Api { name: names[0].clone(), act: add(token) }).await;
        let (others, token) = minted(3, Some(end));
        world.asks(Command::Api { name: names[1].clone(), act: add(token) }).await;

        let api = |token: &str| prove_api(&world.engine, &bearing(token));
        assert_eq!(api(&shops).as_ref(), Some(&names[0]));
        assert_eq!(api(&others).as_ref(), Some(&names[1]));
        assert_eq!(api(&agents), None, "an agent's token is none of the API's");
        let agent = |token: &str| authenticate(&world.engine, &bearing(token));
        assert_eq!(agent(&agents).map(String::from).as_deref(), Some("alice"));
        assert_eq!(agent(&shops), None, "the API's token is none of an agent's");

        world.clock.advance(jiff::SignedDuration::from_secs(60));
        assert_eq!(api(&others), None, "it has ended");
        world.asks(Command::Api { name: names[0].clone(), act: ApiAct::Revoke }).await;
        assert_eq!(api(&shops), None, "it was revoked");
        let mut twice = bearing(&agents);
        twice.append(header::AUTHORIZATION, twice[header::AUTHORIZATION].clone());
        assert_eq!(authenticate(&world.engine, &twice), None);
    }

    #[tokio::test]
    async fn the_use_of_a_token_is_recorded_once_a_day_however_often_it_is_shown() {
        let world = World::new().await;
        let name: ApiName = "shop".parse().expect("a name");
        let (shown, token) = minted(4, None);
        let act = ApiAct::Add { token, callback_origin: None };
        world.asks(Command::Api { name: name.clone(), act }).await;
        let seen = || world.engine.state().api.get(&name).and_then(|known| known.token.seen);
        assert_eq!(seen(), None);
        let first = world.engine.now();
        for _ in 0..100 {
            assert!(prove_api(&world.engine, &bearing(&shown)).is_some());
        }
        world.settled().await;
        assert_eq!(seen(), Some(first));
        world.clock.advance(jiff::SignedDuration::from_hours(23));
        assert!(prove_api(&world.engine, &bearing(&shown)).is_some());
        world.settled().await;
        assert_eq!(seen(), Some(first), "not a day yet");
        world.clock.advance(jiff::SignedDuration::from_hours(1));
        assert!(prove_api(&world.engine, &bearing(&shown)).is_some());
        world.settled().await;
        assert_eq!(seen(), Some(world.engine.now()));
        let records = world.engine.log().read_all(baton_shared::id::Position(0), 1_000).await;
        let kinds = records.expect("read");
        assert_eq!(kinds.iter().filter(|one| one.kind == "token_seen").count(), 2);
    }
}
