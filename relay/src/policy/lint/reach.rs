//! Rules that another one before them always forestalls.

use super::places::Places;
use super::{adds_nothing, fault, implies};
use crate::policy::faults::Fault;
use crate::policy::model::{Conditions, KeywordList, Policy, Use};

/// A trigger behind one that fires whenever it does, and that adds nothing itself.
pub(super) fn triggers(policy: &Policy, places: &Places, found: &mut Vec<Fault>) {
    for (index, later) in policy.triggers.iter().enumerate() {
        let forestalls = policy.triggers[..index]
            .iter()
            .find(|earlier| earlier.used == Use::Enabled && implies(&later.when, &earlier.when));
        if let Some(earlier) = forestalls
            && later.used == Use::Enabled
            && adds_nothing(&later.outcome)
        {
            let message = format!(
                "whenever the trigger {} would fire, {} has fired, and it adds nothing",
                later.name, earlier.name
            );
            found.push(fault(places.line("trigger", &later.name), "unreachable_rule", message));
        }
    }
}

/// A route behind one that fits whenever it does.
pub(super) fn routes(policy: &Policy, places: &Places, found: &mut Vec<Fault>) {
    for (index, later) in policy.routes.iter().enumerate() {
        let forestalls =
            policy.routes[..index].iter().find(|earlier| within(&later.when, &earlier.when));
        if let Some(earlier) = forestalls {
            let message =
                format!("whatever fits the route {} fits {} before it", later.name, earlier.name);
            found.push(fault(places.line("route", &later.name), "unreachable_rule", message));
        }
    }
}

/// Whether everything that fits `inner` fits `outer`. Taken apart field by field, so that a new
/// condition does not compile until it is said here.
fn within(inner: &Conditions, outer: &Conditions) -> bool {
    let Conditions { keywords, intent, tag, variable, language, channel } = outer;
    let words = keywords.as_ref().is_none_or(|outer| {
        inner.keywords.as_ref().is_some_and(|inner| words_within(inner, outer))
    });
    let list = |inner: &[String], outer: &[String]| {
        let holds = |one: &String| outer.iter().any(|other| other.eq_ignore_ascii_case(one));
        outer.is_empty() || (!inner.is_empty() && inner.iter().all(holds))
    };
    words
        && list(&inner.intent, intent)
        && list(&inner.tag, tag)
        && list(&inner.language, language)
        && list(&inner.channel, channel)
        && variable.iter().all(|(name, value)| inner.variable.get(name) == Some(value))
}

/// Whether a text with one of `inner`'s words has one of `outer`'s.
pub(super) fn words_within(inner: &KeywordList, outer: &KeywordList) -> bool {
    let in_list = |word: &str, list: &[crate::policy::words::Keyword]| {
        list.iter().any(|other| covers(other.as_str(), word))
    };
    let any = inner.any.iter().all(|word| in_list(word.as_str(), &outer.any));
    let by_language = inner.by_language.iter().all(|(language, words)| {
        let theirs = outer.by_language.get(language).map(Vec::as_slice).unwrap_or_default();
        words
            .iter()
            .all(|word| in_list(word.as_str(), &outer.any) || in_list(word.as_str(), theirs))
    });
    any && by_language
}

/// Whether the keyword `outer` is said whenever `inner` is.
fn covers(outer: &str, inner: &str) -> bool {
    let (outer, inner) = (outer.to_lowercase(), inner.to_lowercase());
    match outer.strip_suffix('*') {
        Some(beginning) => !beginning.contains(' ') && inner.starts_with(beginning),
        None => outer == inner,
    }
}
