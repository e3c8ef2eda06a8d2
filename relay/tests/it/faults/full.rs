//! A disk that fills up, and one that cannot be written: real small file systems in a mount
//! namespace of their own. That takes root (or the right to mount); without it these tests fail and
//! say so, because a promise that was not tried is none.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rustix::fs::{FallocateFlags, fallocate};
use rustix::io::Errno;
use serde_json::Value;

use super::process::{Desk, Running, copy_folder, on_small_disk, pause, until};
use super::run::{Acknowledged, Agent, check};

const MIB: u64 = 1024 * 1024;
const SMALL: &str =
    "[disk]\nfloor_mib = 8\nballast_mib = 2\nwarn_percent = 100\nrefuse_percent = 100\n";

fn started(desk: &Desk, command: std::process::Command) -> Running {
    match Running::launch(desk, command).ready() {
        Ok(relay) => relay,
        Err(ended) => panic!(
            "the relay did not start on a file system of its own; run this as root, with `unshare` \
             and the right to mount: {ended:?}"
        ),
    }
}

/// The data folder as the relay sees it.
fn inside(desk: &Desk, relay: &Running) -> PathBuf {
    let data = desk.data();
    let below = data.strip_prefix("/").expect("absolute");
    Path::new(&format!("/proc/{}/root", relay.pid())).join(below)
}

fn free(folder: &Path) -> u64 {
    let found = rustix::fs::statvfs(folder).expect("a file system");
    found.f_bavail * found.f_frsize
}

/// Takes room until only so much is left: of what is free now, and nothing that becomes free meanwhile.
/// Whoever wrote until nothing is left would take the ballast's room too, where the relay looks and
/// gives it up in between.
fn fill(folder: &Path, left: u64) {
    const PAGE: u64 = 4096;
    let names = (0..).map(|n| folder.join(format!("fill-{n}")));
    let path = names.into_iter().find(|path| !path.exists()).expect("a free name");
    let file = File::create_new(path).expect("made");
    let mut taken = free(folder).saturating_sub(left);
    while taken > 0 {
        match fallocate(&file, FallocateFlags::empty(), 0, taken) {
            Ok(()) => return,
            // The relay wrote at the same time, and has that page.
            Err(Errno::NOSPC) => taken = taken.saturating_sub(PAGE),
            Err(error) => panic!("{taken} bytes cannot be taken: {error}"),
        }
    }
}

fn empty(folder: &Path) {
    for one in fs::read_dir(folder).expect("a folder") {
        let path = one.expect("an entry").path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("fill-")) {
            fs::remove_file(path).expect("removed");
        }
    }
}

#[test]
fn a_full_disk_refuses_customers_before_it_acknowledges_and_comes_back_by_itself() {
    let desk = Desk::new(SMALL);
    desk.change("bot = \"faq\"", "");
    let relay = started(&desk, on_small_disk(&desk, "48m", "true"));
    let data = inside(&desk, &relay);
    let added =
        desk.admin_inside(&relay, &["agent", "add", "alice", "--queue", "support", "--json"]);
    let added: Value = serde_json::from_slice(&added.stdout).expect("an agent");
    let token = added["token"].as_str().expect("a token").to_owned();
    let bob = desk.admin_inside(&relay, &["agent", "add", "bob", "--queue", "support", "--json"]);
    let bob: Value = serde_json::from_slice(&bob.stdout).expect("an agent");
    let mut sender = relay.sender();
    let mut acked = Acknowledged::default();
    let mut number = 0;
    let mut say = |acked: &mut Acknowledged| {
        number += 1;
        let word = format!("word-{number}.");
        let text = format!("I want to talk to a person {word}");
        let reply = sender.message("c-1", &format!("m-{number}"), &text).expect("an answer");
        match reply.status {
            200 => acked.said.push(word),
            503 => assert!(reply.header("retry-after").is_some(), "{reply:?}"),
            _ => panic!("{reply:?}"),
        }
        reply.status
    };
    assert_eq!(say(&mut acked), 200);
    assert_eq!(fs::metadata(data.join("ballast")).expect("a ballast").len(), 2 * MIB);
    let mut agent = Agent::connect(&relay, &token).expect("alice holds the ticket");
    let mut bob = Agent::attach(&relay, bob["token"].as_str().expect("a token")).expect("let in");

    fill(&data, 5 * MIB);
    // Not as fast as can be: what is acknowledged until the relay looks must not reach the ballast.
    until("a refusal below the floor", || {
        pause(std::time::Duration::from_millis(100));
        (say(&mut acked) == 503).then_some(())
    });
    assert!(data.join("ballast").exists(), "nobody is so short of room yet");
    let ready = relay.get("/readyz");
    assert_eq!(ready.status, 503);
    assert!(ready.body.contains("the disk is full"), "{ready:?}");
    assert_eq!(relay.get("/healthz").status, 200);
    agent.say("answer-low.").expect("agents go on");
    acked.answered.push("answer-low.".to_owned());

    // Entirely full: the ballast makes room for what agents still do.
    fill(&data, 0);
    until("the ballast to be given up", || (!data.join("ballast").exists()).then_some(()));
    agent.say("answer-full.").expect("the ballast's room is for the agents");
    acked.answered.push("answer-full.".to_owned());
    assert_eq!(say(&mut acked), 503);
    assert_eq!(relay.get("/metrics").status, 200, "reads go on");

    // And that room is gone too: nothing is recorded any more, and so nothing is done or seen unseen.
    fill(&data, 0);
    let refused = agent.say("answer-never.").expect_err("no room for it");
    assert!(refused.contains("the disk is full"), "{refused}");
    let refused = bob.looks().expect_err("the look cannot be recorded");
    assert!(refused.contains("the look cannot be recorded"), "{refused}");
    agent.looks().expect("alice reads on: the ticket is hers");

    empty(&data);
    until("customers to be taken in again", || (say(&mut acked) == 200).then_some(()));
    until("a new ballast", || data.join("ballast").exists().then_some(()));
    assert_eq!(relay.get("/readyz").status, 200);
    bob.looks().expect("it is recorded now");
    let told = relay.said().matches("customers' messages are refused until").count();
    assert_eq!(told, 1, "said once, not once a message:\n{}", relay.said());
    let copy = desk.beside("copy");
    copy_folder(&data, &copy);
    check(&copy, &acked);
}

/// Room goes and comes faster than anybody looks: whatever is acknowledged is stored.
#[test]
fn a_disk_that_fills_between_two_looks_loses_nothing() {
    let desk = Desk::new(
        "[disk]\nfloor_mib = 1\nballast_mib = 1\nwarn_percent = 100\nrefuse_percent = 100\n",
    );
    desk.change("bot = \"faq\"", "");
    let relay = started(&desk, on_small_disk(&desk, "24m", "true"));
    let data = inside(&desk, &relay);
    let (mut sender, mut acked, mut refused) = (relay.sender(), Acknowledged::default(), 0);
    for n in 0..120 {
        if n % 40 == 20 {
            fill(&data, 0);
        }
        if n % 40 == 39 {
            empty(&data);
            pause(std::time::Duration::from_millis(1200));
        }
        let word = format!("word-{n}.");
        let reply = sender.message("c-1", &format!("m-{n}"), &word).expect("an answer");
        match reply.status {
            200 => acked.said.push(word),
            503 => refused += 1,
            _ => panic!("{reply:?}"),
        }
    }
    assert!(refused > 0 && acked.said.len() > 40, "{refused} refused, {}", acked.said.len());
    let copy = desk.beside("copy");
    copy_folder(&data, &copy);
    check(&copy, &acked);
}

#[test]
fn a_read_only_data_folder_is_refused_with_what_to_do() {
    let desk = Desk::new("");
    let readonly = "mount -o remount,ro \"$2\"";
    let Err(ended) = Running::launch(&desk, on_small_disk(&desk, "8m", readonly)).ready() else {
        panic!("it serves what it cannot write")
    };
    assert_eq!(ended.status.code(), Some(1), "{ended:?}");
    let last = ended.said.lines().last().unwrap_or_default();
    assert!(last.starts_with("baton-relay: ") && last.contains("Read-only"), "{last}");
    assert!(last.contains("make it writable"), "{last}");
}
