//! What runs in a real terminal: the token prompt, and the console's door.

use std::io::{Read, Write};
use std::sync::mpsc;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::desk::{Desk, TOKEN};

/// A shell in a terminal that runs `login` and then tells what the terminal is set to.
struct Session {
    writer: Box<dyn Write + Send>,
    output: mpsc::Receiver<Vec<u8>>,
    seen: String,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    _home: tempfile::TempDir,
}

impl Session {
    fn start(desk: &Desk, arguments: &str) -> Self {
        let home = tempfile::tempdir().expect("temp dir");
        let size = PtySize { rows: 40, cols: 120, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new("/bin/sh");
        let script = format!(
            "stty -a; '{}' {arguments} --relay '{}'; echo \"exit=$?\"; stty -a; echo END",
            env!("CARGO_BIN_EXE_baton"),
            desk.url
        );
        command.args(["-c", &script]);
        command.env_clear();
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        command.env("PATH", "/usr/bin:/bin");
        let child = pair.slave.spawn_command(command).expect("a shell");
        drop(pair.slave);
        let writer = pair.master.take_writer().expect("its input");
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let (to, output) = mpsc::channel();
        std::thread::spawn(move || {
            // Kept alive as long as it is read from.
            let _master = pair.master;
            let mut chunk = [0; 1024];
            while let Ok(n @ 1..) = reader.read(&mut chunk) {
                if to.send(chunk[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self { writer, output, seen: String::new(), child, _home: home }
    }

    fn wait_for(&mut self, text: &str) {
        while !self.seen.contains(text) {
            let hang = std::time::Duration::from_secs(60);
            let chunk = self.output.recv_timeout(hang).unwrap_or_default();
            assert!(!chunk.is_empty(), "{text:?} never came in {:?}", self.seen);
            self.seen.push_str(&String::from_utf8_lossy(&chunk));
        }
    }

    fn type_in(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("typed");
        self.writer.flush().expect("typed");
    }

    /// The terminal's settings before and after.
    fn settings(&self) -> (String, String) {
        let flags = |text: &str| {
            let from = text.find("speed").expect("stty ran");
            let to = text[from..].find("echoke").map_or(text.len(), |at| from + at);
            text[from..to].to_owned()
        };
        let (before, after) = self.seen.split_once("exit=").expect("login ended");
        (flags(before), flags(after))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_typed_token_is_not_shown_and_the_terminal_is_as_before() {
    let desk = Desk::open();
    let mut session = Session::start(&desk, "login");
    session.wait_for("Token for");
    session.type_in(&format!("{TOKEN}x\u{7f}\r"));
    session.wait_for("END");
    assert!(session.seen.contains("exit=0"), "{}", session.seen);
    assert!(session.seen.contains("as alice"), "{}", session.seen);
    assert!(!session.seen.contains(TOKEN), "{}", session.seen);
    let (before, after) = session.settings();
    assert_eq!(before, after);
}

#[test]
fn a_cancelled_prompt_saves_nothing_and_the_terminal_is_as_before() {
    let desk = Desk::open();
    let mut session = Session::start(&desk, "login");
    session.wait_for("Token for");
    session.type_in("half a tok\u{3}");
    session.wait_for("END");
    assert!(session.seen.contains("exit=1"), "{}", session.seen);
    assert!(!session.seen.contains("half"), "{}", session.seen);
    let (before, after) = session.settings();
    assert_eq!(before, after);
    assert!(desk.state().hellos.is_empty());
}

#[test]
fn the_console_shows_the_desk_obeys_nothing_it_says_and_leaves_the_terminal_as_before() {
    let desk = Desk::open();
    let token = tempfile::NamedTempFile::new().expect("temp file");
    std::fs::write(token.path(), TOKEN).expect("written");
    let open = format!("--token-file '{}'", token.path().display());
    let mut session = Session::start(&desk, &open);
    session.wait_for("Ann");
    session.type_in(":q\r");
    session.wait_for("END");
    assert!(session.seen.contains("exit=0"), "{}", session.seen);
    for foreign in ["\u{1b}]0;owned", "\u{1b}]52", "\u{202e}", "\u{9b}"] {
        assert!(!session.seen.contains(foreign), "{foreign:?} in {:?}", session.seen);
    }
    let (before, after) = session.settings();
    assert_eq!(before, after);
}

#[test]
fn the_console_refuses_what_is_no_terminal_with_one_line() {
    let desk = Desk::open();
    let home = tempfile::tempdir().expect("temp dir");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_baton"))
        .env_clear()
        .env("HOME", home.path())
        .env("BATON_RELAY", &desk.url)
        .env("BATON_TOKEN", TOKEN)
        .stdin(std::process::Stdio::null())
        .output()
        .expect("baton runs");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("baton tickets"), "{said}");
}
