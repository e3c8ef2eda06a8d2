//! The frames of the visitors' socket: what a browser may send, what it is told.
//!
//! What comes out of [`parse`] is trusted in size and shape: every field has its bound in its type. Knows no socket, no desk and no clock. Written out in `docs/webchat.md`.

use std::collections::BTreeMap;

use baton_shared::json::nesting;
use baton_shared::text::Text;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::bounds::{Bounded, BriefingField, ClientId, Few, Stars};
use super::identity::{Person, TOKEN_MAX};

/// Longest frame either side sends, in bytes.
pub const FRAME_MAX: usize = 64 * 1024;
/// Most files one message may carry.
pub const FILES_PER_MESSAGE: usize = 5;
/// Most languages a browser may name.
pub const LANGUAGES_MAX: usize = 10;

/// What the browser tells of itself. Claims, all of them: shown to agents, trusted by nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// BCP 47 tags, most wanted first.
    pub languages: Few<Bounded<35>, LANGUAGES_MAX>,
    /// The page the chat was opened from, without query and fragment.
    pub page: Option<Bounded<2048>>,
    /// IANA name, as in `Europe/Vienna`.
    pub time_zone: Option<Bounded<64>>,
    /// What they want to be called.
    pub name: Option<Bounded<80>>,
    /// Whom the site vouches for. Never read from a frame: only a verified identity sets it.
    #[serde(skip)]
    pub person: Option<Person>,
}

/// First frame.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Hello {
    /// As `POST /chat/session` gave it.
    pub token: Bounded<128>,
    /// The last `cursor` handled; `null` asks for the history.
    #[serde(default)]
    pub cursor: Option<u64>,
    /// The site's signed word on who this is.
    #[serde(default)]
    pub identity: Option<Bounded<TOKEN_MAX>>,
    /// What the browser tells of itself.
    #[serde(flatten)]
    pub profile: Profile,
}

/// A message: text, a button pressed, files, or text with files.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Say {
    /// A repeat with the same id is answered like the first.
    pub client_id: ClientId,
    /// At most 16 KiB. For a button its title.
    #[serde(default)]
    pub text: Option<Text>,
    /// The id of the button pressed.
    #[serde(default)]
    pub choice: Option<Bounded<256>>,
    /// Ids that `POST /chat/files` gave.
    #[serde(default)]
    pub attachments: Few<Bounded<64>, FILES_PER_MESSAGE>,
}

/// How it was.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Rate {
    /// A repeat with the same id is answered like the first.
    pub client_id: ClientId,
    /// One to five.
    pub stars: Stars,
    /// In their own words.
    #[serde(default)]
    pub comment: Option<Bounded<4096>>,
}

/// The customer's own word on the briefing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Correct {
    /// A repeat with the same id is answered like the first.
    pub client_id: ClientId,
    /// Which part.
    pub field: BriefingField,
    /// What it should say.
    pub value: Bounded<1024>,
}

/// The customer ends the chat.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct End {
    /// A repeat with the same id is answered like the first.
    pub client_id: ClientId,
}

/// From the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ClientFrame {
    Hello(Box<Hello>),
    Say(Say),
    Typing(Typing),
    Read(Read),
    End(End),
    Rate(Rate),
    Correct(Correct),
    Ping,
}

/// The customer is typing, or stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Typing {
    /// Whether.
    pub on: bool,
}

/// Everything up to here was on a visible screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Read {
    /// The position of the entry.
    pub seq: u64,
}

/// A frame that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameError {
    /// Its `client_id`, if that much could be read: the browser can tell what was refused.
    pub client_id: Option<String>,
    /// The JSON path and what is wrong there.
    pub message: String,
}

#[derive(Deserialize)]
struct Tag {
    #[serde(rename = "type")]
    kind: Kind,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Hello,
    Say,
    Typing,
    Read,
    End,
    Rate,
    Correct,
    Ping,
}

/// Reads one text frame. The type is read first, so that an error can name the exact JSON path.
///
/// # Errors
/// [`FrameError`] where it is no JSON, of no known type, or out of bounds.
pub fn parse(text: &str) -> Result<ClientFrame, FrameError> {
    let frame = match part::<Tag>(text)?.kind {
        Kind::Hello => ClientFrame::Hello(Box::new(part(text)?)),
        Kind::Say => ClientFrame::Say(said(part(text)?)?),
        Kind::Typing => ClientFrame::Typing(part(text)?),
        Kind::Read => ClientFrame::Read(part(text)?),
        Kind::End => ClientFrame::End(part(text)?),
        Kind::Rate => ClientFrame::Rate(part(text)?),
        Kind::Correct => ClientFrame::Correct(part(text)?),
        Kind::Ping => ClientFrame::Ping,
    };
    Ok(frame)
}

/// As [`parse`], for frames of at most so many levels of arrays and objects.
///
/// # Errors
/// As [`parse`], and where it is nested deeper.
pub fn parse_within(text: &str, depth: usize) -> Result<ClientFrame, FrameError> {
    if nesting(text.as_bytes()) > depth {
        let message = format!("is nested deeper than {depth} levels");
        return Err(FrameError { client_id: None, message });
    }
    parse(text)
}

fn said(say: Say) -> Result<Say, FrameError> {
    if say.text.is_some() || say.choice.is_some() || !say.attachments.as_slice().is_empty() {
        return Ok(say);
    }
    Err(FrameError {
        client_id: Some(say.client_id.into()),
        message: "text is missing: say something, choose or attach a file".to_owned(),
    })
}

fn part<T: DeserializeOwned>(text: &str) -> Result<T, FrameError> {
    let mut json = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut json).map_err(|error| FrameError {
        client_id: client_id_of(text),
        message: match error.path().to_string().as_str() {
            "." => error.inner().to_string(),
            path => format!("{path}: {}", error.inner()),
        },
    })
}

fn client_id_of(text: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    let id = value.get("client_id")?.as_str()?;
    ClientId::try_from(id.to_owned()).ok().map(String::from)
}

/// Author of an entry as a customer may see it. Notes have no word here: they cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Author {
    Customer,
    Bot,
    Agent,
    System,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Comes back in `say.choice`.
    pub id: String,
    /// What the customer sees.
    pub title: String,
}

/// A file by reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// `/chat/files/<id>` of this relay (fetched with the token), or an `https://` address.
    pub url: String,
    /// Media type.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// File name.
    pub name: Option<String>,
    /// Bytes.
    pub size: Option<u64>,
}

/// One line of the conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The message.
    pub id: String,
    /// Its place: entries are ordered by it.
    pub seq: u64,
    /// Author kind.
    pub from: Author,
    /// The name the customer sees.
    pub name: Option<String>,
    /// What was said; empty once erased, or for a message of files only.
    pub text: String,
    /// When it was committed.
    pub at: Timestamp,
    /// Buttons.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// Files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// The customer's own id of it, so that the browser knows its own message again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
}

/// Who has the conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "name", rename_all = "snake_case")]
pub enum Control {
    /// The bot answers.
    Bot,
    /// Waiting for a person.
    Queue,
    /// A person, by the name the customer may see.
    Agent(String),
    /// Nobody.
    Nobody,
}

/// How the chat stands, whole each time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChatState {
    /// Who has it.
    pub control: Control,
    /// Place in the queue, from 1; `null` while not waiting, or where no place is promised.
    pub place: Option<u32>,
    /// Seconds that four of five wait at most, as the notices say it; `null` where there is no
    /// honest figure.
    pub wait_s: Option<u64>,
    /// The chat was ended and nothing was said since.
    pub ended: bool,
    /// A rating would be taken now.
    pub ratable: bool,
}

/// A value the bot collected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Collected {
    /// The value.
    pub value: String,
    /// Whether the customer corrected it.
    pub corrected: bool,
}

/// What was passed on at the hand-over, as far as the customer may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Briefing {
    /// The position of the hand-over: where it stands among the entries.
    pub seq: u64,
    /// What they want.
    pub goal: Option<String>,
    /// Whether the customer corrected it.
    pub goal_corrected: bool,
    /// What was tried, in order.
    pub tried: Vec<String>,
    /// Values by field.
    pub collected: BTreeMap<String, Collected>,
    /// What stands in the way.
    pub blocker: Option<String>,
}

/// Answer to hello.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Welcome {
    /// Everything up to here is in what follows, or was known; changes after it follow.
    pub cursor: u64,
    /// The cursor was good: `history` holds only what was missed. Else the browser starts afresh.
    pub resumed: bool,
    /// `null` before the first message.
    pub conversation: Option<String>,
    /// The language the desk will speak, a BCP 47 tag.
    pub language: String,
    /// Shown above an empty chat.
    pub greeting: Option<String>,
    /// The relay's clock.
    pub now: Timestamp,
    /// How the chat stands.
    pub state: ChatState,
    /// For whom the site vouched: the token to come back with and to fetch files by, for as long as
    /// the page lives. It ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

/// An error as every surface says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ErrorBody {
    /// Stable, `snake_case`.
    pub code: &'static str,
    /// What to do.
    pub message: String,
}

/// To the browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerFrame {
    /// Answer to hello.
    Welcome(Box<Welcome>),
    /// Entries at attach, oldest first, in chunks below [`FRAME_MAX`].
    History {
        /// Some of them.
        entries: Vec<Entry>,
        /// Whether this is the last chunk.
        done: bool,
    },
    /// An entry, new or changed; known by its `id`.
    Entry {
        /// The position reached.
        cursor: u64,
        /// The line, whole.
        entry: Box<Entry>,
    },
    /// How the chat stands now.
    State {
        /// The position reached, where the change has one; place and wait have none.
        #[serde(skip_serializing_if = "Option::is_none")]
        cursor: Option<u64>,
        /// Whole.
        state: ChatState,
    },
    /// The briefing of the open ticket, whole; `null` takes it away.
    Briefing {
        /// The position reached, where the change has one.
        #[serde(skip_serializing_if = "Option::is_none")]
        cursor: Option<u64>,
        /// Whole.
        briefing: Option<Box<Briefing>>,
    },
    /// Somebody is typing, or stopped.
    Typing {
        /// Bot or agent.
        who: Author,
        /// By the name the customer may see.
        name: Option<String>,
        /// Whether.
        on: bool,
    },
    /// What the browser did is on disk.
    Acked {
        /// Which.
        client_id: String,
        /// The position after it.
        seq: u64,
    },
    /// What the browser did was refused; nothing was done.
    Refused {
        /// Which, where known.
        client_id: Option<String>,
        /// Why, and what to do.
        error: ErrorBody,
        /// Send the same again after so many milliseconds; absent: do not.
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_ms: Option<u64>,
    },
    /// Answer to ping.
    Pong,
    /// The relay closes the connection after this.
    Bye {
        /// Why.
        error: ErrorBody,
        /// Come back after so many milliseconds; absent: do not.
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_ms: Option<u64>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> FrameError {
        parse(text).expect_err("refused")
    }

    #[test]
    fn every_frame_of_the_document_parses() {
        for frame in [
            r#"{"type":"hello","token":"vt_a_b","cursor":null,"languages":["de-AT","en"],"page":"https://a.example/x","time_zone":"Europe/Vienna","name":"Ann"}"#,
            r#"{"type":"hello","token":"vt_a_b"}"#,
            r#"{"type":"say","client_id":"c-000001","text":"hi"}"#,
            r#"{"type":"say","client_id":"c-000001","choice":"yes","text":"Yes"}"#,
            r#"{"type":"say","client_id":"c-000001","attachments":["f1"]}"#,
            r#"{"type":"typing","on":true}"#,
            r#"{"type":"read","seq":7}"#,
            r#"{"type":"end","client_id":"c-000001"}"#,
            r#"{"type":"rate","client_id":"c-000001","stars":5,"comment":"quick"}"#,
            r#"{"type":"correct","client_id":"c-000001","field":"collected.order","value":"8124"}"#,
            r#"{"type":"correct","client_id":"c-000001","field":"goal","value":"refund"}"#,
            r#"{"type":"ping","of_a_later_version":1}"#,
        ] {
            assert!(parse(frame).is_ok(), "{frame}: {:?}", parse(frame));
        }
    }

    #[test]
    fn a_refused_frame_names_its_path_and_whose_it_is() {
        let refused = error(r#"{"type":"rate","client_id":"c-000001","stars":6}"#);
        assert_eq!(refused.client_id.as_deref(), Some("c-000001"));
        assert!(refused.message.starts_with("stars: must be 1 to 5"), "{}", refused.message);
        let refused = error(r#"{"type":"say","client_id":"c-000001","attachments":["a",7]}"#);
        assert!(refused.message.starts_with("attachments[1]: "), "{}", refused.message);
        assert!(error(r#"{"type":"shout"}"#).message.starts_with("type: unknown variant"));
        assert!(error("{").message.contains("EOF"));
    }

    #[test]
    fn what_is_empty_or_too_long_is_refused() {
        let long = "x".repeat(16 * 1024 + 1);
        for (frame, needle) in [
            (r#"{"type":"say","client_id":"c-000001"}"#.to_owned(), "text is missing"),
            (r#"{"type":"say","client_id":"c-000001","text":" \n"}"#.to_owned(), "empty"),
            (format!(r#"{{"type":"say","client_id":"c-000001","text":"{long}"}}"#), "16385 bytes"),
            (r#"{"type":"say","client_id":"c 1","text":"x"}"#.to_owned(), "client_id: must be 8"),
            (
                r#"{"type":"say","client_id":"c-000001","attachments":["1","2","3","4","5","6"]}"#
                    .to_owned(),
                "attachments: at most 5",
            ),
            (
                r#"{"type":"correct","client_id":"c-000001","field":"tried","value":"x"}"#
                    .to_owned(),
                "field: must be",
            ),
        ] {
            let message = error(&frame).message;
            assert!(message.contains(needle), "{message}");
        }
    }

    #[test]
    fn server_frames_keep_the_shape_of_the_document() {
        let at = "2026-11-21T09:00:00Z".parse().expect("a time");
        let entry = Entry {
            id: "m1".into(),
            seq: 7,
            from: Author::Agent,
            name: Some("Anna".into()),
            text: "Hello".into(),
            at,
            choices: vec![],
            attachments: vec![],
            client_id: None,
        };
        let state = ChatState {
            control: Control::Agent("Anna".into()),
            place: None,
            wait_s: None,
            ended: false,
            ratable: false,
        };
        let welcome = Welcome {
            cursor: 7,
            resumed: false,
            conversation: None,
            language: "en".into(),
            greeting: None,
            now: at,
            state: state.clone(),
            token: None,
        };
        let refused = ServerFrame::Refused {
            client_id: Some("c-000001".into()),
            error: ErrorBody { code: "slow_down", message: "wait a moment".into() },
            retry_ms: Some(400),
        };
        for (frame, golden) in [
            (
                ServerFrame::Welcome(Box::new(welcome)),
                r#"{"type":"welcome","cursor":7,"resumed":false,"conversation":null,"language":"en","greeting":null,"now":"2026-11-21T09:00:00Z","state":{"control":{"kind":"agent","name":"Anna"},"place":null,"wait_s":null,"ended":false,"ratable":false}}"#,
            ),
            (
                ServerFrame::Entry { cursor: 7, entry: Box::new(entry) },
                r#"{"type":"entry","cursor":7,"entry":{"id":"m1","seq":7,"from":"agent","name":"Anna","text":"Hello","at":"2026-11-21T09:00:00Z"}}"#,
            ),
            (
                ServerFrame::State {
                    cursor: None,
                    state: ChatState {
                        control: Control::Queue,
                        place: Some(2),
                        wait_s: Some(240),
                        ..state
                    },
                },
                r#"{"type":"state","state":{"control":{"kind":"queue"},"place":2,"wait_s":240,"ended":false,"ratable":false}}"#,
            ),
            (
                refused,
                r#"{"type":"refused","client_id":"c-000001","error":{"code":"slow_down","message":"wait a moment"},"retry_ms":400}"#,
            ),
            (ServerFrame::Pong, r#"{"type":"pong"}"#),
        ] {
            assert_eq!(serde_json::to_string(&frame).expect("json"), golden);
        }
    }
}
