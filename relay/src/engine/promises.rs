//! What customers are told of their wait is kept with the ticket, and held against what became of
//! it when an agent comes.

use baton_shared::id::ConversationId;

use super::draft::Step;
use crate::desk::ConversationEvent as Event;
use crate::desk::level::{PromiseBasis, Promised};
use crate::policy::LivePromise;
use crate::policy::promise::{Basis, Waited};

/// A promise in the desk's words.
pub(super) fn kept(promise: &LivePromise) -> Promised {
    Promised {
        position: promise.position(),
        basis: match promise.basis() {
            Basis::FreeAgent => PromiseBasis::FreeAgent,
            Basis::Line => PromiseBasis::Line,
        },
        expected_s: promise.expected_wait_s(),
        spread_s: promise.spread_s(),
        within_s: promise.within_s(),
    }
}

/// An agent has come: the wait that was promised is over.
pub(super) fn ended(step: &mut Step<'_, '_>, id: &ConversationId) {
    let ticket = step.conversation(id).and_then(|conv| conv.open_ticket());
    let Some((promised, queue, opened)) =
        ticket.and_then(|t| Some((t.promised?, t.queue.clone(), t.opened_at)))
    else {
        return;
    };
    let waited_s = u64::try_from(step.now().duration_since(opened).as_secs()).unwrap_or(0);
    step.tell(id, Event::WaitEnded { queue, promised, waited_s });
}

/// The same in the policy's words, to learn from.
pub(super) fn lesson(promised: &Promised, waited_s: u64) -> Waited {
    Waited {
        basis: match promised.basis {
            PromiseBasis::FreeAgent => Basis::FreeAgent,
            PromiseBasis::Line => Basis::Line,
        },
        expected_s: promised.expected_s,
        spread_s: promised.spread_s,
        within_s: promised.within_s,
        actual_s: waited_s,
    }
}
