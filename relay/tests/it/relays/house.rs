//! Relays as processes over one database: one folder, written by `init`, copied for each, so that
//! they have one policy and one secret, and each its own data. All end when this is dropped.

use std::fs::{self, File};
use std::io::Write as _;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use baton_relay::webhook::{ID, Key, SIGNATURE, TIMESTAMP};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::leaks;

/// Nothing here takes this long; it only ends a test that hangs.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks at something that is about to happen.
const LOOK: Duration = Duration::from_millis(10);

/// Waits until `look` finds something.
pub(crate) async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let looking = async {
        loop {
            if let Some(found) = look().await {
                return found;
            }
            tokio::time::sleep(LOOK).await;
        }
    };
    match tokio::time::timeout(PATIENCE, looking).await {
        Ok(found) => found,
        Err(_) => panic!("waited in vain for {what}"),
    }
}

/// A port below those that the system hands out by itself.
fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    const FIRST: u16 = 12_000;
    const COUNT: u16 = 7_000;
    // Two runs at once on one machine begin at different places.
    let start = u16::try_from(std::process::id() % 67).expect("small") * 101;
    (0..COUNT)
        .map(|_| FIRST + (start + NEXT.fetch_add(1, Ordering::Relaxed)) % COUNT)
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .expect("a free port")
}

fn run(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baton-relay"));
    command.args(args).env_remove("BATON_CONFIG").stdin(Stdio::null());
    command.output().expect("the program runs")
}

fn json_of(output: &Output) -> Value {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    serde_json::from_slice(&output.stdout).expect("one JSON value")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// One relay.
pub(crate) struct Relay {
    pub(crate) address: SocketAddr,
    folder: PathBuf,
    child: Option<Child>,
}

/// All relays, and what they share.
pub(crate) struct House {
    pub(crate) relays: Vec<Relay>,
    key: Key,
    http: reqwest::Client,
    _folder: TempDir,
}

impl House {
    /// Serves one relay for each URL of a database, all of which lead to the same one.
    pub(crate) async fn open(urls: &[String], callback: Option<&str>) -> Self {
        Self::under(urls, callback, str::to_owned).await
    }

    /// The same, where all have another policy than `init` writes.
    pub(crate) async fn under(
        urls: &[String],
        callback: Option<&str>,
        policy: impl FnOnce(&str) -> String,
    ) -> Self {
        let folder = tempfile::Builder::new().prefix("b-").tempdir_in("/tmp").expect("a folder");
        let first = folder.path().join("0");
        let mut args = vec!["init", "--dir", text(&first), "--listen", "127.0.0.1:1", "--json"];
        args.extend(callback.iter().flat_map(|url| ["--callback-url", url]));
        let written = json_of(&run(&args));
        let rules = fs::read_to_string(first.join("policy.toml")).expect("init wrote it");
        fs::write(first.join("policy.toml"), policy(&rules)).expect("written");
        let secret = written["hook_secret"].as_str().expect("a secret").to_owned();
        let mut house = Self {
            relays: Vec::new(),
            key: Key::parse(&secret).expect("a key"),
            http: baton_relay::http_client::client(),
            _folder: folder,
        };
        for (n, url) in urls.iter().enumerate() {
            house.relays.push(Relay::written(&first, n, url));
        }
        // As docs/postgres.md has it: the first one alone makes the keys that all must have.
        house.relays[0].launch();
        house.ready(0).await;
        for relay in &mut house.relays[1..] {
            relay.take_keys(&first);
            relay.launch();
        }
        for n in 1..urls.len() {
            house.ready(n).await;
        }
        house
    }

    pub(crate) async fn ready(&mut self, n: usize) {
        let (http, relay) = (self.http.clone(), &mut self.relays[n]);
        until("a ready relay", async || {
            relay.assert_alive();
            let url = format!("http://{}/readyz", relay.address);
            let answer = http.get(url).send().await.ok()?;
            answer.status().is_success().then_some(())
        })
        .await;
    }

    /// Posts one message of a customer to one relay, once. `None`: no answer came.
    pub(crate) async fn message(
        &self,
        relay: usize,
        customer: &str,
        id: &str,
        text: &str,
    ) -> Option<(u16, Value)> {
        let data = json!({"id": id, "customer": {"id": customer, "language": "en"}, "text": text});
        let body = json!({"type": "message.created", "data": data}).to_string();
        let at = jiff::Timestamp::now().as_second();
        let url = format!("http://{}/channels/hook", self.relays[relay].address);
        let asked = self
            .http
            .post(url)
            .header("content-type", "application/json")
            .header(ID, id)
            .header(TIMESTAMP, at.to_string())
            .header(SIGNATURE, self.key.sign(id, at, body.as_bytes()))
            .body(body);
        let answer = asked.send().await.ok()?;
        let status = answer.status().as_u16();
        Some((status, answer.json().await.ok()?))
    }

    /// Posts it to one relay after the other, from this one on, until one has it.
    pub(crate) async fn insists(&self, from: usize, customer: &str, id: &str, text: &str) -> Value {
        let mut at = from;
        until("an acknowledgement", async || {
            let answer = self.message(at % self.relays.len(), customer, id, text).await;
            at += 1;
            match answer {
                Some((200, body)) => Some(body),
                Some((503 | 504, _)) | None => None,
                other => panic!("{other:?}"),
            }
        })
        .await
    }
}

impl Relay {
    /// A folder like the first one's, with a log in the database.
    fn written(first: &Path, n: usize, url: &str) -> Self {
        let folder = first.with_file_name(n.to_string());
        fs::create_dir_all(&folder).expect("made");
        let address = SocketAddr::from(([127, 0, 0, 1], free_port()));
        for file in ["policy.toml", "faq.toml"] {
            if folder != first {
                fs::copy(first.join(file), folder.join(file)).expect("copied");
            }
        }
        let written = first.with_file_name("written.toml");
        if !written.exists() {
            fs::rename(first.join("baton.toml"), &written).expect("moved");
        }
        let text = fs::read_to_string(written).expect("init wrote it");
        let text = text.replace("127.0.0.1:1\"", &format!("{address}\""));
        let log = "\n[log]\nengine = \"postgres\"\nurl = \"file:database\"\npoll_ms = 100\n\
                   [limits]\nframes_per_s = 10000\nframes_burst = 10000\n\
                   [delivery]\nfirst_retry_s = 1\n";
        private(&folder.join("baton.toml"), &format!("{text}{log}"));
        private(&folder.join("database"), url);
        Self { address, folder, child: None }
    }

    fn take_keys(&self, first: &Path) {
        let data = self.folder.join("data");
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&data).expect("made");
        for key in ["names.key", "visitor.key", "signing.key"] {
            fs::copy(first.join("data").join(key), data.join(key)).expect("copied");
        }
    }

    /// Starts it without waiting for anything.
    pub(crate) fn launch(&mut self) {
        let log = File::options().create(true).append(true).open(self.log()).expect("a log");
        let mut command = Command::new(env!("CARGO_BIN_EXE_baton-relay"));
        command.args(["serve", "--config"]).arg(self.folder.join("baton.toml"));
        command.env_remove("BATON_CONFIG").stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        command.env("RUST_LOG", leaks::LEVEL);
        self.child = Some(command.spawn().expect("the program runs"));
    }

    /// Its process, for who is going to end it while the others are in use.
    pub(crate) fn lend(&mut self) -> Child {
        self.child.take().expect("it runs")
    }

    /// Ends it without a word, wherever it is.
    pub(crate) fn kill9(&mut self) {
        self.child.take().iter_mut().for_each(kill9);
    }

    pub(crate) fn assert_alive(&mut self) {
        let ended = self.child.as_mut().and_then(|child| child.try_wait().expect("a child"));
        assert_eq!(ended, None, "the relay ended by itself:\n{}", self.said());
    }

    /// Starts it anew with other bytes in a key, or none; what it says when it is refused.
    pub(crate) async fn refused_with(&mut self, key: &str, bytes: Option<&[u8]>) -> String {
        self.kill9();
        let file = self.data().join(key);
        fs::remove_file(&file).expect("it has one");
        if let Some(bytes) = bytes {
            fs::write(&file, bytes).expect("written");
        }
        self.launch();
        let child = self.child.as_mut().expect("started");
        let status =
            until("a refusal", async || child.try_wait().expect("a child of this test")).await;
        assert_eq!(status.code(), Some(1), "{}", self.said());
        let said = self.said();
        said.lines().last().unwrap_or_default().to_owned()
    }

    /// Its data folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn log(&self) -> PathBuf {
        self.folder.join("said")
    }

    /// What it wrote to standard error.
    pub(crate) fn said(&self) -> String {
        fs::read_to_string(self.log()).unwrap_or_default()
    }

    /// An admin's command on this relay's machine.
    pub(crate) fn admin(&self, args: &[&str]) -> Output {
        let config = self.folder.join("baton.toml");
        run(&[args, &["--config", text(&config)]].concat())
    }

    /// Adds an agent of the queue `support`; answers the token.
    pub(crate) fn agent(&self, name: &str) -> String {
        let added = self.admin(&["agent", "add", name, "--queue", "support", "--json"]);
        json_of(&added)["token"].as_str().expect("a token").to_owned()
    }
}

impl Drop for Relay {
    #[allow(clippy::print_stderr)]
    fn drop(&mut self) {
        self.kill9();
        if std::thread::panicking() {
            let said = self.said();
            let tail: Vec<&str> = said.lines().rev().take(30).collect();
            let tail: Vec<&str> = tail.into_iter().rev().collect();
            eprintln!("--- the log of {} ends:\n{}\n---", self.address, tail.join("\n"));
            return;
        }
        let said = self.said();
        leaks::assert_no_door(&said);
        leaks::assert_not_in(super::PERSON, &said);
    }
}

/// Ends a process without a word. It may have ended by itself, which is for the test to notice.
pub(crate) fn kill9(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

fn private(path: &Path, text: &str) {
    let mut options = File::options();
    let mut file =
        options.create(true).write(true).truncate(true).mode(0o600).open(path).expect("opened");
    file.write_all(text.as_bytes()).expect("written");
}
