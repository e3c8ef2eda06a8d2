//! The shape of Rasa's REST channel (`/webhooks/rest/webhook`): one message in, a list out. The
//! wish to hand over is `custom.handover`: true, or an object as in Baton's own shape.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::gate::{self, WireHandover};
use crate::bots::{BotCall, BotFailure};
use crate::desk::parts::{BotLine, BotReply, Choice, HandoverRequest};

#[derive(Serialize)]
struct Request<'a> {
    sender: &'a str,
    message: String,
    metadata: Metadata<'a>,
}

#[derive(Serialize)]
struct Metadata<'a> {
    call_id: &'a str,
    epoch: u64,
    customer: &'a str,
    name: Option<&'a str>,
    email: Option<&'a str>,
    language: Option<&'a str>,
    variables: &'a BTreeMap<String, String>,
}

/// Several messages go as lines of one; a button sends its payload instead of its title.
pub(super) fn request(call: &BotCall) -> Vec<u8> {
    let said = call.messages.iter().map(|m| m.choice.as_deref().unwrap_or(&m.text));
    let customer = &call.customer;
    let request = Request {
        sender: call.conversation.as_str(),
        message: said.collect::<Vec<_>>().join("\n"),
        metadata: Metadata {
            call_id: call.call_id.as_str(),
            epoch: call.epoch.0,
            customer: &customer.id,
            name: customer.name.as_deref(),
            email: customer.email.as_deref(),
            language: customer.language.as_deref(),
            variables: &call.variables,
        },
    };
    serde_json::to_vec(&request).expect("strings, numbers and maps with string keys serialise")
}

#[derive(Deserialize)]
struct Item {
    text: Option<String>,
    #[serde(default)]
    buttons: Vec<Button>,
    image: Option<String>,
    custom: Option<Value>,
}

#[derive(Deserialize)]
struct Button {
    title: String,
    payload: Option<String>,
}

pub(super) fn parse(body: &[u8]) -> Result<BotReply, BotFailure> {
    let items = gate::json::<Vec<Item>>(body).map_err(BotFailure::Garbage)?;
    convert(items).map_err(BotFailure::Garbage)
}

fn convert(items: Vec<Item>) -> Result<BotReply, gate::Fault> {
    gate::at_most(items.len(), gate::MESSAGES_MAX, "the list")?;
    let mut reply = BotReply::default();
    // Rasa answers an error of its own with 200 and an empty list: silence is not understanding.
    if items.is_empty() {
        reply.understood = Some(false);
    }
    for (number, item) in items.into_iter().enumerate() {
        let path = format!("[{number}]");
        reply.messages.extend(said(item.text, item.image, item.buttons, &path)?);
        if let Some(handover) = item.custom.map(|c| wish(c, &path)).transpose()?.flatten() {
            reply.handover = Some(handover);
        }
    }
    Ok(reply)
}

fn said(
    text: Option<String>,
    image: Option<String>,
    buttons: Vec<Button>,
    path: &str,
) -> Result<Option<BotLine>, gate::Fault> {
    // An image goes as its address: a line of a bot is words and buttons.
    let parts: Vec<String> =
        text.into_iter().chain(image).filter(|t| !t.trim().is_empty()).collect();
    if parts.is_empty() {
        return Ok(None);
    }
    let choice =
        |b: Button| Choice { id: b.payload.unwrap_or_else(|| b.title.clone()), title: b.title };
    let choices = buttons.into_iter().map(choice).collect();
    Ok(Some(BotLine {
        text: gate::text(&parts.join("\n"), &format!("{path}.text"))?,
        choices: gate::choices(choices, &format!("{path}.buttons"))?,
    }))
}

/// `custom` is anybody's: only its `handover` is looked at.
fn wish(mut custom: Value, path: &str) -> Result<Option<HandoverRequest>, gate::Fault> {
    let path = format!("{path}.custom.handover");
    match custom.get_mut("handover").map(Value::take) {
        None | Some(Value::Null | Value::Bool(false)) => Ok(None),
        Some(Value::Bool(true)) => Ok(Some(HandoverRequest::default())),
        Some(value @ Value::Object(_)) => {
            let wire: WireHandover = serde_path_to_error::deserialize(value)
                .map_err(|e| format!("{path}.{}: {}", e.path(), e.inner()))?;
            gate::handover(wire, &path).map(Some)
        }
        Some(_) => Err(format!("{path} must be true or an object")),
    }
}
