//! What a [`Link`] promises however the connection fares.

use std::collections::BTreeSet;
use std::time::Duration;

use baton_console::client::{Link, LinkConfig, LinkState, NetEvent, Relay, Timing, Token};
use baton_shared::id::{CommandId, Epoch, TicketNumber};
use baton_shared::wire::{
    Act, Change, ClientFrame, ErrorBody, FRAME_MAX, Resume, ServerFrame, Subscription, Surface,
};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::desk::{Desk, TOKEN};

/// Nothing here takes this long; it only ends a test that hangs.
const HANG: Duration = Duration::from_secs(60);

fn config(desk: &Desk) -> LinkConfig {
    LinkConfig {
        relay: Relay::parse(&desk.url).expect("valid"),
        token: Token::parse(TOKEN).expect("valid"),
        surface: Surface::Console,
        subscription: Some(Subscription::default()),
        resume: None,
        timing: Timing {
            retry_first: Duration::from_millis(2),
            retry_most: Duration::from_millis(4),
            ..Timing::default()
        },
    }
}

async fn next(events: &mut mpsc::Receiver<NetEvent>) -> NetEvent {
    timeout(HANG, events.recv()).await.expect("no hang").expect("the link lives")
}

async fn next_frame(events: &mut mpsc::Receiver<NetEvent>) -> ServerFrame {
    loop {
        if let NetEvent::Frame(frame) = next(events).await {
            return *frame;
        }
    }
}

async fn refusal(events: &mut mpsc::Receiver<NetEvent>) -> ErrorBody {
    loop {
        if let NetEvent::State(LinkState::Refused { error }) = next(events).await {
            assert_eq!(timeout(HANG, events.recv()).await.expect("no hang"), None);
            return error;
        }
    }
}

/// Spread by a fixed multiplier, so that a failure can be repeated.
fn cuts(count: u64, most: u64) -> impl Iterator<Item = usize> {
    (1..=count).map(move |n| {
        usize::try_from((n.wrapping_mul(6_364_136_223_846_793_005) >> 33) % most).expect("small")
    })
}

fn gone(ticket: u64) -> Change {
    Change::Remove { ticket: TicketNumber(ticket) }
}

fn say(name: &str, text: &str) -> ClientFrame {
    ClientFrame::Command {
        id: name.parse().expect("valid"),
        ticket: TicketNumber(12),
        epoch: Epoch(7),
        act: Act::Say { text: text.to_owned() },
    }
}

#[tokio::test]
async fn through_fifty_cuts_and_repeats_each_change_comes_once_and_in_order() {
    let desk = Desk::open();
    {
        let mut state = desk.state();
        state.cuts.extend(cuts(50, 12));
        state.stutter = true;
    }
    let mut config = config(&desk);
    config.resume = Some(Resume { cursor: 10, role_version: 3 });
    let (_commands, mut events) = Link::spawn(config);
    // Every third position changes two things at once.
    for n in 0..200_u64 {
        let seq = 11 + n;
        let mut state = desk.state();
        state.push_at(seq, gone(n));
        if n % 3 == 0 {
            state.push_at(seq, gone(1_000 + n));
        }
    }
    let log = desk.state().log.clone();
    let mut handed = Vec::new();
    while handed.len() < log.len() {
        if let ServerFrame::Change { seq, change } = next_frame(&mut events).await {
            handed.push((seq, change));
        }
    }
    assert_eq!(handed, log);
    assert!(desk.state().hellos.len() > 10, "the cuts were meant to bite");
}

#[tokio::test]
async fn through_cuts_each_command_is_done_once_in_order_and_answered_once() {
    let desk = Desk::open();
    desk.state().cuts.extend(cuts(40, 7));
    let (commands, mut events) = Link::spawn(config(&desk));
    let texts: Vec<String> = (0..60).map(|n| format!("line {n}")).collect();
    let sending = texts.clone();
    let sender = tokio::spawn(async move {
        for (n, text) in sending.iter().enumerate() {
            commands.send(say(&format!("c{n}"), text)).await.expect("the link lives");
        }
        commands
    });
    let mut answered: BTreeSet<CommandId> = BTreeSet::new();
    while answered.len() < texts.len() {
        if let ServerFrame::Done { id, .. } = next_frame(&mut events).await {
            assert!(answered.insert(id.clone()), "{id} was answered twice");
        }
    }
    assert_eq!(desk.state().said, texts);
    drop(sender.await.expect("sender"));
}

#[tokio::test]
async fn what_was_written_offline_waits_is_counted_and_is_sent_at_the_welcome() {
    let desk = Desk::open();
    desk.state().refuse = Some(503);
    let (commands, mut events) = Link::spawn(config(&desk));
    commands.send(say("a", "hello")).await.expect("the link lives");
    commands.send(ClientFrame::Follow { ticket: TicketNumber(13) }).await.expect("lives");
    loop {
        match next(&mut events).await {
            NetEvent::State(LinkState::Offline { waiting: 1, why, .. }) => {
                assert!(why.contains("503"), "{why}");
                assert!(!why.contains('\u{1b}'), "{why:?}");
                break;
            }
            NetEvent::State(_) => {}
            NetEvent::Frame(frame) => panic!("nothing can have been sent: {frame:?}"),
        }
    }
    desk.state().refuse = None;
    while !matches!(next_frame(&mut events).await, ServerFrame::Done { .. }) {}
    assert_eq!(desk.state().said, ["hello"]);
    assert_eq!(desk.state().followed, [TicketNumber(13)]);
}

#[tokio::test]
async fn what_is_followed_is_followed_again_after_a_break() {
    let desk = Desk::open();
    // Welcome, two chunks of the snapshot, then nothing more: the first answer cuts.
    desk.state().cuts.push_back(3);
    let (commands, mut events) = Link::spawn(config(&desk));
    commands.send(ClientFrame::Follow { ticket: TicketNumber(13) }).await.expect("lives");
    commands.send(say("a", "hello")).await.expect("lives");
    while !matches!(next_frame(&mut events).await, ServerFrame::Done { .. }) {}
    assert_eq!(desk.state().followed, [TicketNumber(13), TicketNumber(13)]);
    assert_eq!(desk.state().hellos.len(), 2);
}

#[tokio::test]
async fn a_wrong_token_another_protocol_and_a_final_goodbye_end_the_link() {
    let desk = Desk::open();
    let wrong = Token::parse("wrong").expect("valid");
    let (_commands, mut events) = Link::spawn(LinkConfig { token: wrong, ..config(&desk) });
    assert_eq!(refusal(&mut events).await.code, "unauthorized");

    desk.state().protocol = 99;
    let (_commands, mut events) = Link::spawn(config(&desk));
    assert_eq!(refusal(&mut events).await.code, "protocol_version");

    let error = ErrorBody { code: "revoked".to_owned(), message: "ask your admin".to_owned() };
    desk.state().bye = Some((error, None));
    let (_commands, mut events) = Link::spawn(config(&desk));
    assert_eq!(refusal(&mut events).await.code, "revoked");
}

#[tokio::test]
async fn a_relay_that_restarts_says_when_to_come_back_and_is_believed() {
    let desk = Desk::open();
    let error = ErrorBody { code: "restarting".to_owned(), message: "back soon".to_owned() };
    desk.state().bye = Some((error, Some(1)));
    let (_commands, mut events) = Link::spawn(config(&desk));
    loop {
        match next(&mut events).await {
            NetEvent::State(LinkState::Offline { why, .. }) => {
                assert!(why.contains("back soon"), "{why}");
                break;
            }
            NetEvent::State(_) => {}
            NetEvent::Frame(frame) => panic!("no welcome was said: {frame:?}"),
        }
    }
    desk.state().bye = None;
    assert!(matches!(next_frame(&mut events).await, ServerFrame::Welcome { .. }));
}

#[tokio::test]
async fn a_relay_that_falls_silent_is_left_and_tried_again() {
    let desk = Desk::open();
    desk.state().silent = 1;
    let mut config = config(&desk);
    config.timing.ping = Duration::from_millis(20);
    config.timing.pong = Duration::from_millis(20);
    let (_commands, mut events) = Link::spawn(config);
    while !matches!(next_frame(&mut events).await, ServerFrame::Snapshot { done: true, .. }) {}
    assert_eq!(desk.state().hellos.len(), 2);
}

#[tokio::test]
async fn half_a_snapshot_is_asked_for_again_as_a_whole() {
    let desk = Desk::open();
    // Welcome and the first of two chunks.
    desk.state().cuts.push_back(2);
    let (_commands, mut events) = Link::spawn(config(&desk));
    while !matches!(next_frame(&mut events).await, ServerFrame::Snapshot { done: true, .. }) {}
    let state = desk.state();
    assert_eq!(state.hellos.len(), 2);
    for hello in &state.hellos {
        assert!(matches!(hello, ClientFrame::Hello { resume: None, .. }), "{hello:?}");
    }
}

#[tokio::test]
async fn a_frame_too_long_for_the_wire_is_refused_here_and_the_next_one_goes_out() {
    let desk = Desk::open();
    let (commands, mut events) = Link::spawn(config(&desk));
    commands.send(say("long", &"x".repeat(FRAME_MAX))).await.expect("lives");
    commands.send(say("short", "x")).await.expect("lives");
    loop {
        match next_frame(&mut events).await {
            ServerFrame::Refused { id, error, .. } => {
                assert_eq!((id.as_str(), error.code.as_str()), ("long", "too_large"));
            }
            ServerFrame::Done { id, .. } => {
                assert_eq!(id.as_str(), "short");
                break;
            }
            _ => {}
        }
    }
    assert_eq!(desk.state().said, ["x"]);
}
