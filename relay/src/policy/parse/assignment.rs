//! Reads `[capacity]`, and what a queue says of how it finds agents.

use std::collections::BTreeMap;

use baton_shared::id::AgentName;

use super::{choice, values};
use crate::policy::assign::{Assign, Capacity, Relax};
use crate::policy::faults::Faults;
use crate::policy::read::Table;

/// The ways a queue finds agents, as they are written.
pub(super) const WAYS: [(&str, Assign); 4] = [
    ("pull", Assign::Pull),
    ("longest_idle", Assign::LongestIdle),
    ("least_busy", Assign::LeastBusy),
    ("round_robin", Assign::RoundRobin),
];
/// Most units of an agent, and of a ticket.
const UNITS_MAX: u64 = 1_000;

/// `assign` and `offer_s` of a queue.
pub(super) fn of_queue(table: &mut Table<'_>, faults: &mut Faults) -> (Assign, Option<u64>) {
    let assign = choice(table, faults, "assign", &WAYS).unwrap_or_default();
    let offer_s = table.number(faults, "offer_s", 5..3_601);
    if offer_s.is_some() && assign == Assign::Pull {
        let message = "offer_s says how long an agent may think whom the queue asks: add assign = \
                       \"longest_idle\", \"least_busy\" or \"round_robin\""
            .to_owned();
        faults.add(&table.place("offer_s"), "contradiction", message);
    }
    (assign, offer_s)
}

/// `relax = [{ after_min = 5, drop = "german" }]`, the soonest first.
pub(super) fn relax(table: &mut Table<'_>, faults: &mut Faults) -> Vec<Relax> {
    let steps = table.tables(faults, "relax").into_iter();
    let mut steps: Vec<Relax> = steps.filter_map(|step| relaxed(step, faults)).collect();
    steps.sort_by_key(|step| step.after_min);
    steps
}

fn relaxed(mut step: Table<'_>, faults: &mut Faults) -> Option<Relax> {
    for (key, example) in [("after_min", "5"), ("drop", "\"german\"")] {
        if !step.has(key) {
            let message = format!("a step of relax needs {key}, such as {key} = {example}");
            faults.add(&step.at.clone(), "missing_key", message);
        }
    }
    let after_min = step.number(faults, "after_min", 1..1_441);
    let drop = values(step.strings(faults, "drop"));
    step.finish(faults);
    Some(Relax { after_min: after_min?, drop })
}

/// `[capacity]`: `units`, and by name `channels` and `agents`.
pub(super) fn capacity(top: &mut Table<'_>, faults: &mut Faults) -> Capacity {
    let base = Capacity::default();
    let Some(mut table) = top.table(faults, "capacity") else { return base };
    let units = table.number(faults, "units", 1..UNITS_MAX + 1);
    let channels =
        table.table(faults, "channels").map(|inner| inner.numbers(faults, 1..=UNITS_MAX));
    let agents = table.table(faults, "agents").map(|inner| inner.numbers(faults, 0..=UNITS_MAX));
    table.finish(faults);
    let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let mut carried: BTreeMap<AgentName, u32> = BTreeMap::new();
    for (name, units) in agents.into_iter().flatten() {
        match name.value.parse() {
            Ok(agent) => {
                carried.insert(agent, small(units));
            }
            Err(why) => {
                faults.add(&name.at, "bad_name", format!("no agent can be called so: {why}"));
            }
        }
    }
    let channels = channels.into_iter().flatten();
    Capacity {
        units: units.map_or(base.units, small),
        channels: channels.map(|(name, weight)| (name.value, small(weight))).collect(),
        agents: carried,
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::{Assign, Policy};

    fn read(body: &str) -> Result<Policy, Vec<(usize, &'static str)>> {
        let text = Policy::default_text();
        let before = text.lines().count();
        let told = |list: Vec<crate::policy::Fault>| {
            list.into_iter().map(|fault| (fault.line - before, fault.code)).collect()
        };
        Policy::parse(&format!("{text}{body}\n")).map_err(told)
    }

    #[test]
    fn a_queue_waits_for_agents_unless_it_says_whom_it_asks() {
        let body = "[[queue]]\nname = \"a\"\nassign = \"least_busy\"\noffer_s = 20\n\
                    [[queue]]\nname = \"b\"\nassign = \"round_robin\"";
        let policy = read(body).expect("faultless");
        let queue = |name: &str| name.parse().expect("a name");
        assert_eq!(policy.assigns(&queue("support")), Assign::Pull);
        assert_eq!(
            (policy.assigns(&queue("a")), policy.offer_s(&queue("a"))),
            (Assign::LeastBusy, 20)
        );
        assert_eq!(policy.offer_s(&queue("b")), policy.settings.offer_s);
        assert!(policy.pushes() && !read("").expect("the default").pushes());
    }

    #[test]
    fn capacity_is_five_units_and_one_a_ticket_unless_it_is_written() {
        let policy = read("").expect("the default");
        let anna = "anna".parse().expect("a name");
        assert_eq!((policy.capacity.of(&anna), policy.capacity.weight("web")), (5, 1));
        let body = "[capacity]\nunits = 4\nchannels = { phone = 4 }\nagents = { anna = 2 }";
        let policy = read(body).expect("faultless");
        assert_eq!((policy.capacity.of(&anna), policy.capacity.units), (2, 4));
        assert_eq!((policy.capacity.weight("phone"), policy.capacity.weight("web")), (4, 1));
    }

    #[test]
    fn each_fault_of_assignment_has_its_line_and_code() {
        let faults = |body: &str| read(body).err().unwrap_or_default();
        let queue = |body: &str| faults(&format!("[[queue]]\nname = \"q\"\n{body}"));
        assert_eq!(queue("assign = \"idlest\""), [(3, "unknown_value")]);
        assert_eq!(queue("offer_s = 20"), [(3, "contradiction")]);
        assert_eq!(queue("assign = \"least_busy\"\noffer_s = 1"), [(4, "wrong_type")]);
        assert_eq!(queue("relax = [{ after_min = 5 }]"), [(3, "missing_key")]);
        assert_eq!(queue("relax = [{ after_min = 0, drop = \"german\" }]"), [(3, "wrong_type")]);
        assert_eq!(faults("[capacity]\nunits = 0"), [(2, "wrong_type")]);
        assert_eq!(faults("[capacity]\nchannels = { web = 0 }"), [(2, "wrong_type")]);
        assert_eq!(faults("[capacity]\nagents = { \"A B\" = 1 }"), [(2, "bad_name")]);
        assert_eq!(faults("[capacity]\nunit = 3"), [(2, "unknown_key")]);
    }
}
