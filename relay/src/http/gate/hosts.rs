//! What a request may call the relay, and which pages may ask it.
//!
//! A page whose own name is rebound to this machine sends that name as `Host`, so a name nobody
//! configured is refused. A browser adds `Origin`, programs do not: one that is not allowed is
//! refused before anything else happens. The web chat has its own list, `[web] origins`. Pure.

use std::net::IpAddr;

use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri, Version, header};

use crate::http::error::{ApiError, Status};

/// Whom the relay answers.
#[derive(Debug, Clone, Default)]
pub struct Hosts {
    /// Names it has, lower case, without port. Addresses and `localhost` are always its own.
    pub names: Vec<String>,
    /// Pages that may use the agents' socket and the API: `https://desk.example.org`.
    pub origins: Vec<String>,
}

impl Hosts {
    /// Whether a request is meant for this relay and comes from where it may.
    ///
    /// # Errors
    /// 400 without a readable `Host`, 421 for a foreign one, 403 for a foreign `Origin`.
    pub fn check(&self, version: Version, uri: &Uri, headers: &HeaderMap) -> Result<(), ApiError> {
        let named = host(version, headers)?;
        let names = named.into_iter().chain(uri.authority().map(Authority::as_str));
        for name in names {
            if !self.is_own(name) {
                let message = "this relay does not go by that name: set `public_url`, or add the \
                               name to `hosts` in [relay]";
                return Err(ApiError::new(Status::Misdirected, "wrong_host", message));
            }
        }
        let guarded = ["/v1/", "/channels/"].iter().any(|start| uri.path().starts_with(start));
        if guarded && !self.admits(headers) {
            let message = "web pages may not ask this: see `agent_origins` in [relay]";
            return Err(ApiError::new(Status::Forbidden, "origin_refused", message));
        }
        Ok(())
    }

    /// Whether there is no `Origin`, or only one that is allowed.
    #[must_use]
    pub fn admits(&self, headers: &HeaderMap) -> bool {
        headers.get_all(header::ORIGIN).iter().all(|origin| {
            origin.to_str().is_ok_and(|origin| self.origins.iter().any(|good| good == origin))
        })
    }

    fn is_own(&self, authority: &str) -> bool {
        let name = without_port(authority).to_ascii_lowercase();
        let name = name.strip_suffix('.').unwrap_or(&name);
        let bare = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(name);
        // Rebinding needs a name: an address in `Host` was typed or configured by somebody.
        bare.parse::<IpAddr>().is_ok()
            || name == "localhost"
            || self.names.iter().any(|own| own == name)
    }
}

/// The `Host` header; HTTP/1.0 may leave it out.
fn host(version: Version, headers: &HeaderMap) -> Result<Option<&str>, ApiError> {
    let mut all = headers.get_all(header::HOST).iter();
    let bad = || {
        let message = "send one readable Host header: the name under which the relay is reached";
        ApiError::new(Status::BadRequest, "bad_host", message)
    };
    let host = match all.next() {
        None if version <= Version::HTTP_10 => return Ok(None),
        None => return Err(bad()),
        Some(host) => host.to_str().map_err(|_| bad())?,
    };
    if all.next().is_some() || host.contains('@') {
        return Err(bad());
    }
    Ok(Some(host))
}

fn without_port(authority: &str) -> &str {
    let after_brackets = authority.rfind(']').map_or(0, |at| at + 1);
    match authority[after_brackets..].find(':') {
        Some(colon) => &authority[..after_brackets + colon],
        None => authority,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts() -> Hosts {
        Hosts {
            names: vec!["chat.example.org".to_owned(), "relay.internal".to_owned()],
            origins: vec!["https://desk.example.org".to_owned()],
        }
    }

    /// The status a request is refused with; 200 where it is let in.
    fn status(uri: &str, host: &[&str], origin: &[&str]) -> u16 {
        let mut headers = HeaderMap::new();
        for host in host {
            headers.append(header::HOST, host.parse().expect("a value"));
        }
        for origin in origin {
            headers.append(header::ORIGIN, origin.parse().expect("a value"));
        }
        let uri = uri.parse().expect("a uri");
        let checked = hosts().check(Version::HTTP_11, &uri, &headers);
        checked.err().map_or(200, |error| error.status().code().as_u16())
    }

    #[test]
    fn a_host_is_the_relays_own_name_or_an_address_and_nothing_else() {
        for (host, wanted) in [
            ("chat.example.org", 200),
            ("CHAT.example.org:443", 200),
            ("chat.example.org.", 200),
            ("relay.internal:8080", 200),
            ("localhost:8080", 200),
            ("127.0.0.1:8080", 200),
            ("[::1]:8080", 200),
            ("192.0.2.7", 200),
            ("evil.example", 421),
            ("chat.example.org.evil.example", 421),
            ("localhost.evil.example", 421),
            ("127.0.0.1.evil.example", 421),
            ("evil.example:127.0.0.1", 421),
            ("[::1].evil.example", 421),
            ("0x7f000001", 421),
            ("", 421),
            ("user@localhost", 400),
        ] {
            assert_eq!(status("/chat", &[host], &[]), wanted, "{host}");
        }
        assert_eq!(status("/chat", &[], &[]), 400, "HTTP/1.1 has a Host");
        assert_eq!(status("/chat", &["localhost", "evil.example"], &[]), 400);
        assert_eq!(status("http://evil.example/chat", &["localhost"], &[]), 421);
        let none = HeaderMap::new();
        let old = hosts().check(Version::HTTP_10, &"/healthz".parse().expect("a uri"), &none);
        assert_eq!(old, Ok(()), "a simple probe has no Host");
    }

    #[test]
    fn a_page_may_use_the_agents_side_only_where_it_is_listed() {
        let host = ["localhost"];
        for (uri, origin, wanted) in [
            ("/v1/agent", vec![], 200),
            ("/v1/agent", vec!["https://desk.example.org"], 200),
            ("/v1/agent", vec!["https://desk.example.org.evil"], 403),
            ("/v1/agent", vec!["http://desk.example.org"], 403),
            ("/v1/agent", vec!["http://localhost"], 403),
            ("/v1/agent", vec!["null"], 403),
            ("/v1/agent", vec![""], 403),
            ("/v1/agent", vec!["https://desk.example.org", "https://evil.example"], 403),
            ("/v1/files/c/1", vec!["https://evil.example"], 403),
            ("/channels/hook", vec!["https://evil.example"], 403),
            // The web chat looks at its own list.
            ("/chat/socket", vec!["https://evil.example"], 200),
        ] {
            assert_eq!(status(uri, &host, &origin), wanted, "{uri} {origin:?}");
        }
    }
}
