//! From the engine to the sockets: every commit and hint goes to whom it concerns, in order.
//!
//! One task for all visitors. Whoever is too slow loses the socket, never the words: the browser
//! comes back with its cursor.

use std::sync::{Arc, Weak};

use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval, sleep};

use super::Desk;
use super::hub::{Behind, Guest};
use super::presence;
use super::view::{self, View};
use crate::desk::{Control, Conversation};
use crate::engine::{Committed, Hint, staffing};
use crate::http::web::desk::Event;
use crate::http::web::frames::{Author, Control as Shown, Entry};

/// Starts following; ends when the relay stops or the desk is dropped.
pub(super) fn start(desk: &Arc<Desk>) {
    let (changes, hints) = (desk.engine.follow(), desk.engine.hints());
    let stop = desk.stop.clone();
    tokio::spawn(run(Arc::downgrade(desk), (changes, hints), desk.pace.refresh, stop));
    let (absent, me) = (desk.pace.absent, Arc::downgrade(desk));
    tokio::spawn(async move {
        sleep(absent).await;
        if let Some(desk) = me.upgrade() {
            presence::miss_absent(&desk);
        }
    });
}

async fn run(
    desk: Weak<Desk>,
    (mut changes, mut hints): (Receiver<Arc<Committed>>, Receiver<Hint>),
    refresh: std::time::Duration,
    mut stop: watch::Receiver<bool>,
) {
    let mut beat = interval(refresh);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let step = tokio::select! {
            biased;
            change = changes.recv() => Step::Change(change),
            hint = hints.recv() => Step::Hint(hint),
            _ = beat.tick() => Step::Beat,
            _ = stop.wait_for(|stop| *stop) => return,
        };
        let Some(desk) = desk.upgrade() else { return };
        match step {
            Step::Change(Ok(committed)) => desk.tell(&committed),
            Step::Change(Err(RecvError::Lagged(missed))) => {
                tracing::warn!(missed, "fell behind the desk: visitors' sockets start over");
                desk.hub.lock().values_mut().for_each(|guest| guest.seats.clear());
            }
            Step::Hint(Ok(hint)) => desk.hint(&hint),
            // What is only a hint may be lost.
            Step::Hint(Err(RecvError::Lagged(_))) => {}
            Step::Beat => desk.refresh(),
            Step::Change(Err(RecvError::Closed)) | Step::Hint(Err(RecvError::Closed)) => return,
        }
    }
}

enum Step {
    Change(Result<Arc<Committed>, RecvError>),
    Hint(Result<Hint, RecvError>),
    Beat,
}

impl Desk {
    /// How a conversation stands for its customer now.
    pub(super) fn view(&self, conv: &Conversation) -> View {
        let now = self.engine.now();
        let policy = self.engine.policy();
        let promise = |ticket: &_| staffing::promise(&self.engine.state(), &policy, ticket, now);
        View::of(conv, promise, now)
    }

    /// How the chat stands before the first message.
    pub(super) fn unbegun(&self) -> View {
        View::empty(if self.bot.is_some() { Shown::Bot } else { Shown::Nobody })
    }

    fn tell(&self, committed: &Committed) {
        for (before, conv) in &committed.conversations {
            if conv.channel.as_ref() != Some(&self.channel) {
                continue;
            }
            match before.as_ref().filter(|_| conv.erased) {
                Some(before) => self.begin_anew(&before.customer.id),
                None => self.tell_of(committed, conv),
            }
        }
    }

    /// The customer was erased: nothing of them is kept here, and their pages come back to an empty
    /// chat.
    fn begin_anew(&self, visitor: &str) {
        // Dropping the sockets makes each page open the door again, where nothing is found.
        let _gone = self.hub.lock().remove(visitor);
    }

    fn tell_of(&self, committed: &Committed, conv: &Conversation) {
        let entries = committed.events.iter().filter_map(|placed| view::entry(conv, placed));
        let entries: Vec<Entry> = entries.collect();
        let heard = entries.iter().rfind(|entry| entry.from != Author::Customer);
        let heard = heard.map(|entry| entry.seq);
        {
            let mut hub = self.hub.lock();
            let Some(guest) = hub.get_mut(&conv.customer.id) else {
                drop(hub);
                return presence::nobody_here(self, conv);
            };
            guest.conversation = Some(conv.id.clone());
            let view = self.view(conv);
            let at = committed.pos;
            let listening = |seat: &super::hub::Seat| at > seat.floor;
            guest.seats.retain_mut(|seat| {
                !listening(seat) || pass_on(seat, &entries, &view, at.0).is_ok()
            });
        }
        if let Some(seq) = heard {
            self.delivered(&conv.customer.id, seq);
        }
    }

    fn hint(&self, hint: &Hint) {
        let Hint::Typing { conversation, agent: Some(agent), on } = hint else { return };
        let visitor = {
            let state = self.engine.state();
            let conv = state.conversation(conversation);
            let conv = conv.filter(|conv| conv.channel.as_ref() == Some(&self.channel));
            conv.filter(|conv| conv.control == Control::Agent(agent.clone()))
                .map(|conv| conv.customer.id.clone())
        };
        let Some(visitor) = visitor else { return };
        if let Some(guest) = self.hub.lock().get_mut(&visitor) {
            let name = Some(agent.to_string());
            let typing = Event::Typing { who: Author::Agent, name, on: *on };
            guest.seats.retain(|seat| seat.tell(typing.clone()).is_ok());
        }
    }

    /// Place and wait change without a word in the conversation itself; so does the end of the
    /// time for a rating.
    fn refresh(&self) {
        let mut hub = self.hub.lock();
        for guest in hub.values_mut().filter(|guest| ages(guest)) {
            let conv = {
                let state = self.engine.state();
                guest.conversation.as_ref().and_then(|id| state.conversation(id)).cloned()
            };
            if let Some(conv) = conv {
                let view = self.view(&conv);
                guest.seats.retain_mut(|seat| seat.show(&view, None).is_ok());
            }
        }
    }
}

fn ages(guest: &Guest) -> bool {
    guest.seats.iter().filter_map(|seat| seat.told.as_ref()).any(|told| {
        let state = &told.state;
        state.place.is_some() || state.control == Shown::Queue || state.ratable
    })
}

fn pass_on(
    seat: &mut super::hub::Seat,
    entries: &[Entry],
    view: &View,
    cursor: u64,
) -> Result<(), Behind> {
    for entry in entries {
        seat.tell(Event::Entry { cursor: entry.seq, entry: Box::new(entry.clone()) })?;
    }
    seat.show(view, Some(cursor))
}
