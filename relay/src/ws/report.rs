//! Reports over the agents' socket. What is asked and answered is `report`'s; this keeps answers
//! within a frame.

use baton_shared::id::CommandId;
use baton_shared::wire::{self, FRAME_MAX, ReportAsk, ServerFrame};

use super::commands::refused;
use crate::engine::Engine;
use crate::report::{self, Fault, Room};

/// Room for the frame around a report.
const AROUND: usize = 1024;

pub(super) async fn answer(engine: &Engine, id: CommandId, question: &ReportAsk) -> ServerFrame {
    match report::answer(engine, question, Room::Bytes(FRAME_MAX - AROUND)).await {
        Ok(report) => ServerFrame::Answer { id, answer: wire::Answer::Report { report } },
        Err(Fault { code, message }) => refused(id, code, &message),
    }
}
