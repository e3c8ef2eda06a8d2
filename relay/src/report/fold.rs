//! The one fold over the log's events, told in order: each fact is counted in the month in which it
//! became true. Pure: knows no log, no clock and no form.
//!
//! A close or a transfer within its grace time may be taken back; what it brought is held until it
//! stands, and counted at the instant of the act. Events that this fold does not know are passed
//! over.

use std::collections::HashMap;

use baton_shared::id::{AgentName, ChannelName, ConversationId, QueueName};
use jiff::Timestamp;

use super::case::Case;
use super::month::{Months, Which};
use super::sample::Lot;
use super::tally::{Fact, HandedOver, Move, Mover, Offered, Tally, WaitEnd};
use crate::desk::ConversationEvent as Event;
use crate::desk::event::{Ending, OfferEnd};
use crate::policy::Key;

/// What was said to somebody who waits for a person now.
const TOLD: [Key; 4] =
    [Key::Opened, Key::OpenUnstaffed, Key::StillWaiting, Key::StillWaitingUnstaffed];
/// What was said to somebody who was handed over to nobody.
const TURNED_AWAY: [Key; 2] = [Key::ClosedTurnAway, Key::Disabled];

/// Facts and their instants, on their way to be counted.
type Facts = Vec<(Timestamp, Fact)>;

/// An act that can still be taken back.
#[derive(Debug)]
struct Grace {
    before: Case,
    held: Facts,
}

/// What is kept of a conversation.
#[derive(Debug, Default)]
struct Talk {
    channel: Option<ChannelName>,
    case: Option<Case>,
    grace: Option<Box<Grace>>,
    /// A hand-over whose queue somebody outside is asked for.
    asking: Option<(Timestamp, Box<HandedOver>)>,
    /// The wait ended by its customer, or by the queue's time-out: the next words tell.
    leaving: Option<Timestamp>,
    asked_at: Option<Timestamp>,
    /// Who rated this ticket's briefing, in which month and how.
    rated: Vec<(AgentName, Option<Which>, bool)>,
}

/// The fold.
#[derive(Debug)]
pub(super) struct Fold {
    months: Months,
    talks: HashMap<ConversationId, Talk>,
    /// The month before, and the month.
    tallies: [Tally; 2],
    lot: Lot,
}

/// What a fold leaves.
#[derive(Debug)]
pub(super) struct Folded {
    pub(super) former: Tally,
    pub(super) reported: Tally,
    pub(super) lot: Lot,
}

impl Fold {
    pub(super) fn new(months: Months) -> Self {
        let lot = Lot::new(months.month.to_string());
        Self { months, talks: HashMap::new(), tallies: Default::default(), lot }
    }

    /// Whether anything of a conversation was told.
    pub(super) fn knows(&self, id: &ConversationId) -> bool {
        self.talks.contains_key(id)
    }

    /// Folds one event.
    pub(super) fn apply(&mut self, id: &ConversationId, event: &Event, at: Timestamp) {
        if !self.talks.contains_key(id) {
            self.talks.insert(id.clone(), Talk::default());
        }
        let Some(talk) = self.talks.get_mut(id) else { return };
        let mut facts = Facts::new();
        match event {
            Event::TicketOpened { .. } => {
                let opened = talk.opened(event, at, &self.months, &mut facts);
                if let Some(number) = opened
                    && self.months.which(at) == Some(Which::Reported)
                {
                    self.lot.put(number, id);
                }
            }
            Event::BriefingRated { by, good } => {
                let which = self.months.which(at);
                facts.push((at, talk.briefing(by, which, *good)));
            }
            _ => talk.apply(event, at, &mut facts),
        }
        count(&self.months, &mut self.tallies, facts);
    }

    /// Whatever can still be taken back stands.
    pub(super) fn finish(mut self) -> Folded {
        let mut facts = Facts::new();
        for talk in self.talks.values_mut() {
            talk.heard(None, &mut facts);
            talk.settle(&mut facts);
            talk.routed(None, &mut facts);
        }
        count(&self.months, &mut self.tallies, facts);
        let [former, reported] = self.tallies;
        Folded { former: former.sorted(), reported: reported.sorted(), lot: self.lot }
    }
}

fn count(months: &Months, tallies: &mut [Tally; 2], facts: Facts) {
    let [former, reported] = tallies;
    for (at, fact) in facts {
        match months.which(at) {
            Some(Which::Former) => former.count(fact),
            Some(Which::Reported) => reported.count(fact),
            None => {}
        }
    }
}

impl Talk {
    fn opened(
        &mut self,
        event: &Event,
        at: Timestamp,
        months: &Months,
        facts: &mut Facts,
    ) -> Option<baton_shared::id::TicketNumber> {
        let Event::TicketOpened {
            number, queue, language, intent, trigger, earlier, asking, ..
        } = event
        else {
            return None;
        };
        self.heard(None, facts);
        self.settle(facts);
        self.routed(None, facts);
        self.rated.clear();
        self.case = Some(Case::opened(queue.clone(), at));
        let handed = HandedOver {
            trigger: trigger.rule.clone(),
            kind: trigger.kind.clone(),
            intent: intent.as_ref().map(|intent| intent.name.clone()),
            channel: self.channel.as_ref().map(ToString::to_string),
            language: language.clone(),
            queue: queue.to_string(),
            hour: months.hour(at),
            again: earlier.is_some(),
        };
        self.asking = Some((at, Box::new(handed)));
        if asking.is_none() {
            self.routed(None, facts);
        }
        Some(*number)
    }

    /// It is known where the hand-over leads.
    fn routed(&mut self, to: Option<&QueueName>, facts: &mut Facts) {
        let Some((at, mut handed)) = self.asking.take() else { return };
        if let Some(to) = to {
            handed.queue = to.to_string();
            if let Some(case) = &mut self.case {
                case.routed(to);
            }
        }
        facts.push((at, Fact::HandedOver(handed)));
    }

    /// An agent's word on the briefing; their last one of a month counts.
    fn briefing(&mut self, by: &AgentName, which: Option<Which>, good: bool) -> Fact {
        let known = self.rated.iter_mut().find(|(who, when, _)| who == by && *when == which);
        let instead_of = match known {
            Some((.., before)) => Some(std::mem::replace(before, good)),
            None => {
                self.rated.push((by.clone(), which, good));
                None
            }
        };
        Fact::Briefing { good, instead_of }
    }

    fn apply(&mut self, event: &Event, at: Timestamp, facts: &mut Facts) {
        let notice = match event {
            Event::SystemSaid { notice, .. } => Some(notice.as_str()),
            _ => None,
        };
        self.heard(notice, facts);
        match event {
            Event::Began { channel, .. } => self.channel = Some(channel.clone()),
            Event::SystemSaid { notice, .. } => self.told(notice, at, facts),
            Event::SurveyAsked { .. } => {
                self.asked_at = Some(at);
                facts.push((at, Fact::SurveyAsked));
            }
            // With its question and once, so that the share of answers is one: words may follow stars.
            Event::Rated { stars, .. } => {
                let asked = self.asked_at.take();
                facts.extend(asked.map(|asked| (asked, Fact::Rated(*stars))));
            }
            Event::RouteAnswered { on, .. } => self.routed(on.to.as_ref(), facts),
            Event::Sensed { saw, .. } => facts.push((at, Fact::Sensed(saw.name()))),
            Event::Undone { .. } => self.undo(at, facts),
            Event::Settled => self.settle(facts),
            _ => self.work(event, at, facts),
        }
    }

    fn told(&mut self, notice: &str, at: Timestamp, facts: &mut Facts) {
        let is = |keys: &[Key]| keys.iter().any(|key| key.as_str() == notice);
        if is(&TURNED_AWAY) {
            facts.push((at, Fact::TurnedAway));
        }
        if let Some(case) = self.case.as_mut().filter(|_| is(&TOLD)) {
            case.told();
        }
    }

    /// What became of a wait that ended without an agent: the relay's next words tell.
    fn heard(&mut self, notice: Option<&str>, facts: &mut Facts) {
        let Some(at) = self.leaving.take() else { return };
        let timed_out = notice == Some(Key::QueueTimedOut.as_str());
        let end = if timed_out { WaitEnd::TimedOut } else { WaitEnd::Left };
        facts.push((at, Fact::WaitOver(end)));
    }

    fn undo(&mut self, at: Timestamp, facts: &mut Facts) {
        match self.grace.take() {
            Some(grace) => self.case = Some(grace.before),
            None => {
                if let Some(case) = self.case.as_mut().filter(|case| case.offered) {
                    case.offered = false;
                    facts.push((at, Fact::Moved(Move::Withdrawn)));
                }
            }
        }
    }

    /// The act within its grace time stands.
    fn settle(&mut self, facts: &mut Facts) {
        if let Some(grace) = self.grace.take() {
            facts.extend(grace.held);
        }
    }

    /// What happens to a ticket.
    fn work(&mut self, event: &Event, at: Timestamp, facts: &mut Facts) {
        if ends_grace(event) {
            self.settle(facts);
        }
        self.asks(event, at, facts);
        if let Event::Closed { how, disposition, undo_until, .. } = event {
            return self.close(*how, disposition.as_deref(), (at, undo_until.is_some()), facts);
        }
        let Some(case) = &mut self.case else { return };
        let mut tell = |fact: Fact| facts.push((at, fact));
        match event {
            Event::Taken { .. } => {
                case.wait_over(WaitEnd::Taken).into_iter().for_each(&mut tell);
                case.taken(at).into_iter().for_each(&mut tell);
            }
            Event::Accepted { forced, .. } => {
                case.wait_over(WaitEnd::Taken).into_iter().for_each(&mut tell);
                case.taken(at).into_iter().for_each(&mut tell);
                case.passed_to_agent();
                tell(Fact::Moved(if *forced { Move::Forced } else { Move::Agent }));
            }
            Event::Offered { .. } => case.offered = true,
            Event::Declined { agent, .. } if case.offered => {
                case.offered = false;
                let how = if agent.is_some() { Move::Declined } else { Move::Expired };
                tell(Fact::Moved(how));
            }
            Event::Transferred { to, .. } => {
                let before = case.clone();
                case.passed_to_queue(to, at);
                let moved = [Fact::Moved(Move::Queue), Fact::QueueLeft(Mover::Hand)];
                let held = moved.map(|fact| (at, fact)).into();
                self.grace = Some(Box::new(Grace { before, held }));
            }
            Event::AgentSaid { .. } => case.answered(at, &mut tell),
            Event::InboxSaid { .. } => case.answered_outside(at, &mut tell),
            Event::ClockStarted { clock, .. } => case.clock(*clock),
            Event::Breached { clock } => case.breached(*clock).into_iter().for_each(tell),
            Event::Escalated { to: Some(to), .. } => tell(case.moved_by(Mover::Level, to)),
            Event::Overflowed { to, .. } => tell(case.moved_by(Mover::Overflow, to)),
            Event::WaitEnded { promised, waited_s, .. } => tell(Fact::Promise {
                within_s: promised.within_s,
                expected_s: promised.expected_s,
                waited_s: *waited_s,
            }),
            Event::Abandoned => case.wait_over(WaitEnd::Gone).into_iter().for_each(tell),
            Event::Returned { .. } => case.offered = false,
            Event::Reopened { .. } => tell(case.reopened()),
            _ => {}
        }
    }

    /// What becomes of a queue's offers: each ends once, with the ticket's wait there at the latest.
    fn asks(&mut self, event: &Event, at: Timestamp, facts: &mut Facts) {
        let Some(case) = &mut self.case else { return };
        let fact = match event {
            Event::QueueOffered { to, .. } => return case.asked(to),
            Event::Taken { agent, .. } | Event::Accepted { agent, .. } => case.taken_by(agent),
            Event::Declined { .. } => case.offer_over(Offered::Declined),
            Event::OfferPassed { why, .. } => case.offer_over(match why {
                OfferEnd::Declined => Offered::Declined,
                OfferEnd::Missed => Offered::Missed,
                OfferEnd::Withdrawn => Offered::Withdrawn,
            }),
            Event::Transferred { .. }
            | Event::Closed { .. }
            | Event::Overflowed { .. }
            | Event::Escalated { to: Some(_), .. } => case.offer_over(Offered::Withdrawn),
            _ => None,
        };
        facts.extend(fact.map(|fact| (at, fact)));
    }

    fn close(
        &mut self,
        how: Ending,
        disposition: Option<&str>,
        (at, can_be_undone): (Timestamp, bool),
        facts: &mut Facts,
    ) {
        let Some(case) = &mut self.case else { return };
        let before = can_be_undone.then(|| case.clone());
        let mut held: Facts = Facts::new();
        for fact in case.closed(how, disposition) {
            match fact {
                Fact::WaitOver(WaitEnd::Left) if how == Ending::Left => self.leaving = Some(at),
                fact => held.push((at, fact)),
            }
        }
        match before {
            Some(before) => self.grace = Some(Box::new(Grace { before, held })),
            None => facts.extend(held),
        }
    }
}

/// Whether an act within its grace time stands once this happens.
fn ends_grace(event: &Event) -> bool {
    matches!(
        event,
        Event::Taken { .. }
            | Event::Accepted { .. }
            | Event::Offered { .. }
            | Event::Transferred { .. }
            | Event::Returned { .. }
            | Event::Closed { .. }
            | Event::Reopened { .. }
    )
}

/// The kinds of events that the fold looks at, as they are stored: what else is in a log need not
/// be decoded.
pub(crate) const KINDS: [&str; 28] = [
    "began",
    "system_said",
    "agent_said",
    "inbox_said",
    "ticket_opened",
    "wait_ended",
    "clock_started",
    "breached",
    "escalated",
    "taken",
    "route_answered",
    "overflowed",
    "queue_offered",
    "offer_passed",
    "offered",
    "accepted",
    "declined",
    "transferred",
    "returned",
    "closed",
    "undone",
    "settled",
    "reopened",
    "abandoned",
    "sensed",
    "survey_asked",
    "rated",
    "briefing_rated",
];

#[cfg(test)]
mod tests;
