//! Typing hints to channels: best effort, never kept, never retried.

use std::collections::HashMap;

use baton_shared::id::{AgentName, ConversationId};
use jiff::{SignedDuration, Timestamp};
use tokio::task::JoinSet;

use super::super::egress;
use super::super::lanes::Destination;
use super::super::transport::Request;
use super::attempt::Means;

/// From one hint about a conversation to the next.
const EVERY: SignedDuration = SignedDuration::from_secs(3);
/// Hints under way; more are left out.
const UNDER_WAY_MAX: usize = 16;
/// Conversations remembered before old ones are forgotten.
const REMEMBERED_MAX: usize = 1_024;

/// The hints on their way.
#[derive(Debug, Default)]
pub(super) struct Typing {
    latest: HashMap<ConversationId, Timestamp>,
    sending: JoinSet<()>,
}

impl Typing {
    /// Sends a hint unless there was one just now, nobody could take it, or too many are under way.
    pub(super) fn pass_on(
        &mut self,
        means: &Means,
        (id, agent): (&ConversationId, &AgentName),
        is_down: impl FnOnce(&Destination) -> bool,
    ) {
        while self.sending.try_join_next().is_some() {}
        let now = means.engine.now();
        if self.sending.len() >= UNDER_WAY_MAX || !self.is_due(id, now) {
            return;
        }
        let Some((destination, request)) = request(means, id, agent, now) else { return };
        if is_down(&destination) {
            return;
        }
        self.latest.insert(id.clone(), now);
        let transport = means.transport.clone();
        self.sending.spawn(async move {
            let _whatever = transport.send(&request).await;
        });
    }

    fn is_due(&mut self, id: &ConversationId, now: Timestamp) -> bool {
        if self.latest.len() >= REMEMBERED_MAX {
            self.latest.retain(|_, at| *at <= now && now.duration_since(*at) < EVERY);
        }
        self.latest.get(id).is_none_or(|at| *at > now || now.duration_since(*at) >= EVERY)
    }
}

fn request(
    means: &Means,
    id: &ConversationId,
    agent: &AgentName,
    now: Timestamp,
) -> Option<(Destination, Request)> {
    let conv = means.engine.state().conversation(id)?.clone();
    let channel = conv.channel.as_ref()?;
    let callback = means.callbacks.get(channel)?;
    if conv.customer.id.is_empty() {
        return None;
    }
    let request = Request {
        url: callback.url.clone(),
        trust: callback.trust.clone(),
        id: format!("{id}-t{}", now.as_millisecond()),
        at: now,
        body: egress::typing(&conv, agent, now).into(),
        keys: callback.keys.clone(),
    };
    Some((Destination::new(channel.as_str()), request))
}
