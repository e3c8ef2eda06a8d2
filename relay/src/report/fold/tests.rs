//! What the fold makes of single stories, at the edges that a month rarely has.

use baton_shared::id::{Epoch, TicketNumber};

use super::*;
use crate::desk::event::{Clock, Control, Passed, RatedBy, Return, Watches};

/// October 2026 in Berlin ends at this instant.
const END: &str = "2026-10-31T23:00:00Z";

struct Story {
    fold: Fold,
    at: Timestamp,
}

fn passed() -> Passed {
    Passed { to: Control::Queue, epoch: Epoch(1) }
}

fn id() -> ConversationId {
    "cv-1".parse().expect("an id")
}

fn taken(agent: &str) -> Event {
    Event::Taken { agent: agent.parse().expect("a name"), from: None, passed: passed() }
}

fn offered() -> Event {
    Event::Offered {
        by: "anna".parse().expect("a name"),
        to: "bob".parse().expect("a name"),
        until: Timestamp::MAX,
        undo_until: Timestamp::MAX,
        private: None,
    }
}

fn to_queue(to: &str) -> Event {
    Event::Transferred {
        by: "anna".parse().expect("a name"),
        to: to.parse().expect("a name"),
        passed: passed(),
        undo_until: Timestamp::MAX,
        watches: Watches::default(),
        private: None,
    }
}

fn closed() -> Event {
    Event::Closed {
        by: Some("anna".parse().expect("a name")),
        how: Ending::Done,
        disposition: None,
        passed: passed(),
        undo_until: Some(Timestamp::MAX),
        handled: None,
    }
}

fn undone() -> Event {
    Event::Undone { by: None, passed: None }
}

impl Story {
    /// A ticket opened so many seconds before the month's end.
    fn before_the_end(seconds: i64) -> Self {
        let end: Timestamp = END.parse().expect("an instant");
        let month = "2026-10".parse().expect("a month");
        let months = Months::new(month, "Europe/Berlin", Timestamp::MAX).expect("a month");
        let at = end - jiff::SignedDuration::from_secs(seconds);
        let opened = Self::opened(at);
        Self { fold: Fold::new(months), at }.then(0, opened)
    }

    fn opening(&self) -> Event {
        Self::opened(self.at)
    }

    fn opened(at: Timestamp) -> Event {
        Event::TicketOpened {
            number: TicketNumber(1),
            queue: "support".parse().expect("a name"),
            priority: crate::desk::parts::Priority::Normal,
            language: None,
            intent: None,
            tags: vec![],
            skills: vec![],
            queue_skills: vec![],
            trigger: crate::desk::event::Trigger::default(),
            passed: None,
            order_at: at,
            due_at: None,
            level: None,
            watches: Watches::default(),
            promised: None,
            earlier: None,
            asking: None,
            private: None,
        }
    }

    /// So many seconds later this happens.
    #[allow(clippy::needless_pass_by_value)] // A story reads better without borrows.
    fn then(mut self, seconds: i64, event: Event) -> Self {
        self.at += jiff::SignedDuration::from_secs(seconds);
        self.fold.apply(&id(), &event, self.at);
        self
    }

    fn october(self) -> Tally {
        self.fold.finish().reported
    }
}

#[test]
fn a_close_just_before_midnight_counts_unless_it_is_taken_back_after_it() {
    let story = || Story::before_the_end(100).then(50, taken("anna")).then(48, closed());
    assert_eq!(story().october().closed, 1);
    assert_eq!(story().then(4, Event::Settled).october().closed, 1);
    assert_eq!(story().then(4, undone()).october().closed, 0);
    let again = story().then(4, undone()).then(1, closed()).october();
    assert_eq!(again.closed, 0, "closed in November");
    let settled = story().then(4, Event::Settled).then(1, undone()).october();
    assert_eq!(settled.closed, 1, "what stands is not taken back");
}

#[test]
fn the_first_instant_of_a_month_is_in_it_and_its_end_is_not() {
    assert_eq!(Story::before_the_end(1).october().handed_over, 1);
    assert_eq!(Story::before_the_end(0).october().handed_over, 0);
    let october_s = 31 * 86_400 + 3_600;
    assert_eq!(Story::before_the_end(october_s).october().handed_over, 1);
    assert_eq!(Story::before_the_end(october_s + 1).october().handed_over, 0);
}

#[test]
fn a_rating_counts_with_its_question_and_a_wait_where_it_ends() {
    let asked = || Event::SurveyAsked { until: Timestamp::MAX };
    let rated = || Event::Rated { stars: Some(4), by: RatedBy::Words, private: None };
    let tally = Story::before_the_end(10).then(1, asked()).then(30, rated()).october();
    assert_eq!((tally.asked, tally.rated, tally.stars), (1, 1, [0, 0, 0, 1, 0]));
    let words = Event::Rated { stars: None, by: RatedBy::Words, private: None };
    let tally =
        Story::before_the_end(50).then(1, asked()).then(5, rated()).then(5, words).october();
    assert_eq!(
        (tally.asked, tally.rated),
        (1, 1),
        "a comment behind the stars is no second answer"
    );
    let late = Story::before_the_end(10).then(30, taken("anna")).october();
    assert_eq!((late.handed_over, late.waits.len()), (1, 0), "taken in November");
}

#[test]
fn an_agents_last_word_on_a_briefing_counts_once() {
    let word = |by: &str, good| Event::BriefingRated { by: by.parse().expect("a name"), good };
    let story = || {
        Story::before_the_end(100)
            .then(1, word("anna", true))
            .then(1, word("anna", true))
            .then(1, word("bob", true))
            .then(1, word("anna", false))
    };
    assert_eq!(story().october().briefing, [1, 1]);
    let next_month = story().then(200, word("bob", false)).october();
    assert_eq!(next_month.briefing, [1, 1], "another month's word changes nothing here");
}

#[test]
fn a_ticket_moved_by_a_service_level_was_not_misrouted_by_hand() {
    let to = Some("billing".parse().expect("a name"));
    let escalated = Event::Escalated {
        clock: Clock::FirstResponse,
        priority: crate::desk::parts::Priority::High,
        order_at: Timestamp::MIN,
        to,
        watches: Watches::default(),
    };
    let close = |story: Story| story.then(20, taken("bob")).then(1, closed()).october();
    let by_hand = |story: Story| close(story.then(1, taken("anna")).then(60, to_queue("returns")));
    let straight = by_hand(Story::before_the_end(9_000));
    assert_eq!((straight.misrouted, straight.moved, straight.worked), (1, 1, 1));
    let moved = by_hand(Story::before_the_end(9_000).then(600, escalated));
    assert_eq!((moved.misrouted, moved.moved), (0, 1));
    let overflowed = Event::Overflowed {
        from: "support".parse().expect("a name"),
        to: "billing".parse().expect("a name"),
        why: crate::desk::event::MovedFor::Waited,
        moved: 1,
        watches: Watches::default(),
    };
    let moved = by_hand(Story::before_the_end(9_000).then(600, overflowed));
    assert_eq!((moved.misrouted, moved.moved), (0, 1), "nor was one that waited too long");
    let story = Story::before_the_end(9_000).then(1, taken("anna"));
    let late = close(story.then(1_801, to_queue("returns")));
    assert_eq!((late.misrouted, late.moved), (0, 1), "after half an hour of work");
    let taken_back = Story::before_the_end(9_000).then(1, taken("anna"));
    let taken_back = taken_back.then(5, to_queue("returns")).then(2, undone()).then(1, closed());
    assert_eq!(taken_back.october().moved, 0);
}

#[test]
fn an_offer_ends_once_and_only_while_it_stands() {
    let declined = || Event::Declined { agent: None, private: None };
    let returned = Event::Returned {
        by: None,
        why: Return::Vanished,
        passed: passed(),
        order_at: None,
        watches: Watches::default(),
    };
    let story = || Story::before_the_end(1_000).then(1, taken("anna")).then(1, offered());
    assert_eq!(
        story().then(30, declined()).then(1, declined()).october().moves,
        [0, 0, 0, 0, 1, 0]
    );
    assert_eq!(story().then(1, undone()).then(1, undone()).october().moves, [0, 0, 0, 0, 0, 1]);
    assert_eq!(story().then(1, returned).then(30, declined()).october().moves, [0; 6]);
}

#[test]
fn a_hand_over_led_where_somebody_outside_sent_it() {
    use crate::desk::asking::{Asking, RouteAnswered};
    let asks = |story: Story| {
        let mut event = story.opening();
        if let Event::TicketOpened { asking, .. } = &mut event {
            *asking = Some(Box::new(Asking {
                endpoint: "router".parse().expect("a name"),
                route: "outside".to_owned(),
                until: Timestamp::MAX,
            }));
        }
        story.then(60, event)
    };
    let answered = |to: Option<&str>| Event::RouteAnswered {
        on: Box::new(RouteAnswered {
            endpoint: "router".parse().expect("a name"),
            answer: None,
            why_not: None,
            to: to.map(|to| to.parse().expect("a name")),
            priority: crate::desk::parts::Priority::Normal,
            order_at: Timestamp::MIN,
            watches: Watches::default(),
            promised: None,
        }),
        private: None,
    };
    let queues = |tally: &Tally| (tally.queue.of("support"), tally.queue.of("billing"));
    let story = || asks(Story::before_the_end(9_000));
    assert_eq!(queues(&story().then(1, answered(Some("billing"))).october()), (1, 1));
    assert_eq!(queues(&story().then(1, answered(None)).october()), (2, 0));
    assert_eq!(queues(&story().october()), (2, 0), "no answer yet");
    let moved = story().then(1, answered(Some("billing"))).then(1, taken("anna"));
    let moved = moved.then(1, to_queue("support")).then(20, taken("bob")).then(1, closed());
    assert_eq!(moved.october().misrouted, 1, "out of the queue that was chosen outside");
}

#[test]
fn a_queue_that_gave_up_is_told_from_a_customer_who_left() {
    let said = |notice: &str| Event::SystemSaid {
        message: "m-1".parse().expect("an id"),
        notice: notice.to_owned(),
        private: None,
    };
    let left = Event::Closed {
        by: None,
        how: Ending::Left,
        disposition: None,
        passed: passed(),
        undo_until: None,
        handled: None,
    };
    let story = || Story::before_the_end(1_000).then(0, said("handover_opened"));
    let gone = story().then(60, left.clone()).then(0, said("queue_left")).october();
    assert_eq!(gone.told, [0, 1, 0, 0, 0]);
    let given_up = story().then(60, left.clone()).then(0, said("queue_timed_out")).october();
    assert_eq!(given_up.told, [0, 0, 0, 1, 0]);
    assert_eq!(story().then(60, left.clone()).october().told, [0, 1, 0, 0, 0]);
    let untold = Story::before_the_end(1_000).then(0, said("handover_closed")).then(60, left);
    assert_eq!(untold.october().told, [0; 5], "nobody told them to wait");
}

#[test]
fn a_reply_in_the_providers_inbox_answers_a_ticket_that_is_open_and_ends_its_wait() {
    let typed = || Event::InboxSaid {
        message: "m-2".parse().expect("an id"),
        inbox: "inbox:hook".parse().expect("a name"),
        sent_at: None,
        passed: Some(passed()),
        until: Some(Timestamp::MAX),
        private: None,
    };
    let told = Event::SystemSaid {
        message: "m-1".parse().expect("an id"),
        notice: "handover_opened".to_owned(),
        private: None,
    };
    let clock = Event::ClockStarted {
        clock: Clock::FirstResponse,
        level: "standard".to_owned(),
        at_risk_at: None,
        due_at: Timestamp::MAX,
    };
    let story = || Story::before_the_end(9_000).then(0, told.clone()).then(0, clock.clone());
    let tally = story().then(40, typed()).then(60, taken("anna")).october();
    assert_eq!((tally.told, tally.answers), ([0, 0, 0, 0, 1], vec![40]));
    let late = story().then(60, closed()).then(1, Event::Settled).then(40, typed()).october();
    assert!(late.answers.is_empty(), "it answers no ticket: {:?}", late.answers);
}
