//! What runs while the relay serves.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::life::Life;
use super::{admin, bounds, idle, open, policies, relay_name, room, tls, wiring};
use crate::admin::{DataLock, bind_admin, serve_admin};
use crate::bots::{router, runner};
use crate::config::{ChannelKind, Config};
use crate::delivery::transport::{Http, Transport};
use crate::delivery::{notify, outbox};
use crate::engine::{Engine, Fatal};
use crate::http::front::Front;
use crate::http::metrics;
use crate::http::probes::{self, Phase};
use crate::http::refusals::Refusals;
use crate::http::serve::Server;
use crate::http::serve::tls::Tls;
use crate::http::{hook, replies, visitors};
use crate::http_client::Clients;
use crate::media::Media;
use crate::service::News;
use crate::{people, ws};

/// How long background work may take to end.
const WIND_DOWN: Duration = Duration::from_secs(3);

/// Serves until a signal, or until the log fails.
///
/// # Errors
/// Why it could not start or go on, in one line.
pub(super) async fn serve(config: Config, mut life: Life) -> Result<(), String> {
    let config = Arc::new(config);
    for warning in &config.warnings {
        tracing::warn!("{warning}");
    }
    let _lock = DataLock::take(&config.relay.data).map_err(|error| error.to_string())?;
    life.tell(&[News::Status("recovering")]);
    bounds::descriptors(&config);
    let tls = tls::open(&config)?;
    let listeners = life.listeners(&config).await?;
    // Before the log: on a full disk it opens only once the ballast is given up.
    let disk = room::disk(&config)?;
    let (engine, turn) = open(&config).await?;
    engine.name_relay(&relay_name::of(&config.relay.data)?);
    let mut turning = tokio::spawn(turn.run());
    settle_former_run(&config, &engine).await?;
    engine.mask(wiring::masks(config.masking));
    let media = super::media(&config)?;
    erase_again(&wiring::place(&engine, &config, &media)).await?;
    let (stopping, stop) = watch::channel(false);
    let (phase, phases) = watch::channel(Phase::Serving);
    let mut background = background(&config, (&engine, &media), &stop)?;
    background.push(tokio::spawn(room::watch(disk.clone(), engine.clone())));
    let counters = metrics::router(engine.clone(), room::sources(&config, disk));
    let front = front(&config, (&engine, &media), &stop, phases, counters)?;
    let address = address(&listeners)?;
    let server = Server::new(listeners, front, bounds::connections(&config)).over(tls.clone());
    let mut serving = tokio::spawn(server.run(stopped(stop.clone())));
    background.push(life.ready(&engine, address));
    background.extend(life.watched(&engine));
    background.extend(tls.clone().map(|tls| tokio::spawn(tls::keep(tls))));
    welcome(&config, &engine, address);
    let ended = wait(&config, &engine, &mut turning, (&life, tls.as_ref())).await;
    life.tell(&[News::Stopping, News::Status("finishing what is under way")]);
    tracing::info!("stopping: finishing what is under way");
    // Everybody who listens sees it; whoever is gone needs no word.
    let _asked = phase.send(Phase::Stopping);
    let _listening = stopping.send(true);
    let _drained = (&mut serving).await;
    for task in background {
        task.abort();
    }
    drop(engine);
    ended?;
    let _ended = tokio::time::timeout(WIND_DOWN, turning).await;
    Ok(())
}

async fn stopped(mut stop: watch::Receiver<bool>) {
    let _closed = stop.wait_for(|stop| *stop).await;
}

/// The first one is the one that people are told.
fn address(listeners: &[TcpListener]) -> Result<SocketAddr, String> {
    let first = listeners.first().ok_or("there is nothing to listen on")?;
    first.local_addr().map_err(|error| error.to_string())
}

/// The policy in force is in the log; the sessions of a former run have ended with it.
async fn settle_former_run(config: &Config, engine: &Engine) -> Result<(), String> {
    let chosen = policies::choose(config, engine.log().as_ref()).await?;
    if chosen.fresh {
        policies::activate(engine, &chosen.policy, "file").await?;
    }
    engine.end_former_sessions().await.map_err(|failed| failed.to_string())
}

/// What was erased stays erased, also where a restored backup holds it again.
async fn erase_again(place: &people::Place) -> Result<(), String> {
    let list = people::erasures::read(&place.data).map_err(|error| error.to_string())?;
    let erased = people::erasures::apply(place, &list).await.map_err(|fault| fault.to_string())?;
    if erased > 0 {
        tracing::info!(erased, "erased again what {} names", people::erasures::FILE);
    }
    Ok(())
}

/// Everything that follows the engine. A task's end before the stop is a bug and is logged.
fn background(
    config: &Arc<Config>,
    (engine, media): (&Engine, &Media),
    stop: &watch::Receiver<bool>,
) -> Result<Vec<JoinHandle<()>>, String> {
    let clients = Clients::new(config.egress.allow.clone());
    let bots = wiring::bots(config, &clients)?;
    let endpoints = wiring::endpoints(config, &clients)?;
    let transport: Arc<dyn Transport> = Arc::new(Http::new(clients));
    let (delivery, asked) = outbox::Control::new();
    let parts = outbox::Parts {
        engine: engine.clone(),
        callbacks: Arc::new(wiring::callbacks(config)?),
        transport: transport.clone(),
        limits: wiring::pace(&config.delivery),
    };
    let bells = wiring::bells(config)?;
    let handler = admin::Handler {
        engine: engine.clone(),
        config: config.clone(),
        media: media.clone(),
        delivery,
    };
    let (place, plan) = (wiring::place(engine, config, media), wiring::retention(config));
    let socket = bind_admin(&config.admin_socket())
        .map_err(|error| format!("{}: {error}", config.admin_socket().display()))?;
    Ok(vec![
        tokio::spawn(runner::run(engine.clone(), bots, stop.clone())),
        tokio::spawn(router::run(engine.clone(), endpoints, stop.clone())),
        tokio::spawn(outbox::run(parts, asked, stopped(stop.clone()))),
        tokio::spawn(notify::run(engine.clone(), bells, transport, stopped(stop.clone()))),
        tokio::spawn(idle::run(engine.clone(), stop.clone())),
        tokio::spawn(policies::keep(engine.clone(), config.relay.policy.clone(), stop.clone())),
        tokio::spawn(people::job::run(place, plan, stop.clone())),
        tokio::spawn(serve_admin(socket, Arc::new(handler))),
    ])
}

fn front(
    config: &Arc<Config>,
    (engine, media): (&Engine, &Media),
    stop: &watch::Receiver<bool>,
    phase: watch::Receiver<Phase>,
    counters: Router,
) -> Result<Front, String> {
    let refusals = Arc::new(Refusals::default());
    let mut router = Router::new()
        .merge(hook::router(
            engine.clone(),
            wiring::hooks(config)?,
            refusals.clone(),
            wiring::bounds(&config.limits),
        ))
        .merge(replies::router(engine.clone(), wiring::verifiers(config)?, refusals.clone()))
        .merge(probes::router(engine.clone(), phase))
        .merge(counters)
        .merge(ws::router(engine.clone(), bounds::sockets(config), stop.clone()));
    if config.channels.iter().any(|channel| matches!(channel.kind, ChannelKind::Web)) {
        router =
            router.merge(visitors::router(engine.clone(), config, media.clone(), stop.clone())?);
    }
    let hsts = config.tls.as_ref().map(|tls| tls.hsts).unwrap_or_default();
    let front = Front::from(router).within(bounds::times(config));
    Ok(front.behind(bounds::gate(config)).strict(hsts))
}

/// What an admin sees first: where customers and agents come in, who is on, what to do next.
fn welcome(config: &Config, engine: &Engine, address: SocketAddr) {
    let base = match &config.relay.public_url {
        Some(url) => url.as_str().trim_end_matches('/').to_owned(),
        None if config.tls.is_some() => format!("https://{address}"),
        None => format!("http://{address}"),
    };
    tracing::info!("agents    baton login --relay {base}");
    for channel in &config.channels {
        match &channel.kind {
            ChannelKind::Web => tracing::info!("web chat  {base}/chat"),
            ChannelKind::Generic { .. } => {
                tracing::info!("webhook   {base}/channels/{}", channel.name);
            }
        }
    }
    let (available, known) = {
        let state = engine.state();
        let names = state.agents().filter(|agent| agent.is_available());
        let available: Vec<String> = names.map(|agent| agent.name.to_string()).collect();
        (available, state.agents().filter(|agent| !agent.revoked).count())
    };
    let path = config.path.display();
    match (available.is_empty(), known) {
        (false, _) => tracing::info!("available {}", available.join(", ")),
        (true, 0) => tracing::info!("no agent yet: `baton-relay agent add NAME --config {path}`"),
        (true, _) => {
            tracing::info!("nobody is available yet: an agent opens the console with `baton`");
        }
    }
    tracing::info!("ready; `baton-relay doctor --config {path}` says whom a customer would reach");
}

/// Policy and certificate, each by itself: one that has faults stays as it was.
async fn reload(config: &Config, engine: &Engine, tls: Option<&Tls>) {
    match policies::reload(config, engine).await {
        Ok(()) => tracing::info!(hash = engine.policy().hash(), "the policy was read again"),
        Err(why) => {
            why.lines().for_each(|fault| tracing::error!("the policy stays as it was: {fault}"));
        }
    }
    if let Some(tls) = tls {
        tls::reload(tls).await;
    }
}

/// Until a signal asks to stop, or the log fails.
async fn wait(
    config: &Config,
    engine: &Engine,
    turning: &mut JoinHandle<Result<(), Fatal>>,
    (life, tls): (&Life, Option<&Tls>),
) -> Result<(), String> {
    let listen = |kind| signal(kind).map_err(|error| error.to_string());
    let mut terminate = listen(SignalKind::terminate())?;
    let mut interrupt = listen(SignalKind::interrupt())?;
    let mut hangup = listen(SignalKind::hangup())?;
    loop {
        tokio::select! {
            _ = terminate.recv() => return Ok(()),
            _ = interrupt.recv() => return Ok(()),
            _ = hangup.recv() => {
                life.tell(&[News::Reloading]);
                reload(config, engine, tls).await;
                life.tell(&[News::Ready]);
            }
            ended = &mut *turning => return match ended {
                Ok(Ok(())) => Err("the engine stopped by itself".to_owned()),
                Ok(Err(fatal)) => Err(fatal.to_string()),
                Err(error) => Err(format!("the engine failed: {error}")),
            },
        }
    }
}
