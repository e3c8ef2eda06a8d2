//! What happens when something falls due. A firing whose cause has gone does nothing.

use baton_shared::id::{AgentName, ConversationId};
use jiff::SignedDuration;

use super::deadlines::{Due, Kind, Whose, of_conversation};
use super::draft::Step;
use super::handover::{Waiting, still_waiting};
use super::silence::{self, Patience};
use super::{
    acts, asked, assign, bots, callbacks, customers, inbox, levels, moves, people, switch,
};
use crate::desk::AgentEvent;
use crate::desk::event::{Status, Surface};
use crate::desk::parts::Choice;
use crate::desk::{Conversation, ConversationEvent as Event};
use crate::policy::{BotFailure, Key, Notice, Vars};

/// Fires one deadline.
pub(super) fn fire(step: &mut Step<'_, '_>, due: &Due) {
    step.fires(due);
    match &due.whose {
        Whose::Agent(name) => fire_agent(step, name, due.kind),
        Whose::Desk => switch::ends(step, due),
        Whose::Conversation(id) => {
            let patience = Patience::of(step.policy());
            let holds = step
                .conversation(id)
                .is_some_and(|conv| of_conversation(conv, &patience).contains(due));
            #[cfg(test)]
            let holds = holds && !super::bug::in_vain();
            if holds {
                fire_conversation(step, id, due);
            }
        }
    }
}

fn fire_agent(step: &mut Step<'_, '_>, name: &AgentName, kind: Kind) {
    match kind {
        Kind::AgentGrace => people::vanished(step, name),
        Kind::WrapEnds => {
            let wraps = step.agent(name).and_then(|agent| agent.wrap_until);
            if wraps.is_some_and(|until| until <= step.now()) {
                step.tell_agent(name, AgentEvent::WrapEnded);
            }
        }
        Kind::StatusEnds => {
            let Some(agent) = step.agent(name) else { return };
            let watching = agent.sessions.values().all(|s| *s != Surface::Console);
            if agent.status_until.is_some_and(|until| until <= step.now()) {
                // Whoever sits at a console by now stays as they are.
                let status = if watching { Status::Off } else { agent.status };
                let reason = agent.reason.clone().filter(|_| !watching);
                step.tell_agent(name, AgentEvent::StatusSet { status, reason, until: None });
            }
        }
        _ => {}
    }
}

fn fire_conversation(step: &mut Step<'_, '_>, id: &ConversationId, due: &Due) {
    match due.kind {
        Kind::LevelRisk | Kind::LevelBreach => levels::fired(step, id, due),
        Kind::Grace => acts::settle(step, id),
        Kind::Offer => {
            let ticket = step.conversation(id).and_then(|conv| conv.open_ticket());
            match ticket.and_then(|ticket| ticket.offered_by_queue()) {
                Some(_) => assign::missed(step, id),
                None => step.tell(id, Event::Declined { agent: None, private: None }),
            }
        }
        Kind::AskAgain => assign::ask_again(step, id),
        Kind::Hold => step.tell(id, Event::Resumed { by: None }),
        Kind::Notify => notify(step, id),
        Kind::StillHere => still_here(step, id),
        Kind::BackToBot => customers::timed_out(step, id),
        Kind::Deferred => {
            let call = step.conversation(id).and_then(|conv| conv.bot.call.clone());
            if let Some(call) = call {
                let why = "it took the call and did not answer in time".to_owned();
                bots::failed(step, id, &call.id, (BotFailure::TimedOut, why));
            }
        }
        Kind::InboxQuiet => inbox::left(step, id),
        Kind::RouteAsked => asked::timed_out(step, id),
        Kind::Abandon => step.tell(id, Event::Abandoned),
        Kind::Stage => silence::stage(step, id),
        Kind::Relax => moves::relax(step, id),
        Kind::Overflow => moves::overflow(step, id),
        Kind::IdleRemind => silence::remind(step, id),
        Kind::IdleClose => silence::close(step, id),
        Kind::AgentGrace | Kind::StatusEnds | Kind::DeskEnds | Kind::WrapEnds => {}
    }
}

fn notify(step: &mut Step<'_, '_>, id: &ConversationId) {
    let waited = step.conversation(id).and_then(|conv| {
        let since = conv.waiting_since.unwrap_or(conv.open_ticket()?.opened_at);
        Some(u64::try_from(step.now().duration_since(since).as_secs()).unwrap_or(0))
    });
    if let Some(waiting_s) = waited {
        step.tell(id, Event::Notified { waiting_s });
    }
}

/// Silence towards a waiting customer never lasts long; but nobody is told the same twice who has
/// left, or where nobody is on.
fn still_here(step: &mut Step<'_, '_>, id: &ConversationId) {
    let Some(conv) = step.conversation(id).cloned() else { return };
    if conv.gone.is_some() {
        return step.tell(id, Event::StillHere { next: None });
    }
    let Some(waiting) = still_waiting(step, &conv) else { return };
    let again = SignedDuration::from_secs(step.policy().settings.still_here_s.cast_signed());
    let next = matches!(waiting, Waiting::Live(_)).then(|| step.now() + again);
    step.tell(id, Event::StillHere { next });
    let Some(ticket) = conv.open_ticket() else { return };
    let mut vars = Vars {
        queue: Some(&ticket.queue),
        number: Some(ticket.number.0),
        now: step.now(),
        ..Vars::default()
    };
    let notice = match waiting {
        Waiting::Live(promise) => Notice::StillWaiting(promise),
        Waiting::Unstaffed => Notice::Plain(Key::StillWaitingUnstaffed),
        Waiting::Closed(opens_at) => {
            vars.opens_at = opens_at;
            Notice::Plain(Key::StillWaitingClosed)
        }
    };
    let mut choices = waiting_choices(step, &conv, &vars);
    choices.extend(callbacks::choice(step, id, &ticket.queue));
    step.say(id, notice, &vars, choices);
}

fn waiting_choices(step: &Step<'_, '_>, conv: &Conversation, vars: &Vars<'_>) -> Vec<Choice> {
    let choices = [
        (customers::button::STAY, Key::ChoiceStay),
        (customers::button::MESSAGE, Key::ChoiceLeaveMessage),
        (customers::button::LEAVE, Key::ChoiceLeaveQueue),
    ];
    let title = |key| step.policy().say(Notice::Plain(key), conv.language.as_deref(), vars);
    choices.map(|(id, key)| Choice { id: id.to_owned(), title: title(key) }).into()
}
