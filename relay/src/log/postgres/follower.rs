//! Follows what other relays commit, and holds the lease by which one relay of them all
//! dispatches. A session of its own: LISTEN wakes, and behind it the head is read at every interval,
//! because a notification is lost with its session.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{sleep, timeout};
use tracing::{info, warn};

use super::fault::describe;
use super::seen::Seen;
use super::session::{Connector, NoSession, Role, Session, advance};
use super::sql::{self, Failed};

/// "Btn2": the session that holds it is the one relay that dispatches.
pub(super) const LEASE: i64 = 0x4274_6e32;
const TAKE_LEASE: &str = "SELECT pg_try_advisory_lock($1)";
/// For one answer. Well below the server's patience with a silent session, so that a relay which
/// is cut off stops dispatching before another may begin.
const ANSWER_MAX: Duration = Duration::from_secs(5);
const FIRST_WAIT: Duration = Duration::from_millis(100);
const LAST_WAIT: Duration = Duration::from_secs(5);

/// What the follower's task owns.
#[derive(Debug)]
pub(super) struct Follower {
    pub(super) connector: Connector,
    pub(super) seen: Arc<Seen>,
    pub(super) poll: Duration,
    /// Whether this relay has the lease.
    pub(super) leads: watch::Sender<bool>,
    /// Whether anybody here would use it.
    pub(super) offers: Arc<AtomicBool>,
}

impl Follower {
    /// Until the task is aborted.
    pub(super) async fn run(self) {
        let mut wait = FIRST_WAIT;
        loop {
            match self.open().await {
                Ok(session) => {
                    wait = FIRST_WAIT;
                    let ended = self.follow(&session).await;
                    warn!(reason = %ended, "no longer following the log's database; trying again");
                }
                Err(NoSession::Later(reason)) => warn!(%reason, "the log's database is away"),
                Err(NoSession::Never(reason)) => self.seen.stop(&reason),
            }
            self.leads.send_if_modified(|leads| std::mem::replace(leads, false));
            sleep(wait).await;
            wait = LAST_WAIT.min(wait * 2);
        }
    }

    async fn open(&self) -> Result<Session, NoSession> {
        let statements = &[sql::HEAD, sql::DIGEST_AT, TAKE_LEASE];
        let session = self.connector.open(Role::Follower, statements).await?;
        self.seen.check_session(&session).await?;
        Ok(session)
    }

    /// Until the session ends; answers why.
    async fn follow(&self, session: &Session) -> String {
        loop {
            match timeout(ANSWER_MAX, self.look(session)).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => return describe(&error),
                Err(_) => return "it does not answer".to_owned(),
            }
            sleep(self.poll).await;
        }
    }

    async fn look(&self, session: &Session) -> Result<(), Failed> {
        let rows = session.query(sql::HEAD, &[]).await?;
        if let Some(row) = rows.first() {
            let pos = sql::position(row, 0)?;
            self.seen.advance(pos, sql::digest(row, 1)?);
            advance(self.connector.heads(), pos);
        }
        if self.offers.load(Ordering::Acquire) && !*self.leads.borrow() {
            let taken = session.query(TAKE_LEASE, &[&LEASE]).await?;
            if taken.first().map(|row| row.try_get(0)).transpose()? == Some(true) {
                info!("this relay dispatches now");
                self.leads.send_replace(true);
            }
        }
        Ok(())
    }
}
