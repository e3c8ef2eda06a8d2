//! In virtual time: a loop that jumps from one instant at which something happens to the next.

use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::delivery::classify::Refused;

const DOWN: Verdict = Verdict::Down { after: None };
const BUSY: Verdict = Verdict::Retry { after: None };
const NO: Verdict = Verdict::Park(Refused::Status(422));

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("in range")
}

fn lane(destination: &str, conversation: u64) -> Lane {
    let conversation = format!("c{conversation}").parse().expect("an id");
    Lane { destination: Destination::new(destination), conversation }
}

fn send(number: u64, conversation: u64) -> Pending {
    let lane = lane("hook", conversation);
    Pending::new(SendNumber(number), format!("s{number}"), lane, Kind::Chat, at(0))
}

fn lanes(sends: impl IntoIterator<Item = Pending>) -> Lanes {
    let mut lanes = Lanes::new(Limits::default());
    sends.into_iter().for_each(|send| lanes.push(send));
    lanes
}

/// Gives out all that may go now.
fn burst(lanes: &mut Lanes, now: Timestamp) -> Vec<Attempt> {
    std::iter::from_fn(|| lanes.next(now)).collect()
}

/// Runs until `end` or until nothing is left to do; each attempt takes no time. The half-way
/// random number makes every pause half of the longest.
fn run(
    lanes: &mut Lanes,
    end: Timestamp,
    mut world: impl FnMut(&Attempt, Timestamp) -> Verdict,
) -> Vec<(Timestamp, SendNumber, Settled)> {
    let (mut now, mut log, mut random) = (at(0), Vec::new(), 1_u64);
    loop {
        while let Some(attempt) = lanes.next(now) {
            let (number, verdict) = (attempt.number(), world(&attempt, now));
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            log.push((now, number, lanes.settled(attempt, verdict, now, random >> 20)));
        }
        match lanes.wake_at(now) {
            Some(next) if next <= end => now = next,
            _ => return log,
        }
    }
}

fn numbers(log: &[(Timestamp, SendNumber, Settled)], want: Settled) -> Vec<u64> {
    log.iter().filter(|(_, _, settled)| *settled == want).map(|(_, n, _)| n.0).collect()
}

#[test]
fn a_lane_goes_in_order_and_its_head_blocks_it_until_sent() {
    let mut lanes = lanes([send(2, 1), send(1, 1), send(3, 2)]);
    let mut flying = burst(&mut lanes, at(0));
    assert_eq!(flying.iter().map(|a| a.number().0).collect::<Vec<_>>(), [1, 3]);
    let first = flying.remove(0);
    assert_eq!((first.id(), first.made(), first.freshness()), ("s1", 1, Freshness::New));
    let again = lanes.settled(first, BUSY, at(0), 2_500);
    assert_eq!(again, Settled::Again { at: Timestamp::from_millisecond(2_500).expect("time") });
    assert_eq!(lanes.next(at(2)), None);
    let retry = lanes.next(at(3)).expect("due again");
    assert_eq!((retry.number(), retry.made()), (SendNumber(1), 2));
    assert_eq!(lanes.settled(retry, Verdict::Sent, at(3), 0), Settled::Sent);
    assert_eq!(lanes.next(at(3)).map(|a| a.number().0), Some(2));
}

#[test]
fn a_poisoned_message_parks_and_blocks_nobody() {
    let mut lanes = lanes([send(1, 1), send(2, 1), send(3, 2)]);
    let log = run(&mut lanes, at(100), |a, _| if a.number().0 == 1 { NO } else { Verdict::Sent });
    assert_eq!(numbers(&log, Settled::Sent), [2, 3]);
    let why = ParkReason::Refused(Refused::Status(422));
    assert_eq!(numbers(&log, Settled::Parked(why)), [1]);
    assert_eq!(lanes.status().parked.len(), 1);
    assert!(lanes.status().destinations.is_empty());
}

#[test]
fn a_message_that_always_fails_parks_after_twelve_attempts_while_others_pass() {
    let mut lanes = lanes((1..=40).map(|n| send(n, n)));
    let end = at(200 * 3_600);
    let log = run(&mut lanes, end, |a, _| if a.number().0 == 1 { BUSY } else { Verdict::Sent });
    assert_eq!(log.iter().filter(|(_, n, _)| n.0 == 1).count(), 12);
    assert_eq!(numbers(&log, Settled::Sent), (2..=40).collect::<Vec<_>>());
    let last = log.last().expect("attempts");
    assert_eq!(last.2, Settled::Parked(ParkReason::Spent(super::super::backoff::Spent::Attempts)));
}

#[test]
fn an_hours_outage_costs_few_attempts_parks_nothing_and_everything_arrives_in_order() {
    let mut lanes = lanes((1..=600).map(|n| send(n, n % 60)));
    let back = at(3_600);
    let mut during = 0;
    let log = run(&mut lanes, at(7_200), |_, now| {
        if now >= back {
            return Verdict::Sent;
        }
        during += 1;
        DOWN
    });
    assert!((100..=130).contains(&during), "{during} attempts");
    let mut sent = numbers(&log, Settled::Sent);
    let last = log.last().expect("sent").0;
    assert!(last <= at(3_600 + 60), "drained at {last}");
    for conversation in 0..60 {
        assert!(sent.iter().filter(|n| *n % 60 == conversation).is_sorted());
    }
    sent.sort_unstable();
    assert_eq!(sent, (1..=600).collect::<Vec<_>>());
    assert!(lanes.status().parked.is_empty());
}

#[test]
fn a_destination_that_answers_500_to_all_opens_its_circuit_and_parks_nothing() {
    let mut lanes = lanes((1..=20).map(|n| send(n, n)));
    let log = run(&mut lanes, at(24 * 3_600), |_, _| BUSY);
    assert!(log.iter().all(|(_, _, settled)| matches!(settled, Settled::Again { .. })));
    let status = lanes.status();
    assert!(status.destinations[0].down_since.is_some());
    assert_eq!((status.destinations[0].waiting, status.parked.len()), (20, 0));
}

#[test]
fn while_one_destination_is_down_another_gets_its_sends() {
    let mut lanes = lanes((1..=50).map(|n| send(n, n)));
    for n in 51..=100 {
        lanes.push(Pending { lane: lane("crm", n), ..send(n, n) });
    }
    let log = run(&mut lanes, at(600), |a, _| {
        if a.lane().destination == Destination::new("hook") { DOWN } else { Verdict::Sent }
    });
    let sent = log.iter().filter(|(_, _, settled)| *settled == Settled::Sent);
    assert!(sent.clone().all(|(when, _, _)| *when == at(0)));
    assert_eq!(sent.count(), 50);
}

#[test]
fn a_backlog_of_ten_thousand_drains_with_at_most_eight_under_way() {
    let mut lanes = lanes((1..=10_000).map(|n| send(n, n % 1_000)));
    let (mut flying, mut sent, mut most) = (VecDeque::new(), 0, 0);
    loop {
        flying.extend(burst(&mut lanes, at(0)));
        most = most.max(flying.len());
        let Some(attempt) = flying.pop_front() else { break };
        lanes.settled(attempt, Verdict::Sent, at(0), 0);
        sent += 1;
    }
    assert_eq!((sent, most), (10_000, 8));
    assert!(lanes.lanes.is_empty() && lanes.destinations.is_empty() && lanes.index.is_empty());
}

#[test]
fn patience_asked_for_holds_for_the_whole_destination_and_at_most_six_hours() {
    let mut lanes = lanes([send(1, 1), send(2, 2)]);
    let first = lanes.next(at(0)).expect("free");
    let after = Some(Duration::from_secs(90));
    lanes.settled(first, Verdict::Retry { after }, at(0), 0);
    assert_eq!((lanes.next(at(89)), lanes.wake_at(at(0))), (None, Some(at(90))));
    let first = lanes.next(at(90)).expect("patience over");
    let after = Some(Duration::from_hours(1_000));
    lanes.settled(first, Verdict::Retry { after }, at(90), 0);
    assert_eq!(lanes.wake_at(at(90)), Some(at(90 + 6 * 3_600)));
}

#[test]
fn a_life_cycle_callback_parks_after_three_days_of_outage_and_a_chat_send_waits() {
    let callback = Pending { kind: Kind::Callback, ..send(1, 1) };
    let mut lanes = lanes([callback, send(2, 2)]);
    let log = run(&mut lanes, at(100 * 3_600), |_, _| DOWN);
    let parked: Vec<_> =
        log.iter().filter(|(_, _, settled)| matches!(settled, Settled::Parked(_))).collect();
    assert_eq!((parked.len(), parked[0].1), (1, SendNumber(1)));
    assert!(parked[0].0 > at(72 * 3_600) && parked[0].0 < at(73 * 3_600));
    assert_eq!(lanes.status().destinations[0].waiting, 1, "the chat send");
}

#[test]
fn held_after_a_restore_nothing_goes_out_until_released() {
    let mut lanes = lanes([send(1, 1)]);
    lanes.hold();
    assert_eq!((lanes.next(at(9)), lanes.wake_at(at(9))), (None, None));
    assert!(lanes.status().held);
    lanes.release();
    assert!(lanes.next(at(9)).is_some());
}

#[test]
fn a_parked_send_is_tried_again_at_its_place_or_dropped() {
    let mut lanes = lanes([send(1, 1), send(2, 1)]);
    let first = lanes.next(at(0)).expect("free");
    lanes.settled(first, NO, at(0), 0);
    assert!(lanes.retry(SendNumber(1)));
    assert!(!lanes.retry(SendNumber(1)));
    let first = lanes.next(at(0)).expect("back at its place");
    assert_eq!((first.number(), first.made()), (SendNumber(1), 2));
    lanes.settled(first, NO, at(0), 0);
    assert_eq!(lanes.cancel(SendNumber(1)), Cancelled::Removed);
    assert!(lanes.status().parked.is_empty());
    assert_eq!(lanes.cancel(SendNumber(1)), Cancelled::Unknown);
}

#[test]
fn a_cancelled_send_is_not_attempted_and_one_under_way_not_again() {
    let mut lanes = lanes([send(1, 1), send(2, 1), send(3, 1)]);
    assert_eq!(lanes.cancel(SendNumber(1)), Cancelled::Removed);
    let second = lanes.next(at(0)).expect("the next one's turn");
    assert_eq!(second.number(), SendNumber(2));
    assert_eq!(lanes.cancel(SendNumber(2)), Cancelled::UnderWay);
    assert_eq!(lanes.settled(second, DOWN, at(0), 0), Settled::Cancelled);
    let third = lanes.next(at(0)).expect("its turn");
    assert_eq!(lanes.cancel(SendNumber(3)), Cancelled::UnderWay);
    assert_eq!(lanes.settled(third, Verdict::Sent, at(0), 0), Settled::Sent, "it got through");
    assert!(lanes.lanes.is_empty() && lanes.index.is_empty() && lanes.parked.is_empty());
}

#[test]
fn an_attempt_not_made_counts_nowhere_and_a_probe_not_made_is_another_lanes() {
    let mut lanes = lanes((1..=6).map(|n| send(n, n)));
    for _ in 0..5 {
        let attempt = lanes.next(at(0)).expect("closed");
        lanes.settled(attempt, DOWN, at(0), u64::MAX);
    }
    assert_eq!(lanes.next(at(29)), None);
    let probe = lanes.next(at(30)).expect("a probe");
    assert_eq!(lanes.next(at(30)), None, "one probe at a time");
    let number = probe.number();
    lanes.unmade(probe, Unmade::Never, at(30));
    let probe = lanes.next(at(30)).expect("another probe");
    assert_ne!(probe.number(), number);
    let number = probe.number();
    lanes.unmade(probe, Unmade::Later(at(40)), at(30));
    assert_eq!(lanes.status().destinations[0].waiting, 5);
    let entry = lanes.lanes[&lanes.index[&number]].front().expect("still there");
    assert!(entry.send.made <= 1);
}

#[test]
fn the_same_number_twice_is_one_send() {
    let mut lanes = lanes([send(1, 1), send(1, 1)]);
    assert_eq!(numbers(&run(&mut lanes, at(9), |_, _| Verdict::Sent), Settled::Sent), [1]);
}

proptest! {
    #[test]
    fn whatever_the_world_answers_order_holds_and_every_send_has_one_end(
        sends in prop::collection::vec(0_u64..6, 1..60),
        answers in prop::collection::vec(0_u8..10, 40),
    ) {
        let mut lanes = lanes(sends.iter().zip(1..).map(|(c, n)| send(n, *c)));
        let mut turn = 0;
        let log = run(&mut lanes, at(3_000_000), |_, _| {
            turn += 1;
            match answers.get(turn) {
                Some(0..=2) => DOWN,
                Some(3..=4) => BUSY,
                Some(5) => NO,
                Some(6) => Verdict::Retry { after: Some(Duration::from_secs(7)) },
                _ => Verdict::Sent,
            }
        });
        let ends: Vec<u64> = log
            .iter()
            .filter(|(_, _, settled)| matches!(settled, Settled::Sent | Settled::Parked(_)))
            .map(|(_, number, _)| number.0)
            .collect();
        for conversation in 0..6 {
            let of = |n: &&u64| sends.iter().zip(1_u64..).any(|(c, m)| m == **n && *c == conversation);
            prop_assert!(ends.iter().filter(of).is_sorted());
        }
        let mut all = ends;
        all.sort_unstable();
        prop_assert_eq!(all, (1..).take(sends.len()).collect::<Vec<u64>>());
        prop_assert!(lanes.lanes.is_empty() && lanes.index.is_empty());
    }
}
