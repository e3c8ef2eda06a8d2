//! The gate of the agents' socket: which [`Action`] a frame is, asked of the table of roles before
//! anything is done with it, and whether the session's token still opens it. About an act on a ticket
//! the desk asks the table, when it decides, on the state as it then is.

use std::time::Duration;

use baton_shared::id::CommandId;
use baton_shared::wire::{Ask, ClientFrame};
use jiff::Timestamp;
use tokio::time::Instant;

use super::session::{Going, Gone, Session};
use crate::desk::{Action, Agent, Refusal, permit};

impl Session {
    /// Whether the token that opened this session still does.
    pub(super) fn proves(&self, agent: &Agent, now: Timestamp) -> bool {
        agent.holds_token(&self.token, now)
    }

    pub(super) fn is_signed_in(&self) -> bool {
        let now = self.engine.now();
        self.engine.state().agent(&self.agent).is_some_and(|agent| self.proves(agent, now))
    }

    pub(super) async fn signed_out(&mut self) -> Going<()> {
        let message = "this token has ended; ask your admin for a new one";
        self.bye("signed_out", message, None).await;
        Err(Gone)
    }

    /// When this session's token ends by itself.
    pub(super) fn expiry(&self) -> Option<Instant> {
        let end = self.engine.state().agent(&self.agent)?.token.as_ref()?.expires?;
        let left = Duration::try_from(end.duration_since(self.engine.now()));
        Instant::now().checked_add(left.unwrap_or(Duration::ZERO))
    }

    /// What the table of roles says to a frame.
    pub(super) fn permitted(&self, frame: &ClientFrame) -> Result<(), Refusal> {
        let Some(action) = action(frame) else { return Ok(()) };
        let state = self.engine.state();
        match state.agent(&self.agent) {
            Some(agent) => permit(agent, action),
            None => Err(Refusal::NoSuchAgent(self.agent.clone())),
        }
    }
}

/// What the table is asked about here; `None` for frames that only keep the session going, or that
/// the desk asks about.
pub(super) fn action(frame: &ClientFrame) -> Option<Action> {
    match frame {
        // The desk asks it about a command, when it decides.
        ClientFrame::Command { .. }
        | ClientFrame::Hello { .. }
        | ClientFrame::Unfollow { .. }
        | ClientFrame::Active => None,
        ClientFrame::Follow { .. } => Some(Action::FollowTicket),
        ClientFrame::SetStatus { .. } => Some(Action::SetStatus),
        ClientFrame::TakeOver { .. } => Some(Action::TakeOver),
        ClientFrame::Desk { .. } => Some(Action::SwitchDesk),
        ClientFrame::Policy { .. } => Some(Action::ActivatePolicy),
        ClientFrame::Ask { ask, .. } => Some(of_ask(ask)),
        ClientFrame::Typing { .. } => Some(Action::Type),
    }
}

/// Where a refusal is sent to; `None` for frames that are not answered.
pub(super) fn id(frame: &ClientFrame) -> Option<&CommandId> {
    match frame {
        ClientFrame::Command { id, .. }
        | ClientFrame::TakeOver { id, .. }
        | ClientFrame::SetStatus { id, .. }
        | ClientFrame::Desk { id, .. }
        | ClientFrame::Policy { id, .. }
        | ClientFrame::Ask { id, .. } => Some(id),
        ClientFrame::Hello { .. }
        | ClientFrame::Follow { .. }
        | ClientFrame::Unfollow { .. }
        | ClientFrame::Active
        | ClientFrame::Typing { .. } => None,
    }
}

/// Whether a whole policy may be in it.
pub(super) fn carries_policy(frame: &ClientFrame) -> bool {
    matches!(frame, ClientFrame::Policy { .. } | ClientFrame::Ask { ask: Ask::Policy { .. }, .. })
}

fn of_ask(ask: &Ask) -> Action {
    match ask {
        Ask::Tickets { .. } => Action::ListTickets,
        Ask::Ticket { .. } | Ask::Earlier { .. } => Action::ReadTicket,
        Ask::Reveal { .. } => Action::Reveal,
        Ask::Conversations { .. } | Ask::Conversation { .. } => Action::TakeOver,
        Ask::Desk => Action::SeeDesk,
        Ask::Policy { .. } => Action::ReadPolicy,
        Ask::Report { .. } => Action::ReadReport,
    }
}

#[cfg(test)]
mod tests {
    use baton_shared::wire::Act;
    use serde_json::{Value, json};

    use super::*;
    use crate::desk::act;
    use crate::ws::commands;

    /// Every act as a client writes it. A new one does not compile before it has its action, and
    /// is missed here by the count.
    fn acts() -> Vec<Value> {
        vec![
            json!({ "do": "take" }),
            json!({ "do": "say", "text": "hello" }),
            json!({ "do": "note", "text": "hello" }),
            json!({ "do": "transfer", "to": "bob", "note": null, "force": false }),
            json!({ "do": "transfer", "to": "queue:billing", "note": null, "force": true }),
            json!({ "do": "accept" }),
            json!({ "do": "decline", "reason": null }),
            json!({ "do": "release" }),
            json!({ "do": "hold", "until": null }),
            json!({ "do": "resume" }),
            json!({ "do": "handback" }),
            json!({ "do": "close", "disposition": null }),
            json!({ "do": "undo" }),
            json!({ "do": "mute", "reason": "rude" }),
            json!({ "do": "unsent", "message": "m1", "send": true }),
            json!({ "do": "rate_briefing", "good": true }),
        ]
    }

    #[test]
    fn each_act_is_an_action_of_its_own_at_the_desk() {
        let action = |act: &Value| {
            let wire: Act = serde_json::from_value(act.clone()).expect("an act of the protocol");
            let message = "m1".parse().expect("an id");
            act::action(&commands::act(wire, message).expect("within bounds"))
        };
        let mut asked: Vec<Action> = acts().iter().map(action).collect();
        asked.sort_by_key(|action| *action as usize);
        asked.dedup();
        assert_eq!(asked.len(), acts().len());
    }

    #[test]
    fn what_bots_have_is_seen_and_taken_by_whoever_may_take_over() {
        let command = json!("c-1");
        for frame in [
            json!({ "type": "take_over", "id": command, "conversation": "cv-1", "epoch": 1 }),
            json!({ "type": "ask", "id": command, "ask": "conversations", "limit": 5 }),
        ] {
            let frame: ClientFrame = serde_json::from_value(frame).expect("a frame");
            assert_eq!(action(&frame), Some(Action::TakeOver));
            assert!(id(&frame).is_some(), "a refusal is answered");
        }
    }
}
