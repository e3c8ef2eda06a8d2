//! Whose address a request has: behind a proxy that is trusted, the one the proxy names.
//!
//! Without this all customers behind one proxy would share one address's limits. Only the last
//! words of the header count: a proxy appends what it saw, what stands before is a claim.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;

use crate::http::serve::Peer;

/// Middleware: replaces the proxy's address by its customer's.
pub(super) async fn through_proxies(
    State(proxies): State<Arc<Vec<IpAddr>>>,
    mut request: Request,
    next: Next,
) -> Response {
    if let Some(Peer(peer)) = request.extensions().get::<Peer>().copied() {
        let behind = behind(peer, request.headers(), &proxies);
        request.extensions_mut().insert(Peer(behind));
    }
    next.run(request).await
}

fn behind(peer: SocketAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> SocketAddr {
    let trusted = |ip: IpAddr| proxies.contains(&ip.to_canonical());
    if !trusted(peer.ip()) {
        return peer;
    }
    let named = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = named.flat_map(|value| value.split(',')).map(str::trim).collect();
    for hop in hops.into_iter().rev() {
        match hop.parse::<IpAddr>() {
            Ok(ip) if trusted(ip) => {}
            Ok(ip) => return SocketAddr::new(ip.to_canonical(), peer.port()),
            Err(_) => return peer,
        }
    }
    peer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, header: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in header {
            headers.append("x-forwarded-for", value.parse().expect("a header"));
        }
        let proxies = ["127.0.0.1".parse().expect("an address")];
        let peer = SocketAddr::new(peer.parse().expect("an address"), 9);
        behind(peer, &headers, &proxies).ip().to_string()
    }

    #[test]
    fn a_trusted_proxy_names_its_customer_and_nobody_else_may() {
        assert_eq!(seen("127.0.0.1", &["203.0.113.7"]), "203.0.113.7");
        assert_eq!(seen("198.51.100.1", &["203.0.113.7"]), "198.51.100.1");
        assert_eq!(seen("127.0.0.1", &[]), "127.0.0.1");
    }

    #[test]
    fn what_a_customer_claims_before_the_proxy_is_not_believed() {
        assert_eq!(seen("127.0.0.1", &["10.9.9.9, 203.0.113.7"]), "203.0.113.7");
        assert_eq!(seen("127.0.0.1", &["10.9.9.9", "203.0.113.7, 127.0.0.1"]), "203.0.113.7");
        assert_eq!(seen("127.0.0.1", &["203.0.113.7, nonsense"]), "127.0.0.1");
    }
}
