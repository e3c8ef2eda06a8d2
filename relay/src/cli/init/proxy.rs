//! Blocks for the two usual proxies, matching the relay's address and limits.

use std::net::SocketAddr;

use reqwest::Url;

use crate::http::web::files::FILE_MAX;

/// MiB of a request's body: a visitor's file is the largest thing that passes.
const BODY_MAX_MIB: usize = FILE_MAX.div_ceil(1024 * 1024);

/// The host that a certificate is for, with its port where it is unusual.
fn site(public: &Url) -> String {
    let host = public.host_str().unwrap_or("localhost");
    match public.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

/// For the Caddyfile.
pub(super) fn caddy(public: &Url, listen: SocketAddr) -> String {
    let scheme = if public.scheme() == "http" { "http://" } else { "" };
    format!("{scheme}{} {{\n\treverse_proxy {listen}\n}}\n", site(public))
}

/// For nginx: sockets need the upgrade headers and a read time-out above the relay's ping.
pub(super) fn nginx(public: &Url, listen: SocketAddr) -> String {
    let host = public.host_str().unwrap_or("localhost");
    let port = public.port_or_known_default().unwrap_or(443);
    let tls = match public.scheme() {
        "http" => String::new(),
        _ => format!(
            "    ssl_certificate     /etc/letsencrypt/live/{host}/fullchain.pem;\n    \
             ssl_certificate_key /etc/letsencrypt/live/{host}/privkey.pem;\n"
        ),
    };
    let ssl = if tls.is_empty() { "" } else { " ssl" };
    format!(
        "map $http_upgrade $baton_connection {{ default upgrade; '' close; }}\n\
         server {{\n    listen {port}{ssl};\n    server_name {host};\n{tls}    \
         client_max_body_size {BODY_MAX_MIB}m;\n    location / {{\n        \
         proxy_pass http://{listen};\n        proxy_http_version 1.1;\n        \
         proxy_set_header Host $http_host;\n        \
         proxy_set_header Upgrade $http_upgrade;\n        \
         proxy_set_header Connection $baton_connection;\n        \
         proxy_set_header X-Forwarded-For $remote_addr;\n        \
         proxy_set_header X-Forwarded-Proto $scheme;\n        \
         proxy_read_timeout 120s;\n        proxy_buffering off;\n    }}\n}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_blocks_name_the_public_host_and_the_relays_address() {
        let public = Url::parse("https://chat.example.org/").expect("valid");
        let listen = SocketAddr::from(([127, 0, 0, 1], 8080));
        assert_eq!(
            caddy(&public, listen),
            "chat.example.org {\n\treverse_proxy 127.0.0.1:8080\n}\n"
        );
        let block = nginx(&public, listen);
        assert!(block.contains("server_name chat.example.org;"));
        assert!(block.contains("listen 443 ssl;"));
        assert!(block.contains("client_max_body_size 5m;"));
        assert!(block.contains("proxy_pass http://127.0.0.1:8080;"));
        assert_eq!(block.matches('{').count(), block.matches('}').count());
    }
}
