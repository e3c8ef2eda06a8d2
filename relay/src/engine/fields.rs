//! What a queue needs to know and nobody has said: where the bot is silent while the customer waits,
//! the relay asks for it, one question at a time, a few at most, and none once an agent is there.

use baton_shared::id::ConversationId;

use super::draft::Step;
use crate::desk::event::{Said, Words};
use crate::desk::{Control, Conversation, ConversationEvent as Event};
use crate::policy::model::OnMissing;
use crate::policy::{Key, Notice, Vars};

/// Questions to one customer at most: who waits for help fills in no form.
const QUESTIONS_MAX: usize = 5;
/// Longer words are a story, not an answer.
const ANSWER_CHARS: usize = 200;
const ANSWER_WORDS: usize = 12;

/// Asks for the first field that is missing and was not asked for. Whether there was one.
pub(super) fn ask(step: &mut Step<'_, '_>, id: &ConversationId) -> bool {
    if step.policy().settings.on_missing == OnMissing::Show {
        return false;
    }
    let Some(conv) = step.conversation(id).filter(|conv| conv.control == Control::Queue) else {
        return false;
    };
    let Some(ticket) = conv.open_ticket() else { return false };
    let asked = ticket.fields.as_deref().map(|fields| fields.asked.as_slice()).unwrap_or_default();
    #[cfg(test)]
    let asked = if super::bug::is(super::bug::Bug::AsksAgain) { &[] } else { asked };
    let next = ticket.briefing.missing.iter().find(|field| !asked.contains(field)).cloned();
    let Some(field) = next.filter(|_| asked.len() < QUESTIONS_MAX) else { return false };
    let title = step.policy().field_title(&field, conv.language.as_deref());
    step.tell(id, Event::FieldAsked { field });
    say(step, id, Key::FieldAsk, &title);
    true
}

/// Asks like [`ask`] where no question is open yet.
pub(super) fn ask_one(step: &mut Step<'_, '_>, id: &ConversationId) {
    if open(step, id).is_none() {
        ask(step, id);
    }
}

/// The field of the question that waits for an answer.
fn open(step: &Step<'_, '_>, id: &ConversationId) -> Option<String> {
    step.conversation(id)?.open_ticket()?.fields.as_deref()?.open.clone()
}

/// Takes the answer to an open question. Whether it did; a question of the customer's own, or a
/// story, leaves ours open.
pub(super) fn took(step: &mut Step<'_, '_>, id: &ConversationId, said: &Said) -> bool {
    let (Some(field), None) = (open(step, id), &said.choice) else { return false };
    #[cfg(test)]
    if super::bug::is(super::bug::Bug::AsksAgain) && answer(&said.text).is_none() {
        return ask(step, id);
    }
    let Some(text) = answer(&said.text) else { return false };
    step.tell(id, Event::FieldGiven { field, private: Some(Words { text }) });
    if !ask(step, id) {
        say(step, id, Key::FieldThanks, "");
    }
    true
}

fn answer(text: &str) -> Option<String> {
    let text = text.trim();
    let words = text.split_whitespace().count();
    let short = (1..=ANSWER_WORDS).contains(&words) && text.chars().count() <= ANSWER_CHARS;
    (short && !text.contains('?')).then(|| text.to_owned())
}

fn say(step: &mut Step<'_, '_>, id: &ConversationId, key: Key, field: &str) {
    let Some(ticket) = step.conversation(id).and_then(Conversation::open_ticket) else { return };
    let (queue, number) = (ticket.queue.clone(), ticket.number.0);
    let vars = Vars {
        queue: Some(&queue),
        number: Some(number),
        field: (!field.is_empty()).then_some(field),
        now: step.now(),
        ..Vars::default()
    };
    step.say(id, Notice::Plain(key), &vars, Vec::new());
}

#[cfg(test)]
mod tests {
    use super::answer;

    #[test]
    fn a_short_statement_is_an_answer_and_a_question_or_a_story_is_none() {
        assert_eq!(answer(" 8123 ").as_deref(), Some("8123"));
        assert_eq!(answer("it is 8123-A").as_deref(), Some("it is 8123-A"));
        for none in ["", "  ", "why do you ask?", &"word ".repeat(13), &"x".repeat(201)] {
            assert_eq!(answer(none), None, "{none}");
        }
    }
}
