//! The web chat's desk on the real engine: visitors as customers of the web channel.
//!
//! - `desk`: what a visitor does, as commands; what they find when the door opens.
//! - `convert`: between the visitors' vocabulary and the desk's.
//! - `hub`: who is here, and what each of their sockets has been told.
//! - `follow`: one task that passes commits and hints on to the sockets they concern.
//! - `presence`: coming, leaving, and how far they have read; debounced, to keep the log small.
//! - `view`: what a visitor may see; pure.
//! - `files`: agents' way to customers' files. `key`, `peer`: the tokens' key, addresses.
//!
//! Knows no frame's bytes and no socket; those are [`crate::http::web`]'s.

mod convert;
mod desk;
mod files;
mod follow;
mod hub;
mod key;
mod peer;
mod presence;
#[cfg(test)]
mod tests;
mod view;

use std::net::IpAddr;
use std::sync::{Arc, Weak};
use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn_with_state;
use baton_shared::id::{BotName, ChannelName};
use tokio::sync::watch;

use self::hub::Hub;
use crate::config::{ChannelKind, Config};
use crate::engine::Engine;
use crate::http::web::origin::Sites;
use crate::http::web::session::VISITOR_BYTES;
use crate::http::web::{RandomSource, Web, WebConfig};
use crate::media::Media;
use crate::policy::Policy;
use crate::token;

/// The pauses between what happens and what is recorded or told.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// A visitor without a socket for longer has left; a reload takes less.
    leave: Duration,
    /// After a start, those who were here before and have not come back have left.
    absent: Duration,
    /// Place and wait of those who wait are looked at again.
    refresh: Duration,
    /// Between two receipts of one visitor.
    receipts: Duration,
}

const PACE: Pace = Pace {
    leave: Duration::from_secs(5),
    absent: Duration::from_secs(60),
    refresh: Duration::from_secs(15),
    receipts: Duration::from_secs(1),
};

/// The desk as visitors see it.
#[derive(Debug)]
struct Desk {
    engine: Engine,
    channel: ChannelName,
    bot: Option<BotName>,
    media: Media,
    hub: Hub,
    pace: Pace,
    stop: watch::Receiver<bool>,
    /// Itself, for futures that outlive a call and must not keep the engine from ending.
    me: Weak<Self>,
}

/// The web chat of this relay with the desk behind it, and agents' way to its files. Call it
/// within the runtime: it starts the task that follows the engine.
///
/// # Errors
/// One line for the admin: no web channel, a key or folder that cannot be used, a bad origin.
pub fn router(
    engine: Engine,
    config: &Arc<Config>,
    media: Media,
    stop: watch::Receiver<bool>,
) -> Result<Router, String> {
    routes(engine, config, (media, PACE), stop)
}

fn routes(
    engine: Engine,
    config: &Config,
    (media, pace): (Media, Pace),
    stop: watch::Receiver<bool>,
) -> Result<Router, String> {
    let is_web = |kind: &ChannelKind| matches!(kind, ChannelKind::Web);
    let channel = config.channels.iter().find(|channel| is_web(&channel.kind));
    let channel =
        channel.ok_or("no [[channel]] is of kind \"web\": add one, or leave out /chat")?;
    let web = web_config(config, &engine.policy())?;
    let desk = Arc::new_cyclic(|me| Desk {
        engine,
        channel: channel.name.clone(),
        bot: channel.bot.clone(),
        media,
        hub: Hub::default(),
        pace,
        stop: stop.clone(),
        me: me.clone(),
    });
    follow::start(&desk);
    let files = files::router(desk.clone());
    let proxies: Vec<_> = config.relay.proxies.iter().map(IpAddr::to_canonical).collect();
    let chat = crate::http::web::router(Web::new(web, desk, random(), stop));
    Ok(chat.merge(files).layer(from_fn_with_state(Arc::new(proxies), peer::through_proxies)))
}

fn web_config(config: &Config, policy: &Policy) -> Result<WebConfig, String> {
    let sites =
        config.web.origins.iter().map(|origin| {
            origin.parse().map_err(|error| format!("web.origins: `{origin}`: {error}"))
        });
    Ok(WebConfig {
        title: config.web.title.clone(),
        languages: languages(policy),
        sites: Sites::new(sites.collect::<Result<_, String>>()?),
        keys: key::load(&config.relay.data)?,
    })
}

/// The default first: what a page falls back on.
fn languages(policy: &Policy) -> Vec<String> {
    let default = policy.spoken(None);
    let others = policy.languages().into_iter().filter(|language| *language != default);
    std::iter::once(default.clone()).chain(others.map(str::to_owned)).collect()
}

fn random() -> RandomSource {
    // A visitor's id that could be guessed opens a stranger's chat: better none at all.
    Arc::new(|| token::random::<VISITOR_BYTES>().expect("the kernel gives random bytes"))
}
