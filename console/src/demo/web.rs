//! The web chat from a visitor's side: one token, one socket, frames as `docs/webchat.md` has them.
//! For the simulated visitors and for `baton demo --customer`.

use std::collections::{BTreeSet, VecDeque};
use std::fmt;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

/// For any step of the way in.
const PATIENCE: Duration = Duration::from_secs(10);
const FRAME_MAX: usize = 1024 * 1024;
/// Entries remembered; an older one that changes is told again, which does no harm.
const SEEN_MAX: usize = 4_096;

/// Why there is no chat, or no more. In words that follow "the chat".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gone(pub(super) String);

impl fmt::Display for Gone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the chat {}", self.0)
    }
}

/// What the visitor claims to be.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    pub(super) languages: Vec<String>,
    pub(super) name: Option<String>,
    pub(super) page: Option<String>,
    pub(super) time_zone: Option<String>,
}

/// Who speaks to the visitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum From {
    Customer,
    Bot,
    Agent,
    System,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Choice {
    pub(super) id: String,
    pub(super) title: String,
}

/// A line of the conversation. Not cleaned.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Line {
    id: String,
    pub(super) from: From,
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) choices: Vec<Choice>,
}

/// Who has the conversation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Control {
    Bot,
    Queue,
    Agent {
        #[serde(default)]
        name: Option<String>,
    },
    Nobody,
}

/// How the conversation stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct State {
    pub(super) control: Control,
    #[serde(default)]
    pub(super) place: Option<u32>,
    #[serde(default)]
    pub(super) wait_s: Option<u64>,
    #[serde(default)]
    pub(super) ratable: bool,
}

/// What the visitor is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Told {
    /// What stands at the top before anything was said.
    Greeting(String),
    Line(Line),
    State(State),
    Typing(Option<String>),
    /// What was said last was refused; why.
    Refused(String),
}

/// The frames of the relay that matter here; others are skipped.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Frame {
    Welcome {
        state: State,
        #[serde(default)]
        greeting: Option<String>,
    },
    History {
        entries: Vec<Line>,
    },
    Entry {
        entry: Line,
    },
    State {
        state: State,
    },
    Typing {
        #[serde(default)]
        name: Option<String>,
        on: bool,
    },
    Refused {
        error: Fault,
    },
    Bye {
        error: Fault,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Fault {
    message: String,
}

/// A visitor with an open chat.
#[derive(Debug)]
pub(super) struct Visitor {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    seen: BTreeSet<String>,
    told: VecDeque<Told>,
}

impl Visitor {
    /// Comes in by the front door of `base`, as in `http://127.0.0.1:8080`.
    ///
    /// # Errors
    /// [`Gone`] where no chat opens.
    pub(super) async fn enter(
        client: &reqwest::Client,
        base: &str,
        profile: &Profile,
    ) -> Result<Self, Gone> {
        #[derive(Deserialize)]
        struct Session {
            token: String,
        }
        let asked = client.post(format!("{base}/chat/session")).timeout(PATIENCE).send().await;
        let answer =
            asked.and_then(reqwest::Response::error_for_status).map_err(|error| away(&error))?;
        let Session { token } = answer.json().await.map_err(|error| away(&error))?;
        let address = format!("{}/chat/socket", base.replacen("http", "ws", 1));
        let config = WebSocketConfig::default()
            .read_buffer_size(8 * 1024)
            .max_message_size(Some(FRAME_MAX))
            .max_frame_size(Some(FRAME_MAX));
        let connecting = Box::pin(connect_async_with_config(address, Some(config), true));
        let stream = match timeout(PATIENCE, connecting).await {
            Ok(Ok((stream, _))) => stream,
            Ok(Err(error)) => return Err(Gone(format!("does not open: {error}"))),
            Err(_) => return Err(Gone("did not open within 10 seconds".to_owned())),
        };
        let mut visitor = Self { stream, seen: BTreeSet::new(), told: VecDeque::new() };
        visitor
            .send(&json!({
                "type": "hello", "token": token, "cursor": null, "languages": profile.languages,
                "page": profile.page, "time_zone": profile.time_zone, "name": profile.name,
            }))
            .await?;
        Ok(visitor)
    }

    /// What comes next. May be dropped and called again without losing anything.
    ///
    /// # Errors
    /// [`Gone`] once the chat has ended.
    pub(super) async fn next(&mut self) -> Result<Told, Gone> {
        loop {
            if let Some(told) = self.told.pop_front() {
                return Ok(told);
            }
            match self.stream.next().await {
                Some(Ok(Message::Text(text))) => self.take(&text)?,
                Some(Ok(Message::Close(_)) | Err(_)) | None => {
                    return Err(Gone("has ended".to_owned()));
                }
                Some(Ok(_)) => {}
            }
        }
    }

    fn take(&mut self, text: &str) -> Result<(), Gone> {
        // A frame of a later version is none of ours.
        let Ok(frame) = serde_json::from_str::<Frame>(text) else { return Ok(()) };
        match frame {
            Frame::Welcome { state, greeting } => {
                self.told.extend(greeting.map(Told::Greeting));
                self.told.push_back(Told::State(state));
            }
            Frame::History { entries } => entries.into_iter().for_each(|line| self.line(line)),
            Frame::Entry { entry } => self.line(entry),
            Frame::State { state } => self.told.push_back(Told::State(state)),
            Frame::Typing { name, on: true } => self.told.push_back(Told::Typing(name)),
            Frame::Refused { error } => self.told.push_back(Told::Refused(error.message)),
            Frame::Bye { error } => return Err(Gone(format!("was ended: {}", error.message))),
            Frame::Typing { .. } | Frame::Other => {}
        }
        Ok(())
    }

    /// An entry is told once, when it first appears.
    fn line(&mut self, line: Line) {
        if self.seen.len() >= SEEN_MAX {
            self.seen.pop_first();
        }
        if self.seen.insert(line.id.clone()) {
            self.told.push_back(Told::Line(line));
        }
    }

    /// Says something, or presses a button whose title is `text`.
    ///
    /// # Errors
    /// [`Gone`] once the chat has ended.
    pub(super) async fn say(&mut self, text: &str, choice: Option<&str>) -> Result<(), Gone> {
        let frame = json!({
            "type": "say", "client_id": client_id()?, "text": text, "choice": choice,
        });
        self.send(&frame).await
    }

    /// Shows that one is typing; it is forgotten by itself.
    ///
    /// # Errors
    /// [`Gone`] once the chat has ended.
    pub(super) async fn typing(&mut self) -> Result<(), Gone> {
        self.send(&json!({ "type": "typing", "on": true })).await
    }

    /// Rates the help, one to five stars.
    ///
    /// # Errors
    /// [`Gone`] once the chat has ended.
    pub(super) async fn rate(&mut self, stars: u8) -> Result<(), Gone> {
        let frame = json!({ "type": "rate", "client_id": client_id()?, "stars": stars });
        self.send(&frame).await
    }

    /// Closes the page.
    pub(super) async fn leave(mut self) {
        let _ = timeout(Duration::from_secs(1), self.stream.close(None)).await;
    }

    async fn send(&mut self, frame: &Value) -> Result<(), Gone> {
        match timeout(PATIENCE, self.stream.send(Message::text(frame.to_string()))).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(Gone("has ended".to_owned())),
        }
    }
}

/// 128 random bits in hexadecimal: belongs to one act for ever.
fn client_id() -> Result<String, Gone> {
    let mut bits = [0; 16];
    getrandom::fill(&mut bits)
        .map_err(|_| Gone("needs randomness, and this machine gives none".to_owned()))?;
    Ok(bits.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn away(error: &reqwest::Error) -> Gone {
    match error.status() {
        Some(status) => Gone(format!("does not open: the relay answered {}", status.as_u16())),
        None => Gone("does not open: the relay is not there".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_as_documented_are_understood_and_new_ones_skipped() {
        let state = r#"{"control":{"kind":"agent","name":"alice"},"place":null,"wait_s":null,"ended":false,"ratable":false}"#;
        let read = |text: &str| serde_json::from_str::<Frame>(text).expect("understood");
        assert!(matches!(
            read(&format!(r#"{{"type":"welcome","cursor":1,"resumed":false,"conversation":null,"language":"en","greeting":"Hi","now":"2026-11-21T09:00:00Z","state":{state}}}"#)),
            Frame::Welcome { greeting: Some(hi), state: State { control: Control::Agent { name: Some(alice) }, .. } }
                if hi == "Hi" && alice == "alice"
        ));
        let entry = r#"{"type":"entry","cursor":3,"entry":{"id":"m-1","seq":3,"from":"bot","name":"faq","text":"Which?","at":"2026-11-21T09:00:00Z","choices":[{"id":"a","title":"A"}]}}"#;
        assert!(matches!(read(entry), Frame::Entry { entry } if entry.choices[0].id == "a"));
        let queue = r#"{"type":"state","state":{"control":{"kind":"queue"},"place":2,"wait_s":60,"ended":false,"ratable":false}}"#;
        assert!(matches!(read(queue), Frame::State { state } if state.place == Some(2)));
        assert!(matches!(read(r#"{"type":"confetti","n":1}"#), Frame::Other));
    }

    #[test]
    fn an_id_of_an_act_has_the_alphabet_and_length_that_the_chat_asks_for() {
        let id = client_id().expect("random");
        assert_eq!(id.len(), 32);
        assert!(id.bytes().all(|b| b.is_ascii_hexdigit()));
        assert_ne!(id, client_id().expect("random"));
    }
}
