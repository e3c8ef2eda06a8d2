//! The log looked through once more: every moment at which the policy was asked, with what it was
//! asked about, so that the same or another policy can be asked again.
//!
//! A decision that handed over is in the log with its numbers; the words are those of the
//! conversation up to it. A moment that handed nobody over leaves no record of its own: it is found
//! by the same rules by which the engine asks, and the staffing around it is that of the fold.
//! Reads; writes nothing.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use baton_shared::id::{AgentName, ConversationId, Position, QueueName};
use jiff::Timestamp;

use super::codec::{Event, Placed, place};
use super::judge::{self, Around, BotSeen};
use super::start::{self, StartError};
use super::state::State;
use super::versions::{Shelf, Versions};
use super::{Engine, staffing};
use crate::desk::event::Recorded;
use crate::desk::{Conversation, ConversationEvent, DeskEvent};
use crate::log::{Log, READ_MAX, Range, ReadError, Record, StreamId};
use crate::policy::numbers::{BotNumbers, Numbers};
use crate::policy::{
    BotFailure, Decision, Disabled, EVALUATOR, Latest, Policy, Settings, Staffing,
};

mod points;

pub use points::Kept;
use points::{Bot, Point};

/// A moment at which the policy was asked.
#[derive(Debug)]
pub struct Moment<'a> {
    /// The conversation as it was.
    pub conv: &'a Conversation,
    /// What the decision stands behind, or the decision itself.
    pub pos: Position,
    /// When.
    pub at: Timestamp,
    point: &'a Point,
    staffing: BTreeMap<QueueName, Staffing>,
    on: Vec<(AgentName, Vec<QueueName>)>,
    returning: Option<(AgentName, Vec<QueueName>)>,
    disabled: Option<Off>,
    /// The desk around it, where the whole log is folded.
    desk: Option<&'a State>,
}

/// Who told a value of the customer's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Teller {
    Bot,
    Channel,
}

/// Why a decision cannot be made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotComparable {
    /// The customer's words were erased.
    Erased,
    /// Another evaluator decided: other code or words than this program's.
    OtherEvaluator,
    /// It was made before decisions were recorded with what they were made on.
    NotRecorded,
    /// The policy that decided is not in the log, or this program cannot read it.
    UnknownPolicy,
}

impl std::fmt::Display for NotComparable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Erased => "the words were erased",
            Self::OtherEvaluator => "another evaluator decided",
            Self::NotRecorded => "it was decided before decisions were recorded",
            Self::UnknownPolicy => "the policy that decided cannot be read",
        })
    }
}

/// An agent, and the queues they serve.
type Served = (AgentName, Vec<QueueName>);

/// Why hand-overs were switched off, and until when.
type Off = (Option<String>, Option<Timestamp>);

/// Staffing of each queue, and the agents who would take a ticket.
type Folk = (BTreeMap<QueueName, Staffing>, Vec<(AgentName, Vec<QueueName>)>);

/// Who was on, as the policy is told it live.
fn folk(state: &State, policy: &Policy) -> Folk {
    (staffing::of_desk(state, policy), staffing::agents_on(state, policy))
}

impl<'a> Moment<'a> {
    fn new(
        conv: &'a Conversation,
        point: &'a Point,
        folded: impl FnOnce() -> Folk,
        (disabled, desk): (Option<Off>, Option<&'a State>),
    ) -> Self {
        let (pos, at) = (point.pos, point.at);
        let recorded = point.recorded.as_ref().and_then(numbers);
        let (staffing, on, returning, disabled) = match recorded {
            Some(then) => {
                let off = then.disabled.map(|off| (off.reason, off.until));
                (then.staffing, then.on, then.returning, off)
            }
            None => {
                let (staffing, on) = folded();
                (staffing, on, None, disabled)
            }
        };
        Self { conv, pos, at, point, staffing, on, returning, disabled, desk }
    }

    /// The decision that handed over, where one did.
    #[must_use]
    pub fn recorded(&self) -> Option<&Recorded> {
        self.point.recorded.as_ref()
    }

    /// The customer's words it was about.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.point.said.text
    }

    /// A value that was known of the customer, and who told it: what the bot found counts before
    /// what the channel says, as the policy has it. None once the customer is erased.
    #[must_use]
    pub fn known(&self, name: &str) -> Option<(&str, Teller)> {
        let asks = match &self.point.bot {
            Bot::Replied(reply) => reply.handover.as_ref(),
            Bot::NotAsked | Bot::Failed => None,
        };
        let by_wish = asks.and_then(|asks| asks.variables.get(name));
        let by_bot = by_wish.or_else(|| self.conv.bot.variables.get(name));
        let by_channel = self.conv.customer.attributes.get(name);
        let known = by_bot.map(|value| (value, Teller::Bot));
        let (value, by) = known.or(by_channel.map(|value| (value, Teller::Channel)))?;
        Some((value, by))
    }

    /// Whether it can be decided again.
    ///
    /// # Errors
    /// Why not.
    pub fn comparable(&self) -> Result<(), NotComparable> {
        match (self.point.kept, self.recorded()) {
            (Kept::Erased, _) => Err(NotComparable::Erased),
            (Kept::Unrecorded, _) => Err(NotComparable::NotRecorded),
            (Kept::Whole, Some(recorded)) if recorded.evaluator != EVALUATOR => {
                Err(NotComparable::OtherEvaluator)
            }
            (Kept::Whole, _) => Ok(()),
        }
    }

    /// Asks another policy about it. Where the policy that decided named no agents, nobody wrote
    /// down who was on: that is what the fold of the log says of this moment.
    #[must_use]
    pub fn ask(&self, policy: &Policy) -> (Decision, Numbers) {
        let Some(desk) = self.desk else {
            return self.asked(policy, (&self.on, self.returning.as_ref()));
        };
        let folded = self.on.is_empty().then(|| staffing::agents_on(desk, policy));
        let again = staffing::returning(desk, policy, self.conv, self.at);
        let returning = self.returning.as_ref().or(again.as_ref());
        self.asked(policy, (folded.as_deref().unwrap_or(&self.on), returning))
    }

    fn asked(
        &self,
        policy: &Policy,
        (on, returning): (&[Served], Option<&Served>),
    ) -> (Decision, Numbers) {
        let disabled = self.disabled.as_ref();
        let around = Around {
            staffing: &self.staffing,
            on,
            returning,
            disabled: disabled
                .map(|(reason, until)| Disabled { reason: reason.as_deref(), until: *until }),
            now: self.at,
        };
        let bot = match &self.point.bot {
            Bot::NotAsked => BotSeen::NotAsked,
            Bot::Replied(reply) => BotSeen::Replied(reply),
            Bot::Failed => BotSeen::Failed(self.failure()),
        };
        let latest = Latest::judged(self.words(), self.conv.language.as_deref());
        let judged = judge::judge(policy, self.conv, (latest, &bot), &around);
        (judged.decision, judged.on)
    }

    /// Only the record of the decision tells how the bot failed.
    fn failure(&self) -> BotFailure {
        match self.recorded().and_then(numbers).map(|numbers| numbers.bot) {
            Some(BotNumbers::Failed { why }) => why,
            _ => BotFailure::TimedOut,
        }
    }

    /// What the route that won saw, a condition each; nothing where it cannot be asked again.
    #[must_use]
    pub fn fits(&self, policies: &Shelf) -> Vec<String> {
        let recorded = self.recorded().filter(|_| self.comparable().is_ok());
        let Some(policy) = recorded.and_then(|recorded| policies.get(&recorded.policy)) else {
            return Vec::new();
        };
        let (decision, _) = self.asked(&policy, (&self.on, self.returning.as_ref()));
        decision.handover.map(|handover| handover.route.fits).unwrap_or_default()
    }

    /// Makes the recorded decision again, by the policy that made it.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn again(&self, policies: &Shelf) -> Result<Again, NotComparable> {
        self.comparable()?;
        let recorded = self.recorded().ok_or(NotComparable::NotRecorded)?;
        let policy = policies.get(&recorded.policy).ok_or(NotComparable::UnknownPolicy)?;
        let (decision, numbers) = self.asked(&policy, (&self.on, self.returning.as_ref()));
        let outcome = normal(&decision.handover);
        let facts = normal(&numbers);
        let agrees = outcome == recorded.outcome && facts == recorded.facts;
        Ok(if agrees { Again::Agrees } else { Again::Differs { outcome, facts } })
    }
}

/// What came of deciding again.
#[derive(Debug, Clone, PartialEq)]
pub enum Again {
    /// The same, in every part.
    Agrees,
    /// Something else: this.
    #[allow(missing_docs)]
    Differs { outcome: serde_json::Value, facts: serde_json::Value },
}

/// A value as it reads from the log: numbers pass through their text once.
#[must_use]
pub fn normal(value: &impl serde::Serialize) -> serde_json::Value {
    let text = serde_json::to_string(value).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn numbers(recorded: &Recorded) -> Option<Numbers> {
    serde_json::from_value(recorded.facts.clone()).ok()
}

/// What a look through the log tells of, in order.
#[derive(Debug)]
pub enum Seen<'a> {
    /// The policy was asked.
    Asked(&'a Moment<'a>),
    /// Something happened; the state is as it was before.
    Happened(&'a Placed, &'a State),
}

/// What the story of one conversation tells of: of each commit, first what was asked.
#[derive(Debug)]
pub enum Told<'a> {
    /// The policy was asked.
    Asked(&'a Moment<'a>),
    /// Something happened.
    Happened(Timestamp, &'a ConversationEvent),
}

/// What a look through the log leaves.
#[derive(Debug, Default)]
pub struct Hindsight {
    /// The desk as folded so far.
    pub state: State,
    /// The versions of the policy.
    pub versions: Versions,
    /// The same, to be asked.
    pub policies: Shelf,
    erased: HashSet<ConversationId>,
    /// Records read.
    pub read: u64,
}

impl Hindsight {
    /// Looks through the whole log; moments before `from` are folded and not told of, and nothing
    /// at or after `to` is read.
    ///
    /// # Errors
    /// Where the log cannot be read, or holds what this program does not know.
    pub async fn look(
        &mut self,
        log: &Arc<dyn Log>,
        (from, to): (Timestamp, Timestamp),
        mut tell: impl FnMut(Seen<'_>, &Shelf) + Send,
    ) -> Result<(), StartError> {
        loop {
            let mut page = log.read_all(self.state.pos, READ_MAX).await?;
            let more = page.len() == READ_MAX;
            if more && let Some(last) = page.last().map(|one| one.commit) {
                // The last commit may be cut off: it comes whole with the next page.
                page.truncate(page.partition_point(|one| one.commit != last));
            }
            for commit in page.chunk_by(|a, b| a.commit == b.commit) {
                if commit.first().is_some_and(|record| record.at >= to) {
                    return Ok(());
                }
                self.commit(log, commit, from, &mut tell).await?;
            }
            if !more {
                return Ok(());
            }
        }
    }

    async fn commit(
        &mut self,
        log: &Arc<dyn Log>,
        records: &[Record],
        from: Timestamp,
        tell: &mut (impl FnMut(Seen<'_>, &Shelf) + Send),
    ) -> Result<(), StartError> {
        let placed = records.iter().map(place).collect::<Result<Vec<_>, _>>()?;
        self.read += placed.len() as u64;
        let mut touched: Vec<ConversationId> = Vec::new();
        for one in &placed {
            match &one.event {
                Event::Conversation(id, _) if !touched.contains(id) => touched.push(id.clone()),
                Event::Desk(event) => self.version(event, one.at),
                _ => {}
            }
        }
        for id in &touched {
            self.load(log, id).await?;
        }
        if placed.first().is_some_and(|one| one.at >= from) {
            for one in &placed {
                tell(Seen::Happened(one, &self.state), &self.policies);
            }
            for id in &touched {
                self.moments(id, &placed, tell);
            }
        }
        self.state.install(placed);
        Ok(())
    }

    fn version(&mut self, event: &DeskEvent, at: Timestamp) {
        self.versions.apply(event, at);
        if let DeskEvent::PolicyActivated { hash, text, .. } = event {
            self.policies.put(hash, text);
        }
    }

    fn settings(&self) -> Settings {
        let active = self.versions.active().and_then(|version| self.policies.get(&version.hash));
        active.map(|policy| policy.settings.clone()).unwrap_or_default()
    }

    /// Resting conversations are let go by the state, as live: read again where they go on.
    async fn load(&mut self, log: &Arc<dyn Log>, id: &ConversationId) -> Result<(), StartError> {
        if self.state.conversation(id).is_none() {
            let read = start::conversation(log.as_ref(), id, Some(self.state.pos)).await?;
            if read.conv.head.is_some() {
                self.state.keep(read.conv);
            }
        }
        Ok(())
    }

    fn moments(
        &mut self,
        id: &ConversationId,
        placed: &[Placed],
        tell: &mut (impl FnMut(Seen<'_>, &Shelf) + Send),
    ) {
        let known = self.state.conversation(id).map(|conv| conv.as_ref().clone());
        let mut conv = known.unwrap_or_else(|| Conversation::new(id.clone()));
        let events = of_conversation(id, placed);
        let linger_min = self.settings().linger_min;
        let mut erased = self.erased.contains(id);
        let (state, policies) = (&self.state, &self.policies);
        let disabled = || state.disabled.clone().map(|off| (Some(off.reason), off.until));
        let active = self.versions.active().and_then(|version| policies.get(&version.hash));
        let active = active.as_ref();
        let staff = || active.map(|policy| folk(state, policy)).unwrap_or_default();
        points::walk(&mut conv, &events, (linger_min, &mut erased), &mut |point, conv| {
            let moment = Moment::new(conv, point, staff, (disabled(), Some(state)));
            tell(Seen::Asked(&moment), policies);
        });
        if erased {
            self.erased.insert(id.clone());
        }
    }
}

type At<'a> = (Position, Timestamp, &'a ConversationEvent);

fn of_conversation<'a>(id: &ConversationId, placed: &'a [Placed]) -> Vec<At<'a>> {
    let own = placed.iter().filter_map(|one| match &one.event {
        Event::Conversation(of, event) if of == id => Some((one.pos, one.at, event)),
        _ => None,
    });
    own.collect()
}

impl Engine {
    /// Every moment of one conversation at which the policy was asked, told with what happened
    /// between, oldest first. Moments that handed nobody over have no staffing around them.
    ///
    /// # Errors
    /// Where the log cannot be read, or holds what this program does not know.
    pub async fn moments(
        &self,
        id: &ConversationId,
        most: usize,
        mut tell: impl FnMut(Told<'_>) + Send,
    ) -> Result<(), ReadError> {
        let range = Range { limit: most, ..Range::default() };
        let records = self.log().read_stream(StreamId::conversation(id), range).await?;
        let linger_min = self.policy().settings.linger_min;
        let (mut conv, mut erased) = (Conversation::new(id.clone()), false);
        for commit in records.chunk_by(|a, b| a.commit == b.commit) {
            let placed: Vec<Placed> = commit.iter().filter_map(|one| place(one).ok()).collect();
            let events = of_conversation(id, &placed);
            points::walk(&mut conv, &events, (linger_min, &mut erased), &mut |point, conv| {
                tell(Told::Asked(&Moment::new(conv, point, Folk::default, (None, None))));
            });
            for (_, at, event) in events {
                tell(Told::Happened(at, event));
            }
        }
        Ok(())
    }
}
