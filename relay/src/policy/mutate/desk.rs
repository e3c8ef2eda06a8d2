//! How queues, hours, service levels and what is said can be wrong, one change each. What nobody
//! could tell from before is left out: a switch for closed hours in a queue that never closes.

use super::{Mutant, lists};
use crate::policy::assign::Assign;
use crate::policy::circumstance::{Limits, Overflow};
use crate::policy::hours::{Hours, OpenSpan};
use crate::policy::level::{Applies, Bell, Escalation, ServiceLevel};
use crate::policy::model::{
    CallbackOffer, Identity, Policy, Priority, Queue, Required, WhenClosed,
};

/// The days as a policy writes them, Monday first.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Every change of what is not a trigger or a route.
pub(super) fn mutants(policy: &Policy) -> Vec<Mutant> {
    let mut all = Vec::new();
    if let Some(other) = super::another(policy, &policy.fallback) {
        let change = format!("becomes {other}");
        let policy = Policy { fallback: other, ..policy.clone() };
        all.push(Mutant { rule: "fallback".to_owned(), change, policy });
    }
    all.extend(of_queues(policy));
    all.extend(of_hours(policy));
    all.extend(of_levels(policy));
    all.extend(of_words(policy));
    all
}

fn of_queues(policy: &Policy) -> Vec<Mutant> {
    let mut all = Vec::new();
    for (index, queue) in policy.queues.iter().enumerate() {
        for (change, with) in queues(policy, queue) {
            let mut policy = policy.clone();
            policy.queues[index] = with;
            all.push(Mutant { rule: format!("queue {}", queue.name), change, policy });
        }
    }
    all
}

fn queues(policy: &Policy, queue: &Queue) -> Vec<(String, Queue)> {
    let mut all = Vec::new();
    if policy.hours_of(&queue.name).is_some_and(Hours::closes) {
        let when_closed = match queue.when_closed {
            WhenClosed::TakeMessage => WhenClosed::TurnAway,
            WhenClosed::TurnAway => WhenClosed::TakeMessage,
        };
        all.push((
            "when_closed becomes the other".to_owned(),
            Queue { when_closed, ..queue.clone() },
        ));
        all.push(("without its hours".to_owned(), Queue { hours: None, ..queue.clone() }));
    }
    for (change, skills) in lists("skill", &queue.skills) {
        all.push((change, Queue { skills, ..queue.clone() }));
    }
    for (change, dispositions) in lists("disposition", &queue.dispositions) {
        all.push((change, Queue { dispositions, ..queue.clone() }));
    }
    for (change, overflow) in queue.overflow.as_ref().map(overflows).unwrap_or_default() {
        all.push((change, Queue { overflow, ..queue.clone() }));
    }
    for (index, required) in queue.required.iter().enumerate() {
        let mut with = queue.clone();
        with.required.remove(index);
        all.push((format!("does not require {}", required.field), with));
        for (change, intents) in lists("intent", &required.intents) {
            let mut with = queue.clone();
            with.required[index] = Required { intents, ..required.clone() };
            all.push((format!("{}: {change}", required.field), with));
        }
    }
    if queue.identity == Identity::Verified {
        let with = Queue { identity: Identity::Any, ..queue.clone() };
        all.push(("no longer needs a verified customer".to_owned(), with));
    }
    for (index, link) in queue.links.iter().enumerate() {
        let mut with = queue.clone();
        with.links.remove(index);
        all.push((format!("without the link {}", link.title), with));
    }
    if queue.callback == CallbackOffer::Offered {
        let with = Queue { callback: CallbackOffer::None, ..queue.clone() };
        all.push(("without callback".to_owned(), with));
    }
    if queue.back_to_bot_min.is_some() {
        let with = Queue { back_to_bot_min: None, ..queue.clone() };
        all.push(("without back_to_bot_min".to_owned(), with));
    }
    if queue.assign != Assign::Pull {
        let change = "no longer asks agents".to_owned();
        all.push((change, Queue { assign: Assign::Pull, ..queue.clone() }));
    }
    if queue.offer_s.is_some() {
        all.push(("without offer_s".to_owned(), Queue { offer_s: None, ..queue.clone() }));
    }
    for (index, relax) in queue.relax.iter().enumerate() {
        let mut with = queue.clone();
        with.relax.remove(index);
        all.push((format!("no longer relaxes after {} min", relax.after_min), with));
    }
    if queue.wrap_up_s > 0 {
        all.push(("without wrap_up_s".to_owned(), Queue { wrap_up_s: 0, ..queue.clone() }));
    }
    all
}

fn overflows(overflow: &Overflow) -> Vec<(String, Option<Overflow>)> {
    let Overflow { to, limits } = overflow;
    let Limits { waiting, wait_min, unstaffed, after_min, unstaffed_min } = limits;
    let with = |limits: Limits| Some(Overflow { to: to.clone(), limits });
    let mut all = vec![("without its overflow".to_owned(), None)];
    for (change, waiting) in waiting.map(|n| super::counts(n, |n| n)).unwrap_or_default() {
        let limits = Limits { waiting: Some(waiting), ..limits.clone() };
        all.push((format!("overflow.waiting: {change}"), with(limits)));
    }
    if wait_min.is_some() {
        let change = "without overflow.wait_min".to_owned();
        all.push((change, with(Limits { wait_min: None, ..limits.clone() })));
    }
    if unstaffed.is_some() {
        let change = "without overflow.unstaffed".to_owned();
        all.push((change, with(Limits { unstaffed: None, ..limits.clone() })));
    }
    if after_min.is_some() {
        let change = "without overflow.after_min".to_owned();
        all.push((change, with(Limits { after_min: None, ..limits.clone() })));
    }
    if unstaffed_min.is_some() {
        let change = "without overflow.unstaffed_min".to_owned();
        all.push((change, with(Limits { unstaffed_min: None, ..limits.clone() })));
    }
    all
}

fn of_hours(policy: &Policy) -> Vec<Mutant> {
    let used = |hours: &&Hours| {
        let named = policy.queues.iter().any(|queue| queue.hours.as_ref() == Some(&hours.name));
        let asked = |list: &[String]| list.contains(&hours.name);
        let routes = policy.routes.iter().map(|route| &route.when.at);
        named || routes.into_iter().any(|at| asked(&at.open) || asked(&at.closed))
    };
    let mut all = Vec::new();
    for hours in policy.hours.values().filter(used) {
        for (change, with) in hours_changed(hours) {
            let mut policy = policy.clone();
            policy.hours.insert(hours.name.clone(), with);
            all.push(Mutant { rule: format!("hours {}", hours.name), change, policy });
        }
    }
    all
}

fn hours_changed(hours: &Hours) -> Vec<(String, Hours)> {
    if !hours.closes() {
        let never = Hours { week: Default::default(), ..hours.clone() };
        return vec![("never open".to_owned(), never)];
    }
    let mut all = Vec::new();
    for (day, name) in DAYS.iter().enumerate() {
        if hours.week[day].is_empty() {
            continue;
        }
        let mut shut = hours.clone();
        shut.week[day].clear();
        all.push((format!("closed on {name}"), shut));
        // Days of one pattern count once: it is written the same and changed the same.
        if hours.week[..day].contains(&hours.week[day]) {
            continue;
        }
        for span in &hours.week[day] {
            for (change, other) in spans(*span) {
                let mut with = hours.clone();
                let same = with.week.iter_mut().filter(|spans| **spans == hours.week[day]);
                same.flat_map(|spans| spans.iter_mut().filter(|one| *one == span))
                    .for_each(|one| *one = other);
                all.push((format!("{name}, {span}: {change}"), with));
            }
        }
    }
    for day in &hours.holidays {
        let mut with = hours.clone();
        with.holidays.remove(day);
        all.push((format!("without the holiday {day}"), with));
    }
    for day in hours.dates.keys() {
        let mut with = hours.clone();
        with.dates.remove(day);
        all.push((format!("without the date {day}"), with));
    }
    all
}

/// A span that begins later and one that ends earlier, by half an hour or half of it.
fn spans(span: OpenSpan) -> Vec<(String, OpenSpan)> {
    let (start, end) = span.minutes();
    let by = ((end - start) / 2).min(30);
    let later = span.within(start + by, end).map(|span| ("begins later".to_owned(), span));
    let earlier = span.within(start, end - by).map(|span| ("ends earlier".to_owned(), span));
    later.into_iter().chain(earlier).collect()
}

fn of_levels(policy: &Policy) -> Vec<Mutant> {
    let mut all = Vec::new();
    for (index, level) in policy.levels.iter().enumerate() {
        let mut add = |change: String, with: Option<ServiceLevel>| {
            let mut policy = policy.clone();
            match with {
                Some(with) => policy.levels[index] = with,
                None => drop(policy.levels.remove(index)),
            }
            all.push(Mutant { rule: format!("service_level {}", level.name), change, policy });
        };
        add("dropped".to_owned(), None);
        for (change, with) in levels(policy, level) {
            add(change, Some(with));
        }
    }
    all
}

/// One of the targets of a level.
type Field = fn(&mut ServiceLevel) -> &mut Option<u64>;

fn levels(policy: &Policy, level: &ServiceLevel) -> Vec<(String, ServiceLevel)> {
    let ServiceLevel {
        name: _,
        note: _,
        applies,
        queues: _,
        priorities: _,
        first_response_min,
        next_response_min,
        resolution_min,
        at_risk,
        when_at_risk,
        when_breached,
    } = level;
    let base = || level.clone();
    let mut all = Vec::new();
    if *applies == Applies::ByName {
        let with = ServiceLevel { applies: Applies::ByTicket, ..base() };
        all.push(("no longer by_name".to_owned(), with));
    }
    all.extend(for_whom(policy, level));
    let targets: [(&str, Option<u64>, Field); 3] = [
        ("first_response_min", *first_response_min, |level| &mut level.first_response_min),
        ("next_response_min", *next_response_min, |level| &mut level.next_response_min),
        ("resolution_min", *resolution_min, |level| &mut level.resolution_min),
    ];
    for (name, min, field) in targets.into_iter().filter(|(_, min, _)| min.is_some()) {
        let mut with = base();
        *field(&mut with) = min.map(|min| min * 2);
        all.push((format!("{name} doubled"), with));
    }
    if first_response_min.is_some() && *at_risk < 1.0 {
        all.push(("at_risk becomes 1".to_owned(), ServiceLevel { at_risk: 1.0, ..base() }));
    }
    for (change, when_at_risk) in escalations(when_at_risk) {
        all.push((format!("when_at_risk {change}"), ServiceLevel { when_at_risk, ..base() }));
    }
    for (change, when_breached) in escalations(when_breached) {
        all.push((format!("when_breached {change}"), ServiceLevel { when_breached, ..base() }));
    }
    all
}

/// A level for one queue or priority less; where it was for one, for another.
fn for_whom(policy: &Policy, level: &ServiceLevel) -> Vec<(String, ServiceLevel)> {
    let (queues, priorities) = (&level.queues, &level.priorities);
    let mut all = Vec::new();
    for (index, queue) in queues.iter().enumerate() {
        let mut with = level.clone();
        match super::another(policy, queue).filter(|_| queues.len() == 1) {
            Some(other) => with.queues = vec![other],
            None => drop(with.queues.remove(index)),
        }
        all.push((format!("not for the queue {queue}"), with));
    }
    for (index, priority) in priorities.iter().enumerate() {
        let mut with = level.clone();
        if priorities.len() > 1 {
            with.priorities.remove(index);
        } else {
            let other = if *priority == Priority::Low { Priority::Urgent } else { Priority::Low };
            with.priorities = vec![other];
        }
        all.push((format!("not for the priority {priority:?}").to_lowercase(), with));
    }
    all
}

fn escalations(escalation: &Escalation) -> Vec<(&'static str, Escalation)> {
    let Escalation { priority, queue, bell } = escalation;
    let with = [
        priority.map(|_| ("without priority", Escalation { priority: None, ..escalation.clone() })),
        queue.as_ref().map(|_| ("without queue", Escalation { queue: None, ..escalation.clone() })),
        (*bell == Bell::Rings)
            .then(|| ("without notify", Escalation { bell: Bell::Silent, ..escalation.clone() })),
    ];
    with.into_iter().flatten().collect()
}

/// Texts of the desk's own, stages of waiting, and times of silence.
fn of_words(policy: &Policy) -> Vec<Mutant> {
    let mut all = Vec::new();
    let mut add = |rule: String, change: &str, policy: Policy| {
        all.push(Mutant { rule, change: change.to_owned(), policy });
    };
    for (language, key) in policy.messages.own() {
        let mut with = policy.clone();
        with.messages.forget(&language, &key);
        add(format!("messages.{language} {key}"), "left out", with);
    }
    for (index, stage) in policy.stages.iter().enumerate() {
        let rule = format!("stage {}", index + 1);
        let mut with = policy.clone();
        with.stages.remove(index);
        add(rule.clone(), "dropped", with);
        let mut with = policy.clone();
        with.stages[index].after_s = stage.after_s * 2;
        add(rule, "after_s doubled", with);
    }
    if policy.idle.remind_after_min > 0 {
        let mut with = policy.clone();
        with.idle.remind_after_min = 0;
        add("idle".to_owned(), "without remind_after_min", with);
    }
    if policy.idle.close_after_min > 0 {
        let mut with = policy.clone();
        with.idle.close_after_min = 0;
        add("idle".to_owned(), "without close_after_min", with);
    }
    all
}
