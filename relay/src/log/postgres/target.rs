//! Which database, and by which way: the URL an admin wrote, checked before anything connects.
//! Never shows the URL, because it carries the password.

use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio_postgres::config::{Host, SslMode, TargetSessionAttrs};

/// A peer that is silent for this long is asked whether it lives.
const KEEPALIVE_IDLE: Duration = Duration::from_secs(5);
const KEEPALIVE_INTERVAL: Duration = Duration::from_secs(2);
const KEEPALIVE_RETRIES: u32 = 3;
/// Bytes that the peer does not take in for this long end the connection.
const UNACKNOWLEDGED: Duration = Duration::from_secs(15);

/// How the log reaches its database.
#[derive(Clone)]
pub struct Target {
    config: tokio_postgres::Config,
    /// Trusted instead of the system's roots.
    ca: Option<PathBuf>,
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Target({self})")
    }
}

/// Who, where and which database, without the password.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hosts = self.config.get_hosts().iter().map(|host| match host {
            Host::Tcp(name) => name.clone(),
            Host::Unix(path) => path.display().to_string(),
        });
        let hosts = hosts.collect::<Vec<_>>().join(",");
        write!(f, "database {} at {hosts}", self.config.get_dbname().unwrap_or("?"))
    }
}

impl Target {
    /// Reads `postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=require`. Without TLS only what
    /// stays on this machine is taken: a loopback address or a Unix socket.
    ///
    /// # Errors
    /// What to write instead, without a word of the URL.
    pub fn parse(url: &str, ca: Option<PathBuf>) -> Result<Self, String> {
        if !(url.starts_with("postgres://") || url.starts_with("postgresql://")) {
            return Err("write postgres://USER:PASSWORD@HOST/DATABASE".to_owned());
        }
        let mut config: tokio_postgres::Config = url.parse().map_err(|error| explain(&error))?;
        if config.get_dbname().is_none_or(str::is_empty) {
            return Err("names no database: end the address with /DATABASE".to_owned());
        }
        if config.get_hosts().is_empty() {
            return Err("names no host: write postgres://USER:PASSWORD@HOST/DATABASE".to_owned());
        }
        let far = config.get_hosts().iter().any(|host| !is_near(host));
        match (config.get_ssl_mode(), far) {
            (SslMode::Require, _) => {}
            (_, false) => drop(config.ssl_mode(SslMode::Disable)),
            (_, true) => {
                let what = "the database is on another machine: add ?sslmode=require, which also \
                            checks its certificate";
                return Err(what.to_owned());
            }
        }
        config
            .application_name("baton-relay")
            .target_session_attrs(TargetSessionAttrs::ReadWrite)
            .keepalives_idle(KEEPALIVE_IDLE)
            .keepalives_interval(KEEPALIVE_INTERVAL)
            .keepalives_retries(KEEPALIVE_RETRIES)
            .tcp_user_timeout(UNACKNOWLEDGED);
        Ok(Self { config, ca })
    }

    pub(super) fn config(&self) -> &tokio_postgres::Config {
        &self.config
    }

    pub(super) fn ca(&self) -> Option<&Path> {
        self.ca.as_deref()
    }

    pub(super) fn is_encrypted(&self) -> bool {
        self.config.get_ssl_mode() == SslMode::Require
    }
}

/// Whether what is sent there never leaves the machine.
fn is_near(host: &Host) -> bool {
    match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            let bare = name.trim_start_matches('[').trim_end_matches(']');
            name == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
        }
    }
}

/// The parser's own words name the faulty option, never its value.
fn explain(error: &tokio_postgres::Error) -> String {
    let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    if cause.contains("sslmode") {
        return "sslmode is disable or require; require checks the certificate and its name".into();
    }
    format!("is no address of a database ({cause}): write postgres://USER:PASSWORD@HOST/DATABASE")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(url: &str) -> String {
        Target::parse(url, None).expect_err("refused")
    }

    #[test]
    fn what_stays_on_the_machine_is_plain_and_what_leaves_it_is_encrypted() {
        for near in [
            "postgres://u:p@localhost/db",
            "postgres://u:p@127.0.0.1:5433/db",
            "postgresql://u:p@[::1]/db",
            "postgres://u@%2Frun%2Fpostgresql/db",
            "postgres:///db?host=/run/postgresql&user=u",
        ] {
            assert!(!Target::parse(near, None).expect("taken").is_encrypted(), "{near}");
        }
        let far = "postgres://u:p@db.example.org/db";
        for weak in [far, &format!("{far}?sslmode=prefer"), &format!("{far}?sslmode=disable")] {
            assert!(refused(weak).contains("sslmode=require"), "{weak}");
        }
        let strong = format!("{far}?sslmode=require");
        assert!(Target::parse(&strong, None).expect("taken").is_encrypted());
    }

    #[test]
    fn a_faulty_address_is_explained_and_never_repeated() {
        for url in [
            "mysql://u:hunter2@h/db",
            "postgres://u:hunter2@localhost",
            "postgres://u:hunter2@localhost/db?sslmode=hunter2",
            "postgres://u:hunter2@localhost/db?hunter=2",
            "postgres://u:hunter2@localhost:hunter2/db",
            "postgres://u:hunter2@/db",
        ] {
            let rule = refused(url);
            assert!(!rule.contains("hunter2"), "{rule}");
        }
    }

    #[test]
    fn the_password_is_in_no_debug_text() {
        let target = Target::parse("postgres://u:hunter2@localhost/db", None).expect("taken");
        assert_eq!(format!("{target:?}"), "Target(database db at localhost)");
    }
}
