//! `messages`: every text the policy can say, with sample values, before a customer reads it.

use jiff::Timestamp;
use serde::Serialize;

use super::args::MessagesArgs;
use super::failure::Failure;
use super::out;
use crate::config::{ChannelKind, Config};
use crate::policy::Policy;
use crate::policy::preview::{Look, Preview};
use crate::proof::paper;

/// Prints them by channel and language.
pub(super) fn run(args: &MessagesArgs) -> Result<(), Failure> {
    let config = args.report.at.read()?;
    let path = &config.relay.policy;
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::failed(format!("{}: {error}", path.display())))?;
    let policy = Policy::parse(&text).map_err(|faults| {
        let first = faults.first().map(ToString::to_string).unwrap_or_default();
        Failure::failed(format!("{}: {first}; `baton-relay check` shows all", path.display()))
    })?;
    let shown = shown(&config, &policy, args, Timestamp::now())?;
    if args.report.json { out::json(&shown) } else { out::text(&lines(&shown)) }
}

/// What one channel says in one language.
#[derive(Serialize)]
struct Shown {
    channel: String,
    language: String,
    messages: Vec<Preview>,
}

fn shown(
    config: &Config,
    policy: &Policy,
    args: &MessagesArgs,
    now: Timestamp,
) -> Result<Vec<Shown>, Failure> {
    let spoken: Vec<String> = match &args.language {
        Some(language) => vec![policy.spoken(Some(language))],
        None => policy.languages().into_iter().map(ToOwned::to_owned).collect(),
    };
    let wanted = |name: &str| args.channel.as_deref().is_none_or(|wanted| wanted == name);
    let channels: Vec<_> =
        config.channels.iter().filter(|channel| wanted(channel.name.as_str())).collect();
    if channels.is_empty() {
        let named = args.channel.as_deref().unwrap_or("any name");
        let message = format!("{} has no channel of {named}", config.path.display());
        return Err(Failure::failed(message));
    }
    let mut all = Vec::new();
    for channel in channels {
        let look = match channel.kind {
            ChannelKind::Web => Look::WebChat,
            ChannelKind::Generic { .. } => Look::Messages,
        };
        for language in &spoken {
            let name = channel.name.as_str();
            let messages = policy.preview(language, (name, look), now);
            all.push(Shown { channel: name.to_owned(), language: language.clone(), messages });
        }
    }
    Ok(all)
}

fn lines(shown: &[Shown]) -> String {
    let of = |part: &Shown| {
        let head = format!("== {} · {}", part.channel, part.language);
        let rest = part.messages.iter().flat_map(paper::preview);
        std::iter::once(head).chain(rest).collect::<Vec<_>>()
    };
    shown.iter().flat_map(of).collect::<Vec<_>>().join("\n")
}
