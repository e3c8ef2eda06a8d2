//! The auditor's questions, by socket or offline.

use baton_shared::id::Position;
use jiff::Timestamp;

use crate::admin::{AdminResponse, AuditLine};
use crate::engine::audit::Question;
use crate::engine::{Engine, Event, Placed};

/// Most records in one answer.
const LIMIT_MAX: usize = 10_000;

/// Answers [`crate::admin::AdminRequest::Audit`].
pub(super) async fn answer(
    engine: &Engine,
    (since, by): (Option<Timestamp>, Option<String>),
    (before, limit): (Option<u64>, usize),
) -> AdminResponse {
    let by = match by.map(|by| by.parse()).transpose() {
        Ok(by) => by,
        Err(error) => {
            let message = format!("{error}; or one of @owner, @relay, @api/NAME");
            return AdminResponse::error("no_such_actor", message);
        }
    };
    let limit = limit.clamp(1, LIMIT_MAX);
    let asked = Question { since, by, before: before.map(Position), limit };
    match engine.audited(&asked).await {
        Ok(records) => {
            let lines: Vec<AuditLine> = records.iter().filter_map(line).collect();
            AdminResponse::ok(&lines)
        }
        Err(error) => AdminResponse::error("unavailable", error.to_string()),
    }
}

fn line(placed: &Placed) -> Option<AuditLine> {
    let Event::Audit(event) = &placed.event else { return None };
    let serde_json::Value::Object(mut about) = serde_json::to_value(&event.act).ok()? else {
        return None;
    };
    let what = about.remove("kind")?.as_str()?.to_owned();
    let (seq, at, by) = (placed.pos.0, placed.at, event.by.to_string());
    Some(AuditLine { seq, at, by, what, about })
}
