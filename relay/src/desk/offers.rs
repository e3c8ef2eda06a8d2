//! A queue's own offers: whom it asked about a waiting ticket, who let it pass, and how an offer
//! ended. Whom to ask next is the policy's business; here it is only kept.

use baton_shared::id::{AgentName, Position};
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
/// again once they have freed up after it.
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

    /// Whether its queue may offer it: it waits, nobody is asked, no act can be taken back.
    #[must_use]
    pub fn may_be_offered(&self) -> bool {
        self.state == TicketState::Queued && self.offer.is_none() && self.grace.is_none()
    }

    /// Whether an agent was asked in vain since they last freed up.
    #[must_use]
    pub fn was_passed_by(&self, agent: &AgentName, freed_at: Position) -> bool {
        let round = self.round.as_ref();
        round.is_some_and(|r| r.passed.iter().any(|one| one.agent == *agent && one.at >= freed_at))
    }

    /// The offer is over: its queue asks somebody else, its sender keeps it.
    pub(super) fn offer_ends(&mut self, pos: Position) {
        let Some(offer) = self.offer.take() else { return };
        if offer.by.is_some() {
            return;
        }
        let round = self.round.get_or_insert_default();
        round.passed.retain(|one| one.agent != offer.to);
        round.passed.push(PassedOver { agent: offer.to, at: pos });
    }
}
