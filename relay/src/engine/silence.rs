//! What is said by the clock: stages while a customer waits, a reminder to one who has gone silent,
//! and the end of a ticket that stays silent.

use baton_shared::id::ConversationId;
use jiff::{SignedDuration, Timestamp};

use super::draft::Step;
use crate::desk::event::{Ending, StageWatch};
use crate::desk::{AgentEvent, ConversationEvent as Event};
use crate::policy::{Key, Notice, Policy, Vars};

/// The times of a policy that are counted from what the log holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Patience {
    /// A visitor gone for longer counts in nobody's place.
    pub abandon: SignedDuration,
    /// Silence until the customer is reminded; zero never does.
    pub remind: SignedDuration,
    /// Silence until the ticket is closed; zero never does.
    pub close: SignedDuration,
    /// From the last offer in vain to asking everybody again.
    pub ask_again: SignedDuration,
}

impl Patience {
    /// As a policy has it.
    #[must_use]
    pub fn of(policy: &Policy) -> Self {
        let minutes = |n: u64| SignedDuration::from_mins(n.cast_signed());
        Self {
            abandon: SignedDuration::from_secs(policy.settings.abandon_after_s.cast_signed()),
            remind: minutes(policy.idle.remind_after_min),
            close: minutes(policy.idle.close_after_min),
            ask_again: SignedDuration::from_secs(policy.settings.ask_again_s.cast_signed()),
        }
    }
}

/// The first stage of a queue that is due after so many seconds of waiting.
pub(super) fn first_stage(
    policy: &Policy,
    queue: &baton_shared::id::QueueName,
    now: Timestamp,
) -> Option<StageWatch> {
    let (place, stage) = policy.next_stage(queue, None)?;
    let at = now.checked_add(SignedDuration::from_secs(stage.after_s.cast_signed())).ok()?;
    Some(StageWatch { stage: u32::try_from(place).ok()?, at, since: now })
}

/// A stage of waiting is reached. Nobody who has left is spoken to.
pub(super) fn stage(step: &mut Step<'_, '_>, id: &ConversationId) {
    let Some(conv) = step.conversation(id).cloned() else { return };
    let Some(ticket) = conv.open_ticket() else { return };
    let Some(watch) = ticket.watches.stage.clone() else { return };
    let place = usize::try_from(watch.stage).unwrap_or(usize::MAX);
    let said_s = step.policy().stage(place).map(|stage| stage.after_s);
    let next = step.policy().next_stage(&ticket.queue, said_s.or(Some(u64::MAX)));
    let next = next.and_then(|(place, stage)| {
        let after = SignedDuration::from_secs(stage.after_s.cast_signed());
        let at = watch.since.checked_add(after).ok()?;
        Some(StageWatch { stage: u32::try_from(place).ok()?, at, since: watch.since })
    });
    step.tell(id, Event::Staged { stage: watch.stage, next });
    if conv.gone.is_none() {
        let vars = Vars {
            queue: Some(&ticket.queue),
            number: Some(ticket.number.0),
            now: step.now(),
            ..Vars::default()
        };
        let language = conv.language.as_deref();
        let text = step.policy().stage_text(place, language, &vars);
        if let Some(text) = text {
            step.say_text(id, "stage", text, Vec::new());
        }
    }
}

/// The customer has not answered for long: are they still there?
pub(super) fn remind(step: &mut Step<'_, '_>, id: &ConversationId) {
    let agent = step.conversation(id).and_then(|conv| conv.open_ticket()?.agent.clone());
    step.tell(id, Event::IdleReminded);
    super::acts::say(step, id, Key::IdleReminder, agent.as_ref());
}

/// Nobody has said a word for very long: the ticket is over. Their next words begin anew.
pub(super) fn close(step: &mut Step<'_, '_>, id: &ConversationId) {
    let Some(conv) = step.conversation(id) else { return };
    let Some(ticket) = conv.open_ticket().cloned() else { return };
    let passed = conv.pass(conv.idle_control());
    let handled = ticket.handled(step.now());
    let (how, disposition, undo_until) = (Ending::Silent, None, None);
    step.tell(id, Event::Closed { by: None, how, disposition, passed, undo_until, handled });
    if let Some(agent) = &ticket.agent {
        step.tell_agent(agent, AgentEvent::Dropped { ticket: ticket.number });
    }
    let vars = Vars {
        queue: Some(&ticket.queue),
        agent: ticket.agent.as_ref().map(baton_shared::id::AgentName::as_str),
        number: Some(ticket.number.0),
        now: step.now(),
        ..Vars::default()
    };
    step.say(id, Notice::Plain(Key::IdleClosed), &vars, Vec::new());
}
