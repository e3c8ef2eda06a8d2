//! Who is on duty and what may be promised because of it. Owns the rule that a live promise
//! exists only with somebody present; knows neither hours nor words.

use serde::{Deserialize, Serialize};

/// The people and the waiting of one queue, as counted by the engine at one instant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Staffing {
    /// Agents of the queue who are at their desk: a surface connected **and** used.
    pub present: u32,
    /// Those of them who would take a ticket now.
    pub available: u32,
    /// Tickets that wait in the queue and count for somebody's place.
    pub waiting: u32,
    /// Median seconds an agent has recently spent on a ticket; `None` without enough of them.
    pub recent_handle_s: Option<u64>,
}

/// A promise that a person is there. It cannot be made with nobody present: the fields are
/// private and [`LivePromise::new`] is the only way to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LivePromise {
    position: u32,
    expected_wait_s: Option<u64>,
}

impl LivePromise {
    /// The promise to a newcomer who would be last in the queue; `None` with nobody present.
    #[must_use]
    pub fn new(staffing: &Staffing) -> Option<Self> {
        Self::at(staffing, staffing.waiting.saturating_add(1))
    }

    /// The promise to somebody who already waits at `position` (1 is next).
    ///
    /// The wait is `position × recent handling time ÷ agents`, rounded up, where the agents are
    /// those available or, if none is free, those present. It errs to the long side: with a free
    /// agent the first in line is usually taken sooner. Without recent handling there is no
    /// figure, and none is made up.
    #[must_use]
    pub fn at(staffing: &Staffing, position: u32) -> Option<Self> {
        if staffing.present == 0 {
            return None;
        }
        let available = staffing.available.min(staffing.present);
        let agents = u64::from(if available > 0 { available } else { staffing.present });
        let position = position.max(1);
        let expected_wait_s =
            staffing.recent_handle_s.map(|s| s.saturating_mul(position.into()).div_ceil(agents));
        Some(Self { position, expected_wait_s })
    }

    /// Place in the queue, 1 is next.
    #[must_use]
    pub fn position(&self) -> u32 {
        self.position
    }

    /// Expected seconds until a person answers; `None` where no honest figure exists.
    #[must_use]
    pub fn expected_wait_s(&self) -> Option<u64> {
        self.expected_wait_s
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_nobody_present_there_is_no_live_promise_whatever_else_is_counted() {
        let ghost = Staffing { available: 9, recent_handle_s: Some(1), ..Staffing::default() };
        assert_eq!(LivePromise::new(&ghost), None);
        assert_eq!(LivePromise::at(&ghost, 1), None);
    }

    #[test]
    fn the_wait_is_place_times_handling_over_agents_rounded_up() {
        let desk = Staffing { present: 4, available: 3, waiting: 4, recent_handle_s: Some(100) };
        let promise = LivePromise::new(&desk).expect("staffed");
        assert_eq!((promise.position(), promise.expected_wait_s()), (5, Some(167)));
        let busy = LivePromise::new(&Staffing { available: 0, ..desk }).expect("staffed");
        assert_eq!(busy.expected_wait_s(), Some(125));
    }

    #[test]
    fn without_recent_handling_there_is_a_place_but_no_figure() {
        let desk = Staffing { present: 1, waiting: 2, ..Staffing::default() };
        let promise = LivePromise::new(&desk).expect("staffed");
        assert_eq!((promise.position(), promise.expected_wait_s()), (3, None));
    }
}
