//! What must hold of every pass, whoever is there and whoever waits.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;

const QUEUES: [&str; 3] = ["support", "billing", "vip"];
const SKILLS: [&str; 2] = ["french", "german"];

fn queue(index: usize) -> QueueName {
    QUEUES[index].parse().expect("a name")
}

fn hand() -> impl Strategy<Value = Hand> {
    let skills = prop::sample::subsequence(SKILLS.to_vec(), 0..=2);
    let queues = prop::sample::subsequence(vec![0, 1, 2], 0..=3);
    ((0..6_u32, 0..6_u32), (0..20_u64, 0..20_u64), skills, queues).prop_map(
        |((used, free), (idle, offered), skills, queues)| Hand {
            name: "nobody".parse().expect("a name"),
            queues: queues.into_iter().map(queue).collect(),
            skills: skills.into_iter().map(str::to_owned).collect(),
            used,
            free,
            idle_since: Position(idle),
            offered_at: Position(offered),
            freed_at: Position(0),
        },
    )
}

fn hands() -> impl Strategy<Value = Vec<Hand>> {
    prop::collection::vec(hand(), 0..6).prop_map(|mut hands| {
        for (index, hand) in hands.iter_mut().enumerate() {
            hand.name = format!("agent-{index}").parse().expect("a name");
        }
        hands
    })
}

fn asks() -> impl Strategy<Value = Asks> {
    let skills = prop::sample::subsequence(SKILLS.to_vec(), 0..=2);
    (0..3_usize, 1..4_u32, skills).prop_map(|(index, weight, skills)| Asks {
        queue: queue(index),
        weight,
        skills: skills.into_iter().map(str::to_owned).collect(),
    })
}

fn place(minute: i64, number: u64) -> Place {
    let at = Timestamp::from_second(60 * minute).expect("in range");
    (Customer::Waits, at, TicketNumber(number))
}

/// Tickets by what they ask; numbers are unique.
fn desk() -> impl Strategy<Value = BTreeMap<Asks, BTreeSet<Place>>> {
    prop::collection::vec((asks(), 0..40_i64), 0..14).prop_map(|tickets| {
        let mut lines: BTreeMap<Asks, BTreeSet<Place>> = BTreeMap::new();
        for (number, (asks, minute)) in (1..).zip(tickets) {
            lines.entry(asks).or_default().insert(place(minute, number));
        }
        lines
    })
}

fn way() -> impl Strategy<Value = Assign> {
    prop::sample::select(vec![Assign::LongestIdle, Assign::LeastBusy, Assign::RoundRobin])
}

type Desk = BTreeMap<Asks, BTreeSet<Place>>;

fn pass(
    desk: &Desk,
    by: Assign,
    hands: &[Hand],
    passed: &BTreeSet<(u64, AgentName)>,
) -> Vec<Offer> {
    let lines =
        desk.iter().map(|(asks, places)| Line { asks, by, tickets: places.iter().copied() });
    let said_no =
        |ticket: TicketNumber, hand: &Hand| passed.contains(&(ticket.0, hand.name.clone()));
    offers(lines.collect(), hands.to_vec(), said_no, 1_000)
}

fn asked_by(desk: &Desk, ticket: TicketNumber) -> &Asks {
    let of = desk.iter().find(|(_, places)| places.iter().any(|place| place.2 == ticket));
    of.expect("it waits").0
}

/// Who let which ticket pass: every pair whose number falls on it.
fn no_sayers(salt: u64, desk: &Desk, hands: &[Hand]) -> BTreeSet<(u64, AgentName)> {
    let tickets = desk.values().flatten().map(|place| place.2.0);
    let pairs = tickets.flat_map(|ticket| (1..).zip(hands).map(move |(n, hand)| (ticket, n, hand)));
    let said_no =
        |(ticket, n, _): &(u64, u64, &Hand)| (ticket * 7 + n * 3 + salt).is_multiple_of(4);
    pairs.filter(said_no).map(|(ticket, _, hand)| (ticket, hand.name.clone())).collect()
}

proptest! {
    #[test]
    fn nobody_carries_more_than_they_can_nor_gets_what_they_do_not_serve_know_or_want(
        desk in desk(), hands in hands(), by in way(), salt in 0..4_u64,
    ) {
        let passed = no_sayers(salt, &desk, &hands);
        let mut left: BTreeMap<AgentName, u32> =
            hands.iter().map(|hand| (hand.name.clone(), hand.free)).collect();
        let mut seen = BTreeSet::new();
        for offer in pass(&desk, by, &hands, &passed) {
            prop_assert!(seen.insert(offer.ticket.0), "{offer:?} is made twice");
            let asks = asked_by(&desk, offer.ticket);
            let hand = hands.iter().find(|hand| hand.name == offer.to).expect("one of them");
            prop_assert!(hand.queues.is_empty() || hand.queues.contains(&asks.queue));
            prop_assert!(asks.skills.iter().all(|skill| hand.skills.contains(skill)));
            prop_assert!(!passed.contains(&(offer.ticket.0, offer.to.clone())));
            let free = left.get_mut(&offer.to).expect("one of them");
            prop_assert!(*free >= asks.weight, "{offer:?} is too much");
            *free -= asks.weight;
        }
    }

    #[test]
    fn after_a_pass_no_unit_is_free_that_a_waiting_ticket_could_have(
        desk in desk(), hands in hands(), by in way(), salt in 0..4_u64,
    ) {
        let passed = no_sayers(salt, &desk, &hands);
        let made = pass(&desk, by, &hands, &passed);
        let mut hands = hands;
        for offer in &made {
            let weight = asked_by(&desk, offer.ticket).weight;
            let hand = hands.iter_mut().find(|hand| hand.name == offer.to).expect("one of them");
            hand.free -= weight;
        }
        let offered: BTreeSet<u64> = made.iter().map(|offer| offer.ticket.0).collect();
        for (asks, places) in &desk {
            for place in places.iter().filter(|place| !offered.contains(&place.2.0)) {
                for hand in &hands {
                    let no = passed.contains(&(place.2.0, hand.name.clone()));
                    prop_assert!(no || !hand.fits(asks), "{place:?} could go to {hand:?}");
                }
            }
        }
    }

    #[test]
    fn what_waits_longer_is_never_passed_over_for_what_the_same_agents_could_take(
        desk in desk(), hands in hands(), by in way(),
    ) {
        let made = pass(&desk, by, &hands, &BTreeSet::new());
        for (asks, places) in &desk {
            let offered: Vec<bool> = places
                .iter()
                .map(|place| made.iter().any(|offer| offer.ticket == place.2))
                .collect();
            let first_left = offered.iter().position(|offered| !offered).unwrap_or(offered.len());
            prop_assert!(offered[first_left..].iter().all(|offered| !offered), "{asks:?}");
        }
        // Offers are made in the order of places, over all lines.
        let place = |offer: &Offer| {
            desk.values().flatten().find(|place| place.2 == offer.ticket).copied()
        };
        let places: Vec<_> = made.iter().map(place).collect();
        prop_assert!(places.is_sorted());
    }

    #[test]
    fn while_units_come_free_everybody_is_asked_about_in_their_turn(
        desk in desk(), by in way(),
    ) {
        // One agent who serves and knows all, with just room for the heaviest ticket.
        let mut desk = desk;
        let all: usize = desk.values().map(BTreeSet::len).sum();
        let order: BTreeSet<Place> = desk.values().flatten().copied().collect();
        let mut taken = Vec::new();
        for _ in 0..all {
            let hand = Hand {
                name: "anna".parse().expect("a name"),
                queues: Vec::new(),
                skills: SKILLS.map(str::to_owned).to_vec(),
                used: 0,
                free: 3,
                idle_since: Position(0),
                offered_at: Position(0),
                freed_at: Position(0),
            };
            let made = pass(&desk, by, &[hand], &BTreeSet::new());
            let first = made.first().expect("somebody waits, and she is free").ticket;
            taken.push(first);
            desk.values_mut().for_each(|places| places.retain(|place| place.2 != first));
        }
        let in_order: Vec<TicketNumber> = order.iter().map(|place| place.2).collect();
        prop_assert_eq!(taken, in_order, "nobody is overtaken, so nobody starves");
    }
}

fn three(used: [u32; 3], idle: [u64; 3], offered: [u64; 3]) -> Vec<Hand> {
    let names = ["anna", "bob", "carol"];
    let hand = |(n, name): (usize, &&str)| Hand {
        name: name.parse().expect("a name"),
        queues: Vec::new(),
        skills: Vec::new(),
        used: used[n],
        free: 5 - used[n],
        idle_since: Position(idle[n]),
        offered_at: Position(offered[n]),
        freed_at: Position(0),
    };
    names.iter().enumerate().map(hand).collect()
}

fn asked(by: Assign, tickets: u64, hands: &[Hand]) -> Vec<String> {
    let asks = Asks { queue: queue(0), weight: 1, skills: Vec::new() };
    let places = (1..=tickets).map(|number| place(0, number)).collect();
    let desk = Desk::from([(asks, places)]);
    let made = pass(&desk, by, hands, &BTreeSet::new());
    made.iter().map(|offer| offer.to.to_string()).collect()
}

#[test]
fn each_way_of_choosing_asks_whom_it_says() {
    let hands = three([2, 0, 1], [5, 9, 7], [8, 3, 9]);
    assert_eq!(asked(Assign::LongestIdle, 1, &hands), ["anna"]);
    assert_eq!(asked(Assign::LeastBusy, 1, &hands), ["bob"]);
    assert_eq!(asked(Assign::RoundRobin, 1, &hands), ["bob"]);
    assert_eq!(asked(Assign::LongestIdle, 3, &hands), ["anna", "carol", "bob"]);
    assert_eq!(
        asked(Assign::LeastBusy, 4, &hands),
        ["bob", "carol", "bob", "anna"].map(String::from)
    );
    assert_eq!(asked(Assign::RoundRobin, 3, &hands), ["bob", "anna", "carol"]);
}

#[test]
fn a_thousand_tickets_are_spread_as_far_as_there_is_room() {
    let hands = three([4, 0, 3], [1, 2, 3], [1, 2, 3]);
    for by in [Assign::LongestIdle, Assign::LeastBusy, Assign::RoundRobin] {
        let made = asked(by, 1_000, &hands);
        let count = |name: &str| made.iter().filter(|to| *to == name).count();
        assert_eq!((count("anna"), count("bob"), count("carol")), (1, 5, 2), "{by:?}");
    }
}

#[test]
fn who_has_left_comes_after_all_who_wait() {
    let asks = Asks { queue: queue(0), weight: 1, skills: Vec::new() };
    let (_, early, number) = place(0, 1);
    let places = BTreeSet::from([(Customer::HasLeft, early, number), place(30, 2)]);
    let made = pass(
        &Desk::from([(asks, places)]),
        Assign::LeastBusy,
        &three([4, 5, 5], [0; 3], [0; 3]),
        &BTreeSet::new(),
    );
    assert_eq!(made.iter().map(|offer| offer.ticket.0).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_pass_over_a_hundred_thousand_tickets_looks_at_no_more_than_it_offers() {
    let plain = Asks { queue: queue(0), weight: 1, skills: Vec::new() };
    let skilled = Asks { skills: vec!["german".to_owned()], ..plain.clone() };
    let looks = std::cell::Cell::new(0);
    let tickets = |from: u64| {
        let looked = |_: &Place| looks.set(looks.get() + 1);
        (from..from + 100_000).map(|number| place(0, number)).inspect(looked)
    };
    let line = |asks, from| Line { asks, by: Assign::LeastBusy, tickets: tickets(from) };
    let lines = vec![line(&skilled, 1), line(&plain, 200_000)];
    let made = offers(lines, three([4, 3, 5], [0; 3], [0; 3]), |_, _| false, 1_000);
    assert_eq!(made.len(), 3, "nobody knows German, and three units are free");
    assert!(made.iter().all(|offer| offer.ticket.0 >= 200_000));
    assert!(looks.get() <= 5, "{} tickets were looked at", looks.get());
}
