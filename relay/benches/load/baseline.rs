//! The bare baseline: the least that any durable relay must do with the same requests.
//!
//! axum on hyper reads them, the same code checks their signature and parses their JSON, and one
//! thread writes the same rows to the same tables with the same settings of `SQLite`, one transaction
//! for all that came meanwhile. It decides nothing, keeps nothing but numbers of streams, hashes
//! no record (zeros stand where digests would), and tells nobody.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use baton_relay::channels::Inbound;
use baton_relay::channels::hook::{Received, parse};
use baton_relay::webhook::{Key, Verifier};
use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde_json::json;
use sha2::{Digest, Sha256};
use tokio::sync::{mpsc, oneshot};

/// Makes this program the baseline.
pub const ARGUMENT: &str = "baseline";

/// The relay's own schema, so that both write the same tables.
const SCHEMA: &str = include_str!("../../src/log/sqlite/migrations/0001.sql");
/// Jobs of one transaction, as in the relay.
const MERGED: usize = 512;

struct Job {
    inbound: Box<Inbound>,
    done: oneshot::Sender<String>,
}

struct Door {
    verifier: Verifier,
    jobs: mpsc::Sender<Job>,
}

/// Serves until it is killed; the key comes on stdin, the address goes to stdout.
pub fn serve(dir: &Path) {
    let mut key = String::new();
    std::io::stdin().read_line(&mut key).unwrap();
    let verifier = Verifier::new(Key::parse(&key).unwrap());
    let (jobs, queue) = mpsc::channel(1_024);
    let conn = connect(dir);
    std::thread::spawn(move || Writer::new(&conn).run(queue));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let router = Router::new()
            .route("/channels/hook", post(receive))
            .with_state(Arc::new(Door { verifier, jobs }));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        println!("{}", listener.local_addr().unwrap());
        std::io::stdout().flush().unwrap();
        let listener = axum::serve::ListenerExt::tap_io(listener, |stream| {
            let _ = stream.set_nodelay(true);
        });
        axum::serve(listener, router).await.unwrap();
    });
}

async fn receive(State(door): State<Arc<Door>>, headers: HeaderMap, body: Bytes) -> Response {
    let Ok(verified) = door.verifier.verify(&headers, &body, Timestamp::now()) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let Ok(Received::Message(inbound)) = parse(verified.body()) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let (done, answer) = oneshot::channel();
    door.jobs.send(Job { inbound, done }).await.unwrap();
    let conversation = answer.await.unwrap();
    axum::Json(json!({"accepted": true, "duplicate": false, "conversation": conversation}))
        .into_response()
}

fn connect(dir: &Path) -> Connection {
    let conn = Connection::open(dir.join("log.db")).unwrap();
    for (name, value) in [
        ("journal_mode", "WAL"),
        ("synchronous", "FULL"),
        ("secure_delete", "ON"),
        ("foreign_keys", "ON"),
        ("cache_size", "-32768"),
        ("journal_size_limit", "67108864"),
    ] {
        conn.pragma_update(None, name, value).unwrap();
    }
    conn.execute_batch(SCHEMA).unwrap();
    conn.set_prepared_statement_cache_capacity(64);
    conn
}

/// What the thread that writes knows: where it is, and the numbers of streams.
struct Writer<'c> {
    conn: &'c Connection,
    pos: i64,
    streams: HashMap<String, i64>,
}

impl<'c> Writer<'c> {
    fn new(conn: &'c Connection) -> Self {
        Self { conn, pos: 0, streams: HashMap::new() }
    }

    fn run(mut self, mut queue: mpsc::Receiver<Job>) {
        let mut jobs = Vec::with_capacity(MERGED);
        while queue.blocking_recv_many(&mut jobs, MERGED) > 0 {
            self.execute("BEGIN IMMEDIATE", []);
            let mut moved = HashSet::new();
            for job in &jobs {
                moved.insert(self.message(&job.inbound));
            }
            for stream in moved {
                self.execute("UPDATE stream SET head = ?2 WHERE id = ?1", [stream, self.pos]);
            }
            self.execute("COMMIT", []);
            for Job { inbound, done } in jobs.drain(..) {
                // Whoever asked may be gone.
                let _ = done.send(inbound.customer.id);
            }
        }
    }

    fn execute(&self, sql: &str, params: impl rusqlite::Params) {
        self.conn.prepare_cached(sql).unwrap().execute(params).unwrap();
    }

    /// The rows of one customer's message; the number of its stream.
    fn message(&mut self, inbound: &Inbound) -> i64 {
        let stream = self.stream(&inbound.customer.id);
        self.pos += 1;
        let commit = u128::try_from(self.pos).unwrap().to_be_bytes();
        let facts = format!("{{\"message\":\"{:026}\",\"sent_at\":null,\"wish\":false}}", self.pos);
        let body = json!({
            "text": inbound.text.as_ref().map_or("", |text| text.as_str()),
            "choices": [], "attachments": [], "choice": null,
        });
        self.execute(
            "INSERT INTO private (pos, person, erased, salt, body) VALUES (?1, ?2, 0, ?3, ?4)",
            params![self.pos, stream, [0_u8; 16], body.to_string().into_bytes()],
        );
        self.execute(
            "INSERT INTO event (pos, commit_id, at_ns, stream, kind, version, facts, private,
             prev, digest) VALUES (?1, ?2, ?3, ?4, 'customer_said', 1, ?5, ?6, ?6, ?6)",
            params![
                self.pos,
                commit,
                i64::try_from(Timestamp::now().as_nanosecond()).unwrap(),
                stream,
                facts.into_bytes(),
                [0_u8; 32],
            ],
        );
        self.execute(
            "INSERT INTO commit_span (id, first_pos, last_pos) VALUES (?1, ?2, ?2)",
            params![commit, self.pos],
        );
        self.claim("in/hook", &inbound.provider_id, stream);
        stream
    }

    fn claim(&self, space: &str, key: &str, stream: i64) {
        // Unique by the table: a repeat would end the baseline, and none is sent.
        self.execute(
            "INSERT INTO claim (space, key, pos, stream) VALUES (?1, ?2, ?3, ?4)",
            params![space, hashed(key), self.pos, stream],
        );
    }

    /// The customer's stream, made at their first message.
    fn stream(&mut self, customer: &str) -> i64 {
        if let Some(id) = self.streams.get(customer) {
            return *id;
        }
        let name = format!("conversation/{customer:0>26}");
        self.execute("INSERT INTO stream (name, resident) VALUES (?1, 1)", [&name]);
        let id = self.conn.last_insert_rowid();
        self.execute("INSERT INTO person (id, name) VALUES (?1, ?2)", params![id, name]);
        self.claim("who/hook", customer, id);
        self.streams.insert(customer.to_owned(), id);
        id
    }
}

fn hashed(key: &str) -> String {
    Sha256::digest(key.as_bytes()).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
