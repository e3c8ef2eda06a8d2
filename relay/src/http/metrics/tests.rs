//! Through the router: who may read, and what there is to read.

use std::net::SocketAddr;

use axum::body::Body;
use axum::http::Request;
use tower::ServiceExt as _;

use super::*;
use crate::desk::event::{Outlet, Said};
use crate::desk::parts::Customer;
use crate::engine::{Command, CustomerMessage, Parts, RandomIds, SystemClock};
use crate::log::memory::MemoryLog;

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

async fn engine() -> Engine {
    let policy = Policy::parse(Policy::default_text()).expect("faultless");
    let log = Arc::new(MemoryLog::new());
    let parts = Parts { log, clock: Arc::new(SystemClock), ids: Arc::new(RandomIds) };
    let (engine, turn) = Engine::start(parts, policy).await.expect("started");
    tokio::spawn(turn.run());
    engine
}

fn sources(token: Option<&str>) -> Sources {
    Sources { disk: None, files: Vec::new(), token: token.map(Secret::new) }
}

async fn ask(router: &Router, from: &str, headers: &[(&str, &str)]) -> (StatusCode, String) {
    let mut request = Request::get("/metrics");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut request = request.body(Body::empty()).expect("a request");
    let from: SocketAddr = from.parse().expect("an address");
    request.extensions_mut().insert(Peer(from));
    let answer = router.clone().oneshot(request).await.expect("an answer");
    let status = answer.status();
    let body = axum::body::to_bytes(answer.into_body(), 100_000).await.expect("a body");
    (status, String::from_utf8(body.to_vec()).expect("text"))
}

#[tokio::test]
async fn without_a_token_only_this_machine_may_read_and_no_proxy_on_it() {
    let router = router(engine().await, sources(None));
    assert_eq!(ask(&router, "127.0.0.1:9", &[]).await.0, StatusCode::OK);
    assert_eq!(ask(&router, "[::1]:9", &[]).await.0, StatusCode::OK);
    let (status, why) = ask(&router, "203.0.113.7:9", &[]).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(why.contains("[metrics] token"), "{why}");
    for header in [("x-forwarded-for", "203.0.113.7"), ("forwarded", "for=203.0.113.7")] {
        assert_eq!(ask(&router, "127.0.0.1:9", &[header]).await.0, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn with_a_token_everybody_needs_it() {
    let router = router(engine().await, sources(Some(TOKEN)));
    let good = format!("Bearer {TOKEN}");
    let good = [("authorization", good.as_str())];
    assert_eq!(ask(&router, "203.0.113.7:9", &good).await.0, StatusCode::OK);
    for bad in ["", "Bearer ", "Bearer wrong", TOKEN] {
        let status = ask(&router, "127.0.0.1:9", &[("authorization", bad)]).await.0;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{bad}");
    }
    assert_eq!(ask(&router, "127.0.0.1:9", &[]).await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn metrics_count_tickets_queues_and_sends_and_name_no_customer() {
    let engine = engine().await;
    let message = CustomerMessage {
        channel: "hook".parse().expect("a name"),
        provider_id: "m1".to_owned(),
        customer: Customer { id: "c-secret".to_owned(), ..Customer::default() },
        said: Said { text: "a human please".to_owned(), ..Said::default() },
        sent_at: None,
        bot: None,
        outlet: Outlet::Sent,
    };
    let said = || Command::Customer(Box::new(message.clone()));
    engine.ask(said()).await.expect("stored");
    assert!(engine.ask(said()).await.expect("known").duplicate);
    engine.close_intake(Some("full".to_owned()));
    engine.ask(said()).await.expect_err("closed");
    let (status, page) = ask(&router(engine.clone(), sources(None)), "127.0.0.1:9", &[]).await;
    assert_eq!(status, StatusCode::OK);
    for line in [
        "baton_tickets{state=\"queued\"} 1",
        "baton_tickets{state=\"active\"} 0",
        "baton_queue_waiting{queue=\"support\"} 1",
        "baton_queue_waiting{queue=\"billing\"} 0",
        "baton_outbox_sends{state=\"pending\"} 2",
        "baton_agents_present 0",
        "baton_messages_total{channel=\"hook\",result=\"accepted\"} 1",
        "baton_messages_total{channel=\"hook\",result=\"duplicate\"} 1",
        "baton_messages_total{channel=\"hook\",result=\"unavailable\"} 1",
        "baton_queue_offers_total 0",
        "baton_queue_offers_ended_total{result=\"timed_out\"} 0",
        "baton_log_commits_total 2",
        "# TYPE baton_log_position counter",
    ] {
        assert!(page.lines().any(|one| one == line), "{line} is not in\n{page}");
    }
    // A repeat is found before the append or by it: both are right.
    assert!(page.contains("baton_log_append_seconds_count "));
    assert!(!page.contains("c-secret"));
}
