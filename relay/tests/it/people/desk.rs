//! A relay as a process, and everybody around it.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use axum::Json;
use axum::routing::post;
use baton_relay::webhook::Key;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

use crate::line::Line;

use crate::leaks;

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
/// Patience with another process on a busy machine; nothing here is measured.
const PATIENCE: Duration = Duration::from_secs(30);

/// A relay and its folder.
pub(super) struct Desk {
    _temp: TempDir,
    pub(super) dir: PathBuf,
    config: PathBuf,
    port: u16,
    child: Option<Child>,
    logs: u32,
}

/// What a bot's platform answers, with everything a bot can pass on.
async fn bot(Json(call): Json<Value>) -> Json<Value> {
    let who = call["customer"]["name"].as_str().unwrap_or("nobody").to_lowercase();
    let text = call["messages"][0]["text"].as_str().unwrap_or_default();
    if !text.contains("look into") {
        let variables = json!({"known": format!("{who}-variable")});
        let line = json!({"text": format!("Hello {who}-greeting")});
        return Json(json!({"messages": [line], "variables": variables}));
    }
    Json(json!({"messages": [], "handover": {
        "variables": {"order": format!("{who}-order")},
        "briefing": {
            "goal": format!("{who}-goal"), "tried": [format!("{who}-tried")],
            "collected": {"iban": {"value": format!("{who}-collected"), "by": "customer"}},
            "blocker": format!("{who}-blocker"), "reason": format!("{who}-reason"), "sources": [format!("{who}-source")],
        },
    }}))
}

impl Desk {
    /// A desk whose answers go to an address where nobody listens, so that they stay on their way.
    pub(super) async fn new() -> Self {
        // Another test of this program may have done it.
        let _already = rustls::crypto::ring::default_provider().install_default();
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("port");
        let bot_port = listener.local_addr().expect("address").port();
        tokio::spawn(async move {
            let app = axum::Router::new().route("/bot", post(bot));
            axum::serve(listener, app).await.expect("serving");
        });
        let temp = TempDir::new().expect("a folder");
        let dir = temp.path().join("desk");
        let port = free_port();
        let args = ["init", "--dir", dir.to_str().expect("UTF-8")];
        assert!(relay(&args).output().expect("runs").status.success());
        let config = dir.join("baton.toml");
        // A socket that nobody reads while a command runs answers no ping.
        let text = format!(
            "[relay]\nlisten = \"127.0.0.1:{port}\"\n\
             [[channel]]\nname = \"web\"\nkind = \"web\"\nbot = \"helper\"\n\
             [[channel]]\nname = \"hook\"\nkind = \"generic\"\nbot = \"helper\"\n\
             secret = \"{SECRET}\"\ncallback_url = \"http://127.0.0.1:9/answers\"\n\
             [[bot]]\nname = \"helper\"\nkind = \"webhook\"\nurl = \"http://127.0.0.1:{bot_port}/bot\"\n\
             secret = \"{SECRET}\"\n\
             [limits]\nping_s = 300\n"
        );
        fs::write(&config, text).expect("written");
        Self { _temp: temp, dir, config, port, child: None, logs: 0 }
    }

    pub(super) fn data(&self) -> PathBuf {
        self.dir.join("data")
    }

    /// Starts the relay and waits until it takes customers. It logs all it ever would.
    pub(super) async fn start(&mut self) {
        self.logs += 1;
        let log = File::create(self.dir.join(format!("stderr-{}.log", self.logs))).expect("a log");
        let child = relay(&["serve", "--config", self.config.to_str().expect("UTF-8")])
            .env("RUST_LOG", leaks::LEVEL)
            .stderr(log)
            .spawn();
        self.child = Some(child.expect("runs"));
        let ready = format!("{}/readyz", self.url());
        tokio::time::timeout(PATIENCE, async {
            while !reqwest::get(&ready).await.is_ok_and(|answer| answer.status().is_success()) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        })
        .await
        .expect("it becomes ready");
    }

    /// Stops it as systemd would.
    pub(super) fn stop(&mut self) {
        let Some(mut child) = self.child.take() else { return };
        let id = rustix::process::Pid::from_raw(child.id().try_into().expect("a pid"));
        rustix::process::kill_process(id.expect("not 0"), rustix::process::Signal::TERM)
            .expect("told");
        child.wait().expect("ended");
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// A command on this desk.
    pub(super) fn command(&self, args: &[&str]) -> Output {
        let config = self.config.to_str().expect("UTF-8");
        let mut all = args.to_vec();
        all.extend(["--config", config]);
        relay(&all).output().expect("runs")
    }

    /// A command that must work, and its JSON.
    pub(super) fn json(&self, args: &[&str]) -> Value {
        let output = self.command(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("one JSON value")
    }

    /// A customer of the hook writes, with everything a channel can tell of them.
    pub(super) async fn says(&self, who: &str, message: &str, text: &str) {
        let upper = format!("{}{}", who[..1].to_uppercase(), &who[1..]);
        let body = json!({"type": "message.created", "timestamp": "2026-11-21T09:00:00Z", "data": {
            "id": format!("{who}-{message}"), "text": text,
            "customer": {
                "id": format!("{who}-id-4711"), "name": upper,
                "email": format!("{who}@canary.example"), "language": "en",
                "attributes": {format!("{who}-key"): format!("{who}-value")},
            },
            "choice": {"id": format!("{who}-choice")},
            "attachments": [{
                "url": format!("https://files.example/{who}-url"), "name": format!("{who}-file.png"),
                "type": "image/png", "size": 7,
            }],
        }})
        .to_string();
        let (id, now) = (format!("msg_{message}"), jiff::Timestamp::now().as_second());
        let signature = Key::parse(SECRET).expect("a key").sign(&id, now, body.as_bytes());
        let answer = reqwest::Client::new()
            .post(format!("{}/channels/hook", self.url()))
            .header("webhook-id", id)
            .header("webhook-timestamp", now.to_string())
            .header("webhook-signature", signature)
            .header("content-type", "application/json")
            .body(body)
            .send()
            .await
            .expect("answered");
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap_or_default());
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            // The test has failed already; nothing is to be said about it.
            let _gone = child.kill();
            let _reaped = child.wait();
        }
        for n in (1..=self.logs).filter(|_| !std::thread::panicking()) {
            let said = fs::read_to_string(self.dir.join(format!("stderr-{n}.log")));
            leaks::assert_no_door(&said.unwrap_or_default());
        }
    }
}

fn relay(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baton-relay"));
    command.args(args).env_remove("BATON_CONFIG").stdin(Stdio::null());
    command
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("its address").port()
}

/// A socket, spoken raw.
pub(super) struct Socket(Line);

impl Socket {
    pub(super) async fn send(&mut self, frame: &Value) {
        self.0.send(frame.to_string()).await.expect("sent");
    }

    /// The next frame; `Null` where the other side has hung up.
    pub(super) async fn next(&mut self) -> Value {
        let next = tokio::time::timeout(PATIENCE, self.0.next()).await.expect("in time");
        next.map_or(Value::Null, |text| serde_json::from_str(&text).expect("JSON"))
    }

    pub(super) async fn until(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let frame = self.next().await;
            assert!(!frame.is_null(), "the relay hung up");
            if is_it(&frame) {
                return frame;
            }
        }
    }

    /// Until the other side hangs up.
    pub(super) async fn closed(&mut self) {
        while !self.next().await.is_null() {}
    }
}

/// A web visitor with a token of their own.
pub(super) struct Visitor {
    pub(super) token: String,
}

impl Visitor {
    pub(super) async fn new(desk: &Desk) -> Self {
        let url = format!("{}/chat/session", desk.url());
        let answer = reqwest::Client::new().post(url).send().await.expect("answered");
        let answer: Value = answer.json().await.expect("JSON");
        Self { token: answer["token"].as_str().expect("a token").to_owned() }
    }

    /// Opens the chat; the second value is the welcome.
    pub(super) async fn opens(&self, desk: &Desk, name: &str) -> (Socket, Value) {
        let url = format!("{}/chat/socket", desk.url()).replace("http", "ws");
        let mut socket = Socket(Line::new(connect_async(url).await.expect("connected").0));
        let hello = json!({"type": "hello", "token": self.token, "cursor": null, "name": name,
            "languages": ["en"], "page": format!("https://shop.example/{}-page", name.to_lowercase())});
        socket.send(&hello).await;
        let welcome = socket.until(|frame| frame["type"] == "welcome").await;
        (socket, welcome)
    }

    /// Uploads a file and answers its id.
    pub(super) async fn uploads(&self, desk: &Desk, name: &str, text: &str) -> String {
        let answer = reqwest::Client::new()
            .post(format!("{}/chat/files", desk.url()))
            .bearer_auth(&self.token)
            .header("x-file-name", name)
            .body(text.to_owned())
            .send()
            .await
            .expect("answered");
        assert!(answer.status().is_success(), "{}", answer.status());
        let answer: Value = answer.json().await.expect("JSON");
        answer["id"].as_str().expect("an id").to_owned()
    }
}

/// An agent at their console.
pub(super) struct Agent {
    pub(super) socket: Socket,
    commands: u32,
}

impl Agent {
    pub(super) async fn new(desk: &Desk, token: &str) -> Self {
        let url = format!("{}/v1/agent", desk.url()).replace("http", "ws");
        let mut request = url.into_client_request().expect("a request");
        let bearer = format!("Bearer {token}").parse().expect("a header");
        request.headers_mut().insert("authorization", bearer);
        let mut socket = Socket(Line::new(connect_async(request).await.expect("connected").0));
        let hello = json!({"type": "hello", "protocol": 1, "client": "test", "surface": "console",
            "subscription": {"limit": 50}});
        socket.send(&hello).await;
        socket.until(|frame| frame["type"] == "snapshot" && frame["done"] == true).await;
        Self { socket, commands: 0 }
    }

    /// Asks, and answers the answer.
    pub(super) async fn asks(&mut self, ask: Value) -> Value {
        self.commands += 1;
        let id = format!("k-{}", self.commands);
        let mut frame = json!({"type": "ask", "id": id});
        let more = ask.as_object().expect("an object").clone();
        frame.as_object_mut().expect("an object").extend(more);
        self.socket.send(&frame).await;
        self.socket.until(|frame| frame["id"] == id.as_str()).await
    }

    /// The open ticket of a customer, once there is one.
    pub(super) async fn ticket(&mut self, name: &str) -> Value {
        tokio::time::timeout(PATIENCE, async {
            loop {
                let asked = json!({"ask": "tickets", "filter": {}, "limit": 50});
                let answer = self.asks(asked).await;
                let rows = answer["rows"].as_array().expect("rows").clone();
                if let Some(row) = rows.into_iter().find(|row| row["customer"]["name"] == name) {
                    return row;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        })
        .await
        .expect("a ticket")
    }

    /// Does something with a customer's ticket.
    pub(super) async fn does(&mut self, name: &str, act: Value) {
        let row = self.ticket(name).await;
        self.commands += 1;
        let id = format!("k-{}", self.commands);
        let frame = json!({"type": "command", "id": id, "ticket": row["number"],
            "epoch": row["epoch"], "act": act});
        self.socket.send(&frame).await;
        let answer = self.socket.until(|frame| frame["id"] == id.as_str()).await;
        assert_eq!(answer["type"], "done", "{answer}");
    }
}

/// Every file below a folder, with its bytes.
pub(super) fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.is_file() {
            found.push((path.clone(), fs::read(&path).expect("readable")));
        }
    }
    found
}

/// The files in which one of the words stands, with the word.
pub(super) fn holding(files: &[(PathBuf, Vec<u8>)], words: &[String]) -> Vec<String> {
    let holds = |bytes: &[u8], word: &str| {
        bytes.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
    };
    let found = files.iter().flat_map(|(path, bytes)| {
        let here = words.iter().filter(move |word| holds(bytes, word));
        here.map(move |word| format!("{word} in {}", path.display()))
    });
    found.collect()
}
