//! One command on one step: what it may repeat, what it is about, who carries it out.

use baton_shared::id::{ConversationId, MessageId};
use jiff::Timestamp;

use super::clock::Ids;
use super::command::{Answer, Command, Failed};
use super::draft::{
    AUDIT_SPACE, Step, VISITOR_SPACE, command_space, customer_space, inbound_space, reply_keys,
    ticket_key, visitor_keys,
};
use super::names::NameKeys;
use super::{
    acts, asked, audit, bots, customers, inbox, people, switch, takeover, versions, visitors,
};
use crate::desk::{ConversationEvent, Refusal};

/// The keys a command may repeat or refer to.
pub(super) fn keys(command: &Command, ids: &dyn Ids, now: Timestamp) -> Vec<(String, String)> {
    match command {
        Command::Customer(message) | Command::Inbox(message) => {
            let mut keys = Vec::with_capacity(4);
            let inbound = ids.keys_of(&message.provider_id);
            keys.extend(in_space(&inbound_space(&message.channel), &inbound));
            let customer = ids.keys_of(&message.customer.id);
            keys.extend(in_space(&customer_space(&message.channel), &customer));
            keys
        }
        Command::Visitor { conversation, id: Some(id), .. } => {
            in_space(VISITOR_SPACE, &visitor_keys(ids, conversation, id)).collect()
        }
        Command::Bot { call, reply_id, .. } => {
            let reply = reply_id.as_ref().map(|reply| reply_keys(ids, call, reply));
            let reply = reply.iter().flat_map(|reply| in_space("reply", reply));
            std::iter::once(("bot".to_owned(), call.to_string())).chain(reply).collect()
        }
        Command::Agent { by, id, ticket, .. } => {
            vec![(command_space(by), id.to_string()), ("ticket".to_owned(), ticket_key(*ticket))]
        }
        Command::TakeOver { by, id, .. } => vec![(command_space(by), id.to_string())],
        Command::Audit(event) => {
            event.once(now).map(|key| (AUDIT_SPACE.to_owned(), key)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn in_space(space: &str, name: &NameKeys) -> impl Iterator<Item = (String, String)> {
    name.iter().map(move |key| (space.to_owned(), key.to_owned()))
}

/// The conversation a command names outright.
pub(super) fn named(command: &Command) -> Option<ConversationId> {
    match command {
        Command::Visitor { conversation, .. }
        | Command::Bot { conversation, .. }
        | Command::Routed { conversation, .. }
        | Command::TakeOver { conversation, .. }
        | Command::SendTried { conversation, .. }
        | Command::SendDropped { conversation, .. }
        | Command::SendSettled { conversation, .. } => Some(conversation.clone()),
        _ => None,
    }
}

/// One command on one step: a row a kind. Commands are lent, since a decision that another relay
/// overtook is made again.
pub(super) fn carry_out(step: &mut Step<'_, '_>, command: &Command) -> Result<Answer, Failed> {
    let done = match command {
        Command::Customer(message) => customers::said(step, message),
        Command::Inbox(message) => inbox::said(step, message),
        Command::Visitor { conversation, id, act } => {
            visitors::asked(step, conversation, id.as_deref(), act)
        }
        Command::Bot { conversation, call, reply_id, result } => {
            bots::came(step, conversation, call, reply_id.as_deref(), result)
        }
        Command::Routed { conversation, ticket, said } => {
            asked::came(step, conversation, *ticket, said)
        }
        Command::Agent { by, id, ticket, epoch, act } => {
            let conversation =
                step.holder("ticket", &ticket_key(*ticket)).and_then(|s| s.as_conversation());
            let asked = acts::Asked { by, id, ticket: *ticket, epoch: *epoch, act };
            return acts::asked(step, conversation, &asked);
        }
        Command::TakeOver { by, id, conversation, epoch } => {
            let asked = takeover::Asked { by, id, conversation, epoch: *epoch };
            return takeover::asked(step, &asked);
        }
        Command::Status { by, status, reason, until } => {
            people::status(step, by, (*status, reason.clone(), *until))
        }
        Command::Responded { by } => {
            people::shows_up(step, by);
            Ok(Answer::default())
        }
        Command::SessionOpened { by, session, surface } => {
            people::opened(step, by, session.clone(), *surface)
        }
        Command::SessionClosed { by, session } => people::closed(step, by, session.clone()),
        Command::Account { name, act } => people::account(step, name, act.clone()),
        Command::Api { name, act } => people::api(step, name.clone(), act.clone()),
        Command::TokenSeen { by } => people::seen(step, by),
        Command::SendTried { conversation, message } => tried(step, conversation, message),
        Command::SendSettled { conversation, message, outcome } => {
            if step.conversation(conversation).is_some_and(|c| c.outbox.get(message).is_some()) {
                let (message, outcome) = (message.clone(), outcome.clone());
                step.tell(conversation, ConversationEvent::SendSettled { message, outcome });
            }
            Ok(Answer::default())
        }
        // A beat only shows that the loop turns; erasures are told apart before a batch is decided.
        Command::Beat | Command::Erase { .. } => Ok(Answer::default()),
        Command::SendDropped { conversation, message, by } => {
            audit::dropped(step, conversation, message.clone(), by.clone())
        }
        Command::Policy { act, by } => versions::changed(step, act, by),
        Command::Desk { by, off } => switch::turn(step, by, off.as_ref()),
        Command::Delivery { held } => audit::held(step, *held),
        Command::Audit(event) => audit::noted(step, event.clone()),
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
        step.tell(id, ConversationEvent::SendTried { message: message.clone(), wanted: false });
    }
    Ok(Answer { conversation: Some(id.clone()), ..Answer::default() })
}
