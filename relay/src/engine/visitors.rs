//! What a web visitor does besides writing.

use baton_shared::id::ConversationId;
use jiff::SignedDuration;

use super::command::{Answer, VisitorAct};
use super::customers::leave_queue;
use super::draft::Step;
use crate::desk::event::{Ending, Words};
use crate::desk::{ConversationEvent as Event, Refusal};
use crate::policy::{Key, Notice, Vars};

/// Takes a visitor's act in.
pub(super) fn did(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    act: VisitorAct,
) -> Result<Answer, Refusal> {
    let conv = step.conversation(id).ok_or(Refusal::NoSuchTicket)?;
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
            let head = conv.head.unwrap_or_default();
            if up_to <= head && (up_to > conv.delivered || up_to > conv.read) {
                step.tell(id, Event::Received { up_to, receipt });
            }
        }
        VisitorAct::End => leave_queue(step, id, Ending::Ended),
        VisitorAct::LeaveQueue => leave_queue(step, id, Ending::Left),
        VisitorAct::Rate { stars, comment } => {
            let private = comment.map(|text| Words { text });
            step.tell(id, Event::Rated { stars, private });
            step.say(id, Notice::Plain(Key::SurveyThanks), &Vars::default(), Vec::new());
        }
        VisitorAct::Correct { field, value } if open => {
            step.tell(id, Event::Corrected { field, private: Some(Words { text: value }) });
        }
        VisitorAct::Correct { .. } => return Err(Refusal::Closed),
    }
    Ok(Answer { conversation: Some(id.clone()), ..Answer::default() })
}
