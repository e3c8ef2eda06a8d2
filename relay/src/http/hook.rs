//! `POST /channels/{name}`: customers' messages by the generic channel.
//!
//! The signature is checked over the bytes as they came, before anything is read in them. Then
//! they are parsed, and the answer is given when the message is on disk. An unknown channel and a
//! bad signature are answered alike; only the relay's log says which.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use baton_shared::id::{BotName, ChannelName, ConversationId};
use baton_shared::text::Text;
use bytes::Bytes;
use serde_json::{Value, json};

use super::error::ApiError;
use super::limits::capped;
use super::refusals::Refusals;
use crate::channels::hook::{Received, parse};
use crate::channels::{Inbound, Malformed};
use crate::desk::event::{Outlet, Said};
use crate::engine::{Answer, Command, CustomerMessage, Engine, Failed, Hint};
use crate::webhook::Verifier;

/// What a sender is told where answers cannot reach the customer.
const NO_CALLBACK: &str = "the message is stored and agents see it, but answers cannot be sent: \
                           this channel has no callback_url in the relay's config";
/// After how long a sender may try again what the log could not take.
const RETRY_AFTER_S: u32 = 2;

/// One generic channel.
#[derive(Debug, Clone)]
pub struct Hook {
    /// Its name, the last part of the address.
    pub name: ChannelName,
    /// Tells its sender from others.
    pub verifier: Verifier,
    /// Who answers first.
    pub bot: Option<BotName>,
    /// [`Outlet::Sent`] with a callback, [`Outlet::Nowhere`] without.
    pub outlet: Outlet,
}

/// Bounds of what comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of a request's body.
    pub body_bytes: usize,
    /// Bytes of a message's text.
    pub text_bytes: usize,
}

#[derive(Debug)]
struct Door {
    engine: Engine,
    hooks: HashMap<String, Hook>,
    refusals: Arc<Refusals>,
    text_bytes: usize,
}

/// The route of all generic channels. Time limits and the shape of what no handler answers are
/// [`super::limits::guarded`]'s.
pub fn router(engine: Engine, hooks: Vec<Hook>, refusals: Arc<Refusals>, bounds: Bounds) -> Router {
    let hooks = hooks.into_iter().map(|hook| (hook.name.to_string(), hook)).collect();
    let door = Door { engine, hooks, refusals, text_bytes: bounds.text_bytes };
    let routes = Router::new().route("/channels/{name}", post(receive));
    capped(routes.with_state(Arc::new(door)), bounds.body_bytes)
}

async fn receive(
    State(door): State<Arc<Door>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match door.take_in(&name, &headers, &body).await {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => error.into_response(),
    }
}

impl Door {
    async fn take_in(
        &self,
        name: &str,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<Value, ApiError> {
        let now = self.engine.now();
        let refused = &self.engine.meters().refused;
        let Some(hook) = self.hooks.get(name) else {
            refused.credential.add_one();
            // Whoever made the name up shall not write it into the log.
            self.refusals.note("channels", &"no generic channel of this name", now);
            return Err(ApiError::unauthorized());
        };
        let verified = hook.verifier.verify(headers, body, now).map_err(|why| {
            refused.credential.add_one();
            self.refusals.note(hook.name.as_str(), &why, now);
            ApiError::unauthorized()
        })?;
        let malformed = |why: Malformed| {
            refused.malformed.add_one();
            self.refusals.note(hook.name.as_str(), &why, now);
            ApiError::from(why)
        };
        match parse(verified.body()).map_err(malformed)? {
            Received::Message(inbound) => {
                let said = said(&inbound, self.text_bytes).map_err(malformed)?;
                self.message(hook, *inbound, said).await
            }
            Received::Typing { customer } => self.typing(hook, &customer).await,
            Received::Ignored => Ok(accepted(hook, None, &Answer::default())),
        }
    }

    async fn message(&self, hook: &Hook, inbound: Inbound, said: Said) -> Result<Value, ApiError> {
        let message = CustomerMessage {
            channel: hook.name.clone(),
            provider_id: inbound.provider_id,
            customer: inbound.customer,
            said,
            sent_at: inbound.sent_at,
            bot: hook.bot.clone(),
            outlet: hook.outlet,
        };
        let asked = self.engine.ask(Command::Customer(Box::new(message))).await;
        let answer = asked.map_err(|failed| explain(&failed))?;
        Ok(accepted(hook, answer.conversation.as_ref(), &answer))
    }

    async fn typing(&self, hook: &Hook, customer: &str) -> Result<Value, ApiError> {
        let found = self.engine.conversation_of_customer(&hook.name, customer).await;
        let found = found.map_err(|error| {
            tracing::error!(%error, "a customer cannot be looked up");
            ApiError::unavailable(RETRY_AFTER_S)
        })?;
        if let Some(conversation) = &found {
            let conversation = conversation.clone();
            self.engine.hint(Hint::Typing { conversation, agent: None, on: true });
        }
        Ok(accepted(hook, found.as_ref(), &Answer::default()))
    }
}

fn said(inbound: &Inbound, text_bytes: usize) -> Result<Said, Malformed> {
    let text = inbound.text.as_ref().map_or("", Text::as_str);
    if text.len() > text_bytes {
        let bytes = text.len();
        let problem =
            format!("has {bytes} bytes, at most {text_bytes} are allowed: send a file instead");
        return Err(Malformed::at("data.text", problem));
    }
    Ok(Said {
        text: text.to_owned(),
        choices: Vec::new(),
        attachments: inbound.attachments.clone(),
        choice: inbound.choice.clone(),
        client_id: None,
    })
}

fn accepted(hook: &Hook, conversation: Option<&ConversationId>, answer: &Answer) -> Value {
    let mut body = json!({
        "accepted": true, "duplicate": answer.duplicate, "conversation": conversation,
    });
    if hook.outlet == Outlet::Nowhere {
        body["callback"] = false.into();
        body["note"] = NO_CALLBACK.into();
    }
    body
}

fn explain(failed: &Failed) -> ApiError {
    match failed {
        Failed::Unavailable { .. } | Failed::Stopped => ApiError::unavailable(RETRY_AFTER_S),
        Failed::Refused { refusal, .. } => {
            tracing::error!(%refusal, "a customer's message was refused, which no rule asks for");
            ApiError::internal()
        }
    }
}

#[cfg(test)]
mod tests;
