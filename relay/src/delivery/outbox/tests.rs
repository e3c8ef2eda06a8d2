//! The whole way: engine and log, runner, sockets, a receiver that checks signatures.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Mutex;

use axum::Router;
use axum::extract::State as Extract;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use baton_shared::id::{AgentName, CallId};
use bytes::Bytes;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::{Notify, mpsc, oneshot};
use tokio::task::JoinHandle;

use super::*;
use crate::delivery::backoff::Backoff;
use crate::delivery::breaker::Tolerance;
use crate::delivery::egress::Callback;
use crate::delivery::transport::Http;
use crate::desk::act::Act;
use crate::desk::event::{Outlet, Role, Said, Status, Surface};
use crate::desk::parts::{BotLine, BotReply, Customer, HandoverRequest};
use crate::engine::clock::Clock;
use crate::engine::{
    AccountAct, Answer, BotResult, CustomerMessage, Parts as EngineParts, RandomIds, SystemClock,
};
use crate::http::serve::{Limits as ServeLimits, Server};
use crate::http_client::Trust;
use crate::log::Log;
use crate::log::memory::{Fault, MemoryLog};
use crate::log::sqlite::SqliteLog;
use crate::policy::Policy;
use crate::webhook::{Key, Verifier};

mod moved;

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
/// Nothing here takes so long: what does not come by then never comes.
const PATIENCE: Duration = Duration::from_secs(30);

fn key() -> Key {
    Key::parse(SECRET).expect("a good key")
}

/// What a receiver does with a delivery.
#[derive(Debug, Clone, Copy, PartialEq)]
enum React {
    Answer(u16),
    /// Takes it, and says so only when the gate opens.
    Wait,
}

type Judge = Arc<dyn Fn(&Value) -> React + std::marker::Send + Sync>;

#[derive(Clone)]
struct Inside {
    judge: Judge,
    clock: Arc<dyn Clock>,
    gate: Arc<Notify>,
    seen: mpsc::UnboundedSender<(String, Value)>,
}

/// A channel's own side.
struct Receiver {
    address: SocketAddr,
    gate: Arc<Notify>,
    seen: mpsc::UnboundedReceiver<(String, Value)>,
}

async fn receive(Extract(inside): Extract<Inside>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let verifier = Verifier::new(key());
    let Ok(verified) = verifier.verify(&headers, &body, inside.clock.now()) else {
        return StatusCode::UNAUTHORIZED;
    };
    let value: Value = serde_json::from_slice(&body).expect("json");
    let reaction = (inside.judge)(&value);
    inside.seen.send((verified.id().to_owned(), value)).expect("the test runs");
    match reaction {
        React::Answer(status) => StatusCode::from_u16(status).expect("a status"),
        React::Wait => {
            inside.gate.notified().await;
            StatusCode::OK
        }
    }
}

async fn receiver(
    judge: impl Fn(&Value) -> React + std::marker::Send + Sync + 'static,
) -> Receiver {
    receiver_at(judge, Arc::new(SystemClock)).await
}

async fn receiver_at(
    judge: impl Fn(&Value) -> React + std::marker::Send + Sync + 'static,
    clock: Arc<dyn Clock>,
) -> Receiver {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("bound");
    let (sender, seen) = mpsc::unbounded_channel();
    let gate = Arc::new(Notify::new());
    let inside = Inside { judge: Arc::new(judge), clock, gate: gate.clone(), seen: sender };
    let router = Router::new().route("/cb", post(receive)).with_state(inside);
    let server = Server::new(vec![listener], router, ServeLimits::default());
    tokio::spawn(server.run(std::future::pending()));
    Receiver { address, gate, seen }
}

impl Receiver {
    async fn next(&mut self) -> (String, Value) {
        let next = tokio::time::timeout(PATIENCE, self.seen.recv()).await;
        next.expect("it arrives").expect("the receiver runs")
    }

    /// The next message's id and text; other types are passed over.
    async fn message(&mut self) -> (String, String) {
        loop {
            let (id, body) = self.next().await;
            if let Some(text) = text(&body) {
                return (id, text.to_owned());
            }
        }
    }

    async fn texts(&mut self, count: usize) -> Vec<String> {
        let mut all = Vec::new();
        while all.len() < count {
            all.push(self.message().await.1);
        }
        all
    }
}

fn text(body: &Value) -> Option<&str> {
    (body["type"] == "message.created").then(|| body["data"]["text"].as_str()).flatten()
}

/// A relay's inside, from log to runner.
struct World {
    engine: Engine,
    control: Control,
    turn: JoinHandle<()>,
    runner: JoinHandle<()>,
    stop: oneshot::Sender<()>,
}

fn quick() -> Limits {
    Limits {
        backoff: Backoff { first: Duration::from_millis(5), ..Backoff::default() },
        tolerance: Tolerance { failures: 3, probe_every: Duration::from_millis(20) },
        ..Limits::default()
    }
}

async fn world(log: Arc<dyn Log>, receiver: &Receiver) -> World {
    world_to(log, callbacks(receiver)).await
}

fn callbacks(receiver: &Receiver) -> Callbacks {
    let url = format!("http://{}/cb", receiver.address).parse().expect("a url");
    Callbacks::from([(channel(), Callback { url, trust: Trust::Config, keys: vec![key()] })])
}

async fn world_to(log: Arc<dyn Log>, callbacks: Callbacks) -> World {
    let policy = Policy::parse(Policy::default_text()).expect("faultless");
    world_at(log, callbacks, (policy, Arc::new(SystemClock))).await
}

async fn world_at(
    log: Arc<dyn Log>,
    callbacks: Callbacks,
    (policy, clock): (Policy, Arc<dyn Clock>),
) -> World {
    let parts = EngineParts { log, clock, ids: Arc::new(RandomIds) };
    let (engine, turn) = Engine::start(parts, policy).await.expect("started");
    let turn = tokio::spawn(async move { turn.run().await.expect("a good log") });
    let (control, asked) = Control::new();
    let (stop, stopped) = oneshot::channel::<()>();
    let parts = Parts {
        engine: engine.clone(),
        callbacks: Arc::new(callbacks),
        transport: Arc::new(Http::new(crate::http_client::client())),
        limits: quick(),
    };
    let runner = tokio::spawn(run(parts, asked, async move {
        let _ = stopped.await;
    }));
    World { engine, control, turn, runner, stop }
}

fn channel() -> baton_shared::id::ChannelName {
    "hook".parse().expect("a name")
}

fn agent() -> AgentName {
    "anna".parse().expect("a name")
}

impl World {
    async fn customer(&self, customer: &str, id: &str, text: &str) -> ConversationId {
        let message = CustomerMessage {
            channel: channel(),
            provider_id: id.to_owned(),
            customer: Customer { id: customer.to_owned(), ..Customer::default() },
            said: Said { text: text.to_owned(), ..Said::default() },
            sent_at: None,
            bot: Some("faq".parse().expect("a name")),
            outlet: Outlet::Sent,
        };
        let answer = self.engine.ask(Command::Customer(Box::new(message))).await;
        answer.expect("stored").conversation.expect("has one")
    }

    async fn bot_replies(&self, id: &ConversationId, reply: BotReply) -> Answer {
        let call: CallId = {
            let state = self.engine.state();
            let conv = state.conversation(id).expect("known");
            conv.bot.call.as_ref().expect("the bot was asked").id.clone()
        };
        let result = BotResult::Answered(Box::new(reply));
        let conversation = id.clone();
        let command = Command::Bot { conversation, call, reply_id: None, result };
        self.engine.ask(command).await.expect("stored")
    }

    async fn bot_says(&self, id: &ConversationId, texts: &[&str]) {
        self.bot_replies(id, reply(texts)).await;
    }

    async fn anna_takes(&self, id: &ConversationId) {
        self.anna_is_here().await;
        self.anna_does(id, Act::Take).await;
    }

    async fn anna_is_here(&self) {
        let token = ("t1".to_owned(), "h1".to_owned());
        let add = AccountAct::Add {
            role: Role::Agent,
            queues: vec![],
            skills: vec![],
            token: token.into(),
        };
        let by = agent();
        for command in [
            Command::Account { name: by.clone(), act: add },
            Command::SessionOpened {
                by: by.clone(),
                session: "s1".to_owned(),
                surface: Surface::Console,
            },
            Command::Status { by, status: Status::Available, reason: None, until: None },
        ] {
            self.engine.ask(command).await.expect("done");
        }
    }

    async fn anna_does(&self, id: &ConversationId, act: Act) {
        let (ticket, epoch) = {
            let state = self.engine.state();
            let conv = state.conversation(id).expect("known");
            (conv.ticket_number().expect("a ticket"), conv.epoch)
        };
        let command = format!("{ticket}-{epoch}-{}", self.engine.state().pos);
        let id = command.parse().expect("an id");
        let command = Command::Agent { by: agent(), id, ticket, epoch, act };
        self.engine.ask(command).await.expect("done");
    }

    /// Waits until the outbox of a conversation is as wanted.
    async fn until(&self, id: &ConversationId, wanted: impl Fn(&Conversation) -> bool) {
        let mut commits = self.engine.follow();
        let met = async {
            while !self.engine.state().conversation(id).is_some_and(|conv| wanted(conv)) {
                commits.recv().await.expect("the engine runs");
            }
        };
        tokio::time::timeout(PATIENCE, met).await.expect("it comes about");
    }

    async fn until_report(&self, wanted: impl Fn(&Report) -> bool) -> Report {
        let met = async {
            loop {
                let report = self.control.status().await.expect("the runner runs");
                if wanted(&report) {
                    return report;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(PATIENCE, met).await.expect("it comes about")
    }

    async fn outcomes(&self, id: &ConversationId) -> VecDeque<SendOutcome> {
        let (events, _) = self.engine.history(id, 500).await.expect("read");
        let outcomes = events.into_iter().filter_map(|placed| match placed.event {
            Event::Conversation(_, ConversationEvent::SendSettled { outcome, .. }) => Some(outcome),
            _ => None,
        });
        outcomes.collect()
    }

    /// Ends everything at once, as a crash does.
    async fn crash(self) {
        self.runner.abort();
        self.turn.abort();
        let _ = (self.runner.await, self.turn.await);
    }
}

fn reply(texts: &[&str]) -> BotReply {
    let line = |text: &&str| BotLine { text: (*text).to_owned(), choices: Vec::new() };
    BotReply { messages: texts.iter().map(line).collect(), ..BotReply::default() }
}

fn memory() -> Arc<dyn Log> {
    Arc::new(MemoryLog::new())
}

/// The former owner's last reader may still be letting go of the lock.
async fn sqlite(dir: &Path) -> Arc<dyn Log> {
    for _ in 0..2_000 {
        if let Ok(log) = SqliteLog::open(dir) {
            return Arc::new(log);
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("the log stays locked");
}

fn sent(outcomes: &VecDeque<SendOutcome>) -> usize {
    let sent = |one: &&SendOutcome| **one == SendOutcome::Sent { possibly_repeated: false };
    outcomes.iter().filter(sent).count()
}

#[tokio::test]
async fn messages_arrive_in_order_and_every_attempt_has_the_same_id() {
    let failing = Mutex::new(3);
    let mut there = receiver(move |_| {
        let mut left = failing.lock().expect("no panic");
        let now = *left;
        *left = now.max(1) - 1;
        React::Answer(if now > 0 { 500 } else { 200 })
    })
    .await;
    let world = world(memory(), &there).await;
    let id = world.customer("c1", "m1", "where is my order").await;
    world.bot_says(&id, &["one", "two", "three"]).await;
    let mut first = Vec::new();
    for _ in 0..4 {
        first.push(there.message().await);
    }
    assert!(first.iter().all(|one| *one == first[0]), "{first:?}");
    assert_eq!(first[0].1, "one");
    assert_eq!(there.texts(2).await, ["two", "three"]);
    world.until(&id, |conv| conv.outbox.is_empty()).await;
    assert_eq!(sent(&world.outcomes(&id).await), 3);
}

#[tokio::test]
async fn what_an_agent_says_and_who_has_control_reach_the_channel_and_a_note_does_not() {
    let mut there = receiver(|_| React::Answer(204)).await;
    let world = world(memory(), &there).await;
    let id = world.customer("c1", "m1", "I want to talk to a human").await;
    let (_, queued) = there.next().await;
    assert_eq!(queued["type"], "conversation.updated");
    let data = &queued["data"];
    assert_eq!((&data["control"], &data["queue"]), (&"queue".into(), &"support".into()));
    assert_eq!(
        (&data["epoch"], &data["position"], &data["ticket"]),
        (&1.into(), &Value::Null, &1.into()),
        "nobody is on, and no place is told"
    );
    assert_eq!(there.next().await.1["data"]["author"]["kind"], "system");
    world.anna_takes(&id).await;
    let (_, taken) = there.next().await;
    assert_eq!(
        (&taken["data"]["control"], &taken["data"]["agent"]),
        (&"agent".into(), &"anna".into())
    );
    assert_eq!((&taken["data"]["epoch"], &taken["data"]["position"]), (&2.into(), &Value::Null));
    world.anna_does(&id, Act::Note { text: "rude".to_owned() }).await;
    let message = "say-1".parse().expect("an id");
    world.anna_does(&id, Act::Say { message, text: "hello".to_owned() }).await;
    let (webhook, said) = loop {
        // The relay's own word that anna is here now comes before hers.
        let (webhook, body) = there.next().await;
        if body["data"]["author"]["kind"] != "system" {
            break (webhook, body);
        }
        assert_ne!(text(&body), Some("rude"));
    };
    assert_eq!(webhook, "say-1");
    let author = serde_json::json!({ "kind": "agent", "name": "anna" });
    assert_eq!((&said["data"]["author"], text(&said)), (&author, Some("hello")));
    assert_eq!(said["data"]["customer"]["id"], "c1");
    world.engine.hint(Hint::Typing { conversation: id, agent: Some(agent()), on: true });
    assert_eq!(there.next().await.1["type"], "typing");
    world.customer("c2", "m2", "I want to talk to a human").await;
    let queued = loop {
        let (_, body) = there.next().await;
        if body["type"] == "conversation.updated" {
            break body;
        }
    };
    assert_eq!(queued["data"]["position"], 1, "anna is on");
}

#[tokio::test]
async fn a_poisoned_message_parks_and_the_next_goes_on_until_an_admin_decides() {
    let poison = Arc::new(Mutex::new(true));
    let judge = poison.clone();
    let mut there = receiver(move |body| {
        let refuse =
            text(body).is_some_and(|text| text.contains("bad")) && *judge.lock().expect("lock");
        React::Answer(if refuse { 400 } else { 200 })
    })
    .await;
    let world = world(memory(), &there).await;
    let id = world.customer("c1", "m1", "hi").await;
    world.bot_says(&id, &["bad one", "good", "bad two"]).await;
    assert_eq!(there.texts(3).await, ["bad one", "good", "bad two"]);
    let report = world.until_report(|report| report.parked.len() == 2 && report.waiting == 0).await;
    let (one, two) = (&report.parked[0], &report.parked[1]);
    assert!(one.reason.contains("400"), "{}", one.reason);
    assert_eq!((one.attempts, one.destination.as_str()), (1, "hook"));
    let dropped = world.control.drop(two.number).await.expect("dropped");
    assert_eq!(dropped.parked.len(), 1);
    let error = world.control.drop(two.number).await.expect_err("gone");
    assert_eq!(error, ControlError::NotParked(two.number));
    *poison.lock().expect("lock") = false;
    world.control.retry(one.number).await.expect("parked");
    assert_eq!(there.message().await.1, "bad one");
    world.until(&id, |conv| conv.outbox.is_empty()).await;
}

#[tokio::test]
async fn while_the_receiver_is_down_nothing_parks_and_all_arrives_when_it_is_back() {
    let up = Arc::new(Mutex::new(false));
    let judge = up.clone();
    let mut there =
        receiver(move |_| React::Answer(if *judge.lock().expect("lock") { 200 } else { 503 }))
            .await;
    let world = world(memory(), &there).await;
    for customer in ["c1", "c2"] {
        let id = world.customer(customer, customer, "hi").await;
        let texts = [1, 2].map(|n| format!("{customer}-{n}"));
        world.bot_says(&id, &[&texts[0], &texts[1]]).await;
    }
    let report = world.until_report(|report| !report.down.is_empty() && report.waiting == 4).await;
    assert!(report.parked.is_empty());
    *up.lock().expect("lock") = true;
    let report = world.until_report(|report| report.waiting == 0).await;
    assert!(report.parked.is_empty() && report.down.is_empty());
    let mut arrived = Vec::new();
    while let Ok((_, body)) = there.seen.try_recv() {
        let text = text(&body).expect("a message").to_owned();
        arrived.retain(|known| *known != text);
        arrived.push(text);
    }
    arrived.sort();
    assert_eq!(arrived, ["c1-1", "c1-2", "c2-1", "c2-2"]);
}

#[tokio::test]
async fn a_restart_resumes_what_was_pending_and_marks_what_may_be_repeated() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut silent = receiver(|_| React::Wait).await;
    let first = world(sqlite(dir.path()).await, &silent).await;
    let id = first.customer("c1", "m1", "hi").await;
    first.bot_says(&id, &["one", "two"]).await;
    let (webhook, before) = silent.message().await;
    first.crash().await;

    let mut there = receiver(|_| React::Answer(200)).await;
    let second = world(sqlite(dir.path()).await, &there).await;
    assert_eq!(there.message().await, (webhook, before));
    assert_eq!(there.message().await.1, "two");
    second.until(&id, |conv| conv.outbox.is_empty()).await;
    let outcomes = second.outcomes(&id).await;
    let wanted = [true, false].map(|possibly_repeated| SendOutcome::Sent { possibly_repeated });
    assert_eq!(outcomes, wanted);
}

#[tokio::test]
async fn what_was_parked_stays_parked_under_its_number_after_a_restart() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut no = receiver(|_| React::Answer(422)).await;
    let first = world(sqlite(dir.path()).await, &no).await;
    let id = first.customer("c1", "m1", "hi").await;
    first.bot_says(&id, &["one"]).await;
    let (webhook, _) = no.message().await;
    let before = first.until_report(|report| report.parked.len() == 1).await;
    first.crash().await;

    let mut there = receiver(|_| React::Answer(200)).await;
    let second = world(sqlite(dir.path()).await, &there).await;
    let after = second.control.status().await.expect("it runs");
    assert_eq!((after.waiting, after.parked.len()), (0, 1));
    assert_eq!(after.parked[0].number, before.parked[0].number);
    assert_eq!(after.parked[0].reason, before.parked[0].reason);
    second.control.retry(after.parked[0].number).await.expect("parked");
    assert_eq!(there.message().await, (webhook, "one".to_owned()));
    second.until(&id, |conv| conv.outbox.is_empty()).await;
}

#[tokio::test]
async fn a_bot_message_overtaken_by_a_change_of_control_is_never_sent() {
    let mut there = receiver(|body| match text(body) {
        Some("one") => React::Wait,
        _ => React::Answer(200),
    })
    .await;
    let world = world(memory(), &there).await;
    let id = world.customer("c1", "m1", "hi").await;
    world.bot_says(&id, &["one", "two"]).await;
    assert_eq!(there.message().await.1, "one");
    world.customer("c1", "m2", "I want to talk to a human").await;
    there.gate.notify_one();
    world.until(&id, |conv| conv.outbox.is_empty()).await;
    let outcomes = world.outcomes(&id).await;
    assert_eq!(outcomes[0], SendOutcome::Overtaken);
    assert_eq!(sent(&outcomes), 3, "what was under way, the update and the notice: {outcomes:?}");
    let mut after = Vec::new();
    while let Ok((_, body)) = there.seen.try_recv() {
        after.extend(text(&body).map(ToOwned::to_owned));
    }
    assert_eq!(after.len(), 1, "{after:?}");
    assert_ne!(after[0], "two");
}

#[tokio::test]
async fn what_the_bot_says_as_it_hands_over_is_sent() {
    let mut there = receiver(|_| React::Answer(200)).await;
    let world = world(memory(), &there).await;
    let id = world.customer("c1", "m1", "it is broken").await;
    let handover = Some(HandoverRequest::default());
    let farewell = BotReply { handover, ..reply(&["I will ask a colleague.", "One moment."]) };
    world.bot_replies(&id, farewell).await;
    assert_eq!(there.texts(2).await, ["I will ask a colleague.", "One moment."]);
    world.until(&id, |conv| conv.outbox.is_empty()).await;
    assert_eq!(world.outcomes(&id).await.len(), sent(&world.outcomes(&id).await));
}

#[tokio::test]
async fn held_after_a_restore_nothing_goes_out_until_an_admin_resumes() {
    let mut there = receiver(|_| React::Answer(200)).await;
    let world = world(memory(), &there).await;
    world.engine.ask(Command::Delivery { held: true }).await.expect("held");
    let id = world.customer("c1", "m1", "hi").await;
    world.bot_says(&id, &["one"]).await;
    let report = world.until_report(|report| report.held && report.waiting == 1).await;
    assert!(report.parked.is_empty());
    assert!(there.seen.try_recv().is_err());
    assert!(!world.control.resume().await.expect("resumed").held);
    assert_eq!(there.message().await.1, "one");
}

#[tokio::test]
async fn an_outcome_the_log_cannot_take_is_recorded_later_and_the_lane_waits_for_it() {
    let log = MemoryLog::new();
    let faulty = log.clone();
    let mut there = receiver(move |body| {
        if text(body) == Some("one") {
            faulty.fail_next(Fault::NotWritten);
        }
        React::Answer(200)
    })
    .await;
    let world = world(Arc::new(log), &there).await;
    let id = world.customer("c1", "m1", "hi").await;
    world.bot_says(&id, &["one", "two"]).await;
    assert_eq!(there.texts(2).await, ["one", "two"]);
    world.until(&id, |conv| conv.outbox.is_empty()).await;
    assert_eq!(sent(&world.outcomes(&id).await), 2);
}

#[tokio::test]
async fn a_channel_that_lost_its_callback_parks_what_it_cannot_send() {
    let world = world_to(memory(), Callbacks::new()).await;
    let id = world.customer("c1", "m1", "hi").await;
    world.bot_says(&id, &["one"]).await;
    let report = world.until_report(|report| report.parked.len() == 1).await;
    assert!(report.parked[0].reason.contains("callback_url"));
}

#[tokio::test]
async fn a_stop_lets_what_is_under_way_end_and_begins_nothing() {
    let mut there = receiver(|_| React::Wait).await;
    let world = world(memory(), &there).await;
    let id = world.customer("c1", "m1", "hi").await;
    world.bot_says(&id, &["one", "two"]).await;
    assert_eq!(there.message().await.1, "one");
    world.stop.send(()).expect("it runs");
    there.gate.notify_one();
    tokio::time::timeout(PATIENCE, world.runner).await.expect("it ends").expect("no panic");
    assert!(there.seen.try_recv().is_err());
    let state = world.engine.state();
    let conv = state.conversation(&id).expect("known");
    assert_eq!(conv.outbox.iter().count(), 1, "the second waits for the next start");
}
