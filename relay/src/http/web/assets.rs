//! The page and its parts, compiled into the program: no build step, no other host.
//!
//! Everything has an entity tag and is asked for again each time, so that a new relay is a new
//! page at once and an unchanged one costs a 304. The content security policy allows what the
//! relay itself serves and nothing inline.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::files::{FILE_MAX, FileKind};
use super::{Web, WebConfig, problem};

/// Languages the page itself has words for.
pub const UI_LANGUAGES: [&str; 3] = ["en", "de", "es"];

const HTML: &str = "text/html; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JSON: &str = "application/json";
const SVG: &str = "image/svg+xml";

macro_rules! parts {
    ($($path:literal: $kind:ident),* $(,)?) => {
        /// Path below `/chat/`, media type, content.
        const PARTS: &[(&str, &str, &str)] =
            &[$(($path, $kind, include_str!(concat!("../../../web/", $path)))),*];
    };
}

parts! {
    "css/chat.css": CSS,
    "icon.svg": SVG,
    "js/briefing.js": JS,
    "js/composer.js": JS,
    "js/config.js": JS,
    "js/dom.js": JS,
    "js/ending.js": JS,
    "js/files.js": JS,
    "js/frame.js": JS,
    "js/log.js": JS,
    "js/main.js": JS,
    "js/model.js": JS,
    "js/socket.js": JS,
    "js/status.js": JS,
    "js/store.js": JS,
    "js/strings.js": JS,
    "js/transcript.js": JS,
    "strings/de.json": JSON,
    "strings/en.json": JSON,
    "strings/es.json": JSON,
}

const PAGE: &str = include_str!("../../../web/chat.html");
const WIDGET: &str = include_str!("../../../web/widget.js");

struct Asset {
    kind: &'static str,
    tag: HeaderValue,
    body: Bytes,
}

impl Asset {
    fn new(kind: &'static str, body: Bytes) -> Self {
        let digest = Sha256::digest(&body);
        let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&digest[..12]));
        let tag = HeaderValue::try_from(tag).expect("base64 in quotes is a header value");
        Self { kind, tag, body }
    }
}

/// All of them, with their tags.
pub(super) struct Assets {
    page: Asset,
    widget: Asset,
    config: Asset,
    parts: Vec<(&'static str, Asset)>,
    policy: HeaderValue,
}

impl Assets {
    pub(super) fn new(config: &WebConfig) -> Self {
        let fixed =
            |kind, text: &'static str| Asset::new(kind, Bytes::from_static(text.as_bytes()));
        let parts = PARTS.iter().map(|&(path, kind, text)| (path, fixed(kind, text))).collect();
        let policy = format!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; \
             connect-src 'self'; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; frame-ancestors {}",
            config.sites.frame_ancestors()
        );
        Self {
            page: fixed(HTML, PAGE),
            widget: fixed(JS, WIDGET),
            config: Asset::new(JSON, Bytes::from(page_config(config))),
            parts,
            policy: HeaderValue::try_from(policy).expect("sites hold header characters only"),
        }
    }
}

/// What the page asks for first: whose chat it is, which languages, which files.
fn page_config(config: &WebConfig) -> String {
    let types: Vec<_> = FileKind::ALL.iter().map(|kind| kind.media_type()).collect();
    json!({
        "title": config.title,
        "languages": config.languages,
        "strings": UI_LANGUAGES,
        "files": { "max_bytes": FILE_MAX, "types": types },
    })
    .to_string()
}

/// `/chat`.
pub(super) async fn page(State(web): State<Arc<Web>>, headers: HeaderMap) -> Response {
    answer(&web.assets.page, &web.assets.policy, &headers, "same-origin")
}

/// `/widget.js`, for pages of other sites.
pub(super) async fn widget(State(web): State<Arc<Web>>, headers: HeaderMap) -> Response {
    answer(&web.assets.widget, &web.assets.policy, &headers, "cross-origin")
}

/// `/chat/config.json`.
pub(super) async fn config(State(web): State<Arc<Web>>, headers: HeaderMap) -> Response {
    answer(&web.assets.config, &web.assets.policy, &headers, "same-origin")
}

/// `/chat/<part>`.
pub(super) async fn part(
    State(web): State<Arc<Web>>,
    Path(path): Path<String>,
    headers: HeaderMap,
) -> Response {
    match web.assets.parts.iter().find(|(known, _)| *known == path) {
        Some((_, asset)) => answer(asset, &web.assets.policy, &headers, "same-origin"),
        None => problem(StatusCode::NOT_FOUND, "not_found", "there is no such page"),
    }
}

fn answer(asset: &Asset, policy: &HeaderValue, asked: &HeaderMap, share: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.kind)),
        (header::ETAG, asset.tag.clone()),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::CONTENT_SECURITY_POLICY, policy.clone()),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static("camera=(), geolocation=(), microphone=()"),
        ),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static(share)),
    ];
    if known(asked, &asset.tag) {
        (StatusCode::NOT_MODIFIED, headers).into_response()
    } else {
        (headers, asset.body.clone()).into_response()
    }
}

/// `If-None-Match` names this tag; proxies may have weakened it.
fn known(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    let (Some(Ok(given)), Ok(tag)) =
        (asked.get(header::IF_NONE_MATCH).map(HeaderValue::to_str), tag.to_str())
    else {
        return false;
    };
    given.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
}

#[cfg(test)]
#[path = "assets_tests.rs"]
mod tests;
