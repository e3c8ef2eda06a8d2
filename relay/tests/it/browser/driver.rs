//! A browser on the other end of `drive.mjs`.

use std::io::{BufRead, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long a page may take to show what it was told.
const SETTLES: Duration = Duration::from_secs(10);

/// One Chromium with any number of pages.
pub(crate) struct Browser {
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
}

impl Browser {
    pub(crate) fn start() -> Self {
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../relay/tests/it/browser");
        let mut child = Command::new("node")
            .arg(here.join("drive.mjs"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node is missing: install Node 18 or later");
        let to = child.stdin.take();
        let from = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut browser = Self { child, to, from };
        let hint = "the browser did not start: run relay/tests/it/browser/setup";
        assert_eq!(browser.answer().expect(hint)["value"], "ready", "{hint}");
        browser
    }

    fn answer(&mut self) -> Option<Value> {
        let mut line = String::new();
        self.from.read_line(&mut line).ok().filter(|&read| read > 0)?;
        serde_json::from_str(&line).ok()
    }

    /// Runs a command; a failed one fails the test, with what stood on the page.
    pub(crate) fn run(&mut self, command: Value) -> Value {
        let mut command = command;
        command["id"] = json!(1);
        let pipe = self.to.as_mut().expect("open until dropped");
        writeln!(pipe, "{command}").expect("the driver listens");
        let answer = self.answer().expect("the driver answers");
        assert_eq!(answer["ok"], true, "{command}: {answer}");
        answer["value"].clone()
    }

    pub(crate) fn open(&mut self, url: &str) {
        self.run(json!({"do": "open", "url": url}));
        self.wait("#chat[data-ready=yes]");
    }

    pub(crate) fn say(&mut self, text: &str) {
        self.run(json!({"do": "say", "text": text}));
    }

    pub(crate) fn click(&mut self, title: &str) {
        self.run(json!({"do": "click", "title": title}));
    }

    pub(crate) fn press(&mut self, key: &str) {
        self.run(json!({"do": "press", "key": key}));
    }

    pub(crate) fn wait(&mut self, selector: &str) {
        self.run(json!({"do": "wait", "selector": selector}));
    }

    pub(crate) fn wait_text(&mut self, text: &str) {
        self.run(json!({"do": "wait", "text": text}));
    }

    pub(crate) fn gone(&mut self, selector: &str) {
        self.run(json!({"do": "gone", "selector": selector}));
    }

    pub(crate) fn text(&mut self, selector: &str) -> String {
        let text = self.run(json!({"do": "text", "selector": selector}));
        text.as_str().expect("text").to_owned()
    }

    /// Until the element reads so; what it reads at last fails the test.
    pub(crate) fn reads(&mut self, selector: &str, expected: &str) {
        let end = Instant::now() + SETTLES;
        while self.text(selector) != expected && Instant::now() < end {}
        assert_eq!(self.text(selector), expected, "{selector}");
    }

    /// Until the focus is there; where it is at last fails the test.
    pub(crate) fn focus_is(&mut self, name: &str) {
        let end = Instant::now() + SETTLES;
        while self.run(json!({"do": "focus"}))["name"] != name && Instant::now() < end {}
        assert_eq!(self.focus(), name);
    }

    pub(crate) fn count(&mut self, selector: &str) -> u64 {
        self.run(json!({"do": "count", "selector": selector})).as_u64().expect("a number")
    }

    /// The name of what has the focus.
    pub(crate) fn focus(&mut self) -> String {
        let focus = self.run(json!({"do": "focus"}));
        assert_eq!(focus["visible"], true, "{focus}");
        focus["name"].as_str().expect("a name").to_owned()
    }

    /// The same for one who came by keyboard and must see where they are.
    pub(crate) fn keyboard_focus(&mut self) -> String {
        let focus = self.run(json!({"do": "focus"}));
        assert_eq!(focus["ring"], true, "focus cannot be seen: {focus}");
        self.focus()
    }

    /// Who said what, as shown.
    pub(crate) fn lines(&mut self) -> Vec<(String, String)> {
        let lines = self.run(json!({"do": "lines"}));
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        lines
            .as_array()
            .expect("a list")
            .iter()
            .map(|line| (text(&line["from"]), text(&line["text"])))
            .collect()
    }

    /// Contrast, names, sizes, width: no fault, and no error on the console either.
    pub(crate) fn is_sound(&mut self) {
        assert_eq!(self.run(json!({"do": "audit"})), json!([]));
        assert_eq!(self.run(json!({"do": "errors"})), json!([]));
    }

    /// Keeps a picture where `BROWSER_PICTURES` names a folder.
    pub(crate) fn picture(&mut self, name: &str) {
        if let Ok(folder) = std::env::var("BROWSER_PICTURES") {
            self.run(json!({"do": "screenshot", "path": format!("{folder}/{name}.png")}));
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // End of input ends the driver, which closes the browser; then nothing is left behind.
        drop(self.to.take());
        let _ = self.child.wait();
    }
}
