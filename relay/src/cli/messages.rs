//! `messages`: every text the policy can say, with sample values, before a customer reads it.

use jiff::Timestamp;
use serde_json::json;

use super::args::MessagesArgs;
use super::failure::Failure;
use super::out;
use crate::config::{ChannelKind, Config};
use crate::policy::Policy;
use crate::policy::preview::{Look, Preview};

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

type Shown = Vec<serde_json::Value>;

fn shown(
    config: &Config,
    policy: &Policy,
    args: &MessagesArgs,
    now: Timestamp,
) -> Result<Shown, Failure> {
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
    let mut all = Shown::new();
    for channel in channels {
        let look = match channel.kind {
            ChannelKind::Web => Look::WebChat,
            ChannelKind::Generic { .. } => Look::Messages,
        };
        for language in &spoken {
            let name = channel.name.as_str();
            let messages: Vec<Preview> = policy.preview(language, (name, look), now);
            all.push(json!({ "channel": name, "language": language, "messages": messages }));
        }
    }
    Ok(all)
}

fn lines(shown: &Shown) -> String {
    let mut lines = Vec::new();
    for part in shown {
        let word = |key: &str| part[key].as_str().unwrap_or_default();
        lines.push(format!("== {} · {}", word("channel"), word("language")));
        for message in part["messages"].as_array().into_iter().flatten() {
            let word = |key: &str| message[key].as_str().unwrap_or_default();
            lines.push(format!("{} ({})", word("name"), word("queue")));
            lines.extend(word("text").lines().map(|line| format!("    {line}")));
            let choices = message["choices"].as_array().into_iter().flatten();
            let choices: Vec<&str> = choices.filter_map(|choice| choice.as_str()).collect();
            if !choices.is_empty() {
                lines.push(format!("    [{}]", choices.join("] [")));
            }
        }
    }
    lines.join("\n")
}
