//! What the route that won saw: of each of its conditions, in words, what holds. The counterpart of
//! what `route` and `circumstance` say of those that lost; of the customer's values nothing is copied.

use super::circumstance::Circumstances;
use super::evaluate::Seen;
use super::model::Conditions;
use super::mood;
use super::words::{Text, primary_language};

/// Each condition of a route that fits, in the order in which it is looked at.
pub(super) fn fits(when: &Conditions, seen: &Seen<'_>, said: &Text) -> Vec<String> {
    let facts = seen.facts;
    let mut fits = Vec::new();
    let word = when.keywords.as_ref().and_then(|list| list.first_in(said, seen.language_for(list)));
    fits.extend(word.map(|word| format!("\"{word}\" was said")));
    let language = seen.language().map(primary_language);
    let one_of = [
        ("the intent", &when.intent, facts.intent),
        ("the language", &when.language, language.as_deref()),
        ("the channel", &when.channel, Some(facts.channel)),
    ];
    fits.extend(one_of.into_iter().filter_map(|(what, wanted, found)| among(what, wanted, found)));
    let tag = when.tag.iter().find(|tag| facts.tags.contains(tag));
    fits.extend(tag.map(|tag| format!("a tag is {tag}")));
    fits.extend(when.variable.iter().map(|(name, wanted)| format!("{name} is {wanted}")));
    of_circumstances(&when.at, seen, &mut fits);
    fits
}

fn of_circumstances(at: &Circumstances, seen: &Seen<'_>, fits: &mut Vec<String>) {
    let facts = seen.facts;
    let region = facts.variable("region").or_else(|| facts.variable("country")).map(str::trim);
    fits.extend(among("the tier", &at.tier, facts.variable("tier").map(str::trim)));
    fits.extend(among("the region", &at.region, region));
    let asked = facts.handover_wish().map(|wish| wish.skills).unwrap_or_default();
    let skill = at.skill.iter().find(|skill| asked.contains(skill));
    fits.extend(skill.map(|skill| format!("the bot asked for {skill}")));
    let spans = [(&at.open, "open"), (&at.closed, "closed")];
    let told = |(names, state): (&Vec<String>, &str)| {
        (!names.is_empty()).then(|| format!("{} is {state}", names.join(" or ")))
    };
    fits.extend(spans.into_iter().filter_map(told));
    fits.extend(at.sentiment_below.map(|below| {
        let score = mood::score(seen.said, seen.language());
        format!("sounds like {score:.2}, below {below:.2}")
    }));
}

/// Which of a list it was, as the policy writes it.
fn among(what: &str, wanted: &[String], found: Option<&str>) -> Option<String> {
    let is =
        wanted.iter().find(|one| found.is_some_and(|found| one.eq_ignore_ascii_case(found)))?;
    Some(format!("{what} is {is}"))
}
