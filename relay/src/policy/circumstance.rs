//! What a route may ask of besides words and intent, and what it may do besides naming a queue:
//! tier, region, skills, hours and mood; splits, overflow and a certain agent. Owns how each is
//! judged; the order of routes is `route`.

use baton_shared::id::{AgentName, EndpointName, QueueName};
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::evaluate::Seen;
use super::facts::Facts;
use super::model::Policy;
use super::mood;
use super::promise::LivePromise;

/// Most queues an overflow leads through.
pub const OVERFLOW_DEPTH: usize = 3;

/// Further conditions of a route; all that are given must hold, of each list one is enough.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Circumstances {
    /// Of the customer's attribute `tier`.
    pub tier: Vec<String>,
    /// Of the customer's attribute `region`, or where there is none, `country`.
    pub region: Vec<String>,
    /// Of the skills the bot asks for.
    pub skill: Vec<String>,
    /// Names of `[[hours]]`, one of which must be open.
    pub open: Vec<String>,
    /// Names of `[[hours]]`, one of which must be closed.
    pub closed: Vec<String>,
    /// The latest message sounds worse than this (-1 to 1).
    pub sentiment_below: Option<f64>,
}

impl Circumstances {
    /// Why they do not hold; `None` if they do.
    pub(super) fn misfit(
        &self,
        policy: &Policy,
        seen: &Seen<'_>,
        now: Timestamp,
    ) -> Option<String> {
        let facts = seen.facts;
        let region = facts.variable("region").or_else(|| facts.variable("country"));
        let listed = [
            ("the tier", &self.tier, facts.variable("tier")),
            ("the region", &self.region, region),
        ];
        for (what, wanted, found) in listed {
            if let Some(why) = super::route::not_among(what, wanted, found.map(str::trim)) {
                return Some(why);
            }
        }
        let asked = facts.handover_wish().map(|wish| wish.skills).unwrap_or_default();
        if !self.skill.is_empty() && !self.skill.iter().any(|skill| asked.contains(skill)) {
            return Some(format!("the bot did not ask for {}", self.skill.join(" or ")));
        }
        self.time_misfit(policy, now).or_else(|| self.mood_misfit(seen))
    }

    fn time_misfit(&self, policy: &Policy, now: Timestamp) -> Option<String> {
        let is_open =
            |name: &String| policy.hours.get(name).is_some_and(|hours| hours.is_open(now));
        if !self.open.is_empty() && !self.open.iter().any(is_open) {
            return Some(format!("{} is closed", self.open.join(" and ")));
        }
        let shut = self.closed.is_empty() || self.closed.iter().any(|name| !is_open(name));
        (!shut).then(|| format!("{} is open", self.closed.join(" and ")))
    }

    fn mood_misfit(&self, seen: &Seen<'_>) -> Option<String> {
        let below = self.sentiment_below?;
        let score = mood::score(seen.said, seen.language());
        (score >= below).then(|| format!("sounds like {score:.2}, not below {below:.2}"))
    }
}

/// What a route does besides naming its queue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Way {
    /// Shares of a hundred that go to other queues; the rest goes to the route's own.
    pub split: Vec<Split>,
    /// To whom first, if they are there.
    pub agent: Option<ToAgent>,
    /// The service level of its tickets, whatever their queue and priority.
    pub level: Option<String>,
    /// Somebody outside who says where its tickets go; they wait in the route's own queue meanwhile.
    pub ask: Option<Ask>,
}

/// A question to somebody outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// The endpoint's name in the config.
    pub endpoint: EndpointName,
    /// How long an answer is waited for.
    pub timeout_ms: u64,
}

/// A share of a route's conversations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Where it goes.
    pub to: QueueName,
    /// Of a hundred.
    pub percent: u32,
}

/// A certain agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToAgent {
    /// Who had the customer's last ticket.
    Last,
    /// This one.
    Named(AgentName),
}

impl Way {
    /// Which queue a conversation is dealt to, and what it drew of a hundred; `None` without a
    /// split. The same conversation draws the same at a route every time.
    pub(super) fn dealt(&self, route: &str, key: &str) -> Option<(Option<&QueueName>, u32)> {
        if self.split.is_empty() {
            return None;
        }
        let drawn = draw(route, key);
        let mut upper = 0;
        let found = self.split.iter().find(|split| {
            upper += split.percent;
            drawn < upper
        });
        Some((found.map(|split| &split.to), drawn))
    }
}

/// A number from 0 to 99 that a route and a conversation have for good.
fn draw(route: &str, key: &str) -> u32 {
    let digest = Sha256::digest(format!("{route}\n{key}").as_bytes());
    let first = digest.iter().take(8).fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    u32::try_from(first % 100).unwrap_or(0)
}

/// When a queue passes newcomers on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overflow {
    /// Where to.
    pub to: QueueName,
    /// At any of these.
    pub limits: Limits,
}

/// What makes a queue full; the first that is reached counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limits {
    /// So many wait.
    pub waiting: Option<u32>,
    /// The wait that would be promised is longer, in minutes.
    pub wait_min: Option<u64>,
    /// Nobody of the queue is there.
    pub unstaffed: Option<Unstaffed>,
    /// Who waits here already and has waited for longer goes on too, in minutes.
    pub after_min: Option<u64>,
    /// So does who waits where nobody is there, looked at every so many minutes.
    pub unstaffed_min: Option<u64>,
}

impl Limits {
    /// Whether another queue is thought of after so many minutes of waiting: again and again after
    /// the same time, where it came to nothing.
    pub(super) fn think_of_another(&self, waited_min: u64, somebody: bool) -> bool {
        let due = |every: Option<u64>| {
            waited_min > 0 && every.is_some_and(|every| waited_min.is_multiple_of(every))
        };
        due(self.after_min) || (due(self.unstaffed_min) && !somebody)
    }
}

/// Nobody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unstaffed;

impl Overflow {
    /// Why a newcomer is passed on, if so.
    pub(super) fn reached(&self, queue: &QueueName, facts: &Facts<'_>) -> Option<String> {
        let staffing = facts.staffing.get(queue).copied().unwrap_or_default();
        if self.limits.unstaffed.is_some() && staffing.present == 0 {
            return Some("nobody of it is there".to_owned());
        }
        if let Some(most) = self.limits.waiting.filter(|most| staffing.waiting >= *most) {
            let wait = if staffing.waiting == 1 { "waits" } else { "wait" };
            return Some(format!("{} {wait}, of at most {most}", staffing.waiting));
        }
        let most = self.limits.wait_min?;
        let wait_s = LivePromise::new(&staffing)?.expected_wait_s()?;
        (wait_s > most * 60).then(|| format!("the wait is {} min, of at most {most}", wait_s / 60))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(percent: u32) -> Way {
        let to = "other".parse().expect("a queue");
        Way { split: vec![Split { to, percent }], ..Way::default() }
    }

    #[test]
    fn a_conversation_is_dealt_to_the_same_side_every_time() {
        for key in ["a", "b", "c"] {
            assert_eq!(way(50).dealt("half", key), way(50).dealt("half", key));
        }
    }

    #[test]
    fn of_many_conversations_about_the_share_goes_there_and_none_or_all_at_the_ends() {
        let there = |percent| {
            let way = way(percent);
            let dealt =
                |key: &u32| way.dealt("half", &key.to_string()).is_some_and(|d| d.0.is_some());
            (0..5000_u32).filter(dealt).count()
        };
        assert_eq!((there(0), there(100)), (0, 5000));
        assert!((1350..1650).contains(&there(30)), "{}", there(30));
    }
}
