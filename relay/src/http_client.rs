//! The one way the relay makes HTTP clients: ring for TLS, no redirects, no surprises.
//!
//! There are two. Addresses that an admin wrote into the config may lead anywhere, also to what
//! listens beside the relay. An address that came in a request is somebody else's, who may want to
//! reach through the relay what they cannot reach themselves; it goes by the guarded client.
//!
//! - `exchange`: a signed body out, an answer in.
//! - `guard`: which addresses a request may name, checked where they are connected to.
//! - `ranges`: which IP addresses are the open internet.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use reqwest::{Url, redirect};

mod exchange;
mod guard;
mod ranges;
#[cfg(test)]
mod tests;

pub use exchange::{Unread, signed, whole};
pub use guard::{Allow, Forbidden, Lookup, SystemLookup};

use guard::{Guard, Resolver};

/// How long a connection may take to stand, TLS included.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a whole exchange may take.
pub const TOTAL_TIMEOUT: Duration = Duration::from_secs(20);

/// Whose word an address is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Trust {
    /// An admin's, in the config: it may lead anywhere.
    Config,
    /// Somebody's, in a request: only to the open internet, and only by https.
    #[default]
    Request,
    /// Somebody's, in a request made with a credential for which an admin named this origin
    /// (`https://host` or `http://host:port`): anywhere within the origin, elsewhere as
    /// [`Trust::Request`].
    Named(String),
}

/// A client that is made when first used: each reads the certificates of the machine, which takes
/// milliseconds and half a megabyte.
type Later = Arc<LazyLock<reqwest::Client, Box<dyn FnOnce() -> reqwest::Client + Send>>>;

/// Both clients. Cheap to clone; clones share their connections.
#[derive(Debug, Clone)]
pub struct Clients {
    open: Later,
    guarded: Later,
    guard: Arc<Guard>,
}

impl Clients {
    /// With an admin's exceptions (`[egress] allow`).
    #[must_use]
    pub fn new(allow: Vec<Allow>) -> Self {
        Self::looking_up(allow, Arc::new(SystemLookup))
    }

    /// With another way to find the addresses of a name: for tests.
    #[must_use]
    pub fn looking_up(allow: Vec<Allow>, lookup: Arc<dyn Lookup>) -> Self {
        let guard = Arc::new(Guard::new(allow));
        let resolver = Arc::new(Resolver::new(Arc::clone(&guard), lookup));
        // A proxy would resolve the name itself, where nobody checks what it leads to.
        let guarded =
            move || made(|builder| builder.no_proxy().dns_resolver(Arc::clone(&resolver)));
        Self { open: later(client), guarded: later(guarded), guard }
    }

    /// The client for addresses of the config.
    #[must_use]
    pub fn open(&self) -> &reqwest::Client {
        &self.open
    }

    /// The client that may be used for an address.
    ///
    /// # Errors
    /// [`Forbidden`] where no request may name it. What is only known once the name is looked up
    /// fails there, and [`forbidden`] recognises it.
    pub fn to(&self, url: &Url, trust: &Trust) -> Result<&reqwest::Client, Forbidden> {
        let named = match trust {
            Trust::Config => return Ok(&self.open),
            Trust::Request => None,
            Trust::Named(origin) => Some(origin),
        };
        let origin = url.origin().ascii_serialization();
        if named == Some(&origin) || self.guard.excepts(&origin) {
            return Ok(&self.open);
        }
        self.guard.check(url)?;
        Ok(&self.guarded)
    }
}

impl Default for Clients {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl From<reqwest::Client> for Clients {
    /// This one for addresses of the config, and no exceptions for others.
    fn from(open: reqwest::Client) -> Self {
        Self { open: later(|| open), ..Self::default() }
    }
}

/// Whether an exchange failed because its name leads where no request may go.
#[must_use]
pub fn forbidden(error: &reqwest::Error) -> bool {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        if error.is::<Forbidden>() {
            return true;
        }
        cause = error.source();
    }
    false
}

/// The client for addresses of the config, with the limits every outgoing call shares; a call may
/// set a shorter timeout.
#[must_use]
pub fn client() -> reqwest::Client {
    made(|builder| builder)
}

fn later(make: impl FnOnce() -> reqwest::Client + Send + 'static) -> Later {
    Arc::new(LazyLock::new(Box::new(make)))
}

fn made(with: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder) -> reqwest::Client {
    // A second call finds the provider installed, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    with(builder()).build().unwrap_or_else(|error| {
        // A machine without root certificates can still reach what listens beside it.
        tracing::warn!(%error, "no root certificates: https to the outside will fail");
        let nobody = with(builder()).tls_certs_only([]).build();
        nobody.expect("a client that trusts no certificate needs nothing from the system")
    })
}

fn builder() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(TOTAL_TIMEOUT)
        .redirect(redirect::Policy::none())
        .user_agent(concat!("baton-relay/", env!("CARGO_PKG_VERSION")))
}
