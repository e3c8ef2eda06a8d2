//! From the checked config to the values that the parts are set up with.
//!
//! Converts and decides nothing; a key that does not read here was changed after the check.

use std::collections::HashMap;

use baton_shared::id::ChannelName;

use crate::bots::router::{Endpoint, Endpoints};
use crate::bots::runner::Bots;
use crate::bots::{Bot, Faq, WebhookBot, webhook};
use crate::config::{self, BotKind, Channel, ChannelKind, Config, NotifyKind, Shape};
use crate::delivery::backoff::Backoff;
use crate::delivery::egress::{Callback, Callbacks};
use crate::delivery::lanes;
use crate::delivery::notify::{Bell, How};
use crate::desk::event::Outlet;
use crate::engine::{Engine, Masks};
use crate::http::hook::{Bounds, Hook};
use crate::http_client::{Clients, Trust};
use crate::masking::Masking;
use crate::media::Media;
use crate::people::retention::Terms;
use crate::people::{Place, job};
use crate::secret::Secret;
use crate::webhook::{Key, Verifier};

/// The channels that answers can be sent to.
///
/// # Errors
/// Which channel's secret is none.
pub(super) fn callbacks(config: &Config) -> Result<Callbacks, String> {
    let mut callbacks = Callbacks::new();
    for Channel { name, kind, .. } in &config.channels {
        if let ChannelKind::Generic { secret, former, callback_url: Some(url), .. } = kind {
            let secrets = std::iter::once(secret).chain(former);
            let keys = secrets.map(|secret| key(secret, name)).collect::<Result<_, _>>()?;
            let callback = Callback { url: url.clone(), trust: Trust::Config, keys };
            callbacks.insert(name.clone(), callback);
        }
    }
    Ok(callbacks)
}

/// The channels that messages are posted to.
///
/// # Errors
/// Which channel's secret is none.
pub(super) fn hooks(config: &Config) -> Result<Vec<Hook>, String> {
    let mut hooks = Vec::new();
    for Channel { name, kind, bot } in &config.channels {
        if let ChannelKind::Generic { secret, former, callback_url, body_bytes } = kind {
            let mut verifier = Verifier::new(key(secret, name)?);
            if let Some(former) = former {
                verifier = verifier.or(key(former, name)?);
            }
            let outlet = if callback_url.is_some() { Outlet::Sent } else { Outlet::Nowhere };
            hooks.push(Hook {
                name: name.clone(),
                verifier,
                bot: bot.clone(),
                body_bytes: *body_bytes,
                outlet,
            });
        }
    }
    Ok(hooks)
}

/// The bounds of what is posted.
#[must_use]
pub(super) fn bounds(limits: &config::Limits) -> Bounds {
    Bounds {
        body_bytes: limits.body_bytes,
        json_depth: limits.json_depth,
        text_bytes: limits.text_bytes,
    }
}

/// Whom to wake.
///
/// # Errors
/// That a secret is none.
pub(super) fn bells(config: &Config) -> Result<Vec<Bell>, String> {
    let bells = config.notify.iter().map(|notify| {
        let how = match &notify.kind {
            NotifyKind::Command { command } => How::Command(command.clone()),
            NotifyKind::Post { url, secret } => {
                How::Post { url: url.clone(), keys: vec![parse(secret, "a [[notify]]")?] }
            }
        };
        Ok(Bell { how, queues: notify.queues.clone() })
    });
    bells.collect()
}

/// Pace and patience of sending.
#[must_use]
pub(super) fn pace(delivery: &config::Delivery) -> lanes::Limits {
    lanes::Limits {
        in_flight: delivery.in_flight,
        backoff: Backoff {
            first: delivery.first_retry,
            cap: delivery.max_retry,
            attempts: delivery.attempts,
            total: delivery.total,
        },
        ..lanes::Limits::default()
    }
}

/// Where people's data is.
#[must_use]
pub(super) fn place(engine: &Engine, config: &Config, media: &Media) -> Place {
    Place { engine: engine.clone(), media: media.clone(), data: config.relay.data.clone() }
}

/// What is shown masked.
#[must_use]
pub(super) fn masks(set: config::Masking) -> Masks {
    let config::Masking { cards, ibans, emails, phones, bots } = set;
    let agents = Masking { cards, ibans, emails, phones };
    Masks { agents, bots: if bots { agents } else { Masking::NOTHING } }
}

/// How long people's data is kept.
#[must_use]
pub(super) fn terms(set: &config::Retention) -> Terms {
    Terms { conversations_days: set.conversations_days, media_days: set.media_days }
}

/// When retention is looked for.
#[must_use]
pub(super) fn retention(config: &Config) -> job::Plan {
    let web = config.channels.iter().find(|channel| matches!(channel.kind, ChannelKind::Web));
    job::Plan {
        terms: terms(&config.retention),
        hour: config.retention.hour,
        visitors: web.map(|channel| channel.name.clone()),
    }
}

/// The endpoints that routes may ask.
///
/// # Errors
/// Which endpoint's secret is none.
pub(super) fn endpoints(config: &Config, clients: &Clients) -> Result<Endpoints, String> {
    let made = |set: &config::Endpoint| {
        let key = parse(&set.secret, &format!("the endpoint {}", set.name))?;
        let endpoint = Endpoint { url: set.url.clone(), key, http: clients.open().clone() };
        Ok((set.name.clone(), endpoint))
    };
    config.endpoints.iter().map(made).collect()
}

/// The configured bots.
///
/// # Errors
/// Where a bot's own file cannot be read or has faults.
pub(super) fn bots(config: &Config, clients: &Clients) -> Result<Bots, String> {
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
                key: Some(parse(secret, &format!("the bot {}", bot.name))?),
                timeout: *timeout,
                shape: match shape {
                    Shape::Baton => webhook::Shape::Baton,
                    Shape::Rasa => webhook::Shape::Rasa,
                },
                http: clients.open().clone(),
            }),
        };
        bots.insert(bot.name.clone(), made);
    }
    Ok(bots)
}

/// Who may answer a bot call later, by the bots' own secrets.
///
/// # Errors
/// Where a secret is none.
pub(super) fn verifiers(config: &Config) -> Result<HashMap<String, Verifier>, String> {
    let mut verifiers = HashMap::new();
    for bot in &config.bots {
        if let BotKind::Webhook { secret, .. } = &bot.kind {
            verifiers.insert(
                bot.name.to_string(),
                Verifier::new(parse(secret, &format!("the bot {}", bot.name))?),
            );
        }
    }
    Ok(verifiers)
}

fn key(secret: &Secret, channel: &ChannelName) -> Result<Key, String> {
    parse(secret, &format!("the channel {channel}"))
}

fn parse(secret: &Secret, whose: &str) -> Result<Key, String> {
    let text = str::from_utf8(secret.expose()).map_err(|_| format!("{whose}: no secret"))?;
    Key::parse(text).map_err(|error| format!("{whose}: {error}"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    fn config() -> Config {
        let text = format!(
            "[[channel]]\nname = \"hook\"\nkind = \"generic\"\nsecret = \"{SECRET}\"\n\
             callback_url = \"http://127.0.0.1:9/cb\"\n\
             [[channel]]\nname = \"mute\"\nkind = \"generic\"\nsecret = \"{SECRET}\"\n\
             [[channel]]\nname = \"web\"\nkind = \"web\"\n\
             [delivery]\nattempts = 3\n\
             [[notify]]\nkind = \"command\"\ncommand = [\"/bin/true\"]\nqueues = [\"support\"]\n\
             [[notify]]\nkind = \"post\"\nurl = \"https://ops.example.org/\"\nsecret = \"{SECRET}\"\n"
        );
        Config::parse(Path::new("/nowhere/baton.toml"), &text).expect("faultless")
    }

    #[test]
    fn only_generic_channels_are_posted_to_and_only_those_with_a_callback_are_answered() {
        let config = config();
        let hooks = hooks(&config).expect("keys");
        let outlets: Vec<_> = hooks.iter().map(|hook| (hook.name.as_str(), hook.outlet)).collect();
        assert_eq!(outlets, [("hook", Outlet::Sent), ("mute", Outlet::Nowhere)]);
        let callbacks = callbacks(&config).expect("keys");
        let names: Vec<_> = callbacks.keys().map(ChannelName::as_str).collect();
        assert_eq!(names, ["hook"]);
        let callback = callbacks.values().next().expect("one");
        assert_eq!(callback.url.as_str(), "http://127.0.0.1:9/cb");
        assert_eq!(callback.keys[0].reveal(), SECRET);
    }

    #[test]
    fn while_a_secret_is_changed_both_are_believed_and_both_sign() {
        const NEW: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
        let text = format!(
            "[[channel]]\nname = \"hook\"\nkind = \"generic\"\nsecret = \"{NEW}\"\n\
             secret_previous = \"{SECRET}\"\ncallback_url = \"http://127.0.0.1:9/cb\"\n"
        );
        let config = Config::parse(Path::new("/nowhere/baton.toml"), &text).expect("faultless");
        let callbacks = callbacks(&config).expect("keys");
        let keys = &callbacks.values().next().expect("one").keys;
        assert_eq!(keys.iter().map(Key::reveal).collect::<Vec<_>>(), [NEW, SECRET]);
        let hooks = hooks(&config).expect("keys");
        for secret in [NEW, SECRET] {
            let signature = Key::parse(secret).expect("a key").sign("m1", 1_795_255_200, b"{}");
            let mut headers = axum::http::HeaderMap::new();
            for (name, value) in [
                ("webhook-id", "m1"),
                ("webhook-timestamp", "1795255200"),
                ("webhook-signature", &signature),
            ] {
                headers.insert(name, value.parse().expect("a header"));
            }
            let now = jiff::Timestamp::from_second(1_795_255_200).expect("in range");
            assert!(hooks[0].verifier.verify(&headers, b"{}", now).is_ok());
        }
    }

    #[test]
    fn numbers_and_bells_come_through() {
        let config = config();
        assert_eq!(pace(&config.delivery).backoff.attempts, 3);
        let bells = bells(&config).expect("keys");
        assert!(matches!(&bells[0].how, How::Command(command) if *command == ["/bin/true"]));
        assert_eq!(bells[0].queues.len(), 1);
        assert!(matches!(&bells[1].how, How::Post { .. }) && bells[1].queues.is_empty());
    }
}
