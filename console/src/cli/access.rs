//! Which relay, by which token: options, then environment, then what `baton login` saved.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::args::AccessArgs;
use super::failure::{Exit, Failure};
use crate::client::{Call, Relay, Token};
use crate::login::{self, Login};
use crate::paths::Paths;

/// Longest token file read, in bytes.
const TOKEN_FILE_MAX: u64 = 4096;

/// Everything that opening a relay may need; nothing is read before it is asked for.
#[derive(Debug, Clone)]
pub struct Access {
    args: AccessArgs,
}

/// A relay and the token that opens it: what the console runs on.
pub type Session = Login;

impl Access {
    /// Takes the options.
    ///
    /// # Errors
    /// Where a token was given as an argument.
    pub fn new(args: AccessArgs) -> Result<Self, Failure> {
        if args.token.is_some() {
            return Err(Failure::usage(
                "a token among the arguments can be read by every user of this machine: use \
                 --token-file FILE, BATON_TOKEN or `baton login`, and have this one replaced",
            ));
        }
        Ok(Self { args })
    }

    /// The relay named by option or environment.
    ///
    /// # Errors
    /// Where it is no address of a relay.
    pub fn named_relay(&self) -> Result<Option<Relay>, Failure> {
        let parse = |text: &String| match Relay::parse(text) {
            Ok(relay) => Ok(relay.trusting(self.ca())),
            Err(error) => Err(Failure::usage(error.to_string())),
        };
        self.args.relay.as_ref().filter(|text| !text.is_empty()).map(parse).transpose()
    }

    /// The token in the file named, if one is named.
    ///
    /// # Errors
    /// Where the file cannot be read or holds no token.
    pub fn filed_token(&self) -> Result<Option<Token>, Failure> {
        self.args.token_file.as_deref().map(read_token).transpose()
    }

    /// Whether standard input is the token's, and so cannot be anything else.
    #[must_use]
    pub fn reads_stdin(&self) -> bool {
        self.args.token_file.as_deref() == Some(Path::new("-"))
    }

    /// Relay and token, wherever they come from.
    ///
    /// # Errors
    /// Where one of the two is missing; the message says how to give it.
    pub fn session(&self) -> Result<Session, Failure> {
        let named = self.named_relay()?;
        let given = match self.filed_token()? {
            Some(token) => Some(token),
            None => token_of_environment()?,
        };
        if let (Some(relay), Some(token)) = (&named, &given) {
            return Ok(Session { relay: relay.clone(), token: token.clone(), agent: None });
        }
        let mut session = combine(named, given, saved()?)?;
        if let Some(ca) = self.ca() {
            session.relay = session.relay.trusting(Some(ca));
        }
        Ok(session)
    }

    /// The file of certificates named, as a path that stays good elsewhere.
    #[must_use]
    pub fn ca(&self) -> Option<PathBuf> {
        let named = self.args.ca_file.as_ref().filter(|path| !path.as_os_str().is_empty())?;
        Some(std::path::absolute(named).unwrap_or_else(|_| named.clone()))
    }

    /// A call to that relay.
    ///
    /// # Errors
    /// As [`Access::session`].
    pub fn call(&self) -> Result<Call, Failure> {
        let session = self.session()?;
        Ok(Call::new(session.relay, session.token))
    }
}

/// Fills what is missing from the saved login. A saved token goes to its own relay only.
fn combine(
    relay: Option<Relay>,
    token: Option<Token>,
    saved: Option<Login>,
) -> Result<Session, Failure> {
    let lacking = |what: &str| Err(Failure::new(Exit::Failed, "not_logged_in", what));
    match (relay, token, saved) {
        (Some(relay), Some(token), _) => Ok(Session { relay, token, agent: None }),
        (None, None, Some(saved)) => Ok(saved),
        (None, Some(token), Some(saved)) => Ok(Session { relay: saved.relay, token, agent: None }),
        (Some(relay), None, Some(saved)) if saved.relay.is_at(&relay) => Ok(saved),
        (Some(relay), None, _) => lacking(&format!(
            "no token for {relay}: run `baton login --relay {relay}`, or set \
                 BATON_TOKEN"
        )),
        (None, _, None) => lacking(
            "no relay: run `baton login --relay URL` once, or set BATON_RELAY and BATON_TOKEN",
        ),
    }
}

/// Where `baton login` saves.
pub(super) fn paths() -> Result<Paths, Failure> {
    Paths::of_user().ok_or_else(|| {
        Failure::new(
            Exit::Failed,
            "no_home",
            "no home directory: set HOME, or BATON_RELAY and \
             BATON_TOKEN",
        )
    })
}

fn saved() -> Result<Option<Login>, Failure> {
    let Some(paths) = Paths::of_user() else { return Ok(None) };
    login::load(&paths.login_file())
        .map_err(|e| Failure::new(Exit::Failed, "saved_login", e.to_string()))
}

fn token_of_environment() -> Result<Option<Token>, Failure> {
    match std::env::var("BATON_TOKEN") {
        Ok(text) if !text.is_empty() => {
            Token::parse(&text).map(Some).map_err(|e| bad_token("BATON_TOKEN", &e.to_string()))
        }
        Err(std::env::VarError::NotUnicode(_)) => {
            Err(bad_token("BATON_TOKEN", "this is not a token"))
        }
        _ => Ok(None),
    }
}

fn read_token(path: &Path) -> Result<Token, Failure> {
    let name = path.display().to_string();
    let mut text = String::new();
    let read = if path == Path::new("-") {
        std::io::stdin().lock().take(TOKEN_FILE_MAX).read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|f| f.take(TOKEN_FILE_MAX).read_to_string(&mut text))
    };
    read.map_err(|e| bad_token(&name, &e.to_string()))?;
    Token::parse(&text).map_err(|e| bad_token(&name, &e.to_string()))
}

fn bad_token(place: &str, why: &str) -> Failure {
    Failure::new(Exit::Failed, "bad_token", format!("{place}: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relay(host: &str) -> Relay {
        Relay::parse(&format!("https://{host}")).expect("valid")
    }

    fn token(text: &str) -> Token {
        Token::parse(text).expect("valid")
    }

    fn saved_at(host: &str) -> Option<Login> {
        Some(Login { relay: relay(host), token: token("saved"), agent: None })
    }

    #[test]
    fn a_saved_token_never_goes_to_another_relay() {
        let refused = combine(Some(relay("other.example")), None, saved_at("desk.example"));
        assert!(refused.is_err());
        let own = combine(Some(relay("desk.example")), None, saved_at("desk.example"));
        assert_eq!(own.expect("same relay").token, token("saved"));
    }

    #[test]
    fn what_is_given_goes_before_what_is_saved() {
        let session = combine(None, Some(token("given")), saved_at("desk.example"));
        let session = session.expect("the saved relay");
        assert_eq!(session.relay, relay("desk.example"));
        assert_eq!(session.token, token("given"));
        assert!(combine(None, Some(token("given")), None).is_err());
    }
}
