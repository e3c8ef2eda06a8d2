//! A person with a telephone-like id on one channel and a browser on another: exported, erased,
//! and kept erased when an older copy of the data comes back.

use std::fs;
use std::path::{Path, PathBuf};

use baton_relay::engine::{Ids as _, KeyedIds, NameKeys, Older};
use baton_relay::log::sqlite::SqliteLog;
use baton_relay::log::{Log as _, verify};
use baton_relay::people::erasures;
use baton_relay::secret::Secret;
use serde_json::{Value, json};

use super::desk::{Agent, Desk, Visitor, files, holding};

/// Every canary of the person who is erased begins so, or is one of the relay's own ids for them.
const ZEBRA: &str = "zebra";

struct Told {
    conversation: String,
    visitor: Visitor,
    token: String,
}

/// Zebra says and is told all there is, on both channels; otter too, and stays.
async fn day(desk: &Desk) -> (Told, Agent) {
    let added = desk.json(&["agent", "add", "bob", "--role", "lead", "--json"]);
    let token = added["token"].as_str().expect("a token").to_owned();
    let mut bob = Agent::new(desk, &token).await;
    for who in ["zebra", "otter"] {
        let (name, upper) = (who.to_owned(), format!("{}{}", who[..1].to_uppercase(), &who[1..]));
        desk.says(who, &format!("{name}-1"), &format!("{who}-first 4111 1111 1111 1111")).await;
        desk.says(who, &format!("{name}-2"), &format!("look into this, {who}-second")).await;
        bob.does(&upper, json!({"do": "take"})).await;
        bob.does(&upper, json!({"do": "say", "text": format!("Dear {who}-answer")})).await;
        bob.does(&upper, json!({"do": "note", "text": format!("{who}-note")})).await;
        let transfer =
            json!({"do": "transfer", "to": "queue:billing", "note": format!("{who}-passed")});
        bob.does(&upper, transfer).await;
    }
    let visitor = Visitor::new(desk).await;
    let (mut chat, _) = visitor.opens(desk, "Zebra").await;
    let file = visitor.uploads(desk, "zebra-upload.txt", "zebra-content").await;
    let say = json!({"type": "say", "client_id": "zebra-client-1", "text": "zebra-webtext",
        "attachments": [file]});
    chat.send(&say).await;
    chat.until(|frame| frame["type"] == "acked").await;
    drop(chat);
    let (_chat, welcome) = visitor.opens(desk, "Zebra").await;
    let conversation = welcome["conversation"].as_str().expect("begun").to_owned();
    (Told { conversation, visitor, token }, bob)
}

fn whole_copy(desk: &Desk, to: &Path) {
    let path = desk.data().join("log/log.db");
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let conn = rusqlite::Connection::open_with_flags(path, flags).expect("opens");
    // As the relay's own copies are made.
    conn.pragma_update(None, "secure_delete", "ON").expect("set");
    conn.execute("VACUUM INTO ?1", [to.to_str().expect("UTF-8")]).expect("copied");
}

/// What could be made of her ids by whoever can guess them.
fn guesses(desk: &Desk, visitor: &str) -> Vec<String> {
    let key = fs::read_to_string(desk.data().join("names.key")).expect("there");
    let hex = key.split(' ').nth(1).expect("a secret");
    let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex");
    let secret: Vec<u8> = (0..hex.len()).step_by(2).map(byte).collect();
    let keyed = KeyedIds::new(Secret::new(secret), Older::None);
    let ids = ["zebra-id-4711", visitor];
    let both = ids.map(|id| [NameKeys::plain(id).written, keyed.keys_of(id).written]);
    both.into_iter().flatten().collect()
}

fn canaries(visitor: &str) -> Vec<String> {
    vec![ZEBRA.to_owned(), visitor.to_owned()]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_is_exported_whole_erased_without_a_trace_and_stays_erased_after_a_restore() {
    let mut desk = Desk::new().await;
    desk.start().await;
    let (told, mut bob) = day(&desk).await;
    let visitor = told.visitor.token.split('_').nth(1).expect("their id").to_owned();
    assert!(desk.data().join("media").join(&visitor).is_dir(), "their folder");
    exported(&desk, &told);
    let before = desk.dir.join("before.db");
    whole_copy(&desk, &before);
    let mut all = canaries(&visitor);
    all.extend(guesses(&desk, &visitor));
    let found = holding(&files(&desk.data()), &all);
    assert!(found.len() > 5, "the test can fail: {found:?}");
    dry_run(&desk, &told);

    let (mut chat, _) = told.visitor.opens(&desk, "Zebra").await;
    let erased = desk.json(&[
        "erase",
        "--customer",
        "hook:zebra-id-4711",
        "--conversation",
        &told.conversation,
        "--yes",
        "--reason",
        "request 2026-114",
        "--json",
    ]);
    assert_eq!(erased["files"], 1, "{erased}");
    let gone = |frame: &Value| frame["type"] == "change" && frame["kind"] == "erased";
    let change = bob.socket.until(gone).await;
    assert_eq!(change["tickets"].as_array().map(Vec::len), Some(1), "{change}");
    bob.socket.until(gone).await;
    chat.closed().await;
    let (_chat, welcome) = told.visitor.opens(&desk, "Somebody").await;
    assert!(welcome["conversation"].is_null(), "a stranger: {welcome}");

    let after = desk.dir.join("after.db");
    whole_copy(&desk, &after);
    nothing_left(&desk, &after, &all);
    masked_until_it_is_revealed(&mut bob).await;
    let asked = desk.command(&["export", "--customer", "hook:zebra-id-4711", "--to", "-"]);
    assert_eq!(asked.status.code(), Some(1), "nobody of this id any more");
    desk.stop();
    whole(&desk).await;
    restored(&mut desk, &before, &all).await;
}

/// A card number is dots for an agent until they ask, and that is recorded.
async fn masked_until_it_is_revealed(bob: &mut Agent) {
    let number = bob.ticket("Otter").await["number"].clone();
    let whole = bob.asks(json!({"ask": "ticket", "number": number})).await;
    assert!(!whole.to_string().contains("4111 1111"), "{whole}");
    let lines = whole["ticket"]["transcript"].as_array().expect("lines").clone();
    let masked = |line: &&Value| line["text"].as_str().is_some_and(|t| t.contains("•••• 1111"));
    let line = lines.iter().find(masked).expect("masked");
    let ask = json!({"ask": "reveal", "number": number, "message": line["id"]});
    let shown = bob.asks(ask).await;
    assert_eq!(shown["entry"]["text"], "otter-first 4111 1111 1111 1111", "{shown}");
}

/// Everything of hers, nothing of his, no token.
fn exported(desk: &Desk, told: &Told) {
    let to = desk.dir.join("zebra.jsonl");
    let (path, conversation) = (to.to_str().expect("UTF-8"), told.conversation.as_str());
    let args = ["export", "--customer", "hook:zebra-id-4711", "--conversation", conversation];
    let output = desk.command(&[&args[..], &["--to", path]].concat());
    assert!(output.status.success(), "{output:?}");
    let text = fs::read_to_string(&to).expect("written");
    for what in [
        "id-4711",
        "Zebra\"",
        "@canary.example",
        "-key",
        "-value",
        "-first",
        "-second",
        "-choice",
        "-url",
        "-file.png",
        "-greeting",
        "-variable",
        "-reason",
        "-order",
        "-goal",
        "-tried",
        "-collected",
        "-blocker",
        "-source",
        "-answer",
        "-note",
        "-passed",
        "-webtext",
        "-upload.txt",
        "-page",
        "4111 1111 1111 1111",
    ] {
        let word =
            if what.starts_with(['-', '@']) { format!("zebra{what}") } else { what.to_owned() };
        assert!(text.contains(&word), "{word} is missing");
    }
    assert!(!text.contains("otter") && !text.contains("Otter"), "somebody else's");
    assert!(!text.contains(&told.token) && !text.contains(&told.visitor.token));
    let last = text.lines().last().expect("a line");
    let last: Value = serde_json::from_str(last).expect("JSON");
    assert_eq!(last["record"], "end");
    let kept = files(&PathBuf::from(format!("{path}.files")));
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].1, b"zebra-content");
    // They are hers now, not this desk's.
    fs::remove_file(&to).expect("removed");
    fs::remove_dir_all(format!("{path}.files")).expect("removed");
}

/// Shows what would go, names nobody and changes nothing; a missing answer changes nothing either.
fn dry_run(desk: &Desk, told: &Told) {
    let args = ["erase", "--customer", "hook:zebra-id-4711", "--conversation", &told.conversation];
    let shown = desk.json(&[&args[..], &["--dry-run", "--json"]].concat());
    assert_eq!(shown.as_array().map(Vec::len), Some(2));
    assert!(!shown.to_string().contains(ZEBRA), "{shown}");
    assert!(shown[0]["pending"].as_u64() > Some(0), "answers are on their way: {shown}");
    assert_eq!(shown[1]["files"], 1);
    let unanswered = desk.command(&args);
    assert_eq!(unanswered.status.code(), Some(2));
    let named = desk.command(&[&args[..], &["--yes", "--reason", "Zebra asked"]].concat());
    assert_eq!(named.status.code(), Some(1), "a reason is kept and must not name her");
    let again = desk.json(&[&args[..], &["--dry-run", "--json"]].concat());
    assert_eq!(shown[0]["private"], again[0]["private"]);
}

/// Not in the database, its side files, media, the list of erasures, logs or a fresh copy.
fn nothing_left(desk: &Desk, copy: &Path, words: &[String]) {
    let mut everywhere = files(&desk.data());
    assert!(everywhere.iter().any(|(path, _)| path.ends_with("log.db-wal")), "the relay runs");
    assert!(everywhere.iter().any(|(path, _)| path.ends_with(erasures::FILE)));
    everywhere.push((copy.to_owned(), fs::read(copy).expect("there")));
    let logs = files(&desk.dir)
        .into_iter()
        .filter(|(path, _)| path.extension().is_some_and(|e| e == "log"));
    everywhere.extend(logs);
    assert_eq!(holding(&everywhere, words), Vec::<String>::new());
    assert!(!holding(&everywhere, &["otter-first".to_owned()]).is_empty(), "others are kept");
}

async fn whole(desk: &Desk) {
    let folder = desk.data().join("log");
    let log = tokio::task::spawn_blocking(move || SqliteLog::open(&folder)).await;
    let log = log.expect("ran").expect("opens");
    let verified = verify(&log, None, |_, _| {}).await.expect("the chain is whole");
    assert!(verified.records > 30);
    let audit = log.read_all(baton_shared::id::Position(0), 1_000).await.expect("read");
    let acts: Vec<&str> = audit
        .iter()
        .filter(|record| record.stream.as_str() == "audit")
        .map(|record| record.kind.as_str())
        .collect();
    assert_eq!(acts.iter().filter(|kind| **kind == "erased").count(), 2, "{acts:?}");
    assert!(acts.contains(&"exported") && acts.contains(&"revealed"), "{acts:?}");
}

/// A copy from before comes back; the list beside it makes the next start erase her again.
async fn restored(desk: &mut Desk, before: &Path, words: &[String]) {
    let log = desk.data().join("log");
    fs::remove_dir_all(&log).expect("lost");
    fs::create_dir(&log).expect("made");
    fs::copy(before, log.join("log.db")).expect("restored");
    assert!(!holding(&files(&log), words).is_empty(), "the copy holds her");
    desk.start().await;
    let fresh = desk.dir.join("restored.db");
    whole_copy(desk, &fresh);
    nothing_left(desk, &fresh, words);
    desk.stop();
}
