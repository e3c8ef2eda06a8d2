//! What became of a ticket after the decision that opened it, as `why` tells it: what moved it, who
//! has it, and why it is over. What was said is in the transcript, and everything in `show`.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::wording::cut;
use crate::desk::ConversationEvent as Event;
use crate::desk::event::{Clock, Ending, MovedFor, Return, RouteAnswered, Sensed};

/// Lines told at most; all are in the ticket's history.
const TOLD: usize = 40;

/// What was seen so far of one ticket.
#[derive(Debug, Default)]
pub(super) struct After {
    told: Vec<(Timestamp, String)>,
    /// The last mark of a clock, which an escalation follows.
    mark: &'static str,
    more: usize,
}

impl After {
    /// Takes over the next event.
    pub(super) fn see(&mut self, at: Timestamp, event: &Event) {
        match event {
            Event::AtRisk { .. } => self.mark = "at risk",
            Event::Breached { .. } => self.mark = "late",
            _ => {}
        }
        if let Some(line) = said(event, self.mark) {
            self.tell(at, line);
        }
    }

    /// A line more.
    pub(super) fn tell(&mut self, at: Timestamp, line: String) {
        if self.told.len() < TOLD {
            self.told.push((at, line));
        } else {
            self.more += 1;
        }
    }

    /// The lines, with the clock that the decision is told by.
    pub(super) fn lines(&self, clock: impl Fn(Timestamp) -> String) -> Vec<String> {
        let lines = self.told.iter().map(|(at, line)| format!("then at {}: {line}", clock(*at)));
        let more = format!("and {} more: `show` has all", self.more);
        lines.chain((self.more > 0).then_some(more)).collect()
    }

    /// The same for programs.
    pub(super) fn report(&self) -> Value {
        let line = |(at, said): &(Timestamp, String)| json!({ "at": at, "said": said });
        self.told.iter().map(line).collect()
    }
}

fn said(event: &Event, mark: &str) -> Option<String> {
    Some(match event {
        Event::Escalated { clock, priority, to, .. } => {
            let moved = to.as_ref().map(|to| format!("moved to {to}, ")).unwrap_or_default();
            let priority = format!("{priority:?}").to_lowercase();
            format!("{moved}priority {priority}: {} was {mark}", owed(*clock))
        }
        Event::Overflowed { from, to, why, .. } => match why {
            MovedFor::Waited => format!("moved to {to}: it had waited too long in {from}"),
            MovedFor::Unstaffed => format!("moved to {to}: nobody of {from} was there"),
        },
        Event::Relaxed { dropped, .. } if !dropped.is_empty() => {
            format!("no longer asks for {}: it had waited too long", dropped.join(", "))
        }
        Event::Taken { agent, from: None, .. } => format!("{agent} has it"),
        Event::Accepted { agent, from, forced: false, .. } => {
            format!("{agent} has it, offered by {from}")
        }
        Event::Accepted { agent, from, forced: true, .. } => {
            format!("{agent} has it, moved from {from} by a lead")
        }
        Event::Transferred { by, to, .. } => format!("moved to {to} by {by}"),
        Event::Returned { by, why, .. } => match (why, by) {
            (Return::Released, Some(by)) => format!("back in its queue, by {by}"),
            (Return::Revoked, _) => "back in its queue: its agent's account was ended".to_owned(),
            _ => "back in its queue: its agent was gone".to_owned(),
        },
        Event::Undone { .. } => "that was taken back".to_owned(),
        Event::Reopened { queue, .. } => format!("open again in {queue}: the customer came back"),
        Event::Closed { by, how, .. } => match (how, by) {
            (Ending::Done, Some(by)) => format!("closed by {by}"),
            (Ending::Handback, Some(by)) => format!("given back to the bot by {by}"),
            (Ending::Handback, None) => "given back to the bot".to_owned(),
            (Ending::Left, _) => "closed: the customer left the queue".to_owned(),
            (Ending::Ended, _) => "closed: the customer ended the chat".to_owned(),
            (Ending::Silent, _) => "closed: nobody said anything any more".to_owned(),
            (Ending::Done, None) => "closed".to_owned(),
        },
        _ => return None,
    })
}

/// A trigger that is no rule, fired while the ticket was open.
pub(super) fn fired(
    at: Timestamp,
    (policy, saw): (&str, &Sensed),
    last: Option<&(String, String)>,
) -> (String, Value) {
    let Sensed::WishWithdrawn { words: place, .. } = saw else {
        let line = format!("{saw} ({})", saw.name());
        return (line, json!({ "at": at, "policy": policy, "saw": saw, "words": null }));
    };
    let words = last.map(|(text, masked)| {
        // Where what agents see has them as they are; of an earlier version the whole message.
        let back = place.and_then(|place| place.of(text));
        back.filter(|back| masked.contains(back)).unwrap_or(masked)
    });
    let wrote = words.map(|words| format!(", by \"{}\"", cut(words))).unwrap_or_default();
    let line = format!("the customer {saw}{wrote} ({})", saw.name());
    (line, json!({ "at": at, "policy": policy, "saw": saw, "words": words }))
}

/// What somebody outside, asked by the route, has said, and what came of it.
pub(super) fn outside(on: &RouteAnswered, reason: Option<&str>) -> (String, Value) {
    let said = match on.answer.as_ref().map(|answer| answer.queue.as_ref()) {
        Some(Some(queue)) => format!("it said {queue}"),
        Some(None) => "it named no queue".to_owned(),
        None => "it gave no answer".to_owned(),
    };
    let reason = reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
    let went = match (&on.to, &on.why_not) {
        (Some(queue), _) => format!("moved to {queue}"),
        (None, Some(why)) => format!("stayed: {why}"),
        (None, None) => "stayed".to_owned(),
    };
    let line = format!("asked {} where to: {said}{reason}; {went}", on.endpoint);
    (
        line,
        json!({ "endpoint": on.endpoint, "answer": on.answer, "to": on.to, "why_not": on.why_not }),
    )
}

fn owed(clock: Clock) -> &'static str {
    match clock {
        Clock::FirstResponse => "its first answer",
        Clock::NextResponse => "its next answer",
        Clock::Resolution => "its resolution",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(s: i64) -> Timestamp {
        Timestamp::from_second(s).expect("an instant")
    }

    #[test]
    fn a_ticket_that_a_service_level_moved_says_which_clock_did_it() {
        let mut after = After::default();
        let clock = Clock::FirstResponse;
        after.see(at(0), &Event::AtRisk { clock });
        after.see(at(60), &Event::Breached { clock });
        let (priority, order_at) = (crate::desk::parts::Priority::Urgent, at(0));
        let to = Some("billing".parse().expect("a name"));
        let watches = crate::desk::event::Watches::default();
        after.see(at(60), &Event::Escalated { clock, priority, order_at, to, watches });
        let lines = after.lines(|at| format!("{} s", at.as_second()));
        assert_eq!(
            lines,
            ["then at 60 s: moved to billing, priority urgent: its first answer was late"]
        );
    }

    #[test]
    fn a_long_story_is_cut_and_says_so() {
        let mut after = After::default();
        for _ in 0..TOLD + 2 {
            after.see(at(0), &Event::Undone { by: None, passed: None });
        }
        let lines = after.lines(|_| "noon".to_owned());
        assert_eq!((lines.len(), lines[TOLD].as_str()), (TOLD + 1, "and 2 more: `show` has all"));
    }
}
