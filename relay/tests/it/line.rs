//! A WebSocket as a test's hand holds it: read all the time, as a console's is. Whoever answers no
//! ping while a test does something else is given up by the relay, and rightly.

use std::fmt;

use futures_util::stream::SplitSink;
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

type Stream = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// One open socket; its texts are kept until they are asked for.
pub(crate) struct Line {
    out: SplitSink<Stream, Message>,
    texts: UnboundedReceiver<String>,
}

impl Line {
    /// Begins to read; needs a runtime whose threads run while the test does something else.
    pub(crate) fn new(stream: Stream) -> Self {
        let (out, mut read) = stream.split();
        let (told, texts) = unbounded_channel();
        tokio::spawn(async move {
            while let Some(Ok(message)) = read.next().await {
                let Message::Text(text) = message else { continue };
                if told.send(text.to_string()).is_err() {
                    return;
                }
            }
        });
        Self { out, texts }
    }

    pub(crate) async fn send(&mut self, text: String) -> Result<(), Error> {
        self.out.send(Message::text(text)).await
    }

    /// The next text; `None` once the other side has hung up.
    pub(crate) async fn next(&mut self) -> Option<String> {
        self.texts.recv().await
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Line").finish_non_exhaustive()
    }
}
