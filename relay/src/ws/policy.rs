//! Questions about the policy over the agents' socket. What is asked and answered is `proof`'s; this
//! keeps answers within a frame, and records who looked at a ticket.

use baton_shared::id::{AgentName, CommandId};
use baton_shared::wire::{self, POLICY_FRAME_MAX, PolicyAsk, PolicyReport, ServerFrame};

use super::commands::{refused, seen};
use crate::desk::AuditBy;
use crate::engine::{Engine, Fault};
use crate::proof;

/// Room for the frame around a report.
const AROUND: usize = 1024;

pub(super) async fn answer(
    engine: &Engine,
    name: &AgentName,
    id: CommandId,
    question: PolicyAsk,
) -> ServerFrame {
    if let PolicyAsk::Why { number } = &question {
        match seen(engine, name, *number).await {
            Ok(Some(conv)) => {
                let by = AuditBy::Agent(name.clone());
                if let Err(failed) = engine.note_opened(by, &conv).await {
                    return refused(id, "unavailable", &failed.to_string());
                }
            }
            Ok(None) => {
                let missing = crate::desk::Refusal::NoSuchTicket;
                return refused(id, missing.code(), &missing.to_string());
            }
            Err(error) => return refused(id, "unavailable", &error.to_string()),
        }
    }
    match proof::answer(engine, question).await.and_then(fitting) {
        Ok(report) => ServerFrame::Answer { id, answer: wire::Answer::Policy { report } },
        Err(Fault { code, message }) => refused(id, code, &message),
    }
}

/// Lines are only said twice where there is room for both forms.
fn fitting(mut report: PolicyReport) -> Result<PolicyReport, Fault> {
    let size = |report: &PolicyReport| serde_json::to_vec(report).map_or(usize::MAX, |b| b.len());
    if size(&report) + AROUND <= POLICY_FRAME_MAX {
        return Ok(report);
    }
    report.lines.clear();
    if size(&report) + AROUND <= POLICY_FRAME_MAX {
        return Ok(report);
    }
    let message = "the answer is too long for the wire: ask by `baton-relay policy` on the relay";
    Err(Fault::new("too_long", message))
}
