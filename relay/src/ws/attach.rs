//! How a session begins: welcome, then what the client lacks: what it missed, or a snapshot.

use std::sync::Arc;

use baton_shared::id::Position;
use baton_shared::wire::{self, Change, PROTOCOL, Resume, ServerFrame};

use super::session::{Going, Gone, Hello, Session};
use super::sight::Sight;
use super::view;
use crate::engine::Committed;

/// Rows in one chunk of a snapshot, so that a chunk stays below a frame's limit.
const CHUNK_ROWS: usize = 10;
/// A resuming client may have missed this many commits; more, and a snapshot is cheaper.
const RESUME_MAX: usize = 2_000;

impl Session {
    /// Welcome, then what the client lacks.
    pub(super) async fn attach(&mut self, hello: Hello) -> Going<()> {
        let limited = hello.subscription.is_some();
        self.sight = Sight::new(hello.subscription, self.engine.masks().agents);
        let first = self.first(hello.resume.as_ref(), limited)?;
        self.frame(&first.welcome).await?;
        match first.missed {
            Some(missed) => {
                for committed in missed {
                    self.tell(&committed).await?;
                }
                self.flush().await?;
            }
            None => {
                if hello.resume.is_some() {
                    self.change(self.cursor, Change::Reset).await?;
                }
                if limited {
                    self.snapshot(first.rows).await?;
                }
            }
        }
        if limited {
            self.tell_presence().await?;
        }
        Ok(())
    }

    /// All that is read under one look at the state.
    fn first(&mut self, resume: Option<&Resume>, limited: bool) -> Going<First> {
        let now = self.engine.now();
        let engine = self.engine.clone();
        let state = engine.state();
        let agent = state.agent(&self.agent).filter(|agent| self.proves(agent, now)).ok_or(Gone)?;
        self.role_version = agent.role_version;
        self.account = Some(agent.clone());
        let good = resume.filter(|resume| resume.role_version == agent.role_version);
        let missed = good
            .and_then(|resume| state.since(Position(resume.cursor)))
            .filter(|missed| missed.len() <= RESUME_MAX);
        self.cursor = match (&missed, good) {
            (Some(_), Some(resume)) => Position(resume.cursor),
            _ => state.pos,
        };
        let rows = match (&missed, limited) {
            (None, true) => self.sight.snapshot(&state, agent, now),
            (Some(_), true) => {
                self.sight.resume(&state, agent, now);
                Vec::new()
            }
            _ => Vec::new(),
        };
        let welcome = ServerFrame::Welcome {
            protocol: PROTOCOL,
            relay: env!("CARGO_PKG_VERSION").to_owned(),
            me: view::me(agent),
            cursor: self.cursor.0,
            role_version: self.role_version,
            resumed: missed.is_some(),
            now,
            stale_send_s: Some(self.engine.policy().settings.stale_send_min.saturating_mul(60)),
        };
        Ok(First { welcome, missed, rows })
    }

    async fn snapshot(&mut self, rows: Vec<wire::TicketRow>) -> Going<()> {
        let seq = self.cursor.0;
        let chunks = rows.len().div_ceil(CHUNK_ROWS).max(1);
        let mut rows = rows.into_iter();
        for chunk in 1..=chunks {
            let rows = rows.by_ref().take(CHUNK_ROWS).collect();
            self.frame(&ServerFrame::Snapshot { seq, rows, done: chunk == chunks }).await?;
        }
        Ok(())
    }
}

/// What is read under one look at the state.
struct First {
    welcome: ServerFrame,
    missed: Option<Vec<Arc<Committed>>>,
    rows: Vec<wire::TicketRow>,
}
