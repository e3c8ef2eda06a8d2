//! What rules want of the values that are known of a customer: attributes that the channel told, and
//! variables of the bot. Owns which values a policy looks at, and which of them could not be read;
//! how one value compares is `compare`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use super::compare::Comparison;
use super::decimal::NotRead;
use super::facts::Facts;
use super::model::{Policy, Trigger, Use, When};
use super::sign::Sign;

/// One value and what a rule wants of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// Its name.
    pub attribute: String,
    /// As the policy writes it, such as `>= 1000`.
    pub wanted: String,
}

/// A trigger that did not fire because a value is not read as the number that it asks for: nothing
/// else stood in its way. The value itself is found again in the conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// The trigger's name.
    pub rule: String,
    /// The value's name.
    pub attribute: String,
    /// As the policy writes it.
    pub wanted: String,
    /// What is wrong with the value.
    pub why: NotRead,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, attribute, wanted, why } = self;
        write!(f, "{rule} did not fire: {attribute} {why}, and {wanted} is wanted")
    }
}

/// What a policy wants of a customer, by attribute.
pub(super) type Wanted = BTreeMap<String, Comparison>;

/// All of it, where the customer has all of it; never empty.
pub(super) fn all(facts: &Facts<'_>, wanted: &Wanted) -> Option<Vec<Attribute>> {
    let has = |(name, wanted): (&String, &Comparison)| {
        facts.variable(name).is_some_and(|value| wanted.holds(value))
    };
    let list = wanted
        .iter()
        .map(|(name, wanted)| Attribute { attribute: name.clone(), wanted: wanted.to_string() });
    (!wanted.is_empty() && wanted.iter().all(has)).then(|| list.collect())
}

/// The triggers that would have fired or not by a value that is not read.
#[must_use]
pub(super) fn unread(policy: &Policy, facts: &Facts<'_>) -> Vec<Unread> {
    let enabled = policy.triggers.iter().filter(|trigger| trigger.used == Use::Enabled);
    enabled.flat_map(|trigger| of_trigger(trigger, facts)).collect()
}

fn of_trigger(trigger: &Trigger, facts: &Facts<'_>) -> Vec<Unread> {
    let When::Sign(Sign::Customer(wanted)) = &trigger.when else { return Vec::new() };
    let mut found = Vec::new();
    for (name, wanted) in wanted {
        match facts.variable(name).map(|value| wanted.judge(value)) {
            Some(Ok(true)) => {}
            Some(Err(why)) => found.push(Unread {
                rule: trigger.name.clone(),
                attribute: name.clone(),
                wanted: wanted.to_string(),
                why,
            }),
            Some(Ok(false)) | None => return Vec::new(),
        }
    }
    found
}

impl Policy {
    /// The names of all values of customers that its triggers and routes look at.
    #[must_use]
    pub fn looks_at(&self) -> BTreeSet<&str> {
        let of_triggers = self.triggers.iter().filter_map(|trigger| match &trigger.when {
            When::Sign(Sign::Customer(wanted)) => Some(wanted.keys()),
            _ => None,
        });
        let mut names: BTreeSet<&str> = of_triggers.flatten().map(String::as_str).collect();
        for when in self.routes.iter().map(|route| &route.when) {
            names.extend(when.variable.keys().map(String::as_str));
            names.extend((!when.at.tier.is_empty()).then_some("tier"));
            if !when.at.region.is_empty() {
                names.extend(["region", "country"]);
            }
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::evaluate;

    const POLICY: &str = r#"
version = 1
owner = "D"
fallback = "s"
[[queue]]
name = "s"
[[trigger]]
name = "vip"
when = { customer = { tier = "gold", value = ">= 1000" } }
[[trigger]]
name = "big"
enabled = false
when = { customer = { value = ">= 2000" } }
[[route]]
name = "rich"
queue = "s"
when = { variable = { value = "> 5000" }, region = ["north"] }
"#;

    fn known(tier: &str, value: &str) -> BTreeMap<String, String> {
        [("tier", tier), ("value", value)].map(|(k, v)| (k.to_owned(), v.to_owned())).into()
    }

    fn found(tier: &str, value: &str) -> Vec<(String, NotRead)> {
        let policy = Policy::parse(POLICY).expect("faultless");
        let known = known(tier, value);
        let facts = Facts { attributes: &known, ..Facts::on("hook") };
        unread(&policy, &facts).into_iter().map(|one| (one.rule, one.why)).collect()
    }

    #[test]
    fn a_trigger_that_only_an_unreadable_number_kept_from_firing_is_named() {
        assert_eq!(found("gold", "1,500"), [("vip".to_owned(), NotRead::TwoReadings)]);
        assert_eq!(found("gold", "1500 EUR"), [("vip".to_owned(), NotRead::NoNumber)]);
        // Read, or silver: the number is not what keeps it from firing.
        assert_eq!(found("gold", "1500"), []);
        assert_eq!(found("gold", "5"), []);
        assert_eq!(found("silver", "1,500"), []);
    }

    #[test]
    fn a_handover_for_another_reason_says_so_too_and_so_does_the_route() {
        let policy = Policy::parse(POLICY).expect("faultless");
        let now = "2026-11-20T10:00:00Z".parse().expect("an instant");
        let told = |value: &str| {
            let known = known("gold", value);
            let latest = crate::policy::Latest::judged("I want to talk to a person", Some("en"));
            let facts = Facts { latest, attributes: &known, ..Facts::on("hook") };
            let found = evaluate(&policy, &facts, now).handover.expect("a wish");
            (found.unread.len(), found.route.losers[0].why.clone(), found.also.len())
        };
        let why = "value may be read as two numbers: > 5000 is wanted".to_owned();
        assert_eq!(told("1,500"), (1, why, 0));
        assert_eq!(told("much"), (1, "value is no number: > 5000 is wanted".to_owned(), 0));
        assert_eq!(told("1500"), (0, "value is not > 5000".to_owned(), 1));
    }

    #[test]
    fn a_policy_looks_at_what_its_rules_name_whether_they_take_part_or_not() {
        let policy = Policy::parse(POLICY).expect("faultless");
        let names: Vec<&str> = policy.looks_at().into_iter().collect();
        assert_eq!(names, ["country", "region", "tier", "value"]);
    }
}
