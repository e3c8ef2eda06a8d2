//! The door as commands meet it: real sockets, real locks.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener as StdListener;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::UnixStream;

use super::*;
use crate::config::Config;

/// Answers with who it is and what it was asked.
struct Named(&'static str);

impl AdminHandler for Named {
    fn handle(&self, request: AdminRequest, _: Tell) -> BoxFuture<AdminResponse> {
        let answer = AdminResponse::ok(&json!([self.0, request]));
        Box::pin(async { answer })
    }
}

impl Offline for Named {
    fn handle(
        &self,
        config: &Config,
        lock: &DataLock,
        request: AdminRequest,
        _: &Tell,
    ) -> AdminResponse {
        assert_eq!(config.relay.data, lock.data());
        assert!(DataLock::take(lock.data()).is_err(), "the lock is held meanwhile");
        AdminResponse::ok(&json!([self.0, request]))
    }
}

fn config(folder: &TempDir) -> Config {
    let path = folder.path().join("baton.toml");
    fs::write(&path, "").expect("config");
    Config::read(&path).expect("faultless")
}

fn asked(answer: &AdminResponse) -> &str {
    match answer {
        AdminResponse::Ok(Value::Array(parts)) => parts[0].as_str().expect("who"),
        other => panic!("{other:?}"),
    }
}

/// A relay on a thread of its own until dropped.
struct Relay {
    _runtime: tokio::runtime::Runtime,
    _lock: DataLock,
}

fn relay(data: &Path, handler: Arc<dyn AdminHandler>) -> Relay {
    fs::create_dir_all(data).expect("data");
    let lock = DataLock::take(data).expect("free");
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("runtime");
    let listener = {
        let _inside = runtime.enter();
        bind_admin(&data.join("admin.sock")).expect("bound")
    };
    runtime.spawn(serve_admin(listener, handler));
    Relay { _runtime: runtime, _lock: lock }
}

#[test]
fn a_command_asks_the_running_relay_and_without_one_does_the_work_itself() {
    let folder = TempDir::new().expect("temp");
    let config = config(&folder);
    let ask = || ask(&config, AdminRequest::AgentList, &Named("offline"), &Waiting::default());
    assert_eq!(asked(&ask().expect("answered")), "offline");
    let mode = fs::metadata(&config.relay.data).expect("made").permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    let running = relay(&config.relay.data, Arc::new(Named("relay")));
    assert_eq!(asked(&ask().expect("answered")), "relay");
    let mode = fs::metadata(config.admin_socket()).expect("socket").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    drop(running);
    assert_eq!(asked(&ask().expect("answered over a dead relay's socket")), "offline");
}

#[test]
fn a_relay_replaces_the_socket_that_a_dead_one_left() {
    let folder = TempDir::new().expect("temp");
    let config = config(&folder);
    drop(relay(&config.relay.data, Arc::new(Named("first"))));
    assert!(config.admin_socket().exists());
    let _running = relay(&config.relay.data, Arc::new(Named("second")));
    let answer = ask(&config, AdminRequest::Doctor, &Named("offline"), &Waiting::default())
        .expect("answered");
    assert_eq!(asked(&answer), "second");
}

#[test]
fn a_held_lock_with_a_silent_socket_is_an_error_that_says_so_and_nothing_is_done() {
    struct Never;
    impl Offline for Never {
        fn handle(&self, _: &Config, _: &DataLock, _: AdminRequest, _: &Tell) -> AdminResponse {
            panic!("two owners")
        }
    }
    let folder = TempDir::new().expect("temp");
    let config = config(&folder);
    fs::create_dir(&config.relay.data).expect("data");
    let _lock = DataLock::take(&config.relay.data).expect("free");
    let soon = Waiting { alive: Duration::from_millis(1), ..Waiting::default() };
    let ask = || ask(&config, AdminRequest::AgentList, &Never, &soon).expect_err("silent");
    assert!(ask().to_string().contains("does not answer"), "no socket at all");
    let _deaf = StdListener::bind(config.admin_socket()).expect("bound, never accepting");
    assert!(ask().to_string().contains("nothing was changed"), "a deaf socket");
}

#[test]
fn a_relay_that_fails_at_the_work_does_not_die_and_says_so() {
    struct Failing(AtomicUsize);
    impl AdminHandler for Failing {
        fn handle(&self, _: AdminRequest, _: Tell) -> BoxFuture<AdminResponse> {
            let calls = self.0.fetch_add(1, Ordering::SeqCst);
            Box::pin(async move {
                assert!(calls > 0, "the first call fails");
                AdminResponse::ok(&json!(["relay"]))
            })
        }
    }
    let folder = TempDir::new().expect("temp");
    let config = config(&folder);
    let _running = relay(&config.relay.data, Arc::new(Failing(AtomicUsize::new(0))));
    let ask = || {
        ask(&config, AdminRequest::Doctor, &Named("offline"), &Waiting::default()).expect("answer")
    };
    let AdminResponse::Error { code, .. } = ask() else { panic!("the first call fails") };
    assert_eq!(code, "internal");
    assert_eq!(asked(&ask()), "relay");
}

#[test]
fn who_waits_hears_how_far_long_work_is_and_waits_on_for_as_long_as_it_goes_on() {
    struct Slow;
    impl AdminHandler for Slow {
        fn handle(&self, _: AdminRequest, tell: Tell) -> BoxFuture<AdminResponse> {
            Box::pin(async move {
                // Longer in all than whoever asks would wait in silence.
                for done in 0..16 {
                    tell(done, 16);
                    tokio::time::sleep(Duration::from_millis(250)).await;
                }
                AdminResponse::ok(&json!(["relay"]))
            })
        }
    }
    let folder = TempDir::new().expect("temp");
    let config = config(&folder);
    let _running = relay(&config.relay.data, Arc::new(Slow));
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hears = Arc::clone(&heard);
    let tell: Tell = Arc::new(move |done, of| hears.lock().expect("mine").push((done, of)));
    let waiting = Waiting { work: Duration::from_secs(3), tell, ..Waiting::default() };
    let answer = ask(&config, AdminRequest::Doctor, &Named("offline"), &waiting);
    assert_eq!(asked(&answer.expect("answered")), "relay");
    let heard = heard.lock().expect("mine");
    assert!(heard.len() > 1 && heard.is_sorted(), "{heard:?}");
    assert!(heard.iter().all(|(done, of)| done < of && *of == 16), "{heard:?}");
}

#[tokio::test]
async fn what_is_no_request_is_answered_and_the_connection_goes_on() {
    let folder = TempDir::new().expect("temp");
    let socket = folder.path().join("admin.sock");
    let listener = bind_admin(&socket).expect("bound");
    let server = tokio::spawn(serve_admin(listener, Arc::new(Named("relay"))));
    let mut stream = BufReader::new(UnixStream::connect(&socket).await.expect("connected"));
    let mut line = String::new();
    stream.get_mut().write_all(b"{\"do\":\"explode\"}\n").await.expect("written");
    stream.read_line(&mut line).await.expect("answered");
    assert!(line.contains("bad_request") && line.contains("explode"), "{line}");
    line.clear();
    stream.get_mut().write_all(b"{\"do\":\"ping\"}\n").await.expect("written");
    stream.read_line(&mut line).await.expect("answered");
    assert_eq!(line, "{\"ok\":null}\n");
    server.abort();
}

#[tokio::test]
async fn a_line_without_end_is_refused_before_it_fills_the_memory() {
    let folder = TempDir::new().expect("temp");
    let socket = folder.path().join("admin.sock");
    let listener = bind_admin(&socket).expect("bound");
    let server = tokio::spawn(serve_admin(listener, Arc::new(Named("relay"))));
    let (read, mut write) = UnixStream::connect(&socket).await.expect("connected").into_split();
    let endless = vec![b' '; baton_shared::wire::POLICY_FRAME_MAX];
    // Not read to its end: the last bytes may find nobody.
    tokio::spawn(async move { write.write_all(&endless).await });
    let (mut stream, mut line) = (BufReader::new(read), String::new());
    stream.read_line(&mut line).await.expect("answered");
    assert!(line.contains("bad_request"), "{line}");
    line.clear();
    assert_eq!(stream.read_line(&mut line).await.expect("closed"), 0);
    server.abort();
}

#[test]
fn only_one_process_owns_the_data_and_the_lock_ends_with_it() {
    let folder = TempDir::new().expect("temp");
    let first = DataLock::take(folder.path()).expect("free");
    assert!(matches!(DataLock::take(folder.path()), Err(LockError::Held(_))));
    drop(first);
    assert!(DataLock::take(folder.path()).is_ok());
}

#[test]
fn a_foreign_owner_is_named_so_that_the_line_can_be_typed() {
    let users = "root:x:0:0::/root:/bin/sh\nbaton:x:997:997::/var/lib/baton:/sbin/nologin\n";
    assert_eq!(owner::name_of(997, users), "baton");
    assert_eq!(owner::name_of(998, users), "#998");
    let shown = OwnerError::Foreign { path: "/var/lib/baton".into(), owner: "baton".into() };
    assert_eq!(shown.to_string(), "/var/lib/baton belongs to baton: run it as sudo -u 'baton' …");
}

#[test]
fn a_change_is_a_sign_and_a_valid_name() {
    use baton_shared::id::QueueName;
    let billing: QueueName = "billing".parse().expect("valid");
    assert_eq!("+billing".parse(), Ok(Change::Add(billing.clone())));
    assert_eq!("-billing".parse(), Ok(Change::Remove(billing)));
    for bad in ["billing", "+", "", "+Not Valid", "é"] {
        assert!(bad.parse::<Change<QueueName>>().is_err(), "{bad}");
    }
}

#[test]
fn a_request_survives_the_line_it_is_sent_in() {
    let request = AdminRequest::AgentSet {
        name: "bob".parse().expect("valid"),
        role: None,
        queues: vec![Change::Add("billing".parse().expect("valid"))],
        skills: vec![Change::Remove("french".into())],
    };
    let line = serde_json::to_string(&request).expect("json");
    assert!(!line.contains('\n'));
    assert_eq!(serde_json::from_str::<AdminRequest>(&line).expect("same"), request);
}
