//! People who answer in the provider's own inbox, and a provider that echoes all that is sent: what
//! must hold of both.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::fold::Fold;
use super::world::World;
use crate::chance::Chance;
use crate::desk::event::{Outlet, Said};
use crate::desk::parts::Customer;
use crate::desk::{Control, Conversation, ConversationEvent as E};
use crate::engine::codec::Event;
use crate::engine::inbox::{Echo, Echoed};
use crate::engine::{CustomerMessage, Failed};

/// What every reply in the inbox begins with, and nothing that the relay sends.
pub(super) const INBOX: &str = "INBOX-NOT-TO-BE-SENT";

/// What is known of a reply.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reply {
    /// The provider was told that it is taken.
    acknowledged: bool,
    /// How often the provider was told so as for the first time.
    firsts: u32,
}

/// All replies, by the provider's ids.
pub(super) type Replies = BTreeMap<String, Reply>;

/// The inbox of one customer, while the storm lasts.
pub(super) async fn inbox(world: Arc<World>, mut chance: Chance, customer: String) {
    let mut count = 0;
    while world.is_stormy() {
        tokio::time::sleep(chance.millis(3_000, 20_000)).await;
        count += 1;
        let id = format!("{customer}-i{count}");
        if chance.percent(25) {
            let message = typed(&customer, &id, format!("{INBOX} {id}."));
            world.replies().insert(id, Reply::default());
            for copy in 0..1 + chance.below(2) {
                world.opens();
                let echo = Echo { message: message.clone(), of: None };
                tokio::spawn(echoes(world.clone(), chance.fork(), echo, copy == 0));
            }
        } else if let Some(echo) = own(&world, &mut chance, &customer, &id) {
            world.opens();
            tokio::spawn(echoes(world.clone(), chance.fork(), echo, false));
        }
    }
}

/// What was written to a customer of the hook, or by one.
pub(super) fn typed(customer: &str, id: &str, text: String) -> CustomerMessage {
    CustomerMessage {
        channel: "hook".parse().expect("a name"),
        provider_id: id.to_owned(),
        customer: Customer { id: customer.to_owned(), ..Customer::default() },
        said: Said { text, ..Said::default() },
        sent_at: None,
        bot: Some("faq".parse().expect("a name")),
        outlet: Outlet::Sent,
    }
}

/// The echo of the latest words of the relay's that the provider took for this customer.
fn own(world: &World, chance: &mut Chance, customer: &str, id: &str) -> Option<Echo> {
    let arrived = world.provider.arrived();
    let to = arrived.into_iter().rev().find(|one| one.customer == customer && one.done);
    let sent = to.filter(|one| !one.text.is_empty())?;
    let named = chance.percent(50);
    let text = if named { "cut off".to_owned() } else { sent.text };
    let of = named.then(|| sent.id.parse().ok()).flatten();
    Some(Echo { message: typed(customer, id, text), of })
}

/// One copy on its way to whichever relay answers; the sure one is repeated until it is taken.
async fn echoes(world: Arc<World>, mut chance: Chance, echo: Echo, sure: bool) {
    let id = echo.message.provider_id.clone();
    let own = !echo.message.said.text.starts_with(INBOX);
    loop {
        if let Some((relay, engine)) = world.relays.any(&mut chance) {
            match engine.echoed(echo.clone()).await {
                Ok(echoed) => {
                    world.trace.say(|| format!("relay {relay} takes the echo {id}: {echoed:?}"));
                    heard(&world, &echo.message, own, &echoed);
                    break;
                }
                Err(Failed::Refused { refusal, .. }) => {
                    world.trace.fail(format!("the echo {id} was refused: {refusal}"));
                    break;
                }
                Err(Failed::Unavailable { .. } | Failed::Stopped) => {}
            }
        }
        if !sure && chance.percent(50) {
            break;
        }
        tokio::time::sleep(chance.millis(100, 2_500)).await;
    }
    world.closes();
}

fn heard(world: &World, message: &CustomerMessage, own: bool, echoed: &Echoed) {
    let id = &message.provider_id;
    match echoed {
        Echoed::Own(_) if own => {}
        Echoed::Inbox(answer) if !own => {
            let mut replies = world.replies();
            let reply = replies.entry(id.clone()).or_default();
            reply.acknowledged = true;
            reply.firsts += u32::from(!answer.duplicate);
            if reply.firsts > 1 {
                world.trace.fail(format!("{id} was taken twice as for the first time"));
            }
        }
        wrong => world.trace.fail(format!("{id}, the relay's own: {own}, was taken for {wrong:?}")),
    }
}

/// Whether an event of the inbox may stand where it stands.
pub(super) fn may(conv: &Conversation, event: &E, at: Timestamp) -> Result<(), String> {
    let held = matches!(conv.control, Control::Inbox(_));
    let right = match event {
        E::InboxSaid { passed, until, .. } => {
            let agent = matches!(conv.control, Control::Agent(_));
            passed.is_some() != (agent || held) && until.is_some() != agent
        }
        E::InboxAsked { .. } => held && conv.inbox.is_some_and(|inbox| !inbox.asked),
        E::InboxLeft { .. } => held && conv.inbox.is_some_and(|inbox| inbox.until <= at),
        _ => true,
    };
    if right { Ok(()) } else { Err(format!("{:?}, {:?}", conv.control, conv.inbox)) }
}

/// The inbox has control where it is said until when, and nowhere else.
pub(super) fn held(conv: &Conversation) -> Result<(), String> {
    let held = matches!(conv.control, Control::Inbox(_));
    if held == conv.inbox.is_some() {
        return Ok(());
    }
    Err(format!("{:?} has control, and the inbox {:?}", conv.control, conv.inbox))
}

/// Every acknowledged reply is in the log once, and none is a send.
pub(super) fn replied(world: &World, fold: &Fold) -> Result<(), String> {
    let mut found: BTreeMap<&str, u32> = BTreeMap::new();
    for one in &fold.events {
        let Event::Conversation(_, E::InboxSaid { message, private: Some(said), .. }) = &one.event
        else {
            continue;
        };
        if fold.sends.iter().any(|(_, send)| send.message == *message) {
            return Err(format!("{message} was typed in the inbox and is to be sent"));
        }
        let id = said.text.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
        *found.entry(id).or_default() += 1;
    }
    for (id, reply) in world.replies().iter() {
        let count = found.get(id.as_str()).copied().unwrap_or(0);
        if count > 1 || (reply.acknowledged && count != 1) {
            return Err(format!("{id} is in the log {count} times; {reply:?}"));
        }
    }
    Ok(())
}
