//! Callbacks: a customer who will not wait here leaves a number and a time. What they leave stands
//! in the briefing for whoever takes the ticket.

use baton_shared::id::{ConversationId, QueueName};

use super::acts;
use super::customers::button;
use super::draft::Step;
use super::telephone;
use crate::desk::conversation::first_chars;
use crate::desk::event::{Callback, Said, Words};
use crate::desk::parts::Choice;
use crate::desk::{Conversation, ConversationEvent as Event};
use crate::policy::model::CallbackOffer;
use crate::policy::{Key, Notice, Vars};

/// Longest wish for a time that is kept, in characters.
const TIME_CHARS: usize = 200;

/// The button that asks for a callback, where the queue offers it.
pub(super) fn choice(
    step: &Step<'_, '_>,
    id: &ConversationId,
    queue: &QueueName,
) -> Option<Choice> {
    let offers = step.policy().queue(queue).map(|queue| queue.callback)?;
    if offers == CallbackOffer::None {
        return None;
    }
    let language = step.conversation(id).and_then(|conv| conv.language.as_deref());
    let notice = Notice::Plain(Key::ChoiceCallback);
    let title = step.policy().say(notice, language, &Vars::default());
    Some(Choice { id: button::CALLBACK.to_owned(), title })
}

/// Takes what belongs to a callback: the wish for one, then number and time. Whether it did.
pub(super) fn took(step: &mut Step<'_, '_>, id: &ConversationId, said: &Said) -> bool {
    let Some(ticket) = step.conversation(id).and_then(Conversation::open_ticket) else {
        return false;
    };
    let (asked, queue) = (ticket.callback_asked, ticket.queue.clone());
    let earlier = ticket.callback_said.clone();
    let wants = said.choice.as_deref() == Some(button::CALLBACK);
    if wants && choice(step, id, &queue).is_some() {
        step.tell(id, Event::CallbackAsked { private: None });
        acts::say(step, id, Key::CallbackAsk, None);
        return true;
    }
    if !asked || said.choice.is_some() {
        return false;
    }
    let Some((number, words)) = telephone::read(&said.text) else {
        // Without a number yet they may have said when: that is kept for the number to come.
        let private = Some(Words { text: first_chars(&said.text, TIME_CHARS).to_owned() });
        step.tell(id, Event::CallbackAsked { private });
        acts::say(step, id, Key::CallbackAsk, None);
        return true;
    };
    let zone = zone(step, id, &queue);
    let time = [earlier, words].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let time = Some(first_chars(&time, TIME_CHARS).to_owned()).filter(|time| !time.is_empty());
    step.tell(id, Event::CallbackWanted { private: Some(Callback { number, time, zone }) });
    acts::say(step, id, Key::CallbackTaken, None);
    true
}

/// The customer's own zone where the channel told it, else that of the queue's hours.
fn zone(step: &Step<'_, '_>, id: &ConversationId, queue: &QueueName) -> Option<String> {
    let conv = step.conversation(id)?;
    let told = conv.customer.attributes.get("time_zone").cloned();
    let hours = step.policy().hours_of(queue);
    told.or_else(|| hours.and_then(|hours| hours.zone.iana_name()).map(ToOwned::to_owned))
}
