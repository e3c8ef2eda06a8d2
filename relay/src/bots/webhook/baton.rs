//! Baton's own shape for bots, as `docs/bots/README.md` tells it. Knows no HTTP.

use std::collections::BTreeMap;

use baton_shared::id::{CallId, CommandId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::LateReply;
use super::gate::{self, Fault, WireHandover, WireIntent};
use crate::bots::BotCall;
use crate::desk::parts::{BotLine, BotReply, Choice};

#[derive(Serialize)]
struct Request<'a> {
    call_id: &'a str,
    epoch: u64,
    conversation: &'a str,
    customer: WireCustomer<'a>,
    messages: Vec<WireMessage<'a>>,
    variables: &'a BTreeMap<String, String>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    missing: &'a [String],
}

#[derive(Serialize)]
struct WireCustomer<'a> {
    id: &'a str,
    name: Option<&'a str>,
    email: Option<&'a str>,
    language: Option<&'a str>,
    attributes: &'a BTreeMap<String, String>,
    verified: bool,
}

#[derive(Serialize)]
struct WireMessage<'a> {
    id: &'a str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    choice: Option<WireChosen<'a>>,
    at: Timestamp,
}

#[derive(Serialize)]
struct WireChosen<'a> {
    id: &'a str,
}

pub(super) fn request(call: &BotCall) -> Vec<u8> {
    let customer = &call.customer;
    let request = Request {
        call_id: call.call_id.as_str(),
        epoch: call.epoch.0,
        conversation: call.conversation.as_str(),
        customer: WireCustomer {
            id: &customer.id,
            name: customer.name.as_deref(),
            email: customer.email.as_deref(),
            language: customer.language.as_deref(),
            attributes: &customer.attributes,
            verified: customer.verified,
        },
        messages: call
            .messages
            .iter()
            .map(|m| WireMessage {
                id: m.id.as_str(),
                text: &m.text,
                choice: m.choice.as_deref().map(|id| WireChosen { id }),
                at: m.at,
            })
            .collect(),
        variables: &call.variables,
        missing: &call.missing,
    };
    serde_json::to_vec(&request).expect("strings, numbers and maps with string keys serialise")
}

#[derive(Deserialize)]
struct WireReply {
    messages: Option<Vec<WireLine>>,
    confidence: Option<f64>,
    retrieval_confidence: Option<f64>,
    intent: Option<WireIntent>,
    understood: Option<bool>,
    #[serde(default)]
    variables: BTreeMap<String, serde_json::Value>,
    #[serde(default)]
    sources: Vec<String>,
    handover: Option<WireHandover>,
}

#[derive(Deserialize)]
struct WireLine {
    text: String,
    #[serde(default)]
    choices: Vec<WireChoice>,
}

#[derive(Deserialize)]
struct WireChoice {
    id: String,
    title: String,
}

#[derive(Deserialize)]
struct WireLate {
    call_id: CallId,
    reply_id: CommandId,
}

pub(super) fn parse(body: &[u8]) -> Result<BotReply, Fault> {
    convert(gate::json(body)?)
}

pub(super) fn parse_late(body: &[u8]) -> Result<LateReply, Fault> {
    let WireLate { call_id, reply_id } = gate::json(body)?;
    Ok(LateReply { call_id, reply_id, reply: parse(body)? })
}

fn convert(wire: WireReply) -> Result<BotReply, Fault> {
    if wire.messages.is_none() && wire.handover.is_none() {
        return Err("messages is missing (an empty list says nothing to the customer)".to_owned());
    }
    let lines = wire.messages.unwrap_or_default();
    gate::at_most(lines.len(), gate::MESSAGES_MAX, "messages")?;
    let lines = lines.into_iter().enumerate().map(|(i, line)| convert_line(line, i));
    let confidence = gate::confidence(wire.confidence, "confidence")?;
    Ok(BotReply {
        messages: lines.collect::<Result<_, _>>()?,
        confidence,
        retrieval: gate::confidence(wire.retrieval_confidence, "retrieval_confidence")?,
        intent: wire.intent.map(|i| gate::intent(i, confidence, "intent")).transpose()?,
        understood: wire.understood,
        variables: gate::variables(wire.variables, "variables")?,
        sources: gate::lines(wire.sources, "sources")?,
        handover: wire.handover.map(|h| gate::handover(h, "handover")).transpose()?,
    })
}

fn convert_line(line: WireLine, number: usize) -> Result<BotLine, Fault> {
    let path = format!("messages[{number}]");
    let text = gate::text(&line.text, &format!("{path}.text"))?;
    let choices = line.choices.into_iter().map(|c| Choice { id: c.id, title: c.title }).collect();
    Ok(BotLine { text, choices: gate::choices(choices, &format!("{path}.choices"))? })
}
