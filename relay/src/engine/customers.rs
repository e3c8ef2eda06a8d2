//! A customer's message: where it goes depends on who has control.

use std::borrow::Cow;

use baton_shared::id::{ConversationId, QueueName};
use jiff::{SignedDuration, Timestamp};

use super::command::{Answer, CustomerMessage};
use super::draft::{Step, customer_space, inbound_space};
use super::judge::{self, BotSeen};
use super::words;
use super::{callbacks, fields, handover, inbox, levels};
use crate::desk::act::undone;
use crate::desk::event::{Ending, Heeded, RatedBy, Said, Sensed, Words};
use crate::desk::parts::{Choice, Customer};
use crate::desk::ticket::GraceOf;
use crate::desk::{
    Control, Conversation, ConversationEvent as Event, Refusal, Ticket, TicketState,
};
use crate::log::StreamId;
use crate::policy::{Key, Latest, Notice, Vars, Wish};

/// What the buttons of the relay's own messages send back.
pub(super) mod button {
    pub(in crate::engine) const STAY: &str = "baton:stay";
    pub(in crate::engine) const MESSAGE: &str = "baton:message";
    pub(in crate::engine) const LEAVE: &str = "baton:leave";
    pub(in crate::engine) const CALLBACK: &str = "baton:callback";
    pub(in crate::engine) const AGENT: &str = "baton:agent";
    pub(in crate::engine) const ASSISTANT: &str = "baton:assistant";
}

/// A message on its way through the turn, with the judgement of its words.
#[derive(Clone, Copy)]
struct Heard<'a> {
    said: &'a Said,
    latest: Latest<'a>,
}

/// Takes a message in.
pub(super) fn said(step: &mut Step<'_, '_>, message: &CustomerMessage) -> Result<Answer, Refusal> {
    let id = match received(step, message) {
        Ok(id) => id,
        Err(repeat) => return Ok(repeat),
    };
    if step.conversation(&id).is_some_and(|conv| conv.gone.is_some()) {
        step.tell(&id, Event::VisitorBack);
    }
    take_back_a_close(step, &id);
    let latest = judge::hear(step, &id, &message.said.text);
    let wish = judge::wishes(step, &id, latest);
    let written = step.message();
    step.tell(
        &id,
        Event::CustomerSaid {
            message: written.clone(),
            sent_at: message.sent_at,
            wish,
            private: Some(message.said.clone()),
        },
    );
    levels::said(step, &id);
    pass_on(step, &id, Heard { said: &message.said, latest });
    let epoch = step.conversation(&id).map(|conv| conv.epoch);
    Ok(Answer { conversation: Some(id), epoch, message: Some(written), ..Answer::default() })
}

/// The conversation that a new message belongs to, with the message's id claimed and what the
/// channel tells of the customer kept; or how a repeat is answered.
pub(super) fn received(
    step: &mut Step<'_, '_>,
    message: &CustomerMessage,
) -> Result<ConversationId, Answer> {
    let inbound = inbound_space(&message.channel);
    let provider_id = step.ids().keys_of(&message.provider_id);
    if let Some(stream) = step.holder_of(&inbound, &provider_id) {
        let conversation = stream.as_conversation();
        return Err(Answer { duplicate: true, conversation, ..Answer::default() });
    }
    let id = conversation_of(step, message);
    step.claim(&inbound, &provider_id.written, StreamId::conversation(&id));
    describe(step, &id, message);
    Ok(id)
}

/// The customer's conversation on this channel; their first message begins it.
fn conversation_of(step: &mut Step<'_, '_>, message: &CustomerMessage) -> ConversationId {
    // Whose conversation is in memory is known without a key; were it another's by now, the log would
    // tell by its stream.
    if let Some(conv) = step.state().of_customer(&message.channel, &message.customer.id) {
        return conv.id.clone();
    }
    let space = customer_space(&message.channel);
    let key = step.ids().keys_of(&message.customer.id);
    let known = step.holder_of(&space, &key).and_then(|stream| stream.as_conversation());
    if let Some(id) = known {
        return id;
    }
    let id = ConversationId::try_from(step.mint()).expect("a minted id is a valid id");
    step.claim(&space, &key.written, StreamId::conversation(&id));
    step.tell(
        &id,
        Event::Began {
            channel: message.channel.clone(),
            bot: message.bot.clone(),
            outlet: message.outlet,
            private: Some(message.customer.clone()),
        },
    );
    id
}

/// Keeps what the channel tells of the customer; what it leaves out stays known.
fn describe(step: &mut Step<'_, '_>, id: &ConversationId, message: &CustomerMessage) {
    let Some(conv) = step.conversation(id) else { return };
    let outlet = (conv.outlet != message.outlet).then_some(message.outlet);
    if let Cow::Owned(known) = told(&conv.customer, &message.customer) {
        step.tell(id, Event::CustomerChanged { private: Some(known) });
    }
    if let Some(outlet) = outlet {
        step.tell(id, Event::OutletChanged { outlet });
    }
}

/// The customer with what is told of them. Mostly it is known: then nothing is copied.
fn told<'a>(known: &'a Customer, told: &Customer) -> Cow<'a, Customer> {
    let mut known = Cow::Borrowed(known);
    if told.name.is_some() && told.name != known.name {
        known.to_mut().name.clone_from(&told.name);
    }
    if told.email.is_some() && told.email != known.email {
        known.to_mut().email.clone_from(&told.email);
    }
    if told.language.is_some() && told.language != known.language {
        known.to_mut().language.clone_from(&told.language);
    }
    for (name, value) in &told.attributes {
        if known.attributes.get(name) != Some(value) {
            known.to_mut().attributes.insert(name.clone(), value.clone());
        }
    }
    if told.verified && !known.verified {
        known.to_mut().verified = true;
    }
    known
}

/// Whoever writes within the grace time of a close was not done.
fn take_back_a_close(step: &mut Step<'_, '_>, id: &ConversationId) {
    let Some(conv) = step.conversation(id) else { return };
    let Some(ticket) = &conv.ticket else { return };
    let closing = ticket.grace.as_ref().is_some_and(|grace| grace.what == GraceOf::Close);
    if closing && ticket.ending == Some(Ending::Done) {
        let acted = undone(conv, ticket, None);
        step.tell_all(id, acted);
    }
}

fn pass_on(step: &mut Step<'_, '_>, id: &ConversationId, heard: Heard<'_>) {
    let Some(conv) = step.conversation(id) else { return };
    if conv.muted {
        return;
    }
    let held = conv.open_ticket().is_some_and(|ticket| ticket.state == TicketState::OnHold);
    match &conv.control {
        Control::Agent(_) if held => step.tell(id, Event::Resumed { by: None }),
        Control::Agent(_) => {}
        Control::Queue => while_waiting(step, id, heard),
        // The buttons of a ticket that still waits mean what they say.
        Control::Inbox(_) if heard.said.choice.is_some() && conv.open_ticket().is_some() => {
            while_waiting(step, id, heard);
        }
        Control::Inbox(_) => inbox::asked(step, id),
        Control::Bot | Control::Nobody => without_a_person(step, id, heard),
    }
}

fn while_waiting(step: &mut Step<'_, '_>, id: &ConversationId, heard: Heard<'_>) {
    let Heard { said, latest } = heard;
    if callbacks::took(step, id, said) {
        return;
    }
    match said.choice.as_deref() {
        Some(button::LEAVE) => leave_queue(step, id, Ending::Left),
        Some(button::MESSAGE) => leave_message(step, id),
        _ if took_back(step, id, latest) => {}
        _ => {
            fields::took(step, id, said);
        }
    }
}

/// Records that the customer took their wish back, if they did. Whether the ticket ends by it, and
/// the bot goes on, the policy says; else nothing is otherwise than without these words.
fn took_back(step: &mut Step<'_, '_>, id: &ConversationId, latest: Latest<'_>) -> bool {
    let Some((words, then)) = judge::withdraws(step, latest) else { return false };
    let Some((queue, waited_s)) = waited(step, id) else { return false };
    sensed(step, id, Sensed::WishWithdrawn { queue, waited_s, words: Some(words), then });
    let ends = then == Heeded::BackToBot;
    if ends {
        close(step, id, Ending::Left, Key::QueueLeft);
    }
    ends
}

/// Nobody took the ticket in its queue's time: it ends, and the bot goes on.
pub(super) fn timed_out(step: &mut Step<'_, '_>, id: &ConversationId) {
    let Some((queue, waited_s)) = waited(step, id) else { return };
    let limit_min = step.policy().queue(&queue).and_then(|queue| queue.back_to_bot_min);
    let limit_min = limit_min.unwrap_or(waited_s / 60);
    sensed(step, id, Sensed::QueueTimedOut { queue, waited_s, limit_min });
    close(step, id, Ending::Left, Key::QueueTimedOut);
}

fn waited(step: &Step<'_, '_>, id: &ConversationId) -> Option<(QueueName, u64)> {
    let ticket = step.conversation(id)?.open_ticket()?;
    let waited = step.now().duration_since(ticket.opened_at).as_secs();
    Some((ticket.queue.clone(), u64::try_from(waited).unwrap_or(0)))
}

/// Records what fired besides the policy's rules.
pub(super) fn sensed(step: &mut Step<'_, '_>, id: &ConversationId, saw: Sensed) {
    let policy = step.policy().hash().to_owned();
    step.tell(id, Event::Sensed { policy, saw });
}

/// The customer no longer waits here, but wants an answer.
fn leave_message(step: &mut Step<'_, '_>, id: &ConversationId) {
    step.tell(id, Event::StillHere { next: None });
    let ticket = step.conversation(id).and_then(Conversation::open_ticket).cloned();
    let Some(ticket) = ticket else { return };
    let vars = Vars {
        queue: Some(&ticket.queue),
        number: Some(ticket.number.0),
        now: step.now(),
        ..Vars::default()
    };
    step.say(id, Notice::Plain(Key::MessageLeft), &vars, Vec::new());
}

/// The customer's own end of a ticket that waits or runs.
pub(super) fn leave_queue(step: &mut Step<'_, '_>, id: &ConversationId, how: Ending) {
    let key = if how == Ending::Left { Key::QueueLeft } else { Key::TicketClosed };
    close(step, id, how, key);
}

fn close(step: &mut Step<'_, '_>, id: &ConversationId, how: Ending, key: Key) {
    let Some(conv) = step.conversation(id) else { return };
    let Some(ticket) = conv.open_ticket().cloned() else { return };
    let passed = conv.pass(conv.idle_control());
    let handled = ticket.handled(step.now());
    let closed =
        Event::Closed { by: None, how, disposition: None, passed, undo_until: None, handled };
    step.tell(id, closed);
    if let Some(agent) = &ticket.agent {
        let dropped = crate::desk::AgentEvent::Dropped { ticket: ticket.number };
        step.tell_agent(agent, dropped);
    }
    let vars = Vars {
        queue: Some(&ticket.queue),
        number: Some(ticket.number.0),
        now: step.now(),
        ..Vars::default()
    };
    step.say(id, Notice::Plain(key), &vars, Vec::new());
}

fn without_a_person(step: &mut Step<'_, '_>, id: &ConversationId, heard: Heard<'_>) {
    let Heard { said, latest } = heard;
    let waits = step.conversation(id).is_some_and(|conv| conv.open_ticket().is_some());
    if waits && callbacks::took(step, id, said) {
        return;
    }
    let rating = took_as_rating(step, id, said) || took_as_comment(step, id, heard);
    if rating || lingering(step, id, heard) {
        return;
    }
    if waits {
        took_back(step, id, latest);
    } else {
        let verdict = judge::evaluate(step, id, latest, &BotSeen::NotAsked);
        if let Some(handover) = verdict.handover {
            return handover::begin(step, id, &handover, None);
        }
    }
    ask_bot(step, id);
}

/// Asks the bot about all it has not been asked about, unless it still thinks.
pub(super) fn ask_bot(step: &mut Step<'_, '_>, id: &ConversationId) {
    let Some(conv) = step.conversation(id) else { return };
    let Some(bot) = conv.bot_name.clone() else { return };
    let due = conv.control == Control::Bot && !conv.bot.unasked.is_empty();
    if due && conv.bot.call.is_none() {
        step.tell(id, Event::BotCalled { bot });
    }
}

/// A number from 1 to 5 while a survey is open is its answer, and the bot never sees it.
fn took_as_rating(step: &mut Step<'_, '_>, id: &ConversationId, said: &Said) -> bool {
    let Some(conv) = step.conversation(id) else { return false };
    if conv.survey_until.is_none_or(|until| until < step.now()) {
        return false;
    }
    let Some(stars) = words::stars(&said.text) else { return false };
    step.tell(id, Event::Rated { stars: Some(stars), by: RatedBy::Words, private: None });
    step.say(id, Notice::Plain(Key::SurveyThanks), &Vars::default(), Vec::new());
    true
}

/// Words that follow a rating given as a number belong to it, once: not a question, not a wish, not
/// mere thanks, and nothing that a button says.
fn took_as_comment(step: &mut Step<'_, '_>, id: &ConversationId, heard: Heard<'_>) -> bool {
    let Heard { said, latest } = heard;
    let Some(conv) = step.conversation(id) else { return false };
    if conv.comment_until.is_none_or(|until| until < step.now()) {
        return false;
    }
    let plain = latest.wish() == Wish::No;
    let comment = said.choice.is_none() && !said.text.contains('?') && plain;
    if !comment || words::thanks(&said.text) || said.text.trim().is_empty() {
        return false;
    }
    let private = Some(Words { text: said.text.clone() });
    step.tell(id, Event::Rated { stars: None, by: RatedBy::Words, private });
    step.say(id, Notice::Plain(Key::CommentThanks), &Vars::default(), Vec::new());
    true
}

/// Soon after a close, thanks want no answer, and anything else may want the same agent.
fn lingering(step: &mut Step<'_, '_>, id: &ConversationId, heard: Heard<'_>) -> bool {
    let Heard { said, latest } = heard;
    let Some(conv) = step.conversation(id) else { return false };
    let Some(ticket) = just_closed(conv, step.policy().settings.linger_min, step.now()) else {
        return false;
    };
    let (asked, agent) = (conv.linger_asked, ticket.agent.clone());
    let assistant = said.choice.as_deref() == Some(button::ASSISTANT);
    if asked && assistant {
        step.tell(id, Event::LingerAnswered);
        return false;
    }
    // Who asks for a person is not asked whether they want one.
    if asked || judge::wishes(step, id, latest) {
        handover::reopen(step, id);
        return true;
    }
    if words::thanks(&said.text) {
        return true;
    }
    step.tell(id, Event::LingerAsked);
    offer_agent_or_assistant(step, id, agent.as_ref().map(baton_shared::id::AgentName::as_str));
    true
}

/// The ticket that an agent closed so recently that its customer may still mean it.
pub(super) fn just_closed(conv: &Conversation, linger_min: u64, now: Timestamp) -> Option<&Ticket> {
    let linger = SignedDuration::from_mins(linger_min.cast_signed());
    let ticket = conv.ticket.as_ref().filter(|ticket| !ticket.is_open())?;
    let recent = ticket.closed_at.is_some_and(|at| now < at + linger);
    (recent && ticket.ending == Some(Ending::Done)).then_some(ticket)
}

fn offer_agent_or_assistant(step: &mut Step<'_, '_>, id: &ConversationId, agent: Option<&str>) {
    let Some(conv) = step.conversation(id) else { return };
    if conv.bot_name.is_none() {
        return handover::reopen(step, id);
    }
    let language = conv.language.clone();
    let vars = Vars { agent, now: step.now(), ..Vars::default() };
    let label = |key| step.policy().say(Notice::Plain(key), language.as_deref(), &vars);
    let choices = vec![
        Choice { id: button::AGENT.to_owned(), title: label(Key::ChoiceAgent) },
        Choice { id: button::ASSISTANT.to_owned(), title: label(Key::ChoiceAssistant) },
    ];
    step.say(id, Notice::Plain(Key::LingerOffer), &vars, choices);
}
