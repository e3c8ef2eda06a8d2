//! The other ends: a provider that takes what is delivered, and a bot. Both are slow and unkind.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use baton_shared::id::Position;
use futures_util::future::BoxFuture;
use serde_json::Value;
use tokio::sync::oneshot;

use super::log::{Disk, Opening};
use super::relay::Relays;
use super::trace::Trace;
use crate::bots::{BotAnswer, BotCall, BotFailure, Simulated};
use crate::chance::Chance;
use crate::delivery::classify::{NoAnswer, Outcome};
use crate::delivery::transport::{Request, Sending, Transport};
use crate::desk::parts::{BotLine, BotReply, HandoverRequest};
use crate::engine::{BotResult, Command};

/// One attempt as it reached the provider.
#[derive(Debug, Clone)]
pub(super) struct Arrived {
    /// The send's id.
    pub(super) id: String,
    /// Whom it is for.
    pub(super) customer: String,
    /// The body without what may change from one attempt to the next.
    pub(super) text: String,
    /// The queue that an update of the conversation names.
    pub(super) queue: Option<String>,
    /// Where the log stood then.
    pub(super) head: Position,
    /// Whether the receiver made use of it.
    pub(super) done: bool,
    /// Whether the relay was told so.
    pub(super) told: bool,
}

/// The channel's own side.
#[derive(Debug)]
pub(super) struct Provider {
    chance: Mutex<Chance>,
    stormy: AtomicBool,
    down: AtomicBool,
    disk: Arc<Disk>,
    trace: Trace,
    arrived: Mutex<Vec<Arrived>>,
}

impl Provider {
    pub(super) fn new(chance: Chance, disk: Arc<Disk>, trace: Trace) -> Arc<Self> {
        let (stormy, down) = (AtomicBool::new(false), AtomicBool::new(false));
        let arrived = Mutex::default();
        Arc::new(Self { chance: Mutex::new(chance), stormy, down, disk, trace, arrived })
    }

    pub(super) fn storm(&self, on: bool) {
        self.stormy.store(on, Ordering::Relaxed);
    }

    pub(super) fn fall(&self, down: bool) {
        self.down.store(down, Ordering::Relaxed);
    }

    pub(super) fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().expect("one thread").clone()
    }

    fn draw<T>(&self, with: impl FnOnce(&mut Chance) -> T) -> T {
        with(&mut self.chance.lock().expect("one thread"))
    }

    /// What it does with an attempt: whether it takes it, after how long, and what it says.
    fn mood(&self) -> (bool, Duration, Outcome) {
        let answered = |status| Outcome::Answered { status, retry_after: None };
        let storm = self.stormy.load(Ordering::Relaxed);
        if self.down.load(Ordering::Relaxed) {
            return (false, Duration::from_millis(5), Outcome::NoAnswer(NoAnswer::CannotConnect));
        }
        self.draw(|chance| {
            let quick = chance.millis(1, 60);
            if !storm {
                return (true, quick, answered(200));
            }
            let retry_after = Some(Duration::from_secs(1 + chance.below(3)));
            match chance.below(100) {
                0..4 => (true, quick, answered(500)),
                4..8 => (false, quick, answered(500)),
                8..11 => (false, quick, Outcome::Answered { status: 429, retry_after }),
                11..14 => (false, quick, answered(503)),
                14..17 => {
                    (true, chance.millis(8_000, 15_000), Outcome::NoAnswer(NoAnswer::TimedOut))
                }
                17..19 => {
                    (false, chance.millis(8_000, 15_000), Outcome::NoAnswer(NoAnswer::TimedOut))
                }
                19..21 => (true, quick, Outcome::NoAnswer(NoAnswer::Broken)),
                21..23 => (false, quick, answered(422)),
                23..30 => (true, chance.millis(500, 4_000), answered(202)),
                _ => (true, quick, answered(200)),
            }
        })
    }

    fn take(&self, request: &Request, done: bool, outcome: Outcome) {
        let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let text = body["data"]["text"].as_str().unwrap_or_default().to_owned();
        let customer = body["data"]["customer"]["id"].as_str().unwrap_or_default().to_owned();
        if text.contains(super::inbox::INBOX) {
            self.trace.fail(format!("a reply from the inbox was sent again: {}", request.id));
        }
        if String::from_utf8_lossy(&request.body).contains(super::people::NOTE) {
            self.trace.fail(format!("a note left the desk: {}", request.id));
        }
        let told = matches!(outcome, Outcome::Answered { status: 200..=299, .. });
        self.trace.say(|| {
            let (id, kind) = (&request.id, body["type"].as_str().unwrap_or_default());
            format!(
                "provider gets {id} ({kind}): {}, {outcome:?}",
                if done { "done" } else { "not done" }
            )
        });
        let (id, head) = (request.id.clone(), self.disk.head());
        let queue = body["data"]["queue"].as_str().map(str::to_owned);
        let arrived = Arrived { id, customer, text, queue, head, done, told };
        self.arrived.lock().expect("one thread").push(arrived);
    }
}

/// The way from a relay to the provider; a request that is out arrives though its relay dies.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) provider: Arc<Provider>,
    pub(super) relay: Arc<Opening>,
}

/// How long after losing the lead an attempt may still be begun: what was begun goes on.
const AFTERWARDS: Duration = Duration::from_secs(20);

impl Transport for Line {
    fn send<'a>(&'a self, request: &'a Request) -> Sending<'a> {
        let (provider, request) = (self.provider.clone(), request.clone());
        if self.relay.idle_for() > AFTERWARDS {
            provider.trace.fail(format!("{} is sent by a relay that does not lead", request.id));
        }
        let (tell, told) = oneshot::channel();
        tokio::spawn(async move {
            let (done, wait, outcome) = provider.mood();
            // It is taken at once and answered late.
            tokio::time::sleep(Duration::from_millis(1)).await;
            provider.take(&request, done, outcome);
            tokio::time::sleep(wait).await;
            let _relay_may_be_gone = tell.send(outcome);
        });
        Box::pin(async move { told.await.unwrap_or(Outcome::NoAnswer(NoAnswer::Broken)) })
    }
}

/// What words of the bot's begin with.
pub(super) const BOT: &str = "BOT";

/// A bot behind a bad line.
#[derive(Debug)]
pub(super) struct SimBot {
    pub(super) chance: Arc<Mutex<Chance>>,
    pub(super) relays: Arc<Relays>,
    pub(super) trace: Trace,
    pub(super) asked: Mutex<HashMap<String, u32>>,
    pub(super) stormy: AtomicBool,
}

impl SimBot {
    fn draw<T>(&self, with: impl FnOnce(&mut Chance) -> T) -> T {
        with(&mut self.chance.lock().expect("one thread"))
    }

    fn reply(&self, call: &BotCall) -> BotReply {
        self.draw(|chance| {
            let lines = 1 + chance.below(2);
            let line = |n| BotLine { text: format!("{BOT} {} {n}", call.call_id), choices: vec![] };
            BotReply {
                messages: (0..lines).map(line).collect(),
                confidence: chance.percent(10).then_some(0.1),
                understood: Some(chance.percent(85)),
                handover: chance.percent(8).then(HandoverRequest::default),
                ..BotReply::default()
            }
        })
    }

    /// Answers later, several times over, wherever a relay listens.
    fn post_later(&self, call: &BotCall) {
        let reply = self.reply(call);
        let (mut chance, relays) = (self.draw(Chance::fork), self.relays.clone());
        let (conversation, id) = (call.conversation.clone(), call.call_id.clone());
        let copies = 1 + chance.below(3);
        for copy in 0..copies {
            let (mut chance, relays) = (chance.fork(), relays.clone());
            let command = Command::Bot {
                conversation: conversation.clone(),
                call: id.clone(),
                reply_id: Some(if chance.percent(80) {
                    "r".to_owned()
                } else {
                    format!("r{copy}")
                }),
                result: BotResult::Answered(Box::new(reply.clone())),
            };
            tokio::spawn(async move {
                tokio::time::sleep(chance.millis(100, 9_000)).await;
                for _ in 0..5 {
                    if let Some((_, engine)) = relays.any(&mut chance)
                        && engine.ask(command.clone()).await.is_ok()
                    {
                        return;
                    }
                    tokio::time::sleep(chance.millis(200, 2_000)).await;
                }
            });
        }
    }
}

/// What a relay holds of the bot.
#[derive(Debug, Clone)]
pub(super) struct BotLineTo(pub(super) Arc<SimBot>);

impl Simulated for BotLineTo {
    fn call(&self, call: BotCall) -> BoxFuture<'static, Result<BotAnswer, BotFailure>> {
        let bot = self.0.clone();
        Box::pin(async move {
            *bot.asked.lock().expect("one thread").entry(call.call_id.to_string()).or_default() +=
                1;
            bot.trace.say(|| format!("bot is asked {}", call.call_id));
            let storm = bot.stormy.load(Ordering::Relaxed);
            let (what, slow) = bot.draw(|c| (c.below(100), c.millis(5, 400)));
            tokio::time::sleep(slow).await;
            match what {
                0..5 if storm => Err(BotFailure::Status(500)),
                5..9 if storm => Err(BotFailure::Garbage("messages is no list".to_owned())),
                9..12 if storm => Err(BotFailure::Unreachable("refused".to_owned())),
                12..16 if storm => {
                    tokio::time::sleep(Duration::from_secs(10)).await;
                    Err(BotFailure::Timeout)
                }
                16..36 => {
                    bot.post_later(&call);
                    Ok(BotAnswer::Later)
                }
                36..50 => {
                    let late = bot.draw(|c| c.millis(500, 7_000));
                    tokio::time::sleep(late).await;
                    Ok(BotAnswer::Reply(bot.reply(&call)))
                }
                _ => Ok(BotAnswer::Reply(bot.reply(&call))),
            }
        })
    }
}
