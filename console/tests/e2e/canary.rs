//! Nothing that a customer wrote, nothing that opens a door, stands in a log, a figure, a report or
//! a process's arguments: marked words are put into every field, the relay runs at the loudest
//! level, and everything that an admin or a neighbour can see is searched for them.

use std::fs;
use std::process::Output;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use crate::leaks;
use crate::relay::{Agent, Relay, Setup, http, json as value_of, program, until};
use crate::sender::{Receiver, Sender};

/// A word that occurs nowhere else, for each field.
const TEXT: &str = "canary-text-Xq1";
const NAME: &str = "Canary Name Xq2";
const MAIL: &str = "canary-mail-xq3@example.org";
const PHONE: &str = "+43 660 1234 9834";
const ATTRIBUTE: &str = "canary-attribute-Xq5";
const FILE: &str = "canary-file-Xq6";
const SAID: &str = "canary-said-Xq7";
const NOTED: &str = "canary-noted-Xq8";
const MOVED: &str = "canary-moved-Xq9";
const VISITOR: &str = "canary-visitor-Xr1";
const VISITOR_NAME: &str = "canary-called-Xr2";
const PAGE: &str = "canary-page-xr3";
const BROKEN: &str = "canary-broken-Xr4";
const FORGED: &str = "canary-forged-Xr5";
const WRONG: &str = "canary-wrong-Xr6";
const REASON: &str = "canary-reason-Xr7";

const WORDS: [&str; 16] = [
    TEXT,
    NAME,
    MAIL,
    PHONE,
    ATTRIBUTE,
    FILE,
    SAID,
    NOTED,
    MOVED,
    VISITOR,
    VISITOR_NAME,
    PAGE,
    BROKEN,
    FORGED,
    WRONG,
    REASON,
];

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// A customer of the generic channel, with something in every field.
fn write_in(sender: &Sender) {
    let customer = json!({"id": "c-1", "name": NAME, "email": MAIL, "language": "en",
        "attributes": {"phone": PHONE, "note": ATTRIBUTE}});
    let url = format!("https://files.example.org/{FILE}");
    let data = json!({"id": "m-1", "customer": customer,
        "text": format!("{TEXT}: I want to talk to a person"),
        "attachments": [{"url": url, "type": "image/png", "name": FILE, "size": 1}]});
    let answer = sender.post(&json!({"type": "message.created", "data": data}).to_string());
    assert_eq!(answer.expect("answered").status, 200);
    // And what is refused, in each way.
    let broken =
        sender.post(&format!("{{\"type\":\"message.created\",\"data\":{{\"id\":\"{BROKEN}\"}}}}"));
    assert_eq!(broken.expect("answered").status, 400);
    let not_json = sender.post(&format!("{BROKEN} is no JSON"));
    assert_eq!(not_json.expect("answered").status, 400);
}

/// Strangers with words of their own; the signature they tried.
fn knock(relay: &Relay) -> String {
    let now = jiff::Timestamp::now().as_second().to_string();
    let signature = format!("v1,{}", FORGED.repeat(3));
    let body = json!({"type": "message.created", "data": {"text": FORGED}}).to_string();
    let headers = [
        ("webhook-id", "delivery"),
        ("webhook-timestamp", now.as_str()),
        ("webhook-signature", signature.as_str()),
    ];
    let hook = http(relay.address, "POST", "/channels/hook", &headers, body.as_bytes());
    assert_eq!(hook.expect("answered").status, 401);
    for path in ["/v1/agent", "/v1/files/a/b", "/chat/files/a"] {
        for prefix in ["bt", "vt"] {
            let bearer = format!("Bearer {prefix}_{WRONG}");
            let headers = [("authorization", bearer.as_str())];
            let answer = http(relay.address, "GET", path, &headers, b"").expect("answered");
            assert_eq!(answer.status, 401, "{path}");
        }
    }
    signature
}

/// A visitor of the web chat who asks for a person; their token.
async fn visit(relay: &Relay) -> String {
    let session = http(relay.address, "POST", "/chat/session", &[], b"").expect("answered");
    let token = session.json()["token"].as_str().expect("a token").to_owned();
    let address = format!("ws://{}/chat/socket", relay.address);
    let (mut socket, _) = tokio_tungstenite::connect_async(address).await.expect("a socket");
    let page = format!("https://shop.example.org/{PAGE}");
    let hello = json!({"type": "hello", "token": token, "name": VISITOR_NAME, "page": page,
        "languages": ["en"], "time_zone": "Europe/Vienna"});
    let say = json!({"type": "say", "client_id": "0123456789abcdef0123456789abcdef",
        "text": format!("{VISITOR}: I want to talk to a person")});
    for frame in [hello, say, json!({"type": BROKEN}), json!({"type": "say", "text": BROKEN})] {
        socket.send(Message::Text(frame.to_string().into())).await.expect("open");
    }
    while let Some(Ok(message)) = socket.next().await {
        if message.to_text().is_ok_and(|text| text.contains("acked")) {
            return token;
        }
    }
    panic!("closed before the message was acknowledged");
}

/// A day's work on one ticket.
fn work(alice: &Agent, lea: &Agent, customer: &str) {
    let number = alice.ticket_of(customer).to_string();
    lea.json(&["show", &number]);
    alice.json(&["take", &number]);
    alice.json(&["say", &number, &format!("{SAID} to you")]);
    alice.json(&["note", &number, NOTED]);
    alice.json(&["transfer", &number, "--to", "queue:billing", "--note", MOVED]);
    lea.json(&["take", &number]);
    lea.json(&["close", &number]);
}

#[test]
fn nothing_that_a_customer_wrote_and_nothing_that_opens_a_door_is_seen_from_outside() {
    let receiver = Receiver::start();
    let setup = Setup { callback: Some(&receiver.url), ..Setup::default() };
    let relay = Relay::with(&setup);
    let (alice, lea) = (relay.agent("alice", &[]), relay.agent("lea", &["--role", "lead"]));
    let platform = value_of(&relay.admin(&["token", "add", "shop", "--json"]));
    let sender = Sender::to(&relay);
    write_in(&sender);
    let mut secrets = vec![knock(&relay)];
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    secrets.push(runtime.block_on(visit(&relay)));
    work(&alice, &lea, "c-1");
    until("the answer at the customer's", || {
        receiver.kept().iter().any(|one| one.data("text").contains(SAID)).then_some(())
    });
    lea.run(&["desk", "disable", "--reason", REASON, "--for", "1m"]);
    lea.run(&["desk", "enable"]);
    secrets.extend([alice.token.clone(), lea.token.clone(), relay.secret.clone()]);
    for member in ["token", "signing_secret"] {
        secrets.push(platform[member].as_str().expect("a secret").to_owned());
    }
    secrets.extend(receiver.kept().iter().map(|one| one.signature.clone()));

    // What was planted must have arrived, or finding nothing means nothing.
    let shown = value_of(&lea.run(&["tickets", "--json"])).to_string() + &lea_sees(&lea);
    for word in [TEXT, NAME, MAIL, VISITOR, NOTED, SAID] {
        assert!(shown.contains(word), "{word} never arrived: {shown}");
    }

    let mut seen: Vec<(String, String)> = Vec::new();
    for words in [
        &["agent", "list", "--json"][..],
        &["token", "list", "--json"],
        &["audit", "--json"],
        &["audit"],
        &["doctor", "--json"],
        &["delivery", "status", "--json"],
        &["check"],
    ] {
        seen.push((words.join(" "), said(&relay.admin(words))));
    }
    for path in ["/metrics", "/healthz", "/readyz"] {
        let answer = http(relay.address, "GET", path, &[], b"").expect("answered");
        seen.push((path.to_owned(), answer.body));
    }
    let process = relay.id();
    for part in ["cmdline", "environ"] {
        let bytes = fs::read(format!("/proc/{process}/{part}")).expect("its own child");
        seen.push((part.to_owned(), String::from_utf8_lossy(&bytes).into_owned()));
    }
    let log = relay.said();
    assert!(log.contains("DEBUG"), "the log is not loud: {log}");
    seen.push(("log".to_owned(), log));
    for (place, text) in &seen {
        for word in WORDS.iter().copied().chain(secrets.iter().map(String::as_str)) {
            let line = text.lines().find(|line| line.contains(word));
            assert_eq!(line, None, "{word} stands in {place}");
        }
    }
}

/// What every test looks for at its end is read from the relay itself: this one shows that it is.
#[test]
fn a_customers_words_in_a_log_fail_the_test_that_ran_the_relay() {
    let relay = Relay::start();
    Sender::to(&relay).says("c-1", "m-1", TEXT);
    let config = relay.config();
    let search = |log: &str| {
        let log = log.to_owned();
        let config = config.clone();
        std::panic::catch_unwind(move || leaks::assert_none(&program(), &config, &log))
    };
    search("INFO a message came channel=hook").expect("nothing private");
    search(&format!("INFO a message came text={TEXT}")).expect_err("their words");
}

/// Everything an agent may read of all closed tickets: the canaries are there.
fn lea_sees(lea: &Agent) -> String {
    let all = ["1", "2"].map(|number| lea.run(&["show", number, "--json"]));
    let shown: Vec<Value> = all.iter().map(value_of).collect();
    format!("{shown:?}")
}
