//! The generic channel from its partner's side, signed and verified by the package
//! `standardwebhooks` of the Python index: what is good is taken in once and in order, what is not is refused and leaves
//! no trace, and what comes back verifies.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};

use serde_json::{Value, json};

use crate::relay::{Agent, Answer, PATIENCE, Relay, Setup, http, until};

/// A secret that is well formed and not the relay's.
const ANOTHER_SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// The Python program at the other end.
pub(crate) struct Partner {
    child: Child,
    to: Option<ChildStdin>,
    answers: Receiver<Value>,
    callbacks: Receiver<Value>,
    port: u64,
}

impl Partner {
    pub(crate) fn start() -> Self {
        let python = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../partners/bin/python");
        let needs = "the partner needs a virtual environment, run: bash .ci/test";
        assert!(python.is_file(), "{} is missing: {needs}", python.display());
        let program = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/partners/hook.py");
        let mut command = Command::new(python);
        command.arg(program).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("Python runs");
        let to = child.stdin.take();
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let first = lines.next().and_then(Result::ok).expect(needs);
        let first: Value = serde_json::from_str(&first).expect("JSON");
        let (tell_answer, answers) = channel();
        let (tell_callback, callbacks) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let mut value: Value = serde_json::from_str(&line).expect("JSON");
                let (kind, to) = match value.get("callback") {
                    Some(_) => ("callback", &tell_callback),
                    None => ("answer", &tell_answer),
                };
                // A test that has ended listens no more.
                let _ = to.send(value[kind].take());
            }
        });
        let port = first["listening"].as_u64().expect("a port");
        Self { child, to, answers, callbacks, port }
    }

    pub(crate) fn callback_url(&self) -> String {
        format!("http://127.0.0.1:{}/baton", self.port)
    }

    fn command(&mut self, command: &Value) -> Value {
        let pipe = self.to.as_mut().expect("open until dropped");
        writeln!(pipe, "{command}").expect("the partner listens");
        self.answers.recv_timeout(PATIENCE).expect("the partner answers")
    }

    /// Which relay it speaks to.
    pub(crate) fn knows(&mut self, relay: &Relay) {
        self.command(&json!({"secret_is": relay.secret}));
    }

    fn post(&mut self, relay: &Relay, body: &str, more: &Value) -> Answer {
        let url = format!("{}/channels/hook", relay.url);
        let mut command = json!({"post": url, "body": body, "id": "delivery-1"});
        let command_members = command.as_object_mut().expect("an object");
        command_members.extend(more.as_object().expect("an object").clone());
        let answer = self.command(&command);
        let status = answer["status"].as_u64().and_then(|status| u16::try_from(status).ok());
        let body = answer["body"].as_str().expect("a body").to_owned();
        Answer { status: status.expect("a status"), body }
    }

    /// A message that the relay takes.
    fn says(&mut self, relay: &Relay, id: &str, text: &str) -> Value {
        let answer = self.post(relay, &message(id, text), &json!({}));
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()
    }

    /// The next callback; it must verify.
    fn callback(&mut self) -> Value {
        let callback = self.callbacks.recv_timeout(PATIENCE).expect("a callback");
        assert_eq!(callback["verified"], true, "{callback}");
        callback
    }

    /// The next `message.created` that was taken.
    fn message(&mut self) -> Value {
        loop {
            let callback = self.callback();
            if callback["body"]["type"] == "message.created" && callback["answered"] == 200 {
                return callback;
            }
        }
    }

    /// The next message by this kind of author.
    fn message_by(&mut self, kind: &str) -> Value {
        loop {
            let callback = self.message();
            if callback["body"]["data"]["author"]["kind"] == kind {
                return callback;
            }
        }
    }
}

impl Drop for Partner {
    fn drop(&mut self) {
        drop(self.to.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn message(id: &str, text: &str) -> String {
    let customer = json!({"id": "c-9", "name": "Ann", "language": "en"});
    let data = json!({"id": id, "customer": customer, "text": text});
    json!({"type": "message.created", "timestamp": "2026-11-21T09:00:00Z", "data": data})
        .to_string()
}

fn pair() -> (Partner, Relay) {
    let mut partner = Partner::start();
    let callback = partner.callback_url();
    let config = "\n[delivery]\nfirst_retry_s = 1\n";
    let relay = Relay::with(&Setup { callback: Some(&callback), config, ..Setup::default() });
    partner.knows(&relay);
    (partner, relay)
}

/// What the customer said, as the agent sees it.
fn customer_lines(agent: &Agent) -> Vec<String> {
    let ticket = agent.ticket_of("c-9");
    let lines = agent.lines(ticket).into_iter().filter(|(from, _)| from == "customer");
    lines.map(|(_, text)| text).collect()
}

#[test]
fn only_what_is_signed_well_and_lately_is_taken_and_all_else_is_refused_alike() {
    let (mut partner, relay) = pair();
    let alice = relay.agent("alice", &["--queue", "support"]);
    partner.says(&relay, "m-1", "I want to talk to a person");
    let bad = message("m-2", "hello, never said");
    // The relay's clock goes on while a delivery is on its way, so the future needs a margin.
    let forgeries = [
        json!({"secret": ANOTHER_SECRET}),
        json!({"spoil": true}),
        json!({"skew": -301}),
        json!({"skew": 310}),
        json!({"drop": "webhook-id"}),
        json!({"drop": "webhook-timestamp"}),
        json!({"drop": "webhook-signature"}),
    ];
    let answers = forgeries.map(|forgery| {
        let answer = partner.post(&relay, &bad, &forgery);
        assert_eq!(answer.status, 401, "{forgery}: {answer:?}");
        answer.body
    });
    assert!(answers.iter().all(|body| *body == answers[0]), "{answers:?}");
    let elsewhere = json!({"post": format!("{}/channels/nobody", relay.url)});
    let unknown = partner.post(&relay, &bad, &elsewhere);
    assert_eq!((unknown.status, &unknown.body), (401, &answers[0]));
    for skew in [-280, 290] {
        let id = format!("m-skewed-{skew}");
        let answer = partner.post(&relay, &message(&id, &id), &json!({"skew": skew}));
        assert_eq!(answer.status, 200, "{answer:?}");
    }
    let said = ["I want to talk to a person", "m-skewed--280", "m-skewed-290"];
    assert_eq!(customer_lines(&alice), said);
    assert!(!relay.said().contains(&relay.secret), "a secret is in the log");
    assert!(!relay.said().contains("never said"), "a body is in the log");
}

#[test]
fn a_repeat_is_absorbed_and_order_is_that_of_arrival() {
    let (mut partner, relay) = pair();
    let alice = relay.agent("alice", &["--queue", "support"]);
    let first = partner.says(&relay, "m-1", "I want to talk to a person");
    assert_eq!((&first["accepted"], &first["duplicate"]), (&json!(true), &json!(false)));
    for delivery in ["delivery-1", "delivery-2"] {
        let more = json!({"id": delivery});
        let again = partner.post(&relay, &message("m-1", "I want to talk to a person"), &more);
        assert_eq!(again.status, 200);
        let mut expected = first.clone();
        expected["duplicate"] = json!(true);
        assert_eq!(again.json(), expected);
    }
    // Sent as 3, 2, 4, with the sender's own times against the order.
    for (id, at) in [("m-3", "09:00:03"), ("m-2", "09:00:02"), ("m-4", "09:00:01")] {
        let body = message(id, id).replace("09:00:00", at);
        assert_eq!(partner.post(&relay, &body, &json!({})).status, 200);
    }
    let said = ["I want to talk to a person", "m-3", "m-2", "m-4"];
    assert_eq!(customer_lines(&alice), said);
}

#[test]
fn what_is_too_large_or_malformed_is_told_with_its_path_and_leaves_no_trace() {
    let (mut partner, relay) = pair();
    let alice = relay.agent("alice", &["--queue", "support"]);
    partner.says(&relay, "m-1", "I want to talk to a person");
    let large = partner.post(&relay, &message("m-2", &"x".repeat(300 * 1024)), &json!({}));
    assert_eq!(large.status, 413, "{large:?}");
    assert_eq!(large.json()["error"]["code"], "too_large");
    let base: Value = serde_json::from_str(&message("m-2", "hello")).expect("JSON");
    let with = |pointer: &str, value: Value| {
        let mut body = base.clone();
        *body.pointer_mut(pointer).expect("it is there") = value;
        body.to_string()
    };
    let file = json!([{"url": "https://a.example/x"}, {"url": "ftp://a.example/x"}]);
    let mut files = base.clone();
    files["data"]["attachments"] = file;
    for (body, told) in [
        (with("/data/customer/id", Value::Null), "data.customer.id is missing"),
        (with("/data/customer", json!(7)), "data.customer must be an object"),
        (with("/data/id", json!("has a space")), "data.id must be"),
        (with("/data/text", json!("x".repeat(17 * 1024))), "data.text has 17408 bytes"),
        (with("/data/text", json!("")), "data says nothing"),
        (with("/timestamp", json!("yesterday")), "timestamp must be"),
        (files.to_string(), "data.attachments[1].url must be"),
        ("{\"type\":\"message.created\"".to_owned(), "ends too early"),
        ("[]".to_owned(), "must be an object"),
    ] {
        let answer = partner.post(&relay, &body, &json!({}));
        assert!((400..500).contains(&answer.status), "{told}: {answer:?}");
        let message = answer.json()["error"]["message"].as_str().unwrap_or_default().to_owned();
        assert!(message.contains(told), "{told}: {answer:?}");
    }
    assert_eq!(customer_lines(&alice), ["I want to talk to a person"]);
}

#[test]
fn answers_come_back_signed_in_order_and_again_with_the_same_id_until_they_are_taken() {
    let (mut partner, relay) = pair();
    let alice = relay.agent("alice", &["--queue", "support"]);
    partner.says(&relay, "m-1", "what are your opening hours?");
    let hours = partner.message_by("bot");
    let text = hours["body"]["data"]["text"].as_str().expect("text");
    assert!(text.contains("Monday"), "{text}");
    assert_eq!(hours["body"]["data"]["customer"]["id"], "c-9");

    partner.says(&relay, "m-2", "I want to talk to a person");
    let update = loop {
        let callback = partner.callback();
        if callback["body"]["type"] == "conversation.updated" {
            break callback["body"]["data"].clone();
        }
    };
    assert_eq!((&update["control"], &update["queue"]), (&json!("queue"), &json!("support")));
    let ticket = alice.ticket_of("c-9");
    assert_eq!(update["ticket"], ticket);
    let number = ticket.to_string();
    alice.json(&["take", &number]);
    partner.command(&json!({"fail": 2}));
    let answers = ["One moment.", "I can see it.", "It leaves today."];
    for answer in answers {
        alice.json(&["say", &number, answer]);
    }
    let mut told = Vec::new();
    let mut attempts: Vec<(String, String, bool)> = Vec::new();
    while told.len() < answers.len() {
        let callback = partner.callback();
        let data = &callback["body"]["data"];
        let id = callback["id"].as_str().expect("an id").to_owned();
        let taken = callback["answered"] == 200;
        attempts.push((id, callback["body"].to_string(), taken));
        if taken && data["author"]["kind"] == "agent" {
            assert_eq!(data["author"]["name"], "alice");
            told.push(data["text"].as_str().expect("text").to_owned());
        }
    }
    assert_eq!(told, answers);
    let refused: Vec<usize> = (0..attempts.len()).filter(|&n| !attempts[n].2).collect();
    assert_eq!(refused.len(), 2, "{attempts:#?}");
    for n in refused {
        let ((id, body, _), (next, again, _)) = (&attempts[n], &attempts[n + 1]);
        assert_eq!((next, again), (id, body), "nothing overtakes what was not taken");
    }
    until("the answers to be marked as sent", || {
        let shown = alice.json(&["show", &number]);
        let lines = shown["transcript"].as_array().expect("lines").clone();
        let mut agents = lines.iter().filter(|line| line["from"] == "agent");
        agents.all(|line| line["delivery"] == "sent").then_some(())
    });
}

/// Something that somebody said to the customer, as the provider echoes it.
fn echo(id: &str, text: &str, of: Option<&str>) -> String {
    let mut body: Value = serde_json::from_str(&message(id, text)).expect("JSON");
    body["type"] = json!("message.echo");
    body["data"]["author"] = json!({"name": "Sam"});
    body["data"]["echo_of"] = json!(of);
    body.to_string()
}

#[test]
fn a_reply_in_the_providers_inbox_silences_the_bot_until_an_agent_gives_the_customer_back() {
    const TYPED: &str = "Sam here. I am looking for your parcel.";
    let (mut partner, relay) = pair();
    let alice = relay.agent("alice", &["--queue", "support"]);
    partner.says(&relay, "m-1", "what are your opening hours?");
    let hours = partner.message_by("bot")["body"]["data"].clone();
    // The provider echoes what the relay sent: by its id, or by nothing but its words.
    let (id, text) = (hours["id"].as_str().expect("an id"), hours["text"].as_str().expect("text"));
    for (echo_id, text, of) in [("e-1", "cut off", Some(id)), ("e-2", text, None)] {
        let answer = partner.post(&relay, &echo(echo_id, text, of), &json!({}));
        assert_eq!((answer.status, &answer.json()["echo"]), (200, &json!("relay")), "{answer:?}");
    }
    partner.says(&relay, "m-2", "I want to talk to a person");
    let number = alice.ticket_of("c-9").to_string();
    for duplicate in [false, true] {
        let answer = partner.post(&relay, &echo("e-3", TYPED, None), &json!({})).json();
        assert_eq!((&answer["echo"], &answer["duplicate"]), (&json!("inbox"), &json!(duplicate)));
    }
    let update = loop {
        let callback = partner.callback()["body"].clone();
        assert_ne!(callback["data"]["text"], TYPED, "the customer has it already");
        if callback["type"] == "conversation.updated" && callback["data"]["control"] == "agent" {
            break callback["data"].clone();
        }
    };
    assert_eq!(
        (&update["agent"], update["ticket"].to_string()),
        (&json!("inbox:hook"), number.clone())
    );
    partner.says(&relay, "m-3", "what are your opening hours?");
    let shown = alice.json(&["show", &number]);
    assert_eq!((&shown["state"], &shown["agent"]), (&json!("queued"), &Value::Null));
    let lines = shown["transcript"].as_array().expect("lines");
    let sam = lines.iter().find(|line| line["text"] == TYPED).expect("agents see it");
    assert_eq!((&sam["from"], &sam["name"]), (&json!("agent"), &json!("Sam (inbox:hook)")));
    let history = shown["history"].to_string();
    assert!(history.contains("inbox_reply: a person answered in inbox:hook"), "{history}");

    alice.json(&["take", &number]);
    alice.json(&["say", &number, "It leaves today."]);
    alice.json(&["handback", &number]);
    // Within the time to undo the agent still has the customer, for all they know.
    partner.says(&relay, "m-4", "what are your opening hours?");
    let mut by = Vec::new();
    while by.last().map(String::as_str) != Some("bot") {
        let said = partner.message()["body"]["data"].clone();
        assert_ne!(said["text"], TYPED, "the customer has it already");
        by.push(said["author"]["kind"].as_str().expect("a kind").to_owned());
    }
    assert!(by.contains(&"agent".to_owned()), "{by:?}");
    let page = http(relay.address, "GET", "/metrics", &[], b"").expect("answered").body;
    assert!(page.contains("baton_bot_calls_total{bot=\"faq\"} 2\n"), "of four questions: {page}");
}
