//! A lead who takes conversations from their bot, in some worlds, and what must hold of it.

use std::sync::Arc;

use baton_shared::id::ConversationId;

use super::fold::Fold;
use super::people::{Effect, Person};
use crate::desk::event::{Control, Role};
use crate::desk::{Conversation, ConversationEvent as E};
use crate::engine::{Command, Engine};

/// Of so many seeds one has such a lead: where nothing is left to the policy, less comes of it.
const EVERY: u64 = 3;

/// Whether the lead of this world takes conversations from their bot.
pub(super) fn happens(seed: u64) -> bool {
    seed.is_multiple_of(EVERY)
}

impl Person {
    /// Takes one that has no ticket: a bot's, or one that somebody answers in the provider's inbox,
    /// who may not be interrupted.
    pub(super) async fn take_over(&mut self, relay: usize, engine: Engine) {
        let free = without_ticket(&engine);
        if free.is_empty() {
            return;
        }
        let conv = free[self.chance.index(free.len())].clone();
        let id = self.next_id();
        let (by, named) = (self.name.clone(), id.parse().expect("an id"));
        let (conversation, epoch) = (conv.id.clone(), conv.epoch);
        let command = Command::TakeOver { by, id: named, conversation, epoch };
        if self.send((relay, engine), (id.clone(), None), command).await == Effect::Done {
            self.world.trace.say(|| format!("{id} took it from its bot"));
        }
    }
}

fn without_ticket(engine: &Engine) -> Vec<Arc<Conversation>> {
    let state = engine.state();
    let free = state.conversations().filter(|conv| conv.open_ticket().is_none());
    let mut free: Vec<_> = free.cloned().collect();
    free.sort_by(|one, other| one.id.cmp(&other.id));
    free
}

/// Whether a ticket may be opened so: nobody but a bot is interrupted.
pub(super) fn may(conv: &Conversation, event: &E) -> Result<(), String> {
    let free = !opens(event) || conv.control == Control::Bot;
    if free { Ok(()) } else { Err(format!("taken over from {:?}", conv.control)) }
}

/// Whether a ticket that was opened so is a lead's by the end of its commit: nobody waited.
pub(super) fn taken_at_once(fold: &Fold, id: &ConversationId) -> Result<(), String> {
    let conv = fold.conversations.get(id).ok_or("there is no such conversation")?;
    let Control::Agent(name) = &conv.control else {
        return Err(format!("{id} was taken over and {:?} has it", conv.control));
    };
    match fold.agents.get(name).map(|agent| agent.role) {
        Some(Role::Lead) => Ok(()),
        role => Err(format!("{id} was taken over by {name}, who is {role:?}")),
    }
}

/// Whether an event opens a ticket so.
pub(super) fn opens(event: &E) -> bool {
    matches!(event, E::TicketOpened { trigger, .. } if trigger.is_takeover())
}
