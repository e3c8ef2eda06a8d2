//! Who a visitor is: anonymous, or whom the site vouches for by a JWT that a third party's library
//! signed. The same person in another browser has the same conversation; nobody else has it.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::relay::{PATIENCE, Relay, Setup, http};

const SECRET: &str = "8f1c2d3e4f5061728394a5b6c7d8e9f00112233445566778899aabbccddeeff0";

/// One open page.
struct Tab(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Tab {
    /// Says hello and hears the first frame.
    async fn open(relay: &Relay, hello: &Value) -> (Self, Value) {
        let address = format!("ws://{}/chat/socket", relay.address);
        let (socket, _) = tokio_tungstenite::connect_async(address).await.expect("a socket");
        let mut tab = Self(socket);
        tab.send(hello).await;
        let first = tab.hears(&["welcome", "bye"]).await;
        (tab, first)
    }

    async fn send(&mut self, frame: &Value) {
        self.0.send(Message::Text(frame.to_string().into())).await.expect("open");
    }

    async fn hears(&mut self, kinds: &[&str]) -> Value {
        loop {
            let message = timeout(PATIENCE, self.0.next()).await.expect("no hang");
            let message = message.expect("open").expect("open");
            let Ok(text) = message.to_text() else { continue };
            let Ok(frame) = serde_json::from_str::<Value>(text) else { continue };
            if kinds.iter().any(|kind| frame["type"] == *kind) {
                return frame;
            }
        }
    }

    async fn says(&mut self, id: &str, text: &str) {
        let client_id = format!("{id:0>32}");
        self.send(&json!({"type": "say", "client_id": client_id, "text": text})).await;
        self.hears(&["acked"]).await;
    }
}

fn session(relay: &Relay) -> String {
    let answer = http(relay.address, "POST", "/chat/session", &[], b"").expect("answered");
    answer.json()["token"].as_str().expect("a token").to_owned()
}

fn hello(token: &str, identity: Option<&str>) -> Value {
    json!({"type": "hello", "token": token, "languages": ["en"], "identity": identity, "name": "Ann"})
}

/// A relay that believes the site's keys, with the public one of this kind, and the tokens.
fn vouching(public: &str, tokens: &Value) -> (Relay, Vec<String>) {
    let config = "\n[identity]\nsecret = \"file:identity.secret\"\npublic_key = \"identity.pem\"\n\
                  issuer = \"https://shop.example.org\"\naudience = \"baton\"\n";
    let mut relay = Relay::written(&Setup { config, ..Setup::default() });
    let dir = relay.dir();
    let secret = dir.join("identity.secret");
    fs::write(&secret, SECRET).expect("written");
    let private = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    fs::set_permissions(&secret, private).expect("private");
    let files = ["ed25519", "rsa"].map(|kind| {
        let name = if kind == public { "identity.pem" } else { "other.pem" };
        dir.join(name)
    });
    let asked = json!({"secret": SECRET, "ed25519": files[0], "rsa": files[1], "tokens": tokens});
    let python = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../partners/bin/python");
    assert!(python.is_file(), "{} is missing, run: bash .ci/test", python.display());
    let program = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/partners/identity.py");
    let mut site = Command::new(python)
        .arg(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python runs");
    let mut input = site.stdin.take().expect("a pipe");
    input.write_all(asked.to_string().as_bytes()).expect("read");
    drop(input);
    let output = site.wait_with_output().expect("it ends");
    assert!(output.status.success(), "PyJWT is missing, run: bash .ci/test");
    relay.restart();
    (relay, serde_json::from_slice(&output.stdout).expect("a list"))
}

fn claims(changes: &Value) -> Value {
    let now = jiff::Timestamp::now().as_second();
    let mut claims = json!({"sub": "7781", "name": "Ann Verified", "email": "ann@example.org",
        "language": "en", "iss": "https://shop.example.org", "aud": "baton", "exp": now + 300});
    for (key, value) in changes.as_object().expect("an object") {
        claims[key] = value.clone();
    }
    claims
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("threads")
}

#[test]
fn one_person_in_two_browsers_has_one_conversation_and_nobody_else_has_it() {
    let tokens = json!([
        {"alg": "HS256", "claims": claims(&json!({}))},
        {"alg": "EdDSA", "claims": claims(&json!({}))},
        {"alg": "HS256", "claims": claims(&json!({"sub": "7782", "name": "Ben"}))},
    ]);
    let (mut relay, tokens) = vouching("ed25519", &tokens);
    let alice = relay.agent("alice", &[]);
    runtime().block_on(async {
        let (mut first, welcome) =
            Tab::open(&relay, &hello(&session(&relay), Some(&tokens[0]))).await;
        assert_eq!((&welcome["type"], &welcome["conversation"]), (&json!("welcome"), &Value::Null));
        first.says("1", "I want to talk to a person").await;
        let number = alice.ticket_of("7781");
        let shown = alice.json(&["show", &number.to_string()]);
        let customer = &shown["customer"];
        assert_eq!((&customer["verified"], &customer["id"]), (&json!(true), &json!("7781")));
        assert_eq!(
            (&customer["name"], &customer["email"]),
            (&json!("Ann Verified"), &json!("ann@example.org"))
        );

        let (mut second, there) =
            Tab::open(&relay, &hello(&session(&relay), Some(&tokens[1]))).await;
        assert!(there["conversation"].is_string(), "{there}");
        let history = second.hears(&["history"]).await;
        assert!(history.to_string().contains("I want to talk to a person"), "{history}");

        // The page's own token brings the person back, after a restart too; they stay who they are.
        let own = there["token"].as_str().expect("a person's token").to_owned();
        drop((first, second));
        relay.restart();
        let (mut back, again) = Tab::open(&relay, &hello(&own, None)).await;
        assert_eq!(again["conversation"], there["conversation"]);
        back.says("2", "still me").await;
        let shown = alice.json(&["show", &number.to_string()]);
        assert_eq!(shown["customer"]["name"], "Ann Verified");
        assert_eq!(shown["customer"]["verified"], true);

        // Another person, and a stranger with the same name, find nothing.
        for (token, identity) in
            [(session(&relay), Some(tokens[2].as_str())), (session(&relay), None)]
        {
            let (_tab, welcome) = Tab::open(&relay, &hello(&token, identity)).await;
            assert_eq!(welcome["conversation"], Value::Null, "{welcome}");
        }
        let forged = own.replace("7781", "7782");
        let (_tab, bye) = Tab::open(&relay, &hello(&forged, None)).await;
        assert_eq!(bye["error"]["code"], "unauthorized");
    });
}

#[test]
fn what_the_site_did_not_sign_is_refused_whoever_signed_it() {
    let now = jiff::Timestamp::now().as_second();
    let good = claims(&json!({}));
    let tokens = json!([
        {"alg": "RS256", "claims": good},
        {"alg": "HS256", "claims": good},
        {"alg": "HS256", "claims": good, "key": "other"},
        {"alg": "RS256", "claims": good, "key": "other"},
        {"alg": "EdDSA", "claims": good},
        {"alg": "HS512", "claims": good},
        {"alg": "none", "claims": good, "key": "none"},
        {"alg": "HS256", "claims": claims(&json!({"exp": now - 61}))},
        {"alg": "HS256", "claims": claims(&json!({"nbf": now + 3_600}))},
        {"alg": "HS256", "claims": claims(&json!({"aud": "another"}))},
        {"alg": "HS256", "claims": claims(&json!({"iss": "https://evil.example.org"}))},
        {"alg": "HS256", "claims": {"sub": "7781"}},
        {"alg": "HS256", "claims": good, "key": "public"},
    ]);
    let (relay, tokens) = vouching("rsa", &tokens);
    runtime().block_on(async {
        for (at, token) in tokens.iter().enumerate() {
            let (_tab, first) = Tab::open(&relay, &hello(&session(&relay), Some(token))).await;
            if at < 2 {
                assert_eq!(first["type"], "welcome", "{at}: {first}");
            } else {
                assert_eq!(first["error"]["code"], "identity_refused", "{at}: {first}");
            }
        }
    });
    let said = relay.said();
    assert!(said.contains("a visitor's identity"), "the log says why: {said}");
    assert!(tokens.iter().all(|token| !said.contains(token.as_str())));
}

#[test]
fn a_visitors_token_opens_nothing_of_another_visitors_and_no_address_holds_one() {
    let relay = Relay::start();
    let [ann, ben] = [session(&relay), session(&relay)];
    let bearer = |token: &str| format!("Bearer {token}");
    let upload = [("authorization", bearer(&ann)), ("x-file-name", "bill.txt".to_owned())];
    let headers: Vec<(&str, &str)> = upload.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let kept = http(relay.address, "POST", "/chat/files", &headers, b"my bill").expect("answered");
    assert_eq!(kept.status, 201, "{kept:?}");
    let id = kept.json()["id"].as_str().expect("an id").to_owned();
    let fetch = |token: &str, id: &str| {
        let bearer = bearer(token);
        let headers = [("authorization", bearer.as_str())];
        http(relay.address, "GET", &format!("/chat/files/{id}"), &headers, b"").expect("answered")
    };
    assert_eq!(fetch(&ann, &id).body, "my bill");
    let (foreign, unknown) = (fetch(&ben, &id), fetch(&ben, "00000000000000000000000000000000"));
    assert_eq!((foreign.status, &foreign.body), (unknown.status, &unknown.body));
    assert_eq!(foreign.status, 404);
    // A token in an address is none.
    let path = format!("/chat/files/{id}?token={ann}");
    assert_eq!(http(relay.address, "GET", &path, &[], b"").expect("answered").status, 401);
    runtime().block_on(async {
        let (mut tab, _) = Tab::open(&relay, &hello(&ann, None)).await;
        tab.says("1", "mine alone").await;
        let (_tab, welcome) = Tab::open(&relay, &hello(&ben, None)).await;
        assert_eq!(welcome["conversation"], Value::Null);
    });
}
