//! The real relay as a process: written by `init`, served from a short folder, killed and started
//! again. Always ended when dropped; its log is shown when a test fails.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use baton_console::client::{self, Token};
use serde_json::Value;

use crate::leaks;

/// Nothing here takes this long; it only ends a test that hangs.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks at something that is about to happen.
pub(crate) const LOOK: Duration = Duration::from_millis(10);
/// Lines of the relay's log that a failed test shows.
const LOG_LINES: usize = 60;

/// The relay's program, beside the console's.
pub(crate) fn program() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_baton")).with_file_name("baton-relay");
    assert!(program.is_file(), "{} is missing, run: cargo build --workspace", program.display());
    program
}

/// `baton-relay` to its end.
pub(crate) fn baton_relay(args: &[&str]) -> Output {
    let mut command = Command::new(program());
    command.args(args).env_remove("BATON_CONFIG").stdin(Stdio::null());
    command.output().expect("the relay's program runs")
}

/// Between two looks, and where chance chooses a moment: nothing relies on its length.
#[allow(clippy::disallowed_methods)]
pub(crate) fn pause(time: Duration) {
    std::thread::sleep(time);
}

/// Waits until `done` gives something.
pub(crate) fn until<T>(what: &str, mut done: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = done() {
            return found;
        }
        assert!(Instant::now() < end, "waited in vain for {what}");
        pause(LOOK);
    }
}

/// A port that nobody listens on, below those that the system hands out by itself: a relay that is
/// started again finds it still free.
pub(crate) fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    const FIRST: u16 = 20_000;
    const COUNT: u16 = 10_000;
    // Two runs at once on one machine begin at different places.
    let start = u16::try_from(std::process::id() % 97).expect("small") * 101;
    for _ in 0..COUNT {
        let port = FIRST + (start + NEXT.fetch_add(1, Ordering::Relaxed)) % COUNT;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
    panic!("no free port");
}

/// What differs from what `init` writes.
#[derive(Debug, Default)]
pub(crate) struct Setup<'a> {
    /// Where answers of the channel `hook` go.
    pub(crate) callback: Option<&'a str>,
    /// Appended to the config.
    pub(crate) config: &'a str,
    /// Keys of its table `[relay]`.
    pub(crate) listener: &'a str,
    /// Lines of the policy, each replaced by another.
    pub(crate) policy: &'a [(&'a str, &'a str)],
    /// Appended to the questions of the bot `faq`.
    pub(crate) faq: &'a str,
}

/// A relay in a folder of its own.
#[derive(Debug)]
pub(crate) struct Relay {
    pub(crate) url: String,
    /// Of the channel `hook`.
    pub(crate) secret: String,
    pub(crate) address: SocketAddr,
    child: Option<Child>,
    folder: tempfile::TempDir,
}

impl Relay {
    /// As `init` writes it.
    pub(crate) fn start() -> Self {
        Self::with(&Setup::default())
    }

    pub(crate) fn with(setup: &Setup<'_>) -> Self {
        let mut relay = Self::written(setup);
        relay.restart();
        relay
    }

    /// Written, not served.
    pub(crate) fn written(setup: &Setup<'_>) -> Self {
        // A socket's path has a limit, so the folder's is short.
        let folder = tempfile::Builder::new().prefix("b-").tempdir_in("/tmp").expect("a folder");
        let address = SocketAddr::from(([127, 0, 0, 1], free_port()));
        let (dir, listen) = (folder.path().join("d"), address.to_string());
        let mut args = vec!["init", "--dir", text(&dir), "--listen", &listen, "--json"];
        args.extend(setup.callback.iter().flat_map(|url| ["--callback-url", url]));
        let written = json(&baton_relay(&args));
        let member = |name: &str| written[name].as_str().expect("a string").to_owned();
        append(&dir.join("baton.toml"), setup.config);
        let config = dir.join("baton.toml");
        let text = fs::read_to_string(&config).expect("init wrote it");
        let keys = format!("[relay]\n{}", setup.listener);
        fs::write(&config, text.replacen("[relay]\n", &keys, 1)).expect("written");
        append(&dir.join("faq.toml"), setup.faq);
        let policy = dir.join("policy.toml");
        let mut rules = fs::read_to_string(&policy).expect("init wrote it");
        for (from, to) in setup.policy {
            assert!(rules.contains(from), "the policy has no {from}");
            rules = rules.replace(from, to);
        }
        fs::write(&policy, rules).expect("written");
        Self { url: member("url"), secret: member("hook_secret"), address, child: None, folder }
    }

    pub(crate) fn dir(&self) -> PathBuf {
        self.folder.path().join("d")
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.dir().join("baton.toml")
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// An admin's command.
    pub(crate) fn admin(&self, args: &[&str]) -> Output {
        let config = self.config();
        baton_relay(&[args, &["--config", text(&config)]].concat())
    }

    pub(crate) fn agent(&self, name: &str, more: &[&str]) -> Agent {
        let added = self.admin(&[&["agent", "add", name, "--json"], more].concat());
        let token = json(&added)["token"].as_str().expect("a token").to_owned();
        Agent::new(&self.url, name, &token)
    }

    /// Ends it without a word, wherever it is.
    pub(crate) fn kill9(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().expect("it ran");
            child.wait().expect("it ends");
        }
    }

    /// Asks it to end, and waits.
    pub(crate) fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            signal(child.id(), "-TERM");
            let status = child.wait().expect("it ends");
            assert!(status.success(), "{status:?}");
        }
    }

    /// Starts it without waiting for anything.
    pub(crate) fn launch(&mut self) {
        self.kill9();
        let log = OpenOptions::new().create(true).append(true).open(self.log()).expect("a log");
        let mut command = Command::new(program());
        command.args(["serve", "--config"]).arg(self.config());
        command.env("RUST_LOG", leaks::LEVEL);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        self.child = Some(command.spawn().expect("the relay's program runs"));
    }

    /// Starts it, after a kill where it still runs, and waits until it is ready.
    pub(crate) fn restart(&mut self) {
        self.launch();
        self.ready();
    }

    pub(crate) fn ready(&mut self) {
        let address = self.address;
        until("a ready relay", || {
            let ended = self.child.as_mut().and_then(|child| child.try_wait().expect("a child"));
            assert_eq!(ended, None, "the relay ended by itself");
            let answer = http(address, "GET", "/readyz", &[], b"").ok()?;
            (answer.status == 200).then_some(())
        });
    }

    /// The number of its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.as_ref().expect("it runs").id()
    }

    /// What it wrote to standard error, in all its lives.
    pub(crate) fn said(&self) -> String {
        fs::read_to_string(self.log()).unwrap_or_default()
    }
}

impl Drop for Relay {
    #[allow(clippy::print_stderr)]
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It may have ended by itself, which is for the test to notice.
            let _ = child.kill();
            let _ = child.wait();
        }
        if std::thread::panicking() {
            let said = self.said();
            let lines: Vec<&str> = said.lines().collect();
            let tail = &lines[lines.len().saturating_sub(LOG_LINES)..];
            eprintln!("--- the relay's log ends:\n{}\n---", tail.join("\n"));
            return;
        }
        leaks::assert_none(&program(), &self.config(), &self.said());
    }
}

/// An agent and their home, with the token in a file.
#[derive(Debug)]
pub(crate) struct Agent {
    pub(crate) name: String,
    pub(crate) url: String,
    pub(crate) token: String,
    home: tempfile::TempDir,
}

impl Agent {
    pub(crate) fn new(url: &str, name: &str, token: &str) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        fs::write(home.path().join("token"), token).expect("written");
        Self { name: name.to_owned(), url: url.to_owned(), token: token.to_owned(), home }
    }

    /// A one-shot command to its end.
    pub(crate) fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_baton"));
        command.arg("--token-file").arg(self.home.path().join("token")).args(args);
        command.env_clear().env("HOME", self.home.path()).env("TZ", "UTC");
        command.env("BATON_RELAY", &self.url).stdin(Stdio::null());
        command.output().expect("baton runs")
    }

    /// A one-shot command by what `login` saved.
    pub(crate) fn saved(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_baton"));
        command.args(args).env_clear().env("HOME", self.home.path()).stdin(Stdio::null());
        command.output().expect("baton runs")
    }

    /// The same, with its JSON.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        json(&self.run(&[args, &["--json"]].concat()))
    }

    /// Waits for a ticket of this customer and gives its number.
    pub(crate) fn ticket_of(&self, customer: &str) -> u64 {
        until("a ticket", || {
            let rows = self.json(&["tickets", "--customer", customer]);
            rows.as_array()?.first()?["number"].as_u64()
        })
    }

    /// The texts of a ticket's transcript, each with its author's kind.
    pub(crate) fn lines(&self, ticket: u64) -> Vec<(String, String)> {
        let shown = self.json(&["show", &ticket.to_string()]);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let lines = shown["transcript"].as_array().expect("a transcript");
        lines.iter().map(|line| (text(&line["from"]), text(&line["text"]))).collect()
    }

    pub(crate) fn access(&self) -> (client::Relay, Token) {
        let relay = client::Relay::parse(&self.url).expect("an address");
        (relay, Token::parse(&self.token).expect("a token"))
    }
}

/// What a request was answered.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// One request on a connection of its own. An error says nothing about what the relay did.
pub(crate) fn http(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> std::io::Result<Answer> {
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(5))?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("content-length: {}\r\n\r\n", body.len()));
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let cut = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
    let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut)?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(cut)?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    // Half an answer is none: the relay may have been killed while it wrote.
    if length != Some(body.len()) {
        return Err(cut());
    }
    Ok(Answer { status, body: body.to_owned() })
}

/// Sends a signal by the system's own program.
pub(crate) fn signal(id: u32, name: &str) {
    let sent = Command::new("kill").args([name, &id.to_string()]).status().expect("kill runs");
    assert!(sent.success());
}

/// The one JSON value of a command that worked.
pub(crate) fn json(output: &Output) -> Value {
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).expect("one JSON value")
}

/// A path as an argument.
pub(crate) fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn append(path: &Path, text: &str) {
    let mut file: File = OpenOptions::new().append(true).open(path).expect("init wrote it");
    file.write_all(text.as_bytes()).expect("written");
}
