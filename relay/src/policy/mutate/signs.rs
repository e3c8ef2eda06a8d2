//! How signs and circumstances can be wrong, one change each.

use super::{counts, lists};
use crate::policy::circumstance::{Circumstances, Way};
use crate::policy::mood::MoodWords;
use crate::policy::sign::Sign;

/// A limit halved and moved half-way to its end.
pub(super) fn limits<T>(below: f64, make: impl Fn(f64) -> T) -> Vec<(String, T)> {
    let others = [below / 2.0, f64::midpoint(below, below.signum())];
    others.into_iter().map(|other| (format!("{below} becomes {other}"), make(other))).collect()
}

/// Each of a list left out, where something stays.
fn without<T: Clone, U>(list: &[T], make: impl Fn(Vec<T>) -> U) -> Vec<(String, U)> {
    if list.len() < 2 {
        return Vec::new();
    }
    let one = |index: usize| {
        let mut with = list.to_vec();
        with.remove(index);
        (format!("without the {}. of its list", index + 1), make(with))
    };
    (0..list.len()).map(one).collect()
}

pub(super) fn signs(sign: &Sign) -> Vec<(String, Sign)> {
    match sign {
        Sign::NoProgress(n) => counts(*n, Sign::NoProgress),
        Sign::Repeated(n) => counts(*n, Sign::Repeated),
        Sign::IntentBelow(below) => limits(*below, Sign::IntentBelow),
        Sign::RetrievalBelow(below) => limits(*below, Sign::RetrievalBelow),
        Sign::Sentiment { below, times } => {
            let (below, times) = (*below, *times);
            let mut all = limits(below, |below| Sign::Sentiment { below, times });
            all.extend(counts_of(times, |times| Sign::Sentiment { below, times }));
            all
        }
        Sign::Words(words) => {
            let other = match words {
                MoodWords::Urgency => MoodWords::Dissatisfaction,
                MoodWords::Dissatisfaction => MoodWords::Urgency,
            };
            vec![("looks for other words".to_owned(), Sign::Words(other))]
        }
        Sign::Risk(risks) => without(risks, Sign::Risk),
        Sign::Intent(intents) => {
            let lists = lists("intent", intents).into_iter();
            lists.map(|(change, intents)| (change, Sign::Intent(intents))).collect()
        }
        Sign::Customer(wanted) if wanted.len() > 1 => {
            let one = |name: &String| {
                let mut with = wanted.clone();
                with.remove(name);
                (format!("whatever the {name}"), Sign::Customer(with))
            };
            wanted.keys().map(one).collect()
        }
        Sign::Customer(_) => Vec::new(),
        Sign::Signal(signals) => without(signals, Sign::Signal),
    }
}

fn counts_of(n: u32, make: impl Fn(u32) -> Sign) -> Vec<(String, Sign)> {
    counts(n, |n| n).into_iter().map(|(change, n)| (change, make(n))).collect()
}

pub(super) fn circumstances(at: &Circumstances) -> Vec<(String, Circumstances)> {
    let Circumstances { tier, region, skill, open, closed, sentiment_below } = at;
    let mut all = Vec::new();
    for (change, tier) in lists("tier", tier) {
        all.push((change, Circumstances { tier, ..at.clone() }));
    }
    for (change, region) in lists("region", region) {
        all.push((change, Circumstances { region, ..at.clone() }));
    }
    for (change, skill) in lists("skill", skill) {
        all.push((change, Circumstances { skill, ..at.clone() }));
    }
    for (what, list) in [("open", open), ("closed", closed)] {
        if !list.is_empty() {
            let with = match what {
                "open" => Circumstances { open: Vec::new(), ..at.clone() },
                _ => Circumstances { closed: Vec::new(), ..at.clone() },
            };
            all.push((format!("whether {what} or not"), with));
        }
    }
    for (change, below) in sentiment_below.map(|b| limits(b, Some)).unwrap_or_default() {
        all.push((change, Circumstances { sentiment_below: below, ..at.clone() }));
    }
    all
}

pub(super) fn ways(way: &Way) -> Vec<(String, Way)> {
    let Way { split, agent, level, ask } = way;
    let mut all = Vec::new();
    if !split.is_empty() {
        all.push(("without its split".to_owned(), Way { split: Vec::new(), ..way.clone() }));
    }
    if agent.is_some() {
        all.push(("without its agent".to_owned(), Way { agent: None, ..way.clone() }));
    }
    if level.is_some() {
        let change = "without its service level".to_owned();
        all.push((change, Way { level: None, ..way.clone() }));
    }
    if ask.is_some() {
        let change = "asks nobody outside".to_owned();
        all.push((change, Way { ask: None, ..way.clone() }));
    }
    all
}
