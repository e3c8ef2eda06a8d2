//! What was done with a ticket, in agents' words: one entry an act.

use baton_shared::id::AgentName;
use baton_shared::wire;

use crate::desk::event::{
    Clock, Earlier, Ending, MovedFor, OfferEnd, Return, RouteAnswered, Words,
};
use crate::desk::{Control, ConversationEvent as Event};
use crate::engine::{Event as AnyEvent, Placed};

/// The ticket before, of a customer who came again soon.
fn again(earlier: &Earlier) -> String {
    let agent = earlier.agent.as_ref().map(|agent| format!(" with {agent}")).unwrap_or_default();
    format!("; again after #{}{agent}", earlier.ticket)
}

/// What a clock waits for, in an agent's words.
fn owed(clock: Clock) -> &'static str {
    match clock {
        Clock::FirstResponse => "first answer",
        Clock::NextResponse => "next answer",
        Clock::Resolution => "resolution",
    }
}

/// An act in a ticket's history.
pub(super) fn entry(placed: &Placed) -> Option<wire::HistoryEntry> {
    let AnyEvent::Conversation(_, event) = &placed.event else { return None };
    let words = |words: &Option<Words>| words.as_ref().map(|w| w.text.clone());
    let (what, by, to, note) = match event {
        Event::TicketOpened { queue, trigger, earlier, .. } => {
            let again = earlier.as_ref().map(again).unwrap_or_default();
            let why = format!("{} ({}){again}", trigger.rule, trigger.route);
            ("handover", None, Some(format!("queue:{queue}")), Some(why))
        }
        Event::Taken { agent, from, .. } => {
            let from = from.as_ref().map(|from| format!("from {from}"));
            ("take", Some(agent.clone()), Some(agent.to_string()), from)
        }
        Event::Offered { by, to, private, .. } => {
            ("offer", Some(by.clone()), Some(to.to_string()), words(private))
        }
        Event::Accepted { agent, forced, from, .. } => {
            let what = if *forced { "transfer" } else { "accept" };
            (what, Some(agent.clone()), Some(agent.to_string()), Some(format!("from {from}")))
        }
        Event::Declined { agent, private } => ("decline", agent.clone(), None, words(private)),
        Event::Transferred { by, to, private, .. } => {
            ("transfer", Some(by.clone()), Some(format!("queue:{to}")), words(private))
        }
        Event::Returned { by, why, .. } => {
            let why = match why {
                Return::Released => None,
                Return::Vanished => Some("its agent vanished".to_owned()),
                Return::Revoked => Some("its agent's account was ended".to_owned()),
            };
            ("release", by.clone(), None, why)
        }
        Event::Held { by, until } => {
            ("hold", Some(by.clone()), None, until.map(|until| format!("until {until}")))
        }
        Event::Resumed { by } => ("resume", by.clone(), None, None),
        Event::Closed { by, how, disposition, .. } => {
            let what = if *how == Ending::Handback { "handback" } else { "close" };
            let why = disposition.clone().or_else(|| by_whom_else(*how).map(str::to_owned));
            (what, by.clone(), None, why)
        }
        Event::Undone { by, .. } => ("undo", by.clone(), None, None),
        Event::Reopened { queue, .. } => ("reopen", None, Some(format!("queue:{queue}")), None),
        Event::Muted { by, private } => ("mute", Some(by.clone()), None, words(private)),
        Event::BriefingRated { by, good } => {
            let word = if *good { "good" } else { "poor" };
            ("briefing", Some(by.clone()), None, Some(word.to_owned()))
        }
        Event::Rated { stars, private, .. } => {
            let stars = stars.map(|stars| format!("{stars} of 5"));
            let told = [stars, words(private)].into_iter().flatten().collect::<Vec<_>>();
            ("rating", None, None, Some(told.join(": ")))
        }
        _ => by_itself(event)?,
    };
    Some(wire::HistoryEntry { at: placed.at, what: what.to_owned(), by, to, note })
}

type Told = (&'static str, Option<AgentName>, Option<String>, Option<String>);

/// Why a ticket is closed that no agent closed.
fn by_whom_else(how: Ending) -> Option<&'static str> {
    match how {
        Ending::Done | Ending::Handback => None,
        Ending::Left => Some("the customer left the queue"),
        Ending::Ended => Some("the customer ended the chat"),
        Ending::Silent => Some("nobody said anything any more"),
    }
}

/// Why an offer came to nothing.
fn in_vain(why: OfferEnd) -> &'static str {
    match why {
        OfferEnd::Declined => "declined",
        OfferEnd::Missed => "no answer in time",
        OfferEnd::Withdrawn => "no longer there for it",
    }
}

/// What came of waiting, of clocks and of queues that ask agents.
fn by_itself(event: &Event) -> Option<Told> {
    Some(match event {
        Event::QueueOffered { queue, to, .. } => {
            ("offer", None, Some(to.to_string()), Some(format!("out of {queue}")))
        }
        Event::OfferPassed { agent, why } => {
            ("offer_over", Some(agent.clone()), None, Some(in_vain(*why).to_owned()))
        }
        Event::RoundBegan => {
            let note = "nobody was left to ask: everybody is asked again";
            ("offer_round", None, None, Some(note.to_owned()))
        }
        Event::Notified { waiting_s } => ("notify", None, None, Some(waited(*waiting_s))),
        Event::CallbackWanted { .. } => {
            ("callback", None, None, Some("the customer wants to be called".to_owned()))
        }
        Event::IdleReminded => ("reminded", None, None, None),
        Event::AtRisk { clock } => ("at_risk", None, None, Some(owed(*clock).to_owned())),
        Event::Breached { clock } => ("breach", None, None, Some(owed(*clock).to_owned())),
        Event::Escalated { priority, to, .. } => {
            let to = to.as_ref().map(|queue| format!("queue:{queue}"));
            let word = serde_json::to_value(priority).ok();
            let word = word.and_then(|word| word.as_str().map(ToOwned::to_owned));
            ("escalate", None, to, word.map(|word| format!("priority {word}")))
        }
        Event::Relaxed { dropped, .. } if !dropped.is_empty() => {
            ("relax", None, None, Some(format!("no longer asks for {}", dropped.join(", "))))
        }
        Event::Overflowed { from, to, why, .. } => {
            let note = match why {
                MovedFor::Waited => format!("waited too long in {from}"),
                MovedFor::Unstaffed => format!("nobody of {from} was there"),
            };
            ("overflow", None, Some(format!("queue:{to}")), Some(note))
        }
        Event::InboxLeft { passed, .. } => {
            let to = if passed.to == Control::Queue { "queue" } else { "bot" };
            ("inbox_left", None, Some(to.to_owned()), None)
        }
        Event::IdentityNeeded { again } => {
            let note = match again {
                true => "this queue needs the customer verified again",
                false => "this queue asks for no verification",
            };
            ("identity", None, None, Some(note.to_owned()))
        }
        Event::NeedsChanged { now } => {
            let list =
                |of: &[String]| if of.is_empty() { "none".to_owned() } else { of.join(", ") };
            let (skills, missing) = (list(&now.skills), list(&now.missing));
            ("needs", None, None, Some(format!("skills: {skills}; still to be asked: {missing}")))
        }
        Event::Sensed { saw, .. } => {
            ("trigger", None, None, Some(format!("{}: {saw}", saw.name())))
        }
        Event::RouteAnswered { on, private } => routed(on, private.as_ref()),
        Event::WaitEnded { promised, waited_s, .. } => {
            let within = promised.within_s.map(|s| format!(", told at most {}", span(s)));
            let note = format!("waited {}{}", span(*waited_s), within.unwrap_or_default());
            ("wait", None, None, Some(note))
        }
        _ => return None,
    })
}

/// Nobody was there at all, or nobody took it.
fn waited(waiting_s: u64) -> String {
    match waiting_s {
        0 => "nobody is there to take it".to_owned(),
        s => format!("nobody took it for {}", span(s)),
    }
}

/// Seconds as people say them.
fn span(seconds: u64) -> String {
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, s) => format!("{s} s"),
        (0, m, 0) => format!("{m} min"),
        (0, m, s) => format!("{m} min {s} s"),
        (h, m, _) => format!("{h} h {m} min"),
    }
}

/// What somebody outside said of where it goes.
fn routed(on: &RouteAnswered, reason: Option<&Words>) -> Told {
    let to = on.to.as_ref().map(|queue| format!("queue:{queue}"));
    let why = on.why_not.clone().or_else(|| reason.map(|words| words.text.clone()));
    let note = why.map_or(on.endpoint.to_string(), |why| format!("{}: {why}", on.endpoint));
    ("routed", None, to, Some(note))
}
