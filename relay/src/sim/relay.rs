//! One relay: everything of it that is real runs here, until it is killed or stops, and again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use baton_shared::id::Position;
use jiff::SignedDuration;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;

use super::chance::SimClock;
use super::log::{Opening, SimLog};
use super::outside::{BotLineTo, Line};
use super::world::World;
use crate::bots::{Bot, router, runner};
use crate::chance::Chance;
use crate::delivery::backoff::Backoff;
use crate::delivery::breaker::Tolerance;
use crate::delivery::egress::{Callback, Callbacks};
use crate::delivery::lanes::Limits;
use crate::delivery::outbox;
use crate::engine::{Command, Committed, Engine, Parts, PolicyAct, active_policy};
use crate::http_client::Trust;
use crate::log::{Log, READ_MAX};
use crate::webhook::Key;

/// What a relay is told to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Die now.
    Crash,
    /// Stop as on a signal.
    Stop,
}

/// The running relays, as the outside reaches them.
#[derive(Debug, Default)]
pub(super) struct Relays(Mutex<Vec<Option<Engine>>>);

impl Relays {
    pub(super) fn of(count: usize) -> Self {
        Self(Mutex::new((0..count).map(|_| None).collect()))
    }

    pub(super) fn get(&self, index: usize) -> Option<Engine> {
        self.0.lock().expect("one thread")[index].clone()
    }

    fn set(&self, index: usize, engine: Option<Engine>) {
        self.0.lock().expect("one thread")[index] = engine;
    }

    pub(super) fn running(&self) -> Vec<(usize, Engine)> {
        let all = self.0.lock().expect("one thread");
        all.iter().enumerate().filter_map(|(i, one)| Some((i, one.clone()?))).collect()
    }

    pub(super) fn any(&self, chance: &mut Chance) -> Option<(usize, Engine)> {
        let running = self.running();
        (!running.is_empty()).then(|| chance.pick(&running))
    }
}

/// Runs one relay again and again; between two lives it is down for a while.
pub(super) async fn supervise(
    world: Arc<World>,
    index: usize,
    mut chance: Chance,
    kill: mpsc::Sender<Order>,
    mut orders: mpsc::Receiver<Order>,
) {
    let off = SignedDuration::from_millis(i64::try_from(chance.below(400)).expect("small"));
    loop {
        let (log, opening) = world.disk.open(index, world.leader() == Some(index), kill.clone());
        world.opened(index, &opening);
        // One channel a listener, see `Opening::leads`.
        let (stop, stopped): (Vec<_>, Vec<_>) = (0..4).map(|_| watch::channel(false)).unzip();
        let mut process = JoinSet::new();
        process.spawn(live(world.clone(), index, (log, opening.clone()), off, stopped));
        tokio::select! {
            biased;
            ended = process.join_next() => {
                let why = ended.map(|ended| ended.map_err(|error| error.to_string()));
                if let Some(Err(why)) = &why && why.contains("panic") {
                    world.trace.fail(format!("relay {index} panicked: {why}"));
                }
                world.trace.say(|| format!("relay {index} ends: {why:?}"));
            }
            order = orders.recv() => match order {
                Some(Order::Stop) => {
                    world.trace.say(|| format!("relay {index} is asked to stop"));
                    for one in &stop {
                        let _listening = one.send(true);
                    }
                    let ended = tokio::time::timeout(Duration::from_secs(20), process.join_next());
                    let _in_time = ended.await;
                }
                Some(Order::Crash) => world.trace.say(|| format!("relay {index} is killed")),
                None => return,
            }
        }
        world.relays.set(index, None);
        opening.close();
        process.shutdown().await;
        world.gone(index);
        tokio::time::sleep(chance.millis(20, 3_000)).await;
    }
}

/// One life.
async fn live(
    world: Arc<World>,
    index: usize,
    (log, opening): (SimLog, Arc<Opening>),
    off: SignedDuration,
    stop: Vec<watch::Receiver<bool>>,
) -> Result<(), String> {
    let [sending, asking, routing, serving] = stop.try_into().expect("four of them");
    let active = active_policy(&log).await.map_err(|error| error.to_string())?;
    let text = active.as_ref().map_or(world.policy.as_str(), |active| active.text.as_str());
    let policy = world.parsed(text)?;
    let hash = policy.hash().to_owned();
    let clock = Arc::new(SimClock::new(world.start, off));
    let parts = Parts { log: Arc::new(log), clock, ids: world.ids.clone() };
    let (engine, turn) = Engine::start(parts, policy).await.map_err(|error| error.to_string())?;
    engine.name_relay(&format!("r{index}"));
    let mut follower = Follower::new(&world, index, &engine);
    let mut tasks = JoinSet::new();
    tasks.spawn(async move { turn.run().await.map_err(|fatal| fatal.to_string()) });
    if active.is_none() {
        let (text, by) = (world.policy.clone(), "start".to_owned());
        let act = PolicyAct::Activate { hash, text, note: None, over: None };
        engine.ask(Command::Policy { act, by }).await.map_err(|f| f.to_string())?;
    }
    engine.end_former_sessions().await.map_err(|failed| failed.to_string())?;
    let mut commits = engine.follow();
    follower.start_at(engine.state().pos);
    let followed = world.clone();
    tasks.spawn(async move {
        while let Ok(commit) = commits.recv().await {
            follower.check(&followed, &commit).await;
        }
        Ok(())
    });
    let (_control, asked) = outbox::Control::new();
    let parts = outbox::Parts {
        engine: engine.clone(),
        callbacks: Arc::new(callbacks()),
        transport: Arc::new(Line { provider: world.provider.clone(), relay: opening }),
        limits: limits(),
    };
    let bots = HashMap::from([(
        "faq".parse().expect("a name"),
        Bot::Simulated(Arc::new(BotLineTo(world.bot.clone()))),
    )]);
    let sending = outbox::run(parts, asked, asked_to_stop(sending));
    let mut background = JoinSet::new();
    background.spawn(sending);
    background.spawn(runner::run(engine.clone(), bots, asking));
    let outsider = Arc::new(world.outsider.clone());
    background.spawn(router::simulate(engine.clone(), outsider, routing));
    world.trace.say(|| format!("relay {index} serves from {}", engine.state().pos));
    world.relays.set(index, Some(engine.clone()));
    tokio::select! {
        biased;
        () = asked_to_stop(serving) => {
            world.relays.set(index, None);
            while background.join_next().await.is_some() {}
            Ok(())
        }
        Some(ended) = tasks.join_next() => match ended {
            Ok(Ok(())) => Err("the engine stopped by itself".to_owned()),
            Ok(Err(fatal)) => Err(fatal),
            Err(error) => Err(error.to_string()),
        },
    }
}

async fn asked_to_stop(mut stop: watch::Receiver<bool>) {
    let _closed = stop.wait_for(|stop| *stop).await;
}

fn callbacks() -> Callbacks {
    let url = "http://provider.invalid/".parse().expect("an address");
    let key = Key::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").expect("a key");
    Callbacks::from([(
        "hook".parse().expect("a name"),
        Callback { url, trust: Trust::Config, keys: vec![key] },
    )])
}

fn limits() -> Limits {
    Limits {
        in_flight: 4,
        backoff: Backoff {
            first: Duration::from_millis(500),
            cap: Duration::from_secs(10),
            ..Backoff::default()
        },
        tolerance: Tolerance { failures: 5, probe_every: Duration::from_secs(4) },
    }
}

/// A client of one relay: it must hear every record once, in order.
#[derive(Debug)]
struct Follower {
    index: usize,
    cursor: Position,
}

impl Follower {
    fn new(world: &World, index: usize, engine: &Engine) -> Self {
        let cursor = engine.state().pos;
        world.trace.say(|| format!("relay {index} has read up to {cursor}"));
        Self { index, cursor }
    }

    fn start_at(&mut self, pos: Position) {
        self.cursor = pos;
    }

    async fn check(&mut self, world: &World, commit: &Committed) {
        if commit.pos <= self.cursor {
            return;
        }
        let stored = world.disk.log.read_all(self.cursor, READ_MAX).await.expect("memory");
        let meant: Vec<Position> =
            stored.iter().map(|one| one.pos).take_while(|pos| *pos <= commit.pos).collect();
        let told: Vec<Position> = commit.events.iter().map(|one| one.pos).collect();
        if meant != told {
            let (index, cursor) = (self.index, self.cursor);
            world.trace.fail(format!(
                "a follower of relay {index} at {cursor} was told {told:?} instead of {meant:?}"
            ));
        }
        self.cursor = commit.pos;
    }
}
