//! A queue that asks agents who sit at different relays, one of which dies while its agent thinks.
//! What must hold is read from the log, behind the relays' backs.

use std::collections::BTreeMap;

use baton_shared::wire::{Act, ServerFrame, TicketRow, TicketState};
use serde_json::Value;

use super::hand::Hand;
use super::house::{House, until};
use super::server::Server;
use super::{PERSON, epoch, hands};

/// Tickets that an agent may carry.
const UNITS: usize = 2;

/// The queue asks, and an agent thinks for five seconds.
fn asking(policy: &str) -> String {
    let name = "name = \"support\"\n";
    assert!(policy.contains(name), "init writes a queue support");
    let asks = format!("{name}assign = \"longest_idle\"\noffer_s = 5\n");
    policy.replacen(name, &asks, 1) + &format!("\n[capacity]\nunits = {UNITS}\n")
}

async fn accepts(hand: &mut Hand, row: &TicketRow) -> bool {
    let name = format!("accept-{}-{}", row.number, row.epoch);
    epoch(&hand.act(&name, row.number, row.epoch, Act::Accept).await).is_some()
}

/// They accept whatever they are asked about, until so many tickets are somebody's.
async fn accept_all(hands: &mut [Hand], tickets: usize) {
    until("every agent to have all they can carry", async || {
        for hand in hands.iter_mut() {
            for row in hand.offered().await {
                accepts(hand, &row).await;
            }
        }
        let active = |row: &&TicketRow| row.state == TicketState::Active;
        (hands[0].rows().await.iter().filter(active).count() == tickets).then_some(())
    })
    .await;
}

async fn closes_one(hand: &mut Hand) {
    let name = hand.name.clone();
    let rows = hand.rows().await;
    let own = |row: &&TicketRow| row.agent.as_ref().is_some_and(|agent| agent.as_str() == name);
    let row = rows.iter().find(own).expect("one is theirs");
    let act = Act::Close { disposition: None };
    let done = hand.act(&format!("close-{}", row.number), row.number, row.epoch, act).await;
    assert!(matches!(done, ServerFrame::Done { .. }), "{done:?}");
}

/// What the log says of tickets, in order: the stream, the kind, the facts.
fn told(url: &str) -> Vec<(String, String, Value)> {
    let sql = "SELECT s.name || ' ' || e.kind || ' ' || convert_from(e.facts, 'UTF8')
               FROM baton.event e JOIN baton.stream s ON s.id = e.stream
               WHERE s.name LIKE 'conversation/%' AND e.kind IN
               ('queue_offered', 'offer_passed', 'declined', 'accepted', 'taken', 'closed')
               ORDER BY e.pos";
    let text = Server::shared().sql(url, sql);
    let event = |line: &str| {
        let mut parts = line.splitn(3, ' ').map(str::to_owned);
        let (stream, kind) = (parts.next()?, parts.next()?);
        Some((stream, kind, serde_json::from_str(&parts.next()?).expect("JSON")))
    };
    text.lines().filter_map(event).collect()
}

/// One agent is asked at a time, one has it, and nobody carries more than they can.
fn hold(told: &[(String, String, Value)]) -> BTreeMap<String, Vec<String>> {
    let mut asked: BTreeMap<&str, String> = BTreeMap::new();
    let mut held: BTreeMap<&str, String> = BTreeMap::new();
    let mut takers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (stream, kind, facts) in told {
        let name = |key: &str| facts[key].as_str().expect("a name").to_owned();
        match kind.as_str() {
            "queue_offered" => {
                let before = asked.insert(stream, name("to"));
                assert_eq!(before, None, "{stream} is offered to two at a time");
                assert_eq!(held.get(stream.as_str()), None, "{stream} is somebody's");
            }
            "accepted" | "taken" => {
                let (agent, asked) = (name("agent"), asked.remove(stream.as_str()));
                assert_eq!(asked.as_ref(), Some(&agent), "{stream}: another one was asked");
                assert_eq!(held.insert(stream, agent.clone()), None, "{stream} is taken twice");
                takers.entry(stream.clone()).or_default().push(agent);
            }
            "closed" => drop((held.remove(stream.as_str()), asked.remove(stream.as_str()))),
            _ => drop(asked.remove(stream.as_str())),
        }
        let all = asked.values().chain(held.values());
        let carried = all.fold(BTreeMap::<&str, usize>::new(), |mut carried, agent| {
            *carried.entry(agent.as_str()).or_default() += 1;
            carried
        });
        assert!(carried.values().all(|units| *units <= UNITS), "{carried:?} after {stream} {kind}");
    }
    takers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_queue_asks_one_agent_at_a_time_and_another_one_where_the_first_ones_relay_dies() {
    const TICKETS: usize = 3 * UNITS + 1;
    let url = Server::shared().database();
    let mut house = House::under(&vec![url.clone(); 3], None, asking).await;
    let mut hands = hands(&house).await;
    for hand in &mut hands {
        hand.is_available().await;
    }
    for n in 0..TICKETS {
        house.insists(n, &format!("c-{n}"), &format!("m-{n}"), PERSON).await;
    }
    accept_all(&mut hands, 3 * UNITS).await;
    let last = {
        let rows = hands[0].rows().await;
        let waits = |row: &&TicketRow| row.agent.is_none();
        let waiting: Vec<_> = rows.iter().filter(waits).map(|row| row.number).collect();
        assert_eq!(waiting.len(), 1, "nobody has room for the last one: {rows:#?}");
        waiting[0]
    };
    // Whoever comes free is asked about it; their relay dies while they think.
    closes_one(&mut hands[1]).await;
    until("an offer at the second relay", async || {
        let offered = hands[1].offered().await;
        offered.iter().any(|row| row.number == last).then_some(())
    })
    .await;
    house.relays[1].kill9();
    // An agent at a relay that lives comes free, and is asked once the dead one's time is over.
    closes_one(&mut hands[2]).await;
    until("the ticket at another relay's agent", async || {
        let offered = hands[2].offered().await;
        let row = offered.into_iter().find(|row| row.number == last)?;
        accepts(&mut hands[2], &row).await.then_some(())
    })
    .await;
    let told = told(&url);
    let takers = hold(&told);
    assert_eq!(takers.len(), TICKETS, "each is taken");
    assert!(takers.values().all(|agents| agents.len() == 1), "once: {takers:?}");
    let asked_in_vain = told.iter().any(|(_, kind, facts)| {
        kind == "offer_passed" && facts["agent"].as_str() == Some(hands[1].name.as_str())
    });
    assert!(asked_in_vain, "the offer at the dead relay ended by itself");
    let by: std::collections::BTreeSet<&String> = takers.values().flatten().collect();
    assert_eq!(by.len(), 3, "agents of all relays took some: {takers:?}");
}
