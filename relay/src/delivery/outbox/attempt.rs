//! One attempt, from the fence to its outcome on disk.

use std::sync::Arc;
use std::time::Duration;

use baton_shared::id::{ConversationId, Epoch, MessageId};
use jiff::{SignedDuration, Timestamp};

use super::super::classify::{Verdict, classify};
use super::super::egress::{self, Callback, Callbacks};
use super::super::lanes::{Attempt, Freshness, Unmade};
use super::super::transport::{Request, Transport};
use crate::desk::Conversation;
use crate::desk::event::SendOutcome;
use crate::desk::outbox::{Send, SendKind};
use crate::engine::{Command, Engine, Failed};

/// Pause before the engine is asked again to record an outcome.
const SETTLE_PAUSE: Duration = Duration::from_millis(250);
/// Pause before an attempt that could not be begun is begun again.
const BEGIN_AGAIN: SignedDuration = SignedDuration::from_secs(1);

/// What every attempt needs.
#[derive(Debug, Clone)]
pub(super) struct Means {
    pub(super) engine: Engine,
    pub(super) callbacks: Arc<Callbacks>,
    pub(super) transport: Arc<dyn Transport>,
}

/// An attempt that has ended.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) attempt: Attempt,
    pub(super) message: MessageId,
    pub(super) end: End,
}

/// How it ended.
#[derive(Debug)]
pub(super) enum End {
    /// It was made. That it was sent or refused is on disk already.
    Made(Verdict),
    /// It was not made.
    Unmade(Unmade),
}

impl Means {
    /// Makes one attempt. What ends the send is committed before this returns, so that the lane
    /// goes on only after.
    pub(super) async fn make(self, attempt: Attempt, message: MessageId) -> Done {
        let end = match self.begin(&attempt, &message).await {
            Ok(request) => {
                let verdict = classify(self.transport.send(&request).await);
                self.count(verdict);
                self.record(&attempt, &message, verdict).await;
                End::Made(verdict)
            }
            Err(unmade) => End::Unmade(unmade),
        };
        Done { attempt, message, end }
    }

    fn count(&self, verdict: Verdict) {
        let attempts = &self.engine.meters().attempts;
        match verdict {
            Verdict::Sent => attempts.sent.add_one(),
            Verdict::Park(_) => attempts.parked.add_one(),
            Verdict::Retry { .. } => attempts.again.add_one(),
            Verdict::Down { .. } => attempts.down.add_one(),
        }
    }

    async fn begin(&self, attempt: &Attempt, message: &MessageId) -> Result<Request, Unmade> {
        let (conv, send) = self.pending(attempt, message).ok_or(Unmade::Never)?;
        let callback = conv.channel.as_ref().and_then(|name| self.callbacks.get(name));
        let Some(callback) = callback else { return self.nowhere(attempt, message).await };
        if !send.tried {
            self.fence(attempt, message, conv.epoch).await?;
        }
        let body = match egress::body(&self.engine, &conv, &send).await {
            Ok(Some(body)) => body,
            Ok(None) => {
                self.settle(attempt, message, SendOutcome::Dropped).await;
                return Err(Unmade::Never);
            }
            Err(error) => {
                tracing::error!(%error, "a message cannot be read, so it is sent later");
                return Err(self.later());
            }
        };
        Ok(request(callback, attempt, body, self.engine.now()))
    }

    /// The fence: the attempt is recorded before it is made, and a commit that changed control
    /// before has cancelled the send. A change since `seen` is noticed here too.
    async fn fence(
        &self,
        attempt: &Attempt,
        message: &MessageId,
        seen: Epoch,
    ) -> Result<(), Unmade> {
        let conversation = attempt.lane().conversation.clone();
        let tried = Command::SendTried { conversation, message: message.clone() };
        match self.engine.ask(tried).await {
            Ok(_) => {}
            Err(Failed::Refused { .. }) => return Err(Unmade::Never),
            Err(Failed::Unavailable { .. } | Failed::Stopped) => return Err(self.later()),
        }
        let (conv, send) = self.pending(attempt, message).ok_or(Unmade::Never)?;
        if send.kind == SendKind::Bot && seen < conv.epoch {
            self.settle(attempt, message, SendOutcome::Overtaken).await;
            return Err(Unmade::Never);
        }
        Ok(())
    }

    /// The channel lost its callback since the message was written.
    async fn nowhere<T>(&self, attempt: &Attempt, message: &MessageId) -> Result<T, Unmade> {
        let destination = &attempt.lane().destination;
        let why = format!("the channel {destination} has no callback_url in the config any more");
        self.settle(attempt, message, SendOutcome::Parked { why }).await;
        Err(Unmade::Never)
    }

    async fn record(&self, attempt: &Attempt, message: &MessageId, verdict: Verdict) {
        let outcome = match verdict {
            Verdict::Sent => SendOutcome::Sent {
                possibly_repeated: attempt.freshness() == Freshness::PossiblyRepeated,
            },
            Verdict::Park(why) => SendOutcome::Parked { why: why.to_string() },
            Verdict::Retry { .. } | Verdict::Down { .. } => return,
        };
        self.settle(attempt, message, outcome).await;
    }

    /// Records an outcome, however long the log cannot take it. A stop leaves the send pending:
    /// it is made again at the next start, marked as possibly repeated.
    async fn settle(&self, attempt: &Attempt, message: &MessageId, outcome: SendOutcome) {
        self.settle_in(&attempt.lane().conversation, message, outcome).await;
    }

    /// The same, without an attempt.
    pub(super) async fn settle_in(
        &self,
        conversation: &ConversationId,
        message: &MessageId,
        outcome: SendOutcome,
    ) {
        let (conversation, message) = (conversation.clone(), message.clone());
        let settled = Command::SendSettled { conversation, message, outcome };
        while let Err(Failed::Unavailable { .. }) = self.engine.ask(settled.clone()).await {
            tokio::time::sleep(SETTLE_PAUSE).await;
        }
    }

    fn pending(&self, attempt: &Attempt, id: &MessageId) -> Option<(Arc<Conversation>, Send)> {
        let state = self.engine.state();
        let conv = state.conversation(&attempt.lane().conversation)?;
        Some((conv.clone(), conv.outbox.get(id)?.clone()))
    }

    fn later(&self) -> Unmade {
        Unmade::Later(self.engine.now() + BEGIN_AGAIN)
    }
}

fn request(callback: &Callback, attempt: &Attempt, body: Vec<u8>, at: Timestamp) -> Request {
    Request {
        url: callback.url.clone(),
        id: attempt.id().to_owned(),
        at,
        body: body.into(),
        keys: callback.keys.clone(),
    }
}
