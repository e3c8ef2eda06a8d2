//! What customers write, and what web visitors do besides.

use baton_shared::id::ConversationId;

use super::inbox::typed;
use super::world::World;
use crate::chance::Chance;
use crate::desk::event::Outlet;
use crate::engine::{Command, CustomerMessage, VisitorAct};

pub(super) fn message(chance: &mut Chance, name: &str, id: &str, web: bool) -> CustomerMessage {
    let words = match chance.below(10) {
        0..3 => "agent please",
        3 => "thanks",
        4 => "5",
        5 => "my card was stolen",
        6 => "how long will it take? I wait",
        7 => "never mind the agent",
        _ => "where is my parcel",
    };
    let choice = match chance.below(20) {
        0 => Some("baton:leave"),
        1 => Some("baton:agent"),
        2 => Some("baton:message"),
        3 => Some("baton:assistant"),
        _ => None,
    };
    let mut message = typed(name, id, format!("{words} {id}."));
    message.customer.verified = chance.percent(15);
    message.said.choice = choice.map(ToOwned::to_owned);
    if web {
        (message.channel, message.outlet) = ("web".parse().expect("a name"), Outlet::Fetched);
    }
    message
}

/// What a web visitor does besides writing, each act twice under one id.
pub(super) async fn visit(
    world: &World,
    chance: &mut Chance,
    name: &str,
    known: &mut Option<ConversationId>,
    count: u32,
) {
    if known.is_none() {
        let inbound = world.records.inbound.lock().expect("one thread");
        *known = inbound
            .values()
            .find(|one| one.customer == name && one.conversation.is_some())
            .and_then(|one| one.conversation.clone());
    }
    let Some(conversation) = known.clone() else { return };
    let act = match chance.below(12) {
        0..6 => VisitorAct::Left,
        6..8 => VisitorAct::Back,
        8 => VisitorAct::End,
        9 => VisitorAct::LeaveQueue,
        10 => VisitorAct::Rate { stars: Some(4), comment: None },
        _ => VisitorAct::Correct { field: "goal".to_owned(), value: "a parcel".to_owned() },
    };
    let id = Some(format!("{name}-act-{count}"));
    for _ in 0..2 {
        let Some((_, engine)) = world.relays.any(chance) else { return };
        let (conversation, id, act) = (conversation.clone(), id.clone(), act.clone());
        let _whatever = engine.ask(Command::Visitor { conversation, id, act }).await;
    }
}
