//! Agents' way to what customers sent: `GET /v1/files/{conversation}/{id}` with their token.
//!
//! Whoever may see the ticket may fetch its files; everything else is a 404 that tells nothing.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use baton_shared::id::{AgentName, ConversationId};

use super::Desk;
use crate::desk::act::sees;
use crate::desk::{Action, permit};
use crate::http::bearer::{authenticate, public_id};
use crate::http::error::{ApiError, Status};
use crate::http::gate::{Credential, Guard};
use crate::http::web::files::served;

pub(super) fn router(desk: Arc<Desk>) -> Router {
    Router::new().route("/v1/files/{conversation}/{id}", get(download)).with_state(desk)
}

async fn download(
    State(desk): State<Arc<Desk>>,
    Path((conversation, id)): Path<(String, String)>,
    guard: Guard,
    headers: HeaderMap,
) -> Response {
    let credential = Credential::Token(public_id(&headers));
    if let Err(refused) = guard.may_try(credential) {
        return refused.into_response();
    }
    let Some(agent) = authenticate(&desk.engine, &headers) else {
        if headers.contains_key(AUTHORIZATION) {
            guard.failed(credential);
        }
        return ApiError::unauthorized().into_response();
    };
    match found(&desk, &agent, conversation, &id).await {
        Ok(Some(response)) => response,
        Ok(None) => {
            let text = "there is no such file in a ticket that you may see";
            ApiError::new(Status::NotFound, "not_found", text).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a customer's file cannot be read");
            ApiError::unavailable(5).into_response()
        }
    }
}

async fn found(
    desk: &Desk,
    agent: &AgentName,
    conversation: String,
    id: &str,
) -> Result<Option<Response>, String> {
    let Ok(conversation) = ConversationId::try_from(conversation) else { return Ok(None) };
    let conv = desk.engine.conversation(&conversation).await.map_err(|error| error.to_string())?;
    let Some(conv) = conv.filter(|conv| conv.channel.as_ref() == Some(&desk.channel)) else {
        return Ok(None);
    };
    let may = {
        let state = desk.engine.state();
        let agent = state.agent(agent);
        let ticket = conv.ticket.as_ref();
        agent.zip(ticket).is_some_and(|(agent, ticket)| {
            permit(agent, Action::ReadFile).is_ok() && sees(agent, ticket)
        })
    };
    if !may {
        return Ok(None);
    }
    let file = desk.media.fetch(&conv.customer.id, id).await.map_err(|error| error.to_string())?;
    Ok(file.and_then(|(about, bytes)| Some(served(super::convert::kind(&about)?, bytes))))
}
