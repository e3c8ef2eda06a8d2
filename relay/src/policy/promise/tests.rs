//! The estimate and its bound, figure by figure.

use super::*;

#[test]
fn with_nobody_present_there_is_no_live_promise_whatever_else_is_counted() {
    let learnt = Learnt { picked_up_s: Some(1), missed_by: Some(0) };
    let ghost = Staffing { available: 9, recent_handle_s: Some(1), learnt, ..Staffing::default() };
    assert_eq!(LivePromise::new(&ghost), None);
    assert_eq!(LivePromise::at(&ghost, 1), None);
}

#[test]
fn as_many_agents_must_become_free_as_stand_ahead_and_have_none() {
    let desk = Staffing {
        present: 4,
        available: 1,
        waiting: 4,
        recent_handle_s: Some(100),
        ..Staffing::default()
    };
    // Four are to come: 4 · 100 / 4, give or take √(4 + 4²/36) · 100 / 4, three quarters of it on top.
    let promise = LivePromise::new(&desk).expect("staffed");
    assert_eq!((promise.position(), promise.basis()), (5, Basis::Line));
    assert_eq!(promise.expected_wait_s(), Some(100));
    assert_eq!((promise.spread_s(), promise.within_s()), (Some(53), Some(139)));
}

#[test]
fn a_free_agent_leaves_only_the_time_to_pick_up_and_that_is_learnt() {
    let desk = Staffing { present: 2, available: 1, ..Staffing::default() };
    let promise = LivePromise::new(&desk).expect("staffed");
    assert_eq!((promise.basis(), promise.within_s()), (Basis::FreeAgent, None));
    let learnt = Learnt { picked_up_s: Some(40), missed_by: None };
    let promise = LivePromise::new(&Staffing { learnt, ..desk }).expect("staffed");
    assert_eq!(promise.within_s(), Some(40));
}

#[test]
fn without_recent_handling_there_is_a_place_but_no_figure() {
    let desk = Staffing { present: 1, waiting: 2, ..Staffing::default() };
    let promise = LivePromise::new(&desk).expect("staffed");
    assert_eq!((promise.position(), promise.expected_wait_s()), (3, None));
    assert_eq!(promise.within_s(), None);
}

#[test]
fn nothing_overflows_at_the_edge_of_what_can_be_counted() {
    let desk = Staffing {
        present: 1,
        available: 0,
        waiting: u32::MAX,
        recent_handle_s: Some(u64::MAX),
        learnt: Learnt { picked_up_s: None, missed_by: Some(i64::MAX) },
    };
    assert!(LivePromise::new(&desk).expect("staffed").within_s() >= Some(1));
    let less = Learnt { missed_by: Some(i64::MIN), ..desk.learnt };
    let promise = LivePromise::new(&Staffing { learnt: less, ..desk }).expect("staffed");
    assert_eq!(promise.within_s(), Some(1), "a wait is never negative");
}

#[test]
fn the_bound_is_where_four_of_five_recent_waits_ended() {
    let mut recent = Recent::default();
    let wait = |actual_s| Waited {
        basis: Basis::Line,
        expected_s: Some(100),
        spread_s: Some(50),
        within_s: None,
        actual_s,
    };
    for actual_s in (0..7).map(|n| n * 10) {
        recent.waited(&wait(actual_s));
    }
    assert_eq!(recent.learnt().missed_by, None, "seven teach nothing");
    for actual_s in (7..19).map(|n| n * 10) {
        recent.waited(&wait(actual_s));
    }
    // Of nineteen, the sixteenth: 150 seconds, one spread above the estimate.
    assert_eq!(recent.learnt().missed_by, Some(1_000));
}

#[test]
fn what_is_remembered_is_bounded_and_the_newest_stays() {
    let mut recent = Recent::default();
    for _ in 0..1_000 {
        recent.handled(10);
    }
    for _ in 0..RECENT_MAX {
        recent.handled(500);
    }
    assert_eq!(recent.handle_s(), Some(500));
    assert_eq!(recent.handled.len(), RECENT_MAX);
}

#[test]
fn a_broken_promise_moves_the_aim_up_by_as_much_as_four_kept_ones_move_it_down() {
    let mut errors = Errors::default();
    for kept in [true, true, false, true, true] {
        errors.judge(kept);
    }
    assert_eq!(errors.aim, COVERED);
    for _ in 0..1_000 {
        errors.judge(false);
    }
    assert_eq!(errors.aim, *AIM.end(), "bounded, so that one bad day is forgotten in time");
}
