//! `POST /v1/bots/{name}/replies`: a bot that took a call with 202 answers it later.
//!
//! Signed by Standard Webhooks with the bot's own secret, as the call was. The first answer to a
//! call counts; a repeat is answered like it, and an answer to a call that has ended does nothing.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use baton_shared::id::{CallId, ConversationId};
use serde_json::json;

use super::error::{ApiError, Status};
use super::gate::Guard;
use super::limits::capped;
use super::refusals::Refusals;
use super::signed::{Post, Senders};
use crate::bots::webhook::{ANSWER_MAX, parse_late_reply};
use crate::engine::{BotResult, Command, Engine};
use crate::webhook::Verifier;

/// After how long a bot may try again what the log could not take.
const RETRY_AFTER_S: u32 = 2;

#[derive(Debug)]
struct Door {
    engine: Engine,
    bots: HashMap<String, Verifier>,
    refusals: Arc<Refusals>,
}

/// The route, for the bots that have a secret.
pub fn router(engine: Engine, bots: HashMap<String, Verifier>, refusals: Arc<Refusals>) -> Router {
    let door = Arc::new(Door { engine, bots, refusals });
    let routes = Router::new().route("/v1/bots/{name}/replies", post(reply)).with_state(door);
    capped(routes, ANSWER_MAX)
}

async fn reply(
    State(door): State<Arc<Door>>,
    Path(name): Path<String>,
    guard: Guard,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match door.take_in(&name, &guard, &headers, &body).await {
        Ok(duplicate) => {
            axum::Json(json!({ "accepted": true, "duplicate": duplicate })).into_response()
        }
        Err(error) => error.into_response(),
    }
}

impl Door {
    async fn take_in(
        &self,
        name: &str,
        guard: &Guard,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<bool, ApiError> {
        let senders = Senders {
            engine: &self.engine,
            refusals: &self.refusals,
            kind: "bots",
            unknown: "no bot of this name has a secret",
        };
        let known = self.bots.get(name).map(|verifier| ((), verifier));
        let ((), verified) = senders.verified(name, known, Post { guard, headers, body })?;
        let late = parse_late_reply(verified.body())
            .map_err(|why| ApiError::new(Status::BadRequest, "malformed", why))?;
        let conversation = conversation_of(&late.call_id).ok_or_else(|| {
            ApiError::new(Status::BadRequest, "malformed", "call_id is none of this relay's")
        })?;
        let command = Command::Bot {
            conversation,
            call: late.call_id,
            reply_id: Some(late.reply_id.to_string()),
            result: BotResult::Answered(Box::new(late.reply)),
        };
        let answer = self.engine.ask(command).await;
        answer.map(|answer| answer.duplicate).map_err(|_| ApiError::unavailable(RETRY_AFTER_S))
    }
}

/// A call's id begins with its conversation's.
fn conversation_of(call: &CallId) -> Option<ConversationId> {
    call.as_str().rsplit_once('-')?.0.parse().ok()
}
