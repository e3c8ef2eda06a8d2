//! How connections end at a stop, so that nobody who is in the middle of something notices.
//!
//! In order: for [`LINGER`] everything goes on, but each answer says that it is the connection's
//! last; so a sender that keeps its connections opens new ones, which wait in the listener's queue
//! for the next process. Then nothing more is accepted. A connection that is idle closes. One that
//! was accepted and has not been asked anything yet gets [`FIRST`] to ask: its request may be on
//! the way, and closing would answer it with a reset.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::http::header::CONNECTION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use tokio::sync::watch;

/// How long kept-alive connections are told to end before they are ended.
pub(super) const LINGER: Duration = Duration::from_secs(1);
/// How long an accepted connection may take to ask something once the stop has begun.
const FIRST: Duration = Duration::from_secs(1);

/// How far a stop is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// It has not begun.
    #[default]
    Open,
    /// Every answer is its connection's last.
    LastAnswers,
    /// Nothing is accepted, and who is idle is closed.
    Closed,
}

/// What one connection knows of a stop.
#[derive(Debug, Clone)]
pub(super) struct Closing {
    stage: watch::Receiver<Stage>,
    /// Whether it was ever asked anything.
    asked: Arc<AtomicBool>,
}

impl Closing {
    pub(super) fn new(stage: watch::Receiver<Stage>) -> Self {
        Self { stage, asked: Arc::default() }
    }

    /// A request has come.
    pub(super) fn asked(&self) {
        self.asked.store(true, Ordering::Relaxed);
    }

    /// Says in the answer that it is the last one, if it is. An upgrade is none.
    pub(super) fn mark(&self, mut response: Response) -> Result<Response, Infallible> {
        let last = *self.stage.borrow() >= Stage::LastAnswers;
        if last && response.status() != StatusCode::SWITCHING_PROTOCOLS {
            response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        Ok(response)
    }

    /// Drives a connection to its end, whatever stage the stop is in. `shut` asks it to end as soon
    /// as nothing is under way.
    pub(super) async fn drive<C>(
        mut self,
        mut serving: Pin<&mut C>,
        shut: fn(Pin<&mut C>),
    ) -> hyper::Result<()>
    where
        C: Future<Output = hyper::Result<()>>,
    {
        tokio::select! {
            ended = &mut serving => return ended,
            () = closed(&mut self.stage) => {}
        }
        if !self.asked.load(Ordering::Relaxed)
            && let Ok(ended) = tokio::time::timeout(FIRST, &mut serving).await
        {
            return ended;
        }
        shut(serving.as_mut());
        serving.await
    }
}

/// Until the last stage. What the channel lends must not live across the next await.
pub(super) async fn closed(stage: &mut watch::Receiver<Stage>) {
    let _gone = stage.wait_for(|stage| *stage == Stage::Closed).await;
}
