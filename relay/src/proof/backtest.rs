//! What another policy would have done with recorded conversations.
//!
//! Every moment at which the policy was asked is asked again, of the draft. What was recorded is the
//! yardstick, not what the old policy would say now: each recorded decision is also made again by
//! the policy that made it, and must agree. Where the draft hands over earlier than it was, the rest
//! of that bot session did not happen under the draft and is passed over; what the customer would
//! have written instead nobody knows.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use baton_shared::id::{ConversationId, QueueName};
use baton_shared::wire::PolicyReport;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use super::listing;
use crate::desk::ConversationEvent as E;
use crate::desk::level::Clock;
use crate::engine::hindsight::{Again, Hindsight, Moment, NotComparable, Seen, normal};
use crate::engine::versions::Shelf;
use crate::engine::{Event, Fault, Placed, State};
use crate::log::Log;
use crate::policy::Policy;

/// Which part of the log, and how much of it is listed.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// From this instant on.
    pub from: Timestamp,
    /// Before this one.
    pub to: Timestamp,
    /// Differences listed at most.
    pub listed: usize,
}

/// A decision in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Brief {
    pub trigger: String,
    pub route: String,
    pub queue: String,
    pub priority: String,
    pub dialog: String,
    pub tags: Vec<String>,
    pub skills: Vec<String>,
    /// To whom it is given at once.
    pub agent: Option<String>,
    /// The service level that the route names.
    pub level: Option<String>,
}

/// How a draft differs from what was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The draft hands over; it was not handed over in this bot session.
    Added,
    /// The draft hands over at an earlier message than it was.
    Earlier,
    /// It was handed over, and the draft leaves it to the bot at that message.
    Dropped,
    /// Both hand over, otherwise.
    Changed,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Difference {
    pub kind: Kind,
    pub at: Timestamp,
    pub conversation: ConversationId,
    pub ticket: Option<u64>,
    /// What was decided.
    pub was: Option<Brief>,
    /// What the draft decides.
    pub draft: Option<Brief>,
    /// The parts that differ.
    pub differs: Vec<&'static str>,
    /// How long the ticket waited to be taken, where it was.
    pub waited_s: Option<u64>,
    /// Whether any clock of its service level was late, where one ran.
    pub breached: Option<bool>,
    /// Those that were late.
    pub late: Vec<Clock>,
}

/// What became of a ticket.
#[derive(Debug, Clone)]
struct Ticket {
    conversation: ConversationId,
    queue: QueueName,
    opened: Timestamp,
    taken: Option<Timestamp>,
    /// Clocks of its service level that ran, and those that were late.
    clocks: BTreeSet<Clock>,
    late: BTreeSet<Clock>,
}

/// A session in which the draft has handed over before it was.
#[derive(Debug, Clone, Copy)]
struct Ahead {
    difference: usize,
}

/// The result of a backtest.
#[derive(Debug, Default)]
pub struct Backtest {
    /// Moments at which the policy was asked.
    pub asked: u64,
    /// Of these, those that handed over.
    pub handed_over: u64,
    /// Recorded decisions that came out alike when made again by their own policy.
    pub alike: u64,
    /// Those that did not: a fault of the program or of the log.
    pub unlike: u64,
    /// Moments that could not be compared, by reason.
    pub not_comparable: BTreeMap<String, u64>,
    /// Every difference, in the order of the log.
    pub differences: Vec<Difference>,
    tickets: BTreeMap<u64, Ticket>,
    latest: HashMap<ConversationId, u64>,
    ahead: HashMap<ConversationId, Ahead>,
    span: Option<Span>,
}

/// Looks through the log.
///
/// # Errors
/// Where the log cannot be read.
pub async fn run(log: &Arc<dyn Log>, draft: &Policy, span: Span) -> Result<Backtest, Fault> {
    if span.from >= span.to {
        return Err(Fault::new("bad_span", "--from must be before --to"));
    }
    let mut test = Backtest { span: Some(span), ..Backtest::default() };
    let mut look = Hindsight::default();
    let tell = |seen: Seen<'_>, policies: &Shelf| match seen {
        Seen::Asked(moment) => test.asked(moment, draft, policies),
        Seen::Happened(placed, state) => test.happened(placed, state),
    };
    let looked = look.look(log, (span.from, span.to), tell).await;
    looked.map_err(|error| Fault::new("unavailable", error.to_string()))?;
    test.settle();
    Ok(test)
}

impl Backtest {
    fn asked(&mut self, moment: &Moment<'_>, draft: &Policy, policies: &Shelf) {
        self.asked += 1;
        let recorded = moment.recorded();
        self.handed_over += u64::from(recorded.is_some());
        if let Err(why) = moment.comparable() {
            return self.pass_over(why);
        }
        if recorded.is_some() {
            match moment.again(policies) {
                Ok(Again::Agrees) => self.alike += 1,
                Ok(Again::Differs { .. }) => self.unlike += 1,
                Err(why) => return self.pass_over(why),
            }
        }
        let was = recorded.and_then(|recorded| brief(&recorded.outcome));
        let (decision, _) = moment.ask(draft);
        let now = decision.handover.as_ref().and_then(|found| brief(&normal(found)));
        let opens = decision.handover.as_ref().is_some_and(|found| found.dialog.opens_ticket());
        self.compare(moment, (was, now), opens);
    }

    fn pass_over(&mut self, why: NotComparable) {
        *self.not_comparable.entry(why.to_string()).or_default() += 1;
    }

    fn compare(
        &mut self,
        moment: &Moment<'_>,
        (was, draft): (Option<Brief>, Option<Brief>),
        opens: bool,
    ) {
        let id = &moment.conv.id;
        let ticket = self.ticket_of(id, moment.at).filter(|_| was.is_some());
        if let Some(ahead) = self.ahead.get(id).copied() {
            if was.is_some()
                && let Some(difference) = self.differences.get_mut(ahead.difference)
            {
                difference.kind = Kind::Earlier;
                (difference.was, difference.ticket) = (was, ticket);
                self.ahead.remove(id);
            }
            return;
        }
        let (kind, differs) = match (&was, &draft) {
            (None, None) => return,
            (None, Some(_)) => (Kind::Added, Vec::new()),
            (Some(_), None) => (Kind::Dropped, Vec::new()),
            (Some(was), Some(draft)) => (Kind::Changed, differs(was, draft)),
        };
        if kind == Kind::Changed && differs.is_empty() {
            return;
        }
        if kind == Kind::Added && opens {
            self.ahead.insert(id.clone(), Ahead { difference: self.differences.len() });
        }
        let (waited_s, breached, late) = (None, None, Vec::new());
        let (at, conversation) = (moment.at, id.clone());
        self.differences.push(Difference {
            kind,
            at,
            conversation,
            ticket,
            was,
            draft,
            differs,
            waited_s,
            breached,
            late,
        });
    }

    /// The ticket that was opened with a decision.
    fn ticket_of(&self, id: &ConversationId, at: Timestamp) -> Option<u64> {
        let number = *self.latest.get(id)?;
        self.tickets.get(&number).filter(|ticket| ticket.opened == at).map(|_| number)
    }

    fn happened(&mut self, placed: &Placed, state: &State) {
        let Event::Conversation(id, event) = &placed.event else { return };
        match event {
            E::TicketOpened { number, queue, .. } => {
                self.latest.insert(id.clone(), number.0);
                let ticket = Ticket {
                    conversation: id.clone(),
                    queue: queue.clone(),
                    opened: placed.at,
                    taken: None,
                    clocks: BTreeSet::new(),
                    late: BTreeSet::new(),
                };
                self.tickets.insert(number.0, ticket);
            }
            E::Taken { .. } | E::Accepted { .. } => {
                if let Some(ticket) = self.ticket_now(id, state) {
                    ticket.taken.get_or_insert(placed.at);
                }
            }
            E::RouteAnswered { on, .. } => {
                if let (Some(ticket), Some(to)) = (self.ticket_now(id, state), &on.to) {
                    ticket.queue = to.clone();
                }
            }
            E::ClockStarted { clock, .. } => {
                if let Some(ticket) = self.ticket_now(id, state) {
                    ticket.clocks.insert(*clock);
                }
            }
            E::Breached { clock } => {
                if let Some(ticket) = self.ticket_now(id, state) {
                    ticket.late.insert(*clock);
                }
            }
            // The bot begins afresh: what the draft had done before is over.
            E::Ended | E::Closed { .. } => {
                self.ahead.remove(id);
            }
            _ => {}
        }
    }

    /// The ticket a conversation has: the one just opened, which the state does not know yet, or the
    /// one that it knows.
    fn ticket_now(&mut self, id: &ConversationId, state: &State) -> Option<&mut Ticket> {
        let known = || state.conversation(id).and_then(|conv| conv.ticket_number()).map(|n| n.0);
        let number = self.latest.get(id).copied().or_else(known)?;
        self.tickets.get_mut(&number).filter(|ticket| ticket.conversation == *id)
    }

    /// What is known at the end of what became of the tickets.
    fn settle(&mut self) {
        for difference in &mut self.differences {
            let ticket = difference.ticket.and_then(|number| self.tickets.get(&number));
            let Some(ticket) = ticket else { continue };
            difference.waited_s = waited(ticket);
            difference.breached = (!ticket.clocks.is_empty()).then_some(!ticket.late.is_empty());
            difference.late = ticket.late.iter().copied().collect();
        }
    }

    /// Median seconds that tickets of a queue waited in the span, where any was taken.
    fn median_wait_s(&self, queue: &str) -> Option<u64> {
        let of_queue = self.tickets.values().filter(|ticket| ticket.queue.as_str() == queue);
        let mut waits: Vec<u64> = of_queue.filter_map(waited).collect();
        waits.sort_unstable();
        waits.get(waits.len() / 2).copied()
    }

    /// For people and programs.
    #[must_use]
    pub fn report(&self, draft: &Policy) -> PolicyReport {
        let listed = self.span.map_or(0, |span| span.listed);
        let count = |kind| self.differences.iter().filter(|one| one.kind == kind).count();
        let kinds = [Kind::Added, Kind::Earlier, Kind::Dropped, Kind::Changed].map(count);
        let queues: BTreeSet<&str> = self
            .differences
            .iter()
            .flat_map(|one| [one.was.as_ref(), one.draft.as_ref()])
            .flatten()
            .map(|brief| brief.queue.as_str())
            .collect();
        let waits: BTreeMap<&str, Option<u64>> =
            queues.into_iter().map(|queue| (queue, self.median_wait_s(queue))).collect();
        let shown = &self.differences[..self.differences.len().min(listed)];
        let levels: BTreeMap<&str, Value> = self
            .kept_and_late()
            .map(|(clock, ran, late)| (word(clock), json!({ "tickets": ran, "late": late })))
            .into();
        let report = json!({
            "from": self.span.map(|span| span.from),
            "to": self.span.map(|span| span.to),
            "policy": draft.hash(),
            "asked": self.asked,
            "handed_over": self.handed_over,
            "decided_again": { "alike": self.alike, "unlike": self.unlike },
            "not_comparable": self.not_comparable,
            "differences": {
                "all": self.differences.len(), "added": kinds[0], "earlier": kinds[1],
                "dropped": kinds[2], "changed": kinds[3],
            },
            "median_wait_s": &waits,
            "service_levels": levels,
            "listed": shown,
        });
        let ok = self.unlike == 0;
        PolicyReport { ok, lines: listing::lines(self, draft, (shown, &waits)), report }
    }

    /// Of the tickets opened in the span: for how many each clock ran, and for how many it was late.
    pub(super) fn kept_and_late(&self) -> [(Clock, usize, usize); 3] {
        let one = |clock| {
            let count = |of: fn(&Ticket) -> &BTreeSet<Clock>| {
                self.tickets.values().filter(|ticket| of(ticket).contains(&clock)).count()
            };
            let (ran, late) = (count(|ticket| &ticket.clocks), count(|ticket| &ticket.late));
            (clock, ran, late)
        };
        [Clock::FirstResponse, Clock::NextResponse, Clock::Resolution].map(one)
    }
}

pub(super) const fn word(clock: Clock) -> &'static str {
    match clock {
        Clock::FirstResponse => "first response",
        Clock::NextResponse => "next response",
        Clock::Resolution => "resolution",
    }
}

fn waited(ticket: &Ticket) -> Option<u64> {
    let taken = ticket.taken?;
    u64::try_from(taken.duration_since(ticket.opened).as_secs()).ok()
}

/// The parts of a decision that a customer or an agent would notice.
const PARTS: [&str; 9] =
    ["trigger", "route", "queue", "priority", "dialog", "tags", "skills", "agent", "service_level"];

fn differs(was: &Brief, draft: &Brief) -> Vec<&'static str> {
    PARTS.into_iter().filter(|part| part_of(was, part) != part_of(draft, part)).collect()
}

pub(super) fn part_of(brief: &Brief, part: &str) -> String {
    match part {
        "trigger" => brief.trigger.clone(),
        "route" => brief.route.clone(),
        "queue" => brief.queue.clone(),
        "priority" => brief.priority.clone(),
        "dialog" => brief.dialog.clone(),
        "tags" => brief.tags.join(" "),
        "agent" => brief.agent.clone().unwrap_or_default(),
        "service_level" => brief.level.clone().unwrap_or_default(),
        _ => brief.skills.join(" "),
    }
}

/// A recorded or a fresh outcome in short.
#[must_use]
pub fn brief(outcome: &Value) -> Option<Brief> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let words = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(text).collect()
    };
    let route = &outcome["route"];
    let by = &route["rule"];
    Some(Brief {
        trigger: text(&outcome["trigger"]["name"])?,
        route: text(&by["name"]).or_else(|| text(&by["kind"]))?,
        queue: text(&route["queue"])?,
        priority: text(&route["priority"])?,
        dialog: match outcome["dialog"]["intake"].as_str() {
            // In the words of the examples.
            Some("nothing") => "turned_away".to_owned(),
            _ => text(&outcome["dialog"]["kind"])?.trim_start_matches("open_").to_owned(),
        },
        tags: words(&route["tags"]),
        skills: words(&route["skills"]),
        agent: text(&route["agent"]),
        level: text(&route["level"]),
    })
}
