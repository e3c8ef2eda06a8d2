//! `agent …`: the people who answer.

use baton_shared::id::QueueName;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Program;
use super::args::{AgentCommand, Lasts, ReportArgs};
use super::failure::Failure;
use super::out;
use crate::admin::{self, AdminRequest, AdminResponse, AgentLine, IssuedToken, Waiting};
use crate::config::Config;

/// Runs one.
pub(super) fn run(command: AgentCommand, program: &dyn Program) -> Result<(), Failure> {
    let report = command.report().clone();
    let shows_token = matches!(command, AgentCommand::Add { .. } | AgentCommand::Token { .. });
    let revokes = matches!(command, AgentCommand::Revoke { .. });
    let request = request(command)?;
    let config = report.at.read()?;
    let value = ask(&config, request, program)?;
    if report.json {
        return out::json(&value);
    }
    if shows_token {
        out::text(&token_text(&typed(value)?, &config.base_url()))
    } else if revokes {
        out::text(&revoked_text(&value))
    } else if value.is_array() {
        out::text(&list_text(&typed::<Vec<AgentLine>>(value)?))
    } else {
        out::text(&list_text(&[typed(value)?]))
    }
}

fn request(command: AgentCommand) -> Result<AdminRequest, Failure> {
    Ok(match command {
        AgentCommand::Add { name, role, queues, skills, expires, .. } => {
            let expires = expires.map(Lasts::end);
            AdminRequest::AgentAdd { name, role: role.into(), queues, skills, expires }
        }
        AgentCommand::List(_) => AdminRequest::AgentList,
        AgentCommand::Set { name, role, queues, skills, .. } => {
            if role.is_none() && queues.is_empty() && skills.is_empty() {
                return Err(Failure::usage("nothing to set: name --role, --queue or --skill"));
            }
            AdminRequest::AgentSet { name, role: role.map(Into::into), queues, skills }
        }
        AgentCommand::Token { name, expires, .. } => {
            AdminRequest::AgentToken { name, expires: expires.map(Lasts::end) }
        }
        AgentCommand::Revoke { name, .. } => AdminRequest::AgentRevoke { name },
    })
}

/// Asks the relay, or does it without one.
pub(super) fn ask(
    config: &Config,
    request: AdminRequest,
    program: &dyn Program,
) -> Result<Value, Failure> {
    ask_waiting(config, request, program, &Waiting::default())
}

/// The same for what takes longer.
pub(super) fn ask_waiting(
    config: &Config,
    request: AdminRequest,
    program: &dyn Program,
    waiting: &Waiting,
) -> Result<Value, Failure> {
    match admin::ask(config, request, program, waiting) {
        Ok(AdminResponse::Ok(value)) => Ok(value),
        Ok(AdminResponse::Error { code, message }) => Err(Failure::refused(code, message)),
        Err(admin::AskError::Owner(error)) => Err(Failure::owner(&error)),
        Err(error) => Err(Failure::failed(error.to_string())),
    }
}

/// Asks what has only a report to show.
pub(super) fn ask_report<T: DeserializeOwned>(
    report: &ReportArgs,
    request: AdminRequest,
    program: &dyn Program,
) -> Result<(Value, T), Failure> {
    let value = ask(&report.at.read()?, request, program)?;
    Ok((value.clone(), typed(value)?))
}

pub(super) fn typed<T: DeserializeOwned>(value: Value) -> Result<T, Failure> {
    serde_json::from_value(value).map_err(|error| {
        Failure::failed(format!(
            "the relay answered in another shape ({error}): is it of the same version? restart it"
        ))
    })
}

fn token_text(issued: &IssuedToken, relay: &str) -> String {
    let end = issued.expires.map(|end| format!(" and ends on {}", day(end)));
    format!(
        "{} is {}. The token is shown this once{}. Send these two lines, each by another way if you can:\n\
         baton login --relay {relay}\n{}",
        issued.agent,
        role_word(&serde_json::to_value(issued.role).unwrap_or_default()),
        end.unwrap_or_default(),
        issued.token
    )
}

fn revoked_text(value: &Value) -> String {
    let agent = value["agent"].as_str().unwrap_or_default();
    match value["returned"].as_array().map_or(0, Vec::len) {
        0 => format!("{agent} is out; no ticket was theirs"),
        1 => format!("{agent} is out; one ticket is back at the front of its queue"),
        tickets => {
            format!("{agent} is out; {tickets} tickets are back at the front of their queues")
        }
    }
}

fn list_text(agents: &[AgentLine]) -> String {
    if agents.is_empty() {
        return "no agents yet: baton-relay agent add NAME".to_owned();
    }
    let header =
        ["AGENT", "ROLE", "STATUS", "TICKETS", "SESSIONS", "USED", "ENDS", "QUEUES", "SKILLS"];
    let mut rows = vec![header.map(String::from).to_vec()];
    rows.extend(agents.iter().map(|line| {
        let queues: Vec<&str> = line.queues.iter().map(QueueName::as_str).collect();
        let queues = if queues.is_empty() { "(all)".to_owned() } else { queues.join(",") };
        vec![
            line.agent.to_string(),
            role_word(&serde_json::to_value(line.role).unwrap_or_default()),
            line.status.clone(),
            line.tickets.to_string(),
            line.sessions.to_string(),
            line.last_used.map(day).unwrap_or_default(),
            line.expires.map(day).unwrap_or_default(),
            queues,
            line.skills.join(","),
        ]
    }));
    out::table(&rows)
}

pub(super) fn day(at: Timestamp) -> String {
    at.to_zoned(TimeZone::system()).date().to_string()
}

fn role_word(role: &Value) -> String {
    role.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use baton_shared::wire::Role;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_token_ends_with_the_two_lines_to_send() {
        let issued = IssuedToken {
            agent: "alice".parse().expect("valid"),
            role: Role::Lead,
            token: "bt_x".into(),
            expires: None,
        };
        let text = token_text(&issued, "https://chat.example.org");
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("alice is lead."));
        assert_eq!(lines[1..], ["baton login --relay https://chat.example.org", "bt_x"]);
    }

    #[test]
    fn who_serves_every_queue_is_listed_so() {
        let line = json!({ "agent": "alice", "role": "agent", "queues": [], "skills": [],
            "status": "off", "sessions": 0, "tickets": 0 });
        let line: AgentLine = serde_json::from_value(line).expect("a line");
        let one = AgentLine { queues: vec!["billing".parse().expect("a name")], ..line.clone() };
        let text = list_text(&[line, one]);
        let last: Vec<&str> =
            text.lines().filter_map(|row| row.split_whitespace().last()).collect();
        assert_eq!(last, ["SKILLS", "(all)", "billing"]);
    }

    #[test]
    fn an_empty_desk_says_how_to_fill_it() {
        assert_eq!(list_text(&[]), "no agents yet: baton-relay agent add NAME");
    }
}
