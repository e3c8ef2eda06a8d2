//! The keys in the data folder belong to the log: whoever serves it with others loses customers,
//! visitors or signatures. So the log keeps each key's mark, a hash that tells nothing of the key,
//! and a relay with another key than the log's does not start. Where several relays share a log,
//! the first one makes the keys and the others are told what to copy from where.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::names;
use crate::config::Config;
use crate::desk::{AuditAct, AuditBy, AuditEvent};
use crate::engine::{Clock as _, Event, KeyedIds, SystemClock};
use crate::key_file;
use crate::log::{Claim, Commit, CommitId, Log, Outcome, StreamId};
use crate::token;

/// Bytes of a key that is nothing but random.
const KEY_BYTES: usize = 32;
/// Where the system says what this machine is called, proc(5).
const HOST: &str = "/proc/sys/kernel/hostname";

/// One of the keys.
struct Kind {
    /// Its file in the data folder.
    file: &'static str,
    /// What its owner gives up with it.
    lost: &'static str,
}

const NAMES: Kind = Kind { file: names::FILE, lost: "customers then begin new conversations" };
/// Those that are 32 random bytes.
const PLAIN: [Kind; 2] = [
    Kind { file: "visitor.key", lost: "open web chats then start anew" },
    Kind { file: "signing.key", lost: "bot platforms' tokens are then to be made anew" },
];

/// What the log holds of one key.
struct Kept {
    /// How many keys of this kind the log has seen.
    count: u16,
    mark: String,
    /// Whose folder it was in: `host:/folder`.
    place: String,
}

/// Makes or checks all keys of the data folder; gives the one under which the log knows names.
///
/// # Errors
/// One line that says which file is wrong, and where the right one is.
pub(super) async fn settle(config: &Config, log: &dyn Log) -> Result<KeyedIds, String> {
    let data = &config.relay.data;
    // First: a log that holds anything counts as one from before there was this key.
    let file = data.join(NAMES.file);
    let (kept, state) = look(log, &file, &NAMES).await?;
    let ids = names::ids(config, log).await?;
    agree(log, (&file, &NAMES), (kept, state), ids.mark().to_owned()).await?;
    for kind in &PLAIN {
        let file = data.join(kind.file);
        let (kept, state) = look(log, &file, kind).await?;
        if state != State::Whole {
            key_file::make::<KEY_BYTES>(&file).map_err(|error| told(&file, &error.to_string()))?;
        }
        let bytes = fs::read(&file).map_err(|error| told(&file, &error.to_string()))?;
        if bytes.len() != KEY_BYTES {
            let why = format!(
                "holds no key of {KEY_BYTES} bytes: put the right one back. If it is lost, empty \
                 the file: {}",
                kind.lost
            );
            return Err(told(&file, &why));
        }
        agree(log, (&file, kind), (kept, state), key_file::mark(&bytes)).await?;
    }
    Ok(ids)
}

/// What a key's file was found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Missing,
    /// Emptied by its owner, who gives the former key up.
    Empty,
    Whole,
}

/// The file and what the log holds of it; a file that must be there and is not is refused.
async fn look(log: &dyn Log, file: &Path, kind: &Kind) -> Result<(Option<Kept>, State), String> {
    let state = match fs::metadata(file) {
        Ok(meta) if meta.len() == 0 => State::Empty,
        Ok(_) => State::Whole,
        Err(error) if error.kind() == ErrorKind::NotFound => State::Missing,
        Err(error) => return Err(told(file, &error.to_string())),
    };
    match (kept(log, kind).await?, state) {
        (Some(kept), State::Missing) => Err(missing(file, kind, &kept)),
        (kept, state) => Ok((kept, state)),
    }
}

/// Compares with what the log holds; where it holds none yet, or the former was given up, it does now.
async fn agree(
    log: &dyn Log,
    (file, kind): (&Path, &Kind),
    (kept, state): (Option<Kept>, State),
    mark: String,
) -> Result<(), String> {
    let count = match kept {
        Some(kept) if state == State::Whole => {
            return if kept.mark == mark { Ok(()) } else { Err(another(file, kind, &kept)) };
        }
        Some(kept) => kept.count + 1,
        None => 1,
    };
    let place = place_of(file);
    let first = keep(log, kind, Kept { count, mark: mark.clone(), place }).await?;
    // Another relay was quicker: its key is the log's.
    match first {
        Some(theirs) if theirs.mark != mark => Err(another(file, kind, &theirs)),
        _ => Ok(()),
    }
}

fn space(kind: &Kind) -> String {
    format!("key/{}", kind.file)
}

/// The last mark of this kind in the log.
async fn kept(log: &dyn Log, kind: &Kind) -> Result<Option<Kept>, String> {
    let greatest = log.greatest_key(space(kind)).await.map_err(|error| error.to_string())?;
    let Some(key) = greatest else { return Ok(None) };
    let claims = log.claimed(vec![(space(kind), key.clone())]).await;
    let claims = claims.map_err(|error| error.to_string())?;
    let at = claims.into_iter().flatten().map(|claim| claim.pos).collect();
    let records = log.records(at).await.map_err(|error| error.to_string())?;
    let Some(record) = records.into_iter().flatten().next() else { return Ok(None) };
    match (Event::decode(&record).map_err(|error| error.to_string())?, key.parse()) {
        (
            Event::Audit(AuditEvent { act: AuditAct::KeyKept { mark, place, .. }, .. }),
            Ok(count),
        ) => Ok(Some(Kept { count, mark, place })),
        _ => Err(format!("record {} should hold the mark of {}", record.pos, kind.file)),
    }
}

/// Writes a mark, or answers the one that came first.
async fn keep(log: &dyn Log, kind: &Kind, new: Kept) -> Result<Option<Kept>, String> {
    let Kept { count, mark, place } = new;
    let act = AuditAct::KeyKept { file: kind.file.to_owned(), mark, place };
    let event = Event::Audit(AuditEvent { by: AuditBy::Relay, act });
    let event = event.encode().map_err(|error| error.to_string())?;
    let id = token::random::<16>().map_err(|error| error.to_string())?;
    let mut commit = Commit::new(CommitId(id), SystemClock.now(), vec![event]);
    let key = format!("{count:04}");
    commit.claims = vec![Claim { space: space(kind), key, stream: StreamId::audit() }];
    let outcomes = log.append(vec![commit]).await.map_err(|error| error.to_string())?;
    match outcomes.first() {
        Some(Outcome::Written(_) | Outcome::Replayed(_)) => Ok(None),
        _ => kept(log, kind).await,
    }
}

/// This machine and the folder, as an admin finds it.
fn place_of(file: &Path) -> String {
    let host = fs::read_to_string(HOST).unwrap_or_default();
    let folder = file.parent().unwrap_or(file);
    format!("{}:{}", host.trim(), folder.display())
}

fn told(file: &Path, why: &str) -> String {
    format!("{}: {why}", file.display())
}

fn missing(file: &Path, kind: &Kind, kept: &Kept) -> String {
    told(file, &format!("is missing, and this log has one. {}", copy(file, kind, kept)))
}

fn another(file: &Path, kind: &Kind, kept: &Kept) -> String {
    told(file, &format!("is not the key this log was written with. {}", copy(file, kind, kept)))
}

fn copy(file: &Path, kind: &Kind, kept: &Kept) -> String {
    format!(
        "Copy {} from {}, or from a backup, to {}, mode 600. If it is lost everywhere, leave an \
         empty file there: {}",
        kind.file,
        kept.place,
        file.display(),
        kind.lost
    )
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use baton_shared::id::Position;

    use super::*;
    use crate::engine::Ids as _;
    use crate::log::memory::MemoryLog;

    const FILES: [&str; 3] = ["names.key", "visitor.key", "signing.key"];

    /// One relay's folder.
    struct Place {
        _folder: tempfile::TempDir,
        config: Config,
    }

    impl Place {
        fn new() -> Self {
            let folder = tempfile::tempdir().expect("a folder");
            let config = "[[channel]]\nname = \"web\"\nkind = \"web\"\n";
            let config = Config::parse(&folder.path().join("baton.toml"), config);
            let config = config.expect("faultless");
            fs::create_dir_all(&config.relay.data).expect("a folder");
            Self { _folder: folder, config }
        }

        fn file(&self, name: &str) -> PathBuf {
            self.config.relay.data.join(name)
        }

        fn copy(&self, from: &Self, name: &str) {
            fs::copy(from.file(name), self.file(name)).expect("copied");
        }
    }

    #[tokio::test]
    async fn the_first_relay_makes_the_keys_and_finds_them_again() {
        let (one, log) = (Place::new(), MemoryLog::new());
        let first = settle(&one.config, &log).await.expect("made");
        let before = FILES.map(|name| fs::read(one.file(name)).expect("there"));
        let head = log.head().await.expect("read");
        let again = settle(&one.config, &log).await.expect("found");
        assert_eq!(first.keys_of("ann"), again.keys_of("ann"));
        assert_eq!(FILES.map(|name| fs::read(one.file(name)).expect("there")), before);
        assert_eq!(log.head().await.expect("read"), head, "nothing is recorded twice");
        let all = log.read_all(Position::default(), 100).await.expect("read");
        assert_eq!(all.len(), FILES.len());
        for (record, name) in all.iter().zip(FILES) {
            let facts = String::from_utf8_lossy(&record.facts);
            assert!(record.kind == "key_kept" && facts.contains(name), "{facts}");
            let key = fs::read(one.file(name)).expect("there");
            assert!(!facts.contains(String::from_utf8_lossy(&key).trim()), "{facts}");
        }
    }

    #[tokio::test]
    async fn a_second_relay_without_the_first_one_s_keys_is_told_which_to_copy_from_where() {
        let (one, log) = (Place::new(), MemoryLog::new());
        let first = settle(&one.config, &log).await.expect("made");
        for own in [None, Some(MemoryLog::new())] {
            let two = Place::new();
            if let Some(other) = &own {
                settle(&two.config, other).await.expect("made for another log");
            }
            for name in FILES {
                let why = settle(&two.config, &log).await.expect_err("refused");
                let folder = one.config.relay.data.display().to_string();
                assert!(why.contains(&format!("Copy {name} from ")), "{why}");
                assert!(why.contains(&folder) && why.contains("mode 600"), "{why}");
                two.copy(&one, name);
            }
            let ids = settle(&two.config, &log).await.expect("all are the same now");
            assert_eq!(ids.keys_of("ann"), first.keys_of("ann"));
        }
    }

    #[tokio::test]
    async fn of_two_first_starts_at_once_one_makes_the_keys() {
        let (one, two, log) = (Place::new(), Place::new(), MemoryLog::new());
        let (a, b) = tokio::join!(settle(&one.config, &log), settle(&two.config, &log));
        assert!(a.is_ok() != b.is_ok(), "{:?} {:?}", a.err(), b.err());
    }

    #[tokio::test]
    async fn a_key_that_is_lost_is_given_up_by_emptying_its_file_and_the_others_hear_of_it() {
        let (one, two, log) = (Place::new(), Place::new(), MemoryLog::new());
        settle(&one.config, &log).await.expect("made");
        for name in FILES {
            two.copy(&one, name);
        }
        settle(&two.config, &log).await.expect("the same");
        for name in FILES {
            fs::write(one.file(name), "").expect("emptied");
            settle(&one.config, &log).await.expect("a new one");
            settle(&one.config, &log).await.expect("which holds");
            let why = settle(&two.config, &log).await.expect_err("the old one is given up");
            assert!(why.contains(name), "{why}");
            two.copy(&one, name);
            settle(&two.config, &log).await.expect("the new one");
        }
    }

    #[tokio::test]
    async fn half_a_key_is_refused_with_what_to_do() {
        let (one, log) = (Place::new(), MemoryLog::new());
        for name in ["visitor.key", "signing.key"] {
            fs::write(one.file(name), b"short").expect("written");
            let why = settle(&one.config, &log).await.expect_err("refused");
            assert!(why.contains(name) && why.contains("empty the file"), "{why}");
            fs::remove_file(one.file(name)).expect("removed");
        }
        settle(&one.config, &log).await.expect("no mark of half a key was kept");
    }
}
