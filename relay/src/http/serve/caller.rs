//! For whom a request counts: the address of whoever connected or, where that is a trusted proxy,
//! the one it names.
//!
//! Pure. Only the last words of the header count: a proxy appends what it saw, and what stands
//! before is a claim of whoever it saw.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, HeaderName, header};

/// Reverse proxies whose word on an address is taken.
#[derive(Debug, Clone)]
pub struct Proxies {
    /// Their own addresses.
    pub addresses: Vec<IpAddr>,
    /// The header they write. Only this one is read: a proxy that writes one passes the other on
    /// as a stranger sent it.
    pub header: HeaderName,
}

impl Default for Proxies {
    /// None.
    fn default() -> Self {
        Self { addresses: Vec::new(), header: X_FORWARDED_FOR }
    }
}

/// What most proxies write.
pub const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// For whom a request counts: an extension of every request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller {
    /// Who is at the other end; behind a proxy, whom it names.
    pub address: SocketAddr,
    /// By what is counted: the address, or its /64. `None` for a trusted proxy that names nobody,
    /// because it may speak for anybody.
    pub counted: Option<IpAddr>,
}

impl Proxies {
    /// Whether this is one of them.
    #[must_use]
    pub fn trust(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.addresses.iter().any(|proxy| proxy.to_canonical() == address)
    }

    /// Whose request this is.
    #[must_use]
    pub fn caller(&self, peer: SocketAddr, headers: &HeaderMap) -> Caller {
        if !self.trust(peer.ip()) {
            return Caller { address: peer, counted: Some(network(peer.ip())) };
        }
        match self.named(headers) {
            Some(ip) => {
                Caller { address: SocketAddr::new(ip, peer.port()), counted: Some(network(ip)) }
            }
            None => Caller { address: peer, counted: None },
        }
    }

    /// The last hop that is no proxy of ours; `None` where a hop cannot be read.
    fn named(&self, headers: &HeaderMap) -> Option<IpAddr> {
        let values = headers.get_all(&self.header).iter().filter_map(|value| value.to_str().ok());
        let hops: Vec<&str> = values.flat_map(|value| value.split(',')).collect();
        for hop in hops.into_iter().rev() {
            let ip = if self.header == header::FORWARDED { forwarded(hop) } else { address(hop) };
            let ip = ip?.to_canonical();
            if !self.trust(ip) {
                return Some(ip);
            }
        }
        None
    }
}

/// The `for` of one element of `Forwarded`: `for="[2001:db8::17]:4711";proto=https`.
fn forwarded(element: &str) -> Option<IpAddr> {
    let pairs = element.split(';').filter_map(|pair| pair.split_once('='));
    let mut named = pairs.filter(|(name, _)| name.trim().eq_ignore_ascii_case("for"));
    let (_, value) = named.next()?;
    address(value.trim().trim_matches('"'))
}

/// An address with or without a port: `192.0.2.1`, `192.0.2.1:80`, `[2001:db8::1]:80`.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

/// A household has a whole IPv6 /64, so that is what counts as one address.
#[must_use]
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        v4 @ IpAddr::V4(_) => v4,
        IpAddr::V6(v6) => IpAddr::from((v6.to_bits() & !u128::from(u64::MAX)).to_be_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(header: &HeaderName, peer: &str, values: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(header, value.parse().expect("a header"));
        }
        let addresses = ["127.0.0.1", "10.0.0.2"].map(|ip| ip.parse().expect("an address"));
        let proxies = Proxies { addresses: addresses.into(), header: header.clone() };
        let peer = SocketAddr::new(peer.parse().expect("an address"), 9);
        match proxies.caller(peer, &headers).counted {
            Some(ip) => ip.to_string(),
            None => "nobody".to_owned(),
        }
    }

    #[test]
    fn a_trusted_proxy_names_its_customer_and_nobody_else_may() {
        let seen = |peer, values: &[&str]| named(&X_FORWARDED_FOR, peer, values);
        assert_eq!(seen("127.0.0.1", &["203.0.113.7"]), "203.0.113.7");
        assert_eq!(seen("127.0.0.1", &["203.0.113.7:4711"]), "203.0.113.7");
        assert_eq!(seen("127.0.0.1", &["2001:db8:1:2::9"]), "2001:db8:1:2::");
        assert_eq!(seen("::ffff:127.0.0.1", &["203.0.113.7"]), "203.0.113.7");
        assert_eq!(seen("198.51.100.1", &["203.0.113.7"]), "198.51.100.1");
        assert_eq!(seen("127.0.0.1", &[]), "nobody");
    }

    #[test]
    fn what_a_customer_claims_before_the_proxy_is_not_believed() {
        let seen = |values: &[&str]| named(&X_FORWARDED_FOR, "127.0.0.1", values);
        assert_eq!(seen(&["1.2.3.4, 203.0.113.7"]), "203.0.113.7");
        assert_eq!(seen(&["1.2.3.4", "203.0.113.7, 10.0.0.2"]), "203.0.113.7");
        assert_eq!(seen(&["203.0.113.7, nonsense"]), "nobody");
        assert_eq!(seen(&["10.0.0.2"]), "nobody");
    }

    #[test]
    fn the_standard_header_is_read_where_it_is_the_one_and_only_there() {
        let seen = |values: &[&str]| named(&header::FORWARDED, "127.0.0.1", values);
        assert_eq!(seen(&["for=192.0.2.60;proto=http;by=203.0.113.43"]), "192.0.2.60");
        assert_eq!(seen(&["for=1.2.3.4, For=\"[2001:db8:cafe::17]:4711\""]), "2001:db8:cafe::");
        assert_eq!(seen(&["for=192.0.2.60, for=10.0.0.2;proto=https"]), "192.0.2.60");
        assert_eq!(seen(&["for=unknown"]), "nobody");
        assert_eq!(seen(&["proto=https"]), "nobody");
        let mut headers = HeaderMap::new();
        headers.append(header::FORWARDED, "for=1.2.3.4".parse().expect("a header"));
        let addresses = vec!["127.0.0.1".parse().expect("an address")];
        let proxies = Proxies { addresses, ..Proxies::default() };
        let peer = "127.0.0.1:9".parse().expect("an address");
        assert_eq!(proxies.caller(peer, &headers).counted, None, "the other header is a claim");
    }

    #[test]
    fn an_ipv6_household_counts_as_one_address_and_a_mapped_ipv4_as_itself() {
        let net = |text: &str| network(text.parse().expect("address"));
        assert_eq!(net("2001:db8:1:2::1"), net("2001:db8:1:2:ffff::9"));
        assert_ne!(net("2001:db8:1:2::1"), net("2001:db8:1:3::1"));
        assert_eq!(net("::ffff:10.0.0.1"), net("10.0.0.1"));
    }
}
