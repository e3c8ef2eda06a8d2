//! Bot platforms' tokens, and the secrets that sign what the relay sends to them.
//!
//! A signing secret must be had again for every callback, so it cannot be kept as a hash; and the log
//! holds no secret. It is derived from the token's public id by the key `signing.key` in the data folder:
//! 32 random bytes, made when the log is first opened, readable by the relay alone. Without that file
//! the platforms' secrets are lost, and new tokens are to be made.

use std::fs;
use std::path::Path;

use baton_shared::id::ApiName;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use serde_json::json;
use sha2::Sha256;

use super::admin::failure;
use crate::admin::{AdminResponse, ApiTokenLine, IssuedApiToken};
use crate::config::Config;
use crate::engine::{ApiAct, Command, Engine, NewToken};
use crate::secret::Secret;
use crate::token::{self, Token};

/// The key's file in the data folder.
const FILE: &str = "signing.key";
const KEY_BYTES: usize = 32;
/// Bound into the derivation, so that the key may serve for other things too.
const PURPOSE: &[u8] = b"baton callback secret 1\0";

/// Makes a token; it and its signing secret are shown this once.
pub(super) async fn add(
    engine: &Engine,
    config: &Config,
    name: ApiName,
    (callback_origin, expires): (Option<String>, Option<Timestamp>),
) -> AdminResponse {
    if expires.is_some_and(|end| end <= engine.now()) {
        return AdminResponse::error("out_of_bounds", "the token would end in the past");
    }
    let made = key(&config.relay.data)
        .and_then(|key| Ok((key, token::random().map_err(|error| error.to_string())?)));
    let (key, random) = match made {
        Ok(made) => made,
        Err(why) => return AdminResponse::error("no_key", why),
    };
    let (shown, record) = Token::mint(&random);
    let signing_secret = signing_secret(&key, &record.id);
    let token = NewToken { id: record.id, hash: record.sha256, expires };
    let act = ApiAct::Add { token, callback_origin };
    match engine.ask(Command::Api { name: name.clone(), act }).await {
        Ok(_) => AdminResponse::ok(&IssuedApiToken { name, token: shown, signing_secret }),
        Err(failed) => failure(&failed),
    }
}

/// All of them, without their secrets.
pub(super) fn list(engine: &Engine) -> AdminResponse {
    let state = engine.state();
    let lines: Vec<ApiTokenLine> = state
        .api
        .iter()
        .map(|known| ApiTokenLine {
            name: known.name.clone(),
            id: known.token.id.clone(),
            callback_origin: known.callback_origin.clone(),
            expires: known.token.expires,
            last_used: known.token.seen,
        })
        .collect();
    AdminResponse::ok(&lines)
}

/// Ends one.
pub(super) async fn revoke(engine: &Engine, name: ApiName) -> AdminResponse {
    match engine.ask(Command::Api { name: name.clone(), act: ApiAct::Revoke }).await {
        Ok(_) => AdminResponse::Ok(json!({ "name": name })),
        Err(failed) => failure(&failed),
    }
}

/// The secret that signs for the token of this public id, `whsec_…`.
fn signing_secret(key: &Secret, id: &str) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.expose()).expect("HMAC takes keys of any length");
    mac.update(PURPOSE);
    mac.update(id.as_bytes());
    token::webhook_secret(&mac.finalize().into_bytes().into())
}

/// Reads the key.
fn key(data: &Path) -> Result<Secret, String> {
    let path = data.join(FILE);
    let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    if bytes.len() == KEY_BYTES {
        return Ok(Secret::new(bytes));
    }
    Err(format!(
        "{}: holds no key of {KEY_BYTES} bytes; put the right one back, or empty it, restart, and \
         make all tokens anew",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key_file;
    use crate::webhook::Key;

    #[test]
    fn a_signing_secret_is_the_same_again_differs_from_token_to_token_and_is_a_good_key() {
        let data = tempfile::tempdir().expect("a folder");
        key_file::make::<KEY_BYTES>(&data.path().join(FILE)).expect("made");
        let one = signing_secret(&key(data.path()).expect("read"), "abcdefgh");
        let again = signing_secret(&key(data.path()).expect("read"), "abcdefgh");
        assert_eq!(one, again);
        assert_ne!(one, signing_secret(&key(data.path()).expect("read"), "abcdefgj"));
        assert!(Key::parse(&one).is_ok());
        fs::write(data.path().join(FILE), b"short").expect("written");
        assert!(key(data.path()).is_err_and(|why| why.contains("signing.key")));
    }
}
