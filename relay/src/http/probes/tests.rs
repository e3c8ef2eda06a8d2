//! Through the router, over a log that fails on demand.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use tower::ServiceExt as _;

use super::*;
use crate::engine::{Parts, RandomIds, SystemClock};
use crate::log::memory::{Fault, MemoryLog};
use crate::policy::Policy;

async fn engine(log: MemoryLog) -> Engine {
    let policy = Policy::parse(Policy::default_text()).expect("faultless");
    let parts =
        Parts { log: Arc::new(log), clock: Arc::new(SystemClock), ids: Arc::new(RandomIds) };
    let (engine, turn) = Engine::start(parts, policy).await.expect("started");
    tokio::spawn(turn.run());
    engine
}

async fn get_page(router: &Router, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).body(Body::empty()).expect("a request");
    let answer = router.clone().oneshot(request).await.expect("an answer");
    let status = answer.status();
    let body = axum::body::to_bytes(answer.into_body(), 100_000).await.expect("a body");
    (status, String::from_utf8(body.to_vec()).expect("text"))
}

#[tokio::test]
async fn ready_is_who_can_write_and_does_not_stop() {
    let (phase, seen) = watch::channel(Phase::Serving);
    let router = router(engine(MemoryLog::new()).await, seen);
    assert_eq!(get_page(&router, "/healthz").await, (StatusCode::OK, "ok\n".to_owned()));
    assert_eq!(get_page(&router, "/readyz").await.0, StatusCode::OK);
    phase.send(Phase::Stopping).expect("watched");
    let (status, why) = get_page(&router, "/readyz").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(why.contains("not_ready") && why.contains("stopping"), "{why}");
    assert_eq!(get_page(&router, "/healthz").await.0, StatusCode::OK, "alive all the same");
}

#[tokio::test]
async fn a_log_that_cannot_be_written_is_not_ready() {
    let log = MemoryLog::new();
    log.fail_next(Fault::Fatal);
    let (_phase, seen) = watch::channel(Phase::Serving);
    let router = router(engine(log.clone()).await, seen);
    let _failed = crate::log::Log::append(&log, Vec::new()).await;
    let (status, why) = get_page(&router, "/readyz").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(why.contains("cannot be written"), "{why}");
}

#[tokio::test]
async fn who_refuses_customers_is_not_ready_and_says_why() {
    let engine = engine(MemoryLog::new()).await;
    let (_phase, seen) = watch::channel(Phase::Serving);
    let router = router(engine.clone(), seen);
    engine.close_intake(Some("the disk is full".to_owned()));
    let (status, why) = get_page(&router, "/readyz").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(why.contains("the disk is full"), "{why}");
    engine.close_intake(None);
    assert_eq!(get_page(&router, "/readyz").await.0, StatusCode::OK);
}
