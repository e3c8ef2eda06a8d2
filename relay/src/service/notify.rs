//! `sd_notify(3)`: one datagram for each piece of news, to the socket that `NOTIFY_SOCKET` names,
//! by path or, with a leading `@`, in the abstract namespace. Never waits and never fails: a relay
//! that cannot tell still serves.

use std::ffi::OsStr;
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::net::{SocketAddr, UnixDatagram};
use std::sync::Arc;

/// The variable that names the socket.
const NOTIFY_SOCKET: &str = "NOTIFY_SOCKET";

/// Something that the service manager acts upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News<'a> {
    /// Recovered, listening, log writable.
    Ready,
    /// One line for `systemctl status`.
    Status(&'a str),
    /// The configuration is being read again; [`News::Ready`] ends it.
    Reloading,
    /// On the way out.
    Stopping,
    /// Proved to be alive.
    Alive,
}

impl News<'_> {
    fn line(self) -> String {
        match self {
            Self::Ready => "READY=1\n".to_owned(),
            // A line break would begin another field.
            Self::Status(text) => format!("STATUS={}\n", text.replace(['\n', '\r'], " ")),
            // The instant lets the manager tell this reload's READY from an earlier one's.
            Self::Reloading => format!("RELOADING=1\nMONOTONIC_USEC={}\n", monotonic_usec()),
            Self::Stopping => "STOPPING=1\n".to_owned(),
            Self::Alive => "WATCHDOG=1\n".to_owned(),
        }
    }
}

fn monotonic_usec() -> i64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
    now.tv_sec * 1_000_000 + now.tv_nsec / 1_000
}

/// The way to the service manager, if there is one.
#[derive(Debug, Clone, Default)]
pub struct Notifier(Option<Arc<UnixDatagram>>);

impl Notifier {
    /// As the environment says. A socket that cannot be used is logged and then left alone.
    #[must_use]
    pub fn from_env() -> Self {
        let Some(name) = std::env::var_os(NOTIFY_SOCKET).filter(|name| !name.is_empty()) else {
            return Self::default();
        };
        Self::to(&name).unwrap_or_else(|error| {
            tracing::warn!(%error, "{NOTIFY_SOCKET} cannot be used: systemd is told nothing");
            Self::default()
        })
    }

    /// To this socket: an absolute path, or `@` and an abstract name.
    ///
    /// # Errors
    /// Where it is neither, or nobody listens there.
    pub fn to(name: &OsStr) -> io::Result<Self> {
        let socket = UnixDatagram::unbound()?;
        socket.connect_addr(&address(name)?)?;
        // A manager that reads nothing must not stop the relay.
        socket.set_nonblocking(true)?;
        Ok(Self(Some(Arc::new(socket))))
    }

    /// Tells these together.
    pub fn tell(&self, news: &[News<'_>]) {
        let Some(socket) = &self.0 else { return };
        let text: String = news.iter().map(|one| one.line()).collect();
        if let Err(error) = socket.send(text.as_bytes()) {
            tracing::warn!(%error, ?news, "the service manager was not told");
        }
    }
}

fn address(name: &OsStr) -> io::Result<SocketAddr> {
    match name.as_bytes() {
        [b'/', ..] => SocketAddr::from_pathname(name),
        [b'@', rest @ ..] if !rest.is_empty() => of_abstract(rest),
        _ => {
            let rule = "it must be an absolute path, or @ and a name";
            Err(io::Error::new(io::ErrorKind::InvalidInput, rule))
        }
    }
}

#[cfg(target_os = "linux")]
fn of_abstract(name: &[u8]) -> io::Result<SocketAddr> {
    <SocketAddr as std::os::linux::net::SocketAddrExt>::from_abstract_name(name)
}

#[cfg(not(target_os = "linux"))]
fn of_abstract(_name: &[u8]) -> io::Result<SocketAddr> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "abstract sockets are Linux's"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(socket: &UnixDatagram) -> String {
        let mut bytes = [0; 512];
        let length = socket.recv(&mut bytes).expect("a datagram");
        String::from_utf8(bytes[..length].to_vec()).expect("text")
    }

    #[test]
    fn news_reach_a_socket_in_the_file_system_as_one_datagram() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("notify");
        let manager = UnixDatagram::bind(&path).expect("bound");
        let notifier = Notifier::to(path.as_os_str()).expect("somebody listens");
        notifier.tell(&[News::Ready, News::Status("two\nlines")]);
        assert_eq!(heard(&manager), "READY=1\nSTATUS=two lines\n");
        notifier.tell(&[News::Alive]);
        assert_eq!(heard(&manager), "WATCHDOG=1\n");
        notifier.tell(&[News::Reloading]);
        let reloading = heard(&manager);
        let at = reloading.strip_prefix("RELOADING=1\nMONOTONIC_USEC=").expect("both fields");
        assert!(at.trim_end().parse::<i64>().is_ok_and(|at| at > 0), "{reloading}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn news_reach_an_abstract_socket() {
        let name = format!("baton-notify-{}", std::process::id());
        let address = of_abstract(name.as_bytes()).expect("a name");
        let manager = UnixDatagram::bind_addr(&address).expect("bound");
        let notifier = Notifier::to(OsStr::new(&format!("@{name}"))).expect("somebody listens");
        notifier.tell(&[News::Stopping]);
        assert_eq!(heard(&manager), "STOPPING=1\n");
    }

    #[test]
    fn a_name_that_is_no_socket_is_refused_and_without_one_nobody_is_told() {
        for name in ["", "@", "relative/path", "vsock:2:1234", "/nowhere/at/all"] {
            assert!(Notifier::to(OsStr::new(name)).is_err(), "{name:?} was accepted");
        }
        Notifier::default().tell(&[News::Ready]);
    }

    #[test]
    fn a_manager_that_reads_nothing_does_not_hold_the_relay_up() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("notify");
        let _deaf = UnixDatagram::bind(&path).expect("bound");
        let notifier = Notifier::to(path.as_os_str()).expect("bound");
        // Many more than its queue takes; it returns all the same.
        (0..10_000).for_each(|_| notifier.tell(&[News::Alive]));
    }
}
