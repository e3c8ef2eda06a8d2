//! The saved login: one relay and its token, in a file that only its owner can read.
//!
//! Knows nothing of sockets; whether the token is still good is for the relay to say.

use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use baton_shared::id::AgentName;
use serde::{Deserialize, Serialize};

use crate::client::{Relay, Token};

/// A relay and the token that opens it.
#[derive(Debug, Clone)]
pub struct Login {
    /// Which relay.
    pub relay: Relay,
    /// The agent's token there.
    pub token: Token,
    /// Whose token it is, where the relay has said so.
    pub agent: Option<AgentName>,
}

/// The file's shape.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    relay: String,
    token: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ca: Option<PathBuf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agent: Option<AgentName>,
}

/// Why a saved login cannot be used or kept. Its text says what to do and never holds the token.
#[derive(Debug)]
pub struct LoginError {
    path: PathBuf,
    what: String,
}

impl fmt::Display for LoginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.what)
    }
}

impl std::error::Error for LoginError {}

impl LoginError {
    fn new(path: &Path, what: impl fmt::Display) -> Self {
        Self { path: path.to_owned(), what: what.to_string() }
    }
}

/// Reads the saved login; `None` where none was saved.
///
/// # Errors
/// [`LoginError`] where the file cannot be read, others may read it, or it is damaged.
pub fn load(path: &Path) -> Result<Option<Login>, LoginError> {
    let fault = |what: &dyn fmt::Display| LoginError::new(path, what);
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(fault(&e)),
    };
    refuse_if_shared(path)?;
    // The parser's own message may quote the line, and with it the token.
    let stored: Stored = toml::from_str(&text)
        .map_err(|_| fault(&"not a saved login; run `baton logout`, then `baton login`"))?;
    let relay = Relay::parse(&stored.relay).map_err(|e| fault(&e))?.trusting(stored.ca);
    let token = Token::parse(&stored.token).map_err(|e| fault(&e))?;
    Ok(Some(Login { relay, token, agent: stored.agent }))
}

/// Saves the login, readable by its owner only; replaces an earlier one as a whole or not at all.
///
/// # Errors
/// [`LoginError`] where the directory or the file cannot be written.
pub fn save(path: &Path, login: &Login) -> Result<(), LoginError> {
    let stored = Stored {
        relay: login.relay.to_string(),
        token: login.token.expose().to_owned(),
        ca: login.relay.ca().map(Path::to_owned),
        agent: login.agent.clone(),
    };
    let text = toml::to_string(&stored).map_err(|e| LoginError::new(path, e))?;
    write_private(path, &text).map_err(|e| LoginError::new(path, e))
}

/// Forgets the saved login. `false` if there was none.
///
/// # Errors
/// [`LoginError`] where the file cannot be removed.
pub fn forget(path: &Path) -> Result<bool, LoginError> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(e) => Err(LoginError::new(path, e)),
    }
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let dir = path.parent().unwrap_or(Path::new("."));
    private_dir(dir)?;
    let draft = path.with_extension("new");
    // A draft left by a crash may carry other permissions: never write into it.
    match fs::remove_file(&draft) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&draft, path)
}

fn private_dir(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

#[cfg(unix)]
fn refuse_if_shared(path: &Path) -> Result<(), LoginError> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).map_err(|e| LoginError::new(path, e))?.permissions().mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    let what = format!("other users can read this token; run `chmod 600 {}`", path.display());
    Err(LoginError::new(path, what))
}

#[cfg(not(unix))]
fn refuse_if_shared(_path: &Path) -> Result<(), LoginError> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn login(token: &str) -> Login {
        Login {
            relay: Relay::parse("http://127.0.0.1:8080").expect("valid"),
            token: Token::parse(token).expect("valid"),
            agent: Some("alice".parse().expect("valid")),
        }
    }

    #[test]
    fn a_saved_login_comes_back_and_only_its_owner_can_read_it() {
        let dir = tempfile::tempdir().expect("temp dir");
        let path = dir.path().join("deep/login.toml");
        assert!(load(&path).expect("no file is no fault").is_none());
        save(&path, &login("first")).expect("saved");
        save(&path, &login("second")).expect("replaced");
        let mode = fs::metadata(&path).expect("file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let back = load(&path).expect("readable").expect("there");
        assert_eq!(back.token.expose(), "second");
        assert_eq!(back.relay.to_string(), "http://127.0.0.1:8080");
        assert_eq!(back.agent, Some("alice".parse().expect("valid")));
        assert!(forget(&path).expect("removed"));
        assert!(!forget(&path).expect("gone already"));
    }

    #[test]
    fn a_login_that_others_can_read_is_refused_with_the_cure() {
        let dir = tempfile::tempdir().expect("temp dir");
        let path = dir.path().join("login.toml");
        save(&path, &login("t")).expect("saved");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("chmod");
        let said = load(&path).expect_err("refused").to_string();
        assert!(said.contains("chmod 600"), "{said}");
    }

    #[test]
    fn neither_an_error_nor_debug_shows_the_token() {
        let dir = tempfile::tempdir().expect("temp dir");
        let path = dir.path().join("login.toml");
        write_private(&path, "token = \"s3cret\nrelay").expect("written");
        let said = load(&path).expect_err("damaged").to_string();
        assert!(!said.contains("s3cret"), "{said}");
        assert!(!format!("{:?}", login("s3cret")).contains("s3cret"));
    }
}
