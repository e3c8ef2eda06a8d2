//! The real program in a pseudo-terminal without a relay: it shows so, stays usable, and leaves the
//! terminal as it found it, however it ends.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a screen may take on a busy machine before the test gives up on it.
const PATIENCE: Duration = Duration::from_secs(20);

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("not zero")
}

pub(super) struct Terminal {
    pub(super) child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    /// Everything the program has written so far.
    pub(super) written: Vec<u8>,
    pub(super) screen: vt100::Parser,
    pub(super) home: tempfile::TempDir,
    // Closing it would hang the program up.
    master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// Without a relay: nobody listens on the discard port of this machine.
    fn open() -> Self {
        Self::on("http://127.0.0.1:9", "a-token-of-no-relay-at-all-0123456789")
    }

    fn on(relay: &str, token: &str) -> Self {
        Self::sized((24, 80), relay, token)
    }

    /// The console with so many rows and columns.
    pub(super) fn sized(size: (u16, u16), relay: &str, token: &str) -> Self {
        let home = tempfile::tempdir().expect("a directory");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_baton"));
        command.env_clear();
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        command.env("PATH", "/usr/bin:/bin");
        command.env("EDITOR", "printf ' and edited' >>");
        command.env("BATON_RELAY", relay);
        command.env("BATON_TOKEN", token);
        Self::run_sized(command, home, size)
    }

    /// Runs a command whose home is `home`.
    pub(super) fn run(command: CommandBuilder, home: tempfile::TempDir) -> Self {
        Self::run_sized(command, home, (24, 80))
    }

    fn run_sized(
        command: CommandBuilder,
        home: tempfile::TempDir,
        (rows, cols): (u16, u16),
    ) -> Self {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let child = pair.slave.spawn_command(command).expect("baton runs");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (sender, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().expect("a writer");
        let screen = vt100::Parser::new(cells(rows), cells(cols), 0);
        Self { child, keys, bytes, written: Vec::new(), screen, home, master: pair.master }
    }

    /// Waits until the screen fits.
    pub(super) fn until(&mut self, what: &str, fits: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !fits(self.screen.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.written.extend(bytes);
                }
                Err(_) => panic!("no {what} on\n{}", self.screen.screen().contents()),
            }
        }
    }

    pub(super) fn shows(&mut self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    pub(super) fn types(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("typed");
        self.keys.flush().expect("typed");
    }

    fn signal(&self, signal: &str) {
        let id = self.child.process_id().expect("it runs").to_string();
        let kill = std::process::Command::new("kill").args([signal, &id]).status().expect("kill");
        assert!(kill.success());
    }

    /// Waits until it has stopped itself: told to go on before that, it would stop for good.
    fn has_stopped(&self) {
        let id = self.child.process_id().expect("it runs");
        let end = Instant::now() + PATIENCE;
        let stopped = || {
            let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).expect("it runs");
            // proc(5): the state stands behind the name, which is in brackets.
            stat.rsplit_once(')').is_some_and(|(_, rest)| rest.trim_start().starts_with('T'))
        };
        while !stopped() {
            assert!(Instant::now() < end, "it does not stop");
            std::thread::park_timeout(Duration::from_millis(10));
        }
    }

    fn is_left_clean(&mut self) {
        self.until("way back", |screen| {
            !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor()
        });
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended already, which is what the tests wait for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn without_a_relay_it_says_so_and_quits_as_asked_leaving_the_terminal_clean() {
    let mut terminal = Terminal::open();
    terminal.shows("offline");
    assert!(terminal.screen.screen().alternate_screen());
    assert!(terminal.screen.screen().bracketed_paste());
    terminal.types("?");
    terminal.shows("keys that work here");
    terminal.types("\u{1b}");
    terminal.until("closed help", |screen| !screen.contents().contains("keys that work here"));
    terminal.types(":q");
    terminal.shows("quit; asks what becomes");
    terminal.types("\r");
    let status = terminal.child.wait().expect("it ends");
    assert!(status.success(), "{status:?}");
    terminal.is_left_clean();
}

#[test]
fn a_signal_leaves_the_terminal_clean_too() {
    let mut terminal = Terminal::open();
    terminal.shows("offline");
    terminal.signal("-TERM");
    terminal.child.wait().expect("it ends");
    terminal.is_left_clean();
}

/// Set for the child of the test below.
const PANICS: &str = "BATON_TEST_PANICS";

/// The program has no command that panics, so this test runs itself again in a pseudo-terminal,
/// takes that over as the console does, and panics.
#[test]
fn a_panic_leaves_the_terminal_clean_and_can_be_read() {
    use baton_console::tui::terminal::{Kind, Screen};
    if std::env::var_os(PANICS).is_some() {
        let _screen = Screen::enter(Kind::of(|_| None)).expect("a terminal");
        panic!("on purpose");
    }
    let me = std::env::current_exe().expect("this program");
    let mut command = CommandBuilder::new(me);
    let name = "terminal::a_panic_leaves_the_terminal_clean_and_can_be_read";
    command.args([name, "--exact", "--nocapture"]);
    command.env(PANICS, "1");
    let home = tempfile::tempdir().expect("a home");
    let mut terminal = Terminal::run(command, home);
    terminal.shows("on purpose");
    terminal.is_left_clean();
    let status = terminal.child.wait().expect("it ends");
    assert!(!status.success());
    let entered = b"\x1b[?1049h";
    assert!(terminal.written.windows(entered.len()).any(|bytes| bytes == entered));
}

#[test]
fn a_stop_gives_the_terminal_back_and_going_on_draws_it_anew() {
    let mut terminal = Terminal::open();
    terminal.shows("offline");
    terminal.types("\u{1a}");
    terminal.is_left_clean();
    terminal.has_stopped();
    terminal.signal("-CONT");
    terminal.until("screen", vt100::Screen::alternate_screen);
    terminal.shows("1 Queue");
    terminal.types("?");
    terminal.shows("keys that work here");
}

#[test]
fn a_smaller_window_is_drawn_anew_and_a_tiny_one_says_so() {
    let mut terminal = Terminal::open();
    terminal.shows("offline");
    let size = PtySize { rows: 8, cols: 30, pixel_width: 0, pixel_height: 0 };
    terminal.screen.screen_mut().set_size(cells(8), cells(30));
    terminal.master.resize(size).expect("resized");
    terminal.shows("too small: 40x10 is needed");
}

#[test]
fn an_agent_takes_a_ticket_writes_with_the_editor_too_and_the_desk_hears_it_once() {
    let desk = crate::desk::Desk::open();
    let mut terminal = Terminal::on(&desk.url, crate::desk::TOKEN);
    terminal.shows("Ann");
    terminal.types("c");
    terminal.shows("yours");
    terminal.types("i");
    terminal.shows("reply to Ann");
    terminal.types("hello");
    terminal.shows("> hello");
    terminal.types("\u{f}");
    terminal.shows("> hello and edited");
    terminal.types("\r");
    terminal.until("an empty composer", |screen| !screen.contents().contains("> hello"));
    terminal.types("\u{1b}");
    terminal.shows("KEYS");
    terminal.types(":q\r");
    terminal.shows("you have 1 open chat");
    terminal.types("2\r");
    assert!(terminal.child.wait().expect("it ends").success());
    terminal.is_left_clean();
    // What was sent may still be on its way through the desk's socket.
    let end = Instant::now() + PATIENCE;
    while desk.state().said.is_empty() && Instant::now() < end {
        std::thread::park_timeout(Duration::from_millis(10));
    }
    let said = desk.state().said.clone();
    assert_eq!(said, ["hello and edited"]);
}
