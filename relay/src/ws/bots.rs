//! What bots have: conversations without a ticket, as a lead sees them who may take one over, and
//! what was said in one of them. Knows nothing of tickets.

use std::cmp::Reverse;
use std::sync::Arc;

use baton_shared::id::{AgentName, CommandId, ConversationId};
use baton_shared::wire::{self, ServerFrame};

use super::commands::refused;
use super::view;
use crate::desk::{AuditAct, AuditBy, AuditEvent, Control, Conversation, Refusal};
use crate::engine::{Command, Engine};
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

/// What was said in one of them. That it was read is on disk before it is shown.
pub(super) async fn read(
    engine: &Engine,
    name: &AgentName,
    id: CommandId,
    conversation: &ConversationId,
) -> ServerFrame {
    let masking = engine.masks().agents;
    let found = engine.state().conversation(conversation).filter(|conv| is_bots(conv)).cloned();
    let Some((conv, row)) = found.and_then(|conv| row(&conv, masking).map(|row| (conv, row)))
    else {
        let refusal = Refusal::NoSuchConversation;
        return refused(id, refusal.code(), &refusal.to_string());
    };
    let act = AuditAct::ConversationRead { conversation: conv.id.clone() };
    let event = AuditEvent { by: AuditBy::Agent(name.clone()), act };
    if let Err(failed) = engine.ask(Command::Audit(event)).await {
        let why = format!("not shown, because the look cannot be recorded: {failed}");
        return refused(id, "unavailable", &why);
    }
    let recent = conv.bot.recent.iter().map(|line| view::last(line, masking)).collect();
    ServerFrame::Answer { id, answer: wire::Answer::Conversation { row: Box::new(row), recent } }
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
        intent: conv.bot.intent.as_ref().map(|intent| wire::IntentView {
            name: intent.name.clone(),
            confidence: intent.confidence,
        }),
        trouble: wire::BotTrouble {
            wishes: conv.bot.wishes,
            misunderstood: conv.bot.misunderstood,
            idle_turns: conv.bot.idle_turns,
        },
        last: view::last(conv.last.as_ref()?, masking),
    })
}
