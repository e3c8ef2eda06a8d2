//! A queue's own offers: whom it asked about a waiting ticket, who let it pass, and how an offer
//! ended. Whom to ask next is the policy's business; here it is only kept.

use baton_shared::id::{AgentName, Position};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::ticket::{Ticket, TicketState};

/// How an offer ended without its agent taking the ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferEnd {
    /// The agent said no.
    Declined,
    /// Nothing came in time.
    Missed,
    /// The agent went, or the ticket did.
    Withdrawn,
}

/// An agent who was asked in vain, and where that was written. They are asked about the ticket
/// again once they have freed up after it, and in the next round at the latest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct PassedOver {
    pub agent: AgentName,
    pub at: Position,
}

/// What happened to a ticket while it waits in its queue; most tickets have none of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Round {
    /// Agents who were asked in vain, each once: at most as many as there are agents.
    pub passed: Vec<PassedOver>,
    /// When the last of them was: some time after it, a new round begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passed_at: Option<Timestamp>,
    /// How often its queue sent it on by itself.
    pub moved: u32,
}

impl Ticket {
    /// The agent to whom its queue offers it now.
    #[must_use]
    pub fn offered_by_queue(&self) -> Option<&AgentName> {
        let offer = self.offer.as_ref().filter(|offer| offer.by.is_none())?;
        self.is_open().then_some(&offer.to)
    }

    /// Whether its queue may offer it: it waits, nobody is asked about it or about where it goes, no
    /// act can be taken back.
    #[must_use]
    pub fn may_be_offered(&self) -> bool {
        let settled = self.offer.is_none() && self.grace.is_none() && self.asking.is_none();
        self.state == TicketState::Queued && settled
    }

    /// Whether an agent was asked in vain since they last freed up.
    #[must_use]
    pub fn was_passed_by(&self, agent: &AgentName, freed_at: Position) -> bool {
        let round = self.round.as_ref();
        round.is_some_and(|r| r.passed.iter().any(|one| one.agent == *agent && one.at >= freed_at))
    }

    /// Since when, and since which event, nobody is left to ask: everybody who could take it was
    /// asked in vain, or has no room.
    #[must_use]
    pub fn rests_since(&self) -> Option<(Timestamp, Position)> {
        let round = self.round.as_ref().filter(|_| self.may_be_offered())?;
        Some((round.passed_at?, round.passed.iter().map(|one| one.at).max()?))
    }

    /// Whoever was asked in vain may be asked again.
    pub(super) fn begin_round(&mut self) {
        if let Some(round) = &mut self.round {
            (round.passed, round.passed_at) = (Vec::new(), None);
        }
    }

    /// The offer is over: its queue asks somebody else, its sender keeps it.
    pub(super) fn offer_ends(&mut self, pos: Position, at: Timestamp) {
        let Some(offer) = self.offer.take() else { return };
        if offer.by.is_some() {
            return;
        }
        let round = self.round.get_or_insert_default();
        round.passed.retain(|one| one.agent != offer.to);
        round.passed.push(PassedOver { agent: offer.to, at: pos });
        round.passed_at = Some(at);
    }
}
