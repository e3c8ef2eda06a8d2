//! The real relay as a process: its folder, its accounts, its start, its memory.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use baton_relay::policy::Policy;
use baton_relay::webhook::Key;
use serde_json::Value;
use tempfile::TempDir;

/// The relay under test: `BATON_BENCH_RELAY`, such as an earlier build beside which a change is
/// judged, or the one that was built with the bench.
pub fn program() -> PathBuf {
    let built = || PathBuf::from(env!("CARGO_BIN_EXE_baton-relay"));
    std::env::var_os("BATON_BENCH_RELAY").map_or_else(built, PathBuf::from)
}

/// A relay that is not ready by then never will be.
const READY_WITHIN: Duration = Duration::from_secs(120);
/// Unit of the kernel's processor times; the same on every Linux.
const TICKS_PER_S: f64 = 100.0;

/// A folder on the disk that is measured; gone with the value.
pub fn folder() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

/// A config with one generic channel and its key.
#[derive(Debug)]
pub struct Desk {
    pub dir: PathBuf,
    pub key: Key,
    pub address: SocketAddr,
}

impl Desk {
    /// Writes config and policy.
    pub fn new(dir: &Path) -> Self {
        let key = Key::generate().unwrap();
        let address = free_address();
        let config = format!(
            "[relay]\nlisten = \"{address}\"\n\n[limits]\nhandler_timeout_s = 30\n\n\
             [rates]\nchannel_per_s = 100000\n\n[[channel]]\n\
             name = \"hook\"\nkind = \"generic\"\nsecret = \"{}\"\n",
            key.reveal()
        );
        let mut options = fs::OpenOptions::new();
        let file = options.write(true).create(true).mode(0o600).open(dir.join("baton.toml"));
        std::io::Write::write_all(&mut file.unwrap(), config.as_bytes()).unwrap();
        fs::write(dir.join("policy.toml"), Policy::default_text()).unwrap();
        Self { dir: dir.to_owned(), key, address }
    }

    fn config(&self) -> PathBuf {
        self.dir.join("baton.toml")
    }

    /// Adds an agent and gives their token.
    pub fn agent(&self, name: &str) -> String {
        let mut add = Command::new(program());
        add.args(["agent", "add", name, "--json", "--config"]).arg(self.config());
        let output = add.output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        answer["token"].as_str().unwrap().to_owned()
    }

    /// Starts it and waits until it is ready; how long that took.
    pub fn start(&self) -> (Running, Duration) {
        start(&self.config(), &self.dir, self.address)
    }
}

/// Starts a relay on any config and waits until `/readyz` says yes.
pub fn start(config: &Path, dir: &Path, address: SocketAddr) -> (Running, Duration) {
    let told = fs::OpenOptions::new().append(true).create(true).open(dir.join("stderr")).unwrap();
    let begun = Instant::now();
    let mut serve = Command::new(program());
    serve.arg("serve").arg("--config").arg(config).stdin(Stdio::null()).stderr(told);
    let mut running = Running(serve.spawn().unwrap());
    while !is_ready(address) {
        if let Some(status) = running.0.try_wait().unwrap() {
            let told = fs::read_to_string(dir.join("stderr")).unwrap_or_default();
            panic!("the relay ended: {status}\n{told}");
        }
        assert!(begun.elapsed() < READY_WITHIN, "the relay is not ready");
        std::thread::sleep(Duration::from_millis(1));
    }
    (running, begun.elapsed())
}

/// Whether it answers 200; while it does not listen yet, it does not.
fn is_ready(address: SocketAddr) -> bool {
    use std::io::{Read, Write};
    let Ok(mut stream) = std::net::TcpStream::connect(address) else { return false };
    let asked =
        stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    let mut answer = Vec::new();
    asked.is_ok() && stream.read_to_end(&mut answer).is_ok() && answer.starts_with(b"HTTP/1.1 200")
}

/// A port that was free a moment ago.
pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// A server's process; killed with the value.
#[derive(Debug)]
pub struct Running(pub Child);

impl Running {
    /// Resident memory in MiB, by the kernel's count.
    pub fn rss_mib(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        let kib: f64 = line.trim().trim_end_matches(" kB").parse().unwrap();
        kib / 1_024.0
    }

    /// Processor time used so far, in seconds, in user and kernel mode.
    pub fn cpu_s(&self) -> f64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.0.id())).unwrap();
        // The name in brackets may hold spaces; utime and stime are the 12th and 13th after it.
        let (_, after) = stat.rsplit_once(')').unwrap();
        let fields: Vec<&str> = after.split_whitespace().collect();
        let ticks: f64 = fields[11..13].iter().map(|ticks| ticks.parse::<f64>().unwrap()).sum();
        ticks / TICKS_PER_S
    }

    /// Asks it to stop and waits.
    pub fn stop(mut self) {
        let id = rustix::process::Pid::from_child(&self.0);
        rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ended = self.0.kill();
        let _reaped = self.0.wait();
    }
}
