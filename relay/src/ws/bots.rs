//! What bots have: conversations without a ticket, as a lead sees them who may take one over. Knows
//! nothing of tickets.

use std::cmp::Reverse;
use std::sync::Arc;

use baton_shared::wire;

use super::view;
use crate::desk::{Control, Conversation};
use crate::engine::Engine;
use crate::masking::Masking;

/// Those in memory, the one with the latest line first.
pub(super) fn answer(engine: &Engine, limit: usize) -> wire::Answer {
    let masking = engine.masks().agents;
    let mut held: Vec<Arc<Conversation>> =
        engine.state().conversations().filter(|conv| is_bots(conv)).cloned().collect();
    held.sort_by_cached_key(|conv| {
        (Reverse(conv.last.as_ref().map(|line| line.at)), conv.id.clone())
    });
    let limit = limit.clamp(1, wire::SUBSCRIPTION_MAX);
    let more = held.len() > limit;
    let rows = held.iter().take(limit).filter_map(|conv| row(conv, masking)).collect();
    wire::Answer::Conversations { rows, more }
}

/// Whether a takeover would find it.
fn is_bots(conv: &Conversation) -> bool {
    conv.control == Control::Bot
        && conv.open_ticket().is_none()
        && conv.last.is_some()
        && !conv.ended
        && !conv.erased
}

fn row(conv: &Conversation, masking: Masking) -> Option<wire::BotRow> {
    let known = view::customer(conv);
    let mut customer = known.name;
    masking.apply_to(&mut customer);
    Some(wire::BotRow {
        conversation: conv.id.clone(),
        epoch: conv.epoch,
        customer: customer.unwrap_or(known.id),
        channel: conv.channel.clone()?,
        language: conv.language.clone(),
        bot: conv.bot_name.clone(),
        last: view::last(conv.last.as_ref()?, masking),
    })
}
