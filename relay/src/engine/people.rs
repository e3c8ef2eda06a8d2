//! Agents: accounts, sessions, status, and what follows when one vanishes.

use baton_shared::id::{AgentName, ApiName, ConversationId, QueueName};
use jiff::{SignedDuration, Timestamp};

use super::acts;
use super::command::{AccountAct, Answer, ApiAct, NewToken};
use super::draft::Step;
use crate::desk::event::{Return, Role, Status, Surface};
use crate::desk::{
    Action, AgentEvent as Event, ApiEvent, AuditAct, AuditBy, Refusal, allows, permit,
};

/// A session was opened. Opening the console makes one available, if one may work at all.
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
    let works = allows(agent.role, Action::SetStatus);
    if surface == Surface::Console && idle && works {
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
    permit(agent, Action::SetStatus)?;
    let same = agent.status == status && agent.reason == reason && agent.status_until == until;
    // To say that one is available ends the wrap-up, also where one was said to be all along.
    let same = same && !agent.not_responding && agent.wrap_until.is_none();
    if !same {
        step.tell_agent(name, Event::StatusSet { status, reason, until });
    }
    Ok(Answer::default())
}

/// An agent did something or pressed a key: whoever had stopped responding is asked again.
pub(super) fn shows_up(step: &mut Step<'_, '_>, name: &AgentName) {
    if step.agent(name).is_some_and(|agent| agent.not_responding) {
        step.tell_agent(name, Event::Responded);
    }
}

/// The owner's act on an account, with its record for the auditor.
pub(super) fn account(
    step: &mut Step<'_, '_>,
    name: &AgentName,
    act: AccountAct,
) -> Result<Answer, Refusal> {
    let known = step.agent(name).is_some_and(|agent| !agent.revoked);
    match act {
        AccountAct::Add { role, queues, skills, token } => {
            if name.is_inbox() {
                return Err(Refusal::Bounds(format!(
                    "{name} stands for whoever answers in a provider's inbox; choose another name"
                )));
            }
            if known {
                return Err(Refusal::Bounds(format!(
                    "{name} exists already; use `agent set` or `agent token`"
                )));
            }
            step.tell_agent(name, Event::Added { role, queues, skills });
            step.tell_agent(name, minted(token));
            owner(step, AuditAct::AccountAdded { agent: name.clone(), role });
        }
        _ if !known => return Err(Refusal::NoSuchAgent(name.clone())),
        AccountAct::Set { role, queues, skills } => {
            change(step, name, (role, queues, skills));
        }
        AccountAct::Token { token } => {
            let (id, expires) = (token.id.clone(), token.expires);
            step.tell_agent(name, minted(token));
            owner(step, AuditAct::TokenReplaced { agent: name.clone(), token: id, expires });
        }
        AccountAct::Revoke => {
            step.tell_agent(name, Event::Revoked);
            owner(step, AuditAct::AccountRevoked { agent: name.clone() });
            give_all_back(step, name, Return::Revoked);
        }
    }
    Ok(Answer::default())
}

fn minted(NewToken { id, hash, expires }: NewToken) -> Event {
    Event::TokenMinted { id, hash, expires }
}

/// Another role, queues or skills. Whoever may no longer hold tickets gives them back.
fn change(
    step: &mut Step<'_, '_>,
    name: &AgentName,
    (role, queues, skills): (Role, Vec<QueueName>, Vec<String>),
) {
    let was = step.agent(name).map(|agent| agent.role).unwrap_or_default();
    step.tell_agent(name, Event::Changed { role, queues, skills });
    owner(step, AuditAct::AccountChanged { agent: name.clone(), was, role });
    if !allows(role, Action::Take) {
        let off = Event::StatusSet { status: Status::Off, reason: None, until: None };
        step.tell_agent(name, off);
        give_all_back(step, name, Return::Revoked);
    }
}

/// A bot platform's token is made, ended, or was used.
pub(super) fn api(step: &mut Step<'_, '_>, name: ApiName, act: ApiAct) -> Result<Answer, Refusal> {
    let (known, at) = (step.api().get(&name).cloned(), step.now());
    match (act, known) {
        (ApiAct::Add { .. }, Some(_)) => {
            let message = format!("a token called {name} exists already; revoke it first");
            return Err(Refusal::Bounds(message));
        }
        (ApiAct::Add { token: NewToken { id, hash, expires }, callback_origin }, None) => {
            let (said, token) = (name.clone(), id.clone());
            step.tell_api(ApiEvent::TokenAdded { name, id, hash, expires, callback_origin });
            owner(step, AuditAct::ApiTokenAdded { name: said, token });
        }
        (ApiAct::Revoke, Some(_)) => {
            step.tell_api(ApiEvent::TokenRevoked { name: name.clone() });
            owner(step, AuditAct::ApiTokenRevoked { name });
        }
        (ApiAct::Revoke, None) => {
            return Err(Refusal::Bounds(format!("there is no token called {name}")));
        }
        (ApiAct::Seen, Some(known)) if known.token.is_news(at) => {
            step.tell_api(ApiEvent::TokenSeen { name, at });
        }
        (ApiAct::Seen, _) => {}
    }
    Ok(Answer::default())
}

/// A token opened something: worth an event once a day.
pub(super) fn seen(step: &mut Step<'_, '_>, name: &AgentName) -> Result<Answer, Refusal> {
    let at = step.now();
    let token = step.agent(name).and_then(|agent| agent.token.as_ref());
    if token.is_some_and(|token| token.is_news(at)) {
        step.tell_agent(name, Event::TokenSeen { at });
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
