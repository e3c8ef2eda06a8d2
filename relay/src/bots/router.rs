//! Asks endpoints of the config where tickets go, as the committed events say they must be asked.
//!
//! One task a question, bounded in number, time and answer. Nobody waits for it: the ticket stands in
//! its route's own queue meanwhile, and at the end of its time the engine goes on without an answer,
//! whatever has become of the task. What was open when the relay stopped is asked again at start, as
//! far as there is time.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::slice;
use std::sync::Arc;
use std::time::Duration;

use baton_shared::id::{ConversationId, EndpointName, TicketNumber};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use crate::desk::asking::{Asking, RouteAnswer};
use crate::desk::parts::Priority;
use crate::desk::{Conversation, Ticket};
use crate::engine::asked::Said;
use crate::engine::{Command, Engine};
use crate::http_client::{self, Unread};
use crate::webhook::Key;

/// Questions under way at once.
const ASKED_MAX: usize = 64;
/// Longest answer read, in bytes.
const ANSWER_MAX: usize = 16 * 1024;
/// Labels or skills of one answer.
const LIST_MAX: usize = 20;
/// Bytes of one of them.
const WORD_MAX: usize = 64;
/// Characters kept of a reason.
const REASON_MAX: usize = 300;

/// Somebody outside who may be asked.
#[derive(Clone)]
pub struct Endpoint {
    /// Where. May hold a credential, so it is never shown.
    pub url: reqwest::Url,
    /// Signs the questions.
    pub key: Key,
    /// [`crate::http_client::client`].
    pub http: reqwest::Client,
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint").finish_non_exhaustive()
    }
}

/// The configured endpoints by name.
pub type Endpoints = HashMap<EndpointName, Endpoint>;

/// Whoever answers.
#[derive(Clone)]
enum Outside {
    /// Those of the config, behind HTTP.
    Configured(Arc<Endpoints>),
    /// Whatever a test needs.
    #[cfg(test)]
    Simulated(Arc<dyn Simulated>),
}

/// Somebody outside whom a test plays.
#[cfg(test)]
pub trait Simulated: fmt::Debug + Send + Sync {
    /// What is answered about a ticket.
    fn ask(&self, ticket: TicketNumber) -> futures_util::future::BoxFuture<'static, Said>;
}

impl Outside {
    async fn ask(&self, engine: &Engine, (conv, asking): (&Conversation, &Asking)) -> Said {
        match self {
            Self::Configured(endpoints) => match endpoints.get(&asking.endpoint) {
                Some(endpoint) => ask(engine, endpoint, (conv, asking)).await,
                None => Err(format!("no endpoint {} is configured", asking.endpoint)),
            },
            #[cfg(test)]
            Self::Simulated(one) => match open(conv) {
                Some((ticket, _)) => one.ask(ticket.number).await,
                None => Err("the ticket is closed".to_owned()),
            },
        }
    }
}

struct Router {
    engine: Engine,
    outside: Outside,
    slots: Arc<Semaphore>,
    running: HashSet<TicketNumber>,
    tasks: JoinSet<TicketNumber>,
    leads: watch::Receiver<bool>,
}

/// Runs until `stop` turns true.
pub async fn run(engine: Engine, endpoints: Endpoints, stop: watch::Receiver<bool>) {
    serve(engine, Outside::Configured(Arc::new(endpoints)), stop).await;
}

/// The same, with somebody outside whom a test plays.
#[cfg(test)]
pub async fn simulate(engine: Engine, outside: Arc<dyn Simulated>, stop: watch::Receiver<bool>) {
    serve(engine, Outside::Simulated(outside), stop).await;
}

async fn serve(engine: Engine, outside: Outside, mut stop: watch::Receiver<bool>) {
    let mut changes = engine.follow();
    let mut leads = engine.leads();
    let mut router = Router {
        leads: leads.clone(),
        engine,
        outside,
        slots: Arc::new(Semaphore::new(ASKED_MAX)),
        running: HashSet::new(),
        tasks: JoinSet::new(),
    };
    router.catch_up();
    loop {
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => return,
            Some(ended) = router.tasks.join_next() => {
                // One that ended badly runs into its deadline, like one that is not answered.
                if let Ok(number) = ended {
                    router.running.remove(&number);
                }
            }
            Ok(()) = leads.changed() => router.catch_up(),
            change = changes.recv() => match change {
                Ok(committed) => {
                    for (_, conv) in &committed.conversations {
                        router.look_at(conv);
                    }
                }
                Err(RecvError::Lagged(_)) => router.catch_up(),
                Err(RecvError::Closed) => return,
            },
        }
    }
}

fn open(conv: &Conversation) -> Option<(&Ticket, &Asking)> {
    let ticket = conv.open_ticket()?;
    Some((ticket, ticket.asking.as_deref()?))
}

impl Router {
    fn catch_up(&mut self) {
        let mut asking: Vec<Arc<Conversation>> = {
            let state = self.engine.state();
            state.conversations().filter(|conv| open(conv).is_some()).cloned().collect()
        };
        // Who has waited longest gets a slot first.
        asking.sort_by_key(|conv| conv.ticket_number());
        asking.iter().for_each(|conv| self.look_at(conv));
    }

    fn look_at(&mut self, conv: &Arc<Conversation>) {
        let Some((ticket, asking)) = open(conv).filter(|_| *self.leads.borrow()) else { return };
        let number = ticket.number;
        if !self.running.insert(number) {
            return;
        }
        let left = asking.until.duration_since(self.engine.now());
        let left = Duration::try_from(left).unwrap_or_default();
        let (engine, outside, slots) =
            (self.engine.clone(), self.outside.clone(), self.slots.clone());
        let (conv, asking) = (conv.clone(), asking.clone());
        self.tasks.spawn(async move {
            // Waiting for a slot counts: the customer waits as well.
            let asked = tokio::time::timeout(left, async {
                let _slot = slots.acquire().await.map_err(|_| "the relay stops".to_owned())?;
                outside.ask(&engine, (&conv, &asking)).await
            });
            // Without an answer in time the deadline decides.
            if let Ok(said) = asked.await {
                give(&engine, &conv.id, number, said).await;
            }
            number
        });
    }
}

/// What cannot be stored now is left to the deadline.
async fn give(engine: &Engine, id: &ConversationId, ticket: TicketNumber, said: Said) {
    if let Err(why) = &said {
        tracing::warn!(%ticket, why, "an endpoint was asked where a ticket goes, in vain");
    }
    let command = Command::Routed { conversation: id.clone(), ticket, said };
    if let Err(failed) = engine.ask(command).await {
        tracing::warn!(%ticket, %failed, "what an endpoint answered could not be stored");
    }
}

async fn ask(
    engine: &Engine,
    endpoint: &Endpoint,
    (conv, asking): (&Conversation, &Asking),
) -> Said {
    let Some((ticket, _)) = open(conv) else { return Err("the ticket is closed".to_owned()) };
    let now = engine.now();
    let id = format!("route-{}", ticket.number);
    let body = question(engine, (conv, ticket, asking), now).to_string();
    let keys = slice::from_ref(&endpoint.key);
    let post =
        http_client::signed(endpoint.http.post(endpoint.url.clone()), (keys, &id, now), body);
    let response = post.send().await.map_err(|error| plain(&error))?;
    match response.status().as_u16() {
        200 => {}
        204 => return Ok((RouteAnswer::default(), None)),
        status => return Err(format!("it answered with status {status}")),
    }
    match http_client::whole(response, ANSWER_MAX).await {
        Ok(body) => parse(&body),
        Err(Unread::Broken(error)) => Err(plain(&error)),
        Err(Unread::TooLong(max)) => Err(format!("its answer has more than {max} bytes")),
    }
}

/// Without the address: that may hold a credential.
fn plain(error: &reqwest::Error) -> String {
    let what = if error.is_connect() { "it could not be reached" } else { "the connection failed" };
    what.to_owned()
}

/// What an endpoint is told: what routes go by, masked as for bots.
fn question(
    engine: &Engine,
    (conv, ticket, asking): (&Conversation, &Ticket, &Asking),
    now: Timestamp,
) -> Value {
    let masking = engine.masks().bots;
    let mut customer = crate::desk::parts::Customer::clone(&conv.customer);
    masking.apply_to(&mut customer.name);
    masking.apply_values(&mut customer.attributes);
    let mut variables = ticket.variables.clone();
    masking.apply_values(&mut variables);
    let goal = ticket.briefing.goal.as_deref().map(|goal| masking.text(goal).into_owned());
    json!({
        "type": "route.asked",
        "timestamp": now,
        "data": {
            "ticket": ticket.number,
            "conversation": conv.id,
            "route": asking.route,
            "answer_by": asking.until,
            "channel": conv.channel,
            "customer": {
                "id": customer.id, "name": customer.name, "email": customer.email,
                "language": customer.language, "attributes": customer.attributes,
                "verified": customer.verified,
            },
            "language": conv.language,
            "intent": ticket.intent,
            "goal": goal,
            "queue": ticket.queue,
            "queues": engine.policy().queues.iter().map(|queue| &queue.name).collect::<Vec<_>>(),
            "priority": ticket.priority,
            "tags": ticket.tags,
            "skills": ticket.skills,
            "variables": variables,
        },
    })
}

#[derive(Deserialize)]
struct Wire {
    queue: Option<String>,
    priority: Option<Priority>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    skills: Vec<String>,
    reason: Option<String>,
}

/// Reads an answer.
fn parse(body: &[u8]) -> Said {
    let wire: Wire = serde_json::from_slice(body)
        .map_err(|error| format!("its answer is no answer: {error}"))?;
    let queue = wire.queue.map(|queue| queue.parse());
    let queue = queue.transpose().map_err(|_| "its answer names no queue's name".to_owned())?;
    for (what, list) in [("tags", &wire.tags), ("skills", &wire.skills)] {
        let long = |word: &String| word.trim().is_empty() || word.len() > WORD_MAX;
        if list.len() > LIST_MAX || list.iter().any(long) {
            return Err(format!(
                "{what} of its answer: at most {LIST_MAX} words of at most {WORD_MAX} bytes"
            ));
        }
    }
    let reason = wire.reason.map(|reason| reason.chars().take(REASON_MAX).collect());
    let answer =
        RouteAnswer { queue, priority: wire.priority, tags: wire.tags, skills: wire.skills };
    Ok((answer, reason))
}

#[cfg(test)]
mod tests;
