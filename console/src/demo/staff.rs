//! Simulated colleagues on the agents' socket, as any console is: a link each, and a [`Colleague`]
//! that decides.

use baton_shared::id::AgentName;
use baton_shared::wire::{ClientFrame, SUBSCRIPTION_MAX, Subscription, Surface};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

use super::chance::Chance;
use super::colleague::{Colleague, Move};
use crate::client::{
    Link, LinkConfig, LinkState, NetEvent, Relay, Timing, Token, fresh_command_id,
};

/// Who a colleague is.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub(super) name: AgentName,
    pub(super) token: Token,
}

/// Lets a colleague work until the runtime ends. Returns once they are at their desk, so that the
/// first customer finds it staffed; or, should that fail, once the link has ended.
pub(super) async fn employ(
    member: Member,
    user: AgentName,
    relay: Relay,
    chance: Chance,
    start: Instant,
) {
    let (frames, mut net) = Link::spawn(LinkConfig {
        relay,
        token: member.token,
        surface: Surface::Console,
        subscription: Some(Subscription { limit: SUBSCRIPTION_MAX, ..Subscription::default() }),
        resume: None,
        timing: Timing::default(),
    });
    let mut colleague = Colleague::new(member.name, user, chance);
    while let Some(event) = net.recv().await {
        match event {
            NetEvent::State(LinkState::Online { .. }) => break,
            NetEvent::State(LinkState::Refused { .. }) => return,
            NetEvent::State(_) => {}
            NetEvent::Frame(frame) => colleague.hear(*frame, start.elapsed()),
        }
    }
    tokio::spawn(work(colleague, frames, net, start));
}

async fn work(
    mut colleague: Colleague,
    frames: mpsc::Sender<ClientFrame>,
    mut net: mpsc::Receiver<NetEvent>,
    start: Instant,
) {
    loop {
        tokio::select! {
            event = net.recv() => match event {
                Some(NetEvent::Frame(frame)) => colleague.hear(*frame, start.elapsed()),
                Some(NetEvent::State(_)) => {}
                None => return,
            },
            () = sleep_until(start + colleague.due()) => {
                for made in colleague.act(start.elapsed()) {
                    let Some(frame) = frame(made) else { return };
                    // With the link's queue full, this one is behind as people are: it is dropped.
                    let _ = frames.try_send(frame);
                }
            }
        }
    }
}

fn frame(made: Move) -> Option<ClientFrame> {
    Some(match made {
        Move::Active => ClientFrame::Active,
        Move::Typing(ticket) => ClientFrame::Typing { ticket, on: true },
        Move::Act { ticket, epoch, act } => {
            ClientFrame::Command { id: fresh_command_id().ok()?, ticket, epoch, act }
        }
    })
}
