//! Asks bots what the committed events say must be asked, and gives their answers to the engine.
//!
//! One task a call. What was in flight when the relay stopped is asked again at start, under the
//! same call id.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use baton_shared::id::{BotName, CallId, ConversationId};
use jiff::SignedDuration;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use super::{Bot, BotAnswer, BotCall, BotFailure, BotMessage};
use crate::desk::conversation::Call;
use crate::desk::parts::Customer;
use crate::desk::{Conversation, ConversationEvent};
use crate::engine::{BotResult, Command, Engine, Event, Failed};
use crate::masking::Masking;
use crate::policy;

/// Calls under way at once, over all bots.
const CALLS_MAX: usize = 64;
/// How long a bot that answers later may take.
const LATER_WITHIN: SignedDuration = SignedDuration::from_secs(60);
/// A bot that cannot be reached is tried once more after this.
const AGAIN_AFTER: Duration = Duration::from_millis(300);
/// Pause before an answer is given again to an engine that cannot store it.
const STORE_AGAIN: Duration = Duration::from_millis(500);

/// The configured bots by name.
pub type Bots = HashMap<BotName, Bot>;

struct Runner {
    engine: Engine,
    bots: Arc<Bots>,
    slots: Arc<Semaphore>,
    running: HashSet<CallId>,
    tasks: JoinSet<CallId>,
    leads: watch::Receiver<bool>,
}

/// Runs until `stop` turns true.
pub async fn run(engine: Engine, bots: Bots, mut stop: watch::Receiver<bool>) {
    let mut changes = engine.follow();
    let mut leads = engine.leads();
    let slots = Arc::new(Semaphore::new(CALLS_MAX));
    let bots = Arc::new(bots);
    let running = HashSet::new();
    let tasks = JoinSet::new();
    let leading = leads.clone();
    let mut runner = Runner { engine, bots, slots, running, tasks, leads: leading };
    runner.catch_up();
    loop {
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => return,
            Some(ended) = runner.tasks.join_next() => runner.ended(ended),
            // Whoever begins to dispatch asks what nobody is asking any more.
            Ok(()) = leads.changed() => runner.catch_up(),
            change = changes.recv() => match change {
                Ok(committed) => {
                    for (_, conv) in &committed.conversations {
                        runner.look_at(conv);
                    }
                }
                Err(RecvError::Lagged(_)) => runner.catch_up(),
                Err(RecvError::Closed) => return,
            },
        }
    }
}

impl Runner {
    fn catch_up(&mut self) {
        let mut open: Vec<Arc<Conversation>> = {
            let state = self.engine.state();
            state.conversations().filter(|conv| conv.bot.call.is_some()).cloned().collect()
        };
        open.sort_by(|a, b| a.id.cmp(&b.id));
        for conv in open {
            self.look_at(&conv);
        }
    }

    fn look_at(&mut self, conv: &Arc<Conversation>) {
        if !*self.leads.borrow() {
            return;
        }
        let Some(call) = conv.bot.call.clone().filter(|call| call.deferred_until.is_none()) else {
            return;
        };
        if self.running.insert(call.id.clone()) {
            let one = One {
                engine: self.engine.clone(),
                bots: self.bots.clone(),
                slots: self.slots.clone(),
                conv: conv.clone(),
            };
            self.tasks.spawn(async move {
                one.ask(&call).await;
                call.id
            });
        }
    }

    fn ended(&mut self, ended: Result<CallId, tokio::task::JoinError>) {
        match ended {
            Ok(call) => {
                self.running.remove(&call);
            }
            // Not the error itself: it repeats the panic's words, which may be a customer's.
            Err(_) => {
                tracing::error!(
                    "a bot call ended badly; its customer is asked for again at the next start"
                );
            }
        }
    }
}

/// One call.
struct One {
    engine: Engine,
    bots: Arc<Bots>,
    slots: Arc<Semaphore>,
    conv: Arc<Conversation>,
}

impl One {
    async fn ask(&self, call: &Call) {
        let Ok(_slot) = self.slots.acquire().await else { return };
        let result = match self.bots.get(&call.bot) {
            Some(bot) => self.call(bot, call).await,
            None => {
                let why = format!("no bot {} is configured any more", call.bot);
                BotResult::Failed(policy::BotFailure::Missing, why)
            }
        };
        self.give(call, result).await;
    }

    async fn call(&self, bot: &Bot, call: &Call) -> BotResult {
        let asked = match self.question(call).await {
            Ok(asked) => asked,
            Err(why) => return BotResult::Failed(policy::BotFailure::Unreachable, why),
        };
        let mut answer = bot.call(&asked, self.engine.now()).await;
        if matches!(answer, Err(BotFailure::Unreachable(_))) {
            tokio::time::sleep(AGAIN_AFTER).await;
            answer = bot.call(&asked, self.engine.now()).await;
        }
        let calls = self.engine.meters().calls.of(call.bot.as_str());
        calls.made.add_one();
        match answer {
            Ok(BotAnswer::Reply(reply)) => BotResult::Answered(Box::new(reply)),
            Ok(BotAnswer::Later) => BotResult::Deferred(self.engine.now() + LATER_WITHIN),
            Err(failure) => {
                calls.failed.add_one();
                tracing::warn!(bot = %call.bot, call = %call.id, %failure, "a bot failed; people take over");
                BotResult::Failed(kind(&failure), failure.to_string())
            }
        }
    }

    /// The words are in the log; state holds only where.
    async fn question(&self, call: &Call) -> Result<BotCall, String> {
        let records = self.engine.log().records(call.messages.clone()).await;
        let records = records.map_err(|error| error.to_string())?;
        let placed =
            records.iter().flatten().filter_map(|record| crate::engine::codec::place(record).ok());
        let messages = placed.filter_map(|placed| match placed.event {
            Event::Conversation(_, ConversationEvent::CustomerSaid { message, private, .. }) => {
                let said = private.unwrap_or_default();
                Some(BotMessage {
                    id: message,
                    text: said.text,
                    choice: said.choice,
                    at: placed.at,
                })
            }
            _ => None,
        });
        let mut asked = BotCall {
            call_id: call.id.clone(),
            epoch: call.epoch,
            conversation: self.conv.id.clone(),
            customer: Customer::clone(&self.conv.customer),
            messages: messages.collect(),
            variables: self.conv.bot.variables.clone(),
        };
        mask(self.engine.masks().bots, &mut asked);
        Ok(asked)
    }

    /// The answer is kept until the engine has stored it.
    async fn give(&self, call: &Call, result: BotResult) {
        loop {
            let given = self.engine.ask(answer(&self.conv.id, call, result.clone())).await;
            match given {
                Err(Failed::Unavailable { .. }) => tokio::time::sleep(STORE_AGAIN).await,
                _ => return,
            }
        }
    }
}

/// What a bot never sees its platform cannot keep. The customer's id and address stay: it may have
/// to look them up.
fn mask(masking: Masking, asked: &mut BotCall) {
    asked.messages.iter_mut().for_each(|message| masking.apply(&mut message.text));
    masking.apply_to(&mut asked.customer.name);
    masking.apply_values(&mut asked.customer.attributes);
    masking.apply_values(&mut asked.variables);
}

fn answer(id: &ConversationId, call: &Call, result: BotResult) -> Command {
    Command::Bot { conversation: id.clone(), call: call.id.clone(), reply_id: None, result }
}

fn kind(failure: &BotFailure) -> policy::BotFailure {
    match failure {
        BotFailure::Timeout => policy::BotFailure::TimedOut,
        BotFailure::Status(_) => policy::BotFailure::Refused,
        BotFailure::Garbage(_) => policy::BotFailure::Garbled,
        BotFailure::Unreachable(_) => policy::BotFailure::Unreachable,
    }
}
