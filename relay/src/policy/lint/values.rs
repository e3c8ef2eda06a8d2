//! Values that rules compare as numbers and that customers seen lately do not have as numbers: such a
//! rule is silent, and nobody is told but by `why`.

use super::places::Places;
use super::{Desk, fault};
use crate::policy::compare::Comparison;
use crate::policy::faults::Fault;
use crate::policy::model::{Policy, When};
use crate::policy::sign::Sign;

pub(super) fn unread(
    policy: &Policy,
    places: &Places,
    desk: Option<&Desk>,
    found: &mut Vec<Fault>,
) {
    let Some(desk) = desk else { return };
    for (kind, name, attribute) in compared(policy) {
        let Some(known) = desk.values.get(attribute).filter(|known| known.unread > 0) else {
            continue;
        };
        let message = format!(
            "the {kind} {name} compares {attribute} as a number, and that of {} of {} customers seen \
             lately is none or has two readings, such as 1,500: `why` of their tickets tells it",
            known.unread, known.all
        );
        found.push(fault(places.line(kind, name), "unread_number", message));
    }
}

/// Kind and name of a rule, and the value that it compares as a number.
fn compared(policy: &Policy) -> impl Iterator<Item = (&'static str, &str, &str)> {
    let of_triggers = policy.triggers.iter().flat_map(|trigger| {
        let wanted = match &trigger.when {
            When::Sign(Sign::Customer(wanted)) => Some(wanted),
            _ => None,
        };
        let numbers = wanted.into_iter().flatten().filter(|(_, wanted)| is_number(wanted));
        numbers.map(|(name, _)| ("trigger", trigger.name.as_str(), name.as_str()))
    });
    let of_routes = policy.routes.iter().flat_map(|route| {
        let wanted = route.when.variable.iter();
        let numbers =
            wanted.filter(|(_, wanted)| Comparison::of(wanted).is_some_and(|one| is_number(&one)));
        numbers.map(|(name, _)| ("route", route.name.as_str(), name.as_str()))
    });
    of_triggers.chain(of_routes)
}

fn is_number(wanted: &Comparison) -> bool {
    matches!(wanted, Comparison::Number(..))
}
