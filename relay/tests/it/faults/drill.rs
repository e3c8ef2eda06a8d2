//! Backup and restore with the real relay: made under load, put back elsewhere, started, compared.
//!
//! `BATON_DRILLS` says how often (2).

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use baton_relay::log::sqlite::Inspector;
use serde_json::Value;

use super::process::{Desk, Running, complaint, relay, setting, text, until};
use super::run::{Acknowledged, check};

/// Senders at once while the backup is made.
const SENDERS: usize = 4;

/// The digest at the head of a data folder's log; it covers everything before.
fn digest(data: &Path) -> (u64, String) {
    let log = Inspector::open(&data.join("log")).expect("a log");
    let whole = log.verify(|_, _| {}).expect("whole");
    (whole.head.0, whole.digest.to_string())
}

/// Writes until told to stop; what was acknowledged, with when.
fn write(
    relay: &Running,
    who: usize,
    stop: &AtomicBool,
    count: &AtomicUsize,
) -> Vec<(String, Instant)> {
    let mut sender = relay.sender();
    let mut acked = Vec::new();
    for n in 0.. {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let word = format!("word-{who}-{n}.");
        let reply = sender.message(&format!("c-{who}"), &format!("m-{who}-{n}"), &word);
        assert_eq!(reply.expect("an answer").status, 200);
        acked.push((word, Instant::now()));
        count.fetch_add(1, Ordering::Relaxed);
    }
    acked
}

#[test]
#[allow(clippy::print_stderr)]
fn a_backup_under_load_comes_back_with_everything_that_was_acknowledged_before_it() {
    for round in 0..setting("BATON_DRILLS").unwrap_or(2) {
        let desk = Desk::new("");
        desk.change("bot = \"faq\"", "");
        let running = desk.start();
        let (stop, count) = (AtomicBool::new(false), AtomicUsize::new(0));
        let file = desk.beside("backup.tar");
        let (acked, began, took) = std::thread::scope(|scope| {
            let writers: Vec<_> = (0..SENDERS)
                .map(|who| {
                    scope.spawn({
                        let (running, stop, count) = (&running, &stop, &count);
                        move || write(running, who, stop, count)
                    })
                })
                .collect();
            until("some traffic", || (count.load(Ordering::Relaxed) > 60).then_some(()));
            let began = Instant::now();
            let made = desk.admin(&["backup", "--to", text(&file), "--json"]);
            let took = began.elapsed();
            stop.store(true, Ordering::Relaxed);
            assert!(made.status.success(), "{made:?}");
            let made: Value = serde_json::from_slice(&made.stdout).expect("JSON");
            assert!(made["position"].as_u64().expect("a number") > 60, "{made}");
            let acked: Vec<_> =
                writers.into_iter().map(|one| one.join().expect("written")).collect();
            (acked, began, took)
        });
        assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
        let restoring = Instant::now();
        let dir = desk.beside("restored");
        let from = ["restore", "--from", text(&file), "--dir", text(&dir), "--verify", "--json"];
        let restored = relay(&from);
        let restored_in = restoring.elapsed();
        assert!(restored.status.success(), "{restored:?}");
        let restored: Value = serde_json::from_slice(&restored.stdout).expect("JSON");
        assert_eq!(restored["delivery"], "held");
        let mut before = 0;
        for acked in &acked {
            let said: Vec<String> =
                acked.iter().filter(|(_, at)| *at < began).map(|(word, _)| word.clone()).collect();
            before += said.len();
            check(&dir, &Acknowledged { said, ..Acknowledged::default() });
        }
        assert!(before >= 50, "only {before} were acknowledged before the backup");
        eprintln!(
            "drill {round}: {before} acknowledged before, backup {took:?}, restore {restored_in:?}, \
             {} records",
            restored["records"]
        );
    }
}

#[test]
fn a_restored_relay_replays_to_the_same_digest_holds_delivery_and_goes_on_when_told() {
    let desk = Desk::new("");
    let running = desk.start();
    let mut sender = running.sender();
    for n in 0..20 {
        let id = format!("m-{n}");
        assert_eq!(sender.message("c-1", &id, "how can I pay").expect("answered").status, 200);
    }
    let visitor = token_of_a_visitor(&running);
    let platform = desk.admin(&["token", "add", "shop", "--json"]);
    assert!(platform.status.success(), "{platform:?}");
    let signing = fs::read(desk.data().join("signing.key")).expect("made");
    let media = desk.data().join("media/p-1");
    fs::create_dir_all(&media).expect("made");
    fs::write(media.join("f-1"), "a customer's file").expect("written");
    assert!(running.stop().status.success());
    let file = desk.beside("backup.tar");
    let made = desk.admin(&["backup", "--to", text(&file)]);
    assert!(made.status.success(), "a stopped relay's data too: {made:?}");
    let again = desk.admin(&["backup", "--to", text(&file)]);
    assert_eq!(complaint(&again).0, 1);
    assert!(complaint(&again).1.contains("name another file"), "{again:?}");
    let (head, before) = digest(&desk.data());

    // The old folder is lost; the new one takes its place.
    fs::rename(desk.data(), desk.beside("lost")).expect("moved");
    let data = desk.data();
    let back = relay(&["restore", "--from", text(&file), "--dir", text(&data)]);
    assert!(back.status.success(), "{back:?}");
    assert!(String::from_utf8_lossy(&back.stdout).contains("delivery resume"), "{back:?}");
    assert_eq!(fs::read(data.join("media/p-1/f-1")).expect("there"), b"a customer's file");
    let log = Inspector::open(&data.join("log")).expect("a log");
    assert_eq!(log.head().expect("read").0, head + 1, "one record more: delivery is held");
    let digests = digests(&data);
    assert_eq!(digests.get(&head), Some(&before), "the same history, to the last byte");

    let running = desk.start();
    let status = desk.admin(&["delivery", "status", "--json"]);
    let status: Value = serde_json::from_slice(&status.stdout).expect("JSON");
    assert_eq!(status["held"], true, "{status}");
    let metrics = running.get("/metrics").body;
    assert!(metrics.contains("baton_delivery_held 1"), "{metrics}");
    let mut sender = running.sender();
    let repeat = sender.message("c-1", "m-7", "how can I pay").expect("answered");
    assert_eq!(repeat.json()["duplicate"], true, "what was taken in is still known");
    assert_ne!(asks_for_a_file(&running, &visitor), 401, "a visitor's chat goes on");
    assert_eq!(asks_for_a_file(&running, &visitor.replace("vt_", "vt_x")), 401);
    let restored = data.join("signing.key");
    assert_eq!(fs::read(&restored).expect("there"), signing, "platforms keep their secrets");
    assert_eq!(fs::metadata(&restored).expect("there").permissions().mode() & 0o777, 0o600);
    assert!(desk.admin(&["delivery", "resume"]).status.success());
    until("delivery to go on", || {
        running.get("/metrics").body.contains("baton_delivery_held 0").then_some(())
    });
}

fn token_of_a_visitor(relay: &Running) -> String {
    let request = format!(
        "POST /chat/session HTTP/1.1\r\nhost: {}\r\ncontent-length: 0\r\n\r\n",
        relay.address()
    );
    let answer = relay.sender().ask(request.as_bytes()).expect("answered");
    answer.json()["token"].as_str().expect("a token").to_owned()
}

/// The status of a visitor's request for a file that there is not.
fn asks_for_a_file(relay: &Running, token: &str) -> u16 {
    relay.get_with("/chat/files/a", &format!("authorization: Bearer {token}\r\n")).status
}

/// Position and digest of every record.
fn digests(data: &Path) -> BTreeMap<u64, String> {
    let log = Inspector::open(&data.join("log")).expect("a log");
    let conn = log.into_connection().expect("for reading");
    let mut query = conn.prepare("SELECT pos, lower(hex(digest)) FROM event").expect("a query");
    let rows = query.query_map([], |row| Ok((row.get::<_, i64>(0)?.cast_unsigned(), row.get(1)?)));
    rows.expect("rows").collect::<Result<_, _>>().expect("read")
}

#[test]
fn a_restore_takes_only_an_empty_folder_and_leaves_nothing_of_a_bad_backup() {
    let desk = Desk::new("");
    let running = desk.start();
    assert_eq!(running.sender().message("c-1", "m-1", "hello").expect("answered").status, 200);
    let file = desk.beside("backup.tar");
    assert!(desk.admin(&["backup", "--to", text(&file)]).status.success());
    let data = desk.data();
    let full = relay(&["restore", "--from", text(&file), "--dir", text(&data)]);
    let (code, told) = complaint(&full);
    assert_eq!(code, 1);
    assert!(told.contains("not empty") && told.contains("new folder"), "{told}");
    let mut bytes = fs::read(&file).expect("there");
    let middle = bytes.len() / 3;
    bytes[middle] ^= 4;
    fs::write(&file, bytes).expect("written");
    let dir = desk.beside("new");
    let (code, told) = complaint(&relay(&["restore", "--from", text(&file), "--dir", text(&dir)]));
    assert_eq!(code, 1);
    assert!(told.contains("use another backup"), "{told}");
    assert_eq!(fs::read_dir(&dir).expect("made").count(), 0, "nothing of it is left");
    let erasures = desk.beside("none.jsonl");
    let args =
        ["restore", "--from", text(&file), "--dir", text(&dir), "--erasures", text(&erasures)];
    assert_eq!(complaint(&relay(&args)).0, 1);
    assert!(running.sender().message("c-1", "m-2", "still there").is_ok());
}

#[test]
fn doctor_and_sql_look_at_a_relay_that_runs_and_at_one_that_is_damaged() {
    let desk = Desk::new("[disk]\nfloor_mib = 1\n");
    let running = desk.start();
    for n in 0..30 {
        let reply = running.sender().message("c-1", &format!("m-{n}"), "hello \u{1b}[31mred");
        assert_eq!(reply.expect("an answer").status, 200);
    }
    let report = desk.admin(&["doctor", "--json"]);
    let report: Value = serde_json::from_slice(&report.stdout).expect("JSON");
    let findings = report["findings"].to_string();
    for part in [
        "no faults",
        "the clock says",
        "MiB free",
        "ballast",
        "held by process",
        "structures are whole",
        "keys, snapshots and heads",
        "chain is whole",
        "takes writes",
        "fsync",
    ] {
        assert!(findings.contains(part), "{part} is not in {findings}");
    }
    assert!(findings.contains(&format!("process {} (baton-relay)", running.pid())), "{findings}");
    let sql =
        desk.admin(&["sql", "--json", "SELECT count(*) FROM event WHERE kind = 'customer_said'"]);
    let sql: Value = serde_json::from_slice(&sql.stdout).expect("JSON");
    assert_eq!((sql["rows"][0][0].as_u64(), &sql["private"]), (Some(30), &Value::Bool(false)));
    let words = desk.admin(&["sql", "SELECT body FROM private LIMIT 3"]);
    let words = String::from_utf8(words.stdout).expect("UTF-8");
    assert!(words.contains("-- private") && !words.contains('\u{1b}'), "{words:?}");
    assert_eq!(complaint(&desk.admin(&["sql", "DELETE FROM event"])).0, 1);
    assert!(running.stop().status.success());

    // One bit of what a customer wrote, in the middle of the file.
    let path = desk.data().join("log/log.db");
    let mut bytes = fs::read(&path).expect("there");
    let at = bytes.windows(5).rposition(|w| w == b"hello").expect("their words");
    bytes[at] ^= 1;
    fs::write(&path, bytes).expect("written");
    let doctor = desk.admin(&["doctor"]);
    assert_eq!(doctor.status.code(), Some(1));
    let told = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(told.contains("BAD ") && told.contains("damaged at position"), "{told}");
    assert!(told.contains("restore a backup"), "{told}");
}

#[test]
fn a_second_relay_on_the_same_data_is_refused_and_the_first_goes_on() {
    let desk = Desk::new("");
    let running = desk.start();
    let second = desk.serve().output().expect("the program runs");
    let (code, told) = complaint(&second);
    assert_eq!(code, 1);
    let last = told.lines().last().unwrap_or_default();
    assert!(last.contains("another relay or command owns") && last.contains("stop it"), "{told}");
    assert_eq!(running.sender().message("c-1", "m-1", "hello").expect("answered").status, 200);
}
