//! A machine within this one, and a sender of signed webhooks to its relay.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use baton_relay::webhook::{ID, Key, SIGNATURE, TIMESTAMP};
use serde_json::json;

/// Longer than the watchdog, the start and a drain together.
const PATIENCE: Duration = Duration::from_secs(90);

/// A booted systemd; everything in it ends when dropped.
pub(super) struct Machine {
    address: SocketAddr,
    outside: Child,
    /// systemd, as this machine counts.
    first: u32,
}

impl Machine {
    pub(super) fn boot() -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/booted/boot.sh");
        let mut unshare = Command::new("unshare");
        unshare.args(["--mount", "--pid", "--fork", "--kill-child", "--uts", "--ipc", "sh"]);
        unshare.arg(script).arg(env!("CARGO_BIN_EXE_baton-relay"));
        let mut outside = unshare.stdin(Stdio::null()).spawn().expect("unshare: util-linux");
        let children = format!("/proc/{0}/task/{0}/children", outside.id());
        let first = until("the first process", || {
            assert_eq!(outside.try_wait().expect("a child"), None, "it takes root to boot");
            fs::read_to_string(&children).ok()?.trim().parse().ok()
        });
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let address = port.local_addr().expect("bound");
        let machine = Self { address, outside, first };
        until("systemd", || {
            machine.tries(&["systemctl", "is-system-running", "--quiet"]).then_some(())
        });
        machine
    }

    /// As the README says.
    pub(super) fn install(&self) {
        let listen = self.address.to_string();
        let url = "https://chat.example.org";
        let init = ["baton-relay", "init", "--system", "--listen", &listen, "--public-url", url];
        assert!(self.tries(&init), "init");
        self.systemctl(&["daemon-reload"]);
        self.systemctl(&["enable", "--now", "baton-relay.socket", "baton-relay"]);
        self.systemctl(&["is-active", "--quiet", "baton-relay"]);
        let add = ["runuser", "-u", "baton", "--", "baton-relay", "agent", "add", "alice"];
        assert!(self.tries(&add), "agent add");
    }

    pub(super) fn systemctl(&self, args: &[&str]) {
        let args = [&["systemctl"], args].concat();
        assert!(self.tries(&args), "{args:?}\n{}", self.journal());
    }

    /// Whether a command inside succeeds.
    pub(super) fn tries(&self, args: &[&str]) -> bool {
        self.inside(args).stdout(Stdio::null()).status().expect("nsenter: util-linux").success()
    }

    fn inside(&self, args: &[&str]) -> Command {
        let mut nsenter = Command::new("nsenter");
        nsenter.args(["-t", &self.first.to_string(), "-m", "-p", "-u", "-i", "-r", "-w"]);
        nsenter.args(args).env_clear().stdin(Stdio::null()).stderr(Stdio::null());
        nsenter.env("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        nsenter
    }

    fn says(&self, args: &[&str]) -> String {
        let said = self.inside(args).output().expect("nsenter: util-linux").stdout;
        String::from_utf8(said).expect("UTF-8").trim().to_owned()
    }

    fn journal(&self) -> String {
        self.says(&["journalctl", "--no-pager", "-o", "cat", "-n", "30"])
    }

    /// The relay's process, as those inside count.
    pub(super) fn relay(&self) -> String {
        self.says(&["systemctl", "show", "--property=MainPID", "--value", "baton-relay"])
    }

    /// Until systemd has tried so many times by itself.
    pub(super) fn until_started_again(&self, times: u32) {
        let show = ["systemctl", "show", "--property=NRestarts", "--value", "baton-relay"];
        let tried = || self.says(&show).parse::<u32>().is_ok_and(|tried| tried >= times);
        until("another try", || tried().then_some(()));
    }

    /// Until every thread of a process inside is stopped.
    pub(super) fn until_still(&self, process: &str) {
        let states = || self.says(&["ps", "-L", "-o", "state=", "-p", process]);
        until("a still process", || states().lines().all(|state| state == "T").then_some(()));
    }

    pub(super) fn kill(&self, signal: &str) {
        assert!(self.tries(&["kill", "-s", signal, &self.relay()]), "{}", self.journal());
    }

    fn path(&self, path: &str) -> PathBuf {
        Path::new("/proc").join(self.first.to_string()).join("root").join(path)
    }

    pub(super) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("there")
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).expect("written");
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // `--kill-child`: the first process goes with it, and all others with that one.
        let _ = self.outside.kill();
        let _ = self.outside.wait();
    }
}

#[allow(clippy::disallowed_methods)] // another machine's state: there is nothing to wait on
fn until<T>(what: &str, mut seen: impl FnMut() -> Option<T>) -> T {
    for _ in 0..PATIENCE.as_millis() / 50 {
        if let Some(seen) = seen() {
            return seen;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("{what} did not come up");
}

/// Posts customers' messages, each on a connection of its own.
#[derive(Clone)]
pub(super) struct Posts {
    address: SocketAddr,
    key: Arc<Key>,
    next: Arc<AtomicU64>,
}

impl Posts {
    pub(super) fn to(machine: &Machine) -> Self {
        let secret = machine.read("etc/baton/secrets/hook");
        let key = Arc::new(Key::parse(secret.trim()).expect("a key"));
        Self { address: machine.address, key, next: Arc::default() }
    }

    /// The status of one message's answer.
    pub(super) fn post(&self) -> std::io::Result<u16> {
        let at = jiff::Timestamp::now();
        let n = self.next.fetch_add(1, Ordering::Relaxed);
        let id = format!("m-{}-{n}", at.as_nanosecond());
        let data =
            json!({ "id": id, "customer": { "id": format!("c-{}", n % 50) }, "text": "hello" });
        let body = json!({ "type": "message.created", "data": data }).to_string();
        let (at, signature) = (at.as_second(), self.key.sign(&id, at.as_second(), body.as_bytes()));
        let head = format!(
            "POST /channels/hook HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\
             {ID}: {id}\r\n{TIMESTAMP}: {at}\r\n{SIGNATURE}: {signature}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all((head + &body).as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        status.ok_or_else(|| std::io::Error::other("the connection ended without an answer"))
    }
}
