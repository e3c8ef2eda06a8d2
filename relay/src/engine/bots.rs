//! What a bot answered, under the fence: it speaks only while it has control.

use baton_shared::id::{CallId, ConversationId};

use super::command::{Answer, BotResult};
use super::customers::ask_bot;
use super::draft::{Step, reply_keys};
use super::handover;
use super::judge::{self, BotSeen};
use crate::desk::conversation::{Author, Line};
use crate::desk::event::{AskedFor, Said};
use crate::desk::parts::{BotReply, HandoverRequest};
use crate::desk::{Control, ConversationEvent as Event, Refusal};
use crate::log::StreamId;
use crate::policy::BotFailure;

/// Takes the outcome of a call in. A repeat, and an answer to a call that has ended, does nothing.
pub(super) fn came(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    call: &CallId,
    reply_id: Option<&str>,
    result: &BotResult,
) -> Result<Answer, Refusal> {
    let stream = StreamId::conversation(id);
    let answer = Answer { conversation: Some(id.clone()), ..Answer::default() };
    let reply = reply_id.map(|reply| reply_keys(step.ids(), call, reply));
    let repeated = reply.as_ref().is_some_and(|keys| step.holder_of("reply", keys).is_some());
    let answered_before = || step.holder("bot", call.as_str()).is_some();
    if repeated || (!matches!(result, BotResult::Deferred(_)) && answered_before()) {
        return Ok(Answer { duplicate: true, ..answer });
    }
    let open = step.conversation(id).and_then(|conv| conv.bot.call.clone());
    let Some(open) = open.filter(|open| open.id == *call) else {
        // Control changed hands meanwhile and the call was forgotten with it.
        return Ok(answer);
    };
    if let BotResult::Deferred(until) = result {
        step.tell(id, Event::BotDeferred { call: call.clone(), until: *until });
        return Ok(answer);
    }
    step.claim("bot", call.as_str(), stream.clone());
    if let Some(keys) = reply {
        step.claim("reply", &keys.written, stream);
    }
    match result {
        BotResult::Answered(reply) => answered(step, id, &open, reply),
        BotResult::Failed(kind, why) => failed(step, id, call, (*kind, why.clone())),
        BotResult::Deferred(_) => {}
    }
    let epoch = step.conversation(id).map(|conv| conv.epoch);
    Ok(Answer { epoch, ..answer })
}

fn answered(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    call: &crate::desk::conversation::Call,
    reply: &BotReply,
) {
    let Some(conv) = step.conversation(id) else { return };
    let stale = conv.epoch != call.epoch || conv.control != Control::Bot;
    #[cfg(test)]
    let stale = stale && !super::bug::is(super::bug::Bug::NoFence);
    if !stale {
        for line in &reply.messages {
            let said =
                Said { text: line.text.clone(), choices: line.choices.clone(), ..Said::default() };
            let event = Event::BotSaid {
                message: step.message(),
                call: call.id.clone(),
                epoch: call.epoch,
                private: Some(said),
            };
            step.tell(id, event);
        }
    }
    step.tell(
        id,
        Event::BotAnswered {
            call: call.id.clone(),
            understood: reply.understood,
            confidence: reply.confidence,
            retrieval: reply.retrieval,
            intent: reply.intent.clone(),
            stale,
            asked: reply.handover.as_ref().map(asked_for),
            private: (!reply.variables.is_empty()).then(|| reply.variables.clone()),
        },
    );
    if stale {
        return;
    }
    let waits = step.conversation(id).is_some_and(|conv| conv.open_ticket().is_some());
    if !waits {
        let last = last_words(step, id);
        let latest = judge::hear(step, id, &last.text);
        let verdict = judge::evaluate(step, id, latest, &BotSeen::Replied(reply));
        if let Some(handover) = verdict.handover {
            return handover::begin(step, id, &handover, reply.handover.clone());
        }
    }
    ask_bot(step, id);
}

/// Of a wish to hand over, what a policy looks at besides words and variables.
fn asked_for(wish: &HandoverRequest) -> AskedFor {
    AskedFor {
        queue: wish.queue.clone(),
        priority: wish.priority,
        skills: wish.skills.clone(),
        tags: wish.tags.clone(),
        intent: wish.intent.as_ref().map(|intent| intent.name.clone()),
        signal: wish.signal,
    }
}

/// A bot that fails opens the conversation to people; it never strands the customer.
pub(super) fn failed(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    call: &CallId,
    (kind, why): (BotFailure, String),
) {
    step.tell(id, Event::BotFailed { call: call.clone(), why });
    let waits = step.conversation(id).is_some_and(|conv| conv.open_ticket().is_some());
    if waits {
        return;
    }
    let last = last_words(step, id);
    let latest = judge::hear(step, id, &last.text);
    let verdict = judge::evaluate(step, id, latest, &BotSeen::Failed(kind));
    if let Some(handover) = verdict.handover {
        handover::begin(step, id, &handover, None);
    }
}

fn last_words(step: &Step<'_, '_>, id: &ConversationId) -> Said {
    last_said(step.conversation(id).map(|conv| conv.bot.recent.as_slice()).unwrap_or_default())
}

/// The customer's latest words among the lines of a bot session.
pub(super) fn last_said(lines: &[Line]) -> Said {
    let mut latest: Vec<&str> = lines
        .iter()
        .rev()
        .skip_while(|line| line.from != Author::Customer)
        .take_while(|line| line.from == Author::Customer)
        .map(|line| line.text.as_str())
        .collect();
    latest.reverse();
    Said { text: latest.join("\n"), ..Said::default() }
}
