//! What one session says: frames, their flush, and good-byes. Knows nothing of what they mean.

use axum::extract::ws::{CloseFrame, Message, close_code};
use baton_shared::id::Position;
use baton_shared::wire::{Change, ServerFrame};
use futures_util::SinkExt;
use tokio::time::timeout;

use super::commands;
use super::session::{Going, Gone, Session};
use crate::http::comeback::comeback;

impl Session {
    pub(super) async fn change(&mut self, seq: Position, change: Change) -> Going<()> {
        self.frame(&ServerFrame::Change { seq: seq.0, change }).await
    }

    pub(super) async fn frame(&mut self, frame: &ServerFrame) -> Going<()> {
        let text = serde_json::to_string(frame).map_err(|_| Gone)?;
        self.raw(Message::Text(text.into())).await
    }

    pub(super) async fn raw(&mut self, message: Message) -> Going<()> {
        match timeout(self.limits.stall, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(Gone),
        }
    }

    /// Into the buffer; waits only where that is full.
    pub(super) async fn write(&mut self, message: Message) -> Going<()> {
        self.unflushed = true;
        match timeout(self.limits.stall, self.socket.feed(message)).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(Gone),
        }
    }

    pub(super) async fn flush(&mut self) -> Going<()> {
        if !std::mem::take(&mut self.unflushed) {
            return Ok(());
        }
        match timeout(self.limits.stall, self.socket.flush()).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(Gone),
        }
    }

    pub(super) async fn bye(&mut self, code: &str, message: &str, retry_ms: Option<u64>) {
        let number = if retry_ms.is_some() { close_code::AGAIN } else { close_code::POLICY };
        self.close(number, code, message, retry_ms).await;
    }

    /// The pause differs from session to session, so that they do not all return in one instant.
    pub(super) async fn restarting(&mut self) {
        let pause = u64::try_from(comeback().as_millis()).ok();
        self.close(close_code::RESTART, "restarting", "the relay restarts", pause).await;
    }

    async fn close(&mut self, number: u16, code: &str, message: &str, retry_ms: Option<u64>) {
        let error = commands::error(code, message.to_owned());
        // The connection may be gone already; then there is nobody to tell.
        if self.frame(&ServerFrame::Bye { error, retry_ms }).await.is_ok() {
            let close = CloseFrame { code: number, reason: code.to_owned().into() };
            let _gone = self.raw(Message::Close(Some(close))).await;
        }
    }
}
