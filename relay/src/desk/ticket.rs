//! One piece of work for people.

use std::collections::{BTreeMap, BTreeSet};

use baton_shared::id::{AgentName, Position, QueueName, TicketNumber};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::asking::{Asking, FieldsAsked, Needs, RouteAnswered};
use super::conversation::first_chars;
use super::event::{ConversationEvent as Event, Ending, Watches, Words};
pub use super::grace::{Grace, GraceOf, Offer};
use super::level::{Callback, Clock, ClockState, Earlier, Handled, Promised, Ticking};
use super::offers::Round;
use super::parts::{Briefing, Collected, Intent, Priority, Source};

/// Whole seconds between two instants; none where the clock was set back.
fn seconds(from: Timestamp, to: Timestamp) -> u64 {
    u64::try_from(to.duration_since(from).as_secs()).unwrap_or(0)
}

/// Marks a ticket whose customer wants to be called, and the fields of their wish.
const CALLBACK_TAG: &str = "callback";
/// Most that is kept of answers without a telephone number, in characters.
const SAID_CHARS: usize = 200;

/// Where a ticket stands. Whom the customer talks to is another fact: see `Control`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum TicketState {
    Queued,
    Active,
    OnHold,
    Closed,
}

/// The state of a ticket: bounded facts, never the transcript.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ticket {
    /// Its number.
    pub number: TicketNumber,
    /// Where it stands.
    pub state: TicketState,
    /// Its queue.
    pub queue: QueueName,
    /// Who holds it.
    pub agent: Option<AgentName>,
    /// Urgency.
    pub priority: Priority,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Its place in any queue; transfers keep it.
    pub order_at: Timestamp,
    /// Service level.
    pub due_at: Option<Timestamp>,
    /// The service level that its route named; otherwise queue and priority find it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Box<str>>,
    /// Somebody outside is asked where it goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asking: Option<Box<Asking>>,
    /// What the customer is and was asked for, where the queue needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<Box<FieldsAsked>>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// How it was closed.
    pub ending: Option<Ending>,
    /// Label of the outcome.
    pub disposition: Option<String>,
    /// The intent found.
    pub intent: Option<Intent>,
    /// Labels.
    pub tags: Vec<String>,
    /// Skills asked for.
    pub skills: Vec<String>,
    /// Those of them that its queue alone asks for: they stay there when it goes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub queue_skills: Vec<String>,
    /// What travels.
    pub briefing: Briefing,
    /// The blocker is the relay's own reading, in words for agents.
    #[serde(default)]
    pub blocker_derived: bool,
    /// The bot's variables.
    pub variables: BTreeMap<String, String>,
    /// An offer waiting for an answer.
    pub offer: Option<Offer>,
    /// An act that can be taken back.
    pub grace: Option<Grace>,
    /// End of the hold.
    pub hold_until: Option<Timestamp>,
    /// When to look at it again while it waits.
    pub watches: Watches,
    /// Where it last entered a queue: watches of an earlier wait are void.
    pub queued_since: Position,
    /// Where it was opened.
    #[serde(default)]
    pub opened_since: Position,
    /// Fields of the briefing that the customer set right: `goal`, `collected.<name>`.
    #[serde(default)]
    pub corrected: BTreeSet<String>,
    /// An agent has spoken.
    pub answered: bool,
    /// What the customer was told of the wait, until it is over.
    #[serde(default)]
    pub promised: Option<Promised>,
    /// When an agent first had it.
    #[serde(default)]
    pub taken_at: Option<Timestamp>,
    /// Since when it is on hold.
    #[serde(default)]
    pub held_since: Option<Timestamp>,
    /// Seconds it was on hold before: nobody worked on it.
    #[serde(default)]
    pub held_s: u64,
    /// The service level's clocks that run.
    #[serde(default)]
    pub clocks: Vec<Ticking>,
    /// Since when an agent's words have had no answer.
    #[serde(default)]
    pub silent_since: Option<Timestamp>,
    /// Where those words were written.
    #[serde(default)]
    pub silent_at: Position,
    /// The silent customer was reminded.
    #[serde(default)]
    pub reminded: bool,
    /// The customer's next words are a telephone number and a time.
    #[serde(default)]
    pub callback_asked: bool,
    /// What they answered to that without a number: when it suits, mostly.
    #[serde(default)]
    pub callback_said: Option<String>,
    /// The ticket before, where the customer came again soon.
    #[serde(default)]
    pub earlier: Option<Earlier>,
    /// What came of asking agents while it waits here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<Box<Round>>,
}

impl Ticket {
    /// Whether people still have work with it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state != TicketState::Closed
    }

    /// Whether `agent` holds it.
    #[must_use]
    pub fn held_by(&self, agent: &AgentName) -> bool {
        self.is_open() && self.agent.as_ref() == Some(agent)
    }
}

impl Ticket {
    pub(super) fn opened(
        number: TicketNumber,
        queue: QueueName,
        order_at: Timestamp,
        at: Timestamp,
    ) -> Self {
        Self {
            number,
            state: TicketState::Queued,
            queue,
            agent: None,
            priority: Priority::Normal,
            opened_at: at,
            order_at,
            due_at: None,
            level: None,
            asking: None,
            fields: None,
            closed_at: None,
            ending: None,
            disposition: None,
            intent: None,
            tags: Vec::new(),
            skills: Vec::new(),
            queue_skills: Vec::new(),
            briefing: Briefing::default(),
            blocker_derived: false,
            variables: BTreeMap::new(),
            offer: None,
            grace: None,
            hold_until: None,
            watches: Watches::default(),
            queued_since: Position(0),
            opened_since: Position(0),
            corrected: BTreeSet::new(),
            answered: false,
            promised: None,
            taken_at: None,
            held_since: None,
            held_s: 0,
            clocks: Vec::new(),
            silent_since: None,
            silent_at: Position(0),
            reminded: false,
            callback_asked: false,
            callback_said: None,
            earlier: None,
            round: None,
        }
    }

    pub(super) fn describe(&mut self, event: &Event) {
        if let Event::TicketOpened {
            priority,
            intent,
            tags,
            skills,
            queue_skills,
            due_at,
            level,
            watches,
            promised,
            earlier,
            asking,
            ..
        } = event
        {
            self.priority = *priority;
            self.intent.clone_from(intent);
            self.tags.clone_from(tags);
            self.skills.clone_from(skills);
            self.queue_skills.clone_from(queue_skills);
            self.due_at = *due_at;
            self.level.clone_from(level);
            self.watches = watches.clone();
            self.promised = *promised;
            self.earlier.clone_from(earlier);
            self.asking.clone_from(asking);
        }
    }

    pub(super) fn give_to(&mut self, agent: AgentName, at: Timestamp) {
        self.taken_at.get_or_insert(at);
        self.asking = None;
        if let Some(fields) = &mut self.fields {
            fields.open = None;
        }
        self.resume(at);
        self.state = TicketState::Active;
        self.agent = Some(agent);
        (self.hold_until, self.round) = (None, None);
        self.watches = Watches::default();
    }

    pub(super) fn enqueue(&mut self, watches: &Watches, pos: Position) {
        self.state = TicketState::Queued;
        (self.silent_since, self.asking) = (None, None);
        (self.agent, self.offer, self.round) = (None, None, None);
        self.hold_until = None;
        self.watches = watches.clone();
        self.queued_since = pos;
    }

    pub(super) fn close(&mut self, how: Ending, disposition: Option<String>, at: Timestamp) {
        self.state = TicketState::Closed;
        (self.silent_since, self.callback_asked, self.callback_said) = (None, false, None);
        self.closed_at = Some(at);
        self.ending = Some(how);
        self.disposition = disposition;
        self.watches = Watches::default();
        (self.promised, self.due_at) = (None, None);
        (self.round, self.asking) = (None, None);
        self.clocks.clear();
    }

    /// Folds what is promised and owed in time.
    pub(super) fn owe(&mut self, event: &Event, pos: Position) {
        match event {
            Event::WaitEnded { .. } => self.promised = None,
            Event::ClockStarted { clock, level, at_risk_at, due_at } => self.tick(Ticking {
                clock: *clock,
                level: level.clone(),
                at_risk_at: *at_risk_at,
                due_at: *due_at,
                state: ClockState::Running,
                since: pos,
            }),
            Event::AtRisk { clock } => self.come_to(*clock, ClockState::AtRisk),
            Event::Breached { clock } => self.come_to(*clock, ClockState::Breached),
            Event::Escalated { priority, order_at, to, watches, .. } => {
                (self.priority, self.order_at) = (*priority, *order_at);
                if let Some(queue) = to {
                    self.queue = queue.clone();
                    self.promised = None;
                    self.enqueue(watches, pos);
                }
            }
            Event::Relaxed { dropped, next } => {
                self.skills.retain(|skill| !dropped.contains(skill));
                self.watches.moves.clone_from(next);
            }
            Event::Stayed { next } => self.watches.moves.clone_from(next),
            Event::Overflowed { to, moved, watches, .. } => {
                (self.queue, self.promised) = (to.clone(), None);
                self.enqueue(watches, pos);
                self.round = Some(Box::new(Round { moved: *moved, ..Round::default() }));
            }
            Event::IdentityNeeded { again } => self.briefing.must_verify = *again,
            Event::NeedsChanged { now } => self.need(now.clone()),
            Event::RouteAnswered { on, .. } => self.routed(on, pos),
            Event::FieldAsked { field } => {
                let fields = self.fields.get_or_insert_default();
                fields.open = Some(field.clone());
                fields.asked.push(field.clone());
            }
            Event::FieldGiven { field, private } => self.given(field, private.as_ref()),
            Event::Staged { next, .. } => self.watches.stage.clone_from(next),
            Event::IdleReminded => self.reminded = true,
            Event::CallbackAsked { private } => self.ask_for_a_number(private.as_ref()),
            Event::CallbackWanted { private } => self.call_back(private.as_ref()),
            _ => {}
        }
    }

    /// Its queue is another one, and so is what this one asks for.
    fn need(&mut self, now: Needs) {
        (self.skills, self.queue_skills) = (now.skills, now.queue_skills);
        self.briefing.missing = now.missing;
    }

    /// The customer answered what they were asked.
    fn given(&mut self, field: &str, answer: Option<&Words>) {
        if let Some(fields) = &mut self.fields {
            fields.open = None;
        }
        self.briefing.missing.retain(|missing| missing != field);
        let Some(answer) = answer else { return };
        let value = answer.text.clone();
        let given = Collected { value, by: Source::Customer, verified: false };
        self.briefing.collected.insert(field.to_owned(), given);
    }

    /// Somebody outside has said where it goes, or has not.
    fn routed(&mut self, on: &RouteAnswered, pos: Position) {
        (self.priority, self.order_at) = (on.priority, on.order_at);
        if let Some(queue) = &on.to {
            self.queue = queue.clone();
        }
        self.promised = on.promised;
        for (own, more) in on
            .answer
            .iter()
            .flat_map(|answer| [(true, answer.tags.as_slice()), (false, answer.skills.as_slice())])
        {
            let list = if own { &mut self.tags } else { &mut self.skills };
            // What somebody asks for goes with the ticket, whether or not its queue asks for it too.
            self.queue_skills.retain(|skill| own || !more.contains(skill));
            let new: Vec<String> = more.iter().filter(|one| !list.contains(one)).cloned().collect();
            list.extend(new);
        }
        self.enqueue(&on.watches, pos);
    }

    /// The button asks anew; an answer without a number is kept until there is one.
    fn ask_for_a_number(&mut self, answer: Option<&Words>) {
        self.callback_asked = true;
        let said = answer.map(|words| match self.callback_said.take() {
            Some(before) => format!("{before}, {}", words.text),
            None => words.text.clone(),
        });
        self.callback_said = said.map(|said| first_chars(&said, SAID_CHARS).to_owned());
    }

    /// What the customer left stands in the briefing, where agents look.
    fn call_back(&mut self, wish: Option<&Callback>) {
        (self.callback_asked, self.callback_said) = (false, None);
        if !self.tags.iter().any(|tag| tag == CALLBACK_TAG) {
            self.tags.push(CALLBACK_TAG.to_owned());
        }
        let Some(wish) = wish else { return };
        let parts = [
            ("number", Some(&wish.number)),
            ("time", wish.time.as_ref()),
            ("zone", wish.zone.as_ref()),
        ];
        for (name, value) in parts {
            let Some(value) = value else { continue };
            let by = Source::Customer;
            let given = Collected { value: value.clone(), by, verified: false };
            self.briefing.collected.insert(format!("{CALLBACK_TAG}.{name}"), given);
        }
    }

    /// A clock starts; one of its kind that runs already is replaced.
    fn tick(&mut self, ticking: Ticking) {
        self.clocks.retain(|other| other.clock != ticking.clock);
        self.clocks.push(ticking);
        self.reckon();
    }

    /// A clock has come so far.
    fn come_to(&mut self, clock: Clock, state: ClockState) {
        if let Some(ticking) = self.clocks.iter_mut().find(|one| one.clock == clock) {
            ticking.state = state;
        }
    }

    /// An agent spoke: what waited for that is answered.
    pub(super) fn respond(&mut self, at: Timestamp, pos: Position) {
        (self.answered, self.reminded) = (true, false);
        (self.silent_since, self.silent_at) = (Some(at), pos);
        self.clocks.retain(|one| one.clock == Clock::Resolution);
        self.reckon();
    }

    /// The answer owed soonest; the close where no answer is owed.
    fn reckon(&mut self) {
        let due = |answers: bool| {
            let owed = self.clocks.iter().filter(|one| (one.clock != Clock::Resolution) == answers);
            owed.map(|one| one.due_at).min()
        };
        self.due_at = due(true).or_else(|| due(false));
    }

    /// How far the worst of its clocks has come.
    #[must_use]
    pub fn standing(&self) -> ClockState {
        self.clocks.iter().map(|one| one.state).max().unwrap_or_default()
    }

    /// Nobody works on it until it is resumed.
    pub(super) fn hold(&mut self, until: Option<Timestamp>, at: Timestamp) {
        self.state = TicketState::OnHold;
        self.hold_until = until;
        self.silent_since = None;
        self.held_since.get_or_insert(at);
    }

    /// A hold is over, if there was one.
    pub(super) fn resume(&mut self, at: Timestamp) {
        self.hold_until = None;
        if let Some(since) = self.held_since.take() {
            self.held_s = self.held_s.saturating_add(seconds(since, at));
        }
    }

    /// How long agents have worked on it by now, holds left out.
    #[must_use]
    pub fn handled(&self, now: Timestamp) -> Option<Handled> {
        let held = self.held_since.map_or(0, |since| seconds(since, now)) + self.held_s;
        let worked = seconds(self.taken_at?, now).saturating_sub(held);
        Some(Handled { queue: self.queue.clone(), seconds: worked.max(1) })
    }

    /// The bot found out, while the customer waits, what the queue needs.
    pub(super) fn learn(&mut self, values: &BTreeMap<String, String>) {
        let (known, open): (Vec<String>, Vec<String>) =
            self.briefing.missing.drain(..).partition(|field| values.contains_key(field));
        self.briefing.missing = open;
        for field in known {
            let value = values.get(&field).cloned().unwrap_or_default();
            let given = Collected { value, by: Source::Bot, verified: false };
            self.briefing.collected.insert(field, given);
        }
    }

    pub(super) fn correct(&mut self, field: &str, value: Option<&str>) {
        let Some(value) = value else { return };
        let (value, by) = (value.to_owned(), Source::Customer);
        match field {
            "goal" => {
                self.briefing.goal = Some(value);
                self.corrected.insert(field.to_owned());
            }
            _ => {
                let field = field.strip_prefix("collected.").unwrap_or(field);
                let given = Collected { value, by, verified: false };
                self.briefing.collected.insert(field.to_owned(), given);
                self.briefing.missing.retain(|missing| missing != field);
                self.corrected.insert(format!("collected.{field}"));
            }
        }
    }
}
