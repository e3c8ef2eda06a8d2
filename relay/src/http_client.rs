//! The one way the relay makes an HTTP client: ring for TLS, no redirects, no surprises.

use std::time::Duration;

use reqwest::redirect;

/// How long a connection may take to stand, TLS included.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a whole exchange may take.
pub const TOTAL_TIMEOUT: Duration = Duration::from_secs(20);

/// A client with the limits every outgoing call shares; a call may set a shorter timeout.
#[must_use]
pub fn client() -> reqwest::Client {
    // A second call finds the provider installed, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    builder().build().unwrap_or_else(|error| {
        // A machine without root certificates can still reach what listens beside it.
        tracing::warn!(%error, "no root certificates: https to the outside will fail");
        let nobody = builder().tls_certs_only([]).build();
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
