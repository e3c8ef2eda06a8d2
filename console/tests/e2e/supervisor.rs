//! systemd's part in the relay's life, without systemd: it holds the listener, hands it over as
//! descriptor 3, hears what the relay tells, and asks it to stop.

use std::fs::OpenOptions;
use std::net::{SocketAddr, TcpListener};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixDatagram;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::leaks;
use crate::relay::{PATIENCE, Relay, program, signal};

/// Moves the socket from standard input to where systemd puts it; the number of the process that
/// it is meant for is known only once it runs.
const HAND_OVER: &str = r#"exec 3<&0 </dev/null
LISTEN_FDS=1 LISTEN_FDNAMES=http LISTEN_PID=$$ exec "$@""#;

/// Holds what outlives one run of the relay.
#[derive(Debug)]
pub(crate) struct Supervisor {
    listener: TcpListener,
    ear: UnixDatagram,
    notify: PathBuf,
    watchdog: Option<Duration>,
    config: PathBuf,
    log: PathBuf,
    child: Option<Child>,
}

impl Supervisor {
    /// For a relay that was written and is not served. Listens where its config says.
    pub(crate) fn of(relay: &Relay) -> Self {
        let notify = relay.dir().join("notify");
        let ear = UnixDatagram::bind(&notify).expect("a socket");
        ear.set_read_timeout(Some(Duration::from_millis(100))).expect("set");
        let listener = TcpListener::bind(relay.address).expect("free");
        let (config, log) = (relay.config(), relay.log());
        Self { listener, ear, notify, watchdog: None, config, log, child: None }
    }

    /// Asks for signs of life within this time.
    pub(crate) fn watching(mut self, within: Duration) -> Self {
        self.watchdog = Some(within);
        self
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.listener.local_addr().expect("bound")
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.as_ref().expect("it runs").id()
    }

    /// Starts the relay, and waits until it says that it is ready.
    pub(crate) fn start(&mut self) {
        let socket = OwnedFd::from(self.listener.try_clone().expect("a descriptor"));
        let log = OpenOptions::new().create(true).append(true).open(&self.log).expect("a log");
        let mut command = Command::new("sh");
        command.args(["-c", HAND_OVER, "sh"]).arg(program()).args(["serve", "--config"]);
        command.arg(&self.config).env("NOTIFY_SOCKET", &self.notify);
        command.env("RUST_LOG", leaks::LEVEL);
        if let Some(within) = self.watchdog {
            command.env("WATCHDOG_USEC", within.as_micros().to_string());
        }
        command.stdin(Stdio::from(socket)).stdout(Stdio::null()).stderr(log);
        self.child = Some(command.spawn().expect("a shell"));
        self.hears("READY=1");
    }

    /// Waits until the relay tells this; says what else it told before.
    pub(crate) fn hears(&mut self, wanted: &str) -> Vec<String> {
        let (end, mut told) = (Instant::now() + PATIENCE, Vec::new());
        loop {
            if let Some(news) = self.hear() {
                let found = news.lines().any(|line| line == wanted);
                told.push(news);
                if found {
                    return told;
                }
            }
            let ended = self.child.as_mut().and_then(|child| child.try_wait().expect("a child"));
            assert_eq!(ended, None, "it ended before {wanted}; it told {told:?}");
            assert!(Instant::now() < end, "waited in vain for {wanted}; it told {told:?}");
        }
    }

    /// What the relay tells next, if it tells anything within a moment.
    pub(crate) fn hear(&self) -> Option<String> {
        let mut bytes = [0; 1024];
        let length = self.ear.recv(&mut bytes).ok()?;
        Some(String::from_utf8(bytes[..length].to_vec()).expect("text"))
    }

    /// Asks the relay to stop and waits for its end. How long that took.
    pub(crate) fn stop(&mut self) -> (ExitStatus, Duration) {
        let begun = Instant::now();
        signal(self.id(), "-TERM");
        self.hears("STOPPING=1");
        let ended = self.child.take().expect("it runs").wait().expect("it ends");
        (ended, begun.elapsed())
    }
}

impl Drop for Supervisor {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It may have ended by itself, which is for the test to notice.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
