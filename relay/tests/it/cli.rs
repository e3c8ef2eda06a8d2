//! The program as a shell runs it: real processes, files, sockets and exit codes.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Mutex};

use baton_relay::admin::{
    AdminHandler, AdminRequest, AdminResponse, BoxFuture, DataLock, Tell, bind_admin, serve_admin,
};
use baton_relay::config::Config;
use serde_json::{Value, json};
use tempfile::TempDir;

fn relay(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_baton-relay"))
        .args(args)
        .env_remove("BATON_CONFIG")
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("exited")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// The one line on stderr.
fn complaint(output: &Output) -> String {
    let text = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    assert_eq!(text.lines().count(), 1, "{text}");
    text
}

/// A folder made by `init`.
struct Desk {
    _temp: TempDir,
    dir: PathBuf,
    config: String,
    init: Value,
}

fn desk(more: &[&str]) -> Desk {
    let temp = TempDir::new().expect("temp");
    let dir = temp.path().join("desk");
    let mut args = vec!["init", "--dir", dir.to_str().expect("UTF-8"), "--json"];
    args.extend(more);
    let output = relay(&args);
    assert_eq!(code(&output), 0, "{output:?}");
    let init: Value = serde_json::from_slice(&output.stdout).expect("one JSON value");
    let config = dir.join("baton.toml").to_str().expect("UTF-8").to_owned();
    Desk { _temp: temp, dir, config, init }
}

#[test]
fn init_writes_what_check_finds_faultless_and_says_where_and_with_which_secret() {
    let desk = desk(&["--listen", "127.0.0.1:9123", "--callback-url", "http://127.0.0.1:9/cb"]);
    assert_eq!(desk.init["config"], json!(desk.config));
    assert_eq!(desk.init["url"], "http://127.0.0.1:9123");
    let secret = desk.init["hook_secret"].as_str().expect("secret");
    assert!(fs::read_to_string(&desk.config).expect("config").contains(secret));
    assert!(standardwebhooks::Webhook::new(secret).is_ok());
    let mode = fs::metadata(&desk.config).expect("config").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let check = relay(&["check", "--config", &desk.config]);
    assert_eq!(code(&check), 0, "{check:?}");
    assert_eq!(stdout(&check), format!("{}: no faults\n", desk.config));
    let config = Config::read(Path::new(&desk.config)).expect("faultless");
    assert_eq!(config.relay.data, desk.dir.join("data"));
    let names: Vec<_> = config.channels.iter().map(|channel| channel.name.as_str()).collect();
    assert_eq!(names, ["web", "hook"]);
}

#[test]
fn init_refuses_to_overwrite_and_leaves_everything_as_it_was() {
    let desk = desk(&[]);
    let before = fs::read_to_string(&desk.config).expect("config");
    let again = relay(&["init", "--dir", desk.dir.to_str().expect("UTF-8")]);
    assert_eq!(code(&again), 1);
    assert!(complaint(&again).contains("is not overwritten"));
    assert_eq!(fs::read_to_string(&desk.config).expect("config"), before);
}

#[test]
fn what_an_admin_did_is_in_the_audit_and_can_be_asked_for() {
    let desk = desk(&[]);
    let at = ["--config", desk.config.as_str(), "--json"];
    let run = |words: &[&str]| relay(&[words, &at[..]].concat());
    assert_eq!(code(&run(&["agent", "add", "alice"])), 0);
    assert_eq!(code(&run(&["agent", "set", "alice", "--role", "lead"])), 0);
    assert_eq!(code(&run(&["agent", "add", "alice"])), 1, "exists already");
    let lines: Value =
        serde_json::from_slice(&run(&["audit", "--by", "@owner"]).stdout).expect("JSON");
    let whats: Vec<_> = lines.as_array().expect("a list").iter().map(|l| &l["what"]).collect();
    assert_eq!(whats, ["account_added", "account_changed"]);
    assert_eq!(lines[1]["agent"], "alice");
    assert_eq!((&lines[1]["was"], &lines[1]["role"]), (&json!("agent"), &json!("lead")));
    let none = run(&["audit", "--by", "alice"]);
    assert_eq!(serde_json::from_slice::<Value>(&none.stdout).expect("JSON"), json!([]));
    assert_eq!(code(&run(&["audit", "--since", "soon"])), 2);
    assert_eq!(code(&run(&["audit", "--by", "@nobody"])), 1);
}

#[test]
fn the_owner_switches_hand_overs_off_and_on_whether_or_not_the_relay_runs() {
    let desk = desk(&[]);
    let at = ["--config", desk.config.as_str(), "--json"];
    let run = |words: &[&str]| relay(&[words, &at[..]].concat());
    let json = |output: &Output| serde_json::from_slice::<Value>(&output.stdout).expect("JSON");
    let off = run(&["desk", "disable", "--reason", "the payment service is down", "--for", "2h"]);
    assert_eq!(code(&off), 0, "{off:?}");
    let status = json(&run(&["desk", "status"]));
    assert_eq!((&status["disabled"], &status["by"]), (&json!(true), &Value::Null));
    assert_eq!(status["reason"], "the payment service is down");
    assert!(status["until"].is_string());
    assert_eq!(json(&run(&["desk", "enable"]))["disabled"], json!(false));
    assert_eq!(code(&run(&["desk", "disable", "--reason", " "])), 1, "customers hear the reason");
    assert_eq!(code(&run(&["desk", "disable", "--reason", "x", "--for", "soon"])), 2);
    let lines = json(&run(&["audit", "--by", "@owner"]));
    let whats: Vec<_> = lines.as_array().expect("a list").iter().map(|l| &l["what"]).collect();
    assert_eq!(whats, ["desk_disabled", "desk_enabled"]);
}

#[test]
fn every_message_is_shown_by_channel_and_language_before_a_customer_reads_it() {
    let desk = desk(&[]);
    let at = ["--config", desk.config.as_str()];
    let german = relay(&[&["messages", "--language", "de"], &at[..]].concat());
    let text = stdout(&german);
    assert!(text.contains("== web · de") && text.contains("== hook · de"), "{text}");
    assert!(text.contains("Meist dauert es höchstens"), "{text}");
    let all = relay(&[&["messages", "--channel", "hook", "--json"], &at[..]].concat());
    let all: Value = serde_json::from_slice(&all.stdout).expect("JSON");
    let languages: Vec<_> =
        all.as_array().expect("a list").iter().map(|l| &l["language"]).collect();
    assert_eq!(languages, ["de", "en", "es"]);
    let none = relay(&[&["messages", "--channel", "fax"], &at[..]].concat());
    assert_eq!(code(&none), 1);
}

#[test]
fn a_bot_platforms_token_is_shown_once_listed_without_its_secrets_and_revoked() {
    let desk = desk(&[]);
    let at = ["--config", desk.config.as_str(), "--json"];
    let run = |words: &[&str]| relay(&[words, &at[..]].concat());
    let value = |words: &[&str]| -> Value {
        let output = run(words);
        assert_eq!(code(&output), 0, "{words:?}: {output:?}");
        serde_json::from_slice(&output.stdout).expect("one JSON value")
    };
    let made = value(&["token", "add", "shop", "--callback-origin", "http://127.0.0.1:9000"]);
    let members: Vec<&String> = made.as_object().expect("an object").keys().collect();
    assert_eq!(members, ["name", "signing_secret", "token"]);
    let secret = made["signing_secret"].as_str().expect("a secret");
    assert!(standardwebhooks::Webhook::new(secret).is_ok());
    assert_eq!(code(&run(&["token", "add", "shop"])), 1, "the name is taken");
    let other = value(&["token", "add", "other"]);
    assert_ne!(made["signing_secret"], other["signing_secret"]);
    let list = value(&["token", "list"]);
    assert_eq!(list[1]["name"], "shop");
    assert_eq!(list[1]["callback_origin"], "http://127.0.0.1:9000");
    for shown in [secret, made["token"].as_str().expect("a token")] {
        assert!(!list.to_string().contains(shown));
    }
    assert_eq!(value(&["token", "revoke", "shop"]), json!({"name": "shop"}));
    assert_eq!(code(&run(&["token", "revoke", "shop"])), 1);
    assert_eq!(value(&["token", "list"]).as_array().expect("a list").len(), 1);
    let wrong = ["token", "add", "x", "--callback-origin", "https://a.example/path"];
    assert_eq!(code(&run(&wrong)), 2);
    let whats: Vec<Value> = value(&["audit"])
        .as_array()
        .expect("a list")
        .iter()
        .map(|line| line["what"].clone())
        .filter(|what| what != "key_kept")
        .collect();
    assert_eq!(whats, ["api_token_added", "api_token_added", "api_token_revoked"]);
}

#[test]
fn two_desks_have_two_secrets() {
    assert_ne!(desk(&[]).init["hook_secret"], desk(&[]).init["hook_secret"]);
}

#[test]
fn check_prints_each_fault_with_file_and_line_and_fails_with_one_line() {
    let desk = desk(&[]);
    let faulty = "[relay]\nlisten = 5\nport = 1\n[limits]\nbody_kib = \"big\"\n";
    fs::write(&desk.config, faulty).expect("edited");
    let check = relay(&["check", "--config", &desk.config]);
    assert_eq!(code(&check), 1);
    let lines: Vec<String> = stdout(&check).lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    for (line, number) in lines.iter().zip([2, 3, 5]) {
        assert!(line.starts_with(&format!("{}:{number}: ", desk.config)), "{line}");
    }
    assert!(complaint(&check).contains("3 faults"));
    let report = relay(&["check", "--json", "--config", &desk.config]);
    let value: Value = serde_json::from_slice(&report.stdout).expect("one JSON value");
    assert_eq!(value["faults"][0]["line"], 2);
    let error: Value = serde_json::from_str(&complaint(&report)).expect("an error object");
    assert!(error["error"]["message"].is_string());
    let serve = relay(&["serve", "--config", &desk.config]);
    assert_eq!(code(&serve), 1);
    assert!(complaint(&serve).contains("and 2 more"));
}

#[test]
fn check_finds_a_fault_of_the_policy_in_the_policys_file() {
    let desk = desk(&[]);
    let policy = desk.dir.join("policy.toml");
    fs::write(&policy, "# fine\nbroken = \n").expect("edited");
    let check = relay(&["check", "--config", &desk.config]);
    assert_eq!(code(&check), 1);
    assert!(stdout(&check).starts_with(&format!("{}:2: ", policy.display())), "{check:?}");
}

#[test]
fn check_warns_of_words_for_a_channel_that_is_not_there() {
    let desk = desk(&[]);
    let policy = desk.dir.join("policy.toml");
    let text = fs::read_to_string(&policy).expect("written by init");
    let own = "[messages.en.hook]\njoined = \"Hi\"\n[messages.en.hok]\njoined = \"Hi\"\n";
    fs::write(&policy, format!("{text}\n{own}")).expect("edited");
    let check = relay(&["check", "--config", &desk.config]);
    assert_eq!(code(&check), 0, "it harms nobody");
    let warned = stdout(&check).lines().filter(|line| line.ends_with("(warning)")).count();
    assert_eq!(warned, 1, "{}", stdout(&check));
    assert!(stdout(&check).contains("words for hok"), "{}", stdout(&check));
}

#[test]
fn wrong_use_is_two_and_help_is_zero_with_examples() {
    for wrong in [&["explode"][..], &["check", "--colour"], &[], &["agent", "add", "Not Valid"]] {
        assert_eq!(code(&relay(wrong)), 2, "{wrong:?}");
    }
    let help = relay(&["--help"]);
    assert_eq!(code(&help), 0);
    assert!(stdout(&help).contains("baton-relay init --dir desk"));
    assert!(stdout(&relay(&["agent", "--help"])).contains("agent token alice"));
}

#[test]
fn an_absent_config_is_named_with_what_to_do() {
    let temp = TempDir::new().expect("temp");
    let path = temp.path().join("none.toml");
    let output = relay(&["check", "--config", path.to_str().expect("UTF-8")]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("no such file: `baton-relay init --dir DIR` writes one"));
}

#[test]
fn the_environment_names_the_config_where_no_flag_does() {
    let desk = desk(&[]);
    let output = Command::new(env!("CARGO_BIN_EXE_baton-relay"))
        .arg("check")
        .env("BATON_CONFIG", &desk.config)
        .output()
        .expect("the program runs");
    assert_eq!(code(&output), 0, "{output:?}");
}

#[test]
fn completions_go_to_standard_output_and_a_reader_that_left_is_no_failure() {
    assert!(stdout(&relay(&["completions", "bash"])).contains("baton-relay"));
    let mut child = Command::new(env!("CARGO_BIN_EXE_baton-relay"))
        .args(["completions", "zsh"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ended");
    assert_eq!(code(&output), 0, "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

/// Answers like an engine and remembers what it was asked.
#[derive(Default)]
struct Engine(Mutex<Vec<AdminRequest>>);

impl AdminHandler for Engine {
    fn handle(&self, request: AdminRequest, _: Tell) -> BoxFuture<AdminResponse> {
        let response = match &request {
            AdminRequest::AgentAdd { name, role, .. } => {
                AdminResponse::ok(&json!({"agent": name, "role": role, "token": "bt_secret"}))
            }
            AdminRequest::AgentList => AdminResponse::ok(&json!([{
                "agent": "bob", "role": "lead", "queues": ["support"], "skills": [],
                "status": "available", "sessions": 1, "tickets": 2
            }])),
            AdminRequest::AgentRevoke { .. } => {
                AdminResponse::error("conflict", "bob was changed meanwhile: look and try again")
            }
            AdminRequest::Doctor => AdminResponse::ok(&json!({
                "findings": [{"ok": false, "what": "nobody is available", "mend": "baton"}],
                "reaches": "a customer writing now reaches the bot faq, then nobody"
            })),
            _ => AdminResponse::error("unknown", "not known here"),
        };
        self.0.lock().expect("unpoisoned").push(request);
        Box::pin(async { response })
    }
}

/// Holds the data like a running relay, until dropped.
struct Running {
    engine: Arc<Engine>,
    _runtime: tokio::runtime::Runtime,
    _lock: DataLock,
}

fn running(desk: &Desk) -> Running {
    let data = desk.dir.join("data");
    let lock = DataLock::take(&data).expect("free");
    let runtime = tokio::runtime::Runtime::new().expect("runtime");
    let engine = Arc::new(Engine::default());
    let listener = {
        let _inside = runtime.enter();
        bind_admin(&data.join("admin.sock")).expect("bound")
    };
    runtime.spawn(serve_admin(listener, Arc::clone(&engine) as Arc<dyn AdminHandler>));
    Running { engine, _runtime: runtime, _lock: lock }
}

#[test]
fn an_agent_is_added_through_the_running_relay_and_the_token_is_shown_once() {
    let desk = desk(&[]);
    let relay_process = running(&desk);
    let add = ["agent", "add", "alice", "--queue", "billing", "--role", "lead", "--config"];
    let output = relay(&[&add[..], &[&desk.config, "--json"]].concat());
    assert_eq!(code(&output), 0, "{output:?}");
    let value: Value = serde_json::from_slice(&output.stdout).expect("one JSON value");
    assert_eq!(value, json!({"agent": "alice", "role": "lead", "token": "bt_secret"}));
    let text = stdout(&relay(&[&add[..], &[&desk.config]].concat()));
    let lines: Vec<&str> = text.lines().rev().take(2).collect();
    assert_eq!(lines, ["bt_secret", "baton login --relay http://127.0.0.1:8080"]);
    assert_eq!(text.matches("bt_secret").count(), 1);
    let asked = relay_process.engine.0.lock().expect("unpoisoned");
    let AdminRequest::AgentAdd { queues, .. } = &asked[0] else { panic!("{asked:?}") };
    assert_eq!(queues[0].as_str(), "billing");
}

#[test]
fn a_list_is_a_table_and_a_refusal_because_things_changed_is_three() {
    let desk = desk(&[]);
    let _relay = running(&desk);
    let list = stdout(&relay(&["agent", "list", "--config", &desk.config]));
    let lines: Vec<&str> = list.lines().collect();
    assert!(lines[0].starts_with("AGENT  ROLE") && lines[1].starts_with("bob    lead"), "{list}");
    let revoke = relay(&["agent", "revoke", "bob", "--config", &desk.config, "--json"]);
    assert_eq!(code(&revoke), 3);
    let error: Value = serde_json::from_str(&complaint(&revoke)).expect("an error object");
    assert_eq!(error["error"]["code"], "conflict");
}

#[test]
fn doctor_ends_with_whom_a_customer_reaches_and_fails_where_something_is_wrong() {
    let desk = desk(&[]);
    let _relay = running(&desk);
    let doctor = relay(&["doctor", "--config", &desk.config]);
    assert_eq!(code(&doctor), 1);
    assert!(stdout(&doctor).ends_with("a customer writing now reaches the bot faq, then nobody\n"));
    assert!(complaint(&doctor).contains("BAD"));
}

#[test]
fn a_set_without_a_change_is_wrong_use_before_anything_is_asked() {
    let desk = desk(&[]);
    let output = relay(&["agent", "set", "bob", "--config", &desk.config]);
    assert_eq!(code(&output), 2);
}

#[test]
fn another_user_than_the_datas_owner_is_refused_with_the_line_to_type() {
    let desk = desk(&[]);
    let data = desk.dir.join("data");
    // Only root can give a folder away; for others every folder here is their own.
    if std::os::unix::fs::chown(&data, Some(65_432), Some(65_432)).is_err() {
        return;
    }
    let output = relay(&["agent", "list", "--config", &desk.config]);
    assert_eq!(code(&output), 1);
    assert!(complaint(&output).contains("agent list --config"), "{output:?}");
    assert!(complaint(&output).contains("run sudo -u '#65432' /"), "{output:?}");
    assert_eq!(code(&relay(&["serve", "--config", &desk.config])), 1);
    assert!(!data.join("lock").exists(), "nothing was left in a foreign folder");
}

#[test]
fn the_service_is_only_shown_with_print() {
    let output =
        relay(&["init", "--system", "--print", "--public-url", "https://chat.example.org"]);
    assert_eq!(code(&output), 0, "{output:?}");
    let text = stdout(&output);
    for part in
        ["/etc/baton/baton.toml", "User=baton", "reverse_proxy 127.0.0.1:8080", "proxy_pass"]
    {
        assert!(text.contains(part), "{part}");
    }
    assert!(!text.contains("whsec_"), "a secret is never shown");
}
