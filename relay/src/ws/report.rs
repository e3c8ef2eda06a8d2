//! Reports over the agents' socket. What is asked and answered is `report`'s; this keeps answers
//! within a frame.

use baton_shared::id::CommandId;
use baton_shared::wire::{self, FRAME_MAX, MonthReport, ReportAsk, ServerFrame};

use super::commands::refused;
use crate::engine::Engine;
use crate::report::{self, Fault};

/// Room for the frame around a report.
const AROUND: usize = 1024;

pub(super) async fn answer(engine: &Engine, id: CommandId, question: &ReportAsk) -> ServerFrame {
    match report::answer(engine, question).await {
        Ok(report) if fits(&report) => {
            ServerFrame::Answer { id, answer: wire::Answer::Report { report } }
        }
        Ok(_) => {
            let message = "the report is too long for the wire: ask by `baton-relay report` there";
            refused(id, "too_long", message)
        }
        Err(Fault { code, message }) => refused(id, code, &message),
    }
}

fn fits(report: &MonthReport) -> bool {
    let size = serde_json::to_vec(report).map_or(usize::MAX, |bytes| bytes.len());
    size + AROUND <= FRAME_MAX
}
