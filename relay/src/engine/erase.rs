//! One person's data goes: overwritten in the log, let go of in memory, told to whoever looks.
//!
//! The tombstone is an event of the conversation in the transaction that overwrites: pending sends
//! are dropped, control passes to nobody, the customer's key is free. What stays is that something
//! was here, when, and who worked on it.

use std::sync::{Arc, PoisonError};

use baton_shared::id::{ConversationId, TicketNumber};
use jiff::Timestamp;
use tokio::sync::oneshot;

use super::Asked;
use super::codec::{Event, person_of};
use super::command::{Answer, Command, Failed, Forgotten};
use super::draft::{Draft, ERASED_SPACE, Step, customer_space};
use super::taken::Taken;
use super::turn::{Fatal, PAUSE, Turn, UNKNOWN_TRIES};
use crate::desk::event::{Cause, SendOutcome};
use crate::desk::{AgentEvent, AuditAct, AuditBy, Control, ConversationEvent, Refusal};
use crate::log::{AppendError, Commit, Erasure, PrivatePart, Range, ReadError, StreamId};

/// An erasure that was asked for.
pub(super) struct Wanted {
    conversation: ConversationId,
    why: Why,
    answer: oneshot::Sender<Result<Answer, Failed>>,
}

/// What is recorded of its cause.
struct Why {
    cause: Cause,
    reason: Option<String>,
}

/// What is in a conversation.
#[derive(Default)]
struct Held {
    /// Every ticket it had.
    tickets: Vec<TicketNumber>,
    /// Events with something personal.
    records: u64,
}

/// What a batch does not decide.
pub(super) fn told_apart(asked: Vec<Asked>) -> (Vec<Wanted>, Vec<Asked>) {
    let (mut wanted, mut rest) = (Vec::new(), Vec::with_capacity(asked.len()));
    for Asked { command, answer } in asked {
        match command {
            Command::Erase { conversation, cause, reason } => {
                let why = Why { cause, reason };
                wanted.push(Wanted { conversation, why, answer });
            }
            command => rest.push(Asked { command, answer }),
        }
    }
    (wanted, rest)
}

impl Turn {
    /// Carries one erasure out and answers it.
    pub(super) async fn erase(&mut self, wanted: Wanted) -> Result<(), Fatal> {
        let Wanted { conversation, why, answer } = wanted;
        let erased = self.erase_one(&conversation, why).await?;
        // What is erased stays erased, whether or not anybody waits for the word.
        let _gone = answer.send(erased);
        Ok(())
    }

    async fn erase_one(
        &mut self,
        id: &ConversationId,
        why: Why,
    ) -> Result<Result<Answer, Failed>, Fatal> {
        let now = self.shared.parts.clock.now();
        let held = match self.look(id).await {
            Ok(held) => held,
            Err(reason) => return Ok(Err(Failed::Unavailable { reason })),
        };
        let (commit, events) = match self.tombstone(id, (why, held), now) {
            Ok(Some(tombstone)) => tombstone,
            Ok(None) => return Ok(Ok(before(id))),
            Err(failed) => return Ok(Err(failed)),
        };
        let Erasure { outcome, rows, write_ahead, .. } = match self.overwrite(id, commit).await? {
            Ok(erasure) => erasure,
            Err(reason) => return Ok(Err(Failed::Unavailable { reason })),
        };
        let Some(span) = outcome.span() else {
            // Another relay wrote there meanwhile; it is read with the next turn.
            let reason = format!("{id} moved on meanwhile; try again");
            return Ok(Err(Failed::Unavailable { reason }));
        };
        self.settle(&[outcome], vec![events], now).await?;
        self.unsaved.remove(id);
        let forgotten = Some(Forgotten { records: rows, write_ahead });
        let conversation = Some(id.clone());
        Ok(Ok(Answer { pos: span.last, conversation, forgotten, ..Answer::default() }))
    }

    /// Reads what others wrote, and the conversation; answers what it holds.
    async fn look(&mut self, id: &ConversationId) -> Result<Held, String> {
        self.catch_up().await.map_err(|error| error.to_string())?;
        self.load(id).await.map_err(|error| error.to_string())?;
        self.held(id).await.map_err(|error| error.to_string())
    }

    async fn held(&self, id: &ConversationId) -> Result<Held, ReadError> {
        let (mut held, mut after) = (Held::default(), None);
        loop {
            let range = Range { after, ..Range::default() };
            let log = &self.shared.parts.log;
            let records = log.read_stream(StreamId::conversation(id), range).await?;
            let Some(last) = records.last() else { return Ok(held) };
            after = Some(last.pos);
            for record in &records {
                held.records += u64::from(matches!(record.private, PrivatePart::Kept(_)));
                if let Ok(Event::Conversation(_, ConversationEvent::TicketOpened { number, .. })) =
                    Event::decode(record)
                {
                    held.tickets.push(number);
                }
            }
        }
    }

    /// The commit that marks the end; `None` where it was erased before.
    fn tombstone(
        &self,
        id: &ConversationId,
        why: (Why, Held),
        now: Timestamp,
    ) -> Result<Option<(Commit, Vec<Event>)>, Failed> {
        let policy = self.shared.policy.read().unwrap_or_else(PoisonError::into_inner).clone();
        let state = self.shared.state.read().unwrap_or_else(PoisonError::into_inner);
        let conv = state.conversation(id).ok_or(Refusal::NoSuchTicket)?;
        if conv.erased {
            return Ok(None);
        }
        let ids = self.shared.parts.ids.as_ref();
        let mut draft = Draft::new(&state, &policy, now, ids, Taken::default());
        let mut step = draft.step();
        bury(&mut step, id, why);
        step.finish().map_err(|error| Failed::Unavailable { reason: error.to_string() })?;
        Ok(draft.commits.pop())
    }

    /// Overwrites in the log. An unknown outcome is asked about under the same commit.
    async fn overwrite(
        &self,
        id: &ConversationId,
        commit: Commit,
    ) -> Result<Result<Erasure, String>, Fatal> {
        let log = Arc::clone(&self.shared.parts.log);
        for attempt in 1..=UNKNOWN_TRIES {
            match log.erase(person_of(id), commit.clone()).await {
                Ok(erasure) => return Ok(Ok(erasure)),
                Err(AppendError::NotWritten { reason, .. }) => return Ok(Err(reason)),
                Err(AppendError::Fatal { reason }) => return Err(Fatal(reason)),
                Err(AppendError::Unknown { reason }) => {
                    tracing::warn!(%reason, attempt, "asking again whether it was erased");
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
        Err(Fatal("the outcome of an erasure stays unknown".to_owned()))
    }
}

fn before(id: &ConversationId) -> Answer {
    Answer { duplicate: true, conversation: Some(id.clone()), ..Answer::default() }
}

/// All that an erasure makes true.
fn bury(
    step: &mut Step<'_, '_>,
    id: &ConversationId,
    (why, Held { tickets, records }): (Why, Held),
) {
    let Some(conv) = step.conversation(id).cloned() else { return };
    for send in conv.outbox.iter() {
        let (message, outcome) = (send.message.clone(), SendOutcome::Dropped);
        step.tell(id, ConversationEvent::SendSettled { message, outcome });
    }
    if let Some(ticket) = conv.open_ticket()
        && let Some(agent) = &ticket.agent
    {
        step.tell_agent(agent, AgentEvent::Dropped { ticket: ticket.number });
    }
    if let Some(channel) = &conv.channel {
        let customer = step.ids().keys_of(&conv.customer.id);
        step.release(&customer_space(channel), &customer);
    }
    let passed = conv.pass(Control::Nobody);
    let Why { cause, reason } = why;
    step.tell(id, ConversationEvent::Erased { cause, reason, passed, tickets });
    let by = if cause == Cause::Wish { AuditBy::Owner } else { AuditBy::Relay };
    step.audit(by, AuditAct::Erased { person: person_of(id), records });
    step.claim(ERASED_SPACE, id.as_str(), StreamId::conversation(id));
}
