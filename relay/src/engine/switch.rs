//! The incident switch: hand-overs off with a reason that customers hear, on again by a person or
//! at a stated instant. Every change of it is an event of the desk and a record for the auditor.

use baton_shared::id::Position;
use jiff::Timestamp;

use super::command::Answer;
use super::deadlines::{Due, Kind, Whose};
use super::draft::Step;
use super::state::State;
use crate::desk::event::DeskEvent;
use crate::desk::{Action, AuditAct, AuditBy, Refusal, permit};

/// Hand-overs are off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchedOff {
    /// What customers hear.
    pub reason: String,
    /// When it ends by itself.
    pub until: Option<Timestamp>,
    /// Who did it; `None` is whoever owns the data.
    pub by: Option<baton_shared::id::AgentName>,
    /// Where it was written.
    pub since: Position,
}

/// A lead or the owner of the data turns the switch.
pub(super) fn turn(
    step: &mut Step<'_, '_>,
    who: &AuditBy,
    off: Option<&(String, Option<Timestamp>)>,
) -> Result<Answer, Refusal> {
    let by = match who {
        AuditBy::Agent(name) => {
            let agent = step.agent(name).ok_or_else(|| Refusal::NoSuchAgent(name.clone()))?;
            permit(agent, Action::SwitchDesk)?;
            Some(name.clone())
        }
        AuditBy::Owner | AuditBy::Relay | AuditBy::Api(_) => None,
    };
    match off {
        Some((reason, _)) if reason.trim().is_empty() => {
            return Err(Refusal::Bounds("say why: customers hear the reason".to_owned()));
        }
        Some((_, Some(until))) if *until <= step.now() => {
            return Err(Refusal::Bounds("it would end in the past".to_owned()));
        }
        Some((reason, until)) => {
            let (reason, until) = (reason.trim().to_owned(), *until);
            step.tell_desk(DeskEvent::Disabled { reason, until, by });
            step.audit(who.clone(), AuditAct::DeskDisabled { until });
        }
        // On already: nothing to tell, and nothing to record.
        None if step.state().disabled.is_none() => {}
        None => {
            step.tell_desk(DeskEvent::Enabled { by });
            step.audit(who.clone(), AuditAct::DeskEnabled);
        }
    }
    Ok(Answer::default())
}

/// The end that was stated when it was turned off.
pub(super) fn due(state: &State) -> Vec<Due> {
    let off = state.disabled.as_ref();
    let ends = off.and_then(|off| Some((off.until?, off.since)));
    let due = ends.map(|(at, since)| Due { at, whose: Whose::Desk, kind: Kind::DeskEnds, since });
    due.into_iter().collect()
}

/// The stated end has come: customers are handed over again.
pub(super) fn ends(step: &mut Step<'_, '_>, fired: &Due) {
    if due(step.state()).contains(fired) {
        step.tell_desk(DeskEvent::Enabled { by: None });
        step.audit(AuditBy::Relay, AuditAct::DeskEnabled);
    }
}
