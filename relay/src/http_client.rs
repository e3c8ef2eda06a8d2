//! The one HTTP client for whatever the relay calls. Its limits hold for every destination; a
//! total time-out belongs to the call and is set there.

use std::sync::Once;
use std::time::Duration;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

static PROVIDER: Once = Once::new();

/// A client with a connection pool of its own; clone it rather than build a second one.
///
/// Redirects are not followed: a signed body goes to the address in the config and nowhere else.
///
/// # Errors
/// Where the system's certificate store cannot be read.
pub fn client() -> reqwest::Result<reqwest::Client> {
    PROVIDER.call_once(|| {
        // Fails only where a provider is installed already, and then that one serves.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    reqwest::Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .redirect(reqwest::redirect::Policy::none())
        .user_agent(concat!("baton-relay/", env!("CARGO_PKG_VERSION")))
        .build()
}
