//! What one session has in sight: its rows and followed tickets, and what a commit changes in them.

use std::collections::HashSet;
use std::sync::Arc;

use baton_shared::id::{ConversationId, TicketNumber};
use baton_shared::wire::{Change, Filter, SUBSCRIPTION_MAX, Subscription, TicketRow};
use jiff::Timestamp;

use super::view;
use crate::desk::{Agent, Conversation, ConversationEvent};
use crate::engine::{Committed, Event, State};

/// A session's standing question and what it was answered so far.
#[derive(Debug)]
pub(super) struct Sight {
    filter: Option<Filter>,
    limit: usize,
    rows: HashSet<TicketNumber>,
    followed: HashSet<ConversationId>,
}

impl Sight {
    pub(super) fn new(subscription: Option<Subscription>) -> Self {
        let limit = subscription.as_ref().map_or(0, |s| s.limit.min(SUBSCRIPTION_MAX));
        let filter = subscription.map(|s| s.filter);
        Self { filter, limit, rows: HashSet::new(), followed: HashSet::new() }
    }

    pub(super) fn follow(&mut self, id: ConversationId) {
        self.followed.insert(id);
    }

    pub(super) fn unfollow(&mut self, id: &ConversationId) {
        self.followed.remove(id);
    }

    /// All rows in sight, in order: what a client gets when it attaches.
    pub(super) fn snapshot(
        &mut self,
        state: &State,
        agent: &Agent,
        now: Timestamp,
    ) -> Vec<TicketRow> {
        let rows = self.best(state, agent, now);
        self.rows = rows.iter().map(|row| row.number).collect();
        rows
    }

    /// A resuming client has the rows it had; what left meanwhile is told by the changes it missed.
    pub(super) fn resume(&mut self, state: &State, agent: &Agent, now: Timestamp) {
        let _sent_before = self.snapshot(state, agent, now);
    }

    fn best(&self, state: &State, agent: &Agent, now: Timestamp) -> Vec<TicketRow> {
        let Some(filter) = &self.filter else { return Vec::new() };
        let mut listed: Vec<&Arc<Conversation>> =
            state.conversations().filter(|conv| view::listed(filter, agent, conv)).collect();
        listed.sort_by_cached_key(|conv| view::order(agent, conv));
        listed.truncate(self.limit);
        let row = |conv: &&Arc<Conversation>| Some(view::row(conv, conv.ticket.as_ref()?, now));
        listed.iter().filter_map(row).collect()
    }

    /// What a commit changes in the rows.
    pub(super) fn changes(
        &mut self,
        committed: &Committed,
        state: &State,
        agent: &Agent,
        now: Timestamp,
    ) -> Vec<Change> {
        let mut changes = Vec::new();
        let Some(filter) = self.filter.clone() else { return changes };
        for (before, conv) in &committed.conversations {
            let Some(ticket) = &conv.ticket else { continue };
            let was = before.as_ref().is_some_and(|conv| view::listed(&filter, agent, conv));
            let is = view::listed(&filter, agent, conv);
            let has = self.rows.contains(&ticket.number);
            if is && (has || was || self.rows.len() < self.limit) {
                self.rows.insert(ticket.number);
                changes.push(Change::Upsert { row: Box::new(view::row(conv, ticket, now)) });
            } else if !is && (has || was) {
                self.rows.remove(&ticket.number);
                changes.push(Change::Remove { ticket: ticket.number });
                changes.extend(self.refill(state, agent, now));
            }
        }
        changes
    }

    /// A row that left makes room for the next one, where not all were in sight.
    fn refill(&mut self, state: &State, agent: &Agent, now: Timestamp) -> Option<Change> {
        if self.rows.len() + 1 != self.limit {
            return None;
        }
        let best = self.best(state, agent, now);
        let next = best.into_iter().find(|row| !self.rows.contains(&row.number))?;
        self.rows.insert(next.number);
        Some(Change::Upsert { row: Box::new(next) })
    }

    /// Whether the session sees the lines of this conversation.
    pub(super) fn reads(&self, agent: &Agent, conv: &Conversation) -> bool {
        let Some(ticket) = &conv.ticket else { return false };
        let follows = self.followed.contains(&conv.id);
        (follows && crate::desk::act::sees(agent, ticket))
            || (self.filter.is_some() && ticket.held_by(&agent.name))
    }

    /// The lines a commit wrote that the session sees.
    pub(super) fn lines(&self, committed: &Committed, agent: &Agent) -> Vec<Change> {
        let mut lines = Vec::new();
        for placed in &committed.events {
            let Event::Conversation(id, event) = &placed.event else { continue };
            let conv = committed.conversations.iter().find(|(_, conv)| conv.id == *id);
            let Some((_, conv)) = conv else { continue };
            if !self.reads(agent, conv) {
                continue;
            }
            if let Some(entry) = view::entry(conv, placed) {
                lines.push(Change::Message {
                    ticket: conv.ticket_number(),
                    conversation: id.clone(),
                    entry: Box::new(entry),
                });
            } else if let (ConversationEvent::Notified { waiting_s }, Some(ticket)) =
                (event, &conv.ticket)
            {
                lines.extend(self.notify(ticket.number, &ticket.queue, *waiting_s));
            }
        }
        lines
    }

    /// Conversations that were erased. Everybody hears it: who once saw a row may still show it.
    pub(super) fn erased(&mut self, committed: &Committed) -> Vec<Change> {
        let mut changes = Vec::new();
        for placed in &committed.events {
            let Event::Conversation(id, ConversationEvent::Erased { tickets, .. }) = &placed.event
            else {
                continue;
            };
            self.rows.retain(|number| !tickets.contains(number));
            self.followed.remove(id);
            changes.push(Change::Erased { conversation: id.clone(), tickets: tickets.clone() });
        }
        changes
    }

    /// Tickets that nobody took, in the queues the session serves.
    pub(super) fn rings(&self, committed: &Committed, agent: &Agent) -> Vec<Change> {
        let rung = committed.events.iter().filter_map(|placed| {
            let Event::Conversation(id, ConversationEvent::Notified { waiting_s }) = &placed.event
            else {
                return None;
            };
            let (_, conv) = committed.conversations.iter().find(|(_, conv)| conv.id == *id)?;
            let ticket = conv.open_ticket()?;
            let mine = crate::desk::act::sees(agent, ticket) && !self.reads(agent, conv);
            mine.then(|| self.notify(ticket.number, &ticket.queue, *waiting_s)).flatten()
        });
        rung.collect()
    }

    fn notify(
        &self,
        ticket: TicketNumber,
        queue: &baton_shared::id::QueueName,
        waiting_s: u64,
    ) -> Option<Change> {
        self.filter.as_ref()?;
        Some(Change::Notify { ticket, queue: queue.clone(), waiting_s })
    }
}
