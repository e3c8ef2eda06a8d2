//! What falls due: read off the state, never kept beside it.
//!
//! A due instant stands in the event that started it, so a restart changes nothing; a firing names
//! the position of that event, so firing twice is harmless: see `Step::fires`.

use std::collections::{BTreeSet, HashMap};

use baton_shared::id::{AgentName, ConversationId, Position};
use jiff::Timestamp;

use super::silence::Patience;
use crate::desk::level::ClockState;
use crate::desk::{Agent, Conversation, TicketState};
use crate::log::StreamId;

/// What kind of thing is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The grace time of a close or transfer is over.
    Grace,
    /// A colleague has not answered an offer.
    Offer,
    /// A ticket's queue has had nobody left to ask for some time.
    AskAgain,
    /// A hold ends.
    Hold,
    /// Nobody has taken a ticket.
    Notify,
    /// A waiting customer hears how things stand.
    StillHere,
    /// A ticket waited so long that the bot goes on.
    BackToBot,
    /// A bot that wanted to answer later has not.
    Deferred,
    /// A visitor has been gone for long.
    Abandon,
    /// A vanished agent's tickets return.
    AgentGrace,
    /// A watch no longer keeps its agent available.
    StatusEnds,
    /// The incident switch ends by itself.
    DeskEnds,
    /// A service level is at risk.
    LevelRisk,
    /// A service level is breached.
    LevelBreach,
    /// A stage of waiting is reached.
    Stage,
    /// A ticket has waited long enough to ask for less.
    Relax,
    /// It has waited long enough to think of another queue.
    Overflow,
    /// A customer has been silent for long.
    IdleRemind,
    /// Silence has lasted too long.
    IdleClose,
    /// An agent's time to themselves is over.
    WrapEnds,
    /// Nobody outside has said where a ticket goes.
    RouteAsked,
    /// People have not answered in the provider's inbox for long.
    InboxQuiet,
}

impl Kind {
    /// Its name in the ids of firings: never changed, since two versions may run side by side.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Grace => "grace",
            Self::Offer => "offer",
            Self::AskAgain => "ask-again",
            Self::Hold => "hold",
            Self::Notify => "notify",
            Self::StillHere => "still-here",
            Self::BackToBot => "back-to-bot",
            Self::Deferred => "deferred",
            Self::Abandon => "abandon",
            Self::AgentGrace => "agent-grace",
            Self::StatusEnds => "status-ends",
            Self::DeskEnds => "desk-ends",
            Self::LevelRisk => "level-risk",
            Self::LevelBreach => "level-breach",
            Self::Stage => "stage",
            Self::Relax => "relax",
            Self::Overflow => "overflow",
            Self::IdleRemind => "idle-remind",
            Self::IdleClose => "idle-close",
            Self::WrapEnds => "wrap-ends",
            Self::RouteAsked => "route-asked",
            Self::InboxQuiet => "inbox-quiet",
        }
    }
}

/// Whose it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Whose {
    Conversation(ConversationId),
    Agent(AgentName),
    Desk,
}

impl Whose {
    /// Its stream in the log.
    #[must_use]
    pub fn stream(&self) -> StreamId {
        match self {
            Self::Conversation(id) => StreamId::conversation(id),
            Self::Agent(name) => StreamId::agent(name),
            Self::Desk => StreamId::desk(),
        }
    }
}

/// One deadline.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub struct Due {
    pub at: Timestamp,
    pub whose: Whose,
    pub kind: Kind,
    /// The event that started it.
    pub since: Position,
}

/// All deadlines, by instant.
#[derive(Debug, Default)]
pub struct Schedule {
    queue: BTreeSet<Due>,
    by_owner: HashMap<Whose, Box<[Mark]>>,
}

/// A deadline of a known owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    at: Timestamp,
    kind: Kind,
    since: Position,
}

impl Mark {
    fn of(self, whose: &Whose) -> Due {
        let Self { at, kind, since } = self;
        Due { at, whose: whose.clone(), kind, since }
    }
}

impl From<&Due> for Mark {
    fn from(due: &Due) -> Self {
        Self { at: due.at, kind: due.kind, since: due.since }
    }
}

impl Schedule {
    /// Replaces the deadlines of one owner.
    pub fn set(&mut self, whose: &Whose, dues: Vec<Due>) {
        let old = self.by_owner.get(whose).map_or(&[][..], AsRef::as_ref);
        if old.iter().copied().eq(dues.iter().map(Mark::from)) {
            // Most messages move no deadline.
            return;
        }
        for mark in self.by_owner.remove(whose).unwrap_or_default() {
            self.queue.remove(&mark.of(whose));
        }
        if !dues.is_empty() {
            self.by_owner.insert(whose.clone(), dues.iter().map(Mark::from).collect());
            self.queue.extend(dues);
        }
    }

    /// When the next one falls due.
    #[must_use]
    pub fn next(&self) -> Option<Timestamp> {
        self.queue.first().map(|due| due.at)
    }

    /// Takes out at most `limit` of those that are due. They come again with the next change of
    /// their owner if they still hold then.
    pub fn take_due(&mut self, now: Timestamp, limit: usize) -> Vec<Due> {
        let due: Vec<Due> =
            self.queue.iter().take_while(|due| due.at <= now).take(limit).cloned().collect();
        for one in &due {
            self.queue.remove(one);
            if let Some(marks) = self.by_owner.get_mut(&one.whose) {
                let taken = Mark::from(one);
                *marks = marks.iter().copied().filter(|mark| *mark != taken).collect();
            }
        }
        due
    }
}

/// The deadlines of a conversation.
#[must_use]
pub fn of_conversation(conv: &Conversation, patience: &Patience) -> Vec<Due> {
    let mut dues = Vec::new();
    let mut add = |at: Option<Timestamp>, kind, since| {
        if let Some(at) = at {
            dues.push(Due { at, whose: Whose::Conversation(conv.id.clone()), kind, since });
        }
    };
    if let Some(call) = &conv.bot.call {
        add(call.deferred_until, Kind::Deferred, call.since);
    }
    if let Some(held) = &conv.inbox {
        add(Some(held.until), Kind::InboxQuiet, held.since);
    }
    let Some(ticket) = &conv.ticket else { return dues };
    if let Some(grace) = &ticket.grace {
        add(Some(grace.until), Kind::Grace, grace.since);
    }
    if !ticket.is_open() {
        return dues;
    }
    if let Some(offer) = &ticket.offer {
        add(Some(offer.until), Kind::Offer, offer.since);
    }
    if let Some(gone) = conv.gone.filter(|_| !conv.abandoned) {
        add(Some(gone + patience.abandon), Kind::Abandon, conv.gone_since);
    }
    for ticking in &ticket.clocks {
        if let Some((at, state)) = ticking.next() {
            let breach = state == ClockState::Breached;
            let kind = if breach { Kind::LevelBreach } else { Kind::LevelRisk };
            add(Some(at), kind, ticking.since);
        }
    }
    match ticket.state {
        TicketState::OnHold => add(ticket.hold_until, Kind::Hold, ticket.queued_since),
        // Whoever answers in the provider's inbox has the customer: nothing is said of waiting, and
        // the ticket goes nowhere else.
        TicketState::Queued if conv.inbox.is_some() => {}
        TicketState::Queued => {
            let asking = ticket.asking.as_ref().map(|asking| asking.until);
            add(asking, Kind::RouteAsked, ticket.opened_since);
            add(ticket.watches.notify_at, Kind::Notify, ticket.queued_since);
            add(ticket.watches.still_here_at, Kind::StillHere, ticket.queued_since);
            add(ticket.watches.back_to_bot_at, Kind::BackToBot, ticket.queued_since);
            let stage = ticket.watches.stage.as_ref().map(|stage| stage.at);
            add(stage, Kind::Stage, ticket.queued_since);
            let rests = ticket.rests_since();
            #[cfg(test)]
            let rests = rests.filter(|_| !super::bug::is(super::bug::Bug::AsksOnlyOnce));
            if let Some((since, pos)) = rests {
                add(since.checked_add(patience.ask_again).ok(), Kind::AskAgain, pos);
            }
            if let Some(moves) = &ticket.watches.moves {
                let relax = moves.relax.filter(|_| !ticket.skills.is_empty());
                add(relax.map(|relax| relax.at), Kind::Relax, ticket.queued_since);
                // Whoever is asked about it may still say yes.
                let overflow = moves.overflow_at().filter(|_| ticket.offer.is_none());
                add(overflow, Kind::Overflow, ticket.queued_since);
            }
        }
        TicketState::Active => {
            let silent = |time: jiff::SignedDuration| {
                let since = ticket.silent_since.filter(|_| !time.is_zero());
                since.and_then(|since| since.checked_add(time).ok())
            };
            add(silent(patience.close), Kind::IdleClose, ticket.silent_at);
            if !ticket.reminded {
                add(silent(patience.remind), Kind::IdleRemind, ticket.silent_at);
            }
        }
        TicketState::Closed => {}
    }
    #[cfg(test)]
    dues.retain(|due| !super::bug::forgets(due.kind));
    dues
}

/// The deadlines of a conversation under a policy, whatever bug was made on purpose.
#[cfg(test)]
pub(crate) fn under(policy: &crate::policy::Policy, conv: &Conversation) -> Vec<Due> {
    super::bug::without(|| of_conversation(conv, &Patience::of(policy)))
}

/// The deadlines of an agent.
#[must_use]
pub fn of_agent(agent: &Agent) -> Vec<Due> {
    let whose = Whose::Agent(agent.name.clone());
    let due = |at, kind| Due { at, whose: whose.clone(), kind, since: agent.grace_since };
    let grace = agent.grace_until.map(|at| due(at, Kind::AgentGrace));
    let status = agent.status_until.map(|at| due(at, Kind::StatusEnds));
    let wrap = agent.wrap_until.map(|at| due(at, Kind::WrapEnds));
    grace.into_iter().chain(status).chain(wrap).collect()
}
