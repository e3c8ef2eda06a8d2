//! `POST /channels/{name}`: customers' messages by the generic channel.
//!
//! The signature is checked over the bytes as they came, before anything is read in them. Then
//! they are parsed, and the answer is given when the message is on disk. An unknown channel and a
//! bad signature are answered alike; only the relay's log says which.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{Path, Request, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::routing::post;
use axum::{Json, Router};
use baton_shared::id::{BotName, ChannelName, ConversationId};
use baton_shared::json::nesting;
use baton_shared::text::Text;
use serde::Serialize;

use super::error::ApiError;
use super::gate::Guard;
use super::limits::whole;
use super::refusals::Refusals;
use super::signed::{Post, Senders};
use crate::channels::hook::{Received, parse};
use crate::channels::{self, Inbound, Malformed};
use crate::desk::event::{Outlet, Said};
use crate::engine::inbox::{Echo, Echoed};
use crate::engine::{Command, CustomerMessage, Engine, Failed, Hint};
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
    /// Bytes of a request's body.
    pub body_bytes: usize,
    /// [`Outlet::Sent`] with a callback, [`Outlet::Nowhere`] without.
    pub outlet: Outlet,
}

/// Bounds of what comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of a body to a channel that there is not.
    pub body_bytes: usize,
    /// Levels of arrays and objects in a body.
    pub json_depth: usize,
    /// Bytes of a message's text.
    pub text_bytes: usize,
}

#[derive(Debug)]
struct Door {
    engine: Engine,
    hooks: HashMap<String, Hook>,
    refusals: Arc<Refusals>,
    bounds: Bounds,
}

/// The route of all generic channels. Time limits and the shape of what no handler answers are
/// [`super::front::Front`]'s.
pub fn router(engine: Engine, hooks: Vec<Hook>, refusals: Arc<Refusals>, bounds: Bounds) -> Router {
    let hooks = hooks.into_iter().map(|hook| (hook.name.to_string(), hook)).collect();
    let door = Arc::new(Door { engine, hooks, refusals, bounds });
    Router::new().route("/channels/{name}", post(receive)).with_state(door)
}

async fn receive(
    State(door): State<Arc<Door>>,
    Path(name): Path<String>,
    guard: Guard,
    request: Request,
) -> Result<Json<Accepted>, ApiError> {
    let (Parts { headers, .. }, body) = request.into_parts();
    let body = whole(&headers, body, door.body_bytes(&name)).await?;
    door.take_in(&name, &guard, &headers, &body).await.map(Json)
}

/// What a sender is told of a message that was taken in.
#[derive(Debug, Serialize)]
struct Accepted {
    accepted: bool,
    duplicate: bool,
    conversation: Option<ConversationId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    callback: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
    /// Of an echo only.
    #[serde(skip_serializing_if = "Option::is_none")]
    echo: Option<EchoOf>,
}

/// Whose words an echo was.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
enum EchoOf {
    /// The relay's own: without effect.
    Relay,
    /// A person's, from the provider's own inbox.
    Inbox,
}

impl Door {
    fn body_bytes(&self, name: &str) -> usize {
        self.hooks.get(name).map_or(self.bounds.body_bytes, |hook| hook.body_bytes)
    }

    async fn take_in(
        &self,
        name: &str,
        guard: &Guard,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<Accepted, ApiError> {
        let senders = Senders {
            engine: &self.engine,
            refusals: &self.refusals,
            kind: "channels",
            unknown: "no generic channel of this name",
        };
        let known = self.hooks.get(name).map(|hook| (hook, &hook.verifier));
        let (hook, verified) = senders.verified(name, known, Post { guard, headers, body })?;
        let malformed = |why: Malformed| {
            self.engine.meters().refused.malformed.add_one();
            self.refusals.note(hook.name.as_str(), &why, self.engine.now());
            ApiError::from(why)
        };
        shallow(verified.body(), self.bounds.json_depth).map_err(malformed)?;
        match parse(verified.body()).map_err(malformed)? {
            Received::Message(inbound) => {
                let said = said(&inbound, self.bounds.text_bytes).map_err(malformed)?;
                self.message(hook, *inbound, said).await
            }
            Received::Echo(echo) => {
                let said = said(&echo.sent, self.bounds.text_bytes).map_err(malformed)?;
                self.echo(hook, *echo, said).await
            }
            Received::Typing { customer } => self.typing(hook, &customer).await,
            Received::Ignored => Ok(accepted(hook, None, false)),
        }
    }

    async fn message(
        &self,
        hook: &Hook,
        inbound: Inbound,
        said: Said,
    ) -> Result<Accepted, ApiError> {
        let message = message_of(hook, inbound, said);
        let asked = self.engine.ask(Command::Customer(Box::new(message))).await;
        let answer = asked.map_err(|failed| explain(&failed))?;
        Ok(accepted(hook, answer.conversation, answer.duplicate))
    }

    async fn echo(
        &self,
        hook: &Hook,
        echo: channels::Echo,
        said: Said,
    ) -> Result<Accepted, ApiError> {
        let channels::Echo { sent, author, of } = echo;
        let message = message_of(hook, sent, Said { by: author, ..said });
        let echoed = self.engine.echoed(Echo { message, of }).await;
        let (of, conversation, duplicate) = match echoed.map_err(|failed| explain(&failed))? {
            Echoed::Own(conversation) => (EchoOf::Relay, Some(conversation), false),
            Echoed::Inbox(answer) => (EchoOf::Inbox, answer.conversation, answer.duplicate),
        };
        Ok(Accepted { echo: Some(of), ..accepted(hook, conversation, duplicate) })
    }

    async fn typing(&self, hook: &Hook, customer: &str) -> Result<Accepted, ApiError> {
        let found = self.engine.conversation_of_customer(&hook.name, customer).await;
        let found = found.map_err(|error| {
            tracing::error!(%error, "a customer cannot be looked up");
            ApiError::unavailable(RETRY_AFTER_S)
        })?;
        if let Some(conversation) = &found {
            let conversation = conversation.clone();
            self.engine.hint(Hint::Typing { conversation, agent: None, on: true });
        }
        Ok(accepted(hook, found, false))
    }
}

fn message_of(hook: &Hook, inbound: Inbound, said: Said) -> CustomerMessage {
    CustomerMessage {
        channel: hook.name.clone(),
        provider_id: inbound.provider_id,
        customer: inbound.customer,
        said,
        sent_at: inbound.sent_at,
        bot: hook.bot.clone(),
        outlet: hook.outlet,
    }
}

fn shallow(body: &[u8], most: usize) -> Result<(), Malformed> {
    if nesting(body) <= most {
        return Ok(());
    }
    Err(Malformed::at("", format!("is nested deeper than {most} levels")))
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
        by: None,
    })
}

fn accepted(hook: &Hook, conversation: Option<ConversationId>, duplicate: bool) -> Accepted {
    let mute = hook.outlet == Outlet::Nowhere;
    let (callback, note) = (mute.then_some(false), mute.then_some(NO_CALLBACK));
    Accepted { accepted: true, duplicate, conversation, callback, note, echo: None }
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
