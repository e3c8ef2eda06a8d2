//! Reports over the agents' socket. What is asked and answered is `report`'s; this keeps answers
//! within a frame, and the session free meanwhile: a report of a large log takes seconds, and is
//! made beside the session, one at a time in the whole relay.

use std::sync::Arc;
use std::time::Duration;

use baton_shared::id::CommandId;
use baton_shared::wire::{self, FRAME_MAX, ReportAsk, ServerFrame};
use tokio::sync::watch;
use tokio::task::{JoinError, JoinHandle};
use tokio::time::{Instant, Interval, interval_at};

use super::commands::refused;
use super::hub::Hub;
use super::session::{Going, Session};
use crate::engine::{Engine, Fault};
use crate::report::{self, Room};

/// Room for the frame around a report.
const AROUND: usize = 1024;
/// Between two words of how far a report is.
const TELL_EVERY: Duration = Duration::from_millis(500);

/// A report on its way; given up when dropped, as with the session that asked for it.
pub(super) struct Making {
    id: CommandId,
    /// So much is looked through, of so much.
    far: watch::Receiver<(u64, u64)>,
    work: JoinHandle<ServerFrame>,
    tick: Interval,
}

impl Drop for Making {
    fn drop(&mut self) {
        self.work.abort();
    }
}

/// What there is to tell of a report.
pub(super) enum News {
    /// How far it is.
    Far(ServerFrame),
    /// The answer, unless making it failed.
    Made(Result<ServerFrame, JoinError>),
}

impl Making {
    fn start(engine: Engine, hub: Arc<Hub>, id: CommandId, question: ReportAsk) -> Self {
        let (told, far) = watch::channel((0, 0));
        let answers = id.clone();
        let work = tokio::spawn(async move {
            // Whoever asks while another report is made waits for their turn: 0 of 0.
            let _turn = hub.reports.lock().await;
            let tell = move |done, of| {
                told.send_replace((done, of));
            };
            let room = Room::Bytes(FRAME_MAX - AROUND);
            match report::answer_telling(&engine, &question, room, &tell).await {
                Ok(report) => {
                    let answer = wire::Answer::Report { report };
                    ServerFrame::Answer { id: answers, answer }
                }
                Err(Fault { code, message }) => refused(answers, code, &message),
            }
        });
        let tick = interval_at(Instant::now() + TELL_EVERY, TELL_EVERY);
        Self { id, far, work, tick }
    }
}

/// The next news of a report, if one is being made. Nothing is lost where this is dropped.
pub(super) async fn news(making: &mut Option<Making>) -> News {
    let Some(making) = making else { return std::future::pending().await };
    tokio::select! {
        biased;
        made = &mut making.work => News::Made(made),
        _ = making.tick.tick() => {
            let (done, of) = *making.far.borrow();
            News::Far(ServerFrame::Progress { id: making.id.clone(), done, of })
        }
    }
}

impl Session {
    /// Begins a report. A session has one made at a time.
    pub(super) async fn begin_report(&mut self, id: CommandId, question: ReportAsk) -> Going<()> {
        if self.report.is_some() {
            let message = "a report is being made for this connection: wait for it, then ask again";
            return self.frame(&refused(id, "one_at_a_time", message)).await;
        }
        let (engine, hub) = (self.engine.clone(), self.hub.clone());
        self.report = Some(Making::start(engine, hub, id, question));
        Ok(())
    }

    pub(super) async fn tell_report(&mut self, news: News) -> Going<()> {
        let made = match news {
            News::Far(frame) => return self.frame(&frame).await,
            News::Made(made) => made,
        };
        let Some(making) = self.report.take() else { return Ok(()) };
        let frame = made.unwrap_or_else(|error| {
            tracing::error!(%error, "a report could not be made");
            refused(making.id.clone(), "internal", "the relay failed at it: see its log")
        });
        self.frame(&frame).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Parts;
    use crate::engine::clock::{RandomIds, SystemClock};
    use crate::log::memory::MemoryLog;
    use crate::policy::Policy;

    async fn engine() -> Engine {
        let log = Arc::new(MemoryLog::new());
        let parts = Parts { log, clock: Arc::new(SystemClock), ids: Arc::new(RandomIds) };
        let policy = Policy::parse(Policy::default_text()).expect("faultless");
        let (engine, turn) = Engine::start(parts, policy).await.expect("starts");
        tokio::spawn(turn.run());
        engine
    }

    fn question() -> ReportAsk {
        let month = "2026-01".parse().expect("a month");
        ReportAsk { month, zone: None, form: wire::ReportForm::Page }
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_for_a_report_is_told_until_its_turn_has_come_and_it_is_made() {
        let (engine, hub) = (engine().await, Arc::new(Hub::default()));
        let id: CommandId = "q-1".parse().expect("an id");
        let another = hub.reports.lock().await;
        let mut making = Some(Making::start(engine, hub.clone(), id.clone(), question()));
        for _ in 0..3 {
            let News::Far(frame) = news(&mut making).await else { panic!("it is not its turn") };
            assert_eq!(frame, ServerFrame::Progress { id: id.clone(), done: 0, of: 0 });
        }
        drop(another);
        let News::Made(Ok(frame)) = news(&mut making).await else { panic!("it is its turn") };
        assert!(matches!(frame, ServerFrame::Answer { id: of, .. } if of == id));
    }

    #[tokio::test(start_paused = true)]
    async fn a_report_ends_with_the_session_that_asked_and_the_next_has_its_turn() {
        let (engine, hub) = (engine().await, Arc::new(Hub::default()));
        let id: CommandId = "q-1".parse().expect("an id");
        let another = hub.reports.lock().await;
        let mut first = Some(Making::start(engine.clone(), hub.clone(), id.clone(), question()));
        assert!(matches!(news(&mut first).await, News::Far(_)), "it waits");
        drop(first);
        let mut second = Some(Making::start(engine, hub.clone(), id, question()));
        drop(another);
        while let News::Far(_) = news(&mut second).await {}
        assert!(hub.reports.try_lock().is_ok(), "nobody makes one any more");
    }
}
