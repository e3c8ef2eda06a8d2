//! Which sites may embed the chat and talk to it: the `Origin` check and `frame-ancestors`.
//!
//! Pure: text in, yes or no out.

use std::fmt;
use std::str::FromStr;

use axum::http::{HeaderMap, header};

/// A site that may embed the chat: `https://shop.example`, or `*` for any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site(String);

/// Why a site cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SiteError;

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a site must be an origin such as `https://shop.example` or \
             `http://localhost:3000` (no path, lower case), or `*` for any site",
        )
    }
}

impl std::error::Error for SiteError {}

impl FromStr for Site {
    type Err = SiteError;
    fn from_str(s: &str) -> Result<Self, SiteError> {
        let host = s.strip_prefix("https://").or_else(|| s.strip_prefix("http://"));
        let host_ok = |host: &str| {
            (1..=255).contains(&host.len())
                && host
                    .bytes()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || b".-:[]".contains(&c))
        };
        if s == "*" || host.is_some_and(host_ok) { Ok(Self(s.to_owned())) } else { Err(SiteError) }
    }
}

/// The sites that may embed the chat.
#[derive(Debug, Clone, Default)]
pub struct Sites(Vec<Site>);

impl Sites {
    /// These, and always the relay's own pages.
    #[must_use]
    pub fn new(sites: Vec<Site>) -> Self {
        Self(sites)
    }

    /// For the header: `'self' https://shop.example`.
    #[must_use]
    pub fn frame_ancestors(&self) -> String {
        let all = self.0.iter().map(|site| site.0.as_str());
        std::iter::once("'self'").chain(all).collect::<Vec<_>>().join(" ")
    }

    /// Whether a request may come from where it says it does. The chat's own frame is of the
    /// relay's origin, so that is the rule; a program without `Origin` has its token to show.
    #[must_use]
    pub fn admit(&self, headers: &HeaderMap) -> bool {
        let Some(origin) = headers.get(header::ORIGIN) else {
            return true;
        };
        let Ok(origin) = origin.to_str() else {
            return false;
        };
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let own = origin.split_once("://").map(|(_, authority)| authority);
        (own.is_some() && own == host)
            || self.0.iter().any(|site| site.0 == "*" || site.0 == origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(origin: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, "chat.example:8080".parse().expect("host"));
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().expect("origin"));
        }
        headers
    }

    #[test]
    fn only_the_own_origin_and_listed_sites_are_admitted() {
        let sites = Sites::new(vec!["https://shop.example".parse().expect("a site")]);
        for good in [
            None,
            Some("http://chat.example:8080"),
            Some("https://chat.example:8080"),
            Some("https://shop.example"),
        ] {
            assert!(sites.admit(&from(good)), "{good:?}");
        }
        for bad in [
            "https://evil.example",
            "https://shop.example.evil",
            "http://shop.example",
            "https://chat.example",
            "null",
        ] {
            assert!(!sites.admit(&from(Some(bad))), "{bad}");
        }
        assert!(Sites::new(vec!["*".parse().expect("any")]).admit(&from(Some("https://a.b"))));
    }

    #[test]
    fn a_site_that_could_break_the_header_is_refused() {
        for bad in ["shop.example", "https://a.b/c", "https://a b", "https://a;b", "https://", ""] {
            assert_eq!(bad.parse::<Site>(), Err(SiteError), "{bad}");
        }
    }
}
