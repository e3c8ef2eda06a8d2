//! Two agents press the same key at the same instant, a thousand times: one has the ticket, the
//! other is told who.

use std::sync::Arc;

use baton_console::client::{Broken, Heard, Socket};
use baton_shared::id::{CommandId, Epoch, TicketNumber};
use baton_shared::wire::{
    Act, ClientFrame, Controller, PROTOCOL, ServerFrame, Surface, TicketState,
};
use tokio::sync::Barrier;
use tokio::time::timeout;

use crate::relay::{Agent, PATIENCE, Relay, Setup};
use crate::sender::Sender;

const ROUNDS: u32 = 1_000;

/// One agent's socket.
struct Hand {
    name: String,
    socket: Socket,
}

impl Hand {
    async fn open(agent: &Agent) -> Result<Self, Broken> {
        let (relay, token) = agent.access();
        let mut socket = Socket::connect(&relay, &token).await?;
        let client = "race".to_owned();
        let (surface, resume) = (Surface::Watch, None);
        let hello =
            ClientFrame::Hello { protocol: PROTOCOL, client, surface, subscription: None, resume };
        socket.send(&hello).await?;
        Ok(Self { name: agent.name.clone(), socket })
    }

    async fn act(
        &mut self,
        name: &str,
        ticket: TicketNumber,
        epoch: Epoch,
        act: Act,
    ) -> ServerFrame {
        let id: CommandId = format!("{name}-{}", self.name).parse().expect("an id");
        let frame = ClientFrame::Command { id: id.clone(), ticket, epoch, act };
        self.socket.send(&frame).await.expect("it is open");
        loop {
            let heard = timeout(PATIENCE, self.socket.next()).await.expect("no hang");
            let Heard::Frame(frame) = heard.expect("it is open") else { continue };
            match &*frame {
                ServerFrame::Done { id: of, .. } | ServerFrame::Refused { id: of, .. }
                    if *of == id =>
                {
                    return *frame;
                }
                _ => {}
            }
        }
    }
}

/// Asks for a person as a new customer; the ticket's number and epoch.
fn queued(relay: &Relay, agent: &Agent, customer: &str) -> (TicketNumber, Epoch) {
    Sender::to(relay).says(customer, "m-1", "I want to talk to a person");
    let number = agent.ticket_of(customer);
    let shown = agent.json(&["show", &number.to_string()]);
    (TicketNumber(number), Epoch(shown["epoch"].as_u64().expect("an epoch")))
}

fn epoch(frame: &ServerFrame) -> Option<Epoch> {
    match frame {
        ServerFrame::Done { done, .. } => done.epoch,
        _ => None,
    }
}

/// The loser is told that the other one has it.
fn told_who(frame: &ServerFrame, winner: &str) {
    let ServerFrame::Refused { error, standing: Some(standing), .. } = frame else {
        panic!("no refusal with a standing: {frame:?}");
    };
    assert!(["taken", "stale_epoch"].contains(&error.code.as_str()), "{error:?}");
    assert!(error.message.contains(winner), "{error:?} does not name {winner}");
    assert_eq!(standing.state, TicketState::Active);
    assert_eq!(standing.control, Controller::Agent(winner.parse().expect("a name")));
}

#[test]
fn a_thousand_times_exactly_one_of_two_has_the_ticket_and_the_other_is_told_who() {
    let config = "\n[limits]\nframes_per_s = 10000\nframes_burst = 10000\n";
    let relay = Relay::with(&Setup { config, ..Setup::default() });
    let agents = ["alice", "bob"].map(|name| relay.agent(name, &["--queue", "support"]));
    let (ticket, mut at) = queued(&relay, &agents[0], "c-race");
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("threads");
    let mut wins = [0, 0];
    runtime.block_on(async {
        let mut hands = Vec::new();
        for agent in &agents {
            hands.push(Hand::open(agent).await.expect("a socket"));
        }
        for round in 0..ROUNDS {
            let start = Arc::new(Barrier::new(2));
            let pressed = hands.into_iter().map(|mut hand| {
                let (start, at, name) = (start.clone(), at, format!("take-{round}"));
                tokio::spawn(async move {
                    start.wait().await;
                    let told = hand.act(&name, ticket, at, Act::Take).await;
                    (hand, told)
                })
            });
            let mut told = Vec::new();
            for one in pressed.collect::<Vec<_>>() {
                told.push(one.await.expect("no panic"));
            }
            let winners: Vec<usize> =
                (0..2).filter(|&i| matches!(told[i].1, ServerFrame::Done { .. })).collect();
            assert_eq!(winners.len(), 1, "round {round}: {:?} {:?}", told[0].1, told[1].1);
            let won = winners[0];
            wins[won] += 1;
            let winner = told[won].0.name.clone();
            told_who(&told[1 - won].1, &winner);
            let held = epoch(&told[won].1).expect("an epoch");
            assert!(held > at);
            hands = told.into_iter().map(|(hand, _)| hand).collect();
            let back = hands[won].act(&format!("back-{round}"), ticket, held, Act::Release).await;
            at = epoch(&back).unwrap_or_else(|| panic!("not released: {back:?}"));
        }
    });
    let shown = agents[0].json(&["show", &ticket.to_string()]);
    let history = shown["history"].as_array().expect("a history");
    let acts: Vec<&str> = history.iter().filter_map(|entry| entry["what"].as_str()).collect();
    let turns = acts.windows(2).filter(|two| two[0] == "take" || two[1] == "take");
    assert!(acts.len() > 100, "{acts:?}");
    assert!(turns.into_iter().all(|two| two[0] != two[1]), "taken twice in a row: {acts:?}");
    assert_eq!(wins[0] + wins[1], ROUNDS, "{wins:?}");
}

#[test]
fn the_second_command_exits_3_and_names_who_was_first() {
    let relay = Relay::start();
    let [alice, bob] = ["alice", "bob"].map(|name| relay.agent(name, &["--queue", "support"]));
    let (ticket, _) = queued(&relay, &alice, "c-race");
    let number = ticket.to_string();
    alice.json(&["take", &number]);
    let late = bob.run(&["take", &number]);
    assert_eq!(late.status.code(), Some(3), "{late:?}");
    let told = String::from_utf8_lossy(&late.stderr);
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("alice"), "{told}");
    let late = bob.run(&["say", &number, "too late"]);
    assert_eq!(late.status.code(), Some(3), "{late:?}");
    assert!(!alice.lines(ticket.0).iter().any(|(_, text)| text == "too late"));
}
