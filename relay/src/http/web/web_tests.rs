//! Session and files over HTTP, as a browser asks for them.

use std::collections::HashMap;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, ready};
use tower::ServiceExt as _;

use super::desk::{Ack, NewFile, Opened, StoredFile};
use super::frames::{Correct, End, Profile, Say};
use super::*;
use crate::secret::Secret;

/// A desk for what needs none.
pub(in crate::http::web) struct NobodyHome;

fn away<T: Send + 'static>() -> BoxFuture<'static, Result<T, Refusal>> {
    ready(Err(Refusal::never("away", "nobody is home"))).boxed()
}

impl VisitorDesk for NobodyHome {
    fn open(
        &self,
        _: VisitorId,
        _: SocketId,
        _: Profile,
        _: Option<u64>,
    ) -> BoxFuture<'static, Result<Opened, Refusal>> {
        away()
    }
    fn say(&self, _: VisitorId, _: Say) -> BoxFuture<'static, Result<Ack, Refusal>> {
        away()
    }
    fn end(&self, _: VisitorId, _: End) -> BoxFuture<'static, Result<Ack, Refusal>> {
        away()
    }
    fn rate(&self, _: VisitorId, _: frames::Rate) -> BoxFuture<'static, Result<Ack, Refusal>> {
        away()
    }
    fn correct(&self, _: VisitorId, _: Correct) -> BoxFuture<'static, Result<Ack, Refusal>> {
        away()
    }
    fn typing(&self, _: &VisitorId, _: bool) {}
    fn read(&self, _: &VisitorId, _: u64) {}
    fn left(&self, _: &VisitorId, _: SocketId) {}
    fn keep(&self, _: VisitorId, _: NewFile) -> BoxFuture<'static, Result<String, Refusal>> {
        away()
    }
    fn fetch(
        &self,
        _: VisitorId,
        _: String,
    ) -> BoxFuture<'static, Result<Option<StoredFile>, Refusal>> {
        away()
    }
}

/// A desk that only keeps files.
#[derive(Default)]
struct Cupboard(Mutex<HashMap<(VisitorId, String), StoredFile>>);

impl VisitorDesk for Cupboard {
    fn open(
        &self,
        v: VisitorId,
        s: SocketId,
        p: Profile,
        c: Option<u64>,
    ) -> BoxFuture<'static, Result<Opened, Refusal>> {
        NobodyHome.open(v, s, p, c)
    }
    fn say(&self, v: VisitorId, say: Say) -> BoxFuture<'static, Result<Ack, Refusal>> {
        NobodyHome.say(v, say)
    }
    fn end(&self, v: VisitorId, end: End) -> BoxFuture<'static, Result<Ack, Refusal>> {
        NobodyHome.end(v, end)
    }
    fn rate(&self, v: VisitorId, rate: frames::Rate) -> BoxFuture<'static, Result<Ack, Refusal>> {
        NobodyHome.rate(v, rate)
    }
    fn correct(&self, v: VisitorId, c: Correct) -> BoxFuture<'static, Result<Ack, Refusal>> {
        NobodyHome.correct(v, c)
    }
    fn typing(&self, _: &VisitorId, _: bool) {}
    fn read(&self, _: &VisitorId, _: u64) {}
    fn left(&self, _: &VisitorId, _: SocketId) {}
    fn keep(
        &self,
        visitor: VisitorId,
        file: NewFile,
    ) -> BoxFuture<'static, Result<String, Refusal>> {
        let NewFile { kind, name, bytes } = file;
        let mut kept = self.0.lock().expect("no panic");
        let id = format!("f-{}", kept.len());
        kept.insert((visitor, id.clone()), StoredFile { kind, name, bytes });
        ready(Ok(id)).boxed()
    }
    fn fetch(
        &self,
        visitor: VisitorId,
        id: String,
    ) -> BoxFuture<'static, Result<Option<StoredFile>, Refusal>> {
        ready(Ok(self.0.lock().expect("no panic").get(&(visitor, id)).cloned())).boxed()
    }
}

fn app() -> Router {
    let config = WebConfig {
        title: "Acme".to_owned(),
        languages: vec!["en".to_owned()],
        sites: Sites::default(),
        identity: Identity::default(),
        keys: Keys::new(vec![Secret::new([7; 32])]).expect("a key"),
        limits: Limits::default(),
    };
    let next = AtomicU64::new(1);
    let random: RandomSource = Arc::new(move || {
        let mut bytes = [0; VISITOR_BYTES];
        bytes[..8].copy_from_slice(&next.fetch_add(1, Ordering::Relaxed).to_le_bytes());
        bytes
    });
    let (_, stop) = watch::channel(false);
    router(Web::new(config, Arc::new(Cupboard::default()), random, stop))
}

async fn send(app: &Router, request: axum::http::request::Builder, body: Body) -> Response {
    app.clone().oneshot(request.body(body).expect("a request")).await.expect("an answer")
}

async fn json(response: Response) -> serde_json::Value {
    let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    serde_json::from_slice(&bytes).expect("JSON")
}

async fn session(app: &Router) -> String {
    let response = send(app, Request::post("/chat/session"), Body::empty()).await;
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    json(response).await["token"].as_str().expect("a token").to_owned()
}

fn upload(token: &str, name: &str) -> axum::http::request::Builder {
    Request::post("/chat/files")
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header("x-file-name", name)
}

fn fetch(token: &str, id: &str) -> axum::http::request::Builder {
    Request::get(format!("/chat/files/{id}"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
}

#[tokio::test]
async fn each_browser_gets_its_own_token_and_keeps_it() {
    let app = app();
    let (ann, ben) = (session(&app).await, session(&app).await);
    assert_ne!(ann, ben);
    let again =
        Request::post("/chat/session").header(header::AUTHORIZATION, format!("Bearer {ann}"));
    assert_eq!(json(send(&app, again, Body::empty()).await).await["token"], ann.as_str());
}

#[tokio::test]
async fn a_foreign_page_gets_no_session() {
    let request = Request::post("/chat/session")
        .header(header::HOST, "chat.example")
        .header(header::ORIGIN, "https://evil.example");
    let response = send(&app(), request, Body::empty()).await;
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
    assert_eq!(json(response).await["error"]["code"], "foreign_origin");
}

#[tokio::test]
async fn one_address_cannot_ask_for_sessions_without_end() {
    let app = app();
    let mut refused = 0;
    for _ in 0..60 {
        let response = send(&app, Request::post("/chat/session"), Body::empty()).await;
        if response.status() == StatusCode::TOO_MANY_REQUESTS {
            assert!(response.headers().contains_key(header::RETRY_AFTER));
            refused += 1;
        }
    }
    assert!(refused > 0, "60 at once were all granted");
}

#[tokio::test]
async fn a_file_is_kept_under_a_clean_name_and_only_its_visitor_gets_it_back() {
    let app = app();
    let (ann, ben) = (session(&app).await, session(&app).await);
    let response = send(&app, upload(&ann, "..%2Fgr%C3%BCn.exe"), Body::from("hello")).await;
    assert_eq!(response.status(), StatusCode::CREATED);
    let kept = json(response).await;
    assert_eq!(kept, json!({"id": "f-0", "name": "grün.exe.txt", "type": "text/plain", "size": 5}));

    let own = send(&app, fetch(&ann, "f-0"), Body::empty()).await;
    assert_eq!(own.status(), StatusCode::OK);
    assert_eq!(own.headers()[header::CONTENT_DISPOSITION], "attachment");
    assert_eq!(own.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    let foreign = send(&app, fetch(&ben, "f-0"), Body::empty()).await;
    assert_eq!(foreign.status(), StatusCode::NOT_FOUND);
    for bad in ["", "vt_x", "vt_00000000000000000000000000000001_AAAA"] {
        let refused = send(&app, fetch(bad, "f-0"), Body::empty()).await;
        assert_eq!(refused.status(), StatusCode::UNAUTHORIZED, "{bad:?}");
    }
}

#[tokio::test]
async fn programs_and_oversized_files_are_refused() {
    let app = app();
    let token = session(&app).await;
    let program = send(&app, upload(&token, "cat.png"), Body::from("MZ\u{0}\u{1}")).await;
    assert_eq!(program.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let large =
        send(&app, upload(&token, "a.txt"), Body::from(vec![b'a'; files::FILE_MAX + 1])).await;
    assert_eq!(large.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let fits = send(&app, upload(&token, "a.txt"), Body::from(vec![b'a'; files::FILE_MAX])).await;
    assert_eq!(fits.status(), StatusCode::CREATED);
    let empty = send(&app, upload(&token, "a.txt"), Body::empty()).await;
    assert_eq!(empty.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[test]
fn nothing_secret_is_in_the_debug_form() {
    let config = WebConfig {
        title: "Acme".to_owned(),
        languages: vec![],
        sites: Sites::default(),
        identity: Identity::default(),
        keys: Keys::new(vec![Secret::new(*b"canary-canary-canary-canary-canary")]).expect("a key"),
        limits: Limits::default(),
    };
    assert!(!format!("{config:?}").contains("canary"));
}
