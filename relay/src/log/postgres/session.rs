//! One connection: opened within a time, its server checked, its statements prepared.

use std::collections::HashMap;
use std::fmt;
use std::time::Duration;

use futures_util::future::try_join_all;
use futures_util::stream::{self, StreamExt};
use tokio::sync::watch;
use tokio_postgres::types::ToSql;
use tokio_postgres::{AsyncMessage, Client, Row, Statement};

use baton_shared::id::Position;

use super::fault::describe;
use super::sql::Failed;
use super::target::Target;
use super::tls::Tls;

/// The channel of `pg_notify`.
const CHANNEL: &str = "baton_log";
/// The oldest server on which this is tried and supported by its makers.
const OLDEST_SERVER: i32 = 140_000;

/// What a session is for; each has its own bounds on what a dead relay can hold up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Holds the head's lock. A relay that freezes in mid-transaction loses it after 5 s.
    Writer,
    /// Only reads.
    Reader,
    /// Listens and holds the lease; a relay that is silent for 15 s loses it.
    Follower,
}

impl Role {
    /// Settings of the session. A commit that answers before the disk has it is never accepted,
    /// whatever the server's default.
    fn settings(self) -> &'static str {
        match self {
            Self::Writer => {
                "SET lock_timeout = '3s'; SET idle_in_transaction_session_timeout = '5s';
                 SET statement_timeout = '20s'"
            }
            Self::Reader => {
                "SET default_transaction_read_only = on; SET statement_timeout = '30s';
                 SET idle_in_transaction_session_timeout = '30s'"
            }
            Self::Follower => {
                "SET idle_session_timeout = '15s'; SET statement_timeout = '5s';
                 LISTEN baton_log"
            }
        }
    }
}

/// Why there is no session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoSession {
    /// It may come by itself.
    Later(String),
    /// An admin has to change something.
    Never(String),
}

impl fmt::Display for NoSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Later(reason) | Self::Never(reason)) = self;
        f.write_str(reason)
    }
}

impl From<Failed> for NoSession {
    fn from(error: Failed) -> Self {
        Self::Later(describe(&error))
    }
}

/// How sessions are opened.
#[derive(Clone)]
pub(super) struct Connector {
    target: Target,
    tls: Option<Tls>,
    timeout: Duration,
    /// Told of what other relays commit.
    heads: watch::Sender<Position>,
}

/// What the server promises; see `PostgresLog::durability`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Durability {
    /// On the server's own disk.
    Alone,
    /// And on a standby's.
    WithStandby,
}

impl Connector {
    /// # Errors
    /// What is wrong with the certificates to trust.
    pub(super) fn new(
        target: Target,
        timeout: Duration,
        heads: watch::Sender<Position>,
    ) -> Result<Self, String> {
        let tls = target.is_encrypted().then(|| Tls::new(target.ca()));
        Ok(Self { tls: tls.transpose()?, target, timeout, heads })
    }

    pub(super) fn heads(&self) -> &watch::Sender<Position> {
        &self.heads
    }

    /// Opens a session, checks its server and prepares its statements.
    pub(super) async fn open(
        &self,
        role: Role,
        statements: &[&'static str],
    ) -> Result<Session, NoSession> {
        let opening = async {
            let session = self.connect().await?;
            check_server(&session.client).await?;
            session.client.batch_execute(role.settings()).await?;
            session.prepare(statements).await
        };
        match tokio::time::timeout(self.timeout, opening).await {
            Ok(opened) => opened,
            Err(_) => Err(NoSession::Later(format!(
                "{} did not answer within {:?}",
                self.target, self.timeout
            ))),
        }
    }

    /// A bare session, for the schema.
    pub(super) async fn connect(&self) -> Result<Session, NoSession> {
        let mut config = self.target.config().clone();
        config.connect_timeout(self.timeout);
        let failed = |error: Failed| {
            NoSession::Later(format!("{} cannot be reached: {}", self.target, describe(&error)))
        };
        let client = match &self.tls {
            Some(tls) => {
                let (client, connection) = config.connect(tls.clone()).await.map_err(failed)?;
                self.drive(connection);
                client
            }
            None => {
                let plain = tokio_postgres::NoTls;
                let (client, connection) = config.connect(plain).await.map_err(failed)?;
                self.drive(connection);
                client
            }
        };
        Ok(Session { client, statements: HashMap::new() })
    }

    /// Moves the connection's bytes until its client is dropped or the server is gone.
    fn drive<S, T>(&self, mut connection: tokio_postgres::Connection<S, T>)
    where
        S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send + 'static,
        T: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send + 'static,
    {
        let heads = self.heads.clone();
        tokio::spawn(async move {
            let mut messages = stream::poll_fn(move |cx| connection.poll_message(cx));
            // An error here reaches whoever uses the client, too.
            while let Some(Ok(message)) = messages.next().await {
                if let AsyncMessage::Notification(told) = message
                    && told.channel() == CHANNEL
                    && let Ok(pos) = told.payload().parse()
                {
                    advance(&heads, Position(pos));
                }
            }
        });
    }
}

impl fmt::Debug for Connector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Connector({})", self.target)
    }
}

/// The head only ever rises, whoever tells of it first.
pub(super) fn advance(heads: &watch::Sender<Position>, pos: Position) {
    heads.send_if_modified(|head| {
        let later = pos > *head;
        if later {
            *head = pos;
        }
        later
    });
}

/// An open connection and its prepared statements.
pub(super) struct Session {
    pub(super) client: Client,
    statements: HashMap<&'static str, Statement>,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Session({} statements)", self.statements.len())
    }
}

pub(super) type Param<'p> = &'p (dyn ToSql + Sync);

impl Session {
    async fn prepare(mut self, statements: &[&'static str]) -> Result<Self, NoSession> {
        let client = &self.client;
        let prepared = statements.iter().map(|sql| client.prepare(sql));
        let prepared = try_join_all(prepared).await?;
        self.statements = statements.iter().copied().zip(prepared).collect();
        Ok(self)
    }

    /// Runs a prepared statement. It is on its way when the future is first polled, so that
    /// several can follow one another without waiting.
    pub(super) async fn query(
        &self,
        sql: &'static str,
        params: &[Param<'_>],
    ) -> Result<Vec<Row>, Failed> {
        match self.statements.get(sql) {
            Some(statement) => self.client.query(statement, params).await,
            None => self.client.query(sql, params).await,
        }
    }

    pub(super) async fn execute(
        &self,
        sql: &'static str,
        params: &[Param<'_>],
    ) -> Result<u64, Failed> {
        match self.statements.get(sql) {
            Some(statement) => self.client.execute(statement, params).await,
            None => self.client.execute(sql, params).await,
        }
    }

    /// What the server's settings make of a commit.
    pub(super) async fn durability(&self) -> Result<Durability, Failed> {
        let standby: String =
            self.client.query_one_scalar("SHOW synchronous_standby_names", &[]).await?;
        Ok(if standby.trim().is_empty() { Durability::Alone } else { Durability::WithStandby })
    }
}

/// What no commit can be trusted without.
async fn check_server(client: &Client) -> Result<(), NoSession> {
    let sql = "SELECT current_setting('server_version_num')::int4, current_setting('fsync'),
        current_setting('full_page_writes'), current_setting('server_encoding'),
        pg_is_in_recovery(), current_setting('synchronous_commit')";
    let row = client.query_one(sql, &[]).await?;
    if row.try_get::<_, i32>(0)? < OLDEST_SERVER {
        return Err(NoSession::Never("PostgreSQL is too old: 14 or newer is needed".to_owned()));
    }
    for (column, name) in [(1, "fsync"), (2, "full_page_writes")] {
        if row.try_get::<_, &str>(column)? != "on" {
            let what = format!(
                "the database runs with {name} off and would lose what it acknowledged: \
                 set {name} = on in postgresql.conf"
            );
            return Err(NoSession::Never(what));
        }
    }
    if row.try_get::<_, &str>(3)? != "UTF8" {
        let what = "the database's encoding is not UTF8: createdb -E UTF8 -T template0 NAME";
        return Err(NoSession::Never(what.to_owned()));
    }
    if row.try_get::<_, bool>(4)? {
        return Err(NoSession::Later(
            "the database is a standby, which takes no writes".to_owned(),
        ));
    }
    // `off`, `local` and `remote_write` would answer before the promised disks have it.
    if !["on", "remote_apply"].contains(&row.try_get::<_, &str>(5)?) {
        client.batch_execute("SET synchronous_commit = on").await?;
    }
    Ok(())
}
