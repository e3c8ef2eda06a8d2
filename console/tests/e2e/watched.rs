//! The watchdog with a real stuck writer: a debugger's hand holds the one thread that writes, and
//! the relay stops saying that it lives.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::relay::{Relay, Setup, until};
use crate::supervisor::Supervisor;

/// What systemd would wait for a sign of life, much shorter than the unit's.
const WITHIN: Duration = Duration::from_secs(3);

/// Stops one thread as a debugger does, until its standard input closes.
const HOLD: &str = "\
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long] * 4
thread = int(sys.argv[1])
if libc.ptrace(16, thread, 0, 0):  # PTRACE_ATTACH
    sys.exit(os.strerror(ctypes.get_errno()))
os.waitpid(thread, 0x40000000)     # __WALL
print('held', flush=True)
sys.stdin.read()
libc.ptrace(17, thread, 0, 0)      # PTRACE_DETACH
";

struct Held(Child);

impl Held {
    fn thread(process: u32, name: &str) -> Self {
        let tasks = fs::read_dir(format!("/proc/{process}/task")).expect("it runs");
        let named = tasks.filter_map(Result::ok).find(|task| {
            fs::read_to_string(task.path().join("comm")).is_ok_and(|comm| comm.trim() == name)
        });
        let thread = named.expect("the thread").file_name().into_string().expect("a number");
        let mut command = Command::new("python3");
        command.args(["-c", HOLD, &thread]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("python3");
        let mut said = String::new();
        let out = child.stdout.take().expect("piped");
        BufReader::new(out).read_line(&mut said).expect("it says something");
        assert_eq!(said, "held\n", "a debugger's rights are needed");
        Self(child)
    }

    fn let_go(mut self) {
        drop(self.0.stdin.take());
        assert!(self.0.wait().expect("it ends").success());
    }
}

fn lives(news: &str) -> bool {
    news.lines().any(|line| line == "WATCHDOG=1")
}

#[test]
fn while_the_writer_is_stuck_no_sign_of_life_goes_out_and_after_it_there_are_again() {
    let relay = Relay::written(&Setup::default());
    let mut supervisor = Supervisor::of(&relay).watching(WITHIN);
    supervisor.start();
    supervisor.hears("WATCHDOG=1");
    supervisor.hears("WATCHDOG=1");
    let held = Held::thread(supervisor.id(), "log-writer");
    // The sign of a proof that was given just before may still be on its way.
    while supervisor.hear().is_some() {}
    let begun = Instant::now();
    while begun.elapsed() < WITHIN {
        let told = supervisor.hear();
        assert!(!told.as_deref().is_some_and(lives), "a stuck relay says that it lives");
    }
    // systemd would end it now.
    assert!(fs::read_to_string(relay.log()).expect("a log").contains("the watchdog is not fed"));
    held.let_go();
    supervisor.hears("WATCHDOG=1");
    let (status, _) = supervisor.stop();
    assert!(status.success(), "{status:?}");
}

#[test]
fn a_reload_is_told_with_its_beginning_and_its_end() {
    let relay = Relay::written(&Setup::default());
    let mut supervisor = Supervisor::of(&relay);
    supervisor.start();
    crate::relay::signal(supervisor.id(), "-HUP");
    let told = supervisor.hears("RELOADING=1");
    let reloading = told.last().expect("heard");
    assert!(reloading.contains("MONOTONIC_USEC="), "{reloading}");
    supervisor.hears("READY=1");
    // A policy with faults changes nothing, and the relay is ready all the same.
    fs::write(relay.dir().join("policy.toml"), "broken = \n").expect("written");
    crate::relay::signal(supervisor.id(), "-HUP");
    supervisor.hears("RELOADING=1");
    supervisor.hears("READY=1");
    until("a word about it", || relay.said().contains("the policy stays as it was").then_some(()));
    let (status, _) = supervisor.stop();
    assert!(status.success(), "{status:?}");
}
