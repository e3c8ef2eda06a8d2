//! One world from one seed: relays, people, and what goes wrong around them; then a calm in which
//! all must come to rest, and the reckoning.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use baton_shared::id::Position;
use jiff::SignedDuration;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::chance::SimIds;
use super::check::{self, Known};
use super::inbox;
use super::log::{Disk, Opening};
use super::outside::{Provider, SimBot};
use super::people::{self, Person, Records};
use super::relay::{Order, Relays, supervise};
use super::takeover;
use super::trace::Trace;
use super::waits::{self, Outsider};
use crate::chance::Chance;
use crate::desk::{AuditBy, Conversation};
use crate::engine::{AccountAct, Command, Engine, PolicyAct};
use crate::log::{Log, READ_MAX};
use crate::policy::Policy;

const AGENTS: [&str; 3] = ["anna", "bob", "carol"];
/// What agents carry in worlds whose queues ask them, and what a ticket of the web weighs.
pub(super) const UNITS: u32 = 3;
/// Seconds until everybody is asked again about a ticket.
pub(super) const ASK_AGAIN_S: i64 = 5;
pub(super) const WEB_UNITS: u32 = 2;
/// How long the calm may last until nothing waits any more.
const CALM: Duration = Duration::from_secs(600);

/// What everybody in a world knows.
#[derive(Debug)]
pub(super) struct World {
    count: usize,
    pub(super) start: Instant,
    pub(super) trace: Trace,
    pub(super) disk: Arc<Disk>,
    pub(super) ids: Arc<SimIds>,
    pub(super) relays: Arc<Relays>,
    pub(super) provider: Arc<Provider>,
    pub(super) bot: Arc<SimBot>,
    pub(super) outsider: Arc<Outsider>,
    pub(super) policy: String,
    /// Whether its lead takes conversations from their bot.
    pub(super) takes_over: bool,
    pub(super) records: Records,
    /// The log so far, decoded and folded: what comparing needs each time.
    pub(super) known: Mutex<Known>,
    policies: Mutex<Vec<Policy>>,
    stormy: AtomicBool,
    at_work: AtomicUsize,
    lead: Mutex<Lead>,
}

#[derive(Debug, Default)]
struct Lead {
    leader: Option<usize>,
    openings: Vec<Option<Arc<Opening>>>,
}

impl World {
    fn new(chance: &mut Chance, count: usize, takes_over: bool) -> Self {
        let trace = Trace::new();
        let gap = if chance.percent(30) { 1 + chance.below(2) } else { 0 };
        let disk = Arc::new(Disk::new(chance.fork(), gap, trace.clone()));
        let provider = Provider::new(chance.fork(), disk.clone(), trace.clone());
        let relays = Relays::of(count).into();
        let bot = Arc::new(SimBot {
            chance: Arc::new(Mutex::new(chance.fork())),
            relays: Arc::clone(&relays),
            trace: trace.clone(),
            asked: Mutex::default(),
            stormy: AtomicBool::new(false),
        });
        let outsider = Outsider::new(chance.fork(), trace.clone()).into();
        Self {
            count,
            start: Instant::now(),
            trace,
            disk,
            ids: Arc::new(SimIds(Mutex::new(chance.fork()))),
            relays,
            provider,
            bot,
            outsider,
            policy: policy(chance),
            takes_over,
            records: Records::default(),
            known: Mutex::default(),
            policies: Mutex::default(),
            stormy: AtomicBool::new(true),
            at_work: AtomicUsize::new(AGENTS.len()),
            lead: Mutex::default(),
        }
    }

    pub(super) fn is_stormy(&self) -> bool {
        self.stormy.load(Ordering::Relaxed)
    }

    /// A policy, read once per text: reading takes longer than a relay's whole start otherwise.
    pub(super) fn parsed(&self, text: &str) -> Result<Policy, String> {
        let mut policies = self.policies.lock().expect("one thread");
        if let Some(known) = policies.iter().find(|known| known.text() == text) {
            return Ok(known.clone());
        }
        let policy = Policy::parse(text).map_err(|_| "a policy with faults".to_owned())?;
        policies.push(policy.clone());
        Ok(policy)
    }

    /// Whether whoever let a ticket pass is soon asked about it again.
    pub(super) fn asks_again(&self) -> bool {
        self.policy.contains(&format!("ask_again_s = {ASK_AGAIN_S}\n"))
    }

    /// Whether queues ask agents here.
    pub(super) fn asks(&self) -> bool {
        self.policy.contains("[capacity]")
    }

    /// Whether anything may still come that somebody has to see to.
    pub(super) fn is_settled(&self, engine: &Engine) -> bool {
        let state = engine.state();
        let busy = |conv: &Arc<Conversation>| {
            conv.open_ticket().is_some() || conv.bot.call.is_some() || conv.inbox.is_some()
        };
        *self.records.open.lock().expect("one thread") == 0
            && state.pos >= self.disk.head()
            && !state.conversations().any(busy)
    }

    /// The replies typed in the provider's inbox.
    pub(super) fn replies(&self) -> MutexGuard<'_, inbox::Replies> {
        self.records.replies.lock().expect("one thread")
    }

    /// A delivery of the provider's is on its way.
    pub(super) fn opens(&self) {
        *self.records.open.lock().expect("one thread") += 1;
    }

    /// It is taken or given up.
    pub(super) fn closes(&self) {
        *self.records.open.lock().expect("one thread") -= 1;
    }

    pub(super) fn went_home(&self) {
        self.at_work.fetch_sub(1, Ordering::Relaxed);
    }

    pub(super) fn leader(&self) -> Option<usize> {
        self.lead.lock().expect("one thread").leader
    }

    pub(super) fn opened(&self, index: usize, opening: &Arc<Opening>) {
        let mut lead = self.lead.lock().expect("one thread");
        if lead.openings.len() <= index {
            lead.openings.resize(index + 1, None);
        }
        lead.openings[index] = Some(opening.clone());
    }

    /// A dead relay leads nothing; somebody else does soon.
    pub(super) fn gone(&self, index: usize) {
        let mut lead = self.lead.lock().expect("one thread");
        lead.openings[index] = None;
        if lead.leader == Some(index) {
            lead.leader = None;
        }
    }

    /// Makes one relay the leader. For a while two may think that they are.
    fn appoint(self: &Arc<Self>, index: usize, overlap: Duration) {
        let mut lead = self.lead.lock().expect("one thread");
        let Some(Some(new)) = lead.openings.get(index).cloned() else { return };
        let before = lead.leader.filter(|before| *before != index);
        let old = before.and_then(|before| lead.openings.get(before)?.clone());
        lead.leader = Some(index);
        new.lead(true);
        if let Some(old) = old {
            let world = self.clone();
            tokio::spawn(async move {
                tokio::time::sleep(overlap).await;
                if world.leader() != before {
                    old.lead(false);
                }
            });
        }
        self.trace.say(|| format!("relay {index} leads"));
    }

    fn storm(&self, on: bool) {
        self.stormy.store(on, Ordering::Relaxed);
        self.disk.storm(on);
        self.provider.storm(on);
        self.bot.stormy.store(on, Ordering::Relaxed);
        self.outsider.storm(on);
    }
}

impl Disk {
    /// The positions after one, straight from the log.
    pub(super) async fn log_after(&self, cursor: Position) -> Vec<Position> {
        let records = self.log.read_all(cursor, READ_MAX).await.expect("memory");
        records.into_iter().map(|record| record.pos).collect()
    }
}

/// The default policy with short times, so that deadlines fall due within a world's life.
fn policy(chance: &mut Chance) -> String {
    let short = [
        ("undo_s = 5", "undo_s = 3"),
        ("still_here_s = 180", "still_here_s = 30"),
        ("abandon_after_s = 600", "abandon_after_s = 30"),
        ("linger_min = 10", "linger_min = 1"),
        ("grace_s = 60", "grace_s = 6"),
        ("offer_s = 30", "offer_s = 6"),
        ("notify_after_s = 30", "notify_after_s = 5"),
    ];
    let mut text = Policy::default_text().to_owned();
    for (long, short) in short {
        text = text.replace(long, short);
    }
    if chance.percent(30) {
        text = text.replace("bot_silent = \"on_request\"", "bot_silent = \"on_accept\"");
    }
    if chance.percent(50) {
        let (heeded, kept) =
            ("on_withdrawal = \"back_to_bot\"", "on_withdrawal = \"keep_waiting\"");
        text = text.replace(heeded, kept);
    }
    text += "\n[inbox_reply]\nreturn_after_min = 1\nanswer_within_min = 1\n";
    let pushes = chance.percent(70);
    if pushes {
        text = asking(&text, chance);
    }
    if chance.percent(75) { waits::parts(&text, chance, pushes) } else { text }
}

/// The same, with queues that ask agents; some matters need a skill that not everybody has.
fn asking(text: &str, chance: &mut Chance) -> String {
    let mut text = text.replacen("tags = [\"risk\"]", "tags = [\"risk\"]\nskills = [\"fraud\"]", 1);
    if chance.percent(50) {
        text = text.replacen("offer_s = 6", "offer_s = 6\nmissed_offers = 1", 1);
    }
    for queue in ["support", "billing"] {
        let way = chance.pick(&["longest_idle", "least_busy", "round_robin"]);
        let name = format!("[[queue]]\nname = \"{queue}\"");
        text = text.replacen(&name, &format!("{name}\nassign = \"{way}\"\noffer_s = 5"), 1);
    }
    // In the others no round begins within the world's life: whoever comes free must be asked.
    let again = if text.contains("round_robin") { ASK_AGAIN_S } else { 3_600 };
    text = text.replacen("offer_s = 6", &format!("offer_s = 6\nask_again_s = {again}"), 1);
    text + &format!("\n[capacity]\nunits = {UNITS}\nchannels = {{ web = {WEB_UNITS} }}\n")
}

/// Plays one world to its end; the trace says what broke, if anything did.
pub(super) async fn play(seed: u64) -> Trace {
    let mut chance = Chance::new(seed);
    let relays = 1 + chance.index(3);
    let world = Arc::new(World::new(&mut chance, relays, takeover::happens(seed)));
    world.trace.say(|| format!("{relays} relays"));
    let mut everybody = JoinSet::new();
    let mut orders = Vec::new();
    for index in 0..relays {
        let (order, ordered) = mpsc::channel(1);
        orders.push(order.clone());
        everybody.spawn(supervise(world.clone(), index, chance.fork(), order, ordered));
    }
    world.storm(true);
    for name in AGENTS {
        everybody.spawn(Person::new(world.clone(), chance.fork(), name, &AGENTS).work());
    }
    for index in 0..2 + chance.below(3) {
        let (name, web) = (format!("c{index}"), chance.percent(40));
        if !web {
            everybody.spawn(inbox::inbox(world.clone(), chance.fork(), name.clone()));
        }
        everybody.spawn(people::customer(world.clone(), chance.fork(), name, web));
    }
    let storm = chance.millis(15_000, 55_000);
    trouble(&world, &mut chance, &orders, storm).await;
    if !world.trace.has_failed() {
        calm(&world).await;
    }
    if !world.trace.has_failed() {
        check::reckon(&world).await;
    }
    everybody.shutdown().await;
    world.trace.clone()
}

/// What goes wrong while the storm lasts.
async fn trouble(
    world: &Arc<World>,
    chance: &mut Chance,
    orders: &[mpsc::Sender<Order>],
    storm: Duration,
) {
    let end = world.start + storm;
    while Instant::now() < end && !world.trace.has_failed() {
        if world.leader().is_none() {
            tokio::time::sleep(chance.millis(10, 1_500)).await;
            world.appoint(chance.index(orders.len()), Duration::ZERO);
            continue;
        }
        tokio::time::sleep(chance.millis(200, 4_000)).await;
        match chance.below(100) {
            0..18 => {
                let order = if chance.percent(70) { Order::Crash } else { Order::Stop };
                let _busy = orders[chance.index(orders.len())].try_send(order);
            }
            18..30 => world.appoint(chance.index(orders.len()), chance.millis(0, 2_000)),
            30..38 => {
                world.trace.say(|| "the disk is full".to_owned());
                world.disk.fill(true);
                tokio::time::sleep(chance.millis(100, 4_000)).await;
                world.disk.fill(false);
            }
            38..48 => {
                world.trace.say(|| "the provider is down".to_owned());
                world.provider.fall(true);
                tokio::time::sleep(chance.millis(500, 12_000)).await;
                world.provider.fall(false);
            }
            48..56 => administer(world, chance).await,
            56..75 => check::compare(world).await,
            _ => {}
        }
    }
    world.trace.say(|| "the storm is over".to_owned());
    world.disk.fill(false);
    world.provider.fall(false);
    world.storm(false);
}

/// What leads and admins do.
async fn administer(world: &World, chance: &mut Chance) {
    let Some((relay, engine)) = world.relays.any(chance) else { return };
    let command = match chance.below(5) {
        0 => {
            let text = world.policy.replace("undo_s = 3", &format!("undo_s = {}", chance.below(6)));
            let hash = Policy::parse(&text).map(|policy| policy.hash().to_owned());
            let hash = hash.unwrap_or_default();
            let act = PolicyAct::Activate { hash, text, note: None, over: None };
            Command::Policy { act, by: "admin".to_owned() }
        }
        1 => {
            let ends = Some(engine.now() + SignedDuration::from_secs(20));
            let off = chance.percent(50).then(|| ("an incident".to_owned(), ends));
            Command::Desk { by: AuditBy::Agent("carol".parse().expect("a name")), off }
        }
        2 => {
            let name = chance.pick(&AGENTS).parse().expect("a name");
            Command::Account { name, act: AccountAct::Revoke }
        }
        _ => Command::Delivery { held: chance.percent(40) },
    };
    world.trace.say(|| format!("relay {relay} is told {}", named(&command)));
    let _whatever = engine.ask(command).await;
}

fn named(command: &Command) -> String {
    match command {
        Command::Policy { act: PolicyAct::Activate { hash, .. }, .. } => format!("policy {hash}"),
        other => format!("{other:?}"),
    }
}

/// Nothing fails any more: everything that waits must come to rest.
async fn calm(world: &Arc<World>) {
    let end = Instant::now() + CALM;
    let mut released = false;
    let mut why = String::new();
    while Instant::now() < end {
        tokio::time::sleep(Duration::from_secs(2)).await;
        if world.leader().is_none() {
            let running = world.relays.running();
            running.first().iter().for_each(|(index, _)| world.appoint(*index, Duration::ZERO));
        }
        if !released && let Some((_, engine)) = world.relays.running().first() {
            released = engine.ask(Command::Delivery { held: false }).await.is_ok();
        }
        why = waits(world);
        if world.trace.has_failed() || (released && why.is_empty()) {
            return;
        }
    }
    world.trace.fail(format!("{} s after the last fault still: {why}", CALM.as_secs()));
}

/// What still waits, in words; empty where nothing does.
fn waits(world: &World) -> String {
    let mut waiting = Vec::new();
    let running = world.relays.running().len();
    let head = world.disk.head();
    let open = *world.records.open.lock().expect("one thread");
    if open > 0 {
        waiting.push(format!("{open} webhooks"));
    }
    let at_work = world.at_work.load(Ordering::Relaxed);
    if at_work > 0 {
        waiting.push(format!("{at_work} agents at work"));
    }
    let mut lagging = HashMap::new();
    for (index, engine) in world.relays.running() {
        let state = engine.state();
        if state.pos < head {
            lagging.insert(index, state.pos);
        }
        for conv in state.conversations() {
            let sends = conv.outbox.iter().filter(|send| send.parked.is_none()).count();
            if sends > 0 {
                waiting.push(format!("{sends} sends of {}", conv.id));
            }
            if conv.inbox.is_some() {
                waiting.push(format!("the inbox of {}", conv.id));
            }
            if conv.bot.call.is_some() && conv.control == crate::desk::Control::Bot {
                waiting.push(format!("a bot call of {}", conv.id));
            }
        }
    }
    if !lagging.is_empty() {
        waiting.push(format!("relays behind {head}: {lagging:?}"));
    }
    if running < world.count {
        waiting.push(format!("{running} of {} relays run", world.count));
    }
    waiting.sort();
    waiting.dedup();
    waiting.join(", ")
}
