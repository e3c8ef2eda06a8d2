//! `token …`: bot platforms.

use serde_json::Value;

use super::Program;
use super::agent::{ask, day, typed};
use super::args::{Lasts, TokenCommand};
use super::failure::Failure;
use super::out;
use crate::admin::{AdminRequest, ApiTokenLine, IssuedApiToken};

/// Runs one.
pub(super) fn run(command: TokenCommand, program: &dyn Program) -> Result<(), Failure> {
    let report = command.report().clone();
    let show: fn(Value) -> Result<String, Failure> = match &command {
        TokenCommand::Add { .. } => |value| Ok(added_text(&typed(value)?)),
        TokenCommand::List(_) => |value| Ok(list_text(&typed::<Vec<ApiTokenLine>>(value)?)),
        TokenCommand::Revoke { .. } => {
            |value| Ok(format!("{} is out", value["name"].as_str().unwrap_or_default()))
        }
    };
    let request = match command {
        TokenCommand::Add { name, callback_origin, expires, .. } => {
            let expires = expires.map(Lasts::end);
            AdminRequest::TokenAdd { name, callback_origin, expires }
        }
        TokenCommand::List(_) => AdminRequest::TokenList,
        TokenCommand::Revoke { name, .. } => AdminRequest::TokenRevoke { name },
    };
    let value = ask(&report.at.read()?, request, program)?;
    if report.json { out::json(&value) } else { out::text(&show(value)?) }
}

fn added_text(issued: &IssuedApiToken) -> String {
    format!(
        "Both are shown this once. {} shows the token as `Authorization: Bearer …`, and verifies \
         what the relay sends by the secret:\n{}\n{}",
        issued.name, issued.token, issued.signing_secret
    )
}

fn list_text(tokens: &[ApiTokenLine]) -> String {
    if tokens.is_empty() {
        return "no tokens yet: baton-relay token add NAME".to_owned();
    }
    let header = ["NAME", "ID", "USED", "ENDS", "CALLBACKS"];
    let mut rows = vec![header.map(String::from).to_vec()];
    rows.extend(tokens.iter().map(|line| {
        vec![
            line.name.to_string(),
            line.id.clone(),
            line.last_used.map(day).unwrap_or_default(),
            line.expires.map(day).unwrap_or_default(),
            line.callback_origin.clone().unwrap_or_default(),
        ]
    }));
    out::table(&rows)
}
