//! What waiting itself brings about: a ticket asks for less, or goes on to another queue.

use baton_shared::id::{AgentName, ConversationId};
use baton_shared::wire::PolicyAsk;

use super::world::World;
use crate::desk::act::{Act, Consent, Target};
use crate::desk::event::{MovedFor, Role, Status};
use crate::desk::{ConversationEvent as Event, Ticket};
use crate::engine::{AccountAct, Command};
use crate::policy::Policy;
use crate::policy::examples::try_all;
use crate::proof;

/// The default policy with further keys of its queues `support` and `billing`.
fn policy(support: &str, billing: &str) -> String {
    let mut text = Policy::default_text().to_owned();
    for (name, keys) in [("support", support), ("billing", billing)] {
        let head = format!("[[queue]]\nname = \"{name}\"\n");
        assert!(text.contains(&head), "the default has {name}");
        text = text.replacen(&head, &format!("{head}{keys}\n"), 1);
    }
    text
}

async fn desk(support: &str, billing: &str) -> World {
    World::under(&policy(support, billing)).await
}

impl World {
    /// An agent of one queue only.
    async fn agent_of(&mut self, who: &str, queue: &str) {
        self.agent(who).await;
        let (name, role) = (who.parse().expect("a name"), Role::Agent);
        let queues = vec![queue.parse().expect("a queue")];
        let act = AccountAct::Set { role, queues, skills: vec![] };
        self.ask(Command::Account { name, act }).await.expect("set");
    }

    fn ticket(&self, id: &ConversationId) -> Ticket {
        self.conv(id).open_ticket().expect("an open ticket").clone()
    }

    /// Where the ticket was moved from and to by itself, and why.
    async fn moved(&self, id: &ConversationId) -> Vec<(String, String, MovedFor)> {
        let moved = self.events(id).await.into_iter().filter_map(|event| match event {
            Event::Overflowed { from, to, why, .. } => {
                Some((from.to_string(), to.to_string(), why))
            }
            _ => None,
        });
        moved.collect()
    }
}

#[tokio::test]
async fn a_ticket_asks_for_less_the_longer_it_waits_and_is_then_offered() {
    let relax = "skills = [\"german\", \"refunds\"]\nassign = \"least_busy\"\nrelax = [{ after_min = \
                 10, drop = \"*\" }, { after_min = 5, drop = \"german\" }]";
    let mut world = desk(relax, "").await;
    world.agent("anna").await;
    let id = world.says("c-1", "agent please").await;
    assert_eq!(world.ticket(&id).skills, ["german", "refunds"]);
    world.later(5 * 60).await;
    assert_eq!(world.ticket(&id).skills, ["refunds"]);
    assert!(world.ticket(&id).may_be_offered(), "anna knows no refunds either");
    world.later(5 * 60).await;
    assert!(world.ticket(&id).skills.is_empty());
    assert_eq!(world.ticket(&id).offered_by_queue().map(AgentName::as_str), Some("anna"));
    let relaxed = |event: &Event| matches!(event, Event::Relaxed { .. });
    assert_eq!(world.events(&id).await.iter().filter(|event| relaxed(event)).count(), 2);
}

#[tokio::test]
async fn a_ticket_that_waited_too_long_goes_on_keeps_its_place_and_its_customer_is_told() {
    let mut world = desk("overflow = { to = \"billing\", after_min = 10 }", "").await;
    world.agent_of("bob", "billing").await;
    let id = world.says("c-1", "agent please").await;
    let before = world.ticket(&id);
    world.later(9 * 60).await;
    assert_eq!(world.ticket(&id).queue.as_str(), "support");
    world.later(60).await;
    let after = world.ticket(&id);
    assert_eq!((after.queue.as_str(), after.order_at), ("billing", before.order_at));
    let moved = [("support".to_owned(), "billing".to_owned(), MovedFor::Waited)];
    assert_eq!(world.moved(&id).await, moved);
    assert_eq!(world.notices(&id).await.last().map(String::as_str), Some("transferred"));
    world.does("bob", &id, Act::Take).await.expect("it is his queue now");
    let why = PolicyAsk::Why { number: after.number };
    let why = proof::answer(&world.engine, why).await.expect("answered");
    let then: Vec<&str> = why
        .lines
        .iter()
        .filter_map(|line| line.split_once(": "))
        .filter_map(|(when, what)| when.starts_with("  then at ").then_some(what))
        .collect();
    assert_eq!(then, ["moved to billing: it had waited too long in support", "bob has it"]);
}

#[tokio::test]
async fn nobody_is_sent_to_a_queue_where_nobody_is_and_it_is_looked_at_again() {
    let mut world = desk("overflow = { to = \"billing\", unstaffed_min = 3 }", "").await;
    let id = world.says("c-1", "agent please").await;
    world.later(3 * 60).await;
    assert_eq!(world.moved(&id).await, [], "nobody is anywhere");
    world.agent_of("bob", "billing").await;
    world.agent_of("anna", "support").await;
    world.later(3 * 60).await;
    assert_eq!(world.moved(&id).await, [], "anna is there for it");
    world.status("anna", Status::Away).await;
    world.later(3 * 60).await;
    assert_eq!(world.moved(&id).await[0].2, MovedFor::Unstaffed);
}

#[tokio::test]
async fn a_ticket_is_sent_on_three_times_at_most_even_in_a_circle() {
    let (there, back) = (
        "overflow = { to = \"billing\", after_min = 1 }",
        "overflow = { to = \"support\", after_min = 1 }",
    );
    let mut world = desk(there, back).await;
    world.agent("anna").await;
    let id = world.says("c-1", "agent please").await;
    for _ in 0..8 {
        world.later(60).await;
    }
    assert_eq!(world.moved(&id).await.len(), 3);
    assert_eq!(world.ticket(&id).watches.moves.expect("kept").overflow_at(), None);
}

#[tokio::test]
async fn an_offer_that_is_open_is_not_taken_away_by_an_overflow() {
    let keys =
        "assign = \"round_robin\"\noffer_s = 90\noverflow = { to = \"billing\", after_min = 1 }";
    let mut world = desk(keys, "").await;
    world.agent("anna").await;
    let id = world.says("c-1", "agent please").await;
    world.later(0).await;
    world.later(61).await;
    assert_eq!(world.ticket(&id).queue.as_str(), "support", "anna still thinks about it");
    world.does("anna", &id, Act::Decline { reason: None }).await.expect("declined");
    world.later(0).await;
    assert_eq!(world.ticket(&id).queue.as_str(), "billing");
}

/// Whether the briefing says that the customer must be verified again.
fn must_verify(world: &World, id: &ConversationId) -> bool {
    world.ticket(id).briefing.must_verify
}

fn transfer(queue: &str) -> Act {
    let to = Target::Queue(queue.parse().expect("a queue"));
    Act::Transfer { to, note: None, consent: Consent::Asked }
}

#[tokio::test]
async fn what_a_queue_needs_to_know_of_the_customer_follows_a_transfer_there_back_and_its_undo() {
    let mut world = desk("", "verified = true").await;
    world.agent("anna").await;
    let id = world.says("c-1", "agent please").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    assert!(!must_verify(&world, &id), "support does not ask");
    world.does("anna", &id, transfer("billing")).await.expect("moved");
    assert!(must_verify(&world, &id), "billing does");
    world.does("anna", &id, Act::Undo).await.expect("in time");
    assert!(!must_verify(&world, &id), "back in support");
    world.does("anna", &id, transfer("billing")).await.expect("moved");
    world.later(10).await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    assert!(must_verify(&world, &id), "an agent of billing sees it");
    world.does("anna", &id, transfer("support")).await.expect("moved");
    assert!(!must_verify(&world, &id), "and one of support does not");
    let told = world.events(&id).await.into_iter().filter_map(|event| match event {
        Event::IdentityNeeded { again } => Some(again),
        _ => None,
    });
    assert_eq!(told.collect::<Vec<_>>(), [true, true, false], "the undo restores the ticket");
}

#[tokio::test]
async fn a_customer_somebody_vouched_for_is_verified_in_every_queue() {
    let mut world = desk("", "verified = true").await;
    world.agent("anna").await;
    let mut vouched = world.message("ben", "agent please");
    vouched.customer.verified = true;
    let answer = world.ask(Command::Customer(Box::new(vouched))).await.expect("taken in");
    let id = answer.conversation.expect("one");
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.does("anna", &id, transfer("billing")).await.expect("moved");
    assert!(!must_verify(&world, &id) && world.conv(&id).customer.verified);
}

#[tokio::test]
async fn a_ticket_that_moves_by_itself_says_what_its_new_queue_needs() {
    let overflow = "overflow = { to = \"billing\", after_min = 10 }";
    let mut world = desk(overflow, "verified = true").await;
    world.agent_of("bob", "billing").await;
    let id = world.says("c-1", "agent please").await;
    assert!(!must_verify(&world, &id));
    world.later(10 * 60).await;
    assert_eq!(world.ticket(&id).queue.as_str(), "billing");
    assert!(must_verify(&world, &id));

    let level = "\n[[service_level]]\nname = \"all\"\nqueue = \"support\"\nfirst_response_min = \
                 5\nwhen_breached = { queue = \"billing\" }\n";
    let mut world = World::under(&format!("{}{level}", policy("verified = true", ""))).await;
    world.agent("anna").await;
    let id = world.says("c-1", "agent please").await;
    assert!(must_verify(&world, &id), "support asks");
    world.later(5 * 60).await;
    assert_eq!(world.ticket(&id).queue.as_str(), "billing");
    assert!(!must_verify(&world, &id), "billing does not");
}

fn asks(world: &World, id: &ConversationId) -> (Vec<String>, Vec<String>) {
    let ticket = world.ticket(id);
    (ticket.skills, ticket.briefing.missing)
}

/// Lists of words, as a ticket has them.
fn lists(skills: &[&str], missing: &[&str]) -> (Vec<String>, Vec<String>) {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    (owned(skills), owned(missing))
}

#[tokio::test]
async fn a_queues_own_skills_and_fields_stay_there_and_those_of_the_new_one_count() {
    let support = "skills = [\"german\", \"refunds\"]\nrequired = [\"order\"]";
    let text = policy(support, "skills = [\"books\"]\nrequired = [\"order\", \"iban\"]");
    let wish = "when = { explicit_request = true }\n";
    assert!(text.contains(wish), "the default has a trigger for it");
    let text = text.replacen(wish, &format!("{wish}skills = [\"refunds\"]\n"), 1);
    let mut world = World::under(&text).await;
    world.agent("anna").await;
    let id = world.says("c-1", "agent please").await;
    assert_eq!(asks(&world, &id), lists(&["german", "refunds"], &["order"]));
    world.says("c-1", "8123").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.does("anna", &id, transfer("billing")).await.expect("moved");
    assert_eq!(asks(&world, &id), lists(&["books", "refunds"], &["iban"]), "the rule's goes along");
    assert_eq!(world.notices(&id).await.last().map(String::as_str), Some("field_ask"));
    world.does("anna", &id, Act::Undo).await.expect("in time");
    assert_eq!(asks(&world, &id), lists(&["german", "refunds"], &[]));
}

#[tokio::test]
async fn what_the_customer_was_asked_and_answered_outlives_an_undo() {
    let mut world = desk("", "required = [\"order\", \"iban\"]").await;
    world.agent("anna").await;
    let id = world.says("c-1", "agent please").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.does("anna", &id, transfer("billing")).await.expect("moved");
    world.says("c-1", "8123").await;
    world.does("anna", &id, Act::Undo).await.expect("in time");
    assert!(world.ticket(&id).briefing.collected.contains_key("order"), "what they said stays");
    world.says("c-1", "DE00").await;
    assert!(!world.ticket(&id).briefing.collected.contains_key("iban"), "they talk to anna now");
    world.does("anna", &id, transfer("billing")).await.expect("moved");
    assert_eq!(asks(&world, &id), lists(&[], &["iban"]));
    let asked = world.notices(&id).await.into_iter().filter(|one| one == "field_ask").count();
    assert_eq!(asked, 2, "each field once, whatever is undone");
}

#[tokio::test]
async fn what_was_let_go_of_does_not_come_back_by_an_undo_and_is_asked_for_where_a_queue_says_so() {
    let relax = "skills = [\"german\"]\nrelax = [{ after_min = 1, drop = \"german\" }]";
    let mut world = desk(relax, "").await;
    world.agent("anna").await;
    let id = world.says("c-1", "agent please").await;
    assert_eq!(asks(&world, &id), lists(&["german"], &[]));
    world.later(60).await;
    assert_eq!(asks(&world, &id), lists(&[], &[]));
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.does("anna", &id, transfer("billing")).await.expect("moved");
    world.does("anna", &id, Act::Undo).await.expect("in time");
    assert_eq!(asks(&world, &id), lists(&[], &[]));
    world.does("anna", &id, transfer("billing")).await.expect("moved");
    world.later(10).await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.does("anna", &id, transfer("support")).await.expect("moved");
    assert_eq!(asks(&world, &id), lists(&["german"], &[]), "it comes to support anew");
}

/// Where an example says that a ticket is after so many minutes.
fn on_paper(text: &str, absent: &str, minutes: u64) -> String {
    let example = format!(
        "{text}\n[[example]]\nname = \"paper\"\nsays = [\"agent please\"]\nabsent = [{absent}]\n\
         expect = {{ queue_after = {{ {minutes} = \"support\" }} }}\n"
    );
    let policy = Policy::parse(&example).unwrap_or_else(|faults| panic!("{faults:?}"));
    let tried = try_all(&policy).pop().expect("the last one");
    tried.wrong.first().map_or_else(|| "support".to_owned(), |wrong| wrong.got.clone())
}

#[tokio::test]
async fn a_wait_in_an_example_goes_where_a_wait_at_the_desk_goes() {
    let to = |queue: &str, when: &str| format!("overflow = {{ to = \"{queue}\", {when} }}");
    let (nobody, everybody) = ("\"support\"", "");
    for (support, billing, absent) in [
        (to("billing", "after_min = 4"), String::new(), everybody),
        (to("billing", "unstaffed_min = 3"), String::new(), nobody),
        (to("billing", "unstaffed_min = 3"), String::new(), everybody),
        (to("billing", "after_min = 2"), to("support", "after_min = 3"), everybody),
        (to("billing", "after_min = 5, unstaffed_min = 2"), to("support", "after_min = 1"), nobody),
    ] {
        let text = policy(&support, &billing);
        let mut world = World::under(&text).await;
        if absent == nobody {
            world.agent_of("anna", "billing").await;
        } else {
            world.agent("anna").await;
        }
        let id = world.says("c-1", "agent please").await;
        for minutes in 1..=12 {
            world.later(60).await;
            let here = world.ticket(&id).queue;
            let paper = on_paper(&text, absent, minutes);
            assert_eq!(here.as_str(), paper, "{minutes} min, {support}, {billing}, {absent}");
        }
    }
}
