//! A lead takes a conversation over from its bot: a ticket that no rule of the policy asked for, and
//! that never waits. Owns who may and when; the ticket itself is made as for any hand-over.

use std::collections::BTreeMap;

use baton_shared::id::{AgentName, CommandId, ConversationId, Epoch};

use super::command::{Answer, Failed};
use super::draft::{Step, command_space};
use super::judge::Handover;
use super::{acts, handover, people};
use crate::desk::event::{Recorded, Trigger};
use crate::desk::parts::{Briefing, HandoverRequest, Priority};
use crate::desk::{Action, Control, Conversation, Refusal, permit};
use crate::log::StreamId;
use crate::policy::{Dialog, Key, route};

/// A lead's command about a conversation that has no ticket.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) by: &'a AgentName,
    pub(super) id: &'a CommandId,
    pub(super) conversation: &'a ConversationId,
    pub(super) epoch: Epoch,
}

/// Decides it; a repeat of its id is answered like the first.
pub(super) fn asked(step: &mut Step<'_, '_>, asked: &Asked<'_>) -> Result<Answer, Failed> {
    let space = command_space(asked.by);
    if let Some(stream) = step.holder(&space, asked.id.as_str()) {
        let duplicate = Answer { duplicate: true, ..Answer::default() };
        return Ok(match stream.as_conversation() {
            Some(id) => answer(step, &id, duplicate),
            None => duplicate,
        });
    }
    let id = asked.conversation;
    let by = step.agent(asked.by).ok_or_else(|| Refusal::NoSuchAgent(asked.by.clone()))?;
    permit(by, Action::TakeOver)?;
    let conv = step.conversation(id).ok_or(Refusal::NoSuchConversation)?;
    free(conv, asked.epoch).map_err(|refusal| acts::refused(step, id, refusal))?;
    let handover = by_hand(step, conv);
    let request = because(asked.by, conv);
    step.claim(&space, asked.id.as_str(), StreamId::conversation(id));
    handover::open(step, id, &handover, Some(request));
    handover::give(step, id, asked.by);
    people::shows_up(step, asked.by);
    acts::say(step, id, Key::Joined, Some(asked.by));
    Ok(answer(step, id, Answer::default()))
}

fn answer(step: &Step<'_, '_>, id: &ConversationId, answer: Answer) -> Answer {
    let conv = step.conversation(id);
    Answer {
        conversation: Some(id.clone()),
        epoch: conv.map(|conv| conv.epoch),
        ticket: conv.and_then(Conversation::ticket_number),
        ..answer
    }
}

/// Whether a bot has this conversation, as whoever wants it has seen.
fn free(conv: &Conversation, epoch: Epoch) -> Result<(), Refusal> {
    if conv.head.is_none() || conv.erased || conv.ended {
        return Err(Refusal::NoSuchConversation);
    }
    if let Some(ticket) = conv.open_ticket() {
        return Err(Refusal::HasTicket(ticket.number));
    }
    // A bot that comes later, or a person in between, is not what they saw.
    let seen = conv.control == Control::Bot && conv.epoch == epoch;
    #[cfg(test)]
    let seen = seen || super::bug::is(super::bug::Bug::TakesFromAnybody);
    if !seen {
        return Err(Refusal::StaleEpoch);
    }
    Ok(())
}

/// The hand-over that no rule decided: to the queue of all that no rule claims.
fn by_hand(step: &Step<'_, '_>, conv: &Conversation) -> Handover {
    let policy = step.policy();
    let queue = policy.fallback.clone();
    let field = |field: &str| {
        let variables: &BTreeMap<String, String> = &conv.bot.variables;
        let value = variables.get(field).or_else(|| conv.customer.attributes.get(field));
        value.map(String::as_str)
    };
    let intent = conv.bot.intent.as_ref().map(|intent| intent.name.as_str());
    let route::Needs { skills, queue_skills, missing } =
        route::needs(policy, (&queue, intent), &[], field);
    Handover {
        trigger: Trigger {
            rule: Trigger::TAKEN_OVER.to_owned(),
            kind: Trigger::TAKEN_OVER.to_owned(),
            route: "fallback".to_owned(),
            policy: policy.hash().to_owned(),
            losers: Vec::new(),
        },
        fired: Vec::new(),
        priority: Priority::Normal,
        queue_skills,
        skills,
        tags: Vec::new(),
        language: conv.language.clone(),
        // Nobody is told to wait, and nothing is promised.
        dialog: Dialog::OpenUnstaffed { closes_at: None },
        recorded: Recorded::default(),
        agent: None,
        level: None,
        ask: None,
        missing,
        must_verify: policy.verifies(&queue),
        queue,
    }
}

/// Why there is a ticket, for whoever reads its briefing.
fn because(by: &AgentName, conv: &Conversation) -> HandoverRequest {
    let bot = conv.bot_name.as_ref().map(|bot| format!(" {bot}")).unwrap_or_default();
    let reason = Some(format!("{by} took it over from the bot{bot}"));
    HandoverRequest {
        briefing: Briefing { reason, ..Briefing::default() },
        ..HandoverRequest::default()
    }
}
