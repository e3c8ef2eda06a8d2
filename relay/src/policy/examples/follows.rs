//! What follows from a hand-over: what is owed by when, what the customer reads, and what their
//! queue does with them later. Owns what an example may expect of that and the comparison; the
//! rules themselves are those of `level`, `notice`, `waiting` and the queue.

use std::collections::BTreeMap;

use baton_shared::id::AgentName;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Example, NOBODY, Waits, Wrong, on_the_wall, priority_word, zone};
use crate::policy::assign::Assign;
use crate::policy::evaluate::{Dialog, Handover};
use crate::policy::level::{Bell, Escalation, Owed, Target};
use crate::policy::model::{CallbackOffer, Identity, Policy, Priority};
use crate::policy::notice::{Key, Notice, Vars};

/// A number for the texts that name the ticket.
const NUMBER: u64 = 12;
/// A name for the texts that name the agent.
const AGENT: &str = "Anna";

/// What is expected to follow; what is not named may be anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Follows {
    /// The service level's name.
    pub level: Option<String>,
    /// By when the first words are owed.
    pub first_response_by: Option<Timestamp>,
    /// By when an answer is owed to what the customer writes to an agent at the example's instant.
    pub next_response_by: Option<Timestamp>,
    /// By when the close is owed.
    pub resolution_by: Option<Timestamp>,
    /// When the first response is at risk.
    pub at_risk_at: Option<Timestamp>,
    /// What happens then.
    pub when_at_risk: Option<Escalated>,
    /// What happens when the time is over.
    pub when_breached: Option<Escalated>,
    /// When the customer is told that the queue opens.
    pub opens_at: Option<Timestamp>,
    /// When a customer with nobody on is told that the queue closes.
    pub closes_at: Option<Timestamp>,
    /// All that is asked for besides, in the order of the file.
    pub missing: Option<Vec<String>>,
    /// To whom it is given at once.
    pub agent: Option<AgentName>,
    /// The endpoint that is asked where it goes.
    pub asks: Option<String>,
    /// Each of these is in what the customer reads.
    pub says: Vec<String>,
    /// What is in another text of the queue, by occasion.
    pub texts: BTreeMap<Key, String>,
    /// All that is said while waiting: seconds, and what is in the words.
    pub stages: Option<BTreeMap<u64, String>>,
    /// What the queue does later.
    pub manners: Manners,
    /// What comes of waiting.
    pub waits: Waits,
    /// Settings at the top of the file and in `[inbox_reply]`, by key, as they are written.
    pub settings: Vec<(&'static str, String)>,
}

/// What a queue does with a ticket later.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Manners {
    pub dispositions: Option<Vec<String>>,
    pub wrap_up_s: Option<u64>,
    pub assign: Option<Assign>,
    pub offer_s: Option<u64>,
    /// Minutes of waiting after which skills are let go of.
    pub relax_min: Option<Vec<u64>>,
    pub back_to_bot_min: Option<u64>,
    pub callback: Option<CallbackOffer>,
    pub identity: Option<Identity>,
    pub remind_after_min: Option<u64>,
    pub close_after_min: Option<u64>,
}

/// What an escalation is expected to make of the ticket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Escalated {
    /// Its priority from then on.
    pub priority: Option<Priority>,
    /// Where it is from then on, if it still waits.
    pub queue: Option<String>,
    /// Whether the consoles ring.
    pub bell: Option<Bell>,
}

/// Collects what is not as expected.
#[derive(Debug)]
pub(super) struct Held {
    wrong: Vec<Wrong>,
    /// In which instants are told.
    zone: TimeZone,
}

impl Held {
    pub(super) fn hold(
        &mut self,
        what: &'static str,
        expected: Option<String>,
        got: impl Into<String>,
    ) {
        let got = got.into();
        if let Some(expected) = expected.filter(|expected| *expected != got) {
            self.wrong.push(Wrong { what, expected, got });
        }
    }

    fn instant(&mut self, what: &'static str, want: Option<Timestamp>, got: Option<Timestamp>) {
        let word = |at: Timestamp| on_the_wall(at, &self.zone);
        let (want, got) = (want.map(word), got.map_or_else(|| "not said".to_owned(), word));
        self.hold(what, want, got);
    }

    fn number(&mut self, what: &'static str, want: Option<u64>, got: u64) {
        self.hold(what, want.map(|n| n.to_string()), got.to_string());
    }

    /// A text that must hold these words.
    fn words(&mut self, what: &'static str, want: &str, got: &str) {
        let there = got.contains(want);
        self.hold(what, (!there).then(|| want.to_owned()), got);
    }
}

impl Follows {
    /// What does not follow as expected.
    pub(super) fn wrong(
        &self,
        policy: &Policy,
        example: &Example,
        (handover, at): (&Handover, Timestamp),
    ) -> Vec<Wrong> {
        let mut held = Held { wrong: Vec::new(), zone: zone(policy) };
        self.owed(policy, handover, (at, &mut held));
        let known = (example.language.as_deref(), Some(example.channel.as_str()));
        self.told(policy, handover, (known, at, &mut held));
        self.later(policy, handover, &mut held);
        self.waits.hold(policy, example, (handover, at, &mut held));
        let mut written = policy.settings.written();
        written.extend(policy.inbox_reply.written());
        for (key, wanted) in &self.settings {
            let got = written.iter().find(|(known, _)| known == key).map(|(_, value)| value);
            held.hold(key, Some(wanted.clone()), got.cloned().unwrap_or_default());
        }
        held.wrong
    }

    fn owed(&self, policy: &Policy, handover: &Handover, (at, held): (Timestamp, &mut Held)) {
        let route = &handover.route;
        let level = policy.level_of(route.level.as_deref(), (&route.queue, route.priority));
        let name = level.map_or("none", |level| level.name.as_str());
        held.hold("service level", self.level.clone(), name);
        let hours = policy.hours_of(&route.queue);
        let owed = |target| level.and_then(|level| level.owed(target, hours, at));
        let due = |target| owed(target).map(|owed: Owed| owed.due_at);
        held.instant("first response", self.first_response_by, due(Target::FirstResponse));
        held.instant("next response", self.next_response_by, due(Target::NextResponse));
        held.instant("resolution", self.resolution_by, due(Target::Resolution));
        let risk = owed(Target::FirstResponse).and_then(|owed| owed.at_risk_at);
        held.instant("at risk", self.at_risk_at, risk);
        for (what, wanted, asked) in [
            ("when at risk", &self.when_at_risk, level.map(|level| &level.when_at_risk)),
            ("when breached", &self.when_breached, level.map(|level| &level.when_breached)),
        ] {
            let none = Escalation::default();
            if let Some(wanted) = wanted {
                wanted.hold(what, handover, (asked.unwrap_or(&none), held));
            }
        }
    }

    fn told(
        &self,
        policy: &Policy,
        handover: &Handover,
        ((language, channel), at, held): ((Option<&str>, Option<&str>), Timestamp, &mut Held),
    ) {
        let (mut opens_at, mut closes_at) = (None, None);
        match &handover.dialog {
            Dialog::Closed { opens_at: at, .. } => opens_at = *at,
            Dialog::OpenUnstaffed { closes_at: at } => closes_at = *at,
            Dialog::Opened { .. } | Dialog::Disabled { .. } => {}
        }
        held.instant("opens at", self.opens_at, opens_at);
        held.instant("closes at", self.closes_at, closes_at);
        let spoken = handover.language.as_ref().map(|spoken| spoken.tag.as_str()).or(language);
        let asked = handover.route.missing.first();
        let field = asked.map(|field| policy.field_title(field, spoken));
        let vars = Vars {
            channel,
            queue: Some(&handover.route.queue),
            field: field.as_deref(),
            agent: Some(AGENT),
            number: Some(NUMBER),
            now: at,
            ..Vars::default()
        };
        let text = policy.announce(&handover.dialog, spoken, &vars);
        self.says.iter().for_each(|words| held.words("customer reads", words, &text));
        for (key, words) in &self.texts {
            let notice = match &handover.dialog {
                Dialog::Opened { promise } if *key == Key::StillWaiting => {
                    Notice::StillWaiting(*promise)
                }
                _ => Notice::Plain(*key),
            };
            let vars = handover.dialog.fill(vars);
            held.words(key.as_str(), words, &policy.say(notice, spoken, &vars));
        }
        let Some(wanted) = &self.stages else { return };
        let of_queue = policy.stages.iter().filter(|s| s.is_for(&handover.route.queue));
        let said: BTreeMap<u64, String> = of_queue
            .filter_map(|s| Some((s.after_s, policy.stage_text(s.place, spoken, &vars)?)))
            .collect();
        let seconds = |all: &BTreeMap<u64, String>| {
            all.keys().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        };
        held.hold("stages", Some(seconds(wanted)), seconds(&said));
        for (after_s, words) in wanted {
            held.words("stage", words, said.get(after_s).map_or("", String::as_str));
        }
    }

    fn later(&self, policy: &Policy, handover: &Handover, held: &mut Held) {
        let route = &handover.route;
        let missing = self.missing.as_ref().map(|fields| fields.join(", "));
        held.hold("missing", missing, route.missing.join(", "));
        let agent = route.agent.as_ref().map_or_else(|| NOBODY.to_owned(), ToString::to_string);
        held.hold("agent", self.agent.as_ref().map(ToString::to_string), agent);
        let endpoint = route.ask.as_ref().map_or(NOBODY, |ask| ask.endpoint.as_str());
        held.hold("asks", self.asks.clone(), endpoint);
        let Some(queue) = policy.queue(&route.queue) else { return };
        let wanted = &self.manners;
        let labels = wanted.dispositions.as_ref().map(|labels| labels.join(", "));
        held.hold("dispositions", labels, queue.dispositions.join(", "));
        held.number("wrap-up", wanted.wrap_up_s, queue.wrap_up_s);
        held.number("back to the bot", wanted.back_to_bot_min, queue.back_to_bot_min.unwrap_or(0));
        let offered = |callback: CallbackOffer| callback == CallbackOffer::Offered;
        let callback = wanted.callback.map(|callback| offered(callback).to_string());
        held.hold("callback", callback, offered(queue.callback).to_string());
        let assign = wanted.assign.map(|assign| format!("{assign:?}").to_lowercase());
        held.hold("assign", assign, format!("{:?}", queue.assign).to_lowercase());
        held.number("offer", wanted.offer_s, policy.offer_s(&route.queue));
        let minutes = |all: &[u64]| all.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
        let relaxes: Vec<u64> = queue.relax.iter().map(|relax| relax.after_min).collect();
        held.hold("relax", wanted.relax_min.as_deref().map(minutes), minutes(&relaxes));
        let verified = |identity: Identity| (identity == Identity::Verified).to_string();
        held.hold("verified", wanted.identity.map(verified), verified(queue.identity));
        held.number("reminder", wanted.remind_after_min, policy.idle.remind_after_min);
        held.number("close for silence", wanted.close_after_min, policy.idle.close_after_min);
    }
}

impl Escalated {
    fn hold(
        &self,
        what: &'static str,
        handover: &Handover,
        (asked, held): (&Escalation, &mut Held),
    ) {
        let (route, rings) =
            (&handover.route, |bell| if bell == Bell::Rings { "rings" } else { "is silent" });
        let priority = asked.priority.unwrap_or_default().max(route.priority);
        held.hold(what, self.priority.map(priority_word), priority_word(priority));
        let queue = asked.queue.as_ref().unwrap_or(&route.queue);
        held.hold(what, self.queue.clone(), queue.as_str());
        held.hold(what, self.bell.map(|bell| rings(bell).to_owned()), rings(asked.bell));
    }
}
