//! Callbacks: a customer who will not wait here leaves a number and a time. What they leave stands
//! in the briefing for whoever takes the ticket.

use baton_shared::id::{ConversationId, QueueName};

use super::acts;
use super::customers::button;
use super::draft::Step;
use crate::desk::event::{Callback, Said};
use crate::desk::parts::Choice;
use crate::desk::{Conversation, ConversationEvent as Event};
use crate::policy::model::CallbackOffer;
use crate::policy::{Key, Notice, Vars};

/// Fewer digits are no telephone number.
const DIGITS_MIN: usize = 6;
/// More are none either (ITU E.164 has fifteen; an extension may follow).
const DIGITS_MAX: usize = 20;
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
    let wants = said.choice.as_deref() == Some(button::CALLBACK);
    if wants && choice(step, id, &queue).is_some() {
        step.tell(id, Event::CallbackAsked);
        acts::say(step, id, Key::CallbackAsk, None);
        return true;
    }
    if !asked || said.choice.is_some() {
        return false;
    }
    let Some((number, time)) = read(&said.text) else {
        acts::say(step, id, Key::CallbackAsk, None);
        return true;
    };
    let zone = zone(step, id, &queue);
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

/// A telephone number and what else was written: when it suits. The number is the longest run of
/// digits with what people write between them.
fn read(text: &str) -> Option<(String, Option<String>)> {
    let part = |c: char| c.is_ascii_digit() || "+ ()-/.".contains(c);
    let digits = |run: &str| run.chars().filter(char::is_ascii_digit).count();
    let run = text.split(|c| !part(c)).max_by_key(|run| digits(run))?;
    if !(DIGITS_MIN..=DIGITS_MAX).contains(&digits(run)) {
        return None;
    }
    let number = run.trim_matches(|c: char| !c.is_ascii_digit() && c != '+' && c != '(');
    let rest = text.replacen(number, " ", 1);
    let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let time = (!rest.is_empty()).then(|| rest.chars().take(TIME_CHARS).collect());
    Some((number.trim().to_owned(), time))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_number_is_found_among_what_people_write_around_it() {
        let table = [
            ("+49 30 1234567, tomorrow after 5", "+49 30 1234567", Some("tomorrow after 5")),
            ("call me at (555) 010-9988", "(555) 010-9988", Some("call me at")),
            ("0301234567", "0301234567", None),
            ("Mo 9-11 Uhr: 030/1234567", "030/1234567", Some("Mo 9-11 Uhr")),
        ];
        for (text, number, time) in table {
            let found = read(text).expect(text);
            assert_eq!((found.0.as_str(), found.1.as_deref()), (number, time), "{text}");
        }
        for none in ["tomorrow at five", "12:30", "", "order 8123", &"1".repeat(40)] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
