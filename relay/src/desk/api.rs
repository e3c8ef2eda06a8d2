//! Tokens of bot platforms: what is kept of them, folded from the stream `api`.
//!
//! A token opens the API, never the agents' socket, and an agent's token never the API. The secret
//! that signs callbacks is not here: it is derived from the token's id by a key beside the log.

use std::collections::BTreeMap;

use baton_shared::id::{ApiName, Position};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::agent::TokenHash;

/// Events of `api`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ApiEvent {
    TokenAdded {
        name: ApiName,
        id: String,
        hash: String,
        #[serde(default)]
        expires: Option<Timestamp>,
        /// Scheme, host and port that its callbacks may go to, a loopback too.
        #[serde(default)]
        callback_origin: Option<String>,
    },
    TokenRevoked {
        name: ApiName,
    },
    /// The token was used; recorded once a day at most.
    TokenSeen {
        name: ApiName,
        at: Timestamp,
    },
}

/// One bot platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Its name.
    pub name: ApiName,
    /// What is kept of the token.
    pub token: TokenHash,
    /// Where its callbacks may go although no address of this machine is else allowed.
    pub callback_origin: Option<String>,
}

/// All of them, and where their stream ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApiTokens {
    tokens: BTreeMap<ApiName, ApiToken>,
    /// Position of the last event folded.
    pub head: Option<Position>,
}

impl ApiTokens {
    /// Folds one event.
    pub fn apply(&mut self, event: &ApiEvent, pos: Position) {
        self.head = Some(pos);
        match event {
            ApiEvent::TokenAdded { name, id, hash, expires, callback_origin } => {
                let (id, hash) = (id.clone(), hash.clone());
                let token = TokenHash { id, hash, expires: *expires, seen: None };
                let callback_origin = callback_origin.clone();
                let added = ApiToken { name: name.clone(), token, callback_origin };
                self.tokens.insert(name.clone(), added);
            }
            ApiEvent::TokenRevoked { name } => {
                self.tokens.remove(name);
            }
            ApiEvent::TokenSeen { name, at } => {
                if let Some(known) = self.tokens.get_mut(name) {
                    known.token.seen = Some(*at);
                }
            }
        }
    }

    /// A platform by name; `None` after its token was revoked.
    #[must_use]
    pub fn get(&self, name: &ApiName) -> Option<&ApiToken> {
        self.tokens.get(name)
    }

    /// The platform whose token has this public id. There are few: they are looked through.
    #[must_use]
    pub fn of_token(&self, id: &str) -> Option<&ApiToken> {
        self.tokens.values().find(|known| known.token.id == id)
    }

    /// All platforms, by name.
    pub fn iter(&self) -> impl Iterator<Item = &ApiToken> {
        self.tokens.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revoked_token_is_found_no_more_and_its_name_is_free_again() {
        let mut tokens = ApiTokens::default();
        let name: ApiName = "shop".parse().expect("a name");
        let add = |id: &str| ApiEvent::TokenAdded {
            name: name.clone(),
            id: id.to_owned(),
            hash: "h".to_owned(),
            expires: None,
            callback_origin: None,
        };
        tokens.apply(&add("one"), Position(1));
        assert_eq!(tokens.of_token("one").map(|known| known.name.as_str()), Some("shop"));
        tokens.apply(&ApiEvent::TokenRevoked { name: name.clone() }, Position(2));
        assert_eq!((tokens.of_token("one"), tokens.get(&name)), (None, None));
        tokens.apply(&add("two"), Position(3));
        assert_eq!(tokens.iter().count(), 1);
        assert_eq!(tokens.head, Some(Position(3)));
    }
}
