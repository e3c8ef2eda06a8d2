//! The agents' last shift, after the storm: what queues ask them about, and nothing else.

use std::time::Duration;

use super::people::{Person, Seen, seen};
use crate::desk::TicketState;
use crate::desk::act::Act;
use crate::desk::event::Status;
use crate::engine::{Command, Engine};

/// Looks in a row at which there is nothing to do, before an agent goes home: longer than a customer's
/// pause and a webhook's way.
const QUIET: u32 = 14;
/// Looks of an agent's last shift.
const LAST_SHIFT: u32 = 400;

impl Person {
    /// After the storm everybody sits there, takes only what is offered, some of it when they are asked
    /// again, and closes what they have, until there is nothing left to do.
    pub(super) async fn last_shift(&mut self) {
        let mut quiet = 0;
        for _ in 0..LAST_SHIFT {
            // Later and later while there is nothing to do.
            let pause = self.chance.millis(300, 900) + Duration::from_millis(150) * quiet;
            tokio::time::sleep(pause).await;
            if !self.attach().await {
                continue;
            }
            let Some((relay, engine, _)) = self.at.clone() else { continue };
            quiet = if self.world.is_settled(&engine) { quiet + 1 } else { 0 };
            if quiet == QUIET {
                return;
            }
            let on = engine.state().agent(&self.name).is_some_and(|me| me.is_available());
            if !on {
                let (by, status) = (self.name.clone(), Status::Available);
                let back = Command::Status { by, status, reason: None, until: None };
                let _whatever = engine.ask(back).await;
            }
            let Some((seen, act)) = self.next_duty(&engine) else { continue };
            let id = self.next_id();
            let (ticket, epoch) = (seen.ticket, seen.epoch);
            self.world.trace.say(|| format!("{id} at relay {relay}: {act:?} {ticket}"));
            let (by, id) = (self.name.clone(), id.parse().expect("an id"));
            let _whatever = engine.ask(Command::Agent { by, id, ticket, epoch, act }).await;
        }
    }

    fn next_duty(&mut self, engine: &Engine) -> Option<(Seen, Act)> {
        let state = engine.state();
        let mut tickets: Vec<Seen> =
            state.conversations().filter_map(|conv| seen(conv, &self.name)).collect();
        tickets.sort_by_key(|one| one.ticket);
        tickets.into_iter().find_map(|seen| {
            let act = match seen.state {
                TicketState::Closed => return None,
                // Where they are asked again, most are taken at the second time only.
                _ if seen.offered.as_ref() == Some(&self.name) => {
                    let first = self.world.asks_again()
                        && self.chance.percent(75)
                        && self.declined.insert(seen.ticket);
                    if first { Act::Decline { reason: None } } else { Act::Accept }
                }
                // What a colleague thinks about is theirs to close later.
                _ if seen.agent.as_ref() == Some(&self.name) && seen.offered.is_none() => {
                    Act::Close { disposition: None }
                }
                _ => return None,
            };
            Some((seen, act))
        })
    }
}
