//! The HTTP bot against real ones: the two examples of the docs as processes, and small servers
//! that misbehave in every way a bot can.

use std::process::Stdio;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::routing::post;
use baton_shared::id::Epoch;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};

use super::*;
use crate::bots::{Bot, BotMessage};
use crate::desk::parts::{Customer, Priority, Source};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

fn bot(url: &str, shape: Shape) -> WebhookBot {
    WebhookBot {
        name: "echo".parse().unwrap(),
        url: url.parse().unwrap(),
        key: Some(Key::parse(SECRET).unwrap()),
        timeout: Duration::from_secs(20),
        shape,
        http: http_client::client(),
    }
}

fn call(texts: &[&str]) -> BotCall {
    let message = |(i, text): (usize, &&str)| BotMessage {
        id: format!("m{i}").parse().unwrap(),
        text: (*text).to_owned(),
        choice: None,
        at: Timestamp::UNIX_EPOCH,
    };
    BotCall {
        call_id: "call-7".parse().unwrap(),
        epoch: Epoch(3),
        conversation: "conv-1".parse().unwrap(),
        customer: Customer { id: "c-9".to_owned(), ..Customer::default() },
        messages: texts.iter().enumerate().map(message).collect(),
        variables: [("turns".to_owned(), "4".to_owned())].into(),
        missing: Vec::new(),
    }
}

async fn ask(bot: WebhookBot, texts: &[&str]) -> Result<BotAnswer, BotFailure> {
    Bot::Webhook(bot).call(&call(texts), Timestamp::now()).await
}

fn reply(answer: Result<BotAnswer, BotFailure>) -> BotReply {
    match answer.expect("the bot answers") {
        BotAnswer::Reply(reply) => reply,
        BotAnswer::Later => panic!("the bot answered later"),
    }
}

/// One of the example bots, on a port of its own; ends with the value.
async fn example(program: &str, file: &str) -> (Child, String) {
    let path = format!("{}/../docs/bots/{file}", env!("CARGO_MANIFEST_DIR"));
    let mut child = Command::new(program)
        .args([path.as_str(), "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap_or_else(|e| panic!("`{program}` must be on PATH to run docs/bots/{file}: {e}"));
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = lines.next_line().await.unwrap().unwrap_or_default();
    let url = line.strip_prefix("listening on ").expect(file).to_owned();
    (child, url)
}

async fn converse_with_example(program: &str, file: &str) {
    let (_running, url) = example(program, file).await;
    let echoed = reply(ask(bot(&url, Shape::Baton), &["hello", "“wörld” 🌍"]).await);
    assert_eq!(echoed.messages[0].text, "You said: hello\n“wörld” 🌍");
    assert_eq!(echoed.variables["turns"], "5");
    assert_eq!((echoed.confidence, echoed.understood), (Some(0.9), Some(true)));
    assert_eq!(echoed.handover, None);
    let passed = reply(ask(bot(&url, Shape::Baton), &["a human please"]).await);
    let handover = passed.handover.expect("it passes the customer on");
    assert_eq!(handover.briefing.reason.as_deref(), Some("The customer asked for a person"));
    assert_eq!(handover.briefing.goal.as_deref(), Some("a human please"));
    assert_eq!(handover.tags, ["echo"]);
}

#[tokio::test]
async fn the_python_example_answers_and_hands_over() {
    converse_with_example("python3", "echo_bot.py").await;
}

#[tokio::test]
async fn the_node_example_answers_and_hands_over() {
    converse_with_example("node", "echo_bot.mjs").await;
}

type Seen = Arc<Mutex<Vec<(HeaderMap, Bytes)>>>;

/// A bot that answers every call the same and keeps what it was sent.
async fn server(status: u16, body: impl Into<Bytes>) -> (String, Seen) {
    let (seen, body) = (Seen::default(), body.into());
    let kept = seen.clone();
    let handler = move |headers: HeaderMap, sent: Bytes| async move {
        kept.lock().unwrap().push((headers, sent));
        let location = [("location", "http://127.0.0.1:1/elsewhere")];
        (StatusCode::from_u16(status).unwrap(), location, body).into_response()
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/bot?token=hunter2", listener.local_addr().unwrap());
    let app = Router::new().route("/bot", post(handler));
    tokio::spawn(async move { axum::serve(listener, app).await });
    (url, seen)
}

async fn failure(status: u16, body: impl Into<Bytes>) -> BotFailure {
    let (url, _) = server(status, body).await;
    ask(bot(&url, Shape::Baton), &["hi"]).await.expect_err("the bot fails")
}

#[tokio::test]
async fn a_call_is_signed_so_that_a_third_party_library_accepts_it() {
    let (url, seen) = server(200, r#"{"messages":[]}"#).await;
    let answer = reply(ask(bot(&url, Shape::Baton), &["hi"]).await);
    assert_eq!(answer.messages, []);
    let (headers, body) = seen.lock().unwrap()[0].clone();
    standardwebhooks::Webhook::new(SECRET).unwrap().verify(&body, &headers).expect("it verifies");
    assert_eq!(headers["webhook-id"], "call-7");
    let sent: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!((&sent["call_id"], &sent["epoch"]), (&json!("call-7"), &json!(3)));
    assert_eq!(sent["messages"][0]["text"], "hi");
    assert_eq!(sent["variables"]["turns"], "4");
}

#[tokio::test]
async fn status_202_means_that_the_answer_comes_later() {
    let (url, _) = server(202, "").await;
    assert_eq!(ask(bot(&url, Shape::Baton), &["hi"]).await, Ok(BotAnswer::Later));
}

#[tokio::test]
async fn a_failing_bot_is_reported_by_what_it_did() {
    assert_eq!(failure(500, "oops").await, BotFailure::Status(500));
    assert_eq!(failure(307, "").await, BotFailure::Status(307));
    let garbage = failure(200, "<html>").await;
    assert!(garbage.to_string().contains("it is no JSON"), "{garbage}");
    let huge = failure(200, vec![b' '; ANSWER_MAX + 1]).await;
    assert!(huge.to_string().contains("more than 65536 bytes"), "{huge}");
}

#[tokio::test]
async fn a_bot_that_never_answers_times_out() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let slow = WebhookBot { timeout: Duration::from_millis(50), ..bot(&url, Shape::Baton) };
    assert_eq!(ask(slow, &["hi"]).await, Err(BotFailure::Timeout));
}

#[tokio::test]
async fn a_refused_connection_is_told_without_the_address_that_may_hold_a_token() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/bot?token=hunter2", listener.local_addr().unwrap());
    drop(listener);
    let nobody = bot(&url, Shape::Baton);
    assert!(!format!("{nobody:?}").contains("hunter2"));
    let failure = ask(nobody, &["hi"]).await.unwrap_err();
    assert!(matches!(failure, BotFailure::Unreachable(_)), "{failure:?}");
    assert!(failure.to_string().contains("refused"), "{failure}");
    assert!(!failure.to_string().contains("hunter2"), "{failure}");
}

#[tokio::test]
async fn rasas_shape_joins_messages_and_reads_buttons_images_and_the_hand_over() {
    let list = json!([
        {"recipient_id": "conv-1", "text": "Shall I?",
         "buttons": [{"title": "Yes", "payload": "/affirm"}, {"title": "No"}]},
        {"recipient_id": "conv-1", "image": "https://x.example/a.png"},
        {"recipient_id": "conv-1", "custom": {"other": 1, "handover": {"queue": "billing"}}},
    ]);
    let (url, seen) = server(200, list.to_string()).await;
    let answer = reply(ask(bot(&url, Shape::Rasa), &["one", "two"]).await);
    assert_eq!(answer.messages[0].choices[0].id, "/affirm");
    assert_eq!(answer.messages[0].choices[1].id, "No");
    assert_eq!(answer.messages[1].text, "https://x.example/a.png");
    assert_eq!(answer.handover.unwrap().queue.unwrap().as_str(), "billing");
    let sent: Value = serde_json::from_slice(&seen.lock().unwrap()[0].1).unwrap();
    assert_eq!((&sent["sender"], &sent["message"]), (&json!("conv-1"), &json!("one\ntwo")));
    assert_eq!(sent["metadata"]["call_id"], "call-7");
}

#[test]
fn rasas_hand_over_may_be_just_true_and_its_silence_is_not_understanding() {
    let wish = rasa::parse(br#"[{"custom":{"handover":true}}]"#).unwrap();
    assert!(wish.handover.is_some());
    assert_eq!(rasa::parse(br#"[{"custom":"text"}]"#).unwrap().handover, None);
    assert_eq!(rasa::parse(b"[]").unwrap().understood, Some(false));
    let bad = rasa::parse(br#"[{"custom":{"handover":{"tags":3}}}]"#).unwrap_err().to_string();
    assert!(bad.contains("[0].custom.handover.tags"), "{bad}");
}

#[test]
fn a_whole_answer_is_taken_over_field_by_field() {
    let body = json!({
        "messages": [{"text": "ok", "choices": [{"id": "y", "title": "Yes"}]}],
        "confidence": 0.4, "intent": {"name": "refund"}, "understood": true, "later_field": [],
        "variables": {"order": 8123, "vip": true, "gone": null}, "sources": ["faq/refund"],
        "handover": {"customer": {"id": "c"}, "reason": "r", "priority": "high", "queue": null,
            "language": "de", "skills": ["french"], "tags": ["vip"],
            "briefing": {"goal": "money back", "tried": ["asked"], "blocker": "", "collected": {
                "order": {"value": "8123", "by": "lookup", "verified": true}, "city": "Ulm"}}},
    });
    let reply = parse_reply(body.to_string().as_bytes()).unwrap();
    assert_eq!(reply.intent.unwrap().confidence, 0.4);
    assert_eq!(reply.variables["order"], "8123");
    assert_eq!(reply.variables["gone"], "");
    let handover = reply.handover.unwrap();
    assert_eq!((handover.priority, handover.queue), (Some(Priority::High), None));
    assert_eq!(handover.briefing.blocker, None);
    let order = &handover.briefing.collected["order"];
    assert_eq!((order.by, order.verified), (Source::Lookup, true));
    assert_eq!(handover.briefing.collected["city"].by, Source::Bot);
}

#[test]
fn what_is_wrong_in_an_answer_is_named_by_its_path() {
    let many = |n: usize, each: Value| Value::Array(vec![each; n]);
    let line = json!({"text": "x"});
    let button = json!({"id": "i", "title": "t"});
    let cases = [
        (json!({}), "messages is missing"),
        (json!({"messages": [{"choices": []}]}), "messages[0].text is missing"),
        (json!({"messages": [{"text": 3}]}), "messages[0].text: invalid type"),
        (json!({"messages": [{"text": " "}]}), "messages[0].text: the text is empty"),
        (json!({"messages": [{"text": "x".repeat(17_000)}]}), "messages[0].text: the text has"),
        (json!({"messages": many(21, line)}), "messages has 21 entries"),
        (
            json!({"messages": [{"text": "x", "choices": many(21, button)}]}),
            "messages[0].choices has",
        ),
        (json!({"messages": [], "confidence": 7}), "confidence is 7"),
        (json!({"messages": [], "intent": {"name": "x"}}), "intent.confidence is missing"),
        (json!({"messages": [], "variables": {"a": []}}), "variables.a must be a string"),
        (json!({"messages": [], "variables": {"a b": ""}}), "variables has the name"),
        (json!({"messages": [], "variables": {"a": "x".repeat(1025)}}), "variables.a has 1025"),
        (json!({"handover": {"tags": ["Not One"]}}), "handover.tags[0] must be"),
        (json!({"handover": {"queue": "No Queue"}}), "handover.queue: a queue's name"),
        (json!({"handover": {"priority": "soon"}}), "handover.priority: unknown variant"),
        (
            json!({"handover": {"briefing": {"collected": {"o": {}}}}}),
            "handover.briefing.collected.o: missing",
        ),
    ];
    for (body, expected) in cases {
        let failure = parse_reply(body.to_string().as_bytes()).expect_err(expected);
        assert!(failure.to_string().contains(expected), "{expected}: {failure}");
    }
}

#[test]
fn a_later_answer_names_its_call_and_itself() {
    let body = br#"{"call_id":"call-7","reply_id":"r-1","messages":[{"text":"done"}]}"#;
    let late = parse_late_reply(body).unwrap();
    assert_eq!((late.call_id.as_str(), late.reply_id.as_str()), ("call-7", "r-1"));
    assert_eq!(late.reply.messages[0].text, "done");
    let nameless = parse_late_reply(br#"{"call_id":"call-7","messages":[]}"#);
    assert_eq!(nameless.unwrap_err(), "reply_id is missing");
}
