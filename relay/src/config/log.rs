//! `[log]`: where the log lies. The folder `data` by itself, or a database that relays share.

use std::path::PathBuf;
use std::time::Duration;

use super::reader::{At, Section};
use super::secrets::Secrets;
use crate::log::postgres::{Settings, Target};

/// Where the log lies.
#[derive(Debug, Clone)]
pub enum LogEngine {
    /// In the folder `data`, which one relay owns.
    Sqlite,
    /// In a database that several relays share.
    Postgres(Box<Settings>),
}

impl LogEngine {
    /// The keys of a database are read in either case, and looked up only where they count.
    pub(super) fn from(mut s: Section<'_, '_>, secrets: &Secrets) -> Self {
        let engine = s.get::<String>("engine");
        let url = s.get::<String>("url");
        let ca = s.get::<PathBuf>("ca").map(|at| secrets.folder().join(at.value));
        let readers = s.int("readers", 4, 1..=64);
        let poll = Duration::from_millis(s.int::<u32>("poll_ms", 500, 10..=10_000).into());
        let connect_timeout = s.seconds("connect_timeout_s", 5, 1..=60);
        let log = match engine.as_ref().map_or("sqlite", |at| at.value.as_str()) {
            "sqlite" => None,
            "postgres" => target(&mut s, secrets, url, ca).map(|target| Settings {
                target,
                readers,
                poll,
                connect_timeout,
            }),
            _ => {
                let at = engine.as_ref().map(|at| at.offset);
                s.key_fault(at, "engine", "is \"sqlite\" or \"postgres\"");
                None
            }
        };
        s.finish();
        log.map_or(Self::Sqlite, |set| Self::Postgres(Box::new(set)))
    }
}

fn target(
    s: &mut Section<'_, '_>,
    secrets: &Secrets,
    url: Option<At<String>>,
    ca: Option<PathBuf>,
) -> Option<Target> {
    let Some(At { value, offset }) = url else {
        s.key_fault(s.header(), "url", "is missing: write url = \"file:secrets/postgres\"");
        return None;
    };
    let absent = ca.as_ref().filter(|path| !path.is_file());
    if let Some(path) = absent {
        s.key_fault(s.header(), "ca", &format!("there is no file {}", path.display()));
    }
    match secrets.text(value).and_then(|url| Target::parse(&url, ca)) {
        Ok(target) => Some(target),
        Err(rule) => {
            s.key_fault(Some(offset), "url", &rule);
            None
        }
    }
}
