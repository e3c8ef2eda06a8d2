//! What an admin's command does to the running engine, by socket or offline.

use std::sync::Arc;

use baton_shared::id::AgentName;
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use serde_json::json;

use super::{audit, desk, doctor, tokens, wiring};
use crate::admin::{
    AdminHandler, AdminRequest, AdminResponse, AgentLine, Change, DeliveryReport, IssuedToken,
    ParkedSend, PeopleRequest, Tell,
};
use crate::config::Config;
use crate::delivery::lanes::SendNumber;
use crate::delivery::outbox::Report;
use crate::desk::event::{Role, Status};
use crate::desk::{Action, Agent, allows};
use crate::engine::{AccountAct, Command, Engine, Failed, Hint, NewToken};
use crate::media::Media;
use crate::people;
use crate::proof;
use crate::report::{self, Room};
use crate::token::{self, Token};

/// Answers the admin socket of a running relay.
#[derive(Debug)]
pub(super) struct Handler {
    pub(super) engine: Engine,
    pub(super) config: Arc<Config>,
    pub(super) media: Media,
    pub(super) delivery: Delivery,
}

/// The running delivery, where there is one.
pub(super) type Delivery = crate::delivery::outbox::Control;

impl AdminHandler for Handler {
    fn handle(&self, asked: AdminRequest, tell: Tell) -> BoxFuture<'static, AdminResponse> {
        let (engine, config) = (self.engine.clone(), self.config.clone());
        let (delivery, media) = (self.delivery.clone(), self.media.clone());
        Box::pin(async move {
            answer(&engine, (&config, &media), Some(&delivery), (asked, &tell)).await
        })
    }
}

/// Carries out one command. Without a `delivery` no relay is running.
pub(super) async fn answer(
    engine: &Engine,
    (config, media): (&Config, &Media),
    delivery: Option<&Delivery>,
    (asked, tell): (AdminRequest, &Tell),
) -> AdminResponse {
    // Whoever owns the data commands with an admin's rights, and no more than those.
    if let Some(action) = action(&asked).filter(|action| !allows(Role::Admin, *action)) {
        return AdminResponse::error("forbidden", format!("an admin may not {}", action.words()));
    }
    match asked {
        AdminRequest::People(asked) => {
            let place = wiring::place(engine, config, media);
            people::answer(&place, wiring::terms(&config.retention), asked).await
        }
        AdminRequest::Policy(asked) => match proof::answer(engine, asked).await {
            Ok(report) => AdminResponse::ok(&report),
            Err(fault) => AdminResponse::error(fault.code, fault.message),
        },
        AdminRequest::Report(asked) => {
            match report::answer_telling(engine, &asked, Room::Any, tell.as_ref()).await {
                Ok(report) => AdminResponse::ok(&report),
                Err(fault) => AdminResponse::error(fault.code, fault.message),
            }
        }
        AdminRequest::Ping => AdminResponse::Ok(serde_json::Value::Null),
        AdminRequest::AgentAdd { name, role, queues, skills, expires } => {
            let unknown = queues.iter().find(|queue| engine.policy().queue(queue).is_none());
            if let Some(queue) = unknown {
                return unknown_queue(engine, queue);
            }
            let add = |token| AccountAct::Add { role, queues, skills, token };
            issue(engine, name, expires, add).await
        }
        AdminRequest::AgentToken { name, expires } => {
            let replace = |token| AccountAct::Token { token };
            let answer = issue(engine, name.clone(), expires, replace).await;
            engine.hint(Hint::SignedOut(name));
            answer
        }
        AdminRequest::AgentSet { name, role, queues, skills } => {
            set(engine, name, role, (queues, skills)).await
        }
        AdminRequest::AgentRevoke { name } => revoke(engine, name).await,
        AdminRequest::AgentList => {
            let lines: Vec<AgentLine> = engine.state().agents().map(|a| line(a)).collect();
            AdminResponse::ok(&lines)
        }
        AdminRequest::DeskDisable { .. } | AdminRequest::DeskEnable | AdminRequest::DeskStatus => {
            desk::answer(engine, asked).await
        }
        AdminRequest::Doctor => {
            AdminResponse::ok(&doctor::examine(engine, config, delivery.is_some()).await)
        }
        AdminRequest::TokenAdd { name, callback_origin, expires } => {
            tokens::add(engine, config, name, (callback_origin, expires)).await
        }
        AdminRequest::TokenList => tokens::list(engine),
        AdminRequest::TokenRevoke { name } => tokens::revoke(engine, name).await,
        AdminRequest::Audit { since, by, before, limit } => {
            audit::answer(engine, (since, by), (before, limit)).await
        }
        AdminRequest::DeliveryStatus
        | AdminRequest::DeliveryResume
        | AdminRequest::DeliveryRetry { .. }
        | AdminRequest::DeliveryDrop { .. } => match delivery {
            Some(delivery) => deliver(delivery, asked).await,
            None => AdminResponse::error(
                "not_running",
                "delivery is part of the running relay; start it with `baton-relay serve`",
            ),
        },
    }
}

/// What the table of roles is asked about for a command; `None` for a mere sign of life.
fn action(asked: &AdminRequest) -> Option<Action> {
    Some(match asked {
        AdminRequest::Ping => return None,
        AdminRequest::AgentList | AdminRequest::TokenList => Action::ReadAccounts,
        AdminRequest::AgentAdd { .. }
        | AdminRequest::AgentSet { .. }
        | AdminRequest::AgentToken { .. }
        | AdminRequest::AgentRevoke { .. }
        | AdminRequest::TokenAdd { .. }
        | AdminRequest::TokenRevoke { .. } => Action::ManageAccounts,
        AdminRequest::DeliveryStatus => Action::ReadDelivery,
        AdminRequest::DeliveryResume
        | AdminRequest::DeliveryRetry { .. }
        | AdminRequest::DeliveryDrop { .. } => Action::SteerDelivery,
        AdminRequest::DeskDisable { .. } | AdminRequest::DeskEnable => Action::SwitchDesk,
        AdminRequest::DeskStatus | AdminRequest::Doctor => Action::Diagnose,
        AdminRequest::Audit { .. } => Action::ReadAudit,
        AdminRequest::Policy(_) => Action::ReadPolicy,
        AdminRequest::Report(_) => Action::ReadReport,
        AdminRequest::People(asked) => match asked {
            PeopleRequest::Erase { .. } => Action::ErasePerson,
            PeopleRequest::Kept { .. }
            | PeopleRequest::Export { .. }
            | PeopleRequest::File { .. } => Action::ExportPerson,
            PeopleRequest::Retention { .. } => Action::RunRetention,
        },
    })
}

async fn deliver(delivery: &Delivery, asked: AdminRequest) -> AdminResponse {
    let report = match asked {
        AdminRequest::DeliveryResume => delivery.resume().await.map_err(|e| e.to_string()),
        AdminRequest::DeliveryRetry { n } => {
            delivery.retry(SendNumber(n)).await.map_err(|e| e.to_string())
        }
        AdminRequest::DeliveryDrop { n } => {
            delivery.drop(SendNumber(n)).await.map_err(|e| e.to_string())
        }
        _ => delivery.status().await.map_err(|e| e.to_string()),
    };
    match report {
        Ok(report) => AdminResponse::ok(&shown(report)),
        Err(why) => AdminResponse::error("delivery", why),
    }
}

fn shown(report: Report) -> DeliveryReport {
    let parked = report.parked.into_iter().map(|send| ParkedSend {
        n: send.number.0,
        destination: send.destination,
        ticket: send.ticket.map(|ticket| ticket.0),
        attempts: send.attempts,
        reason: send.reason,
        since: send.since.to_string(),
    });
    DeliveryReport {
        held: report.held,
        waiting: report.waiting as u64,
        down: report.down.into_iter().map(|(to, since)| (to, since.to_string())).collect(),
        parked: parked.collect(),
    }
}

fn unknown_queue(engine: &Engine, queue: &baton_shared::id::QueueName) -> AdminResponse {
    let known: Vec<String> = engine.policy().queues.iter().map(|q| q.name.to_string()).collect();
    let message = format!("there is no queue {queue} in the policy; it has {}", known.join(", "));
    AdminResponse::error("no_such_queue", message)
}

async fn issue(
    engine: &Engine,
    name: AgentName,
    expires: Option<Timestamp>,
    act: impl FnOnce(NewToken) -> AccountAct,
) -> AdminResponse {
    if expires.is_some_and(|end| end <= engine.now()) {
        return AdminResponse::error("out_of_bounds", "the token would end in the past");
    }
    let random = match token::random() {
        Ok(random) => random,
        Err(error) => return AdminResponse::error("no_randomness", error.to_string()),
    };
    let (shown, record) = Token::mint(&random);
    let act = act(NewToken { id: record.id, hash: record.sha256, expires });
    match engine.ask(Command::Account { name: name.clone(), act }).await {
        Ok(_) => {
            let role = engine.state().agent(&name).map(|agent| agent.role).unwrap_or_default();
            AdminResponse::ok(&IssuedToken { agent: name, role, token: shown, expires })
        }
        Err(failed) => failure(&failed),
    }
}

async fn set(
    engine: &Engine,
    name: AgentName,
    role: Option<Role>,
    (queues, skills): (Vec<Change<baton_shared::id::QueueName>>, Vec<Change<String>>),
) -> AdminResponse {
    let known = engine.state().agent(&name).filter(|agent| !agent.revoked).cloned();
    let Some(agent) = known else {
        return AdminResponse::error("no_such_agent", format!("there is no agent {name}"));
    };
    let act = AccountAct::Set {
        role: role.unwrap_or(agent.role),
        queues: changed(agent.queues.clone(), queues),
        skills: changed(agent.skills.clone(), skills),
    };
    match engine.ask(Command::Account { name: name.clone(), act }).await {
        Ok(_) => match engine.state().agent(&name) {
            Some(agent) => AdminResponse::ok(&line(agent)),
            None => AdminResponse::error("no_such_agent", format!("there is no agent {name}")),
        },
        Err(failed) => failure(&failed),
    }
}

fn changed<T: PartialEq>(mut set: Vec<T>, changes: Vec<Change<T>>) -> Vec<T> {
    for change in changes {
        match change {
            Change::Add(one) if !set.contains(&one) => set.push(one),
            Change::Add(_) => {}
            Change::Remove(one) => set.retain(|known| *known != one),
        }
    }
    set
}

async fn revoke(engine: &Engine, name: AgentName) -> AdminResponse {
    let held: Vec<u64> = engine
        .state()
        .agent(&name)
        .map(|agent| agent.holds.keys().map(|ticket| ticket.0).collect())
        .unwrap_or_default();
    let command = Command::Account { name: name.clone(), act: AccountAct::Revoke };
    match engine.ask(command).await {
        Ok(_) => {
            engine.hint(Hint::SignedOut(name.clone()));
            AdminResponse::Ok(json!({ "agent": name, "returned": held }))
        }
        Err(failed) => failure(&failed),
    }
}

pub(super) fn failure(failed: &Failed) -> AdminResponse {
    match failed {
        Failed::Refused { refusal, .. } => AdminResponse::error(refusal.code(), failed.to_string()),
        Failed::Unavailable { .. } | Failed::Stopped => {
            AdminResponse::error("unavailable", failed.to_string())
        }
    }
}

fn line(agent: &Agent) -> AgentLine {
    let status = match agent.status {
        _ if agent.revoked => "revoked",
        Status::Available if !agent.sessions.is_empty() => "available",
        Status::Away if !agent.sessions.is_empty() => "away",
        Status::TransfersOnly if !agent.sessions.is_empty() => "transfers-only",
        _ => "off",
    };
    AgentLine {
        agent: agent.name.clone(),
        role: agent.role,
        queues: agent.queues.clone(),
        skills: agent.skills.clone(),
        status: status.to_owned(),
        sessions: agent.sessions.len() as u64,
        tickets: agent.holds.len() as u64,
        expires: agent.token.as_ref().and_then(|token| token.expires),
        last_used: agent.token.as_ref().and_then(|token| token.seen),
    }
}
