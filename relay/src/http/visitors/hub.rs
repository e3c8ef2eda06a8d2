//! Who is here: visitors, their open sockets, and what each socket has been told.
//!
//! One lock, held briefly and never while waiting. The engine's state may be read under it, never
//! the other way round.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use baton_shared::id::{ConversationId, Position};
use tokio::sync::mpsc;

use super::view::View;
use crate::http::web::desk::{Event, SocketId};
use crate::http::web::frames::{Author, Profile};

/// Everybody who is here, by visitor id.
#[derive(Debug, Default)]
pub(super) struct Hub(Mutex<HashMap<String, Guest>>);

impl Hub {
    pub(super) fn lock(&self) -> MutexGuard<'_, HashMap<String, Guest>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A visitor with at least one socket, or one who has just lost the last.
#[derive(Debug, Default)]
pub(super) struct Guest {
    pub(super) seats: Vec<Seat>,
    /// As the latest socket told.
    pub(super) profile: Profile,
    /// Theirs, once it is known to exist.
    pub(super) conversation: Option<ConversationId>,
    /// Counts the times the last socket went, so that a return in between is noticed.
    pub(super) absences: u64,
    /// How far they have received and read.
    pub(super) marks: Marks,
}

/// Receipts that wait to be recorded.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) delivered: Position,
    pub(super) read: Position,
    /// Somebody is about to record them.
    pub(super) timer: bool,
}

/// One socket.
#[derive(Debug)]
pub(super) struct Seat {
    pub(super) id: SocketId,
    to: mpsc::Sender<Event>,
    /// What is not after this is in the history it got.
    pub(super) floor: Position,
    /// What it was last told of how things stand; `None` while it is still being opened.
    pub(super) told: Option<View>,
}

impl Seat {
    pub(super) fn new(id: SocketId, to: mpsc::Sender<Event>, floor: Position) -> Self {
        Self { id, to, floor, told: None }
    }

    /// Never waits; `Err` where the socket is gone or too far behind. It then resumes by cursor.
    pub(super) fn tell(&self, event: Event) -> Result<(), Behind> {
        self.to.try_send(event).map_err(|_| Behind)
    }

    /// Tells what is new in `view` since the last time.
    pub(super) fn show(&mut self, view: &View, cursor: Option<u64>) -> Result<(), Behind> {
        let Some(told) = &self.told else { return Ok(()) };
        if told.bot_thinks != view.bot_thinks {
            let on = view.bot_thinks;
            self.tell(Event::Typing { who: Author::Bot, name: None, on })?;
        }
        if told.briefing != view.briefing {
            self.tell(Event::Briefing { cursor, briefing: view.briefing.clone() })?;
        }
        if told.state != view.state {
            self.tell(Event::State { cursor, state: view.state.clone() })?;
        }
        self.told = Some(view.clone());
        Ok(())
    }
}

/// A socket that cannot be told anything any more.
#[derive(Debug)]
pub(super) struct Behind;
