//! Service levels: what is owed, when it is at risk or late, and what follows.

use super::world::World;
use crate::desk::act::Act;
use crate::desk::event::ConversationEvent as Event;
use crate::desk::level::{Clock, ClockState};
use crate::desk::parts::Priority;
use crate::policy::Policy;

const LEVEL: &str = r#"
[[service_level]]
name = "standard"
queue = "support"
first_response_min = 10
next_response_min = 20
resolution_min = 120
at_risk = 0.5
when_at_risk = { priority = "high" }
when_breached = { priority = "urgent", queue = "billing", notify = true }
"#;

fn policy() -> String {
    // The bell for tickets that nobody takes is another matter.
    Policy::default_text().replace("notify_after_s = 30", "notify_after_s = 86400") + LEVEL
}

fn say(text: &str) -> Act {
    let id = format!("a-{}", text.len());
    Act::Say { message: id.parse().expect("id"), text: text.to_owned() }
}

/// The marks that clocks came to, and what followed, in order.
async fn marks(world: &World, id: &baton_shared::id::ConversationId) -> Vec<String> {
    let events = world.events(id).await.into_iter().filter_map(|event| match event {
        Event::AtRisk { clock } => Some(format!("at risk {clock:?}")),
        Event::Breached { clock } => Some(format!("breached {clock:?}")),
        Event::Escalated { priority, to, .. } => {
            let to = to.map(|queue| format!(" to {queue}")).unwrap_or_default();
            Some(format!("escalated {priority:?}{to}"))
        }
        Event::Notified { .. } => Some("rung".to_owned()),
        _ => None,
    });
    events.collect()
}

#[tokio::test]
async fn a_ticket_nobody_answers_is_at_risk_then_late_and_each_has_its_consequence() {
    let mut world = World::under(&policy()).await;
    world.agent("anna").await;
    let id = world.says("ann", "agent please").await;
    let ticket = world.conv(&id).open_ticket().expect("a ticket").clone();
    assert_eq!(ticket.due_at, Some(ticket.opened_at + jiff::SignedDuration::from_mins(10)));
    world.later(299).await;
    assert_eq!(marks(&world, &id).await, Vec::<String>::new());
    world.later(1).await;
    assert_eq!(marks(&world, &id).await, ["at risk FirstResponse", "escalated High"]);
    let queue = "support".parse().expect("a name");
    let at_risk: Vec<u32> = {
        let state = world.engine.state();
        state.at_risk().filter(|(q, _)| **q == queue).map(|(_, n)| n).collect()
    };
    assert_eq!(at_risk, [1]);
    world.later(300).await;
    let all = marks(&world, &id).await;
    assert_eq!(all[2..], ["breached FirstResponse", "escalated Urgent to billing", "rung"]);
    let conv = world.conv(&id);
    let ticket = conv.open_ticket().expect("a ticket");
    assert_eq!((ticket.priority, ticket.queue.as_str()), (Priority::Urgent, "billing"));
    assert_eq!(world.notices(&id).await.last().map(String::as_str), Some("transferred"));
}

#[tokio::test]
async fn an_answer_stops_the_clock_and_the_customers_next_words_start_another() {
    let mut world = World::under(&policy()).await;
    world.agent("anna").await;
    let id = world.says("ann", "agent please").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.does("anna", &id, say("hello")).await.expect("said");
    let owed = |world: &World| {
        let conv = world.conv(&id);
        let ticket = conv.open_ticket().expect("a ticket");
        ticket.clocks.iter().map(|one| one.clock).collect::<Vec<_>>()
    };
    assert_eq!(owed(&world), [Clock::Resolution]);
    world.says("ann", "and my invoice?").await;
    world.says("ann", "number 12").await;
    assert_eq!(owed(&world), [Clock::Resolution, Clock::NextResponse]);
    world.later(20 * 60).await;
    let late = marks(&world, &id).await;
    // Held by an agent: more urgent, but neither moved nor rung for.
    assert_eq!(
        late,
        ["at risk NextResponse", "escalated High", "breached NextResponse", "escalated Urgent",]
    );
    world.does("anna", &id, say("here it is")).await.expect("said");
    assert_eq!(owed(&world), [Clock::Resolution]);
    world.does("anna", &id, Act::Close { disposition: None }).await.expect("closed");
    world.later(86_400).await;
    assert_eq!(marks(&world, &id).await.len(), 4, "a closed ticket owes nothing");
}

#[tokio::test]
async fn a_clock_that_ran_out_while_the_relay_was_down_is_marked_at_the_next_start_and_once() {
    let mut world = World::under(&policy()).await;
    let id = world.says("ann", "agent please").await;
    world.later(1).await;
    world.clock.advance(jiff::SignedDuration::from_mins(30));
    let mut again = World::on(world.log.clone(), world.clock.clone()).await;
    again.later(1).await;
    again.later(1).await;
    let all = marks(&again, &id).await;
    let breaches = all.iter().filter(|mark| mark.starts_with("breached")).count();
    assert_eq!(breaches, 1, "{all:?}");
    let conv = again.conv(&id);
    assert_eq!(conv.open_ticket().expect("a ticket").standing(), ClockState::Breached);
}

#[tokio::test]
async fn outside_the_hours_the_clock_stands_still() {
    let hours = "\n[[hours]]\nname = \"office\"\nzone = \"UTC\"\nmon = [\"09:00-12:00\"]\n";
    let text = policy().replacen("\"always\"", "\"office\"", 1) + hours;
    let mut world = World::under(&text).await;
    let id = world.says("ann", "agent please").await;
    let due = world.conv(&id).open_ticket().expect("kept").due_at.expect("owed");
    let local = jiff::tz::TimeZone::UTC.to_datetime(due);
    assert_eq!(local.time(), jiff::civil::time(9, 10, 0, 0));
    assert_eq!(local.weekday(), jiff::civil::Weekday::Monday);
}

#[tokio::test]
async fn a_route_may_name_the_service_level_which_the_ticket_keeps() {
    let named = "[[service_level]]\nname = \"contract\"\nby_name = true\n\
                 first_response_min = 3\nnext_response_min = 4\n";
    let text = policy().replacen(
        "note = \"What the customer wrote.\"",
        "note = \"n\"\nservice_level = \"contract\"",
        1,
    );
    let mut world = World::under(&format!("{text}{named}")).await;
    world.agent("anna").await;
    let other = world.says("ben", "agent please").await;
    let id = world.says("ann", "agent please, about my refund").await;
    let due = |id| {
        let conv = world.conv(id);
        let ticket = conv.open_ticket().expect("a ticket");
        ticket.due_at.map(|due| due.duration_since(ticket.opened_at).as_mins())
    };
    assert_eq!((due(&id), due(&other)), (Some(3), Some(10)));
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.does("anna", &id, say("hello")).await.expect("said");
    world.later(60).await;
    world.says("ann", "and now?").await;
    let conv = world.conv(&id);
    let ticket = conv.open_ticket().expect("a ticket");
    let next = ticket.clocks.iter().find(|one| one.clock == Clock::NextResponse).expect("runs");
    assert_eq!((next.level.as_str(), ticket.level.as_deref()), ("contract", Some("contract")));
}

#[tokio::test]
async fn who_was_nearly_due_and_rises_in_priority_does_not_overtake_a_more_urgent_one() {
    let soon = "\n[[service_level]]\nname = \"soon\"\nfirst_response_min = 4\nat_risk = 0.5\n\
                when_at_risk = { priority = \"high\" }\nwhen_breached = { priority = \"urgent\" }\n";
    let mut world = World::under(&(Policy::default_text().to_owned() + soon)).await;
    world.agent("anna").await;
    let fraud = world.says("ann", "this is fraud").await;
    let wish = world.says("bob", "agent please").await;
    let order = |world: &World, id| world.conv(id).open_ticket().expect("waits").order_at;
    assert!(order(&world, &fraud) < order(&world, &wish));
    let at_first = order(&world, &wish);
    world.later(300).await;
    let late = world.conv(&wish).open_ticket().expect("waits").clone();
    assert_eq!((late.priority, late.standing()), (Priority::Urgent, ClockState::Breached));
    assert!(late.order_at < at_first, "it has moved up");
    assert!(order(&world, &fraud) <= late.order_at, "and nobody gains more than half an hour");
    assert_eq!(late.order_at, late.opened_at - jiff::SignedDuration::from_mins(30));
}
