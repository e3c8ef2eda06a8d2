//! The page's parts as a browser gets them.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use tower::ServiceExt as _;

use super::super::tests::NobodyHome;
use super::super::{Limits, WebConfig, origin::Sites, router, session::Keys};
use super::*;
use crate::secret::Secret;

fn app(sites: &[&str]) -> axum::Router {
    let sites = sites.iter().map(|site| site.parse().expect("a site")).collect();
    let config = WebConfig {
        title: "Acme <b>support</b>".to_owned(),
        languages: vec!["en".to_owned(), "de".to_owned()],
        sites: Sites::new(sites),
        identity: crate::config::Identity::default(),
        keys: Keys::new(vec![Secret::new([7; 32])]).expect("a key"),
        limits: Limits::default(),
    };
    let (_, stop) = tokio::sync::watch::channel(false);
    router(Web::new(config, Arc::new(NobodyHome), Arc::new(|| [1; 16]), stop))
}

async fn get(app: &axum::Router, path: &str, tag: Option<&str>) -> Response {
    let mut request = Request::get(path);
    if let Some(tag) = tag {
        request = request.header(header::IF_NONE_MATCH, tag);
    }
    app.clone().oneshot(request.body(Body::empty()).expect("a request")).await.expect("an answer")
}

async fn text(response: Response) -> String {
    let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[tokio::test]
async fn the_page_forbids_inline_script_and_other_hosts() {
    let response = get(&app(&["https://shop.example"]), "/chat", None).await;
    assert_eq!(response.status(), StatusCode::OK);
    let policy = response.headers()["content-security-policy"].to_str().expect("text").to_owned();
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"));
    assert!(policy.ends_with("frame-ancestors 'self' https://shop.example"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    let page = text(response).await;
    for forbidden in [" style=", " onclick=", "<style", "://"] {
        assert!(!page.contains(forbidden), "the page holds {forbidden}");
    }
}

#[tokio::test]
async fn every_part_has_a_tag_and_an_unchanged_one_costs_no_body() {
    let app = app(&[]);
    let paths = PARTS.iter().map(|(path, ..)| format!("/chat/{path}"));
    for path in paths.chain(["/chat".into(), "/widget.js".into(), "/chat/config.json".into()]) {
        let response = get(&app, &path, None).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        let tag = response.headers()[header::ETAG].to_str().expect("text").to_owned();
        let again = get(&app, &path, Some(&format!("\"other\", W/{tag}"))).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path}");
        assert_eq!(text(again).await, "", "{path}");
        assert_eq!(get(&app, &path, Some("\"other\"")).await.status(), StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn what_is_not_a_part_is_not_found() {
    let app = app(&[]);
    for path in ["/chat/js/none.js", "/chat/../Cargo.toml", "/chat/css/", "/chat/js%2Fmain.js%00"] {
        assert_eq!(get(&app, path, None).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn the_page_learns_title_languages_and_file_limits() {
    let config: serde_json::Value =
        serde_json::from_str(&text(get(&app(&[]), "/chat/config.json", None).await).await)
            .expect("JSON");
    assert_eq!(config["title"], "Acme <b>support</b>");
    assert_eq!(config["languages"], json!(["en", "de"]));
    assert_eq!(config["files"]["max_bytes"], 5 * 1024 * 1024);
}

#[test]
fn every_module_that_is_imported_is_served() {
    let served: BTreeSet<_> = PARTS.iter().map(|(path, ..)| *path).collect();
    for (path, kind, source) in PARTS {
        if *kind != JS {
            continue;
        }
        for import in source.lines().filter(|line| line.starts_with("import ")) {
            let from = import.split('\'').nth(1).expect("a quoted path");
            let target = format!("js/{}", from.trim_start_matches("./"));
            assert!(served.contains(target.as_str()), "{path} imports {target}");
        }
    }
}

#[test]
fn every_language_has_every_word_with_the_same_blanks() {
    let words = |language: &str| -> std::collections::BTreeMap<String, String> {
        let path = format!("strings/{language}.json");
        let (.., text) = PARTS.iter().find(|(p, ..)| *p == path).expect("served");
        serde_json::from_str(text).expect("a flat object of texts")
    };
    let blanks = |text: &str| -> BTreeSet<String> {
        text.split('{').skip(1).filter_map(|s| s.split('}').next()).map(str::to_owned).collect()
    };
    let english = words("en");
    for language in UI_LANGUAGES {
        let other = words(language);
        assert_eq!(
            other.keys().collect::<Vec<_>>(),
            english.keys().collect::<Vec<_>>(),
            "{language}"
        );
        for (key, text) in &english {
            assert_eq!(blanks(&other[key]), blanks(text), "{language}: {key}");
        }
    }
}

#[test]
fn every_word_the_page_asks_for_exists() {
    let (.., english) = PARTS.iter().find(|(path, ..)| *path == "strings/en.json").expect("served");
    let english: std::collections::BTreeMap<String, String> =
        serde_json::from_str(english).expect("a flat object of texts");
    let mut asked = 0;
    for (path, _, source) in PARTS.iter().filter(|(_, kind, _)| *kind == JS) {
        for (at, _) in source.match_indices("t('") {
            let before = source[..at].chars().next_back().unwrap_or(' ');
            if before.is_alphanumeric() || before == '.' {
                continue;
            }
            let key = source[at + 3..].split('\'').next().expect("a closing quote");
            assert!(english.contains_key(key), "{path} asks for {key}");
            asked += 1;
        }
    }
    assert!(asked > 50, "the search finds the calls: {asked}");
}
