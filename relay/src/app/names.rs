//! The secret under which the log knows names from outside: `<data>/names.key`, made with the log.
//!
//! Without it the log's keys cannot be found any more: every customer would be a stranger and every
//! repeated message a new one. So another secret than the log's own is refused at start.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::config::Config;
use crate::engine::{KeyedIds, Older};
use crate::key_file;
use crate::log::Log;
use crate::secret::Secret;
use crate::token;

/// The file's name in the data folder; a backup needs it.
pub(crate) const FILE: &str = "names.key";
/// What a whole file begins with.
const KIND: &str = "baton-names-1";
/// Bytes of the secret.
const SECRET_BYTES: usize = 32;

/// Reads the secret of this log, or makes it.
///
/// # Errors
/// One line that says what to do.
pub(super) async fn ids(config: &Config, log: &dyn Log) -> Result<KeyedIds, String> {
    let path = config.relay.data.join(FILE);
    let used = used(config, log).await?;
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound && used.is_none() => {
            make(&path, log).await?
        }
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(missing(&path)),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    let text = if text.trim().is_empty() { make(&path, log).await? } else { text };
    let ids = parse(&text).ok_or_else(|| {
        format!("{}: is no key of names; put the one of this log back", path.display())
    })?;
    match used {
        Some(mark) if mark != ids.mark() && !is_given_up(&text) => Err(missing(&path)),
        _ => Ok(ids),
    }
}

fn missing(path: &Path) -> String {
    format!(
        "{} is not the key this log was written with: put that one back (a backup has it beside \
         the log). If it is lost, empty the file: customers then begin new conversations",
        path.display()
    )
}

/// The mark of the secret under which the log's customers are kept, if any are.
async fn used(config: &Config, log: &dyn Log) -> Result<Option<String>, String> {
    for channel in &config.channels {
        let space = format!("who/{}", channel.name);
        let key = log.greatest_key(space).await.map_err(|error| error.to_string())?;
        if let Some(mark) = key.as_deref().and_then(KeyedIds::mark_of) {
            return Ok(Some(mark.to_owned()));
        }
    }
    Ok(None)
}

async fn make(path: &Path, log: &dyn Log) -> Result<String, String> {
    let secret = token::random::<SECRET_BYTES>().map_err(|error| error.to_string())?;
    let head = log.head().await.map_err(|error| error.to_string())?;
    let older = if head.0 == 0 { "none" } else { "plain" };
    let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let lost = if path.exists() { " lost" } else { "" };
    let text = format!("{KIND} {hex} {older}{lost}\n");
    key_file::write_whole(path, text.as_bytes())
        .map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text)
}

fn parse(text: &str) -> Option<KeyedIds> {
    let mut words = text.split_whitespace();
    if words.next()? != KIND {
        return None;
    }
    let hex = words.next()?;
    let older = match words.next()? {
        "none" => Older::None,
        "plain" => Older::Plain,
        _ => return None,
    };
    let byte = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    let secret: Vec<u8> = (0..hex.len()).step_by(2).map(byte).collect::<Option<_>>()?;
    (secret.len() == SECRET_BYTES).then(|| KeyedIds::new(Secret::new(secret), older))
}

/// Whether the owner said that the former secret is lost.
fn is_given_up(text: &str) -> bool {
    text.split_whitespace().nth(3) == Some("lost")
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::engine::Ids as _;
    use crate::log::memory::MemoryLog;
    use crate::log::{Claim, Commit, CommitId, NewEvent, StreamId};

    const CONFIG: &str = "[[channel]]\nname = \"web\"\nkind = \"web\"\n";

    fn config(folder: &Path) -> Config {
        let config = Config::parse(&folder.join("baton.toml"), CONFIG).expect("faultless");
        fs::create_dir_all(&config.relay.data).expect("a folder");
        config
    }

    async fn customer(log: &MemoryLog, key: String) {
        let event = NewEvent {
            stream: StreamId::desk(),
            kind: "x".to_owned(),
            version: 1,
            facts: b"{}".to_vec(),
            private: None,
        };
        let mut commit = Commit::new(CommitId([7; 16]), jiff::Timestamp::UNIX_EPOCH, vec![event]);
        let space = "who/web".to_owned();
        commit.claims = vec![Claim { space, key, stream: StreamId::desk() }];
        log.append(vec![commit]).await.expect("written");
    }

    #[tokio::test]
    async fn it_is_made_once_and_only_the_relay_may_read_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let (config, log) = (config(folder.path()), MemoryLog::new());
        let first = ids(&config, &log).await.expect("made");
        assert!(first.keys_of("ann").older.is_none(), "the log is new");
        customer(&log, first.keys_of("ann").written).await;
        let again = ids(&config, &log).await.expect("read");
        assert_eq!(first.keys_of("ann"), again.keys_of("ann"));
        let mode = fs::metadata(config.relay.data.join(FILE)).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[tokio::test]
    async fn a_log_from_before_it_is_still_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let (config, log) = (config(folder.path()), MemoryLog::new());
        customer(&log, crate::engine::NameKeys::plain("ann").written).await;
        let ids = ids(&config, &log).await.expect("made");
        assert!(ids.keys_of("ann").older.is_some());
    }

    #[tokio::test]
    async fn another_secret_than_the_log_s_is_refused_until_the_owner_gives_the_old_one_up() {
        let folder = tempfile::tempdir().expect("a folder");
        let (config, log) = (config(folder.path()), MemoryLog::new());
        let first = ids(&config, &log).await.expect("made");
        customer(&log, first.keys_of("ann").written).await;
        let path = config.relay.data.join(FILE);
        fs::remove_file(&path).expect("lost");
        let why = ids(&config, &log).await.expect_err("refused");
        assert!(why.contains("names.key") && why.contains("put that one back"), "{why}");
        fs::write(&path, "rubbish").expect("written");
        assert!(ids(&config, &log).await.is_err());
        fs::write(&path, "").expect("emptied");
        let new = ids(&config, &log).await.expect("a new one");
        assert_ne!(new.mark(), first.mark());
        ids(&config, &log).await.expect("and again at the next start");
    }
}
