//! One connection to the relay: the handshake with its many ways to fail, then frames.
//!
//! Every failure is sorted here into the two kinds that callers tell apart: the relay said no, or
//! it is not there now.

use std::time::Duration;

use baton_shared::text::Clean;
use baton_shared::wire::{ClientFrame, ErrorBody, POLICY_FRAME_MAX, ServerFrame};
use futures_util::{SinkExt, StreamExt};
use serde::Deserialize;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::header::{AUTHORIZATION, RETRY_AFTER};
use tokio_tungstenite::tungstenite::http::{HeaderMap, HeaderValue, Request, Response, StatusCode};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_tls_with_config};

use super::{Relay, Token, trust};

/// From the first packet to the end of the upgrade.
const CONNECT_LIMIT: Duration = Duration::from_secs(10);
/// A frame that the other side does not take within this time will not be taken.
const SEND_LIMIT: Duration = Duration::from_secs(10);
/// Longest frame accepted: a policy, and a later relay may send more; far below what would hurt.
const RECEIVE_MAX: usize = 2 * POLICY_FRAME_MAX;
/// The frames this version knows; others come from a newer relay and are skipped.
const KNOWN: [&str; 11] = [
    "welcome", "snapshot", "change", "presence", "typing", "me", "done", "refused", "answer",
    "progress", "bye",
];

/// Why a connection is not there, or is there no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// The relay said no; trying again would hear the same.
    Refused(ErrorBody),
    /// Not now.
    Away {
        /// In words that follow "the relay".
        why: String,
        /// When the relay wants to be tried again.
        retry_after: Option<Duration>,
    },
}

impl Broken {
    /// Not there, for a reason that follows "the relay".
    #[must_use]
    pub fn away(why: impl Into<String>) -> Self {
        Self::Away { why: why.into(), retry_after: None }
    }
}

/// What came over the connection.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    /// A frame.
    Frame(Box<ServerFrame>),
    /// The answer to a ping.
    Pong(Vec<u8>),
    /// A sign of life without meaning for this version.
    Other,
}

/// An open connection. Dropping it closes it.
#[derive(Debug)]
pub struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Socket {
    /// Connects and upgrades; hello is the caller's.
    ///
    /// # Errors
    /// [`Broken`]: refused by the relay, or not reached.
    pub async fn connect(relay: &Relay, token: &Token) -> Result<Self, Broken> {
        let connector = if relay.is_secure() { trust::connector(relay)? } else { None };
        let request = request(relay, token)?;
        let config = WebSocketConfig::default()
            .read_buffer_size(16 * 1024)
            .max_message_size(Some(RECEIVE_MAX))
            .max_frame_size(Some(RECEIVE_MAX));
        let connecting =
            Box::pin(connect_async_tls_with_config(request, Some(config), true, connector));
        match timeout(CONNECT_LIMIT, connecting).await {
            Ok(Ok((stream, _))) => Ok(Self { stream }),
            Ok(Err(Error::Http(response))) => Err(sort_response(&response)),
            Ok(Err(error)) => Err(Broken::away(describe(&error))),
            Err(_) => Err(Broken::away("did not answer within 10 seconds")),
        }
    }

    /// Sends one frame, whole.
    ///
    /// # Errors
    /// [`Broken::Away`] if the connection is gone or stuck.
    pub async fn send(&mut self, frame: &ClientFrame) -> Result<(), Broken> {
        let text = serde_json::to_string(frame)
            .map_err(|e| Broken::away(format!("cannot be told this: {e}")))?;
        self.send_message(Message::text(text)).await
    }

    /// Sends a ping; its bytes come back as [`Heard::Pong`].
    ///
    /// # Errors
    /// [`Broken::Away`] if the connection is gone or stuck.
    pub async fn ping(&mut self, payload: Vec<u8>) -> Result<(), Broken> {
        self.send_message(Message::Ping(payload.into())).await
    }

    /// The next thing heard. May be dropped and called again without losing anything.
    ///
    /// # Errors
    /// [`Broken::Away`] if the connection is gone or the relay speaks another language.
    pub async fn next(&mut self) -> Result<Heard, Broken> {
        match self.stream.next().await {
            Some(Ok(Message::Text(text))) => parse(&text),
            Some(Ok(Message::Pong(payload))) => Ok(Heard::Pong(payload.to_vec())),
            Some(Ok(Message::Close(_))) | None => Err(Broken::away("closed the connection")),
            Some(Ok(_)) => Ok(Heard::Other),
            Some(Err(error)) => Err(Broken::away(describe(&error))),
        }
    }

    /// Says good-bye, as far as the other side still listens.
    pub async fn close(mut self) {
        let _ = timeout(Duration::from_secs(1), self.stream.close(None)).await;
    }

    async fn send_message(&mut self, message: Message) -> Result<(), Broken> {
        match timeout(SEND_LIMIT, self.stream.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(Broken::away(describe(&error))),
            Err(_) => Err(Broken::away("took nothing more for 10 seconds")),
        }
    }
}

fn request(relay: &Relay, token: &Token) -> Result<Request<()>, Broken> {
    let bad = || {
        Broken::Refused(ErrorBody {
            code: "bad_address".to_owned(),
            message: format!("{relay} cannot be connected to: check the address"),
        })
    };
    let mut request = relay.socket_url().into_client_request().map_err(|_| bad())?;
    let mut value =
        HeaderValue::from_str(&format!("Bearer {}", token.expose())).map_err(|_| bad())?;
    value.set_sensitive(true);
    request.headers_mut().insert(AUTHORIZATION, value);
    Ok(request)
}

/// Unknown frames are skipped, as unknown fields are; a known one that does not parse is a fault.
fn parse(text: &str) -> Result<Heard, Broken> {
    #[derive(Deserialize)]
    struct Tag<'a> {
        #[serde(rename = "type")]
        kind: &'a str,
    }
    let error = match serde_json::from_str(text) {
        Ok(frame) => return Ok(Heard::Frame(Box::new(frame))),
        Err(error) => error,
    };
    match serde_json::from_str::<Tag<'_>>(text) {
        Ok(tag) if !KNOWN.contains(&tag.kind) => Ok(Heard::Other),
        _ => Err(Broken::away(format!(
            "sent a frame that this program does not understand ({}): update one of the two",
            Clean::line(&error.to_string())
        ))),
    }
}

/// A refused upgrade. Only a bad credential or a bad request is for good; anything else may be a
/// proxy in front of a relay that restarts.
fn sort_response(response: &Response<Option<Vec<u8>>>) -> Broken {
    #[derive(Deserialize)]
    struct Told {
        error: ErrorBody,
    }
    let status = response.status();
    let body = response.body().as_deref().unwrap_or_default();
    let told = serde_json::from_slice::<Told>(body).ok().map(|told| told.error);
    if matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) {
        return Broken::Refused(told.unwrap_or_else(|| ErrorBody {
            code: "unauthorized".to_owned(),
            message: "the relay does not know this token: run `baton login`".to_owned(),
        }));
    }
    if let (StatusCode::BAD_REQUEST | StatusCode::UPGRADE_REQUIRED, Some(error)) = (status, &told) {
        return Broken::Refused(error.clone());
    }
    let why = match (status, told) {
        (_, Some(error)) => format!("answered {}: {}", status.as_u16(), error.message),
        (StatusCode::NOT_FOUND, None) => "is not at this address (404)".to_owned(),
        (_, None) => format!("answered {}", status.as_u16()),
    };
    Broken::Away {
        why: Clean::line(&why).into_string(),
        retry_after: retry_after(response.headers()),
    }
}

fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds: u64 = headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds.min(300)))
}

fn describe(error: &Error) -> String {
    match error {
        Error::ConnectionClosed | Error::AlreadyClosed => "closed the connection".to_owned(),
        Error::Protocol(_) => "broke off the connection".to_owned(),
        Error::Io(e) => match e.kind() {
            std::io::ErrorKind::ConnectionRefused => "does not listen at this address".to_owned(),
            std::io::ErrorKind::ConnectionReset | std::io::ErrorKind::UnexpectedEof => {
                "broke off the connection".to_owned()
            }
            _ if trust::is_distrust(e) => trust::DISTRUST.to_owned(),
            _ => format!("cannot be reached: {}", Clean::line(&e.to_string())),
        },
        Error::Capacity(_) => "sent a frame that is too long".to_owned(),
        other => format!("cannot be reached: {}", Clean::line(&other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(status: u16, body: &str) -> Response<Option<Vec<u8>>> {
        Response::builder()
            .status(status)
            .header(RETRY_AFTER, "7")
            .body(Some(body.as_bytes().to_vec()))
            .expect("valid response")
    }

    #[test]
    fn a_wrong_token_is_final_and_a_busy_relay_is_not() {
        let said = r#"{"error":{"code":"unauthorized","message":"say who you are"}}"#;
        let refused = sort_response(&response(401, said));
        assert!(matches!(refused, Broken::Refused(e) if e.message == "say who you are"));
        assert!(matches!(sort_response(&response(401, "<html>")), Broken::Refused(_)));
        let seven = Some(Duration::from_secs(7));
        for status in [404, 429, 500, 502, 503] {
            let broken = sort_response(&response(status, "<html>\u{1b}[2J"));
            assert!(matches!(broken, Broken::Away { retry_after, .. } if retry_after == seven));
        }
    }

    #[test]
    fn a_frame_of_a_newer_relay_is_skipped_and_a_broken_one_is_a_fault() {
        assert_eq!(parse(r#"{"type":"confetti","n":1}"#), Ok(Heard::Other));
        for bad in ["", "{}", r#"{"type":"welcome"}"#, "[1]"] {
            assert!(matches!(parse(bad), Err(Broken::Away { .. })), "{bad}");
        }
    }
}
