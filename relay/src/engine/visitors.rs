//! What a web visitor does besides writing.

use baton_shared::id::ConversationId;
use jiff::SignedDuration;

use super::acts;
use super::command::{Answer, VisitorAct};
use super::customers::leave_queue;
use super::draft::{Step, VISITOR_SPACE, visitor_keys};
use crate::desk::event::{Ending, RatedBy, Words};
use crate::desk::{ConversationEvent as Event, Refusal};
use crate::log::StreamId;
use crate::policy::{Key, Notice, Vars};

/// Takes a visitor's act in; a repeat of its id does nothing.
pub(super) fn asked(
    step: &mut Step<'_, '_>,
    conversation: &ConversationId,
    id: Option<&str>,
    act: &VisitorAct,
) -> Result<Answer, Refusal> {
    let Some(key) = id.map(|id| visitor_keys(step.ids(), conversation, id)) else {
        return did(step, conversation, act);
    };
    if step.holder_of(VISITOR_SPACE, &key).is_some() {
        let conversation = Some(conversation.clone());
        return Ok(Answer { duplicate: true, conversation, ..Answer::default() });
    }
    let answer = did(step, conversation, act)?;
    step.claim(VISITOR_SPACE, &key.written, StreamId::conversation(conversation));
    Ok(answer)
}

fn did(step: &mut Step<'_, '_>, id: &ConversationId, act: &VisitorAct) -> Result<Answer, Refusal> {
    let conv = step.conversation(id).filter(|conv| !conv.erased);
    let conv = conv.ok_or(Refusal::NoSuchTicket)?;
    let (gone, open) = (conv.gone.is_some(), conv.open_ticket().is_some());
    match act {
        VisitorAct::Left if !gone && open => {
            let after = step.policy().settings.abandon_after_s.cast_signed();
            let abandon_at = step.now() + SignedDuration::from_secs(after);
            step.tell(id, Event::VisitorLeft { abandon_at });
        }
        VisitorAct::Back if gone => step.tell(id, Event::VisitorBack),
        VisitorAct::Left | VisitorAct::Back => {}
        VisitorAct::Received { up_to, receipt } => {
            let (up_to, receipt) = (*up_to, *receipt);
            let head = conv.head.unwrap_or_default();
            if up_to <= head && (up_to > conv.delivered || up_to > conv.read) {
                step.tell(id, Event::Received { up_to, receipt });
            }
        }
        VisitorAct::End => end(step, id),
        VisitorAct::LeaveQueue => leave_queue(step, id, Ending::Left),
        VisitorAct::Rate { .. } if conv.survey_until.is_none_or(|until| until < step.now()) => {
            return Err(Refusal::Bounds("there is nothing to rate now".to_owned()));
        }
        VisitorAct::Rate { stars, comment } => {
            let private = comment.clone().map(|text| Words { text });
            step.tell(id, Event::Rated { stars: *stars, by: RatedBy::Form, private });
            step.say(id, Notice::Plain(Key::SurveyThanks), &Vars::default(), Vec::new());
        }
        VisitorAct::Correct { field, value } if open => {
            let (field, private) = (field.clone(), Some(Words { text: value.clone() }));
            step.tell(id, Event::Corrected { field, private });
        }
        VisitorAct::Correct { .. } => return Err(Refusal::Closed),
    }
    Ok(Answer { conversation: Some(id.clone()), ..Answer::default() })
}

/// The customer's own end: of their ticket, of a close that still waits for its grace time, or of
/// a talk with the bot alone.
fn end(step: &mut Step<'_, '_>, id: &ConversationId) {
    let Some(conv) = step.conversation(id) else { return };
    let ended = conv.ended;
    let Some(ticket) = conv.ticket.clone() else {
        if !ended {
            step.tell(id, Event::Ended);
        }
        return;
    };
    if ticket.is_open() {
        leave_queue(step, id, Ending::Ended);
        return acts::ask_survey(step, id, &ticket);
    }
    if ticket.grace.is_some() {
        return acts::settle(step, id);
    }
    let said_since = conv.unread > 0 || ticket.ending == Some(Ending::Handback);
    if said_since && !ended {
        step.tell(id, Event::Ended);
    }
}
