//! Three relays over one log: what an agent, a customer or a provider may rely on, whichever relay
//! they happen to reach, also while one of them dies or loses its database in mid-commit.
//!
//! `BATON_RELAY_ROUNDS` makes the race longer (60).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use baton_shared::id::Epoch;
use baton_shared::wire::{Act, ClientFrame, ServerFrame};
use futures_util::future::join_all;
use tokio::sync::Barrier;

mod callbacks;
mod hand;
mod house;
mod offers;
#[allow(dead_code)] // The log's own tests use the rest.
#[path = "../../../src/log/postgres/tests/proxy.rs"]
mod proxy;
#[allow(dead_code)]
#[path = "../../../src/log/postgres/tests/server.rs"]
mod server;

use callbacks::Callbacks;
use hand::Hand;
use house::{House, kill9, until};
use proxy::{Cut, Proxy};
use server::Server;

const PERSON: &str = "I want to talk to a person";
const NAMES: [&str; 3] = ["alice", "bob", "carol"];

fn rounds() -> u32 {
    let text = std::env::var("BATON_RELAY_ROUNDS").unwrap_or_else(|_| "60".to_owned());
    text.parse().expect("BATON_RELAY_ROUNDS is a number")
}

async fn three(callback: Option<&str>) -> (House, String) {
    let url = Server::shared().database();
    (House::open(&vec![url.clone(); 3], callback).await, url)
}

/// One agent at each relay, all added at the first one.
async fn hands(house: &House) -> Vec<Hand> {
    let mut hands = Vec::new();
    for (relay, name) in house.relays.iter().zip(NAMES) {
        let token = house.relays[0].agent(name);
        hands.push(Hand::open(relay.address, name, &token).await);
    }
    hands
}

fn epoch(frame: &ServerFrame) -> Option<Epoch> {
    match frame {
        ServerFrame::Done { done, .. } => done.epoch,
        _ => None,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_three_agents_at_three_relays_exactly_one_has_the_ticket_each_time() {
    let (house, _) = three(None).await;
    let mut hands = hands(&house).await;
    house.insists(0, "c-race", "m-1", PERSON).await;
    let row = hands[0].ticket_of("c-race").await;
    let (ticket, mut at) = (row.number, row.epoch);
    let mut wins = [0; 3];
    for round in 0..rounds() {
        for hand in &mut hands {
            hand.sees(ticket, at).await;
        }
        let start = Arc::new(Barrier::new(hands.len()));
        let pressed = hands.into_iter().map(|mut hand| {
            let (start, name) = (start.clone(), format!("take-{round}"));
            tokio::spawn(async move {
                start.wait().await;
                let told = hand.act(&name, ticket, at, Act::Take).await;
                (hand, told)
            })
        });
        let told: Vec<(Hand, ServerFrame)> = join_all(pressed.collect::<Vec<_>>())
            .await
            .into_iter()
            .map(|one| one.expect("no panic"))
            .collect();
        let won: Vec<usize> = (0..3).filter(|&n| epoch(&told[n].1).is_some()).collect();
        let frames: Vec<&ServerFrame> = told.iter().map(|(_, frame)| frame).collect();
        assert_eq!(won.len(), 1, "round {round}: {frames:#?}");
        let winner = told[won[0]].0.name.clone();
        for (_, frame) in told.iter().filter(|(hand, _)| hand.name != winner) {
            let ServerFrame::Refused { error, .. } = frame else { panic!("{frame:?}") };
            assert!(error.message.contains(&winner), "{error:?} does not name {winner}");
        }
        wins[won[0]] += 1;
        let held = epoch(&told[won[0]].1).expect("an epoch");
        hands = told.into_iter().map(|(hand, _)| hand).collect();
        let back = hands[won[0]].act(&format!("back-{round}"), ticket, held, Act::Release).await;
        at = epoch(&back).unwrap_or_else(|| panic!("not released: {back:?}"));
    }
    assert!(wins.iter().filter(|wins| **wins > 0).count() > 1, "no race: {wins:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_repeated_to_all_relays_at_once_has_one_effect() {
    const MESSAGES: usize = 40;
    let (house, url) = three(None).await;
    for n in 0..MESSAGES {
        let (customer, id) = (format!("c-{}", n % 5), format!("m-{n}"));
        let posts = (0..3).map(|relay| house.insists(relay, &customer, &id, "hello"));
        let answers = join_all(posts).await;
        let fresh = answers.iter().filter(|answer| answer["duplicate"] == false).count();
        assert_eq!(fresh, 1, "{answers:?}");
    }
    assert_eq!(claims(&url), MESSAGES);
    assert_eq!(customer_lines(&url), MESSAGES);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_relay_with_another_key_is_refused_on_an_empty_log_and_told_what_to_copy_from_where() {
    let (mut house, _) = three(None).await;
    let first = house.relays[0].data().display().to_string();
    for (key, bytes) in
        [("visitor.key", None), ("signing.key", Some(&[7; 32][..])), ("names.key", None)]
    {
        let said = house.relays[2].refused_with(key, bytes).await;
        assert!(said.contains(&format!("Copy {key} from ")) && said.contains(&first), "{said}");
        let (from, to) = (house.relays[0].data().join(key), house.relays[2].data().join(key));
        std::fs::copy(from, to).expect("copied, as it says");
    }
    house.relays[2].launch();
    house.ready(2).await;
}

/// How many ids of messages the log has taken in, counted behind the relays' backs.
fn claims(url: &str) -> usize {
    let sql = "SELECT count(*) FROM baton.claim WHERE space = 'in/hook'";
    Server::shared().sql(url, sql).trim().parse().expect("a number")
}

/// How many messages of customers the log holds, counted behind the relays' backs.
fn customer_lines(url: &str) -> usize {
    let sql = "SELECT count(*) FROM baton.event WHERE kind = 'customer_said'";
    Server::shared().sql(url, sql).trim().parse().expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_relay_killed_in_mid_traffic_loses_nothing_acknowledged_and_the_others_go_on() {
    const LANES: usize = 6;
    const MESSAGES: usize = 30;
    let (mut house, url) = three(None).await;
    let acknowledged = Arc::new(AtomicUsize::new(0));
    let traffic = async |house: &House, part: &str| {
        let lanes = (0..LANES).map(|lane| {
            let count = acknowledged.clone();
            async move {
                let mut ids = Vec::new();
                for n in 0..MESSAGES {
                    let id = format!("{part}-{lane}-{n}");
                    house.insists(lane, &format!("c-{lane}"), &id, "hello").await;
                    count.fetch_add(1, Ordering::SeqCst);
                    ids.push(id);
                }
                ids
            }
        });
        join_all(lanes).await.concat()
    };
    let mut victim = house.relays[2].lend();
    let killing = async {
        while acknowledged.load(Ordering::SeqCst) < LANES * MESSAGES / 3 {
            tokio::task::yield_now().await;
        }
        kill9(&mut victim);
    };
    let (mut ids, ()) = futures_util::future::join(traffic(&house, "a"), killing).await;
    house.relays[2].launch();
    house.ready(2).await;
    ids.extend(traffic(&house, "b").await);
    // Each of these was acknowledged; a claim stands for one of them and for nothing else.
    assert_eq!(claims(&url), ids.len());
    assert_eq!(customer_lines(&url), ids.len(), "each once");
    for relay in &mut house.relays {
        relay.assert_alive();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_lost_in_mid_commit_costs_nobody_anything() {
    const CUTS: usize = 6;
    let server = Server::shared();
    let url = server.database();
    let proxy = Proxy::start(server.socket());
    let behind = server.url_by_port(&url, proxy.port());
    let mut house = House::open(&[url.clone(), behind, url.clone()], None).await;
    let stop = AtomicBool::new(false);
    let others = async {
        let mut n = 0;
        while !stop.load(Ordering::SeqCst) {
            house.insists(n % 2 * 2, "c-other", &format!("o-{n}"), "hello").await;
            n += 1;
        }
        n
    };
    let cutting = async {
        for n in 0..CUTS {
            let before = proxy.cuts();
            proxy.cut_next(if n % 2 == 0 { Cut::After } else { Cut::Before });
            let (id, post) = (format!("m-{n}"), "hello");
            // Only ever to the relay whose wire is cut: it has to settle it by itself or say so.
            until("an acknowledgement", async || {
                let answer = house.message(1, "c-cut", &id, post).await;
                answer.filter(|(status, _)| *status == 200)
            })
            .await;
            assert!(proxy.cuts() > before, "nothing was cut");
        }
        stop.store(true, Ordering::SeqCst);
    };
    let (sent, ()) = futures_util::future::join(others, cutting).await;
    assert_eq!(customer_lines(&url), sent + CUTS, "each once");
    for relay in &mut house.relays {
        relay.assert_alive();
    }
    assert!(house.relays[1].said().contains("asking again what was written"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_relay_killed_in_mid_commit_had_not_answered_is_taken_once_by_another() {
    let server = Server::shared();
    let url = server.database();
    let proxy = Proxy::start(server.socket());
    let behind = server.url_by_port(&url, proxy.port());
    let mut house = House::open(&[url.clone(), behind, url.clone()], None).await;
    for (n, cut) in [(0, Cut::Before), (1, Cut::After)] {
        let (customer, id) = (format!("c-{n}"), format!("m-{n}"));
        let held = tokio::task::spawn_blocking(proxy.hold_next());
        let mut victim = house.relays[1].lend();
        let posting = house.message(1, &customer, &id, "hello");
        let killing = async {
            held.await.expect("a commit is held");
            kill9(&mut victim);
            proxy.let_go(cut);
        };
        let (unanswered, ()) = futures_util::future::join(posting, killing).await;
        assert_eq!(unanswered, None, "nothing was acknowledged");
        let taken = house.insists(2, &customer, &id, "hello").await;
        assert_eq!(taken["duplicate"], cut == Cut::After, "{cut:?}: {taken}");
        let again = house.insists(0, &customer, &id, "hello").await;
        assert_eq!(again["duplicate"], true);
        assert_eq!((claims(&url), customer_lines(&url)), (n + 1, n + 1));
        house.relays[1].launch();
        house.ready(1).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_relay_commits_is_seen_at_the_others_and_sent_once_by_the_one_that_leads() {
    let callbacks = Callbacks::open().await;
    let (mut house, _) = three(Some(&callbacks.url)).await;
    let mut hands = hands(&house).await;
    house.insists(0, "c-1", "m-1", PERSON).await;
    let row = hands[1].ticket_of("c-1").await;
    let taken = hands[1].act("take", row.number, row.epoch, Act::Take).await;
    let held = epoch(&taken).unwrap_or_else(|| panic!("{taken:?}"));
    hands[1].send(&ClientFrame::Follow { ticket: row.number }).await;
    // A customer's line that comes in at each relay is told at the one where the agent sits.
    for relay in 0..3 {
        let text = format!("by relay {relay}");
        house.insists(relay, "c-1", &format!("n-{relay}"), &text).await;
        while hands[1].line().await != text {}
    }
    let say = async |hand: &mut Hand, n: u32| {
        let text = format!("answer {n}");
        let done = hand.act(&text.replace(' ', "-"), row.number, held, Act::Say { text }).await;
        assert!(matches!(done, ServerFrame::Done { .. }), "{done:?}");
    };
    for n in 0..10 {
        say(&mut hands[1], n).await;
    }
    let came = async |count: usize| {
        until("the answers at the customer's", async || {
            let said = callbacks.said();
            (said.len() >= count).then_some(said)
        })
        .await
    };
    assert!(came(10).await.values().all(|times| *times == 1), "{:?}", callbacks.said());
    // Whoever leads dies; another one takes over what it had not sent.
    let leader = (0..3).find(|n| house.relays[*n].said().contains("this relay dispatches now"));
    let leader = leader.expect("one leads");
    if leader != 1 {
        house.relays[leader].kill9();
        for n in 10..15 {
            say(&mut hands[1], n).await;
        }
        let said = came(15).await;
        assert_eq!(said.len(), 15);
    }
}
