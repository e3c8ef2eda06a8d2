//! With real programs and sockets: what reaches them, and what does not.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::delivery::transport::Sending;
use crate::desk::event::{Outlet, Said};
use crate::desk::parts::Customer;
use crate::engine::{Command, CustomerMessage, Parts, RandomIds, SystemClock};
use crate::log::memory::MemoryLog;
use crate::policy::Policy;

const PATIENCE: Duration = Duration::from_secs(30);

/// Answers by a list, then 200; keeps what it was given.
#[derive(Debug, Default)]
struct Script {
    statuses: Mutex<Vec<u16>>,
    seen: Mutex<Vec<Request>>,
    count: AtomicUsize,
    changed: tokio::sync::Notify,
}

impl Transport for Script {
    fn send<'a>(&'a self, request: &'a Request) -> Sending<'a> {
        let status = self.statuses.lock().expect("lock").pop().unwrap_or(200);
        self.seen.lock().expect("lock").push(request.clone());
        self.count.fetch_add(1, Ordering::SeqCst);
        self.changed.notify_one();
        Box::pin(async move { Outcome::Answered { status, retry_after: None } })
    }
}

async fn engine() -> Engine {
    let policy = Policy::parse(Policy::default_text()).expect("faultless");
    let parts = Parts {
        log: Arc::new(MemoryLog::new()),
        clock: Arc::new(SystemClock),
        ids: Arc::new(RandomIds),
    };
    let (engine, turn) = Engine::start(parts, policy).await.expect("started");
    tokio::spawn(turn.run());
    engine
}

/// A customer asks for a person while nobody is on: the bell rings at once.
async fn wants_a_person(engine: &Engine) {
    let message = CustomerMessage {
        channel: "hook".parse().expect("a name"),
        provider_id: "m1".to_owned(),
        customer: Customer { id: "c-secret".to_owned(), ..Customer::default() },
        said: Said { text: "a human please, my card is 4111".to_owned(), ..Said::default() },
        sent_at: None,
        bot: None,
        outlet: Outlet::Nowhere,
    };
    engine.ask(Command::Customer(Box::new(message))).await.expect("stored");
}

fn script(folder: &Path, text: &str) -> String {
    let path = folder.join("ring");
    std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).expect("written");
    let mode = std::fs::Permissions::from_mode(0o700);
    std::fs::set_permissions(&path, mode).expect("executable");
    path.to_str().expect("text").to_owned()
}

fn ring() -> Ring {
    Ring {
        conversation: "conv-1".parse().expect("an id"),
        ticket: TicketNumber(12),
        queue: "billing".parse().expect("a name"),
        waiting_s: 40,
        at: Timestamp::from_second(1_800_000_000).expect("in range"),
    }
}

#[tokio::test]
async fn a_ticket_that_nobody_takes_runs_the_command_of_its_queue_and_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let (told, other) = (folder.path().join("told"), folder.path().join("other"));
    let told_text = told.to_str().expect("text");
    // Moved into place whole, so that whoever sees it sees all of it.
    let program = script(folder.path(), "env > \"$1.new\" && mv \"$1.new\" \"$1\"");
    let bell = |file: &Path, queue: &str| Bell {
        how: How::Command(vec![program.clone(), file.to_str().expect("text").to_owned()]),
        queues: vec![queue.parse().expect("a name")],
    };
    let bells = vec![bell(&other, "billing"), bell(&told, "support")];
    let engine = engine().await;
    let running = run(engine.clone(), bells, Arc::new(Script::default()), std::future::pending());
    let running = tokio::spawn(running);
    tokio::task::yield_now().await;
    wants_a_person(&engine).await;
    let arrived = async {
        while !Path::new(told_text).exists() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, arrived).await.expect("it rings");
    running.abort();
    let environment = std::fs::read_to_string(&told).expect("written");
    let names: Vec<&str> = environment
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name)
        // What a shell sets by itself.
        .filter(|name| !["PWD", "OLDPWD", "SHLVL", "_"].contains(name))
        .collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, ["BATON_QUEUE", "BATON_TICKET", "BATON_WAITING_S", "PATH"]);
    assert!(
        environment.contains("BATON_TICKET=1\n") && environment.contains("BATON_QUEUE=support\n")
    );
    assert!(!environment.contains("4111") && !environment.contains("c-secret"));
    assert!(!other.exists());
}

#[tokio::test]
async fn a_command_that_talks_without_end_is_not_stopped_by_it_and_its_status_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = script(folder.path(), "yes noise | head -c 300000; exit 3");
    let status = execute(&program, &[], &ring()).await.expect("it runs");
    assert_eq!(status.code(), Some(3));
    let program = script(folder.path(), "sleep 600 & exit 0");
    let status = execute(&program, &[], &ring())
        .await
        .expect("what it leaves running is waited for by nobody");
    assert!(status.success());
}

#[tokio::test]
async fn a_post_says_number_queue_and_wait_and_is_repeated_under_the_same_id() {
    let engine = engine().await;
    let transport = Script { statuses: Mutex::new(vec![503, 500]), ..Script::default() };
    let keys = [Key::generate().expect("random")];
    let url: Url = "https://ops.example.org/hook?token=x".parse().expect("a url");
    let ring = ring();
    let post = Post { url: &url, keys: &keys, ring: &ring, engine: &engine };
    post.send(&transport, [Duration::ZERO; 2]).await;
    let seen = transport.seen.lock().expect("lock");
    assert_eq!(seen.len(), 3);
    assert!(seen.iter().all(|one| one.id == seen[0].id && one.body == seen[0].body));
    let body: serde_json::Value = serde_json::from_slice(&seen[0].body).expect("json");
    assert_eq!(
        body,
        json!({
            "type": "ticket.waiting", "timestamp": "2027-01-15T08:00:00Z",
            "data": { "ticket": 12, "queue": "billing", "waiting_s": 40 },
        })
    );
}

#[tokio::test]
async fn a_post_that_is_refused_or_fails_too_often_is_given_up() {
    let engine = engine().await;
    let keys = [Key::generate().expect("random")];
    let url: Url = "https://ops.example.org/".parse().expect("a url");
    let ring = ring();
    for (statuses, attempts) in [(vec![400; 9], 1), (vec![503; 9], 3)] {
        let transport = Script { statuses: Mutex::new(statuses), ..Script::default() };
        let post = Post { url: &url, keys: &keys, ring: &ring, engine: &engine };
        post.send(&transport, [Duration::ZERO; 2]).await;
        assert_eq!(transport.count.load(Ordering::SeqCst), attempts);
    }
}
