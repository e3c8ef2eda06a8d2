//! Queues that ask agents, through the whole engine.

use baton_shared::id::ConversationId;

use super::world::World;
use crate::desk::act::{Act, Consent, Target};
use crate::desk::event::{OfferEnd, Status};
use crate::desk::{ConversationEvent as Event, Refusal, TicketState};
use crate::engine::{AccountAct, Command, Failed};
use crate::policy::Policy;

/// The default policy, whose queue `support` asks agents, with further keys of the queue and of all.
fn policy(queue: &str, more: &str) -> String {
    let text = Policy::default_text();
    let name = "name = \"support\"\n";
    assert!(text.contains(name), "the default has a queue support");
    let asks = format!("{name}assign = \"longest_idle\"\n{queue}\n");
    text.replacen(name, &asks, 1) + more
}

async fn desk(queue: &str, more: &str) -> World {
    World::under(&policy(queue, more)).await
}

impl World {
    /// A customer who asks for a person, and the ticket that follows.
    async fn waits(&mut self, customer: &str) -> ConversationId {
        let id = self.says(customer, "agent please").await;
        self.later(0).await;
        id
    }

    fn offered(&self, id: &ConversationId) -> Option<String> {
        let conv = self.conv(id);
        conv.open_ticket()?.offered_by_queue().map(ToString::to_string)
    }

    async fn agent_with(&mut self, who: &str, skills: &[&str]) {
        self.agent(who).await;
        let name = who.parse().expect("a name");
        let skills = skills.iter().map(|skill| (*skill).to_owned()).collect();
        let role = crate::desk::event::Role::Agent;
        let act = AccountAct::Set { role, queues: vec![], skills };
        self.ask(Command::Account { name, act }).await.expect("set");
    }
}

#[tokio::test]
async fn a_waiting_ticket_is_offered_and_accepting_is_taking() {
    let mut world = desk("", "").await;
    world.agent("anna").await;
    let id = world.waits("c-1").await;
    assert_eq!(world.offered(&id).as_deref(), Some("anna"));
    let ticket = world.conv(&id).open_ticket().expect("a ticket").clone();
    assert_eq!((ticket.state, ticket.agent), (TicketState::Queued, None));
    world.does("anna", &id, Act::Accept).await.expect("hers");
    assert!(world.conv(&id).open_ticket().is_some_and(|t| t.held_by(&"anna".parse().expect("a"))));
    assert_eq!(world.notices(&id).await.last().map(String::as_str), Some("joined"));
    let state = world.engine.state();
    let anna = state.agent(&"anna".parse().expect("a name")).expect("known");
    assert!(anna.offers.is_empty() && anna.holds.len() == 1);
}

#[tokio::test]
async fn a_declined_offer_goes_to_the_next_and_to_nobody_twice_in_a_round() {
    let mut world = desk("", "").await;
    world.agent("anna").await;
    world.agent("bob").await;
    let id = world.waits("c-1").await;
    let first = world.offered(&id).expect("offered");
    world.does(&first, &id, Act::Decline { reason: None }).await.expect("declined");
    world.later(0).await;
    let second = world.offered(&id).expect("offered to the other");
    assert_ne!(first, second);
    world.does(&second, &id, Act::Decline { reason: None }).await.expect("declined");
    world.later(0).await;
    assert_eq!(world.offered(&id), None, "both were asked");
    assert!(world.conv(&id).open_ticket().expect("it waits").may_be_offered());
    // Somebody comes back from a break: they may be asked again.
    world.status(&first, Status::Away).await;
    world.status(&first, Status::Available).await;
    world.later(0).await;
    assert_eq!(world.offered(&id), Some(first));
}

#[tokio::test]
async fn who_misses_two_offers_is_not_asked_until_they_press_a_key() {
    let mut world = desk("offer_s = 10", "").await;
    world.agent("anna").await;
    let first = world.waits("c-1").await;
    world.later(11).await;
    assert_eq!(world.offered(&first), None);
    let second = world.waits("c-2").await;
    assert_eq!(world.offered(&second).as_deref(), Some("anna"), "one miss is nothing");
    world.later(11).await;
    let anna = || {
        let state = world.engine.state();
        state.agent(&"anna".parse().expect("a name")).expect("known").clone()
    };
    assert!(anna().not_responding && !anna().is_available() && anna().is_present());
    let missed = |events: &[Event]| {
        let miss =
            |event: &&Event| matches!(event, Event::OfferPassed { why: OfferEnd::Missed, .. });
        events.iter().filter(miss).count()
    };
    assert_eq!(missed(&world.events(&first).await) + missed(&world.events(&second).await), 2);
    world.ask(Command::Responded { by: "anna".parse().expect("a name") }).await.expect("a key");
    world.later(0).await;
    let asked = [&first, &second].map(|id| world.offered(id));
    assert_eq!(asked, [Some("anna".to_owned()), Some("anna".to_owned())]);
}

#[tokio::test]
async fn nobody_is_asked_beyond_their_capacity_and_each_freed_unit_is_filled() {
    let mut world = desk("", "\n[capacity]\nunits = 2\n").await;
    world.agent("anna").await;
    let ids = [world.waits("c-1").await, world.waits("c-2").await, world.waits("c-3").await];
    let offered = |world: &World| ids.iter().filter(|id| world.offered(id).is_some()).count();
    assert_eq!(offered(&world), 2);
    world.does("anna", &ids[0], Act::Accept).await.expect("hers");
    world.does("anna", &ids[1], Act::Accept).await.expect("hers");
    world.later(0).await;
    assert_eq!(world.offered(&ids[2]), None, "she carries two");
    world.does("anna", &ids[0], Act::Hold { until: None }).await.expect("held");
    world.later(0).await;
    assert_eq!(world.offered(&ids[2]).as_deref(), Some("anna"), "a hold makes room");
    world.does("anna", &ids[2], Act::Accept).await.expect("hers");
    let last = world.waits("c-4").await;
    assert_eq!(world.offered(&last), None);
    world.does("anna", &ids[1], Act::Close { disposition: None }).await.expect("closed");
    world.later(0).await;
    assert_eq!(world.offered(&last).as_deref(), Some("anna"), "a close makes room");
}

#[tokio::test]
async fn a_vanished_agents_offers_go_to_the_next_at_once() {
    let mut world = desk("", "").await;
    world.agent("anna").await;
    let id = world.waits("c-1").await;
    world.agent("bob").await;
    world.later(0).await;
    assert_eq!(world.offered(&id).as_deref(), Some("anna"));
    world.vanishes("anna").await;
    world.later(0).await;
    assert_eq!(world.offered(&id).as_deref(), Some("bob"));
    world.status("bob", Status::TransfersOnly).await;
    assert_eq!(world.offered(&id), None, "nobody is there for it");
    world.status("bob", Status::Available).await;
    world.later(0).await;
    assert_eq!(world.offered(&id).as_deref(), Some("bob"));
}

#[tokio::test]
async fn another_agent_may_take_what_is_offered_and_the_offer_is_over_for_both() {
    let mut world = desk("", "").await;
    world.agent("anna").await;
    let id = world.waits("c-1").await;
    world.agent("bob").await;
    let seen = (world.conv(&id).ticket_number().expect("a number"), world.conv(&id).epoch);
    world.does("bob", &id, Act::Take).await.expect("anybody may");
    let late = world.does_seeing("anna", seen, Act::Accept).await;
    let refusal = match late {
        Err(Failed::Refused { refusal, .. }) => refusal,
        other => panic!("{other:?}"),
    };
    assert_eq!(refusal, Refusal::StaleEpoch);
    let state = world.engine.state();
    assert!(state.agents().all(|agent| agent.offers.is_empty()));
}

#[tokio::test]
async fn only_who_has_the_skills_and_serves_the_queue_is_asked() {
    let mut world = desk("skills = [\"german\"]", "").await;
    world.agent("anna").await;
    let id = world.waits("c-1").await;
    assert_eq!(world.offered(&id), None, "anna knows no German");
    world.agent_with("bob", &["german"]).await;
    world.later(0).await;
    assert_eq!(world.offered(&id).as_deref(), Some("bob"));
    let (name, role) = ("bob".parse().expect("a name"), crate::desk::event::Role::Agent);
    let queues = vec!["billing".parse().expect("a queue")];
    let act = AccountAct::Set { role, queues, skills: vec!["german".to_owned()] };
    world.ask(Command::Account { name, act }).await.expect("set");
    assert_eq!(world.offered(&id), None, "who serves it no more is asked no more");
}

#[tokio::test]
async fn a_transfer_into_such_a_queue_is_offered_when_it_can_no_longer_be_taken_back() {
    let mut world = desk("", "").await;
    world.agent("anna").await;
    world.agent("bob").await;
    let id = world.waits("c-1").await;
    let first = world.offered(&id).expect("offered");
    world.does(&first, &id, Act::Accept).await.expect("taken");
    let to = |queue: &str| Target::Queue(queue.parse().expect("a queue"));
    let pass = |to| Act::Transfer { to, note: None, consent: Consent::Asked };
    world.does(&first, &id, pass(to("billing"))).await.expect("passed on");
    world.later(6).await;
    world.does(&first, &id, Act::Take).await.expect("taken");
    world.does(&first, &id, pass(to("support"))).await.expect("passed on");
    world.later(0).await;
    assert_eq!(world.offered(&id), None, "it may still be undone");
    world.later(6).await;
    assert!(world.offered(&id).is_some());
}

#[tokio::test]
async fn a_queue_begins_and_stops_to_ask_with_the_policy() {
    let mut world = World::new().await;
    world.agent("anna").await;
    let id = world.waits("c-1").await;
    assert_eq!(world.offered(&id), None);
    world.activate(&Policy::parse(&policy("", "")).expect("faultless")).await;
    world.later(0).await;
    assert_eq!(world.offered(&id).as_deref(), Some("anna"));
    world.does("anna", &id, Act::Decline { reason: None }).await.expect("declined");
    world.activate(&Policy::parse(Policy::default_text()).expect("faultless")).await;
    let other = world.waits("c-2").await;
    assert_eq!([world.offered(&id), world.offered(&other)], [None, None]);
}

#[tokio::test]
async fn a_restart_keeps_the_offer_and_its_end() {
    let mut world = desk("offer_s = 20", "").await;
    world.agent("anna").await;
    let id = world.waits("c-1").await;
    assert_eq!(world.offered(&id).as_deref(), Some("anna"));
    let mut again = World::on(world.log.clone(), world.clock.clone()).await;
    let parsed = Policy::parse(&policy("offer_s = 20", "")).expect("faultless");
    again.activate(&parsed).await;
    assert_eq!(again.offered(&id).as_deref(), Some("anna"));
    again.agent("bob").await;
    again.later(21).await;
    assert_eq!(again.offered(&id).as_deref(), Some("bob"));
}

#[tokio::test]
async fn what_is_due_soon_is_offered_before_what_waits_a_little_longer_and_nobody_starves() {
    let level = "[[service_level]]\nname = \"fast\"\npriority = \"urgent\"\nfirst_response_min = 1\n\
                 [[service_level]]\nname = \"slow\"\npriority = \"normal\"\nfirst_response_min = 50\n";
    let mut world = desk("", level).await;
    let old = world.waits("c-1").await;
    world.later(20 * 60).await;
    let first = world.waits("c-2").await;
    assert_eq!(world.offered(&first), None, "nobody is there");
    let order = |world: &World, id| world.conv(id).open_ticket().expect("a ticket").order_at;
    assert!(order(&world, &old) < order(&world, &first), "due in 50 minutes moves nothing");
    let risky = world.says("c-4", "my card was stolen").await;
    world.later(0).await;
    assert!(
        order(&world, &risky) < order(&world, &old),
        "due in a minute goes before 20 of waiting"
    );
    world.later(45 * 60).await;
    let late = world.says("c-5", "my card was stolen").await;
    world.later(0).await;
    assert!(order(&world, &old) < order(&world, &late), "and never before who waits for an hour");
}

#[tokio::test]
async fn two_relays_that_both_dispatch_make_one_offer_and_one_of_two_agents_gets_it() {
    let mut here = desk("", "").await;
    let mut there = World::on(here.log.clone(), here.clock.clone()).await;
    here.agent("anna").await;
    there.agent("bob").await;
    for customer in ["c-1", "c-2", "c-3", "c-4", "c-5", "c-6"] {
        let id = here.waits(customer).await;
        there.later(0).await;
        here.later(0).await;
        let offers = |events: &[Event]| {
            events.iter().filter(|event| matches!(event, Event::QueueOffered { .. })).count()
        };
        assert_eq!(offers(&here.events(&id).await), 1, "{customer}");
        there.later(0).await;
        let asked = there.offered(&id).expect("offered");
        let other = if asked == "anna" { "bob" } else { "anna" };
        let (accepted, taken) =
            tokio::join!(here.does(&asked, &id, Act::Accept), there.does(other, &id, Act::Take));
        assert_ne!(accepted.is_ok(), taken.is_ok(), "one of them: {accepted:?} {taken:?}");
        here.later(0).await;
        let state = here.engine.state();
        assert!(state.agents().all(|agent| agent.offers.is_empty()));
    }
}

#[tokio::test]
async fn a_ticket_that_leaves_its_queue_however_takes_its_offer_along() {
    let mut world = desk("", "").await;
    world.agent("anna").await;
    let erased = world.waits("c-1").await;
    let left = world.waits("c-2").await;
    assert!(world.offered(&erased).is_some() && world.offered(&left).is_some());
    let (cause, reason) = (crate::desk::event::Cause::Wish, None);
    let erase = Command::Erase { conversation: erased.clone(), cause, reason };
    world.ask(erase).await.expect("erased");
    world.presses("c-2", "baton:leave").await;
    let state = world.engine.state();
    assert!(state.agents().all(|agent| agent.offers.is_empty()));
}

#[tokio::test]
async fn nobody_is_asked_about_a_ticket_of_which_it_is_not_known_where_it_goes() {
    let asks = "[[route]]\nname = \"crm\"\nqueue = \"support\"\nwhen = { keywords = [\"contract\"] }\n\
                ask = { endpoint = \"crm\", timeout_ms = 5000 }\n";
    let mut world = desk("", asks).await;
    world.agent("anna").await;
    let id = world.says("c-1", "my contract: I want to talk to a person").await;
    world.later(0).await;
    assert!(world.conv(&id).open_ticket().is_some_and(|ticket| ticket.asking.is_some()));
    assert_eq!(world.offered(&id), None);
    let ticket = world.conv(&id).ticket_number().expect("a ticket");
    let said = Ok((crate::desk::asking::RouteAnswer::default(), None));
    world.ask(Command::Routed { conversation: id.clone(), ticket, said }).await.expect("taken in");
    world.later(0).await;
    assert_eq!(world.offered(&id).as_deref(), Some("anna"));
}

/// The same desk, where an offer stands for 10 seconds and everybody is asked again after 20.
async fn patient(more: &str) -> World {
    let text = policy("offer_s = 10", "");
    let keys = format!("offer_s = 30\nask_again_s = 20\n{more}");
    assert!(text.contains("offer_s = 30"), "the default says how long an offer stands");
    World::under(&text.replacen("offer_s = 30", &keys, 1)).await
}

#[tokio::test]
async fn who_let_a_ticket_pass_and_stays_is_asked_again_once_nobody_else_is_left_and_a_rest_is_over()
 {
    let mut world = patient("").await;
    world.agent("anna").await;
    world.agent("bob").await;
    let id = world.waits("c-1").await;
    let first = world.offered(&id).expect("offered");
    world.later(11).await;
    let second = world.offered(&id).expect("offered to the other");
    assert_ne!(first, second);
    world.does(&second, &id, Act::Decline { reason: None }).await.expect("declined");
    world.later(15).await;
    assert_eq!(world.offered(&id), None, "it rests");
    world.later(6).await;
    assert_eq!(
        world.offered(&id),
        Some(first.clone()),
        "who was asked the longest ago comes first"
    );
    let rounds = world.events(&id).await;
    let rounds = rounds.iter().filter(|event| matches!(event, Event::RoundBegan)).count();
    assert_eq!(rounds, 1);
    // The second silence in a row: asked no more, also in rounds to come, until they show themselves.
    world.later(11).await;
    assert_eq!(world.offered(&id), Some(second.clone()));
    world.later(11).await;
    for _ in 0..6 {
        world.later(21).await;
        let asked = world.offered(&id);
        assert!(asked.is_none() || asked.as_ref() == Some(&second), "{asked:?}");
        if asked.is_some() {
            world.does(&second, &id, Act::Decline { reason: None }).await.expect("declined");
        }
    }
    world.ask(Command::Responded { by: first.parse().expect("a name") }).await.expect("a key");
    world.later(0).await;
    assert_eq!(world.offered(&id), Some(first));
}

#[tokio::test]
async fn while_an_agent_sits_there_no_ticket_rests_for_longer_than_its_queue_says() {
    for seed in 0..24_u64 {
        let mut world = patient("missed_offers = 0").await;
        let names = ["anna", "bob", "carla"];
        let there = usize::try_from(1 + seed % 3).expect("small");
        for name in &names[..there] {
            world.agent(name).await;
        }
        let mut waiting = Vec::new();
        for n in 0..=seed % 4 {
            waiting.push(world.waits(&format!("c-{n}")).await);
        }
        for turn in 0..30_u64 {
            for (n, id) in (0..).zip(&waiting) {
                // Whoever is asked says no, says nothing, or goes for a moment.
                let Some(asked) = world.offered(id) else { continue };
                match (seed * 31 + turn * 7 + n * 3) % 5 {
                    0 | 1 => {
                        let no = Act::Decline { reason: None };
                        world.does(&asked, id, no).await.expect("declined");
                    }
                    2 => {
                        world.status(&asked, Status::Away).await;
                        world.status(&asked, Status::Available).await;
                    }
                    _ => world.later(4).await,
                }
            }
            world.later(7).await;
            let now = world.engine.now();
            for id in &waiting {
                let conv = world.conv(id);
                let rests = conv.open_ticket().expect("nobody took it").rests_since();
                let rested = rests.map_or(0, |(since, _)| now.duration_since(since).as_secs());
                assert!(rested <= 20, "seed {seed}, turn {turn}: {rested} s");
                let fresh = rests.is_some() || world.offered(id).is_some();
                assert!(fresh, "seed {seed}, turn {turn}: nobody was asked, and nobody will be");
            }
        }
    }
}

#[tokio::test]
async fn offers_are_counted_when_they_are_made_and_once_each_by_how_they_end() {
    let mut world = patient("missed_offers = 0").await;
    world.agent("anna").await;
    world.agent("bob").await;
    let (mut made, mut other) = (Vec::new(), Vec::new());
    for n in 0..6 {
        made.push(world.waits(&format!("c-{n}")).await);
        let asked = world.offered(&made[n]).expect("offered");
        other.push(if asked == "anna" { "bob" } else { "anna" });
    }
    let asked = |world: &World, n: usize| world.offered(&made[n]).expect("offered");
    world.does(&asked(&world, 0), &made[0], Act::Accept).await.expect("accepted");
    world.does(&asked(&world, 1), &made[1], Act::Take).await.expect("taken by who was asked");
    world.does(other[2], &made[2], Act::Take).await.expect("taken");
    world.presses("c-3", "baton:leave").await;
    let no = Act::Decline { reason: None };
    world.does(&asked(&world, 4), &made[4], no).await.expect("declined");
    world.later(0).await;
    // The fifth is offered to the other one now, and nobody answers that and the sixth.
    world.later(11).await;
    let ends = {
        let offers = &world.engine.meters().offers;
        [
            &offers.accepted,
            &offers.taken_by_another,
            &offers.declined,
            &offers.withdrawn,
            &offers.timed_out,
        ]
        .map(crate::meter::Counter::get)
    };
    assert_eq!(ends, [2, 1, 1, 1, 2]);
    let open = made.iter().filter(|id| world.conv(id).open_ticket().is_some());
    let open = open.filter(|id| world.offered(id).is_some()).count() as u64;
    assert_eq!(world.engine.meters().offers.made.get(), ends.iter().sum::<u64>() + open);
}
