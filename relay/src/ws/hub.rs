//! Which sessions hear of a commit, so that a message wakes the one it is for and not all of them.
//!
//! Chosen generously: a session that is told too much finds nothing in its sight and says nothing.
//! Told too little it would miss a change, so whatever might concern a session goes to it: what it
//! holds, was offered or follows, everything where its rows are not only its own, and every change
//! of control or of an account, since those change what colleagues see of each other.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use baton_shared::id::{AgentName, ConversationId};
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::sync::mpsc;

use super::shelf::Shelf;
use crate::desk::{Conversation, ConversationEvent, Ticket};
use crate::engine::{Committed, Event, Placed};
use crate::masking::Masking;

/// All sessions of this relay.
#[derive(Debug, Default)]
pub(super) struct Hub {
    /// Frames of the latest commits.
    pub(super) shelf: Shelf,
    /// Held while a report is made.
    pub(super) reports: tokio::sync::Mutex<()>,
    seats: Mutex<Seats>,
}

#[derive(Debug, Default)]
struct Seats {
    last: u64,
    by_number: HashMap<u64, Seat>,
}

/// Whose rows a session has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// At most its agent's own.
    Own,
    /// Others' too.
    Others,
}

#[derive(Debug)]
struct Seat {
    agent: AgentName,
    rows: Rows,
    follows: HashSet<ConversationId>,
    to: mpsc::Sender<Arc<Committed>>,
}

/// One session's place; given up when dropped.
#[derive(Debug)]
pub(super) struct Place {
    hub: Arc<Hub>,
    number: u64,
    commits: mpsc::Receiver<Arc<Committed>>,
}

impl Hub {
    /// Without a session yet; its frames are masked like this.
    pub(super) fn masked(masking: Masking) -> Self {
        Self { shelf: Shelf::masked(masking), ..Self::default() }
    }

    fn seats(&self) -> MutexGuard<'_, Seats> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything that concerns the agent's session from now on. At most `queue` commits
    /// wait for it; one further behind is closed and resumes.
    pub(super) fn enter(self: Arc<Self>, agent: AgentName, rows: Rows, queue: usize) -> Place {
        let (to, commits) = mpsc::channel(queue.max(1));
        let number = {
            let mut seats = self.seats();
            seats.last += 1;
            let (number, follows) = (seats.last, HashSet::new());
            seats.by_number.insert(number, Seat { agent, rows, follows, to });
            number
        };
        Place { hub: self, number, commits }
    }

    /// Hands commits on for as long as there are any.
    pub(super) async fn run(self: Arc<Self>, mut commits: broadcast::Receiver<Arc<Committed>>) {
        loop {
            match commits.recv().await {
                Ok(committed) => self.hand_on(&committed),
                Err(RecvError::Lagged(missed)) => {
                    tracing::warn!(
                        missed,
                        "agents' sessions are closed to resume: too much at once"
                    );
                    self.seats().by_number.clear();
                }
                Err(RecvError::Closed) => return self.seats().by_number.clear(),
            }
        }
    }

    fn hand_on(&self, committed: &Arc<Committed>) {
        let concern = Concern::of(committed);
        // A session that does not take what it is sent loses its seat, and comes back.
        self.seats().by_number.retain(|_, seat| {
            !concern.has(seat) || seat.to.try_send(Arc::clone(committed)).is_ok()
        });
    }
}

impl Place {
    /// The next commit that may concern the session; `None` where it cannot keep up any more.
    pub(super) async fn next(&mut self) -> Option<Arc<Committed>> {
        self.commits.recv().await
    }

    /// One that has come by now.
    pub(super) fn waiting(&mut self) -> Option<Arc<Committed>> {
        self.commits.try_recv().ok()
    }

    /// The lines of this conversation too.
    pub(super) fn follow(&self, id: ConversationId) {
        if let Some(seat) = self.hub.seats().by_number.get_mut(&self.number) {
            seat.follows.insert(id);
        }
    }

    pub(super) fn unfollow(&self, id: &ConversationId) {
        if let Some(seat) = self.hub.seats().by_number.get_mut(&self.number) {
            seat.follows.remove(id);
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.hub.seats().by_number.remove(&self.number);
    }
}

/// Whom a commit concerns.
#[derive(Debug)]
struct Concern<'a> {
    everybody: bool,
    agents: Vec<&'a AgentName>,
    conversations: Vec<&'a ConversationId>,
}

impl<'a> Concern<'a> {
    fn of(committed: &'a Committed) -> Self {
        let erased = |one: &Placed| {
            matches!(one.event, Event::Conversation(_, ConversationEvent::Erased { .. }))
        };
        // Whoever once saw a row may still show it.
        let desk = |one: &Placed| matches!(one.event, Event::Desk(_));
        let of_all = |one: &Placed| erased(one) || desk(one);
        let mut everybody = !committed.agents.is_empty() || committed.events.iter().any(of_all);
        let (mut agents, mut conversations) = (Vec::new(), Vec::new());
        for (before, after) in &committed.conversations {
            everybody |= before.as_ref().map(|before| &before.control) != Some(&after.control);
            conversations.push(&after.id);
            let tickets = before.iter().chain([after]).filter_map(|conv| ticket(conv));
            for name in tickets.flat_map(named) {
                if !agents.contains(&name) {
                    agents.push(name);
                }
            }
        }
        Self { everybody, agents, conversations }
    }

    fn has(&self, seat: &Seat) -> bool {
        self.everybody
            || seat.rows == Rows::Others
            || self.agents.contains(&&seat.agent)
            || self.conversations.iter().any(|id| seat.follows.contains(*id))
    }
}

fn ticket(conv: &Conversation) -> Option<&Ticket> {
    conv.ticket.as_deref()
}

/// Whoever holds a ticket, is offered it, offered it, or may still take an act back.
fn named(ticket: &Ticket) -> impl Iterator<Item = &AgentName> {
    let offer = ticket.offer.as_ref();
    let offer = offer.map(|offer| std::iter::once(&offer.to).chain(&offer.by));
    let grace = ticket.grace.as_ref().map(|grace| &grace.by);
    ticket.agent.iter().chain(offer.into_iter().flatten()).chain(grace)
}

#[cfg(test)]
mod tests {
    use baton_shared::id::{Epoch, Position, TicketNumber};
    use jiff::Timestamp;

    use super::*;
    use crate::desk::Control;
    use crate::desk::event::{ConversationEvent, Passed, Trigger, Watches};
    use crate::desk::parts::Priority;

    fn commit(holder: &str) -> Arc<Committed> {
        let mut conv = Conversation::new(format!("c-{holder}").parse().expect("an id"));
        let queue = Passed { to: Control::Queue, epoch: Epoch(1) };
        let opened = ConversationEvent::TicketOpened {
            number: TicketNumber(1),
            queue: "support".parse().expect("a name"),
            priority: Priority::Normal,
            language: None,
            intent: None,
            tags: Vec::new(),
            skills: Vec::new(),
            queue_skills: vec![],
            trigger: Trigger::default(),
            passed: Some(queue),
            order_at: Timestamp::UNIX_EPOCH,
            due_at: None,
            level: None,
            watches: Watches::default(),
            promised: None,
            earlier: None,
            asking: None,
            private: None,
        };
        conv.apply(&opened, Position(1), Timestamp::UNIX_EPOCH);
        let agent: AgentName = holder.parse().expect("a name");
        let passed = Passed { to: Control::Agent(agent.clone()), epoch: Epoch(2) };
        let taken = ConversationEvent::Taken { agent, from: None, passed };
        conv.apply(&taken, Position(2), Timestamp::UNIX_EPOCH);
        let conv = Arc::new(conv);
        Arc::new(Committed {
            pos: Position(1),
            at: Timestamp::UNIX_EPOCH,
            events: Vec::new(),
            conversations: vec![(Some(conv.clone()), conv)],
            agents: Vec::new(),
        })
    }

    fn enter(hub: &Arc<Hub>, name: &str, rows: Rows) -> Place {
        Arc::clone(hub).enter(name.parse().expect("a name"), rows, 10)
    }

    #[test]
    fn of_fifty_sessions_only_the_one_that_holds_the_ticket_is_woken() {
        let hub = Arc::new(Hub::default());
        let mut places: Vec<Place> =
            (0..50).map(|n| enter(&hub, &format!("agent-{n}"), Rows::Own)).collect();
        hub.hand_on(&commit("agent-7"));
        let told =
            places.iter_mut().enumerate().filter_map(|(n, place)| place.waiting().map(|_| n));
        assert_eq!(told.collect::<Vec<_>>(), [7]);
    }

    #[test]
    fn followers_and_those_with_others_rows_hear_of_it_too() {
        let hub = Arc::new(Hub::default());
        let mut lead = enter(&hub, "lead", Rows::Others);
        let mut follower = enter(&hub, "carol", Rows::Own);
        follower.follow("c-bob".parse().expect("an id"));
        hub.hand_on(&commit("bob"));
        assert!(lead.waiting().is_some() && follower.waiting().is_some());
        follower.unfollow(&"c-bob".parse().expect("an id"));
        hub.hand_on(&commit("bob"));
        assert!(lead.waiting().is_some() && follower.waiting().is_none());
    }

    #[test]
    fn a_session_that_takes_nothing_loses_its_seat_and_no_other_does() {
        let hub = Arc::new(Hub::default());
        let mut stalled = enter(&hub, "bob", Rows::Own);
        let mut lead = enter(&hub, "lead", Rows::Others);
        for _ in 0..=10 {
            hub.hand_on(&commit("bob"));
            assert!(lead.waiting().is_some());
        }
        let mut waiting = 0;
        while stalled.waiting().is_some() {
            waiting += 1;
        }
        assert_eq!(waiting, 10);
        let ended = stalled.commits.try_recv().expect_err("nothing more");
        assert_eq!(ended, mpsc::error::TryRecvError::Disconnected);
    }
}
