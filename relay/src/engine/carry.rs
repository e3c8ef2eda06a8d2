//! One command on one step: what it may repeat, what it is about, who carries it out.

use baton_shared::id::{ConversationId, MessageId};

use super::command::{Answer, Command, CustomerMessage, Failed};
use super::draft::{
    Step, VISITOR_SPACE, command_space, customer_space, hashed, inbound_space, ticket_key,
    visitor_key,
};
use super::{acts, bots, customers, people, visitors};
use crate::desk::event::DeskEvent;
use crate::desk::{ConversationEvent, Refusal};

/// The keys a command may repeat or refer to.
pub(super) fn keys(command: &Command) -> Vec<(String, String)> {
    match command {
        Command::Customer(message) => vec![
            (inbound_space(&message.channel), hashed(&message.provider_id)),
            customer_key(message),
        ],
        Command::Visitor { conversation, id: Some(id), .. } => {
            vec![(VISITOR_SPACE.to_owned(), visitor_key(conversation, id))]
        }
        Command::Bot { call, reply_id, .. } => {
            let reply =
                reply_id.as_ref().map(|reply| ("reply".to_owned(), format!("{call}/{reply}")));
            let call = ("bot".to_owned(), call.to_string());
            std::iter::once(call).chain(reply).collect()
        }
        Command::Agent { by, id, ticket, .. } => {
            vec![(command_space(by), id.to_string()), ("ticket".to_owned(), ticket_key(*ticket))]
        }
        _ => Vec::new(),
    }
}

/// The key by which a customer's conversation is found.
pub(super) fn customer_key(message: &CustomerMessage) -> (String, String) {
    (customer_space(&message.channel), hashed(&message.customer.id))
}

/// The conversation a command names outright.
pub(super) fn named(command: &Command) -> Option<ConversationId> {
    match command {
        Command::Visitor { conversation, .. }
        | Command::Bot { conversation, .. }
        | Command::SendTried { conversation, .. }
        | Command::SendSettled { conversation, .. } => Some(conversation.clone()),
        _ => None,
    }
}

/// One command on one step: a row a kind. Commands are lent, since a decision that another relay
/// overtook is made again.
pub(super) fn carry_out(step: &mut Step<'_, '_>, command: &Command) -> Result<Answer, Failed> {
    let done = match command {
        Command::Customer(message) => customers::said(step, message),
        Command::Visitor { conversation, id, act } => {
            visitors::asked(step, conversation, id.as_deref(), act)
        }
        Command::Bot { conversation, call, reply_id, result } => {
            bots::came(step, conversation, call, reply_id.as_deref(), result)
        }
        Command::Agent { by, id, ticket, epoch, act } => {
            let conversation =
                step.holder("ticket", &ticket_key(*ticket)).and_then(|s| s.as_conversation());
            let asked = acts::Asked { by, id, ticket: *ticket, epoch: *epoch, act };
            return acts::asked(step, conversation, &asked);
        }
        Command::Status { by, status, reason, until } => {
            people::status(step, by, (*status, reason.clone(), *until))
        }
        Command::SessionOpened { by, session, surface } => {
            people::opened(step, by, session.clone(), *surface)
        }
        Command::SessionClosed { by, session } => people::closed(step, by, session.clone()),
        Command::Account { name, act } => people::account(step, name, act.clone()),
        Command::SendTried { conversation, message } => tried(step, conversation, message),
        Command::SendSettled { conversation, message, outcome } => {
            if step.conversation(conversation).is_some_and(|c| c.outbox.get(message).is_some()) {
                let (message, outcome) = (message.clone(), outcome.clone());
                step.tell(conversation, ConversationEvent::SendSettled { message, outcome });
            }
            Ok(Answer::default())
        }
        Command::Policy { text, hash, by } => {
            let (text, hash, by) = (text.clone(), hash.clone(), by.clone());
            step.tell_desk(DeskEvent::PolicyActivated { hash, text, by });
            Ok(Answer::default())
        }
        Command::Desk { by, off } => people::switch(step, by.clone(), off.clone()),
        Command::Delivery { held } => {
            let held = if *held { DeskEvent::DeliveryHeld } else { DeskEvent::DeliveryReleased };
            step.tell_desk(held);
            Ok(Answer::default())
        }
    };
    done.map_err(Failed::from)
}

/// The fence before the first attempt: a bot's message of an earlier epoch is not sent any more.
fn tried(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    message: &MessageId,
) -> Result<Answer, Refusal> {
    let conv = step.conversation(id).ok_or(Refusal::NoSuchTicket)?;
    let Some(send) = conv.outbox.get(message) else { return Err(Refusal::NothingToUndo) };
    if !send.tried {
        step.tell(id, ConversationEvent::SendTried { message: message.clone() });
    }
    Ok(Answer { conversation: Some(id.clone()), ..Answer::default() })
}
