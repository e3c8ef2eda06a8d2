//! Whether a queue needs to know that its customer is who they say follows the ticket wherever it
//! goes: by hand, by overflow, by a service level or by somebody outside. Owns that rule; that a
//! customer was vouched for stays with the customer and is never asked for twice.

use baton_shared::id::ConversationId;

use super::draft::Step;
use crate::desk::{Conversation, ConversationEvent as Event};
use crate::policy::model::Identity;

/// Whatever moved a ticket in this step, its briefing says what its new queue needs.
pub(super) fn put_right(step: &mut Step<'_, '_>) {
    let moved: Vec<(ConversationId, bool)> =
        step.changed_conversations().filter_map(|conv| changes(step, conv)).collect();
    for (id, again) in moved {
        step.tell(&id, Event::IdentityNeeded { again });
    }
}

fn changes(step: &Step<'_, '_>, conv: &Conversation) -> Option<(ConversationId, bool)> {
    let ticket = conv.open_ticket()?;
    let before = step.before(&conv.id)?.ticket.as_ref()?;
    if before.number != ticket.number || before.queue == ticket.queue {
        return None;
    }
    #[cfg(test)]
    if super::bug::is(super::bug::Bug::ForgetsIdentity) {
        return None;
    }
    let needs = step.policy().queue(&ticket.queue)?.identity == Identity::Verified;
    let again = needs && !conv.customer.verified;
    (ticket.briefing.must_verify != again).then(|| (conv.id.clone(), again))
}
