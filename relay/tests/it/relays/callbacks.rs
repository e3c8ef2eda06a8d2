//! Where answers to customers go: counts how often each came, by its id.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::post;
use serde_json::Value;

type Seen = Arc<Mutex<BTreeMap<String, (u32, Value)>>>;

/// A receiver on a port of its own.
pub(crate) struct Callbacks {
    pub(crate) url: String,
    seen: Seen,
}

impl Callbacks {
    pub(crate) async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/cb", listener.local_addr().expect("bound"));
        let seen = Seen::default();
        let app = Router::new().route("/cb", post(take)).with_state(seen.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, seen }
    }

    /// How often each text by an agent came.
    pub(crate) fn said(&self) -> BTreeMap<String, u32> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let by_agent = seen.values().filter_map(|(times, body)| {
            let data = &body["data"];
            let text = data["text"].as_str()?;
            (data["author"]["kind"] == "agent").then(|| (text.to_owned(), *times))
        });
        by_agent.fold(BTreeMap::new(), |mut said, (text, times)| {
            *said.entry(text).or_insert(0) += times;
            said
        })
    }
}

async fn take(State(seen): State<Seen>, headers: HeaderMap, body: String) {
    let id = headers.get("webhook-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    let body = serde_json::from_str(&body).unwrap_or_default();
    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
    seen.entry(id.to_owned()).or_insert((0, body)).0 += 1;
}
