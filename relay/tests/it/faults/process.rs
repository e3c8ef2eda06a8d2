//! The real relay as a process, its config in a folder of its own, and a customers' side that signs
//! and posts to it.

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

use baton_relay::webhook::{self, Key};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::leaks;

/// Nothing here takes this long; it only ends a test that hangs.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks at something that is about to happen.
const LOOK: Duration = Duration::from_millis(5);
/// Lines of the relay's log that a failed test shows.
const LOG_LINES: usize = 40;

/// Between two looks: nothing relies on its length.
#[allow(clippy::disallowed_methods)]
pub(super) fn pause(time: Duration) {
    std::thread::sleep(time);
}

/// Waits until `done` gives something.
pub(super) fn until<T>(what: &str, mut done: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = done() {
            return found;
        }
        assert!(Instant::now() < end, "waited in vain for {what}");
        pause(LOOK);
    }
}

pub(super) fn program() -> &'static str {
    env!("CARGO_BIN_EXE_baton-relay")
}

/// One command to its end.
pub(super) fn relay(args: &[&str]) -> Output {
    let mut command = Command::new(program());
    command.args(args).env_remove("BATON_CONFIG").stdin(Stdio::null());
    command.output().expect("the program runs")
}

pub(super) fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// The exit code and standard error of a command that had to fail.
pub(super) fn complaint(output: &Output) -> (i32, String) {
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code().expect("it ended by itself"), told)
}

/// A number from the environment, for the long forms.
pub(super) fn setting(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} must be a number, not {text}")))
}

/// Seeded, so that a run can be repeated by `BATON_SEED`.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    /// By `BATON_SEED`, else by the clock; the seed is printed.
    #[allow(clippy::print_stderr)]
    pub(super) fn new() -> Self {
        let now = jiff::Timestamp::now().as_millisecond().unsigned_abs();
        let seed = setting("BATON_SEED").unwrap_or(now);
        eprintln!("BATON_SEED={seed}");
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, most: u64) -> u64 {
        self.next() % most.max(1)
    }
}

/// A folder with a config, not served.
#[derive(Debug)]
pub(super) struct Desk {
    folder: TempDir,
    key: Key,
}

impl Desk {
    /// Written by `init`, with more keys behind.
    pub(super) fn new(more: &str) -> Self {
        // A socket's path has a limit, so the folder's is short.
        let folder = tempfile::Builder::new().prefix("f-").tempdir_in("/tmp").expect("a folder");
        let dir = folder.path().join("d");
        let args = ["init", "--dir", text(&dir), "--listen", "127.0.0.1:0", "--json"];
        let written = relay(&args);
        assert!(written.status.success(), "{written:?}");
        let written: Value = serde_json::from_slice(&written.stdout).expect("JSON");
        let secret = written["hook_secret"].as_str().expect("a secret");
        let desk = Self { key: Key::parse(secret).expect("a key"), folder };
        desk.configure(more);
        desk
    }

    /// Appends to the config.
    pub(super) fn configure(&self, more: &str) {
        let mut file = OpenOptions::new().append(true).open(self.config()).expect("written");
        file.write_all(more.as_bytes()).expect("written");
    }

    /// Replaces a part of the config.
    pub(super) fn change(&self, from: &str, to: &str) {
        let config = fs::read_to_string(self.config()).expect("a config");
        assert!(config.contains(from), "no {from} in {config}");
        fs::write(self.config(), config.replace(from, to)).expect("written");
    }

    pub(super) fn dir(&self) -> PathBuf {
        self.folder.path().join("d")
    }

    pub(super) fn data(&self) -> PathBuf {
        self.dir().join("data")
    }

    pub(super) fn config(&self) -> PathBuf {
        self.dir().join("baton.toml")
    }

    /// A file beside the desk's folder.
    pub(super) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// An admin's command.
    pub(super) fn admin(&self, args: &[&str]) -> Output {
        let config = self.config();
        relay(&[args, &["--config", text(&config)]].concat())
    }

    /// An admin's command where a running relay has mounts of its own.
    pub(super) fn admin_inside(&self, relay: &Running, args: &[&str]) -> Output {
        let mut command = Command::new("nsenter");
        command.args(["--mount", "--target", &relay.pid().to_string(), program()]).args(args);
        command.arg("--config").arg(self.config()).stdin(Stdio::null());
        command.output().expect("nsenter is installed (util-linux)")
    }

    /// `serve` as a command, to be given an environment.
    pub(super) fn serve(&self) -> Command {
        let mut command = Command::new(program());
        command.args(["serve", "--config"]).arg(self.config());
        command.env_remove("BATON_CONFIG");
        command
    }

    /// Serves; answers when it is ready.
    pub(super) fn start(&self) -> Running {
        match Running::launch(self, self.serve()).ready() {
            Ok(running) => running,
            Err(ended) => panic!("the relay ended: {ended:?}"),
        }
    }
}

/// A relay that runs. Killed when dropped.
#[derive(Debug)]
pub(super) struct Running {
    child: Child,
    log: PathBuf,
    config: PathBuf,
    key: Key,
    address: Option<SocketAddr>,
}

/// A relay that ended by itself.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) status: ExitStatus,
    pub(super) said: String,
}

impl Ended {
    /// Whether it was the signal that a shim sends.
    pub(super) fn was_killed(&self) -> bool {
        self.status.signal() == Some(9)
    }
}

impl Running {
    /// Starts it and waits for nothing.
    pub(super) fn launch(desk: &Desk, mut command: Command) -> Self {
        let log = desk.beside("log");
        let file = File::create(&log).expect("a log");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(file);
        command.env("RUST_LOG", leaks::LEVEL);
        let child = command.spawn().expect("the program runs");
        Self { child, log, config: desk.config(), key: desk.key.clone(), address: None }
    }

    /// Waits until it says that it is ready, or has ended.
    pub(super) fn ready(mut self) -> Result<Self, Ended> {
        let found = until("a ready relay", || {
            if let Some(ended) = self.ended() {
                return Some(Err(ended));
            }
            let said = self.said();
            let ready = said.contains("ready; `baton-relay doctor");
            let (_, rest) = said.split_once("baton login --relay http://").filter(|_| ready)?;
            rest.lines().next()?.trim().parse().ok().map(Ok)
        });
        self.address = Some(found?);
        Ok(self)
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address.expect("it was ready")
    }

    pub(super) fn pid(&self) -> u32 {
        self.child.id()
    }

    pub(super) fn said(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// What it said, where it has ended by itself.
    pub(super) fn ended(&mut self) -> Option<Ended> {
        let status = self.child.try_wait().expect("a child")?;
        Some(Ended { status, said: self.said() })
    }

    /// Ends it without a word.
    pub(super) fn kill(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Asks it to end, and waits.
    pub(super) fn stop(mut self) -> Ended {
        signal(self.pid(), "-TERM");
        until("the relay's end", || self.ended())
    }

    pub(super) fn sender(&self) -> Sender {
        Sender { address: self.address(), key: self.key.clone(), stream: None }
    }

    pub(super) fn get(&self, path: &str) -> Reply {
        self.get_with(path, "")
    }

    /// With whole header lines, each ended by CR LF.
    pub(super) fn get_with(&self, path: &str, headers: &str) -> Reply {
        let request = format!("GET {path} HTTP/1.1\r\nhost: {}\r\n{headers}\r\n", self.address());
        let mut sender = self.sender();
        sender.ask(request.as_bytes()).expect("an answer")
    }
}

impl Drop for Running {
    #[allow(clippy::print_stderr)]
    fn drop(&mut self) {
        self.kill();
        if std::thread::panicking() {
            let said = self.said();
            let lines: Vec<&str> = said.lines().collect();
            let tail = &lines[lines.len().saturating_sub(LOG_LINES)..];
            eprintln!("--- the relay's log ends:\n{}\n---", tail.join("\n"));
            return;
        }
        leaks::assert_none(Path::new(program()), &self.config, &self.said());
    }
}

/// Sends a signal by the system's own program. To one that has just ended it is no fault.
pub(super) fn signal(id: u32, name: &str) {
    let mut kill = Command::new("kill");
    kill.args([name, &id.to_string()]).stderr(Stdio::null());
    kill.status().expect("kill runs");
}

/// What a request was answered.
#[derive(Debug, Clone)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: String,
}

impl Reply {
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// A signing sender on one connection, opened anew where it broke.
#[derive(Debug)]
pub(super) struct Sender {
    address: SocketAddr,
    key: Key,
    stream: Option<BufReader<TcpStream>>,
}

impl Sender {
    /// One message, once. An error says nothing about what the relay did.
    pub(super) fn message(
        &mut self,
        customer: &str,
        id: &str,
        words: &str,
    ) -> std::io::Result<Reply> {
        let data = json!({"id": id, "customer": {"id": customer, "language": "en"}, "text": words});
        let body = json!({"type": "message.created", "data": data}).to_string();
        let now = jiff::Timestamp::now().as_second();
        let sign = self.key.sign("delivery", now, body.as_bytes());
        let request = format!(
            "POST /channels/hook HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n{}: delivery\r\n{}: {now}\r\n{}: {sign}\r\n\r\n{body}",
            self.address,
            body.len(),
            webhook::ID,
            webhook::TIMESTAMP,
            webhook::SIGNATURE,
        );
        self.ask(request.as_bytes())
    }

    /// A whole request and its answer.
    pub(super) fn ask(&mut self, request: &[u8]) -> std::io::Result<Reply> {
        let answered = self.try_ask(request);
        if answered.is_err() {
            self.stream = None;
        }
        answered
    }

    fn try_ask(&mut self, request: &[u8]) -> std::io::Result<Reply> {
        let stream = match self.stream.take() {
            Some(stream) => stream,
            None => {
                let stream = TcpStream::connect_timeout(&self.address, Duration::from_secs(5))?;
                stream.set_read_timeout(Some(Duration::from_secs(20)))?;
                stream.set_nodelay(true)?;
                BufReader::new(stream)
            }
        };
        let stream = self.stream.insert(stream);
        stream.get_mut().write_all(request)?;
        let cut = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if stream.read_line(&mut head)? == 0 {
                return Err(cut());
            }
        }
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).ok_or_else(cut)?;
        let mut reply = Reply { status, head, body: String::new() };
        let length = reply.header("content-length").and_then(|text| text.parse().ok());
        let mut body = vec![0; length.ok_or_else(cut)?];
        stream.read_exact(&mut body)?;
        reply.body = String::from_utf8_lossy(&body).into_owned();
        if reply.header("connection") == Some("close") {
            self.stream = None;
        }
        Ok(reply)
    }
}

/// Copies a folder with its modes; sockets are left out.
pub(super) fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    fs::set_permissions(to, fs::Permissions::from_mode(0o700)).expect("a mode");
    for one in fs::read_dir(from).expect("a folder") {
        let one = one.expect("an entry");
        let (kind, to) = (one.file_type().expect("a type"), to.join(one.file_name()));
        if kind.is_dir() {
            copy_folder(&one.path(), &to);
        } else if kind.is_file() {
            fs::copy(one.path(), to).expect("copied");
        }
    }
}

/// A command in a mount namespace of its own, where `data` is a small file system in memory. What is
/// mounted there is seen by the command only; from outside it is `/proc/PID/root`.
pub(super) fn on_small_disk(desk: &Desk, size: &str, before: &str) -> Command {
    fs::create_dir_all(desk.data()).expect("made");
    let script =
        "mount -t tmpfs -o size=$1,mode=0700 none \"$2\" && eval \"$3\" && shift 3 && exec \"$@\"";
    let mut command = Command::new("unshare");
    command.args(["--mount", "sh", "-c", script, "sh", size]).arg(desk.data()).arg(before);
    let serve = desk.serve();
    command.arg(serve.get_program()).args(serve.get_args()).env_remove("BATON_CONFIG");
    command
}
