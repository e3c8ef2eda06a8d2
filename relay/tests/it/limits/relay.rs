//! The relay's program in a folder of its own, and clients that come from addresses of their own.

use std::fs::{self, File};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use baton_relay::webhook::{ID, Key, SIGNATURE, TIMESTAMP};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::leaks;

/// Nothing here takes this long; it only ends a test that hangs.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

/// A relay that serves; ended when dropped.
pub(super) struct Relay {
    pub(super) address: SocketAddr,
    child: Child,
    key: Key,
    folder: tempfile::TempDir,
    next: AtomicU64,
}

impl Relay {
    /// As `init` writes it, with these lines in `[relay]` and these after the config, where
    /// `{secret}` stands for the secret of the channel `hook`.
    pub(super) async fn start(in_relay: &str, more: &str) -> Self {
        let folder = tempfile::Builder::new().prefix("b-").tempdir_in("/tmp").expect("a folder");
        let dir = folder.path().join("d");
        let port = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let address = port.local_addr().expect("bound");
        drop(port);
        let listen = address.to_string();
        let dir_text = dir.to_str().expect("UTF-8");
        let made =
            program().args(["init", "--dir", dir_text, "--listen", &listen, "--json"]).output();
        let made = made.expect("the program runs");
        assert!(made.status.success(), "{made:?}");
        let made: Value = serde_json::from_slice(&made.stdout).expect("JSON");
        let path = dir.join("baton.toml");
        let written = fs::read_to_string(&path).expect("init wrote it");
        // All that comes over loopback would count for a proxy else.
        let relay = format!("[relay]\nproxies = [\"127.0.0.1\"]\n{in_relay}");
        let secret = made["hook_secret"].as_str().expect("a secret");
        let more = more.replace("{secret}", secret);
        fs::write(&path, written.replacen("[relay]\n", &relay, 1) + &more).expect("written");
        let log = File::create(folder.path().join("log")).expect("a log");
        let mut serve = program();
        serve.args(["serve", "--config"]).arg(&path).stdin(Stdio::null()).stdout(Stdio::null());
        serve.env("RUST_LOG", leaks::LEVEL);
        let child = serve.stderr(log).spawn().expect("the program runs");
        let key = Key::parse(secret).expect("a key");
        let mut relay = Self { address, child, key, folder, next: AtomicU64::new(1) };
        relay.ready().await;
        relay
    }

    async fn ready(&mut self) {
        let ready = async {
            loop {
                assert_eq!(self.child.try_wait().expect("a child"), None, "{}", self.said());
                if let Ok(answer) = self.get("/readyz", 1).await
                    && answer.status == 200
                {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(PATIENCE, ready).await.expect("the relay comes up");
    }

    pub(super) fn said(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join("d/baton.toml")
    }

    /// Adds an agent and gives their token.
    pub(super) fn agent(&self, name: &str) -> String {
        self.of_role(name, "agent")
    }

    pub(super) fn of_role(&self, name: &str, role: &str) -> String {
        let mut add = program();
        add.args(["agent", "add", name, "--role", role, "--queue", "support"]);
        add.args(["--json", "--config"]);
        let added = add.arg(self.config()).output().expect("the program runs");
        assert!(added.status.success(), "{added:?}");
        let added: Value = serde_json::from_slice(&added.stdout).expect("JSON");
        added["token"].as_str().expect("a token").to_owned()
    }

    /// Resident memory in KiB.
    pub(super) fn memory_kib(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.expect("it runs");
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("a line");
        line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).expect("a number")
    }

    /// A limit of the process, soft and hard, as the kernel has it.
    pub(super) fn open_files(&self) -> u64 {
        let limits = fs::read_to_string(format!("/proc/{}/limits", self.child.id()));
        let limits = limits.expect("it runs");
        let line = limits.lines().find(|line| line.starts_with("Max open files")).expect("a line");
        line.split_whitespace().nth(3).and_then(|soft| soft.parse().ok()).expect("a number")
    }

    pub(super) async fn connect(&self, from: u8) -> TcpStream {
        connect(self.address, loopback(from), None).await.expect("connected")
    }

    /// One request on a connection of its own, from `127.0.0.{from}`.
    pub(super) async fn get(&self, path: &str, from: u8) -> std::io::Result<Answer> {
        self.ask(
            &format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"),
            from,
        )
        .await
    }

    /// Whatever is written, and all that is answered.
    pub(super) async fn ask(&self, request: &str, from: u8) -> std::io::Result<Answer> {
        let mut stream = connect(self.address, loopback(from), None).await?;
        // The answer may come, and the connection end, before all is written.
        let _early = stream.write_all(request.as_bytes()).await;
        answer(&mut stream).await
    }

    /// A signed delivery, whole, as it goes over the wire.
    pub(super) fn signed(&self, channel: &str, body: &str) -> String {
        let at = jiff::Timestamp::now().as_second();
        let id = format!("d{}", self.next.fetch_add(1, Ordering::Relaxed));
        let signature = self.key.sign(&id, at, body.as_bytes());
        format!(
            "POST /channels/{channel} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\
             {ID}: {id}\r\n{TIMESTAMP}: {at}\r\n{SIGNATURE}: {signature}\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        )
    }

    /// One customer's message, signed.
    pub(super) fn message(&self, customer: &str, text: &str) -> String {
        let id = format!("m{}", self.next.fetch_add(1, Ordering::Relaxed));
        let data = json!({ "id": id, "customer": { "id": customer }, "text": text });
        self.signed("hook", &json!({ "type": "message.created", "data": data }).to_string())
    }

    /// A visitor's token.
    pub(super) async fn visitor(&self, from: u8) -> String {
        let request = "POST /chat/session HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\
                       content-length: 0\r\n\r\n";
        let answer = self.ask(request, from).await.expect("an answer");
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()["token"].as_str().expect("a token").to_owned()
    }

    /// A socket, upgraded; nothing said yet.
    pub(super) async fn socket(
        &self,
        path: &str,
        headers: &[(&'static str, &str)],
        from: u8,
    ) -> Result<Socket, Answer> {
        let stream = self.connect(from).await;
        upgrade(stream, path, headers).await
    }

    /// A visitor's socket that was greeted.
    pub(super) async fn chat(&self, from: u8) -> Socket {
        let token = self.visitor(from).await;
        let mut socket = self.socket("/chat/socket", &[], from).await.expect("upgraded");
        socket.send(&json!({ "type": "hello", "token": token })).await;
        socket.until("history").await;
        socket
    }

    /// An agent's socket that was greeted.
    pub(super) async fn desk(&self, token: &str, from: u8) -> Socket {
        let bearer = format!("Bearer {token}");
        let socket = self.socket("/v1/agent", &[("authorization", &bearer)], from).await;
        let mut socket = socket.expect("upgraded");
        socket.send(&hello()).await;
        socket.until("welcome").await;
        socket
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        // It may have ended by itself, which is for the test to notice.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            super::report(&self.said());
            return;
        }
        let program = Path::new(env!("CARGO_BIN_EXE_baton-relay"));
        leaks::assert_none(program, &self.config(), &self.said());
    }
}

pub(super) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baton-relay"));
    command.env_remove("BATON_CONFIG");
    command
}

/// An agent's first frame.
pub(super) fn hello() -> Value {
    json!({
        "type": "hello", "protocol": 1, "client": "test", "surface": "console",
        "subscription": { "filter": {}, "limit": 200 },
    })
}

pub(super) fn loopback(n: u8) -> IpAddr {
    Ipv4Addr::new(127, 0, 0, n).into()
}

/// A connection from an address of one's own; `receive` is the size of its receive buffer.
pub(super) async fn connect(
    to: SocketAddr,
    from: IpAddr,
    receive: Option<u32>,
) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    if let Some(bytes) = receive {
        socket.set_recv_buffer_size(bytes)?;
    }
    socket.bind(SocketAddr::new(from, 0))?;
    socket.connect(to).await
}

/// What a request was answered.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// 0 where the connection ended without an answer.
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: String,
}

impl Answer {
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// All there is until the other side closes, politely or not.
pub(super) async fn answer(stream: &mut TcpStream) -> std::io::Result<Answer> {
    let mut bytes = Vec::new();
    let mut some = [0_u8; 4096];
    let all = async {
        while let Ok(n) = stream.read(&mut some).await
            && n > 0
        {
            bytes.extend(&some[..n]);
        }
    };
    tokio::time::timeout(PATIENCE, all).await?;
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Ok(Answer { status, head: head.to_ascii_lowercase(), body: body.to_owned() })
}

/// A WebSocket that speaks JSON.
pub(super) struct Socket(pub(super) WebSocketStream<TcpStream>);

pub(super) async fn upgrade(
    stream: TcpStream,
    path: &str,
    headers: &[(&'static str, &str)],
) -> Result<Socket, Answer> {
    let mut request = format!("ws://localhost{path}").into_client_request().expect("a request");
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().expect("a header"));
    }
    match client_async(request, stream).await {
        Ok((socket, _)) => Ok(Socket(socket)),
        Err(tungstenite::Error::Http(response)) => Err(Answer {
            status: response.status().as_u16(),
            head: format!("{:?}", response.headers()),
            body: String::from_utf8_lossy(response.body().as_deref().unwrap_or_default()).into(),
        }),
        Err(error) => Err(Answer { status: 0, head: error.to_string(), body: String::new() }),
    }
}

impl Socket {
    /// Sends, as far as the other side still takes it: what it says last is what counts.
    pub(super) async fn send(&mut self, frame: &Value) {
        let _closed = self.0.send(Message::text(frame.to_string())).await;
    }

    /// The next frame; `None` once the other side has closed.
    pub(super) async fn next(&mut self) -> Option<Value> {
        loop {
            let next = self.0.next().await;
            match next {
                Some(Ok(Message::Text(text))) => {
                    return Some(serde_json::from_str(&text).expect("JSON"));
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }

    /// The next frame of a type.
    pub(super) async fn until(&mut self, kind: &str) -> Value {
        loop {
            let frame = self.next().await.unwrap_or_else(|| panic!("closed before {kind}"));
            if frame["type"] == kind {
                return frame;
            }
        }
    }

    /// The code of the goodbye that ends the socket; empty where it just ended.
    pub(super) async fn bye(&mut self) -> String {
        let mut code = String::new();
        while let Some(frame) = self.next().await {
            if frame["type"] == "bye" {
                frame["error"]["code"].as_str().expect("a code").clone_into(&mut code);
            }
        }
        code
    }
}
