//! What there may be several of: channels, bots and the ways to wake somebody.
//!
//! Names are unique within their kind, and a channel may name only a bot that exists.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use baton_shared::id::{BotName, ChannelName, QueueName};
use reqwest::Url;
use serde::Deserialize;

use super::limits::BODY_KIB;
use super::reader::{At, Reading, Root, Section};
use super::secrets::Secrets;
use crate::secret::Secret;

/// One `[[channel]]`.
#[derive(Debug, Clone)]
pub struct Channel {
    /// Its name, the last part of `/channels/{name}`.
    pub name: ChannelName,
    /// What it speaks.
    pub kind: ChannelKind,
    /// Who answers first; nobody where absent, and every customer waits for a person.
    pub bot: Option<BotName>,
}

/// What a channel speaks.
#[derive(Debug, Clone)]
pub enum ChannelKind {
    /// The web chat that the relay serves itself.
    Web,
    /// Signed webhooks both ways.
    Generic {
        /// The secret of both directions, `whsec_…`.
        secret: Secret,
        /// The former one while it is being changed: believed still, and signed with too.
        former: Option<Secret>,
        /// Where answers go; without it the channel accepts and says so.
        callback_url: Option<Url>,
        /// Bytes of one request's body.
        body_bytes: usize,
    },
}

/// One `[[bot]]`.
#[derive(Debug, Clone)]
pub struct Bot {
    /// Its name.
    pub name: BotName,
    /// How it is asked.
    pub kind: BotKind,
}

/// How a bot is asked.
#[derive(Debug, Clone)]
pub enum BotKind {
    /// Answers from a file of questions.
    Faq {
        /// The file.
        file: PathBuf,
    },
    /// Any HTTP bot.
    Webhook {
        /// Where it is asked.
        url: Url,
        /// Signs the calls, `whsec_…`.
        secret: Secret,
        /// After which it counts as failed.
        timeout: Duration,
        /// What it speaks.
        shape: Shape,
    },
}

/// What a webhook bot speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Baton's own request and reply.
    #[default]
    Baton,
    /// Rasa's REST channel.
    Rasa,
}

/// One `[[notify]]`.
#[derive(Debug, Clone)]
pub struct Notify {
    /// What is done.
    pub kind: NotifyKind,
    /// For which queues; all where empty.
    pub queues: Vec<QueueName>,
}

/// How somebody is woken.
#[derive(Debug, Clone)]
pub enum NotifyKind {
    /// A program; the ticket's number and queue are in its environment.
    Command {
        /// The program by its absolute path, and its arguments.
        command: Vec<String>,
    },
    /// A signed POST.
    Post {
        /// Where to.
        url: Url,
        /// Signs it, `whsec_…`.
        secret: Secret,
    },
}

/// The names taken so far, each with its line's offset.
#[derive(Debug, Default)]
pub(super) struct Names {
    bots: BTreeSet<BotName>,
    /// Bots whose entry is faulty: naming one is no second fault.
    any_bot_faulty: bool,
    channels: BTreeSet<ChannelName>,
}

pub(super) fn bots<'i>(
    reading: &mut Reading<'i>,
    root: &mut Root<'i>,
    secrets: &Secrets,
    names: &mut Names,
) -> Vec<Bot> {
    let mut bots = Vec::new();
    for entry in root.entries(reading, "bot") {
        let mut s = Section::entry(reading, "bot", entry);
        let name = unique::<BotName>(&mut s, &mut names.bots);
        let kind = bot_kind(&mut s, secrets);
        s.finish();
        match (name, kind) {
            (Some(name), Some(kind)) => bots.push(Bot { name, kind }),
            (None, _) => names.any_bot_faulty = true,
            (Some(_), None) => {}
        }
    }
    bots
}

fn bot_kind(s: &mut Section<'_, '_>, secrets: &Secrets) -> Option<BotKind> {
    match kind(s, &["faq", "webhook"])? {
        "faq" => {
            let file = s.need::<PathBuf>("file", "file = \"faq.toml\"")?;
            let path = secrets.folder().join(&file.value);
            if !path.is_file() {
                let rule = format!("{} does not exist", path.display());
                s.key_fault(Some(file.offset), "file", &rule);
            }
            Some(BotKind::Faq { file: path })
        }
        _ => {
            let url = needed_url(s, "url");
            let secret = secrets.webhook(s, "secret");
            let timeout = s.seconds("timeout_s", 10, 1..=60);
            let shape = s.get::<Shape>("shape").map(|at| at.value).unwrap_or_default();
            Some(BotKind::Webhook { url: url?, secret: secret?, timeout, shape })
        }
    }
}

pub(super) fn channels<'i>(
    reading: &mut Reading<'i>,
    root: &mut Root<'i>,
    secrets: &Secrets,
    names: &mut Names,
    body_bytes: usize,
) -> Vec<Channel> {
    let mut channels = Vec::new();
    for entry in root.entries(reading, "channel") {
        let mut s = Section::entry(reading, "channel", entry);
        let name = unique::<ChannelName>(&mut s, &mut names.channels);
        let bot = bot_of_channel(&mut s, names);
        let kind = channel_kind(&mut s, secrets, body_bytes);
        s.finish();
        if let (Some(name), Some(kind)) = (name, kind) {
            channels.push(Channel { name, kind, bot });
        }
    }
    channels
}

fn bot_of_channel(s: &mut Section<'_, '_>, names: &Names) -> Option<BotName> {
    let bot = s.parsed::<BotName>("bot")?;
    if !names.bots.contains(&bot.value) && !names.any_bot_faulty {
        let known: Vec<&str> = names.bots.iter().map(BotName::as_str).collect();
        let hint = if known.is_empty() {
            "there is no [[bot]] yet".to_owned()
        } else {
            format!("the bots are {}", known.join(", "))
        };
        s.key_fault(Some(bot.offset), "bot", &format!("no bot is called `{}`: {hint}", bot.value));
    }
    Some(bot.value)
}

fn channel_kind(
    s: &mut Section<'_, '_>,
    secrets: &Secrets,
    body_bytes: usize,
) -> Option<ChannelKind> {
    match kind(s, &["web", "generic"])? {
        "web" => Some(ChannelKind::Web),
        _ => {
            let secret = secrets.webhook(s, "secret");
            let former = secrets.former(s, "secret_previous");
            let callback_url = url(s, "callback_url").map(|at| at.value);
            let general = u16::try_from(body_bytes / 1024).unwrap_or(*BODY_KIB.end());
            let body_bytes = s.kib("body_kib", general, BODY_KIB);
            Some(ChannelKind::Generic { secret: secret?, former, callback_url, body_bytes })
        }
    }
}

pub(super) fn notify<'i>(
    reading: &mut Reading<'i>,
    root: &mut Root<'i>,
    secrets: &Secrets,
) -> Vec<Notify> {
    let mut all = Vec::new();
    for entry in root.entries(reading, "notify") {
        let mut s = Section::entry(reading, "notify", entry);
        let queues = s.get::<Vec<QueueName>>("queues").map(|at| at.value).unwrap_or_default();
        let kind = notify_kind(&mut s, secrets);
        s.finish();
        all.extend(kind.map(|kind| Notify { kind, queues }));
    }
    all
}

fn notify_kind(s: &mut Section<'_, '_>, secrets: &Secrets) -> Option<NotifyKind> {
    match kind(s, &["command", "post"])? {
        "command" => {
            let command =
                s.need::<Vec<String>>("command", "command = [\"/usr/local/bin/ring\"]")?;
            if !command.value.first().is_some_and(|program| program.starts_with('/')) {
                let rule = "must begin with the program's absolute path";
                s.key_fault(Some(command.offset), "command", rule);
            }
            Some(NotifyKind::Command { command: command.value })
        }
        _ => {
            let url = needed_url(s, "url");
            let secret = secrets.webhook(s, "secret");
            Some(NotifyKind::Post { url: url?, secret: secret? })
        }
    }
}

/// The entry's `kind`, one of `known`.
fn kind(s: &mut Section<'_, '_>, known: &[&'static str]) -> Option<&'static str> {
    let choices = known.join("\" or \"");
    let found = s.need::<String>("kind", &format!("kind = \"{choices}\""));
    let chosen = found.as_ref().and_then(|at| known.iter().find(|word| **word == at.value));
    if let (Some(at), None) = (&found, chosen) {
        s.key_fault(Some(at.offset), "kind", &format!("must be \"{choices}\""));
    }
    if chosen.is_none() {
        // Without its kind nobody can say which keys belong to the entry.
        s.forget_rest();
    }
    chosen.copied()
}

pub(super) fn unique<T>(s: &mut Section<'_, '_>, taken: &mut BTreeSet<T>) -> Option<T>
where
    T: FromStr<Err: Display> + Display + Ord + Clone,
{
    if !s.has("name") {
        s.need::<String>("name", "name = \"…\"");
        return None;
    }
    let At { value, offset } = s.parsed::<T>("name")?;
    if !taken.insert(value.clone()) {
        s.key_fault(Some(offset), "name", &format!("`{value}` is taken: every name is used once"));
    }
    Some(value)
}

/// An `http://` or `https://` address without a name and password in it.
pub(super) fn url(s: &mut Section<'_, '_>, key: &'static str) -> Option<At<Url>> {
    let text = s.get::<String>(key)?;
    match web_address(&text.value) {
        Ok(value) => Some(At { value, offset: text.offset }),
        Err(rule) => {
            s.key_fault(Some(text.offset), key, &rule);
            None
        }
    }
}

pub(super) fn needed_url(s: &mut Section<'_, '_>, key: &'static str) -> Option<Url> {
    if !s.has(key) {
        s.need::<String>(key, "url = \"https://…\"");
        return None;
    }
    url(s, key).map(|at| at.value)
}

/// Checks an address from outside: `http` or `https`, with a host, without credentials.
///
/// # Errors
/// The rule, in words.
pub fn web_address(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| format!("`{text}` is no address: {error}"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(format!("`{text}` must begin with https:// or http:// and name a host"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("an address must not hold a name or a password".to_owned());
    }
    Ok(url)
}

/// A site as browsers name it: scheme, host and port, nothing after.
pub(super) fn origin(text: &str) -> Result<String, String> {
    let url = web_address(text)?;
    let origin = url.origin().ascii_serialization();
    if text.trim_end_matches('/') == origin {
        Ok(origin)
    } else {
        Err(format!("`{text}` must be only scheme, host and port: {origin}"))
    }
}
