//! The few sessions that read. A read that finds its session dead is asked once more on a new
//! one: reads change nothing, and they start from the position that their caller names.

use std::sync::{Mutex, PoisonError};

use futures_util::future::try_join4;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio_postgres::Row;

use super::fault::{is_lost, read_error};
use super::session::{Connector, NoSession, Param, Role, Session};
use super::sql::{Failed, READS};
use crate::log::ReadError;

#[derive(Debug)]
pub(super) struct Pool {
    connector: Connector,
    idle: Mutex<Vec<Session>>,
    permits: Semaphore,
}

/// A statement and its parameters.
pub(super) type Query<'q> = (&'static str, &'q [Param<'q>]);

impl Pool {
    /// At most this many sessions, each opened when it is first needed.
    pub(super) fn new(connector: Connector, sessions: usize) -> Self {
        Self { connector, idle: Mutex::default(), permits: Semaphore::new(sessions.max(1)) }
    }

    pub(super) async fn rows(&self, query: Query<'_>) -> Result<Vec<Row>, ReadError> {
        let _permit = self.permit().await?;
        let session = self.session().await?;
        match session.query(query.0, query.1).await {
            Ok(rows) => Ok(self.put_back(session, rows)),
            Err(error) if is_lost(&error) => {
                let session = self.fresh().await?;
                let rows = session.query(query.0, query.1).await.map_err(|e| read_error(&e))?;
                Ok(self.put_back(session, rows))
            }
            Err(error) => Err(read_error(&error)),
        }
    }

    /// Both answers seen at one instant.
    pub(super) async fn pair(
        &self,
        first: Query<'_>,
        second: Query<'_>,
    ) -> Result<(Vec<Row>, Vec<Row>), ReadError> {
        let _permit = self.permit().await?;
        let session = self.session().await?;
        match at_once(&session, first, second).await {
            Ok(rows) => Ok(self.put_back(session, rows)),
            Err(error) if is_lost(&error) => {
                let session = self.fresh().await?;
                let rows = at_once(&session, first, second).await.map_err(|e| read_error(&e))?;
                Ok(self.put_back(session, rows))
            }
            Err(error) => Err(read_error(&error)),
        }
    }

    async fn permit(&self) -> Result<SemaphorePermit<'_>, ReadError> {
        let closed = |_| ReadError::Unavailable { reason: "the log is closed".to_owned() };
        self.permits.acquire().await.map_err(closed)
    }

    async fn session(&self) -> Result<Session, ReadError> {
        let kept = {
            let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            idle.retain(|session| !session.client.is_closed());
            idle.pop()
        };
        match kept {
            Some(session) => Ok(session),
            None => self.fresh().await,
        }
    }

    async fn fresh(&self) -> Result<Session, ReadError> {
        let unavailable = |none: NoSession| ReadError::Unavailable { reason: none.to_string() };
        self.connector.open(Role::Reader, READS).await.map_err(unavailable)
    }

    fn put_back<T>(&self, session: Session, value: T) -> T {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(session);
        value
    }
}

async fn at_once(
    session: &Session,
    first: Query<'_>,
    second: Query<'_>,
) -> Result<(Vec<Row>, Vec<Row>), Failed> {
    let client = &session.client;
    let (_, first, second, _) = try_join4(
        client.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
        session.query(first.0, first.1),
        session.query(second.0, second.1),
        client.batch_execute("COMMIT"),
    )
    .await?;
    Ok((first, second))
}
