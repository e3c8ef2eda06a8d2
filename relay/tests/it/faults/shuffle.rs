//! Webhooks as the world sends them: each in one to five copies, in any order, over many connections,
//! with a restart half-way. Each has exactly one effect. `BATON_HOOKS` says how many (1,000).

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, RwLock};

use baton_relay::log::sqlite::SqliteLog;
use baton_relay::log::{Log, PrivatePart, Record};

use super::process::{Desk, Random, setting};
use super::run::runtime;

const CONNECTIONS: usize = 64;
const COPIES_MAX: u64 = 5;
const CUSTOMERS: usize = 200;

/// Every message in its copies, shuffled.
fn plan(messages: usize, random: &mut Random) -> Vec<usize> {
    let mut plan: Vec<usize> = (0..messages)
        .flat_map(|n| {
            let copies = 1 + random.below(COPIES_MAX);
            (0..copies).map(move |_| n)
        })
        .collect();
    for at in (1..plan.len()).rev() {
        let other = random.below(at as u64 + 1);
        plan.swap(at, usize::try_from(other).expect("small"));
    }
    plan
}

#[test]
#[allow(clippy::print_stderr)]
fn webhooks_in_copies_shuffled_over_64_connections_have_one_effect_each() {
    let mut random = Random::new();
    let messages = usize::try_from(setting("BATON_HOOKS").unwrap_or(1_000)).expect("a number");
    let plan = plan(messages, &mut random);
    let desk = Desk::new("");
    desk.change("bot = \"faq\"", "");
    let relay = RwLock::new(Some(desk.start()));
    let (next, fresh, refused) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    let known = Mutex::new(HashSet::new());
    let send = |last: usize| {
        std::thread::scope(|scope| {
            for _ in 0..CONNECTIONS {
                scope.spawn(|| {
                    let mut sender =
                        relay.read().expect("unpoisoned").as_ref().expect("it runs").sender();
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(n) = plan.get(at).filter(|_| at < last) else { return };
                        loop {
                            let id = format!("m-{n}");
                            let customer = format!("c-{}", n % CUSTOMERS);
                            let reply = sender.message(&customer, &id, &format!("word-{n}."));
                            match reply {
                                Ok(reply) if reply.status == 200 => {
                                    let repeat = reply.json()["duplicate"] == true;
                                    fresh.fetch_add(usize::from(!repeat), Ordering::Relaxed);
                                    known.lock().expect("unpoisoned").insert(*n);
                                    break;
                                }
                                Ok(reply) => {
                                    assert!([429, 503].contains(&reply.status), "{reply:?}");
                                    refused.fetch_add(1, Ordering::Relaxed);
                                }
                                Err(error) => panic!("{error}"),
                            }
                        }
                    }
                });
            }
        });
    };
    let half = plan.len() / 2;
    send(half);
    // Killed, not stopped: what was acknowledged must be known all the same.
    let mut first = relay.write().expect("unpoisoned").take().expect("it runs");
    first.kill();
    drop(first);
    *relay.write().expect("unpoisoned") = Some(desk.start());
    next.store(half, Ordering::Relaxed);
    send(plan.len());
    let last = relay.write().expect("unpoisoned").take().expect("it runs");
    assert!(last.stop().status.success());
    let stored = stored(&desk);
    assert_eq!(known.into_inner().expect("unpoisoned").len(), messages);
    let once: HashSet<&String> = stored.iter().collect();
    assert_eq!((stored.len(), once.len()), (messages, messages), "exactly one effect each");
    eprintln!(
        "{messages} messages in {} posts over {CONNECTIONS} connections: {} told as new, {} refused \
         for a moment, {} effects",
        plan.len(),
        fresh.load(Ordering::Relaxed),
        refused.load(Ordering::Relaxed),
        stored.len()
    );
    assert_eq!(fresh.load(Ordering::Relaxed), messages, "each was new once and a repeat after");
}

/// What every stored message of a customer says.
fn stored(desk: &Desk) -> Vec<String> {
    runtime().block_on(async {
        let log = SqliteLog::open(&desk.data().join("log")).expect("opened");
        let mut all: Vec<Record> = Vec::new();
        loop {
            let after = all.last().map(|record| record.pos).unwrap_or_default();
            let step = log.read_all(after, 5_000).await.expect("read");
            if step.is_empty() {
                break;
            }
            all.extend(step);
        }
        let said = all.into_iter().filter(|record| record.kind == "customer_said");
        said.filter_map(|record| match record.private {
            PrivatePart::Kept(body) => Some(String::from_utf8(body).expect("JSON")),
            _ => None,
        })
        .map(|body| {
            let at = body.find("word-").expect("its word");
            body[at..].split('.').next().unwrap_or_default().to_owned()
        })
        .collect()
    })
}
