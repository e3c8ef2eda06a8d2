//! The one file an admin writes, `baton.toml`, as types that are already checked.
//!
//! [`Config::read`] reports every fault of the file at once, with its line and what to do. The
//! policy is another file and another module; this one only knows where it lies. What every key
//! means, its default and its unit stand in `config.example.toml`, which a test holds to this code.

mod disk;
mod egress;
mod endpoint;
mod fault;
mod find;
mod identity;
mod limits;
mod log;
mod metrics;
mod parts;
mod people;
mod pools;
mod rates;
mod reader;
mod secrets;
#[cfg(test)]
mod tests;
mod tls;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};

use reqwest::Url;

pub use egress::Egress;
pub use endpoint::Endpoint;
pub use fault::{Fault, Faults, line_of, nearest};
pub use find::{FILE, NotFound, Places, find};
pub use identity::{Identity, PublicKey};
pub use limits::{Delivery, Limits};
pub use log::LogEngine;
pub use metrics::Metrics;
pub use parts::{Bot, BotKind, Channel, ChannelKind, Notify, NotifyKind, Shape, web_address};
pub use people::{Masking, Retention};
pub use pools::Pools;
pub use rates::Rates;
pub use tls::Tls;

use parts::Names;
use reader::{Reading, Root};
use secrets::Secrets;

/// Longest path of the admin socket: the kernel's limit for a socket address, less its final zero.
const SOCKET_PATH_MAX: usize = 107;
/// The largest config read, in bytes.
const FILE_MAX: u64 = 1024 * 1024;
const TABLES: [&str; 18] = [
    "relay",
    "log",
    "tls",
    "web",
    "identity",
    "limits",
    "pools",
    "rates",
    "channel",
    "bot",
    "endpoint",
    "delivery",
    "egress",
    "notify",
    "retention",
    "masking",
    "disk",
    "metrics",
];

/// All of `baton.toml`, checked, its secrets read and its paths made absolute.
#[derive(Debug, Clone)]
pub struct Config {
    /// The file it was read from.
    pub path: PathBuf,
    /// The relay itself.
    pub relay: Relay,
    /// Where the log lies.
    pub log: LogEngine,
    /// Its own TLS, where no proxy does it.
    pub tls: Option<Tls>,
    /// The customers' web chat.
    pub web: Web,
    /// Who vouches for visitors.
    pub identity: Identity,
    /// Bounds of everything that grows.
    pub limits: Limits,
    /// Connections, each kind of user apart.
    pub pools: Pools,
    /// How often somebody may come.
    pub rates: Rates,
    /// Where customers' messages come from.
    pub channels: Vec<Channel>,
    /// Who answers first.
    pub bots: Vec<Bot>,
    /// Who may be asked where a ticket goes.
    pub endpoints: Vec<Endpoint>,
    /// Sending to the outside.
    pub delivery: Delivery,
    /// Where addresses from requests may lead.
    pub egress: Egress,
    /// Whom to wake when nobody takes a ticket.
    pub notify: Vec<Notify>,
    /// How long people's data is kept.
    pub retention: Retention,
    /// What agents and bots see masked.
    pub masking: Masking,
    /// When the disk counts as full.
    pub disk: crate::disk::Rules,
    /// Who may read the counters.
    pub metrics: Metrics,
    /// What is allowed but unwise; shown by `check`.
    pub warnings: Vec<Fault>,
}

/// `[relay]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relay {
    /// Where it listens; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The folder of the log, the lock and the admin socket.
    pub data: PathBuf,
    /// The policy's file.
    pub policy: PathBuf,
    /// How the outside reaches it, where a proxy stands before it.
    pub public_url: Option<Url>,
    /// The proxies whose word on a customer's address is taken.
    pub proxies: Vec<IpAddr>,
    /// The header in which they give it.
    pub proxy_header: ProxyHeader,
    /// Names, besides `public_url`'s, under which the relay is asked: what a `Host` may be.
    pub hosts: Vec<String>,
    /// Pages that may open the agents' socket, each as scheme, host and port.
    pub agent_origins: Vec<String>,
}

/// The header in which a proxy names who asked it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProxyHeader {
    /// `X-Forwarded-For`.
    #[default]
    XForwardedFor,
    /// `Forwarded`, RFC 7239.
    Forwarded,
}

/// `[web]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Web {
    /// The sites that may embed the chat, each as scheme, host and port; the relay's own is always allowed.
    pub origins: Vec<String>,
    /// The chat's heading.
    pub title: String,
}

impl Config {
    /// Reads and checks a file and the secrets it refers to.
    ///
    /// # Errors
    /// Every [`Fault`] of the file, or the one that kept it from being read at all.
    pub fn read(path: &Path) -> Result<Self, Faults> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let text = read_bounded(&path).map_err(|message| Fault::of_file(&path, message))?;
        Self::parse(&path, &text)
    }

    /// Checks the text of the file at `path`; relative paths in it start at that file's folder.
    ///
    /// # Errors
    /// Every [`Fault`] of the text.
    pub fn parse(path: &Path, text: &str) -> Result<Self, Faults> {
        let (mut reading, root) = Reading::new(path, text);
        let config = Self::from(&mut reading, root);
        match Faults::of(reading.faults) {
            Some(faults) => Err(faults),
            None => Ok(Self { warnings: reading.warnings, ..config }),
        }
    }

    fn from<'i>(reading: &mut Reading<'i>, mut root: Root<'i>) -> Self {
        let path = reading.file.clone();
        let folder = path.parent().unwrap_or(Path::new("/")).to_owned();
        let secrets = Secrets::new(folder.clone(), &path);
        let tls = Tls::from(reading, &mut root, &folder);
        let relay = Relay::from(reading, &mut root, &folder, tls.as_ref());
        let log = LogEngine::from(root.section(reading, "log"), &secrets);
        let web = Web::from(reading, &mut root);
        let identity = Identity::from(root.section(reading, "identity"), &secrets);
        let limits = Limits::from(root.section(reading, "limits"));
        let pools = Pools::from(root.section(reading, "pools"));
        let rates = Rates::from(root.section(reading, "rates"));
        let delivery = Delivery::from(root.section(reading, "delivery"));
        let retention = Retention::from(root.section(reading, "retention"));
        let masking = Masking::from(root.section(reading, "masking"));
        let egress = Egress::from(reading, &mut root);
        let mut names = Names::default();
        let bots = parts::bots(reading, &mut root, &secrets, &mut names);
        let channels = parts::channels(reading, &mut root, &secrets, &mut names, limits.body_bytes);
        let endpoints = endpoint::endpoints(reading, &mut root, &secrets);
        let notify = parts::notify(reading, &mut root, &secrets);
        let disk = disk::rules(root.section(reading, "disk"));
        let metrics = Metrics::from(root.section(reading, "metrics"), &secrets);
        root.finish(reading, &TABLES);
        if channels.is_empty() && reading.faults.is_empty() {
            reading.warn(None, "no [[channel]]: customers cannot reach this relay");
        }
        let warnings = Vec::new();
        Self {
            path,
            relay,
            log,
            tls,
            web,
            identity,
            limits,
            pools,
            rates,
            channels,
            bots,
            endpoints,
            delivery,
            egress,
            notify,
            retention,
            masking,
            disk,
            metrics,
            warnings,
        }
    }

    /// The folder that relative paths start at.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("/"))
    }

    /// How people reach the relay: `public_url`, else where it listens. Without a final slash.
    #[must_use]
    pub fn base_url(&self) -> String {
        match &self.relay.public_url {
            Some(url) => url.as_str().trim_end_matches('/').to_owned(),
            None => self.own_url(),
        }
    }

    /// How a program on this machine reaches the relay itself, whatever stands before it.
    #[must_use]
    pub fn own_url(&self) -> String {
        let url = local_url(self.relay.listen);
        match (&self.tls, url.strip_prefix("http://")) {
            (Some(_), Some(rest)) => format!("https://{rest}"),
            _ => url,
        }
    }

    /// The admin socket of the relay on this data.
    #[must_use]
    pub fn admin_socket(&self) -> PathBuf {
        self.relay.data.join("admin.sock")
    }
}

/// How a program on this machine reaches a listening address: one that means "every address" is
/// no address to go to.
#[must_use]
pub fn local_url(mut listen: SocketAddr) -> String {
    if listen.ip().is_unspecified() {
        listen.set_ip(match listen.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    format!("http://{listen}")
}

fn read_bounded(path: &Path) -> Result<String, String> {
    let explain = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            "no such file: `baton-relay init --dir DIR` writes one".to_owned()
        }
        _ => format!("cannot be read: {error}"),
    };
    let size = std::fs::metadata(path).map_err(explain)?.len();
    if size > FILE_MAX {
        return Err(format!("has {size} bytes; a config has at most {FILE_MAX}"));
    }
    std::fs::read_to_string(path).map_err(explain)
}

impl Relay {
    fn from<'i>(
        reading: &mut Reading<'i>,
        root: &mut Root<'i>,
        folder: &Path,
        tls: Option<&Tls>,
    ) -> Self {
        let mut s = root.section(reading, "relay");
        let listen = listen_address(&mut s, tls);
        let data = s.get::<PathBuf>("data").map_or_else(|| "data".into(), |at| at.value);
        let policy = s.get::<PathBuf>("policy").map_or_else(|| "policy.toml".into(), |at| at.value);
        let public_url = parts::url(&mut s, "public_url").map(|at| at.value);
        let proxies = s.get::<Vec<IpAddr>>("proxies").map(|at| at.value);
        let proxies =
            proxies.unwrap_or_else(|| vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]);
        let proxy_header = s.get("proxy_header").map(|at| at.value).unwrap_or_default();
        let hosts = hosts(&mut s);
        let agent_origins = origins(&mut s, "agent_origins");
        let (data, policy) = (folder.join(data), folder.join(policy));
        let socket = data.join("admin.sock").as_os_str().len();
        if socket > SOCKET_PATH_MAX {
            let most = SOCKET_PATH_MAX - "/admin.sock".len();
            let rule = format!(
                "{} is too long a path for the admin socket in it: at most {most} bytes, choose a shorter one",
                data.display()
            );
            s.key_fault(s.header(), "data", &rule);
        }
        s.finish();
        Self { listen, data, policy, public_url, proxies, proxy_header, hosts, agent_origins }
    }
}

/// Host names as they stand in a `Host` header, without a port.
fn hosts(s: &mut reader::Section<'_, '_>) -> Vec<String> {
    let mut allowed = Vec::new();
    for host in s.get::<Vec<toml::Spanned<String>>>("hosts").map(|at| at.value).unwrap_or_default()
    {
        let name = host.get_ref().to_ascii_lowercase();
        let good = (1..=253).contains(&name.len())
            && name.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-' || c == b'.');
        if good {
            allowed.push(name);
        } else {
            let rule = "a host is a name such as relay.internal, without scheme and port";
            s.key_fault(Some(host.span().start), "hosts", rule);
        }
    }
    allowed
}

fn origins(s: &mut reader::Section<'_, '_>, key: &'static str) -> Vec<String> {
    let mut allowed = Vec::new();
    for origin in s.get::<Vec<toml::Spanned<String>>>(key).map(|at| at.value).unwrap_or_default() {
        match parts::origin(origin.get_ref()) {
            Ok(origin) => allowed.push(origin),
            Err(rule) => s.key_fault(Some(origin.span().start), key, &rule),
        }
    }
    allowed
}

/// `HOST:PORT` where the host is an address or `localhost`.
///
/// # Errors
/// The rule, in words.
pub fn parse_listen(text: &str) -> Result<SocketAddr, String> {
    let numeric = match text.strip_prefix("localhost:") {
        Some(port) => format!("127.0.0.1:{port}"),
        None => text.to_owned(),
    };
    numeric
        .parse()
        .map_err(|_| format!("`{text}` is no ADDRESS:PORT; write for example 127.0.0.1:8080"))
}

fn listen_address(s: &mut reader::Section<'_, '_>, tls: Option<&Tls>) -> SocketAddr {
    let default = SocketAddr::from(([127, 0, 0, 1], 8080));
    let Some(text) = s.get::<String>("listen") else { return default };
    let listen = parse_listen(&text.value).unwrap_or_else(|rule| {
        s.key_fault(Some(text.offset), "listen", &rule);
        default
    });
    if tls.is_none() && !listen.ip().is_loopback() {
        let message = "relay.listen: open to the network without TLS: add [tls], or listen on \
                       127.0.0.1 behind a proxy";
        s.reading.warn(Some(text.offset), message);
    }
    listen
}

impl Web {
    fn from<'i>(reading: &mut Reading<'i>, root: &mut Root<'i>) -> Self {
        let mut s = root.section(reading, "web");
        let allowed = origins(&mut s, "origins");
        let title = s.get::<String>("title").map_or_else(|| "Chat with us".into(), |at| at.value);
        s.finish();
        Self { origins: allowed, title }
    }
}
