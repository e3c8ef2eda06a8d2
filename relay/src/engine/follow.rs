//! What is on disk becomes the state, in the order of the log, whoever wrote it; everybody is told.
//!
//! The state is always the fold of the log up to one position. What this relay wrote is folded
//! from memory; what others wrote is read first, up to it. With one relay there is nothing to read.

use std::sync::{Arc, PoisonError};

use baton_shared::id::{ConversationId, Position};
use jiff::Timestamp;

use super::codec::{Event, Placed, place};
use super::deadlines::{Whose, of_agent, of_conversation};
use super::start::{self, Folded, StartError};
use super::turn::{Fatal, PAUSE, Turn};
use super::{Committed, codec};
use crate::desk::event::DeskEvent;
use crate::desk::{Conversation, ConversationEvent, conversation};
use crate::log::{COMMIT_EVENTS_MAX, Outcome, Record, Snapshot, SnapshotRow, StreamId};
use crate::policy::Policy;

/// Events of a conversation between two snapshots.
const SNAPSHOT_EVERY: u32 = 64;
/// Conversations whose events are counted, before those that left memory are forgotten: whoever comes
/// back is counted anew.
const UNSAVED_MAX: usize = 200_000;
/// Records read at once: more than a commit can have, so that a page holds at least one.
const PAGE: usize = 4 * COMMIT_EVENTS_MAX;
/// How often the log is asked for what stands before a batch that is already in it.
const READ_TRIES: u32 = 150;

/// Who wrote a commit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Writer {
    ThisRelay,
    Another,
}

impl Turn {
    /// Up to where the state is folded.
    pub(super) fn pos(&self) -> Position {
        self.shared.state.read().unwrap_or_else(PoisonError::into_inner).pos
    }

    /// Whether the log is known to hold what has not been read.
    pub(super) fn is_behind(&self) -> bool {
        *self.heads.borrow() > self.followed
    }

    /// Reads what others wrote, up to the log's head.
    ///
    /// # Errors
    /// Where the log cannot be read, or holds what this program does not know.
    pub(super) async fn catch_up(&mut self) -> Result<(), StartError> {
        let hinted = *self.heads.borrow_and_update();
        self.read_until(None).await?;
        self.followed = hinted.max(self.pos());
        Ok(())
    }

    /// Folds the records after the state's position and before `end`.
    async fn read_until(&mut self, end: Option<Position>) -> Result<(), StartError> {
        loop {
            let log = self.shared.parts.log.clone();
            let mut page = log.read_all(self.pos(), PAGE).await?;
            let mut more = page.len() == PAGE;
            let wanted = page.partition_point(|one| end.is_none_or(|end| one.pos < end));
            if wanted < page.len() {
                page.truncate(wanted);
                more = false;
            } else if more && let Some(last) = page.last().map(|one| one.commit) {
                // The last commit may be cut off: it comes whole with the next page.
                page.truncate(page.partition_point(|one| one.commit != last));
            }
            for commit in page.chunk_by(|a, b| a.commit == b.commit) {
                self.fold(commit).await?;
            }
            if !more {
                return Ok(());
            }
        }
    }

    /// Folds one commit that was read.
    async fn fold(&mut self, records: &[Record]) -> Result<(), StartError> {
        let placed = records.iter().map(place).collect::<Result<Vec<_>, _>>()?;
        #[cfg(test)]
        let placed = super::bug::overheard(placed);
        self.load_all(placed.iter().map(|one| &one.event)).await?;
        self.install(placed, Writer::Another);
        Ok(())
    }

    async fn load_all(&mut self, events: impl Iterator<Item = &Event>) -> Result<(), StartError> {
        for event in events {
            if let Event::Conversation(id, _) = event {
                self.load(id).await?;
            }
        }
        Ok(())
    }

    /// Makes sure that a conversation is in memory, as it was at the state's position.
    pub(super) async fn load(&mut self, id: &ConversationId) -> Result<(), StartError> {
        let (known, pos) = {
            let state = self.shared.state.read().unwrap_or_else(PoisonError::into_inner);
            (state.conversation(id).is_some(), state.pos)
        };
        if !known {
            let log = self.shared.parts.log.as_ref();
            let Folded { conv, tail } = start::conversation(log, id, Some(pos)).await?;
            if conv.head.is_some() {
                let mut state = self.shared.state.write().unwrap_or_else(PoisonError::into_inner);
                if self.unsaved.len() > UNSAVED_MAX {
                    self.unsaved.retain(|id, _| state.conversation(id).is_some());
                }
                self.unsaved.insert(id.clone(), tail);
                state.keep(conv);
            }
        }
        Ok(())
    }

    /// Folds what was written, and before it what others wrote meanwhile.
    pub(super) async fn settle(
        &mut self,
        outcomes: &[Outcome],
        events: Vec<Vec<Event>>,
        now: Timestamp,
    ) -> Result<(), Fatal> {
        for (outcome, events) in outcomes.iter().zip(events) {
            let Some(span) = outcome.span().filter(|span| span.last > self.pos()) else { continue };
            // A repeat may be of another relay's wording of the same firing: the log has it.
            let own = matches!(outcome, Outcome::Written(_));
            if !own {
                self.surely_read_until(span.last.next()).await?;
                continue;
            }
            if span.first != self.pos().next() {
                self.surely_read_until(span.first).await?;
                self.surely_load(&events).await?;
            }
            let placed = span.positions().zip(events);
            let placed = placed.map(|(pos, event)| Placed { pos, at: now, event });
            self.install(placed.collect(), Writer::ThisRelay);
        }
        if *self.heads.borrow() <= self.pos() {
            // Its own batch wakes nobody here.
            self.followed = self.pos();
            self.heads.mark_unchanged();
        }
        Ok(())
    }

    /// As [`Turn::read_until`], for what is certainly there: without it the relay cannot go on.
    async fn surely_read_until(&mut self, end: Position) -> Result<(), Fatal> {
        for _ in 0..READ_TRIES {
            match self.read_until(Some(end)).await {
                Ok(()) => return Ok(()),
                Err(StartError::Event(newer)) => return Err(Fatal(newer.to_string())),
                Err(error) => self.wait_for_log(&error).await,
            }
        }
        Err(Fatal("what stands before the last batch cannot be read".to_owned()))
    }

    async fn surely_load(&mut self, events: &[Event]) -> Result<(), Fatal> {
        for _ in 0..READ_TRIES {
            match self.load_all(events.iter()).await {
                Ok(()) => return Ok(()),
                Err(StartError::Event(newer)) => return Err(Fatal(newer.to_string())),
                Err(error) => self.wait_for_log(&error).await,
            }
        }
        Err(Fatal("what the last batch is about cannot be read".to_owned()))
    }

    async fn wait_for_log(&self, error: &StartError) {
        tracing::error!(%error, "a batch is written and the log cannot be read; trying again");
        tokio::time::sleep(PAUSE).await;
    }

    fn install(&mut self, placed: Vec<Placed>, writer: Writer) {
        self.activate(&placed);
        let committed = {
            let mut state = self.shared.state.write().unwrap_or_else(PoisonError::into_inner);
            for one in &placed {
                if let Event::Conversation(_, ConversationEvent::TicketOpened { number, .. }) =
                    &one.event
                {
                    state.last_ticket = state.last_ticket.max(*number);
                }
            }
            state.install(placed)
        };
        self.lines_follow(&committed);
        let patience = self.patience();
        for (_, conv) in &committed.conversations {
            let whose = Whose::Conversation(conv.id.clone());
            self.schedule.set(&whose, of_conversation(conv, &patience));
        }
        for agent in &committed.agents {
            self.schedule.set(&Whose::Agent(agent.name.clone()), of_agent(agent));
        }
        if committed.events.iter().any(|one| matches!(one.event, Event::Desk(_))) {
            let due = super::switch::due(
                &self.shared.state.read().unwrap_or_else(PoisonError::into_inner),
            );
            self.schedule.set(&Whose::Desk, due);
        }
        if writer == Writer::ThisRelay {
            super::assign::count(&committed, &self.shared.meters.offers);
            self.save_snapshots(&committed);
        }
        // Nobody follows yet: fine.
        let _nobody = self.shared.changes.send(committed);
    }

    fn lines_follow(&mut self, committed: &Committed) {
        let policy = self.shared.policy.read().unwrap_or_else(PoisonError::into_inner);
        let state = self.shared.state.read().unwrap_or_else(PoisonError::into_inner);
        self.push.follow(committed, &state, &policy);
    }

    /// A policy takes effect where it stands in the log, whichever relay activated it.
    fn activate(&self, placed: &[Placed]) {
        let activated = placed.iter().rev().find_map(|one| match &one.event {
            Event::Desk(DeskEvent::PolicyActivated { text, .. }) => Policy::parse(text).ok(),
            _ => None,
        });
        if let Some(policy) = activated {
            let mut active = self.shared.policy.write().unwrap_or_else(PoisonError::into_inner);
            *active = Arc::new(policy);
        }
    }

    fn save_snapshots(&mut self, committed: &Committed) {
        let mut rows = Vec::new();
        for (before, conv) in &committed.conversations {
            let events = committed
                .events
                .iter()
                .filter(|one| matches!(&one.event, Event::Conversation(id, _) if *id == conv.id));
            let events = u32::try_from(events.count()).unwrap_or(u32::MAX);
            let count = match self.unsaved.get_mut(&conv.id) {
                Some(count) => {
                    *count += events;
                    *count
                }
                None => *self.unsaved.entry(conv.id.clone()).or_insert(events),
            };
            let rested = !conv.is_resident() && before.as_ref().is_some_and(|b| b.is_resident());
            if count >= SNAPSHOT_EVERY || rested {
                self.unsaved.remove(&conv.id);
                rows.extend(row(conv));
            }
        }
        if !rows.is_empty() {
            let log = self.shared.parts.log.clone();
            // A lost snapshot costs time at the next start, nothing else.
            tokio::spawn(async move { log.save_snapshots(rows).await });
        }
    }
}

fn row(conv: &Conversation) -> Option<SnapshotRow> {
    let snapshot = Snapshot {
        stream: StreamId::conversation(&conv.id),
        fold_version: conversation::FOLD,
        person: Some(codec::person_of(&conv.id)),
        body: serde_json::to_vec(conv).ok()?,
    };
    Some(SnapshotRow { pos: conv.head?, snapshot })
}
