//! The decision: does a person have to take over, why, where to, and what is promised. Owns the
//! order of triggers and the choice of dialog; routing is `route`, words are `notice`.
//!
//! Every trigger that fires is found. The first of them names the hand-over; all of them raise
//! priority, add tags and may name the queue, so that a customer who writes "fraud" *and* asks
//! for a person keeps the urgency of the fraud. A wish for a person comes before all others.

use jiff::Timestamp;
use serde::Serialize;

use super::facts::{BotFacts, Facts};
pub use super::fired::{Fired, Saw, TriggerKind};
use super::language::{SaidBy, Spoken, spoken};
use super::model::{KeywordList, Outcome, Policy, Trigger, Use, When, WhenClosed};
use super::notice::{Key, Notice, Vars};
use super::promise::{LivePromise, Staffing};
use super::route::{Routed, route};
use super::words::{Keyword, Text, is_of, tokens};

/// Names the code and lexicon that decided; rises when the same facts could be decided otherwise.
pub const EVALUATOR: &str = "baton-policy/5";

/// What the policy says about one customer message.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Decision {
    /// Hand over, and how; `None` leaves the bot in charge.
    pub handover: Option<Handover>,
    /// The bot did not understand; counts towards `misunderstood_before` of the next message,
    /// which is 0 after any other answer.
    pub misunderstood: bool,
    /// The policy's hash.
    pub policy_hash: String,
    /// [`EVALUATOR`].
    pub evaluator: &'static str,
}

/// A hand-over.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Handover {
    /// The trigger that names it.
    pub trigger: Fired,
    /// Whatever else fired.
    pub also: Vec<Fired>,
    /// Where to, and why.
    pub route: Routed,
    /// In which language the words were read, and who says so; `None` where nobody does and they
    /// are too few to tell.
    pub language: Option<Spoken>,
    /// What the customer is told.
    pub dialog: Dialog,
}

/// What the customer is told at the hand-over.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Dialog {
    /// Somebody is on: place in the queue and an honest wait.
    Opened {
        /// What may be promised.
        promise: LivePromise,
    },
    /// Within the hours, but nobody is on: no live wording.
    OpenUnstaffed {
        /// When the hours end; `None` if they never do.
        closes_at: Option<Timestamp>,
    },
    /// Outside the hours.
    Closed {
        /// The next opening; `None` if none is in sight.
        opens_at: Option<Timestamp>,
        /// Whether the message is kept as a ticket.
        intake: Intake,
    },
    /// Switched off.
    Disabled {
        /// The lead's words to customers.
        reason: Option<String>,
        /// When it ends by itself.
        until: Option<Timestamp>,
    },
}

/// Whether a ticket is opened outside the hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Intake {
    /// It is, and answered once open.
    Ticket,
    /// It is not.
    Nothing,
}

impl Dialog {
    /// Whether a ticket is opened with it.
    #[must_use]
    pub fn opens_ticket(&self) -> bool {
        !matches!(self, Self::Disabled { .. } | Self::Closed { intake: Intake::Nothing, .. })
    }

    /// The notice that tells it.
    #[must_use]
    pub fn notice(&self) -> Notice {
        match self {
            Self::Opened { promise } => Notice::Opened(*promise),
            Self::OpenUnstaffed { .. } => Notice::Plain(Key::OpenUnstaffed),
            Self::Closed { intake: Intake::Ticket, .. } => Notice::Plain(Key::Closed),
            Self::Closed { intake: Intake::Nothing, .. } => Notice::Plain(Key::ClosedTurnAway),
            Self::Disabled { .. } => Notice::Plain(Key::Disabled),
        }
    }

    /// `vars` with the instants and the reason that this dialog speaks of.
    #[must_use]
    pub fn fill<'a>(&'a self, vars: Vars<'a>) -> Vars<'a> {
        match self {
            Self::Opened { .. } => vars,
            Self::OpenUnstaffed { closes_at } => Vars { closes_at: *closes_at, ..vars },
            Self::Closed { opens_at, .. } => Vars { opens_at: *opens_at, ..vars },
            Self::Disabled { reason, until } => {
                Vars { reason: reason.as_deref(), until: *until, ..vars }
            }
        }
    }
}

impl Policy {
    /// What the customer is told at a hand-over. `vars` needs queue, number and `now`; the rest
    /// comes from the dialog.
    #[must_use]
    pub fn announce(&self, dialog: &Dialog, language: Option<&str>, vars: &Vars<'_>) -> String {
        self.say(dialog.notice(), language, &dialog.fill(*vars))
    }
}

/// Asks the policy. The same facts at the same instant always give the same decision.
#[must_use]
pub fn evaluate(policy: &Policy, facts: &Facts<'_>, now: Timestamp) -> Decision {
    let said = Text::of(facts.latest.text());
    let language = spoken(facts);
    let seen = Seen { facts, said: &said, language: language.as_ref() };
    let handover = (!facts.ticket_open).then(|| handover(policy, &seen, now)).flatten();
    Decision {
        handover,
        misunderstood: seen.misunderstood(),
        policy_hash: policy.hash().to_owned(),
        evaluator: EVALUATOR,
    }
}

/// The facts with what was read out of the customer's words.
pub(super) struct Seen<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) said: &'a Text,
    language: Option<&'a Spoken>,
}

fn handover(policy: &Policy, seen: &Seen<'_>, now: Timestamp) -> Option<Handover> {
    let mut fired = fired(policy, seen);
    // A stable sort: among equals the file's order stands.
    fired.sort_by_key(|(fired, _)| fired.kind);
    let outcomes: Vec<&Outcome> = fired.iter().filter_map(|(_, outcome)| *outcome).collect();
    if fired.is_empty() {
        return None;
    }
    let mut said = tokens(seen.facts.earlier.unwrap_or_default());
    said.extend_from_slice(seen.said);
    let route = route(policy, seen, &said.into(), (&outcomes, now));
    let dialog = dialog(policy, seen.facts, &route, now);
    let mut fired = fired.into_iter().map(|(fired, _)| fired);
    let language = seen.language.cloned();
    Some(Handover { trigger: fired.next()?, also: fired.collect(), route, language, dialog })
}

/// What holds although no rule of the policy speaks of it; a rule of the same kind replaces it.
const BUILT_IN: [(&str, When); 4] = [
    ("asked_twice", When::AskedTimes(2)),
    ("explicit_request", When::ExplicitRequest),
    ("bot_failure", When::BotFailure),
    ("bot_signal", When::BotSignal),
];

type FiredBy<'a> = (Fired, Option<&'a Outcome>);

fn fired<'a>(policy: &'a Policy, seen: &Seen<'_>) -> Vec<FiredBy<'a>> {
    let fire = |name: &str, when: &When| {
        let saw = saw(when, seen)?;
        Some(Fired { name: name.to_owned(), kind: kind(when), saw })
    };
    let ruled =
        |trigger: &'a Trigger| Some((fire(&trigger.name, &trigger.when)?, Some(&trigger.outcome)));
    let left_out = |when: &When| !policy.triggers.iter().any(|t| kind(&t.when) == kind(when));
    let rules = policy.triggers.iter().filter(|t| t.used == Use::Enabled).filter_map(ruled);
    let built_in = BUILT_IN.iter().filter_map(|(name, when)| Some((fire(name, when)?, when)));
    let built_in = built_in.filter(|(_, when)| left_out(when)).map(|(fired, _)| (fired, None));
    let mut all: Vec<FiredBy<'a>> = rules.chain(built_in).collect();
    // A platform's own request stands even where the policy forbids the bot's signal.
    if all.is_empty() && matches!(seen.facts.bot, BotFacts::Requested(_)) {
        all.extend(fire("bot_signal", &When::BotSignal).map(|fired| (fired, None)));
    }
    all
}

fn kind(when: &When) -> TriggerKind {
    match when {
        When::ExplicitRequest => TriggerKind::ExplicitRequest,
        When::AskedTimes(_) => TriggerKind::AskedTimes,
        When::Misunderstood(_) => TriggerKind::Misunderstood,
        When::ConfidenceBelow(_) => TriggerKind::Confidence,
        When::Keywords(_) => TriggerKind::Keywords,
        When::BotSignal => TriggerKind::BotSignal,
        When::BotFailure => TriggerKind::BotFailure,
        When::Sign(sign) => sign.kind(),
    }
}

/// What a condition saw, if it holds.
fn saw(when: &When, seen: &Seen<'_>) -> Option<Saw> {
    match when {
        When::ExplicitRequest => {
            let asking = seen.facts.latest.wish().asking()?;
            Some(Saw::Wish { asking: Some(asking) })
        }
        When::AskedTimes(n) => {
            let asking = seen.facts.latest.wish().asking()?;
            let count = seen.facts.wishes_before.saturating_add(1);
            (count >= *n).then_some(Saw::Wishes { count, asking: Some(asking) })
        }
        When::Misunderstood(n) => {
            let count = seen.facts.misunderstood_before.saturating_add(1);
            (seen.misunderstood() && count >= *n).then_some(Saw::Misunderstood { count })
        }
        When::ConfidenceBelow(below) => {
            let BotFacts::Replied(reply) = seen.facts.bot else { return None };
            let value = reply.confidence.filter(|value| value < below)?;
            Some(Saw::Confidence { value, below: *below })
        }
        When::Keywords(list) => {
            let keyword = list.first_in(seen.said, seen.language_for(list))?.to_owned();
            Some(Saw::Keyword { keyword })
        }
        When::BotSignal => seen.facts.handover_wish().map(|_| Saw::Signal),
        When::BotFailure => match seen.facts.bot {
            BotFacts::Failed(why) => Some(Saw::Failure { why }),
            _ => None,
        },
        When::Sign(sign) => sign.saw(seen),
    }
}

impl Seen<'_> {
    /// The language the words are read in.
    pub(super) fn language(&self) -> Option<&str> {
        self.language.map(|spoken| spoken.tag.as_str())
    }

    /// The same for a list of the policy's. A language that was only read off the words leaves a list
    /// whole that has no words of it: somebody's "fraude" should not be missed for that.
    pub(super) fn language_for(&self, list: &KeywordList) -> Option<&str> {
        let listed = |tag: &str| list.by_language.keys().any(|of| is_of(tag, of));
        let counts = |spoken: &&Spoken| spoken.by == SaidBy::Given || listed(&spoken.tag);
        self.language.filter(counts).map(|spoken| spoken.tag.as_str())
    }

    fn misunderstood(&self) -> bool {
        matches!(self.facts.bot, BotFacts::Replied(reply) if reply.understood == Some(false))
    }
}

impl KeywordList {
    /// The first of its keywords that was said, as the policy writes it. Words of one language
    /// are looked for where that language is spoken or none is known.
    pub(super) fn first_in(&self, said: &Text, language: Option<&str>) -> Option<&str> {
        let fits = |of: &str| language.is_none_or(|spoken| is_of(spoken, of));
        let ours = self.by_language.iter().filter(|(of, _)| fits(of)).flat_map(|(_, list)| list);
        self.any.iter().chain(ours).find(|keyword| said.has(keyword)).map(Keyword::as_str)
    }
}

fn dialog(policy: &Policy, facts: &Facts<'_>, route: &Routed, now: Timestamp) -> Dialog {
    if let Some(disabled) = facts.disabled.filter(|d| d.until.is_none_or(|until| until > now)) {
        let reason = disabled.reason.map(ToOwned::to_owned);
        return Dialog::Disabled { reason, until: disabled.until };
    }
    let hours = policy.hours_of(&route.queue);
    if let Some(hours) = hours.filter(|hours| !hours.is_open(now)) {
        let intake = match policy.queue(&route.queue).map(|queue| queue.when_closed) {
            Some(WhenClosed::TurnAway) => Intake::Nothing,
            _ => Intake::Ticket,
        };
        return Dialog::Closed { opens_at: hours.opens_at(now), intake };
    }
    let staffing = facts.staffing.get(&route.queue).copied().unwrap_or_default();
    promised(&staffing, || hours.and_then(|hours| hours.closes_at(now)))
}

fn promised(staffing: &Staffing, closes_at: impl FnOnce() -> Option<Timestamp>) -> Dialog {
    match LivePromise::new(staffing) {
        Some(promise) => Dialog::Opened { promise },
        None => Dialog::OpenUnstaffed { closes_at: closes_at() },
    }
}

#[cfg(test)]
mod route_tests;
#[cfg(test)]
mod sign_tests;
#[cfg(test)]
mod tests;
