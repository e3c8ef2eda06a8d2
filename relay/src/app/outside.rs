//! From the config to the parts that speak to the outside: bots, channels, bells.

use std::collections::HashMap;

use super::key;
use crate::bots::runner::Bots;
use crate::bots::{Bot, Faq, WebhookBot, webhook};
use crate::config::{self, BotKind, ChannelKind, Config, NotifyKind, Shape};
use crate::delivery::backoff::Backoff;
use crate::delivery::egress::{Callback, Callbacks};
use crate::delivery::lanes::Limits;
use crate::delivery::notify::{Bell, How};
use crate::desk::event::Outlet;
use crate::http::hook::Hook;
use crate::webhook::Verifier;

/// The configured bots.
///
/// # Errors
/// Where a bot's own file cannot be read or has faults.
pub(super) fn bots(config: &Config, client: &reqwest::Client) -> Result<Bots, String> {
    let mut bots = HashMap::new();
    for bot in &config.bots {
        let made = match &bot.kind {
            BotKind::Faq { file } => {
                let text = std::fs::read_to_string(file)
                    .map_err(|error| format!("{}: {error}", file.display()))?;
                let faq = Faq::parse(&text).map_err(|faults| {
                    let lines = faults
                        .iter()
                        .map(|f| format!("{}:{}: {}", file.display(), f.line, f.message));
                    lines.collect::<Vec<_>>().join("\n")
                })?;
                Bot::Faq(faq)
            }
            BotKind::Webhook { url, secret, timeout, shape } => Bot::Webhook(WebhookBot {
                name: bot.name.clone(),
                url: url.clone(),
                key: Some(key(secret)?),
                timeout: *timeout,
                shape: match shape {
                    Shape::Baton => webhook::Shape::Baton,
                    Shape::Rasa => webhook::Shape::Rasa,
                },
                http: client.clone(),
            }),
        };
        bots.insert(bot.name.clone(), made);
    }
    Ok(bots)
}

/// The generic channels, as senders reach them.
///
/// # Errors
/// Where a secret is none.
pub(super) fn hooks(config: &Config) -> Result<Vec<Hook>, String> {
    let mut hooks = Vec::new();
    for channel in &config.channels {
        let ChannelKind::Generic { secret, callback_url } = &channel.kind else { continue };
        hooks.push(Hook {
            name: channel.name.clone(),
            verifier: Verifier::new(key(secret)?),
            bot: channel.bot.clone(),
            outlet: if callback_url.is_some() { Outlet::Sent } else { Outlet::Nowhere },
        });
    }
    Ok(hooks)
}

/// Where their answers go.
///
/// # Errors
/// Where a secret is none.
pub(super) fn callbacks(config: &Config) -> Result<Callbacks, String> {
    let mut callbacks = Callbacks::new();
    for channel in &config.channels {
        if let ChannelKind::Generic { secret, callback_url: Some(url) } = &channel.kind {
            let callback = Callback { url: url.clone(), keys: vec![key(secret)?] };
            callbacks.insert(channel.name.clone(), callback);
        }
    }
    Ok(callbacks)
}

/// Whom to wake.
///
/// # Errors
/// Where a secret is none.
pub(super) fn bells(config: &Config) -> Result<Vec<Bell>, String> {
    let bell = |notify: &config::Notify| {
        let how = match &notify.kind {
            NotifyKind::Command { command } => How::Command(command.clone()),
            NotifyKind::Post { url, secret } => {
                How::Post { url: url.clone(), keys: vec![key(secret)?] }
            }
        };
        Ok(Bell { how, queues: notify.queues.clone() })
    };
    config.notify.iter().map(bell).collect()
}

/// Pace and patience of sending.
pub(super) fn lanes(set: &config::Delivery) -> Limits {
    Limits {
        in_flight: set.in_flight,
        backoff: Backoff {
            attempts: set.attempts,
            first: set.first_retry,
            cap: set.max_retry,
            total: set.total,
        },
        ..Limits::default()
    }
}
