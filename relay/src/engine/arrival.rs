//! What a queue needs follows the ticket wherever it goes: by hand, by overflow, by a service level
//! or by somebody outside. Owns that rule: whether its customer must be who they say, the queue's own
//! skills, the fields it requires. That a customer was vouched for stays with the customer and is never
//! asked for twice; what rules, bot and endpoints asked for stays with the ticket.

use baton_shared::id::ConversationId;

use super::draft::Step;
use super::fields;
use crate::desk::event::Needs;
use crate::desk::{Conversation, ConversationEvent as Event, Ticket};
use crate::policy::{Policy, route};

/// Whatever moved a ticket in this step, its briefing says what its new queue needs, and the customer
/// who waits there is asked for it.
pub(super) fn put_right(step: &mut Step<'_, '_>) {
    let moved: Vec<(ConversationId, Arrived)> = step
        .changed_conversations()
        .filter_map(|conv| Some((conv.id.clone(), arrived(step, conv)?)))
        .collect();
    for (id, arrived) in moved {
        if let Some(again) = arrived.again {
            step.tell(&id, Event::IdentityNeeded { again });
        }
        if let Some(now) = arrived.now {
            step.tell(&id, Event::NeedsChanged { now });
            fields::ask_one(step, &id);
        }
    }
}

/// What is otherwise where a ticket has come to.
struct Arrived {
    again: Option<bool>,
    now: Option<Needs>,
}

fn arrived(step: &Step<'_, '_>, conv: &Conversation) -> Option<Arrived> {
    let ticket = conv.open_ticket()?;
    let before = step.before(&conv.id)?.ticket.as_ref()?;
    if before.number != ticket.number || before.queue == ticket.queue {
        return None;
    }
    Some(Arrived { again: identity(step.policy(), conv, ticket), now: needs(step, conv, ticket) })
}

/// Whether its customer must be verified again, where that is not what the briefing says.
fn identity(policy: &Policy, conv: &Conversation, ticket: &Ticket) -> Option<bool> {
    #[cfg(test)]
    if super::bug::is(super::bug::Bug::ForgetsIdentity) {
        return None;
    }
    policy.queue(&ticket.queue)?;
    let again = policy.verifies(&ticket.queue) && !conv.customer.verified;
    (ticket.briefing.must_verify != again).then_some(again)
}

/// Its skills and missing fields, where they are not those it came with.
fn needs(step: &Step<'_, '_>, conv: &Conversation, ticket: &Ticket) -> Option<Needs> {
    #[cfg(test)]
    if super::bug::is(super::bug::Bug::KeepsItsSkills) {
        return None;
    }
    // What was taken back is as it was: of skills let go of meanwhile none comes back.
    if step.undoes(&conv.id) {
        return None;
    }
    step.policy().queue(&ticket.queue)?;
    let of_queue = |skill: &&String| ticket.queue_skills.contains(skill);
    let asked: Vec<&String> = ticket.skills.iter().filter(|skill| !of_queue(skill)).collect();
    let intent = ticket.intent.as_ref().map(|intent| intent.name.as_str());
    let to = (&ticket.queue, intent);
    let found = route::needs(step.policy(), to, &asked, |field| known(conv, ticket, field));
    let route::Needs { skills, queue_skills, missing } = found;
    let now = Needs { skills, queue_skills, missing };
    let same = now.skills == ticket.skills
        && now.queue_skills == ticket.queue_skills
        && now.missing == ticket.briefing.missing;
    (!same).then_some(now)
}

/// What was said of a field, to the bot or to the relay.
fn known<'a>(conv: &'a Conversation, ticket: &'a Ticket, field: &str) -> Option<&'a str> {
    let collected = ticket.briefing.collected.get(field).map(|given| &given.value);
    let said = || ticket.variables.get(field);
    let told = || conv.customer.attributes.get(field);
    collected.or_else(said).or_else(told).map(String::as_str)
}
