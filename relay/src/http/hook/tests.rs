//! Over a real server: forgers, repeats, disorder and what the log cannot take.

use std::net::SocketAddr;
use std::time::Duration;

use axum::http::StatusCode;
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::*;
use crate::desk::ConversationEvent;
use crate::engine::{Event, Parts, RandomIds, SystemClock};
use crate::http::front::Front;
use crate::http::limits::Times;
use crate::http::serve::{Limits, Server};
use crate::log::memory::{Fault, MemoryLog};
use crate::policy::Policy;
use crate::webhook::{self, Key};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const BODY_MAX: usize = 4_096;

struct World {
    engine: Engine,
    log: MemoryLog,
    address: SocketAddr,
    http: reqwest::Client,
}

fn key() -> Key {
    Key::parse(SECRET).expect("a good key")
}

fn hook(name: &str, outlet: Outlet) -> Hook {
    let name = name.parse().expect("a name");
    let verifier = Verifier::new(key());
    Hook { name, verifier, bot: None, body_bytes: BODY_MAX, outlet }
}

async fn world() -> World {
    let log = MemoryLog::new();
    let policy = Policy::parse(Policy::default_text()).expect("faultless");
    let parts = Parts {
        log: Arc::new(log.clone()),
        clock: Arc::new(SystemClock),
        ids: Arc::new(RandomIds),
    };
    let (engine, turn) = Engine::start(parts, policy).await.expect("started");
    tokio::spawn(turn.run());
    let hooks = vec![hook("hook", Outlet::Sent), hook("mute", Outlet::Nowhere)];
    let bounds = Bounds { body_bytes: BODY_MAX, json_depth: 32, text_bytes: 1_024 };
    let router = router(engine.clone(), hooks, Arc::default(), bounds);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("bound");
    let front = Front::from(router).within(Times::default());
    let server = Server::new(vec![listener], front, Limits::default());
    tokio::spawn(server.run(std::future::pending()));
    World { engine, log, address, http: crate::http_client::client() }
}

/// A delivery as it goes over the wire, to be tampered with.
#[derive(Clone)]
struct Delivery {
    channel: &'static str,
    headers: Vec<(&'static str, String)>,
    body: String,
}

fn signed_by(key: &Key, id: &str, at: i64, body: &Value) -> Delivery {
    let body = body.to_string();
    let headers = vec![
        (webhook::ID, id.to_owned()),
        (webhook::TIMESTAMP, at.to_string()),
        (webhook::SIGNATURE, key.sign(id, at, body.as_bytes())),
    ];
    Delivery { channel: "hook", headers, body }
}

fn signed(id: &str, body: &Value) -> Delivery {
    signed_by(&key(), id, Timestamp::now().as_second(), body)
}

fn message(id: &str, customer: &str, text: &str) -> Value {
    json!({
        "type": "message.created", "timestamp": "2026-11-21T09:00:00Z",
        "data": { "id": id, "customer": { "id": customer }, "text": text },
    })
}

impl World {
    async fn post(&self, delivery: &Delivery) -> (StatusCode, Value) {
        let url = format!("http://{}/channels/{}", self.address, delivery.channel);
        let mut request = self.http.post(url).body(delivery.body.clone());
        for (name, value) in &delivery.headers {
            request = request.header(*name, value);
        }
        let answer = request.send().await.expect("an answer");
        let status = answer.status();
        let body = answer.bytes().await.expect("a body");
        (status, serde_json::from_slice(&body).expect("json"))
    }

    async fn said(&self, conversation: &Value) -> Vec<String> {
        let id = conversation.as_str().expect("an id").parse().expect("an id");
        let (events, _) = self.engine.history(&id, 500).await.expect("read");
        let said = events.into_iter().filter_map(|placed| match placed.event {
            Event::Conversation(_, ConversationEvent::CustomerSaid { private, .. }) => private,
            _ => None,
        });
        said.map(|said| said.text).collect()
    }
}

#[tokio::test]
async fn a_message_is_accepted_once_it_is_stored_and_a_repeat_is_answered_alike() {
    let world = world().await;
    let (status, first) = world.post(&signed("w1", &message("m-1", "c-9", "hello"))).await;
    assert_eq!(status, StatusCode::OK);
    let conversation = first["conversation"].clone();
    assert_eq!(
        first,
        json!({ "accepted": true, "duplicate": false, "conversation": conversation })
    );
    assert_eq!(world.said(&conversation).await, ["hello"]);
    // The sender's retry has another webhook-id; only the message's own id counts.
    let repeat = signed("w2", &message("m-1", "c-9", "hello"));
    for _ in 0..2 {
        let (status, second) = world.post(&repeat).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(
            second,
            json!({ "accepted": true, "duplicate": true, "conversation": conversation })
        );
    }
    assert_eq!(world.said(&conversation).await, ["hello"]);
}

#[tokio::test]
async fn whatever_is_wrong_with_a_credential_the_answer_is_the_same() {
    let world = world().await;
    let good = signed("w1", &message("m-1", "c-9", "hello"));
    let now = Timestamp::now().as_second();
    let mut bad: Vec<Delivery> = vec![
        Delivery { channel: "nosuch", ..good.clone() },
        Delivery { body: good.body.replace("hello", "he11o"), ..good.clone() },
        Delivery { body: good.body.clone() + " ", ..good.clone() },
        signed_by(&Key::generate().expect("random"), "w1", now, &message("m-1", "c-9", "hello")),
        signed_by(&key(), "w1", now - 301, &message("m-1", "c-9", "hello")),
        signed_by(&key(), "w1", now + 400, &message("m-1", "c-9", "hello")),
    ];
    for missing in 0..3 {
        let mut one = good.clone();
        one.headers.remove(missing);
        bad.push(one);
    }
    for delivery in &bad {
        let (status, body) = world.post(delivery).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        assert_eq!(body, ApiError::unauthorized().to_json());
    }
    assert_eq!(world.engine.state().pos, baton_shared::id::Position(0), "nothing was stored");
}

#[tokio::test]
async fn a_body_is_verified_before_it_is_read_and_a_bad_one_is_told_its_path() {
    let world = world().await;
    let forged = signed_by(&Key::generate().expect("random"), "w1", 1, &json!("no object"));
    assert_eq!(world.post(&forged).await.0, StatusCode::UNAUTHORIZED);
    for (body, path) in [
        (
            json!({ "type": "message.created", "data": { "id": "m-1", "customer": {}, "text": "x" } }),
            "data.customer.id is missing",
        ),
        (message("m 1", "c-9", "x"), "data.id must be"),
        (message("m-1", "c-9", &"x".repeat(1_025)), "data.text has 1025 bytes"),
        (json!([]), "the body must be an object"),
    ] {
        let (status, answer) = world.post(&signed("w1", &body)).await;
        let said = answer["error"]["message"].as_str().expect("words");
        assert_eq!(
            (status, &answer["error"]["code"]),
            (StatusCode::BAD_REQUEST, &"malformed".into())
        );
        assert!(said.starts_with(path), "{said}");
    }
}

#[tokio::test]
async fn a_body_larger_than_allowed_is_refused_with_its_limit() {
    let world = world().await;
    let (status, body) =
        world.post(&signed("w1", &message("m-1", "c-9", &"x".repeat(BODY_MAX)))).await;
    assert_eq!(
        (status, &body["error"]["code"]),
        (StatusCode::PAYLOAD_TOO_LARGE, &"too_large".into())
    );
}

#[tokio::test]
async fn order_is_the_order_of_commit_whatever_the_senders_clock_says() {
    let world = world().await;
    let mut late = message("m-2", "c-9", "second");
    late["timestamp"] = "2020-01-01T00:00:00Z".into();
    world.post(&signed("w1", &message("m-1", "c-9", "first"))).await;
    world.post(&signed("w2", &late)).await;
    for n in 3..20 {
        let id = format!("m-{n}");
        world.post(&signed("w3", &message(&id, "c-9", &id))).await;
    }
    let (_, repeat) = world.post(&signed("w4", &message("m-1", "c-9", "first"))).await;
    let said = world.said(&repeat["conversation"]).await;
    let wanted: Vec<String> = ["first".to_owned(), "second".to_owned()]
        .into_iter()
        .chain((3..20).map(|n| format!("m-{n}")))
        .collect();
    assert_eq!(said, wanted);
}

#[tokio::test]
async fn many_customers_at_once_keep_their_own_order_and_repeats_in_a_race_are_one() {
    let world = world().await;
    let world = &world;
    let customers = (0..8).map(|customer| async move {
        let who = format!("c-{customer}");
        let mut conversation = Value::Null;
        for n in 0..10 {
            let text = format!("{customer}.{n}");
            let delivery = signed("w", &message(&format!("m-{customer}-{n}"), &who, &text));
            let (one, two) = tokio::join!(world.post(&delivery), world.post(&delivery));
            let duplicates = [&one.1, &two.1].map(|body| body["duplicate"] == true);
            assert!(duplicates[0] != duplicates[1], "exactly one is the first");
            conversation = one.1["conversation"].clone();
        }
        let wanted: Vec<String> = (0..10).map(|n| format!("{customer}.{n}")).collect();
        assert_eq!(world.said(&conversation).await, wanted);
    });
    futures_util::future::join_all(customers).await;
}

#[tokio::test]
async fn what_the_log_cannot_take_is_answered_503_and_may_be_sent_again() {
    let world = world().await;
    world.log.fail_next(Fault::NotWritten);
    let delivery = signed("w1", &message("m-1", "c-9", "hello"));
    let url = format!("http://{}/channels/hook", world.address);
    let mut request = world.http.post(url).body(delivery.body.clone());
    for (name, value) in &delivery.headers {
        request = request.header(*name, value);
    }
    let answer = request.send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.headers().contains_key("retry-after"));
    let (status, body) = world.post(&delivery).await;
    assert_eq!((status, &body["duplicate"]), (StatusCode::OK, &false.into()));
}

#[tokio::test]
async fn a_channel_without_callback_accepts_and_says_that_answers_cannot_be_sent() {
    let world = world().await;
    let delivery = Delivery { channel: "mute", ..signed("w1", &message("m-1", "c-9", "hello")) };
    let (status, body) = world.post(&delivery).await;
    assert_eq!((status, &body["callback"]), (StatusCode::OK, &false.into()));
    assert!(body["note"].as_str().expect("words").contains("callback_url"));
    let id = body["conversation"].as_str().expect("an id").parse().expect("an id");
    let conv = world.engine.conversation(&id).await.expect("read").expect("known");
    assert!(conv.ticket.is_some() && conv.outbox.is_empty(), "agents see it, nothing is sent");
}

#[tokio::test]
async fn typing_is_a_hint_for_a_known_customer_and_other_types_are_accepted_unread() {
    let world = world().await;
    let mut hints = world.engine.hints();
    let typing = json!({ "type": "typing", "data": { "customer": { "id": "c-9" } } });
    let (status, body) = world.post(&signed("w1", &typing)).await;
    assert_eq!((status, &body["conversation"]), (StatusCode::OK, &Value::Null));
    let (_, known) = world.post(&signed("w2", &message("m-1", "c-9", "hello"))).await;
    let (_, body) = world.post(&signed("w3", &typing)).await;
    assert_eq!(body["conversation"], known["conversation"]);
    let hint = tokio::time::timeout(Duration::from_secs(10), hints.recv()).await;
    let conversation = known["conversation"].as_str().expect("an id").parse().expect("an id");
    let wanted = Hint::Typing { conversation, agent: None, on: true };
    assert_eq!(hint.expect("in time").expect("told"), wanted);
    let (status, _) = world.post(&signed("w4", &json!({ "type": "order.paid", "data": 7 }))).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn an_echo_is_answered_with_whose_words_it_was_and_must_be_signed_like_all() {
    let world = world().await;
    let echo = |id: &str, of: Option<&str>| {
        let mut body = message(id, "c-9", "Sam here, how can I help?");
        body["type"] = "message.echo".into();
        body["data"]["author"] = json!({ "name": "Sam" });
        body["data"]["echo_of"] = of.into();
        body
    };
    let another = Key::generate().expect("random");
    let now = Timestamp::now().as_second();
    let forged = signed_by(&another, "w1", now, &echo("e-1", None));
    assert_eq!(world.post(&forged).await.0, StatusCode::UNAUTHORIZED);
    // Nobody who has no bot waits: a ticket is opened, and its notice is the relay's own words.
    let (_, said) = world.post(&signed("w2", &message("m-1", "c-9", "hello"))).await;
    let id = said["conversation"].as_str().expect("an id").parse().expect("an id");
    let conv = world.engine.conversation(&id).await.expect("read").expect("known");
    let own = conv.outbox.iter().find(|send| send.kind == crate::desk::outbox::SendKind::System);
    let own = own.expect("a notice").message.to_string();
    for (body, duplicate, whose) in [
        (echo("e-0", Some(&own)), false, "relay"),
        (echo("e-1", None), false, "inbox"),
        (echo("e-1", None), true, "inbox"),
    ] {
        let (status, answer) = world.post(&signed("w3", &body)).await;
        let wanted = json!({ "accepted": true, "duplicate": duplicate, "echo": whose,
                             "conversation": said["conversation"] });
        assert_eq!((status, answer), (StatusCode::OK, wanted));
    }
    let conv = world.engine.conversation(&id).await.expect("read").expect("known");
    assert!(matches!(&conv.control, crate::desk::Control::Inbox(inbox) if inbox.is_inbox()));
    assert_eq!(
        world.said(&said["conversation"]).await,
        ["hello"],
        "nothing of it is the customer's"
    );
}

#[tokio::test]
async fn another_method_gets_the_error_object() {
    let world = world().await;
    let url = format!("http://{}/channels/hook", world.address);
    let answer = world.http.get(url).send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED);
    let body: Value = serde_json::from_slice(&answer.bytes().await.expect("a body")).expect("json");
    assert_eq!(body["error"]["code"], "method_not_allowed");
}
