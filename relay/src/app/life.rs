//! The relay's life as systemd sees it: the sockets it was handed, what it tells, and the proof by
//! which it counts as alive.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::config::Config;
use crate::engine::{Command, Engine, Failed};
use crate::log::AppendError;
use crate::service::{self, News, Notifier};

/// Before the log is tried again.
const AGAIN: Duration = Duration::from_secs(1);

/// What the environment brought. Made before any thread is.
#[derive(Debug)]
pub(super) struct Life {
    notifier: Notifier,
    handed: Vec<std::net::TcpListener>,
    watched: Option<Duration>,
}

impl Life {
    /// Reads it, once.
    ///
    /// # Errors
    /// In words: something was handed over that is no listener.
    pub(super) fn from_env() -> Result<Self, String> {
        let handed = service::adopt()?;
        Ok(Self { notifier: Notifier::from_env(), handed, watched: service::interval() })
    }

    /// Tells the service manager, if there is one.
    pub(super) fn tell(&self, news: &[News<'_>]) {
        self.notifier.tell(news);
    }

    /// The listeners that were handed over, or one of the relay's own.
    ///
    /// # Errors
    /// In words: the address is taken, or is none of this machine.
    pub(super) async fn listeners(&mut self, config: &Config) -> Result<Vec<TcpListener>, String> {
        if self.handed.is_empty() {
            return Ok(vec![listen(config).await?]);
        }
        let adopt = |listener: std::net::TcpListener| {
            listener.set_nonblocking(true)?;
            let listener = TcpListener::from_std(listener)?;
            Ok((listener.local_addr()?, listener))
        };
        let adopted: std::io::Result<Vec<_>> =
            std::mem::take(&mut self.handed).into_iter().map(adopt).collect();
        let adopted =
            adopted.map_err(|error| format!("a socket handed over by systemd: {error}"))?;
        let (addresses, listeners): (Vec<SocketAddr>, Vec<TcpListener>) =
            adopted.into_iter().unzip();
        if !addresses.contains(&config.relay.listen) {
            tracing::warn!(
                "systemd's socket listens on {addresses:?}, not on {} as the config says: change \
                 `ListenStream=` of baton-relay.socket, or `listen`",
                config.relay.listen
            );
        }
        Ok(listeners)
    }

    /// Tells that the relay is ready once the log takes writes, which `/readyz` asks for too.
    pub(super) fn ready(&self, engine: &Engine, address: SocketAddr) -> JoinHandle<()> {
        let (notifier, engine) = (self.notifier.clone(), engine.clone());
        tokio::spawn(async move {
            while let Err(error) = engine.log().probe().await {
                let status = format!("not ready: the log cannot be written: {error}");
                tracing::error!("{status}");
                notifier.tell(&[News::Status(&status)]);
                tokio::time::sleep(AGAIN).await;
            }
            notifier.tell(&[News::Ready, News::Status(&format!("serving on {address}"))]);
        })
    }

    /// Where systemd watches: tells it that the relay lives, as long as [`proof`] comes.
    pub(super) fn watched(&self, engine: &Engine) -> Option<JoinHandle<()>> {
        let (every, engine) = (self.watched?, engine.clone());
        let prove = move || proof(engine.clone());
        Some(tokio::spawn(service::feed(self.notifier.clone(), every, prove)))
    }
}

async fn listen(config: &Config) -> Result<TcpListener, String> {
    let address = config.relay.listen;
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => format!(
            "{address} is taken: stop what listens there, or change `listen` in {}",
            config.path.display()
        ),
        _ => format!("cannot listen on {address}: {error}"),
    })
}

/// The engine's loop turns and the log's writer answers. An answer is enough: a full disk is not
/// mended by a new start, and reads go on meanwhile.
async fn proof(engine: Engine) -> Result<(), String> {
    if let Err(Failed::Stopped) = engine.ask(Command::Beat).await {
        return Err("the engine has stopped".to_owned());
    }
    match engine.log().probe().await {
        Ok(()) | Err(AppendError::NotWritten { .. }) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}
