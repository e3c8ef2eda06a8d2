//! Agents: accounts, sessions, status, and what follows when one vanishes.

use baton_shared::id::{AgentName, ConversationId};
use jiff::{SignedDuration, Timestamp};

use super::acts;
use super::command::{AccountAct, Answer};
use super::draft::Step;
use crate::desk::event::{Return, Status, Surface};
use crate::desk::{AgentEvent as Event, AuditAct, AuditBy, DeskEvent, Refusal};

/// A session was opened. Opening the console makes one available.
pub(super) fn opened(
    step: &mut Step<'_, '_>,
    name: &AgentName,
    session: String,
    surface: Surface,
) -> Result<Answer, Refusal> {
    let agent = step.agent(name).filter(|agent| !agent.revoked).cloned();
    let agent = agent.ok_or_else(|| Refusal::NoSuchAgent(name.clone()))?;
    step.tell_agent(name, Event::SessionOpened { session, surface });
    let idle = agent.status == Status::Off || agent.reason.as_deref() == Some("idle");
    if surface == Surface::Console && idle {
        let available = Event::StatusSet { status: Status::Available, reason: None, until: None };
        step.tell_agent(name, available);
    }
    Ok(Answer::default())
}

/// A session is gone. The last one starts the grace time.
pub(super) fn closed(
    step: &mut Step<'_, '_>,
    name: &AgentName,
    session: String,
) -> Result<Answer, Refusal> {
    let agent = step.agent(name).ok_or_else(|| Refusal::NoSuchAgent(name.clone()))?;
    if agent.sessions.contains_key(&session) {
        let grace = SignedDuration::from_secs(step.policy().settings.grace_s.cast_signed());
        let grace_until = step.now() + grace;
        step.tell_agent(name, Event::SessionClosed { session, grace_until });
    }
    Ok(Answer::default())
}

/// A status was set, by the agent or by the relay for them.
pub(super) fn status(
    step: &mut Step<'_, '_>,
    name: &AgentName,
    (status, reason, until): (Status, Option<String>, Option<Timestamp>),
) -> Result<Answer, Refusal> {
    let agent = step.agent(name).filter(|agent| !agent.revoked);
    let agent = agent.ok_or_else(|| Refusal::NoSuchAgent(name.clone()))?;
    let same = agent.status == status && agent.reason == reason && agent.status_until == until;
    if !same {
        step.tell_agent(name, Event::StatusSet { status, reason, until });
    }
    Ok(Answer::default())
}

/// A lead switches hand-overs off, with a reason that customers hear, or on again.
pub(super) fn switch(
    step: &mut Step<'_, '_>,
    by: AgentName,
    off: Option<(String, Option<Timestamp>)>,
) -> Result<Answer, Refusal> {
    let leads = step.agent(&by).is_some_and(|agent| agent.leads() && !agent.revoked);
    if !leads {
        return Err(Refusal::Forbidden("switch hand-overs off or on; a lead may"));
    }
    let who = AuditBy::Agent(by.clone());
    match off {
        Some((reason, until)) => {
            step.tell_desk(DeskEvent::Disabled { reason, until, by });
            step.audit(who, AuditAct::DeskDisabled { until });
        }
        None => {
            step.tell_desk(DeskEvent::Enabled { by: Some(by) });
            step.audit(who, AuditAct::DeskEnabled);
        }
    }
    Ok(Answer::default())
}

/// The owner's act on an account, with its record for the auditor.
pub(super) fn account(
    step: &mut Step<'_, '_>,
    name: &AgentName,
    act: AccountAct,
) -> Result<Answer, Refusal> {
    let known = step.agent(name).is_some_and(|agent| !agent.revoked);
    match act {
        AccountAct::Add { role, queues, skills, token: (id, hash) } => {
            if known {
                return Err(Refusal::Bounds(format!(
                    "{name} exists already; use `agent set` or `agent token`"
                )));
            }
            step.tell_agent(name, Event::Added { role, queues, skills });
            step.tell_agent(name, Event::TokenMinted { id, hash });
            owner(step, AuditAct::AccountAdded { agent: name.clone(), role });
        }
        _ if !known => return Err(Refusal::NoSuchAgent(name.clone())),
        AccountAct::Set { role, queues, skills } => {
            let was = step.agent(name).map(|agent| agent.role).unwrap_or_default();
            step.tell_agent(name, Event::Changed { role, queues, skills });
            owner(step, AuditAct::AccountChanged { agent: name.clone(), was, role });
        }
        AccountAct::Token { token: (id, hash) } => {
            let act =
                AuditAct::TokenReplaced { agent: name.clone(), token: id.clone(), expires: None };
            step.tell_agent(name, Event::TokenMinted { id, hash });
            owner(step, act);
        }
        AccountAct::Revoke => {
            step.tell_agent(name, Event::Revoked);
            owner(step, AuditAct::AccountRevoked { agent: name.clone() });
            give_all_back(step, name, Return::Revoked);
        }
    }
    Ok(Answer::default())
}

/// Accounts change by the command of whoever owns the data.
fn owner(step: &mut Step<'_, '_>, act: AuditAct) {
    step.audit(AuditBy::Owner, act);
}

/// The grace of a vanished agent is over: their tickets return, the customers are told.
pub(super) fn vanished(step: &mut Step<'_, '_>, name: &AgentName) {
    let Some(agent) = step.agent(name) else { return };
    if agent.grace_until.is_none_or(|until| until > step.now()) {
        return;
    }
    step.tell_agent(name, Event::GraceOver);
    give_all_back(step, name, Return::Vanished);
}

fn give_all_back(step: &mut Step<'_, '_>, name: &AgentName, why: Return) {
    let held: Vec<ConversationId> =
        step.agent(name).map(|agent| agent.holds.values().cloned().collect()).unwrap_or_default();
    for id in held {
        acts::give_back(step, &id, name, why);
    }
}
