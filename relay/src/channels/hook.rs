//! The generic channel: any program that can sign a POST (Standard Webhooks) can be a channel.
//!
//! In come `message.created`, `message.echo` and `typing`; other types are accepted and ignored, so that a sender
//! may subscribe us to all it has. Out go `message.created`, `typing` and `conversation.updated`
//! in the same envelope. Unknown fields are ignored both ways: that is how the format grows.

use std::collections::BTreeMap;

use baton_shared::id::MessageId;
use baton_shared::text::{Text, TextError};
use jiff::Timestamp;
use serde::Deserialize;

use super::bounds::{self, at_most, required, short, token};
use super::{Echo, Inbound, Malformed};
use crate::desk::parts::{Attachment, Customer, number_text};

mod outgoing;
#[cfg(test)]
mod tests;

pub use outgoing::{Author, Controller, Outgoing, Update, What, envelope};

/// What a delivery was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Received {
    /// `message.created`.
    Message(Box<Inbound>),
    /// `message.echo`: somebody answered the customer, maybe the relay itself.
    Echo(Box<Echo>),
    /// `typing`: the customer is writing. Never stored.
    Typing {
        /// The channel's id for them.
        customer: String,
    },
    /// Any other type: answered like an accepted one, without effect.
    Ignored,
}

/// Reads a verified body.
///
/// # Errors
/// [`Malformed`], whose text is the answer to the sender.
pub fn parse(body: &[u8]) -> Result<Received, Malformed> {
    let Kind { kind } = bounds::read(body)?;
    match required("type", kind)?.as_str() {
        "message.created" => {
            let envelope: Envelope = bounds::again(body)?;
            message(envelope).map(|message| Received::Message(Box::new(message)))
        }
        "message.echo" => {
            let envelope: Envelope = bounds::again(body)?;
            echo(envelope).map(|echo| Received::Echo(Box::new(echo)))
        }
        "typing" => {
            let envelope: Envelope = bounds::again(body)?;
            let data = required("data", envelope.data)?;
            let customer = required("data.customer", data.customer)?;
            let id = required("data.customer.id", customer.id)?;
            Ok(Received::Typing { customer: token("data.customer.id", id)? })
        }
        "" => Err(Malformed::at("type", "is empty: a message is `message.created`")),
        _ => Ok(Received::Ignored),
    }
}

/// Read first: a type we do not know may carry data of any shape.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Kind {
    #[serde(rename = "type")]
    kind: Option<String>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Envelope {
    timestamp: Option<String>,
    data: Option<Data>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Data {
    id: Option<String>,
    customer: Option<Who>,
    text: Option<String>,
    attachments: Option<Vec<File>>,
    choice: Option<Chosen>,
    /// Of an echo.
    author: Option<Writer>,
    /// Of an echo.
    echo_of: Option<String>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Writer {
    name: Option<String>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Who {
    id: Option<String>,
    name: Option<String>,
    email: Option<String>,
    language: Option<String>,
    attributes: Option<BTreeMap<String, Option<Plain>>>,
    verified: Option<bool>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct File {
    url: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    name: Option<String>,
    size: Option<u64>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Chosen {
    id: Option<String>,
}

/// An attribute's value: senders write `3` and `true` as often as `"3"` and `"true"`.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a string, a number or true or false")]
enum Plain {
    Text(String),
    Number(serde_json::Number),
    Flag(bool),
}

impl Plain {
    fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number_text(&number),
            Self::Flag(flag) => flag.to_string(),
        }
    }
}

fn message(envelope: Envelope) -> Result<Inbound, Malformed> {
    let sent_at = envelope.timestamp.map(|text| instant(&text)).transpose()?;
    let data = required("data", envelope.data)?;
    let provider_id = token("data.id", required("data.id", data.id)?)?;
    let customer = customer(required("data.customer", data.customer)?)?;
    let text = text(data.text.as_deref())?;
    let attachments = attachments(data.attachments.unwrap_or_default())?;
    let choice = choice(data.choice)?;
    if text.is_none() && attachments.is_empty() && choice.is_none() {
        return Err(Malformed::at("data", "says nothing: send `text`, `attachments` or `choice`"));
    }
    Ok(Inbound { provider_id, customer, text, attachments, choice, sent_at })
}

/// A message the other way: `data.customer` is whom it went to.
fn echo(mut envelope: Envelope) -> Result<Echo, Malformed> {
    let data = envelope.data.as_mut();
    let (author, of) = data.map_or((None, None), |data| {
        // Buttons are chosen by customers.
        data.choice = None;
        (data.author.take().and_then(|author| author.name), data.echo_of.take())
    });
    let path = "data.echo_of";
    let of = of.map(|of| token(path, of)).transpose()?;
    let of = of.map(MessageId::try_from).transpose();
    Ok(Echo {
        sent: message(envelope)?,
        author: short("data.author.name", author, bounds::NAME_MAX)?,
        of: of
            .map_err(|_| Malformed::at(path, "must be the `data.id` of a message of the relay"))?,
    })
}

fn instant(text: &str) -> Result<Timestamp, Malformed> {
    text.parse().map_err(|_| {
        Malformed::at("timestamp", "must be an RFC 3339 time such as 2026-11-21T09:00:00Z")
    })
}

fn text(raw: Option<&str>) -> Result<Option<Text>, Malformed> {
    match raw.map(Text::new) {
        None | Some(Err(TextError::Empty)) => Ok(None),
        Some(Ok(text)) => Ok(Some(text)),
        Some(Err(TextError::TooLong { bytes })) => Err(Malformed::at(
            "data.text",
            format!(
                "has {bytes} bytes, at most {} are allowed: send a file instead",
                baton_shared::text::TEXT_MAX
            ),
        )),
    }
}

fn customer(who: Who) -> Result<Customer, Malformed> {
    let id = required("data.customer.id", who.id)?;
    Ok(Customer {
        id: token("data.customer.id", id)?,
        name: short("data.customer.name", who.name, bounds::NAME_MAX)?,
        email: short("data.customer.email", who.email, bounds::EMAIL_MAX)?,
        language: short("data.customer.language", who.language, bounds::LANGUAGE_MAX)?,
        attributes: attributes(who.attributes.unwrap_or_default())?,
        verified: who.verified.unwrap_or(false),
    })
}

fn attributes(
    given: BTreeMap<String, Option<Plain>>,
) -> Result<BTreeMap<String, String>, Malformed> {
    const PATH: &str = "data.customer.attributes";
    at_most(PATH, given.len(), bounds::ATTRIBUTES_MAX)?;
    let mut kept = BTreeMap::new();
    for (name, value) in given {
        if name.is_empty() || name.len() > bounds::ATTRIBUTE_NAME_MAX {
            let max = bounds::ATTRIBUTE_NAME_MAX;
            return Err(Malformed::at(
                PATH,
                format!("has a name that is not 1 to {max} bytes long"),
            ));
        }
        let path = format!("{PATH}.{}", bounds::harmless(&name));
        let value = value.map(Plain::into_text);
        if let Some(value) = short(&path, value, bounds::ATTRIBUTE_VALUE_MAX)? {
            kept.insert(name, value);
        }
    }
    Ok(kept)
}

fn attachments(files: Vec<File>) -> Result<Vec<Attachment>, Malformed> {
    at_most("data.attachments", files.len(), bounds::ITEMS_MAX)?;
    files.into_iter().enumerate().map(|(i, file)| attachment(i, file)).collect()
}

fn attachment(index: usize, file: File) -> Result<Attachment, Malformed> {
    let path = |field: &str| format!("data.attachments[{index}].{field}");
    let url = short(&path("url"), file.url, bounds::URL_MAX)?;
    let url = required(&path("url"), url)?;
    let web = reqwest::Url::parse(&url).is_ok_and(|url| matches!(url.scheme(), "https" | "http"));
    if !web {
        return Err(Malformed::at(path("url"), "must be an http or https address"));
    }
    Ok(Attachment {
        url,
        kind: short(&path("type"), file.kind, bounds::MEDIA_TYPE_MAX)?,
        name: short(&path("name"), file.name, bounds::NAME_MAX)?,
        size: file.size,
    })
}

fn choice(chosen: Option<Chosen>) -> Result<Option<String>, Malformed> {
    let Some(chosen) = chosen else { return Ok(None) };
    let id = short("data.choice.id", chosen.id, bounds::CHOICE_MAX)?;
    required("data.choice.id", id).map(Some)
}
