//! Service levels: by when somebody has an answer, in hours that count, and what happens when that
//! is at risk or has failed. Owns the targets and their instants; keeps no clock running.

use baton_shared::id::QueueName;
use jiff::{SignedDuration, Timestamp};

use super::hours::Hours;
use super::model::{Policy, Priority};

/// What is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A person's first words.
    FirstResponse,
    /// A person's words after the customer's.
    NextResponse,
    /// The close.
    Resolution,
}

/// Whether somebody is called.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Bell {
    #[default]
    Silent,
    Rings,
}

/// What happens to a ticket whose level is at risk or breached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Escalation {
    /// At least this urgent from then on.
    pub priority: Option<Priority>,
    /// Where a ticket that still waits goes.
    pub queue: Option<QueueName>,
    /// Whether the queue's consoles ring, for a ticket that still waits.
    pub bell: Bell,
}

/// Which tickets a level finds by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Applies {
    /// Those of its queues and priorities.
    #[default]
    ByTicket,
    /// Only those of routes that name it.
    ByName,
}

/// One service level.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceLevel {
    /// Its name.
    pub name: String,
    /// Why it is so.
    pub note: Option<String>,
    /// Which tickets it finds by itself.
    pub applies: Applies,
    /// For tickets of these queues; of all where none is named.
    pub queues: Vec<QueueName>,
    /// For tickets of these priorities; of all where none is named.
    pub priorities: Vec<Priority>,
    /// Minutes of open hours until a person's first words.
    pub first_response_min: Option<u64>,
    /// Minutes of open hours until a person answers the customer's next words.
    pub next_response_min: Option<u64>,
    /// Minutes of open hours until the close.
    pub resolution_min: Option<u64>,
    /// The share of the time after which it is at risk, 0 to 1; 1 warns of nothing.
    pub at_risk: f64,
    /// What happens then.
    pub when_at_risk: Escalation,
    /// What happens when the time is over.
    pub when_breached: Escalation,
}

/// The instants of one target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// From then on it is at risk; `None` where the level does not warn.
    pub at_risk_at: Option<Timestamp>,
    /// By then it must be done.
    pub due_at: Timestamp,
}

impl ServiceLevel {
    fn minutes(&self, target: Target) -> Option<u64> {
        match target {
            Target::FirstResponse => self.first_response_min,
            Target::NextResponse => self.next_response_min,
            Target::Resolution => self.resolution_min,
        }
    }

    /// By when a target must be met that is owed from `now` on, counted in open hours; `None` where
    /// the level has no such target, or where the hours never hold enough time.
    #[must_use]
    pub fn owed(&self, target: Target, hours: Option<&Hours>, now: Timestamp) -> Option<Owed> {
        let seconds = i64::try_from(self.minutes(target)?.checked_mul(60)?).ok()?;
        let after = |seconds: i64| {
            let time = SignedDuration::from_secs(seconds);
            hours.map_or_else(|| now.checked_add(time).ok(), |hours| hours.after(now, time))
        };
        let due_at = after(seconds)?;
        let risk = (self.at_risk < 1.0).then(|| after(share(seconds, self.at_risk))).flatten();
        Some(Owed { at_risk_at: risk.filter(|at| *at < due_at), due_at })
    }

    fn is_for(&self, queue: &QueueName, priority: Priority) -> bool {
        self.applies == Applies::ByTicket
            && (self.queues.is_empty() || self.queues.contains(queue))
            && (self.priorities.is_empty() || self.priorities.contains(&priority))
    }
}

/// A share of some seconds, in whole thousandths of the share.
fn share(seconds: i64, share: f64) -> i64 {
    let thousandths = (0..=1_000_i32).rev().find(|n| f64::from(*n) <= share * 1_000.0);
    seconds.saturating_mul(i64::from(thousandths.unwrap_or(0))) / 1_000
}

impl Policy {
    /// The service level of a ticket: the first that fits, in the file's order.
    #[must_use]
    pub fn level_for(&self, queue: &QueueName, priority: Priority) -> Option<&ServiceLevel> {
        self.levels.iter().find(|level| level.is_for(queue, priority))
    }

    /// The service level of a ticket: the one that its route named, if the policy still has it, or
    /// the first that fits.
    #[must_use]
    pub fn level_of(
        &self,
        named: Option<&str>,
        (queue, priority): (&QueueName, Priority),
    ) -> Option<&ServiceLevel> {
        named.and_then(|name| self.level(name)).or_else(|| self.level_for(queue, priority))
    }

    /// A service level by name.
    #[must_use]
    pub fn level(&self, name: &str) -> Option<&ServiceLevel> {
        self.levels.iter().find(|level| level.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEVELS: &str = r#"
[[service_level]]
name = "urgent"
priority = "urgent"
first_response_min = 5
when_breached = { notify = true }
[[service_level]]
name = "office"
queue = "support"
first_response_min = 60
resolution_min = 600
at_risk = 0.5
[[hours]]
name = "office"
zone = "Europe/Berlin"
mon = ["09:00-12:30", "13:30-18:00"]
tue = ["09:00-12:30", "13:30-18:00"]
"#;

    fn policy() -> Policy {
        let text = Policy::default_text().replacen("\"always\"", "\"office\"", 1);
        Policy::parse(&format!("{text}{LEVELS}")).expect("faultless")
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("an instant")
    }

    #[test]
    fn the_first_level_that_fits_queue_and_priority_is_the_tickets() {
        let policy = policy();
        let of = |queue: &str, priority| {
            let level = policy.level_for(&queue.parse().expect("a name"), priority);
            level.map(|level| level.name.as_str())
        };
        assert_eq!(of("support", Priority::Urgent), Some("urgent"));
        assert_eq!(of("support", Priority::Low), Some("office"));
        assert_eq!(of("billing", Priority::Low), None);
    }

    #[test]
    fn the_clock_stands_still_outside_the_hours() {
        let policy = policy();
        let support = "support".parse().expect("a name");
        let level = policy.level("office").expect("there");
        let hours = policy.hours_of(&support);
        // Monday, 12:00 in Berlin: thirty minutes before lunch and thirty after it.
        let noon = at("2026-11-23T11:00:00Z");
        let owed = level.owed(Target::FirstResponse, hours, noon).expect("owed");
        assert_eq!(owed.due_at, at("2026-11-23T13:00:00Z"));
        assert_eq!(owed.at_risk_at, Some(at("2026-11-23T11:30:00Z")), "the end of half an hour");
        // Ten hours: one and a half left today, eight tomorrow, half of one a week later.
        let evening = at("2026-11-23T15:30:00Z");
        let owed = level.owed(Target::Resolution, hours, evening).expect("owed");
        assert_eq!(owed.due_at, at("2026-11-30T08:30:00Z"));
        assert_eq!(level.owed(Target::NextResponse, hours, noon), None);
    }

    #[test]
    fn without_hours_the_clock_never_stands_still() {
        let policy = policy();
        let level = policy.level("urgent").expect("there");
        let now = at("2026-11-22T03:00:00Z");
        let owed = level.owed(Target::FirstResponse, None, now).expect("owed");
        assert_eq!(owed.due_at, at("2026-11-22T03:05:00Z"));
        assert_eq!(owed.at_risk_at, Some(at("2026-11-22T03:03:45Z")), "three quarters of it");
    }
}
