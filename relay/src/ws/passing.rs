//! What passes and is not kept: who types, who is there, that a key was pressed.

use baton_shared::id::TicketNumber;
use baton_shared::wire::ServerFrame;
use tokio::sync::broadcast::error::RecvError;

use super::session::{Going, Gone, Session};
use super::view;
use crate::engine::{Command, Hint};

impl Session {
    pub(super) async fn hinted(&mut self, hint: Result<Hint, RecvError>) -> Going<()> {
        match hint {
            Ok(Hint::Typing { conversation, agent, on }) => {
                if agent.as_ref() == Some(&self.agent) {
                    return Ok(());
                }
                let ticket = {
                    let state = self.engine.state();
                    let me = state.agent(&self.agent).ok_or(Gone)?;
                    let conv = state.conversation(&conversation);
                    conv.filter(|conv| self.sight.reads(me, conv)).and_then(|c| c.ticket_number())
                };
                match ticket {
                    Some(ticket) => {
                        self.frame(&ServerFrame::Typing { ticket, who: agent, on }).await
                    }
                    None => Ok(()),
                }
            }
            Ok(Hint::SignedOut(name)) if name == self.agent && !self.is_signed_in() => {
                self.signed_out().await
            }
            Ok(Hint::SignedOut(_)) | Err(RecvError::Lagged(_)) => Ok(()),
            Err(RecvError::Closed) => Err(Gone),
        }
    }

    pub(super) async fn tell_presence(&mut self) -> Going<()> {
        self.presence_due = None;
        let (policy, now) = (self.engine.policy(), self.engine.now());
        let frame = {
            let state = self.engine.state();
            let agent = state.agent(&self.agent).ok_or(Gone)?;
            ServerFrame::Presence {
                agents: view::agents(&state),
                queues: view::queues(&state, &policy, now),
                counts: view::counts(&state, agent),
                off: view::off(&state, now),
            }
        };
        self.frame(&frame).await
    }

    /// A key was pressed: whoever the relay had set away as idle is back.
    pub(super) async fn active(&mut self) {
        self.engine.key_pressed(&self.agent);
        let (idle, silent) = {
            let state = self.engine.state();
            let me = state.agent(&self.agent);
            let idle = me.is_some_and(|agent| agent.reason.as_deref() == Some("idle"));
            (idle, me.is_some_and(|agent| agent.not_responding))
        };
        if silent {
            let back = Command::Responded { by: self.agent.clone() };
            if let Err(failed) = self.engine.ask(back).await {
                tracing::warn!(agent = %self.agent, %failed, "a sign of life was not recorded");
            }
        }
        if idle {
            let by = self.agent.clone();
            let status = crate::desk::event::Status::Available;
            let back = Command::Status { by, status, reason: None, until: None };
            if let Err(failed) = self.engine.ask(back).await {
                tracing::warn!(agent = %self.agent, %failed, "a return from idle was not recorded");
            }
        }
    }

    pub(super) fn typing(&self, ticket: TicketNumber, on: bool) {
        let conversation = {
            let state = self.engine.state();
            let conv = state.of_ticket(ticket);
            let held = conv.filter(|conv| {
                conv.open_ticket().is_some_and(|ticket| ticket.held_by(&self.agent))
            });
            held.map(|conv| conv.id.clone())
        };
        if let Some(conversation) = conversation {
            let agent = Some(self.agent.clone());
            self.engine.hint(Hint::Typing { conversation, agent, on });
        }
    }
}
