//! What this process knows to be committed, held against the database at every turn. A database
//! that was restored, or failed over to a standby that lagged, has lost what was acknowledged:
//! nothing may be written on top of that before somebody has looked.

use std::sync::{Mutex, MutexGuard, PoisonError};

use baton_shared::id::Position;

use super::known::Head;
use super::schema;
use super::session::{NoSession, Session};
use super::sql::{self, number};
use crate::log::AppendError;
use crate::log::chain::Digest;

/// The newest record seen, and why the log has stopped, if it has.
#[derive(Debug)]
pub(super) struct Seen(Mutex<State>);

#[derive(Debug)]
struct State {
    last: (Position, Digest),
    stopped: Option<String>,
}

impl Seen {
    pub(super) fn new(pos: Position, digest: Digest) -> Self {
        Self(Mutex::new(State { last: (pos, digest), stopped: None }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn advance(&self, pos: Position, digest: Digest) {
        let mut state = self.state();
        if pos > state.last.0 {
            state.last = (pos, digest);
        }
    }

    /// Nothing is written any more until the process starts anew.
    pub(super) fn stop(&self, reason: &str) {
        self.state().stopped.get_or_insert_with(|| reason.to_owned());
    }

    /// Why nothing is written any more.
    pub(super) fn stopped(&self) -> Option<AppendError> {
        self.state().stopped.clone().map(|reason| AppendError::Fatal { reason })
    }

    /// Under the lock: the head must not lie before what was seen, nor be another record.
    pub(super) fn check(&self, head: &Head) -> Result<(), AppendError> {
        let fatal = |reason| Err(AppendError::Fatal { reason });
        if head.version != schema::known() {
            return fatal(schema::newer(head.version));
        }
        let (pos, digest) = self.state().last;
        if head.pos < pos || (head.pos == pos && head.digest != digest) {
            return fatal(lost(pos));
        }
        Ok(())
    }

    /// On a new session: the newest record seen must still be there, byte for byte.
    pub(super) async fn check_session(&self, session: &Session) -> Result<(), NoSession> {
        let (pos, digest) = self.state().last;
        if pos == Position(0) {
            return Ok(());
        }
        let rows = session.query(sql::DIGEST_AT, &[&number(pos)]).await?;
        let found = rows.first().map(|row| sql::digest(row, 0)).transpose()?;
        if found == Some(digest) {
            return Ok(());
        }
        Err(NoSession::Never(lost(pos)))
    }
}

fn lost(pos: Position) -> String {
    format!(
        "the database no longer holds record {pos}, which was committed: it was restored or failed \
         over to a standby that lagged; find out what is missing before a relay starts on it"
    )
}
