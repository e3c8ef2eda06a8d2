//! Which addresses a request may name.
//!
//! The rule for IP addresses is applied twice: to a literal one in the URL, and to what a name
//! resolves to, in the resolver itself, whose answer is what is connected to. So a name that leads
//! elsewhere at the second look gains nothing: there is no second look. Redirects are not
//! followed. Other spellings of an address (`0x7f.1`, `2130706433`) are made one by the parser of
//! URLs before they get here.

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::str::FromStr;
use std::sync::Arc;

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::ranges::{Network, is_public};

/// The usual port of https.
const HTTPS: u16 = 443;
/// From here on ports belong to whoever takes them; below are other protocols' own.
const UNPRIVILEGED: u16 = 1024;

/// An exception that an admin makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Allow {
    /// Scheme, host and port: wherever the name leads, and without TLS if it says so.
    Origin(String),
    /// Addresses that count as the open internet: by https only, as everything else.
    Network(Network),
}

impl FromStr for Allow {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if !text.contains("://") {
            return text.parse().map(Self::Network).map_err(|rule: String| {
                format!("{rule}, and no site, as in https://bot.example.org:8443")
            });
        }
        let url = Url::parse(text).map_err(|error| format!("`{text}` is no address: {error}"))?;
        let origin = url.origin().ascii_serialization();
        if !matches!(url.scheme(), "http" | "https") || url.as_str().trim_end_matches('/') != origin
        {
            return Err(format!("`{text}` must be only scheme, host and port: {origin}"));
        }
        Ok(Self::Origin(origin))
    }
}

/// An address that no request may name. Says which rule, for the log; never tells the one who
/// asked what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Forbidden {
    NotHttps,
    Credentials,
    Port(u16),
    /// The address itself, or the first one that the name leads to.
    Address(IpAddr),
}

impl fmt::Display for Forbidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotHttps => f.write_str("an address from a request must begin with https://"),
            Self::Credentials => f.write_str("an address must not hold a name or a password"),
            Self::Port(port) => write!(
                f,
                "port {port} is not for addresses from requests: {HTTPS}, or {UNPRIVILEGED} and up"
            ),
            Self::Address(ip) => {
                write!(f, "{ip} is not of the open internet; [egress] allow makes an exception")
            }
        }
    }
}

impl std::error::Error for Forbidden {}

/// The rules, with an admin's exceptions.
#[derive(Debug, Default)]
pub(super) struct Guard {
    origins: Vec<String>,
    networks: Vec<Network>,
}

impl Guard {
    pub(super) fn new(allow: Vec<Allow>) -> Self {
        let mut guard = Self::default();
        for one in allow {
            match one {
                Allow::Origin(origin) => guard.origins.push(origin),
                Allow::Network(network) => guard.networks.push(network),
            }
        }
        guard
    }

    /// Whether an admin opened this origin.
    pub(super) fn excepts(&self, origin: &str) -> bool {
        self.origins.iter().any(|allowed| allowed == origin)
    }

    /// What can be told from the text alone.
    pub(super) fn check(&self, url: &Url) -> Result<(), Forbidden> {
        if url.scheme() != "https" {
            return Err(Forbidden::NotHttps);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Forbidden::Credentials);
        }
        let port = url.port_or_known_default().unwrap_or(HTTPS);
        if port != HTTPS && port < UNPRIVILEGED {
            return Err(Forbidden::Port(port));
        }
        let host = url.host_str().unwrap_or_default();
        match host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
            Ok(ip) => self.pass(ip),
            Err(_) => Ok(()),
        }
    }

    fn pass(&self, ip: IpAddr) -> Result<(), Forbidden> {
        if is_public(ip) || self.networks.iter().any(|network| network.holds(ip)) {
            Ok(())
        } else {
            Err(Forbidden::Address(ip))
        }
    }

    /// Of what a name leads to, what may be connected to.
    fn vetted(&self, found: Vec<IpAddr>) -> Result<Vec<SocketAddr>, Forbidden> {
        let refused = found.iter().find_map(|ip| self.pass(*ip).err());
        let vetted = found.into_iter().filter(|ip| self.pass(*ip).is_ok());
        // Port 0 stands for the URL's own.
        let vetted: Vec<_> = vetted.map(|ip| SocketAddr::new(ip, 0)).collect();
        match refused {
            Some(refused) if vetted.is_empty() => Err(refused),
            _ => Ok(vetted),
        }
    }
}

/// The future of a look-up.
pub(super) type Found = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;

/// Finds the addresses of a name: the system in the daemon, whatever a test needs elsewhere.
pub trait Lookup: fmt::Debug + Send + Sync + 'static {
    /// All of them.
    fn addresses(&self, name: String) -> Found;
}

/// As every program on this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemLookup;

impl Lookup for SystemLookup {
    fn addresses(&self, name: String) -> Found {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// A resolver whose every answer is vetted.
#[derive(Debug)]
pub(super) struct Resolver {
    guard: Arc<Guard>,
    lookup: Arc<dyn Lookup>,
}

impl Resolver {
    pub(super) fn new(guard: Arc<Guard>, lookup: Arc<dyn Lookup>) -> Self {
        Self { guard, lookup }
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (guard, looking) =
            (Arc::clone(&self.guard), self.lookup.addresses(name.as_str().to_owned()));
        Box::pin(async move {
            let vetted = guard.vetted(looking.await?)?;
            let addresses: Addrs = Box::new(vetted.into_iter());
            Ok(addresses)
        })
    }
}
