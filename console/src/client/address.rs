//! Where the relay is, and the secret that opens it. Refuses to carry a token in the clear over a
//! network.

use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use tokio_tungstenite::tungstenite::http::Uri;

/// Longest token accepted, in bytes.
const TOKEN_MAX: usize = 512;

/// Why an address or a token cannot be used. Never holds the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressError(String);

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for AddressError {}

/// A relay's address: `https://…`, or `http://…` on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relay {
    secure: bool,
    authority: String,
    /// Without a slash at the end.
    path: String,
    /// Whose certificates are trusted, if not those that the public trusts.
    ca: Option<PathBuf>,
}

impl Relay {
    /// Reads an address; `ws` and `wss` stand for `http` and `https`.
    ///
    /// # Errors
    /// [`AddressError`] where it is no such address, carries a user name or a query, or would send
    /// the token over a network unencrypted.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let refuse = |why: &str| Err(AddressError(format!("the relay's address {why}")));
        let Ok(uri) = text.trim().parse::<Uri>() else {
            return refuse("is not one; it looks like https://desk.example.org");
        };
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return refuse("needs its scheme, as in https://desk.example.org");
        };
        let secure = match scheme {
            "https" | "wss" => true,
            "http" | "ws" => false,
            _ => return refuse("must begin with https:// (or http:// on this machine)"),
        };
        if authority.as_str().contains('@') || uri.query().is_some() {
            return refuse("must not hold a user name, password or query");
        }
        if !secure && !is_loopback(authority.host()) {
            return refuse(
                "must begin with https://; http:// is for this machine only, because \
                 the token would cross the network in the clear",
            );
        }
        let path = uri.path().trim_end_matches('/');
        let path = path.strip_suffix("/v1/agent").unwrap_or(path).to_owned();
        Ok(Self { secure, authority: authority.to_string(), path, ca: None })
    }

    /// Trusting the certificates in this file (PEM) and no others; where absent, those that the
    /// public trusts.
    #[must_use]
    pub fn trusting(self, ca: Option<PathBuf>) -> Self {
        Self { ca, ..self }
    }

    /// The file of certificates that are trusted, if it is a private one.
    #[must_use]
    pub fn ca(&self) -> Option<&Path> {
        self.ca.as_deref()
    }

    /// Whether two lead to the same place, whomever they trust.
    #[must_use]
    pub fn is_at(&self, other: &Self) -> bool {
        (self.secure, &self.authority, &self.path) == (other.secure, &other.authority, &other.path)
    }

    /// Where the agents' socket is.
    #[must_use]
    pub fn socket_url(&self) -> String {
        let scheme = if self.secure { "wss" } else { "ws" };
        format!("{scheme}://{}{}/v1/agent", self.authority, self.path)
    }

    /// A directory name of its own.
    #[must_use]
    pub fn slug(&self) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c } else { '_' };
        format!("{}{}", self.authority, self.path).chars().map(plain).collect()
    }

    /// Whether the connection is encrypted.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.secure
    }
}

impl fmt::Display for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.secure { "https" } else { "http" };
        write!(f, "{scheme}://{}{}", self.authority, self.path)
    }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// An agent's token. Prints as `[token]`.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Takes a token in, without the white space around it.
    ///
    /// # Errors
    /// [`AddressError`] where it is empty or could not stand in a header.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError("the token is empty".to_owned()));
        }
        if text.len() > TOKEN_MAX || !text.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(AddressError(
                "this is not a token; copy the one line that `baton-relay agent add` printed"
                    .to_owned(),
            ));
        }
        Ok(Self(text.to_owned()))
    }

    /// The token, for the one header that needs it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[token]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_socket() {
        for (given, socket) in [
            ("https://desk.example.org", "wss://desk.example.org/v1/agent"),
            ("https://desk.example.org/baton/", "wss://desk.example.org/baton/v1/agent"),
            ("wss://desk.example.org:8443/v1/agent", "wss://desk.example.org:8443/v1/agent"),
            ("http://localhost:8080", "ws://localhost:8080/v1/agent"),
            ("http://127.0.0.2:1/", "ws://127.0.0.2:1/v1/agent"),
            ("http://[::1]:8080", "ws://[::1]:8080/v1/agent"),
        ] {
            assert_eq!(Relay::parse(given).expect(given).socket_url(), socket);
        }
    }

    #[test]
    fn a_token_never_crosses_a_network_in_the_clear() {
        for bad in [
            "http://desk.example.org",
            "ws://10.0.0.1",
            "http://localhost.evil.example",
            "http://127.0.0.1.evil.example",
            "http://localhost@evil.example",
            "https://token@desk.example.org",
            "https://desk.example.org/?token=x",
            "ftp://desk.example.org",
            "desk.example.org",
            "",
        ] {
            assert!(Relay::parse(bad).is_err(), "{bad} was accepted");
        }
    }

    #[test]
    fn what_cannot_stand_in_a_header_is_no_token() {
        assert_eq!(Token::parse(" abc\n").expect("valid").expose(), "abc");
        for bad in ["", " \n", "two words", "line\nline", "é", &"x".repeat(513)] {
            assert!(Token::parse(bad).is_err(), "{bad:?} was accepted");
        }
    }
}
